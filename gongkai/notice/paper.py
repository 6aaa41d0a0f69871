"""The notice as a list of blocks. Every decision about text is taken here, so that no two formats can disagree."""

from collections.abc import Iterator
from functools import partial

from gongkai import numbering
from gongkai.page.blocks import Block, NoticeView, Span, kept_together
from gongkai.page.sections import attachment, body, marked, one_line, paged, spans_of, title
from gongkai.page.signature import signature
from gongkai.plan import Document, Generated, Notice, Plan, Section, Table
from gongkai.tasks.division import division_table


def notice(plan: Plan) -> NoticeView:
    """The notice, the 方案 it issues, and the attachments of both, in the order of the pages."""
    pages: list[list[Block]] = []
    if plan.notice:
        pages.append(paged([*_head(plan.notice), *_document(plan.notice), *signature(plan.notice)]))
    if plan.scheme:
        pages.append(paged([*([Block("page-break")] if pages else []), *_document(plan.scheme)]))
        pages += _attachments(plan.scheme, plan)
    if plan.notice:
        pages += _attachments(plan.notice, plan)
        pages[-1] += _colophon(plan.notice)
    return NoticeView(plan.title, tuple(block for page in pages for block in kept_together(page)))


def _head(notice: Notice) -> Iterator[Block]:
    """版头, GB/T 9704-2012 clause 7.2, as far as the plan gives it; that of a 信函, clause 10.1."""
    typed = (("serial", notice.serial), ("secrecy", notice.secrecy), ("urgency", notice.urgency))
    marks = [Span(role, mark) for role, mark in typed if mark]
    if notice.form and notice.letterhead:
        yield Block("letter", spans_of(notice.letterhead))
        numbers = [span for block in _number(notice) for span in block.spans]
        if marks or numbers:
            yield Block("letter-number", (*marks, *numbers))
        return
    if marks:
        yield Block("mark", tuple(marks))
    if notice.letterhead:
        yield Block("letterhead", spans_of(notice.letterhead))
    if not notice.number_below:
        yield from _number(notice)


def _number(notice: Notice) -> Iterator[Block]:
    """发文字号, with 签发人 beside it."""
    named = (Span("signer", name) for name in notice.signer)
    signer = (Span("label", "签发人："), *named) if notice.signer else ()
    number = str(notice.number or "")
    if notice.bracketed and notice.number_below and number:
        number = f"（{number}）"
    if number or signer:
        yield Block("number", (Span("number", number), *signer), red=bool(notice.letterhead))


def _document(document: Document) -> Iterator[Block]:
    """Title, addressees and body; the notice also announces its attachments (附件说明)."""
    if document.title:
        yield title(document)
    if isinstance(document, Notice) and document.number_below:
        yield from _number(document)
    if isinstance(document, Notice) and document.to:
        yield Block("addressees", (Span("text", document.to.text.rstrip("：:。 \n") + "："),))
    yield from body(document, document.numbering or numbering.LADDER)
    if isinstance(document, Notice) and document.attachments and document.announced:
        names = [one_line(section.title or "") for section in document.attachments]
        numbered = [f"{n}.{name}" for n, name in enumerate(names, 1)] if len(names) > 1 else names
        yield Block("announcement", (Span("label", "附件："), *(Span("text", name) for name in numbered)))


def _attachments(document: Document, plan: Plan) -> list[list[Block]]:
    """Each attachment on pages of its own."""
    return [attachment(section, mark, partial(_generated, plan, section)) for mark, section in marked(document)]


def _generated(plan: Plan, section: Section, what: Generated) -> Table:
    """A table that is made from the plan itself."""
    if what.what == "figures":
        from gongkai.figures.blank import table

        return table(plan, section)
    return division_table(plan)


def _colophon(notice: Notice) -> Iterator[Block]:
    """版记, clause 7.4: 抄送 ends with 。, the printing date with 印发. 主题词 was its first line until 2012."""
    spans: list[Span] = []
    if notice.keywords:
        spans += [Span("label", "主题词："), Span("text", notice.keywords)]
    if notice.cc:
        spans += [Span("label", "抄送："), Span("text", notice.cc.rstrip("。") + "。")]
    if notice.printer or notice.printed:
        printed = f"{notice.printed.text.removesuffix('印发')}印发" if notice.printed else ""
        spans += [Span("printer", notice.printer or ""), Span("printed", printed)]
    if spans:
        yield Block("colophon", tuple(spans))
