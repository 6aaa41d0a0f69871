"""A folder of task sheets: which file is whose, and who got how many tasks."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from gongkai.tasks.task import TaskList


class Enclosed(NamedTuple):
    """A unit with the number of its tasks, as what it has them, and its file: "" where there is nothing to read."""

    unit: str
    size: int
    roles: str
    file: str


class Package(NamedTuple):
    """What is in the folder, in the order of the register."""

    plan: str
    entries: tuple[Enclosed, ...]

    @property
    def tasks(self) -> int:
        """All tasks together."""
        return sum(entry.size for entry in self.entries)

    @property
    def idle(self) -> tuple[str, ...]:
        """The units that have nothing to read, and so no sheet."""
        return tuple(entry.unit for entry in self.entries if not entry.file)


def package(plan: str, lists: Iterable[TaskList], names: Iterable[str]) -> Package:
    """The lists with the names of their files."""
    return Package(plan, tuple(_enclosed(view, name) for view, name in zip(lists, names, strict=True)))


def _enclosed(view: TaskList, name: str) -> Enclosed:
    roles = Counter(task.role for _, task in view.entries)
    told = "、".join(f"{role}{count}" for role, count in roles.items())
    return Enclosed(view.unit, view.size, told, name if view.says_something else "")
