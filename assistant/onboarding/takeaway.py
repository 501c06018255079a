"""A brief to take to a meeting: in Word, on one page or whole, or as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.compose import readable_date
from assistant.exports import WordReport
from assistant.onboarding.tours import load_tours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.exports import Provenance
    from assistant.models import Citation
    from assistant.onboarding.model import Brief, Part, Said

HOW = (
    "Questions of a newcomer, put to the library; the statements are its own words, each with its "
    "source in a footnote. No language model took part."
)
NOTHING = "The library has nothing that answers this well."
_SHORTEST = 2


def title_of(brief: Brief) -> str:
    """What a brief is called."""
    return f"New here: {brief.sector_name}"


def on_one_page(brief: Brief) -> Brief:
    """The brief with no more in any part than the shortest one has."""
    shortest = load_tours().lengths[_SHORTEST].model_dump()
    parts = tuple(
        part.model_copy(update={"said": part.said[: shortest.get(part.name, 0)]})
        for part in brief.parts
        if shortest.get(part.name)
    )
    return brief.model_copy(update={"parts": parts})


def as_docx(brief: Brief, made: Provenance) -> bytes:
    """The brief as a Word file, each statement with its source in a footnote."""
    report = WordReport(title_of(brief), made, compact=True)
    report.paragraph(" ".join((subject(brief), *(f"{choice}." for choice in brief.choices))))
    for part in brief.parts:
        report.heading(part.heading, level=2)
        report.bullets((_line(said, part), (source(said.citation),)) for said in part.said)
        if not part.said:
            report.paragraph(NOTHING)
    if brief.next:
        report.heading(load_tours().headings["next"], level=2)
        report.bullets((question, ()) for question in brief.next)
    return report.save()


def as_text(brief: Brief) -> Iterator[str]:
    """The brief line by line, for a terminal."""
    yield from (title_of(brief), subject(brief))
    for part in brief.parts:
        yield from ("", part.heading)
        for said in part.said:
            yield f"- {_line(said, part)} [{said.citation.number}]"
        if not part.said:
            yield NOTHING
    if brief.next:
        yield from (
            "",
            load_tours().headings["next"],
            *(f"- {question}" for question in brief.next),
        )
    yield from ("", "Sources")
    numbered = {said.citation.number: said.citation for said in brief.said}
    yield from (f"[{number}] {source(citation)}" for number, citation in numbered.items())


def subject(brief: Brief) -> str:
    """Which document a brief is about, or that nothing tells."""
    if brief.main:
        return f"About: {brief.main}, and the documents around it."
    return (
        "No document of this library is marked as the one that it is about, so this brief looks in "
        "all of them."
    )


def source(citation: Citation) -> str:
    """Where a statement stands: title, date, section, page."""
    date = readable_date(citation.published) if citation.published else ""
    page = f"page {citation.page}" if citation.page else ""
    within = [name for name in citation.section.split(" > ") if citation.title not in name]
    section = within[-1] if within else ""
    parts = (citation.title, date, section, page)
    return ", ".join(part for part in parts if part)


def _line(said: Said, part: Part) -> str:
    if part.name == "read":
        return f"{said.citation.title}: {said.text}"
    return f"{said.term}: {said.text}" if said.term else said.text
