"""Where lines may break that a program would not break well by itself: long words, and a paragraph's last character."""

from collections.abc import Iterator

from gongkai.patterns import pattern

LONG = 28  # half characters: a longer word leaves too much of a line empty when it goes to the next one
_WORD = pattern(r"[!-~]{2,}")
_MAY_BREAK = "\u200b"


def loosened(text: str, room: int = LONG) -> str:
    """The text with places to break anywhere in words of more half characters; at their marks only, lines gape."""
    return _WORD.sub(lambda found: _MAY_BREAK.join(found[0]) if len(found[0]) > room else found[0], text)


def by_length(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is a word so long that it has to break somewhere."""
    start = 0
    for found in _WORD.finditer(text):
        if len(found[0]) > LONG:
            if start < found.start():
                yield text[start : found.start()], False
            yield found[0], True
            start = found.end()
    if start < len(text) or not text:
        yield text[start:], False
