"""The findings of `validate` as SARIF 2.1.0, which code hosts and editors read."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from gongkai import __version__
from gongkai.findings.rules import Rule, rules
from gongkai.findings.weights import LEVELS
from gongkai.json_text import written

if TYPE_CHECKING:
    from gongkai.diagnostics import Diagnostic
    from gongkai.findings.found import Findings


def write(view: "Sequence[Findings]") -> str:
    """One run over all files; the rules that found something are described in it. Columns count characters."""
    found = {entry.code for file in view for entry in file.found}
    told = [rule for rule in rules() if rule.code in found]
    index = {rule.code: number for number, rule in enumerate(told)}
    driver = {"name": "gongkai", "version": __version__, "language": "zh-CN", "rules": [_rule(rule) for rule in told]}
    results = [_result(entry, file.name, index[entry.code]) for file in view for entry in file.found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return written(log)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": "\n".join((rule.title, *rule.reason))},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(found: "Diagnostic", name: str, rule: int) -> dict[str, Any]:
    place = {"startLine": found.at.line, "startColumn": found.at.column}
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": LEVELS[found.severity],
        "message": {"text": "。".join(filter(None, (found.message, found.hint)))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, "region": place}}],
    }


def _uri(name: str) -> str:
    """A file's name as an address, relative where the name is."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
