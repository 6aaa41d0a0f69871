"""docs/reports.zh-CN.md read once more, in words of its own: slow, and apart from the program, which it judges.

It is given the plan as a few plain facts and the record as `gongkai report log --format json` writes it, and imports
nothing of gongkai. Each part quotes what it goes by.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

MIDNIGHT = 24 * 60
PAPER = frozenset({"报告", "文档"})
Entry = dict[str, Any]


class When(NamedTuple):
    """A day, and the minute of it where the hour is known. 精确到分钟."""

    day: date
    minute: int | None = None

    @property
    def end(self) -> tuple[date, int]:
        """How long it lasts. 期限含当天."""
        return self.day, MIDNIGHT if self.minute is None else self.minute


class Item(NamedTuple):
    """A report that the plan asks for; `due` is None where nobody knows (另行通知), `itself` is what brings it.

    `own` are the units with a day of their own (schedule); `series` is what it is one period of.
    """

    id: str
    title: str
    due: When | None
    needs: tuple[str, ...]
    units: tuple[str, ...]
    itself: frozenset[str]
    own: dict[str, When] = {}
    series: str = ""


class Facts(NamedTuple):
    """What a plan says: its reports, and what every name means that it knows; `points` are the rules of scoring.

    `itself` says of the titles that something may be assigned by what brings it, where that is not a paper.
    """

    items: tuple[Item, ...]
    names: dict[str, str]
    points: dict[str, str]
    itself: dict[str, frozenset[str]] = {}


class Row(NamedTuple):
    """How a unit stands with a report."""

    state: str
    first: str | None
    late: int
    overdue: bool
    due: When | None
    until: When | None
    missing: tuple[str, ...]
    submissions: int
    files: int
    returns: int
    reminders: int
    reason: str
    history: tuple[int, ...]
    typed_later: tuple[int, ...]

    @property
    def owes(self) -> bool:
        """催办、--pending: 没报的、要补正的、缺材料的."""
        return self.state in ("待报送", "退回补正") or (self.state == "已报送" and self.missing != ())


def when(text: str | None) -> When | None:
    """2022-05-17 or 2022-05-17T10:30:40+08:00."""
    if text is None:
        return None
    day, _, clock = text.partition("T")
    return When(date.fromisoformat(day), int(clock[:2]) * 60 + int(clock[3:5]) if clock else None)


def at(entry: Entry) -> When:
    """When something happened."""
    found = when(entry["at"])
    assert found is not None
    return found


def past(one: When, other: When | None) -> bool:
    """Whether one is too late for the other. 只写了日子的，当天的期限都不算迟，哪怕期限写了几点."""
    if other is None:
        return False
    if one.day != other.day:
        return one.day > other.day
    return one.minute is not None and other.minute is not None and one.minute > other.minute


def days(one: When, other: When | None) -> int:
    """How many days too late; some hours are a day."""
    return max(1, (one.day - other.day).days) if other and past(one, other) else 0


def latest(*ends: When | None) -> When | None:
    """哪个晚按哪个."""
    return max((end for end in ends if end), key=lambda end: end.end, default=None)


def taken_back(entries: Sequence[Entry], seq: int, unit: str) -> bool:
    """另记一条撤销; 撤销错了，可以再撤销那条撤销; 只撤销其中一个单位的，别的单位不动."""
    return any(
        entry["undoes"] == seq and unit in entry["units"] and not taken_back(entries, entry["seq"], unit)
        for entry in entries
    )


def held(entries: Sequence[Entry], now: When) -> list[tuple[Entry, list[str]]]:
    """What has happened and holds, with the units for whom. --today 以后的事都当作还没有发生."""
    there = [entry for entry in entries if not past(at(entry), now)]
    holding = [
        (entry, [unit for unit in entry["units"] if not taken_back(there, entry["seq"], unit)]) for entry in there
    ]
    return [(entry, units) for entry, units in holding if units and entry["kind"] != "undone"]


def as_it_happened(own: Sequence[Entry]) -> list[Entry]:
    """按发生的时间排，同一分钟的按登记的先后。只写了日子的，排在登记它时那天已有的记录后面."""
    timed = [entry for entry in own if at(entry).minute is not None]
    ordered = sorted(timed, key=lambda entry: (at(entry).day, at(entry).minute, entry["seq"]))
    for entry in sorted((entry for entry in own if entry not in timed), key=lambda entry: int(entry["seq"])):
        day = at(entry).day
        place = sum(at(other).day < day for other in ordered)
        for index, other in enumerate(ordered):
            if at(other).day == day and other["seq"] < entry["seq"]:
                place = index + 1
        ordered.insert(place, entry)
    return ordered


def things(entry: Entry) -> set[str]:
    """What a submission brings. 文件、--has 和 --link 都不写，按收到纸质报告登记; 空文件不算; 压缩包里的文件各算各的.

    报来的是网址的，算“链接”.
    """
    if not entry["files"] and not entry["has"] and not entry["links"]:
        return {"报告"}
    full = [file for file in entry["files"] if file["size"]]
    links = ["链接"] if entry["links"] else []
    return {*entry["has"], *links, *(file["kind"] for file in full), *(kind for file in full for kind in file["holds"])}


def stands(item: Item, own: Sequence[Entry], now: When) -> Row:
    """One unit and one report, by its records."""
    steps = as_it_happened(own)
    handed_in = [entry for entry in steps if entry["kind"] == "submitted"]
    itself = [entry for entry in handed_in if things(entry) & item.itself]
    first = itself[0] if itself else None
    returned = [entry for entry in steps if entry["kind"] == "returned"]
    extended = [when(entry["until"]) for entry in steps if entry["kind"] == "extended"]
    due = item.due and latest(item.due, *extended)  # 方案改成“另行通知”的，谁都不逾期
    state = "待报送"
    for entry in steps:  # 记录怎么说就怎么算
        if entry["kind"] == "submitted" and first and steps.index(first) <= steps.index(entry):
            state = "已报送"
        state = {"returned": "退回补正", "accepted": "办结", "waived": "免报"}.get(entry["kind"], state)
    until = latest(when(returned[-1]["until"]), due) if state == "退回补正" and returned[-1]["until"] else None
    things_there = {thing for entry in handed_in for thing in things(entry)}
    lacking = tuple(need for need in item.needs if need not in things_there)
    late = days(at(first), due) if first else 0
    if first and not late:  # 退回时写了 --until 的，再交来的时间按那一天算
        for entry in returned:
            again = [other for other in handed_in if steps.index(other) > steps.index(entry)]
            between = [other for other in returned if steps.index(entry) < steps.index(other)]
            if again and entry["until"] and not (between and steps.index(between[0]) < steps.index(again[0])):
                late = max(late, days(at(again[0]), latest(when(entry["until"]), due)))
    not_there = state == "待报送" or (state == "退回补正" and not first)
    owed = until or (due if not_there else None)
    return Row(
        state=state,
        first=first["at"] if first else None,
        late=late,
        overdue=owed is not None and past(now, owed),
        due=due,
        until=until,
        missing=() if state == "免报" else lacking if first else (item.title, *lacking),
        submissions=len(handed_in),
        files=sum(len(entry["files"]) for entry in handed_in),
        returns=len(returned),
        reminders=sum(entry["kind"] == "reminded" for entry in steps),
        reason=reason(steps, state),
        history=tuple(entry["seq"] for entry in steps),
        typed_later=tuple(entry["seq"] for entry in steps if entry["kind"] != "reminded" and typed_later(entry, due)),
    )


def reason(steps: Sequence[Entry], state: str) -> str:
    """Why it was returned or waived, as long as it is."""
    kind = {"退回补正": "returned", "免报": "waived"}.get(state)
    notes = [str(entry["note"]) for entry in steps if entry["kind"] == kind]
    return notes[-1] if notes else ""


def typed_later(entry: Entry, due: When | None) -> bool:
    """登记得晚的，都写着“补登”: on a later day, or only once the deadline had passed."""
    recorded = when(entry["recorded"])
    assert recorded is not None
    return recorded.day != at(entry).day or (past(recorded, due) and not past(at(entry), due))


def rows(facts: Facts, entries: Sequence[Entry], now: When) -> dict[tuple[str, str], Row]:
    """Every report and unit that owes it."""
    there = held(entries, now)
    return {
        (item.id, unit): stands(
            item._replace(due=item.own.get(unit, item.due)),  # 排了期限的单位，按它自己的算
            [
                entry
                for entry, units in there
                if entry["report"] == item.id and unit in {facts.names.get(name) for name in units}
            ],
            now,
        )
        for item in facts.items
        for unit in item.units
    }


def in_view(facts: Facts, found: dict[tuple[str, str], Row], now: When) -> list[str]:
    """当期在前，然后是以前各期，近的在前; 还没有到的期已经有记录的，照样列出来."""
    shown: list[str] = []
    for item in facts.items:
        if not item.series:
            shown.append(item.id)
            continue
        if item.id.startswith(f"{item.series}@") and any(id.startswith(f"{item.series}@") for id in shown):
            continue
        periods = [one for one in facts.items if one.series == item.series]
        rows = {one.id: [row for (id, _), row in found.items() if id == one.id] for one in periods}
        current = current_period(periods, rows, now)
        later = [one.id for one in periods[periods.index(current) + 1 :] if any(row.history for row in rows[one.id])]
        before = [one.id for one in periods[: periods.index(current)]]
        shown += [current.id, *later, *before[::-1]]
    return shown


def current_period(periods: Sequence[Item], rows: dict[str, list[Row]], now: When) -> Item:
    """还没有过期、还有单位没报齐的第一期; 都报齐了的，是下一期; 都过期了的，是最后没报齐的一期."""
    owed = [one for one in periods if any(row.owes for row in rows[one.id])]
    to_come = [one for one in owed if not past(now, one.due)]
    return to_come[0] if to_come else owed[-1] if owed else periods[-1]


def as_of(facts: Facts, entries: Sequence[Entry], now: When) -> Facts:
    """The facts with 临时交办 as it stands. 登记下来，从此和别的报送一样; 同一件事再交办给别的单位，还是那一项."""
    items: dict[str, Item] = {}
    for entry, units in held(entries, now):
        if entry["kind"] != "assigned":
            continue
        before = items.get(entry["report"])
        first = before or Item(
            entry["report"], entry["title"], when(entry["until"]), (), (), facts.itself.get(entry["title"], PAPER)
        )
        known = [facts.names[unit] for unit in units if unit in facts.names]
        items[first.id] = first._replace(units=tuple(dict.fromkeys([*first.units, *known])))
    return facts._replace(items=(*facts.items, *items.values()))


def may_assign(facts: Facts, entry: Entry) -> bool:
    """Whether something may be assigned; `facts` are those of that moment.

    方案里已经有的不行; 期限不一样的不行; 交办过的单位不再交办; 期限是哪一天，还没有过.
    """
    due = when(entry["until"])
    if due is None or past(at(entry), due):
        return False
    same = next((item for item in facts.items if item.title == entry["title"]), None)
    if same is None:
        return True
    return is_assigned(same.id) and same.due == due and not set(entry["units"]) <= set(same.units)


def is_assigned(id: str) -> bool:
    """代号是 交办1、交办2 ……（方案里的报送事项不能这样叫）."""
    return id.removeprefix("交办").isdecimal()


def counted_nowhere(facts: Facts, entries: Sequence[Entry], now: When) -> set[tuple[str, str, tuple[int, ...]]]:
    """认不出是哪一项、哪个单位的记录不算数; those of a time to come likewise. Why, of which report, which."""
    found: dict[tuple[str, str], set[int]] = {}
    items = {item.id: item for item in facts.items}
    for entry, units in held(entries, now):
        report = entry["report"]
        if report not in items:  # 改过代号的; 交办撤销了的
            found.setdefault(("report", report), set()).add(entry["seq"])
            continue
        for unit in units:
            if unit not in facts.names:
                found.setdefault(("unit", report), set()).add(entry["seq"])
            elif facts.names[unit] not in items[report].units:
                found.setdefault(("asked", report), set()).add(entry["seq"])
    for entry in entries:
        if past(at(entry), now) and not all(taken_back(entries, entry["seq"], unit) for unit in entry["units"]):
            found.setdefault(("ahead", ""), set()).add(entry["seq"])
    return {(why, report, tuple(sorted(seqs))) for (why, report), seqs in found.items()}


def may(item: Item, entry: Entry, row: Row, now: When) -> bool:
    """The first table, for something that happens now to a unit that stands so."""
    kind, state = entry["kind"], row.state
    until = when(entry["until"])
    if kind == "extended":  # 要在期限以前办; 延到期限以后
        in_time = row.due is not None and not past(now, row.due) and until is not None and past(until, row.due)
        return state in ("待报送", "已报送") and in_time
    if kind == "returned":
        return state == "已报送" and not (
            until and (past(now, until) or (row.due is not None and past(row.due, until)))
        )
    return (
        state
        in {
            "submitted": ("待报送", "已报送", "退回补正"),
            "accepted": ("已报送",),
            "waived": ("待报送", "退回补正"),
            "reminded": ("待报送", "已报送", "退回补正"),
        }[kind]
    )


def score(facts: Facts, found: dict[tuple[str, str], Row], unit: str, now: When) -> Decimal:
    """考核评分: 免报的不扣分；还没有到期限的不扣未报的分；分数最低是 0."""
    rule = {name: Decimal(points) for name, points in facts.points.items()}
    points = rule["full"]
    for (_, whose), row in found.items():
        if whose != unit or row.state == "免报":
            continue
        if row.first is None and row.state in ("待报送", "退回补正"):
            points -= rule["not_reported"] if row.overdue else 0
            continue
        late = max(row.late, days(now, row.until) if row.overdue else 0)
        points -= min(rule["late"] + rule["late_per_day"] * late, rule["late_most"]) if late else 0
        points -= rule["missing"] * len(row.missing) + rule["returned"] * row.returns
    return max(Decimal(0), points)
