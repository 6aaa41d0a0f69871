"""The slogans of the shipped plan and of plans that are harder, on screens and on banners."""

import csv
import re
from io import StringIO
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest

from gongkai.page.sizes import TWIPS
from gongkai.publishing.slogans.banner import Banner
from tests.conftest import PLAN, Run
from tests.pages import by_libreoffice, measure, text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = """\
id: t-2026
notice:
  title: 关于悬挂标语的通知
  to: 甲局
  text: 请悬挂。
  issuer: 乙区政府办公室
  date: 2026年5月7日
"""
SIXTY = "深入贯彻落实基层政务公开标准化规范化建设的各项要求" * 3
NO_LIST = f"{HEAD}  attachments:\n    - title: 表\n      table: {{columns: [甲], rows: [[乙]]}}\n"
HARD = f"""\
{HEAD}  attachments:
    - title: 宣传标语
      list:
        - 公开
        - {SIXTY[:60]}
        - WTO OPEN DAY & “5·15” <b>公开日</b>
        - "  两边有空格  "
        - "两行\\n有\\t制表"
"""


def typed() -> list[str]:
    """The slogans as they stand in the shipped plan."""
    text = PLAN.read_text(encoding="utf-8")
    return re.findall(r"^        - (.*)$", text[text.index("活动宣传标语") : text.index("\nunits:")], re.M)


def plan_in(folder: Path, text: str) -> Path:
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_line_for_each_slogan_as_typed_and_nothing_else(gongkai: Run, tmp_path: Path) -> None:
    assert len(typed()) == 10
    assert gongkai("slogans", "-o", tmp_path / "标语.txt").code == 0
    content = (tmp_path / "标语.txt").read_bytes().decode("utf-8-sig")
    assert content == "".join(f"{slogan}\r\n" for slogan in typed())
    assert "推进权力公开　建设服务政府\r\n" in content


def test_what_a_screen_cannot_show_at_once_is_named(gongkai: Run, tmp_path: Path) -> None:
    """A Han takes two cells, a digit one: the widest of a list is no longer too wide for a screen of its own width."""
    told = gongkai("slogans", "-o", tmp_path / "标语.txt", "--width", "32")
    assert "放不下的有3条：第1条46格、第2条82格、第3条88格" in told.err
    assert "一个汉字、全角标点占2格" in told.err
    assert "放不下" not in gongkai("slogans", "--width", "88").err
    assert "放不下的有1条：第3条88格" in gongkai("slogans", "--width", "87").err
    assert "注意" not in gongkai("slogans").err


def test_the_table_counts(gongkai: Run, tmp_path: Path) -> None:
    plan_in(tmp_path, HARD)
    done = gongkai("slogans", "--format", "csv", "--width", "20", cwd=tmp_path)
    rows = list(csv.reader(StringIO(done.out.lstrip("\ufeff"))))
    assert [row[2:] for row in rows] == [
        ["标语", "字数", "格数", "一屏20格"],
        ["公开", "2", "4", "放得下"],
        [SIXTY[:60], "60", "120", "放不下"],
        ["WTO OPEN DAY & “5·15” <b>公开日</b>", "27", "38", "放不下"],
        ["  两边有空格  ", "5", "14", "放得下"],
        ["两行　有·制表", "6", "14", "放得下"],
    ]
    assert gongkai("slogans", "-o", "标语.xlsx", cwd=tmp_path).code == 0
    assert (tmp_path / "标语.xlsx").read_bytes().startswith(b"PK")


def sheets(path: Path) -> list[tuple[str, float, str]]:
    """Of every page of banners the text, its size in points, and what stands below."""
    with ZipFile(path) as archive:
        body = fromstring(archive.read("word/document.xml"))[0]
    tables = [place for place, element in enumerate(body) if element.tag == f"{W}tbl"]
    found = []
    for place in tables:
        size = next(body[place].iter(f"{W}sz")).get(f"{W}val", "")
        texts = ["".join(text.text or "" for text in body[at].iter(f"{W}t")) for at in (place, place + 1)]
        found.append((texts[0], int(size) / 2, texts[1]))
    return found


def test_banners_are_as_large_as_their_length_lets_them_be(gongkai: Run, tmp_path: Path, office: Path) -> None:
    """Each on a page that lies, in one line that fills it, unless the page or the cloth is too low for that."""
    plan_in(tmp_path, HARD)
    made = {"纸": (), "布": ("--length", "6米", "--height", "70厘米"), "大纸": ("--length", "420mm")}
    for name, options in made.items():
        assert gongkai("slogans", "-o", f"横幅-{name}.docx", *options, cwd=tmp_path).code == 0
    printed = by_libreoffice(office, *(tmp_path / f"横幅-{name}.docx" for name in made))
    for path, width in zip(printed, (297, 297, 420), strict=True):
        pages = measure(path)
        assert len(pages) == 5
        for page in pages:
            assert page.lies
            line = page.lines[0]
            assert len(page.lines) == (2 if "布" in path.stem else 1), text_of(line)  # nothing wraps
            room = line[-1].right - line[0].left
            assert room <= width * 0.9
            if len(text_of(line).strip()) == 60:
                assert room > width * 0.85
    notes = [note for _, _, note in sheets(tmp_path / "横幅-布.docx")]
    assert notes[0] == "第1条　横幅长6米、高70厘米，每个字约56厘米见方（本页是缩小的样子）"
    assert "每个字约9厘米见方" in notes[1]
    assert [note for _, _, note in sheets(tmp_path / "横幅-大纸.docx")] == [""] * 5
    assert [text for text, _, _ in sheets(tmp_path / "横幅-纸.docx")][2:4] == [
        "WTO OPEN DAY & “5·15” <b>公开日</b>",
        "  两边有空格  ",
    ]


def test_a_longer_banner_never_has_smaller_characters() -> None:
    for text in ("公开", SIXTY, "OPEN"):
        sizes = [banner.character(text) * banner.scale for banner in map(Banner, (297, 420, 555, 700, 6000, 20000))]
        assert sizes == sorted(sizes)
    assert Banner().paper * TWIPS == pytest.approx(16838, abs=1)  # A4, as Word has it


def test_what_nobody_can_read_is_said(gongkai: Run, tmp_path: Path) -> None:
    plan_in(tmp_path, HARD)
    assert "第2条太长" in gongkai("slogans", "-o", "纸.docx", cwd=tmp_path).err
    advised = gongkai("slogans", "-o", "布.docx", "--length", "6米", cwd=tmp_path)
    assert "太长" not in advised.err


TWO_LISTS = f"""\
{HEAD}  attachments:
    - title: 清单
      list: [一条, 二条]
    - title: 名单
      list: [甲, 乙]
    - title: 说明
      text: |
        第一行
        第二行
"""


def test_which_attachment_is_the_list(gongkai: Run, tmp_path: Path) -> None:
    plan_in(tmp_path, TWO_LISTS)
    asked = gongkai("slogans", cwd=tmp_path)
    assert asked.code == 2
    assert "清单、名单" in asked.err
    for name, lines in (("附件2", "甲\n乙"), ("清单", "一条\n二条"), ("3", "第一行\n第二行")):
        found = gongkai("slogans", "--attachment", name, "--format", "txt", cwd=tmp_path)
        assert found.out.lstrip("\ufeff") == lines.replace("\n", "\r\n") + "\r\n"
    plan_in(tmp_path, TWO_LISTS.replace("名单", "宣传口号"))
    assert gongkai("slogans", "--format", "txt", cwd=tmp_path).out.endswith("甲\r\n乙\r\n")


@pytest.mark.parametrize(
    ("plan", "options", "said"),
    [
        (HEAD, (), "这份方案没有附件"),
        (NO_LIST, (), "没有一个附件是列表"),
        (NO_LIST, ("--attachment", "表"), "没有一条条的标语"),
        (HARD, ("--attachment", "附件2"), "已有的附件：宣传标语"),
        (HARD, ("--length", "6"), "写数和单位，如 6米"),
        (HARD, ("--length", "1毫米"), "从 5厘米 到 200米"),
        (HARD, ("--height", "很高"), "--height 看不懂"),
        (HARD, ("--height", "70厘米"), "加上 -o 横幅.docx"),
        (HARD, ("--length", "6米", "-o", "标语.xlsx"), "加上 -o 横幅.docx"),
        (HARD, ("--width", "0"), "16个汉字的屏写 32"),
        (HARD, ("-o", "标语.pdf"), ".txt、.csv、.xlsx、.docx"),
        (HARD, ("--format", "docx"), "docx 要写成文件"),
    ],
)
def test_what_cannot_be_done_is_said(
    gongkai: Run, tmp_path: Path, plan: str, options: tuple[str, ...], said: str
) -> None:
    done = gongkai("slogans", *options, cwd=plan_in(tmp_path, plan))
    assert done.code == 2
    assert said in done.err
    assert done.out == ""
