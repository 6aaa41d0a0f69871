"""All demands of a sentence, and what looks like one and is none."""

import re
from functools import lru_cache

from gongkai.importing.meaning import asking, receivers, reporters
from gongkai.importing.meaning.by_when import deadlines, is_one_of_several
from gongkai.importing.meaning.demand import SUMS_UP, Demand, clauses_before, is_addressed, one_demand, via_of
from gongkai.importing.meaning.handing import Ask, verbs
from gongkai.importing.meaning.joint_demands import (
    by_day,
    edition_of,
    is_bracket,
    is_the_same,
    once_more,
    sent_to,
    shared_out,
    with_further,
    with_receiver,
)
from gongkai.importing.meaning.made import asked_before
from gongkai.importing.words.sentence import is_inside
from gongkai.patterns import pattern
from gongkai.phrases.writing import simplified

_ANNOUNCED = pattern(
    "(?:统一|集中|在[^，。；]{2,16})?(?:公布|公示|发布(?!会)|印发|下发|下达)(?![^，。；]{0,20}[并，](?:报|送))"
)
SOMEBODY = pattern(
    "(?<!本)单位|部门|学校|企业|各[^，。；]{0,8}场所|的场所|各组|选手|作者|[两三四五六七八九十\\d]个(?:乡?镇|镇街|街道|社区|村)|各[科股处室站所队镇村校班]、|(?<![经自])由"
)
_COUNTED = pattern("(?:不超过|不少于|至少)?\\d{1,3}[件篇幅份部](?=[，。；（]|$)")  # 择优推荐不超过5件，于……发送至
_OF_EACH = pattern(  # 征文每班上交3篇，手抄报每班上交5幅
    "(?:^|[，；])(?P<what>[\u4e00-\u9fff]{2,10}?)[每各][班校级组队家人院系][^，；\\d]{0,6}\\d{1,3}[件篇幅份部张个]"
)
_REMEMBERED = 256  # sentences: each step asks again


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
    dues = [due for due in every if not is_inside(sentence, due.start()) or is_bracket(sentence, due)]
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
        demand = one_demand(sentence, start, ask, named, until, alone=len(asks) == 1)
        demand = demand or _unnamed(sentence, start, ask, named, last, before)
        if demand is None:
            found = sent_to(sentence, ask, named, found)
            last = found[-1] if found else None
            lost += [due for due in named if due["day"] and is_addressed(sentence, ask)]
            continue
        elsewhere = last and last.receiver and demand.receiver not in ("", last.receiver)  # 纸质版报县丙局
        if last and not elsewhere and not (named and last.due) and is_the_same(sentence, ask, demand, last):
            found = once_more(sentence, ask, named, found, demand)
            last = found[-1]
            continue
        if last and elsewhere and asking.MEDIUM.match(demand.what):
            demand = edition_of(last, demand)
        if named and is_one_of_several(sentence, dues, start, named, ask):
            demand = demand._replace(doubts=(*demand.doubts, ("due", "这句话里不止一个期限")))
        if not named and last is not None:
            doubts = (("due", "原文这里没有再写期限，按前面的"),) if last.due else ()
            demand = demand._replace(due=last.due, doubts=(*demand.doubts, *doubts))
        if not demand.who and last is not None:
            demand = demand._replace(who=last.who)
            if SOMEBODY.search(sentence, start, ask.start):
                demand = demand._replace(doubts=(*demand.doubts, ("from", "这里没有看出报送单位，按前面的")))
        if shared := list(shared_out(sentence, start, ask, demand, named)):
            found += shared
            last, start = shared[-1], ask.end
            continue
        if (
            last
            and not last.receiver
            and demand.who != last.who
            and demand.who[:1] not in "我本"
            and SUMS_UP.search(sentence, start, ask.start)
        ):
            found[-1] = last._replace(receiver=demand.who)  # ……由县甲局汇总后于5月22日前报县乙局
        several, demand = by_day(sentence, start, demand, named)
        found += several
        if not demand.receiver:
            demand = with_receiver(sentence, asks, index, demand, last)
        found += with_further(sentence, demand, every)
        last = found[-1]
        start = ask.end + (sentence[ask.end : ask.end + 1] in ("，", "、", "；"))
    return found, [due[0] for due in lost if all(due != one.due for one in found)]


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
        if named and not what and SUMS_UP.search(sentence, start, ask.start):
            return _passed_on(sentence, start, ask, named, before)
        return _of_before(sentence, start, ask, named, what) if what else None
    receiver = receivers.receiver(ask.to, sentence[ask.behind : ask.end], sentence[ask.behind :], last.what)
    who, _ = reporters.subject(clauses_before(sentence[start : ask.start], named, start), last.what)
    if reporters.BY_PEOPLE.match(who) and not last.receiver and last.due in named:  # 每班上交3篇，由班主任交教导处
        return None
    if not (named or (receiver and last.due)) or who in ("", last.who) or who[0] in "我本":
        return None
    last = last if last.receiver or not SUMS_UP.search(sentence, start, ask.behind) else last._replace(receiver="")
    if who == (receiver or last.receiver):  # ……推送至县乙局，县乙局6月3日前反馈各乡镇
        return None
    due = named[-1] if named else None
    doubts = (("title", "取自前面的话"),)
    return Demand(last.what, who, due, receiver or last.receiver, "", "", start, ask.end, doubts)


def _passed_on(sentence: str, start: int, ask: Ask, named: list["re.Match[str]"], before: str) -> Demand | None:
    """What those to whom the sentence before sends it sum up and hand on: 镇甲办汇总后于7月5日前报县乙局."""
    who, _ = reporters.subject(clauses_before(sentence[start : ask.start], named, start), "")
    handed = next((one for one in reversed(demands(before)) if who and one.receiver == who), None)
    return _of_before(sentence, start, ask, named, handed.what) if handed else None


def _of_before(sentence: str, start: int, ask: Ask, named: list["re.Match[str]"], what: str) -> Demand:
    """What the sentence before has made, as this one asks for it."""
    receiver = receivers.receiver(ask.to, sentence[ask.behind : ask.end], sentence[ask.behind :], what)
    who, _ = reporters.subject(clauses_before(sentence[: ask.start], named, 0), what)
    return Demand(what, who, named[-1], receiver, via_of(sentence), "", start, ask.end, (("title", "取自上一句"),))
