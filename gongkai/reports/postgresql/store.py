"""The event log of one plan in a database: one row an event, only ever added.

The primary key (plan, seq) settles who was first: whoever has read n events writes number n + 1, which exists once.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import accumulate, repeat
from pathlib import Path
from typing import Any, NamedTuple

from psycopg.errors import UniqueViolation

from gongkai.errors import GongkaiError
from gongkai.leaving import recording
from gongkai.reports.events import Event, storable
from gongkai.reports.log import ConflictError, Log
from gongkai.reports.postgresql import schema
from gongkai.reports.postgresql.database import Connection, Database
from gongkai.reports.recover import Salvage, legible

_ALL = "SELECT seq, batch, event, checksum FROM gongkai_events WHERE plan = %s ORDER BY seq"
_ONE = "SELECT seq, batch, event, checksum FROM gongkai_events WHERE plan = %s AND seq = %s"
_SOME = """SELECT seq, batch, event, checksum FROM gongkai_events
    WHERE plan = %s AND seq BETWEEN %s AND %s ORDER BY seq"""
_LEGIBLE = "SELECT event::text FROM gongkai_events WHERE plan = %s"  # whatever became of the other columns
_ADD = """INSERT INTO gongkai_events (plan, seq, batch, event, checksum)
    SELECT %s, seq, %s, event, checksum
    FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS added (seq, event, checksum)"""


class _Row(NamedTuple):
    """A row. `batch` marks what was written in one go; the checksum covers plan, batch, event and the one before."""

    seq: int
    batch: str
    event: str
    checksum: str


class PostgresStore:
    """The store of one plan in a database that other plans may share; its revision is the number of events."""

    def __init__(self, url: str, plan: str) -> None:
        """Raises GongkaiError if the address cannot be understood."""
        self._database = Database(url)
        self.files: tuple[Path, ...] = ()
        self.address = self._database.address
        self.plan = plan
        if "\0" in plan:
            raise GongkaiError("方案的 id 里有数据库存不了的字符", "改一改 plan.yaml 的 id")

    def load(self) -> tuple[Sequence[Event], int]:
        """All events and the revision. Raises GongkaiError if a row is damaged or missing, or nothing can be read."""
        lines: list[str] = []
        before = ""
        for seq, row in enumerate(self._rows(), 1):
            if row.seq != seq:
                raise self._damaged(seq, "不见了")
            if row.checksum != self._checksum(before, row.batch, row.event):
                raise self._damaged(seq, "和校验码对不上，有人在 gongkai 以外改过它")
            lines.append(row.event)
            before = row.checksum
        return Log(lines, lambda seq: self._damaged(seq, "看不懂")), len(lines)

    def append(self, events: Iterable[Event], expected_revision: int) -> int:
        """Add events and give the new revision. Raises ConflictError if somebody has added some meanwhile.

        Where the connection breaks it is simply done again: the same numbers can be written only once, and the mark
        of the batch tells ours from another's. Nothing is acknowledged that cannot be read back as it was written.
        """
        texts = [storable(event.line(seq)).decode("utf-8") for seq, event in enumerate(events, expected_revision + 1)]
        seqs = list(range(expected_revision + 1, expected_revision + 1 + len(texts)))
        batch = os.urandom(8).hex()

        def _add(connection: Connection) -> None:
            schema.ensure(connection)
            checksums = self._chained(texts, batch, self._last(connection, expected_revision))
            try:
                with recording():
                    taken = connection.execute(_ADD, (self.plan, batch, seqs, texts, checksums)).rowcount
            except UniqueViolation:
                first = self._row(connection, expected_revision + 1)
                if first is None or first.batch != batch:
                    raise ConflictError from None
                taken = len(texts)
            self._read_back(connection, list(map(_Row, seqs, repeat(batch), texts, checksums)), taken)

        if texts:
            self._database.run(_add, writes=True)
        return expected_revision + len(texts)

    def _read_back(self, connection: Connection, written: list[_Row], taken: int) -> None:
        """A rule, a trigger or a policy may have made something else of it, without a word."""
        wanted = (self.plan, written[0].seq, written[-1].seq)
        found = [_Row(*row) for row in connection.execute(_SOME, wanted).fetchall()]
        if found == written:
            return
        hint = "请管理员看看 gongkai_events 上的规则、触发器和行级安全策略"
        if not found and not taken:
            raise GongkaiError(f"没有登记：数据库收下了，却没有留下记录：{self.address}", hint)
        hint = f"先用 gongkai report log 核对，不要重复登记；{hint}"
        raise GongkaiError(f"存了以后读出来的不一样，不知道这一次记上没有：{self.address}", hint)

    def salvage(self) -> list[Salvage]:
        """Every row that can be read, whether it belongs where it stands or not."""
        try:
            tuple(self.load()[0])
            problem = ""
        except GongkaiError as error:
            problem = error.message
        rows = self._database.run(lambda connection: connection.execute(_LEGIBLE, (self.plan,)).fetchall())
        entries = [entry for (text,) in rows if text for entry in legible(text)]
        return [Salvage(self.address, problem, tuple(sorted(entries, key=lambda entry: entry[0])))]

    def _rows(self) -> Iterator[_Row]:
        """The rows. Raises GongkaiError for one that holds what no row of ours can hold: tables changed by hand."""
        for seq, row in enumerate(self._database.run(self._select), 1):
            if [type(value) for value in row] != [int, str, str, str]:
                raise self._damaged(seq, "看不懂")
            yield _Row(*row)

    def _select(self, connection: Connection) -> list[tuple[Any, ...]]:
        schema.verify(connection)
        return connection.execute(_ALL, (self.plan,)).fetchall()

    def _row(self, connection: Connection, seq: int) -> _Row | None:
        row = connection.execute(_ONE, (self.plan, seq)).fetchone()
        return _Row(*row) if row else None

    def _last(self, connection: Connection, revision: int) -> str:
        """The checksum of the event that the next one follows, "" for none. Raises ConflictError if it is gone."""
        if revision == 0:
            return ""
        row = self._row(connection, revision)
        if row is None:
            raise ConflictError
        return row.checksum

    def _chained(self, texts: Iterable[str], batch: str, before: str) -> list[str]:
        """The checksum of each row to come."""
        return list(accumulate(texts, lambda last, text: self._checksum(last, batch, text), initial=before))[1:]

    def _checksum(self, before: str, batch: str, event: str) -> str:
        """SHA-256 over the row and the checksum of the one before, so that none can be changed, moved or exchanged."""
        content = json.dumps([before, self.plan, batch, event], ensure_ascii=False)
        return "sha256:" + sha256(content.encode("utf-8")).hexdigest()

    def _damaged(self, seq: int, reason: str) -> GongkaiError:
        hint = "gongkai 不改、不删记录；用 gongkai report log --recover 看还能读出什么，请管理员从备份恢复"
        return GongkaiError(f"第{seq}条记录{reason}：{self.address} 里的方案“{self.plan}”", hint)
