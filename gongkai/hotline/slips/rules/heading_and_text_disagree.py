"""标题里的月份和正文的不一样。

标题写5月，正文写“4月份共受理……”：多半是拿上个月的改，有一处没有改到。表的标题也一样。和上月、去年同期的比较不算。

错:

    2024年5月热线运行情况通报
    4月份共受理诉求1000件。

对:

    2024年5月热线运行情况通报
    5月份共受理诉求1000件。
"""

from collections.abc import Iterator

from gongkai.diagnostics import Severity
from gongkai.hotline.slips import time
from gongkai.hotline.slips.looked import Looked, Slip
from gongkai.hotline.slips.months import Time

CODE = "GK307"
SEVERITY = Severity.ERROR
_HINT = "核对标题和正文，把没有改到的一处改过来"


def check(looked: Looked) -> Iterator[Slip]:
    """The first sentence that tells what came in, and the titles of tables, against the heading."""
    title = looked.heading
    if title.month is None:
        return
    for named, passage, start in time.body(looked.bulletin):
        if not any(_same(one, title) for one in named):
            at = passage.at._replace(column=passage.at.column + start)
            yield Slip(at, f"标题是{_named(title, named[0])}，正文写的是{_named(named[0], title)}", _HINT)
        break
    for one, at in time.titles(looked.bulletin):
        if not _same(one, title) and (one.month, at.line) != (title.month, 1):
            yield Slip(at, f"标题是{_named(title, one)}，表的标题写的是{_named(one, title)}", _HINT)


def _same(one: Time, other: Time) -> bool:
    return one.month == other.month and (one.year is None or other.year is None or one.year == other.year)


def _named(one: Time, other: Time) -> str:
    """The month; with its year where that is what differs."""
    year = f"{one.year}年" if one.year and other.year and one.year != other.year else ""
    return f"{year}{one.month}月"
