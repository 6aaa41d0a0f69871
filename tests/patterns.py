"""Hostile strings for every pattern and parser: `python -m tests.patterns` fails where time grows faster than the text.

Each pattern gets what its own parts repeat, with what stands before them and an end that does not fit, and Unicode's
brackets, digits, blanks and marks; each parser what the patterns of the package are made of, in every place of a plan.
`--quick` tries a few long strings each, for the tests.
"""

import ast
import re
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
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
UNICODE = "字一第年月日aZ1１①٣½² \u3000\xa0\t\n\r\u2028，。、；：！？·…—-~,.;:/\\|+*#&@%=$_（）()〔〕[]【】{}《》<>“”‘’「\"'"
UNICODE += "\u0301\u0338\u20e3\ufe0f\u200b\u200d\ufeff\x00\x1b\ud800\ufffd\uffff\U0001f600\U00020bb7\u2f00\uf900ﬁ㎡İß"


class Tried(NamedTuple):
    """Something that takes a text: a pattern one way of asking it, or a parser."""

    name: str
    ask: Callable[[str], object]
    strings: Sequence["Hostile"]


class Hostile(NamedTuple):
    """A text of any length: the same again and again between a beginning and an end."""

    before: str
    again: str
    after: str = ""

    def of(self, length: int) -> str:
        return self.before + self.again * (length // len(self.again)) + self.after

    def __str__(self) -> str:
        return f"{self.before!a} + {self.again!a} * n + {self.after!a}"


# -- the patterns of the package ---------------------------------------------------------------------------------------


class Written(NamedTuple):
    """A pattern as the source has it, and the ways in which it is asked."""

    where: str
    pattern: re.Pattern[Any]
    ways: tuple[str, ...]


@cache
def modules() -> tuple[tuple[ModuleType, ast.Module], ...]:
    """Every module of the package, imported, with its source as a tree."""
    names = [found.name for found in walk_packages(gongkai.__path__, "gongkai.") if found.name != "gongkai.__main__"]
    loaded = [import_module(name) for name in names]
    return tuple((module, ast.parse(Path(module.__file__ or "").read_text("utf-8"))) for module in loaded)


def written() -> Iterator[Written]:
    """The patterns that modules make and those inside functions, where their source is a constant of the module."""
    asked = _asked()
    for module, tree in modules():
        own = {name: {way for use, way in _uses(tree) if use == name} for name, _ in _assigned(tree)}
        others = tuple(dict.fromkeys(way for name, way in _uses(tree) if name not in {*own, *asked, "re"} and way != "split"))
        names = {id(node): name for name, node in _assigned(tree)}
        direct = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
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
            ways = (maker,) if maker not in _MAKERS else (direct.get(id(node)) or "",)
            ways = tuple(way for way in ways if way in _WAYS) or tuple(sorted(own.get(name, set()) | asked.get(name, set()))) or others
            yield Written(f"{where} {name}".rstrip(), re.compile(source, *flags), ways or ("search", "fullmatch"))


def _maker(node: ast.Call) -> str:
    """`pattern`, `compile` or the function of `re` that a call is of; "" for any other."""
    if isinstance(node.func, ast.Name):
        return node.func.id if node.func.id == "pattern" else ""
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
        return node.func.attr if node.func.attr in (*_WAYS, "compile") else ""
    return ""


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _maker(node.value) in _MAKERS:
            target = node.targets[0]
            yield target.id if isinstance(target, ast.Name) else getattr(target, "attr", ""), node.value


def _uses(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Which method of what name: ("_NAME", "finditer"). A function handed on uncalled counts too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _WAYS:
            yield getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr


def _asked() -> dict[str, set[str]]:
    """The ways in which each public name of a pattern is asked, anywhere."""
    names = {name for _, tree in modules() for name, _ in _assigned(tree) if name and not name.startswith("_")}
    ways: dict[str, set[str]] = {}
    for _, tree in modules():
        for name, way in _uses(tree):
            if name in names:
                ways.setdefault(name, set()).add(way)
    return ways


def asking(pattern: re.Pattern[Any], way: str) -> Callable[[str], object]:
    """A function that asks a pattern about a text, and looks at all that comes."""
    method = getattr(pattern, way)
    whole = {"sub": lambda text: method(type(text)(), text), "finditer": lambda text: deque(method(text), 0)}.get(way, method)
    return (lambda text: whole(text.encode("utf-8", "replace"))) if isinstance(pattern.pattern, bytes) else whole


# -- what a pattern's own parts repeat ---------------------------------------------------------------------------------


def pumped(pattern: re.Pattern[Any], most: int) -> list[Hostile]:
    """Hostile strings of a pattern, the likeliest first."""
    tree = _PARSER.parse(pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    found: dict[tuple[str, str], None] = {}
    for pair in islice(_parts(tree, "", 0), 4000):
        found.setdefault(pair)
        found.setdefault(("", pair[1]))
    pairs = list(found)
    if len(pairs) > most:  # from all of it alike
        pairs = [pairs[index * len(pairs) // most] for index in range(most)]
    return [Hostile(before, again, "\0") for before, again in pairs if again]


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
    categories = [character for character in "1字 \u3000\n，" if _holds([i for i in items if i[0] is _CODES.CATEGORY], character)]
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
        times.append(min(took(ask, text) for _ in range(3)))
        if times[-1] == float("inf"):
            return times[-1]
    return times[1] / max(times[0], 1e-9)


def grows(ask: Callable[[str], object], hostile: Hostile, length: int = _LENGTH, soon: float = _SOON) -> float:
    """The growth where it is clearly more than the text's, else 0. Measured again before it is believed."""
    if took(ask, hostile.of(length)) < soon:
        return 0
    found = growth(ask, hostile, length)
    return min(found, growth(ask, hostile, length)) if found > _TIMES else 0
