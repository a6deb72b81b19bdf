"""The engine, the library cache, one-shot runs, warm workers, the pool: with the real engine."""

import os
import signal
import stat
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from lean_support import lean_engine, lean_library

from provenhive.errors import InfrastructureError
from provenhive.lean_bridge.engine import (
    ENGINE_VARIABLE,
    PROJECT_VARIABLE,
    EngineKind,
    embedded_engine,
    find_engine,
    toolchain_engine,
)
from provenhive.lean_bridge.library import LibrarySource, build_library, module_header
from provenhive.lean_bridge.messages import Severity
from provenhive.lean_bridge.one_shot import check_file
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.worker import LeanWorker, PreambleError
from provenhive.toolchain import LimitHit, Limits, SessionError

SWAP = "theorem swap{n} (a b : Prop) : And a b → And b a := by\n  intro h\n  exact ⟨h.2, h.{part}⟩\n"


def _right(number: int) -> str:
    return SWAP.format(n=number, part=1)


def _wrong(number: int) -> str:
    return SWAP.format(n=number, part=2)


def _preamble() -> str:
    return module_header(lean_engine(), lean_library()) + "theorem given (a : Prop) (h : a) : a := h\n"


# --- engine ---------------------------------------------------------------------------------------------------------


def test_the_engine_says_what_it_is() -> None:
    engine = embedded_engine()
    assert engine.kind is EngineKind.EMBEDDED
    assert engine.version.split(".")[0] == "4"
    assert len(engine.commit) == 40
    assert engine.identity.startswith("sha256:")


def _shim(folder: Path, name: str, body: str) -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def test_a_named_program_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = " ".join(f"'{part}'" for part in embedded_engine().command)
    program = _shim(tmp_path, "lean", f'exec {real} "$@"')
    monkeypatch.setenv(ENGINE_VARIABLE, str(program))
    engine = find_engine()
    assert engine.kind is EngineKind.TOOLCHAIN
    assert (engine.version, engine.how) == (embedded_engine().version, ENGINE_VARIABLE)
    assert engine.has_own_library


def test_a_lake_project_lends_its_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = " ".join(f"'{part}'" for part in embedded_engine().command)
    programs, project, modules = tmp_path / "bin", tmp_path / "project", tmp_path / "modules"
    for folder in (programs, project, modules):
        folder.mkdir()
    _shim(programs, "lean", f'exec {real} "$@"')
    _shim(programs, "lake", f'[ "$1" = env ] && [ "$PWD" = "{project}" ] && echo "{modules}"')
    (modules / "Foo.lean").write_text("prelude\naxiom foo : Prop\n")
    check_file(embedded_engine(), modules / "Foo.lean", module_root=modules, olean=modules / "Foo.olean")
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv(PROJECT_VARIABLE, str(project))
    engine = find_engine()
    assert (engine.how, engine.search_path) == (PROJECT_VARIABLE, (modules,))
    user = tmp_path / "User.lean"
    user.write_text("prelude\nimport Foo\naxiom bar : foo\n")
    assert not check_file(engine, user, module_root=tmp_path).has_errors


def test_what_is_no_lean_is_an_infrastructure_error(tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match="not found"):
        toolchain_engine(str(tmp_path / "nothing"))
    with pytest.raises(InfrastructureError, match="does not answer as Lean"):
        toolchain_engine(str(_shim(tmp_path, "other", "echo Coq 8")))
    with pytest.raises(InfrastructureError, match="older than"):
        old = "Lean (version 4.3.0, x86_64-unknown-linux-gnu, commit 8e5cf6466061, Release)"
        toolchain_engine(str(_shim(tmp_path, "old", f"echo '{old}'")))


# --- one-shot -------------------------------------------------------------------------------------------------------


def _file(folder: Path, text: str) -> Path:
    source = folder / "Test.lean"
    source.write_text(_preamble() + text)
    return source


def test_one_shot_tells_right_from_wrong(tmp_path: Path) -> None:
    search_path = (lean_library().folder,)
    right = check_file(lean_engine(), _file(tmp_path, _right(1)), module_root=tmp_path, search_path=search_path)
    wrong = check_file(lean_engine(), _file(tmp_path, _wrong(1)), module_root=tmp_path, search_path=search_path)
    assert not right.has_errors
    assert wrong.has_errors
    error = next(m for m in wrong.messages if m.is_error)
    assert (error.line, error.column) == (_preamble().count("\n") + 3, 15)


def test_one_shot_stops_at_its_time_limit(tmp_path: Path) -> None:
    engine = toolchain_engine(str(_shim_that_hangs(tmp_path)))
    done = check_file(engine, _file(tmp_path, ""), module_root=tmp_path, limits=Limits(wall_seconds=0.5))
    assert done.limit is LimitHit.WALL
    assert done.has_errors


def _shim_that_hangs(folder: Path) -> Path:
    version = "Lean (version 4.35.0, x86_64-unknown-linux-gnu, commit eb6cafb7290e, Release)"
    return _shim(folder, "hangs", f'[ "$1" = --version ] && echo "{version}" && exit 0\nsleep 60')


def test_a_crash_is_an_infrastructure_error(tmp_path: Path) -> None:
    version = "Lean (version 4.35.0, x86_64-unknown-linux-gnu, commit eb6cafb7290e, Release)"
    crash = _shim(tmp_path, "crashes", f'[ "$1" = --version ] && echo "{version}" && exit 0\nkill -SEGV $$')
    with pytest.raises(InfrastructureError, match="crashed"):
        check_file(toolchain_engine(str(crash)), _file(tmp_path, ""), module_root=tmp_path)
    babble = _shim(tmp_path, "babbles", f'[ "$1" = --version ] && echo "{version}" && exit 0\necho proved')
    with pytest.raises(InfrastructureError, match="cannot be read"):
        check_file(toolchain_engine(str(babble)), _file(tmp_path, ""), module_root=tmp_path)


# --- library --------------------------------------------------------------------------------------------------------

SEED = {
    "Seed.Logic": "prelude\ninductive True : Prop where\n  | intro : True\n",
    "Seed.More": "prelude\nimport Seed.Logic\ntheorem easy : True := True.intro\n",
    "Seed": "prelude\nimport Seed.More\n",
}


def _seed(folder: Path, **changed: str) -> LibrarySource:
    for name, text in {**SEED, **{k.replace("_", "."): v for k, v in changed.items()}}.items():
        path = (folder / Path(*name.split("."))).with_suffix(".lean")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return LibrarySource(folder, ("Seed",))


def _compiled(lines: list[str]) -> list[str]:
    return [line.removeprefix("Lean's core library, compiled once on this machine: ") for line in lines]


def test_the_library_is_compiled_once(tmp_path: Path) -> None:
    source = _seed(tmp_path / "source")
    seen: list[str] = []
    first = build_library(lean_engine(), source, progress=seen.append, cache=tmp_path)
    again = build_library(lean_engine(), source, progress=seen.append, cache=tmp_path)
    assert first == again
    assert first.modules == ("Seed.Logic", "Seed.More", "Seed")
    assert _compiled(seen) == ["Seed.Logic (1 of 3)", "Seed.More (2 of 3)", "Seed (3 of 3)"]
    assert (first.folder / "Seed" / "More.olean").is_file()


def test_a_changed_source_is_another_library(tmp_path: Path) -> None:
    first = build_library(lean_engine(), _seed(tmp_path / "source"), cache=tmp_path)
    changed = _seed(tmp_path / "source", Seed_More="prelude\nimport Seed.Logic\ntheorem hard : True := True.intro\n")
    seen: list[str] = []
    second = build_library(lean_engine(), changed, cache=tmp_path, progress=seen.append)
    assert first.digest != second.digest
    assert first.folder != second.folder
    assert _compiled(seen) == ["Seed.More (2 of 3)", "Seed (3 of 3)"]
    assert (second.folder / "Seed" / "Logic.olean").is_file()


def test_a_library_that_does_not_compile_leaves_nothing(tmp_path: Path) -> None:
    broken = _seed(tmp_path / "source", Seed_More="prelude\nimport Seed.Logic\ntheorem easy : True := foo\n")
    with pytest.raises(InfrastructureError, match=r"Seed\.More.*does not compile"):
        build_library(lean_engine(), broken, cache=tmp_path / "cache")
    left = [path.name for path in (tmp_path / "cache" / "lean").iterdir() if path.is_dir()]
    assert left == ["modules"]


def test_modules_that_import_one_another(tmp_path: Path) -> None:
    circle = _seed(tmp_path / "source", Seed_Logic="prelude\nimport Seed.More\n")
    with pytest.raises(InfrastructureError, match="import one another"):
        build_library(lean_engine(), circle, cache=tmp_path / "cache")


def test_several_processes_compile_it_once(tmp_path: Path) -> None:
    _seed(tmp_path / "source")
    script = textwrap.dedent(f"""
        from pathlib import Path
        from provenhive.lean_bridge.engine import find_engine
        from provenhive.lean_bridge.library import LibrarySource, build_library
        source = LibrarySource(Path({str(tmp_path / "source")!r}), ("Seed",))
        built = build_library(find_engine(), source, cache=Path({str(tmp_path)!r}),
                              progress=lambda line: print(line.split(": ")[1].split()[0]))
        assert (built.folder / "Seed.olean").is_file()
    """)
    running = [
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=dict(os.environ))
        for _ in range(3)
    ]
    outputs = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert sorted(outputs) == ["", "", "Seed.Logic\nSeed.More\nSeed\n"]


# --- worker ---------------------------------------------------------------------------------------------------------


def test_a_worker_tells_right_from_wrong_again_and_again() -> None:
    with LeanWorker(lean_engine(), lean_library()) as worker:
        worker.load(_preamble())
        pid = worker.pid
        for number in range(20):
            assert worker.check(_right(number)).errors == ()
            (error,) = worker.check(_wrong(number)).errors
            assert (error.severity, error.line, error.column) == (Severity.ERROR, 3, 15)
        assert worker.pid == pid
        assert worker.checks == 40


def test_nothing_is_left_from_the_check_before() -> None:
    with LeanWorker(lean_engine(), lean_library()) as worker:
        worker.load(_preamble())
        assert worker.check("theorem one (a : Prop) (h : a) : a := h\n").errors == ()
        (error,) = worker.check("theorem two (a : Prop) (h : a) : a := one a h\n").errors
        assert "one" in error.text


def test_a_worker_shows_goals() -> None:
    with LeanWorker(lean_engine(), lean_library()) as worker:
        worker.load(_preamble())
        worker.check("theorem swap (a b : Prop) : And a b → And b a := by\n  intro h\n  skip\n")
        (goal,) = worker.goals(3, 3)
        assert goal.hypotheses[:1] == ((("a", "b"), "Prop"),)
        assert goal.hypotheses[1][0] == ("h",)
        assert goal.target.split() in (["And", "b", "a"], ["b", "∧", "a"])
        (before,) = worker.goals(2, 3)
        assert "→" in before.target


def test_another_preamble_in_the_same_process() -> None:
    with LeanWorker(lean_engine(), lean_library()) as worker:
        worker.load(_preamble())
        pid = worker.pid
        worker.load(_preamble() + "theorem other (a : Prop) (h : a) : a := h\n")
        assert worker.pid == pid
        assert worker.check("theorem third (a : Prop) (h : a) : a := other a h\n").errors == ()


def test_a_preamble_with_errors_is_no_verdict() -> None:
    with LeanWorker(lean_engine(), lean_library()) as worker, pytest.raises(PreambleError, match="nothing"):
        worker.load(_preamble() + "theorem other : nothing := foo\n")


def test_a_killed_worker_says_so_and_starts_again() -> None:
    with LeanWorker(lean_engine(), lean_library()) as worker:
        worker.load(_preamble())
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGKILL)
        with pytest.raises(SessionError):
            worker.check(_right(1))
        worker.load(_preamble())
        assert worker.check(_right(1)).errors == ()


def test_a_wedged_worker_is_killed_at_its_time_limit() -> None:
    with LeanWorker(lean_engine(), lean_library()) as worker:
        worker.load(_preamble())
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGSTOP)
        answer = worker.check(_right(1), seconds=0.5)
        assert answer.limit is LimitHit.WALL
        assert not answer.finished
        assert not worker.alive


def test_a_worker_that_grows_is_killed_at_its_memory_limit() -> None:
    with LeanWorker(lean_engine(), lean_library(), limits=Limits(wall_seconds=60, memory_mb=10)) as worker:
        with pytest.raises(SessionError) as ended:
            worker.load(_preamble() + "".join(_right(n) for n in range(2000)))
        assert ended.value.limit is LimitHit.MEMORY


SERVER_THAT_ASKS = """
import json, sys

def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body)
    sys.stdout.buffer.flush()

def receive():
    length = 0
    while (line := sys.stdin.buffer.readline()).strip():
        length = int(line.split(b":")[1])
    return json.loads(sys.stdin.buffer.read(length)) if length else sys.exit()

version, answers, place = 1, 0, {"line": 3, "character": 0}
while True:
    message = receive()
    if "method" not in message:
        answers += 1
        continue
    version = message["params"].get("textDocument", {}).get("version", version)
    if message["method"] == "textDocument/waitForDiagnostics":
        for number in [message["id"], *range(40)]:
            send({"id": number, "method": "workspace/inlayHint/refresh"})
        found = [{"range": {"start": place, "end": place}, "message": f"{answers} answers"}] if version > 1 else []
        params = {"uri": "", "version": version, "diagnostics": found}
        send({"method": "textDocument/publishDiagnostics", "params": params})
        send({"id": message["id"], "result": {}})
"""


def test_a_request_of_the_server_is_not_taken_for_an_answer(tmp_path: Path) -> None:
    (tmp_path / "server.py").write_text(SERVER_THAT_ASKS)
    engine = replace(lean_engine(), command=(sys.executable, str(tmp_path / "server.py")))
    with LeanWorker(engine, None) as worker:
        worker.load("import Init\n")
        assert [m.text for m in worker.check("foo").messages] == ["41 answers"]
        assert [m.text for m in worker.check("bar").messages] == ["82 answers"]


# --- pool -----------------------------------------------------------------------------------------------------------


def test_many_threads_share_a_pool() -> None:
    with WorkerPool(lean_engine(), lean_library(), size=2) as pool, ThreadPoolExecutor(8) as threads:

        def one(number: int) -> bool:
            text = _right(number) if number % 3 else _wrong(number)
            return not pool.check(_preamble(), text).errors

        assert list(threads.map(one, range(90))) == [bool(number % 3) for number in range(90)]
        statistics = pool.statistics()
        assert statistics.checks == 90
        assert statistics.starts <= 2


def test_a_pool_replaces_a_worker_that_died() -> None:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        with pool.lease(_preamble()) as lease:
            lease.check(_right(1))
            pid = lease.worker.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert pool.check(_preamble(), _right(2)).errors == ()
        assert pool.statistics().crashes == 1
        assert pool.statistics().starts == 2


def test_a_pool_goes_on_after_a_limit() -> None:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        with pool.lease(_preamble()) as lease:
            lease.check(_right(1))
            assert lease.worker.pid is not None
            os.kill(lease.worker.pid, signal.SIGSTOP)
            assert lease.check(_right(2), seconds=0.5).limit is LimitHit.WALL
        assert pool.check(_preamble(), _right(3)).errors == ()
        assert pool.statistics().limits_hit == 1


def test_a_worker_that_has_its_preamble_is_preferred() -> None:
    first, second = _preamble(), _preamble() + "theorem other (a : Prop) (h : a) : a := h\n"
    with WorkerPool(lean_engine(), lean_library(), size=2) as pool:
        with pool.lease(first) as one, pool.lease(second) as two:
            one.check(_right(1))
            two.check(_right(1))
            pids = {first: one.worker.pid, second: two.worker.pid}
        for preamble in (second, first, first, second):
            with pool.lease(preamble) as lease:
                assert lease.worker.pid == pids[preamble]


def test_a_closed_pool_lends_nothing() -> None:
    pool = WorkerPool(lean_engine(), lean_library(), size=1)
    pool.close()
    with pytest.raises(InfrastructureError, match="closed"):
        pool.check(_preamble(), _right(1))
