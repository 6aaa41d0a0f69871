"""What a bulletin says in numbers: each with its label, the kind of thing it is, and the time it is of."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from gongkai.budgets import BULLETIN_NUMBERS, PASSAGE_NUMBERS
from gongkai.errors import GongkaiError
from gongkai.hotline.slips.months import Time, months
from gongkai.hotline.slips.numbers import POINTS, Number, numbers
from gongkai.hotline.slips.paper import Bulletin, Passage, Place
from gongkai.patterns import pattern

COUNT, MORE, SHARE, GROWTH, RATE, OTHER = "count", "more", "share", "growth", "rate", "other"
NOW, MONTH_BEFORE, YEAR_BEFORE, ELSE = "", "环比", "同比", "其他时期"
_STOPS = "。!！?？"
_BREAK = pattern(r"[，,、；;:。!！?？()\n]")
_MONTH_AGO = r"上个?月|上一?个?月|上周|上一周|上季度|上一季度|上期|上一期|前一?个?月|前一周"
_YEAR_AGO = (
    r"(?:去年|上年|上一年|前一年|去年度)(?:同期|同月|同季|同周|\d{1,2}月|[一二三四五六七八九十]{1,2}月|(?=[^末底]))"
)
AGO = {MONTH_BEFORE: pattern(_MONTH_AGO), YEAR_BEFORE: pattern(_YEAR_AGO)}
_COMPARED = pattern(
    "同比|环比|[较比](?:上|去|前|同)|(?:增长|上升|增加|提高|提升|下降|减少|降低|回落|下跌)(?:了|约)?$|[增降]幅|涨幅"
)
_MORE = pattern("(?:增加|减少|上升|下降|增长|多|少|降低|净增|下跌|回落|增多|提高)(?:了|到达)?$")
_SHARE = pattern("占|比例|比重")
_RATE = pattern("率|满意度")
_SUMMED_UP = pattern(r"累计|年初|今年以来|今年\d{1,2}|\d{1,2}月?(?:份)?[-—－–至到~～]+\d{1,2}月|上半年|全年|前\S季度")
_OWN = pattern("本月|当月|本周|本期|本季度|今年同期")
_COMPARING = pattern(r"[与和同较比][^，,。;；]{0,10}(?:相比|比较)")
_ALONE = ("", "共", "共计", "计", "有", "为", "共有", "合计", "总计", "总共", "数量", "件数")
_BRACKETED = pattern(r"\([^()]{0,16}\)$")
_EACH = pattern(r"分别(?:为|是|有|达到?|占比?|约)?[:]?$|分别占[^\d\s]{0,6}$")
_NAMES = pattern(r"[、和及与]")
_BETWEEN = pattern(r"\s*+(?:\([^()]*+\))?\s*+[、,，和及与]?\s*+")


class Said(NamedTuple):
    """A number as it is said: what stands before it up to the last mark, what it is, of which time, in which sentence.

    `depth` is that of the brackets around it; `each` its place among numbers after 分别为, from 1.
    """

    number: Number
    label: str
    kind: str
    when: str
    sentence: int
    depth: int
    passage: int
    each: int = 0

    @property
    def is_now(self) -> bool:
        """Whether it counts what came in within the bulletin's own time."""
        return self.kind == COUNT and self.when == NOW


class Spoken(NamedTuple):
    """A passage with what it says; `sentences` are where they begin and end."""

    order: int
    passage: Passage
    said: tuple[Said, ...]
    sentences: tuple[tuple[int, int], ...]

    def position(self, number: Number) -> Place:
        """Where a number stands."""
        return self.passage.at._replace(column=self.passage.at.column + number.start)

    def sentence(self, index: int) -> str:
        """The text of a sentence."""
        start, end = self.sentences[index]
        return self.passage.text[start:end]

    def shown(self, number: Number) -> str:
        """The number as it is printed."""
        return self.passage.raw[number.start : number.end].strip()


def spoken(bulletin: Bulletin, time: Time) -> list[Spoken]:
    """All passages, read. Raises GongkaiError where more numbers stand in them than in any bulletin."""
    found: list[Spoken] = []
    room = BULLETIN_NUMBERS
    for index, block in enumerate(bulletin.blocks):
        if not isinstance(block, Passage):
            continue
        count = sum(1 for _ in islice(numbers(block.text), PASSAGE_NUMBERS + 1))
        room -= count
        if count > PASSAGE_NUMBERS or room < 0:
            most = PASSAGE_NUMBERS if count > PASSAGE_NUMBERS else BULLETIN_NUMBERS
            where = "一段" if count > PASSAGE_NUMBERS else "正文"
            raise GongkaiError(f"{where}里有{most}个以上的数，不像一份通报，没有核对", "只留通报的正文，数多的做成表格")
        found.append(_read(index, block, time))
    return found


def _read(index: int, passage: Passage, time: Time) -> Spoken:
    text = passage.text
    sentences = tuple(_sentences(text))
    said: list[Said] = []
    before, current, when = 0, -1, NOW
    for number in numbers(text):
        sentence = next((at for at, (_, end) in enumerate(sentences) if number.start < end), 0)
        start = sentences[sentence][0]
        if sentence != current:
            current, when, before = sentence, NOW, max(before, start)
        label = _label(text, before, number.start)
        kind = _kind(number, label)
        depth = max(text.count("(", start, number.start) - text.count(")", start, number.start), 0)
        if kind == OTHER and number.is_share and depth and said and said[-1].kind == COUNT:
            kind = SHARE
        when = _time_of(kind, text[before : number.start], text[start : number.start], when, time)
        said.append(Said(number, label, kind, when, sentence, depth, index))
        before = number.end
    return Spoken(index, passage, tuple(_distributed(text, said)), sentences)


def _time_of(kind: str, between: str, clause: str, before: str, time: Time) -> str:
    """Of which time a number is: by its own words, by those that it goes on from, else by the bulletin's."""
    if kind in (MORE, GROWTH):
        return _when(between, time) or _when(_last_clause(clause), time) or before
    named = _when(_last_clause(between), time)
    if named is None:
        named = _when(_COMPARING.sub("", between), time)
    return named if named is not None else before if before == ELSE or "其中" in between else NOW


def _last_clause(words: str) -> str:
    """What stands behind the last comma."""
    return words[max(words.rfind(mark) for mark in "，,；;()") + 1 :]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at, character in enumerate(text):
        if character in _STOPS or (
            character == "." and text[at + 1 : at + 2] in " \u3000" and not text[at - 1 : at].isdigit()
        ):
            yield start, at + 1
            start = at + 1
    if start < len(text):
        yield start, len(text)


def _label(text: str, start: int, end: int) -> str:
    """What stands before a number: the words behind the last mark, or before it where there are none."""
    words = _BRACKETED.sub("", text[start:end].rstrip(" \u3000:"))
    parts = [part.strip() for part in _BREAK.split(words)]
    told = [part for part in parts if part not in _ALONE] or [part for part in parts if part] or [""]
    label = told[-1]
    return label if label.startswith("12345") else label.lstrip(".．0123456789 \u3000")


def _when(words: str, time: Time) -> str | None:
    """Of which time a number is by the words before it; None where they do not say."""
    if AGO[YEAR_BEFORE].search(words) or "同比" in words:
        return YEAR_BEFORE
    if AGO[MONTH_BEFORE].search(words) or "环比" in words:
        return MONTH_BEFORE
    if _SUMMED_UP.search(words):
        return ELSE
    if _OWN.search(words):
        return NOW
    return next(filter(None, (of_month(named, time) for named, _ in months(words))), None)


def of_month(named: Time, time: Time) -> str | None:
    """Which time a month is; None for the bulletin's own."""
    if time.month is None or named.month is None:
        return None
    years = (time.year or 0) - named.year if named.year and time.year else 0
    if named.month == time.month:
        return {0: None, 1: YEAR_BEFORE}.get(years, ELSE)
    before = named.month == (time.month - 2) % 12 + 1
    return MONTH_BEFORE if before and (not named.year or not time.year or years == (time.month == 1)) else ELSE


def _kind(number: Number, label: str) -> str:
    if number.unit == POINTS:
        return OTHER
    if number.is_share:
        if _COMPARED.search(label):
            return GROWTH
        return SHARE if _SHARE.search(label) else RATE if _RATE.search(label) else OTHER
    if not number.is_count:
        return OTHER
    return MORE if _MORE.search(label) else COUNT


def _distributed(text: str, said: Sequence[Said]) -> list[Said]:
    """Names before 分别为 given to the numbers behind it, one each."""
    made = list(said)
    for at, first in enumerate(said):
        told = _EACH.search(text[max(0, first.number.start - 12) : first.number.start].rstrip())
        if (told is None and first.kind != SHARE) or first.each or made[at].each:
            continue
        run = [first]
        for entry in said[at + 1 :]:
            if not _BETWEEN.fullmatch(text[run[-1].number.end : entry.number.start]) or entry.kind not in (
                first.kind,
                OTHER,
            ):
                break
            run.append(entry)
        if told is None and len(run) < 2:
            continue
        words = text[: first.number.start].rpartition("分别")[0].rstrip("，, ")
        names = _NAMES.split(re.split(r"[，,；;:。()]", words)[-1])
        names[0] = re.sub("^(?:其中|包括)", "", names[0])
        single = len(names) == len(run)
        for step, entry in enumerate(run, 1):
            label = _in_full(names[step - 1], names[-1]) if single else entry.label
            kind = first.kind if entry.number.is_share == first.number.is_share else entry.kind
            made[at + step - 1] = entry._replace(label=label, each=step if single or kind == SHARE else 0, kind=kind)
    return made


def _in_full(name: str, last: str) -> str:
    """咨询类 of 咨询、求助、投诉类, where only the last of them says what they are."""
    shared = next((end for end in ("类诉求", "类工单", "类") if last.endswith(end)), "")
    return name if name.endswith(shared) or "类" in name else name + shared
