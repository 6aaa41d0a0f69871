"""A server that is killed while people write: `python -m tests.killing 50` does it that often and says what came of it.

Eight processes, or as many as one asks for, put one submission after the other on record and note the exit code of
each; every process of the server gets SIGKILL, comes up again, and so on. All that makes PostgreSQL durable is on.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from gongkai.reports.stores import store_at
from tests.conftest import PLAN, ROOT, run_gongkai
from tests.servers import Server, binaries

WRITERS = 8
_LOOP = """import gc, os, sys, time
from pathlib import Path
from gongkai.cli import main
number, parent = 0, os.getppid()
while not Path('stop').exists() and os.getppid() == parent:  # nobody waits for it where a test has failed
    number += 1
    try:
        main(['report', 'submit', '司法局', '--note', f'{sys.argv[1]}-{number}'])
    except SystemExit as end:
        print(f'{sys.argv[1]}-{number}', end.code or 0, flush=True)
        gc.collect()  # a command leaves that to the end of its process, and its connection with it
        time.sleep(0.2 if end.code else 0)
"""


class Outcome(NamedTuple):
    """The notes of the submissions by exit code, and of all that is on record at the end."""

    acknowledged: list[str]
    refused: list[str]
    stored: Counter[str]
    said: str


class Writers:
    """So many processes that record one submission after the other in this store, and note the exit code of each."""

    def __init__(self, folder: Path, url: str, count: int) -> None:
        self._folder = folder
        settings = {**os.environ, "PYTHONPATH": str(ROOT), "GONGKAI_STORE": url, "PYTHONIOENCODING": "utf-8"}
        self._processes = []
        for number in range(count):
            with (folder / f"{number}.out").open("wb") as out, (folder / f"{number}.err").open("wb") as err:
                command = [sys.executable, "-c", _LOOP, str(number)]
                self._processes.append(subprocess.Popen(command, cwd=folder, stdout=out, stderr=err, env=settings))

    def stop(self) -> tuple[dict[str, str], str]:
        """The exit code of each submission by its note, and all that was said of those that failed."""
        (self._folder / "stop").touch()
        assert [process.wait(120) for process in self._processes] == [0] * len(self._processes)
        lines = [line.split() for path in self._folder.glob("*.out") for line in path.read_text("utf-8").splitlines()]
        codes = {words[0]: words[1] for words in lines if len(words) == 2 and words[1] in "02" and "-" in words[0]}
        return codes, "".join(path.read_text("utf-8") for path in self._folder.glob("*.err"))


def run(folder: Path, server: Server, kills: int, count: int = WRITERS) -> Outcome:
    """Kill it that often, each time after some more has been recorded."""
    (folder / "plan.yaml").write_bytes(PLAN.read_bytes())
    url = server.url()
    assert run_gongkai("store", "init", url).code == 0
    writers = Writers(folder, url, count)
    for _ in range(kills):
        _wait_for_more(server)
        server.kill()
        server.start()
    _wait_for_more(server)
    codes, said = writers.stop()
    log, _ = store_at(url, "wanghua-515-2022").load()
    return Outcome(
        [note for note, code in codes.items() if code == "0"],
        [note for note, code in codes.items() if code == "2"],
        Counter(event.note for event in log),
        said,
    )


def _wait_for_more(server: Server, more: int = 10) -> None:
    count = "SELECT count(*) FROM gongkai_events"
    wanted = server.sql("postgres", count)[0][0] + more
    until = time.monotonic() + 120
    while server.sql("postgres", count)[0][0] < wanted:
        assert time.monotonic() < until


def main(kills: int) -> None:
    """Run and count."""
    place = binaries()
    assert place, "needs PostgreSQL's server"
    server = Server(place)
    try:
        with tempfile.TemporaryDirectory() as folder:
            outcome = run(Path(folder), server, kills)
    finally:
        server.close()
    lost = sum(note not in outcome.stored for note in outcome.acknowledged)
    twice = sum(times > 1 for times in outcome.stored.values())
    after_all = sum(note in outcome.stored for note in outcome.refused)
    print(f"killed {kills} times: {len(outcome.acknowledged)} acknowledged, {lost} of them lost, {twice} twice;")
    print(f"{len(outcome.refused)} refused, {after_all} of them on record after all", end="; ")
    print(f"{outcome.said.count('不知道这一次记上没有')} times it was said that nobody knows")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
