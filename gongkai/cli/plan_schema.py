"""The plan's format as a JSON Schema (draft 7), from the table of keys: for editors, which read YAML with it."""

import json
from pathlib import Path
from typing import Any

from gongkai import numbering
from gongkai.cli.common import create
from gongkai.keys import SHAPES

SCHEMA = "plan.schema.json"
_EDITOR, _NAMED = b"yaml-language-server:", b"$schema="  # in the first line of a plan
_SCALAR = {"type": ["string", "number", "boolean"]}
_TEXTS = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}
_LIST = {"anyOf": [{"type": "string", "pattern": "\n"}, {"type": "array", "items": _SCALAR}]}
_YESNO = {"enum": [True, False, "yes", "no", "是", "否", "on", "off", "true", "false"]}
_PROSE = {"anyOf": [_SCALAR, {"type": "array", "items": {"anyOf": [_SCALAR, {"$ref": "#/definitions/piece"}]}}]}
_STYLE = {"type": ["string", "number"], "pattern": numbering.FIRST}
_LEVEL = {"$ref": "#/definitions/level"}
_KINDS: dict[str, dict[str, Any]] = {
    "text": _SCALAR,
    "texts": _TEXTS,
    "list": _LIST,
    "row": {"type": "array", "items": _SCALAR},
    "units": _TEXTS,
    "names": _TEXTS,
    "prose": _PROSE,
    "time": _SCALAR,
    "due": _SCALAR,
    "dues": _SCALAR,
    "holiday": {"enum": ["顺延", "提前"]},
    "link": {"type": "string", "pattern": "^https?://"},
    "layout": {"enum": ["信函"]},
    "date": _SCALAR,
    "yesno": _YESNO,
    "figures": {"anyOf": [_SCALAR, {"type": "array", "items": {"anyOf": [_SCALAR, {"$ref": "#/definitions/figure"}]}}]},
    "generated": {"enum": ["tasks", "figures"]},
    "number": {"type": ["string", "number"], "minimum": 0},
    "count": {"type": ["string", "integer"], "minimum": 1},
    "within": _SCALAR,
    "numbering": {"anyOf": [_STYLE, _LEVEL, {"type": "array", "items": {"anyOf": [_STYLE, _LEVEL]}}]},
}
# What JSON Schema can say of a shape beyond its keys.
_MORE: dict[str, dict[str, Any]] = {
    "plan": {"anyOf": [{"required": ["notice"]}, {"required": ["plan"]}]},
    "piece": {"dependencies": {"except": ["who"]}},
    "addition": {"anyOf": [{"required": ["units"]}, {"required": ["when"]}]},
}
# What may stand with nothing behind it: a group whose members nobody has listed, an empty register.
_MAY_BE_EMPTY = ("group", "registry")


def beside(plan: bytes) -> bytes | None:
    """The plan with the schema beside it as the one that editors go by; None if its first line names no schema."""
    first, end, rest = plan.partition(b"\n")
    before, named, path = first.partition(_NAMED)
    if not named or _EDITOR not in before:
        return None
    return before + named + SCHEMA.encode() + path[len(path.rstrip()) :] + end + rest


def create_with_schema(output: Path, plan: bytes, force: bool) -> str:
    """Write a plan and the schema beside it, unless one is there; a word about what was written."""
    schema = output.with_name(SCHEMA)
    create({output: plan, **({} if schema.exists() else {schema: schema_json().encode()})}, force)
    return f"已写入 {output}（旁边的 {SCHEMA} 给编辑器用，不用管它）"


def schema_json() -> str:
    """The schema as JSON; descriptions are Chinese."""
    plan, *others = SHAPES
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "gongkai 方案",
        **_shape(plan),
        "definitions": {name: _shape(name) for name in others},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _shape(name: str) -> dict[str, Any]:
    keys = SHAPES[name]
    shape: dict[str, Any] = {
        "type": ["object", "null"] if name in _MAY_BE_EMPTY else "object",
        "properties": {key.name: {"description": f"{key.label}：{key.help}", **_kind(key.kind)} for key in keys},
        "additionalProperties": False,
    }
    required = [key.name for key in keys if key.required]
    return {**shape, **({"required": required} if required else {}), **_MORE.get(name, {})}


def _kind(kind: str) -> dict[str, Any]:
    outer, _, inner = kind.partition(":")
    if outer == "seq":
        return {"type": "array", "items": _kind(inner)}
    if outer == "map":
        return {"type": "object", "additionalProperties": _kind(inner)}
    # In draft 7 whatever stands beside a $ref is not read, so the reference goes into an allOf.
    return _KINDS.get(kind) or {"allOf": [{"$ref": f"#/definitions/{kind}"}]}
