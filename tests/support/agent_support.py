"""Agents at work on specification text, without provers: proposals pass the gate and run on samples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from provenhive.candidates.compile_python import compile_candidate
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.search.agent import Agent, Feedback, Proposal, Task
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.load import load_text


class NothingWrong:
    """A fuzzer that lets everything pass."""

    def test(self, candidate: Candidate) -> None:
        """Find nothing."""


def task(text: str, name: str) -> Task:
    """Return the task for a unit of a module ``m``."""
    program = load_text(f"module m\n\n{text}\n")
    return Task(program, program.unit(f"m.{name}"))


def units(program: Program) -> Iterator[Unit]:
    """Yield the units of the main module."""
    for declaration in program.main.declarations:
        if isinstance(declaration, Unit):
            yield declaration


def proposals(agent: Agent, work: Task, most: int = 3) -> list[Proposal]:
    """Return an agent's first proposals."""
    return list(islice(agent.propose(work, Feedback()), most))


def right(work: Task, proposal: Proposal) -> bool:
    """Say whether a proposal passes the gate and meets the contract on all samples."""
    candidate = parse_candidate(proposal.text, work.program, work.unit)
    assert not isinstance(candidate, Rejection), f"{candidate}\n{proposal.text}"
    tryout = Tryout(Workbench(work))
    compiled = compile_candidate(work.program, work.unit, candidate, parts=tryout.parts)
    assert tryout.samples, "no input satisfies the precondition"
    return all(tryout.meets(a, compiled.run(a)) for a in (*tryout.samples, *tryout.more(100)))
