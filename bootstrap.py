"""From a fresh clone to a running product: make `.venv`, install from the lock, go on.

    python3 bootstrap.py chat     ask the library in a browser
    python3 bootstrap.py test     run every test
    python3 bootstrap.py check    lint, format and types
    python3 bootstrap.py setup    only make .venv

Needs Python 3.11 or later and nothing else; every step is skipped when it is already done.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "constraints.txt"
STAMP = VENV / "installed-from.txt"
CPU_TORCH_INDEX = "https://download.pytorch.org/whl/cpu"

TASKS: dict[str, list[list[str]]] = {
    "setup": [],
    "chat": [["-m", "assistant.cli", "chat"]],
    "test": [["-m", "pytest"]],
    "check": [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "pyright"],
    ],
}


def wanted() -> str:
    """What the installed packages depend on, as a digest."""
    parts = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def pip(*arguments: str, quiet: bool = False) -> bool:
    """Run pip in the environment; whether it succeeded."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *arguments]
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=ROOT, stdout=output, stderr=output, check=False).returncode == 0  # noqa: S603, E501


def prefers_cpu_torch() -> bool:
    """Whether this is a Linux machine without an NVIDIA driver: CUDA would be gigabytes unused."""
    has_driver = Path("/proc/driver/nvidia/version").exists() or shutil.which("nvidia-smi")
    return platform.system() == "Linux" and not has_driver


def install_cpu_torch() -> None:
    """Try PyTorch's own CPU build first; where it cannot be reached the ordinary one follows."""
    pin = re.search(r"^torch==\S+", LOCK.read_text(), re.MULTILINE)
    if pin is None or not prefers_cpu_torch():
        return
    print("Looking for the CPU build of PyTorch ...", flush=True)
    quick = ("--timeout", "10", "--retries", "0", "--no-deps")
    pip("-q", *quick, "--index-url", CPU_TORCH_INDEX, pin.group(), quiet=True)


def setup() -> None:
    """Make `.venv` hold exactly what the lock says, unless it already does."""
    if STAMP.exists() and STAMP.read_text() == wanted():
        return
    if not PYTHON.exists():
        print("Making .venv ...", flush=True)
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)  # noqa: S603
        if made.returncode:
            sys.exit("Could not make .venv. On Debian or Ubuntu: apt install python3-venv")
    install_cpu_torch()
    print("Installing packages (a few minutes the first time) ...", flush=True)
    if not pip("-q", "-c", str(LOCK), "-e", ".[dev]"):
        sys.exit("Could not install the packages; the lines above say why. Run it again to retry.")
    STAMP.write_text(wanted())


def main() -> int:
    """Run one task; the exit status of its first failing step."""
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit(f"Python 3.11 or later is needed; this is {platform.python_version()}.")
    task, extra = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if task not in TASKS:
        sys.exit(__doc__)
    setup()
    for step in TASKS[task]:
        status = subprocess.run([str(PYTHON), *step, *extra], cwd=ROOT, check=False).returncode  # noqa: S603
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
