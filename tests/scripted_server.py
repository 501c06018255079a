"""An OpenAI-compatible server that says what a test has written down, over real HTTP."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from scripted_model import fill, keys_in

if TYPE_CHECKING:
    from collections.abc import Generator

Step = str | float | int
"""A piece of output, seconds of silence, or as a whole number the status of an error."""


@dataclass
class ScriptedServer:
    """Its address, the replies it still has to give, one a request, and what it was asked."""

    url: str = ""
    replies: list[list[Step]] = field(default_factory=list[list[Step]])
    asked: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    otherwise: list[Step] = field(default_factory=lambda: list[Step](["ready"]))
    """What it says when the script is at its end."""


@contextmanager
def scripted_server(*replies: list[Step]) -> Generator[ScriptedServer]:
    """A server at work until the end of the block."""
    script = ScriptedServer(replies=list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.asked.append(body)
            script.headers.append(dict(self.headers))
            steps = script.replies.pop(0) if script.replies else script.otherwise
            if steps and isinstance(steps[0], int):
                self.send_error(steps[0])
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            keys = keys_in(str(body["messages"][-1]["content"]))
            with suppress(OSError):
                for step in steps:
                    if isinstance(step, float):
                        time.sleep(step)
                    else:
                        self._send({"delta": {"content": fill(str(step), keys)}})
                self._send({"delta": {}, "finish_reason": "stop"})
                self.wfile.write(b"data: [DONE]\n\n")

        def _send(self, choice: dict[str, Any]) -> None:
            chunk = {
                "id": "1",
                "object": "chat.completion.chunk",
                "created": 0,
                "model": "scripted",
                "choices": [{"index": 0, "finish_reason": None, **choice}],
            }
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (named there)
            """Keeps standard error clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        script.url = f"http://127.0.0.1:{server.server_port}/v1"
        try:
            yield script
        finally:
            server.shutdown()
