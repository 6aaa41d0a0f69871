"""`gongkai status` over many plans: a district each, and what cannot be read is a line of its own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.common import deliver, open_store, readable_plan, this_moment
from gongkai.errors import GongkaiError
from gongkai.files import real

if TYPE_CHECKING:
    from gongkai.cli.asked import Asked
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Plan
    from gongkai.reports.events import Event
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
    _somewhere(districts, reader.lacking)
    whole = overview(districts, now, asked.names)
    subject = Districts(whole, reader.boards, asked.pending)
    content = OVERVIEW[asked.format].written(subject, asked.settings)
    deliver(content, asked.output, asked.force, notes=asked.settings.notes)
    return whole


class _Reader:
    """Reads plan after plan with its record; `boards` holds the board of each by its plan, if boards are wanted.

    `lacking` is what some plan does not have of what is asked for, and what there is to say of it.
    """

    def __init__(self, asked: "Asked", now: "Moment") -> None:
        """Raises GongkaiError for one file as the record of several plans, and for a database that nobody reaches."""
        from gongkai.reports.stores import is_database, store_at
        from gongkai.status.forms import WITH_BOARDS

        if asked.store is not None and not is_database(asked.store):
            raise GongkaiError("几份方案不能共用一个进度文件", "去掉 --store，各用方案旁边的 status.json；或者用数据库")
        if asked.store is not None:
            store_at(asked.store, "").load()  # or every plan would wait for it in turn
        self.asked, self.now = asked, now
        self.boards: dict[str, Board] = {}
        self.lacking: dict[str, GongkaiError] = {}
        self._boards_wanted = asked.format in WITH_BOARDS
        self._places: dict[str, str] = {}

    def district(self, path: Path, name: str) -> "District":
        """A plan as a district; whatever is wrong with it is its problem, and not the others'."""
        from gongkai.status.overview import District

        try:
            return self._read(path, name)
        except GongkaiError as error:
            return District(name, str(path), None, error.message)

    def _read(self, path: Path, name: str) -> "District":
        from gongkai.reports.assigned import with_assigned
        from gongkai.status.overview import District

        own = readable_plan(path)
        id = own.id
        if self.asked.store and (other := self._places.setdefault(id, str(path))) != str(path):
            raise GongkaiError(f"id“{id}”和 {other} 的一样，在同一个数据库里分不开")
        events, _ = open_store(own, path, self.asked.store).load()
        plan = with_assigned(own, events, self.now)
        view, lacks = self._view(plan, events, path)
        if self._boards_wanted:
            from gongkai.status.board import board
            from gongkai.status.record import entries

            self.boards[str(path)] = board(plan, view, entries(plan, events, self.now))
        return District(name, str(path), view, lacks=lacks)

    def _view(self, plan: "Plan", events: "Sequence[Event]", path: Path) -> "tuple[Ledgers, tuple[str, ...]]":
        """The ledgers, and what is asked for that this plan does not have: of that there is nothing to be said."""
        from gongkai.cli.units import named, unknown
        from gongkai.reports.submit import find_reports
        from gongkai.status.ledger import ledgers

        lacking = unknown(plan, self.asked.names)
        names = tuple(name for name in named(plan, self.asked.names) if name not in lacking)
        nobody = bool(lacking) and not names
        if self.asked.report:
            try:
                find_reports(plan, self.asked.report, events=events)
            except GongkaiError as error:
                lacking[self.asked.report] = error
                nobody = True
        self.lacking |= lacking
        if nobody:
            return ledgers(plan, (), events, self.now)._replace(receipts=None, scores=()), tuple(lacking)
        return self.asked._replace(names=names).view(plan, events, self.now, path), tuple(lacking)


def _somewhere(districts: Sequence["District"], lacking: Mapping[str, GongkaiError]) -> None:
    """Raises GongkaiError for a unit or report that no plan has which could be read: it was mistyped."""
    read = [district for district in districts if district.view]
    for name, error in lacking.items():
        if all(name in district.lacks for district in read):
            raise GongkaiError(f"{len(read)}份读得了的方案里都没有“{name}”", error.hint)


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """What each plan is called: its folder, where the file is called plan.yaml as usual; the path if two are alike."""
    short = {path: real(path).parent.name if path.stem == "plan" else path.stem for path in paths}
    often = Counter(short.values())
    return {path: name if often[name] == 1 else str(path) for path, name in short.items()}
