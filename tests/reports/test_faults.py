"""The store under faults, in numbers that fit a test run; `python -m tests.faults` has the long ones."""

import os
import shutil

import pytest

from tests import faults


@pytest.fixture
def strace() -> None:
    """What makes system calls fail; it may be missing on a desk, not where a change is let in."""
    if shutil.which("strace") is None:
        if os.environ.get("CI"):
            pytest.fail("strace has to be installed here")
        pytest.skip("needs strace, which makes system calls fail")


def test_killed_at_random_moments() -> None:
    assert faults.killed(10).endswith("0 lost")


@pytest.mark.usefixtures("strace")
def test_every_system_call_of_a_save_that_does_something_fails_once() -> None:
    assert faults.failing_calls(("EIO",), but=faults.LOOKING).endswith("none a mix")


@pytest.mark.usefixtures("strace")
def test_a_decision_and_a_document_whose_calls_fail() -> None:
    assert faults.written_failing(faults.SAMPLE, ("EIO",), most=1).endswith("none a mix")


def test_a_full_disk_leaves_decisions_and_documents_whole() -> None:
    assert ": 0 too small" not in faults.written_full(faults.SAMPLE, (0,))


def test_many_decide_at_once() -> None:
    assert faults.decided_at_once(2, 1) == "2 of 2"


def test_a_full_disk_loses_nothing() -> None:
    assert "0 too small" not in faults.full_disk(step=16384)


def test_many_processes_at_once() -> None:
    assert faults.at_once(4, 2) == "8 of 8"


def test_a_lock_that_is_held() -> None:
    assert "exit code 2" in faults.held()


def test_a_folder_that_is_read_only() -> None:
    assert "exit code 2" in faults.read_only()


def test_cut_anywhere_and_bits_flipped() -> None:
    assert "refused" in faults.spoilt(1000)
