"""口号和活动主题差了几个字。

主题、宣传标语、正文里引用的主题应当一字不差。差一两个字的，多半是抄错了。

错:

    plan:
      title: 示例方案
      sections:
        - title: 活动主题
          text: 坚持依法行政，深化政务公开，加强法治政府建设。
      attachments:
        - title: 宣传标语
          list:
            - 坚持依法行政，深化政务工作，加强法治政府建设。
            - 推进政务公开　打造阳光政府

对:

    plan:
      title: 示例方案
      sections:
        - title: 活动主题
          text: 坚持依法行政，深化政务公开，加强法治政府建设。
      attachments:
        - title: 宣传标语
          list:
            - 坚持依法行政，深化政务公开，加强法治政府建设。
            - 推进政务公开　打造阳光政府
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.writing import alike
from gongkai.plan import Plan
from gongkai.text import Text

CODE = "GK234"
SEVERITY = Severity.WARNING
_NAMED = pattern("主题[为是：]?“(?P<after>[^”]{8,60})”|以“(?P<before>[^”]{8,60})”为(?:活动)?主题")
_HEADING = pattern("(?:活动|宣传|本届|年度)*主题[。：]?")
_SENTENCE = pattern("[^。！？；：\n“”]{8,60}")
_AROUND = "　 ，、。"
_SHORTEST = 8
_SLIP = 3  # characters at most; more is another sentence
_CLAUSE = pattern("[，、　 ]")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every sentence that is the theme but for one slip of up to three characters."""
    themes = list(_themes(plan))
    right = {alike(theme) for theme in themes}
    for _, text in plan.printed if themes else ():
        for sentence in _sentences(text):
            if (said := alike(sentence)) in right:
                continue
            for theme in themes:
                if (at := _slip(alike(theme), said)) is not None:
                    yield sentence.position(at), *_told(sentence, theme, at)
                    break


def _told(sentence: Text, theme: Text, at: int) -> tuple[str, str]:
    here, there = _clause(sentence, at), _clause(theme, at)
    return f"“{here}”和第{theme.at.line}行活动主题里的“{there}”差了几个字", f"多半应当是“{there}”"


def _themes(plan: Plan) -> Iterator[Text]:
    """What the plan calls its theme: the sentences under such a heading, else the first in quotation marks."""
    headed = [section for section in plan.sections if section.title and _HEADING.fullmatch(section.title)]
    if headed:
        for section in headed:
            yield from (sentence for piece in section.pieces for sentence in _sentences(piece.text))
        return
    for _, text in plan.printed:
        if "主题" in text and (found := _NAMED.search(text)):
            yield text.part(*found.span("after" if found["after"] else "before"))
            return


def _sentences(text: Text) -> Iterator[Text]:
    """The sentences of a text without the punctuation around them."""
    if len(text) < _SHORTEST:
        return
    for found in _SENTENCE.finditer(text):
        inner = found[0].strip(_AROUND)
        if len(inner) >= _SHORTEST:
            start = found.start() + found[0].index(inner)
            yield text.part(start, start + len(inner))


def _slip(theme: str, sentence: str) -> int | None:
    """Where the sentence leaves the theme, if it comes back to it within a few characters; None if not so or equal."""
    if _letters(theme) == _letters(sentence) or abs(len(theme) - len(sentence)) >= _SLIP:
        return None
    if theme[:2] != sentence[:2] and theme[-2:] != sentence[-2:]:
        return None
    shorter = min(len(theme), len(sentence))
    head = next((index for index in range(shorter) if theme[index] != sentence[index]), shorter)
    tail = next((index for index in range(shorter - head) if theme[-1 - index] != sentence[-1 - index]), shorter - head)
    slipped = max(len(theme), len(sentence)) - head - tail
    return head if slipped <= _SLIP and slipped * 8 <= shorter else None


def _clause(text: str, at: int) -> str:
    """The part between two commas that holds this character."""
    start = max((mark.end() for mark in _CLAUSE.finditer(text, 0, at)), default=0)
    end = _CLAUSE.search(text, at)
    return text[start : end.start() if end else len(text)]


def _letters(text: str) -> str:
    """A sentence without its marks and blanks: how a slogan is divided is the printer's business."""
    return "".join(filter(str.isalnum, text))
