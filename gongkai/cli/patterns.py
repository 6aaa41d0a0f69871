"""Patterns for several plans: districts/*/plan.yaml, where no shell has made files of it."""

from collections.abc import Iterable
from pathlib import Path

from gongkai.errors import GongkaiError

_WILD = "*?["
_SHOWN = 5


def plan_files(typed: Iterable[Path]) -> list[Path]:
    """The files that were meant, each once: 'districts/*/plan.yaml' is all that are there, in order of name.

    Raises GongkaiError for a pattern that means none.
    """
    found: dict[Path, None] = {}
    for path in typed:
        if not any(mark in str(path) for mark in _WILD) or path.exists():
            found[path] = None
            continue
        matching = sorted(Path(path.anchor or ".").glob(str(path.relative_to(path.anchor))))
        if not matching:
            raise GongkaiError(f"没有符合“{path}”的方案文件", "核对文件夹的名称；* 表示任意文字")
        found.update(dict.fromkeys(matching))
    return list(found)


def one_plan(path: Path) -> Path:
    """The only file that a pattern means. Raises GongkaiError where it means several."""
    found = plan_files([path])
    if len(found) > 1:
        told = "、".join(map(str, found[:_SHOWN])) + (" 等" if len(found) > _SHOWN else "")
        hint = f"有 {told}；写其中一份，如 -p {found[0]}；几份一起看的是 gongkai status 和 gongkai validate"
        raise GongkaiError(f"“{path}”是 {len(found)} 份方案，这个命令一次只用一份", hint)
    return found[0]
