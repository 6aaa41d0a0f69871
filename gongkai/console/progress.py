"""A bar for what takes long, on the terminal alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_MANY_FILES = 500
_MANY_BYTES = 64 << 20


@contextmanager
def reading(files: int, size: int) -> Iterator[Callable[[int], None]]:
    """What to tell how many bytes have been read; it draws only where there is much to read and somebody looks."""
    if not sys.stderr.isatty() or (files < _MANY_FILES and size < _MANY_BYTES):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(f"读{files}个文件"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=size)
        yield lambda count: bar.advance(task, count)
