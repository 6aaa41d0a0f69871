"""正文里写的日期和旁边填的不一样。

正文印给人看，due、time 给工具算：改了一处没改另一处，任务清单和通知就各说各的。
查四处：写了 due 的一部分、写了 report 的一部分；用 in_text 注明时间的一节（表格里的一行也算），
正文里、这一行里都没有这个日子，却有别的日子的；表格里写明报送期限、同 reports 里的 title 一样的一行。

错:

    plan:
      title: 示例方案
      sections:
        - title: 总结报送
          text:
            - text: 各单位于5月25日前报送活动总结报告。
              report: summary
    reports:
      - id: summary
        title: 活动总结报告
        due: 5月27日前

对:

    plan:
      title: 示例方案
      sections:
        - title: 总结报送
          text:
            - text: 各单位于5月27日前报送活动总结报告。
              report: summary
    reports:
      - id: summary
        title: 活动总结报告
        due: 5月27日前
"""

from collections.abc import Iterator
from datetime import date, time

from gongkai.checks.days_said import Parents, Rows, due_in_row, other_in_row, other_in_words, parents, rows_by_name
from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.days import Known
from gongkai.phrases.deadlines import Deadline
from gongkai.phrases.mentions import Mention, mentions
from gongkai.phrases.times import Time, parse_time
from gongkai.phrases.writing import DOTS, simplified
from gongkai.plan import Plan, Report, Section
from gongkai.text import Text

CODE = "GK230"
SEVERITY = Severity.WARNING
_UNTIL = pattern("[^，。；、]{0,8}(?:前|止)")
_HANDED_IN, _FAR = pattern("[^，。；]*?(?:[报呈]送|上报|报告|报[至到给]|提交|[交送报]到|交至)"), 1000
_CLOCK = pattern(rf"(?:上午|下午|中午|晚上)?(?<![\d.{DOTS}])\d{{1,2}}(?:[:：]\d\d|[时点](?:半|\d{{1,2}}分)?)")
_NEXT_YEAR = pattern("(?:次|明|翌|来|下一)年\\s*$")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every deadline and every time in the text that the words, or the row of a table, beside it contradict."""
    reports = {str(report.id): report.dues for report in plan.matters}
    above, rows = parents(plan), rows_by_name(plan)
    for section in plan.sections:
        for piece in section.pieces:
            dues = reports.get(piece.report, ()) if piece.report else (piece.due,) if piece.due else ()
            found = [next(_deadline(piece.text, due, plan), None) for due in dues]
            yield from [one for one in found if one and all(found)][:1]  # where it agrees with none of them
        for line in section.in_text:
            if line.time:
                yield from _time(section, line.time, plan, above, rows)
    for report in plan.matters:
        yield from _in_a_row(report, rows, plan)


def _deadline(text: Text, due: Deadline, plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """The day, or hour if there is no day, that was meant for the deadline, where the text does not name it."""
    if due.moment is None or due.relative or due.moved:
        return
    day = due.moment.day
    found = [mention for mention in mentions(text, *_known(due.text, day, plan)) if _UNTIL.match(text, mention.end)]
    if found:
        if all(mention.day != day and not _is_next_year(text, mention, day) for mention in found):
            meant = min(found, key=lambda mention: _distance(mention, text, day))
            yield text.position(meant.start), *_said(meant.text, due)
        return
    clocks = list(_CLOCK.finditer(simplified(text)))
    if clocks and due.moment.clock and all(_clock(clock[0]) != due.moment.clock for clock in clocks):
        yield text.position(clocks[0].start()), *_said(text[slice(*clocks[0].span())], due)


def _is_next_year(text: Text, mention: Mention, day: date) -> bool:
    """Whether a day of the text is that one by the word before it: 次年1月10日."""
    same = mention.day is not None and (mention.day.month, mention.day.day) == (day.month, day.day)
    return same and _NEXT_YEAR.search(text, 0, mention.start) is not None


def _in_a_row(report: Report, rows: Rows, plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Where a row of a table that says by when a report is handed in names none of its days."""
    due = report.due
    if due.moment is None or due.relative or due.moved or report.periods:
        return
    if cell := due_in_row(report, rows, _known(due.text, due.moment.day, plan)):
        yield cell.at, *_said(cell, due)


def _distance(mention: Mention, text: str, day: date) -> tuple[bool, int]:
    """How little a day of the text is meant as the deadline: by which something is handed in, and the nearest, is."""
    away = abs((mention.day - day).days) if mention.day else _FAR
    return _HANDED_IN.match(text, mention.end) is None, away


def _time(section: Section, time: Time, plan: Plan, above: Parents, rows: Rows) -> Iterator[tuple[Position, str, str]]:
    """Where the section's own words, or its row in a table, name another day."""
    if time.start is None:
        return
    known = _known(time.text, time.start.day, plan)
    if other := other_in_words(section, time, known, above):
        yield time.text.at, f"正文写的是“{other}”，这里填的是“{time.text.rstrip('。；')}”", "核对后改成一致"
    elif other := other_in_row(section, time, known, above, rows):
        yield time.text.at, f"表里写的是“{other}”，这里填的是“{time.text.rstrip('。；')}”", "核对后改成一致"


def _known(text: Text, day: date, plan: Plan) -> Known:
    """The year for a date in the text that names none: the one that was filled in, where somebody has written it."""
    return Known(day.year) if "年" in text else Known(plan.year, plan.issued)


def _said(said: str, due: Deadline) -> tuple[str, str]:
    return f"这里写的是“{said}”，第{due.text.at.line}行填的期限是“{due.shown}”", "核对后改成一致"


def _clock(text: str) -> time | None:
    found = parse_time(Text(f"1月1日{text}"), 2000)
    return found.start.clock if isinstance(found, Time) and found.start else None
