"""The connection: made when it is first wanted, made again when it breaks."""

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import make_conninfo

from gongkai.reports import patience
from gongkai.reports.postgresql.address import parameters, shown
from gongkai.reports.postgresql.errors import alone, is_lost, passes, told, unconfirmed, unsettled

Connection = psycopg.Connection[tuple[Any, ...]]
_T = TypeVar("_T")

_STATEMENT_SECONDS = 30
_COMMIT_SECONDS = 35  # a primary whose standby is gone waits for it without end, and no timeout of its own ends that


class Database:
    """A database by its address. Every statement is a transaction of its own, so no lock outlives it."""

    def __init__(self, url: str) -> None:
        """Raises GongkaiError if the address cannot be understood; nothing is connected yet."""
        self._parameters = parameters(url)
        self.address = shown(self._parameters)
        self._connection: Connection | None = None
        self._alone: list[bool] = []  # by each notice of the server, which can be read only when it comes

    def run(self, action: Callable[[Connection], _T], writes: bool = False) -> _T:
        """What the action gives; it is done again where the database asks for it or a connection broke.

        So it has to be something that may be done twice. Raises GongkaiError; where a connection broke under an
        action that writes, and stayed broken, that says that nobody knows.
        """
        pauses = patience.pauses()
        connected = in_doubt = False
        while True:
            try:
                connection = self._connected()
                connected = True
                return self._done(action, connection)
            except psycopg.Error as error:
                lost = connected and is_lost(error)
                in_doubt = in_doubt or (lost and writes)
                pause = next(pauses, None)
                if pause is None or not (lost or passes(error)):
                    raise (unsettled(self.address) if in_doubt else told(error, self.address)) from None
            patience.pause(pause)

    def _done(self, action: Callable[[Connection], _T], connection: Connection) -> _T:
        """What it gives. Raises GongkaiError where that stands on the primary only, which is not what was ordered."""
        self._alone.clear()
        with _bounded(connection):
            result = action(connection)
        if any(self._alone):
            raise unconfirmed(self.address)
        return result

    def _connected(self) -> Connection:
        if self._connection is None or self._connection.closed:
            fresh = _connect(make_conninfo(**self._parameters))
            weakref.finalize(self, fresh.close)
            fresh.execute(f"SET statement_timeout = '{_STATEMENT_SECONDS}s'")
            heard = self._alone  # and not this object, which the connection would keep alive
            fresh.add_notice_handler(lambda notice: heard.append(alone(notice)))
            self._connection = fresh
        return self._connection


@contextmanager
def _bounded(connection: Connection) -> Iterator[None]:
    """No longer than that: the server is asked to let go, and says what it has not done."""
    timer = Timer(_COMMIT_SECONDS, connection.cancel)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _connect(parameters: str) -> Connection:
    try:
        return psycopg.connect(parameters, autocommit=True, prepare_threshold=None)
    except UnicodeError:  # Python's own, for what can be no host's name
        raise psycopg.OperationalError("failed to resolve host") from None
