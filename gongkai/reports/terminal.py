"""What was done with a store, in the terminal."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from gongkai.errors import GongkaiError
from gongkai.reports.events import Event
from gongkai.terminal import say

if TYPE_CHECKING:
    from gongkai.reports.adopt import Adopted
    from gongkai.reports.log import Store


def prepared(address: str, before: int, now: int, grants: Iterable[str]) -> None:
    """What became of the tables, and what a role needs that records every day."""
    done = "已建好" if before == 0 else "已是最新" if before == now else f"已从第{before}版升级"
    say(f"{address}：gongkai 的表{done}（第{now}版）", sys.stdout)
    say("日常登记的用户只要能查、能添，由管理员授权：", sys.stdout)
    for grant in grants:
        say(f"  {grant.format(role='用户名')}", sys.stdout)


def copied(count: int, source: str, target: str) -> None:
    """How many events both hold now."""
    say(f"已复制：{source} → {target}，两边都是{count}条记录，逐条核对一致", sys.stdout)
    say("以后登记到哪一边，--store 或 GONGKAI_STORE 就写哪一边")


def whole(store: "Store", events: Sequence[Event], revision: int) -> None:
    """A store that could be read and is what was written. Raises GongkaiError if there is nothing to be verified."""
    if not events:
        raise GongkaiError(f"没有可以核对的记录：{store.address}", f"核对地点，方案的 id 是“{store.plan}”")
    last = tuple(events)[-1].recorded.day.isoformat()
    say(f"{store.address}：完好", sys.stdout)
    say(f"方案 {store.plan}：{len(events)}条记录，修订号 {revision}，最后一条登记于 {last}", sys.stdout)


def adopted(result: "Adopted", shown: Callable[[int, Event], str]) -> None:
    """What the record is now, and what is kept elsewhere; `shown` says an event in words."""
    say(f"{result.address}：现在是{len(result.events)}条记录", sys.stdout)
    for left in result.left:
        more = f"，其中{len(left.events)}条现在没有了，要的请重新登记：" if left.events else ""
        say(f"没有采用的 {left.name} 改名为 {left.now}{more}", sys.stdout)
        for seq, event in left.events:
            say(shown(seq, event), sys.stdout)
