"""政策解读 of the old year: neither its day nor its address is next year's; of which policies, nobody knows yet."""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Diagnostic, Position, Severity
from gongkai.plan import Interpretation, Plan
from gongkai.reading.source import Source
from gongkai.renewal.changes import Change
from gongkai.text import Text

_ALONE = re.compile(r" *(?:due|link): +['\"]?")
_BEHIND = re.compile(r", *(?:due|link): +['\"]?$")
_END = re.compile(r"['\"]?(?= *[,}])")
_MARK = "# "


def taken_out(plan: Plan, source: Source) -> Iterator[Change]:
    """Deadlines and links: a mark before their line, or out of the braces that they stand in."""
    for one in plan.interpretations:
        for text in _olds(one):
            if change := _out(text, source.line(text.at.line)):
                yield change


def told(plan: Plan, source: Source) -> Iterator[Diagnostic]:
    """What became of each, and where somebody has to take out a day or a link, at their place in the old file."""
    for one in plan.interpretations:
        message = f"《{one.name}》是去年解读的，期限、链接没有带过来"
        yield Diagnostic("", one.policy.at, message, "换成明年的政策，写上 due；不再解读的删掉", Severity.NOTE)
        for text in _olds(one):
            if _out(text, source.line(text.at.line)):
                continue
            yield Diagnostic("", text.at, f"请核对解读的“{text}”：是去年的", "改成明年的，或者删掉", Severity.NOTE)


def _olds(one: Interpretation) -> list[Text]:
    return [text for text in (one.due.text if one.due else None, one.link) if text]


def _out(text: Text, line: str) -> Change | None:
    """What takes a value out of its line with its key; None where that is not plainly one."""
    start = text.at.column - 1
    before, behind = line[:start], line[start:]
    if text.starts or not behind.startswith(text):
        return None
    if _ALONE.fullmatch(before):
        return Change(Position(text.at.line, len(line) - len(line.lstrip(" ")) + 1), "", _MARK)
    found, end = _BEHIND.search(before), _END.match(behind, len(text))
    if found is None or end is None:
        return None
    return Change(Position(text.at.line, found.start() + 1), line[found.start() : start + end.end()], "")
