"""What runs on in the paragraph above: where it can, and what a text may then end with."""

from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.parametrize(("end", "found"), [("，", False), ("；", False), ("", True)])
def test_a_text_may_stop_at_a_comma_where_the_next_runs_on(tmp_path: Path, gongkai: Run, end: str, found: bool) -> None:
    (tmp_path / "plan.yaml").write_text(
        "id: a\nplan:\n  title: 示例方案\n  sections:\n"
        f"    - text: 5月20日，甲局在示例广场举办讲座{end}\n"
        "    - run_on: yes\n      text: 乙局做好保障。\n",
        encoding="utf-8",
    )
    said = gongkai("validate", cwd=tmp_path).out
    assert ("GK244" in said) is found
    assert "GK251" not in said


def test_the_days_of_the_activity_are_asked_for_where_no_one_says_them(tmp_path: Path, gongkai: Run) -> None:
    plan = (
        "id: a\nplan:\n  title: 示例方案\n{time}  sections:\n"
        "    - title: 宣讲\n      time: 活动期间\n      lead: 甲局\n"
    )
    (tmp_path / "plan.yaml").write_text(plan.format(time=""), encoding="utf-8")
    said = gongkai("validate", cwd=tmp_path).out
    assert "“活动期间”是哪几天，通知和方案里没有写" in said
    (tmp_path / "plan.yaml").write_text(plan.format(time="  time: 2024年5月15日至5月20日\n"), encoding="utf-8")
    assert "GK202" not in gongkai("validate", cwd=tmp_path).out
