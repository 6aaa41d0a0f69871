"""A report whose parts stand on lines of their own: 报送内容：活动总结 / 报送单位：各乡镇 / 报送时间：5月20日前.

Or several with their days on one: 报送时间：方案5月10日前，总结6月10日前; 报送：方案（5月10日前），总结（6月10日前）.
Where no line says what, the heading may: 三、作品报送 / 报送时间：6月10日前.
"""

import re
from collections.abc import Iterator

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.asking import DUE, ENDS_IN_PAPER
from gongkai.importing.meaning.prose import heading_of
from gongkai.importing.meaning.tables import Handed
from gongkai.importing.parts.tree import Labelled, Plain, Section
from gongkai.importing.words.names import are_units
from gongkai.patterns import pattern

_LINE = pattern("(?P<word>[\u4e00-\u9fff]{2,6})[：:](?P<value>.{1,200})")
_HAND_IN = "(?:报送|上报|提交|报告|上交|填报)的?"
_WORDS = {
    "what": pattern(f"(?:{_HAND_IN}|推荐|申报|参评|参赛|评审|应报|所需)(?:内容|材料|资料|事项|名称)|材料名称"),
    "who": pattern(f"{_HAND_IN}(?:单位|主体|部门|范围)"),
    "due": pattern(f"{_HAND_IN}(?:时间|时限|期限|日期)|截[止至](?:时间|日期)"),
    "each": pattern("(?:材料|资料|信息)?(?:报送|上报|提交|上交)(?:材料|资料|要求|安排)?"),
    "receiver": pattern(f"{_HAND_IN}(?:对象|去向)|(?:接收|受理|收件|汇总|接报)(?:单位|部门|科室|股室)"),
}
_EACH = pattern(  # 活动方案5月8日前，活动总结（5月20日前）
    r"(?P<what>[^\d，；。：、（）]{2,20}?)(?:于|在)?(?P<bracket>（)?(?P<due>\d[^，；。：（）]{2,24})(?(bracket)）)"
)


_SAID_OF_ALL = pattern(  # 报送时间：请各乡镇于5月20日前报送至县甲局
    r"(?:请|由)?(?P<who>[^\d，。；：]{2,24}?)?(?:务必|最迟|[请于在须应]){0,3}(?P<due>\d[^，。；：]{2,24}?前)(?:统一|一并)?"
    r"(?:(?:报送?|上报|提交|上交|送交|[交发送])(?:[至到给]?(?P<receiver>[^，。；：\d@]{2,20}))?)?"
)
_HEADED = pattern(  # 材料报送 does not say what
    "(?![材资]料|信息)(?P<what>[\u4e00-\u9fff]{2,10}?)(?:的)?(?:报送|上报|提交|上交|征集|推荐|申报)(?:要求|安排|事项|方式|办法)?"
)


def listed(section: Section) -> Iterator[Handed]:
    """The reports that the lines of a chapter ask for; none where no line and no heading says what, or none by when."""
    said = _said(section)
    who, receiver = said.get("who", ""), said.get("receiver", "")
    if who and not are_units(who):
        return
    lists = (each_with_day(said[part]) for part in ("due", "each", "what") if part in said)
    things = next((things for things in lists if things), [])
    if not things and {"what", "due"} <= said.keys():
        things = [(said["what"], said["due"])]
    for what, due in things:
        yield Handed(what, who, due, receiver)


def headed(section: Section) -> Iterator[Handed]:
    """The report that the heading of a chapter names, its lines by when: 三、作品报送 / 报送时间：6月10日前."""
    said, heading = _said(section), _HEADED.fullmatch(heading_of(section))
    if heading is None or "due" not in said or "what" in said or not ENDS_IN_PAPER.search(heading["what"]):
        return
    if not each_with_day(said["due"]) and (not said.get("who") or are_units(said["who"])):
        yield Handed(heading["what"], said.get("who", ""), said["due"], said.get("receiver", ""))


def tells_only_when(text: str) -> bool:
    """Whether a line says by its label until when all is handed in, and nothing that `listed` leaves over."""
    found = _LINE.fullmatch(widened(text).strip("。； "))
    return (
        found is not None and _WORDS["due"].fullmatch(found["word"]) is not None and _of_all(found["value"]) is not None
    )


def _of_all(due: str) -> "re.Match[str] | None":
    """A deadline in a line's value with who and to whom, where these are plainly units."""
    whole = _SAID_OF_ALL.fullmatch(due)
    return whole if whole and all(are_units(whole[unit]) for unit in ("who", "receiver") if whole[unit]) else None


def _said(section: Section) -> dict[str, str]:
    """What the lines say by their labels, a deadline apart from who and to whom: 各镇于5月20日前报县局."""
    said: dict[str, str] = {}
    for text in _lines(section):
        found = _LINE.fullmatch(widened(text).strip("。； "))
        part = next((part for part, words in _WORDS.items() if found and words.fullmatch(found["word"])), "")
        if found and part:
            said.setdefault(part, found["value"].strip("。； "))
    if whole := _of_all(said.get("due", "")):
        said = {part: value for part, value in whole.groupdict().items() if value} | said | {"due": whole["due"]}
    return said


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
