"""How well like complaints are grouped, and what it costs."""

import resource
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from gongkai.hotline.groups import Grouping
from gongkai.hotline.orders import Order
from tests.hotline.fictitious import BOARD, MONTH, orders

SIZES = (4_300, 17_200)


class Measure(NamedTuple):
    """Of the right issues the mean F1 with the group that fits best; of all pairs of orders precision and recall."""

    f1: float
    precision: float
    recall: float


def groups() -> None:
    """Print the measures of both sets, and the cost of many orders."""
    for title, path in (("a month of orders", MONTH), ("letters to a board", BOARD)):
        found, about = orders(path)
        made = Grouping(found).groups()
        f1, precision, recall = measured(made, about)
        print(f"{title:<28}{len(found):>7}  macro-F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}")
    for size in SIZES:
        many = [*_many(size)]
        start = time.process_time()
        Grouping(many).groups()
        cost = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'orders of 200 characters':<28}{size:>7}  {cost:.1f} s of CPU, {memory:.0f} MB at most")


def measured(made: Iterable[Sequence[Order]], about: Mapping[str, str]) -> Measure:
    """The groups that were made against the right ones."""
    right: dict[str, set[str]] = {}
    for number, issue in about.items():
        right.setdefault(issue, set()).add(number)
    right.pop("", None)
    ours = [{order.number for order in group} for group in made]
    best = [max(2 * len(issue & group) / (len(issue) + len(group)) for group in ours) for issue in right.values()]
    both = sum(_pairs(len(issue & group)) for issue in right.values() for group in ours)
    told, there = sum(_pairs(len(group)) for group in ours), sum(_pairs(len(issue)) for issue in right.values())
    return Measure(sum(best) / len(best), both / max(told, 1), both / there)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _many(size: int) -> Iterable[Order]:
    """The month again and again, of other towns: every fifth character is another; with more text to each."""
    month = orders(MONTH)[0]
    for number in range(size):
        town = number // len(month)
        own = month[number % len(month)]
        text = own.text + "".join(month[(number * step + town) % len(month)].text for step in (7, 31, 173))
        elsewhere = _elsewhere(town)
        yield own._replace(
            number=str(number), title=elsewhere(own.title), text=elsewhere(text), place=elsewhere(own.place)
        )


def _elsewhere(town: int) -> Callable[[str], str]:
    def _changed(text: str) -> str:
        return "".join(
            chr(0x4E00 + (ord(letter) * 7 + town * 131) % 20000)
            if "一" <= letter <= "龥" and (ord(letter) + town) % 5 == 0
            else letter
            for letter in text
        )

    return _changed


if __name__ == "__main__":
    groups()
