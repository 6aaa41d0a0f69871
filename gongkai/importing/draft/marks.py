"""The doubts as the plan's lines carry them, those first that do most harm when they are wrong."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern

HARMS = ("谁来做", "什么时候", "报给谁", "报送什么", "其他")  # in the order in which they are to be looked at
_WHO, _WHEN, _TO_WHOM, _REPORTED, _OTHER = range(len(HARMS))
_KEYS = {
    **dict.fromkeys((*ROLE_NAMES, "from", "who", "groups", "members", "units", "to", "issuer", "except"), _WHO),
    **dict.fromkeys(("time", "due", "date", "until"), _WHEN),
    **dict.fromkeys(("receiver", "via"), _TO_WHOM),
    **dict.fromkeys(("reports", "needs", "form"), _REPORTED),
}
_WORDS = (
    (pattern("reports|报送|上报|材料"), _REPORTED),
    (pattern("谁|单位|牵头|署名|主送"), _WHO),
    (pattern("时间|日期|期限|星期|[年月日天]"), _WHEN),
    (pattern("报给|接收"), _TO_WHOM),
)
_MARK = pattern(r"(?:^|\s)# *((?:请核对|请补充).*)$")
_KEY = pattern(r"\s*(?:- )?(\w+):(?:\s|$)")


class Mark(NamedTuple):
    """A doubt: the line it stands in, what it says, the line it is about, and what is harmed (a place in HARMS)."""

    line: int
    said: str
    about: int
    harm: int


def marks(text: str) -> Iterator[Mark]:
    """The doubts of a plan in the order of its lines; a comment by itself is about the next line that is none."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if found := _MARK.search(line):
            alone = line.lstrip().startswith("#")
            further = (at for at in range(number, len(lines)) if not lines[at].lstrip().startswith("#"))
            about = next(further, number - 1) + 1 if alone else number
            yield Mark(number, found[1], about, _harm(lines[about - 1], found[1]))


def _harm(line: str, said: str) -> int:
    key = _KEY.match(line)
    if key and key[1] in _KEYS:
        return _KEYS[key[1]]
    return next((harm for words, harm in _WORDS if words.search(said)), _OTHER)
