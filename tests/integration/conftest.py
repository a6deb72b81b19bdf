"""What the integration tests share."""

from __future__ import annotations

import pytest
from sample_repo import copy_of, proved_sample


@pytest.fixture(scope="session")
def proved_repository(tmp_path_factory, worker_id):
    """A repository that was proved for real, once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    return proved_sample(base if worker_id == "master" else base.parent)


@pytest.fixture
def sample(proved_repository, tmp_path):
    """A copy of it to spoil."""
    return copy_of(proved_repository, tmp_path / "bank")
