"""How something is written: a feature has one table, with a form for every format that it can be asked for."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from gongkai.errors import GongkaiError
from gongkai.terminal import Screen

Subject = TypeVar("Subject")
View = TypeVar("View")
Content: TypeAlias = str | bytes | Screen

SCREEN = "text"  # the format that the terminal shows, and no file has
FILES = frozenset({"docx", "pdf", "xlsx", "ics"})  # the formats that no terminal can show


@dataclass(frozen=True)
class Settings:
    """What a writer may be told: folders of one's own templates and fonts. `notes` is what it has to say."""

    templates: Path | None = None
    fonts: Path | None = None
    notes: list[str] = field(default_factory=list)


Writer: TypeAlias = Callable[[View, Settings], Content]


class Form(Generic[Subject]):
    """A format of a feature: the view that is made of what is asked about, and how that is written.

    Only the two of them know the view; whoever writes gives the subject and gets text, bytes, or lines for the screen.
    """

    def __init__(self, make: Callable[[Subject], View], write: Writer[View]) -> None:
        """A view for a writer; that they fit is the type checker's business."""

        def _written(subject: Subject, settings: Settings) -> Content:
            return write(make(subject), settings)

        self._written = _written

    def written(self, subject: Subject, settings: Settings) -> Content:
        """The content of the file, or what the terminal shows."""
        return self._written(subject, settings)


def itself(view: View) -> View:
    """The view of what is written as it is."""
    return view


def unset(write: Callable[[View], Content]) -> Writer[View]:
    """A writer that needs no settings."""
    return lambda view, _: write(view)


def template(document: str, format: str) -> Callable[[object, Settings], str]:
    """The writer that is a Jinja2 template over the view: templates/DOCUMENT.FORMAT.j2."""

    def _write(view: object, settings: Settings) -> str:
        from gongkai.templated import render

        return render(f"{document}.{format}.j2", format, settings.templates, {"view": view})

    return _write


def suffixes(table: Collection[str]) -> list[str]:
    """The formats of a table that a file can have."""
    return [name for name in table if name != SCREEN]


def format_of(path: Path, table: Collection[str]) -> str:
    """The format that a file name asks for by its suffix. Raises GongkaiError if there is none such."""
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in suffixes(table):
        known = "、".join(f".{name}" for name in suffixes(table))
        if path.is_dir():
            raise GongkaiError(f"“{path}”是文件夹，-o 要写成文件", f"后面加上文件名，以 {known} 之一结尾")
        raise GongkaiError(f"看不出“{path.name}”要写成什么格式", f"文件名以 {known} 之一结尾")
    return suffix
