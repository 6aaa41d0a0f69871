"""What the importer has to say: what it recognised, what is doubtful, what stayed plain text, what was left out."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.importing.draft.marks import Mark, marks
from gongkai.importing.files.paper import Block, Grid, Paragraph
from gongkai.importing.meaning.recognise import Recognised, as_lines
from gongkai.importing.parts.tree import Plain
from gongkai.phrases.punctuation import HALF_WIDTH
from gongkai.reading import loads

_SHOWN = 12


class Summary(NamedTuple):
    """`recognised` counts by kind; `marks` are the doubts in the order of the plan's lines.

    `altered` are the lines that are not printed where or as they stood, each as typed and as printed; all are marked.
    """

    recognised: tuple[tuple[str, int], ...]
    elements: tuple[str, ...]
    marks: tuple[Mark, ...]
    prose: int
    half_width: int
    dropped: tuple[str, ...]
    notes: tuple[str, ...]
    altered: tuple[tuple[str, str], ...] = ()

    @property
    def marked(self) -> tuple[tuple[int, str], ...]:
        """The lines of the plan that carry a doubt, with what it is."""
        return tuple((mark.line, mark.said) for mark in self.marks)

    @property
    def by_harm(self) -> tuple[Mark, ...]:
        """The doubts, the most harmful first."""
        return tuple(sorted(self.marks, key=lambda mark: (mark.harm, mark.line)))


def summarise(found: Recognised, text: str, notes: tuple[str, ...]) -> Summary:
    """Count what the plan holds, by reading it as every command will."""
    plan = loads(text.encode()).plan
    counts = (
        ("个章节", sum(section.numbered for root in found.roots for section in root.walk())),
        ("项活动", len(plan.activities) if plan else 0),
        ("个单位", len([unit for unit in plan.registry.units if unit not in plan.registry.groups]) if plan else 0),
        ("个分组", len(plan.registry.groups) if plan else 0),
        ("处分工", sum(not duty.organised for duty in plan.duties) if plan else 0),
        ("项报送", len(plan.matters) if plan else 0),
        ("个附件", len(found.attachments)),
    )
    prose = sum(isinstance(part, Plain) for root in found.roots for section in root.walk() for part in section.parts)
    left = tuple(line for block in found.dropped for line in _as_typed(block))
    return Summary(
        tuple((what, count) for what, count in counts if count),
        tuple(_elements(found)),
        tuple(marks(text)),
        prose,
        _half_width(found),
        left,
        (*notes, *_cells(found), *_colons(found)),
        tuple(_altered(found)),
    )


def _cells(found: Recognised) -> Iterator[str]:
    """That cells which reach over others were taken apart: a plan's table has none."""
    grids = (block for block in found.blocks if isinstance(block, Grid))
    reaching = [cell.replace("\n", "") for grid in grids for cell in grid.reaching()]
    if reaching:
        named = next((f"“{cell[:_SHOWN]}”" for cell in reaching if cell), "")
        counted = f"{len(reaching)}格" if len(reaching) > 1 or not named else ""
        yield (
            f"表格里合并的格（{named}{'等' if named and counted else ''}{counted}）拆开了，字在第一格，其余的空着；"
            "要每格都有字，在 rows 的空格里补上，要合并，印成 .docx 以后在 Word 里合并"
        )


def _colons(found: Recognised) -> Iterator[str]:
    """That the colon behind the mark 附件 is not printed: the format of notices has none."""
    marks = [found.text(index) for index, printed in found.reprinted.items() if printed.startswith("附件")]
    if any(mark.endswith(("：", ":")) for mark in marks):
        yield "“附件”后面的冒号不印，公文格式里没有"


def _altered(found: Recognised) -> Iterator[tuple[str, str]]:
    """What was added, moved, or is printed in another form."""
    for index, block in enumerate(found.blocks):
        printed = found.reprinted.get(index)
        if isinstance(block, Grid):
            shown = as_lines(block._replace(rows=block.printed))
            if block.typed or shown != as_lines(block):
                yield block.typed or "\n".join(as_lines(block)), "\n".join(shown)
        elif block.told or block.typed or printed not in (None, block.text):
            yield block.typed or (block.text if block.at else ""), printed or block.text


def _half_width(found: Recognised) -> int:
    return sum(len(HALF_WIDTH.findall(line)) for block in found.blocks for line in as_lines(block))


def _elements(found: Recognised) -> list[str]:
    tail = found.tail
    known = {
        "标题": bool(found.title or found.plan_title),
        "发文机关标志": bool(found.head.letterhead),
        "发文字号": found.head.number is not None,
        "主送机关": found.head.to is not None,
        "署名": bool(tail.issuers) and found.notice is not None,
        "成文日期": tail.date is not None,
        "附注": bool(tail.notes),
        "方案": bool(tail.title) and found.plan is not None,
        "附件说明": found.announces,
        "主题词": tail.keywords is not None,
        "抄送": tail.cc is not None,
        "印发机关": tail.printed is not None,
    }
    return [name for name, is_known in known.items() if is_known]


def _as_typed(block: Block) -> list[str]:
    """The lines of a block as they stood, whatever was taken off before it was left out."""
    return block.typed.split("\n") if isinstance(block, Paragraph) and block.typed else as_lines(block)
