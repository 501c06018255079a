"""A document's outline: headings, numbered units and what stands under them."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_kit import WordCounter, passages_of

from corpus.catalogue import BUNDLED_NOTES
from corpus.frontmatter import split_front_matter
from indexing.outline import Heading, OutlineUnit, heading_tree, outline
from indexing.outline_restated import restated_units
from indexing.parsing import parse
from indexing.passages import split_passages

ORIGINALS = Path(__file__).parents[3] / "shared" / "originals"


def outline_of(markdown: str) -> tuple[OutlineUnit, ...]:
    return outline(passages_of(markdown))


def note(name: str) -> str:
    path = BUNDLED_NOTES / f"{name}.md"
    return split_front_matter(path.read_text(encoding="utf-8"), path.name).body


@pytest.mark.parametrize(
    ("heading", "name", "title"),
    [
        ("Action 5: training", "action 5", "training"),
        ("Action 5 — training: needs", "action 5", "training: needs"),
        ("Priority 2", "priority 2", ""),
        ("RECOMMENDATION 12. Pay", "recommendation 12", "Pay"),
        ("Strategic Priority One – people", "priority 1", "people"),
        ("High impact action 3: leaders", "action 3", "leaders"),
        ("7.2 Action no. 4: offer", "action 4", "offer"),
        ("Goal 2b: grow", "goal 2b", "grow"),
        ("Action 3.2: train", "action 3.2", "train"),
    ],
)
def test_a_heading_names_a_numbered_unit(heading: str, name: str, title: str) -> None:
    (unit,) = outline_of(f"# Plan\n\n## {heading}\n\nWords.")

    assert (unit.name, unit.title) == (name, title)
    assert unit.heading_path == ("Plan", heading)


@pytest.mark.parametrize(
    "heading",
    ["Actions", "Action plan", "Six actions", "Actions 2 to 4 at a glance", "Covid 19", "Band 5"],
)
def test_other_headings_name_none(heading: str) -> None:
    assert outline_of(f"## {heading}\n\nWords.") == ()


PLAN = """# Plan

## Priority 1: people

Why it matters.

### Action 1: hire

Because.

How it will be done:

- **1a. Ask.** Ask people.
- **1b. Train.** Train them.

### Action 2: keep

- Pay them.
- Thank them.

## Priority 2: money

Money is short.

- Save it.
"""


def test_units_stand_under_the_units_around_them() -> None:
    found = {unit.name: unit for unit in outline_of(PLAN)}

    assert list(found) == ["priority 1", "action 1", "action 2", "priority 2"]
    assert found["action 2"].parents == ("priority 1",)
    assert found["priority 2"].parents == ()
    assert set(found["action 1"].passages) < set(found["priority 1"].passages)


def test_a_units_items_are_those_of_its_own_lists() -> None:
    found = {unit.name: [(i.label, i.text) for i in unit.items] for unit in outline_of(PLAN)}

    assert found == {
        "priority 1": [],
        "action 1": [("1a", "1a. Ask. Ask people."), ("1b", "1b. Train. Train them.")],
        "action 2": [(None, "Pay them."), (None, "Thank them.")],
        "priority 2": [(None, "Save it.")],
    }


def test_an_item_carries_its_evidence() -> None:
    item = outline_of(PLAN)[1].items[0]

    assert item.unit.quote == "**1a. Ask.** Ask people."
    assert item.unit.quote in item.unit.passage.text
    assert item.unit.passage.heading_path[-1] == "Action 1: hire"


def test_where_some_items_are_labelled_the_others_are_asides() -> None:
    (unit,) = outline_of("## Action 1\n\n- 1a Ask.\n- 1b Train.\n\nNotes:\n\n- See page 5.")

    assert [item.label for item in unit.items] == ["1a", "1b"]


def test_among_several_lists_those_that_say_what_will_be_done_count() -> None:
    means = "## Action 1\n\nWhat it means:\n\n- Less waiting.\n- Less cost.\n\n"

    (unit,) = outline_of(f"{means}How we will do this:\n\n- Ask.\n- Train.")
    assert [item.text for item in unit.items] == ["Ask.", "Train."]
    (unit,) = outline_of(f"{means}### Our commitments\n\n- Ask.\n- Train.")
    assert [item.text for item in unit.items] == ["Ask.", "Train."]


def test_paragraphs_that_begin_alike_are_a_list_that_lost_its_marks() -> None:
    (unit,) = outline_of(
        "## Action 3\n\nWe will see.\n\n### How\n\nWe will ask people.\n\nWe will train them.\n\n"
        "Linked to that we pay them."
    )

    assert [item.text for item in unit.items] == [
        "We will ask people.",
        "We will train them.",
        "Linked to that we pay them.",
    ]


def test_paragraphs_that_begin_each_in_its_own_way_are_no_list() -> None:
    (unit,) = outline_of("## Action 3\n\n### How\n\nWe ask people.\n\nThen we train them.")

    assert unit.items == ()


def test_a_heading_said_again_goes_on_with_its_unit() -> None:
    (unit,) = outline_of("## Action 4: pay\n\n- Ask.\n\n## Action 4: pay (continued)\n\n- Pay.")

    assert unit.title == "pay"
    assert [item.text for item in unit.items] == ["Ask.", "Pay."]


def test_the_same_number_under_two_headings_is_two_units() -> None:
    units = outline_of("# A\n\n## Phase 1\n\nOne.\n\n# B\n\n## Phase 1\n\nTwo.")

    assert [(unit.name, unit.heading_path[0]) for unit in units] == [
        ("phase 1", "A"),
        ("phase 1", "B"),
    ]


def test_a_document_without_numbered_headings_has_none() -> None:
    assert outline_of("Words only.") == ()
    assert outline(()) == ()


def test_headings_are_a_tree_in_reading_order() -> None:
    tree = heading_tree(passages_of("# A\n\nWords.\n\n## B\n\nWords.\n\n## C\n\nWords."))

    assert tree == (Heading("A", None, (Heading("B", None), Heading("C", None))),)


def test_the_strategy_has_three_priorities_six_actions_and_21_commitments() -> None:
    units = outline_of(note("lsc-five-year-workforce-strategy"))
    under = {unit.name: unit.parents for unit in units if unit.noun == "action"}
    items = {unit.label: [i.label for i in unit.items] for unit in units if unit.noun == "action"}

    assert [unit.label for unit in units if unit.noun == "priority"] == ["1", "2", "3"]
    assert under == {
        "action 1": ("priority 1",),
        "action 2": ("priority 1",),
        "action 3": ("priority 2",),
        "action 4": ("priority 2",),
        "action 5": ("priority 3",),
        "action 6": ("priority 3",),
    }
    assert items["5"] == ["5a", "5b", "5c", "5d", "5e"]
    assert sum(map(len, items.values())) == 21


def test_the_national_plan_has_its_chapters_as_headings() -> None:
    (root,) = heading_tree(passages_of(note("nhs-long-term-workforce-plan-2023")))

    titles = [heading.title for heading in root.children]
    assert [title.split()[0] for title in titles if "—" in title] == ["Train", "Retain", "Reform"]
    assert outline_of(note("nhs-long-term-workforce-plan-2023")) == ()


@pytest.mark.skipif(not ORIGINALS.exists(), reason="the published texts are not here")
def test_the_published_text_gives_priorities_and_commitments_but_not_what_ties_them() -> None:
    document = parse(ORIGINALS / "lsc-five-year-workforce-strategy.txt")
    passages = split_passages(document, doc_id="text", title="", embedder=WordCounter())

    units = outline(passages)

    # Slides name the priorities in a torn figure and list them whole, without the name, elsewhere.
    assert [(unit.name, unit.unit.text.split()[4]) for unit in restated_units(passages)] == [
        ("priority 1", "deliver"),
        ("priority 2", "attract"),
        ("priority 3", "train"),
    ]
    assert [unit.name for unit in units] == [f"action {n}" for n in range(1, 7)]
    assert [len(unit.items) for unit in units] == [3, 2, 4, 5, 5, 2]
    assert all(unit.parents == () for unit in units)
