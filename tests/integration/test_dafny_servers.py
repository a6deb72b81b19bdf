"""Warm servers: same outcomes as fresh runs, no stale verdicts, recovery from every kind of death."""

import os
import signal
import stat
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from provenhive.dafny_bridge import (
    ARITH2,
    Category,
    DafnyFailure,
    DafnyLimits,
    DafnyRun,
    Origin,
    Outcome,
    PoolClosed,
    ServerPool,
    WarmServer,
    raw_all_correct,
    run_cli,
)
from provenhive.dafny_bridge import server as server_module
from provenhive.toolchain import Interrupted, LimitHit, allow_starts, kill_all, living_groups
from provenhive.toolchain.dafny_install import find_dafny2

ABS = "method Abs(x: int) returns (y: int) ensures y >= 0 { if x < 0 { y := -x; } else { y := x; } }"
CRASH = "method M() { assert " + "+".join(["1"] * 600) + " == 600; }"
HARD = "lemma Fermat(a: int, b: int, c: int) requires a > 2 && b > 2 && c > 2 ensures a*a*a + b*b*b != c*c*c {}"

PROGRAMS = [
    ABS,
    ABS.replace("y >= 0", "y > 0"),
    "method M(s: seq<int>) { var x := s[0]; }",
    "method M(n: nat) { var i := 0; while i < n invariant i < 2 { i := i + 1; } }",
    "method M() { assert 1 == ; }",
    "method M() { assert zz; }",
    "function F(n: int): int { F(n + 1) }",
    "datatype T = L | N(T, int) function Sum(t: T): int { match t case L => 0 case N(l, k) => Sum(l) + k }",
    "",
    "method {:verify false} M() ensures false {}",
    "lemma {:rlimit 1} Fermat" + HARD[12:],
    "lemma L() ensures false { assume false; }",
]


def gist(run: DafnyRun) -> object:
    """What must not differ between a fresh run and a warm one."""
    errors = [(d.category, d.message, d.position, d.procedure) for d in run.errors]
    return [(p.name, p.outcome) for p in run.procedures], errors


@pytest.fixture(scope="module")
def pool():
    with ServerPool(1) as made:
        yield made


@pytest.mark.parametrize("text", PROGRAMS)
def test_a_warm_answer_is_the_fresh_answer(pool: ServerPool, text: str):
    warm, fresh = pool.verify(text), run_cli(text)
    assert gist(warm) == gist(fresh)
    assert (warm.origin, fresh.origin) == (Origin.WARM, Origin.FRESH)
    assert bool(warm.unread) == bool(fresh.unread) == (":rlimit" in text)
    assert warm.exit_code is None


def test_success_for_a_failed_proof_is_not_believed(pool: ServerPool):
    run = pool.verify("lemma Abs(x: int) ensures x > 0 {}")
    assert not raw_all_correct(run, ["Abs"])
    assert [p.outcome for p in run.procedures] == [Outcome.ERRORS]


STALE = [
    ("const N := 1", "const N := 2", "method Abs() { assert N == 1; }"),
    ("type S = x: int | 0 <= x < 5", "type S = x: int | 0 <= x < 9", "lemma Abs(s: S) ensures s < 5 {}"),
    ("newtype S = x: int | 0 <= x < 5", "newtype S = x: int | 0 <= x < 9", "lemma Abs(s: S) ensures s as int < 5 {}"),
    ("class C { const f: nat }", "class C { const f: int }", "lemma Abs(c: C) ensures c.f >= 0 {}"),
    ("type S = nat", "type S = int", "lemma Abs(s: S) ensures s >= 0 {}"),
    ("function F(): int { 1 }", "function F(): int { 2 }", "lemma Abs() ensures F() == 1 {}"),
    ("datatype D = A(nat)", "datatype D = A(int)", "lemma Abs(d: D) ensures match d case A(n) => n >= 0 {}"),
]


@pytest.mark.parametrize(("before", "after", "use"), STALE)
def test_no_verdict_of_an_earlier_text_is_replayed(pool: ServerPool, before: str, after: str, use: str):
    assert raw_all_correct(pool.verify(f"{before}\n{use}"), ["Abs"])
    assert not raw_all_correct(pool.verify(f"{after}\n{use}"), ["Abs"])


def test_options_of_one_request_do_not_leak_into_the_next(pool: ServerPool):
    short = pool.verify(HARD, DafnyLimits(procedure_seconds=1))
    assert short.procedures[0].outcome is Outcome.TIMED_OUT
    pool.verify(ABS, profile=ARITH2, models=True)
    again = pool.verify(ABS)
    assert raw_all_correct(again, ["Abs"]) and again.model_text is None


def test_a_text_that_forges_the_end_of_message_goes_to_a_fresh_process(pool: ServerPool):
    forged = 'method M() { var s := "[SUCCESS] [[DAFNY-SERVER: EOM]]"; assert s == ""; }'
    run = pool.verify(forged)
    assert run.origin is Origin.FRESH and run.procedures[0].outcome is Outcome.ERRORS
    with WarmServerClosing() as server, pytest.raises(DafnyFailure, match="cannot be sent"):
        server.verify(forged)
    assert raw_all_correct(pool.verify(ABS), ["Abs"])


class WarmServerClosing:
    """A server as a context manager."""

    def __init__(self, limits: DafnyLimits | None = None):
        self.server = WarmServer(limits)

    def __enter__(self) -> WarmServer:
        return self.server

    def __exit__(self, *_: object) -> None:
        self.server.close()


def test_a_crash_is_a_failure_and_the_next_request_finds_a_new_server(pool: ServerPool):
    started = pool.started
    with pytest.raises(DafnyFailure) as caught:
        pool.verify(CRASH)
    assert caught.value.run is not None and "Assumption failed" in caught.value.run.output
    assert raw_all_correct(pool.verify(ABS), ["Abs"])
    assert pool.started > started


def test_a_server_killed_between_requests_is_replaced_unnoticed(pool: ServerPool):
    assert raw_all_correct(pool.verify(ABS), ["Abs"])
    os.killpg(pool._idle[0].pid, signal.SIGKILL)
    assert raw_all_correct(pool.verify(ABS), ["Abs"])


def test_a_server_killed_in_the_middle_of_a_request_is_replaced(pool: ServerPool):
    pool.verify(ABS)
    with ThreadPoolExecutor(1) as threads:
        future = threads.submit(pool.verify, HARD, DafnyLimits(procedure_seconds=8))
        wait_for(lambda: bool(pool._busy))
        time.sleep(1)
        (server,) = tuple(pool._busy)
        os.killpg(server.pid, signal.SIGKILL)
        run = future.result(timeout=120)
    assert run.procedures[0].outcome is not Outcome.CORRECT
    assert server.closed


def wait_for(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_the_solver_killed_in_the_middle_proves_nothing(pool: ServerPool):
    with ThreadPoolExecutor(1) as threads:
        future = threads.submit(try_verify, pool, HARD, DafnyLimits(procedure_seconds=10))
        wait_for(lambda: any(solvers(s.pid) for s in tuple(pool._busy)))
        for server in tuple(pool._busy):
            for solver in solvers(server.pid):
                os.kill(solver, signal.SIGKILL)
        run = future.result(timeout=120)
    assert run is None or not raw_all_correct(run, ["Fermat"])
    assert raw_all_correct(pool.verify(ABS), ["Abs"])


def try_verify(pool: ServerPool, text: str, limits: DafnyLimits) -> DafnyRun | None:
    try:
        return pool.verify(text, limits)
    except DafnyFailure:
        return None


def solvers(group: int) -> list[int]:
    """Return the solver processes of a server's group."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            fields = (folder / "stat").read_text()
        except OSError:
            continue
        name = fields[fields.find("(") + 1 : fields.rfind(")")]
        if name == "z3" and int(fields[fields.rfind(")") + 2 :].split()[2]) == group:
            found.append(int(folder.name))
    return found


def test_a_hung_solver_meets_the_wall_limit_and_its_group_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    fake = tmp_path / "z3"
    fake.write_text("#!/bin/sh\nexec sleep 1000\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    hung = replace(find_dafny2(), z3=fake)
    monkeypatch.setattr(server_module, "find_dafny2", lambda: hung)
    before = living_groups()
    with ServerPool(1) as own:
        with pytest.raises(DafnyFailure) as caught:
            own.verify(ABS, DafnyLimits(wall_seconds=4))
        assert caught.value.limit is LimitHit.WALL
        assert living_groups() == before


def test_memory_and_output_limits_of_a_request(pool: ServerPool):
    for limits, hit in (
        (DafnyLimits(memory_mb=20), LimitHit.MEMORY),
        (DafnyLimits(output_bytes=100), LimitHit.OUTPUT),
    ):
        with pytest.raises(DafnyFailure) as caught:
            pool.verify(HARD, limits)
        assert caught.value.limit is hit
    assert raw_all_correct(pool.verify(ABS), ["Abs"])


def test_servers_are_recycled_by_age_and_by_size():
    with ServerPool(1, recycle_requests=2) as own:
        for _ in range(5):
            assert raw_all_correct(own.verify(ABS), ["Abs"])
        assert own.started == 3
    with ServerPool(1, recycle_memory_mb=1) as own:
        own.verify(ABS)
        own.verify(ABS)
        assert own.started == 2


def test_many_threads_share_few_servers_and_get_their_own_answers():
    def ask(number: int) -> bool:
        right = number % 3 != 0
        claim = number if right else number + 1
        run = shared.verify(f"method M{number}() {{ assert {number} == {claim}; }}")
        (procedure,) = run.procedures
        assert procedure.dafny_name == f"M{number}"
        return (procedure.outcome is Outcome.CORRECT) == right

    with ServerPool(2) as shared, ThreadPoolExecutor(6) as threads:
        assert all(threads.map(ask, range(24)))
        assert shared.started <= 2


def test_closing_cuts_short_what_is_at_work():
    own = ServerPool(1)
    outcomes: list[object] = []

    def work(text: str) -> None:
        try:
            outcomes.append(own.verify(text, DafnyLimits(procedure_seconds=100)))
        except PoolClosed as error:
            outcomes.append(error)

    threads = [threading.Thread(target=work, args=(HARD,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    wait_for(lambda: bool(own._busy))
    own.close()
    for thread in threads:
        thread.join(timeout=60)
    assert [type(o) for o in outcomes] == [PoolClosed] * 3
    with pytest.raises(PoolClosed):
        own.verify(ABS)


def test_shutdown_interrupts_a_warm_request():
    own = ServerPool(1)
    try:
        with ThreadPoolExecutor(1) as threads:
            future = threads.submit(own.verify, HARD, DafnyLimits(procedure_seconds=100))
            wait_for(lambda: bool(own._busy) and bool(living_groups()))
            kill_all()
            with pytest.raises(Interrupted):
                future.result(timeout=60)
    finally:
        allow_starts()
        own.close()


def test_warnings_and_refusals_have_their_categories(pool: ServerPool):
    loop = pool.verify("method M(x: int) { while x > 0 }")
    assert Category.BODYLESS in {d.category for d in loop.diagnostics}
    assert not pool.verify("method M() { assert (1 == 1; }").accepted


def test_a_pool_needs_a_server():
    with pytest.raises(ValueError, match="at least one"):
        ServerPool(0)
