"""What callers say of how their order was handled: 满意度 as exports write it. A wording that is not known is none."""

from enum import Enum

from gongkai.patterns import pattern


class Rating(Enum):
    """What an entry of 满意度 says; UNCLEAR where nobody can tell, which is told and not counted."""

    SATISFIED = "满意"
    NEITHER = "一般"
    DISSATISFIED = "不满意"
    UNRATED = "未评价"
    UNCLEAR = "看不懂"


_SAYING = "(?:(?:群众|市民|来电人|诉求人|当事人)?(?:表示|评价为?))?"
_ASKED = "(?:进行|参加|参与|作出?|做出?|被|能)?(?:评价?|评分|打分|测评|参评|回访|接通|接听|联系上?|表态|反馈)"
_MEANT = {
    Rating.SATISFIED: pattern(f"{_SAYING}(?:非常|很|十分|特别|比较|较为?|基本上?|完全)?满意"),
    Rating.NEITHER: pattern(f"{_SAYING}(?:比较|较)?一般"),
    Rating.DISSATISFIED: pattern(
        f"{_SAYING}(?:(?:非常|很|十分|特别|极其?|极度|比较|较为?|基本上?)?不满意"
        "|不(?:太|够|大|很|甚|怎么|十分|是很|是太|是非常|是十分)满意|欠满意)"
    ),
    Rating.UNRATED: pattern(
        f"(?:[尚暂还仍]?未|没有?|无人|无需|无须|无法|不需要?|不用|不能|不便|不愿意?|不予|不|拒绝|放弃){_ASKED}"
        "|拒[评访接答]|弃评|无评价|待(?:评价?|回访|测评)"
        "|(?:电话|号码|手机|回访)?(?:联系不上|打不通|接不通|无人接听|无法接通|未接通?|[已为是]?(?:空号|关机|停机|占线))"
    ),
}
_ASIDE = pattern(r"[（(][^（()）满评访]{0,20}[)）]$")


def rating(text: str) -> Rating:
    """What the words mean; none at all are UNRATED."""
    plain = _ASIDE.sub("", "".join(text.split()).rstrip("。.！!"))
    if not plain:
        return Rating.UNRATED
    return next((meant for meant, words in _MEANT.items() if words.fullmatch(plain)), Rating.UNCLEAR)
