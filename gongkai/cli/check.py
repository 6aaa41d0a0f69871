"""`gongkai hotline check`: slips in a bulletin, anybody's."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai import terminal
from gongkai.cli.common import about, deliver
from gongkai.cli.formats import Format
from gongkai.errors import ExitCode, GongkaiError
from gongkai.forms import SCREEN, Settings

if TYPE_CHECKING:
    from gongkai.hotline.slips.forms import Examined
    from gongkai.hotline.slips.paper import Bulletin

_KIND = "通报"
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
_PAGES = (".docx", ".doc", ".wps", ".html", ".htm", ".mht", ".xml")


def _formats() -> Collection[str]:
    from gongkai.hotline.slips.forms import FORMS

    return FORMS


def check(
    bulletins: Annotated[
        list[Path],
        typer.Argument(metavar="通报...", show_default=False, help=".docx、.txt 或保存的网页，- 表示从标准输入读"),
    ],
    format: Annotated[str, typer.Option("--format", click_type=Format(_formats), help="格式")] = SCREEN,
) -> None:
    """检查热线的月通报：各数相加、占比、比率、同比环比、标题和正文、正文和表对不对得上。哪家的都行，不用方案。

    例：gongkai hotline check 月通报.docx
    """
    from gongkai.hotline.slips.forms import FORMS, summary

    view: list[Examined] = []
    codes = [ExitCode.DONE]
    for path in bulletins:
        try:
            view.append(_examined(path))
        except GongkaiError as error:
            terminal.complain(error)
            codes.append(ExitCode.FAILED)
            continue
        codes += [ExitCode.PROBLEMS] if view[-1].checked.found else []
        if format == SCREEN:
            deliver(FORMS[format].written(view[-1:], Settings()), None)
            terminal.say(summary(view[-1]))
    if format != SCREEN:
        deliver(FORMS[format].written(view, Settings()), None)
    raise typer.Exit(max(codes))


def _examined(path: Path) -> "Examined":
    from gongkai.hotline.slips.checking import check as checked
    from gongkai.hotline.slips.forms import Examined
    from gongkai.reading.source import read_bytes, shown

    bulletin = _read(read_bytes(path, _KIND), shown(path))
    try:
        return Examined(shown(path), bulletin, checked(bulletin))
    except GongkaiError as error:
        raise GongkaiError(f"{shown(path)}：{error.message}", error.hint) from None


def _read(content: bytes, name: str) -> "Bulletin":
    """A text with its lines; of everything else the paragraphs and tables, as `import` reads them."""
    from gongkai.hotline.slips.paper import of_blocks, of_text
    from gongkai.importing.files.encodings import text_of
    from gongkai.importing.files.formats import read
    from gongkai.importing.files.paper import Paragraph

    try:
        if not content.startswith(_PACKED) and not name.lower().endswith(_PAGES):
            return of_text(text_of(content, name))
        paper = read(content, name)
    except GongkaiError as error:
        raise about(error, _KIND, "检查") from None
    return of_blocks([(block.at, block.text if isinstance(block, Paragraph) else block.rows) for block in paper.blocks])
