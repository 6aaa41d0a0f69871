"""A PDF in millimetres from the paper's upper left corner: characters in lines, and rules. Needs pdfplumber."""

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pdfplumber.page

MM = 25.4 / 72
_ASCENT = 0.86  # of a Han character above its baseline, as its ink stands in the square
_ONE_LINE = 1.5
_SHORTEST_RULE = 20
_NO_WIDTH = "\u200b"  # where a long word may break
_AS_SEEN = 0.1  # of the height of a character that stands upright is in its matrix


class Char(NamedTuple):
    """A character: its text, left edge and advance, baseline, size (points) and font."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str

    @property
    def top(self) -> float:
        """The top of a Han character's ink."""
        return self.baseline - self.size * MM * _ASCENT


class Page(NamedTuple):
    """The characters of a page in lines from top to bottom, and its horizontal rules as (left, right, y, thickness).

    `turned` are those that stand as on an upright page while this one lies, in one line: left and right are from above,
    the baseline is from the left.
    """

    lines: list[list[Char]]
    rules: list[tuple[float, float, float, float]]
    turned: list[Char]
    lies: bool = False

    @property
    def body(self) -> list[list[Char]]:
        """The lines but for the page number."""
        return [line for line in self.lines if not is_number(line)]

    @property
    def number(self) -> list[Char]:
        """The page number's characters, without blanks; none where the page has none."""
        lines = [*self.lines, self.turned]
        return [char for line in lines if is_number(line) for char in line if char.text.strip()]


def text_of(line: list[Char]) -> str:
    """A line's text."""
    return "".join(char.text for char in line)


def is_number(line: list[Char]) -> bool:
    """Whether a line is the page's number: — 1 —."""
    text = text_of(line).replace(" ", "")
    return text.startswith("—") and text.endswith("—") and text.strip("—").isdigit()


def is_han(char: Char) -> bool:
    """Whether a character is a Han character."""
    return "\u4e00" <= char.text <= "\u9fff"


def measure(content: bytes) -> list[Page]:
    """The pages of a PDF."""
    import pdfplumber

    with pdfplumber.open(BytesIO(content)) as document:
        return [_page(page) for page in document.pages]


def _page(page: "pdfplumber.page.Page") -> Page:
    lines: dict[float, list[Char]] = {}
    turned: list[Char] = []
    height = float(page.height)
    for char in page.chars:
        text = char["text"].replace(_NO_WIDTH, "")
        across, up = float(char["matrix"][4]), float(char["matrix"][5])
        if abs(char["matrix"][3]) < _AS_SEEN:
            box = float(char["top"]) * MM, float(char["bottom"]) * MM, across * MM
            turned.append(Char(text, *box, float(char["size"]), char["fontname"]))
            continue
        box = float(char["x0"]) * MM, float(char["x1"]) * MM, (height - up) * MM
        found = Char(text, *box, float(char["size"]), char["fontname"])
        near = next((known for known in lines if abs(known - found.baseline) < _ONE_LINE), found.baseline)
        lines.setdefault(near, []).append(found)
    ordered = [sorted(lines[baseline], key=lambda char: char.left) for baseline in sorted(lines)]
    shapes = [*page.lines, *(rect for rect in page.rects if rect["height"] < 3)]
    rules = [(s["x0"] * MM, s["x1"] * MM, s["top"] * MM, (s.get("linewidth") or s["height"]) * MM) for s in shapes]
    return Page(
        ordered,
        [rule for rule in rules if rule[1] - rule[0] > _SHORTEST_RULE],
        sorted(turned, key=lambda char: char.left),
        lies=page.width > page.height,
    )
