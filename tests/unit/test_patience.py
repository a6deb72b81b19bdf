"""The bound on an agent's processor time ends the work wherever it is, and is not lost on a finalizer."""

import time

import pytest

from provenhive.search.patience import OutOfPatience, at_most


def busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_work_without_an_end_is_ended():
    with pytest.raises(OutOfPatience), at_most(0.1):
        while True:
            pass


def test_a_ring_inside_a_finalizer_waits_for_its_end(capsys):
    class Slow:
        def __del__(self) -> None:
            busy(0.3)

    with pytest.raises(OutOfPatience), at_most(0.1):
        Slow()
        while True:
            pass
    assert "Exception ignored" not in capsys.readouterr().err


def test_after_the_work_nothing_rings():
    with at_most(0.1):
        pass
    busy(0.3)
