"""Formulas in one line, as a person would type them: 1/3, 10³, √2."""

import re

from gongkai.patterns import pattern

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_CAN_RISE = pattern(r"[0-9+\-−=()ni\s]*")
_CAN_SINK = pattern(r"[0-9+\-−=()\s]*")
_ONE = pattern(r"[\w.%℃°²³√]*")  # needs no brackets in a fraction


def raised(text: str) -> str | None:
    """A superscript in the characters that are one, None where it has others."""
    return text.translate(_RAISED) if _CAN_RISE.fullmatch(text) else None


def lowered(text: str) -> str | None:
    """A subscript in the characters that are one, None where it has others."""
    return text.translate(_LOWERED) if _CAN_SINK.fullmatch(text) else None


def fraction(over: str, under: str) -> str:
    """1/3, and (a+b)/c where a part is more than one number or word."""
    return f"{_one(over)}/{_one(under)}"


def root(text: str, degree: str = "") -> str:
    """√2, ³√2."""
    return f"{raised(degree) or degree}√{_one(text)}"


def _one(text: str) -> str:
    return text if _ONE.fullmatch(text) or re.fullmatch(r"\([^()]*\)", text) else f"({text})"
