"""What callers' answers mean, by the wordings that exports have; what is not known is no answer, and is said."""

from pathlib import Path

import pytest

from gongkai.hotline.ratings import Rating, rating
from tests.conftest import Run

WORDINGS = {
    Rating.SATISFIED: "满意 满意。 非常满意 很满意 比较满意 基本满意 群众表示满意 满意（短信） 群众满意 用户满意 "
    "群众评价：满意 回访满意 满意(回访) 满意（电话回访） 对办理结果满意 办理结果满意 来电人表示对办理结果满意 "
    "对甲局处理结果非常满意 系统默认满意 总体满意 总体较满意 相当满意 非常满意5 1.满意 ①满意 【满意】 满意-已解决 "
    "已解决，满意 满意（未解决） 满意，谢谢 满意度：满意 满意、基本满意",
    Rating.NEITHER: "一般 较一般 群众评价：一般",
    Rating.DISSATISFIED: "不满意 非常不满意 很不满意 不太满意 不够满意 不大满意 不是很满意 欠满意 不满意（电话） "
    "群众不满意 市民不满意 回访不满意 完全不满意 对处理结果不满意 对办理结果不太满意 4.不满意 未解决，不满意 非常不满",
    Rating.UNRATED: "未评价 未评 未回访 未参评 未测评 未作评价 尚未评价 暂未评价 没有评价 拒绝评价 拒评 不愿评价 "
    "不参与评价 无需回访 无法联系 联系不上 未联系上 未接通 无人接听 电话无人接听 空号 已关机 待回访 未评价（超时） "
    "暂无评价 超时未评价 群众未评价 无法联系当事人 一直占线 回访失败 三次未接通 多次联系未果",
    Rating.UNCLEAR: "是 否 5 5分 ★★★★★ 默认好评 未满意 未解决 满意但未解决 满意（不是很满意） 过程满意结果不满意 "
    "不置可否 满意/不满意 态度满意，结果不满意 满意（未回访） 未评价（满意） 满意度 满意？ 部分满意 不，满意 "
    "没有不满意 不是不满意 群众",
}


@pytest.mark.parametrize("meant", WORDINGS)
def test_wordings(meant: Rating) -> None:
    words = WORDINGS[meant].split()
    assert {word: rating(word) for word in words} == dict.fromkeys(words, meant)
    assert rating("") is Rating.UNRATED


def test_what_is_not_understood_is_no_answer_and_is_said(tmp_path: Path, gongkai: Run) -> None:
    (tmp_path / "plan.yaml").write_text(
        "id: a\nnotice: {title: 示例通知, issuer: 甲局, date: 2022年5月7日}\nhotline: {name: 示例热线}\n",
        encoding="utf-8",
    )

    def told(*answers: str) -> tuple[str, str, str]:
        rows = [f"A{number},2022-05-15,停水,{answer}" for number, answer in enumerate(answers)]
        (tmp_path / "a.csv").write_text("\n".join(("工单编号,受理时间,标题,满意度", *rows)), encoding="utf-8")
        read = gongkai("hotline", "read", "a.csv", cwd=tmp_path)
        made = gongkai("hotline", "bulletin", "--month", "5", "--today", "2022-06-01", cwd=tmp_path)
        assert (read.code, made.code) == (0, 0)
        return read.out, made.out, made.err

    read, printed, notes = told("满意", "-", "拒绝评价", "不够满意", "不置可否", "一般", "联系不上")
    assert "第 6 行：满意度看不懂，不算参加评价" in read
    assert "参加评价3件，其中满意1件，满意率33.3%" in printed
    assert "评价不满意的1件" in printed
    assert "1件工单的满意度看不懂（“不置可否”），没有算作参加评价\n" in notes
    read, printed, notes = told("是", "是", "否", "暂无", "", "", "")
    assert "满意率" not in printed
    assert "3件工单的满意度看不懂（“是”、“否”），没有算作参加评价，没有写满意率" in notes
    read, printed, notes = told("未评", "/", "", "", "", "", "")
    assert "工单里没有满意评价，没有写满意率" in notes
