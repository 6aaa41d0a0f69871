"""`validate --fix`: what reading can correct, then what content rules can; never a character of what is printed."""

from collections.abc import Iterable, Sequence

from gongkai.checks import review
from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.reading import loads
from gongkai.reading.edits import edited
from gongkai.reading.mend import Mended, mend
from gongkai.reading.source import encode

_ROUNDS = 20


def fixed(content: bytes, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Mended:
    """The content corrected, what was corrected on its lines as they are now.

    What the rules propose is only kept where the plan prints as it did.
    """
    mended = mend(content)
    content, done = mended.content, list[Diagnostic]()
    for _ in range(_ROUNDS):
        before = loads(content)
        able = [entry for entry in review(before, select, ignore) if entry.edits and entry.code.startswith("GK2")]
        if before.plan is None or not able:
            break
        edits = list(dict.fromkeys(edit for entry in able for edit in entry.edits))
        changed = encode(edited(before.source, edits), content)
        after = loads(changed)
        if after.plan is None or after.plan.printed != before.plan.printed:
            break
        content, done = changed, [_moved(entry, edits) for entry in (*done, *able)]
    return Mended(content, (*mended.corrected, *sorted(done, key=lambda entry: entry.at)))


def _moved(entry: Diagnostic, edits: Iterable[Edit]) -> Diagnostic:
    """A finding on the line that it has once these edits are done: each adds the lines that its text has."""
    added = sum(edit.text.count("\n") for edit in edits if edit.at.line < entry.at.line)
    within = sum(edit.text.startswith(("\n", "\r")) for edit in edits if edit.at.line == entry.at.line and edit.length)
    return entry._replace(at=Position(entry.at.line + added + within, entry.at.column))
