"""Measure and print the table: ratios of two things run in turn (A B A B …), each the median of its pairs."""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from benchmarks import finished, peer
from benchmarks.plans import generated
from benchmarks.province import province
from gongkai.reports.file import JsonStore

ROOT = Path(__file__).parents[1]
PAIRS = 15
GONGKAI = [sys.executable, "-m", "gongkai"]
PLANS = (1_000, 10_000)


class Cost(NamedTuple):
    """What a run took: the processors' time, and the time on the clock, which other programs lengthen as well."""

    cpu: float
    wall: float


def main() -> None:
    """The rows of the table, each as soon as it is measured."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is compiled is kept, as for a user
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "gongkai")], check=True)
    print(f"{'what':<44}{'against':<28}{'cpu':>7}{'wall':>7}{'goal':>7}")
    idle = process([sys.executable, "-c", "pass"])
    for arguments, goal in (
        (["--help"], 5.6),
        (["validate", str(quiet_plan())], 9),
        (["tasks", "--unit", "营商局"], 8.5),
        (["status", "--today", "2022-05-17"], 8.5),
        (["render"], 9.5),
    ):
        name = " ".join(["gongkai", *(Path(argument).name for argument in arguments)])
        row(name, "python -c pass", ratio(process([*GONGKAI, *arguments]), idle), goal)
    documents()
    against_libraries()
    validation()
    small, large = (generated(size).encode() for size in PLANS)
    row("load, 10,000 units", "libyaml's event pass", ratio(loading(large), events(large), 7), 5)
    row(
        "load, 10,000 units",
        "load, 1,000 units",
        ratio(loading(large), loading(small), 5),
        len(large) / len(small) * 1.1,
    )
    row("tasks of all, 10,000 units", "tasks of all, 1,000 units", ratio(listing(large), listing(small), 5), 12)
    recording()


def documents() -> None:
    """Writing a document against the programs an office would use, where they are installed."""
    folder = Path(tempfile.mkdtemp())
    large = folder / "large.yaml"
    large.write_text(generated(10_000), encoding="utf-8")
    if shutil.which("pandoc"):
        against_pandoc(ROOT / "plan.yaml", folder, "gongkai render -o x.docx", PAIRS, 2.2)
        against_pandoc(large, folder, "gongkai render -o x.docx, 10,000 units", 3, 1.3)
    if (office := shutil.which("soffice")) and find_spec("typst"):
        docx, pdf = folder / "a.docx", folder / "ours.pdf"  # theirs is a.pdf, which gongkai would not write over
        subprocess.run([*GONGKAI, "render", "-o", str(docx)], cwd=ROOT, check=True, capture_output=True)
        home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        peer = process([office, "--headless", home, "--convert-to", "pdf", "--outdir", str(folder), str(docx)])
        ours = process([*GONGKAI, "render", "-o", str(pdf)])
        row("gongkai render -o x.pdf", "soffice x.docx to pdf", ratio(ours, peer, 7), 0.3)


def against_pandoc(plan: Path, folder: Path, what: str, pairs: int, goal: float) -> None:
    """A Word document from the plan against pandoc's from the same notice in Markdown."""
    markdown = folder / "x.md"
    command = [*GONGKAI, "render", "-p", str(plan), "-o"]
    subprocess.run([*command, str(markdown)], cwd=ROOT, check=True, capture_output=True)
    peer = process(["pandoc", str(markdown), "-o", str(folder / "y.docx")])
    row(what, "pandoc x.md -o x.docx", ratio(process([*command, str(folder / "x.docx")]), peer, pairs), goal)


def against_libraries() -> None:
    """A document, a workbook and a calendar against the libraries for them, which get data that are finished."""
    folder = Path(tempfile.mkdtemp())
    large = folder / "large.yaml"
    large.write_text(generated(10_000), encoding="utf-8")
    render, many = ["render"], ["render", "-p", str(large)]
    ledger, calendar = ["status", "--today", "2022-05-17"], ["tasks", "--unit", "营商局"]
    for library, command, kind, source, goal in (
        ("docx", render, "docx", "txt", 1),
        ("docx", many, "docx", "txt", 0.5),
        ("openpyxl", ledger, "xlsx", "xlsx", 1),
        ("icalendar", calendar, "ics", "ics", 1),
    ):
        if find_spec(library) is None:
            continue
        ours, sample, data = folder / f"x.{kind}", folder / f"sample.{source}", folder / "data.json"
        subprocess.run([*GONGKAI, *command, "-o", str(sample)], cwd=ROOT, check=True, capture_output=True)
        data.write_text(json.dumps(finished.taken(sample), default=str), encoding="utf-8")
        theirs = [sys.executable, "-m", "benchmarks.finished", kind, str(data), str(folder / f"y.{kind}")]
        size = ", 10,000 units" if command is many else ""
        measured = ratio(process([*GONGKAI, *command, "-o", str(ours)]), process(theirs), 3 if size else PAIRS)
        row(f"gongkai {command[0]} -o x.{kind}{size}", f"{_CALLED.get(library, library)}, finished", measured, goal)


_CALLED = {"docx": "python-docx"}


def recording() -> None:
    """A submission among 500 records against looking at them, and among 10,000 against a task added among 10,000."""
    plan = recorded(500)
    look = process([*GONGKAI, "status", "-p", str(plan), "--today", "2022-06-01"])
    row("gongkai report submit, 500 records", "gongkai status", ratio(process(submitting(plan)), look), 1)
    if (task := shutil.which("task")) is None:
        return
    folder = Path(tempfile.mkdtemp())
    plan = recorded(10_000)
    settings = folder / "taskrc"
    settings.write_text(f"data.location={folder}\nconfirmation=off\n", encoding="utf-8")
    entries = [{"description": f"task {number}", "status": "pending"} for number in range(10_000)]
    (folder / "tasks.json").write_text(json.dumps(entries), encoding="utf-8")
    theirs = [task, f"rc:{settings}"]
    subprocess.run([*theirs, "import", str(folder / "tasks.json")], check=True, capture_output=True)
    measured = ratio(process(submitting(plan)), process([*theirs, "add", "another"]), 7)
    row("gongkai report submit, 10,000 records", "task add, 10,000 tasks", measured, 5)


def recorded(records: int) -> Path:
    """The plan of a district with so many records beside it."""
    (plan,) = province(Path(tempfile.mkdtemp()), 1)
    store = JsonStore(plan.with_name("status.json"), "district-001")
    known, revision = store.load()
    store.append((known[number % len(known)] for number in range(records - len(known))), revision)
    return plan


def submitting(plan: Path) -> list[str]:
    """The command that records one more."""
    return [*GONGKAI, "report", "submit", "示例1局", "-p", str(plan), "--has", "图片", "--today", "2022-06-01"]


def validation() -> None:
    """Validating a large plan against programs that check its shape by a schema of the whole format, or its style."""
    folder = Path(tempfile.mkdtemp())
    plan, schema = folder / "plan.yaml", folder / "schema.yaml"
    plan.write_text(generated(10_000), encoding="utf-8")
    schema.write_text(peer.schema(), encoding="utf-8")
    ours = [*GONGKAI, "validate", str(plan)]
    code = "import sys, yamale; yamale.validate(yamale.make_schema(sys.argv[1]), yamale.make_data(sys.argv[2]))"
    yamale = [sys.executable, "-c", code, str(schema), str(plan)]
    relaxed = "{extends: relaxed, rules: {line-length: disable}}"
    for name, theirs, pairs, goal in (
        ("yamale", yamale, 5, 0.7),
        ("check_jsonschema", ["--schemafile", str(ROOT / "docs" / "plan.schema.json"), str(plan)], 2, 0.17),
        ("yamllint", ["-d", relaxed, str(plan)], 2, 0.14),
    ):
        if find_spec(name) is None:
            continue
        command = theirs if name == "yamale" else [sys.executable, "-m", name, *theirs]
        row("gongkai validate, 10,000 units", name, ratio(process(ours), process(command), pairs), goal)
        if name == "yamale":
            share = memory(ours) / memory(command)
            row("its peak memory", "yamale", Cost(share, share), 0.92)
    sizes = 6_000, 60_000
    for size in sizes:
        (folder / f"{size}.yaml").write_text(generated(size), encoding="utf-8")
    small, large = (process([*GONGKAI, "validate", str(folder / f"{size}.yaml")]) for size in sizes)
    row("gongkai validate, 60,000 units", "validate, 6,000 units", ratio(large, small, 3), 11)


def memory(command: list[str]) -> int:
    """The most memory that a process had at once."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    return int(subprocess.run([sys.executable, "-c", code, *command], cwd=ROOT, check=True, capture_output=True).stdout)


def quiet_plan() -> Path:
    """The shipped plan with all mended that its warnings are about: the cost of finding nothing."""
    text = (ROOT / "plan.yaml").read_text(encoding="utf-8")
    for wrong, right in (
        ("信访局等。", "信访局。"),
        ("5月15日", "5月16日"),
        ("5月18日", "5月27日"),
        ("深化政务工作", "深化政务公开"),
    ):
        text = text.replace(wrong, right)
    path = Path(tempfile.mkdtemp()) / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    said = subprocess.run([*GONGKAI, "validate", str(path)], cwd=ROOT, check=True, capture_output=True).stderr.decode()
    if "没有发现问题" not in said:
        raise SystemExit(said)
    return path


def row(what: str, against: str, measured: Cost, goal: float) -> None:
    """One line of the table."""
    print(f"{what:<44}{against:<28}{measured.cpu:>7.2f}{measured.wall:>7.2f}{goal:>7.2f}", flush=True)


def ratio(one: Callable[[], object], other: Callable[[], object], pairs: int = PAIRS) -> Cost:
    """The medians of the ratios of neighbouring runs."""
    measured = [(cost(one), cost(other)) for _ in range(pairs)]
    return Cost(
        statistics.median(ours.cpu / theirs.cpu for ours, theirs in measured),
        statistics.median(ours.wall / theirs.wall for ours, theirs in measured),
    )


def cost(action: Callable[[], object]) -> Cost:
    """What it takes once, in seconds: the processes that it starts, or else what is done here."""
    start, before = time.perf_counter(), _cpu()
    action()
    wall = time.perf_counter() - start
    here, below = (after - earlier for after, earlier in zip(_cpu(), before, strict=True))
    return Cost(below or here, wall)


def _cpu() -> tuple[float, float]:
    """The processors' time so far: of this process, and of those that it has waited for."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    here, below = (usage.ru_utime + usage.ru_stime for usage in used)
    return here, below


def process(command: list[str]) -> Callable[[], object]:
    """A whole process from start to exit."""
    return lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def loading(content: bytes) -> Callable[[], object]:
    """Reading and resolving a plan in this process, the garbage collector off as in a command."""
    import gc

    from gongkai.reading import loads

    gc.disable()
    return lambda: loads(content)


def listing(content: bytes) -> Callable[[], object]:
    """Everybody's task list from a plan that is read already, with the page that each unit gets."""
    import gc

    from gongkai.reading import loads
    from gongkai.tasks.lists import task_lists
    from gongkai.tasks.order import task_sheet

    plan = loads(content).plan
    if plan is None:
        raise ValueError("the generated plan has errors")
    gc.disable()
    return lambda: sum(len(task_sheet(plan, view).blocks) for view in task_lists(plan))


def events(content: bytes) -> Callable[[], object]:
    """The C parser's events and nothing else."""
    import yaml

    text = content.decode()
    return lambda: sum(1 for _ in yaml.parse(text, Loader=yaml.CSafeLoader))


main()
