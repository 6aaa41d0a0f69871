"""The plan changes while reports come in: every view against an independent reading of docs/reports.zh-CN.md."""

from pathlib import Path

import pytest

from tests import oracle


@pytest.mark.parametrize("batch", range(6))
def test_random_campaigns_stand_as_the_docs_say(batch: int, tmp_path: Path) -> None:
    """Twelve a batch, one by the commands themselves; `python -m tests.oracle` has more. A failure names its seed."""
    for seed in range(batch * 12, batch * 12 + 12):
        try:
            oracle.play(seed, tmp_path if seed % 12 == 0 else None)
        except AssertionError as error:
            error.add_note(f"seed {seed}")
            raise
