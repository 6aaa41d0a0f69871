"""Chinese characters are twice as wide: on the page, and in the columns of a terminal."""

import unicodedata
from collections.abc import Iterator

NOT_AT_LINE_START = frozenset("，。、；：？！）》”’〕】…,.;:?!)]}")
_FULL_WIDTH_MARKS = frozenset("“”‘’—…·")


def is_chinese(character: str) -> bool:
    """Whether a character is set full width on the page: a Han character or a Chinese punctuation mark."""
    return character in _FULL_WIDTH_MARKS or unicodedata.east_asian_width(character) in "WF"


def on_page(text: str) -> int:
    """The text's width on the page, in half characters."""
    return sum(2 if is_chinese(character) else 1 for character in text)


def width(text: str) -> int:
    """The columns it takes in a terminal, where “ ” — … are narrow."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.combining(character) or unicodedata.category(character) == "Cf" else 1


def printable(text: str, instead: str = "·") -> str:
    """Control characters, tabs and direction marks as one visible column each: no text steers a terminal or a page."""
    return "".join(character if character.isprintable() or character == "\u3000" else instead for character in text)


def wrap(text: str, columns: int) -> Iterator[str]:
    """The text in lines of at most that many columns: Latin words whole, no closing mark at the start of a line."""
    line, used = "", 0
    for word in _words(text):
        room = used + width(word) <= columns or word in NOT_AT_LINE_START
        if line and not room:
            yield line.rstrip()
            line, used = "", 0
        line += word if line else word.lstrip()
        used = width(line)
    yield line.rstrip()


def _words(text: str) -> Iterator[str]:
    """What may not be broken: a run of Latin characters, or one Chinese one."""
    run = ""
    for char in text:
        if not is_chinese(char) and char != " ":
            run += char
            continue
        if run:
            yield run
            run = ""
        yield char
    if run:
        yield run
