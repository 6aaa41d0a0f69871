"""通知没有标题、发文机关署名，或者没有成文日期。

这几样都是公文必有的（GB/T 9704-2012 第7.3节）。还在起草的，印发前补上就行。
没写年份的日期都按成文日期那一年算，早写早准。

错:

    notice:
      title: 关于开展示例活动的通知

对:

    notice:
      title: 关于开展示例活动的通知
      issuer: 示例区人民政府办公室
      date: 2022年5月7日
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK249"
SEVERITY = Severity.NOTE


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """A notice that lacks one or both, at its title."""
    notice = plan.notice
    if notice is None:
        return
    signed = notice.issuer and notice.signed
    named = {"title（标题）": notice.title, "issuer（发文机关）": signed, "date（成文日期）": notice.date}
    missing = "、".join(name for name, value in named.items() if not value)
    if missing:
        at = notice.title.at if notice.title else notice.at
        yield at, f"通知还没有写 {missing}", "印发前补上"
