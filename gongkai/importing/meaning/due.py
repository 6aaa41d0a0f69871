"""When a report is due, as the plan can keep it; or that it is open, and what is missing."""

import re
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.importing.meaning import asking
from gongkai.importing.meaning.owed import Context
from gongkai.importing.meaning.years import OPEN
from gongkai.importing.words.sentence import leading_units
from gongkai.patterns import pattern
from gongkai.phrases.deadlines import Deadline, Recurring, counted, parse_deadline
from gongkai.phrases.recurring import Period, parse_recurring, periods
from gongkai.text import Text

_EACH_TIME = pattern("每[场次项期届轮]")  # 每场活动前5个工作日
_SOME_DAY = pattern(r"(?:下班|[日号时分]|[周期][一二三四五六日天]）?|\d）?)[之以]?前|截止|截至|\d[日号]?期间|日内")
_AHEAD_OF_IT = pattern("提前(?:\\d{1,2}|[一二两三四五])个?(?:工作日|[天日周])")
_AHEAD = pattern("(?<=[，；])[^，；。\\d]{0,20}(?P<ahead>提前[一二两三\\d]{1,2}个?(?:天|日|周|工作日))(?=[将把报通告])")
_HOW_FAR = pattern("结束|完成|开始|开幕|启动|开展|举办|举行")  # of the activity
_DAY_ALONE = pattern("(?P<day>\\d{1,2})[日号][之以]?前")
_DAY_OF_A_MONTH = pattern("(?P<month>\\d{1,2}月)(?P<day>\\d{1,2})[日号]")
_ABOUT_A_DAY = pattern("\\d{1,2}月\\d{1,2}日前后|\\d{1,2}月[上中下]旬前后")
_OF_A_WEEK = pattern(
    r"(?:[本这下]个?|第[一二三四五六七八九十\d]{1,3}周的?)(?:周|星期)[一二三四五六日天][（(](?P<day>[^（）()]+)[）)]"
)  # 下周一（11月2日）之前
NO_DEADLINE = "原文没有写期限"


class When(NamedTuple):
    """A deadline as the plan has it, and the doubts about it; or that it is open, and what is missing."""

    due: str = OPEN
    doubts: tuple[str, ...] = ()
    missing: str = ""
    until: str = ""


def by_when(sentence: str, due: "re.Match[str] | None", end: int, context: Context) -> When:
    """When it is due, `end` being where the clause of its verb ends."""
    if due is None and (about := _ABOUT_A_DAY.search(sentence)):
        return When(missing=f"原文是“{about[0]}”，没有写明日期，due 写上日期")
    if due is not None and due["several"]:
        return When(missing=f"原文是“{due['several']}”，要报几次，一次写成一项，due 写上日期")
    if due is None and (ahead := _AHEAD_OF_IT.search(sentence)):
        return When(missing=f"原文是“{ahead[0]}”，不知道从哪一天算起，due 写上日期")
    if due is None:
        said = "期限没有看懂" if _SOME_DAY.search(sentence) else NO_DEADLINE
        return When(missing=f"{said}，due 写上哪天前报")
    if ahead := _AHEAD.search(sentence, due.end(), end):  # ……每周六开放，各社区提前一天将人数报
        return When(missing=f"原文是“{ahead['ahead']}”，不知道从哪一天算起，due 写上日期")
    written = _OF_A_WEEK.sub(r"\g<day>", _written(due, sentence))
    if due["recurring"] and (day := _in_month(sentence, due, written)):
        written = day
    elif due["recurring"]:
        return _again_and_again(written, context)
    if reason := unusable(written, context):
        return When(missing=f"原文是“{written}”，{reason}，due 写上日期")
    if due["event"] and _EACH_TIME.search(due["event"]):
        told = re.split("[于在]", due[0])[-1].removeprefix("请")
        return When(missing=f"原文是“{told}”，每次都要报，due 写上日期")
    doubts = [] if written in sentence else ["由原文的前后两处合成"]
    doubts += ["原文是每年，这里登记今年的一次"] if due["every"] else []
    if not due["event"]:
        written, doubt = context.years.dated(written)
        doubts += [doubt] if doubt else []
    return When(written, tuple(doubts))


def _in_month(sentence: str, due: re.Match[str], written: str) -> str:
    """A later day of the month that the sentence named last: 5月23日前报方案，25日前报名单; "" for any other."""
    day = _DAY_ALONE.match(written)
    before = list(_DAY_OF_A_MONTH.finditer(sentence, 0, due.start())) if day else []
    if not day or not before or int(before[-1]["day"]) >= int(day["day"]):
        return ""
    return f"{before[-1]['month']}{written}"


def _again_and_again(written: str, context: Context) -> When:
    """What is due every week or month, up to the day on which the activity is over; open where nobody says that day."""
    year, issued = context.years.best
    rule = parse_recurring(Text(written), year)
    usable = isinstance(rule, Recurring)
    time = context.anchor
    if isinstance(rule, Recurring) and rule.since and rule.until:  # 6月每周五前: it says itself until when
        first = next(periods(Text(written), rule, issued or rule.since, rule.until, year), None)
        if isinstance(first, Period):
            return When(written)
    end = time.end.day if time and time.end else context.last
    if isinstance(rule, Recurring) and issued and end:
        begin = max(issued, time.start.day) if time and time.start else issued
        if isinstance(next(periods(Text(written), rule, begin, end, year), None), Period):
            return When(written, until=f"{end.year}年{end.month}月{end.day}日")
    if re.match(r"月|\d{1,2}[日号]", written):  # 月底前, 汇总后于25日前
        return When(missing=f"原文是“{written}”，没有写哪个月，due 写上日期")
    how = "照样写" if usable else "写成“每周五17时前”“每月25日前”一类"
    if time and time.start and issued and time.start.day > issued and not (isinstance(rule, Recurring) and rule.since):
        how += f"，活动期间才报的，前面加上“{time.start.day.month}月{time.start.day.day}日起”"
    return When(missing=f"原文是“{written}”，反复报的，due {how}，再写上 until（报到哪天）")


def _written(due: re.Match[str], sentence: str) -> str:
    """The deadline as the plan has it, as typed; one whose parts stand apart is put together."""
    if due["day"]:
        return sentence[due.start("day") : due.end()]
    if not due["event"]:
        return sentence[slice(*due.span("until" if due["until"] else "on" if due["on"] else 0))]
    event = re.split("[于在]", due["event"])[-1]
    whose = leading_units(event)
    event = asking.EVENT.sub("", event[whose.end :] or event if whose else event)
    event = f"活动{event}" if _HOW_FAR.fullmatch(event) else event
    if not due["gap"] and not due["lead"]:
        return f"{event}{due[0][len(due['event']) :]}"
    before = due["lead"] or due["side"].endswith("前")
    return f"{event}{'前' if before else '后'}{due['count']}{due['unit']}{'' if before else '内'}"


def unusable(written: str, context: Context) -> str:
    """Why a deadline cannot be put on record, "" if it can."""
    due = parse_deadline(Text(written), *context.years.best)
    if isinstance(due, Deadline) and due.relative:
        if context.anchor is None or due.relative.of:
            return "不知道从哪一天算起"
        due = counted(due, context.anchor)
    if isinstance(due, Diagnostic):
        return "没有写年份" if due.code == "GK131" else due.message
    return "" if due.moment else "没有写明日期"
