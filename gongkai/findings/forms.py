"""What `validate` found, and what the rules mean, in the formats for programs and for reading."""

from collections.abc import Sequence

from gongkai.findings import github, json, sarif
from gongkai.findings.found import Findings
from gongkai.findings.rules import Rule
from gongkai.forms import Form, Settings, template


def _found(view: Sequence[Findings]) -> Sequence[Findings]:
    return view


def _rules(view: Sequence[Rule]) -> Sequence[Rule]:
    return view


def _json(view: Sequence[Findings], _: Settings) -> str:
    return json.write(view)


def _github(view: Sequence[Findings], _: Settings) -> str:
    return github.write(view)


def _sarif(view: Sequence[Findings], _: Settings) -> str:
    return sarif.write(view)


FORMS: dict[str, Form[Sequence[Findings]]] = {
    "json": Form(_found, _json),
    "github": Form(_found, _github),
    "sarif": Form(_found, _sarif),
}
RULES: dict[str, Form[Sequence[Rule]]] = {
    "text": Form(_rules, template("rules", "txt")),
    "md": Form(_rules, template("rules", "md")),
}
