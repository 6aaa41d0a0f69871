"""Whose a file is, by the names of the file and of the folders it lies in. Never a guess."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from gongkai.phrases.materials import DOCUMENT, kind_of
from gongkai.phrases.organs import is_department
from gongkai.phrases.writing import same, slip_of
from gongkai.plan import Plan
from gongkai.units import Registry, holds

_HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_WORDS = (
    "活动|总结|报告|报送|材料|资料|照片|图片|视频|录像|影像|文档|文件|附件|方案|信息|简报|现场|政务|公开日|公开|终稿|定稿|初稿|修改稿|最终版|最新版"
    "|正式版|盖章版|扫描件|电子版|压缩包|副本|新建|关于"
)
# What else may stand right before a unit's name: the start, anything but a Chinese character, the end of a day.
_BEFORE = rf"^|[^{_HAN}]|[\d〇一二三四五六七八九十][年月日号號期]|的"
_JOINT = re.compile(r"(?:[\s、,;&+·和及与同暨]|以及|会同|联合)+")
_OPEN = re.compile(r"[\s,、]*等(?!次|级|候)")
_NOT_HAN = re.compile(f"[^{_HAN}]+")
_MOST_UNITS = 8
_SLIP = 0.6


class Claim(NamedTuple):
    """Whose something is: one choice is these units, several are too many, none is nobody's.

    `doubt` says why even a single choice is not certain, or what might be meant where there is none; `near` are units
    that might be.
    """

    choices: tuple[tuple[str, ...], ...] = ()
    doubt: str = ""
    near: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units, if there is no doubt."""
        return self.choices[0] if len(self.choices) == 1 and not self.doubt else ()


class _Mention(NamedTuple):
    start: int
    end: int
    officials: tuple[str, ...]


class Claims:
    """Knows every name of the plan's units, and finds them in the names of files."""

    def __init__(self, plan: Plan) -> None:
        self._registry: Registry = plan.registry
        self._names: dict[str, tuple[str, ...]] = {}
        for spelling, official in plan.registry.spellings():
            known = self._names.get(name := folded(spelling), ())
            self._names[name] = known if official in known else (*known, official)
        self._lengths = sorted({len(name) for name in self._names if name}, reverse=True)
        places = tuple(map(folded, plan.registry.places))
        words = [*(folded(report.title) for report in plan.matters if report.title), *_WORDS.split("|")]
        self._words = "|".join(map(re.escape, words))
        self._longest = max(map(len, (*words, *places)))
        self._free = re.compile(f"(?:{'|'.join([_BEFORE, self._words, *map(re.escape, places)])})$")
        self._bare = re.compile("|".join([f"[^{_HAN}]+", *map(re.escape, places)]))
        self._prefixes = () if places else tuple(map(folded, plan.registry.prefixes))

    def of(self, parts: Sequence[str]) -> Claim:
        """Whose a file is; the parts of its path, its own name last.

        What the file is called and whose folder it lies in must not contradict each other; of folders that are called
        as units and nothing else, the innermost counts.
        """
        claim = Claim()
        for depth, part in enumerate(reversed(parts)):
            own, bare = self._claim(part)
            if own.units and claim.choices and not claim.units:
                if not claim.doubt and own.units not in claim.choices:
                    return Claim((*claim.choices, own.units))
                claim = own
            elif own.units and claim.units and set(own.units) != set(claim.units):
                return Claim((claim.units, own.units))
            elif not claim.choices:
                claim = own
            if bare and depth > 0:
                break
        return claim if claim.choices else self._advice(parts)

    def inside(self, names: Iterable[str]) -> list[str]:
        """The units that the names in an archive speak of without a doubt."""
        return list(dict.fromkeys(unit for name in names for unit in self.of(name.split("/")).units))

    def others_inside(self, units: Collection[str], names: Iterable[str]) -> list[str]:
        """Other units whose documents are in an archive of these. A picture named after a unit may show its door."""
        return [unit for unit in self.inside(name for name in names if kind_of(name) == DOCUMENT) if unit not in units]

    def _advice(self, parts: Sequence[str]) -> Claim:
        """What to think of a path that names no unit: a group, or something that looks like a unit."""
        for part in reversed(parts):
            if groups := [name for mention in self._mentions(folded(part)) for name in mention.officials]:
                return Claim(doubt=f"{groups[0]}是一组单位，看不出是哪一个")
            for piece in re.split(f"[^{_HAN}]+|{self._words}", folded(part)):
                if near := self._near(piece):
                    units = dict.fromkeys(filter(None, map(self._registry.find, near)))
                    return Claim(doubt=f"是不是{'、'.join(near)}？", near=tuple(units))
                if is_department(piece) and self._registry.find(piece) is None:
                    return Claim(doubt=f"单位名录里没有{piece}")
        return Claim()

    def _near(self, piece: str) -> list[str]:
        """The units that a piece of a name may mean: shortened, or with a slip in it. A group is nobody's name."""
        near = self._registry.nearest(piece) if len(piece) > 1 else []
        return [name for name in near if self._is_unit(name) and (holds(name, piece) or _alike(name, piece))]

    def _is_unit(self, name: str) -> bool:
        official = self._registry.find(name)
        return official is not None and self._registry.is_unit(official)

    def _claim(self, part: str) -> tuple[Claim, bool]:
        """What one name says, and whether it is the names of units and nothing else."""
        text = folded(part)
        chains, doubtful = self._chains(text)
        if not chains:
            return self._doubt(text, doubtful), False
        end = chains[-1][-1].end
        doubt = "“等”里还有哪些单位，看不出来" if _OPEN.match(text, end) else ""
        clear = [choice for chain in chains for choice in self._choices(chain)]
        choices = _distinct([*clear, *((unit,) for mention in doubtful for unit in self._units(mention))])
        bare = len(choices) == 1 and not self._bare.sub("", text[: chains[0][0].start] + text[end:])
        return Claim(choices, doubt), bare and not doubt

    def _chains(self, text: str) -> tuple[list[list[_Mention]], list[_Mention]]:
        """The units that a text names, those joined by 、 和 in one chain, and those that may be ends of longer names.

        A group says nothing of which unit, but a name may begin after it: 各镇街工农街道.
        """
        chains: list[list[_Mention]] = []
        doubtful: list[_Mention] = []
        free = 0
        for mention in self._mentions(text):
            joined = bool(chains) and _is_joined(text, chains[-1][-1], mention)
            if not joined and mention.start != free and not self._stands_free(text, mention):
                doubtful += [mention] if self._units(mention) else []
                continue
            free = mention.end
            if joined and self._units(mention):
                chains[-1].append(mention)
            elif self._units(mention):
                chains.append([mention])
        return chains, doubtful

    def _units(self, mention: _Mention) -> list[str]:
        return [name for name in mention.officials if self._registry.is_unit(name)]

    def _choices(self, chain: Sequence[_Mention]) -> Iterator[tuple[str, ...]]:
        """Whom mentions joined by 、 和 stand for: all together, unless one of them may be several or two overlap."""
        one_each = all(len(self._units(mention)) == 1 for mention in chain)
        overlap = any(left.end > right.start for left, right in pairwise(chain))
        units = tuple(dict.fromkeys(unit for mention in chain for unit in self._units(mention)))
        if one_each and not overlap:
            yield units
        else:
            yield from ((unit,) for unit in units)

    def _doubt(self, text: str, doubtful: Sequence[_Mention]) -> Claim:
        """The claim of names that may be the ends of longer ones."""
        if not doubtful:
            return Claim()
        before = _NOT_HAN.split(text[: doubtful[0].start])[-1]
        choices = _distinct((unit,) for mention in doubtful for unit in self._units(mention))
        return Claim(choices, f"名称前面的“{before}”不认得")

    def _stands_free(self, text: str, mention: _Mention) -> bool:
        """Whether the name is not the end of a longer one: 职业教育局 is not 教育局, nor is 市教育局."""
        if self._free.search(text, max(0, mention.start - self._longest), mention.start):
            return True
        return bool(self._prefixes) and text.startswith(self._prefixes, mention.start)

    def _mentions(self, text: str) -> list[_Mention]:
        """The known names in a text, without those that lie within a longer one."""
        mentions: list[_Mention] = []
        furthest = 0
        for start in range(len(text)):
            for length in self._lengths:
                end = start + length
                officials = self._names.get(text[start:end]) if furthest < end <= len(text) else None
                if officials and not _cuts_word(text, start) and not _cuts_word(text, end):
                    mentions.append(_Mention(start, end, officials))
                    furthest = end
                    break
        return mentions


def folded(text: str) -> str:
    """A name without what does not matter, capitals neither."""
    return same(text).casefold()


def _alike(name: str, piece: str) -> bool:
    """Whether one is the other with a slip: 营商居 and 营商局. 县委党校 has two characters of 团县委, and is none."""
    from difflib import SequenceMatcher

    return slip_of(name, piece) or SequenceMatcher(None, name, piece).ratio() >= _SLIP


def _is_joined(text: str, left: _Mention, right: _Mention) -> bool:
    """Whether two names overlap or have nothing but 、 和 and the like between them."""
    return right.start < left.end or _JOINT.fullmatch(text, left.end, right.start) is not None


def _cuts_word(text: str, at: int) -> bool:
    """Whether this offset lies within a Latin word or a number."""
    around = text[max(at - 1, 0) : at + 1]
    return 0 < at < len(text) and around.isascii() and around.isalnum()


def _distinct(choices: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Every choice once, and none whose units are all in another: 营商局、司法局（司法局执笔）is one."""
    every = list(dict.fromkeys(choices))
    sets = [set(choice) for choice in every]
    distinct = (
        choice
        for index, choice in enumerate(every)
        if not any(sets[index] < other or (sets[index] == other and rank < index) for rank, other in enumerate(sets))
    )
    return tuple(islice(distinct, _MOST_UNITS))
