"""Random campaigns in which the plan changes: `python -m tests.oracle 10000` plays that many, and prints their figures.

Clerks assign and put on record what the program lets them, with and without hours, now, later, or where the clock is
fast; in between the plan changes. Then every view is held against tests/documented.py, which reads the same record by
docs/reports.zh-CN.md alone, and so is every step that was refused. The bounded run is tests/reports/test_oracle.py.
"""

import html
import json
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment
from gongkai.plan import Plan
from gongkai.reading import loads
from gongkai.reports.assigned import assignment, deadline_of, with_assigned
from gongkai.reports.events import Event, File, Kind, Typed
from gongkai.reports.file import JsonStore
from gongkai.reports.moves import checked
from gongkai.reports.undo import Numbers, targets, undoing
from gongkai.status.board import board
from gongkai.status.book import book
from gongkai.status.calls import calls, sentences
from gongkai.status.json import content
from gongkai.status.ledger import Ledgers, ledgers
from gongkai.status.record import entries
from gongkai.status.reminder import reminder
from gongkai.status.terminal import show_status
from tests import documented
from tests.conftest import run_gongkai
from tests.documented import Entry, Facts, Item, Row, When
from tests.reports.test_moves import figures, shown

START = datetime(2022, 5, 10, 8)
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
POINTS = {
    "full": "100", "late": "2", "late_per_day": "0.5", "late_most": "5", "missing": "3", "returned": "1",
    "not_reported": "20",
}  # fmt: skip
DUES: dict[str, When | None] = {
    "另行通知": None,
    "5月12日前": When(date(2022, 5, 12)),
    "5月14日前": When(date(2022, 5, 14)),
    "5月13日12:00前": When(date(2022, 5, 13), 12 * 60),
    "5月14日17:30前": When(date(2022, 5, 14), 17 * 60 + 30),
    "5月15日24时前": When(date(2022, 5, 15), 24 * 60 - 1),
    "5月17日0时前": When(date(2022, 5, 16), 24 * 60 - 1),
    "5月18日上午10时前": When(date(2022, 5, 18), 600),
    "5月20日前": When(date(2022, 5, 20)),
    "2022年6月1日前": When(date(2022, 6, 1)),
}
TASKS = ("噪声扰民", "噪声扰民", "占道经营", "总结", "现场照片")
TITLES = {"总结": frozenset({"报告", "文档"}), "现场照片": frozenset({"报告", "文档", "图片"})}
KINDS = [*[Kind.SUBMITTED] * 5, *[Kind.RETURNED] * 4, *[Kind.EXTENDED] * 2, Kind.ACCEPTED, Kind.WAIVED, Kind.REMINDED]
MONDAYS = (("W19", "5月9日—5月15日", 9), ("W20", "5月16日—5月22日", 16), ("W21", "5月23日—5月29日", 23),
           ("W22", "5月30日—6月5日", 30))  # fmt: skip
SENT: tuple[tuple[tuple[File, ...], tuple[str, ...]], ...] = (
    ((), ()),
    ((), ()),
    ((File("总结.docx", 1, "a", "文档"),), ()),
    ((File("总结.docx", 1, "a", "文档", ("图片",)), File("1.mp4", 1, "b", "视频")), ()),
    ((File("1.jpg", 1, "c", "图片"),), ()),
    ((File("1.jpg", 1, "c", "图片"),), ("报告",)),
    ((File("全.zip", 1, "d", "压缩包", ("文档", "图片")),), ()),
    ((File("全.rar", 1, "e", "压缩包"),), ()),
    ((File("空.docx", 0, "f", "文档"),), ()),
    ((), ("图片", "视频")),
    ((), ("报告", "视频")),
)


@dataclass
class Office:
    """A plan that changes. `asked` are who must report, `aside` whom the plan knows besides, `former` the old names."""

    asked: list[str]
    aside: list[str] = field(default_factory=list)
    former: dict[str, list[str]] = field(default_factory=dict)
    id: str = "s"
    title: str = "总结"
    due: str = "5月14日前"
    needs: tuple[str, ...] = ("图片",)
    second: str = ""
    early: str = ""

    def text(self) -> str:
        """The plan as it is typed."""
        aside = f", 别的: {{members: {'、'.join(self.aside)}}}" if self.aside else ""
        known = "、".join(dict.fromkeys(self.asked))
        aliases = "，".join(f"{unit}: [{', '.join(names)}]" for unit, names in self.former.items() if names)
        needs = f", needs: {'、'.join(self.needs)}" if self.needs else ""
        schedule = f", schedule: {{{self.asked[0]}: {self.early}}}" if self.early else ""
        more = "until: 5月31日" if self.second.startswith("每") else "holiday: 顺延"  # 5月15日 is a Sunday
        other = f"\n  - {{id: n, title: 活动信息, from: 各局, due: {self.second}, {more}}}" if self.second else ""
        return (
            "id: e1\nnotice: {title: 通知, issuer: 办公室, date: 2022年5月7日, text: 正文。}\n"
            f"units: {{groups: {{各局: {{members: {known}}}{aside}}}, aliases: {{{aliases.replace('，', ', ')}}}}}\n"
            f"reports:\n  - {{id: {self.id}, title: {self.title}, from: 各局,"
            f" due: {self.due}{needs}{schedule}}}{other}\n"
            f"scoring: {{{', '.join(f'{rule}: {points}' for rule, points in POINTS.items())}}}\n"
        )

    def facts(self) -> Facts:
        """The same as plain facts."""
        units = tuple(self.asked)
        own = {self.asked[0]: early} if self.early and (early := DUES[self.early]) else {}
        items = [Item(self.id, self.title, DUES[self.due], self.needs, units, TITLES[self.title], own)]
        if self.second.startswith("每"):
            items += [
                Item(f"n@2022-{week}", f"活动信息（{name}）", When(date(2022, 5, day), 720), (), units, TITLES["总结"],
                     series="n")
                for week, name, day in MONDAYS
            ]  # fmt: skip
        elif self.second:
            items.append(Item("n", "活动信息", When(date(2022, 5, 16)), (), units, TITLES["总结"]))
        names = {name: name for name in (*self.asked, *self.aside)}
        names |= {old: unit for unit, olds in self.former.items() for old in olds}
        return Facts(tuple(items), names, POINTS, TITLES)

    def plan(self) -> Plan:
        """The plan as the program reads it."""
        loaded = loads(self.text().encode())
        assert loaded.plan is not None, (self.text(), loaded.diagnostics)
        return loaded.plan

    def change(self, random: Random) -> str:
        """Change something, and say what."""
        change = random.choice([
            self._due, self._due, self._due, self._id, self._rename, self._rename_without_a_word, self._leave,
            self._vanish, self._return, self._merge, self._needs, self._title, self._early,
        ])  # fmt: skip
        change(random)
        return change.__name__.strip("_")

    def _due(self, random: Random) -> None:
        self.due = random.choice(list(DUES))

    def _id(self, random: Random) -> None:
        self.id = random.choice(["s", "summary"])

    def _needs(self, random: Random) -> None:
        self.needs = random.choice([(), ("图片",), ("图片", "视频"), ("链接",)])

    def _early(self, random: Random) -> None:
        """A day of its own for whoever is named first."""
        self.early = random.choice(["", *(due for due, day in DUES.items() if day)])

    def _title(self, random: Random) -> None:
        self.title = random.choice(list(TITLES))

    def _rename(self, random: Random) -> None:
        """With an alias."""
        old = random.choice(self.asked)
        new = self._fresh()
        self.asked[self.asked.index(old)] = new
        self.former[new] = [*self.former.pop(old, []), old]

    def _rename_without_a_word(self, random: Random) -> None:
        old = random.choice(self.asked)
        self.asked[self.asked.index(old)] = self._fresh()
        self.former.pop(old, None)

    def _leave(self, random: Random) -> None:
        """Not asked any more, but still known."""
        if len(self.asked) > 1:
            self.aside.append(self.asked.pop(random.randrange(len(self.asked))))

    def _vanish(self, random: Random) -> None:
        """Not known any more."""
        if len(self.asked) > 1:
            self.former.pop(self.asked.pop(random.randrange(len(self.asked))), None)

    def _return(self, random: Random) -> None:
        """Asked again."""
        if self.aside:
            self.asked.append(self.aside.pop(random.randrange(len(self.aside))))

    def _merge(self, random: Random) -> None:
        """One unit becomes a part of another, which has its record from now on."""
        if len(self.asked) > 1:
            gone = self.asked.pop(random.randrange(len(self.asked)))
            unit = random.choice(self.asked)
            self.former[unit] = [*self.former.get(unit, []), gone, *self.former.pop(gone, [])]

    def _fresh(self) -> str:
        used = {*self.asked, *self.aside, *(name for names in self.former.values() for name in names)}
        return next(f"{name}局" for name in NAMES if f"{name}局" not in used)


class Campaign(NamedTuple):
    """What was played: the office as it is in the end, the record, the last moment, and what happened how often."""

    office: Office
    log: list[Event]
    now: Moment
    seen: Counter[str]


def campaign(random: Random) -> Campaign:
    """Some weeks in an office."""
    office = Office([f"{name}局" for name in NAMES[:3]], second=random.choice(["", "", "5月15日前", "每周一12时前"]))
    office.due = random.choice(list(DUES))
    plan = office.plan()
    log: list[Event] = []
    seen: Counter[str] = Counter()
    stamp, now = START, moment(START, exact=True)
    for _ in range(random.randint(4, 30)):
        stamp += timedelta(minutes=random.choice([0, 0, 1, 30, 300, 1000, 2000]), seconds=random.randrange(60))
        if random.random() < 0.15:
            seen[f"plan: {office.change(random)}"] += 1
            plan = office.plan()
            continue
        fast = random.random() < 0.03
        now = moment(stamp + timedelta(days=3650) if fast else stamp, exact=random.random() < 0.95)
        whole, what = with_assigned(plan, log, now), random.random()
        if what < 0.2 and log:
            log += undone(random, whole, log, now, seen)
        elif what < 0.35:
            log += assigned(random, office, whole, log, now, seen)
        else:
            log += tried(random, office, whole, log, now, seen)
    return Campaign(office, log, moment(stamp, exact=random.random() < 0.9), seen)


def moment(stamp: datetime, exact: bool) -> Moment:
    return Moment(stamp.date(), stamp.time().replace(microsecond=0) if exact else None)


def undone(random: Random, plan: Plan, log: list[Event], now: Moment, seen: Counter[str]) -> tuple[Event, ...]:
    """Something taken back, for all or for one of its units, if the program lets it."""
    seq = random.randint(max(1, len(log) - 5), len(log))
    units = {random.choice(log[seq - 1].units)} if random.random() < 0.3 else set()
    try:
        chosen = targets(plan, log, [Numbers(seq, seq, alone=True)], now, units)
        events = undoing(plan, log, chosen.records, Typed(now, now, "值班员"))
    except GongkaiError:
        seen["refused: undo"] += 1
        return ()
    seen["on record: undo"] += 1
    return events


def happened(random: Random, now: Moment) -> Moment:
    """When what is typed now took place: now, or some time ago."""
    if random.random() >= 0.3:
        return now
    ago = timedelta(hours=random.choice([0, 0, 1, 3, 6, random.randint(0, 100)]))
    earlier = datetime.combine(now.day, now.clock or datetime.min.time()) - ago
    found = moment(earlier.replace(second=0), exact=random.random() < 0.5)
    return now if found.clock is None and found.day == now.day else found


def assigned(
    random: Random, office: Office, plan: Plan, log: list[Event], now: Moment, seen: Counter[str]
) -> list[Event]:
    """Something handed out in mid-campaign, to anybody whom the plan knows, if the program lets it."""
    known = [*office.asked, *office.aside]
    units = random.sample(known, random.choice([1, 1, min(2, len(known))]))
    title, due = random.choice(TASKS), random.choice(list(DUES))
    typed = Typed(happened(random, now), now, "值班员", f"要求{len(log)}")
    fresh: list[Event] = []
    try:
        fresh = [assignment(plan, log, units, title, deadline_of(due, plan, typed.at), typed)]
    except GongkaiError:
        seen["refused: assigned"] += 1
    else:
        seen["on record: assigned"] += 1
    until = DUES[due]
    entry = {"title": title, "units": units, "at": typed.at.iso(), "until": until and iso(until)}
    facts = documented.as_of(office.facts(), written(log), at(now))
    assert documented.may_assign(facts, entry) == bool(fresh), (entry, fresh)
    same = [item.id for item in facts.items if item.title == title]
    for event in fresh:
        assert event.report in same or (not same and event.report not in {other.report for other in log})
        assert documented.is_assigned(event.report)
    return fresh


def iso(one: When) -> str:
    """As the record has it."""
    clock = "" if one.minute is None else f"T{one.minute // 60:02}:{one.minute % 60:02}:00+08:00"
    return f"{one.day}{clock}"


def tried(random: Random, office: Office, plan: Plan, log: list[Event], now: Moment, seen: Counter[str]) -> list[Event]:
    """A step, if the program lets it; where it happens now, the table of the docs has to say the same."""
    report = random.choice(plan.reports)
    kind = random.choice(KINDS)
    if not report.units:  # all to whom it was assigned are gone
        return []
    units = tuple(random.sample(report.units, random.choice([1, 1, 1, min(2, len(report.units))])))
    when = happened(random, now)
    until = None
    if kind is Kind.EXTENDED or (kind is Kind.RETURNED and random.random() < 0.6):
        until = Moment(now.day + timedelta(days=random.randint(-1, 8)))
    files, has = random.choice(SENT) if kind is Kind.SUBMITTED else ((), ())
    note = f"原因{len(log)}"
    links = ("https://www.example.gov.cn/1.html",) if kind is Kind.SUBMITTED and random.random() < 0.2 else ()
    event = Event(kind, str(report.id), units, when, now, "值班员", note, files, has, until, links=links)
    right = allowed(office, log, event) if when == now and not after_now(log, now) else None
    try:
        fresh, refusal = [checked(plan, report, log, event)], ""
    except GongkaiError as error:
        fresh, refusal = [], error.message
    assert right in (None, not refusal), f"{event}: {refusal or 'let in'}"
    task = " of what was assigned" if report.assigned else ""
    seen[f"{'refused' if refusal else 'on record'}: {kind.value}{task}"] += 1
    return fresh


def after_now(log: list[Event], now: Moment) -> bool:
    """Whether something is on record that may come after this moment: then it is not the last step of its unit."""
    return any(not now.after(event.at) and event.at != now for event in log)


def allowed(office: Office, log: list[Event], event: Event) -> bool:
    """What the docs say of something that happens now, for all its units."""
    own, now = event.as_json(len(log) + 1), at(event.at)
    facts = documented.as_of(office.facts(), written(log), now)
    found = documented.rows(facts, written(log), now)
    item = next(item for item in facts.items if item.id == event.report)
    return all(documented.may(item, own, found[item.id, unit], now) for unit in event.units)


def written(log: list[Event]) -> list[Entry]:
    """The record as other programs get it."""
    return [event.as_json(seq) for seq, event in enumerate(log, 1)]


def at(one: Moment) -> When:
    found = documented.when(one.iso())
    assert found is not None
    return found


# -- every view against the reading ------------------------------------------------------------------------------------


def compare(played: Campaign, now: Moment) -> None:
    """All that the views say at a moment, against the reading."""
    log = written(played.log)
    facts = documented.as_of(played.office.facts(), log, at(now))
    right = documented.rows(facts, log, at(now))
    plan = with_assigned(played.office.plan(), played.log, now)
    view = ledgers(plan, plan.reports, played.log, now)
    said = content(view)
    assert [ledger["report"] for ledger in said["reports"]] == documented.in_view(facts, right, at(now))
    assert {one["report"] for one in said.get("later", ())} == {item.id for item in facts.items} - {
        ledger["report"] for ledger in said["reports"]
    }
    for report in plan.reports:
        alone = ledgers(plan, [report], played.log, now)
        (ledger,) = content(alone)["reports"]
        assert all(other == ledger for other in said["reports"] if other["report"] == report.id)
        own = {unit: row for (id, unit), row in right.items() if id == report.id}
        assert {entry["unit"]: told(entry) for entry in ledger["rows"]} == {
            unit: as_told(row, facts, report.id, unit) for unit, row in own.items()
        }
        assert {key: ledger[key] for key in COUNTS} == counts(own)
        in_terminal(alone, own)
        called = {one.unit for group in calls(plan, alone)[0].groups for one in group.units}
        assert called == {unit for unit, row in own.items() if row.owes}
        reminded = reminder(plan, report, alone.ledgers[0], now).units
        assert set(reminded) == called
        assert all((unit in sentences(alone)[0]) == (unit in called) for unit in own)
    on_the_board(plan, view, played, right)
    in_the_book(view, right)
    for scored in view.scores:
        assert scored.points == documented.score(facts, right, scored.unit, at(now)), scored
    nowhere = {(one.why.value, one.report, one.seqs) for one in view.uncounted}
    assert nowhere == documented.counted_nowhere(facts, log, at(now))
    assert {tuple(one["seqs"]) for one in said["uncounted"]} == {seqs for _, _, seqs in nowhere}


KEYS = ("state", "first", "late", "days_late", "overdue", "missing", "submissions", "files", "returns", "reminders",
        "reason", "history", "extended")  # fmt: skip
COUNTS = ("owing", "reported", "pending", "returned", "accepted", "waived", "late", "incomplete", "behind")


def told(entry: dict[str, Any]) -> dict[str, Any]:
    """A unit of the json, in what it says of it."""
    return {key: entry[key] for key in KEYS} | {key: documented.when(entry[key]) for key in ("due", "until")}


def as_told(row: Row, facts: Facts, id: str, unit: str) -> dict[str, Any]:
    """The same as it was read."""
    planned = next(item.own.get(unit, item.due) for item in facts.items if item.id == id)
    return {
        **{key: getattr(row, key) for key in KEYS if hasattr(row, key)},
        "missing": list(row.missing),
        "history": list(row.history),
        "late": row.late > 0,
        "days_late": row.late,
        "extended": row.due != planned,
        "due": row.due,
        "until": row.until,
    }


def counts(own: dict[str, Row]) -> dict[str, int]:
    """应报 = 已报 + 未报; 免报的不算应报；退回了的算在未报里."""
    states = Counter(row.state for row in own.values())
    return {
        "owing": len(own) - states["免报"],
        "reported": states["已报送"] + states["办结"],
        "pending": states["待报送"] + states["退回补正"],
        "returned": states["退回补正"],
        "accepted": states["办结"],
        "waived": states["免报"],
        "late": sum(row.late > 0 for row in own.values()),
        "incomplete": sum(row.state == "已报送" and row.missing != () for row in own.values()),
        "behind": sum(row.overdue for row in own.values()),
    }


WORDS = ("应报", "已报", "未报", "其中退回", "办结", "免报", "迟报", "缺材料", "逾期")


def in_words(own: dict[str, Row]) -> dict[str, int]:
    """The counts by the office's words; the first three always, the others where there are any."""
    found = dict(zip(WORDS, counts(own).values(), strict=True))
    return {word: count for word, count in found.items() if count or word in WORDS[:3]}


def in_terminal(view: Ledgers, own: dict[str, Row]) -> None:
    """`status`, `status --pending`, and what `--check` looks at."""
    for pending in (False, True):
        lines = shown(show_status, view, pending)
        assert figures(next(line for line in lines if line.startswith("应报 "))) == in_words(own)
        listed = {line.split()[0]: line.split()[1] for line in lines if re.match(".局  ", line)}
        assert listed == {unit: word(row) for unit, row in own.items() if row.owes or not pending}
    assert any(ledger.overdue for ledger in view.ledgers) == any(row.overdue for row in own.values())


def word(row: Row) -> str:
    """没有交来、又过了期限的，是逾期未报；过了补正期限没有再交来的，是逾期未补正. 迟了就一直是迟报."""
    if row.overdue:
        return "逾期未补正" if row.until else "逾期未报"
    return row.state + ("（迟报）" if row.late else "")


def on_the_board(plan: Plan, view: Ledgers, played: Campaign, right: dict[tuple[str, str], Row]) -> None:
    page = board(plan, view, entries(plan, played.log, view.now))
    for track, ledger in zip(page.tracks, view.ledgers, strict=True):
        units = {unit.name: unit for block in track.blocks for unit in block.units}
        own = {unit: row for (id, unit), row in right.items() if id == ledger.report}
        assert {name: unit.word for name, unit in units.items()} == {
            unit: word(row).removesuffix("（迟报）") for unit, row in own.items()
        }
        assert dict(track.progress.counts) == in_words(own)
        for unit, row in own.items():
            held = [step for step in units[unit].steps if not step.undone and step.what != "撤销"]
            assert [step.stamp for step in held] == [played.log[seq - 1].at.iso() for seq in row.history]
            assert ("还要报送" in units[unit].marks) == (row.state in ("待报送", "退回补正"))
            assert ("缺材料" in units[unit].marks) == (row.state == "已报送" and row.missing != ())
    assert list(page.uncounted) == [one.said for one in view.uncounted]


def in_the_book(view: Ledgers, right: dict[tuple[str, str], Row]) -> None:
    """The ledger's sheets: how each unit stands, and what was put on record later than it happened."""
    for sheet, ledger in zip(book(view).sheets, view.ledgers, strict=False):
        for cells, standing in zip(sheet.rows, ledger.rows, strict=True):
            row = right[ledger.report, standing.unit]
            assert cells[1] == word(row)
            later = {record.event for record in standing.history if record.seq in row.typed_later}
            assert str(cells[-1]).count("补登的") == len(later)


def on_the_command_line(played: Campaign, folder: Path) -> None:
    """The same by the commands themselves: status as text and json, --pending, --check, the board, the reminder."""
    (folder / "plan.yaml").write_text(played.office.text(), encoding="utf-8")
    for old in folder.glob("status*"):
        old.unlink()
    JsonStore(folder / "status.json", "e1").append(played.log, 0)
    now = played.now
    facts = documented.as_of(played.office.facts(), written(played.log), at(now))
    right = documented.rows(facts, written(played.log), at(now))
    today = ("--today", now.iso().removesuffix("+08:00"))

    def run(*arguments: str) -> str:
        done = run_gongkai(*arguments, *today, cwd=folder)
        assert done.code == 0, done
        return done.out

    shown = documented.in_view(facts, right, at(now))
    behind = any(row.overdue for row in right.values())
    assert run_gongkai("status", "--check", *today, cwd=folder).code == int(behind)
    said = json.loads(run("status", "--format", "json"))
    assert {(ledger["report"], row["unit"]): row["state"] for ledger in said["reports"] for row in ledger["rows"]} == {
        key: row.state for key, row in right.items() if key[0] in shown
    }
    listed = re.findall(r"^(.局)  ", run("status", "--pending"), re.M)
    assert Counter(listed) == Counter(unit for (id, unit), row in right.items() if row.owes and id in shown)
    page = html.unescape(run("status", "--format", "html"))
    assert all(one["said"] in page for one in said["uncounted"])
    for item in facts.items:
        owing = {unit for (id, unit), row in right.items() if id == item.id and row.owes}
        text = run("report", "remind", "--draft", "--report", item.id)
        assert set(re.findall("[" + NAMES + "]局", text)) == owing


# -- running them ------------------------------------------------------------------------------------------------------


def play(seed: int, folder: Path | None = None) -> Counter[str]:
    """One campaign, held against the reading as it is in the end and as it was; by the commands too, in a folder."""
    random = Random(seed)
    played = campaign(random)
    compare(played, played.now)
    for _ in range(2):
        compare(played, moment(START + timedelta(minutes=random.randint(0, 20_000)), exact=random.random() < 0.7))
    if folder is not None:
        on_the_command_line(played, folder)
    return played.seen


def main(count: int, first: int = 1) -> None:
    """Play `count` campaigns, one of twenty by the commands too, and print the figures."""
    seen: Counter[str] = Counter()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            try:
                seen += play(seed, Path(folder) if seed % 20 == 0 else None)
            except BaseException:
                print(f"seed {seed}")
                raise
    took = time.perf_counter() - start
    for what, often in sorted(seen.items()):
        print(f"{often:>8}  {what}")
    print(f"{count} campaigns (seeds {first} to {first + count - 1}) in {took:.0f} s, no difference")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ["10000"]))
