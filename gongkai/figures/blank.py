"""The form to be filled in: what stands in it, for every format."""

from typing import NamedTuple

from gongkai.figures.head import HEAD
from gongkai.page.blocks import Block, NoticeView, Span
from gongkai.phrases.figures import Figure
from gongkai.plan import Plan, Report, Section, Table
from gongkai.text import Text
from gongkai.wide import printable

_WIDE_HEAD = ("序号", "指标", "计量单位", "数　　　值", "填写说明")  # blanks as wide as what is written there
LIST_ROWS = 10
HOW = "没有的写 0，不用报的写 无，还不知道的空着；只写数，不写单位。"


class Blank(NamedTuple):
    """A form of a report: a unit's, or anybody's where `unit` is ""."""

    plan: str
    title: str
    report: str
    unit: str
    due: str
    figures: tuple[Figure, ...]
    code: str

    @property
    def heading(self) -> str:
        """Its title; what asks for a table already names it: 总结和活动情况统计表."""
        return (
            self.report if self.report.endswith("表") and not self.report.endswith("代表") else f"{self.report}统计表"
        )

    @property
    def lists(self) -> tuple[Figure, ...]:
        """The figures that are lists."""
        return tuple(figure for figure in self.figures if figure.columns)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """A row for each figure, below HEAD."""
        return tuple(_row(number, figure) for number, figure in enumerate(self.figures, 1))


def blank(plan: Plan, report: Report, unit: str = "") -> Blank:
    """The form of a report for a unit."""
    own = report.of_unit(unit) if unit else report
    figures = tuple(figure for figure in report.figures if figure.typed)
    return Blank(plan.id, plan.title, str(report.title), unit, own.due.shown, figures, f"{plan.id}/{report.id}")


def _row(number: int, figure: Figure) -> tuple[str, ...]:
    name = f"其中：{figure.name}" if figure.part_of else str(figure.name)
    told = [f"是“{figure.part_of}”的一部分"] if figure.part_of else []
    told += [f"逐条填在“{figure.name}”清单里"] if figure.columns else ["填文字"] if figure.text else []
    told += [str(figure.help)] if figure.help else []
    return str(number), name, figure.measure, "", "；".join(told)


def page(view: Blank) -> NoticeView:
    """The form on the official page, to be filled in by hand or in Word."""
    facts = (
        f"填报单位：{view.unit}　　　　报送期限：{view.due}"
        if view.unit
        else f"填报单位：　　　　　　　　报送期限：{view.due}"
    )
    blocks = [
        Block("title", (Span("title", printable(view.heading)),)),
        Block("paragraph", (Span("text", printable(facts)),)),
        Block("table", rows=(_WIDE_HEAD, *view.rows), tall=True),
    ]
    for figure in view.lists:
        head = ("序号", *map(str, figure.columns))
        lines = tuple((str(number), *[""] * len(figure.columns)) for number in range(1, LIST_ROWS + 1))
        blocks += [Block("paragraph", (Span("text", f"{figure.name}清单"),)), Block("table", rows=(head, *lines))]
    blocks += [Block("paragraph", (Span("text", text),)) for text in (f"填表说明：{HOW}", f"方案代号：{view.code}")]
    return NoticeView(view.heading, tuple(blocks))


def table(plan: Plan, section: Section) -> Table:
    """The form as an attachment holds it (generate: figures): that of the report which names it, else of the first."""
    having = [report for report in plan.reports if report.figures]
    report = next((one for one in having if section in one.papers), having[0] if having else None)
    head, *rows = (HEAD, *(blank(plan, report).rows if report else ()))
    return Table(tuple(map(Text, head)), tuple(tuple(map(Text, row)) for row in rows))
