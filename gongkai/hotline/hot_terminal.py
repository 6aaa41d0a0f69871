"""The hot issues in the terminal."""

from gongkai.hotline.hotlist import Hotlist
from gongkai.hotline.issues import Issue
from gongkai.terminal import Line, Screen
from gongkai.wide import printable


def show(view: Hotlist) -> Screen:
    """How many there are, each in three lines, and what is left out."""
    lines: list[Line] = [[(view.title, "bold")], [(printable(view.counted), "")]]
    for one in view.issues:
        lines += [[], *_issue(one)]
    for note in view.notes:
        lines += [[], [(printable(note), "dim")]]
    return lines


def orders(one: Issue) -> Screen:
    """An issue with all its orders."""
    lines: list[Line] = [*_issue(one), []]
    for order in one.orders:
        when = order.received.chinese() if order.received else ""
        lines.append([(printable("  ".join(filter(None, (order.number, when, order.unit)))), "bold")])
        lines.append([(printable(f"  {order.title or order.text}"), "")])
    return lines


def _issue(one: Issue) -> list[Line]:
    days = f"{one.days}天" if one.days else ""
    people = f"{one.people}人" if one.people.isdigit() else f"人数{one.people}"
    facts = "  ".join(
        filter(None, (f"{len(one.orders)}件", people, days, one.place, one.span, one.handled, one.progress))
    )
    lines: list[Line] = [[(printable(f"{one.number}. {one.name}"), "bold")], [(printable(f"   {facts}"), "")]]
    lines += [[(printable(f"   “{quote.text}”（{quote.order}）"), "dim")] for quote in one.quotes]
    if one.why:
        lines.append([(printable(f"   {one.why}"), "dim")])
    return lines
