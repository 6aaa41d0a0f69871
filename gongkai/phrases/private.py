"""What of a text is somebody's own: telephone numbers, identity numbers, addresses of homes, electronic mail.

Digits may be full-width or Chinese, with blanks, dashes or dots between them. What only looks like it is passed over:
document numbers, amounts, dates, codes, post codes, hotlines of a few digits, and those that begin with 400 or 800.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gongkai.patterns import pattern

MOBILE = "手机号码"
PHONE = "电话号码"
IDENTITY = "身份证号码"
ADDRESS = "住址"
EMAIL = "电子邮箱"
CONTACTS = frozenset({MOBILE, PHONE, EMAIL})  # what an office may want to publish of itself


class Private(NamedTuple):
    """A span of a text that is of this kind."""

    kind: str
    start: int
    end: int


def advice(kind: str) -> str:
    """What to do about it before it is published."""
    if kind in CONTACTS:
        return "删掉；是办公室对外的、可以放到网上的，在 portal 里写上 publish_contacts: yes"
    return "删掉，或者只写到小区、村" if kind == ADDRESS else "删掉，或者中间几位换成*"


class _Group(NamedTuple):
    """Digits that stand together, as 0 to 9; `gap` is what stands before them, "" where they touch the last ones."""

    start: int
    end: int
    digits: str
    gap: str


_WRITTEN = "０１２３４５６７８９〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_DIGITS = str.maketrans(_WRITTEN, "01234567890001234567891123456789")
_GROUP = pattern(r"[0-9０-９]++|[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]++")
_GAP = pattern(r"(?:[^\S\n]|[\u200b-\u200f\u2060\ufeff\-‐-―−﹣－_.．·•・)）]){0,3}")

_MOBILE = pattern(r"1[3-9]\d{9}")
_MOBILE_GROUPS = frozenset(
    {(3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (3, 5, 3), (4, 3, 4), (4, 4, 3), (3, 4, 2, 2), (3, 2, 2, 2, 2), (3, 2, 3, 3),
     (3, 3, 3, 2)}
)  # fmt: skip
_ABROAD = pattern(r"(?:0086|86|0)(?=1[3-9]\d{9}$)")  # what is dialled before a mobile number
_LANDLINE = pattern(r"(?:0(?:10|2\d)[2-8]|0[3-9]\d\d[2-8])\d{6,7}")
_LOCAL = frozenset({(7,), (8,), (3, 4), (4, 4), (4, 3)})
_DAY = pattern(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_IDENTITY = pattern(r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}")
_BORN = pattern(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}")
_BORN_SHORT = pattern(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_CHECK = pattern(r"[^\S\n]?[XxＸｘ×]")
_LONGEST = 18

_CALLED = pattern(r"(?:电话|座机|传真|热线|手机|联系方式|联系人|拨打|致电|[Tt][Ee][Ll])[^\d，。；;\n]{0,10}$")
_CODED = pattern(r"(?:编号|单号|流水号|条码|代码|账号|帐号|卡号|税号|识别号|索引号|备案号|订单号)[^\d，。；;\n]{0,4}$")
_COUNTED = pattern(r"[^\S\n]?(?:[余多]?[万亿]|[余多]?元|人民币|[余多]?[人件次份吨户])")
_NEAR = 24
_GOES_ON = 2  # characters between the parts of an address: 3号楼2单元

_N = r"[\d十百A-Za-z甲乙丙丁]{1,5}"
_ADDRESS = pattern(
    rf"{_N}(?:号楼|栋|幢|座|楼|号)[^\S\n]?-?(?<![A-Za-z\d]){_N}[^\S\n]?单元(?:[^\S\n]?\d{{1,4}}[室号户]?)?"
    rf"|(?<![第\d]){_N}[^\S\n]?单元[^\S\n]?(?:\d{{1,4}}[室号户]|\d{{3,4}})"
    rf"|(?:小区|花园|家园|公寓|新村|嘉园|[苑庭郡])[^\d，。；、\n]{{0,4}}{_N}(?:号楼|栋|幢|座)[^\S\n]?{_N}[室号户]"
    rf"|(?:小区|花园|家园|公寓|新村|嘉园|[苑庭郡])[^\d，。；、\n]{{0,4}}\d{{1,3}}[-—－]\d{{1,2}}[-—－]\d{{3,4}}"
    rf"|[村屯][^\d，。；、\n]{{0,6}}{_N}组[^\S\n]?{_N}号"
    rf"|(?:家庭住址|家庭地址|住址|住所|家住|现住|居住在|居住地|户籍地|户籍所在地)[^，。；、\n]{{0,30}}?"
    rf"{_N}[^\S\n]?[号室栋幢组](?!召)"
)
_EMAIL = pattern(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,5}")


def private(text: str, about: str = "") -> tuple[Private, ...]:
    """Every span that is private, in order; `about` is what the text is about: the head of a column, a label."""
    whole = f"{about}：{text}" if about else text
    before = len(whole) - len(text)
    found = [*_numbers(whole), *_addresses(whole), *_mail(whole)]
    inside = (Private(kind, max(start - before, 0), end - before) for kind, start, end in found if end > before)
    return tuple(_apart(sorted(inside, key=lambda span: (span.start, -span.end))))


def _apart(spans: Iterable[Private]) -> Iterator[Private]:
    """The spans without those that begin inside another; an address that goes on is one."""
    last: Private | None = None
    for span in spans:
        gap = span.start - last.end if last else 0
        if last and span.kind == last.kind and (gap < 0 or (span.kind == ADDRESS and gap <= _GOES_ON)):
            last = last._replace(end=max(last.end, span.end))
        elif last is None or gap >= 0:
            yield from (last,) if last else ()
            last = span
    yield from (last,) if last else ()


def _addresses(text: str) -> Iterator[Private]:
    plain = text.translate(_DIGITS)
    yield from (Private(ADDRESS, found.start(), found.end()) for found in _ADDRESS.finditer(plain))


def _mail(text: str) -> Iterator[Private]:
    plain = text.replace("＠", "@")
    yield from (Private(EMAIL, found.start(), found.end()) for found in _EMAIL.finditer(plain))


def _numbers(text: str) -> Iterator[Private]:
    called = -1  # where a telephone number has just ended: the next one may go without its label
    for run in _runs(text):
        first = 0
        while first < len(run):
            kind, size, end = _number(text, run, first, called)
            if kind:
                yield Private(kind, run[first].start, end)
                called = end if kind in CONTACTS else called
            first += size


def _runs(text: str) -> Iterator[list[_Group]]:
    """Groups of digits with nothing between them but what people write inside a number."""
    run: list[_Group] = []
    for found in _GROUP.finditer(text):
        gap = text[run[-1].end : found.start()] if run else ""
        if run and not _GAP.fullmatch(gap):
            yield run
            run, gap = [], ""
        run.append(_Group(found.start(), found.end(), found[0].translate(_DIGITS), gap))
    if run:
        yield run


def _number(text: str, run: Sequence[_Group], first: int, called: int) -> tuple[str, int, int]:
    """What begins with this group: its kind, how many groups it takes and where it ends; "" for nothing private."""
    digits = ""
    for last in range(first, len(run)):
        digits += run[last].digits
        if len(digits) > _LONGEST:
            break
        groups = run[first : last + 1]
        end = run[last].end
        mark = _CHECK.match(text, end) if len(digits) == _LONGEST - 1 else None
        if _is_identity(digits + ("X" if mark else ""), groups, text):
            return IDENTITY, len(groups), mark.end() if mark else end
        if _is_mobile(digits, groups, text):
            return MOBILE, len(groups), end
        if _is_landline(digits, groups, text) or (not run[first].gap and _is_local(digits, groups, text, called)):
            return PHONE, len(groups), end
    return "", 1, run[first].end


def _is_identity(digits: str, groups: Sequence[_Group], text: str) -> bool:
    """18 digits with the day of birth among them, or 15 as they were before 1999."""
    if _IDENTITY.match(digits) is None or not (_are_close(groups) or len(groups) <= 4):
        return False
    if len(digits) == 15:
        whole = _are_close(groups) or _lengths(groups) == (6, 6, 3)
        return whole and _BORN_SHORT.fullmatch(digits, 6) is not None and not _is_coded(text, groups[0].start)
    return len(digits) == 18 and _BORN.fullmatch(digits.replace("X", "0"), 6) is not None


def _is_mobile(digits: str, groups: Sequence[_Group], text: str) -> bool:
    number = _ABROAD.sub("", digits) if len(groups) == 1 else digits
    if _MOBILE.fullmatch(number) is None or not (_are_close(groups) or _lengths(groups) in _MOBILE_GROUPS):
        return False
    return not (_is_coded(text, groups[0].start) or _COUNTED.match(text, groups[-1].end))


def _is_landline(digits: str, groups: Sequence[_Group], text: str) -> bool:
    """A number with its area code, which stands apart or not at all."""
    if _LANDLINE.fullmatch(digits) is None or _is_coded(text, groups[0].start):
        return False
    lengths = _lengths(groups)
    return _are_close(groups) or (lengths[0] in (3, 4) and lengths[1:] in _LOCAL)


def _is_local(digits: str, groups: Sequence[_Group], text: str, called: int) -> bool:
    """Seven or eight digits that are called a telephone number, or stand beside one."""
    if _lengths(groups) not in _LOCAL or digits[0] in "019" or _DAY.fullmatch(digits):
        return False
    start = groups[0].start
    beside = 0 <= start - called <= 3 and not text[called:start].strip(" 、，,/／；;或和及")
    return beside or _CALLED.search(text, max(0, start - _NEAR), start) is not None


def _is_coded(text: str, start: int) -> bool:
    return _CODED.search(text, max(0, start - _NEAR), start) is not None


def _lengths(groups: Sequence[_Group]) -> tuple[int, ...]:
    return tuple(len(group.digits) for group in groups)


def _are_close(groups: Sequence[_Group]) -> bool:
    """Whether nothing stands between them, or the same after every single digit."""
    if all(not group.gap for group in groups[1:]):
        return True
    return all(len(group.digits) == 1 for group in groups) and len({group.gap for group in groups[1:]}) == 1
