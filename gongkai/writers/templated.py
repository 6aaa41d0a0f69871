"""The formats that are a Jinja2 template over a view: templates/DOCUMENT.FORMAT.j2."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from gongkai.errors import GongkaiError
from gongkai.wide import on_page

_MEASURE = 56  # the columns of 28 Han, the standard's line
_SPACE = "\u3000"


def write(document: str, format: str, view: Any, templates: Path | None) -> str:
    """The view through its template; `templates` is looked through before the packaged folder, file by file."""
    name = f"{document}.{format}.j2"
    try:
        return _environment(format, templates).get_template(name).render(view=view)
    except TemplateSyntaxError as error:
        raise GongkaiError(f"模板 {error.name or name} 第{error.lineno}行写得不对：{error.message}") from None
    except (TemplateError, TypeError, ZeroDivisionError, AttributeError) as error:
        if isinstance(error, TemplateError) or templates is not None:
            line = _template_line(error, name)
            kind = "用了没有的名称" if isinstance(error, UndefinedError) else "出错"
            raise GongkaiError(f"模板 {name} 第{line}行{kind}：{error}", "对照随附的模板修改") from None
        raise


def folder() -> Path:
    """The packaged templates: inside the package in a wheel, beside it in a checkout or an editable install."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


@cache
def _environment(format: str, templates: Path | None) -> ImmutableSandboxedEnvironment:
    folders = [templates, folder()] if templates else [folder()]
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(str(path)) for path in folders]),
        undefined=StrictUndefined,
        autoescape=format == "html",
        finalize=_FINALIZE.get(format),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"centre": _centre, "right": _right, "columns": _columns}
    return environment


def _template_line(error: BaseException, name: str) -> int:
    """The line of the template that an error arose in, from the frames that Jinja maps back to it."""
    lines = [0]
    traceback = error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename.endswith(name):
            lines.append(traceback.tb_lineno)
        traceback = traceback.tb_next
    return lines[-1]


def _markdown(value: Any) -> Any:
    """Text that Markdown shows as it is: its marks escaped, no accidental list, heading or HTML."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = re.sub(r"([\\`*_{}\[\]<>|~$])", r"\\\1", value).replace("&", "&amp;")
    return re.sub(r"^(\s*)([#+\-=]|\d+(?=[.)](?:\s|$)))", _escaped_start, text)


def _escaped_start(mark: re.Match[str]) -> str:
    return f"{mark[1]}{mark[2]}\\" if mark[2].isdigit() else f"{mark[1]}\\{mark[2]}"


def _centre(text: str) -> str:
    """Centred in the standard's line of 28 Han."""
    return _SPACE * ((_MEASURE - on_page(text)) // 4) + text


def _right(text: str, indent: float = 0) -> str:
    """Set to the right end of that line, less the indent in Han."""
    room = max(0, _MEASURE - on_page(text) - round(indent * 2))
    return _SPACE * (room // 2) + " " * (room % 2) + text


def _columns(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """The rows of a table in columns, each as wide as its widest cell."""
    rooms = [max(on_page(row[index]) for row in rows) + 2 for index in range(len(rows[0]))]
    padded = [
        "".join(cell + " " * (room - on_page(cell)) for cell, room in zip(row, rooms, strict=True)) for row in rows
    ]
    return [line.rstrip() for line in padded]


_FINALIZE: dict[str, Callable[[Any], Any]] = {"md": _markdown}
