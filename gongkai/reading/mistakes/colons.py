"""Colons after keys that are full-width, lack their space, or are not there at all."""

from collections.abc import Iterator

from gongkai.diagnostics import Diagnostic, Edit
from gongkai.keys import SHAPES
from gongkai.patterns import pattern
from gongkai.reading.mistakes.dashes import SPECIAL
from gongkai.reading.mistakes.rows import AUTHORS, ITEMS, OUR_KEYS, OUR_WORDS, Inside, Row, Rows, words_of
from gongkai.text import shortened

_WORD = pattern(r"(?P<word>[^\s:：#；;＝=．.、，,]{1,12})(?:\s*(?P<instead>[；;＝=．])|\s|\Z)")


def mistyped_colon(row: Row, rows: Rows) -> Iterator[Diagnostic]:
    """What is wrong with the colon after the key of a line."""
    if len(row.colon.strip()) > 1 and _meant_as_key(row, rows):
        yield _typed_again(row, _named(row, rows))
    elif row.is_wide and _meant_as_key(row, rows):
        key = _named(row, rows)
        hint = f"写成“{key}: ”，用半角冒号，后面空一格"
        yield Diagnostic("GK013", row.at(row.colon_at), "这里是全角冒号“：”", hint, edits=_widths(row, key))
    elif row.colon and not (row.is_wide or row.is_key) and (row.key in OUR_KEYS or _in_line(row, rows)):
        edits = () if row.value.startswith(SPECIAL) else (Edit(row.at(row.colon_at + 1), len(row.gap), " "),)
        hint = f"写成“{row.key}: {shortened(row.value.strip())}”"
        yield Diagnostic("GK014", row.at(row.colon_at), "冒号后面缺一个半角空格", hint, edits=edits)
    elif lacking := _lacking_colon(row):
        yield lacking


def _named(row: Row, rows: Rows) -> str:
    """The key as it is to be written; what the author names stays Chinese."""
    return row.key if rows.above_it(row).key in AUTHORS else in_english(row.key)


def _typed_again(row: Row, key: str) -> Diagnostic:
    """Colons in a row, of whatever width, are one."""
    renamed = [] if key == row.key else [Edit(row.at(row.column), len(row.key), key)]
    one = Edit(row.at(row.colon_at), len(row.colon.strip()), ":" if row.gap or not row.value else ": ")
    edits = () if row.value.startswith(SPECIAL) else (*renamed, one)
    hint = f"写成“{key}: {shortened(row.value)}".rstrip() + "”，一个半角冒号，后面空一格"
    return Diagnostic("GK013", row.at(row.colon_at), "冒号打了不止一个", hint, edits=edits)


def _widths(row: Row, key: str) -> tuple[Edit, ...]:
    """The correction of a full-width colon and the word before it, where what follows it surely is the value."""
    has_value = bool(row.value) and not (row.gap and row.value.startswith("#"))
    if has_value and row.value.startswith(SPECIAL):
        return ()
    if row.key not in OUR_KEYS and row.dashes.startswith("-"):
        return ()  # a Chinese word after a dash (- 时间：5月15日) may be the text itself
    renamed = () if key == row.key else (Edit(row.at(row.column), len(row.key), key),)
    at = row.at(row.colon_at)
    return (*renamed, Edit(at, 1 + len(row.gap), ": ") if has_value else Edit(at, 1, ":"))


def in_english(word: str) -> str:
    """The key that a Chinese word stands for, where it is the same wherever it may stand."""
    names = {key.name for shape in SHAPES.values() for key in shape if word in (key.label, *key.synonyms)}
    return names.pop() if len(names) == 1 else word


def _lacking_colon(row: Row) -> Diagnostic | None:
    """One of our keys with another mark behind it or none; a Chinese one only on a line of its own that says more."""
    found = _WORD.match(row.body)
    if found is None or found["word"] == row.key:
        return None
    word, instead = found.groups()
    rest = row.body[found.end() :].strip()
    stands_alone = row.inside is Inside.NOTHING and not row.dashes and rest
    if not ((not row.is_text or not rest.isascii()) if word in OUR_KEYS else word in OUR_WORDS and stands_alone):
        return None
    message = f"后面是“{instead}”，不是冒号" if instead else "后面没有冒号"
    hint = f"写成“{in_english(word)}: {shortened(rest)}".rstrip() + "”"
    return Diagnostic("GK020", row.at(row.column + len(word)), f"“{word}”{message}", hint)


def _meant_as_key(row: Row, rows: Rows) -> bool:
    """Whether a word before a full-width colon is a key: one of ours, or standing in line with the keys around it."""
    if row.key in OUR_KEYS or (row.key.isascii() and row.key.isidentifier()):
        return True
    if row.is_item and (shape := ITEMS.get(rows.list_of(row))) is not None and row.key not in words_of(shape):
        return False  # in a list of texts 联系人：…… is one
    if row.key in OUR_WORDS and row.inside is Inside.NOTHING:
        return True
    return _in_line(row, rows) or _opens(row, rows)


def _in_line(row: Row, rows: Rows) -> bool:
    """Whether the next line above or below with the same indentation is a key.

    Not where it goes on with a text, or wide spaces leave it open how far it is indented: a paragraph begins with two.
    """
    return (
        not row.is_text
        and "\u3000" not in row.blanks
        and any(other.is_key and other.indent == row.indent for other in rows.beside(row))
    )


def _opens(row: Row, rows: Rows) -> bool:
    """Whether nothing stands behind the colon, and a key further to the right below."""
    below = rows.below(row.number)
    return not row.value and below.indent > row.indent and below.is_key
