"""Faults on purpose: `python -m tests.faults` breaks the store in every way that docs/reliability.md lists, and counts.

The bounded runs in tests/reports/test_faults.py are the same functions with smaller numbers.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import openpyxl

from gongkai.errors import GongkaiError
from gongkai.hotline import record as hotline
from gongkai.reports.events import Event
from gongkai.reports.file import JsonStore
from tests.conftest import DATA, run_gongkai
from tests.dropped import JPG, PDF

ROOT = Path(__file__).parents[1]
PLAN = "wanghua-515-2022"
ERRORS = ("EIO", "ENOSPC", "EACCES")
# Every system call by which a save could touch a file; what a kernel does not know strace refuses by itself.
CALLS = (
    "openat,newfstatat,statx,fstat,lstat,stat,access,faccessat2,flock,read,write,pwrite64,lseek,fsync,fdatasync,"
    "ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,chmod,fchmod,fchmodat,close"
)


class Desk(NamedTuple):
    """A folder with the shipped plan, where submissions are recorded through the command line."""

    folder: Path

    @property
    def store(self) -> JsonStore:
        return JsonStore(self.folder / "status.json", PLAN)

    def command(self, number: int = 0) -> list[str]:
        """A submission that can be told from others by its note."""
        plan = str(self.folder / "plan.yaml")
        submit = ["report", "submit", "司法局", "-p", plan, "--note", f"第{number}次", "--today", "2022-05-17"]
        return [sys.executable, "-m", "gongkai", *submit, "--by", "值班员"]

    def submit(self, number: int = 0) -> subprocess.CompletedProcess[str]:
        return self.run(self.command(number))

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=120, check=False
        )

    def events(self) -> tuple[Event, ...]:
        return tuple(self.store.load()[0])

    def notes(self) -> list[str]:
        return [event.note for event in self.events()]

    def leftovers(self) -> list[str]:
        """Temporary files; the lock and the backup stay."""
        return sorted(path.name for path in self.folder.iterdir() if ".tmp" in path.name)


@contextmanager
def desk() -> Iterator[Desk]:
    """A fresh desk that is cleared away afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "plan.yaml", folder)
        yield Desk(Path(folder))


def environment() -> dict[str, str]:
    """Nothing of the caller's settings, so that every run takes the same way."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GONGKAI_")}
    return {**clean, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": "0"}


def killed(times: int, seed: int = 0) -> str:
    """kill -9 at random moments of a submission: what was acknowledged is there, and the store can be read."""
    moments = random.Random(seed)
    cut_short = 0
    with desk() as place:
        start = time.perf_counter()
        acknowledged = [place.submit().returncode]
        whole = time.perf_counter() - start
        for number in range(1, times + 1):
            process = subprocess.Popen(
                place.command(number), cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True
            )
            try:
                process.wait(moments.uniform(0.2, 1.1) * whole)
            except subprocess.TimeoutExpired:
                process.kill()
            said = process.communicate()[0]
            cut_short += process.returncode != 0
            if "已登记" in said:
                acknowledged.append(number)
            notes = place.notes()  # raises if the store cannot be read
            assert set(notes) >= {f"第{done}次" for done in acknowledged}, (number, notes[-3:])
            assert len(set(notes)) == len(notes)
        assert place.submit(times + 1).returncode == 0
        assert place.leftovers() == []
        kept = len(place.events())
    return f"{cut_short} of {times} cut short; {len(acknowledged) + 1} acknowledged, {kept} on record, 0 lost"


LOOKING = ("newfstatat", "statx", "fstat", "lstat", "stat", "lseek", "close")  # changes nothing where it fails


def failing_calls(errors: tuple[str, ...] = ERRORS, but: tuple[str, ...] = ()) -> str:
    """Every system call that touches the store's folder during a submission fails once, with each of these errors."""
    tried = new = 0
    with desk() as place:
        place.submit()
        before = {path.name: path.read_bytes() for path in place.folder.iterdir() if path.is_file()}
        for name, nth in _calls_on(place, before):
            for error in errors if name not in but else ():
                done = _failing(place, before, f"inject={name}:error={error}:when={nth}")
                tried += 1
                notes = place.notes()
                assert notes in (["第0次"], ["第0次", "第7次"]), (name, nth, error, notes)
                assert "Traceback" not in done.stderr, (name, nth, error, done.stderr)
                assert done.returncode == 0 or (done.returncode == 2 and "错误：" in done.stderr), (name, done)
                assert done.returncode == 2 or len(notes) == 2, (name, nth, error, done.stdout)
                assert len(notes) == 1 or done.returncode == 0 or "已经" in done.stderr, (name, nth, error, done.stderr)
                new += len(notes) == 2
                _restore(place, {**before, "status.json": (place.folder / "status.json").read_bytes()}, sweep=False)
                assert run_gongkai(*place.command(8)[3:]).code == 0, (name, nth, error)
                assert place.leftovers() == [], (name, nth, error)
    return f"{tried} failures: {tried - new} left the old state, {new} the new one, none a mix"


def _calls_on(place: Desk, before: dict[str, bytes]) -> list[tuple[str, int]]:
    """The calls of one submission that touch the folder: each by name, and the how manieth of that name it is."""
    place.run(_traced(place, place.command(7)))
    counts: dict[str, int] = {}
    found: list[tuple[str, int]] = []
    for line in _trace(place):
        name = line.partition("(")[0].split()[-1] if "(" in line else ""
        counts[name] = counts.get(name, 0) + 1
        if str(place.folder) in line and "plan.yaml" not in line:
            found.append((name, counts[name]))
    _restore(place, before)
    return found


def _failing(place: Desk, before: dict[str, bytes], fault: str) -> subprocess.CompletedProcess[str]:
    """A submission in which that call fails; started again where it took another way to there."""
    for _ in range(5):
        _restore(place, before)
        done = place.run(_traced(place, place.command(7), fault))
        if any("INJECTED" in line for line in _trace(place) if str(place.folder) in line):
            return done
    raise AssertionError(f"never came to {fault}")


def _traced(place: Desk, command: list[str], fault: str = "") -> list[str]:
    """The command under strace, which stops it at the calls in question: all of them, or those of the fault."""
    wanted = ["-e", f"trace={_named(fault) or CALLS}", *(["-e", fault] if fault else [])]
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "4096", "-o", str(_log(place)), *wanted, *command]


def _named(fault: str) -> str:
    """inject=rename:error=EIO:when=2 → rename"""
    return fault.removeprefix("inject=").partition(":")[0]


def _log(place: Desk) -> Path:
    return place.folder.with_suffix(".strace")


def _trace(place: Desk) -> list[str]:
    """The calls of the last run, without the remark of which folder it was started in."""
    text = _log(place).read_text(encoding="utf-8", errors="replace")
    return re.sub(r"AT_FDCWD<[^>]*>", "AT_FDCWD", text).splitlines()


def _restore(place: Desk, files: dict[str, bytes], sweep: bool = True) -> None:
    for path in place.folder.iterdir() if sweep else ():
        if path.is_file() and path.name not in files:
            path.unlink()
    for name, content in files.items():
        (place.folder / name).write_bytes(content)


def full_disk(most: int = 64 * 1024, step: int = 512) -> str:
    """No file may grow beyond a limit, which is raised step by step: nothing is lost, and it is told."""
    failed = 0
    sizes = range(0, most + 1, step)
    with desk() as place:
        place.submit()
        for number in range(1, 60):
            place.store.append([place.events()[0]._replace(note=f"填{number}")], number)
        before = {path.name: path.read_bytes() for path in place.folder.iterdir() if path.is_file()}
        for size in sizes:
            _restore(place, before)
            done = place.run(["sh", "-c", f'ulimit -f {size // 512}; exec "$@"', "sh", *place.command(7)])
            notes = place.notes()
            assert "Traceback" not in done.stderr, (size, done.stderr)
            if done.returncode:
                failed += 1
                assert (done.returncode, len(notes)) == (2, 60), (size, done)
                assert "没有存上" in done.stderr or "磁盘" in done.stderr or "文件太大" in done.stderr, (
                    size,
                    done.stderr,
                )
            else:
                assert notes[-1] == "第7次", size
            assert place.submit(8).returncode == 0
            assert place.leftovers() == []
    return f"{len(sizes)} sizes: {failed} too small, each told with exit code 2, nothing lost"


def at_once(processes: int, each: int) -> str:
    """Many processes record at the same time, through the command line."""
    with desk() as place:
        loop = 'i=0; while [ $i -lt "$1" ]; do "$3" -m gongkai report submit 司法局 '
        loop += '--note "$2-$i" --today 2022-05-17 >/dev/null || exit 1; i=$((i+1)); done'
        running = [
            subprocess.Popen(
                ["sh", "-c", loop, "sh", str(each), str(number), sys.executable],
                cwd=place.folder, env=environment(), stderr=subprocess.PIPE, text=True,
            )
            for number in range(processes)
        ]  # fmt: skip
        said = [process.communicate()[1] for process in running]
        assert [process.returncode for process in running] == [0] * processes, said
        notes = place.notes()
        assert sorted(notes) == sorted(f"{number}-{turn}" for number in range(processes) for turn in range(each))
        assert place.leftovers() == []
    return f"{len(notes)} of {processes * each}"


def spoilt(flips: int, seed: int = 0) -> str:
    """The store cut at every byte, and with bits of random bytes flipped: refused, or read as what it was."""
    places = random.Random(seed)
    with desk() as place:
        for number in range(3):
            place.submit(number)
        path = place.folder / "status.json"
        whole = path.read_bytes()
        right = place.events()
        harmless = 0
        for content in (*(whole[:size] for size in range(len(whole))), *_flipped(whole, flips, places)):
            path.write_bytes(content)
            if (events := _read(place)) is not None:
                assert events == right
                harmless += 1
            assert path.read_bytes() == content
        path.write_bytes(whole[: len(whole) // 2])
        assert place.submit().returncode == 2
        assert path.read_bytes() == whole[: len(whole) // 2]
    return f"{len(whole)} cuts and {flips} flips: {len(whole) + flips - harmless} refused, {harmless} without meaning"


_HOLDER = """
import sys
from pathlib import Path
from gongkai.reports.file import JsonStore
with JsonStore(Path(sys.argv[1]), "").locked():
    print("held", flush=True)
    sys.stdin.read()
"""


def held() -> str:
    """Another process holds the lock: exit 2 once the time to wait is over, and who it is is told."""
    with desk() as place:
        command = [sys.executable, "-c", _HOLDER, str(place.folder / "status.json")]
        with subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            done = place.submit()
            assert place.run([*place.command()[:3], "status", "-p", str(place.folder / "plan.yaml")]).returncode == 0
            other.communicate("")
        assert (done.returncode, done.stdout) == (2, ""), done
        assert f"进程 {other.pid}" in done.stderr, done.stderr
        assert place.submit().returncode == 0
    return "exit code 2, the holder named; readers do not wait; possible again as soon as it lets go"


_NOBODY = 65534
_TWICE = f"""
import os, sys
from gongkai.cli import main

def submit(folder):
    try:
        main(["report", "submit", "司法局", "-p", folder + "/plan.yaml"])
    except SystemExit as end:
        return end.code

assert submit(sys.argv[1]) == 0  # everything is imported now, which nobody may have no right to
if os.geteuid() == 0:
    os.seteuid({_NOBODY})
sys.exit(submit(sys.argv[2]))
"""


def read_only() -> str:
    """A folder in which the user may not write: exit 2 and nothing changed. Root gives up its rights for this."""
    with desk() as warm, desk() as place:
        place.submit()
        before = {path.name: path.read_bytes() for path in place.folder.iterdir()}
        place.folder.chmod(0o555)
        done = place.run([sys.executable, "-c", _TWICE, str(warm.folder), str(place.folder)])
        place.folder.chmod(0o755)
        assert (done.returncode, "没有权限" in done.stderr) == (2, True), done
        assert {path.name: path.read_bytes() for path in place.folder.iterdir()} == before
    return "exit code 2, nothing changed"


def _read(place: Desk) -> tuple[Event, ...] | None:
    """The events, or None where the store is refused with a word about it."""
    try:
        return place.events()
    except GongkaiError as error:
        if "status.json" not in error.message:
            raise
        return None


def _flipped(whole: bytes, flips: int, places: random.Random) -> Iterator[bytes]:
    for _ in range(flips):
        content = bytearray(whole)
        content[places.randrange(len(whole))] ^= 1 << places.randrange(8)
        yield bytes(content)


# Commands that write, other than a submission: the files of a folder are to be old or new afterwards, whatever fails.
_NOW = ("--today", "2022-05-17", "--by", "值班员")
_TABLE = "来电时间,工单编号,求助号码,诉求标题,诉求内容,事发地,承办单位\n"
_HOT = "".join(
    f"2022-05-{day:02d} 08:00,G{day:02d},1380000{day:04d},小区噪声扰民,半夜施工噪声很大，无法休息,示例小区,住建局\n"
    for day in range(1, 13)
)
_MORE = "2022-05-16 08:00,G90,13800000090,路灯不亮,示例路的路灯不亮,示例路,住建局\n"
PREPARED: tuple[tuple[str, ...], ...] = (
    ("hotline", "read", "工单.csv"),
    ("hotline", "hot", *_NOW),
    ("hotline", "assign", "1", "住建局", "--due", "5月19日", *_NOW),
    ("hotline", "split", "1", "G01", "G02", *_NOW),
    (
        "report",
        "submit",
        "司法局",
        "收件/司法局/图片.jpg",
        "收件/司法局/活动总结.pdf",
        "--figure",
        "参与群众=12",
        *_NOW,
    ),
)
WRITING: tuple[tuple[str, ...], ...] = (
    ("hotline", "read", "又一批.csv"),
    ("hotline", "merge", "1", "2", *_NOW),
    ("hotline", "split", "1", "G03", *_NOW),
    ("hotline", "name", "1", "示例小区噪声", *_NOW),
    ("hotline", "drop", "1", "--reason", "已经解决", *_NOW),
    ("hotline", "assign", "1", "营商局", "--due", "5月19日", *_NOW),
    ("hotline", "answer", "1", "答复.pdf", "--public", *_NOW),
    ("hotline", "case", "1", "--yes", *_NOW),
    ("publish",),
    ("summary", "-o", "总结.docx", "--today", "2022-05-17"),
    ("report", "form", "-o", "统计表"),
    ("report", "photos", "收件", "--today", "2022-05-17"),
    ("figures", "--into", "上级.xlsx", "-o", "报市.xlsx"),
    ("slogans", "-o", "标语.docx"),
    ("import", "旧通知.txt", "-o", "旧.yaml"),
    ("next", "--year", "2023", "-o", "明年/plan.yaml"),
)
SAMPLE = tuple(command for command in WRITING if command[:2] == ("hotline", "name"))


class Written(NamedTuple):
    """A command that writes, in a folder of its own; what is there before, and after a run that nothing disturbs."""

    place: Desk
    command: tuple[str, ...]
    before: Path
    after: dict[str, bytes]

    @property
    def line(self) -> list[str]:
        return [sys.executable, "-m", "gongkai", *self.command]

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Whatever starts the command, in the folder as it was before."""
        self.reset()
        return self.again(command)

    def again(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """The same in the folder as it is now."""
        return subprocess.run(
            command, cwd=self.place.folder, env=environment(), capture_output=True, text=True, timeout=120, check=False
        )

    def reset(self) -> None:
        shutil.rmtree(self.place.folder)
        shutil.copytree(self.before, self.place.folder)

    def mixed(self) -> list[str]:
        """Files that are neither old nor new, or gone."""
        old, found = _everything(self.before), _everything(self.place.folder)
        odd = [name for name, content in found.items() if content not in (old.get(name), self.after.get(name))]
        return [*(name for name in odd if not name.endswith(_ASIDE)), *(old.keys() - found.keys())]

    def check(self, done: subprocess.CompletedProcess[str], fault: object) -> bool:
        """Whether it failed, and if so in words and without harm; nothing is said to be done that is not."""
        assert self.mixed() == [], (self.command, fault, done)
        assert "Traceback" not in done.stderr, (self.command, fault, done.stderr)
        assert done.returncode in (0, 2), (self.command, fault, done)
        if done.returncode:
            told = [line for line in done.stderr.splitlines() if line.startswith("错误：")]
            assert len(told) == 1, (self.command, fault, done.stderr)
            return True
        missing = [name for name in self.after if name not in _everything(self.place.folder)]
        assert [name for name in missing if not name.endswith(_ASIDE)] == [], (self.command, fault, done.stderr)
        return False


_ASIDE = (".lock", ".holder", ".bak", ".tmp")  # beside a file, which is old or new whatever these are


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def written(commands: Sequence[tuple[str, ...]] = WRITING) -> Iterator[list[Written]]:
    """Each command with what it makes of a folder that the others have prepared."""
    with tempfile.TemporaryDirectory() as root:
        before, folder = Path(root, "before"), Path(root, "desk")
        (before / "收件/司法局").mkdir(parents=True)
        plan = (ROOT / "plan.yaml").read_text("utf-8")
        figures = "    needs: 图片、视频\n    figures: [参与群众（人次）]\n"
        before.joinpath("plan.yaml").write_text(re.sub("    needs: 图片、视频 .*\n", figures, plan), "utf-8")
        shutil.copy(DATA / "wanghua-2022-notice.txt", before / "旧通知.txt")
        for name, text in (("工单.csv", _TABLE + _HOT), ("又一批.csv", _TABLE + _MORE)):
            (before / name).write_text(text, "utf-8")
        for name, content in (
            ("收件/司法局/图片.jpg", JPG),
            ("收件/司法局/活动总结.pdf", PDF),
            ("答复.pdf", PDF + b"2"),
        ):
            (before / name).write_bytes(content)
        _superiors(before / "上级.xlsx")
        for command in PREPARED:
            done = run_gongkai(*command, cwd=before)
            assert done.code == 0, (command, done.err)
        folder.mkdir()
        found = []
        for command in commands:
            one = Written(Desk(folder), command, before, {})
            undisturbed = one.run(one.line)
            assert undisturbed.returncode == 0, (command, undisturbed.stderr)
            found.append(one._replace(after=_everything(folder)))
        yield found


def _superiors(path: Path) -> None:
    """A table that asks for a total."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("单位", "参与群众（人次）"), ("司法局", None), ("合计", None)):
        sheet.append(row)
    book.save(path)


def written_failing(
    commands: Sequence[tuple[str, ...]] = WRITING, errors: Sequence[str] = ERRORS, most: int = 0
) -> str:
    """System calls that change the folder fail, one by one: all of them, or so many of each command, the last first."""
    tried = failed = 0
    with written(commands) as all_of:
        for one in all_of:
            one.run(_traced(one.place, one.line))
            for name, nth in _changing(one.place)[-most:]:
                for error in errors:
                    done = one.run(_traced(one.place, one.line, f"inject={name}:error={error}:when={nth}"))
                    tried += 1
                    failed += one.check(done, (name, nth, error))
                    again = one.again(one.line)
                    assert "已损坏" not in again.stderr, (one.command, name, nth, error, again.stderr)
    return f"{tried} failures: {failed} told with exit code 2, {tried - failed} without consequence, none a mix"


_CHANGING = ("openat", "write", "pwrite64", "fsync", "rename", "renameat", "renameat2", "link", "linkat", "fchmod")


def _changing(place: Desk) -> list[tuple[str, int]]:
    """The calls of the last run that could spoil a file of the folder."""
    counts: dict[str, int] = {}
    found: list[tuple[str, int]] = []
    for line in _trace(place):
        name = line.partition("(")[0].split()[-1] if "(" in line else ""
        counts[name] = counts.get(name, 0) + 1
        reads = name == "openat" and "O_CREAT" not in line
        if str(place.folder) in line and name in _CHANGING and not reads:
            found.append((name, counts[name]))
    return found


def written_full(commands: Sequence[tuple[str, ...]] = WRITING, sizes: Sequence[int] = range(0, 65, 4)) -> str:
    """No file may grow beyond so many blocks of 512 bytes."""
    failed = 0
    with written(commands) as all_of:
        for one in all_of:
            for size in sizes:
                done = one.run(["sh", "-c", f'ulimit -f {size}; exec "$@"', "sh", *one.line])
                failed += one.check(done, size)
    return f"{len(commands) * len(sizes)}: {failed} too small, each told with exit code 2, none a mix"


def written_killed(times: int, commands: Sequence[tuple[str, ...]] = WRITING, seed: int = 0) -> str:
    """kill -9 at random moments of each command in turn."""
    moments = random.Random(seed)
    cut_short = 0
    with written(commands) as all_of:
        for number in range(times):
            one = all_of[number % len(all_of)]
            one.reset()
            process = subprocess.Popen(
                one.line, cwd=one.place.folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            try:
                process.wait(moments.uniform(0.1, 0.5))
            except subprocess.TimeoutExpired:
                process.kill()
            cut_short += process.wait() != 0
            assert one.mixed() == [], one.command
    return f"{cut_short} of {times} cut short, every file old or new"


def decided_at_once(processes: int, each: int) -> str:
    """Many processes decide about one hot issue at the same time: every decision is on record, once."""
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        shutil.copy(ROOT / "plan.yaml", folder)
        (folder / "工单.csv").write_text(_TABLE + _HOT, "utf-8")
        for command in PREPARED[:2]:
            assert run_gongkai(*command, cwd=folder).code == 0
        loop = 'i=0; while [ $i -lt "$1" ]; do "$3" -m gongkai hotline name 1 "$2-$i" --today 2022-05-17 '
        loop += ">/dev/null || exit 1; i=$((i+1)); done"
        running = [
            subprocess.Popen(
                ["sh", "-c", loop, "sh", str(each), str(number), sys.executable],
                cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True,
            )
            for number in range(processes)
        ]  # fmt: skip
        said = [process.communicate()[1] for process in running]
        assert [process.returncode for process in running] == [0] * processes, said
        decisions = hotline.load(folder / hotline.NAME, PLAN).decisions
        names = sorted(decision.text for decision in decisions if decision.deed == "name")
        assert names == sorted(f"{number}-{turn}" for number in range(processes) for turn in range(each))
    return f"{len(names)} of {processes * each}"


def main() -> None:
    """The long runs, a line each."""
    print("| Fault | How often | What came of it |\n|---|---|---|", flush=True)
    runs: tuple[tuple[str, str, Callable[[], str]], ...] = (
        ("`kill -9` at random moments of `report submit`", "1,000", lambda: killed(1000)),
        ("each system call of the save fails", "all, with EIO, ENOSPC and EACCES", failing_calls),
        ("disk full at every size", "0–64 KiB in steps of 512", full_disk),
        ("processes that submit at once", "16 × 50", lambda: at_once(16, 50)),
        ("the lock held by another process", "once", held),
        ("a folder that is read-only", "once", read_only),
        ("the store cut at every byte, bits flipped", "all, and 10,000", lambda: spoilt(10_000)),
        ("every changing call of 16 commands that write fails", "all, with EIO, ENOSPC and EACCES", written_failing),
        ("disk full while they write", "0–32 KiB in steps of 2", written_full),
        ("`kill -9` at random moments of them", "500", lambda: written_killed(500)),
        ("processes that decide about an issue at once", "16 × 10", lambda: decided_at_once(16, 10)),
    )
    for fault, often, run in runs:
        print(f"| {fault} | {often} | {run()} |", flush=True)


if __name__ == "__main__":
    main()
