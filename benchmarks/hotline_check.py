"""How often `gongkai hotline check` is wrong: alarms on bulletins that are right, slips that it does not find.

Bulletins and planted slips are those that the rules were made with. Of the swapped digits nobody has chosen any.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gongkai.hotline.slips.checking import check as checked
from gongkai.hotline.slips.paper import of_text
from tests.hotline.slips import RIGHT, WRONG, WRONG_WHOLE

BULLETINS = Path(__file__).parents[1] / "tests" / "hotline" / "bulletins"
_DIGITS = re.compile(r"(?<![\d.])(?=\d*(?:\.\d+)?[件%\t|])(\d)(?!\1)(\d)")
_HEADING = "2024年5月热线月通报\n"


def check() -> None:
    """Print how many right texts raise an alarm, and how many slips of each rule are found."""
    bulletins = {path.name[:2]: path.read_text(encoding="utf-8") for path in sorted(BULLETINS.glob("*.txt"))}
    right = [*bulletins.values(), *(_HEADING + text for text in RIGHT)]
    alarms = sum(bool(_codes(text)) for text in right)
    print(f"check, right: {len(bulletins)} bulletins and {len(RIGHT)} sentences, false alarms {alarms}")
    planted, found = Counter[str](), Counter[str]()
    for code, text in _slips(bulletins):
        planted[code] += 1
        found[code] += code in _codes(text)
    print(f"check, planted: {planted.total()} slips, found {found.total()}")
    print("  " + ", ".join(f"{code} {found[code]}/{count}" for code, count in sorted(planted.items())))
    swapped = [wrong for text in bulletins.values() for wrong in _swapped(text)]
    seen = sum(bool(_codes(text)) for text in swapped)
    print(f"check, swapped: two digits of {len(swapped)} numbers, one at a time, found {seen / len(swapped):.2f}")


def _slips(bulletins: dict[str, str]) -> Iterator[tuple[str, str]]:
    for code, cases in WRONG.items():
        for name, before, after in cases:
            yield code, bulletins[name].replace(before, after, 1)
    for code, text in WRONG_WHOLE:
        yield code, _HEADING + text


def _swapped(text: str) -> Iterator[str]:
    """The bulletin with one number wrong: the first two digits the other way round, if they differ."""
    for found in _DIGITS.finditer(text):
        at = found.start()
        yield f"{text[:at]}{found[2]}{found[1]}{text[at + 2 :]}"


def _codes(text: str) -> set[str]:
    return {entry.code for entry in checked(of_text(text)).found}


if __name__ == "__main__":
    check()
