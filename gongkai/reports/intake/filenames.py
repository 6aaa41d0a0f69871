"""Names of files: bytes that become text, and names that tell that no unit has handed the file in."""

_NAMES = {
    "thumbs.db": "系统的缩略图",
    "ehthumbs.db": "系统的缩略图",
    "desktop.ini": "系统的设置",
    "__macosx": "系统的附属文件",
    "$recycle.bin": "回收站",
    "system volume information": "系统文件夹",
}
_STARTS = {"~$": "正在编辑时的临时文件", ".~": "正在编辑时的临时文件", ".": "隐藏文件"}
_ENDS = {
    ".tmp": "临时文件",
    ".crdownload": "没有下载完",
    ".part": "没有下载完",
    ".download": "没有下载完",
    ".lnk": "快捷方式，不是文件本身",
    ".url": "快捷方式，不是文件本身",
}


def litter(name: str) -> str:
    """What a file or folder of this name is if a program made it; "" if a person did."""
    lower = name.lower()
    if lower in _NAMES:
        return _NAMES[lower]
    for start, what in _STARTS.items():
        if lower.startswith(start):
            return what
    return next((what for end, what in _ENDS.items() if lower.endswith(end)), "")


def decoded(raw: bytes) -> str:
    """A file's name from its bytes: UTF-8, else GBK as older Chinese programs write it, else with question marks."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace").replace("\ufffd", "?")
