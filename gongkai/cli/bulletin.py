"""`gongkai hotline bulletin`: the month's bulletin, counted from the orders that were read."""

from typing import Annotated, Optional

import typer

from gongkai.cli.common import PLAN, deliver, load_plan, this_moment
from gongkai.cli.options import (
    FontsOption,
    OutputOption,
    PlanOption,
    ReplaceOption,
    StoreOption,
    TemplatesOption,
    TodayOption,
)
from gongkai.errors import GongkaiError

_MONTHS = 12  # that are named
_TEMPLATE = "bulletin.yaml.j2"


def bulletin(
    month: Annotated[
        int, typer.Option("--month", metavar="月份", min=1, max=12, show_default=False, help="哪个月，如 5")
    ],
    year: Annotated[
        Optional[int], typer.Option("--year", metavar="年份", min=2000, max=2100, help="哪一年，默认是方案的年份")
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="个数", min=1, max=100, help="热点诉求最多写几个")] = 10,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    output: OutputOption = None,
    templates: TemplatesOption = None,
    fonts: FontsOption = None,
    force: ReplaceOption = False,
) -> None:
    """写这个月的热线通报：每个数都从读入的工单里数出来；数不出来的不写，说明为什么；要人写的标着【请补充】。

    例：gongkai hotline bulletin --month 5 -o 月通报.docx
    """
    from gongkai.cli.hotline_issues import as_reported
    from gongkai.cli.typeset import typeset
    from gongkai.forms import Settings, format_of
    from gongkai.hotline.bulletin import Month
    from gongkai.hotline.bulletin import bulletin as summed_up
    from gongkai.hotline.counts import months
    from gongkai.hotline.decided import Said
    from gongkai.hotline.issues import issues
    from gongkai.hotline.monthly import cases, hottest
    from gongkai.hotline.owners import called
    from gongkai.hotline.record import beside, load
    from gongkai.page.forms import PAPER
    from gongkai.plan import Hot

    write = PAPER[format_of(output, PAPER) if output else "txt"]
    own = load_plan(plan)
    now = this_moment(today, own)
    record = load(beside(plan), own.id)
    if not record.orders:
        raise GongkaiError("还没有读过工单", "先读：gongkai hotline read 5月工单.xlsx")
    decisions = as_reported(record.decisions, plan, own, store, now)
    record = record._replace(orders=called(own, record.orders), decisions=decisions)
    asked = Month(year or own.year or now.day.year, month)
    if not (there := months(record.orders))[asked]:
        told = "、".join(f"{year}年{month}月{count}件" for (year, month), count in sorted(there.items())[-_MONTHS:])
        hint = f"读到的有：{told or '都没有受理时间'}；写其中一个月，或者先读这个月的工单"
        raise GongkaiError(f"{asked.year}年{asked.month}月没有读到工单", hint)
    standard = own.hotline.hot if own.hotline else Hot()
    found = issues(record, standard, Said(now))[1]
    hot = hottest(found, asked, standard)
    chosen, outdated = cases(record, found, asked)
    view = summed_up(own, record.orders, asked, now, hot, chosen, top)
    settings = Settings(templates, fonts)
    content = write(typeset(_TEMPLATE, view, templates), settings)
    deliver(content, output, force, to_read=True, notes=(*view.notes, *outdated, *settings.notes))
