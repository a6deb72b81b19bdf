"""What is set for a group of agents that ask one language model."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

Protocol = Literal["openai", "anthropic", "local"]
Replay = Literal["off", "record", "replay"]

_BASE_URLS = {"openai": "https://api.openai.com/v1", "anthropic": "https://api.anthropic.com/v1", "local": ""}
_KEYS = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY", "local": ""}


class LlmGroup(BaseModel):
    """One ``[llm.NAME]`` table of ``provenhive.toml``.

    Attributes:
        protocol: ``openai`` (chat completions, which most local servers speak), ``anthropic`` (messages), or ``local``:
            a model that runs in the process (``provenhive[local-model]``).
        model: the provider's name of the model; for ``local`` the path of a GGUF file, or ``gemma3-270m``.
        base_url: where the API is; the provider's own unless given.
        key_env: the environment variable that holds the key; empty if none is needed.
        aim: what the prompt asks to be good at besides being right.
        temperature, max_tokens, samples: of one question; ``samples`` answers are asked for in each round.
        constrain: send a grammar of straight-line bodies with the question; servers of llama.cpp sample within it.
        max_characters: longer answers are discarded.
        token_budget: tokens for one unit, questions and answers together; no more questions once they are spent.
        price_in, price_out: cost of a million tokens of questions and answers.
        retries, timeout: how often a question is asked again after a failure that may pass, and its seconds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    protocol: Protocol = "openai"
    model: str
    base_url: str = ""
    key_env: str | None = None
    aim: str = ""
    temperature: Annotated[float, Field(ge=0, le=2)] = 0.7
    max_tokens: Annotated[int, Field(ge=1)] = 1024
    constrain: bool = False
    samples: Annotated[int, Field(ge=1)] = 4
    max_characters: Annotated[int, Field(ge=1)] = 8_000
    token_budget: Annotated[int, Field(ge=1)] = 100_000
    price_in: Annotated[float, Field(ge=0)] = 0.0
    price_out: Annotated[float, Field(ge=0)] = 0.0
    retries: Annotated[int, Field(ge=0)] = 4
    timeout: Annotated[float, Field(gt=0)] = 120.0

    @model_validator(mode="after")
    def _plain_http_stays_here(self) -> LlmGroup:
        if self.base_url and not self.base_url.startswith(("https://", "http://")):
            raise ValueError("base_url is an http or https address")
        return self

    @property
    def address(self) -> str:
        """The base address without a slash at its end."""
        return (self.base_url or _BASE_URLS[self.protocol]).rstrip("/")

    @property
    def provider(self) -> str:
        """The address as records name it: without a user's name and password, which may stand in it."""
        parts = urlsplit(self.address)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()

    @property
    def key_variable(self) -> str:
        """The variable that holds the key; a server at another address than the provider's needs none unless named."""
        if self.key_env is not None:
            return self.key_env
        return "" if self.base_url else _KEYS[self.protocol]
