"""Ctrl+C at any moment of any command: `python -m tests.interrupts 1000` tries it that often and says what came of it.

Each try is a process of its own in a folder of its own. The signal comes after a random part of the time that the
command takes; afterwards every file there has to be what it was before, or what an undisturbed run makes of it, and
what is on record by then has to have been answered as if nobody had disturbed it.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.conftest import DATA, PLAN, ROOT, run_gongkai, settings_of
from tests.dropped import JPG, MP4, PDF

_WHEN = ("--today", "2022-05-17T10:30", "--by", "测试员")
COMMANDS = (
    ("validate",),
    ("render", "-o", "通知.docx"),
    ("render", "-o", "通知.pdf"),
    ("tasks", "--all", "-o", "交办单"),
    ("status", "-o", "进度.html", "--today", "2022-05-17"),
    ("report", "submit", "营商局", *_WHEN),
    ("report", "scan", "收件", "--yes", *_WHEN),
    ("report", "collect", "收件", "--today", "2022-05-17"),
    ("report", "photos", "收件", "--today", "2022-05-17"),
    ("import", "旧通知.txt", "-o", "旧.yaml"),
)
MORE = (  # for the long run
    ("publish",),
    ("slogans", "-o", "标语.docx"),
    ("summary", "-o", "总结.docx", "--today", "2022-05-17"),
    ("report", "assign", "营商局", "某小区噪声扰民", "--due", "5月19日", *_WHEN),
    ("import", "旧通知.txt", "-o", "旧.yaml", "--side-by-side", "对照.html"),
)
# Where Python is before our first line has set its handler; later frames name `run` or another file.
_OURS = re.compile(
    r'File "[^"]*gongkai[/\\](?!__init__\.py|__main__\.py)\w|gongkai[/\\]__main__\.py", line \d+, in run'
)
_STARTING = "KeyboardInterrupt|Fatal Python error"

_STORE = "status.json"
Files = dict[str, bytes]


class Course(NamedTuple):
    """A command, the folder before it and after it when nobody disturbs it, and the seconds it takes."""

    command: tuple[str, ...]
    before: Path
    after: Files
    seconds: float


class Outcome(NamedTuple):
    """What came of one try. `wrong` says what should not be, "" where all is well."""

    command: str
    after: float
    end: str
    wrong: str


def courses(folder: Path, commands: Sequence[tuple[str, ...]] = COMMANDS) -> Iterator[Course]:
    """Every command once without being disturbed."""
    before = folder / "before"
    for name in ("tmp", "收件/司法局"):
        (before / name).mkdir(parents=True)
    (before / "plan.yaml").write_bytes(PLAN.read_bytes())
    (before / "旧通知.txt").write_bytes((DATA / "wanghua-2022-notice.txt").read_bytes())
    for name, content in (("活动总结.pdf", PDF), ("图片.jpg", JPG), ("视频.mp4", MP4)):
        (before / "收件/司法局" / name).write_bytes(content + b"1")
    kept = [before / "收件/司法局/活动总结.pdf", before / "收件/司法局/图片.jpg"]
    assert run_gongkai("report", "submit", "司法局", *kept, *_WHEN, cwd=before).code == 0
    for number, command in enumerate(commands):
        place = folder / f"course-{number}"
        shutil.copytree(before, place)
        assert run_gongkai(*command, cwd=place).code == 0  # for the next to find everything compiled
        shutil.rmtree(place)
        shutil.copytree(before, place)
        start = time.monotonic()
        process = _start(command, place)
        _, said = process.communicate(timeout=120)
        seconds = time.monotonic() - start
        assert process.returncode == 0, (command, said.decode())
        after = _files(place)
        yield Course(command, before, after, seconds)


def interrupted(course: Course, delay: float, place: Path) -> Outcome:
    """One try: the signal after so many seconds, unless the command was quicker."""
    shutil.copytree(course.before, place)
    process = _start(course.command, place)
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    answer, said = process.communicate(timeout=120)
    end, wrong = _judged(process.returncode, said.decode("utf-8"))
    before = _files(course.before)
    found = _files(place)
    if found.get(_STORE) != before[_STORE] and (end != "done" or "已登记" not in answer.decode("utf-8")):
        wrong += " on record, and not said"
    odd = [name for name, content in found.items() if content not in (before.get(name), course.after.get(name))]
    gone = sorted(before.keys() - found.keys())
    if odd or gone:
        wrong += f" half written or left: {odd}, gone: {gone}"
    shutil.rmtree(place)
    return Outcome(" ".join(course.command[:2]), delay, end, wrong)


def _judged(code: int, said: str) -> tuple[str, str]:
    """How it ended, and what is wrong about that."""
    if code in (-signal.SIGINT, 1) and not _OURS.search(said) and (code < 0 or re.search(_STARTING, said)):
        return "python was still starting", ""
    noise = [line for line in said.splitlines() if "Traceback" in line or "Exception ignored" in line]
    lines = [line for line in said.splitlines() if line]
    wrong = said if noise or code not in (0, 130) or (code == 130 and _talks(lines)) else ""
    return "done" if code == 0 else str(code), wrong


def _talks(lines: list[str]) -> bool:
    """Whether more is said about the end than one line, what the command says on its way apart."""
    return sum(line.startswith(("没有", "错误", "建议")) for line in lines) > 1


def _start(command: tuple[str, ...], place: Path) -> "subprocess.Popen[bytes]":
    own = {"PYTHONPATH": str(ROOT), "TMPDIR": str(place / "tmp"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [sys.executable, "-m", "gongkai", *command],
        cwd=place,
        env=settings_of(own),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _files(place: Path) -> Files:
    """All files and folders; a folder may be there before what comes into it."""
    paths = sorted(place.rglob("*"))
    return {str(path.relative_to(place)): path.read_bytes() if path.is_file() else b"" for path in paths}


def tries(folder: Path, times: int, seed: int, commands: Sequence[tuple[str, ...]] = COMMANDS) -> Iterator[Outcome]:
    """So many tries over all commands, from the first moment to a little after the usual end."""
    random = Random(seed)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored, which is inherited
    all_courses = list(courses(folder, commands))
    for number in range(times):
        course = all_courses[number % len(all_courses)]
        yield interrupted(course, random.uniform(0, course.seconds * 1.05), folder / "try")


def main(times: int) -> None:
    """Try and count."""
    ends: dict[str, Counter[str]] = {}
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for outcome in tries(Path(folder), times, os.getpid(), (*COMMANDS, *MORE)):
            ends.setdefault(outcome.command, Counter())[outcome.end] += 1
            if outcome.wrong:
                wrong += 1
                print(f"{outcome.command} after {outcome.after:.3f} s: {outcome.end}: {outcome.wrong}", flush=True)
    for command, counted in ends.items():
        print(f"{command}: {', '.join(f'{end} {count}' for end, count in sorted(counted.items()))}")
    print(f"{times} tries, {wrong} wrong")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
