"""From the bytes of plan.yaml to a resolved Plan: bytes → text → nodes with positions → Plan → resolved Plan."""

import re
from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import START, Diagnostic
from gongkai.plan import Plan
from gongkai.reading.build import build
from gongkai.reading.ignores import NOTHING, Ignored, ignored
from gongkai.reading.nodes import Mapping, Node, parse
from gongkai.reading.resolve import resolve
from gongkai.reading.source import Source, decode, read_bytes, shown

_LIKE_A_PLAN = re.compile(r"^\s*(?:-\s*)?(?:id|notice|plan|units|reports|title|通知|方案)\s*[:：]", re.MULTILINE)


class Loaded(NamedTuple):
    """What came of reading a file: `plan` is None if an error stands among the diagnostics, which are in order."""

    source: Source
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    ignored: Ignored = NOTHING


def load(path: Path) -> Loaded:
    """Read and resolve a plan file; `-` is standard input. Raises GongkaiError if the file itself cannot be read."""
    return loads(read_bytes(path), shown(path))


def _in_units(problem: Diagnostic, root: Node) -> bool:
    """Whether it is an error in the list of units."""
    keys = [key for key, _ in root.items] if isinstance(root, Mapping) else []
    start = next((index for index, key in enumerate(keys) if key == "units"), None)
    if start is None or not problem.is_error:
        return False
    after = keys[start + 1].at.line if start + 1 < len(keys) else float("inf")
    return keys[start].at.line <= problem.at.line < after


def loads(content: bytes, name: str = "plan.yaml") -> Loaded:
    """Read and resolve a plan from its bytes. Whatever is wrong with it is in the diagnostics; nothing is raised."""
    source, problems = decode(content, name)
    root = None
    if source is not None:
        root, found = parse(source)
        problems += found
        if (
            not isinstance(root, Mapping)
            and any(line.strip() and not line.lstrip().startswith("#") for line in source.lines)
            and not _LIKE_A_PLAN.search(source.text)
        ):
            hint = "方案从 notice: 或 plan: 写起；可以照着随附的 plan.yaml 改"
            return Loaded(
                source, None, (Diagnostic("GK016", START, "这不像一份方案：没有一行是 notice: 或 plan:", hint),)
            )
    plan: Plan | None = None
    if source is not None and root is not None:
        plan, found = build(root, source)
        problems += found
        if plan is not None:
            plan, found = resolve(plan)
            problems += found
    if root is not None and any(_in_units(problem, root) for problem in problems if problem.code != "GK120"):
        problems = [problem for problem in problems if problem.code != "GK120"]  # a registry half read knows nobody
    spelled = {problem.at.line for problem in problems if problem.code == "GK013"}
    problems = [problem for problem in problems if problem.code != "GK017" or problem.at.line not in spelled]
    unwanted = ignored(source) if source else NOTHING
    once = {
        (problem.at, problem.code, problem.message): problem
        for problem in problems
        if problem.is_error or not unwanted.covers(problem.at.line, problem.code)
    }
    ordered = tuple(sorted(once.values(), key=lambda problem: (problem.at, problem.code)))
    usable = None if any(problem.is_error for problem in ordered) else plan
    return Loaded(source or Source(name, ""), usable, ordered, unwanted)
