"""A slow, obvious interpreter of candidates: statements over a dictionary, expressions by the reference evaluator."""

from __future__ import annotations

from contextlib import suppress

from provenhive.candidates import syntax
from provenhive.candidates.syntax import Block, Candidate, Statement
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.reference import Reference
from provenhive.spec_lang.values import Value

TURNS = 200


class TooLong(Exception):
    """A loop took more turns than it is given here."""


class _Return(Exception):
    pass


class _Break(Exception):
    pass


class CandidateReference:
    """Runs candidates whose calls go to helper methods with results only; ghosts are passed over."""

    def __init__(self, program: Program, unit: Unit, candidate: Candidate) -> None:
        self.reference = Reference(program, window=12)
        self.unit = unit
        self.candidate = candidate
        self.methods = {h.name: h for h in candidate.helpers if isinstance(h, syntax.HelperMethod)}

    def run(self, arguments: tuple[Value, ...]) -> tuple[Value, ...]:
        env = dict(zip((b.name for b in self.unit.parameters), arguments, strict=True))
        return self._body(self.candidate.body, env, [b.name for b in self.unit.results])

    def _body(self, body: Block, env: dict[str, Value], results: list[str]) -> tuple[Value, ...]:
        with suppress(_Return):
            self._block(body, env, frozenset())
        return tuple(env[name] for name in results)

    def _block(self, block: Block, env: dict[str, Value], ghosts: frozenset[str]) -> None:
        for statement in block.statements:
            match statement:
                case syntax.Declare(binder, _, ghost=True):
                    ghosts |= {binder.name}
                case syntax.Assign((target,), _) if target in ghosts:
                    pass
                case _:
                    self._statement(statement, env, ghosts)

    def _statement(self, statement: Statement, env: dict[str, Value], ghosts: frozenset[str]) -> None:
        match statement:
            case Block():
                self._block(statement, env, ghosts)
            case syntax.Declare(binder, value):
                env[binder.name] = self.reference.evaluate(value, env)
            case syntax.Assign(targets, values):
                env.update(zip(targets, [self.reference.evaluate(v, env) for v in values], strict=True))
            case syntax.CallStatement(targets, callee, arguments) if targets:
                given = [self.reference.evaluate(a, env) for a in arguments]
                helper = self.methods[callee]
                inner = dict(zip((b.name for b in helper.parameters), given, strict=True))
                found = self._body(helper.body, inner, [b.name for b in helper.results])
                env.update(zip(targets, found, strict=True))
            case syntax.IfStatement(condition, then, otherwise):
                chosen = then if self.reference.evaluate(condition, env) else otherwise
                if chosen is not None:
                    self._block(chosen, env, ghosts)
            case syntax.While():
                self._loop(statement, env, ghosts)
            case syntax.MatchStatement(scrutinee, cases):
                value = self.reference.evaluate(scrutinee, env)
                case_ = next(c for c in cases if c.constructor == value.constructor)
                env.update(zip(case_.variables, value.fields, strict=True))
                self._block(case_.body, env, ghosts)
            case syntax.Return():
                raise _Return
            case syntax.Break():
                raise _Break
            case _:
                pass

    def _loop(self, statement: syntax.While, env: dict[str, Value], ghosts: frozenset[str]) -> None:
        turns = 0
        while self.reference.evaluate(statement.condition, env):
            turns += 1
            if turns > TURNS:
                raise TooLong
            try:
                self._block(statement.body, env, ghosts)
            except _Break:
                return
