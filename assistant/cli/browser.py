"""Opening the page in a browser, where there is one."""

from __future__ import annotations

import os
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable

_WAIT_SECONDS = 120.0
_PAUSE_SECONDS = 0.3


def open_when_ready(port: int, still_running: Callable[[], bool]) -> bool:
    """Opens a browser as soon as the page at `port` answers; whether it did.

    Gives up when the page ended or does not answer, and where there is no desktop: a browser that
    draws in the terminal would take it over.
    """
    if not _has_desktop() or not _becomes_ready(port, still_running):
        return False
    try:
        return webbrowser.open(f"http://localhost:{port}")
    except webbrowser.Error:
        return False


def _has_desktop() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _becomes_ready(port: int, still_running: Callable[[], bool]) -> bool:
    # Straight to this machine, whatever proxies are set.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < deadline and still_running():
        try:
            with opener.open(f"http://localhost:{port}/_stcore/health", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            time.sleep(_PAUSE_SECONDS)
    return False
