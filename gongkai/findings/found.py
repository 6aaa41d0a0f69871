"""The findings of `validate` as every format shows them."""

from typing import NamedTuple

from gongkai.diagnostics import Diagnostic


class Findings(NamedTuple):
    """What was found in one file, in the order of the file."""

    name: str
    found: tuple[Diagnostic, ...]
