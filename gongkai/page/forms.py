"""The formats of paper. What takes long to load is loaded when it is asked for."""

from collections.abc import Callable

from gongkai.forms import Settings, template
from gongkai.page.blocks import NoticeView


def html_of(name: str, view: NoticeView, settings: Settings, more: dict[str, object] | None = None) -> str:
    """A web page by its template, with what the blocks of the view need, and more."""
    from gongkai.page.head import letter_rows, letterhead, signers
    from gongkai.page.lines import by_length
    from gongkai.page.sizes import bare_rows, short_columns
    from gongkai.templated import render

    helpers = {
        "letterhead": letterhead,
        "letter_rows": letter_rows,
        "signers": signers,
        "by_length": by_length,
        "short_columns": short_columns,
        "bare_rows": bare_rows,
        "has": lambda kind: any(block.kind == kind for block in view.blocks),
    }
    return render(name, "html", settings.templates, {"view": view, **helpers, **(more or {})})


def _html(view: NoticeView, settings: Settings) -> str:
    return html_of("notice.html.j2", view, settings)


def _docx(view: NoticeView, settings: Settings) -> bytes:
    from gongkai.page.docx import write

    return write(view, settings)


def _pdf(view: NoticeView, settings: Settings) -> bytes:
    from gongkai.page.pdf import write

    return write(view, settings)


PAPER: dict[str, Callable[[NoticeView, Settings], str | bytes]] = {
    "txt": template("notice", "txt"),
    "md": template("notice", "md"),
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}
