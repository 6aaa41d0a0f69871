"""Measuring a PDF against the page standard: positions in millimetres from the paper's top left corner."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber

from tests.conftest import FANDOL, ROOT

__all__ = ["FANDOL", "MM", "Char", "Page", "by_libreoffice", "is_han", "is_number", "measure", "text_of"]

MM = 25.4 / 72
_AS_ON_PAPER = '{"IsSkipEmptyPages": {"type": "boolean", "value": "false"}}'  # with those before an even page
_ASCENT = 0.86  # of a Han character above its baseline, as its ink stands in the square


class Char(NamedTuple):
    """A character: its text, left edge and advance, baseline, size (points) and font."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str

    @property
    def top(self) -> float:
        """The top of a Han character's ink."""
        return self.baseline - self.size * MM * _ASCENT


class Page(NamedTuple):
    """The characters of a page in lines from top to bottom, and its horizontal rules as (left, right, y, thickness)."""

    lines: list[list[Char]]
    rules: list[tuple[float, float, float, float]]

    @property
    def body(self) -> list[list[Char]]:
        """The lines but for the page number."""
        return [line for line in self.lines if not is_number(line)]

    @property
    def number(self) -> list[Char]:
        """The page number's characters, without blanks; none where the page has none."""
        return [char for line in self.lines if is_number(line) for char in line if char.text.strip()]


def text_of(line: list[Char]) -> str:
    """A line's text."""
    return "".join(char.text for char in line)


def is_number(line: list[Char]) -> bool:
    """Whether a line is the page's number: — 1 —."""
    text = text_of(line).replace(" ", "")
    return text.startswith("—") and text.endswith("—") and text.strip("—").isdigit()


def is_han(char: Char) -> bool:
    """Whether a character is a Han character."""
    return "\u4e00" <= char.text <= "\u9fff"


def measure(path: Path) -> list[Page]:
    """The pages of a PDF."""
    with pdfplumber.open(path) as document:
        return [_page(page) for page in document.pages]


def _page(page: Any) -> Page:
    lines: dict[float, list[Char]] = {}
    for char in page.chars:
        baseline = (page.height - char["matrix"][5]) * MM
        found = Char(char["text"], char["x0"] * MM, char["x1"] * MM, baseline, char["size"], char["fontname"])
        near = next((known for known in lines if abs(known - baseline) < 1.5), baseline)
        lines.setdefault(near, []).append(found)
    ordered = [sorted(lines[baseline], key=lambda char: char.left) for baseline in sorted(lines)]
    shapes = [*page.lines, *(rect for rect in page.rects if rect["height"] < 3)]
    rules = [(s["x0"] * MM, s["x1"] * MM, s["top"] * MM, (s.get("linewidth") or s["height"]) * MM) for s in shapes]
    return Page(ordered, [rule for rule in rules if rule[1] - rule[0] > 20])


def by_libreoffice(folder: Path, *paths: Path) -> list[Path]:
    """The documents as LibreOffice prints them, with free fonts standing in for an office's; each has its own name.

    To start it takes far longer than a document does.
    """
    office = shutil.which("soffice")
    assert office is not None
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
    fonts = {"FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf")}
    command += ["--convert-to", f"pdf:writer_pdf_Export:{_AS_ON_PAPER}", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, **fonts})
    return [folder / f"{path.stem}.pdf" for path in paths]
