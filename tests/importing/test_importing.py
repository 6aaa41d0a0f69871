"""A notice becomes a plan that prints it again: the seed in every form, every style, pages, Word, torn texts."""

import html
import re
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings

from gongkai.errors import GongkaiError
from gongkai.forms import Settings
from gongkai.importing import import_notice
from gongkai.importing.words import names
from gongkai.keys import ROLES
from gongkai.notice.paper import notice
from gongkai.page.forms import PAPER
from gongkai.phrases.materials import besides
from gongkai.plan import Plan
from gongkai.reading import loads
from tests.conftest import DATA, PLAN, PLANS, ROOT, Run
from tests.torn import NOTICES, look, mutated, random

SEED = DATA / "wanghua-2022-notice.txt"
PRINTED = [PLAN, *sorted((PLANS / "good").glob("*.yaml")), *sorted((PLANS / "styles").glob("*.yaml"))]


def bare(text: str) -> str:
    """The text without widths and white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def paragraphs(text: str) -> list[str]:
    return [paragraph for line in text.splitlines() if (paragraph := bare(line))]


def seed() -> list[str]:
    """The published notice without its page: from the title to the tenth slogan, less the view counter."""
    lines = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    first = next(index for index, line in enumerate(lines) if line.startswith("关于印发"))
    last = next(index for index, line in enumerate(lines) if line.startswith("10."))
    return [line for line in lines[first : last + 1] if not line.startswith("浏览:")]


def expected(lines: list[str]) -> list[str]:
    """What these lines should come to: the mark 附件 has no colon on the page."""
    shown = [bare(line) for line in lines]
    return ["附件" if line == "附件:" else line for line in shown]


def plan_of(text: str) -> Plan:
    loaded = loads(text.encode())
    assert loaded.plan is not None, loaded.diagnostics
    return loaded.plan


def text_of(plan: Plan) -> str:
    shown = PAPER["txt"](notice(plan), Settings())
    assert isinstance(shown, str)
    return shown


def structure(plan: Plan) -> tuple[list[object], list[object]]:
    """Activities with times, places and roles, and reports, in a form in which two plans can be compared."""
    activities: list[object] = [
        (
            bare(activity.title),
            activity.time.spans if activity.time else None,
            bare(activity.place or ""),
            {role: (sorted(members.named), list(members.vague)) for role, members in activity.roles.items()},
            {line.key: [bare(name) for name in line.units.names] for line in activity.lines if line.units},
        )
        for activity in plan.activities
    ]
    reports: list[object] = [
        (report.id, report.title, report.from_.names, report.due.moment, report.needs) for report in plan.reports
    ]
    return activities, reports


def test_the_seed_as_it_stands(gongkai: Run, tmp_path: Path) -> None:
    """Imported with its page around it and rendered, through the real command line, it is the notice."""
    plan = tmp_path / "plan.yaml"
    result = gongkai("import", SEED, "-o", plan)
    assert (result.code, result.out) == (0, "")
    rendered = gongkai("render", "-p", plan)
    assert rendered.code == 0
    assert paragraphs(rendered.out) == expected(seed())
    assert "网页的外框 11 行" in result.err
    assert gongkai("validate", plan).code == 0


def page(lines: list[str]) -> str:
    """A web page as a county's site makes them: menus, breadcrumbs, a view counter, share buttons, a footer."""
    body = "\n".join(f'<p style="text-indent: 2em"><span>{html.escape(line)}</span></p>' for line in lines[1:])
    title = html.escape(lines[0])
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}-示例区人民政府</title>
<script>document.write("<p>关于别的事情的通知</p>")</script><style>p {{ color: red }}</style></head>
<body><div id="top">今天是：2024年11月21日 <a href="/">加入收藏</a> | <a href="/">设为首页</a>
<form><input value="搜索"><button>搜索</button></form></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">走进示例</a></li>
<li><a href="/b">政务公开</a></li></ul>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/x">政务公开</a> &gt; 通知公告</div>
<table width="960"><tr><td width="220"><ul><li><a href="1">区政府召开会议</a></li></ul></td><td>
<table class="index"><tr><td>索引号</td><td>0000/2022-1</td><td>主题分类</td><td>综合政务</td></tr>
<tr><td>发文机关</td><td>示例区政府</td><td>成文日期</td><td>2022-05-07</td></tr></table>
<h1>{title}</h1>
<div class="info">发布时间：2022年5月12日&nbsp;来源：区政府 浏览次数：<span>9699</span>
字号：[<a href="#">大</a> 中 小]</div>
<div class="content" id="zoom">{body}</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<p>上一篇：<a href="/1">关于召开会议的通知</a></p><p>下一篇：<a href="/2">关于放假的通知</a></p>
<div class="related"><h3>相关链接</h3><ul><li><a href="3">政策解读</a></li></ul></div></td></tr></table>
<div id="footer">主办单位：示例区人民政府　技术支持：某某公司<br>ICP备00000000号　网站标识码：0000000000</div>
</body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_the_seed_as_a_page(encoding: str, gongkai: Run, tmp_path: Path) -> None:
    saved = tmp_path / "通知.html"
    saved.write_bytes(page(seed()).encode(encoding, "xmlcharrefreplace"))
    result = gongkai("import", saved, "-o", tmp_path / "plan.yaml")
    assert result.code == 0
    assert paragraphs(gongkai("render", "-p", tmp_path / "plan.yaml").out) == expected(seed())


@pytest.mark.parametrize("suffix", ["txt", "html", "docx"])
def test_the_shipped_plan_comes_back_with_its_structure(suffix: str, gongkai: Run, tmp_path: Path) -> None:
    """Out as a document and in again: the same notice, activities, roles, units, times and reports."""
    document = tmp_path / f"通知.{suffix}"
    gongkai("render", "-o", document)
    assert gongkai("import", document, "-o", tmp_path / "plan.yaml").code == 0
    assert gongkai("render", "-p", tmp_path / "plan.yaml").out == gongkai("render").out
    compare(plan_of((tmp_path / "plan.yaml").read_text(encoding="utf-8")))


def test_the_seed_has_the_structure_of_the_shipped_plan() -> None:
    compare(plan_of(import_notice(SEED.read_bytes(), "seed").text))


def compare(imported: Plan) -> None:
    """The groups of the shipped plan have members that no notice names; everything else is the same."""
    shipped = plan_of(PLAN.read_text(encoding="utf-8"))
    activities, reports = structure(imported)
    wanted_activities, wanted_reports = structure(shipped)
    groups = [unit for unit in imported.registry.groups if imported.registry.is_unit(unit)]
    assert groups == ["政府各部门", "各镇街", "各部门", "区直事业单位"]
    for found, wanted in zip(activities, wanted_activities, strict=True):
        assert isinstance(found, tuple)
        assert isinstance(wanted, tuple)
        assert [found[0], found[1], found[2], found[4]] == [wanted[0], wanted[1], wanted[2], wanted[4]]
        for role, (named, vague) in found[3].items():
            assert [unit for unit in named if unit not in groups] == wanted[3][role][0]
            assert vague == wanted[3][role][1]
    assert reports == wanted_reports
    units = set(shipped.registry.units) - set(shipped.registry.members("各镇街"))
    assert units == {unit for unit in imported.registry.units if unit not in groups}


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", ["txt", "html", "docx"])
def test_what_the_tool_has_written_comes_back(path: Path, suffix: str) -> None:
    """A title broken by hand just where the tool would have broken it comes back in one line from Word."""
    plan = loads(path.read_bytes()).plan
    assert plan is not None
    content = PAPER[suffix](notice(plan), Settings())
    imported = import_notice(content.encode() if isinstance(content, str) else content, path.stem)
    written, again = paragraphs(text_of(plan)), paragraphs(text_of(plan_of(imported.text)))
    if suffix == "docx" and (at := {"notice-with-sections": 0, "27": 2}.get(path.stem)) is not None:
        written = [*written[:at], "".join(written[at : at + 2]), *written[at + 2 :]]
    assert again == written
    assert not [said for _, said in imported.summary.marked if "照原样作为正文" in said]


# -- notices of every style --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_notice(path: Path, gongkai: Run, golden: Callable[[Path, str], None], tmp_path: Path) -> None:
    """It prints as it stands, and what was made of it stands beside it in a form that is easy to read."""
    result = gongkai("import", path, "-o", tmp_path / "plan.yaml", "--today", "2024-06-03")
    assert (result.code, result.out) == (0, "")
    imported = import_notice(path.read_bytes(), path.name, today=date(2024, 6, 3))
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    left = [bare(line) for line in imported.summary.dropped]
    source = [line for line in paragraphs(path.read_text(encoding="utf-8")) if line not in left]
    printed = paragraphs(gongkai("render", "-p", tmp_path / "plan.yaml").out)
    if any("原文的表格散开了" in said for _, said in imported.summary.marked):  # a row a line again
        printed, source = ["".join(printed)], ["".join(source)]
    assert printed == source
    assert gongkai("validate", tmp_path / "plan.yaml").code == 0
    golden(path.with_suffix(".out"), told(plan_of(text), [said for _, said in imported.summary.marked]))


def told(plan: Plan, doubts: list[str]) -> str:
    """Activities, reports, units and doubts as an office would read them out."""
    labels = {key.name: key.label.removesuffix("单位") for key in ROLES}
    lines = []
    for activity in plan.activities:
        lines.append(f"活动  {activity.title}")
        lines += [f"      时间  {activity.time.text}"] if activity.time else []
        lines += [f"      地点  {activity.place}"] if activity.place else []
        lines += [f"      {labels[line.key]}  {line.pieces[0].text}" for line in activity.lines]
    for report in plan.reports:
        known = (
            ("报给", report.receiver),
            ("另附", "、".join(besides(report.title, report.needs))),
            ("方式", report.via),
            ("表格", report.form),
        )
        rest = "".join(f"，{label} {value}" for label, value in known if value)
        lines.append(f"报送  {report.title}（{report.id}）：{report.from_.text}，{report.due.text}{rest}")
    for name, group in plan.registry.groups.items():
        members = group.members.text if group.members else "（待补充）"
        lines.append(f"分组  {'，'.join((name, *group.also))}：{members}")
    lines += [
        f"存疑  {said.removeprefix('请核对：')}" for said in doubts if "members" not in said and "代号" not in said
    ]
    return "\n".join(lines) + "\n"


# Not those with a table in tabs, that are a page already, or that have nothing to be the page's heading.
PAGED = [path for path in NOTICES if not re.search("\t|首页", path.read_text("utf-8")) and path.stem != "16-untitled"]


@pytest.mark.parametrize("path", PAGED, ids=lambda path: path.stem)
def test_a_notice_in_a_page_is_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = next(index for index, line in enumerate(lines) if re.search("通知$|方案$", line))
    imported = import_notice(page(lines[first:]).encode(), "page")
    assert paragraphs(text_of(plan_of(imported.text))) == paragraphs("\n".join(lines[first:]))


def test_full_width_marks_if_they_are_wanted(gongkai: Run, tmp_path: Path) -> None:
    """The text stays the same after NFKC; times and web addresses keep their half-width colons."""
    plan = tmp_path / "plan.yaml"
    assert "半角标点" in gongkai("import", SEED, "-o", plan).err
    assert "半角标点" not in gongkai("import", SEED, "-o", plan, "--force", "--fullwidth").err
    rendered = gongkai("render", "-p", plan).out
    assert paragraphs(rendered) == expected(seed())
    assert rendered == gongkai("render").out


def test_full_width_marks_leave_the_chapters_as_they_are() -> None:
    """一. is 一、 then and no sentence of its own; 1. stays, and a comma behind a clock is a comma too."""
    text = (
        "关于开展示例活动的通知\n各村(社区):\n一.活动时间:4月1日-30日\n二.活动内容\n1.大清理.镇甲所负责清扫.\n"
        "2.宣传.4月7日上午9:00,在示例广场开展义诊,由镇卫生院牵头.\n三,工作要求\n示例镇人民政府\n2026年3月27日\n"
    )
    rendered = text_of(plan_of(import_notice(text.encode(), "通知.txt", widths=True).text))
    assert [line.strip() for line in rendered.splitlines() if line.strip()][2:7] == [
        "一、活动时间：4月1日-30日",
        "二、活动内容",
        "1.大清理。镇甲所负责清扫。",
        "2.宣传。4月7日上午9:00，在示例广场开展义诊，由镇卫生院牵头。",
        "三、工作要求",
    ]


def test_one_unit_under_its_two_names() -> None:
    text = (
        "示例区2022年政务公开日活动方案\n一、宣传\n牵头单位：区政府办公室\n二、总结\n责任单位：示例区人民政府办公室、区教育局\n"
        "示例区人民政府办公室\n2022年5月7日\n"
    )
    plan = plan_of(import_notice(text.encode(), "x").text)
    assert plan.registry.find("示例区人民政府办公室") == "区政府办公室"
    assert [list(activity.role_of) for activity in plan.activities] == [["区政府办公室"], ["区政府办公室", "教育局"]]


def test_a_deadline_in_variant_characters_is_found_and_stays_as_typed() -> None:
    text = (
        "示例区2022年政务公开日活动方案\n一、活动时间\n5月15日上午9時\n"
        "二、总结\n各镇街于5月18號17時前将活动总结报送区政府办公室。\n示例区人民政府办公室\n2022年5月7日\n"
    )
    plan = plan_of(import_notice(text.encode(), "x").text)
    assert [report.due.text for report in plan.reports] == ["5月18號17時前"]
    assert paragraphs(text_of(plan)) == paragraphs(text)


def test_each_paragraph_with_roles_of_its_own() -> None:
    """What runs on behind a title stays with it; further paragraphs with brackets are activities of their own."""
    text = "示例区2022年政务公开日活动方案\n一、开展宣传。发放资料。（甲局负责）\n设置展板。（乙局牵头，丙局配合）\n"
    plan = plan_of(import_notice(text.encode(), "x").text)
    assert paragraphs(text_of(plan)) == paragraphs(text)
    assert [(activity.title, set(activity.role_of)) for activity in plan.activities] == [
        ("开展宣传", {"甲局"}),
        ("设置展板", {"乙局", "丙局"}),
    ]


@pytest.mark.parametrize("above", ["附件1", "（代拟稿）", "附件\n示例区政府文件\n示政发〔2022〕1号"])
def test_lines_above_a_title_are_printed_with_it(above: str) -> None:
    text = f"{above}\n示例区2022年政务公开日活动方案\n一、活动主题\n公开透明\n"
    imported = import_notice(text.encode(), "x")
    assert paragraphs(text_of(plan_of(imported.text))) == paragraphs(text)
    assert "标题上面有不认识的文字" in str(imported.summary.marked)


def test_a_number_between_title_and_addressees() -> None:
    text = "关于开展示例活动的通知\n示政办发〔2022〕3号\n各单位：\n请认真落实。\n示例区人民政府办公室\n2022年5月7日\n"
    plan = plan_of(import_notice(text.encode(), "x").text)
    assert plan.notice is not None
    assert plan.notice.number == "示政办发〔2022〕3号"
    assert paragraphs(text_of(plan)) == paragraphs(text)


def test_what_would_keep_a_plan_from_loading_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a deadline taken that nobody can read, the reports would go, and the notice would still come out whole."""
    monkeypatch.setattr("gongkai.importing.meaning.due.unusable", lambda written, context: "")
    text = WHOLE.format("各单位于每月底前后5月32日前报送活动总结。")
    imported = import_notice(text.encode(), "x")
    assert paragraphs(text_of(plan_of(imported.text))) == paragraphs(text)
    assert "报送的句子没有把握" in str(imported.summary.marked)


# -- the command -------------------------------------------------------------------------------------------------------


def test_nothing_is_overwritten_unasked(gongkai: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("mine", encoding="utf-8")
    result = gongkai("import", SEED, "-o", plan)
    assert result.code == 2
    assert "--force" in result.err
    assert plan.read_text(encoding="utf-8") == "mine"
    assert gongkai("import", SEED, "-o", plan, "--force").code == 0
    assert plan.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=plan.schema.json\n# 2022年望花区"
    )


def test_from_standard_input_to_standard_output(gongkai: Run) -> None:
    result = gongkai("import", "-", stdin=SEED.read_bytes())
    assert result.code == 0
    assert plan_of(result.out).title == "2022年望花区“5·15政务公开日”活动方案"
    assert gongkai("import", "-", "-o", "-", stdin=SEED.read_bytes()).out == result.out
    assert "存疑" in result.err
    assert "例：gongkai import" in gongkai("import", "--help").out


def test_every_doubt_is_told_with_its_line(gongkai: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    result = gongkai("import", NOTICES[12], "-o", plan, env={"COLUMNS": "200"})
    lines = plan.read_text(encoding="utf-8").split("\n")
    marked = [number for number, line in enumerate(lines, 1) if "# 请核对" in line or "# 请补充" in line]
    assert f"存疑：{len(marked)} 处" in result.err
    for number in marked:
        assert f"第{number}行 " in result.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件里没有文字"),
        ("今天天气很好。\n我们去公园。\n".encode(), "这不像通知"),
        ("<html><body><p>页面不存在</p></body></html>".encode(), "这不像通知"),
        (
            "<html><h1>某区开展“政务公开日”活动</h1><p>昨日，某区开展政务公开日活动，效果很好。</p></html>".encode(),
            "这不像通知",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧格式的 .doc"),
        (b"%PDF-1.7\n", "这是 PDF 文件"),
        (b"{\\rtf1}", "这是 RTF 文件"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>',
            "Word 文件坏了",
        ),
        (b"PK\x03\x04", "坏了"),
        (b"\x89PNG\r\n", "这是图片"),
        (bytes(range(256)) * 8, "这不是文字文件"),
    ],
)
def test_what_is_no_notice_is_refused_kindly(content: bytes, said: str, gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "文件"
    path.write_bytes(content)
    result = gongkai("import", path, "-o", tmp_path / "plan.yaml")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "建议：" in result.err
    assert not (tmp_path / "plan.yaml").exists()


@pytest.mark.parametrize("name", ["没有.txt", "."])
def test_a_file_that_is_not_there(name: str, gongkai: Run) -> None:
    result = gongkai("import", name)
    assert result.code == 2
    assert "--plan" not in result.err


@settings(max_examples=60)
@given(mutated())
def test_a_mutated_notice_still_prints_itself(text: str) -> None:
    look(text)


@settings(max_examples=60)
@given(random())
def test_any_text_is_refused_or_prints_itself(text: str) -> None:
    look(text)


# -- damage ------------------------------------------------------------------------------------------------------------

WHOLE = (
    "关于开展示例活动的通知\n各单位：\n现将有关事项通知如下：\n一、活动安排\n{}\n示例区人民政府办公室\n2022年5月7日\n"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("活动于20263举行。", "“20263”像是日期"),
        ("活动于2025620日举行。", "“2025620日”像是日期"),
        ("时间为318日至430。", "“318日至430”像是日期"),
        ("请于5月18前完成。", "“5月18”像是日期"),
        ("时间是9:0011:00。", "“9:0011:00”是两个时刻"),
        ("依据示政办〔2022]12号。", "文号的括号“〔2022]”不配对"),
        ("依据示政办〔〕号。", "文号“〔〕号”不完整"),
        ("各单位\ufffd要落实。", "“\ufffd”是乱码"),
        ("各单位\ue5e5要落实。", "U+E5E5"),
        ("锟斤拷锟斤拷。", "“锟斤拷”是乱码"),
        ("联系人****。", "“****”是遮掉的字"),
        ("5月11日?17日开展宣传。", "“5月11日?17日”里丢了字"),
        ("各单位要高度重视，", "停在“，”上"),
    ],
)
def test_damage_is_named_at_its_line(text: str, said: str) -> None:
    imported = import_notice(WHOLE.format(text).encode(), "x")
    lines = imported.text.split("\n")
    told = [lines[number - 1] for number, doubt in imported.summary.marked if said in doubt]
    assert told, imported.summary.marked
    assert text in "".join(lines)


def test_damage_is_named_where_its_paragraph_comes_in_pieces() -> None:
    text = "各单位要高度重视。请各单位于5月20日前报送活动总结。会议时间为318日至430。"
    marked = import_notice(WHOLE.format(text).encode(), "x").summary.marked
    assert any("“318日至430”像是日期" in said for _, said in marked), marked


@pytest.mark.parametrize(
    "text",
    [
        "活动于2022年5月15日至20日、6月1日、2日举行，9:00-11:00在201室。",
        "依据示政办〔2022〕12号、国办发〔2021〕3号。",
        "参与学生20000人次，共2000多场，电话024-20223456，邮编201306。",
        "完成率达100.5%，见附件3第12页。",
    ],
)
def test_what_is_whole_raises_no_doubt(text: str) -> None:
    imported = import_notice(WHOLE.format(text).encode(), "x")
    assert [said for _, said in imported.summary.marked if "代号" not in said] == []


def test_a_text_that_ends_in_mid_sentence() -> None:
    text = "示例区政务公开日活动方案\n一、活动要求\n各单位要高度重视，认真组织，确保活动取得实效，并将活动情\n"
    assert "停在半句话上" in str(import_notice(text.encode(), "x").summary.marked)


def test_damaged_bytes_are_read_as_far_as_they_go() -> None:
    content = WHOLE.format("各单位要落实。").encode().replace("落".encode(), b"\xff", 1)
    assert "“\ufffd”是乱码" in str(import_notice(content, "x").summary.marked)


# -- Word --------------------------------------------------------------------------------------------------------------


def saved(document: "docx.document.Document") -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def lines_of(content: bytes) -> list[str]:
    """What the import of a document prints."""
    return paragraphs(text_of(plan_of(import_notice(content, "x.docx").text)))


def test_automatic_numbers_are_the_visible_ones() -> None:
    """一、 and （一） by Word's lists, the second level starting anew below each first."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    levels = level.format(0, "chineseCounting", "%1、") + level.format(1, "chineseCountingThousand", "（%2）")
    levels += level.format(2, "decimal", "%3.") + level.format(3, "bullet", "●")
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    document.add_paragraph("示例区2022年政务公开日活动方案")
    for text, depth in [
        ("活动主题", 0), ("活动内容", 0), ("线上宣传", 1), ("发布信息。", 2), ("解读政策。", 2), ("线下宣传", 1),
        ("活动要求", 0), ("加强领导", 1), ("要点一", 3),
    ]:  # fmt: skip
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        mark = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
        properties.append(parse_xml(mark))
    assert "|".join(lines_of(saved(document))) == bare(
        "示例区2022年政务公开日活动方案|一、活动主题|二、活动内容|（一）线上宣传|1.发布信息。|2.解读政策。|（二）线下宣传|"
        "三、活动要求|（一）加强领导|●要点一"
    )


def run(properties: str, content: str) -> "docx.oxml.xmlchemy.BaseOxmlElement":
    return parse_xml(f"<w:r {nsdecls('w')}>{properties}{content}</w:r>")


def test_word_shows_what_is_on_the_page() -> None:
    """Insertions are in, deletions and hidden text out, a field shows its result, a text box precedes its paragraph."""
    document = docx.Document()
    document.add_paragraph("示例区2022年政务公开日活动方案")
    w = nsdecls("w")
    document.add_paragraph("各单位要")._p.extend([
        parse_xml(f'<w:ins {w} w:id="1" w:author="a"><w:r><w:t>认真</w:t></w:r></w:ins>'),
        parse_xml(f'<w:del {w} w:id="2" w:author="a"><w:r><w:delText>随便</w:delText></w:r></w:del>'),
        run("<w:rPr><w:vanish/></w:rPr>", "<w:t>内部备注</w:t>"),
        run("", '<w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText>'),
        run("", '<w:fldChar w:fldCharType="separate"/><w:t>落实</w:t><w:fldChar w:fldCharType="end"/>'),
        run("", "<w:t>。</w:t><w:br/><w:t>第二段。</w:t>"),
    ])  # fmt: skip
    text = "<w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choice = f'<mc:Choice Requires="wps"><w:drawing>{text}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict>{text}</w:pict></mc:Fallback>"
    box = f'<mc:AlternateContent xmlns:mc="{compatibility}">{choice}{fallback}</mc:AlternateContent>'
    document.add_paragraph("第三段。")._p.append(run("", box))
    assert lines_of(saved(document))[1:] == ["各单位要认真落实。", "第二段。", "框里的话。", "第三段。"]


def test_a_word_file_whose_document_has_another_name() -> None:
    """Its relationships say which part it is."""
    document = docx.Document()
    document.add_paragraph("示例区2022年政务公开日活动方案")
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(document))) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            content = before.read(name).replace(b"word/document.xml", b"word/document2.xml")
            after.writestr(name.replace("word/document.xml", "word/document2.xml"), content)
    assert lines_of(packed.getvalue()) == ["示例区2022年政务公开日活动方案"]


def test_tables_of_word_with_cells_that_reach_over_others() -> None:
    document = docx.Document()
    document.add_paragraph("示例区2022年政务公开日活动方案")
    table = document.add_table(rows=4, cols=3)
    texts = ["任务分工", "", "", "序号", "事项", "单位", "1", "甲", "甲局", "2", "乙", ""]
    for cell, text in zip((cell for row in table.rows for cell in row.cells), texts, strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(2, 2).merge(table.cell(3, 2))
    text = import_notice(saved(document), "x.docx").text
    assert "columns: [序号, 事项, 单位]" in text
    assert "- [1, 甲, 甲局]" in text
    assert lines_of(saved(document))[1:] == ["任务分工", "序号事项单位", "1甲甲局", "2乙"]


def test_a_web_page_saved_as_doc_is_a_web_page() -> None:
    lines = paragraphs(
        text_of(plan_of(import_notice(page(seed()).encode("gbk", "xmlcharrefreplace"), "通知.doc").text))
    )
    assert lines == expected(seed())


def test_a_page_that_is_nested_without_end() -> None:
    with pytest.raises(GongkaiError, match="套得太深"):
        import_notice(b"<html><body>" + b"<div>" * 5000 + "关于甲的通知".encode(), "x.html")


def test_a_sentence_that_begins_with_a_unit_or_group_is_its_own(gongkai: Run, tmp_path: Path) -> None:
    """The imported notice gives each unit what it is asked, and prints as it stood."""
    gongkai("render", "-o", tmp_path / "通知.docx")
    assert gongkai("import", tmp_path / "通知.docx", "-o", "plan.yaml", cwd=tmp_path).code == 0
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    for who in ("参加单位", "区营商局", "执法大队", "区政府办公室"):
        assert f"who: {who}\n" in text
    assert "who: 各镇街、各部门" not in text  # what binds everybody
    assert gongkai("render", cwd=tmp_path).out == gongkai("render").out
    assert "安排一名领导和两名工作人员" in gongkai("tasks", "-u", "残联", cwd=tmp_path).out
    assert "维持现场秩序" not in gongkai("tasks", "-u", "残联", cwd=tmp_path).out
    assert "维持现场秩序" in gongkai("tasks", "-u", "执法大队", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("各部门于5月27日前将活动总结报送至区政府办公室。", "except: 区政府办公室"),
        ("各镇街、各部门于5月27日前将活动总结报送区政府办公室政务公开科。", "except: 区政府办公室"),
        ("区政府各部门于5月27日前将活动总结报区营商局。", "except: 区营商局"),
        ("各镇街于5月27日前将活动总结报送至区政府办公室。", ""),
    ],
)
def test_whoever_receives_the_reports_does_not_report(
    sentence: str, written: str, gongkai: Run, tmp_path: Path
) -> None:
    lines = ["关于开展活动的通知", "各镇街、各部门：", "请认真组织。", sentence, "示例区人民政府办公室", "2025年5月7日"]
    (tmp_path / "通知.txt").write_text("\n".join(lines), encoding="utf-8")
    draft = gongkai("import", "通知.txt", "-o", "plan.yaml", cwd=tmp_path)
    assert draft.code == 0
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert (written in text) if written else ("except:" not in text)
    assert "GK273" not in gongkai("validate", cwd=tmp_path).out
    assert gongkai("status", "--today", "2025-05-10", cwd=tmp_path).code == 0


def test_a_page_that_gongkai_wrote_is_no_notice(gongkai: Run, tmp_path: Path) -> None:
    """But for the notice itself, which is one; each page says in its head what it is."""
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    today = ("--today", "2022-05-16")
    gongkai("status", *today, "-o", "看板.html", cwd=tmp_path)
    gongkai("status", "plan.yaml", "plan.yaml", *today, "-o", "汇总.html", cwd=tmp_path)
    gongkai("tasks", "--all", "-o", "任务清单/", cwd=tmp_path)
    gongkai("render", "-o", "通知.html", cwd=tmp_path)
    gongkai("import", "通知.html", "-o", "a.yaml", "--side-by-side", "对照.html", cwd=tmp_path)
    assert (tmp_path / "a.yaml").exists()
    pages = {"看板.html": "看板", "汇总.html": "看板", "任务清单/目录.html": "交办单目录", "对照.html": "对照"}
    for page, what in pages.items():
        result = gongkai("import", page, "-o", "new.yaml", cwd=tmp_path)
        assert (result.code, result.out) == (2, ""), page
        assert f"这是 gongkai 写的网页“{what}”，不是通知：{page}\n建议：这里要的是印发过的通知" in result.err
    assert not (tmp_path / "new.yaml").exists()
    others = [
        path for path in (ROOT / "templates").glob("*.html.j2") if not re.match("notice|portal|.*parts", path.name)
    ]
    assert [path.name for path in others if 'name="generator"' not in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    ("output", "like"),
    [("方案.docx", "方案.yaml"), ("方案", "方案/plan.yaml，或者 方案.yaml"), ("2023", "2023/plan.yaml"), ("", "")],
)
def test_a_plan_is_written_under_a_plans_name(output: str, like: str, gongkai: Run, tmp_path: Path) -> None:
    """As `next` has it: a .docx with YAML in it opens nowhere."""
    (tmp_path / "2023").mkdir()
    notice = "关于开展活动的通知\n各单位：\n请认真落实。\n甲局\n2022年5月7日\n"
    (tmp_path / "a.txt").write_text(notice, encoding="utf-8")
    if not output:
        assert gongkai("import", "a.txt", "-o", "方案.YML", cwd=tmp_path).code == 0
        return
    result = gongkai("import", "a.txt", "-o", output, "--force", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"错误：“{output}”不是方案的文件名\n建议：文件名以 .yaml 结尾，如 {like}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2023", "a.txt"]


def test_a_plan_is_no_notice(gongkai: Run, tmp_path: Path) -> None:
    """Whoever takes the wrong file is told what to do with it; one line of a notice may look like a key."""
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    result = gongkai("import", "plan.yaml", "-o", "new.yaml", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "这已经是方案了：plan.yaml" in result.err
    assert not (tmp_path / "new.yaml").exists()
    notice = "关于开展活动的通知\n各单位：\n请认真落实。\nplan: 另行通知。\n甲局\n2022年5月7日\n"
    (tmp_path / "a.txt").write_text(notice, encoding="utf-8")
    assert gongkai("import", "a.txt", cwd=tmp_path).code == 0


def test_a_name_that_no_list_of_units_holds_costs_its_own_part_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports and all other units are known without it."""
    monkeypatch.setattr(names, "_IN_ALL", re.compile("(?!)"))  # as if 共512人 were part of a name, which is remembered
    notice = WHOLE.format(
        "（一）启动仪式。由县甲局主办，市直有关部门和驻示企业共512人参加。\n二、报送\n各单位于6月7日前将总结报县甲局。"
    )
    imported = import_notice(notice.encode(), "x")
    plan = yaml.safe_load(imported.text)
    assert [report["receiver"] for report in plan["reports"]] == ["县甲局"]
    assert "县甲局" in imported.text[imported.text.index("\nunits:") :]
    assert any("看不出是哪些单位" in doubt for _, doubt in imported.summary.marked)
