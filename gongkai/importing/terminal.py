"""What the importer has to say, once the plan is written."""

import sys

from gongkai.importing.draft.summary import Summary
from gongkai.terminal import Line, columns, paint
from gongkai.wide import printable, width, wrap

_MOST = 40
_SAMPLES = 6
_SENTENCE = 30
_MARGIN = 2
_LEFT_OUT = "没有收进来"


def tell(summary: Summary, path: str) -> None:
    """Recognised, doubtful, kept as text, left out, and what to do next; to stderr, since the plan may go to stdout."""
    counted = "，".join(f"{count} {what}" for what, count in summary.recognised)
    lines: list[Line] = [[("认出：", "bold green"), ("、".join(summary.elements), "")]]
    lines += [[(" " * 6, ""), (counted, "")]] if counted else []
    where = f"，在 {path} 里搜索“请核对”“请补充”" if path else ""
    lines.append([(f"存疑：{len(summary.marked)} 处", "bold yellow"), (where if summary.marked else "", "")])
    for number, said in summary.by_harm[:_MOST]:
        lines += _indented(f"第{number}行 {said}")
    if len(summary.marked) > _MOST:
        lines += _indented(f"……还有 {len(summary.marked) - _MOST} 处")
    lines.append([("作为正文保留：", "bold"), (f"{summary.prose} 段", "")])
    if summary.dropped:
        lines.append([("没有收进来：", "bold"), (f"网页的外框 {len(summary.dropped)} 行", "")])
        for line in sorted(summary.dropped, key=_is_short)[:_SAMPLES]:
            lines += _indented(_cut(printable(line)))
        more = len(summary.dropped) - _SAMPLES
        lines += _indented(f"……还有 {more} 行，加 --side-by-side 对照.html 都列出来") if more > 0 else []
    for note in summary.notes:
        left = note.endswith(_LEFT_OUT)
        lines.append([("没有收进来：" if left else "注意：", "bold"), (note.removesuffix(_LEFT_OUT), "")])
    if summary.half_width:
        lines.append(
            [
                ("标点：", "bold"),
                (f"中文里有 {summary.half_width} 处半角标点，照原样留着；加 --fullwidth 改成全角", ""),
            ]
        )
    if path:
        lines.append([("下一步：", "bold"), (f"改好存疑的地方，再运行 gongkai validate {path}", "")])
    paint(lines, sys.stderr)


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
