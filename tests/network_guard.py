"""A guard that processes start under: it writes down every try to reach another machine.

Two nets, since not all code goes through Python's sockets: an audit hook in every Python process
sees connections and name look-ups, and proxies that lead to a listener on this machine catch
libraries with network code of their own. Nothing gets out through either.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

# Python runs a module of this name at its start, in child processes too.
HOOK = """
import sys

LOG = {log!r}
NEAR = ("localhost", "127.", "::1", "0.0.0.0", "::")

def note(line):
    with open(LOG, "a") as file:
        file.write(line + "\\n")

def watch(event, args):
    if event in ("socket.connect", "socket.sendto"):
        host = args[1][0] if isinstance(args[1], tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = args[0]
    elif event == "socket.gethostbyaddr":
        host = args[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host and not host.startswith(NEAR):
        note(f"{{event}} {{host}}")
        raise OSError("connections are off in this test")

note("started")
sys.addaudithook(watch)
"""
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
NO_PROXY = "localhost,127.0.0.1,::1"
STARTED = "started"


@dataclass(frozen=True)
class Guard:
    """What a guarded process needs in its environment, and what was seen."""

    variables: dict[str, str]
    log: Path

    def tries(self) -> list[str]:
        """Every try to reach another machine."""
        return [line for line in self._lines() if line != STARTED]

    def processes(self) -> int:
        """How many Python processes have been watched."""
        return self._lines().count(STARTED)

    def _lines(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@contextmanager
def guard(folder: Path) -> Generator[Guard]:
    """A guard that keeps its files in `folder`, at work until the end of the block."""
    log = folder / "tries.log"
    (folder / "sitecustomize.py").write_text(HOOK.format(log=str(log)))

    class Listener(BaseHTTPRequestHandler):
        """A proxy that leads nowhere and writes down what was wanted of it."""

        def refuse(self) -> None:
            with log.open("a") as file:
                file.write(f"proxy {self.command} {self.path}\n")
            self.send_error(403)

        do_GET = do_POST = do_HEAD = do_PUT = do_CONNECT = refuse  # noqa: N815 (named by the library)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (named there)
            """Keeps standard error clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        variables = {
            **dict.fromkeys(PROXIES, address),
            "no_proxy": NO_PROXY,
            "NO_PROXY": NO_PROXY,
            "PYTHONPATH": os.pathsep.join(
                filter(None, (str(folder), os.environ.get("PYTHONPATH")))
            ),
        }
        try:
            yield Guard(variables, log)
        finally:
            server.shutdown()
