"""Leaving a process that is ours: at once when all is said and done, and when Ctrl+C asks for it.

Taking Python apart object by object costs a tenth of a short command, for memory that is freed at the end anyhow.
"""

import _thread
import atexit
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


class _Waiting:
    """How many things are being done that Ctrl+C has to wait for, and whether it came meanwhile.

    `recorded` is whether something is on record, of which all that is left is to say so.
    """

    things = 0
    asked = False
    recorded = False


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl+C waits until this is done, so that nothing is left half written; a second one does not wait."""
    _Waiting.things += 1
    try:
        yield
    finally:
        _done_with_one()


@contextmanager
def recording() -> Iterator[None]:
    """Ctrl+C waits while something is put on record; once it is, Ctrl+C is too late, and the answer is the usual one.

    Only a second one still ends the command early.
    """
    _Waiting.things += 1
    try:
        yield
    except BaseException:
        _done_with_one()
        raise
    _Waiting.recorded = True  # and it goes on waiting, for what nobody interrupts any more


def begin() -> None:
    """A command begins: nothing is being done, and nothing is on record."""
    _Waiting.things, _Waiting.asked, _Waiting.recorded = 0, False, False


def recorded() -> bool:
    """Whether something has been put on record by this command."""
    return _Waiting.recorded


def _done_with_one() -> None:
    _Waiting.things -= 1
    if _Waiting.asked and not _Waiting.things:
        _Waiting.asked = False
        raise KeyboardInterrupt


def heed_interrupts() -> None:
    """From now on Ctrl+C raises KeyboardInterrupt where that leaves nothing half done, and is never lost."""
    sys.unraisablehook = partial(_swallowed, _thread.get_ident())
    signal.signal(signal.SIGINT, _interrupted)


def _interrupted(_number: int, _frame: object) -> None:
    if _Waiting.things and not _Waiting.asked:
        _Waiting.asked = True
    else:
        raise KeyboardInterrupt


def _swallowed(main: int, what: "UnraisableHookArgs") -> None:
    """Where Python cannot raise anything, as between two imports, it would tell of Ctrl+C and go on: ask again."""
    if what.exc_type is KeyboardInterrupt:
        _thread.start_new_thread(_ask_again, (main,))
    else:
        sys.__unraisablehook__(what)


def _ask_again(main: int) -> None:
    time.sleep(0.002)  # by then the main thread is out of there
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main, signal.SIGINT)  # which also ends what it waits for
    else:
        signal.raise_signal(signal.SIGINT)


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
