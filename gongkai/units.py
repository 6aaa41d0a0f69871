"""单位名录: one unit under its many names, groups of units, and lists of names resolved to units."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.patterns import pattern
from gongkai.phrases.names import UnitPhrase, parse_units
from gongkai.phrases.organs import (
    is_delegates,
    is_department,
    is_organ,
    is_people,
    is_vague,
    names_kind,
    no_unit,
    run_together,
    unit_of,
)
from gongkai.phrases.writing import alike, same
from gongkai.text import Text


class Group(NamedTuple):
    """A named group of units; `members` may name other groups. Without members it is tracked as one unit."""

    name: Text
    also: tuple[Text, ...] = ()
    members: UnitPhrase | None = None


class Contact(NamedTuple):
    """Whom to call at a unit."""

    unit: Text
    person: Text | None = None
    phone: Text | None = None
    email: Text | None = None


class Roster(NamedTuple):
    """The plan's `units:` as typed."""

    prefix: tuple[Text, ...] = ()
    groups: tuple[Group, ...] = ()
    aliases: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class Members:
    """The units that a list of names stands for, in order and each once; groups are opened when somebody looks.

    `named` holds those not through a group, `vague` the names that no one can resolve, such as 各有关单位.
    """

    parts: tuple[tuple[str, ...], ...] = ()
    named: frozenset[str] = frozenset()
    vague: tuple[Text, ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def all(self) -> dict[str, None]:
        """The units as the keys of a dictionary: ordered, and quick to ask for one."""
        gone = frozenset(chain.from_iterable(self.excluded))
        return {name: None for name in chain.from_iterable(self.parts) if name not in gone}

    def without(self, others: "Members") -> "Members":
        """The same list less the units of another."""
        return replace(self, excluded=(*self.excluded, *((tuple(others.all),) if others.parts else ())))


def together(lists: Iterable[Members]) -> Members:
    """Several lists as one."""
    everyone = list(lists)
    return Members(
        tuple(tuple(members.all) if members.excluded else part for members in everyone for part in members.parts),
        frozenset().union(*(members.named for members in everyone)),
        tuple(name for members in everyone for name in members.vague),
    )


_JOINT = pattern("以及|会同|和(?!国家机关)|[及与并/／]|[ \t　\xa0]+")

_AND = pattern("以及|[及和与]")
# What is vague and whole, but not 各市人力资源 of 各市人力资源和社会保障局.
_WHOLE = pattern(
    ".*(?:单位|部门|企业|机构|组织|团体|镇街|街镇|乡镇|镇乡|街道|社区|学校|院校|高校|医院|公司|科室|处室|股室|支部|班级|院系|媒体|[省市州盟县区旗镇乡村街系班组站所局委办厅部院处园]|[）)])"
)
# A group in a list, less some: 各街道（东山街道除外）, 各街道（不含东山街道）.
_SPARING = pattern(
    r"(?P<whole>[^（）()]+)[（(](?:(?:除|不含|不包括)(?P<behind>[^（）()]+?)(?:以外|之外|外)?"
    r"|(?P<before>[^（）()]+?)(?:除外|以外|不含|不包括))[）)]"
)
# What is not part of a name, if it is no name's: 丙局（各派2人）, 丁局（负责人）.
_WITH_ASIDE = pattern(r"(?P<name>[^（）()]+)[（(](?P<aside>[^（）()]+)[）)]")
_HOW_MANY = pattern(r"[\d两一二三四五六七八九十][人名位个]|派")
_SEATS = "省市区县旗"
_DEEPEST = 50
_MOST_JOINTS = 20
_MOST_COMPARED = 60
_MOST_BLANKS = 20  # and marks within a name that do not count


class Registry:
    """Every unit that the plan knows; asking it changes nothing. One without a roster takes any name for a unit."""

    def __init__(self, roster: Roster, organs: Iterable[str] = (), further: Iterable[Text] = ()) -> None:
        """Index the roster and `further` units that the plan names; what is wrong with it stands in `problems`.

        `organs` say where the office is. Who stands under `contacts` alone, in `only_contacts`, may be a slip.
        """
        self._roster = roster
        self._organs = tuple(organs)
        self._problems: list[Diagnostic] = []
        self.prefixes = roster.prefix
        self.places = places_of(self._organs)
        self.groups: Mapping[str, Group] = {group.name: group for group in roster.groups}
        self._names: dict[str, str] = {}
        self._same: dict[str, str] = {}
        self._longest = 0  # of the names, in characters
        self._members: dict[str, tuple[str, ...]] = {}
        self.is_open = not (roster.groups or roster.aliases)
        for group in roster.groups:
            for name in (group.name, *group.also):
                self._name(name, group.name)
        self._declare_all(roster)
        listed = frozenset(self._names.values())
        self.contacts: Mapping[str, Contact] = {self._declare(contact.unit): contact for contact in roster.contacts}
        self.only_contacts = frozenset[str]() if self.is_open else frozenset(self.contacts) - listed
        for name in further:
            self._declare(name)
        for group in roster.groups:
            self._expand(group, ())

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the roster."""
        return tuple(self._problems)

    def growing(self) -> "Registry":
        """One that knows again every name it was asked for, for the time of reading; with a roster that is this one."""
        return _Growing(self._roster, self._organs) if self.is_open else self

    def closed(self) -> "Registry":
        """One that grows no more, with all the units that it was asked for."""
        return self

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit once, under the name it was first declared with, in that order; groups tracked as one included."""
        seen = dict.fromkeys(self._names.values())
        return tuple(name for name in seen if name not in self.groups or self.is_unit(name))

    def typed(self) -> Iterator[Text]:
        """Every name of the roster as it was typed, groups' names too."""
        for group in self._roster.groups:
            yield from (group.name, *group.also, *(group.members.names if group.members else ()))
        for unit, aliases in self._roster.aliases:
            yield from (unit, *aliases)
        yield from (contact.unit for contact in self._roster.contacts)

    def is_unit(self, name: str) -> bool:
        """Whether this official name is a unit, or a group that is tracked as one."""
        return self.groups[name].members is None if name in self.groups else name in self._names

    def find(self, name: str) -> str | None:
        """The official name of a unit or group: exactly so, or with the prefix (区营商局) put on or already on.

        Before either may stand where the office is: 清河区营商局, or 清河 before 区营商局 and 营商局.
        """
        name = same(name)
        if name in self._same:
            return self._same[name]
        return self._prefixed(name) or self._placed(name)

    def begins(self, text: str) -> tuple[str, int] | None:
        """The unit or group whose name a text begins with, the longest such name, and where that ends: 区甲局安全股."""
        most = self._longest + max(map(len, (*self.prefixes, *self.places, ""))) + _MOST_BLANKS
        ends = range(min(len(text), most), 1, -1)
        return next(((official, end) for end in ends if (official := self.find(text[:end]))), None)

    def _prefixed(self, name: str) -> str | None:
        bare = self._core(name)
        spellings = (bare, *(prefix + bare for prefix in self.prefixes), *(prefix + name for prefix in self.prefixes))
        return next((self._same[spelling] for spelling in spellings if spelling in self._same), None)

    def _placed(self, name: str) -> str | None:
        """Whoever stands behind the office's place; a group and 清河街道 are not what a mere 清河 stands before."""
        for place in self.places:
            rest = name.removeprefix(place)
            if rest in ("", name):
                continue
            known = self._same.get(rest) or self._prefixed(rest)
            if known and (place[-1] in _SEATS or (len(rest) > 2 and self.is_unit(known))):
                return known
        return None

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Every way in which `find` knows a unit or group, with its official name; some come more than once."""
        for name, official in self._names.items():
            bare = (name[len(prefix) :] for prefix in self.prefixes if name.startswith(prefix))
            for spelling in (name, *bare, *(prefix + name for prefix in self.prefixes)):
                if spelling:
                    yield spelling, self.find(spelling) or official

    def members(self, official: str) -> tuple[str, ...]:
        """The units behind an official name: those of a group, or the unit itself."""
        return self._members.get(official, (official,))

    def resolve(self, phrase: UnitPhrase, people: bool = False) -> tuple[Members, list[Text]]:
        """The units of a list, and the names in it that nobody knows.

        Where `people` may come as well, those of a unit stand for it (甲局负责人), and others (人大代表) are vague as
        有关单位: nothing is asked of anybody.
        """
        parts: list[tuple[str, ...]] = []
        named: set[str] = set()
        vague: list[Text] = []
        unknown: list[Text] = []
        names = chain.from_iterable(map(self._coming, phrase.names)) if people else phrase.names
        for part, goes_on in self.with_each(chain.from_iterable(map(self._taken_apart, names))):
            if spared := self.sparing(part):
                parts.append(self._left(part, *spared, unknown))
                continue
            are_people = people and is_people(part) and self.find(part) is None
            official = None if goes_on or are_people else self._official(part)
            if official is not None:
                parts.append(self.members(official))
                if official not in self.groups or self.is_unit(official):
                    named.add(official)
            else:
                (vague if goes_on or are_people or is_vague(part) else unknown).append(part)
        return Members(tuple(parts), frozenset(named), tuple(vague)), unknown

    def sparing(self, name: Text) -> tuple[str, UnitPhrase] | None:
        """The group with members of which a name leaves some out, and those: 各街道（东山街道除外）. None for others.

        Whether they are in the group is for whoever resolves the name.
        """
        found = _SPARING.fullmatch(name) if self.groups and self.find(name) is None else None
        whole = self.find(found["whole"].strip()) if found else None
        if found is None or whole is None or whole not in self.groups or self.is_unit(whole):
            return None
        out = parse_units(name.part(*found.span("before" if found["before"] else "behind")))
        return (whole, out) if out.names and not out.open else None

    def _left(self, name: Text, group: str, out: UnitPhrase, unknown: list[Text]) -> tuple[str, ...]:
        """The units of a group without those left out; what is not understood of it is added to the unknown.

        That is each name left out that nobody knows, or the whole name where they are not in the group.
        """
        own = self.members(group)
        members, lost = self.resolve(out)
        unknown += lost or ([name] if members.vague or not set(members.all) <= set(own) else [])
        return tuple(unit for unit in own if unit not in members.all)

    def with_each(self, names: Iterable[Text]) -> Iterator[tuple[Text, bool]]:
        """Each name, and whether it is no unit but goes on with one that has 各, as in 各市、县人民政府."""
        before = ""
        for name in names:
            is_kind = bool(before) and self.find(name) is None and not self.sparing(name) and names_kind(before, name)
            yield name, is_kind
            before = name if is_kind or "各" in name else ""

    def _coming(self, name: Text) -> Iterator[Text]:
        """The units and people in a name of those who take part: 甲局 and 人大代表 of 甲局负责人和人大代表."""
        if self.find(name) is not None:
            yield name
            return
        ends = [*(found.span() for found in _AND.finditer(name)), (len(name), len(name))]
        starts = [0, *(end for _, end in ends)]
        parts = [name.part(start, end) for start, (end, _) in zip(starts, ends, strict=False)]
        if not all(is_people(part) or unit_of(part) or self.find(part) is not None for part in parts):
            parts = [name]
        for part in parts:
            unit = "" if self.find(part) is not None else self._sending(part)
            yield part.part(0, len(unit)) if unit else part

    def _sending(self, name: Text) -> str:
        """The unit whose people a name stands for, known or not: 区丙局 of 区丙局干部; "" for people of none."""
        unit = unit_of(name)
        if unit and (self._plausible(name.part(0, len(unit))) or is_organ(unit) or not is_people(name)):
            return unit
        known = None if is_delegates(name) else self.begins(name)
        return name[: known[1]] if known and is_people(name[known[1] :]) else ""

    def _taken_apart(self, name: Text) -> Sequence[Text]:
        return (name,) if name in self._names or self.sparing(name) else self.parts(name)

    def nearest(self, name: str) -> list[str]:
        """Up to three known names that look like this one, or like what follows its prefix, for a suggestion.

        财政局 is no slip for 民政局: for what is a department of its own come only names that hold all of it.
        """
        from difflib import get_close_matches

        bare = self._core(name)
        found = get_close_matches(name, self._likely(name), n=3, cutoff=0.5)
        found = found or get_close_matches(bare, self._likely(bare), n=3, cutoff=0.5)
        return [known for known in found if holds(known, bare)] if is_department(bare) else found

    def _likely(self, name: str) -> list[str]:
        """The known names that share most characters with it, the rare ones first: to compare all of them is slow."""
        shared: Counter[str] = Counter()
        for character in sorted(set(name), key=lambda one: len(self._with.get(one, ()))):
            shared.update(self._with.get(character, ())[:_MOST_COMPARED])
            if len(shared) >= _MOST_COMPARED:
                break
        return [known for known, _ in shared.most_common(_MOST_COMPARED)]

    @cached_property
    def _with(self) -> dict[str, list[str]]:
        """The names by the characters in them."""
        having: dict[str, list[str]] = {}
        for known in self._names:
            for character in set(known):
                having.setdefault(character, []).append(known)
        return having

    def unknown(self, name: Text) -> Diagnostic:
        """The diagnostic for a name that nobody knows."""
        if spared := self.sparing(name):
            return self._not_left_out(name, *spared)
        if odd := odd_name(name):
            return Diagnostic("GK120", name.at, f"单位“{name}”不在单位名录里，{odd.message}", odd.hint)
        message = f"单位“{name}”不在单位名录里"
        if hint := self._aside(name):
            return Diagnostic("GK120", name.at, message, hint)
        if seat := self._seat(name):
            known = self.find(name[1:])
            hint = f"和“{known}”是一家的，units 里的前缀写 prefix: {seat}；不是一家的，加进 units 的某个分组"
            return Diagnostic("GK120", name.at, message, hint)
        return Diagnostic(
            "GK120", name.at, message, f"{self.offered(name)}如果是新的单位，请加进 units 的某个分组或 aliases"
        )

    def _not_left_out(self, name: Text, group: str, out: UnitPhrase) -> Diagnostic:
        """The diagnostic for a name that leaves out of a group what is not in it."""
        own = self.members(group)
        others = [one for one in out.names if not set(self.members(self.find(one) or one)) <= set(own)]
        message = f"“{name}”看不懂：“{group}”里没有{'、'.join(map(str, others))}"
        within = (one for one in self.groups if others and self.find(others[0]) in self.members(one))
        other = next((one for one in within if one != group), None)
        hint = "从括号里去掉；一家也不剩的，把括号也去掉"
        hint += f"；名单里还有“{other}”的，写成“{other}（{others[0]}除外）”" if other else ""
        return Diagnostic("GK120", name.at, message, hint)

    def _aside(self, name: str) -> str:
        """What to do with what brackets behind a unit say of it; "" where there are none, or they may be its name's."""
        found = _WITH_ASIDE.fullmatch(name)
        if found is None:
            return ""
        bare, aside = found["name"].strip(), found["aside"].strip()
        if self.find(bare) is None and not is_people(aside) and not _HOW_MANY.search(aside):
            return ""
        return f"只写“{bare}”；“{aside}”写到别处，去多少人写在 people 里。名称里真有括号的，加进 units 的某个分组"

    def offered(self, name: str) -> str:
        """The question whether one of the names that look like this one is meant; empty if none does."""
        offers = "、".join(f"“{known}”" for known in self.nearest(name) if known not in self.only_contacts)
        return f"是不是{offers}？" if offers else ""

    def _seat(self, name: str) -> str:
        """What a name has before a known unit where another prefix is written, or none: 县 of 县教育局.

        Of a county's plan 市教育局 is another office.
        """
        seat = name[:1]
        is_own = not self.places or self.places[0].endswith(seat)
        return seat if seat in tuple(_SEATS) and is_own and self.find(name[1:]) else ""

    def _official(self, name: Text) -> str | None:
        """What `find` says; without a roster a name that it does not know is a unit of its own."""
        official = self.find(name)
        return name if official is None and self.is_open and not is_vague(name) else official

    def parts(self, name: Text) -> Sequence[Text]:
        """The name itself, or its parts at 和 及 与 where the whole is unknown and the parts are units."""
        return [name] if self.find(name) is not None else self._split(name) or [name]

    def _split(self, name: Text) -> list[Text]:
        """The units that 和 及 与 or a blank join in this name; empty if it does not come apart into such.

        With a roster one known part is enough to see where it comes apart: the others are then the unknown ones.
        """
        joints = list(islice(_JOINT.finditer(name), _MOST_JOINTS))
        ways = [
            way for cuts in (joints, *([joint] for joint in joints)) if len(way := _cut(name, cuts)) > 1 and all(way)
        ]
        known = [[self._plausible(part) for part in way] for way in ways]
        whole = (way for way, parts in zip(ways, known, strict=True) if all(parts))
        partly = (way for way, parts in zip(ways, known, strict=True) if any(parts) and not self.is_open)
        return next(chain(whole, partly), [])

    def _core(self, name: str) -> str:
        """A name as it is compared, without the prefix."""
        name = same(name)
        return next((name[len(prefix) :] for prefix in self.prefixes if name.startswith(prefix)), name)

    def _plausible(self, name: Text) -> bool:
        """Whether a part is a unit or several: known, vague, or with an open roster one that ends as organs do."""
        if self.find(name) is not None or (self.is_open and is_organ(name)):
            return True
        return is_vague(name) and _WHOLE.fullmatch(name) is not None

    def _name(self, name: Text, official: str) -> None:
        """Enter a name; the same name for two units is a problem, since nobody could tell which is meant."""
        known = self._same.setdefault(same(name), official)
        self._names.setdefault(name, known)
        self._longest = max(self._longest, len(name))
        if known != official:
            self._taken(name, known, official)

    def _taken(self, name: Text, known: str, official: str) -> None:
        message = f"“{name}”既指{known}，又指{official}，分不清是谁"
        self._problems.append(Diagnostic("GK122", name.at, message, "换一个不重复的名称"))

    def _declare_all(self, roster: Roster) -> None:
        """Every member and alias as a unit, unless it is known already under another name."""
        for group in roster.groups:
            for name in group.members.names if group.members else ():
                if self.sparing(name) is None:
                    self._declare(name)
        self._declare_renamed(roster.aliases)
        for unit, aliases in roster.aliases:
            official = self._declare(unit)
            for alias in aliases:
                self._also(alias, official)

    def _declare_renamed(self, aliases: Iterable[tuple[Text, tuple[Text, ...]]]) -> None:
        """Former names that still head their line of `aliases` though the members have the later one, step by step."""
        former: dict[str, list[Text]] = {}
        for unit, names in aliases:
            for name in names:
                former.setdefault(self._core(name), []).append(unit)
        later = list(self._names) if former else []
        for known in later:
            for unit in former.pop(self._core(known), ()):
                if self.find(unit) is None:
                    self._name(unit, self._names[known])
                    later.append(unit)

    def _also(self, name: Text, official: str) -> None:
        """Enter an alias, unless it means another unit already; two units of the roster cannot be one."""
        known = self.find(name) or official
        if known == official:
            self._name(name, official)
        elif self._core(name) == self._core(known):
            message = f"“{known}”和“{official}”在名录里是两个单位，aliases 又写成了一个"
            hint = "改了名的，分组里只留现在的名称；不是一个单位的，从 aliases 里删掉"
            self._problems.append(Diagnostic("GK122", name.at, message, hint))
        else:
            self._taken(name, known, official)

    def _declare(self, name: Text) -> str:
        known = self.find(name)
        if known is None:
            self._name(name, name)
        return known or name

    def _expand(self, group: Group, above: tuple[str, ...]) -> tuple[str, ...]:
        """The units of a group with those of the groups in it; a group that holds itself is a problem."""
        name = group.name
        if name in self._members:
            return self._members[name]
        if len(above) > _DEEPEST:
            self._problems.append(Diagnostic("GK121", name.at, "分组套分组，套得太深了", f"最多{_DEEPEST}层"))
            return ()
        if group.members is None:
            return self._members.setdefault(name, (name,))
        found: dict[str, None] = {}
        unknown: list[Text] = []
        for member in group.members.names:
            spared = self.sparing(member)
            official = spared[0] if spared else self.find(member) or member
            if official in (*above, name):
                chain = " → ".join((*above, name, official))
                hint = "去掉其中一个，让分组只往下包含"
                self._problems.append(Diagnostic("GK121", member.at, f"分组绕了一圈：{chain}", hint))
            elif official in self.groups:
                units = self._expand(self.groups[official], (*above, name))
                if spared:
                    units = self._left(member, *spared, unknown)
                found.update(dict.fromkeys(units))
            else:
                found[official] = None
        self._problems += map(self.unknown, unknown)
        return self._members.setdefault(name, tuple(found))


class _Growing(Registry):
    """A registry without a roster, while the plan is read: a name asked for once is known from then on."""

    def __init__(self, roster: Roster, organs: Iterable[str]) -> None:
        super().__init__(roster, organs)
        self._asked: list[Text] = []

    def _official(self, name: Text) -> str | None:
        official = super()._official(name)
        if official is not None and self.find(name) is None:
            self._name(name, name)
            self._asked.append(name)
        return official

    def closed(self) -> Registry:
        """The registry of the plan as it was read, which knows all that was asked for and does not grow."""
        return Registry(self._roster, self._organs, self._asked)


class Odd(NamedTuple):
    """What is odd about words in a unit's place, and what to write instead."""

    message: str
    hint: str


_NO_UNIT = {
    "leaves out": Odd(
        "写的是谁除外", "写在 units 里的分组后面，如“各街道（东山街道除外）”；不是分组里的，从名单里去掉"
    ),
    "points elsewhere": Odd("不是单位名称", "写出单位名称，或者写 units 里的分组"),
    "says what they do": Odd("不全是单位名称", "只写单位名称，谁牵头、谁配合分别写在 lead、support 里"),
    "are people": Odd("说的是人，不是单位", "写单位名称；去多少人，写在 people 里"),
}


_COUNTED = pattern(r"等(?:\d{1,3}|[一二三四五六七八九十两]{1,3})[个家]")  # 甲街道等2个街道


def odd_name(name: str) -> Odd | None:
    """What is odd about a name of a list: several that stand together without a mark, or none at all."""
    if _COUNTED.search(name):
        return Odd("没有把单位写全", "把单位写全，或者写成单位名录里的分组")
    if several := run_together(name):
        return Odd("像是几个单位连在了一起", f"单位之间加顿号，写成“{'、'.join(several)}”")
    return _NO_UNIT.get(no_unit(name))


def places_of(organs: Iterable[str]) -> tuple[str, ...]:
    """Where the office is, by its organs: 望花区, as it may stand before 营商局, and 望花 before 区营商局.

    Of 某市望花区 with the city before it as well; 某市营商局 alone is another office.
    """
    found: dict[str, None] = {}
    for organ in organs:
        if levels := re.findall(f"(?<![^{_SEATS}])[^{_SEATS}]++[{_SEATS}]", alike(organ)):
            whole = "".join(levels)
            found |= dict.fromkeys((levels[-1], levels[-1][:-1], whole, whole[:-1]))
    return tuple(found)


def holds(whole: str, short: str) -> bool:
    """Whether a name has the characters of a shorter one in their order: 市场监督管理局 and 市场局."""
    characters = iter(whole)
    return all(character in characters for character in short)


def _cut(name: Text, cuts: Sequence[re.Match[str]]) -> list[Text]:
    """The parts of a name between these joints."""
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(name)]
    return [name.part(start, end) for start, end in zip(starts, ends, strict=True)]
