"""Which year a date of the notice means that names none, and what there is to say where that is a guess."""

import re
from typing import NamedTuple

from gongkai.phrases.days import Known

OPEN = "待定"  # what the plan takes for a day that it cannot know: nobody is late, and nothing is put on a day
GUESSED = "没有写年份的日子都按"
_BEGINS = re.compile(r"\s*(?:\d|[一二三四五六七八九十])")


class Years(NamedTuple):
    """`known` is what the plan will know of such a date; where it knows no year `guess` is what the text names most."""

    known: Known = Known(None)
    guess: int | None = None

    @property
    def best(self) -> Known:
        """What to read a date with."""
        return Known(self.known.year or self.guess, self.known.issued)

    def dated(self, phrase: str) -> tuple[str, str]:
        """A time or deadline with its year where the plan knows none, and the doubt about it."""
        if self.guess and not self.known.issued and phrase.startswith("今年"):
            return f"{self.guess}年{phrase[2:]}", f"原文写的是今年，按{self.guess}年"
        if self.known.year or not self.guess or "年" in phrase or not _BEGINS.match(phrase):
            return phrase, ""
        return f"{self.guess}年{phrase}", f"{GUESSED}{self.guess}年"
