"""How a unit stands with a report, in the office's words."""

from collections.abc import Iterable, Sequence

from gongkai.phrases.materials import LINK, OTHER
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reports.events import Event, Kind
from gongkai.reports.log import Log
from gongkai.reports.receipts import SHEET
from gongkai.reports.state import Standing
from gongkai.wide import printable

_FEW = 10


def word_of(row: Standing) -> str:
    """How a unit stands in one word: overdue comes before the state, since it is what must be seen."""
    if row.overdue:
        return "逾期未报" if row.until is None else "逾期未补正"
    return row.state.value


def state_of(row: Standing) -> str:
    """The word, with the mark that stays on what came late."""
    return f"{word_of(row)}（迟报）" if row.late and not row.overdue else word_of(row)


def remarks(row: Standing) -> tuple[str, ...]:
    """What else is to be known: what came without the report, an extension, a return's day, when it came again, why."""
    parts = [said] if (said := received(row)) else []
    parts += [said] if (said := own_day(row)) else []
    parts += [f"补正到{row.told(row.until)}"] if row.until else []
    parts += [f"退回后{row.told(row.again)}重报{_by(row)}"] if row.again else []
    parts += [printable(f"{LINK}：{link}") for link in links(row)]
    return (*parts, *([printable(row.reason)] if row.reason else []), *typed_later(row))


def _by(row: Standing) -> str:
    return f"（应在{row.told(row.again_by)}前）" if row.again_by else ""


def links(row: Standing) -> tuple[str, ...]:
    """The addresses that a unit has handed in, each once."""
    return tuple(dict.fromkeys(link for record in row.history for link in record.event.links))


def own_day(row: Standing) -> str:
    """The deadline that a unit has by itself: by an extension, or by the schedule; "" where it has that of all."""
    if row.due is None or not (row.extended or row.scheduled):
        return ""
    return f"{'延期到' if row.extended else '期限'}{row.told(row.due)}"


def typed_later(row: Standing) -> tuple[str, ...]:
    """What was put on record on a later day than it happened, or only once the deadline had passed: 补登, both moments.

    Whether something is late goes by when it happened, so whoever reads that it was not has to see who says so when.
    """
    events = dict.fromkeys(record.event for record in row.history if record.event.kind is not Kind.REMINDED)
    return tuple(
        f"{row.told(event.at)}的{event.kind.word}是{row.told(event.recorded)}补登的"
        for event in events
        if event.recorded.day != event.at.day
        or (row.due is not None and event.recorded.after(row.due) and not event.at.after(row.due))
    )


def entered(event: Event) -> str:
    """Who put an event on record, and when if that was not when it happened: 张三登记, 张三，5月20日09:00补登."""
    by = printable(event.by)
    return f"{by}登记" if event.recorded == event.at else f"{by}，{event.recorded.beside(event.at.day.year)}补登"


def received(row: Standing) -> str:
    """What has come while the report itself has not; "" if it has, or nothing."""
    if not row.came or not row.pending or row.first is not None:
        return ""
    came = ["别的文件" if kind == OTHER else printable(kind) for kind in row.came]
    return f"已收到{'、'.join(came)}"


def reminders(row: Standing) -> str:
    """How often a unit was reminded, and on which day last; "" if never."""
    return f"催办{row.reminders}次，最近{row.told(Moment(row.reminded.day))}" if row.reminded else ""


def said_of(row: Standing) -> str:
    """What a submission leaves to be said of a unit: that it is a further one, late, incomplete."""
    remarks = [f"这是第{row.submissions}次登记"] if row.submissions > 1 else []
    remarks += ["迟报"] if row.late else []
    remarks += [f"还缺{'、'.join(row.missing)}"] if row.missing else []
    remarks += [f"报告还没有到，仍是“{word_of(row)}”"] if row.pending and row.first is None else []
    return "；".join(remarks)


def titles(plan: Plan | None, events: Iterable[Event]) -> dict[str, str]:
    """What everything on record is called, by its id: reports of the plan, what was assigned, and the task sheet.

    Without a plan only the record says it.
    """
    assigned = {event.report: event.title for _, event in Log.of(events).of_kinds(Kind.ASSIGNED)}
    return {
        SHEET: "任务单",
        **assigned,
        **{str(report.id): str(report.title) for report in (plan.reports if plan else ())},
    }


def some(units: Sequence[str]) -> str:
    """The names, or the first of many."""
    return printable("、".join(units[:_FEW])) + (f"等{len(units)}个单位" if len(units) > _FEW else "")
