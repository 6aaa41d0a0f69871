"""Markdown: headings, emphasis, links, lists and tables as what they are; a line is a paragraph, as in plain text."""

import re
from collections.abc import Iterator
from itertools import groupby

from gongkai.importing.files.paper import CROSSED_OUT, PICTURE_GONE, Block, Paper, Paragraph, grid, split
from gongkai.patterns import pattern

NAMES = (".md", ".markdown")
_ESCAPED = pattern(r"\\([!-/:-@\[-`{-~])")
_HELD = 0xF0000  # a private character for each that is escaped, until the marks are read
_FRONT = pattern(r"\ufeff?---[ \t]*\r?\n(?:[^\n]{0,500}\n){0,60}?---[ \t]*(?:\r?\n|\Z)")
_COMMENT = pattern(r"<!--((?>(?:[^-]++|-(?!->)){0,2000}))-->")
_FENCE = pattern(r"\s{0,3}(?:```|~~~)[^`]*")
_RULE = pattern(r"\s{0,3}(?:(?:-\s*){3,80}|(?:\*\s*){3,80}|(?:_\s*){3,80}|={2,80}\s*)")
_HEADING = pattern(r"\s{0,3}#{1,6}(?!#)")
_BEFORE = pattern(r"\s*(?:>\s?)*\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?")
_ROW = pattern(r"\s*\|.*\|\s*")
_BELOW_HEAD = pattern(r"[\s|:\-]+")
_PICTURE = pattern(r"!\[(?P<said>[^\[\]]{0,200})\]\([^()\s]{0,400}(?:\s[^()]{0,100})?\)")
_LINK = pattern(r"\[(?P<text>[^\[\]]{1,200})\]\((?:[^()]|\([^()]{0,100}\)){0,400}\)")
_ADDRESS = pattern(r"<((?:https?://|mailto:)?[^<>\s]{1,200}[.@][^<>\s]{1,200})>")
_BREAK = pattern(r"<br\s*/?>", re.IGNORECASE)
_STRUCK = pattern(r"~~(?=\S)([^~]{1,400})(?<=\S)~~")
_EMPHASES = (
    pattern(r"\*\*(?=\S)((?:[^*]|\*(?!\*)){1,400})(?<=\S)\*\*"),
    pattern(r"(?<!\w)__(?=\S)([^_]{1,400})(?<=\S)__(?!\w)"),
    pattern(r"(?<![\d*])\*(?=\S)([^*]{1,400})(?<=\S)\*(?![\d*])"),
    pattern(r"(?<!\w)_(?=\S)([^_]{1,400})(?<=\S)_(?!\w)"),
    pattern(r"`([^`]{1,400})`"),
)


def read(text: str) -> Paper:
    """The paragraphs and tables of a file, without the marks of the format."""
    front = _FRONT.match(text)
    left = [Paragraph(line, 1) for line in split(front[0])] if front else []
    left += [Paragraph(line, 1) for said in _COMMENT.findall(text) for line in split(said)]
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    lines = list(enumerate(text.splitlines(), 1))[len(front[0].splitlines()) if front else 0 :]
    pictures = len(_PICTURE.findall(text))
    blocks: list[Block] = []
    for is_row, rows in groupby(lines, key=lambda entry: _ROW.fullmatch(entry[1]) is not None):
        entries = list(rows)
        if is_row and len(entries) > 1:
            cells = [_cells(line) for _, line in entries if not _BELOW_HEAD.fullmatch(line)]
            blocks += grid(cells, entries[0][0])
        else:
            blocks += [block for at, line in entries for block in _paragraphs(line, at)]
    notes = [f"图片{pictures}张没有收进来"] if pictures else []
    notes += [CROSSED_OUT] if any(CROSSED_OUT in block.told for block in blocks) else []
    return Paper(tuple(blocks), notes=tuple(notes), left=tuple(left))


def _paragraphs(line: str, at: int) -> Iterator[Paragraph]:
    """The paragraphs of a line: one, but for its breaks; none for a line of marks."""
    if _FENCE.fullmatch(line) or _RULE.fullmatch(line):
        return
    heading = _HEADING.match(line)
    own = line[heading.end() :].rstrip("# \t") if heading else line[_BEFORE.match(line).end() :]  # type: ignore[union-attr]
    told = [CROSSED_OUT] if _STRUCK.search(own) else []
    told += [PICTURE_GONE] if _PICTURE.sub("", own).strip() and _PICTURE.search(own) else []
    for nth, part in enumerate(split(_plain(own))):
        yield Paragraph(part, at, "heading" if heading else "", "" if nth else "；".join(told))


def _cells(line: str) -> list[str]:
    """The cells of a table's row."""
    return [_plain(cell) for cell in _held(line).strip().strip("|").split("|")]


def _held(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(_HELD + ord(found[1])), text)


def _plain(text: str) -> str:
    """A text without the marks around its words."""
    text = _BREAK.sub("\n", _ADDRESS.sub(r"\1", _LINK.sub(r"\g<text>", _PICTURE.sub("", _held(text)))))
    for emphasis in (_STRUCK, *_EMPHASES):
        text = emphasis.sub(r"\1", text)
    return "".join(chr(ord(one) - _HELD) if _HELD < ord(one) < _HELD + 128 else one for one in text)
