"""主送机关里的名称，名录里没有单位。

别的主送机关都有名单，“区直事业单位”“各相关部门”却没有：收到的人不知道说的是不是自己，任务清单和报送进度里也没有他们。

错:

    notice:
      title: 关于开展示例活动的通知
      to: 各部门、区直事业单位
      sections:
        - title: 政策宣讲
          lead: 甲局
    units:
      groups:
        各部门: {members: 甲局}

对:

    notice:
      title: 关于开展示例活动的通知
      to: 各部门、区直事业单位
      date: 2022年5月7日
      sections:
        - title: 政策宣讲
          lead: 甲局
          support: 区直事业单位
    units:
      groups:
        各部门: {members: 甲局}
        区直事业单位: {members: 乙中心、丙中心}
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.names import UnitPhrase
from gongkai.phrases.organs import is_vague
from gongkai.plan import Plan

CODE = "GK218"
SEVERITY = Severity.NOTE
_ONE = pattern(
    r"[^各属]+(?:局|委|委员会|办|办公室|院|中心|大队|支队|总队|公司|联|会)[：:]?"
)  # a unit, not a kind of units


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """All such names in one finding, at the first, where the plan keeps a list of whom it addresses.

    A list is kept where some other addressee is a group with its members; elsewhere 各有关单位 is a manner of speaking.
    """
    if plan.registry.is_open or plan.notice is None or plan.notice.to is None:
        return
    known = filter(None, map(plan.registry.find, plan.notice.to.names))
    if not any(official in plan.registry.groups and not plan.registry.is_unit(official) for official in known):
        return
    names = (name for name in plan.notice.to.names if not plan.registry.resolve(UnitPhrase(name, (name,)))[0].parts)
    nobody = [name for name in names if is_vague(name) or _ONE.fullmatch(name)]
    if nobody:
        told = "、".join(f"“{name.rstrip('：:')}”" for name in nobody)
        hint = "写进 units：是一组单位的建一个分组，写上成员；和已有的是一回事的，写进它的 also 或 aliases"
        yield nobody[0].at, f"主送机关里的{told}在单位名录里没有单位，谁也不会有任务", hint
