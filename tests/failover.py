"""Two servers, of which one dies: `python -m tests.failover 10` lets it happen that often and says what came of it.

A primary with a synchronous standby; four writers record through the command line at an address that names both. Every
process of the primary gets SIGKILL, the standby is promoted, and the writers go on there. Everything that makes
PostgreSQL durable is on.
"""

import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from gongkai.reports.stores import store_at
from tests.conftest import PLAN, run_gongkai
from tests.killing import Writers
from tests.servers import Server, binaries

WRITERS = 4


class Outcome(NamedTuple):
    """The notes that were acknowledged and refused, all that the new primary has, and the seconds without anybody."""

    acknowledged: list[str]
    refused: list[str]
    stored: Counter[str]
    said: str
    seconds: float


def both(primary: Server, standby: Server, user: str = "postgres") -> str:
    """The address of whichever of the two can be written."""
    two = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
    return re.sub(r"127\.0\.0\.1:\d+", two, primary.url(user=user)) + "?target_session_attrs=read-write"


def run(folder: Path, place: Path, before: int = 30, after: int = 30) -> Outcome:
    """Kill the primary after so many records, promote the standby, and wait for as many more."""
    (folder / "plan.yaml").write_bytes(PLAN.read_bytes())
    primary = Server(place)
    standby = Server(place, of=primary)
    try:
        primary.wait_for(standby)
        url = both(primary, standby)
        assert run_gongkai("store", "init", url).code == 0
        writers = Writers(folder, url, WRITERS)
        _wait(primary, before)
        primary.kill()
        killed = time.monotonic()
        standby.sql("postgres", "SELECT pg_promote()")
        known = _count(standby)
        _wait(standby, known + 1)
        seconds = time.monotonic() - killed
        _wait(standby, known + after)
        codes, said = writers.stop()
        log, _ = store_at(url, "wanghua-515-2022").load()
    finally:
        standby.close()
        primary.close()
    acknowledged = [note for note, code in codes.items() if code == "0"]
    refused = [note for note, code in codes.items() if code == "2"]
    return Outcome(acknowledged, refused, Counter(event.note for event in log), said, seconds)


def _count(server: Server) -> int:
    return int(server.sql("postgres", "SELECT count(*) FROM gongkai_events")[0][0])


def _wait(server: Server, wanted: int) -> None:
    until = time.monotonic() + 120
    while _count(server) < wanted:
        assert time.monotonic() < until, server.log()
        time.sleep(0.02)


def main(times: int) -> None:
    """Run and count."""
    place = binaries()
    assert place, "needs PostgreSQL's server"
    acknowledged = lost = twice = refused = after_all = 0
    seconds = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            outcome = run(Path(folder), place)
        acknowledged += len(outcome.acknowledged)
        lost += sum(note not in outcome.stored for note in outcome.acknowledged)
        twice += sum(count > 1 for count in outcome.stored.values())
        refused += len(outcome.refused)
        after_all += sum(note in outcome.stored for note in outcome.refused)
        seconds.append(outcome.seconds)
    print(f"the primary killed {times} times: {acknowledged} acknowledged, {lost} of them lost, {twice} twice;")
    print(f"{refused} refused, {after_all} of them on record after all;", end=" ")
    print(f"the first record at the other server after {min(seconds):.1f} to {max(seconds):.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
