"""What gongkai writes over: its own documents as it left them, and nobody else's."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from gongkai.marks import can_be_marked, is_untouched, marked
from tests.conftest import Run

NOW = "2022-05-17T09:00"
LATER = "2022-05-25T09:00"
MARKED = ("docx", "pdf", "html")


def status(gongkai: Run, folder: Path, name: str, now: str, *more: str) -> int:
    return gongkai("status", "--today", now, "-o", name, *more, cwd=folder).code


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "docx", "pdf"])
def test_a_notice_corrected_by_hand_is_not_written_over(suffix: str, gongkai: Run, plan_dir: Path) -> None:
    path = plan_dir / f"通知.{suffix}"
    assert gongkai("render", "-o", path.name, cwd=plan_dir).code == 0
    written = path.read_bytes()
    assert gongkai("render", "-o", path.name, cwd=plan_dir).code == 0
    assert path.read_bytes() == written
    path.write_bytes(written + b"\n")
    result = gongkai("render", "-o", path.name, cwd=plan_dir)
    assert result.code == 2
    assert f"没有覆盖 {path.name}" in result.err
    assert "--force" in result.err
    assert path.read_bytes() == written + b"\n"
    assert gongkai("render", "-o", path.name, "--force", cwd=plan_dir).code == 0
    assert path.read_bytes() == written


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json", "html"])
def test_its_own_table_is_brought_up_to_date_and_another_is_not(suffix: str, gongkai: Run, plan_dir: Path) -> None:
    name = f"台账.{suffix}"
    assert [status(gongkai, plan_dir, name, now) for now in (NOW, LATER)] == [0, 0]
    later = (plan_dir / name).read_bytes()
    (plan_dir / name).write_bytes(later.replace(b"</html>", b"<p></html>") + b" ")
    assert status(gongkai, plan_dir, name, NOW) == 2
    (plan_dir / name).write_text("别人的表", encoding="utf-8")
    assert status(gongkai, plan_dir, name, NOW) == 2
    assert (plan_dir / name).read_text(encoding="utf-8") == "别人的表"
    assert status(gongkai, plan_dir, name, LATER, "--force") == 0
    assert (plan_dir / name).read_bytes() == later


def save_word(path: Path) -> None:
    Document(str(path)).save(str(path))


def save_excel(path: Path) -> None:
    openpyxl.load_workbook(path).save(path)


def pack_again(path: Path) -> None:
    """The same parts in a new zip file, as a program that repairs one does."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("command", "name", "save"),
    [
        (["render"], "通知.docx", save_word),
        (["render"], "通知.docx", pack_again),
        (["status", "--today", NOW], "台账.xlsx", save_excel),
        (["report", "remind", "--draft", "--today", NOW], "催报.docx", save_word),
        (["tasks", "--all"], "分工.xlsx", save_excel),
        (["tasks", "-u", "营商局"], "交办单.docx", save_word),
    ],
)
def test_saving_it_in_an_office_program_is_noticed(
    command: list[str], name: str, save: Callable[[Path], None], gongkai: Run, plan_dir: Path
) -> None:
    assert gongkai(*command, "-o", name, cwd=plan_dir).code == 0
    save(plan_dir / name)
    saved = (plan_dir / name).read_bytes()
    result = gongkai(*command, "-o", name, cwd=plan_dir)
    assert (result.code, (plan_dir / name).read_bytes()) == (2, saved)
    assert gongkai(*command, "-o", name, "--force", cwd=plan_dir).code == 0


def test_a_refused_reminder_is_not_on_record(gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / "催报.docx").write_text("自己写的", encoding="utf-8")
    assert gongkai("report", "remind", "--today", NOW, "-o", "催报.docx", cwd=plan_dir).code == 2
    assert "还没有记录" in gongkai("report", "log", cwd=plan_dir).out


def test_a_folder_keeps_the_changed_file_alone(gongkai: Run, plan_dir: Path) -> None:
    assert gongkai("tasks", "--all", "-o", "任务/", cwd=plan_dir).code == 0
    changed, other = plan_dir / "任务/营商局任务交办单.docx", plan_dir / "任务/司法局任务交办单.docx"
    save_word(changed)
    saved, before = changed.read_bytes(), other.read_bytes()
    plan = plan_dir / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("5月18日前", "5月19日前"), encoding="utf-8")
    result = gongkai("tasks", "--all", "-o", "任务/", cwd=plan_dir)
    assert result.code == 2
    assert "保留 1 份" in result.err
    assert "营商局任务交办单.docx" in result.err
    assert (changed.read_bytes() == saved, other.read_bytes() == before) == (True, False)
    assert gongkai("tasks", "--all", "-o", "任务/", "--force", cwd=plan_dir).code == 0
    assert changed.read_bytes() != saved


def test_a_calendar_goes_on_counting_and_a_changed_one_is_kept(gongkai: Run, plan_dir: Path) -> None:
    command = ["tasks", "-u", "营商局", "--today", NOW, "-o", "营商局.ics"]
    assert [gongkai(*command, cwd=plan_dir).code for _ in range(2)] == [0, 0]
    path = plan_dir / "营商局.ics"
    path.write_bytes(path.read_bytes().replace(b"LOCATION:", b"LOCATION:X"))
    assert gongkai(*command, cwd=plan_dir).code == 2


@pytest.mark.parametrize("name", ["空.docx", "空.txt"])
def test_an_empty_file_has_nothing_to_lose(name: str, gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / name).touch()
    assert gongkai("render", "-o", name, cwd=plan_dir).code == 0


def test_the_list_of_texts_may_be_out_of_reach(gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / "file").touch()
    env = {"XDG_STATE_HOME": str(plan_dir / "file"), "LOCALAPPDATA": str(plan_dir / "file")}
    assert gongkai("status", "--today", NOW, "-o", "a.csv", cwd=plan_dir, env=env).code == 0
    assert gongkai("status", "--today", LATER, "-o", "a.csv", cwd=plan_dir, env=env).code == 2


@given(st.sampled_from([b"%PDF-1.7\n", b"<!doctype html>\n", b"BEGIN:VCALENDAR\r\n"]), st.binary(), st.data())
def test_any_change_of_a_byte_is_noticed(head: bytes, rest: bytes, data: st.DataObject) -> None:
    written = marked(head + rest)
    assert can_be_marked(written)
    assert is_untouched(written)
    assert marked(head + rest) == written
    at = data.draw(st.integers(0, len(written) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != written[at]))
    assert not is_untouched(written[:at] + bytes([other]) + written[at + 1 :])
    assert not is_untouched(written + b"\n")
    assert not is_untouched(head + rest)
