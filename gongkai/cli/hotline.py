"""`gongkai hotline …`: from the orders of the hotline to hot issues, their answers, and the month's bulletin."""

from typing import ClassVar

import typer

from gongkai.cli.chinese import Group


class _Hotline(Group):
    places: ClassVar[dict[str, str]] = {}


app = typer.Typer(cls=_Hotline, add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def _hotline() -> None:
    """群众诉求热线：读工单，找热点，交办、答复，写月通报。

    例：gongkai hotline --help
    """
