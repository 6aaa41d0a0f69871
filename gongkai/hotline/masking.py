"""What is personal is taken out of a complaint before anything else sees it: numbers, doors, names.

In place of a number or a door stands ***, in place of a name 某, with which a sentence can still be read.
"""

import unicodedata
from collections.abc import Iterable

from gongkai.phrases.private import private
from gongkai.phrases.private.kinds import A_NAME, A_NUMBER, MASKED, NAME, Private

MASK = "***"


def mask(text: str, known: Iterable[str] = ()) -> str:
    """The text without what is personal; `known` are the caller's own name and number, wherever they stand."""
    if not text.isprintable():
        text = "".join(filter(_is_seen, text))
    for own in known:
        text = text.replace(own, A_NUMBER if own[0] in "+(0123456789" else A_NAME * 2)
    pieces, done = [], 0
    for span in private(text, MASKED):
        pieces += [text[done : span.start], _instead(span)]
        done = span.end
    return "".join((*pieces, text[done:])).replace(A_NUMBER, MASK)


def _instead(span: Private) -> str:
    return MASK if span.kind != NAME else A_NAME * min(span.end - span.start, 2)


def _is_seen(character: str) -> bool:
    """Whether a character is to be seen: a zero-width one would hide a number, half of one cannot be kept."""
    return character in "\n\t" or unicodedata.category(character) not in ("Cf", "Cc", "Cs", "Co")
