"""`gongkai publish --summary`: the finished summary on a page, without gaps, without what is between offices."""

import re
from pathlib import Path

import docx
import pytest

from gongkai.publishing import folder
from tests.conftest import PLAN, Run, run_gongkai

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
    "45400000000049454e44ae426082"
)
DONE = """\
2022年望花区“5·15政务公开日”活动总结
市政务公开办：
5月15日至5月20日，组织开展了有关活动。现将情况报告如下。
一、组织情况
各单位认真组织。
二、报送情况
“活动总结报告”应报30个单位，已报28个；未报的2个：甲街道、乙街道。
（一）逾期的
甲街道。
三、主要数据
解答问题120件。
四、存在问题和下一步打算
宣传面还不够宽。
望花区人民政府办公室
2022年5月21日
"""
ALT = "现场.png=区营商局门前的咨询台"


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped plan, a finished summary and a picture."""
    monkeypatch.setattr(folder, "find_spec", lambda _: None)
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    (tmp_path / "总结.txt").write_text(DONE, encoding="utf-8")
    (tmp_path / "现场.png").write_bytes(PNG)
    return tmp_path


def body(root: Path) -> str:
    page = (root / "发布" / "index.html").read_text(encoding="utf-8")
    return re.sub(r"<wbr>", "", page[page.index("<body") :])


def test_the_page_of_a_finished_summary(done: Path, gongkai: Run) -> None:
    said = gongkai("publish", "--summary", "总结.txt", "--picture", ALT, "--published", "5月25日", cwd=done)
    assert said.code == 0
    assert said.err.splitlines()[0] == "没有放上网页：主送机关“市政务公开办”、“二、报送情况”一节"
    page = body(done)
    for hidden in ("市政务公开办", "报送情况", "甲街道", "索引号"):
        assert hidden not in page
    assert re.findall(r"<h(\d)[^>]*>(.*?)</h", page) == [
        ("1", "2022年望花区“5·15政务公开日”活动总结"),
        ("2", "一、组织情况"),
        ("2", "二、主要数据"),
        ("2", "三、存在问题和下一步打算"),
        ("2", "图片"),
        ("2", "文件下载"),
    ]
    assert '<img src="%E7%8E%B0%E5%9C%BA.png" alt="区营商局门前的咨询台">' in page
    assert (done / "发布" / "现场.png").read_bytes() == PNG
    assert "<dt>发布日期</dt><dd>2022年5月25日</dd>" in page
    assert not (done / "发布" / "metadata.json").exists()
    assert "index（" not in said.err


def test_nothing_is_said_to_be_left_out_where_nothing_is_written(done: Path, gongkai: Run) -> None:
    (done / "坏.jpg").write_bytes(b"no picture")
    said = gongkai("publish", "--summary", "总结.txt", "--published", "明天", cwd=done)
    assert (said.code, said.err.splitlines()[0]) == (2, "错误：--published 看不懂“明天”")
    said = gongkai("publish", "--summary", "总结.txt", "--picture", "坏.jpg=咨询台", cwd=done)
    assert (said.code, said.err.splitlines()[0]) == (2, "错误：不是图片，或者坏了：坏.jpg")


def test_what_is_no_document_is_refused_as_a_summary(done: Path, gongkai: Run) -> None:
    (done / "总结.pdf").write_bytes(b"%PDF-1.4 x")
    said = gongkai("publish", "--summary", "总结.pdf", cwd=done)
    assert (said.code, "转成 .docx，再发布" in said.err, "通知" in said.err) == (2, True, False)


def test_who_has_handed_in_stands_in_no_chapter_that_is_published(done: Path, gongkai: Run) -> None:
    plan = (done / "plan.yaml").read_text(encoding="utf-8")
    report = plan.replace("  - id: summary\n", "  - id: summary\n    of: outdoor\n", 1)
    assert report != plan
    (done / "plan.yaml").write_text(report, encoding="utf-8")
    drafted = gongkai("summary", cwd=done).out
    assert drafted.count("应报") == drafted[drafted.index("报送情况") :].count("应报") > 0


def test_a_chapter_may_be_left_out_and_a_slip_is_no_chapter(done: Path, gongkai: Run) -> None:
    said = gongkai("publish", "--summary", "总结.txt", "--without", "存在问提", cwd=done)
    assert (said.code, (done / "发布").exists()) == (2, False)
    assert "有的是：组织情况、报送情况、逾期的、主要数据、存在问题和下一步打算" in said.err
    assert gongkai("publish", "--summary", "总结.txt", "--without", "存在问题", cwd=done).code == 0
    assert "宣传面" not in body(done)


def test_what_lists_the_attachments_belongs_to_no_chapter(done: Path, gongkai: Run) -> None:
    note = "附件：1.照片\n2.统计表\n"
    text = (
        DONE.replace("望花区人民政府办公室\n", note + "望花区人民政府办公室\n")
        + "附件1\n照片\n一张\n附件2\n统计表\n表\n"
    )
    (done / "总结.txt").write_text(text, encoding="utf-8")
    assert gongkai("publish", "--summary", "总结.txt", "--without", "存在问题", cwd=done).code == 0
    assert ("宣传面" not in body(done), "<p>附件：1.照片</p>\n<p>2.统计表</p>" in body(done)) == (True, True)
    said = gongkai("publish", "--summary", "总结.txt", "--without", "附件", cwd=done)
    assert (said.code, "“二、报送情况”一节、附件" in said.err or "附件、“二、报送情况”一节" in said.err) == (0, True)
    assert ("照片" not in body(done), "2.统计表" not in body(done), "宣传面" in body(done)) == (True, True, True)


@pytest.mark.parametrize(
    "table",
    [
        "单位    场次    人数\n甲局            300\n",
        "单位　场次　人数\n甲局　　300\n乙局　2　5\n",
        "单位\t场次\t人数\n甲局\t\t300\t\n乙局\t2\n",
        "单位  人数\n甲局  300\n",
    ],
)
def test_a_table_laid_out_with_blanks_is_refused(table: str, done: Path, gongkai: Run) -> None:
    (done / "总结.txt").write_text(DONE.replace("解答问题120件。\n", table), encoding="utf-8")
    said = gongkai("publish", "--summary", "总结.txt", cwd=done)
    assert (said.code, (done / "发布").exists()) == (1, False)
    assert "总结.txt，第11行：像是用空格、Tab 排的表" in said.err


@pytest.mark.parametrize(
    "text", ["单位\t场次\t人数\n甲局\t\t300\n乙局\t2\t5\n", "阳光政务　服务为民\n公开透明　便民利民\n"]
)
def test_a_table_with_tabs_keeps_its_empty_cells_and_slogans_are_none(text: str, done: Path, gongkai: Run) -> None:
    (done / "总结.txt").write_text(DONE.replace("解答问题120件。\n", text), encoding="utf-8")
    assert gongkai("publish", "--summary", "总结.txt", cwd=done).code == 0
    if "人数" in text:
        assert '<td class="short" data-label="人数">300</td>' in body(done)


def test_the_date_of_publication_is_asked_for_as_it_can_be_given(done: Path, gongkai: Run) -> None:
    said = gongkai("publish", "--summary", "总结.txt", cwd=done).err
    option = re.search(r"^  (--\w+)（发布日期", said, re.M)
    assert option
    assert "发布日期" not in gongkai("publish", "--summary", "总结.txt", option[1], "5月25日", cwd=done).err


def test_the_draft_is_refused_gap_by_gap(done: Path, gongkai: Run) -> None:
    assert gongkai("summary", "-o", "初稿.docx", "--today", "2022-05-21", cwd=done).code == 0
    texts = [paragraph.text for paragraph in docx.Document(str(done / "初稿.docx")).paragraphs]
    gaps = [f"第{n}段" for n, text in enumerate(texts, 1) if "【请" in text and not text.endswith("】：")]
    said = gongkai("publish", "--summary", "初稿.docx", "--force", cwd=done)
    assert said.code == 1
    assert re.findall(r"^初稿\.docx，(第\d+段)：还没有写好", said.err, re.M) == gaps
    assert len(gaps) == 8
    assert not (done / "发布").exists()


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("甲某13812345678。", "第5行：第3字“13812345678”是手机号码"),
        ("【请核对：甲局的数】", "第5行：还没有写好：【请核对：甲局的数】"),
        ("家住示例小区3号楼2单元501。", "第5行：第1字“家住示例小区3号楼2单元501”是住址"),
    ],
)
def test_what_must_not_be_published_is_refused_with_its_place(typed: str, place: str, done: Path) -> None:
    (done / "总结.txt").write_text(DONE.replace("各单位认真组织。", typed), encoding="utf-8")
    said = run_gongkai("publish", "--summary", "总结.txt", "--force", cwd=done)
    assert (said.code, (done / "发布").exists()) == (1, False)
    assert f"总结.txt，{place}" in said.err


def test_private_data_in_a_table_and_in_an_attachment(done: Path, gongkai: Run) -> None:
    document = docx.Document()
    for line in (*DONE.splitlines(), "附件", "名单"):
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("姓名", "联系电话", "甲某", "56880000"), strict=True):
        cell.text = text
    document.save(str(done / "总结.docx"))
    said = gongkai("publish", "--summary", "总结.docx", cwd=done)
    assert said.code == 1
    assert "的表第2行第2格：第1字“56880000”是电话号码" in said.err
    assert gongkai("publish", "--summary", "总结.docx", "--without", "附件", cwd=done).code == 0
    assert "甲某" not in body(done)


def test_nothing_of_a_word_file_is_published_or_lost_unseen(done: Path, gongkai: Run) -> None:
    document = docx.Document()
    for line in DONE.splitlines():
        document.add_paragraph(line)
    document.add_picture(str(done / "现场.png"))
    document.save(str(done / "总结.docx"))
    assert "总结的图片1张没有收进来" in gongkai("publish", "--summary", "总结.docx", cwd=done).err
    document.paragraphs[4].runs[0].font.strike = True
    document.save(str(done / "总结.docx"))
    said = gongkai("publish", "--summary", "总结.docx", "-o", "另", cwd=done)
    assert (said.code, (done / "另").exists()) == (1, False)
    assert "总结.docx，第5段：" in said.err


@pytest.mark.parametrize(
    ("picture", "code", "told"),
    [
        ("现场.png", 2, "图片没有说明：现场.png"),
        ("现场.png=", 2, "图片没有说明：现场.png"),
        ("现场.png=现场", 2, "图片没有说明：现场.png"),
        ("没有.png=咨询台", 2, "读不了图片：没有.png"),
        ("总结.txt=咨询台", 2, "不是图片，或者坏了：总结.txt"),
        ("现场.png=甲某13812345678", 1, "图片 现场.png 的说明：第3字“13812345678”是手机号码"),
    ],
)
def test_a_picture_needs_words(picture: str, code: int, told: str, done: Path, gongkai: Run) -> None:
    said = gongkai("publish", "--summary", "总结.txt", "--picture", picture, cwd=done)
    assert (said.code, (done / "发布").exists()) == (code, False)
    assert told in said.err


def test_pictures_go_with_a_summary(done: Path, gongkai: Run) -> None:
    said = gongkai("publish", "--picture", ALT, cwd=done)
    assert (said.code, said.err.splitlines()[0]) == (2, "错误：--picture 和 --without 是给总结用的")


@pytest.mark.parametrize("name", ["没有.docx", "现场.png"])
def test_a_summary_that_cannot_be_read(name: str, done: Path, gongkai: Run) -> None:
    said = gongkai("publish", "--summary", name, cwd=done)
    assert (said.code, said.err.count("错误")) == (2, 1)


@pytest.mark.parametrize("name", ["plan.yaml", "plan.txt", "status.json", "总结.csv", "总结"])
def test_what_is_no_summary_is_not_published(name: str, done: Path, gongkai: Run) -> None:
    content = PLAN.read_bytes() if name.startswith("plan") else DONE.encode()
    (done / name).write_bytes(content)
    said = gongkai("publish", "--summary", name, "-o", "发布", cwd=done)
    assert said.code == 2
    assert ("这是方案，不是活动总结" if name.startswith("plan") else "不像活动总结") in said.err
    assert "写成 --summary 活动总结.docx" in said.err
    assert not (done / "发布").exists()
