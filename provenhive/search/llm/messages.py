"""Questions and answers, and their forms in the two protocols that providers speak.

OpenAI's *chat completions* (also spoken by llama.cpp, vLLM, Ollama and others) and Anthropic's *messages*, as their
references document them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from provenhive.canonical import digest_json
from provenhive.errors import InfrastructureError

ANTHROPIC_VERSION = "2023-06-01"


class UnreadableAnswer(InfrastructureError):
    """A provider answered in a form that its protocol does not have."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and at which ``address``: models of two providers may have one name. ``sample`` tells apart
    questions that are asked several times.
    """

    protocol: str
    model: str
    system: str
    user: str
    temperature: float
    max_tokens: int
    seed: int
    sample: int = 0
    grammar: str = ""
    address: str = ""

    @property
    def digest(self) -> str:
        """The digest under which the answer is recorded; the temperature stands in thousandths."""
        return digest_json(asdict(replace(self, temperature=0)) | {"temperature": round(self.temperature * 1000)})


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of questions and answers."""

    question: int = 0
    answer: int = 0

    @property
    def total(self) -> int:
        """All tokens."""
        return self.question + self.answer

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.question + other.question, self.answer + other.answer)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; ``complete`` is false if the model was cut off or refused, ``recalled`` true if nobody was asked
    for it now.
    """

    text: str
    complete: bool
    usage: Usage
    recalled: bool = False


def openai_body(question: Question) -> dict[str, Any]:
    """Return the body of ``POST /chat/completions``."""
    return {
        "model": question.model,
        "messages": [{"role": "system", "content": question.system}, {"role": "user", "content": question.user}],
        "temperature": question.temperature,
        "max_tokens": question.max_tokens,
        "seed": question.seed + question.sample,
    } | ({"grammar": question.grammar} if question.grammar else {})


def anthropic_body(question: Question) -> dict[str, Any]:
    """Return the body of ``POST /messages``; the protocol has no seed, and its temperature ends at 1."""
    return {
        "model": question.model,
        "system": question.system,
        "messages": [{"role": "user", "content": question.user}],
        "temperature": min(question.temperature, 1.0),
        "max_tokens": question.max_tokens,
    }


def read_openai(document: Any) -> Answer:
    """Read a chat completion.

    Raises:
        UnreadableAnswer: it is none.
    """
    try:
        choice = document["choices"][0]
        text = choice["message"]["content"]
        usage = document.get("usage") or {}
        counted = Usage(int(usage.get("prompt_tokens", 0)), int(usage.get("completion_tokens", 0)))
        return Answer(_text(text or ""), choice.get("finish_reason") == "stop", counted)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableAnswer(f"the answer is no chat completion: {error!r}") from error


def read_anthropic(document: Any) -> Answer:
    """Read a message; blocks that are no text are left out.

    Raises:
        UnreadableAnswer: it is none.
    """
    try:
        text = "".join(_text(block["text"]) for block in document["content"] if block["type"] == "text")
        usage = document.get("usage") or {}
        counted = Usage(int(usage.get("input_tokens", 0)), int(usage.get("output_tokens", 0)))
        return Answer(text, document.get("stop_reason") in ("end_turn", "stop_sequence"), counted)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableAnswer(f"the answer is no message: {error!r}") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("the content is no text")
    return value
