"""`gongkai status` over many plans: a district each, and what cannot be read is a line of its own."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.common import deliver, open_store, this_moment
from gongkai.errors import GongkaiError
from gongkai.files import real

if TYPE_CHECKING:
    from gongkai.cli.asked import Asked
    from gongkai.phrases.moments import Moment
    from gongkai.status.board import Board
    from gongkai.status.ledger import Ledgers
    from gongkai.status.overview import District, Overview


def show(paths: Sequence[Path], asked: "Asked") -> "Overview":
    """Print or write the overview of these plans, and give it."""
    from gongkai.progress import tracked
    from gongkai.status.forms import OVERVIEW, Districts
    from gongkai.status.overview import overview

    if asked.scores:
        raise GongkaiError("得分一次只能看一份方案的", "用 --plan 指定一份")
    now = this_moment(asked.today)
    names = _names(paths)
    reader = _Reader(asked, now)
    districts = [reader.district(path, names[path]) for path in tracked(paths, f"读{len(paths)}份方案")]
    whole = overview(districts, now, asked.names)
    subject = Districts(whole, reader.boards, asked.pending)
    content = OVERVIEW[asked.format].written(subject, asked.settings)
    deliver(content, asked.output, asked.force, notes=asked.settings.notes)
    return whole


class _Reader:
    """Reads plan after plan with its record; `boards` holds the board of each by its place, if boards are wanted."""

    def __init__(self, asked: "Asked", now: "Moment") -> None:
        """Raises GongkaiError for one file as the record of several plans, and for a database that nobody reaches."""
        from gongkai.reports.places import is_database, store_at
        from gongkai.status.forms import WITH_BOARDS

        if asked.store is not None and not is_database(asked.store):
            raise GongkaiError("几份方案不能共用一个进度文件", "去掉 --store，各用方案旁边的 status.json；或者用数据库")
        if asked.store is not None:
            store_at(asked.store, "").load()  # or every plan would wait for it in turn
        self.asked, self.now = asked, now
        self.boards: dict[str, Board] = {}
        self._boards_wanted = asked.format in WITH_BOARDS
        self._places: dict[str, str] = {}

    def district(self, path: Path, name: str) -> "District":
        """A plan as a district; whatever is wrong with it is its problem, and not the others'."""
        from gongkai.status.overview import District

        try:
            return District(name, str(path), self._read(path))
        except GongkaiError as error:
            return District(name, str(path), None, error.message)

    def _read(self, path: Path) -> "Ledgers":
        from gongkai.reading import load
        from gongkai.reports.assigned import with_assigned

        loaded = load(path)
        if loaded.plan is None:
            worst = next(entry for entry in loaded.diagnostics if entry.is_error)
            raise GongkaiError(f"方案第{worst.at.line}行：{worst.message}")
        id = loaded.plan.id
        if self.asked.store and (other := self._places.setdefault(id, str(path))) != str(path):
            raise GongkaiError(f"id“{id}”和 {other} 的一样，在同一个数据库里分不开")
        events, _ = open_store(loaded.plan, path, self.asked.store).load()
        plan = with_assigned(loaded.plan, events, self.now)
        view = self.asked.view(plan, events, self.now)
        if self._boards_wanted:
            from gongkai.status.board import board
            from gongkai.status.record import entries

            self.boards[str(path)] = board(plan, view, entries(plan, events, self.now))
        return view


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """What each plan is called: its folder, where the file is called plan.yaml as usual; the path if two are alike."""
    short = {path: real(path).parent.name if path.stem == "plan" else path.stem for path in paths}
    often = Counter(short.values())
    return {path: name if often[name] == 1 else str(path) for path, name in short.items()}
