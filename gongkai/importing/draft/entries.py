"""Entries of the plan with what there is to say about them: the shipped plan's comments, and the doubts."""

from collections import Counter
from collections.abc import Iterable

from gongkai.importing.draft.doubts import Doubts
from gongkai.importing.draft.yamltext import Entry, Item, Sequence, Value
from gongkai.importing.meaning.owed import Found
from gongkai.importing.meaning.recognise import Recognised
from gongkai.importing.parts.tree import Labelled
from gongkai.keys import LINES, ROLE_NAMES, SHAPES

LABELS = {key.name: key.label for key in LINES}
ABOUT = "标题就是栏目名称，所以只印内容"
_CALLED = {"number", "cc", "printer", "printed", "fields", "attachments", "time", "place", "requirements", *ROLE_NAMES}
_COMMENTS = {
    **{key.name: key.label for key in SHAPES["notice"] if key.name in _CALLED},
    "to": "主送机关；末尾的冒号自动加",
    "letterhead": "发文机关标志（红头）",
    "issuer": "署名；联合发文时写成列表",
    "date": "成文日期；没写年份的“5月15日”都按这一年",
    "note": "附注；括号自动加",
    "keywords": "主题词；2012年起的公文没有，写今年的删掉这一行",
    "signed": "署名不印出来",
    "bracketed": "标题下面的发文字号印在（）里",
    "announced": "原文正文后面没有附件说明，或者样子和公文格式不同，照原样写在正文里",
    "enclosed": "附件不在这份文件里，只列出名称；有的，删掉这一行，补上内容",
    "sections": "各章；序号自动编，不用写",
    "numbering": "下级的序号照这个样子编",
    "numbered": "不编号，或者序号已经写在文字里",
    "run_on": "和上面印在同一段里",
    "in_text": "正文里已经写明的，不另印出来",
    "list": "逐条编号",
    "report": "这句话说的就是下面 reports 里的这一项，不另算一项任务",
}


class Entries:
    """Makes entries; on the way every list of units is gathered in `phrases`.

    `in_passing` are the names that only a sentence of the text gives, where it may have been misread.
    """

    def __init__(self, found: Recognised, doubts: Doubts) -> None:
        self.found = found
        self.doubts = doubts
        self.labels = _labels(found)
        self.phrases: list[str] = []
        self.duties: dict[int, list[Found]] = {}  # those that a stretch of a paragraph says
        for duty in (duty for duty in found.duties if duty.end):
            self.duties.setdefault(duty.at, []).append(duty)

    def entry(self, key: str, value: Value, *indexes: int, comment: str | None = None, doubt: str = "") -> Entry:
        """An entry with its comment, and the doubts about these blocks."""
        said = comment if comment is not None else _COMMENTS.get(key, "")
        raised = tuple(dict.fromkeys(one for at in indexes for one in self.doubts.at(at)))
        return Entry(key, value, said, (*raised, *((f"请核对：{doubt}",) if doubt else ())))


def one_or_list(texts: Iterable[str]) -> Value:
    """One text as it is, several as a list."""
    several = list(texts)
    return several[0] if len(several) == 1 else Sequence(tuple(Item(text) for text in several))


def _labels(found: Recognised) -> dict[str, str]:
    """For each labelled line the word that the notice prints: the usual one if it is used, else the most frequent."""
    words: dict[str, Counter[str]] = {}
    for root in found.roots:
        for section in root.walk():
            for part in section.parts:
                if isinstance(part, Labelled) and part.label.key and not part.about:
                    words.setdefault(part.label.key.name, Counter())[part.label.word] += 1
    return {
        name: LABELS[name] if LABELS[name] in count else count.most_common(1)[0][0] for name, count in words.items()
    }
