"""What callers say of how their order was handled: 满意度 as exports write it. A wording that is not known is none."""

import unicodedata
from enum import Enum
from functools import lru_cache

from gongkai.patterns import pattern


class Rating(Enum):
    """What an entry of 满意度 says; UNCLEAR where nobody can tell, which is told and not counted."""

    SATISFIED = "满意"
    NEITHER = "一般"
    DISSATISFIED = "不满意"
    UNRATED = "未评价"
    UNCLEAR = "看不懂"


_WHO = (
    "群众|市民|居民|村民|用户|客户|企业|业主|网民|来电人?|来电者|来访人|诉求人|诉求方|当事人|反映人|投诉人|举报人|求助人|"
    "申请人|服务对象|办事人|本人|对方"
)
_HANDLING = (
    "(?:办理|处理|处置|办结|答复|回复|回访|解决|整改|服务|工作|诉求|工单|事项|问题|部门|单位|承办单位|人员){1,3}"
    "(?:的?(?:结果|情况|过程|态度|质量|效率|效果|速度|方式|措施|工作))?|结果"
)
_OF_WHAT = f"对?(?:此次|本次|该|其|此)?(?:{_HANDLING})|对此|对[^满评不未没无非欠难少部]{{1,12}}?的?(?:{_HANDLING})"
_HOW = "(?:经|已)?(?:电话|短信|微信|人工|系统|自动|默认|回访|二次){1,4}(?:选择)?|超时|逾期|到期|[已未]?(?:解决|办结)且?"
_SAYING = "表示|感到|深表|认为|觉得|反馈|(?:自动|默认)?评价(?:结果)?为?|满意度|满意情况"
# Who, of what, how it was asked and said: whatever stands before the answer itself.
_LEAD = f"(?:{_WHO}|{_OF_WHAT}|{_HOW}|{_SAYING}){{0,5}}"
_VERY = (
    "非常|很|十分|特别|比较|较为?|基本上?|完全|相当|相对|总体上?|整体上?|还算?|挺|极其|极度|极为|极|高度|勉强|均|都|已"
)
_MARK = "(?:[0-9]{1,3}[分星]?)?"
_ASKED = (
    "(?:进行|参加|参与|作出?|做出?|被|能)?(?:满意度)?"
    f"(?:评价?|评分|打分|测评|参评|回访|接通|接听|接电话|接|联系[上到]?|表态|反馈)(?:成功|果|{_WHO})?"
)
_CALL = "(?:(?:电话|号码|手机|回访|联系|一直|直接|多次|[0-9一二两三]次|均|都|仍|处于|正在?|已|为|是){0,5})"
_MEANT = {
    Rating.SATISFIED: pattern(f"[0-9]{{0,2}}{_LEAD}(?:{_VERY}){{0,2}}满意{_MARK}"),
    Rating.NEITHER: pattern(f"[0-9]{{0,2}}{_LEAD}(?:比较|较)?一般般?{_MARK}"),
    Rating.DISSATISFIED: pattern(
        f"[0-9]{{0,2}}{_LEAD}(?:(?:{_VERY}){{0,2}}不满意?"
        "|并?不(?:太|够|大|很|甚|尽|怎么|那么|十分|是很|是太|是特别|是非常|是十分)?满意|欠满意)"
        f"{_MARK}"
    ),
    Rating.UNRATED: pattern(
        f"{_LEAD}{_CALL}(?:(?:[尚暂还仍]?未|[暂尚]?无|没有?|无人|无[需须法]|不需要?|不[用能便予]?|不愿意?|拒绝|放弃){_ASKED}"
        "|拒[评访接答]|弃评|待(?:评价?|回访|测评)|评价超时"
        "|联系不上|打不通|接不通|失败|未果|未接(?:通|电话)?|空号|关机|停机|占线|挂断)"
    ),
}
_APART = pattern(r"[^\w?]+|_+")
# What stands beside an answer and takes nothing of it back.
_REMARK = pattern(f"{_LEAD}{_MARK}|[A-Za-z]|(?!.*部分)[^?满评访但却然差不否般除若如仅]{{2,40}}")
_LONGEST = 100  # characters


@lru_cache(maxsize=4096)
def rating(text: str) -> Rating:
    """What the words mean, by their parts: one answer, and beside it only what says nothing else. None are UNRATED."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        return Rating.UNRATED
    if len(plain) > _LONGEST:
        return Rating.UNCLEAR
    answers = {_meant(part) for part in _APART.split(plain) if part} - {None}
    return answers.pop() or Rating.UNCLEAR if len(answers) == 1 else Rating.UNCLEAR


def _meant(part: str) -> Rating | None:
    """What one part says; None where it is a remark beside the answer."""
    found = next((meant for meant, words in _MEANT.items() if words.fullmatch(part)), None)
    return found or (None if _REMARK.fullmatch(part) else Rating.UNCLEAR)
