"""Waiting for what passes, some ten seconds in all: a lock, a number that another took, a server that comes back."""

import time
from collections.abc import Iterator

SECONDS = 10.0
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, *[0.8] * 11)


def pauses() -> Iterator[float]:
    """The seconds between one attempt and the next, until there is no more hope."""
    return iter(_PAUSES)


def pause(seconds: float) -> None:
    """Not all for the same time, or they would be in each other's way again."""
    from random import uniform

    time.sleep(seconds * uniform(0.75, 1.25))
