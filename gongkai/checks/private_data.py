"""要发布的内容里有个人信息。

手机号码、座机、身份证号码、家庭住址、车牌、账号、邮箱，在正文、表格、附件、附表的哪一格都算；全角数字、中文数字、
中间有空格横线的也认。通知印在纸上发给单位，和放到网上给所有人看，是两回事。
联系方式确实要公开的，写 publish_contacts: yes；身份证号码、车牌和住址什么时候都不发布。
12345 一类的热线、文号、金额、日期、邮政编码不算。没有写 portal 的方案不查。

错:

    notice:
      title: 关于开展示例活动的通知
      text: 联系人：张某，13800000000。
      issuer: 示例区人民政府办公室
      date: 2022年5月7日
      note: 此件公开发布
    portal:
      site: 示例区人民政府

对:

    notice:
      title: 关于开展示例活动的通知
      text: 咨询请拨打12345。
      issuer: 示例区人民政府办公室
      date: 2022年5月7日
      note: 此件公开发布
    portal:
      site: 示例区人民政府
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.private import advice, private
from gongkai.phrases.private.kinds import CONTACTS, PUBLISHED
from gongkai.plan import Items, Line, Part, Plan, Portal, Prose, Table
from gongkai.text import Text, joined

CODE = "GK280"
SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Each at its place; what an office publishes of itself on purpose is none."""
    if plan.portal is None:
        return
    for text, about in (*_elements(plan), *_about(plan.portal)):
        for kind, start, end in private(text, PUBLISHED, about):
            if kind not in CONTACTS or not plan.portal.publish_contacts:
                yield text.position(start), f"“{text[start:end]}”是{kind}，不能放到网上", advice(kind)


def _elements(plan: Plan) -> Iterator[tuple[Text, str]]:
    """Every text that is printed, with what it is about as far as something beside it says so."""
    yield from ((text, "") for kind, text in plan.printed if kind in ("organ", "number", "addressees", "date", "note"))
    for section in plan.sections:
        title = section.title or ""
        if section.title:
            yield section.title, ""
        for part in section.body:
            yield from _texts(part, title)


def _texts(part: Part, title: str) -> Iterator[tuple[Text, str]]:
    if isinstance(part, Prose):
        yield joined(piece.text for piece in part.pieces), title
    elif isinstance(part, Line):
        yield joined(piece.text for piece in part.pieces), part.label
    elif isinstance(part, Items):
        yield from ((line, title) for line in part.lines)
    elif isinstance(part, Table):
        yield from _cells(part)


def _cells(table: Table) -> Iterator[tuple[Text, str]]:
    """The cells of a table with the head of their column and that of their row."""
    yield from ((cell, "") for cell in table.columns)
    for row in table.rows:
        for index, (cell, head) in enumerate(zip(row, table.columns, strict=False)):
            yield cell, f"{row[0]} {head}" if index else str(head)


def _about(portal: Portal) -> Iterator[tuple[Text, str]]:
    """What the page says of the notice."""
    typed = (portal.source, portal.author, portal.description, *portal.keywords)
    yield from ((text, "") for text in typed if text)
