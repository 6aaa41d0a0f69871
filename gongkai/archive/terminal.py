"""What became of the archive, in the terminal."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from gongkai.archive.contents import Contents
from gongkai.archive.shelves import Shelved
from gongkai.reports.intake.folder import Dropped
from gongkai.reports.standing import some
from gongkai.terminal import Line, Screen
from gongkai.wide import printable

_SHOWN = 20


def show_archive(view: Contents, root: Path, passed: Sequence[Dropped], strange: Sequence[str]) -> Screen:
    """How many files are there, which are not, and what else lies there; `passed` is where more could be."""
    shelved = view.shelved
    fresh = sum(entry.fresh for entry in shelved)
    there = len({entry.path for entry in shelved if entry.path}) - fresh
    without = sum(entry.filed.file is None for entry in shelved)
    lines: list[Line] = [[(printable(f"{root}：{view.extent}"), "bold")]]
    parts = [f"复制了{fresh}个文件", f"原来就在的{there}个" if there else ""]
    parts += [f"没有文件的{without}次（纸质的、另收的），写在目录里" if without else ""]
    lines.append([(f"  {'，'.join(filter(None, parts))}", "")])
    lines += _missing(view.missing, passed)
    lines += listed("归档里多出来的（撤销了的、改过的、改名以前的、别人放的），没有动", strange, "个", "yellow")
    return lines


def _missing(missing: Sequence[Shelved], passed: Sequence[Dropped]) -> Iterator[Line]:
    """Every file that was not found, once for all units that it is of; and what was not looked at."""
    if not missing:
        return
    units: dict[tuple[str, int, str], list[Shelved]] = {}
    for entry in missing:
        units.setdefault((entry.filed.report, entry.filed.seq, entry.filed.name), []).append(entry)
    yield from listed("没有找到", list(map(_sought, units.values())), "个文件", "bold red")
    yield [("  建议：把原件放进要找的文件夹（改了名、挪了地方都行，内容没有改就认得），再运行一次；全部列在目录里", "")]
    yield from listed("没有看的", [f"{'/'.join(entry.parts)}（{entry.passed}）" for entry in passed], "个", "dim")


def _sought(entries: Sequence[Shelved]) -> str:
    filed = entries[0].filed
    when = f"第{filed.seq}条，{filed.event.recorded.chinese()}登记"
    why = f"；{entries[0].why}" if entries[0].why else ""
    return f"{some([entry.filed.unit for entry in entries])}“{filed.title}”：{filed.name}（{when}{why}）"


def listed(head: str, texts: Sequence[str], measure: str, style: str) -> Iterator[Line]:
    """What there is of something, and how many of it: the first of many."""
    if texts:
        yield []
        yield [(f"{head}：{len(texts)}{measure}", style)]
        yield from ([(printable(f"  {text}"), "")] for text in texts[:_SHOWN])
        if len(texts) > _SHOWN:
            yield [(f"  ……另有{len(texts) - _SHOWN}{measure}", "dim")]
