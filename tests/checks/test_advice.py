"""Advice followed to the letter: the finding is gone, and nothing worse has come."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

import pytest

from gongkai.checks import review
from gongkai.diagnostics import Diagnostic
from gongkai.reading import loads
from tests.advice import followed
from tests.conftest import PLANS

_MISSING = "GK102"  # what is missing shows once the rest can be read
BAD = sorted((PLANS / "bad").glob("*.yaml"))


def findings(text: str) -> list[Diagnostic]:
    return review(loads(text.encode()))


def worse(text: str, changed: str, entry: Diagnostic) -> str:
    """What has come of following a finding's advice, where that is no better than before; empty if it is.

    Other errors that could not be seen before are none of its doing, unless they are about the very line.
    """
    before, after = findings(text), findings(changed)
    near = {entry.at.line, entry.at.line + changed.count("\n") - text.count("\n")}
    if any((one.code, one.message) == (entry.code, entry.message) and one.at.line in near for one in after):
        return f"{entry.code} is still there:\n{changed}"
    known = Counter(one.code for one in before if one.is_error)
    new = [one for one in after if one.is_error and one.at.line in near and one.code not in (*known, _MISSING)]
    return "\n".join(f"{one.at.line} {one.code} {one.message}: {one.hint}" for one in new) + changed if new else ""


def tried(text: str, *, by_hand: bool) -> Iterator[tuple[str, str, Diagnostic]]:
    """A person's way through the findings from the top, each piece of advice followed that is mechanical."""
    seen = set[tuple[str, ...]]()
    while step := _next_step(text, seen, by_hand=by_hand):
        changed, entry = step
        seen.add((entry.code, entry.message, entry.hint))
        yield text, changed, entry
        text = changed


def _next_step(text: str, seen: set[tuple[str, ...]], *, by_hand: bool) -> tuple[str, Diagnostic] | None:
    for entry in findings(text):
        if (entry.code, entry.message, entry.hint) not in seen:
            changed = followed(text, entry, by_hand=by_hand)
            if changed is not None:
                return changed, entry
    return None


HEAD = "id: a\nplan:\n  title: 2022年示例方案\n"
ITEM = "  sections:\n    - title: 甲\n      text: 一。\n"
UNITS = "units:\n  groups:\n    各部门: {members: 甲局、乙局}\n"
# What people did who followed a message to the letter, and what is in no bad plan.
SLIPS = {
    "a line of a text looks like a key": "  text: 做好下列工作\n    时间：5月15日\n    地点: 示例广场\n",
    "our key in a text": "  text: 做好下列工作\n    place：示例广场\n",
    "wide marks in braces": "units:\n  contacts:\n    甲局: {person：某某，phone：000}\n",
    "wide marks in a piece": "  text:\n    - {text：做好准备，注意安全，who：甲局}\n",
    "a wide mark in braces": "units:\n  groups:\n    各部门: {members：甲局}\n",
    "a colon in a text below": "  text: 请各单位参加。\n    注意事项: 做好安全工作。\n",
    "a colon in a text": "  text: 现将有关事项通知如下:\n",
    "a dash forgotten, one column off": f"{ITEM}     title: 乙\n      text: 二。\n",
    "a dash forgotten, in line": f"{ITEM}      title: 乙\n      text: 二。\n",
    "a dash forgotten, where it should be": f"{ITEM}    title: 乙\n    text: 二。\n",
    "a bullet first": "  list:\n    • 甲。\n    - 乙。\n    - 丙。\n",
    "a number first": "  list:\n    1. 甲。\n    - 乙。\n",
    "bullets": "  list:\n    • 甲。\n    • 乙。\n  lead:\n    · 甲局\n    · 乙局\n",
    "bullets in a text": "  text:\n    • 甲。\n    • 乙。\n",
    "a wide dash first": "  lead:\n    －甲局\n    - 乙局\n",
    "two units in quotation marks": f"  lead: 丁局\n{UNITS}",
    "another department": "  lead: 财政局\nunits:\n  groups:\n    各部门: {members: 民政局、营商局}\n",
    "aliases as a text": f"{UNITS}  aliases: 甲局、甲\n",
    "aliases as a list": f"{UNITS}  aliases:\n    - 甲局\n    - 甲\n",
    "aliases as items": f"{UNITS}  aliases:\n    - 甲局: 甲\n    - 乙局: 乙\n",
    "members right behind the group": "units:\n  groups:\n    各镇街: 甲街道、乙街道\n",
    "members as a list": "units:\n  groups:\n    各镇街:\n      - 甲街道\n      - 乙街道\n    各部门:\n    - 甲局\n",
    "members in brackets": "units:\n  groups:\n    各镇街: [甲街道, 乙街道]\n",
    "a key that is there": "  titel: 示例方案\n",
    "a Chinese key with a wide colon": "  地点：示例广场\n  fields:\n    地点：示例广场\n",
    "a key below a piece that is a text": "  text:\n    - 甲局负责。\n      who: 甲局\n",
    "a key below a piece of two lines": "  text:\n    - 甲局负责，\n      做好准备。\n      who: 甲局\n",
    "a key below a section that is a text": "  sections:\n    - 总结报送\n      text: 略。\n",
    "a text with a wide colon in a list, and a slip elsewhere": "  text:\n    - 联系人：张三。\n  place: @示例\n",
    "tabs among blanks": "\tlead: 甲局\n  sections:\n  \t- title: 甲\n",
    "a hash in a text": "  text: 发放 # 资料\n",
    "a hash first": "  text: #政务公开# 活动\n",
    "quotation marks within": '  text: "5·15"政务公开日\n',
    "a bracket first": "  text: [重点]任务\n",
    "colons": "  text: 主题: 甲: 乙\n",
    "a mark first": "  text: '@'\n  place: @示例\n",
    "a star first": "  place: *示例\n",
    "a percent sign first": "  place: %示例\n",
    "wide brackets": "  lead: 【甲局，乙局】\n  support: ［丙局］\n",
    "a wide comma": "  lead: [甲局，乙局]\n",
    "a half comma in braces": "  text:\n    - {text: 各街道,各部门, who: 甲局}\n",
    "an indent of wide blanks": "　place: 示例广场\n",
    "an invisible character": "  \u200bplace: 示例广场\n",
    "units run together": "  lead: 区教育局区民政局\n",
    "units run together that are known": "  lead: 甲局乙局\n" + UNITS,
    "two days in a sentence": "  text:\n    - {text: 5月10日前报名，5月20日前报送总结。, due: 5月18日前}\n",
}
TEXTS = {path.stem: loads(path.read_bytes()).source.text for path in BAD} | {
    name: HEAD + text for name, text in SLIPS.items()
}


@pytest.mark.parametrize("name", TEXTS)
def test_advice_followed_makes_it_better(name: str) -> None:
    by_either = chain.from_iterable(tried(TEXTS[name], by_hand=by_hand) for by_hand in (False, True))
    for text, changed, entry in by_either:
        assert not (found := worse(text, changed, entry)), f"{entry.at.line} {entry.code} {entry.hint}\n{found}"


# What takes a person to decide, and why; no finding of these codes in the bad plans is mechanical.
_TO_DECIDE = {
    "what was meant": (
        "GK008 GK009 GK010 GK016 GK100 GK105 GK106 GK109 GK110 GK124 GK125 GK150 GK218 GK262 GK270 GK271 GK275"
    ),
    "what is to be written": (
        "GK102 GK107 GK143 GK201 GK213 GK215 GK216 GK237 GK247 GK249 GK260 GK261 GK263 GK290 GK292"
    ),
    "which of two is right": (
        "GK012 GK108 GK121 GK122 GK140 GK142 GK210 GK211 GK212 GK214 GK227 GK231 GK232 GK234 GK235"
    ),
    "which day": (
        "GK126 GK130 GK132 GK133 GK134 GK135 GK202 GK203 GK220 GK221 GK291 "
        "GK222 GK223 GK224 GK225 GK226 GK228 GK229 GK230 GK233 GK276"
    ),
    "how it is to be printed": "GK241 GK242 GK243 GK244 GK245 GK250 GK251",
    "what everybody may see": "GK280 GK281 GK282",
}


def test_what_takes_a_person_is_known() -> None:
    """A new finding has advice that the test above can follow, or is entered here."""
    entries = [(entry, text) for name, text in TEXTS.items() if name not in SLIPS for entry in findings(text)]
    mechanical = {
        entry.code
        for entry, text in entries
        if any(followed(text, entry, by_hand=by_hand) is not None for by_hand in (False, True))
    }
    assert {entry.code for entry, _ in entries} - mechanical == set(" ".join(_TO_DECIDE.values()).split())


LEFT_OUT = "写在 units 里的分组后面，如“各街道（东山街道除外）”；不是分组里的，从名单里去掉"


@pytest.mark.parametrize(
    ("slip", "advice"),
    [
        ("from: 各街道除乙街道外、甲局", LEFT_OUT),
        ("from: 各街道除乙街道以外", LEFT_OUT),
        ("from: 各街道除了甲街道外", LEFT_OUT),
        ("from: 甲街道等2个街道", "把单位写全，或者写成单位名录里的分组"),
        ("from: 甲局、乙街道等三家", "把单位写全，或者写成单位名录里的分组"),
    ],
)
def test_what_is_left_out_or_counted_is_not_taken_for_a_name(slip: str, advice: str) -> None:
    units = "units: {groups: {各街道: {members: 甲街道、乙街道}, 各局: {members: 甲局}}}\n"
    text = HEAD + ITEM + units + f"reports:\n  - id: s\n    title: 总结\n    due: 2022年5月18日前\n    {slip}\n"
    assert advice in [entry.hint for entry in findings(text)]


def test_the_date_of_printing_is_advised_as_it_was_typed() -> None:
    notice = "notice: {title: 通知, issuer: 办公室, date: 2027年5月6日, printed: 2027年5月6日印发, text: 一。}\n"
    assert "写成“2027年5月6日”" in [entry.hint for entry in findings("id: a\n" + notice)]


@pytest.mark.parametrize("aside", ["各派2人", "负责人", "一楼大厅", "2名工作人员", "分管领导", "含下属单位"])
@pytest.mark.parametrize("role", ["lead: 甲局、丙局（{}）", "participants: 丙局({})、乙街道"])
def test_what_is_said_of_a_unit_in_brackets_is_advised_away(role: str, aside: str) -> None:
    units = "units: {groups: {各街道: {members: 乙街道}, 各局: {members: 甲局、丙局}}}\n"
    text = HEAD + ITEM + f"      {role.format(aside)}\n" + units
    (found,) = [entry for entry in findings(text) if entry.is_error]
    assert found.hint.startswith(f"只写“丙局”；“{aside}”写到别处")
    bare = text.replace(f"（{aside}）", "").replace(f"({aside})", "")
    assert not [entry for entry in findings(bare) if entry.is_error]


@pytest.mark.parametrize("aside", ["各派2人", "负责人", "两名"])
def test_a_new_unit_is_advised_without_its_people(aside: str) -> None:
    units = "units: {groups: {各局: {members: 甲局、丙局}}}\n"
    (found,) = [entry for entry in findings(HEAD + ITEM + f"      lead: 丁局（{aside}）\n" + units) if entry.is_error]
    assert found.hint.startswith("只写“丁局”")


def test_a_name_that_has_brackets_is_offered_as_a_new_unit() -> None:
    units = "units: {groups: {各局: {members: 甲局、丙局}}}\n"
    (found,) = [entry for entry in findings(HEAD + ITEM + "      lead: 戊公司（集团）\n" + units) if entry.is_error]
    assert found.hint == "如果是新的单位，请加进 units 的某个分组或 aliases"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("units: {groups: {各局: {members: 甲局}}, contact: {甲局: {phone: 000}}}\n", "contacts"),
        ("units: {group: {各局: {members: 甲局}}}\n", "groups"),
        ("report:\n  - {id: s, title: 总结, from: 甲局, due: 2022年5月18日前}\n", "reports"),
        ("reports:\n  - {id: s, title: 总结, from: 甲局, due: 2022年5月18日前, contacts: 甲}\n", "contact"),
    ],
)
def test_one_letter_is_not_taken_for_a_key_of_another_place(slip: str, meant: str) -> None:
    hints = [entry.hint for entry in findings(HEAD + ITEM + slip) if entry.code == "GK101"]
    assert [hint.startswith(f"是不是“{meant}”") for hint in hints] == [True]
