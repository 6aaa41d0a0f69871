"""`python -m gongkai`, and the command itself."""

import os
import signal  # and nothing that takes longer: until the handler is set, Ctrl+C shows where Python is
import sys


def run() -> None:
    """Run the command line and leave at once; Ctrl+C ends it without a word even when nobody is there to catch it.

    The first milliseconds are Python's own: what it shows of a Ctrl+C before this is called, nobody can take back.
    """
    caught = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else a shell has it ignored
    if caught:
        signal.signal(signal.SIGINT, _leave)
    from gongkai.cli import main
    from gongkai.leaving import heed_interrupts, leave, recorded

    try:
        try:
            if caught:
                heed_interrupts()
            main()
        finally:
            if caught:
                signal.signal(signal.SIGINT, signal.SIG_IGN if recorded() else _leave)
    except KeyboardInterrupt:  # just before or after the command's own care
        os._exit(130)
    except SystemExit as end:
        leave(end.code, started=sys._getframe(1))
        raise


def _leave(_number: int, _frame: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    run()
