"""The plan's format as a schema of yamale's, from the same table of keys that our reader goes by."""

from gongkai.keys import SHAPES, Key

_TEXTS = {"text", "time", "date", "due", "yesno", "number", "generated"}
_LISTS = {"texts", "list", "units", "names", "numbering", "row"}


def schema() -> str:
    """The whole format, as `gongkai schema` has it: every key, whether it must be there, and what it holds."""
    top, *others = SHAPES.items()
    parts = [_fields(top[1]), *(f"{name}:\n{_fields(keys, '  ')}" for name, keys in others)]
    return "\n---\n".join((parts[0], "\n".join(parts[1:]))) + "\n"


def _fields(keys: tuple[Key, ...], indent: str = "") -> str:
    return "\n".join(f"{indent}{key.name}: {_holds(key.kind, key.required)}" for key in keys)


def _holds(kind: str, required: bool) -> str:
    """A kind of ours as a validator of yamale's."""
    outer, _, inner = kind.partition(":")
    suffix = "" if required else ", required=False"
    if outer == "seq":
        return f"list({_holds(inner, True)}{suffix})"
    if outer == "map":
        return f"map({_holds(inner, True)}{suffix})"
    if kind in _TEXTS:
        return f"any(str(), num(), bool(), day(){suffix})"
    if kind in _LISTS:
        return f"any(str(), num(), list(any(str(), num(), day())){suffix})"
    if kind == "prose":
        return f"any(str(), list(any(str(), include('piece'))){suffix})"
    return f"include('{kind}'{suffix})"
