"""Tasks in the terminal: lists, a day or an activity, who signs in, and what a folder of sheets holds."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.terminal import Line, aligned, columns, paint, say
from gongkai.wide import width, wrap

if TYPE_CHECKING:
    from gongkai.tasks.attendance import Attendance
    from gongkai.tasks.lines import Lines, TextLine
    from gongkai.tasks.package import Package
    from gongkai.terminal import Screen

_LEAST = 20
_INDENT, _SHORT = 6, 2
_INDENTS = {"detail": "  ", "whose": "    ", "plain": ""}
_BOLD = ("title", "heading")
_STYLES = {"新写": "green", "更新": "yellow", "未变": "", "保留": "red"}


def placed(texts: "Sequence[Lines]") -> "Screen":
    """The texts one after another, set to the terminal's width."""
    return [line for index, text in enumerate(texts) for line in [*([[], []] if index else []), *_text(text)]]


def signing(view: "Attendance") -> "Screen":
    """The units in columns; the blanks to sign in are for paper."""
    lines: list[Line] = [[(view.title, "bold")], [(view.plan, "dim")]]
    lines += [[(f"{label}：{text}", "")] for label, text in view.facts]
    cells = [("序号", "单位", "身份", "电话", "自带")]
    cells += [(str(number), one.unit, one.role, one.phone, one.bring) for number, one in enumerate(view.lines, 1)]
    return [*lines, [], *aligned(cells, ["bold", *[""] * len(view.lines)])]


def show_package(view: "Package", states: Mapping[str, str], folder: Path) -> None:
    """Who got how many tasks and what became of the files; counted up to stderr."""
    cells = [("单位", "任务", "交办单", "其中")]
    cells += [(one.unit, f"{one.size}项", states.get(one.file, "没有"), one.roles) for one in view.entries]
    paint(aligned(cells, ["bold", *(_STYLES.get(cell[2], "dim") for cell in cells[1:])]), sys.stdout)
    found = {word: sum(state == word for state in states.values()) for word in _STYLES}
    counts = "，".join(f"{word} {count} 份" for word, count in found.items() if count or word != "保留")
    say(f"{folder}：{len(view.entries)} 个单位，{view.tasks} 项任务；{counts}")
    if view.idle:
        say(f"没有任务、也没有交办单的单位 {len(view.idle)} 个：{'、'.join(view.idle)}")


def _text(lines: "Lines") -> list[Line]:
    """What stands before the entries is in a column; 共同要求 is cut, and that is said: the whole is in every file."""
    column = max((width(line.before[0]) for line in lines if line.before), default=0)
    screen: list[Line] = []
    cut = False
    for line in lines:
        if line.part == "common":
            wrapped = list(wrap(line.text, columns() - _INDENT))
            cut = cut or len(wrapped) > _SHORT
            screen += _hanging(_shortened(wrapped), _INDENTS["detail"])
        else:
            screen += _placed(line, column)
    return [*screen, *([[("  屏幕上只列开头；写成文件（-o）是全文", "dim")]] if cut else [])]


def _placed(line: "TextLine", column: int) -> Iterable[Line]:
    if line.part == "entry":
        return _entry(line, column)
    if line.part in _INDENTS:
        return _hanging(line.text, _INDENTS[line.part])
    return [[(line.text, "bold" if line.part in _BOLD else "dim")] if line.text else []]


def _entry(line: "TextLine", column: int) -> Iterator[Line]:
    """When, as what, and what there is to do; its further lines stand under the first."""
    when, *others = line.before
    role = "".join(f"{other}  " for other in others)
    left: Line = [(f"{when}{' ' * (column - width(when))}  ", "cyan"), (role, "")]
    indent = column + 2 + width(role)
    for index, part in enumerate(wrap(line.text, max(columns() - indent - 2, _LEAST))):
        yield [(" " * indent, ""), (part, "bold")] if index else [*left, (part, "bold")]


def _shortened(lines: Sequence[str]) -> str:
    """The first lines; what is left out is said."""
    return "".join(lines) if len(lines) <= _SHORT else f"{''.join(lines[:_SHORT])[:-3]}……"


def _hanging(text: str, indent: str) -> Iterator[Line]:
    """A text wrapped to the terminal, its further lines two columns in."""
    for index, line in enumerate(wrap(text, columns() - len(indent) - 4)):
        yield [(f"{indent}  {line}" if index else f"{indent}{line}", "")]
