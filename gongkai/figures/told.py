"""What is to be said of a form that was read: how numbers were understood, and what could not be."""

from collections.abc import Iterator

from gongkai.phrases.amounts import Unclear, parse_amount
from gongkai.phrases.figures import figure_named
from gongkai.plan import Report
from gongkai.reports.values import Filled


def told(report: Report, filled: Filled) -> list[str]:
    """A sentence for every cell that was not plain; then how many figures there are, and which are blank."""
    return list(_told(report, filled))


def _told(report: Report, filled: Filled) -> Iterator[str]:
    cells, doubts = dict(filled.cells), dict(filled.doubts)
    odd: dict[str, list[str]] = {}
    blank: list[str] = []
    for name, text in filled.values:
        figure = figure_named(report.figures, name)
        if figure is None:
            continue
        found = None if figure.text else parse_amount(text, figure.measure, figure.whole)
        where = f"{cells.get(name, '')} {name}".strip()
        if isinstance(found, Unclear):
            yield f"{where}：{found.reason}，没有算；{found.hint}"
        elif found and found.said:
            yield f"{where}：{found.said}"
        if name in doubts:
            odd.setdefault(doubts[name], []).append(where)
        elif not text:
            blank.append(name)
    yield from (f"{'、'.join(cells)}：{said}，请核对" for said, cells in odd.items())
    if filled.values:
        empty = f"，空着的：{'、'.join(blank)}" if blank else ""
        yield f"表里认出{len(filled.values)}项数{empty}"
