"""Words for what comes with a report: 照片 and 图片 are one kind, and files end in it."""

SUFFIXES = {
    "图片": "jpg jpeg png gif bmp webp heic heif tif tiff",
    "视频": "mp4 mov avi mkv wmv flv m4v mpg mpeg 3gp rmvb ts webm",
    "文档": "doc docx wps wpt pdf ofd txt rtf odt xls xlsx et ods csv ppt pptx dps odp md html htm",
    "音频": "mp3 wav m4a aac wma",
    "压缩包": "zip rar 7z tar gz",
}
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
