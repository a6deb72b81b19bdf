"""The base protocol of the Language Server Protocol 3.17 over a session: headers, a length, a JSON-RPC message."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path
from typing import Any, Final

from provenhive.errors import InfrastructureError
from provenhive.toolchain import LimitHit, Session, SessionError

_IGNORED: Final = (b'"$/lean/ileanInfo', b'"$/lean/fileProgress"', b'"$/lean/importClosure"')
"""Notifications that are frequent, large, and of no use here: recognized before they are parsed."""
_HEAD: Final = 400
_LOOK_SECONDS: Final = 0.25
_MAX_MESSAGE: Final = 64_000_000


class ProtocolError(InfrastructureError):
    """The server sent something that is not the protocol."""


class LspConnection:
    """Sends and receives messages; one thread at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._next_id = 1
        self._next_look = 0.0

    def notify(self, method: str, params: dict[str, Any], *, deadline: float) -> None:
        """Send a notification. Raises ``SessionError`` if the server is gone."""
        self._send({"method": method, "params": params}, deadline)

    def ask(self, method: str, params: dict[str, Any], *, deadline: float) -> str:
        """Send a request and return its id."""
        name = f"ask-{self._next_id}"
        self._next_id += 1
        self._send({"id": name, "method": method, "params": params}, deadline)
        return name

    def receive(self, *, deadline: float) -> dict[str, Any]:
        """Return the next message that matters: a notification, or the answer to a request.

        The server asks too (``workspace/inlayHint/refresh``), and numbers its requests as it likes: they are answered
        here with ``null`` and never seen by the caller, who might take one for the answer to a request of its own.

        Raises:
            SessionError: the server ended, or did not answer before ``deadline`` (of the monotonic clock).
            ProtocolError: what came is no message.
        """
        while True:
            self._look_at_memory()
            header = self._session.read_until(b"\r\n\r\n", timeout=_left(deadline))
            body = self._session.read_exactly(self._length(header), timeout=_left(deadline))
            if any(mark in body[:_HEAD] for mark in _IGNORED):
                continue
            message = self._parse(body)
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None}, deadline)
            else:
                return message

    def _look_at_memory(self) -> None:
        """Hold the memory limit while messages keep coming: the session itself looks only while it waits."""
        now, allowed = time.monotonic(), self._session.limits.memory_mb
        if allowed is None or now < self._next_look:
            return
        self._next_look = now + _LOOK_SECONDS
        if _resident_mb(self._session.pid) > allowed:
            evidence = self._session.evidence()
            self._session.close()
            raise SessionError("the Lean server grew too large", run=evidence, limit=LimitHit.MEMORY)

    def _send(self, message: dict[str, Any], deadline: float) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self._session.send(b"Content-Length: %d\r\n\r\n%s" % (len(body), body), timeout=_left(deadline))

    def _length(self, header: bytes) -> int:
        for line in header.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length" and value.strip().isdigit():
                length = int(value)
                if length <= _MAX_MESSAGE:
                    return length
        raise ProtocolError("the Lean server sent a message without a length", run=self._session.evidence())

    def _parse(self, body: bytes) -> dict[str, Any]:
        try:
            message = json.loads(body)
        except ValueError as error:
            raise ProtocolError("the Lean server sent what is not JSON", run=self._session.evidence()) from error
        if not isinstance(message, dict):
            raise ProtocolError("the Lean server sent what is no message", run=self._session.evidence())
        return message


def _resident_mb(pid: int) -> float:
    """Return the resident memory of one process (proc(5), ``statm``): a Lean worker starts no others."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * resource.getpagesize() / 1_048_576


def _left(deadline: float) -> float:
    """Seconds until ``deadline``, never less than a little: what has arrived already may still be read."""
    return max(deadline - time.monotonic(), 0.001)
