"""Make templates/notice.docx: page set-up, document grid, styles and footers of GB/T 9704-2012 and GB/T 33476.2-2016.

Run `python tools/make_notice_docx.py` after a change here; a test compares the file with what this makes. The file is a
real Word document: whoever changes a style in it with WPS or Word changes every notice. Lengths are in twips (1/20 pt).
"""

import sys
import zipfile
from pathlib import Path

TARGET = Path(__file__).parents[1] / "templates" / "notice.docx"

FANG, HEI, KAI, SONG, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LINE = 592  # 225 mm / 22 lines
EM = 316  # 156 mm / 28 characters, in whole twips; type is tracked to 315, since 28 × 316 are 3 twips too many
WIDTH = 8844  # 156 mm


def fonts(name: str) -> str:
    """One font for all scripts, so that “ ” — … never fall into a Latin one."""
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def chars(left: int = 0, right: int = 0, first: int = 0, hanging: int = 0) -> str:
    """Indents in hundredths of a character, with the twips beside them for programs that know no characters."""
    given = {"left": left, "right": right, "hanging": hanging, "firstLine": first}
    pairs = "".join(
        f' w:{name}Chars="{value}" w:{name}="{round(value * EM / 100)}"' for name, value in given.items() if value
    )
    return f"<w:ind{pairs}/>" if pairs else ""


def style(
    name: str, id: str, paragraph: str = "", run: str = "", kind: str = "paragraph", default: bool = False
) -> str:
    """A style; its name is what the notice asks for, its id may be changed by any program that saves the file."""
    based = "" if default or kind == "character" else '<w:basedOn w:val="Normal"/>'
    marks = ' w:default="1"' if default else ' w:customStyle="1"'
    properties = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return f'<w:style w:type="{kind}" w:styleId="{id}"{marks}><w:name w:val="{name}"/>{based}<w:qFormat/>{properties}</w:style>'


def exact(twips: int) -> str:
    """Lines of an exact height off the grid, for large type."""
    return f'<w:snapToGrid w:val="0"/><w:spacing w:line="{twips}" w:lineRule="exact"/>'


def size(half_points: int) -> str:
    """Type size with no tracking: only body text is tracked to 28 characters a line."""
    return f'<w:spacing w:val="0"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def centred(before: str = "") -> str:
    """Centred, after other properties in schema order."""
    return f'{before}<w:jc w:val="center"/>'


BODY = chars(first=200)
# Not in docDefaults alone: LibreOffice takes line breaking and spacing between scripts from styles only.
PARAGRAPH = (
    '<w:widowControl w:val="0"/><w:kinsoku w:val="1"/><w:overflowPunct w:val="1"/>'
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="1"/>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="both"/>'
)
# Latin is English: as Chinese, LibreOffice breaks numbers and addresses at the end of a line.
RUN = (
    fonts(FANG) + '<w:spacing w:val="-5"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
)
STYLES = [
    style("Normal", "Normal", PARAGRAPH, RUN, default=True),
    style("公文正文", "GwBody", BODY),
    style("公文空行", "GwBlank"),
    style("公文标题", "GwTitle", centred(exact(709)), fonts(TITLE) + size(44)),
    style("主送机关", "GwAddressees"),
    style("一级标题", "GwHeading1", BODY + '<w:outlineLvl w:val="0"/>', fonts(HEI)),
    style("二级标题", "GwHeading2", BODY + '<w:outlineLvl w:val="1"/>', fonts(KAI)),
    style("三级标题", "GwHeading3", BODY + '<w:outlineLvl w:val="2"/>'),
    style("一级标题字", "GwHeading1Char", run=fonts(HEI), kind="character"),
    style("二级标题字", "GwHeading2Char", run=fonts(KAI), kind="character"),
    style("三级标题字", "GwHeading3Char", run=fonts(FANG), kind="character"),
    style("份号", "GwSerial"),
    style("密级和紧急程度", "GwMark", run=fonts(HEI)),
    style(
        "发文机关标志",
        "GwLetterhead",
        centred('<w:snapToGrid w:val="0"/><w:spacing w:line="1000" w:lineRule="exact"/>'),
        fonts(TITLE) + '<w:color w:val="FF0000"/>' + size(84),
    ),
    style("发文字号", "GwNumber", centred()),
    style("上行文字号", "GwNumberUp", f'<w:tabs><w:tab w:val="left" w:pos="{EM}"/><w:tab w:val="right" w:pos="{WIDTH - EM}"/></w:tabs>'),
    style("签发人", "GwSigner", run=fonts(KAI), kind="character"),
    style("附件说明", "GwAnnouncement"),
    style("署名", "GwSignature", '<w:jc w:val="right"/>'),
    style("成文日期", "GwDate", '<w:jc w:val="right"/>'),
    style("附注", "GwNote", BODY),
    style("附件标识", "GwAttachment", run=fonts(HEI)),
    style("表头", "GwTableHead", centred(exact(400)), fonts(HEI) + size(24)),
    style("表格文字", "GwTableCell", exact(400) + '<w:jc w:val="left"/>', size(24)),
    style("版记", "GwColophon", exact(560) + '<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/>', size(28)),
    style("页码", "GwPage", exact(320), fonts(SONG) + size(28)),
]  # fmt: skip

DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    + RUN
    + "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    + PARAGRAPH
    + "</w:pPr></w:pPrDefault></w:docDefaults>"
)

SECTION = (
    "<w:sectPr>"
    '<w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1960" w:right="1474" w:bottom="1847" w:left="1587" w:header="851" w:footer="1429" w:gutter="0"/>'
    f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
    "</w:sectPr>"
)


def footer(side: str) -> str:
    """`— 1 —` on the outer side, one character of its own size in."""
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    )
    field += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/>'
    paragraph = f'<w:pPr><w:pStyle w:val="GwPage"/>{indent}<w:jc w:val="{side}"/></w:pPr>'
    return f"{HEAD}<w:ftr {ROOT}><w:p>{paragraph}{run.format('— ')}{field}{run.format(' —')}</w:p></w:ftr>"


SAMPLE = '<w:p><w:pPr><w:pStyle w:val="GwBody"/></w:pPr><w:r><w:t>在 WPS 或 Word 里修改各个样式，保存后印出的通知都随着改。</w:t></w:r></w:p>'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
PARTS = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{OFFICE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{OFFICE}.settings+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{OFFICE}.footer+xml"/>'
    f'<Override PartName="/word/footer2.xml" ContentType="{OFFICE}.footer+xml"/></Types>',
    "_rels/.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>',
    "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"/>',
    "word/document.xml": f"{HEAD}<w:document {ROOT}><w:body>{SAMPLE}{SECTION}</w:body></w:document>",
    "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rIdStyles" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rIdSettings" Type="{RELATIONS}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rIdOdd" Type="{RELATIONS}/footer" Target="footer1.xml"/>'
    f'<Relationship Id="rIdEven" Type="{RELATIONS}/footer" Target="footer2.xml"/></Relationships>',
    "word/styles.xml": f"{HEAD}<w:styles {ROOT}>{DEFAULTS}{''.join(STYLES)}</w:styles>",
    "word/settings.xml": f"{HEAD}<w:settings {ROOT}><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"doNotCompress\"/>"
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>",
    "word/footer1.xml": footer("right"),
    "word/footer2.xml": footer("left"),
}  # fmt: skip


def make(target: Path) -> None:
    """Write the file; the same script gives the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode("utf-8"))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
