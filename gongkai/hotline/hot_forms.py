"""The hot issues in every format."""

from typing import TYPE_CHECKING

from gongkai.forms import SCREEN, Form, itself, unset
from gongkai.page.forms import PAPER
from gongkai.sheet.forms import csv, xlsx

if TYPE_CHECKING:
    from gongkai.hotline.hotlist import Hotlist
    from gongkai.page.blocks import NoticeView
    from gongkai.sheet.table import Book
    from gongkai.terminal import Screen


def _screen(view: "Hotlist") -> "Screen":
    from gongkai.hotline.hot_terminal import show

    return show(view)


def _book(view: "Hotlist") -> "Book":
    from gongkai.hotline.hot_book import book

    return book(view)


def _page(view: "Hotlist") -> "NoticeView":
    from gongkai.hotline.hot_paper import page

    return page(view)


def _json(view: "Hotlist") -> str:
    from gongkai.hotline.hot_json import write

    return write(view)


FORMS: "dict[str, Form[Hotlist]]" = {
    SCREEN: Form(itself, unset(_screen)),
    "json": Form(itself, unset(_json)),
    "csv": Form(_book, csv),
    "xlsx": Form(_book, xlsx),
    **{format: Form(_page, write) for format, write in PAPER.items()},
}
