"""收报告的单位也在要报的单位里。

写 from 时用了“各部门”一类的分组，收报告的办公室自己也在里面：它会催办自己，总有一家没报，考核也算它的分。
在 except 里除掉它；--fix 会补上，印出来一字不差。单独点了它的名、它确实要报的，在这一行写“# gongkai: ignore GK273”。

错:

    plan:
      title: 示例方案
      lead: 区政府办公室
    units:
      groups:
        各部门: {members: 区政府办公室、甲局}
    reports:
      - title: 活动总结报告
        from: 各部门
        receiver: 区政府办公室
        due: 5月27日前

对:

    plan:
      title: 示例方案
      lead: 区政府办公室
    units:
      groups:
        各部门: {members: 区政府办公室、甲局}
    reports:
      - title: 活动总结报告
        from: 各部门
        except: 区政府办公室
        receiver: 区政府办公室
        due: 5月27日前
"""

import re
from collections.abc import Iterator

from gongkai.diagnostics import Edit, Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.writing import alike
from gongkai.plan import Plan, Report
from gongkai.reading import Loaded
from gongkai.text import Text

CODE = "GK273"
SEVERITY = Severity.WARNING
_ROOM = pattern("[^局委办院会]{1,8}[科股室处组]")
_LONGEST_ROOM = 9
_GOVERNED = pattern("[省市区县旗镇乡]")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every report that is asked of whoever receives it."""
    for report in plan.matters:
        for unit in _both(report, plan):
            hint = f"写上 except: {unit}" if not _named(report, unit, plan) else f"从 from 里去掉{unit}"
            at = (report.receiver or report.from_.text).at
            yield at, f"“{report.title}”报给{unit}，{unit}自己也在要报的单位里，会催办自己", hint


def _both(report: Report, plan: Plan) -> list[str]:
    """The units that are to hand in a report to themselves, or to a room of theirs."""
    known = {_short(unit): unit for unit in report.units}
    organs = [report.receiver] if report.receiver else plan.notice.issuer if plan.notice else ()
    found = (_unit(organ, known, plan) for organ in organs)
    return [unit for unit in dict.fromkeys(found) if unit in report.units]


def _unit(organ: Text, known: dict[str, str], plan: Plan) -> str | None:
    """The unit that an organ is: by its names, as the end of its full name, or as what stands before its room."""
    longest = max(map(len, known), default=0)
    for end in range(len(organ), max(1, len(organ) - _LONGEST_ROOM - 1), -1):
        if end == len(organ) or _ROOM.fullmatch(organ[end:]):
            name, full = organ[:end], _short(organ[:end])
            ends = (full[at.start() :] for at in _GOVERNED.finditer(full, max(0, len(full) - longest)))
            short = next((name for name in ends if name in known), "")
            if unit := plan.registry.find(name) or known.get(short or full):
                return unit
    return None


def _short(name: str) -> str:
    return alike(name).replace("人民政府", "政府")


def _named(report: Report, unit: str, plan: Plan) -> bool:
    """Whether it is asked by its own name, not through a group."""
    return unit in plan.registry.resolve(report.from_)[0].named


def edits(loaded: Loaded) -> dict[Position, tuple[Edit, ...]]:
    """For each finding, by its place, the unit in `except`: a line behind `from`, or one more name in its line."""
    made: dict[Position, tuple[Edit, ...]] = {}
    plan = loaded.plan
    for report in plan.matters if plan else ():
        units = [unit for unit in _both(report, plan) if not _named(report, unit, plan)] if plan else []
        if units and (edit := _edit(report, "、".join(units), loaded)):
            made[(report.receiver or report.from_.text).at] = (edit,)
    return made


def _edit(report: Report, names: str, loaded: Loaded) -> Edit | None:
    """None where the list is not on one line as it is."""
    phrase = report.except_ or report.from_
    text, line = phrase.text, loaded.source.line(phrase.text.at.line)
    before, behind = line[: text.at.column - 1], line[text.at.column - 1 :]
    if not behind.startswith(text) or "\n" in text:
        return None
    if report.except_:
        return Edit(text.position(len(text)), 0, f"、{names}") if re.search("except: *$", before) else None
    if re.search(r"[{,] *from: *$", before):
        return Edit(text.position(len(text)), 0, f", except: {names}")
    if not re.fullmatch(" *(?:- +)?from: *", before) or not re.fullmatch(r"\s*(?:#.*)?", behind[len(text) :]):
        return None
    newline = "\r\n" if "\r\n" in loaded.source.text else "\n"
    return Edit(Position(text.at.line, len(line) + 1), 0, f"{newline}{' ' * before.index('from')}except: {names}")
