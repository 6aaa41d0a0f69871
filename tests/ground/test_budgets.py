"""What costs too much is refused or cut short, with a word, soon and within little memory."""

import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from gongkai import budgets
from gongkai.reports.materials import describe
from tests.conftest import PLAN, ROOT, Run

Patch = pytest.MonkeyPatch
TITLE = "关于开展政务公开日活动的通知"
PAGE = f"<html><body><p>{TITLE}</p>"
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
MOST_SECONDS, MOST_MEMORY = 25, 300  # of CPU time, several times what was seen; MB


def limited(*args: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process that is killed where it takes too much."""

    def _limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))

    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", MEASURED, *args]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, preexec_fn=_limit, timeout=200, check=False)


MEASURED = f"""
import re, sys
from gongkai.cli import main
try:
    sys.argv[0] = "gongkai"
    main()
finally:
    with open("/proc/self/status") as status:  # its own: getrusage tells that of the tests it was forked from
        peak = int(re.search("VmHWM: *([0-9]+)", status.read().replace("\\t", " "))[1]) // 1024
    sys.exit(f"too much memory: {{peak}} MB") if peak > {MOST_MEMORY} else None
"""


def word(path: Path, body: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{DOCUMENT}{body}</w:body></w:document>")


WIDE = "<td rowspan=100 colspan=100>关</td>"
ROW = "<tr><td>甲</td><td>乙</td></tr>"
HEAD = f"<table>{ROW}"
NOTICES: dict[str, tuple[str, Callable[[], str], str]] = {
    "elements": ("a.docx", lambda: "<a/>" * 4_000_000, "太大了"),
    "paragraphs": ("a.docx", lambda: "<w:p><w:r><w:t>好</w:t></w:r></w:p>" * 200_000, "太大了"),
    "part": ("a.docx", lambda: f"<w:p><w:r><w:t>{'好' * 10_000_000}</w:t></w:r></w:p>", "太大了"),
    "text": ("a.txt", lambda: f"{TITLE}\n{'一二三四五六七八九十，' * 1_000_000}", "太大了"),
    "characters": ("a.txt", lambda: f"{TITLE}\n{'一二三四五六七八九十，' * 30_000}", "太大了"),
    "lines": ("a.txt", lambda: f"{TITLE}\n" + "好。\n" * 10_000, "太大了"),
    "depth": ("a.html", lambda: PAGE + "<div>" * 50_000, "套得太深"),
    "formatting": ("a.html", lambda: PAGE + "<b><a>" * 20_000, "套得太深"),
    "tables": ("a.html", lambda: PAGE + f"{HEAD}<tr><td>" * 100, "套得太深"),
    "tags": ("a.html", lambda: PAGE + "<p>x</p>" * 50_000, "太复杂了"),
    "spans": ("a.html", lambda: f"{PAGE}<table>{f'<tr>{WIDE * 80}' * 80}", "表太大了"),
    "rowspans": ("a.html", lambda: f"{PAGE}{HEAD}<tr>{WIDE * 150}{'<tr>' * 99}", "表太大了"),
    "one wide row": ("a.html", lambda: f"{PAGE}{HEAD}{ROW * 2000}<tr>{'<td>关</td>' * 2_000}", "表太大了"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOTICES)
def test_a_notice_that_costs_too_much_is_refused(case: str, tmp_path: Path) -> None:
    name, content, told = NOTICES[case]
    path = tmp_path / name
    if name.endswith(".docx"):
        word(path, content())
    else:
        path.write_text(content(), encoding="utf-8")
    done = limited("import", name, "-o", "plan.yaml", cwd=tmp_path)
    assert (done.returncode, told in done.stderr.decode()) == (2, True), done
    assert "建议：" in done.stderr.decode()
    assert not (tmp_path / "plan.yaml").exists()


@pytest.mark.parametrize(
    "content",
    [
        "<!-- 从网站上存的 -->\n" * 60 + f"{TITLE}\n各单位：\n请认真落实。",
        "<?xml version='1.0'?>" + "<!-- a -->\n" * 60 + f"<p>{TITLE}</p><p>各单位：</p><p>请认真落实。</p>",
        PAGE + f"{HEAD}<tr><td>" * 12 + "请认真落实。",  # every level took twice as long as the one above
        f"{TITLE}\n各单位：\n" + "请认真落实。\n" * 4_500,
    ],
    ids=["comments", "comments of a page", "tables", "lines"],
)
def test_what_used_to_take_for_ever_is_imported(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(content, encoding="utf-8")
    done = limited("import", "a.txt", "-o", "plan.yaml", cwd=tmp_path)
    assert done.returncode == 0, done
    assert "请认真落实。" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_a_plan_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "plan.yaml").open("wb") as plan:
        plan.truncate(budgets.PLAN_BYTES + 1)
    done = limited("validate", cwd=tmp_path)
    assert (done.returncode, "方案文件太大了，超过16MB：plan.yaml" in done.stderr.decode()) == (2, True), done


def tar(path: Path, extended: bytes, members: int = 1) -> None:
    """An archive of members each of which has an extended header."""

    def _header(name: bytes, size: int, kind: bytes) -> bytes:
        block = bytearray(512)
        block[: len(name)], block[100:108], block[124:136], block[156:157] = name, b"0000644\0", b"%011o\0" % size, kind
        block[257:265], block[148:156] = b"ustar\x0000", b" " * 8
        block[148:156] = b"%06o\0 " % sum(block)
        return bytes(block)

    def _padded(content: bytes) -> bytes:
        return content + b"\0" * (-len(content) % 512)

    one = (
        _header(b"PaxHeader/x", len(extended), b"x") + _padded(extended) + _header(b"a.jpg", 3, b"0") + _padded(b"abc")
    )
    path.write_bytes(one * members + b"\0" * 1024)


@pytest.mark.parametrize("extended", [b"1" * 4_000_000, b"1" * 60_000], ids=["many digits", "some"])
def test_a_tar_with_a_costly_header_is_given_up(extended: bytes, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    (tmp_path / "收件").mkdir()
    tar(tmp_path / "收件" / "营商局.tar", extended)
    done = limited("report", "scan", "收件", "--dry-run", "--today", "2022-05-17", cwd=tmp_path)
    assert (done.returncode, "没有细看" in done.stdout.decode()) == (0, True), done


def test_a_tar_of_many_costly_headers_is_looked_at_for_some_seconds_only(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr("gongkai.reports.intake.archives.SECONDS", 0.2)
    tar(tmp_path / "a.tar", b"911 comment=" + b"1" * 898 + b"\n", 10_000)
    assert "里面太复杂，只看了前面一部分" in describe(tmp_path / "a.tar").remarks


def test_a_page_is_read_for_some_seconds_only(tmp_path: Path, monkeypatch: Patch, gongkai: Run) -> None:
    monkeypatch.setattr("gongkai.importing.files.page_tree.PAGE_SECONDS", 0.5)
    attributes = " ".join(f"a{number}=1" for number in range(300_000))
    (tmp_path / "a.html").write_text(f"{PAGE}<p {attributes}>x</p>", encoding="utf-8")
    done = gongkai("import", "a.html", cwd=tmp_path)
    assert (done.code, "网页太复杂了，读了很久也没有读完" in done.err) == (2, True), done


def test_an_old_workbook_with_a_cell_at_the_end_of_every_row(tmp_path: Path) -> None:
    """Each makes room for 256."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("甲")
    for row in range(30_000):
        sheet.write(row, 255, 1)
    book.save(str(tmp_path / "a.xls"))
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    done = limited("hotline", "read", "a.xls", cwd=tmp_path)
    assert (done.returncode, "a.xls" in done.stderr.decode()) == (2, True), done


SOURCES = ('#read("/secret.txt")', '#read("secret.txt")', '#read("../secret.txt")', '#import "@preview/a:1.0.0"')


@pytest.mark.parametrize("source", SOURCES)
def test_a_template_of_others_reads_no_file(source: str, gongkai: Run, tmp_path: Path, monkeypatch: Patch) -> None:
    """Nor does it fetch anything: what it asks for goes to a port of this computer where nobody listens."""
    monkeypatch.setenv("https_proxy", "http://proxy.example:1")
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    (tmp_path / "secret.txt").write_text("TOPSECRET", encoding="utf-8")
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "notice.typ.j2").write_text(source, encoding="utf-8")
    done = gongkai("render", "--templates", "模板", "-o", "x.pdf", cwd=tmp_path)
    assert (done.code, "排不出版" in done.err, "不能读别的文件" in done.err) == (2, True, True), done
    assert ("refused" in done.err) == ("@preview" in source), done
    assert not (tmp_path / "x.pdf").exists()
    assert os.environ["https_proxy"] == "http://proxy.example:1"


def test_a_record_never_grows_to_where_it_could_not_be_read(gongkai: Run, tmp_path: Path, monkeypatch: Patch) -> None:
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    told = ["report", "submit", "司法局", "--today", "2022-05-17"]
    assert [gongkai(*told, cwd=tmp_path).code for _ in range(2)] == [0, 0]
    monkeypatch.setattr("gongkai.reports.file.STORE_BYTES", (tmp_path / "status.json").stat().st_size + 20)
    refused = gongkai(*told, cwd=tmp_path)
    assert (refused.code, "没有存上" in refused.err) == (2, True), refused
    assert gongkai("report", "log", "--today", "2022-05-17", cwd=tmp_path).out.count("司法局") == 2
    with (tmp_path / "status.json").open("ab") as store:
        store.write(b" " * 30)
    assert "读不了进度文件" in gongkai("status", cwd=tmp_path).err
