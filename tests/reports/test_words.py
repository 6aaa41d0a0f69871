"""What is said to a clerk: names in place of numbers, the reason of each, and advice that works to the letter."""

import re
from pathlib import Path

import pytest

from gongkai.wide import width
from tests.dropped import DOC, JPG, MP4, put
from tests.status.test_counts import PLAN, Desk, desk

__all__ = ["desk"]


@pytest.mark.parametrize(
    ("title", "word", "state"),
    [
        ("活动总结报告", "总结", "已报送"),
        ("活动总结报告", "总结报告", "已报送"),
        ("活动总结报告", "活动总结", "已报送"),
        ("活动信息", "信息", "已报送"),
        ("总结", "报告", "已报送"),
        ("活动总结报告", "图片", "待报送"),
    ],
)
def test_the_report_by_its_own_name(title: str, word: str, state: str, desk: Desk) -> None:
    desk.plan(PLAN.replace("title: 总结", f"title: {title}"))
    desk.types("17", f"report submit 甲局 --has {word}")
    assert desk.row("17", "甲局")["state"] == state


@pytest.mark.parametrize(
    ("need", "word", "file"),
    [
        ("影像资料", "影像", "a.mp4"),
        ("照片资料", "图片", "a.jpg"),
        ("录像", "视频资料", "a.mp4"),
        ("音频素材", "音频", "a.mp3"),
        ("电子版", "电子版", "a.docx"),
    ],
)
def test_a_material_by_any_name_that_is_known(need: str, word: str, file: str, desk: Desk) -> None:
    """With 资料 behind it too: `validate` asks nothing about it, a file is it, and `--has` takes it."""
    desk.plan(PLAN.replace("needs: 图片", f"needs: {need}"))
    assert "GK271" not in desk.gongkai("validate", "--format", "json", cwd=desk.folder).out
    put(desk.folder, file, {"a.mp4": MP4, "a.jpg": JPG, "a.docx": DOC}.get(file, b"ID3 1"))
    desk.types("17", "report submit 甲局 --has 报告")
    assert desk.row("17", "甲局")["missing"] == [need]
    desk.types("17", f"report submit 甲局 {file} --yes")
    desk.types("17", "report submit 乙局 --has 报告")
    desk.types("17", f"report submit 乙局 --has {word}")
    assert [desk.row("17", unit)["missing"] for unit in ("甲局", "乙局")] == [[], []]


def test_what_the_title_names_is_lacking_once(desk: Desk) -> None:
    """工作总结和影像资料 is not lacking beside 影像资料; once the report is there, what of it has not come is named."""
    desk.plan(PLAN.replace("title: 总结", "title: 工作总结和影像资料").replace("needs: 图片", "needs: 影像资料、图片"))
    assert desk.row("17", "甲局")["missing"] == ["工作总结和影像资料", "图片"]
    desk.types("17", "report submit 甲局 --has 报告")
    assert desk.row("17", "甲局")["missing"] == ["影像资料", "图片"]


@pytest.mark.parametrize("word", ["结", "告", "视频", "锦旗", "方案"])
def test_what_is_no_name_of_the_report_is_told_kindly(word: str, desk: Desk) -> None:
    desk.plan(PLAN.replace("title: 总结", "title: 活动总结和视频"))
    told = desk.types("17", f"report submit 甲局 --has {word}", 2).err
    assert f"“活动总结和视频”不需要“{word}”\n建议：报告本身收到了，写 --has 报告；材料可以写：图片" in told


def test_each_says_why_it_cannot_be_accepted(desk: Desk) -> None:
    desk.types("16", "report submit 乙局 --has 报告、图片")
    desk.types("16", "report accept 乙局")
    desk.types("16", "report submit 丙局 --has 报告、图片")
    told = desk.types("17", "report accept 甲局，乙局", 2).err
    assert "甲局是“待报送”，不能办结；乙局是“办结”，不能办结" in told
    assert "gongkai report undo 2" in told
    told = desk.types("17", "report accept 甲局 丙局", 2).err
    assert "甲局是“待报送”，不能办结；丙局的也没有登记" in told
    assert desk.row("17", "丙局")["state"] == "已报送"


def test_a_scan_names_what_is_on_record(desk: Desk) -> None:
    (desk.folder / "收件").mkdir()
    put(desk.folder / "收件", "甲局总结.docx", b"1")
    desk.types("17", "report scan 收件 --yes")
    said = desk.types("17", "report scan 收件").out
    assert "登记过的或者重复的：1个文件，内容一样，不再登记\n  甲局总结.docx\n" in said


def test_a_file_of_no_known_kind_has_come(desk: Desk) -> None:
    put(desk.folder, "甲局总结.xyz", b"1")
    desk.types("17", "report submit 甲局 甲局总结.xyz")
    assert "已收到别的文件" in desk.types("17", "status").out


def test_the_record_as_text_fits_a_page(desk: Desk) -> None:
    """Nothing is lost by it: the words are those of the table as wide as it likes."""
    names = "、".join(f"示例第{number}街道办事处" for number in range(1, 13))
    desk.plan(PLAN.replace("甲局、乙局、丙局", names))
    desk.types("16", f"report extend {names} --until 5月20日 --reason {'活动推迟' * 30}")
    desk.types("17", "report submit 示例第1街道办事处 --at 5月16日10:00")
    for command in ("report log -o 记录.txt", "report log -o 记录.md"):
        desk.types("18", command)
    lines = (desk.folder / "记录.txt").read_text(encoding="utf-8").splitlines()
    table = lines[next(at for at, line in enumerate(lines) if line.startswith("编号")) :]
    assert max(map(width, table)) <= 100
    letters = sorted(re.sub(r"[\s|<>br-]", "", "".join(table)))
    assert letters == sorted(re.sub(r"[\s|<>br-]", "", "".join(_table(desk.folder / "记录.md"))))
    assert "（值班员，5月17日补登）" in desk.types("18", "report log").out


def _table(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]


def test_the_advice_for_a_list_that_somebody_has_changed_works(desk: Desk) -> None:
    """Followed to the letter: renamed, and once more."""
    (desk.folder / "收件").mkdir()
    put(desk.folder / "收件", "甲局总结.docx", b"1")
    desk.types("17", "report scan 收件 --yes")
    desk.types("17", "report collect 收件 --format txt")
    own = desk.folder / "归档" / "目录.txt"
    own.write_text("改过", encoding="utf-8")
    told = desk.types("18", "report collect 收件 --format txt", 2).err
    assert "建议：把它改个名称，再运行一次，两份都留着；确实要换成新的，加上 --force" in told
    own.rename(own.with_name("目录（旧）.txt"))
    desk.types("18", "report collect 收件 --format txt")
    assert own.read_text(encoding="utf-8") != "改过"
    assert own.with_name("目录（旧）.txt").read_text(encoding="utf-8") == "改过"
