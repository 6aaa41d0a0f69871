"""From the bytes of plan.yaml to a resolved Plan: bytes → text → nodes with positions → Plan → resolved Plan."""

from pathlib import Path
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.plan import Plan
from gongkai.reading.build import build
from gongkai.reading.nodes import parse
from gongkai.reading.resolve import resolve
from gongkai.reading.source import Source, decode, read_bytes


class Loaded(NamedTuple):
    """What came of reading a file: `plan` is None if an error stands among the diagnostics, which are in order."""

    source: Source
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]


def load(path: Path) -> Loaded:
    """Read and resolve a plan file; `-` is standard input. Raises GongkaiError if the file itself cannot be read."""
    return loads(read_bytes(path), str(path))


def loads(content: bytes, name: str = "plan.yaml") -> Loaded:
    """Read and resolve a plan from its bytes. Whatever is wrong with it is in the diagnostics; nothing is raised."""
    source, problems = decode(content, name)
    root, found = parse(source)
    problems += found
    plan: Plan | None = None
    if root is not None:
        plan, found = build(root, source)
        problems += found
        if plan is not None:
            plan, found = resolve(plan)
            problems += found
    ordered = tuple(sorted(problems, key=lambda problem: (problem.at, problem.code)))
    return Loaded(source, None if any(problem.is_error for problem in ordered) else plan, ordered)
