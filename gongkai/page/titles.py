"""A long title in lines of 梯形 or 菱形, broken between words where a reader would pause (GB/T 9704-2012 7.3.1)."""

from functools import cache
from itertools import accumulate, pairwise

from gongkai.patterns import pattern
from gongkai.phrases.words import boundaries
from gongkai.wide import on_page

TITLE_MEASURE = 19  # Han of 22 pt: 20 would fit in 156 mm, but in many fonts digits are wider than half a Han
_NEVER = float("inf")
_SHORTEST, _LONGEST = 24, 400  # half characters: what fits on a line anywhere; what is no title any more
# What a break costs, by on how many sides of it a word is known; where none is, it may be in the middle of one.
_BREAK = (30.0, 7.0, 3.0)
_INSIDE, _DANGLING = 4.0, 6.0  # in brackets or quotation marks; right behind the opening one
_UNEVEN, _FURTHER_LINE = 12.0, 2.0
_HOLLOW = 20.0  # a line longer than the one above, below one that was shorter than its own: neither 梯形 nor 菱形
_ALONE, _FEW = 20.0, 6  # a last line of one or two Han; the half characters that are more
_OPENING, _CLOSING = "《“‘（〔【〈", "》”’）〕】〉"
_NOT_FIRST = frozenset(" \u3000》”’）〕】〉，、。；：？！…—·的等")
_NOT_LAST = frozenset("《“‘（〔【〈第各和与暨")
_KIND = pattern(r"的(?:紧急|有关)?(?:通知|通告|公告|公示|通报|报告|请示|批复|意见|决定|函)》?$")  # is never cut off
# An organ's name, and where that of another one begins behind it: those that issue it stand before 关于 or 《.
_ABOUT = pattern("(?:转发|批转|印发)?(?:关于|《)")
# With its name the next organ's begins, too: 示例区甲局示例区乙局.
_SEAT = pattern(r"(?:中共|共青团)?(?P<seat>[^\s、，]{1,6}?[省市县区旗州盟])")
_ORGANS_BEGIN = ("省", "市", "县", "区", "旗", "中共", "共青团", "转发", "批转")
_ORGANS_END = (*"局厅部院处室办委会府馆社队", "中心")
_APART = " \u3000、，"
_IN_NAME = 12.0
_GOOD_AFTER = ("》", "”", "年", "、", "，", "的", "关于", "印发", "做好", "开展", "　", " ")
_GOOD_BEFORE = ("《", "“", "关于")


def balanced(lines: list[str], most: int) -> list[str]:
    """The lines of a title, as typed where they fit in `most` Han; a longer one broken evenly."""
    return [part for line in lines for part in _fitting(line, most * 2)]


def unbroken(line: str) -> list[str]:
    """The words of a title's line, for a page whose width is not known: it may break between any two of them."""
    if not _SHORTEST < on_page(line) <= _LONGEST:
        return [line]
    places = [index for index, cost in _breaks(line).items() if cost < _INSIDE + _DANGLING]
    return [line[start:end] for start, end in pairwise((0, *places, len(line)))]


def _fitting(line: str, room: int) -> list[str]:
    if not room < on_page(line) <= _LONGEST:
        return [line]
    anywhere = dict.fromkeys(range(1, len(line)), 0.0)
    return _broken(line, room, _breaks(line)) or _broken(line, room, anywhere)


def _broken(title: str, room: int, breaks: dict[int, float]) -> list[str]:
    """The division that costs least, each break, uneven line and further line having its price."""
    before = [0, *accumulate(map(on_page, title))]
    ends = {**breaks, len(title): 0.0}
    reach = {  # the lines that may begin at a place: where they end, at what cost, and how long they are
        start: [
            (end, cost, before[end] - before[start])
            for end, cost in ends.items()
            if 0 < before[end] - before[start] <= room
        ]
        for start in (0, *breaks)
    }

    @cache
    def _best(start: int, left: int, ideal: float, above: int, falling: bool) -> tuple[float, tuple[int, ...]]:
        """The cheapest lines from here on, below one so long; falling, if that was shorter than its own."""
        found: list[tuple[float, tuple[int, ...]]] = [(_NEVER, ())]
        for end, cost, length in reach[start]:
            if not left - 1 <= before[-1] - before[end] <= (left - 1) * room:
                continue  # what is left does not fit on the lines that are left
            shape = _UNEVEN * ((length - ideal) / ideal) ** 2 + _HOLLOW * (falling and length > above)
            if end < len(title) and left > 1:
                later, further = _best(end, left - 1, ideal, length, falling or length < above)
                found.append((cost + shape + later, (end, *further)))
            elif end == len(title) and left == 1:
                found.append((shape + _ALONE * (length < _FEW), (end,)))
        return min(found)

    least = -(-before[-1] // room)
    divisions = [(_best(0, lines, before[-1] / lines, 0, False), lines) for lines in range(least, least + 3)]
    _, ends_found = min((cost + _FURTHER_LINE * lines, found) for (cost, found), lines in divisions)
    return [title[start:end].strip() for start, end in zip((0, *ends_found), ends_found, strict=False)]


def _breaks(title: str) -> dict[int, float]:
    """Where the title may break and what it costs: nothing at a pause, much inside a quotation or an unknown word."""
    kind = {index for match in _KIND.finditer(title) for index in range(match.start() + 1, match.end())}
    allowed: dict[int, float] = {}
    ends, inside = _organs(title)
    for index, known in boundaries(title).items():
        if index in kind or title[index] in _NOT_FIRST or title[index - 1] in _NOT_LAST:
            continue
        depth = max(0, sum((mark in _OPENING) - (mark in _CLOSING) for mark in title[:index]))
        dangling = any(mark in _OPENING for mark in title[max(0, index - 5) : index])
        pause = title[:index].endswith(_GOOD_AFTER) or title[index:].startswith(_GOOD_BEFORE)
        cost = 0.0 if index in ends or (pause and known == 2) else _BREAK[known]
        allowed[index] = cost + depth * (_INSIDE + _DANGLING * dangling) + _IN_NAME * (index in inside)
    return allowed


def _organs(title: str) -> tuple[frozenset[int], frozenset[int]]:
    """Where the names of several organs that issue it begin, but for the first, and what is inside one of them."""
    about = _ABOUT.search(title)
    head = title[: about.start()] if about else ""
    seat = _SEAT.match(head)
    begin = (*_ORGANS_BEGIN, *([seat["seat"]] if seat else []))
    starts = [
        index
        for index in range(1, len(head))
        if head[index - 1] in _APART or (head.endswith(_ORGANS_END, 0, index) and head.startswith(begin, index))
    ]
    if not starts:
        return frozenset(), frozenset()
    names = pairwise((0, *starts, len(head)))
    return frozenset(starts), frozenset(index for start, end in names for index in range(start + 1, end))
