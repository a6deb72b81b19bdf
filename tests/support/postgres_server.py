"""A private PostgreSQL server for tests, as a pytest plugin: the fixture ``postgres_url``.

The server is a real one of the machine's own installation, run by an unprivileged user, reachable by a socket in
its own folder only. A machine without PostgreSQL fails these tests: a ledger for teams is not proved by a skip.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

UNPRIVILEGED = 65534


def program(name):
    found = shutil.which(name) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None
    )
    assert found, f"these tests need PostgreSQL's {name}: apt-get install postgresql"
    return found


class Server:
    """A cluster in its own folder; ``kill`` and ``start`` serve the crash tests."""

    def __init__(self, folder):
        self.folder = folder
        self.process = None
        self.identity = {}
        if os.getuid() == 0:
            self.identity = {"user": UNPRIVILEGED, "group": UNPRIVILEGED, "extra_groups": []}
            os.chown(folder, UNPRIVILEGED, UNPRIVILEGED)
        self.run("initdb", "-D", "data", "-U", "tester", "--auth=trust", "--encoding=UTF8", "-k")

    def run(self, name, *arguments):
        subprocess.run(
            [program(name), *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            check=True,
            capture_output=True,
            **self.identity,
        )

    def start(self):
        log = (self.folder / "log").open("ab")
        options = f"-k {self.folder} -c listen_addresses= -c max_connections=40"
        self.process = subprocess.Popen(
            [program("postgres"), "-D", "data", *options.split()],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdout=log,
            stderr=log,
            start_new_session=True,
            **self.identity,
        )
        log.close()
        self.wait_until_ready()

    def wait_until_ready(self):
        import psycopg

        for _ in range(600):
            try:
                psycopg.connect(self.url()).close()
            except psycopg.OperationalError:
                assert self.process.poll() is None, (self.folder / "log").read_text()
                time.sleep(0.1)
            else:
                return
        raise AssertionError((self.folder / "log").read_text())

    def kill(self):
        """End the whole server at once, as a crash of the machine would."""
        children = self.children()
        self.process.kill()
        self.process.wait()
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        while any(Path(f"/proc/{child}").exists() for child in children):
            time.sleep(0.01)

    def children(self):
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=60)

    def url(self, schema=None):
        base = f"postgresql://tester@/postgres?host={self.folder}"
        return base if schema is None else f"{base}&schema={schema}"


@contextmanager
def running_server():
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    server = Server(folder)
    try:
        server.start()
        yield server
    finally:
        if server.process is not None:
            server.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_server():
    with running_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server):
    """The URL of a schema that no other test uses; no ledger is in it yet."""
    return postgres_server.url(f"t{uuid.uuid4().hex}")
