"""Labelled lines: 活动时间：5月15日, 牵头单位：甲局, 联系人：某某, and what is said in brackets of the same kind."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.importing.meaning.names import are_people, are_units, share_of_units
from gongkai.keys import BY_WORD, ROLE_NAMES, Key

_FIELDS = (
    "联系人 联系电话 联系方式 电话 传真 邮箱 电子邮箱 邮件地址 地址 网址 邮编 参加人员 参会人员 参与人员 参加对象 "
    "参与对象 活动对象 邀请对象 开放对象 公开对象 参加范围 活动范围 活动主题 主题 活动内容 活动形式 活动方式 活动目标 "
    "主持人 主讲人 报名方式 报名电话 完成时限 完成时间 时间节点 报送方式 报送时限 报送时间 监督电话 咨询电话 备注 注 "
    "说明 责任人 负责人 牵头领导 分管领导 活动名称 名称 活动流程 议程 规模 人数 组长 副组长 成员 时限 期限 完成期限"
)
_WORDS = frozenset((*BY_WORD, *_FIELDS.split()))
_LABEL = re.compile(
    r"(?P<open>[【\[])?\s*+(?P<label>[\u4e00-\u9fff\s]{2,12}?)\s*+(?P<close>[】\]])?\s*+[：:]\s*+(?P<value>\S.*)",
    re.DOTALL,
)
_ALONE = re.compile(r"(?P<label>[\u4e00-\u9fff\s]{2,12}?)\s*[：:]?")
_NEXT = re.compile(rf"(?:^|[；;，,。]|(?<!\s)\s)\s*+({'|'.join(sorted(_WORDS, key=len, reverse=True))})\s*+[：:]")
_VERBS = {
    "牵头负责": "lead",
    "负责牵头": "lead",
    "牵头": "lead",
    "按职责分工负责": "responsible",
    "按职责负责": "responsible",
    "分别负责": "responsible",
    "共同负责": "responsible",
    "具体负责": "responsible",
    "组织实施": "responsible",
    "负责": "responsible",
    "落实": "responsible",
    "主办": "host",
    "承办": "organizer",
    "协办": "assist",
    "协助": "support",
    "协同": "support",
    "配合": "support",
    "参加": "participants",
    "参与": "participants",
}
_VERB = re.compile(rf"(?P<units>.+?)(?P<verb>{'|'.join(sorted(_VERBS, key=len, reverse=True))})(?:落实|实施|工作)?$")
_BRACKET = re.compile(
    r"[（(〔\[【](?P<inside>[^（）()〔〕\[\]【】]*(?:[（(][^（）()]*[）)][^（）()〔〕\[\]【】]*)*)[）)〕\]】](?P<end>[。；;]?)"
)


class Label(NamedTuple):
    """A labelled line. `key` is what it is in the plan, None for a label that the plan does not know."""

    word: str
    key: Key | None
    value: str


def labelled(text: str) -> Label | None:
    """The label that a line begins with, where it is a known one and something follows."""
    found = _LABEL.match(text)
    if found is None or found["open"] or found["close"]:
        return None
    word, value = re.sub(r"\s", "", found["label"]), found["value"]
    key = BY_WORD.get(word)
    others = [other for other in _NEXT.finditer(value) if key or other[1] in BY_WORD]
    return Label(word, key, value) if word in _WORDS and not others else None


def label_alone(text: str) -> str:
    """The label that a line is and nothing else, with or without its colon; "" for others."""
    found = _ALONE.fullmatch(text)
    word = re.sub(r"\s", "", found["label"]) if found else ""
    return word if word in BY_WORD else ""


def several(text: str) -> dict[str, str]:
    """What a line with several labels says: 时间：5月15日 地点：广场; empty for one with fewer than two."""
    starts = list(_NEXT.finditer(text))
    if len(starts) < 2 or text[: starts[0].start()].strip():
        return {}
    ends = [*(start.start() for start in starts[1:]), len(text)]
    facts: dict[str, str] = {}
    for start, end in zip(starts, ends, strict=True):
        if key := BY_WORD.get(start[1]):
            facts.setdefault(key.name, text[start.end() : end].strip(" 　，。；,;"))
    return facts


def bracketed(text: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """The brackets of a text that say who does it, each with its place and its roles."""
    for found in _BRACKET.finditer(text):
        if roles := in_bracket(found["inside"]):
            yield found.start(), found.end(), roles


def in_bracket(inside: str) -> dict[str, str]:
    """Roles as 甲局、乙局负责，丙局配合 or 责任单位：甲局；配合单位：乙局 say them; empty if anything is left over."""
    facts: dict[str, str] = {}
    waiting: list[str] = []  # units whose verb is still to come
    labelled_last = ""
    for part in filter(None, (part.strip() for part in re.split("[；;，,。]", inside))):
        label, verb = _LABEL.fullmatch(part), _VERB.fullmatch(part)
        word = re.sub(r"\s", "", label["label"]) if label else ""
        if label and word in _WORDS:
            key = BY_WORD.get(word)
            labelled_last = key.name if key else ""
            units = [label["value"]]
        elif verb:
            labelled_last = ""
            units, waiting = [*waiting, verb["units"]], []
        elif label is None and are_units(part):
            units = [part]
            if not labelled_last:
                waiting += units
                continue
        else:
            return {}
        name = labelled_last or (_VERBS[verb["verb"]] if verb else "")
        if name in ROLE_NAMES and not are_units("、".join(units)):
            return {}
        if name and name != "requirements":
            facts[name] = "、".join([facts[name], *units] if name in facts else units)
    return {} if waiting or not ROLE_NAMES & facts.keys() else facts


def is_role(label: Label) -> bool:
    """Whether a labelled line names units, one not looking like one at most; people (人大代表、市民) are none."""
    if label.key is None or label.key.name not in ROLE_NAMES or are_people(label.value):
        return False
    return share_of_units(label.value) >= 0.5 and not roles_in(label)


def roles_in(label: Label) -> dict[str, str]:
    """What a role's line says beyond a list of units: 甲局牵头，乙局配合, or 甲局（配合单位：乙局）; else empty."""
    assert label.key is not None
    brackets = list(bracketed(label.value))
    if not brackets:
        return {} if are_units(label.value) else in_bracket(label.value)
    start, end, roles = brackets[-1]
    rest = f"{label.value[:start]}{label.value[end:]}"
    return {label.key.name: rest, **roles} if are_units(rest) else {}
