"""标题和文中引用的名称不一致。

通知标题“关于印发……的通知”、正文“现将《……》印发给你们”、方案自己的标题，说的是同一份文件，应当一字不差。

错:

    notice:
      title: 关于印发2022年“5·15政务公开日”活动方案的通知
      text: 现将《2022年“5·15政务公开日”活动方案》印发给你们。
      date: 2022年5月7日
    plan:
      title: 2022年“5·15政务公开日”实施方案

对:

    notice:
      title: 关于印发2022年“5·15政务公开日”活动方案的通知
      text: 现将《2022年“5·15政务公开日”活动方案》印发给你们。
      date: 2022年5月7日
    plan:
      title: 2022年“5·15政务公开日”活动方案
"""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.writing import alike
from gongkai.plan import Plan, Prose
from gongkai.text import Text, joined

CODE = "GK235"
SEVERITY = Severity.WARNING
_ISSUED = pattern("(?>.*?印发)(?P<name>.+?)的?通知$", re.S)
_CITED = pattern("现将《(?P<name>(?:[^《》]|《[^《》]*》)+)》[^，。《]{0,6}印发")
_MARKS = pattern("[《》〈〉\\s\u3000]")
_QUOTES = str.maketrans("‘’", "“”")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """The name in the notice's title and those cited as issued, where they are not the 方案's title."""
    if plan.notice is None or plan.scheme is None or not plan.scheme.title:
        return
    title = plan.scheme.title
    for where, name in _names(plan.notice.title, [part for part in plan.notice.body if isinstance(part, Prose)]):
        if _plain(title) not in _plain(name):
            message = f"{where}里的“{_shown(name)}”和方案标题“{_shown(title)}”不一致"
            yield name.at, message, f"核对后改成一样（方案标题在第{title.at.line}行）"


def _names(title: Text | None, body: list[Prose]) -> Iterator[tuple[str, Text]]:
    if title and (issued := _ISSUED.match(title)):
        yield "通知标题", title.part(*issued.span("name"))
    for text in (joined(piece.text for piece in prose.pieces) for prose in body):
        for cited in _CITED.finditer(text):
            yield "正文", text.part(*cited.span("name"))


def _plain(name: str) -> str:
    """A name without what differs rightly: book-title marks, line breaks, dots, quotation marks inside others."""
    return _MARKS.sub("", alike(name)).translate(_QUOTES)


def _shown(name: str) -> str:
    return "".join(map(str.strip, name.split("\n"))).strip("《》 \u3000")
