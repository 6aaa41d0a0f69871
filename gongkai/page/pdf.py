"""PDF through Typst: notice.typ.j2 over the blocks, with the fonts that the computer has."""

from importlib.util import find_spec
from typing import Any

from markupsafe import Markup

from gongkai import templated
from gongkai.errors import GongkaiError
from gongkai.forms import Settings
from gongkai.page.blocks import NoticeView
from gongkai.page.fonts import choose
from gongkai.page.sizes import column_widths, form_widths, is_high, letterhead_points, table_lines
from gongkai.page.titles import TITLE_MEASURE, balanced

_TALLEST = 18  # lines of the grid: a page less what may stand above
_FIXED_TIME = 0  # the same plan gives the same bytes


def write(view: NoticeView, settings: Settings) -> bytes:
    """The PDF's bytes; substituted fonts are in the settings' notes. Raises GongkaiError if Typst is missing."""
    if find_spec("typst") is None:
        raise GongkaiError(
            "写 PDF 要用 Typst，还没有安装",
            "运行 pip install typst（就是 gongkai[pdf] 那一项），或者写成 .docx 再转 PDF",
        )
    import typst

    folders: Any = [settings.fonts] if settings.fonts else []
    if settings.fonts and not settings.fonts.is_dir():
        raise GongkaiError(f"没有这个字体文件夹：{settings.fonts}", "核对 --fonts")
    there = typst.Fonts(font_paths=folders)
    fonts, notes = choose(there.families())
    settings.notes.extend(notes)
    source = templated.render("notice.typ.j2", "typ", settings.templates, {"view": view, **_helpers(fonts)})
    try:
        pdf = typst.compile(source.encode("utf-8"), font_paths=there, format="pdf", timestamp=_FIXED_TIME)
    except typst.TypstError as error:
        if settings.templates is None:
            raise  # our own template: a bug
        raise GongkaiError(f"模板 notice.typ.j2 排不出版：{error.message}", "对照随附的模板修改") from None
    return pdf or b""


def _breakable(rows: tuple[tuple[str, ...], ...], widths: list[int]) -> Markup:
    """Whether rows may go on over a page's end: only if one would not fit on any page."""
    tall = any(table_lines((row,), widths) > _TALLEST for row in rows)
    return Markup("breakable: true" if tall else "breakable: false")


def _helpers(fonts: dict[str, str | None]) -> dict[str, Any]:
    """What the template may call. A role without any font gets Typst's own."""
    return {
        "fonts": {role: family or "Libertinus Serif" for role, family in fonts.items()},
        "title_lines": lambda block: balanced([span.text for span in block.spans], TITLE_MEASURE),
        "column_widths": column_widths,
        "form_widths": form_widths,
        "breakable": _breakable,
        "is_high": is_high,
        "letterhead_points": letterhead_points,
    }
