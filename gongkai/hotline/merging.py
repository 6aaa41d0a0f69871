"""Orders that were read, put to those on record: what is new is added, what changed is updated by its number."""

from collections.abc import Iterable
from typing import NamedTuple

from gongkai.hotline.orders import Order
from gongkai.hotline.reading import Found, differing
from gongkai.hotline.record import Record


class Merged(NamedTuple):
    """The record as it is then; numbers of what is `new`, and what changed in whatever `changed`, by number.

    `emptied` are those of `changed` that lost something. `strange` is whether callers were numbered elsewhere.
    """

    record: Record
    new: tuple[str, ...]
    changed: dict[str, list[str]]
    emptied: tuple[str, ...]
    same: int
    strange: bool


def merged(record: Record, found: Iterable[Found], mark: str) -> Merged:
    """The record with these orders; `mark` is that of the salt that numbered their callers.

    What a file does not speak of stays as it was known. Callers numbered on another computer stay, too.
    """
    strange = record.salt not in ("", mark)
    orders = {order.number: order for order in record.orders}
    new: list[str] = []
    changed: dict[str, list[str]] = {}
    emptied: list[str] = []
    same = 0
    for one in found:
        before = orders.get(one.order.number)
        if before is None:
            new.append(one.order.number)
            orders[one.order.number] = one.order
            continue
        after = _updated(before, one, strange)
        if after == before:
            same += 1
            continue
        keys = differing((before, after))
        changed[before.number] = keys
        if any(getattr(before, key) and not getattr(after, key) for key in keys):
            emptied.append(before.number)
        orders[before.number] = after
    everything = tuple(orders.values())
    after_all = record._replace(orders=everything, salt=record.salt or (mark if everything else ""))
    return Merged(after_all, tuple(new), changed, tuple(emptied), same, strange)


def _updated(before: Order, found: Found, strange: bool) -> Order:
    keys = found.given - {"phone"} - ({"caller"} if strange else set())
    return before._replace(**{key: getattr(found.order, key) for key in keys})
