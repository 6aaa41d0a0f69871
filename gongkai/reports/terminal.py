"""What was done with a store, in the terminal."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gongkai.reports.events import Event
from gongkai.terminal import say

if TYPE_CHECKING:
    from gongkai.reports.log import Store


def prepared(place: str, before: int, now: int, grants: Iterable[str]) -> None:
    """What became of the tables, and what a role needs that records every day."""
    done = "已建好" if before == 0 else "已是最新" if before == now else f"已从第{before}版升级"
    say(f"{place}：gongkai 的表{done}（第{now}版）", sys.stdout)
    say("日常登记的用户只要能查、能添，由管理员授权：", sys.stdout)
    for grant in grants:
        say(f"  {grant.format(role='用户名')}", sys.stdout)


def copied(count: int, source: str, target: str) -> None:
    """How many events both hold now."""
    say(f"已复制：{source} → {target}，两边都是{count}条记录，逐条核对一致", sys.stdout)
    say("以后登记到哪一边，--store 或 GONGKAI_STORE 就写哪一边")


def whole(store: "Store", events: Sequence[Event], revision: int) -> None:
    """A store that could be read and is what was written."""
    last = f"，最后一条登记于 {events[-1].recorded.day.isoformat()}" if events else ""
    say(f"{store.place}：完好", sys.stdout)
    say(f"方案 {store.plan}：{len(events)}条记录，修订号 {revision}{last}", sys.stdout)
