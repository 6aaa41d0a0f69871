"""What every test uses: the real command line, and golden files that a person has read."""

import gc
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.servers import CLERK, PASSWORD, Server, binaries

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "plan.yaml"
PLANS = Path(__file__).parent / "plans"
GOLDEN = Path(__file__).parent / "golden"
DATA = Path(__file__).parent / "data"
MEMORY = "/dev/shm"  # many small files: the disk took a tenth of the time, and nobody pulls the plug on these
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2 << 30:
    os.environ["TMPDIR"] = tempfile.tempdir = MEMORY
STATE = tempfile.TemporaryDirectory()  # what is remembered of documents, which is nobody's home
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background, where a program rightly heeds none
    signal.signal(signal.SIGINT, signal.default_int_handler)
# Whatever the caller prefers: compiled anew in each of some hundred processes, our modules took half of their time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
settings.register_profile("untimed", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("untimed")
FANDOL = Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")


class Result(NamedTuple):
    """What came of a command: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def pytest_collection_finish() -> None:
    """What thousands of tests hold stays until the end: looking through it again and again took a tenth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def settings_of(env: dict[str, str] | None) -> dict[str, str]:
    """The environment of a command; nothing of the caller's GONGKAI_* settings leaks in."""
    ours = ("GONGKAI_", "NO_COLOR", "COLUMNS")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return inherited | dict.fromkeys(("XDG_STATE_HOME", "LOCALAPPDATA"), STATE.name) | (env or {})


def run_process(
    *arguments: str | Path,
    cwd: Path = ROOT,
    env: dict[str, str] | None = None,
    stdin: bytes = b"",
    encoding: str = "utf-8",
) -> Result:
    """Run `python -m gongkai` as a user does, in a process of its own: for what is about the process."""
    settings = settings_of({"PYTHONIOENCODING": encoding, **(env or {})})
    command = [sys.executable, "-m", "gongkai", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=settings, input=stdin, capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode("utf-8", "replace")
    return Result(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def run_gongkai(
    *arguments: str | Path,
    cwd: Path = ROOT,
    env: dict[str, str] | None = None,
    stdin: bytes = b"",
    encoding: str = "utf-8",
) -> Result:
    """The same within the test's process, as far as a command can tell: folder, environment, streams, exit code.

    A bug's traceback comes out as the exception itself. Starting Python for each took nearly all of the tests' time.
    """
    from gongkai.cli import main

    standing, before = Path.cwd(), dict(os.environ)
    streams = sys.stdin, sys.stdout, sys.stderr
    terminal, given, out, err = sys.__stdout__, io.BytesIO(stdin), io.BytesIO(), io.BytesIO()
    try:
        os.chdir(cwd)
        os.environ.clear()
        os.environ |= settings_of(env)
        own = [_stream(raw, encoding) for raw in (given, out, err)]
        sys.stdin, sys.stdout, sys.stderr = own
        vars(sys)["__stdout__"] = None  # nothing to ask how wide the terminal is
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        for stream in own[1:]:
            stream.flush()
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
        vars(sys)["__stdout__"] = terminal
        os.environ.clear()
        os.environ |= before
        os.chdir(standing)
        gc.enable()
    return Result(int(end.value.code or 0), out.getvalue().decode(encoding), err.getvalue().decode(encoding))


def _stream(raw: io.BytesIO, encoding: str) -> io.TextIOWrapper:
    """A standard stream over these bytes, with line ends as they are written."""
    return io.TextIOWrapper(raw, encoding=encoding, newline="\n", write_through=True)


@pytest.fixture
def gongkai() -> Run:
    """The command line; it fails the test on any traceback."""
    return run_gongkai


@pytest.fixture
def process() -> Run:
    """The command line in a process of its own."""
    return run_process


Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A folder by its name, filled once for all workers by whichever needs it first."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def _folder(name: str, fill: Callable[[Path], None]) -> Path:
        folder, fresh = base / name, base / f"{name}.new"
        with FileLock(base / f"{name}.lock"):
            if not folder.is_dir():
                shutil.rmtree(fresh, ignore_errors=True)  # of a worker whose attempt failed
                fresh.mkdir()
                fill(fresh)
                fresh.rename(folder)
        return folder

    return _folder


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to print in; LibreOffice may be missing on a desk, not where a change is let in."""
    if shutil.which("soffice") is None or not FANDOL.is_dir():
        if os.environ.get("CI"):
            pytest.fail("LibreOffice and the Fandol fonts have to be installed here")
        pytest.skip("needs LibreOffice and Debian's texlive-lang-chinese (Fandol fonts)")
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A running server whose database `prepared` has gongkai's tables, and a role that may only look and add.

    PostgreSQL may be missing on a desk, not where a change is let in.
    """
    place = binaries()
    if place is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL has to be installed here")
        pytest.skip("needs PostgreSQL's server (Debian: postgresql)")
    server = Server(place, "fsync=off", "log_statement=all", "max_connections=60")
    try:
        role = f"CREATE ROLE {CLERK} LOGIN PASSWORD '{PASSWORD}'"
        server.sql("postgres", "SET log_statement = none", role, "CREATE DATABASE prepared")
        done = run_gongkai("store", "init", server.url("prepared"))
        server.sql("prepared", *(line.strip().replace("用户名", CLERK) for line in done.out.splitlines()[2:]))
        yield server
    finally:
        server.close()


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """A browser without a window; it may be missing on a desk, not where a change is let in."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")  # the shell takes half as long
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium has to be installed here")
        pytest.skip("needs Chromium (Debian's package chromium-headless-shell)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: some tests wait for a server, a lock or a browser most of their time."""
    return (os.cpu_count() or 1) + 1


_LONGEST = 600  # seconds; the longest takes some twenty, and ten times as long on a busy machine


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """No test hangs, whatever it waits for: one that goes on for too long has failed."""
    if not hasattr(signal, "SIGALRM"):
        return (yield)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_LONGEST)
    try:
        return (yield)
    finally:
        signal.alarm(0)


def _too_long(_signal: int, _frame: object) -> None:
    pytest.fail(f"not done after {_LONGEST} seconds")


@pytest.fixture
def plan_dir(tmp_path: Path) -> Path:
    """A folder with nothing but the shipped plan."""
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    return tmp_path


def pytest_addoption(parser: pytest.Parser) -> None:
    """--update-golden writes the golden files anew; read the difference before committing it."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare
