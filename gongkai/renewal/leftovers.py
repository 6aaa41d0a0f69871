"""What was not changed for another year, since only a person can know: years, dates and one-off matters in prose."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from gongkai.diagnostics import Position
from gongkai.phrases.editions import editions
from gongkai.phrases.mentions import years
from gongkai.phrases.writing import DOTS, simplified
from gongkai.plan import Plan
from gongkai.reading.source import Source
from gongkai.renewal.changes import Change
from gongkai.renewal.step import Step
from gongkai.renewal.texts import Texts
from gongkai.text import Text

_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
_DATE = re.compile(
    rf"(?:\d{{4}}年)?(?<![\d个几第.{DOTS}]){_MONTH}(?:\d{{1,2}}[日号]|[上中下]旬|[底初末份])?"
    rf"(?:[—–\-－~～至到](?:{_MONTH})?\d{{1,2}}[日号]?)?(?:(?:之|以)?前)?"
)
_WEEKDAY = re.compile("(?<![每逢一两])(?:周|星期|礼拜)[一二三四五六日天](?![期个次])")
_SERIAL = re.compile(r"(?<=[〕\]）)])第?\d+号")
# Matters of one year, as far as they can be told by their words.
_ONE_OFF = re.compile(
    r"(?:十[五六七八九]|二十[一二三]?)大(?![小型中])|(?<![一二三四五六七八九十])[一二三四五六七八九十]++届[一二三四五六七八九十]+中全会"
    r"|第[一二三四五六七八九十]+届全国人(?:民代表)?大(?:会)?(?:第[一二三四五六七八九十]+次会议)?"
    r"|(?<![\d一二三四五六七八九十百])[\d一二三四五六七八九十百]++周年|“十[三四五六七]五”|疫情|新冠|首届|首次|首个"
)


_Span = tuple[int, int, str]


class Leftover(NamedTuple):
    """A word that somebody has to look at, and of what kind it is."""

    at: Position
    kind: str
    word: str


def leftovers(plan: Plan, own: Texts, source: Source, step: Step, made: Collection[Change]) -> Iterator[Leftover]:
    """Everything that may still speak of the old year, with its place in the old file."""
    seen = {change.at.right(offset) for change in made for offset in range(len(change.old))}
    found: list[Leftover] = []
    if not any(plan.id.at <= change.at <= plan.id.position(len(plan.id)) for change in made):
        found.append(Leftover(plan.id.at, "代号", str(plan.id)))
    if own.number:
        start, end = serial.span() if (serial := _SERIAL.search(own.number)) else (0, len(own.number))
        found.append(Leftover(own.number.position(start), "发文序号", own.number[start:end]))
    if plan.notice and (words := plan.notice.keywords):
        found.append(Leftover(words.at, "主题词（2012年起不用，删掉）", str(words)))
    found += _published(plan)
    for text in own.times:
        found += _words(text, (*_years(text, step), *_matches(_WEEKDAY, text, "星期")))
    for text in (*own.titles, *own.prose):
        found += _words(text, _of_prose(text, step))
    for leftover in found:
        if leftover.at not in seen:
            seen.add(leftover.at)
            yield leftover
    yield from _elsewhere(source, step, seen)


def _published(plan: Plan) -> Iterator[Leftover]:
    """What the page of the old notice has of its own, and none of another may have."""
    if portal := plan.portal:
        named = (("索引号", portal.index_number), ("网页地址", portal.url), ("内容概述", portal.description))
        yield from (Leftover(text.at, kind, str(text)) for kind, text in named if text)
        if portal.published:
            yield Leftover(portal.published.text.at, "发布日期", str(portal.published.text))


def _words(text: Text, spans: Iterable[_Span]) -> Iterator[Leftover]:
    """The words at these spans, each character once; of two that begin together the longer."""
    done = 0
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield Leftover(text.position(start), kind, text[start:end])
            done = end


def _of_prose(text: Text, step: Step) -> Iterator[_Span]:
    yield from _matches(_DATE, text, "日期")
    yield from _matches(_WEEKDAY, text, "星期")
    yield from _matches(_ONE_OFF, text, "当年的事")
    yield from _years(text, step)
    yield from ((found.start, found.end, "届次") for found in editions(text) if not found.is_congress)


def _matches(pattern: re.Pattern[str], text: str, kind: str) -> Iterator[_Span]:
    return ((*found.span(), kind) for found in pattern.finditer(simplified(text)))


def _years(text: str, step: Step) -> Iterator[_Span]:
    """Years near the old one; 2019 in the number of a law goes on as it is."""
    return ((year.start, year.end, "年份") for year in years(text) if step.is_near(year.value))


def _elsewhere(source: Source, step: Step, seen: Collection[Position]) -> Iterator[Leftover]:
    """The old year in comments, and wherever else it stands."""
    if step.year is None:
        return
    for number, line in enumerate(source.lines, 1):
        for year in years(line) if str(step.year) in line else ():
            at = Position(number, year.start + 1)
            if year.value == step.year and at not in seen:
                yield Leftover(at, "年份", line[year.start : year.end])
