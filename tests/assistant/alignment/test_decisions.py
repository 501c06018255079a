"""What people decide: kept apart from the library, found again after it is indexed anew."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.alignment import Aligner
from assistant.alignment.agreement import agreement
from assistant.alignment.decisions import FILE, DecisionError, Decisions, decide, newest, pair_key
from assistant.library_run import update_library
from assistant.opening import OpenLibrary
from assistant.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.alignment.decisions import Decision
    from assistant.alignment.model import Grade


def made(plans: Aligner, decided: str, who: str = "Ada", place: int = 0) -> Decision:
    row = plans.align("ours", "theirs").rows[place]
    other = row.matches[0].unit if row.matches else None
    return decide(
        row.unit, "theirs", other, proposed=row.grade, decided=decided, who=who, why="It is so."
    )


def test_a_decision_says_who_when_and_why_and_the_newest_counts(
    plans: Aligner, tmp_path: Path
) -> None:
    decisions = Decisions(tmp_path)
    decisions.keep(made(plans, "none"))
    decisions.keep(made(plans, "partial", who=" Bo "))

    first, second = decisions.all()
    assert (first.who, first.why, first.decided) == ("Ada", "It is so.", "none")
    assert first.made_at.endswith("+00:00")
    assert decisions.current() == {first.pair: second}


def test_decisions_are_found_again_after_indexing_anew(plans_home: Path, tmp_path: Path) -> None:
    home = shutil.copytree(plans_home, tmp_path / "home")
    notes = tmp_path / "notes"
    notes.mkdir()
    settings = Settings(home=home, library=notes)
    opened = OpenLibrary(settings)
    row = Aligner(opened.shelf()).align("ours", "theirs").rows[0]
    decision = decide(row.unit, "theirs", None, proposed="none", decided="none", who="A", why="")
    Decisions(home).keep(decision)
    opened.close()
    (notes / "other.md").write_text("# Other\n\nSomething else.\n", encoding="utf-8")
    update_library(settings)

    assert (home / FILE).exists()
    key = pair_key("ours", f"  {row.unit.text.upper()}\n", "theirs")
    assert Decisions(home).current()[key] == decision


def test_a_decision_needs_a_name_and_a_grade(plans: Aligner) -> None:
    with pytest.raises(DecisionError, match="Give your name"):
        made(plans, "strong", who=" ")
    with pytest.raises(DecisionError, match="no grade"):
        made(plans, "fine")


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("not a database", encoding="utf-8")

    with pytest.raises(DecisionError, match="move it away"):
        Decisions(tmp_path).all()


def judged(plans: Aligner, *pairs: tuple[Grade, Grade]) -> list[Decision]:
    unit = plans.source("ours").units[0]
    return [
        decide(unit, f"document-{n}", None, proposed=said, decided=decided, who="Ada", why="")
        for n, (said, decided) in enumerate(pairs)
    ]


def test_agreement_is_a_share_and_cohens_kappa(plans: Aligner) -> None:
    # Two of four agree; chance alone gives 2·1 of strong and 1·3 of partial, in sixteen.
    found = agreement(
        judged(
            plans,
            ("strong", "strong"),
            ("strong", "partial"),
            ("partial", "partial"),
            ("none", "partial"),
        )
    )

    assert (found.pairs, found.same) == (4, 2)
    chance = (2 * 1 + 1 * 3) / 16
    assert found.kappa == pytest.approx((0.5 - chance) / (1 - chance))
    assert "2 of 4 decided pairs (50%)" in found.in_words


def test_where_chance_alone_agrees_on_all_kappa_says_nothing(plans: Aligner) -> None:
    assert agreement(judged(plans, ("none", "none"))).kappa is None
    assert agreement([]).in_words == "Nobody has decided on a pair yet."


def test_the_newest_of_each_pair_is_taken(plans: Aligner) -> None:
    decisions = [made(plans, "none"), made(plans, "strong"), made(plans, "none", place=1)]

    assert [d.decided for d in newest(decisions).values()] == ["strong", "none"]
