"""From a fresh clone to a running product, and the lock that it installs from."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import psutil
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import bootstrap

ROOT = Path(__file__).parents[1]
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "tiny"
version = "1"
"""
# All that pip asks of a project to install it in place, with no package to download.
BACKEND = """
from pathlib import Path
from zipfile import ZipFile

def build_editable(folder, config_settings=None, metadata_directory=None):
    info = "tiny-1.dist-info"
    with ZipFile(Path(folder) / "tiny-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tiny.pth", str(Path.cwd()))
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return "tiny-1-py3-none-any.whl"
"""
WAITS_FOR_CTRL_C = """
import os, sys, time
try:
    print(os.getpid(), flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    sys.exit(0)
"""
STANDS_FOR_PYTEST = "import sys; print('ran with', sys.argv[1:]); sys.exit(3)"


def locked() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def bootstrapped(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the copy of bootstrap.py in a folder, with no package index to ask."""
    return subprocess.run(
        [sys.executable, "bootstrap.py", *arguments],
        cwd=folder,
        env={**os.environ, "PIP_NO_INDEX": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with no dependencies, fresh from its repository."""
    return cloned(tmp_path / "a clone")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a project after its first run. For copying only."""
    folder = cloned(tmp_path_factory.mktemp("installed") / "a clone")
    assert bootstrapped(folder, "setup").returncode == 0
    return folder


@pytest.fixture
def ready(installed: Path, tmp_path: Path) -> Path:
    """A copy of `installed`."""
    return Path(shutil.copytree(installed, tmp_path / "ready", symlinks=True))


def cloned(folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(ROOT / "bootstrap.py", folder)
    (folder / "pyproject.toml").write_text(PROJECT)
    (folder / "backend.py").write_text(BACKEND)
    (folder / "constraints.txt").write_text("# nothing\n")
    (folder / "pytest.py").write_text(STANDS_FOR_PYTEST)
    return folder


def test_every_line_of_the_lock_is_one_exact_public_version() -> None:
    for line in locked():
        assert re.fullmatch(r"[A-Za-z0-9][\w.-]*==[\w.]+", line), line


def asked_for(package: str, extra: str) -> list[Requirement]:
    """What an installed package asks for on this machine."""
    wanted = [Requirement(line) for line in requires(package) or []]
    return [each for each in wanted if not each.marker or each.marker.evaluate({"extra": extra})]


def test_the_lock_holds_every_package_that_is_asked_for_directly_or_not() -> None:
    names = {canonicalize_name(line.partition("==")[0]) for line in locked()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    waiting = [Requirement(line) for line in declared]
    seen: set[tuple[str, str]] = set()
    while waiting:
        wanted = waiting.pop()
        assert canonicalize_name(wanted.name) in names, wanted
        for key in {(wanted.name, extra) for extra in ("", *wanted.extras)} - seen:
            seen.add(key)
            waiting += asked_for(*key)
    assert len(seen) > len(declared)


def test_the_torch_of_the_lock_is_the_one_with_a_cpu_build() -> None:
    assert "torch==2.13.0" in locked()


def test_a_first_run_makes_the_environment_and_a_second_has_nothing_to_do(project: Path) -> None:
    first = bootstrapped(project, "setup")
    assert first.returncode == 0, first.stdout
    assert "Making .venv" in first.stdout
    assert first.stdout.endswith("Installed.\n")
    second = bootstrapped(project, "setup")
    assert (second.returncode, second.stdout) == (0, "")


def test_a_changed_lock_is_installed_without_a_new_environment(ready: Path) -> None:
    (ready / "constraints.txt").write_text("# changed\n")
    again = bootstrapped(ready, "setup")
    assert "Making .venv" not in again.stdout
    assert again.stdout.endswith("Installed.\n")


def test_a_task_runs_in_the_environment_with_what_follows_it_and_its_exit_status(
    ready: Path,
) -> None:
    done = bootstrapped(ready, "test", "-k", "two words")
    assert done.returncode == 3
    assert done.stdout.startswith("ran with [")
    assert done.stdout.endswith("'-k', 'two words']\n")


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize(
    ("sent", "to_all", "status"), [(signal.SIGINT, True, 0), (signal.SIGTERM, False, 143)]
)
def test_ctrl_c_leaves_the_status_to_the_program_and_a_stop_takes_it_along(
    sent: signal.Signals, to_all: bool, status: int, ready: Path
) -> None:
    (ready / "pytest.py").write_text(WAITS_FOR_CTRL_C)
    command = [sys.executable, "bootstrap.py", "test"]
    with subprocess.Popen(
        command, cwd=ready, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        child = int(process.stdout.readline())
        (os.killpg if to_all else os.kill)(process.pid, sent)
        assert process.wait(30) == status
        left = [each for each in psutil.process_iter() if each.pid == child]
        assert psutil.wait_procs(left, timeout=30)[1] == []


def test_an_installation_that_fails_shows_why_and_is_tried_again(ready: Path) -> None:
    (ready / "pyproject.toml").write_text(PROJECT + 'dependencies = ["not-to-be-found"]\n')
    backend = BACKEND.replace("Version: 1\\n", "Version: 1\\nRequires-Dist: not-to-be-found\\n", 1)
    (ready / "backend.py").write_text(backend)
    for _ in range(2):
        failed = bootstrapped(ready, "test")
        assert failed.returncode == 1
        assert "not-to-be-found" in failed.stdout
        assert "Could not install the packages" in failed.stdout
        assert "ran with" not in failed.stdout


@pytest.mark.parametrize("arguments", [(), ("dance",)])
def test_without_a_task_that_exists_the_tasks_are_shown(
    arguments: tuple[str, ...], project: Path
) -> None:
    done = bootstrapped(project, *arguments)
    assert done.returncode == 1
    assert "python3 bootstrap.py chat" in done.stdout
    assert not (project / ".venv").exists()


def test_an_old_python_hands_over_to_a_newer_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    monkeypatch.setattr(bootstrap, "NEWER_PYTHONS", ("no-such-python", sys.executable))
    monkeypatch.setattr(sys, "argv", ["-c", "test"])
    # The newer one is told to run "-c test", an unknown name, which shows that it was started.
    assert bootstrap.main() == 1
    assert "NameError: name 'test' is not defined" in capfd.readouterr().err


def test_an_old_python_with_no_newer_one_is_refused_in_plain_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    monkeypatch.setattr(bootstrap, "NEWER_PYTHONS", ("no-such-python",))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "test"])
    with pytest.raises(SystemExit, match=r"Python 99\.0 or later is needed; this is 3\."):
        bootstrap.main()


def test_progress_counts_each_package_once(capsys: pytest.CaptureFixture[str]) -> None:
    seen: set[str] = set()
    for line in (
        "Obtaining dependency information for torch==2.13.0 from ...\n",
        "Collecting torch==2.13.0 (from ...)\n",
        "Requirement already satisfied: PyYAML>=6 in ...\n",
        "  Downloading torch.whl\n",
    ):
        bootstrap.show(line, seen, 7)
    assert seen == {"torch", "pyyaml"}
    assert capsys.readouterr().out.split() == ["1", "of", "about", "7:", "torch"]


def test_make_and_the_plain_commands_do_the_same() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for task in bootstrap.TASKS:
        assert re.search(
            rf"^{task}:.*\n\t@\$\(PYTHON\) bootstrap\.py {task}$", makefile, re.MULTILINE
        )
