"""Lists of units as real notices have them, measured: understood right, reported, or wrong in silence (never)."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from gongkai.checks import review
from gongkai.plan import Plan
from gongkai.reading import loads

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


@pytest.mark.parametrize("with_roster", [False, True])
@pytest.mark.parametrize("half", ["develop", "measure"])
def test_no_list_is_wrong_in_silence(half: str, with_roster: bool) -> None:
    found = measured(half, with_roster=with_roster)
    total = sum(found.values())
    print(f"{half}: " + ", ".join(f"{what} {count / total:.1%}" for what, count in sorted(found.items())))
    assert found["silently wrong"] == 0
