"""Sections as blocks: the body of a notice, a 方案 or an attachment."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from gongkai import numbering
from gongkai.page.blocks import AT_THE_END, Block, Span
from gongkai.page.sizes import ACROSS, EM, UPRIGHT, is_wide
from gongkai.plan import Document, Generated, Items, Line, Piece, Prose, Section, Table

_TEXTS = ("paragraph", "run-in", "line", "item")  # what a text can run on from


def title(section: Section) -> Block:
    """A title in the lines that it was typed in."""
    return Block(
        "title", tuple(Span("title", line.strip()) for line in (section.title or "").split("\n") if line.strip())
    )


def marked(document: Document) -> list[tuple[str, Section]]:
    """The attachments, each with its mark, which has a number where there are several, and no colon (7.3.7).

    Those that are sent apart keep their number.
    """
    several = len(document.attachments) > 1
    numbered = enumerate(document.attachments, 1)
    return [(f"附件{n}" if several else "附件", section) for n, section in numbered if section.enclosed]


def attachment(section: Section, mark: str, made: Callable[[Generated], Table]) -> list[Block]:
    """One attachment on a page of its own below its mark; `made` makes what is to be generated.

    Its pages lie where a table is too wide for upright ones, unless the plan says what they do.
    """
    whole = replace(section, body=tuple(made(part) if isinstance(part, Generated) else part for part in section.body))
    blocks = list(body(whole, whole.numbering or numbering.LADDER))
    wide = any(block.kind == "table" and is_wide(block.rows) for block in blocks)
    across = wide if section.landscape is None else section.landscape
    pages = [Block("page-break"), Block("attachment", (Span("text", mark),)), title(section), *blocks]
    return _lying(pages) if across else paged(pages)


def _lying(blocks: Iterable[Block]) -> list[Block]:
    return [block._replace(across=True) for block in blocks]


def paged(blocks: Iterable[Block]) -> list[Block]:
    """The blocks of a text without pages that nothing stands on.

    Sections that lie follow each other on the same pages, and a text that ends on one is closed there as well: 署名
    never stands on a page without text (7.3.5.5).
    """
    made: list[Block] = []
    for block in blocks:
        follows = block.kind == "page-break" and made and made[-1].kind == "page-break"
        if follows:
            made.pop()
        if not (follows and block.across and made and made[-1].across):
            made.append(block)
    at = next((at for at in reversed(range(len(made))) if made[at].kind not in AT_THE_END), 0)
    ends_across = at and made[at].kind == "page-break" and made[at - 1].across
    return [*made[:at], *_lying(map(_moved, made[at + 1 :]))] if ends_across else made


def _moved(block: Block) -> Block:
    """署名 side by side, as far from the right edge of a page that lies."""
    wider = (ACROSS.width - UPRIGHT.width) / EM
    return block._replace(middles=tuple(middle + wider for middle in block.middles))


# -- sections ----------------------------------------------------------------------------------------------------------


def body(section: Section, styles: tuple[str, ...]) -> Iterator[Block]:
    """A section's parts in the order typed, each that runs on in the paragraph above it."""
    held: Block | None = None
    for block in _body(section, styles, 1):
        if block.begun and block.kind in _TEXTS and held is not None and held.kind in _TEXTS:
            held = held._replace(spans=(*held.spans, *block.spans))
            continue
        if held is not None:
            yield held
        held = block._replace(begun=False)
    if held is not None:
        yield held


def _body(
    section: Section,
    styles: tuple[str, ...],
    depth: int,
    lead: tuple[Span, ...] = (),
    counts: dict[int, int] | None = None,
) -> Iterator[Block]:
    """A section's parts in the order typed. `lead` (a number, a run-in heading) begins the first paragraph.

    `counts` has the last number of each depth, which a level that runs on over the chapters goes on from.
    """
    counts = {} if counts is None else counts
    counts[depth] = counts.get(depth, 0) if isinstance(styles[0], numbering.RunningOn) else 0
    for part in section.body:
        if isinstance(part, Section):
            if lead:
                yield Block("paragraph", lead)
            counts[depth] += part.numbered
            yield from _section(part, styles, depth, counts)
        else:
            yield from _part(part, section, lead)
        lead = ()
    if lead:
        yield Block("paragraph", lead)


def _section(section: Section, styles: tuple[str, ...], depth: int, counts: dict[int, int]) -> Iterator[Block]:
    """A section, on lying pages of its own if the plan wants that; of one that runs on the first block has `begun`."""
    blocks = _upright(section, styles, depth, counts)
    if section.run_on:
        first = "".join(piece.text for piece in section.pieces)[:1]
        gap = (Span("text", first),) if first.isspace() else ()  # behind a half-width mark
        for nth, block in enumerate(blocks):
            yield block if nth else block._replace(spans=(*gap, *block.spans), begun=True)
        return
    if not section.landscape:
        yield from blocks
        return
    yield from _lying([Block("page-break"), *(block for block in blocks if block.kind != "page-break")])
    yield Block("page-break")


def _upright(section: Section, styles: tuple[str, ...], depth: int, counts: dict[int, int]) -> Iterator[Block]:
    """A heading on its own line, or one that its text follows in the same paragraph."""
    number = (Span("number", numbering.nth(styles[0], counts[depth])),) if section.numbered else ()
    below = section.numbering or numbering.below(styles)
    title = one_line(section.title) if section.title else ""
    if title and not numbering.runs_on(title):
        yield Block("heading", (*number, Span("title", title)), numbering.rank(styles[0]), depth)
        yield from _body(section, below, depth + 1, (), counts)
    else:
        lead = (*number, *((Span("title", title),) if title else ()))
        for index, block in enumerate(_body(section, below, depth + 1, lead, counts)):
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


def one_line(title: str) -> str:
    """A title without its line breaks and the blanks around them."""
    return "".join(map(str.strip, title.split("\n")))


def spans_of(texts: tuple[str, ...]) -> tuple[Span, ...]:
    """Each text as a span."""
    return tuple(Span("text", text) for text in texts)
