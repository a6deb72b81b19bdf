"""Runs within limits: what comes back, which limit fires, what stays behind (nothing)."""

import os
import pickle
import sys
import threading
import time
from pathlib import Path

import pytest

from provenhive.errors import InfrastructureError
from provenhive.toolchain import (
    Interrupted,
    LimitHit,
    Limits,
    Session,
    allow_starts,
    clean_environment,
    kill_all,
    living_groups,
    run,
)
from provenhive.toolchain.memory import group_members, group_rss_mb

PYTHON = sys.executable


def members_gone(group: int) -> bool:
    """Wait a little for the kernel to finish with killed processes."""
    deadline = time.monotonic() + 5
    while group_members(group) and time.monotonic() < deadline:
        time.sleep(0.02)
    return group_members(group) == ()


def test_both_outputs_and_the_exit_code_come_back():
    done = run(("sh", "-c", "echo out; echo err >&2; exit 7"))
    assert (done.out, done.err, done.exit_code, done.limit) == ("out\n", "err\n", 7, None)
    assert done.command[0].endswith("/sh")


def test_a_signal_is_a_negative_exit_code():
    assert run(("sh", "-c", "kill -TERM $$")).exit_code == -15


def test_arguments_reach_the_program_unread_by_a_shell():
    arguments = ("$HOME", "a b", "`id`", "", "-n", "\n", "*", "'\"")
    program = "import sys,json; print(json.dumps(sys.argv[1:]))"
    done = run((PYTHON, "-c", program, *arguments))
    assert done.out.strip() == '["$HOME", "a b", "`id`", "", "-n", "\\n", "*", "\'\\""]'


def test_large_input_and_both_large_outputs_do_not_block():
    script = "import sys; data=sys.stdin.buffer.read(); sys.stdout.buffer.write(data);sys.stderr.buffer.write(data)"
    data = b"0123456789" * 300_000
    done = run((PYTHON, "-c", script), stdin=data)
    assert done.stdout == data and done.stderr == data


def test_input_that_nobody_reads_does_not_block():
    assert run(("true",), stdin=b"x" * 5_000_000).exit_code == 0


def test_wall_limit_kills_children_and_grandchildren():
    script = "sleep 1000 & (sleep 1000 & sleep 1000) & echo $$; wait"
    done = run(("sh", "-c", script), limits=Limits(wall_seconds=0.5))
    assert done.limit is LimitHit.WALL and done.exit_code == -9
    assert members_gone(int(done.out))


def test_a_child_that_ignores_polite_signals_is_killed():
    done = run(
        ("sh", "-c", "trap '' TERM INT HUP; while :; do sleep 1; done"),
        limits=Limits(wall_seconds=0.3),
    )
    assert done.limit is LimitHit.WALL


def test_what_a_finished_command_left_running_is_killed():
    done = run(("sh", "-c", "sleep 1000 >/dev/null 2>&1 & echo $$"))
    assert done.exit_code == 0 and done.limit is None
    assert members_gone(int(done.out))


def test_a_left_over_that_holds_the_pipes_does_not_delay_the_end():
    started = time.monotonic()
    done = run(("sh", "-c", "sleep 1000 & echo done"), limits=Limits(wall_seconds=100))
    assert done.out == "done\n" and time.monotonic() - started < 50


def test_output_limit_keeps_what_fits():
    done = run(("yes",), limits=Limits(output_bytes=100_000))
    assert done.limit is LimitHit.OUTPUT
    assert len(done.stdout) + len(done.stderr) == 100_000


def test_output_limit_counts_both_streams():
    script = "import sys; sys.stdout.write('x'*60000); sys.stdout.flush(); sys.stderr.write('y'*60000)"
    done = run((PYTHON, "-c", script), limits=Limits(output_bytes=100_000))
    assert done.limit is LimitHit.OUTPUT


def test_memory_limit_counts_the_whole_group():
    child = "x = bytearray(120_000_000); import time; time.sleep(100)"
    script = (
        f"import subprocess,sys; ps=[subprocess.Popen([sys.executable,'-c',{child!r}]) for _ in range(3)]; ps[0].wait()"
    )
    done = run((PYTHON, "-c", script), limits=Limits(wall_seconds=60, memory_mb=300))
    assert done.limit is LimitHit.MEMORY and done.peak_memory_mb > 300


def test_address_space_limit_reaches_the_program():
    script = "import resource; print(resource.getrlimit(resource.RLIMIT_AS)[0])"
    done = run((PYTHON, "-c", script), limits=Limits(address_space_mb=2048))
    assert done.out.strip() == str(2048 * 1024 * 1024)


def test_no_core_files_are_written():
    script = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    assert run((PYTHON, "-c", script)).out.strip() == "0"


def test_missing_program_and_folder_are_infrastructure_errors(tmp_path: Path):
    before = living_groups()
    with pytest.raises(InfrastructureError, match="was not found"):
        run(("no-such-program-anywhere",))
    with pytest.raises(InfrastructureError, match="could not be started"):
        run(("true",), cwd=tmp_path / "missing")
    assert living_groups() == before


def test_the_environment_is_clean(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MONO_ENV_OPTIONS", "--trace")
    monkeypatch.setenv("LD_PRELOAD", "/nowhere.so")
    done = run(("env",), env=clean_environment(EXTRA="1"))
    names = {line.partition("=")[0] for line in done.out.splitlines()}
    assert "EXTRA" in names and not names & {"MONO_ENV_OPTIONS", "LD_PRELOAD"}
    assert "LANG=C.UTF-8" in done.out


def test_the_child_inherits_no_open_files(tmp_path: Path):
    with (tmp_path / "open").open("w") as handle:
        handle.write("x")
        listing = run(("sh", "-c", "ls -l /proc/self/fd")).out
    assert str(tmp_path) not in listing and "pipe" in listing
    numbers = [line.split()[-3] for line in listing.splitlines() if "->" in line]
    assert all(int(n) <= 3 for n in numbers)  # ls itself opens the folder as 3


def test_evidence_carries_command_and_output():
    done = run(("sh", "-c", "echo why; exit 3"))
    error = done.failure("it failed", remedy="do this")
    text = str(error)
    assert "it failed" in text and "why" in text and "exit code 3" in text and "do this" in text
    assert str(pickle.loads(pickle.dumps(error))) == text  # noqa: S301 - our own bytes


def test_shutdown_interrupts_a_run_in_another_thread_and_bans_starts():
    outcome: list[BaseException] = []
    started = threading.Event()

    def work() -> None:
        started.set()
        try:
            run(("sleep", "1000"), limits=Limits(wall_seconds=500))
        except BaseException as error:  # noqa: BLE001 - whatever ends the run is what the test is about
            outcome.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    started.wait()
    while not living_groups():
        assert thread.is_alive(), outcome
        time.sleep(0.01)
    try:
        kill_all()
        thread.join(timeout=30)
        assert [type(error) for error in outcome] == [Interrupted]
        with pytest.raises(Interrupted):
            run(("true",))
    finally:
        allow_starts()
    assert run(("true",)).exit_code == 0


def test_many_threads_at_once():
    before = living_groups()
    results: list[str] = []

    def work(number: int) -> None:
        results.extend(run(("echo", str(number))).out.strip() for _ in range(10))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == sorted(str(n) for n in range(8) for _ in range(10))
    assert living_groups() == before


def test_group_memory_of_a_dead_group_is_nothing():
    done = run(("sh", "-c", "echo $$"))
    assert group_rss_mb(int(done.out)) == 0


def test_a_forked_copy_cannot_end_what_its_parent_runs():
    with Session(("cat",)) as session:
        copy = os.fork()
        if copy == 0:
            session.kill()
            kill_all()
            os._exit(0 if living_groups() == () else 1)
        assert os.waitpid(copy, 0)[1] == 0
        session.send(b"still here\n")
        assert session.read_line() == b"still here"
