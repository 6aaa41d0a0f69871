"""The command-line framework's own words in Chinese: help pages, usage lines and complaints about options."""

import os
import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, ClassVar

from typer import Typer
from typer._click.core import Context, ParameterSource
from typer._click.exceptions import (
    BadArgumentUsage,
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer._click.formatting import HelpFormatter
from typer._click.utils import _expand_args
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from gongkai import terminal
from gongkai.cli import slips
from gongkai.cli.carried import remember
from gongkai.errors import GongkaiError
from gongkai.patterns import pattern
from gongkai.wide import width, wrap

_HEADINGS = {"Options": "选项", "Arguments": "参数", "Commands": "命令"}
_WORDS = (
    (pattern(r"Show this message and exit\."), "显示这份说明"),
    (pattern(r"env var: "), "环境变量："),
    (pattern(r"default: "), "默认："),
    (pattern(r"(?<=\[)required(?=\])|(?<=; )required"), "必填"),
    (pattern(r"; (?=环境变量|默认|必填)"), "；"),
)
_METAVARS = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 …", "TEXT": "文字", "PATH": "文件"}
_FIRST_COLUMN = 30
_LEAST, _NARROWEST = 20, 30  # columns for an explanation, and for all of it
_NARROW = 50
_WHOLE = 1000
_ALIKE, _SHORT = 0.65, 2  # of two names, as difflib counts; letters that begin too many


__all__ = ["ClickException", "Command", "Group", "expanded", "usage_error"]


class _Formatter(HelpFormatter):
    """Help in Chinese, wrapped at the columns that Chinese takes; in a narrow terminal, where the framework has 50."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(indent_increment, width, max_width)
        self.width = min(self.width, max(terminal.columns() - 2, _NARROWEST))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002  the framework's name
        for english, chinese in _METAVARS.items():
            args = args.replace(english, chinese)
        first, *rest = wrap(f"用法：{prog} {args}", self.width if self.width < _NARROW else _WHOLE)
        self.write("\n".join((first, *(f"  {line.lstrip()}" for line in rest), "")))

    def write_heading(self, heading: str) -> None:
        self.write(f"{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        for paragraph in text.split("\n"):
            indent = " " * (self.current_indent + len(paragraph) - len(paragraph.lstrip()))
            for line in wrap(paragraph.strip(), self.width - len(indent)):
                self.write(f"{indent}{line}\n" if line else "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:  # noqa: ARG002  the framework's name
        shown = [(_in_chinese_option(first), _in_chinese(second)) for first, second in rows]
        column = min(max((width(first) for first, _ in shown), default=0), _FIRST_COLUMN) + col_spacing
        margin = " " * self.current_indent
        for first, second in shown:
            if self.width - column - self.current_indent < _LEAST:  # below it, in a narrow terminal
                self.write(f"{margin}{first}\n")
                for line in wrap(second, self.width - 2 * self.current_indent):
                    self.write(f"{2 * margin}{line}\n")
                continue
            lines = list(wrap(second, self.width - column - self.current_indent))
            if width(first) > column - col_spacing:
                self.write(f"{margin}{first}\n")
            else:
                self.write(f"{margin}{first}{' ' * (column - width(first))}{lines.pop(0)}\n")
            for line in lines:
                self.write(f"{margin}{' ' * column}{line}\n")


class _Context(Context):
    formatter_class = _Formatter


class Command(TyperCommand):
    """A command whose help is in Chinese; the examples after it keep their lines.

    An option that takes one value is not taken twice: the framework would let the last one win without a word. That
    is right only for settings that the environment may hold as well (--plan, --today). Nor is a blank for a value.
    """

    context_class = _Context

    def make_parser(self, ctx: Any) -> Any:
        """The parser, which counts what it is given."""
        parser = super().make_parser(ctx)
        parse = parser.parse_args

        def _once(args: list[str]) -> Any:
            _check_dashes(ctx, args)
            found = parse(args)
            for option in found[2]:
                times = sum(other is option for other in found[2])
                if times > 1 and isinstance(option, TyperOption) and _is_single(option):
                    raise UsageError(f"{option.opts[0]} 写了 {times} 次，只能写一次", ctx)
            _check_blank(ctx, found[0])
            return found

        setattr(parser, "parse_args", _once)  # noqa: B010  a method, to the type checker
        return parser

    def invoke(self, ctx: Context) -> Any:
        """Run it; what is wrong with a setting is told under the name under which it was given."""
        remember(ctx)
        try:
            return super().invoke(ctx)
        except GongkaiError as error:
            raise _named_as_given(error, ctx) from None


def _check_dashes(ctx: Any, args: Sequence[str], leading: bool = False) -> None:
    """Raises UsageError for an option whose dashes are not those of options; `leading`: only before the first word."""
    options = [param for param in ctx.command.get_params(ctx) if param.param_type_name == "option"]
    names = [name for param in options for name in param.opts]
    valued = [name for param in options if not param.is_flag and not param.count for name in param.opts]
    for token in slips.typed_options(args, valued):
        if leading and not slips.is_like_option(token):
            return
        meant = None if token in names else slips.meant(token, names)
        if meant:
            raise UsageError(f"{token} 要写成 {meant}，前面是半角的减号（英文输入法）", ctx)
        if meant == "" and not os.path.lexists(token):
            raise UsageError(f"没有 {token} 这个选项；选项前面是半角的减号（英文输入法）", ctx)


def _check_blank(ctx: Any, given: Mapping[str, Any]) -> None:
    """Raises UsageError for a blank in place of what has to be written there.

    What the environment may hold, or is blank by itself (--note), may be; several words are what their command says.
    """
    for param in ctx.command.params:
        is_option = param.param_type_name == "option"
        several = param.multiple if is_option else param.nargs < 0 and param.type.name != "path"
        if param.envvar or param.default == "" or several:
            continue
        typed = given.get(param.name or "")
        words = typed if isinstance(typed, list | tuple) else [typed]
        if any(isinstance(word, str) and not word.strip() for word in words):
            where = f"{param.opts[0]} 后面没有写" if is_option else "没有写"
            raise UsageError(f"{where}{str(param.metavar or '').strip('[].') or '内容'}", ctx)


def _named_as_given(error: GongkaiError, ctx: Context) -> GongkaiError:
    """The same complaint, naming the environment's variable where the setting comes from there."""
    message, hint = error.message, error.hint
    for param in ctx.command.params:
        variable = getattr(param, "envvar", None)
        if not variable or ctx.get_parameter_source(param.name or "") is not ParameterSource.ENVIRONMENT:
            continue
        value = os.environ.get(str(variable), "")
        if param.opts[0] in message:
            message = re.sub(f"{param.opts[0]} ?", f"环境变量 {variable} ", message)
        elif value and value in message:
            hint = "；".join(filter(None, (hint, f"“{value}”是环境变量 {variable} 里写的")))
    changed = (message, hint) != (error.message, error.hint)
    return type(error)(message, hint) if changed else error


def _is_single(option: TyperOption) -> bool:
    """Whether giving it again would lose what was given first."""
    return not (option.multiple or option.is_flag or option.envvar)


class Group(TyperGroup):
    """A group of commands whose help is in Chinese.

    `places` says for each command where it is (module:name); it is loaded when somebody asks for it, since making
    twenty commands ready costs more than running one.
    """

    context_class = _Context
    places: ClassVar[dict[str, str]] = {}

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = dict.fromkeys(self.places)  # the names, to list and to suggest

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The framework's, with a word about dashes that are none, and about options of the command that follows."""
        _check_dashes(ctx, args, leading=True)
        words = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except NoSuchOption as error:
            if place := self._place(ctx, words, error.option_name):
                raise UsageError(f"{error.option_name} 写在命令的后面：{place}", ctx) from None
            raise

    def _place(self, ctx: Any, words: Sequence[str], option: str) -> str:
        """How the option is typed with the command that these words name; "" where that has no such option."""
        command, path = self, ctx.command_path
        for word in words:
            if isinstance(command, Group) and word in command.places:
                command, path = command.get_command(ctx, word), f"{path} {word}"
        own = command.get_params(ctx) if command is not self else []
        found = next((param for param in own if option in (*param.opts, *param.secondary_opts)), None)
        if found is None:
            return ""
        return f"{path} {option}{'' if getattr(found, 'is_flag', False) else ' …'}"

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands with the whole first sentence of each, however narrow the terminal is."""
        known = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(_WHOLE)) for name, command in known.items()])

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  the framework's name
        """The command of this name, None if there is none."""
        if cmd_name in self.places and self.commands[cmd_name] is None:
            self.commands[cmd_name] = self._made(cmd_name)
        return self.commands.get(cmd_name)

    def _made(self, cmd_name: str) -> Any:
        module, _, name = self.places[cmd_name].partition(":")
        found = getattr(import_module(module), name)
        if not isinstance(found, Typer):
            function, found = found, Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
            found.command(cmd_name, cls=Command)(function)
        return get_command(found)


def expanded(arguments: list[str]) -> list[str]:
    """The arguments as typed; on Windows, where no shell does it, with *.jpg expanded."""
    return list(_expand_args(arguments)) if os.name == "nt" else arguments


def usage_error(error: ClickException) -> str:
    """What is wrong with the command line, in Chinese, with the usage and where to find help."""
    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    context = error.ctx if isinstance(error, UsageError) else None
    lines = [f"错误：{_complaint(error)}"]
    if context is not None:
        example = re.search(r"例：\s*(gongkai .*)", context.command.help or "")
        lines += [f"例：{example[1]}"] if example and context.parent else []
        lines.append(f"用法见：{context.command_path} --help")
    return "\n".join(lines)


def _is_like(typed: str, name: str) -> bool:
    """Whether an option may be what was typed, the dashes that all begin with left aside: --at is not like --format."""
    from difflib import SequenceMatcher

    typed, name = typed.lstrip("-"), name.lstrip("-")
    return (len(typed) > _SHORT and name.startswith(typed)) or SequenceMatcher(None, typed, name).ratio() >= _ALIKE


def _complaint(error: ClickException) -> str:
    if isinstance(error, NoSuchOption):
        alike = sorted(name for name in error.possibilities or () if _is_like(error.option_name, name))
        near = f"，是不是 {'、'.join(alike)}？" if alike else ""
        return f"没有 {error.option_name} 这个选项{near}"
    if isinstance(error, MissingParameter):
        name = error.param.opts[0] if error.param and error.param.param_type_name == "option" else _metavar(error.param)
        return f"缺少 {name}"
    if isinstance(error, BadParameter):
        return f"{_metavar(error.param)} 的值不对：{_reason(error.message)}"
    if isinstance(error, BadOptionUsage):
        wanted = "后面要有内容" if "requires" in error.message else "后面不能有内容"
        return f"{error.option_name} {wanted}"
    if isinstance(error, BadArgumentUsage):
        return "参数的个数不对"
    return _reason(error.format_message())


def _metavar(parameter: Any) -> str:
    if parameter is None:
        return "参数"
    return (
        str(parameter.metavar or parameter.opts[0])
        if parameter.param_type_name == "argument"
        else str(parameter.opts[0])
    )


def _reason(message: str) -> str:
    """The framework's remaining sentences, by pattern; what is already Chinese stays."""
    patterns = (
        (r"No such command '(.*)'\. Did you mean (.*)\?", r"没有 \1 这个命令，是不是 \2？"),
        (r"No such command '(.*?)'(.*)\.?$", r"没有 \1 这个命令"),
        (r"Missing command\.", "缺少命令"),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"多出了不认识的内容：\1"),
        (r"'(.*)' is not a valid (?:integer|int)(?: range)?\.?", r"“\1”不是整数"),
        (r"(.*) is not in the range (\S+?)<=x<=(\S+?)\.", r"“\1”不在 \2 到 \3 之间"),
        (r"'(.*)' is not one of (.*)\.", r"“\1”不在可选范围内：\2"),
        (r"File '(.*)' does not exist\.", r"找不到文件：\1"),
    )
    for english, chinese in patterns:
        if match := re.fullmatch(english, message):
            return match.expand(chinese).replace("'", "").replace(", ", "、")
    return message


def _in_chinese(text: str) -> str:
    for english, chinese in _WORDS:
        text = english.sub(chinese, text)
    return (
        re.sub(r"(?<!\s)\s++\[", "［", text).replace("]", "］")
        if "［" in text or re.search(r"\[(环境变量|默认|必填)", text)
        else text
    )


def _in_chinese_option(text: str) -> str:
    return re.sub(r"\b(TEXT|PATH)\b", lambda match: _METAVARS[match[0]], text)
