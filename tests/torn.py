"""Torn notices: `python -m tests.torn 10000` imports that many mutated and random texts, and prints what comes of it.

The strategies are those of the bounded run in tests/importing/test_importing.py.
"""

import re
import sys
import time
import unicodedata
from itertools import accumulate
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongkai.errors import GongkaiError
from gongkai.forms import Settings
from gongkai.importing import import_notice
from gongkai.notice.paper import notice
from gongkai.page.forms import PAPER
from gongkai.reading import loads

FOLDER = Path(__file__).parent
NOTICES = sorted((FOLDER / "notices").glob("*.txt"))
_TEXTS = [path.read_text(encoding="utf-8") for path in (*NOTICES, FOLDER / "data" / "wanghua-2022-notice.txt")]
_PIECES = st.sampled_from([
    "一、", "（一）", "(二)", "1.", "1、", "（1）", "①", "⒈", "㈠", "第一，", "一是", "第一阶段：", "：", ":", "；",
    "，", "。", "附件", "附件1", "附件：1.甲", "附件:", "活动时间：", "时间:", "牵头单位：甲局", "责任单位：",
    "（责任单位：甲局）", "〔甲局负责，乙局配合〕", "由甲局牵头，", "抄送：甲局。", "甲局　2022年5月7日印发",
    "（此件公开发布）", "2022年5月7日",
    "5月32日", "13月1日", "于5月18日前报送总结。", "活动结束后5个工作日内将总结报甲局。", "每月5日前报送信息。",
    "关于甲的通知", "乙方案", "各单位：", "示政办发〔2022〕3号", "甲局文件", "当前位置：首页", "上一篇：甲", "版权所有",
    "- ", "# ", " #", ": ", "'", '"', "| ", "> ", "&a", "*b", "!c", "%d", "@e", "`", "{", "}", "[", "]", "~", "?",
    "---", "...", "\t", "\u3000", "\u200b", "\ufeff", "\xa0", "\x00", "\x0b", "\x85", "\u2028", "\ufffd", "\ue000",
    "\U0001f600", "𠮷", "㎡", "ﬁ", "½", "…", "——", "\n", "\n\n", "\r\n", "\r",
])  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A notice with up to six stretches replaced, lines moved, doubled or left out."""
    text = draw(st.sampled_from(_TEXTS))
    for _ in range(draw(st.integers(0, 4))):
        lines = text.split("\n")
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines)))
        moved = lines[at] if draw(st.booleans()) else lines.pop(at)
        lines.insert(to, moved)
        text = "\n".join(lines)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        end = at + draw(st.sampled_from([0, 0, 0, 1, 2, 5, 30, 400]))
        text = text[:at] + draw(_PIECES | st.text(max_size=4)) + text[end:]
    return text


def random() -> st.SearchStrategy[str]:
    """Texts of the pieces that notices are made of, in any order, and of any characters at all."""
    alphabet = "甲乙丙丁局区政府办公室通知方案各单位，。、0123456789月日年"
    words = st.text(st.characters(codec="utf-8"), max_size=12) | st.text(alphabet, max_size=20)
    return st.lists(_PIECES | words | st.just("\n"), max_size=60).map("".join)


def bare(text: str) -> list[str]:
    """The paragraphs of a text without widths and white space, without what nobody can see."""
    lines = re.split(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text)
    return [line for raw in lines if (line := _UNSEEN.sub("", unicodedata.normalize("NFKC", raw)))]


_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f-\x9f\ufffe\uffff]")


def look(text: str) -> bool:
    """Import a text. Either it is refused, kindly, or the plan can be read and prints all of it in order.

    What was taken for a page's frame is told, and what is printed elsewhere or in another form; everything else has to
    come out, and nothing besides.
    """
    try:
        imported = import_notice(text.encode("utf-8", "replace"), "通知.txt")
    except GongkaiError as error:
        return not (error.message and error.hint)
    loaded = loads(imported.text.encode())
    assert loaded.plan is not None, loaded.diagnostics
    shown = PAPER["txt"](notice(loaded.plan), Settings())
    assert isinstance(shown, str)
    altered = imported.summary.altered
    printed, source = _lines(shown), _lines(text.encode("utf-8", "replace").decode())
    if not (imported.summary.dropped or altered):
        assert "".join(printed) == "".join(source)
        assert _ends(source) <= _ends(printed)  # 附件1.甲 is printed on two lines, but never are two made one
    left = [line for entry in (*imported.summary.dropped, *(typed for typed, _ in altered)) for line in _lines(entry)]
    instead = [line for _, entry in altered for line in _lines(entry)]
    assert sorted("".join([*printed, *left])) == sorted("".join([*source, *instead]))
    return True


def _ends(lines: list[str]) -> set[int]:
    """Where each line ends, counted from the beginning of the text."""
    return set(accumulate(map(len, lines)))


def _lines(text: str) -> list[str]:
    return [line for entry in bare(text) if (line := entry.replace(":", ""))]


def main(count: int) -> None:
    """Half of each kind, and how many of them became a plan."""
    looked = imported = 0
    slowest = (0.0, "")

    @settings(
        max_examples=count // 2,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def run(data: st.DataObject) -> None:
        nonlocal looked, imported, slowest
        for strategy in (mutated(), random()):
            text = data.draw(strategy)
            start = time.process_time()
            try:
                imported += look(text)
            except BaseException:
                print(repr(text))
                raise
            slowest = max(slowest, (time.process_time() - start, text))
            looked += 1

    start = time.perf_counter()
    run()
    took = time.perf_counter() - start
    print(
        f"{looked} texts in {took:.0f} s, {imported} became plans, the slowest {slowest[0] * 1000:.0f} ms, no failure"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
