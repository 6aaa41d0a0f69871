"""What is drawn while something takes long: on a terminal alone, and gone when it is done."""

import io
import sys
import time

import pytest

from gongkai import progress


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "patience", "drawn"), [(Terminal, 0.01, True), (Terminal, 60, False), (io.StringIO, 0.01, False)]
)
def test_a_bar_where_nobody_knows_how_far_it_is(
    stream: type[io.StringIO], patience: float, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = stream()
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setattr(progress, "_LONG", patience)
    with progress.working("认通知"):
        end = time.monotonic() + 20
        while drawn and "认通知" not in seen.getvalue() and time.monotonic() < end:
            time.sleep(0.01)
    assert ("认通知" in seen.getvalue()) == drawn


def test_what_goes_wrong_meanwhile_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(KeyboardInterrupt), progress.working("认通知"):
        raise KeyboardInterrupt
