"""A report whose parts stand on lines of their own: 报送内容：活动总结 / 报送单位：各乡镇 / 报送时间：5月20日前."""

import re
from collections.abc import Iterator

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.asking import DUE
from gongkai.importing.meaning.names import are_units
from gongkai.importing.meaning.tables import Handed
from gongkai.importing.parts.tree import Labelled, Plain, Section
from gongkai.patterns import pattern

_LINE = pattern("(?P<word>[\u4e00-\u9fff]{4,6})[：:](?P<value>.{1,200})")
_HAND_IN = "(?:报送|上报|提交|报告|上交|填报)的?"
_WORDS = {
    "what": pattern(f"{_HAND_IN}(?:内容|材料|资料|事项|名称)|材料名称"),
    "who": pattern(f"{_HAND_IN}(?:单位|主体|部门|范围)"),
    "due": pattern(f"{_HAND_IN}(?:时间|时限|期限|日期)|截[止至](?:时间|日期)"),
    "receiver": pattern(f"{_HAND_IN}(?:对象|去向)|(?:接收|受理|收件|汇总|接报)(?:单位|部门|科室|股室)"),
}
_EACH = pattern(
    r"(?P<what>[^\d，；。：]{2,20}?)(?:于|在)?(?P<due>\d[^，；。：]{2,24})"
)  # 活动方案5月8日前，活动总结5月20日前


def listed(section: Section) -> Iterator[Handed]:
    """The reports that the lines of a chapter ask for; none where no line says what, or none by when."""
    said: dict[str, str] = {}
    for text in _lines(section):
        found = _LINE.fullmatch(widened(text).strip("。； "))
        part = next((part for part, words in _WORDS.items() if found and words.fullmatch(found["word"])), "")
        if found and part:
            said.setdefault(part, found["value"].strip("。； "))
    if not {"what", "due"} <= said.keys() or any(said.get(part) and not are_units(said[part]) for part in ("who",)):
        return
    each = [_EACH.fullmatch(one.strip()) for one in re.split("[，；]", said["due"])]
    things = [(one["what"], one["due"]) for one in each if one] if len(each) > 1 and all(each) else []
    for what, due in things or [(said["what"], said["due"])]:
        if DUE.search(due) or not things:
            yield Handed(what, said.get("who", ""), due, said.get("receiver", ""))


def _lines(section: Section) -> Iterator[str]:
    """The lines of a chapter with their labels, and those of its items."""
    for part in section.parts:
        if isinstance(part, Plain) and not part.is_cell:
            yield part.text
        elif isinstance(part, Labelled):
            yield f"{part.label.word}：{part.label.value}"
    for below in section.sections:
        if not below.sections:
            yield from ([below.title] if below.title else [])
            yield from _lines(below)
