"""Ctrl+C: nothing half written, nothing shown of Python, exit code 130; and never lost on the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import interrupts
from tests.conftest import PLAN, ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no signal to send")


def test_at_any_moment_of_any_command(tmp_path: Path) -> None:
    """Until eight were interrupted: on a busy machine more are done, or on record, before it comes."""
    outcomes: list[interrupts.Outcome] = []
    for outcome in interrupts.tries(tmp_path, times=144, seed=17):
        outcomes.append(outcome)
        if len(outcomes) >= 14 and sum(one.end == "130" for one in outcomes) >= 8:
            break
    assert [outcome for outcome in outcomes if outcome.wrong] == []
    assert sum(outcome.end == "130" for outcome in outcomes) >= 8


# A program that uses what ours uses, and sends itself Ctrl+C at a chosen moment.
_PROGRAM = """import os, signal, sys, time
from pathlib import Path
from gongkai import files
from gongkai.leaving import heed_interrupts, undisturbed
heed_interrupts()
def ask():
    os.kill(os.getpid(), signal.SIGINT)
try:
    {moment}
    time.sleep(20)
except KeyboardInterrupt:
    sys.exit(130)
"""


def _run(moment: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    program = _PROGRAM.format(moment=moment)
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    "moment",
    [
        "class Gone:\n        def __del__(self): ask()\n    Gone(); print('later')",
        "import weakref\n    class Gone: pass\n    gone = Gone()\n    weakref.finalize(gone, ask)\n"
        "    gone = None; print('later')",
    ],
    ids=["a destructor", "a callback"],
)
def test_where_python_would_swallow_it_it_comes_again(moment: str, tmp_path: Path) -> None:
    done = _run(moment, tmp_path)
    assert (done.returncode, done.stderr) == (130, "")


def test_while_a_class_is_made_it_ends_the_command(tmp_path: Path) -> None:
    """Python 3.11 makes a RuntimeError of whatever is raised while a class names its members."""
    moment = (
        "class Named:\n        def __set_name__(self, owner, name): raise KeyboardInterrupt\n"
        "    from gongkai import cli; cli._run = lambda _: type('A', (), {'named': Named()}); cli.main([])"
    )
    done = _run(moment, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_file_is_written_to_the_end_first(tmp_path: Path) -> None:
    moment = (
        "real = os.fsync; os.fsync = lambda it: (ask(), real(it)); files.replace(Path('a'), b'new'); print('later')"
    )
    (tmp_path / "a").write_bytes(b"old")
    done = _run(moment, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"new")]


SUBMIT = "from gongkai.cli import main; main(['report', 'submit', '司法局', '--today', '2022-05-17', '--by', '张三'])"
SAID = "已登记：司法局 5月17日 报送“活动总结报告”：纸质报告"
IN_STORE = "from gongkai.reports.file import JsonStore as owner"
IN_TERMINAL = "from gongkai.status import record_terminal as owner"
MOMENTS = {
    "before anything is read": (IN_STORE, "load"),
    "while it is written": ("import os as owner", "fsync"),
    "once it is there": ("import gongkai.reports.saving as owner", "_read_back"),
    "before it is said": (IN_TERMINAL, "recorded"),
    "while it is said": (IN_TERMINAL, "said_of"),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_on_record_is_answered_as_ever(moment: str, tmp_path: Path) -> None:
    """Once, Ctrl+C comes too late for it; a second time it ends the command, which says that it is on record."""
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    found, name = MOMENTS[moment]
    for times, code, told in ((1, 0, SAID), (2, 130, "已经登记上了，用 gongkai report log 看")):
        asking = f"asks = [ask] * {times}; owner.{name} = lambda *it: ([asks.pop()() for _ in asks[:]], real(*it))[1]"
        done = _run(f"{found}; real = owner.{name}; {asking}; {SUBMIT}", tmp_path)
        there = (tmp_path / "status.json").exists()
        if moment == "before anything is read" or (moment == "while it is written" and times == 2):
            assert (done.returncode, done.stdout, done.stderr, there) == (130, "", "", False), done
        else:
            assert (done.returncode, there) == (code, True), done
            assert told in done.stdout + done.stderr
        for left in tmp_path.glob("*status*"):
            left.unlink()


def test_but_whoever_asks_twice_does_not_wait(tmp_path: Path) -> None:
    done = _run("with undisturbed(): ask(); print('still'); ask(); print('never')", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (130, "still\n", "")
