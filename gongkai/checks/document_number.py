"""发文字号写得不规范。

年份写全，用六角括号〔〕括入；序号不加“第”，不编虚位（不写“01”）；末尾加“号”（GB/T 9704-2012 第7.2.5条）。
正文里引用的字号也一样。

错:

    notice:
      number: 示政办发[2022]第03号
      title: 关于开展示例活动的通知
      date: 2022年5月7日

对:

    notice:
      number: 示政办发〔2022〕3号
      title: 关于开展示例活动的通知
      date: 2022年5月7日
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan

CODE = "GK236"
SEVERITY = Severity.WARNING
_RIGHT = pattern(r"[^\d〔〕\s]+〔(?:19|20)\d\d〕[1-9]\d*号")
_WRONG = pattern(
    r"(?P<open>[〔\[［【（(])\s*+(?P<year>(?:19|20)\d\d)\s*+(?P<close>[〕\]］】）)])\s*+(?P<nth>第?)\s*+"
    r"(?P<zero>(?>(?:0(?=\d))*))(?P<n>\d++)\s*+号"
)


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """The notice's own number, and every number in the text that was meant as one."""
    for kind, text in plan.printed:
        if kind == "number" and not _RIGHT.fullmatch(text) and not _WRONG.search(text):
            yield text.at, f"发文字号“{text}”不规范", "写成“示政办发〔2022〕3号”的样子"
        if "号" not in text:
            continue
        for found in _WRONG.finditer(text):
            right = f"〔{found['year']}〕{found['n']}号"
            if found[0] != right:
                yield text.position(found.start()), f"发文字号里的“{found[0]}”不规范", f"写成“{right}”"
