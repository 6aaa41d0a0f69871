"""Content rules, one a file: CODE, SEVERITY, a docstring in Chinese (what, why, wrong, right) and check(plan).

A rule whose findings can be made right without changing what is printed has edits(loaded) as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType

from gongkai.checks import (
    activity_before_notice,
    activity_on_day_off,
    addressed_to_nobody,
    date_form,
    deadline_before_notice,
    deadline_on_day_off,
    document_number,
    doubled_punctuation,
    duty_without_who,
    editions_disagree,
    elements_missing,
    empty_group,
    given_twice,
    holidays_unknown,
    id_of_another_year,
    interpretation_late,
    interpretation_undated,
    interpretation_unplanned,
    latin_punctuation,
    leads_and_supports,
    letter_form,
    listed_twice,
    material_unknown,
    measure_unknown,
    no_place,
    no_such_day,
    nobody_asked,
    nobody_leads,
    nobody_reports,
    not_public,
    nothing_to_do,
    numerals,
    odd_characters,
    odd_name,
    open_group_in_role,
    organs_in_one_name,
    outside_addressees,
    outside_period,
    past_day_in_prose,
    placeholders,
    portal_values,
    private_data,
    prose_contradicts,
    receiver_reports,
    receiver_unknown,
    record_left_out,
    report_before_end,
    runs_on_nothing,
    setup_after_start,
    slip_from_theme,
    time_not_understood,
    titles_disagree,
    two_names_for_one_unit,
    typed_number,
    unfinished_sentence,
    unit_without_task,
    unpaired_marks,
    wrong_weekday,
    year_far_off,
    year_left_over,
)
from gongkai.checks.record_left_out import LeftOut
from gongkai.diagnostics import Diagnostic, Edit, Position
from gongkai.errors import GongkaiError
from gongkai.plan import Plan
from gongkai.reading import Loaded

RULES: tuple[ModuleType, ...] = (
    open_group_in_role,  # GK201
    time_not_understood,
    report_before_end,
    two_names_for_one_unit,  # GK21x: units
    listed_twice,
    leads_and_supports,
    empty_group,
    outside_addressees,
    unit_without_task,
    organs_in_one_name,
    duty_without_who,
    addressed_to_nobody,
    odd_name,
    outside_period,  # GK22x: time
    wrong_weekday,
    setup_after_start,
    deadline_on_day_off,
    deadline_before_notice,
    activity_before_notice,
    activity_on_day_off,
    given_twice,
    no_such_day,
    year_far_off,
    prose_contradicts,  # GK23x: what does not agree
    year_left_over,
    editions_disagree,
    past_day_in_prose,
    slip_from_theme,
    titles_disagree,
    document_number,
    id_of_another_year,
    latin_punctuation,  # GK24x: how it is written
    unpaired_marks,
    typed_number,
    doubled_punctuation,
    unfinished_sentence,
    numerals,
    odd_characters,
    placeholders,
    date_form,
    elements_missing,
    letter_form,
    runs_on_nothing,
    nobody_leads,  # GK26x: roles
    no_place,
    nobody_asked,
    nothing_to_do,
    nobody_reports,  # GK27x: reports
    material_unknown,
    receiver_unknown,
    receiver_reports,
    record_left_out,
    measure_unknown,
    holidays_unknown,
    private_data,  # GK28x: what is published
    not_public,
    portal_values,
    interpretation_unplanned,  # GK29x: interpretations
    interpretation_late,
    interpretation_undated,
)


def run(
    plan: Plan, record: Sequence[LeftOut] = (), select: Sequence[str] = ("GK",), ignore: Sequence[str] = ()
) -> Iterator[Diagnostic]:
    """What the rules find, in their order; `record` is what is on record and the plan has no place for.

    Only rules of a code that begins as one of `select` does are asked, and none that begins as one of `ignore`.
    """
    for rule in RULES:
        if not rule.CODE.startswith(tuple(select)) or rule.CODE.startswith(tuple(ignore)):
            continue
        findings: Iterable[tuple[Position, str, str]] = (
            rule.beside(plan, record) if rule is record_left_out else rule.check(plan)
        )
        for at, message, hint in findings:
            yield Diagnostic(rule.CODE, at, message, hint, rule.SEVERITY)


def review(
    loaded: Loaded, select: Sequence[str] = (), ignore: Sequence[str] = (), record: Sequence[LeftOut] = ()
) -> list[Diagnostic]:
    """Everything wrong with a file, in its order: what reading found, what the rules find, and idle comments.

    `select` and `ignore` are codes or their beginnings (GK2). Errors of reading are told in any case, since without
    a plan no rule has looked at anything; so nobody mistakes an unreadable file for a good one.
    """
    wanted = tuple(code.upper() for code in select) or ("GK",)
    unwanted = tuple(code.upper() for code in ignore)
    found = (
        [
            entry
            for entry in _corrected(loaded, run(loaded.plan, record, wanted, unwanted))
            if entry.is_error or not loaded.ignored.covers(entry.at.line, entry.code)
        ]
        if loaded.plan
        else []
    )
    found += [*loaded.diagnostics, *_mistyped(loaded)]
    kept = [
        entry
        for entry in found
        if (entry.is_error and entry.code < "GK2")
        or (entry.code.startswith(wanted) and not entry.code.startswith(unwanted))
    ]
    return sorted(kept, key=lambda entry: (entry.at, entry.code))


def _corrected(loaded: Loaded, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings with the edits of those rules that know how to make it right."""
    known: dict[str, dict[Position, tuple[Edit, ...]]] = {}
    able = {rule.CODE: rule.edits for rule in RULES if hasattr(rule, "edits")}
    for entry in found:
        if entry.code in able and entry.code not in known:
            known[entry.code] = able[entry.code](loaded)
        edits = known.get(entry.code, {}).get(entry.at, ())
        yield entry._replace(edits=edits) if edits else entry


def known_codes() -> tuple[str, ...]:
    """Every code there is, in order."""
    from gongkai.reading.codes import CODES

    return (*CODES, *sorted(rule.CODE for rule in RULES))


def check_codes(typed: Iterable[str], codes: Sequence[str] = ()) -> None:
    """Raise GongkaiError for a code, or beginning of codes, that is not among these, or those of a plan."""
    for code in typed:
        if not any(known.startswith(code.upper()) for known in codes or known_codes()):
            raise GongkaiError(
                f"没有“{code}”这个代码", "代码的样子是 GK203；也可以只写开头，如 GK2。gongkai explain --all 列出全部"
            )


def _mistyped(loaded: Loaded) -> Iterator[Diagnostic]:
    """Comments that ignore nothing, because there is no such code."""
    if not loaded.ignored.typed:
        return
    known = frozenset(known_codes())
    for code in loaded.ignored.typed:
        if code.upper() not in known:
            message = f"没有“{code}”这个代码" if code else "ignore 后面没有写代码"
            yield Diagnostic("GK019", code.at, message, "写成“# gongkai: ignore GK223”")
