"""The tables, and how they come to the version that this program knows."""

from contextlib import suppress

from psycopg.errors import DuplicateObject, DuplicateTable, InsufficientPrivilege, UndefinedTable, UniqueViolation

from gongkai.errors import GongkaiError
from gongkai.reports.postgresql.database import Connection

_VERSIONS = "CREATE TABLE IF NOT EXISTS gongkai_schema (version integer PRIMARY KEY)"

# Step n leads from version n to n + 1. Each is safe to repeat, since not every engine can take tables back.
_STEPS = (
    """CREATE TABLE IF NOT EXISTS gongkai_events (
        plan text NOT NULL,
        seq bigint NOT NULL CHECK (seq > 0),
        batch text NOT NULL,
        event text NOT NULL,
        checksum text NOT NULL,
        PRIMARY KEY (plan, seq)
    )""",
    # Events of format 3: rows as they were stay as they are, and programs that know only those are told to be renewed.
    "COMMENT ON COLUMN gongkai_events.event IS 'JSON, an event of format 2 or 3'",
)
_OLDEST = 1  # whose rows can still be read

# What a role needs that records and looks; changing and deleting is never done.
GRANTS = ("GRANT SELECT ON gongkai_schema TO {role};", "GRANT SELECT, INSERT ON gongkai_events TO {role};")


def version() -> int:
    """The version of the tables that this program works with."""
    return len(_STEPS)


def verify(connection: Connection) -> None:
    """Raises GongkaiError if the tables are too old to be read, or newer than this program."""
    found = _found(connection)
    if found < _OLDEST:
        raise _too_old(found)
    _refuse_newer(found)


def ensure(connection: Connection) -> None:
    """Bring older tables to this version before something is added. Raises GongkaiError if this role may not."""
    found = _found(connection)
    _refuse_newer(found)
    if _OLDEST <= found < version():
        try:
            _climb(connection, found)
        except InsufficientPrivilege:
            raise _too_old(found) from None
    if found < _OLDEST or _found(connection) < version():
        raise _too_old(found)


def prepare(connection: Connection) -> int:
    """Bring the tables to this version and give the one that was there, 0 for none. What they hold is not touched."""
    encoding = connection.execute("SHOW server_encoding").fetchone()
    if encoding and encoding[0].upper().replace("-", "") != "UTF8":
        hint = "请管理员另建一个：CREATE DATABASE gongkai ENCODING 'UTF8' TEMPLATE template0"
        raise GongkaiError(f"数据库的编码是 {encoding[0]}，要 UTF8 才存得下各种汉字", hint)
    found = _found_or_none(connection)
    if found < version():  # whoever may not create tables can still ask
        _climb(connection, found)
    verify(connection)
    return found


def _too_old(found: int) -> GongkaiError:
    return GongkaiError(
        f"数据库里的表是第{found}版，这个 gongkai 要第{version()}版", "请管理员运行一次 gongkai store init"
    )


def _refuse_newer(found: int) -> None:
    if found > version():
        raise GongkaiError(f"数据库里的表是第{found}版，这个 gongkai 只认得第{version()}版", "请更新 gongkai")


def _climb(connection: Connection, found: int) -> None:
    """Step by step; what somebody else creates at this very moment is there as well."""
    number = "INSERT INTO gongkai_schema (version) VALUES (%s)"
    statements: list[tuple[str, tuple[int, ...]]] = [(_VERSIONS, ())]
    for version, step in enumerate(_STEPS[found:], found + 1):
        statements += [(step, ()), (number, (version,))]
    for statement, values in statements:
        with suppress(UniqueViolation, DuplicateTable, DuplicateObject):
            connection.execute(statement, values)


def _found(connection: Connection) -> int:
    row = connection.execute("SELECT max(version) FROM gongkai_schema").fetchone()
    found = (row and row[0]) or 0
    if not isinstance(found, int):
        raise GongkaiError("数据库里 gongkai 的表被改过：版本不是数", "请管理员看看 gongkai_schema 这张表")
    return found


def _found_or_none(connection: Connection) -> int:
    try:
        return _found(connection)
    except UndefinedTable:
        return 0
