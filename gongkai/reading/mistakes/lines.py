"""The bare lines of a plan file: which are structure, which go on with a text begun above."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.keys import SHAPES
from gongkai.reading.source import Source

OUR_KEYS = frozenset(key.name for shape in SHAPES.values() for key in shape)
OUR_WORDS = frozenset(word for shape in SHAPES.values() for key in shape for word in (key.label, *key.synonyms))
NEAR = 60  # lines to look at for one in line with another
BLANKS = " \t\u3000\xa0"
DASHES = re.compile("[\\s\u3000\xa0]*(?:[-－—–][\\s\u3000\xa0]*)*")

BLOCK = re.compile(r"(?:^|[:：\-]\s*|\s)[|>][+\-0-9]*\s*(?:#.*)?$")
_ANY_KEY = re.compile("[^\\s:：#'\"，。；、“”（）]{1,30}\\s*[:：]")
_VALUE = re.compile("[\\s\u3000\xa0]*[^\\s\u3000\xa0#|>\\[{]")


def own_lines(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not inside a block scalar, with their numbers."""
    block_indent: int | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        if block_indent is not None and indent > block_indent:
            continue
        block_indent = indent if BLOCK.search(line) else None
        yield number, line


@lru_cache(maxsize=1)
def inside_values(source: Source) -> frozenset[int]:
    """The lines that go on with a text begun above."""
    inside = set()
    deeper = -2  # a line indented more than this goes on with the value above
    quote = ""  # as long as a quotation mark that begins a value is open, everything is text
    for number, line in own_lines(source.lines):
        if quote:
            inside.add(number)
            quote = quote if line.count(quote) % 2 == 0 else ""
            continue
        indent = len(line) - len(line.lstrip(BLANKS))
        if -1 <= deeper < indent:
            inside.add(number)
            continue
        start = DASHES.match(line)
        rest = line[start.end() :] if start else line
        key = _ANY_KEY.match(rest)
        value = rest[key.end() :].lstrip(BLANKS) if key else rest
        if value[:1] in ("'", '"') and value.count(value[0]) % 2:
            quote = value[0]
        if key:
            deeper = len(line) - len(rest) if _VALUE.match(rest, key.end()) else -2
        else:
            deeper = indent if line.lstrip(BLANKS)[:1] in "-－—–" else indent - 1
    return frozenset(inside)


def own_line_above(source: Source, number: int) -> int:
    """The nearest line above that is neither blank nor a comment; 0 if there is none."""
    return next((above for above in range(number - 1, 0, -1) if _says_something(source.line(above))), 0)


def own_line_below(source: Source, number: int) -> int:
    """The nearest line below that is neither blank nor a comment; 0 if there is none."""
    below = range(number + 1, len(source.lines) + 1)
    return next((line for line in below if _says_something(source.line(line))), 0)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
