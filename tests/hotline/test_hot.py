"""`gongkai hotline hot` and what a person decides: numbers that stay, decisions that are kept when more is read."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from gongkai.hotline.orders import Order
from gongkai.hotline.quotes import place_of
from gongkai.hotline.record import change, load
from tests.conftest import PLAN, Result, run_gongkai
from tests.hotline.fictitious import MONTH, orders

TODAY = "2022-06-01"
MONTHS_ORDERS = orders(MONTH)[0][::4]
ID = "wanghua-515-2022"


class Desk:
    """A folder with the plan and what was read of the hotline."""

    def __init__(self, folder: Path, known: Sequence[Order]) -> None:
        self.folder = folder
        (folder / "plan.yaml").write_bytes(PLAN.read_bytes())
        self.read(known)

    def read(self, known: Sequence[Order]) -> None:
        """What is on record from now on."""
        change(self.folder / "hotline.json", ID, lambda record: record._replace(orders=tuple(known)))

    def run(self, *arguments: str) -> Result:
        return run_gongkai("hotline", *arguments, "--today", TODAY, cwd=self.folder)

    def done(self, *arguments: str) -> str:
        result = self.run(*arguments)
        assert result.code == 0, result.err
        return result.out

    def hot(self) -> Any:
        return json.loads(self.done("hot", "--format", "json"))

    def issue(self, number: int) -> Any:
        view = self.hot()
        return next(one for one in view["issues"] + view["others"] + view["dropped"] if one["number"] == number)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, MONTHS_ORDERS)


def test_an_issue_is_counted_and_speaks_in_its_own_words(desk: Desk) -> None:
    one = desk.hot()["issues"][0]
    held = [order for order in MONTHS_ORDERS if order.number in one["orders"]]
    assert one["count"] == len(held)
    assert one["callers"] == len({order.caller for order in held})
    assert one["days"] == len({order.received.day for order in held if order.received})
    assert one["place"]
    assert len({quote["order"] for quote in one["quotes"]}) == 2
    texts = {order.number: f"{order.title}。{order.text}" for order in held}
    assert all(quote["text"].removesuffix("…") in texts[quote["order"]] for quote in one["quotes"])


@pytest.mark.parametrize(
    ("places", "called"),
    [
        (("城关街道阳光小区",), "阳光小区"),
        (("白云山街道阳光小区",), "阳光小区"),
        (("和平镇阳光小区",), "阳光小区"),
        (("城关街道阳光小区", "东关街道阳光小区"), "阳光小区"),
        (("城关镇人民路小学",), "人民路小学"),
        (("城关镇民主路阳光小区",), "民主路阳光小区"),
        (("示例县城关镇阳光小区",), "城关镇阳光小区"),
        (("城关镇中心小学",), "城关镇"),
        (("东城丽景小区",), "东城丽景小区"),
    ],
)
def test_no_place_is_called_by_half_a_name(places: tuple[str, ...], called: str) -> None:
    texts = [f"{place}{number}号楼井盖丢失" for number in range(6) for place in places]
    assert place_of([Order(str(number), title=text) for number, text in enumerate(texts)]) == called


def test_many_orders_of_few_callers_are_not_hot(tmp_path: Path) -> None:
    loud = [Order(f"新{number}", title=f"福寿里{number}号违建没人管", caller="1") for number in range(40)]
    desk = Desk(tmp_path, [*loud, *MONTHS_ORDERS])
    assert not [one for one in desk.hot()["issues"] if "新1" in one["orders"]]
    desk.read([one._replace(caller=str(at % 3)) for at, one in enumerate(loud)] + MONTHS_ORDERS)
    assert [one["callers"] for one in desk.hot()["issues"] if "新1" in one["orders"]] == [3]


def test_callers_of_whom_nothing_is_known_are_not_counted_as_people(tmp_path: Path) -> None:
    desk = Desk(tmp_path, [Order(f"新{number}", title="福寿里违建没人管") for number in range(6)] + MONTHS_ORDERS)
    one = next(one for one in desk.hot()["issues"] if "新1" in one["orders"])
    assert (one["callers"], one["unknown_callers"]) == (0, 6)
    assert "人数不详" in desk.done("hot")


def test_numbers_stay_whatever_is_read_and_in_whatever_sequence(desk: Desk) -> None:
    desk.read(MONTHS_ORDERS[:200])
    before = {one["number"]: set(one["orders"]) for one in desk.hot()["issues"]}
    shuffled = list(MONTHS_ORDERS)
    random.Random(5).shuffle(shuffled)
    desk.read(shuffled)
    after = desk.hot()
    held = {one["number"]: set(one["orders"]) for one in after["issues"]}
    assert all(held[number] >= own for number, own in before.items())
    assert sum(map(len, held.values())) > sum(map(len, before.values()))
    assert desk.hot() == after


def test_what_was_merged_split_named_and_dropped_is_so_when_more_is_read(desk: Desk) -> None:
    desk.read(MONTHS_ORDERS[:250])
    first, second, third, fourth = desk.hot()["issues"][:4]
    assert "合并了" in desk.done("merge", str(first["number"]), str(second["number"]))
    assert "拆出2件" in desk.done("split", str(third["number"]), *third["orders"][:2])
    desk.done("name", str(third["number"]), "某小区", "油烟扰民")
    desk.done("drop", str(fourth["number"]), "--reason", "重复反映")
    desk.read(MONTHS_ORDERS)
    assert set(desk.issue(first["number"])["orders"]) >= {*first["orders"], *second["orders"]}
    assert not set(desk.issue(third["number"])["orders"]) & set(third["orders"][:2])
    assert desk.issue(third["number"])["name"] == "某小区 油烟扰民"
    view = desk.hot()
    assert [(one["number"], one["reason"]) for one in view["dropped"]] == [(fourth["number"], "重复反映")]
    assert fourth["number"] not in [one["number"] for one in view["issues"]]
    desk.done("drop", str(fourth["number"]), "--undo")
    assert fourth["number"] in [one["number"] for one in desk.hot()["issues"]]


def test_a_number_is_never_given_twice(desk: Desk) -> None:
    numbers = [one["number"] for one in desk.hot()["issues"]]
    desk.done("merge", str(numbers[0]), str(max(numbers)))
    own = desk.issue(numbers[0])["orders"]
    assert f"问题{max(numbers) + 1}" in desk.done("split", str(numbers[0]), own[0])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["merge", "1"], "两个以上"),
        (["merge", "1", "99"], "没有编号是99"),
        (["split", "1", "没有这件"], "问题1里没有工单没有这件"),
        (["name", "99", "某事"], "没有编号是99"),
        (["drop", "1"], "排除要写原因"),
        (["drop", "1", "--undo"], "没有排除过"),
        (["hot", "--issue", "99"], "没有编号是99"),
        (["hot", "--issue", "1", "--format", "json"], "只在屏幕上看"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_changes(desk: Desk, arguments: list[str], said: str) -> None:
    desk.hot()
    before = load(desk.folder / "hotline.json", ID)
    result = desk.run(*arguments)
    assert result.code == 2
    assert said in result.err
    assert load(desk.folder / "hotline.json", ID) == before


def test_an_issue_that_was_merged_says_into_which(desk: Desk) -> None:
    desk.hot()
    desk.done("merge", "2", "3")
    assert "问题3已经并入问题2" in desk.run("name", "3", "某事").err
    assert "全部工单" in desk.run("split", "2", *desk.issue(2)["orders"]).err


def test_nothing_read_yet_says_what_to_do_first(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    result = run_gongkai("hotline", "hot", cwd=tmp_path)
    assert result.code == 2
    assert "gongkai hotline read" in result.err


def test_the_list_in_word_and_excel_says_what_the_terminal_says(desk: Desk) -> None:
    desk.done("hot", "-o", "热点难点问题清单.xlsx")
    desk.done("hot", "-o", "热点难点问题清单.docx")
    issues = desk.hot()["issues"]
    book = openpyxl.load_workbook(desk.folder / "热点难点问题清单.xlsx")
    lines = [row for row in book["热点"].iter_rows(min_row=3, values_only=True) if row[0]]
    assert [(row[0], row[1], row[2]) for row in lines] == [(one["number"], one["name"], one["count"]) for one in issues]
    assert book["工单"].max_row - 1 == sum(one["count"] for one in issues)
    document = Document(str(desk.folder / "热点难点问题清单.docx"))
    table = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[0] for row in table[1:]] == [str(one["number"]) for one in issues]
    text = desk.done("hot")
    assert all(one["name"] in text and one["why"] in text for one in issues)


def test_the_place_is_that_of_the_column_and_has_its_whole_name(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    rows = ["工单编号,受理时间,诉求标题,诉求内容,来电号码,事发地"]
    for day in range(1, 6):
        for name, title, text, place in (
            ("A", "人和小区停水", "人和小区停水", "人和小区"),
            ("B", "幸福小区停水", "小区停水", "幸福小区"),
            ("C", "人民路路灯不亮", "路灯坏了", "人民路"),
            ("D", "快递丢失", "快递在门卫丢了", "金色水岸"),
        ):
            rows.append(f"{name}{day},2022-05-0{day},{title},{text}第{day}天,138000{ord(name)}00{day},{place}")
    (tmp_path / "工单.csv").write_text("\n".join(rows), encoding="utf-8")
    assert run_gongkai("hotline", "read", "工单.csv", cwd=tmp_path).code == 0
    found = run_gongkai("hotline", "hot", "--format", "json", "--today", TODAY, cwd=tmp_path)
    issues = {one["place"]: one["count"] for one in json.loads(found.out)["issues"]}
    assert issues == {"人和小区": 5, "幸福小区": 5, "人民路": 5, "金色水岸": 5}
    bulletin = run_gongkai("hotline", "bulletin", "--month", "5", "--today", TODAY, cwd=tmp_path).out
    assert "人民路路灯不亮：5件，涉及5人，人民路，" in bulletin
