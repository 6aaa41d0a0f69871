"""Figures in the sentences of a summary: 共发放宣传资料1.2万余份、接受群众咨询300多人次. Proposed, never put on record.

A number belongs to a figure when what stands right before it, or right behind its measure, is the figure's thing in
one of the words that offices have for it. What is said of last year, of what is planned, of each unit or of a growth is
no value. Several values of one figure are never added: where one is said to be the total it is proposed, else all are.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.counted import Counted, counted, half_width
from gongkai.phrases.matters import MATTERS, OTHER_VERBS, SAME, STAFF, Matter


class Wanted(NamedTuple):
    """A figure that is looked for: its title, its unit of measure, and other words that stand for what it counts."""

    title: str
    measure: str = ""
    words: tuple[str, ...] = ()


class Proposal(NamedTuple):
    """A value that a text may give to a figure, with the words that say so.

    `about` is where the text says 余, 近 or the like. `why` says what a person has to look at, "" where nothing is
    doubtful. `value` is None for a number that was not understood. `parts` are the words of other values that are taken
    for parts of this one, the total.
    """

    figure: Wanted
    value: Decimal | None
    about: bool
    words: str
    why: str = ""
    parts: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether nothing speaks against it; a person confirms it all the same."""
        return not self.why


def proposals(paragraphs: Iterable[str], figures: Sequence[Wanted]) -> tuple[Proposal, ...]:
    """What the text says of these figures, in their order."""
    searches = [_Search(figure) for figure in figures]
    for paragraph in paragraphs:
        for number in counted(paragraph):
            if not _is_no_value(number):
                _give(number, searches)
    return tuple(proposal for search in searches for proposal in search.chosen())


def _any_of(words: Iterable[str]) -> str:
    """A pattern of words, the longest first."""
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))


_JOINED = pattern("(?:、|和|及|与)[^,;、和及与]{1,20}(?:共计|合计|总计|一共|总共|共)")
_TOTAL = pattern("累计|共计|合计|总计|总共|一共|共(?![同享建治产和公性识鸣青筑创商])")
_PART = pattern("其中|包括")
_COMPARED = pattern("[较比与同](?:去年|上年|上届|往年|前年)(?:同期)?(?:相比)?")
_TIME = pattern(
    "(?P<past>去年|上年|往年|上一年|上届|前年|历年|同期|近年|以往|过去)|今年|本次|此次|当天|本届|当日|这次|本年|今天|实际"
)
_VERBS = _any_of(verb for matter in MATTERS.values() for verb in matter.verbs)
_VERB = pattern(_VERBS)
_DECIDING = pattern(_any_of(verb for matter in MATTERS.values() if matter.loose for verb in matter.verbs))
_OTHER_VERB = pattern(_any_of(OTHER_VERBS))
_PLANNED = pattern(
    "预计|力争|争取|目标|不少于|不低于|至少|(?<![模虚草])拟"
    f"|(?:计划|将|准备|打算|确保|要求)(?:共|再|各单位)?(?:{_VERBS})"
)
_TO_COME = pattern(f"(?:下一步|下阶段|下一阶段|今后|接下来|(?:计划|预计|拟|准备|打算)[^,;:]{{0,8}}?(?:{_VERBS}))")
_ACTUAL = pattern("实际|截至|目前|已经?(?:累计|共)?|共")
_EACH = pattern("每(?:[人户家个村镇场天日月年次期]|单位|社区)|平均|人均|各$|各[^,;:]{0,8}(?:分别|均)")
_GROWTH = pattern("增加|增长|增多|增至|减少|下降|提高|新增|同比|多发")
_BETWEEN = pattern("[^,;:、。为向对在通给让由和与及于到]{0,24}")
_OTHERS = pattern("[^,;:、。]{0,4}(?:单位|部门|窗口|镇街|乡镇)")
_BEHIND = pattern("[^,;:、。]{0,24}")
_ASKING = ("询", "答", "问", "疑", "诉求")
_ON_THE_SPOT = pattern("[当现]场(答复|解答|解决|办结)")
_CAME = ("参与", "参加", "观看", "参观", "到场", "驻足", "围观")


class _Search:
    """A figure that is looked for, and what has been found."""

    def __init__(self, figure: Wanted) -> None:
        self.figure = figure
        title = half_width(figure.title)
        as_told = Counted(None, False, (figure.measure,), "", title, title, "")
        self.matter = next(iter(_matters(as_told)), "") or _done(title)
        verb = _VERB.match(title)
        named = figure.words if self.matter else (title[verb.end() :] if verb else title, *figure.words)
        self.words = tuple(half_width(word) for word in named if word)
        self.found: list[tuple[Counted, str]] = []

    def is_named(self, number: Counted) -> bool:
        """Whether the figure's own words stand at a number in its measure."""
        return bool(self.words) and self.is_alike(number) and _stands_at(self.words, number)

    def is_alike(self, number: Counted) -> bool:
        """Whether its unit of measure is as good as the number's."""
        measure = self.figure.measure
        alike = MATTERS[self.matter].alike if self.matter else str.__eq__
        return not measure or any(alike(measure, other) for other in number.measures)

    def chosen(self) -> Iterator[Proposal]:
        """The total where there is one and it is more than what else there is, each value else, once."""
        every = self._distinct()
        found = _without_parts(every)
        left = set(map(id, found))
        parts = tuple(one[0].words for one in every if id(one) not in left)
        several = len({number.value for number, _ in found}) > 1
        for number, why in found:
            doubts = ["看不懂是多少"] if number.value is None else []
            doubts += ["文中不止一个数，没有相加"] if several else []
            said = "；".join(filter(None, (*doubts, why)))
            yield Proposal(self.figure, number.value, number.about, number.words, said, parts)

    def _distinct(self) -> list[tuple[Counted, str]]:
        """What was found, each value once: as it is told best."""
        best: dict[Decimal | str, tuple[Counted, str]] = {}
        for one in sorted(self.found, key=lambda one: (bool(one[1]), _last(one[0]) is not _TOTAL)):
            best.setdefault(one[0].words if one[0].value is None else one[0].value, one)
        kept = set(map(id, best.values()))
        return [one for one in self.found if id(one) in kept]


def _without_parts(found: list[tuple[Counted, str]]) -> list[tuple[Counted, str]]:
    """What is left without 其中, and without all but the total, if one value is said to be it and none is more."""
    whole = max((number.value or 0 for number, _ in found if _last(number) is not _PART), default=0)
    left = [one for one in found if _last(one[0]) is not _PART or (one[0].value or 0) > whole]
    totals = [number for number, _ in left if _last(number) is _TOTAL]
    if len(totals) == 1 and totals[0].value == max(number.value or 0 for number, _ in left):
        return [one for one in left if one[0] in totals or one[0].value is None]
    return left


def _done(title: str) -> str:
    """The matter of a title that is nothing but a verb: 当场答复."""
    return next((name for name, matter in MATTERS.items() if title in matter.verbs), "")


def _give(number: Counted, searches: Sequence[_Search]) -> None:
    """Note a number under the figures that it speaks of: first those that are counted in its measure.

    What is doubtful for one, because the word may say two things (接待群众), is offered to the next one too.
    """
    named = [search for search in searches if search.is_named(number)]
    if named:
        for search in named:
            search.found.append((number, _joint(number, [one for one in searches if one not in named])))
        return
    earlier = ""
    for matter in _matters(number):
        own = [search for search in searches if search.matter == matter]
        alike = [search for search in own if search.is_alike(number)]
        joint = _joint(number, [one for one in searches if one not in own])
        said = [
            (search, "；".join(filter(None, (joint, _doubt(number, search, bool(alike)))))) for search in alike or own
        ]
        for search, doubt in said:
            search.found.append((number, "；".join(filter(None, (earlier, doubt)))))
        if any(not doubt for _, doubt in said):
            return
        earlier = f"也可能是“{own[0].figure.title}”" if own else earlier


def _joint(number: Counted, others: Sequence[_Search]) -> str:
    """That a number is of another figure as well: 发放资料、解答问题共计300份（件）."""
    found = next((one.figure.title for one in others if half_width(one.figure.title) in number.before), "")
    return f"和“{found}”合在一起写的" if found and _JOINED.search(number.before) else ""


def _doubt(number: Counted, search: _Search, alike: bool) -> str:
    """What a person has to look at, "" for nothing."""
    doubts = [] if alike else [f"写的单位是“{number.measures[0]}”，这一项是“{search.figure.measure}”"]
    if search.matter == "参与" and not any(word in number.clause + number.after for word in MATTERS["参与"].things):
        doubts.append("没有写是什么人")
    if search.matter == "咨询" and not any(word in number.clause + number.after for word in _ASKING):
        doubts.append("没有写是来咨询的")
    other = _ON_THE_SPOT.search(number.clause)
    if other and search.matter == "当场" and other[1] not in search.figure.title:
        doubts.append(f"写的是“{other[0]}”")
    verbs = [verb for name, own in MATTERS.items() if SAME.get(name, name) == search.matter for verb in own.verbs]
    if not any(verb in number.sentence or verb in _behind(number) for verb in verbs):
        doubts.append(f"没有写{verbs[0]}")
    if _last(number) is _PART:
        doubts.append("是其中的一部分")
    return "；".join(doubts)


def _matters(number: Counted) -> Iterator[str]:
    """What a number may be told of, the likeliest first."""
    for name, matter in MATTERS.items():
        if any(map(matter.counted_in, number.measures)) and _is_of(matter, number):
            yield SAME.get(name, name)


def _is_of(matter: Matter, number: Counted) -> bool:
    """Whether a matter's thing stands at the number, and this is what was done to it."""
    if _is_staff(number) or _OTHERS.match(number.after):
        return False
    if matter.loose:
        stretches = (number.clause.rpartition("、")[2], number.clause, _behind(number))
        verb = next(filter(None, map(_DECIDING.search, stretches)), None)
        if verb is None or not any(own in verb[0] for own in matter.verbs):
            return False
        return _stands_at(matter.things, number) or _is_short(matter, number)
    if not _stands_at(matter.things, number) and not _is_short(matter, number):
        return False
    if any(verb in number.before for verb in matter.verbs):
        return True
    other = [verb[0] for verb in _OTHER_VERB.finditer(number.sentence) if verb[0] not in matter.verbs]
    last = max((number.sentence.rfind(verb) for verb in matter.verbs), default=-1)
    return not any(number.sentence.rfind(verb) > last for verb in other)


def _stands_at(things: tuple[str, ...], number: Counted) -> bool:
    """Whether one of these stands right before a number, or right behind its measure: 资料500份, 500份宣传资料."""
    if number.head.endswith(things):
        return True
    between = _BETWEEN.match(number.after)
    stretch = between[0] if between else ""
    places = [at for thing in things if (at := stretch.find(thing)) >= 0]
    return bool(places) and not _VERB.search(stretch, 0, min(places))


def _is_short(matter: Matter, number: Counted) -> bool:
    """Whether only the verb stands at the number: 吸引2000余人次, 500余人参加, or 发放500份 of what was just named."""
    if "吸引" in matter.verbs:
        return number.head.endswith(matter.verbs) or number.after.startswith(_CAME)
    named = any(thing in number.sentence for thing in matter.things)
    return named and number.head.endswith(matter.verbs) and not _behind(number)


def _behind(number: Counted) -> str:
    """What stands behind a measure up to the next mark."""
    found = _BEHIND.match(number.after)
    return found[0] if found else ""


def _is_staff(number: Counted) -> bool:
    """Whether those counted are the ones who held the day."""
    between = _BETWEEN.match(number.after)
    return any(found.end() == len(number.head) for found in STAFF.finditer(number.head)) or bool(
        between and STAFF.search(between[0])
    )


def _is_no_value(number: Counted) -> bool:
    """Whether it is told of another year, of what is planned, of each of several, or of a growth."""
    clause = number.clause
    times = list(_TIME.finditer(_COMPARED.sub("", number.sentence)))
    past = bool(times) and times[-1]["past"] is not None
    to_come = list(_TO_COME.finditer(number.sentence))
    if to_come and not _ACTUAL.search(number.sentence, to_come[-1].end()):
        return True
    return past or any(words.search(clause) for words in (_PLANNED, _EACH, _GROWTH, _COMPARED))


def _last(number: Counted) -> object:
    """Which was said last before a number: that it is the total, or that it is a part."""
    places = {words: [found.end() for found in words.finditer(number.sentence)] for words in (_TOTAL, _PART)}
    return max(places, key=lambda words: max(places[words], default=-1)) if any(places.values()) else None
