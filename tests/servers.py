"""A PostgreSQL of the tests' own on loopback, in a temporary folder that is gone afterwards."""

import os
import selectors
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

PASSWORD = "Gehe:im/@?#%41秘"  # whatever would be misread in an address
CLERK = "clerk"
STANDBY = "standby"


def binaries() -> Path | None:
    """The folder of initdb and postgres: where pg_config says, on the PATH, or where Debian puts them."""
    places = [Path(found).resolve().parent for name in ("initdb",) if (found := shutil.which(name))]
    if shutil.which("pg_config"):
        told = subprocess.run(["pg_config", "--bindir"], capture_output=True, encoding="utf-8", check=True)
        places.insert(0, Path(told.stdout.strip()))
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One server, or the standby of another. It runs as nobody where root starts it; the superuser is postgres."""

    def __init__(self, place: Path, *settings: str, of: "Server | None" = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="gongkai-pg-"))
        self.port = free_port()
        self.binaries = place
        self._settings = settings
        self._process: subprocess.Popen[Any] | None = None
        self._databases = 0
        self._as: dict[str, Any] = {}
        if os.name != "nt" and os.geteuid() == 0:
            import pwd

            nobody = pwd.getpwnam("nobody")
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        secret = self.folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        secret.chmod(0o644)
        data = f"-D {self.folder}/data --no-sync"
        if of:
            follow = f"{of.url()}?application_name={STANDBY}"
            self._run(place / "pg_basebackup", *f"{data} -R -X stream -c fast -d {follow}".split())
        else:
            options = f"{data} -U postgres -A scram-sha-256 --pwfile={secret} -E UTF8 --locale=C"
            self._run(place / "initdb", *options.split())
        self.start()

    def _run(self, *command: str | Path) -> None:
        subprocess.run(command, cwd=self.folder, capture_output=True, check=True, **self._as)

    def start(self) -> None:
        """Come up, and wait until somebody can connect; a killed server's last processes may still be there."""
        until = time.monotonic() + 60
        while self._process is None or self._process.poll() is not None:
            command: list[str | Path] = [self.binaries / "postgres", "-D", self.folder / "data", "-p", str(self.port)]
            settings = ["listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}", *self._settings]
            options = [part for setting in settings for part in ("-c", setting)]
            with (self.folder / "log").open("ab") as log:
                self._process = subprocess.Popen(
                    [*command, *options], cwd=self.folder, stdout=log, stderr=log, **self._as
                )
            while self._process.poll() is None and not self._answers():
                time.sleep(0.05)
            assert time.monotonic() < until, self.log()

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url()).close()
            return True
        except psycopg.OperationalError:
            return False

    def kill(self) -> None:
        """SIGKILL to every process of it: no good-bye, nothing flushed."""
        assert self._process
        children = self.sql("postgres", "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        self._process.kill()
        for (child,) in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        self._process.wait()

    def wait_for(self, standby: "Server") -> None:
        """From now on nothing is acknowledged that the standby has not written down."""
        self.sql("postgres", f"ALTER SYSTEM SET synchronous_standby_names = '{STANDBY}'", "SELECT pg_reload_conf()")
        until = time.monotonic() + 60
        while self.sql("postgres", "SELECT sync_state FROM pg_stat_replication") != [("sync",)]:
            assert time.monotonic() < until, standby.log()
            time.sleep(0.05)

    def close(self) -> None:
        """Stop at once, since nothing is to be kept, and leave nothing behind."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(60)
        shutil.rmtree(self.folder)

    def log(self) -> str:
        """What the server has written into its log."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def url(self, database: str = "postgres", user: str = "postgres", port: int | None = None) -> str:
        """The address of a database, password included."""
        return f"postgresql://{user}:{quote(PASSWORD, safe='')}@127.0.0.1:{port or self.port}/{database}"

    def sql(self, database: str, *statements: str) -> list[tuple[Any, ...]]:
        """What the superuser does; the rows of the last statement."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            rows: list[tuple[Any, ...]] = []
            for statement in statements:
                cursor = connection.execute(statement)
                rows = cursor.fetchall() if cursor.description else []
            return rows

    def database(self, template: str = "template1") -> str:
        """A new database, empty or like another."""
        self._databases += 1
        name = f"test{self._databases}"
        self.sql("postgres", f"CREATE DATABASE {name} TEMPLATE {template}")
        return name


class Line:
    """A line to a server that breaks when a certain statement goes through it.

    `before` cuts it as the statement comes, so that the server never sees it; otherwise when the answer comes back,
    so that nobody on this side hears it. `times` is how often; `for_good` lets nobody in again.
    """

    def __init__(self, port: int, statement: bytes, before: bool, times: int = 1, for_good: bool = False) -> None:
        self.cuts = 0
        self._to = port
        self._statement = statement
        self._before = before
        self._times = times
        self._for_good = for_good
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Let nobody in any more."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._to))
                threading.Thread(target=self._forward, args=(client, server), daemon=True).start()

    def _forward(self, client: socket.socket, server: socket.socket) -> None:
        """Both directions, until one ends or the statement came."""
        heard = False
        with client, server, selectors.DefaultSelector() as both:
            both.register(client, selectors.EVENT_READ, server)
            both.register(server, selectors.EVENT_READ, client)
            while True:
                for key, _ in both.select():
                    source = client if key.data is server else server
                    with suppress(ConnectionError):
                        content = source.recv(1 << 16)
                    if not content:
                        return
                    heard = heard or (source is client and self._statement in content and self.cuts < self._times)
                    if heard and (self._before or source is server):
                        self.cuts += 1
                        if self._for_good:
                            self.close()
                        return
                    key.data.sendall(content)
