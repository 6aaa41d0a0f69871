"""The notice as a list of blocks. Every decision about text is taken here, so that no two formats can disagree."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Literal, NamedTuple

from gongkai import numbering
from gongkai.plan import Document, Generated, Items, Line, Notice, Part, Piece, Plan, Prose, Section, Table
from gongkai.text import Text
from gongkai.views.division import division
from gongkai.views.tasks import whole_list
from gongkai.wide import on_page

Kind = Literal[
    "mark",  # 份号、密级和保密期限、紧急程度: one span each
    "letterhead",  # 发文机关标志: one span an organ
    "number",  # 发文字号, then each 签发人
    "title",  # one span a line
    "addressees",
    "heading",  # number and title
    "run-in",  # a heading with its text in the same paragraph: number, title, text
    "paragraph",
    "line",  # label and text
    "item",  # number and text
    "table",
    "form",  # label and text in each row, several paragraphs divided by line breaks; its spans are a head above both
    "announcement",  # 附件说明: one span an attachment
    "signature",  # one span an organ
    "date",
    "note",
    "page-break",
    "sheet-break",  # a paper by itself begins: on an odd page, with page numbers of its own
    "attachment",  # the mark 附件 on the attachment's first line
    "colophon",  # 版记: its lines in `rows`, label and text
    "receipt",  # 回执 below a dashed line to cut along: title and text, and in `rows` what to fill in below its head
]


_AT_THE_END = frozenset({"announcement", "signature", "date", "note"})


class Span(NamedTuple):
    """A run of text with its part in the block: number, title, label or text."""

    role: str
    text: str


class Block(NamedTuple):
    """One element of the page.

    `level` is a heading's rank in type (1 黑体, 2 楷体, 3 仿宋), `depth` its nesting from 1; `indent` how far 署名
    and date stay from the right edge, in Han. `keep` holds it on one page with the next block. `tall` is a table to be
    filled in by hand.
    """

    kind: Kind
    spans: tuple[Span, ...] = ()
    level: int = 0
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    indent: float = 0
    keep: bool = False
    tall: bool = False

    @property
    def text(self) -> str:
        """All its text in one string."""
        return "".join(span.text for span in self.spans)


class NoticeView(NamedTuple):
    """What a notice template sees: the plan's title and the blocks in the order of the page."""

    title: str
    blocks: tuple[Block, ...]


def notice(plan: Plan) -> NoticeView:
    """The notice, the 方案 it issues, and the attachments of both, in the order of the pages."""
    pages: list[list[Block]] = []
    if plan.notice:
        pages.append([*_head(plan.notice), *_document(plan.notice), *signature(plan.notice)])
    if plan.scheme:
        pages.append(list(_document(plan.scheme)))
        pages += _attachments(plan.scheme, plan)
    if plan.notice:
        pages += _attachments(plan.notice, plan)
        pages[-1] += _colophon(plan.notice)
    blocks = kept_together(pages[0])
    for page in pages[1:]:
        blocks += [Block("page-break"), *kept_together(page)]
    return NoticeView(plan.title, tuple(blocks))


def kept_together(blocks: list[Block]) -> list[Block]:
    """署名, date and 附注 never stand alone on a page (7.3.5.5): they stay with the body's end. So do headings."""
    after = [block.kind for block in blocks[1:]] + [""]
    return [
        block._replace(keep=kind in _AT_THE_END or block.kind == "heading")
        for block, kind in zip(blocks, after, strict=True)
    ]


def _head(notice: Notice) -> Iterator[Block]:
    """版头, GB/T 9704-2012 clause 7.2, as far as the plan gives it."""
    typed = (("serial", notice.serial), ("secrecy", notice.secrecy), ("urgency", notice.urgency))
    marks = [Span(role, mark) for role, mark in typed if mark]
    if marks:
        yield Block("mark", tuple(marks))
    if notice.letterhead:
        yield Block("letterhead", _texts(notice.letterhead))
    if not notice.number_below:
        yield from _number(notice)


def _number(notice: Notice) -> Iterator[Block]:
    """发文字号, with 签发人 beside it."""
    if notice.number or notice.signer:
        yield Block("number", (Span("number", notice.number or ""), *(Span("signer", name) for name in notice.signer)))


def _document(document: Document) -> Iterator[Block]:
    """Title, addressees and body; the notice also announces its attachments (附件说明)."""
    yield Block(
        "title", tuple(Span("title", line.strip()) for line in (document.title or "").split("\n") if line.strip())
    )
    if isinstance(document, Notice) and document.number_below:
        yield from _number(document)
    if isinstance(document, Notice) and document.to:
        yield Block("addressees", (Span("text", document.to.text.rstrip("：:。 \n") + "："),))
    yield from _body(document, document.numbering or numbering.LADDER, 1)
    if isinstance(document, Notice) and document.attachments and document.announced:
        names = [_one_line(section.title or "") for section in document.attachments]
        numbered = [f"{n}.{name}" for n, name in enumerate(names, 1)] if len(names) > 1 else names
        yield Block("announcement", (Span("label", "附件："), *(Span("text", name) for name in numbered)))


def signature(notice: Notice) -> Iterator[Block]:
    """署名, date and 附注, clause 7.3.5: the date begins two Han right of the organ, unless it is the longer one."""
    organ = max((on_page(name) / 2 for name in notice.issuer), default=0)
    date = on_page(notice.date.text) / 2 if notice.date else 0
    if notice.seal:
        indents = 4 + (date - organ) / 2, 4.0
    else:
        indents = (4 + date - organ, 2.0) if date > organ else (2.0, organ - date)
    if notice.issuer:
        yield Block("signature", _texts(notice.issuer), indent=indents[0])
    if notice.date:
        yield Block("date", (Span("text", notice.date.text),), indent=indents[1])
    if notice.note:
        yield Block("note", (Span("text", f"（{_unbracketed(notice.note)}）"),))


def _attachments(document: Document, plan: Plan) -> list[list[Block]]:
    """Each attachment on pages of its own; the mark has a number where there are several, and no colon (7.3.7)."""
    several = len(document.attachments) > 1
    pages = []
    for n, section in enumerate(document.attachments, 1):
        pages.append(attachment(section, plan, f"附件{n}" if several else "附件"))
    return pages


def attachment(section: Section, plan: Plan, mark: str) -> list[Block]:
    """One attachment below its mark."""
    title = Block("title", tuple(Span("title", line.strip()) for line in (section.title or "").split("\n")))
    whole = replace(section, body=tuple(_generated(part, plan) for part in section.body))
    body = _body(whole, whole.numbering or numbering.LADDER, 1)
    return [Block("attachment", (Span("text", mark),)), title, *body]


def _generated(part: Part, plan: Plan) -> Part:
    """A part as it is printed: what is made from the plan, made."""
    if not isinstance(part, Generated):
        return part
    head, *rows = (tuple(map(Text, row)) for row in division(whole_list(plan).tasks))
    return Table(head, tuple(rows))


def _colophon(notice: Notice) -> Iterator[Block]:
    """版记, clause 7.4: 抄送 ends with 。, the printing date with 印发."""
    rows: list[tuple[str, ...]] = []
    if notice.cc:
        rows.append(("抄送：", notice.cc.rstrip("。") + "。"))
    if notice.printer or notice.printed:
        rows.append((notice.printer or "", f"{notice.printed.text.removesuffix('印发')}印发" if notice.printed else ""))
    if rows:
        yield Block("colophon", rows=tuple(rows))


# -- sections ----------------------------------------------------------------------------------------------------------


def _body(section: Section, styles: tuple[str, ...], depth: int, lead: tuple[Span, ...] = ()) -> Iterator[Block]:
    """A section's parts in the order typed. `lead` (a number, a run-in heading) begins the first paragraph."""
    count = 0
    for part in section.body:
        if isinstance(part, Section):
            if lead:
                yield Block("paragraph", lead)
            count += part.numbered
            yield from _section(part, count, styles, depth)
        else:
            yield from _part(part, section, lead)
        lead = ()
    if lead:
        yield Block("paragraph", lead)


def _section(section: Section, count: int, styles: tuple[str, ...], depth: int) -> Iterator[Block]:
    """A numbered section: a heading on its own line, or one that its text follows in the same paragraph."""
    number = (Span("number", numbering.nth(styles[0], count)),) if section.numbered else ()
    below = section.numbering or numbering.below(styles)
    title = _one_line(section.title) if section.title else ""
    if title and not title.endswith("。"):
        yield Block("heading", (*number, Span("title", title)), numbering.rank(styles[0]), depth)
        yield from _body(section, below, depth + 1)
    else:
        lead = (*number, *((Span("title", title),) if title else ()))
        for index, block in enumerate(_body(section, below, depth + 1, lead)):
            yield block if index or not lead else _ranked(block, numbering.rank(styles[0]), depth)


def _part(part: Prose | Items | Table | Generated | Line, section: Section, lead: tuple[Span, ...]) -> Iterator[Block]:
    """A part of the section's own body."""
    if isinstance(part, Prose):
        yield from _paragraphs(part.pieces, lead)
        return
    if isinstance(part, Line):
        yield from _labelled(part, section, lead)
        return
    if lead:
        yield Block("paragraph", lead)
    if isinstance(part, Table):
        yield Block("table", rows=(part.columns, *part.rows))
    if not isinstance(part, Items):
        return
    style = section.numbering[0] if section.numbering else "1."
    for n, line in enumerate(part.lines, 1):
        yield Block("item", (Span("number", numbering.nth(style, n)), Span("text", line)))


def _labelled(line: Line, section: Section, lead: tuple[Span, ...]) -> Iterator[Block]:
    """A labelled line; where the section's title is the label already, its text is a paragraph."""
    if section.is_about(line):
        yield from _paragraphs(line.pieces, lead)
        return
    if any(span.role == "title" for span in lead):
        yield Block("paragraph", lead)
        lead = ()
    label = Span("label", f"{line.label.rstrip('：:')}：")
    for index, block in enumerate(_paragraphs(line.pieces, (*lead, label))):
        yield Block("line", block.spans) if index == 0 else block


def _paragraphs(pieces: tuple[Piece, ...], lead: tuple[Span, ...]) -> Iterator[Block]:
    """Pieces joined without a space, a paragraph for every line that has text; indentation is the page's business."""
    joined = "".join(piece.text for piece in pieces)
    lines = [line.strip(" \t\u3000\xa0") for line in joined.split("\n")]
    for index, line in enumerate([line for line in lines if line] or [""]):
        if index == 0 and lead:
            yield Block("paragraph", (*lead, Span("text", line)))
        elif line:
            yield Block("paragraph", (Span("text", line),))


def _ranked(block: Block, level: int, depth: int) -> Block:
    """The first paragraph of a section as the run-in heading that it is, if it has a title in it."""
    titled = any(span.role == "title" for span in block.spans)
    return Block("run-in", block.spans, level, depth) if titled and block.kind == "paragraph" else block


def _unbracketed(note: str) -> str:
    """A note without the pair of brackets around all of it, if it was typed with them."""
    inner = note.strip()
    while inner[:1] in ("（", "(") and inner[-1:] in ("）", ")"):
        depths = list(accumulate((mark in "（(") - (mark in "）)") for mark in inner))
        if 0 in depths[:-1]:
            break
        inner = inner[1:-1].strip()
    return inner


def _one_line(title: str) -> str:
    return re.sub(r"\s*\n\s*", "", title).strip()


def _texts(texts: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(Span("text", text) for text in texts)
