"""From the bytes of plan.yaml to a resolved Plan: bytes → text → nodes with positions → Plan → resolved Plan."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import START, Diagnostic
from gongkai.patterns import pattern
from gongkai.plan import Plan
from gongkai.reading.build import build
from gongkai.reading.ignores import NOTHING, Ignored, ignored
from gongkai.reading.nodes import Mapping, Node, parse
from gongkai.reading.resolve import resolve
from gongkai.reading.source import Source, decode, read_bytes, shown

_LIKE_A_PLAN = pattern(r"^[^\S\n]*+(?:-\s*+)?(?:id|notice|plan|units|reports|title|通知|方案)\s*+[:：]", re.MULTILINE)


class Loaded(NamedTuple):
    """What came of reading a file: `plan` is None if an error stands among the diagnostics, which are in order."""

    source: Source
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    ignored: Ignored = NOTHING


def load(path: Path) -> Loaded:
    """Read and resolve a plan file; `-` is standard input. Raises GongkaiError if the file itself cannot be read."""
    return loads(read_bytes(path), shown(path))


def loads(content: bytes, name: str = "plan.yaml") -> Loaded:
    """Read and resolve a plan from its bytes. Whatever is wrong with it is in the diagnostics; nothing is raised.

    Errors that show only once others are mended are told with those, where how to mend them is certain.
    """
    loaded = read(content, name)
    if loaded.plan is not None or not any(problem.edits for problem in loaded.diagnostics):
        return loaded
    known = {problem.at.line for problem in loaded.diagnostics}
    behind = [problem for problem in _behind(loaded) if problem.at.line not in known]
    return loaded._replace(
        diagnostics=tuple(sorted((*loaded.diagnostics, *behind), key=lambda problem: (problem.at, problem.code)))
    )


def _behind(loaded: Loaded, rounds: int = 3) -> list[Diagnostic]:
    """The errors that are left when those are mended that can be, each on its line as it is now."""
    from gongkai.reading.edits import edited, moved_back

    edits = [edit for problem in loaded.diagnostics for edit in problem.edits]
    if not edits or any("\n" in edit.text for edit in edits):
        return []
    again = read(edited(loaded.source, edits).encode("utf-8", "surrogatepass"), loaded.source.name)
    left = _behind(again, rounds - 1) if rounds else []
    errors = [problem for problem in again.diagnostics if problem.is_error and not problem.edits]
    return [moved_back(problem, edits) for problem in (*errors, *left)]


def read(content: bytes, name: str = "plan.yaml") -> Loaded:
    """What can be seen of a plan as its bytes are, with nothing mended."""
    loaded = _read(content, name)
    if any(problem.code == "GK004" and not problem.edits for problem in loaded.diagnostics):
        from gongkai.reading.tabs import with_widths

        return loaded._replace(diagnostics=with_widths(loaded.source, loaded.diagnostics))
    return loaded


def _read(content: bytes, name: str) -> Loaded:
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
    problems = list(_told_once(problems, root))
    unwanted = ignored(source) if source else NOTHING
    once = {
        (problem.at, problem.code, problem.message): problem
        for problem in problems
        if problem.is_error or not unwanted.covers(problem.at.line, problem.code)
    }
    ordered = tuple(sorted(once.values(), key=lambda problem: (problem.at, problem.code)))
    usable = None if any(problem.is_error for problem in ordered) else plan
    return Loaded(source or Source(name, ""), usable, ordered, unwanted)


def _told_once(problems: list[Diagnostic], root: Node | None) -> Iterator[Diagnostic]:
    """The problems without those that another explains.

    A full-width colon takes its line into the text above (GK017, GK021); a list of units half read knows nobody
    (GK120), and attachments that could not be read are not found (GK125).
    """
    registry = _lines_of("units", root)
    half_read = any(
        problem.is_error and problem.code != "GK120" and problem.at.line in registry for problem in problems
    )
    misbuilt = any(problem.is_error and problem.code.startswith(("GK0", "GK10")) for problem in problems)
    spelled = {problem.at.line for problem in problems if problem.code == "GK013"}
    for problem in problems:
        explained = (
            (problem.code == "GK120" and half_read)
            or (problem.code == "GK125" and misbuilt)
            or (problem.code in ("GK017", "GK021") and problem.at.line in spelled)
        )
        if not explained:
            yield problem


def _lines_of(name: str, root: Node | None) -> range:
    """The lines of a part of the plan, up to the next part."""
    starts = [(key, key.at.line) for key, _ in root.items] if isinstance(root, Mapping) else []
    found = next((index for index, (key, _) in enumerate(starts) if key == name), None)
    if found is None:
        return range(0)
    return range(starts[found][1], starts[found + 1][1] if found + 1 < len(starts) else sys.maxsize)
