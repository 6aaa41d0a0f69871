"""What the sentences of a paragraph say about time, place and units, noted with its section."""

import re
from collections.abc import Iterator

from gongkai.importing.files.paper import BULLETS, bare, widened
from gongkai.importing.meaning import asking
from gongkai.importing.meaning.demands import demands
from gongkai.importing.meaning.doers import doer, holder, its_task, owner
from gongkai.importing.meaning.occasion import MADE_OF_TWO, Occasion, holds_all, occasion
from gongkai.importing.meaning.roles import ALSO, PARTLY, does_also, in_prose
from gongkai.importing.meaning.when import is_read, time_at
from gongkai.importing.parts.labels import Label, is_of_another
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section
from gongkai.importing.words.names import are_plainly_units, is_group, may_have
from gongkai.importing.words.sentence import Part, clauses, sentences
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern

IN_PASSING = "取自正文里的一句话，看看对不对、全不全"
_SIGNS = f"{BULLETS} \u3000"
EACH_IN_PASSING = "写在 in_text、who 里的，谁做、哪天做、在哪里做，取自正文，看看对不对、全不全"
_HOUR = pattern("(?:（[^（）]{1,12}）)?(?:上午|下午|晚上?|中午|早上)?(?:\\d{1,2}[:：时点])")
_REMARK = pattern("[（(][^（）()]*[）)]")
_LUNAR = pattern("[（(](?:农历|正月|腊月|[二三四五六七八九十]{1,2}月[初廿十])[^（）()]*[）)]")
_THIS_WEEK = pattern("[本这下](?:周|星期)[^（(]?[（(]")  # 本周日（8月30日）: the day itself is in the brackets
_BEGINS_TO_ASK = pattern(
    "请(?![^，。；]{2,40}(?:参加|出席|参会)(?:[，。；（]|$))|将(?!于)|把|(?<![板海抄手壁墙情警日晚时学周月电简])报(?![告名纸道考表警社刊栏])"
    "|(?<![社成外])交(?![流通警])|发[至到送]|(?<![发播推])送|前"
)
_DEED_BY_A_DAY = pattern(
    r"(?:[于在]|^)\d{1,2}月\d{1,2}日(?:之|以)?前(?![^，。；]*(?:填[写报]|形成|撰写|汇总|整理|确定|总结|报名|制[定订]))"
)
_OF_PAPERS = pattern("报送|上报|提交|材料|截止|投稿")  # 四、报送时间和方式
_ORDERED = ("lead", "support", "responsible", "participants")  # in chapters of orders no activity is meant
_ANYBODY = pattern("[各每][^、]{0,6}(?:单位|部门)|每[校班村]|各地")
_OTHER_HALF = pattern("(?:上午|下午|晚上?|次日|翌日|第二天)[：，:,][^；。]{2,20}")
_LED = pattern("组织(?:领导|保障|机构)$")  # a chapter of orders that says who leads all the same
_TEAM = pattern("领导小组|专班|工作组|机制|责任制")
_ONLY_DAYS = pattern(r"[\d年月日时点分：:至到—－~～\-（）起止前上下中午即星期周一二三四五六日天。；\s]+")
_SHARES = pattern("(?:主要|具体|统筹)?(?:负责|牵头|承担)")
_ITS_OWN = pattern("[^，。；：由（）]{2,16}由[^，。；]{2,40}?(?:牵头|负责|承办|主办)")
_WHOLE = pattern(
    "(?:本次|此次|本届|这次|整个|全部|该项?|[\u4e00-\u9fff]{0,4}(?:活动|竞赛|比赛|大赛))[^，。；由]{0,16}由"
)  # 本次活动由甲局组织实施
_IN_CASE = pattern("的，由|发现|遇[到有]?|涉及|一旦|如有")  # 发现问题，由县甲局牵头处理
_BY = pattern("(?:^|[，。；]|均|统一)由(?![^，。；]{2,40}(?:督[查导促]|检查|抽查|考核|通报|评[选审比]|汇总|审核|解释))")
_SURE = ("host", "organizer", "assist", "lead")  # 主办, 承办, 牵头 are said of nothing else
Held = dict[str, list[Fact]]  # what a paragraph says of "time" and "place"


def in_sentences(section: Section, line: Plain, orders: bool, is_behind: bool) -> Held:
    """Note what the sentences of a paragraph say about units; what they say about time and place.

    Who sees to something by a line that stands behind tasks of others is not who does the whole.
    """
    title = bare(section.title)
    is_item = section.is_item
    about_time = ("时间" in title or "日期" in title) and _OF_PAPERS.search(title) is None
    about_place = "地点" in title
    of_another = is_of_another(f"{heading_of(section)}：-")  # 四、报名截止时间
    held: Held = {"time": [], "place": []}
    above = does_also(widened(section.title)) if is_item and section.title.endswith("。") else []
    before = [role.units for role in above[:1]]  # who does what stands before, where nobody has a part by name
    before += _of_duties(section, line) if is_item and not orders else []
    for sentence in (part for whole in sentences(widened(line.text)) for part in _besides_demands(whole)):
        said = [_with_doers(task) for task in _tasks(sentence.text)]
        led = _LED.search(title) and any("lead" in roles for roles, _ in said) and not _TEAM.search(sentence.text)
        if is_item and not orders and not any(roles for roles, _ in said) and (first := does_also(sentence.text)):
            before.append(first[0].units)
        for name, listed, whole in ((name, listed, whole) for roles, whole in said for name, listed in roles.items()):
            units = listed.rstrip("、，")
            if name == "responsible" and (is_behind or units in _partners(section)):
                continue
            if (
                not (orders and name in _ORDERED and not led and not _is_a_task(section, name, units, sentence.text))
                and name not in section.facts
                and not has(section, name)
            ):
                sure = (whole and not orders) or (name in _SURE and are_plainly_units(units))
                decides = name == "host" and not is_item and "主办" not in sentence.text  # 县甲局决定在全县开展
                doubt = IN_PASSING if decides or not sure else ""
                before = [who for who in before if who not in _partners(section)]  # 由甲局牵头。乙局负责督查。
                if name == "responsible" and before:
                    units, doubt = "、".join(dict.fromkeys([*before, units])), IN_PASSING
                section.facts[name] = Fact(units, doubt if may_have(name, units) else PARTLY, line.at)
            elif name in section.facts and not orders:
                say_also(section, name, units)
        alone = of_another and _ONLY_DAYS.fullmatch(sentence.text) is not None
        if alone or is_of_another(sentence.text):  # 截稿日期：9月20日
            continue
        day = time_at(sentence.text) if orders else None  # 8月上旬，各镇完成方案
        dated = is_item and (not orders or (day is not None and not day.text.endswith("前")))
        dated = dated or (is_item and orders and _is_of_one(sentence.text))  # 县甲办将于4月中旬组织验收
        if held["time"] and (rest := _OTHER_HALF.match(sentence.text)):  # 5月11日上午：甲镇；下午：乙镇
            held["time"][0] = held["time"][0]._replace(doubt=f"{ALSO}{rest[0]}")
        found = occasion(sentence.text, about_time, about_place, dated)
        if not orders or (found.time and (not found.in_passing or found.time.start == 0)):
            said_then = _said(line, sentence, found)
            if (
                held["time"] and not held["place"] and said_then.keys() == {"time", "place"}
            ):  # of another than the first
                there = said_then.pop("place")
                said_then["time"] = said_then["time"]._replace(value=f"{said_then['time'].value}在{there.value}")
            for name, fact in said_then.items():
                held[name].append(fact)
    _also_do(section, line, orders)
    return held


def _with_doers(sentence: str) -> tuple[dict[str, str], bool]:
    """The roles of a sentence, and whether it says nothing else; with those who do what another only has a part in.

    As in 县甲局、县乙局要在5月20日前完成整改，由县丙局负责验收.
    """
    roles, whole = in_prose(sentence)
    known = roles.get("responsible", "")
    every = doer(sentence).get("responsible", "") if known and not is_demand(sentence) else ""
    before = every.removesuffix(f"、{known}")
    if before in ("", every) or not any(its_task(clause.text) == before for clause in clauses(sentence)):
        return roles, whole
    return roles | {"responsible": every}, whole


def _of_duties(section: Section, line: Plain) -> list[str]:
    """Who a line of duties begins with where its next clause names others: 县甲局：负责宣传，县乙局负责发布.

    Who leads by it is noted so: 县甲局：牵头制定方案，各镇负责动员.
    """
    head, colon, task = widened(line.text).partition("：")
    parts = clauses(task) if colon and are_plainly_units(head) else []
    shares = bool(parts) and _SHARES.match(parts[0].text) is not None
    if not shares or not any("responsible" in in_prose(part.text)[0] for part in parts[1:]):
        return []
    if "牵头" not in parts[0].text:
        return [head]
    section.facts.setdefault("lead", Fact(head, at=line.at))
    return []


def _is_of_one(sentence: str) -> bool:
    """Whether a sentence begins with what a unit by name does."""
    who = its_task(clauses(sentence)[0].text) if clauses(sentence) else ""
    return bool(who) and not any(map(is_group, re.split("[、和及与]", who)))


def _is_a_task(section: Section, name: str, units: str, sentence: str) -> bool:
    """Whether a chapter of orders gives somebody by name a task: 3．垃圾由县甲队帮助清除, but not 由县甲局督查."""
    if _WHOLE.match(sentence):
        return True
    by_name = not any(is_group(unit) for unit in re.split("[、，和及与]", units))
    is_part = (
        name == "responsible"
        or (name == "lead" and not _IN_CASE.search(sentence))
        or (name == "support" and "lead" in section.facts)
    )
    return section.is_item and is_part and by_name and _BY.search(sentence) is not None


def _also_do(section: Section, line: Plain, orders: bool) -> None:
    """Ask about who else does something by a paragraph of which one is noted: 各镇要播放宣传片。宴席由各所负责。"""
    known = section.facts.get("responsible")
    if known is None or known.at != line.at or orders:
        return
    for sentence in sentences(widened(line.text)):
        units = "" if is_demand(sentence.text) else doer(sentence.text).get("responsible", "") or owner(sentence.text)
        if units and not _ANYBODY.fullmatch(units) and units not in _partners(section):
            say_also(section, "responsible", units)


def _tasks(sentence: str) -> list[str]:
    """A sentence by the tasks that it shares out, whole where it shares none: 广场由甲局负责，学校由乙局负责."""
    starts = [clause.start for clause in clauses(sentence) if _ITS_OWN.match(clause.text)]
    if len(starts) < 2:
        return [sentence]
    return [sentence[start:end] for start, end in zip(starts, [*starts[1:], len(sentence)], strict=True)]


def holder_of_all(section: Section, lines: list[Plain]) -> None:
    """Who says in the opening of a notice that they are going to hold it: 区甲局将以科普为主题，在各镇开展宣传."""
    if section.is_item or section.title or "host" in section.facts or has(section, "host"):
        return
    for line in lines:
        for sentence in sentences(widened(line.text)):
            if not is_demand(sentence.text) and (who := holder(sentence.text)):
                section.facts["host"] = Fact(who, IN_PASSING, line.at)
                return


def held_in(section: Section, lines: list[Held]) -> None:
    """Time and place by the first paragraph that says one; what later ones say besides is asked about."""
    for name in ("time", "place"):
        first, *others = [facts for held in lines if (facts := held[name])] or [[]]
        values = {fact.value for fact in first}
        own = section.facts.get(name)
        if own and own.at == section.at and len(values) == 1 and _is_closer(first[0].value, own.value):
            section.facts[name] = first[0]
            continue
        of_stage = section.is_paragraph or (section.number is not None and section.number.own)
        if first and name == "time" and name in section.facts and of_stage:
            _more_days(section, [fact.value for facts in (first, *others) for fact in facts])
        if not first or name in section.facts or has(section, name):
            continue
        whole = name == "time" and holds_all([fact.value for fact in first])  # and what is held within it
        if len(values) > 1 and not whole:
            others_ = [fact.value for fact in first if fact.value != first[0].value]
            plain = first[0].doubt in ("", IN_PASSING)
            also = f"{ALSO}{'、'.join(dict.fromkeys(others_))}"[:60]
            section.facts[name] = first[0]._replace(doubt=also if plain else first[0].doubt)
            continue
        more = len(values) > 1 or any(fact.value not in values for facts in others for fact in facts)
        section.facts[name] = first[0]._replace(doubt=first[0].doubt or IN_PASSING) if more else first[0]


def _is_closer(said: str, titled: str) -> bool:
    """Whether a text names the hour of the day that its title has: 启动仪式（6月1日）, 6月1日上午9:30."""
    return (
        said != titled
        and said.startswith(titled)
        and titled.endswith("日")
        and _HOUR.match(said, len(titled)) is not None
    )


def _more_days(section: Section, days: list[str]) -> None:
    """Ask about the days that a stage's text names besides its own: 宣传周（4月1日－7日）。4月1日上午在公园……."""
    own = section.facts["time"]
    more = [day for day in dict.fromkeys(days) if day not in own.value and own.value not in day and "月" in day]
    if more and not own.doubt:
        section.facts["time"] = own._replace(doubt=f"{ALSO}{'、'.join(more)}"[:60])


def _partners(section: Section) -> set[str]:
    """The lists of units that have a part in a section already."""
    lines = {label.value for label in labels_of(section) if label.key and label.key.name in ROLE_NAMES}
    return lines | {fact.value for name, fact in section.facts.items() if name in ROLE_NAMES}


def _said(line: Plain, sentence: Part, found: Occasion) -> dict[str, Fact]:
    """Time and place as they are typed."""
    said: dict[str, Fact] = {}
    for name, part in (("time", found.time), ("place", found.place)):
        if part is not None:
            at = sentence.start + part.start
            typed, doubt = line.text[at : at + len(part.text)].strip(), IN_PASSING if found.in_passing else ""
            doubt = f"{ALSO}{'、'.join(found.others)}"[:60] if found.others else doubt
            if name == "time" and _REMARK.search(typed) and not is_read(typed) and not _THIS_WEEK.match(typed):
                doubt = "" if _LUNAR.search(typed) else "括号里的话没有写进来"
                typed, doubt = _REMARK.sub("", typed), doubt or (IN_PASSING if found.in_passing else "")
            if name == "time" and found.hour:
                typed, doubt = f"{typed}{found.hour}", MADE_OF_TWO
            said[name] = Fact(typed, doubt, line.at)
    return said


def is_demand(sentence: str) -> bool:
    """Whether a sentence asks for a report: who leads that, and until when, is not who holds the activity, and when."""
    return asking.MAY_ASK.search(sentence) is not None and bool(demands(sentence))


def before_demand(sentence: str) -> str:
    """The clauses of a sentence before the one that begins to ask for a report.

    What stands before it with a day of its own is done by then: 请各单位在11月9日前开展排查，……及时上报.
    """
    asks = [clause for clause in clauses(sentence) if _BEGINS_TO_ASK.search(clause.text)]
    asked = next((ask for ask in asks if not _is_done_first(sentence, ask)), None)
    return sentence[: asked.start] if asked else ""


def _is_done_first(sentence: str, clause: Part) -> bool:
    """Whether a clause with a day of its own says what is done by then, and the report is asked for behind it."""
    demand = demands(sentence)[0]
    until = demand.due.start() if demand.due else sentence.find(demand.what)
    return clause.end < until and _DEED_BY_A_DAY.search(clause.text) is not None


def _besides_demands(sentence: Part) -> Iterator[Part]:
    """What a sentence says besides asking for reports: before it does, and behind it, where something is held then."""
    if not is_demand(sentence.text):
        yield sentence
        return
    yield sentence._replace(text=before_demand(sentence.text))
    behind = max((demand.end for demand in demands(sentence.text)), default=len(sentence.text))
    rest = sentence.text[behind:].lstrip("，；、")
    time = occasion(rest, about_time=False, about_place=False, is_item=True).time
    if time and time.start == 0 and not time.text.endswith("前"):
        yield Part(rest, sentence.end - len(rest))


def say_also(section: Section, name: str, value: str) -> None:
    """Ask about what a section says once more, of something else, where only the first can stand: 乙局 beside 甲局."""
    known = section.facts[name]
    if value.count("（") != value.count("）"):
        return  # half of a bracket, which is read as a whole
    before = f"{known.doubt}；" if known.doubt.startswith(ALSO) else "" if known.doubt else ALSO
    is_new = not set(re.split("[、，]", value)) <= set(re.split("[、，]", known.value))
    if before and is_new and value not in before.removeprefix(ALSO).split("；"):
        section.facts[name] = known._replace(doubt=f"{before}{value}"[:60])


def has(section: Section, name: str) -> bool:
    """Whether a section has this line already, itself or through a heading below it."""
    return any(label.key is not None and label.key.name == name for label in labels_of(section))


def labels_of(section: Section) -> Iterator[Label]:
    """The labelled lines of a section, and those that stand below a heading of their own."""
    for part in section.parts:
        if isinstance(part, Labelled):
            yield part.label
        elif isinstance(part, Section):
            yield from (
                inner.label for inner in part.parts if isinstance(inner, Labelled) and (inner.about or not part.title)
            )


def heading_of(section: Section) -> str:
    """A section's title without a number that stands in it, and without the mark at its end."""
    typed = section.number.typed if section.number and not section.numbered else ""
    return section.title.removeprefix(typed).strip().lstrip(_SIGNS).rstrip("：:。.")


def without_number(section: Section, line: Plain) -> Plain:
    """The paragraph that a section begins with less a number that stands in its text: （五）6月1日前，…… ."""
    typed = section.number.typed if section.number and not section.numbered and line.at == section.at else ""
    return line._replace(text=line.text.removeprefix(typed).strip()) if typed else line
