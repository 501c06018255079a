"""Units that one section is named after and another lists."""

from __future__ import annotations

from markdown_kit import passages_of

from indexing.outline_restated import restated_units

LISTED = """## Summary

In this way:

- Working together to *hire* more nurses
- Working together to keep the nurses we have

"""


def restated(markdown: str) -> list[tuple[str, str]]:
    return [(unit.name, unit.unit.text) for unit in restated_units(passages_of(markdown))]


FOUND = [
    ("priority 1", "Working together to hire more nurses"),
    ("priority 2", "Working together to keep the nurses we have"),
]


def test_a_list_is_called_what_the_section_is_that_says_all_of_it() -> None:
    torn = (
        "Need\n\nWards are short Working together to hire more nurses\n\n"
        "### Working together to keep the nurses we have\n\nThey go."
    )

    assert restated(f"{LISTED}## Our strategic priorities\n\n{torn}") == FOUND


def test_a_word_or_two_may_differ() -> None:
    said = "Working together to hire more nurses. Working together to keep our nurses we have."

    assert restated(f"{LISTED}## Our priorities\n\n{said}") == FOUND


def test_a_section_that_says_only_some_of_it_names_nothing() -> None:
    assert restated(f"{LISTED}## Our priorities\n\nWorking together to hire more nurses.") == []


def test_a_section_without_the_name_of_a_unit_names_nothing() -> None:
    said = "Working together to hire more nurses. Working together to keep the nurses we have."

    assert restated(f"{LISTED}## Our people\n\n{said}") == []


def test_items_of_few_words_are_too_common_to_tell() -> None:
    assert (
        restated(
            "## Summary\n\n- Hire nurses\n- Keep nurses\n\n## Our aims\n\nHire nurses, keep nurses."
        )
        == []
    )


def test_of_several_such_lists_the_fullest_counts() -> None:
    short = "## Foreword\n\n- together to hire more nurses\n- to keep the nurses we have\n\n"
    said = "Working together to hire more nurses. Working together to keep the nurses we have."

    assert restated(f"{short}{LISTED}## Our priorities\n\n{said}") == FOUND
