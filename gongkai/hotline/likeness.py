"""What a complaint is compared by: its pairs of characters, those of the place apart from those of the matter.

No words are cut, so no dictionary is needed and a slip of the hand costs a pair or two. A pair weighs more the fewer
complaints have it, so the phrases of the form (来电人反映…请相关部门处理) come to weigh nothing; the commonest are
taken out beforehand.
"""

import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import NamedTuple

from gongkai.hotline.orders import Order
from gongkai.hotline.places import about, column, names, phrases, runs
from gongkai.patterns import pattern

# Pieces by their numbers, each with how much it weighs or how often it is there; tens of thousands of orders have them.
Weights = tuple["array[int]", "array[float]"]
Counted = tuple["array[int]", "array[int]"]

_TITLE, _PLACE = 3, 2  # how often what stands in the title, or in the column of the place, counts
_SPOT = 1.5  # how much more the place weighs than the matter
_KEPT = 60  # the heaviest pairs tell what a complaint is about; the rest of a long letter does not
_PHRASES = pattern(
    "来电人|诉求人|反映人|咨询人|投诉人|市民|群众|反映|表示|来电|咨询|投诉|举报|要求|希望|恳请|请求|请问|建议|尊敬的|领导|您好|你好|"
    "书记|市长|县长|区长|(?:相关|有关)(?:部门|单位)|部门|核实|处理|解决|回复|答复|尽快|及时|谢谢|感谢|已告知规定时限|关于|问题|情况|"
    "[请望盼称]"
)


class Traits(NamedTuple):
    """A complaint, or several together, for comparing; the heaviest first.

    `called` are the places that it is about: those of its title and of the column, not what a letter names on the way,
    nor what lies around another of them.
    `mentions` are all.
    """

    matter: Weights
    spot: Weights
    called: dict[str, int]
    mentions: dict[str, int]
    size: int = 1
    placed: int = 0


def plain(text: str) -> str:
    """A text as it is compared."""
    return unicodedata.normalize("NFKC", text).lower()


def pairs(text: str) -> dict[str, int]:
    """The pairs of neighbouring characters of a text, without the phrases of the form, and how often each is there."""
    found: dict[str, int] = {}
    for run in runs(_PHRASES.sub(" ", plain(text))):
        for at in range(len(run) - 1):
            pair = run[at : at + 2]
            found[pair] = found.get(pair, 0) + 1
    return found


def traits(orders: Sequence[Order]) -> list[Traits]:
    """What each of the orders is compared by. What weighs how much depends on all of them."""
    numbers: dict[str, int] = {}
    found = [tuple(_numbered(pieces, numbers) for pieces in _pieces(order)) for order in orders]
    counts = array("I", bytes(4 * len(numbers)))
    for parts in found:
        for pieces, _ in parts:
            for piece in pieces:
                counts[piece] += 1
    del numbers
    # One more than there are: what all have in common weighs little, not nothing, for all may be of one matter.
    rarity = array("d", (log((len(orders) + 1) / count) if count > 1 else 0.0 for count in counts))
    return [
        _traits(order, *(_weighed(part, rarity) for part in parts)) for order, parts in zip(orders, found, strict=True)
    ]


def together(all_of: Sequence[Traits]) -> Traits:
    """Several as one, still of bounded length."""
    called: dict[str, int] = {}
    mentions: dict[str, int] = {}
    for one in all_of:
        for held, more in ((called, one.called), (mentions, one.mentions)):
            for name, count in more.items():
                held[name] = held.get(name, 0) + count
    matter, spot = _sum([one.matter for one in all_of]), _sum([one.spot for one in all_of])
    size, placed = sum(one.size for one in all_of), sum(one.placed for one in all_of)
    return Traits(matter, spot, called, mentions, size, placed)


def _sum(all_of: Iterable[Weights]) -> Weights:
    held: dict[int, float] = {}
    for weights in all_of:
        for piece, weight in zip(*weights, strict=True):
            held[piece] = held.get(piece, 0.0) + weight
    return _packed(sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))[: 2 * _KEPT])


def _packed(pairs: Iterable[tuple[int, float]]) -> Weights:
    pieces, weights = array("I"), array("d")
    for piece, weight in pairs:
        pieces.append(piece)
        weights.append(weight)
    return pieces, weights


def _traits(order: Order, matter: Iterable[tuple[int, float]], spot: Iterable[tuple[int, float]]) -> Traits:
    heavy = sorted(((-weight, piece, True) for piece, weight in matter), key=lambda one: one[:2])
    heavy += ((-weight * _SPOT, piece, False) for piece, weight in spot)
    heavy = sorted(heavy)[:_KEPT]
    length = sqrt(sum(weight * weight for weight, _, _ in heavy)) or 1.0
    called = about(plain(f"{order.title} {order.place}"))
    mentions = names(plain(f"{order.title} {order.text} {order.place}"))
    if not (order.title or order.place):
        called = mentions
    return Traits(
        _packed((piece, -weight / length) for weight, piece, of_matter in heavy if of_matter),
        _packed((piece, -weight / length) for weight, piece, of_matter in heavy if not of_matter),
        dict.fromkeys(called, 1),
        dict.fromkeys(mentions, 1),
        placed=int(bool(called)),
    )


def _numbered(pieces: dict[str, int], numbers: dict[str, int]) -> Counted:
    return array("I", [numbers.setdefault(piece, len(numbers)) for piece in pieces]), array("I", pieces.values())


def _weighed(counted: Counted, rarity: "array[float]") -> list[tuple[int, float]]:
    return [(piece, _often(count) * rarity[piece]) for piece, count in zip(*counted, strict=True) if rarity[piece]]


@lru_cache(maxsize=1000)
def _often(count: int) -> float:
    return 1 + log(count)


def _pieces(order: Order) -> tuple[dict[str, int], dict[str, int]]:
    """The pairs of the matter and those of the place, with how often they stand there, the title's more."""
    matter: dict[str, int] = {}
    spot: dict[str, int] = {}
    for text, times in ((order.title, _TITLE), (order.text, 1), (order.place, _PLACE)):
        known = plain(text)
        for place in phrases(known):
            for piece in _spot_pieces(place):
                spot[piece] = spot.get(piece, 0) + times
    if not spot:
        spot = dict.fromkeys((piece for place in column(plain(order.place)) for piece in _spot_pieces(place)), _PLACE)
    for text, times in ((order.title, _TITLE), (order.text, 1)):
        for pair, count in pairs(text).items():
            if "@" + pair not in spot:
                matter[pair] = matter.get(pair, 0) + times * count
    return matter, spot


def _spot_pieces(place: str) -> list[str]:
    """Pairs of neighbours, and of those with one between, so that a name with one wrong character is still alike."""
    near = ["@" + place[at : at + 2] for at in range(len(place) - 1)]
    return near + [f"@{place[at]}_{place[at + 2]}" for at in range(len(place) - 2)]
