"""Many filled forms: `python -m benchmarks.forms_many 100 1000` puts a folder of them on record and adds them up.

The forms are gongkai's own, filled in by openpyxl; measured is the processor time of the two commands, user and
system.
"""

import resource
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from gongkai.figures.blank import blank
from gongkai.figures.blank_book import write
from gongkai.reading import loads
from tests.figures.forms import PLAN, UNITS

_TODAY = ("--today", "2022-05-20")


def prepared(folder: Path, count: int) -> None:
    """A plan of so many units, and a filled form of each."""
    names = [f"第{number}街道" for number in range(1, count + 1)]
    text = PLAN.replace("、".join(UNITS[16:]), "、".join(names)).replace("from: 各部门、各街道", "from: 各街道")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    plan = loads(text.encode()).plan
    assert plan is not None
    (folder / "收件").mkdir()
    for number, name in enumerate(names):
        book = openpyxl.load_workbook(BytesIO(write(blank(plan, plan.reports[0], name))))
        sheet: Any = book["统计表"]
        for row, value in enumerate((3, 100 + number % 90, 30, 20), 5):
            sheet.cell(row, 4, value)
        rows: Any = book["清单1"]
        for column, text in enumerate((f"报道{number}", "示例日报", "5月18日"), 2):
            rows.cell(3, column, text)
        book.save(folder / "收件" / f"{name}活动总结统计表.xlsx")


def seconds(folder: Path, *arguments: str) -> float:
    """The processor time of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = (sys.executable, "-m", "gongkai", *arguments, *_TODAY)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(sizes: list[int]) -> None:
    """A line for each size."""
    print(f"{'units':>8}{'scan':>8}{'figures':>9}{'all':>8}   seconds of processor time")
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            prepared(folder, count)
            scan = seconds(folder, "report", "scan", "收件", "--yes")
            added = seconds(folder, "figures")
            print(f"{count:>8}{scan:>8.2f}{added:>9.2f}{scan + added:>8.2f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000])
