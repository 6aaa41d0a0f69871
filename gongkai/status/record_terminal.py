"""What was put on record, in the terminal."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gongkai.phrases.moments import Moment
from gongkai.reports.events import Event, Kind
from gongkai.reports.standing import entered, said_of
from gongkai.reports.state import Record, in_force
from gongkai.status.record import noted, taken_back_for, things, until
from gongkai.status.terminal import left_out
from gongkai.terminal import Line, paint, say
from gongkai.wide import printable

if TYPE_CHECKING:
    from gongkai.phrases.figures import Figure
    from gongkai.reports.materials import Described
    from gongkai.reports.recover import Salvage
    from gongkai.reports.state import Standing
    from gongkai.status.record import Entry, Journal
    from gongkai.terminal import Screen


def recorded(
    event: Event, title: str, standings: Sequence["Standing"] = (), figures: tuple["Figure", ...] = ()
) -> None:
    """What was put on record, and how the units stand now: late, what is missing, how often they have handed in.

    `title` is what the report is called, `figures` are those that it asks for.
    """
    later = "" if event.recorded == event.at else f"（{event.recorded.beside(event.at.day.year)}补登）"
    say(f"已登记：{_said(event, title, event.recorded, figures)}{later}", sys.stdout)
    if event.kind is not Kind.SUBMITTED:
        return
    if event.names_nothing:
        say("没有写文件，按收到纸质报告登记", sys.stdout)
    for row in standings:
        if row.unit in event.units and (standing := said_of(row)):
            say(f"{row.unit}：{standing}", sys.stdout)


def remark(found: "Described") -> None:
    """What a person should know of a file."""
    for line in found.remarks:
        say(printable(f"提醒：{found.file.name}：{line}"))


def undone(log: Sequence[Event], fresh: Sequence[Event], titles: Mapping[str, str]) -> None:
    """What these events took back, for whom, and for whom it still holds; what it was stays in the log."""
    held = {record.seq: record.event for record in in_force(log, fresh[0].at)}
    for event in fresh:
        seq = event.undoes or 0
        gone = Record(seq, log[seq - 1]._replace(units=event.units))
        say(f"已撤销{meant(gone, titles, event.recorded)}", sys.stdout)
        if seq in held:
            say(f"第{seq}条里{'、'.join(held[seq].units)}的还在", sys.stdout)


def meant(record: Record, titles: Mapping[str, str], now: Moment) -> str:
    """A record that is to be taken back, or was; `titles` says what the reports are called, by id."""
    seq, event = record
    return f"第{seq}条：{_said(event, titles.get(event.report, event.report), now)}"


def show_log(view: "Journal") -> "Screen":
    """Every event on a line of its own, those taken back marked so."""
    lines = [_entry(entry, view.until) for entry in view.entries] or [[("还没有记录", "")]]
    return [*lines, *left_out(view.ahead)]


def salvaged(found: "Salvage", titles: Mapping[str, str]) -> None:
    """What can be read of a file, and what is wrong with it; `titles` says what the reports are called, by id."""
    lines: list[Line] = [[(f"{found.name}：{found.problem or f'完好，{len(found.events)}条记录'}", "bold")]]
    if found.problem:
        lines.append([(f"没有校验过的内容里读得出{len(found.events)}条记录：", "")])
    lines += [[(in_words(seq, event, titles), "")] for seq, event in found.events]
    paint(lines, sys.stdout)


def in_words(seq: int, event: Event, titles: Mapping[str, str]) -> str:
    """An event of a log on a line; `titles` says what the reports are called, by id."""
    return f"  {seq:>4}  {_said(event, titles.get(event.report, event.report), event.recorded)}"


def _entry(entry: "Entry", now: Moment) -> Line:
    event = entry.event
    text = f"{entry.seq:>4}  {_said(event, entry.title, now, entry.figures)}（{entered(event)}）"
    gone = f"  {said}" if (said := taken_back_for(entry)) else ""
    return [(printable(text), "dim" if entry.undone else ""), (gone, "yellow")]


def _said(event: Event, title: str, now: Moment, figures: tuple["Figure", ...] = ()) -> str:
    """An event in words: whose, when (with the year unless it is this one), what, with what, until when, and why."""
    when = event.at.beside(now.day.year)
    what = f"第{event.undoes}条" if event.kind is Kind.UNDONE else f"“{printable(title)}”"
    text = f"{'、'.join(event.units)} {when} {event.kind.word}{what}"
    for mark, more in (("，", until(event)), ("：", "，".join(things(event, figures))), ("，", noted(event))):
        text += f"{mark}{more}" if more else ""
    return text
