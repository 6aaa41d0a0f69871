"""What of a text is somebody's own: numbers that lead to a person, doors, names.

Whoever asks says which kinds it wants: a complaint is masked of all, what is published must not hold those that are
nobody's business. The spans are of the text as it was typed, digits full-width or Chinese, with blanks between or not.
"""

from collections.abc import Iterable, Iterator, Set

from gongkai.phrases.private.doors import doors, homes
from gongkai.phrases.private.kinds import A_DOOR, A_NUMBER, ADDRESS, CONTACTS, DOOR, NAME, Private, hidden
from gongkai.phrases.private.names import names
from gongkai.phrases.private.numbers import numbers

_GOES_ON = {ADDRESS: 2, DOOR: 1}  # characters between the parts of one: 3号楼 2单元


def advice(kind: str) -> str:
    """What to do about it before it is published."""
    if kind in CONTACTS:
        return "删掉；是办公室对外的、可以放到网上的，在 portal 里写上 publish_contacts: yes"
    return "删掉，或者只写到小区、村" if kind == ADDRESS else "删掉，或者中间几位换成*"


def private(text: str, kinds: Set[str], about: str = "") -> tuple[Private, ...]:
    """Every span of these kinds, in order; `about` is what the text is about: the head of a column, a label."""
    whole = f"{about}：{text}" if about else text
    before = len(whole) - len(text)
    found = (span for span in _found(whole, kinds) if span.end > before and span.kind in kinds)
    inside = (span._replace(start=max(span.start - before, 0), end=span.end - before) for span in found)
    return tuple(_apart(sorted(inside, key=lambda span: (span.start, -span.end))))


def _found(text: str, kinds: Set[str]) -> Iterator[Private]:
    """Numbers first: names stand beside them, and no door is inside one."""
    known = tuple(numbers(text))
    yield from known
    text = hidden(text, ((span.start, span.end) for span in known), A_NUMBER)
    if ADDRESS in kinds:
        yield from (Private(ADDRESS, *span) for span in homes(text))
    if not kinds.isdisjoint({DOOR, NAME}):
        behind = doors(text)
        yield from (Private(DOOR, *span) for span in behind)
        yield from (Private(NAME, *span) for span in names(hidden(text, behind, A_DOOR)))


def _apart(spans: Iterable[Private]) -> Iterator[Private]:
    """The spans so that none begins inside another; what goes on is one."""
    last: Private | None = None
    for span in spans:
        gap = span.start - last.end if last else 0
        if last and (gap < 0 or (span.kind == last.kind and gap <= _GOES_ON.get(span.kind, -1))):
            last = last._replace(end=max(last.end, span.end))
            continue
        yield from (last,) if last else ()
        last = span
    yield from (last,) if last else ()
