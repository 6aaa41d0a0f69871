"""The items of a list: what each calls its activity, and who does it."""

import re

from gongkai.importing.files.paper import BULLETS, widened
from gongkai.importing.meaning import asking
from gongkai.importing.meaning.doers import doer, owner, partners
from gongkai.importing.meaning.occasion import leading_time
from gongkai.importing.meaning.prose import IN_PASSING, before_demand, has, heading_of, is_demand, say_also
from gongkai.importing.meaning.roles import ABOUT, ALSO, NOT_SO, ONLY_IF, in_prose, led, of_clause
from gongkai.importing.meaning.shape import ITS_SHARE, last_roles
from gongkai.importing.meaning.upward import CALLED
from gongkai.importing.meaning.when import ANY_DAY, is_time, leading_hours, time_at
from gongkai.importing.parts.labels import key_of, labelled
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section
from gongkai.importing.words.names import are_plainly_units, are_units, is_group, means_everybody
from gongkai.importing.words.places import SPOT, is_place
from gongkai.importing.words.sentence import clauses, leading_units, sentences
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.deeds import DOES, JOINTLY

_DUTY = pattern("(?:主要|具体|牵头|统筹)?(?:负责|承担|组织|做好|协调|牵头)")
_LEADS = pattern("(?:负责)?牵头")
_HELPS = pattern(f"配合|{JOINTLY}|会同|协助|协同")
_OF_DUTIES = pattern("(?:（\\d{1,2}项）)?(?:的?(?:主要|工作|具体)?(?:职责|任务|分工))?$")
_LONGEST_NAME = 40
_A_FIELD = pattern("(?:范围|对象|时间|地点|单位|要求|条件|标准|方式|内容|主题|办法|说明|安排|目的|意义|分工)$")
_NO_NAME = pattern("[，。；：]|^(?:[在由于将至到从为是向对请前后起]|[上下]午|晚|全天)")  # 5月9日在示例广场举行启动仪式
_ROUND = pattern(  # 第一场　5月13日下午3:00
    "(?P<name>第[一二三四五六七八九十\\d]{1,3}[场站期课讲批组轮次](?:（[^（）\\d]{1,20}）)?)"
    "(?:[ \u3000]+|[：:]\\s*)(?P<time>.{4,40})"
)
_SIGN = pattern(rf"^\s*[{BULLETS}]\s*")
_TO_BE_SET = pattern("（[^（）]*(?:另行通知|待定|另定)）$")  # 6月下旬　应急演练（具体时间另行通知）
_OF_RULES = pattern(
    "人员|对象|范围|场地|地点|时间|办法|规则|奖励|奖项|评分|录取|资格|条件|主题|口号|标语|宗旨|目标|目的|意义|思想|原则"
)  # of a contest: nobody's task
_A_DEED = pattern("组织(?!部)|开展|举[办行]|召开|播放|制作|出版?一期|设[立置]|悬挂|张贴|发放|布置")
_DOES_IT = pattern(rf"(?![在于以来去从向为可得将出把])(?:{DOES})")  # 县甲局 / 每日发布预报; 对线路进行巡查
_AN_OFFICE = pattern("(?:[局委办部会署厅社联]|科(?!技)|办公室|政府|公司|中心|大队|支队|街道|办事处|[乡镇])$")
_THEIR_PLACE = pattern("：(?P<place>[^，。；：、]{3,16})，(?!.*(?:负责|牵头))")
_A_DOING = pattern(DOES)
_DEED_NEXT = pattern(f"(?:[在到赴][^，。；]{{2,16}}?)?(?:{DOES})")
_THEN = pattern(f"，?(?:[在到赴于][^，。；]{{2,24}}?)?(?:{DOES})")  # behind a day
_NO_TASK = pattern(  # what was found, who is asked about, how many there are, when it is open
    "[：%％]|率\\d|不(?:力|够|到位)|情况[。；]?$|的有|^现场|^每[天日周]\\d|[招需][生聘]?[^，。]{0,8}\\d|\\d+余?[个人名册场次元份家户台]?[。；]?$"
)
_HALL = pattern(".*(?:馆|宫|公园|广场)")  # where something is as well
_FOR_A_REPORT = pattern("填[写报]|确定|形成|撰写|整理|汇总|梳理|推荐|总结|完成|收集|制定")
_AN_ACTIVITY = pattern(
    "(?:深入|广泛|集中|组织|全面|扎实|积极|认真)*(?:开展|举办|举行|召开|组织|启动)(?!领导|保障|机构|形式|要求)|.*活动[”’]?。?$|.{2,8}阶段(?:（|。?$)"
)
_OF_A_PAPER = pattern("(?:通知|文件|讲话|精神|意见|决定|办法|公告)$")  # 落实示例工作通知（5月15日）: its day
_HOW_MANY = pattern("[^，。；：]{0,8}(?:名额|人数|数量)(?:分配)?：")  # 推荐名额：各镇2户，区直机关5户
_SAID_OF_THEM = pattern("[^，。；：]{0,16}(?:未|没有?|缺|漏|受到?|被|荣?获|不[按及合])[^，。；：]{1,16}的：")
_REACHED = pattern(  # where somebody is reached, no task: 县甲局督查科：0000-1234567（王示例）
    r"[^，。；：\d]{2,30}(?:：|（)?(?:(?:联系)?电话)?：?\s*(?:(?:\d{3,4}[—－-]+)?\d{7,8}|1\d{10})(?!\d|[万亿元人株亩])[^。；]{0,60}"
)
_WHAT = (
    "(?!.{0,12}(?:[将至到]|平台|投送|邮寄|收件)(?:：|——)|.{0,8}将)(?!.{0,6}(?:报名|咨询|联系|监督|来源|抄送|主送|发布|印发|报送|解释|颁奖|地址))"
    "(?P<what>[^，。；：（）—]{2,16}(?<!单位|部门|机构|机关|人员|对象|地点|范围|会场|线路|路线|主题|口号|支持|赞助|冠名|标题|题目|课题|名称|师资|专家|嘉宾|评委|主讲|主持"
    "|教师|讲师|奖品|礼品|设备|教材)(?<!地)(?<!区域)(?<!路线)(?<!\\d))(?:（[^（）]{1,30}）)?(?:：|——)"
)
_SHARE = pattern(f"{_WHAT}(?P<units>[^，。；：—]{{2,60}})(?:{ITS_SHARE})?[。；]?")
_SHARED_FIRST = pattern(
    f"(?![^：]{{0,8}}(?:[主承协]办|牵头|责任|组织|配合|参加|支持)){_WHAT}(?P<units>[^，。；：—（）]{{2,40}})[，。；](?P<rest>.)"
)  # 纪律：政教处。负责……
_WITH_ROLES = pattern("(?P<name>[^，。；：、（）]{2,24})（[^（）]*）(?:[。；]?$|(?=，))")  # 开幕式（牵头单位：甲局）
_NAMED_THEN = pattern(  # 6月17日：校园安全主题日，在示例小学举办……
    "(?P<name>(?![在由于将到向对为请各赴邀举召]|世界|国际|全国|中国|参[加观]|观看|前往|组织|开展|做好)[^，。；：、（）\\d]{2,22}"
    "(?:(?:主题|宣传|开放|体验|行动|咨询)日|仪式|(?:[^会]|晚|座谈|推介|发布|分享|报告|见面)会|班|讲座|论坛|沙龙|活动|[竞比大]赛|演练|巡展|汇演|观摩))(?=，)"
)
_NAME_FIRST = pattern(
    "(?P<name>(?:“[^“”]{2,24}”)?[^，。；：（）]{2,24}?)(?:（(?P<time>[^（）]{2,30})）)?(?:(?<!\\d)：(?=.)"
    "|(?<=[日月底旬午前]）)(?:，|[；。]?$)|(?=由[^，。；：]{2,40}(?:牵头|负责|承办|主办|组织|实施)))"
)


def named_by_label(section: Section) -> None:
    """1、活动内容：启动仪式 with its time and place below: the line is the heading, and says what it is called."""
    first = section.parts[0] if len(section.parts) > 1 and not section.title else None
    if not isinstance(first, Labelled) or first.at != section.at or first.label.word not in CALLED:
        return
    below = section.parts[1:]
    sure = first.label.word.endswith(("名称", "项目")) or all(isinstance(part, Labelled) for part in below)
    if len(first.label.value) <= _LONGEST_NAME and sure:
        section.title, section.parts = section.lead, below
        section.facts["title"] = Fact(first.label.value.rstrip("。；"), at=first.at)


_DAY_BEHIND = pattern("（[^（）]{0,20}\\d[日旬月][^（）]{0,20}）$")


def named_by_title(section: Section) -> None:
    """What is held, behind a sign, a decimal or the day of its title: ★家庭档案讲座, 4.1 讲座, 6月16日　咨询日."""
    heading = heading_of(section)
    turn = _ROUND.fullmatch(widened(heading))
    if turn and is_time(turn["time"], ANY_DAY):
        section.facts.setdefault("title", Fact(heading[: turn.end("name")], at=section.at))
        section.facts.setdefault("time", Fact(heading[turn.start("time") :], at=section.at))
        return
    day = leading_time(widened(heading))
    when = day or leading_hours(widened(heading))
    if when is not None and when.start == 0:
        name = heading[when.end :].lstrip("：:，, \u3000")
        name = name[: len(_TO_BE_SET.sub("", widened(name)))]
        is_name = _NO_NAME.search(widened(name)) is None and not (is_place(name) or leading_units(widened(name)))
    else:
        name, day = heading[: len(_DAY_BEHIND.sub("", widened(heading)))], None
        is_name = section.title.strip()[:1] in tuple(BULLETS) or (
            section.number is not None and section.number.is_decimal
        )
    if not is_name or len(name) < 2 or key_of(name) or _A_FIELD.search(name) or are_units(widened(name)):
        return
    section.facts.setdefault("title", Fact(name, at=section.at))
    if day is not None and section.is_item:
        section.facts.setdefault("time", Fact(heading[: day.end], at=section.at))


def called(section: Section, lines: list[Plain], orders: bool) -> None:
    """What an item without a title of its own calls its activity: 启动仪式：……, 举办科普巡展由县甲局牵头，……."""
    if not section.is_item or section.title or orders or "title" in section.facts:
        return
    named = [part for part in section.parts if isinstance(part, Labelled) and part.label.word in CALLED]
    if named and len(named[0].label.value) <= _LONGEST_NAME:
        section.facts["title"] = Fact(named[0].label.value.rstrip("。；"), at=named[0].at)
        return
    if not lines or lines[0].at != section.at:
        return
    text = widened(lines[0].text)
    day = leading_time(text) or leading_hours(text)
    at = len(text) - len(text[day.end :].lstrip("：，。； \u3000")) if day and day.start == 0 else 0
    at = at or (sign.end() if (sign := _SIGN.match(text)) else 0)
    found = _NAME_FIRST.match(text, at) or _with_roles(text, at) or (_NAMED_THEN.match(text, at) if at else None)
    name = found["name"] if found else ""
    if (
        not name
        or key_of(name)
        or _A_FIELD.search(name)
        or is_time(name, ANY_DAY)  # 6月30日（星期日）：正式比赛
        or NOT_SO.match(name)
        or _OF_A_PAPER.search(name)
        or ONLY_IF.match(name)
        or asking.ASK.search(name)  # 请各镇报送名单（5月20日前）。
        or are_plainly_units(name)
        or name == widened(section.facts.get("responsible", Fact("")).value)  # 三组：老井到机井房一段
        or ("、" in name and (are_units(name) or not text.startswith("：", at + len(name))))
        or labelled(text)
        or re.search("(?:如下|以下|包括|要求|下列)$|举行|举办|召开", name)
    ):
        return
    section.facts["title"] = Fact(lines[0].text[at : at + len(name)], at=lines[0].at)
    if found and found.groupdict().get("time") and is_time(found["time"], ANY_DAY):
        typed = lines[0].text[found.start("time") : found.end("time")]
        known = section.facts["time"].value if "time" in section.facts else ""
        if known != typed and not (typed.rstrip("份").endswith("月") and known.startswith(typed.rstrip("份"))):
            section.facts["time"] = Fact(typed, at=lines[0].at)


def _with_roles(text: str, at: int) -> re.Match[str] | None:
    """The name before a bracket that says who or when: 开幕式（牵头单位：甲局）; 讲座（上午9:00，乙校），……."""
    found = _WITH_ROLES.match(text, at)
    said = last_roles(found[0]) if found else {}
    return found if "time" in said or (said and found and found.end() == len(text)) else None


def owned(section: Section, lines: list[Plain], orders: bool) -> None:
    """An item of a list of duties: （一）区乙局：负责统筹协调。 or the unit as the title of what it does.

    And who does what a notice without chapters asks for: 请各单位……组织开展活动.
    """
    if "responsible" not in section.facts and section.is_item and section.sections and not lines:
        _heads(section)
    if "responsible" in section.facts or section.has_items or not lines or _HOW_MANY.match(widened(lines[0].text)):
        return
    if (key := key_of(heading_of(section))) and key.name in ROLE_NAMES:  # 三、参加单位: whoever stands there comes
        return
    has_part = any(name in section.facts or has(section, name) for name in ROLE_NAMES - {"participants", "support"})
    is_whole = section.number is None and not section.title  # a notice of paragraphs alone
    if not section.is_item:
        if is_whole and not has_part:
            _doers(section, lines)
        return
    first = widened(lines[0].text)
    who, rest = _whose(section, lines[0], first)
    if not who and _is_list(rest):
        section.facts["responsible"] = Fact(rest, IN_PASSING, lines[0].at)  # 6月14日（周五）：城关镇、河东乡
        return
    if place := section.facts.get("place"):
        who = "" if who == widened(place.value) else who.removesuffix(f"（{widened(place.value)}）")
    come = widened(section.facts["participants"].value) if "participants" in section.facts else ""
    if (who := who.strip()) and who != come:
        name = _part_in(who, first)
        _note_place(section, lines[0], who)
        section.facts[name] = Fact(who, "" if are_plainly_units(who) else IN_PASSING, lines[0].at)
        for role, units in _with_whom(first).items():
            section.facts.setdefault(role, Fact(units, IN_PASSING, lines[0].at))
        _also_told(section, name, first)
    elif orders and not has_part and (who := owner(first)) and not is_group(re.split("[、，和及与]", who)[0]):
        section.facts["responsible"] = Fact(who, IN_PASSING, lines[0].at)  # 会务保障：甲局负责方案，乙局负责场地
    elif orders and not has_part and lines[0].text == section.title and (said := doer(first)) and _are_named(said):
        section.facts |= {name: Fact(units, at=lines[0].at) for name, units in said.items()}  # no `who` in a title
    elif not orders and not has_part:
        hours = leading_hours(first)
        _doers(section, [lines[0]._replace(text=lines[0].text[hours.end :]), *lines[1:]] if hours else lines)


def _note_place(section: Section, line: Plain, who: str) -> None:
    """Where those do it whom a line names before it: 镇中学、卫生院：镇中学后山，共300株."""
    text = widened(line.text)
    found = _THEIR_PLACE.match(text, len(who)) if text.startswith(who) else None
    if found and is_place(found["place"]) and not (are_units(found["place"]) or _A_DOING.search(found["place"])):
        section.facts.setdefault("place", Fact(line.text[found.start("place") : found.end("place")], at=line.at))


def told_by_clause(section: Section) -> None:
    """Those to whom a clause of a piece gives something to do, where it says no more of anybody: 丙县，市乙局带队."""
    if section.who and ROLE_NAMES.isdisjoint(section.facts):
        section.facts["responsible"] = Fact(section.who, IN_PASSING, section.at)


def _part_in(who: str, text: str) -> str:
    """Which part those have in it of whom a line says what they do: 县甲局：牵头拆除违建."""
    _, colon, task = text.partition("：")
    begins = text.startswith(who) and colon
    return "lead" if begins and _LEADS.match(task) else "responsible"


def _with_whom(text: str) -> dict[str, str]:
    """Who helps or takes part by a later clause of a line that says what somebody does: ……，派出所、各村配合."""
    head, colon, task = text.partition("：")
    said: dict[str, str] = {}
    for clause in clauses(task)[1:] if colon and are_units(head) else ():
        for role in of_clause(clause.text):
            if role.name in ("support", "participants"):
                said.setdefault(role.name, role.units)
        if others := partners(clause.text):
            said.setdefault("support", others)
    return said


def _whose(section: Section, line: Plain, first: str) -> tuple[str, str]:
    """Who an item is about by its title, by its share of the work or by its line; what stands behind a day there."""
    title = heading_of(section)
    if title and are_units(title) and (_DUTY.match(first) or _is_its_task(title, first)):
        return title, ""
    if _SAID_OF_THEM.match(first) or _REACHED.fullmatch(first):  # 总结未报的：甲局、乙局
        return "", ""
    share = _SHARE.fullmatch(widened(title) or first) or _shared_first(widened(title) or first)
    place = section.facts.get("place")
    if share and place and is_time(share["what"], ANY_DAY) and share["units"].startswith(widened(place.value)):
        return "", ""  # 5月3日：县人民医院 is where
    if share and are_plainly_units(share["units"]) and not are_plainly_units(share["what"]):  # 场地布置：区文旅局
        if SPOT.search(share["what"]):  # 解放路与文化街路口：市二建、槐树社区
            section.facts.setdefault("place", Fact(share["what"], at=line.at))
        led_by = led("responsible", share["units"])  # 工业企业：区工信局（牵头）、区应急局
        section.facts |= {name: Fact(units, at=line.at) for name, units in led_by.items()}
        return "" if led_by else share["units"], ""
    sums_up = is_demand(first) and (ABOUT.match(first) is not None or not before_demand(first))  # 总结由甲局汇总后报送
    if (not title or not section.parts) and line.at == section.at and not sums_up and (who := owner(first)):
        return who, ""
    day = leading_time(first) or leading_hours(first)
    rest = first[day.end :].strip("：，。； \u3000") if day else ""
    rest = rest.removeprefix(widened(place.value)).strip("，。； ") if place else rest
    return owner(rest), rest  # 6月9日 县甲局：组织……


def _shared_first(text: str) -> re.Match[str] | None:
    """Whose a share of the work is where a line says more of it; no hall where it is: 开幕式：县体育馆，6月6日."""
    found = _SHARED_FIRST.match(text)
    is_hall = found is not None and is_place(found["units"]) and not _DEED_NEXT.match(text, found.start("rest"))
    return None if is_hall else found


def _is_its_task(unit: str, text: str) -> bool:
    """Whether what stands below a unit's name is what it does, and not how it did, or what is there."""
    plain = are_plainly_units(unit) and not _HALL.fullmatch(unit)
    return plain and (_DOES_IT.match(text) or _on_a_day(unit, text)) and _NO_TASK.search(text) is None


def _on_a_day(office: str, text: str) -> bool:
    """Whether it says what an office does on a day, a school being where that is: 县甲局 / 6月5日在示例广场开展咨询."""
    day = time_at(text) if _AN_OFFICE.search(office) else None
    return day is not None and day.start == 0 and _THEN.match(text, day.end) is not None


def _also_told(section: Section, name: str, text: str) -> None:
    """Ask about who else is told to do something by the line of which one is noted: 宣文部：统筹；办公室：后勤保障."""
    further = [*(part.text for part in sentences(text)), *(clause for clause in text.split("，") if "：" in clause)]
    for one in further:
        also = "" if text.startswith(one) or is_demand(one) else owner(one)
        if also:
            say_also(section, name, also)


def _is_list(rest: str) -> bool:
    """Whether what stands behind a day is several units and nothing else."""
    return "、" in rest and are_plainly_units(rest)


def _heads(section: Section) -> None:
    """A unit as the title of a list of what it does: （一）甲局 / 1.负责场地；2.负责设备."""
    title = _unit_in(section)
    first = section.sections[0]
    does = widened(first.title or next((part.text for part in first.parts if isinstance(part, Plain)), ""))
    if are_plainly_units(title) and (_DUTY.match(does) or _HELPS.match(does) or _is_its_task(title, does)):
        section.facts["responsible"] = Fact(title, at=section.at)


def handed_down(section: Section) -> None:
    """Who does all below a heading does what is held on a day there: （二）县乙局 / 1.6月10日举办讲座。2.做好宣传。"""
    whose = section.facts.get("responsible")
    if whose is None or whose.at != section.at or widened(whose.value) != _unit_in(section):
        return
    held = [below for below in section.sections if below.facts.keys() & {"time", "place", "title"}]
    for below in held:
        if ROLE_NAMES.isdisjoint(below.facts):
            below.facts["responsible"] = whose._replace(at=below.at)
    if held and len(held) == len(section.sections):
        del section.facts["responsible"]


def _unit_in(section: Section) -> str:
    """The heading of what a unit does: 县甲局, 县甲局主要职责."""
    return _OF_DUTIES.sub("", widened(heading_of(section)))


def _doers(section: Section, lines: list[Plain]) -> None:
    """Who does what the sentences of an item say, where nobody has a part in it by name."""
    first_of = _first_of(section.title) if section.title else ""
    told = re.compile(f"(?:^|[。；]|[日间旬月]，)请?各{re.escape(first_of)}")  # （三）镇（街道）活动 of 各镇（街道）
    in_full = bool(first_of) and any(told.search(widened(line.text)) for line in lines)
    said_first = [Plain(section.title, section.at)] if are_units(first_of) and not in_full else []
    called = section.facts["title"].value if "title" in section.facts else ""  # 开展演练：请各单位……
    called = "" if _A_FIELD.search(called) else called
    bare = [_SIGN.sub("", line.text, 1).removeprefix(called).lstrip("：:") if called else line.text for line in lines]
    texts = [*said_first, *(line._replace(text=text) for line, text in zip(lines, bare, strict=True))]
    found = [(said, line.at) for line in texts for part in sentences(widened(line.text)) if (said := _does(part.text))]
    if not found or (_OF_RULES.search(section.title) and not said_first):
        return
    first, at = next((one for one in found if _are_named(one[0])), found[0])  # 各地要配合, 区甲局将举办: the latter
    named, who = _are_named(first), _who(first)
    to_all = means_everybody(who)
    is_activity = _AN_ACTIVITY.match(widened(section.title)) is not None
    if section.title and not (named or is_activity or section.facts.keys() & {"time", "place"}) and to_all:
        return  # an order to all, and no activity of theirs
    others = dict.fromkeys(_who(said) for said, _ in found if _who(said) != who)
    plain = named or (are_plainly_units(who) and not _may(who, lines))
    plain = plain and not (said_first and at == section.at)
    doubt = f"{ALSO}{'；'.join(others)}"[:60] if others else "" if plain else IN_PASSING
    place = section.facts.get("place")
    for name, units in first.items():
        if place is None or units != widened(place.value):  # 5月19日 示例小学（上午9:00） is where
            section.facts.setdefault(name, Fact(units, doubt, at))


def _first_of(title: str) -> str:
    """Who a title is about that is a sentence: 各网站要开设专栏。"""
    units = leading_units(widened(title))
    return units.text if units and not title.startswith("免费", units.end) else ""  # 科普场馆免费开放 is what is done


def _may(who: str, lines: list[Plain]) -> bool:
    """Whether a group only may do it, or what it does is said in a clause of its own: 各单位活动内容可参考方案执行."""
    text = "".join(widened(line.text) for line in lines)
    return re.search(f"{re.escape(who)}[^，。；]{{0,20}}可(?!持续|再生)", text) is not None


def _who(said: dict[str, str]) -> str:
    """Those whom a sentence is about, who come first: who does it, or who helps."""
    return next(iter(said.values()))


def _are_named(said: dict[str, str]) -> bool:
    """Whether units by name are among those who do it, and not groups alone."""
    return not all(is_group(name) for name in re.split("[、及和与]", _who(said)))


def _does(sentence: str) -> dict[str, str]:
    if not is_demand(sentence):
        said = doer(sentence)
        comers = in_prose(sentence)[0].get("participants", "") if said else ""
        return {} if said and comers.startswith(_who(said)) else said  # 甲局、乙局职工参加: who comes, and does no more
    before = before_demand(sentence)
    prepares = next((clause.start for clause in clauses(before) if _FOR_A_REPORT.search(clause.text)), len(before))
    before = before[:prepares]  # 各校开展自查，填写自查表，……报送: what comes before the report is prepared
    return doer(before) if _A_DEED.search(before) else {}
