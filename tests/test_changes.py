"""The plan changes in mid-campaign: deadlines only ever move on, and nothing on record is refused or unseen for it."""

import pytest

from tests.conftest import Run
from tests.test_counts import Desk, desk

__all__ = ["desk"]

BY = "due: 5月18日前"


def by(due: str) -> str:
    """The plan of test_counts with another deadline."""
    from tests.test_counts import PLAN

    assert BY in PLAN
    return PLAN.replace(BY, f"due: {due}")


def test_a_deadline_moved_behind_an_extension_holds(desk: Desk) -> None:
    """Extended to the 20th, and then all were given until the 25th: the unit is neither overdue nor late."""
    desk.types("17", "report extend 甲局 --until 5月20日 --reason 有事")
    assert (desk.row("17", "甲局")["due"], desk.row("17", "甲局")["extended"]) == ("2022-05-20", True)
    desk.plan(by("5月25日前"))
    row = desk.row("22", "甲局")
    assert (row["due"], row["extended"], row["overdue"]) == ("2022-05-25", False, False)
    assert "延期到" not in desk.types("22", "status").out
    desk.types("22", "report submit 甲局")
    assert (desk.row("26", "甲局")["late"], desk.row("26", "乙局")["overdue"]) == (False, True)


def test_a_deadline_moved_to_an_earlier_day_leaves_the_extension(desk: Desk) -> None:
    desk.types("16", "report extend 甲局 --until 5月20日 --reason 有事")
    desk.plan(by("5月10日前"))
    assert (desk.row("20", "甲局")["overdue"], desk.row("20", "乙局")["overdue"]) == (False, True)
    desk.types("20", "report extend 甲局 --until 5月22日 --reason 又有事")
    desk.types("21", "report submit 甲局")
    assert desk.row("23", "甲局")["late"] is False


def test_an_open_deadline_is_later_than_any(desk: Desk) -> None:
    desk.types("16", "report extend 甲局 --until 5月20日 --reason 有事")
    desk.plan(by("另行通知"))
    assert (desk.row("30", "甲局")["due"], desk.row("30", "甲局")["overdue"]) == (None, False)


def test_what_was_returned_is_not_asked_for_before_the_deadline(desk: Desk) -> None:
    """The return names the 20th, the plan now the 25th."""
    desk.types("17", "report submit 甲局")
    desk.types("18", "report return 甲局 --reason 缺章 --until 5月20日")
    desk.plan(by("5月25日前"))
    row = desk.row("22", "甲局")
    assert (row["until"], row["overdue"]) == ("2022-05-25", False)
    assert desk.row("26", "甲局")["overdue"] is True
    desk.types("24", "report submit 甲局")
    assert (desk.row("26", "甲局")["late"], desk.row("26", "甲局")["days_late"]) == (False, 0)


@pytest.mark.parametrize("due", ["5月10日前", "5月16日9:00前", "5月17日前", "5月20日前", "5月30日前", "另行通知"])
def test_no_record_refuses_a_later_step_because_the_plan_changed(due: str, desk: Desk) -> None:
    """Extended, handed in, returned by a day: whatever the deadline is now, all of it goes on, and can be taken back."""
    desk.types("16T10:00", "report extend 甲局 --until 5月20日 --reason 有事")
    desk.types("17T10:00", "report submit 甲局")
    desk.types("18T10:00", "report return 甲局 --reason 缺章 --until 5月21日")
    desk.plan(by(due))
    desk.types("22T10:00", "report submit 甲局 --at 5月16日9:00")
    desk.types("22T10:00", "report submit 甲局 --at 5月19日")
    desk.types("22T11:00", "report return 甲局 --reason 还缺章")
    desk.types("22T12:00", "report submit 甲局")
    desk.types("22T13:00", "report undo 2")
    desk.types("22T13:00", "report undo 1")
    desk.types("22T14:00", "report accept 甲局 --yes")
    assert desk.row("22T15:00", "甲局")["state"] == "办结"
