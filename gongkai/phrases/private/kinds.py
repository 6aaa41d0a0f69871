"""What kinds of private data there are, and a span of a text that is of one."""

from collections.abc import Iterable
from typing import NamedTuple

MOBILE = "手机号码"
PHONE = "电话号码"
PART = "号码的一部分"  # 尾号1234, 138****1234
IDENTITY = "身份证号码"
EMAIL = "电子邮箱"
ACCOUNT = "网络账号"  # QQ, 微信
CARD = "银行账号"
PLATE = "车牌号码"
DOOR = "门牌"  # unit and door, the building is not part of it
ADDRESS = "住址"  # where somebody is said to live, from the building on
NAME = "姓名"

NUMBERS = frozenset({MOBILE, PHONE, PART, IDENTITY, EMAIL, ACCOUNT, CARD, PLATE})
CONTACTS = frozenset({MOBILE, PHONE, EMAIL, ACCOUNT, CARD})  # what an office may want to publish of itself
PUBLISHED = frozenset({*CONTACTS, IDENTITY, PLATE, ADDRESS})  # what is looked for before everybody may read a text
MASKED = frozenset({*NUMBERS, DOOR, NAME})  # what is taken out of a complaint: rather too much than too little

# They stand for what has been found until all has been: no number begins inside another, names stand beside numbers.
A_NUMBER, A_DOOR, A_NAME = "\ue000", "\ue001", "某"


class Private(NamedTuple):
    """A span of a text that is of this kind."""

    kind: str
    start: int
    end: int


def hidden(text: str, spans: Iterable[tuple[int, int]], mark: str) -> str:
    """The text with this mark for every character of the spans."""
    pieces, done = [], 0
    for start, end in sorted(spans):
        if end > done:
            pieces += [text[done:start], mark * (end - max(start, done))]
            done = end
    return "".join((*pieces, text[done:])) if pieces else text
