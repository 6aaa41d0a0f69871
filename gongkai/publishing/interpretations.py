"""政策解读 on the page of what is published: which policy is interpreted by whom, and where that is to be read."""

from typing import NamedTuple


class Interpretation(NamedTuple):
    """A policy and its interpretation. `link` is where the interpretation stands, "" until that is known.

    `policy` is its title and number as typed, `forms` such as 图解 and 视频, `due` the deadline as it is shown. `at`
    is the line and column of the plan that speaks of it, where it is from there.
    """

    policy: str
    unit: str
    forms: tuple[str, ...] = ()
    link: str = ""
    due: str = ""
    policy_link: str = ""
    at: tuple[int, int] | None = None
