"""The list of hot issues 热点难点问题清单, whatever it is written as."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.hotline.issues import Issue
from gongkai.hotline.orders import Order
from gongkai.phrases.moments import Moment
from gongkai.plan import Hot

HEAD = ("编号", "问题", "件数", "人数", "天数", "地点", "起止", "原话", "为什么是一个问题", "承办单位", "进展")


class Hotlist(NamedTuple):
    """What is hot, in the sequence in which it is told; `others` have a number and are not hot, or no longer."""

    title: str
    counted: str
    issues: tuple[Issue, ...]
    others: tuple[Issue, ...]
    dropped: tuple[Issue, ...]
    now: Moment

    @property
    def notes(self) -> list[str]:
        """What is not in the list, and why."""
        found = [f"问题{one.number}“{one.name}”{len(one.orders)}件，排除了：{one.dropped}" for one in self.dropped]
        if self.others:
            told = "、".join(f"{one.number}（{len(one.orders)}件）" for one in self.others)
            found.append(f"有编号、不到热点标准的：{told}")
        if any(one.unknown for one in self.issues):
            found.append("不知道来电人的工单，各算一个人来定是不是热点，不计入人数")
        return found


def hotlist(line: str, orders: Sequence[Order], found: Sequence[Issue], hot: Hot, now: Moment, whole: bool) -> Hotlist:
    """The list; `whole` has all that have a number in it."""
    issues = [one for one in found if not one.dropped and (whole or one.hot)]
    others = [one for one in found if not one.dropped and not whole and not one.hot]
    days = sorted((one.received for one in orders if one.received), key=Moment.opening)
    span = f"，{days[0]._replace(clock=None).chinese()}至{days[-1]._replace(clock=None).chinese()}" if days else ""
    held = sum(len(one.orders) for one in issues if one.hot)
    hot_ones = sum(one.hot for one in issues)
    counted = (
        f"{line}工单{len(orders)}件{span}；{hot.orders}件以上、{hot.callers}人以上反映同一问题的是热点："
        f"{hot_ones}个问题，{held}件"
    )
    dropped = [one for one in found if one.dropped]
    return Hotlist("热点难点问题清单", counted, tuple(issues), tuple(others), tuple(dropped), now)


def rows(view: Hotlist) -> list[tuple[str, ...]]:
    """A row an issue."""
    return [
        (
            str(one.number),
            one.name,
            str(len(one.orders)),
            one.people,
            str(one.days or ""),
            one.place,
            one.span,
            "\n".join(f"“{quote.text}”（{quote.order}）" for quote in one.quotes),
            one.why,
            one.handled,
            one.progress,
        )
        for one in view.issues
    ]
