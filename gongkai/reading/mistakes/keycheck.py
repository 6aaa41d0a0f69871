"""A key that the plan does not have: which one was meant."""

import re
from difflib import get_close_matches
from unicodedata import normalize

from gongkai.diagnostics import Diagnostic, Edit
from gongkai.keys import SHAPES, Key
from gongkai.patterns import pattern
from gongkai.reading.mistakes.scan import respaced
from gongkai.reading.nodes import Node
from gongkai.text import Text, shortened
from gongkai.wide import is_chinese

_WIDE_KEY = pattern(r"(?:^|[，,]\s*)(?P<key>[a-z_]+)\s*：\s*")
_SAME = {  # English words by which somebody may look for a key, and the key
    **dict.fromkeys(("address", "addr", "location", "venue", "where"), "place"),
    **dict.fromkeys(("when", "day", "days", "datetime"), "time"),
    **dict.fromkeys(("leader", "owner", "head", "manager"), "lead"),
    **dict.fromkeys(("members", "attendees", "attend", "join"), "participants"),
    **dict.fromkeys(("deadline", "before"), "due"),
    **dict.fromkeys(("content", "body", "description", "desc"), "text"),
    **dict.fromkeys(("name", "heading", "subject"), "title"),
    **dict.fromkeys(("tel", "telephone", "mobile", "call"), "phone"),
    **dict.fromkeys(("mail", "mailbox"), "email"),
}
_SPECIAL = pattern("""["'#&*!|>%@`\\[\\]{}]""")
_COLONS = ":："
_INVISIBLE = " \t\u3000\xa0\u200b\u200c\u200d\u2060\ufeff"


def unknown_key(typed: Text, value: Node, known: tuple[Key, ...], where: str, in_braces: bool) -> Diagnostic:
    """The diagnostic for a key that does not belong here, with the nearest that does."""
    bare = typed.strip(_INVISIBLE)
    if bare != typed:
        before = typed[: typed.index(bare)] if bare else typed
        indent = respaced(typed.at, before)
        hint = f"删掉它们，用半角空格，前面留 {typed.at.column - 1 + len(indent.text)} 个空格，写成“{bare}: ”"
        edits = (indent._replace(length=len(typed), text=indent.text + bare),)
        return Diagnostic("GK005", typed.at, f"“{bare}”前后有全角空格或看不见的字符", hint, edits=edits)
    if (again := colon_again(typed)) and any(key.name == typed.rstrip(_COLONS) for key in known):
        return again
    if in_braces and "：" in typed and (found := _wide_in_braces(typed, value, known)):
        return found
    return Diagnostic("GK101", typed.at, f"{where}里没有“{typed}”这一项", _advice(bare, value, known, in_braces))


def colon_again(typed: Text) -> Diagnostic | None:
    """What is wrong with a key that ends in a colon: YAML takes the last of several for the one, title:: 通知."""
    word = typed.rstrip(_COLONS)
    if not word or typed[-1] not in _COLONS:
        return None
    at = typed.position(len(word))
    hint = f"写成“{word}: ”，一个半角冒号，后面空一格"
    return Diagnostic("GK013", at, "冒号打了不止一个", hint, edits=(Edit(at, len(typed) - len(word), ""),))


def wide_in_braces(typed: str, known: tuple[Key, ...]) -> list[re.Match[str]]:
    """The keys with a full-width colon in what YAML takes for one key: person：李四，phone：12345678."""
    names = {key.name for key in known}
    found = list(_WIDE_KEY.finditer(typed))
    return found if found and found[0].start() == 0 and all(one["key"] in names for one in found) else []


def _wide_in_braces(typed: Text, value: Node, known: tuple[Key, ...]) -> Diagnostic | None:
    keys = wide_in_braces(typed, known)
    if not keys:
        return None
    first = keys[0]
    edits = [Edit(typed.position(one.end("key")), one.end() - one.end("key"), ": ") for one in keys]
    edits += [Edit(typed.position(one.start()), one.start("key") - one.start(), ", ") for one in keys[1:]]
    right = _WIDE_KEY.sub(lambda one: f"{', ' if one.start() else ''}{one['key']}: ", typed)
    hint = f"花括号里冒号、逗号用半角，后面空一格，写成“{right}”"
    plain = not _SPECIAL.search(typed) and isinstance(value, Text) and not value
    at = typed.position(first.end("key"))
    return Diagnostic("GK013", at, "这里是全角冒号“：”", hint, edits=tuple(sorted(edits)) if plain else ())


def meant(typed: str, known: tuple[Key, ...]) -> Key | None:
    """The key that a word stands for: by its Chinese name, or nearly its English one."""
    bare = normalize("NFKC", typed.strip(_INVISIBLE))
    for key in known:
        if bare in (key.name, key.label, *key.synonyms):
            return key
    names = {key.name: key for key in known}
    if (same := _SAME.get(bare.lower())) in names:
        return names[same]
    near = get_close_matches(bare.lower(), names, n=1, cutoff=0.65)
    return names[near[0]] if near else None


def _advice(typed: str, value: Node, known: tuple[Key, ...], in_braces: bool) -> str:
    key = meant(typed, known)
    if key and (typed == key.label or typed in key.synonyms):
        return f"写成“{key.name}:”（{key.label}）"
    if key and typed.rstrip("s") == key.name.rstrip("s"):  # contact of units, which one of reports may have
        return f"是不是“{key.name}”（{key.label}）？"
    if owners := [shape for shape, keys in SHAPES.items() if any(key.name == typed for key in keys)]:
        hint = f"“{typed}”要写在 {'、'.join(_WHERE[owner] for owner in owners[:3])} 里，看看缩进对不对"
        if owners != ["figure"] or not isinstance(value, Text):
            return hint
        return f"{hint}；这一项写成“- {{name: 开展活动（场次）, {typed}: {shortened(value)}}}”这样"
    if key:
        return f"是不是“{key.name}”（{key.label}）？"
    if is_chinese(typed[:1]) and known == SHAPES["registry"]:
        return "分组写在 groups 下面，别名写在 aliases 下面，比它们多缩进两格"
    if isinstance(value, Text) and not value and is_chinese(typed[:1]) and in_braces:
        return "花括号里的半角逗号会把内容断开：给整句加引号，或者改成一行一项"
    labels = {key.label: key for key in known}
    if near := get_close_matches(typed, labels, n=1, cutoff=0.5):
        return f"是不是“{labels[near[0]].name}”（{near[0]}）？"
    return f"这里可以写：{'、'.join(f'{key.name}（{key.label}）' for key in known)}"


_WHERE = {
    "plan": "最外层",
    "notice": "notice",
    "scheme": "plan",
    "level": "numbering",
    "section": "sections 的一节",
    "attachment": "attachments 的一个附件",
    "in_text": "in_text",
    "labels": "labels",
    "table": "table",
    "piece": "text、requirements 的一部分",
    "registry": "units",
    "group": "units 的一个分组",
    "contact": "units 的 contacts",
    "report": "reports 的一项",
    "figure": "figures 的一项",
    "interpretation": "interpretations 的一条",
    "scoring": "scoring",
    "addition": "additions 的一项",
    "hotline": "hotline",
    "hot": "hotline 的 hot",
    "columns": "hotline 的 columns",
    "portal": "portal",
}
