"""Nodes → Plan, by the table of keys: what is unknown, missing or of the wrong shape becomes a diagnostic."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from gongkai.diagnostics import START, Diagnostic, Edit
from gongkai.keys import GROUP, LINES, ROLE_NAMES, UNITS, Key, line_of
from gongkai.patterns import pattern
from gongkai.phrases.figures import Figure, parse_condition
from gongkai.phrases.grades import ranked
from gongkai.phrases.times import Time, parse_time
from gongkai.plan import (
    Addition,
    Document,
    Generated,
    Hot,
    Hotline,
    Interpretation,
    Items,
    Line,
    Notice,
    Part,
    Piece,
    Plan,
    Portal,
    Prose,
    Report,
    Scoring,
    Section,
    Table,
)
from gongkai.reading.nodes import Mapping, Node, Sequence, entry
from gongkai.reading.shapes import Values
from gongkai.reading.source import Source
from gongkai.reading.values import ValueReader, python_names
from gongkai.reading.years import day_of_issue, default_year
from gongkai.text import Text
from gongkai.units import Contact, Group, Registry, Roster

_PERSON_AND_PHONE = pattern(r"([\u4e00-\u9fff·]{2,8})[\s，,、：]{0,3}(\d[\d—－-]{5,20}\d)[。；]?")
_MARKS = pattern("[\\[\\]{},:#&*!|>%@`'\"\\n]")
_LINE_KEYS = {key.name: key for key in LINES}


def build(root: Node, source: Source) -> tuple[Plan | None, list[Diagnostic]]:
    """The plan with its phrases understood but not yet resolved; None if the file is not a plan at all."""
    if isinstance(root, Text) and not root:
        hint = "方案从 notice: 或 plan: 写起；可以照着随附的 plan.yaml 改"
        return None, [Diagnostic("GK100", START, "文件里没有内容", hint)]
    builder = _PlanBuilder(root, source)
    return builder.plan(root), builder.problems


class _PlanBuilder(ValueReader):
    """Reads the parts of a plan, from the pieces of a paragraph up to the whole."""

    def __init__(self, root: Node, source: Source) -> None:
        super().__init__(source, default_year(root), day_of_issue(root))
        self.labels = {name: key.label for name, key in _LINE_KEYS.items()} | self._renamed(root)

    def plan(self, root: Node) -> Plan | None:
        """The whole, with the registry made from its roster."""
        values = self.shape("plan", root, "方案最外层")
        if values is None:
            return None
        if not (values.get("notice") or values.get("plan") or any(problem.is_error for problem in self.problems)):
            self.problem("GK102", root.at, "既没有 notice（通知），也没有 plan（方案）", "至少写一个")
        notice = values.get("notice")
        organs = (*notice.issuer, *notice.letterhead) if notice else ()
        registry = Registry(values.get("units") or Roster(), organs)
        self.problems += registry.problems
        return Plan(
            id=values["id"],
            notice=notice,
            scheme=values.get("plan"),
            registry=registry,
            year=self.year,
            reports=values.get("reports", ()),
            scoring=values.get("scoring"),
            hotline=values.get("hotline"),
            portal=values.get("portal"),
        )

    def _renamed(self, root: Node) -> dict[str, str]:
        """The plan's own labels, which the first section already needs."""
        labels = (
            next((value for key, value in root.items if key == "labels"), None) if isinstance(root, Mapping) else None
        )
        return (
            {name: label for name, label in labels.items if isinstance(label, Text)}
            if isinstance(labels, Mapping)
            else {}
        )

    def _read_labels(self, node: Node, _key: Key) -> Values | None:
        return self.shape("labels", node, "labels")

    def _read_notice(self, node: Node, _key: Key) -> Notice | None:
        values = self._within("notice", node, "notice（通知）")
        if values is None:
            return None
        typed = list(values)
        known = {"number", "title"} <= set(typed) and "letterhead" not in typed
        below = known and typed.index("number") > typed.index("title")
        return Notice(at=node.at, number_below=below, **self._section(values))

    def _read_scheme(self, node: Node, _key: Key) -> Document | None:
        values = self._within("scheme", node, "plan（方案）")
        return None if values is None else Document(at=node.at, **self._section(values))

    def _read_attachment(self, node: Node, _key: Key) -> Section | None:
        values = self._within("attachment", node, "这个附件")
        return None if values is None else Section(at=node.at, **self._section(values))

    def _read_section(self, node: Node, _key: Key) -> Section | None:
        values = self._within("section", node, "这一节")
        if values is None:
            return None
        if values.get("run_on"):
            values["numbered"] = False
        return Section(at=node.at, **self._section(values))

    def _within(self, shape: str, node: Node, called: str) -> Values | None:
        """The values of a section; hours alone in it are of its day, or of that of the section around.

        The time of the notice or the 方案 is the period that 活动期间 means, wherever it stands.
        """
        around = self.day
        if (time := self._time_of(node)) is not None:
            self.day = time.day
            if shape in ("notice", "scheme") and time.spans:
                self.period = time.spans
        values = self.shape(shape, node, called)
        self.day = around
        return values

    def _time_of(self, node: Node) -> Time | None:
        """When a section is, by the line that holds for it: its own, or that of a section in it that is the label."""
        below = entry(node, "sections")
        headings = [one for one in below.items if _is_when(one)] if isinstance(below, Sequence) else []
        lines = (entry(one, "time") or entry(entry(one, "in_text"), "time") for one in (*headings, node))
        written = next((line for line in lines if isinstance(line, Text)), None)
        found = parse_time(written, self.year, self.issued, self.day, self.period) if written else None
        return found if isinstance(found, Time) else None

    def _section(self, values: Values) -> Values:
        """A section's values with its printed parts gathered into one body, in the order typed."""
        body: list[Part] = []
        own: Values = {}
        for name, value in values.items():
            if name in ("text", "table", "generate"):
                body.append(value)
            elif name == "list":
                body.append(Items(value))
            elif name == "sections":
                body += value
            elif name == "fields":
                body += [Line("", label, (Piece(text),)) for label, text in value]
            elif name in _LINE_KEYS:
                body.append(self._line(name, value))
            elif name == "in_text":
                own["called"] = value.pop("title", None)
                own["in_text"] = tuple(self._line(key, known) for key, known in value.items())
            else:
                own[name] = value
        return {**own, "body": tuple(body)}

    def _line(self, name: str, value: Any) -> Line:
        label = self.labels[name]
        if name in ROLE_NAMES:
            return Line(name, label, (Piece(value.text),), units=value)
        if isinstance(value, Time):
            return Line(name, label, (Piece(value.text),), time=value)
        return Line(name, label, value.pieces if isinstance(value, Prose) else (Piece(value),))

    def _read_in_text(self, node: Node, _key: Key) -> Values | None:
        return self.shape("in_text", node, "in_text")

    def _read_prose(self, node: Node, key: Key) -> Prose | None:
        if isinstance(node, Text):
            return Prose((Piece(node),))
        if isinstance(node, Mapping):
            self.misshapen(node, f"{key.name}（{key.label}）", "几个部分写成列表，每一部分以“- ”开头")
            return None
        pieces = (Piece(item) if isinstance(item, Text) else self._piece(item) for item in node.items)
        return Prose(tuple(piece for piece in pieces if piece is not None))

    def _piece(self, node: Node) -> Piece | None:
        values = self.shape("piece", node, "这一部分")
        if values is not None and "except" in values and "who" not in values:
            self.problem("GK102", node.at, "这一部分写了 except（除外），却没有写 who（由谁做）", "补上 who: ……")
        return None if values is None else Piece(**python_names(values))

    def _read_table(self, node: Node, _key: Key) -> Table | None:
        values = self.shape("table", node, "table（表格）")
        if values is None:
            return None
        columns, rows = values["columns"], values["rows"]
        for row in rows:
            if len(row) != len(columns):
                at = row[0].at if row else node.at
                self.problem("GK107", at, f"这一行有{len(row)}格，表头有{len(columns)}格", '空着的格写成 ""')
        return Table(columns, rows)

    def _read_generated(self, node: Node, key: Key) -> Generated | None:
        text = self._read_text(node, key)
        if text is None:
            return None
        if text in ("tasks", "figures"):
            return Generated(text)
        message = f"{key.name}（{key.label}）只能是 tasks 或 figures，这里写的是“{text}”"
        self.problem("GK105", text.at, message, "写成 generate: tasks，印出来就是任务分工表；figures 是统计表")
        return None

    def _read_report(self, node: Node, _key: Key) -> Report | None:
        values = self.shape("report", node, "这一项报送")
        return None if values is None else Report(**python_names(values))

    def _read_interpretation(self, node: Node, _key: Key) -> Interpretation | None:
        values = self.shape("interpretation", node, "这一篇解读")
        return None if values is None else Interpretation(**values)

    def _read_figures(self, node: Node, key: Key) -> tuple[Figure, ...] | None:
        from gongkai.reading.figures import read

        return read(self, node, key)

    def _read_scoring(self, node: Node, _key: Key) -> Scoring | None:
        values = self.shape("scoring", node, "scoring（考核评分）")
        self._bands(values.get("bands", ()) if values else ())
        return None if values is None else Scoring(**values)

    def _bands(self, bands: Collection[tuple[Text, Text]]) -> None:
        """Tell of bands that begin at the same points, and of a better one that begins at fewer than a worse one."""
        by_points: dict[Decimal, Text] = {}
        for name, least in bands:
            if (other := by_points.setdefault(Decimal(least), name)) is not name:
                self.problem("GK109", least.at, f"等次“{other}”和“{name}”都是{least}分", "每个等次写各自的最低分")
        points = {str(name): least for name, least in bands}
        for better, worse in dict.fromkeys(ranked(points)):
            if Decimal(points[better]) < Decimal(points[worse]):
                message = f"等次“{better}”最低{points[better]}分，比“{worse}”的{points[worse]}分还低"
                self.problem("GK109", points[better].at, message, "两个最低分对调，或者改其中一个")

    def _read_hotline(self, node: Node, _key: Key) -> Hotline | None:
        values = self.shape("hotline", node, "hotline（群众诉求热线）")
        return None if values is None else Hotline(**values)

    def _read_hot(self, node: Node, _key: Key) -> Hot | None:
        values = self.shape("hot", node, "hot（怎样算热点）")
        return None if values is None else Hot(**values)

    def _read_columns(self, node: Node, _key: Key) -> tuple[tuple[str, tuple[Text, ...]], ...] | None:
        """The exports' names for ours; a name can mean one thing only."""
        values = self.shape("columns", node, "columns（工单的栏目）")
        if values is None:
            return None
        taken: dict[str, str] = {}
        for key, names in values.items():
            for name in names:
                if (other := taken.setdefault(name, key)) != key:
                    message = f"栏目“{name}”写给了 {other}，又写给了 {key}"
                    self.problem("GK150", name.at, message, "一个栏目只能是一样，删掉一处")
        return tuple(values.items())

    def _read_portal(self, node: Node, _key: Key) -> Portal | None:
        values = self.shape("portal", node, "portal（网上发布）")
        if values is None:
            return None
        published = values.get("published")
        if published and (published.start is None or published.start != published.end):
            hint = "写成一天，如 2022年5月12日；知道几点的写成 2022年5月12日9时30分"
            self.problem("GK132", published.text.at, f"发布日期“{published.text}”不是一天", hint)
        return Portal(at=node.at, index_number=values.pop("index", None), **values)

    def _read_addition(self, node: Node, _key: Key) -> Addition | None:
        values = self.shape("addition", node, "这一项加分")
        if values is None:
            return None
        if not {"units", "when"} & values.keys():
            self.problem("GK102", node.at, "这一项加分没有写给谁", "补上 units: 单位，或者 when: 开展活动 >= 2")
        condition = self.kept(parse_condition(values["when"])) if "when" in values else None
        return Addition(**{**values, "when": condition})

    def _read_registry(self, node: Node, _key: Key) -> Roster | None:
        values = {} if isinstance(node, Text) and not node else self.shape("registry", node, "units（单位名录）")
        if values is None:
            return None
        for named in ("groups", "contacts"):
            values[named] = tuple(value for _, value in values.get(named, ()))
        return Roster(**values)

    def _read_group(self, node: Node, key: Key) -> Group | None:
        """A group with nothing behind its name is one whose members are not known: tracked as one."""
        at = getattr(key.name, "at", node.at)
        if isinstance(node, Text) and node and any(key.name == own.name for own in GROUP):
            self.problem("GK103", at, f"“{key.name}”成了一个分组", "它是分组里的一项，比分组的名称多缩进两格")
            return None
        if any(key.name == own.name for own in UNITS):
            self.problem("GK103", at, f"“{key.name}”成了一个分组", "它和 groups 同级，与 groups 左端对齐")
            return None
        if isinstance(node, Sequence) or (isinstance(node, Text) and node):
            self._bare_members(node, key.name)
            return None
        values = {} if isinstance(node, Text) else self.shape("group", node, f"分组“{key.name}”")
        return None if values is None else Group(Text(key.name, at), **values)

    def _bare_members(self, node: Text | Sequence, name: str) -> None:
        """Members typed right behind a group's name, in a list or as in the notice."""
        if isinstance(node, Text) and self.has_slips(node):
            return
        message = f"分组“{name}”后面直接写了单位"
        if isinstance(node, Sequence):
            dash, newline = node.at, "\r\n" if "\r\n" in self.source.text else "\n"
            indent = self.source.line(dash.line)[: dash.column - 1]
            is_block = not indent.strip() and self.source.line(dash.line)[dash.column - 1 :].startswith("- ")
            is_block = is_block and dash.column > getattr(name, "at", dash).column
            hint = f"在第{dash.line}行上面加一行“members:”，与“-”左端对齐"
            if not is_block:
                hint = f"在“{name}”下面另起一行写“members:”，多缩进两格，单位写在它后面"
            edits = (Edit(dash, 0, f"members:{newline}{indent}"),) if is_block else ()
        else:
            hint = f"写成“{{members: {node}}}”"
            is_plain = self.source.line(node.at.line)[node.at.column - 1 :].startswith(node) and not _MARKS.search(node)
            edits = (Edit(node.at, len(node), f"{{members: {node}}}"),) if is_plain else ()
            if not is_plain:
                hint = "另起一行，比分组的名称多缩进两格，写“members: ……”"
        self.problems.append(Diagnostic("GK103", node.at, message, hint, edits=edits))

    def _read_contact(self, node: Node, key: Key) -> Contact | None:
        where = f"“{key.name}”的联系方式"
        if isinstance(node, Text):
            self.misshapen(node, where, f"写成“{key.name}: {_contact(node)}”；没有的一项不写")
            return None
        values = self.shape("contact", node, where)
        return None if values is None else Contact(Text(key.name, getattr(key.name, "at", node.at)), **values)


def _contact(typed: Text) -> str:
    """Person and number as they are to be written, where both are known from what was typed: 某某 000-0000000."""
    person, phone = found.groups() if (found := _PERSON_AND_PHONE.fullmatch(typed)) else ("姓名", "电话")
    return f"{{person: {person}, phone: {phone}}}"


def _is_when(node: Node) -> bool:
    """Whether a section only says when what it stands in is: 三、活动时间, titled so or as a line alone."""
    title = entry(node, "title")
    if isinstance(title, Text):
        key = line_of(title)
        return key is not None and key.name == "time"
    return isinstance(node, Mapping) and {str(key) for key, _ in node.items} - {"numbered"} == {"time"}
