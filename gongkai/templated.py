"""The formats that are a Jinja2 template over a view: templates/DOCUMENT.FORMAT.j2."""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from gongkai.compiled import CompiledTemplates
from gongkai.errors import GongkaiError
from gongkai.patterns import pattern
from gongkai.wide import on_page

_MEASURE = 56  # the columns of 28 Han, the standard's line
_SPACE = "\u3000"


def render(name: str, format: str, templates: Path | None, context: dict[str, Any]) -> str:
    """A template by name; `templates` is looked through before the packaged folder, file by file."""
    if templates is not None and not templates.is_dir():
        raise GongkaiError(f"没有这个模板文件夹：{templates}", "核对 --templates")
    try:
        return _environment(format, templates).get_template(name).render(context)
    except GongkaiError:
        raise
    except UnicodeDecodeError:
        raise GongkaiError(f"模板 {name} 不是 UTF-8 编码", "另存为 UTF-8 编码") from None
    except TemplateSyntaxError as error:
        raise GongkaiError(f"模板 {error.name or name} 第{error.lineno}行写得不对：{_told(error)}", _COMPARE) from None
    except Exception as error:
        if templates is None:
            raise  # our own template: a bug
        raise GongkaiError(f"模板 {name} 第{_template_line(error, name)}行出错：{_told(error)}", _COMPARE) from None


_COMPARE = "对照随附的模板修改"
_TOLD = (
    (pattern(r"'([^']*)' is undefined"), r"没有“\1”这个名称"),
    (pattern(r".* has no (?:attribute|element) '?([^']*)'?"), r"没有“\1”这一项"),
    (pattern(r"No (?:filter|test) named '([^']*)'.*", re.DOTALL), r"没有“\1”这个过滤器"),
    (pattern(r"access to attribute '([^']*)' of .* object is unsafe\."), r"不允许使用“\1”"),
    (pattern(r"(?:division|float division|integer division or modulo) by zero|division by zero"), "除数是零"),
)


def _told(error: Exception) -> str:
    """What Jinja or Python complains of, in Chinese as far as it is known."""
    for english, chinese in _TOLD:
        if match := english.fullmatch(str(error)):
            return match.expand(chinese)
    return "写法有误" if isinstance(error, TemplateSyntaxError) else "这个值不能这样用"


def folder() -> Path:
    """The packaged templates: inside the package in a wheel, beside it in a checkout or an editable install."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "templates"


@cache
def _environment(format: str, templates: Path | None) -> Environment:
    """A sandbox for templates from outside; asking it after every attribute takes half the time of a large document."""
    folders = [templates, folder()] if templates else [folder()]
    environment = (ImmutableSandboxedEnvironment if templates else Environment)(
        loader=ChoiceLoader([FileSystemLoader(str(path)) for path in folders]),
        undefined=StrictUndefined,
        autoescape=format in ("html", "xml"),
        finalize=_FINALIZE.get(format),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=None if templates else CompiledTemplates(Path(__file__)),
    )
    environment.filters |= {"centre": _centre, "right": _right, "columns": _columns, "sha256": _sha256}
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
    """The rows of a table in columns, each as wide as its widest line; further lines of a cell stand below it."""
    lines = [line for row in rows for line in zip_longest(*(cell.split("\n") for cell in row), fillvalue="")]
    rooms = [max(map(on_page, column)) + 2 for column in zip(*lines, strict=True)]
    padded = [
        "".join(cell + " " * (room - on_page(cell)) for cell, room in zip(line, rooms, strict=True)) for line in lines
    ]
    return [line.rstrip() for line in padded]


def _sha256(text: str) -> str:
    """The mark by which a Content-Security-Policy knows a style or a script that stands in the page."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _typst(value: Any) -> Any:
    """A text as a Typst string, in which nothing is markup."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _yaml(value: Any) -> Any:
    """A text as a double-quoted YAML scalar, in which nothing is markup."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) and not isinstance(value, Markup) else value


_FINALIZE: dict[str, Callable[[Any], Any]] = {"md": _markdown, "typ": _typst, "yaml": _yaml}
