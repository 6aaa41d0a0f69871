"""Headings that say what is asked for below them (三、活动时间), and what they hold for the section above."""

import re

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.brackets import sent_by
from gongkai.importing.meaning.demands import demands
from gongkai.importing.meaning.names import are_people, are_units, comers, is_one, is_unit, share_of_units
from gongkai.importing.meaning.places import LOCAL
from gongkai.importing.meaning.prose import IN_PASSING, has, heading_of, labels_of
from gongkai.importing.meaning.roles import PARTLY
from gongkai.importing.meaning.sentence import clauses
from gongkai.importing.meaning.when import is_blank, is_time
from gongkai.importing.parts.labels import BY_WHEN, COMERS, Label, is_of_another, key_of, marked_otherwise, several
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section
from gongkai.keys import BY_WORD, ROLE_NAMES, line_of
from gongkai.patterns import pattern
from gongkai.phrases.days import Known
from gongkai.phrases.names import parse_units
from gongkai.text import Text

_IN_TITLE = pattern(r"[（(](?P<time>(?>[^（）()]*(?:\d|年底))[^（）()]*+)[）)]")
_CHECK_IN = pattern("[，；](?:其中|(?:\\d{1,2}月)?\\d{1,2}日[^，。]{0,6}(?:报到|返程|离会|离店)).*$")
_TO_BE_SET = pattern("，[^，。]{0,8}(?:待定|另行通知|另定)$")  # 4月下旬，具体时间地点待定
_STAGE = pattern(
    r"(?!.{0,10}(?:截止|报名|投稿|提交|公示|公布|报送))(?P<name>[^：，。（）]{2,16})：\s*+(?P<time>[^，。；]{3,40})"
)
_BY_WHEN = dict.fromkeys(BY_WHEN, BY_WORD["时间"])
_SPOT_IN_TITLE = pattern(
    r"(?P<name>[^，。；：]{0,4}(?:种植|植树|宣传|活动|比赛|观摩|演练|接种|采血|献血|体检|义诊|考试"
    r"|咨询)点[A-Z\d一二三四]?)[：:]\s*+(?P<place>[^，。；：]{2,30})。?"
)
_BOTH = pattern(
    r"(?!报[名送到]|集合|联系|咨询)(?P<of>[\u4e00-\u9fff]{0,4}?)(?:时间|日期)[、和及与]?(?:(?P=of)|活动|举办)?(?:地点|场地)(?:安排)?"
)
_MARK = pattern(r"[；，。]\s*(?:地点：|在)?|\s+(?:地点：|在)?|(?<=[日午时分点半旬月底）\d])在(?!\d)")
_HELD = pattern(
    "(?:统一|隆重|集中)?(?:举[行办]|植树|义诊|宣传|演练|开展|召开|进行|展出)?(?:[（(](?:共|为期)[^（）()]*[）)])?(?:，[为会]期[^，。]*)?$"
)
_AND_IF = pattern("，(?:如遇|遇|若|如有|请|届时).*$")  # ，如遇雨雪，时间另行通知
_COMES = pattern("(?:报到|签到|集合|集中)，.*$")  # 在县会堂报到，8:30演讲开始
_SET_AT = pattern("(?:设|安排|定)在|[一二三四五六七八九十各]个?[^，。]{0,8}均")
_CALLED = pattern("[^，。；：、]{2,6}单位：(?=.)")
_SAYS_MORE = pattern(r"[。；]|\d[月日时点：:]")
_MOVED = pattern(
    "(?:活动|会议|培训|比赛|演练|举办|举行)?的?(?:时间|日期|地点|会场|场地)：?(?:由[^。；]{2,40}?)?(?:改|调整|变更|推迟|延期|提前)[为到至在]"
)
_FIELD = pattern(  # 参赛人员条件, and no activity: 检验机构开放日
    "(?!.*(?:[日会展赛查训访问练座放传建讲询诊演导评考武课班营节]|仪式|征集|征文|活动|行动|整治|治理|竞答)$|.*进(?:单位|企业|机关|社区|校园|农村|家庭))"
    "(?:[^，。：（]{0,8}(?:时间|日期|地点|单位|机构|对象|人员)[^，。：]{0,4}|[^，。：]{0,4}(?:地址|场所|场地))"
)
_A_TASK = pattern(  # 开展无烟单位创建 is done, and no field
    "开展|加强|推进|组织(?![机单形方部])|做好|强化|落实|检查|深入|建立|完善|抓好|规范|创建|召开|举办(?!单|时|地)|实施(?!单|时|地)|提升|提高|严格|加大|清理|整治|排查|督促"
)
_ON_DUTY, _COME_THEN = pattern("值班|值守|轮值"), pattern("体检|献血|采血|接种")
_EXAMINES = pattern(f"{_COME_THEN.pattern}|检查|督查|抽查|考试|考核|验收|评估|办理|收缴")
_DAY_AND_WHO = pattern(r"[^：]*\d日?(?:[上下]午)?(?:（[^（）]*）)?[：\s]+(?P<who>[\u4e00-\u9fff、]{2,60})[；。]?")
_BLOOD, _SPOTS = pattern("献血|采血"), pattern("地点|[采献]血点|停靠|站点")
_VENUE = pattern("[^、]*(?:医院|卫生院|血站|中心|广场|院内|门口|大[楼厅院]|政府|[村居]委会|[楼门]前|[文体]育?馆|公园)")
_NAMES_A_FIELD = pattern("(?:场所|场地)$")
_ORGANISES = pattern("(?:活动|竞赛|比赛|赛事|大赛)?(?:组织|举办)(?:机构|单位|方式|形式|架构|实施|情况)?")
_UMBRELLA = pattern(
    "(?:活动|总体|具体|基本|有关|会议|比赛|竞赛|赛事|大赛|培训|时间)?(?:安排|事项|概况|情况|信息|基本信息)"
)
CALLED = ("活动名称", "活动内容", "活动项目", "项目名称", "名称", "内容", "活动")  # what names an activity
MORE_COME = "后面还说到别的人，看看全不全"
_ORGANISERS = ("host", "organizer", "assist")
_ROLES = {*_ORGANISERS, "support", "participants"}
_COME = pattern(
    "(?:[（(](?=[^（()）]*(?:另行|附件|名单|见))[^（()）]*+[）)]|[，,]?(?:共同|自愿|均可?|都可|可以?){0,3}(?:报名|组队)?(?:参加|参与))$"
)
_INVITING = pattern("^(?:根据|按照|结合)[^，。；,;]{2,24}[，,](?:拟|特|诚)?邀请?")  # 根据开放内容，邀请代表4名
_MORE = pattern(
    "。(?=.)|[，；](?=根据|确定|其中|身体|年龄|凡|须|应|要|均|每|各(?:组织|派|安排|选派|推荐|出|限)|共|具体|分[为成]|自愿|可|不|男女|性别|除|热爱|遵|无|有(?!关)|请|由"
    "|报名|按|以|[^，。；由]{2,16}由[^，。；]{2,16}(?:组织|通知|安排|确定|邀请|选派)(?:[。；]|$))"
)
_TEAMS_EACH = pattern(  # 各村各组织1支代表队
    r"各(?:组织|组建|选派|派出?|出|报)(?:不少于|至少)?[\d一二两三](?:[—~-]\d)?[支个][\u4e00-\u9fff]{0,6}队伍?"
)
_REMARKS = pattern("（[^（）]{0,60}）|[，；][^，；。]{2,30}(?:不参加|不再参与|不再参加|除外)")
_MAY_COME = pattern("[，,。](?:均|都|可|应|须|请|要)[^、]*$")
_COMERS_ALL_THE_SAME = pattern(
    r"(?:[^、，。；：\d]|\d(?!\d*[月日:])){2,30}(?:[、，；](?:[^、，。；：\d]|\d(?!\d*[月日:])){2,30}){1,30}"
)
_HOW_MANY = pattern(r"各\d{1,4}[名人](?:参加)?$|(?<=.{2})(?:均可|都可|可)?参加$")  # 各分局各1人参加
_WHO_COMES = pattern("(?:参[加与展]|出席)[^，。；：]{1,10}的(?:单位|部门)(?:名单)?")
_NOBODY_KNOWN = pattern(r"[^，。；：\d]{2,30}")  # below a heading that says they come
_LONGEST_PLACE = 80
_LONGEST_GROUP = 16
_MOST = 0.7  # of the names below 参加单位 look like units


def about(section: Section, known: Known) -> None:
    """三、活动时间 with one paragraph below: that paragraph is the labelled line."""
    key = line_of(section.title) if section.title else None
    role = key.name if key else "participants" if _WHO_COMES.fullmatch(section.title) else ""
    if role in ROLE_NAMES and _said_first(section, role):
        return
    if (
        key is None
        or key.name == "requirements"
        or len(section.parts) != 1
        or not isinstance(line := section.parts[0], Plain)
    ):
        return
    fits = (
        is_time(line.text, known) or is_blank(line.text)
        if key.name == "time"
        else len(line.text) <= _LONGEST_PLACE and "。" not in line.text[:-1]
        if key.name == "place"
        else are_units(line.text) or (share_of_units(line.text) >= _MOST and not are_people(line.text))
    )
    if fits and not section.title.endswith("。"):
        section.parts[0] = Labelled(Label(key.label, key, line.text), line.at, about=True)


def _said_first(section: Section, role: str) -> bool:
    """Note the units that the first sentence below a heading lists; the text stays. Whether there are such.

    That is so where more is said behind it, or the heading is no label: 参加宣传的单位.
    """
    line = section.parts[0] if section.parts else None
    if not isinstance(line, Plain):
        return False
    listed, _, rest = widened(line.text).partition("。")
    is_list = "、" in listed and are_units(listed) and not are_people(listed)
    if not is_list or (not rest and line_of(section.title) is not None):
        return False
    section.facts.setdefault(role, Fact(line.text[: len(listed)], at=line.at))
    return True


def time_in_title(section: Section, known: Known) -> None:
    """准备阶段（5月1日至5月14日）, 征文阶段：5月1日至5月14日: the time of the stage."""
    if is_of_another(section.title):
        return
    stage = _STAGE.fullmatch(widened(section.title))
    if stage and re.search(r"\d", stage["time"]) and is_time(stage["time"], known):
        section.facts.setdefault("title", Fact(section.title[: stage.end("name")], at=section.at))
        if not _says_day(section, stage["time"]):
            section.facts.setdefault(
                "time", Fact(section.title[stage.start("time") : stage.end("time")], at=section.at)
            )
    if marked_otherwise(section.title) or (not section.parts and _asks_by_then(section.title)):
        return
    if re.search(r"\d", section.title) and is_time(section.title, known):  # 9月21日（星期四）
        section.facts.setdefault("time", Fact(section.title, at=section.at))
    found = _IN_TITLE.search(widened(section.title))
    if (
        found
        and len(_IN_TITLE.findall(widened(section.title))) == 1  # 自评（6月12日）、互评（6月16日）: of a part each
        and is_time(found["time"], known)
        and re.search("[月日]|年底", found["time"])
        and not _says_day(section, found["time"])
    ):
        section.facts.setdefault("time", Fact(_TO_BE_SET.sub("", found["time"]), at=section.at))


def _asks_by_then(title: str) -> bool:
    """Whether the day in a title is that of a report: （一）各镇将名单报县乙局（5月20日前）."""
    return any(demand.due is not None for demand in demands(widened(title)))


def _says_day(section: Section, time: str) -> bool:
    """Whether the text begins with a day where the title has only its month: 知识竞赛（5月）。5月20日下午2:00……"""
    text = widened("".join(part.text for part in section.parts if isinstance(part, Plain)))
    month = re.fullmatch(r"(\d{1,2})月份?", time)
    return month is not None and re.match(rf"(?:定?于|在)?{month[1]}月\d{{1,2}}日(?!之?前|以前)", text) is not None


def spot_in_title(section: Section) -> None:
    """主种植点：艺术大楼东侧广场: the place of what is called so."""
    found = _SPOT_IN_TITLE.fullmatch(widened(section.title))
    if found and LOCAL.search(found["place"]):
        section.facts.setdefault("title", Fact(section.title[: found.end("name")], at=section.at))
        section.facts.setdefault("place", Fact(section.title[found.start("place") : found.end("place")], at=section.at))


def below_heading(section: Section, lines: list[Plain], known: Known) -> None:
    """二、活动主办单位 with a list of units below, where the plan does not print it as its own line."""
    key = key_of(heading_of(section))
    is_heading = bool(lines) and lines[0].text != section.title  # of something, and not a heading alone
    if is_heading and not section.has_items and COMERS.fullmatch(heading_of(section)):
        note_comers(section, lines[0].text, lines[0].at)
    if len(lines) == 1 and not section.has_items and _BOTH.fullmatch(heading_of(section)):
        _both(section, lines[0], known)
    if key is None or not lines or section.sections or (len(section.parts) != 1 and key.name not in ROLE_NAMES):
        return
    value = lines[0].text.strip("。； ")
    value = value[: len(_CHECK_IN.sub("", widened(value)))]  # 5月14日—17日，其中14日报到，17日返程
    if key.name in ROLE_NAMES and (called := _CALLED.match(widened(value))):  # 五、参与单位 with 联点单位：甲局，乙局
        value = value[called.end() :]
    if key.name in ROLE_NAMES and len(lines) > 1 and all(is_one(line.text) for line in lines):  # a unit a line
        value = "、".join(line.text.strip("。； ") for line in lines)
    if key.name in ROLE_NAMES and (more := _MAY_COME.search(value)):  # 甲局、乙镇，均可报名参加
        value = value[: more.start()]
    remarked = "" if are_units(widened(value)) else _REMARKS.sub("", widened(value))
    if key.name in ROLE_NAMES and are_units(remarked):  # 甲局（负责宣传）、乙局（每单位2人），丙局不参加
        section.facts.setdefault(key.name, Fact(remarked, "括号里的话没有写进来", lines[0].at))
        return
    if key.name == "time" and is_time(value, known):
        section.facts.setdefault("time", Fact(value, at=lines[0].at))
    elif (
        key.name == "place"
        and len(
            value := re.sub(
                "[，,](?:会期|报到|签到|[停乘]车|[住食]宿|[就用]餐|集合|共?(?:划?分为?|设)\\d+个)[^，。]*。?$",
                "",
                value,
            )
        )
        <= _LONGEST_PLACE
        and not re.search("。|举[行办]", value)
    ):
        section.facts.setdefault("place", Fact(value, at=lines[0].at))
    elif key.name == "participants" and comers(widened(value)):
        if section.facts.get("participants", Fact("", at=-1)).at in [line.at for line in lines[1:]]:
            section.facts.pop("participants")  # the first line is who comes, and those below come too
            note_comers(section, value, lines[0].at)
            section.facts["participants"] = section.facts["participants"]._replace(doubt=MORE_COME)
        note_comers(section, value, lines[0].at)
    elif key.name in ROLE_NAMES and share_of_units(value) >= _MOST and not are_people(value):
        section.facts.setdefault(key.name, Fact(value, "" if are_units(value) else PARTLY, lines[0].at))


def note_comers(section: Section, said: str, at: int) -> None:
    """Who comes, units or people, by a labelled line or a heading that says so: 参加人员：各科室负责人、群众代表."""
    typed = _COME.sub("", _TEAMS_EACH.sub("", _INVITING.sub("", said.strip().rstrip("。；"))))
    doubt, who = "", comers(widened(typed))
    if not who and (sent := sent_by(widened(typed))):
        typed = who = sent
    if not who and (more := _MORE.search(widened(typed))):  # 人大代表、群众代表共19人，其中……
        others = clauses(widened(typed)[more.end() :])
        doubt = MORE_COME if any(comers(other.text.partition("由")[0]) for other in others) else ""
        typed = _COME.sub("", typed[: more.start()])
        who = comers(widened(typed))
    all_the_same = not typed.startswith("凡") and _COMERS_ALL_THE_SAME.fullmatch(widened(typed))
    if not who and all_the_same:  # whoever the label says, known or not
        who, doubt = typed, PARTLY
    if who:
        section.facts.setdefault("participants", Fact(typed, doubt, at))


def _both(section: Section, line: Plain, known: Known) -> None:
    """二、比赛时间及地点 with one line below that says both, or the line itself: 11月13日下午2:00，示例体育馆."""
    value = widened(line.text).rstrip("。")
    for found in _MARK.finditer(value):
        when, where = value[: found.start()].removeprefix("定于"), _AND_IF.sub("", value[found.end() :])
        where = _HELD.sub("", _COMES.sub("", where))
        if _SET_AT.search(where):
            continue
        if is_time(when, known) and len(where) <= _LONGEST_PLACE and not _SAYS_MORE.search(where):
            section.facts["time"] = Fact(line.text[found.start() - len(when) : found.start()].strip(), at=line.at)
            section.facts["place"] = Fact(line.text[found.end() : found.end() + len(where)].strip(), at=line.at)
            return


def both_in(section: Section, text: str, at: int, known: Known) -> None:
    """时间和地点：11月13日下午2:00，示例体育馆 in one line."""
    label, colon, value = text.replace("：", ":", 1).partition(":")
    if colon and value and _BOTH.fullmatch(re.sub(r"\s", "", label)):
        _both(section, Plain(value, at), known)


def listed_below(section: Section) -> None:
    """三、参加单位 with （一）青少年组：各县区政府 below it: each item says who has that part in it."""
    key = key_of(heading_of(section))
    if COMERS.fullmatch(heading_of(section)):
        _comers_below(section)
    if key is None or key.name not in ROLE_NAMES:
        return
    for below in section.sections:
        first = below.parts[0] if below.parts else None
        text = below.title or (first.text if isinstance(first, Plain) and first.at == below.at else "")
        at = widened(text).find("：") + 1
        units = text[at:].rstrip("。；; ")
        if at > _LONGEST_GROUP or not units or below.sections:
            continue
        if _are_listed(widened(units)):
            below.facts.pop("responsible", None)  # 青少年组：各县区政府 says who takes part here, and not who does it
            below.facts[key.name] = Fact(units, "" if are_units(widened(units)) else PARTLY, below.at)


def examined_below(section: Section) -> None:
    """体检安排 with 5月11日：办公室、政治处 below it: who is examined then, and neither who does it nor where.

    The days may stand below the place of each: 县医院体检中心 / 5月11日：县甲局. Of blood, a hall is where it is given.
    """
    heading = heading_of(section)
    duty, examined = _ON_DUTY.search(heading), _EXAMINES.search(heading)
    spots = [spot for spot in section.sections if "place" in spot.facts and not spot.is_item]
    below_spots = [row for spot in spots for row in spot.sections]
    for below in [*(section.sections if duty or examined else ()), *below_spots]:
        first = below.parts[0] if below.parts else None
        line = widened(first.text) if isinstance(first, Plain) and first.at == below.at else ""
        row = _DAY_AND_WHO.fullmatch(line)
        names = row["who"] if row else ""
        if (_SPOTS.search(heading) and below not in below_spots) or (
            _VENUE.fullmatch(names) and _BLOOD.search(heading)
        ):
            continue
        for name in ("place", "responsible"):
            fact = below.facts.get(name)
            if names and fact and widened(fact.value).strip() == names:
                below.facts.pop(name)
        if not are_units(names):
            continue
        if _VENUE.fullmatch(names) and not duty and below not in below_spots:
            continue
        if duty or _COME_THEN.search(heading):
            below.facts["responsible" if duty else "participants"] = Fact(names, at=below.at)
        elif not examined:
            below.facts.setdefault("responsible", Fact(names, IN_PASSING, below.at))


def _comers_below(section: Section) -> None:
    """参加人员 with 1．全体校领导 and 2．各科室负责人 below it: all of them, where each line is nothing else."""
    said: list[str] = []
    for below in section.sections:
        first = below.parts[0] if below.parts else None
        text = below.title or (first.text if isinstance(first, Plain) and first.at == below.at else "")
        typed = _HOW_MANY.sub("", text[widened(text)[:_LONGEST_GROUP].find("：") + 1 :].rstrip("。；; "))
        if len(below.parts) > 1 or not (comers(widened(typed)) or _NOBODY_KNOWN.fullmatch(widened(typed))):
            for one in section.sections:
                if not one.sections:
                    one.facts.pop("responsible", None)  # 参赛教师：各县区推荐2名: who comes, and does nothing
            return
        said.append(typed)
    if said and any(comers(widened(typed)) for typed in said) and not has(section, "participants"):
        doubt = "" if all(comers(widened(typed)) for typed in said) else PARTLY
        section.facts.setdefault("participants", Fact("、".join(said), doubt, section.at))
        for below in section.sections:
            below.facts.pop("responsible", None)  # 甲局（含二级机构）负责人 comes, and does nothing
            below.facts.pop("participants", None)


def _are_listed(units: str) -> bool:
    """Whether a list below 参加单位 names who takes part, systems of offices (党群系统) with them."""
    names = [str(name) for name in parse_units(Text(units)).names]
    taken = sum(is_unit(name) or name.endswith("系统") for name in names)
    return bool(names) and taken / len(names) >= _MOST and not are_people(units)


def place_and_time(section: Section) -> None:
    """二、活动时间及地点 with 时间：… and 地点：… below: they hold for what the section belongs to."""
    for below in section.sections:
        if not _BOTH.fullmatch(below.title.rstrip("：:。")):
            continue
        said = [
            (part.label.key.name, part.label.value)
            for inner in (below, *below.sections)
            for part in inner.parts
            if isinstance(part, Labelled) and part.label.key and part.label.key.name in ("time", "place")
        ]
        known = dict(said)
        if len(known) < len(said):
            continue  # the times of several activities
        known |= {name: fact.value for name, fact in below.facts.items() if name in ("time", "place")}
        for name, value in known.items():
            if not has(section, name):  # a line of its own says it better than the opening sentence
                section.facts[name] = Fact(value, at=below.at)


def _is_when(section: Section) -> bool:
    """Whether an item is nothing but a time, or says 活动时间定于……: what it belongs to takes place then."""
    if "time" not in section.facts or section.facts.keys() & ROLE_NAMES:
        return False
    first = section.parts[0] if section.parts else None
    said = isinstance(first, Plain) and re.search(r"活动的?时间(?:为|是|定|：|:|\d)", first.text)
    is_title = (section.facts["time"].value == section.title and not section.parts) or marked_otherwise(
        section.title
    ) is not None
    return not section.has_items and (is_title or (not section.title and bool(said)))


def _is_moved(section: Section) -> bool:
    """Whether an item says what when or where the whole is has been changed to: 时间由5月6日改为5月8日."""
    first = section.parts[0] if section.parts and not section.title else None
    return isinstance(first, Plain) and first.at == section.at and _MOVED.match(widened(first.text)) is not None


def _says_who_holds_it(section: Section) -> bool:
    """Whether an item is one line that says who does the whole: 活动组织：由甲部组织实施，乙会协助."""
    line = section.parts[0] if len(section.parts) == 1 and not (section.title or section.sections) else None
    word, colon, _ = widened(line.text).partition("：") if isinstance(line, Plain) else ("", "", "")
    return bool(colon) and section.is_item and _ORGANISES.fullmatch(word) is not None


def _umbrella_up(section: Section, below: Section) -> None:
    """一、活动安排 with （一）活动时间 and （二）活动地点 below it says when and where all of it is."""
    lines = {label.key.name: label.value for label in labels_of(below) if label.key}
    said = lines | {name: fact.value for name, fact in below.facts.items()}
    for name in ("time", "place", "participants"):
        known = name in section.facts and name not in lines  # a line of its own says it better than the opening
        if name in said and not known and not has(section, name):
            section.facts[name] = below.facts.pop(name, Fact(said[name].rstrip("。"), at=below.at))
    _organisers_up(section, below)


def _dates_all(section: Section) -> bool:
    """Whether a section is called 活动安排 or the like, and says when or where by lines of its own."""
    said = {label.key.name for label in labels_of(section) if label.key} | section.facts.keys()
    is_one = bool(section.facts.keys() & {"responsible", "lead"})  # an activity of its own
    is_one = is_one or any(len(one.parts) > 1 and _is_named(one) for one in section.sections)  # 1、活动内容：……
    return _UMBRELLA.fullmatch(heading_of(section)) is not None and bool(said & {"time", "place"}) and not is_one


def _is_named(section: Section) -> bool:
    """Whether an item begins with what its activity is called."""
    return isinstance(first := section.parts[0], Labelled) and first.label.word in CALLED


def _organisers_up(section: Section, below: Section) -> None:
    """主办单位：…, 承办单位：… below 组织机构 are those of the whole, and no activity called 组织机构."""
    known = {part.label.key.name for part in section.parts if isinstance(part, Labelled) and part.label.key}
    for part in below.parts:
        key = part.label.key if isinstance(part, Labelled) else None
        if not isinstance(part, Labelled) or key is None or key.name not in _ORGANISERS:
            continue
        if are_units(part.label.value.rstrip("。")) and key.name not in section.facts and key.name not in known:
            typed = Fact(part.label.value.rstrip("。"), at=part.at)
            section.facts[key.name] = below.facts.pop(key.name) if part.at in below.lists else typed
            below.handed.add(part.at)
    for name in _ORGANISERS:
        if name in below.facts and _are_more(below.facts[name], section.facts.get(name)) and not has(section, name):
            section.facts[name] = below.facts.pop(name)


def _are_more(listed: Fact, known: Fact | None) -> bool:
    """Whether a chapter of organisers lists all those of whom the opening says one: 甲局决定举办, 由甲局、乙局主办."""
    return known is None or set(known.value.split("、")) < set(listed.value.split("、"))


def _own_line_up(section: Section, below: Section) -> None:
    """3.主办单位：甲局 with more below it than labelled lines says who holds what it stands in, and is no activity."""
    first = below.parts[0] if below.parts else None
    is_line = isinstance(first, Labelled) and first.at == below.at and not (below.title or below.sections)
    if not is_line or all(isinstance(part, Labelled) for part in below.parts):
        return
    said = {part.label.key.name: part for part in below.parts if isinstance(part, Labelled) and part.label.key}
    known = {part.label.key.name for part in section.parts if isinstance(part, Labelled) and part.label.key}
    for name, line in ((name, said[name]) for name in _ORGANISERS if name in said):
        if name in known or name in section.facts:
            continue
        own = below.facts.get(name)
        listed = own is not None and own.at in below.lists
        section.facts[name] = below.facts.pop(name) if own and (listed or own.at == line.at) else _fact_of(line)
        below.handed.add(line.at)


def _fact_of(line: Labelled) -> Fact:
    return Fact(line.label.value.rstrip("。；"), at=line.at)


def _lists_roles(below: Section) -> bool:
    """Whether an item is one line with the labels of several who hold what it stands in."""
    line = below.parts[0] if len(below.parts) == 1 and not (below.title or below.sections) else None
    return (
        isinstance(line, Plain)
        and line.at == below.at
        and "host" in (said := several(line.text))
        and set(said) <= _ROLES
    )


def _field_up(section: Section, below: Section) -> None:
    """3.完成时间：6月底前, an item that is nothing but a field, says it of the activity that it stands in."""
    line = below.parts[0] if len(below.parts) == 1 and not below.title else None
    if not isinstance(line, Labelled) or section.number is None or line.at != below.at:
        return
    key = line.label.key or _BY_WHEN.get(line.label.word)
    alike = sum(any(label.word == line.label.word for label in labels_of(one)) for one in section.sections)
    own = any(
        isinstance(part, Labelled)
        and part.label.key is not None
        and key is not None
        and part.label.key.name == key.name
        for part in section.parts
    )
    if key and key.name in ("time", "place") and alike == 1 and not own:
        section.facts.setdefault(key.name, below.facts.pop(key.name, Fact(line.label.value.rstrip("。；"), at=line.at)))


def _says_more(fact: Fact, known: Fact) -> bool:
    """Whether a line of its own says the place more closely than the opening sentence: 示例县 and 示例县甲村."""
    return len(fact.value) > len(known.value) and fact.value.startswith(known.value)


def handed_up(section: Section) -> None:
    """What stands below a heading that is no activity (三、参加单位) holds for what the heading belongs to."""
    headings = [heading_of(below) for below in section.sections]
    doubled = {  # 甲镇活动时间, 乙镇活动时间: neither is that of all
        name for name, word in (("time", "时间"), ("place", "地点")) if sum(word in heading for heading in headings) > 1
    }
    for below, heading in zip(section.sections, headings, strict=True):
        first = below.parts[0] if below.parts else None
        line = heading or (first.text if isinstance(first, Plain) and first.at == below.at else "")
        says_both = section.number is None and _BOTH.fullmatch(re.split("[：:]", line)[0].strip())  # 一、时间地点：……
        is_field = (  # 一、活动主题：……
            isinstance(first, Labelled)
            and first.at == below.at
            and first.label.key is None
            and first.label.word not in CALLED
        )
        if _ORGANISES.fullmatch(heading) or (is_field and not below.sections):
            _organisers_up(section, below)
        _own_line_up(section, below)
        if _UMBRELLA.fullmatch(heading) and sum(map(_dates_all, section.sections)) == 1 and _dates_all(below):
            _umbrella_up(section, below)
        dated = {"time", "place"} if re.search("时间|地点|地址|场所|场地", heading) else set()
        dated |= {"participants"} if COMERS.fullmatch(heading) else set()
        names = (below.facts.keys() if not below.sections else below.facts.keys() & dated) - {"title"} - doubled
        if _NAMES_A_FIELD.search(heading) and not key_of(heading):  # （二）人员密集场所。由甲局牵头: an activity
            names = names & dated
        role = key_of(heading)
        if role and role.name in _ORGANISERS:  # below 三、承办单位 who sees to the cars has no part in the whole
            names = names - {"lead", "responsible", "participants"}
        word, colon, _ = widened(heading).partition("：")
        own = (BY_WORD.get(word) or _BY_WHEN.get(word)) if colon and not below.sections else None
        _field_up(section, below)
        if own and own.name in below.facts and sum(one.startswith(word) for one in headings) == 1:
            if own.name not in section.facts and not has(section, own.name):  # （5）责任单位：甲局 联系人：……
                section.facts[own.name] = below.facts.pop(own.name)
            continue
        comes = isinstance(first, Labelled) and COMERS.fullmatch(first.label.word) is not None
        says_who = not below.title and (comes or (first is not None and first.at in below.lists))  # 协办单位：甲 / 乙
        says_who = says_who or _lists_roles(below) or _says_who_holds_it(below)  # 4.主办：甲局；承办：乙馆
        if is_of_another(f"{heading}：-"):  # 报名时间 is not when it takes place
            continue
        is_name = _FIELD.fullmatch(heading) and not _A_TASK.match(heading)
        if says_both or says_who or is_name or _is_when(below) or _is_moved(below):
            for name in sorted(names):
                known = section.facts.get(name)
                said_of_all = known is not None and name in ("time", "place") and section.number is None
                more = known is None or said_of_all or (name == "place" and _says_more(below.facts[name], known))
                more = more or (name in _ORGANISERS and _are_more(below.facts[name], known))
                if more and not has(section, name):
                    section.facts[name] = below.facts.pop(name)
