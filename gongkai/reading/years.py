"""Which year a 5月15日 without a year means, and from which day 本周五 is counted."""

from datetime import date

from gongkai.phrases.days import year_meant
from gongkai.phrases.times import Time, parse_time
from gongkai.reading.nodes import Node, entry
from gongkai.text import Text


def default_year(root: Node) -> int | None:
    """The year of the notice's date, or the one that the titles name."""
    titles = (entry(entry(root, name), "title") for name in ("notice", "plan"))
    return year_meant(day_of_issue(root), (title for title in titles if isinstance(title, Text)))


def day_of_issue(root: Node) -> date | None:
    """The day that the notice bears."""
    written = entry(entry(root, "notice"), "date")
    time = parse_time(written, None) if isinstance(written, Text) else None
    return time.start.day if isinstance(time, Time) and time.start else None
