"""Which numbers are the parts of a whole: classes, ways in, what became of them; and what they are parts of."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from gongkai.hotline.slips.numbers import Number
from gongkai.hotline.slips.said import COUNT, NOW, SHARE, Said, Spoken
from gongkai.patterns import pattern

_NATURE = "咨询|求助|求决|投诉|举报|揭发控告|申诉|建议|意见|感谢|表扬|其[他它]|未注明|未分类|不详|无效|非诉求|骚扰"
_TAIL = (
    r"(?:性质?)?(?:的)?(?>(?:诉求|工单|事项|问题|来电|来件|办件|信件|件|电话|案件)*)(?:数量|总量|数|量)?"
    r"(?>(?:共计|合计|共有|共|计|有|为|是|达|受理|占)*)[:：]?"
)
_HEAD = (
    r"(?:[(（]?[一二三四五六七八九十\d]+[)）、.．]\s*|[①-⑳]|[一二三四五六]是)?"
    "(?>(?:其中|包括|包含|含|有|为|是|分为|接到|受理|接收|收到|的)*)"
)
_CLASS = pattern(rf"{_HEAD}(?P<name>(?>(?:(?:{_NATURE})[、和及与/·]?)+)类?){_TAIL}")
_SUBJECT = pattern(rf"{_HEAD}(?P<name>[一-鿿“”]{{1,18}}类){_TAIL}")
_NO_SUBJECT = pattern("(?:各|几|两|三|四|五|六|该|此|同|这|[前后]\\S|等)类|共|总")
_WAY = pattern(
    rf"{_HEAD}(?:通过)?(?P<name>[A-Za-z一-鿿\d“”+·]{{0,10}}?(?:电话|来电|热线|互联网|网络|网上|网站|微信|微博|公众号|小程序|APP|App|app|短信|邮件|邮箱"
    rf"|信箱|来信|来访|留言|留言板|客户端|平台|渠道|途径|方式|门户|交办|转办|派发))(?:渠道|途径|方式)?{_TAIL}"
)
_UNIT = pattern(
    rf"{_HEAD}(?:[一-鿿]{{0,14}}的(?:单位)?[是有为]?)?(?P<name>[一-鿿]{{1,18}}(?:局|委|委员会|办事处|街道|镇|乡|公司|中心|政府|[大支]队|学?院|办|区"
    rf"|县|社|处|集团|其他单位|其余单位)){_TAIL}"
)
_LIKED = pattern(
    rf"{_HEAD}(?:群众|市民|企业|诉求人|来电人)?(?>(?:表示|评价)*)(?:为)?(?P<name>(?:非常|很|比较|较|基本|不|较?不|一般)?满意|一般|(?:未|不予?)评价){_TAIL}"
)
_NOT_A_UNIT = pattern("共|总|各|中心(?:受理|接)|热线|平台|向|转|由|和|及")
_NOT_A_WAY = pattern("共|总|办结|回访|满意|各类|群众来电|市民来电|承办|转派|单位")
_REST = pattern("其他|其它|其余|未注明|未分类|不详")
_WHOLE = pattern("受理|接到|接收|接听|接转|接诉|收到|登记|总|诉求|来电|办件|工单|办理|话务|呼入|承办")
_NO_WHOLE = pattern("回访|满意|逾期|超[期时]|重复|退回|督办|派发|日均|平均|每天|每日")
_OPENED = pattern(
    "分为|分别[为是有]|按[^，,。]{0,10}(?:分|看|划分|统计)|构成|类型(?:来)?[看分]|性质(?:来)?[看分]|如下|组成|分类|渠道[来看分]|来源"
)
_PARTLY = pattern("主要|排名?前|居前|前[二两三四五六七八九十\\d]|较多|突出|集中|最多|如[：:,，]|例如|热点|等方面")
_NATURES = ("咨询", "求助", "求决", "投诉", "举报", "建议", "意见", "感谢", "表扬")
_SUMMED = pattern(
    r"[^，,;；]{0,12}[，,;；]?\s*(?:以上)?(?:[两二三四五六七八九十\d]{1,2}[项类种个]{1,2}\S{0,3})?(?:共计|合计|总计|共)(?:为|是)?\s*"
)
_MANY = 4  # of the natures: whoever names so many names all
CLASS, SUBJECT, WAY, UNIT, LIKED = "性质", "类别", "渠道", "单位", "满意程度"
_BACK = 4  # passages


class Item(NamedTuple):
    """A part: what it is, how many, and its share where that is said."""

    name: str
    said: Said
    share: Said | None


class Listing(NamedTuple):
    """Parts of one whole. `wholes` may be it, the nearest first; `near` of them stand in the same or the last sentence.

    `complete` says that the parts are all there are.
    """

    kind: str
    items: tuple[Item, ...]
    wholes: tuple[Said, ...]
    near: int
    complete: bool

    @property
    def sum(self) -> Fraction:
        """What the parts come to."""
        return sum((item.said.number.value for item in self.items), Fraction(0))

    def comes_to(self, whole: Number) -> bool:
        """Whether the parts come to that, as exactly as they are said."""
        slack = whole.slack + sum((item.said.number.slack for item in self.items), Fraction(0))
        return abs(self.sum - whole.value) <= slack


def name_of(label: str) -> tuple[str, str] | None:
    """The kind of part that a label names, and its name."""
    if found := _CLASS.fullmatch(label):
        return CLASS, found["name"]
    if (found := _SUBJECT.fullmatch(label)) and not _NO_SUBJECT.search(found["name"]):
        return SUBJECT, found["name"]
    if (found := _WAY.fullmatch(label)) and not _NOT_A_WAY.search(label):
        return WAY, found["name"]
    if found := _LIKED.fullmatch(label):
        return LIKED, found["name"]
    if (found := _UNIT.fullmatch(label)) and not _NOT_A_UNIT.search(found["name"]):
        return UNIT, found["name"]
    return None


def listings(passages: Sequence[Spoken]) -> list[Listing]:
    """All lists of parts, in one sentence or a passage each."""
    found = [listing for spoken in passages for listing in _in_sentences(spoken, passages)]
    return found + list(_by_passages(passages))


def _in_sentences(spoken: Spoken, passages: Sequence[Spoken]) -> Iterator[Listing]:
    for depth in sorted({said.depth for said in spoken.said}):
        counts = [said for said in spoken.said if said.kind == COUNT and said.depth == depth]
        kinds = list(_kinds(counts))
        keyed = zip(kinds, counts, strict=True)
        for (kind, _, _), run in groupby(keyed, key=lambda entry: (entry[0], entry[1].when, entry[1].sentence)):
            entries = [said for _, said in run]
            if not kind or entries[0].when != NOW:
                continue
            yield from _listing(kind, entries, spoken, passages)


def _kinds(counts: Sequence[Said]) -> Iterator[str]:
    """The kind of part that each is; 其他 is of the kind of those before it."""
    kind = ""
    for said in counts:
        named = name_of(said.label)
        kind = kind if kind and named and _is_rest(named[1]) else named[0] if named else ""
        yield kind


def _is_rest(name: str) -> bool:
    return bool(_REST.match(name))


def _listing(kind: str, entries: list[Said], spoken: Spoken, passages: Sequence[Spoken]) -> Iterator[Listing]:
    items = tuple(Item((name_of(said.label) or ("", ""))[1], said, share_of(said, spoken)) for said in entries)
    if len(items) < 2:
        return
    first = entries[0]
    start = spoken.sentences[first.sentence][0]
    wholes, near = _wholes(first, spoken, passages)
    before = spoken.passage.text[start : first.number.start]
    opening = before if first.sentence == 0 else spoken.sentence(first.sentence - 1) + before
    if sum_behind := _sum_behind(entries, spoken):
        yield Listing(kind, items, (sum_behind, *wholes), near + 1, True)
    else:
        yield Listing(kind, items, wholes, near, is_complete(kind, items, opening, near > 0))


def _sum_behind(entries: list[Said], spoken: Spoken) -> Said | None:
    """共计250件 behind a list, which is what it comes to."""
    behind = [said for said in spoken.said if said.number.start > entries[-1].number.start and said.kind == COUNT]
    if not behind or behind[0].sentence != entries[-1].sentence or behind[0].depth != entries[-1].depth:
        return None
    between = spoken.passage.text[entries[-1].number.end : behind[0].number.start]
    return behind[0] if _SUMMED.fullmatch(between) else None


def share_of(said: Said, spoken: Spoken) -> Said | None:
    """The share that stands behind a count, before the next count; or at the same place in a later row of 分别占."""
    after = [
        entry for entry in spoken.said if entry.number.start > said.number.start and entry.sentence == said.sentence
    ]
    if said.each:
        shares = [entry for entry in after if entry.kind == SHARE and entry.each == said.each]
        if shares:
            return shares[0]
    if after and after[0].kind == SHARE and not after[0].each:
        return after[0]
    return None


def is_complete(kind: str, items: Sequence[Item], opening: str, near: bool) -> bool:
    """Whether the parts are said to be all: with a rest, by so many natures, or by the words before them."""
    if any(_is_rest(item.name) for item in items):
        return True
    if _PARTLY.search(opening):
        return False
    natures = {nature for item in items for nature in _NATURES if nature in item.name}
    if kind == CLASS and len(natures) >= _MANY:
        return True
    shares = [item.share.number for item in items if item.share]
    slack = sum((share.step for share in shares), Fraction(0))
    if len(shares) == len(items) and abs(_added(shares) - 100) <= slack:
        return True
    return near and "其中" not in opening and bool(_OPENED.search(opening))


def _added(numbers: Sequence[Number]) -> Fraction:
    return sum((number.value for number in numbers), Fraction(0))


def _wholes(first: Said, spoken: Spoken, passages: Sequence[Spoken]) -> tuple[tuple[Said, ...], int]:
    """What the parts may be parts of, the nearest first, with how many of them are near."""
    own = [said for said in spoken.said if said.number.start < first.number.start and said.is_now]
    if first.depth:  # in brackets: of what stands right before them
        outer = [said for said in own if said.depth < first.depth]
        return tuple(outer[-1:]), min(len(outer), 1)
    here = [said for said in own if said.sentence == first.sentence and not said.depth and not name_of(said.label)]
    text = spoken.passage.text[spoken.sentences[first.sentence][0] : first.number.start]
    if here and "其中" in text:
        cut = text.rindex("其中") + spoken.sentences[first.sentence][0]
        here.sort(key=lambda said: (said.number.start > cut, -said.number.start))
    last = [said for said in own if said.sentence == first.sentence - 1 and not name_of(said.label) and not said.depth]
    earlier = [said for said in own if said.sentence < first.sentence - 1 and is_whole(said)]
    near = [*here, *([said for said in last if is_whole(said)])]
    for other in reversed(passages[max(0, passages.index(spoken) - _BACK) : passages.index(spoken)]):
        earlier += [said for said in other.said if said.is_now and is_whole(said)]
    totals = [
        said for other in passages[: passages.index(spoken)] for said in other.said if said.is_now and is_whole(said)
    ]
    return tuple(dict.fromkeys([*near, *earlier, *totals])), len(near)


def is_whole(said: Said) -> bool:
    """Whether a count may be that of all that came in."""
    return bool(_WHOLE.search(said.label)) and not _NO_WHOLE.search(said.label) and not name_of(said.label)


def _by_passages(passages: Sequence[Spoken]) -> Iterator[Listing]:
    """Lists of a passage each: （一）咨询类500件，占50%。"""
    run: list[tuple[Spoken, Said, str, str]] = []
    previous = -2
    for spoken in [*passages, None]:
        led = _leading(spoken) if spoken else None
        if run and (led is None or spoken is None or led[1] != run[0][2] or spoken.order != previous + 1):
            yield from _of_passages(run, passages)
            run = []
        if spoken and led:
            run.append((spoken, *led))
            previous = spoken.order


def _leading(spoken: Spoken) -> tuple[Said, str, str] | None:
    """The first number of a passage if it begins with the name of a part, and no other part follows it."""
    counts = [said for said in spoken.said if said.kind == COUNT and not said.depth]
    if not counts or counts[0].when != NOW:
        return None
    words = spoken.passage.text[: counts[0].number.start].strip(" \u3000:,，。")
    named = name_of(words) or name_of(words.replace("。", "").replace("，", "").replace(":", ""))
    if named is None or any(name_of(said.label) and said.sentence == counts[0].sentence for said in counts[1:]):
        return None
    return counts[0], named[0], named[1]


def _of_passages(run: list[tuple[Spoken, Said, str, str]], passages: Sequence[Spoken]) -> Iterator[Listing]:
    if len(run) < 2:
        return
    spoken, first, kind, _ = run[0]
    items = tuple(Item(name, said, share_of(said, own)) for own, said, _, name in run)
    at = passages.index(spoken)
    wholes, near = _wholes(first, spoken, passages)
    before = passages[at - 1] if at else None
    opening = before.passage.text if before else ""
    yield Listing(kind, items, wholes, near, is_complete(kind, items, opening, at > 0))
