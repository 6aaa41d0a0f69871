"""The page set-up of each section of a Word document: w:sectPr, after that of the template. Lengths are in twips."""

import re

from gongkai.errors import GongkaiError
from gongkai.page.blocks import Block
from gongkai.page.sizes import LINE

_END = "</w:sectPr>"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BOX = 137  # from the box of a line to its characters: Word's margins are those of boxes above and below only
_SPARE = 7  # what the lines leave of an upright page
_SIDES = ("right", "left")  # where the number of an odd page and that of an even one stand


class Setups:
    """The set-ups of a document's sections, each asked for where the section ends.

    A letter's first page has no number (10.1); of several papers each begins on an odd page, which is number 1.
    """

    def __init__(self, document: str, apart: bool, letter: bool) -> None:
        self._template = _page_setup(document)
        self._apart = self._begins = apart
        self._letter = letter
        self._across = self.has_across = False

    def turns(self, block: Block) -> bool:
        """Whether pages begin to lie, or to stand, with this block."""
        return block.across != self._across

    def end(self, block: Block) -> str:
        """The set-up of the section that ends before this block."""
        made = self._made()
        self._across, self._begins, self._letter = block.across, self._apart and block.kind == "sheet-break", False
        self.has_across = self.has_across or block.across
        return made

    def last(self, pages_on: int, letter: bool) -> str:
        """That of the last one: of a 版记 that goes on, to an even page, without a number behind a blank one (7.5)."""
        setup = self._made()
        if pages_on and not letter:
            setup = _typed(setup, "evenPage")
        return _first_page_bare(setup) if pages_on > 1 else setup

    def _made(self) -> str:
        setup = self._template
        if self._begins:
            setup = re.sub(r"<w:(?:type|pgNumType)\b[^<>]*/>", "", setup)
            setup = _typed(setup, "oddPage")
            setup = re.sub(r"(<w:pgMar\b[^<>]*/>)", r'\1<w:pgNumType w:start="1"/>', setup, count=1)
        if self._letter:
            setup = _first_page_bare(setup)
        return _lying(setup) if self._across else setup


def _page_setup(document: str) -> str:
    """The page set-up of the template: its last w:sectPr."""
    last = ""
    start = re.compile(r"<w:sectPr\b")
    end = 0
    while (found := start.search(document, end)) and (closed := document.find(_END, found.end())) >= 0:
        end = closed + len(_END)
        last = document[found.start() : end]
    if not last:
        raise GongkaiError("Word 模板里没有页面设置", "对照随附的 notice.docx")
    return last


def _typed(setup: str, kind: str) -> str:
    return re.sub(r"(?=<w:pgSz\b)", f'<w:type w:val="{kind}"/>', setup, count=1)


def _first_page_bare(setup: str) -> str:
    return re.sub(r"(?=<w:(?:textDirection|bidi|rtlGutter|docGrid)\b|</w:sectPr>)", "<w:titlePg/>", setup, count=1)


def _lying(setup: str) -> str:
    """The same sheet of paper turned: what was its left edge is now above, its lower end at the left (clause 8)."""
    size, margins = ({**_attributes(setup, name)} for name in ("pgSz", "pgMar"))
    top, right, bottom, left = (int(margins.get(side, 0)) for side in ("top", "right", "bottom", "left"))
    rest = max(0, (int(size["w"]) - left + _BOX - right) % LINE - _SPARE)  # LibreOffice puts half of it above
    margins |= {"top": str(left - _BOX), "right": str(top + _BOX), "left": str(bottom + _BOX)}
    margins["bottom"] = str(right + rest)
    margins["footer"] = "400"  # nothing stands there
    size |= {"w": size["h"], "h": size["w"], "orient": "landscape"}
    for name, values in (("pgSz", size), ("pgMar", margins)):
        written = "".join(f' w:{key}="{value}"' for key, value in values.items())
        setup = re.sub(rf"<w:{name}\b[^<>]*/>", f"<w:{name}{written}/>", setup, count=1)
    setup = re.sub(r'<w:footerReference\b(?=[^<>]*w:type="(?:default|even)")[^<>]*/>', "", setup)
    numbers = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{_id(side)}"/>'
        for kind, side in zip(("default", "even"), _SIDES, strict=True)
    )
    return re.sub(r"(<w:sectPr\b[^<>]*>)", rf"\1{numbers}", setup, count=1)


def _attributes(setup: str, name: str) -> dict[str, str]:
    found = re.search(rf"<w:{name}\b([^<>]*)/>", setup)
    return dict(re.findall(r'w:(\w+)="([^"]*)"', found[1])) if found else {}


def _id(side: str) -> str:
    return f"rIdAcross{side.capitalize()}"


def with_numbers_across(parts: dict[str, bytes], style: str) -> None:
    """Add to a document's parts the numbers of pages that lie, which stand where they do on the others (clause 8)."""
    for side in _SIDES:
        name = f"footer-across-{side}.xml"
        parts[f"word/{name}"] = f'{_XML}<w:ftr xmlns:w="{_MAIN}">{_number(side, style)}</w:ftr>'.encode()
        types = f'<Override PartName="/word/{name}" ContentType="{_TYPE}"/></Types>'
        relation = f'<Relationship Id="{_id(side)}" Type="{_RELATIONS}/footer" Target="{name}"/></Relationships>'
        for part, end, more in (
            ("[Content_Types].xml", "</Types>", types),
            ("word/_rels/document.xml.rels", "</Relationships>", relation),
        ):
            parts[part] = parts[part].decode("utf-8").replace(end, more).encode("utf-8")


def _number(side: str, style: str) -> str:
    """`— 1 —` turned with the sheet, in a narrow cell at its left edge; LibreOffice turns no other text there."""
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    styled = f'<w:pStyle w:val="{style}"/>'
    return (
        "<w:tbl><w:tblPr>"
        '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" w:tblpX="1417" '
        'w:tblpY="1867"/><w:tblW w:w="340" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" '
        'w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="340"/>'
        '</w:tblGrid><w:tr><w:trPr><w:trHeight w:val="8284" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="340" '
        f'w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr><w:p><w:pPr>{styled}<w:jc w:val="{side}"/></w:pPr>'
        f"{field}</w:p></w:tc></w:tr></w:tbl><w:p><w:pPr>{styled}</w:pPr></w:p>"
    )
