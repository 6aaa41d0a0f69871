"""Names of people: behind 我叫, 联系人 and their like, before 先生, 师傅 and their like, beside a number.

No dictionary of names: a surname and what it stands beside. What is not sure to be a name stays as it is only where
nothing around it says that a person is meant.
"""

import re
from collections.abc import Callable, Iterator

from gongkai.patterns import pattern
from gongkai.phrases.private.kinds import A_NAME, A_NUMBER, hidden
from gongkai.phrases.private.surnames import DOUBLE, ENDS_IN_SURNAME, NEAR, NO_NAMES, POLITE, SURE, TRADE, UNSURE

_HAN = "[\u4e00-\u9fff]"
_SURNAME = f"[{SURE}{UNSURE}]"
_FULL = rf"(?P<name>{DOUBLE}{_HAN}{{1,2}}|{_SURNAME}[ 　]?{_HAN}{{1,2}})"
_MARK = "，,。、；;：:（）()“”？！?! 　\\n"
_PEOPLE = (
    "本人|市民|居民|村民|业主|住户|商户|租户|租客|群众|网友|学生|孩子|儿子|女儿|丈夫|妻子|爱人|老伴|父亲|母亲|爸爸|"
    "妈妈|爷爷|奶奶|我[爸妈哥姐弟妹叔姨舅姑婶嫂爷奶]|老公|老婆|媳妇|哥哥|姐姐|弟弟|妹妹|患者|病人|老人|员工|职工|工人|教师|代表|志愿者|家长|"
    "乘客|用户|房东|负责人|经办人|包工头|司机|邻居|工友|同事|同学|朋友|销售|店主|摊主|网格员|中介|店长|管家|辅警|民警|交警|队员|保安|"
    f"诉求人员|求助人员|{TRADE}"
)
_SPEAKERS = (
    "联系人|收件人|收货人|经办人|委托人|代理人|法定代表人|法人|当事人|受害人|诉求人|反映人|投诉人|举报人|来电人|"
    "来访人|求助人|申请人|报修人|收款人|承办人|监护人|担保人|责任人|承租人|出租人|借款人|继承人|见证人|参保人|户主|机主|房主|车主|失主"
)
_KIN = "孩子|儿子|女儿|丈夫|妻子|爱人|父亲|母亲|老板|老师|爷爷|奶奶|他|她|名字|本人|我|自己"
_SAYS = (
    "反映|来电|来访|投诉|咨询|举报|表示|诉求|求助|致电|建议|要求|认为|询问|希望|称|说|现年|今年|身份|电话|手机|联系|"
    "系|家住|住在|住址|住院|在|拖欠|殴打|辱骂|去世|走失|失踪|死亡|被|患|[男女][，,]"
)
_SIGNED = "(?:签[名字]|署名|落款|审核|审批|签发|拟稿|记录)人?"
_SURE = rf"(?P<name>{DOUBLE}{_HAN}{{1,2}}|[{SURE}][ 　]?{_HAN}{{1,2}})"
_LINKED = '(?:是|为|叫|[:：“”"（( 　]){0,2}'
# Behind these comes a name, whatever follows it; where nothing links them, a surname that is a word is none.
_NAMED = pattern(
    rf"(?P<cue>(?:(?:{_KIN})叫|名叫|叫做|名字|姓[ 　]{{0,4}}名|(?:{_SPEAKERS})(?:姓名)?|我[(（]|本人[(（]){_LINKED}"
    rf"|{_SIGNED}[:：][ 　]?){_FULL}"
)
_OF_PEOPLE = pattern(rf"(?P<cue>(?:{_PEOPLE})[:： 　]?){_SURE}")
# Behind these a name may come: a mark must follow it, or what it says.
_MAY_BE = pattern(
    rf"(?P<cue>(?:{_PEOPLE}|我是|这里是)[:： 　]?){_FULL}(?=[{_MARK}]|$|{A_NUMBER}|{_SAYS})", re.MULTILINE
)
_WHOSE = pattern(rf"(?P<cue>[的员工长主属]|工头){_SURE}(?=[{_MARK}]|$|{A_NUMBER}|{_SAYS})", re.MULTILINE)
_AND_MORE = pattern(rf"(?P<cue>某某[、和与及]){_FULL}(?=[{_MARK}和与及]|$|等|都|均|也|{_SAYS}|联名|共同)")
_SIGNS = pattern(
    rf"(?P<cue>(?:^|(?<=[\s{_MARK}]))){_FULL}(?=[ 　]{{0,4}}(?:敬上|敬启|谨启|呈上|谨呈|拜上))", re.MULTILINE
)
_LITTLE = pattern(
    rf"(?P<cue>(?:{_PEOPLE}|{_SPEAKERS})[小老]"
    rf"|(?:(?<!{_HAN})|(?<=[的是找给叫和与]))[小老](?=[{SURE}](?:[家说讲{_MARK}]|{_SAYS})))"
    rf"(?P<name>[{SURE}])"
)
_OPENS = pattern(rf"(?P<cue>(?:^|(?<=[。；\n]))){_FULL}(?={_SAYS}|[，,（( ][男女][，,）)])", re.MULTILINE)
_NUMBERED = "(?:联系)?(?:电话|手机|方式|号码|身份证|微信|QQ|号){0,3}(?:是|为|[:： ]){0,2}"
_BEFORE_NUMBER = pattern(
    rf"(?P<cue>(?<!{_HAN})|(?<=[的是找给叫系人])){_FULL}(?=[ 　，,、:：（(]{{0,2}}的?{_NUMBERED}{A_NUMBER})"
)
_BEHIND_NUMBER = pattern(rf"(?P<cue>{A_NUMBER}[ 　（(]{{0,2}}(?:联系人)?[:： ]?){_FULL}(?=[{_MARK}]|$)")
_TITLED = pattern(
    rf"(?P<name>{DOUBLE}{_HAN}{{0,2}}?|{_SURNAME}(?:[ 　]?{_HAN}){{0,2}}?)"
    rf"(?P<title>老?(?:{POLITE}|{TRADE})|{NEAR}(?![{SURE}姐哥叔姨妹弟夫部裁体是]))(?!们)"
)
_FAMILY = pattern(rf"(?P<cue>姓)(?P<name>{DOUBLE}|{_SURNAME})(?![名氏甚])")
_OF_FAMILY = pattern(
    rf"(?P<cue>)(?P<name>{DOUBLE}|{_SURNAME})(?=姓(?:市民|居民|业主|男|女|老|群众|村民|先生|司机|住户))"
)
_ENDS_NAME = frozenset(
    "住在家是的电身欠跑今年想要反来投有已于因为系男女现说称和与不没也就从被把给请咨举求表手联每都还经到去买办"
)
_PLACE = (
    "街道|社区|小区|区|县|镇|乡|村|路|公司|单位|部门|物业|局|委|办事|派出所|中心|医院|学校|小学|中学|超市|酒店|饭店|"
    "商场|广场|工地|街|集团|银行|大厦|家园|花园|公园"
)
_IS_PLACE = pattern(f"(?:(?![在去到从住]){_HAN}){{0,2}}(?:{_PLACE})")
# What stands before a surname that is a word as well, where a person is meant.
_LEFT = pattern(rf"(?:^|[\s{_MARK}.!“”\"'《》/]|{_PEOPLE}|{_SPEAKERS}|姓名|[叫是找给的位个]|联系|咨询|楼上|楼下|隔壁)$")
_NOBODY = pattern("匿名|群众|市民|居民|业主|不详|不愿|未知|保密|本人|[某×*＊]")

_NEVER_GIVEN = frozenset("被了的不没在给把都很太也就是有着得")  # no given name begins with them

Judge = Callable[[re.Match[str]], int | None]


def names(text: str) -> list[tuple[int, int]]:
    """Where names stand in a text whose numbers and doors are hidden."""
    spans: list[tuple[int, int]] = []
    for source, judge in _RULES:
        if more := list(_judged(source, text, judge)):
            spans += more
            text = hidden(text, more, A_NAME)
    return spans


def is_name(text: str) -> bool:
    """Whether a cell holds somebody's name and nothing else."""
    return _WHOLE.fullmatch(text) is not None and not NO_NAMES.match(text) and not _NOBODY.search(text)


def _judged(source: re.Pattern[str], text: str, judge: Judge) -> Iterator[tuple[int, int]]:
    """The names of all matches, each as far as the judge says; where that is None the next begins a character later."""
    at = 0
    while found := source.search(text, at):
        end = judge(found)
        at = found.start() + 1 if end is None else found.end()
        if end is not None:
            yield found.start("name"), end


def _named(found: re.Match[str]) -> int | None:
    """A full name; what is a word, a place or an office stays, and so does what only follows a name of two."""
    name, behind = found["name"], found.string[found.end() :][:6]
    given = name[2 if _TWO.match(name) else 1 :].lstrip(" 　")
    if _NOBODY.search(name) or NO_NAMES.match(name) or given[:1] in _NEVER_GIVEN or _IS_PLACE.match(given + behind):
        return None
    if _TITLE.match(given + behind[:3]):
        return None
    is_long = len(name.translate(_BLANKS)) > 2 and not _TWO.match(name)
    return found.end("name") - (is_long and name[-1] in _ENDS_NAME)


def _called(found: re.Match[str]) -> int | None:
    """The same, where a surname that is a word as well must be linked to its cue, or end with its name."""
    name, behind = found["name"], found.string[found.end() : found.end() + 1]
    ends, linked = not behind or behind in _MARK, found["cue"][-1] in _LINKS
    if linked and ends and len(name) == 3 and name[-1] not in _SHOPS and not _NOBODY.search(name):
        return found.end("name")  # 当事人：夏天宇，
    alone = (ends or name[-1] in _ENDS_NAME) and name[0] not in _LINKING
    return _named(found) if name[0] in SURE or linked or alone or _TWO.match(name) else None


def _likely(found: re.Match[str]) -> int | None:
    """The same, where the surname is no word or the name has three characters."""
    name = found["name"].translate(_BLANKS)
    return None if name[0] in UNSURE and len(name) < 3 else _named(found)


def _titled(found: re.Match[str]) -> int | None:
    """张 of 张先生, unless the surname belongs to the word before it, or the whole is a word."""
    name, title, start = found["name"], found["title"], found.start()
    before = found.string[max(0, start - 4) : start]
    if _NOBODY.search(name) or NO_NAMES.match(name) or ENDS_IN_SURNAME.search(before + name[0]):
        return None
    if name[0] in _LINKING and (len(name) > 1 or not _GOES_ON.match(found.string, found.end())):
        return None
    if len(name) > 1 and (NO_NAMES.match(name[1:] + title) or name[-1] in _SHOPS):
        return None
    polite = _POLITE.fullmatch(title.removeprefix("老")) is not None
    sure = name[0] in SURE and (len(name) == 1 or _TWO.match(name)) and len(title) > 1
    said = (polite and len(name) == 1 and name not in _LINKING) or _LEFT.search(before)
    return found.end("name") if sure or said or (polite and name[0] in SURE) else None


def _family(found: re.Match[str]) -> int | None:
    return None if NO_NAMES.match(found.string, found.start("name")) else found.end("name")


_LINKING = frozenset("和向于应连并与")  # surnames that go on with a sentence more often
_LINKS = frozenset('是为叫:：“”"（( 　')
_GOES_ON = pattern(f"[{_MARK}]|$|{_SAYS}")
_SHOPS = frozenset("员办处局店厂场馆吧铺区站校院队组科部门商户业家司工电")  # 水果店老板
_BLANKS = str.maketrans("", "", " 　")
_TITLE = pattern(f"老?(?:{POLITE}|{TRADE})")
_TWO = pattern(DOUBLE)
_POLITE = pattern(POLITE)
_WHOLE = pattern(rf"(?:{DOUBLE}|{_SURNAME})[ 　]?{_HAN}{{1,3}}|{_HAN}{{1,8}}[·•]{_HAN}{{1,8}}")
_RULES: tuple[tuple[re.Pattern[str], Judge], ...] = (
    (_NAMED, _called),
    (_OF_PEOPLE, _named),
    (_MAY_BE, _likely),
    (_WHOSE, _likely),
    (_OPENS, _likely),
    (_SIGNS, _named),
    (_AND_MORE, _likely),
    (_AND_MORE, _likely),
    (_BEFORE_NUMBER, _likely),
    (_BEHIND_NUMBER, _likely),
    (_TITLED, _titled),
    (_LITTLE, _family),
    (_FAMILY, _family),
    (_OF_FAMILY, _family),
)
