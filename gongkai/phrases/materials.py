"""Words for what comes with a report: 照片 and 图片 are one kind, and files end in it."""

import re
from collections.abc import Iterable

SUFFIXES = {
    "图片": "jpg jpeg jpe jfif png gif bmp webp heic heif avif tif tiff",
    "视频": "mp4 mov avi mkv wmv asf flv f4v m4v mpg mpeg vob 3gp rmvb rm ts mts webm",
    "文档": "doc docx docm wps wpt pdf ofd ceb cebx gd sep uof uot txt rtf odt"
    " xls xlsx xlsm et ods csv ppt pptx pps ppsx dps odp md html htm",
    "音频": "mp3 wav m4a aac wma amr",
    "压缩包": "zip rar 7z tar gz tgz",
}
OTHER = "其他"
PICTURES = "图片"
ARCHIVE = "压缩包"
DOCUMENT = "文档"
REPORT = "报告"  # the report itself, however it came
LINK = "链接"  # an address on the net
_KINDS = {suffix: kind for kind, suffixes in SUFFIXES.items() for suffix in suffixes.split()}
_WORDS = {
    "照片": "图片",
    "图像": "图片",
    "影像": "视频",
    "录像": "视频",
    "文件": "文档",
    "电子版": "文档",
    "网址": LINK,
    "网页链接": LINK,
    "报道链接": LINK,
}
_SHOWN = {
    word: _WORDS.get(word, word) for word in ("图片", "照片", "图像", "视频", "影像", "录像", "音频", LINK, "网址")
}


_OF_A_KIND = "(?:资料|材料|素材)$"  # 影像资料


def material(word: str) -> str:
    """The one word for a kind of material: 照片 is 图片, 录像资料 is 视频. A word of the office's own stays itself."""
    bare = re.sub(_OF_A_KIND, "", word)
    return _SHOWN[bare] if bare in _SHOWN else _WORDS.get(word, word)


def shown_by(title: str) -> frozenset[str]:
    """The kinds that a report of this title is itself, such as 现场照片和短视频; none for a paper: 活动总结及照片."""
    words = "|".join(_SHOWN)
    ends = [re.search(f"((?:{words})+)$", re.sub(_OF_A_KIND, "", part)) for part in re.split("以及|[及和与、]", title)]
    found = frozenset(_SHOWN[word] for end in ends if end for word in re.findall(words, end[1]))
    return found if all(ends) else frozenset()


def besides(title: str, needs: Iterable[str]) -> list[str]:
    """What has to come with a report that its title does not name: nothing for the 照片 of 活动总结及照片."""
    return [need for need in map(str, needs) if need not in title]


def suffix_of(name: str) -> str:
    """The end of a file's name after its last dot, in small letters; "" if there is none."""
    return name.rpartition(".")[2].lower() if "." in name[1:] else ""


def kind_of(name: str) -> str:
    """What a file is by the end of its name; 其他 for what is not known."""
    return _KINDS.get(suffix_of(name), OTHER)
