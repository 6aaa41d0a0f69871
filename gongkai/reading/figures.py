"""The figures of a report: how they are read, and whether what they refer to is there."""

from collections.abc import Iterable, Iterator

from gongkai.diagnostics import Diagnostic
from gongkai.keys import Key
from gongkai.patterns import pattern
from gongkai.phrases.figures import Figure, figure_named, named, parse_rate
from gongkai.plan import Report, Scoring
from gongkai.reading.nodes import Mapping, Node, Sequence
from gongkai.reading.shapes import ShapeReader, Values
from gongkai.text import Text, quoted

_APART = pattern(r"[、，,；;\n]+(?![^（(]*[）)])")  # not within brackets
_NOT_WITH = (  # what says of one figure two things that cannot both be
    ("rate", ("part_of", "list", "min", "max", "whole", "text"), "比率是算出来的，不用填"),
    ("list", ("whole", "text"), "清单的数是条数"),
    ("text", ("part_of", "min", "max", "whole"), "文字不是数"),
)


def read(reader: ShapeReader, node: Node, key: Key) -> tuple[Figure, ...] | None:
    """The figures, each as a name or a mapping; several names may stand in one line."""
    if isinstance(node, Text):
        return tuple(_bare(name) for name in _names(node))
    if not isinstance(node, Sequence):
        reader.misshapen(node, f"{key.name}（{key.label}）", "写成列表，每一项以“- ”开头")
        return None
    found = (_bare(item) if isinstance(item, Text) else _figure(reader, item) for item in node.items if item)
    return tuple(figure for figure in found if figure is not None)


def _names(text: Text) -> Iterator[Text]:
    start = 0
    for end, after in [*(found.span() for found in _APART.finditer(text)), (len(text), len(text))]:
        if text[start:end].strip():
            yield text.part(start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        start = after


def _bare(text: Text) -> Figure:
    return Figure(*named(text))


def _figure(reader: ShapeReader, node: Node) -> Figure | None:
    values = reader.shape("figure", node, "这一项指标")
    if values is None or not isinstance(node, Mapping) or not values["name"]:
        return None
    places = {str(word): word.at for word, _ in node.items}
    is_set = {name for name in values if values[name] is not False} | {"whole"} & values.keys()
    for name, others, reason in _NOT_WITH:
        for other in others if name in is_set else ():
            if other in is_set:
                reader.problem("GK142", places[other], f"{other} 和 {name} 不能一起写：{reason}", f"删掉 {other} 一行")
    return _made(reader, values)


def _made(reader: ShapeReader, values: Values) -> Figure:
    name, measure = (values["name"], "") if values.get("text") else named(values["name"])
    rate = parse_rate(values["rate"]) if "rate" in values else None
    if isinstance(rate, Diagnostic):
        reader.problems.append(rate)
        rate = Text(""), Text("")  # none that could be added up
    least, most = values.get("min"), values.get("max")
    if least and most and float(least) > float(most):
        reader.problem("GK142", least.at, f"min 是 {least}，比 max（{most}）还大", "两个数对调，或者改其中一个")
    return Figure(
        name,
        measure,
        values.get("part_of"),
        values.get("list", ()),
        rate,
        values.get("help"),
        least,
        most,
        values.get("whole", True),
        values.get("text", False),
    )


def lost(reports: Iterable[Report], scoring: Scoring | None) -> Iterator[Diagnostic]:
    """Every reference to a figure that leads nowhere, and every name that two of one report share."""
    reports = tuple(reports)
    for report in reports:
        for at, figure in enumerate(report.figures):
            if figure_named(report.figures[:at], figure.name):
                message = f"“{report.title}”里有两项都叫“{figure.name}”"
                yield Diagnostic("GK140", figure.name.at, message, "删掉一项，或者改一个名称")
            yield from _references(report, figure)
    every = tuple(figure for report in reports for figure in report.figures)
    for addition in scoring.additions if scoring else ():
        asked = figure_named(every, addition.when.figure) if addition.when else None
        if addition.when and (asked is None or not asked.added):
            yield _unknown(addition.when.figure, every)
        elif addition.when and asked and isinstance(found := addition.when.counted_in(asked.measure), Diagnostic):
            yield found


def _references(report: Report, figure: Figure) -> Iterator[Diagnostic]:
    others = tuple(one for one in report.figures if one is not figure)
    for name in filter(None, (figure.part_of, *(figure.rate or ()))):
        if not _is_number(figure_named(others, name)):
            yield _unknown(name, others)
    whole, seen = figure.part_of and figure_named(others, figure.part_of), [figure]
    while whole and whole not in seen:
        seen.append(whole)
        whole = whole.part_of and figure_named(report.figures, whole.part_of)
    if whole is figure and figure.part_of:
        message = f"“{figure.name}”转了一圈，成了自己的一部分"
        yield Diagnostic("GK142", figure.part_of.at, message, "整体的那一项不写 part_of")


def _is_number(figure: Figure | None) -> bool:
    return figure is not None and figure.added


def _unknown(name: Text, figures: Iterable[Figure]) -> Diagnostic:
    from difflib import get_close_matches

    names = [str(figure.name) for figure in figures if figure.added]
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"是不是“{near[0]}”？" if near else f"可以写的指标：{'、'.join(names) or '没有'}"
    return Diagnostic("GK141", name.at, f"没有{quoted(name)}这一项可以相加的指标", hint)
