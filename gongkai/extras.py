"""Packages that only some commands need, and the command that brings one to the Python that runs us."""

import os
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path


def installing(package: str) -> str:
    """What to type: `pip` alone may belong to another Python, and neither pipx nor uv gives its tools one."""
    if os.path.lexists(Path(sys.prefix) / "pipx_metadata.json"):
        return f"pipx inject {Path(sys.prefix).name} {_quoted(package)}"
    if find_spec("pip") is None:
        return f"uv pip install --python {_python()} {_quoted(package)}"
    return f"{_python()} -m pip install {_quoted(package)}"


def _python() -> str:
    """The running Python as shortly as the shell finds it."""
    own = Path(sys.executable)
    if shutil.which(own.name) == str(own):
        return own.name
    return _quoted(str(own.relative_to(Path.cwd()) if own.is_relative_to(Path.cwd()) else own))


def _quoted(word: str) -> str:
    """The word as every shell takes it, Windows' own among them."""
    return word if re.fullmatch(r"[\w.:/\\+@-]+", word) else f'"{word}"'
