"""Demands that belong together: one paper of several verbs, several papers or days of one verb."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongkai.importing.meaning import asking, paper_owners, receivers, reporters
from gongkai.importing.meaning.by_when import are_joined
from gongkai.importing.meaning.demand import Demand, clauses_before, via_of
from gongkai.importing.meaning.handed_in import taken_up
from gongkai.importing.meaning.handing import Ask, only_says_where
from gongkai.importing.meaning.made import of_group
from gongkai.importing.words.names import are_units
from gongkai.importing.words.sentence import clauses, without_brackets
from gongkai.patterns import pattern

_AND = pattern("[、，和及与]")
_OF_A_TIME = pattern(
    "^(?:上|下|全|半|[一二三四]|第|前|后|年|终|季|度|期|阶段|中|初|末|月|\\d){1,6}(?:的)?(?P<noun>[^（）]{2,10})"
)
_WHOSE_OF = pattern("(?P<who>各[\u4e00-\u9fff]{2,8}?)的")
_ALL_TO = pattern(
    "，(?:(?:以上|上述)(?:各?项)?(?:材料|资料|表格|内容|信息)(?:请|应|须|要|并|均|都|全部|一并|一律|统一)*"
    "|(?:并|均|都|全部|一并|一律|统一)+)(?:以(?:电子版|纸质版|书面|正式文件|传真)(?:形式|方式)?)?(?:[于在]?[\\d一二三四五六七八九十年月日号底上中下旬]{2,12}(?:之"
    "|以)?前)?$"
)
_ONLY_TO = pattern("，(?:(?:以上|上述|有关|相关)?(?:材料|资料))?(?:请|应)?")
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
_BY_OTHERS = pattern(f"由(?!{reporters.PEOPLE})|同时|再|另")  # who hands it on to another, or what goes to another too
_THE_SAME = pattern("(?:上述|以上|相关|有关|所有|全部)*(?:材料|资料|文件)")  # ……，材料发至邮箱
_RESUMED = pattern("(?:总结|方案|计划|小结)(?P<more>材料|报告)?")  # 报送活动总结，总结材料一式两份报县甲局
_TO_BE_SENT = pattern("(?:请|务必|分别|统一|一并|[于在]){1,4}$")
_EACH_BY = pattern("(?:^|[，、；：])(?:其中)?(?P<what>(?![^，、；：由]*[将把经])[^，、；：。由]{2,20})由")


def is_bracket(sentence: str, due: "re.Match[str]") -> bool:
    """Whether a deadline is all of its brackets, but for what the paper is like: 报送名单（见附件，5月20日前）。"""
    opened = sentence.rfind("（", 0, due.start())
    if not _LIKE.fullmatch(sentence, opened + 1, due.start()) or not _ALONG.match(sentence, due.end()):
        return False
    clause = next(one.text for one in clauses(sentence) if one.start <= due.start() < one.end)
    return asking.ASK.search(clause) is not None


def with_further(sentence: str, demand: Demand, dues: list["re.Match[str]"]) -> list[Demand]:
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


def edition_of(last: Demand, demand: Demand) -> Demand:
    """A demand of another form that goes elsewhere, by the name of the paper: 名单报县乙局，纸质版报县丙局."""
    what = f"{asking.EDITION.sub('', last.what)}{demand.what}"
    return demand._replace(what=what, doubts=(("title", "由原文的前后两处合成"),))


def is_the_same(sentence: str, ask: Ask, demand: Demand, last: Demand) -> bool:
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


def once_more(
    sentence: str, ask: Ask, named: list["re.Match[str]"], found: list[Demand], demand: Demand
) -> list[Demand]:
    """The demands where the last of them, or all, are asked for again: 报送方案，报送总结，均以电子版报县甲局."""
    to_all = _is_of_all(sentence, ask, found[-1])
    found = [*found[:-1], _in_another_form(found[-1], demand, named)]
    return sent_to(sentence, ask, named, found) if to_all else found


def sent_to(sentence: str, ask: Ask, named: list["re.Match[str]"], found: list[Demand]) -> list[Demand]:
    """The demands where a verb says only where the last of them goes, or all that the same units owe."""
    to_all = _ALL_TO.search(sentence, 0, ask.start) is not None
    first = 0 if found and _is_of_all(sentence, ask, found[-1]) else len(found) - 1
    return [_to_whom(sentence, ask, named, one, to_all) if at >= first else one for at, one in enumerate(found)]


def _is_of_all(sentence: str, ask: Ask, last: Demand) -> bool:
    """Whether a verb says where all goes that was asked for: ……报总结，均报县甲局; ……报总结，材料报县甲局."""
    return bool(_ALL_TO.search(sentence, 0, ask.start) or _ONLY_TO.fullmatch(sentence, last.end, ask.start))


def with_receiver(sentence: str, asks: list[Ask], index: int, demand: Demand, last: Demand | None) -> Demand:
    """A demand that names no receiver with the one before it, or with whom the verb beside it names."""
    of_those = last and (not demand.who or set(demand.who.split("、")) <= set(last.who.split("、")))
    if last and last.receiver and of_those and not demand.via.startswith("邮箱"):
        told = ("receiver", "原文这里没有再写报给谁，按前面的")
        return demand._replace(receiver=last.receiver, doubts=(*demand.doubts, told))
    ask, after = asks[index], asks[index + 1 : index + 2]
    if after and (ask.fills or only_says_where(sentence, ask, after[0])):
        return demand._replace(receiver=receivers.receiver("", "", sentence[after[0].behind :], demand.what))
    if last is None and index:  # 统一报厅甲室，同时报送汇总表
        receiver = receivers.receiver("", "", sentence[asks[index - 1].behind :], demand.what)
        told = ("receiver", "取自前面的话")
        return demand._replace(receiver=receiver, doubts=(*demand.doubts, *([told] if receiver else [])))
    return demand


def shared_out(sentence: str, start: int, ask: Ask, demand: Demand, named: list["re.Match[str]"]) -> Iterator[Demand]:
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
            whose = paper_owners.whose(what)
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


def _to_whom(sentence: str, ask: Ask, named: list["re.Match[str]"], last: Demand, to_all: bool) -> Demand:
    """A demand with whom a later verb names: 各报案例1篇，11月29日前通过内网交甲室."""
    due = last.due or (named[-1] if named else None)
    is_another = (named and due not in named) or _BY_OTHERS.search(sentence, last.end, ask.start)
    whose, _ = reporters.subject(clauses_before(sentence[last.end : ask.start], [], last.end), last.what)
    of_others = not to_all and whose not in ("", last.who) and not reporters.BY_PEOPLE.match(whose)
    if is_another or of_others:
        return last
    receiver = receivers.receiver(ask.to, sentence[ask.behind : ask.end], sentence[ask.behind :], last.what)
    if last.receiver not in ("", receiver):
        return last
    via = last.via or (via_of(sentence[ask.behind :].partition("，")[0]) if receiver else "")
    return last._replace(receiver=receiver, due=due, via=via)


def by_day(sentence: str, start: int, demand: Demand, named: list["re.Match[str]"]) -> tuple[list[Demand], Demand]:
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
        of_the_first, _ = reporters.subject(clauses_before(sentence[start : earlier.start()], [], start), demand.what)
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
