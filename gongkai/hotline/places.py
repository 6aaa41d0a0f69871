"""Which place a complaint is about: words such as 翠湖名邸小区, known by how they end."""

from collections.abc import Iterable, Iterator

from gongkai.patterns import pattern

_ENDS = (
    "小区 花园 家园 公寓 大厦 广场 商场 市场 早市 公园 学校 小学 中学 幼儿园 大学 学院 医院 车站 工地 项目 大桥 大街 "
    "大道 街道 胡同 社区 名邸 华庭 片区 安置区 中转站 路 街 巷 村 镇 乡 苑 园 湾 庭 桥 沟 河 湖 山 塘 屯 "
    "号线"
)
_NOT_ALWAYS = [  # 一中; 镇中心小学, 城关镇, 居民, 政府, 屋里 are none
    "中(?!心)",
    "城(?![关管建区市])",
    "居(?![民住委])",
    "(?<!政)府",
    "(?<![屋家夜手哪这那])里",
]
_END = "|".join([*sorted(_ENDS.split(), key=len, reverse=True), *_NOT_ALWAYS])
_MORE = frozenset(
    ("小区", "社区", "片区", "广场", "工地", "项目", "市场", "早市")
)  # 丽景城小区 is called 丽景城 as well
_ENDING, _ENDINGS = pattern(_END), pattern(f"(?>(?:{_END})+)")
_RUN = pattern("[0-9a-z一-龥〇]++")
_BEFORE = frozenset("市区县位在住是于的和与及从到至离对距由把被让给有没")  # a name begins behind them
_BEGINS = _BEFORE.union("映诉报询")  # 反映人和小区停水
_NO_NAME = frozenset("本这我该各整每们的是在哪此于及离被把让给没了着过不堵走排")
_SELDOM = frozenset("和与从到由至有马家个")  # a name has them, 人和小区, but only where it is seen to begin
_NO_HEAD = pattern(
    "[与到由有]|从(?!容)|[一二三四五两几多某大人自全国]家|.个|[没只还都所]有|.到|.马路|中心(?:小学|学校|幼儿园|医院)"
)
_NEW_WORD = pattern(  # what is no ending but a word of its own behind one: 人民路路灯, 幸福村村民, 幸福小区里
    "路[灯面人障牌基况边口段中]|街[边面头口坊中]|村[口民委干部]|河[道水边堤岸]|湖[水边面]|桥[下面头洞墩]|山[上体坡]|"
    "镇[上政]|乡政|园[区内]|里|中(?!学)"
)
_AROUND = pattern("街道|社区|片区|小区|大街|大道|胡同|[镇乡村路街巷]")  # which may be named before what lies there
_WIDE = ("街道", "社区", "片区", "镇", "乡")
_BEFORE_ESTATE = pattern("(?:大街|大道|胡同|路|街|巷)(?=[^路街巷与和到]{2,4}(?:小区|花园|家园|公寓|大厦|名邸|华庭|苑))")
_REGION = pattern("[省市区县旗州]$")  # 示例区 as a place says nothing
_LETTERS = pattern("[a-z一-龥〇]{2,12}(?![a-z一-龥〇])")
_LONGEST = 4
_HEAD = 2  # characters that a name has before how it ends


def runs(text: str) -> list[str]:
    """The text without its punctuation, in pieces. `text` is normal (`plain`)."""
    return _RUN.findall(text)


def names(text: str) -> dict[str, None]:
    """The places that a text names, each as short as tells it from another: two characters and how it ends."""
    return {before[-_HEAD:] + end: None for before, end, begins in _mentions(text) if _is_name(before, end, begins)}


def about(text: str) -> dict[str, None]:
    """The places that a title and a column of the place are about.

    What lies around another that is named is left out: two estates of one street are two places.
    """
    return closest(names(_BEFORE_ESTATE.sub(" ", text)))


def column(text: str) -> dict[str, None]:
    """The place that stands in a column of the place, however it ends: 金色水岸3号楼 is 金色水岸."""
    if found := names(text):
        return found
    own = _LETTERS.match(text)
    return {own[0]: None} if own and not _REGION.search(own[0]) else {}


def closest(found: dict[str, None]) -> dict[str, None]:
    """Those of the places that do not lie around another of them, by what they are called."""
    return {name: None for name in found if not name.endswith(_WIDE)} or found


def phrases(text: str) -> Iterator[str]:
    """The places that a text names, as written, as far as where a name begins can be seen."""
    for before, end, begins in _mentions(text):
        inner = before[: -_HEAD if _is_name(before, end, begins) else -1]
        start = max((at + 1 for at, letter in enumerate(inner) if letter in _BEFORE), default=0)
        if before:
            yield before[start:] + end


def longest(name: str, texts: Iterable[str]) -> str:
    """How a place that these texts name is called in full: as far to the left as most of them agree.

    What would be left of the name of another place before it is no part of it: 城关街道阳光小区 is no 关街道阳光小区.
    """
    whole = [text for text in texts if name in text]
    full = name
    while (letter := _before(full, whole)) and len(full) < _LONGEST + 3:
        full = letter + full
    is_cut = letter != "" and not all(_AROUND.search(text.partition(full)[0][-2:]) for text in whole if full in text)
    while (found := _AROUND.search(full, 0, len(full) - len(name))) and (is_cut or found.start() < _HEAD):
        full, is_cut = full[found.end() :], False
    return full


def _before(name: str, texts: list[str]) -> str:
    """The letter of the name that stands before it in most of these texts; "" where there is none."""
    counts: dict[str, int] = {}
    for text in texts:
        at = text.find(name)
        if at > 0 and text[at - 1] not in _BEFORE and _RUN.match(text[at - 1]):
            counts[text[at - 1]] = counts.get(text[at - 1], 0) + 1
    letter, count = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return "" if count * 10 < len(texts) * 7 else letter


def _is_name(before: str, end: str, begins: bool) -> bool:
    """Whether the two characters before an ending make a name of it; `begins`: a name is seen to begin with them."""
    head = before[-_HEAD:]
    if len(head) < _HEAD or _NO_NAME.intersection(head):
        return False
    return not _NO_HEAD.match(head + end) and (begins or not _SELDOM.intersection(head))


def _mentions(text: str) -> Iterator[tuple[str, str, bool]]:
    """What stands before how a place's name ends, that ending, and whether its name is seen to begin there."""
    for run in runs(text):
        last = 0
        for found in _ENDINGS.finditer(run):
            endings = _ENDING.findall(found[0])
            at = found.end() - len(endings[-1])
            while len(endings) > 1 and (endings[-1] in _MORE or _is_new(endings, run, at)):
                endings.pop()
                at -= len(endings[-1])
            start = at - _HEAD
            begins = start in (0, last) or (start > 0 and run[start - 1] in _BEGINS)
            yield run[max(0, at - _LONGEST) : at], endings[-1], begins
            last = at + len(endings[-1])


def _is_new(endings: list[str], run: str, at: int) -> bool:
    """Whether the last ending, which stands there, begins a word of its own or says the one before it again: 村村通."""
    return endings[-1] == endings[-2] or (
        _NEW_WORD.match(run, at) is not None and not (endings[-1] == "中" and endings[-2] in "城镇乡")
    )
