"""What a step to another year changed, in the terminal."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gongkai.phrases.moments import in_full
from gongkai.terminal import columns, lines_named, paint, say
from gongkai.wide import printable, width

if TYPE_CHECKING:
    from gongkai.renewal.changes import Change


def show_changes(changes: Sequence["Change"]) -> None:
    """Each change from what to what, with the lines where it was made."""
    lines: dict[tuple[str, str], list[int]] = {}
    shown = [change for change in changes if change.old]  # the others have a note of their own
    for change in shown:
        lines.setdefault((change.old, change.new), []).append(change.at.line)
    say(f"改了 {len(shown)} 处：")
    for (old, new), numbers in lines.items():
        told = _told(printable(old), printable(new))
        paint([[(f"  {told}", "bold"), (f"（{lines_named(numbers)}）", "")]], sys.stderr)


def _told(old: str, new: str) -> str:
    """From what to what; what was taken out of a row, without the comma that went with it."""
    return f"{old} → {new}" if new else f"去掉“{old.strip(' ,')}”"


def show_days(days: Iterable[tuple[date, str]]) -> None:
    """On which holidays and weekdays the plan's days fall, as many in a line as have room."""
    lines: list[str] = []
    for day, said in days:
        named = f"  {in_full(day)} {said}"
        if lines and width(lines[-1] + named) <= columns():
            lines[-1] += named
        else:
            lines.append(named)
    for line in ["这些日子是星期几：", *lines] if lines else []:
        say(line)
