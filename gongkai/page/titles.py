"""A long title in lines of 梯形 or 菱形, broken between words where a reader would pause (GB/T 9704-2012 7.3.1)."""

from functools import cache

from gongkai.patterns import pattern
from gongkai.phrases.words import boundaries
from gongkai.wide import on_page

TITLE_MEASURE = 19  # Han of 22 pt: 20 would fit in 156 mm, but in many fonts digits are wider than half a Han
_NEVER = float("inf")
_LONGEST = 400  # half characters; what is longer is no title
# What a break costs, by how many of its sides a known word is on: inside a word that nobody knows it costs most.
_COSTS = (30.0, 8.0, 3.0)
_INSIDE, _FURTHER_LINE, _HOLLOW, _SHORT = 4.0, 2.0, 20.0, 20.0
_SHORTEST = 6  # half characters: nobody leaves 通知 alone in the last line
_OPENING, _CLOSING = "《“‘（〔【〈", "》”’）〕】〉"
_NOT_FIRST = frozenset("》”’）〕】〉，、。；：？！…—·的")
_NOT_LAST = frozenset("《“‘（〔【〈第各")
_WHOLE = pattern(r"的(?:紧急|有关)?(?:通知|通告|公告|公示|通报|报告|请示|批复|意见|决定|函)》?$")
_GOOD_AFTER = ("》", "”", "年", "、", "，", "关于", "印发", "做好", "开展", "的", "　", " ")
_GOOD_BEFORE = ("《", "“", "关于", "工作", "活动", "实施", "有关", "方案")


def balanced(lines: list[str], most: int) -> list[str]:
    """The lines of a title, as typed where they fit in `most` Han; a longer one broken evenly."""
    return [part for line in lines for part in _fitting(line, most * 2)]


def _fitting(line: str, room: int) -> list[str]:
    if not room < on_page(line) <= _LONGEST:
        return [line]
    return _broken(line, room, _breaks(line)) or _broken(line, room, dict.fromkeys(range(1, len(line)), 0.0))


def _broken(title: str, room: int, breaks: dict[int, float]) -> list[str]:
    """The division that costs least, each break, uneven line and further line having its price."""
    width = on_page(title)
    count = -(-width // room)
    before = [on_page(title[:end]) for end in range(len(title) + 1)]

    def _divided(lines: int) -> tuple[float, list[str]]:
        ideal = width / lines

        @cache
        def _best(start: int, left: int, previous: int, falling: bool) -> tuple[float, tuple[int, ...]]:
            found: list[tuple[float, tuple[int, ...]]] = [(_NEVER, ())]
            ends = {len(title): 0.0} if left == 1 else breaks
            for end, cost in ends.items():
                length = before[end] - before[start]
                if end > start and length <= room:
                    hollow = _HOLLOW if falling and length > previous else 0.0
                    if left == 1:
                        short = _SHORT if length < _SHORTEST else 0.0
                        found.append((_uneven(length, ideal) + hollow + short, (end,)))
                        continue
                    later, further = _best(end, left - 1, length, bool(start) and (falling or length < previous))
                    found.append((cost + hollow + _uneven(length, ideal) + later, (end, *further)))
            return min(found)

        cost, ends = _best(0, lines, 0, False)
        parts = zip((0, *ends[:-1]), ends, strict=True) if ends else ()
        return cost + _FURTHER_LINE * lines, [title[start:end].strip() for start, end in parts]

    return min(_divided(lines) for lines in range(count, count + 3))[1]


def _uneven(length: int, ideal: float) -> float:
    return ((length - ideal) / ideal) ** 2 * 8


def _breaks(title: str) -> dict[int, float]:
    """Where the title may break and what it costs: nothing at a pause, much inside a phrase or quotation."""
    inside = {index for match in _WHOLE.finditer(title) for index in range(match.start() + 1, match.end())}
    allowed: dict[int, float] = {}
    for index, known in boundaries(title).items():
        if index in inside or title[index] in _NOT_FIRST or title[index - 1] in _NOT_LAST:
            continue
        depth = sum(title.count(mark, 0, index) for mark in _OPENING) - sum(
            title.count(mark, 0, index) for mark in _CLOSING
        )
        pause = title[:index].endswith(_GOOD_AFTER) or title[index:].startswith(_GOOD_BEFORE)
        allowed[index] = (0.0 if pause and known == 2 else _COSTS[known]) + depth * _INSIDE
    return allowed
