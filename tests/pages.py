"""Measuring a PDF against the page standard, and printing Word's format with LibreOffice."""

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

from gongkai.libreoffice import AS_ON_PAPER
from gongkai.page import measured
from gongkai.page.measured import MM, Char, Page, is_han, is_number, text_of
from tests.conftest import FANDOL, ROOT, Result, run_gongkai

__all__ = [
    "FANDOL",
    "MM",
    "Char",
    "Page",
    "Printed",
    "by_libreoffice",
    "is_han",
    "is_number",
    "measure",
    "printed_in",
    "rendered_in",
    "text_of",
]


def measure(path: Path) -> list[Page]:
    """The pages of a PDF."""
    return measured.measure(path.read_bytes())


def by_libreoffice(folder: Path, *paths: Path, to: str = AS_ON_PAPER) -> list[Path]:
    """The documents as LibreOffice prints them, with free fonts standing in for an office's; each has its own name.

    To start it takes far longer than a document does.
    """
    office = shutil.which("soffice")
    assert office is not None
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
    fonts = {"FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf")}
    command += ["--convert-to", to, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, **fonts})
    return [folder / f"{path.stem}.{to.partition(':')[0]}" for path in paths]


Printed = Callable[[str, str], tuple[Page, ...]]


def printed_in(folder: Path, office: Path, prefix: str, write: Callable[[str, Path], Result]) -> Printed:
    """The pages of a document by its name and format: Word's lie in the folder, PDFs are written when asked for.

    What this module writes has a prefix, since `office` is everybody's.
    """

    @cache
    def _pages(name: str, format: str) -> tuple[Page, ...]:
        path = folder / f"{name}.pdf"
        if format == "pdf":
            path = office / f"{prefix}-{name}.pdf"
            assert write(name, path).code == 0
        return tuple(measure(path))

    return _pages


def rendered_in(folder: Path, office: Path, prefix: str) -> Printed:
    """The same where each document is the notice of a plan in the folder."""

    def _write(name: str, path: Path) -> Result:
        return run_gongkai("render", "-p", folder / f"{name}.yaml", "-o", path, "--fonts", FANDOL)

    return printed_in(folder, office, prefix, _write)
