"""Files as they come: pages of every kind, encodings, Word in all its forms, and what is said of what is left out."""

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from gongkai.errors import GongkaiError
from gongkai.forms import Settings
from gongkai.importing import Imported, import_notice
from gongkai.importing.files import formats, number_formats, office
from gongkai.importing.files.paper import Grid, Paragraph
from gongkai.notice.paper import notice
from gongkai.page.forms import PAPER
from gongkai.reading import loads
from tests.conftest import Run
from tests.pages import by_libreoffice

LINES = (
    "青禾区人民政府办公室关于开展政务公开日活动的通知",
    "各镇街，区政府各部门：",
    "为做好政务公开工作，现将有关事项通知如下：",
    "一、活动时间",
    "5月15日上午9时。",
    "二、活动要求",
    "各单位于5月20日前报送活动总结。",
    "青禾区人民政府办公室",
    "2026年5月7日",
)
TEXT = "\n".join(LINES)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)


def printed(imported: Imported) -> list[str]:
    """The paragraphs that the draft prints."""
    plan = loads(imported.text.encode()).plan
    assert plan is not None, imported.text
    shown = PAPER["txt"](notice(plan), Settings())
    assert isinstance(shown, str)
    return [line.strip() for line in shown.splitlines() if line.strip()]


def marks(imported: Imported) -> list[str]:
    return [said for _, said in imported.summary.marked if "代号" not in said and "members" not in said]


def lines_of(content: bytes, name: str = "a.html") -> list[str]:
    """The paragraphs of a file as they are read."""
    return [block.text for block in formats.read(content, name).blocks if isinstance(block, Paragraph)]


# -- pages -------------------------------------------------------------------------------------------------------------

SET_IN_LINES = "\n".join(LINES[1:])
SECTIONS = "".join(f"<section><span>{line}</span></section>" for line in LINES[1:])


@pytest.mark.parametrize(
    "page",
    [
        f"<style>p{{}}</style><html><body>{PARAGRAPHS}</body></html>",
        f"<!-- saved from url=(0035)http://甲.example/ --><center></center><html><body>{PARAGRAPHS}</body></html>",
        f'<%@ page contentType="text/html" %><html><body>{PARAGRAPHS}</body></html>',
        f"<title>通知</title><html><body>{PARAGRAPHS}</body></html>",
        f"<%@ page %>\n<html><body>\n<div>\n{LINES[0]}\n</div><div>\n{SET_IN_LINES}\n</div></body></html>",
        f'<html><body><pre style="white-space: pre-wrap;">{TEXT}</pre></body></html>',
        f'<html><body><div style="white-space:pre-line">{TEXT}</div></body></html>',
        f'<html><body><h1>{LINES[0]}</h1><div id="js_content" style="visibility: hidden; opacity: 0; ">'
        f"{SECTIONS}</div></body></html>",
        f'<html><body><div class="comment share hot"><div class="links">{PARAGRAPHS}</div></div></body></html>',
    ],
)
def test_a_page_of_any_kind_is_read_as_its_text(page: str) -> None:
    imported = import_notice(page.encode(), "a.html")
    assert printed(imported) == list(LINES)
    assert not marks(imported)


def test_a_part_of_the_article_is_kept_whatever_its_class_is_called() -> None:
    inner = "".join(f"<p>{line}</p>" for line in LINES[:-2])
    signed = f"<div class=footer><p>{LINES[-2]}</p><p>{LINES[-1]}</p></div>"
    page = f"<html><body><div class=nav><a href=/>甲</a></div><div class=c1>{inner}{signed}</div></body></html>"
    assert printed(import_notice(page.encode(), "a.html")) == list(LINES)


def test_menus_are_told_by_their_links_and_said_to_be_left_out() -> None:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("概况", "要闻", "信箱", "专栏", "地图"))
    hidden = "<div style='display:none'>这一句谁也看不见。</div>"
    page = f"<html><body><div class=x1><ul>{menu}</ul></div><div class=x2>{PARAGRAPHS}</div>{hidden}</body></html>"
    imported = import_notice(page.encode(), "a.html")
    assert printed(imported) == list(LINES)
    assert {"概况", "地图", "这一句谁也看不见。"} <= set(imported.summary.dropped)


@pytest.mark.parametrize(
    ("list_", "seen"),
    [
        ("<ol><li>甲。</li><!-- 图标 --><li>乙。</li></ol>", ["1.甲。", "2.乙。"]),
        ("<ol start=3><li value=5><p>甲。</p></li><li>乙。</li></ol>", ["5.甲。", "6.乙。"]),
        ("<ol type=a><li>甲。</li><li>乙。</li></ol>", ["a.甲。", "b.乙。"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲。</li><li>乙。</li></ol>", ["一、甲。", "二、乙。"]),
        ("<ol style='list-style:none'><li>甲。</li><li>乙。</li></ol>", ["甲。", "乙。"]),
        ("<ul><li>甲。</li><li>乙。</li></ul>", ["甲。", "乙。"]),
    ],
)
def test_numbers_of_a_list_stand_before_their_items(list_: str, seen: list[str]) -> None:
    assert lines_of(f"<html><body>{list_}</body></html>".encode()) == seen


def test_a_page_saved_with_its_pictures_in_one_file() -> None:
    page = (
        "From: <Saved by Blink>\r\nSubject: a\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"<html><body>{PARAGRAPHS}</body></html>\r\n--B\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n"
    )
    assert printed(import_notice(page.encode(), "a.mhtml")) == list(LINES)


# -- encodings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_nobody_named(encoding: str) -> None:
    assert printed(import_notice(TEXT.encode(encoding), "a.txt")) == list(LINES)


@pytest.mark.parametrize("encoding", ["hz", "utf-7"])
def test_an_encoding_of_seven_bits(encoding: str) -> None:
    plain = TEXT.replace("：", ":")  # 《、 and the like have no other place in HZ either
    assert lines_of(plain.encode(encoding), "a.txt") == plain.split("\n")


@pytest.mark.parametrize("break_", ["\u2028", "\u2029", "\x85", "\x0b"])
def test_line_breaks_that_no_editor_types(break_: str) -> None:
    assert printed(import_notice(TEXT.replace("\n", break_).encode(), "a.txt")) == list(LINES)


def test_characters_that_are_typed_as_codes_are_read_and_said() -> None:
    numbered = "".join(f"&#{ord(one)};" if ord(one) > 127 else one for one in TEXT)
    escaped = "".join(f"\\u{ord(one):04x}" if ord(one) > 127 else one for one in TEXT)
    for text, code in ((numbered, "&#38738;"), (escaped, "\\u9752")):
        imported = import_notice(text.encode(), "a.txt")
        assert printed(imported) == list(LINES)
        assert imported.summary.notes == (f"文件里有“{code}”一类的代码，换成了字，看看对不对",)


@pytest.mark.parametrize(
    "code", ["R&D;", "&nbsp;", "&#31034;", "\\u793a", "http://a.example/?a=1&copy;b=2", "&#999999;"]
)
def test_a_code_among_characters_is_left_as_it_stands(code: str) -> None:
    imported = import_notice(TEXT.replace("5月15日上午9时。", f"5月15日上午9时。\n写作{code}。").encode(), "a.txt")
    assert f"写作{code}。" in imported.text.replace("\\\\", "\\")
    assert imported.summary.notes == ()


@pytest.mark.parametrize("encoding", ["big5", "utf-8"])
def test_traditional_characters_are_said_to_be_the_trouble(encoding: str) -> None:
    text = "青禾區人民政府辦公室關於開展政務公開日活動的通知\n各鎮街，區政府各部門：\n現將有關事項通知如下：\n"
    with pytest.raises(GongkaiError, match="繁体字") as refused:
        import_notice(text.encode(encoding), "a.txt")
    assert "转成简体" in refused.value.hint


# -- Word --------------------------------------------------------------------------------------------------------------

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def word(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """A .docx with this body; further parts by their kind."""
    folder, _, name = main.rpartition("/")
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        root = f'<Relationship Id="a" Type="{KINDS}/officeDocument" Target="/{main}"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONS}">{root}</Relationships>')
        archive.writestr(main, f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        links = "".join(f'<Relationship Id="{kind}" Type="{KINDS}/{kind}" Target="{kind}.xml"/>' for kind in parts)
        archive.writestr(f"{folder}/_rels/{name}.rels", f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>')
        for kind, part in parts.items():
            archive.writestr(f"{folder}/{kind}.xml", part)
    return content.getvalue()


BODY = "".join(map(p, LINES))


def flat(body: str) -> bytes:
    package = "http://schemas.microsoft.com/office/2006/xmlPackage"
    root = f'<Relationship Id="a" Type="{KINDS}/officeDocument" Target="word/document.xml"/>'
    return (
        f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="{package}">'
        f'<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships xmlns="{RELATIONS}">{root}</Relationships>'
        '</pkg:xmlData></pkg:part><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>'
        f"<w:document {NAMES}><w:body>{body}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"
    ).encode()


def of_2003(body: str) -> bytes:
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        f'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>'
    ).encode()


@pytest.mark.parametrize(
    "content",
    [word(BODY), word(BODY, "word/document2.xml"), word(BODY, "甲/乙.xml"), flat(BODY), of_2003(BODY)],
    ids=["docx", "other-name", "other-folder", "flat", "2003"],
)
def test_word_in_each_of_its_forms(content: bytes) -> None:
    assert printed(import_notice(content, "a.doc")) == list(LINES)


def repacked(content: bytes, name: Callable[[str], str] = str, part: Callable[[bytes], bytes] = bytes) -> bytes:
    """A .docx with its parts called otherwise, or with others in their place."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            info = zipfile.ZipInfo("a")
            info.filename = name(entry)
            new.writestr(info, part(old.read(entry)) if entry.endswith("document.xml") else old.read(entry))
    return made.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        str.upper,
        str.title,
        lambda name: name.replace("/", "\\"),
        lambda name: name.replace("word/d", "Word/D").replace("_rels/.", "_Rels/."),
    ],
)
def test_word_with_the_names_of_its_parts_in_other_letters(name: Callable[[str], str]) -> None:
    header = f"<w:hdr {NAMES}>{p('内部资料')}</w:hdr>"
    imported = import_notice(repacked(word(BODY, header=header), name), "a.docx")
    assert printed(imported) == list(LINES)
    assert imported.summary.notes == ("页眉“内部资料”没有收进来",)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<?xml version='1.0' encoding='GBK'?>", "gbk"),
        ("", "gbk"),
        ("", "utf-16"),
        ("<?xml version='1.0' encoding='UTF-8'?>", "utf-16-le"),
        ("<?xml version='1.0' encoding='UTF-16'?>", "utf-8"),
        ("<?xml version='1.0' encoding='UTF-16'?> ", "utf-8"),
    ],
)
@pytest.mark.parametrize("kind", ["docx", "2003"])
def test_word_in_other_encodings_than_it_says(declared: str, encoding: str, kind: str) -> None:
    def part(content: bytes) -> bytes:
        return f"{declared}{content.decode()}".encode(encoding)

    content = repacked(word(BODY), part=part) if kind == "docx" else part(of_2003(BODY).partition(b"?>")[2])
    assert printed(import_notice(content, "a.doc")) == list(LINES)


UTF_8 = '<?xml version="1.0"?>'
OTHER = "<?xml version='1.0' encoding='{}' standalone=\"yes\"?>\n<!-- 某系统导出 -->"


@pytest.mark.parametrize("make", [flat, of_2003])
@pytest.mark.parametrize(
    ("beginning", "encoding"),
    [
        (UTF_8, "utf-8-sig"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        (OTHER.format("UTF-8"), "utf-8"),
        (OTHER.format("UTF-16"), "utf-16"),
        (OTHER.format("utf-16"), "utf-16-be"),
        ("", "utf-16"),
        (OTHER.format("GB2312"), "gb18030"),
        (OTHER.format("gbk"), "gb18030"),
        (OTHER.format("UTF-8"), "gb18030"),
        (OTHER.format("x-unknown"), "utf-8"),
    ],
)
def test_word_in_one_file_of_xml_however_it_begins(make: Callable[[str], bytes], beginning: str, encoding: str) -> None:
    content = make(BODY).decode().replace(UTF_8, beginning, 1).encode(encoding)
    imported = import_notice(content, "a.xml")
    assert printed(imported) == list(LINES)
    assert not marks(imported)


def test_a_page_that_shows_what_word_writes_is_a_page() -> None:
    page = f'<?xml version="1.0"?><html><body>{PARAGRAPHS}<!-- progid="Word.Document" --></body></html>'
    assert printed(import_notice(page.encode(), "a.html")) == list(LINES)


def test_the_numbers_and_revisions_of_word_2003() -> None:
    numbered = '<w:p><w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>时间</w:t></w:r></w:p>'
    run = "<w:r><w:t>旧</w:t></w:r>"
    gone = f'<w:p><aml:annotation w:type="Word.Deletion"><aml:content>{run}</aml:content></aml:annotation>'
    paper = formats.read(of_2003(f"{numbered}{gone}<w:r><w:t>新</w:t></w:r></w:p>"), "a.xml")
    assert [block.text for block in paper.blocks if isinstance(block, Paragraph)] == ["一、时间", "新"]
    assert [bool(block.told) for block in paper.blocks] == [False, True]


def test_what_is_left_out_of_word_is_all_said(tmp_path: Path, gongkai: Run) -> None:
    drawn = "<w:p><w:r><w:drawing><wp:inline><a:graphic>{}</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    art = '<w:p><w:r><w:pict><v:shape><v:textpath string="青禾区人民政府办公室文件"/></v:shape></w:pict></w:r></w:p>'
    body = art + BODY + drawn.format("") * 2 + drawn.format("<dgm:relIds/>") + '<w:altChunk r:id="x"/>'
    header = f"<w:hdr {NAMES}>{p('青禾区人民政府办公室')}</w:hdr>"
    footer = f"<w:ftr {NAMES}>{p('— 1 —')}</w:ftr>"
    (tmp_path / "a.docx").write_bytes(word(body, header=header, footer=footer))
    told = gongkai("import", tmp_path / "a.docx", "-o", tmp_path / "plan.yaml").err
    for what in (
        "页眉“青禾区人民政府办公室”",
        "艺术字“青禾区人民政府办公室文件”",
        "图片2张",
        "SmartArt 图示1个",
        "嵌入的文件1个",
    ):
        assert f"没有收进来：{what}" in told
    assert "页脚" not in told


IN_2003 = '<w:sectPr xmlns:v="urn:schemas-microsoft-com:vml"><w:hdr>{}</w:hdr></w:sectPr>'


@pytest.mark.parametrize("make", ["docx", "2003", "2003-inside"])
def test_what_stands_in_a_page_header_is_said(make: str, tmp_path: Path, gongkai: Run) -> None:
    def of(header: str) -> bytes:
        if make == "docx":
            return word(BODY, header=f"<w:hdr {NAMES}>{header}</w:hdr>")
        stands = IN_2003.format(header)
        last = p(LINES[-1])
        return of_2003(BODY.replace(last, p(LINES[-1], stands)) if make == "2003-inside" else BODY + stands)

    mark = '<w:p><w:r><w:pict><v:shape id="WaterMark1"><v:textpath string="征求意见稿"/></v:shape></w:pict></w:r></w:p>'
    picture = '<w:p><w:r><w:pict><v:shape><v:imagedata src="1"/></v:shape></w:pict></w:r></w:p>'
    gone = "<w:p><w:del><w:r><w:t>旧</w:t></w:r></w:del></w:p>"
    (tmp_path / "a.doc").write_bytes(of(mark + picture + p("内部资料") + gone))
    done = gongkai("import", tmp_path / "a.doc", "-o", tmp_path / "plan.yaml")
    assert "没有收进来：页眉“内部资料”" in done.err
    assert "没有收进来：页眉里的艺术字（水印）“征求意见稿”" in done.err
    assert "没有收进来：页眉里的图片" in done.err
    assert "图片1张" not in done.err
    assert printed(import_notice((tmp_path / "a.doc").read_bytes(), "a.doc")) == list(LINES)


def test_a_text_box_in_a_page_header_is_said_once() -> None:
    box = f"<w:txbxContent>{p('甲区人民政府文件')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    content = word(BODY, header=f"<w:hdr {NAMES}><w:p><w:r>{both}</w:r></w:p></w:hdr>")
    assert import_notice(content, "a.docx").summary.notes == ("页眉“甲区人民政府文件”没有收进来",)


def test_a_footnote_of_word_2003_is_said_and_stays_out() -> None:
    note = f"<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnote>{p('注')}</w:footnote></w:r></w:p>"
    paper = formats.read(of_2003(note), "a.xml")
    assert ([block.text for block in paper.blocks if isinstance(block, Paragraph)], paper.notes) == (
        ["甲"],
        ("脚注没有收进来",),
    )


INK = '<w14:contentPart xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" r:id="x"/>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (word(BODY + '<w:subDoc r:id="x"/>'), "子文档1个没有收进来"),
        (word(f"{BODY}<w:p><w:r>{INK}</w:r></w:p>"), "手写的墨迹1处没有收进来"),
        (
            of_2003(
                BODY + f'<aml:annotation w:type="Word.Comment"><aml:content>{p("批")}</aml:content></aml:annotation>'
            ),
            "批注没有收进来",
        ),
    ],
)
def test_what_no_reader_can_take_of_word_is_said(content: bytes, said: str) -> None:
    imported = import_notice(content, "a.doc")
    assert printed(imported) == list(LINES)
    assert imported.summary.notes == (said,)


def test_of_two_parts_of_a_name_the_one_that_is_written_so_is_read() -> None:
    for first, second in (("word/document.xml", "word/Document.xml"), ("word\\document.xml", "word/document.xml")):
        content = BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for name in (first, second):
                body = BODY if name == "word/document.xml" else p("别的")
                archive.writestr(name, f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        assert printed(import_notice(content.getvalue(), "a.docx")) == list(LINES)


def test_a_number_that_was_taken_away_in_a_revision_is_marked() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    for old, new, told in (
        (numbered, "", "有修订没有接受，按改后的取"),
        (numbered, numbered, ""),
        ("", "", ""),
        ("", '<w:numPr><w:numId w:val="0"/></w:numPr>', ""),
        (numbered, '<w:numPr><w:numId w:val="1"/></w:numPr>', ""),
    ):
        change = f"<w:pPr>{new}<w:pPrChange><w:pPr>{old}</w:pPr></w:pPrChange></w:pPr>"
        (block,) = formats.read(word(f"<w:p>{change}<w:r><w:t>甲</w:t></w:r></w:p>"), "a.docx").blocks
        assert block.told == told


@pytest.mark.parametrize(("signs", "shown"), [("⑴⑵", "（1）"), ("⒈⒉", "1."), ("㈠㈡", "（一）")])
def test_a_number_of_one_sign_that_is_printed_as_several_is_marked(signs: str, shown: str) -> None:
    items = "".join(f"\n{sign}请各单位参加第{sign}项。" for sign in signs)
    imported = import_notice(TEXT.replace("5月15日上午9时。", f"5月15日上午9时。{items}").encode(), "a.txt")
    said = f"请核对：序号“{signs[0]}”是一个字，印成“{shown}”，后面这样的也是"
    assert [mark for mark in marks(imported) if "是一个字" in mark] == [said]
    circled = import_notice(
        TEXT.replace(
            "5月15日上午9时。", "5月15日上午9时。\n" + "\n".join(f"{one}甲。" for one in "①②③④⑤⑥⑦⑧⑨⑩")
        ).encode(),
        "a.txt",
    )
    assert not [mark for mark in marks(circled) if "是一个字" in mark]


def test_revisions_and_struck_out_text_are_marked_where_they_stand() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    revised = (
        f"<w:p>{run.format('5月')}<w:del><w:r><w:delText>15</w:delText></w:r></w:del>"
        f"<w:ins>{run.format('16')}</w:ins>{run.format('日上午9时。')}</w:p>"
    )
    body = BODY.replace(p(LINES[4]), revised).replace(p(LINES[6]), p(LINES[6], run="<w:strike/>"))
    imported = import_notice(word(body), "a.docx")
    assert "5月16日上午9时。" in printed(imported)
    assert marks(imported) == ["请核对：有修订没有接受，按改后的取", "请核对：有划掉的字，照样收进来了"]
    assert "有修订没有接受，按改后的取" in imported.summary.notes


MULTILEVEL = (
    f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
REVISED = "有修订没有接受，按改后的取"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def with_end(end: str, content: str, properties: str = "") -> str:
    """A paragraph whose end is deleted, moved away or hidden."""
    return f"<w:p><w:pPr>{properties}<w:rPr><w:{end}/></w:rPr></w:pPr>{content}</w:p>"


@pytest.mark.parametrize("end", ["del", "moveFrom"])
def test_a_deleted_paragraph_has_no_number_and_is_said(end: str, tmp_path: Path, gongkai: Run) -> None:
    gone = with_end(end, deleted("旧的一章").replace("w:del>", f"w:{end}>"), NUMBERED)
    body = BODY.replace(p("一、活动时间"), p("活动时间", NUMBERED)).replace(
        p("二、活动要求"), gone + p("活动要求", NUMBERED)
    )
    (tmp_path / "a.docx").write_bytes(word(body, numbering=MULTILEVEL))
    done = gongkai("import", tmp_path / "a.docx", "-o", tmp_path / "plan.yaml")
    assert f"注意：{REVISED}" in done.err
    assert printed(import_notice(word(body, numbering=MULTILEVEL), "a.docx")) == list(LINES)
    assert f"# 请核对：{REVISED}" not in (tmp_path / "plan.yaml").read_text(encoding="utf-8")  # no line is left of it


def test_a_deleted_paragraph_without_a_number_is_said_too() -> None:
    body = BODY.replace(p(LINES[3]), with_end("del", deleted("整段删掉的话。")) + p(LINES[3]))
    imported = import_notice(word(body), "a.docx")
    assert printed(imported) == list(LINES)
    assert REVISED in imported.summary.notes


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (with_end("del", "<w:r><w:t>活动时</w:t></w:r>", NUMBERED) + p("间", NUMBERED), ["一、活动时间"]),
        (with_end("del", "<w:r><w:t>2026年</w:t></w:r>"), ["2026年"]),
        (
            with_end("del", "<w:r><w:t>甲。</w:t></w:r>") + "<w:tbl><w:tr><w:tc/><w:tc>{乙}</w:tc></w:tr></w:tbl>",
            ["甲。"],
        ),
        (p("{框}") + with_end("del", "<w:r><w:t>甲</w:t></w:r>") + p("乙{框}"), ["框", "框", "甲乙"]),
    ],
    ids=["one-number", "at-the-end", "before-a-table", "before-a-box"],
)
def test_what_is_left_of_a_paragraph_whose_end_is_deleted_stands_where_it_stood(body: str, seen: list[str]) -> None:
    box = f"</w:t></w:r><w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r><w:r><w:t>"
    content = word(body.replace("{乙}", p("乙")).replace("{框}", box), numbering=MULTILEVEL)
    blocks = formats.read(content, "a.docx").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == seen
    assert [type(block) for block in blocks[len(seen) :]] == [Grid] * ("tbl" in body)
    assert REVISED in {block.told for block in blocks}


def test_a_cell_is_read_as_the_body_is() -> None:
    """A text box in it once, a paragraph whose end is deleted joined to the next, the cells of its table in order."""
    box = "<w:txbxContent>" + p("附框说明") + "</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    boxed = f"<w:p><w:r><w:t>设置咨询台</w:t>{both}</mc:AlternateContent></w:r></w:p>"
    joined = with_end("del", "<w:r><w:t>区甲</w:t></w:r>") + p("局")
    inner = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    rows = [[p("任务"), p("责任单位")], [boxed, joined], [p("丙") + inner, p("丁")]]
    table = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    (block,) = formats.read(word(f"<w:tbl>{table}</w:tbl>"), "a.docx").blocks
    assert isinstance(block, Grid)
    assert block.rows == (("任务", "责任单位"), ("附框说明\n设置咨询台", "区甲局"), ("丙\n甲\n乙", "丁"))
    assert block.told == REVISED


def test_cells_that_reach_over_others() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    restart = '<w:vMerge w:val="restart"/>'
    rows = (
        f"<w:tr>{cell('序号')}{cell('活动')}{cell('单位')}</w:tr>"
        f"<w:tr>{cell('1', restart)}{cell('甲')}{cell('乙')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('丙')}{cell('丁')}</w:tr>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('戊')}{cell('己')}</w:tr>"
    )
    paper = formats.read(word(f"<w:tbl>{rows}</w:tbl>"), "a.docx")
    assert isinstance(grid := paper.blocks[0], Grid)
    assert grid.rows == (("序号", "活动", "单位"), ("1", "甲", "乙"), ("", "丙", "丁"), ("", "戊", "己"))
    assert grid.reaching() == ["1"]


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("decimal", "1 2 3 10 12"),
        ("decimalZero", "01 02 03 10 12"),
        ("001, 002, 003", "001 002 003 010 012"),
        ("chineseCountingThousand", "一 二 三 十 十二"),
        ("chineseLegalSimplified", "壹 贰 叁 壹拾 壹拾贰"),
        ("ideographLegalTraditional", "壹 貳 參 壹拾 壹拾貳"),
        ("ideographTraditional", "甲 乙 丙 癸 乙乙"),
        ("ideographZodiac", "子 丑 寅 酉 亥"),
        ("ideographZodiacTraditional", "甲子 乙丑 丙寅 癸酉 乙亥"),
        ("ideographDigital", "一 二 三 一〇 一二"),
        ("decimalEnclosedCircle", "① ② ③ ⑩ ⑫"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑶ ⑽ ⑿"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒊ ⒑ ⒓"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊂ ㊉ 十二"),
        ("decimalFullWidth", "１ ２ ３ １０ １２"),
        ("upperRoman", "I II III X XII"),
        ("lowerLetter", "a b c j l"),
        ("ordinal", "1st 2nd 3rd 10th 12th"),
        ("cardinalText", "One Two Three Ten Twelve"),
        ("ordinalText", "First Second Third Tenth Twelfth"),
        ("hex", "1 2 3 A C"),
        ("numberInDash", "-1- -2- -3- -10- -12-"),
    ],
)
def test_automatic_numbers_in_every_format(format: str, shown: str) -> None:
    kind = f'<w:numFmt w:val="custom" w:format="{format}"/>' if "," in format else f'<w:numFmt w:val="{format}"/>'
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{kind}<w:lvlText w:val="%1|"/></w:lvl>'
    numbering = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    read = lines_of(word("".join(p(str(n), properties) for n in range(12)), numbering=numbering), "a.docx")
    assert [read[n].split("|")[0].replace(" ", "") for n in (0, 1, 2, 9, 11)] == shown.split()


def test_a_format_that_nobody_knows_is_marked() -> None:
    assert number_formats.shown("something", 3) is None
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="something"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = p("甲", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    paper = formats.read(word(body, numbering=numbering), "a.docx")
    assert [(block.text, "something" in block.told) for block in paper.blocks if isinstance(block, Paragraph)] == [
        ("1、甲", True)
    ]


def bulleted(sign: str, font: str, body: str, more: str = "") -> bytes:
    level = (
        f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>{more}<w:rPr>'
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    )
    numbering = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    return word(body, numbering=numbering)


@pytest.mark.parametrize(
    ("sign", "font", "seen"),
    [
        ("\uf06c", "Wingdings", "●"),
        ("\uf0a8", "Wingdings", "□"),
        ("\uf0d8", "Wingdings", "►"),
        ("\uf075", "Wingdings", "◆"),
        ("\uf0a3", "Wingdings 2", "□"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf0b7", "", "•"),
        ("o", "Courier New", "○"),
        ("□", "宋体", "□"),
        ("■", "", "■"),
    ],
)
def test_a_bullet_stands_before_its_paragraph_as_it_looks(sign: str, font: str, seen: str) -> None:
    """And its item is read as one that was typed so."""
    body = BODY.replace(p(LINES[6]), p(LINES[6], NUMBERED))
    imported = import_notice(bulleted(sign, font, body), "a.docx")
    assert printed(imported) == [*LINES[:6], f"{seen}{LINES[6]}", *LINES[7:]]
    assert not marks(imported)
    assert dict(imported.summary.recognised)["项报送"] == 1


def test_a_bullet_that_has_no_character_is_said() -> None:
    for sign, font, more in (("\uf0b7", "Symbol", '<w:lvlPicBulletId w:val="0"/>'), ("\uf001", "某种字体", "")):
        imported = import_notice(bulleted(sign, font, BODY.replace(p(LINES[6]), p(LINES[6], NUMBERED)), more), "a.docx")
        assert printed(imported) == list(LINES)
        assert marks(imported) == ["请核对：自动的项目符号认不得，没有写上"]


def test_a_bullet_that_items_are_not_known_by_is_said_once() -> None:
    paper = formats.read(bulleted("♪", "宋体", p("甲。", NUMBERED) + p("乙。", NUMBERED)), "a.docx")
    assert [(block.text, "“♪”" in block.told) for block in paper.blocks if isinstance(block, Paragraph)] == [
        ("♪甲。", True),
        ("♪乙。", False),
    ]


def test_the_bullets_of_word_2003() -> None:
    listed = '<w:listPr><wx:t wx:val="{}"/><wx:font wx:val="{}"/></w:listPr>'
    body = p("甲", listed.format("\uf06c", "Wingdings")) + p("乙", listed.format("\u00b7", "Symbol"))
    assert lines_of(of_2003(body), "a.xml") == ["●甲", "•乙"]


def char(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def field(code: str, result: str = "", form: str = "") -> str:
    """A field as Word writes it; without a result where the code itself says what is seen."""
    form = f"<w:ffData>{form}</w:ffData>" if form else ""
    shown = char("separate") + f"<w:r><w:t>{result}</w:t></w:r>" if result else ""
    return f"{char('begin', form)}<w:r><w:instrText> {code} </w:instrText></w:r>{shown}{char('end')}"


def typed(text: str, run: str = "") -> str:
    return f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        (r"eq \o\ac(○,1)", "①"),
        (r"EQ \O\AC(○,十)", "㊉"),
        (r"eq \o\ac(○,\s\do2(21))", "㉑"),
        (r"EQ \F(1,3)", "1/3"),
        (r"EQ \f(a+b,2)", "(a+b)/2"),
        (r"EQ m\s\up5(2)", "m²"),
        (r"EQ \r(3,8)", "³√8"),
        (r"EQ \A(甲局,乙局)", "甲局\u3000乙局"),
        (r"EQ \a\al\co1\vs5(甲局,乙局)", "甲局\u3000乙局"),
        (r"EQ \o\ad(示例广场,　　　　　)", "示例广场"),
        (r"EQ \x(密)", "密"),
        (r'SYMBOL 168 \f "Wingdings" \s 12', "□"),
        (r"SYMBOL 9733 \u", "★"),
        ("MACROBUTTON NoMacro 甲局", "甲局"),
        ('QUOTE "5月15日"', "5月15日"),
        ('XE "索引"', ""),
    ],
)
def test_a_field_without_a_result_shows_what_its_code_says(code: str, seen: str) -> None:
    paper = formats.read(word(f"<w:p>{typed('前')}{field(code)}{typed('后')}</w:p>"), "a.docx")
    assert [block[0] for block in paper.blocks] == [f"前{seen}后"]
    assert not paper.notes
    simple = f'<w:p>{typed("前")}<w:fldSimple w:instr="{code.replace(chr(34), "&quot;")}"/>{typed("后")}</w:p>'
    assert lines_of(word(simple), "a.docx") == [f"前{seen}后"]


def test_a_word_with_its_sound_above_it_is_the_word_and_the_sound_is_said() -> None:
    code = r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(shì),示)'
    ruby = f"<w:r><w:ruby><w:rt>{typed('shì')}</w:rt><w:rubyBase>{typed('示')}</w:rubyBase></w:ruby></w:r>"
    for sounded in (field(code), ruby):
        paper = formats.read(word(f"<w:p>{sounded}{typed('例')}</w:p>"), "a.docx")
        assert ([block[0] for block in paper.blocks], paper.notes) == (["示例"], ("注音没有收进来",))


ENTRIES = '<w:listEntry w:val="5月14日。"/><w:listEntry w:val="5月15日上午9时。"/>'


@pytest.mark.parametrize(
    ("kind", "form", "seen"),
    [
        ("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{ENTRIES}</w:ddList>', "5月15日上午9时。"),
        ("FORMDROPDOWN", f"<w:ddList>{ENTRIES}</w:ddList>", "5月14日。"),
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☑"),
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
    ],
)
def test_a_form_shows_what_is_chosen_in_it(kind: str, form: str, seen: str) -> None:
    assert lines_of(word(f"<w:p>{field(kind, form=form)}</w:p>"), "a.docx") == [seen]


@pytest.mark.parametrize(
    ("code", "name"), [("AUTONUM", "AUTONUM"), (r"EQ \i(1,2,3)", "EQ"), (r"EQ \o(=,/)", "EQ"), (r"EQ \f(1", "EQ")]
)
def test_a_field_that_nobody_can_read_is_said(code: str, name: str, tmp_path: Path, gongkai: Run) -> None:
    body = BODY.replace(p(LINES[6]), f"<w:p>{field(code)}{typed(LINES[6])}</w:p>")
    (tmp_path / "a.docx").write_bytes(word(body))
    done = gongkai("import", tmp_path / "a.docx", "-o", tmp_path / "plan.yaml")
    assert f"没有收进来：域（{name}）" in done.err
    assert f"请核对：这里的域（{name}）读不出来，没有收进来" in done.err


def test_the_code_of_a_field_is_no_text_and_one_without_an_end_swallows_nothing() -> None:
    chosen = (
        f'{char("begin")}<w:r><w:instrText>IF 1=1 "</w:instrText></w:r>{typed("条件甲")}{field("PAGE", "1")}'
        f"{char('separate')}{typed('5月15日')}{char('end')}"
    )
    endless = f"<w:p>{char('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>{typed('甲')}</w:p>"
    over_two = f"<w:p>{char('begin')}{char('separate')}{typed('丙')}</w:p><w:p>{typed('丁')}{char('end')}</w:p>"
    body = f"<w:p>{chosen}{typed('上午。')}</w:p>{endless}{p('乙')}{over_two}{p('戊')}"
    assert lines_of(word(body), "a.docx") == ["5月15日上午。", "甲", "乙", "丙", "丁", "戊"]


def test_fields_in_one_another_without_an_end_are_refused() -> None:
    with pytest.raises(GongkaiError, match="套得太深了"):
        import_notice(word(f"<w:p>{char('begin') * 2000}</w:p>"), "a.docx")


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
FRACTION = f"<m:f><m:num>{m('1')}</m:num><m:den>{m('3')}</m:den></m:f>"


@pytest.mark.parametrize(
    ("inside", "seen", "told"),
    [
        (f"<m:oMath>{FRACTION}</m:oMath>", "1/3", ""),
        (f"<m:oMath><m:f><m:num>{m('a+b')}</m:num><m:den>{m('2')}</m:den></m:f></m:oMath>", "(a+b)/2", ""),
        (f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>", "10²", ""),
        (f"<m:sSub><m:e>{m('H')}</m:e><m:sub>{m('2')}</m:sub></m:sSub>", "H₂", ""),
        (f"<m:rad><m:deg/><m:e>{m('2')}</m:e></m:rad>", "√2", ""),
        (f"<m:d><m:e>{m('a')}</m:e></m:d>", "(a)", ""),
        (f"<m:sSup><m:e>{m('2')}</m:e><m:sup>{m('年')}</m:sup></m:sSup>", "2年", "上标“年”照平常的字写了"),
        (f"<m:nary><m:sub>{m('1')}</m:sub><m:e>{m('x')}</m:e></m:nary>", "1x", "公式照字面连着写了，看看对不对"),
        (typed("5×10") + typed("3", UP) + typed("元"), "5×10³元", ""),
        (typed("CO") + typed("2", DOWN), "CO₂", ""),
        (typed("10") + typed("x", UP), "10x", "上标“x”照平常的字写了"),
        (typed("甲") + typed("，", UP), "甲，", ""),
        (typed("10") + typed("2", '<w:rStyle w:val="up"/>'), "10²", ""),
    ],
)
def test_a_formula_is_typed_in_one_line_or_said(inside: str, seen: str, told: str) -> None:
    up = f'<w:style w:type="character" w:styleId="up"><w:rPr>{UP}</w:rPr></w:style>'
    (block,) = formats.read(word(f"<w:p>{inside}</w:p>", styles=f"<w:styles {NAMES}>{up}</w:styles>"), "a.docx").blocks
    assert (block[0], block.told) == (seen, told)


@pytest.mark.parametrize(
    "gone",
    [
        typed("内部", "<w:vanish/>"),
        typed("内部", '<w:rStyle w:val="hidden"/>'),
        typed("内部", '<w:rStyle w:val="based"/>'),
    ],
)
def test_hidden_text_is_left_out_and_said(gone: str, tmp_path: Path, gongkai: Run) -> None:
    hidden = '<w:style w:styleId="hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    styles = f'<w:styles {NAMES}>{hidden}<w:style w:styleId="based"><w:basedOn w:val="hidden"/></w:style></w:styles>'
    whole = p("整段", '<w:pStyle w:val="based"/>') + p(LINES[5], run='<w:vanish w:val="0"/>')
    body = BODY.replace(p(LINES[2]), f"<w:p>{gone}{typed(LINES[2])}</w:p>").replace(p(LINES[5]), whole)
    (tmp_path / "a.docx").write_bytes(word(body, styles=styles))
    assert printed(import_notice((tmp_path / "a.docx").read_bytes(), "a.docx")) == list(LINES)
    assert "没有收进来：隐藏的文字" in gongkai("import", tmp_path / "a.docx", "-o", tmp_path / "plan.yaml").err


def test_a_hidden_paragraph_is_not_counted_and_a_hidden_end_ends_nothing() -> None:
    body = (
        with_end("vanish", typed("旧", "<w:vanish/>"), NUMBERED)
        + with_end("vanish", typed("活动"), NUMBERED)
        + p("时间")
    )
    assert lines_of(word(body, numbering=MULTILEVEL), "a.docx") == ["一、活动时间"]


def test_rows_and_cells_that_are_hidden_or_deleted_are_left_out() -> None:
    def row(first: str, second: str, properties: str = "", cell: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{p(first)}</w:tc>{cell}<w:tc>{p(second)}</w:tc></w:tr>"

    deleted_cell = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{p('旧')}</w:tc>"
    rows = [
        row("任务", "单位"),
        row("旧", "丁", "<w:hidden/>"),
        row("旧", "戊", "<w:del/>"),
        row("新", "甲", "", deleted_cell),
    ]
    paper = formats.read(word(f"<w:tbl>{''.join(rows)}</w:tbl>"), "a.docx")
    assert [block.rows for block in paper.blocks if isinstance(block, Grid)] == [(("任务", "单位"), ("新", "甲"))]
    assert paper.notes == ("隐藏的文字没有收进来", REVISED)


def test_what_asks_to_be_filled_in_is_left_out_and_said() -> None:
    asks = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inside = f"<w:p>{typed('地点：')}{asks.format(typed('选择一项。'))}</w:p>"
    cell = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc>{asks.format('<w:tc>' + p('输入') + '</w:tc>')}</w:tr></w:tbl>"
    body = inside + asks.format(p("单击或点击此处输入文字。")) + cell
    paper = formats.read(word(body), "a.docx")
    assert [block[0] for block in paper.blocks] == ["地点：", (("甲", ""),)]
    assert paper.notes == tuple(
        f"没有填的空“{asked}”没有收进来" for asked in ("选择一项。", "单击或点击此处输入文字。", "输入")
    )


PAGE = '<w:r><w:br w:type="page"/></w:r>'


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ("活动准备就绪，5月15日上午", "9时在示例广场举行。", ["活动准备就绪，5月15日上午9时在示例广场举行。"]),
        ("活动准备就绪。", "各单位参加。", ["活动准备就绪。", "各单位参加。"]),
        ("2026年5月7日", "附件1", ["2026年5月7日", "附件1"]),
        ("甲局，乙局", "附件1", ["甲局，乙局", "附件1"]),
        ("政务公开日活动方案", "为做好工作，", ["政务公开日活动方案", "为做好工作，"]),
    ],
)
def test_a_page_break_in_mid_sentence_breaks_no_paragraph(before: str, after: str, seen: list[str]) -> None:
    paper = formats.read(word(f"<w:p>{typed(before)}{PAGE}{typed(after)}</w:p>"), "a.docx")
    assert [block[0] for block in paper.blocks] == seen
    assert [block.told for block in paper.blocks] == ["" if len(seen) > 1 else "分页符在一句话中间，接成了一段"] * len(
        seen
    )


def test_the_signs_of_a_symbol_font_in_the_text_are_what_they_look_like() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    in_font = typed("\uf0a8", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    assert lines_of(word(f"<w:p>{sign}{typed('是')}{in_font}{typed('否')}</w:p>"), "a.docx") == ["☑是□否"]


# -- page numbers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["docx", "txt"])
@pytest.mark.parametrize("number", ["— {} —", "- {} -", "—{}—", "第 {} 页 共 2 页", "第{}页", "{} / 2", "{}"])
def test_page_numbers_between_paragraphs_are_left_out_and_said(
    number: str, suffix: str, tmp_path: Path, gongkai: Run
) -> None:
    lines = [*LINES[:3], number.format(1), *LINES[3:], number.format(2)]
    file = tmp_path / f"a.{suffix}"
    file.write_bytes(word("".join(map(p, lines))) if suffix == "docx" else "\n".join(lines).encode())
    assert printed(import_notice(file.read_bytes(), file.name)) == list(LINES)
    told = gongkai("import", file, "-o", tmp_path / "plan.yaml").err
    assert f"没有收进来：页码“{number.format(1)}”等2行" in told


@pytest.mark.parametrize("number", ["1", "1/2", "3"])
def test_a_number_alone_that_may_be_something_else_stays(number: str) -> None:
    paper = formats.read("\n".join([*LINES[:5], number, *LINES[5:]]).encode(), "a.txt")
    assert number in [block[0] for block in paper.blocks]
    assert not paper.notes


@pytest.mark.parametrize("rule", ["──────────", "━━━━━━", "=============="])
def test_a_line_that_is_drawn_is_left_out_and_said(rule: str) -> None:
    paper = formats.read("\n".join([LINES[0], rule, *LINES[1:]]).encode(), "a.txt")
    assert [block[0] for block in paper.blocks] == list(LINES)
    assert paper.notes == ("分隔线没有收进来",)


def test_the_numbers_of_rows_are_no_page_numbers() -> None:
    rows = ["序号", "活动", "1", "义诊", "2"]
    paper = formats.read("\n".join([*LINES[:5], *rows]).encode(), "a.txt")
    assert [block[0] for block in paper.blocks][-5:] == rows


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_an_old_word_file_goes_through_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(BODY))
    (old,) = by_libreoffice(tmp_path, tmp_path / "a.docx", to="doc")
    assert printed(import_notice(old.read_bytes(), "a.doc")) == list(LINES)


def test_without_libreoffice_an_old_word_file_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "as_docx", lambda _: None)
    content = b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le")
    with pytest.raises(GongkaiError, match="旧格式的") as refused:
        import_notice(content, "a.doc")
    assert "另存为 .docx" in refused.value.hint


def test_what_is_too_large_for_a_notice_is_refused_before_any_work() -> None:
    huge = f"<w:document {NAMES}><w:body>{p('好') * 400_000}</w:body></w:document>".encode()
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", huge)
    for file in (content.getvalue(), ("一二三四五六七八九十，" * 1000 + "\n").encode() * 150):
        with pytest.raises(GongkaiError, match="太大"):
            import_notice(file, "a")


def test_a_workbook_is_said_to_be_one() -> None:
    """It names its main part as a Word file does."""
    content = BytesIO()
    openpyxl.Workbook().save(content)
    with pytest.raises(GongkaiError, match="这是 Excel 文件，读不了"):
        import_notice(content.getvalue(), "表.xlsx")
