"""What became of the pictures, in the terminal."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from gongkai.archive.pictures import Album, Missing
from gongkai.archive.terminal import listed
from gongkai.reports.intake.folder import Dropped
from gongkai.reports.standing import some
from gongkai.terminal import Line, Screen
from gongkai.wide import printable


def show_album(album: Album, root: Path, passed: Sequence[Dropped], opaque: int) -> Screen:
    """How many pictures there are, of which units, and what was not found; `passed` is where more could be.

    `opaque` is how many documents there are that do not show whether they have any.
    """
    photos = album.photos.values()
    units = len({photo.unit for photo in photos})
    fresh = album.fresh
    there = f"，原来就在的{len(photos) - fresh}张" if len(photos) > fresh else ""
    same = f"；另有{album.same}张和它们相同，没有再放" if album.same else ""
    lines: list[Line] = [[(printable(f"{root}：{units}个单位，{len(photos)}张照片"), "bold")]]
    lines.append([(f"  新放了{fresh}张{there}{same}", "")])
    lost, unseen = [one for one in album.missing if not one.why], [one for one in album.missing if one.why]
    lines += listed("没有找到", list(_told(lost)), "个文件", "bold red")
    if lost:
        lines.append([("  建议：把原件放进要找的文件夹（改了名、挪了地方都行，内容没有改就认得），再运行一次", "")])
        lines += listed("没有看的", [f"{'/'.join(entry.parts)}（{entry.passed}）" for entry in passed], "个", "dim")
    lines += listed("里面没有看全的", list(_told(unseen)), "处", "yellow")
    if opaque:
        lines += [
            [],
            [(f"另有{opaque}个 doc、wps、pdf 一类的文件，里面的照片取不出来；要的，另存为 docx 再登记", "dim")],
        ]
    return lines


def _told(missing: Sequence[Missing]) -> Iterator[str]:
    """Each once, for all units that it is of."""
    units: dict[tuple[str, str, int], list[Missing]] = {}
    for one in missing:
        units.setdefault((one.filed.name, one.why, one.filed.seq), []).append(one)
    for (name, why, seq), ones in units.items():
        said = f"；{why}" if why else ""
        yield f"{some([one.filed.unit for one in ones])}“{ones[0].filed.title}”：{name}（第{seq}条{said}）"
