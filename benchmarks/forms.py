"""Filled forms: `python -m benchmarks.forms` adds up thirty-one as a clerk would with pandas, and as gongkai does.

The forms are those of tests/figures/test_faults.py, all but a few of them with a fault. pandas is no dependency of
anything here; without it its lines are not there.
"""

import importlib
import time
from io import BytesIO
from typing import Any

from gongkai.figures.files import form_in
from gongkai.figures.told import told
from gongkai.phrases.amounts import Amount, parse_amount
from gongkai.plan import Plan
from gongkai.reading import loads
from tests.figures.forms import PLAN, UNITS, form, xlsx
from tests.figures.test_faults import FAULTS, FINE, GOOD

_ASKED = "参与群众"


def contents() -> list[tuple[str, bytes, int | None]]:
    """Every unit's form, and what 参与群众 in it comes to."""
    changes = [(change, value if name == _ASKED else 120) for change, name, _, value in FAULTS]
    changes += [*FINE, (lambda _: None, 120)]
    return [(unit, xlsx(form(unit, GOOD), change), value) for unit, (change, value) in zip(UNITS, changes, strict=True)]


def by_gongkai(plan: Plan, forms: list[tuple[str, bytes, int | None]]) -> tuple[int, int, int]:
    """The sum, how many forms something is said of, and how many values are wrong."""
    total = said = wrong = 0
    for unit, content, right in forms:
        found = form_in(content, f"{unit}.xlsx", plan, plan.reports[0], unit)
        value = parse_amount(dict(found.filled.values).get(_ASKED, ""), "人次")
        number = int(value.value) if isinstance(value, Amount) and value.value is not None else None
        total += number or 0
        said += bool(found.odd or found.filled.doubts) or len(told(plan.reports[0], found.filled)) > 1
        wrong += number != right
    return total, said, wrong


def by_pandas(pandas: Any, forms: list[tuple[str, bytes, int | None]], strict: bool) -> tuple[int, int, int]:
    """The same with read_excel and sum: `strict` stops at what is no number, else that is 0."""
    total = said = wrong = 0
    for _, content, right in forms:
        try:
            table = pandas.read_excel(BytesIO(content), header=2)
            column = table.loc[table["指标"] == _ASKED, "数值"]
            number = int(pandas.to_numeric(column, errors="raise" if strict else "coerce").fillna(0).sum())
        except (ValueError, TypeError, KeyError):
            number = None
            said += 1
        total += number or 0
        wrong += number != right and not (number is None and strict)
    return total, said, wrong


def main() -> None:
    """A line for each way: the sum of 参与群众, forms of which something was said, values that are wrong, CPU time."""
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    forms = contents()
    print(f"{'':24}{'sum':>12}{'said':>8}{'wrong':>8}{'ms':>8}")
    print(f"{'right':24}{sum(right or 0 for *_, right in forms):>12}")
    ways: dict[str, Any] = {"gongkai": lambda: by_gongkai(plan, forms)}
    try:
        pandas: Any = importlib.import_module("pandas")
    except ImportError:
        print("(no pandas here)")
    else:
        ways["pandas, errors=coerce"] = lambda: by_pandas(pandas, forms, strict=False)
        ways["pandas, errors=raise"] = lambda: by_pandas(pandas, forms, strict=True)
    for name, way in ways.items():
        start = time.process_time()
        total, said, wrong = way()
        print(f"{name:24}{total:>12}{said:>8}{wrong:>8}{(time.process_time() - start) * 1000:>8.0f}")


if __name__ == "__main__":
    main()
