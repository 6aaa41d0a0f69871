"""Paragraphs that are activities of their own: each with its bracket of roles, under its heading, or in a list."""

import re
from collections.abc import Callable
from itertools import pairwise

from gongkai.importing.files.paper import BULLETS, widened
from gongkai.importing.meaning.brackets import bracketed, further
from gongkai.importing.meaning.demands import demands
from gongkai.importing.meaning.doers import doer, owner
from gongkai.importing.meaning.occasion import MADE_OF_TWO, leading_time, occasion, time_and_place
from gongkai.importing.meaning.roles import ALSO, PARTLY, in_prose
from gongkai.importing.meaning.when import ANY_DAY, is_time, leading_hours, times
from gongkai.importing.parts.headings import is_heading
from gongkai.importing.parts.labels import key_of, several
from gongkai.importing.parts.tree import Fact, Labelled, Plain, Section, Sheet
from gongkai.importing.parts.tree import Part as Block
from gongkai.importing.words.names import (
    are_people,
    are_plainly_units,
    are_units,
    may_have,
    means_everybody,
    share_of_units,
)
from gongkai.importing.words.places import is_place
from gongkai.importing.words.sentence import Part, sentences
from gongkai.keys import ROLE_NAMES
from gongkai.patterns import pattern
from gongkai.phrases.deeds import DOES

_ONE_HOUR = (
    r"(?:上午|下午|晚上?|中午|傍晚)?(?:\d{1,2}[:：]\d{2}"
    r"|(?:\d{1,2}|[一二两三四五六七八九十]{1,2})[时点](?:半|\d{1,2}分?)?)"
)
_A_DAY = pattern("\\d日|[上中下]旬|[周月][一二三四五六日底初末]|星期")
_HOUR_APART = pattern(
    rf"[，：。]\s*(?P<hour>{_ONE_HOUR}(?:\s*(?:--?|[—－–~～至到]{{1,2}})\s*{_ONE_HOUR})?)(?=[，。；在])"
    "(?:，?在?(?P<place>[^，。；]{2,30})(?=[，。；]))?"
)
_CLOCK = pattern("\\d[:：时点]|[时点]")
_SHORTEST_NAME, _LONGEST_NAME = 2, 40
_LONGEST_HEADING = 24
_ANY_LABEL = pattern("[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{1,7}[：:]\\s*\\S")
_DAYS = 2  # lines that begin with a time
ALONE = pattern(r"[（〔【\[][^（）〔〕【】\[\]]*+(?>(?:（[^（）]*+）[^（）〔〕【】\[\]]*+)*)[）〕】\]]。?")
_NAME_OF_ROW = pattern(
    r"(?:项目|名称|活动名称|活动|内容|活动项目)\s*[：:]\s*(?P<name>[^\s，。；：:]{2,30})(?=\s|，|；)"
)
_ROUND = pattern(  # 场次一：示例镇专场
    r"^(?:第[一二三四五六七八九十\d]{1,3}[场站期课讲批组]|(?:场次|专场|活动|站点|讲座|课程|场"
    r"|站)[一二三四五六七八九十\d]{1,3})(?:[（(][^（）()\d]{1,20}[）)])?[：:]\s*"
)
_NO_HEAD = pattern("[。；，;,]|(?<!\\d)[：:]|[：:](?!\\d\\d)")  # 第一场　5月13日下午3:00 is one
_NEXT_ROUND = pattern(r"[；;。，]\s*(?=第[一二三四五六七八九十\d]{1,3}[场期课批组][：:])")
_OF_A_PART = pattern("(?:初|复|预|决|半决|总决|海选|选拔|分会场|主会场|第.|上半|下半)")
_REACHES = pattern("联系人|(?:联系|咨询)?电话|联系方式|传真|(?:电子)?邮箱")
_BOXED = pattern(rf"\s*[{BULLETS}]\s*[【\[](?P<box>[^【】\[\]]{{2,40}})[】\]]")
_SIGN = pattern(rf"\s*[{BULLETS}]\s*(?=\d|[^，。；：]{{2,20}}：\d)")
_SIGNED = pattern(rf"\s*(?P<sign>[{BULLETS}])\s*(?P<name>[^，。；：\s][^，。；：]{{1,19}})：")
_BULLET = pattern(rf"\s*[{BULLETS}]\s*[^，。；：:,;]{{2,30}}")
_STAGED = pattern(
    r"(?P<name>[^，。；：（）]{2,14})（(?P<time>(?>[^（）]{0,40}\d)[^（）]{0,40}+)）(?P<stop>[。：]"
    r"|为[^，。；：（）]{2,12}[周月日天](?:[。，；]))(?=.)"
)
_OF_ALL = pattern("请|以上|上述|联系|附件|各(?:单位|部门|[县市区镇乡街])|特此")
_PARTS_OUT = pattern("(?:任务|分工|职责|责任|包干|包保|分组|分段|地段|路段)[^，。；]{0,8}：$")
# What those do who are listed behind a part of the work: 第一组：县甲局、县乙局，栽植香樟600株
ITS_SHARE = (
    "，(?:共[^，。；]{2,10}|(?:负责|承担|完成|栽[植种]|种植|植树|清[扫理]|打扫|整治|检查|督查|走访)[^。；]{2,40})"
)
_SHARE = pattern(f"(?P<units>[^，。；]{{2,90}}?)(?:{ITS_SHARE})?")
_A_SHARE = pattern("第[一二三四五六七八九十\\d]{1,3}(?:责任)?(?:片区|[区片段组队])(?:（[^（）]{1,30}）)?：")
_THEY_COME = pattern("参[加与]")
_A_SESSION = pattern("[上下]午|晚|第[一二三四五六七八九十\\d]|时段|专?场$|家园$")  # what ends as a place does
_SHORTEST_TASK = 3
_SOME = 0.4  # of the names behind a part of the work are those of units
_ITS_OWN = pattern("[^，。；：由（）]{2,16}由[^，。；]{2,30}?(?:负责|承办|组织|牵头|主办)")  # 甲校区由乙处负责
_OF_THE_WHOLE = pattern(
    "(?:本次|此次|本届|这次|整个)?(?:活动|大会|会议|比赛|竞赛|培训班?|展览|运动会)(?:由|定于|将|于|在|时间|地点)"
)
_HOLDERS = {"host", "organizer", "assist", "lead"}
_A_TASK = pattern(f"(?!以)(?:各|要|主要)?(?:{DOES})")
_ORDERS = pattern(
    "要求|保障|(?<!班子)领导(?!班子|植树|带队|讲|走访|慰问|接访|下|包|值班|干部)|总结|督查|考核|纪律|监督"
)
_CONTENTS = pattern(
    "(?:内容|形式|安排|任务|时间|项目)(?:[、和及与]|（)|[、和及与](?:活动|工作|宣传|具体|主要)?(?:内容|形式|安排|任务|时间|项目)"
)
_IN_BOX = pattern(r"[^·•・\s：:|｜]+")
LISTS = pattern(
    "(?:活动|宣传|主要|具体)(?:内容|安排|形式|项目|任务|措施|方式)|内容(?:和|及)|(?:工作|任务|职责|责任|人员|部门|具体|活动|单位)分工|^分工"
)


def is_of_orders(title: str) -> bool:
    """Whether a chapter only says how all have to go about it: 工作要求, but not 活动内容及要求, 监督检查阶段."""
    return _ORDERS.search(title) is not None and not _CONTENTS.search(title) and "阶段" not in title


def divided(section: Section, orders: bool) -> None:
    """Make sections of what stands below lines that are days, and of what stands below those above labels.

    Where a label comes again, the short lines above the labels are headings: 上午场 / 时间 / 下午场 / 时间.
    """
    if not orders:
        _days_apart(section)
    words = [part.label.word for part in section.parts if isinstance(part, Labelled)]
    if len(words) == len(set(words)):
        return
    parts: list[Block] = []
    inside: Section | None = None
    for index, part in enumerate(section.parts):
        after = section.parts[index + 1] if index + 1 < len(section.parts) else None
        heads = _has_label(after) or (inside is not None and _begins_text(part, after))
        is_short = isinstance(part, Plain) and len(part.text) <= _LONGEST_NAME
        if isinstance(part, Plain) and is_short and heads and not _NO_HEAD.search(_ROUND.sub("", part.text)):
            inside = Section(part.at, title=part.text, is_paragraph=not _has_label(after))
            parts.append(inside)
        elif inside is None or isinstance(part, Section):
            parts.append(part)
            inside = None
        else:
            inside.parts.append(part)
    section.parts[:] = parts if any(isinstance(part, Section) for part in parts) else _by_label(section.parts)


def _has_label(part: Block | None) -> bool:
    """Whether a line has a label, of whichever word: 时间：……, 题　目：……."""
    return isinstance(part, Labelled) or (isinstance(part, Plain) and _ANY_LABEL.match(part.text) is not None)


def _begins_text(part: Block, after: Block | None) -> bool:
    """Whether a short line is the heading of a sentence below it, and of no label: 现场咨询 / 4月26日……."""
    is_text = isinstance(after, Plain) and after.text.endswith("。") and not _has_label(after)
    return is_text and isinstance(part, Plain) and _is_name(part.text)


def _by_label(parts: list[Block]) -> list[Block]:
    """Each time and what is said with it in a section, where a time comes again without a heading between them."""
    times = [at for at, part in enumerate(parts) if isinstance(part, Labelled) and _is_of_time(part)]
    if len(times) < _DAYS:
        return parts
    runs = [parts[at:until] for at, until in zip(times, [*times[1:], len(parts)], strict=True)]
    if any(len(run) < 2 or not all(isinstance(part, Labelled) for part in run) for run in runs):
        return parts
    return [*parts[: times[0]], *(Section(run[0].at, parts=run, is_paragraph=True) for run in runs)]


def _is_of_time(line: Labelled) -> bool:
    return line.label.key is not None and line.label.key.name == "time"


def rounds_told_apart(section: Section) -> None:
    """初赛时间：……, 决赛时间：…… are the times of parts of it: none of them is that of the whole.

    Nor is it held where those are whom one can ask: 联系人：…… / 电话：…… / 地点：…….
    """
    lines = [part for part in section.parts if isinstance(part, Labelled) and part.label.key]
    for name in ("time", "place"):
        words = {line.label.word for line in lines if line.label.key and line.label.key.name == name}
        of_parts = [word for word in words if _OF_A_PART.match(word)]
        for at, part in enumerate(section.parts):
            if isinstance(part, Labelled) and len(words) > 1 and part.label.word in of_parts:
                section.parts[at] = part._replace(label=part.label._replace(key=None))
    whole = "".join([section.title, *(part.text for part in section.parts if isinstance(part, Plain))])
    if any(line.label.key and line.label.key.name == "time" for line in lines) or _A_DAY.search(whole):
        return
    for at, (part, below) in enumerate(pairwise(section.parts)):
        is_contact = isinstance(part, Labelled) and _REACHES.fullmatch(part.label.word)
        if is_contact and isinstance(below, Labelled) and below.label.word == "地点":
            section.parts[at + 1] = below._replace(label=below.label._replace(key=None))


def paragraphs_apart(section: Section) -> None:
    """Below 活动内容 the paragraphs that each say what is held, by whom or when, become sections of their own."""
    plain = [part for part in section.parts if isinstance(part, Plain) and part.at != section.at]
    if _bullets_apart(section) or _stages_apart(section):
        return
    if _rows_apart(section) or _boxes_apart(section):
        return
    has_duties = _duties_apart(section)
    if _rounds_apart(section) or _places_apart(section):
        return
    if programme(section, leading_time) or programme(section, leading_hours) or has_duties:
        return
    if _prose_apart(section) or _others_apart(section):
        return
    if not LISTS.search(section.title) or len(plain) < 2 or len(plain) < len(section.parts):
        return
    parts = [_paragraph(part) for part in plain]
    if sum(bool(part.title or _says_something(part)) for part in parts) < 2:
        return
    section.parts[:] = parts


def _prose_apart(section: Section) -> bool:
    """Of a notice in prose each paragraph that names others and when, if its beginning says when or where all is.

    Where it does not, several have to.
    """
    plain = [part for part in section.parts if isinstance(part, Plain)]
    if section.title or section.is_item or section.sections or len(plain) < _DAYS:
        return False
    first = plain[0]
    found = [occasion(part.text, False, False, is_item=False) for part in sentences(widened(first.text))]
    others = [part for part in plain[1:] if not part.is_cell and not _OF_THE_WHOLE.match(widened(part.text))]
    several = sum(_tells_of_others(widened(part.text)) for part in others)
    if several < (1 if any(one.time or one.place for one in found) else _DAYS):
        return False
    apart = {part.at for part in others if _tells_when(text := widened(part.text)) or _tells_of_others(text)}
    section.parts[:] = [
        Section(part.at, parts=[part], is_paragraph=True, is_prose=True)
        if isinstance(part, Plain) and part.at in apart
        else part
        for part in section.parts
    ]
    return True


def _others_apart(section: Section) -> bool:
    """Of a chapter of paragraphs each further one that names who does something, and when, is one of its own."""
    plain = [part for part in section.parts if isinstance(part, Plain) and not part.is_cell]
    is_chapter = section.number is not None and bool(section.title) and section.number.rank == 1
    if not is_chapter or len(plain) < _DAYS or len(plain) < len(section.parts) or LISTS.search(section.title):
        return False
    apart = {part.at for part in plain[1:] if _tells_of_others(widened(part.text))}
    section.parts[:] = [
        Section(part.at, parts=[part], is_paragraph=True) if isinstance(part, Plain) and part.at in apart else part
        for part in section.parts
    ]
    return bool(apart)


def _tells_when(text: str) -> bool:
    """Whether a paragraph says when something is that is no report."""
    return any(times(sentence.text) and not demands(sentence.text) for sentence in sentences(text))


def _tells_of_others(text: str) -> bool:
    """Whether a paragraph tells who does something of its own, by name, and when or as what; not what they hand in."""
    for sentence in sentences(text):
        said, _ = in_prose(sentence.text)
        named = [who for who in {**doer(sentence.text), **said}.values() if not means_everybody(who)]
        is_held = bool(said.keys() & _HOLDERS) and times(text) != []
        if named and (is_held or (times(sentence.text) and not demands(sentence.text))):
            return True
    return False


def closing_apart(section: Section) -> None:
    """A paragraph behind the items of a chapter that says who does something becomes a section: 以上活动由甲办宣传."""
    last = max((at for at, part in enumerate(section.parts) if isinstance(part, Section) and part.number), default=-1)
    for at, part in enumerate(section.parts):
        if 0 <= last < at and isinstance(part, Plain) and not part.is_cell:
            alone = _paragraph(part)
            section.parts[at] = alone if not alone.title and _says_something(alone) else part


def programme(section: Section, leading: Callable[[str], Part | None]) -> bool:
    """Make a section of each line of a programme, a day or an hour a line, where several stand one below the other."""
    times = [_led_by(leading, part) if isinstance(part, Plain) and not part.is_cell else None for part in section.parts]
    days = [index for index, time in enumerate(times) if time and section.parts[index].at != section.at]
    headed = _is_day(section.title) or _is_spot(section.title)
    least = 1 if section.title and headed else _DAYS  # below a day or a place that is its heading
    rows = sorted({*days, *_signed_alike(section, days[:1])})
    if len(days) < least or rows[-1] - rows[0] >= len(rows):
        return False
    for index in rows:
        line, time = section.parts[index], times[index]
        assert isinstance(line, Plain)
        facts = {"time": Fact(line.text[time.start : time.end], at=line.at)} | _later_in(line, time) if time else {}
        alone: tuple[str, list[Block]] = _headed(line, time) if time else ("", [line])
        section.parts[index] = Section(line.at, title=alone[0], parts=alone[1], is_paragraph=True, facts=facts)
    return True


def _signed_alike(section: Section, first: list[int]) -> list[int]:
    """The lines that begin with the sign of the first, and a name: ◆ 开场活动：5月7日……, ◆ 法治电影：每周五……."""
    lines = {
        at: part.text for at, part in enumerate(section.parts) if isinstance(part, Plain) and part.at != section.at
    }
    sign = next((found["sign"] for at in first if (found := _SIGNED.match(lines[at]))), "")
    return [at for at, text in lines.items() if sign and (found := _SIGNED.match(text)) and found["sign"] == sign]


def _places_apart(section: Section) -> bool:
    """Make a section of each place on a line of its own that has days below it: 县医院 / 7月6日：县甲局 / ……."""
    led = [
        isinstance(part, Plain) and not part.is_cell and _led_by(leading_time, part) is not None
        for part in section.parts
    ]
    spots = [
        at
        for at, (part, next_is_day) in enumerate(zip(section.parts, led[1:], strict=False))
        if next_is_day and isinstance(part, Plain) and part.at != section.at and _is_spot(part.text)
    ]
    if not spots:
        return False
    ends = [next((at for at in range(spot + 1, len(led)) if not led[at]), len(led)) for spot in spots]
    if sum(ends) - sum(spots) - len(spots) < _DAYS:
        return False
    parts = list(section.parts[: spots[0]])
    for spot, end, following in zip(spots, ends, [*spots[1:], len(led)], strict=True):
        head = section.parts[spot]
        assert isinstance(head, Plain)
        place = {"place": Fact(head.text.rstrip("：:"), at=head.at)}
        parts.append(Section(head.at, title=head.text, parts=section.parts[spot + 1 : end], facts=place))
        parts += section.parts[end:following]
    section.parts[:] = parts
    return True


def _is_spot(line: str) -> bool:
    """Whether a line is nothing but a place, perhaps with a colon behind it."""
    line = widened(line).strip().rstrip("：")
    return is_place(line) and len(line) <= _LONGEST_NAME and re.search("[。；，：！？、]", line) is None


def _led_by(leading: Callable[[str], Part | None], line: Plain) -> Part | None:
    """The time that a line begins with, perhaps behind a sign: ◆4月20日（周一）19:00，……."""
    sign = _SIGN.match(line.text)
    behind = sign.end() if sign else 0
    time = leading(widened(line.text[behind:]))
    return time._replace(start=time.start + behind) if time else None


def _headed(line: Plain, day: Part) -> tuple[str, list[Block]]:
    """A line by the heading that it begins with, behind its day, and its text: 12月1日（星期四）　宪法进机关。……."""
    head, stop, rest = line.text.partition("。")
    name = head[day.end :]
    is_apart = name[:1] in " \u3000" and len(name.strip()) <= _LONGEST_HEADING and is_heading(name.strip())
    is_apart = is_apart and "，" not in name
    if day.start or not (stop and rest.strip() and is_apart) or are_units(name.strip()):
        return "", [line]
    return head + stop, [Plain(rest.strip(), line.at)]


def _later_in(line: Plain, day: Part) -> dict[str, Fact]:
    """The hour of a line that stands apart from its day, and the place behind it: 4月24日　故事会，下午3:00，甲中心."""
    text = widened(line.text)
    hours = list(_HOUR_APART.finditer(text, day.end))
    if len(hours) != 1 or _CLOCK.search(day.text):
        return {}
    found = hours[0]
    typed = f"{line.text[day.start : day.end]}{line.text[found.start('hour') : found.end('hour')]}"
    facts = {"time": Fact(typed, MADE_OF_TWO, line.at)} if is_time(typed, ANY_DAY) else {}
    where = found["place"] or ""
    if facts and where and is_place(where) and not are_people(where):
        facts["place"] = Fact(line.text[found.start("place") : found.end("place")], at=line.at)
    return facts


def _rows_apart(section: Section) -> bool:
    """Make a section of each line that says several things by labels, where several do: 项目：乒乓球 时间：6月6日."""
    rows = [
        at
        for at, part in enumerate(section.parts)
        if isinstance(part, Plain) and part.at != section.at and several(part.text)
    ]
    if len(rows) < _DAYS or rows[-1] - rows[0] >= len(rows):
        return False
    for at in rows:
        line = section.parts[at]
        assert isinstance(line, Plain)
        name = _NAME_OF_ROW.match(line.text)
        facts = {"title": Fact(name["name"], at=line.at)} if name else {}
        section.parts[at] = Section(line.at, parts=[line], is_paragraph=True, facts=facts)
    return True


def _duties_apart(section: Section) -> bool:
    """Make a section of each line that says who does what, where several in a row do: 市甲局：布置会场.

    Below 任务如下： it need not say what is done, nor beside such lines: 市乙局：在车站设点宣传; below 责任段划分：
    they name places, and whose each is, or parts of the work: 第一责任区（大桥至路口）：县甲局、县乙局，植树600株.
    """
    lead = next((widened(part.text) for part in section.parts if isinstance(part, Plain)), "")
    leads = (f"{widened(section.title).rstrip('：')}：", lead)
    lines = [(at, part) for at, part in enumerate(section.parts) if isinstance(part, Plain) and part.at != section.at]
    among_duties = sum(_is_duty(widened(part.text)) for _, part in lines if not part.is_cell) >= _DAYS
    parts_out = any(map(_PARTS_OUT.search, leads))
    found = {at: _duty_of(part, parts_out, among_duties) for at, part in lines if not part.is_cell}
    if parts_out and any(found.values()):  # one whose units nobody knows, among them: 第二责任区：组织、宣传、人事
        found |= {at: {} for at, part in lines if not found.get(at) and _A_SHARE.match(widened(part.text))}
    role = "participants" if _THEY_COME.match(section.title) else "responsible"
    rows = [at for at, facts in found.items() if facts is not None]
    if len(rows) < _DAYS or rows[-1] - rows[0] >= len(rows):
        return False
    for at in rows:
        line = section.parts[at]
        facts = {role if name == "responsible" else name: fact for name, fact in (found[at] or {}).items()}
        section.parts[at] = Section(line.at, parts=[line], is_paragraph=True, facts=facts)
    return True


def _duty_of(line: Plain, parts_out: bool, among_duties: bool) -> dict[str, Fact] | None:
    """What a line says of who does what, {} where its words say it themselves; None for any other line."""
    text = widened(line.text)
    if _is_duty(text):
        return {}
    head, colon, rest = line.text.rstrip("。；;").partition("：")
    is_told = (parts_out or among_duties) and colon and 2 <= len(head) <= _LONGEST_NAME and len(rest) > 1
    if not is_told or key_of(widened(head)):
        return None
    if re.search(r"\d{5}", rest) or is_time(widened(head), ANY_DAY):  # a telephone, or when somebody comes
        return None
    names_people = all(map(are_people, re.split("[、，]", rest)))
    if parts_out and are_units(head) and is_place(widened(rest)):  # 一组、二组：学校路两边
        return {"responsible": Fact(head, at=line.at), "place": Fact(rest.strip(), at=line.at)}
    if are_plainly_units(head) and not names_people and len(rest) > _SHORTEST_TASK:
        return {"responsible": Fact(head, at=line.at)}
    share = _SHARE.fullmatch(rest.strip()) if parts_out else None
    known = share_of_units(re.sub("系统(?=、|$)", "局", share["units"])) if share else 0
    if share and not are_units(head) and (known == 1 or (known >= _SOME and _A_SHARE.match(line.text))):
        return {"responsible": Fact(share["units"], "" if are_units(share["units"]) else PARTLY, line.at)} | (
            {"place": Fact(head, at=line.at)} if is_place(head) and not _A_SESSION.search(head) else {}
        )
    return None


def _is_duty(line: str) -> bool:
    """Whether a line begins with those who do what follows: 市甲局：布置会场, 甲校区由乙处负责组织."""
    head, colon, task = line.partition("：")
    head = re.sub("（[^（）]{2,12}）$", "", head)  # 市公安局（市禁毒办）：
    does = _A_TASK.match(task) or ((day := leading_time(task)) is not None and day.start == 0)
    if colon and does and len(head) <= _LONGEST_NAME and are_plainly_units(head) and not key_of(head):
        return not re.search(r"\d{5}", task)  # a telephone
    return _ITS_OWN.match(line) is not None and bool(in_prose(line)[0])


def _rounds_apart(section: Section) -> bool:
    """Make a section of each line that begins with a round and says when it is: 讲座一：《……》，5月27日，县甲局会议室.

    Or of each round of a line: 第一期：5月18日—19日；第二期：5月21日—22日。
    """
    parts = [part for whole in section.parts for part in rounds_of(whole, section)]
    rows = [at for at, part in enumerate(parts) if isinstance(part, Plain) and _is_round(part, section)]
    is_list = len(rows) >= _DAYS and rows[-1] - rows[0] < len(rows)
    if is_list:
        for at in rows:
            line = parts[at]
            assert isinstance(line, Plain)
            parts[at] = Section(line.at, parts=[line], is_paragraph=True, run_on=line.start > 0)
        section.parts[:] = parts
    return is_list


def _is_round(line: Plain, section: Section) -> bool:
    if line.is_cell or line.at == section.at:
        return False
    return _ROUND.match(line.text) is not None and bool(times(widened(line.text)))


def rounds_of(part: Block, section: Section) -> list[Block]:
    """A line below a heading by its rounds, where it says of each no more than when and where it is."""
    if not isinstance(part, Plain) or part.is_cell or part.whole or part.at == section.at:
        return [part]
    starts = [0, *(found.end() for found in _NEXT_ROUND.finditer(part.text))]
    pieces = [part.text[start:end] for start, end in zip(starts, [*starts[1:], len(part.text)], strict=True)]
    if len(pieces) < _DAYS or not all(map(_is_only_a_round, pieces)):
        return [part]
    return [
        part._replace(text=piece, start=start, whole=part.text) for piece, start in zip(pieces, starts, strict=True)
    ]


def _is_only_a_round(piece: str) -> bool:
    said = widened(piece).rstrip("。；， ")
    rest = _ROUND.sub("", said)
    return rest != said and (is_time(rest, ANY_DAY) or bool(time_and_place("", rest)))


def _boxes_apart(section: Section) -> bool:
    """Make a section of each paragraph that begins with a sign and its name in a box: ★【3月5日·护学护航】……"""
    boxed = [
        at
        for at, part in enumerate(section.parts)
        if isinstance(part, Plain) and part.at != section.at and _BOXED.match(part.text)
    ]
    if len(boxed) < _DAYS:
        return False
    for at in boxed:
        section.parts[at] = Section(section.parts[at].at, parts=[section.parts[at]], is_paragraph=True)
    return True


def _bullets_apart(section: Section) -> bool:
    """Below short lines that begin with a sign, what follows each is of what it names: ● 开幕式 / 时间：…… / ● 展览."""
    heads = [at for at, part in enumerate(section.parts) if _is_bullet(part, section)]
    named = [part.text.strip()[1:].strip() for at in heads if isinstance(part := section.parts[at], Plain)]
    if any(map(are_units, named)):  # ◆ 市甲局 is who does it
        return False
    if len(heads) < _DAYS or any(after - before < 2 for before, after in pairwise(heads)):
        return False
    parts: list[Block] = list(section.parts[: heads[0]])
    for at, until in zip(heads, [*heads[1:], len(section.parts)], strict=True):
        head, below = section.parts[at], section.parts[at + 1 : until]
        assert isinstance(head, Plain)
        end = next((nth for nth, part in enumerate(below) if nth and _is_of_all(part)), len(below))
        parts.append(Section(head.at, title=head.text, parts=below[:end], is_paragraph=True))
        parts += below[end:]
    section.parts[:] = parts
    return True


def _stages_apart(section: Section) -> bool:
    """Make a section of each paragraph that begins with a stage and its days: 准备阶段（5月20日—31日）。……"""
    found = [
        _STAGED.match(widened(part.text)) if isinstance(part, Plain) and part.at != section.at else None
        for part in section.parts
    ]
    rows = [at for at, stage in enumerate(found) if stage and is_time(stage["time"], ANY_DAY)]
    rows = [at for at in rows if (stage := found[at]) and not are_plainly_units(stage["name"])]  # 市甲局（5月10日前）：
    if len(rows) < _DAYS:
        return False
    for at in rows:
        line, stage = section.parts[at], found[at]
        assert isinstance(line, Plain)
        assert stage is not None
        alone = _paragraph(line) if stage["stop"] == "。" else Section(line.at, parts=[line], is_paragraph=True)
        time = Fact(line.text[stage.start("time") : stage.end("time")], at=line.at)
        name = Fact(line.text[stage.start("name") : stage.end("name")], at=line.at)
        alone.facts |= {"time": time} | ({} if alone.title else {"title": name})
        section.parts[at] = alone
    return True


def _is_bullet(part: Block, section: Section) -> bool:
    if not isinstance(part, Plain) or part.at == section.at or part.is_cell:
        return False
    return _BULLET.fullmatch(part.text) is not None


def _is_of_all(part: Block) -> bool:
    """Whether a paragraph behind the last of several speaks of all of them, and not of it: 请各县……, 联系人：……."""
    return isinstance(part, Plain) and _OF_ALL.match(widened(part.text)) is not None


def in_box(section: Section) -> None:
    """Note what the box says that a paragraph begins with, each only once: ★【3月5日·护学护航】综合执法队负责."""
    line = section.parts[0] if section.parts and not section.title else None
    found = _BOXED.match(line.text) if isinstance(line, Plain) and line.at == section.at else None
    for word in _IN_BOX.findall(found["box"]) if found else ():
        section.facts.setdefault("time" if is_time(word, ANY_DAY) else "title", Fact(word, at=section.at))


def _days_apart(section: Section) -> None:
    """Below days on lines of their own what follows each is on that day: 10月22日（周一）, 6月5日：启动日.

    The name behind a day may also stand apart by a blank: 7月3日　甲局主题日.
    """
    first = next((at for at, part in enumerate(section.parts) if isinstance(part, Plain) and _day_of(part, section)), 0)
    lines = [part for part in section.parts[first:] if not isinstance(part, Section) and part.at != section.at]
    days = [part for part in lines if isinstance(part, Plain) and _day_of(part, section)]
    named = [part for part in days if _day_in(part.text) != part.text.strip()]
    if len(days) < _DAYS or any(isinstance(part, Section) for part in section.parts[: section.parts.index(days[-1])]):
        return
    if named and len(lines) < 2 * len(days):  # a line a day, with its text
        return
    parts: list[Block] = []
    inside: Section | None = None
    for part in section.parts:
        if isinstance(part, Plain) and part in days:
            facts = {"time": Fact(_day_in(part.text), at=part.at)}
            inside = Section(part.at, title=part.text, is_paragraph=part in named, facts=facts)
            parts.append(inside)
        elif isinstance(part, Section):
            parts.append(part)
            inside = None
        else:
            (parts if inside is None else inside.parts).append(part)
    for day in (part for part in parts if isinstance(part, Section) and "time" in part.facts and part.at != section.at):
        day.parts[:] = _named_below(day.parts)
    section.parts[:] = parts


def _named_below(parts: list[Block]) -> list[Block]:
    """What stands below a day by the short lines that name what is held then: 启动仪式 / 时间：9:30 / 地点：广场."""
    heads = [at for at, (part, below) in enumerate(pairwise(parts)) if _is_named(part, below, is_first=at == 0)]
    if not heads or heads[0]:
        return parts
    runs = [parts[at:until] for at, until in zip(heads, [*heads[1:], len(parts)], strict=True)]
    return [
        Section(head.at, title=head.text, parts=list(below), is_paragraph=True)
        for head, *below in runs
        if isinstance(head, Plain)
    ]


def _is_named(part: Block, below: Block, *, is_first: bool) -> bool:
    """Whether a line names what the line below says more of: a labelled one, or below the first name a sentence."""
    if not isinstance(part, Plain) or not (_is_name(part.text) or len(part.text) == _SHORTEST_NAME):
        return False
    return isinstance(below, Labelled) or (is_first and isinstance(below, Plain) and below.text.endswith("。"))


def _day_of(line: Plain, section: Section) -> str:
    """The day of a line that is nothing else or a heading behind it, and is not the one that a section begins with."""
    return "" if line.is_cell or line.at == section.at else _day_in(line.text)


def _is_day(line: str) -> bool:
    """Whether a line is nothing but a day."""
    return _day_in(line) == line.strip() != ""


def _day_in(line: str) -> str:
    """The day of a line that is nothing else, or is a heading behind it: 7月3日　甲局主题日; "" for any other."""
    line = widened(line.strip())
    part = leading_time(line)
    if part is None or part.start:
        return ""
    rest = line[part.end :]
    name = rest.removeprefix("：").strip()
    is_name = rest[:1] in (" ", "\u3000", "：") and re.search("[，。；：,:;、]", name) is None
    is_called = is_name and is_heading(name) and not are_units(name) and not is_place(name)
    return part.text if not rest or (name and is_called and len(name) <= _LONGEST_HEADING) else ""


def _paragraph(line: Plain) -> Section:
    """A paragraph as a section, with the heading that it begins with."""
    head, stop, rest = line.text.partition("。")
    if stop and rest.strip() and is_heading(head) and len(head) <= _LONGEST_HEADING:
        return Section(line.at, title=head + stop, parts=[Plain(rest.strip(), line.at)], is_paragraph=True)
    return Section(line.at, parts=[line], is_paragraph=True)


def _says_something(section: Section) -> bool:
    text = widened(next(part.text for part in section.parts if isinstance(part, Plain)))
    return (
        any(doer(part.text) or in_prose(part.text)[0] for part in sentences(text))
        or bool(last_roles(text))
        or bool(owner(text))
    )


def brackets(section: Section, lines: list[Plain]) -> None:
    """Roles in brackets belong to the section; of several paragraphs with brackets each becomes one of its own."""
    title_and_first = "".join([section.title, *(line.text for line in lines[:1])])
    said = _in_brackets(section.title, section.at, title_and_first)
    known = {name: widened(fact.value) for name, fact in section.facts.items()}
    section.facts |= {name: fact for name, fact in said.items() if widened(fact.value) not in known.get(name, "")}
    texts = [(line, f"{_before_bracket(section, line)}{line.text}") for line in lines]
    found = [(line, text) for line, text in texts if last_roles(text)]
    for line, text in found:
        owner = section
        if len(found) > 1 and line.at != section.at:  # what runs on behind the title stays with it
            owner = _of_its_own(section, line)
        owner.facts |= _in_brackets(text, line.at, text)


def _before_bracket(section: Section, line: Plain) -> str:
    """The title that a bracket runs on behind, where that is all of its paragraph: 悬挂横幅。（县甲局）."""
    runs_on = section.is_item and line.at == section.at and section.title.endswith("。")
    return section.title if runs_on and ALONE.fullmatch(widened(line.text)) else ""


def _in_brackets(text: str, at: int, around: str) -> dict[str, Fact]:
    """What brackets say, asked about where a name does not look like a unit or another bracket says something else.

    Hours in them are no time where what stands `around` them names the day.
    """
    facts: dict[str, Fact] = {}
    for name, value in last_roles(text).items():
        others = further(text, name, value)
        doubt = "" if name not in ROLE_NAMES or may_have(name, value) else PARTLY
        facts[name] = Fact(value, f"{ALSO}{'；'.join(others)}"[:60] if others else doubt, at)
    if "time" in facts and not _A_DAY.search(facts["time"].value) and _A_DAY.search(around):
        hours = facts.pop("time")  # 5月10日，举行启动仪式（上午9:00，文化广场）
        days = (leading_time(part.text) for part in sentences(widened(text)))
        if day := next((day for day in days if day and day.start == 0), None):
            facts["time"] = hours._replace(value=day.text)
    return facts


def last_roles(text: str) -> dict[str, str]:
    """The roles in a paragraph's brackets; where two brackets name the same role, those of the last."""
    merged: dict[str, str] = {}
    for _, _, roles in bracketed(text):
        merged = roles if merged.keys() & roles.keys() else merged | roles
    return merged


def _of_its_own(section: Section, line: Plain) -> Section:
    """The paragraph with a bracket as a section, with the lines above that belong to it: a heading, what is held."""
    of_it = [at for at, part in enumerate(section.parts) if part.at == line.at and not isinstance(part, Section)]
    if not of_it:
        return section
    end = of_it[0]
    first = _heading_above(section, end)
    heading = section.parts[first]
    if first < end and isinstance(heading, Plain) and _is_name(heading.text):
        owner = Section(heading.at, title=heading.text, parts=section.parts[first + 1 : end + 1], is_paragraph=True)
    else:
        owner = Section(line.at, parts=section.parts[first : end + 1], is_paragraph=True)
    section.parts[first : end + 1] = [owner]
    return owner


def _heading_above(section: Section, end: int) -> int:
    """Where what a bracket is about begins: at the heading above, else at the paragraph that has it or is above it."""
    first = end
    while first and not isinstance(above := section.parts[first - 1], Section | Sheet) and above.at != section.at:
        first -= 1
        if isinstance(above, Plain) and _is_name(above.text):
            return first
    alone = isinstance(line := section.parts[end], Plain) and ALONE.fullmatch(widened(line.text))
    return end - 1 if alone and end and first < end else end


def _is_name(text: str) -> bool:
    """Whether a line can be what the activity below it is called."""
    return 2 < len(text) <= _LONGEST_NAME and re.search("[。；，：！？:,;]", text) is None and not are_units(text)
