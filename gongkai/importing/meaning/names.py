"""What looks like a unit, like a group of units, and like people."""

import re

from gongkai.phrases.names import parse_units
from gongkai.phrases.organs import ENDS
from gongkai.text import Text

_ORGAN = re.compile(rf".*(?:{ENDS}|单位|部门|机构|企业|组织|团体|班子|镇街)(?:[（(][^）)]{0, 100}[）)])?")
_GROUP = re.compile(
    r".*(?:各|所有|全体|有关|相关|其他|其它|其余).*|.*(?:部门|单位|机构|镇街|乡镇|街镇|镇乡|镇（街道）|机关|企业|团体)(?:[（(][^）)]{0,100}[）)])?"
)
_PEOPLE = re.compile(
    r"代表|委员|群众|市民|志愿者|记者|人员|干部|职工|党员|学生|教师|老师|同志|负责人|居民|村民|专家|学者|领导|队员|家长|公众|嘉宾|人士|(?<![\d余])[\d余]++[人名]|对象|律师|企业家"
)
_LONGEST = 30
_SENTENCE = re.compile("[。！？“”《》]|应当|必须|按照|根据|结合|开展|进行|做好|围绕|为了|如下|自行|活动(?!中心)")


def are_units(phrase: str) -> bool:
    """Whether every name in a list is a unit's or a group's."""
    names = parse_units(Text(phrase.strip())).names
    return bool(names) and all(is_unit(name) for name in names)


def share_of_units(phrase: str) -> float:
    """How many of the names in a list are those of units, from 0 to 1."""
    names = parse_units(Text(phrase.strip())).names
    return sum(map(is_unit, names)) / len(names) if names else 0.0


def is_unit(name: str) -> bool:
    """Whether a name ends as those of organs do, and is no sentence."""
    if not 2 <= len(name) <= _LONGEST or _SENTENCE.search(name):
        return False
    return _ORGAN.fullmatch(name) is not None or (is_group(name) and _PEOPLE.search(name) is None)


def is_group(name: str) -> bool:
    """Whether a name stands for several units: 各镇街, 政府各部门, 区直单位."""
    return _GROUP.fullmatch(name) is not None


def are_people(phrase: str) -> bool:
    """Whether a list names people and not units: 人大代表、政协委员、市民代表."""
    names = parse_units(Text(phrase.strip())).names
    return any(_PEOPLE.search(name) and not _ORGAN.fullmatch(name) for name in names)
