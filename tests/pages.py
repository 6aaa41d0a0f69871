"""Measuring a PDF against the page standard, and printing Word's format with LibreOffice."""

import os
import shutil
import subprocess
from pathlib import Path

from gongkai.libreoffice import AS_ON_PAPER
from gongkai.page import measured
from gongkai.page.measured import MM, Char, Page, is_han, is_number, text_of
from tests.conftest import FANDOL, ROOT

__all__ = ["FANDOL", "MM", "Char", "Page", "by_libreoffice", "is_han", "is_number", "measure", "text_of"]


def measure(path: Path) -> list[Page]:
    """The pages of a PDF."""
    return measured.measure(path.read_bytes())


def by_libreoffice(folder: Path, *paths: Path) -> list[Path]:
    """The documents as LibreOffice prints them, with free fonts standing in for an office's; each has its own name.

    To start it takes far longer than a document does.
    """
    office = shutil.which("soffice")
    assert office is not None
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
    fonts = {"FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf")}
    command += ["--convert-to", AS_ON_PAPER, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, **fonts})
    return [folder / f"{path.stem}.pdf" for path in paths]
