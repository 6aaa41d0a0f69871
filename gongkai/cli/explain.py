"""`gongkai explain`: what a rule means."""

from collections.abc import Collection
from typing import Annotated, Optional

import typer

from gongkai.cli.common import deliver, typed_codes
from gongkai.cli.formats import Format
from gongkai.errors import GongkaiError
from gongkai.forms import SCREEN, Settings
from gongkai.terminal import folded


def _formats() -> Collection[str]:
    from gongkai.findings.forms import RULES

    return RULES


def explain(
    codes: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="[代码]...", show_default=False, help="如 GK203；也可以写开头，如 GK2"),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="全部")] = False,
    format: Annotated[str, typer.Option("--format", click_type=Format(_formats), help="格式")] = SCREEN,
) -> None:
    """一条检查规则是什么意思，为什么，错的和对的各是什么样。

    例：gongkai explain GK203
    """
    from gongkai.checks import check_codes
    from gongkai.findings.forms import RULES
    from gongkai.findings.rules import bulletin_rules, rules

    if not codes and not all:
        raise GongkaiError("没有说要哪一条", "写上代码，如 gongkai explain GK203；全部的用 --all")
    wanted = typed_codes(codes)
    known = (*rules(), *bulletin_rules())
    check_codes(wanted, [rule.code for rule in known])
    view = [rule for rule in known if all or rule.code.startswith(tuple(code.upper() for code in wanted))]
    content = RULES[format].written(view, Settings())
    if format == SCREEN and isinstance(content, str):  # the examples, which are indented, keep their lines
        content = "\n".join(line if line.startswith(" ") else folded(line) for line in content.split("\n"))
    deliver(content, None, to_read=True)
