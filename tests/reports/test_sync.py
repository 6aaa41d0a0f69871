"""What sync software, editors and other people in a shared folder do to status.json."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.errors import GongkaiError
from gongkai.files import replace
from gongkai.phrases.moments import Moment, from_iso
from gongkai.reports.events import Event, Kind
from gongkai.reports.file import JsonStore
from gongkai.reports.log import BLANK, ConflictError, Log, record
from gongkai.reports.sealed import Sealed, seal
from tests.conftest import ROOT, Result, Run

NOW = from_iso("2022-05-17T10:30")


def event(unit: str, note: str = "") -> Event:
    return Event(Kind.SUBMITTED, "summary", (unit,), NOW, NOW, "测试员", note)


class Desk:
    """A folder with the shipped plan in which somebody records."""

    def __init__(self, gongkai: Run, folder: Path) -> None:
        self.folder, self.path, self.backup = folder, folder / "status.json", folder / "status.json.bak"
        self._gongkai = gongkai

    def run(self, *arguments: str | Path) -> Result:
        return self._gongkai(*arguments, cwd=self.folder)

    def submit(self, unit: str, code: int = 0) -> Result:
        result = self.run("report", "submit", unit, "--today", "2022-05-17T10:30", "--by", "甲")
        assert result.code == code, result.err
        return result

    def units(self) -> list[str]:
        return [entry.units[0] for entry in JsonStore(self.path, "wanghua-515-2022").load()[0]]

    def advice(self, result: Result) -> list[str]:
        """The commands that are advised, word by word."""
        return [
            part.split("；")[0].split("，")[0].split("。")[0].strip() for part in result.err.split("gongkai store ")[1:]
        ]


@pytest.fixture
def desk(gongkai: Run, plan_dir: Path) -> Desk:
    return Desk(gongkai, plan_dir)


# -- an older file put back --------------------------------------------------------------------------------------------

COPIES = [
    "status-办公室电脑.json",
    "status-DESKTOP-7Q1.json",
    "status (1).json",
    "status (冲突文件 甲 2022-05-17 103000).json",
    "status (张三的冲突副本 2022-05-17).json",
    "status (conflicted copy 2022-05-17 103000).json",
    "status.sync-conflict-20220517-103000-ABCDEFG.json",
    "status 的副本.json",
    "status - 副本.json",
    "status_冲突_20220517.json",
    "status 2.json",
    "复件 status.json",
    "Copy of status.json",
    "STATUS(1).JSON",
    "status.json.conflict",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_newer_copy_beside_is_noticed(name: str, desk: Desk) -> None:
    desk.submit("司法局")
    old = desk.path.read_bytes()
    desk.submit("教育局")
    desk.submit("民政局")
    (desk.folder / name).write_bytes(desk.path.read_bytes())
    desk.path.write_bytes(old)
    desk.backup.unlink()
    before = {path.name: path.read_bytes() for path in desk.folder.iterdir()}
    for command in (
        ["status"],
        ["store", "check"],
        ["report", "submit", "残联"],
        ["report", "log"],
        ["report", "undo"],
    ):
        result = desk.run(*command)
        assert (result.code, result.out) == (2, ""), command
        assert f"有1条记录，可是旁边的 {name} 还有这里没有的2条：第2条 教育局 5月17日10:30报送" in result.err
    assert {path.name: path.read_bytes() for path in desk.folder.iterdir()} == before
    assert f"{name}：完好，3条记录" in desk.run("report", "log", "--recover").out
    assert desk.run("store", "adopt", name).code == 0
    assert desk.units() == ["司法局", "教育局", "民政局"]
    desk.submit("残联")  # the copy is a beginning now, and in nobody's way
    assert (desk.folder / name).exists()


def test_the_backup_alone_tells(desk: Desk) -> None:
    desk.submit("司法局")
    old = desk.path.read_bytes()
    desk.submit("教育局")
    desk.submit("民政局")
    desk.path.write_bytes(old)
    newer = desk.backup.read_bytes()
    result = desk.submit("残联", code=2)
    assert "旁边的 status.json.bak 还有这里没有的1条" in result.err
    assert (desk.path.read_bytes(), desk.backup.read_bytes()) == (old, newer)
    assert desk.run("store", "adopt", "status.json.bak").code == 0
    assert desk.units() == ["司法局", "教育局"]
    desk.submit("残联")


def test_another_history_of_the_same_length(desk: Desk) -> None:
    """The older file came back, and another computer recorded as much again."""
    for unit in ("司法局", "教育局", "民政局"):
        desk.submit(unit)
    two = JsonStore(desk.folder / "x" / "status.json", "wanghua-515-2022")
    two.path.parent.mkdir()
    two.append([event("司法局"), event("残联"), event("科技局"), event("人社局")], 0)
    desk.path.write_bytes(two.path.read_bytes())
    result = desk.submit("商务局", code=2)
    assert "status.json.bak 还有这里没有的" in result.err
    assert "那里也没有这里的" in result.err


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_two_histories_and_a_person_chooses(choice: str, desk: Desk) -> None:
    """The advice is followed to the letter; what was not chosen is kept, named, and said event by event."""
    desk.submit("司法局")
    common = desk.path.read_bytes()
    desk.submit("教育局")
    theirs = desk.path.read_bytes()
    desk.path.write_bytes(common)
    desk.backup.unlink()
    desk.submit("残联")
    desk.submit("民政局")
    mine = desk.path.read_bytes()
    (desk.folder / "status (1).json").write_bytes(theirs)
    advised = desk.advice(desk.submit("商务局", code=2))
    assert advised == ['adopt "status (1).json"', 'adopt "status.json"']
    words = advised[choice == "mine"].replace('"', "").split(" ", 1)
    done = desk.run("store", *words)
    assert done.code == 0, done.err
    assert desk.units() == (["司法局", "残联", "民政局"] if choice == "mine" else ["司法局", "教育局"])
    aside = sorted(path.name for path in desk.folder.glob("status.未采用-*.json"))
    kept = {(desk.folder / name).read_bytes() for name in aside}
    assert kept >= ({theirs} if choice == "mine" else {mine})
    for unit in ["教育局"] if choice == "mine" else ["残联", "民政局"]:
        assert unit in done.out
    desk.submit("商务局")
    assert desk.run("store", "check").code == 0


def test_a_copy_that_is_older_is_in_nobodys_way(desk: Desk) -> None:
    desk.submit("司法局")
    (desk.folder / "status-20220517.json").write_bytes(desk.path.read_bytes())
    (desk.folder / "status-坏.json").write_bytes(desk.path.read_bytes()[:-9])
    (desk.folder / "status.xlsx").write_bytes(b"PK")
    (desk.folder / "status-folder.json").mkdir()
    other = Sealed("another", 9, [event("甲局").line(1)] * 9)
    (desk.folder / "status-2023.json").write_bytes(seal(other))
    desk.submit("教育局")
    assert desk.run("store", "check").code == 0


def test_a_file_that_is_gone_while_a_copy_is_there(desk: Desk) -> None:
    desk.submit("司法局")
    desk.path.rename(desk.folder / "status (1).json")
    result = desk.submit("教育局", code=2)
    assert "不见了，旁边的 status (1).json 还在，有1条记录" in result.err
    assert desk.run("store", "adopt", "status (1).json").code == 0
    assert desk.units() == ["司法局"]


def test_a_damaged_file_is_set_aside_for_its_backup(desk: Desk) -> None:
    for unit in ("司法局", "教育局"):
        desk.submit(unit)
    broken = desk.path.read_bytes().replace("教育".encode(), "体育".encode())
    desk.path.write_bytes(broken)
    assert 'gongkai store adopt "status.json.bak"' in desk.submit("民政局", code=2).err
    done = desk.run("store", "adopt", "status.json.bak")
    assert done.code == 0
    assert "体育局" in done.out  # read, not verified
    assert desk.units() == ["司法局"]
    assert (desk.folder / "status.未采用-1.json").read_bytes() == broken


def test_what_was_not_adopted_is_told_once_and_by_its_title(desk: Desk) -> None:
    """Two copies and the backup hold the same that the chosen one lacks; each event is said with the first of them."""
    desk.submit("司法局")
    chosen = desk.path.read_bytes()
    for unit in ("教育局", "民政局"):
        desk.submit(unit)
    assert desk.run("report", "assign", "司法局", "某事", "--due", "5月19日", "--today", "2022-05-17").code == 0
    for copy in ("status (1).json", "status (2).json"):
        (desk.folder / copy).write_bytes(desk.path.read_bytes())
    (desk.folder / "选.json").write_bytes(chosen)
    out = desk.run("store", "adopt", "选.json").out
    listed = [line for line in out.splitlines() if line.startswith("  ")]
    assert [line.split()[0] for line in listed] == ["2", "3", "4"]
    assert "报送“活动总结报告”：纸质报告" in listed[0]
    assert "交办“某事”" in listed[2]
    assert out.count("没有采用的") == 4  # the store itself, its backup, two copies
    assert desk.units() == ["司法局"]


def test_a_record_is_adopted_whatever_its_plan_is(desk: Desk) -> None:
    desk.submit("司法局")
    desk.submit("教育局")
    (desk.folder / "plan.yaml").write_text("notice: [\n", encoding="utf-8")
    done = desk.run("store", "adopt", "status.json.bak")
    assert (done.code, done.err) == (0, "")
    assert "报送“summary”" in done.out


def test_a_copy_to_a_new_place_says_nothing_of_its_being_empty(desk: Desk) -> None:
    desk.submit("司法局")
    done = desk.run("store", "copy", "status.json", "新的.json")
    assert done.code == 0
    assert "注意" not in done.err
    lost = desk.run("store", "copy", "没有的.json", "新的.json")
    assert lost.code == 2
    assert "没有可以复制的记录" in lost.err


def test_what_cannot_be_adopted(desk: Desk) -> None:
    desk.submit("司法局")
    before = desk.path.read_bytes()
    (desk.folder / "half.json").write_bytes(before[:100])
    (desk.folder / "other.json").write_bytes(seal(Sealed("another", 1, [event("甲局").line(1)])))
    for name, said in (("half.json", "不能用"), ("other.json", "属于另一份方案"), ("none.json", "没有这个文件")):
        result = desk.run("store", "adopt", name)
        assert (result.code, result.out) == (2, "")
        assert said in result.err
    assert desk.path.read_bytes() == before


def test_whoever_has_read_the_old_file_reads_again(desk: Desk) -> None:
    desk.submit("司法局")
    desk.submit("教育局")
    stale = JsonStore(desk.path, "wanghua-515-2022")
    revision = stale.load()[1]
    fork = Sealed("wanghua-515-2022", revision, [event("司法局").line(1), event("残联").line(2)])
    (desk.folder / "x.json").write_bytes(seal(fork))
    assert desk.run("store", "adopt", "x.json").code == 0
    with pytest.raises(ConflictError):
        stale.append([event("民政局")], revision)


def test_advice_for_a_store_of_another_name_elsewhere(desk: Desk, gongkai: Run, tmp_path: Path) -> None:
    place = tmp_path / "进度 一.json"
    store = JsonStore(place, "wanghua-515-2022")
    store.append([event("司法局")], 0)
    old = place.read_bytes()
    store.append([event("教育局")], 1)
    (tmp_path / "进度 一 (1).json").write_bytes(place.read_bytes())
    place.write_bytes(old)
    result = gongkai("status", "--store", place, cwd=ROOT)
    copy = tmp_path / "进度 一 (1).json"
    assert f'gongkai store adopt "{copy}" --store "{place}"' in result.err
    assert gongkai("store", "adopt", copy, "--store", place, cwd=ROOT).code == 0
    assert len(store.load()[0]) == 2


# -- saved by another program ------------------------------------------------------------------------------------------


def _indented(content: bytes) -> bytes:
    return json.dumps(json.loads(content), indent=2).encode()


SAVED: dict[str, Callable[[bytes], bytes]] = {
    "mark": lambda content: b"\xef\xbb\xbf" + content,
    "windows": lambda content: content.replace(b"\n", b"\r\n"),
    "both": lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
    "no last line": lambda content: content.rstrip(),
    "more lines": lambda content: content + b"\n\n",
    "indented": _indented,
    "utf-16": lambda content: content.decode().encode("utf-16"),
    "gbk": lambda content: content.decode().encode("gbk"),
}


@pytest.mark.parametrize("how", SAVED)
def test_what_an_editor_saves_is_read_and_goes_on(how: str, desk: Desk) -> None:
    for unit in ("司法局", "教育局"):
        desk.submit(unit)
    whole = desk.path.read_bytes()
    desk.path.write_bytes(SAVED[how](whole))
    assert desk.run("store", "check").code == 0
    assert desk.units() == ["司法局", "教育局"]
    desk.submit("民政局")
    assert desk.path.read_bytes().startswith(b'{"format": 3')
    assert desk.path.read_bytes().count(b"\n") == 5


def test_what_an_editor_changes_is_refused(desk: Desk) -> None:
    desk.submit("司法局")
    whole = desk.path.read_bytes()
    for name in ("events", "revision"):
        entry: Any = json.loads(whole)
        entry["events"][0].update(by="乙") if name == "events" else entry.update(revision=2)
        desk.path.write_bytes(b"\xef\xbb\xbf" + json.dumps(entry, indent=1).encode())
        assert "校验码对不上" in desk.submit("教育局", code=2).err


# -- a shared folder ---------------------------------------------------------------------------------------------------

unix = pytest.mark.skipif(os.name == "nt", reason="needs a Unix file system")


@unix
@pytest.mark.parametrize("name", [".status.json.holder", ".status.json.tmp", ".status.json.bak.tmp"])
def test_nothing_is_written_through_anothers_link(name: str, desk: Desk) -> None:
    precious = desk.folder / "precious.txt"
    precious.write_text("mine", encoding="utf-8")
    for unit in ("司法局", "教育局"):
        (desk.folder / name).symlink_to(precious)
        desk.submit(unit)
        assert precious.read_text(encoding="utf-8") == "mine"
        assert not (desk.folder / name).exists()
    assert not desk.path.is_symlink()


@unix
@pytest.mark.parametrize("name", [".status.json.holder", ".status.json.tmp", ".status.json.lock"])
def test_nobody_waits_for_a_pipe(name: str, desk: Desk) -> None:
    os.mkfifo(desk.folder / name)
    command = [sys.executable, "-m", "gongkai", "report", "submit", "司法局", "--today", "2022-05-17"]
    done = subprocess.run(
        command,
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == (2 if name.endswith("lock") else 0)
    assert b"Traceback" not in done.stderr


@unix
def test_a_link_in_the_place_of_the_lock(desk: Desk) -> None:
    precious = desk.folder / "precious.txt"
    precious.write_text("mine", encoding="utf-8")
    (desk.folder / ".status.json.lock").symlink_to(precious)
    assert "不是普通文件" in desk.submit("司法局", code=2).err
    assert precious.read_text(encoding="utf-8") == "mine"
    assert not desk.path.exists()


@unix
def test_a_private_file_is_never_public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "status.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    modes: list[int] = []
    real = os.fsync

    def look(descriptor: int) -> None:
        modes.extend(stat.S_IMODE(entry.stat().st_mode) for entry in tmp_path.iterdir() if entry.is_file())
        real(descriptor)

    opened: list[int] = []
    plain = os.open

    def watch(place: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        opened.append(mode if flags & os.O_CREAT else 0)
        return plain(place, flags, mode, **more)

    monkeypatch.setattr(os, "fsync", look)
    monkeypatch.setattr(os, "open", watch)
    replace(path, b"new", path.with_name("status.json.bak"))
    assert modes
    assert all(not mode & 0o077 for mode in [*modes, *opened])
    assert path.read_bytes() == b"new"


@unix
def test_a_file_made_read_only_is_not_written(desk: Desk) -> None:
    desk.submit("司法局")
    before = desk.path.read_bytes()
    desk.path.chmod(0o444)
    assert "没有存上" in desk.submit("教育局", code=2).err
    assert desk.path.read_bytes() == before
    desk.path.chmod(0o644)
    desk.submit("教育局")


@unix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can be two other people")
def test_two_people_share_a_folder_by_their_group(tmp_path: Path) -> None:
    """Whoever saves leaves group and mode as they are, or the other could not read it any more."""
    path = tmp_path / "status.json"
    path.write_bytes(b"old")
    os.chown(path, 1001, 60)
    path.chmod(0o660)
    tmp_path.chmod(0o777)
    code = "import os, sys; from pathlib import Path; from gongkai.files import replace\n"
    code += "os.setgroups([60]); os.setgid(1002); os.setuid(1002); os.umask(0o007)\n"
    code += "os.chdir(sys.argv[1]); replace(Path('status.json'), b'new', Path('status.json.bak').resolve())"
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.stat().st_uid == 0 and str(folder) != "/":
            folder.chmod(folder.stat().st_mode | 0o011)
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    after = path.stat()
    assert (after.st_gid, stat.S_IMODE(after.st_mode), path.read_bytes()) == (60, 0o660, b"new")


# -- a place that is mistyped ------------------------------------------------------------------------------------------


def test_a_store_that_is_not_there_is_said(desk: Desk) -> None:
    desk.submit("司法局")
    for command in (["status", "--today", "2022-05-17"], ["report", "log"]):
        result = desk.run(*command, "--store", "stauts.json")
        assert result.code == 0
        assert "还没有进度文件" in result.err
        assert "旁边有 status.json，是不是它" in result.err
    checked = desk.run("store", "check", "stauts.json")
    assert (checked.code, checked.out) == (2, "")
    assert "没有可以核对的记录" in checked.err
    assert desk.run("status", "--today", "2022-05-17").err == ""
    gone = desk.run("status", "--store", "没有/status.json")
    assert (gone.code, "没有这个文件夹" in gone.err) == (2, True)
    assert "--store" not in gone.err


SECRET = [
    "postgresql:/clerk:geheim@127.0.0.1/gk",
    " postgresql://clerk:geheim@127.0.0.1/gk",
    "postgresql://clerk:geheim@127.0.0.1/gk ",
    "jdbc:postgresql://clerk:geheim@h/gk",
    "'postgresql://clerk:geheim@h/gk'",
    "“postgresql://clerk:geheim@h/gk”",
    "postgresql//clerk:geheim@h/gk",
    "postgresql：//clerk:geheim@h/gk",
    "postgres:clerk:geheim@h/gk",
    "clerk:geheim@127.0.0.1/gk",
    "host=127.0.0.1 password=geheim dbname=gk",
    "dbname=gk user=clerk PASSWORD = geheim",
    "https//clerk:geheim@h/gk",
    "postgresql://h/password=geheim",
    "postgresql://clerk%3Ageheim@h/gk",
]


@pytest.mark.parametrize("address", SECRET)
@pytest.mark.parametrize(
    "command", ["status --store", "report submit 司法局 --store", "store check", "store init", "store copy status.json"]
)
def test_an_address_with_a_slip_is_no_file(command: str, address: str, desk: Desk) -> None:
    before = sorted(path.name for path in desk.folder.iterdir())
    result = desk.run(*command.split(), address)
    assert (result.code, result.out) == (2, "")
    assert "geheim" not in result.err
    assert sorted(path.name for path in desk.folder.iterdir()) == before


@pytest.mark.parametrize("name", ["甲@乙.json", "进度 = 一.json", "a=b.json", "postgres.json", "postgresql-备份.json"])
def test_a_file_may_be_called_so(name: str, desk: Desk) -> None:
    assert desk.run("report", "submit", "司法局", "--store", name).code == 0
    assert (desk.folder / name).exists()


# -- a log that is built as far as it is asked for ---------------------------------------------------------------------


def _complain(seq: int) -> GongkaiError:
    return GongkaiError(str(seq))


def test_a_log_understands_what_it_is_asked_for() -> None:
    lines = [event("甲局").line(1), '{"seq": 2, "kind": "submitted", "report": "r", "units": ["乙局"], "at": "x"}']
    log = Log(lines, _complain)
    own = log.of_units(lambda unit: unit == "甲局")
    assert [own[0], own[1]] == [event("甲局"), BLANK]
    assert own.of_units(lambda unit: unit == "丙局") == [BLANK, BLANK]
    more = own.followed_by([event("丙局")])
    assert (len(more), more[-1], more[2:]) == (3, event("丙局"), (event("丙局"),))
    with pytest.raises(GongkaiError, match="2"):
        tuple(log)
    with pytest.raises(IndexError):
        log[2]
    assert list(Log(["?"], _complain).of_units(lambda unit: False)._events) == [None]


def test_a_unit_that_hides_in_another_text_is_not_taken_for_one() -> None:
    hostile = '"], "at": "甲局", "units": ["甲局"], "at": "'
    log = Log([Event(Kind.SUBMITTED, hostile, (hostile,), NOW, NOW, "甲局", "甲局").line(1)], _complain)
    assert log.of_units(lambda unit: unit == "甲局")[0] == BLANK
    assert log.of_units(lambda unit: unit == hostile)[0].units == (hostile,)


class Blind:
    """A store in which somebody always was quicker, and nobody sees who."""

    def __init__(self) -> None:
        self.attempts = 0
        self.address, self.plan = "那里", "a"
        self.files: tuple[Path, ...] = ()

    def load(self) -> tuple[Log, int]:
        return Log.of([]), 0

    def append(self, events: Any, expected_revision: int) -> int:
        self.attempts += 1
        raise ConflictError

    def salvage(self) -> list[Any]:
        return []


def test_who_never_wins_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    store = Blind()
    with pytest.raises(Exception, match="试了约10秒"):
        record(store, lambda known: [event("甲局")])
    assert 8 < sum(waited) < 12
    assert store.attempts < 25


# -- events that are not a report's ------------------------------------------------------------------------------------

ASSIGNED = Event(
    Kind.ASSIGNED, "noise", ("住建局",), NOW, NOW, "甲", until=Moment(NOW.day), title="某小区噪声扰民", due="5月19日前"
)


def test_assigned_tasks_receipts_and_figures_are_kept(desk: Desk) -> None:
    figures = (("开展活动", "3"), ("解答问题", "无"))
    log = [ASSIGNED, Event(Kind.RECEIVED, "", ("司法局",), NOW, NOW, "甲"), event("司法局")._replace(values=figures)]
    store = JsonStore(desk.path, "wanghua-515-2022")
    store.append(log, 0)
    assert store.load()[0] == log
    said = desk.run("report", "log", "--today", "2022-05-18").out
    assert "住建局 5月17日10:30 交办“某小区噪声扰民（noise）”，期限5月19日前" in said
    assert "司法局 5月17日10:30 签收“任务单”" in said
    assert "开展活动 3、解答问题 无" in said.replace("，", "、")
    shown = desk.run("status", "--today", "2022-05-18")
    assert (shown.code, "没有算在内" in shown.out) == (0, False)
    stored = json.loads(desk.run("report", "log", "--today", "2022-05-18", "--format", "json").out)["events"]
    assert stored[0]["title"] == "某小区噪声扰民"
    assert stored[2]["values"] == dict(figures)
    desk.submit("教育局")
    assert desk.run("report", "undo", "1", "--today", "2022-05-18").code == 0
    assert desk.run("status", "-o", "看板.html", "--today", "2022-05-18").code == 0


@pytest.mark.parametrize(
    "change",
    [{"title": ""}, {"kind": Kind.SUBMITTED}, {"kind": Kind.RECEIVED, "title": ""}, {"values": (("a", "1"),)}],
)
def test_an_event_has_only_what_its_kind_has(change: dict[str, Any], desk: Desk) -> None:
    desk.path.write_bytes(seal(Sealed("wanghua-515-2022", 1, [ASSIGNED._replace(**change).line(1)])))
    assert "第1条记录看不懂" in desk.run("status").err


def test_recover_names_reports_by_their_titles(desk: Desk) -> None:
    desk.submit("司法局")
    assert "司法局 5月17日10:30 报送“活动总结报告”" in desk.run("report", "log", "--recover").out
