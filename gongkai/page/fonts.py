"""The fonts of an official document by role, and what stands in for those a computer does not have."""

from collections.abc import Collection
from typing import NamedTuple


class Role(NamedTuple):
    """Names of the font itself, on Windows, WPS and macOS, and of others that come near it, the nearest first."""

    own: tuple[str, ...]
    near: tuple[str, ...]


_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "FandolSong", "AR PL UMing CN")
ROLES: dict[str, Role] = {
    "小标宋": Role(
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "小标宋"),
        ("STZhongsong", "华文中宋", "FandolSong", *_SERIF),
    ),
    "仿宋": Role(
        ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
        ("STFangsong", "华文仿宋", "FandolFang R", "FandolFang", "方正仿宋_GBK", *_SERIF),
    ),
    "楷体": Role(
        ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
        ("STKaiti", "华文楷体", "Kaiti SC", "FandolKai", "AR PL UKai CN", "AR PL KaitiM GB", *_SERIF),
    ),
    "黑体": Role(
        ("黑体", "SimHei"),
        ("STHeiti", "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", "FandolHei", "WenQuanYi Zen Hei"),
    ),
    "宋体": Role(("宋体", "SimSun", "新宋体", "NSimSun"), ("STSong", "Songti SC", *_SERIF)),
}  # fmt: skip


def choose(families: Collection[str]) -> tuple[dict[str, str | None], list[str]]:
    """A family for each role from those there are (None where nothing comes near), and a note for each substitution."""
    there = {family.lower(): family for family in families}
    chosen: dict[str, str | None] = {}
    notes: list[str] = []
    for role, names in ROLES.items():
        own = next((there[name.lower()] for name in names.own if name.lower() in there), None)
        chosen[role] = own or next((there[name.lower()] for name in names.near if name.lower() in there), None)
        if own is None:
            instead = f"用 {chosen[role]} 代替" if chosen[role] else "也没有相近的，有的字可能印不出来"
            notes.append(f"没有{role}字体（{names.own[0]}），{instead}")
    return chosen, notes
