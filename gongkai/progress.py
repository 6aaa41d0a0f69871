"""Bars for what takes long, on the terminal alone."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

T = TypeVar("T")
_MANY_FILES = 500
_MANY_BYTES = 64 << 20
_PATIENCE = 0.5  # seconds without a bar
_LONG = 2.0


@contextmanager
def reading(files: int, size: int, what: str = "读") -> Iterator[Callable[[int], None]]:
    """What to tell how many bytes have been read; it draws only where there is much to read and somebody looks."""
    if not sys.stderr.isatty() or (files < _MANY_FILES and size < _MANY_BYTES):
        yield lambda _: None
        return
    from rich.progress import DownloadColumn

    with _bar(f"{what}{files}个文件", DownloadColumn(), size) as advance:
        yield advance


def tracked(entries: Sequence[T], what: str) -> Iterator[T]:
    """The entries one after another; after half a second a bar says how far it is."""
    start = time.monotonic()
    for number, entry in enumerate(entries):
        if time.monotonic() - start > _PATIENCE and sys.stderr.isatty():
            yield from _tracked(entries, what, number)
            return
        yield entry


def _tracked(entries: Sequence[T], what: str, done: int) -> Iterator[T]:
    from rich.progress import MofNCompleteColumn

    with _bar(what, MofNCompleteColumn(), len(entries)) as advance:
        advance(done)
        for entry in entries[done:]:
            yield entry
            advance(1)


@contextmanager
def working(what: str) -> Iterator[None]:
    """While something goes on of which nobody knows how far it is: after two seconds a bar that says that it does."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    drawn: list[Progress] = []

    def _draw() -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn(what), BarColumn(), TimeElapsedColumn())
        bar = Progress(*columns, console=Console(file=sys.stderr), transient=True)
        bar.add_task("", total=None)
        bar.start()
        drawn.append(bar)

    timer = Timer(_LONG, _draw)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for bar in drawn:
            bar.stop()


@contextmanager
def _bar(what: str, counting: "ProgressColumn", size: int) -> Iterator[Callable[[int], None]]:
    """A bar with a column that counts; it goes away when all is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), counting, TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=size)
        yield lambda count: bar.advance(task, count)
