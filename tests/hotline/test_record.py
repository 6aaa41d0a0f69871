"""hotline.json: what is put there comes back, for its owner alone, and what is damaged is not written over."""

import errno
import os
import stat
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai import files
from gongkai.errors import GongkaiError
from gongkai.hotline.orders import Order
from gongkai.hotline.record import Decision, Record, change, load
from gongkai.phrases.moments import Moment

NOON = Moment(date(2022, 5, 16), time(12, 0, 5))
ORDERS = (
    Order("DH001", NOON, "路灯不亮", "某小区路灯不亮。", caller="9f", place="某小区", unit="住建局"),
    Order("DH002", Moment(date(2022, 5, 17)), due=NOON, closed=NOON, satisfied="满意"),
)
DECISIONS = (Decision("merge", NOON, "某某", (3, 7)), Decision("split", NOON, orders=("DH002",), text="另一处"))


def _put(path: Path, record: Record) -> Record:
    return change(path, record.plan, lambda _: record)


def test_what_is_put_there_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "hotline.json"
    assert load(path, "示例") == Record("示例")
    after = _put(path, Record("示例", ORDERS, DECISIONS, "ab12"))
    assert after == Record("示例", ORDERS, DECISIONS, "ab12", 1) == load(path, "示例")
    assert change(path, "示例", lambda record: record._replace(decisions=())).revision == 2
    assert load(path, "示例").decisions == ()


def test_no_change_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "hotline.json"
    _put(path, Record("示例", ORDERS))
    before = path.stat().st_mtime_ns, path.read_bytes()
    change(path, "示例", lambda record: record)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert not (tmp_path / "hotline.json.bak").exists()


_TEXT = st.text(st.characters(codec="utf-8"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.builds(lambda number, text: Order(number, title=text, caller=text), _TEXT.filter(bool), _TEXT)))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, orders: list[Order]) -> None:
    path = tmp_path_factory.mktemp("any") / "hotline.json"
    _put(path, Record('a"\\\\b\n', tuple(orders)))
    assert load(path, 'a"\\\\b\n').orders == tuple(orders)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_it_is_its_owners_alone_and_so_is_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "hotline.json"
    _put(path, Record("示例"))  # nothing to say, no file
    assert not path.exists()
    _put(path, Record("示例", ORDERS[:1]))
    path.chmod(0o644)  # as a copy comes from elsewhere
    _put(path, Record("示例", ORDERS))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (path, tmp_path / "hotline.json.bak")}
    assert modes == {"hotline.json": 0o600, "hotline.json.bak": 0o600}


@pytest.mark.parametrize("cut", [10, 200, -1, -5])
def test_what_is_damaged_is_said_and_stays(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "hotline.json"
    _put(path, Record("示例", ORDERS))
    path.write_bytes(path.read_bytes()[:cut])
    damaged = path.read_bytes()
    with pytest.raises(GongkaiError, match="已损坏"):
        _put(path, Record("示例", ORDERS[:1]))
    assert path.read_bytes() == damaged


def test_another_plans_and_a_later_format_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "hotline.json"
    _put(path, Record("示例", ORDERS))
    with pytest.raises(GongkaiError, match="属于另一份方案“示例”"):
        load(path, "别的")
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 2'))
    with pytest.raises(GongkaiError, match="这个版本不认得"):
        load(path, "示例")


def test_a_file_that_has_gone_is_not_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "hotline.json"
    _put(path, Record("示例", ORDERS[:1]))
    _put(path, Record("示例", ORDERS))
    path.unlink()
    with pytest.raises(GongkaiError, match=r"不见了，备份 hotline\.json\.bak 还在"):
        load(path, "示例")
    (tmp_path / "hotline.json.bak").rename(path)
    assert load(path, "示例").orders == ORDERS[:1]


def test_what_is_there_though_the_disk_does_not_confirm_it_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure after the rename: the record is the new one, and whoever types it again has it twice."""
    path = tmp_path / "hotline.json"

    def _fails(_: Path) -> None:
        raise OSError(errno.EIO, "failing")

    monkeypatch.setattr(files, "sync_folder", _fails)
    with pytest.raises(GongkaiError, match="已经写进"):
        _put(path, Record("示例", ORDERS))
    assert load(path, "示例").orders == ORDERS


def test_nothing_is_acknowledged_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sync software puts the old file back in that very moment."""
    path = tmp_path / "hotline.json"
    _put(path, Record("示例", ORDERS[:1]))
    old = path.read_bytes()
    monkeypatch.setattr(files, "sync_folder", lambda _: path.write_bytes(old))
    with pytest.raises(GongkaiError, match="读出来的不一样"):
        _put(path, Record("示例", ORDERS))
