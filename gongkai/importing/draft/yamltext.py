"""YAML as a person types it: block style, quotes only where YAML needs them, comments in line with one another."""

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple, Union

from gongkai.patterns import pattern
from gongkai.wide import width


class Entry(NamedTuple):
    """A key with its value. `comment` explains the key, `doubts` say what to check; `apart` is a blank line before."""

    key: str
    value: "Value"
    comment: str = ""
    doubts: tuple[str, ...] = ()
    apart: bool = False


class Mapping(NamedTuple):
    """Keys in order."""

    entries: tuple[Entry, ...]


class Item(NamedTuple):
    """An item of a list. `apart` puts a blank line before it."""

    value: "Value"
    doubts: tuple[str, ...] = ()
    apart: bool = False
    comment: str = ""


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Item, ...]


class Row(NamedTuple):
    """A list on one line, in brackets."""

    cells: tuple[str, ...]


Value = Union[str, Mapping, Sequence, Row, None]

_STOPS = (32, 48, 64)
_LONG = 76
# A text that YAML would read as something else, or a person would stumble over.
_FIRST = pattern(r"[-?:](?:\s|$)|[-,\[\]{}#&*!|>'\"%@`=<~]|\s|---|\.\.\.|$")
_INSIDE = pattern(r":(?:\s|$)|\s#|[\t\n]|\s$")
_IN_BRACKETS = pattern(r"[,\[\]{}:#?]")
_ESCAPED = pattern("[^\x20-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\x7f-\xa0]")


def written(mapping: Mapping) -> str:
    """The whole file below its first comments."""
    return "\n".join(_mapping(mapping, 0)) + "\n"


def changed(mapping: Mapping, change: Callable[[Entry], Entry]) -> Mapping:
    """The tree with every entry changed, each before those within it, in the order in which they are written."""

    def _within(value: Value) -> Value:
        if isinstance(value, Mapping):
            return changed(value, change)
        if isinstance(value, Sequence):
            return Sequence(tuple(item._replace(value=_within(item.value)) for item in value.items))
        return value

    def _of(entry: Entry) -> Entry:
        entry = change(entry)
        return entry._replace(value=_within(entry.value))

    return Mapping(tuple(map(_of, mapping.entries)))


def explained_once(mapping: Mapping) -> Mapping:
    """The tree with every comment only where it comes first without a doubt beside it: each explains its key once."""
    said: set[tuple[str, str]] = set()

    def _once(entry: Entry) -> Entry:
        told = (entry.key, entry.comment) in said or bool(entry.doubts)
        said.update([] if told else [(entry.key, entry.comment)])
        return entry._replace(comment="" if told else entry.comment)

    return changed(mapping, _once)


def scalar(text: str, in_brackets: bool = False) -> str:
    """A text on one line, in quotes if it needs them."""
    if _ESCAPED.search(text) or "\n" in text:
        return _double(text)
    if _FIRST.match(text) or _INSIDE.search(text) or (in_brackets and _IN_BRACKETS.search(text)):
        return "'" + text.replace("'", "''") + "'"
    return text


def _double(text: str) -> str:
    """In double quotes, with what cannot be seen as an escape. JSON's escapes are YAML's, surrogate pairs aside."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda odd: f"\\u{ord(odd[0]):04x}", quoted)


def _mapping(mapping: Mapping, indent: int) -> Iterator[str]:
    for index, entry in enumerate(mapping.entries):
        if index and (indent == 0 or entry.apart):
            yield ""
        yield from _entry(entry, indent, " " * indent)


def _entry(entry: Entry, indent: int, lead: str) -> Iterator[str]:
    """An entry; `lead` is what stands before its key on the line, blanks or the dash of a list."""
    head = f"{lead}{scalar(entry.key)}:"
    value = entry.value
    pad = " " * indent
    if isinstance(value, str):
        block = "\n" in value and not _ESCAPED.search(value.replace("\n", "")) and not value.startswith((" ", "\n"))
        yield from _commented(
            f"{head} {'|' if block else scalar(value)}", entry.comment, entry.doubts, len(lead) - len(lead.lstrip())
        )
        if block:
            yield from (f"{pad}  {line}" if line else "" for line in value.split("\n"))
        return
    if isinstance(value, Row):
        yield from _commented(f"{head} {_row(value)}", entry.comment, entry.doubts, indent)
        return
    yield from _commented(head, entry.comment, entry.doubts, len(lead) - len(lead.lstrip()))
    if isinstance(value, Mapping):
        yield from _mapping(value, indent + 2)
    elif isinstance(value, Sequence):
        yield from _sequence(value, indent + 2)


def _sequence(sequence: Sequence, indent: int) -> Iterator[str]:
    pad = " " * indent
    for index, item in enumerate(sequence.items):
        if item.apart and index:
            yield ""
        if isinstance(item.value, Mapping):
            yield from (f"{pad}# {doubt}" for doubt in (*item.doubts, *([item.comment] if item.comment else [])))
            for inner, entry in enumerate(item.value.entries):
                yield from _entry(entry, indent + 2, f"{pad}- " if inner == 0 else f"{pad}  ")
        elif isinstance(item.value, Row):
            yield from _commented(f"{pad}- {_row(item.value)}", item.comment, item.doubts, indent)
        else:
            yield from _commented(f"{pad}- {scalar(str(item.value))}", item.comment, item.doubts, indent)


def _row(row: Row) -> str:
    return f"[{', '.join(scalar(cell, in_brackets=True) for cell in row.cells)}]"


def _commented(line: str, comment: str, doubts: tuple[str, ...], indent: int) -> Iterator[str]:
    """A line with what there is to say beside it, or above it where the line is long."""
    said = [*doubts, *([comment] if comment else [])]
    used = width(line)
    if used > _LONG or len(doubts) > 1:
        yield from (f"{' ' * indent}# {one}" for one in said)
        said = []
    if not said:
        yield line
        return
    column = next((stop for stop in _STOPS if stop >= used + 2), used + 2)
    yield f"{line}{' ' * (column - used)}# {'；'.join(said)}"
