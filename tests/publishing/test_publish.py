"""`gongkai publish`: what is in the folder, what is asked for, and what is refused whatever is said."""

import csv
import hashlib
import io
import json
import os
import re
from pathlib import Path

import pytest

from gongkai.publishing import folder
from gongkai.publishing.message import LENGTHS, message, short
from gongkai.reading import loads
from tests.conftest import FANDOL, GOLDEN, PLAN, PLANS, Run, run_gongkai
from tests.publishing.private import CLEAN, PLANTED, plan

TITLE = "关于印发2022年望花区“5·15政务公开日”活动方案的通知"
KNOWN = """\
portal:
  site: 示例区人民政府
  domain: www.shili.gov.cn
  code: "2104040001"
  column: 5·15系列活动
  column_type: 通知公告
  index: 示例-2022-00001
  subject: 综合政务/政务公开
  source: 示例区政府办公室
  author: 示例区政府办公室
  keywords: 政务公开、5·15
  description: 示例区“5·15”<活动>方案。
  url: https://www.shili.gov.cn/515.html
  published: 2022年5月12日9时30分
  openness: 主动公开
"""


@pytest.fixture
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Setting a PDF takes longer than everything else."""
    monkeypatch.setattr(folder, "find_spec", lambda _: None)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plan's folder."""
    root = tmp_path_factory.mktemp("shipped")
    (root / "plan.yaml").write_bytes(PLAN.read_bytes())
    done = run_gongkai("publish", "--fonts", FANDOL, cwd=root)
    assert done.code == 0, done.err
    (root / "said.txt").write_text(done.err, encoding="utf-8")
    return root / "发布"


def labels(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', page))


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


# -- what is written ---------------------------------------------------------------------------------------------------


def test_the_folder_of_the_shipped_plan(shipped: Path) -> None:
    documents = {f"{TITLE}.{suffix}" for suffix in ("docx", "pdf", "txt")}
    others = {"index.html", "metadata.json", "metadata.csv", "短消息.txt", "清单.csv"}
    assert {path.name for path in shipped.iterdir()} == documents | others
    assert (shipped / f"{TITLE}.txt").read_text(encoding="utf-8") == run_gongkai("render").out
    assert labels((shipped / "index.html").read_text(encoding="utf-8")) == {
        "SiteName": "抚顺市望花区政府",
        "SiteIDCode": "2104040001",
        "ColumnName": "5.15系列活动",
        "ArticleTitle": TITLE,
        "PubDate": "2022-05-12",
    }


def test_what_is_not_known_is_asked_for_and_never_made_up(shipped: Path) -> None:
    said = (shipped.parent / "said.txt").read_text(encoding="utf-8")
    asked = re.findall(r"^  (\w+)（", said, re.M)
    assert asked == ["index", "subject", "domain", "column_type", "source"]
    record = json.loads((shipped / "metadata.json").read_text(encoding="utf-8"))
    assert record["索引号"] is None
    assert record["主题分类"] is None
    page = (shipped / "index.html").read_text(encoding="utf-8")
    assert "<dt>公开方式</dt>" in page
    assert not [name for name in ("索引号", "主题分类", "发文字号") if f"<dt>{name}</dt>" in page]  # nothing known


def test_the_list_has_what_lies_in_the_folder(shipped: Path) -> None:
    head, *listed = rows(shipped / "清单.csv")
    assert head == ["文件", "字节", "SHA-256"]
    assert {name for name, *_ in listed} == {path.name for path in shipped.iterdir()} - {"清单.csv"}
    for name, size, checksum in listed:
        content = (shipped / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (int(size), checksum)


def test_the_page(shipped: Path, golden: object) -> None:
    assert callable(golden)
    golden(GOLDEN / "publishing" / "index.html", (shipped / "index.html").read_text(encoding="utf-8"))
    golden(GOLDEN / "publishing" / "短消息.txt", (shipped / "短消息.txt").read_text(encoding="utf-8"))


@pytest.mark.usefixtures("without_pdf")
def test_all_labels_where_all_is_known(tmp_path: Path, gongkai: Run) -> None:
    (tmp_path / "plan.yaml").write_text(plan("text: 正文。\nnumber: 示政办发〔2022〕3号", KNOWN), encoding="utf-8")
    done = gongkai("publish", cwd=tmp_path)
    assert done.code == 0
    assert "不知道" not in done.err
    page = (tmp_path / "发布" / "index.html").read_text(encoding="utf-8")
    assert labels(page) == {
        "SiteName": "示例区人民政府",
        "SiteDomain": "www.shili.gov.cn",
        "SiteIDCode": "2104040001",
        "ColumnName": "5·15系列活动",
        "ColumnType": "通知公告",
        "ArticleTitle": "关于开展2022年示例活动的通知",
        "PubDate": "2022-05-12 09:30",
        "ContentSource": "示例区政府办公室",
        "Keywords": "政务公开,5·15",
        "Author": "示例区政府办公室",
        "Description": "示例区“5·15”&lt;活动&gt;方案。",
        "Url": "https://www.shili.gov.cn/515.html",
    }
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page) == [
        ("索引号", "示例-2022-00001"),
        ("主题分类", "综合政务/政务公开"),
        ("发文机关", "示例区政府办公室"),
        ("成文日期", "2022年5月7日"),
        ("标题", "关于开展2022年示例活动的通知"),
        ("发文字号", "示政办发〔2022〕3号"),
        ("发布日期", "2022年5月12日"),
        ("公开方式", "主动公开"),
    ]
    head, record = rows(tmp_path / "发布" / "metadata.csv")
    typed = json.loads((tmp_path / "发布" / "metadata.json").read_text(encoding="utf-8"))
    assert dict(zip(head, record, strict=True)) == typed
    assert typed["文号"] == "示政办发〔2022〕3号"
    assert typed["主题词"] == "政务公开、5·15"


@pytest.mark.usefixtures("without_pdf")
def test_without_typst_the_rest_is_written_and_it_is_said(plan_dir: Path, gongkai: Run) -> None:
    done = gongkai("publish", cwd=plan_dir)
    assert done.code == 0
    assert "没有写 PDF：要用 Typst" in done.err
    assert not list((plan_dir / "发布").glob("*.pdf"))


# -- what is refused ---------------------------------------------------------------------------------------------------


def refused(root: Path, text: str, *options: str) -> str:
    """What is said of a plan that must not be published; nothing is written."""
    (root / "plan.yaml").write_text(text, encoding="utf-8")
    done = run_gongkai("publish", "--force", *options, cwd=root)
    assert done.code == 1, done
    assert [path.name for path in root.iterdir()] == ["plan.yaml"]
    assert "--force 也不能跳过" in done.err
    return done.err


@pytest.mark.parametrize("name", PLANTED)
def test_private_data_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    lines, spans = PLANTED[name]
    text = plan(lines)
    said = refused(tmp_path, text)
    expected = []
    for span in spans:
        number, row = next((n, row) for n, row in enumerate(text.splitlines(), 1) if span in row)
        expected.append(f"plan.yaml:{number}:{row.index(span) + 1}")
    assert re.findall(r"^(plan\.yaml:\d+:\d+) 错误 GK280", said, re.M) == expected


@pytest.mark.usefixtures("without_pdf")
@pytest.mark.parametrize("lines", CLEAN)
def test_what_is_not_private_is_published(lines: str, tmp_path: Path, gongkai: Run) -> None:
    (tmp_path / "plan.yaml").write_text(plan(lines), encoding="utf-8")
    assert gongkai("publish", cwd=tmp_path).code == 0
    assert (tmp_path / "发布" / "index.html").is_file()


@pytest.mark.usefixtures("without_pdf")
def test_contacts_are_published_on_purpose_only(tmp_path: Path, gongkai: Run) -> None:
    lines = "text: 联系电话：024-56880000，邮箱office@example.com。"
    said = refused(tmp_path, plan(lines))
    assert "publish_contacts: yes" in said
    allowed = "portal: {site: 示例区人民政府, publish_contacts: yes}\n"
    (tmp_path / "plan.yaml").write_text(plan(lines, allowed), encoding="utf-8")
    assert gongkai("publish", cwd=tmp_path).code == 0
    (tmp_path / "plan.yaml").write_text(plan(f"{lines[:-1]}，身份证210404198001011234。", allowed), encoding="utf-8")
    done = gongkai("publish", "-o", "另", cwd=tmp_path)
    assert (done.code, done.err.count("GK280")) == (1, 1)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("  note: 此件公开发布\n", "", "在 notice 里写上 note: 此件公开发布"),
        ("note: 此件公开发布", "note: 此件不公开", "没有标明“此件公开发布”"),
        ("note: 此件公开发布", "note: 此件依申请公开", "没有标明“此件公开发布”"),
        ("note: 此件公开发布", "note: 此件删减后公开", "没有标明“此件公开发布”"),
        ("openness: 主动公开", "openness: 依申请公开", "写成 openness: 主动公开"),
        ("  to: ", "  secrecy: 秘密★1年\n  to: ", "标了密级"),
        ("text: 正文。", "text: 手机13812345678。  # gongkai: ignore GK280", "手机号码"),
    ],
)
def test_what_is_not_public_is_refused(before: str, after: str, told: str, tmp_path: Path) -> None:
    whole = plan("text: 正文。")
    assert before in whole
    assert told in refused(tmp_path, whole.replace(before, after))


@pytest.mark.usefixtures("without_pdf")
def test_a_plan_without_portal_says_what_to_write(tmp_path: Path, gongkai: Run) -> None:
    (tmp_path / "plan.yaml").write_text(plan("text: 正文。", ""), encoding="utf-8")
    done = gongkai("publish", cwd=tmp_path)
    assert done.code == 2
    portal = done.err[done.err.index("portal:\n") :].replace("××××年×月×日", "2022年5月12日")
    (tmp_path / "plan.yaml").write_text(plan("text: 正文。", portal), encoding="utf-8")
    told = gongkai("validate", cwd=tmp_path).out
    assert [line for line in portal.splitlines() if "×" in line and line.split(": ")[1] not in told] == []
    portal = portal.replace("××××××××××", '"2104040001"').replace("××", "shili")
    (tmp_path / "plan.yaml").write_text(plan("text: 正文。", portal), encoding="utf-8")
    assert gongkai("publish", cwd=tmp_path).code == 0


# -- the folder again --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("without_pdf")
def test_nothing_is_written_over_what_a_person_changed(plan_dir: Path, gongkai: Run) -> None:
    assert gongkai("publish", cwd=plan_dir).code == 0
    folder = plan_dir / "发布"
    message = folder / "短消息.txt"
    message.write_text("改过的。\n", encoding="utf-8")
    (folder / "index.html").unlink()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = gongkai("publish", cwd=plan_dir)
    assert done.code == 2
    assert "短消息.txt" in done.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert gongkai("publish", "--force", cwd=plan_dir).code == 0
    assert message.read_text(encoding="utf-8").startswith("【140字以内")
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "旧.docx").write_bytes(b"old")
    again = gongkai("publish", cwd=plan_dir)
    assert again.code == 0
    assert "看看还要不要：旧.docx" in again.err
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "旧.docx"} == first


def test_the_folder_is_no_file(plan_dir: Path, gongkai: Run) -> None:
    done = gongkai("publish", "-o", "plan.yaml", cwd=plan_dir)
    assert (done.code, done.err.splitlines()[0]) == (2, "错误：这是文件，不是文件夹：plan.yaml")
    done = gongkai("publish", "-o", "通知.docx", cwd=plan_dir)
    assert (done.code, done.err.splitlines()[0]) == (2, "错误：-o 写的是文件夹，“通知.docx”像是文件")
    assert not (plan_dir / "通知.docx").exists()


# -- the short message -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted((PLANS / "styles").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_message_is_whole_sentences(path: Path) -> None:
    found = loads(path.read_bytes()).plan
    assert found
    whole = short(message(found), 10_000, None)
    assert not whole.left
    for most in LENGTHS:
        told = short(message(found), most, None)
        assert len(told.text) <= most
        assert told.text == "" or told.text.endswith("。")
        assert told.text == "" or whole.text.startswith(told.text.split("。", maxsplit=1)[0] + "。")


def test_a_message_says_what_when_where_and_who(shipped: Path) -> None:
    text = (shipped / "短消息.txt").read_text(encoding="utf-8").split("\n\n")[0]
    for said in ("“5·15政务公开日”活动", "5月15日至5月20日", "区营商局门前", "5月15日上午9时", "区营商局负责"):
        assert said in text


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("示例县人民政府办公室关于开展2022年“政务公开日”活动的通知", "2022年“政务公开日”活动于5月10日至21日举行"),
        ("示例县2022年“政府开放月”活动安排", "示例县2022年“政府开放月”活动于5月10日至21日举行"),
        ("示例县2022年政务公开日活动实施方案", "示例县2022年政务公开日活动于5月10日至21日举行"),
        # What is not held is not said to be.
        ("关于邀请参加政府开放日活动的通知", "关于邀请参加政府开放日活动的通知，5月10日至21日"),
        ("示例县2022年普法工作安排", "示例县2022年普法工作安排，5月10日至21日"),
        ("关于印发《示例县公开办法》的通知", "关于印发《示例县公开办法》的通知，5月10日至21日"),
    ],
)
def test_a_notice_is_not_said_to_be_held(title: str, said: str) -> None:
    found = loads(f"id: 示例\nnotice:\n  title: {title}\n  time: 5月10日至21日\n  date: 2022年4月20日\n".encode()).plan
    assert found
    assert short(message(found), 140, None).text == f"{said}。"


def test_a_message_tells_of_activities_without_a_place_or_words_of_their_own() -> None:
    found = loads(
        """
id: 示例
notice:
  title: 示例县政务公开日活动方案
  date: 2022年4月20日
  sections:
    - in_text: {title: 走进法庭, time: 5月12日, responsible: 县甲局}
    - {text: 县乙局保障用电。, in_text: {responsible: 县乙局}}
units: {groups: {各单位: {members: 县甲局、县乙局}}}
""".encode()
    ).plan
    assert found
    assert short(message(found), 600, None).text.endswith("。5月12日，走进法庭，县甲局负责。县乙局保障用电。")


@pytest.mark.usefixtures("without_pdf")
def test_the_message_has_a_template_of_ones_own(plan_dir: Path, gongkai: Run) -> None:
    (plan_dir / "模板").mkdir()
    own = plan_dir / "模板" / "message.txt.j2"
    own.write_text("{{ view.title }}来了！\n" + "长" * 139 + "。\n{{ view.period }}见。\n", encoding="utf-8")
    assert gongkai("publish", "--templates", own.parent, cwd=plan_dir).code == 0
    first = (plan_dir / "发布" / "短消息.txt").read_text(encoding="utf-8").split("\n\n")[0]
    assert first.splitlines()[1] == "2022年望花区“5·15政务公开日”活动来了！5月15日至5月20日见。"
    own.write_text("长" * 141 + "。\n", encoding="utf-8")
    done = gongkai("publish", "--templates", own.parent, cwd=plan_dir)
    assert "短消息没有140字的：第一句就超过了" in done.err


# -- a folder that others can write to ---------------------------------------------------------------------------------

MEMBERS = {"publish": "index.html", "publish -o 发布": "清单.csv", "tasks --all -o 发布": "目录.html"}


@pytest.mark.skipif(os.name == "nt", reason="has neither")
@pytest.mark.parametrize("command", MEMBERS)
def test_nothing_is_written_through_a_link_or_into_a_pipe(
    command: str, tmp_path: Path, gongkai: Run, without_pdf: None
) -> None:
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    (tmp_path / "发布").mkdir()
    member, elsewhere = tmp_path / "发布" / MEMBERS[command], tmp_path / "别人的"
    for what in ("是链接", "不是普通文件"):
        if what == "是链接":
            member.symlink_to(elsewhere)
        else:
            os.mkfifo(member)
        done = gongkai(*command.split(), "--force", cwd=tmp_path)
        assert (done.code, f"{MEMBERS[command]} {what}，没有往里写" in done.err) == (2, True), done.err
        assert not elsewhere.exists()
        member.unlink()


def test_a_list_that_a_person_has_changed_is_kept(tmp_path: Path, gongkai: Run, without_pdf: None) -> None:
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    assert gongkai("publish", cwd=tmp_path).code == 0
    assert gongkai("publish", cwd=tmp_path).code == 0
    (tmp_path / "发布" / "清单.csv").write_text("我记的", encoding="utf-8")
    done = gongkai("publish", cwd=tmp_path)
    assert (done.code, "有人改过：清单.csv" in done.err) == (2, True), done.err
    assert (tmp_path / "发布" / "清单.csv").read_text(encoding="utf-8") == "我记的"
    assert gongkai("publish", "--force", cwd=tmp_path).code == 0


def test_no_file_in_the_list_is_taken_for_a_formula(tmp_path: Path, gongkai: Run, without_pdf: None) -> None:
    text = PLAN.read_text(encoding="utf-8").replace("title: 关于印发", "title: =关于印发", 1)
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    assert gongkai("publish", cwd=tmp_path).code == 0
    names = [name for name, *_ in rows(tmp_path / "发布" / "清单.csv")]
    assert [name[:2] for name in names if name.endswith("docx")] == ["'="]
