"""A language model as an agent: it asks, discards what bears a red flag, and proposes the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.llm.grammar import body_grammar
from provenhive.search.llm.local import LocalClient
from provenhive.search.llm.messages import Question, Usage
from provenhive.search.llm.prompts import prompt
from provenhive.search.llm.recording import NotRecorded, Recorder
from provenhive.search.llm.red_flags import read_answer
from provenhive.search.llm.settings import LlmGroup, Replay
from provenhive.search.llm.transport import Client, HttpClient


@dataclass
class Accounts:
    """What one group used for one unit: answers, discarded ones by reason, tokens, cost.

    ``recalled`` are the tokens of answers that were on record: nobody is paid for them again, so ``usage`` and ``cost``
    are without them. ``ended`` says why no more is asked, ``strayed`` that a replayed run left the recorded one.
    """

    answers: int = 0
    flagged: Counter[str] = field(default_factory=Counter)
    usage: Usage = field(default_factory=Usage)
    cost: float = 0.0
    recalled: Usage = field(default_factory=Usage)
    ended: str = ""
    strayed: bool = False


class LanguageModel:
    """Implements ``search.agent.Agent``. ``accounts`` are those of the unit that it works on."""

    def __init__(self, name: str, group: LlmGroup, client: Client) -> None:
        """Bind the name that certificates carry, the settings, and what answers."""
        self._name = name
        self._group = group
        self._client = client
        self.accounts = Accounts()

    @property
    def name(self) -> str:
        """The group's name."""
        return self._name

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield one proposal for each answer; those with a red flag say so and are counted by the filter.

        Once ``accounts.ended`` says why, nothing is asked for this unit any more.

        Raises:
            UserError: the key's variable is not set.
            InfrastructureError: the provider does not answer.
        """
        group = self._group
        asked = prompt(task, feedback, group)
        for sample in range(group.samples):
            if not self.accounts.ended and self.accounts.usage.total >= group.token_budget:
                self.accounts.ended = "the token budget is spent"
            if self.accounts.ended:
                return
            question = Question(
                protocol=group.protocol,
                model=Path(group.model).name if group.protocol == "local" else group.model,
                system=asked.system,
                user=asked.user,
                temperature=group.temperature,
                max_tokens=group.max_tokens,
                seed=task.seed,
                sample=sample,
                grammar=body_grammar(task) if group.constrain else "",
                address=group.provider,
            )
            try:
                proposal = self._ask(question, task)
            except NotRecorded as error:
                self._not_recorded(error)
                return
            yield proposal

    def _not_recorded(self, error: NotRecorded) -> None:
        """End the questions; with a spent budget the recorded run ended here too, else the two runs differ."""
        accounts = self.accounts
        if accounts.recalled.total >= self._group.token_budget:
            accounts.ended = "the recorded run's token budget was spent here"
        else:
            accounts.ended, accounts.strayed = f"the replayed run differs from the recorded one: {error}", True

    def _ask(self, question: Question, task: Task) -> Proposal:
        answer = self._client.ask(question)
        accounts, group = self.accounts, self._group
        accounts.answers += 1
        if answer.recalled:
            accounts.recalled += answer.usage
        else:
            accounts.usage += answer.usage
            accounts.cost += (answer.usage.question * group.price_in + answer.usage.answer * group.price_out) / 1e6
        reading = read_answer(answer, group.max_characters)
        if reading.flag:
            accounts.flagged[reading.flag] += 1
        return Proposal(
            reading.text,
            self._name,
            aim=group.aim,
            seed=task.seed + question.sample,
            prompt_digest=question.digest,
            red_flag=reading.flag,
        )


def language_model(name: str, group: LlmGroup, folder: Path | None, mode: Replay) -> LanguageModel:
    """Return the agent of a group; its answers are kept in ``folder``."""
    client: Client = LocalClient(group) if group.protocol == "local" else HttpClient(group)
    return LanguageModel(name, group, Recorder(client, folder, mode))
