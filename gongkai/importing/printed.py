"""The notice as the draft prints it, each paragraph with the line of the plan that it comes from."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.notice.paper import notice
from gongkai.page.blocks import Block
from gongkai.page.sections import one_line
from gongkai.plan import Plan
from gongkai.text import Text

_ELEMENTS = {
    "mark": "份号、密级",
    "letterhead": "发文机关标志",
    "letter": "发文机关标志",
    "letter-number": "发文字号",
    "number": "发文字号",
    "title": "标题",
    "addressees": "主送机关",
    "announcement": "附件说明",
    "signature": "署名",
    "date": "成文日期",
    "note": "附注",
    "attachment": "附件",
    "colophon": "版记",
}
_IN_A_ROW = ("paragraph", "line", "item", "table")  # what goes on with the section that it stands in


class Group(NamedTuple):
    """Paragraphs that stand in one row, and the element of the frame that they are."""

    line: int
    element: str
    texts: list[str]


class Paragraphs:
    """The printed notice, each block with the line of the plan that it comes from."""

    def __init__(self, plan: Plan) -> None:
        self._blocks = [block for block in notice(plan).blocks if block.kind not in ("page-break", "sheet-break")]
        self._lines: dict[str, list[int]] = defaultdict(list)
        self._last = 0
        starts = {section.at.line for section in plan.sections}
        for printed in plan.printed:
            if printed.kind not in ("prose", "line", "item", "cell", "heading"):
                starts.add(printed.text.at.line)
            for typed, line in _typed(printed.text):
                self._lines[typed].append(line)
        for lines in self._lines.values():
            lines.sort()
        self._starts = sorted(starts)

    def rows(self) -> list[Group]:
        """The blocks in print order, those of a section in one row."""
        groups: list[Group] = []
        open_ = 0
        for block in self._blocks:
            line = self._line(block)
            start = self._start(line) if line else 0
            goes_on = block.kind in _IN_A_ROW and groups and start in (0, open_)
            texts = [text for text in _texts(block) if text]
            if goes_on:
                groups[-1].texts.extend(texts)
                continue
            groups.append(Group(line, _ELEMENTS.get(block.kind, ""), texts))
            open_ = start
        return groups

    def _start(self, line: int) -> int:
        return self._starts[max(bisect_right(self._starts, line) - 1, 0)] if self._starts else line

    def _line(self, block: Block) -> int:
        """The line of the first text of a block that the plan holds as it is printed; 0 for what the page adds."""
        if block.kind == "announcement":
            return 0
        spans = [span.text for span in block.spans if span.role not in ("number", "label")] or [block.text]
        for text in "".join(block.rows[0]) and block.rows[0] if block.rows else spans:
            known = self._lines.get(text.strip().rstrip("：").strip("（）"))
            if known:  # what stands twice (署名 and title, an item and its attachment): the next one of it
                following = bisect_right(known, self._last)
                self._last = known.pop(following if following < len(known) else 0)
                return self._last
        return 0


def _typed(text: Text) -> Iterator[tuple[str, int]]:
    """The lines of a text as the page finds them, each with its line in the plan; a title also in one."""
    start = 0
    for line in text.split("\n"):
        if shown := line.strip().rstrip("：").strip("（）"):
            yield shown, text.position(start).line
        start += len(line) + 1
    if "\n" in text:
        yield one_line(text), text.at.line


def _texts(block: Block) -> Iterator[str]:
    """A block as lines of text."""
    if block.kind == "table":
        yield from ("　".join(cell.replace("\n", "") for cell in row) for row in block.rows)
    elif block.kind == "colophon":
        yield from (first.text + "　" * (first.text[-1:] != "：") + second.text for first, second in block.pairs)
    elif block.kind in ("title", "mark", "letterhead", "letter", "signature"):
        yield from (span.text for span in block.spans)
    elif block.kind == "announcement":
        yield block.spans[0].text + block.spans[1].text
        yield from (span.text for span in block.spans[2:])
    else:
        yield block.text
