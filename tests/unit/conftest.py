"""What unit tests share."""

import ledger_samples as samples
import pytest

from provenhive.ledger import create_ledger


@pytest.fixture
def ledger(tmp_path):
    with create_ledger(tmp_path / "log.db") as opened:
        yield opened


@pytest.fixture
def log(ledger):
    return samples.filled_log(ledger)
