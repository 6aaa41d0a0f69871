"""The counted numbers of a sentence (发放宣传资料1.2万余份) with what stands around them."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.numerals import NUMERAL, numeral

_NEAR = 60  # characters before a number that may say what it counts
_SENTENCE_BEFORE = 300  # that may say of when it is, and whether it is a total
_SENTENCE = pattern(r"[^。！!？?\n]+")
_MEASURES = (
    "人次|人|名|位|场次|场|份|册|本|张|页|套|条|幅|面|副|块|个|件|项|起"
    "|期|篇|处|次|版|则|部|节|堂|家|户|种|类|辆|台|把|支"
)
_QUANTITY = pattern(
    r"(?P<near>近|约|逾|超过|超|达到|达|大约|将近|不到|不足|上(?=[百千万]))?"
    rf"(?P<number>{NUMERAL})\s?(?P<measure>{_MEASURES})(?P<more>[余多]?)次?(?:\((?P<other>[^()\d]{{1,4}})\))?"
    "(?P<above>以上|左右)?"
)
_LESS = ("不到", "不足")
_EXACT = (None, "达", "达到")
_RANGE = pattern("[0-9万千百十份人个次](?:[-~—–至到]|--)")
_ORDINAL = pattern(r"[第./A-Za-z]")
_CLAUSE = pattern("[,;:]")
_BEHIND = pattern("[^,;:、。(]{0,12}")
# What may stand between a thing and its number.
_TAILS = (
    *(
        "共计",
        "总计",
        "合计",
        "累计",
        "总共",
        "一共",
        "总数",
        "人次",
        "数量",
        "共有",
        "达到",
        "超过",
        "多达",
        "大约",
        "将近",
    ),
    *"共计已约近逾达超为有了等( ,:\"'”’",
)


class Counted(NamedTuple):
    """A number with its measures, 个 and 件 of 12个(件), and what stands around it, in half-width characters.

    `value` is None where it is not certain which number is meant; `about` is where the text says 余, 近 or the like.
    """

    value: Decimal | None
    about: bool
    measures: tuple[str, ...]
    words: str  # that say it, as they are typed
    sentence: str  # up to the number
    before: str  # since the number before it
    after: str  # up to the next number

    @property
    def clause(self) -> str:
        """What stands before the number since the last comma."""
        return _CLAUSE.split(self.sentence[-_NEAR:])[-1]

    @property
    def head(self) -> str:
        """What stands before the number, without 共, 达 and the like."""
        return _without_tail(self.before[-_NEAR:])


def counted(paragraph: str) -> Iterator[Counted]:
    """The numbers of a paragraph that have a measure."""
    for sentence in _SENTENCE.finditer(half_width(paragraph)):
        yield from _of_sentence(sentence[0], paragraph[sentence.start() : sentence.end()])


def _without_tail(text: str) -> str:
    while tail := next((tail for tail in _TAILS if text.endswith(tail)), "") or _bracket(text):
        text = text.removesuffix(tail)
    return text


def _bracket(text: str) -> str:
    """What stands in brackets at the end of a text: the measure, or what there was of a thing."""
    start = text.rfind("(")
    return text[start:] if start >= 0 and text.endswith(")") else ""


def half_width(text: str) -> str:
    """The text in half-width characters, each in its place."""
    return "".join(one if len(one := unicodedata.normalize("NFKC", mark)) == 1 else mark for mark in text)


def _of_sentence(sentence: str, typed: str) -> Iterator[Counted]:
    found = [match for match in _QUANTITY.finditer(sentence) if not _ORDINAL.match(sentence, match.start() - 1)]
    end, before = 0, ""
    for index, match in enumerate(found):
        gap = sentence[end : match.start()]
        before = gap if _without_tail(gap[-_NEAR:]) else before  # 资料20余种,共计30000余份 is of one thing
        end = match.end()
        following = found[index + 1].start() if index + 1 < len(found) else len(sentence)
        value, about = _valued(sentence, match)
        measures = tuple(filter(None, (match["measure"], match["other"])))
        near = max(0, match.start() - _SENTENCE_BEFORE)
        begin = max(near, *(sentence.rfind(mark, near, match.start()) + 1 for mark in ",;:、"))
        behind = _BEHIND.match(sentence, end, following)
        words = typed[begin : behind.end() if behind else end].strip()
        yield Counted(value, about, measures, words, sentence[near : match.start()], before, sentence[end:following])


def _valued(sentence: str, match: re.Match[str]) -> tuple[Decimal | None, bool]:
    """The value of a number, None if it is not for certain one, and whether it is about that."""
    read = numeral(match["number"])
    if (
        read is None
        or match["near"] in _LESS
        or any(_RANGE.fullmatch(sentence, match.start() - long, match.start()) for long in (2, 3))
    ):
        return None, False
    return read.value, read.about or match["near"] not in _EXACT or bool(match["more"] or match["above"])
