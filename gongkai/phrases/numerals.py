"""Numbers as they stand in running text: 1200, 1,200, 1.2万, 3万1千, 三千多, 百余. One reading, or none."""

from decimal import Decimal
from typing import NamedTuple

from gongkai.patterns import pattern

_MARKS = "〇零一二两三四五六七八九十百千万亿"
NUMERAL = (
    rf"(?:[0-9]{{1,15}}(?:[,.][0-9]{{1,15}}){{0,5}}|[{_MARKS}几]|(?<![人次总])数(?=[十百千万]))"
    rf"[0-9.{_MARKS}余多几]{{0,20}}"
)

_ARABIC = pattern(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PART = pattern("(?P<digits>[0-9][0-9.,]*|[一二两三四五六七八九]|)(?P<size>[十百千万亿]?)")
_MOST_DIGITS = 12  # a longer one is a telephone number or an account


class Numeral(NamedTuple):
    """A value, and whether there may be some more of it: 余, 多."""

    value: Decimal
    about: bool = False


def numeral(text: str) -> Numeral | None:
    """What a number in half-width characters says; None where it says none, or may say two: 数百, 两三千, 一百二."""
    plain = text.replace("余", "").replace("多", "")
    if not plain or "几" in plain or "数" in plain:
        return None
    value = _total(plain)
    return None if value is None else Numeral(value, len(plain) < len(text))


def _total(text: str) -> Decimal | None:
    """The sum of the parts before each 亿 and 万, and of what is left."""
    total, left, last = Decimal(0), text, ""
    for size in "亿万":
        before, found, after = left.partition(size)
        if not found:
            continue
        section = _section(before, leading=not total)
        if section is None or size in after:
            return None
        total, left, last = total + section * _SIZES[size], after, size
    if not left and last:
        return total
    section = _section(left, leading=not last)
    if section is None or (last and section >= _SIZES[last]) or (last and left in _HAN_DIGITS and left not in "零〇"):
        return None  # 一万二: twelve thousand, or ten thousand and two?
    return total + section


def _section(text: str, leading: bool) -> Decimal | None:
    """A number below 万, or any in Arabic digits. `leading` allows 百 and 千 without a digit: 百余份, 千余人."""
    if not text:
        return Decimal(1) if leading else None
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", "")) if len(text.partition(".")[0].replace(",", "")) <= _MOST_DIGITS else None
    if text in _HAN_DIGITS:
        return Decimal(_HAN_DIGITS[text])
    total, last, at = Decimal(0), 10**5, 0
    while at < len(text):
        zero = text[at] in "零〇"
        part = _PART.match(text, at + zero)
        if part is None or not part[0] or (zero and leading and not at):
            return None
        size = _SIZES[part["size"]] if part["size"] else 1
        digit = _digit(part["digits"], bare=not total)
        if digit is None or size >= last or size > 1000 or (size == 1 and last > 10 and not zero):
            return None
        total, last, at = total + digit * size, size, part.end()
    return total


def _digit(text: str, bare: bool) -> Decimal | None:
    """The digits before a 千, 百 or 十; none at all are one where nothing stands before: 十五, 千余."""
    if not text:
        return Decimal(1) if bare else None
    if text in _HAN_DIGITS:
        return Decimal(_HAN_DIGITS[text])
    return Decimal(text.replace(",", "")) if _ARABIC.fullmatch(text) else None
