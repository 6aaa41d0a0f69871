"""署名 and 成文日期: what can stand there, in one line or in several, and what a date may look like."""

import re

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import bare
from gongkai.importing.parts.labels import label_alone, labelled
from gongkai.importing.words.names import are_units, is_unit
from gongkai.patterns import pattern
from gongkai.phrases.times import Time, parse_time
from gongkai.text import Text

_HAN_DAY = "[一二三四五六七八九十廿卅]{1,4}"
DATE = pattern(rf"(?:\d{{4}}|[一二三四五六七八九〇○零OoО0]{{4}})年(?:\d{{1,2}}|{_HAN_DAY})月(?:\d{{1,2}}|{_HAN_DAY})日")
_LOST = pattern(
    rf"(?:二|〇〇|二〇)?(?P<rest>(?<=二)[一二][一二三四五六七八九]|(?<=[二〇])[一二三四五六七八九])年"
    rf"(?:\d{{1,2}}|{_HAN_DAY})月(?:\d{{1,2}}|{_HAN_DAY})日"
)
_RUN_TOGETHER = pattern(r"(?P<year>20[0-4]\d)年?(?=\d)(?:\d{1,2}月)?\d{1,4}日?")
_MONTH = pattern(rf"(?:\d{{4}}|[一二三四五六七八九〇○零OoО0]{{4}})年(?:\d{{1,2}}|{_HAN_DAY})月")
_ISO = pattern(r"20\d\d[-./、]\d{1,2}[-./、]\d{1,2}")
_SIGNED = pattern(rf"(?P<organ>[^\d，。；：]{{3,40}}?)\s*(?P<date>{DATE.pattern})")
_COMMITTEE = pattern(
    "[^（）()]{4,}(?:委员会|组委会|领导小组|协调小组|专班|联席会议|指挥部|工作组)(?:办公室|秘书处)?(?:[（(].{1,20}[）)])?"
)
_OF_THE_PARTY = pattern(
    "(?:宣传|组织|统战|统一战线工作|社会工作)部|办公室|政法委(?:员会)?|机构编制委员会办公室"
)  # 中共某县委 / 宣传部
_OFFICE_FOR = pattern(
    "(?!.{0,3}[省市区县旗镇乡州])[^（）()]{4,20}(?:委员会|组委会|领导小组|协调小组|专班|联席会议|指挥部)(?:办公室)?"
)
_NO_NAME = pattern("[，。；：:？！?!,;]|附件|通知|方案|时间|地点|活动$|工作$|要求$|[于在][^，。]{0,12}[日月]")
_SHORT_NAMES = ("工会", "团委", "妇联")
_LONGEST = 40
_ONLY_SEALED = pattern("[（(](?:印|章|盖章|公章|印章)[）)]")  # and no name
_ASIDE = pattern(
    r"主\s*题\s*词\s*[：:].{2,60}|[（(]?(?:共印|印数：?|印)\s*\d+\s*份[）)]?|(?:审核|初审|复审|终审|编审|签发|校对|拟稿|打[印字]|核稿|监印|印刷)人?\s*[：:].{1,40}"
    r"|(?:分\s*送|抄\s*[报致])\s*[：:].{2,200}|(?:作者|编辑|责编)\s*[：:].{1,20}"
)
_CONTACT = pattern(
    r"[（(]?\s*+(?:联\s*系|咨\s*询|监\s*督|经\s*办)?\s*+(?:人|人员|电\s*话|方\s*式|地\s*址|邮\s*箱|处\s*室|科\s*室)|传\s*真"
    r"|(?:[\u4e00-\u9fff]{2,6})?电?子?邮[箱件]|(?:电子)?信箱|邮\s*[编箱]|QQ|办公地址|收件人",
    re.IGNORECASE,
)


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, and one that there is; its day may be left out."""
    shown = bare(text)
    known = DATE.fullmatch(shown) or _ISO.fullmatch(shown) or is_month(text)
    return bool(known) and isinstance(parse_time(Text(text), None), Time)


def year_of_damaged(text: str) -> int:
    """The year of a line that is a date in which a page has lost characters; 0 for any other.

    2014 of 二一四年五月二十日, 2017 of 201739 and of 20173月9日.
    """
    if (digits := _RUN_TOGETHER.fullmatch(bare(text))) and not is_date(text):
        return int(digits["year"])
    lost = _LOST.fullmatch(bare(text))
    return 2000 + int("".join(str("〇一二三四五六七八九".index(one)) for one in lost["rest"])) if lost else 0


def is_month(text: str) -> bool:
    """Whether a line is a date that names no day: 2019年5月."""
    return _MONTH.fullmatch(bare(text)) is not None


def is_signed(text: str) -> bool:
    """Whether a line is 署名 and date side by side, which the tool prints one below the other."""
    found = _SIGNED.fullmatch(text)
    return found is not None and is_issuer(found["organ"]) and is_date(found["date"])


def parted_signature(text: str) -> tuple[str, str]:
    """署名 and date of a line that is both."""
    found = _SIGNED.fullmatch(text)
    return (found["organ"].strip(), found["date"]) if found else (text, "")


def is_issuer(text: str) -> bool:
    """Whether a line is the name of an organ, or of several side by side."""
    names = [bare(text)] if is_spaced(text) else text.split()
    return (
        (3 <= len(text) <= 100 or text in _SHORT_NAMES)
        and numbered(text) is None
        and not re.search("[，。；：:、？！【】]", text)
        and not label_alone(text)
        and not DATE.search(bare(text))
        and all(are_units(name) or is_unit(name) or _is_committee(name) for name in names)
    )


def may_sign(text: str) -> bool:
    """Whether a line above a date can be 署名 though it does not look like an organ: short, no sentence, no heading."""
    is_name = not (labelled(text) or _NO_NAME.search(text) or DATE.search(bare(text)) or is_aside(text))
    return 2 <= len(text) <= _LONGEST and numbered(text) is None and is_name and not _ONLY_SEALED.fullmatch(text)


def is_spaced(text: str) -> bool:
    """Whether a name is spread out by blanks: 甲 市 文 明 办."""
    return len(parts := text.split()) > 2 and all(len(part) == 1 for part in parts)


def is_contact(text: str) -> bool:
    """Whether a line only says whom to ask, and where: 联系人：某某　电话：……."""
    label, colon, rest = re.match(r"([^：:]*)([：:]?)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    if text.startswith(("（", "(")):
        return False  # 附注
    return bool(colon and rest) and len(text) <= 120 and _CONTACT.fullmatch(label.strip()) is not None


def may_follow_date(text: str) -> bool:
    """Whether a line below the date is of no part of the format: contacts, who typed it, 主题词 out of its place."""
    return is_contact(text) or is_aside(text)


def is_aside(text: str) -> bool:
    """Whether a line says who typed or checked a notice, how many were printed, or what it is about."""
    return _ASIDE.fullmatch(text) is not None


def goes_on_below(name: str, below: str) -> bool:
    """Whether a line of 署名 is the rest of the name above: the office for one occasion of that body, with no place."""
    if name.endswith(("省委", "市委", "州委", "区委", "县委")) and _OF_THE_PARTY.fullmatch(below):
        return True
    return name.endswith(("委员会", "局", "政府", "党委", "党组")) and _OFFICE_FOR.fullmatch(below) is not None


def _is_committee(name: str) -> bool:
    """Whether a name is that of an office for one occasion: 示例区“示例日”活动组委会办公室."""
    return len(name) <= 40 and _COMMITTEE.fullmatch(name) is not None
