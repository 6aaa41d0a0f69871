"""`gongkai hotline hot` and what a person decides about hot issues: merge, split, name, drop."""

import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, deliver, load_plan, open_store, this_moment, who
from gongkai.cli.formats import Format, wanted
from gongkai.cli.options import (
    ByOption,
    FontsOption,
    PlanOption,
    ReplaceOption,
    StoreOption,
    TemplatesOption,
    TodayOption,
    a_file,
)
from gongkai.errors import GongkaiError
from gongkai.forms import SCREEN, Settings

if TYPE_CHECKING:
    from gongkai.hotline.decided import Said, Settled
    from gongkai.hotline.issues import Issue
    from gongkai.hotline.record import Decision, Record
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Hot, Plan

IssueArgument = Annotated[int, typer.Argument(metavar="编号", help="问题的编号，见 gongkai hotline hot")]


def _formats() -> Collection[str]:
    from gongkai.hotline.hot_forms import FORMS

    return FORMS


def hot(
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    by: ByOption = None,
    issue: Annotated[
        Optional[int], typer.Option("--issue", metavar="编号", help="只看一个问题，列出它的全部工单")
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="不到热点标准的，有编号就列出")] = False,
    format: Annotated[Optional[str], typer.Option("--format", click_type=Format(_formats), help="格式")] = None,
    output: Annotated[Optional[Path], a_file("写到文件，后缀 .xlsx .docx .csv .json 等")] = None,
    templates: TemplatesOption = None,
    fonts: FontsOption = None,
    force: ReplaceOption = False,
) -> None:
    """热点难点问题：说的是一件事的工单归在一起，几件、几个人、几天，附两句原话。

    编号一旦给出就不变；以后读进来的工单，像哪个问题就归到哪个问题。

    例：gongkai hotline hot

    例：gongkai hotline hot -o 热点难点问题清单.xlsx
    """
    from gongkai.hotline.hot_forms import FORMS
    from gongkai.hotline.hotlist import hotlist

    chosen = wanted(format, output, _formats(), "热点难点问题清单")
    if issue is not None and chosen != SCREEN:
        raise GongkaiError("--issue 只在屏幕上看", "去掉 -o、--format")
    own = load_plan(plan)
    now = this_moment(today, own)
    record, found = shown(plan, own, said_by(own, today, by), store)
    if issue is not None:
        from gongkai.hotline.hot_terminal import orders

        terminal.paint(orders(chosen_issue(record, found, issue)), sys.stdout)
        return
    line = own.hotline.name if own.hotline else "热线"
    view = hotlist(line, record.orders, found, _standard(own), now, all)
    settings = Settings(templates, fonts)
    content = FORMS[chosen].written(view, settings)
    deliver(content, output, force, to_read=chosen in ("txt", "md"), notes=settings.notes)


def merge(
    numbers: Annotated[list[int], typer.Argument(metavar="编号...", show_default=False, help="后面的并入第一个")],
    plan: PlanOption = PLAN,
    today: TodayOption = None,
    by: ByOption = None,
) -> None:
    """几个问题其实是一个，合并；编号用第一个的。

    例：gongkai hotline merge 3 7
    """
    from gongkai.hotline.decided import merging, settled
    from gongkai.hotline.issues import members

    record = decide(plan, today, by, lambda record, known, said: merging(known, members(record), numbers, said))
    first = record.decisions[-1].issues[0]
    _tell(record, f"合并了，现在都是问题{first}")
    cases = settled(record.decisions[:-1]).cases
    chosen = [number for number in record.decisions[-1].issues if number in cases]
    if chosen:
        lost = "、".join(f"问题{number}" for number in chosen[1:])
        gone = f"，{lost}的典型案例不再写" if lost else ""
        again = terminal.advice(f"gongkai hotline case {first}")
        told = f"典型案例的文字是合并以前定的，月通报里写的是问题{chosen[0]}的{gone}；照合并以后的写：{again}"
        terminal.say(told, sys.stdout)


def split(
    number: IssueArgument,
    orders: Annotated[list[str], typer.Argument(metavar="工单编号...", show_default=False, help="拆出来的工单")],
    plan: PlanOption = PLAN,
    today: TodayOption = None,
    by: ByOption = None,
) -> None:
    """把不是一件事的工单拆出来，另成一个问题。

    例：gongkai hotline split 3 20220501123 20220501130
    """
    from gongkai.hotline.decided import splitting
    from gongkai.hotline.issues import members

    record = decide(
        plan, today, by, lambda record, known, said: splitting(known, members(record), number, orders, said)
    )
    last = record.decisions[-1]
    _tell(record, f"拆出{len(last.orders)}件，是问题{last.issues[1]}")


def name(
    number: IssueArgument,
    words: Annotated[list[str], typer.Argument(metavar="名称", show_default=False, help="清单和通报上怎么叫")],
    plan: PlanOption = PLAN,
    today: TodayOption = None,
    by: ByOption = None,
) -> None:
    """给一个问题起名称；不起就用最有代表性的那件工单的标题。

    例：gongkai hotline name 3 某小区附近搅拌站噪声扰民
    """
    from gongkai.hotline.decided import naming

    called = without_private(" ".join(" ".join(words).split()))
    record = decide(plan, today, by, lambda _, known, said: naming(known, number, called, said))
    _tell(record, f"问题{number}的名称：{called}")


def drop(
    number: IssueArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="文字", help="为什么不算")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="排除错了，再算进来")] = False,
    plan: PlanOption = PLAN,
    today: TodayOption = None,
    by: ByOption = None,
) -> None:
    """一个问题不算热点，写明原因；以后像它的工单也不算。

    例：gongkai hotline drop 3 --reason 同一人重复反映，已有终结性答复
    """
    from gongkai.hotline.decided import dropping, settled

    if bool(reason.strip()) == undo:
        raise GongkaiError("排除要写原因", f"如 gongkai hotline drop {number} --reason 重复登记；取消排除写 --undo")
    why = without_private(reason.strip())
    record = decide(plan, today, by, lambda _, known, said: dropping(known, number, why, said))
    is_case = number in settled(record.decisions).cases
    left = "，它的典型案例也不写进月通报" if is_case else ""
    _tell(record, f"问题{number}又算进来了" if undo else f"问题{number}排除了{left}")


def without_private(text: str) -> str:
    """What a person types of an issue as it is put on record, as an order is; that something was taken out is said."""
    from gongkai.hotline.masking import mask

    kept = mask(text)
    if kept != text:
        terminal.say(f"个人信息不存，去掉以后是：{kept}")
    return kept


def said_by(plan: "Plan", today: str | None, by: str | None) -> "Said":
    """Who decides, now."""
    from gongkai.hotline.decided import Said

    return Said(this_moment(today, plan), who(by))


def shown(path: Path, plan: "Plan", said: "Said", store: str | None) -> "tuple[Record, tuple[Issue, ...]]":
    """What is on record, and its issues, which have numbers from now on; what reports were taken back are none's.

    Raises GongkaiError if nothing was read yet.
    """
    from gongkai.hotline.issues import issues
    from gongkai.hotline.owners import called
    from gongkai.hotline.record import beside, change

    found: list[tuple[Issue, ...]] = []

    def _number(before: "Record") -> "Record":
        known = before._replace(
            orders=called(plan, _read(before).orders),
            decisions=as_reported(before.decisions, path, plan, store, said.at),
        )
        after, those = issues(known, _standard(plan), said)
        found[:] = [those]
        return before._replace(decisions=(*before.decisions, *after.decisions[len(known.decisions) :]))

    return change(beside(path), plan.id, _number), found[0]


def as_reported(
    decisions: "tuple[Decision, ...]", path: Path, plan: "Plan", store: str | None, now: "Moment"
) -> "tuple[Decision, ...]":
    """The decisions as far as the record of reports has what was assigned and answered; all where there is none."""
    from gongkai.hotline.decided import ASSIGN, holding
    from gongkai.reports.assigned import with_assigned
    from gongkai.reports.state import all_standings

    log = open_store(plan, path, store).load()[0] if any(one.deed == ASSIGN for one in decisions) else ()
    if not log:
        return decisions
    stands = all_standings(with_assigned(plan, log, now), log, now)
    reported = {(str(report.id), row.unit): row.reported for report, rows in stands if report.assigned for row in rows}
    return tuple(holding(decisions, reported))


def chosen_issue(record: "Record", found: "tuple[Issue, ...]", number: int) -> "Issue":
    """The issue of this number. Raises GongkaiError if there is none, with what there is."""
    from gongkai.hotline.decided import settled

    known = settled(record.decisions).known(number)
    one = next((one for one in found if one.number == known), None)
    if one is None:
        raise GongkaiError(f"问题{number}里已经没有工单了", "编号见 gongkai hotline hot --all")
    return one


def decide(
    path: Path, today: str | None, by: str | None, decide: "Callable[[Record, Settled, Said], Decision]"
) -> "Record":
    """Put on record what is decided on what is there."""
    from gongkai.hotline.decided import settled
    from gongkai.hotline.record import beside, change

    own = load_plan(path)
    said = said_by(own, today, by)

    def _more(before: "Record") -> "Record":
        decision = decide(_read(before), settled(before.decisions), said)
        return before._replace(decisions=(*before.decisions, decision))

    return change(beside(path), own.id, _more)


def _read(record: "Record") -> "Record":
    if not record.orders:
        raise GongkaiError("还没有读过工单", "先读：gongkai hotline read 5月工单.xlsx")
    return record


def _standard(plan: "Plan") -> "Hot":
    from gongkai.plan import Hot

    return plan.hotline.hot if plan.hotline else Hot()


def _tell(record: "Record", text: str) -> None:
    terminal.say(f"{text}（第{len(record.decisions)}条决定）", sys.stdout)
