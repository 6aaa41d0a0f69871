"""A table of activities: 序号 活动名称 时间 地点 责任单位, an activity a row."""

from typing import NamedTuple

from gongkai.importing.files.paper import Grid, bare
from gongkai.importing.meaning.names import are_people, share_of_units
from gongkai.importing.meaning.occasion import is_time
from gongkai.importing.parts.labels import key_of
from gongkai.keys import ROLE_NAMES
from gongkai.phrases.days import Known

_NAMES = (  # the column that names the activity, the best first
    "活动名称", "活动项目", "项目名称", "活动主题", "活动内容", "主要活动", "活动", "名称", "项目", "主题", "工作任务",
    "工作内容", "内容", "事项", "任务",
)  # fmt: skip
_LONGEST_NAME = 60


class Row(NamedTuple):
    """An activity of a table: what it is called, and its time, place and roles."""

    title: str
    facts: dict[str, str]


def activities(grid: Grid, known: Known) -> list[Row]:
    """The activities in a table; empty for one of another kind, and for one of which not every row is made out."""
    if not grid.has_whole_head:
        return []
    head = [bare(cell) for cell in grid.rows[0]]
    named = next((head.index(word) for word in _NAMES if word in head), None)
    keys = {
        at: key.name
        for at, word in enumerate(head)
        if at != named and (key := key_of(word)) and key.name != "requirements"
    }
    if named is None or not ROLE_NAMES & set(keys.values()):
        return []
    rows = []
    for cells in grid.rows[1:]:
        title = cells[named].replace("\n", "")
        facts = {name: value for at, name in keys.items() if (value := _value(name, cells[at], known))}
        if not any(cells):
            continue
        if not title or len(title) > _LONGEST_NAME or not ROLE_NAMES & facts.keys():
            return []
        rows.append(Row(title, facts))
    return rows


def _value(name: str, cell: str, known: Known) -> str:
    """What a cell says; "" for a time that is none, and for people where units are asked for."""
    if name == "time":
        text = cell.replace("\n", "")
        return text if is_time(text, known) else ""
    if name in ROLE_NAMES:
        text = "、".join(line.strip(" 　、，。") for line in cell.split("\n"))
        return text if share_of_units(text) >= 0.5 and not are_people(text) else ""
    return cell.replace("\n", "")
