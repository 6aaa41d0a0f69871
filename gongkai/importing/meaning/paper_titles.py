"""The name of what is handed in, and what has to come with it."""

import re

from gongkai.importing.meaning import asking
from gongkai.patterns import pattern
from gongkai.phrases.materials import SUFFIXES, material

_MATERIALS = frozenset(
    (
        *SUFFIXES, "照片", "图像", "影像", "录像", "视频资料", "图片资料", "图文", "影像资料", "佐证材料", "文字材料",
        "文字", "电子版", "纸质版", "新闻链接", "宣传稿",
    )
)  # fmt: skip
_EDITIONS = ("电子版", "纸质版")  # how the report itself comes: `via` says so
_IN_COPIES = pattern(  # 报名表一式两份, 一式三份的申报表, 总结和报表各一式两份
    r"(?:须|需|各)?一式[一二两三四五六\d]份(?:的|(?=$|[、，和及]))"
)
_BY_A_DAY = pattern("(?<![少多低高])[于在](?=\\d)")  # 连同照片于5月6日前; but 照片不少于2张
_WAY = pattern("以[^，。；]{2,14}?(?:形式|方式)$")
_ALL_OF_IT = pattern("等[^、，。]{0,4}(?:资源|资料|材料|素材|数据)")
_SHORTEST = 3
_REMARK = pattern(
    "(?<=》)[（(][^（）()]*[）)]|[（(](?:见|附|含|包|格式|详|各)[^（）()]*[）)]|[（(][^（）()]*[）)](?=$|[、，等》])"
)  # 乡（镇、街道）调查报告 has none
# What a paper's name does not begin with: what is done with it, or how. 检查情况, 推荐表, 评选推荐材料 are names.
_HOWS = "(?>统一|认真|及时|尽快|按时|积极|择优|主动|抓紧|如实|务必|各自|也请|也要|还要|还请|也)"
_MAKES = (
    "(?>评选|推荐|推选|遴选|筛选|挑选|选拔|选送|汇总|收集|整理|梳理|统计|填写|撰写|编写|编排|制作|拍摄|录制|打印|起草|总结"
    "|提炼|报告|汇报|排查|摸排|调查|核查|核实|登记|征集|收齐|审核)"
)
_OUT = (  # 排|出日程表
    "(?:出(?![席版勤台口租入国差品示售院血行生让资])|成(?![绩果效员本立册文表熟功形型为分交因都情])|完(?![成善整备毕工])|齐(?![全备白])|妥(?![善当])"
    "|好(?!的?(?:做法|经验|人|事|书|家|医|老师|声|作|案)))"
)
_AS_A_NAME = "(?:情况|方案|计划|表|结果|[材资]料|意见|名单|报告|总结|小结|说明|工作|办法|细则|台账|进[度展]|信息|数据)"
_SO_MANY = "(?:[一1][份篇个次](?=..))"
_DONE_WITH = pattern(
    rf"^{_HOWS}{{0,3}}{_MAKES}{{0,2}}(?:{_MAKES}|(?>[评选写填编排列拟画拍做]|提(?=出)))(?>{_OUT}){_SO_MANY}?(?=..)"
    rf"|^{_HOWS}{{1,3}}{_MAKES}{{1,2}}{_SO_MANY}?(?![和及与、的]|[^，。、]{{0,4}}{_AS_A_NAME}$)(?=..)|^(?:认真|及时)(?=总结$)"
    rf"|^{_HOWS}(?={_MAKES}表)"
    rf"|^{_MAKES}{{1,2}}(?:{_SO_MANY}|(?=(?:本(?![科土草])|所辖|所属|下属)(?![^，。、]{{0,12}}情况)|《))"
    rf"|^{_MAKES}{{2}}(?![和及与、的]|[^，。、]{{0,4}}{_AS_A_NAME}(?=$|[、和及与]))(?=..)"  # 评选推荐优秀征文
    rf"|^{_MAKES}(?=(?:优秀|先进|典型|精品|特色|优质)(?![^，。]*{_AS_A_NAME}))"  # 遴选优秀作品
    "|^(?:编排|拍摄|录制|撰写|编写|打印|绘制|制作|设计)(?=[^，。、的]{0,6}(?:节目单|日程表|视频|海报|照片|手抄报|征文|论文|心得体会|作品|光盘)$)"
)
_AS_LONG = pattern(  # 5分钟以内的微视频, 2000字左右心得
    r"^(?:不超过|不少于|控制在|约)?\d{1,5}(?:[—~至-]\d{1,5})?(?:分钟|秒|字)(?:以内|之内|左右|以上|以下|内)?的?(?![^，。]{0,8}圈)(?=..)"
)
DOING = pattern(
    rf"^(?![^，。]{{1,12}}的[^，。]*$)(?:由(?!来)|及时(?!率|雨)|认真|也[请要]|还[请要]|{_HOWS}{_MAKES}|{_MAKES}{_OUT})"
)
_OF_THEM = pattern("(?:有关|相关)[^、及和与]{1,3}[、及和与]")  # 有关安排、活动情况和典型经验
_OUTSIDE = pattern("、(?![^（）]{0,60}）)")
_EDITION = pattern("^((?:[^《》、]{1,20}[和及与])?《[^《》]+》)(?:的)?(?:电子|纸质|书面|扫描|可编辑)[版档件]?$")
_FIRST_CHOSEN = pattern(  # 择优推荐3幅作品, 各推荐3个案例, 打印报名表
    "^(?:按照?[^，。]{2,12}比例)?(?:各(?:选送|推荐|提供)(?!的|\\d)|(?:须|需|并|另)?附(?!件|表|录|属|近)|打印|拍摄|撰写|另?填[写报]?(?=《)"
    "|各?(?:择优)?(?:推荐|选送|选报|选派|精选|上交)"
    r"(?:不超过|不少于|至少|限)?(?:\d{1,3}(?:[至—~-]\d{1,3})?|[一二三两])[个篇件幅名部张份首条])(?=..)"
)
_FILLED_INTO = pattern("^[^《》，]{2,12}填(?:入|写到|报到)(?=《[^《》]+》)")  # 自查情况填入《自查表》
_OF_THOSE_ABOVE = pattern(
    "^(?:以上|上述)[\u4e00-\u9fff\\d]{0,4}(?:部门|单位|街道|乡镇|学校)的(?=..)"
)  # 以上四个部门的发言材料
_IN_ADVANCE = pattern(r"(?<=..)(?:至少|应|须)?提前(?:[一两二三四五]|\d{1,2})个?(?:周|天|日|月|工作日)$")  # 方案提前一周
_BOUND_UP = pattern("(?<=..)(?:整理|装订|汇编|编印|收集)+成册$")  # 档案资料整理成册
_FROM_WHOM = pattern("^(?:面)?向[^，。、]{2,12}?(?:征集|收集)(?=..)")  # 面向小学生征集作品
_CHOSEN_FIRST = pattern("(?:推荐|选送|选报|推选)(?=..)")
_MAY_SEND = pattern("^可选送(?=作品|征文|节目|稿件|视频|照片|手抄报|论文|案例)")
_SO_MANY_OF_IT = pattern(
    "^一[张幅篇](?=[\u4e00-\u9fff]{0,8}(?:手抄报|征文|作品|照片|海报|心得|[读观]后感|论文)$)"
)  # 一张手抄报
_PICKED = pattern("(?:择优)?(?:选送|推荐|推选|选报|报送|上交|征集)(?=..)")
_SOME_OF_IT = pattern(r"(?:各?不少于|不超过|至少|至多|各|限)\d{1,3}[个篇件幅名部张份首条]")
_AND_FORMED = pattern("^(.{2,6})并(?:形成|撰写)(.{2,})$")  # 自查并形成报告
_ONE = pattern("^(?:一|1)次(?=..)")  # 每半月报送一次进度
NO_PAPER = "不像是材料，核对是不是要报送"


def title_and_needs(what: str, stretch: str) -> tuple[str, tuple[str, ...]]:
    """The name of a report, and what has to come with it: 活动总结报告（包含图片、视频等）, 活动总结及照片."""
    needs: list[str] = []
    if bracket := asking.BRACKETS.search(what) or asking.BRACKETS.search(stretch):
        inside = bracket[0].strip("（）()")
        found = asking.WITH.search(inside)
        needs += materials(found["needs"], every=True) if found else materials(inside, every=False)
    if not needs and (along := asking.WITH.search(asking.BRACKETS.sub("", stretch))):  # 报县甲办（二楼），并附照片
        needs += materials(_BY_A_DAY.split(along["needs"])[0], every=False)
    title = _IN_ADVANCE.sub("", what)
    title = _BOUND_UP.sub("", _WAY.sub("", _IN_COPIES.sub("", _REMARK.sub("", title)).strip(" 　、，的")))
    if (picked := _PICKED.match(title)) and _SOME_OF_IT.match(stretch, stretch.find(title) + len(title)):
        title = title[picked.end() :]  # 选送作品不少于3件
    if "、" in title:  # 照片3—5张、总结1份
        title = "、".join(
            _unchosen(asking.COUNTED_BEHIND.sub("", asking.COUNTED_BEFORE.sub("", thing)))
            for thing in _OUTSIDE.split(title)
        )
    title = _SO_MANY_OF_IT.sub("", _MAY_SEND.sub("", _OF_THOSE_ABOVE.sub("", _FILLED_INTO.sub("", title))))
    if _ALL_OF_IT.search(title):
        return _unquoted(_own(title)), _besides(needs)
    title = _own(asking.AT_LEAST.sub("", title.removesuffix("等")))
    parts = re.split("[、及和与]|以及|并附", title)
    tail: list[str] = []
    while len(parts) > 1 and (last := materials(parts[-1], every=False)):
        tail = [*last, *tail]
        parts.pop()
    return _unquoted(title) or what, _besides([*needs, *tail])


def _unchosen(thing: str) -> str:
    """One of several things without that it is chosen: 孝星 of 推荐孝星, but 推荐表."""
    chosen = _CHOSEN_FIRST.match(thing)
    return thing[chosen.end() :] if chosen and not asking.ENDS_IN_PAPER.search(thing) else thing


def _besides(needs: list[str]) -> tuple[str, ...]:
    """What comes beside a report, each once: its own editions are none of it."""
    return tuple(word for word in dict.fromkeys(needs) if word not in _EDITIONS)


def _own(title: str) -> str:
    """A title without whose it is; 相关信息 stays, as 信息 alone says too little."""
    title = _AND_FORMED.sub(r"\1\2", _FIRST_CHOSEN.sub("", _ONE.sub("", _FROM_WHOM.sub("", title))))
    title = _AS_LONG.sub("", _DONE_WITH.sub("", title))
    shorter = asking.OWN.sub("", asking.OWN.sub("", title))
    if _OF_THEM.match(title):
        return title
    return shorter if len(shorter) >= _SHORTEST or (asking.PAPER.fullmatch(shorter) and "的" in title) else title


def _unquoted(title: str) -> str:
    """A title without half a pair of the marks around a name."""
    title = _EDITION.sub(r"\1", title)
    return title if title.count("《") == title.count("》") else title.strip("《》")


def materials(text: str, every: bool) -> list[str]:
    """The kinds of material in a list, empty if one is none; with `every` any short word counts, behind 含."""
    words = [word for part in re.split("[、，,及和与]", text) if (word := _uncounted(part.strip()))]
    if every:
        return [word for word in words if material(word) in SUFFIXES or word in _MATERIALS]
    return words if all(material(word) in SUFFIXES or word in _MATERIALS for word in words) else []


def _uncounted(word: str) -> str:
    """A word for what comes along without how many, and without 等 and what follows on its line."""
    for how_many in (asking.BRACKETS, asking.COUNTED_BEHIND, asking.COUNTED_BEFORE, asking.COUNTED):
        word = how_many.sub("", word)
    counted = re.sub("^的?(?:有关|相关|现场|活动)*", "", word)
    end = counted.find("等", counted.rfind("\n") + 1)
    return counted if end < 0 else counted[:end]
