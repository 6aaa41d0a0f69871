"""The ends of the plan: 单位名录 and 报送事项."""

import re
from collections.abc import Collection, Container, Iterator

from gongkai.importing.draft.entries import Entries
from gongkai.importing.draft.once import report_once, senders_once
from gongkai.importing.draft.yamltext import Entry, Mapping, Sequence
from gongkai.importing.files.paper import widened
from gongkai.importing.meaning.doers import spoken_of
from gongkai.importing.meaning.duty import EVERYBODY
from gongkai.importing.meaning.owed import Owed
from gongkai.importing.meaning.recognise import Recognised
from gongkai.importing.meaning.roles import in_prose
from gongkai.importing.meaning.roster import Gathered, gather, level, members
from gongkai.importing.parts.addressees import names_in
from gongkai.importing.parts.tree import Labelled, Plain
from gongkai.importing.words.names import are_by_trade, are_people, is_group, is_unit
from gongkai.importing.words.sentence import sentences
from gongkai.keys import SHAPES
from gongkai.patterns import pattern
from gongkai.phrases.names import ONE_BY_ONE, parse_units
from gongkai.phrases.organs import is_people
from gongkai.text import Text

_COMMENTS = {
    **{key.name: key.help for key in SHAPES["report"] if key.name in ("from", "receiver")},
    "except": "除了谁：收报告的单位不给自己报",
    "due": "含当天",
    "needs": "报告以外还要附上什么",
    "via": "怎么报",
    "form": "要填写的附件",
}
_OFFICES = pattern("部门|单位|政府|科局|委办")
# An office, without its rooms: 区政府办公室 of 区政府办公室政务公开科.
_UNIT = pattern("(?P<unit>(?!.*公开办).{2,}?(?:办公室|政府办(?!公)|局|委|委员会))(?:[^局委办院会]{1,8}[科股室处组])?")
_OPEN = "不登记的，删掉这一项和正文里的 report"
_NOBODY_NAMED = "请补充：通知没有说哪些单位报，在 members 里写上"
_MEMBERS = "请补充：通知没有逐个列出的分组，在 members 里写上成员"


def reports(maker: Entries) -> list[Entry]:
    """报送事项, one for each duty."""
    items = []
    for duty in senders_once(maker.found.duties):
        maker.phrases.append(duty.from_)
        items.append(report_once(list(_report(duty, maker))))
    return [Entry("reports", Sequence(tuple(items)), "报送事项：哪些单位、什么时候以前、报什么")] if items else []


def _report(duty: Owed, maker: Entries) -> Iterator[Entry]:
    duty = duty._replace(receiver=_in_full(duty.receiver, maker))
    own = _receiving(duty, maker)
    maker.phrases += [unit for unit in (own, duty.excepted) if unit]
    office = _UNIT.fullmatch(duty.receiver)
    if duty.receiver and not duty.receiver.startswith(("我", "本")):
        maker.phrases.append(office["unit"] if office else duty.receiver)
    values = duty._asdict() | {"needs": "、".join(duty.needs), "form": _form(duty.form, maker), "from": duty.from_}
    values["except"] = "、".join(dict.fromkeys(filter(None, (own, duty.excepted))))
    for key in ("id", "title", "from", "except", "receiver", "due", "until", "needs", "via", "form"):
        if values[key]:
            doubts = [f"请核对：{doubt}" for name, doubt in duty.doubts if name == key]
            doubts += [f"请补充：{duty.missing}；{_OPEN}"] if key == "due" and duty.missing else []
            yield maker.entry(key, values[key], comment=_COMMENTS.get(key))._replace(doubts=tuple(doubts))


def _in_full(receiver: str, maker: Entries) -> str:
    """报局 means the one who issues the notice: by its name."""
    issuers = maker.found.lines(maker.found.tail.issuers)
    named = next((name for name in issuers if name.endswith(receiver)), "") if len(receiver) == 1 else ""
    return named if len(receiver) == 1 else receiver


def _receiving(duty: Owed, maker: Entries) -> str:
    """The unit that receives the report where a group that is to hand it in may well hold it; "" where none does.

    Without a word about the receiver it is who issues the notice, if that has a part in it.
    """
    asked = parse_units(Text(duty.from_)).names
    if not any(is_group(name) and _OFFICES.search(name) for name in asked):
        return ""
    found = _UNIT.fullmatch(duty.receiver)
    receivers = [found["unit"]] if found else [] if duty.receiver else maker.found.lines(maker.found.tail.issuers)
    plain = [_plain(name) for name in receivers]
    phrases = dict.fromkeys(maker.phrases)  # a large notice says the same a thousand times
    named = (str(name) for phrase in phrases for name in parse_units(Text(phrase)).names)
    known = (name for name in named if len(name) > 3 and any(one.endswith(_plain(name)) for one in plain))
    unit = next(known, found["unit"] if found else "")
    return "" if unit in asked else unit


def _plain(name: str) -> str:
    return name.replace("人民政府", "政府")


def _form(written: str, maker: Entries) -> str:
    """The attachment to be filled in by its title, where 附件2 is one of those; "" where the text stops before it."""
    nth = int(re.sub(r"\D", "", written) or 1) if written else 0
    if not 0 < nth <= len(maker.found.attachments):
        return "" if maker.found.attachments else written
    return maker.found.title_of(maker.found.attachments[nth - 1][0]).replace("\n", "")


def units(maker: Entries) -> list[Entry]:
    """单位名录 from every role and report that has been written."""
    found = maker.found
    addressees = names_in(found.text(found.head.to))
    known = [str(name) for name in parse_units(Text(addressees)).names if not are_people(str(name))]
    issuers = _receiving_issuers(found, maker.phrases)
    mentioned = list(_mentioned(found)) if found.knows_mentioned else []
    maker.phrases += [name for name in mentioned if not is_group(name)]  # known, they get a task
    own = level(found.lines(found.tail.issuers))
    busy = gather(maker.phrases, addressees, issuers, own).groups
    everybody = [*maker.phrases, *known, *mentioned]
    gathered = gather(everybody, addressees, issuers, own)
    for name in _people_who_report(found):
        busy[name] = gathered.groups.setdefault(name, [])
    told = members(_texts(found))
    of = {name: told for name in gathered.groups if told and name.endswith("成员单位")}
    if told and not of:
        gathered = gather([*everybody, told], addressees, issuers, own)
    if not (gathered.groups or gathered.units):
        return []
    made_up = _made_up(found)
    open_ = any(name in busy and name not in (*of, made_up) for name in gathered.groups)
    groups = Mapping(tuple(_groups(gathered, busy, known, of, made_up, sorted(found.further))))
    entries = [Entry("groups", groups, "", (_MEMBERS,) if open_ else ())]
    if gathered.prefix:
        entries.insert(0, Entry("prefix", gathered.prefix, f"{gathered.prefix}甲局和甲局是同一个单位"))
    if gathered.aliases:
        aliases = Mapping(tuple(Entry(unit, full) for unit, full in gathered.aliases.items()))
        entries.append(Entry("aliases", aliases, "同一个单位的其他名称"))
    return [Entry("units", Mapping(tuple(entries)), "单位名录：谁是谁，哪些单位合称什么")]


def _receiving_issuers(found: Recognised, phrases: Collection[str]) -> list[str]:
    """The names of 署名 that the list of units has to know: of those who receive a report, and those named in full."""
    issuers = found.lines(found.tail.issuers)
    receive = any(not one.duty.receiver for one in found.duties)
    named = {str(name) for phrase in phrases for name in parse_units(Text(phrase)).names}
    return [name for name in issuers if receive or name in named]


def _people_who_report(found: Recognised) -> Iterator[str]:
    """Those who are no unit and have to hand something in all the same: 示例学院全体学生."""
    for duty in found.duties:
        yield from (str(name) for name in parse_units(Text(duty.duty.from_)).names if is_people(name))


def _mentioned(found: Recognised) -> Iterator[str]:
    """Those whom a sentence is about, in chapters of orders as well: 各单位要高度重视，区甲局要加强巡查."""
    for part in (part for root in found.roots for section in root.walk() for part in section.parts):
        if isinstance(part, Plain) and not part.is_cell:
            for sentence in sentences(widened(part.text)):
                has_part = (units for role, units in in_prose(sentence.text)[0].items() if role != "participants")
                for who in spoken_of(sentence.text):
                    names = [str(name) for name in parse_units(Text(who)).names]
                    yield from [who] if are_by_trade(names) else (name for name in names if not name.startswith("每"))
                for who in has_part:
                    yield from filter(is_unit, map(str, parse_units(Text(who)).names))


def _texts(found: Recognised) -> Iterator[str]:
    """The paragraphs, and what stands behind 成员单位：."""
    for part in (part for root in found.roots for section in root.walk() for part in section.parts):
        if isinstance(part, Plain):
            yield part.text
        elif isinstance(part, Labelled):
            yield f"{part.label.word}：{part.label.value}"


def _made_up(found: Recognised) -> str:
    """The group that stands for those whom the notice does not name, "" where it does not come to that."""
    asked = any(entry.duty.from_ == EVERYBODY for entry in found.duties)
    named = any(EVERYBODY in line for line in (found.text(index) for index in range(len(found.blocks))))
    return EVERYBODY if asked and not named else ""


def _groups(
    gathered: Gathered,
    busy: Container[str],
    addressed: Container[str],
    of: dict[str, str],
    made_up: str,
    further: Collection[str],
) -> Iterator[Entry]:
    """The groups, whose members the notice does not name but for those in `of`, and one with the units that it names.

    Those that have something to do or to report need members; others are only addressed.
    """
    for name, also in gathered.groups.items():
        entries = [Entry("members", of[name])] if name in of else []
        entries += [Entry("also", "、".join(also), "这个分组的别的叫法")] if also else []
        if name == made_up:
            yield Entry(name, Mapping(tuple(entries)) if entries else None, "", (_NOBODY_NAMED,))
            continue
        comment = "成员取自通知里说的" if name in of else "有任务，成员待补充" if name in busy else ""
        comment = comment or ("收文的单位" if name in addressed else "正文里说到的")
        yield Entry(name, Mapping(tuple(entries)) if entries else None, comment)
    if gathered.units or further:
        name = next(name for name in ONE_BY_ONE if name not in gathered.groups)
        doubts = (f"请核对：{'、'.join(further)}，核对是不是单位",) if further else ()
        members = Entry("members", "、".join([*gathered.units, *further]), "", doubts)
        yield Entry(name, Mapping((members,)), "通知里逐个写到的单位")
