"""Fields of Word that have no result in the file: what they show is worked out from their codes."""

import re
import unicodedata
from collections.abc import Callable
from itertools import chain
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gongkai.importing.files import symbols
from gongkai.importing.files.formulas import fraction, lowered, raised, root
from gongkai.importing.files.paper import tidy
from gongkai.importing.files.word_parts import W
from gongkai.importing.files.word_styles import value
from gongkai.patterns import pattern

_LONGEST = 1_000  # a code: nobody types more
_LONGEST_KIND = 20
_DEEPEST = 20
# Fields that show nothing: entries of an index, marks for a program.
_UNSEEN = ("", "XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "ADDIN", "NEXT", "NEXTIF", "SKIPIF")
_WORD = pattern(r"\s*(\S+)\s*")
_QUOTED = pattern(r'\s*(?:"([^"]*)"|(\S+))')
_BUTTON = pattern(r"\s*\S+\s+(.*)", re.DOTALL)
_SIGN = pattern(r"\s*(\d{1,6}|0[xX][0-9A-Fa-f]{1,5})(?=\s|$)")
_FONT = pattern(r'\\f\s*"?([^"\\]+)')
_FORMAT = pattern(r'\\\*\s*(?:"[^"]*"|\S+)')  # of a phonetic guide: \* jc2 \* "Font:宋体"
_TOKEN = pattern(r"\\(?P<switch>[A-Za-z]{1,2})\s*-?\d*|\\(?P<typed>.)|(?P<mark>[(),;])|(?P<text>[^\\(),;]+)", re.DOTALL)
_SOUNDED = pattern(r"\\o(?:\\\w{2})?\s*\((?!\s*[○〇◯ОO]\s*,)[^)]*\\s", re.IGNORECASE)
_CIRCLES = ("○", "〇", "◯", "О", "O")
_RINGED = (range(0x2460, 0x2474), range(0x3251, 0x3260), range(0x3280, 0x32C0), range(0x24B6, 0x24EB))


class Field:
    """A field that has begun: its code until its result begins, and whether there is anything in that."""

    def __init__(self, code: str = "", begin: Element | None = None) -> None:
        self.code = code
        self.typed = ""  # the text among the code, of fields inside it
        self.in_result = False
        self.has_shown = False
        self._form = begin.find(f"{W}ffData") if begin is not None else None

    @property
    def kind(self) -> str:
        """The first word of the code."""
        found = _WORD.match(self.code)
        return found[1][:_LONGEST_KIND].upper() if found else ""

    @property
    def is_sounded(self) -> bool:
        """Whether it is a word with its sound above it."""
        return self.kind == "EQ" and len(self.code) < _LONGEST and _SOUNDED.search(self.code) is not None

    def made(self) -> str | None:
        """What the field shows where it has no result; None where that is not known."""
        form = _of_form(self._form) if self._form is not None else None
        if self.has_shown or form is not None:
            return "" if self.has_shown else form
        make, found = _WITHOUT_RESULT.get(self.kind), _WORD.match(self.code)
        if make is not None and found and len(self.code) < _LONGEST:
            return make(self.code[found.end() :])
        return "" if self.in_result or self.kind in _UNSEEN else None


def _of_form(form: Element) -> str | None:
    """What a field of a form shows: its box, the entry that is chosen; None where it has a result of its own."""
    box, choice = form.find(f"{W}checkBox"), form.find(f"{W}ddList")
    if box is not None:
        found = box.find(f"{W}checked")
        found = box.find(f"{W}default") if found is None else found
        return "☑" if found is not None and value(found) not in ("0", "false", "off") else "☐"
    if choice is not None:
        entries = [value(entry) for entry in choice.findall(f"{W}listEntry")]
        picked = value(choice.find(f"{W}result")) or value(choice.find(f"{W}default")) or "0"
        return entries[int(picked)] if picked.isdecimal() and len(picked) < 4 and int(picked) < len(entries) else ""
    return None


def _sign(arguments: str) -> str | None:
    """A sign by its number in its font."""
    found, font = _SIGN.match(arguments), _FONT.search(arguments)
    if found is None:
        return None
    code = int(found[1], 16 if found[1][:2].lower() == "0x" else 10)
    name = font[1].strip() if font else ""
    shown = symbols.seen(chr(0xF000 + code if code < 0x100 and symbols.is_known(name) else code), name)
    is_plain = code < 0x80 or symbols.is_known(name) or "\\u" in arguments
    return shown if is_plain and shown.isprintable() else None


def _button(arguments: str) -> str | None:
    found = _BUTTON.match(arguments)
    return found[1].strip() if found else None


def _quoted(arguments: str) -> str | None:
    found = _QUOTED.match(arguments)
    return (found[1] or found[2] or "") if found else None


class _Piece(NamedTuple):
    """A part of a formula. `is_raised` where all of it is above the line, `is_lost` where that cannot be typed."""

    text: str
    is_raised: bool = False
    is_lost: bool = False


class _UnknownError(Exception):
    """A formula is not one of those that notices have."""


def _formula(arguments: str) -> str | None:
    """A number in a circle, a fraction, names one over the other, and what else notices have of EQ."""
    tokens = list(_TOKEN.finditer(_FORMAT.sub("", arguments).strip()))
    try:
        piece, end = _sequence(tokens, 0, 0)
    except _UnknownError:
        return None
    return tidy(piece.text) if end == len(tokens) and not piece.is_lost else None


def _sequence(tokens: list[re.Match[str]], at: int, depth: int) -> tuple[_Piece, int]:
    """What stands up to a comma or the closing bracket."""
    if depth > _DEEPEST:
        raise _UnknownError
    pieces = []
    while at < len(tokens) and tokens[at]["mark"] not in (",", ";", ")"):
        if tokens[at]["switch"]:
            piece, at = _switch(tokens, at, depth)
        elif tokens[at]["mark"]:
            inner, at = _sequence(tokens, at + 1, depth + 1)
            if at == len(tokens) or tokens[at]["mark"] != ")":
                raise _UnknownError
            piece, at = inner._replace(text=f"({inner.text})"), at + 1
        else:
            piece, at = _Piece(tokens[at]["typed"] or tokens[at][0]), at + 1
        pieces.append(piece)
    text, is_raised = "".join(piece.text for piece in pieces), all(piece.is_raised for piece in pieces)
    return _Piece(text, is_raised and bool(pieces), any(piece.is_lost for piece in pieces)), at


def _switch(tokens: list[re.Match[str]], at: int, depth: int) -> tuple[_Piece, int]:
    """A switch with its options and what stands in its brackets."""
    name, options = tokens[at]["switch"].lower(), []
    at += 1
    while at < len(tokens) and (tokens[at]["switch"] or not tokens[at][0].strip()):
        options.append((tokens[at]["switch"] or "").lower())
        at += 1
    if at == len(tokens) or tokens[at]["mark"] != "(":
        raise _UnknownError
    pieces = []
    while at < len(tokens) and tokens[at]["mark"] != ")":
        piece, at = _sequence(tokens, at + 1, depth + 1)
        pieces.append(piece)
    if at == len(tokens):
        raise _UnknownError
    return _combined(name, options, pieces), at + 1


def _combined(name: str, options: list[str], pieces: list[_Piece]) -> _Piece:
    if name == "o":
        return _over(pieces)
    texts = [piece.text.strip() for piece in pieces]
    if name == "s" and len(texts) == 1:
        moved = lowered(texts[0]) if "do" in options else raised(texts[0])
        return _Piece(texts[0] if moved is None else moved, is_raised=True, is_lost=moved is None)
    made = {
        "a": "\u3000".join(filter(None, texts)),
        "f": fraction(*texts) if len(texts) == 2 else None,
        "r": root(texts[-1], "".join(texts[:-1])) if len(texts) < 3 else None,
        "x": "".join(texts),
        "l": ",".join(texts),
        "d": "",
        "b": f"({texts[0]})" if len(texts) == 1 and not options else None,
    }.get(name)
    if made is None:
        raise _UnknownError
    return _Piece(made, is_lost=any(piece.is_lost for piece in pieces))


def _over(pieces: list[_Piece]) -> _Piece:
    """Characters on one another: a number in a circle, or a word with its sound above it."""
    pieces = [piece._replace(text=piece.text.strip()) for piece in pieces if piece.text.strip()]
    if len(pieces) == 2 and pieces[0].text in _CIRCLES and (ringed := _ringed(pieces[1].text)):
        return _Piece(ringed)
    base = [piece for piece in pieces if not piece.is_raised]
    if len(base) == 1 and base[0].text not in _CIRCLES:
        return base[0]
    raise _UnknownError


def _ringed(text: str) -> str | None:
    """①, ㊀ or Ⓐ."""
    plain = unicodedata.normalize("NFKC", text)
    return next((chr(code) for code in chain(*_RINGED) if unicodedata.normalize("NFKC", chr(code)) == plain), None)


_WITHOUT_RESULT: dict[str, Callable[[str], str | None]] = {
    "EQ": _formula,
    "SYMBOL": _sign,
    "MACROBUTTON": _button,
    "GOTOBUTTON": _button,
    "QUOTE": _quoted,
}
