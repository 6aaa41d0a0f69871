"""The command line itself: Chinese throughout, exit codes, pipes, narrow and old terminals."""

import errno
import gc
import os
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai import __version__
from gongkai.cli import _Root, main
from gongkai.cli.hotline import _Hotline
from gongkai.cli.report import _Reports
from gongkai.cli.store import _Stores
from gongkai.wide import width
from tests.conftest import PLAN, PLANS, ROOT, Run, settings_of

posix = pytest.mark.skipif(os.name == "nt", reason="needs a Unix terminal, shell or signal")
GROUPS = {"report": _Reports, "hotline": _Hotline, "store": _Stores}
COMMANDS = [[], *([name] for name in _Root.places)]
COMMANDS += [[group, name] for group, commands in GROUPS.items() for name in commands.places]

LONELY = "id: a\nnotice:\n  title: 通知\n  issuer: 示例区\n  date: 2023年5月1日\n  text: 特此通知。\n"

TYPED = re.compile(
    r"gongkai|GK\d+|\bPDF\b|\bJSON Schema\b|\bTab\b|\bLED\b|\btxt\b|--[a-z-]+|-[a-z]\b|GONGKAI_[A-Z]+|postgresql://"
    r"|[\w./-]*\.(?:yaml|json|txt|md|html|docx|xlsx|csv|jpg)|\.(?:txt|md|html|docx|pdf)"
    r"|\b(?:text|txt|md|json|yaml|github|sarif|csv|html|docx|pdf|xlsx|ics)\b|\d{4}-\d\d-\d\dT\d\d:\d\d"
    rf"|\b(?:{'|'.join(command[-1] for command in COMMANDS[1:])})\b"
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command) or "gongkai")
def test_help_is_chinese_and_has_an_example(command: list[str], gongkai: Run) -> None:
    result = gongkai(*command, "--help")
    assert (result.code, result.err) == (0, "")
    assert not re.findall(r"[A-Za-z]{2,}", TYPED.sub("", result.out))
    if not command or command[-1] not in GROUPS:
        assert "例：" in result.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["foo"], "没有 foo 这个命令"),
        (["rendr"], "是不是 render"),
        (["tasks"], "没有说要看谁的任务"),
        (["tasks", "--all", "-u", "残联"], "--unit、--all 只能写一个"),
        (["tasks", "--unti", "营商局"], "--unit？"),
        (["tasks", "--unit"], "--unit 后面要有内容"),
        (["tasks", "-u", "残联", "多余"], "多出了不认识的内容：多余"),
        (
            ["tasks", "-u", "残联", "--format", "foo"],
            "“foo”不在可选范围内：text、txt、md、html、docx、pdf、xlsx、ics、json",
        ),
        (["status", "--pending=yes"], "--pending 后面不能有内容"),
        (["report", "foo"], "没有 foo 这个命令"),
        (["report", "submit"], "缺少 单位"),
        (["-z"], "没有 -z 这个选项"),
        (["-z", "validate"], "没有 -z 这个选项"),
        (["-p", "x", "validate"], "-p 写在命令的后面：gongkai validate -p …"),
        (["--strict", "validate"], "--strict 写在命令的后面：gongkai validate --strict\n"),
        (["-p", "x", "report", "submit", "甲局"], "-p 写在命令的后面：gongkai report submit -p …"),
        (["report", "--report", "a", "submit", "甲局"], "--report 写在命令的后面：gongkai report submit --report …"),
        (["report", "-p", "x"], "没有 -p 这个选项"),
    ],
)
def test_wrong_usage_is_told_in_chinese(arguments: list[str], said: str, gongkai: Run) -> None:
    result = gongkai(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert not re.findall(
        r"[A-Za-z]{2,}", TYPED.sub("", result.err.replace("foo", "").replace("pdf", "")).replace("rendr", "")
    )


@pytest.mark.parametrize("plan", [None, "shipped", "broken", "nobody in it"])
def test_without_a_command_it_says_what_can_be_done_here(plan: str | None, gongkai: Run, tmp_path: Path) -> None:
    """What it offers where there is a plan can be typed as it stands."""
    contents = {
        "shipped": (ROOT / "plan.yaml").read_text(encoding="utf-8"),
        "broken": "id: [\n",
        "nobody in it": LONELY,
    }
    if plan:
        (tmp_path / "plan.yaml").write_text(contents[plan], encoding="utf-8")
    from gongkai.wide import width

    result = gongkai(cwd=tmp_path, env={"GONGKAI_TODAY": "2026-11-28"})
    assert (result.code, result.err) == (0, "")
    commands = re.findall(r"^  gongkai (.+)$", result.out, re.M)
    assert [command.split()[0] for command in commands] == {
        None: ["init", "import", "next", "init"],
        "shipped": ["validate", "render", "tasks", "status"],
        "broken": ["validate"],
        "nobody in it": ["validate", "render"],
    }[plan]
    assert ("--year 2027" in result.out) == (plan is None)
    assert max(map(width, result.out.splitlines())) <= 80
    for command in commands if plan and plan != "broken" else ():
        assert gongkai(*command.split(), cwd=tmp_path).code == 0


def test_once_something_is_on_record_the_next_step_is_another(gongkai: Run, tmp_path: Path) -> None:
    """While reports come in: who is missing, the files that came; when all are in: summary, archive, next year."""
    plan = (ROOT / "plan.yaml").read_text(encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(re.sub("(    from: ).*", r"\1营商局、司法局", plan), encoding="utf-8")
    (tmp_path / "收件").mkdir()
    env = {"GONGKAI_TODAY": "2022-05-17"}

    def commands() -> tuple[str, list[str]]:
        result = gongkai(cwd=tmp_path, env=env)
        assert (result.code, result.err) == (0, "")
        return result.out, re.findall(r"^  gongkai (.+)$", result.out, re.M)

    assert gongkai("report", "waive", "营商局", "--reason", "没有任务", "--by", "甲", cwd=tmp_path, env=env).code == 0
    said, found = commands()
    assert "应报1，已报0，未报1" in said
    assert [command.rpartition(" ")[0] or command for command in found] == [
        "status", "report scan", "report remind -o",
    ]  # fmt: skip
    for command in found:
        assert gongkai(*command.split(), cwd=tmp_path, env=env).code == 0, command
    assert gongkai("report", "submit", "司法局", "--note", "已交", "--by", "甲", cwd=tmp_path, env=env).code == 0
    assert gongkai("report", "accept", "司法局", "--yes", "--by", "甲", cwd=tmp_path, env=env).code == 0
    said, found = commands()
    assert "应报1，已报1，未报0。都报齐了" in said
    assert [command.split()[0] for command in found] == ["summary", "report", "next"]
    for command in found:
        assert gongkai(*command.split(), cwd=tmp_path, env=env).code == 0, command
    (tmp_path / "status.json").write_text("{", encoding="utf-8")
    said, found = commands()
    assert "已损坏" in said
    assert found == ["store check"]


@pytest.mark.parametrize(
    ("today", "stands"),
    [
        ("2022-05-18T08:00", "应报30，已报1，未报29\n"),
        ("5月18日8:00", "应报30，已报1，未报29\n"),
        ("2022-05-18T12:00", "应报30，已报1，未报29，其中逾期29\n"),
    ],
)
def test_a_bare_gongkai_counts_as_status_does(today: str, stands: str, gongkai: Run, plan_dir: Path) -> None:
    """To the hour, and with a day of the plan's year."""
    plan = (plan_dir / "plan.yaml").read_text(encoding="utf-8")
    (plan_dir / "plan.yaml").write_text(plan.replace("due: 5月18日前", "due: 5月18日9:00前"), encoding="utf-8")
    env = {"GONGKAI_TODAY": today}
    assert gongkai("report", "submit", "司法局", "--at", "2022-05-17", cwd=plan_dir, env=env).code == 0
    assert stands in gongkai(cwd=plan_dir, env=env).out
    assert ("逾期 29" in gongkai("status", cwd=plan_dir, env=env).out) == ("逾期" in stands)


@pytest.mark.parametrize("plan", [True, False])
def test_a_bare_gongkai_names_a_wrong_today_as_what_it_is(plan: bool, gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / "plan.yaml").rename(plan_dir / ("plan.yaml" if plan else "other.yaml"))
    result = gongkai(cwd=plan_dir, env={"GONGKAI_TODAY": "前天"})
    assert (result.code, result.out) == (2, "")
    assert "环境变量 GONGKAI_TODAY 看不懂“前天”" in result.err


def test_of_several_reports_with_figures_one_is_named(gongkai: Run, tmp_path: Path) -> None:
    """`gongkai figures` alone would ask back which: what is offered has to work as it stands."""
    (tmp_path / "plan.yaml").write_bytes((PLANS / "good" / "figures.yaml").read_bytes())
    env = {"GONGKAI_TODAY": "2022-05-13"}
    assert gongkai("report", "submit", "甲局", "--report", "summary", "--by", "甲", cwd=tmp_path, env=env).code == 0
    (command,) = re.findall(r"^  gongkai (figures.*)$", gongkai(cwd=tmp_path, env=env).out, re.M)
    assert gongkai(*command.split(), cwd=tmp_path, env=env).code == 0


@pytest.mark.parametrize("bug", [KeyError("x"), RuntimeError("x"), RecursionError()])
def test_a_bug_says_what_to_do_before_its_traceback(
    bug: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody reads English there; what is on record is there still."""

    def fail(_: object) -> int:
        raise bug

    monkeypatch.setattr("gongkai.cli._run", fail)
    with pytest.raises(type(bug)):
        main(["validate"])
    gc.enable()
    assert capsys.readouterr().err.startswith("错误：gongkai 自己出了毛病，不是您写错了；已经登记的仍然有效\n建议：")


def test_version(gongkai: Run) -> None:
    assert gongkai("--version").out == f"gongkai {__version__}\n"


def test_the_environment_names_plan_and_day(gongkai: Run, tmp_path: Path) -> None:
    plan = PLANS / "good" / "direct-notice.yaml"
    settings = {"GONGKAI_PLAN": str(plan), "GONGKAI_STORE": str(tmp_path / "s.json"), "GONGKAI_TODAY": "2023-05-18"}
    result = gongkai("status", cwd=tmp_path, env=settings)
    assert result.code == 0
    assert "还有 1 天" in result.out


def test_several_commands_are_offered_as_chinese_lists_them(gongkai: Run) -> None:
    assert "是不是 status、tasks？" in gongkai("stats").err


def test_an_old_console_crashes_nothing(process: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("id: a\nplan: {title: 𠮷祥方案, lead: 甲局}\n", encoding="utf-8")
    for command in (
        ["render"],
        ["tasks", "-u", "甲局"],
        ["validate"],
        ["--help"],
    ):
        result = process(*command, cwd=tmp_path, encoding="gbk")
        assert result.code == 0
    assert "\\ud842\\udfb7祥方案" in process("render", cwd=tmp_path, encoding="gbk").out
    bar = process("status", "--store", tmp_path / "status.json", "--today", "2022-05-10", encoding="gbk").out
    assert "▁▁ 0%" in bar
    assert "\\u" not in bar


def test_json_is_valid_on_an_old_console(process: Run, tmp_path: Path) -> None:
    import json

    (tmp_path / "plan.yaml").write_text("id: a\nplan: {title: 𠮷祥方案, lead: 甲局}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", "tasks", "-u", "甲局", "--format", "json"],
        cwd=tmp_path,
        env=settings_of({"PYTHONIOENCODING": "gbk"}),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["plan"] == "𠮷祥方案"


@pytest.mark.parametrize("command", [["validate"], ["status", "--today", "2022-05-19"], ["tasks", "-u", "营商局"]])
def test_no_colour_in_a_pipe(command: list[str], gongkai: Run) -> None:
    result = gongkai(*command)
    assert "\x1b" not in result.out + result.err
    assert not re.search(r"[ \t]+$", result.out, re.M)


BLANKS = dict.fromkeys(map(ord, " \n"))


def in_terminal(command: list[str], columns: int, **env: str) -> str:
    """What a terminal of that width receives."""
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [sys.executable, "-m", "gongkai", *command],
        cwd=ROOT,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**clean, "TERM": "xterm-256color", **env},
    )
    os.close(follower)
    received = b""
    try:
        while select.select([leader], [], [], 60)[0] and (chunk := os.read(leader, 65536)):
            received += chunk
    except OSError:  # Linux says so when the last process has left the terminal
        pass
    finally:
        os.close(leader)  # whoever still waits for keys gets none
        process.wait(60)
    return received.decode()


@posix
@pytest.mark.parametrize(
    "command", [["--help"], ["status", "--help"], ["report", "submit", "--help"], ["validate"], ["explain", "GK201"]]
)
def test_nothing_is_wider_than_a_narrow_terminal(command: list[str], gongkai: Run) -> None:
    """But what is to be copied: an example of `explain`, and the command that tells more."""
    said = in_terminal(command, 40, NO_COLOR="1").replace("\r", "")
    kept = {"explain": "    ", "validate": "  想知道为什么"}.get(command[0], "not there")
    lines = [line for line in said.split("\n") if not line.startswith(kept)]
    assert [line for line in lines if width(line) > 40] == []
    whole = gongkai(*command)
    if command[0] in ("validate", "explain"):
        assert any(width(line) > 40 for line in whole.out.split("\n"))
        longest = max((line for line in whole.out.split("\n") if "建议" in line or line.startswith("牵头")), key=width)
        assert longest.translate(BLANKS) in said.translate(BLANKS)


@posix
def test_colour_in_a_terminal_unless_it_is_not_wanted() -> None:
    assert "\x1b[" in in_terminal(["validate"], 80)
    assert "\x1b[" not in in_terminal(["validate"], 80, NO_COLOR="1")


@posix
@pytest.mark.parametrize("columns", [50, 80, 200])
def test_a_task_list_fits_the_terminal(columns: int) -> None:
    from gongkai.wide import width

    for line in in_terminal(["tasks", "-u", "司法局"], columns, NO_COLOR="1").splitlines():
        assert width(line) <= columns


@posix
def test_the_caret_stands_under_the_spot_in_any_width() -> None:
    from gongkai.wide import width

    for columns in (50, 80, 200):
        shown = in_terminal(
            ["validate", str(PLANS / "bad" / "GK201-open-group.yaml")], columns, NO_COLOR="1"
        ).splitlines()
        caret = next(index for index, line in enumerate(shown) if line.endswith("^"))
        before = shown[caret - 1][: shown[caret - 1].index("等")]
        assert width(before) == shown[caret].index("^")


@posix
def test_a_reader_who_leaves_early() -> None:
    command = f'"{sys.executable}" -m gongkai render | head -1'
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@posix
@pytest.mark.parametrize("redirection", [">&-", ">&- 2>&-", "<&-"])
def test_closed_streams_crash_nothing(redirection: str, plan_dir: Path) -> None:
    for command in ("render", "status", "validate"):
        line = f'"{sys.executable}" -m gongkai {command} {redirection}'
        done = subprocess.run(["bash", "-c", line], cwd=plan_dir, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
        assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_behind_the_output_is_told(plan_dir: Path) -> None:
    line = f'"{sys.executable}" -m gongkai report submit 残联 > /dev/full'
    done = subprocess.run(["bash", "-c", line], cwd=plan_dir, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "磁盘满了；已经登记的仍然有效" in done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_interrupted() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "gongkai", "render", "-p", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=2)
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert b"Traceback" not in complaints


@posix
@pytest.mark.parametrize("module", ["gongkai.cli", "typer", "gongkai.reading", "gongkai.status.ledger"])
def test_interrupted_while_it_is_still_loading(module: str) -> None:
    """At whatever import Ctrl+C comes: an import hook sends it when this module is asked for."""
    hook = f"""
import os, signal, sys
class Hook:
    def find_spec(self, name, *_):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Hook())
sys.argv = ["gongkai", "status", "-p", "plan.yaml"]
from gongkai.__main__ import run
run()
"""
    done = subprocess.run([sys.executable, "-c", hook], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (130, "")


def test_writing_where_it_is_not_possible(gongkai: Run, tmp_path: Path) -> None:
    result = gongkai("render", "-o", tmp_path / "没有" / "通知.txt")
    assert (result.code, result.out) == (2, "")
    assert "写不了文件" in result.err


@pytest.mark.parametrize(
    "line",
    ["render -o 通知.docx", "next --year 2023 -o 新.yaml", "validate --fix -p 错.yaml"],
    ids=["a document", "a new file", "a plan mended"],
)
def test_what_is_there_though_the_disk_does_not_confirm_it_is_said_to_be(
    gongkai: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str
) -> None:
    """A failure after the rename: the file is the new one, and ours; nobody is told that it could not be written."""
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    (tmp_path / "错.yaml").write_text(PLAN.read_text("utf-8").replace("lead: ", "lead： "), "utf-8")

    def _fails(_: Path) -> None:
        raise OSError(errno.EIO, "failing")

    with monkeypatch.context() as disk:
        disk.setattr("gongkai.files.sync_folder", _fails)
        result = gongkai(*line.split(), cwd=tmp_path)
    assert (result.code, "但磁盘没有确认存稳（磁盘读写出错）" in result.err) == (2, True)
    assert "写不了" not in result.err
    assert (tmp_path / line.rsplit(maxsplit=1)[-1]).stat().st_size > 100
    again = gongkai(*line.split(), cwd=tmp_path)
    assert again.code == (2 if line.startswith("next") else 0), again.err


def test_several_plans_are_checked_in_one_run(gongkai: Run) -> None:
    result = gongkai("validate", PLAN, PLANS / "bad" / "GK007-key-twice.yaml")
    assert result.code == 1
    assert "plan.yaml：" in result.err
    assert "GK007" in result.out


# -- several units -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", [["营商局、司法局"], ["营商局 司法局"], ["营商局", "区司法局"], ["望花区营商局，司法局"]]
)
def test_several_units_are_taken_apart_wherever_they_may_stand(typed: list[str], gongkai: Run, plan_dir: Path) -> None:
    for unit in ("营商局", "司法局"):
        gongkai("report", "submit", unit, "--today", "2022-05-16", cwd=plan_dir)
    for command in (["return", *typed, "--reason", "不全"], ["waive", *typed, "--reason", "不用报"]):
        result = gongkai("report", *command, "--today", "2022-05-17", cwd=plan_dir)
        assert "已登记：营商局、司法局 " in result.out, result.err
    together = ["report", "submit", "教育局", *(part for name in typed for part in ("--with", name))]
    assert "营商局是“免报”" in gongkai(*together, "--today", "2022-05-17", cwd=plan_dir).err
    options = [part for name in typed for part in ("-u", name)]
    for command in (["status", "--today", "2022-05-17"], ["report", "log"], ["tasks"]):
        out = gongkai(*command, *options, cwd=plan_dir).out
        assert "营商局" in out
        assert "司法局" in out
        assert "残联" not in out.split("共同要求")[0].replace("、残联", "")


def test_where_one_unit_is_meant_several_are_told_apart(gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("report", "submit", "营商局、司法局", cwd=plan_dir)
    assert result.code == 2
    assert "“营商局、司法局”是几个单位，一次只能写一个" in result.err


# -- what a clerk types ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("status ——pending", "——pending 要写成 --pending"),
        ("status —pending", "—pending 要写成 --pending"),
        ("status －－pending", "－－pending 要写成 --pending"),
        ("status –-pending", "–-pending 要写成 --pending"),
        ("status ———pending", "———pending 要写成 --pending"),
        ("status −−ｐｅｎｄｉｎｇ", "−−ｐｅｎｄｉｎｇ 要写成 --pending"),
        ("status ——pendng", "——pendng 要写成 --pending"),
        ("status -pending", "-pending 要写成 --pending"),
        ("status -unit 营商局", "-unit 要写成 --unit"),
        ("status –u 营商局", "–u 要写成 -u"),
        ("status ——unit=营商局", "——unit=营商局 要写成 --unit=营商局"),
        ("status --unit＝营商局", "--unit＝营商局 要写成 --unit=营商局"),
        ("report scan 收件 ——dry—run", "——dry—run 要写成 --dry-run"),
        ("report submit 司法局 ——note 好", "——note 要写成 --note"),
        ("——version", "——version 要写成 --version"),
        ("report ——help", "——help 要写成 --help"),
        ("status ——nothing", "没有 ——nothing 这个选项；选项前面是半角的减号"),
        ("status --pendng", "没有 --pendng 这个选项，是不是 --pending？"),
        ("status --at 2022-05-17", "错误：没有 --at 这个选项\n"),
        ("status --pend", "没有 --pend 这个选项，是不是 --pending？"),
        ("report submit 司法局 ——附件.docx", "找不到文件：——附件.docx"),
    ],
)
def test_dashes_that_are_none(typed: str, said: str, gongkai: Run, plan_dir: Path) -> None:
    result = gongkai(*typed.split(), cwd=plan_dir)
    assert result.code == 2
    assert said in result.err
    assert "Traceback" not in result.err


def test_dashes_in_what_an_option_says_are_left_alone(gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("report", "submit", "司法局", "--note", "——pending", "--by", "—by", cwd=plan_dir)
    assert result.code == 0, result.err
    (plan_dir / "——pending").write_text("总结", encoding="utf-8")
    assert gongkai("report", "submit", "营商局", "--", "——pending", cwd=plan_dir).code == 0


@pytest.mark.parametrize("command", [[], ["status"], ["report"], ["report", "submit"], ["store", "check"]])
def test_help_in_short(command: list[str], gongkai: Run) -> None:
    assert gongkai(*command, "-h") == gongkai(*command, "--help")


@pytest.mark.parametrize("columns", ["40", "60", "100"])
@pytest.mark.parametrize("group", [[], ["report"], ["store"]])
def test_the_list_of_commands_says_all_of_it(columns: str, group: list[str], gongkai: Run) -> None:
    """The first sentence of each, however narrow the terminal is."""
    bare = "".join(gongkai(*group, "--help", env={"COLUMNS": columns}).out.split())
    for name in (GROUPS[group[0]] if group else _Root).places:
        sentence = gongkai(*group, name, "--help", env={"COLUMNS": "300"}).out.split("\n\n")[1]
        assert "".join(sentence.split()) in bare


@pytest.mark.parametrize(
    ("env", "command", "said"),
    [
        ({"GONGKAI_TODAY": "昨天"}, ["status"], "环境变量 GONGKAI_TODAY 看不懂“昨天”"),
        ({"GONGKAI_TODAY": "2022-13-01"}, ["report", "submit", "司法局"], "环境变量 GONGKAI_TODAY"),
        ({"GONGKAI_TODAY": "昨天"}, [], "环境变量 GONGKAI_TODAY 看不懂“昨天”"),
        ({"GONGKAI_TODAY": "昨天"}, ["init", "新"], "环境变量 GONGKAI_TODAY"),
        ({"GONGKAI_PLAN": "没有.yaml"}, ["render"], "“没有.yaml”是环境变量 GONGKAI_PLAN 里写的"),
        ({"GONGKAI_TEMPLATES": "没有"}, ["render"], "“没有”是环境变量 GONGKAI_TEMPLATES 里写的"),
    ],
)
def test_a_wrong_setting_of_the_environment_is_named(
    env: dict[str, str], command: list[str], said: str, gongkai: Run, plan_dir: Path
) -> None:
    result = gongkai(*command, cwd=plan_dir, env=env)
    assert result.code == 2
    assert said in result.err
    assert "--today" not in result.err


def test_an_option_goes_before_the_environment(gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("status", "--today", "前天", cwd=plan_dir, env={"GONGKAI_TODAY": "昨天"})
    assert "--today 看不懂“前天”" in result.err
    assert "GONGKAI_TODAY" not in result.err


@pytest.mark.parametrize("folder", [".", "..", "/", "材料"])
@pytest.mark.parametrize("command", ["render", "summary", "status", "figures", "report log"])
def test_a_folder_in_place_of_a_file_is_named_as_typed(command: str, folder: str, gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / "材料").mkdir()
    result = gongkai(*command.split(), "-o", folder, cwd=plan_dir)
    assert result.code == 2
    assert f"“{folder}”是文件夹，-o 要写成文件" in result.err
    assert "之一结尾" in result.err


def test_a_folder_in_place_of_a_file_of_a_format_is_told_so(gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / "材料").mkdir()
    result = gongkai("status", "--format", "html", "-o", "材料/", cwd=plan_dir)
    assert result.code == 2
    assert "后面加上文件名" in result.err


@pytest.mark.parametrize(
    "command", ["status --format html -o", "schema -o", "next -o", "import 通知.txt --side-by-side"]
)
def test_a_folder_that_is_not_there_is_no_name_of_a_file(command: str, gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / "通知.txt").write_text("关于举办活动的通知\n\n各单位：\n请参加。\n", encoding="utf-8")
    result = gongkai(*command.split(), "材料/", cwd=plan_dir)
    assert result.code == 2
    assert "“材料/”是文件夹" in result.err
    assert "后面加上文件名" in result.err
    assert not (plan_dir / "材料").exists()


def test_who_it_is_may_stand_in_the_environment(gongkai: Run, plan_dir: Path) -> None:
    env = {"GONGKAI_BY": "李四"}
    gongkai("report", "submit", "司法局", cwd=plan_dir, env=env)
    gongkai("report", "submit", "营商局", "--by", "张三", cwd=plan_dir, env=env)
    gongkai("report", "undo", "1", cwd=plan_dir, env=env)
    log = gongkai("report", "log", cwd=plan_dir).out
    assert [word in line for word, line in zip(("李四", "张三", "李四"), log.splitlines(), strict=True)] == [True] * 3


@pytest.mark.parametrize("blank", ["", "  ", "　"])
def test_a_blank_name_is_none(blank: str, gongkai: Run, plan_dir: Path) -> None:
    """Whoever is logged in is on record then, as where no name is given."""
    env = {"GONGKAI_BY": blank, "LOGNAME": "张三", "GONGKAI_TODAY": "2022-05-17"}
    gongkai("report", "submit", "司法局", cwd=plan_dir, env=env)
    gongkai("report", "submit", "营商局", "--by", blank, cwd=plan_dir, env=env)
    gongkai("report", "undo", "1", cwd=plan_dir, env=env)
    assert gongkai("report", "log", cwd=plan_dir).out.count("张三") == 3


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["plan.yml"], "旁边有 plan.yml；是它的，改成 -p plan.yml"),
        (["方案.yaml"], "旁边有 方案.yaml；是它的，改成 -p 方案.yaml"),
        (["plan.yaml.txt"], "旁边有 plan.yaml.txt：多了 .txt，把它改名为 plan.yaml"),
        (["2027/plan.yaml"], "旁边有 2027/plan.yaml；是它的，改成 -p 2027/plan.yaml"),
        (["2026/plan.yaml", "2027/plan.yaml"], "旁边有 2026/plan.yaml、2027/plan.yaml"),
        (["我的 方案.yaml"], '改成 -p "我的 方案.yaml"'),
        ([".hidden.yaml", "通知.docx", "status.json"], "还没有的，gongkai init 写一份"),
    ],
)
@pytest.mark.parametrize("command", [["status"], ["render"], ["validate"], ["report", "submit", "司法局"]])
def test_a_plan_that_is_not_where_it_is_looked_for(
    names: list[str], said: str, command: list[str], gongkai: Run, tmp_path: Path
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PLAN.read_bytes())
    if "status.json" in names and command[0] == "report":
        (tmp_path / "status.json").unlink()
    result = gongkai(*command, cwd=tmp_path)
    assert result.code == 2
    assert said in result.err
    if said.endswith(names[0]):
        assert gongkai(*command, "-p", names[0], cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("command", "expected", "said"),
    [
        (["tasks", "-u", "营商局", "-p", "*/plan.yaml"], 2, "“*/plan.yaml”是 2 份方案，这个命令一次只用一份"),
        (["tasks", "-u", "营商局", "-p", "甲*/plan.yaml"], 0, ""),
        (["tasks", "-u", "营商局", "-p", "丙*/plan.yaml"], 2, "没有符合“丙*/plan.yaml”的方案文件"),
        (["report", "submit", "营商局", "-p", "*/plan.yaml"], 2, "是 2 份方案"),
        (["validate", "*/plan.yaml"], 0, "乙区/plan.yaml：3 个警告"),
        (["validate", "-p", "*/plan.yaml"], 0, "乙区/plan.yaml：3 个警告"),
        (["validate", "丙*/plan.yaml"], 2, "没有符合“丙*/plan.yaml”的方案文件"),
    ],
)
def test_patterns_for_plans(command: list[str], expected: int, said: str, gongkai: Run, tmp_path: Path) -> None:
    for name in ("甲区", "乙区"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_bytes(PLAN.read_bytes())
    result = gongkai(*command, cwd=tmp_path)
    assert result.code == expected
    assert said in result.err


@pytest.mark.parametrize("name", ["plan2.yaml", "新/plan.yaml", "明年.yml", "status.json"])
def test_init_takes_no_file_for_a_folder(name: str, gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "status.json").write_text("{}", encoding="utf-8")
    result = gongkai("init", name, cwd=tmp_path)
    assert result.code == 2
    assert f"“{name}”是文件名，这里要写文件夹" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["status.json"]


TWO_REPORTS = """\
id: a-2025
plan: {title: 示例方案, lead: 甲局}
units: {groups: {各局: {members: 甲局、乙局}}}
reports:
  - {id: news, title: 活动信息, from: 各局, due: 2025年5月20日前}
  - {id: summary, title: 活动总结报告, from: 各局, due: 2025年5月27日前}
"""


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("信息", "news"), ("总结", "summary"), ("sumary", "summary"), ("News.", "news"), ("活动", "news")],
)
def test_a_report_that_is_nearly_named(typed: str, offered: str, gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(TWO_REPORTS, encoding="utf-8")
    for command in (["status"], ["report", "submit", "甲局"], ["report", "log"]):
        result = gongkai(*command, "--report", typed, cwd=tmp_path)
        assert result.code == 2
        assert f"是不是：{offered}（" in result.err
    assert "已有：news（活动信息）、summary" in gongkai("status", "--report", "xyz", cwd=tmp_path).err


@pytest.mark.parametrize("command", [[], ["status", "-p", "*/plan.yaml"], ["figures", "-p", "*/plan.yaml"]])
def test_a_today_without_its_year_beside_no_single_plan_asks_for_it(
    command: list[str], gongkai: Run, tmp_path: Path
) -> None:
    """Whatever days the plans bear: there is nothing to be written into them."""
    for name in ("甲区", "乙区"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(LONELY.replace("id: a", f"id: {name}"), encoding="utf-8")
    asked = gongkai(*command, env={"GONGKAI_TODAY": "5月19日"}, cwd=tmp_path)
    assert (asked.code, "“5月19日”没有写年份" in asked.err, "notice" in asked.err) == (2, True, False)
    advised = re.search("写上年份，如 (.+)", asked.err)
    assert advised is not None
    assert "没有写年份" not in gongkai(*command, env={"GONGKAI_TODAY": advised[1]}, cwd=tmp_path).err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["report", "waive", "司法局", "--reason", ""], "--reason 后面没有写原因"),
        (["report", "return", "司法局", "--reason", " "], "--reason 后面没有写原因"),
        (["report", "extend", "司法局", "--until", "5月20日", "--reason", "　"], "--reason 后面没有写原因"),
        (["report", "figure", "司法局", "开展活动=3", "--reason", ""], "--reason 后面没有写原因"),
        (["report", "extend", "司法局", "--reason", "忙", "--until", ""], "--until 后面没有写日期"),
        (["report", "return", "司法局", "--reason", "忙", "--until", ""], "--until 后面没有写日期"),
        (["report", "assign", "司法局", "某事", "--due", " "], "--due 后面没有写期限"),
        (["report", "submit", "司法局", "--at", ""], "--at 后面没有写时间"),
        (["report", "submit", "司法局", "--report", ""], "--report 后面没有写代号"),
        (["report", "submit", ""], "没有写单位"),
        (["report", "form", "-o", ""], "--output 后面没有写文件夹"),
        (["report", "scan", "", "--yes"], "没有写文件夹"),
        (["report", "collect", ""], "没有写文件夹"),
        (["publish", "-o", ""], "--output 后面没有写文件夹"),
        (["store", "copy", "", "a.json"], "没有写从哪里"),
        (["tasks", "--day", ""], "--day 后面没有写日期"),
    ],
)
def test_a_blank_is_no_value(command: list[str], told: str, gongkai: Run, plan_dir: Path) -> None:
    """A script whose variable is empty: it was recorded without a reason, or written into the folder one stands in."""
    assert gongkai("report", "submit", "司法局", "--today", "2022-05-16", "--by", " ", cwd=plan_dir).code == 0
    before = sorted(plan_dir.iterdir())
    result = gongkai(*command, env={"GONGKAI_TODAY": "2022-05-17"}, cwd=plan_dir)
    assert result.code == 2
    assert told in result.err
    assert sorted(plan_dir.iterdir()) == before
    assert gongkai("report", "log", cwd=plan_dir).out.count("司法局") == 1


def test_what_may_be_left_out_may_be_blank(gongkai: Run, plan_dir: Path) -> None:
    for option in ("--note", "--by", "--today", "--store"):
        assert gongkai("report", "submit", "司法局", option, "", cwd=plan_dir).code == 0


@pytest.mark.parametrize("reason", ["缺照片，缺章", "活动（20日）才结束", "防汛　不办"])
def test_a_value_behind_an_equals_sign_is_as_it_is_typed(reason: str, gongkai: Run, plan_dir: Path) -> None:
    done = gongkai("report", "waive", "司法局", f"--reason={reason}", cwd=plan_dir)
    assert f"原因：{reason}" in done.out, done.err


def test_a_bare_gongkai_sees_the_plan_under_another_name(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml.txt").write_text("id: a\n", encoding="utf-8")
    said = gongkai(cwd=tmp_path).out
    assert "旁边有 plan.yaml.txt：多了 .txt，把它改名为 plan.yaml" in said
    assert "gongkai init" not in said
