"""`chat`: a page on this machine only, or a conversation in the terminal."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psutil
import pytest
from cli_kit import run, start
from typer.testing import CliRunner

from assistant.cli import app

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Generator
    from pathlib import Path

posix_only = pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")


def health(port: int) -> str:
    """What the page answers when asked how it is; empty while nobody answers."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://localhost:{port}/_stcore/health", timeout=5) as answer:
            return answer.read().decode()
    except OSError:
        return ""


@contextmanager
def served(
    port: int, home: Path, *options: str, **variables: str
) -> Generator[subprocess.Popen[str]]:
    """The page at work; ended by the system if the test did not end it."""
    with start("chat", "--port", str(port), *options, home=home, **variables) as process:
        try:
            deadline = time.monotonic() + 120
            while health(port) != "ok":
                assert process.poll() is None, process.communicate()[0]
                assert time.monotonic() < deadline
                time.sleep(0.2)
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
                process.communicate(timeout=60)


@posix_only
def test_the_page_listens_to_this_machine_only_and_ctrl_c_ends_it(
    free_port: int, small_home: Path
) -> None:
    with served(free_port, small_home, "--no-browser") as process:
        family = [
            psutil.Process(process.pid),
            *psutil.Process(process.pid).children(recursive=True),
        ]
        heard = {c.laddr for p in family for c in p.net_connections() if c.status == "LISTEN"}
        assert {address.port for address in heard} == {free_port}
        assert {address.ip for address in heard} <= {"127.0.0.1", "::1"}
        os.killpg(process.pid, signal.SIGINT)
        shown = process.communicate(timeout=60)[0]
    assert process.returncode == 0
    assert "Traceback" not in shown
    assert "email" not in shown.lower()
    assert health(free_port) == ""


@posix_only
def test_no_page_is_left_behind_when_the_system_ends_the_command(
    free_port: int, small_home: Path
) -> None:
    with served(free_port, small_home, "--no-browser") as process:
        family = psutil.Process(process.pid).children(recursive=True)
        assert family
        process.terminate()
        process.communicate(timeout=60)
        assert psutil.wait_procs(family, timeout=30)[1] == []


@posix_only
def test_a_browser_is_opened_at_the_page_once_it_answers(
    free_port: int, small_home: Path, tmp_path: Path
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(opened)!r}, 'w').write(sys.argv[1])\n"
    )
    browser.chmod(0o755)
    with served(free_port, small_home, BROWSER=str(browser)):
        deadline = time.monotonic() + 30
        while not (opened.exists() and opened.read_text()):
            assert time.monotonic() < deadline
            time.sleep(0.1)
    assert opened.read_text() == f"http://localhost:{free_port}"


@posix_only
def test_a_machine_without_a_desktop_is_served_all_the_same(
    free_port: int, small_home: Path
) -> None:
    with served(free_port, small_home, BROWSER="", DISPLAY="", WAYLAND_DISPLAY=""):
        assert health(free_port) == "ok"


def test_a_port_in_use_is_refused_in_one_line(small_home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("chat", "--no-browser", "--port", str(port), home=small_home)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Port {port} is in use.")
    assert result.stderr.count("\n") == 1


def test_the_terminal_keeps_a_conversation_until_an_empty_line(small_home: Path) -> None:
    result = CliRunner().invoke(
        app,
        ["--home", str(small_home), "chat", "--terminal"],
        input="What does the referrals plan cost?\nHow many cooks has Riverside?\n\n",
    )
    assert result.exit_code == 0
    assert "£125,000" in result.stdout
    assert "[1] Kitchens for carers" in result.stdout
