"""Reporting duties in prose: 各镇街、各部门于5月18日前报送活动总结报告（包含图片、视频等）。"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.diagnostics import Diagnostic
from gongkai.importing.files.paper import widened
from gongkai.importing.meaning import asking
from gongkai.importing.meaning.demand import Demand, receiver, subject, title_and_needs, via, what_is_asked
from gongkai.importing.parts.tree import Labelled, Plain, Section
from gongkai.phrases.days import Known
from gongkai.phrases.deadlines import Deadline, counted, parse_deadline
from gongkai.phrases.times import Time, parse_time
from gongkai.phrases.writing import simplified
from gongkai.text import Text


class Owed(NamedTuple):
    """A report that somebody owes, as the text says it; "" and () where it does not. `doubts` are by key."""

    id: str
    title: str
    from_: str
    due: str
    receiver: str
    needs: tuple[str, ...]
    via: str
    form: str
    doubts: tuple[tuple[str, str], ...] = ()


class Found(NamedTuple):
    """A duty and where it is said: in the paragraph at a block's place, from one character to another."""

    duty: Owed
    at: int
    start: int
    end: int


class Unclear(NamedTuple):
    """A sentence that asks for a report in a way that cannot be put on record, and why."""

    at: int
    reason: str


class Context(NamedTuple):
    """What holds for all sentences: the year, whether the plan knows it too, who is addressed, when the activity is."""

    known: Known
    year_is_known: bool
    addressees: str
    when: str

    @property
    def anchor(self) -> Time | None:
        """What relative deadlines are counted from."""
        time = parse_time(Text(self.when), *self.known) if self.when else None
        return time if isinstance(time, Time) else None


def find_duties(roots: list[Section], context: Context) -> tuple[list[Found], list[Unclear]]:
    """All reporting duties in the text, in its order, and the sentences that could not be made out."""
    found: list[Found] = []
    unclear: list[Unclear] = []
    for place, text in _texts(roots):
        for at, sentence in _sentences(widened(text)):
            for result in _in_sentence(sentence, context):
                if isinstance(result, str):
                    unclear.append(Unclear(place, result))
                else:
                    duty, start, end = result
                    found.append(Found(duty, place, at + start, at + end))
    return list(_with_ids(found)), unclear


def _texts(roots: list[Section]) -> Iterator[tuple[int, str]]:
    """The paragraphs and the values of labelled lines that name neither time nor place nor units."""
    for part in (part for root in roots for section in root.walk() for part in section.parts):
        if isinstance(part, Plain):
            yield part.at, part.text
        elif isinstance(part, Labelled) and (part.label.key is None or part.label.key.name == "requirements"):
            yield part.at, part.label.value


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph that ask for something to be handed in, each with its place."""
    for sentence in re.finditer(r"[^。；！]+[。；！]?", text):
        if asking.ASK.search(sentence[0]):
            yield sentence.start(), sentence[0]


def _in_sentence(sentence: str, context: Context) -> Iterator[tuple[Owed, int, int] | str]:
    """The duties of a sentence with their stretches of it; a reason where there seems to be one that is not clear."""
    dues = [due for due in asking.DUE.finditer(simplified(sentence)) if not _inside_bracket(sentence, due.start())]
    ends = [*(due.start() for due in dues), len(sentence)][1:]
    duties: list[tuple[Owed, int]] = []
    told = False
    after = 0
    for due, end in zip(dues, ends, strict=False):
        demand = Demand(sentence, due, end, len(dues) == 1)
        what, form = what_is_asked(demand)
        if what is None:
            continue
        written = _written(due, sentence)
        reason = "反复报的，due 照样写，再写上 until（报到哪天）" if due["recurring"] else _unusable(written, context)
        if reason:
            told = True
            yield f"像是报送要求（{written}，{what}），没有写进 reports：{reason}"
        else:
            duties.append(
                (_duty(demand, what, form, written, context), _clause(sentence, after, due.start()) if duties else 0)
            )
        after = due.end()
    stops = [*(start for _, start in duties), len(sentence)][1:]
    for (duty, start), stop in zip(duties, stops, strict=False):
        yield duty, start, stop
    if not duties and not told and (asked := _undated(sentence)):
        yield f"像是报送要求（{asked}），没有写期限，没有写进 reports"


def _duty(demand: Demand, what: str, form: str, written: str, context: Context) -> Owed:
    title, needs = title_and_needs(what, demand.after)
    doubts = []
    who = subject(demand)
    if not who and context.addressees:
        who = context.addressees
        doubts.append(("from", "原文没有说谁报，这里写的是主送机关"))
    if written not in demand.sentence:
        doubts.append(("due", "由原文的前后两处合成"))
    if not context.year_is_known and demand.due["day"] and "年" not in written:
        written = f"{context.known.year}年{written}"
        doubts.append(("due", f"原文没有写年份，按{context.known.year}年"))
    way = via(demand.sentence if demand.alone else demand.sentence[demand.due.start() : demand.end])
    to = receiver(demand.sentence[demand.due.end() :], title)
    if not who:
        who = "各单位"
        doubts.append(("from", "原文没有说谁报"))
    return Owed("", title, who, written, to, needs, way, form, tuple(doubts))


def _written(due: re.Match[str], sentence: str) -> str:
    """The deadline as the plan has it, as typed; one whose parts stand apart is put together."""
    if due["recurring"] or due["day"]:
        return sentence[slice(*due.span())]
    event = asking.EVENT.sub("", due["event"])
    event = event if len(event) > 2 else f"活动{event}"
    if not due["gap"] and not due["lead"]:
        return f"{event}{due[0][len(due['event']) :]}"
    before = due["lead"] or due["side"] == "前"
    return f"{event}{'前' if before else '后'}{due['count']}{due['unit']}{'' if before else '内'}"


def _unusable(written: str, context: Context) -> str:
    """Why a deadline cannot be put on record, "" if it can."""
    due = parse_deadline(Text(written), *context.known)
    if isinstance(due, Deadline) and due.relative:
        if context.anchor is None or due.relative.of:
            return "不知道从哪一天算起"
        due = counted(due, context.anchor)
    if isinstance(due, Diagnostic):
        return "没有写年份" if due.code == "GK131" else due.message
    return "" if due.moment else "没有写明日期"


def _undated(sentence: str) -> str:
    """A demand without a deadline: 将活动总结及时报送区政府办公室."""
    found = asking.OBJECT.search(sentence)
    asks = found is not None and asking.ASK.match(sentence, found.end("what"))
    if found is None or not (asks or re.search("及时|按时|定期", sentence)):
        return ""
    what = asking.BRACKETS.sub("", found["what"])
    return found["what"].strip()[:20] if re.search("总结|方案|统计表|报告|情况|信息|材料|计划", what) else ""


def _clause(sentence: str, after: int, before: int) -> int:
    """Where the clause with the deadline at `before` begins."""
    marks = [mark.end() for mark in re.finditer("[，、；]", sentence[after:before])]
    return after + marks[-1] if marks else before


def _inside_bracket(sentence: str, at: int) -> bool:
    return sentence.count("（", 0, at) > sentence.count("）", 0, at)


def _with_ids(found: list[Found]) -> Iterator[Found]:
    """Each with a stable name of its own, after what it is."""
    used: dict[str, int] = {}
    for entry in found:
        name = next((id for word, id in asking.IDS if word in entry.duty.title), "report")
        used[name] = used.get(name, 0) + 1
        id = name if used[name] == 1 else f"{name}-{used[name]}"
        yield entry._replace(duty=entry.duty._replace(id=id))
