"""The plan changes while reports come in: every view against an independent reading of docs/reports.zh-CN.md."""

from pathlib import Path

import pytest

from tests import oracle


@pytest.mark.parametrize("batch", range(10))
def test_random_campaigns_stand_as_the_docs_say(batch: int, tmp_path: Path) -> None:
    """Thirty of each batch; two of them by the commands themselves. A failure names its seed: `oracle.play(seed)`."""
    for seed in range(batch * 30, batch * 30 + 30):
        try:
            oracle.play(seed, tmp_path if seed % 15 == 0 else None)
        except AssertionError as error:
            error.add_note(f"seed {seed}")
            raise
