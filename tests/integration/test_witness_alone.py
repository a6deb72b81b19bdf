"""A witness that is asked by two at once: of two forks of a log it cosigns one."""

import fcntl
import json
import os
import subprocess
import time

import ledger_samples as samples
import pytest
from sample_repo import PROVENHIVE

from provenhive.cli import witnessing
from provenhive.ledger import create_ledger
from provenhive.ledger.witness import format_request
from provenhive.records import RecordLog, generate_key, note_signer, save_key


@pytest.fixture
def asked(tmp_path):
    """Requests for two forks of one log, to a witness that has seen nothing, and how to ask it."""
    key = generate_key()
    save_key(generate_key(), tmp_path / "w.pem")
    for name in ("one", "other"):
        with create_ledger(tmp_path / f"{name}.db") as ledger:
            log = RecordLog(ledger, samples.policy_for(key), [key])
            log.add(samples.specification(name))
            samples.fill(log, 2)
            body = format_request(ledger.consistency_proof(0, ledger.size), log.checkpoint(key))
        (tmp_path / name).write_bytes(body)
    return tmp_path, note_signer(key, samples.ORIGIN).verifier.vkey()


def cosigning(folder, body, vkey):
    common = ("--key", folder / "w.pem", "--name", "w.example", "--log-key", vkey, "--state", folder / "memory")
    command = [PROVENHIVE, "witness", "cosign", body, *common, "--json"]
    return subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True)


def feed(process, pipe, data, meanwhile):
    """Give a process what it waits for at a pipe, after something else was done while it waits."""
    while process.poll() is None:
        try:
            handle = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # it does not wait yet
            time.sleep(0.05)
            continue
        meanwhile()
        os.write(handle, data)
        os.close(handle)
        return
    raise AssertionError(f"the process ended with {process.returncode} and asked for nothing")


def test_a_witness_does_not_cosign_two_forks_at_once(asked):
    folder, vkey = asked
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    first, answers = cosigning(folder, pipe, vkey), []

    def ask_too():
        answers.append(json.loads(cosigning(folder, folder / "other", vkey).communicate(timeout=900)[0]))

    feed(first, pipe, (folder / "one").read_bytes(), ask_too)
    answers.append(json.loads(first.communicate(timeout=900)[0]))
    assert [answer["valid"] for answer in answers] == [True, False]
    assert json.loads((folder / "memory").read_text())[samples.ORIGIN]["root"] == answers[0]["root"]


def test_the_memory_of_a_witness_is_locked_while_it_is_read_and_written(asked, monkeypatch, capsys):
    folder, vkey = asked
    held = []

    def look(original):
        def looked(path, *rest):
            with (folder / ".memory.lock").open("rb") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    held.append(original.__name__)
            return original(path, *rest)

        return looked

    for name in ("_heads", "write_file"):
        monkeypatch.setattr(witnessing, name, look(getattr(witnessing, name)))
    arguments = (folder / "one", folder / "w.pem", "w.example", vkey, folder / "memory")
    assert witnessing.cosign(*arguments, as_json=True) == 0
    assert held == ["_heads", "write_file"] and json.loads(capsys.readouterr().out)["valid"]
    with (folder / ".memory.lock").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # it is let go of
