"""Who has reported, of one plan or of many, and the record, in every format."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongkai.forms import Form, Settings, template
from gongkai.plan import Plan
from gongkai.reports.events import Event
from gongkai.sheet.forms import csv, xlsx
from gongkai.sheet.table import Book
from gongkai.status.board import Board
from gongkai.status.ledger import Ledgers
from gongkai.status.overview import Overview
from gongkai.status.overview_board import Page
from gongkai.status.record import Log


class Account(NamedTuple):
    """How the reports of a plan stand, with the record that says so."""

    plan: Plan
    view: Ledgers
    events: Sequence[Event]


class Districts(NamedTuple):
    """Many plans in one view; `boards` holds the board of each by its place, if boards are wanted."""

    view: Overview
    boards: Mapping[str, Board]


def _ledgers(account: Account) -> Ledgers:
    return account.view


def _book(account: Account) -> Book:
    from gongkai.status.book import book

    return book(account.view)


def _board(account: Account) -> Board:
    from gongkai.status.board import board
    from gongkai.status.record import entries

    plan, view, events = account
    return board(plan, view, entries(plan, events, view.now))


def _overview(districts: Districts) -> Overview:
    return districts.view


def _overview_book(districts: Districts) -> Book:
    from gongkai.status.overview_book import book

    return book(districts.view)


def _overview_board(districts: Districts) -> Page:
    from gongkai.status.overview_board import overview_board

    return overview_board(districts.view, districts.boards)


def _log(view: Log) -> Log:
    return view


def _write_ledgers(view: Ledgers, _: Settings) -> str:
    from gongkai.status.json import write

    return write(view)


def _write_overview(view: Overview, _: Settings) -> str:
    from gongkai.status.overview_json import write

    return write(view)


def _write_log(view: Log, _: Settings) -> str:
    from gongkai.status.record_json import write

    return write(view)


FORMS: dict[str, Form[Account]] = {
    "json": Form(_ledgers, _write_ledgers),
    "csv": Form(_book, csv),
    "xlsx": Form(_book, xlsx),
    "html": Form(_board, template("board", "html")),
}
OVERVIEW: dict[str, Form[Districts]] = {
    "json": Form(_overview, _write_overview),
    "csv": Form(_overview_book, csv),
    "xlsx": Form(_overview_book, xlsx),
    "html": Form(_overview_board, template("overview", "html")),
}
RECORD: dict[str, Form[Log]] = {"json": Form(_log, _write_log)}
