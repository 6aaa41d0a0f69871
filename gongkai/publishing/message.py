"""短消息: the notice in so few characters that an account of the office can send it. Whole sentences, or none."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.phrases.subjects import subject
from gongkai.plan import Activity, Plan, Prose
from gongkai.publishing.article import one_line
from gongkai.templated import render

LENGTHS = (140, 600)
_TEMPLATE = "message.txt.j2"
_END = pattern(r"[。！？；\n]")
_OPEN = pattern("自行|另行|待定|各自|分别")
_SCHEME = pattern(r"(?:的?(?:实施|总体|工作)?(?:方案|安排|计划))?$")
_HELD = pattern(
    r"(?!报送|参加|邀请|征求|推进|深化|加强|调整|推荐|申报|评选)[^《》]*(?:活动|行动|培训|宣传|座谈|讲座|课堂|[会赛日周月节])[”’]?"
)


class Event(NamedTuple):
    """An activity in words: what, when, where, who answers for it, and its first sentence. "" is not said."""

    title: str
    time: str
    place: str
    who: str
    text: str

    @property
    def told(self) -> str:
        """The first sentence under the title, unless it begins with it; of who says nothing more, when and who."""
        if self.text:
            return self.text if self.text.startswith(self.title) else f"{self.title}：{self.text}"
        said = (self.time, self.title, f"{self.who}负责" if self.who else "")
        return "" if self.place else "，".join(filter(None, said))


class Message(NamedTuple):
    """What the template sees. `fixed` are the activities with a place to go to, in the order of the plan.

    `held` is whether the title names something that is held (……活动); a notice or a list of tasks is not.
    """

    title: str
    held: bool
    period: str
    who: str
    theme: str
    events: tuple[Event, ...]

    @property
    def fixed(self) -> tuple[Event, ...]:
        """Those with a place of which somebody can be told."""
        return tuple(event for event in self.events if event.place)


class Short(NamedTuple):
    """A message of at most so many characters, and the sentences that found no room in it."""

    most: int
    text: str
    left: tuple[str, ...]


def message(plan: Plan) -> Message:
    """The notice in words that are ready to print."""
    events = tuple(map(_event, plan.activities))
    period = plan.period.text if plan.period else next((event.time for event in events if event.time), "")
    title = one_line(plan.title)
    name = _SCHEME.sub("", subject(title), 1)
    held = _HELD.fullmatch(name) is not None
    return Message(
        title=name if held else title.removesuffix("方案"),
        held=held,
        period=_bare(period),
        who="、".join(map(one_line, plan.notice.issuer)) if plan.notice else "",
        theme=_bare(_theme(plan)),
        events=events,
    )


def short(view: Message, most: int, templates: Path | None) -> Short:
    """The template's lines, each a sentence, from the first on, as many as there is room for; none is ever cut."""
    text, left = "", list[str]()
    for line in render(_TEMPLATE, "txt", templates, {"view": view, "most": most}).splitlines():
        sentence = line.strip()
        if len(text) + len(sentence) <= most and (text or not left):  # without its first sentence it says nothing
            text += sentence
        else:
            left.append(sentence)
    return Short(most, text, tuple(left))


def written(messages: tuple[Short, ...]) -> str:
    """Both in one file, to copy from."""
    return "\n\n".join(f"【{one.most}字以内，共{len(one.text)}字】\n{one.text}" for one in messages) + "\n"


def _event(activity: Activity) -> Event:
    place = _bare(activity.place or "")
    return Event(
        title=_bare(activity.title),
        time=_bare(activity.time.shown if activity.time else ""),
        place="" if _OPEN.search(place) else place,
        who=_bare(next(_in_charge(activity), "")),
        text=_first(activity),
    )


def _in_charge(activity: Activity) -> Iterator[str]:
    return ("".join(piece.text for piece in line.pieces) for line in activity.lines if line.key == activity.in_charge)


def _first(activity: Activity) -> str:
    """The first sentence of an activity's own text."""
    for part in activity.section.body:
        if isinstance(part, Prose):
            text = "".join(piece.text for piece in part.pieces)
            end = _END.search(text)
            return _bare(text[: end.start()] if end else text)
    return ""


def _theme(plan: Plan) -> str:
    """What stands under the heading 活动主题."""
    for section in plan.sections:
        if section.title and _bare(section.title).endswith("主题"):
            return "".join(piece.text for piece in section.pieces)
    return ""


def _bare(text: str) -> str:
    return one_line(text).rstrip("。；，、：")
