"""正文里写了没有的日子。

5月32日、13月1日、平年的2月29日。写在 time、due 里的，读的时候就会报错；这里查的是正文、标题和表格。

错:

    plan:
      title: 示例方案
      text: 各单位于6月31日前完成整改。

对:

    plan:
      title: 示例方案
      text: 各单位于6月30日前完成整改。
"""

from calendar import monthrange
from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.writing import DOTS, simplified
from gongkai.plan import Plan

CODE = "GK228"
SEVERITY = Severity.ERROR
_DAY = pattern(
    rf"(?:(?P<year>(?<!\d)(?:19|20)\d\d)年)?(?<![\d.{DOTS}])(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号](?![楼院线文])"
    r"(?:\s*[至到—－~-]{1,2}\s*(?P<until>\d{1,2})[日号])?"
)
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d年|去年|明年|前年|次年")
_LEAP = 2000


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every day that no month has; of a 2月29日 without a year only where no other year is spoken of."""
    for _, text in plan.printed:
        unsaid = _LEAP if "年" in text and _YEAR.search(text) else plan.year or _LEAP
        for found in _DAY.finditer(simplified(text)) if "月" in text else ():
            year = int(found["year"] or unsaid)
            month = int(found["month"])
            if not 1 <= month <= 12:
                yield text.position(found.start("month")), f"没有“{month}月”", "月份是 1 到 12，核对日期"
                continue
            length = monthrange(year, month)[1]
            for group in ("day", "until"):
                if found[group] and not 1 <= int(found[group]) <= length:
                    named = f"{year}年{month}月" if month == 2 and year != _LEAP else f"{month}月"
                    message = f"没有“{month}月{found[group]}日”这一天"
                    yield text.position(found.start(group)), message, f"{named}只有{length}天，核对日期"
