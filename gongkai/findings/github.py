"""The findings of `validate` as the annotations that GitHub shows beside a change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongkai.findings.weights import LEVELS

if TYPE_CHECKING:
    from gongkai.findings.found import Findings


def write(view: "Sequence[Findings]") -> str:
    """One workflow command a finding."""
    return "".join(
        f"::{LEVELS[found.severity].replace('note', 'notice')} file={_property(file.name)},line={found.at.line},"
        f"col={found.at.column},title={found.code}::{_data('。'.join(filter(None, (found.message, found.hint))))}\n"
        for file in view
        for found in file.found
    )


def _data(text: str) -> str:
    """A message as workflow commands want it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property, in which : and , have a meaning too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
