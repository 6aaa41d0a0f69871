"""Text → nodes: mappings, lists and texts with positions, straight from the YAML parser's events.

Every scalar is text: 9:00 never becomes 540, no never False. Anchors, aliases and tags are refused.
"""

import re
from collections.abc import Iterable, Iterator
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
    lines: dict[str, int] = field(default_factory=dict)


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
        builder.take(yaml.parse(CONTROL.sub("\ufffd", source.text), Loader=_LOADER))
    except yaml.YAMLError as error:
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

    def take(self, events: Iterable[Any] | Iterator[Any]) -> None:
        """Consume the parser's events."""
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._check_tag(event)
                if event.style == '"' and CONTROL.search(event.value):
                    self.problems.append(
                        Diagnostic("GK003", _at(event), "双引号里写了控制字符的代码", "去掉反斜杠和后面的代码")
                    )
                is_key = bool(self._open) and isinstance(self._open[-1], Mapping) and self._keys[-1] is None
                if not is_key and (event.end_mark.line > event.start_mark.line or event.value.startswith("-")):
                    self._check_swallowed(event)
                if event.end_mark.line in self._hashes:
                    self._check_comment(event)
                self._add(unfold(event, self.source))
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
                self._open.pop()
                self._keys.pop()
            elif kind is yaml.AliasEvent:
                hint = "以 * 开头的文字要放进引号"
                self.problems.append(Diagnostic("GK008", _at(event), f"“*{event.anchor}”会被当成特殊记号", hint))
                self._add(Text("", _at(event)))
            elif kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents == 2:
                    hint = "删掉这一行；一个文件只写一份方案"
                    self.problems.append(Diagnostic("GK012", _at(event), "“---”把文件分成了两份", hint))

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
            self._pair(inside, key, node)

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

    def _pair(self, mapping: Mapping, key: Text, value: Node) -> None:
        if not key:
            return  # reported as GK010
        first = mapping.lines.setdefault(key, key.at.line)
        if key.startswith("-"):
            mapping.items.append((key, value))
        elif len(mapping.lines) == len(mapping.items):
            message = f"“{key}”写了两次，第一次在第{first}行"
            self.problems.append(Diagnostic("GK007", key.at, message, "合成一处，或者删掉其中一处"))
        else:
            mapping.items.append((key, value))

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
