"""`gongkai tasks`: what a unit, every unit, a day or an activity has to do, in every form that offices use."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai.cli.common import PLAN, deliver, load_plan, open_store, say_notes, store_beside, this_moment
from gongkai.cli.formats import Format, wanted
from gongkai.cli.options import FontsOption, PlanOption, ReplaceOption, StoreOption, TemplatesOption, TodayOption
from gongkai.errors import GongkaiError
from gongkai.forms import SCREEN, Settings

if TYPE_CHECKING:
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Plan

_HOW = "--unit 营商局 看一个单位，--all 看每个单位，--day 5月15日 看某一天，--activity 代号 看某项活动"
_TO_READ = ("txt", "md")


def _formats() -> Collection[str]:
    from gongkai.tasks.forms import LISTS

    return LISTS


def tasks(
    unit: Annotated[
        Optional[list[str]],
        typer.Option("--unit", "-u", metavar="单位", help="单位、别名或分组，如 营商局、各镇街；可以写几个"),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="每个单位；-o 写上文件夹，就是一个单位一份交办单")] = False,
    day: Annotated[
        Optional[str], typer.Option("--day", metavar="日期", help="某一天的日程，如 5月15日；可以和 --unit 一起写")
    ] = None,
    activity: Annotated[
        Optional[str], typer.Option("--activity", metavar="代号", help="某项活动的日程，写活动的代号或标题")
    ] = None,
    sign_in: Annotated[
        bool, typer.Option("--sign-in", help="要活动的签到表，不要日程；文件名里有“签到”就不用写")
    ] = False,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    format: Annotated[
        Optional[str], typer.Option("--format", click_type=Format(_formats), help="格式；文件夹里的默认 docx")
    ] = None,
    output: Annotated[
        Optional[str], typer.Option("--output", "-o", metavar="文件", help="写到文件，格式看后缀；或者写到文件夹")
    ] = None,
    templates: TemplatesOption = None,
    fonts: FontsOption = None,
    today: TodayOption = None,
    force: ReplaceOption = False,
) -> None:
    """要做的事，按时间排：一个单位的，每个单位的，某一天的，某项活动的。

    例：gongkai tasks --unit 营商局
      gongkai tasks --unit 营商局 --day 5月15日
      gongkai tasks --all -o 任务清单/
      gongkai tasks --all -o 任务分工表.xlsx
      gongkai tasks --activity 活动代号 -o 签到表.docx
    """
    from gongkai.cli.subjects import Choice, subject_of
    from gongkai.files import content_of
    from gongkai.tasks.forms import Lists, Request, written

    names = tuple(unit or ())
    signing = sign_in or "签到" in Path(output or "").name
    _check_choice(names, all, day, activity, signing)
    target, into_folder = Path(output) if output else None, _is_folder(output)
    known, what = _table(names, day, activity, signing)
    if into_folder and (day is not None or activity is not None):
        raise GongkaiError(f"{what}是一份文件，“{output}”是文件夹", f"写上文件名，如 -o {what}.docx")
    chosen = _in_folder(format) if into_folder else wanted(format, target, known, what, _formats())
    settings = Settings(templates, fonts)
    own = load_plan(plan)
    now = this_moment(today, own)
    subject = subject_of(_as_owed(own, plan, store, now), Choice(names, day, activity, signing), now.day)
    if into_folder and target and isinstance(subject, Lists):
        from gongkai.cli.package import write_package

        write_package(own, subject, target, chosen, settings, now, force)
        say_notes(settings.notes)
    else:
        replaced = content_of(target) if target and chosen == "ics" else b""
        content = written(chosen, Request(own, subject, now, replaced), settings)
        deliver(content, target, force, to_read=chosen in _TO_READ, notes=settings.notes)


def _as_owed(own: "Plan", path: Path, store: str | None, now: "Moment") -> "Plan":
    """The plan as the record has it: with what was assigned since, without what was waived, each unit's own deadlines.

    Where no record is named and none lies beside the plan, it is as it is, without what it says is published.
    """
    published = any(one.link for one in own.interpretations)
    if not store and not store_beside(path).exists() and not published:
        return own
    from gongkai.reports.assigned import with_assigned
    from gongkai.reports.file import AnotherPlanError
    from gongkai.reports.owed import as_owed

    try:
        events = open_store(own, path, store).load()[0]
    except AnotherPlanError:
        if store:
            raise
        events = ()  # what lies beside it is the record of another plan in the same folder
    return as_owed(with_assigned(own, events, now), events, now)


def _check_choice(units: tuple[str, ...], all: bool, day: str | None, activity: str | None, sign_in: bool) -> None:
    """Units or all, or a day and an activity, which narrow each other and what one unit has to do."""
    given = [name for name, value in (("--unit", units), ("--all", all)) if value]
    narrowed = [name for name, value in (("--day", day), ("--activity", activity)) if value is not None]
    if sign_in and (activity is None or units or all or day is not None):
        extra = [*given, *(["--day"] if day is not None else [])]
        first = f"去掉 {'、'.join(extra)}，" if extra else ""
        hint = f"{first}写成 --activity 活动代号 -o 签到表.docx；不是要签到表的，文件名里不写“签到”"
        raise GongkaiError("签到表是一项活动的，全体单位一张", hint)
    if len(given) == 2 or (all and narrowed):
        raise GongkaiError(f"{'、'.join([*given, *narrowed])} 只能写一个", _HOW)
    if not given and not narrowed:
        raise GongkaiError("没有说要看谁的任务", _HOW)
    if narrowed and (len(units) > 1 or any("、" in unit for unit in units)):
        raise GongkaiError(f"和 {'、'.join(narrowed)} 一起，--unit 只能写一个", "一个单位一个单位地看，或者写一个分组")


def _table(units: tuple[str, ...], day: str | None, activity: str | None, signing: bool) -> tuple[Collection[str], str]:
    """The formats that there are, and what they are formats of."""
    from gongkai.tasks.forms import DAY, DAY_OF_UNIT, LISTS, SIGNING

    if signing:
        return SIGNING.keys(), "签到表"
    if day is None and activity is None:
        return LISTS.keys(), "任务清单"
    return (DAY_OF_UNIT if units else DAY).keys(), "日程"


def _in_folder(typed: str | None) -> str:
    """The format of every file in a folder, which is text in no file."""
    return "txt" if typed == SCREEN else typed or "docx"


def _is_folder(output: str | None) -> bool:
    """Whether a folder is meant: one that ends as folders do or is there, or a name without a suffix."""
    if not output:
        return False
    suffix = Path(output).suffix.removeprefix(".")
    return output.endswith(("/", "\\")) or Path(output).is_dir() or not (suffix.isascii() and suffix[:1].isalpha())
