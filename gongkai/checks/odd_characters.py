"""文字里有不该有的字符。

从 PDF、网页粘贴来的文字里，会混进看不见的字符、只在某一种字体里才有的符号，或者长得一样、其实是另一个字的
“部首字”（⼯不是工）：印出来缺字，查找、对单位名称都对不上。

错:

    plan:
      title: 示例方案
      text: 做好政务公开⼯作。

对:

    plan:
      title: 示例方案
      text: 做好政务公开工作。
"""

import unicodedata
from collections.abc import Iterator

from gongkai.diagnostics import Edit, Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.writing import same
from gongkai.plan import Plan
from gongkai.reading import Loaded

CODE = "GK246"
SEVERITY = Severity.WARNING
_ODD = pattern(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd\t"
    "\u2e80-\u2fdf\uf900-\ufa0d\ufa10-\ufaff\ue000-\uf8ff\U0001f000-\U0001faff\U000e0000-\U0010ffff\ufe0f\u20e3]"
)


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """The first such character of each text and of each unit's name, with its code point."""
    for text in (*(text for _, text in plan.printed), *plan.registry.typed()):
        if found := _ODD.search(text):
            what, hint = _explained(found[0])
            yield text.position(found.start()), f"这里有{what}（U+{ord(found[0]):04X}）", hint


def edits(loaded: Loaded) -> dict[Position, tuple[Edit, ...]]:
    """In units' names, by the place of the first: the character that each looks like, nothing for what is unseen.

    What is printed is for a person to look at.
    """
    made: dict[Position, tuple[Edit, ...]] = {}
    for name in loaded.plan.registry.typed() if loaded.plan else ():
        found = list(_ODD.finditer(name))
        own = [(name.position(odd.start()), odd[0]) for odd in found if same(odd[0]) != odd[0]]
        if own and all(loaded.source.line(at.line)[at.column - 1 :].startswith(odd) for at, odd in own):
            made[name.position(found[0].start())] = tuple(Edit(at, len(odd), same(odd)) for at, odd in own)
    return made


def _explained(character: str) -> tuple[str, str]:
    plain = same(character)
    if character == "\t":
        return "制表符", "改成全角空格，或者删掉"
    if plain != character and plain:
        return f"“{character}”，它不是“{plain}”字，只是长得像", f"重新录入“{plain}”"
    if unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return "看不见的字符", "把它删掉"
    if character == "\ufffd":
        return "乱码", "找回原来的字，重新录入"
    return "公文字体里没有的符号", "删掉，或者换成文字"
