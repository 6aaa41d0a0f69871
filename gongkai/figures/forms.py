"""The totals in every format."""

from typing import TYPE_CHECKING

from gongkai.forms import SCREEN, Form, itself, unset
from gongkai.page.forms import PAPER
from gongkai.sheet.forms import csv, xlsx

if TYPE_CHECKING:
    from gongkai.figures.totals import Totals
    from gongkai.page.blocks import NoticeView
    from gongkai.sheet.table import Book
    from gongkai.terminal import Screen


def _screen(view: "Totals") -> "Screen":
    from gongkai.figures.terminal import show

    return show(view)


def _book(view: "Totals") -> "Book":
    from gongkai.figures.book import book

    return book(view)


def _page(view: "Totals") -> "NoticeView":
    from gongkai.figures.paper import page

    return page(view)


def _json(view: "Totals") -> str:
    from gongkai.figures.json import write

    return write(view)


FORMS: "dict[str, Form[Totals]]" = {
    SCREEN: Form(itself, unset(_screen)),
    "json": Form(itself, unset(_json)),
    "csv": Form(_book, csv),
    "xlsx": Form(_book, xlsx),
    **{format: Form(_page, write) for format, write in PAPER.items()},
}
