"""The glossary file is checked, and every fault is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.glossary_file import GlossaryError, load_glossary

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.glossary import Glossary


def load(folder: Path, text: str) -> Glossary:
    path = folder / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    return load_glossary(path)


def faults(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(GlossaryError) as caught:
        load(folder, text)
    return caught.value.problems


def test_entries_and_lists_are_read(tmp_path: Path) -> None:
    glossary = load(
        tmp_path,
        "ordinary_words: [it, no]\n"
        "entries:\n"
        "  - {term: IT, kind: acronym, expansion: information technology, also: [ICT]}\n"
        "  - {term: the plan, kind: document, document: a-plan}\n",
    )
    assert [entry.term for entry in glossary.entries] == ["IT", "the plan"]
    assert glossary.entries[0].also == ("ICT",)
    assert glossary.ordinary_words == ("it", "no")


def test_an_empty_file_is_an_empty_glossary(tmp_path: Path) -> None:
    assert load(tmp_path, "# nothing yet\n").entries == ()


def test_a_key_that_is_not_known_is_told_with_the_line_of_its_entry(tmp_path: Path) -> None:
    text = "entries:\n  - term: one\n  - term: ICB\n    meaning: integrated care board\n"
    (fault,) = faults(tmp_path, text)
    assert fault.startswith("glossary.yaml, line 3, meaning: ")


def test_an_unknown_part_of_the_file_is_told(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "entrys: []\n")
    assert fault.startswith("glossary.yaml, entrys: ")


def test_a_form_in_two_entries_is_told_with_both_lines(tmp_path: Path) -> None:
    text = "entries:\n  - {term: hiring}\n\n  - {term: recruitment, also: [Hirings]}\n"
    (fault,) = faults(tmp_path, text)
    assert 'line 4: "Hirings" already stands in the entry on line 2' in fault


def test_the_words_of_an_acronym_may_not_be_another_entry(tmp_path: Path) -> None:
    text = (
        "entries:\n"
        "  - {term: ICB, kind: acronym, expansion: integrated care board}\n"
        "  - {term: integrated care board}\n"
    )
    assert "line 3" in faults(tmp_path, text)[0]


def test_a_plural_beside_its_singular_in_one_entry_does_no_harm(tmp_path: Path) -> None:
    text = "entries:\n  - {term: ICB, kind: acronym, expansion: board of care, also: [ICBs]}\n"
    assert len(load(tmp_path, text).expand("the ICBs")) == 1


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{term: ICB, kind: acronym}", "needs an `expansion`"),
        ("{term: the plan, kind: document}", "go together"),
        ("{term: the plan, document: a-plan}", "go together"),
        ("{term: '...'}", "letter or a digit"),
        ("{term: ICB, kind: shorthand}", "'acronym', 'synonym' or 'document'"),
        ("{also: [one]}", "Field required"),
        ("just words", "dictionary"),
    ],
)
def test_an_entry_that_is_not_complete_is_told(tmp_path: Path, entry: str, message: str) -> None:
    (fault,) = faults(tmp_path, f"entries:\n  - {entry}\n")
    assert "line 2" in fault
    assert message in fault


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = "entries:\n  - {term: A1, kind: acronym}\n  - {term: B1, kind: acronym}\n"
    assert [fault.split(":")[0] for fault in faults(tmp_path, text)] == [
        "glossary.yaml, line 2",
        "glossary.yaml, line 3",
    ]


def test_yaml_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "entries:\n  - term: one: two\n")
    assert fault.startswith("glossary.yaml, line 2: ")


@pytest.mark.parametrize("text", ["- a list\n", "entries: words\n", "entries: {a: b}\n"])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_bytes(b"# caf\xe9\n")
    with pytest.raises(GlossaryError, match="UTF-8"):
        load_glossary(path)
