"""`gongkai store …`: where the history is kept, looked after."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Optional

import typer

from gongkai import terminal
from gongkai.cli.chinese import Group
from gongkai.cli.common import PLAN, STORE, load_plan, open_store
from gongkai.cli.options import PlanOption, StoreOption
from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from gongkai.plan import Plan


class _Stores(Group):
    places: ClassVar = {
        "init": "gongkai.cli.store:init",
        "copy": "gongkai.cli.store:copy",
        "check": "gongkai.cli.store:check",
        "adopt": "gongkai.cli.store:adopt",
    }


app = typer.Typer(cls=_Stores, add_completion=False, rich_markup_mode=None, no_args_is_help=True)

AddressArgument = Annotated[
    Optional[str],
    typer.Argument(metavar="[地点]", show_default=False, help="文件或者 postgresql://…；不写就同 --store"),
]


@app.callback()
def _store() -> None:
    """进度存放的地方：建表、搬家、核对。平时登记用不着。"""


def init(address: AddressArgument = None, store: StoreOption = None) -> None:
    """在数据库里建好 gongkai 的表，或者升到这一版；可以重复运行，不动已有的记录。

    例：gongkai store init postgresql://管理员@主机/数据库
    """
    from gongkai.reports.stores import is_database, require_psycopg

    where = address or store
    if where is None or not is_database(where):
        terminal.say("进度文件不用准备，第一次登记时自动建好", sys.stdout)
        return
    require_psycopg()
    from gongkai.reports.postgresql import schema
    from gongkai.reports.postgresql.database import Database
    from gongkai.reports.terminal import prepared

    database = Database(where)
    prepared(database.address, database.run(schema.prepare), schema.version(), schema.GRANTS)


def copy(
    source: Annotated[str, typer.Argument(metavar="从哪里", help="文件或者 postgresql://…")],
    target: Annotated[str, typer.Argument(metavar="到哪里", help="还没有记录的文件或者数据库")],
    plan: PlanOption = PLAN,
) -> None:
    """把这份方案的全部记录复制到另一个地方，再逐条核对；原来的不动。

    例：gongkai store copy status.json postgresql://用户名@主机/数据库
    """
    from gongkai.reports import stores
    from gongkai.reports.terminal import copied

    loaded = load_plan(plan)
    old, new = open_store(loaded, plan, source), stores.store_at(target, loaded.id)
    copied(stores.copy(old, new), old.address, new.address)


def check(address: AddressArgument = None, plan: PlanOption = PLAN, store: StoreOption = None) -> None:
    """核对这份方案的记录：读得出、没有缺号、和校验码对得上。

    例：gongkai store check postgresql://用户名@主机/数据库
    """
    from gongkai.reports.terminal import whole

    loaded = load_plan(plan)
    found = open_store(loaded, plan, address or store)
    whole(found, *found.load())


def adopt(
    file: Annotated[Path, typer.Argument(metavar="文件", help="采用哪一个：旁边的副本、备份，或者现在的进度文件")],
    store: Annotated[
        Optional[Path], typer.Option("--store", metavar="文件", help="进度文件；不写就是同一个文件夹里的 status.json")
    ] = None,
    plan: PlanOption = PLAN,
) -> None:
    """几个进度文件说法不一，定下用哪一个；别的改名留着，不删。

    例：gongkai store adopt "status (1).json"
    """
    from gongkai.reports import adopt as choosing
    from gongkai.reports.standing import titles
    from gongkai.reports.terminal import adopted
    from gongkai.status.record_terminal import in_words

    address = store or file.resolve().parent / STORE
    done = choosing.adopt(file, address)
    events = [*done.events, *(event for left in done.left for _, event in left.events)]
    called = titles(_plan_of(done.plan, (plan, address.with_name(PLAN.name))), events)
    adopted(done, lambda seq, event: in_words(seq, event, called))


def _plan_of(id: str, paths: Iterable[Path]) -> "Plan | None":
    """The plan with this id, if it is one of these files and can be used: the record does not wait for it."""
    from gongkai.reading import load

    for path in paths:
        try:
            plan = load(path).plan
        except GongkaiError:
            continue
        if plan and plan.id == id:
            return plan
    return None
