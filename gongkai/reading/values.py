"""Reading texts and phrases: what stands behind a key that is no mapping."""

import re
from datetime import date
from typing import Any, TypeVar

from gongkai import numbering
from gongkai.diagnostics import Diagnostic, Edit
from gongkai.keys import Key
from gongkai.patterns import pattern
from gongkai.phrases.deadlines import Deadline, Recurring, parse_deadline, parse_within
from gongkai.phrases.moments import FULL_DATE, in_full
from gongkai.phrases.names import UnitPhrase, join_units, parse_units
from gongkai.phrases.times import Span, Time, parse_time
from gongkai.plan import WrittenDate
from gongkai.reading.nodes import Mapping, Node, Sequence
from gongkai.reading.shapes import ShapeReader, needed
from gongkai.reading.source import Source
from gongkai.text import Text, shortened

T = TypeVar("T")
_WIDE_LIST = pattern(r"【[^【】]*】|［[^［］]*］|（[^（）、，,]*+[、，,][^（）]*+）")
_HALF_LIST = pattern(r"[^\[【［]*[\]】］]")
_NUMBER = pattern(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*分?")
_WHOLE = pattern("[1-9][0-9]{0,5}")
_YES = {"yes": True, "true": True, "on": True, "是": True, "no": False, "false": False, "off": False, "否": False}


class ValueReader(ShapeReader):
    """Reads the kinds that hold text; `year` serves dates that name none, `issued` those counted from the notice's.

    `day` is that of the section around: hours alone are of it; `period` is when the whole activity is.
    """

    def __init__(self, source: Source, year: int | None, issued: date | None = None) -> None:
        super().__init__(source)
        self.year = year
        self.issued = issued
        self.day: date | None = None
        self.period: tuple[Span, ...] = ()

    def kept(self, found: T | Diagnostic) -> T | None:
        """What a phrase means, or None with its problem noted."""
        if isinstance(found, Diagnostic):
            self.problems.append(found)
            return None
        return found

    def _read_text(self, node: Node, key: Key) -> Text | None:
        if isinstance(node, Text):
            return node
        self.misshapen(node, f"{key.name}（{key.label}）", "写成一段文字；有“: ”或括号的，整句放进引号")
        return None

    def _read_texts(self, node: Node, key: Key) -> tuple[Text, ...] | None:
        return (node,) if isinstance(node, Text) else self._read_list(node, key)

    def _read_list(self, node: Node, key: Key) -> tuple[Text, ...] | None:
        if isinstance(node, Text) and "\n" in node:
            return tuple(_lines(node))
        if isinstance(node, Text) and self._is_misbracketed(node, key):
            return None
        if not isinstance(node, Sequence):
            self.misshapen(node, f"{key.name}（{key.label}）", "写成列表，每一条以“- ”开头")
            return None
        if len(node.items) == 1 and isinstance(only := node.items[0], Text) and self._has_wide_comma(only, key):
            return parse_units(only).names
        texts = [self._read_text(item, key) for item in node.items]
        for text in texts:
            if text is not None and not text:
                self.problem("GK104", text.at, f"{key.name}（{key.label}）里有一条是空的", "删掉它")
        return tuple(text for text in texts if text)

    def _has_wide_comma(self, only: Text, key: Key) -> bool:
        """[甲，乙] is one item to YAML; in brackets a Chinese comma was meant to divide."""
        before = self.source.line(only.at.line)[: only.at.column - 1].rstrip()
        commas = list(re.finditer("[，、]\\s*", only)) if before.endswith("[") else []
        edits = [Edit(only.position(comma.start()), len(comma[0]), ", ") for comma in commas]
        if commas:
            self.problems.append(
                Diagnostic(
                    "GK015",
                    only.position(commas[0].start()),
                    f"方括号里的全角“{commas[0][0].strip()}”隔不开各项",
                    "改成半角逗号“,”，后面空一格",
                    edits=tuple(edits) if _divides_names(only, key) else (),
                )
            )
        return bool(commas)

    def _is_misbracketed(self, text: Text, key: Key) -> bool:
        """【甲，乙】 is a text to YAML, and so is 甲, 乙]; where a list is wanted, square brackets were meant."""
        if _HALF_LIST.fullmatch(text):
            self.problem(
                "GK015", text.position(len(text) - 1), f"“{text[-1]}”前面没有另一半括号", "删掉它，或者补上前一半"
            )
            return True
        if _WIDE_LIST.fullmatch(text) is None:
            return False
        edits = [Edit(text.at, 1, "["), Edit(text.position(len(text) - 1), 1, "]")]
        edits += [
            Edit(text.position(comma.start()), len(comma[0]), ", ") for comma in re.finditer("[，、]\\s*|,(?! )", text)
        ]
        names = "、".join(parse_units(text.part(1, len(text) - 1)).names)
        hint = f"照公文写成“{shortened(names, 20)}”，不用括号；或者改成半角的 [ ]，各项用“, ”隔开"
        plain = self.source.line(text.at.line)[text.at.column - 1 :][: len(text)] == text
        if (
            not plain
            or self.source.line(text.at.line)[text.at.column - 2] in "'\""
            or not _divides_names(text[1:-1], key)
        ):
            edits = []
        self.problems.append(
            Diagnostic("GK015", text.at, f"“{text[0]}”是全角括号，不能用来写列表", hint, edits=tuple(edits))
        )
        return True

    def _read_row(self, node: Node, key: Key) -> tuple[Text, ...] | None:
        if not isinstance(node, Sequence):
            self.misshapen(node, "表格的一行", "写成列表，每一格以“- ”开头")
            return None
        return tuple(
            text if text is not None else Text("", node.at)
            for text in (self._read_text(item, key) for item in node.items)
        )

    def _read_units(self, node: Node, key: Key) -> UnitPhrase | None:
        if isinstance(node, Text) and self._is_misbracketed(node, key):
            return None
        items = (node,) if isinstance(node, Text) else self._read_list(node, key)
        if items is None:
            return None
        units = parse_units(node) if isinstance(node, Text) else join_units(items)
        if not units.names and key.kind == "units":
            self.nothing(node.at, key, "里没有单位", needed(key))
            return None
        return units

    def _read_names(self, node: Node, key: Key) -> tuple[Text, ...] | None:
        units = self._read_units(node, key)
        return units.names if units else None

    def _read_time(self, node: Node, key: Key) -> Time | None:
        text = self._read_text(node, key)
        return None if text is None else self.kept(parse_time(text, self.year, self.issued, self.day, self.period))

    def _read_due(self, node: Node, key: Key) -> Deadline | None:
        text = self._read_text(node, key)
        return None if text is None else self.kept(parse_deadline(text, self.year, self.issued))

    def _read_dues(self, node: Node, key: Key) -> Deadline | None:
        """A deadline, or one that comes again and again."""
        text = self._read_text(node, key)
        if text == "":
            self.problem("GK102", node.at, f"“{key.name}”后面没有写期限", "写上日子，如 5月16日")
            return None
        found = None if text is None else parse_deadline(text, self.year, self.issued)
        if text is not None and isinstance(found, Diagnostic) and found.code in ("GK132", "GK133"):
            from gongkai.phrases.recurring import parse_recurring

            again = parse_recurring(text, self.year)
            found = Deadline(text, recurring=again) if isinstance(again, Recurring) else again or found
        return None if found is None else self.kept(found)

    def _read_holiday(self, node: Node, key: Key) -> Text | None:
        text = self._read_text(node, key)
        if text is None or text in ("顺延", "提前"):
            return text
        message = f"{key.name}（{key.label}）只能是 顺延 或 提前，这里写的是“{text}”"
        self.problem("GK105", text.at, message, "顺延是后一个工作日，提前是前一个工作日")
        return None

    def _read_link(self, node: Node, key: Key) -> Text | None:
        from gongkai.phrases.links import amiss

        text = self._read_text(node, key)
        if text is not None and (said := amiss(text)):
            self.problem("GK143", text.at, f"{key.name}（{key.label}）：{said[0]}", said[1])
            return None
        return text

    def _read_layout(self, node: Node, key: Key) -> Text | None:
        text = self._read_text(node, key)
        if text is None or text == "信函":
            return text
        message = f"{key.name}（{key.label}）只能是 信函，这里写的是“{text}”"
        self.problem("GK105", text.at, message, "不按信函格式印的，删掉这一行")
        return None

    def _read_date(self, node: Node, key: Key) -> WrittenDate | None:
        """成文日期 must name its year; the date of printing may go by it."""
        text = self._read_text(node, key)
        if text is None:
            return None
        found = parse_time(text, self.year if key.name == "printed" else None)
        if isinstance(found, Diagnostic) and found.code == "GK131":
            found = found._replace(message=f"{key.label}“{text}”没有写年份", hint="年、月、日要写全，如“2022年5月7日”")
        if (time := self.kept(found)) is None:
            return None
        if not time.start or not time.end or time.start.clock or not (time.start == time.end or _is_month(time)):
            own = FULL_DATE.search(text)
            self.problem("GK132", text.at, f"{key.label}“{text}”没有看懂", f"写成“{own[0] if own else '2022年5月7日'}”")
            return None
        day = time.start.day
        written = text if "年" in text else Text(in_full(day), text.at)
        return WrittenDate(written, time)

    def _read_yesno(self, node: Node, key: Key) -> bool | None:
        text = self._read_text(node, key)
        if text is None:
            return None
        if (answer := _YES.get(text.lower())) is None:
            self.problem(
                "GK105", text.at, f"{key.name}（{key.label}）只能是 yes 或 no，这里写的是“{text}”", "改成 yes 或 no"
            )
        return answer

    def _read_number(self, node: Node, key: Key) -> Text | None:
        text = self._read_text(node, key)
        if text is None:
            return None
        if (found := _NUMBER.fullmatch(text)) is None:
            self.problem(
                "GK109", text.at, f"{key.name}（{key.label}）“{text}”不是分数", "写成数字，如 100、2.5；不写负号"
            )
            return None
        return text.part(0, found.end(1))

    def _read_count(self, node: Node, key: Key) -> int | None:
        text = self._read_text(node, key)
        if text is None:
            return None
        if _WHOLE.fullmatch(text) is None:
            message = f"{key.name}（{key.label}）“{text}”不是从 1 起的整数"
            self.problem("GK150", text.at, message, "写成数字，如 5")
            return None
        return int(text)

    def _read_within(self, node: Node, key: Key) -> Deadline | None:
        text = self._read_text(node, key)
        return None if text is None else self.kept(parse_within(text))

    def _read_numbering(self, node: Node, key: Key) -> tuple[str, ...] | None:
        levels = self._read_levels(node, key)
        for style, _ in levels:
            if not numbering.is_style(style):
                self.problem(
                    "GK106",
                    style.at,
                    f"看不出“{style}”是哪种序号",
                    "写第一个序号，如 一、 （一） 1. 1、 （1） ① 第一，",
                )
                return None
        return tuple(first for _, first in levels) or None

    def _read_levels(self, node: Node, key: Key) -> list[tuple[Text, str]]:
        """The first numbers of levels; of those that count on over the chapters as such."""
        items = (node,) if isinstance(node, Mapping) else node.items if isinstance(node, Sequence) else ()
        if not any(isinstance(item, Mapping) for item in items):
            return [(style, str(style)) for style in self._read_texts(node, key) or ()]
        levels: list[tuple[Text, str]] = []
        for item in items:
            typed = self.shape("level", item, "编号样式") if isinstance(item, Mapping) else {"first": item}
            if typed and isinstance(first := typed["first"], Text) and first:
                levels.append((first, numbering.RunningOn(first) if typed.get("continue") else str(first)))
        return levels


def _is_month(time: Time) -> bool:
    """Whether a date names a month and no day, as some notices are signed: 2019年5月."""
    return time.text.strip().endswith("月") and len(time.spans) == 1


def _divides_names(text: str, key: Key) -> bool:
    """Whether commas in this text surely stand between names: no sentence, nothing in brackets or quotation marks."""
    return key.kind in ("units", "names", "texts") and not re.search("[（(《“‘。；\\[【#&*!|>%@'\"]", text)


def _lines(text: Text) -> list[Text]:
    """The lines of a text that have something in them."""
    lines: list[Text] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(text.part(start, start + len(line)))
        start += len(line) + 1
    return lines


def python_names(values: dict[str, Any]) -> dict[str, Any]:
    """`from` and `except` as Python can name them."""
    return {f"{name}_" if name in ("from", "except") else name: value for name, value in values.items()}
