"""What stands below a heading that asks for it: 三、参加单位, 二、时间和地点."""

import re

from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.brackets import sent_by
from gongkai.importing.meaning.demands import demands
from gongkai.importing.meaning.prose import IN_PASSING, has, heading_of
from gongkai.importing.meaning.roles import PARTLY
from gongkai.importing.meaning.when import is_blank, is_time
from gongkai.importing.parts.labels import COMERS, Label, is_of_another, key_of, marked_otherwise
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section
from gongkai.importing.words.names import are_people, are_units, comers, is_one, is_unit, share_of_units
from gongkai.importing.words.places import LOCAL
from gongkai.importing.words.sentence import clauses
from gongkai.keys import ROLE_NAMES, line_of
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
_SPOT_IN_TITLE = pattern(
    r"(?P<name>[^，。；：]{0,4}(?:种植|植树|宣传|活动|比赛|观摩|演练|接种|采血|献血|体检|义诊|考试"
    r"|咨询)点[A-Z\d一二三四]?)[：:]\s*+(?P<place>[^，。；：]{2,30})。?"
)
BOTH = pattern(
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
_ON_DUTY, _COME_THEN = pattern("值班|值守|轮值"), pattern("体检|献血|采血|接种")
_EXAMINES = pattern(f"{_COME_THEN.pattern}|检查|督查|抽查|考试|考核|验收|评估|办理|收缴")
_DAY_AND_WHO = pattern(r"[^：]*\d日?(?:[上下]午)?(?:（[^（）]*）)?[：\s]+(?P<who>[\u4e00-\u9fff、]{2,60})[；。]?")
_BLOOD, _SPOTS = pattern("献血|采血"), pattern("地点|[采献]血点|停靠|站点")
_VENUE = pattern("[^、]*(?:医院|卫生院|血站|中心|广场|院内|门口|大[楼厅院]|政府|[村居]委会|[楼门]前|[文体]育?馆|公园)")
MORE_COME = "后面还说到别的人，看看全不全"
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
    if len(lines) == 1 and not section.has_items and BOTH.fullmatch(heading_of(section)):
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
    if colon and value and BOTH.fullmatch(re.sub(r"\s", "", label)):
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
