"""Bytes that travel with work: by digest, refused when they are others, and found where the work is done."""

from __future__ import annotations

import pytest
import swarm_work

from provenhive.canonical import digest_bytes
from provenhive.errors import InfrastructureError
from provenhive.swarm import Done, InlineExecutor, LocalExecutor, Work
from provenhive.swarm.provisions import held, take


def test_bytes_of_another_digest_are_refused():
    digest = digest_bytes(b"one thing")
    with pytest.raises(InfrastructureError, match="another digest"):
        take(digest, b"another")
    with pytest.raises(InfrastructureError, match="not sent"):
        held(digest)


@pytest.mark.parametrize("make", [InlineExecutor, lambda: LocalExecutor(2)])
def test_work_finds_what_it_needs_with_the_worker(make):
    executor = make()
    try:
        digests = [executor.provide(bytes([n]) * 1000) for n in range(3)]
        for n in range(12):
            needed = (digests[n % 3],)
            executor.submit(Work(str(n), swarm_work.read_back, needed[0], needed))
        found = {r.key: r.result for r in executor.reports() if isinstance(r, Done)}
    finally:
        executor.close()
    assert found == {str(n): bytes([n % 3]) * 1000 for n in range(12)}
