"""What a shell offers when Tab is pressed: commands, options, and the plan's own units, groups, reports, activities."""

import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer._click.shell_completion import _resolve_context, _resolve_incomplete

from gongkai.cli.chinese import ClickException
from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from gongkai.plan import Plan

ASKED, WORDS, WORD = "_GONGKAI_COMPLETE", "_GONGKAI_WORDS", "_GONGKAI_WORD"


class Offer(NamedTuple):
    """A word that can stand here, and what it is."""

    value: str
    help: str = ""


def complete(command: Any) -> None:
    """Print what can stand at the end of the command line that the shell's script has put into the environment.

    The words before stand a line each, the one to be completed by itself. Nothing is printed where a file is wanted,
    or nothing known: then the shell offers the files that there are.
    """
    words = [_bare(word) for word in os.environ.get(WORDS, "").split("\n") if word]
    form = _FORMS.get(os.environ[ASKED], _plain)
    for offer in _offers(command, words, _bare(os.environ.get(WORD, ""))):
        print(form(offer), file=sys.stdout)


def _offers(command: Any, words: list[str], started: str) -> Iterator[Offer]:
    """What can stand here and begins as the word that was started; nothing where anything is wrong before it."""
    with suppress(GongkaiError, ClickException, typer.Exit, OSError, RecursionError):
        context = _resolve_context(command, {}, "gongkai", words)
        wanted, started = _resolve_incomplete(context, words, started)
        name = getattr(wanted, "name", "") if hasattr(wanted, "param_type_name") else ""
        if name in _OF_PLAN:
            head, tail = _after_comma(started)
            plan = _plan(context.params.get("plan"))
            plan = _with_assigned(plan, context.params) if plan and name == "report" else plan
            known = list(_OF_PLAN[name](plan, tail, context.info_name == "submit")) if plan else []
            yield from (Offer(head + offer.value, offer.help) for offer in known if offer.value.startswith(tail))
        elif name in _CODES:
            yield from (offer for offer in _codes() if offer.value.startswith(started.upper()))
        else:
            items = wanted.shell_complete(context, started)
            yield from (Offer(str(item.value), item.help or "") for item in items if item.type == "plain")


def _bare(word: str) -> str:
    """A word without the quotation marks in which it was typed, closed or not."""
    if os.name == "nt":  # where a backslash is part of a path
        return word.strip("\"'")
    for typed in (word, f'{word}"', f"{word}'"):
        with suppress(ValueError):
            return "".join(shlex.split(typed))
    return word


def _after_comma(started: str) -> tuple[str, str]:
    """What is finished of several names in one word, and the one that was started."""
    at = max(started.rfind(mark) for mark in "、，,") + 1
    return started[:at], started[at:]


# -- what the plan knows -----------------------------------------------------------------------------------------------


def _plan(typed: Any) -> "Plan | None":
    """The plan that the command line names, else the usual one; whatever is wrong with it is not to be told here."""
    from gongkai.reading import load

    first = next(iter(typed), None) if isinstance(typed, list | tuple) else typed
    path = Path(first or os.environ.get("GONGKAI_PLAN") or "plan.yaml")
    return load(path).plan if str(path) != "-" else None


def _with_assigned(plan: "Plan", given: Mapping[str, Any]) -> "Plan":
    """The plan with what was assigned since, where the record is a file beside it or is named."""
    from gongkai.cli.common import open_store, this_moment
    from gongkai.reports.assigned import with_assigned

    path, store = Path(str(given.get("plan") or "plan.yaml")), given.get("store")
    with suppress(GongkaiError):
        return with_assigned(plan, open_store(plan, path, store).load()[0], this_moment(None))
    return plan


def _units(plan: "Plan", started: str, alone: bool) -> Iterator[Offer]:
    """Units, and groups unless one unit is wanted; under another name of theirs only where none begins so."""
    registry = plan.registry
    names = [*registry.units, *([] if alone else registry.groups)]
    own = [name for name in dict.fromkeys(names) if name.startswith(started)]
    if own:
        yield from (Offer(str(name), _about(plan, name)) for name in own)
        return
    for spelling, official in registry.spellings():
        if spelling.startswith(started) and not (alone and not registry.is_unit(official)):
            yield Offer(spelling, official)
    for place in registry.places:
        if started.startswith(place):
            rest = started[len(place) :]
            yield from (Offer(place + name, name) for name in registry.units if name.startswith(rest))


def _about(plan: "Plan", name: str) -> str:
    return "" if plan.registry.is_unit(name) else f"{len(plan.registry.members(name))}个单位"


def _groups(plan: "Plan", _started: str, _alone: bool) -> Iterator[Offer]:
    return (Offer(str(name), _about(plan, name)) for name in plan.registry.groups)


def _reports(plan: "Plan", started: str, _alone: bool) -> Iterator[Offer]:
    """What the plan asks for; of what comes again and again the periods too, once its id stands there."""
    for report in plan.matters:
        yield Offer(str(report.id), str(report.title))
        if started.startswith(report.id):
            yield from (Offer(str(one.id), str(one.title)) for one in report.periods)


def _activities(plan: "Plan", _started: str, _alone: bool) -> Iterator[Offer]:
    known = ((activity.section.id, activity.title) for activity in plan.activities)
    return (Offer(str(id), str(title)) for id, title in known if id)


def _codes() -> Iterator[Offer]:
    from gongkai.findings.rules import bulletin_rules, rules

    return (Offer(rule.code, rule.title) for rule in (*rules(), *bulletin_rules()))


_OF_PLAN: dict[str, Callable[["Plan", str, bool], Iterable[Offer]]] = {
    "unit": _units,
    "units": _units,
    "others": _units,
    "group": _groups,
    "report": _reports,
    "activity": _activities,
}
_CODES = ("codes", "select", "ignore")


# -- for each shell ----------------------------------------------------------------------------------------------------


def _plain(offer: Offer) -> str:
    """The value alone, quoted where bash would take it apart."""
    return offer.value if not set(offer.value) & set(" \t\"'()&;|<>*?$`\\!") else shlex.quote(offer.value)


def _tabbed(offer: Offer) -> str:
    return f"{offer.value}\t{offer.help}"


def _colon(offer: Offer) -> str:
    """As zsh's _describe reads it."""
    value = offer.value.replace(":", "\\:")
    return f"{value}:{offer.help}" if offer.help else value


_FORMS: dict[str, Callable[[Offer], str]] = {"bash": _plain, "zsh": _colon, "fish": _tabbed, "powershell": _tabbed}
