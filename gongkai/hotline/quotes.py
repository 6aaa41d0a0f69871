"""Why some orders are one issue: two sentences as they stand, side by side, and what they have in common."""

import re
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import NamedTuple

from gongkai.hotline.likeness import pairs, plain
from gongkai.hotline.orders import Order
from gongkai.hotline.places import closest, column, longest, names
from gongkai.text import shortened

_SENTENCES = re.compile(r"[。！？!?；;\n]")
_LENGTH = 60  # of a sentence that is shown
_WORDS = 3  # that are told


class Quote(NamedTuple):
    """What one order says."""

    order: str
    text: str


class Reason(NamedTuple):
    """An issue in its own words: what its clearest order is called, two sentences, and why they are one."""

    title: str
    quotes: tuple[Quote, ...]
    why: str


def rarities(orders: Iterable[Order]) -> dict[str, float]:
    """How much a pair of characters says, by how few orders have it."""
    counts: dict[str, int] = {}
    total = 0
    for order in orders:
        total += 1
        for pair in pairs(_whole(order)):
            counts[pair] = counts.get(pair, 0) + 1
    return {pair: log((total + 1) / count) for pair, count in counts.items()}


def reason(group: Sequence[Order], rarity: dict[str, float], place: str) -> Reason:
    """The two orders that say most of what all say, of different callers if possible."""
    weight = _weights(group, rarity)
    ranked = sorted(group, key=lambda order: (-_worth(_whole(order), weight), order.number))
    first = ranked[0]
    others = [order for order in ranked[1:] if plain(_whole(order)) != plain(_whole(first))]
    apart = [order for order in others if not order.caller or order.caller != first.caller]
    second = next(iter(apart or others or ranked[1:]), None)
    quotes = tuple(Quote(order.number, _sentence(order, weight)) for order in (first, second) if order)
    title = first.title or quotes[0].text
    if second is None:
        return Reason(title, quotes, "")
    common = _common(_whole(first), _whole(second), weight)
    told = [f"都在{place}"] if place else []
    told += [f"都说到{'、'.join(f'“{word}”' for word in common)}"] if common else []
    return Reason(title, quotes, "，".join(told))


def place_of(group: Sequence[Order]) -> str:
    """The place that half of the orders name, as most of them call it; "" where they do not."""
    texts = [plain(_whole(order, order.place)) for order in group]
    counts: dict[str, int] = {}
    for order, text in zip(group, texts, strict=True):
        for name in names(text) | column(plain(order.place)):
            counts[name] = counts.get(name, 0) + 1
    most = max(counts.values(), default=0)
    name = max(closest({name: None for name, count in counts.items() if count == most}), default="")
    return longest(name, texts) if most * 2 >= len(group) and most > 1 else ""


def _weights(group: Sequence[Order], rarity: dict[str, float]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for order in group:
        for pair in pairs(_whole(order)):
            counts[pair] = counts.get(pair, 0) + 1
    least = 2 if len(group) > 1 else 1
    return {pair: count / len(group) * rarity.get(pair, 0.0) for pair, count in counts.items() if count >= least}


def _whole(order: Order, more: str = "") -> str:
    return f"{order.title}。{order.text}。{more}"


def _worth(text: str, weight: dict[str, float]) -> float:
    found = pairs(text)
    return sum(weight.get(pair, 0.0) for pair in found) / sqrt(len(found) or 1)


def _sentence(order: Order, weight: dict[str, float]) -> str:
    """The sentence that says most; the title where there is nothing else."""
    sentences = [one.strip() for one in _SENTENCES.split(order.text) if one.strip()] or [order.title]
    return shortened(max(sentences, key=lambda one: _worth(one, weight)), _LENGTH)


def _common(first: str, second: str, weight: dict[str, float]) -> list[str]:
    """What both say, the weightiest, each as long as it stands in both."""
    one, other = plain(first), plain(second)
    held: dict[str, float] = {}
    at = 0
    while at < len(one) - 1:
        end = at + 1
        while end < len(one) and one[end - 1 : end + 1] in weight and one[at : end + 1] in other:
            end += 1
        if end - at > 1:
            held[one[at:end]] = sum(weight[one[i : i + 2]] for i in range(at, end - 1))
        at = max(end - 1, at + 1) if end - at > 1 else at + 1
    found: list[str] = []
    for word in sorted(held, key=lambda word: (-held[word], word)):
        if not any(word in known or known in word for known in found):
            found.append(word)
    return found[:_WORDS]
