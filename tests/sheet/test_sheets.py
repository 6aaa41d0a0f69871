"""任务交办单: the page, the package for every unit, and what a second run does to it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import html5lib
import openpyxl
import pytest

from gongkai.forms import Settings
from gongkai.page.forms import PAPER
from gongkai.reading import loads
from gongkai.tasks.lists import task_list, task_lists, whole_list
from gongkai.tasks.order import task_sheet
from tests.conftest import PLAN, PLANS, Once, Result, Run, run_gongkai
from tests.pages import Printed, by_libreoffice, is_han, printed_in, text_of

DIVISION = PLANS / "good" / "division.yaml"
NAMES = "id: a\nplan: {title: 2022年方案, lead: 全体}\nunits:\n  groups:\n    全体:\n      members: %s\n"
posix = pytest.mark.skipif(os.name == "nt", reason="needs a Unix file system or terminal")


def words(path: Path) -> str:
    """What python-docx reads in a document, tables included, without white space."""
    document = docx.Document(str(path))
    rows = [row for table in document.tables for row in table.rows]
    cells = [cell.text for row in rows for cell in dict.fromkeys(row.cells)]  # a cell over two columns comes twice
    return re.sub(r"\s", "", "".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


# -- the sheet ---------------------------------------------------------------------------------------------------------


def test_a_sheet_says_all_that_a_unit_has_to_know(gongkai: Run, tmp_path: Path) -> None:
    assert gongkai("tasks", "-p", DIVISION, "-u", "丙局", "-o", tmp_path / "x.docx").code == 0
    text = words(tmp_path / "x.docx")
    for said in (
        *("丙局：", "你单位有3项任务", "二、开展现场咨询（参加）", "5月15日上午9时至11时", "文化广场"),
        *("人员1名领导和2名工作人员", "自带展板2块", "牵头单位甲局", "配合单位乙局", "参加单位丙局、丁局、戊镇"),
        *("报送活动总结", "期限5月23日前", "报给示例区人民政府办公室", "另附图片", "报送方式电子邮箱", "填写附件1"),
        *(
            "联系人示例三",
            "甲局示例一000-0000001",
            "回执",
            "请签收后交回示例区人民政府办公室",
            "收到单位签收人日期丙局",
        ),
    ):
        assert said in text
    assert "bing@example.com" not in text  # its own address


def test_who_leads_gets_the_addresses_of_all(gongkai: Run) -> None:
    assert "000-0000002" in gongkai("tasks", "-p", DIVISION, "-u", "甲局", "--format", "md").out
    plan = loads(
        "id: a\nplan: {title: 2022年方案, lead: 甲局, support: 各镇}\nunits:\n  groups: {各镇: {members: 乙镇、丙镇}}\n"
        "  aliases: {甲局: 一局}\n  contacts: {甲局: {phone: '1'}, 乙镇: {phone: '2'}, 丙镇: {phone: '3'}}\n".encode()
    ).plan
    assert plan is not None
    phones = {one.unit: [contact.phone for contact in one.tasks[0].contacts] for one in task_lists(plan)}
    assert phones == {"甲局": ["1", "2", "3"], "乙镇": ["1"], "丙镇": ["1"]}


SHEETS = {
    name: ["-u", units]
    for name, units in {
        "大队": "执法大队",
        "一局": "营商局",
        "一镇": "塔峪镇",
        "几家": "执法大队、营商局、残联",
    }.items()
}
RECEIPTS = {f"receipt-{count}": count for count in range(2, 6)}  # activities


@pytest.fixture(scope="module")
def printed(office: Path, once: Once) -> Printed:
    """The pages of a sheet, by its name and format."""

    def _write(name: str, path: Path) -> Result:
        return run_gongkai("tasks", *SHEETS[name], "-o", path)

    return printed_in(once("sheets", print_all), office, "sheet", _write)


def print_all(folder: Path) -> None:
    """Print every sheet from Word's format."""
    for name, count in RECEIPTS.items():
        sections = "".join(
            f"    - {{title: 第{number}项活动, time: 5月15日, place: 广场, lead: 甲局, support: 乙局}}\n"
            for number in range(count)
        )
        text = f"id: a\nplan:\n  title: 2022年方案\n  sections:\n{sections}"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    wanted = {**SHEETS, **{name: ["-p", str(folder / f"{name}.yaml"), "-u", "甲局"] for name in RECEIPTS}}
    for name, options in wanted.items():
        assert run_gongkai("tasks", *options, "-o", folder / f"{name}.docx").code == 0
    by_libreoffice(folder, *(folder / f"{name}.docx" for name in wanted))


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_sheet_of_two_tasks_is_two_pages_and_the_receipt_not_alone(format: str, printed: Printed) -> None:
    """On the same page as the notice: within its margins, with its page number."""
    pages = printed("大队", format)
    first, last = ([text_of(line).replace(" ", "") for line in page.body] for page in pages)
    assert first[0] == "任务交办单"
    headings = ("一、区政府部门户外现场宣传（参加）", "二、报送活动总结报告", "三、共同要求", "回\u3000\u3000执")
    assert [line for line in (*first, *last) if line in headings] == list(headings)
    assert any("望花区人民政府办公室" in line for line in last)
    assert "2022年5月7日" in last
    assert last[0] == "三、共同要求"
    assert [text_of(page.number) for page in pages] == ["—1—", "—2—"]
    for page in pages:
        chars = [char for line in page.body for char in line if is_han(char)]
        assert min(char.left for char in chars) >= 27.5
        assert max(char.right for char in chars) <= 185
        assert page.body[-1][0].baseline <= 263.5


@pytest.mark.parametrize("name", RECEIPTS)
def test_the_receipt_never_parts_from_its_table(name: str, printed: Printed) -> None:
    """Wherever the page ends: the cut line, the text and the line to sign stand on one page."""
    pages = ["".join(map(text_of, page.body)) for page in printed(name, "docx")]
    (receipt,) = [text for text in pages if "回" in text and "执" in text]
    assert "签收人" in receipt
    assert pages[-1] == receipt


def test_html_is_valid_and_prints_on_the_same_page(gongkai: Run, tmp_path: Path) -> None:
    assert gongkai("tasks", "--all", "-o", tmp_path / "全部.html").code == 0
    page = (tmp_path / "全部.html").read_text(encoding="utf-8")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    titles = ["".join(heading.itertext()) for heading in tree.findall(".//h1")]
    slogans = [title for title in titles if "宣传标语" in title]  # with those who hang them: the towns and 营商局
    assert (titles.count("任务交办单"), len(slogans)) == (31, 10)
    assert len(tree.findall(".//section[@class='receipt']")) == 31
    assert len(tree.findall(".//hr[@class='page sheet']")) == 30
    assert "@page { size: A4; margin: 34.58mm" in page


def test_a_group_shares_one_sheet(gongkai: Run) -> None:
    out = gongkai("tasks", "-u", "政府各部门", "--format", "md").out
    assert "你们有" in out
    assert "- **单位**：区政府办公室、司法局、科技局、文旅局、退役军人局、金融局、医保局、信访局（8个单位）" in out


HOSTILE = '<w:p>&amp;"甲㐂𠮷 *_#\\ {{ 7*7 }} $x$ |'


def test_hostile_text_appears_as_text(gongkai: Run, tmp_path: Path, office: Path) -> None:
    typed = HOSTILE.replace("'", "''")
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"id: a\nplan:\n  title: '{typed}'\n  place: '{typed}'\n  lead: 甲局\n", encoding="utf-8")
    for format in ("docx", "pdf", "html", "md", "txt", "json", "xlsx", "ics"):
        result = gongkai("tasks", "-p", plan, "-u", "甲局", "-o", tmp_path / f"x.{format}")
        assert result.code == 0, result.err
    assert words(tmp_path / "x.docx").count(re.sub(r"\s", "", HOSTILE)) == 4


# -- the package -------------------------------------------------------------------------------------------------------


def test_every_unit_of_the_shipped_plan_gets_a_word_file(gongkai: Run, tmp_path: Path) -> None:
    folder = tmp_path / "任务清单"
    result = gongkai("tasks", "--all", "-o", f"{folder}/")
    assert result.code == 0
    plan = loads(PLAN.read_bytes()).plan
    assert plan is not None
    lists = list(task_lists(plan))
    assert {path.name for path in folder.iterdir()} == {
        "目录.html", *(f"{view.unit}任务交办单.docx" for view in lists)
    }  # fmt: skip
    for view in lists:
        text = words(folder / f"{view.unit}任务交办单.docx")
        assert f"{view.unit}：《" in text
        assert all(re.sub(r"\s", "", task.title) in text for task in view.tasks)
        assert all(re.sub(r"\s", "", item.text) in text for task in view.tasks for item in task.items)
    assert "31 个单位，112 项任务；新写 31 份，更新 0 份，未变 0 份" in result.err
    assert re.search("营商局 +4项 +新写 +牵头2、配合1、报送1", result.out)


def test_everybody_in_one_pass_is_everybody_by_himself() -> None:
    for path in [PLAN, *sorted((PLANS / "good").glob("*.yaml"))]:
        plan = loads(path.read_bytes()).plan
        assert plan is not None
        for view in task_lists(plan):
            assert view == task_list(plan, view.unit)
        whole = whole_list(plan)
        assert len(whole.tasks) >= len({task.title for view in task_lists(plan) for task in view.tasks})


def test_a_second_run_writes_only_what_changed_and_removes_nothing(gongkai: Run, plan_dir: Path) -> None:
    folder = plan_dir / "任务清单"
    assert gongkai("tasks", "--all", "-o", "任务清单", cwd=plan_dir).code == 0
    (folder / "别人的.docx").write_bytes(b"mine")
    (folder / "旧局任务交办单.docx").write_bytes(b"old")
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    again = gongkai("tasks", "--all", "-o", "任务清单", cwd=plan_dir)
    assert "新写 0 份，更新 0 份，未变 31 份" in again.err
    assert "旧局任务交办单.docx" in again.err
    assert "别人的" not in again.err
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before
    plan = plan_dir / "plan.yaml"
    corrected = plan.read_text(encoding="utf-8").replace("place: 各镇街自行选择", "place: 各镇街广场")
    plan.write_text(corrected, encoding="utf-8")
    assert "新写 0 份，更新 9 份，未变 22 份" in gongkai("tasks", "--all", "-o", "任务清单", cwd=plan_dir).err
    changed = {name for name, (_, at) in before.items() if (folder / name).stat().st_mtime_ns != at}
    assert changed == {f"{town}任务交办单.docx" for town in (
        "工农街道", "建设街道", "和平街道", "光明街道", "朴屯街道", "演武街道", "李石街道", "塔峪镇", "拉古满族乡",
    )}  # fmt: skip


@pytest.mark.parametrize("format", ["docx", "pdf", "html", "md", "txt", "json", "xlsx", "ics"])
def test_every_format_in_a_folder_and_the_same_bytes_again(format: str, gongkai: Run, tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        result = gongkai("tasks", "-p", DIVISION, "--all", "--format", format, "-o", tmp_path / folder)
        assert result.code == 0, result.err
    names = {path.name for path in (tmp_path / "甲").iterdir()}
    assert names == {
        "目录.html", *(f"{unit}任务交办单.{format}" for unit in ("甲局", "乙局", "丙局", "丁局", "己局", "戊镇"))
    }  # fmt: skip
    for name in names:
        assert (tmp_path / "甲" / name).read_bytes() == (tmp_path / "乙" / name).read_bytes()


def test_a_unit_without_tasks_gets_no_sheet_and_is_named(gongkai: Run, tmp_path: Path) -> None:
    """But the issuer, whose phone is known and who is no unit, is not missed."""
    plan = tmp_path / "plan.yaml"
    text = DIVISION.read_text(encoding="utf-8").replace("  contacts:", "    别的局: {members: 辛局}\n  contacts:")
    plan.write_text(text, encoding="utf-8")
    result = gongkai("tasks", "-p", plan, "--all", "-o", tmp_path / "单")
    assert "没有任务、也没有交办单的单位 1 个：辛局" in result.err
    assert not list((tmp_path / "单").glob("辛局*"))
    assert not list((tmp_path / "单").glob("示例区*"))
    index = (tmp_path / "单" / "目录.html").read_text(encoding="utf-8")
    assert "<p>没有任务，没有交办单的1个单位：辛局</p>" in index
    assert "<td>辛局</td>" not in index


def test_a_unit_without_tasks_reads_what_is_asked_of_everybody(gongkai: Run, tmp_path: Path) -> None:
    said = "{title: 2022年方案, sections: [{title: 工作要求, text: 各单位要高度重视。}]}"
    (tmp_path / "plan.yaml").write_text(
        NAMES.replace("{title: 2022年方案, lead: 全体}", said) % "甲局", encoding="utf-8"
    )
    assert gongkai("tasks", "--all", "--format", "md", "-o", "单子", cwd=tmp_path).code == 0
    sheet = (tmp_path / "单子" / "甲局任务交办单.md").read_text(encoding="utf-8")
    assert "没有你单位的任务，请按共同要求办理" in sheet
    assert "各单位要高度重视" in sheet
    assert "任务交办单（共同要求）已收到" in sheet
    assert "只有共同要求" in (tmp_path / "单子" / "目录.html").read_text(encoding="utf-8")


def test_a_group_into_a_folder_is_a_sheet_for_each_member(gongkai: Run, tmp_path: Path) -> None:
    assert gongkai("tasks", "-u", "各镇街", "-o", f"{tmp_path}/镇街/").code == 0
    assert len(list((tmp_path / "镇街").iterdir())) == 9


def test_units_with_dangerous_names(gongkai: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    names = ["'../甲'", "CON", "con", "'甲:局'", "'甲|局'", "局" * 300, "局" * 301, "'NUL.'"]
    plan.write_text(NAMES % f"[{', '.join(names)}]", encoding="utf-8")
    result = gongkai("tasks", "-p", plan, "--all", "--format", "md", "-o", tmp_path / "out")
    assert result.code == 0, result.err
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert len({name.casefold() for name in written}) == len(names) + 1
    assert {"_甲任务交办单.md", "甲_局任务交办单.md", "甲_局任务交办单（2）.md"} <= {
        name.removeprefix("..") for name in written
    }
    assert {path.name for path in tmp_path.iterdir()} == {"plan.yaml", "out"}


def test_the_index_leads_to_every_sheet(gongkai: Run, tmp_path: Path) -> None:
    assert gongkai("tasks", "-p", DIVISION, "--all", "-o", tmp_path, "--format", "md").code == 0
    page = (tmp_path / "目录.html").read_text(encoding="utf-8")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    from urllib.parse import unquote

    links = [unquote(link.get("href") or "") for link in tree.iter("a")]
    assert len(links) == 6
    assert all((tmp_path / link).is_file() for link in links)


@posix
def test_a_folder_that_cannot_be_written(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    result = gongkai("tasks", "--all", "-o", f"{tmp_path}/out/")
    assert (result.code, result.out) == (2, "")
    assert "写不了文件夹" in result.err
    folder = tmp_path / "满"
    (folder / "司法局任务交办单.docx").mkdir(parents=True)
    result = gongkai("tasks", "--all", "-o", folder)
    assert (result.code, result.out) == (2, "")
    assert "司法局任务交办单.docx 不是普通文件，没有往里写" in result.err
    assert "已经写好 2 份，都是完整的" in result.err
    assert not list(folder.glob(".*.tmp"))


@posix
@pytest.mark.skipif(shutil.which("script") is None, reason="needs a terminal")
def test_a_bar_is_drawn_in_a_terminal_only(tmp_path: Path) -> None:
    command = f"{sys.executable} -m gongkai tasks -p {DIVISION} --all --format pdf -o {tmp_path / 'out'} >/dev/null"
    done = subprocess.run(["script", "-qec", command, "/dev/null"], capture_output=True, timeout=120, check=True)
    assert "写交办单" in done.stdout.decode()
    piped = subprocess.run(f"{command} 2>&1", shell=True, capture_output=True, timeout=120, check=True)
    assert "写交办单" not in piped.stdout.decode()


# -- what cannot be had ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "没有说要看谁的任务"),
        (["--unit", "残联", "--all"], "--unit、--all 只能写一个"),
        (["-u", "残联", "-u", "教育局", "--day", "5月15日"], "和 --day 一起，--unit 只能写一个"),
        (["--day", "5月15日", "--day", "5月16日"], "--day 写了 2 次"),
        (["--sign-in"], "签到表是一项活动的"),
        (["-u", "残联", "-o", "签到表.docx"], "去掉 --unit，写成 --activity 活动代号"),
        (["--day", "5月15日", "-o", "签到表.docx"], "去掉 --day，写成 --activity 活动代号"),
        (["-u", "残联", "--activity", "outdoor", "--sign-in"], "去掉 --unit，写成"),
        (["--day", "5月15日", "-o", "a.ics"], "日程不能写成 ics"),
        (["--activity", "outdoor", "--sign-in", "--format", "json"], "签到表不能写成 json"),
        (["--all", "--activity", "outdoor"], "--all、--activity 只能写一个"),
        (["--all", "--format", "docx"], "docx 要写成文件"),
        (["-u", "残联", "--format", "ics"], "ics 要写成文件"),
        (["-u", "残联", "-o", "x.docx", "--format", "pdf"], "文件名以 .docx 结尾，--format 却是 pdf"),
        (["-u", "残联", "-o", "x.doc"], "看不出“x.doc”要写成什么格式"),
        (["-u", "残联", "-o", ""], "--output 后面没有写文件"),
        (["--day", "5月15日", "-o", "日程/"], "日程是一份文件"),
        (["--day", "5月15日", "--format", "ics"], "日程不能写成 ics"),
        (["--day", "明天"], "--day 看不懂“明天”"),
        (["--day", "5月32日"], "日期不存在"),
        (["--activity", "outdor"], "是不是：outdoor"),
        (["--activity", "没有的活动"], "hard-questions（开展“群众难题我来答”活动）"),
        (["-u", "残连"], "是不是：残联"),
        (["-u", "残联、残连"], "是不是：残联"),
    ],
)
def test_what_cannot_be_had_is_said_kindly(arguments: list[str], said: str, gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("tasks", *arguments, cwd=plan_dir)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert [path.name for path in plan_dir.iterdir()] == ["plan.yaml"]


@pytest.mark.parametrize("format", [format for format in PAPER if format not in ("docx", "pdf")])
def test_a_unit_without_tasks_can_be_asked_about(format: str) -> None:
    plan = loads((NAMES.replace(", lead: 全体", "") % "甲局").encode()).plan
    assert plan is not None
    page = PAPER[format](task_sheet(plan, task_list(plan, "甲局")), Settings())
    assert "没有你单位的任务" in str(page)
    assert "回" not in str(page).split("</style>")[-1]


# -- several units, attachments, the order -----------------------------------------------------------------------------


def test_several_units_are_several_lists(gongkai: Run, tmp_path: Path) -> None:
    one, two = (gongkai("tasks", "-u", unit).out for unit in ("残联", "教育局"))
    assert gongkai("tasks", "-u", "残联", "-u", "教育局").out == f"{one}\n\n{two}"
    for typed in (["残联、教育局"], ["残联 教育局"], ["残联", "教育局", "区残联"]):
        arguments = [word for unit in typed for word in ("-u", unit)]
        assert gongkai("tasks", *arguments).out == f"{one}\n\n{two}"
    assert gongkai("tasks", "-u", "残联、教育局", "-o", f"{tmp_path}/两家/").code == 0
    assert {path.name for path in (tmp_path / "两家").iterdir()} == {"残联任务交办单.docx", "教育局任务交办单.docx"}
    book = tmp_path / "x.xlsx"
    assert gongkai("tasks", "-u", "残联、教育局", "-o", book).code == 0
    assert openpyxl.load_workbook(book).sheetnames == ["残联任务清单", "教育局任务清单"]


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_several_sheets_in_one_file_begin_on_odd_pages_numbered_from_one(format: str, printed: Printed) -> None:
    pages = printed("几家", format)
    begins = [
        index
        for index, page in enumerate(pages, 1)
        if page.lines and text_of(page.lines[0]).replace(" ", "") == "任务交办单"
    ]
    assert len(begins) == 3
    assert all(index % 2 for index in begins)
    for first, end in zip(begins, [*begins[1:], len(pages) + 1], strict=True):
        numbers = [text_of(page.number) for page in pages[first - 1 : end - 1] if page.lines]
        assert numbers == [f"—{number}—" for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_task_that_goes_on_repeats_its_heading(format: str, printed: Printed) -> None:
    """And has two of its rows above it, at least."""
    pages = printed("一镇", format)
    lines = [[text_of(line).replace(" ", "") for line in page.body] for page in pages]
    assert lines[1][0] == "三、报送活动总结报告"
    assert lines[0].index(lines[1][0]) <= len(lines[0]) - 3


def test_a_task_of_which_one_row_has_room_begins_the_next_page(printed: Printed) -> None:
    first, second, *_ = ([text_of(line).replace(" ", "") for line in page.body] for page in printed("一局", "docx"))
    assert second[0] == "三、区政府部门户外现场宣传（牵头）"
    assert second[0] not in first


def test_the_attachment_that_a_task_points_to_comes_with_the_sheet(gongkai: Run, tmp_path: Path) -> None:
    for unit, has in (("营商局", True), ("塔峪镇", True), ("残联", False)):
        assert gongkai("tasks", "-u", unit, "-o", tmp_path / "x.docx").code == 0
        assert ("推进政务公开优化营商环境" in words(tmp_path / "x.docx")) is has
    assert "见附件：第十六届“5·15政务公开日”活动宣传标语" in gongkai("tasks", "-u", "塔峪镇").out


@pytest.mark.parametrize(
    "name", ["附件", "附件1", "1", "附件一", "《宣传标语》", "附件1：宣传标语", "宣传 标语", "biaoyu"]
)
def test_an_attachment_under_any_name(name: str) -> None:
    plan = loads(
        f"id: a\nplan:\n  title: 2022年方案\n  lead: 甲局\n  text: [{{text: 挂标语。, who: 甲局, see: '{name}'}}]\n"
        "  attachments: [{id: biaoyu, title: 宣传标语, list: [推进政务公开]}]\n".encode()
    )
    assert plan.plan is not None, plan.diagnostics
    assert plan.plan.duties[0].see is not None


def test_the_sheet_says_who_gives_the_order_and_since_when(gongkai: Run) -> None:
    out = gongkai("tasks", "-p", DIVISION, "-u", "丙局", "--format", "md").out
    assert re.search(r"示例区人民政府办公室\n\n20\d\d年\d+月\d+日\n", out.split("回　　执")[0])
    assert "- **身份**：你单位参加，甲局牵头" in out
    assert "联系人（示例区人民政府办公室）：000-0000000" in out


def test_who_supports_sees_on_the_terminal_who_leads_and_whom_to_call(gongkai: Run) -> None:
    out = gongkai("tasks", "-p", DIVISION, "-u", "丙局").out
    assert "牵头单位：甲局" in out
    assert "甲局 示例一 000-0000001" in out


def test_a_deadline_that_the_text_says_is_not_said_again(gongkai: Run, tmp_path: Path) -> None:
    """In every format alike."""
    piece = "{text: 5月10日前备好。, who: 甲局, due: 5月10日前}"
    text = f"id: a\nplan:\n  title: 2022年方案\n  lead: 甲局\n  text: [{piece}]\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    for format in ("text", "txt", "md", "html"):
        assert gongkai("tasks", "-u", "甲局", "--format", format, cwd=tmp_path).out.count("5月10日前") == 1
    assert gongkai("tasks", "-u", "甲局", "-o", "x.docx", cwd=tmp_path).code == 0
    assert words(tmp_path / "x.docx").count("5月10日前") == 1


def test_papers_bear_the_marks_that_they_have_in_the_notice(gongkai: Run, tmp_path: Path) -> None:
    text = (
        "id: a\nplan:\n  title: 2022年方案\n  lead: 甲局\n  text: [{text: 按附件2制作展板。, who: 甲局, see: 附件2}]\n"
        "  attachments:\n    - {title: 报名表, list: [姓名]}\n    - {title: 展板样式, list: [版面]}\n"
    )
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    out = gongkai("tasks", "-u", "甲局", "--format", "md", cwd=tmp_path).out
    assert "\n附件2\n\n# 展板样式" in out
    assert "报名表" not in out
