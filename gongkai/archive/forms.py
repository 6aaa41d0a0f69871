"""目录 in every format."""

from typing import TYPE_CHECKING

from gongkai.forms import Form, itself, template, unset
from gongkai.page.forms import PAPER
from gongkai.sheet.forms import csv, xlsx

if TYPE_CHECKING:
    from gongkai.archive.album import Sheet
    from gongkai.archive.contents import Contents
    from gongkai.page.blocks import NoticeView
    from gongkai.sheet.table import Book


def _page(view: "Contents") -> "NoticeView":
    from gongkai.archive.paper import page

    return page(view)


def _text(view: "Contents") -> "NoticeView":
    from gongkai.page.narrow import narrow

    return narrow(_page(view))


def _book(view: "Contents") -> "Book":
    from gongkai.archive.book import book

    return book(view)


def _json(view: "Contents") -> str:
    from gongkai.archive.json import write

    return write(view)


CONTENTS: "dict[str, Form[Contents]]" = {
    "json": Form(itself, unset(_json)),
    "csv": Form(_book, csv),
    "xlsx": Form(_book, xlsx),
    **{format: Form(_text if format == "txt" else _page, write) for format, write in PAPER.items()},
}

PAGE: "Form[Sheet]" = Form(itself, template("photos", "html"))
