"""Ctrl+C: nothing half written, nothing shown of Python, exit code 130; and never lost on the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import interrupts
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no signal to send")


def test_at_any_moment_of_any_command(tmp_path: Path) -> None:
    outcomes = list(interrupts.tries(tmp_path, times=36, seed=17))
    assert [outcome for outcome in outcomes if outcome.wrong] == []
    assert sum(outcome.end == "130" for outcome in outcomes) >= 18


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


def test_a_file_is_written_to_the_end_first(tmp_path: Path) -> None:
    moment = (
        "real = os.fsync; os.fsync = lambda it: (ask(), real(it)); files.replace(Path('a'), b'new'); print('later')"
    )
    (tmp_path / "a").write_bytes(b"old")
    done = _run(moment, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"new")]


def test_but_whoever_asks_twice_does_not_wait(tmp_path: Path) -> None:
    done = _run("with undisturbed(): ask(); print('still'); ask(); print('never')", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (130, "still\n", "")
