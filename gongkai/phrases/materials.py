"""Words for what comes with a report: 照片 and 图片 are one kind, and files end in it."""

SUFFIXES = {
    "图片": "jpg jpeg jpe jfif png gif bmp webp heic heif avif tif tiff",
    "视频": "mp4 mov avi mkv wmv asf flv f4v m4v mpg mpeg vob 3gp rmvb rm ts mts webm",
    "文档": "doc docx docm wps wpt pdf ofd txt rtf odt xls xlsx xlsm et ods csv ppt pptx pps ppsx dps odp md html htm",
    "音频": "mp3 wav m4a aac wma amr",
    "压缩包": "zip rar 7z tar gz tgz",
}
OTHER = "其他"
ARCHIVE = "压缩包"
_KINDS = {suffix: kind for kind, suffixes in SUFFIXES.items() for suffix in suffixes.split()}
_WORDS = {
    "照片": "图片",
    "图像": "图片",
    "影像": "视频",
    "录像": "视频",
    "视频资料": "视频",
    "图片资料": "图片",
    "文件": "文档",
}


def material(word: str) -> str:
    """The one word for a kind of material: 照片 is 图片, 录像 is 视频. A word of the office's own stays itself."""
    return _WORDS.get(word, word)


def suffix_of(name: str) -> str:
    """The end of a file's name after its last dot, in small letters; "" if there is none."""
    return name.rpartition(".")[2].lower() if "." in name[1:] else ""


def kind_of(name: str) -> str:
    """What a file is by the end of its name; 其他 for what is not known."""
    return _KINDS.get(suffix_of(name), OTHER)
