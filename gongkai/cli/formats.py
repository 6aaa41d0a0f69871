"""`--format` and the suffix of `-o`: which form of a feature's table is wanted."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from typer._click.shell_completion import CompletionItem
from typer._click.types import ParamType

from gongkai.errors import GongkaiError
from gongkai.forms import FILES, SCREEN, format_of, suffixes


class Format(ParamType):
    """The choices of `--format` are the formats of a table, which is loaded when somebody chooses or reads the help."""

    name = "format"

    def __init__(self, table: Callable[[], Collection[str]]) -> None:
        self._table = table

    def get_metavar(self, param: Any, ctx: Any) -> str:  # noqa: ARG002  the framework's names
        """The choices as the help lists them."""
        return f"<{'|'.join(self._table())}>"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """The format, if the table has it."""
        if value not in self._table():
            self.fail(f"“{value}”不在可选范围内：{'、'.join(self._table())}", param, ctx)
        return str(value)

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002  likewise
        """The formats that begin so."""
        return [CompletionItem(name) for name in self._table() if name.startswith(incomplete)]


def wanted(
    typed: str | None, output: Path | None, table: Collection[str], what: str, every: Collection[str] = ()
) -> str:
    """The format that `--format` or the file's suffix asks for; without either, what the terminal shows.

    `every` holds formats that `what` may lack. Raises GongkaiError where the two disagree, where there is no such form,
    and for a file without a name.
    """
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    named = "txt" if typed == SCREEN and output else typed  # what text is in a file
    if named and suffix in {*table, *every} and suffix != named:
        raise GongkaiError(f"文件名以 .{suffix} 结尾，--format 却是 {typed}", "去掉 --format，或者改文件名")
    chosen = named or (suffix if suffix in every else format_of(output, table) if output else SCREEN)
    if chosen not in table:
        raise GongkaiError(f"{what}不能写成 {chosen}", f"可以写成：{'、'.join(suffixes(table))}")
    if output is None and chosen in FILES:
        raise GongkaiError(f"{chosen} 要写成文件", f"加上 -o 和文件名，如 -o {what}.{chosen}")
    return chosen
