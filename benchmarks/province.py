"""A province to look at: `python -m benchmarks.province DIR` writes a hundred districts with their plans and records.

All names are fictitious, and the same arguments give the same files.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

from benchmarks.plans import generated
from gongkai.phrases.moments import Moment
from gongkai.reports.events import Event, Kind
from gongkai.reports.store import JsonStore

_DONE = Moment(date(2022, 5, 20), time(17))


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
        at = Moment(date(2022, 5, 15 + chance.randrange(5)), time(9 + chance.randrange(8), chance.randrange(60)))
        unit = (f"示例{number}局",)
        has = ("图片", "视频") if chance.random() < 0.8 else ("图片",)
        yield Event(Kind.SUBMITTED, "summary", unit, at, _DONE, "值班员", has=has)
        if chance.random() < 0.1:
            yield Event(Kind.RETURNED, "summary", unit, _DONE, _DONE, "值班员", note="内容不全")
        elif chance.random() < 0.5 and len(has) > 1:
            yield Event(Kind.ACCEPTED, "summary", unit, _DONE, _DONE, "值班员")


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[2:]]
    print(f"{len(province(Path(sys.argv[1]), *sizes))} plans in {sys.argv[1]}")
