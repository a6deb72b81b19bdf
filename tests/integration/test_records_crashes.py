"""Faults and jumps of the clock while certificates are entered: what was acknowledged holds, nothing is there twice."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import ledger_samples as samples
import pytest
from records_support import revocation
from system_faults import calls_of, tracer

from provenhive.ledger import create_ledger, open_ledger
from provenhive.ledger.fsck import check_file
from provenhive.records import RecordLog, RevokedObligation, UnitCertificate, save_key
from provenhive.records import log as record_log

ROOT = Path(__file__).resolve().parents[2]
UNITS = 3
ENTERED = """
import sys
import ledger_samples as samples
from pathlib import Path
from provenhive.ledger import open_ledger
from provenhive.records import RecordLog, load_key
signer = load_key(Path(sys.argv[2]))
with open_ledger(sys.argv[1], create=True) as ledger:
    log = RecordLog(ledger, samples.policy_for(signer), [signer])
    spec = samples.specification()
    ref = log.add_specification(spec)
    for number in range(int(sys.argv[3])):
        found = log.establish(samples.unit(ref, spec.digest, f"u{number}"))
        print(number, found.index, flush=True)
"""


def enter(path, key, prefix=()):
    return subprocess.run(
        [*prefix, sys.executable, "-c", ENTERED, str(path), str(key), str(UNITS)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests/support'}"},
        capture_output=True,
        text=True,
        check=False,
    )


def acknowledged(output):
    return [tuple(map(int, line.split())) for line in output.splitlines(keepends=True) if line.endswith("\n")]


def units_of(path, signer):
    """Return each unit's number, the index of its certificate, and what that is worth, in the log's order."""
    with open_ledger(path, read_only=True) as ledger:
        log = RecordLog(ledger, samples.policy_for(signer))
        found = [known for known in log.claims() if isinstance(known.record, UnitCertificate)]
        return [(int(k.record.obligation.name[-1]), k.index, log.standings()[k.index].state) for k in found]


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["signal=KILL", "error=ENOSPC", "error=EIO"])
def test_a_fault_while_certificates_are_established(tmp_path, fault):
    """Some of the calls fail, one a run; a second run enters what is missing and finds what is there."""
    signer = samples.generate_key()
    key = tmp_path / "key.pem"
    save_key(signer, key)
    dry = tmp_path / "dry"
    dry.mkdir()
    whole = enter(dry / "log.db", key, tracer(dry / "trace"))
    assert len(acknowledged(whole.stdout)) == UNITS, whole.stderr
    calls = calls_of(dry / "trace")
    failed = 0
    for name, ordinal in random.Random(fault).sample(calls, 6):
        folder = tmp_path / f"{name}{ordinal}"
        folder.mkdir()
        path = folder / "log.db"
        inject = ("-e", f"inject={name}:{fault}:when={ordinal}")
        first = enter(path, key, tracer(folder / "trace", *inject))
        failed += first.returncode != 0
        if first.returncode not in (0, -signal.SIGKILL, 128 + signal.SIGKILL):
            assert "provenhive.ledger.errors.Ledger" in first.stderr, first.stderr
        second = enter(path, key)
        assert second.returncode == 0, second.stderr
        assert set(acknowledged(first.stdout)) <= set(acknowledged(second.stdout))
        assert units_of(path, signer) == [(*entered, "holds") for entered in acknowledged(second.stdout)]
        assert check_file(path).faults == ()
    assert failed > 1


def test_clocks_that_jump_change_nothing(tmp_path, monkeypatch):
    """What holds, and what a revocation is about, follows from the order of the entries; times are only told."""
    jumps = iter(["2026-05-01T00:00:00Z", "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2026-04-30T23:59:59Z"])
    monkeypatch.setattr(record_log, "now", lambda: next(jumps))
    signer = samples.generate_key()
    path = tmp_path / "log.db"
    with create_ledger(path) as ledger:
        log = RecordLog(ledger, samples.policy_for(signer), [signer])

        def at_the_time(record):
            return record.model_copy(update={"recorded_at": record_log.now()})

        spec = at_the_time(samples.specification())
        ref = log.add_specification(spec)
        late = log.establish(at_the_time(samples.unit(ref, spec.digest, "u0")))
        early = log.establish(at_the_time(samples.unit(ref, spec.digest, "u1")))
        digest = log.entry(late.index).record.obligation.digest
        log.add(at_the_time(revocation(RevokedObligation(digest=digest, name="u0"))))
    assert check_file(path).faults == ()
    os.utime(path, (2**32, 2**32))
    assert units_of(path, signer) == [(0, late.index, "revoked"), (1, early.index, "holds")]
