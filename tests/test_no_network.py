"""Index, questions and the page reach for no other machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from network_guard import Guard, guard

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).parents[1]
PAGE = """
import time
from streamlit.testing.v1 import AppTest

deadline = time.monotonic() + 120
page = AppTest.from_file("app.py", default_timeout=60).run()
page.chat_input[0].set_value("What does the referrals plan cost?").run()
while "125,000" not in (shown := " ".join(part.proto.body for part in page.get("html"))):
    assert not page.exception and time.monotonic() < deadline, shown
    time.sleep(0.2)
    page.run()
print("answered")
"""
SERVED = """
import subprocess, sys, time, urllib.request

address = f"http://localhost:{sys.argv[1]}/_stcore/health"
command = [sys.executable, "-m", "assistant.cli", "chat", "--no-browser", "--port", sys.argv[1]]
with subprocess.Popen(command) as page:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address) as answer:
                print(answer.read().decode())
                break
        except OSError:
            time.sleep(0.2)
    page.terminate()
"""
IN_A_CHILD = """
import subprocess, sys
program = "import socket; socket.getaddrinfo('example.org', 443)"
subprocess.run([sys.executable, "-c", program], check=True)
"""
KEPT_VARIABLES = ("PATH", "HOME", "TMPDIR", "LANG", "SYSTEMROOT", "OMP_NUM_THREADS")


@pytest.fixture
def guarded(tmp_path: Path) -> Generator[Guard]:
    folder = tmp_path / "guard"
    folder.mkdir()
    with guard(folder) as made:
        yield made


def python(guarded: Guard, *arguments: str, **variables: str) -> str:
    """What a guarded Python prints.

    It meets a bare environment: some libraries send reports unless they believe to be in a test.
    """
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**kept, **guarded.variables, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "program",
    [
        "import socket; socket.create_connection(('203.0.113.1', 80), timeout=1)",
        "import socket; socket.getaddrinfo('example.org', 443)",
        "import socket; socket.gethostbyname('example.org')",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('203.0.113.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://example.org')",
        "import httpx; httpx.get('https://example.org').raise_for_status()",
        IN_A_CHILD,
    ],
)
def test_the_guard_sees_a_try(program: str, guarded: Guard) -> None:
    with pytest.raises(AssertionError):
        python(guarded, "-c", program)
    assert guarded.tries()


def test_no_command_reaches_out(guarded: Guard, tmp_path: Path, small_library: Path) -> None:
    places = {"WORKFORCE_HOME": str(tmp_path / "home"), "WORKFORCE_LIBRARY": str(small_library)}
    # The home is new and both settings are the default ones: the model's ONNX form is made too.
    assert "2 added" in python(guarded, "-m", "assistant.cli", "index", **places)
    cost = ("ask", "What does the referrals plan cost?")
    assert "£125,000" in python(guarded, "-m", "assistant.cli", *cost, **places)
    assert "Riverside" in python(guarded, "-m", "assistant.cli", "search", "Riverside", **places)
    python(guarded, "-m", "assistant.cli", "doctor", **places)
    assert guarded.processes() >= 5
    assert guarded.tries() == []


def test_the_page_answers_without_reaching_out(
    guarded: Guard, small_home: Path, small_library: Path
) -> None:
    places = {"WORKFORCE_HOME": str(small_home), "WORKFORCE_LIBRARY": str(small_library)}
    assert python(guarded, "-c", PAGE, **places) == "answered\n"
    assert guarded.tries() == []


def test_the_server_of_the_page_starts_without_reaching_out(
    guarded: Guard, small_home: Path, small_library: Path, free_port: int
) -> None:
    places = {"WORKFORCE_HOME": str(small_home), "WORKFORCE_LIBRARY": str(small_library)}
    assert "ok" in python(guarded, "-c", SERVED, str(free_port), **places)
    assert guarded.processes() >= 3
    assert guarded.tries() == []
