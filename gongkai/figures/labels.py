"""What the labels of a form say, however a unit writes them: the figures' names, and the heads of numbers and sums."""

import re
import unicodedata
from collections.abc import Sequence

from gongkai.phrases.amounts import LARGE
from gongkai.phrases.figures import Figure
from gongkai.phrases.measures import is_measure

_MARKS = re.compile(
    r"^[*＊★☆●○◆◇■□▲△▪·※#]++|(?<![\u2460-\u2473*＊※])[\u2460-\u2473*＊※]++$"
)  # of what must be filled in; of a footnote
_BEFORE = re.compile(
    r"^(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[（(][0-9一二三四五六七八九十]{1,3}[)）])[、.．:：)）]?|[甲乙丙丁戊己庚辛壬癸A-Za-z][、.．)）])?(?:其中[:：,，]?)?"
)
_BEHIND = re.compile(r"(?:[（(][^（()）]*[)）])?[:：]?$")
_BRACKETED = re.compile(r"[（(]([^（()）]*)[）)][:：]?$")
_OTHER = re.compile("去年|上年|往年|前年|同期|计划|目标|任务|预计|拟|20[0-9]{2}年")
_HOW = re.compile("填|数|合计|总计|总共|小计|说明|详见|附|注|选")
VALUES = re.compile(
    "数值|数量|填报数|数据|填写|本单位|本期|完成数|合计|人数|数|今年|本年度?|当年|本年数|实际数?|实际完成数?|完成(?:情况|数量)?"
)
TOTAL = re.compile(r"[总合小共]\s*计(?:数)?[:：]?")
PART_SUM = re.compile(r"小\s*计(?:数)?[:：]?")


def bare(text: str) -> str:
    """A label without what differs from form to form: blanks, numbers before it, 其中, its measure behind."""
    name = re.sub(r"\s+", "", unicodedata.normalize("NFKC", _MARKS.sub("", text.strip())))
    return _BEHIND.sub("", _BEFORE.sub("", name, count=1))


def of_another(label: str) -> bool:
    """Whether a label says in brackets that it is about another year, or what was planned."""
    found = _BRACKETED.search(label.strip())
    return found is not None and _OTHER.search(found[1]) is not None


def says_more(label: str, figure: Figure) -> bool:
    """Whether what a label has in brackets is neither a unit of measure nor how to fill it in: 参与群众（线上）."""
    found = _BRACKETED.search(label.strip())
    word = re.sub(r"\s+", "", unicodedata.normalize("NFKC", found[1])) if found else ""
    bare_word = re.sub("^(?:计量)?单位:?", "", word)
    counted = bare_word in ("", *LARGE) or any(is_measure(bare_word.removeprefix(large)) for large in LARGE)
    return not (counted or bare_word == figure.measure or _HOW.search(word))


def labels(figures: Sequence[Figure]) -> dict[str, Figure]:
    """What each figure may be called in a form."""
    known: dict[str, Figure] = {}
    for figure in figures:
        name = bare(figure.name)
        for word in (
            name,
            f"{name}数",
            f"{name}数量",
            f"{name}总数",
            f"{name}{figure.measure}",
            f"{name}{figure.measure}数",
        ):
            known.setdefault(word, figure)
    return known | {bare(figure.name): figure for figure in figures}
