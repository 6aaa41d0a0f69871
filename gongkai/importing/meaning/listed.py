"""A report whose parts stand on lines of their own: 报送内容：活动总结 / 报送单位：各乡镇 / 报送时间：5月20日前.

Or several with their days on one: 报送时间：方案5月10日前，总结6月10日前; 报送：方案（5月10日前），总结（6月10日前）.
"""

import re
from collections.abc import Iterator

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.asking import DUE, ENDS_IN_PAPER
from gongkai.importing.meaning.names import are_units
from gongkai.importing.meaning.tables import Handed
from gongkai.importing.parts.tree import Labelled, Plain, Section
from gongkai.patterns import pattern

_LINE = pattern("(?P<word>[\u4e00-\u9fff]{2,6})[：:](?P<value>.{1,200})")
_HAND_IN = "(?:报送|上报|提交|报告|上交|填报)的?"
_WORDS = {
    "what": pattern(f"{_HAND_IN}(?:内容|材料|资料|事项|名称)|材料名称"),
    "who": pattern(f"{_HAND_IN}(?:单位|主体|部门|范围)"),
    "due": pattern(f"{_HAND_IN}(?:时间|时限|期限|日期)|截[止至](?:时间|日期)"),
    "each": pattern("(?:材料|资料|信息)?(?:报送|上报|提交|上交)(?:材料|资料|要求|安排)?"),
    "receiver": pattern(f"{_HAND_IN}(?:对象|去向)|(?:接收|受理|收件|汇总|接报)(?:单位|部门|科室|股室)"),
}
_EACH = pattern(  # 活动方案5月8日前，活动总结（5月20日前）
    r"(?P<what>[^\d，；。：、（）]{2,20}?)(?:于|在)?(?P<bracket>（)?(?P<due>\d[^，；。：（）]{2,24})(?(bracket)）)"
)


def listed(section: Section) -> Iterator[Handed]:
    """The reports that the lines of a chapter ask for; none where no line says what, or none by when."""
    said: dict[str, str] = {}
    for text in _lines(section):
        found = _LINE.fullmatch(widened(text).strip("。； "))
        part = next((part for part, words in _WORDS.items() if found and words.fullmatch(found["word"])), "")
        if found and part:
            said.setdefault(part, found["value"].strip("。； "))
    who, receiver = said.get("who", ""), said.get("receiver", "")
    if who and not are_units(who):
        return
    lists = (each_with_day(said[part]) for part in ("due", "each", "what") if part in said)
    things = next((things for things in lists if things), [])
    if not things and {"what", "due"} <= said.keys():
        things = [(said["what"], said["due"])]
    for what, due in things:
        yield Handed(what, who, due, receiver)


def each_with_day(value: str) -> list[tuple[str, str]]:
    """The papers of a line each with its day; empty where that is not all of it, or there is only one."""
    each = [_EACH.fullmatch(one.strip()) for one in re.split("[，；、]", value)]
    things = [(one["what"], one["due"]) for one in each if one]
    plain = all(DUE.fullmatch(due) and ENDS_IN_PAPER.search(what) for what, due in things)
    return things if len(things) == len(each) > 1 and plain else []


def _lines(section: Section) -> Iterator[str]:
    """The lines of a chapter with their labels, and those of its items."""
    for part in section.parts:
        if isinstance(part, Plain) and not part.is_cell:
            yield part.text
        elif isinstance(part, Labelled):
            yield f"{part.label.word}：{part.label.value}"
    for below in section.sections:
        if not below.has_items:
            yield from ([below.title] if below.title else [])
            yield from _lines(below)
