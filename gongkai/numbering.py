"""Numbers of headings and lines, in the style shown by the first of them: 一、 （一） 1. （1） ① 第一， 一是."""

from gongkai.patterns import pattern

# The ladder of GB/T 9704-2012 clause 7.3.3; below it every level goes on in the last style.
LADDER = ("一、", "（一）", "1.", "（1）", "①")
FIRST = r"^([^一二三四五六七八九十0-9①]*)([一1①])([^一二三1-9]*)$"
_FIRST = pattern(FIRST)


class RunningOn(str):
    """A first number whose level counts on from the chapter before: 一、（一）（二） 二、（三）（四）."""

    __slots__ = ()


_DIGITS = "零一二三四五六七八九"


def is_style(first: str) -> bool:
    """Whether this is a first number: one numeral one, and whatever stands around it."""
    return len(first) <= 12 and _FIRST.match(first) is not None


def nth(first: str, n: int) -> str:
    """The n-th number of the style, counted from 1."""
    style = _FIRST.match(first)
    if style is None:
        raise ValueError(first)
    before, one, after = style.groups()
    numeral = chinese(n) if one == "一" else _circled(n) if one == "①" else str(n)
    return f"{before}{numeral}{after}"


def below(styles: tuple[str, ...]) -> tuple[str, ...]:
    """The styles left for the next level: the rest of those given, then the ladder from the last one on."""
    if len(styles) > 1:
        return styles[1:]
    last = styles[0].replace("1、", "1.")
    return LADDER[LADDER.index(last) + 1 :] or LADDER[-1:] if last in LADDER else LADDER[2:]


def runs_on(title: str) -> bool:
    """Whether the text follows a title in its paragraph: it ends with 。, or with the half-width mark in its place."""
    before = title[-2:-1]
    is_stop = title.endswith((".", "．")) and before and not (before.isascii() and before.isalnum())
    return title.endswith("。") or bool(is_stop)


def rank(first: str) -> int:
    """The heading's rank in type: 1 for 一、 (黑体), 2 for （一） (楷体), 3 for all others (仿宋)."""
    return LADDER.index(first) + 1 if first in LADDER[:2] else 3


def chinese(n: int) -> str:
    """A number in Chinese numerals, 十一 without its 一; from 10,000 on in Arabic ones."""
    if n >= 10_000:
        return str(n)
    if n < 10:
        return _DIGITS[n]
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        if n >= size:
            head, rest = divmod(n, size)
            lead = "" if n < 20 else chinese(head)
            gap = "零" if 0 < rest < size // 10 else ""
            return f"{lead}{name}{gap}{_inside(rest) if rest else ''}"
    raise ValueError(n)


def _inside(n: int) -> str:
    """A number after a larger one: 一百一十, not 一百十."""
    return f"一{chinese(n)}" if 10 <= n < 20 else chinese(n)


def _circled(n: int) -> str:
    """① to ㊿, then the number in brackets."""
    for last, start in ((20, 0x2460), (35, 0x3251 - 20), (50, 0x32B1 - 35)):
        if n <= last:
            return chr(start + n - 1)
    return f"（{n}）"
