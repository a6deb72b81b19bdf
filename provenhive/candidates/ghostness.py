"""Ghost and compiled code kept apart: what is proved about a program takes no part in what it does.

The rules are Dafny's. Ghost are lemmas, ghost methods and functions, ghost variables, everything in assertions,
invariants, measures and proofs, and the branches of a condition that is ghost. Ghost code changes ghost variables only
and does not end loops or the body of compiled code.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from provenhive.candidates import syntax
from provenhive.candidates.executable import is_executable
from provenhive.candidates.rejection import GateCategory, refuse
from provenhive.candidates.statements import statements_of
from provenhive.candidates.syntax import Block, Candidate, HelperFunction, HelperKind, HelperMethod, Statement
from provenhive.spec_lang.core import Call, Expr, Function, Law, Program, Quantified, Var
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import walk


@dataclass
class GhostRules:
    """What of a program and a candidate is ghost.

    ``ghosts`` are the candidate's own functions that are ghost; of those in ``undecided`` the text does not say it, and
    they become compiled functions where compiled code calls them.
    """

    program: Program
    helpers: dict[str, syntax.Helper]
    ghosts: set[str]
    undecided: set[str]
    _executable: dict[str, bool] = field(default_factory=dict)

    def reason_in(self, expr: Expr, ghost_variables: frozenset[str]) -> tuple[str, Span | None] | None:
        """Return why an expression cannot stand in compiled code, and where; ``None`` if it can."""
        wanted: set[str] = set()
        for node in walk(expr):
            match node:
                case Quantified():
                    return "a quantifier", node.span
                case Var(name) if name in ghost_variables:
                    return f"ghost variable '{name}'", node.span
                case Call(function) if function in self.undecided:
                    wanted.add(function)
                case Call(function) if self.is_ghost_function(function):
                    return f"'{function.rsplit('.', 1)[-1]}', which cannot be run,", node.span
                case _:
                    pass
        return self._compile_functions(wanted)

    def _compile_functions(self, names: set[str]) -> tuple[str, Span | None] | None:
        """Decide that functions are compiled, if they can be; else return why not."""
        self.undecided -= names
        self.ghosts -= names
        for name in sorted(names):
            helper = self.helpers[name]
            reason = self.reason_in(helper.body, frozenset()) if isinstance(helper, HelperFunction) else None
            if reason is not None:
                self.ghosts.add(name)
                return reason
        return None

    def is_ghost_function(self, name: str) -> bool:
        """Say whether a called function exists in proofs only."""
        if name in self.helpers:
            return name in self.ghosts
        if name not in self._executable:
            declared = self.program.index.get(name)
            self._executable[name] = isinstance(declared, Function) and is_executable(self.program, declared)
        return not self._executable[name]

    def is_ghost_callee(self, name: str) -> bool:
        """Say whether a called method or lemma exists in proofs only."""
        helper = self.helpers.get(name)
        if isinstance(helper, HelperMethod):
            return helper.kind is not HelperKind.METHOD
        return isinstance(self.program.index.get(name), Law)


def settle_ghosts(program: Program, candidate: Candidate, undecided: frozenset[str] = frozenset()) -> Candidate:
    """Refuse a candidate whose compiled code leans on ghosts, or whose ghost code changes what is computed.

    ``undecided`` names functions that are marked as ghosts but may be compiled; in the candidate that comes back they
    are marked as what they are.

    Raises:
        GateRefusal: ``ghost``.
    """
    helpers = {helper.name: helper for helper in candidate.helpers}
    ghosts = {h.name for h in candidate.helpers if isinstance(h, HelperFunction) and h.ghost}
    rules = GhostRules(program, helpers, ghosts, set(undecided))
    _Body(rules).block(candidate.body, ghost=False)
    for helper in candidate.helpers:
        if isinstance(helper, HelperMethod):
            if helper.kind is HelperKind.METHOD:
                _Body(rules).block(helper.body, ghost=False)
            else:
                _check_all_ghost(rules, helper.body)
        elif not helper.ghost:
            _refuse_ghost(rules.reason_in(helper.body, frozenset()), helper.span)
    settled = tuple(
        replace(h, ghost=h.name in rules.ghosts) if isinstance(h, HelperFunction) else h for h in candidate.helpers
    )
    return replace(candidate, helpers=settled)


def _refuse_ghost(found: tuple[str, Span | None] | None, where: Span | None) -> None:
    if found is not None:
        reason, span = found
        message = f"{reason} in compiled code: it exists in proofs only"
        raise refuse(GateCategory.GHOST, message, span or where)


def _check_all_ghost(rules: GhostRules, body: Block) -> None:
    """Check the body of a lemma or ghost method, in which everything is ghost: it calls nothing that is compiled."""
    for statement in statements_of(body):
        if isinstance(statement, syntax.CallStatement) and not rules.is_ghost_callee(statement.callee):
            raise refuse(GateCategory.GHOST, "ghost code calls a method that is compiled", statement.span)


class _Body:
    """Walks one compiled body with the ghost variables seen so far."""

    def __init__(self, rules: GhostRules) -> None:
        self.rules = rules
        self.ghosts: set[str] = set()

    def block(self, block: Block, *, ghost: bool, in_ghost_loop: bool = False) -> None:
        """Check a block; what it declares is forgotten behind it."""
        before = set(self.ghosts)
        for statement in block.statements:
            self.statement(statement, ghost, in_ghost_loop)
        self.ghosts = before

    def _compiled(self, expr: Expr, where: Span | None) -> None:
        _refuse_ghost(self.rules.reason_in(expr, frozenset(self.ghosts)), where)

    def _is_ghost(self, expr: Expr) -> bool:
        return self.rules.reason_in(expr, frozenset(self.ghosts)) is not None

    def statement(self, statement: Statement, ghost: bool, in_ghost_loop: bool) -> None:
        """Check a statement; ``ghost`` says that it stands in ghost code."""
        match statement:
            case Block():
                self.block(statement, ghost=ghost, in_ghost_loop=in_ghost_loop)
            case syntax.Declare(binder, value, is_ghost):
                self.ghosts.discard(binder.name)
                if value is not None and not (ghost or is_ghost):
                    self._compiled(value, statement.span)
                if ghost or is_ghost:
                    self.ghosts.add(binder.name)
            case syntax.Assign(targets, values):
                for target, value in zip(targets, values, strict=True):
                    self._assigned(target, value, ghost, statement.span)
            case syntax.CallStatement():
                self._call(statement, ghost)
            case syntax.Return() | syntax.Break():
                self._leave(statement, ghost, in_ghost_loop)
            case syntax.IfStatement() | syntax.While() | syntax.MatchStatement():
                self._branch(statement, ghost, in_ghost_loop)
            case syntax.Assert(by=by):
                if by is not None:
                    self.block(by, ghost=True)
            case syntax.ForallStatement(body=body):
                self.block(body, ghost=True)
            case syntax.Calc(hints=hints):
                for hint in hints:
                    self.block(hint, ghost=True)

    def _assigned(self, target: str, value: Expr, ghost: bool, span: Span | None) -> None:
        if target in self.ghosts:
            return
        if ghost:
            raise refuse(GateCategory.GHOST, f"ghost code assigns '{target}', which is not ghost", span)
        self._compiled(value, span)

    def _call(self, statement: syntax.CallStatement, ghost: bool) -> None:
        ghost_callee = self.rules.is_ghost_callee(statement.callee)
        declared = {binder.name for binder in statement.declares}
        if statement.ghost or ghost:
            self.ghosts |= declared
        else:
            self.ghosts -= declared
        if not ghost_callee:
            if ghost:
                raise refuse(GateCategory.GHOST, "ghost code calls a method that is compiled", statement.span)
            for argument in statement.arguments:
                self._compiled(argument, statement.span)
            return
        for target in statement.targets:
            if target not in self.ghosts:
                message = f"a lemma's result is assigned to '{target}', which is not ghost"
                raise refuse(GateCategory.GHOST, message, statement.span)

    def _leave(self, statement: Statement, ghost: bool, in_ghost_loop: bool) -> None:
        if ghost and (isinstance(statement, syntax.Return) or not in_ghost_loop):
            raise refuse(GateCategory.GHOST, "ghost code leaves compiled code", statement.span)

    def _branch(
        self, statement: syntax.IfStatement | syntax.While | syntax.MatchStatement, ghost: bool, in_ghost_loop: bool
    ) -> None:
        match statement:
            case syntax.IfStatement(condition, then, otherwise):
                inner = ghost or self._is_ghost(condition)
                for block in (then, otherwise):
                    if block is not None:
                        self.block(block, ghost=inner, in_ghost_loop=in_ghost_loop)
            case syntax.While(condition=condition, body=body):
                inner = ghost or self._is_ghost(condition)
                self.block(body, ghost=inner, in_ghost_loop=inner)
            case syntax.MatchStatement(scrutinee, cases):
                inner = ghost or self._is_ghost(scrutinee)
                for case in cases:
                    self._case(case, inner, in_ghost_loop)

    def _case(self, case: syntax.MatchCase, ghost: bool, in_ghost_loop: bool) -> None:
        before = set(self.ghosts)
        self.ghosts -= set(case.variables)
        if ghost:
            self.ghosts |= set(case.variables)
        self.block(case.body, ghost=ghost, in_ghost_loop=in_ghost_loop)
        self.ghosts = before
