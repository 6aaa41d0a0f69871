"""The slogans in every format: text for the software of a screen, tables, and banners as a Word document."""

from typing import TYPE_CHECKING

from gongkai.forms import SCREEN, Form, Settings, itself, unset
from gongkai.sheet.forms import csv, xlsx

if TYPE_CHECKING:
    from gongkai.publishing.slogans.listed import Slogans
    from gongkai.sheet.table import Book
    from gongkai.terminal import Screen


def _screen(view: "Slogans") -> "Screen":
    from gongkai.publishing.slogans.terminal import show

    return show(view)


def _lines(view: "Slogans") -> str:
    """One a line and nothing else, as programs on Windows read it: with a mark of the encoding."""
    return "\ufeff" + "".join(f"{slogan.text}\r\n" for slogan in view.slogans)


def _book(view: "Slogans") -> "Book":
    from gongkai.publishing.slogans.book import book

    return book(view)


def _banners(view: "Slogans", settings: Settings) -> bytes:
    from gongkai.publishing.slogans.banner import write

    return write(view.title, [slogan.text for slogan in view.slogans], view.banner, settings)


FORMS: "dict[str, Form[Slogans]]" = {
    SCREEN: Form(itself, unset(_screen)),
    "txt": Form(itself, unset(_lines)),
    "csv": Form(_book, csv),
    "xlsx": Form(_book, xlsx),
    "docx": Form(itself, _banners),
}
