"""What is missing is brought to the Python that runs, however that one was installed."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from gongkai import extras
from gongkai.extras import installing


@pytest.fixture
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python of its own that nobody has activated."""
    own = tmp_path / "示例" / "bin" / "python"
    own.parent.mkdir(parents=True)
    own.write_text("#!/bin/sh\n", encoding="utf-8")
    own.chmod(0o755)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "示例"))
    monkeypatch.setattr(sys, "executable", str(own))
    return own


def test_by_its_own_path(python: Path) -> None:
    assert installing("typst") == f"{python} -m pip install typst"


def test_from_the_folder_above_it(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(python.parents[2])
    assert installing("typst") == f"{Path('示例/bin/python')} -m pip install typst"


@pytest.mark.skipif(os.name == "nt", reason="needs a file that runs without a suffix")
def test_by_its_name_where_it_is_activated(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(python.parent), prepend=os.pathsep)
    assert shutil.which("python") == str(python)
    assert installing("psycopg[binary]") == 'python -m pip install "psycopg[binary]"'


def test_in_a_folder_with_a_blank(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(python.parent / "a b" / "python"))
    assert installing("typst") == f'"{python.parent / "a b" / "python"}" -m pip install typst'


def test_by_pipx(python: Path) -> None:
    (python.parents[1] / "pipx_metadata.json").write_text("{}", encoding="utf-8")
    assert installing("typst") == "pipx inject 示例 typst"


def test_by_uv_where_there_is_no_pip(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    assert installing("typst") == f"uv pip install --python {python} typst"
