"""What commands that are told carry of the one that was typed: without its -p and --store they are about another plan.

Where the two come from the environment or are not given at all, the next command finds them where this one did.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from typer._click.core import Context, ParameterSource

from gongkai import terminal
from gongkai.errors import GongkaiError
from gongkai.files import as_typed
from gongkai.patterns import pattern

if TYPE_CHECKING:
    from gongkai.figures.checks import Doubt
    from gongkai.reports.uncounted import Uncounted

_Advising = TypeVar("_Advising", "Doubt", "Uncounted")

# A command with what follows it in the sentence, on a line that a narrow terminal has broken too.
_COMMAND = pattern(r"""gongkai\s(?:"[^"\n]*"|'[^'\n]*'|(?!gongkai\s)(?:[^；。，、）\n]|\n(?=\s)))*""")
_WORD = pattern(r"\s+([a-z]+)")


class _Typed:
    """What was typed: the plans, the store, and the command that all others are below."""

    plans: tuple[str, ...] = ()
    store = ""
    root: Any = None


def forget() -> None:
    """Another command begins."""
    _Typed.plans, _Typed.store = (), ""
    terminal.tell_commands(str)


def remember(context: Context) -> None:
    """From now on every command that is advised carries what was typed with this one."""
    given = [
        (param.name, context.params[str(param.name)])
        for param in context.command.params
        if context.get_parameter_source(str(param.name)) is ParameterSource.COMMANDLINE
    ]
    plans = [
        value if isinstance(value, list | tuple) else [value] for name, value in given if name in ("plan", "plans")
    ]
    _Typed.plans = tuple(str(path) for paths in plans for path in paths)
    _Typed.store = next((_open(str(value)) for name, value in given if name in ("store", "address")), "")
    _Typed.root = context.find_root().command
    if _Typed.plans or _Typed.store:
        terminal.tell_commands(carried)


def narrow(path: Path) -> None:
    """From now on it is about this one of the plans that were typed."""
    if _Typed.plans:
        _Typed.plans = (str(path),)


def advised(found: "Iterable[_Advising]", plan: Path | None = None) -> "tuple[_Advising, ...]":
    """What is to be looked at, for documents too, which no terminal sees; of many plans it is about this `plan`."""
    return tuple(one._replace(advice=carried(one.advice, plan)) for one in found)


def carried(text: str, plan: Path | None = None) -> str:
    """Advice with the options behind each of its commands that takes them and does not have them yet."""
    plans = (str(plan),) if plan else _Typed.plans
    if "-" in plans:  # what was read from standard input is there no more
        plans = ()
    if not plans and not _Typed.store:
        return text
    return _COMMAND.sub(lambda found: _carrying(found[0], plans), text)


def _carrying(command: str, plans: tuple[str, ...]) -> str:
    own, end = _Typed.root, len("gongkai")
    while (word := _WORD.match(command, end)) and word[1] in getattr(own, "places", ()):
        own, end = own.get_command(None, word[1]), word.end()
    params = {param.name: param for param in own.params} if not hasattr(own, "places") else {}
    rest, options = command[end:], ""
    named = re.search(r"\s(?:-p|--plan)\s", rest) or ("plans" in params and re.search(r"\.ya?ml\b", rest))
    if "plan" in params and not named and (len(plans) == 1 or params["plan"].multiple):
        options += "".join(f" -p {as_typed(path)}" for path in plans)
    if "store" in params and _Typed.store and not re.search(r"\s--store\s", rest):
        options += f" --store {as_typed(_Typed.store)}"
    return f"{command[:end]}{options}{rest}"


def _open(store: str) -> str:
    """A store without what is secret; "" for an address with a slip, of which nobody knows what is."""
    from gongkai.reports.stores import is_database, without_password

    try:
        return without_password(store) if is_database(store) else store
    except GongkaiError:
        return ""
