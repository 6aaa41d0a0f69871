"""Text → nodes: mappings, lists and texts with positions, straight from the YAML parser's events.

Every scalar is text: 9:00 never becomes 540, no never False. Anchors, aliases and tags are refused.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from gongkai.diagnostics import START, Diagnostic, Position, Severity
from gongkai.reading.folding import unfold
from gongkai.reading.source import CONTROL, Source
from gongkai.text import Text


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order typed; a key stands once."""

    at: Position
    items: list[tuple[Text, "Node"]] = field(default_factory=list)


@dataclass(slots=True)
class Sequence:
    """A list."""

    at: Position
    items: list["Node"] = field(default_factory=list)


Node = Text | Mapping | Sequence

# libyaml's parser is some twenty times faster; PyYAML's own serves where a platform has no wheel with it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 100
_OUR_COMMENT = re.compile(r" #\s*gongkai\s*[:：]")
_NEAR_HASH = re.compile(r"[^\s#] #")


def parse(source: Source) -> tuple[Node | None, list[Diagnostic]]:
    """The file's one document (an empty text if there is none); None if YAML cannot read it."""
    builder = _Builder(source)
    try:
        builder.take(_LOADER(CONTROL.sub("\ufffd", source.text)))
    except yaml.YAMLError as error:
        builder.close()
        from gongkai.reading.scan import scan
        from gongkai.reading.syntax import explain_syntax

        findings = scan(source)
        said = explain_syntax(error, source, findings)
        known = any(finding.at.line == said.at.line for finding in findings)
        return None, [*builder.problems, *findings, *([] if known else [said])]
    except _TooDeepError as error:
        hint = "检查缩进，或者把多余的方括号、花括号去掉"
        return None, [*builder.problems, Diagnostic("GK009", error.at, f"一层套一层，超过了{_DEEPEST}层", hint)]
    return builder.root if builder.root is not None else Text("", START), builder.problems


class _TooDeepError(Exception):
    """Stops the reading of a file that nests without end."""

    def __init__(self, at: Position) -> None:
        self.at = at


class _Builder:
    """Puts events together into nodes, without recursion: a hostile file may nest as deep as it likes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.root: Node | None = None
        self.documents = 0
        self._open: list[Mapping | Sequence] = []
        self._keys: list[Text | None] = []
        self._hashes = _lines_with_a_near_hash(source)

    def take(self, parser: Any) -> None:
        """Consume the parser's events, one by one: a generator over them would cost as much as our own work."""
        next_event = parser.get_event
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._check_tag(event)
                at = _at(event)
                node: Mapping | Sequence = Mapping(at) if kind is yaml.MappingStartEvent else Sequence(at)
                self._add(node)
                self._open.append(node)
                self._keys.append(None)
                if len(self._open) > _DEEPEST:
                    raise _TooDeepError(at)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(self._open.pop())
                self._keys.pop()
            elif kind is yaml.StreamEndEvent:
                return
            elif kind is yaml.AliasEvent:
                hint = "以 * 开头的文字要放进引号"
                self.problems.append(Diagnostic("GK008", _at(event), f"“*{event.anchor}”会被当成特殊记号", hint))
                self._add(Text("", _at(event)))
            elif kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents == 2:
                    hint = "删掉这一行；一个文件只写一份方案"
                    self.problems.append(Diagnostic("GK012", _at(event), "“---”把文件分成了两份", hint))

    def _scalar(self, event: Any) -> None:
        """A text: nearly always plain and on one line, and then nothing but its value and place."""
        start, end, value = event.start_mark, event.end_mark, event.value
        if event.anchor is not None or event.tag is not None:
            self._check_tag(event)
        if event.style == '"' and CONTROL.search(value):
            self.problems.append(
                Diagnostic("GK003", _at(event), "双引号里写了控制字符的代码", "去掉反斜杠和后面的代码")
            )
        if (start.line != end.line or value.startswith("-")) and not self._wants_key():
            self._check_swallowed(event)
        if end.line in self._hashes:
            self._check_comment(event)
        plain = start.line == end.line and not event.style
        self._add(Text(value, Position(start.line + 1, start.column + 1)) if plain else unfold(event, self.source))

    def _wants_key(self) -> bool:
        """Whether the next text is a key."""
        return bool(self._open) and isinstance(self._open[-1], Mapping) and self._keys[-1] is None

    def _add(self, node: Node) -> None:
        """Put a node where it belongs: into the innermost open mapping or list, or at the top."""
        if not self._open:
            if self.documents <= 1:
                self.root = node
            return
        inside = self._open[-1]
        if isinstance(inside, Sequence):
            inside.items.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = self._key(node)
        else:
            self._keys[-1] = None
            if key:  # one that is empty has been reported as GK010
                inside.items.append((key, node))

    def close(self) -> None:
        """Look through what is still open where YAML gave up."""
        for node in self._open:
            self._close(node)

    def _close(self, node: Mapping | Sequence) -> None:
        """Of a key that stands twice in a mapping keep the first, and say so."""
        if isinstance(node, Sequence) or len(dict(node.items)) == len(node.items):
            return
        places: dict[str, Position] = {}
        kept = []
        for key, value in node.items:
            first = places.setdefault(key, key.at)
            if first is key.at or key.startswith("-"):
                kept.append((key, value))
            else:
                message = f"“{key}”写了两次，第一次在第{first.line}行"
                self.problems.append(Diagnostic("GK007", key.at, message, "合成一处，或者删掉其中一处"))
        node.items = kept

    def _key(self, node: Node) -> Text:
        if isinstance(node, Text):
            if not node:
                self.problems.append(Diagnostic("GK010", node.at, "冒号前面没有名称", "写成“名称: 内容”"))
            if node.startswith("-") and len(node) > 1:
                from gongkai.reading.scan import dash_problem

                self.problems.append(dash_problem(node.at, self.source))
            return node
        self.problems.append(
            Diagnostic("GK010", node.at, "冒号前面只能是一个名称，不能是列表", "检查这里的方括号或花括号")
        )
        return Text("", node.at)

    def _check_comment(self, event: Any) -> None:
        """A comment one blank behind a text was mostly meant as text: 发放 # 资料."""
        end = event.end_mark
        rest = self.source.lines[end.line][end.column :]
        if event.value and rest.startswith(" #") and not _OUR_COMMENT.match(rest):
            at = Position(end.line + 1, end.column + 2)
            hint = "是内容，就把整句放进引号；是说明，就在“#”前面多空几格"
            message = f"“{rest.strip()[:12]}”被当成说明，印不出来"
            self.problems.append(Diagnostic("GK018", at, message, hint, Severity.WARNING))

    def _check_swallowed(self, event: Any) -> None:
        """Lines that were meant as something of their own but belong to this text, as YAML has it."""
        from gongkai.reading.scan import swallowed

        self.problems += swallowed(event, self.source)

    def _check_tag(self, event: Any) -> None:
        """Refuse `&name` and `!tag`, which a person types meaning plain text."""
        if event.anchor is not None:
            hint = "以 & 开头的文字要放进引号"
            self.problems.append(Diagnostic("GK008", _at(event), f"“&{event.anchor}”会被当成特殊记号", hint))
        elif event.tag is not None:
            hint = "以 ! 开头的文字要放进引号"
            self.problems.append(Diagnostic("GK008", _at(event), f"“{event.tag}”会被当成特殊记号", hint))


def _at(event: Any) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else START


def _lines_with_a_near_hash(source: Source) -> frozenset[int]:
    """The lines, from 0, where a # stands one blank behind something; mostly none, and found at once."""
    if _NEAR_HASH.search(source.text) is None:
        return frozenset()
    return frozenset(number for number, line in enumerate(source.lines) if _NEAR_HASH.search(line))
