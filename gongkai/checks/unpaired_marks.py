"""引号、书名号或括号没有配对，或者引号套错了。

少了一半，读的人不知道引到哪里为止；引号里面再用引号，里面的用单引号（GB/T 15834-2011）。
引文分几段的，每段开头都可以有前引号。

错:

    plan:
      title: 示例方案
      text: 按照《政府信息公开条例的要求，开展“政务公开日活动。

对:

    plan:
      title: 示例方案
      text: 按照《政府信息公开条例》的要求，开展“政务公开日”活动。
"""

from collections import Counter
from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan
from gongkai.text import Text

CODE = "GK241"
SEVERITY = Severity.WARNING
_OPENING, _CLOSING = "“‘《〈（【〔「『", "”’》〉）】〕」』"
_NAMES = ("引号", "引号", "书名号", "书名号", "括号", "括号", "括号", "引号", "引号")
_PARTNER = dict(zip(_OPENING + _CLOSING, _CLOSING + _OPENING, strict=True))
_NAME = dict(
    zip(_OPENING + _CLOSING, [*(f"前{name}" for name in _NAMES), *(f"后{name}" for name in _NAMES)], strict=True)
)
_ANY = pattern(f"[{_OPENING}{_CLOSING}]")
_LABEL = pattern(r"(?:^|[，。；、：\s])[0-9a-zA-Z①-⑳一二三四五六七八九十]{1,3}$")  # 1）


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every mark without its partner; where all are paired, double quotation marks inside double ones."""
    for _, text in plan.printed:
        lonely, inner = _unpaired(text)
        for at in sorted(lonely):
            mark = text[at]
            side = "后面" if mark in _OPENING else "前面"
            hint = f"{side}补上 {_PARTNER[mark]} ，或者删掉这一个"
            yield text.position(at), f"{_NAME[mark]} {mark} 没有配对", hint
        if inner is not None and not lonely:
            yield text.position(inner), "引号里面又用了双引号", "里面的改成单引号‘ ’"


def _unpaired(text: Text) -> tuple[list[int], int | None]:
    """The offsets of marks without partner, and that of the first “ inside another."""
    lonely: list[int] = []
    inner: int | None = None
    opened: list[int] = []
    waiting: Counter[str] = Counter()  # the marks at those places
    for found in _ANY.finditer(text):
        mark, at = found[0], found.start()
        if mark in _OPENING:
            again = mark == "“" and waiting[mark] > 0
            if again and _begins(text, at):
                continue  # each paragraph of a long quotation may begin with one
            inner = at if again and inner is None else inner
            opened.append(at)
            waiting[mark] += 1
        elif waiting[_PARTNER[mark]]:
            while text[last := opened.pop()] != _PARTNER[mark]:
                lonely.append(last)
                waiting[text[last]] -= 1
            waiting[_PARTNER[mark]] -= 1
        elif not (mark == "’" or (mark == "）" and _LABEL.search(text, max(0, at - 5), at))):  # ’ is an apostrophe too
            lonely.append(at)
    return lonely + opened, inner


def _begins(text: str, at: int) -> bool:
    """Whether only blanks stand before it on its line, which is not the first."""
    while at and text[at - 1] in " \u3000":
        at -= 1
    return at > 0 and text[at - 1] == "\n"
