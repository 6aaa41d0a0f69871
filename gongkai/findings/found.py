"""The findings of `validate` as every format shows them."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gongkai.diagnostics import Diagnostic
    from gongkai.reading.source import Source


class Findings(NamedTuple):
    """What was found in one file, in the order of the file."""

    source: "Source"
    found: "tuple[Diagnostic, ...]"

    @property
    def name(self) -> str:
        """The file as it is called."""
        return self.source.name
