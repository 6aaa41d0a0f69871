"""Which year a 5月15日 without a year means, and from which day 本周五 is counted."""

from datetime import date

from gongkai.patterns import pattern
from gongkai.phrases.times import Time, parse_time
from gongkai.reading.nodes import Mapping, Node
from gongkai.text import Text

_YEAR = pattern(r"(?<!\d)((?:19|20)\d\d)年")


def default_year(root: Node) -> int | None:
    """The year of the notice's date; without one, the only year that the titles name."""
    notice, scheme = _get(root, "notice"), _get(root, "plan")
    if day := day_of_issue(root):
        return day.year
    titles = [title for title in (_get(notice, "title"), _get(scheme, "title")) if isinstance(title, Text)]
    years = {int(year) for title in titles for year in _YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None


def day_of_issue(root: Node) -> date | None:
    """The day that the notice bears."""
    written = _get(_get(root, "notice"), "date")
    time = parse_time(written, None) if isinstance(written, Text) else None
    return time.start.day if isinstance(time, Time) and time.start else None


def _get(node: Node | None, name: str) -> Node | None:
    return next((value for key, value in node.items if key == name), None) if isinstance(node, Mapping) else None
