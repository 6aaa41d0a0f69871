"""What the importer has to say, once the plan is written."""

import sys
from collections.abc import Iterator
from pathlib import Path

from gongkai.files import as_typed
from gongkai.importing.draft.summary import Summary
from gongkai.terminal import Line, columns, paint
from gongkai.wide import printable, width, wrap

_MOST = 40
_SAMPLES = 6
_SENTENCE = 30
_MARGIN = 2
_LEFT_OUT = "没有收进来"


def tell(summary: Summary, plan: Path | None = None, page: Path | None = None) -> None:
    """Recognised, doubtful, kept as text, left out, and what to do next; to stderr, since the plan may go to stdout.

    `plan` and `page` are the files that were written.
    """
    counted = "，".join(f"{count} {what}" for what, count in summary.recognised)
    lines: list[Line] = [[("认出：", "bold green"), ("、".join(summary.elements), "")]]
    lines += [[(" " * 6, ""), (counted, "")]] if counted else []
    lines += _doubts(summary, plan, page)
    lines.append([("作为正文保留：", "bold"), (f"{summary.prose} 段", "")])
    lines += _left_out(summary, page)
    for note in summary.notes:
        left = note.endswith(_LEFT_OUT)
        lines.append([("没有收进来：" if left else "注意：", "bold"), (note.removesuffix(_LEFT_OUT), "")])
    if summary.half_width:
        told = f"中文里有 {summary.half_width} 处半角标点，照原样留着；加 --fullwidth 改成全角"
        lines.append([("标点：", "bold"), (told, "")])
    lines += _next(plan, page) if plan else []
    paint(lines, sys.stderr)


def _doubts(summary: Summary, plan: Path | None, page: Path | None) -> Iterator[Line]:
    """The doubts, the most harmful first."""
    marked = summary.by_harm
    where = f"，在 {plan} 里搜索“请核对”“请补充”" if plan and marked else ""
    yield [(f"存疑：{len(marked)} 处", "bold yellow"), (where, "")]
    for mark in marked[:_MOST]:
        yield from _indented(f"第{mark.line}行 {mark.said}")
    if len(marked) > _MOST:
        yield from _indented(f"……还有 {len(marked) - _MOST} 处，{_all_in(page)}")


def _left_out(summary: Summary, page: Path | None) -> Iterator[Line]:
    """What of the page around the notice was dropped; what reads like a sentence is shown first."""
    dropped = summary.dropped
    if dropped:
        yield [("没有收进来：", "bold"), (f"网页的外框 {len(dropped)} 行", "")]
    for line in sorted(dropped, key=_is_short)[:_SAMPLES]:
        yield from _indented(_cut(printable(line)))
    if len(dropped) > _SAMPLES:
        yield from _indented(f"……还有 {len(dropped) - _SAMPLES} 行，{_all_in(page)}")


def _all_in(page: Path | None) -> str:
    return f"{page} 里都列出来了" if page else "加 --side-by-side 对照.html 都列出来"


def _next(plan: Path, page: Path | None) -> Iterator[Line]:
    """What to do now."""
    look = f"用浏览器打开 {page} 对照着看，在 {plan} 里改好，" if page else "改好存疑的地方，"
    yield [("下一步：", "bold"), (f"{look}再运行 gongkai validate {as_typed(plan)}", "")]


def _is_short(line: str) -> bool:
    """What reads like a sentence is shown first: it may be the notice's."""
    return len(line) < _SENTENCE


def _indented(text: str) -> list[Line]:
    return [[(" " * _MARGIN + line, "")] for line in wrap(text, columns() - _MARGIN)]


def _cut(text: str) -> str:
    room = columns() - _MARGIN - 2
    while width(text) > room:
        text = f"{text[:-2].rstrip('…')}…"
    return text
