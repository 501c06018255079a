"""Everyday words that a question may use and the library need not: they are not misspelt."""

COMMON_WORDS = frozenset(
    """abroad accept actual advise afraid agree alone along although amazing angry annoying answer
    anyway apart apply argue asking awful badly basic behind believe belong below beneath besides
    better beyond boring boss bother break brief broken bunch busy career carer catch cheap check
    cheers choose chose clear climb close coming correct could crisis crucial daily decent decide
    degree depend differ direct doubt drive easier either email enough entire error essay every
    exact except expect extra faith false famous faster favourite fewer final finally finish first
    follow force forget fresh friend front funny genuine giving going grade grand grateful great
    greater guess handle happen happy hardly hated heard heavy hello helpful hidden higher honest
    honestly hours house human ideal imagine improve inside instead issue joint judge keeping kindly
    known large larger later latest laugh least leave legal letter likely listen little lives locally
    longer loose lower lucky maybe meant middle might mention minute modern monday money month moral
    morning mostly mother moving music myself nearby nearly needed neither never newer nicely night
    nobody normal notice nowhere obvious often older online opinion order other ought outside owner
    paper patch perhaps person phone photo piece place plain please plenty point police polite
    possible pretty price print prove proud quick quicker quickly quiet quite quote raise rather
    reach ready really reason recent recipe refer relate remain remind remove repeat reply right
    river rough round sadly saying scared scary seeing seems seldom sense serious seven shall share
    shocking short should shown silly simple simply since sleep slightly small smart sorry sound
    speak spend spent split stand start still stop story straight strange street strong stuck stuff
    stupid sudden suddenly summary surely surprise sweet taken taking teach telling terrible thank
    thanks their there these thing think third those though through tired today together tomorrow
    tonight total touch tough towards translate treat trick tried trouble truly trust truth trying
    twelve twice under unless unlike until usual usually various verse video visit voice waiting
    wanted waste watch water wealth weather wedding weekend weird where which while white whole
    whose wider without woman women wonder worried worry worse worst worth would write writing wrong
    wrote years yellow yesterday yourself capital country football holiday""".split()
)
