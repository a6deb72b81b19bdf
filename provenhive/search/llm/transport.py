"""Asking a provider over HTTP: one client for both protocols, with retries that back off."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from typing import Any, Protocol

from provenhive.errors import InfrastructureError, UserError
from provenhive.search.llm.messages import (
    ANTHROPIC_VERSION,
    Answer,
    Question,
    UnreadableAnswer,
    anthropic_body,
    openai_body,
    read_anthropic,
    read_openai,
)
from provenhive.search.llm.settings import LlmGroup

_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0
_SHOWN = 300
INSTALL = "pip install 'provenhive[llm]'"


class ProviderFailed(InfrastructureError):
    """A provider cannot be reached, refuses, or keeps failing."""


class Client(Protocol):
    """Whatever answers questions."""

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            InfrastructureError: there is no answer.
        """
        ...


class HttpClient:
    """Asks over HTTP. The key is read from the environment when it is needed, and kept nowhere."""

    def __init__(self, group: LlmGroup, sleep: Callable[[float], None] = time.sleep) -> None:
        """Bind the group's settings."""
        self._group = group
        self._sleep = sleep
        self._jitter = random.Random(0)  # noqa: S311 - spreads retries, no secret

    def ask(self, question: Question) -> Answer:
        """Answer a question; failures that may pass are tried again after growing pauses.

        Raises:
            UserError: the key's variable is not set.
            InfrastructureError: the provider cannot be reached, refuses, or its answer cannot be read.
        """
        anthropic = self._group.protocol == "anthropic"
        path = "messages" if anthropic else "chat/completions"
        body = anthropic_body(question) if anthropic else openai_body(question)
        document = self._post(f"{self._group.address}/{path}", self._headers(anthropic), body)
        return read_anthropic(document) if anthropic else read_openai(document)

    def _headers(self, anthropic: bool) -> dict[str, str]:
        variable = self._group.key_variable
        key = os.environ.get(variable, "") if variable else ""
        if variable and not key:
            raise UserError(f"the environment variable {variable} with the key of {self._group.model} is not set")
        if anthropic:
            return {"anthropic-version": ANTHROPIC_VERSION} | ({"x-api-key": key} if key else {})
        return {"authorization": f"Bearer {key}"} if key else {}

    def _post(self, url: str, headers: dict[str, str], body: dict[str, Any]) -> Any:
        try:
            import httpx
        except ImportError as error:
            raise InfrastructureError("the HTTP client is not installed", remedy=INSTALL) from error
        failure = ""
        for attempt in range(self._group.retries + 1):
            try:
                response = httpx.post(url, headers=headers, json=body, timeout=self._group.timeout)
            except httpx.TransportError as error:
                failure, wanted = f"{type(error).__name__}: {error}", None
            else:
                if response.is_success:
                    return _document(response)
                failure = f"HTTP {response.status_code}: {response.text[:_SHOWN]}"
                if response.status_code not in _PASSING:
                    break
                wanted = response.headers.get("retry-after")
            if attempt < self._group.retries:
                self._sleep(self._pause(attempt, wanted))
        raise ProviderFailed(f"{self._group.model} at {url}: {failure}")

    def _pause(self, attempt: int, wanted: str | None) -> float:
        """Return the seconds to wait: what the provider asks for, else exponentially more, spread at random."""
        try:
            asked = float(wanted) if wanted is not None else 0.0
        except ValueError:
            asked = 0.0  # a date: the own pause will do
        own: float = _FIRST_WAIT * 2**attempt * (1 + self._jitter.random())
        return min(_LONGEST_WAIT, max(asked, own))


def _document(response: Any) -> Any:
    try:
        return response.json()
    except ValueError as error:
        raise UnreadableAnswer(f"the answer is no JSON: {response.text[:_SHOWN]!r}") from error
