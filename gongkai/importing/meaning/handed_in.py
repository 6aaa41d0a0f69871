"""What is handed in: the object of a verb of reporting, before it or behind it."""

import re

from gongkai.importing.meaning import asking
from gongkai.importing.meaning.made import (
    BEHIND_WHO,
    DEED,
    HALVED,
    SOMEBODY,
    in_clauses,
    listed_papers,
    trimmed,
    with_sizes,
)
from gongkai.importing.meaning.paper_titles import NO_PAPER, materials
from gongkai.importing.words.names import are_units
from gongkai.importing.words.sentence import clauses, is_inside, leading_units, trailing_unit, without_brackets
from gongkai.patterns import pattern

_TO_A_BOX = pattern("[至到给][^，。；至到]{1,16}邮箱.*$")
_THING = pattern(
    "(?P<what>[\u4e00-\u9fff]{2,10}(?:项目|节目|选题|人选|对象|作者|选手|队伍|题材|产品|展品))(?:\\d{1,3}[名人个件])?(?=[（，。；]|$)"
)
_GOES_ALONG = pattern("连同(?:[其有相]关?的?)?(?P<what>[^，。；]{2,40}?)(?:一并|一同|一起)?[于在]?")
_TO = pattern("向[^，。；]{2,30}$")
_ITEM = 20  # characters of one of several things that are listed
_TO_A_CHAT = pattern("[到至][^，。；]{0,10}群$")  # 发3张照片到工作群
_ON_A_DAY = pattern(r"[于在]\s*+\d[\d年月日号时点分:：上下中午]{3,24}$")  # 将《反馈表》于12月24日交甲办
_ENCLOSED = pattern(r"(?:通知)?附件\s*+\d{0,2}[（(].*[表单卡书][）)]")  # 附件1（自查表）
_SUMMED_UP = pattern(
    "(?<=.{4})(?:及时|认真)(?:总结|汇总|整理|梳理)(?:并|后)?$|(?<=.{4})进行(?:收集|汇总|整理|梳理|统计)后?$"
)  # 将活动情况及时总结并报
_FILLED_IN = pattern(
    "填[入进到写]{1,2}(?P<what>《[^《》]{2,30}》|[^，。；、《》]{0,8}(?:回执|登记表|申报表|汇总表|统计表|信息表|报名表))(?:（[^（）]{1,12}）)?(?:[，后]|$)"
)
_AND_THEN = pattern("并(?!茂)|同时|且(?!末)")
_LONGEST_THING = 36
_COUNTED = pattern(
    r"^(?P<what>(?!不少于|不超过|至少|至多|约)[^，。；：、（）至到]{2,16}?)(?<![和及与])(?<!不少于|不超过)(?<!至少|至多)(?:不少于|至少"
    r"|各)?[\d一二两三四五六]{1,3}(?:[—~至-]\d{1,3})?[份篇张个幅件条部名户人家项支][^，。；、]{0,30}$"
)
_LISTED_BELOW = pattern("(?:以下|下列)(?:材料|资料|内容|信息|表格|文件)")
_OF_A_KIND = (
    "参赛",
    "参会",
    "参展",
    "示范",
    "先进",
    "文明",
    "重点",
    "特色",
    "基层",
    "小微",
    "成员",
    "承办",
    "协办",
    "下属",
    "实习",
    "本单位",
)
_PASSES_ON = pattern("现将[^，。；]{2,80}(?:转发|印发|下发|发)给你们")
_OFFICE = pattern("[局委办部厅处科室会司院署站]$|中心$|单位$")  # what is asked for may begin with a place, or 消防
_ANYTHING = pattern(  # 购票发票于6月1日前交财务室
    "(?:请将?|并)?(?P<what>(?![各请由在于每]|[^，。；]{0,6}(?:咨询|疑问|问题|不明事项)(?:请|可"
    "|于))[\u4e00-\u9fffA-Z《》“”、]{2,20}?(?:（[^（）]{1,20}）)?)"
    "(?:[请须需应均都也]|务必|统一|一并|分别|最迟|最晚)*[于在]?"
)
_AFTER = pattern("经?(?:公示(?:无异议)?|公布|审[核定]|汇总|综合|盖章|签字|整理|修改)后$")
_HANDS_IN = pattern("报|传|提供|寄|快递|汇总|告知|回复|移交|填报|上报|提交|发|反馈|交|送")
_NTH = pattern(r"(?:[0-9①-⑳]{1,2}|（\d{1,2}）)[.．、]?")


def _listed(rest: str) -> list[str]:
    """What is listed behind a colon: ：1.总结；2.照片。"""
    items = [
        item for item in re.split(r"[；。]|(?=\d[.．、])|(?=[①-⑳])|(?=（\d{1,2}）)", rest.removeprefix("：")) if item
    ]
    named = [_NTH.sub("", item) for item in items if _NTH.match(item)]
    short = all(2 <= len(name) <= _ITEM for name in named)
    return named if rest.startswith("：") and len(items) > 1 and len(named) == len(items) and short else []


def what_is_asked(
    before: str, parts: list[str], rest: str, behind: str, verb: str
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is handed in: between 将 and the verb, behind the verb, or named in the clauses before it."""
    what, doubts = _with_those_along(*_asked(before, parts, rest, behind, verb), parts)
    below = rest[rest.find("：") :] if _LISTED_BELOW.match(what) and "：" in rest else ""
    items = _listed(below) or [one for one in re.split("[、，；。]", below[1:]) if one]
    return ("、".join(items), (("title", "由原文逐条列出的合成"),)) if items else (what, doubts)


def _with_those_along(
    what: str, doubts: tuple[tuple[str, str], ...], parts: list[str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is asked for with the papers that go along: 填写《统计表》，连同书面总结于……报; photos are what it needs."""
    along = next(filter(None, map(_GOES_ALONG.fullmatch, parts[:2])), None)
    more = along["what"] if along else ""
    if not what or not more or more in what or materials(more, every=False) or not asking.PAPER.search(more):
        return what, doubts
    return f"{what}、{more}", (*doubts, ("title", "由原文的前后两处合成"))


def _asked(before: str, parts: list[str], rest: str, behind: str, verb: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    before = _PASSES_ON.sub("", before)
    takes = list(asking.TAKES.finditer(before))
    taken = [what for take in takes if (what := _taken(before, take.end()))]
    if taken and not _names_another(taken[-1], parts):
        made_up = taken[-1] not in before  # 将情况形成书面总结: 情况的书面总结
        doubted = (
            "一句里有两个“将”"
            if len(taken) > 1
            else "核对报的是什么"
            if asking.MEDIUM.match(taken[-1])
            else "由原文的前后两处合成"
            if made_up
            else ""
        )
        return taken[-1], (("title", doubted),) if doubted else ()
    own = _behind(behind) if verb[-1] not in "至到往给" else ""
    goes_on = own and takes and "，" in before[takes[-1].end() :]  # 甲局将通报，各镇请报送申报表
    if not goes_on and _HANDS_IN.match(verb) and (what := _anything(before)) and not _names_another(what, parts):
        if asking.MEDIUM.match(what):  # 将报名表于5月7日前传真并将电子版报市甲局
            what = _anything(before, 0)
        return what, (("title", NO_PAPER),)
    if items := _listed(rest):
        return "、".join(items), (("title", "由原文逐条列出的合成"),)
    if own:
        return own, ()
    if what := _thing_behind(verb, behind):
        return what, (("title", NO_PAPER),)
    return in_clauses(before, listed_papers(with_sizes(parts)))


def _names_another(what: str, parts: list[str]) -> bool:
    """Whether the clause right before the verb has a paper of its own: 要把活动摆上日程，制定方案，方案于5月6日前报."""
    nearest = re.sub("请$", "", trimmed(parts[0])) if parts else ""
    is_paper = asking.ENDS_IN_PAPER.search(without_brackets(what).rstrip("》"))
    return not is_paper and asking.ENDS_IN_PAPER.search(without_brackets(nearest)) is not None and nearest not in what


def _thing_behind(verb: str, behind: str) -> str:
    """What is handed in though it is no paper: 向甲办报送活动项目（详见附件1）, 填报……."""
    thing = _THING.match(behind) if verb in ("报送", "上报", "报") else None
    what = clauses(behind)[0].text if verb == "填报" and behind else ""
    return thing["what"] if thing else what if 2 <= len(without_brackets(what)) <= _LONGEST_THING else ""


def _anything(before: str, nth: int = -1) -> str:
    """What stands between the last 将 and the verb, whatever it is."""
    takes = list(asking.TAKES.finditer(before))
    zone = clauses(asking.DUE.split(before[takes[nth].end() :])[0])[:1] if takes else []
    what = BEHIND_WHO.sub("", trimmed(zone[0].text)) if zone else ""
    return what if 2 <= len(without_brackets(what)) <= _LONGEST_THING else ""


def any_thing(before: str, due: tuple[int, int]) -> str:
    """What stands alone before a deadline and its verb, whatever it is: 购票发票于6月1日前交财务室; "" for units."""
    start = max(before.rfind(mark, 0, due[0]) for mark in "，。；：") + 1
    found = _ANYTHING.fullmatch(before, start, due[0])
    if found is None or trimmed(before[due[1] :]) or leading_units(before[start:]) or is_inside(before, due[0]):
        return ""
    what = _AFTER.sub("", found["what"])  # 名单公示后
    return (
        ""
        if not what
        or are_units(without_brackets(what))
        or SOMEBODY.search(what)
        or DEED.search(what.removeprefix("具体"))
        else what
    )


def taken_up(text: str) -> str:
    """What the last 将 of a text takes up, "" where none does: 请将方案于."""
    takes = list(asking.TAKES.finditer(text))
    return _taken(text, takes[-1].end()) if takes else ""


def _taken(before: str, at: int) -> str:
    """What stands between 将 and the verb, without when and how; "" where it is nothing to be handed in."""
    zone = before[at:]
    due = asking.DUE.search(zone)
    if due and not is_inside(zone, due.start()):
        head = BEHIND_WHO.sub("", zone[: due.start()])
        zone = head if asking.PAPER.search(head) else zone[due.end() :]
    zone = _TO.sub("", asking.WITHIN.split(zone)[0])
    pieces = clauses(zone)
    if not pieces:
        return ""
    end = pieces[0].end
    for piece in pieces[1:]:
        if not re.match("以及|及|和|与", piece.text):
            break
        end = piece.end
    if filled := _FILLED_IN.search(zone):  # 将点位填入《确认表》，于……前报我局
        return filled["what"]
    what = _SUMMED_UP.sub("", trimmed(_ON_A_DAY.sub("", zone[pieces[0].start : end])))
    if formed := re.fullmatch(r"(?P<of>.{2,60}?)(?:进行)?形成(?P<what>[^，。]{2,60})", what):
        what = (
            formed["what"]
            if len(formed["what"]) > 4 and "书面" not in formed["what"]
            else f"{formed['of']}的{formed['what']}"
        )
    is_paper = asking.PAPER.search(asking.BRACKETS.sub("", what)) or _ENCLOSED.match(what)
    return what if is_paper and len(what) <= asking.LONGEST else ""


def _behind(behind: str) -> str:
    """An object behind its verb: 报送活动总结至区甲办, 报送区甲办活动总结."""
    if re.match("[至到给往：]", behind) or are_units(behind):
        return ""
    due = asking.DUE.search(behind)
    text = _AND_THEN.split(behind[: due.start()] if due else behind)[0]
    text = _TO_A_CHAT.sub("", _TO_A_BOX.sub("", text))
    if receiver := trailing_unit(text):
        text = text[: receiver.start - 1]
    counted = _COUNTED.match(text)
    if not asking.PAPER.search(asking.BRACKETS.sub("", text)):
        return counted["what"] if counted else ""
    text = counted["what"] if counted else text
    for at in range(min(len(text) - 2, 24), 2, -1):
        if (
            are_units(text[:at])
            and not HALVED.match(text, at - 1)
            and _OFFICE.search(text[:at])
            and not text.startswith(_OF_A_KIND)
            and asking.ENDS_IN_PAPER.search(without_brackets(text[at:]))
        ):
            return text[at:]
    is_office = _OFFICE.search(text) and not asking.ENDS_IN_PAPER.search(without_brackets(text))  # 人社局表彰奖励科
    return "" if is_office else text.strip()
