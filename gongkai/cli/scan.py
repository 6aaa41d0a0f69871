"""`gongkai report scan`: what was dropped into a folder, put on record by the names of files and folders."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN
from gongkai.cli.desk import Desk, nothing_done
from gongkai.cli.options import (
    AtOption,
    ByOption,
    NoteOption,
    PlanOption,
    ReportOption,
    StoreOption,
    TodayOption,
    YesOption,
)
from gongkai.errors import GongkaiError
from gongkai.files import real

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.figures.scanned import Forms
    from gongkai.plan import Report
    from gongkai.reports.events import Event, Typed
    from gongkai.reports.intake.scan import Scan


def scan(
    folder: Annotated[
        Path, typer.Argument(metavar="文件夹", show_default=False, help="收到的文件放在这里，里面可以再分文件夹")
    ],
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    yes: YesOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看看认出了什么，不登记")] = False,
    at: AtOption = None,
    by: ByOption = None,
    note: NoteOption = "",
) -> None:
    """把一个文件夹里收到的文件登记给各单位，按文件名和文件夹名认单位、认是哪一项；登记以前先问。

    再运行一次，只登记新的：内容登记过的不再登记，改了名也一样。分不清是谁的、不像报告的（回执、方案、去年的）不登记。

    例：gongkai report scan 收件
    """
    from gongkai.cli.figure import summary_text
    from gongkai.figures.scanned import Forms
    from gongkai.reports.intake.scan import drafted
    from gongkai.reports.intake.terminal import show_scan
    from gongkai.reports.submit import find_reports

    desk = Desk(plan, store, today)
    asked = desk.plan.reports if report is None and desk.plan.reports else find_reports(desk.plan, report, (), desk.log)
    typed = desk.typed(at, by, note)
    with nothing_done("登记"):
        look, paths = _look(desk, folder, plan)
        forms = Forms(desk.plan, paths, summary_text)
        look = forms.without_blank(drafted(desk.plan, asked, desk.log, look, typed))
        view = drafted(desk.plan, asked, desk.log, look, typed, forms.filled)
        when = f"时间记为{typed.at.beside(desk.now.day.year)}"
        when += "" if at else "（现在；早就收到的，用 --at 写收到的时间）"
        show_scan(view, _name(folder), when)
        terminal.paint(forms.said(view), sys.stdout)
        wanted = _wanted(view, yes, dry_run)
    if wanted:
        _put(desk, asked, view, typed, forms)


def _look(desk: Desk, folder: Path, plan: Path) -> "tuple[Scan, dict[str, Path]]":
    """The files of a folder with whose they are and what, what is passed over, and where each lies by its name."""
    from gongkai.progress import reading
    from gongkai.reports.intake.aims import Aims
    from gongkai.reports.intake.claims import Claims
    from gongkai.reports.intake.folder import walk
    from gongkai.reports.intake.scan import Found, Scan, found
    from gongkai.reports.materials import describe

    claims, aims = Claims(desk.plan), Aims(desk.plan)
    entries = list(walk(folder, [plan, *desk.store.files]))
    files = [entry for entry in entries if not entry.passed]
    passed = [entry for entry in entries if entry.passed]
    known: list[Found] = []
    paths: dict[str, Path] = {}
    with reading(len(files), sum(entry.size for entry in files)) as read:
        for entry in files:
            try:
                described = describe(entry.path, "/".join([_name(folder), *entry.parts]), read)
                known.append(found(claims, aims, entry.parts, described))
                paths[described.file.name] = entry.path
            except GongkaiError as error:
                passed.append(entry._replace(passed=error.message))
    return Scan(tuple(known), tuple(passed)), paths


def _put(desk: Desk, asked: "Sequence[Report]", view: "Scan", typed: "Typed", forms: "Forms") -> None:
    """Record it all in one go, as the log is by now: what somebody else has recorded meanwhile is not new any more."""
    from gongkai.reports.intake.scan import drafted
    from gongkai.reports.log import record

    shown = {file.name for event in view.events for file in event.files}
    agreed = view._replace(found=tuple(file for file in view.found if file.file.name in shown))
    before: list[int] = []

    def _decide(known: "Sequence[Event]") -> "Sequence[Event]":
        before[:] = [len(known)]
        events = drafted(desk.plan, asked, known, agreed, typed, forms.filled).events
        if not events:
            raise GongkaiError("这些文件刚才已经由别人登记了", "用 gongkai report log 看")
        return events

    fresh = record(desk.store, _decide)[before[0] :]
    first, last = before[0] + 1, before[0] + len(fresh)
    numbers = str(first) if first == last else f"{first}—{last}"
    files = sum(len(event.files) for event in fresh)
    command = terminal.advice(f"gongkai report undo {numbers}")
    said = f"已登记第{numbers}条，{files}个文件；登记错了用 {command}，只撤销一个单位的加 --unit"
    terminal.say(said, sys.stdout)


def _wanted(view: "Scan", yes: bool, dry_run: bool) -> bool:
    """Whether it is to go on record; where not, that is said."""
    from gongkai.reports.intake.terminal import confirmed

    if not view.events:
        terminal.say("没有新的文件要登记")
    elif dry_run:
        terminal.say("只是看看，没有登记")
    elif yes or confirmed(_question(view), "登记"):
        return True
    else:
        terminal.say("没有登记")
    return False


def _question(view: "Scan") -> str:
    """What a person is asked. Raises GongkaiError where nobody can answer."""
    if not sys.stdin.isatty():
        raise GongkaiError("没有登记：不在终端里，没有人可以回答", "核对上面的内容，加上 --yes 再运行一次")
    units = {unit for event in view.events for unit in event.units}
    return f"登记这{len(units)}个单位的{sum(len(event.files) for event in view.events)}个文件吗？"


def _name(folder: Path) -> str:
    """What the folder is called: the record names files from here on, wherever the folder lies on this computer."""
    return real(folder).name or real(folder).as_posix()
