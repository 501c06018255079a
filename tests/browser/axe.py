"""What axe-core finds on a page, what of it Streamlit causes, and the report of a whole run."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from axe_playwright_python.sync_playwright import Axe
from filelock import FileLock
from pydantic import TypeAdapter

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / ".reports"
"""Where the report is written, for people and for the run's artefacts; git ignores it."""
_KNOWN = Path(__file__).with_name("axe_known.yaml")
# axe leaves the size of targets (WCAG 2.2, 2.5.8) out unless asked.
_OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
_OWN = "[class*=wsa-], .stHtml"
_LOOKS = 3
_BETWEEN = 1500
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Known:
    """A violation that Streamlit itself causes."""

    rule: str
    within: str
    """CSS selector of Streamlit's element that has it."""
    reason: str
    workaround: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One element that breaks one rule."""

    rule: str
    impact: str
    element: str
    """CSS selector."""
    html: str
    help: str


@dataclass(frozen=True, slots=True)
class Examined:
    """One state of one page, with what is wrong with it."""

    state: str
    theme: str
    width: int
    rules_passed: int
    ours: tuple[Violation, ...]
    streamlits: tuple[Violation, ...]


_EXAMINED = TypeAdapter(list[Examined])


def _looked_at(page: Page) -> tuple[list[Violation], list[Violation], int]:
    """What our code and what Streamlit's does wrong, and how many rules are kept."""
    found = Axe().run(page, options=_OPTIONS).response
    ours: list[Violation] = []
    streamlits: list[Violation] = []
    for violation in found["violations"]:
        for node in violation["nodes"]:
            one = _violation(violation, node)
            (streamlits if _is_known(page, one) else ours).append(one)
    return ours, streamlits, len(found["passes"])


@dataclass
class AxeReport:
    """All that was examined in a run of the tests."""

    examined: list[Examined] = field(default_factory=list)

    def examine(self, page: Page, state: str) -> tuple[Violation, ...]:
        """Runs axe on the page; gives what our own code does wrong.

        A page that is drawn anew fades, and is faint for a moment, or loses what was looked at:
        only what is still wrong after a while is wrong.
        """
        ours, streamlits, passes = _looked_at(page)
        for _ in range(_LOOKS - 1):
            if not ours:
                break
            page.wait_for_timeout(_BETWEEN)
            ours, streamlits, passes = _looked_at(page)
        dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        width = page.viewport_size["width"] if page.viewport_size else 0
        self.examined.append(
            Examined(
                state,
                "dark" if dark else "light",
                width,
                passes,
                tuple(ours),
                tuple(streamlits),
            )
        )
        return tuple(ours)

    def add_to(self, found: Path) -> None:
        """Adds what was examined to a file that all workers of a run share, and takes it all."""
        with FileLock(found.with_suffix(".lock")):
            if found.exists():
                self.examined[:0] = _EXAMINED.validate_json(found.read_bytes())
            found.write_bytes(_EXAMINED.dump_json(self.examined))

    def write(self, folder: Path) -> None:
        """Writes the report for programs and for people."""
        folder.mkdir(exist_ok=True)
        lines = [asdict(one) for one in self.examined]
        known = [asdict(one) for one in known_violations()]
        report = {"examined": lines, "caused_by_streamlit": known}
        (folder / "axe.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
        (folder / "axe.md").write_text(self._markdown(), encoding="utf-8")

    def _markdown(self) -> str:
        rows = [
            f"| {one.state} | {one.theme} | {one.width} | {one.rules_passed} | {len(one.ours)} "
            f"| {len(one.streamlits)} |"
            for one in self.examined
        ]
        known = [
            f"- **{one.rule}** in `{one.within}`: {one.reason} {one.workaround}"
            for one in known_violations()
        ]
        return "\n".join(
            [
                "# What axe-core found\n",
                "| State | Theme | Width | Rules passed | Ours | Streamlit’s |",
                "|---|---|---|---|---|---|",
                *rows,
                "\n## What Streamlit causes\n",
                *(known or ["Nothing."]),
                "",
            ]
        )


def known_violations() -> tuple[Known, ...]:
    """Those that are known to be Streamlit's, each with its reason."""
    entries = yaml.safe_load(_KNOWN.read_text(encoding="utf-8")) or []
    return tuple(Known(**entry) for entry in entries)


def _violation(violation: dict[str, Any], node: dict[str, Any]) -> Violation:
    element = " ".join(map(str, node["target"]))
    impact = str(violation["impact"])
    return Violation(violation["id"], impact, element, node["html"][:300], violation["help"])


def _is_known(page: Page, one: Violation) -> bool:
    """Whether Streamlit is known to cause it: never where the element is one of ours, or gone."""
    within = [known.within for known in known_violations() if known.rule == one.rule]
    return page.evaluate(
        """([target, own, within]) => {
            const element = document.querySelector(target);
            return element !== null && !element.matches(own)
                && within.some(known => element.closest(known) !== null);
        }""",
        [one.element, _OWN, within],
    )
