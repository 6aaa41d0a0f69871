"""The ledgers as a workbook: a sheet a report, and the scores."""

from gongkai.views.ledger import Ledgers
from gongkai.views.table import Book, Sheet, sheets
from gongkai.writers import Settings, workbook


def write(document: str, format: str, view: Ledgers, settings: Settings) -> bytes:
    """The workbook's bytes; a plan without reports has a sheet that says so."""
    own = sheets(view) or (Sheet("没有报送事项", ("单位",), ()),)
    return workbook.write(document, format, Book(view.title, own, view.as_of), settings)
