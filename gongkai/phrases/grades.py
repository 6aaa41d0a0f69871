"""等次: which of two names says the better one. 优秀 is over 良好; of names of the office's own nobody knows."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from gongkai.patterns import pattern

_OF_A_KIND = pattern("(?:等次|等级|档次|(?<=[A-Ea-e])级|[等档类奖]){1,3}$")
_LADDERS = tuple(
    tuple(ladder.split())
    for ladder in (
        "特优 优秀 良好 中等 合格 基本合格 不合格",
        "特别优秀 优秀 良好 较好 一般 较差 差",
        "优秀 良好 一般 不合格",
        "优秀 良好 达标 基本达标 不达标",
        "优秀 良好 及格 不及格",
        "优秀 良好 称职 基本称职 不称职",
        "优 良 中 差",
        "很好 好 较好 一般 较差 差 很差",
        "完成 基本完成 未完成",
        "一 二 三 四 五",
        "第一 第二 第三 第四 第五",
        "A B C D E",
        "甲 乙 丙 丁",
    )
)


def ranked(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The names two by two, the better one first, as far as it is known which that is: each with the next worse."""
    held = {name: _OF_A_KIND.sub("", name.strip()).upper() or name for name in names}
    for ladder in _LADDERS:
        own = [name for name, grade in held.items() if grade in ladder]
        own.sort(key=lambda name: ladder.index(held[name]))
        yield from ((one, other) for one, other in pairwise(own) if held[one] != held[other])
