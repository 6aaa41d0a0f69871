"""`python -m gongkai`, and the command itself."""

import os
import signal  # and nothing that takes longer: until the handler is set, Ctrl+C shows where Python is
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line and leave at once; Ctrl+C ends it without a word even before somebody can catch it."""
    caught = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else a shell has it ignored
    if caught:
        signal.signal(signal.SIGINT, _leave)
    from gongkai.cli import main
    from gongkai.leaving import leave

    if caught:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        main()
    except SystemExit as end:
        if caught:
            signal.signal(signal.SIGINT, _leave)
        leave(end.code, started=sys._getframe(1))
        raise


def _leave(_number: int, _frame: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    run()
