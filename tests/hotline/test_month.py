"""A month of orders led through, as docs/hotline.zh-CN.md tells it: from the exports to a checked bulletin."""

import csv
import random
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from docx import Document

from tests.conftest import PLAN, run_gongkai
from tests.hotline.fictitious import MONTH
from tests.servers import Server

KINDS, CHANNELS = ("咨询", "求助", "投诉", "建议"), ("电话", "电话", "微信", "网站")
RATED = ("满意", "满意", "基本满意", "不满意", "未评价")
HEAD = (
    "工单编号", "受理时间", "诉求来源", "诉求类型", "求助人员", "来电号码", "诉求标题", "诉求内容", "事发地",
    "承办单位", "办结时限", "办结时间", "满意度", "工单状态",
)  # fmt: skip
NAME, PHONE, DOOR = "张三丰", "13912345678", "3单元501室"  # nobody's


def export(rows: list[dict[str, str]], month: int) -> str:
    """What a hotline's system gives out: two rows of title above the head, who called by name and number."""
    chance = random.Random(month)
    lines = StringIO()
    write = csv.writer(lines).writerow
    write(["8890综合服务平台工单导出"])
    write([f"2022年{month}月"])
    write(HEAD)
    for row in rows:
        received = datetime.fromisoformat(row["来电时间"]).replace(month=month)
        due, closed = received + timedelta(7), received + timedelta(chance.randint(1, 9))
        still = chance.random() < 0.1
        text = f"{row['诉求内容']}联系人{NAME}，电话{PHONE}，住{DOOR}。" if still else row["诉求内容"]
        made = (
            f"{received:%Y%m}{row['工单编号'][-5:]}", f"{received:%Y-%m-%d %H:%M}", chance.choice(CHANNELS),
            chance.choice(KINDS), NAME, f"139000{row['求助号码']}", row["诉求标题"], text, row["事发地"],
            row["承办单位"], f"{due:%Y-%m-%d}", "" if still else f"{closed:%Y-%m-%d}",
            "" if still else chance.choice(RATED), "办理中" if still else "办结",
        )  # fmt: skip
        write(made)
    return lines.getvalue()


class Desk:
    """A folder in which somebody types; what is typed and what comes of it is kept."""

    def __init__(self, folder: Path, store: str) -> None:
        self._folder, self._store, self.seen = folder, ["--store", store] if store else [], ""

    def types(self, line: str, today: str, code: int = 0) -> str:
        """A command on a day; gives what it says."""
        words = line.split()
        stored = self._store if words[0] != "hotline" or words[1] in ("assign", "answer") else []
        day = [] if words[1] in ("read", "check") else ["--today", today]
        result = run_gongkai(*words, *stored, *day, cwd=self._folder, env={"GONGKAI_BY": "值班员"})
        assert result.code == code, result.err
        said = re.sub(r" --store \S+", "", result.out + result.err)  # of which each database has its own
        self.seen += f"$ gongkai {line}    # {today}\n{said}\n"
        return result.out + result.err


@pytest.fixture(params=["file", "database"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    (tmp_path / "plan.yaml").write_text(PLAN.read_text(encoding="utf-8"), encoding="utf-8")
    with MONTH.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    (tmp_path / "4月工单.csv").write_text(export(rows[1:400:8], 4), encoding="utf-8-sig")
    (tmp_path / "5月工单.csv").write_text(export(rows[::4], 5), encoding="gb18030")
    for name in ("住建局", "教育局"):
        Document().save(str(tmp_path / f"{name}答复.docx"))
    if request.param == "file":
        return Desk(tmp_path, "")
    server: Server = request.getfixturevalue("postgresql")
    return Desk(tmp_path, server.url(server.database("prepared")))


def test_a_month(desk: Desk, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    desk.types("hotline read 4月工单.csv 5月工单.csv", "2022-06-01T09:00")
    desk.types("hotline read 5月工单.csv", "2022-06-01T09:10")
    desk.types("hotline hot", "2022-06-01T09:20")
    desk.types("hotline merge 8 18", "2022-06-01T09:30")
    desk.types("hotline name 8 夜间施工噪声扰民", "2022-06-01T09:31")
    desk.types("hotline hot --issue 8", "2022-06-01T09:32")
    desk.types("hotline assign 8", "2022-06-01T10:00", code=2)
    for number, unit in ((8, "住建局"), (5, "教育局"), (6, "人社局")):
        desk.types(f"hotline assign {number} {unit} --due 6月6日", "2022-06-01T10:00")
    desk.types("tasks --unit 人社局", "2022-06-02T09:00")
    desk.types("hotline answer 8 住建局答复.docx --public --yes", "2022-06-03T15:00")
    desk.types("hotline answer 5 教育局答复.docx --yes", "2022-06-06T16:00")
    desk.types("status --unit 人社局", "2022-06-07T09:00")
    desk.types("hotline case 8", "2022-06-07T09:10", code=2)
    desk.types("hotline case 8 --yes", "2022-06-07T09:11")
    desk.types("hotline bulletin --month 5 --top 5", "2022-06-07T09:20")
    desk.types("hotline bulletin --month 5 --top 5 -o 月通报.docx", "2022-06-07T09:20")
    desk.types("hotline check 月通报.docx", "2022-06-07T09:30")
    golden(Path(__file__).parent / "month.out", desk.seen)
    kept = (tmp_path / "hotline.json").read_text(encoding="utf-8") + desk.seen
    assert not [word for word in (NAME, PHONE, "501室") if word in kept]
