"""A sentence by its parts: its clauses, what stands in brackets, and who is named before what they do.

What import takes from prose (reports, roles, times) is looked for in these parts, not by a pattern a wording.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.importing.meaning.names import are_units, is_unit
from gongkai.patterns import pattern

_LONGEST = 1_000
_OFFICE = 4  # characters of 组织部
_NEAR = 150  # no further back a bracket is looked for
_CLOSED = "（[^（）]{0,120}）|《[^《》]{0,80}》|“[^“”]{0,80}”"
_SENTENCE = pattern(rf"(?:{_CLOSED}|；(?=\d[.．、])|[^。；！])+[。；！]?")
_CLAUSE = pattern(rf"(?:{_CLOSED}|(?<=\d)[：:](?=\d)|[^，；：。！:])+")
_BRACKET = pattern("（[^（）]*）")
_LEAD_IN = pattern(
    r"(?:\d{1,2}[.．、）)]|[（(][一二三四五六七八九十\d]{1,3}[）)])?(?:[一二三四五六七八九十]是)?"
    r"(?:请|要求|希望|望|同时|并|另|此外|其中|届时|并由|由|需|须|需要|凡|全体(?=各)|务请|烦请|敬请|恳请|以及|及)*[，,]?"
)
# What a unit does, or when and how: its name ends before it.
_DOES = pattern(
    r"(?=要(?!求|点|素|闻)|应(?!急|用|对)|当(?!地)|须|需|请|务|必须|均|都|及时|认真|严格|分别|在|于|根据|按|依|结合(?!部)|制定|组织(?!部|委|处|科|人事)|将|把|对(?!外|口|台|接)|"
    r"总结|报|上报|填|指定|明确|确定|高度|做好|提前|安排|形成|紧|围绕|立即|完成|积极|撰写|牵头|负责|会同|联合(?!会)|可(?!再)|统一|每[年月周]|\d|（|提交|上传|推荐|选派|派出|"
    r"(?:全体|有关)?(?:工作人员|干部职工)|通过|以(?!及)|从|承办|主办|协办|配合|协助|参加|参与|落实|抓好|共同|具体|按时|抓紧|同步|充分|加强|切实|全面|同时|也|随|年底|月底|开展|举办|每|自(?!然|治|动|强|律)|为(?!民|农)"
    r"|就|已|拟|作|进行|设(?!区|施|计)|发(?!展|改|行|明|电|票|证)|收集|汇总|审核|梳理|整理|推送|反馈|至少|不少|发现|利用|本着|，|$)"
)


class Part(NamedTuple):
    """A stretch of a text, from one character to another."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def sentences(text: str) -> Iterator[Part]:
    """The sentences of a paragraph in full-width marks; 。 in brackets or in quotation marks ends none.

    One of more than a thousand characters is none that a person could read either.
    """
    found = (Part(match[0], match.start()) for match in _SENTENCE.finditer(text))
    return (part for part in found if len(part.text) <= _LONGEST)


def clauses(text: str) -> list[Part]:
    """The clauses of a sentence without the marks between them."""
    return [Part(found[0], found.start()) for found in _CLAUSE.finditer(text)]


def without_brackets(text: str) -> str:
    """A text less its brackets."""
    return _BRACKET.sub("", text)


def is_inside(text: str, at: int) -> bool:
    """Whether a place is inside brackets or the name of a document."""
    start = max(0, at - _NEAR)
    return any(text.count(opening, start, at) > text.count(closing, start, at) for opening, closing in ("（）", "《》"))


def leading_units(text: str) -> Part | None:
    """The units that a clause begins with, behind 请 and the like, where something that they do follows.

    市委组织部 counts and not 市委.
    """
    found = _LEAD_IN.match(text)
    start = found.end() if found else 0
    best = None
    for stop in _DOES.finditer(text, start):
        if stop.start() - start > 100:
            break
        who = text[start : stop.start()]
        if best and not _goes_on(who[len(best.text) :]):
            break
        if are_units(who):
            best = Part(who.strip(), start)
    return best


def _goes_on(more: str) -> bool:
    """Whether a name that could end already goes on: 市委 with 组织部, or with 、市政府."""
    return len(more) <= _OFFICE or more[0] in "、和及与（"


def trailing_unit(text: str) -> Part | None:
    """The unit that a text ends with, as the receiver does: 报送总结至区甲办."""
    for found in re.finditer("[至到给往于]", text):
        if is_unit(text[found.end() :]):
            return Part(text[found.end() :], found.end())
    return None
