"""Hostile strings for every pattern and parser: `python -m tests.patterns` fails where time grows faster than the text.

Each pattern gets what its own parts repeat, with what stands before them and an end that does not fit, and Unicode's
brackets, digits, blanks and marks; each parser what the patterns of the package are made of, in every place of a plan.

python -m tests.patterns               all
python -m tests.patterns phrases.      those whose names begin so: a module of gongkai, or a parser such as parse_time
python -m tests.patterns --quick       a few long strings for each pattern, as the tests do
"""

import ast
import gc
import json
import re
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from pkgutil import walk_packages
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import gongkai

_PARSER, _CODES = import_module("re._parser"), import_module("re._constants")
_WORD = "WORD"
_WAYS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
_MAKERS = ("pattern", "compile")
# One of each kind: letters, digits, blanks, brackets, quotation marks, points, dashes, combining and unseen, line ends.
UNICODE = (
    "字一第年月日aZ1１①٣½² \u3000\xa0\t\n\r\u2028，。、；：！？·…—-~,.;:/\\|+*#&@%=$_（）()〔〕[]【】{}《》<>“”‘’「\"'"
)
UNICODE += "\u0301\u0338\u20e3\ufe0f\u200b\u200d\ufeff\x00\x1b\ud800\ufffd\uffff\U0001f600\U00020bb7\u2f00\uf900ﬁ㎡İß"


class Hostile(NamedTuple):
    """A text of any length: the same again and again between a beginning and an end."""

    before: str
    again: str
    after: str = ""

    def of(self, length: int) -> str:
        return self.before + self.again * (length // len(self.again)) + self.after

    def __str__(self) -> str:
        return f"{self.before!a} + {self.again!a} * n + {self.after!a}"


class Tried(NamedTuple):
    """Something that takes a text, a pattern in one way of asking it or a parser, and the strings to try it with.

    `length` is that of the texts to begin with.
    """

    name: str
    ask: Callable[[str], object]
    strings: Callable[[], list[Hostile]]
    length: int


# -- the patterns of the package ---------------------------------------------------------------------------------------


class Written(NamedTuple):
    """A pattern as the source has it, and the ways in which it is asked."""

    where: str
    pattern: re.Pattern[Any]
    ways: tuple[str, ...]


class Module(NamedTuple):
    """A module of the package, imported, with the parts of its source that have to do with patterns."""

    loaded: ModuleType
    nodes: tuple[ast.AST, ...]

    @classmethod
    def of(cls, name: str) -> "Module":
        loaded = import_module(name)
        tree = ast.parse(Path(loaded.__file__ or "").read_text("utf-8"))
        return cls(loaded, tuple(node for node in ast.walk(tree) if isinstance(node, _TELLING)))


_TELLING = (ast.Assign, ast.Attribute, ast.Call)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    names = [found.name for found in walk_packages(gongkai.__path__, "gongkai.") if found.name != "gongkai.__main__"]
    return tuple(map(Module.of, names))


def written(among: Sequence[Module]) -> Iterator[Written]:
    """The patterns that modules make and those inside functions, where their source is a constant of the module."""
    asked = _asked(among)
    for module, nodes in among:
        uses, assigned = list(_uses(nodes)), list(_assigned(nodes))
        own = {name: {way for use, way in uses if use == name} for name, _ in assigned}
        others = tuple(dict.fromkeys(way for name, way in uses if name not in {*own, *asked, "re"} and way != "split"))
        names = {id(node): name for name, node in assigned}
        direct = {id(node.value): node.attr for node in nodes if isinstance(node, ast.Attribute)}
        for node in nodes:
            if not isinstance(node, ast.Call) or not (maker := _maker(node)) or not node.args:
                continue
            where = f"{module.__name__.removeprefix('gongkai.')}:{node.lineno}"
            try:
                place = 1 if maker in _MAKERS else 4 if maker in ("sub", "subn") else 3 if maker == "split" else 2
                arguments = [node.args[0], *node.args[place : place + 1]]
                source, *flags = [eval(compile(ast.Expression(arg), "", "eval"), vars(module)) for arg in arguments]
                named = [keyword.value for keyword in node.keywords if keyword.arg == "flags"]
                flags += [eval(compile(ast.Expression(flag), "", "eval"), vars(module)) for flag in named]
            except (NameError, SyntaxError):  # made of what a function was given: `dynamic` says which those are
                continue
            if isinstance(source, re.Pattern):
                continue
            name = names.get(id(node), "")
            ways: tuple[str, ...] = (maker,) if maker not in _MAKERS else (direct.get(id(node)) or "",)
            ways = (
                tuple(way for way in ways if way in _WAYS)
                or tuple(sorted(own.get(name, set()) | asked.get(name, set())))
                or others
            )
            yield Written(f"{where} {name}".rstrip(), re.compile(source, *flags), ways or ("search", "fullmatch"))


def _maker(node: ast.Call) -> str:
    """`pattern`, `compile` or the function of `re` that a call is of; "" for any other."""
    if isinstance(node.func, ast.Name):
        return node.func.id if node.func.id == "pattern" else ""
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
        return node.func.attr if node.func.attr in (*_WAYS, "compile") else ""
    return ""


def _assigned(nodes: Sequence[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _maker(node.value) in _MAKERS:
            target = node.targets[0]
            yield target.id if isinstance(target, ast.Name) else getattr(target, "attr", ""), node.value


def _uses(nodes: Sequence[ast.AST]) -> Iterator[tuple[str, str]]:
    """Which method of what name: ("_NAME", "finditer"). A function handed on uncalled counts too."""
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in _WAYS:
            yield getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr


def _asked(among: Sequence[Module]) -> dict[str, set[str]]:
    """The ways in which each public name of a pattern is asked, anywhere."""
    names = {name for _, nodes in among for name, _ in _assigned(nodes) if name and not name.startswith("_")}
    ways: dict[str, set[str]] = {}
    for _, nodes in among:
        for name, way in _uses(nodes):
            if name in names:
                ways.setdefault(name, set()).add(way)
    return ways


def asking(pattern: re.Pattern[Any], way: str) -> Callable[[str], object]:
    """A function that asks a pattern about a text, and looks at all that comes."""
    method = getattr(pattern, way)
    whole = {"sub": lambda text: method(type(text)(), text), "finditer": lambda text: deque(method(text), 0)}.get(
        way, method
    )
    return (lambda text: whole(text.encode("utf-8", "replace"))) if isinstance(pattern.pattern, bytes) else whole


def parsed(pattern: re.Pattern[Any]) -> Any:
    """A pattern as Python's own parser has it: pairs of a code and what belongs to it."""
    return _PARSER.parse(
        pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    )


# -- what a pattern's own parts repeat ---------------------------------------------------------------------------------


def pumped(pattern: re.Pattern[Any], most: int) -> list[Hostile]:
    """Hostile strings of a pattern, the likeliest first."""
    tree = parsed(pattern)
    found: dict[tuple[str, str], None] = {}
    for pair in islice(_parts(tree, "", 0), 4000):
        found.setdefault(pair)
        found.setdefault(("", pair[1]))
    pairs = list(found)
    if len(pairs) > most:  # from all of it alike
        pairs = [pairs[index * len(pairs) // most] for index in range(most)]
    unicode = [("", character) for character in (UNICODE if most > 10 else "")]
    return [Hostile(before, again, "\0") for before, again in (*pairs, *unicode) if again]


def _parts(tree: Any, before: str, depth: int) -> Iterator[tuple[str, str]]:
    """What stands before each stretch of a sequence, and the stretch; then the same of what its parts are made of."""
    nodes = _words(tree)
    choices = [_strings(node) for node in nodes]
    first = [strings[0] for strings in choices]
    for start in range(len(nodes)):
        lead = before + "".join(first[:start])
        for end in sorted(range(start + 1, len(nodes) + 1), key=lambda end: end - start):
            if end - start > 1:
                yield lead, "".join(first[start:end])
            else:
                yield from ((lead, string) for string in choices[start])
        for inner in _inner(nodes[start]):
            if depth < 8:
                yield from _parts(inner, lead, depth + 1)
    if len(nodes) < 4:
        yield from ((before, "".join(way)) for way in islice(product(*choices), 40))


def _words(tree: Any) -> list[Any]:
    """The parts of a sequence, characters in a row as one of them."""
    nodes: list[Any] = []
    for code, value in tree:
        if code is _CODES.LITERAL and nodes and nodes[-1][0] is _WORD:
            nodes[-1] = (_WORD, nodes[-1][1] + chr(value))
        else:
            nodes.append((_WORD, chr(value)) if code is _CODES.LITERAL else (code, value))
    return nodes


def _inner(node: Any) -> list[Any]:
    """The sequences that a part of a pattern is made of."""
    code, value = node
    if code in (_CODES.MAX_REPEAT, _CODES.MIN_REPEAT, _CODES.POSSESSIVE_REPEAT):
        return [value[2]]
    if code is _CODES.SUBPATTERN:
        return [value[3]]
    if code is _CODES.ATOMIC_GROUP:
        return [value]
    if code in (_CODES.ASSERT, _CODES.ASSERT_NOT):
        return [value[1]]
    return list(value[1]) if code is _CODES.BRANCH else []


def possessive_groups(tree: Any) -> int:
    """How often a pattern has `(?:...)*+`: a Python before 3.11.5 takes it wrongly, or without end.

    `(?>(?:...)*)` means the same and is taken rightly; a single character, `\\d*+`, is too.
    """
    found = 0
    for node in tree:
        if node[0] is _CODES.POSSESSIVE_REPEAT:
            inside = list(node[1][2])
            found += len(inside) > 1 or inside[0][0] not in _ONE
        found += sum(map(possessive_groups, _inner(node)))
    return found


_ONE = (_CODES.LITERAL, _CODES.NOT_LITERAL, _CODES.IN, _CODES.ANY)


def _strings(node: Any) -> list[str]:
    """A few strings that a part of a pattern stands for."""
    code, value = node
    if code is _WORD:
        return [value]
    if code is _CODES.IN:
        return _of_class(value) or [""]
    if code in (_CODES.NOT_LITERAL, _CODES.ANY):
        return [character for character in "字a1 " if value is None or ord(character) != value][:3]
    if code in (_CODES.ASSERT, _CODES.ASSERT_NOT, _CODES.AT, _CODES.GROUPREF):
        return [""]
    if code in (_CODES.MAX_REPEAT, _CODES.MIN_REPEAT, _CODES.POSSESSIVE_REPEAT):
        return [string * max(1, value[0]) for string in _joined(value[2])]
    return [string for inner in _inner(node) for string in _joined(inner)][:12] or [""]


def _joined(tree: Any) -> list[str]:
    choices = [_strings(node) for node in _words(tree)]
    first = [strings[0] for strings in choices]
    return [
        "".join([*first[:index], string, *first[index + 1 :]])
        for index, strings in enumerate(choices)
        for string in (strings if index == 0 else strings[1:])
    ] or [""]


def _of_class(items: Any) -> list[str]:
    """Members of a class of characters: the first few, one of each range and category, or some that it leaves out."""
    if items[0][0] is _CODES.NEGATE:
        pattern_holds = [character for character in "字a1 \u3000，（“\n" if not _holds(items[1:], character)]
        return pattern_holds[:5]
    literals = [chr(value) for code, value in items if code is _CODES.LITERAL]
    ranges = [chr(value[0]) for code, value in items if code is _CODES.RANGE]
    kinds = [item for item in items if item[0] is _CODES.CATEGORY]
    categories = [character for character in "1字 \u3000\n，" if _holds(kinds, character)]
    return [*categories[:3], *ranges[:4], *literals[:6]]


def _holds(items: Any, character: str) -> bool:
    for code, value in items:
        if code is _CODES.LITERAL and ord(character) == value:
            return True
        if code is _CODES.RANGE and value[0] <= ord(character) <= value[1]:
            return True
        if code is _CODES.CATEGORY and re.fullmatch(_CATEGORIES[str(value)], character):
            return True
    return False


_CATEGORIES = {
    f"CATEGORY_{name}": sign
    for name, sign in {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S"}.items()
} | {"CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W"}


# -- time --------------------------------------------------------------------------------------------------------------

_LENGTH, _SOON, _LONGEST = 40_000, 0.03, 10.0
_TIMES = 3.0  # as long for twice the length; a linear one takes two, a quadratic one four


class _TooLongError(BaseException):
    """A call was cut off."""


def _cut_off(number: int, frame: FrameType | None) -> None:
    raise _TooLongError


def took(ask: Callable[[str], object], text: str, most: float = _LONGEST) -> float:
    """Seconds of the processor; infinite for what was cut off. `re` looks at signals while it searches."""
    signal.signal(signal.SIGVTALRM, _cut_off)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    start = time.process_time()
    try:
        ask(text)
    except _TooLongError:
        return float("inf")
    except Exception:
        pass  # refused: what matters here is how soon
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def growth(ask: Callable[[str], object], hostile: Hostile, length: int) -> float:
    """How many times as long it takes for twice the length, the best of three; infinite for what was cut off."""
    times = []
    for size in (2 * length, 4 * length):
        text = hostile.of(size)
        if (first := took(ask, text)) == float("inf"):
            return first
        times.append(min(first, took(ask, text), took(ask, text)))
    return times[1] / max(times[0], 1e-9)


def grows(ask: Callable[[str], object], hostile: Hostile, length: int = _LENGTH, soon: float = _SOON) -> float:
    """The growth where it is clearly more than the text's, else 0.

    Measured again with longer texts before it is believed: a step that some length has to take is no slope.
    """
    if took(ask, hostile.of(length)) < soon:
        return 0
    for longer in (length, 2 * length):
        if (found := growth(ask, hostile, longer)) < _TIMES:
            return 0
    return found


# -- the parsers behind them -------------------------------------------------------------------------------------------

_HEAD = "id: a\nnotice:\n  title: 关于开展活动的通知\n  issuer: 甲局\n  date: 2022年5月7日\n"
_UNITS = "units: {groups: {各局: {members: 甲局、乙局}}}\n"
_REPORT = "reports:\n  - {id: a, title: 总结, from: 各局, due: 5月18日前"
_PLACES = {
    "id": f"id: %s\nnotice: {{title: 通知}}\n{_UNITS}",
    "title": f"id: a\nnotice:\n  title: %s\n  issuer: 甲局\n  date: 2022年5月7日\n{_UNITS}",
    "issuer": f"id: a\nnotice:\n  title: 通知\n  issuer: %s\n  date: 2022年5月7日\n{_UNITS}",
    "date": f"id: a\nnotice:\n  title: 通知\n  date: %s\n{_UNITS}",
    **{
        key: f"{_HEAD}  {key}: %s\n{_UNITS}"
        for key in ("letterhead", "number", "to", "text", "note", "cc", "printed", "numbering")
    },
    **{
        key: f"{_HEAD}  sections:\n    - {{title: 活动, {key}: %s}}\n{_UNITS}"
        for key in ("time", "place", "requirements", "lead", "support", "participants")
    },
    "section": f"{_HEAD}  sections:\n    - {{title: %s, lead: 甲局}}\n{_UNITS}",
    "heading": f"{_HEAD}  sections:\n    - {{title: 活动主题, text: %s}}\n{_UNITS}",
    "scheme": f"{_HEAD}  text: 现将《示例方案》印发给你们。\nplan:\n  title: %s\n  text: 示例。\n{_UNITS}",
    "attachment": f"{_HEAD}  attachments:\n    - {{title: %s, text: 示例。}}\n{_UNITS}",
    "field": f"{_HEAD}  fields: {{联系人: %s}}\n{_UNITS}",
    "label": f"{_HEAD}  fields: {{%s: 甲}}\n{_UNITS}",
    "line": f"{_HEAD}  list: [%s]\n{_UNITS}",
    "cell": f"{_HEAD}  table: {{columns: [甲, 乙], rows: [[丙, %s]]}}\n{_UNITS}",
    **{
        key: f"{_HEAD}  text:\n    - {{text: 请报送总结。, who: 各局, {key}: %s}}\n{_UNITS}"
        for key in ("due", "people", "bring", "see", "except")
    },
    "who": f"{_HEAD}  text:\n    - {{text: 请报送总结。, who: %s}}\n{_UNITS}",
    "piece": f"{_HEAD}  text:\n    - {{text: %s, who: 各局}}\n{_UNITS}",
    "report due": f"{_HEAD}{_UNITS}reports:\n  - {{id: a, title: 总结, from: 各局, due: %s}}\n",
    "report title": f"{_HEAD}{_UNITS}reports:\n  - {{id: a, title: %s, from: 各局, due: 5月18日前}}\n",
    "report from": f"{_HEAD}{_UNITS}reports:\n  - {{id: a, title: 总结, from: %s, due: 5月18日前}}\n",
    **{
        f"report {key}": f"{_HEAD}{_UNITS}{_REPORT}, {key}: %s}}\n"
        for key in ("needs", "receiver", "via", "form", "of", "contact")
    },
    "members": f"{_HEAD}units: {{groups: {{各局: {{members: %s}}}}}}\n",
    "also": f"{_HEAD}units: {{groups: {{各局: {{members: 甲局, also: %s}}}}}}\n",
    "prefix": f"{_HEAD}units: {{prefix: %s, groups: {{各局: {{members: 甲局}}}}}}\n",
    "aliases": f"{_HEAD}units: {{groups: {{各局: {{members: 甲局}}}}, aliases: {{甲局: %s}}}}\n",
    "alias of": f"{_HEAD}units: {{groups: {{各局: {{members: 甲局}}}}, aliases: {{%s: 甲}}}}\n",
    "nearly": f"{_HEAD}  cc: %s\nunits: {{groups: {{各局: {{members: [甲局, 某%s]}}}}}}\n",
    "full": f"{_HEAD}{_UNITS}scoring: {{full: %s}}\n",
    "labels": f"{_HEAD}{_UNITS}labels: {{time: %s}}\n",
}


def parsers() -> Iterator[tuple[str, int, Callable[[str], object]]]:
    """What takes a text apart: its name, the length to begin with, and how it is asked."""
    from gongkai import filenames, numbering
    from gongkai.hotline import dates, likeness, masking, places
    from gongkai.hotline.slips.checking import check
    from gongkai.hotline.slips.paper import of_text
    from gongkai.importing import import_notice
    from gongkai.phrases import (
        amounts,
        deadlines,
        editions,
        figures,
        links,
        materials,
        mentions,
        names,
        prose,
        quantities,
        recurring,
        times,
    )
    from gongkai.phrases.organs import is_vague, names_kind, no_unit, run_together
    from gongkai.reading import loads
    from gongkai.reports import undo
    from gongkai.reports.intake.aims import Aims
    from gongkai.reports.intake.claims import Claims
    from gongkai.text import Text
    from gongkai.units import places_of

    yield "parse_units", 20_000, lambda text: names.parse_units(Text(text))
    yield "parse_time", 20_000, lambda text: times.parse_time(Text(text), 2022)
    yield "parse_deadline", 20_000, lambda text: deadlines.parse_deadline(Text(text), 2022)
    yield "parse_people", 20_000, quantities.parse_people
    yield "parse_things", 20_000, quantities.parse_things
    yield "editions", 20_000, lambda text: list(editions.editions(text))
    yield "mentions", 20_000, lambda text: list(mentions.mentions(Text(text), 2022))
    yield "years", 20_000, lambda text: list(mentions.years(text))
    yield "shown_by", 20_000, materials.shown_by
    yield "is_style", 20_000, numbering.is_style
    yield "is_vague", 20_000, is_vague
    yield "names_kind", 20_000, lambda text: names_kind("各市", text)
    yield "no_unit", 20_000, no_unit
    yield "run_together", 20_000, run_together
    yield "places_of", 20_000, lambda text: places_of([text])
    yield "undo", 20_000, lambda text: undo.numbers([text])
    yield "filenames", 20_000, filenames.safe_name
    yield "parse_amount", 20_000, lambda text: amounts.parse_amount(text, "份")
    yield "parse_rate", 20_000, lambda text: figures.parse_rate(Text(text))
    yield "parse_condition", 20_000, lambda text: figures.parse_condition(Text(text))
    yield "parse_recurring", 20_000, lambda text: recurring.parse_recurring(Text(text), 2022)
    wanted = (prose.Wanted("发放宣传资料", "份"), prose.Wanted("参与群众", "人次"))
    yield "proposals", 20_000, lambda text: prose.proposals([text], wanted)
    yield "links", 20_000, links.amiss
    yield "mask", 20_000, lambda text: masking.mask(text, ("张示例",))
    yield "hotline moment", 20_000, dates.moment
    yield "hotline places", 20_000, lambda text: [*places.names(text), *places.phrases(text)]
    yield "hotline likeness", 20_000, lambda text: likeness.pairs(likeness.plain(text))
    yield "hotline check", 8_000, lambda text: check(of_text(f"2022年5月热线情况通报\n{text}\n"))
    plan = loads((Path(__file__).parents[1] / "plan.yaml").read_bytes()).plan
    assert plan is not None
    claims, aims = Claims(plan), Aims(plan)
    yield "Claims", 8_000, lambda text: claims.of([f"{text}.docx"])
    yield "Claims.inside", 8_000, lambda text: claims.inside([f"{text}.docx"])
    yield "Aims", 8_000, lambda text: aims.of([f"{text}.docx"], "文档")
    registry = plan.registry
    yield "find", 20_000, registry.find
    yield "nearest", 20_000, registry.nearest
    yield "resolve", 20_000, lambda text: registry.resolve(names.parse_units(Text(text)))
    for place, content in _PLACES.items():
        yield f"plan, {place}", 8_000, _read(content)
    yield "plan", 8_000, _whole
    yield "import", 8_000, lambda text: import_notice(_NOTICE.format(text).encode("utf-8", "replace"), "通知.txt")
    yield (
        "import, heading",
        8_000,
        lambda text: import_notice(_NOTICE.format(f"一、{text}\n示例。").encode("utf-8", "replace"), "通知.txt"),
    )


_NOTICE = "关于开展政务公开日活动的通知\n各单位：\n请认真落实。\n{}\n甲局\n2022年5月7日\n"


def _read(content: str) -> Callable[[str], object]:
    def _look(text: str) -> None:
        quoted = json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)
        _whole(content.replace("%s", quoted).replace(f"某{quoted}", json.dumps(f"某{text}", ensure_ascii=False)))

    return _look


def _whole(text: str) -> None:
    """Read a plan, check and correct it, and set it for paper."""
    from gongkai.checks import review
    from gongkai.checks.fixing import fixed
    from gongkai.forms import Settings
    from gongkai.notice.paper import notice
    from gongkai.page.forms import PAPER
    from gongkai.reading import loads

    content = text.encode("utf-8", "replace")
    loaded = loads(content)
    review(loaded)
    fixed(content)
    if loaded.plan is not None:
        for form in ("txt", "docx"):
            PAPER[form](notice(loaded.plan), Settings())


_SAID = """
营商局 营商局、 职业营商局 营商局a 司法局营商局、x 总结 方案
第1届 第十届 5月 5月15日 2022年 15日 9:00 9时 十 一二 至 、1 ，一 和 和甲局 甲局、 各 各甲局 有关单位 等 等3
报送 将 将总结 于 前 日前 报 后3天 结束后 1名 1块 一名领导 (含 （甲 （甲、 （甲） 〔22〕 〔2022〕1号 0 “ ” “甲
甲” 《甲 《甲》 甲》 ’ 现将《 印发 主题“ 附件 附件1 附件1、 一、 （一） 1. ① 第一， 一是 时间： 牵头单位：
责任单位：甲局； （责任单位：甲局） 由甲局牵头， 联系人： 电话 于5月18日前报送总结。 每月5日前 抄送：甲局。 请
甲局。 甲。 甲， 甲； 。。 ，， 《 》 甲局 区 市 市局 办公室 活动 宣传 年 届 号 20 -1 1- 至5月 周一 （星期日）
1200份 1.2万 约1200余 85.3% 共受理 其中 件， 环比增长 示例小区 3号楼 138 张先生 13800000000 28台，
http://a @ # a: - a:甲 | > ' & * ! % {甲 [甲, 【甲， ［ 甲
"""
_LINES = ("\n-", "\n甲", "\na:", "\n#", "。\n", "：\n")


def said() -> list[Hostile]:
    """What notices, plans and file names are made of, again and again."""
    words = [word for word in dict.fromkeys([*_SAID.split(), *_LINES, *UNICODE, "\n ", " \n"]) if word]
    return [Hostile("", word) for word in words] + [Hostile(word, word, "x") for word in words if len(word) > 1]


# -- the run -----------------------------------------------------------------------------------------------------------


def of_patterns(most: int) -> Iterator[Tried]:
    """Every pattern in every way it is asked."""
    for one in written(modules()):
        for way in one.ways:
            yield Tried(f"{one.where} {way}", asking(one.pattern, way), partial(pumped, one.pattern, most), _LENGTH)


def of_parsers() -> Iterator[Tried]:
    """Every parser."""
    for name, length, ask in parsers():
        yield Tried(name, ask, said, length)


_ENOUGH, _CUT_OFF = 25_000, 1.0  # a linear one takes a fortieth of a second, one that takes the square more


def quick() -> int:
    """A few long strings for each pattern: what is cut off is not linear."""
    tried = failed = 0
    for one in of_patterns(3):
        tried += 1
        for hostile in one.strings():
            if took(one.ask, hostile.of(_ENOUGH), _CUT_OFF) == float("inf"):
                print(f"{one.name}: more than {_CUT_OFF:.0f} s for {hostile}")
                failed += 1
                break
    print(f"{tried} patterns, {failed} not linear")
    return 1 if failed else 0


def main(beginnings: Sequence[str]) -> int:
    """Tell of each that is not linear the first string that shows it; with arguments, only what begins with them."""
    known = [*of_patterns(120), *of_parsers()]
    if strange := [typed for typed in beginnings if not any(one.name.startswith(typed) for one in known)]:
        parts = dict.fromkeys(re.split("[.:,]", one.name)[0] for one in known)
        print(f"No name begins with {', '.join(strange)}. They begin with: {', '.join(parts)}", file=sys.stderr)
        return 2
    started, names, strings, failed = time.perf_counter(), 0, 0, 0
    for one in known:
        if beginnings and not one.name.startswith(tuple(beginnings)):
            continue
        names += 1
        gc.collect()
        for hostile in one.strings():
            strings += 1
            if found := grows(one.ask, hostile, one.length):
                print(f"{one.name}: {found:.1f} times as long for twice the length: {hostile}", flush=True)
                failed += 1
                break
    seconds = time.perf_counter() - started
    print(f"{names} patterns and parsers, {strings} strings in {seconds:.0f} s, {failed} not linear")
    return 1 if failed else 0


if __name__ == "__main__":
    if {"-h", "--help"} & {*sys.argv[1:]}:
        sys.exit(print(__doc__))
    gc.disable()  # what is kept of the package's own would be counted too
    sys.exit(quick() if sys.argv[1:] == ["--quick"] else main(sys.argv[1:]))
