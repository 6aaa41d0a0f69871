"""`gongkai hotline assign`, `answer`, `case`: an issue is an obligation like any other, and its answer is a report."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from gongkai.hotline.record import change, load
from gongkai.phrases.moments import Moment
from tests.conftest import PLAN, Result, run_gongkai
from tests.hotline.fictitious import MONTH, orders
from tests.servers import Server

ID, TODAY = "wanghua-515-2022", "2022-05-17"
KNOWN = orders(MONTH)[0][::8]


class Desk:
    """A folder with plan, record and orders, and the command line in it."""

    def __init__(self, folder: Path, store: str = "") -> None:
        self.folder, self._store = folder, ["--store", store] if store else []
        plan = PLAN.read_text(encoding="utf-8")
        rules = "  due: 3个工作日内\n  routing:\n    住建局: 车位、物业\n"
        (folder / "plan.yaml").write_text(
            plan.replace("  owner: 营商局  ", rules + "  owner: 营商局  "), encoding="utf-8"
        )
        change(folder / "hotline.json", ID, lambda record: record._replace(orders=tuple(KNOWN)))
        (folder / "答复.docx").write_bytes(b"an answer")
        self.hotline("hot")

    def run(self, *arguments: str) -> Result:
        return run_gongkai(*arguments, *self._store, "--today", TODAY, cwd=self.folder)

    def hotline(self, *arguments: str, today: str = TODAY) -> Result:
        stored = self._store if arguments[0] in ("assign", "answer", "hot", "bulletin") else []
        return run_gongkai("hotline", *arguments, *stored, "--today", today, cwd=self.folder)

    def issue(self, number: int, today: str = TODAY) -> dict[str, object]:
        view = json.loads(self.hotline("hot", "--all", "--format", "json", today=today).out)
        return next(one for one in view["issues"] if one["number"] == number)


@pytest.fixture(params=["file", "database"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    if request.param == "file":
        return Desk(tmp_path)
    server: Server = request.getfixturevalue("postgresql")
    return Desk(tmp_path, server.url(server.database("prepared")))


def test_an_issue_is_assigned_answered_and_seen_everywhere(desk: Desk) -> None:
    name = str(desk.issue(2)["name"])
    result = desk.hotline("assign", "2", "住建局", "--due", "5月19日")
    assert result.code == 0, result.err
    assert name in desk.run("tasks", "--unit", "住建局").out
    assert name in desk.run("status", "--unit", "住建局").out
    assert name in desk.run("report", "log").out
    assert desk.issue(2)["assigned"] == ["住建局"]
    assert desk.issue(2)["closed"] is False

    result = desk.hotline("answer", "2", "答复.docx", "--public", "--yes")
    assert result.code == 0, result.err
    assert "工单都算答复了" in result.out
    assert desk.issue(2)["closed"] is True
    decision = load(desk.folder / "hotline.json", ID).decisions[-1]
    assert (decision.deed, decision.text) == ("answer", "公开")
    assert set(decision.orders) == set(desk.issue(2)["orders"])  # type: ignore[call-overload]
    assert "答复.docx" in desk.run("report", "log").out
    assert desk.run("report", "undo", "2").code == 0
    assert (desk.issue(2)["answered"], desk.issue(2)["closed"]) == ([], False)


@pytest.fixture
def filed(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_issue_of_two_units_is_closed_when_both_have_answered(filed: Desk) -> None:
    assert filed.hotline("assign", "1", "住建局", "教育局").code == 0
    assert "--unit" in filed.hotline("answer", "1").err
    assert "还等" in filed.hotline("answer", "1", "--unit", "住建局").out
    assert filed.issue(1)["closed"] is False
    assert "都算答复了" in filed.hotline("answer", "1", "--unit", "教育局").out
    assert filed.issue(1)["closed"] is True


def test_orders_that_come_in_behind_an_answer_are_not_answered(filed: Desk) -> None:
    known = set(filed.issue(1)["orders"])  # type: ignore[call-overload]
    assert filed.hotline("assign", "1", "住建局", "教育局").code == 0
    assert filed.hotline("answer", "1", "--unit", "住建局").code == 0
    assert filed.hotline("answer", "1", "--unit", "教育局").code == 0
    more = [one._replace(number=f"X{at}") for at, one in enumerate(KNOWN) if one.number in known][:2]
    change(filed.folder / "hotline.json", ID, lambda record: record._replace(orders=(*record.orders, *more)))
    assert (filed.issue(1)["closed"], filed.issue(1)["unanswered"]) == (False, 2)
    assert "住建局、教育局已答复，此后又来2件" in "".join(filed.hotline("hot").out.split()).replace("│", "")
    assert "已答复" not in filed.hotline("case", "1", "--yes").out
    assert "问题1：还等教育局答复" in filed.hotline("answer", "1", "--unit", "住建局").out
    assert "件工单都算答复了" in filed.hotline("answer", "1", "--unit", "教育局").out
    assert (filed.issue(1)["closed"], filed.issue(1)["unanswered"]) == (True, 0)


def test_a_picture_alone_is_no_answer(filed: Desk) -> None:
    assert filed.hotline("assign", "1", "住建局").code == 0
    (filed.folder / "现场.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    told = filed.hotline("answer", "1", "现场.jpg", "--yes").out
    assert "住建局的答复还没有到，它的工单还不算答复了" in told
    assert filed.issue(1)["answered"] == []
    assert filed.issue(1)["closed"] is False
    assert "都算答复了" in filed.hotline("answer", "1", "答复.docx", "--yes").out
    assert filed.issue(1)["closed"] is True


def test_who_it_is_for_is_suggested_and_never_chosen(filed: Desk) -> None:
    result = filed.hotline("assign", "1")
    assert result.code == 2
    assert "件由它承办" in result.err
    assert not filed.issue(1)["assigned"]
    assert "还没有交办" in filed.hotline("answer", "1", "答复.docx").err


def test_the_plans_deadline_is_counted_from_the_assignment(filed: Desk) -> None:
    assert filed.hotline("assign", "1", "住建局").code == 0
    assert "5月20日" in filed.run("tasks", "--unit", "住建局").out


def test_a_command_that_was_cut_off_is_run_again(filed: Desk) -> None:
    assert filed.hotline("assign", "1", "住建局").code == 0
    change(filed.folder / "hotline.json", ID, lambda record: record._replace(decisions=record.decisions[:-1]))
    assert not filed.issue(1)["assigned"]
    assert filed.hotline("assign", "1", "住建局").code == 0
    assert filed.issue(1)["assigned"] == ["住建局"]


def test_what_was_assigned_to_the_wrong_unit_is_taken_back(filed: Desk) -> None:
    assert filed.hotline("assign", "1", "教育局").code == 0
    assert filed.run("report", "undo", "--yes").code == 0
    assert "还没有交办" in filed.hotline("answer", "1", "答复.docx").err
    assert filed.hotline("assign", "1", "住建局").code == 0
    assert filed.issue(1)["assigned"] == ["住建局"]
    assert "都算答复了" in filed.hotline("answer", "1", "答复.docx", "--yes").out


def test_a_case_is_masked_again_and_shown_first(filed: Desk) -> None:
    filed.hotline("name", "1", "找我", "13912345678，车位捆绑")
    result = filed.hotline("case", "1")
    assert result.code == 2
    assert "--yes" in result.err
    assert "13912345678" not in result.err
    result = filed.hotline("case", "1", "--yes")
    assert result.code == 0
    text = load(filed.folder / "hotline.json", ID).decisions[-1].text
    assert text in result.out
    assert "13912345678" not in text


def test_the_bulletin_tells_of_hot_issues_and_cases(filed: Desk) -> None:
    filed.hotline("case", "1", "--yes")
    out = filed.hotline("bulletin", "--month", "5").out
    one = filed.issue(1)
    assert f"{one['name']}：{one['count']}件，涉及{one['callers']}人" in out
    assert "群众反映：" in out
    assert "请补充：典型案例" not in out

    few = filed.hotline("bulletin", "--month", "5", "--top", "1")
    assert "2." not in few.out[few.out.index("三、热点诉求") : few.out.index("四、典型案例")]
    assert "要都写，加上 --top" in few.err


def test_a_case_is_told_in_the_months_in_which_somebody_called(filed: Desk) -> None:
    filed.hotline("case", "1", "--yes")
    filed.hotline("merge", "2", "1")
    assert "群众反映：" in filed.hotline("bulletin", "--month", "5").out
    later = KNOWN[0]._replace(number="X1", title="别的事", text="别的事。", received=Moment(date(2022, 6, 1)))
    change(filed.folder / "hotline.json", ID, lambda record: record._replace(orders=(*record.orders, later)))
    after = filed.hotline("bulletin", "--month", "6").out
    assert "群众反映：" not in after
    assert after.count("【请补充") == 1


def test_a_case_that_is_out_of_date_is_told_and_never_changed(filed: Desk) -> None:
    filed.hotline("case", "1", "--yes")
    approved = load(filed.folder / "hotline.json", ID).decisions[-1].text.partition("\n")[2]
    assert "的文字是以前定的" not in filed.hotline("bulletin", "--month", "5").err

    one = filed.issue(1)
    own = next(order for order in KNOWN if order.number in one["orders"])  # type: ignore[operator]
    more = tuple(own._replace(number=f"NEW{at}", caller=f"new{at}") for at in range(6))
    change(filed.folder / "hotline.json", ID, lambda record: record._replace(orders=(*record.orders, *more)))
    told = filed.hotline("bulletin", "--month", "5")
    assert approved in told.out.replace("\u3000", "")
    assert "的文字是以前定的，照定的写了，和现在的对不上；现在是：" in told.err
    assert f"共{filed.issue(1)['count']}件" in told.err
    assert "gongkai hotline case 1" in told.err

    filed.hotline("case", "1", "--yes")
    told = filed.hotline("bulletin", "--month", "5")
    assert "的文字是以前定的" not in told.err
    assert f"共{filed.issue(1)['count']}件" in told.out


def test_a_case_says_who_sees_to_it_as_long_as_somebody_owes_an_answer(filed: Desk) -> None:
    filed.hotline("assign", "1", "住建局")
    filed.hotline("answer", "1", "答复.docx", "--yes")
    assert "由住建局办理，已答复。" in filed.hotline("case", "1", "--yes").out
    filed.hotline("assign", "2", "教育局")
    filed.hotline("merge", "1", "2")
    told = filed.hotline("bulletin", "--month", "5").err
    assert "由教育局、住建局办理。照现在的写，先运行 gongkai hotline case 1" in told
    assert "由教育局、住建局办理。" in filed.hotline("case", "1", "--yes").out
    filed.hotline("name", "1", "车位捆绑")
    assert "现在是：“车位捆绑”，" in filed.hotline("bulletin", "--month", "5").err


def test_a_case_that_leaves_the_bulletin_is_said(filed: Desk) -> None:
    filed.hotline("case", "1", "--yes")
    filed.hotline("case", "2", "--yes")
    told = filed.hotline("merge", "1", "2").out
    assert "月通报里写的是问题1的，问题2的典型案例不再写；照合并以后的写：gongkai hotline case 1" in told
    assert "它的典型案例也不写进月通报" in filed.hotline("drop", "1", "--reason", "重复登记").out
    assert "请补充：典型案例" in filed.hotline("bulletin", "--month", "5").out
    assert "典型案例" not in filed.hotline("drop", "1", "--undo").out
    assert "群众反映：" in filed.hotline("bulletin", "--month", "5").out


def test_nothing_private_that_is_typed_is_put_on_record(filed: Desk) -> None:
    told = filed.hotline("name", "2", "东湖花园供热（王女士", "13800000001）")
    assert "问题2的名称：东湖花园供热（某女士 ***）" in told.out
    assert "个人信息不存，去掉以后是：东湖花园供热（某女士 ***）" in told.err
    filed.hotline("drop", "3", "--reason", "王女士13800000001重复反映")
    assert filed.hotline("assign", "1", "住建局", "--note", "请回复王女士，手机13800000001").code == 0
    named = filed.folder / "王女士13800000001答复.docx"
    named.write_bytes(b"an answer")
    refused = filed.hotline("answer", "1", named.name, "--yes")
    assert refused.code == 2
    assert "文件名里有个人信息：某女士***答复.docx" in refused.err
    assert filed.hotline("answer", "1", "答复.docx", "--note", "已电话告知13800000001", "--yes").code == 0
    kept = "".join(path.read_text(encoding="utf-8") for path in filed.folder.glob("*.json*"))
    assert "13800000001" not in kept
    assert "王女士" not in kept
    assert "已电话告知***" in kept
    assert "个人信息" not in filed.hotline("name", "1", "示例小区3号楼停水").err


@pytest.mark.parametrize("at", ["2036-05-20", "2036-09-29", "2036-12-30"])
@pytest.mark.parametrize("rule", ["  due: 3个工作日内\n", "  due: 交办后5个工作日内\n", ""])
def test_where_no_day_can_be_counted_the_one_that_is_advised_is_taken(at: str, rule: str, filed: Desk) -> None:
    """Nobody knows yet when people work in 2036; the reason is told, and the day is one to come."""
    plan = (filed.folder / "plan.yaml").read_text(encoding="utf-8").replace("  due: 3个工作日内\n", rule)
    (filed.folder / "plan.yaml").write_text(plan, encoding="utf-8")
    refused = filed.hotline("assign", "2", "住建局", today=at)
    assert refused.code == 2
    assert ("2036年的放假安排还不知道" in refused.err) == bool(rule)
    advised = re.search(r"加上 --due ([\d年月日]+)", refused.err)
    assert advised
    result = filed.hotline("assign", "2", "住建局", "--due", advised[1], today=at)
    assert result.code == 0, result.err
    assert filed.issue(2, today=at)["assigned"] == ["住建局"]


def progress(desk: Desk, number: int = 1) -> str:
    """Whom the list has as assigned and answered; the bulletin says the same of the whole."""
    told = desk.issue(number)
    bulletin = desk.hotline("bulletin", "--month", "5").out.replace("\n", "").replace("　", "")
    own = bulletin.partition(f"{told['name']}：")[2].partition("。")[0]
    assert own
    assert own.endswith("已答复") == bool(told["closed"]), own
    return f"{'、'.join(told['assigned'])} {'、'.join(told['answered'])}"  # type: ignore[arg-type]


def test_an_answer_that_was_taken_back_or_returned_is_none(filed: Desk) -> None:
    assert filed.hotline("assign", "1", "住建局", "教育局").code == 0
    assert filed.hotline("answer", "1", "答复.docx", "--unit", "住建局", "--yes").code == 0
    assert progress(filed) == "住建局、教育局 住建局"
    assert filed.run("report", "undo", "2").code == 0
    assert progress(filed) == "住建局、教育局 "
    assert filed.run("report", "undo", "3").code == 0  # which takes the taking back back
    assert progress(filed) == "住建局、教育局 住建局"
    assert filed.run("report", "return", "住建局", "--report", "交办1", "--reason", "没有答到点上").code == 0
    assert progress(filed) == "住建局、教育局 "
    assert "问题1：还等教育局答复" in filed.hotline("answer", "1", "答复.docx", "--unit", "住建局", "--yes").out
    assert progress(filed) == "住建局、教育局 住建局"


def test_what_is_assigned_no_more_was_answered_by_nobody(filed: Desk) -> None:
    assert filed.hotline("assign", "1", "住建局").code == 0
    assert filed.hotline("answer", "1", "答复.docx", "--yes").code == 0
    assert filed.run("report", "undo", "2").code == 0
    assert filed.run("report", "undo", "1").code == 0
    assert progress(filed) == " "
    assert filed.hotline("assign", "1", "教育局").code == 0
    assert progress(filed) == "教育局 "
    assert filed.issue(1)["closed"] is False


def test_issues_that_are_merged_keep_what_either_was_answered(filed: Desk) -> None:
    assert filed.hotline("assign", "1", "住建局").code == 0
    assert filed.hotline("assign", "2", "住建局", "教育局").code == 0
    assert filed.hotline("answer", "2", "答复.docx", "--unit", "住建局", "--yes").code == 0
    assert filed.hotline("merge", "1", "2").code == 0
    assert progress(filed) == "住建局、教育局 住建局"
    assert filed.issue(1)["closed"] is False
