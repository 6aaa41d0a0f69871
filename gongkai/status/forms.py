"""Who has reported, of one plan or of many, and the record, in every format."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gongkai.forms import SCREEN, Form, itself, template, unset
from gongkai.page.forms import PAPER
from gongkai.sheet.forms import csv, xlsx

if TYPE_CHECKING:
    from gongkai.page.blocks import NoticeView
    from gongkai.plan import Plan
    from gongkai.reports.events import Event
    from gongkai.sheet.table import Book
    from gongkai.status.board import Board
    from gongkai.status.ledger import Ledgers
    from gongkai.status.overview import Overview
    from gongkai.status.overview_board import Page
    from gongkai.status.record import Journal
    from gongkai.terminal import Screen


class Account(NamedTuple):
    """How the reports of a plan stand, with the record that says so.

    The terminal alone is asked for less: `pending` for who has not reported; `instead` of the ledgers for the points
    (--scores), a sentence (--line) or whom to call (--calls).
    """

    plan: "Plan"
    view: "Ledgers"
    events: "Sequence[Event]"
    pending: bool = False
    instead: str = ""


class Districts(NamedTuple):
    """Many plans in one view; `boards` holds the board of each by its place, if boards are wanted."""

    view: "Overview"
    boards: "Mapping[str, Board]"
    pending: bool = False


def _screen(account: Account) -> "Screen":
    from gongkai.status.terminal import show_calls, show_lines, show_scores, show_status

    if account.instead == "--line":
        return show_lines(account.view)
    if account.instead == "--calls":
        return show_calls(account.plan, account.view)
    return (show_scores if account.instead else show_status)(account.view, account.pending)


def _book(account: Account) -> "Book":
    from gongkai.status.book import book

    return book(account.view)


def _board(account: Account) -> "Board":
    from gongkai.status.board import board
    from gongkai.status.record import entries

    return board(account.plan, account.view, entries(account.plan, account.events, account.view.now))


def _overview_screen(districts: Districts) -> "Screen":
    from gongkai.status.overview_terminal import show_overview

    return show_overview(districts.view, districts.pending)


def _overview_book(districts: Districts) -> "Book":
    from gongkai.status.overview_book import book

    return book(districts.view)


def _overview_board(districts: Districts) -> "Page":
    from gongkai.status.overview_board import overview_board

    return overview_board(districts.view, districts.boards)


def _record_screen(view: "Journal") -> "Screen":
    from gongkai.status.record_terminal import show_log

    return show_log(view)


def _record_page(view: "Journal") -> "NoticeView":
    from gongkai.status.record_paper import page

    return page(view)


def _record_text(view: "Journal") -> "NoticeView":
    from gongkai.page.narrow import narrow

    return narrow(_record_page(view))


def _record_book(view: "Journal") -> "Book":
    from gongkai.status.record_book import book

    return book(view)


def _ledgers_json(account: Account) -> str:
    from gongkai.status.json import write

    return write(account.view)


def _overview_json(districts: Districts) -> str:
    from gongkai.status.overview_json import write

    return write(districts.view)


def _record_json(view: "Journal") -> str:
    from gongkai.status.record_json import write

    return write(view)


FORMS: dict[str, Form[Account]] = {
    SCREEN: Form(itself, unset(_screen)),
    "json": Form(itself, unset(_ledgers_json)),
    "csv": Form(_book, csv),
    "xlsx": Form(_book, xlsx),
    "html": Form(_board, template("board", "html")),
}
OVERVIEW: dict[str, Form[Districts]] = {
    SCREEN: Form(itself, unset(_overview_screen)),
    "json": Form(itself, unset(_overview_json)),
    "csv": Form(_overview_book, csv),
    "xlsx": Form(_overview_book, xlsx),
    "html": Form(_overview_board, template("overview", "html")),
}
WITH_BOARDS = frozenset({"html"})  # what shows every district's own board; for the others nobody keeps its plan
RECORD: "dict[str, Form[Journal]]" = {
    SCREEN: Form(itself, unset(_record_screen)),
    "json": Form(itself, unset(_record_json)),
    "csv": Form(_record_book, csv),
    "xlsx": Form(_record_book, xlsx),
    **{format: Form(_record_text if format == "txt" else _record_page, write) for format, write in PAPER.items()},
}
