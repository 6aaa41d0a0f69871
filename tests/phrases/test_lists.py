"""Lists of units as real notices have them, measured: understood right, reported, or wrong in silence (never)."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.checks import review
from gongkai.phrases.names import parse_units
from gongkai.plan import Plan
from gongkai.reading import loads
from gongkai.text import Text
from gongkai.units import odd_name
from tests.patterns import took

_LISTS = Path(__file__).with_name("units.tsv")
_PART = re.compile("<([-~]?)([^>]*)>")
_SAYS_NOTHING_OF_THE_LIST = {"GK201", "GK203", "GK213", "GK215", "GK225", "GK273"}


class Listed(NamedTuple):
    """A list and its right reading; `units` is None where nobody can know."""

    text: str
    units: list[str] | None
    vague: list[str]
    excepted: list[str]
    is_open: bool


def lists(half: str) -> list[Listed]:
    """The lists of a half of the data."""
    lines = [line.split("\t", 1) for line in _LISTS.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert {one for one, _ in lines} == {"develop", "measure"}
    return [_listed(marked.replace("\\n", "\n").replace("\\t", "\t")) for one, marked in lines if one == half]


def _listed(marked: str) -> Listed:
    if marked.startswith("?"):
        return Listed(marked[1:], None, [], [], False)
    named = {kind: [name for found, name in _PART.findall(marked) if found == kind] for kind in ("", "~", "-")}
    text = _PART.sub(r"\2", marked).removesuffix("+")
    return Listed(text, named[""], named["~"], named["-"], marked.endswith("+"))


def outcome(listed: Listed, *, with_roster: bool = False) -> str:
    """What a plan makes of a list that names who reports: read right, reported, or wrong with nobody told."""
    roster = [*(listed.units or []), *listed.excepted] if with_roster else []
    loaded = loads(_plan(listed.text, roster).encode())
    told = {entry.code for entry in review(loaded) if 5 <= entry.at.line < 5 + 1 + listed.text.count("\n") + 1}
    if loaded.plan is not None and _is_right(loaded.plan, listed):
        return "false alarm" if told - _SAYS_NOTHING_OF_THE_LIST else "right"
    return "reported" if told - _SAYS_NOTHING_OF_THE_LIST else "silently wrong"


def _plan(text: str, roster: list[str]) -> str:
    quoted = "\n".join(["|", *(f"      {line}" for line in text.split("\n"))]) if "\n" in text else f'"{text}"'
    members = "".join(f"\n        - {name}" for name in dict.fromkeys(roster))
    units = f"units:\n  groups:\n    名录:\n      members:{members}\n" if roster else ""
    return (
        "id: a\nplan: {title: 2022年示例方案}\nreports:\n  - id: r\n"
        f"    from: {quoted}\n    title: 总结\n    receiver: 示例市办公室\n    due: 2022年5月18日前\n{units}"
    )


def _is_right(plan: Plan, listed: Listed) -> bool:
    phrase = plan.reports[0].from_
    members, unknown = plan.registry.resolve(phrase)
    read = list(members.all), list(map(str, members.vague)), phrase.open
    return listed.excepted == unknown == [] and read == (listed.units, listed.vague, listed.is_open)


def measured(half: str, *, with_roster: bool = False) -> Counter[str]:
    """How many lists of a half came out how."""
    return Counter(outcome(listed, with_roster=with_roster) for listed in lists(half))


def test_the_lists_are_many_and_all_different() -> None:
    texts = [listed.text for half in ("develop", "measure") for listed in lists(half)]
    assert len(set(texts)) == len(texts) >= 200


# The share of the second half that has to be read right; the rest is reported. Before there were these lists 61% were
# right and 39% silently wrong; with the reader taught by the first half alone 86% were right, 3% silently wrong.
_RIGHT = 0.89


@pytest.mark.parametrize("with_roster", [False, True])
@pytest.mark.parametrize("half", ["develop", "measure"])
def test_no_list_is_wrong_in_silence(half: str, with_roster: bool) -> None:
    found = measured(half, with_roster=with_roster)
    total = sum(found.values())
    print(f"{half}: " + ", ".join(f"{what} {count} ({count / total:.1%})" for what, count in sorted(found.items())))
    assert found["silently wrong"] == found["false alarm"] == 0
    assert found["right"] / total >= (_RIGHT if half == "measure" else 0.86)


# -- what holds of every list ------------------------------------------------------------------------------------------

_NAMES = [name for half in ("develop", "measure") for one in lists(half) for name in (*(one.units or []), *one.vague)]
_BETWEEN = [*"、；\n\t 和②等。", "以及", "1.", "2、", "（1）", "• ", "……", "按职责分工负责"]
_AGAIN = st.lists(st.sampled_from([*_BETWEEN, *"（）区局3委", "街道"]), min_size=1, max_size=5).map("".join)
_PIECES = st.lists(st.sampled_from([*_NAMES, *_BETWEEN, "（", "）", "区", "局", "3"]), max_size=12).map("".join)
_NO_NAMES = re.compile(
    r"(?:[、，,；;。.\s…•①-⑳]|\d{1,3}[.．)）]?|[（(]\d{1,3}[)）]"
    r"|等(?:[一二三四五六七八九十两\d]+[个家]?)?(?:[^、等]{0,6}(?:部门|单位|机构|镇街|委办局|(?<=[闻关等])媒体)(?:（单位）)?)?|按职责分工负责)*"
)


def _without(text: str, names: Iterable[str]) -> str:
    """What is left of a text without these names, each where it comes first behind the one before."""
    rest, at = [], 0
    for name in names:
        found = text.index(name, at)
        rest.append(text[at:found])
        at = found + len(name)
    return "|".join([*rest, text[at:]])


@given(_PIECES)
def test_nothing_typed_is_dropped(text: str) -> None:
    """What is in no name is a mark, a number of its own, 等 with what belongs to it, or a tail that names nobody."""
    phrase = parse_units(Text(text))
    for left in _without(text, phrase.names).split("|"):
        assert _NO_NAMES.fullmatch(left), (text, phrase.names, left)


@given(_PIECES)
def test_what_is_understood_is_printed_back_to_the_same_meaning(text: str) -> None:
    phrase = parse_units(Text(text))
    again = parse_units(Text("、".join(phrase.names) + ("等" if phrase.open and phrase.names else "")))
    assert (again.names, again.open) == (phrase.names, phrase.open and bool(phrase.names))


@settings(max_examples=25)
@given(_AGAIN)
def test_the_cost_goes_with_the_length(again: str) -> None:
    def whole(text: str) -> None:
        phrase = parse_units(Text(text))
        for name in phrase.names:
            odd_name(name)

    assert took(whole, again * (60_000 // len(again)), most=5) < float("inf")
