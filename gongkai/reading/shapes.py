"""The mechanism of reading: a mapping by its shape in the table of keys, each value by its kind."""

from collections.abc import Callable
from functools import cache
from typing import Any

from gongkai.diagnostics import Diagnostic, Position
from gongkai.keys import SHAPES, Key
from gongkai.phrases.deadlines import Deadline
from gongkai.phrases.names import UnitPhrase
from gongkai.reading.nodes import Mapping, Node, Sequence
from gongkai.reading.source import Source
from gongkai.text import Text, shortened

Values = dict[str, Any]
_EXAMPLES = 4
_FOUND = {Text: "一段文字", Mapping: "一组“名称: 内容”", Sequence: "一个列表"}


class ShapeReader:
    """Reads mappings and lists; a subclass has a method `_read_X` for every kind X; it gives None after a problem."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self._readers: dict[str, tuple[Callable[[Node, Key], Any], str]] = {}

    def problem(self, code: str, at: Position, message: str, hint: str) -> None:
        """Note a problem; reading goes on."""
        self.problems.append(Diagnostic(code, at, message, hint))

    def shape(self, name: str, node: Node, where: str) -> Values | None:
        """A mapping's values by key, in the order typed; None if the node is no mapping.

        A required key that is missing or unreadable gets a blank value, so that the rest is still looked through.
        """
        if not isinstance(node, Mapping):
            names = "、".join(key.name for key in SHAPES[name][:_EXAMPLES])
            self.misshapen(node, where, f"写成一行行“名称: 内容”，这里的名称有 {names} 等")
            return None
        known = _known(name)
        values: Values = {}
        typed: set[str] = set()
        for word, value in node.items:
            if (key := known.get(word)) is None:
                typed |= self._unknown(word, value, SHAPES[name], where, node)
            elif isinstance(value, Text) and not value and key.kind != "registry":
                self._empty(word, key)
            elif (read := self.read(key, value)) is not None:
                values[key.name] = read
            typed.add(word)
        for key in _required(name):
            if key.name not in values:
                if key.name not in typed:
                    hint = f"补上“{key.name}: ……”：{key.help}"
                    self.problem("GK102", node.at, f"{where}里缺少 {key.name}（{key.label}）", hint)
                values[key.name] = _blank(key, node.at)
        return values

    def read(self, key: Key, node: Node) -> Any:
        """The value of a key by its kind; None, with the problem noted, if it cannot be read."""
        reader, inner = self._readers.get(key.kind) or self._reader(key.kind)
        return reader(node, key._replace(kind=inner) if inner else key)

    def _reader(self, kind: str) -> tuple[Callable[[Node, Key], Any], str]:
        """What reads a kind, and the kind that it holds in turn (seq:X holds X); looked up once."""
        outer, _, inner = kind.partition(":")
        self._readers[kind] = found = getattr(self, f"_read_{outer}"), inner
        return found

    def misshapen(self, node: Node, where: str, advice: str) -> None:
        """Note that a mapping, list or text was wanted here, or what the bare lines show to be the reason."""
        if isinstance(node, Mapping) and node.items and node.items[0][0].startswith("-"):
            return  # a list whose dashes lack their space, which has been said already
        if isinstance(node, Text):
            if self.has_slips(node):
                return
            above = self.source.line(node.at.line - 1)
            if above.rstrip().endswith(":") and not self.source.line(node.at.line)[: node.at.column - 1].strip(" -"):
                advice = f"是第{node.at.line - 1}行“{above.strip()}”的内容，就比它多缩进两格；不然{advice}"
        self.problem("GK103", node.at, f"{where}读到的是{_FOUND[type(node)]}", advice)

    def has_slips(self, text: Text) -> bool:
        """Whether the bare lines of a text show why it is one; that is noted."""
        from gongkai.reading.mistakes.scan import scan

        findings = scan(self.source.rows, text.at.line, text.position(len(text)).line)
        self.problems += findings
        return bool(findings)

    def _read_seq(self, node: Node, key: Key) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            self.misshapen(node, f"{key.name}（{key.label}）", "写成列表，每一条以“- ”开头")
            return None
        return tuple(value for item in node.items if (value := self.read(key, item)) is not None)

    def _read_map(self, node: Node, key: Key) -> tuple[tuple[Text, Any], ...] | None:
        if not isinstance(node, Mapping):
            self.misshapen(node, f"{key.name}（{key.label}）", _as_lines(node, key))
            return None
        for name, _ in node.items:
            if name.endswith((":", "：")):
                from gongkai.reading.mistakes.keycheck import colon_again

                self.problems += filter(None, [colon_again(name)])
        pairs = ((name, self.read(key._replace(name=name), value)) for name, value in node.items)
        return tuple((name, value) for name, value in pairs if value is not None)

    def _unknown(self, word: Text, value: Node, known: tuple[Key, ...], where: str, inside: Mapping) -> set[str]:
        """Note an unknown key; gives the key that was meant, which then is not missing as well."""
        from gongkai.reading.mistakes.keycheck import meant, unknown_key, wide_in_braces
        from gongkai.reading.mistakes.rows import OUR_KEYS

        is_first = not self.source.line(word.at.line)[: word.at.column - 1].strip()
        found = unknown_key(word, value, known, where, in_braces=not is_first)
        key = meant(word, known)
        there = next((other for other, _ in inside.items if key and other == key.name and word not in OUR_KEYS), None)
        if key and there:
            found = found._replace(hint=f"“{key.name}”（{key.label}）在第{there.at.line}行已经写了：合成一处，删掉一处")
        self.problems.append(found if is_first or found.code == "GK013" else found._replace(edits=()))
        return {key.name for key in (key,) if key} | {one["key"] for one in wide_in_braces(word, known)}

    def _empty(self, word: Text, key: Key) -> None:
        """A key with nothing behind it: left out on purpose, or swallowed by a #."""
        if "#" in self.source.line(word.at.line)[word.at.column - 1 + len(word) :]:
            hint = "“#”后面会被当成注释；如果是内容，把整句放进引号"
        else:
            hint = f"内容写在下面几行的，检查它们的缩进；{needed(key)}"
        self.nothing(word.at, key, "后面没有内容", hint)

    def nothing(self, at: Position, key: Key, said: str, hint: str) -> None:
        """Note a key with nothing in it, which is an error where something is required."""
        self.problem("GK102" if key.required else "GK104", at, f"{key.name}（{key.label}）{said}", hint)


def _as_lines(node: Node, key: Key) -> str:
    """How what was typed as a list or a text is written as lines of names and contents."""
    if isinstance(node, Sequence) and node.items and all(isinstance(item, Mapping) for item in node.items):
        return "去掉每行前面的“- ”，写成一行行“名称: 内容”"
    typed = node if isinstance(node, Text) else next((item for item in getattr(node, "items", ()) if item), "")
    name, mark, rest = (typed if isinstance(typed, Text) else "").partition("、")
    example = f"，如“{shortened(name)}: {shortened(rest)}”" if mark and rest else ""
    if key.name == "aliases" and not example:
        example = f"，如“{shortened(name) or '现在的名称'}: 原来的名称”"
    return f"另起一行、多缩进两格，写成一行行“名称: 内容”{example}"


def needed(key: Key) -> str:
    """What to do about a key with nothing in it."""
    return f"没有写的，补上：{key.help}" if key.required else "不需要就删掉这一行"


@cache
def _known(shape: str) -> dict[str, Key]:
    """The keys of a shape by name."""
    return {key.name: key for key in SHAPES[shape]}


@cache
def _required(shape: str) -> tuple[Key, ...]:
    """The keys that a shape cannot do without."""
    return tuple(key for key in SHAPES[shape] if key.required)


def _blank(key: Key, at: Position) -> Any:
    """Something of the right type to stand in for a required value; a plan that has one is never used."""
    text = Text("", at)
    if key.kind == "units":
        return UnitPhrase(text, ())
    if key.kind in ("due", "dues"):
        return Deadline(text)
    return text if key.kind in ("text", "number") else ()
