"""What stops a command: an error that speaks to the user, and the exit codes."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a script can rely on: the plan's own problems are 1, everything that could not be done is 2."""

    DONE = 0
    PROBLEMS = 1
    FAILED = 2
    INTERRUPTED = 130


class GongkaiError(Exception):
    """Something that cannot be done, told in Chinese; the command line prints it without a traceback and exits 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
