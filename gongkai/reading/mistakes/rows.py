"""The bare lines of a plan file as a clerk meant them, read once: indentation, dashes, key, colon, value, inside what.

It is YAML's own view where a line is good YAML, and goes on where YAML gives up: a full-width colon or dash counts.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from gongkai.diagnostics import Position
from gongkai.keys import SHAPES
from gongkai.patterns import pattern

OUR_KEYS = frozenset(key.name for shape in SHAPES.values() for key in shape)
OUR_WORDS = frozenset(word for shape in SHAPES.values() for key in shape for word in (key.label, *key.synonyms))
_TEXTS = {"prose": "piece", "figures": "figure", **dict.fromkeys(("list", "texts", "units", "names"), "")}
# The keys whose items may be texts, and the shape of those that are mappings, "" where none are; then those whose
# items may be mappings. Without the hotline's columns, where text: is what an export calls one.
_KEYS = [key for name, shape in SHAPES.items() if name != "columns" for key in shape]
ITEMS = {key.name: _TEXTS[key.kind] for key in _KEYS if key.kind in _TEXTS}
MAPPINGS = ITEMS | {key.name: key.kind[4:] for key in _KEYS if key.kind.startswith("seq:")}
AUTHORS = frozenset({"fields", "groups", "aliases", "contacts", "bands"})  # what stands under them the author names
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

_BLANK = " \t\u3000\xa0\u1680\u2000-\u200a\u202f\u205f"
_START = pattern(
    f"(?P<blanks>[{_BLANK}{_UNSEEN}]*)"
    # A dash and a blank; or the last one without: -甲局 but not -5, －甲局 but not ——甲局, nor --- between documents.
    rf"(?P<dashes>(?:[-－—–][{_BLANK}]+)*(?:-(?=[^\s\d.－—–-])|[－—–](?=[^\s－—–-])|[-－—–]\Z)?)"
)
_HALF_COLON = pattern(r"(?:(?<!\s)\s+)?:(?=[ \t]|\Z)")
_COLON = pattern(r"(?:(?<!\s)\s+)?(?:：|:(?=[ \t]|\Z))")
_HAN = pattern("[\u4e00-\u9fff]{1,16}")
_COMMENT = pattern(r"(?:^|\s)#")
_BLOCK = pattern(r"[|>][+\-0-9]*\s*(?:\s#.*)?\Z")
_QUOTED = {'"': pattern(r'[^"\\]*+(?>(?:\\.[^"\\]*+)*)"'), "'": pattern(r"[^']*+(?>(?:''[^']*+)*)'")}  # up to its end
_IN_BRACKETS = pattern(
    r"""[\[{]+|[\]}]+|["']|\#.*|[\s,:]+|[^\s\[\]{},:"'#](?>(?:[^\[\]{},:#]|(?<!\s)\#|:(?![\s,\[\]{}]))*)"""
)
_WORD_GOES_ON = pattern(r"(?>(?:[^\[\]{},:#]|(?<!\s)\#|:(?![\s,\[\]{}]))*)")
_NO_WORD = frozenset(":：#'\"，。；、“”（）")
_LONGEST, _LONGEST_WIDE = 30, 16  # a longer word before a colon is a sentence; before a full-width one sooner
_NEVER = 1 << 60  # no line is indented as far


class Inside(Enum):
    """What a line goes on with, or is instead of being something of its own."""

    NOTHING = "a line of its own"
    PLAIN = "a text without quotation marks"
    QUOTED = "a text whose quotation mark is open"
    BLOCK = "a text behind | or >"
    FLOW = "brackets that are open"
    COMMENT = "a comment"


class Row(NamedTuple):
    """A line in its parts, which joined are the line; offsets count from 0. A text without a key is all `value`."""

    number: int
    blanks: str = ""
    dashes: str = ""  # with the blanks behind them
    key: str = ""
    colon: str = ""  # with the blanks before it; a full-width one, or one without a blank behind it, counts as well
    gap: str = ""
    value: str = ""  # with the comment behind it
    inside: Inside = Inside.NOTHING

    @property
    def line(self) -> str:
        """The line as it stands in the file."""
        return "".join(self[1:7])

    @property
    def body(self) -> str:
        """What stands behind the dashes."""
        return "".join(self[3:7])

    @property
    def indent(self) -> int:
        """How many characters it is indented by, as far as a person sees them."""
        return len(self.blanks) if self.blanks.isascii() else sum(blank not in _UNSEEN for blank in self.blanks)

    @property
    def column(self) -> int:
        """The offset of its key or text."""
        return len(self.blanks) + len(self.dashes)

    @property
    def colon_at(self) -> int:
        """The offset of the colon."""
        return self.column + len(self.key) + len(self.colon) - len(self.colon.lstrip())

    def at(self, offset: int) -> Position:
        """An offset as a place in the file."""
        return Position(self.number, offset + 1)

    @property
    def start(self) -> Position:
        """Where its first character stands."""
        return self.at(len(self.blanks))

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not (self.dashes or self.colon or self.value or self.blanks.strip())

    @property
    def is_own(self) -> bool:
        """Whether it is neither blank, nor a comment, nor the author's own text behind | or >."""
        return self.inside not in (Inside.BLOCK, Inside.COMMENT) and not self.is_blank

    @property
    def is_text(self) -> bool:
        """Whether it goes on with a text begun above."""
        return self.inside in (Inside.PLAIN, Inside.QUOTED)

    @property
    def is_item(self) -> bool:
        """Whether it begins a list item, as YAML sees it."""
        return self.dashes.startswith(("- ", "-\t"))

    @property
    def is_key(self) -> bool:
        """Whether it has a key, as YAML sees it."""
        return self.colon.endswith(":") and (self.gap[:1] in (" ", "\t") or not (self.gap or self.value))

    @property
    def name(self) -> str:
        """Its key where that is one word, as names are: what stands before a colon in a sentence mostly is not."""
        return self.key if self.is_key and _is_word(self.key, _LONGEST) else ""

    @property
    def is_wide(self) -> bool:
        """Whether its colon is full-width."""
        return self.colon.endswith("：")

    @property
    def opens_block(self) -> bool:
        """Whether it ends with | or > and its text stands below."""
        return _BLOCK.match(self.value) is not None


_NONE = Row(0)


class Rows:
    """The rows of a file."""

    def __init__(self, lines: list[str]) -> None:
        self.all = tuple(_read(lines))

    def __getitem__(self, number: int) -> Row:
        """A row by its number from 1; an empty one beyond the end."""
        return self.all[number - 1] if 0 < number <= len(self.all) else _NONE

    def above(self, number: int) -> Row:
        """The nearest row above that is neither blank nor a comment."""
        return next((self[above] for above in range(number - 1, 0, -1) if _says_something(self[above])), _NONE)

    def below(self, number: int) -> Row:
        """The nearest row below that is neither blank nor a comment."""
        below = range(number + 1, len(self.all) + 1)
        return next((self[number] for number in below if _says_something(self[number])), _NONE)

    def beside(self, row: Row) -> tuple[Row, Row]:
        """The nearest rows above and below that are indented no further than this one."""
        above, below = self._beside
        return above.get(row.number, _NONE), below.get(row.number, _NONE)

    @cached_property
    def _beside(self) -> tuple[dict[int, Row], dict[int, Row]]:
        """What is beside every row that says something, above and below."""
        above, below = dict[int, Row](), dict[int, Row]()
        levels: list[Row] = []
        for row in filter(_says_something, self.all):
            while levels and levels[-1].indent > row.indent:
                below[levels.pop().number] = row
            if levels:
                above[row.number] = levels[-1]
                if levels[-1].indent == row.indent:
                    below[levels.pop().number] = row
            levels.append(row)
        return above, below

    def above_it(self, row: Row) -> Row:
        """The nearest row above that is indented less: what it belongs to, or the item that it stands in."""
        return self._owners.get(row.number, _NONE)

    def list_of(self, row: Row) -> str:
        """The key of the list that an item stands in, "" where it is indented no further than that."""
        over = self.above_it(row)
        return over.key if over.is_key and not said(over.value) else ""

    @cached_property
    def _owners(self) -> dict[int, Row]:
        owners = dict[int, Row]()
        levels: list[Row] = []
        for row in filter(_says_something, self.all):
            while levels and levels[-1].indent >= row.indent:
                levels.pop()
            if levels:
                owners[row.number] = levels[-1]
            levels.append(row)
        return owners

    @cached_property
    def has_spaces(self) -> bool:
        """Whether any line is indented with spaces."""
        return any(row.blanks.startswith("  ") and _says_something(row) for row in self.all)


def words_of(shape: str) -> frozenset[str]:
    """The words for the keys of a shape; none for ""."""
    return frozenset(word for key in SHAPES.get(shape, ()) for word in (key.label, *key.synonyms))


def spaces(blanks: str) -> str:
    """An indentation in plain spaces: two for a tab or a full-width space, none for what cannot be seen."""
    return "".join("  " if blank in "\t\u3000" else "" if blank in _UNSEEN else " " for blank in blanks)


def said(text: str) -> str:
    """A text without the comment behind it."""
    comment = _COMMENT.search(text)
    return text[: comment.start()].rstrip() if comment else text.rstrip()


def _says_something(row: Row) -> bool:
    return row.inside is not Inside.COMMENT and not row.is_blank


def _read(lines: list[str]) -> Iterator[Row]:
    """The rows, each with what it is inside."""
    opened = _Open()
    for number, line in enumerate(lines, 1):
        row = split(number, line)
        inside = opened.inside(row, line)
        yield row if inside is Inside.NOTHING else Row(*row[:7], inside)


def split(number: int, line: str) -> Row:
    """A line in its parts, whatever it is inside."""
    if _is_between_documents(line):
        return Row(number, value=line)
    start = _START.match(line)
    assert start is not None  # every part of it may be empty
    blanks, dashes = start.groups()
    body = line[start.end() :]
    length, colon = _key(body)
    if not colon:
        return Row(number, blanks, dashes, value=body)
    colon = len(body) - len(body[colon:].lstrip(":："))  # typed twice, they are one
    value = body[colon:].lstrip()
    gap = body[colon : len(body) - len(value)]
    return Row(number, blanks, dashes, body[:length], body[length:colon], gap, value)


def _is_between_documents(line: str) -> bool:
    return line.startswith(("---", "...")) and not line[3:4].strip()


def _key(body: str) -> tuple[int, int]:
    """The length of the key at the start of a line, and with its colon; 0 and 0 if there is none."""
    if (":" not in body and "：" not in body) or body[0] in "#[{":
        return 0, 0
    before = body.partition(":")[0]
    word = before.rstrip()
    if word in OUR_KEYS or _HAN.fullmatch(word):
        return len(word), len(before) + 1
    if body[0] in _QUOTED:
        closed = _QUOTED[body[0]].match(body, 1)
        colon = _HALF_COLON.match(body, closed.end()) if closed else None
    else:
        comment = _COMMENT.search(body)
        end = comment.start() if comment else len(body)
        colon = _COLON.search(body, 0, end)
        if colon and colon[0].endswith("：") and not _is_before_wide(body, colon, end):
            colon = _HALF_COLON.search(body, colon.end(), end)
    return colon.span() if colon else (0, 0)


def _is_before_wide(body: str, colon: re.Match[str], end: int) -> bool:
    """Whether a full-width colon stands behind a key, and not within one: a：ttachments:."""
    word = body[: colon.start()]
    ends = body[colon.end() : end].rstrip()
    is_within = ends.endswith(":") and ends[:-1].isidentifier() and ends.isascii() and word not in OUR_KEYS
    return _is_word(word, _LONGEST_WIDE) and not is_within


def _is_word(text: str, longest: int) -> bool:
    return 0 < len(text) <= longest and _NO_WORD.isdisjoint(text) and len(text.split()) == 1


class _Open:
    """What is open where a line begins."""

    def __init__(self) -> None:
        self.owner = -1  # the column of the key or dash that a text or brackets belong to
        self.waiting = -1  # the same where nothing stands behind it
        self.plain = self.block = _NEVER  # a line that is indented further goes on with a text
        self.quote = ""
        self.brackets = 0
        self.word = False  # whether a text without quotation marks stands last within the brackets: it may go on

    def inside(self, row: Row, line: str) -> Inside:
        """What a line is inside; then what is open behind it."""
        if _is_between_documents(line):
            self.owner = -1
            self._open(line[3:].lstrip())
            return Inside.NOTHING
        if self.quote:
            self._go_on(line)
            return Inside.QUOTED
        indent = row.indent
        if indent > self.block and not row.is_blank:
            return Inside.BLOCK
        if row.value[:1] == "#" and not (row.colon or row.dashes):
            return Inside.COMMENT
        if row.is_blank:
            return Inside.NOTHING
        if self.brackets and (indent > self.owner or not (row.colon or row.dashes)):
            self._go_on(line)
            return Inside.FLOW
        if indent > self.plain:
            return Inside.PLAIN
        self._begin(row)
        return Inside.NOTHING

    def _begin(self, row: Row) -> None:
        """Begin with a line of its own: its key or last dash is what a text belongs to, or the key above it."""
        if row.colon:
            self.owner = row.indent + len(row.dashes)
        elif row.dashes:
            self.owner = row.indent + len(row.dashes.rstrip()) - 1
        else:
            below = row.indent > self.waiting or row.opens_block  # of a key, at whose own column a text cannot stand
            self.owner = self.waiting if self.waiting >= 0 and below else row.indent - 1
        self._open(row.value)

    def _open(self, value: str) -> None:
        """Open what a value begins."""
        self.quote, self.brackets, self.word = "", 0, False
        self.plain = self.block = _NEVER
        self.waiting = -1
        if not value or value[0] == "#":
            self.waiting = self.owner
        elif _BLOCK.match(value):
            self.block = self.owner
        elif value[0] in "[{":
            self.brackets = 1
            self._go_on(value, 1)
        else:
            self.plain = self.owner
            if value[0] in _QUOTED:
                self.quote = value[0]
                self._go_on(value, 1)

    def _go_on(self, line: str, at: int = 0) -> None:
        """Look for the end of a quotation or of brackets that are open."""
        while at < len(line) and (self.quote or self.brackets):
            known = _QUOTED[self.quote] if self.quote else _WORD_GOES_ON if self.word else _IN_BRACKETS
            found = known.match(line, at)
            if found is None:
                return  # the quotation goes on below
            at, mark = found.end(), found[0]
            if self.quote:
                self.quote = ""
            elif self.word:
                self.word = at == len(line)
            elif mark in _QUOTED:
                self.quote = mark
            elif mark[0] in "[{":
                self.brackets += len(mark)
            elif mark[0] in "]}":
                self.brackets = max(0, self.brackets - len(mark))
            else:
                self.word = mark[0] not in "# \t,:" and at == len(line)
