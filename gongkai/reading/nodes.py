"""Text → nodes: mappings, lists and texts with positions, straight from the YAML parser's events.

Every scalar is text: 9:00 never becomes 540, no never False. Anchors, aliases and tags are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

import yaml

from gongkai.budgets import PLAN_DEPTH
from gongkai.diagnostics import START, Diagnostic, Position
from gongkai.patterns import pattern
from gongkai.reading.folding import unfold
from gongkai.reading.source import CONTROL, Source
from gongkai.text import Text, typed


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order typed; a key stands once."""

    at: Position
    items: list[tuple[Text, "Node"]]


@dataclass(slots=True)
class Sequence:
    """A list."""

    at: Position
    items: list["Node"]


Node = Text | Mapping | Sequence

# libyaml's parser is some twenty times faster; PyYAML's own serves where a platform has no wheel with it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OUR_COMMENT = pattern(r" #\s*gongkai\s*[:：]")
_NEAR_HASH = pattern(r"[^\s#] #|\s＃")


def parse(source: Source) -> tuple[Node | None, list[Diagnostic]]:
    """The file's first document (an empty text if there is none); None if YAML cannot read it."""
    builder = _Builder(source)
    try:
        builder.take(_LOADER(source.readable))
    except yaml.YAMLError as error:
        builder.close()
        from gongkai.reading.mistakes.scan import scan
        from gongkai.reading.mistakes.syntax import causes, explain_syntax

        found = [*builder.problems, *scan(source.rows)]
        said = explain_syntax(error, source)
        return None, found if causes(said, found, source.rows) else [*found, said]
    except _TooDeepError as error:
        hint = "检查缩进，或者把多余的方括号、花括号去掉"
        return None, [*builder.problems, Diagnostic("GK009", error.at, f"一层套一层，超过了{PLAN_DEPTH}层", hint)]
    return builder.root, builder.problems


def entry(node: Node | None, name: str) -> Node | None:
    """What stands behind a key of a mapping, None where there is none."""
    return next((value for key, value in node.items if key == name), None) if isinstance(node, Mapping) else None


class _TooDeepError(Exception):
    """Stops the reading of a file that nests without end."""

    def __init__(self, at: Position) -> None:
        self.at = at


class _Open(NamedTuple):
    """A mapping or list that is not finished; a mapping's parts are its keys and values in turn."""

    kind: type[Mapping] | type[Sequence] | None
    at: Position
    parts: list[Node]


class _Builder:
    """Puts events together into nodes, without recursion: a hostile file may nest as deep as it likes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.documents = 0
        self._open = [_Open(None, START, [])]
        self._hashes = _lines_with_a_near_hash(source)

    @property
    def root(self) -> Node:
        """The first document; an empty text if there is none."""
        tops = self._open[0].parts
        return tops[0] if tops else Text("", START)

    def take(self, parser: Any) -> None:
        """Consume the parser's events, one by one: a generator over them would cost as much as our own work."""
        next_event = parser.get_event
        parts = self._open[0].parts
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                parts.append(self._text(event))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._check_tag(event)
                parts = []
                self._open.append(_Open(Mapping if kind is yaml.MappingStartEvent else Sequence, _at(event), parts))
                if len(self._open) > PLAN_DEPTH + 1:
                    raise _TooDeepError(self._open[-1].at)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                node = self._finished(self._open.pop())
                parts = self._open[-1].parts
                parts.append(self._key(node) if self._wants_key() else node)
            elif kind is yaml.StreamEndEvent:
                return
            else:
                self._rare(event)

    def _rare(self, event: Any) -> None:
        """What a plan has no use for: aliases, and a second document."""
        if type(event) is yaml.AliasEvent:
            hint = "以 * 开头的文字要放进引号"
            self.problems.append(Diagnostic("GK008", _at(event), f"“*{event.anchor}”会被当成特殊记号", hint))
            nothing = Text("", _at(event))
            self._open[-1].parts.append(self._key(nothing) if self._wants_key() else nothing)
        elif type(event) is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents == 2:
                hint = "一个文件只写一份方案：下面是另一份的，另存成一个文件；是同一份的，删掉这一行"
                self.problems.append(Diagnostic("GK012", _at(event), "“---”把文件分成了两份", hint))

    def _text(self, event: Any) -> Node:
        """A text: nearly always plain and on one line, and then nothing but its value and place."""
        start, value = event.start_mark, event.value
        line = start.line
        if (
            event.style
            or line != (end := event.end_mark.line)
            or end in self._hashes
            or value[:1] in "-"  # which an empty text is, too
            or event.anchor is not None
            or event.tag is not None
        ):
            return self._odd_text(event)
        return typed(value, line + 1, start.column + 1)

    def _odd_text(self, event: Any) -> Node:
        """A text that is quoted, goes over several lines, or may have been meant as something else."""
        start, end, value = event.start_mark, event.end_mark, event.value
        self._check_tag(event)
        if event.style == '"' and CONTROL.search(value):
            self.problems.append(
                Diagnostic("GK003", _at(event), "双引号里写了控制字符的代码", "去掉反斜杠和后面的代码")
            )
        wants_key = self._wants_key()
        if (start.line != end.line or value.startswith("-")) and not wants_key:
            swallowed = self._check_swallowed(event)
            if any(problem.is_error for problem in swallowed) and not event.style:
                return self._as_meant(event)
        if end.line in self._hashes:
            self._check_comment(event)
        text = unfold(event, self.source)
        return self._key(text) if wants_key else text

    def _wants_key(self) -> bool:
        """Whether the next node is a key."""
        inside = self._open[-1]
        return inside.kind is Mapping and len(inside.parts) % 2 == 0

    def close(self) -> None:
        """Look through what is still open where YAML gave up."""
        for node in self._open[1:]:
            self._finished(node)

    def _finished(self, node: _Open) -> Mapping | Sequence:
        """The node. Of a key that stands twice in a mapping the first is kept, and it is said."""
        if node.kind is Sequence:
            return Sequence(node.at, node.parts)
        parts = cast("list[Any]", node.parts)
        pairs = list(zip(parts[::2], parts[1::2], strict=False))  # uneven where YAML gave up
        by_key = dict(pairs)
        if len(by_key) < len(pairs) or "" in by_key:
            pairs = list(self._once(pairs))
        return Mapping(node.at, pairs)

    def _once(self, pairs: list[tuple[Text, Node]]) -> Iterator[tuple[Text, Node]]:
        """Each key's first pair; keys that are empty have been reported already."""
        places: dict[str, Position] = {}
        for key, value in pairs:
            first = places.setdefault(key, key.at)
            if not key:
                continue
            if first is key.at or key.startswith("-"):
                yield key, value
            else:
                message = f"“{key}”写了两次，第一次在第{first.line}行"
                is_item = self.source.line(first.line)[: first.column - 1].strip() == "-"
                hint = "合成一处，或者删掉其中一处" + ("；另起一条的，在前面写“- ”" if is_item else "")
                self.problems.append(Diagnostic("GK007", key.at, message, hint))

    def _key(self, node: Node) -> Text:
        """What stands before a colon: a name, and nothing else."""
        if not isinstance(node, Text):
            self.problems.append(
                Diagnostic("GK010", node.at, "冒号前面只能是一个名称，不能是列表", "检查这里的方括号或花括号")
            )
            return Text("", node.at)
        if not node:
            self.problems.append(Diagnostic("GK010", node.at, "冒号前面没有名称", "写成“名称: 内容”"))
        elif node.startswith("-") and len(node) > 1:
            from gongkai.reading.mistakes.dashes import dash_problem

            self.problems.append(dash_problem(node.at, self.source.rows))
        return node

    def _check_comment(self, event: Any) -> None:
        """A comment one blank behind a text was mostly meant as text: 发放 # 资料. A full-width ＃ is none at all."""
        end = event.end_mark
        if (hash := event.value.find("＃")) > 0 and event.value.count("＃") == 1 and not event.style:
            self._check_wide_hash(event.value[hash - 1], end)
        rest = self.source.lines[end.line][end.column :]
        if event.value and rest.startswith(" #") and not _OUR_COMMENT.match(rest):
            at = Position(end.line + 1, end.column + 2)
            hint = "是内容，就把整句放进引号；是说明，就在“#”前面多空几格"
            message = f"“{rest.strip()[:12]}”被当成说明，印不出来"
            self.problems.append(Diagnostic("GK018", at, message, hint))

    def _check_wide_hash(self, before: str, end: Any) -> None:
        """What follows a single ＃ behind a blank, at the end of a plain text, was mostly meant as a comment."""
        column = self.source.lines[end.line].rfind("＃", 0, end.column)
        if before.isspace() and column > 0:
            hint = "是说明，就改成半角的“#”；是内容，就去掉前面的空格"
            message = "“＃”是全角的，后面的说明会被当成内容"
            self.problems.append(Diagnostic("GK018", Position(end.line + 1, column + 1), message, hint))

    def _check_swallowed(self, event: Any) -> list[Diagnostic]:
        """Lines that were meant as something of their own but belong to this text, as YAML has it."""
        from gongkai.reading.mistakes.swallowed import swallowed

        found = swallowed(event, self.source)
        self.problems += found
        return found

    def _as_meant(self, event: Any) -> Node:
        """A text that swallowed list items as it was meant, so that whatever is said of it makes sense.

        All of it items: the list of them. Items behind a value: the value alone.
        """
        from gongkai.reading.mistakes.swallowed import items

        at, found = _at(event), items(event, self.source)
        if found and found[0].at.line == at.line:
            return Sequence(at, [*found])
        line = self.source.line(at.line)
        return Text(line[at.column - 1 :].strip(), at) if line[: at.column - 1].strip() else unfold(event, self.source)

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
    """The lines, from 0, where a # stands one blank behind something; a large plan has mostly no # at all."""
    if "#" not in source.text and "＃" not in source.text:
        return frozenset()
    hashed = ((number, line) for number, line in enumerate(source.lines) if "#" in line or "＃" in line)
    return frozenset(number for number, line in hashed if _NEAR_HASH.search(line))
