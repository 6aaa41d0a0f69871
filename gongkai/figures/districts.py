"""The figures of many plans added up: the city is the sum of its districts."""

from collections.abc import Sequence

from gongkai.errors import GongkaiError
from gongkai.figures.listings import together as one_below_another
from gongkai.figures.totals import DISTRICT, Entry, Group, Row, Totals, added
from gongkai.phrases.moments import Moment

NOT_ASKED, _UNREAD = "不要填数", "读不了"


def together(found: Sequence[tuple[str, Totals | str | None]], now: Moment) -> Totals:
    """A row for each plan, by the figures of the first that could be read.

    A text says why one could not be, None that it asks for no figures.
    Figures go by their names; one that another plan does not have, or counts otherwise, is said. Raises GongkaiError
    where no plan could be read.
    """
    views = [(name, view) for name, view in found if isinstance(view, Totals)]
    if not views:
        raise GongkaiError(
            "没有一份方案里有要填的数", "；".join(f"{name}：{why or NOT_ASKED}" for name, why in found[:3])
        )
    figures = views[0][1].figures
    notes = [f"{name}：{why}，没有算" for name, why in found if isinstance(why, str)]
    rows: list[Row] = []
    for name, view in found:
        entries = tuple(_entry(name, view, str(figure.name), figure.measure, notes) for figure in figures)
        rows.append(Row(name, entries, _note(view)))
    for name, view in views[1:]:
        extra = [str(one.name) for one in view.figures if not any(one.is_called(own.name) for own in figures)]
        notes += [f"{name}多出来的“{one}”没有算" for one in extra]
    whole = tuple(rows)
    first = views[0][1]
    waiting = tuple(_waiting(name, view) for name, view in found if isinstance(view, str) or (view and view.waiting))
    doubts = tuple(doubt._replace(unit=f"{name}{doubt.unit}") for name, view in views for doubt in view.doubts)
    sums = added(figures, whole)
    group = Group("", whole, sums)
    lists = one_below_another(((name, view.lists) for name, view in views), DISTRICT)
    return Totals(
        "",
        "",
        first.report,
        now,
        figures,
        (group,),
        sums,
        waiting,
        doubts,
        tuple(notes),
        DISTRICT,
        lists,
        _counted(found),
    )


def _note(view: Totals | str | None) -> str:
    return NOT_ASKED if view is None else _UNREAD if isinstance(view, str) else ""


def _counted(found: Sequence[tuple[str, Totals | str | None]]) -> str:
    """How many units have filled in over all districts, and how many districts count for nothing."""
    views = [view for _, view in found if isinstance(view, Totals)]
    units = f"{sum(view.asked for view in views)}个单位填了{sum(view.filled for view in views)}个"
    notes = [_note(view) for _, view in found]
    others = (f"，{notes.count(note)}个{DISTRICT}{note}" for note in (NOT_ASKED, _UNREAD) if note in notes)
    return f"{len(views)}个{DISTRICT}的{units}{''.join(others)}"


def _waiting(name: str, view: Totals | str | None) -> str:
    """Who has not filled in, in a district; a plan that cannot be read has nobody who has."""
    return f"{name}：{'、'.join(view.waiting)}" if isinstance(view, Totals) else f"{name}（{_note(view)}）"


def _entry(name: str, view: Totals | str | None, figure: str, measure: str, notes: list[str]) -> Entry:
    if not isinstance(view, Totals):
        return Entry()
    at = next((at for at, one in enumerate(view.figures) if one.is_called(figure)), None)
    if at is None:
        notes.append(f"{name}的方案里没有“{figure}”这一项")
        return Entry()
    if view.figures[at].measure != measure:
        notes.append(f"{name}的“{figure}”以{view.figures[at].measure or '（没有单位）'}计，别处以{measure}计，没有算")
        return Entry("？", None, True)
    return view.sums[at]
