"""Numbers that lead to a person: telephones, identity cards, bank cards, number plates, accounts, e-mail.

Each kind is a pattern and a judgement: what stands before and behind tells an order's number from a telephone. Patterns
see plain digits; digits in words are looked at once more, where a text has a run of them.
"""

import re
from collections.abc import Callable, Iterator

from gongkai.patterns import pattern
from gongkai.phrases.private.kinds import ACCOUNT, CARD, EMAIL, IDENTITY, MOBILE, PART, PHONE, PLATE, Private

_WORDS_OF_DIGITS = ("零〇○", "一幺壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_SAID = "".join(_WORDS_OF_DIGITS)
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | dict.fromkeys(map(ord, "\u3000\xa0\t"), " ")
_WIDE |= dict.fromkeys(map(ord, "—–‐‑−─―﹣－"), "-") | dict.fromkeys(map(ord, "•・‧⋅．"), "·")
_WIDE |= dict.fromkeys([*range(0x200B, 0x2010), 0x2060, 0xFEFF], " ")  # nothing is to be seen of them
_SPOKEN = _WIDE | {ord(word): str(digit) for digit, words in enumerate(_WORDS_OF_DIGITS) for word in words}
_RUN_OF_WORDS = pattern(rf"(?:[{_SAID}][^{_SAID}]{{0,2}}){{2}}[{_SAID}]")
_SAID_AT_LEAST = 3  # 一 behind a number begins 一直
_LATIN = pattern("[0-9A-Za-z]")

_S = r"[ \-.·_/\n]{0,3}"  # what people put between digits
_GAP = r"(?:[^0-9\n。；，;,]{0,10}|[^0-9\n。；，;,]{0,6}[: ]\n)"
_END = "(?![0-9])"
_NOT_PERSONAL = pattern(
    r"(?:单号?|订单|编号|编码|文号|案号|流水号?|批号|票号|凭证号?|条码|条形码|快递号?|序列号|项目号|合同号|档案号|型号|受理号|户号|发票|代码|税号|识别号|索引号|标识码"
    r"|许可证号?|备案号?|准考证号?)码?(?:是|为|[:：“\"(（ A-Z]){0,4}$"
)
_AMOUNT = pattern(
    r" ?(?:[余多]?(?:元|万|亿|块|吨|平|㎡|公里|千瓦|度电|立方|人次|份|件|个(?!人|号|电话))|人民币|开头|打头)"
)
_COUNT = pattern(r" ?(?:年|人|条|次|名|户)")
_SEPARATORS = pattern(r"[^0-9Xx]+")
_DAY = pattern(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_LAST_BORN = 2015  # of later years the numbers of orders hold a date where a card holds that of a birth
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

_NAME = r"[A-Za-z0-9\-]{1,63}+"
_EMAIL = pattern(rf"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{{1,64}}+ ?@ ?{_NAME}(?: ?[.·] ?{_NAME}){{1,4}}")
_MOBILE = pattern(rf"(?<![0-9])(?<![0-9]\.)(?<![A-Z]-)(?:(?:\+|00)?86{_S}|0)?(1{_S}[3-9](?:{_S}[0-9]){{9}}){_END}")
_HALF = pattern(r"(?<![0-9])1[3-9][0-9][*×xX]{3,6}[0-9]{2,4}(?![0-9])")
_TAIL = pattern(rf"(?:尾号|后[三四六]位)(?:数字)?(?:是|为|[: ]){{0,2}}([0-9]{{3,6}}[Xx]?){_END}")
_AREA = r"0(?:10|2[0-9]|[3-9][0-9]{2})"
_INSIDE = r"(?: ?(?:[-/]|转|转接|分机) ?[0-9]{1,5})?"
_LANDLINE = pattern(rf"(?<![0-9])(?:\({_AREA}\)|{_AREA})[ \-.·_/]{{0,2}}([2-8](?:{_S}[0-9]){{6,7}}){_INSIDE}{_END}")
_CALL = "(?:电话|座机|固话|热线|手机|(?<![奖证牌票箱])号码|联系方式|联系人(?:[: ]?[\u4e00-\u9fff]{2,4}[，,])?"
_CALL += "|致电|拨打|传真|宅电|小灵通|回电|来电|[Tt][Ee][Ll])"
_LOCAL = pattern(rf"{_CALL}{_GAP}([2-8](?:{_S}[0-9]){{6,7}}){_INSIDE}{_END}")
_BESIDE = pattern(rf"[ 、，,/;或和及]{{1,3}}([2-8](?:{_S}[0-9]){{6,7}}){_INSIDE}{_END}")  # 56888071、56888072
_AT_HOME = "(?:座机|家里?的?电话|固话|宅电|固定电话)"
_LOCAL_AFTER = pattern(rf"(?<![0-9.])([2-8](?:{_S}[0-9]){{6,7}})(?= {{0,2}}[(]?(?:是|为)?(?:我家?的?)?{_AT_HOME})")
_IDENTITY = pattern(rf"(?<![0-9])[1-9](?:{_S}[0-9]){{16}}{_S}[0-9Xx]{_END}")
_OLD_IDENTITY = pattern(rf"(?<![0-9])[1-8](?:{_S}[0-9]){{14}}{_END}")  # as they were before 1999
_ISSUED = pattern(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")  # by the provinces
_BORN_SHORT = pattern(r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_PAPERS = "(?:身份证|身份号码|证件号?|护照|通行证|军官证|残疾证|社保卡|医保卡)(?:号码|号|编号)?"
_PAPER = pattern(
    rf"{_PAPERS}[^0-9A-Za-z\n。；，;,]{{0,6}}([A-Za-z]{{0,2}}[0-9](?:{_S}[0-9]){{5,19}}(?:{_S}[Xx])?){_END}"
)
_CARD = pattern(rf"(?<![0-9])[3-69](?:{_S}[0-9]){{15,18}}{_END}")
_ACCOUNTS = "(?:卡号|账号|帐号|账户|帐户|存折|卡)(?:号码|号)?"
_BANK = pattern(rf"{_ACCOUNTS}{_GAP}([0-9](?:{_S}[0-9]){{11,20}}){_END}")
_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_PLATE = pattern(
    rf"(?:{_PROVINCE} ?[A-HJ-Za-hj-z] ?[·.\-*]? ?|(?<![A-Za-z0-9])[A-Z]·)"
    r"([A-Za-z0-9](?: ?[A-Za-z0-9]){3,4} ?[A-Za-z0-9挂学警港澳领])(?![A-Za-z0-9])"
)
_PLATE_SAID = pattern(
    r"(?:车牌|牌照|车号|牌号|号牌)(?:号码|号)?(?:是|为|[:“\" (]){0,3}([A-Za-z]?[·.\-]?[A-Za-z0-9]{4,7})(?![A-Za-z0-9])"
)
_SERVICE = "(?:QQ|扣扣|企鹅|微信|薇信|威信|we ?chat|weixin|VX|V信|加我?V|抖音|快手|支付宝|钉钉|微博|陌陌|小红书)"
_ACCOUNT = pattern(
    rf"{_SERVICE}(?:号码|账号|帐号|号|群号|群|ID|昵称|名)?(?:是|为|叫|加|同号|可加|联系|[:“”\"(= ]){{0,4}}"
    r"([A-Za-z0-9][A-Za-z0-9_\-]{4,19}+)(?![A-Za-z0-9_@])",
    re.IGNORECASE,
)
_ACCOUNT_AFTER = pattern(
    r"(?<![A-Za-z0-9_.\-])([A-Za-z0-9][A-Za-z0-9_\-]{4,19}+)"
    r"(?= ?[(]?(?:这个|是|为)?(?:[\u4e00-\u9fff]{1,4}的|我|他|她)?(?:QQ|微信|扣扣))",
    re.IGNORECASE,
)
_NO_ACCOUNTS = pattern(r"(?i)android|windows|iphone\w*|harmony\w*|version\w*|wechat|weixin|alipay|official")


def numbers(text: str) -> Iterator[Private]:
    """Every number that leads to a person; one may be found as two kinds."""
    plain = text.translate(_WIDE)
    if _LATIN.search(plain):
        yield from _spans(plain)
    if _RUN_OF_WORDS.search(text):
        for span in _spans(text.translate(_SPOKEN)):
            if sum(character in _SAID for character in text[span.start : span.end]) >= _SAID_AT_LEAST:
                yield span


def _spans(plain: str) -> Iterator[Private]:
    for kind, source, group, is_personal in _KINDS:
        for found in source.finditer(plain):
            if is_personal(found, plain):
                yield Private(kind, *found.span(group))
                if kind in (MOBILE, PHONE):
                    yield from _beside(plain, found.end())


def _beside(plain: str, end: int) -> Iterator[Private]:
    """The telephone numbers behind one, which go without a label."""
    while (found := _BESIDE.match(plain, end)) and _is_local(found, plain):
        yield Private(PHONE, *found.span(1))
        end = found.end()


def _digits(found: str) -> str:
    return _SEPARATORS.sub("", found)


def _is_one(number: str, first: int = 2) -> bool:
    """Whether it is divided as people divide one number: in groups, or digit by digit; 13 14 15 is no telephone."""
    groups = [len(group) for group in _SEPARATORS.split(number)]
    return (min(groups) > 1 and groups[0] >= first) or set(groups) == {1}


def _is_other(found: re.Match[str], text: str, group: int = 0) -> bool:
    """Whether what stands around it says that it is something else: an order's number, an amount."""
    before = text[max(0, found.start(group) - 12) : found.start(group)]
    return _NOT_PERSONAL.search(before) is not None or _AMOUNT.match(text, found.end()) is not None


def _is_mobile(found: re.Match[str], text: str) -> bool:
    return _is_one(found[1], 3) and not _is_other(found, text)


def _is_landline(found: re.Match[str], text: str) -> bool:
    """The large cities, 010 and 02x, have eight digits."""
    in_large_city = found[0].lstrip("(")[1] in "12"
    long_enough = len(_digits(found[1])) == 8 or not in_large_city
    return long_enough and _is_one(found[1]) and not _is_other(found, text)


def _is_local(found: re.Match[str], text: str) -> bool:
    return not _DAY.fullmatch(_digits(found[1])) and _is_one(found[1]) and not _is_other(found, text, 1)


def _is_identity(found: re.Match[str], text: str) -> bool:
    """With a day of birth; of a recent one the check digit decides, for an order's number begins alike."""
    digits = _digits(found[0]).upper()
    if not _ISSUED.match(digits) or not _DAY.fullmatch(digits[6:14]) or not _is_one(found[0]) or _is_other(found, text):
        return False
    right = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11
    return int(digits[6:10]) <= _LAST_BORN or digits.endswith("10X98765432"[right])


def _is_old_identity(found: re.Match[str], text: str) -> bool:
    digits = _digits(found[0])
    groups = [len(group) for group in _SEPARATORS.split(found[0])]
    born = _ISSUED.match(digits) and _BORN_SHORT.fullmatch(digits, 6, 12)
    return bool(born) and groups in ([15], [6, 6, 3]) and not _is_other(found, text)


def _is_card(found: re.Match[str], text: str) -> bool:
    """Of China's common system, or with the check digit of all of them."""
    digits = _digits(found[0])
    if _is_other(found, text) or not _is_one(found[0]):
        return False
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    return digits.startswith("62") or sum(one // 10 + one % 10 for one in doubled) % 10 == 0


def _is_no_amount(found: re.Match[str], text: str) -> bool:
    return _AMOUNT.match(text, found.end()) is None


def _has_digits(found: re.Match[str], _text: str) -> bool:
    """Two digits at least: a word in Latin letters is no plate."""
    return sum(map(str.isdecimal, found[1])) > 1


def _is_account(found: re.Match[str], text: str) -> bool:
    if found[1].isdecimal():
        return not _AMOUNT.match(text, found.end()) and not _COUNT.match(text, found.end())
    return len(found[1]) > 5 and not _NO_ACCOUNTS.fullmatch(found[1])


Judge = Callable[[re.Match[str], str], bool]
_KINDS: tuple[tuple[str, re.Pattern[str], int, Judge], ...] = (
    (EMAIL, _EMAIL, 0, lambda *_: True),
    (IDENTITY, _IDENTITY, 0, _is_identity),
    (IDENTITY, _OLD_IDENTITY, 0, _is_old_identity),
    (IDENTITY, _PAPER, 1, _is_no_amount),
    (CARD, _CARD, 0, _is_card),
    (CARD, _BANK, 1, _is_no_amount),
    (MOBILE, _MOBILE, 0, _is_mobile),
    (PART, _HALF, 0, lambda *_: True),
    (PART, _TAIL, 1, lambda *_: True),
    (PHONE, _LANDLINE, 0, _is_landline),
    (PHONE, _LOCAL, 1, _is_local),
    (PHONE, _LOCAL_AFTER, 1, _is_local),
    (PLATE, _PLATE, 0, _has_digits),
    (PLATE, _PLATE_SAID, 1, _has_digits),
    (ACCOUNT, _ACCOUNT, 1, _is_account),
    (ACCOUNT, _ACCOUNT_AFTER, 1, _is_account),
)
