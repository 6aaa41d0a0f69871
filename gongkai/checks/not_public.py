"""写了 portal，通知却没有说可以公开。

gongkai publish 只发布标明“此件公开发布”的通知：公开与否由机关定密、审查以后决定，写在附注里，不能由排版的人补上。
公开方式不是主动公开的、标了密级的，也不发布。

错:

    notice:
      title: 关于开展示例活动的通知
      text: 正文。
      issuer: 示例区人民政府办公室
      date: 2022年5月7日
    portal:
      site: 示例区人民政府
      openness: 依申请公开

对:

    notice:
      title: 关于开展示例活动的通知
      text: 正文。
      issuer: 示例区人民政府办公室
      date: 2022年5月7日
      note: 此件公开发布
    portal:
      site: 示例区人民政府
      openness: 主动公开
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan, Portal

CODE = "GK281"
SEVERITY = Severity.WARNING
OPEN = "主动公开"
_SAID = pattern(r"此件(?:可以?)?(?:主动)?公开(?:发布)?(?!范围)")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Whatever says that the notice is not for everybody, or does not say that it is."""
    if plan.portal:
        yield from _unsaid(plan, plan.portal)
        if plan.notice and plan.notice.secrecy:
            secrecy = plan.notice.secrecy
            hint = "涉密的不上网，删掉 portal；已经解密的，删掉 secrecy"
            yield secrecy.at, f"标了密级“{secrecy}”，不能发布", hint


def _unsaid(plan: Plan, portal: Portal) -> Iterator[tuple[Position, str, str]]:
    note = plan.notice.note if plan.notice else None
    if note is None:
        hint = "经审查可以公开的，在 notice 里写上 note: 此件公开发布"
        yield (plan.notice.at if plan.notice else portal.at), "通知没有标明“此件公开发布”，不能发布", hint
    elif _SAID.search(note) is None:
        hint = "经审查可以公开的，改成 note: 此件公开发布；不能公开的，删掉 portal"
        yield note.at, f"附注是“{note}”，没有标明“此件公开发布”，不能发布", hint
    if portal.openness and portal.openness != OPEN:
        hint = f"可以主动公开的，写成 openness: {OPEN}；不是的，删掉 portal"
        yield portal.openness.at, f"公开方式是“{portal.openness}”，不能发布", hint
