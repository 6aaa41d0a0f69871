"""`gongkai report collect`: the files on record, copied to where they are kept, with a list of them and the log."""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import (
    PLAN,
    ChangedError,
    encoded,
    load_plan,
    open_store,
    put_in,
    say_notes,
    store_beside,
    this_moment,
)
from gongkai.cli.formats import Format
from gongkai.cli.options import (
    FontsOption,
    PlanOption,
    ReplaceOption,
    ReportOption,
    StoreOption,
    TemplatesOption,
    TodayOption,
)
from gongkai.errors import ExitCode, GongkaiError, reason
from gongkai.forms import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.archive.contents import Contents
    from gongkai.archive.filed import Filed
    from gongkai.archive.search import Lying
    from gongkai.archive.shelves import Shelved, Shelves
    from gongkai.reports.intake.folder import Dropped

_ARCHIVE = "归档"


def _formats() -> Collection[str]:
    from gongkai.archive.forms import CONTENTS

    return CONTENTS


def collect(
    folders: Annotated[
        list[Path], typer.Argument(metavar="文件夹...", show_default=False, help="原件在哪里，可以写几个；里面的都找")
    ],
    plan: PlanOption = PLAN,
    store: StoreOption = None,
    today: TodayOption = None,
    report: ReportOption = None,
    unit: Annotated[
        Optional[list[str]], typer.Option("--unit", "-u", metavar="单位", help="只要这些单位或分组的；可以写几个")
    ] = None,
    output: Annotated[
        Optional[Path],
        typer.Option("--output", "-o", metavar="文件夹", help="归档到哪个文件夹；不写就是方案旁边的 归档"),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", click_type=Format(_formats), help="目录和报送记录写成什么格式")
    ] = "docx",
    templates: TemplatesOption = None,
    fonts: FontsOption = None,
    force: ReplaceOption = False,
) -> None:
    """把登记过的文件找齐，复制到 归档/报送事项/单位/，写出目录和报送记录。

    按内容找，改了名、挪了地方也认得；复制完逐个核对。已经在的不再复制，什么也不覆盖。有找不到的，列出来，退出码是 1。

    例：gongkai report collect 收件 D:/微信文件
    """
    from gongkai.archive.contents import Contents
    from gongkai.archive.filed import filed
    from gongkai.archive.search import lying
    from gongkai.archive.terminal import show_archive
    from gongkai.cli.units import members
    from gongkai.reports.assigned import with_assigned
    from gongkai.reports.submit import reports_on_record
    from gongkai.status.record import entries

    root = _root(output, plan)
    own = load_plan(plan)
    events, now = open_store(own, plan, store).load()[0], this_moment(today, own)
    whole = with_assigned(own, events, now)
    asked = reports_on_record(whole, report, events) if report else None, members(whole, unit) if unit else None
    log = entries(whole, events, now, *asked)
    belonging = filed(whole, events, now, *asked)
    around = lying(folders)
    if not belonging:
        terminal.say("记录里没有要归档的")
        return
    shelved, passed, strange = _shelved(root, belonging, around, not log.only)
    view = Contents(log, shelved)
    terminal.paint(show_archive(view, root, [*around.passed, *passed], strange), sys.stdout)
    settings = Settings(templates, fonts)
    kept = _documents(root, view, format, settings, force)
    say_notes(settings.notes)
    raise typer.Exit(ExitCode.FAILED if kept else ExitCode.PROBLEMS if view.missing else ExitCode.DONE)


def _root(output: Path | None, plan: Path) -> Path:
    """The folder of the archive. Raises GongkaiError for what cannot be one."""
    if output is None:
        return store_beside(plan).with_name(_ARCHIVE)
    if output.exists() and not output.is_dir():
        raise GongkaiError(f"这是文件，不是文件夹：{output}", "-o 写归档的文件夹，如 -o 归档")
    if not output.is_dir() and output.suffix.removeprefix(".").lower() in _formats():
        raise GongkaiError(f"-o 写的是文件夹，“{output}”像是文件", "如 -o 归档；目录的格式用 --format")
    return output


def _shelved(
    root: Path, belonging: "Sequence[Filed]", around: "Lying", whole: bool
) -> "tuple[tuple[Shelved, ...], tuple[Dropped, ...], tuple[str, ...]]":
    """What became of everything, which files could not be read, and what lies in the archive beside."""
    from gongkai.archive.search import look
    from gongkai.archive.shelves import Shelves
    from gongkai.progress import reading

    shelves = Shelves(root, belonging)
    with _told(root, shelves):
        present = shelves.open()
        with reading(len(present), sum(entry.size for entry in present), "核对") as read:
            shelves.find(read)
        likely = around.likely(shelves.wanted)
        with reading(len(likely), sum(entry.size for entry in likely)) as read:
            found = look(likely, shelves.wanted, read)
        copies = [file for file in shelves.wanted if file.sha256 in found.places]
        with reading(len(copies), sum(file.size for file in copies), "复制") as read:
            shelved = shelves.fill(found, around, read)
        return shelved, found.passed, shelves.strange(whole)


@contextmanager
def _told(root: Path, shelves: "Shelves") -> Iterator[None]:
    """Whatever ends it early, what is there by then is whole, and that is said."""
    try:
        yield
    except KeyboardInterrupt:
        terminal.say(f"\n没有归档完：这次复制了{shelves.added}个文件，都是完整的；再运行一次，接着做")
        raise
    except OSError as error:
        hint = f"这次复制了{shelves.added}个文件，都是完整的；看看文件夹能不能写、还有没有地方，再运行一次，接着做"
        raise GongkaiError(f"写不了文件夹：{root}（{reason(error)}）", hint) from None


def _documents(root: Path, view: "Contents", format: str, settings: "Settings", force: bool) -> bool:
    """Write the list and the log into the archive; whether one is kept that a person has changed.

    A part of the archive has documents of its own, beside those of the whole.
    """
    from gongkai.archive.forms import CONTENTS
    from gongkai.filenames import safe_name
    from gongkai.status.forms import RECORD

    only = f"（{view.log.only}）" if view.log.only else ""
    documents = {
        f"目录{only}": CONTENTS[format].written(view, settings),
        f"报送记录{only}": RECORD[format].written(view.log, settings),
    }
    kept = False
    for name, content in documents.items():
        kept |= is_kept(root / f"{safe_name(name)}.{format}", encoded(content), force)
    return kept


def is_kept(path: Path, content: bytes, force: bool) -> bool:
    """Write a document, unless a person has changed the one that is there; whether that was so."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put_in(path.parent, path.name, content, force)
    except ChangedError as error:
        hint = "把它改个名称，再运行一次，两份都留着；确实要换成新的，加上 --force"
        terminal.complain(GongkaiError(error.message, hint))
        return True
    except OSError as error:
        raise GongkaiError(f"写不了文件：{path}（{reason(error)}）", "看看文件是不是正打开着，再运行一次") from None
    terminal.say(f"已写入 {path}")
    return False
