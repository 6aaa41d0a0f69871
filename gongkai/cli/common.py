"""What the commands share: the plan and its store, the clock, and where a result goes."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from gongkai import terminal
from gongkai.errors import ExitCode, GongkaiError, NotSyncedError, reason

if TYPE_CHECKING:
    from datetime import date

    from gongkai.forms import Content
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Plan
    from gongkai.reading import Loaded
    from gongkai.reports.log import Store

PLAN = Path("plan.yaml")
_PLANS = (".yaml", ".yml")
STORE = "status.json"
_KEPT: set[Path] = set()  # what this command has read: the plan, the record and its backup
_RECORD = {b"format", b"plan", b"revision", b"checksum"}  # the head of a record
_LOOK = "看看文件夹在不在，文件是不是正打开着；是管道、设备的，换一个文件名"


def about(error: GongkaiError, kind: str, deed: str) -> GongkaiError:
    """What `import` says of a notice that it cannot read, said of another document that is read in the same way."""
    hint = error.hint.replace("再导入", f"再{deed}").replace("导入里面的通知", f"{deed}里面的{kind}")
    return GongkaiError(error.message.replace("通知", kind), hint.replace("通知", kind))


def load_plan(path: Path) -> "Plan":
    """The plan, with warnings told on the way. Exits 1 with all its problems if it cannot be used."""
    plan = load_whole(path).plan
    assert plan is not None
    return plan


def readable_plan(path: Path) -> "Plan":
    """One plan of many, without a word about its warnings. Raises GongkaiError with the first of its problems."""
    from gongkai.reading import load

    loaded = load(path)
    if loaded.plan is None:
        worst = next(entry for entry in loaded.diagnostics if entry.is_error)
        raise GongkaiError(f"方案第{worst.at.line}行：{worst.message}")
    return loaded.plan


def load_whole(path: Path) -> "Loaded":
    """The same with its source, for what is told about its places."""
    from gongkai.reading import load

    _KEPT.clear()
    _KEPT.add(path.absolute())
    loaded = load(path)
    if loaded.plan is None:
        refuse(loaded)
    if loaded.diagnostics:
        from gongkai.findings.terminal import report

        terminal.paint(report(loaded.diagnostics, loaded.source), sys.stderr)
    return loaded


def refuse(loaded: "Loaded") -> NoReturn:
    """Tell all problems of a plan that cannot be used, and exit 1."""
    from gongkai.findings.terminal import report, summary

    terminal.paint(report(loaded.diagnostics, loaded.source), sys.stderr)
    summary(loaded, loaded.diagnostics, failed=True)
    raise typer.Exit(ExitCode.PROBLEMS)


def open_store(plan: "Plan", path: Path, store: str | None) -> "Store":
    """The plan's store: the file or database named, else status.json beside the plan."""
    from gongkai.reports.stores import is_database, store_at

    found = store_at(store or str(store_beside(path)), plan.id)
    _KEPT.update(file.absolute() for file in found.files)
    new = not is_database(store or "") and not any(file.exists() for file in found.files)
    if store and new and Path(store).parent.is_dir():
        near = store_beside(Path(store))
        instead = f"；旁边有 {near.name}，是不是它" if near.is_file() else ""
        terminal.say(f"注意：还没有进度文件 {found.address}，里面一条记录也没有{instead}")
    return found


def store_beside(path: Path) -> Path:
    """The usual store of a plan file; that of standard input lies in the current folder."""
    return (Path.cwd() if str(path) == "-" else path.parent) / STORE


def this_moment(today: str | None, plan: "Plan | None" = None) -> "Moment":
    """The only reading of the clock; --today stands in for it."""
    from datetime import datetime

    from gongkai.phrases.moments import CHINA, of

    return moment(today, "--today", plan) if today else of(datetime.now(CHINA))


def moment(
    text: str,
    option: str,
    plan: "Plan | None",
    now: "date | None" = None,
    by: "date | None" = None,
    since: "date | None" = None,
) -> "Moment":
    """A moment as typed: ISO, or as the plan writes it, in the year that its days are of.

    `by` and `since` tell which of several years is meant. 本周五 counts from the day `now`, `by` or `since`, and is not
    understood where there is none; until a moment `since` something may last. Raises GongkaiError for what is no
    moment, and where more is typed than one.
    """
    from gongkai.diagnostics import Diagnostic
    from gongkai.phrases.times import Time, parse_time
    from gongkai.text import Text
    from gongkai.typed_days import check_month, check_whole, year_typed

    def _read(year: int | None) -> Time | Diagnostic:
        return parse_time(Text(text), year, now or by or since)

    def _day_in(year: int) -> "date | None":
        found = _read(year)
        return found.day if isinstance(found, Time) else None

    found = _read(year_typed(plan, f"{option} “{text}”", _day_in, by, since) if plan else None)
    if isinstance(found, Diagnostic):
        if plan is None and found.code == "GK131":
            raise GongkaiError(f"{option} “{text}”没有写年份", "写上年份，如 2022-05-19")
        raise GongkaiError(f"{option} {found.message}", found.hint)
    if found.start is None or found.start != found.end:
        if today := now or by or since:
            check_month(text, option, today, to_come=since is not None)
        raise GongkaiError(f"{option} 看不懂“{text}”", "写成 2022-05-17、2022-05-17T10:30 或 5月17日10:30")
    check_whole(text, option, found.start, may_last=since is not None)
    return found.start


def who(by: str | None) -> str:
    """Who puts something on record: the name that is given, else whoever is logged in at this computer."""
    if by and by.strip():
        return by
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "未署名"


def deliver(
    content: "Content", output: Path | None, force: bool = False, to_read: bool = False, notes: Iterable[str] = ()
) -> None:
    """To the file, or to stdout: what programs read as the bytes of the file, what is `to_read` as the console has it.

    Then come the notes.
    """
    if output is None:
        _show(content, to_read)
    else:
        try:
            put(output, encoded(content), force)
        except OSError as error:
            hint = "后面加上文件名" if output.is_dir() else _LOOK
            raise GongkaiError(f"写不了文件：{output}（{reason(error)}）", hint) from None
        terminal.say(f"已写入 {output}")
    say_notes(notes)


def _show(content: "Content", to_read: bool) -> None:
    if not isinstance(content, str | bytes):
        terminal.paint(content, sys.stdout)
    elif isinstance(content, str) and (to_read or sys.stdout.isatty()):
        sys.stdout.write(content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded(content))


def say_notes(notes: Iterable[str]) -> None:
    """What writers had to say, each note once."""
    for note in dict.fromkeys(notes):
        terminal.say(f"注意：{note}")


def encoded(content: "Content") -> bytes:
    """What a writer gave, as it stands in a file: lines without their colours."""
    if isinstance(content, bytes):
        return content
    text = content if isinstance(content, str) else "".join(f"{terminal.plain(line)}\n" for line in content)
    return text.encode("utf-8")


def put(output: Path, content: bytes, force: bool = False) -> str:
    """A document whole or not at all, with its mark; what became of the file in a word. Raises OSError.

    Raises ChangedError for a file that gongkai did not write or that has changed since, unless its content is the same
    or --force is given. What is no file, such as a device, just gets the content.
    """
    from gongkai.cli.written import remember
    from gongkai.files import pour
    from gongkai.marks import marked

    check_not_kept(output)
    if output.exists() and not output.is_file():
        pour(output, content)
        return "新写"
    fresh = marked(content)
    before = output.read_bytes() if output.exists() else b""
    if before in (fresh, content) and before:
        return "未变"
    if not force and is_foreign(output, content):
        message = f"没有覆盖 {output}：它不是 gongkai 写的，或者写好以后有人改过"
        raise ChangedError(message, "换一个文件名，两份都留着；确实要换成新的，加上 --force")
    remember(fresh)  # before it stands there: whatever ends this in between, what was written is known as ours
    write_whole(output, fresh)
    return "更新" if before else "新写"


def write_whole(path: Path, content: bytes) -> None:
    """A file whole or not at all. Raises OSError; GongkaiError where it is written and the disk does not confirm it."""
    from gongkai.files import replace

    try:
        replace(path, content)
    except NotSyncedError as error:
        hint = "打开看看；磁盘有问题的，换一个位置"
        raise GongkaiError(f"已经写进 {path}，但磁盘没有确认存稳（{reason(error)}）", hint) from None


def put_in(folder: Path, name: str, content: bytes, force: bool = False) -> str:
    """The same in a folder, where a link or a pipe of that name is not what anybody asked to write to."""
    from gongkai.files import check_own

    check_own(folder / name, folder=False)
    return put(folder / name, content, force)


def is_foreign(output: Path, content: bytes) -> bool:
    """Whether a file is there that gongkai did not write, or that was changed since, and not to just this content."""
    from gongkai.cli.written import is_own
    from gongkai.marks import marked

    before = output.read_bytes() if output.exists() else b""  # an empty file has nothing to lose
    return bool(before) and before not in (content, marked(content)) and not is_own(before)


def check_not_kept(output: Path) -> None:
    """Raises GongkaiError for what this command reads, and for any record: nothing is ever written over these."""
    from gongkai.files import real

    if real(output) in map(real, _KEPT):
        raise _kept(output, "方案、进度")
    if _is_record(output):
        raise _kept(output, "一份进度")


def _is_record(path: Path) -> bool:
    """Whether a file begins as a record does."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return _RECORD.issubset(re.findall(rb"[a-z]+", stream.read(400)))


def _kept(path: Path, what: str) -> GongkaiError:
    return GongkaiError(f"没有写 {path}：它是{what}文件，盖掉就没有了", "换一个文件名")


class ChangedError(GongkaiError):
    """A file that somebody else has written or changed would be replaced."""


def create(files: Mapping[Path, bytes], force: bool) -> None:
    """Write new files and their folders; what exists is replaced only with --force, and then whole or not at all."""
    check_new(files, force)
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
    except OSError as error:
        raise GongkaiError(f"写不了文件：{path}（{reason(error)}）", _LOOK) from None


def check_plan_name(path: Path) -> None:
    """Raises GongkaiError for what is no plan by its name: it would not open with what opens plans."""
    if path.suffix.lower() in _PLANS:
        return
    inside = str(path / PLAN)
    like = inside if path.is_dir() else str(path.with_suffix(".yaml")) if path.suffix else f"{inside}，或者 {path}.yaml"
    raise GongkaiError(f"“{path}”不是方案的文件名", f"文件名以 .yaml 结尾，如 {like}")


def check_new(files: Iterable[Path], force: bool) -> None:
    """Raises GongkaiError for a file that exists, unless --force is given, and for any record."""
    for path in files:
        try:
            there, record = path.exists(), _is_record(path)
        except OSError as error:
            raise GongkaiError(f"写不了文件：{path}（{reason(error)}）", _LOOK) from None
        if record:
            raise _kept(path, "一份进度")
        if there and not force:
            raise GongkaiError(f"已经有这个文件了：{path}", "换一个名称；确实要覆盖它，加上 --force")


def typed_codes(typed: Sequence[str] | None) -> list[str]:
    """Codes as typed, several in one option too: GK203,GK226."""
    return [code for codes in typed or () for code in re.split("[,，、 ]+", codes) if code]
