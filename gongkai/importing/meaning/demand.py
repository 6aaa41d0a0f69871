"""One demand for a report: who hands in what to whom by when, told by the parts of its sentence around the verb."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gongkai.importing.meaning import asking, reporters
from gongkai.importing.meaning.by_when import are_joined, deadlines, is_one_of_several
from gongkai.importing.meaning.handed_in import any_thing, taken_up, what_is_asked
from gongkai.importing.meaning.handing import Ask, only_says_where, verbs
from gongkai.importing.meaning.made import asked_before, of_group, trimmed
from gongkai.importing.meaning.names import are_units, is_unit
from gongkai.importing.meaning.paper_titles import NO_PAPER
from gongkai.importing.meaning.sentence import clauses, is_inside, leading_units, without_brackets
from gongkai.patterns import pattern
from gongkai.phrases.writing import simplified

_ANNOUNCED = pattern(
    "(?:统一|集中|在[^，。；]{2,16})?(?:公布|公示|发布(?!会)|印发|下发|下达)(?![^，。；]{0,20}[并，](?:报|送))"
)
SOMEBODY = pattern(
    "(?<!本)单位|部门|学校|企业|各[^，。；]{0,8}场所|的场所|各组|选手|作者|[两三四五六七八九十\\d]个(?:乡?镇|镇街|街道|社区|村)|各[科股处室站所队镇村校班]、|(?<![经自])由"
)
_ASKING_THEM = pattern("(?<=.)请(?=各|有关|全体)")
_AND = pattern("[、，和及与]")
_OF_A_TIME = pattern(
    "^(?:上|下|全|半|[一二三四]|第|前|后|年|终|季|度|期|阶段|中|初|末|月|\\d){1,6}(?:的)?(?P<noun>[^（）]{2,10})"
)
_AFTER_IT = pattern(
    r"^(?:[\u4e00-\u9fff]{2,6}(?:结束|完成)后(?=[各本全])|\d{1,2}[.．、]\s*(?=各))"
)  # 行动结束后各单位书面总结
_WHOSE_OF = pattern("(?P<who>各[\u4e00-\u9fff]{2,8}?)的")
_SUMS_UP = pattern("汇总|综合后|收齐|统一|审核|集中")
_ALL_TO = pattern(
    "，(?:(?:以上|上述)(?:各?项)?(?:材料|资料|表格|内容|信息)(?:请|应|须|要|并|均|都|全部|一并|一律|统一)*"
    "|(?:并|均|都|全部|一并|一律|统一)+)(?:以(?:电子版|纸质版|书面|正式文件|传真)(?:形式|方式)?)?(?:[于在]?[\\d一二三四五六七八九十年月日号底上中下旬]{2,12}(?:之"
    "|以)?前)?$"
)
_ONLY_TO = pattern("，(?:(?:以上|上述|有关|相关)?(?:材料|资料))?(?:请|应)?")
_THING = pattern(  # 于5月20日前报送观摩收获
    "(?:报送|上报|提交)(?P<what>(?![到至给往送])[\u4e00-\u9fff]{2,12}?)(?<!乡镇|镇街|街道|部门|单位|机关)"
    "(?=(?:[到至给][\u4e00-\u9fff]{2,14})?(?:[。；，（]|$))"
)
_FILLS = pattern("填[写报]附件")
_BY_THEM = pattern("(?P<what>[^由，。；]{2,12})(?<![自理事缘因经])由(?P<who>[^由，。；]{2,24})")  # 标本由各班于……送
_COUNTED = pattern("(?:不超过|不少于|至少)?\\d{1,3}[件篇幅份部](?=[，。；（]|$)")  # 择优推荐不超过5件，于……发送至
_OF_EACH = pattern(  # 征文每班上交3篇，手抄报每班上交5幅
    "(?:^|[，；])(?P<what>[\u4e00-\u9fff]{2,10}?)[每各][班校级组队家人院系][^，；\\d]{0,6}\\d{1,3}[件篇幅份部张个]"
)
_ATTACHED = pattern("(?:请)?(?:[^，。；]{0,8}将)?(?P<what>附件\\d{1,2}(?:[、和及](?:附件)?\\d{1,2})*)")
_ALSO_LIKE = "(?:[，；](?:含|附|连同|见)[^（）]{2,12})?）"  # of a paper whose deadline is in its bracket
_LIKE = pattern(
    "(?:[^（），；]{0,6}附件[\\d一二三四五]{0,2}[，；]|(?:[含附]|连同)[^（），；]{1,8}[，；]"
    "|[^（），；]{0,6}(?:电子|纸质)[版件档][，；])?"
)
_ALONG = pattern(_ALSO_LIKE)
_FURTHER = pattern(f"{_ALSO_LIKE}[、和及与，]{{1,2}}(?P<what>[^，。；、（）]{{2,20}})（{_LIKE.pattern}")
_REST = pattern(
    f"{_ALSO_LIKE}[、和及与，]{{1,2}}(?P<what>[^，。；、（）]{{0,16}}(?:{asking.PAPERS}))(?=[，。；、（]|$)"
)
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
_BY_OTHERS = pattern(f"由(?!{reporters.PEOPLE})|同时|再|另")  # who hands it on to another, or what goes to another too
_THE_SAME = pattern("(?:上述|以上|相关|有关|所有|全部)*(?:材料|资料|文件)")  # ……，材料发至邮箱
_RESUMED = pattern("(?:总结|方案|计划|小结)(?P<more>材料|报告)?")  # 报送活动总结，总结材料一式两份报县甲局
_TO_BE_SENT = pattern("(?:请|务必|分别|统一|一并|[于在]){1,4}$")
_EACH_BY = pattern("(?:^|[，、；：])(?:其中)?(?P<what>(?![^，、；：由]*[将把经])[^，、；：。由]{2,20})由")
_LEFT = 14  # Han of a clause that nothing accounts for


_REMEMBERED = 256  # sentences: each step asks again


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


def demands(sentence: str, before: str = "") -> list[Demand]:
    """The demands of a sentence in order. One deadline may serve several verbs, and one verb several deadlines.

    `before` is the sentence before, which may say what is to be filled in.
    """
    return _taken_apart(sentence, before)[0]


def overlooked(sentence: str, before: str = "") -> list[str]:
    """The deadlines, as typed, by which something goes to somebody that is no demand of the sentence."""
    return _taken_apart(sentence, before)[1]


@lru_cache(maxsize=_REMEMBERED)
def _taken_apart(sentence: str, before: str) -> tuple[list[Demand], list[str]]:
    every = list(asking.DUE.finditer(simplified(sentence)))
    dues = [due for due in every if not is_inside(sentence, due.start()) or _is_bracket(sentence, due)]
    dues = [due for due in dues if not _ANNOUNCED.match(sentence, due.end())]
    asks = list(verbs(sentence, dues))
    start = 0
    last: Demand | None = None
    found: list[Demand] = []
    lost: list[re.Match[str]] = []
    for index, ask in enumerate(asks):
        following = asks[index + 1].start if index + 1 < len(asks) else len(sentence)
        until = min((due.start() for due in dues if ask.end <= due.start() < following), default=following)
        named = deadlines(sentence, dues, start, ask, following)
        demand = _demand(sentence, start, ask, named, until, alone=len(asks) == 1)
        demand = demand or _unnamed(sentence, start, ask, named, last, before)
        if demand is None:
            found = _sent_to(sentence, ask, named, found)
            last = found[-1] if found else None
            lost += [due for due in named if due["day"] and _is_addressed(sentence, ask)]
            continue
        elsewhere = last and last.receiver and demand.receiver not in ("", last.receiver)  # 纸质版报县丙局
        if last and not elsewhere and not (named and last.due) and _is_the_same(sentence, ask, demand, last):
            found = _once_more(sentence, ask, named, found, demand)
            last = found[-1]
            continue
        if last and elsewhere and asking.MEDIUM.match(demand.what):
            demand = _edition_of(last, demand)
        if named and is_one_of_several(sentence, dues, start, named, ask):
            demand = demand._replace(doubts=(*demand.doubts, ("due", "这句话里不止一个期限")))
        if not named and last is not None:
            doubts = (("due", "原文这里没有再写期限，按前面的"),) if last.due else ()
            demand = demand._replace(due=last.due, doubts=(*demand.doubts, *doubts))
        if not demand.who and last is not None:
            demand = demand._replace(who=last.who)
            if SOMEBODY.search(sentence, start, ask.start):
                demand = demand._replace(doubts=(*demand.doubts, ("from", "这里没有看出报送单位，按前面的")))
        if shared := list(_shared_out(sentence, start, ask, demand, named)):
            found += shared
            last, start = shared[-1], ask.end
            continue
        if (
            last
            and not last.receiver
            and demand.who != last.who
            and demand.who[:1] not in "我本"
            and _SUMS_UP.search(sentence, start, ask.start)
        ):
            found[-1] = last._replace(receiver=demand.who)  # ……由县甲局汇总后于5月22日前报县乙局
        several, demand = _by_day(sentence, start, demand, named)
        found += several
        if not demand.receiver:
            demand = _with_receiver(sentence, asks, index, demand, last)
        found += _with_further(sentence, demand, every)
        last = found[-1]
        start = ask.end + (sentence[ask.end : ask.end + 1] in ("，", "、", "；"))
    return found, [due[0] for due in lost if all(due != one.due for one in found)]


def _is_addressed(sentence: str, ask: Ask) -> bool:
    """Whether a verb says that it goes to an office, or to a mailbox; not 药品送到卫生院, 通知书送达企业."""
    behind = sentence[ask.behind : ask.end]
    if asking.MAIL.search(behind) or sentence.startswith(("上报", "报送"), ask.start):
        return True
    office = reporters.receiver(ask.to, behind, sentence[ask.behind :], "")
    return _AN_OFFICE.search(office) is not None and not _BROUGHT.match(sentence, ask.start)


def _is_bracket(sentence: str, due: "re.Match[str]") -> bool:
    """Whether a deadline is all of its brackets, but for what the paper is like: 报送名单（见附件，5月20日前）。"""
    opened = sentence.rfind("（", 0, due.start())
    if not _LIKE.fullmatch(sentence, opened + 1, due.start()) or not _ALONG.match(sentence, due.end()):
        return False
    clause = next(one.text for one in clauses(sentence) if one.start <= due.start() < one.end)
    return asking.ASK.search(clause) is not None


def _with_further(sentence: str, demand: Demand, dues: list["re.Match[str]"]) -> list[Demand]:
    """A demand and those of further papers with days of their own: 方案（5月10日前）、总结（6月10日前）."""
    found = [demand]
    at = demand.due.end() if demand.due else len(sentence)
    for due in (due for due in dues if due.start() > at):
        more = _FURTHER.fullmatch(sentence, at, due.start())
        if more is None:
            break
        at = due.end()
        found.append(demand._replace(what=more["what"], due=due, start=more.start("what"), end=at))
    if rest := _REST.match(sentence, at):  # 方案（5月10日前）、总结。
        told = ("title", f"后面还有“{rest['what']}”，没有写进来")
        found[-1] = found[-1]._replace(doubts=(*found[-1].doubts, told))
    return found


def _edition_of(last: Demand, demand: Demand) -> Demand:
    """A demand of another form that goes elsewhere, by the name of the paper: 名单报县乙局，纸质版报县丙局."""
    what = f"{asking.EDITION.sub('', last.what)}{demand.what}"
    return demand._replace(what=what, doubts=(("title", "由原文的前后两处合成"),))


def _is_the_same(sentence: str, ask: Ask, demand: Demand, last: Demand) -> bool:
    """Whether what is asked for is what was asked for before: its 电子版, 以上材料, 总结材料 of a 活动总结."""
    by_them = demand.due is None and demand.who in ("", last.who)
    named = _RESUMED.fullmatch(demand.what) if by_them and demand.what[:2] in last.what else None
    begins = re.split("[，；]", sentence[: ask.start])[-1].startswith(demand.what) and not _AND.search(last.what)
    resumed = named is not None and (begins or named["more"] is not None)  # not 报送阶段总结，活动结束后报送总结
    another = asking.MEDIUM.match(demand.what) is not None
    theirs = (
        bool(demand.who) and f"{demand.who}的{demand.what}" in sentence
    )  # 村小的材料报县甲局，民办学校的材料报县乙局
    names_all = _THE_SAME.fullmatch(demand.what) is not None and not theirs
    return another or resumed or (names_all and demand.receiver in ("", last.receiver or demand.receiver))


def _once_more(
    sentence: str, ask: Ask, named: list["re.Match[str]"], found: list[Demand], demand: Demand
) -> list[Demand]:
    """The demands where the last of them, or all, are asked for again: 报送方案，报送总结，均以电子版报县甲局."""
    to_all = _is_of_all(sentence, ask, found[-1])
    found = [*found[:-1], _in_another_form(found[-1], demand, named)]
    return _sent_to(sentence, ask, named, found) if to_all else found


def _sent_to(sentence: str, ask: Ask, named: list["re.Match[str]"], found: list[Demand]) -> list[Demand]:
    """The demands where a verb says only where the last of them goes, or all that the same units owe."""
    to_all = _ALL_TO.search(sentence, 0, ask.start) is not None
    first = 0 if found and _is_of_all(sentence, ask, found[-1]) else len(found) - 1
    return [_to_whom(sentence, ask, named, one, to_all) if at >= first else one for at, one in enumerate(found)]


def _is_of_all(sentence: str, ask: Ask, last: Demand) -> bool:
    """Whether a verb says where all goes that was asked for: ……报总结，均报县甲局; ……报总结，材料报县甲局."""
    return bool(_ALL_TO.search(sentence, 0, ask.start) or _ONLY_TO.fullmatch(sentence, last.end, ask.start))


def _with_receiver(sentence: str, asks: list[Ask], index: int, demand: Demand, last: Demand | None) -> Demand:
    """A demand that names no receiver with the one before it, or with whom the verb beside it names."""
    of_those = last and (not demand.who or set(demand.who.split("、")) <= set(last.who.split("、")))
    if last and last.receiver and of_those and not demand.via.startswith("邮箱"):
        told = ("receiver", "原文这里没有再写报给谁，按前面的")
        return demand._replace(receiver=last.receiver, doubts=(*demand.doubts, told))
    ask, after = asks[index], asks[index + 1 : index + 2]
    if after and (ask.fills or only_says_where(sentence, ask, after[0])):
        return demand._replace(receiver=reporters.receiver("", "", sentence[after[0].behind :], demand.what))
    if last is None and index:  # 统一报厅甲室，同时报送汇总表
        receiver = reporters.receiver("", "", sentence[asks[index - 1].behind :], demand.what)
        told = ("receiver", "取自前面的话")
        return demand._replace(receiver=receiver, doubts=(*demand.doubts, *([told] if receiver else [])))
    return demand


def _shared_out(sentence: str, start: int, ask: Ask, demand: Demand, named: list["re.Match[str]"]) -> Iterator[Demand]:
    """As many demands as days, 分别 giving each its own paper or units: 甲局、乙局分别于5月6日、5月8日前."""
    if each_by := _each_by_whom(sentence, start, ask, demand, named):
        yield from each_by
        return
    things = re.split("[、和及与]", re.sub("^本[^（）]{1,4}（[^（）]*）", "", demand.what))
    names, receivers = re.split("[、和及与]", demand.who), re.split("[、和及与]", demand.receiver)
    shares = "分别" in sentence[start : ask.start]
    each = f"{demand.who}{demand.what}" in sentence and all("各" in what or "的" in what[:1] for what in things)
    if (
        shares
        and each
        and len(named) == 1
        and 1 < len(things) == len(receivers)
        and sentence[: ask.start].endswith("分别")
    ):
        for what, receiver in zip(things, receivers, strict=True):
            whose = reporters.whose(what)
            unknown = _WHOSE_OF.match(what) if not whose else None  # 各分会场的参会人员名单
            doubts = (("from", "没有见过这样的单位，核对是哪些单位报"),) if unknown else ()
            who = unknown["who"] if unknown else whose or demand.who
            noun = what[unknown.end() if unknown else len(whose) :]
            yield demand._replace(what=noun, who=who, receiver=receiver, doubts=(*demand.doubts, *doubts))
        return
    if not shares or len(named) < 2 or len(named) not in (len(things), len(names)):
        return
    if any(not _AND.fullmatch(sentence, one.end(), other.start()) for one, other in pairwise(named)):
        return
    shared = _OF_A_TIME.search(things[-1])  # 半年和全年工作总结
    for nth, due in enumerate(named):
        is_last = nth == len(named) - 1
        one = demand._replace(due=due, start=named[nth - 1].end() if nth else demand.start)
        one = one if is_last else one._replace(end=due.end())
        one = one._replace(receiver=receivers[nth]) if len(receivers) == len(named) else one
        if len(things) != len(named):
            yield one._replace(who=names[nth])
        elif shared and not asking.ENDS_IN_PAPER.search(without_brackets(things[nth])):
            told = ("title", "由原文的前后两处合成")
            yield one._replace(what=f"{things[nth]}{shared['noun']}", doubts=(*one.doubts, told))
        else:
            yield one._replace(what=things[nth])


def _each_by_whom(sentence: str, start: int, ask: Ask, demand: Demand, named: list["re.Match[str]"]) -> list[Demand]:
    """Each of several papers from whom it comes, before their verb: 征文由甲局、手抄报由乙会于6月18日前一并报丙局."""
    until = named[-1].start() if named and named[-1].start() > start else ask.start
    said = sentence[start:until]
    starts = [start + found.start("what") for found in _EACH_BY.finditer(said)]
    texts = [sentence[at:end] for at, end in pairwise([*starts, until])]
    parts = [_TO_BE_SENT.sub("", text).rstrip("、，").partition("由") for text in texts]
    if len(parts) < 2 or any(are_units(what) or not are_units(who) for what, _, who in parts):
        return []
    spans = pairwise([demand.start, *starts[1:], demand.end])
    return [
        demand._replace(what=what, who=who, start=at, end=end, doubts=())
        for (what, _, who), (at, end) in zip(parts, spans, strict=True)
    ]


def _in_another_form(demand: Demand, other: Demand, named: list["re.Match[str]"]) -> Demand:
    """A demand with what is said behind it of its paper or its file: 报送计划书，……电子版发甲办，截止时间为5月24日."""
    due = demand.due or (named[-1] if named else None)
    via = other.via if asking.MAIL.search(other.via) else demand.via
    return demand._replace(due=due, receiver=demand.receiver or other.receiver, via=via)


def _unnamed(
    sentence: str, start: int, ask: Ask, named: list["re.Match[str]"], last: Demand | None, before: str
) -> Demand | None:
    """What a verb asks for that names nothing: what the sentence before has made, or what others hand on.

    As in ……报镇甲办，镇甲办审核后10月底前报县乙局, and 甲局……报镇甲办，乙局于10月底前报县丙局.
    """
    if last is None:
        counted = _COUNTED.search(sentence, start, ask.start) if named else None
        of_each = "、".join(dict.fromkeys(_OF_EACH.findall(sentence[start : ask.start]))) if counted else ""
        what = of_each or (asked_before(before) if named else "") or (counted[0] if counted else "")
        if named and not what and _SUMS_UP.search(sentence, start, ask.start):
            return _passed_on(sentence, start, ask, named, before)
        return _of_before(sentence, start, ask, named, what) if what else None
    receiver = reporters.receiver(ask.to, sentence[ask.behind : ask.end], sentence[ask.behind :], last.what)
    who, _ = reporters.subject(_parts(sentence[start : ask.start], named, start), last.what)
    if reporters.BY_PEOPLE.match(who) and not last.receiver and last.due in named:  # 每班上交3篇，由班主任交教导处
        return None
    if not (named or (receiver and last.due)) or who in ("", last.who) or who[0] in "我本":
        return None
    last = last if last.receiver or not _SUMS_UP.search(sentence, start, ask.behind) else last._replace(receiver="")
    if who == (receiver or last.receiver):  # ……推送至县乙局，县乙局6月3日前反馈各乡镇
        return None
    due = named[-1] if named else None
    doubts = (("title", "取自前面的话"),)
    return Demand(last.what, who, due, receiver or last.receiver, "", "", start, ask.end, doubts)


def _to_whom(sentence: str, ask: Ask, named: list["re.Match[str]"], last: Demand, to_all: bool) -> Demand:
    """A demand with whom a later verb names: 各报案例1篇，11月29日前通过内网交甲室."""
    due = last.due or (named[-1] if named else None)
    is_another = (named and due not in named) or _BY_OTHERS.search(sentence, last.end, ask.start)
    whose, _ = reporters.subject(_parts(sentence[last.end : ask.start], [], last.end), last.what)
    of_others = not to_all and whose not in ("", last.who) and not reporters.BY_PEOPLE.match(whose)
    if is_another or of_others:
        return last
    receiver = reporters.receiver(ask.to, sentence[ask.behind : ask.end], sentence[ask.behind :], last.what)
    if last.receiver not in ("", receiver):
        return last
    via = last.via or (_via(sentence[ask.behind :].partition("，")[0]) if receiver else "")
    return last._replace(receiver=receiver, due=due, via=via)


def _by_day(sentence: str, start: int, demand: Demand, named: list["re.Match[str]"]) -> tuple[list[Demand], Demand]:
    """What is due by each of several deadlines of one verb but the last, and what by the last.

    A day right before another goes with it: 分别于5月10日、5月20日前将进展、6月3日前将总结报县甲局.
    """
    found: list[Demand] = []
    waiting: list[re.Match[str]] = []
    for nth, (earlier, later) in enumerate(pairwise(named)):
        if nth < len(named) - 2 and _AND.fullmatch(sentence, earlier.end(), later.start()):
            waiting.append(earlier)
            continue
        first, second = _parted(sentence, start, demand, earlier, later)
        first = first._replace(who=demand.who) if nth and second.who != first.who else first
        found += [first._replace(due=day, end=day.end()) for day in waiting]
        found.append(first)
        waiting.clear()
        demand = second
    return found, demand


def _parted(
    sentence: str, start: int, demand: Demand, earlier: "re.Match[str]", later: "re.Match[str]"
) -> tuple[Demand, Demand]:
    """What is due by the earlier of two deadlines of one verb, and what by the later."""
    both = are_joined(sentence, earlier, later)
    found = both.groupdict() if both else {}
    if whose := found.get("whose"):
        of_the_first, _ = reporters.subject(_parts(sentence[start : earlier.start()], [], start), demand.what)
        first = demand._replace(due=earlier, end=earlier.end(), who=of_the_first, doubts=())
        return first, demand._replace(start=earlier.end(), due=later, who=whose, doubts=())
    takes = both is not None and both[0].startswith(("将", "把"))
    own, rest = found.get("what") or demand.what, found.get("own") or demand.what
    cut = both.end("what") if both and takes else earlier.end()
    before = taken_up(sentence[start : earlier.start()]) if found.get("again") else ""
    if before:  # 将方案于5月6日前，将总结于7月1日前报
        demand = demand._replace(doubts=tuple(doubt for doubt in demand.doubts if doubt[0] != "title"))
    first = demand._replace(due=earlier, end=cut, what=own if takes else before or demand.what, doubts=())
    second = demand._replace(start=cut, due=later, what=rest if takes else own, doubts=())
    if first.form and second.what != first.what:
        first, second = _with_own_form(sentence, first), _with_own_form(sentence, second)
    if second.what != first.what and (of := of_group(second.what)):  # 各镇总结于5月20日前、各部门总结于……
        second = second._replace(who=of.text, what=second.what[of.end :])
    return first._replace(via="" if first.via in second.what else first.via), second


def _with_own_form(sentence: str, demand: Demand) -> Demand:
    """One of two papers with the form only if it is named beside it: 记录表（附件2）于6月20日前、小结于6月24日前报."""
    named = re.sub(r"\s", "", sentence[demand.start : demand.end])
    return demand if demand.form in named else demand._replace(form="")


def _demand(
    sentence: str, start: int, ask: Ask, named: list["re.Match[str]"], until: int, *, alone: bool
) -> Demand | None:
    """What is asked for with this verb, None where nothing is that could be handed in."""
    before, behind = sentence[start : ask.start], sentence[ask.behind : ask.end]
    due = named[-1] if named else None
    parts = _parts(before, named, start)
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
        what, doubts = (odd, (("title", NO_PAPER),)) if _is_addressed(sentence, ask) else ("", ())
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
    whose = reporters.whose(what)
    goes_on = bool(who and whose) and sentence[start:].startswith(f"{who}，{whose}")
    alone = f"，{what}" in sentence  # 区甲局组织评选，各校论文于……
    if whose and (goes_on or not who or alone):  # 各镇，有关单位参会人员名单请于……上报, but not 各县区将参赛学校名单
        who = f"{who}，{whose}" if goes_on else whose
        what = what[len(whose) :]
    who, what, theirs = _with_theirs(who, _its_own(what, who, before), before)
    more = (*more, *theirs)
    receiver = reporters.receiver(ask.to, behind, sentence[ask.behind : until], what)
    if who and reporters.organises(before, who, what, receiver):
        who, more = "", ()
    to_one = sentence[ask.behind - 1] in "给送交发报寄传"
    person = reporters.PERSON.match(behind) if not receiver and to_one else None
    if person and not asking.ENDS_IN_PAPER.search(person[0]):  # 报李老师, but not 报周报
        receiver = person[0]
    receiver = receiver or (reporters.another(behind, what) if to_one and due else "")
    way = _via(sentence if alone else sentence[start:until])
    left = _left_over(before, (what, who, due[0] if due else ""))
    if len(left) > _LEFT:
        more = (*more, ("title", "这句话没有全看懂，核对报送什么、哪些单位报送"))
    return Demand(what, who, due, receiver, way, filled, start, ask.end, (*doubts, *more))


def _makers(sentence: str, start: int, due: "re.Match[str]", who: str) -> str:
    """Those who make by a day what others then sum up: 各组于5月6日前写出报告，由县甲办汇总报县乙局; "" for nobody."""
    at = sentence.find(who, due.end()) if who else -1
    before = clauses(sentence[start : due.start()])[-1:] if at > 0 and start <= due.start() else []
    first = next(filter(None, (leading_units(clause.text) for clause in before)), None)
    sums_up = _SUMS_UP.match(sentence, at + len(who))
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


def _passed_on(sentence: str, start: int, ask: Ask, named: list["re.Match[str]"], before: str) -> Demand | None:
    """What those to whom the sentence before sends it sum up and hand on: 镇甲办汇总后于7月5日前报县乙局."""
    who, _ = reporters.subject(_parts(sentence[start : ask.start], named, start), "")
    handed = next((one for one in reversed(demands(before)) if who and one.receiver == who), None)
    return _of_before(sentence, start, ask, named, handed.what) if handed else None


def _of_before(sentence: str, start: int, ask: Ask, named: list["re.Match[str]"], what: str) -> Demand:
    """What the sentence before has made, as this one asks for it."""
    receiver = reporters.receiver(ask.to, sentence[ask.behind : ask.end], sentence[ask.behind :], what)
    who, _ = reporters.subject(_parts(sentence[: ask.start], named, 0), what)
    return Demand(what, who, named[-1], receiver, _via(sentence), "", start, ask.end, (("title", "取自上一句"),))


def _parts(before: str, named: list["re.Match[str]"], start: int) -> list[str]:
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


def _via(text: str) -> str:
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
