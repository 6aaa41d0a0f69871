"""Leaving a process that is ours at once, when all is said and done.

Taking Python apart object by object costs a tenth of a short command, for memory that is freed at the end anyhow.
"""

import atexit
import os
import sys
from types import FrameType


def leave(code: object, started: FrameType) -> None:
    """End the process with this exit code, after what is registered for the end (a connection is closed, say).

    `started` is the module that the process was started with. Returns where Python has to end in its ordinary way:
    others have work to do after us, or something cannot be flushed, of which Python tells.
    """
    if not isinstance(code, int) or sys.flags.inspect or not _is_outermost(started):
        return
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


def _is_outermost(started: FrameType) -> bool:
    """Whether nobody but Python has started it: a profiler, a debugger or coverage would stand below."""
    frame = started.f_back
    while frame and frame.f_globals.get("__name__") == "runpy":  # python -m
        frame = frame.f_back
    return frame is None
