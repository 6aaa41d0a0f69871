"""加分 that units earned in the old year: not carried into the new one, yet kept before one's eyes as comments."""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Diagnostic, Position, Severity
from gongkai.plan import Plan
from gongkai.reading.source import Source
from gongkai.renewal.changes import Change

_KEY = re.compile(r" *additions:(?: .*)?")
_MARK = "# "


def taken_out(plan: Plan, source: Source) -> Iterator[Change]:
    """A mark before each line of the additions, from their key on; none where other keys stand in their line."""
    if (key := _line(plan, source)) is None:
        return
    indent = len(source.line(key)) - len(source.line(key).lstrip(" "))
    for number in _block(source, key, indent):
        yield Change(Position(number, indent + 1), "", _MARK)


def told(plan: Plan, source: Source) -> Iterator[Diagnostic]:
    """What became of them, at their place in the old file."""
    additions = plan.scoring.additions if plan.scoring else ()
    if not additions:
        return
    titles = "、".join(addition.title for addition in additions)
    if (key := _line(plan, source)) is None:
        message = f"请核对加分“{titles}”：是去年给的，还会算到明年的得分里"
        yield Diagnostic("", additions[0].title.at, message, "明年没有的，把 additions 删掉", Severity.NOTE)
    else:
        message = f"去年的加分“{titles}”没有带过来，这几行变成了注释"
        at = Position(key, 1)
        yield Diagnostic("", at, message, "明年也有的，去掉行首的 #，改成明年的单位；没有的删掉", Severity.NOTE)


def _line(plan: Plan, source: Source) -> int | None:
    """The line of the key, if it has its line to itself."""
    additions = plan.scoring.additions if plan.scoring else ()
    if not additions:
        return None
    for number in range(additions[0].title.at.line, 0, -1):
        if _KEY.fullmatch(source.line(number)):
            return number
        if source.line(number)[:1].strip(" #"):
            return None
    return None


def _block(source: Source, key: int, indent: int) -> Iterator[int]:
    """The key's line and those that belong to it; comments and empty lines only where more comes after them."""
    yield key
    passed: list[int] = []
    for number in range(key + 1, len(source.lines) + 1):
        line = source.line(number)
        bare = line.lstrip(" ")
        depth = len(line) - len(bare)
        if not bare or bare.startswith("#"):
            passed += [number] if depth >= indent and bare else []
        elif depth > indent or (depth == indent and bare.startswith(("-", "]"))):
            yield from passed
            yield number
            passed = []
        else:
            return
