"""Options typed the way that Chinese keyboards and word processors write them: ——pending, －－pending, –p, -pending."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from gongkai.patterns import pattern

_ODD = "\u00ad\u2010-\u2015\u2043\u2212\u2500\u2501\u2e3a\u2e3b\u30fc\ufe31\ufe32\ufe58\ufe63\uff0d\uff70"
_TOKEN = pattern(f"(?P<dashes>[-{_ODD}]+)(?P<rest>.*)", re.DOTALL)
_DASH = pattern(f"[{_ODD}]")
_NAME = pattern("(?P<name>[A-Za-z][A-Za-z-]*)(?P<value>=.*)?", re.DOTALL)


def is_like_option(token: str) -> bool:
    """Whether it begins with some kind of dash."""
    return _TOKEN.match(token) is not None


def meant(token: str, options: Collection[str]) -> str | None:
    """How to write what was meant, one of these options as they are typed; None for what is no slip of this kind.

    "" is for an option that there is not, with dashes that are none.
    """
    if token.partition("=")[0] in options:  # whatever its value is written with
        return None
    found = _TOKEN.fullmatch(token)
    rest = unicodedata.normalize("NFKC", found["rest"]) if found else ""
    name = _NAME.fullmatch(_DASH.sub("-", rest))
    if found is None or name is None:
        return None
    written = f"--{name['name']}" if len(name["name"]) > 1 else f"-{name['name']}"
    if written not in options:
        if found["dashes"] in ("-", "--"):
            return None
        from difflib import get_close_matches

        near = get_close_matches(written.lower(), options, n=1, cutoff=0.8)
        if not near:
            return ""
        written = near[0]
    corrected = written + (name["value"] or "")
    return None if corrected == token else corrected


def typed_options(arguments: Iterable[str], with_value: Collection[str]) -> Iterator[str]:
    """The arguments up to a -- that are no values of an option before them; `with_value` are those that take one."""
    skip = False
    for argument in arguments:
        if argument == "--":
            return
        if not skip:
            yield argument
        skip = not skip and argument in with_value
