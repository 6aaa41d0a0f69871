"""成文日期、印发日期的写法不规范。

用阿拉伯数字，年、月、日标全，月、日不编虚位（GB/T 9704-2012 第7.3.5.4条）。
写成 2022-05-07、2022.5.7 的不要紧，印出来会自动改成规范的样子。

错:

    notice:
      title: 关于开展示例活动的通知
      date: 二〇二二年五月七日

对:

    notice:
      title: 关于开展示例活动的通知
      date: 2022年5月7日
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.moments import in_full
from gongkai.plan import Plan

CODE = "GK248"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """The date of the notice and that of its printing, where they are not typed as they should be printed."""
    dates = (plan.notice.date, plan.notice.printed) if plan.notice else ()
    for written in dates:
        if written is None or written.time.start is None:
            continue
        day = written.time.start.day
        if written.time.start != written.time.end:
            yield written.text.at, f"日期“{written.text}”没有写是几日", f"年、月、日写全，如“{in_full(day)}”"
            continue
        right = in_full(day)
        if written.text.strip().removesuffix("印发") not in (right, right.removeprefix(f"{day.year}年")):
            yield written.text.at, f"日期“{written.text}”不规范", f"写成“{right}”"
