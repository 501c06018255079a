"""Imports run one way: corpus, then indexing, then assistant; evals and the app look on."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
OURS = ("corpus", "indexing", "assistant", "evals", "app", "workforce_assistant")
MAY_IMPORT = {
    "corpus": {"corpus"},
    "indexing": {"indexing", "corpus"},
    "assistant": {"assistant", "indexing", "corpus"},
    "evals": {"evals", "assistant", "indexing", "corpus"},
}


def imported(file: Path) -> set[str]:
    """Top-level names of all that a file imports, in functions and for type checkers too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            # A relative import stays in its own package as long as it climbs no higher.
            top = (node.module or "").partition(".")[0]
            names.add(top if not node.level else file.relative_to(ROOT).parts[0])
    return names


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_stands_before_it(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    for file in files:
        wrong = (imported(file) & set(OURS)) - MAY_IMPORT[package]
        assert not wrong, f"{file.relative_to(ROOT)} imports {', '.join(sorted(wrong))}"


def test_the_app_imports_pages_only() -> None:
    assert imported(ROOT / "app.py") & set(OURS) == {"assistant"}


def test_the_program_puts_commands_together_and_nothing_imports_it() -> None:
    assert imported(ROOT / "workforce_assistant.py") & set(OURS) == {"assistant", "evals"}


def declared(*extras: str) -> set[str]:
    """Names of the packages that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return {canonicalize_name(Requirement(line).name) for line in lines}


@pytest.mark.parametrize(
    ("folder", "extras"), [*((package, ()) for package in MAY_IMPORT), ("tests", ("dev",))]
)
def test_every_package_that_is_imported_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    providers = packages_distributions()
    near = {file.stem for file in (ROOT / folder).rglob("*.py")} | {*OURS, "bootstrap"}
    allowed = declared(*extras)
    for file in sorted((ROOT / folder).rglob("*.py")):
        for name in imported(file) - near - sys.stdlib_module_names:
            packages = {canonicalize_name(package) for package in providers.get(name, [name])}
            assert packages & allowed, f"{file.relative_to(ROOT)} imports {name}"
