"""How much of what is personal masking finds, and how much else it takes: on sentences with planted items.

Of the first set every other sentence was looked at while the patterns were made; those between are measured. The second
is of other styles, and of what only looks like an item.
"""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from gongkai.phrases.private import private
from gongkai.phrases.private.kinds import MASKED

_SETS = Path(__file__).parents[1] / "tests" / "hotline"
PLANTED, STYLES = _SETS / "planted.txt", _SETS / "styles.txt"
_ITEM = re.compile(r"\{([^:{}]+):([^{}]*)\}")


class Sentence(NamedTuple):
    """A sentence as a person says it, and where what is personal stands: kind, start, end."""

    text: str
    items: tuple[tuple[str, int, int], ...]


class Measure(NamedTuple):
    """Of how many items how many were found, by kind; how often something was taken, and how often wrongly."""

    planted: Counter[str]
    found: Counter[str]
    taken: int
    wrong: int

    @property
    def recall(self) -> float:
        """The share of items that are gone whole."""
        return self.found.total() / self.planted.total()

    @property
    def precision(self) -> float:
        """The share of what was taken that is an item."""
        return 1 - self.wrong / self.taken


def sentences(path: Path = PLANTED) -> list[Sentence]:
    """All sentences; those with an odd index are for measuring."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_parsed(line) for line in lines if line and not line.startswith("#")]


def _parsed(line: str) -> Sentence:
    text, end, items = "", 0, []
    for found in _ITEM.finditer(line):
        text += line[end : found.start()]
        items.append((found[1], len(text), len(text) + len(found[2])))
        text += found[2]
        end = found.end()
    return Sentence(text + line[end:], tuple(items))


def measured(asked: list[Sentence]) -> Measure:
    """How masking does on these sentences."""
    planted, found, regions, wrong = Counter[str](), Counter[str](), 0, 0
    for sentence in asked:
        spans = [(span.start, span.end) for span in private(sentence.text, MASKED)]
        gone = {at for start, end in spans for at in range(start, end)}
        regions += len(spans)
        wrong += sum(not any(start < last and first < end for _, first, last in sentence.items) for start, end in spans)
        for kind, start, end in sentence.items:
            planted[kind] += 1
            found[kind] += all(at in gone for at in range(start, end) if sentence.text[at].isalnum())
    return Measure(planted, found, regions, wrong)


def masking() -> None:
    """Print recall and precision of each set, and by kind for the last."""
    everything = sentences()
    for name, asked in (
        ("tuned on", everything[::2]),
        ("measured", everything[1::2]),
        ("other styles", sentences(STYLES)),
    ):
        measure = measured(asked)
        print(
            f"masking, {name}: {measure.planted.total()} items in {len(asked)} sentences, "
            f"recall {measure.recall:.3f}, precision {measure.precision:.3f}"
        )
    print("  " + ", ".join(f"{kind} {measure.found[kind]}/{count}" for kind, count in measure.planted.items()))


if __name__ == "__main__":
    masking()
