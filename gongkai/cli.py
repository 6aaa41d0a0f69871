"""The commands: options in, one call, print, exit code."""

import gc
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Optional

import typer

from gongkai import console
from gongkai.chinese import ClickException, Command, Group, expanded, usage_error
from gongkai.errors import ExitCode, GongkaiError, reason
from gongkai.options import (
    FindingsFormat,
    FontsOption,
    OutputOption,
    PlanOption,
    ReportOption,
    RulesFormat,
    StatusFormat,
    StoreOption,
    TasksFormat,
    TemplatesOption,
    TodayOption,
)

if TYPE_CHECKING:
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Plan
    from gongkai.reports.store import JsonStore

_PLAN = Path("plan.yaml")

app = typer.Typer(
    cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False
)
report_app = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True)
app.add_typer(report_app, name="report", help="登记报送：哪个单位、什么时候、交了什么")


def _version(wanted: bool) -> None:
    if wanted:
        from gongkai import __version__

        print(f"gongkai {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本号")] = False,
) -> None:
    """政务公开日活动方案：一个 plan.yaml，检查、印通知、分任务、看进度。

    例：
      gongkai validate
      gongkai render -o 通知.html
      gongkai tasks --unit 营商局
      gongkai status
    """


@app.command(cls=Command)
def validate(
    plans: Annotated[
        Optional[list[Path]],
        typer.Argument(metavar="[方案文件]...", show_default=False, help="要检查的文件，默认 plan.yaml"),
    ] = None,
    plan: PlanOption = _PLAN,
    format: Annotated[FindingsFormat, typer.Option("--format", help="格式")] = FindingsFormat.text,
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算没通过")] = False,
    select: Annotated[
        Optional[list[str]], typer.Option("--select", metavar="代码", help="只查这些，如 GK203、GK2；可以写几个")
    ] = None,
    ignore: Annotated[
        Optional[list[str]], typer.Option("--ignore", metavar="代码", help="不查这些；读不通的错误总会列出")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="改好全角冒号、Tab 一类的笔误，不动正文")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示 --fix 会改什么，不改文件")] = False,
) -> None:
    """检查方案，一次列出全部问题；哪一条是什么意思，见 gongkai explain。

    例：gongkai validate plan.yaml
    """
    from gongkai.checks import check_codes, review
    from gongkai.diagnostics import Severity
    from gongkai.reading import loads
    from gongkai.reading.source import read_bytes
    from gongkai.views.findings import Findings

    wanted, unwanted = _codes(select), _codes(ignore)
    check_codes((*wanted, *unwanted))
    codes = [ExitCode.DONE]
    files: list[Findings] = []
    for path in plans or [plan]:
        try:
            content = read_bytes(path)
            if fix and not diff:
                content = _mended(path, content)
        except GongkaiError as error:
            console.complain(error)
            codes.append(ExitCode.FAILED)
            continue
        loaded = loads(content, str(path))
        found = review(loaded, wanted, unwanted)
        files.append(Findings(loaded.source.name, tuple(found)))
        if diff:
            _show_changes(path, content)
        elif format is FindingsFormat.text:
            console.report(found, loaded.source, sys.stdout)
            console.summary(found, loaded.source.name, sys.stderr)
        failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        codes += [ExitCode.PROBLEMS] if any(entry.severity in failing for entry in found) else []
    if format is not FindingsFormat.text and not diff:
        from gongkai.writers import FINDINGS, Settings, write

        _deliver(write(FINDINGS, "findings", format.value, files, Settings()), None)
    raise typer.Exit(max(codes))


def _codes(typed: Sequence[str] | None) -> list[str]:
    """Codes as typed, several in one option too: GK203,GK226."""
    return [code for codes in typed or () for code in re.split("[,，、 ]+", codes) if code]


def _mended(path: Path, content: bytes) -> bytes:
    """The content with --fix done and written back; said on the way."""
    from gongkai.files import replace
    from gongkai.reading.mend import mend

    if str(path) == "-":
        raise GongkaiError("标准输入改不了", "用 --diff 看会改什么，或者写上文件名")
    mended = mend(content)
    if mended.corrected:
        try:
            replace(path, mended.content)
        except OSError as error:
            raise GongkaiError(f"改不了文件：{path}（{reason(error)}）", "看看文件是不是正打开着") from None
        console.say(f"{path}：改好了 {len(mended.corrected)} 处")
    return mended.content


def _show_changes(path: Path, content: bytes) -> None:
    """What --fix would do, as a unified diff on stdout."""
    from difflib import unified_diff

    from gongkai.reading.mend import mend
    from gongkai.reading.source import decode

    mended = mend(content)
    texts = [source.text if source else "" for source in (decode(content, "")[0], decode(mended.content, "")[0])]
    before, after = (text.splitlines(keepends=True) for text in texts)
    for line in unified_diff(before, after, str(path), str(path)):
        sys.stdout.write(line if line.endswith("\n") else f"{line}\n")
    console.say(f"{path}：--fix 会改好 {len(mended.corrected)} 处" if mended.corrected else f"{path}：没有要改的")


@app.command(cls=Command)
def explain(
    codes: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="[代码]...", show_default=False, help="如 GK203；也可以写开头，如 GK2"),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="全部")] = False,
    format: Annotated[RulesFormat, typer.Option("--format", help="格式")] = RulesFormat.text,
) -> None:
    """一条检查规则是什么意思，为什么，错的和对的各是什么样。

    例：gongkai explain GK203
    """
    from gongkai.checks import check_codes
    from gongkai.views.rules import rules
    from gongkai.writers import RULES, Settings, write

    if not codes and not all:
        raise GongkaiError("没有说要哪一条", "写上代码，如 gongkai explain GK203；全部的用 --all")
    wanted = _codes(codes)
    check_codes(wanted)
    view = [rule for rule in rules() if all or rule.code.startswith(tuple(code.upper() for code in wanted))]
    _deliver(write(RULES, "rules", format.value.replace("text", "txt"), view, Settings()), None)


@app.command(cls=Command)
def schema(
    output: Annotated[Optional[Path], typer.Option("--output", "-o", metavar="文件", help="写到文件")] = None,
) -> None:
    """方案格式的 JSON Schema：编辑器用它提示名称、标出写错的地方。

    例：gongkai schema -o plan.schema.json
    """
    from gongkai.schema import schema_json

    _deliver(schema_json(), output)


@app.command(cls=Command)
def render(
    plan: PlanOption = _PLAN, output: OutputOption = None, templates: TemplatesOption = None, fonts: FontsOption = None
) -> None:
    """印出通知全文；-o 写成文件，后缀 .docx .pdf .html .txt .md 定格式。

    例：gongkai render -o 通知.docx
    """
    from gongkai.views.notice import notice
    from gongkai.writers import NOTICE, Settings, format_of, write

    format = format_of(output, NOTICE) if output else "txt"
    settings = Settings(templates, fonts)
    content = write(NOTICE, "notice", format, notice(_load(plan)), settings)
    for note in settings.notes:
        console.say(f"注意：{note}")
    _deliver(content, output)


@app.command(cls=Command)
def tasks(
    unit: Annotated[str, typer.Option("--unit", "-u", metavar="单位", help="单位、别名或分组，如 营商局、各镇街")],
    plan: PlanOption = _PLAN,
    format: Annotated[Optional[TasksFormat], typer.Option("--format", help="格式")] = None,
    output: OutputOption = None,
    templates: TemplatesOption = None,
) -> None:
    """一个单位要做的事，按时间排。

    例：gongkai tasks --unit 营商局
    """
    from gongkai.reports.submit import find_unit
    from gongkai.views.tasks import task_list
    from gongkai.writers import TASKS, Settings, format_of, write

    loaded = _load(plan)
    view = task_list(loaded, find_unit(loaded, unit))
    if output is None and format in (None, TasksFormat.text):
        console.show_tasks(view)
        return
    chosen = format.value.replace("text", "txt") if format else format_of(output, TASKS) if output else "txt"
    _deliver(write(TASKS, "tasks", chosen, view, Settings(templates)), output)


@app.command(cls=Command)
def status(
    plan: PlanOption = _PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    pending: Annotated[bool, typer.Option("--pending", help="只列还没报的")] = False,
    check: Annotated[bool, typer.Option("--check", help="有逾期未报的，退出码为 1")] = False,
    format: Annotated[StatusFormat, typer.Option("--format", help="格式")] = StatusFormat.text,
) -> None:
    """谁报了，谁还没报，缺什么材料，离期限还有几天。

    例：gongkai status --pending
    """
    from gongkai.reports.submit import find_report
    from gongkai.views.ledger import ledgers
    from gongkai.writers import STATUS, Settings, write

    loaded = _load(plan)
    events, _ = _store(loaded, plan, store).load()
    reports = [find_report(loaded, report)] if report else loaded.reports
    view = ledgers(loaded, reports, events, _now(today, loaded))
    if format is StatusFormat.text:
        console.show_status(view, pending)
    else:
        _deliver(write(STATUS, "status", format.value, view, Settings()), None)
    raise typer.Exit(ExitCode.PROBLEMS if check and any(ledger.overdue for ledger in view.ledgers) else ExitCode.DONE)


@report_app.command(cls=Command)
def submit(
    unit: Annotated[str, typer.Argument(metavar="单位", help="交来报告的单位")],
    files: Annotated[
        Optional[list[Path]],
        typer.Argument(metavar="[文件]...", show_default=False, help="交来的文件；只记名称和校验码，不复制"),
    ] = None,
    plan: PlanOption = _PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    has: Annotated[
        Optional[list[str]], typer.Option("--has", metavar="材料", help="用别的方式收到的材料，如 图片、视频")
    ] = None,
    at: Annotated[
        Optional[str],
        typer.Option("--at", metavar="时间", help="什么时候交来的，如 5月17日10:30 或 2022-05-17T10:30；不写就是现在"),
    ] = None,
    by: Annotated[Optional[str], typer.Option("--by", metavar="姓名", help="谁登记的；不写就是登录名")] = None,
    note: Annotated[str, typer.Option("--note", metavar="文字", help="备注")] = "",
) -> None:
    """登记一个单位交来的报告。文件只登记，不复制，请自己保管好。

    例：gongkai report submit 营商局 总结.docx 照片.jpg --has 视频
    """
    from gongkai.reports.state import standings
    from gongkai.reports.store import record
    from gongkai.reports.submit import find_report, submission

    loaded = _load(plan)
    chosen = find_report(loaded, report)
    now = _now(today, loaded)
    when = _moment(at, "--at", loaded) if at else now
    materials = [word for words in has or () for word in re.split("[、，,]", words) if word]
    event = submission(loaded, chosen, unit, files or (), materials, when, now, by or _login(), note)
    log = record(_store(loaded, plan, store), lambda _: [event])
    console.recorded(event, chosen, standings(loaded, chosen, log, now))


def _load(path: Path) -> "Plan":
    """The plan, with warnings told on the way. Exits 1 with all its problems if it cannot be used."""
    from gongkai.reading import load

    loaded = load(path)
    console.report(loaded.diagnostics, loaded.source, sys.stderr)
    if loaded.plan is None:
        console.summary(loaded.diagnostics, loaded.source.name, sys.stderr)
        raise typer.Exit(ExitCode.PROBLEMS)
    return loaded.plan


def _store(plan: "Plan", path: Path, store: Path | None) -> "JsonStore":
    from gongkai.reports.store import JsonStore

    beside = Path.cwd() if str(path) == "-" else path.parent
    return JsonStore(store or beside / "status.json", plan.id)


def _now(today: str | None, plan: "Plan") -> "Moment":
    """The only reading of the clock; --today stands in for it."""
    from datetime import datetime

    from gongkai.phrases.moments import CHINA, of

    return _moment(today, "--today", plan) if today else of(datetime.now(CHINA))


def _moment(text: str, option: str, plan: "Plan") -> "Moment":
    """A moment as typed: ISO, or as the plan writes it, in the plan's year."""
    from gongkai.diagnostics import Diagnostic
    from gongkai.phrases.times import parse_time
    from gongkai.text import Text

    found = parse_time(Text(text), plan.year)
    if isinstance(found, Diagnostic):
        raise GongkaiError(f"{option} {found.message}", found.hint)
    if found.start is None or found.start != found.end:
        raise GongkaiError(f"{option} 看不懂“{text}”", "写成 2022-05-17、2022-05-17T10:30 或 5月17日10:30")
    return found.start


def _login() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "未署名"


def _deliver(content: str | bytes, output: Path | None) -> None:
    """To the file, or to stdout as it is."""
    if output is None:
        sys.stdout.write(content if isinstance(content, str) else "")
        return
    try:
        output.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        raise GongkaiError(f"写不了文件：{output}（{reason(error)}）", "看看文件夹在不在，文件是不是正打开着") from None
    console.say(f"已写入 {output}")


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: a user's mistake is told in Chinese, a bug shows its traceback."""
    gc.disable()  # a command lives for a moment; looking for cycles took half the time of loading a large plan
    console.prepare_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = _broken_pipe()
    except OSError as error:
        console.say(f"错误：结果没能输出：{reason(error)}；已经登记的仍然有效")
        code = _broken_pipe(ExitCode.FAILED)
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    sys.exit(int(code))


def _run(arguments: list[str] | None) -> int:
    """The exit code of the command that the arguments name."""
    command = typer.main.get_command(app)
    typed = list(arguments) if arguments is not None else expanded(sys.argv[1:])
    try:
        with command.make_context("gongkai", typed) as context:
            command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except GongkaiError as error:
        console.complain(error)
        return ExitCode.FAILED
    except ClickException as error:
        console.say(usage_error(error))
        return ExitCode.FAILED
    return ExitCode.DONE


def _broken_pipe(code: ExitCode = ExitCode.DONE) -> int:
    """The reader of our output (head, less) has gone: nothing to say, and nothing more to flush."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
