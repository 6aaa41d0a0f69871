"""Colons after keys that are full-width, lack their space, or are not there at all."""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.keys import SHAPES
from gongkai.reading.mistakes.dashes import SPECIAL
from gongkai.reading.mistakes.lines import BLANKS, NEAR, OUR_KEYS, OUR_WORDS, inside_values, own_line_below
from gongkai.reading.source import Source
from gongkai.text import shortened

_KEYLIKE = re.compile(r"^\s*(?:-\s+)*[^\s:：#'\"，。；]+\s*:(?:\s|$)")
_WIDE = re.compile(
    r"^[\s\u3000\xa0]*(?:[-－—–][\s\u3000\xa0]*)*(?P<key>[^\s:：#'\"，。；、“”（）]{1,16})\s*(?P<colon>：)"
)
_TIGHT = re.compile(r"^\s*(?:-\s+)*(?P<key>[a-z_]+|[\u4e00-\u9fff]{1,16}):(?=[^ \t])")
_NONE = re.compile(
    "^\\s*(?P<dash>-\\s+)*(?P<key>[^\\s:：#；;＝=．.、，,]{1,12})"
    "(?:\\s*(?P<instead>[；;＝=．])|[ \t\u3000\xa0]|$)(?P<rest>.*)"
)


def mistyped_colon(number: int, line: str, source: Source) -> Iterator[Diagnostic]:
    """What is wrong with the colon after the key at the start of a line."""
    colon = _TIGHT.match(line)
    if colon and (colon["key"] in OUR_KEYS or (not colon["key"].isascii() and _in_line(number, line, source))):
        rest = line[colon.end() :]
        gap = len(rest) - len(rest.lstrip(BLANKS))
        edits = () if SPECIAL.match(rest, gap) else (Edit(Position(number, colon.end() + 1), gap, " "),)
        hint = f"写成“{colon['key']}: {shortened(rest.strip())}”"
        yield Diagnostic("GK014", Position(number, colon.end()), "冒号后面缺一个半角空格", hint, edits=edits)
    if (colon := _WIDE.match(line)) and _meant_as_key(colon["key"], number, line, source):
        at = Position(number, colon.start("colon") + 1)
        hint = f"写成“{_in_english(colon['key'])}: ”，用半角冒号，后面空一格"
        yield Diagnostic("GK013", at, "这里是全角冒号“：”", hint, edits=_widths(at, colon["key"], line))
    elif (bare := _NONE.match(line)) and _lacks_colon(bare, number, source):
        at = Position(number, bare.end("key") + 1)
        said = f"后面是“{bare['instead']}”，不是冒号" if bare["instead"] else "后面没有冒号"
        hint = f"写成“{_in_english(bare['key'])}: {shortened(bare['rest'].strip())}".rstrip() + "”"
        yield Diagnostic("GK020", at, f"“{bare['key']}”{said}", hint)


def _widths(at: Position, key: str, line: str) -> tuple[Edit, ...]:
    """The correction of a full-width colon, where what follows it surely is the value."""
    rest = line[at.column :]
    gap = len(rest) - len(rest.lstrip(BLANKS))
    has_value = rest.strip(BLANKS) and not re.match("[ \t]+#", rest)
    if has_value and SPECIAL.match(rest, gap):
        return ()
    if key not in OUR_KEYS and line.lstrip().startswith("-"):
        return ()  # a Chinese word after a dash (- 时间：5月15日) may be the text itself
    return (Edit(at, 1 + gap, ": ") if has_value else Edit(at, 1, ":"),)


def _in_english(word: str) -> str:
    """The key that a Chinese word stands for, where it is the same wherever it may stand."""
    names = {key.name for shape in SHAPES.values() for key in shape if word in (key.label, *key.synonyms)}
    return names.pop() if len(names) == 1 else word


def _lacks_colon(bare: re.Match[str], number: int, source: Source) -> bool:
    """Whether a line begins with one of our keys; a Chinese one only as a line of its own that says something."""
    if bare["rest"].lstrip().startswith((":", "：")):
        return False
    if bare["key"] in OUR_KEYS:
        return number not in inside_values(source) or not bare["rest"].isascii()
    said = bare["key"] in OUR_WORDS and bare["rest"].strip() and not bare["dash"]
    return bool(said) and number not in inside_values(source)


def _meant_as_key(key: str, number: int, line: str, source: Source) -> bool:
    """Whether a word before a full-width colon is a key: one of ours, or standing in line with the keys around it."""
    if key in OUR_KEYS or (key.isascii() and key.isidentifier()):
        return True
    if key in OUR_WORDS and number not in inside_values(source):
        return True
    return _in_line(number, line, source) or _opens(number, line, source)


def _in_line(number: int, line: str, source: Source) -> bool:
    """Whether the next line above or below with the same indentation is a key."""
    indent = len(line) - len(line.lstrip())
    above = range(number - 1, max(0, number - NEAR), -1)
    below = range(number + 1, min(len(source.lines), number + NEAR) + 1)
    for side in (above, below):
        near = (other for other in map(source.line, side) if other.strip() and not other.lstrip().startswith("#"))
        nearest = next((other for other in near if len(other) - len(other.lstrip()) <= indent), "")
        if len(nearest) - len(nearest.lstrip()) == indent and _KEYLIKE.match(nearest):
            return True
    return False


def _opens(number: int, line: str, source: Source) -> bool:
    """Whether nothing stands behind the colon, and a key further to the right below."""
    below = source.line(own_line_below(source, number))
    deeper = len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())
    return deeper and line.rstrip().endswith("：") and _KEYLIKE.match(below) is not None
