"""The figures of many plans added up: the city is the sum of its districts."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.errors import GongkaiError
from gongkai.figures.listings import together as one_below_another
from gongkai.figures.totals import DISTRICT, Entry, Group, Row, Totals, added
from gongkai.phrases.moments import Moment


class Without(NamedTuple):
    """A plan of which no figures are known: the word that says so, and why, where it may have some."""

    word: str
    why: str = ""


NOT_ASKED, NO_REPORT = Without("不要填数"), Without("没有这一项")
_UNREAD = "读不了"


def unread(why: str) -> Without:
    """A plan that could not be read, or its record."""
    return Without(_UNREAD, why)


def together(found: Sequence[tuple[str, Totals | Without]], now: Moment) -> Totals:
    """A row for each plan, by the figures of the first that has any.

    Figures go by their names; one that another plan does not have, or counts otherwise, is said. Raises GongkaiError
    where no plan could be read.
    """
    views = [(name, view) for name, view in found if isinstance(view, Totals)]
    if not views:
        told = "；".join(f"{name}：{one.why or one.word}" for name, one in found[:3] if isinstance(one, Without))
        raise GongkaiError("没有一份方案里有要填的数", told)
    figures = views[0][1].figures
    notes = [f"{name}：{one.why}，没有算" for name, one in found if isinstance(one, Without) and one.why]
    notes += [f"{name}：{note}" for name, view in views for note in view.notes]
    rows: list[Row] = []
    for name, view in found:
        entries = tuple(_entry(name, view, str(figure.name), figure.measure, notes) for figure in figures)
        rows.append(Row(name, entries, _note(view)))
    for name, view in views[1:]:
        extra = [str(one.name) for one in view.figures if not any(one.is_called(own.name) for own in figures)]
        notes += [f"{name}多出来的“{one}”没有算" for one in extra]
    whole = tuple(rows)
    first = views[0][1]
    waiting = tuple(_waiting(name, view) for name, view in found if _is_waited_for(view))
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


def _note(view: Totals | Without) -> str:
    return view.word if isinstance(view, Without) else ""


def _is_waited_for(view: Totals | Without) -> bool:
    return view.word == _UNREAD if isinstance(view, Without) else bool(view.waiting)


def _counted(found: Sequence[tuple[str, Totals | Without]]) -> str:
    """How many units have filled in over all districts, and how many districts count for nothing."""
    views = [view for _, view in found if isinstance(view, Totals)]
    units = f"{sum(view.asked for view in views)}个单位填了{sum(view.filled for view in views)}个"
    notes = Counter(_note(view) for _, view in found)
    others = (f"，{notes[word]}个{DISTRICT}{word}" for word in (NOT_ASKED.word, NO_REPORT.word, _UNREAD) if notes[word])
    return f"{len(views)}个{DISTRICT}的{units}{''.join(others)}"


def _waiting(name: str, view: Totals | Without) -> str:
    """Who has not filled in, in a district; a plan that cannot be read has nobody who has."""
    return f"{name}：{'、'.join(view.waiting)}" if isinstance(view, Totals) else f"{name}（{_note(view)}）"


def _entry(name: str, view: Totals | Without, figure: str, measure: str, notes: list[str]) -> Entry:
    if not isinstance(view, Totals):
        return Entry()
    at = next((at for at, one in enumerate(view.figures) if one.is_called(figure)), None)
    if at is None:
        notes.append(f"{name}的方案里没有“{figure}”这一项")
        return Entry()
    if view.figures[at].measure != measure:
        notes.append(f"{name}的“{figure}”以{view.figures[at].measure or '（没有单位）'}计，别处以{measure}计，没有算")
        return Entry("？", None, True)
    own = view.sums[at]
    return own._replace(about=own.total) if own.about else own
