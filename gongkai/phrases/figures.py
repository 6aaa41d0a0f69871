"""What a report asks for in numbers (统计指标), and the phrases that go with it: 当场答复 / 解答问题, 开展活动 >= 2."""

import unicodedata
from decimal import Decimal
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.patterns import pattern
from gongkai.phrases.amounts import NOT_WHOLE, Amount, Unclear, parse_amount
from gongkai.phrases.measures import divided
from gongkai.phrases.writing import same
from gongkai.text import Text

_OVER = pattern("[/÷]")
_SIGN = pattern(">=|<=|==?|>|<|≥|≤|达到|不少于|不低于|超过|多于")
_NUMERALS = "0123456789., 零〇一二两三四五六七八九十百千万亿"
_QUOTED = pattern(r"""[,\[\]{}#:&*!|>'"%@`]""")
_SIGNS = {"≥": ">=", "≤": "<=", "达到": ">=", "不少于": ">=", "不低于": ">=", "超过": ">", "多于": ">", "==": "="}

ASK_FOR_SOME = "写上要填的数，计量单位写在括号里，如“figures: 开展活动（场次）、参与群众（人次）”"


class Figure(NamedTuple):
    """One of the figures of a report. `name` is without its unit of measure, which is "" where it has none.

    `part_of` is the figure that it is a part of (其中); `columns` are those of a list, a row each, which is counted;
    `rate` are the part and the whole that it is computed from. `text` is a fact in words; `whole` only whole numbers.
    """

    name: Text
    measure: str = ""
    part_of: Text | None = None
    columns: tuple[Text, ...] = ()
    rate: tuple[Text, Text] | None = None
    help: Text | None = None
    least: Text | None = None
    most: Text | None = None
    whole: bool = True
    text: bool = False

    @property
    def typed(self) -> bool:
        """Whether somebody fills it in; a rate is computed."""
        return self.rate is None

    @property
    def added(self) -> bool:
        """Whether it is a number that adds up."""
        return not self.text and self.rate is None

    @property
    def label(self) -> str:
        """How it is printed: 开展活动（场次）."""
        return f"{self.name}（{self.measure}）" if self.measure else str(self.name)

    def read(self, text: str) -> Amount | Unclear | None:
        """What was filled in for it; None where nothing stands there, and for words."""
        found = None if self.text else parse_amount(text, self.measure, self.whole)
        if not isinstance(found, Unclear) or found.reason != NOT_WHOLE:
            return found
        return found._replace(hint=f"{found.hint}；确实有小数的，plan.yaml 的 figures 里{self._with_decimals}")

    @property
    def _with_decimals(self) -> str:
        """What is to be written of it so that decimals are taken; a list has no others than its rows."""
        if self.part_of or self.help or self.least or self.most:
            return "这一项加上 whole: no，和 name 并列"
        quoted = self.label.replace("'", "''")
        name = f"'{quoted}'" if _QUOTED.search(self.label) else self.label
        return f"一行一个“- ”，这一项写成“- {{name: {name}, whole: no}}”"

    def is_called(self, name: str) -> bool:
        """Whether that is its name, with its unit of measure or without."""
        return same(name).replace(" ", "") in (same(self.name).replace(" ", ""), same(self.label).replace(" ", ""))


def figure_named(figures: "tuple[Figure, ...]", name: str) -> Figure | None:
    """The figure of that name."""
    return next((figure for figure in figures if figure.is_called(name)), None)


def named(text: Text) -> tuple[Text, str]:
    """A figure's name as it is typed, and its unit of measure."""
    name, measure = divided(text)
    start = text.find(name)
    return text.part(start, start + len(name)), measure


def parse_rate(text: Text) -> tuple[Text, Text] | Diagnostic:
    """The part and the whole of a rate."""
    marks = list(_OVER.finditer(text))
    parts = [_trimmed(text, 0, marks[0].start()), _trimmed(text, marks[0].end(), len(text))] if len(marks) == 1 else []
    if not parts or not all(parts):
        return Diagnostic("GK141", text.at, f"看不懂“{text}”是哪一项除以哪一项", "写成 当场答复 / 解答问题")
    return parts[0], parts[1]


def _trimmed(text: Text, start: int, end: int) -> Text:
    """A part of a text without the blanks around it."""
    part = text[start:end]
    return text.part(start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))


class Condition(NamedTuple):
    """A figure that has to reach a number: 开展活动 >= 2. What the number is depends on what the figure is counted in.

    Until that is known (`counted_in`) it is read as it stands: 3万元 is 30000, and 3 of a figure in 万元.
    """

    figure: Text
    sign: str
    number: Decimal
    text: Text

    def counted_in(self, measure: str) -> "Condition | Diagnostic":
        """The same for a figure in this measure."""
        return parse_condition(self.text, measure)

    def holds(self, value: Decimal) -> bool:
        """Whether a value meets it."""
        more, equal = value > self.number, value == self.number
        return {">=": more or equal, ">": more, "=": equal, "<": not more and not equal, "<=": not more}[self.sign]


def parse_condition(text: Text, measure: str | None = None) -> Condition | Diagnostic:
    """A condition as a plan has it, its number read as one that is filled in for a figure in this measure.

    Without one the measure that stands behind the number is taken for the figure's.
    """
    hint = "写成 开展活动 >= 2 这样"
    sign = _SIGN.search(text)
    figure = _trimmed(text, 0, sign.start()) if sign else None
    if sign is None or not figure:
        return Diagnostic("GK141", text.at, f"看不懂条件“{text}”", hint)
    meant = _SIGNS.get(sign[0], sign[0])
    number = text[sign.end() :].strip()
    if meant == ">=":
        number = number.removesuffix("以上")
    if measure is None:
        measure = unicodedata.normalize("NFKC", number).lstrip(_NUMERALS)
    found = parse_amount(number, measure, whole=False)
    if not isinstance(found, Amount) or found.value is None or found.about:
        why = f"：{found.reason}" if isinstance(found, Unclear) else ""
        return Diagnostic("GK141", text.at, f"看不懂条件“{text}”{why}", hint)
    return Condition(figure, meant, found.value, text)
