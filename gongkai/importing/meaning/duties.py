"""Reporting duties in prose: 各镇街、各部门于5月18日前报送活动总结报告（包含图片、视频等）。"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile, zip_longest

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning import asking, reporters
from gongkai.importing.meaning.demand import Demand
from gongkai.importing.meaning.demands import SOMEBODY, demands, overlooked
from gongkai.importing.meaning.due import NO_DEADLINE, by_when, unusable
from gongkai.importing.meaning.listed import each_with_day, headed, listed, tells_only_when
from gongkai.importing.meaning.names import are_units, is_group, is_plainly_one, is_unit
from gongkai.importing.meaning.owed import Context, Found, Owed, Unclear
from gongkai.importing.meaning.paper_titles import DOING, NO_PAPER, title_and_needs
from gongkai.importing.meaning.prose import heading_of
from gongkai.importing.meaning.sentence import Part, clauses, is_inside, leading_units, sentences, without_brackets
from gongkai.importing.meaning.tables import Handed, handed_in
from gongkai.importing.meaning.years import OPEN, Years
from gongkai.importing.parts.tree import Labelled, Plain, Section, Sheet
from gongkai.patterns import pattern
from gongkai.phrases.times import Time, parse_time
from gongkai.text import Text

_TWO = pattern(
    "(各[^、，和及与]*[局委办厅部处院校会所站社馆队村区企司位])[和及与](?![^、，]*(?:部门|单位))([^、，和及与]+)"
)
_ASKED = pattern(f"(?:{asking.VERB})(?P<what>[^，。；至到给]{{0,30}}(?:总结|方案|统计表|报告|计划|信息|情况|名单))")
_LISTS = pattern("(?:材料|资料|信息)?(?:报送|上报|提交|上交)(?:材料|资料|内容|要求|安排|时间|期限)?：")
_SAME_DAY = pattern("(?:时间|期限|时限)同上|同[日期一](?:天|时间)?(?:一并|一起)?(?=[报交送发])")
_UNTIL = pattern(r"(?:截止|截至|报送|提交|上报|上交|送交)(?:时间|日期|时限)?(?:[为是：到至]|截止)\D{0,6}\d")
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
_LONG = 30
_FAR = 60  # characters between 将 and its verb
_ALL_OF_THEM = pattern(
    "(?:请将)?(?:以上|上述)(?:各?项|所有|全部)?(?:材料|资料|表格|内容|信息|报表)|(?:均|都|一并|统一)(?=[报送发交])|报送至："
    "|(?![^，。；]*(?:存档|归档|档案))(?:请将)?(?:所有|全部|有关|相关|各项)?(?:材料|资料)(?:请|应|须)?(?:均|都|一律|统一|全部|一并)(?:请|应|须)?(?=[报送发交提])"
)
_THESE = pattern(  # 以上材料, and of what is asked for before: 电子版
    "(?:以上|上述)(?:各?项|所有|全部)?(?:材料|资料|表格|内容|信息|报表)"
    "|(?P<edition>(?:以上|上述|所有|其|相应)?(?:的|材料的?)?(?:(?:电子|纸质|书面|扫描)(?:版|件|稿|档|文档|材料)[、和及与]?){1,2}(?<![、和及与])|电子版材料|(?:Word|WORD|word|PDF)(?:版|文档))"
)
_ANY_PAPER = pattern("(?:所有|全部|有关|相关|各项)?(?:材料|资料)")  # of all: 材料统一发至市甲局
_SENT_TO = pattern(
    "(?:[，；]|(?=并[报送]))(?:纸质[版件档稿]|电子[版件档稿])?(?:同时|并|另)?(?:抄送|抄报|发(?:送)?[至给]?|报送?"
    "|送)(?P<who>[^，。；、]{2,24}?(?:、[^，。；、]{2,16}?){0,3})"
    "(?:备案|备查|存档|知晓|各?一份)?(?=[，。；]|$)"
)
_HANDS_OUT = pattern("向[^，。；]{2,30}?发[送放]")
_HANDS_IN = pattern(
    "(?:报送|上报|提交|递交)(?![^，。；]{0,16}[\\d一两三](?:[篇份件个幅条张]|—))[^，。；的]{2,16}(?=[，。；]|$)"
)
_ALONG_WITH = pattern("(?:随(?P<which>[^，。；]{2,16}?))?(?:一并|一同|一起)(?:报送|上报|提交|上交|报备|送交|反馈)")
_OF_ITS_OWN = pattern("(?:[\u4e00-\u9fff]{1,8}[科室股处办组])?")  # 县甲局, or an office of it
_EACH_SENDS = pattern(
    "(?P<who>每个?(?:[校班村镇乡县区院系园社组]|学[校院]|班级|乡镇|镇街|街道|社区|单位|部门|企业|年级|科室|支部|中小学|幼儿园))(?:(?:择优|至少|限|不少于|最多)*(?:选送|推荐|上?交(?=\\d)"
    "|报送|上报|提交|选报|推选)"
    "|(?=(?:\\d{1,3}|[一二三四五六七八九十两]{1,2})[件篇幅份部张套]))"
)
_HANDED_UP = pattern(  # 务必在5月20日前完成报送, 完成灾情核报并报镇政府, 如实申报能耗数据
    "完成(?:[^，。；]{0,8}(?:报送|上报|提交|核报))(?!的)|并报(?=[^，。；]{2,12}(?:政府|[局委办部]))|申报[^，。；]{0,10}(?:数据|信息)(?=[，。；]|$)"
)
_PRESSED = pattern("\\d个?(?:工作)?日内|结束|及时|尽快|按时|准时|如期|定期|随时|适时|至少")


def find_duties(roots: list[Section], context: Context) -> tuple[list[Found], list[Unclear]]:
    """All reporting duties in the text, in its order, and the sentences that could not be made out."""
    found: list[Found] = []
    unclear: list[Unclear] = []
    context = context._replace(last=_last_day(roots, context.years))
    chapters = dict(_chapters(roots))
    sections = [section for root in roots for section in root.walk()]
    rows = {one: section.at for section in sections for one in listed(section)}  # each with the innermost section
    read = {at for section in sections if section.at in rows.values() for at in _places(section)}
    for index, text, heading in _texts(roots):
        if index in read and (tells_only_when(text) or tells_only_when(f"{heading}：{text}")):
            continue
        speaker, goes_on, before = "", False, heading
        parts = list(_with_deadlines(list(sentences(widened(text)))))
        for sentence, below in zip_longest(parts, parts[1:]):
            receiver, these = _of_all(sentence.text), None
            of_all = _ALL_OF_THEM.match(sentence.text) is not None
            settled = below is not None and _settles(below.text)
            for result in _in_sentence(sentence.text, context, speaker, goes_on, before, settled=settled):
                if isinstance(result, str):
                    unclear.append(Unclear(index, result))
                    continue
                duty, start, end = result
                around = _spoken_of(found, index, chapters)
                if _are_these(duty, found, around) or (of_all and _ANY_PAPER.fullmatch(duty.title)):
                    these = duty
                if these is duty and (receiver or duty.via) and _are_said(receiver, found, around):
                    continue
                duty = _as_before(duty, found[-1].duty) if goes_on and found and found[-1].at == index else duty
                duty = _along(duty, sentence.text, [one.duty for one in found])
                found.append(Found(duty, index, sentence.start + start, sentence.start + end))
            if receiver or these:
                around = _spoken_of(found, index, chapters)
                found = [_received(one, receiver, these) if one.at in around else one for one in found]
            named = (leading_units(clause.text) for clause in clauses(sentence.text))
            speaker = next((units.text for units in named if units and is_group(units.text)), speaker)
            if found and found[-1].at == index and speaker and found[-1].duty.from_.startswith(speaker):
                speaker = found[-1].duty.from_  # 各乡镇、办事处，市直有关部门
            goes_on, before = sentence.text.endswith("；"), sentence.text
    sheets = (part for root in roots for section in root.walk() for part in section.parts if isinstance(part, Sheet))
    found += (Found(_of_row(row, context), sheet.at, 0, 0) for sheet in sheets for row in handed_in(sheet.grid))
    found += (Found(_of_row(one, context), at, 0, 0) for one, at in rows.items())
    found += list(_in_headings(sections, found, context))
    found += _in_titles(sections, context)
    found.sort(key=lambda one: (one.at, one.start))
    return list(_with_ids(_closed(found, roots, context))), unclear


def _last_day(roots: list[Section], years: Years) -> date | None:
    """The last day on which one of the activities is."""
    phrases = [section.facts["time"].value for root in roots for section in root.walk() if "time" in section.facts]
    times = (parse_time(Text(years.dated(phrase)[0]), *years.best) for phrase in phrases)
    return max((time.end.day for time in times if isinstance(time, Time) and time.end), default=None)


def _chapters(roots: list[Section]) -> Iterator[tuple[int, frozenset[int]]]:
    """For each paragraph of a chapter all those of it."""
    for chapter in (chapter for root in roots for chapter in root.sections):
        every = frozenset(part.at for section in chapter.walk() for part in section.parts)
        yield from ((at, every) for at in every)


def _in_headings(sections: list[Section], found: list[Found], context: Context) -> Iterator[Found]:
    """The duties that only a chapter's heading names, where nothing below it asks for any."""
    asked = {one.at for one in found}
    for section in sections:
        if asked.isdisjoint(_places(section)):
            yield from (Found(_of_row(one, context), section.at, 0, 0) for one in headed(section))


def _places(section: Section) -> frozenset[int]:
    """Where a section, those below it and all their lines stand."""
    return frozenset((section.at, *(part.at for below in section.walk() for part in below.parts)))


def _in_titles(sections: list[Section], context: Context) -> Iterator[Found]:
    """The duties that an item's title asks for, where it has nothing below: （一）各镇将名单报县乙局（5月20日前）."""
    for section in (section for section in sections if section.title and section.is_item):
        if section.parts or section.sections:
            continue
        for result in _in_sentence(widened(heading_of(section)), context, "", goes_on=False, before=""):
            if not isinstance(result, str) and not result[0].missing:
                yield Found(result[0], section.at, 0, 0)


def _as_before(duty: Owed, last: Owed) -> Owed:
    """A report behind “；” with the receiver of the one before it, where it names none: ……报市乙局；月底前报总结."""
    if duty.receiver or not last.receiver or duty.from_ != last.from_ or duty.via.startswith("邮箱"):
        return duty
    told = ("receiver", "原文这里没有再写报给谁，按前面的")
    return duty._replace(receiver=last.receiver, doubts=(*duty.doubts, told))


def _of_all(sentence: str) -> str:
    """Who receives all that the sentences before ask for: 以上材料一律通过政务网报区甲办; "" in any other sentence."""
    verb = asking.ASK.search(sentence) if _ALL_OF_THEM.match(sentence) else None
    return reporters.receiver("", "", sentence[verb.end() :].lstrip("：至"), "") if verb else ""


def _spoken_of(found: list[Found], index: int, chapters: dict[int, frozenset[int]]) -> frozenset[int]:
    """The paragraphs whose reports are 以上材料 in the one at an index: its own, its chapter, the last with reports."""
    places = [one.at for one in found if not _THESE.fullmatch(one.duty.title)]
    if index in places or not places:
        return frozenset((index,))
    chapter = chapters.get(index, frozenset())
    return chapter if chapter & set(places) else chapters.get(places[-1], frozenset())


def _are_these(duty: Owed, found: list[Found], around: frozenset[int]) -> bool:
    """Whether a duty is those of the paragraphs before it, 以上材料, or how they come as well: 电子版发至……."""
    those = _THESE.fullmatch(duty.title)
    if those is None or not those["edition"]:
        return those is not None
    owed = [one.duty for one in found if one.at in around]
    own_day = not duty.missing and not any(one.missing for one in owed)  # 电子版于5月9日前发至……
    return bool(owed) and not own_day and duty.receiver in ("", *(one.receiver for one in owed))


def _are_said(receiver: str, found: list[Found], around: frozenset[int]) -> bool:
    """Whether a report of these paragraphs goes to a receiver, or says nothing of where it goes."""
    return any(not receiver or one.duty.receiver in ("", receiver) for one in found if one.at in around)


def _settles(sentence: str) -> bool:
    """Whether a sentence says by when all that the one before it asks for: 上述资料请于11月25日前送县甲办."""
    return any(demand.due and _THESE.fullmatch(demand.what) for demand in demands(sentence))


def _received(one: Found, receiver: str, these: Owed | None) -> Found:
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


def _along(duty: Owed, sentence: str, before: list[Owed]) -> Owed:
    """A duty that goes along with one before it, by the same day and to the same: 领队名单随回执一并上报."""
    found = _ALONG_WITH.search(sentence)
    if not found or not duty.missing.startswith(NO_DEADLINE):
        return duty
    named = [other for other in before if found["which"] and other.title.rstrip("》").endswith(found["which"][-2:])]
    dated = [other for other in (named if found["which"] else before[-1:]) if not other.missing]
    if not dated:
        return duty
    last = dated[-1]
    duty = _due_with(duty, last, f"期限按前面的“{last.title}”")
    return duty if duty.receiver else duty._replace(receiver=last.receiver)


def _of_row(row: Handed, context: Context) -> Owed:
    """The report that a row of a table stands for."""
    title, needs = title_and_needs(row.what, row.what)
    doubts = [] if row.who or not context.addressees else [("from", BY_ADDRESSEES)]
    reason = unusable(row.due, context)
    written, doubt = (OPEN, "") if reason else context.years.dated(row.due)
    doubts += [("due", doubt)] if doubt else []
    missing = f"原文是“{row.due}”，{reason}，due 写上日期" if reason else ""
    who = row.who or context.addressees or EVERYBODY
    return Owed("", title, who, written, row.receiver, needs, "", "", tuple(doubts), "", missing)


def _closed(found: list[Found], roots: list[Section], context: Context) -> list[Found]:
    """The duties, the only one without a deadline with that which a line elsewhere says for all: 截稿日期：9月20日."""
    open_ = [at for at, one in enumerate(found) if one.duty.missing.startswith(NO_DEADLINE)]
    said = {closing["day"] for line in _lines(roots) if (closing := asking.CLOSING.search(widened(line)))}
    if len(open_) != 1 or len(said) != 1 or unusable(day := said.pop(), context):
        return found
    written, doubt = context.years.dated(day)
    doubts = [("due", "期限取自另外一行"), *([("due", doubt)] if doubt else [])]
    duty = found[open_[0]].duty
    closed = duty._replace(due=written, missing="", doubts=(*duty.doubts, *doubts))
    return [one._replace(duty=closed) if at in open_ else one for at, one in enumerate(found)]


def _lines(roots: list[Section]) -> Iterator[str]:
    """Every line of the text, with its label."""
    for section in (section for root in roots for section in root.walk()):
        yield section.title
        if section.title and len(section.parts) == 1 and isinstance(line := section.parts[0], Plain):
            yield f"{section.title.rstrip('：:。')}：{line.text}"  # 二、截稿时间 / 5月20日
        for part in section.parts:
            if isinstance(part, Plain) and not part.is_cell:
                yield part.text
            elif isinstance(part, Labelled):
                yield f"{part.label.word}：{part.label.value}"


def _with_deadlines(parts: list[Part]) -> Iterator[Part]:
    """The sentences, one that only says until when together with the one before: 请提交计划书。截止时间为5月24日。"""
    index = 0
    while index < len(parts):
        part = parts[index]
        below = parts[index + 1] if index + 1 < len(parts) else None
        index += 1
        if below and _UNTIL.search(below.text) and not _has(demands(below.text)) and _lacks_deadline(part.text):
            part, index = part._replace(text=f"{part.text[:-1]}，{below.text}"), index + 1
        yield part


def _has(found: list[Demand]) -> bool:
    return any(not asking.MEDIUM.match(demand.what) for demand in found)


def _lacks_deadline(sentence: str) -> bool:
    found = demands(sentence) if asking.ASK.search(sentence) else []
    return bool(found) and all(demand.due is None for demand in found)


def _texts(roots: list[Section]) -> Iterator[tuple[int, str, str]]:
    """The paragraphs, each whole, and the values of labelled lines that name neither time nor place nor units.

    Each with the heading that it stands right behind, or with its label; or where it says how many each sends, with
    the heading above it: 读后感征文 / 每班推荐3篇，……交教务处.
    """
    for around, part in ((section, part) for root in roots for section in root.walk() for part in section.parts):
        if isinstance(part, Plain) and not part.is_cell and not part.start:
            named = part is around.parts[0] and (part.at == around.at or _EACH_SENDS.search(part.text))
            heading = around.title if named else ""
            yield part.at, f"{part.whole or part.text}{_papers_below(around, part)}", heading
        elif isinstance(part, Labelled) and (part.label.key is None or part.label.key.name == "requirements"):
            yield part.at, part.label.value, part.label.word


def _papers_below(around: Section, line: Plain) -> str:
    """The papers that a line asks for which ends with a colon, where each is an item below it: 1.方案；2.名单；."""
    text = widened(line.whole or line.text)
    if not text.endswith("：") or asking.ASK.search(text.rstrip("：").rpartition("。")[2]) is None:
        return ""
    behind = around.parts[around.parts.index(line) + 1 :]
    items = [
        one.title or "".join(part.text for part in one.parts if isinstance(part, Plain)) for one in _numbered(behind)
    ]
    papers = [widened(item).strip("。；;.") for item in items]
    if len(papers) < 2 or not all(
        asking.ENDS_IN_PAPER.search(without_brackets(one)) and len(one) <= _LONG for one in papers
    ):
        return ""
    return "".join(f"{nth}.{one}；" for nth, one in enumerate(papers, 1))


def _numbered(parts: Iterable[object]) -> Iterator[Section]:
    """The items that stand one behind the other from the first of these."""
    return (
        part
        for part in takewhile(lambda one: isinstance(one, Section) and one.is_item, parts)
        if isinstance(part, Section)
    )


def _in_sentence(
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
    found = [one for text in inside for one in _in_sentence(text, context, speaker, is_said, before=sentence)]
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
    if asking.PAPER.search(without_brackets(demand.what)) and _ALONG_WITH.search(sentence, demand.start, demand.end):
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
    sends = None if demand.who else _EACH_SENDS.search(sentence, 0, demand.end)
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
        if each := _EACH_SENDS.search(sentence, 0, demand.end):
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
        len(title) > _LONG
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
            and (reporters.receiver("", "", sentence[verb.end() :], "") or asking.MAIL.match(sentence, verb.end()))
        ):
            return f"像是报送要求（{due[0]}），没有看出报什么，没有写进 reports"
    return ""


def _with_ids(found: list[Found]) -> Iterator[Found]:
    """Each with a stable name of its own, after what it is."""
    used: dict[str, int] = {}
    for entry in found:
        name = next((id for word, id in asking.IDS if word in entry.duty.title), "report")
        used[name] = used.get(name, 0) + 1
        id = name if used[name] == 1 else f"{name}-{used[name]}"
        yield entry._replace(duty=entry.duty._replace(id=id))
