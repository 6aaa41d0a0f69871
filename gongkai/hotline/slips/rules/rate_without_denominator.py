"""比率没有说是谁占谁的。

“满意率98.5%”：是受理的、办结的、回访到的，还是参加评价的里面？分母不同，数差得很远，读的人也无从核对。
写出两个数，如“回访800件，满意788件，满意率98.5%”；至少写出分母。100%不查。

错:

    2024年5月热线运行情况通报
    5月份共受理诉求1000件。群众满意率为98.5%。

对:

    2024年5月热线运行情况通报
    5月份共受理诉求1000件。回访800件，满意788件，群众满意率为98.5%。
"""

from collections.abc import Iterator

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.looked import Looked, Slip
from gongkai.hotline.slips.numbers import is_quotient
from gongkai.hotline.slips.said import COUNT, RATE, Said
from gongkai.patterns import pattern

CODE = "GK308"
SEVERITY = Severity.WARNING
_NAME = pattern(r"[^的，,为达是在]{0,12}(?:率|满意度)")
_BASES = (  # what a rate is of, by what is in its name
    (pattern("满意"), pattern("回访|测评|参评|评价|评议|满意|办结|抽查|办理")),
    (pattern("解决"), pattern("解决|办结|办理|回访|转办|派|受理")),
    (pattern("接通|接听"), pattern("来电|呼入|接听|话务|电话|接通")),
    (pattern("回访|联系"), pattern("回访|办结|应联系|联系|办理")),
    (pattern("重复"), pattern("重复|受理|接|办|诉求|来电")),
    (pattern(""), pattern("受理|转办|转派|交办|派|办结|承办|办理|应办|应[回答签]|到期|接|诉求|工单|来电|签收")),
)
_SAID = pattern(
    r"分母|基数|除以|/|÷|以[^，。]{1,16}(?:计|为)|占|按[^，。]{1,16}(?:计|算)|(?:办结|受理|回访|参评|评价|转办)的?[^，。]{0,12}中"
)
_GOAL = pattern("目标|要求|不低于|不少于|低于|高于|达标|标准|力争|确保|下限|平均")


def check(looked: Looked) -> Iterator[Slip]:
    """Rates with nothing beside them that they could be of."""
    for spoken in looked.passages:
        for said in spoken.said:
            if said.kind != RATE or said.number.value in (0, 100) or _GOAL.search(said.label):
                continue
            if _quotient(looked, said) or _is_told(looked, said):
                continue
            found = _NAME.search(said.label)
            name = found[0] if found else said.label
            yield Slip(
                looked.position(said),
                f"“{name}{looked.shown(said)}”没有说分母",
                "写出是多少件里的多少件，如“回访800件，满意788件”" if "满意" in name else "写出是多少件里的多少件",
            )


def _quotient(looked: Looked, said: Said) -> bool:
    """Whether two counts of the passage give the rate."""
    counts = [one for one in looked.of(said).said if one.kind == COUNT]
    for part in counts:
        for whole in counts:
            if part.number.value <= whole.number.value and is_quotient(said.number, part.number, whole.number):
                looked.saw(said)
                return True
    return False


def _is_told(looked: Looked, said: Said) -> bool:
    """Whether the words say it, or a count stands there that it can be of."""
    spoken = looked.of(said)
    sentence = spoken.sentence(said.sentence)
    if _SAID.search(sentence):
        return True
    base = next(base for name, base in _BASES if name.search(said.label))
    counts = [one for one in spoken.said if one.kind == COUNT]
    if any(base.search(one.label) for one in counts):
        return True
    before = looked.before(said)
    return bool(before) and before[-1].kind == COUNT
