"""What the template of the month's bulletin 月通报 sees: sentences ready to print, every number counted from orders."""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from gongkai.hotline import counts
from gongkai.hotline.counts import Handled, Tally
from gongkai.hotline.orders import Order
from gongkai.hotline.ratings import Rating, rating
from gongkai.phrases.moments import Moment, in_full
from gongkai.plan import Hot, Plan, few
from gongkai.text import quoted

TOP = 10
_QUIET = timedelta(3)  # for so long no order may come in
_KINDS, _CHANNELS, _NAMED = 10, 8, 5
_ORDINARY = "满意包括非常满意、满意和基本满意"


class Hottest(NamedTuple):
    """A hot issue as the bulletin tells of it. `callers` is None where it is not known who called.

    `closed` is whether all units to whom it was assigned have answered.
    """

    name: str
    orders: int
    callers: int | None = None
    place: str = ""
    span: str = ""
    unit: str = ""
    closed: bool = False


class Bulletin(NamedTuple):
    """The whole bulletin; `table` has its head first, `cool` is what is said where nothing is hot.

    `notes` say which figures had to be left out, and why.
    """

    title: str
    opening: str
    overview: tuple[str, ...]
    handling: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    hot: tuple[str, ...]
    cool: str
    cases: tuple[tuple[str, str], ...]
    gap: str
    trouble: tuple[str, ...]
    period: tuple[str, ...]
    issuer: tuple[str, ...]
    date: str
    notes: tuple[str, ...]


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    def last(self, now: Moment) -> date:
        """Its last day, or this one while it is not over."""
        end = date(self.year, self.month, monthrange(self.year, self.month)[1])
        return now.day if self.first <= now.day < end else end

    @property
    def before(self) -> "Month":
        """The month before."""
        return Month(self.year, self.month - 1) if self.month > 1 else Month(self.year - 1, 12)


def bulletin(
    plan: Plan,
    orders: Sequence[Order],
    month: Month,
    now: Moment,
    hot: Sequence[Hottest] = (),
    cases: Sequence[tuple[str, str]] = (),
    top: int = TOP,
) -> Bulletin:
    """The bulletin of a month as far as the orders say something; it tells of so many hot issues at most."""
    own = counts.in_month(orders, *month)
    line = str(plan.hotline.name) if plan.hotline else "热线"
    rows = counts.by_unit(own, now)
    total = counts.handled("合计", own, now)
    notes = [*_notes(orders, own, month, total), *_gaps(own, month, now)]
    for earlier, then, word in _compared(month):
        before = counts.in_month(orders, *earlier)
        if own and before and (doubt := _doubt(before, earlier, month, now, then)):
            notes.append(f"{doubt}；照现在读到的，是{_growth(own, before, then, word)}")
    if len(hot) > top:
        notes.append(f"热点诉求有{len(hot)}个，写了前{top}个；要都写，加上 --top {len(hot)}")
    handling, table = _handling(rows, total)
    period, unsaid = _period(plan, orders)
    return Bulletin(
        title=f"{month.year}年{month.month}月份{line}运行情况通报",
        opening=f"现将{month.month}月份（{_range(month, now)}）{line}运行情况通报如下。",
        overview=tuple(_overview(line, orders, own, month, now)),
        handling=handling,
        table=table,
        hot=tuple(_hot(hot[:top])),
        cool=_cool(plan, own),
        cases=tuple(cases),
        gap="【请补充：典型案例和经验做法】" if not cases else "",
        trouble=tuple(_trouble(own, rows, total)),
        period=period,
        issuer=_issuer(plan),
        date=in_full(now.day),
        notes=(*notes, *unsaid),
    )


def _range(month: Month, now: Moment) -> str:
    """From when to when it counts: 5月1日至5月31日."""
    return "至".join(Moment(day).chinese() for day in (month.first, month.last(now)))


def _issuer(plan: Plan) -> tuple[str, ...]:
    """Who writes the bulletin: who runs the line, where the plan says so, else who issues the notice."""
    if plan.hotline and plan.hotline.owner:
        return (str(plan.hotline.owner),)
    return tuple(map(str, plan.notice.issuer)) if plan.notice else ()


def _overview(line: str, orders: Sequence[Order], own: Sequence[Order], month: Month, now: Moment) -> Iterator[str]:
    """Total, growth where last month or last year was read, and who came how and with what.

    Where it may not be of whole months, the growth is for a person to write: who reads the bulletin sees no notes.
    """
    told = [f"{month.month}月，{line}共受理诉求{len(own)}件"]
    for earlier, then, word in _compared(month):
        before = counts.in_month(orders, *earlier)
        if own and before:
            doubt = _doubt(before, earlier, month, now, then)
            told.append(f"【请补充：{word}】" if doubt else _growth(own, before, then, word))
    yield "；".join(told) + "。"
    if any(order.channel for order in own):
        yield _listed("按渠道分", counts.tallies((order.channel for order in own), _CHANNELS))
    if any(order.kind for order in own):
        yield _listed("按类型分", counts.tallies((order.kind for order in own), _KINDS))


def _listed(opening: str, tallies: Sequence[Tally]) -> str:
    return f"{opening}：{'；'.join(f'{one.name}{one.orders}件，占{one.share}' for one in tallies)}。"


def _handling(rows: Sequence[Handled], total: Handled) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """What became of the orders in words, and the table of units; a column that would say nothing is left out."""
    if not total.received:
        return ("本月没有受理的诉求。",), ()
    units = sum(row.name != counts.UNNAMED for row in rows)
    facts = [f"本月受理诉求{total.received}件"]
    facts += [f"由{units}个单位承办"] if units else []
    facts += [f"已办结{total.closed}件", f"正在办理{total.open}件"] if total.known else []
    facts += [f"{total.unknown}件情况不详"] if total.known and total.unknown else []
    told = [f"{'，'.join(facts)}。"]
    if total.timely:
        dated = total.in_time + total.late
        told.append(f"有办理期限的办结{dated}件，其中按时办结{total.in_time}件，按时办结率{total.timely}。")
    if total.liked:
        told.append(f"参加评价{total.rated}件，其中满意{total.satisfied}件，满意率{total.liked}（{_ORDINARY}）。")
    if not units:
        return ("".join(told),), ()
    columns = [column for column in _COLUMNS if column[2](total)]
    head = ("单位", *(name for name, _, _ in columns))
    body = [(row.name, *(value(row) for _, value, _ in columns)) for row in (*rows, total)]
    return ("".join(told), "各单位办理情况见下表。"), (head, *body)


# Of the table: its head, what stands in a row, and whether it says anything.
_COLUMNS: tuple[tuple[str, Callable[[Handled], str], Callable[[Handled], bool]], ...] = (
    ("受理", lambda row: str(row.received), lambda total: bool(total.received)),
    ("按时办结", lambda row: str(row.in_time), lambda total: bool(total.timely)),
    ("逾期办结", lambda row: str(row.late), lambda total: bool(total.timely)),
    ("办结（无期限）", lambda row: str(row.undated), lambda total: bool(total.undated)),
    ("在办", lambda row: str(row.open), lambda total: bool(total.known)),
    ("情况不详", lambda row: str(row.unknown), lambda total: bool(total.known and total.unknown)),
    ("按时办结率", lambda row: row.timely or "—", lambda total: bool(total.timely)),
    ("参评", lambda row: str(row.rated), lambda total: bool(total.rated)),
    ("满意", lambda row: str(row.satisfied), lambda total: bool(total.rated)),
    ("满意率", lambda row: row.liked or "—", lambda total: bool(total.rated)),
)


def _hot(hot: Sequence[Hottest]) -> Iterator[str]:
    for issue in hot:
        facts = [f"{issue.orders}件"]
        facts += [f"涉及{issue.callers}人"] if issue.callers is not None else []
        facts += [issue.place] if issue.place else []
        facts += [issue.span] if issue.span else []
        facts += [f"由{issue.unit}办理"] if issue.unit else []
        facts += ["已答复"] if issue.closed else []
        yield f"{issue.name}：{'，'.join(facts)}。"


def _cool(plan: Plan, own: Sequence[Order]) -> str:
    if not own:
        return "【请补充：热点诉求】"
    standard = plan.hotline.hot if plan.hotline else Hot()
    return f"本月没有{standard.orders}件以上、{standard.callers}人以上反映同一问题的诉求。"


def _trouble(own: Sequence[Order], rows: Sequence[Handled], total: Handled) -> Iterator[str]:
    """What people were not satisfied with, what is late, and who had to call again."""
    if total.rated:
        dislikes = [order for order in own if rating(order.satisfied) is Rating.DISSATISFIED]
        units = [order.unit for order in dislikes if order.unit]
        most = [one.name for one in counts.tallies(units)[:_NAMED] if one.name not in ("其他", counts.UNNAMED)]
        yield f"评价不满意的{len(dislikes)}件{f'，涉及{few(most)}' if most else ''}。"
    if total.known and any(order.due for order in own):
        units = [row.name for row in rows if (row.late or row.overdue) and row.name != counts.UNNAMED][:_NAMED]
        named = f"涉及{few(units)}" if units else ""
        yield f"逾期办结{total.late}件，逾期未办结{total.overdue}件{f'，{named}' if named else ''}。"
    if any(order.caller for order in own):
        callers, several = counts.again(own)
        yield f"来电两次以上的求助人{callers}人，共反映{several}件。"


def _period(plan: Plan, orders: Sequence[Order]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What came in while the plan's own activity went on; what keeps it from being told."""
    time = (plan.hotline.period if plan.hotline else None) or plan.period
    if time is None or time.start is None or time.end is None:
        return (), ("方案没有写明活动期间，没有写第六部分",)
    within = counts.between(orders, time.start.day, time.end.day)
    if not within:
        return (), ("活动期间没有读到工单，没有写第六部分",)
    phrase = str(time.shown).rstrip("。；")
    told = [f"活动期间（{phrase}）共受理诉求{len(within)}件。"]
    if any(order.kind for order in within):
        told.append(_listed("按类型分", counts.tallies((order.kind for order in within), _KINDS)))
    return tuple(told), ()


def _compared(month: Month) -> tuple[tuple[Month, str, str], ...]:
    """The months that this one is compared with, what each is called, and what the growth since then is."""
    return (month.before, "上月", "环比"), (Month(month.year - 1, month.month), "去年同期", "同比")


def _growth(own: Sequence[Order], before: Sequence[Order], then: str, word: str) -> str:
    return f"{then}受理{len(before)}件，{word}{counts.change(len(own), len(before))}"


def _gaps(own: Sequence[Order], month: Month, now: Moment) -> Iterator[str]:
    """That not all orders of the bulletin's own month may have been read."""
    if days := _read_of(own, month, now):
        yield f"读到的工单是{days}受理的，别的日子没有；没有导全的，补导出来再读"


def _doubt(before: Sequence[Order], earlier: Month, month: Month, now: Moment, then: str) -> str:
    """Why the growth since an earlier month, with these orders, may not be of whole months; "" if it is."""
    if month.last(now) < month.last(Moment(date.max)):
        return f"{month.month}月还没有过完，不能和{then}全月比"
    days = _read_of(before, earlier, now)
    return f"{then}读到的工单是{days}受理的，别的日子没有，没有导全的，补导出来再读" if days else ""


def _read_of(orders: Sequence[Order], month: Month, now: Moment) -> str:
    """From when to when a month's orders are, if they begin days after it does, or end before it; else ""."""
    days = sorted(order.received.day for order in orders if order.received)
    if days and (days[0] - month.first > _QUIET or month.last(now) - days[-1] > _QUIET):
        return "至".join(Moment(day).chinese() for day in dict.fromkeys((days[0], days[-1])))
    return ""


def _notes(orders: Sequence[Order], own: Sequence[Order], month: Month, total: Handled) -> Iterator[str]:
    """Which figures could not be known."""
    if unknown := sum(order.received is None for order in orders):
        yield f"{unknown}件工单没有受理时间，哪个月都没有计入"
    if not counts.in_month(orders, *month.before):
        yield "上月的工单没有读入，没有写环比"
    if not counts.in_month(orders, month.year - 1, month.month):
        yield "去年同月的工单没有读入，没有写同比"
    for name, word in (("channel", "渠道"), ("kind", "类型"), ("unit", "承办单位"), ("caller", "求助人")):
        missing = sum(not getattr(order, name) for order in own)
        if missing == len(own):
            yield f"工单里没有{word}，有关的数没有写"
        elif missing:
            told = "重复来电里没有计入" if name == "caller" else f"写作{quoted(counts.UNNAMED)}"
            yield f"{missing}件工单没有{word}，{told}"
    if total.known and total.unknown:
        yield f"{total.unknown}件工单没有办结时间一栏，或者办结时间看不懂，办结、在办、按时、逾期里没有计入"
    if not total.known:
        yield "工单里没有办结时间一栏，或者都看不懂，没有写办结、在办、按时和逾期"
    elif not any(order.due for order in own):
        yield "工单里没有办理期限，没有写按时和逾期"
    elif total.undated:
        yield f"{total.undated}件办结的工单没有办理期限，按时、逾期里没有计入"
    unclear = [order.satisfied for order in own if rating(order.satisfied) is Rating.UNCLEAR]
    if unclear:
        words = "、".join(quoted(word) for word, _ in Counter(unclear).most_common(_NAMED))
        without = "" if total.rated else "，没有写满意率"
        yield f"{len(unclear)}件工单的满意度看不懂（{words}），没有算作参加评价{without}"
    elif not total.rated:
        yield "工单里没有满意评价，没有写满意率"
