"""A mistake in the plan as a value: where it stands, what is wrong, what to write instead."""

from enum import Enum
from typing import NamedTuple


class Position(NamedTuple):
    """A place in the plan file; line and column count from 1, the column in characters."""

    line: int
    column: int

    def right(self, characters: int) -> "Position":
        """The place that many characters further on the same line."""
        return Position(self.line, self.column + characters)


START = Position(1, 1)


class Severity(Enum):
    """How much a problem weighs; only errors stop a command."""

    ERROR = "错误"
    WARNING = "警告"
    NOTE = "提示"


# Codes of reading that stop nothing; every other one is an error. A content rule has its SEVERITY with it.
_WARNINGS = frozenset({"GK001", "GK017", "GK018", "GK019", "GK104"})


def weight(code: str) -> Severity:
    """How much a code of reading weighs, wherever it is found."""
    return Severity.WARNING if code in _WARNINGS else Severity.ERROR


class Edit(NamedTuple):
    """A correction that cannot change the meaning: `length` characters at a place give way to `text`."""

    at: Position
    length: int
    text: str


class Diagnostic(NamedTuple):
    """One problem. `code` is stable (GK0xx file, GK1xx plan, GK2xx content); `hint` says what to write instead.

    A note without a code comes from no rule and says what a person has to look at.
    `edits` do so, where that is safe; they never touch prose. `rated` is the severity of a content rule or a note.
    """

    code: str
    at: Position
    message: str
    hint: str = ""
    rated: Severity | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def severity(self) -> Severity:
        """That of its rule, or of its code: a code of reading weighs the same wherever it is found."""
        return self.rated or weight(self.code)

    @property
    def is_error(self) -> bool:
        """Whether it stops every command."""
        return self.severity is Severity.ERROR
