"""Hostile plans: `python -m tests.hostile 100000` reads and checks that many and prints the slowest; none may fail.

The strategies are those of the bounded runs in the tests.
"""

import gc
import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongkai.checks import review
from gongkai.errors import GongkaiError
from gongkai.keys import SHAPES
from gongkai.reading import loads
from gongkai.reading.mend import mend
from gongkai.reading.source import decode
from gongkai.renewal import renew

SHIPPED = (Path(__file__).parents[1] / "plan.yaml").read_bytes()
_PIECES = [b"\t", b": ", b"- ", "：".encode(), b"[", b"'", b"\n", b"\r", b"\x00", "【".encode(), b" #", b"|\n", b"&a "]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The shipped plan with up to four stretches of bytes replaced."""
    content = bytearray(SHIPPED)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content) - 1))
        at = at if draw(st.integers(0, 4)) == 0 else content.rfind(b"\n", 0, at) + 1  # mostly still text
        content[at : at + draw(st.sampled_from([0, 0, 0, 1, 2, 4, 40]))] = draw(
            st.binary(max_size=8) | st.sampled_from(_PIECES)
        )
    return bytes(content)


_KEYS = st.sampled_from([key.name for shape in SHAPES.values() for key in shape])
_SCALARS = st.sampled_from([
    "甲局", "甲局和乙局等", "各有关单位", "牵头单位", "5月15日", "5月32日", "5月15日9:00、5月15日", "5月18日前",
    "2022年5月7日", "活动结束后5个工作日内", "第十六届“政务公开日”", "（“《", "，，", "〔22〕01号", "一、", "no", "",
])  # fmt: skip
_TREES: st.SearchStrategy[Any] = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=5), max_leaves=25
)


def shaped() -> st.SearchStrategy[bytes]:
    """Plans of any shape that the keys of the format can make."""
    trees = st.dictionaries(_KEYS, _TREES, max_size=6)
    return trees.map(lambda tree: json.dumps(tree, ensure_ascii=False).encode())


def look(content: bytes) -> None:
    """Read, check, correct and carry on to another year: a plan comes out, or an error says why not."""
    loaded = loads(content)
    assert (loaded.plan is None) == any(entry.is_error for entry in loaded.diagnostics)
    review(loaded)
    mend(content)
    if loaded.plan is not None:
        with suppress(GongkaiError):
            renewed = renew(loaded.plan, loaded.source, content, 2099, None)
            assert decode(renewed.content, "")[0] is not None


def main(count: int) -> None:
    """Half of each kind; the time of each is the process's own."""
    slowest = (0.0, b"")
    looked = 0

    @settings(
        max_examples=count // 2, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.data())
    def run(data: st.DataObject) -> None:
        nonlocal slowest, looked
        for strategy in (damaged(), shaped()):
            content = data.draw(strategy)
            gc.disable()  # as a command does; what hypothesis keeps would be counted too
            start = time.process_time()
            look(content)
            slowest = max(slowest, (time.process_time() - start, content))
            gc.enable()
            looked += 1

    start = time.perf_counter()
    run()
    print(f"{looked} plans in {time.perf_counter() - start:.0f} s, the slowest {slowest[0] * 1000:.0f} ms, no failure")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
