"""The numbers of a text that have a unit of measure, with how exactly they are said."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from gongkai.patterns import pattern

_ORDERS = r"件\(次\)|件次|人次|件|条|单|起|通|宗|例|票|张|封|个(?![\u4e00-\u9fff]|百分)|个(?=来电|电话|诉求|工单)"
_NUMBER = pattern(
    r"(?<![\dA-Za-z第之])(?<!\d[.,])(?P<digits>\d{1,3}(?>(?:,\d{3})+)(?!\d)|\d++)(?P<decimals>\.\d++)?[ \u3000]{0,2}"
    rf"(?P<thousands>[万亿])?(?P<unit>%|‰|个?百分点|{_ORDERS})(?![^,，、。;：:；\)]{{0,2}}以[上下内外])"
)
_OF_A_HUNDRED = pattern(r"百分之(?P<digits>\d++)(?P<decimals>\.\d++)?(?!\d)")
_CELL = pattern(
    r"(?P<sign>[-－—–+↓↑])?\s*+(?P<digits>\d{1,3}(?>(?:,\d{3})+)|\d++)(?P<decimals>\.\d++)?\s*+(?P<thousands>万)?"
    r"\s*+(?P<unit>%|件|条|个|起|单|通|件次|人次)?\s*+(?P<arrow>[↑↓])?"
)
_TIMES = {None: 1, "": 1, "万": 10_000, "亿": 100_000_000}
PERCENT, POINTS = "%", "百分点"


class Number(NamedTuple):
    """A number as it is printed; `step` is what its last digit counts. `end` is behind its unit."""

    value: Fraction
    step: Fraction
    unit: str
    start: int
    end: int

    @property
    def is_share(self) -> bool:
        """Whether it is of a hundred."""
        return self.unit == PERCENT

    @property
    def is_count(self) -> bool:
        """Whether it counts orders, calls or people."""
        return self.unit not in (PERCENT, POINTS, "‰")

    @property
    def slack(self) -> Fraction:
        """How far from it what it was rounded from may be; nothing for a count that is said to the last order."""
        return self.step / 2 if self.step != 1 or not self.is_count else Fraction(0)


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text in order."""
    found = [(match, match["unit"], match["thousands"]) for match in _NUMBER.finditer(text)]
    found += [(match, PERCENT, None) for match in _OF_A_HUNDRED.finditer(text)] if "百分之" in text else []
    for match, unit, thousands in sorted(found, key=lambda entry: entry[0].start()):
        said = POINTS if unit.endswith(POINTS) else unit
        yield _number(match["digits"], match["decimals"], thousands, said, (match.start(), match.end()))


def in_cell(text: str) -> Number | None:
    """The number that a cell holds and nothing else; a fall ↓ is below nought."""
    found = _CELL.fullmatch(text.strip())
    if found is None:
        return None
    number = _number(found["digits"], found["decimals"], found["thousands"], found["unit"] or "", (0, len(text)))
    falls = ((found["sign"] or "") in tuple("-－—–↓") and found["sign"]) or found["arrow"] == "↓"
    return number._replace(value=-number.value) if falls else number


def _number(digits: str, decimals: str | None, thousands: str | None, unit: str, span: tuple[int, int]) -> Number:
    times = _TIMES[thousands]
    value = Fraction(digits.replace(",", "") + (decimals or "")) * times
    step = Fraction(times, 10 ** len((decimals or ".")[1:]))
    return Number(value, step, unit, *span)


def plain(value: Fraction, step: Fraction = Fraction(1)) -> str:
    """A value as it is printed with as many decimals as a number of that step has."""
    places = len(str(step.denominator)) - 1
    scaled = value * 10**places
    rounded = (abs(scaled.numerator) * 2 + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(rounded, 10**places)
    return f"{'-' if value < 0 else ''}{whole}{f'.{rest:0{places}}' if places else ''}"


def is_quotient(share: Number, part: Number, whole: Number) -> bool:
    """Whether a percentage is that of a part: by less than one of its last digit.

    So it may be rounded, cut off, or made to add up to a hundred.
    """
    if whole.value <= 0:
        return False
    low = (part.value - part.slack) / (whole.value + whole.slack) * 100
    high = (part.value + part.slack) / max(whole.value - whole.slack, Fraction(1, 1000)) * 100
    return low - share.step < share.value < high + share.step
