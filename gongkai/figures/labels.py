"""What the labels of a form say, however a unit writes them: the figures' names, and the heads of numbers and sums."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from gongkai.phrases.amounts import LARGE
from gongkai.phrases.figures import Figure
from gongkai.phrases.measures import is_measure

_MARKS = re.compile(
    r"^[*＊★☆●○◆◇■□▲△▪·※#]++|(?<![\u2460-\u2473*＊※])[\u2460-\u2473*＊※]++$"
)  # of what must be filled in; of a footnote
_BEFORE = re.compile(
    r"^(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[（(][0-9一二三四五六七八九十]{1,3}[)）])[、.．:：)）]?"
    r"|[甲乙丙丁戊己庚辛壬癸A-Za-z][、.．)）])?(?:其中[:：,，]?)?"
)
_BEHIND = re.compile(r"(?:[（(][^（()）]*[)）])?[:：]?$")
_BRACKETED = re.compile(r"[（(]([^（()）]*)[）)][:：]?$")
OF_ANOTHER = re.compile("去年|上一?年|往年|前年|[往上前]一?[届次]|同期|计划|目标|任务|预计|拟|20[0-9]{2}年")
NO_AMOUNT = re.compile("序号|编号|排名|名次|权重|分值|得分|页码|邮编|(?:联系|办公|负责人)?(?:电话|手机|方式)(?:号码?)?")
_YEAR = re.compile("(20[0-9]{2})年")
_COUNTED = re.compile("^(?:计量)?单位:?")
_PART_OF = re.compile("^其中[:,]?")
_HOW = re.compile("填|数|合计|总计|总共|小计|说明|详见|附|注|选")
VALUES = re.compile(
    "数值|数量|填报数|数据|填写|本单位|本期|完成数|合计|总计|共计|总数|人数|数|今年|本年度?|本届|当年|本年数|实际数?|实际完成数?|完成(?:情况|数量)?"
)
TOTAL = re.compile(r"[总合小共]\s*计(?:数)?[:：]?")
PART_SUM = re.compile(r"小\s*计(?:数)?[:：]?")


def bare(text: str) -> str:
    """A label without what differs from form to form: blanks, numbers before it, 其中, its measure behind."""
    name = joined(_MARKS.sub("", text.strip()))
    return _BEHIND.sub("", _BEFORE.sub("", name, count=1))


def joined(text: str) -> str:
    """A text without its blanks, however wide its signs are."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def of_another(text: str, year: int | None) -> bool:
    """Whether a text says that it is about another year than the plan's, or what was planned."""
    own = text if year is None else text.replace(f"{year}年", "")
    return OF_ANOTHER.search(joined(own)) is not None


def other_year(text: str, year: int | None) -> str:
    """The year that a title names in place of the plan's; "" where it names that, or none."""
    years = _YEAR.findall(joined(text))
    return years[0] if year and years and str(year) not in years else ""


def _bracketed(label: str) -> str:
    """What a label has in brackets behind it."""
    found = _BRACKETED.search(label.strip())
    return found[1] if found else ""


def says_more(label: str, figure: Figure) -> bool:
    """Whether what a label has in brackets is neither a unit of measure nor how to fill it in: 参与群众（线上）."""
    found = None if is_its_name(label, figure) else _BRACKETED.search(label.strip())
    word = joined(found[1]) if found else ""
    bare_word = _COUNTED.sub("", word)
    counted = bare_word in ("", *LARGE) or any(is_measure(bare_word.removeprefix(large)) for large in LARGE)
    return not (counted or bare_word == figure.measure or _HOW.search(word))


def labels(figures: Sequence[Figure]) -> dict[str, Figure]:
    """What each figure may be called in a form; its own name is nobody else's."""
    known: dict[str, Figure] = {}
    for figure in figures:
        name = bare(figure.name)
        ends = ("", "数", "数量", "总数", figure.measure, f"{figure.measure}数") if name else ()
        for end in ends:
            known.setdefault(f"{name}{end}", figure)
    exact = [{word(figure.name): figure for figure in figures} for word in (bare, joined)]
    return {word: figure for word, figure in (known | exact[0] | exact[1]).items() if word}


def heads_values(text: str, year: int | None) -> bool:
    """Whether a text heads the numbers of the plan's year: 数值, 数值（2027年）."""
    plain = re.sub(r"\s", "", text)
    is_dated = _bracketed(text).strip() in (f"{year}年", f"{year}年度", "今年", "本年", "本届", "本期", "本次")
    return VALUES.fullmatch(bare(plain) if is_dated else plain) is not None


def counted_in(bracket: str, figure: Figure) -> str:
    """What a label says in brackets that it is counted in: 万人次 of （单位：万人次） and of （万）; "" for else."""
    word = _COUNTED.sub("", joined(bracket))
    if word and word in LARGE and figure.measure and not figure.measure.startswith(word):
        return f"{word}{figure.measure}"
    return word if is_measure(word) else ""


def is_sum(label: str) -> bool:
    """Whether a label says in brackets that it is all of its figure: 参与群众（合计）."""
    return TOTAL.fullmatch(_bracketed(label)) is not None


def meant(label: str, known: Mapping[str, Figure], year: int | None = None) -> Figure | None:
    """The figure that a label names, to the letter or bare; what it says in brackets may make it another's."""
    figure = next((known[word] for word in _words(label) if word in known), None)
    is_another = of_another(_bracketed(label), year)
    return None if figure is None or (is_another and not is_its_name(label, figure)) else figure


def _words(label: str) -> tuple[str, str, str]:
    whole = joined(label)
    return whole, _PART_OF.sub("", whole), bare(label)


def is_its_name(label: str, figure: Figure) -> bool:
    """Whether a label is a figure's name to the letter, brackets and all."""
    return joined(figure.name) in _words(label)[:2]
