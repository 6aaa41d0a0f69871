"""年份还是去年的。

照着去年的方案改，标题、发文字号里的年份最容易漏改。以成文日期的年份为准。
“2021年度总结”“2021年考核结果”一类说的就是上一年，不算。

错:

    notice:
      title: 关于印发2021年政务公开日活动方案的通知
      date: 2022年5月7日

对:

    notice:
      title: 关于印发2022年政务公开日活动方案的通知
      date: 2022年5月7日
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan

CODE = "GK231"
SEVERITY = Severity.WARNING
_TITLE_YEAR = pattern(r"(?<![\d—–\-－~～至])(20\d\d)年(?!度|以来|来|底|末|初)")
_ABOUT_THE_PAST = pattern("报告|总结|考核|通报|表彰|先进|评估|结果|要点|转发|年鉴|[—–-]20|至20")
_NUMBER_YEAR = pattern(r"[〔\[（(【](20\d\d)[〕\]）)】]")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """A title that names the year before the notice's, and a number of another year."""
    if plan.notice is None or plan.notice.date is None or (issued := plan.notice.date.time.start) is None:
        return
    for kind, text in plan.printed:
        if kind == "number":
            found = [(year.start(1), int(year[1])) for year in _NUMBER_YEAR.finditer(text)]
        elif kind == "title" and not _ABOUT_THE_PAST.search(text):
            years = [(year.start(1), int(year[1])) for year in _TITLE_YEAR.finditer(text)]
            found = years if len({year for _, year in years}) == 1 and years[0][1] == issued.day.year - 1 else []
        else:
            continue
        for offset, year in found:
            if year != issued.day.year:
                message = f"这里是{year}年，成文日期是{plan.notice.date.text}（第{plan.notice.date.text.at.line}行）"
                yield text.position(offset), message, "看看是哪一处忘了改"
