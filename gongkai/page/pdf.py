"""PDF through Typst: notice.typ.j2 over the blocks, with the fonts that the computer has."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from typing import Any

from gongkai import templated
from gongkai.errors import GongkaiError
from gongkai.extras import installing
from gongkai.forms import Settings
from gongkai.leaving import undisturbed
from gongkai.page.blocks import NoticeView
from gongkai.page.fonts import choose
from gongkai.page.head import (
    BESIDE,
    DOUBLE,
    LETTER_FOOT,
    LETTER_TOP,
    below_letter,
    letter_rows,
    letter_rule,
    letterhead,
    signers,
)
from gongkai.page.lines import loosened, without_tail
from gongkai.page.pagination import closed
from gongkai.page.signature import ABOVE_SEALS, rows_of_seals
from gongkai.page.sizes import (
    area,
    cell_halves,
    columns,
    goes_on,
    head_lines,
    is_high,
    row_lines,
    rows_together,
    short_columns,
    tall,
)
from gongkai.page.titles import balanced

_NOWHERE = "http://127.0.0.1:9"
_FIXED_TIME = 0  # the same plan gives the same bytes


def write(view: NoticeView, settings: Settings) -> bytes:
    """The PDF's bytes; substituted fonts are in the settings' notes. Raises GongkaiError if Typst is missing."""
    if find_spec("typst") is None:
        raise GongkaiError(
            "写 PDF 要用 Typst，还没有安装",
            f"运行 {installing('typst')}（就是 gongkai[pdf] 那一项），或者写成 .docx 再转 PDF",
        )
    import typst

    view = view._replace(blocks=closed(view.blocks, parts=True))
    folders: Any = [settings.fonts] if settings.fonts else []
    if settings.fonts and not settings.fonts.is_dir():
        raise GongkaiError(f"没有这个字体文件夹：{settings.fonts}", "核对 --fonts")
    there = typst.Fonts(font_paths=folders)
    fonts, notes = choose(there.families())
    settings.notes.extend(notes)
    source = templated.render("notice.typ.j2", "typ", settings.templates, {"view": view, **_helpers(view, fonts)})
    try:
        with _alone() as nothing:
            pdf = typst.compile(
                source.encode("utf-8"),
                root=nothing,
                package_path=nothing,
                package_cache_path=nothing,
                font_paths=there,
                format="pdf",
                timestamp=_FIXED_TIME,
            )
    except typst.TypstError as error:
        if settings.templates is None:
            raise  # our own template: a bug
        hint = "对照随附的模板修改；模板里不能读别的文件，也不能用 @preview 一类的包"
        raise GongkaiError(f"模板 notice.typ.j2 排不出版：{error.message}", hint) from None
    return pdf or b""


@contextmanager
def _alone() -> Iterator[Any]:
    """An empty folder for Typst, and no network: somebody else's template reads nothing into the page.

    Typst asks the environment for a proxy before it fetches a package; this one lets nothing through.
    """
    names = [name for word in ("http", "https", "all", "no") for name in (f"{word}_proxy", f"{word}_PROXY".upper())]
    before = {name: os.environ.pop(name, None) for name in names}
    os.environ.update({name: _NOWHERE for name in names if not name.lower().startswith("no")})
    try:
        with undisturbed(), TemporaryDirectory() as folder:  # while Typst works it hears nothing anyhow
            yield folder
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _helpers(view: NoticeView, fonts: dict[str, str | None]) -> dict[str, Any]:
    """What the template may call. A role without any font gets Typst's own."""
    return {
        "has": lambda kind: any(block.kind == kind for block in view.blocks),
        "fonts": {role: family or "Libertinus Serif" for role, family in fonts.items()},
        "title_lines": lambda block: balanced([span.text for span in block.spans], area(block).title),
        "columns": columns,
        "goes_on": goes_on,
        "head_lines": head_lines,
        "short_columns": short_columns,
        "is_high": is_high,
        "row_lines": row_lines,
        "rows_together": rows_together,
        "tall": tall,
        "loosened": loosened,
        "without_tail": without_tail,
        "in_cell": lambda text, width: loosened(text, cell_halves(width)),
        "letterhead": letterhead,
        "beside": BESIDE,
        "letter": {"top": LETTER_TOP, "foot": LETTER_FOOT - DOUBLE},
        "letter_rule": letter_rule,
        "below_letter": below_letter,
        "letter_rows": letter_rows,
        "signers": signers,
        "above_seals": ABOVE_SEALS,
        "rows_of_seals": rows_of_seals,
        "step": lambda block: block.middles[-1] - block.middles[-2],
    }
