"""DOCX: the blocks as word/document.xml inside a copy of notice.docx, whose styles and page set-up a clerk can change.

Lengths are in twips (1/20 pt). Figures are those of GB/T 9704-2012, reached the way of GB/T 33476.2-2016.
"""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from markupsafe import Markup, escape

from gongkai import templated
from gongkai.errors import GongkaiError, reason
from gongkai.forms import Settings
from gongkai.page.blocks import Block, NoticeView
from gongkai.page.head import (
    ABOVE_CHARACTERS,
    BELOW_RULE,
    BESIDE,
    DOUBLE,
    LARGEST,
    LETTER_FOOT,
    LETTER_TOP,
    TWO,
    Letterhead,
    letter_rows,
    letter_rule,
    letterhead,
    signers,
)
from gongkai.page.lines import by_length, spacing, telephones
from gongkai.page.pagination import closed, pages_to_colophon
from gongkai.page.setups import Setups, with_numbers_across
from gongkai.page.signature import ABOVE_SEALS, rows_of_seals
from gongkai.page.sizes import (
    ABOVE_LETTERHEAD,
    ABOVE_RECEIPT,
    EM,
    FOOT,
    GAP,
    INK,
    LINE,
    TWIPS,
    WIDTH,
    area,
    columns,
    goes_on,
    head_lines,
    short_columns,
    staying_rows,
    tall,
)
from gongkai.page.titles import balanced

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="FF0000"/></w:pBdr>'
_CUT = '<w:pBdr><w:top w:val="dashed" w:sz="6" w:space="6" w:color="000000"/></w:pBdr>'
_TEMPLATE = "notice.docx"
_ABOUT = "docProps/core.xml"
_BODY = "notice.document.xml.j2"
_SHOWN = 60
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
_DOCUMENT, _CORE = (
    f"application/vnd.openxmlformats-{kind}+xml"
    for kind in ("officedocument.wordprocessingml.document.main", "package.core-properties")
)
_TYPES = (
    f'{_XML}<Types xmlns="{_FORMATS}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_DOCUMENT}"/>'
    f'<Override PartName="/{_ABOUT}" ContentType="{_CORE}"/></Types>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_FORMATS}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_FORMATS}/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_FORMATS}/package/2006/relationships/metadata/core-properties" '
    f'Target="{_ABOUT}"/></Relationships>'
)
_NO_BREAK = Markup('</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
_TRACKING = -5  # of the text, in the template
_BELOW_DOUBLE = round((BELOW_RULE - 0.7) * TWIPS) - INK  # LibreOffice keeps the text so much farther from a frame


def write(view: NoticeView, settings: Settings) -> bytes:
    """The document's bytes, the same for the same plan and template. Raises GongkaiError if the template is none."""
    view = view._replace(blocks=closed(view.blocks, parts=False))
    parts = _parts(settings.templates)
    frame = parts["word/document.xml"].decode("utf-8")
    sheets = any(block.kind == "sheet-break" for block in view.blocks)
    letter = any(block.kind == "letter" for block in view.blocks)
    setups = Setups(frame, sheets, letter)
    pages = pages_to_colophon(view.blocks)
    style = _styles(parts)
    helpers = _helpers(view, style) | {"left_margin": _left_margin(frame), "setups": setups, "pages_on": pages}
    body = templated.render(_BODY, "xml", settings.templates, {"view": view, **helpers})
    whole = _with_body(frame, body, setups.last(pages, letter))
    if setups.has_across:
        with_numbers_across(parts, style("页码"))
    if settings.templates and (settings.templates / _BODY).is_file():
        _refuse_broken(whole, body)
    parts["word/document.xml"] = whole.encode("utf-8")
    if _ABOUT in parts:
        parts[_ABOUT] = _about(view.title, _organs(view)).encode("utf-8")
    return _zipped(parts)


def bare(document: str, title: str) -> bytes:
    """A document by itself, for what is no official paper: nothing of notice.docx is in it."""
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
    return _zipped({name: part.encode("utf-8") for name, part in (parts | {_ABOUT: _about(title)}).items()})


def _organs(view: NoticeView) -> list[str]:
    """The organs that issue it."""
    named = [block for kind in ("signature", "letterhead") for block in view.blocks if block.kind == kind]
    return ["".join(lines) for block in named[:1] for lines in block.organs]


def _about(title: str, organs: Sequence[str] = ()) -> str:
    """What a folder's window shows of the document: its title, and the organs that issue it."""
    title, creator = escape(title), escape("、".join(organs))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator></cp:coreProperties>"
    )


def _refuse_broken(whole: str, body: str) -> None:
    """Raises GongkaiError where an office's own template makes XML that Word could not open."""
    parser = expat.ParserCreate()
    open_: list[tuple[int, int]] = []  # where the elements begin that are not closed yet
    parser.StartElementHandler = lambda _name, _attributes: open_.append(
        (parser.CurrentLineNumber, parser.CurrentColumnNumber)
    )
    parser.EndElementHandler = lambda _name: open_.pop()
    try:
        parser.Parse(whole, True)
    except expat.ExpatError as error:
        unclosed = error.code == expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH] and open_
        line, column = open_[-1] if unclosed else (error.lineno, error.offset)
        near = whole.splitlines()[line - 1][column : column + _SHOWN].strip()
        number = line - whole[: whole.find(body)].count("\n")
        message = f"模板 {_BODY} 写出来的不是 XML，第{number}行的标记不配对：{near}……"
        raise GongkaiError(message, "对照随附的模板修改：有 <w:p> 就要有 </w:p>，& 和 < 要写成 &amp; 和 &lt;") from None


def _helpers(view: NoticeView, style: Callable[[str], str]) -> dict[str, Any]:
    """What the template may call: styles by name, and the lengths that depend on the text."""
    return {
        "style": style,
        "heading": lambda level: ("一级标题", "二级标题", "三级标题")[level - 1],
        "rule": _RULE,
        "gap": GAP,
        "cut": _CUT,
        "width": WIDTH,
        "foot": FOOT,
        "title_lines": lambda block: balanced([span.text for span in block.spans], area(block).title),
        "columns": columns,
        "goes_on": goes_on,
        "head_lines": head_lines,
        "short_columns": short_columns,
        "staying_rows": staying_rows,
        "tall": tall,
        "above_receipt": ABOVE_RECEIPT,
        "right": lambda indent: f'<w:ind w:rightChars="{round(indent * 100)}" w:right="{round(indent * EM)}"/>',
        "hanging": _hanging,
        "piece": _piece,
        "by_length": by_length,
        "unbroken": _unbroken,
        "spaced": _spaced,
        "above_letterhead": lambda marks: max(20, ABOVE_LETTERHEAD - marks * LINE),
        "letterhead": letterhead,
        "mark_type": _mark_type,
        "mark_columns": _mark_columns,
        "below_double": _BELOW_DOUBLE,
        "letter_frames": _letter_frames,
        "letter_rows": letter_rows,
        "signers": _signers,
        "above_seals": range(ABOVE_SEALS),
        "rows_of_seals": rows_of_seals,
        "middles": _middles,
        "has": lambda kind: any(block.kind == kind for block in view.blocks),
    }


def _unbroken(text: str) -> Markup:
    """The text with the hyphens of telephone numbers as those that no line ends with."""
    words = telephones(text)
    return Markup("").join(
        escape(part) if at % 2 == 0 else _NO_BREAK.join(map(escape, part.split("-"))) for at, part in enumerate(words)
    )


def _piece(block: Block) -> str:
    """Long words may break; of two pieces the first fills its last line, and the second begins at the margin."""
    long = '<w:wordWrap w:val="0"/>' if any(is_long for _, is_long in by_length(block.text)) else ""
    margin = '<w:ind w:firstLineChars="0" w:firstLine="0"/>' if block.begun else ""
    return long + margin + ('<w:jc w:val="distribute"/>' if block.goes_on else "")


def _spaced(block: Block) -> str:
    """The spacing of a paragraph whose last line would have a single character: a trifle less, or more."""
    if block.goes_on:
        return ""
    indent = 0 if block.begun or block.kind == "addressees" else 2 * EM
    return _spaced_by(spacing(block.text, area(block).width, indent))


def _spaced_by(more: int) -> str:
    return f'<w:spacing w:val="{more + _TRACKING}"/>' if more else ""


def _hanging(block: Block, text: str, first: bool) -> tuple[str, str]:
    """附件说明: further lines align to the attachment's name, after 附件： and the number; and how it is spaced."""
    several = len(block.spans) > 2
    hanging = (3 if first else 0) + (1 if several else 0)
    left = 2 + 3 + (1 if several else 0)
    more = _spaced_by(spacing(text, area(block).width - left * EM, -hanging * EM))
    pairs = ("left", left), ("hanging", hanging)
    indents = "".join(f' w:{name}Chars="{count * 100}" w:{name}="{count * EM}"' for name, count in pairs)
    return f"<w:ind{indents}/>", more


def _mark_type(mark: Letterhead) -> tuple[str, str]:
    """Line height and size of a 标志: one too long for its line is set smaller than the style has it."""
    height = f'<w:snapToGrid w:val="0"/><w:spacing w:line="{round(mark.points * 24)}" w:lineRule="exact"/>'
    half = round(mark.points * 2)
    return height, f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if mark.points < LARGEST else ""


def _letter_frames(mark: Letterhead) -> tuple[str, ...]:
    """Where a letter's 标志 stands and its double lines, 170 mm long (10.1); nothing fits between it and the first."""
    top, rule = LETTER_TOP - mark.points * ABOVE_CHARACTERS, letter_rule(mark)
    height = f' w:h="{_millimetres(rule - top)}" w:hRule="exact"'
    return tuple(
        f'<w:framePr w:w="{_millimetres(170)}"{height} w:hSpace="0" w:vSpace="0" w:wrap="notBeside" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{_millimetres(20)}" w:y="{_millimetres(y)}"/>'
        for y, height in ((top, height), (rule, ""), (LETTER_FOOT - DOUBLE, ""))
    )


def _millimetres(length: float) -> int:
    """A length in twips."""
    return round(length * TWIPS)


def _mark_columns(mark: Letterhead) -> list[int]:
    """The room for several names, and for 文件 beside them if there is the word."""
    names = round(mark.room * mark.points * 20)
    return [names, round((BESIDE + len(mark.word)) * mark.points * 20)] if mark.word else [names]


def _signers(block: Block) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """Where the names of a row stand, the last one character from the edge, and the rows."""
    rows, (first, second) = signers(block)
    if len(rows) < TWO:
        return "", rows
    at = WIDTH / EM - 1 - second - 1 - first
    stops = [round(stop * EM) for stop in (at - len(block.spans[1].text) - 0.2, at, at + first + 1)]
    return _tabs("left", stops, instead_of=WIDTH - EM), rows


def _middles(block: Block) -> str:
    """署名 side by side, and the date below: each in the middle of its place, whatever the style has it do."""
    return _tabs("center", [round(middle * EM) for middle in block.middles]) + '<w:jc w:val="left"/>'


def _tabs(kind: str, at: Sequence[int], instead_of: int = 0) -> str:
    stops = [*([("clear", instead_of)] if instead_of else []), *((kind, stop) for stop in at)]
    return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{stop}"/>' for kind, stop in stops) + "</w:tabs>"


def _parts(templates: Path | None) -> dict[str, bytes]:
    """The parts of notice.docx, the user's own or the packaged one, in the order of the file."""
    own = templates / _TEMPLATE if templates else None
    path = own if own is not None and own.is_file() else templated.folder() / _TEMPLATE
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except OSError as error:
        raise GongkaiError(f"读不了 Word 模板：{path}（{reason(error)}）") from None
    except zipfile.BadZipFile:
        raise GongkaiError(f"这不是 Word 文件（.docx）：{path}", "用 WPS 或 Word 另存为 .docx") from None
    if not {"word/document.xml", "word/styles.xml"} <= parts.keys():
        raise GongkaiError(f"这个文件里没有 Word 正文或样式：{path}", "用 WPS 或 Word 另存为 .docx")
    return parts


def _styles(parts: Mapping[str, bytes]) -> Callable[[str], str]:
    """A style's id by its name: WPS gives new ids on saving, but leaves the names."""
    root = ElementTree.fromstring(parts["word/styles.xml"])
    ids = {
        name.get(f"{_MAIN}val"): style.get(f"{_MAIN}styleId", "")
        for style in root.iter(f"{_MAIN}style")
        for name in style.iter(f"{_MAIN}name")
    }

    def _id_of(name: str) -> str:
        if name not in ids:
            raise GongkaiError(f"Word 模板里没有样式“{name}”", "样式可以改，不能删，也不能改名；对照随附的 notice.docx")
        return ids[name]

    return _id_of


def _left_margin(document: str) -> int:
    """The left margin of the template's page. Only from the page's edge does LibreOffice let a table float."""
    found = re.search(r'<w:pgMar\b[^<>]*?\bw:left="(\d+)"', document)
    return int(found[1]) if found else 0


def _with_body(document: str, body: str, setup: str) -> str:
    """The template's document with our paragraphs and this page set-up."""
    start = re.search(r"<w:body\b[^<>]*>", document)
    if start is None:
        raise GongkaiError("Word 模板里没有正文", "对照随附的 notice.docx")
    return f"{document[: start.end()]}{body}{setup}</w:body></w:document>"


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip file with fixed times, so that equal content gives equal bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
