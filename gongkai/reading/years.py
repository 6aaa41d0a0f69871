"""Which year a 5月15日 without a year means."""

from gongkai.patterns import pattern
from gongkai.phrases.times import Time, parse_time
from gongkai.reading.nodes import Mapping, Node
from gongkai.text import Text

_YEAR = pattern(r"(?<!\d)((?:19|20)\d\d)年")


def default_year(root: Node) -> int | None:
    """The year of the notice's date; without one, the only year that the titles name."""
    notice, scheme = _get(root, "notice"), _get(root, "plan")
    date = _get(notice, "date")
    if isinstance(date, Text) and isinstance(time := parse_time(date, None), Time) and time.start:
        return time.start.day.year
    titles = [title for title in (_get(notice, "title"), _get(scheme, "title")) if isinstance(title, Text)]
    years = {int(year) for title in titles for year in _YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None


def _get(node: Node | None, name: str) -> Node | None:
    return next((value for key, value in node.items if key == name), None) if isinstance(node, Mapping) else None
