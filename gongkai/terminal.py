"""What a person sees in the terminal. Colours and drawings are made here alone; rich is loaded when there is a need.

Whatever is printed here is taken for text: a control character in it, wherever it came from, is shown as a dot.
"""

import codecs
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TextIO, TypeAlias

from gongkai.errors import GongkaiError
from gongkai.wide import printable, width, wrap

_PIPE_WIDTH = 100
_NAMED = 20
_MARK = 2  # columns of a closing mark, which may stand behind a full line
_LEAST = 10  # columns for a text, however long what stands before it is
_SHORT = 0.2  # seconds

Line: TypeAlias = Sequence[tuple[str, str]]  # runs of text, each with its style
Screen: TypeAlias = Sequence[Line]


class _Commands:
    """How the commands in advice are told."""

    told: Callable[[str], str] = str


def tell_commands(how: Callable[[str], str]) -> None:
    """From now on advice is put so: the command line knows what its commands need."""
    _Commands.told = how


def advice(text: str) -> str:
    """What gongkai itself advises, its commands as they are told; what somebody else wrote is shown as it is."""
    return _Commands.told(text)


def prepare_streams() -> None:
    """Let no console encoding crash the program: what GBK cannot show appears as JSON's escape, valid in JSON too."""
    codecs.register_error("as-json", _as_json)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  closed by the caller (>&-)
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="as-json")


def _as_json(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2)), error.end


def say(text: str, to: TextIO | None = None) -> None:
    """A plain line: talk to stderr unless told otherwise."""
    print(_tame(text), file=to or sys.stderr)


def typed_line() -> str:
    """The line that somebody types; "" at the end of input.

    Ctrl+C in the instant before Python begins to wait would be heeded only when the next key ends the wait. So no wait
    is long. (Windows' console ends it by itself.)
    """
    if os.name != "nt":
        from select import select

        while not select([sys.stdin], [], [], _SHORT)[0]:
            pass
    return sys.stdin.readline()


def complain(error: GongkaiError) -> None:
    """Why something could not be done."""
    paint([[("错误：", "bold red"), (error.message, "")]], sys.stderr)
    if error.hint:
        paint([[("建议：", "bold"), (advice(error.hint), "")]], sys.stderr)


def lines_named(numbers: Iterable[int]) -> str:
    """第 2、3 行: each line once, and not more than a person reads."""
    lines = sorted(set(numbers))
    return f"第 {'、'.join(map(str, lines[:_NAMED]))}{'……' if len(lines) > _NAMED else ''} 行"


def columns() -> int:
    """How wide the terminal is."""
    return max(40, shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns)


def folded(text: str, before: int = 0, margin: int = 0) -> str:
    """A text in lines that the terminal has room for, the first begun already; in a pipe it stays as it is."""
    if not sys.stdout.isatty() or before + width(text) <= columns():
        return text
    first = next(wrap(text, max(columns() - _MARK - before, _LEAST)))
    rest = wrap(text[len(first) :].lstrip(), max(columns() - _MARK - margin, _LEAST))
    return f"\n{' ' * margin}".join((first, *rest))


def coloured(stream: TextIO) -> bool:
    """Whether somebody looks at this stream who wants colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def aligned(cells: Sequence[tuple[str, ...]], styles: Sequence[str]) -> Iterator[Line]:
    """The rows of a table in columns that Chinese widths fill; a style is that of the row behind its first cell."""
    columns = [max(width(line[index]) for line in cells) + 2 for index in range(len(cells[0]))]
    for line, style in zip(cells, styles, strict=True):
        padded = [text + " " * (room - width(text)) for text, room in zip(line, columns, strict=True)]
        yield [(padded[0], "bold" if style == "bold" else ""), ("".join(padded[1:]).rstrip(), style)]


def paint(lines: Iterable[Line], to: TextIO) -> None:
    """Lines of styled text; in a pipe or with NO_COLOR as they are, without loading rich."""
    if not coloured(to):
        for line in lines:
            print(plain(line), file=to)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=to, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((_tame(text), style) for text, style in line)), soft_wrap=True)


def plain(line: Line) -> str:
    """The line without its styles."""
    return "".join(_tame(text) for text, _ in line)


def _tame(text: str) -> str:
    """A text that steers no terminal; its own line breaks stay."""
    return text if text.isprintable() else "\n".join(map(printable, text.split("\n")))
