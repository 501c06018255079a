"""A small library of plain facts, with questions whose answers are known."""

from __future__ import annotations

from evals.cases import Case, Slice, Span

FACTS = {
    "orchard": ("The orchard keeps 12 hives of bees.", "How many hives of bees?", "12"),
    "harbour": ("The harbour lends 35 boats a year.", "How many boats does it lend?", "35"),
    "bakery": ("The bakery sells 410 loaves on a Monday.", "How many loaves are sold?", "410"),
    "choir": ("The choir has 64 singers of all ages.", "How many singers are there?", "64"),
    "library": (
        "Readers borrow 8,250 novels each winter.",
        "How many novels are borrowed?",
        "8,250",
    ),
    "stable": ("The stable shoes 19 ponies every month.", "How many ponies are shod?", "19"),
    "quarry": ("The quarry cuts 73 blocks of slate a week.", "How many blocks of slate?", "73"),
    "school": ("The school teaches 290 pupils to swim.", "How many pupils learn to swim?", "290"),
    "museum": ("The museum shows 47 clocks in its hall.", "How many clocks are shown?", "47"),
    "garden": ("The garden grows 26 kinds of rose.", "How many kinds of rose?", "26"),
}
"""By document: what it says, what is asked, and the fact."""
UNANSWERABLE = {
    "chair": "Who chairs the committee of the orchard?",
    "price": "What price in pounds is paid for a pony?",
    "mongolia": "What is the capital of Mongolia?",
}

HELD_OUT = {"harbour", "bakery", "quarry", "museum", *UNANSWERABLE}


def notes() -> dict[str, str]:
    """The library's Markdown by file name."""
    return {
        name: f"# The {name}\n\n{sentence} It began as a gift of the town to its people.\n"
        for name, (sentence, _, _) in FACTS.items()
    }


def answerable(name: str) -> Case:
    """The question about one document."""
    sentence, question, fact = FACTS[name]
    evidence = (Span(doc_id=name, quote=sentence),)
    return _case(name, "number", f"{question} Look at the {name}.", ((fact,),), evidence)


def unanswerable(name: str) -> Case:
    """A question that the library does not answer."""
    return _case(name, "unanswerable", UNANSWERABLE[name], (), ())


def _case(
    name: str,
    kind: Slice,
    question: str,
    facts: tuple[tuple[str, ...], ...],
    evidence: tuple[Span, ...],
) -> Case:
    return Case(
        id=f"kit-{name}",
        slice=kind,
        questions=(question,),
        key_facts=facts,
        evidence=evidence,
        status="answered" if facts else "not_in_library",
        notes="",
        basis="",
        half="held-out" if name in HELD_OUT else "tune",
    )


def cases() -> list[Case]:
    """All questions."""
    return [*map(answerable, FACTS), *map(unanswerable, UNANSWERABLE)]
