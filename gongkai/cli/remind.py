"""`gongkai report remind`: the reminder for everybody who still owes something."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, deliver, say_notes
from gongkai.cli.desk import ReportDesk
from gongkai.cli.options import (
    AtOption,
    ByOption,
    NoteOption,
    PlanOption,
    ReplaceOption,
    ReportOption,
    StoreOption,
    TemplatesOption,
    TodayOption,
    a_file,
)
from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.phrases.moments import Moment
    from gongkai.reports.state import Standing
    from gongkai.status.ledger import Ledger

_TEMPLATE = "reminder.yaml.j2"


def remind(
    units: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="[单位]...", show_default=False, help="只催这些单位或分组；不写就是所有没报齐的"),
    ] = None,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    draft: Annotated[bool, typer.Option("--draft", help="只看看写成什么样，不记下催办")] = False,
    output: Annotated[Optional[Path], a_file("写到文件，后缀 .docx .txt .md 等")] = None,
    templates: TemplatesOption = None,
    at: AtOption = None,
    by: ByOption = None,
    note: NoteOption = "",
    by_phone: Annotated[bool, typer.Option("--by-phone", help="打电话催的：只记下来，不写通知")] = False,
    again: Annotated[bool, typer.Option("--again", help="一小时里催过的，再记一次")] = False,
    force: ReplaceOption = False,
) -> None:
    """写催报通知，按缺什么分组；记下催过哪些单位。

    一小时里催过的不再记，算一次；又催了一次的加 --again。

    例：gongkai report remind -o 催报通知.docx

    例：gongkai report remind 教育局 司法局 --by-phone --note 下午交
    """
    from gongkai.cli.carried import advised
    from gongkai.cli.typeset import typeset
    from gongkai.forms import Settings, format_of
    from gongkai.page.forms import PAPER
    from gongkai.reports.events import Kind
    from gongkai.reports.periods import still_owed
    from gongkai.status.ledger import all_there, ledgers
    from gongkai.status.reminder import reminder

    if by_phone and (draft or output):
        raise GongkaiError("--by-phone 只记下来，不写通知", "去掉 --draft、-o，或者去掉 --by-phone")
    desk = ReportDesk(plan, store, today, report, units or (), Kind.REMINDED)
    typed = desk.typed(at, by, "，".join(filter(None, ("电话催办" if by_phone else "", note))))
    view = ledgers(desk.plan, [desk.report], desk.log, typed.at)
    say_notes(one.note for one in advised(view.uncounted))
    (ledger,) = view.ledgers
    if said := still_owed(desk.plan, desk.report, desk.log, typed.at):
        terminal.say(said)
    asked = _asked(desk, ledger, units or ())
    chosen = asked.owed_by
    if not chosen:
        terminal.say(f"{all_there(asked)}，不用催")
        return
    if not by_phone:
        wanted = reminder(desk.plan, desk.report, ledger._replace(rows=chosen), typed.at)
        write = PAPER[format_of(output, PAPER) if output else "txt"]
        settings = Settings(templates)
        content = write(typeset(_TEMPLATE, wanted, templates), settings)
        deliver(content, output, force, to_read=True, notes=settings.notes)
    if draft:
        return
    fresh = tuple(row.unit for row in chosen if again or not _just_reminded(row, typed.at))
    if fresh:
        desk.put(lambda _: typed.event(Kind.REMINDED, desk.report.id, fresh))
    if passed := [row.unit for row in chosen if row.unit not in fresh]:
        terminal.say(f"一小时里催过，没有再记：{'、'.join(passed)}（又催了一次的，加上 --again）")


def _asked(desk: ReportDesk, ledger: "Ledger", typed: "Sequence[str]") -> "Ledger":
    """The ledger of the units named, or of all. Raises GongkaiError for a unit named that owes nothing."""
    from gongkai.cli.units import officials
    from gongkai.reports.submit import owing

    rows = {row.unit: row for row in ledger.rows}
    wanted: dict[str, None] = {}
    for official in officials(desk.plan, typed):
        if desk.plan.registry.is_unit(official) and not (row := rows[owing(desk.report, official)]).owes:
            stands = "已经报齐了" if row.reported and not row.missing else f"是“{row.state.value}”"
            raise GongkaiError(f"{official}{stands}，不用催", "用 gongkai status 看各单位到了哪一步")
        wanted |= dict.fromkeys(desk.plan.registry.members(official))
    return ledger._replace(rows=tuple(row for row in ledger.rows if row.unit in wanted)) if typed else ledger


def _just_reminded(row: "Standing", now: "Moment") -> bool:
    """Whether a unit was reminded within the last hour; of a day alone nobody knows."""
    last = row.reminded
    if last is None or last.clock is None or now.clock is None:
        return False
    minutes = (now.day - last.day).days * 1440 + (now.clock.hour - last.clock.hour) * 60
    return 0 <= minutes + now.clock.minute - last.clock.minute < 60
