"""Patterns that are compiled when they are first asked: compiling all took a command longer than reading."""

import re
from typing import Any, AnyStr, cast


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, at a module's top; what is wrong with the source shows on first use."""
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))


class _Lazy:
    """Stands for a pattern. A method that was asked once is an attribute from then on, as fast as the pattern's own."""

    def __init__(self, source: Any, flags: int) -> None:
        self._asked = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._asked), name)
        setattr(self, name, value)
        return value
