"""`gongkai summary`: the district's own report to the city."""

from gongkai.cli.common import PLAN, deliver, load_plan, open_store, this_moment
from gongkai.cli.options import (
    FontsOption,
    OutputOption,
    PlanOption,
    ReplaceOption,
    StoreOption,
    TemplatesOption,
    TodayOption,
)

_TEMPLATE = "summary.yaml.j2"


def summary(
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    output: OutputOption = None,
    templates: TemplatesOption = None,
    fonts: FontsOption = None,
    force: ReplaceOption = False,
) -> None:
    """写活动总结的初稿：方案安排了什么、谁报了、合计多少；要人写的地方标着【请补充】，不替人编。

    例：gongkai summary -o 活动总结.docx
    """
    from gongkai.cli.carried import advised
    from gongkai.cli.typeset import typeset
    from gongkai.figures.totals import renamed, totals
    from gongkai.forms import Settings, format_of
    from gongkai.page.forms import PAPER
    from gongkai.reports.assigned import with_assigned
    from gongkai.reports.interpreted import interpreted
    from gongkai.status.ledger import ledgers
    from gongkai.summary.view import summary as summed_up

    write = PAPER[format_of(output, PAPER) if output else "txt"]
    own = load_plan(plan)
    events = open_store(own, plan, store).load()[0]
    now = this_moment(today, own)
    whole = with_assigned(own, events, now)
    figures = [totals(whole, report, events, now) for report in whole.reports if report.figures]
    found = interpreted(whole, events, now)
    stand = ledgers(whole, whole.reports, events, now)
    view = summed_up(whole, stand, figures, found, now)
    settings = Settings(templates, fonts)
    content = write(typeset(_TEMPLATE, view, templates), settings)
    left_out = [one.note for one in advised(stand.uncounted)]
    left_out += [said for report in whole.reports if report.figures for said in renamed(report, events, now)]
    deliver(content, output, force, to_read=True, notes=(*settings.notes, *left_out))
