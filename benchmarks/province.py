"""A province: `python -m benchmarks.province DIR` writes a hundred districts, plans and records, and measures.

All names are fictitious, and the same arguments give the same files.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from datetime import time as clock
from pathlib import Path

from benchmarks.plans import generated
from gongkai.phrases.moments import Moment
from gongkai.reports.events import Event, Kind
from gongkai.reports.file import JsonStore
from tests.servers import Server, binaries

_DONE = Moment(date(2022, 5, 20), clock(17))


def province(folder: Path, districts: int = 100, units: int = 60) -> list[Path]:
    """Write the districts' folders, each with plan.yaml and status.json, and give the plans."""
    plans = []
    for number in range(1, districts + 1):
        home = folder / f"示例{number:03}区"
        home.mkdir(parents=True, exist_ok=True)
        plan = home / "plan.yaml"
        plan.write_text(generated(units, home.name, f"district-{number:03}"), encoding="utf-8")
        store = JsonStore(home / "status.json", f"district-{number:03}")
        if not store.path.exists():
            store.append(events(units, random.Random(number)), 0)
        plans.append(plan)
    return plans


def events(units: int, chance: random.Random) -> Iterator[Event]:
    """Some districts are quick and some are slow: from half to all of the units have reported, a few of them late."""
    share = chance.uniform(0.5, 1)
    for number in range(units):
        if chance.random() > share:
            continue
        at = Moment(date(2022, 5, 15 + chance.randrange(5)), clock(9 + chance.randrange(8), chance.randrange(60)))
        unit = (f"示例{number}局",)
        has = ("图片", "视频") if chance.random() < 0.8 else ("图片",)
        yield Event(Kind.SUBMITTED, "summary", unit, at, _DONE, "值班员", has=has)
        if chance.random() < 0.1:
            yield Event(Kind.RETURNED, "summary", unit, _DONE, _DONE, "值班员", note="内容不全")
        elif chance.random() < 0.5 and len(has) > 1:
            yield Event(Kind.ACCEPTED, "summary", unit, _DONE, _DONE, "值班员")


def measure(folder: Path) -> None:
    """Render, list tasks and show status over the whole province, and status once more from a database."""
    plans = sorted(folder.glob("*/plan.yaml"))
    at = ["--today", "2022-05-21"]
    everything = ["status", "-p", str(folder / "*/plan.yaml"), *at]
    told(
        f"{len(plans)} notices as .docx", (["render", "-p", str(plan), "-o", f"{plan.parent}/x.docx"] for plan in plans)
    )
    told(
        f"{len(plans)} workbooks of the division of work",
        (["tasks", "-p", str(plan), "--all", "-o", f"{plan.parent}/x.xlsx"] for plan in plans),
    )
    told("status of all, as a table", [everything])
    told("status of all, as a workbook", [[*everything, "-o", str(folder / "x.xlsx")]])
    told("status of all, as a board", [[*everything, "-o", str(folder / "x.html")]])
    place = binaries()
    if place is None:
        print("no PostgreSQL here: status from a database left out")
        return
    server = Server(place)
    try:
        url = server.url("postgres")
        gongkai("store", "init", url)
        for plan in plans:
            gongkai("store", "copy", "-p", str(plan), str(plan.with_name("status.json")), url)
        told("status of all, from a database", [[*everything, "--store", url]])
        same = gongkai(*everything, "--format", "json", "--store", url) == gongkai(*everything, "--format", "json")
        print(f"both stores give {'the same numbers' if same else 'DIFFERENT numbers'}")
    finally:
        server.close()


def told(what: str, commands: Iterable[list[str]]) -> None:
    """Run the commands one after another; print how long it took and the most memory that one had."""
    start = time.perf_counter()
    most = max(memory(command) for command in commands)
    print(f"| {what} | {time.perf_counter() - start:.1f} s | {most / 1024:.0f} MB |", flush=True)


def memory(command: list[str]) -> int:
    """The peak memory of one command in KiB."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gongkai", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} ended with {status}")
    return usage.ru_maxrss


def gongkai(*command: str) -> str:
    """What a command says."""
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", *command], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


if __name__ == "__main__":
    home, *sizes = sys.argv[1:]
    province(Path(home), *map(int, sizes))
    measure(Path(home))
