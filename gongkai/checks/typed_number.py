"""序号写进了标题。

序号是自动编的，自己再写一个，印出来就成了“二、二、活动时间”。附件标题前的“附件1”也会自动加。

错:

    plan:
      title: 示例方案
      sections:
        - title: 一、活动主题
          text: 公开让生活更美好
      attachments:
        - title: 附件1：宣传标语
          list:
            - 1.推进政务公开
            - 2.打造阳光政府

对:

    plan:
      title: 示例方案
      sections:
        - title: 活动主题
          text: 公开让生活更美好
      attachments:
        - title: 宣传标语
          list:
            - 推进政务公开
            - 打造阳光政府
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.numbering import RunningOn, nth
from gongkai.patterns import pattern
from gongkai.plan import Items, Plan, Section
from gongkai.text import Text

CODE = "GK242"
SEVERITY = Severity.WARNING
_NUMERAL = "一二三四五六七八九十"
_NUMBER = pattern(
    rf"\s*(?:(?!五一|六一|八一|十一、)[{_NUMERAL}]{{1,3}}[、.．](?![{_NUMERAL}])|[（(](?:[{_NUMERAL}]{{1,3}}|\d{{1,2}})[）)]"
    rf"|[\d０-９]{{1,2}}\s?(?:[.．、](?![\d０-９])|[)）])|[①-⑳⑴-⒇㈠-㈩]|第[{_NUMERAL}]{{1,3}}[，、章节条])"
)
_MARK = pattern(r"\s*附\s*件\s*(?:\d+|[一二三四五六七八九十]+)?\s*[：:、.．\s]")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every heading, numbered text, numbered line and attachment's title that begins with a number of its own."""
    attachments = {id(section) for document in plan.documents for section in document.attachments}
    tops = attachments | {id(document) for document in plan.documents}
    for section in plan.sections:
        if section.title and id(section) in attachments and (found := _MARK.match(section.title)):
            yield section.title.at, f"标题里的“{found[0].strip()}”会自动加上", "从标题里删掉"
        for text in _numbered(section, id(section) in tops):
            if found := _NUMBER.match(text):
                yield text.at, f"序号自动编，这里又写了“{found[0].strip()}”", "删掉；不要编号的，写 numbered: no"
        for text, number in _of_style(section):
            if text.startswith(number) and not _NUMBER.match(text):
                yield text.at, f"序号自动编，这里又写了“{number}”", "删掉；不要编号的，写 numbered: no"


def _numbered(section: Section, is_top: bool) -> Iterator[Text]:
    """The texts of a section that get a number put before them."""
    if not is_top and section.numbered and (first := _first(section)):
        yield first
    for part in section.body:
        if isinstance(part, Items):
            yield from part.lines


def _of_style(section: Section) -> Iterator[tuple[Text, str]]:
    """The texts that a style of the section's own numbers, such as 一是, each with its number."""
    style = section.numbering[0] if section.numbering else ""
    style = "" if isinstance(style, RunningOn) else style  # it does not begin with one here
    numbered = [child for child in section.sections if child.numbered] if style else []
    for n, child in enumerate(numbered, 1):
        if first := _first(child):
            yield first, nth(style, n)
    for part in section.body if style else ():
        if isinstance(part, Items):
            yield from ((line, nth(style, n)) for n, line in enumerate(part.lines, 1))


def _first(section: Section) -> Text | None:
    """What stands behind a section's number: its title, or the beginning of its text."""
    return section.title or next((piece.text for piece in section.pieces), None)
