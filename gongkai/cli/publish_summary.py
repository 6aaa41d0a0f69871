"""`gongkai publish --summary`: the finished summary, its pictures and the interpretations on a page."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gongkai import terminal
from gongkai.cli.common import about, say_notes
from gongkai.errors import ExitCode, GongkaiError, reason
from gongkai.files import opened
from gongkai.plan import Plan, Portal
from gongkai.publishing.after import Fault, Finished, Passage, day_of, faults, finished, paper
from gongkai.publishing.article import Article, Picture, one_line
from gongkai.publishing.interpretations import Interpretation

if TYPE_CHECKING:
    from gongkai.importing.files.paper import Block

_SIGNS = ("=", "＝")
_NO_WORDS = frozenset({"图片", "照片", "图", "现场", "现场图片", "现场照片"})
_ALT = "写成 --picture 照片/教育局-01.jpg=市民在咨询台前询问办事流程；看不见图的人听到的就是这句话"
_DOCUMENTS = frozenset(".docx .docm .doc .wps .txt .md .markdown .html .htm .shtml .mhtml .mht".split())  # noqa: SIM905
_MOST = 50 << 20


def of_summary(
    plan: Plan,
    portal: Portal,
    path: Path,
    pictures: Sequence[str],
    without: Sequence[str],
    interpretations: Sequence[Interpretation],
) -> Article:
    """The article of a summary. Exits 1 with everything that has to be written otherwise before it is published."""
    view = finished(_passages(path), without)
    chosen = [_picture(typed) for typed in pictures]
    found = [*faults(view, portal.publish_contacts), *_in_words(chosen, view, portal)]
    if found:
        for fault in found:
            terminal.say(f"{path}，{fault.where}：{fault.message}")
            terminal.say(f"  建议：{terminal.advice(fault.hint)}")
        terminal.say(f"没有发布：上面 {len(found)} 处改好以后再运行；--force 也不能跳过")
        raise typer.Exit(ExitCode.PROBLEMS)
    if view.left:
        terminal.say(f"没有放上网页：{'、'.join(view.left)}")
    issuer = view.issuer or ("、".join(map(one_line, plan.notice.issuer)) if plan.notice else "")
    return Article(
        title=view.title,
        name=view.title,
        paper=paper(view),
        portal=_of_the_site(portal),
        issuer=issuer,
        written=day_of(view.date),
        interpretations=tuple(interpretations),
        pictures=tuple(chosen),
        in_catalogue=False,
    )


def _of_the_site(portal: Portal) -> Portal:
    """What holds for every page of the column; the rest is the notice's own."""
    return portal._replace(index_number=None, url=None, published=None, keywords=(), description=None)


def _passages(path: Path) -> list[Passage]:
    """The document's paragraphs and tables, in order."""
    from gongkai.importing.files import formats

    try:
        with opened(path) as stream:
            content = stream.read(_MOST)
    except OSError as error:
        raise GongkaiError(f"读不了活动总结：{path}（{reason(error)}）", "核对 --summary 后面的文件名") from None
    unit = "行" if path.suffix.lower() == ".txt" else "段"
    try:
        read = formats.read(content, path.name)
    except GongkaiError as error:
        raise about(error, "活动总结", "发布") from None
    is_plan = formats.is_plan(content)
    if is_plan or path.suffix.lower() not in _DOCUMENTS:
        hint = "写成 --summary 活动总结.docx，.docx .txt .html 都行；初稿用 gongkai summary 写"
        raise GongkaiError(f"这是方案，不是活动总结：{path}" if is_plan else f"不像活动总结：{path}", hint)
    say_notes(f"总结的{note}" for note in read.notes)
    found = [_passage(block, unit) for block in read.blocks]
    if not found:
        raise GongkaiError(f"活动总结里没有文字：{path}", "打开看看是不是存对了")
    return found


def _passage(block: "Block", unit: str) -> Passage:
    from gongkai.importing.files.paper import Grid

    where = f"第{block.at}{unit}"
    if isinstance(block, Grid):
        return Passage("", where, block.rows, block.told)
    return Passage(block.text, where, told=block.told)


def _picture(typed: str) -> Picture:
    """A picture as it is named: its file, and behind = what it shows. Where it was taken is nobody's business."""
    from gongkai.filenames import safe_name
    from gongkai.publishing.pictures import bare
    from gongkai.reports.intake.formats import HEAD, recognised

    name, alt = _named(typed)
    path = Path(name)
    if not alt or alt in _NO_WORDS or alt in (path.stem, path.name):
        raise GongkaiError(f"图片没有说明：{name}", _ALT)
    try:
        with opened(path) as stream:
            content = stream.read(_MOST)
    except OSError as error:
        hint = "登记过的照片先用 gongkai report photos 放到一个文件夹"
        raise GongkaiError(f"读不了图片：{name}（{reason(error)}）", hint) from None
    format = recognised(content[:HEAD])
    if format is None:
        raise GongkaiError(f"不是图片，或者坏了：{name}", "打开看看，能看到的另存为 .jpg 或 .png；打不开的请单位重发")
    if not format.suffixes & {"jpg", "png", "gif", "webp"}:
        raise GongkaiError(f"浏览器不显示这种图片：{name}", "转成 .jpg 或 .png")
    suffix = path.suffix.lower().lstrip(".")
    suffix = suffix if suffix in format.suffixes else sorted(format.suffixes)[0]
    try:
        shown = bare(content)
    except ValueError:
        raise GongkaiError(f"图片不完整：{name}", "打开看看，另存一份再用") from None
    if shown != content:
        terminal.say(f"没有放上网页：图片 {path.name} 里记着的拍摄地点、时间、设备一类信息")
    return Picture(f"{safe_name(path.stem)}.{suffix}", alt, shown)


def _named(typed: str) -> tuple[str, str]:
    """The file and its words; a file may have a = in its own name."""
    ends = [at for at, sign in enumerate(typed) if sign in _SIGNS]
    there = next((at for at in ends if Path(typed[:at]).is_file()), ends[0] if ends else len(typed))
    return typed[:there].strip(), typed[there + 1 :].strip()


def _in_words(pictures: Sequence[Picture], view: Finished, portal: Portal) -> Iterator[Fault]:
    """What is private in the words for the pictures, and two pictures of one name."""
    for picture in pictures:
        said = view._replace(title=picture.alt, body=(), attachments=())
        yield from (
            fault._replace(where=f"图片 {picture.name} 的说明") for fault in faults(said, portal.publish_contacts)
        )
    names = [picture.name.casefold() for picture in pictures]
    for picture in pictures:
        if names.count(picture.name.casefold()) > 1:
            yield Fault(f"图片 {picture.name}", "有两张同名的", "改一张的文件名")
