"""Following a finding's advice to the letter, where that takes no thinking: its edits, or the words of its hint."""

import re
from collections.abc import Callable

from gongkai.diagnostics import Diagnostic
from gongkai.reading.edits import edited
from gongkai.reading.mistakes.rows import split
from gongkai.reading.source import Source

_BLANKS = " \t\u3000\xa0\u200b"
_SHORTENED = "……"


def followed(text: str, entry: Diagnostic, *, by_hand: bool) -> str | None:
    """The text of a plan once somebody has done what the finding says; None where that is not mechanical.

    `by_hand` goes by the words alone, without the edits that --fix makes.
    """
    source = Source("", text)
    if entry.edits and not by_hand:
        return edited(source, entry.edits)
    lines = list(source.lines)
    line = source.line(entry.at.line)
    for pattern, follow in _WAYS:
        if (found := re.search(pattern, entry.hint)) and _SHORTENED not in found[0]:
            changed = follow(line, entry, found)
            if changed is not None:
                lines[entry.at.line - 1 : entry.at.line] = changed
                return "\n".join(lines)
    return None


_Follow = Callable[[str, Diagnostic, "re.Match[str]"], "list[str] | None"]


def _indented(line: str, _entry: Diagnostic, found: "re.Match[str]") -> list[str]:
    rest = line.strip(_BLANKS)
    if written := found[2]:
        rest = written.rstrip() + " " + rest.partition(":")[2].strip() if written.rstrip().endswith(":") else written
    return [" " * int(found[1] or 0) + rest]


def _as_item(line: str, entry: Diagnostic, found: "re.Match[str]") -> list[str]:
    return [line[: entry.at.column - 1] + found[1]]


def _as_key(line: str, entry: Diagnostic, found: "re.Match[str]") -> list[str]:
    """The key and value of a line written as the hint has it; a hint that ends with the colon leaves the value."""
    row = split(entry.at.line, line)
    ends_with_colon = found[1].rstrip().endswith(":")
    value = row.value if ends_with_colon and row.colon else ""
    return [line[: row.column] + found[1] + (" " if value and found[1].endswith(":") else "") + value]


def _quoted(line: str, entry: Diagnostic, found: "re.Match[str]") -> list[str]:
    row = split(entry.at.line, line)
    return [line[: row.column] + (f"{row.key}: " if row.name and row.value else "") + found[1]]


def _renamed(line: str, entry: Diagnostic, found: "re.Match[str]") -> list[str] | None:
    """The word that the message names in “ ”, at the place of the finding, written as the hint has it."""
    start = entry.at.column - 1
    words = [word for word in re.findall("“([^”]*)”", entry.message) if line.startswith(word, start)]
    return [line[:start] + found[1] + line[start + len(words[0]) :]] if words else None


def _rest_of_line(line: str, entry: Diagnostic, found: "re.Match[str]") -> list[str]:
    return [line[: entry.at.column - 1] + found[1]]


def _appended(line: str, _entry: Diagnostic, found: "re.Match[str]") -> list[str]:
    return [line + found[1]]


def _without_it(line: str, entry: Diagnostic, _found: "re.Match[str]") -> list[str]:
    return [line[: entry.at.column - 1] + line[entry.at.column :]]


def _without_line(_line: str, _entry: Diagnostic, _found: "re.Match[str]") -> list[str]:
    return []


def _replaced(line: str, entry: Diagnostic, found: "re.Match[str]") -> list[str]:
    return [line[: entry.at.column - 1] + found[1] + line[entry.at.column :]]


def _as_another_item(line: str, entry: Diagnostic, _found: "re.Match[str]") -> list[str]:
    return [line[: entry.at.column - 3] + "- " + line[entry.at.column - 1 :]]


def _above(line: str, entry: Diagnostic, found: "re.Match[str]") -> list[str]:
    return [line[: entry.at.column - 1] + found[1], line]


# What hints say to do, the first that fits; where a hint offers two ways, the first of them.
_WAYS: tuple[tuple[str, _Follow], ...] = (
    (r"另起一条的，在前面写“- ”", _as_another_item),
    (r"前面(?:留 (\d+) 个|不留)空格(?:，写成“([^”]+)”)?", _indented),
    (r"^(?:.*，)?写成“(- [^”]+)”", _as_item),
    (r"在这一行末尾补上“([^”]+)”", _appended),
    (r"前后都用半角，写成 (.+?)；", _rest_of_line),
    (r"放进单引号，写成 ('.*')$", _quoted),
    (r"正文里的冒号用全角，写成“([^”]+)”", _rest_of_line),
    (r"单位之间加顿号，写成“([^”]+)”", _renamed),
    (r"是不是“([^”]+)”", _renamed),
    (r"多半应当是“([^”]+)”", _renamed),
    (r"^写成“([a-z_]+):”（", _renamed),
    (r"^写成“([^”#]+: ?[^”]*)”", _as_key),
    (r"^(?:把它删掉|删掉它|删掉，或者换成文字)", _without_it),
    (r"^(?:不需要就)?删掉这一行(?:；|$)", _without_line),
    (r"改成半角的“(#)”", _replaced),
    (r"^改成全角的 (\S)$", _replaced),
    (r"^写成“([^”]+)”(?:$|，或者)", _renamed),
    (r"^写成(星期.)，", _renamed),
    (r"重新录入“(.)”", _replaced),
    (r"上面加一行“([^”]+)”", _above),
)
