"""目录: what is in the archive, and what is on record and is not; texts ready to print."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.archive.shelves import Shelved
from gongkai.status.record import Journal


class Contents(NamedTuple):
    """The list of an archive, with the record that it was made from."""

    log: Journal
    shelved: tuple[Shelved, ...]

    @property
    def heading(self) -> str:
        """What a document of it is called."""
        return f"{self.log.title}归档目录"

    @property
    def missing(self) -> tuple[Shelved, ...]:
        """The files that are on record and were not to be found."""
        return tuple(entry for entry in self.shelved if entry.missing)

    @property
    def extent(self) -> str:
        """Until when, of what, and how much: what is lacking is said where one begins to read."""
        only = f"只有{self.log.only}的，" if self.log.only else ""
        units = len({entry.filed.unit for entry in self.shelved})
        archived = len({entry.path for entry in self.shelved if entry.path})
        lacking = f"，另有{len(self.missing)}个没有找到" if self.missing else ""
        return f"截至{self.log.until.with_year()}，{only}{units}个单位，归档{archived}个文件{lacking}"

    def by_report(self) -> Iterator[tuple[str, Sequence[Shelved]]]:
        """The entries of each report, with its title."""
        reports: dict[str, list[Shelved]] = {}
        for entry in self.shelved:
            reports.setdefault(entry.filed.report, []).append(entry)
        return ((entries[0].filed.title, entries) for entries in reports.values())


def state(entry: Shelved) -> str:
    """Whether it is in the archive, in a word; "" if it is."""
    return "没有找到" if entry.missing else "" if entry.path else "没有文件"


def remarks(entry: Shelved) -> tuple[str, ...]:
    """What else is to be known: that it is not there, its name on record if it has another now, how it came."""
    archived = entry.path.rpartition("/")[2]
    renamed = (f"登记的名称是 {entry.filed.name}",) if archived not in ("", entry.filed.name) else ()
    return (*filter(None, (state(entry), entry.why)), *renamed, *entry.filed.remarks)
