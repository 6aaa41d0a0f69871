"""Where a plan's history is kept, a file or a database, and how it gets from one address to another."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from gongkai.errors import GongkaiError
from gongkai.extras import installing
from gongkai.reports.events import Event
from gongkai.reports.file import JsonStore
from gongkai.reports.log import ConflictError, Store

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")  # two letters at least: C:\\ is a drive
_DATABASES = ("postgresql", "postgres")


# An address with a slip, which as a file's name would put the password on the disk and the screen; C:/ is a drive.
_SLIP = (
    r"(?i)^\W*(jdbc:)?postgres(ql)?\s*[:/]|(?<![a-z])(password|passwd|pwd|passfile|host|hostaddr|dbname)\s*="
    r"|[^\s/\\:@]{2}:[^\s\\]{0,300}@[^\s]"
)
_HINT = "写成 postgresql://用户名@主机/数据库，前后不要空格和引号；密码放进 PGPASSWORD 或 .pgpass"


def is_database(address: str) -> bool:
    """Whether a database is meant. Raises GongkaiError, which quotes nothing, for an address that is no clean one."""
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() in _DATABASES and address == address.strip():
        return True
    if scheme and scheme[1].lower() not in _DATABASES:
        raise GongkaiError(f"进度不能存在 {scheme[1]}:// 里", "写文件名，或者 postgresql://用户名@主机/数据库")
    plain = unicodedata.normalize("NFKC", address)
    if {":", "="} & set(plain) and ("://" in plain or re.search(_SLIP, plain)):
        raise GongkaiError("数据库的地址写得不对", _HINT)
    return False


def without_password(address: str) -> str:
    """A database's address as it may be shown; the password stands elsewhere, or is asked for."""
    address = re.sub(r"(?<=//)([^:@/]*):[^@/]*(?=@)", r"\1", address)
    return re.sub(r"(?i)(?<=[?&])[^&=]*(?:password|secret)[^&=]*=[^&]*&?", "", address).rstrip("?&")


def store_at(address: str, plan: str) -> Store:
    """The store of the plan with this id at an address as it is typed; a database is not asked yet."""
    if not is_database(address):
        return JsonStore(Path(address), plan)
    require_psycopg()
    from gongkai.reports.postgresql.store import PostgresStore

    return PostgresStore(address, plan)


def require_psycopg() -> None:
    """Raises GongkaiError that says how to install it."""
    try:
        import psycopg  # noqa: F401  only whether it is there
    except ImportError:
        hint = f"先运行 {installing('psycopg[binary]')}，或者改用进度文件"
        raise GongkaiError("要把进度存进数据库，还缺 psycopg", hint) from None


def copy(source: Store, target: Store) -> int:
    """Bring the target to what the source holds, give the number of events, and prove that both are equal.

    Raises GongkaiError if the target holds anything else than the beginning of the same history.
    """
    events, _ = source.load()
    if not events:
        raise GongkaiError(f"没有可以复制的记录：{source.address}", "核对地点和方案的 id")
    known, revision = target.load()
    if events[: len(known)] != tuple(known):
        raise GongkaiError(f"那里已经有别的记录，不能复制过去：{target.address}", "换一个空的地点")
    try:
        target.append(events[len(known) :], revision)
    except ConflictError:
        raise GongkaiError(f"正有人往那里登记，没有复制：{target.address}", "换一个空的地点") from None
    _prove(events, target)
    if source.load()[0] != events:
        raise GongkaiError(f"复制的时候又有人登记：{source.address}", "停止登记以后再运行一次，会接着复制")
    return len(events)


def _prove(events: Sequence[Event], target: Store) -> None:
    """Raises GongkaiError unless the target gives back these events, one like the other."""
    found, _ = target.load()
    if found != events:
        pairs = zip(events, found, strict=False)
        at = next((seq for seq, (one, other) in enumerate(pairs, 1) if one != other), min(len(events), len(found)) + 1)
        raise GongkaiError(f"复制过去的第{at}条记录和原来的不一样：{target.address}", "不要用它；请保留原来的")
