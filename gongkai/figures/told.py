"""What is to be said of a form that was read: how numbers were understood, and what could not be."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai.patterns import pattern
from gongkai.phrases.amounts import Unclear
from gongkai.phrases.figures import figure_named
from gongkai.phrases.materials import ARCHIVE, DOCUMENT, PICTURES
from gongkai.plan import Report
from gongkai.reports.events import File
from gongkai.reports.values import Filled
from gongkai.terminal import advice

_PAGES = (".pdf", ".ofd")  # what is written there is read neither as a form nor as a text
_UNREAD = (*_PAGES, ".doc", ".wps", ".rtf", ".odt", ".ods", ".pptx", ".ppt")  # a form saved so is not recognised
_SHEETS = (".xlsx", ".xlsm", ".csv")  # which are read, and may have other names for everything
_SHOWS = pattern("照片|图片|视频|影像|录像")
_SAYS_FIGURES = pattern("表|统计|汇总|数据|数字|指标")


def told(report: Report, filled: Filled) -> list[str]:
    """A sentence for every cell that was not plain; then how many figures there are, and which are blank."""
    return list(_told(report, filled))


def unread(report: Report, unit: str, files: Iterable[File], filled: Filled) -> list[str]:
    """What may hold the figures of a unit of which none were found: a PDF, a photographed form, a table of its own."""
    if filled.values:
        return []
    names = [Path(file.name).name for file in files if _may_hold(file)]
    wanted = [str(figure.name) for figure in report.figures if figure.typed]
    if not names or not wanted:
        return []
    typed = " ".join(f"{name}=数" for name in wanted)
    sheets = [name for name in names if name.lower().endswith(_SHEETS)]
    others = [name for name in names if name not in sheets]
    said = [f"{'、'.join(sheets)}：表里没有认出要填的数，名称要和统计表上的一样：{'、'.join(wanted)}"] if sheets else []
    said += [f"{'、'.join(others)}：里面的数没有读：PDF、图片、压缩包和旧格式的文档里，认不出数来"] if others else []
    return [
        *said,
        advice(
            f"照着它填，把“数”换成数字：gongkai report figure {unit} {typed} --report {report.id} --reason 照交来的表填"
        ),
    ]


def _may_hold(file: File) -> bool:
    suffix = Path(file.name).suffix.lower()
    if suffix in (*_PAGES, *_SHEETS):
        return True
    stem = Path(file.name).stem
    if file.kind == ARCHIVE and not file.holds:  # nobody could look inside
        return _SHOWS.search(stem) is None
    is_other = suffix in _UNREAD or file.kind in (PICTURES, ARCHIVE)
    return DOCUMENT in file.holds or (is_other and _SAYS_FIGURES.search(stem) is not None)


def _told(report: Report, filled: Filled) -> Iterator[str]:
    cells, doubts = dict(filled.cells), dict(filled.doubts)
    odd: dict[str, list[str]] = {}
    blank, known, lost = list[str](), 0, 0
    for name, text in filled.values:
        figure = figure_named(report.figures, name)
        if figure is None:
            continue
        found = figure.read(text)
        where = f"{cells.get(name, '')} {name}".strip()
        if isinstance(found, Unclear):
            yield f"{where}：{found.reason}，没有算；{found.hint}"
            lost += 1
        elif found and found.said:
            yield f"{where}：{found.said}"
        if name in doubts:
            odd.setdefault(doubts[name], []).append(where)
        elif not text:
            blank.append(name)
        known += bool(text) and not isinstance(found, Unclear)
    yield from (f"{'、'.join(cells)}：{said}，请核对" for said, cells in odd.items())
    if blank and not known + lost + len(odd):
        yield f"表是空的，一项也没有填：{'、'.join(blank)}"
    elif known or lost or blank:
        there = dict(filled.values)
        gone = [str(figure.name) for figure in report.figures if figure.typed and str(figure.name) not in there]
        unclear = f"，看不懂、没有算的{lost}项" if lost else ""
        empty = f"，空着的：{'、'.join(blank)}" if blank else ""
        absent = f"，表里没有的：{'、'.join(gone)}" if gone else ""
        yield f"表里认出{known}项数{unclear}{empty}{absent}"
