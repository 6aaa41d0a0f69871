"""The totals for other programs: rows of data, and a Table Schema that says what each column is."""

from typing import Any

from gongkai.figures.checks import Doubt
from gongkai.figures.totals import Entry, Totals
from gongkai.json_text import written
from gongkai.phrases.figures import Figure

FORMAT = 1


def write(view: Totals) -> str:
    """All of it. Numbers are numbers, 无 and words are text, null is not filled in."""
    return written(content(view))


def content(view: Totals) -> dict[str, Any]:
    """What is written, before it is text."""
    return {
        "format": FORMAT,
        "plan": view.plan,
        "title": view.title,
        "report": view.report,
        "now": view.now.iso(),
        "schema": {"fields": [{"name": view.first, "type": "string"}, *map(_field, view.figures)]},
        "rows": [{view.first: row.unit, **_values(view, row.entries)} for row in view.rows],
        "groups": [{"title": group.title, "sums": _values(view, group.sums)} for group in view.groups],
        "sums": _values(view, view.sums),
        "lists": {one.name: [dict(zip(one.head, row, strict=True)) for row in one.rows] for one in view.lists},
        "waiting": list(view.waiting),
        "waived": list(view.waived),
        "doubts": [_doubt(doubt) for doubt in view.doubts],
        "notes": [*view.notes, *filter(None, [view.rough])],
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "unit": doubt.unit,
        "figures": list(doubt.figures),
        "said": doubt.said,
        "place": doubt.where,
        "advice": doubt.advice,
    }


def _field(figure: Figure) -> dict[str, Any]:
    kind = "string" if figure.text or figure.rate else "integer" if figure.whole else "number"
    return {
        "name": str(figure.name),
        "type": kind,
        **({"title": figure.label} if figure.measure else {}),
        **({"description": str(figure.help)} if figure.help else {}),
    }


def _values(view: Totals, entries: tuple[Entry, ...]) -> dict[str, Any]:
    return {str(figure.name): _value(entry) for figure, entry in zip(view.figures, entries, strict=True)}


def _value(entry: Entry) -> int | float | str | None:
    if entry.value is None:
        return entry.text or None
    return int(entry.value) if entry.value == entry.value.to_integral_value() else float(entry.value)
