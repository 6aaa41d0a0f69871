"""What is no file, cannot be written, leads round in circles, or is named to steer a terminal."""

import os
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Run

posix = pytest.mark.skipif(os.name == "nt", reason="needs a Unix file system")
TODAY = ("--today", "2022-05-17")


@posix
@pytest.mark.parametrize(
    "command",
    [
        ["status", "--store", "pipe"],
        ["report", "submit", "司法局", "--store", "pipe"],
        ["report", "log", "--recover", "--store", "pipe"],
        ["store", "adopt", "pipe"],
        ["report", "submit", "司法局", "pipe"],
        ["report", "submit", "司法局", "/dev/zero"],
        ["validate", "pipe"],
        ["validate", "/dev/zero"],
        ["render", "-p", "pipe"],
        ["import", "pipe"],
    ],
)
def test_a_pipe_or_a_device_is_no_file(command: list[str], process: Run, plan_dir: Path) -> None:
    os.mkfifo(plan_dir / "pipe")
    result = process(*command, *(TODAY if command[0] in ("status",) else ()), cwd=plan_dir)
    assert "是管道、设备一类，不是文件" in result.out + result.err
    assert result.code == (0 if "--recover" in command else 2)


@posix
@pytest.mark.parametrize("name", ["pipe", "link"])
@pytest.mark.parametrize(
    "command",
    [
        ["render", "-o", "{}.txt"],
        ["tasks", "--all", "-o", "{}.xlsx"],
        ["status", "-o", "{}.xlsx"],
        ["import", "a.txt", "-o", "new.yaml", "--side-by-side", "{}.html"],
        ["import", "a.txt", "-o", "{}.yaml"],
        ["next", "--year", "2023", "-o", "{}.yaml"],
    ],
)
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_pipe_that_nobody_reads_is_not_written_to(
    command: list[str], force: list[str], name: str, process: Run, plan_dir: Path
) -> None:
    (plan_dir / "a.txt").write_text("关于开展示例活动的通知\n各镇街：\n请做好准备。\n", encoding="utf-8")
    names = [typed.format(name) for typed in command]
    pipe = next(plan_dir / typed for typed in names if typed.startswith(f"{name}."))
    os.mkfifo(plan_dir / f"real{pipe.suffix}" if name == "link" else pipe)
    if name == "link":
        pipe.symlink_to(f"real{pipe.suffix}")
    result = process(*names, *force, *(TODAY if command[0] == "status" else ()), cwd=plan_dir)
    assert result.code == 2
    assert "是管道、设备一类" in result.err or "已经有这个文件了" in result.err
    assert pipe.is_fifo()
    assert not (plan_dir / "new.yaml").exists()


@posix
def test_a_pipe_whose_reader_comes_a_moment_later_is_written_to(process: Run, plan_dir: Path) -> None:
    os.mkfifo(plan_dir / "pipe.txt")
    reader = subprocess.Popen(["sh", "-c", "sleep 0.5; cat pipe.txt"], cwd=plan_dir, stdout=subprocess.PIPE)
    result = process("render", "-o", "pipe.txt", cwd=plan_dir)
    content, _ = reader.communicate(timeout=30)
    assert (result.code, "政务公开日" in content.decode()) == (0, True)


@posix
def test_what_a_shell_hands_over_is_read(process: Run, plan_dir: Path) -> None:
    plan = (plan_dir / "plan.yaml").read_bytes()
    for name in ("-", "/dev/stdin"):
        assert process("validate", name, cwd=plan_dir, stdin=plan).code == 0


@posix
@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["status", "--store", "loop"],
        ["report", "submit", "司法局", "--store", "loop"],
        ["report", "submit", "司法局", "loop"],
        ["report", "scan", "loop"],
        ["render", "-o", "loop"],
        ["render", "-o", "loop.docx"],
        ["tasks", "--all", "-o", "loop/"],
        ["status", "-o", "loop.xlsx"],
        ["report", "remind", "-o", "loop.txt"],
        ["render", "-p", "loop"],
        ["status", "-p", "loop", "-p", "plan.yaml"],
        ["validate", "loop"],
        ["import", "loop"],
        ["init", "loop"],
        ["next", "--year", "2023", "-o", "loop.yaml"],
    ],
)
def test_links_in_a_circle(command: list[str], gongkai: Run, plan_dir: Path) -> None:
    for name in ("status.json", "loop", "loop.txt", "loop.docx", "loop.xlsx", "loop.yaml"):
        (plan_dir / name).symlink_to(name)
    result = gongkai(*command, *(TODAY if command[0] == "status" else ()), cwd=plan_dir)
    assert result.code in (1, 2)
    said = ("链接绕了一圈", "已经有同名的文件", "看不出“loop”要写成什么格式")
    assert any(reason in result.out + result.err for reason in said)
    assert all((plan_dir / name).is_symlink() for name in ("status.json", "loop", "loop.docx"))


@posix
@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file_is_left_alone(mode: int, gongkai: Run, plan_dir: Path) -> None:
    """Whoever made it so meant it, though renaming could go over it (the tests may run as root)."""
    assert gongkai("report", "submit", "司法局", *TODAY, cwd=plan_dir).code == 0
    assert gongkai("render", "-o", "通知.docx", cwd=plan_dir).code == 0
    known = {}
    for name in ("status.json", "通知.docx", "plan.yaml"):
        (plan_dir / name).chmod(mode)
        known[name] = (plan_dir / name).read_bytes()
    plan_text = known["plan.yaml"].replace("5月18日前".encode(), "5月19日前".encode())
    (plan_dir / "other.yaml").write_bytes(plan_text)
    for command in (
        ["report", "submit", "营商局", *TODAY],
        ["render", "-p", "other.yaml", "-o", "通知.docx"],
        ["render", "-p", "other.yaml", "-o", "通知.docx", "--force"],
        ["init", "--force"],
    ):
        result = gongkai(*command, cwd=plan_dir)
        assert result.code == 2
        assert "只读" in result.err
    assert all((plan_dir / name).read_bytes() == content for name, content in known.items())


@pytest.mark.parametrize(
    "title",
    ["'", "a" * 29 + "𠮷'", "甲" * 30 + "'乙", "𠮷" * 20, "甲" * 15 + "𠮷" * 8 + "'", "' '", "[]:*?/\\", "a'" * 20],
)
def test_a_name_that_excel_refuses_for_a_sheet(title: str, gongkai: Run, tmp_path: Path) -> None:
    """31 UTF-16 units, and no apostrophe at either end after cutting either; twice the same is told apart."""
    plan = "id: a-2025\nplan: {{title: 示例方案, lead: 甲局}}\nreports:\n"
    plan += "".join(f"- {{{{id: r{n}, title: {{0}}, from: 甲局, due: 2025年5月27日前}}}}\n" for n in range(2))
    quoted = "'" + title.replace("'", "''") + "'"
    (tmp_path / "plan.yaml").write_text(plan.format(quoted), encoding="utf-8")
    result = gongkai("status", "--today", "2025-05-15", "-o", "a.xlsx", cwd=tmp_path)
    assert result.code == 0, result.err
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len({name.lower() for name in names}) == 2
    for name in names:
        assert len(name.encode("utf-16-le")) // 2 <= 31
        assert name == name.strip("'")


ESCAPE = "\x1b]0;改\x07\x9b31m"


@pytest.mark.parametrize(
    "command",
    [
        ["render", "-o", f"{ESCAPE}.txt"],
        ["render", "-o", f"没有/{ESCAPE}.txt"],
        ["render", "-o", f"a.{ESCAPE}"],
        ["render", "-p", ESCAPE],
        ["render", "--templates", ESCAPE],
        ["import", ESCAPE],
        ["validate", ESCAPE],
        ["explain", ESCAPE],
        ["init", f"{ESCAPE}/a"],
        [ESCAPE],
        ["render", f"--{ESCAPE}"],
        ["render", ESCAPE],
        ["tasks", "-u", ESCAPE],
        ["tasks", "--activity", ESCAPE],
        ["tasks", "--day", ESCAPE],
        ["tasks", "--format", ESCAPE],
        ["tasks", "--all", "-o", f"{ESCAPE}/"],
        ["status", "-g", ESCAPE],
        ["status", "--report", ESCAPE],
        ["status", "--today", ESCAPE],
        ["status", "--store", f"{ESCAPE}://x"],
        ["report", "submit", ESCAPE],
        ["report", "submit", "司法局", ESCAPE],
        ["report", "submit", "司法局", "--has", ESCAPE],
        ["report", "submit", "司法局", "--note", ESCAPE, "--by", ESCAPE],
        ["report", "scan", ESCAPE],
        ["next", "--year", ESCAPE],
        ["store", "check", ESCAPE],
    ],
    ids=lambda command: "-".join(command).replace(ESCAPE, "X"),
)
def test_nothing_typed_steers_the_terminal(command: list[str], gongkai: Run, plan_dir: Path) -> None:
    result = gongkai(*command, cwd=plan_dir)
    log = gongkai("report", "log", cwd=plan_dir)
    for said in (result.out, result.err, log.out):
        assert not any((character < " " and character != "\n") or "\x7f" <= character < "\xa0" for character in said)
