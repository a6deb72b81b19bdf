"""The connection to PostgreSQL is lost at a commit: what was not acknowledged is there wholly or not at all.

A proxy stands between the store and the real server. It hangs up when the commit comes, before the server gets it, or
after the server has answered and before the store hears of it.
"""

import socket
import threading
from contextlib import contextmanager, suppress

import pytest

from provenhive.ledger import LedgerUnavailable, check_ledger, create_ledger, open_ledger

pytest_plugins = ["postgres_server"]
SOCKET = ".s.PGSQL.5432"


class Proxy:
    """Passes bytes on; ``cut`` says at which commit it hangs up: ``None``, ``"before"`` or ``"after"``."""

    def __init__(self, listening, target):
        self.cut = None
        self.cuts = 0
        self._listening, self._target = listening, target
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        server = socket.socket(socket.AF_UNIX)
        server.connect(self._target)
        back = threading.Thread(target=self._back, args=(server, client), daemon=True)
        back.start()
        with client, server, suppress(OSError):
            while data := client.recv(65536):
                if b"COMMIT" in data and self.cut == "before":
                    self.cuts += 1
                    break
                server.sendall(data)
            client.shutdown(socket.SHUT_RDWR)
            server.shutdown(socket.SHUT_RDWR)

    def _back(self, server, client):
        with suppress(OSError):
            while data := server.recv(65536):
                if b"COMMIT" in data and self.cut == "after":
                    self.cuts += 1
                    client.shutdown(socket.SHUT_RDWR)
                    return
                client.sendall(data)
            client.shutdown(socket.SHUT_RDWR)


@contextmanager
def proxy_of(server, folder):
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(folder / SOCKET))
    listening.listen()
    with listening:
        yield Proxy(listening, str(server.folder / SOCKET))


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_commit_that_nobody_confirms_is_an_error_and_no_damage(postgres_server, postgres_url, tmp_path, cut):
    schema = postgres_url.rsplit("=", 1)[1]
    with proxy_of(postgres_server, tmp_path) as proxy:
        with create_ledger(f"postgresql://tester@/postgres?host={tmp_path}&schema={schema}") as ledger:
            first = ledger.append(b"first", ["k"])
            proxy.cut = cut
            with pytest.raises(LedgerUnavailable):
                ledger.append(b"second", ["k"])
            proxy.cut = None
            assert proxy.cuts == 1
            with open_ledger(postgres_url) as seen:
                assert seen.get(first).data == b"first"
                assert seen.size == (1 if cut == "before" else 2)
            third = ledger.append(b"third", ["k"])
        with open_ledger(postgres_url) as ledger:
            assert [entry.data for entry in ledger.iterate()][third] == b"third"
            assert ledger.size == third + 1 == (2 if cut == "before" else 3)
    assert check_ledger(postgres_url).faults == ()
