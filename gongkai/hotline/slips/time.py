"""Which month a bulletin is about: what its heading says, and what its text says."""

from collections.abc import Iterator, Sequence

from gongkai.hotline.slips.months import Time, months
from gongkai.hotline.slips.paper import Bulletin, Passage, Place
from gongkai.hotline.slips.said import AGO
from gongkai.patterns import pattern

_HEADINGS = 8
_LONGEST = 60
_ABOUT = pattern("通报|月报|情况|分析|统计|报告|简报|专报|快报|概况|热线|诉求|数据")
_RECEIVED = pattern(
    r"(?:受理|接听|接到|接收|收到|登记|办理|承办|接转|转办|接诉|共接)[^。;；]{0,40}?\d+(?:\.\d+)?万?[件个条次单起通]"
)
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


def of(bulletin: Bulletin) -> Time:
    """The month that the numbers are of: the text's own, else the heading's."""
    title, _ = heading(bulletin)
    named: Sequence[Time] = next((found for found, _, _ in body(bulletin)), ())
    if not named or any(one.month == title.month for one in named):
        return title
    return Time(named[0].year or title.year, named[0].month)
