"""`python -m gongkai`, and the command itself."""

import sys
from typing import NoReturn

from gongkai.cli import main
from gongkai.leaving import leave


def run() -> NoReturn:
    """Run the command line and leave at once."""
    try:
        main()
    except SystemExit as end:
        leave(end.code, started=sys._getframe(1))
        raise


if __name__ == "__main__":
    run()
