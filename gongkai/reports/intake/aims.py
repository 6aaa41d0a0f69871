"""What a file is by its name and its folders': which report it is for, and what says that it is none. Never a guess."""

import re
from collections.abc import Iterator, Sequence
from datetime import MINYEAR
from typing import NamedTuple

from gongkai.phrases.editions import editions
from gongkai.plan import Plan, Report
from gongkai.reports.intake.claims import folded
from gongkai.reports.intake.period_names import Spoken, spoken

# What no report is called, and no picture of the day either.
_SIGNED = "回执|交办单|任务单|签收|签字件|已签字|已签"  # a task sheet that came back
_NEVER = f"参会回执|会议回执|报名回执|收条|作废|废弃|废止|已废|勿用|不用了|{_SIGNED}|请假|假条|发票|收据|报销|误传|发错"
# What documents are called that are no report. The last such word of a name says what it is: 方案的总结 is a 总结.
_PAPERS = (
    "名单|名册|花名册|通讯录|联系表|联系方式|联络员|登记表|报名|签到|通知|通告|公告|公示|请示|申请|延期|延迟|推迟|缓报|迟报|邀请函|请柬|方案|预案|计划|议程|日程"
    "|流程|讲话|讲稿|发言|主持词|致辞|批复|复函|来函|征求意见|意见建议|模板|模版|范本|范文|样表|样稿|样本|空表|空白|格式|任务清单|催报|台账|报价|预算|决算|合同|协议"
    "|简历|问卷|调查表|海报|宣传单|宣传册|宣传资料|宣传手册|展板|标语|横幅|纪要|介绍信|证明|承诺书|责任书|说明书|使用说明|课件|教案"
)
# What the office itself writes about a report that it reads, checks and sends back: 退回单, 审核表, 修改意见.
_DEEDS = (
    "审核|初审|复审|终审|审批|审查|审签|审阅|审定|送审|复核|核稿|核查|核对|校对|签批|呈批|批办|批阅|阅批|阅办|拟办|会签|送签|呈签|退回"
    "|退件|退稿|退文|流转|传阅|办文|发文|收文|来文|处理|评分|打分|评审|评议|评阅|考核|验收|检查|修改|补正|整改|完善|领导|主任|处室|科室"
    "|办公室|反馈"
)
_ON_PAPER = ("单", "表", "笺", "卡", "意见", "建议")
_MARKED = (
    "退回|退稿|退件|打回|批示|批注|批改|点评|评语|评分|打分|意见书|意见(?![一-龥])|样例|范例|例文"
    "|示例(?![区县市州镇乡])|供参考"
)
_OFFICE = "|".join((*(f"{deed}{paper}" for deed in _DEEDS.split("|") for paper in _ON_PAPER), _MARKED))
# 按审核意见修改, 退回后重报: the report all the same, in a later state.
_HEEDING = re.compile(r"(?:[按照据]|针对|落实|吸收)[一-龥]{0,6}$")
_HEEDED = re.compile(r"[）)】\]]?[后已再进行作做]{0,3}(?:修改|改|完善|补充|补正|补报|重报|重新|调整)")
_SHOWN = ("图片", "视频", "音频")  # a picture of a list or a banner is a picture all the same
_CLOSED = re.compile(r"(?<![^）)】\]])[^）)】\]]++[）)】\]]")  # up to the next bracket that closes
_OPENED = re.compile(r"[（(【\[]")
_BESIDE = re.compile("[附含]|(?<!意)见")
_JOINT = re.compile("[及和与、+&]|以及|暨")
_YEAR = re.compile(
    r"(?<![\da-z])(?P<year>(?:19|20)\d\d)(?=年|[-_./ ]?(?:0[1-9]|1[0-2])[-_./ ]?(?:0[1-9]|[12]\d|3[01])(?!\d{5}))"
    r"|(?P<han>二[〇零○]二[〇零○一二三四五六七八九])(?=年)"
)
_BARE_YEAR = re.compile(r"(?<![\da-z_.-])(?P<year>20\d\d)(?=[\s_-]*[一-龥])|(?<=[一-龥])(?P<after>20\d\d)(?![\da-z])")
_SHORT_YEAR = re.compile(r"(?<![\d近前后.])2\d(?=年(?![\d内来]))")  # 21年总结
_ONLY_YEAR = re.compile(r"20\d\d")
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_BEFORE = re.compile("去年|上一?年度?(?![级纪长轻幼])|往年|前年|历年|[上往]一?届")
_FRONT = re.compile(r"^(?:(?:19|20)\d\d年?度?|本次|全年|年度|活动|工作|有关|相关)+")
_TAIL = re.compile("(?:[统汇登明调]?[计总记细查]?表|回执|方案|台账|名单|计划|信息|简报|总结|清单|要点|简讯|调研|体会)$")
_BACK = re.compile("(?:报告|材料|资料|文本|文件|情况|表格?|书|稿|单)$")


class Aim(NamedTuple):
    """What a name says: the reports that it is for, none where it says nothing; `against` why it is for none at all.

    Of what comes again and again these are all periods, unless the name says which; `open` is that it does not.
    `signed` is a task sheet that was signed, or its receipt.
    """

    reports: tuple[Report, ...] = ()
    against: str = ""
    signed: bool = False
    open: bool = False


class Aims:
    """Knows what the plan's reports are called, and of which year and edition they are."""

    def __init__(self, plan: Plan) -> None:
        self._year = plan.year
        said = (edition for _, text in plan.printed for edition in editions(text))
        self._editions = {(edition.series, edition.number) for edition in said if not edition.is_congress}
        keys = {report.id: set(_keys(report)) for report in plan.matters}
        self._keys = {
            key: report
            for report in plan.matters
            for key in keys[report.id]
            if sum(key in others for others in keys.values()) == 1
        }
        asked = "".join(
            folded(f"{report.title} {' '.join(report.needs)} {report.form or ''}") for report in plan.matters
        )
        self._never = _pattern(_NEVER, asked)
        self._papers = _pattern(f"{_NEVER}|{_PAPERS}|{_OFFICE}", asked)

    def of(self, parts: Sequence[str], kind: str) -> Aim:
        """What a file of this kind is; the parts of its path, its own name last. The innermost that says it counts."""
        own, *folders = (folded(part) for part in reversed(parts))
        names = [re.sub(r"\.[a-z0-9]{1,5}$", "", own), *folders]
        if against := self._of_another_day(names, kind):
            return Aim(against=against)
        papers = self._never if kind in _SHOWN else self._papers
        aim = next((aim for name in names if (aim := self._said(name, papers)) != Aim()), Aim())
        return self._of_period(aim, names) if any(report.periods for report in aim.reports) else aim

    def _said(self, name: str, papers: re.Pattern[str]) -> Aim:
        """What one name says: the last word of all that say what something is."""
        if never := self._never.search(name):
            return Aim(against=f"写的是“{never[0]}”", signed=re.fullmatch(_SIGNED, never[0]) is not None)
        plain = _CLOSED.sub(_without_beside, name)
        named = self._named(plain)
        within = {at for start, end, _ in named for at in range(start, end)}
        others = [
            found for found in papers.finditer(plain) if found.start() not in within and not _is_heeded(plain, found)
        ]
        ends = [end for _, end, _ in named]
        if others and not (ends and (max(ends) > others[-1].start() or _JOINT.search(plain, min(ends)))):
            return Aim(against=f"写的是“{others[-1][0]}”")
        return Aim(tuple({report.id: report for _, _, report in named}.values()))

    def _named(self, name: str) -> list[tuple[int, int, Report]]:
        """Where a name says what a report is called, the longest of those that overlap."""
        found = [
            (start, start + len(key), report) for key, report in self._keys.items() for start in _places(name, key)
        ]
        outer: set[tuple[int, int]] = set()
        reach = 0
        for start, end in sorted({(start, end) for start, end, _ in found}, key=lambda span: (span[0], -span[1])):
            if end > reach:
                outer.add((start, end))
                reach = end
        return [entry for entry in found if entry[:2] in outer]

    def _of_another_day(self, names: Sequence[str], kind: str) -> str:
        """Why a file is of another year or edition: the innermost name that says one counts; "" if it is of this."""
        for name in names:
            if (years := set(_years(name, bare=kind not in _SHOWN))) and self._year:
                return "" if self._year in years else f"写的是{'、'.join(map(str, sorted(years)))}年"
            known = {series for series, _ in self._editions}
            other = [edition for edition in editions(name) if not edition.is_congress and edition.series in known]
            if other:
                same = any((edition.series, edition.number) in self._editions for edition in other)
                return "" if same else f"写的是“{name[other[0].start : other[0].end]}”"
            if before := _BEFORE.search(name):
                return f"写的是“{before[0]}”"
        return ""

    def _of_period(self, aim: Aim, names: Sequence[str]) -> Aim:
        """The period that a name says, the innermost that says one: 6月, 二季度, or its id; else all of them."""
        periods = [period for report in aim.reports for period in report.periods]
        year = self._year or next((due.moment.day.year for one in periods for due in one.dues if due.moment), MINYEAR)
        told = (spoken(name, periods, year) for name in names)
        said = next((one for one in told if any(one)), Spoken())
        if said.other:
            return Aim(against=f"写的是“{said.other}”")
        whole = tuple(one for report in aim.reports for one in report.periods or (report,))
        return aim._replace(reports=said.periods or whole, open=not any(said) and len(aim.reports) == 1)


def _without_beside(closed: re.Match[str]) -> str:
    """Blanks for a bracket that says what else there is (附照片), so that the rest keeps its place."""
    text = closed[0]
    opened = _OPENED.search(text)
    if opened is None or _BESIDE.search(text, opened.end()) is None:
        return text
    return text[: opened.start()] + " " * (len(text) - opened.start())


def _is_heeded(name: str, paper: re.Match[str]) -> bool:
    """Whether a paper is named only as what a report was mended by: 总结（按审核意见修改）, 退回后重报."""
    after = _HEEDED.match(name, paper.end())
    return after is not None and (after[0][0] == "后" or _HEEDING.search(name, 0, paper.start()) is not None)


def _keys(report: Report) -> Iterator[str]:
    """What a report is called: its id, its title, the parts of that, and these without what every title has."""
    if report.id.isascii():
        yield folded(report.id)
    for part in (report.title, *re.split("[及和与、]|以及", report.title)):
        name = re.sub(r"[\W_]", "", folded(part))
        core = _FRONT.sub("", name)
        tail = _TAIL.search(name)
        for key in (name, core, _BACK.sub("", core), _BACK.sub("", _BACK.sub("", core)), tail[0] if tail else ""):
            if len(key) > 1:
                yield key


def _places(name: str, key: str) -> Iterator[int]:
    """Where a key stands in a name; one in Latin letters only as a word of its own."""
    edges = (r"(?<![a-z0-9])", r"(?![a-z0-9])") if key.isascii() else ("", "")
    yield from (found.start() for found in re.finditer(f"{edges[0]}{re.escape(key)}{edges[1]}", name))


def _years(name: str, bare: bool) -> Iterator[int]:
    """The years that a name speaks of; `bare` numbers too: 营商局2021总结. IMG_2021 is none."""
    for pattern in (_YEAR, _BARE_YEAR) if bare else (_YEAR,):
        for found in pattern.finditer(name):
            yield int(next(filter(None, found.groups())).translate(_HAN_DIGITS))
    yield from (2000 + int(found[0]) for found in _SHORT_YEAR.finditer(name))
    if _ONLY_YEAR.fullmatch(name):
        yield int(name)


def _pattern(words: str, asked: str) -> re.Pattern[str]:
    """These words, without those that a report of the plan is called or asks for, and without kinds of such."""
    every = words.split("|")
    own = [word for word in every if word in asked]
    return re.compile("|".join(word for word in every if not any(one in word for one in own)) or "(?!)")
