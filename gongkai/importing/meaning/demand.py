"""One demand: who is to hand what in until when, to whom and how, by one verb of a sentence."""

import re
from typing import NamedTuple

from gongkai.importing.meaning import asking, paper_owners, receivers, reporters
from gongkai.importing.meaning.handed_in import any_thing, what_is_asked
from gongkai.importing.meaning.handing import Ask
from gongkai.importing.meaning.made import trimmed
from gongkai.importing.meaning.paper_titles import NO_PAPER
from gongkai.importing.words.names import are_units, is_unit
from gongkai.importing.words.sentence import clauses, leading_units, without_brackets
from gongkai.patterns import pattern

_ASKING_THEM = pattern("(?<=.)请(?=各|有关|全体)")
_AFTER_IT = pattern(
    r"^(?:[\u4e00-\u9fff]{2,6}(?:结束|完成)后(?=[各本全])|\d{1,2}[.．、]\s*(?=各))"
)  # 行动结束后各单位书面总结
SUMS_UP = pattern("汇总|综合后|收齐|统一|审核|集中")
_THING = pattern(  # 于5月20日前报送观摩收获
    "(?:报送|上报|提交)(?P<what>(?![到至给往送])[\u4e00-\u9fff]{2,12}?)(?<!乡镇|镇街|街道|部门|单位|机关)"
    "(?=(?:[到至给][\u4e00-\u9fff]{2,14})?(?:[。；，（]|$))"
)
_FILLS = pattern("填[写报]附件")
_BY_THEM = pattern("(?P<what>[^由，。；]{2,12})(?<![自理事缘因经])由(?P<who>[^由，。；]{2,24})")  # 标本由各班于……送
_ATTACHED = pattern("(?:请)?(?:[^，。；]{0,8}将)?(?P<what>附件\\d{1,2}(?:[、和及](?:附件)?\\d{1,2})*)")
_AN_OFFICE = pattern("(?:[局委办部厅科处室会组股院校]|中心|政府)(?:（[^（）]*）)?$")
_BROUGHT = pattern("送[到至达]|寄[到至给送]|发[给送往]|邮寄|递")
_BY_COMMAS = pattern(
    "(?:将|把)(?P<first>[^，。；于在前]{2,12}(?:，[^，。；于在前]{1,8}){0,5})，(?P<last>[^，。；]{2,16})$"
)
_ALONG_WITH = pattern(f"(?:写出|写好|形成|撰写|做好|整理出?)(?P<what>[^，。；]{{0,16}}(?:{asking.PAPERS}))，连同")
_BY_WHOM = pattern(
    "(?:(?<=体会)|(?<=[结案划表告单料息频片稿书件况册账卷果文据图品卡照题材例录目集词》])|(?<=[汇收整审][总齐理核]后))[由请](?=[^，。；]{2,60})"
)  # 活动总结由各单位于5月20日前报送
_WHEN_OF = pattern("(?:报送|上报|提交|递交)的?(?:时间|日期|时限|期限)(?:[为是：:])?$")  # 活动总结报送时间：5月20日前
_LEFT = 14  # Han of a clause that nothing accounts for


class Demand(NamedTuple):
    """What a verb of handing in stands for, with its stretch of the sentence; `due` is None where it says none.

    `doubts` are by key of the report; `made_up` names what stands in two places of the sentence.
    """

    what: str
    who: str
    due: "re.Match[str] | None"
    receiver: str
    via: str
    form: str
    start: int
    end: int
    doubts: tuple[tuple[str, str], ...] = ()


def is_addressed(sentence: str, ask: Ask) -> bool:
    """Whether a verb says that it goes to an office, or to a mailbox; not 药品送到卫生院, 通知书送达企业."""
    behind = sentence[ask.behind : ask.end]
    if asking.MAIL.search(behind) or sentence.startswith(("上报", "报送"), ask.start):
        return True
    office = receivers.receiver(ask.to, behind, sentence[ask.behind :], "")
    return _AN_OFFICE.search(office) is not None and not _BROUGHT.match(sentence, ask.start)


def one_demand(
    sentence: str, start: int, ask: Ask, named: list["re.Match[str]"], until: int, *, alone: bool
) -> Demand | None:
    """What is asked for with this verb, None where nothing is that could be handed in."""
    before, behind = sentence[start : ask.start], sentence[ask.behind : ask.end]
    due = named[-1] if named else None
    parts = clauses_before(before, named, start)
    what, doubts = what_is_asked(before, parts, sentence[ask.behind :], behind, sentence[ask.start : ask.behind])
    what = re.sub("（[^）]*$", "", what)  # 名单（5月20日前）
    if (whole := _BY_COMMAS.search(before)) and whole["last"] == what:  # 将节目名称，人数，领队姓名报
        what = f"{whole['first']}，{what}"
    if what.startswith("连同") and (along := _ALONG_WITH.search(before)):  # 写出总结，连同照片于……
        what = along["what"]
    forms = list(asking.FORM.finditer(sentence, start, until))
    form = next((one for one in reversed(forms) if one.start() < ask.start), forms[0] if forms else None)
    sent = asking.ATTACHED.match(behind)
    filled = re.sub(r"\s", "", form["form"] or form["filled"] if form else sent[0] if sent else "")
    what = filled if filled and any(map(_FILLS.match, parts[:2])) else what or filled
    if not what and named and (thing := _THING.match(sentence, ask.start)) and not is_unit(thing["what"]):
        what, doubts = thing["what"], (("title", NO_PAPER),)
    if not what and (attached := _ATTACHED.match(before)):
        what, doubts = attached["what"], ()
    if not what and due and due.start() >= start and (odd := any_thing(before, _span(due, start))):
        what, doubts = (odd, (("title", NO_PAPER),)) if is_addressed(sentence, ask) else ("", ())
    if (
        not what
        or what.endswith(("公开", "公示", "公布"))
        or (what.endswith("问题") and before.startswith((f"{what}请于", f"{what}于")))
    ):
        return None  # 问题请于6月5日前发邮件至……
    who, more = reporters.subject(parts, what)
    if (by := _BY_THEM.fullmatch(what)) and are_units(by["who"]):
        what, who, more = by["what"], by["who"], ()
    if due and (makers := _makers(sentence, start, due, who)):
        who, more = makers, (("from", f"原文还说由{who}汇总，核对由谁报"),)
    what = _AFTER_IT.sub("", what)
    whose = paper_owners.whose(what)
    goes_on = bool(who and whose) and sentence[start:].startswith(f"{who}，{whose}")
    alone = f"，{what}" in sentence  # 区甲局组织评选，各校论文于……
    if whose and (goes_on or not who or alone):  # 各镇，有关单位参会人员名单请于……上报, but not 各县区将参赛学校名单
        who = f"{who}，{whose}" if goes_on else whose
        what = what[len(whose) :]
    who, what, theirs = _with_theirs(who, _its_own(what, who, before), before)
    more = (*more, *theirs)
    receiver = receivers.receiver(ask.to, behind, sentence[ask.behind : until], what)
    if who and reporters.organises(before, who, what, receiver):
        who, more = "", ()
    to_one = sentence[ask.behind - 1] in "给送交发报寄传"
    person = receivers.PERSON.match(behind) if not receiver and to_one else None
    if person and not asking.ENDS_IN_PAPER.search(person[0]):  # 报李老师, but not 报周报
        receiver = person[0]
    receiver = receiver or (receivers.another(behind, what) if to_one and due else "")
    way = via_of(sentence if alone else sentence[start:until])
    left = _left_over(before, (what, who, due[0] if due else ""))
    if len(left) > _LEFT:
        more = (*more, ("title", "这句话没有全看懂，核对报送什么、哪些单位报送"))
    return Demand(what, who, due, receiver, way, filled, start, ask.end, (*doubts, *more))


def _makers(sentence: str, start: int, due: "re.Match[str]", who: str) -> str:
    """Those who make by a day what others then sum up: 各组于5月6日前写出报告，由县甲办汇总报县乙局; "" for nobody."""
    at = sentence.find(who, due.end()) if who else -1
    before = clauses(sentence[start : due.start()])[-1:] if at > 0 and start <= due.start() else []
    first = next(filter(None, (leading_units(clause.text) for clause in before)), None)
    sums_up = SUMS_UP.match(sentence, at + len(who))
    made = asking.MADE.search(sentence, due.end(), at) if first and sums_up else None
    return first.text if first and made and first.text != who else ""


def _its_own(what: str, who: str, before: str) -> str:
    """A paper's name without the last part of the name before it: 各乡镇卫生院总结 is no 卫生院总结."""
    shared = (end for end in range(min(len(who), len(what) - 2), 1, -1) if who.endswith(what[:end]))
    end = next((end for end in shared if f"{who}{what[end:]}" in before), 0)
    return what[end:]


def _with_theirs(who: str, what: str, before: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Who hands in what, the last of those whose it is taken from its name: 各学校、|医院的总结."""
    last, of, paper = what.removeprefix("、").partition("的")
    whole = f"{who}、{last}"
    if not (who and of and f"{whole}的{paper}" in before) or not (are_units(whole) or what.startswith("、")):
        return who, what, ()
    return whole, paper, () if are_units(whole) else (("from", "没有见过这样的单位，核对是哪些单位报"),)


def _span(due: "re.Match[str]", start: int) -> tuple[int, int]:
    """Where a deadline stands in what begins at `start`."""
    return due.start() - start, due.end() - start


def clauses_before(before: str, named: list["re.Match[str]"], start: int) -> list[str]:
    """The clauses before a verb, the last one first; the deadlines divide a clause into what follows and precedes."""
    due, last = (named[0], named[-1]) if named else (None, None)
    if due is None or last is None or due.start() - start >= len(before):
        texts = [clause.text for clause in clauses(before)]
    else:
        event = due["event"] or ""
        held = event[re.match(r"(?:.*[于在])?", event).end() :]  # type: ignore[union-attr]
        told = "" if are_units(held) else held  # 双选会后一周内
        ahead = _ASKING_THEM.sub("，请", f"{before[: max(due.start() - start, 0)]}{event.removesuffix(held)}，{told}")
        texts = [
            clause.text for text in (ahead, due["gap"] or "", before[last.end() - start :]) for clause in clauses(text)
        ]
    pieces = [part for text in texts for part in _BY_WHOM.split(_WHEN_OF.sub("", text.strip()))]
    pieces = [re.sub("^）|（$", "", text.strip()) for text in pieces]  # 总结（6月10日前）报县甲局
    return [text for text in reversed(pieces) if text]


def via_of(text: str) -> str:
    """How it is handed in: an e-mail address, a system, on paper."""
    if mail := asking.MAIL.search(text):
        return f"邮箱 {mail[0]}"
    found = asking.VIA.search(text)
    return (found["way"] or found["paper"]).strip() if found else ""


def _left_over(before: str, known: tuple[str, ...]) -> str:
    """What of the verb's own clause no part of the demand accounts for."""
    last = clauses(before)
    text = last[-1].text if last and before.endswith(last[-1].text) else ""
    for part in known:
        text = text.replace(part, "，", 1) if part else text
    text = trimmed(without_brackets(text)) if text.strip("，") else ""
    return re.sub(r"[^\u4e00-\u9fff]|请|于|在|将|把|务必|统一|及时|认真|相关|有关|通过|以|经", "", text)
