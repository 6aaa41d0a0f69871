"""`gongkai init`: a plan that works from the first minute, and the templates to change."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from gongkai.checks import review
from gongkai.cli.start import start
from gongkai.phrases.holidays import day_off
from gongkai.reading import loads
from tests.conftest import ROOT, Run

DAYS = ["2022-01-05", "2022-05-06", "2022-05-20", "2026-05-08", "2026-05-09", "2027-03-01", "2032-02-29", "9999-12-31"]


@pytest.mark.parametrize("today", DAYS)
def test_there_is_nothing_to_find_in_it(today: str, gongkai: Run, tmp_path: Path) -> None:
    assert gongkai("init", "--today", today, cwd=tmp_path).code == 0
    result = gongkai("validate", "--strict", cwd=tmp_path)
    assert (result.code, result.out, result.err) == (0, "", "plan.yaml：没有发现问题\n")


def test_the_dates_are_those_of_the_next_event_that_can_be_announced() -> None:
    """15 May or the working day after it, whatever the day; the notice a week before and not in the past."""
    for offset in range(0, 366 * 12, 5):
        today = date(2018, 1, 1) + timedelta(days=offset)
        days = start(today)
        assert today <= days.issued < days.event <= days.end < days.due
        assert days.issued - today <= timedelta(days=366)
        assert timedelta() <= days.event - date(days.event.year, 5, 15) <= timedelta(days=2)
        assert not any(day_off(day) or day.weekday() >= 5 for day in (days.issued, days.event, days.due))


def test_what_it_says_to_do_next_can_be_done(gongkai: Run, tmp_path: Path) -> None:
    """The commands it names, typed as they stand there, in the folder it names."""
    said = gongkai("init", "政务 公开/2023", "--today", "2023-03-01", cwd=tmp_path).err
    folder = re.search(r'cd "(.+)"', said)
    assert folder
    commands = re.findall(r"^  gongkai (.+?)(?:  .*)?$", said, re.M)
    assert [command.split()[0] for command in commands] == ["validate", "render", "tasks", "status"]
    for command in commands:
        assert gongkai(*command.split(), cwd=tmp_path / folder[1]).code == 0
    assert (tmp_path / folder[1] / "通知.docx").read_bytes().startswith(b"PK")


def test_a_clerk_can_type_what_the_readme_says(gongkai: Run, plan_dir: Path) -> None:
    """The lines of README.zh-CN.md from `gongkai init` on, one after another; notepad is left out."""
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```powershell\n(.*?)```", text, re.S)[1:] for line in block.splitlines()]
    assert [line.split()[0] for line in lines] == ["gongkai", "cd", "notepad", *["gongkai"] * 5]
    folder = plan_dir
    for line in lines:
        command, *arguments = line.split()
        folder = folder / arguments[0] if command == "cd" else plan_dir if "next" in arguments else folder
        if command == "gongkai":
            assert gongkai(*arguments, cwd=folder, env={"GONGKAI_TODAY": "2027-03-01"}).code == 0
    assert (plan_dir / "2027" / "通知.docx").exists()
    assert (plan_dir / "2023" / "plan.yaml").exists()


def test_the_plan_has_tasks_and_a_report(gongkai: Run, tmp_path: Path) -> None:
    gongkai("init", "--today", "2023-03-01", cwd=tmp_path)
    assert "2023年5月15日" not in gongkai("render", cwd=tmp_path).out
    assert "活动时间：5月15日上午9时" in gongkai("render", cwd=tmp_path).out
    tasks = gongkai("tasks", "-u", "乙局", cwd=tmp_path).out
    assert "自备展板" in tasks
    assert "活动总结" in tasks
    assert gongkai("report", "submit", "乙局", "--has", "报告、图片", "--at", "5月16日", cwd=tmp_path).code == 0
    assert "应报 5，已报 1" in gongkai("status", "--today", "2023-05-17", cwd=tmp_path).out
    assert gongkai("next", "--year", "2024", "-o", "2024/plan.yaml", cwd=tmp_path).code == 0


def test_its_comments_are_those_of_the_table_of_keys(gongkai: Run, tmp_path: Path) -> None:
    gongkai("init", cwd=tmp_path)
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert "# 成文日期：如 2022年5月7日；没写年份的日期都按这一年" in text
    first = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.splitlines()[0])
    assert first
    schema = (tmp_path / first[1]).read_text(encoding="utf-8")
    assert schema == (ROOT / "docs" / "plan.schema.json").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 90


@pytest.mark.parametrize("name", ["plan.yaml", "plan.schema.json"])
def test_nothing_is_overwritten(name: str, gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = gongkai("init", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert f"已经有这个文件了：{name}" in result.err
    assert [(entry.name, entry.read_text(encoding="utf-8")) for entry in tmp_path.iterdir()] == [(name, "mine")]
    assert gongkai("init", "--force", cwd=tmp_path).code == 0
    assert loads((tmp_path / "plan.yaml").read_bytes()).plan


def test_a_file_in_the_place_of_the_folder(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "2023").write_text("mine", encoding="utf-8")
    result = gongkai("init", "2023", cwd=tmp_path)
    assert result.code == 2
    assert "写不了文件：" in result.err
    assert re.search("已经有同名的文件|有一段不是文件夹", result.err)


def test_a_day_that_is_none(gongkai: Run, tmp_path: Path) -> None:
    result = gongkai("init", "--today", "明天", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "--today 看不懂“明天”" in result.err
    assert not list(tmp_path.iterdir())


# -- the templates -----------------------------------------------------------------------------------------------------


def test_templates_are_copied_out_and_used(gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("init", "--templates", "模板", cwd=plan_dir)
    assert (result.code, result.out) == (0, "")
    names = {path.name for path in (ROOT / "templates").iterdir()}
    assert {path.name for path in (plan_dir / "模板").iterdir()} == names
    for name in names:
        assert (plan_dir / "模板" / name).read_bytes() == (ROOT / "templates" / name).read_bytes()
    shown = gongkai("render", cwd=plan_dir).out
    template = plan_dir / "模板" / "notice.txt.j2"
    template.write_text("内部资料\n" + template.read_text(encoding="utf-8"), encoding="utf-8")
    command = re.search(r"gongkai (render .+)", result.err)
    assert command
    assert gongkai(*command[1].split(), cwd=plan_dir).out == "内部资料\n" + shown
    assert gongkai("render", cwd=plan_dir, env={"GONGKAI_TEMPLATES": "模板"}).out == "内部资料\n" + shown


def test_templates_overwrite_nothing(gongkai: Run, tmp_path: Path) -> None:
    assert gongkai("init", "--templates", cwd=tmp_path).code == 0
    (tmp_path / "模板" / "notice.txt.j2").write_text("mine", encoding="utf-8")
    result = gongkai("init", "--templates", cwd=tmp_path)
    assert result.code == 2
    assert "已经有这个文件了" in result.err
    assert (tmp_path / "模板" / "notice.txt.j2").read_text(encoding="utf-8") == "mine"


def test_an_office_may_have_its_own_beginning(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    own = "id: a-{{ view.event.year }}\nplan:\n  title: {{ view.event.year }}年示例市方案\n"
    (tmp_path / "own" / "plan.yaml.j2").write_text(own, encoding="utf-8")
    settings = {"GONGKAI_TEMPLATES": "own", "GONGKAI_TODAY": "2023-03-01"}
    assert gongkai("init", cwd=tmp_path, env=settings).code == 0
    assert review(loads((tmp_path / "plan.yaml").read_bytes())) == []
    assert "2023年示例市方案" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_the_example_is_the_shipped_plan(gongkai: Run, tmp_path: Path) -> None:
    """But for its first line, which names the schema beside it; what it says to do next can be done."""
    said = gongkai("init", "--example", "示例", cwd=tmp_path).err
    first, _, rest = (tmp_path / "示例" / "plan.yaml").read_text(encoding="utf-8").partition("\n")
    assert first == "# yaml-language-server: $schema=plan.schema.json"
    assert rest == (ROOT / "plan.yaml").read_text(encoding="utf-8").partition("\n")[2]
    assert (tmp_path / "示例" / "plan.schema.json").is_file()
    commands = re.findall(r"^  gongkai (.+?)(?:  .*)?$", said, re.M)
    assert [command.split()[0] for command in commands] == ["render", "tasks", "status"]
    for command in commands:
        assert gongkai(*command.split(), cwd=tmp_path / "示例").code == 0
    assert "不能一起用" in gongkai("init", "--example", "--templates", cwd=tmp_path).err
