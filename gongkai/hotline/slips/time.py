"""Which month a bulletin is about: what its heading says, and what its text says."""

from collections.abc import Iterator, Sequence

from gongkai.hotline.slips.paper import Bulletin, Passage, Place
from gongkai.hotline.slips.said import AGO, Time
from gongkai.patterns import pattern

_HEADINGS = 8
_LONGEST = 60
_ABOUT = pattern("通报|月报|情况|分析|统计|报告|简报|专报|快报|概况|热线|诉求|数据")
_MONTH = pattern(
    r"(?:(?P<year>20\d\d)年(?:度)?)?(?P<spoiled>[\d至到—－–~～-])?(?P<month>\d{1,2}|(?<![\d一二三四五六七八九十])十?[一二三四五六七八九]|(?<!二)十)月"
    r"(?!\d{1,2}[日号]|[至到—－–~～-]|底|末|初|中旬|上旬|下旬)(?:份)?(?![至到—－–~～-])"
)
_CHINESE = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_RECEIVED = pattern(r"(?:受理|接听|接到|接收|收到|登记|办理|承办|接转|转办|接诉|共接)[^。;；]{0,40}?\d+(?:\.\d+)?万?[件个条次单起通]")
_FROM_TO = pattern(r"(?P<first>\d{1,2})月\d{1,2}日(?:\d{1,2}时)?[至到—－–~～-]{1,2}(?:(?P<last>\d{1,2})月)?\d{1,2}日")
_SENTENCE = pattern("[。！!]")
_COMPARED = pattern(r"[较比与同][^，,。;；]{0,6}$")


def heading(bulletin: Bulletin) -> tuple[Time, Place | None]:
    """The month in the title, and where it stands; of none where there is none, or it spans several."""
    for block in bulletin.blocks[:_HEADINGS]:
        if not isinstance(block, Passage) or len(block.text) > _LONGEST or "。" in block.text:
            if isinstance(block, Passage) and _RECEIVED.search(block.text):
                break
            continue
        if _ABOUT.search(block.text) or block.text.rstrip().endswith(("月", "月份")):
            for month, at in months(block.text):
                return month, block.at._replace(column=block.at.column + at)
    return Time(None, None), None


def body(bulletin: Bulletin) -> Iterator[tuple[tuple[Time, ...], Passage, int]]:
    """The months of each sentence that tells what came in, the passage, and where the first month stands in it."""
    for block in bulletin.blocks:
        if not isinstance(block, Passage):
            continue
        start = 0
        for sentence in _SENTENCE.split(block.text):
            if _RECEIVED.search(sentence):
                found = [
                    (month, at) for month, at in months(sentence)
                    if not _COMPARED.search(sentence[:at])
                    and not any(ago.search(sentence[max(0, at - 8) : at + 8]) for ago in AGO.values())
                ]  # fmt: skip
                if found:
                    yield tuple(month for month, _ in found), block, start + found[0][1]
                elif spans := _FROM_TO.search(sentence):
                    ends = (spans["first"], spans["last"] or spans["first"])
                    yield tuple(Time(None, int(end)) for end in ends), block, start + spans.start()
            start += len(sentence) + 1


def titles(bulletin: Bulletin) -> Iterator[tuple[Time, Place]]:
    """The months in the titles of tables and attachments."""
    for block in bulletin.blocks[1:]:
        if isinstance(block, Passage) and len(block.text) <= _LONGEST and "。" not in block.text and "表" in block.text:
            for month, at in months(block.text):
                yield month, block.at._replace(column=block.at.column + at)


def months(text: str) -> Iterator[tuple[Time, int]]:
    """The months named as such, not those of a day nor of a span of months."""
    for found in _MONTH.finditer(text):
        month = _CHINESE.get(found["month"]) or (int(found["month"]) if found["month"].isdecimal() else 0)
        if not found["spoiled"] and 1 <= month <= 12:
            yield Time(int(found["year"]) if found["year"] else None, month), found.start()


def of(bulletin: Bulletin) -> Time:
    """The month that the numbers are of: the text's own, else the heading's."""
    title, _ = heading(bulletin)
    first: Sequence[Time] = next((named for named, _, _ in body(bulletin)), ())
    named = first[-1] if first and all(one.year is None for one in first) and len(set(first)) > 1 else first[0] if first else title
    if any(one.month == title.month for one in first):
        named = title
    return Time(named.year or title.year, named.month)
