"""What the commands share: the plan and its store, the clock, and where a result goes."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gongkai import console
from gongkai.errors import ExitCode, GongkaiError, reason

if TYPE_CHECKING:
    from gongkai.phrases.moments import Moment
    from gongkai.plan import Plan
    from gongkai.reports.store import JsonStore

PLAN = Path("plan.yaml")


def load_plan(path: Path) -> "Plan":
    """The plan, with warnings told on the way. Exits 1 with all its problems if it cannot be used."""
    from gongkai.reading import load

    loaded = load(path)
    if loaded.plan is not None and not loaded.diagnostics:
        return loaded.plan
    from gongkai.console import findings

    findings.report(loaded.diagnostics, loaded.source, sys.stderr)
    if loaded.plan is None:
        findings.summary(loaded, loaded.diagnostics, failed=True)
        raise typer.Exit(ExitCode.PROBLEMS)
    return loaded.plan


def open_store(plan: "Plan", path: Path, store: Path | None) -> "JsonStore":
    """The plan's store: the file named, else status.json beside the plan."""
    from gongkai.reports.store import JsonStore

    beside = Path.cwd() if str(path) == "-" else path.parent
    return JsonStore(store or beside / "status.json", plan.id)


def this_moment(today: str | None, plan: "Plan") -> "Moment":
    """The only reading of the clock; --today stands in for it."""
    from datetime import datetime

    from gongkai.phrases.moments import CHINA, of

    return moment(today, "--today", plan) if today else of(datetime.now(CHINA))


def moment(text: str, option: str, plan: "Plan") -> "Moment":
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


def login() -> str:
    """Who is logged in at this computer."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "未署名"


def deliver(content: str | bytes, output: Path | None) -> None:
    """To the file, or to stdout as it is."""
    if output is None:
        sys.stdout.write(content if isinstance(content, str) else "")
        return
    try:
        put(output, content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        raise GongkaiError(f"写不了文件：{output}（{reason(error)}）", "看看文件夹在不在，文件是不是正打开着") from None
    console.say(f"已写入 {output}")


def put(output: Path, content: bytes) -> None:
    """A file whole or not at all; what is no file, such as a device, just gets the content. Raises OSError."""
    from gongkai.files import replace

    if output.exists() and not output.is_file():
        output.write_bytes(content)
    else:
        replace(output, content)


def typed_codes(typed: Sequence[str] | None) -> list[str]:
    """Codes as typed, several in one option too: GK203,GK226."""
    return [code for codes in typed or () for code in re.split("[,，、 ]+", codes) if code]
