"""Which place a complaint is about: words such as 翠湖名邸小区, known by how they end."""

from collections.abc import Iterable, Iterator

from gongkai.patterns import pattern

_ENDS = (
    "小区 花园 家园 公寓 大厦 广场 商场 市场 早市 公园 学校 小学 中学 幼儿园 大学 学院 医院 车站 工地 项目 大桥 大街 "
    "大道 街道 胡同 社区 名邸 华庭 片区 安置区 中转站 路 街 巷 村 镇 乡 里 苑 园 城 府 湾 庭 居 桥 沟 河 湖 山 塘 屯 "
    "号线"
)
_END = "|".join([*sorted(_ENDS.split(), key=len, reverse=True), "中(?!心)"])  # 一中; 镇中心小学 is none
_MORE = frozenset(
    ("小区", "社区", "片区", "广场", "工地", "项目", "市场", "早市")
)  # 丽景城小区 is called 丽景城 as well
_ENDING, _ENDINGS = pattern(_END), pattern(f"(?>(?:{_END})+)")
_RUN = pattern("[0-9a-z一-龥〇]++")
_BEFORE = frozenset("市区县位在住是于的和与及从到至离对距由把被让给有没")  # a name begins behind them
_NO_NAME = frozenset("本这我该各整每个家们的是在哪此于到从和与及离至由被把让给有没了着过不堵马走排")
_AROUND = pattern("街道|社区|片区|小区|大街|大道|胡同|[镇乡村路街巷]")  # which may be named before what lies there
_LONGEST = 4
_HEAD = 2  # characters that a name has before how it ends


def runs(text: str) -> list[str]:
    """The text without its punctuation, in pieces. `text` is normal (`plain`)."""
    return _RUN.findall(text)


def names(text: str) -> dict[str, None]:
    """The places that a text names, each as short as tells it from another: two characters and how it ends."""
    found: dict[str, None] = {}
    for before, end in _mentions(text):
        head = before[-_HEAD:]
        if len(head) == _HEAD and not _NO_NAME.intersection(head):
            found[head + end] = None
    return found


def phrases(text: str) -> Iterator[str]:
    """The places that a text names, as written, as far as where a name begins can be seen."""
    for before, end in _mentions(text):
        start = max((at + 1 for at, letter in enumerate(before[:-1]) if letter in _BEFORE), default=0)
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


def _mentions(text: str) -> Iterator[tuple[str, str]]:
    """What stands before how a place's name ends, and that ending."""
    for run in runs(text):
        for found in _ENDINGS.finditer(run):
            endings = _ENDING.findall(found[0])
            while len(endings) > 1 and endings[-1] in _MORE:
                endings.pop()
            at = found.start() + sum(map(len, endings[:-1]))
            yield run[max(0, at - _LONGEST) : at], endings[-1]
