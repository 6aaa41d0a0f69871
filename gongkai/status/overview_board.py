"""看板, one level up: all districts on one page, each with its own board below."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gongkai.status.board import Board, Progress, progress, urgency
from gongkai.status.overview import Overview
from gongkai.wide import printable


class Listed(NamedTuple):
    """A district as it is listed, and its board; `problem` says why there is none."""

    name: str
    anchor: str
    progress: Progress
    countdown: str
    urgency: str
    board: Board | None
    problem: str


class Page(NamedTuple):
    """The page. By `marks`, with how many have each, units are chosen, over all districts.

    `figures` are what the numbers come to: a title and a table, the head first.
    """

    title: str
    now: str
    day: str
    only: str
    whole: Progress
    districts: tuple[Listed, ...]
    marks: tuple[tuple[str, int], ...]
    groups: tuple[str, ...] = ()
    figures: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()


def overview_board(view: Overview, boards: Mapping[str, Board]) -> Page:
    """The page of an overview; `boards` holds that of each district by its place."""
    chosen: dict[str, int] = Counter()
    for board in boards.values():
        for mark, count in board.marks:
            chosen[mark] += count
    return Page(
        title=f"报送进度汇总：{view.extent}",
        now=view.as_of,
        day=view.now.day.isoformat(),
        only=printable("、".join(view.only)),
        whole=progress(view.whole),
        districts=tuple(
            Listed(
                name=printable(district.name),
                anchor=f"district-{number}",
                progress=progress(district.whole),
                countdown=district.countdown if district.view else "读不了",
                urgency=urgency(district.urgent or district.whole) if district.view else "overdue",
                board=boards.get(district.place),
                problem=printable(district.problem),
            )
            for number, district in enumerate(view.districts, 1)
        ),
        marks=tuple(chosen.items()),
        figures=tuple(_figures(view)),
    )


def _figures(view: Overview) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    for own in view.figures:
        from gongkai.figures.paper import table

        yield printable(f"{own.report}填报的数：{own.so_far}"), table(own)
