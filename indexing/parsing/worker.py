"""The child process of `sandbox`: reads a document from standard input, replies on its output."""

from __future__ import annotations

import math
import os
import sys

from indexing.parsing.base import ParseError, checked
from indexing.parsing.formats import parser_for
from indexing.parsing.messages import reply


def main(suffix: str, memory_bytes: int, seconds: float) -> None:
    """Parse what comes on standard input as a `suffix` file, within the limits given."""
    reply_to = os.dup(1)
    # Whatever a library prints must not mix with the reply.
    os.dup2(2, 1)
    data = sys.stdin.buffer.read()
    _limit(memory_bytes, seconds)
    with os.fdopen(reply_to, "wb") as output:
        output.write(_answer(suffix, data))


def _answer(suffix: str, data: bytes) -> bytes:
    try:
        return reply(checked(parser_for(suffix)(data)))
    except ParseError as refusal:
        return reply(str(refusal))
    except MemoryError:
        return reply("it takes more memory to read than a document may")
    except RecursionError:
        return reply("its parts are nested too deeply")


def _limit(memory_bytes: int, seconds: float) -> None:
    """Hold this process to its limits, where the platform can; they outlive the parent."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        processor_time = math.ceil(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (processor_time, processor_time))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
