"""`gongkai report photos`: the pictures on record in one folder, with a page to tick those that are wanted."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, encoded, load_plan, open_store, store_beside, this_moment
from gongkai.cli.options import PlanOption, ReplaceOption, ReportOption, StoreOption, TemplatesOption, TodayOption
from gongkai.errors import ExitCode, GongkaiError, reason
from gongkai.forms import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.archive.filed import Filed
    from gongkai.archive.pictures import Album
    from gongkai.archive.search import Found, Lying

_PAGE = "照片.html"


def photos(
    folders: Annotated[
        Optional[list[Path]],
        typer.Argument(
            metavar="[文件夹]...", show_default=False, help="原件在哪里，可以写几个；不写就在方案所在的文件夹里找"
        ),
    ] = None,
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    unit: Annotated[
        Optional[list[str]], typer.Option("--unit", "-u", metavar="单位", help="只要这些单位或分组的；可以写几个")
    ] = None,
    output: Annotated[
        Optional[Path],
        typer.Option("--output", "-o", metavar="文件夹", help="放到哪个文件夹；不写就是方案旁边的 照片"),
    ] = None,
    templates: TemplatesOption = None,
    force: ReplaceOption = False,
) -> None:
    """把登记过的照片挑出来，放到一个文件夹：单位-01.jpg，附一页 照片.html，可以勾选。

    总结里的（docx 等）、压缩包里的也取出来；同一张只放一次。按内容找，原件不动，已经在的不再放，什么也不覆盖。

    有找不到的、里面看不全的，列出来，退出码是 1。

    例：gongkai report photos 收件 -o 照片
    """
    from gongkai.archive.album import sheet
    from gongkai.archive.filed import filed
    from gongkai.archive.forms import PAGE
    from gongkai.archive.pictures import Album, holding_pictures, unseen
    from gongkai.archive.pictures_terminal import show_album
    from gongkai.archive.search import lying
    from gongkai.cli.collect import is_kept
    from gongkai.cli.units import members
    from gongkai.reports.assigned import with_assigned
    from gongkai.reports.submit import reports_on_record
    from gongkai.status.record import entries

    root = output or store_beside(plan).with_name("照片")
    if root.exists() and not root.is_dir():
        raise GongkaiError(f"这是文件，不是文件夹：{root}", "-o 写放照片的文件夹，如 -o 照片")
    own = load_plan(plan)
    events, now = open_store(own, plan, store).load()[0], this_moment(today, own)
    whole = with_assigned(own, events, now)
    asked = reports_on_record(whole, report, events) if report else None, members(whole, unit) if unit else None
    belonging = filed(whole, events, now, *asked)
    wanted = holding_pictures(belonging, list(whole.registry.units))
    if not wanted:
        terminal.say("记录里没有照片，也没有带照片的文件")
        return
    around = lying(folders or [store_beside(plan).parent])
    album = Album(root)
    found = _filled(album, wanted, around, root)
    terminal.paint(show_album(album, root, [*around.passed, *found.passed], unseen(belonging)), sys.stdout)
    page = sheet(entries(whole, events, now, *asked), album.photos, album.others)
    content = PAGE.written(page, Settings(templates))
    kept = bool(album.photos) and is_kept(root / _PAGE, encoded(content), force)
    raise typer.Exit(ExitCode.FAILED if kept else ExitCode.PROBLEMS if album.missing else ExitCode.DONE)


def _filled(album: "Album", wanted: "Sequence[Filed]", around: "Lying", root: Path) -> "Found":
    """Find the files and put their pictures into the album."""
    from gongkai.archive.search import look
    from gongkai.progress import reading

    try:
        album.open()
    except OSError as error:
        raise GongkaiError(f"读不了文件夹：{root}（{reason(error)}）", "看看文件夹，或者用 -o 写别的") from None
    files = list({entry.file.sha256: entry.file for entry in wanted if entry.file}.values())
    likely = around.likely(files)
    with reading(len(likely), sum(entry.size for entry in likely)) as read:
        found = look(likely, files, read)
    try:
        with reading(len(wanted), sum(entry.file.size for entry in wanted if entry.file), "取照片") as read:
            album.fill(wanted, found.places, read)
    except KeyboardInterrupt:
        terminal.say(f"\n没有放完：这次放了{album.fresh}张，都是完整的；再运行一次，接着做")
        raise
    return found
