"""All agents by name: the built-in ones, and those that installed packages offer under ``provenhive.agents``.

A plug-in is an entry point of that group which names a callable without parameters that returns an ``Agent``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points

from provenhive.errors import InfrastructureError, UserError
from provenhive.search.agent import Agent, Feedback, Learner, Outcome, Proposal, Task, compares_shares
from provenhive.search.agents.amend import Amend
from provenhive.search.agents.bridging import Bridging
from provenhive.search.agents.dropping import Dropping
from provenhive.search.agents.expressions import Expressions
from provenhive.search.agents.folds import Constructive, Folds, Mirrored
from provenhive.search.agents.laws import Laws
from provenhive.search.agents.librarian import Librarian
from provenhive.search.agents.plans import Plans
from provenhive.search.agents.prefix_loop import PrefixLoops
from provenhive.search.agents.recursion import Recursion
from provenhive.search.agents.repair import Arithmetic, Invariants
from provenhive.search.agents.settling import Settling
from provenhive.search.agents.sygus import Sygus
from provenhive.search.agents.tabulate import Tabulate
from provenhive.search.agents.witness import Witness
from provenhive.search.evolution.agent import Evolution
from provenhive.search.patience import OutOfPatience, at_most
from provenhive.search.scheduling.turns import Group
from provenhive.search.tree.agent import TreeSearch

_LOG = logging.getLogger(__name__)

GROUP = "provenhive.agents"

PATIENCE = 20.0
"""Seconds of processor time for a proposal of a built-in agent that works without being named."""

BUILT_IN: tuple[Callable[[], Agent], ...] = (
    Librarian,
    Plans,
    Constructive,
    Folds,
    Mirrored,
    Tabulate,
    Expressions,
    Amend,
    Settling,
    Witness,
    Dropping,
    PrefixLoops,
    Sygus,
    Bridging,
    Recursion,
    Laws,
    Invariants,
    Arithmetic,
    TreeSearch,
)
"""The agents in the order in which they are asked, one proposal a turn: what was proved before, what is said outright,
then loops, then what learns from failures."""

_QUICK = tuple(make for make in BUILT_IN if isinstance(make, type))

ON_REQUEST: tuple[Callable[[], Agent], ...] = (Evolution,)
"""Agents that work only when they are named: seconds of computing for a proposal are too much to ask by default."""


_SYMBOLIC = "symbolic"
_DEAR_EVOLUTION, _DEAR_MODEL = 3.0, 5.0


class UnknownAgent(UserError):
    """An agent was asked for that neither the project nor a plug-in has."""


class Steady:
    """An agent whose faults end its proposals and nothing else; they are logged with their place.

    So does a proposal that takes it more than ``seconds`` of processor time.
    """

    def __init__(self, agent: Agent, seconds: float | None = None) -> None:
        self._agent = agent
        self.seconds = seconds

    @property
    def name(self) -> str:
        """The agent's name."""
        return self._agent.name

    @property
    def compares_shares(self) -> bool:
        """Whether the agent reads the shares of failed candidates."""
        return compares_shares(self._agent)

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield the agent's proposals up to its first fault."""
        stream: Iterator[Proposal] | None = None
        try:
            while True:
                with at_most(self.seconds):
                    stream = iter(self._agent.propose(task, feedback)) if stream is None else stream
                    proposal = next(stream, None)
                if proposal is None:
                    return
                yield proposal
        except OutOfPatience:
            _LOG.info("agent %s took more than %s s for a proposal on %s", self.name, self.seconds, task.unit.name)
        except InfrastructureError:
            raise
        except Exception:  # noqa: BLE001 - one agent's fault must not take the others' work down
            _LOG.warning("agent %s failed on %s", self.name, task.unit.name, exc_info=True)

    def learn(self, outcome: Outcome) -> None:
        """Pass a verdict on to an agent that learns."""
        if isinstance(self._agent, Learner):
            self._agent.learn(outcome)


def all_agents(points: Iterable[EntryPoint] | None = None) -> dict[str, Agent]:
    """Return all agents by name, the built-in ones first.

    ``points`` are the entry points of plug-ins: those of installed packages unless given.

    Raises:
        UserError: a plug-in cannot be loaded, is no agent, or has the name of another one.
    """
    found: dict[str, Agent] = {}
    for make in (*BUILT_IN, *ON_REQUEST):
        agent = make()
        found[agent.name] = agent
    for point in points if points is not None else entry_points(group=GROUP):
        agent = _load(point)
        if agent.name in found:
            raise UserError(f"the plug-in {point.value} offers an agent named {agent.name!r}, which exists already")
        found[agent.name] = agent
    return found


def agents(names: Iterable[str] | None = None, groups: Iterable[Agent] = ()) -> tuple[Agent, ...]:
    """Return the agents of these names in this order; without names all but those on request.

    Their faults are contained.

    ``groups`` are agents that were set up for this run, such as language models; they come last.

    Raises:
        UnknownAgent: there is no agent of a name.
        UserError: as ``all_agents``.
    """
    known = all_agents()
    for group in groups:
        if group.name in known:
            raise UserError(f"a group is named {group.name!r}, which is an agent's name already")
        known[group.name] = group
    if names is None:
        asleep = {make().name for make in ON_REQUEST}
        return tuple(_steady(agent) for name, agent in known.items() if name not in asleep)
    wanted = tuple(names)
    missing = [name for name in wanted if name not in known]
    if missing:
        raise UnknownAgent(f"no agent is named {', '.join(missing)}; there are: {', '.join(known)}")
    return tuple(_steady(known[name]) for name in wanted)


def groups_of(asked: Iterable[Agent], models: Iterable[str] = ()) -> tuple[Group, ...]:
    """Return each agent's group: the symbolic ones are one; librarian, evolution, each model and plug-in one by itself.

    ``models`` are the names of agents that ask a language model. Evolution takes seconds for a candidate, and an answer
    of a model about as long as some quick looks.
    """
    dear = {Evolution.name: _DEAR_EVOLUTION, **dict.fromkeys(models, _DEAR_MODEL)}
    symbolic = {make().name for make in BUILT_IN} - {Librarian.name}
    return tuple(Group(_SYMBOLIC if a.name in symbolic else a.name, dear.get(a.name, 1.0)) for a in asked)


def _steady(agent: Agent) -> Agent:
    return Steady(agent, PATIENCE if isinstance(agent, _QUICK) else None)


def _load(point: EntryPoint) -> Agent:
    try:
        made = point.load()()
    except Exception as error:
        raise UserError(f"the agent plug-in {point.name} ({point.value}) cannot be loaded: {error}") from error
    if not isinstance(getattr(made, "name", None), str) or not callable(getattr(made, "propose", None)):
        raise UserError(f"the plug-in {point.name} ({point.value}) is no agent: it lacks a name or propose()")
    agent: Agent = made
    return agent
