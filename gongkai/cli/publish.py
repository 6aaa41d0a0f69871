"""`gongkai publish`: a folder for the portal's editor."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import (
    PLAN,
    check_not_kept,
    is_foreign,
    load_whole,
    moment,
    open_store,
    put_in,
    say_notes,
    this_moment,
)
from gongkai.cli.options import FontsOption, PlanOption, ReplaceOption, StoreOption, TemplatesOption, TodayOption
from gongkai.errors import ExitCode, GongkaiError, reason
from gongkai.forms import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gongkai.diagnostics import Diagnostic
    from gongkai.plan import Plan, Portal
    from gongkai.publishing.interpretations import Interpretation
    from gongkai.publishing.labels import Question
    from gongkai.publishing.message import Short
    from gongkai.reading import Loaded

_FOLDER = Path("发布")
_MESSAGE = "短消息.txt"
_PORTAL = """\
portal:
  site: ××人民政府
  domain: www.××.gov.cn
  code: ××××××××××
  column: ××
  column_type: ××
  published: ××××年×月×日
  openness: 主动公开"""


def publish(
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="文件夹", help="写到哪个文件夹；不写就是 发布")
    ] = _FOLDER,
    summary: Annotated[
        Optional[Path],
        typer.Option("--summary", metavar="文件", help="不发布通知，发布写好的活动总结（.docx .txt .html）"),
    ] = None,
    picture: Annotated[
        Optional[list[str]],
        typer.Option("--picture", metavar="图片=说明", help="和总结一起发布的图片，说明写图上是什么；可以写几个"),
    ] = None,
    without: Annotated[
        Optional[list[str]],
        typer.Option("--without", metavar="标题", help="总结里不公开的一节，如 存在问题；可以写几个"),
    ] = None,
    published: Annotated[
        Optional[str], typer.Option("--published", metavar="日期", help="发布日期；不写就照方案里的")
    ] = None,
    templates: TemplatesOption = None,
    fonts: FontsOption = None,
    force: ReplaceOption = False,
) -> None:
    """写一个可以交给网站编辑的文件夹：网页、文件下载、页面标签、目录元数据、短消息。

    没有标明“此件公开发布”的、里面有手机号码、身份证号码、住址的，不写；--force 也不行。

    例：gongkai publish -o 发布
    """
    from gongkai.notice.paper import notice
    from gongkai.publishing.article import of_notice
    from gongkai.publishing.folder import folder
    from gongkai.publishing.labels import questions

    loaded = load_whole(plan)
    own, portal = _publishable(loaded)
    day = moment(published, "--published", own, this_moment(today, own).day) if published else None
    settings = Settings(templates, fonts)
    interpretations = _interpretations(own, plan, store, today)
    if summary is None:
        if picture or without:
            raise GongkaiError("--picture 和 --without 是给总结用的", "一起写上 --summary 活动总结.docx")
        article = of_notice(own, portal, notice(own), interpretations)
        messages = _messages(own, templates)
    else:
        from gongkai.cli.publish_summary import of_summary

        article, messages = of_summary(own, portal, summary, picture or (), without or (), interpretations), ()
    if day:
        article = article._replace(published=day)
    files = folder(article, settings)
    if messages:
        from gongkai.publishing.message import written

        files[_MESSAGE] = written(messages).encode()
    _write(output, files, force)
    say_notes((*settings.notes, *_left(messages)))
    _ask(list(questions(article)), given="published" if summary else "")


def _publishable(loaded: "Loaded") -> "tuple[Plan, Portal]":
    """The plan, if nothing stands in the way. Exits 1 with all that does; nothing helps but to write it otherwise."""
    from gongkai.findings.terminal import report

    plan = loaded.plan
    assert plan is not None
    if plan.portal is None:
        raise GongkaiError("方案里没有写发布在哪里", f"在最外层写上，不知道的先不写：\n{_PORTAL}")
    if found := list(_obstacles(plan)):
        terminal.paint(report(found, loaded.source), sys.stderr)
        terminal.say(f"没有发布：上面 {len(found)} 处改好以后再运行；--force 也不能跳过")
        raise typer.Exit(ExitCode.PROBLEMS)
    return plan, plan.portal


def _obstacles(plan: "Plan") -> "Iterator[Diagnostic]":
    """What the rules say must not be published, comments that ignore it notwithstanding."""
    from gongkai.checks import not_public, private_data
    from gongkai.diagnostics import Diagnostic, Severity

    for rule in (not_public, private_data):
        for at, message, hint in rule.check(plan):
            yield Diagnostic(rule.CODE, at, message, hint, Severity.ERROR)


def _interpretations(own: "Plan", path: Path, store: str | None, today: str | None) -> "Sequence[Interpretation]":
    """The policies and their interpretations, as plan and record know them; the record is opened for them alone."""
    if not own.interpretations:
        return ()
    from gongkai.publishing.interpreted import interpretations

    return interpretations(own, open_store(own, path, store).load()[0], this_moment(today, own))


def _messages(plan: "Plan", templates: Path | None) -> "tuple[Short, ...]":
    from gongkai.publishing.message import LENGTHS, message, short

    view = message(plan)
    return tuple(short(view, most, templates) for most in LENGTHS)


def _left(messages: "Sequence[Short]") -> "Iterator[str]":
    """What a message has no room for at all: its first sentence says what, when and who."""
    for one in messages:
        if not one.text:
            yield f"短消息没有{one.most}字的：第一句就超过了，改短模板 message.txt.j2 里的第一句"


def _write(output: Path, files: "Mapping[str, bytes]", force: bool) -> None:
    """All of it, or nothing where a person has changed something of it; each file whole."""
    from gongkai.files import check_own
    from gongkai.page.forms import PAPER
    from gongkai.publishing.folder import LIST, listed

    if output.exists() and not output.is_dir():
        raise GongkaiError(f"这是文件，不是文件夹：{output}", "-o 写一个文件夹，如 -o 发布")
    if not output.is_dir() and output.suffix.removeprefix(".").lower() in PAPER:
        raise GongkaiError(f"-o 写的是文件夹，“{output}”像是文件", "如 -o 发布；单印通知用 gongkai render")
    try:
        for name in (*files, LIST):
            check_not_kept(output / name)
            check_own(output / name, folder=False)
        wanted = {**files, LIST: b""}  # what stands in the list is known when the rest is written
        changed = [name for name, content in wanted.items() if not force and is_foreign(output / name, content)]
        if changed:
            message = f"没有写 {output}：这几份不是 gongkai 写的，或者写好以后有人改过：{'、'.join(changed)}"
            raise GongkaiError(message, "换一个文件夹；确实要换成新的，加上 --force")
        output.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            put_in(output, name, content, force=True)
        there = {name: (output / name).read_bytes() for name in files}
        put_in(output, LIST, listed(there).encode(), force=True)
        others = sorted(path.name for path in output.iterdir() if path.name not in {*files, LIST})
    except OSError as error:
        raise GongkaiError(f"写不了文件夹：{output}（{reason(error)}）", "看看文件夹能不能写，再运行一次") from None
    terminal.say(f"已写入 {output}：{'、'.join((*files, LIST))}")
    if others:
        terminal.say(f"注意：这几份不是这次写的，交给编辑以前请看看还要不要：{'、'.join(others)}")


def _ask(questions: "Sequence[Question]", given: str) -> None:
    """What is still to be found out; nothing of it is made up. One of them is `given` by an option."""
    if questions:
        terminal.say(f"还有 {len(questions)} 项不知道，没有写进网页；问清楚了写进 portal，再运行一次：")
        for one in questions:
            key = f"--{one.key}" if one.key == given else one.key
            where = "，用这个选项写" if one.key == given else ""
            terminal.say(f"  {key}（{one.label}，{one.needed}{where}）：{one.help}")
