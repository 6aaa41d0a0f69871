"""One submission: what is handed in, checked against the plan before it is recorded."""

from collections.abc import Collection, Iterable, Sequence

from gongkai.errors import GongkaiError
from gongkai.phrases.links import amiss, apart
from gongkai.phrases.materials import DOCUMENT, LINK, REPORT, SUFFIXES, material
from gongkai.phrases.names import parse_units
from gongkai.phrases.writing import alike, same
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event, File, Kind, Typed, recordable
from gongkai.text import Text

_SHOWN = 10


class NoReportError(GongkaiError):
    """A report that a plan does not have, nor its record."""


def find_reports(
    plan: Plan, name: str | None, units: Collection[str] = (), events: Sequence[Event] = ()
) -> tuple[Report, ...]:
    """The report of that id or title; without one the only one there is, or that these units owe.

    What comes again and again is all its periods, unless one of them is named. Raises GongkaiError where there is none,
    with what the record (`events`) holds of it, or it is not certain which.
    """
    asked = [report for report in plan.matters if not set(units).isdisjoint(report.units)] or plan.matters
    if not plan.reports and not events:
        raise GongkaiError("这份方案里没有报送事项", "在 plan.yaml 里写上 reports")
    if name is None:
        if len(asked) != 1:
            raise GongkaiError("要报的有几项，不知道是哪一项", f"加上 --report 代号：{_listed(asked)}")
        return asked[0].periods or (asked[0],)
    known = dict.fromkeys((*plan.matters, *plan.reports))
    found = [report for report in known if name == report.id] or _called(known, name)
    if len(found) > 1:
        raise GongkaiError(f"有{len(found)}项报送都叫“{name}”", f"写代号：{'、'.join(report.id for report in found)}")
    if not found:
        raise _no_report(plan, name, events)
    return found[0].periods or (found[0],)


def reports_on_record(plan: Plan, name: str, events: Sequence[Event]) -> list[str]:
    """The ids of a report and its periods, also of one that only the record has any more.

    Raises GongkaiError where neither has it.
    """
    if any(event.report == name for event in events):
        return [name]
    return [str(report.id) for report in find_reports(plan, name, events=events)]


def _called(reports: Iterable[Report], name: str) -> list[Report]:
    """The reports of that id or title, however it is written."""
    return [report for report in reports if same(name) in (same(report.id), same(report.title))]


def _no_report(plan: Plan, name: str, events: Sequence[Event]) -> GongkaiError:
    """What there is to say of a report that the plan does not have: where its records are, or what was meant."""
    from gongkai.reports.uncounted import Why, misplaced

    lost = [one for one in misplaced(plan, events) if one.why is Why.REPORT and alike(one.report) == alike(name)]
    if lost:
        return GongkaiError(lost[0].said, lost[0].advice)
    near = _near(plan, name)
    return NoReportError(
        f"没有代号为“{name}”的报送事项", f"是不是：{_listed(near)}" if near else f"已有：{_listed(plan.matters)}"
    )


def _listed(reports: Iterable[Report]) -> str:
    return "、".join(f"{report.id}（{report.title}）" for report in reports)


def _near(plan: Plan, name: str) -> list[Report]:
    """The reports whose title holds the name, or the name its title; else those that look like it."""
    from difflib import get_close_matches

    wanted = alike(name).casefold()
    every = dict.fromkeys((*plan.matters, *plan.reports))
    words = [(word, report) for report in every for word in (alike(report.id).casefold(), alike(report.title))]
    close = get_close_matches(wanted, [word for word, _ in words], n=3, cutoff=0.4)
    held = {report.id: report for word, report in words if wanted and (wanted in word or word in wanted)}
    return list((held or {report.id: report for word, report in words if word in close}).values())[:_SHOWN]


def find_unit(plan: Plan, name: str) -> str:
    """The official name of a unit or group. Raises GongkaiError with the nearest names."""
    official = plan.registry.find(name.strip())
    if official is None:
        parts = [part for part in parse_units(Text(name)).names if plan.registry.find(part)]
        if len(parts) > 1:
            raise GongkaiError(f"“{name}”是几个单位，一次只能写一个", f"分开写，先写 {parts[0]}")
        near = plan.registry.nearest(name)
        hint = f"是不是：{'、'.join(near)}" if near else f"名录里有：{'、'.join(plan.registry.units[:_SHOWN])} 等"
        raise GongkaiError(f"单位名录里没有“{name}”", hint)
    return official


def owing(report: Report, official: str) -> str:
    """The unit itself, if the report asks for it. Raises GongkaiError otherwise."""
    if official not in report.units:
        raise GongkaiError(f"“{official}”不用报“{report.title}”", "核对单位名称，或者 plan.yaml 里 reports 的 from")
    return official


def submission(
    plan: Plan,
    report: Report,
    units: Sequence[str],
    files: Iterable[File],
    has: Sequence[str],
    typed: Typed,
    links: Iterable[str] = (),
) -> Event:
    """The event of a report that discharges these units. Raises GongkaiError if one owes none or something is amiss.

    The files are asked for last, since reading them takes the longest.
    """
    officials: dict[str, None] = {}
    for unit in units:
        official = find_unit(plan, unit)
        if not plan.registry.is_unit(official):
            members = "、".join(plan.registry.members(official)[:3])
            raise GongkaiError(f"“{official}”是一组单位，报送要逐个单位登记", f"写其中一个单位，如 {members}")
        officials[owing(report, official)] = None
    things = tuple(dict.fromkeys(_thing(report, word) for word in has))
    addresses = tuple(dict.fromkeys(address(one) for text in links for one in apart(text.strip())))
    return typed.event(Kind.SUBMITTED, report.id, tuple(officials), files=tuple(files), has=things, links=addresses)


def address(text: str) -> str:
    """An address on the net as it is put on record; nobody opens it. Raises GongkaiError with what to write instead."""
    link = text.strip()
    if said := amiss(link, "--link"):
        raise GongkaiError(*said)
    return recordable(link)


def _thing(report: Report, word: str) -> str:
    """What came without a file: a material that the report needs, or 报告, which may be called by its title or its end.

    So 总结 is the report 活动总结报告 itself, and no picture is.
    """
    thing = material(word)
    if thing == LINK:
        raise GongkaiError("链接要登记网址", "写成 --link https://……")
    if thing in set(map(material, report.needs)):
        return thing
    title, said = alike(report.called), alike(word)
    named = any(name.endswith(said) for name in (title, title.removesuffix(REPORT)))
    ends = named and len(said) > 1 and thing not in SUFFIXES
    if thing in (REPORT, DOCUMENT) or said in (title, alike(report.title)) or ends:
        return REPORT
    others = [need for need in report.needs if material(need) != LINK]
    also = f"；材料可以写：{'、'.join(others)}" if others else "，没有要附的材料"
    raise GongkaiError(f"“{report.title}”不需要“{word}”", f"报告本身收到了，写 --has 报告{also}")
