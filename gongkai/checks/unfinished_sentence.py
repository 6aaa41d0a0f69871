"""一段话末尾没有标点，或者停在逗号上。

前面有逗号、句号，是完整的话，末尾却没有句号；或者末尾是“，”“、”。口号、联系方式不算。

错:

    plan:
      title: 示例方案
      text: 各单位要高度重视，结合实际认真组织，确保取得实效

对:

    plan:
      title: 示例方案
      text: 各单位要高度重视，结合实际认真组织，确保取得实效。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan, Prose, Section
from gongkai.text import Text, joined

CODE = "GK244"
SEVERITY = Severity.WARNING
_SLOGAN = pattern("主题|口号|标语|署名|落款|时间|地点|人员|对象")
_CONTACT = pattern("电话|邮箱|联系人|联系方式|传真|地址|网址|账号|http|@")
_SHORTEST = 12


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every paragraph of prose that stops without an end."""
    tops = (top for document in plan.documents for top in (document, *document.attachments))
    pairs = (pair for top in tops for pair in pairwise(top.flow()))
    goes_on = {id(part) for part, below in pairs if isinstance(below, Section) and below.run_on}
    for section in plan.sections:
        slogan = section.title is not None and _SLOGAN.search(section.title)
        for part in section.body:
            if isinstance(part, Prose) and not slogan:
                yield from _paragraphs(joined(piece.text for piece in part.pieces), id(part) in goes_on)


def _paragraphs(text: Text, goes_on: bool) -> Iterator[tuple[Position, str, str]]:
    """The paragraphs of a text that stop without an end; behind a comma the last `goes_on` in what runs on."""
    start = 0
    lines = text.split("\n")
    for nth, line in enumerate(lines, 1):
        words = line.rstrip()
        end = start + len(words)
        start += len(line) + 1
        if not words or _CONTACT.search(words):
            continue
        if words[-1] in "，、" and goes_on and nth == len(lines):
            continue
        if words[-1] in "，、":
            yield text.position(end - 1), f"这段话停在了“{words[-1]}”上", "补完这句话，或者改成“。”"
        elif len(words) >= _SHORTEST and words[-1].isalnum() and re.search("[，。；]", words):
            yield (
                text.position(end - 1),
                f"这段话末尾没有标点（“……{words[-6:]}”）",
                "补上“。”；下面还有内容的，补上“：”",
            )
