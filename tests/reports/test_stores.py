"""What every store keeps to, the file and the database alike; nothing above a store knows which one it is."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from datetime import date, time
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.errors import GongkaiError
from gongkai.phrases.moments import Moment, from_iso
from gongkai.reports.events import Event, File, Kind
from gongkai.reports.log import ConflictError, Log, Store, record
from gongkai.reports.stores import copy, store_at
from tests.conftest import ROOT, Result, Run
from tests.servers import CLERK, Server

PLAN_ID = "wanghua-515-2022"
NOW = from_iso("2022-05-17T10:30")


@pytest.fixture(params=["file", "database"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store of the kind may be: nothing is there yet."""
    return _place(request.param, request, tmp_path)


def _place(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    if kind == "file":
        return str(folder / "status.json")
    server: Server = request.getfixturevalue("postgresql")
    return server.url(server.database("prepared"), CLERK)


@pytest.fixture
def store(place: str) -> Store:
    return store_at(place, "a")


def event(unit: str, note: str = "") -> Event:
    return Event(Kind.SUBMITTED, "r", (unit,), Moment(NOW.day), NOW, "测试员", note)


HOSTILE = ["\0", "'", '"', "\\", "\\0", "%s", "{}", "NULL", "'; DROP TABLE gongkai_events; --", "\r\n", "\x1b[2J"]
HOSTILE += ["\u2028", "𠮷", "e\u0301", "\ufeff", "\U0010ffff", "甲局"]
PIECES = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
TEXTS = st.lists(PIECES, max_size=4).map("".join)
MOMENTS = st.builds(
    Moment,
    st.dates(date(1900, 1, 2), date(2200, 1, 1)),
    st.none() | st.times(max_value=time(23, 59)).map(lambda clock: clock.replace(microsecond=0)),
)
FILES = st.builds(File, TEXTS, st.integers(0, 1 << 62), TEXTS, TEXTS, st.lists(TEXTS, max_size=2).map(tuple))


@st.composite
def logs(draw: st.DrawFn) -> tuple[Event, ...]:
    """Any log that can be written down, whether it makes sense or not."""
    found: list[Event] = []
    for seq in range(1, draw(st.integers(1, 6)) + 1):
        kind = draw(st.sampled_from([*Kind] if seq > 1 else [kind for kind in Kind if kind is not Kind.UNDONE]))
        found.append(
            Event(
                kind,
                draw(TEXTS),
                tuple(draw(st.lists(TEXTS, min_size=1, max_size=3))),
                draw(MOMENTS),
                draw(MOMENTS),
                draw(TEXTS),
                draw(TEXTS),
                tuple(draw(st.lists(FILES, max_size=2))),
                tuple(draw(st.lists(TEXTS, max_size=2))),
                draw(st.none() | MOMENTS),
                draw(st.integers(1, seq - 1)) if kind is Kind.UNDONE else None,
                draw(TEXTS.filter(bool)) if kind is Kind.ASSIGNED else "",
                draw(TEXTS) if kind is Kind.ASSIGNED else "",
                tuple(draw(st.dictionaries(TEXTS, TEXTS, max_size=2)).items()) if kind is Kind.SUBMITTED else (),
                tuple(draw(st.lists(TEXTS, max_size=2))) if kind is Kind.SUBMITTED else (),
            )
        )
    return tuple(found)


examples = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


# -- load and append ---------------------------------------------------------------------------------------------------


def test_append_and_load(store: Store) -> None:
    assert store.load() == ((), 0)
    first = store.append([event("甲局")], 0)
    second = store.append([event("乙局"), event("丙局")], first)
    assert 0 < first < second
    assert store.load() == ((event("甲局"), event("乙局"), event("丙局")), second)


def test_nothing_added_changes_nothing(store: Store) -> None:
    assert store.append([], 0) == 0
    revision = store.append([event("甲局")], 0)
    assert store.append([], revision) == revision
    assert store.load() == ((event("甲局"),), revision)


def test_a_store_that_moved_on_is_a_conflict(store: Store) -> None:
    first = store.append([event("甲局")], 0)
    second = store.append([event("乙局")], first)
    for stale in (0, first):
        with pytest.raises(ConflictError):
            store.append([event("丙局")], stale)
    assert store.load() == ((event("甲局"), event("乙局")), second)


def test_two_at_the_same_moment_never_both_win(place: str) -> None:
    """Many rounds, since the moment has to be met: one adds, the others hear of it."""
    stores = [store_at(place, "a") for _ in range(4)]
    for number in range(12):
        revision = stores[0].load()[1]
        barrier = threading.Barrier(len(stores))
        won: list[str] = []

        def write(mine: Store, name: str, revision: int = revision, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            try:
                mine.append([event(name)], revision)
                won.append(name)  # noqa: B023
            except ConflictError:
                pass

        threads = [threading.Thread(target=write, args=(mine, f"{number}-{at}")) for at, mine in enumerate(stores)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(won) == 1
        assert stores[0].load()[0][-1].units == (won[0],)
    assert len(stores[0].load()[0]) == 12


def test_whoever_comes_second_decides_again(place: str) -> None:
    mine, other = store_at(place, "a"), store_at(place, "a")
    seen: list[int] = []

    def decide(known: Sequence[Event]) -> list[Event]:
        seen.append(len(known))
        if len(seen) < 3:
            other.append([event("乙局")], other.load()[1])
        return [event(f"第{len(known) + 1}个")]

    log = record(mine, decide)
    assert seen == [0, 1, 2]
    assert log == mine.load()[0] == (event("乙局"), event("乙局"), event("第3个"))


# -- what is stored comes back -----------------------------------------------------------------------------------------


@examples
@given(log=logs(), at=st.integers(0, 6))
def test_whatever_is_recorded_comes_back(log: tuple[Event, ...], at: int, place: str) -> None:
    fresh = place if "://" in place else f"{place}.{uuid4()}"
    store = store_at(fresh, str(uuid4()))
    revision = store.append(log[:at], 0)
    revision = store.append(log[at:], revision)
    assert store.load() == (log, revision)


def test_very_long_texts(store: Store) -> None:
    long = "长" * 1_000_000
    log = (event("甲局", long), event(long))
    store.append(log, 0)
    assert store.load()[0] == log


@pytest.mark.parametrize("field", ["units", "by", "note", "report", "has", "files"])
def test_half_characters_are_refused(field: str, store: Store) -> None:
    half = "\ud83d"
    values = {"units": (half,), "has": (half,), "files": (File(half, 0, "", ""),)}
    bad = Event(**{**event("甲局")._asdict(), field: values.get(field, half)})
    with pytest.raises(GongkaiError, match="不成字"):
        store.append([event("乙局"), bad], 0)
    assert store.load() == ((), 0)


# -- many at once, through the command line ----------------------------------------------------------------------------

# Sixteen processes of one program that has loaded what a command needs: to start Python sixteen times took longest.
_LOOP = """import os, sys
from gongkai.cli import main
def run(*arguments):
    try:
        main(['report', *arguments])
    except SystemExit as end:
        assert not end.code
run('log')
for number in range(16):
    if not os.fork():
        for at in range(6):
            run('submit', sys.argv[1 + number % 8], '--note', f'{number}-{at}')
        os._exit(0)
assert [os.wait()[1] for _ in range(16)] == [0] * 16
"""
UNITS = ["司法局", "教育局", "科技局", "工信局", "民政局", "人社局", "住建局", "商务局"]


def test_sixteen_at_once_lose_nothing(plan_dir: Path, place: str) -> None:
    subprocess.run(
        [sys.executable, "-c", _LOOP, *UNITS],
        cwd=plan_dir,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GONGKAI_STORE": place},
        check=True,
        timeout=300,
    )
    events, revision = store_at(place, PLAN_ID).load()
    assert (len(events), revision) == (96, 96)
    assert {entry.note for entry in events} == {f"{number}-{at}" for number in range(16) for at in range(6)}
    assert not list(plan_dir.glob("*.tmp")) + list(plan_dir.glob(".*.tmp"))


# -- nothing above knows which one it is -------------------------------------------------------------------------------

STEPS = """scan 收件 --yes
submit 司法局 --has 报告、图片、视频 --note ');DROP
submit 教育局 --with 科技局
return 教育局 --reason 缺照片 --until 5月20日
waive 残联 --reason 没有参加活动
extend 各镇街 --until 5月23日 --reason 暴雨
accept 司法局
undo 6
remind"""


def test_the_same_words_give_the_same_status(gongkai: Run, plan_dir: Path, request: pytest.FixtureRequest) -> None:
    (plan_dir / "收件").mkdir()
    (plan_dir / "收件" / "民政局总结.txt").write_text("总结", encoding="utf-8")
    said: dict[str, list[Result]] = {}
    for kind in ("file", "database"):
        setting = {"GONGKAI_STORE": _place(kind, request, plan_dir)}
        results = [
            gongkai("report", *step.split(), "--today", "2022-05-18T09:00", "--by", "甲", cwd=plan_dir, env=setting)
            for step in STEPS.splitlines()
        ]
        for view in ("status --format json", "status --pending", "status --scores", "report log --format json"):
            results.append(gongkai(*view.split(), "--today", "2022-05-24", cwd=plan_dir, env=setting))
        said[kind] = results
        assert [result.code for result in results[:-2]] == [0] * (len(results) - 2), results
        new, rest = results[0].err.partition("\n")[::2]
        if kind == "file":  # which was named, and is not there yet
            assert new.startswith("注意：还没有进度文件")
            results[0] = results[0]._replace(err=rest)
    assert said["file"] == said["database"]


# -- copy and check ----------------------------------------------------------------------------------------------------


@examples
@given(log=logs())
def test_there_and_back_is_identity(log: tuple[Event, ...], place: str, tmp_path: Path) -> None:
    plan = str(uuid4())
    start, back = (store_at(str(tmp_path / f"{plan}.{name}"), plan) for name in ("a", "b"))
    middle = store_at(place if "://" in place else f"{place}.{plan}", plan)
    start.append(log, 0)
    assert copy(start, middle) == copy(middle, back) == len(log)
    assert start.load() == back.load()
    assert Path(start.address).read_bytes() == Path(back.address).read_bytes()


def submit(gongkai: Run, folder: Path, place: str | Path, *units: str) -> None:
    for unit in units:
        assert gongkai("report", "submit", unit, "--store", place, "--by", "甲", cwd=folder).code == 0


def test_copy_through_the_command_line(gongkai: Run, plan_dir: Path, place: str) -> None:
    submit(gongkai, plan_dir, "old.json", "司法局", "教育局")
    done = gongkai("store", "copy", "old.json", place, cwd=plan_dir)
    assert done.code == 0
    assert "两边都是2条记录，逐条核对一致" in done.out
    assert gongkai("store", "copy", "old.json", place, cwd=plan_dir).code == 0  # already equal
    submit(gongkai, plan_dir, "old.json", "科技局")
    assert "两边都是3条记录" in gongkai("store", "copy", "old.json", place, cwd=plan_dir).out  # goes on where it was
    assert gongkai("store", "copy", place, "new.json", cwd=plan_dir).code == 0
    old, new = (store_at(str(plan_dir / name), PLAN_ID).load()[0] for name in ("old.json", "new.json"))
    assert old == new == store_at(place, PLAN_ID).load()[0]


def test_a_copy_never_touches_another_history(gongkai: Run, plan_dir: Path, place: str) -> None:
    submit(gongkai, plan_dir, "old.json", "司法局")
    submit(gongkai, plan_dir, place, "教育局", "科技局")
    before = store_at(place, PLAN_ID).load()
    for source, target in (("old.json", place), (place, "old.json")):
        refused = gongkai("store", "copy", source, target, cwd=plan_dir)
        assert (refused.code, refused.out) == (2, "")
        assert "已经有别的记录" in refused.err
    assert store_at(place, PLAN_ID).load() == before
    ahead = gongkai("store", "copy", place, "more.json", cwd=plan_dir)
    submit(gongkai, plan_dir, "more.json", "民政局")
    assert ahead.code == 0
    assert gongkai("store", "copy", place, "more.json", cwd=plan_dir).code == 2  # it holds what the source does not


def test_nothing_to_copy(gongkai: Run, plan_dir: Path, place: str) -> None:
    refused = gongkai("store", "copy", place, "new.json", cwd=plan_dir)
    assert (refused.code, refused.out) == (2, "")
    assert "没有可以复制的记录" in refused.err
    assert not (plan_dir / "new.json").exists()


class Busy:
    """A store that somebody else uses at the same time."""

    def __init__(self, store: Store, before: str) -> None:
        self.address, self.files, self.plan = store.address, store.files, store.plan
        self.salvage = store.salvage
        self._store = store
        self._before = before

    def _meanwhile(self, call: str) -> None:
        if self._before == call:
            self._before = ""
            self._store.append([event("丁局")], self._store.load()[1])

    def load(self) -> tuple[Sequence[Event], int]:
        loaded = self._store.load()
        self._meanwhile("after load")
        return loaded

    def append(self, events: Iterable[Event], expected_revision: int) -> int:
        self._meanwhile("append")
        return self._store.append(events, expected_revision)


def test_a_copy_notices_who_writes_meanwhile(store: Store, tmp_path: Path) -> None:
    source = store_at(str(tmp_path / "source.json"), "a")
    source.append([event("甲局")], 0)
    with pytest.raises(GongkaiError, match="复制的时候又有人登记"):
        copy(Busy(source, "after load"), store)
    assert copy(source, store) == 2
    source.append([event("乙局")], source.load()[1])
    with pytest.raises(GongkaiError, match="正有人往那里登记"):
        copy(source, Busy(store, "append"))


class Forgetful(Busy):
    """A store that does not give back what it was given."""

    def load(self) -> tuple[Sequence[Event], int]:
        events, revision = self._store.load()
        return Log.of(entry._replace(note="?") if seq == 1 else entry for seq, entry in enumerate(events)), revision


def test_a_copy_is_compared_event_by_event(store: Store, tmp_path: Path) -> None:
    source = store_at(str(tmp_path / "source.json"), "a")
    source.append([event("甲局"), event("乙局")], 0)
    with pytest.raises(GongkaiError, match="第2条记录和原来的不一样"):
        copy(source, Forgetful(store, ""))


def test_a_whole_store_is_called_whole(gongkai: Run, plan_dir: Path, place: str) -> None:
    submit(gongkai, plan_dir, place, "司法局", "教育局")
    for how in (("check", place), ("check", "--store", place)):
        result = gongkai("store", *how, cwd=plan_dir)
        assert (result.code, result.err) == (0, "")
        assert "完好\n方案 wanghua-515-2022：2条记录，修订号 2，最后一条登记于 " in result.out
    assert json.loads(gongkai("report", "log", "--format", "json", cwd=plan_dir, env={"GONGKAI_STORE": place}).out)[
        "events"
    ]
    assert "完好，2条记录" in gongkai("report", "log", "--recover", "--store", place, cwd=plan_dir).out


@pytest.mark.parametrize("place", ["mysql://甲:geheim@db/x", "https://geheim@db", "sqlite:///x"])
@pytest.mark.parametrize("command", [("store", "init"), ("store", "check"), ("status", "--store")])
def test_a_place_that_is_none(command: tuple[str, ...], place: str, gongkai: Run, plan_dir: Path) -> None:
    refused = gongkai(*command, place, cwd=plan_dir)
    assert (refused.code, refused.out) == (2, "")
    assert "进度不能存在" in refused.err
    assert "geheim" not in refused.err


def test_a_file_needs_no_preparation(gongkai: Run, plan_dir: Path) -> None:
    for arguments in ((), ("status.json",), ("--store", "C:\\x\\status.json")):
        result = gongkai("store", "init", *arguments, cwd=plan_dir)
        assert result.code == 0
        assert "不用准备" in result.out
    assert not (plan_dir / "status.json").exists()
