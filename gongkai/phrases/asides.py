"""What stands beside a date, in brackets or behind a comma: （共6天）, （含当天）, （每天9:00—17:00）."""

import re
from datetime import date

from gongkai.patterns import pattern
from gongkai.phrases.days import CLOCK, PARTS, Known, MisreadError, moments, parse_point

_BRACKETS = pattern(r"\(([^()]*)\)")
_HOURS = pattern(rf"(?:每(?:[天日]|(?=[早晚])))?(?:{PARTS})?{CLOCK}(?:-(?:{PARTS})?{CLOCK})?(?:起|开始)?|{PARTS}")
_WEEKDAYS = pattern(r"周[1-7](?:[、,和-](?:周[1-7]|[一二三四五六日天]))*")
_EVERY_WEEK = pattern(
    "(?:均为|都是)?每个?(?:周|星期)[1-7一二三四五六日天]|(?:均为|都是)(?:周|星期)[1-7一二三四五六日天]"
)
_LUNAR = pattern(  # the same day by the other calendar: 9月23日（星期一，农历八月廿一）
    r"(?:周[1-7],)?(?:农历|阴历)?(?:\d{1,2}|正|冬|腊)月(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十\d]{0,2}(?:,周[1-7])?"
)
_INCLUDED = pattern(r"含(?:[当本该][天日]|(?P<day>\d{1,2})日)?")
_LENGTH = pattern(r"(?:共计?|为期|历时|会期|时间为?)?(?P<count>\d{1,3}|半)个?(?P<unit>天|日|周|星期|月)(?:时间)?")
_COMING = pattern(  # when those who come are to be there says nothing of when it is: 12月19日报到, 请提前10分钟入场
    r"(?:请|请?(?:与会|参会|参赛|参加)(?:人员|代表|单位))?(?:[于在])?(?:提前\d{1,2}(?:个?小时|分钟?)|(?P<by>[\d年月日:时分点半上中下午早晚全天]{2,20})前?)"
    "(?:报到|签到|集合|入场|进场|到场|到会|就座)"
    r"(?:,[\d月日:时点上中下午早晚餐饭后前]{2,16}(?:离会|返程|疏散|离开))?"
)
_WHAT = "具体|详细|活动|会议|报送|开展|举办|时间|地点|日期|格式|要求|安排|内容|方式|名单|材料|模板|表格|附件"
_OF_NO_DAY = pattern(
    rf"暂定|初定|拟定|北京时间|全天|(?:工作|上班|办公|开放)时间内?|(?:{_WHAT}){{0,4}}(?:另行(?:通知|安排|确定|公布|下发)|待定|待通知|另定)"
    r"|以(?:寄出|发出|收到|送达|到达|邮寄)?(?:的?(?:邮戳|邮件|邮箱|系统|电子邮件)(?:收到|接收)?)?(?:的?(?:日期|时间))?为准"
    r"|(?:逾期|过期)[^\d顺延推除]*|(?:中午|午间|周末|节假日)(?:不休息?|照常(?:开放|办公|进行)?)"
    rf"|(?:{_WHAT}){{0,4}}以[^\d,]{{2,16}}(?:通知|公告|安排)为准"
)
_CHANGES_THE_DAY = pattern(
    "不含|不包括|不计|除外|农历|阴历|次日|翌日|第2天|[前后]1[天日]|顺延|提前|推迟|延期|延-|改[为-在期]|取消"
    "|周末|工作日|节假日|左右|前后|[以之][前后]"
)
_DAY_ALONE = pattern(r"\d{1,2}日")
_FRIDAY = 4
_SHORTEST, _LONGEST = 28, 31  # days of a month


def taken_out(phrase: str) -> tuple[str, list[str]]:
    """A phrase without its brackets, and what stood in them; hours go on behind the day: 5月18日（17:00）前."""
    asides: list[str] = []

    def _out(bracket: re.Match[str]) -> str:
        if _HOURS.fullmatch(bracket[1]):
            return bracket[1]
        asides.append(bracket[1])
        return ""

    return _BRACKETS.sub(_out, phrase), asides


def agrees(aside: str, first: date, last: date, known: Known) -> bool | None:
    """Whether what stands beside these days leaves them as they are: None where it may mean other days."""
    if (
        _WEEKDAYS.fullmatch(aside) or _LUNAR.fullmatch(aside) or _OF_NO_DAY.fullmatch(aside)
    ):  # whether it is that weekday, a rule says
        return True
    if aside == "周末" and min(first.weekday(), last.weekday()) > _FRIDAY and (last - first).days <= 1:
        return True
    if coming := _COMING.fullmatch(aside):
        typed = (coming["by"] or "").replace("全天", "")
        of_month = f"{first.month}月" if _DAY_ALONE.match(typed) else ""
        by = _days(f"{of_month}{typed}", known, with_hours=True) if typed else None
        return True if by is None or by[1] <= last else None
    if included := _INCLUDED.fullmatch(aside):
        return True if included["day"] is None or int(included["day"]) == last.day else None
    if length := _LENGTH.fullmatch(aside):
        return True if _lasts(length["count"], length["unit"], (last - first).days + 1) else None
    if (named := _days(aside, known)) is not None:
        return True if named == (first, last) else None
    return None if _CHANGES_THE_DAY.search(aside) else False


def every_week(aside: str) -> bool:
    """Whether an aside says of single days that they are all of one weekday: 4月1日、8日（每周六）.

    Of a stretch of days it means some of them.
    """
    return _EVERY_WEEK.fullmatch(aside) is not None


def _lasts(count: str, unit: str, days: int) -> bool:
    """Whether so many days are 共6天, 为期一周 or 为期一个月."""
    if count == "半":
        return days == 1
    if unit == "月":
        return int(count) * _SHORTEST <= days <= int(count) * _LONGEST + 1
    return days == int(count) * (7 if unit in ("周", "星期") else 1)


def _days(aside: str, known: Known, with_hours: bool = False) -> tuple[date, date] | None:
    """The days that an aside names by itself: 本周五（5月13日）, 5月13日（本周五）."""
    if (point := parse_point(aside, known)) is None or not point.is_anchored or (point.clock and not with_hours):
        return None
    try:
        start, end = moments(point, known)
    except MisreadError:
        return None
    return start.day, end.day
