"""The reports that one sentence asks for, as a plan holds them."""

import re
from collections.abc import Iterator

from gongkai.importing.meaning import asking, receivers
from gongkai.importing.meaning.demand import Demand
from gongkai.importing.meaning.demands import SOMEBODY, demands, overlooked
from gongkai.importing.meaning.due import by_when
from gongkai.importing.meaning.listed import each_with_day
from gongkai.importing.meaning.owed import Context, Owed
from gongkai.importing.meaning.paper_titles import DOING, NO_PAPER, title_and_needs
from gongkai.importing.words.names import are_units, is_plainly_one, is_unit
from gongkai.importing.words.sentence import is_inside, leading_units, without_brackets
from gongkai.patterns import pattern

_TWO = pattern(
    "(各[^、，和及与]*[局委办厅部处院校会所站社馆队村区企司位])[和及与](?![^、，]*(?:部门|单位))([^、，和及与]+)"
)
_ASKED = pattern(f"(?:{asking.VERB})(?P<what>[^，。；至到给]{{0,30}}(?:总结|方案|统计表|报告|计划|信息|情况|名单))")
_LISTS = pattern("(?:材料|资料|信息)?(?:报送|上报|提交|上交)(?:材料|资料|内容|要求|安排|时间|期限)?：")
_SAME_DAY = pattern("(?:时间|期限|时限)同上|同[日期一](?:天|时间)?(?:一并|一起)?(?=[报交送发])")
_GOES_ON = pattern("[与和及其并、]")
_BUT = pattern(
    "除(?P<who>[^，。；除]{2,40}?)(?:以|之)?外|[（，](?!(?:如|若|凡)?(?:逾期|过期|超期|到期|无故|拒|迟|因故))(?P<those>[^，。；（）]{2,40}?)(?:除外|不含|(?:可以?)?(?:不用?|无需|不必)报送?)"
)
_OTHER_DAY = pattern("（[^（）]{0,30}(?:前|截止)[^（）]{0,10}）|延[至到期][^，。；]{2,16}")
_BY_THE_WAY = pattern(  # 加盖单位公章后, 以学校为单位, 经单位负责人签字
    "(?:加?盖|[经由以]|所属|所在|辖区)[^，。；]{0,4}(?:单位|学校|企业)(?:公章|盖章|负责人|主要领导|名义)?|为单位"
)
_IS_PAST = pattern("已|除外|不再|截至|要求|未报|^(?:根据|按照?|依据)")  # 已于4月20日前报送的除外
_INSIDE = pattern("（([^（）]{6,})）")
_ODD = pattern(
    "可在|下载|登录|填写后|盖章后|送[达至到]各|反馈(?!意?见?表|单|情况|问题|意见$)|^[\\d一二两三]{1,3}[件篇幅个份张]$"
)
EVERYBODY = "各单位"  # where a notice asks for a report and names nobody
BY_ADDRESSEES = "原文没有说报送单位，这里写的是主送机关"
_UNTIL_THE_END = "反复报的，原文没有说报到哪天，写的是活动的最后一天"
LONG = 30
_FAR = 60  # characters between 将 and its verb
_SENT_TO = pattern(
    "(?:[，；]|(?=并[报送]))(?:纸质[版件档稿]|电子[版件档稿])?(?:同时|并|另)?(?:抄送|抄报|发(?:送)?[至给]?|报送?"
    "|送)(?P<who>[^，。；、]{2,24}?(?:、[^，。；、]{2,16}?){0,3})"
    "(?:备案|备查|存档|知晓|各?一份)?(?=[，。；]|$)"
)
_HANDS_OUT = pattern("向[^，。；]{2,30}?发[送放]")
_HANDS_IN = pattern(
    "(?:报送|上报|提交|递交)(?![^，。；]{0,16}[\\d一两三](?:[篇份件个幅条张]|—))[^，。；的]{2,16}(?=[，。；]|$)"
)
ALONG_WITH = pattern("(?:随(?P<which>[^，。；]{2,16}?))?(?:一并|一同|一起)(?:报送|上报|提交|上交|报备|送交|反馈)")
_OF_ITS_OWN = pattern("(?:[\u4e00-\u9fff]{1,8}[科室股处办组])?")  # 县甲局, or an office of it
EACH_SENDS = pattern(
    "(?P<who>每个?(?:[校班村镇乡县区院系园社组]|学[校院]|班级|乡镇|镇街|街道|社区|单位|部门|企业|年级|科室|支部|中小学|幼儿园))(?:(?:择优|至少|限|不少于|最多)*(?:选送|推荐|上?交(?=\\d)"
    "|报送|上报|提交|选报|推选)"
    "|(?=(?:\\d{1,3}|[一二三四五六七八九十两]{1,2})[件篇幅份部张套]))"
)
_HANDED_UP = pattern(  # 务必在5月20日前完成报送, 完成灾情核报并报镇政府, 如实申报能耗数据
    "完成(?:[^，。；]{0,8}(?:报送|上报|提交|核报))(?!的)|并报(?=[^，。；]{2,12}(?:政府|[局委办部]))|申报[^，。；]{0,10}(?:数据|信息)(?=[，。；]|$)"
)
_PRESSED = pattern("\\d个?(?:工作)?日内|结束|及时|尽快|按时|准时|如期|定期|随时|适时|至少")


def in_sentence(
    sentence: str, context: Context, speaker: str, goes_on: bool, before: str, *, settled: bool = False
) -> Iterator[tuple[Owed, int, int] | str]:
    """The duties of a sentence with their stretches of it; a reason where there seems to be one that is not clear.

    `settled` where the next sentence says by when.
    """
    asks = asking.MAY_ASK.search(sentence)
    found = demands(sentence, before) if asks else []
    asked = [one for one in found if settled and _is_a_paper(one)] or _on_record(found, sentence)
    for other in _without_day(found, asked):
        yield f"这句话里还要报“{other.what}”，没有看出期限，没有写进 reports"
    stops = [*(demand.start for demand in asked), len(sentence)][1:]
    for nth, (demand, stop) in enumerate(zip(asked, stops, strict=True)):
        duty = _duty(sentence, demand, stop, context, speaker, goes_on)
        yield duty, demand.start if nth else 0, stop
    if not asked and (vague := _vague(sentence)):
        yield vague
    elif asks and not asked:
        yield from _aside(sentence, context, speaker)
    for due in overlooked(sentence, before) if asked else ():
        yield f"这句话里还有要“{due}”报的，没有看出报什么，没有写进 reports"


def _aside(sentence: str, context: Context, speaker: str) -> Iterator[tuple[Owed, int, int] | str]:
    """The report that only a bracket asks for: 参观（各镇于5月12日前将名单报区甲局）; a reason for each further one.

    One of before, or of others than those who are asked (已于4月20日前报送的除外), is only told.
    """
    inside = (found[1] for found in _INSIDE.finditer(sentence))
    first = leading_units(sentence)  # 各单位做好总结（6月10日前报县甲办）
    theirs = first.text if first else ""
    speaker, is_said = theirs or speaker, bool(theirs)
    found = [one for text in inside for one in in_sentence(text, context, speaker, is_said, before=sentence)]
    owed = [one[0] for one in found if not isinstance(one, str) and not one[0].missing]
    if owed and _IS_PAST.search(sentence):
        yield f"括号里还有要“{owed[0].due}”报的，没有写进 reports"
        return
    for duty in owed[:1]:
        yield duty, 0, len(sentence)
    for duty in owed[1:]:
        yield f"括号里还有要“{duty.due}”报的，没有写进 reports"


def _on_record(asked: list[Demand], sentence: str) -> list[Demand]:
    """The demands with a deadline; where none has one those that are made of somebody, or press for it."""
    if dated := [demand for demand in asked if demand.due]:
        return dated
    if sentence.endswith("：") or _HANDS_OUT.search(sentence):  # by when, the list below says
        return []
    pressed = [demand for demand in asked if _is_pressed(sentence, demand) and ("title", NO_PAPER) not in demand.doubts]
    known = [(demand.what, demand.who) for demand in pressed]
    return [demand for nth, demand in enumerate(pressed) if known[nth] not in known[:nth]]


def _without_day(found: list[Demand], asked: list[Demand]) -> Iterator[Demand]:
    """The papers that a sentence asks for besides those with a deadline: 及时报送信息，5月20日前报送总结."""
    known = [demand.what for demand in asked]
    for demand in found if asked else ():
        if demand.due is None and demand.what not in known and asking.ENDS_IN_PAPER.search(demand.what):
            yield demand


def _is_pressed(sentence: str, demand: Demand) -> bool:
    to_a_box = "邮箱" in sentence[demand.start : demand.end]
    is_addressed = demand.receiver or demand.via.startswith("邮箱") or to_a_box
    if asking.PAPER.search(without_brackets(demand.what)) and ALONG_WITH.search(sentence, demand.start, demand.end):
        return True
    if not is_addressed and sentence[: demand.end].rstrip("，。；").endswith("反馈"):  # 收集意见，并及时反馈
        return False
    if is_addressed or _PRESSED.search(sentence, demand.start, demand.end):
        return True
    first = leading_units(sentence)  # 各乡镇报送推进情况: said of some who stand first
    asked = first and demand.who.startswith(first.text) and _HANDS_IN.search(sentence, first.end)
    return bool(asked and demand.what in asked[0] and _is_a_paper(demand) and not demand.what.startswith("等"))


def _is_a_paper(demand: Demand) -> bool:
    """Whether what is asked for ends as the names of papers do."""
    return asking.ENDS_IN_PAPER.search(without_brackets(demand.what)) is not None


def _duty(sentence: str, demand: Demand, stop: int, context: Context, speaker: str, goes_on: bool) -> Owed:
    """The report that a demand stands for, the next beginning at `stop`; one without a deadline is given one."""
    title, needs = title_and_needs(demand.what, sentence[demand.start : stop])
    doubts = list(demand.doubts)
    if not any(key == "title" for key, _ in doubts) and _is_odd(title):
        doubts.append(("title", "核对报的是什么"))
    if demand.receiver and not is_plainly_one(demand.receiver):
        doubts.append(("receiver", "核对报给谁"))
    also = _SENT_TO.search(sentence, demand.start, stop)
    if also and demand.receiver and are_units(also["who"]) and also["who"] != demand.receiver:
        doubts.append(("receiver", f"还要送{also['who']}，这里只写了一家"))
    sends = None if demand.who else EACH_SENDS.search(sentence, 0, demand.end)
    who = sends["who"] if sends else demand.who  # 每班交5份，……由学习委员交至教务处
    if not who and (speaker or context.addressees):
        who = speaker or context.addressees
        if not (speaker and goes_on) or SOMEBODY.search(sentence, 0, demand.end):
            said = "这句话没有说报送单位，取自前面的话" if speaker else BY_ADDRESSEES
            others = _BY_THE_WAY.sub("", sentence[demand.start : demand.end].replace(demand.what, "，", 1))
            of_others = not speaker and SOMEBODY.search(others) is not None
            doubts.append(("from", f"没有看出这句话说的报送单位，{said.partition('，')[2]}" if of_others else said))
    if not who:
        who = EVERYBODY
        doubts.append(("from", "原文没有说报送单位"))
    if who and _OF_ITS_OWN.fullmatch(demand.receiver.removeprefix(who) if demand.receiver.startswith(who) else "-"):
        if each := EACH_SENDS.search(sentence, 0, demand.end):
            who = each["who"]  # 县教育局组织全县中小学评比，每校选送5幅，送县教育局法规股
        else:
            doubts.append(("from", "和收报告的单位一样，核对谁报"))
    when = by_when(sentence if demand.due else sentence[: demand.end], demand.due, demand.end, context)
    doubts += [("due", doubt) for doubt in when.doubts]
    doubts += [("until", _UNTIL_THE_END)] if when.until else []
    other = _OTHER_DAY.search(sentence, demand.start, stop)
    if other and (not demand.due or other.end() <= demand.due.start() or other.start() >= demand.due.end()):
        doubts.append(("due", f"这句话里还有“{other[0].strip('（）')}”，核对是哪些单位的期限"))
    who = _apart(who)
    found = _BUT.search(sentence, demand.start, stop)
    but = found["who"] or found["those"] if found else ""
    if but and not are_units(but):
        doubts.append(("from", f"原文还说“{but}”不在内，核对哪些单位不报"))
        but = ""
    return Owed(
        "",
        title,
        who,
        when.due,
        demand.receiver,
        needs,
        demand.via,
        demand.form,
        tuple(doubts),
        but,
        when.missing,
        when.until,
    )


def _is_odd(title: str) -> bool:
    """Whether a title is no plain name of a paper: long, the end of a list, of another kind, what is done with it."""
    return (
        len(title) > LONG
        or DOING.match(title) is not None
        or _GOES_ON.match(title) is not None
        or _ODD.search(title) is not None
        or not asking.ENDS_IN_PAPER.search(title.rstrip("》"))
    )


def _apart(who: str) -> str:
    """各省级甲局和乙局 are two, though a name that begins with 各 is taken apart by nobody else."""
    found = _TWO.fullmatch(who)
    return f"{found[1]}、{found[2]}" if found and is_unit(found[1]) and is_unit(found[2]) else who


def _vague(sentence: str) -> str:
    """Why a sentence that seems to ask for a report has not become one: no deadline in it, or nothing to hand in."""
    for take in asking.TAKES.finditer(sentence):
        if is_inside(sentence, take.start()) or sentence[: take.start()].endswith("现"):  # 现将方案发给你们
            continue
        verb = asking.ASK.search(sentence, take.end())
        what = asking.BRACKETS.sub("", sentence[take.end() : verb.start()] if verb else "")
        if verb and len(what) < _FAR and re.search("总结|方案|统计表|报告|情况|信息|材料|计划", what):
            return f"像是报送要求（{what.strip()[:20]}），没有写期限，没有写进 reports"
    lists = _LISTS.match(sentence)
    if lists and asking.PAPER.search(sentence, lists.end()) and asking.DUE.search(sentence, lists.end()):
        said = sentence[lists.end() :]
        return "" if each_with_day(said.strip("。；")) else f"像是报送要求（{said[:20]}），没有看懂，没有写进 reports"
    if re.search("结束|及时|按时|定期", sentence) and (asked := _ASKED.search(sentence)):
        return f"像是报送要求（{asked['what']}），没有写期限，没有写进 reports"
    if _SAME_DAY.search(sentence) and asking.ASK.search(sentence):
        return f"像是报送要求（{sentence[:20]}），期限在别处，没有写进 reports"
    handed = _HANDED_UP.search(sentence)
    if handed and not is_inside(sentence, handed.start()) and (due := asking.DUE.search(sentence, 0, handed.end())):
        return f"像是报送要求（{due[0]}），没有看出报什么，没有写进 reports"
    for due in asking.DUE.finditer(sentence):
        verb = asking.ASK.search(sentence, due.end()) if due["day"] else None
        asked_apart = verb and "请" in sentence[due.end() : verb.start()]  # 11月9日前开展排查，……请及时上报
        if (
            verb
            and not asked_apart
            and verb[0][0] in "报送上交发回函"
            and (receivers.receiver("", "", sentence[verb.end() :], "") or asking.MAIL.match(sentence, verb.end()))
        ):
            return f"像是报送要求（{due[0]}），没有看出报什么，没有写进 reports"
    return ""
