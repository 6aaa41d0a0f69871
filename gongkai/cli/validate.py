"""`gongkai validate`: all problems of a plan, in every format; --fix."""

import os
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, deliver, store_beside, typed_codes, write_whole
from gongkai.cli.formats import Format
from gongkai.errors import ExitCode, GongkaiError, reason
from gongkai.forms import SCREEN, Settings

if TYPE_CHECKING:
    from gongkai.diagnostics import Diagnostic
    from gongkai.plan import Plan
    from gongkai.reports.uncounted import Uncounted


_ADDING = ("GK217", "GK273")  # rules whose --fix adds something that a person should look at


def _formats() -> Collection[str]:
    from gongkai.findings.forms import FORMS

    return FORMS


def validate(
    plans: Annotated[
        Optional[list[Path]],
        typer.Argument(metavar="[方案文件]...", show_default=False, help="要检查的文件，默认 plan.yaml"),
    ] = None,
    plan: Annotated[
        Path, typer.Option("--plan", "-p", metavar="文件", envvar="GONGKAI_PLAN", help="方案文件，- 表示从标准输入读")
    ] = PLAN,
    format: Annotated[str, typer.Option("--format", click_type=Format(_formats), help="格式")] = SCREEN,
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算没通过")] = False,
    select: Annotated[
        Optional[list[str]], typer.Option("--select", metavar="代码", help="只查这些，如 GK203、GK2；可以写几个")
    ] = None,
    ignore: Annotated[
        Optional[list[str]], typer.Option("--ignore", metavar="代码", help="不查这些；读不通的错误总会列出")
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="改好全角冒号、Tab 一类的笔误，补上写明了的单位，除掉收报告的单位；印出来一字不差"),
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示 --fix 会改什么，不改文件")] = False,
) -> None:
    """检查方案，一次列出全部问题；哪一条是什么意思，见 gongkai explain。

    例：gongkai validate plan.yaml
    """
    from gongkai.checks import check_codes, review
    from gongkai.cli.carried import narrow
    from gongkai.cli.patterns import plan_files
    from gongkai.diagnostics import Severity
    from gongkai.findings.forms import FORMS
    from gongkai.findings.found import Findings
    from gongkai.findings.terminal import summary
    from gongkai.reading import loads
    from gongkai.reading.source import read_bytes, shown

    wanted, unwanted = typed_codes(select), typed_codes(ignore)
    check_codes((*wanted, *unwanted))
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    codes = [ExitCode.DONE]
    files: list[Findings] = []
    for path in plan_files(plans or [plan]):
        narrow(path)
        try:
            content = read_bytes(path)
            if fix and not diff:
                content = _mended(path, content, wanted, unwanted)
        except GongkaiError as error:
            terminal.complain(error)
            codes.append(ExitCode.FAILED)
            continue
        loaded = loads(content, shown(path))
        found = review(loaded, wanted, unwanted, _left_out(loaded.plan, path) if loaded.plan else ())
        failed = any(entry.severity in failing for entry in found)
        file = Findings(loaded.source, tuple(found))
        if diff:
            _show_changes(path, content, wanted, unwanted)
        elif format == SCREEN:  # a file as soon as it is checked; in the other formats all are one document
            deliver(FORMS[format].written([file], Settings()), None)
            summary(loaded, found, failed, wanted, unwanted)
        else:
            files.append(file)
        codes += [ExitCode.PROBLEMS] if failed else []
    if format != SCREEN and not diff:
        deliver(FORMS[format].written(files, Settings()), None)
    raise typer.Exit(max(codes))


def _left_out(plan: "Plan", path: Path) -> "Sequence[Uncounted]":
    """What is on record in the file beside the plan and has no place in it; nothing where there is no such record.

    What is wrong with the record itself the commands say that need it; a database is not asked from here.
    """
    address = os.environ.get("GONGKAI_STORE") or store_beside(path)
    try:
        if not Path(address).is_file():
            return ()
        from gongkai.cli.carried import advised
        from gongkai.reports.file import JsonStore
        from gongkai.reports.uncounted import misplaced

        return advised(misplaced(plan, JsonStore(Path(address), plan.id).load()[0]))
    except (GongkaiError, OSError):
        return ()


def _mended(path: Path, content: bytes, select: "Sequence[str]", ignore: "Sequence[str]") -> bytes:
    """The content with --fix done and written back; said on the way."""
    from gongkai.checks.fixing import fixed

    if str(path) == "-":
        raise GongkaiError("标准输入改不了", "用 --diff 看会改什么，或者写上文件名")
    mended = fixed(content, select, ignore)
    if mended.corrected:
        try:
            write_whole(path, mended.content)
        except OSError as error:
            raise GongkaiError(f"改不了文件：{path}（{reason(error)}）", "看看文件是不是正打开着") from None
        terminal.say(f"{path}：{_corrections(mended.corrected)}")
    return mended.content


def _corrections(corrected: "Sequence[Diagnostic]") -> str:
    """What --fix did: the encoding, and how many places on which lines."""
    told = [entry for entry in corrected if entry.edits]
    said = ["转成了 UTF-8 编码"] if len(told) < len(corrected) else []
    for word, code in (("改好了", ""), ("补上了 who", "GK217"), ("补上了 except", "GK273")):
        if lines := [entry.at.line for entry in told if (entry.code if entry.code in _ADDING else "") == code]:
            said.append(f"{word} {len(lines)} 处，在{terminal.lines_named(lines)}")
    return "，".join([*said, *(["请看一看补得对不对"] if any(entry.code in _ADDING for entry in told) else [])])


def _show_changes(path: Path, content: bytes, select: "Sequence[str]", ignore: "Sequence[str]") -> None:
    """What --fix would do, as a unified diff on stdout."""
    from difflib import unified_diff

    from gongkai.checks.fixing import fixed
    from gongkai.reading.source import decode

    mended = fixed(content, select, ignore)
    texts = [source.text if source else "" for source in (decode(content, "")[0], decode(mended.content, "")[0])]
    before, after = (text.splitlines(keepends=True) for text in texts)
    for line in unified_diff(before, after, str(path), str(path)):
        sys.stdout.write(line if line.endswith("\n") else f"{line}\n")
    terminal.say(f"{path}：--fix 会改好 {len(mended.corrected)} 处" if mended.corrected else f"{path}：没有要改的")
