"""正文里要做的事，日期已经过了。

“定于5月3日举行”“请于5月5日前报送”，而成文日期是5月7日。说过去的事（“4月26日召开了会议”）不算。
十一、十二月发的通知里，没写年份的一至三月是下一年的，也不算。

错:

    notice:
      title: 关于开展示例活动的通知
      text: 定于5月3日在示例广场举行政务公开日活动。
      date: 2022年5月7日

对:

    notice:
      title: 关于开展示例活动的通知
      text: 定于5月16日在示例广场举行政务公开日活动。
      date: 2022年5月7日
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.days import Known
from gongkai.phrases.mentions import mentions
from gongkai.phrases.writing import simplified
from gongkai.plan import Plan

CODE = "GK233"
SEVERITY = Severity.WARNING
_DONE = pattern("已|曾|原定|如期|不再|无需|无须|去年|上年")
_WILL = pattern(r"(?:定|拟|将|请|须|应|务必|要)[于在]$")
_END = pattern("[。；\n]")
_BY = pattern(r"^[^，。；、\d]{0,4}\d{0,2}[:：时点]?\d{0,2}(?:之|以)?前(?:[^，。；]{0,6})(?:报|交|送|反馈|完成)")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every day before that of the notice on which something is still to happen."""
    if plan.notice is None or plan.notice.date is None or (issued := plan.notice.date.time.start) is None:
        return
    known = Known(plan.year, issued.day)
    for _, text in plan.printed:
        said = simplified(text)
        for found in mentions(text, *known) if "日" in said or "号" in said else ():
            if found.day is None or found.day >= issued.day or _DONE.search(_sentence(said, found.start)):
                continue
            if not found.has_year and known.is_of_next(found.day.month):
                continue
            if _WILL.search(said[: found.start]) or _BY.search(said[found.end :]):
                message = f"“{found.text}”早于成文日期{plan.notice.date.text}"
                yield text.position(found.start), message, "核对日期；不是这一年的，写对年份"


def _sentence(text: str, at: int) -> str:
    """The sentence around an offset."""
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    end = _END.search(text, at)
    return text[start : end.start() if end else len(text)]
