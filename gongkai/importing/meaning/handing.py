"""The verbs of a sentence by which something is handed in: where each stands, and whom it names with 向."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.importing.meaning import asking
from gongkai.importing.words.sentence import clauses, is_inside
from gongkai.patterns import pattern
from gongkai.phrases.private.surnames import SURE

_GOES_ON = pattern(f"，(?:以及|及|和|与)[^，。；：]*(?:{asking.PAPERS})(?:（[^（）]*）)?(?=[，。；]|$)")
_CITED = pattern(  # 根据各单位上报计划，联系电视台; 拟提交的提案, 所提交材料
    "(?:根据|依据|按照?|结合|对)(?:各|有关|相关)[^，。；]{1,10}$|[拟所]$|(?<!针)对$"
)
_NOT_AT_ALL = pattern("(?:[未没不免]|无需|不需要?|不用|不必|不再)$")
_IN_CASE = pattern(
    "(?:^|[，。；])(?:如遇|遇有?|如发现|一旦|若有)[^。；]{0,20}$|[如若]有[^，。；]{1,8}(?:，?请)?(?:及时)?一并$"
)  # 遇有突发情况及时上报
_OF_THOSE_ABOVE = pattern(  # 省厅要求10月20日前报送总结，请各县……
    r"(?:^|[，。；])(?:按照?|根据)?(?:国家|上级|省|自治区|市)[\u4e00-\u9fff]{0,10}要求(?:[于在])?\d{1,2}月[^，。；]*$"
)
_SO_MANY = pattern(r"(?:不少于|至少|限)?\d{1,3}[篇件个份幅条部名人项户家支队组套张](?=[，、；])")
_HEADS = pattern("[\u4e00-\u9fff]{0,4}(?:报送|上报|提交|上交|报备)：$")  # 材料报送：总结……报县甲局
_THEN_HANDS_IN = pattern("(?:将|把)[^，。；]{2,20}(?:报|交|送|发)")
_BOX = pattern(r"邮箱\s*[：:]?\s*[\w.+-]{1,60}@")  # 报名表11月25日前发邮箱a@example.com
_AFTERWARDS = pattern(
    "(?:结束|完成)后(?:次日|当[天日]|第二天|(?:[一二两三四五七十]|\\d{1,2})个?(?:工作)?[天日周]内|\\d{1,2}小时内)"
)
_AHEAD = pattern("提前(?:\\d{1,2}|[一二两三四五])个?(?:工作日|[天日周])")
_BARE = pattern("[送寄报交抄]|发(?!展|改(?!革办)|放(?!管服)|现|布|起(?!草))|(?<!宣)传(?!部)|快递[至到]|汇总[至到]")
_TO_WHOM = pattern(  # behind a verb alone, in a sentence that has taken a paper with 将: 将方案送教务处
    "(?!各|至|到|给|[告表名送达])(?:[\u4e00-\u9fff、]{1,24}?(?:[局委办部处科室股会站所馆院校组队社园厅]|中心|公司|老师|主任|同志)"
    f"(?:(?:[\u4e00-\u9fff\\d]{{1,4}}[楼座厦])?\\d{{2,4}}(?:办公室|房间|[室房]))?(?:[{SURE}][\u4e00-\u9fff]{{1,2}})?(?:邮箱|收"
    f"|处)?(?:审[查核定阅批]|备案|备查|存档|检[测验]|查重|[复评]审|复核|评阅|汇总)?(?:各?[一二两三\\d]份)?"
    r"(?:[\w.+-]{1,60}@[\w.-]{1,60})?|[\w.+-]{1,60}@[\w.-]{1,60}|[\u4e00-\u9fffA-Z]{1,14}群)(?=[，。；（]|$)"
)
_ANOTHER = pattern(  # what others hand in, or what is handed in by another day, behind 、
    "、(?:[^，。；、]{2,14}(?:将|把)[^，。；、]{2,20}[报送交发]|\\d{1,2}月(?:\\d{1,2}日|底)(?:之|以)?前[^，。；、]{0,6}[报送交发])"
)
_PASSED_ON = pattern(  # 交相关科室办理
    "由?[^，。；]{2,14}?(?:办理|处理|研究|落实|整改|解决|实施|承办|执行|办结|核实|处置)(?=[，。；]|$)"
)
_SIZED = pattern(r"\d{1,3}[张份篇幅]")
_TO_PEOPLE = pattern(
    "(?:用户|群众|市民|居民|村民|社会|公众|家长|学生|农户|业主|客户|旅客|职工|游客|司机|(?:参[训会赛]|与会)(?:人员|学员|选手))(?:各|分别|统一|免费|集中)?$"
)
_DOWN = pattern("(?:至|到|给)?各")
_TO_THEM = pattern(
    "(?:至|到)?(?:企业|学校|农户|用户|群众|村|班级|家长|学生|师生|职工|居民|市民|社区|基层|户|每家每户|家家户户|千家万户|各家各户|每[一]?[户家]|每[一]?[位名个](?:家长|学生|居民|职工|群众|村民|用户))(?:手中|家中)?(?=[，。；、]|$|(?<![校业区村级层])并)"
)
_TO_EACH = pattern(
    "[至到给]?各(?:有关|相关|参加|参赛)?(?:单位|部门|学校|[村班镇乡户家]|社区|乡镇|镇街|街道|企业|科室|[县市]区|区县)(?=[，。；、]|$)"
)
_FROM_ABOVE = pattern(  # who checks, or one office: 各检查组, 县甲局; and nobody below: 各班, 学生
    "(?:由|请)?(?:各?[^，。；各]{0,8}(?:检查|督查|督导|考核|评审|专家|巡查|验收|工作)组"
    "|(?![^，。；]{0,20}[各每])(?:承检)?[^，。；各]{1,14}?(?:局|委|[^主举承协]办|部(?!门)|医院|中心|政府))"
)
_THE_CHECKED = pattern(
    "(?:[被受](?![理托])|各(?!牵头|责任|交办|检查|主办|承办))[^，。；]{0,10}(?:单位|部门|学校|企业|场所|乡镇|街道|镇街|社区|[村镇乡])|学校|企业|基层|村|社区"
)
_WHO_ASKED = pattern(
    "(?:[市居村]民|群众|人大|企业|参会|与会)?(?:代表|委员)|(?:来电|来信|来访|投诉|反映|举报|诉求|提出|提问|建议|当事)(?:[市居村]民|群众|人|者)"
)
_FOR_ALL = pattern(  # 上传至平台供各校下载使用
    "[^，。；@]{0,20}(?:平台|网站|[云网]盘|系统|公众号|群)[^，。；]{0,4}，?供(?:各[校镇地村班]|各?(?:单位|学校)|全[校县市区]|大家|师生|公众)"
    "[^，。；]{0,4}(?:下载|使用|学习|观看)"
)
_AT_ONCE = pattern(  # 工作中遇到的问题及时向区甲办报告: whenever there is one
    "(?:^|[，。；])[^，。；]{0,10}?(?:问题|意见建议|意见和建议|困难|(?:有关|相关|异常|突发|特殊|重大|紧急)(?:情况|事项|问题))(?:请|要|应|须)*"
    "(?:及时|随时|第一时间|立即|即时)(?:向[^，。；]{2,20})?$"
)
_NEAR = 16


class Ask(NamedTuple):
    """A verb of handing in: where it stands, where its clause ends, and whom it names with 向.

    `fills` where it is 填写 before a table that is handed in with what the next verb asks for.
    """

    start: int
    behind: int
    end: int
    to: str
    fills: bool


def verbs(sentence: str, dues: list["re.Match[str]"]) -> Iterator[Ask]:
    """The verbs of handing in, those in brackets and names of documents left out."""
    told = {found.start("verb"): found for found in asking.TO.finditer(sentence)}
    starts = {found.start(): found.end() for found in asking.ASK.finditer(sentence)}
    starts |= {at: found.end("verb") for at, found in told.items()}
    starts |= dict(_taken(sentence, dues, list(starts)))
    filled = {found.start(): found.start("what") for found in _fillings(sentence, dues, list(starts))}
    starts |= filled
    ends = [clause.end for clause in clauses(sentence)]
    done = -1
    for at, behind in sorted(starts.items()):
        following = min((other for other in starts if other > behind), default=None)
        heads = following and _HEADS.match(sentence, 0, behind + 1) and asking.PAPER.search(sentence, behind, following)
        if (
            at < done
            or heads
            or is_inside(sentence, at)
            or _is_label(sentence, behind)
            or sentence[behind : behind + 1] == "的"
        ):
            continue
        if (
            (at not in told and _CITED.search(sentence, max(0, at - _NEAR), at))  # 向镇乙所报送
            or _NOT_AT_ALL.search(sentence, max(0, at - _NEAR), at)
            or _IN_CASE.search(sentence, 0, at)
            or _AT_ONCE.search(sentence, 0, at)
            or _OF_THOSE_ABOVE.search(sentence, 0, at)
        ):
            continue
        if _SO_MANY.match(sentence, behind) and _THEN_HANDS_IN.search(
            sentence, behind
        ):  # 各县区报送3篇，……前将征文报市甲室: how many, and no paper
            continue
        if sentence[at] == "交" and sentence[at - 1 : at] in ("", "，") and _PASSED_ON.match(sentence, behind):
            continue
        to = told[at]["to"] if at in told else ""
        if _goes_down(sentence, at, behind, to):
            continue
        if sentence[max(0, at - 2) : at] == "直接" and sentence.startswith(
            "，", behind
        ):  # 市直单位直接报送，9月13日前将……
            continue
        if len(starts) == 1 and sentence[at] == "上" and _FOR_ALL.match(sentence, behind):
            continue
        if sentence.startswith("了", behind):  # 各县区报送了名单
            continue
        by_then = any(not due["several"] or "前" in due[0] for due in dues)  # not 10月12日、13日体检，甲办提供名单
        by_then = by_then or _AFTERWARDS.search(sentence, 0, at) is not None
        if sentence.startswith("提供", at) and not (by_then or sentence[max(0, at - 2) : at] in ("及时", "定期")):
            continue
        done = behind
        end = next((end for end in ends if end >= behind), len(sentence))
        if another := _ANOTHER.search(sentence, behind, end):  # ……报团市委、禁毒办将总结报市禁毒办
            end = another.start()
        while (more := _GOES_ON.match(sentence, end)) and not asking.ASK.search(more[0]):
            end = more.end()
        yield Ask(at, behind, end, to, at in filled)


def _goes_down(sentence: str, at: int, behind: int, to: str) -> bool:
    """Whether it goes to those below and is no report: 结果反馈各乡镇, 由医院送达各单位, `to` being whom 向 names."""
    from_above = _FROM_ABOVE.search(re.split("[，。；]", sentence[:at])[-1]) or _FROM_ABOVE.match(sentence)
    if sentence.startswith("反馈", at) and _WHO_ASKED.fullmatch(to):  # 向代表反馈结果
        return True
    if sentence.startswith("反馈", at) and _THE_CHECKED.fullmatch(to):  # 向学校反馈意见
        return from_above is not None
    if sentence.startswith(("发", "提供"), at) and _TO_PEOPLE.search(to):  # 向用户发送短信, 向学生提供演讲稿
        return True
    if sentence.startswith("送", at):
        return from_above is not None and _TO_EACH.match(sentence, behind) is not None
    down = _DOWN.match(sentence, behind) or _TO_THEM.match(sentence, behind)  # 将试卷发到企业
    return sentence.startswith(("反馈", "发"), at) and down is not None


def _taken(sentence: str, dues: list["re.Match[str]"], verbs: list[int]) -> Iterator[tuple[int, int]]:
    """The verbs that hand in only with 将 and a paper before them: 5月20日前将方案送教务处, 将总结寄市乙局."""
    is_due = bool(dues) or _AHEAD.search(sentence) is not None
    ends = [clause.end for clause in clauses(sentence)] if is_due else []
    for take in asking.TAKES.finditer(sentence) if is_due else ():
        end = next((end for end in ends if end > take.end()), len(sentence))
        if any(take.end() <= at < end for at in verbs):
            continue
        for verb in reversed(list(_BARE.finditer(sentence, take.end() + 2, end))):
            what = sentence[take.end() : verb.start()]
            if _TO_WHOM.match(sentence, verb.end()) and (
                asking.PAPER.search(what) or _SIZED.search(what) or asking.EDITION.search(what)
            ):
                yield verb.start(), verb.end()
                break


def _is_label(sentence: str, behind: int) -> bool:
    """Whether a verb only says of what a time or an address is: 报送时间为, but not 发至邮箱."""
    if sentence[behind - 1] in "至到往给" or (sentence[behind - 1] == "发" and _BOX.match(sentence, behind)):
        return False
    return asking.LABEL.match(sentence, behind) is not None


def only_says_where(sentence: str, ask: Ask, after: Ask) -> bool:
    """Whether the next verb only says where it goes: 上报情况报告，送市甲局."""
    return sentence[ask.end : after.start] in ("，", "，并", "，再")


def _fillings(sentence: str, dues: list["re.Match[str]"], verbs: list[int]) -> Iterator["re.Match[str]"]:
    """于9月5日前填写《统计表》 asks for the table by itself where what is handed in next has a deadline of its own."""
    for found in asking.FILLED.finditer(sentence):
        before = [due for due in dues if due.end() <= found.start() and "，" not in sentence[due.end() : found.start()]]
        following = min((at for at in verbs if at > found.start()), default=len(sentence))
        if before and any(found.end() <= due.start() < following for due in dues):
            yield found
