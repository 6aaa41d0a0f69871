"""No text, however hostile, takes more than its length's share of time: `python -m tests.patterns` in small."""

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.phrases.names import parse_units
from gongkai.text import Text
from tests.conftest import ROOT
from tests.patterns import Hostile, Module, modules, parsed, possessive_groups, pumped, took, written

MOST_SECONDS = 120  # of processor time, several times what it takes


def limited(*command: str, cwd: Path, seconds: int) -> subprocess.CompletedProcess[bytes]:
    """Python in a process that is killed where it takes too long."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)),
        timeout=10 * seconds,
        check=False,
    )


def test_no_pattern_takes_the_square(tmp_path: Path) -> None:
    done = limited("-m", "tests.patterns", "--quick", cwd=tmp_path, seconds=MOST_SECONDS)
    said = re.fullmatch(r"(\d+) patterns, 0 not linear\n", done.stdout.decode())
    assert said, done
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert int(said[1]) > 900


def test_no_pattern_goes_without_end_in_an_older_python() -> None:
    found = [one.where for one in written(modules()) if possessive_groups(parsed(one.pattern))]
    assert found == []


def test_a_possessive_group_is_found() -> None:
    for source, groups in {
        "(?:ab|a)*+b": 1,
        "(?:(?:ab)?+c){2,}+": 2,
        r"(?=(\d|a)++)": 1,
        r"a*+\d++[^b]?+.{2}+": 0,
        "(?>(?:a|b)*)": 0,
    }.items():
        assert possessive_groups(parsed(re.compile(source))) == groups, source


def test_a_name_that_fits_nothing_is_told(tmp_path: Path) -> None:
    for typed in ("phrase.tmes", "--fast"):
        done = limited("-m", "tests.patterns", "phrases.", typed, cwd=tmp_path, seconds=MOST_SECONDS)
        assert (done.returncode, done.stdout) == (2, b"")
        assert f"No name begins with {typed}." in done.stderr.decode()
        assert {"phrases", "importing", "parse_time", "plan"} <= {*re.findall(r"\w+", done.stderr.decode())}


def test_what_can_be_asked_of_it(tmp_path: Path) -> None:
    done = limited("-m", "tests.patterns", "--help", cwd=tmp_path, seconds=MOST_SECONDS)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "python -m tests.patterns phrases." in done.stdout.decode()


HEAD = "id: a\nnotice:\n  title: 通知\n  issuer: 甲局\n  date: 2022年5月7日\n"
UNITS = "units: {groups: {各局: {members: 甲局、乙局}}}\n"
PLANS = {
    "receiver": (
        "id: a\nplan: {title: 2022年方案, lead: 甲局}\nunits: {groups: {各局: {members: 甲局、乙局}}}\n"
        "reports: [{id: a, title: 总结, from: 各局, due: 5月18日前, receiver: %s}]\n",
        "营商局",
    ),
    "time": (f"{HEAD}  sections:\n    - {{title: 活动, time: %s, lead: 甲局}}\n{UNITS}", "一"),
    "lead": (f"{HEAD}  sections:\n    - {{title: 活动, lead: %s}}\n{UNITS}", "（"),
    "text": (f"{HEAD}  text: %s\n{UNITS}", "）"),
    "marks": (f"{HEAD}  text: %s\n{UNITS}", "（“"),
    "note": (f"{HEAD}  note: %s\n{UNITS}", "（"),
    "needs": (
        f"{HEAD}{UNITS}reports:\n  - {{id: a, title: 总结, from: 各局, due: 5月18日前, needs: %s}}\n",
        "[",
    ),
}


@pytest.mark.parametrize("place", PLANS)
def test_no_phrase_takes_the_square(place: str, tmp_path: Path) -> None:
    """40,000 characters: half a second where it is linear, more than ten where it was not."""
    plan, again = PLANS[place]
    hostile = json.dumps(again * (40_000 // len(again)), ensure_ascii=False)
    (tmp_path / "plan.yaml").write_text(plan % hostile, encoding="utf-8")
    done = limited("-m", "gongkai", "validate", cwd=tmp_path, seconds=5)
    assert done.returncode in (0, 1), done
    assert "Traceback" not in done.stderr.decode()


def test_import_does_not_take_the_square(tmp_path: Path) -> None:
    text = f"关于开展活动的通知\n各单位：\n{'）' * 40_000}\n甲局\n2022年5月7日\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = limited("-m", "gongkai", "import", "a.txt", "-o", "plan.yaml", cwd=tmp_path, seconds=15)
    assert done.returncode == 0, done
    assert "）" * 40_000 in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_what_takes_the_square_is_found() -> None:
    """A run of digits that is begun at each of them, and one that is begun once."""
    slow, quick = re.compile(r"\d+几"), re.compile(r"(?<!\d)\d++几")
    texts = [hostile.of(60_000) for hostile in pumped(slow, 3)]
    assert float("inf") in [took(slow.search, text, most=0.3) for text in texts]
    assert float("inf") not in [took(quick.search, text, most=20) for text in texts]


def test_patterns_are_collected_with_how_they_are_asked() -> None:
    ways = {one.where.split(" ")[-1]: one.ways for one in written([Module.of("gongkai.phrases.writing")])}
    assert (ways["_BEFORE_UNIT"], ways["_VARIANT"]) == (("sub",), ("search",))


@given(st.text("（(〔）)〕、\n局a", max_size=30))
def test_names_and_marks_between_them_are_the_whole_text(text: str) -> None:
    names = "".join(parse_units(Text(text)).names)
    assert [mark for mark in names if mark not in "、\n "] == [mark for mark in text if mark not in "、\n "]


def test_a_hostile_string_is_told_readably() -> None:
    assert str(Hostile("第", "一", "x")) == r"'\u7b2c' + '\u4e00' * n + 'x'"
