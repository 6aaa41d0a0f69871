"""A paragraph in pieces, taken apart by whose they are: what units own, what the organiser is asked, and the rest."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.patterns import pattern
from gongkai.plan import Piece
from gongkai.text import Text, joined

# How a sentence goes on into somebody's piece: 同时，区营商局负责……; 在活动期间，区营商局……
_LEAD_IN = pattern(
    r"(?:(?:同时|此外|另外|其中|并且?|以及|和|及|与|由|请|要|应|须|需|还要|一是|二是|三是|四是|五是)"
    r"|[在于]?[^，。；：]{0,12}(?:期间|当天|当日|[之以]?前|[之以]?后|时|中))[，,、：:]?"
)
# What is asked of whoever organises it: 组织各政府部门……. The clause is the verb alone; 由司法局组织 is another's.
_ORGANISING = pattern(
    r"(?:[要应须]|负责|认真|积极|统一|精心|共同|同时|并)*"
    r"(?:组织|统筹|协调|指导|督促|安排|动员|引导|联合|会同|邀请|发动|推动)(?:好|其他|其它)?"
)
# A clause that cannot end here: 各展位工作人员不得少于{2人}.
_UNFINISHED = pattern(
    r"[^，。；：\n]*(?:[不低]得?[少低高多]于|不超过|至少|最多|最少|约|共|达到|分别|[为是派带出在从把将以对向按])"
)
# How a sentence ends that somebody's piece began: {甲局负责会场布置}等工作。
_TAIL = pattern(r"(?:等|工作|任务|事宜|事项)[^，。；由和及]{0,6}[，。；]?")
_DAY = pattern("期间|当天|当日|前|后|日|(?<!同)时")
_SENTENCE_END = pattern(r"[。；！？\n]")
_WORD = pattern(r"\w")


class Share(NamedTuple):
    """What one piece asks, with the words that lead into it; `organised` is how the organiser is asked to see to it."""

    piece: Piece
    text: Text
    organised: Text | None = None


def is_owned(piece: Piece) -> bool:
    """Whether it is somebody's, or speaks of a report, which is that of those who owe it."""
    return piece.who is not None or piece.except_ is not None or piece.report is not None


def shares(pieces: Sequence[Piece]) -> tuple[list[Share], list[Text]]:
    """Each owned piece with the words that lead into it and out of it, and the paragraphs that are nobody's.

    No word is left out: what is no lead-in, no tail and not the organiser's stays in the rest.
    """
    own: list[Share] = []
    rest: list[Text] = []
    waiting: list[Text] = []
    day: Text | None = None  # 5月14日前， holds for all that the sentence asks
    for piece in pieces:
        if not is_owned(piece):
            text = piece.text
            if own and not waiting and (tail := _tail(own[-1].piece.text, text)):
                own[-1] = own[-1]._replace(text=joined((own[-1].text, text.part(0, tail))))
                text = text.part(tail, len(text))
            waiting.append(text)
            continue
        before = joined(waiting)
        waiting = []
        if before.strip() or (own and _SENTENCE_END.search(own[-1].piece.text[-1:])):
            day = None
        start = _last_sentence(before)
        if start < len(before) and _LEAD_IN.fullmatch(before, start):
            lead = before.part(start, len(before))
            own.append(Share(piece, joined((lead, piece.text))))
            day = lead if _DAY.search(lead) else None
        elif _ORGANISING.fullmatch(before, _verb(before, start)):
            start = _last_clause(before, start)
            own.append(Share(piece, piece.text, joined((before.part(start, len(before)), piece.text))))
        elif _UNFINISHED.fullmatch(before, clause := max(start, _verb(before, start))):
            own.append(Share(piece, joined((before.part(clause, len(before)), piece.text))))
            start = clause
        else:
            start = len(before)
            own.append(Share(piece, joined((day, piece.text)) if day else piece.text))
        rest += paragraphs(before.part(0, start))
    return own, [*rest, *paragraphs(joined(waiting))]


def paragraphs(text: Text) -> Iterator[Text]:
    """The lines of a text that say something."""
    start = 0
    for line in text.split("\n"):
        if _WORD.search(line):
            yield text.part(start, start + len(line))
        start += len(line) + 1


def _last_sentence(text: str) -> int:
    """Where its last sentence begins, brackets that open before it left out."""
    ends = list(_SENTENCE_END.finditer(text))
    start = ends[-1].end() if ends else 0
    while start < len(text) and not _WORD.match(text, start):
        start += 1
    return start


def _verb(text: str, sentence: int) -> int:
    """Where the last clause begins, without 同时， and the like before it."""
    comma = text.rfind("，", sentence) + 1
    return comma or sentence


def _last_clause(text: str, sentence: int) -> int:
    """Where the clause begins that asks something of the organiser; with 同时， and the like before it."""
    comma = text.rfind("，", sentence) + 1
    return sentence if not comma or _LEAD_IN.fullmatch(text, sentence, comma) else comma


def _tail(owned: str, text: str) -> int:
    """How many characters go on with the clause of an owned piece, which ends without a mark."""
    found = _TAIL.match(text) if owned and _WORD.match(owned[-1]) else None
    return found.end() if found else 0
