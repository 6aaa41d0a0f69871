"""Whether a written page is what it should be: `render --check` measures what was written, as the sweep does."""

import re
from importlib.util import find_spec

from gongkai import libreoffice
from gongkai.errors import GongkaiError
from gongkai.extras import installing
from gongkai.page.blocks import NoticeView
from gongkai.page.fonts import ROLES
from gongkai.patterns import pattern

_OFFICE = "装上 LibreOffice 再核对；或者写成 .pdf，不用它也能核对"
_MEASURED = ("docx", "pdf")
_SUBSET = pattern(r"[A-Z]{6}\+")
# What the fonts of an office call themselves inside a PDF.
_OWN = frozenset({"FangSong", "FangSong_GB2312", "KaiTi", "KaiTi_GB2312", "SimHei", "SimSun", "NSimSun"})


def check_measurable(format: str) -> None:
    """Raises GongkaiError for a format that has no pages, or what reads them is missing."""
    if format not in _MEASURED:
        raise GongkaiError(f".{format} 没有分页，版面量不了，核对不了", "写成 -o 通知.docx 或 -o 通知.pdf 再核对")
    if find_spec("pdfplumber") is None:
        hint = f"运行 {installing('pdfplumber')}（就是 gongkai[check] 那一项）"
        raise GongkaiError("核对版面要用 pdfplumber，还没有安装", hint)
    if format == "docx" and libreoffice.program() is None:
        raise GongkaiError("核对 Word 文件要先由 LibreOffice 排版，这台电脑上没有", _OFFICE)


def faults(view: NoticeView, content: bytes, format: str) -> tuple[list[str], list[str]]:
    """What could not be kept on the pages of a document, and what to know about the measuring."""
    from gongkai.page.faults import FAULTS, Printed
    from gongkai.page.measured import measure

    pdf = content if format == "pdf" else libreoffice.converted(content, "docx", libreoffice.AS_ON_PAPER)
    if pdf is None:
        raise GongkaiError("LibreOffice 排不出这份文件，核对不了版面", _OFFICE)
    printed = Printed(view, measure(pdf))
    said = [message for fault in FAULTS for message in fault(printed)]
    fonts = {_SUBSET.sub("", char.font) for page in printed.pages for line in page.lines for char in line}
    other = sorted(name for name in fonts if not _is_own(name))
    notes = [f"LibreOffice 排版时用了别的字体（{'、'.join(other)}），行和页同 Word 里可能不一样"] if other else []
    return said, notes if format == "docx" else []


def _is_own(font: str) -> bool:
    """Whether a font in a PDF is one that an official document is set in, or of the Latin that goes with it."""
    plain = re.split("[,-]", font)[0]
    return plain in _OWN or plain.startswith("FZXiaoBiaoSong") or any(plain in role.own for role in ROLES.values())
