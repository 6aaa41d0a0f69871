"""Words that mean something elsewhere: `python -m tests.injections` puts each into every document that we write.

A page has no element or address of theirs, a table no formula, and no file lies outside the folder. Whatever is
refused is refused in words.
"""

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.conftest import run_gongkai

WORDS = {
    "YAML": "\"}\\n- {a: b}\\nnotice: x #",
    "a template": "{{ 7*7 }}{% raw %}",
    "a page": "<img src=x onerror=alert(1)>'\\\"",
    "an address": "javascript:alert(1)",
    "a formula": "=cmd|calc!A1",
    "a path": "../../外面/x",
    "Typst": '#read(\\"1\\")$x$',
    "XML": "]]><w:p/>&amp;&#1;",
    "unseen": "a\\u202eb\\u0001\\u200b",
    "composed": "e\\u0301\\u1112\\u1161",
    "long": "长" * 3000,
}  # fmt: skip
_PLAN = """id: a
notice: {{title: 关于活动的通知, to: 甲局, issuer: 示例区办, date: 2022年5月7日, text: 正文。, note: 此件公开发布}}
plan:
  title: 2022年示例方案
  sections:
    - {{id: x, title: {title}, time: 5月15日, place: {title}, lead: 甲局, text: 做事。}}
  attachments:
    - {{title: 宣传标语, list: [{title}, 二]}}
units: {{groups: {{各部门: {{members: [{unit}, 乙局]}}}}}}
reports:
  - {{id: r, title: {title}, from: 各部门, due: 5月18日前, needs: 图片, figures: [{figure}]}}
portal: {{site: 示例区, domain: {title}, url: {title}, column: {title}, published: 2022年5月8日}}
"""
_USUAL = {"title": "活动一", "unit": "甲局", "figure": "开展活动（场次）"}
PLACES = tuple(_USUAL)
COMMANDS = (
    "validate", "render -o 通知.html", "render -o 通知.docx", "render -o 通知.md", "tasks --all -o 单", "publish",
    "tasks --all --format xlsx -o 表", "slogans -o 标语.docx", "slogans -o 标语.xlsx", "figures -o 数.xlsx",
    "figures -o 数.csv", "figures -o 数.docx", "summary -o 总结.docx", "summary -o 总结.html", "report form -o 空表/",
    "report assign 乙局 临时的事 --due 5月19日", "report remind", "status -o 进度.html", "status -o 进度.csv",
)  # fmt: skip


class Outcome(NamedTuple):
    """What came of a command: its exit code, and what should not be, "" where all is well."""

    what: str
    code: int
    wrong: str


def outcomes(root: Path, words: Iterable[str], places: Iterable[str]) -> Iterator[Outcome]:
    """Every command over a plan that has such a word in such a place."""
    for number, (word, place) in enumerate((word, place) for word in words for place in places):
        folder = root / str(number)
        folder.mkdir()
        values = {key: f'"{WORDS[word] if key == place else usual}"' for key, usual in _USUAL.items()}
        (folder / "plan.yaml").write_text(_PLAN.format(**values), encoding="utf-8")
        for command in COMMANDS:
            before = set(root.iterdir())
            done = run_gongkai(*command.split(), cwd=folder, env={"GONGKAI_TODAY": "2022-05-17T10:00"})
            wrong = "" if done.code in (0, 1, 2) else f"exit code {done.code}"
            wrong += "".join(f" {path} is outside" for path in set(root.iterdir()) - before)
            wrong += "".join(f" {path.name} {said}" for path in folder.rglob("*") for said in _wrong(path))
            yield Outcome(f"{command}: {word} as {place}", done.code, wrong)


def _wrong(path: Path) -> Iterator[str]:
    if path.suffix == ".html":
        page = path.read_text("utf-8")
        if re.search(r"<img src=x|(?:href|src)=\"?\s*javascript:|<w:p/>", page):
            yield "has what somebody typed as its own"
    if path.suffix == ".csv" and re.search(r'(?:^|,)"?=', path.read_text("utf-8-sig"), re.MULTILINE):
        yield "has a formula"
    if path.name.endswith(".tmp"):
        yield "was left"


def main() -> int:
    """Try all and count."""
    with tempfile.TemporaryDirectory() as folder:
        found = list(outcomes(Path(folder), WORDS, PLACES))
    for one in found:
        if one.wrong:
            print(f"{one.what}: {one.wrong}")
    wrong = sum(bool(one.wrong) for one in found)
    print(f"{len(found)} documents, {sum(one.code == 0 for one in found)} written, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
