"""Two servers that Patroni keeps: `python -m tests.patroni 5` disturbs them that often in each of four ways.

Four writers record through the command line at an address that names both. Then a switchover is asked for, every
process of the primary gets SIGKILL (PostgreSQL's alone, or Patroni's with it), or its Patroni is stopped, so that two
believe for a while to be the primary. It needs `patroni`, `patronictl` and `etcd` on the PATH; it stays on loopback.
"""

import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import psycopg

from gongkai.reports.stores import store_at
from tests.conftest import PLAN, run_gongkai
from tests.killing import Writers
from tests.servers import binaries, free_port

WRITERS = 4
_PASSWORD = "Gehe:im/@?#%41"  # Patroni itself takes no Chinese one
_TTL = 20  # seconds that a leader may be silent; Patroni takes no fewer
_SETTINGS = {
    "ttl": _TTL,
    "loop_wait": 1,
    "retry_timeout": 3,
    "synchronous_mode": True,
    "synchronous_mode_strict": True,
    "postgresql": {"use_pg_rewind": True, "parameters": {"wal_log_hints": "on"}},
}


class Member:
    """One PostgreSQL with its Patroni."""

    def __init__(self, cluster: "Cluster", name: str) -> None:
        self.name, self.port, self._cluster = name, free_port(), cluster
        folder = cluster.folder / name
        self.settings = folder.with_suffix(".json")
        everybody = [f"host {database} all 127.0.0.1/32 scram-sha-256" for database in ("all", "replication")]
        accounts = {kind: {"username": user, "password": _PASSWORD} for kind, user in cluster.users.items()}
        postgresql = {
            "listen": f"127.0.0.1:{self.port}",
            "connect_address": f"127.0.0.1:{self.port}",
            "data_dir": str(folder),
            "bin_dir": str(cluster.place),
            "pgpass": f"{folder}.pass",
            "pg_hba": everybody,
            "parameters": {"unix_socket_directories": str(cluster.folder)},
            "authentication": accounts,
        }
        rest = free_port()
        asked = {
            "scope": "gongkai",
            "name": name,
            "restapi": {"listen": f"127.0.0.1:{rest}", "connect_address": f"127.0.0.1:{rest}"},
            "etcd3": {"hosts": cluster.store},
            "bootstrap": {"dcs": _SETTINGS, "initdb": [{"encoding": "UTF8"}, {"locale": "C"}], "pg_hba": everybody},
            "postgresql": postgresql,
        }
        self.settings.write_text(json.dumps(asked), encoding="utf-8")
        self.settings.chmod(0o644)
        self.patroni = self.start()

    def start(self) -> "subprocess.Popen[bytes]":
        """Patroni begins, and PostgreSQL with it."""
        self.patroni = self._cluster.begin("patroni", str(self.settings))
        return self.patroni

    def kill(self) -> None:
        """SIGKILL to PostgreSQL: its first process and all its children."""
        with suppress(FileNotFoundError):
            first = int((self._cluster.folder / self.name / "postmaster.pid").read_text().split()[0])
            children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
            for process in (first, *map(int, children)):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)

    def sql(self, statement: str) -> Any:
        """The first value that the superuser gets, None where nobody answers."""
        address = f"postgresql://postgres:{quote(_PASSWORD, safe='')}@127.0.0.1:{self.port}/postgres?connect_timeout=2"
        try:
            with psycopg.connect(address, autocommit=True) as connection:
                row = connection.execute(statement.encode()).fetchone()
                return row[0] if row else None
        except psycopg.Error:
            return None

    def is_primary(self) -> bool:
        """Whether it can be written."""
        return bool(self.sql("SELECT not pg_is_in_recovery()"))


class Cluster:
    """etcd and two members, in a folder that is gone afterwards."""

    users = {"superuser": "postgres", "replication": "standby", "rewind": "rewinder"}

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder = Path(tempfile.mkdtemp(prefix="gongkai-pg-"))
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        self._running: list[subprocess.Popen[bytes]] = []
        client, peer = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
        self.store = client.removeprefix("http://")
        own = f"--data-dir {self.folder}/etcd --name e --listen-client-urls {client} --advertise-client-urls {client}"
        own += f" --listen-peer-urls {peer} --initial-advertise-peer-urls {peer} --initial-cluster e={peer}"
        self.members: list[Member] = []
        try:
            self.begin("etcd", *own.split())
            time.sleep(1)
            self.members.append(Member(self, "one"))
            self.wait(self.members[0].is_primary)
            self.members.append(Member(self, "two"))
            self.settle()
        except BaseException:
            self.close()
            raise

    def begin(self, *command: str) -> "subprocess.Popen[bytes]":
        """One of its processes."""
        quiet = {"cwd": self.folder, "env": {"PATH": os.environ["PATH"], "HOME": str(self.folder)}, **self._as}
        with (self.folder / "log").open("ab") as log:
            self._running.append(subprocess.Popen(command, stdout=log, stderr=log, **quiet))
        return self._running[-1]

    def primary(self) -> Member:
        """The member that can be written."""
        return next(filter(Member.is_primary, self.members))

    def other(self, than: Member) -> Member:
        """The member that is not this one."""
        return next(member for member in self.members if member is not than)

    def settle(self) -> None:
        """Wait for one primary and one synchronous standby."""
        synchronous = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"
        synchronous += " AND current_setting('synchronous_standby_names') <> '*'"  # which Patroni does not count upon
        self.wait(lambda: sorted(member.sql(synchronous) or 0 for member in self.members) == [0, 1])

    def wait(self, done: Callable[[], object]) -> None:
        """Until it is done; the log says why not."""
        until = time.monotonic() + 90
        while not done():
            assert time.monotonic() < until, (self.folder / "log").read_text("utf-8", "replace")[-4000:]
            time.sleep(0.1)

    def url(self) -> str:
        """The address of whichever can be written."""
        two = ",".join(f"127.0.0.1:{member.port}" for member in self.members)
        return f"postgresql://postgres:{quote(_PASSWORD, safe='')}@{two}/postgres?target_session_attrs=read-write"

    def close(self) -> None:
        """Stop at once, since nothing is to be kept, and leave nothing behind."""
        for process in self._running:
            process.kill()
            process.wait()
        for member in self.members:
            member.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def switchover(cluster: Cluster, primary: Member) -> None:
    """The administrator asks for it."""
    asked = ["patronictl", "-c", str(primary.settings), "switchover", "--force"]
    subprocess.run(asked, check=True, capture_output=True, cwd=cluster.folder)


def server_killed(_: Cluster, primary: Member) -> None:
    """PostgreSQL alone dies; Patroni starts it again."""
    primary.kill()


def machine_killed(cluster: Cluster, primary: Member) -> None:
    """All of the primary dies, and comes back when the other has taken over."""
    primary.patroni.kill()
    primary.patroni.wait()
    primary.kill()
    cluster.wait(cluster.other(primary).is_primary)
    primary.start()


def patroni_stopped(cluster: Cluster, primary: Member) -> None:
    """PostgreSQL goes on as the primary, while Patroni hears of nothing and the other is promoted."""
    primary.patroni.send_signal(signal.SIGSTOP)
    cluster.wait(cluster.other(primary).is_primary)
    time.sleep(10)
    primary.patroni.send_signal(signal.SIGCONT)


WAYS = (switchover, server_killed, machine_killed, patroni_stopped)


class Outcome(NamedTuple):
    """What was acknowledged and refused, all that is on record, what was said, and seconds until the next record."""

    acknowledged: list[str]
    refused: list[str]
    stored: Counter[str]
    said: str
    seconds: list[float]


def run(folder: Path, place: Path, disturb: Callable[[Cluster, Member], None], times: int) -> Outcome:
    """Disturb the writers that often."""
    (folder / "plan.yaml").write_bytes(PLAN.read_bytes())
    cluster = Cluster(place)
    seconds = []
    try:
        url = cluster.url()
        assert run_gongkai("store", "init", url).code == 0
        writers = Writers(folder, url, WRITERS)
        for _ in range(times):
            wait_for_more(cluster, folder, 20)
            primary = cluster.primary()
            start = time.monotonic()
            disturb(cluster, primary)
            wait_for_more(cluster, folder, 1)
            seconds.append(time.monotonic() - start)
            cluster.settle()
        wait_for_more(cluster, folder, 20)
        codes, said = writers.stop()
        log, _ = store_at(url, "wanghua-515-2022").load()
    finally:
        cluster.close()
    answered = {code: [note for note, other in codes.items() if other == code] for code in "02"}
    return Outcome(answered["0"], answered["2"], Counter(event.note for event in log), said, seconds)


def wait_for_more(cluster: Cluster, folder: Path, more: int) -> None:
    """Until so many more have been acknowledged."""

    def _count() -> int:
        return sum(len(re.findall(r"^\S+ 0$", path.read_text(), re.MULTILINE)) for path in folder.glob("*.out"))

    wanted = _count() + more
    cluster.wait(lambda: _count() >= wanted)


def main(times: int) -> None:
    """Run and count."""
    place = binaries()
    assert place, "needs PostgreSQL's server"
    for disturb in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            outcome = run(Path(folder), place, disturb, times)
        lost = sum(note not in outcome.stored for note in outcome.acknowledged)
        twice = sum(count > 1 for count in outcome.stored.values())
        after_all = sum(note in outcome.stored for note in outcome.refused)
        print(
            f"{disturb.__name__} {times} times: {len(outcome.acknowledged)} acknowledged, {lost} lost, {twice} twice;"
        )
        print(f"{len(outcome.refused)} refused, {after_all} of them on record after all;", end=" ")
        print(f"the next record after {min(outcome.seconds):.1f} to {max(outcome.seconds):.1f} s")
        for line, count in Counter(re.findall("错误：([^：（，]*)", outcome.said)).items():
            print(f"  {count} × {line}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
