"""A folder of documents becomes a catalogue; one bad file does not hide the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.catalogue import Catalogue, CatalogueError, UnknownDocument, read_catalogue
from corpus.vocabulary import DocumentType, Geography, Sector, Theme

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def note(doc_id: str, **fields: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\nid: {doc_id}\ntitle: Title of {doc_id}\n{lines}---\nText.\n"


def ids(catalogue: Catalogue) -> list[str]:
    return [entry.record.id for entry in catalogue]


def problems(folder: Path) -> list[tuple[str, str]]:
    return [(problem.file, problem.field) for problem in read_catalogue(folder).problems]


def test_entries_are_ordered_by_id(tmp_path: Path) -> None:
    write(tmp_path, "1.md", note("zebra"))
    write(tmp_path, "2.md", note("aardvark"))
    assert ids(read_catalogue(tmp_path)) == ["aardvark", "zebra"]


def test_a_document_with_no_front_matter_gets_an_id_from_its_path_and_a_title_from_its_heading(
    tmp_path: Path,
) -> None:
    write(
        tmp_path, "Board papers/Plan (final).md", "Some words.\n\n## Our *people* plan\n\nText.\n"
    )
    (entry,) = read_catalogue(tmp_path)
    assert entry.record.id == "board-papers-plan-final"
    assert (entry.record.title, entry.title_source) == ("Our people plan", "heading")


def test_an_underlined_heading_gives_the_title_and_one_in_a_code_block_does_not(
    tmp_path: Path,
) -> None:
    write(tmp_path, "plan.txt", "```\n# not a title\n```\n\nThe title\n=========\n")
    assert read_catalogue(tmp_path).entries[0].record.title == "The title"


def test_a_heading_far_down_still_gives_the_title(tmp_path: Path) -> None:
    write(tmp_path, "plan.md", "Words without end. " * 2_000 + "\n\n# The title\n")
    assert read_catalogue(tmp_path).entries[0].record.title == "The title"


def test_a_document_with_neither_is_named_after_its_file(tmp_path: Path) -> None:
    write(tmp_path, "people_plan-2023-24.txt", "No heading here.\n")
    (entry,) = read_catalogue(tmp_path)
    assert (entry.record.title, entry.title_source) == ("People plan 2023-24", "file-name")


def test_formats_that_carry_no_front_matter_are_named_after_their_file(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.docx", "c.html", "d.htm", "e.PDF"):
        (tmp_path / name).write_bytes(b"---\nid: [not read\n")
    assert [entry.title_source for entry in read_catalogue(tmp_path)] == ["file-name"] * 5


def test_the_body_is_read_without_its_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(
        b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nLine one\r\nLine two\r\n"
    )
    assert read_catalogue(tmp_path).get("a").read_body() == "Line one\nLine two\n"


def test_the_body_of_a_format_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(ValueError, match="not a text file"):
        read_catalogue(tmp_path).get("a").read_body()


def test_a_record_that_breaks_the_vocabulary_is_refused_with_value_and_what_is_allowed(
    tmp_path: Path,
) -> None:
    write(tmp_path, "bad.md", note("bad", type="polcy"))
    write(tmp_path, "good.md", note("good", type="policy"))
    catalogue = read_catalogue(tmp_path)
    assert ids(catalogue) == ["good"]
    (problem,) = catalogue.problems
    assert str(problem) == (
        'bad.md: type: "polcy": not allowed; use policy, strategy, plan, evidence, data, '
        "case-study, guidance, engagement"
    )


def test_every_fault_of_a_record_is_told_at_once(tmp_path: Path) -> None:
    fields = {"published": "2024-13", "core": "perhaps", "themes": "inclusion", "url": "nhs.uk"}
    write(tmp_path, "bad.md", note("bad", **fields))
    assert sorted(problems(tmp_path)) == [("bad.md", name) for name in sorted(fields)]


def test_one_theme_that_is_not_allowed_is_named(tmp_path: Path) -> None:
    write(tmp_path, "bad.md", note("bad", themes="[inclusion, money]"))
    (problem,) = read_catalogue(tmp_path).problems
    assert problem.field == "themes"
    assert problem.message.startswith('"money": not allowed; use one-workforce, ')


def test_a_long_wrong_value_is_shown_shortened(tmp_path: Path) -> None:
    write(tmp_path, "bad.md", note("bad", type="x" * 5_000))
    assert len(read_catalogue(tmp_path).problems[0].message) < 300


def test_front_matter_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "bad.md", "---\ntitle: One\ntitle: Two\n---\n")
    (problem,) = read_catalogue(tmp_path).problems
    assert (problem.file, problem.field) == ("bad.md", "front matter")
    assert problem.message.startswith("line 3: ")


def test_a_file_that_is_not_utf8_is_told_and_the_rest_go_on(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"# Caf\xe9\n")
    write(tmp_path, "good.md", "# Good\n")
    catalogue = read_catalogue(tmp_path)
    assert ids(catalogue) == ["good"]
    assert "UTF-8" in catalogue.problems[0].message


def test_two_documents_of_one_id_are_a_problem_that_names_both_files(tmp_path: Path) -> None:
    write(tmp_path, "a.md", note("same"))
    write(tmp_path, "b.md", note("same"))
    catalogue = read_catalogue(tmp_path)
    assert [entry.path.name for entry in catalogue] == ["a.md"]
    (problem,) = catalogue.problems
    assert (problem.file, problem.field) == ("b.md", "id")
    assert "a.md" in problem.message


def test_a_field_that_the_catalogue_does_not_have_is_noted_and_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md", note("a", tags="[x, y]"))
    catalogue = read_catalogue(tmp_path)
    assert ids(catalogue) == ["a"]
    assert [(found.file, found.field) for found in catalogue.notes] == [("a.md", "tags")]


def test_an_empty_value_counts_as_not_given(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\nid:\ntitle: ~\ntype: null\n---\n# From the heading\n")
    record = read_catalogue(tmp_path).get("a").record
    assert (record.title, record.type) == ("From the heading", None)


def test_a_link_to_a_document_that_is_not_there_is_noted(tmp_path: Path) -> None:
    write(tmp_path, "new.md", note("new", supersedes="[old, lost]"))
    write(tmp_path, "old.md", note("old", superseded_by="[new]"))
    catalogue = read_catalogue(tmp_path)
    assert catalogue.get("new").record.supersedes == ("old", "lost")
    (found,) = catalogue.notes
    assert found.field == "supersedes"
    assert '"lost"' in found.message


def test_one_side_of_a_link_between_editions_is_enough(tmp_path: Path) -> None:
    write(tmp_path, "old.md", note("old"))
    write(tmp_path, "mid.md", note("mid", supersedes="[old]", superseded_by="[new]"))
    write(tmp_path, "new.md", note("new"))
    catalogue = read_catalogue(tmp_path)
    links = {r.id: (r.supersedes, r.superseded_by) for r in catalogue.records}
    assert links == {
        "old": ((), ("mid",)),
        "mid": (("old",), ("new",)),
        "new": (("mid",), ()),
    }
    assert catalogue.notes == ()


def test_documents_that_supersede_each_other_in_a_circle_are_noted_and_not_linked(
    tmp_path: Path,
) -> None:
    write(tmp_path, "a.md", note("a", supersedes="[b]"))
    write(tmp_path, "b.md", note("b", supersedes="[c]"))
    write(tmp_path, "c.md", note("c", superseded_by="[c]", supersedes="[a, d]"))
    write(tmp_path, "d.md", note("d"))
    catalogue = read_catalogue(tmp_path)
    assert {found.field for found in catalogue.notes} == {"supersedes"}
    assert any("supersede each other in a circle" in found.message for found in catalogue.notes)
    links = {r.id: r.supersedes for r in catalogue.records}
    assert links == {"a": (), "b": (), "c": ("d",), "d": ()}


def test_a_missing_folder_and_an_empty_one_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="is not a folder"):
        read_catalogue(tmp_path / "absent")
    with pytest.raises(CatalogueError, match=r"holds no documents.*\.docx"):
        read_catalogue(tmp_path)


def test_an_unknown_id_is_answered_with_the_ids_most_like_it(tmp_path: Path) -> None:
    for doc_id in ("messenger-review-2022", "hewitt-review-2023", "care-certificate"):
        write(tmp_path, f"{doc_id}.md", note(doc_id))
    with pytest.raises(UnknownDocument, match=r"did you mean messenger-review-2022") as caught:
        read_catalogue(tmp_path).get("mesenger-review")
    assert isinstance(caught.value, KeyError)


def test_an_id_like_no_other_is_answered_with_where_to_look(tmp_path: Path) -> None:
    write(tmp_path, "a.md", note("care-certificate"))
    with pytest.raises(UnknownDocument, match="library list"):
        read_catalogue(tmp_path).get("zzzz")


@pytest.fixture
def mixed(tmp_path: Path) -> Catalogue:
    write(tmp_path, "a.md", note("a", type="plan", sector="health", published="2019-01"))
    write(tmp_path, "b.md", note("b", type="plan", geography="national", published="2023"))
    write(tmp_path, "c.md", note("c", type="data", themes="[inclusion, wellbeing]", core="true"))
    return read_catalogue(tmp_path)


def test_a_filter_with_no_condition_gives_everything(mixed: Catalogue) -> None:
    assert mixed.filter() == mixed.entries


def test_every_condition_has_to_be_met(mixed: Catalogue) -> None:
    assert [e.record.id for e in mixed.filter(type=DocumentType.PLAN)] == ["a", "b"]
    both = mixed.filter(type=DocumentType.PLAN, sector=Sector.HEALTH)
    assert [e.record.id for e in both] == ["a"]
    assert mixed.filter(type=DocumentType.DATA, geography=Geography.NATIONAL) == ()


def test_any_of_the_themes_meets_the_condition(mixed: Catalogue) -> None:
    assert [e.record.id for e in mixed.filter(theme=Theme.WELLBEING)] == ["c"]


def test_documents_can_be_asked_for_as_core_or_not_core(mixed: Catalogue) -> None:
    assert [e.record.id for e in mixed.filter(core=True)] == ["c"]
    assert [e.record.id for e in mixed.filter(core=False)] == ["a", "b"]


def test_both_years_are_included_and_an_undated_document_is_not(mixed: Catalogue) -> None:
    assert [e.record.id for e in mixed.filter(year_from=2019, year_to=2023)] == ["a", "b"]
    assert [e.record.id for e in mixed.filter(year_from=2020)] == ["b"]
    assert [e.record.id for e in mixed.filter(year_to=2019)] == ["a"]
