"""`python -m benchmarks.hotline`: what the hotline promises, measured on what is shipped."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

MEASURES = ("masking", "groups", "check")  # each a function of that name in benchmarks/hotline_NAME.py


def main() -> None:
    """Every measure that is there."""
    for name in MEASURES:
        if find_spec(f"benchmarks.hotline_{name}"):
            measure: Callable[[], None] = getattr(import_module(f"benchmarks.hotline_{name}"), name)
            measure()


if __name__ == "__main__":
    main()
