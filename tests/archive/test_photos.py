"""The pictures on record: out of documents and archives too, each once, named after the unit, on a page to tick."""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai.archive import pictures
from tests.conftest import Result, Run
from tests.dropped import DOC, JPG, PDF, PNG, put, tarred, word, zipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PLAN = """id: small
units:
  groups: {各部门: {members: 甲局、乙局}, 其他: {members: "丁#/局"}}
reports:
  - {id: a, title: 活动信息, from: 各部门、丁#/局, due: 5月10日前}
  - {id: b, title: 活动总结, from: 各部门, due: 5月18日前, needs: 图片}
plan: {title: 示例方案, text: 正文。}
notice: {title: 示例通知, issuer: 示例区人民政府办公室, date: 2022年5月7日, text: 正文。}
"""


def jpg(text: str) -> bytes:
    return JPG + text.encode()


class Office:
    """A desk with a plan of two reports and files that came to 收件."""

    def __init__(self, gongkai: Run, folder: Path) -> None:
        self._gongkai = gongkai
        self.folder = folder
        self.album = folder / "照片"

    def comes(self, units: str, report: str, **files: bytes) -> None:
        """Files that units hand in, put on record; `_` stands for the dot of a name."""
        names = []
        for name, content in files.items():
            names.append(f"收件/{name.replace('_', '.')}")
            put(self.folder, names[-1], content)
        unit, *others = units.split("、")
        more = [word for other in others for word in ("--with", other)]
        at = ("--today", "2022-05-09T10:00", "--by", "张三")
        done = self._gongkai("report", "submit", unit, *names, "--report", report, *more, "--yes", *at, cwd=self.folder)
        assert done.code == 0, done.err

    def photos(self, *words: str, code: int = 0) -> Result:
        result = self._gongkai("report", "photos", *words, "--today", "2022-06-01", cwd=self.folder)
        assert result.code == code, result.out + result.err
        return result

    @property
    def names(self) -> dict[str, bytes]:
        """The pictures in the album."""
        return {path.name: path.read_bytes() for path in sorted(self.album.iterdir()) if path.suffix != ".html"}

    @property
    def page(self) -> str:
        return (self.album / "照片.html").read_text(encoding="utf-8")


@pytest.fixture
def office(gongkai: Run, tmp_path: Path) -> Office:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "收件").mkdir()
    return Office(gongkai, tmp_path)


def test_pictures_come_out_of_everything(office: Office) -> None:
    office.comes("乙局", "b", 总结_docx=word("正文", picture=True), 现场_JPG=jpg("1"))
    office.comes(
        "甲局", "a", 照片_zip=zipped({"活动/图1.jpg": jpg("2"), "活动/说明.txt": b"x", "__MACOSX/图1.jpg": jpg("3")})
    )
    office.comes("丁#/局", "a", 全部_tgz=tarred({"./图.png": PNG + b"4"}, "w:gz"))
    before = {path: path.read_bytes() for path in (office.folder / "收件").iterdir()}
    result = office.photos()
    assert office.names == {
        "丁#_局-01.png": PNG + b"4",
        "乙局-01.png": PNG,
        "乙局-02.jpg": jpg("1"),
        "甲局-01.jpg": jpg("2"),
    }
    assert "3个单位，4张照片\n  新放了4张\n" in result.out
    assert {path: path.read_bytes() for path in (office.folder / "收件").iterdir()} == before
    units = [office.page.index(f"<bdi>{unit}</bdi> <small>") for unit in ("甲局", "乙局", "丁#/局")]
    assert units == sorted(units)
    assert 'src="%E4%B8%81%23_%E5%B1%80-01.png"' in office.page
    assert "总结.docx 里的 word/media/image1.png" in office.page


def test_the_same_picture_is_there_once(office: Office) -> None:
    office.comes("甲局", "b", 一_jpg=jpg("1"), 二_jpg=jpg("1"), 总结_zip=zipped({"三.jpeg": jpg("1")}))
    office.comes("乙局", "a", 四_jpg=jpg("1"))
    result = office.photos()
    assert list(office.names) == ["甲局-01.jpg"]
    assert "1个单位，1张照片\n  新放了1张；另有3张和它们相同，没有再放" in result.out
    assert "乙局也交了" in office.page


def test_what_two_units_handed_in_together_is_told_of_both(office: Office) -> None:
    office.comes("甲局、乙局", "b", 图_jpg=jpg("1"))
    office.photos()
    assert list(office.names) == ["甲局-01.jpg"]
    assert "乙局也交了" in office.page


def test_a_second_run_adds_what_is_new_and_writes_nothing_over(office: Office) -> None:
    office.comes("甲局", "b", 一_jpg=jpg("1"))
    office.photos("收件")
    put(office.album, "甲局-02.png", b"somebody's own")
    office.comes("甲局", "b", 二_jpg=jpg("2"))
    result = office.photos("收件")
    assert office.names == {"甲局-01.jpg": jpg("1"), "甲局-02.png": b"somebody's own", "甲局-03.jpg": jpg("2")}
    assert "1个单位，2张照片\n  新放了1张，原来就在的1张\n" in result.out


def test_a_page_that_somebody_changed_stays(office: Office) -> None:
    office.comes("甲局", "b", 一_jpg=jpg("1"))
    office.photos()
    (office.album / "照片.html").write_text("mine", encoding="utf-8")
    assert "没有覆盖" in office.photos(code=2).err
    assert office.page == "mine"
    office.photos("--force")
    assert "甲局-01.jpg" in office.page


def test_what_is_not_found_is_listed(office: Office) -> None:
    office.comes("甲局", "b", 一_jpg=jpg("1"), 二_jpg=jpg("2"))
    (office.folder / "收件" / "二.jpg").unlink()
    (office.folder / "收件" / "一.jpg").rename(office.folder / "IMG_1.jpg")
    result = office.photos(code=1)
    assert list(office.names) == ["甲局-01.jpg"]
    assert "没有找到：1个文件\n  甲局“活动总结”：二.jpg（第1条）" in result.out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("图_jpg", b"text", "后缀是图片，内容不是"),
        ("图_rar", b"Rar!\x1a\x07\x00", "rar 压缩包里面的看不了，解压以后再登记、再运行"),
        ("图_zip", zipped({"真.jpg": jpg("1")})[:60], "里面打不开，可能坏了或者没有传完"),
        ("图_zip", zipped({"假.jpg": b"text"}), "图.zip 里的 假.jpg：后缀是图片，内容不是"),
        ("图_zip", zipped({"../../外.jpg": b"text"}), "图.zip 里的 ../../外.jpg：后缀是图片，内容不是"),
    ],
)
def test_what_cannot_be_seen_is_said(office: Office, name: str, content: bytes, said: str) -> None:
    office.comes("甲局", "b", **{name: content})
    assert said in office.photos(code=1).out
    assert not office.album.exists()


def test_a_name_that_leads_out_leads_nowhere(office: Office) -> None:
    office.comes("甲局", "a", 图_zip=zipped({"../../外.jpg": jpg("1"), "/etc/x.jpg": jpg("2"), "C:\\x.PNG": PNG}))
    office.photos()
    assert list(office.names) == ["甲局-01.jpg", "甲局-02.jpg", "甲局-03.png"]
    assert [path.name for path in office.folder.iterdir() if path.suffix == ".jpg"] == []


def test_an_archive_that_swells_is_left_in_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.reports.intake.archives.UNPACKED", 1 << 20)
    office.comes("甲局", "a", 图_zip=zipped({"一.jpg": jpg("1"), "二.jpg": JPG + bytes(2 << 20)}))
    assert "解开以后太大" in office.photos(code=1).out
    assert office.names == {"甲局-01.jpg": jpg("1")}


def test_a_picture_whose_suffix_is_wrong_gets_the_right_one(office: Office) -> None:
    office.comes("甲局", "b", 图_png=jpg("1"), 图_heic=b"\0\0\0\x18ftypheic" + bytes(16))
    office.photos()
    assert list(office.names) == ["甲局-01.jpeg", "甲局-02.heic"]
    assert "这种格式浏览器看不了" in office.page


def test_documents_that_show_nothing_are_counted(office: Office) -> None:
    office.comes("甲局", "b", 图_jpg=jpg("1"), 总结_doc=DOC, 附件_pdf=PDF)
    assert "另有2个 doc、wps、pdf 一类的文件" in office.photos().out


def test_only_some_units_and_reports(office: Office) -> None:
    office.comes("甲局", "a", 一_jpg=jpg("1"))
    office.comes("乙局", "b", 二_jpg=jpg("2"))
    office.photos("-u", "甲局", "-o", "甲")
    assert sorted(path.name for path in (office.folder / "甲").iterdir()) == ["照片.html", "甲局-01.jpg"]
    office.photos("--report", "b", "-o", "乙/")
    assert sorted(path.name for path in (office.folder / "乙").iterdir()) == ["乙局-01.jpg", "照片.html"]


def test_nothing_on_record(office: Office) -> None:
    office.comes("甲局", "b", 总结_docx=word("正文"))
    assert "记录里没有照片" in office.photos().err
    assert not office.album.exists()


def test_a_file_in_the_folders_place(office: Office) -> None:
    office.comes("甲局", "b", 图_jpg=jpg("1"))
    office.album.write_text("", encoding="utf-8")
    assert "这是文件，不是文件夹" in office.photos(code=2).err


def test_a_full_disk_is_said_and_leaves_nothing_half(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive's picture too: what goes wrong in writing it is not taken for a damaged archive."""
    office.comes("甲局", "a", 图_zip=zipped({"一.jpg": jpg("1")}))

    def _full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pictures, "keep", _full)
    result = office.photos(code=2)
    assert "写不了文件夹" in result.err
    assert "再运行一次，接着做" in result.err
    assert list(office.album.iterdir()) == []


def photograph(colour: str) -> bytes:
    """A picture that a browser shows."""
    drawn = {"red": (255, 0, 0), "blue": (0, 0, 255)}[colour]
    rows = b"".join(bytes((*reversed(drawn), 0)) for _ in range(4))
    head = b"BM" + (54 + len(rows)).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    size = (40).to_bytes(4, "little") + (1).to_bytes(4, "little") + (4).to_bytes(4, "little")
    return head + size + (1).to_bytes(2, "little") + (32).to_bytes(2, "little") + bytes(24) + rows


def test_ticking_on_a_phone(office: Office, chromium: "Browser") -> None:
    office.comes("甲局", "b", 红_bmp=photograph("red"), 蓝_bmp=photograph("blue"))
    office.comes("丁#/局", "a", 图_png=PNG)
    office.photos()
    context = chromium.new_context(viewport={"width": 360, "height": 780}, offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((office.album / "照片.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("img").last.scroll_into_view_if_needed()
    page.wait_for_function("Array.from(document.images).every((image) => image.complete)")
    assert page.evaluate("Array.from(document.images, (image) => image.naturalWidth)") == [1, 1, 1]
    assert max(page.evaluate("Array.from(document.images, (image) => image.clientHeight)")) < 150  # however tall it is
    page.get_by_label("甲局-02.bmp").check()
    page.get_by_label("丁#_局-01.png").check()
    assert page.locator("textarea").input_value() == "甲局-02.bmp\n丁#_局-01.png"
    assert page.locator("output").inner_text() == "勾了 2 张"
    page.reload()
    assert page.locator("output").inner_text() == "勾了 2 张"
    page.emulate_media(media="print")
    assert page.locator("figure:visible").count() == 2
    assert said == []
    context.close()
