"""What a later sentence says of the reports that those before it ask for: 以上材料请于……报, 电子版发至……."""

from gongkai.importing.meaning import asking, receivers
from gongkai.importing.meaning.demands import demands
from gongkai.importing.meaning.due import NO_DEADLINE
from gongkai.importing.meaning.duty import ALONG_WITH
from gongkai.importing.meaning.owed import Found, Owed
from gongkai.patterns import pattern

ALL_OF_THEM = pattern(
    "(?:请将)?(?:以上|上述)(?:各?项|所有|全部)?(?:材料|资料|表格|内容|信息|报表)|(?:均|都|一并|统一)(?=[报送发交])|报送至："
    "|(?![^，。；]*(?:存档|归档|档案))(?:请将)?(?:所有|全部|有关|相关|各项)?(?:材料|资料)(?:请|应|须)?(?:均|都|一律|统一|全部|一并)(?:请|应|须)?(?=[报送发交提])"
)
_THESE = pattern(  # 以上材料, and of what is asked for before: 电子版
    "(?:以上|上述)(?:各?项|所有|全部)?(?:材料|资料|表格|内容|信息|报表)"
    "|(?P<edition>(?:以上|上述|所有|其|相应)?(?:的|材料的?)?(?:(?:电子|纸质|书面|扫描)(?:版|件|稿|档|文档|材料)[、和及与]?){1,2}(?<![、和及与])|电子版材料|(?:Word|WORD|word|PDF)(?:版|文档))"
)


def as_before(duty: Owed, last: Owed) -> Owed:
    """A report behind “；” with the receiver of the one before it, where it names none: ……报市乙局；月底前报总结."""
    if duty.receiver or not last.receiver or duty.from_ != last.from_ or duty.via.startswith("邮箱"):
        return duty
    told = ("receiver", "原文这里没有再写报给谁，按前面的")
    return duty._replace(receiver=last.receiver, doubts=(*duty.doubts, told))


def receiver_of_all(sentence: str) -> str:
    """Who receives all that the sentences before ask for: 以上材料一律通过政务网报区甲办; "" in any other sentence."""
    verb = asking.ASK.search(sentence) if ALL_OF_THEM.match(sentence) else None
    return receivers.receiver("", "", sentence[verb.end() :].lstrip("：至"), "") if verb else ""


def spoken_of(found: list[Found], index: int, chapters: dict[int, frozenset[int]]) -> frozenset[int]:
    """The paragraphs whose reports are 以上材料 in the one at an index: its own, its chapter, the last with reports."""
    places = [one.at for one in found if not _THESE.fullmatch(one.duty.title)]
    if index in places or not places:
        return frozenset((index,))
    chapter = chapters.get(index, frozenset())
    return chapter if chapter & set(places) else chapters.get(places[-1], frozenset())


def are_these(duty: Owed, found: list[Found], around: frozenset[int]) -> bool:
    """Whether a duty is those of the paragraphs before it, 以上材料, or how they come as well: 电子版发至……."""
    those = _THESE.fullmatch(duty.title)
    if those is None or not those["edition"]:
        return those is not None
    owed = [one.duty for one in found if one.at in around]
    own_day = not duty.missing and not any(one.missing for one in owed)  # 电子版于5月9日前发至……
    return bool(owed) and not own_day and duty.receiver in ("", *(one.receiver for one in owed))


def are_said(receiver: str, found: list[Found], around: frozenset[int]) -> bool:
    """Whether a report of these paragraphs goes to a receiver, or says nothing of where it goes."""
    return any(not receiver or one.duty.receiver in ("", receiver) for one in found if one.at in around)


def settles(sentence: str) -> bool:
    """Whether a sentence says by when all that the one before it asks for: 上述资料请于11月25日前送县甲办."""
    return any(demand.due and _THESE.fullmatch(demand.what) for demand in demands(sentence))


def with_receiver(one: Found, receiver: str, these: Owed | None) -> Found:
    """A duty with the receiver and the deadline that a later sentence names for all of them, where it has none."""
    duty = one.duty
    duty = duty if duty.receiver else duty._replace(receiver=receiver or (these.receiver if these else ""))
    duty = duty if duty.via or not these else duty._replace(via=these.via)
    if these and not these.missing:
        duty = _due_with(duty, these, f"期限取自后面说“{these.title}”的一句")
    return one._replace(duty=duty)


def _due_with(duty: Owed, other: Owed, told: str) -> Owed:
    """A duty that says no deadline with that of another one."""
    if not duty.missing.startswith(NO_DEADLINE):
        return duty
    return duty._replace(due=other.due, until=other.until, missing="", doubts=(*duty.doubts, ("due", told)))


def along_with_another(duty: Owed, sentence: str, before: list[Owed]) -> Owed:
    """A duty that goes along with one before it, by the same day and to the same: 领队名单随回执一并上报."""
    found = ALONG_WITH.search(sentence)
    if not found or not duty.missing.startswith(NO_DEADLINE):
        return duty
    named = [other for other in before if found["which"] and other.title.rstrip("》").endswith(found["which"][-2:])]
    dated = [other for other in (named if found["which"] else before[-1:]) if not other.missing]
    if not dated:
        return duty
    last = dated[-1]
    duty = _due_with(duty, last, f"期限按前面的“{last.title}”")
    return duty if duty.receiver else duty._replace(receiver=last.receiver)
