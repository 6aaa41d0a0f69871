"""The month's bulletin: counted from orders, shares that add up, nothing that is not known, and no slip in it."""

import random
from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.hotline.bulletin import Hottest, Month, bulletin
from gongkai.hotline.counts import handled, tallies, tenths
from gongkai.hotline.orders import Order
from gongkai.hotline.record import change, load
from gongkai.hotline.slips.checking import check
from gongkai.hotline.slips.paper import Bulletin as Read
from gongkai.hotline.slips.paper import of_text
from gongkai.phrases.moments import Moment
from gongkai.reading import loads
from tests.conftest import Run

PLAN = """\
id: line
notice: {title: 示例通知, issuer: 示例区营商环境建设局, date: 2024年5月7日}
plan: {title: 2024年示例方案, lead: 甲局、乙局、丙街道}
hotline: {name: 8890综合服务平台, period: 5月15日至5月20日}
"""
NOW = Moment(date(2024, 6, 3), time(9))
KINDS = ("咨询", "求助", "投诉", "建议", "举报", "感谢", "其他", "")
CHANNELS = ("电话", "网站", "微信", "市平台交办", "")
UNITS = ("甲局", "乙局", "丙街道", "丁镇人民政府", "")
RATED = ("满意", "基本满意", "非常满意", "一般", "不满意", "未评价", "")


@st.composite
def orders(draw: st.DrawFn) -> list[Order]:
    """Orders of three months, some without this or that."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    made = []
    for number in range(draw(st.integers(1, 120))):
        month = chance.choice((5, 5, 5, 4)) if chance.random() < 0.9 else 0
        received = Moment(date(2024 if month else 2023, month or 5, chance.randint(1, 30)))
        closed = Moment(received.day + timedelta(chance.randint(0, 9))) if chance.random() < 0.8 else None
        made.append(
            Order(
                number=str(number),
                received=received,
                title="小区停水",
                kind=chance.choice(KINDS),
                channel=chance.choice(CHANNELS),
                caller=chance.choice(("", "a", "b", "c", "d")),
                unit=chance.choice(UNITS),
                due=Moment(received.day + timedelta(5)) if chance.random() < 0.9 else None,
                closed=closed,
                satisfied=chance.choice(RATED) if closed else "",
                open=not closed and chance.random() < 0.9,
            )
        )
    return made


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=30))
def test_shares_add_up_and_are_near(counts: list[int]) -> None:
    shares = tenths(counts)
    assert sum(shares) == (1000 if sum(counts) else 0)
    for share, count in zip(shares, counts, strict=True):
        assert abs(share * sum(counts) - count * 1000) < sum(counts) if count else share == 0


@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=60), st.integers(1, 4))
def test_every_order_is_in_a_tally(names: list[str], most: int) -> None:
    found = tallies(names, most)
    assert sum(one.orders for one in found) == len(names)
    assert sum(one.tenths for one in found) == 1000


@given(orders())
def test_what_became_of_them_adds_up(made: list[Order]) -> None:
    row = handled("甲局", made, NOW)
    assert row.received == row.in_time + row.late + row.undated + row.open + row.unknown
    assert row.unknown == sum(not order.closed and not order.open for order in made)
    assert row.satisfied <= row.rated <= row.received
    assert row.overdue <= row.open


def _printed(made: Sequence[Order], hot: Sequence[Hottest] = ()) -> tuple[Read, str]:
    """The bulletin as its text says it, its table as one."""
    plan = loads(PLAN.encode()).plan
    assert plan is not None
    view = bulletin(plan, made, Month(2024, 5), NOW, hot)
    table = ["\t".join(row) for row in view.table]
    lines = [view.title, view.opening, *view.overview, *view.handling, *table, *view.hot, view.cool, *view.trouble]
    lines += view.period
    return of_text("\n".join(lines)), "\n".join(lines)


@settings(max_examples=50)
@given(orders())
def test_our_own_bulletin_passes_our_own_check(made: list[Order]) -> None:
    read, text = _printed(made, [Hottest("某小区停水", 12, 8, "示例小区", "5月3日至5月20日", "甲局")])
    assert [(entry.code, entry.message) for entry in check(read).found] == [], text


def fixed() -> tuple[Order, ...]:
    """A month of sixty orders, and forty of the month before."""
    made = []
    for number in range(100):
        month, at = (5, number) if number < 60 else (4, number - 60)
        received = Moment(date(2024, month, at % 30 + 1))
        closed = None if at % 10 == 9 else Moment(received.day + timedelta(at % 8))
        made.append(
            Order(
                number=f"GD{number:04}",
                received=received,
                title="小区停水",
                text="小区停水三天，联系人×××，电话138********",
                kind=KINDS[at % 4],
                channel=CHANNELS[at % 3],
                caller=f"c{at % 17}",
                unit=UNITS[at % 4],
                due=Moment(received.day + timedelta(5)),
                closed=closed,
                satisfied=RATED[at % 5] if closed and at % 3 else "",
                open=not closed,
            )
        )
    return tuple(made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    change(tmp_path / "hotline.json", "line", lambda record: record._replace(orders=fixed()))
    return tmp_path


def test_a_bulletin(folder: Path, gongkai: Run, golden: Callable[[Path, str], None]) -> None:
    told = gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", cwd=folder)
    assert told.code == 0
    golden(Path(__file__).parent / "bulletin.out", f"{told.out}---\n{told.err}")
    assert "138" not in told.out
    assert "c1" not in told.out


def test_who_writes_it_and_from_when_to_when(folder: Path, gongkai: Run) -> None:
    """The office that runs the line, where the plan names it; a month that is not over goes to today."""
    owned = PLAN.replace("hotline: {", "hotline: {owner: 甲局, ")
    (folder / "plan.yaml").write_text(owned, encoding="utf-8")
    told = gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", cwd=folder)
    assert "现将5月份（5月1日至5月31日）8890综合服务平台运行情况通报如下。" in told.out
    assert "甲局\n" in told.out[-60:]
    assert "示例区营商环境建设局" not in told.out
    assert "读到的工单是" not in told.err
    change(folder / "hotline.json", "line", lambda record: record._replace(orders=fixed()[:12]))
    assert (
        "（5月1日至5月14日）" in gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-05-14", cwd=folder).out
    )
    told = gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", cwd=folder)
    assert "读到的工单是5月1日至5月12日受理的，别的日子没有" in told.err


def test_a_bulletin_as_a_document_passes_the_check(folder: Path, gongkai: Run) -> None:
    arguments = ("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", "-o", "月通报.docx")
    assert gongkai(*arguments, cwd=folder).code == 0
    result = gongkai("hotline", "check", "月通报.docx", cwd=folder)
    assert (result.code, result.out) == (0, "")
    assert "没有发现问题；核对了" in result.err


def test_a_month_without_orders_and_no_orders_at_all(folder: Path, gongkai: Run) -> None:
    told = gongkai("hotline", "bulletin", "--month", "7", "--today", "2024-08-01", cwd=folder)
    assert (told.code, told.out) == (2, "")
    assert "2024年7月没有读到工单" in told.err
    assert "读到的有：2024年4月40件、2024年5月60件；写其中一个月，或者先读这个月的工单" in told.err
    month = gongkai("hotline", "bulletin", "--month", "13", cwd=folder).err
    assert "“13”不在 1 到 12 之间" in month
    assert "“五月”不是整数" in gongkai("hotline", "bulletin", "--month", "五月", cwd=folder).err
    (folder / "hotline.json").unlink()
    (folder / "hotline.json.bak").unlink(missing_ok=True)
    none = gongkai("hotline", "bulletin", "--month", "5", cwd=folder)
    assert (none.code, none.out) == (2, "")
    assert "gongkai hotline read" in none.err


def test_what_is_not_known_is_left_out(folder: Path, gongkai: Run) -> None:
    bare = tuple(order._replace(channel="", due=None, satisfied="", caller="") for order in fixed()[:60])
    change(folder / "hotline.json", "line", lambda record: record._replace(orders=bare))
    told = gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", cwd=folder)
    for word in ("按时", "满意率", "渠道", "环比", "同比", "来电两次"):
        assert word not in told.out.replace("不满意、逾期和重复", "")
    for note in ("没有渠道", "没有办理期限", "没有满意评价", "没有写环比", "没有写同比", "没有求助人"):
        assert note in told.err


def test_no_unit_is_no_unit_that_is_late(folder: Path, gongkai: Run) -> None:
    late = tuple(order._replace(due=order.received) for order in fixed()[:9] if order.received)

    def told(*units: str) -> str:
        own = tuple(order._replace(unit=units[at % len(units)]) for at, order in enumerate(late))
        change(folder / "hotline.json", "line", lambda record: record._replace(orders=own))
        return gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", cwd=folder).out

    assert "件，涉及乙局。" in told("乙局", "").partition("逾期办结")[2]
    (line,) = (line for line in told("").splitlines() if "逾期未办结" in line)
    assert "涉及" not in line


def test_a_unit_is_one_however_the_orders_write_it(folder: Path, gongkai: Run) -> None:
    members = "{示例单位: {members: 甲局、乙局、丙街道}}"
    names = f"units:\n  prefix: 区\n  aliases: {{甲局: 区人民政府甲子局}}\n  groups: {members}\n"
    (folder / "plan.yaml").write_text(PLAN + names, encoding="utf-8")
    ways = ("甲局", "区甲局", "区人民政府甲子局", "某公司")
    own = tuple(order._replace(unit=ways[at % 4]) for at, order in enumerate(fixed()[:40]))
    change(folder / "hotline.json", "line", lambda record: record._replace(orders=own))
    told = gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", cwd=folder).out
    assert "由2个单位承办" in told
    assert "区甲局" not in told
    assert "某公司" in told
    listed = gongkai("hotline", "hot", "--format", "csv", "--today", "2024-06-03", cwd=folder).out
    assert "甲局" in listed
    assert "区甲局" not in listed
    assert "甲子局" not in listed
    kept = load(folder / "hotline.json", "line").orders
    assert {order.unit for order in kept} == set(ways)


def test_where_nothing_is_hot_it_is_said(folder: Path, gongkai: Run) -> None:
    change(folder / "hotline.json", "line", lambda record: record._replace(orders=fixed()[:4]))
    told = gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", cwd=folder)
    assert "本月没有5件以上、3人以上反映同一问题的诉求。" in told.out
    assert "【请补充：热点诉求】" not in told.out


def test_orders_that_do_not_say_when_they_were_closed_are_not_open(folder: Path, gongkai: Run) -> None:
    bare = tuple(order._replace(closed=None, open=False) for order in fixed())
    change(folder / "hotline.json", "line", lambda record: record._replace(orders=bare))
    told = gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", cwd=folder)
    for word in ("已办结", "在办", "正在办理"):
        assert word not in told.out
    assert "没有办结时间一栏" in told.err


def test_orders_of_which_none_is_closed_are_open_and_late(folder: Path, gongkai: Run) -> None:
    """The column is there and empty; of a file without it, and of what is no day, nobody knows."""
    row = "GD{},2024-05-{} 09:00,停水,停水三天,张三,1380000{:04},示例小区,甲局,{}2024-06-{:02}\n"
    head = "工单编号,受理时间,诉求标题,诉求内容,来电人,来电号码,事发地,承办单位,{}办结时限\n"
    export = head.format("办结时间,") + "".join(row.format(at, at, at, ",", at - 9) for at in (10, 30))
    (folder / "工单.csv").write_text(export, encoding="utf-8")
    (folder / "hotline.json").unlink()
    (folder / "hotline.json.bak").unlink(missing_ok=True)
    arguments = ("hotline", "bulletin", "--month", "5", "--today", "2024-06-02")
    assert gongkai("hotline", "read", "工单.csv", cwd=folder).code == 0
    told = gongkai(*arguments, cwd=folder)
    assert "已办结0件，正在办理2件。" in told.out
    assert "逾期办结0件，逾期未办结1件，涉及甲局。" in told.out
    assert "办结时间" not in told.err

    more = head.format("办结时间,") + row.format(11, 11, 11, "已办结,", 20)
    (folder / "又一批.csv").write_text(more, encoding="utf-8")
    (folder / "无此栏.csv").write_text(head.format("") + row.format(12, 12, 12, "", 20), encoding="utf-8")
    assert gongkai("hotline", "read", "又一批.csv", "无此栏.csv", cwd=folder).code == 1
    told = gongkai(*arguments, cwd=folder)
    assert "正在办理2件，2件情况不详。" in told.out
    assert "2件工单没有办结时间一栏，或者办结时间看不懂" in told.err

    (folder / "工单.csv").write_text(export.replace(",甲局,,", ",甲局,2024-06-01,"), encoding="utf-8")
    assert "更新 GD10：办结时间\n" in gongkai("hotline", "read", "工单.csv", cwd=folder).out
    assert "已办结2件，正在办理0件，2件情况不详。" in gongkai(*arguments, cwd=folder).out


def test_growth_from_a_month_of_stray_orders_is_left_to_a_person(folder: Path, gongkai: Run) -> None:
    days = [date(2024, 4, 30), *(date(2024, 5, day) for day in (1, 8, 15, 22, 30)), date(2023, 5, 2)]
    stray = tuple(Order(str(at), Moment(day), "停水") for at, day in enumerate(days))
    change(folder / "hotline.json", "line", lambda record: record._replace(orders=stray))
    told = gongkai("hotline", "bulletin", "--month", "5", "--today", "2024-06-03", cwd=folder)
    assert "共受理诉求5件；【请补充：环比】；【请补充：同比】。" in told.out
    assert "增长" not in told.out
    where = "读到的工单是{}受理的，别的日子没有，没有导全的，补导出来再读；照现在读到的，是{}受理1件，{}增长400.0%"
    assert f"上月{where.format('4月30日', '上月', '环比')}" in told.err
    assert f"去年同期{where.format('5月2日', '去年同期', '同比')}" in told.err


def test_a_month_that_is_not_over_is_not_compared_with_a_whole_one(folder: Path, gongkai: Run) -> None:
    days = [date(2024, month, day) for month in (4, 5) for day in range(1, 31)]
    orders = tuple(Order(str(at), Moment(day), "停水") for at, day in enumerate(days))
    change(folder / "hotline.json", "line", lambda record: record._replace(orders=orders[:40]))
    arguments = ("hotline", "bulletin", "--month", "5", "--today")
    told = gongkai(*arguments, "2024-05-10", cwd=folder)
    assert "共受理诉求10件；【请补充：环比】。" in told.out
    assert "5月还没有过完，不能和上月全月比；照现在读到的，是上月受理30件，环比下降66.7%" in told.err
    change(folder / "hotline.json", "line", lambda record: record._replace(orders=orders))
    told = gongkai(*arguments, "2024-06-03", cwd=folder)
    assert "共受理诉求30件；上月受理30件，环比持平。" in told.out
    assert "请补充：环比" not in told.out
