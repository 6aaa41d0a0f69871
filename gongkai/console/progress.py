"""A bar for what takes long, where somebody looks at the terminal."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
_PATIENCE = 0.5  # seconds without one


def tracked(entries: Sequence[T], what: str) -> Iterator[T]:
    """The entries one after another; after half a second a bar on stderr says how far it is."""
    if not sys.stderr.isatty():
        yield from entries
        return
    bar: Any = None
    start = time.monotonic()
    try:
        for number, entry in enumerate(entries):
            if bar is None and time.monotonic() - start > _PATIENCE:
                bar = _bar(len(entries), what)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=number)
            yield entry
    finally:
        if bar is not None:
            bar.stop()


def _bar(size: int, what: str) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(what, total=size)
    bar.start()
    return bar
