"""The archive: what is on record, found by its content, copied whole, and nothing of anybody's written over."""

import errno
import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.archive.copying import GoneError, copy
from gongkai.archive.shelves import Drawer
from gongkai.reports.materials import describe
from tests.conftest import Result, Run
from tests.dropped import JPG, PDF, put, zipped
from tests.servers import Server

NOW = "2022-06-01"
PLAN = """id: small
units:
  groups: {各部门: {members: 甲局、乙局、丙局}, 其他: {members: "丁/局"}}
reports:
  - {id: a, title: 活动信息, from: 各部门、丁/局, due: 5月10日前}
  - {id: b, title: 活动总结, from: 各部门, due: 5月18日前, needs: 图片}
plan: {title: 示例方案, text: 正文。}
notice: {title: 示例通知, issuer: 示例区人民政府办公室, date: 2022年5月7日, text: 正文。}
"""
posix = pytest.mark.skipif(os.name == "nt", reason="needs a Unix file system")


class Office:
    """A desk with a plan of two reports, files that came to 收件, and the archive."""

    def __init__(self, gongkai: Run, folder: Path) -> None:
        self._gongkai = gongkai
        self.folder = folder
        self.archive = folder / "归档"

    def comes(self, unit: str, report: str, files: dict[str, bytes], *more: str, at: str = "2022-05-09T10:00") -> None:
        """Files that a unit hands in, put on record."""
        for name, content in files.items():
            put(self.folder, name, content)
        self.does("submit", unit, *files, "--report", report, "--yes", *more, at=at)

    def does(self, *words: str, at: str = "2022-05-19T10:00") -> None:
        result = self._gongkai("report", *words, "--today", at, "--by", "张三", cwd=self.folder)
        assert result.code == 0, result.err

    def collects(self, *words: str, code: int = 0) -> Result:
        folders = [] if words and not words[0].startswith("-") else ["收件"]
        result = self._gongkai("report", "collect", *folders, *words, "--today", NOW, cwd=self.folder)
        assert result.code == code, result.out + result.err
        return result

    @property
    def copies(self) -> dict[str, bytes]:
        """Every file in the archive but the documents on top."""
        below = (path for path in self.archive.rglob("*") if path.is_file() and path.parent != self.archive)
        return {path.relative_to(self.archive).as_posix(): path.read_bytes() for path in sorted(below)}

    def contents(self, *options: str, name: str = "目录") -> list[Any]:
        """The entries of the list."""
        self._gongkai("report", "collect", "收件", *options, "--format", "json", "--today", NOW, cwd=self.folder)
        view = json.loads((self.archive / f"{name}.json").read_text(encoding="utf-8"))
        assert (view["format"], view["plan"]) == (1, "small")
        return list(view["entries"])


@pytest.fixture
def office(gongkai: Run, tmp_path: Path) -> Office:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "收件").mkdir()
    return Office(gongkai, tmp_path)


def pdf(text: str) -> bytes:
    return PDF + text.encode()


# -- what goes where ---------------------------------------------------------------------------------------------------


def test_every_unit_has_a_folder_for_every_report(office: Office) -> None:
    office.comes("甲局", "a", {"收件/甲/信息.pdf": pdf("1")})
    office.comes("甲局", "b", {"收件/甲/总结.pdf": pdf("2"), "收件/甲/图.jpg": JPG})
    office.comes("乙局", "b", {"收件/乙/总结.pdf": pdf("3")})
    office.comes("丁/局", "a", {"收件/信息.pdf": pdf("4")})
    result = office.collects()
    assert office.copies == {
        "活动信息/甲局/信息.pdf": pdf("1"),
        "活动总结/甲局/总结.pdf": pdf("2"),
        "活动总结/甲局/图.jpg": JPG,
        "活动总结/乙局/总结.pdf": pdf("3"),
        "活动信息/丁_局/信息.pdf": pdf("4"),
    }
    assert "3个单位，归档5个文件" in result.out
    assert "复制了5个文件" in result.out
    assert {path.name for path in office.archive.iterdir() if path.is_file()} == {"目录.docx", "报送记录.docx"}


def test_a_second_run_doubles_nothing_and_changes_nothing(office: Office) -> None:
    office.comes("甲局", "a", {"收件/总结.pdf": pdf("1"), "收件/别/总结.pdf": pdf("2")})
    office.collects()
    before = {path: path.stat() for path in office.archive.rglob("*")}
    result = office.collects()
    assert "复制了0个文件，原来就在的2个" in result.out
    after = {path: path.stat() for path in office.archive.rglob("*")}
    assert {path: (state.st_ino, state.st_mtime_ns) for path, state in before.items()} == {
        path: (state.st_ino, state.st_mtime_ns) for path, state in after.items()
    }
    office.comes("乙局", "a", {"收件/3.pdf": pdf("3")})
    assert "复制了1个文件，原来就在的2个" in office.collects().out


def test_two_files_of_one_name_are_both_kept_whatever_case_they_are_in(office: Office) -> None:
    office.comes("甲局", "b", {"收件/1/总结.pdf": pdf("1"), "收件/2/总结.pdf": pdf("2"), "收件/3/总结.PDF": pdf("3")})
    office.collects()
    assert office.copies == {
        "活动总结/甲局/总结.pdf": pdf("1"),
        "活动总结/甲局/总结（2）.pdf": pdf("2"),
        "活动总结/甲局/总结（3）.PDF": pdf("3"),
    }
    assert [entry["place"].rpartition("/")[2] for entry in office.contents()] == [
        "总结.pdf",
        "总结（2）.pdf",
        "总结（3）.PDF",
    ]


def test_a_joint_report_is_in_the_folder_of_each(office: Office) -> None:
    office.comes("甲局", "a", {"收件/联合.zip": zipped({"总结.docx": b"1"})}, "--with", "乙局")
    office.comes("丙局", "a", {"收件/同样.zip": zipped({"总结.docx": b"1"})})
    office.collects()
    assert [*office.copies] == ["活动信息/丙局/同样.zip", "活动信息/乙局/联合.zip", "活动信息/甲局/联合.zip"]
    assert [entry["remarks"] for entry in office.contents()] == [["和乙局合报"], ["和甲局合报"], []]


def test_the_same_file_handed_in_twice_is_one_copy_and_two_entries(office: Office) -> None:
    office.comes("甲局", "b", {"收件/总结.pdf": pdf("1")})
    office.comes("甲局", "b", {"收件/总结终稿.pdf": pdf("1")}, at="2022-05-10T10:00")
    assert "归档1个文件" in office.collects().out
    assert [*office.copies] == ["活动总结/甲局/总结.pdf"]
    assert [(entry["seq"], entry["place"]) for entry in office.contents()] == [
        (1, "活动总结/甲局/总结.pdf"),
        (2, "活动总结/甲局/总结.pdf"),
    ]


def test_what_was_mended_stands_beside_what_was_returned(office: Office) -> None:
    office.comes("甲局", "b", {"收件/总结.pdf": pdf("旧")})
    office.does("return", "甲局", "--report", "b", "--reason", "缺照片")
    office.comes("甲局", "b", {"收件/新/总结.pdf": pdf("新")}, "--has", "图片", at="2022-05-20T09:00")
    office.collects()
    assert [*office.copies.values()] == [pdf("旧"), pdf("新")]
    entries = [(entry["name"], entry["state"], entry["remarks"]) for entry in office.contents()]
    assert entries == [
        ("总结.pdf", "archived", ["退回以前交的"]),
        ("总结.pdf", "archived", ["第2次交的"]),
        ("图片（另收）", "without_file", ["第2次交的"]),
    ]


def test_what_was_taken_back_was_never_handed_in(office: Office) -> None:
    office.comes("甲局", "a", {"收件/错.pdf": pdf("1")}, "--with", "乙局")
    office.collects()
    office.does("undo", "1", "--unit", "甲局")
    office.comes("甲局", "a", {"收件/对.pdf": pdf("2")}, at="2022-05-19T11:00")
    result = office.collects()
    assert re.search("归档里多出来的.*没有动：1个\n  活动信息/甲局/错.pdf", result.out)
    assert [(entry["unit"], entry["name"]) for entry in office.contents()] == [("甲局", "对.pdf"), ("乙局", "错.pdf")]
    assert office.copies["活动信息/甲局/错.pdf"] == pdf("1")


def test_what_came_on_paper_is_in_the_list(office: Office) -> None:
    office.does("submit", "甲局", "--report", "b")
    result = office.collects()
    assert "没有文件的1次" in result.out
    assert [(entry["name"], entry["place"]) for entry in office.contents()] == [("纸质报告", None)]
    assert office.copies == {}


def test_the_whole_record_counts_also_what_the_plan_has_no_more(office: Office) -> None:
    office.comes("丙局", "b", {"收件/总结.pdf": pdf("1")})
    changed = PLAN.replace("id: b, title: 活动总结", "id: c, title: 总结").replace("、丙局", "")
    (office.folder / "plan.yaml").write_text(changed, encoding="utf-8")
    office.collects()
    assert office.copies == {"b/丙局/总结.pdf": pdf("1")}


def test_what_was_assigned_is_a_report_like_any_other(office: Office) -> None:
    office.does("assign", "甲局、乙局", "某小区噪声扰民", "--due", "5月25日")
    office.does("receive", "甲局")
    office.comes("甲局", "交办1", {"收件/答复.pdf": pdf("1")}, at="2022-05-20T09:00")
    office.comes("乙局", "a", {"收件/信息.pdf": pdf("2")})
    office.collects("--report", "某小区噪声扰民")
    assert office.copies == {"某小区噪声扰民/甲局/答复.pdf": pdf("1")}
    office.collects()
    assert len(office.copies) == 2


def test_nothing_on_record_is_said(office: Office) -> None:
    assert "记录里没有要归档的" in office.collects().err
    assert not office.archive.exists()


# -- finding -----------------------------------------------------------------------------------------------------------


def test_a_file_is_found_by_its_content_in_any_of_the_folders(office: Office) -> None:
    office.comes("甲局", "a", {"收件/甲局信息.pdf": pdf("1")})
    office.comes("乙局", "a", {"收件/乙局信息.pdf": pdf("2")})
    (office.folder / "U盘/很/深").mkdir(parents=True)
    (office.folder / "收件/甲局信息.pdf").rename(office.folder / "U盘/很/深/改了名.dat")
    office.collects("收件", "U盘")
    assert office.copies == {"活动信息/甲局/甲局信息.pdf": pdf("1"), "活动信息/乙局/乙局信息.pdf": pdf("2")}


def test_what_cannot_be_found_is_named_until_it_is_there(office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1"), "收件/改过.pdf": pdf("2")}, "--with", "乙局")
    (office.folder / "收件/信息.pdf").unlink()
    put(office.folder, "收件/改过.pdf", pdf("3"))
    result = office.collects(code=1)
    assert "另有4个没有找到" in result.out
    assert "甲局、乙局“活动信息”：信息.pdf（第1条，5月9日10:00登记）" in result.out
    assert f"改过.pdf（第1条，5月9日10:00登记；{Path('收件/改过.pdf')} 同名，可是内容不一样" in result.out
    document = docx.Document(str(office.archive / "目录.docx"))
    assert [row.cells[5].text.split("\n")[0] for row in document.tables[0].rows[1:]] == ["没有找到"] * 4
    put(office.folder, "收件/找回来的", pdf("1"))
    put(office.folder, "收件/找回来的2", pdf("2"))
    assert "没有找到" not in office.collects().out
    assert [*office.copies] == [f"活动信息/{unit}/{name}.pdf" for unit in ("乙局", "甲局") for name in ("信息", "改过")]


def test_what_a_scan_passes_over_is_found_too(office: Office) -> None:
    files = {"收件/空.pdf": b"", "收件/下载.tmp": pdf("1"), "收件/.隐藏.pdf": pdf("2"), "收件/.git/3.pdf": pdf("3")}
    office.comes("甲局", "a", files)
    office.collects()
    assert office.copies == {
        "活动信息/甲局/空.pdf": b"",
        "活动信息/甲局/下载.tmp": pdf("1"),
        "活动信息/甲局/隐藏.pdf": pdf("2"),
        "活动信息/甲局/3.pdf": pdf("3"),
    }


def test_the_archive_may_lie_in_the_folder_that_is_looked_through(office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    office.collects(".")
    (office.folder / "收件/信息.pdf").unlink()
    assert "原来就在的1个" in office.collects(".").out
    assert [*office.copies] == ["活动信息/甲局/信息.pdf"]


def test_a_file_that_cannot_be_read_is_named(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})

    def _refused(_: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("gongkai.archive.search.opened", _refused)
    result = office.collects(code=1)
    assert "信息.pdf（读不了：没有权限，或者文件正被别的程序占用）" in result.out
    assert "同名，可是内容不一样，或者读不了" in result.out


def test_a_copy_is_as_old_as_its_original(office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    os.utime(office.folder / "收件/信息.pdf", (1_600_000_000, 1_600_000_000))
    office.collects()
    assert (office.archive / "活动信息/甲局/信息.pdf").stat().st_mtime == 1_600_000_000


@posix
def test_links_are_not_followed_and_pipes_not_read(office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    (office.folder / "别处").mkdir()
    (office.folder / "收件/信息.pdf").rename(office.folder / "别处/信息.pdf")
    (office.folder / "收件/信息.pdf").symlink_to(office.folder / "别处/信息.pdf")
    (office.folder / "收件/夹").symlink_to(office.folder / "别处")
    os.mkfifo(office.folder / "收件/管道.pdf")
    result = office.collects(code=1)
    assert "没有看的：3个" in result.out
    assert "信息.pdf（链接，没有跟过去）" in result.out
    assert "管道.pdf（不是普通文件）" in result.out
    assert office.copies == {}


# -- the names ---------------------------------------------------------------------------------------------------------


NAMES = {
    "照:片*1?.jpg": "照_片_1_.jpg",
    '“引”"<1>|.jpg': "“引”__1__.jpg",
    "甲\\乙.jpg": "乙.jpg",
    "a\x1b[31m\nb.jpg": "a[31mb.jpg",
    "\u202egpj.jpg": "gpj.jpg",
    "CON.jpg": "_CON.jpg",
    "com1.tar.gz": "_com1.tar.gz",
    "没有后缀": "没有后缀",
    "句点. ": "句点",
    "..jpg": "jpg",
    "图.jpg ": "图.jpg",
    "长" * 80 + ".jpg": "长" * 60 + ".jpg",
}


@posix
@pytest.mark.parametrize(("name", "copied"), NAMES.items())
def test_a_name_that_not_every_system_takes(name: str, copied: str, office: Office) -> None:
    office.comes("甲局", "a", {f"收件/{name}": JPG})
    result = office.collects()
    assert [*office.copies] == [f"活动信息/甲局/{copied}"]
    assert "\x1b" not in result.out + result.err


@posix
@pytest.mark.parametrize("format", ["docx", "xlsx", "csv", "html", "txt", "md", "pdf"])
def test_a_list_of_names_that_not_every_system_takes(format: str, office: Office) -> None:
    office.comes("甲局", "a", {f"收件/{number}/{name}": str(number).encode() for number, name in enumerate(NAMES)})
    office.collects("--format", format)
    assert len(office.copies) == len(NAMES)


def test_titles_and_units_that_come_to_the_same_folder_keep_apart(office: Office) -> None:
    plan = PLAN.replace("活动信息", '"总结:"').replace("活动总结", '"总结*"').replace('"丁/局"', '"丁/局、丁*局"')
    (office.folder / "plan.yaml").write_text(plan.replace("丁/局, due", "其他, due"), encoding="utf-8")
    for number, unit in enumerate(("丁/局", "丁*局")):
        office.comes(unit, "a", {f"收件/{number}.pdf": pdf(unit)})
    office.comes("甲局", "b", {"收件/总结.pdf": pdf("3")})
    office.collects()
    assert len(office.copies) == 3
    assert {name.rpartition("/")[0] for name in office.copies} == {"总结_/丁_局", "总结_/丁_局（2）", "总结_（2）/甲局"}


FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]$|^[. ]')


ODD = st.sampled_from(
    ["总结.pdf", "总结.PDF", "CON", "con.pdf", "a:b", "a*b", " x", "x.", "x", "X（2）", ".", "收件/x", "\\"]
)


@given(st.lists(ODD | st.text(st.characters(codec="utf-8"), max_size=60), max_size=8))
def test_any_names_become_different_names_that_every_system_takes(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as made:
        _collected(Path(made), names)


def _collected(folder: Path, names: list[str]) -> None:
    contents = [str(number).encode() for number in range(len(names))]
    files = [describe(put(folder, f"source/{text.decode()}", text)).file for text in contents]
    for _ in range(2):
        drawer = Drawer(folder, ("甲", "乙"))
        drawer.find(files, lambda _: None)
        for name, content, file in zip(names, contents, files, strict=True):
            if not drawer.path_of(file):
                drawer.add(folder / "source" / content.decode(), name, file, lambda _: None)
    made = sorted((folder / "甲/乙").iterdir()) if names else []
    assert sorted(path.read_bytes() for path in made) == sorted(contents)
    assert len({path.name.casefold() for path in made}) == len(names)
    assert not [path.name for path in made if FORBIDDEN.search(path.name) or len(path.name.encode()) > 220]


# -- nothing of anybody's is written over ------------------------------------------------------------------------------


def test_a_copy_changed_by_hand_is_left_and_a_whole_one_put_beside(office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    put(office.archive, "活动信息/甲局/信息.pdf", b"another's")
    result = office.collects("--force")
    assert office.copies == {"活动信息/甲局/信息.pdf": b"another's", "活动信息/甲局/信息（2）.pdf": pdf("1")}
    assert "活动信息/甲局/信息.pdf" in result.out.partition("没有动：1个")[2]
    put(office.archive, "活动信息/甲局/信息（2）.pdf", b"changed")
    office.collects()
    assert office.copies["活动信息/甲局/信息（2）.pdf"] == b"changed"
    assert office.copies["活动信息/甲局/信息（3）.pdf"] == pdf("1")


def test_a_copy_renamed_in_its_folder_is_known_by_its_content(office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    office.collects()
    (office.archive / "活动信息/甲局/信息.pdf").rename(office.archive / "活动信息/甲局/01信息.pdf")
    assert "原来就在的1个" in office.collects().out
    assert [entry["place"] for entry in office.contents()] == ["活动信息/甲局/01信息.pdf"]


def test_a_folder_of_before_is_named(office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    put(office.archive, "活动信息/从前的局/信息.pdf", b"1")
    assert "活动信息/从前的局/\n" in office.collects().out
    assert "从前的局" not in office.collects("-u", "甲局").out


@pytest.mark.parametrize("name", ["目录.docx", "报送记录.docx"])
def test_a_document_that_a_person_has_changed_is_kept(name: str, office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    put(office.archive, name, b"another's")
    result = office.collects(code=2)
    assert f"没有覆盖 {Path('归档') / name}" in result.err
    assert (office.archive / name).read_bytes() == b"another's"
    assert len(office.copies) == 1
    assert len([*office.archive.glob("*.docx")]) == 2
    office.collects("--force")
    assert (office.archive / name).read_bytes() != b"another's"


@posix
@pytest.mark.parametrize("name", ["活动信息", "活动信息/甲局"])
def test_no_link_leads_out_of_the_archive(name: str, office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    (office.folder / "别处").mkdir()
    (office.archive / name).parent.mkdir(parents=True)
    (office.archive / name).symlink_to(office.folder / "别处")
    assert f"{Path('归档') / name} 是链接，没有往里写" in office.collects(code=2).err
    assert not [*(office.folder / "别处").iterdir()]
    (office.archive / name).unlink()
    put(office.archive, name, b"")
    assert "不是文件夹" in office.collects(code=2).err


@posix
@pytest.mark.parametrize("make", [lambda path: path.symlink_to("别处.docx"), os.mkfifo])
def test_no_document_is_written_through_a_link_or_into_a_pipe(make: Callable[[Path], None], office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    office.archive.mkdir()
    make(office.archive / "目录.docx")
    assert "没有往里写" in office.collects(code=2).err
    assert not (office.archive / "别处.docx").exists()


@posix
def test_a_name_taken_by_a_link_is_passed_over(office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    (office.archive / "活动信息/甲局").mkdir(parents=True)
    (office.archive / "活动信息/甲局/信息.pdf").symlink_to(office.folder / "别处.pdf")
    office.collects()
    assert (office.archive / "活动信息/甲局/信息（2）.pdf").read_bytes() == pdf("1")
    assert not (office.folder / "别处.pdf").exists()


# -- a part of it ------------------------------------------------------------------------------------------------------


def test_a_part_has_documents_of_its_own(office: Office) -> None:
    for unit in ("甲局", "乙局", "丁/局"):
        office.comes(unit, "a", {f"收件/{unit[0]}.pdf": pdf(unit)})
    office.comes("甲局", "b", {"收件/总结.pdf": pdf("b")})
    office.collects()
    before = (office.archive / "目录.docx").read_bytes()
    result = office.collects("-u", "各部门", "--report", "活动信息", "-o", "移交")
    assert "只有“活动信息”，甲局、乙局、丙局的，2个单位，归档2个文件" in result.out
    moved = office.folder / "移交"
    assert sorted(path.name for path in moved.rglob("*.pdf")) == ["乙.pdf", "甲.pdf"]
    assert sorted(path.name for path in moved.iterdir() if path.is_file()) == [
        "报送记录（“活动信息”，甲局、乙局、丙局）.docx",
        "目录（“活动信息”，甲局、乙局、丙局）.docx",
    ]
    entries = office.contents("--unit", "丁/局", name="目录（丁_局）")
    assert [entry["unit"] for entry in entries] == ["丁/局"]
    assert (office.archive / "目录.docx").read_bytes() == before


def test_the_workbook_has_a_sheet_a_report_and_the_checksums(office: Office) -> None:
    office.comes("甲局", "a", {"收件/=1+1.pdf": pdf("1")})
    office.comes("甲局", "b", {"收件/总结.pdf": pdf("2")}, "--at", "5月8日")
    (office.folder / "收件/总结.pdf").unlink()
    office.collects("--format", "xlsx", code=1)
    book = openpyxl.load_workbook(office.archive / "目录.xlsx")
    assert book.sheetnames == ["活动信息", "活动总结"]
    _, head, row = book["活动信息"].iter_rows()
    first = {str(title.value): cell for title, cell in zip(head, row, strict=True)}
    assert (first["文件"].value, first["文件"].data_type) == ("=1+1.pdf", "s")
    assert first["归档位置"].value == "活动信息/甲局/=1+1.pdf"
    file = describe(office.folder / "收件/=1+1.pdf").file
    assert (first["大小（字节）"].value, first["校验码（SHA-256）"].value) == (file.size, file.sha256)
    _, _, row = book["活动总结"].iter_rows()
    assert row[8].value == "没有找到，5月9日10:00补登"
    assert row[0].fill.start_color.rgb == "FFF8CBAD"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["没有的"], "找不到文件夹：没有的"),
        (["收件/信息.pdf"], "这是文件，不是文件夹"),
        (["-o", "plan.yaml"], "这是文件，不是文件夹：plan.yaml"),
        (["-o", "归档.docx"], "“归档.docx”像是文件"),
        (["-u", "戊局"], "单位名录里没有“戊局”"),
        (["--report", "月报"], "没有代号为“月报”的报送事项"),
    ],
)
def test_what_cannot_be_done(options: list[str], said: str, office: Office) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    assert said in office.collects(*options, code=2).err
    assert not office.archive.exists()


# -- ending early ------------------------------------------------------------------------------------------------------


def fails_at(times: int, error: BaseException, real: Callable[..., Any]) -> Callable[..., Any]:
    """A function that fails once it is called for that time."""
    calls: list[None] = []

    def _called(*arguments: Any, **more: Any) -> Any:
        calls.append(None)
        if len(calls) == times:
            raise error
        return real(*arguments, **more)

    return _called


@pytest.mark.parametrize(
    ("name", "error", "code", "said"),
    [
        ("fsync", KeyboardInterrupt(), 130, "没有归档完：这次复制了1个文件，都是完整的；再运行一次，接着做"),
        ("fsync", OSError(errno.ENOSPC, "full"), 2, "磁盘满了"),
        ("link", KeyboardInterrupt(), 130, "没有归档完：这次复制了1个文件，都是完整的"),
        ("utime", OSError(errno.EIO, "broken"), 2, "磁盘读写出错"),
    ],
)
def test_ending_early_leaves_nothing_half_written(
    name: str, error: BaseException, code: int, said: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"收件/{number}.pdf": pdf(str(number)) for number in range(3)}
    office.comes("甲局", "a", files)
    times = 3 if name == "fsync" else 2  # the folder is synced after each
    with monkeypatch.context() as patched:
        patched.setattr(os, name, fails_at(times, error, getattr(os, name)))
        assert said in office.collects(code=code).err
    assert office.copies == {"活动信息/甲局/0.pdf": pdf("0")}
    assert not [*office.archive.glob("*.docx")]
    assert "复制了2个文件，原来就在的1个" in office.collects().out


def test_a_disk_without_hard_links(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.comes("甲局", "a", {"收件/1/信息.pdf": pdf("1"), "收件/2/信息.pdf": pdf("2")})
    monkeypatch.setattr(os, "link", fails_at(1, OSError(errno.EPERM, "none"), os.link))
    office.collects()
    assert office.copies == {"活动信息/甲局/信息.pdf": pdf("1"), "活动信息/甲局/信息（2）.pdf": pdf("2")}
    monkeypatch.setattr(os, "link", fails_at(1, OSError(errno.EPERM, "none"), os.link))
    file = describe(office.folder / "收件/2/信息.pdf").file
    with pytest.raises(FileExistsError):
        copy(office.folder / "收件/2/信息.pdf", office.archive / "活动信息/甲局/信息.pdf", file.sha256, lambda _: None)
    assert office.copies["活动信息/甲局/信息.pdf"] == pdf("1")


def test_a_file_that_changes_meanwhile_is_not_copied(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})

    def _changed(source: Path, target: Path, checksum: str, read: Callable[[int], None]) -> None:
        source.write_bytes(pdf("2"))
        copy(source, target, checksum, read)

    monkeypatch.setattr("gongkai.archive.shelves.copy", _changed)
    assert "刚才还是，正要复制的时候变了" in office.collects(code=1).out
    assert office.copies == {}


def test_somebody_who_is_quicker_keeps_the_name(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})

    def _late(source: Path, target: Path, checksum: str, read: Callable[[int], None]) -> None:
        if target.name == "信息.pdf":
            target.write_bytes(b"another's")
        copy(source, target, checksum, read)

    monkeypatch.setattr("gongkai.archive.shelves.copy", _late)
    office.collects()
    assert office.copies == {"活动信息/甲局/信息.pdf": b"another's", "活动信息/甲局/信息（2）.pdf": pdf("1")}


@posix
def test_a_source_that_is_no_file_any_more(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(put(tmp_path, "file", b"1"))
    for name in ("pipe", "link", "nothing"):
        with pytest.raises(GoneError):
            copy(tmp_path / name, tmp_path / "copy", "", lambda _: None)
    assert not (tmp_path / "copy").exists()


def test_it_is_the_same_from_a_database(office: Office, gongkai: Run, postgresql: Server) -> None:
    office.comes("甲局", "a", {"收件/信息.pdf": pdf("1")})
    url = postgresql.url(postgresql.database("prepared"))
    assert gongkai("store", "copy", "status.json", url, cwd=office.folder).code == 0
    (office.folder / "status.json").unlink()
    office.collects("--store", url)
    assert office.copies == {"活动信息/甲局/信息.pdf": pdf("1")}
