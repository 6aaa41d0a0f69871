"""One demand for a report: who hands in what to whom by when, told by the parts of its sentence around the verb."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gongkai.importing.meaning import asking
from gongkai.importing.meaning.names import are_units, is_unit
from gongkai.importing.meaning.sentence import Part, clauses, is_inside, leading_units, trailing_unit, without_brackets
from gongkai.patterns import pattern
from gongkai.phrases.materials import SUFFIXES, material
from gongkai.phrases.writing import simplified

_MATERIALS = frozenset(
    (
        *SUFFIXES, "照片", "图像", "影像", "录像", "视频资料", "图片资料", "图文", "影像资料", "佐证材料", "文字材料",
        "文字", "电子版", "纸质版", "新闻链接", "宣传稿",
    )
)  # fmt: skip
_OF_GROUP = pattern(
    r"^(?:请|由)?(?P<who>各[^，。、]{0,10}?(?:单位|部门|镇街|乡镇|街道|县区|区县|企业|学校|科室))(?=[^、，。和及与])"
)
_BEHIND_WHO = pattern(
    r"^(?:请|于|在|务必|务|要|应当?|须|需|将|把|的){1,4}|(?:请|务必|务|最迟|最晚|须|需|应|要|于|在|分别|必须|也|都|均|并){1,4}$"
)
_ADVERBS = pattern("(?:认真|及时|全面|系统|深入|做好|抓好|注重|加强|搞好|要)总结$|^总结$")
_LED = pattern(r"(?P<who>各[^由，]{1,8})由(?P<unit>[^，。由]{2,20}?)牵头")
_NO_SUBJECT = pattern("会同|联合|配合|连同|并?附")
_GOES_ON = pattern(f"，(?:以及|及|和|与)[^，。；：]*(?:{asking.PAPERS})(?:（[^（）]*）)?(?=[，。；]|$)")
_EACH = rf"(?P<what>[^，。；、]{{0,30}}(?:{asking.PAPERS})(?:（[^（）]*）)?)"
# One verb for several deadlines: 于6月底和7月底; 将方案于9月10日前、总结于10月10日前; 5月12日前将方案、5月25日前将总结.
_BOTH = pattern(rf"[、，和及与](?:{_EACH}(?:于|在))?")
_MIXED = pattern(rf"(?:将|把){_EACH}[、，和及与]{_EACH.replace('what', 'own')}(?:于|在)")
_FIRST = pattern(rf"(?:将|把){_EACH}[、，和及与](?:于|在)?")
_TO = pattern("向[^，。；]{2,30}$")
_ITEM = 20  # characters of one of several things that are listed
_WAYS = 6  # of handing in, one after another: 及时通过邮箱以书面形式
_ALONE = pattern("，(?:务必|最迟|请)?(?:于|在)?$")
_ALL_OF_IT = pattern("等(?:资源|资料|材料|素材|数据)")
_AND_THEN = pattern("并(?!茂)|同时|且(?!末)")
_SOMEBODY = pattern("单位|部门|学校|企业")
_HANDS_IN = pattern("报|上报|提交|发|反馈")
_LEFT = 14  # Han of a clause that nothing accounts for


class Demand(NamedTuple):
    """What a verb of handing in stands for, with its stretch of the sentence; `due` is None where it says none.

    `doubts` are by key of the report; `made_up` names what stands in two places of the sentence.
    """

    what: str
    who: str
    due: "re.Match[str] | None"
    receiver: str
    via: str
    form: str
    start: int
    end: int
    doubts: tuple[tuple[str, str], ...] = ()


class Ask(NamedTuple):
    """A verb of handing in: where it stands, where its clause ends, and whom it names with 向.

    `fills` where it is 填写 before a table that is handed in with what the next verb asks for.
    """

    start: int
    behind: int
    end: int
    to: str
    fills: bool


def demands(sentence: str, before: str = "") -> Iterator[Demand]:
    """The demands of a sentence in order. One deadline may serve several verbs, and one verb several deadlines.

    `before` is the sentence before, which may say what is to be filled in.
    """
    dues = [due for due in asking.DUE.finditer(simplified(sentence)) if not is_inside(sentence, due.start())]
    asks = list(_asks(sentence, dues))
    start = 0
    last: Demand | None = None
    for index, ask in enumerate(asks):
        following = asks[index + 1].start if index + 1 < len(asks) else len(sentence)
        until = min((due.start() for due in dues if ask.end <= due.start() < following), default=following)
        named = _named(sentence, dues, start, ask, following)
        demand = _demand(sentence, start, ask, named[-1] if named else None, until, alone=len(asks) == 1)
        if demand is None and named and not last and (filled := asking.FILLED.search(before)):
            doubt = ("title", "取自上一句")
            demand = Demand(filled["what"], "", named[-1], "", "", "", start, ask.end, (doubt,))
        if demand is None or (last and not named and asking.MEDIUM.match(demand.what)):
            continue
        if named and any(
            start <= due.start() < named[0].start() and "，" not in sentence[due.end() : ask.start] for due in dues
        ):
            demand = demand._replace(doubts=(*demand.doubts, ("due", "这句话里不止一个期限")))
        if not named and last is not None:
            doubt = ("due", "原文这里没有再写期限，按前面的")
            demand = demand._replace(due=last.due, doubts=(*demand.doubts, doubt))
        if not demand.who and last is not None:
            demand = demand._replace(who=last.who)
            if _SOMEBODY.search(sentence, start, ask.start):
                demand = demand._replace(doubts=(*demand.doubts, ("from", "这里没有看出谁报，按前面的")))
        for earlier, later in pairwise(named):
            both = _joined(sentence, earlier, later)
            first = both is not None and both[0].startswith(("将", "把"))
            own = both["what"] if both and both["what"] else demand.what
            rest = both["own"] if both and "own" in both.groupdict() else demand.what
            cut = both.end("what") if both and first else earlier.end()
            yield demand._replace(due=earlier, end=cut, what=own if first else demand.what, doubts=())
            demand = demand._replace(start=cut, due=later, what=rest if first else own, doubts=())
        if not demand.receiver and ask.fills and index + 1 < len(asks):
            demand = demand._replace(receiver=_receiver("", "", sentence[asks[index + 1].behind :], demand.what))
        last = demand
        yield demand
        start = ask.end + (sentence[ask.end : ask.end + 1] in ("，", "、", "；"))


def _asks(sentence: str, dues: list["re.Match[str]"]) -> Iterator[Ask]:
    """The verbs of handing in, those in brackets and names of documents left out."""
    told = {found.start("verb"): found for found in asking.TO.finditer(sentence)}
    starts = {found.start(): found.end() for found in asking.ASK.finditer(sentence)}
    starts |= {at: found.end("verb") for at, found in told.items()}
    filled = {found.start(): found.start("what") for found in _fillings(sentence, dues, list(starts))}
    starts |= filled
    ends = [clause.end for clause in clauses(sentence)]
    done = -1
    for at, behind in sorted(starts.items()):
        if at < done or is_inside(sentence, at):
            continue
        done = behind
        end = next((end for end in ends if end >= behind), len(sentence))
        while (more := _GOES_ON.match(sentence, end)) and not asking.ASK.search(more[0]):
            end = more.end()
        yield Ask(at, behind, end, told[at]["to"] if at in told else "", at in filled)


def _fillings(sentence: str, dues: list["re.Match[str]"], verbs: list[int]) -> Iterator["re.Match[str]"]:
    """于9月5日前填写《统计表》 asks for the table by itself where what is handed in next has a deadline of its own."""
    for found in asking.FILLED.finditer(sentence):
        before = [due for due in dues if due.end() <= found.start() and "，" not in sentence[due.end() : found.start()]]
        following = min((at for at in verbs if at > found.start()), default=len(sentence))
        if before and any(found.end() <= due.start() < following for due in dues):
            yield found


def _named(sentence: str, dues: list["re.Match[str]"], start: int, ask: Ask, following: int) -> list["re.Match[str]"]:
    """The deadlines for a verb: the nearest before it and those joined to it by 和, else the first behind it."""
    before = [due for due in dues if start <= due.start() < ask.start]
    behind = [due for due in dues if ask.behind <= due.start() < (following if due["until"] else ask.end)]
    if not before:
        return (
            behind[:1]
            or [due for due in dues if due.start() < following and _ALONE.match(sentence, ask.end, due.start())][:1]
        )
    joined = [before.pop()]
    while before and _joined(sentence, before[-1], joined[0]):
        joined.insert(0, before.pop())
    return joined


def _joined(sentence: str, earlier: "re.Match[str]", later: "re.Match[str]") -> "re.Match[str] | None":
    """What stands between two deadlines for one verb, None where they are not for one."""
    return next(
        (found for way in (_FIRST, _MIXED, _BOTH) if (found := way.fullmatch(sentence, earlier.end(), later.start()))),
        None,
    )


def _demand(
    sentence: str, start: int, ask: Ask, due: "re.Match[str] | None", until: int, *, alone: bool
) -> Demand | None:
    """What is asked for with this verb, None where nothing is that could be handed in."""
    before, behind = sentence[start : ask.start], sentence[ask.behind : ask.end]
    parts = _parts(before, due, start)
    what, doubts = _object(before, parts, sentence[ask.behind :], behind, sentence[ask.start : ask.behind])
    form = asking.FORM.search(sentence, start, until)
    filled = re.sub(r"\s", "", form["form"] or form["filled"]) if form else ""
    if not what and filled:
        what = filled
    if not what:
        return None
    who, more = _subject(parts, what)
    receiver = _receiver(ask.to, behind, sentence[ask.behind : until], what)
    way = _via(sentence if alone else sentence[start:until])
    left = _left_over(before, (what, who, due[0] if due else ""))
    if len(left) > _LEFT:
        more = (*more, ("title", "这句话没有全看懂，核对报什么、谁报"))
    return Demand(what, who, due, receiver, way, filled, start, ask.end, (*doubts, *more))


def _parts(before: str, due: "re.Match[str] | None", start: int) -> list[str]:
    """The clauses before a verb, the last one first; the deadline divides its clause into what follows and precedes."""
    if due is None or due.start() - start >= len(before):
        texts = [clause.text for clause in clauses(before)]
    else:
        ahead = f"{before[: max(due.start() - start, 0)]}{due['event'] or ''}"
        texts = [
            clause.text for text in (ahead, due["gap"] or "", before[due.end() - start :]) for clause in clauses(text)
        ]
    return [text.strip() for text in reversed(texts) if text.strip()]


def _listed(rest: str) -> list[str]:
    """What is listed behind a colon: ：1.总结；2.照片。"""
    items = [item for item in re.split(r"[；。]|(?=\d[.．、])", rest.removeprefix("：")) if item]
    named = [item.lstrip("0123456789").lstrip(".．、") for item in items if item[0].isdigit()]
    short = all(2 <= len(name) <= _ITEM for name in named)
    return named if rest.startswith("：") and len(items) > 1 and len(named) == len(items) and short else []


def _object(
    before: str, parts: list[str], rest: str, behind: str, verb: str
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is handed in: between 将 and the verb, behind the verb, or named in the clauses before it."""
    taken = [what for take in asking.TAKES.finditer(before) if (what := _taken(before, take.end()))]
    if taken:
        return taken[-1], (("title", "一句里有两个“将”"),) if len(taken) > 1 else ()
    if _HANDS_IN.match(verb) and (what := _anything(before)):
        return what, (("title", "不像是材料，核对是不是要报送"),)
    if items := _listed(rest):
        return "、".join(items), (("title", "由原文逐条列出的合成"),)
    if what := _behind(behind):
        return what, ()
    for nth, part in enumerate(parts[:3]):
        text = _trimmed(part)
        if _NO_SUBJECT.match(text):
            continue
        made = list(asking.MADE.finditer(text))
        if made:
            bracket = re.match("（[^（）]*）", text[made[-1].end() :])
            return f"{made[-1]['what']}{bracket[0] if bracket else ''}", ()
        if _ADVERBS.search(text):
            return "总结", (("title", "原文没有写明报什么"),)
        if asking.ENDS_IN_PAPER.search(without_brackets(text)) and len(text) <= 60:
            whose = _OF_GROUP.match(text) or _leading(text)
            noun = text[whose.end() :] if whose else text
            return _BEHIND_WHO.sub("", noun) or text, () if nth < 2 else (("title", "取自前面的话"),)
    if found := asking.FILLED.search(before):
        return found["what"], ()
    return "", ()


def _anything(before: str) -> str:
    """What stands between 将 and the verb, whatever it is."""
    takes = list(asking.TAKES.finditer(before))
    zone = clauses(asking.DUE.split(before[takes[-1].end() :])[0])[:1] if takes else []
    what = _BEHIND_WHO.sub("", _trimmed(zone[0].text)) if zone else ""
    return what if 2 <= len(what) <= _LEFT * 2 else ""


def _leading(text: str) -> "re.Match[str] | None":
    units = leading_units(text)
    return re.compile(re.escape(units.text)).search(text) if units else None


def _taken(before: str, at: int) -> str:
    """What stands between 将 and the verb, without when and how; "" where it is nothing to be handed in."""
    zone = before[at:]
    due = asking.DUE.search(zone)
    if due and not is_inside(zone, due.start()):
        head = _BEHIND_WHO.sub("", zone[: due.start()])
        zone = head if asking.PAPER.search(head) else zone[due.end() :]
    zone = _TO.sub("", asking.WITHIN.split(zone)[0])
    pieces = clauses(zone)
    if not pieces:
        return ""
    end = pieces[0].end
    for piece in pieces[1:]:
        if not re.match("以及|及|和|与", piece.text):
            break
        end = piece.end
    what = _trimmed(zone[pieces[0].start : end])
    if formed := re.fullmatch(r"(?P<of>.{2,60}?)(?:进行)?形成(?P<what>[^，。]{2,60})", what):
        what = (
            formed["what"]
            if len(formed["what"]) > 4 and "书面" not in formed["what"]
            else f"{formed['of']}的{formed['what']}"
        )
    return what if asking.PAPER.search(asking.BRACKETS.sub("", what)) and len(what) <= asking.LONGEST else ""


def _behind(behind: str) -> str:
    """An object behind its verb: 报送活动总结至区甲办, 报送区甲办活动总结."""
    if re.match("[至到给往：]", behind) or is_unit(behind):
        return ""
    due = asking.DUE.search(behind)
    text = _AND_THEN.split(behind[: due.start()] if due else behind)[0]
    if receiver := trailing_unit(text):
        text = text[: receiver.start - 1]
    if not asking.PAPER.search(asking.BRACKETS.sub("", text)):
        return ""
    for at in range(min(len(text) - 2, 24), 2, -1):
        if is_unit(text[:at]) and asking.ENDS_IN_PAPER.search(without_brackets(text[at:])):
            return text[at:]
    return text.strip()


def _trimmed(text: str) -> str:
    """A phrase without how it is handed in: 及时, 通过邮箱, 以书面形式, 加盖公章后."""
    text = text.strip()
    for _ in range(_WAYS):
        if not (found := asking.HOW.search(text)):
            return text
        text = text[: found.start()].rstrip("，")
    return text


def _subject(parts: list[str], what: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Who has to hand it in: the units that the nearest clause begins with."""
    for nth, part in enumerate(parts):
        text = part.strip()
        if led := _LED.search(text):
            return f"{led['who']}{led['unit']}", (("from", "由原文的前后两处合成"),)
        if _NO_SUBJECT.match(text):
            continue
        units = leading_units(text) or (leading_units(text[text.rfind("请") :]) if "请" in text else None)
        if units is None and (of := _OF_GROUP.match(text)):
            units = Part(of["who"], of.start("who"))
        if units and units.text not in what:
            bracket = re.search("（[^（）]*）$", units.text)
            who = units.text[: bracket.start()] if bracket and "附件" in bracket[0] else units.text
            for above in parts[nth + 1 :]:
                if not are_units(re.sub("^请", "", above.strip())):
                    break
                who = f"{re.sub('^请', '', above.strip())}，{who}"
            return who, ()
    return "", ()


def _receiver(to: str, behind: str, after: str, what: str) -> str:
    """Whom it is handed in to, where that is a unit."""
    candidates = [to] if to else []
    found = asking.RECEIVER.match(after)
    candidates += [found["who"]] if found else []
    if last := trailing_unit(without_brackets(behind)):
        candidates.append(last.text)
    for at in range(min(len(behind) - 2, 24), 2, -1):
        if is_unit(behind[:at]) and behind[at:] == what:
            candidates.append(behind[:at])
    for candidate in candidates:
        who = re.sub(
            r"^(?:至|到|给|送|于|往)|(?:邮箱|汇总|备案|审核|处|\d{1,4}(?:室|房间|办公室))$", "", candidate.strip()
        )
        if not is_unit(who):
            who = candidate.strip()
        if is_unit(who) and who not in what and not asking.PAPER.search(who):
            return who
    return ""


def _via(text: str) -> str:
    """How it is handed in: an e-mail address, a system, on paper."""
    if mail := asking.MAIL.search(text):
        return f"邮箱 {mail[0]}"
    found = asking.VIA.search(text)
    return (found["way"] or found["paper"]).strip() if found else ""


def _left_over(before: str, known: tuple[str, ...]) -> str:
    """What of the verb's own clause no part of the demand accounts for."""
    last = clauses(before)
    text = last[-1].text if last and before.endswith(last[-1].text) else ""
    for part in known:
        text = text.replace(part, "，", 1) if part else text
    text = _trimmed(without_brackets(text)) if text.strip("，") else ""
    return re.sub(r"[^\u4e00-\u9fff]|请|于|在|将|把|务必|统一|及时|认真|相关|有关|通过|以|经", "", text)


def title_and_needs(what: str, stretch: str) -> tuple[str, tuple[str, ...]]:
    """The name of a report, and what has to come with it: 活动总结报告（包含图片、视频等）, 活动总结及照片."""
    needs: list[str] = []
    if bracket := asking.BRACKETS.search(what) or asking.BRACKETS.search(stretch):
        inside = bracket[0].strip("（）()")
        found = asking.WITH.search(inside)
        needs += _materials(found["needs"], every=True) if found else _materials(inside, every=False)
    elif along := asking.WITH.search(asking.BRACKETS.sub("", stretch)):
        needs += _materials(along["needs"], every=False)
    title = asking.BRACKETS.sub("", what).strip(" 　、，的")
    if _ALL_OF_IT.search(title):
        return _unquoted(asking.OWN.sub("", title)), tuple(dict.fromkeys(needs))
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
        return [word for word in words if material(word) in SUFFIXES or word in _MATERIALS]
    return words if all(material(word) in SUFFIXES or word in _MATERIALS for word in words) else []


def _uncounted(word: str) -> str:
    """A word for what comes along without how many, and without 等 and what follows on its line."""
    counted = asking.COUNTED.sub("", word)
    counted = re.sub("^(?:有关|相关|现场|活动)+", "", counted)
    end = counted.find("等", counted.rfind("\n") + 1)
    return counted if end < 0 else counted[:end]
