"""A long title in lines of 梯形 or 菱形, broken where a reader would pause (GB/T 9704-2012 clause 7.3.1)."""

from functools import cache

from gongkai.patterns import pattern
from gongkai.phrases.writing import DOTS
from gongkai.wide import on_page

TITLE_MEASURE = 19  # Han of 22 pt: 20 would fit in 156 mm, but in many fonts digits are wider than half a Han
_NEVER = float("inf")
_LONGEST = 400  # half characters; what is longer is no title
_NO_PAUSE, _INSIDE, _FURTHER_LINE = 3.0, 3.0, 2.0
_OPENING, _CLOSING = "《“‘（〔【", "》”’）〕】"
_NOT_FIRST = frozenset("》”’）〕】，、。；：？！…—·的地得和及与等了")
_NOT_LAST = frozenset("《“‘（〔【第各")
_WHOLE = pattern(rf"[A-Za-z0-9.{DOTS}〔〕\-]+[年月日号届周度次个项%]?|第[一二三四五六七八九十百]+[届次号]?")
_GOOD_AFTER = ("》", "”", "年", "、", "，", "关于", "印发", "做好", "开展", "　", " ")
_GOOD_BEFORE = ("《", "“", "关于", "的通知", "工作", "活动", "实施", "有关", "方案")


def balanced(lines: list[str], most: int) -> list[str]:
    """The lines of a title, as typed where they fit in `most` Han; a longer one broken evenly."""
    return [part for line in lines for part in _fitting(line, most * 2)]


def _fitting(line: str, room: int) -> list[str]:
    return _broken(line, room) if room < on_page(line) <= _LONGEST else [line]


def _broken(title: str, room: int) -> list[str]:
    """The division that costs least, each break, uneven line and further line having its price."""
    width = on_page(title)
    count = -(-width // room)
    breaks = _breaks(title)

    def _divided(lines: int) -> tuple[float, list[str]]:
        ideal = width / lines

        @cache
        def _best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
            rest = on_page(title[start:])
            if left == 1:
                return (_uneven(rest, ideal), (len(title),)) if rest <= room else (_NEVER, ())
            found: list[tuple[float, tuple[int, ...]]] = [(_NEVER, ())]
            for end, cost in breaks.items():
                length = on_page(title[start:end])
                if end > start and length <= room:
                    later, ends = _best(end, left - 1)
                    found.append((cost + _uneven(length, ideal) + later, (end, *ends)))
            return min(found)

        cost, ends = _best(0, lines)
        parts = zip((0, *ends[:-1]), ends, strict=True) if ends else ()
        return cost + _FURTHER_LINE * lines, [title[start:end].strip() for start, end in parts]

    return min(_divided(lines) for lines in range(count, count + 3))[1] or [title]


def _uneven(length: int, ideal: float) -> float:
    return ((length - ideal) / ideal) ** 2 * 8


def _breaks(title: str) -> dict[int, float]:
    """Where the title may break and what it costs: nothing at a pause, much inside a phrase or quotation."""
    inside = {index for match in _WHOLE.finditer(title) for index in range(match.start() + 1, match.end())}
    allowed: dict[int, float] = {}
    depth = 0
    for index in range(1, len(title)):
        depth += (title[index - 1] in _OPENING) - (title[index - 1] in _CLOSING)
        if index in inside or title[index] in _NOT_FIRST or title[index - 1] in _NOT_LAST:
            continue
        pause = title[:index].endswith(_GOOD_AFTER) or title[index:].startswith(_GOOD_BEFORE)
        allowed[index] = (0.0 if pause else _NO_PAUSE) + depth * _INSIDE
    return allowed
