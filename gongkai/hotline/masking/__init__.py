"""What is personal is taken out of a complaint before anything else sees it: numbers, doors, names.

Digits of every kind (full-width, Chinese, with blanks or dashes between) are looked at as plain ones of the same
length, so that what is found there is cut out of the text as it was typed. In place of a number stands ***, in place of
a name 某, with which a sentence can still be read.
"""

import unicodedata
from collections.abc import Iterable

from gongkai.hotline.masking.doors import DOOR, without_doors
from gongkai.hotline.masking.names import without_names
from gongkai.hotline.masking.numbers import FOUND, without_numbers

MASK = "***"


def mask(text: str, known: Iterable[str] = ()) -> str:
    """The text without what is personal; `known` are the caller's own name and number, wherever they stand."""
    if not text.isprintable():
        text = "".join(filter(_is_seen, text))
    for own in known:
        text = text.replace(own, FOUND if own[0] in "+(0123456789" else "某某")
    return without_names(without_doors(without_numbers(text))).replace(FOUND, MASK).replace(DOOR, MASK)


def _is_seen(character: str) -> bool:
    """Whether a character is to be seen: a zero-width one would hide a number, half of one cannot be kept."""
    return character in "\n\t" or unicodedata.category(character) not in ("Cf", "Cc", "Cs", "Co")
