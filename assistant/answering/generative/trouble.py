"""Why a model gave no answer, in words for the reader.

Never the provider's own words, which may tell more than a reader should see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRANSIENT = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_REASONS = {
    401: "its server refused the key",
    403: "its server refused the key",
    404: "its server does not know the model",
    429: "its server is asked too often",
}


class ModelTroubleError(RuntimeError):
    """The language model cannot be asked, or its answer broke off; the message says why."""

    def __init__(self, reason: str, *, transient: bool = False) -> None:
        """`transient`: whether asking again may help."""
        super().__init__(reason)
        self.transient = transient


def trouble_of(error: BaseException) -> ModelTroubleError:
    """What `error`, of whatever provider, means for the reader."""
    if isinstance(error, ModelTroubleError):
        return error
    for one in _causes(error):
        status = getattr(one, "status_code", None)
        if isinstance(status, int):
            reason = _REASONS.get(status, f"its server answered with error {status}")
            return ModelTroubleError(reason, transient=status in _TRANSIENT)
    causes = list(_causes(error))
    if any(isinstance(one, (TimeoutError, httpx.TimeoutException)) for one in causes):
        return ModelTroubleError("it took too long", transient=True)
    if any(isinstance(one, (ConnectionError, httpx.TransportError)) for one in causes):
        return ModelTroubleError("its server cannot be reached", transient=True)
    return ModelTroubleError(f"it failed ({type(error).__name__})")


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__
