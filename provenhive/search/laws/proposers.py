"""Agents that propose proofs of laws: plug-ins, asked for what the search itself has not proved.

What they propose is a text like any other: it passes the gate of proofs, a warm worker has to take it before anything
more is done with it, and the judge checks it in fresh processes. So they need no trust.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from itertools import islice
from typing import Protocol

from provenhive.errors import InfrastructureError, UserError
from provenhive.search.laws.bench import Attempt, GoalInfo

GROUP = "provenhive.proof_agents"
MOST = 20
"""The scripts that are tried of one agent for one law."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProofTask:
    """A law to prove.

    Attributes:
        name: the law's name.
        law: what it says, in the specification's language.
        goal: the same as the prover has it: names of variables and hypotheses, which are introduced already,
            definitions to unfold, functions with their recursion.
        lemmas: laws that are proved, by the names that a script calls them by, with what they say.
    """

    name: str
    law: str
    goal: GoalInfo
    lemmas: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FailedScript:
    """A script that did not prove its goal: why the gate refused it, or what the prover said and left open."""

    script: str
    messages: tuple[str, ...]
    open: tuple[str, ...] = ()


class ProofAgent(Protocol):
    """Proposes scripts: tactics, one or several lines, without the ``by`` in front."""

    name: str

    def propose(self, task: ProofTask, failed: list[FailedScript]) -> Iterator[str]:
        """Yield scripts, most promising first; ``failed`` grows by each one that was tried in vain."""
        ...


def proof_agents(points: Iterable[EntryPoint] | None = None) -> tuple[ProofAgent, ...]:
    """Return the plug-ins, those of installed packages unless ``points`` are given, in the order of their names.

    Raises:
        UserError: one cannot be loaded or is no agent for proofs.
    """
    found = points if points is not None else entry_points(group=GROUP)
    return tuple(_load(point) for point in sorted(found, key=lambda point: point.name))


def first_accepted(
    agents: Iterable[ProofAgent], task: ProofTask, attempt: Callable[[str], Attempt]
) -> tuple[str, str] | None:
    """Return the first script that is accepted, with its agent's name.

    A fault of an agent ends its proposals and is logged; what ``attempt`` raises is raised.
    """
    for agent in agents:
        failed: list[FailedScript] = []
        for script in islice(_contained(agent, task, failed), MOST):
            tried = attempt(script)
            if tried.accepted:
                return script, agent.name
            failed.append(FailedScript(script, tried.messages, tuple(goal.text for goal in tried.open)))
    return None


def _contained(agent: ProofAgent, task: ProofTask, failed: list[FailedScript]) -> Iterator[str]:
    try:
        for script in agent.propose(task, failed):
            yield str(script)
    except InfrastructureError:
        raise
    except Exception:  # noqa: BLE001 - one agent's fault must not take the others' work down
        _LOG.warning("the agent for proofs %s failed on %s", agent.name, task.name, exc_info=True)


def _load(point: EntryPoint) -> ProofAgent:
    try:
        made = point.load()()
    except Exception as error:
        raise UserError(f"the plug-in {point.name} ({point.value}) cannot be loaded: {error}") from error
    if not isinstance(getattr(made, "name", None), str) or not callable(getattr(made, "propose", None)):
        raise UserError(f"the plug-in {point.name} ({point.value}) is no agent: it lacks a name or propose()")
    agent: ProofAgent = made
    return agent
