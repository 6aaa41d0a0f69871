"""还有没填的空。

××月××日、XX局、〔20XX〕、某某单位、“待补充”一类，是套模板留下的，印出去就收不回来了。

错:

    plan:
      title: 示例方案
      text: 请于×月×日前将总结报XX局（联系人：某某某）。

对:

    plan:
      title: 示例方案
      text: 请于5月25日前将总结报甲局（联系人：张三）。
"""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Plan

CODE = "GK247"
SEVERITY = Severity.WARNING
_BLANK = "[×✕╳XxＸｘ＊*]"
_WHAT = "(?:省|市|县|区|镇|乡|街道|局|委|办|厅|处|科|公司|单位|部门|会议|方案|活动)"
_PLACEHOLDER = re.compile(
    rf"(?<![A-Za-z]){_BLANK}{{1,4}}(?=[年月日号时分](?!代))"  # ×月×日
    rf"|(?<!\d)20{_BLANK}{{2}}(?!\d)"  # 20××年，〔20XX〕
    rf"|(?<![A-Za-z\d]){_BLANK}{{2,4}}(?={_WHAT})"
    rf"|某{{2,3}}(?={_WHAT}|[年月日])|(?<=[：:])(?:某{{2,3}}|[XxＸ]{{2,}})(?=$|[，。；、）)\n])"
    r"|〔\s*〕|〔20\s+〕|(?<=〕)\s*[×XxＸ＊*_]*\s*号"
    r"|待(?:补充|完善|填写?|核实|修改)(?=$|[，。；、）)】」\n])|此处(?:填写|插入|补充|省略)"
    r"|\bTODO\b|\bTBD\b|\bFIXME\b|[?？]{3,}|【[^】\n]{0,8}(?:填写|补充|插入|替换|此处)[^】\n]{0,8}】"
)


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """The first of each text, and how many there are; a masked name (周××) or number is none."""
    texts = [text for _, text in plan.printed]
    texts += [text for report in plan.reports for text in (report.title, report.via, report.contact) if text]
    for text in texts:
        found = list(_PLACEHOLDER.finditer(text))
        if found:
            count = f"，这段文字里共{len(found)}处" if len(found) > 1 else ""
            yield text.place(found[0].start()), f"“{found[0][0].strip()}”还没有填{count}", "填上实际的内容"
