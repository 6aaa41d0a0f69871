"""`validate --fix`: what reading can correct, then what content rules can; never a character of what is printed."""

from collections.abc import Sequence

from gongkai.checks import review
from gongkai.reading import loads
from gongkai.reading.mend import Mended, edited, mend
from gongkai.reading.source import encode


def fixed(content: bytes, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Mended:
    """The content corrected. What the rules propose is only kept where the plan prints as it did."""
    mended = mend(content)
    before = loads(mended.content)
    able = [entry for entry in review(before, select, ignore) if entry.edits and entry.code.startswith("GK2")]
    if before.plan is None or not able:
        return mended
    text = edited(before.source, dict.fromkeys(edit for entry in able for edit in entry.edits))
    changed = encode(text, mended.content)
    after = loads(changed)
    if after.plan is None or after.plan.printed != before.plan.printed:
        return mended
    return Mended(changed, (*mended.corrected, *able))
