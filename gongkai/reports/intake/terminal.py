"""What a scan has understood, and the question whether to put it on record."""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from gongkai.reports.standing import said_of
from gongkai.terminal import Line, advice, columns, paint, typed_line
from gongkai.wide import printable, wrap

if TYPE_CHECKING:
    from gongkai.plan import Report
    from gongkai.reports.events import Event, File
    from gongkai.reports.intake.scan import Draft, Found, Scan

_SHOWN = 20
_YES = {"y", "yes", "是", "是的", "好", "对"}
_NO = {"n", "no", "否", "不", "不是", "不要"}


def show_scan(view: "Scan", folder: str, when: str) -> None:
    """Everything that was found, by what becomes of it: nothing that lies in the folder goes without a word."""
    lines: list[Line] = [[(printable(f"{folder}：{len(view.found) + len(view.passed)}个文件"), "bold")]]
    for report, draft in view.drafts:
        if draft.events:
            units = {unit for event in draft.events for unit in event.units}
            lines += _head(f"可以登记“{report.title}”：{len(units)}个单位，{draft.files}个文件", "bold green")
            lines.append([(f"  {when}", "dim")])
            standing = dict(_standing(draft))
            lines += [line for event in draft.events for line in _event(event, standing, f"{folder}/")]
    lines += _unclear(view.found)
    lines += _apart(view.apart)
    if view.signed:
        lines.append(_plain(advice(f"签了字的任务单，登记签收用 gongkai report receive {' '.join(view.signed)}")))
    for report, draft in view.drafts:
        lines += _refused(draft)
        if draft.unasked:
            lines += _head(f"不用报“{report.title}”的：{len(draft.unasked)}个文件", "")
            lines += [_plain(f"  {file.name}（{'、'.join(_unasked(report, file))}）") for file in draft.unasked]
    lines += _notes(view)
    if view.known:
        lines += _head(f"登记过的或者重复的：{len(view.known)}个文件，内容一样，不再登记", "dim")
        lines += _wrapped("", _listed([file.name for file in view.known]), 2)
    if view.passed:
        lines += _head(f"略过：{len(view.passed)}个", "dim")
        lines += [_plain(f"  {'/'.join(entry.parts)}（{entry.passed}）") for entry in view.passed]
    paint(lines, sys.stdout)


def _apart(files: Sequence[tuple["Found", str]]) -> Iterator[Line]:
    """Files that are for no report, each with the reason."""
    if files:
        yield from _head(f"不像这次要登记的：{len(files)}个文件，没有登记", "yellow")
        yield from (_plain(f"  {file.name}：{reason}") for file, reason in files)
        yield _plain(advice("建议：确实是的，用 gongkai report submit 单位 文件 登记"))


def _refused(draft: "Draft") -> Iterator[Line]:
    for unit, refused in draft.refused.items():
        yield from _head(f"没有登记：{refused.problem.message}", "yellow")
        yield from _wrapped(f"{unit}的新文件：", _listed(refused.names), 2)
        yield from [[(f"  建议：{advice(refused.problem.hint)}", "")]] if refused.problem.hint else []


def confirmed(question: str, word: str) -> bool:
    """The answer of a person at the terminal, asked again until it is one; the end of input is no.

    `word` is what is asked about, 登记: it is an answer too.
    """
    print(file=sys.stderr)
    while True:
        print(f"{question}（y {word}，n 不{word}）", end="", file=sys.stderr, flush=True)
        typed = typed_line()
        answer = unicodedata.normalize("NFKC", typed).strip().lower()
        if answer in _YES or answer == word:
            return True
        if answer in _NO or answer == f"不{word}" or not typed:
            return False


def _head(text: str, style: str) -> Iterator[Line]:
    yield []
    yield [(printable(text), style)]


def _plain(text: str) -> Line:
    return [(printable(text), "")]


def _standing(draft: "Draft") -> Iterator[tuple[str, str]]:
    """What is to be said of every unit; what it hands in now is one time, in however many records."""
    for row in draft.rows:
        now = sum(row.unit in event.units for event in draft.events)
        yield row.unit, said_of(row._replace(submissions=row.submissions - now + 1))


def _event(event: "Event", standing: dict[str, str], above: str) -> Iterator[Line]:
    """Units that share files, what is to be said of each and has not been said, and the files by kind."""
    joint = "（合报）" if len(event.units) > 1 else ""
    words = {unit: word for unit in event.units if (word := standing.pop(unit, ""))}
    said = [f"{unit}：{word}" if joint else word for unit, word in words.items()]
    yield [("  " + "、".join(event.units) + joint, "bold"), ("  " + "；".join(said) if said else "", "yellow")]
    kinds: dict[str, list[File]] = {}
    for file in event.files:
        kinds.setdefault(file.kind, []).append(file)
    for kind, files in kinds.items():
        yield from _wrapped(f"{kind}  ", _listed([_file(file, above) for file in files]), 4)


def _file(file: "File", above: str) -> str:
    inside = f"（内有{'、'.join(file.holds)}）" if file.holds else ""
    return file.name.removeprefix(above) + inside


def _listed(names: Sequence[str]) -> str:
    more = f" 等{len(names)}个" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more


def _wrapped(label: str, text: str, margin: int) -> Iterator[Line]:
    """A text behind its label, its further lines as far in."""
    indent = " " * (margin + 2 * len(label.strip()) + label.count(" "))
    for index, line in enumerate(wrap(printable(text), columns() - len(indent))):
        yield [(" " * margin + label if not index else indent, "cyan"), (line, "")]


def _unclear(found: Iterable["Found"]) -> Iterator[Line]:
    """Files that several units could have handed in, and files that nobody could."""
    several = [file for file in found if file.claim.choices and not file.claim.units]
    nobody = [file for file in found if not file.claim.choices]
    if several:
        yield from _head(f"分不清是谁的：{len(several)}个文件，没有登记", "yellow")
        yield from (_plain(f"  {file.name}：{_choices(file)}") for file in several)
    if nobody:
        yield from _head(f"不认得：{len(nobody)}个文件，没有登记", "yellow")
        for file in nobody:
            yield _plain(f"  {file.name}{f'：{file.claim.doubt}' if file.claim.doubt else ''}")
    if several or nobody:
        command = advice("gongkai report submit 单位 文件")
        yield _plain(f"建议：文件名或文件夹名写上单位再扫一遍，或者用 {command} 登记")


def _choices(file: "Found") -> str:
    names = "，还是".join("、".join(choice) for choice in file.claim.choices)
    return f"像是{names}，可是{file.claim.doubt}" if file.claim.doubt else f"{names}？"


def _unasked(report: "Report", file: "Found") -> list[str]:
    return [unit for unit in file.claim.units if unit not in report.units]


def _notes(view: "Scan") -> Iterator[Line]:
    """What a person should look at: damaged files, wrong suffixes, one file from several units."""
    known = {file.name for file in view.known}
    alike = [pair for _, draft in view.drafts for pair in draft.alike]
    notes = [
        f"  {file.name}：{word}" for file in view.found if file.name not in known for word in file.described.remarks
    ]
    notes += [f"  {file.name}：内容和{'、'.join(units)}交的一样，核对是不是放错了" for file, units in alike]
    if notes:
        yield from _head(f"提醒：{len(notes)}处", "yellow")
        yield from map(_plain, notes)
