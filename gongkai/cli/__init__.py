"""The commands: options in, one call, print, exit code. Each stands in its own module, loaded when it is wanted."""

import gc
import os
import sys
from contextlib import suppress
from functools import cache
from typing import Annotated, Any, ClassVar, NoReturn, Optional

import typer

from gongkai import terminal
from gongkai.cli.carried import forget
from gongkai.cli.chinese import ClickException, Group, expanded, usage_error
from gongkai.errors import ExitCode, GongkaiError, reason
from gongkai.leaving import begin, recorded

_BUG = (
    "错误：gongkai 自己出了毛病，不是您写错了；已经登记的仍然有效"
    "\n建议：把输入的命令和下面的英文一起发给维护 gongkai 的人"
)
_COMPLETION = ("--install-completion", "--show-completion")


class _Root(Group):
    places: ClassVar = {
        "init": "gongkai.cli.init:init",
        "import": "gongkai.cli.import_:import_",
        "validate": "gongkai.cli.validate:validate",
        "explain": "gongkai.cli.explain:explain",
        "schema": "gongkai.cli.schema:schema",
        "render": "gongkai.cli.render:render",
        "tasks": "gongkai.cli.tasks:tasks",
        "status": "gongkai.cli.status:status",
        "report": "gongkai.cli.report:app",
        "figures": "gongkai.cli.figures:figures",
        "summary": "gongkai.cli.summary:summary",
        "hotline": "gongkai.cli.hotline:app",
        "slogans": "gongkai.cli.slogans:slogans",
        "publish": "gongkai.cli.publish:publish",
        "next": "gongkai.cli.next:next_",
        "store": "gongkai.cli.store:app",
    }

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The shell may stand behind --install-completion, too, and is the last word."""
        if len(args) > 1 and args[0] in _COMPLETION and not args[1].startswith("-"):
            args = ["--shell", args[1], args[0], *args[2:]]
        left = super().parse_args(ctx, args)
        rest = [*ctx._protected_args, *left]
        if rest and (ctx.params["install"] or ctx.params["show"]):
            ctx.fail(f"多出了不认识的内容：{' '.join(rest)}")
        return left

    def invoke(self, ctx: Any) -> Any:
        """Run the command, or make Tab work: only now, when all that was typed is known to be right."""
        if not ctx.params["install"] and not ctx.params["show"]:
            return super().invoke(ctx)
        from gongkai.cli import shells

        if ctx.params["install"]:
            return shells.install(ctx.params["shell"])
        return print(shells.script(ctx.params["shell"]), end="")


app = typer.Typer(
    cls=_Root,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from gongkai import __version__

        print(f"gongkai {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本号")] = False,
    shell: Annotated[
        Optional[str], typer.Option("--shell", metavar="终端", is_eager=True, hidden=True, help="补全给哪种终端")
    ] = None,
    install: Annotated[
        bool, typer.Option("--install-completion", help="让终端按 Tab 键补全命令、选项、单位、代号")
    ] = False,
    show: Annotated[bool, typer.Option("--show-completion", help="只显示补全的脚本，自己放好")] = False,
) -> None:
    """政务公开日活动方案：一个 plan.yaml，检查、印通知、分任务、看进度。

    例：
      gongkai init
      gongkai validate
      gongkai render -o 通知.html
      gongkai tasks --unit 营商局
      gongkai status
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: a user's mistake is told in Chinese, a bug shows its traceback."""
    gc.disable()  # a command lives for a moment; looking for cycles took half the time of loading a large plan
    begin()
    forget()
    terminal.prepare_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = _broken_pipe()
    except OSError as error:
        terminal.say(f"错误：结果没能输出：{reason(error)}；已经登记的仍然有效")
        code = _broken_pipe(ExitCode.FAILED)
    except (KeyboardInterrupt, RuntimeError) as error:
        if not isinstance(error, KeyboardInterrupt) and not isinstance(error.__cause__, KeyboardInterrupt):
            terminal.say(_BUG)
            raise  # while a class names its members, Python makes an error of its own of Ctrl+C
        if recorded():
            terminal.say(terminal.advice("已经登记上了，用 gongkai report log 看"))
        code = ExitCode.INTERRUPTED
    except Exception:
        terminal.say(_BUG)
        raise
    sys.exit(int(code))


@cache
def _made() -> Any:
    """The framework's own form of the commands; to make it takes longer than to read a small plan."""
    return typer.main.get_command(app)


def _run(arguments: list[str] | None) -> int:
    """The exit code of the command that the arguments name."""
    command = _made()
    if "_GONGKAI_COMPLETE" in os.environ:
        from gongkai.cli.completion import complete

        complete(command)
        return ExitCode.DONE
    typed = list(arguments) if arguments is not None else expanded(sys.argv[1:])
    try:
        if not typed:
            return _what_next()
        with command.make_context("gongkai", typed) as context:
            command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except GongkaiError as error:
        terminal.complain(error)
        return ExitCode.FAILED
    except ClickException as error:
        terminal.say(usage_error(error))
        return ExitCode.FAILED
    return ExitCode.DONE


def _what_next() -> int:
    """A bare `gongkai`."""
    from gongkai.cli.what_next import what_next

    what_next()
    return ExitCode.DONE


def _broken_pipe(code: ExitCode = ExitCode.DONE) -> int:
    """The reader of our output (head, less) has gone: nothing to say, and nothing more to flush."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
