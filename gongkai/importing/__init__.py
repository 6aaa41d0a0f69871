"""A notice as it was issued (txt, docx, a saved web page) → a plan.yaml that prints it again.

bytes → paper (paragraphs and tables) → the notice's own blocks → what was recognised → the plan's text, proved by
printing it. What breaks the proof stays plain text.
"""

import re
from datetime import date
from typing import NamedTuple

from gongkai.checks.fixing import fixed
from gongkai.errors import GongkaiError
from gongkai.importing.draft.compose import compose
from gongkai.importing.draft.doubts import Doubts, raise_doubts
from gongkai.importing.draft.summary import Summary, summarise
from gongkai.importing.draft.yamltext import Mapping, written
from gongkai.importing.files import formats
from gongkai.importing.files.paper import full_width
from gongkai.importing.meaning.recognise import Care, Own, Recognised, recognise, without_frame
from gongkai.importing.parts.kind import why_not
from gongkai.importing.proof import first_difference, unknown_units
from gongkai.patterns import pattern

_ROUNDS = 40
# What the templates of the pages that are no notice have in their heads.
_OF_OURS = pattern(b'<meta name="generator" content="gongkai ([^"<>]{1,20})">')


class Imported(NamedTuple):
    """A plan's text, and what there is to say about how it came about."""

    text: str
    summary: Summary


def import_notice(content: bytes, name: str, widths: bool = False, today: date | None = None) -> Imported:
    """The plan for a notice; with `widths` its half-width marks become full-width ones.

    Days of a notice without any year are open, or of the year that `today` makes likely, with a mark.

    Raises GongkaiError for a file that is no text, or no notice.
    """
    if formats.is_plan(content):
        hint = "检查它用 gongkai validate，写明年的用 gongkai next；这里要的是通知：Word、保存的网页、文本"
        raise GongkaiError(f"这已经是方案了：{name}", hint)
    if ours := _OF_OURS.search(content):
        hint = "这里要的是印发过的通知：Word、保存的网页、文本；已经有方案的，直接改方案"
        raise GongkaiError(f"这是 gongkai 写的网页“{ours[1].decode('utf-8', 'replace')}”，不是通知：{name}", hint)
    paper = formats.read(content, name)
    paper = full_width(paper) if widths else paper
    own = without_frame(paper)
    if not own.blocks:
        raise GongkaiError(f"文件里没有文字：{name}", "打开看看；全是图片的，先做文字识别")
    if (other := why_not(own.blocks)) is not None:
        raise GongkaiError(f"{other[0]}：{name}", other[1])
    found, text = _proved(own, name, today)
    text = _with_owners(text, found)
    return Imported(text, summarise(found, text, paper.notes))


def _proved(own: Own, name: str, today: date | None) -> tuple[Recognised, str]:
    """The plan that prints the notice, with as much structure as the proof bears."""
    care = Care()
    for _ in range(_ROUNDS):
        found = recognise(own, care, today)
        doubts = raise_doubts(found)
        _name_care(care, doubts)
        text = _text(compose(found, doubts), found, name)
        different = first_difference(text, found)
        if different is None:
            return found, text
        if (more := _more_careful(care, found, text, different)) is None:
            break
        care = more
    return _plain(own, name)


def _with_owners(text: str, found: Recognised) -> str:
    """The plan with `who` where a sentence begins with a unit or group, as `validate --fix` writes it."""
    owned = fixed(text.encode(), select=("GK217",)).content.decode()
    return owned if first_difference(owned, found) is None else text


def _more_careful(care: Care, found: Recognised, text: str, different: int) -> Care | None:
    """What to leave plain next: the chapter that came out different; reports, then units if nothing came out at all."""
    if different >= 0:
        chapter = _chapter(found, different) - care.flat
        return care._replace(flat=care.flat | chapter) if chapter else None
    unknown = unknown_units(text)
    if further := unknown - care.further:
        return care._replace(further=care.further | further)
    if nobody := unknown - care.nobody:
        return care._replace(nobody=care.nobody | nobody, further=care.further - nobody)
    if not care.without_mentioned:
        return care._replace(without_mentioned=True)
    if found.duties:
        return care._replace(without_reports=True)
    return None if care.without_units else care._replace(without_units=True)


def _name_care(care: Care, doubts: Doubts) -> None:
    for index in care.flat:
        if index - 1 not in care.flat:
            doubts.add(index, "这里的结构没有把握，照原样作为正文")
    if care.without_reports:
        doubts.add("id", "报送的句子没有把握，没有写进 reports")
    if care.without_units:
        doubts.add("id", "单位的名称互相冲突，没有收进 units")


def _chapter(found: Recognised, index: int) -> frozenset[int]:
    """The indexes of the chapter that a block stands in, empty outside chapters."""
    for root in found.roots:
        tops = [section.at for section in root.sections]
        inside = [at for at in tops if at <= index]
        last = max((part.at for section in root.walk() for part in section.parts), default=-1)
        if inside and index <= max(last, inside[-1]):
            following = [at for at in tops if at > index]
            return frozenset(range(inside[-1], following[0] if following else max(last, inside[-1]) + 1))
    return frozenset()


def _plain(own: Own, name: str) -> tuple[Recognised, str]:
    """The last resort: the first line as the title, all others as text."""
    found = Recognised.plain(own.blocks, own.dropped)
    doubts = raise_doubts(found)
    doubts.add("plan", "结构没有看懂，全文照原样作为正文")
    text = _text(compose(found, doubts), found, name)
    return found, text


def _text(mapping: Mapping, found: Recognised, name: str) -> str:
    """The file: what it is, how to write it, and the tree."""
    title = "".join(found.lines(found.plan_title or found.title)) or "通知（原文没有标题）"
    file = "".join(filter(str.isprintable, re.split(r"[\\/]", name)[-1]))
    return f"{_EDITORS}# {title}\n#\n# 由 gongkai import 从“{file}”整理。{_HOW_TO}\n{written(mapping)}"


_EDITORS = "# yaml-language-server: $schema=plan.schema.json\n"  # which lies beside the plan once it is a file
_HOW_TO = """先搜索“请核对”“请补充”，看完一处删一处，再运行 gongkai validate。
#
# 写法只有三条：
#   1. 一行一项，“名称: 内容”，冒号用半角，后面空一格；下一级比上一级多缩进两个空格。
#   2. 冒号后面的内容照公文原样写，标点也照写，印出来一字不差。
#   3. 井号“#”后面是说明，不会印出来；内容里有“#”或“: ”的，把整句放进引号。
"""

__all__ = ["Imported", "import_notice"]
