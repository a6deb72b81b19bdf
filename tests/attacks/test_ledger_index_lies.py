"""The ledger's indices lie: what counts as proved is taken from the tree, the signatures and nothing else."""

import sqlite3
from contextlib import closing

import ledger_samples as samples
import pytest

from provenhive.ledger import LedgerCorrupted, create_ledger, leaf_hash, open_ledger
from provenhive.records import (
    EntryRef,
    RecordInvalid,
    RecordLog,
    RevocationRecord,
    RevokedEntry,
    RevokedKey,
    RevokedObligation,
    RevokedProver,
    generate_key,
    keyid_of,
    seal,
)

UNIT = samples.digest("unit u0")
LAW = samples.digest("law first")


def revocation(target):
    return RevocationRecord(producer=samples.BY, recorded_at=samples.WHEN, target=target, reason="unsound")


class Stored:
    """A log on disk that an attacker may write to, without having its key."""

    def __init__(self, folder):
        self.path = folder / "log.db"
        self.key, self.next = generate_key(), generate_key()
        self.policy = samples.policy_for(self.key)
        with create_ledger(self.path) as ledger:
            log = self.on(ledger)
            spec = samples.specification()
            self.spec = spec
            self.ref = log.add_specification(spec)
            log.add(samples.law(self.ref, spec.digest, "first"))
            log.add(samples.unit(self.ref, spec.digest, "u0"))
            log.add(samples.unit(self.ref, spec.digest, "u1"))

    def on(self, ledger, *signers):
        return RecordLog(ledger, self.policy, signers or [self.key])

    def sql(self, *statements):
        with closing(sqlite3.connect(self.path)) as database:
            for statement in statements:
                database.execute(*statement if isinstance(statement, tuple) else (statement,))
            database.commit()

    def established(self, digest):
        with open_ledger(self.path) as ledger:
            found = self.on(ledger).established(digest)
            return None if found is None else found.index


@pytest.fixture
def stored(tmp_path):
    return Stored(tmp_path)


def test_the_untouched_log_says_what_is_proved(stored):
    assert [stored.established(digest) for digest in (LAW, UNIT, samples.digest("unit u9"))] == [1, 2, None]


def test_a_row_that_files_another_entry_under_an_obligation_proves_nothing(stored):
    wanted = samples.digest("unit u9")
    stored.sql(("INSERT INTO key_index VALUES (?, 2)", (f"obligation:{wanted}",)))
    assert stored.established(wanted) is None
    with open_ledger(stored.path) as ledger, pytest.raises(RecordInvalid) as caught:
        stored.on(ledger).certificates(wanted)
    assert caught.value.cause == "reference"


def test_a_certificate_for_it_is_written_all_the_same(stored):
    """A false row cannot stand in for the certificate that a new proof brings, by either way of writing."""
    wanted = samples.digest("unit u9")
    stored.sql(("INSERT INTO key_index VALUES (?, 2)", (f"obligation:{wanted}",)))
    record = samples.unit(stored.ref, stored.spec.digest, "u9")
    with open_ledger(stored.path) as ledger:
        log = stored.on(ledger)
        assert log.establish(record).index == 4
        with pytest.raises(RecordInvalid):
            log.add(record, once=f"obligation:{wanted}")
    assert stored.established(wanted) == 4


def test_rows_that_are_gone_hide_nothing(stored):
    stored.sql("DELETE FROM key_index", "DELETE FROM leaf_index")
    assert [stored.established(digest) for digest in (LAW, UNIT)] == [1, 2]


@pytest.mark.parametrize("kind", ["entry", "obligation", "prover", "key"])
def test_a_revocation_that_is_filed_nowhere_counts(stored, kind):
    with open_ledger(stored.path) as ledger:
        log = stored.on(ledger)
        target = {
            "entry": RevokedEntry(entry=EntryRef(index=2, leaf=log.entry(2).leaf)),
            "obligation": RevokedObligation(digest=UNIT, name="u0"),
            "prover": RevokedProver(name="dafny"),
            "key": RevokedKey(origin=samples.ORIGIN, keyid=keyid_of(stored.key), first_index=2),
        }[kind]
        log.add(revocation(target))
    stored.sql("DELETE FROM key_index WHERE key LIKE 'revokes:%' OR key = 'kind:revocation'")
    assert stored.established(UNIT) is None
    assert stored.established(LAW) == 1


def test_a_retired_key_stays_retired_when_the_index_forgets_it(stored):
    """The retired key has been stolen; the index no longer lists the rotations."""
    with open_ledger(stored.path) as ledger:
        log = stored.on(ledger)
        log.rotate(samples.rotation(stored.next, "accept"))
        log = stored.on(ledger, stored.next)
        log.rotate(samples.rotation(stored.key, "retire"))
    stored.sql("DELETE FROM key_index WHERE key LIKE 'k%'")
    record = samples.unit(stored.ref, stored.spec.digest, "u9")
    with open_ledger(stored.path) as ledger:
        ledger.append(seal(record, [stored.key]), [f"obligation:{record.obligation.digest}"])
    with open_ledger(stored.path) as ledger, pytest.raises(RecordInvalid) as caught:
        stored.on(ledger).established(record.obligation.digest)
    assert caught.value.cause == "unknown-key"


def test_a_strangers_certificate_is_refused(stored):
    record = samples.unit(stored.ref, stored.spec.digest, "u9")
    with open_ledger(stored.path) as ledger:
        ledger.append(seal(record, [generate_key()]), [f"obligation:{record.obligation.digest}"])
    with open_ledger(stored.path) as ledger, pytest.raises(RecordInvalid) as caught:
        stored.on(ledger).established(record.obligation.digest)
    assert caught.value.cause == "unknown-key"


def test_a_signed_certificate_that_is_not_in_the_tree_is_refused(stored):
    """Under the right key, in the place of another entry, with its own leaf hash: but not what the head is over."""
    record = samples.unit(stored.ref, stored.spec.digest, "u9")
    data = seal(record, [stored.key])
    stored.sql(
        "DROP TRIGGER entry_is_never_changed",
        ("UPDATE entry SET data = ?, nodes = ? WHERE idx = 2", (data, leaf_hash(data))),
        ("INSERT INTO key_index VALUES (?, 2)", (f"obligation:{record.obligation.digest}",)),
    )
    with open_ledger(stored.path) as ledger, pytest.raises(LedgerCorrupted, match="have the root"):
        stored.on(ledger).established(record.obligation.digest)


def test_a_failed_reading_is_not_half_believed(stored):
    """After an entry that is refused, nothing read before it counts either, however often one asks."""
    with open_ledger(stored.path) as ledger:
        ledger.append(seal(samples.unit(stored.ref, stored.spec.digest, "u9"), [generate_key()]))
    with open_ledger(stored.path) as ledger:
        log = stored.on(ledger)
        for _ in range(3):
            with pytest.raises(RecordInvalid):
                log.established(UNIT)


# What would not hold is not written ------------------------------------------------------------------------


def test_what_a_revoked_judge_proved_is_not_entered(stored):
    with open_ledger(stored.path) as ledger:
        log = stored.on(ledger)
        log.add(revocation(RevokedProver(name="dafny", versions=("2.3.0.10506",))))
        same = samples.unit(stored.ref, stored.spec.digest, "u0")
        with pytest.raises(RecordInvalid) as caught:
            log.establish(same)
        assert caught.value.cause == "revoked" and log.established(UNIT) is None
        other = samples.unit(stored.ref, stored.spec.digest, "u0", provers=(samples.dafny_run("4.9.0"),))
        assert log.establish(other).index == log.established(UNIT).index == 5
        assert log.establish(same).index == 5


def test_what_leans_on_something_revoked_is_not_entered(stored):
    with open_ledger(stored.path) as ledger:
        log = stored.on(ledger)
        use = samples.use_of(log, EntryRef(index=1, leaf=log.entry(1).leaf))
        log.add(revocation(RevokedEntry(entry=use.entry)))
        leaning = samples.unit(stored.ref, stored.spec.digest, "u9", uses=[use])
        with pytest.raises(RecordInvalid) as caught:
            log.establish(leaning)
        assert caught.value.cause == "stale"
        again = log.establish(samples.law(stored.ref, stored.spec.digest, "first", provers=(samples.lean_run("5"),)))
        assert log.established(LAW).index == again.index
        assert log.establish(leaning).index == again.index + 1


def test_a_withdrawn_obligation_never_comes_back(stored):
    with open_ledger(stored.path) as ledger:
        log = stored.on(ledger)
        log.add(revocation(RevokedObligation(digest=UNIT, name="u0")))
        with pytest.raises(RecordInvalid) as caught:
            log.establish(samples.unit(stored.ref, stored.spec.digest, "u0", provers=(samples.dafny_run("4.9.0"),)))
        assert caught.value.cause == "revoked"


def test_two_writers_establish_a_proposition_once(stored):
    """Each has read the log before the other wrote; the second finds the first one's certificate."""
    with open_ledger(stored.path) as one, open_ledger(stored.path) as two:
        first, second = stored.on(one), stored.on(two)
        wanted = samples.digest("unit u9")
        assert first.established(wanted) is None and second.established(wanted) is None
        ref = first.establish(samples.unit(stored.ref, stored.spec.digest, "u9"))
        other = samples.unit(stored.ref, stored.spec.digest, "u9", text="{ r := x + 0; }")
        assert second.establish(other) == ref and two.size == ref.index + 1
