"""`gongkai figures`: what the day came to, added up, of one plan or of many."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai.cli.common import PLAN, deliver, load_plan, open_store, readable_plan, this_moment
from gongkai.cli.formats import Format, wanted
from gongkai.cli.options import ReplaceOption, ReportOption, StoreOption, TemplatesOption, TodayOption, a_file
from gongkai.errors import ExitCode, GongkaiError
from gongkai.forms import SCREEN, Settings

if TYPE_CHECKING:
    from decimal import Decimal

    from gongkai.figures.totals import Totals
    from gongkai.plan import Plan, Report
    from gongkai.reports.events import Event
    from gongkai.units import Registry


class NotAskedError(GongkaiError):
    """A plan or a report that asks for no figures."""


def _formats() -> Collection[str]:
    from gongkai.figures.forms import FORMS

    return FORMS


def figures(
    plan: Annotated[
        Optional[list[Path]],
        typer.Option(
            "--plan", "-p", metavar="文件", envvar="GONGKAI_PLAN", show_default=False,
            help="方案文件，默认 plan.yaml；几份相加的写几个，或者写 '*/plan.yaml'",
        ),
    ] = None,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    compare: Annotated[
        Optional[Path], typer.Option("--compare", metavar="文件", help="去年的方案；和去年差十倍以上的，列出来核对")
    ] = None,
    into: Annotated[
        Optional[Path], typer.Option("--into", metavar="文件", help="上级发的表格 .xlsx：认得的格填上合计，别的不动")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="有没有填的、要核对的，退出码为 1")] = False,
    format: Annotated[Optional[str], typer.Option("--format", click_type=Format(_formats), help="格式")] = None,
    output: Annotated[
        Optional[Path], a_file("写到文件，后缀 .xlsx .docx .csv .json 等")
    ] = None,
    templates: TemplatesOption = None,
    force: ReplaceOption = False,
) -> None:  # fmt: skip
    """各单位填报的数，小计、合计，谁没有填，哪些要核对。

    例：gongkai figures -o 汇总表.xlsx

    例：gongkai figures --into 市里的表.xlsx -o 报市.xlsx
    """
    from gongkai.cli.patterns import plan_files
    from gongkai.figures.forms import FORMS

    paths = plan_files(plan or [PLAN])
    if into is not None:
        _check_into(into, format, output)
    chosen = "xlsx" if into is not None else wanted(format, output, _formats(), "汇总表")
    if compare and len(paths) > 1:
        raise GongkaiError("--compare 只和一份方案比", "用 -p 写一份方案，一份一份地比")
    view, unread = (
        (_totals(load_plan(paths[0]), paths[0], store, today, report, compare), 0)
        if len(paths) == 1
        else _of_many(paths, store, today, report)
    )
    if into is not None and output is not None:
        from gongkai.figures.into import fill

        content, said = fill(into, view, _registry(paths))
        deliver(content, output, force, notes=said)
    else:
        settings = Settings(templates)
        text = FORMS[chosen].written(view, settings)
        left_out = () if chosen == SCREEN else view.notes
        deliver(text, output, force, to_read=chosen in ("txt", "md"), notes=(*settings.notes, *left_out))
    raise typer.Exit(ExitCode.PROBLEMS if unread or (check and (view.waiting or view.doubts)) else ExitCode.DONE)


def _check_into(into: Path, format: str | None, output: Path | None) -> None:
    """That the table to fill in is a workbook, and is written as what it is. Raises GongkaiError."""
    if output is None:
        raise GongkaiError("--into 要写成另一个文件", "加上 -o 和文件名，如 -o 报市.xlsx")
    if into.suffix.lower() not in (".xlsx", ".xlsm"):
        raise GongkaiError(f"--into 只填 .xlsx：{into}", "上级发的表用 Excel 或 WPS 打开，另存为 .xlsx，再填")
    if format or output.suffix.lower() != into.suffix.lower():
        raise GongkaiError("--into 填好的表和原来的是一种文件", f"写成 -o {output.stem}{into.suffix}，不写 --format")


def _totals(
    plan: "Plan",
    path: Path,
    store: str | None,
    today: str | None,
    report: str | None,
    compare: Path | None = None,
    one_of_many: bool = False,
) -> "Totals":
    """The figures of a plan; `compare` is last year's."""
    from gongkai.cli.carried import advised
    from gongkai.figures.totals import totals
    from gongkai.reports.uncounted import uncounted, with_figures

    events = open_store(plan, path, store).load()[0]
    before = _before(compare, store) if compare else None
    chosen, now, own = chosen_report(plan, report, events), this_moment(today, plan), path if one_of_many else None
    view = totals(plan, chosen, events, now, before)
    left = advised(with_figures(uncounted(plan, events, now), chosen, events), own)
    notes = (*view.notes, *(f"{one.said}；{one.advice}" for one in left))
    return view._replace(doubts=advised(view.doubts, own), notes=notes)


def chosen_report(plan: "Plan", name: str | None, events: "Sequence[Event]") -> "Report":
    """The report with figures that is asked for, or the only one. Raises GongkaiError otherwise."""
    from gongkai.phrases.figures import ASK_FOR_SOME
    from gongkai.reports.submit import find_reports

    if name:
        found = find_reports(plan, name, events=events)
        if not found[0].figures:
            raise NotAskedError(f"“{found[0].title}”没有要填的数", f"在 plan.yaml 里给这一项{ASK_FOR_SOME}")
        if len(found) > 1:
            told = "、".join(str(one.id) for one in found[:5])
            raise GongkaiError(f"“{name}”有{len(found)}期", f"--report 写明哪一期：{told}")
        return found[0]
    having = [report for report in plan.reports if report.figures]
    if not having:
        raise NotAskedError("这份方案没有要填的数", f"在 plan.yaml 里给 reports 的一项{ASK_FOR_SOME}")
    if len(having) > 1:
        numbers = [report for report in having if any(figure.added for figure in report.figures)]
        told = "、".join(f"{report.id}（{report.title}）" for report in having[:10])
        if len(numbers) != 1:
            raise GongkaiError("要填数的报送有几项，不知道是哪一项", f"加上 --report 代号：{told}")
        return numbers[0]
    return having[0]


def _before(path: Path, store: str | None) -> "dict[str, dict[str, Decimal]]":
    """Last year's numbers, by unit and figure."""
    if not path.exists():
        raise GongkaiError(f"找不到去年的方案：{path}", "核对 --compare 后面的文件名")
    view = _totals(load_plan(path), path, store, None, None)
    return {
        row.unit: {
            str(figure.name): entry.value
            for figure, entry in zip(view.figures, row.entries, strict=True)
            if entry.value is not None
        }
        for row in view.rows
    }


def _of_many(paths: Sequence[Path], store: str | None, today: str | None, report: str | None) -> "tuple[Totals, int]":
    """The sums of many plans, a row each; what cannot be read is a row that says so, and how many those are."""
    from gongkai.figures.districts import NO_REPORT, NOT_ASKED, Without, together, unread
    from gongkai.figures.totals import Totals
    from gongkai.files import real
    from gongkai.progress import tracked
    from gongkai.reports.stores import is_database
    from gongkai.reports.submit import NoReportError

    if store is not None and not is_database(store):
        raise GongkaiError("几份方案不能共用一个进度文件", "去掉 --store，各用方案旁边的 status.json；或者用数据库")
    now = this_moment(today)
    records: dict[tuple[str, str], Path] = {}
    lacking: list[NoReportError] = []
    found: list[tuple[str, Totals | Without]] = []
    for path in tracked(paths, f"读{len(paths)}份方案"):
        name = real(path).parent.name if path.stem == "plan" else path.stem
        try:
            own = readable_plan(path)
            record = (own.id, _place(own, path, store))
            if (other := records.setdefault(record, path)) != path:
                raise GongkaiError(f"和 {other} 的 id 都是“{own.id}”，用的是同一份记录，不能加两遍")
            found.append((name, _totals(own, path, store, today, report, one_of_many=True)))
        except NotAskedError:
            found.append((name, NOT_ASKED))
        except NoReportError as error:
            found.append((name, NO_REPORT))
            lacking.append(error)
        except GongkaiError as error:
            found.append((name, unread(error.message)))
    if lacking and not any(isinstance(view, Totals) for _, view in found):
        raise lacking[0]
    return together(found, now), sum(isinstance(view, Without) and bool(view.why) for _, view in found)


def _place(plan: "Plan", path: Path, store: str | None) -> str:
    """Where the record of a plan is kept, however that is typed."""
    from gongkai.files import real

    kept = open_store(plan, path, store)
    return "、".join(str(real(one)) for one in kept.files) or kept.address


def _registry(paths: Sequence[Path]) -> "Registry | None":
    """What the units of a plan and its district may be called; of many plans it is the city that fills in."""
    from gongkai.reading import load

    plan = load(paths[0]).plan if len(paths) == 1 else None  # its warnings have been told
    return plan.registry if plan else None
