"""`python -m gongkai`, and the command itself."""

import os
import signal  # and nothing that takes longer: until the handler is set, Ctrl+C shows where Python is


def run() -> None:
    """Run the command line; Ctrl+C ends it without a word even before and after there is anybody to catch it."""
    caught = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else a shell has it ignored
    if caught:
        signal.signal(signal.SIGINT, _leave)
    from gongkai.cli import main

    if caught:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        main()
    finally:
        if caught:
            signal.signal(signal.SIGINT, _leave)


def _leave(_number: int, _frame: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    run()
