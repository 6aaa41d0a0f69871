"""Lists of units as a notice writes them: `区发改局、教育局、……信访局等。`"""

from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.writing import number
from gongkai.text import Text

# A bracket belongs to its name: 市场局（知识产权局、药监局）is one.
_NAME = pattern(
    r"(?:[^、，,；;\n（(〔\[【]"
    r"|[（(〔\[【](?:[^（(〔\[【）)〕\]】\n]|[（(〔\[【][^）)〕\]】\n]*[）)〕\]】])*[）)〕\]】]?)+"
)
_OPEN = pattern(
    r"(?:等(?:(?P<count>\d{1,4}|[一二三四五六七八九十两]{1,3})[个家]?)?(?:[^、等]{0,6}(?:部门|单位|机构|镇街))?|…+)$"
)
_MARKS = pattern("[、，,；;\n。.（(〔\\[【等…\\s]")  # without one of these a text is one name
# What `import` calls the group of the units that a notice names one by one: it lies across the other groups.
ONE_BY_ONE = ("点名单位", "点到名的单位")
_BLANK = " \t　\xa0"


class UnitPhrase(NamedTuple):
    """A list of units: the text to print, the names in it, and whether 等 leaves the list open."""

    text: Text
    names: tuple[Text, ...]
    open: bool = False


def parse_units(text: Text) -> UnitPhrase:
    """Take a list apart at 、 ， and ；. 和 及 与 are left to whoever knows the units (住房和城乡建设局 is one)."""
    if text and _MARKS.search(text) is None:
        return UnitPhrase(text, (text,))
    end = len(text.rstrip(_BLANK + "\n。.；;，,"))
    names = [name for match in _NAME.finditer(text, 0, end) if (name := _trimmed(text, match.start(), match.end()))]
    if not names or not (mark := _OPEN.search(names[-1])):
        return UnitPhrase(text, tuple(names))
    last = names.pop()
    if before := _trimmed(last, 0, mark.start()):
        names.append(before)
    is_open = not mark["count"] or _value(mark["count"]) != len(names)
    return UnitPhrase(text, tuple(names), is_open)


def _value(numeral: str) -> int | None:
    try:
        return number(numeral)
    except ValueError:
        return None


def join_units(items: tuple[Text, ...]) -> UnitPhrase:
    """A YAML list of names or phrases as one phrase, printed with 、 between its items."""
    phrases = [parse_units(item) for item in items]
    text = Text("、".join(items), items[0].at if items else Text("").at)
    names = tuple(name for phrase in phrases for name in phrase.names)
    return UnitPhrase(text, names, any(phrase.open for phrase in phrases))


def _trimmed(text: Text, start: int, end: int) -> Text:
    """The name between two offsets without the white space around it."""
    raw = str(text)[start:end]
    return text.part(start + len(raw) - len(raw.lstrip(_BLANK)), start + len(raw.rstrip(_BLANK)))
