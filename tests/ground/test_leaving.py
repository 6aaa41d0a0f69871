"""The end of the process, which does not wait until Python has taken itself apart: nothing may be lost by that."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.plans import generated
from tests.conftest import ROOT, Run, run_gongkai

# What Python does before a program: something is registered for the end, and something tells of the teardown.
_BEFORE = r"""
import atexit, os, sys
class Noted:
    def __del__(self, write=os.write):
        write(2, b"torn down\n")
sys.noted = Noted()
atexit.register(lambda: print("at the end", file=sys.stderr))
"""


def ended(folder: Path, *command: str | Path) -> "subprocess.CompletedProcess[str]":
    """What came of Python run so, in a process that tells how it ends."""
    (folder / "sitecustomize.py").write_text(_BEFORE, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("started_as", ["module", "script"])
def test_what_is_registered_for_the_end_is_done_and_no_more(started_as: str, tmp_path: Path) -> None:
    script = tmp_path / "gongkai"
    script.write_text("import sys\nfrom gongkai.__main__ import run\nsys.exit(run())\n", encoding="utf-8")
    start: list[str | Path] = ["-m", "gongkai"] if started_as == "module" else [script]
    done = ended(tmp_path, *start, "explain", "GK201")
    assert (done.returncode, done.stdout) == (0, run_gongkai("explain", "GK201").out)
    assert done.stderr == "at the end\n"


def test_a_profiler_has_more_to_do(tmp_path: Path) -> None:
    figures = tmp_path / "figures"
    done = ended(tmp_path, "-m", "cProfile", "-o", figures, "-m", "gongkai", "--version")
    assert done.returncode == 0
    assert done.stderr == "at the end\ntorn down\n"
    assert figures.stat().st_size


def test_a_program_that_calls_us_has_more_to_do(tmp_path: Path) -> None:
    program = tmp_path / "own.py"
    program.write_text(
        "from gongkai.__main__ import run\n"
        "def own():\n"
        "    try:\n"
        "        run()\n"
        "    except SystemExit as end:\n"
        "        print('ended with', end.code)\n"
        "own()\n"
    )
    done = ended(tmp_path, program, "--version")
    assert done.stdout.splitlines()[1:] == ["ended with 0"]
    assert done.stderr == "at the end\ntorn down\n"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["validate", "tests/plans/good/in-text.yaml"], 0),
        (["validate", "tests/plans/bad/GK007-key-twice.yaml"], 1),
        (["validate", "no-such.yaml"], 2),
        (["no-such-command"], 2),
    ],
)
def test_exit_codes_and_complaints(command: list[str], code: int, process: Run, gongkai: Run) -> None:
    """A process of its own ends as the command does that is called within another."""
    result = process(*command)
    assert result == gongkai(*command)
    assert result.code == code
    assert result.err


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_long_result_in_a_pipe_is_whole(unbuffered: str, tmp_path: Path, gongkai: Run) -> None:
    """It is more than a pipe holds and read late; what is said of it comes whole as well."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(generated(1_000).replace("各部门", "各有关单位等部门"), encoding="utf-8")
    command = ["tasks", "--all", "--format", "json", "-p", str(plan)]
    settings = {**os.environ, "PYTHONUNBUFFERED": unbuffered, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "gongkai", *command],
        cwd=ROOT,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(2)
        out, err = process.communicate(timeout=60)
    same = gongkai(*command)
    assert len(out) > 1_000_000
    assert json.loads(out) == json.loads(same.out)
    assert (process.returncode, err.decode()) == (same.code, same.err)
