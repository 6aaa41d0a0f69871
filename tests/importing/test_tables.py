"""Tables of activities: in columns of every name, and flattened as copying does, with a line for each row or cell."""

import re
from collections.abc import Sequence

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.importing import Imported, import_notice
from gongkai.importing.draft.yamltext import scalar
from tests.importing.test_importing import plan_of
from tests.torn import look

ROWS = [
    ("科普讲座", "6月3日", "示例图书馆", "区甲局"),
    ("科普展览", "6月4日至6日", "示例广场", "区乙局、示例镇"),
    ("科普竞赛", "6月7日", "示例中学", "区丙局"),
]
COUNTED = [(str(nth), *row) for nth, row in enumerate(ROWS, 1)]
HEADS = [
    ("序号", "活动名称", "时间", "地点", "责任单位"),
    ("序号", "活动内容", "活动时间", "活动地点", "承办单位"),
    ("序号", "项目名称", "举办时间", "举办地点", "主办单位"),
    ("序号", "活动项目", "日期", "地点", "牵头单位"),
    ("编号", "名称", "时间安排", "场所", "负责单位"),
    ("序号", "赛事名称", "比赛时间", "比赛地点", "组织单位"),
    ("序号", "工作任务", "时间", "地点", "责任部门"),
]
RESTORED = ["请核对：原文的表格散开了，按表头还原的，看看各格对不对"]
LEFT = ["请核对：像是一张表格，各格散成了一行一行，照原样留着"]
Row = tuple[str, str, str, str]


def drafted(table: str) -> tuple[list[Row], list[str]]:
    """The activities of a notice with this in the middle, and what is to be checked."""
    text = (
        "示例区甲局关于开展2024年示例周活动的通知\n各镇街，各部门：\n现将有关事项通知如下：\n一、主要活动\n活动安排见下表：\n"
        f"{table}\n二、工作要求\n各镇街要高度重视。\n示例区甲局\n2024年4月8日\n"
    )
    imported = import_notice(text.encode(), "通知.txt")
    marks = [said for _, said in imported.summary.marked if "代号" not in said and "members" not in said]
    found = [
        (
            activity.title,
            re.sub(r"\s|2024年", "", activity.time.text if activity.time else ""),
            str(activity.place or ""),
            "、".join(name for line in activity.lines if line.units for name in line.units.names),
        )
        for activity in plan_of(imported.text).activities
    ]
    return found, marks


def lines(head: Sequence[str], rows: Sequence[Sequence[str]], mark: str = "\n") -> str:
    """A table as text: a cell a line, or a row a line with a mark between its cells."""
    return (mark if mark == "\n" else "\n").join(mark.join(row) for row in (head, *rows))


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head[1])
@pytest.mark.parametrize("mark", ["\n", " | ", "｜", "　　", "    "], ids=["lines", "pipes", "wide", "gaps", "blanks"])
def test_a_flattened_table_is_put_together(head: tuple[str, ...], mark: str) -> None:
    assert drafted(lines(head, COUNTED, mark)) == (ROWS, RESTORED)


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head[1])
def test_a_table_with_columns_of_other_names(head: tuple[str, ...]) -> None:
    assert drafted(lines(head, COUNTED, "\t")) == (ROWS, [])


@pytest.mark.parametrize("mark", ["\n", " | "])
def test_a_flattened_table_without_numbers(mark: str) -> None:
    assert drafted(lines(HEADS[0][1:], ROWS, mark)) == (ROWS, RESTORED)


def test_a_flattened_table_in_markdown() -> None:
    ruled = "\n".join(f"| {' | '.join(row)} |" for row in (HEADS[0], ["---"] * 5, *COUNTED))
    assert drafted(ruled) == (ROWS, RESTORED)


@pytest.mark.parametrize("number", ["{}.", "{}、", "（{}）"])
def test_rows_may_be_numbered_in_other_ways(number: str) -> None:
    rows = [(number.format(nth), *row[1:]) for nth, row in enumerate(COUNTED, 1)]
    assert drafted(lines(HEADS[0], rows)) == (ROWS, RESTORED)


def test_cells_that_a_mark_ends() -> None:
    """With the last cell of a row empty, and a cell over two lines."""
    rows = [*COUNTED[:1], ("2", "科普\n展览", "6月4日至6日", "示例广场", "区乙局、示例镇"), *COUNTED[2:]]
    cells = [cell for row in ((*HEADS[0], "备注"), *((*row, "") for row in rows)) for cell in row]
    assert drafted("\n".join(f"{cell} |" if cell else "|" for cell in cells)) == (ROWS, RESTORED)


def test_rows_counted_in_chinese_numerals() -> None:
    rows = [("一二三"[nth], *row) for nth, row in enumerate(ROWS)]
    assert drafted(lines(HEADS[0], rows)) == (ROWS, RESTORED)


@pytest.mark.parametrize(
    "line", ["2 | 科普展览 | 6月4日至6日 | | 区乙局、示例镇", "| 2 | 科普展览 | 6月4日至6日 | | 区乙局、示例镇 |"]
)
def test_an_empty_cell_between_marks_is_empty(line: str) -> None:
    table = [" | ".join(HEADS[0]), " | ".join(COUNTED[0]), line]
    expected = [ROWS[0], ("科普展览", "6月4日至6日", "", "区乙局、示例镇")]
    assert drafted("\n".join(table)) == (expected, RESTORED)


def test_a_row_that_lacks_a_cell_is_not_guessed_at() -> None:
    table = [" | ".join(HEADS[0]), " | ".join(COUNTED[0]), "2 | 科普展览 | 6月4日至6日 | 区乙局、示例镇"]
    assert drafted("\n".join(table)) == ([], LEFT)


def test_one_odd_cell_among_many_keeps_no_table_from_being_read() -> None:
    rows = [*COUNTED, ("4", "公开销毁", "6月7日", "示例公司", "届时再定")]
    rows += [(str(nth), f"第{nth}场讲座", "6月8日", "示例馆", "区丁会") for nth in (5, 6)]
    found, marks = drafted(lines(HEADS[0], rows))
    assert [title for title, _, _, units in found if units] == [row[1] for row in rows if row[4] != "届时再定"]
    assert marks == [*RESTORED, "请核对：表格里没有看懂的：“届时再定”"]


def test_an_empty_last_column_leaves_no_lines() -> None:
    assert drafted(lines((*HEADS[0], "备注"), COUNTED)) == (ROWS, RESTORED)


@pytest.mark.parametrize(
    "row",
    [
        ("2", "科普展览", "6月4日", "区乙局"),
        ("2", "科普", "展览", "6月4日", "示例广场", "区乙局"),
        ("2", "科普展览", "示例广场", "6月4日", "区乙局"),
    ],
    ids=["a cell is missing", "a cell over two lines", "cells changed about"],
)
def test_a_table_that_cannot_be_put_together_for_sure_stays_and_says_nothing(row: tuple[str, ...]) -> None:
    """Else the first date in it were the time of the chapter."""
    assert drafted(lines(HEADS[0], [COUNTED[0], row, COUNTED[2]])) == ([], LEFT)


@pytest.mark.parametrize(
    "head", [("乡镇", "时间", "地点"), ("科室", "体检时间", "体检地点"), ("单位", "日期", "献血地点", "任务数")]
)
@pytest.mark.parametrize("mark", ["\n", " | ", "　"], ids=["lines", "pipes", "wide"])
def test_a_flattened_table_of_whose_turn_it_is(head: tuple[str, ...], mark: str) -> None:
    rows = [("甲镇", "6月5日", "镇文化广场", "20"), ("乙镇", "6月6日", "镇政府大院", "30")]
    assert drafted(lines(head, [row[: len(head)] for row in rows], mark)) == ([], RESTORED)


def test_a_flattened_table_with_a_head_that_nobody_knows_says_nothing() -> None:
    rows = [("甲镇", "6月5日", "镇文化广场", "20"), ("乙镇", "6月6日", "镇政府大院", "30")]
    assert drafted(lines(("乡镇", "时间", "地点", "车号"), rows)) == ([], LEFT)


def test_a_date_and_an_hour_in_columns_of_their_own_are_one_time() -> None:
    rows = [(name, day, "9:00", where, who) for name, day, where, who in ROWS[::2]]
    found, _ = drafted(lines(("活动名称", "日期", "时间", "地点", "责任单位"), rows, "\t"))
    assert found == [(name, f"{day}9:00", where, who) for name, day, where, who in ROWS[::2]]


def test_short_lines_that_are_no_table_stay_lines() -> None:
    _, marks = drafted("时间\n地点\n5月3日\n示例广场")
    assert not [mark for mark in marks if "表格" in mark]


@pytest.mark.parametrize("mark", ["\n", " | ", " |\n"])
def test_nothing_of_a_flattened_table_is_lost_untold(mark: str) -> None:
    """The marks that are gone, and the lines that are rows now, stand in what import tells of."""
    table = lines(HEADS[0], COUNTED, mark) + (" |" if mark.startswith(" ") else "")
    head = "示例区甲局关于开展示例周活动的通知\n各镇街：\n一、活动安排\n示例周安排表 |\n|||"
    assert look(f"{head}\n{table}\n二、要求\n请认真组织。\n")


@given(st.text(alphabet="字a1 ?:-#&*!|>'\"%@`,[]{}=<~.，：", min_size=1, max_size=6))
def test_a_cell_is_read_as_it_was_written(cell: str) -> None:
    """A question mark alone makes a key of what stands in brackets."""
    assert yaml.load(f"[{scalar(cell, in_brackets=True)}, 乙]", yaml.BaseLoader) == [cell, "乙"]
    assert yaml.load(f"甲: {scalar(cell)}", yaml.BaseLoader) == {"甲": cell}


def row(*cells: str) -> str:
    """A row of a table on a page; ↓n behind a cell says over how many rows it reaches, →n over how many columns."""
    parts = [re.fullmatch(r"(?P<text>.*?)(?:↓(?P<down>\d))?(?:→(?P<across>\d))?", cell, re.DOTALL) for cell in cells]
    return "".join(
        f"<td rowspan={found['down'] or 1} colspan={found['across'] or 1}>{found['text'].replace(chr(10), '<br>')}</td>"
        for found in parts
        if found
    )


def imported(*rows: str) -> Imported:
    """A page with such a table."""
    table = "".join(f"<tr>{cells}</tr>" for cells in rows)
    page = (
        "<p>示例区甲局关于开展2024年示例周活动的通知</p><p>各镇街，各部门：</p><p>现将有关事项通知如下：</p><p>活动安排见下表：</p>"
        f"<table>{table}</table><p>请各镇街高度重视。</p><p>示例区甲局</p><p>2024年4月8日</p>"
    )
    return import_notice(f"<html><body>{page}</body></html>".encode(), "通知.html")


def read(*rows: str) -> tuple[list[dict[str, str]], str]:
    """What the rows of a table on a page are read as, and what is said of the table."""
    text = imported(*rows).text
    said = re.search("sections: +# 请核对：(.*)", text)
    marks = said[1] if said else ""
    notice = yaml.load(text, yaml.BaseLoader)["notice"]
    sections = [below for one in notice.get("sections", []) for below in one.get("sections", [])]
    return [one["in_text"] for one in sections if "in_text" in one], marks


HEAD = ("活动名称", "时间", "地点", "责任单位")
FIRST = ("启动仪式", "5月12日", "示例广场", "区甲局")


def test_what_reaches_down_holds_for_the_rows_below() -> None:
    found, said = read(
        row(*HEAD, "配合单位"),
        row("启动仪式", "5月12日↓2", "示例广场", "区甲局", "区丁局↓3"),
        row("座谈会", "示例党校↓2", "区乙局"),
        row("展览", "同上", "区丙局"),
    )
    assert [(one["time"], one["place"], one["responsible"], one["support"]) for one in found] == [
        ("5月12日", "示例广场", "区甲局", "区丁局"),
        ("5月12日", "示例党校", "区乙局", "区丁局"),
        ("5月12日", "示例党校", "区丙局", "区丁局"),
    ]
    assert not said


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("区乙局牵头，区丙局配合", {"lead": "区乙局", "support": "区丙局"}),
        ("主办：区乙局\n承办：区丙局", {"host": "区乙局", "organizer": "区丙局"}),
        ("由区乙局负责", {"responsible": "区乙局"}),
        ("区乙局\n区丙局", {"responsible": "区乙局、区丙局"}),
        ("区乙局 区丙局", {"responsible": "区乙局、区丙局"}),
        ("区乙局（张某）", {"responsible": "区乙局"}),
        ("区乙局 张某", {"responsible": "区乙局"}),
        ("同上", {"responsible": "区甲局"}),
        ("卫健、教育等部门", {"responsible": "卫健、教育等部门"}),
        ("/", {}),
        ("", {}),
        ("待定", {}),
    ],
)
def test_a_cell_says_who_in_many_ways(cell: str, roles: dict[str, str]) -> None:
    found, said = read(row(*HEAD), row(*FIRST), row("座谈会", "5月13日", "示例党校", cell))
    assert [one["title"] for one in found] == ["启动仪式", "座谈会"]
    assert found[1] == {"title": "座谈会", "time": "5月13日", "place": "示例党校"} | roles
    assert not said


@pytest.mark.parametrize("cell", ["每周三下午", "5月12日起", "长期坚持", "5月12日（视天气）"])
def test_a_time_that_is_not_understood_stays_and_is_told_once(cell: str) -> None:
    found, said = read(
        row(*HEAD), row(*FIRST), row("座谈会", cell, "示例党校", "区乙局"), row("展览", cell, "", "区丙局")
    )
    assert [one["time"] for one in found] == ["5月12日", cell, cell]
    assert said.count(cell) == 1


def test_what_no_cell_says_is_told() -> None:
    found, said = read(row(*HEAD), row(*FIRST), row("座谈会", "5月13日", "示例党校", "张某"))
    assert "responsible" not in found[1]
    assert "“张某”" in said


@pytest.mark.parametrize(
    "none",
    [
        row("合计", "2场→3"),
        row("注：如有调整，另行通知。→4"),
        row("二、培训活动→4"),
        row(*HEAD),
        row("例：讲座", "5月1日", "", "某局"),
    ],
)
def test_a_row_that_is_no_activity(none: str) -> None:
    found, _ = read(row(*HEAD), row(*FIRST), none, row("座谈会", "5月13日", "示例党校", "区乙局"))
    assert [one["title"] for one in found] == ["启动仪式", "座谈会"]


def test_a_day_in_a_row_of_its_own_is_that_of_the_hours_below() -> None:
    found, _ = read(
        row(*HEAD), row("5月12日→4"), row("签到", "9:00", "大厅", "区甲局"), row("报告", "9:30—11:00", "礼堂", "区乙局")
    )
    assert [one["time"] for one in found] == ["5月12日9:00", "5月12日9:30—11:00"]


def test_a_head_of_two_storeys() -> None:
    found, _ = read(
        row("活动名称↓2", "安排→2", "分工→2"),
        row("时间", "地点", "牵头单位", "配合单位"),
        row("座谈会", "5月13日", "示例党校", "区乙局", "区丙局"),
    )
    assert found == [{"title": "座谈会", "time": "5月13日", "place": "示例党校", "lead": "区乙局", "support": "区丙局"}]


@pytest.mark.parametrize(
    ("head", "cells", "said"),
    [
        (("开始时间", "结束时间"), ("5月12日", "5月18日"), {"time": "5月12日至5月18日"}),
        (("月", "日"), ("5", "12"), {"time": "5月12日"}),
        (("时间、地点",), ("5月12日，示例广场",), {"time": "5月12日", "place": "示例广场"}),
        (("完成时限",), ("6月底前",), {"time": "6月底前"}),
        (("责任单位及责任人",), ("区乙局",), {"responsible": "区乙局"}),
        (("主持单位", "参训单位"), ("区乙局", "各镇街"), {"host": "区乙局", "participants": "各镇街"}),
    ],
)
def test_columns_of_other_kinds(head: tuple[str, ...], cells: tuple[str, ...], said: dict[str, str]) -> None:
    found, _ = read(row("重点工作", *head, "牵头单位"), row("示例培训", *cells, "区甲局"))
    assert found == [{"title": "示例培训", "lead": "区甲局"} | said]


def test_several_activities_in_a_cell_are_several() -> None:
    found, _ = read(row(*HEAD), row("1.启动仪式\n2.图片展", "5月12日", "示例广场", "区甲局"))
    assert [one["title"] for one in found] == ["启动仪式", "图片展"]


def test_one_activity_in_a_table_of_labels() -> None:
    found, _ = read(row("活动名称", "示例论坛"), row("活动时间", "5月18日"), row("主办单位", "区甲局"))
    assert found == [{"title": "示例论坛", "time": "5月18日", "host": "区甲局"}]


@pytest.mark.parametrize(
    "rows",
    [
        (row("责任单位", "联系人", "电话"), row("区甲局", "张某", "0000-1234567")),
        (row("责任单位", "任务数"), row("区甲局", "12")),
        (row("序号", "活动名称", "时间", "责任单位"), row("1", "", "", ""), row("2", "", "", "")),
    ],
)
def test_a_table_of_another_kind_is_no_matter_to_check(rows: tuple[str, ...]) -> None:
    assert read(*rows) == ([], "")


def test_a_table_of_what_is_handed_in() -> None:
    rows = [
        row("序号", "报送内容", "报送单位", "报送时限", "接收单位"),
        row("1", "活动方案", "各镇街", "5月6日前", "区甲局办公室↓2"),
        row("2", "活动总结（含照片）", "各镇街\n各部门", "5月31日前"),
        row("3", "典型案例", "区乙局、区丙局", "每季度末", "同上"),
        row("合计", "3", "", "", ""),
    ]
    table = "".join(f"<tr>{cells}</tr>" for cells in rows)
    head, *tail = (
        f"<p>{line}</p>" for line in ("示例区甲局关于报送材料的通知", "各镇街：", "示例区甲局", "2024年4月8日")
    )
    page = f"<html><body>{head}{tail[0]}<p>要求如下：</p><table>{table}</table>{''.join(tail[1:])}</body></html>"
    text = import_notice(page.encode(), "通知.html").text
    reports = yaml.safe_load(text)["reports"]
    assert [(one["title"], one["from"], one["due"], one["receiver"]) for one in reports] == [
        ("活动方案", "各镇街", "5月6日前", "区甲局办公室"),
        ("活动总结", "各镇街、各部门", "5月31日前", "区甲局办公室"),
        ("典型案例", "区乙局、区丙局", "待定", "区甲局办公室"),
    ]
    assert reports[1]["needs"] == "照片"
    assert "请补充：原文是“每季度末”" in text
    assert "sections" not in yaml.safe_load(text)["notice"]


def test_a_bar_at_the_end_of_a_line_that_goes_on_above_is_told() -> None:
    """What was taken off the second of two lines that were put together was lost without a word."""
    notice = (
        "示例市甲局关于开展示例周活动的通知\n各县区：\n一、主要活动\n6月16日上午在示例广场集中咨询\n，由市甲局牵头|\n二、要求\n加强领导。\n"
        "示例市甲局\n2024年4月8日\n"
    )
    assert look(notice)
    altered = import_notice(notice.encode(), "通知.txt").summary.altered
    assert ("6月16日上午在示例广场集中咨询，由市甲局牵头|", "6月16日上午在示例广场集中咨询，由市甲局牵头") in altered


def test_what_text_and_table_both_tell_of_is_one_activity() -> None:
    """A table of who does what repeats the items of a plan: it gives what they do not say, and tells of the rest."""
    text = (
        "关于开展2026年示例日活动的通知\n各镇街，各部门：\n现将有关事项通知如下：\n一、主要活动\n"
        "（一）科普讲座。6月3日上午9时，在示例图书馆举行。由区甲局牵头，区乙局配合。\n（二）科普展览。区丙局负责布置展板。\n"
        "附件：任务分工表\n示例区甲局\n2026年5月8日\n附件\n任务分工表\n"
        "序号\t活动内容\t时间\t地点\t牵头单位\n1\t科普讲座\t6月3日上午9:00\t示例广场\t区甲局\n"
        "2\t科普展览\t6月4日至6日\t示例中学\t区丙局\n3\t科普竞赛\t6月7日\t示例小学\t区丁局\n"
    )
    draft = import_notice(text.encode(), "通知.txt").text
    found = {activity.title: activity for activity in plan_of(draft).activities}
    assert sorted(found) == ["科普展览", "科普竞赛", "科普讲座"]
    assert str(found["科普讲座"].place) == "示例图书馆"
    assert found["科普展览"].time is not None
    assert (found["科普展览"].time.shown, str(found["科普展览"].place)) == ("6月4日至6日", "示例中学")
    assert "“科普讲座”、“科普展览”正文里也有" in draft
    assert "“科普讲座”的活动地点“示例广场”和正文写的不一样，按正文的" in draft


def test_a_table_of_other_years_or_of_the_rehearsal_is_no_table_of_the_items() -> None:
    text = (
        "关于开展2026年示例日活动的通知\n各镇街：\n现将有关事项通知如下：\n一、主要活动\n（一）健步走。由区甲局主办。\n"
        "（二）集中整治。区丙局5月20日前完成。\n二、往年情况\n序号\t活动名称\t时间\t地点\t承办单位\n"
        "1\t健步走\t2024年5月\t滨河路\t区乙会\n2\t接力跑\t2024年6月\t滨河路\t区乙会\n三、任务分工\n"
        "序号\t工作任务\t完成时限\t责任单位\n1\t集中整治\t5月15日前\t区丙局\n2\t总结\t5月30日前\t区丁局\n"
        "示例区甲局\n2026年5月8日\n"
    )
    draft = import_notice(text.encode(), "通知.txt").text
    found = {(one.title, one.time.shown if one.time else "", str(one.place)) for one in plan_of(draft).activities}
    assert ("健步走", "", "None") in found
    assert ("集中整治", "", "None") in found
    assert "“集中整治”的活动时间“5月15日前”和正文写的不一样" in draft


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("宣传阶段↓2", "讲座"), ("展览",), ("总结阶段", "座谈")], "（“宣传阶段”）"),
        ([("宣传阶段↓2", "讲座"), ("展览",), ("休息→2",), ("总结阶段↓2", "座谈"), ("通报",)], "（“宣传阶段”等3格）"),
        ([("宣传阶段", "讲座"), ("总结阶段", "座谈")], ""),
    ],
)
def test_cells_that_are_merged_no_longer_are_said_to_be(rows: list[tuple[str, ...]], said: str) -> None:
    """A cell of a plan's table reaches over no other."""
    notes = imported(row("阶段", "内容"), *(row(*cells) for cells in rows)).summary.notes
    assert [re.findall("（.*?）", note)[0] for note in notes if "合并的格" in note] == ([said] if said else [])


BROAD = [row("单位↓2", "开展活动→2", "备注↓2"), row("场次（场）", "人数（人）"), row("", "", "", "")]


def test_a_head_of_merged_cells_becomes_one_row_and_that_is_said() -> None:
    found = imported(*BROAD)
    table = next(one["table"] for one in sections_of(found.text) if "table" in one)
    assert table["columns"] == ["单位", "开展活动：场次（场）", "开展活动：人数（人）", "备注"]
    assert table["rows"] == [[""] * 4]
    said = "请核对：表头有合并的格，改成了一行，一栏一个名称，看看对不对"
    assert said in [mark for _, mark in found.summary.marked]
    assert [note for note in found.summary.notes if "合并的格" in note] == []
    assert found.summary.altered == (
        ("单位　开展活动　备注\n场次（场）　人数（人）", "单位　开展活动：场次（场）　开展活动：人数（人）　备注"),
    )


def test_a_name_over_several_columns_is_repeated() -> None:
    """Whether the row below goes on with the head, nothing shows."""
    found = imported(row("单位", "联系人→2"), row("甲局", "张某", "处长"))
    table = next(one["table"] for one in sections_of(found.text) if "table" in one)
    assert table == {"columns": ["单位", "联系人", "联系人"], "rows": [["甲局", "张某", "处长"]]}


@pytest.mark.parametrize(
    "rows",
    [
        [row("姓名", "", "性别", "", "照片↓2"), row("单位", "→3")],
        [row("姓名", "→2", "照片↓2"), row("单位", "→2")],
    ],
)
def test_what_has_no_head_is_no_table_and_what_is_lost_is_said(rows: list[str]) -> None:
    found = imported(*rows)
    assert not [one for one in sections_of(found.text) if "table" in one]
    said = "请核对：表头有空的格，没有当作表格，各行印成正文，格线和空行没有了；要表格的，改写成 table"
    assert said in [mark for _, mark in found.summary.marked]


def sections_of(text: str) -> list[dict[str, dict[str, object]]]:
    notice = yaml.load(text, yaml.BaseLoader)["notice"]
    return [notice, *notice.get("sections", [])]


def form(title: str, body: str) -> tuple[object, list[str]]:
    """The rows of the table of an attachment of plain text, and what is to be checked of it."""
    text = (
        "示例区甲局关于开展2024年示例周活动的通知\n各镇街：\n请各镇街认真组织。\n"
        f"附件：{title}\n示例区甲局\n2024年4月8日\n附件\n{title}\n{body}\n"
    )
    found = import_notice(text.encode(), "通知.txt")
    (attachment,) = yaml.load(found.text, yaml.BaseLoader)["notice"]["attachments"]
    return attachment.get("table", {}).get("rows"), [said for _, said in found.summary.marked if "表" in said]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("单位\t姓名\t电话\n\t\t\n\t\t", [[""] * 3] * 2),
        ("单位\t姓名\t电话\n\t", [[""] * 3]),
        ("单位\t姓名\t电话\n\t\t\n合计\t\t", [[""] * 3, ["合计", "", ""]]),
    ],
)
def test_the_empty_rows_of_a_form_of_plain_text_are_rows(body: str, rows: list[list[str]]) -> None:
    assert form("示例报名表", body) == (rows, [])


def test_an_attachment_that_lost_its_table_says_so() -> None:
    said = ["请核对：像是一张表，格子没有认出来，格线和空行没有了；要表格的，改写成 table"]
    assert form("示例报名表", "单位　姓名　电话") == (None, said)
    assert form("示例报名表（样表）", "填报时间：\n单位 姓名 电话") == (None, said)
    assert form("示例报名表", "单位：　姓名：　电话：") == (None, [])
    assert form("示例标语", "公开　透明　便民") == (None, [])
