"""The examples in the rules' docstrings, made into whole plans."""

import json
from typing import Any

import yaml

from gongkai.keys import SHAPES

_FILLED: dict[str, Any] = {
    "id": "example",
    "title": "示例方案",
    "notice": {"title": "示例活动的通知", "date": "2022年5月7日", "issuer": "示例区人民政府办公室"},
    "from": "甲局",
    "due": "5月27日前",
}


def completed(example: str) -> bytes:
    """An example as a plan: what the shapes require and it leaves out, as few words as that takes."""
    tree = yaml.load(example, Loader=yaml.BaseLoader)
    assert isinstance(tree, dict), example
    notice = tree.setdefault("notice", _FILLED["notice"])
    if "date" in notice:
        notice.setdefault("issuer", _FILLED["notice"]["issuer"])
    _fill(tree, "plan")
    return json.dumps(tree, ensure_ascii=False).encode()


def _fill(tree: Any, shape: str) -> None:
    """Put in the required keys of a mapping and of those inside it."""
    for key in SHAPES[shape]:
        if key.required and key.name not in tree and key.name in _FILLED:
            tree[key.name] = _FILLED[key.name]
        kind, _, inner = key.kind.partition(":")
        value = tree.get(key.name)
        if kind in SHAPES and isinstance(value, dict):
            _fill(value, kind)
        if kind == "seq" and isinstance(value, list):
            for item in value:
                _fill(item, inner)
