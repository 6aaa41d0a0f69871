"""What holds for every time and deadline: nothing is dropped, what is understood can be written, cost is linear."""

from collections.abc import Callable
from datetime import date, time, timedelta
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.phrases import asides, days, deadlines, times, writing
from gongkai.phrases.deadlines import parse_deadline
from gongkai.phrases.moments import Moment
from gongkai.phrases.times import Span, Time, parse_time, read
from gongkai.phrases.writing import plain
from gongkai.text import Text
from tests.patterns import Hostile, grows
from tests.phrases.test_time_phrases import ISSUED, PHRASES, REPORTED, Phrase

# 另行通知 has no day that a word could change, and what is said of those who are late (逾期不予受理) is not read.
UNDERSTOOD = [phrase for phrase in PHRASES if phrase.read not in (REPORTED, "open") and "逾期" not in phrase.text]
GRAMMAR = {
    character
    for module in (asides, days, deadlines, times, writing)
    for character in Path(str(module.__file__)).read_text("utf-8")
}
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=4)
WORDS = HAN.filter(lambda word: not GRAMMAR.issuperset(word)) | st.sampled_from(["葡萄", "视情况"])


@settings(max_examples=200)
@given(st.sampled_from(UNDERSTOOD), st.data(), WORDS | WORDS.map("（{}）".format))
def test_nothing_typed_is_dropped(phrase: Phrase, data: st.DataObject, word: str) -> None:
    """A word put anywhere into what is understood is reported: it has a character that the grammar does not know."""
    at = data.draw(st.integers(0, len(phrase.text)))
    changed = phrase._replace(text=phrase.text[:at] + word + phrase.text[at:])
    assert changed.read == REPORTED, changed.text


def written(span: Span) -> str:
    """A span in full: `2022年5月15日9:00至2022年5月16日17:00`, or with 每天 and its hours."""
    start, end = span.start, span.end
    if span.daily and start.clock and end.clock:
        hours = f"{start.clock:%H:%M}" + ("" if start.clock == end.clock else f"—{end.clock:%H:%M}")
        return f"{Moment(start.day).with_year()}至{Moment(end.day).with_year()}每天{hours}"
    return start.with_year() if start == end else f"{start.with_year()}起至{end.with_year()}"


def understood(text: str) -> tuple[Span, ...]:
    found = parse_time(Text(text), None)
    assert isinstance(found, Time)
    assert found.understood, text
    return found.spans


def test_what_is_understood_is_written_again_with_the_same_meaning() -> None:
    times = (parse_time(Text(phrase.text), 2022, ISSUED) for phrase in UNDERSTOOD if phrase.kind == "time")
    spans = set(chain.from_iterable(found.spans for found in times if isinstance(found, Time)))
    assert len(spans) > 100
    for span in spans:
        assert understood(written(span)) == (span,)


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def any_spans(draw: st.DrawFn) -> Span:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 400)))
    one, other = sorted((draw(CLOCKS), draw(CLOCKS)))
    if last > first and draw(st.booleans()):
        return Span(Moment(first, one), Moment(last, other), daily=True)
    start = Moment(first, one if draw(st.booleans()) else None)
    return Span(start, Moment(last, other if start.clock else None))


@given(any_spans())
def test_any_span_is_read_as_written(span: Span) -> None:
    assert understood(written(span)) == (span,)


@given(DAYS, CLOCKS | st.none())
def test_a_deadline_is_read_as_written(day: date, clock: time | None) -> None:
    found = parse_deadline(Text(f"{Moment(day, clock).with_year()}前"), None)
    assert not hasattr(found, "code")
    midnight = clock == time.min  # 0时前 is the last minute of the day before
    moment = Moment(day - timedelta(days=1), time(23, 59)) if midnight else Moment(day, clock)
    assert getattr(found, "moment", None) == moment


SAID = """
5 15 5月 15日 上午 9时 9:00 - 至 、 ， 和 （ ） （9:00） 每天 每 前 起 止 即日 本周 周 一 十 二 年 2022年 +1 次日 后 3天
活动 结束 不含 含 逾期 另行 通知 各 各单位 于 自 初 底 旬 季度 半 共 时间 . / 5.15 期间 葡萄
"""
PARTS = st.sampled_from(SAID.split())


@pytest.mark.parametrize("parse", [parse_time, parse_deadline])
@settings(max_examples=25)
@given(st.lists(PARTS, min_size=1, max_size=4).map("".join), st.lists(PARTS, max_size=2).map("".join))
def test_twice_as_long_takes_about_twice_as_long(parse: Callable[..., object], again: str, around: str) -> None:
    hostile = Hostile(around, again, around)

    def ask(text: str) -> object:
        plain.cache_clear()
        read.cache_clear()
        return parse(Text(text), 2022, ISSUED)

    assert grows(ask, hostile, length=8_000) == 0, str(hostile)
