"""`gongkai report figure` and `form`: the figures that units fill in, one by one and as forms."""

from collections.abc import Sequence
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, deliver
from gongkai.cli.desk import Desk, ReportDesk
from gongkai.cli.options import (
    AtOption,
    ByOption,
    PlanOption,
    ReasonOption,
    ReplaceOption,
    ReportOption,
    StoreOption,
    TodayOption,
)
from gongkai.errors import GongkaiError

_TEXTS = (".docx", ".docm", ".txt", ".doc", ".wps", ".html", ".htm")

if TYPE_CHECKING:
    from gongkai.plan import Plan, Report
    from gongkai.reports.events import Event
    from gongkai.reports.materials import Described


def figure(
    unit: Annotated[str, typer.Argument(metavar="单位", help="哪个单位的数")],
    figures: Annotated[
        list[str], typer.Argument(metavar="名称=数...", show_default=False, help="如 参与群众=120；可以写几个")
    ],
    reason: ReasonOption,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> None:
    """改一个单位填报的数，或者确认它没有错；以后按这里写的算，不再提示核对。

    例：gongkai report figure 教育局 参与群众=120 --reason 电话核实
    """
    from gongkai.reports.events import Kind
    from gongkai.reports.submit import find_unit, owing
    from gongkai.reports.values import typed as filled

    desk = ReportDesk(plan, store, today, report, [unit], Kind.FIGURED, figures)
    official = owing(desk.report, find_unit(desk.plan, unit))
    found, said = filled(desk.report, figures)
    terminal_says(said)
    event = desk.typed(at, by, reason).event(Kind.FIGURED, desk.report.id, (official,))
    desk.put(lambda _: event._replace(**found._asdict()))


def terminal_says(said: Sequence[str]) -> None:
    """How numbers were read that were not written plainly."""
    for line in said:
        terminal.say(f"注意：{line}")


def filled_in(
    desk: ReportDesk, event: "Event", files: "Sequence[tuple[Path, Described]]", typed: Sequence[str]
) -> "tuple[Event, list[str]]":
    """The submission with the figures in its files and as typed, which counts more; and what is to be looked at."""
    from gongkai.reports.values import Filled, replaced
    from gongkai.reports.values import typed as filled

    found, odd, texts = Filled(), list[str](), list[str]()
    if files and desk.report.figures:
        from gongkai.figures.files import as_handed_in, read_form
        from gongkai.figures.told import told, unread

        for path, described in files:
            reading = read_form(path, desk.plan, desk.report, event.units[0])
            odd += [f"{path.name}：{said}" for said in reading.odd]
            found = found.beside(reading.filled)
            texts += () if reading.filled.values else summary_text(path)
            known = as_handed_in(desk.report, described.file, reading)
            event = event._replace(files=tuple(known if file == described.file else file for file in event.files))
        terminal_says(told(desk.report, found))
    if typed:
        own, said = filled(desk.report, typed)
        terminal_says([*said, *replaced(found, own)])
        found = found.followed_by(own)
    if texts:
        from gongkai.figures.written import compared

        found, proposed = compared(desk.report, event.units[0], found, texts)
        terminal_says(proposed)
    if files and desk.report.figures:
        terminal_says(unread(desk.report, event.units[0], event.files, found))
    event = event._replace(**found._asdict())
    if found.values:
        from gongkai.figures.checks import at_once

        terminal_says(at_once(desk.report, event))
    return event, odd


def summary_text(path: Path) -> list[str]:
    """The paragraphs of a file that is a text; none where it is something else or cannot be read."""
    from gongkai.importing.files import formats
    from gongkai.importing.files.paper import Paragraph

    if path.suffix.lower() not in _TEXTS:
        return []
    try:
        paper = formats.read(path.read_bytes(), path.name)
    except (GongkaiError, OSError):
        return []
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def form(
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="文件夹", help="写到文件夹，一个单位一份；或者写成一份 .docx、.xlsx"),
    ],
    units: Annotated[
        Optional[list[str]],
        typer.Option("--unit", "-u", metavar="单位", help="只写这些单位或分组的；不写就是所有要报的"),
    ] = None,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    force: ReplaceOption = False,
) -> None:
    """要各单位填的统计表：发下去，填好交回来，用 report submit、report scan 登记，数自己认。

    例：gongkai report form -o 统计表/

    例：gongkai report form -o 统计表.docx
    """
    from gongkai.cli.figures import chosen_report
    from gongkai.cli.units import members
    from gongkai.figures.blank import blank, page

    desk = Desk(plan, store, today)
    found = chosen_report(desk.plan, report, desk.log)
    target = Path(output)
    asked = members(desk.plan, units) if units else set(found.units)
    own = [unit for unit in found.units if unit in asked]
    if not own:
        raise GongkaiError(f"{'、'.join(units or ())}不用报“{found.title}”", "核对单位名称")
    if target.suffix.lower() in (".docx", ".xlsx") and not target.is_dir():
        if units and len(own) > 1:
            raise GongkaiError(f"一份 {target.suffix} 是一个单位的，这里有{len(own)}个", "写成文件夹，如 -o 统计表/")
        view = blank(desk.plan, found, own[0] if units else "")
        if target.suffix.lower() == ".docx":
            from gongkai.forms import Settings
            from gongkai.page.docx import write as docx

            deliver(docx(page(view), Settings()), target, force)
        else:
            from gongkai.figures.blank_book import write as xlsx

            deliver(xlsx(view), target, force)
        return
    if target.suffix and not output.endswith(("/", "\\")) and not target.is_dir():
        raise GongkaiError(f"统计表不能写成“{target.name}”", "写成文件夹，如 -o 统计表/；或者 -o 统计表.docx")
    names = write_forms(desk.plan, found, own, target, force)
    terminal.say(f"已写入 {target}：{len(names)}份统计表，一个单位一份")
    if len(own) == len(found.units):
        say_left(forms_left(desk.plan, [found], target))


def write_forms(plan: "Plan", report: "Report", units: Sequence[str], folder: Path, force: bool) -> list[str]:
    """A form for each unit, in a folder; their names. What a person has changed is kept, and said."""
    from gongkai.cli.common import ChangedError, put_in
    from gongkai.errors import reason
    from gongkai.figures.blank import blank
    from gongkai.figures.blank_book import write

    names = _form_names(plan, report, units)
    kept: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for unit, name in zip(units, names, strict=True):
            try:
                put_in(folder, name, write(blank(plan, report, unit)), force)
            except ChangedError:
                kept.append(name)
    except OSError as error:
        raise GongkaiError(
            f"写不了文件夹：{folder}（{reason(error)}）", "看看文件夹能不能写、文件是不是正打开着"
        ) from None
    if kept:
        terminal.say(f"没有覆盖的 {len(kept)} 份，有人填过或者改过：{'、'.join(kept)}")
    return [name for name in names if name not in kept]


def _form_names(plan: "Plan", report: "Report", units: Sequence[str]) -> list[str]:
    from gongkai.figures.blank import blank
    from gongkai.filenames import file_names

    title = blank(plan, report).heading
    return [f"{name}.xlsx" for name in file_names(f"{unit}{title}" for unit in units)]


def forms_left(plan: "Plan", reports: "Sequence[Report]", folder: Path) -> list[str]:
    """What is called like the forms of these reports in a folder, and is no form of the plan."""
    from gongkai.figures.blank import blank
    from gongkai.filenames import safe_name

    known = {name for one in (*plan.matters, *plan.reports) for name in _form_names(plan, one, one.units)}
    kinds = {safe_name(blank(plan, report).heading) for report in reports}
    there = {path.name for kind in kinds for path in folder.glob(f"*{escape(kind)}*.xlsx")}
    return sorted(name for name in there - known if not name.startswith("~$"))


def say_left(left: Sequence[str]) -> None:
    """What lies in a folder and was not written now."""
    if left:
        terminal.say(f"注意：这几份不是这次写的，也许是上次留下的，请看看还要不要：{'、'.join(left)}")
