"""接排接不上。

run_on: yes 的一节接在上一段文字后面。上面是标题、表格，或者什么也没有，它自己有标题，就接不上，印成单独的一段。

错:

    plan:
      title: 示例方案
      sections:
        - title: 活动安排
          sections:
            - run_on: yes
              text: 5月15日，甲局开展宣讲。

对:

    plan:
      title: 示例方案
      sections:
        - title: 活动安排
          sections:
            - text: 5月12日，乙局举行启动仪式。
            - run_on: yes
              text: 5月15日，甲局开展宣讲。
"""

from collections.abc import Iterator
from itertools import pairwise

from gongkai import numbering
from gongkai.diagnostics import Position, Severity
from gongkai.plan import Generated, Part, Plan, Section, Table

CODE = "GK251"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every section that is to run on, and has no text above it or begins with none."""
    for top in (top for document in plan.documents for top in (document, *document.attachments)):
        is_text = False
        for part, below in pairwise((*top.flow(), None)):
            if isinstance(part, Section) and part.run_on:
                yield from _section(part, is_text, below)
            if not isinstance(part, Section) or part.title:
                is_text = _is_text(part)


def _section(section: Section, is_below_text: bool, first: Part | None) -> Iterator[tuple[Position, str, str]]:
    if section.title and not numbering.runs_on(section.title):
        yield section.at, f"这一节有标题“{section.title}”，接排接不上", "删掉 run_on，或者把标题写进 text"
    elif not section.title and not _is_text(first):
        yield section.at, "这一节不是文字开头的，接排接不上", "删掉 run_on"
    elif not is_below_text:
        yield section.at, "上面没有一段文字，接排接不上", "删掉 run_on，或者先写上面那一段的 text"


def _is_text(part: Part | None) -> bool:
    """Whether text that stands below it can go on in its paragraph: not below a heading or a table."""
    if isinstance(part, Section):
        return part.title is not None and numbering.runs_on(part.title)
    return not isinstance(part, Table | Generated | None)
