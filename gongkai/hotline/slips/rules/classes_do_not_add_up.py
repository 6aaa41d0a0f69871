"""各类相加不等于总数。

受理总数和各类、各渠道的数印在一起，读的人会加一加。加不起来，不是漏了一类，就是有一个数抄错了，后面的占比也跟着错。
只说了几类、没有说全的，不查相加；一类比总数还大的，见 GK311。

错:

    2024年5月热线运行情况通报
    5月份共受理诉求1000件。其中，咨询类600件、求助类250件、投诉类80件、其他类50件。

对:

    2024年5月热线运行情况通报
    5月份共受理诉求1000件。其中，咨询类600件、求助类250件、投诉类100件、其他类50件。
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from gongkai.diagnostics import Severity
from gongkai.hotline.slips.lists import CLASS, LIKED, SUBJECT, UNIT, WAY, Listing
from gongkai.hotline.slips.looked import Looked, Slip, counted
from gongkai.hotline.slips.said import Said
from gongkai.patterns import pattern

CODE = "GK301"
SEVERITY = Severity.ERROR
_PAIRS = tuple(
    (pattern(f"(?:{one})[^，。]{{0,4}}$"), pattern(f"(?:{other})[^，。]{{0,8}}$"))
    for one, other in (
        (
            "直接(?:办[结理]|[答回]复|解答)|直办|即时(?:办结|答复)|[当现]场(?:答复|解答)|在线(?:解答|答复|办结)|自行处理|自办",
            "转办|转派|派单|交办|派发|派遣|转交",
        ),
        (
            "(?<![按逾超未][期时])(?<!及时)(?<!未)办结|办理完毕|处理完毕|完成",
            "正在办理|正在处理|在办|办理中|处理中|未办结|尚未办结",
        ),
        ("(?<!未)(?:按[时期]|及时|如期)(?:办结|回复|结案|办理|反馈)?", "逾期|超期|超时|未按[时期]"),
        ("(?<!非)电话(?:诉求|受理|来电)?", "非电话|网络|互联网|线上"),
    )
)  # fmt: skip
_CALLED = {CLASS: "类", SUBJECT: "类", WAY: "种渠道", UNIT: "个单位", LIKED: "种评价"}
_OF_ALL = (0, 3)  # of the pairs: what becomes of everything, and how it comes in
_IN_TIME = 2
_DONE = pattern("办结|回复|结案|应办")
_SINGLE = pattern("率|累计|督办|重复")


def check(looked: Looked) -> Iterator[Slip]:
    """Lists of parts that are all there are, or are more than the whole; and things that are one or the other."""
    for listing in looked.listings:
        if fitting := next((whole for whole in listing.wholes if listing.comes_to(whole.number)), None):
            looked.saw(fitting, *(item.said for item in listing.items))
        elif (whole := _whole(listing)) and not any(_exceeds(item.said, listing) for item in listing.items):
            looked.saw(whole, *(item.said for item in listing.items))
            yield _slip(looked, listing, whole)
    for spoken in looked.passages:
        now = [said for said in spoken.said if said.is_now]
        for end in range(2, len(now) + 1):
            yield from _of_two(looked, now[:end])


def _whole(listing: Listing) -> Said | None:
    """What the parts should come to; None where it is not known that they should."""
    if not listing.wholes or (not listing.near and not listing.complete):
        return None
    whole = listing.wholes[0]
    if not listing.near and _shares_of_sum(listing) and len({one.number.value for one in listing.wholes}) > 1:
        return None  # of which of them they are the parts nobody says
    more = listing.sum > whole.number.value and listing.near > 0
    return whole if listing.complete or more else None


def _exceeds(part: Said, listing: Listing) -> bool:
    return all(part.number.value > whole.number.value for whole in listing.wholes)


def _slip(looked: Looked, listing: Listing, whole: Said) -> Slip:
    difference = listing.sum - whole.number.value
    told = f"{len(listing.items)}{_CALLED[listing.kind]}相加是{counted(listing.sum)}，不是{looked.shown(whole)}，"
    hint = f"核对总数和各项，{'漏了一项的补上' if difference < 0 else '重复算的去掉'}"
    if _shares_of_sum(listing):
        hint = f"各项的占比是按{counted(listing.sum)}算的，核对总数"
    return Slip(
        looked.position(listing.items[0].said),
        f"{told}{'少' if difference < 0 else '多'}{counted(abs(difference))}",
        hint,
    )


def _shares_of_sum(listing: Listing) -> bool:
    """Whether the shares are those of what the parts come to."""
    shares = [(item.said.number, item.share.number) for item in listing.items if item.share]
    return len(shares) > 1 and all(
        abs(count.value / listing.sum * 100 - share.value) < share.step for count, share in shares
    )


def _of_two(looked: Looked, counts: list[Said]) -> Iterator[Slip]:
    """直接答复…件，转办…件, the last two of them: the one or the other, which are all."""
    *before, one, other = counts
    if one.sentence != other.sentence or one.depth != other.depth or _SINGLE.search(one.label + other.label):
        return
    kind = next((at for at, pair in enumerate(_PAIRS) if _is_pair(one, other, pair)), None)
    if kind is None:
        return
    total = looked.total(one)
    wholes = [*before, *([total] if total else [])]
    both = one.number.value + other.number.value
    slack = one.number.slack + other.number.slack
    fitting = next((whole for whole in wholes if abs(whole.number.value - both) <= slack + whole.number.slack), None)
    if fitting:
        looked.saw(fitting, one, other)
    elif (whole := _of_both(before, one, total if kind in _OF_ALL else None)) and _must(
        looked, whole, other, kind, both
    ):
        looked.saw(whole, one, other)
        told = f"“{one.label}”和“{other.label}”相加是{counted(Fraction(both))}，不是{looked.shown(whole)}"
        yield Slip(looked.position(one), told, "核对这三个数")


def _is_pair(one: Said, other: Said, pair: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    first, second = pair
    return bool(
        (first.search(one.label) and second.search(other.label))
        or (second.search(one.label) and first.search(other.label))
    )


def _of_both(before: list[Said], one: Said, total: Said | None) -> Said | None:
    """What two things are all of: the only number before them in the sentence, or in the last; else the total."""
    here = [whole for whole in before if whole.sentence == one.sentence and whole.depth <= one.depth]
    last = [whole for whole in before if whole.sentence == one.sentence - 1 and not whole.depth]
    if not here and len(last) > 1:  # 转办的诉求已办结……: the words say of which
        last = [whole for whole in last if whole.label and whole.label[:2] in one.label]
    near = here or last
    return near[0] if len(near) == 1 else total if not near else None


def _must(looked: Looked, whole: Said, other: Said, kind: int, both: Fraction) -> bool:
    """Whether the two must come to the whole: nothing follows them, and it is not what is only begun."""
    more = [said for said in looked.sentence(other) if said.is_now and said.number.start > other.number.start]
    if both > whole.number.value:
        return whole.number.value >= other.number.value / 2
    return not more and (kind != _IN_TIME or bool(_DONE.search(whole.label)))
