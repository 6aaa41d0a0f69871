"""What only a database can do to us: refuse, break off, be damaged, be killed; one Chinese line, and nothing lost."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gongkai.errors import GongkaiError
from gongkai.reports import patience
from gongkai.reports.log import ConflictError
from gongkai.reports.postgresql import database, schema
from gongkai.reports.stores import store_at
from tests import failover, killing
from tests.conftest import DATA, ROOT, Result, Run
from tests.reports.test_stores import PLAN_ID, event
from tests.servers import CLERK, PASSWORD, Line, Server, free_port

TODAY = ("--today", "2022-05-17", "--by", "甲")


@pytest.fixture
def prepared(postgresql: Server) -> str:
    """The name of a database with the tables and nothing in them."""
    return postgresql.database("prepared")


def submit(gongkai: Run, folder: Path, place: str, note: str = "") -> Result:
    return gongkai("report", "submit", "司法局", *TODAY, "--note", note, "--store", place, cwd=folder)


def refused(result: Result, said: str) -> None:
    """One line that says what, one that says what to do, and not a piece of the password."""
    assert (result.code, result.out) == (2, "")
    lines = result.err.splitlines()
    assert [line[:3] for line in lines] == ["错误：", "建议："], result.err
    assert said in result.err
    assert not re.search("Gehe|im/@|%41|秘", result.err)


# -- it cannot be reached ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda url: url.replace("Gehe", "Geh"), "用户名或者密码不对"),
        (lambda url: url.replace(f"{CLERK}:", "nobody:"), "用户名或者密码不对"),
        (lambda url: re.sub(":[^:@]*@", "@", url), "用户名或者密码不对"),
        (lambda url: url.replace("127.0.0.1", "db.invalid"), "找不到这台主机：postgresql://clerk@db.invalid:"),
        (lambda url: url.replace("127.0.0.1", "a" * 80 + ".cn"), "找不到这台主机"),
        (lambda url: re.sub(r":\d+/", f":{free_port()}/", url), "数据库没有开，或者主机、端口不对"),
        (lambda url: re.sub("/test.*", "/nothing", url), "没有这个数据库"),
        (lambda url: f"{url}?sslmode=require", "建立不了加密连接"),
        (lambda url: f"{url}?sslmode=nonsense", "连不上数据库"),
        (lambda url: f"{url}?service=nowhere", "没有这个连接服务"),
        (lambda url: f"{url}?password=Gehe&colour=red", "地址写得不对"),
        (lambda url: url.replace("%40", "@"), "地址写得不对"),
        (lambda url: url.replace("%2F", "/"), "地址写得不对"),
        (lambda url: url.replace("%25", "%z"), "地址写得不对"),
        (lambda url: url.replace("127.0.0.1", "[::1"), "地址写得不对"),
        (lambda url: re.sub(r":\d+/", ":54x/", url), "地址写得不对"),
        (lambda url: "postgres://", "数据库没有开，或者不在这台电脑上"),
    ],
)
def test_what_keeps_us_out(
    change: Callable[[str], str], said: str, prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path
) -> None:
    place = change(postgresql.url(prepared, CLERK))
    without = {"PGHOST": "", "PGUSER": "", "PGPASSWORD": "", "PGPASSFILE": str(plan_dir / "none")}
    for command in (["status"], ["report", "submit", "司法局"]):
        refused(gongkai(*command, "--store", place, cwd=plan_dir, env=without), said)
    refused(gongkai("store", "init", place, cwd=plan_dir, env=without), said)


def test_a_password_from_the_environment(prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path) -> None:
    place = f"postgres://{CLERK}@127.0.0.1:{postgresql.port}/{prepared}"
    found = gongkai("store", "check", cwd=plan_dir, env={"PGPASSWORD": PASSWORD, "GONGKAI_STORE": place})
    refused(found, f"没有可以核对的记录：postgresql://{CLERK}@127.0.0.1:{postgresql.port}/{prepared}\n")


def test_a_server_that_never_answers(gongkai: Run, plan_dir: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as deaf:
        place = f"postgresql://{CLERK}@127.0.0.1:{deaf.getsockname()[1]}/x?connect_timeout=2"
        refused(gongkai("status", "--store", place, cwd=plan_dir), "一直没有回音")


def test_without_psycopg(tmp_path: Path, process: Run, plan_dir: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ImportError('no pq wrapper available')", encoding="utf-8")
    for command in (("status", "--store"), ("store", "init")):
        result = process(*command, "postgresql://db/x", cwd=plan_dir, env={"PYTHONPATH": str(tmp_path)})
        refused(result, '-m pip install "psycopg[binary]"')


# -- it refuses --------------------------------------------------------------------------------------------------------

_RAISE = """CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{state}'; END $$"""
_TRIGGER = "CREATE TRIGGER refuse BEFORE INSERT ON gongkai_events FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
_ADD = f"INSERT INTO gongkai_schema VALUES ({schema.version() + 1})"


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["DROP TABLE gongkai_events"], "gongkai store init"),
        (["DROP TABLE gongkai_events, gongkai_schema"], "gongkai store init"),
        (["DELETE FROM gongkai_schema"], "gongkai store init"),
        ([_ADD], "请更新 gongkai"),
        ([f"REVOKE INSERT ON gongkai_events FROM {CLERK}"], "没有权限"),
        ([f"REVOKE SELECT ON gongkai_events FROM {CLERK}"], "没有权限"),
        ([f"REVOKE SELECT ON gongkai_schema FROM {CLERK}"], "没有权限"),
        (["ALTER DATABASE {name} SET default_transaction_read_only = on"], "只能看，不能登记"),
        (["ALTER TABLE gongkai_events RENAME COLUMN batch TO lot"], "少了一列"),
        ([_RAISE.format(state="53100"), _TRIGGER.format(name="refuse")], "磁盘满了，没有存上"),
        ([_RAISE.format(state="58030"), _TRIGGER.format(name="refuse")], "磁盘读写出错"),
        ([_RAISE.format(state="54000"), _TRIGGER.format(name="refuse")], "太长"),
        ([_RAISE.format(state="XX002"), _TRIGGER.format(name="refuse")], "索引坏了"),
        ([_RAISE.format(state="P0001"), _TRIGGER.format(name="refuse")], "数据库出错（P0001，no）"),
    ],
)
def test_what_it_refuses(
    statements: list[str], said: str, prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path
) -> None:
    place = postgresql.url(prepared, CLERK)
    assert submit(gongkai, plan_dir, place).code == 0
    postgresql.sql(prepared, *(statement.replace("{name}", prepared) for statement in statements))
    refused(submit(gongkai, plan_dir, place), said)


def test_a_database_of_another_encoding(postgresql: Server, gongkai: Run) -> None:
    name = "latin"
    postgresql.sql("postgres", f"CREATE DATABASE {name} ENCODING 'LATIN1' TEMPLATE template0")
    refused(gongkai("store", "init", postgresql.url(name)), "数据库的编码是 LATIN1")


def test_a_plan_id_longer_than_an_index_can_hold(prepared: str, postgresql: Server) -> None:
    place = postgresql.url(prepared, CLERK)
    odd = "".join(chr(0x4E00 + at * 7 % 20_000) for at in range(4000))  # so that it cannot be packed
    with pytest.raises(GongkaiError, match="太长"):
        store_at(place, odd).append([event("甲局")], 0)
    with pytest.raises(GongkaiError, match="存不了的字符"):
        store_at(place, "a\0b")
    for plan in ("'; DROP TABLE gongkai_events; --", "%s", "甲\\", '"'):
        store_at(place, plan).append([event(plan)], 0)
        assert store_at(place, plan).load() == ((event(plan),), 1)


# -- it asks to try again ----------------------------------------------------------------------------------------------

_SOMETIMES = """CREATE FUNCTION sometimes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
    IF nextval('attempts') <= {times} THEN RAISE EXCEPTION 'again' USING ERRCODE = '{state}'; END IF;
    RETURN NULL; END $$"""


@pytest.mark.parametrize("state", ["40001", "40P01", "40003"])
def test_what_cannot_be_serialized_is_done_again(
    state: str, prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path
) -> None:
    place = postgresql.url(prepared, CLERK)
    postgresql.sql(
        prepared,
        "CREATE SEQUENCE attempts",
        _SOMETIMES.format(times=3, state=state),
        _TRIGGER.format(name="sometimes"),
    )
    assert submit(gongkai, plan_dir, place).code == 0
    assert len(store_at(place, PLAN_ID).load()[0]) == 1
    assert postgresql.sql(prepared, "SELECT last_value FROM attempts") == [(4,)]


def test_but_not_for_ever(prepared: str, postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_PAUSES", (0, 0, 0))
    postgresql.sql(
        prepared,
        "CREATE SEQUENCE attempts",
        _SOMETIMES.format(times=99, state="40001"),
        _TRIGGER.format(name="sometimes"),
    )
    store = store_at(postgresql.url(prepared, CLERK), "a")
    with pytest.raises(GongkaiError, match="数据库太忙"):
        store.append([event("甲局")], 0)
    assert store.load() == ((), 0)
    assert postgresql.sql(prepared, "SELECT last_value FROM attempts") == [(4,)]


# -- the line breaks ---------------------------------------------------------------------------------------------------


@pytest.fixture
def paused(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited, without waiting for them."""
    seconds: list[float] = []
    monkeypatch.setattr(patience, "pause", seconds.append)
    return seconds


@pytest.fixture
def lines() -> Iterator[list[Line]]:
    made: list[Line] = []
    yield made
    for line in made:
        line.close()


@pytest.mark.parametrize("statement", [b"INSERT INTO gongkai_events", b"SELECT seq", b"SELECT max"])
@pytest.mark.parametrize("before", [True, False], ids=["asking", "answering"])
def test_a_line_that_breaks_is_made_again(
    before: bool, statement: bytes, prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path, lines: list[Line]
) -> None:
    """Whether the server got it or not: it is on record once, and that is what is said."""
    lines.append(line := Line(postgresql.port, statement, before, times=2))
    done = submit(gongkai, plan_dir, postgresql.url(prepared, CLERK, line.port))
    assert (done.code, line.cuts) == (0, 2), done.err
    assert "已登记" in done.out
    assert len(store_at(postgresql.url(prepared, CLERK), PLAN_ID).load()[0]) == 1


@pytest.mark.parametrize("before", [True, False], ids=["asking", "answering"])
def test_a_line_that_stays_broken(
    before: bool,
    prepared: str,
    postgresql: Server,
    gongkai: Run,
    plan_dir: Path,
    lines: list[Line],
    paused: list[float],
) -> None:
    """Nobody can know; that is said, and neither yes nor no."""
    lines.append(line := Line(postgresql.port, b"INSERT INTO gongkai_events", before, for_good=True))
    result = submit(gongkai, plan_dir, postgresql.url(prepared, CLERK, line.port))
    refused(result, "不知道这一次记上没有")
    assert re.search(r"先用 gongkai report log --store postgresql://clerk@\S+ 核对", result.err)
    assert PASSWORD not in result.err
    assert len(store_at(postgresql.url(prepared, CLERK), PLAN_ID).load()[0]) == (0 if before else 1)
    assert 7 < sum(paused) < 13


def test_a_line_that_breaks_while_reading(
    prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path, lines: list[Line], paused: list[float]
) -> None:
    lines.append(line := Line(postgresql.port, b"SELECT seq", before=False, for_good=True))
    refused(gongkai("status", "--store", postgresql.url(prepared, CLERK, line.port), cwd=plan_dir), "数据库没有开")
    assert 7 < sum(paused) < 13


def test_another_was_quicker_while_the_line_was_broken(prepared: str, postgresql: Server, lines: list[Line]) -> None:
    """The very same event from somebody else is not taken for ours."""
    lines.append(line := Line(postgresql.port, b"INSERT INTO gongkai_events", before=True))
    mine = store_at(postgresql.url(prepared, CLERK, line.port), "a")
    assert mine.load() == ((), 0)
    other = store_at(postgresql.url(prepared, CLERK), "a")
    other.append([event("甲局")], 0)
    with pytest.raises(ConflictError):
        mine.append([event("甲局")], 0)
    assert line.cuts == 1
    assert mine.load() == ((event("甲局"),), 1)


# -- it is killed ------------------------------------------------------------------------------------------------------


def test_killed_in_the_middle_nothing_acknowledged_is_lost(postgresql: Server, tmp_path: Path) -> None:
    server = Server(postgresql.binaries)  # of its own: fsync is on
    try:
        outcome = killing.run(tmp_path, server, kills=2, count=4)
    finally:
        server.close()
    assert len(outcome.acknowledged) >= 25
    assert set(outcome.acknowledged) <= set(outcome.stored)
    assert set(outcome.stored.values()) == {1}
    after_all = set(outcome.stored) - set(outcome.acknowledged)
    assert len(after_all) <= outcome.said.count("不知道这一次记上没有")  # what is stored was never called refused


def test_the_standby_has_all_that_was_acknowledged(postgresql: Server, tmp_path: Path) -> None:
    outcome = failover.run(tmp_path, postgresql.binaries, before=8, after=8)
    assert len(outcome.acknowledged) >= 16
    assert set(outcome.acknowledged) <= set(outcome.stored)
    assert set(outcome.stored.values()) == {1}
    assert outcome.seconds < 60


def test_a_standby_that_is_gone_is_not_waited_for_without_end(
    postgresql: Server, gongkai: Run, plan_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record stands on the primary by then; that nobody else has it is said, and it is not acknowledged."""
    primary = Server(postgresql.binaries)
    try:
        standby = Server(postgresql.binaries, of=primary)
        place = failover.both(primary, standby)
        try:
            primary.wait_for(standby)
            assert gongkai("store", "init", place).code == 0
        finally:
            standby.close()
        monkeypatch.setattr(database, "_COMMIT_SECONDS", 1)
        refused(submit(gongkai, plan_dir, place), "已经存进主库，可是没有等到备库确认")
        assert len(store_at(place, PLAN_ID).load()[0]) == 1
    finally:
        primary.close()


@pytest.mark.parametrize(
    ("hosts", "named", "said"),
    [
        ("127.0.0.1:{0},127.0.0.1:{1}", "127.0.0.1:{0},127.0.0.1:{1}", "数据库没有开，或者主机、端口不对"),
        ("127.0.0.1,127.0.0.2:{1}", "127.0.0.1,127.0.0.2:{1}", "数据库没有开，或者主机、端口不对"),
        ("a.invalid,b.invalid:{1}", "a.invalid,b.invalid:{1}", "找不到这台主机"),
        ("a.invalid,b.invalid", "a.invalid,b.invalid", "找不到这台主机"),
    ],
)
def test_while_nobody_can_be_reached_both_are_named(
    hosts: str, named: str, said: str, gongkai: Run, plan_dir: Path
) -> None:
    ports = free_port(), free_port()
    place = f"postgresql://{CLERK}:Gehe@{hosts.format(*ports)}/gongkai?target_session_attrs=read-write"
    refused(submit(gongkai, plan_dir, place), f"{said}：postgresql://{CLERK}@{named.format(*ports)}/gongkai\n")


def test_one_port_for_all_hosts_and_hosts_by_number() -> None:
    assert database.Database("postgresql://a,b/x?port=5433").address == "postgresql://a:5433,b:5433/x"
    assert (
        database.Database("postgresql:///x?hostaddr=::1,10.0.0.2&port=1,2").address == "postgresql://::1:1,10.0.0.2:2/x"
    )


def test_a_primary_is_waited_for_where_only_a_standby_answers(
    prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is to be promoted: ten seconds' patience, and then it is said what is missing."""
    monkeypatch.setattr(patience, "_PAUSES", (0, 0, 0))
    postgresql.sql("postgres", f"ALTER DATABASE {prepared} SET default_transaction_read_only = on")
    place = f"{postgresql.url(prepared, CLERK)}?target_session_attrs=read-write"
    refused(submit(gongkai, plan_dir, place), "连得上的数据库都不是主库")
    pauses = iter((0, 0, 0))

    def promoted() -> float:
        postgresql.sql("postgres", f"ALTER DATABASE {prepared} SET default_transaction_read_only = off")
        return next(pauses)

    monkeypatch.setattr(patience, "pause", lambda _: promoted())
    assert submit(gongkai, plan_dir, place).code == 0


# -- the tables --------------------------------------------------------------------------------------------------------


def test_init_can_be_done_again(postgresql: Server, gongkai: Run, plan_dir: Path) -> None:
    name = postgresql.database()
    first = gongkai("store", "init", postgresql.url(name))
    assert (first.code, first.err) == (0, "")
    assert "gongkai 的表已建好（第2版）" in first.out
    assert "GRANT SELECT, INSERT ON gongkai_events TO 用户名;" in first.out
    assert submit(gongkai, plan_dir, postgresql.url(name)).code == 0
    assert "gongkai 的表已是最新（第2版）" in gongkai("store", "init", env={"GONGKAI_STORE": postgresql.url(name)}).out
    assert len(store_at(postgresql.url(name), PLAN_ID).load()[0]) == 1


def test_who_may_not_create_tables(prepared: str, postgresql: Server, gongkai: Run) -> None:
    refused(gongkai("store", "init", postgresql.url(postgresql.database(), CLERK)), "没有权限")
    assert gongkai("store", "init", postgresql.url(prepared, CLERK)).code == 0  # nothing to do


def test_many_prepare_at_once(postgresql: Server) -> None:
    url = postgresql.url(postgresql.database())
    failed: list[Exception] = []
    barrier = threading.Barrier(8)

    def prepare() -> None:
        barrier.wait()
        try:
            database.Database(url).run(schema.prepare)
        except GongkaiError as error:
            failed.append(error)

    threads = [threading.Thread(target=prepare) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert store_at(url, "a").append([event("甲局")], 0) == 1


def test_a_later_version_goes_on_from_this_one(
    prepared: str, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgresql.url(prepared)
    store_at(url, "a").append([event("甲局")], 0)
    with monkeypatch.context() as later:
        steps = (*schema._STEPS, "ALTER TABLE gongkai_events ADD COLUMN IF NOT EXISTS seal text")
        later.setattr(schema, "_STEPS", steps)
        clerk = store_at(postgresql.url(prepared, CLERK), "a")
        assert clerk.load() == ((event("甲局"),), 1)  # what is there can be read
        with pytest.raises(GongkaiError, match="第2版，这个 gongkai 要第3版"):
            clerk.append([event("乙局")], 1)
        assert database.Database(url).run(schema.prepare) == 2
        assert database.Database(url).run(schema.prepare) == 3
        assert clerk.append([event("乙局")], 1) == 2
    with pytest.raises(GongkaiError, match="只认得第2版"):
        store_at(url, "a").load()


_OLD_EVENT = (DATA / "status-2.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("user", ["postgres", CLERK])
def test_tables_of_the_first_version_are_read_and_upgraded(
    user: str, prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path
) -> None:
    """By whoever records first and may; another is told whom to ask. Their rows stay as they are, to the byte."""
    entries = json.loads(_OLD_EVENT)["events"]
    store = store_at(postgresql.url(prepared, user), PLAN_ID)
    before = ""
    for entry in entries:
        text = json.dumps(entry, ensure_ascii=False)
        before = (seal := store._checksum(before, "b", text))  # type: ignore[attr-defined]
        quoted = text.replace("'", "''")
        values = f"'{PLAN_ID}', {entry['seq']}, 'b', '{quoted}', '{seal}'"
        postgresql.sql(prepared, f"INSERT INTO gongkai_events VALUES ({values})")
    postgresql.sql(prepared, "DELETE FROM gongkai_schema WHERE version > 1")
    rows = "SELECT * FROM gongkai_events WHERE seq <= 4 ORDER BY seq"
    old = postgresql.sql(prepared, rows)
    (plan_dir / "status.json").write_text(_OLD_EVENT, encoding="utf-8")
    assert store.load()[0] == store_at(str(plan_dir / "status.json"), PLAN_ID).load()[0]
    done = gongkai(
        "report", "submit", "民政局", "--today", "2022-05-21", "--store", postgresql.url(prepared, user), cwd=plan_dir
    )
    if user == CLERK:
        refused(done, "数据库里的表是第1版，这个 gongkai 要第2版")
        assert gongkai("store", "init", postgresql.url(prepared)).out.count("已从第1版升级（第2版）") == 1
        assert submit(gongkai, plan_dir, postgresql.url(prepared, user)).code == 0
    else:
        assert done.code == 0, done.err
    assert len(store.load()[0]) == len(entries) + 1
    assert postgresql.sql(prepared, "SELECT max(version) FROM gongkai_schema") == [(2,)]
    assert postgresql.sql(prepared, rows) == old


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("CREATE RULE r AS ON INSERT TO gongkai_events DO INSTEAD NOTHING", "没有登记：数据库收下了，却没有留下记录"),
        (
            "CREATE TRIGGER t BEFORE INSERT ON gongkai_events FOR EACH ROW EXECUTE FUNCTION swallow()",
            "没有登记：数据库",
        ),
        (
            "CREATE TRIGGER t AFTER INSERT ON gongkai_events FOR EACH ROW EXECUTE FUNCTION erase()",
            "不知道这一次记上没有",
        ),
        (
            "CREATE TRIGGER t BEFORE INSERT ON gongkai_events FOR EACH ROW EXECUTE FUNCTION change()",
            "不知道这一次记上没有",
        ),
    ],
)
def test_only_what_can_be_read_back_is_acknowledged(
    statement: str, said: str, prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path
) -> None:
    body = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN"
    postgresql.sql(
        prepared,
        f"CREATE FUNCTION swallow() {body} RETURN NULL; END $$",
        f"CREATE FUNCTION erase() {body} DELETE FROM gongkai_events; RETURN NULL; END $$",
        f"CREATE FUNCTION change() {body} NEW.event = replace(NEW.event, '甲', '乙'); RETURN NEW; END $$",
        statement,
    )
    refused(submit(gongkai, plan_dir, postgresql.url(prepared, CLERK)), said)


def test_a_row_that_cannot_be_seen_is_not_waited_for_in_vain(
    prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path, paused: list[float]
) -> None:
    """Row level security: the number is taken, and by whom nobody may know."""
    assert submit(gongkai, plan_dir, postgresql.url(prepared)).code == 0
    postgresql.sql(
        prepared,
        "ALTER TABLE gongkai_events ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY look ON gongkai_events FOR SELECT USING (false)",
        "CREATE POLICY add ON gongkai_events FOR INSERT WITH CHECK (true)",
    )
    before = postgresql.log().count("INSERT INTO gongkai_events")  # other tests have used this server
    refused(submit(gongkai, plan_dir, postgresql.url(prepared, CLERK)), "试了约10秒，编号总是已经有人用了")
    assert 7 < sum(paused) < 13
    assert postgresql.log().count("INSERT INTO gongkai_events") - before < 200


def test_the_guide_is_right(gongkai: Run, plan_dir: Path, postgresql: Server) -> None:
    """What docs/stores.zh-CN.md tells the administrator to do is enough, and is what `init` says."""
    guide = (ROOT / "docs/stores.zh-CN.md").read_text(encoding="utf-8").replace("另定", PASSWORD)
    create, grant = re.findall(r"```sql\n(.*?)```", guide, re.S)
    postgresql.sql("postgres", "SET log_statement = none", *create.splitlines())
    owner, clerk = postgresql.url("gongkai", "gongkai_owner"), postgresql.url("gongkai", CLERK)
    said = gongkai("store", "init", owner).out
    rights = grant.splitlines()[1:]  # the role is there already
    assert [line.strip().replace("用户名", CLERK) for line in said.splitlines()[2:]] == rights
    postgresql.sql("gongkai", *rights)
    assert submit(gongkai, plan_dir, clerk).code == 0
    assert gongkai("store", "check", clerk, cwd=plan_dir).code == 0


def test_the_role_can_neither_change_nor_delete(prepared: str, postgresql: Server) -> None:
    """All tests of the stores run with it, so nothing else is needed."""
    granted = postgresql.sql(
        prepared, f"SELECT DISTINCT privilege_type FROM information_schema.role_table_grants WHERE grantee = '{CLERK}'"
    )
    assert sorted(granted) == [("INSERT",), ("SELECT",)]


def test_plans_share_a_database_and_not_a_history(prepared: str, postgresql: Server) -> None:
    one, other = (store_at(postgresql.url(prepared, CLERK), plan) for plan in ("a", "b"))
    one.append([event("甲局")], 0)
    assert other.load() == ((), 0)
    other.append([event("乙局")], 0)
    assert (one.load()[0], other.load()[0]) == ((event("甲局"),), (event("乙局"),))


# -- it is damaged -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (["UPDATE gongkai_events SET event = replace(event, '司法', '教育') WHERE seq = 2"], "第2条记录和校验码对不上"),
        (["UPDATE gongkai_events SET event = event || ' ' WHERE seq = 3"], "第3条记录和校验码对不上"),
        (["UPDATE gongkai_events SET batch = '' WHERE seq = 1"], "第1条记录和校验码对不上"),
        (["UPDATE gongkai_events SET checksum = '' WHERE seq = 1"], "第1条记录和校验码对不上"),
        (["DELETE FROM gongkai_events WHERE seq = 1"], "第1条记录不见了"),
        (["DELETE FROM gongkai_events WHERE seq = 2"], "第2条记录不见了"),
        (
            ["DELETE FROM gongkai_events WHERE seq = 2", "UPDATE gongkai_events SET seq = 2 WHERE seq = 3"],
            "第2条记录和校验码对不上",
        ),
        (
            ["UPDATE gongkai_events SET seq = 9 WHERE seq = 2", "UPDATE gongkai_events SET seq = 2 WHERE seq = 3",
             "UPDATE gongkai_events SET seq = 3 WHERE seq = 9"], "第2条记录和校验码对不上",
        ),
        (["UPDATE gongkai_events SET plan = 'wanghua-515-2022' WHERE plan = 'b'"], "第4条记录和校验码对不上"),
    ],
)  # fmt: skip
def test_a_damaged_history_is_never_added_to(
    damage: list[str], said: str, prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path
) -> None:
    place = postgresql.url(prepared, CLERK)
    for note in ("一", "二", "三"):
        assert submit(gongkai, plan_dir, place, note).code == 0
    store_at(place, "b").append([event("甲局")] * 4, 0)
    postgresql.sql(prepared, "DELETE FROM gongkai_events WHERE plan = 'b' AND seq < 4")
    plan = f" AND plan = '{PLAN_ID}'"
    postgresql.sql(prepared, *(step if "'b'" in step else step + plan for step in damage))
    rows = postgresql.sql(prepared, "SELECT * FROM gongkai_events ORDER BY plan, seq")
    for command in (["status"], ["report", "submit", "教育局"], ["store", "check"]):
        refused(gongkai(*command, "--store", place, cwd=plan_dir), said)
    assert postgresql.sql(prepared, "SELECT * FROM gongkai_events ORDER BY plan, seq") == rows
    saved = gongkai("report", "log", "--recover", "--store", place, cwd=plan_dir)
    assert saved.code == 0
    assert said in saved.out
    assert "备注：一" in saved.out or "WHERE seq = 1" in damage[0]


_VIEW = ["ALTER TABLE gongkai_events RENAME TO rows", "CREATE VIEW gongkai_events AS SELECT {columns} FROM rows"]
_RETYPED = "ALTER TABLE gongkai_events ALTER {column} TYPE {type} USING {value}"
_SHOUT = """CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'XX999', MESSAGE = repeat(E'\\x1b[31m\\n\u202e很长', 9999); END $$"""


@pytest.mark.parametrize(
    ("alterations", "said", "legible"),
    [
        (["ALTER TABLE gongkai_events ALTER event DROP NOT NULL", "UPDATE gongkai_events SET event = NULL"],
         "第1条记录看不懂", 0),
        (["ALTER TABLE gongkai_events ALTER batch DROP NOT NULL", "UPDATE gongkai_events SET batch = NULL"],
         "第1条记录看不懂", 2),
        (["ALTER TABLE gongkai_events DROP CONSTRAINT gongkai_events_pkey",
          "INSERT INTO gongkai_events SELECT * FROM gongkai_events"], "第2条记录不见了", 4),
        (["INSERT INTO gongkai_events SELECT plan, 9223372036854775807, batch, event, checksum FROM gongkai_events "
          "WHERE seq = 1"], "第3条记录不见了", 3),
        (["ALTER TABLE gongkai_events ALTER checksum DROP NOT NULL", "UPDATE gongkai_events SET checksum = NULL"],
         "第1条记录看不懂", 2),
        (["ALTER TABLE gongkai_events DROP CONSTRAINT gongkai_events_seq_check",
          "ALTER TABLE gongkai_events ALTER seq TYPE text"], "第1条记录看不懂", 2),
        ([_RETYPED.format(column="batch", type="int", value="7")], "第1条记录看不懂", 2),
        ([_RETYPED.format(column="event", type="bytea", value="event::bytea")], "第1条记录看不懂", 0),
        ([_RETYPED.format(column="event", type="json", value="event::json")], "第1条记录看不懂", 2),
        ([_RETYPED.format(column="event", type="text[]", value="ARRAY[event]")], "第1条记录看不懂", 0),
        ([_RETYPED.format(column="event", type="date", value="'4000-01-01 BC'")], "表被改过，读不出来", 0),
        ([_RETYPED.format(column="checksum", type="date", value="'infinity'")], "表被改过，读不出来", 2),
        ([_RETYPED.format(column="batch", type="time", value="'24:00'")], "表被改过，读不出来", 2),
        ([_RETYPED.format(column="seq", type="numeric", value="seq")], "第1条记录看不懂", 2),
        ([_RETYPED.format(column="plan", type="int", value="1")], "数据库出错（22P02", None),
        (["ALTER TABLE gongkai_events DROP seq"], "少了一列", 2),
        (["ALTER TABLE gongkai_events DROP checksum"], "少了一列", 2),
        (["ALTER TABLE gongkai_events DROP event"], "少了一列", None),
        (["ALTER TABLE gongkai_events DROP plan"], "少了一列", None),
        ([step.format(columns="plan, seq, batch, event, (1 / (seq - 1))::text AS checksum") for step in _VIEW],
         "数据库出错（22012", 2),
        (["DROP TABLE gongkai_events", "CREATE TYPE gongkai_events AS (plan text)"], "不是一张表", None),
        (["DROP TABLE gongkai_schema"], "还没有 gongkai 的表", 2),
        (["DROP TABLE gongkai_schema", "CREATE TABLE gongkai_schema (version text)",
          "INSERT INTO gongkai_schema VALUES ('abc')"], "版本不是数", 2),
        (["DROP TABLE gongkai_schema", "CREATE TABLE gongkai_schema (version date)",
          "INSERT INTO gongkai_schema VALUES ('infinity')"], "表被改过，读不出来", 2),
    ],
)  # fmt: skip
def test_tables_changed_by_hand(
    alterations: list[str], said: str, legible: int | None, prepared: str, postgresql: Server, gongkai: Run,
    plan_dir: Path,
) -> None:  # fmt: skip
    """Whatever they have become: one line that says it, nothing added, and --recover shows what is still there."""
    place = postgresql.url(prepared)
    for note in "一二":
        assert submit(gongkai, plan_dir, place, note).code == 0
    postgresql.sql(prepared, *alterations)
    for command in (["status"], ["report", "submit", "教育局"], ["report", "log"], ["store", "check"]):
        refused(gongkai(*command, "--store", place, cwd=plan_dir), said)
    saved = gongkai("report", "log", "--recover", "--store", place, cwd=plan_dir)
    if legible is None:
        refused(saved, said)
    else:
        assert (saved.code, saved.err) == (0, "")
        assert said in saved.out
        assert saved.out.count("备注：") == legible


def test_what_a_server_says_steers_no_terminal(prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path) -> None:
    """Nor does it fill the screen: anybody who may create a trigger can make it say anything."""
    place = postgresql.url(prepared, CLERK)
    postgresql.sql(prepared, _SHOUT, _TRIGGER.format(name="refuse"))
    result = submit(gongkai, plan_dir, place)
    refused(result, "数据库出错（XX999，·[31m ·很长·[31m")
    assert all(line.isprintable() for line in result.err.splitlines())
    assert len(result.err) < 600


def test_a_row_that_somebody_sealed_by_hand(prepared: str, postgresql: Server) -> None:
    """A checksum that fits does not make an event of something else."""
    store = store_at(postgresql.url(prepared, CLERK), "a")
    store.append([event("甲局")], 0)
    for text in ("[]", "{}", "x", "[" * 100_000, json.dumps({"seq": 1})):
        seal = store._checksum("", "", text)  # type: ignore[attr-defined]
        postgresql.sql(prepared, f"UPDATE gongkai_events SET batch = '', event = '{text}', checksum = '{seal}'")
        with pytest.raises(GongkaiError, match="第1条记录看不懂"):
            tuple(store.load()[0])


def test_no_password_is_written_down(prepared: str, postgresql: Server, gongkai: Run, plan_dir: Path) -> None:
    """Neither by the server, which logs every statement here, nor by psycopg, if somebody turns its log on."""
    assert submit(gongkai, plan_dir, postgresql.url(prepared, CLERK)).code == 0
    log = "import logging, sys\nlogging.basicConfig(level=0)\nfrom gongkai.cli import main\nmain(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", log, "status", "--store", postgresql.url(prepared, CLERK)],
        cwd=plan_dir, env={**os.environ, "PYTHONPATH": str(ROOT), "PSYCOPG_IMPL": "python"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "INSERT INTO gongkai_events" in postgresql.log()
    assert not re.search("Gehe|im/@|秘", postgresql.log() + done.stdout + done.stderr)
