"""One demand for a report: what is asked for by a deadline, from whom, to whom, and what has to come with it."""

import re
from typing import NamedTuple

from gongkai.importing.meaning import asking
from gongkai.importing.meaning.names import are_units, is_unit
from gongkai.phrases.materials import SUFFIXES, material


class Demand(NamedTuple):
    """A deadline in a sentence. Its stretch ends where the next deadline begins; `alone` if it is the only one."""

    sentence: str
    due: re.Match[str]
    end: int
    alone: bool

    @property
    def after(self) -> str:
        """What follows the deadline and belongs to it."""
        return self.sentence[self.due.end() : self.end]

    @property
    def before(self) -> str:
        """What stands before it, with what the deadline's own phrase has taken in."""
        return f"{self.sentence[: self.due.start()]}{self.due['event'] or ''}，{self.due['gap'] or ''}"


_MATERIALS = frozenset(
    (
        *SUFFIXES, "照片", "图像", "影像", "录像", "视频资料", "图片资料", "图文", "影像资料", "佐证材料", "文字材料",
        "文字", "电子版", "纸质版", "新闻链接", "宣传稿",
    )
)  # fmt: skip


def what_is_asked(demand: Demand) -> tuple[str | None, str]:
    """What is handed in by a deadline, and the attachment to be filled in."""
    form = asking.FORM.search(demand.after) or (asking.FORM.search(demand.sentence) if demand.alone else None)
    filled = re.sub(r"\s", "", form["form"] or form["filled"]) if form else ""
    before = demand.sentence[: demand.due.end()] if demand.alone else ""
    for text in (demand.after, before):
        for pattern in (asking.OBJECT, asking.BEHIND):
            found = pattern.search(text)
            if found and asking.PAPER.search(asking.BRACKETS.sub("", found["what"])):
                return found["what"].strip(), filled
    if found := asking.FILLED.search(demand.after):
        return found["what"], filled
    if demand.alone and asking.ASK.search(demand.after):
        just_before = demand.sentence[: demand.due.start()]
        for pattern, text in ((asking.BEFORE, just_before), (asking.MADE, before), (asking.MADE, demand.after)):
            if found := pattern.search(text):
                return asking.OWN.sub("", found["what"]), filled
        return filled or None, filled
    return None, ""


def title_and_needs(what: str, stretch: str) -> tuple[str, tuple[str, ...]]:
    """The name of a report, and what has to come with it: 活动总结报告（包含图片、视频等）, 活动总结及照片."""
    needs: list[str] = []
    if bracket := asking.BRACKETS.search(what) or asking.BRACKETS.search(stretch):
        inside = bracket[0].strip("（）()")
        found = asking.WITH.search(inside)
        needs += _materials(found["needs"], every=True) if found else _materials(inside, every=False)
    title = asking.TRAILING.sub("", asking.BRACKETS.sub("", what)).strip(" 　、，的")
    title = asking.OWN.sub("", title)
    parts = re.split("[、及和与]|以及|并附", title)
    tail: list[str] = []
    while len(parts) > 1 and (last := _materials(parts[-1], every=False)):
        tail = [*last, *tail]
        parts.pop()
    if tail:
        title, needs = title[: title.rfind(parts[-1]) + len(parts[-1])], [*needs, *tail]
    return _unquoted(title) or what, tuple(dict.fromkeys(needs))


def _unquoted(title: str) -> str:
    """A title without the marks around all of it; those around a part of it stay: 总结及《统计表》."""
    whole = title.startswith("《") and title.find("》") in (-1, len(title) - 1)
    return title.strip("《》") if whole or title.count("《") != title.count("》") else title


def _materials(text: str, every: bool) -> list[str]:
    """The kinds of material in a list, empty if one is none; with `every` any short word counts, behind 含."""
    words = [word for part in re.split("[、，,及和与]", text) if (word := _uncounted(part.strip()))]
    if every:
        return [word for word in words if len(word) <= 10 and not re.search("附件|格式|见", word)]
    return words if all(material(word) in SUFFIXES or word in _MATERIALS for word in words) else []


def _uncounted(word: str) -> str:
    """A word for what comes along without how many, and without 等 and what follows on its line."""
    counted = asking.COUNTED.sub("", word)
    end = counted.find("等", counted.rfind("\n") + 1)
    return counted if end < 0 else counted[:end]


def subject(demand: Demand) -> str:
    """Who has to report: said right behind the deadline, or before it."""
    behind = asking.SUBJECT_BEHIND.match(demand.sentence[demand.due.end() :])
    candidates = [behind["who"]] if behind else []
    candidates += [found["who"] for found in reversed(list(asking.SUBJECT.finditer(f"{demand.before}，")))]
    for candidate in candidates:
        who = re.sub(
            r"^(?:请|要求|同时|并|另|此外)[，,]?|(?:要|应|须|需|请|务必|务|也|都|均|分别|最迟)$", "", candidate.strip()
        )
        if are_units(who) and not re.search("[将把向]", who):
            return who
    return ""


def receiver(text: str, title: str) -> str:
    """Whom it is handed in to, where that is a unit."""
    for found in asking.RECEIVER.finditer(text):
        who = re.sub(r"^(?:至|到|给|送|于)|(?:邮箱|汇总|备案|审核)$", "", (found["who"] or found["to"]).strip())
        if who not in title and title not in who and is_unit(who) and not asking.PAPER.search(who):
            return who
    return ""


def via(text: str) -> str:
    """How it is handed in: an e-mail address, a system, on paper."""
    found = asking.VIA.search(text)
    if found is None:
        return ""
    return f"邮箱 {found['mail']}" if found["mail"] else (found["way"] or found["paper"]).strip()
