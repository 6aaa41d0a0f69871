"""政策没有安排解读。

政策和解读同步组织、同步审签、同步部署：interpretations 里的每个政策都要写明由谁解读（unit），已经发布了的写 link；
这一节正文里说要解读、用《》写出名称的政策，interpretations 里也要有。

错:

    plan:
      title: 示例方案
      sections:
        - title: 重要工作部门谈
          text: 围绕《示例区助企措施》《示例区养老办法》开展解读。
          lead: 甲局
          interpretations:
            - {policy: 《示例区助企措施》, unit: 甲局, due: 5月18日前}

对:

    plan:
      title: 示例方案
      sections:
        - title: 重要工作部门谈
          text: 围绕《示例区助企措施》《示例区养老办法》开展解读。
          lead: 甲局
          interpretations:
            - {policy: 《示例区助企措施》, unit: 甲局, due: 5月18日前}
            - {policy: 《示例区养老办法》, unit: 甲局, due: 5月18日前}
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Line, Plan, Prose, Section
from gongkai.text import Text, joined

CODE = "GK290"
SEVERITY = Severity.WARNING
_SENTENCE = pattern("[^。；\n]+")
_NAMED = pattern("《([^《》]{1,120})》")
_BASIS = pattern("(?:根据|按照|依照|依据|贯彻|落实)[^《》，]*$")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every policy that nobody is to interpret, listed or named in the text beside the list."""
    for section in plan.sections:
        for one in section.interpretations:
            if one.unit is None and one.link is None:
                yield one.policy.at, f"《{one.name}》没有安排谁来解读", "写上 unit: 单位；已经解读了的，写上 link: 网址"
        listed = {one.name for one in section.interpretations}
        for name, at in _to_be_interpreted(section) if listed else ():
            if name not in listed:
                yield (
                    at,
                    f"正文说要解读《{name}》，interpretations 里没有它",
                    f"加上一条：- policy: 《{name}》，写明 unit 和 due",
                )


def _to_be_interpreted(section: Section) -> Iterator[tuple[str, Position]]:
    """The policies that its sentences about 解读 name, but for those that they go by."""
    for part in section.body:
        text = joined(piece.text for piece in part.pieces) if isinstance(part, Prose | Line) else Text("")
        for sentence in _SENTENCE.finditer(text):
            if "解读" in sentence[0]:
                for named in _NAMED.finditer(sentence[0]):
                    if not _BASIS.search(sentence[0][: named.start()]):
                        yield named[1], text.position(sentence.start() + named.start())
