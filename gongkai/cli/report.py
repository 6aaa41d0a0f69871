"""`gongkai report …`: what happened to a report, put on record."""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Optional

import typer

from gongkai import terminal
from gongkai.cli.chinese import Group
from gongkai.cli.common import PLAN, deliver, load_plan, moment, open_store, this_moment, who
from gongkai.cli.desk import Desk, ReportDesk, agreed
from gongkai.cli.formats import Format, wanted
from gongkai.cli.options import (
    AtOption,
    ByOption,
    FontsOption,
    NoteOption,
    PlanOption,
    ReasonOption,
    ReplaceOption,
    ReportOption,
    StoreOption,
    TemplatesOption,
    TodayOption,
    UnitsArgument,
    YesOption,
    a_file,
)
from gongkai.errors import GongkaiError
from gongkai.forms import SCREEN, Settings

if TYPE_CHECKING:
    from gongkai.plan import Plan
    from gongkai.reports.events import Event, File
    from gongkai.reports.materials import Described


class _Reports(Group):
    places: ClassVar = {
        "submit": "gongkai.cli.report:submit",
        "return": "gongkai.cli.report:return_",
        "accept": "gongkai.cli.report:accept",
        "waive": "gongkai.cli.report:waive",
        "extend": "gongkai.cli.report:extend",
        "remind": "gongkai.cli.remind:remind",
        "assign": "gongkai.cli.assign:assign",
        "receive": "gongkai.cli.assign:receive",
        "figure": "gongkai.cli.figure:figure",
        "form": "gongkai.cli.figure:form",
        "undo": "gongkai.cli.report:undo",
        "log": "gongkai.cli.report:log",
        "scan": "gongkai.cli.scan:scan",
        "collect": "gongkai.cli.collect:collect",
        "photos": "gongkai.cli.photos:photos",
    }


app = typer.Typer(cls=_Reports, add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def _report() -> None:
    """登记报送：哪个单位、什么时候、交了什么，退回、办结、免报、延期、催办。"""


def submit(
    unit: Annotated[str, typer.Argument(metavar="单位", help="交来报告的单位")],
    files: Annotated[
        Optional[list[Path]],
        typer.Argument(metavar="[文件]...", show_default=False, help="交来的文件；只记名称和校验码，不复制"),
    ] = None,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    others: Annotated[
        Optional[list[str]], typer.Option("--with", metavar="单位", help="合在一份报告里的别的单位；可以写几个")
    ] = None,
    has: Annotated[
        Optional[list[str]],
        typer.Option("--has", metavar="材料", help="没有文件、用别的方式收到的，如 报告、图片、视频"),
    ] = None,
    link: Annotated[
        Optional[list[str]],
        typer.Option("--link", metavar="网址", help="报来的链接，从浏览器的地址栏里复制；只记下来，不打开；可以写几个"),
    ] = None,
    figure: Annotated[
        Optional[list[str]],
        typer.Option("--figure", metavar="名称=数", help="填报的数，如 参与群众=120；表格里的不用写，自己认"),
    ] = None,
    at: AtOption = None,
    by: ByOption = None,
    note: NoteOption = "",
    yes: YesOption = False,
) -> None:
    """登记一个单位交来的报告。文件只登记，不复制，请自己保管好。

    什么也不写，就是收到了纸质报告。只有图片、视频的，报告还算没到。

    文件名写的是别的单位、别的事、往年的，或者登记过的，先问再登记。

    例：gongkai report submit 营商局 总结.docx 照片.jpg --has 视频
    """
    from gongkai.cli.figure import filled_in, terminal_says
    from gongkai.cli.units import officials
    from gongkai.reports.events import Kind
    from gongkai.reports.submit import submission

    alone = bool(link) and not (files or has)
    desk = ReportDesk(plan, store, today, report, [unit, *(others or ())], Kind.SUBMITTED, figure or (), alone)
    if has and not _listed(has):
        raise GongkaiError("--has 后面没有写收到了什么", "写成 --has 报告 或者 --has 图片、视频")
    found: list[tuple[Path, Described]] = []
    units = [unit, *officials(desk.plan, others or ())]
    typed, records = desk.typed(at, by, note), _records(files or (), found)
    event = submission(desk.plan, desk.report, units, records, _listed(has), typed, link or ())
    event, told = filled_in(desk, event, found, figure or ())
    odd = [*told, *_odd(desk, event, found, plan)]
    if odd and not yes:
        agreed(odd, "照样登记吗？", "登记")
    elif told:  # whoever does not want to be asked is told all the same
        terminal_says(told)
    desk.put(lambda _: event)


def return_(
    units: UnitsArgument,
    reason: ReasonOption,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    until: Annotated[
        Optional[str], typer.Option("--until", metavar="日期", help="补正到哪天；再交来的按这一天算迟不迟")
    ] = None,
    at: AtOption = None,
    by: ByOption = None,
) -> None:
    """把交来的报告退回补正。

    例：gongkai report return 营商局 --reason 缺现场照片 --until 5月20日
    """
    from gongkai.reports.events import Kind

    desk = ReportDesk(plan, store, today, report, units, Kind.RETURNED)
    typed = desk.typed(at, by, reason)
    day = moment(until, "--until", desk.plan, since=typed.at.day) if until else None
    desk.put_for(Kind.RETURNED, units, typed, day)


def accept(
    units: UnitsArgument,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    at: AtOption = None,
    by: ByOption = None,
    note: NoteOption = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="材料不全也办结，不问")] = False,
) -> None:
    """报告合格，办结。还缺材料的先问。

    例：gongkai report accept 各镇街
    """
    from gongkai.reports.events import Kind

    desk = ReportDesk(plan, store, today, report, units, Kind.ACCEPTED)
    if not yes and (odd := desk.incomplete(Kind.ACCEPTED, units)):
        agreed(odd, "照样办结吗？", "办结")
    desk.put_for(Kind.ACCEPTED, units, desk.typed(at, by, note))


def waive(
    units: UnitsArgument,
    reason: ReasonOption,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> None:
    """准许不报。

    例：gongkai report waive 残联 --reason 没有参加活动
    """
    from gongkai.reports.events import Kind

    desk = ReportDesk(plan, store, today, report, units, Kind.WAIVED)
    desk.put_for(Kind.WAIVED, units, desk.typed(at, by, reason))


def extend(
    units: UnitsArgument,
    until: Annotated[str, typer.Option("--until", metavar="日期", help="延到哪天，含当天")],
    reason: ReasonOption,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> None:
    """准许晚报；要在期限以前办。

    例：gongkai report extend 教育局 --until 5月23日 --reason 校园活动20日才结束
    """
    from gongkai.reports.events import Kind

    desk = ReportDesk(plan, store, today, report, units, Kind.EXTENDED)
    typed = desk.typed(at, by, reason)
    desk.put_for(Kind.EXTENDED, units, typed, moment(until, "--until", desk.plan, since=typed.at.day))


def undo(
    seqs: Annotated[
        Optional[list[str]],
        typer.Argument(
            metavar="[编号]...", show_default=False, help="哪几条，如 24、31—35，见 report log；不写就是最后一条，先问"
        ),
    ] = None,
    unit: Annotated[
        Optional[list[str]], typer.Option("--unit", "-u", metavar="单位", help="几个单位的记录，只撤销这些单位的")
    ] = None,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    by: ByOption = None,
    note: NoteOption = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="没有写编号的，也不问")] = False,
) -> None:
    """撤销记录：另记一条，原来的留着；撤销错了，可以再撤销那条撤销。

    例：gongkai report undo 12

    例：gongkai report undo 31—35 --unit 营商局
    """
    from gongkai.reports.events import Typed
    from gongkai.reports.log import record
    from gongkai.reports.standing import titles
    from gongkai.reports.undo import Numbers, latest, numbers, targets, undoing
    from gongkai.status.record_terminal import meant, undone

    asked = numbers(seqs or ())
    desk = Desk(plan, store, today)
    units = _on_record(desk.plan, desk.log, _listed(unit))
    if not asked:
        last = latest(desk.plan, desk.log, desk.now, units)
        only = f" --unit {'、'.join(last.event.units)}" if units else ""
        if not yes:
            said = meant(last, titles(desk.plan, desk.log), desk.now)
            agreed([said], "撤销这一条吗？", "撤销", f"写上编号：gongkai report undo {last.seq}{only}")
        asked = (Numbers(last.seq, last.seq, alone=True),)
    typed = Typed(desk.now, desk.now, who(by), note)
    before: list[int] = []
    passed: list[int] = []

    def _decide(known: "Sequence[Event]") -> "Sequence[Event]":
        chosen = targets(desk.plan, known, asked, desk.now, units)
        before[:], passed[:] = [len(known)], chosen.passed
        return undoing(desk.plan, known, chosen.records, typed)

    log = record(desk.store, _decide)
    undone(log, log[before[0] :], titles(desk.plan, log))
    if passed:
        terminal.say(f"没有动（撤销过的、撤销别的记录的、别的单位的）：第{'、'.join(map(str, passed))}条")


def _formats() -> Collection[str]:
    from gongkai.status.forms import RECORD

    return RECORD


def log(
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    unit: Annotated[
        Optional[list[str]], typer.Option("--unit", "-u", metavar="单位", help="只看这些单位或分组；可以写几个")
    ] = None,
    recover: Annotated[bool, typer.Option("--recover", help="进度文件坏了，看还能读出哪些记录")] = False,
    format: Annotated[Optional[str], typer.Option("--format", click_type=Format(_formats), help="格式")] = None,
    output: Annotated[Optional[Path], a_file("写到文件，后缀 .docx .xlsx .csv .json 等")] = None,
    templates: TemplatesOption = None,
    fonts: FontsOption = None,
    force: ReplaceOption = False,
) -> None:
    """全部记录，一条一条；撤销了的也在。

    例：gongkai report log --unit 营商局

    例：gongkai report log -o 报送记录.xlsx
    """
    from gongkai.reports.assigned import with_assigned
    from gongkai.reports.standing import titles
    from gongkai.reports.submit import reports_on_record
    from gongkai.status.forms import RECORD
    from gongkai.status.record import entries
    from gongkai.status.record_terminal import salvaged

    chosen = wanted(format, output, RECORD, "报送记录")
    if recover and chosen != SCREEN:
        raise GongkaiError("--recover 只在屏幕上看", "去掉 -o、--format")
    loaded = load_plan(plan)
    own = open_store(loaded, plan, store)
    if recover:
        for found in own.salvage():
            salvaged(found, titles(loaded, (event for _, event in found.events)))
        return
    now, events = this_moment(today, loaded), own.load()[0]
    whole = with_assigned(loaded, events, now)
    asked = (
        reports_on_record(whole, report, events) if report else None,
        _on_record(whole, events, _listed(unit)) if unit else None,
    )
    view, settings = entries(whole, events, now, *asked), Settings(templates, fonts)
    content = RECORD[chosen].written(view, settings)
    deliver(content, output, force, to_read=chosen in ("txt", "md"), notes=settings.notes)


def _records(paths: Sequence[Path], described: "list[tuple[Path, Described]]") -> "Iterator[File]":
    """What is put on record of each file, with a word about those that are not what they seem; `described` grows."""
    if not paths:
        return
    from gongkai.reports.materials import describe
    from gongkai.status.record_terminal import remark

    for path in paths:
        found = describe(path)
        remark(found)
        described.append((path, found))
        yield found.file


def _odd(desk: ReportDesk, event: "Event", files: "Sequence[tuple[Path, Described]]", plan: Path) -> Iterator[str]:
    """What a person should look at before these files are put on record."""
    if not files:
        return
    from gongkai.reports.intake.concerns import Concerns

    concerns = Concerns(desk.plan, desk.report, desk.log, event.units, [plan, *desk.store.files])
    for path, found in files:
        yield from (f"{path.name}：{said}" for said in concerns.about(path, found))


def _on_record(plan: "Plan", log: "Sequence[Event]", names: Sequence[str]) -> set[str]:
    """The units that these names stand for; one that the plan no longer has stands for itself where it is on record."""
    from gongkai.cli.units import members

    there = {unit for event in log for unit in event.units} if names else set()
    gone = {name for name in names if name in there and not plan.registry.find(name)}
    return gone | members(plan, [name for name in names if name not in gone])


def _listed(typed: Sequence[str] | None) -> list[str]:
    """What was typed in several options, or in one with 、 between."""
    return [word for words in typed or () for word in map(str.strip, re.split("[、，,]", words)) if word]
