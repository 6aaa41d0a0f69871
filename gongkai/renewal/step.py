"""From which year and edition to which."""

from typing import NamedTuple

from gongkai.phrases.editions import Edition, editions
from gongkai.phrases.mentions import years
from gongkai.plan import Plan
from gongkai.renewal.texts import Texts


class Step(NamedTuple):
    """A step from one year to another, and from one edition to another; None where the plan names none."""

    year: int | None
    to: int
    edition: int | None
    to_edition: int | None

    @property
    def years(self) -> int:
        """How many years it goes."""
        return 0 if self.year is None else self.to - self.year

    def is_near(self, year: int) -> bool:
        """Whether a year moves along with the plan's own: 2021年度总结, 2022年活动, 2023年1月; not 2035年远景目标."""
        return self.year is not None and abs(year - self.year) <= 1


def own_year(plan: Plan, own: Texts) -> int | None:
    """The year of the plan; where neither the notice nor the titles say it, the first of its times, or its id's.

    A notice of December may be about the year that its title names.
    """
    if plan.year is not None:
        titled = {year.value for document in plan.documents for year in years(document.title or "")}
        issued = plan.issued.year if plan.issued else plan.year
        return issued + 1 if titled == {issued + 1} else plan.year
    named = (year.value for text in own.times for year in years(text))
    return min(named, default=None) or max((year.value for year in years(plan.id)), default=None)


def own_edition(own: Texts) -> int | None:
    """Which edition of its event the plan is for, going by the titles first."""
    named = (edition for text in (*own.titles, *own.prose) for edition in editions(text))
    return next((edition.number for edition in named if edition.is_of(own.name)), None)


def is_own(edition: Edition, own: Texts, step: Step) -> bool:
    """Whether an edition in a text is the plan's own: of the same event, or of none that is named (第十六届活动)."""
    unnamed = edition.event in ("", "活动") and not edition.is_past
    return edition.number == step.edition and (edition.is_of(own.name) or unnamed)
