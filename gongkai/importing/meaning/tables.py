"""A table of activities: 序号 活动名称 时间 地点 责任单位, an activity a row."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.importing.files.paper import Grid, bare, widened
from gongkai.importing.meaning.brackets import in_bracket
from gongkai.importing.meaning.occasion import time_and_place
from gongkai.importing.meaning.when import ANY_DAY, is_time
from gongkai.importing.parts.columns import BRACKET, NAMES, PLAIN_NAMES, begins, column
from gongkai.importing.parts.signature import is_spaced
from gongkai.importing.words.names import are_people, are_units, comers, is_unit, share_of_units
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.times import is_hours

_NOTHING = pattern(r"[/\\\-—－–无]*|(?:自行|另行|待定|不限).*")
_SAME = pattern("[〃″]|同上|同前")
_NO_ROW = pattern("(?:合计|总计|小计|备?注|说明|例如?|示例|样例)(?:[：:]|$)|[…·.。]+$")
_NUMBERED = pattern(r"\d{1,2}[.．、)）]\s*(?=\D)|[（(]\d{1,2}[）)]|[①-⑳]")
_NAMES_A_PERSON = pattern(r"(?<![ （(\u3000])[ （(\u3000]++[\u4e00-\u9fff]{2,3}[）)]?$|(?<=.{2})[（(][\d\-]{5,}[）)]$")
_OF_LINES_OF_WORK = pattern("[^，。；]{2,40}等(?:相关|有关)?(?:部门|单位)")
_HANDED = {
    "what": pattern("(?:报送|上报|提交)(?:内容|材料|事项|资料|名称|信息|报表)|材料名称|报表名称|资料名称"),
    "who": pattern("(?:报送|上报|提交|填报|责任|牵头)(?:单位|部门)|责任单位"),
    "due": pattern("(?:报送|上报|提交|截止|完成)(?:时限|时间|日期|期限)|时限"),
    "receiver": pattern("(?:接收|受理|收件|汇总|收集)(?:单位|部门|科室|处室)|报送至|报送对象"),
}
_LONGEST_NAME = 60


class Row(NamedTuple):
    """An activity of a table: what it is called, its time, place and roles, and what of its cells is not made out."""

    title: str
    facts: dict[str, str]
    unread: tuple[str, ...] = ()


class Handed(NamedTuple):
    """A row of a table of what is handed in: 报送内容 报送单位 报送时限 接收单位; "" for what it does not say."""

    what: str
    who: str
    due: str
    receiver: str


class _Column(NamedTuple):
    """A column: its place, its head, and the key of what it says; `begins` is "start" or "end" for one of two times."""

    at: int
    head: str
    name: str
    begins: str = ""


def activities(grid: Grid) -> list[Row]:
    """The activities in a table; empty for one of another kind. What a row leaves to the one above is taken from it."""
    if (pairs := _as_one(grid)) is not None:
        return pairs
    rows, first = _with_one_head(grid)
    head = rows[0] if rows else ()
    if not head or not all(head) or handed_in(grid):
        return []
    words = [BRACKET.sub("", bare(cell)) for cell in head]
    named = _naming(words, [cells for cells in _filled(rows[1:], grid.merged, first) if any(cells)])
    columns = [
        _Column(at, bare(cell), name, begins(cell))
        for at, cell in enumerate(head)
        if at != named and (name := column(cell)) and name not in ("requirements", "title")
    ]
    names = {one.name for one in columns}
    needed = ROLE_NAMES & names or ({"time", "time/place"} & names)
    if named is None or not needed or not (ROLE_NAMES & names or words[named] in PLAIN_NAMES or "place" in names):
        return []
    found = list(_rows(rows[1:], grid.merged, first, named, columns))
    told = [row for row in found if needed & row.facts.keys() or row.facts.keys() & {"time", "place"}]
    return told if told and len(told) * 2 >= len(found) else []


def _naming(words: list[str], rows: list[tuple[str, ...]]) -> int | None:
    """The column that names the activities, the best of those in which no two are called the same: 阶段 may be."""
    columns = [words.index(word) for word in NAMES if word in words]
    apart = (at for at in columns if len({cells[at] for cells in rows}) == len(rows))
    return next(apart, columns[0] if columns else None)


def handed_in(grid: Grid) -> list[Handed]:
    """The rows of a table of what is handed in by when; empty for a table of another kind."""
    rows, first = _with_one_head(grid)
    head = [bare(cell) for cell in rows[0]] if rows else []
    at = {
        key: next((nth for nth, word in enumerate(head) if form.fullmatch(word)), -1) for key, form in _HANDED.items()
    }
    if at["what"] < 0 or at["due"] < 0:
        return []
    found: list[Handed] = []
    for cells in _filled(rows[1:], grid.merged, first):
        said = {key: "、".join(cells[nth].split("\n")) if nth >= 0 else "" for key, nth in at.items()}
        if said["what"] and said["due"] and not _NO_ROW.match(said["what"]) and not _is_head(cells):
            found.append(Handed(**said))
    return found


def _filled(rows: list[tuple[str, ...]], merged: frozenset[tuple[int, int]], first: int) -> Iterator[tuple[str, ...]]:
    """The rows, each cell that leaves it to the one above with what that says: merged with it, or 同上."""
    above: tuple[str, ...] = ()
    for nth, typed in enumerate(rows, first):
        above = tuple(
            above[at] if above and ((nth, at) in merged or (cell and _SAME.fullmatch(cell))) else cell
            for at, cell in enumerate(typed)
        )
        yield above


def _rows(
    rows: list[tuple[str, ...]], merged: frozenset[tuple[int, int]], first: int, named: int, columns: list[_Column]
) -> Iterator[Row]:
    """The rows that are activities. A row of one cell over all columns is none; a day in it is that of those below."""
    day = ""
    for nth, (typed, cells) in enumerate(zip(rows, _filled(rows, merged, first), strict=True), first):
        said = {cell for cell in typed if cell}
        if len(said) == 1 and len(typed) > 1 and (nth, named) not in merged:
            (only,) = said
            day = only if is_time(only, ANY_DAY) and not is_hours(only) else ""
            continue
        if not said or _NO_ROW.match(typed[named] or typed[0]) or _is_head(typed):
            continue
        titles = _titles(cells[named])
        if not titles:
            continue
        facts, unread = _facts(cells, columns)
        if day and is_hours(facts.get("time", "")):
            facts["time"] = f"{day}{facts['time']}"
        for title in titles:
            yield Row(title, dict(facts), unread)


def _facts(cells: tuple[str, ...], columns: list[_Column]) -> tuple[dict[str, str], tuple[str, ...]]:
    """What the cells of a row say, and which of them are not made out."""
    facts: dict[str, str] = {}
    unread: list[str] = []
    for one in columns:
        cell = cells[one.at].strip()
        if _NOTHING.fullmatch(cell):
            continue
        values = _values(one, cell)
        if not values:
            unread.append(cell.replace("\n", " "))
        for name, value in values.items():
            facts[name] = _joined(facts.get(name, ""), value, one) if name in facts else value
    return facts, tuple(unread)


def _joined(before: str, value: str, one: _Column) -> str:
    """A second column of the same kind: 日期 and 时间 are one time, 月 and 日 one day, two lists of units one."""
    if one.name != "time":
        return before if value in before.split("、") else f"{before}、{value}"
    if one.begins == "end":
        return f"{before}至{value}"
    return f"{before}{value}" if before.endswith("月") else f"{before} {value}"


def _values(one: _Column, cell: str) -> dict[str, str]:
    """What a cell says under its head; empty for what is none of that kind."""
    text = cell.replace("\n", "")
    if one.name == "time":
        unit = one.head if one.head in ("月", "日") and text.isdecimal() else ""
        return {"time": f"{text}{unit}"}
    if one.name == "time/place":
        return time_and_place("", widened(re.sub(r"\n+|\s+(?=[^\d\s])", "，", cell, count=1))) or _time_alone(text)
    if one.name in ROLE_NAMES:
        return _roles(one.name, cell)
    return {one.name: text}


def _time_alone(text: str) -> dict[str, str]:
    return {"time": text} if is_time(text, ANY_DAY) else {}


def _roles(name: str, cell: str) -> dict[str, str]:
    """Who has which part by a cell: 甲局、乙局, a name a line, 甲局牵头，乙局配合, 主办：甲局; 乙局 张某 names 乙局."""
    lines = [line.strip(" 　、，。；") for line in cell.split("\n")]
    names = [_name(line).replace("+", "、") for line in lines if line]
    text = "、".join(line.removeprefix("由") for line in names)
    if name == "participants" and comers(widened(text)):
        return {name: text}
    if are_units(text):
        return {name: text}
    if roles := in_bracket(widened("；".join(line.removeprefix("由") for line in names))):
        return {role: units for role, units in roles.items() if role in ROLE_NAMES}
    likely = share_of_units(text) >= 0.5 and not are_people(text)
    return {name: text} if likely or _OF_LINES_OF_WORK.fullmatch(text) else {}


def _name(line: str) -> str:
    """A line of units without the person or number behind them; 甲局 乙局 are two, and 甲　局 is one."""
    if is_spaced(line):
        return "".join(line.split())
    behind = _NAMES_A_PERSON.search(line)
    if behind and not is_unit(behind[0].strip(" 　（()）")):
        return line[: behind.start()]
    parts = line.split()
    return "、".join(parts) if len(parts) > 1 and all(map(is_unit, parts)) else line


def _titles(cell: str) -> list[str]:
    """What a row's activity is called, or each of several numbered ones; a long text by its beginning."""
    lines = [line for line in cell.split("\n") if line]
    if len(lines) > 1 and all(_NUMBERED.match(line) for line in lines):
        return [title for line in lines if (title := _short(_NUMBERED.sub("", line, count=1)))]
    title = _short(_NUMBERED.sub("", "".join(lines), count=1))
    return [title] if title else []


def _short(text: str) -> str:
    text = text.strip("。； ")
    return text if len(text) <= _LONGEST_NAME else re.split("[，。；：]", text)[0][:_LONGEST_NAME]


def _is_head(cells: tuple[str, ...]) -> bool:
    """Whether a row is the head again, as on a table's next page."""
    known = [column(cell) is not None for cell in cells if cell]
    return len(known) > 1 and all(known)


def _with_one_head(grid: Grid) -> tuple[list[tuple[str, ...]], int]:
    """The rows with a head of one row, and which row is the first below it.

    Of a head of two storeys each column has the lower name, or the upper one where that reaches down.
    """
    rows = list(grid.rows)
    while rows and not any(rows[0]):
        rows.pop(0)
    gone = len(grid.rows) - len(rows)
    if not rows or all(rows[0]) or len(rows) < 3 or not _is_head(rows[1]):
        return rows, gone + 1
    upper: list[str] = []
    for cell in rows[0]:
        upper.append(cell or (upper[-1] if upper else ""))
    head = tuple(low or up for low, up in zip(rows[1], upper, strict=True))
    return [head, *rows[2:]], gone + 2


def _as_one(grid: Grid) -> list[Row] | None:
    """The activity of a table that has what is known of one in each row: 活动名称 示例论坛 / 活动时间 5月12日."""
    wide = len(grid.rows[0])
    if wide != 2 or len(grid.rows) < 3:
        return None
    keys = [column(left) for left, _ in grid.rows]
    if None in keys or "title" not in keys or not {"time", "place", *ROLE_NAMES} & set(keys):
        return None
    if any(column(right) for _, right in grid.rows):
        return None
    columns = [
        _Column(at, bare(left), key)
        for at, ((left, _), key) in enumerate(zip(grid.rows, keys, strict=True))
        if key and key not in ("title", "requirements")
    ]
    cells = tuple(right for _, right in grid.rows)
    facts, unread = _facts(cells, columns)
    return [Row(title, facts, unread) for title in _titles(cells[keys.index("title")])[:1]]
