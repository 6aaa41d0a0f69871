"""The slogans as a table, for whoever orders banners or keeps the screens."""

from gongkai.publishing.slogans.listed import Slogans
from gongkai.sheet.table import Book, Sheet

_HEAD = ("序号", "标语", "字数", "格数")


def book(view: Slogans) -> Book:
    """A row a slogan; with a screen's width, whether it fits."""
    head = _HEAD if view.screen is None else (*_HEAD, f"一屏{view.screen}格")
    rows = tuple(
        (one.number, one.text, one.characters, one.cells)
        + (() if view.screen is None else ("放不下" if view.is_too_wide(one) else "放得下",))
        for one in view.slogans
    )
    states = tuple("迟报" if view.is_too_wide(one) else "" for one in view.slogans)
    return Book(view.title, (Sheet("标语", head, rows, states),), kind="标语")
