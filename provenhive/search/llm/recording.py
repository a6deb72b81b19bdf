"""Answers kept by the digest of their question, so that a run can be repeated offline and compared."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from provenhive.errors import InfrastructureError
from provenhive.search.llm.messages import Answer, Question, Usage
from provenhive.search.llm.settings import Replay
from provenhive.search.llm.transport import Client


class NotRecorded(InfrastructureError):
    """A replayed run asks what the recorded one did not."""


class Recorder:
    """A client before another one: it answers from a folder, and asks only what is not there.

    With ``record`` every answer is kept; with ``replay`` nothing is ever asked; with ``off`` nothing is kept.
    ``asked`` and ``recalled`` count.
    """

    def __init__(self, client: Client, folder: Path | None, mode: Replay) -> None:
        """Bind the client behind and the folder; without a folder nothing is kept."""
        self._client = client
        self._folder = folder
        self._mode: Replay = mode if folder is not None else "off"
        self.asked = 0
        self.recalled = 0

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            NotRecorded: in a replayed run, if there is no answer in the folder.
            InfrastructureError: as the client behind, or the record is damaged.
        """
        known = self._recall(question) if self._mode != "off" else None
        if known is not None:
            self.recalled += 1
            return known
        if self._mode == "replay":
            raise NotRecorded(f"no answer to the question {question.digest} is recorded")
        answer = self._client.ask(question)
        self.asked += 1
        if self._mode == "record":
            self._keep(question, answer)
        return answer

    def _file(self, question: Question) -> Path:
        return (self._folder or Path()) / f"{question.digest.removeprefix('sha256:')}.json"

    def _recall(self, question: Question) -> Answer | None:
        file = self._file(question)
        if not file.is_file():
            return None
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
            kept = found["answer"]
            if found["question"] != asdict(question):
                raise ValueError("it belongs to another question")
            return Answer(str(kept["text"]), bool(kept["complete"]), Usage(**kept["usage"]), recalled=True)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InfrastructureError(f"the recorded answer {file} cannot be read: {error}") from error

    def _keep(self, question: Question, answer: Answer) -> None:
        file = self._file(question)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}.part")
        kept = {"text": answer.text, "complete": answer.complete, "usage": asdict(answer.usage)}
        text = json.dumps({"question": asdict(question), "answer": kept}, indent=1, sort_keys=True)
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(file)
