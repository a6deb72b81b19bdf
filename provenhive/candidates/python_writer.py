"""Statements of candidates as Python source: the frame that execution and extraction share.

A writer of its own decides names, expressions, calls and what becomes of ghosts; control is the same for all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

from provenhive.candidates import syntax
from provenhive.candidates.syntax import Block, MatchCase, Statement
from provenhive.spec_lang.core import Binder, Expr

INDENT = "    "


class PythonWriter(ABC):
    """Writes the statements of one function into ``lines``."""

    def __init__(self, depth: int = 1) -> None:
        """``depth`` is how far the function's body is indented."""
        self.lines: list[str] = []
        self.depth = depth

    # --- what a writer decides -------------------------------------------------------------------------------------

    @abstractmethod
    def condition(self, expr: Expr) -> str:
        """Return the source of a condition."""

    @abstractmethod
    def declare(self, binder: Binder) -> None:
        """Bring a variable into scope; nothing needs to be written."""

    @abstractmethod
    def assign(self, targets: tuple[str, ...], values: tuple[Expr, ...]) -> None:
        """Write an assignment."""

    @abstractmethod
    def call(self, statement: syntax.CallStatement) -> None:
        """Write the call of a method or lemma."""

    @abstractmethod
    def leave(self) -> None:
        """Write the return of the results."""

    @abstractmethod
    def subject(self, expr: Expr) -> str:
        """Return the name of what a match inspects, written first if need be."""

    @abstractmethod
    def case_test(self, subject: str, case: MatchCase, scrutinee: Expr) -> str:
        """Return the condition under which a case is taken."""

    @abstractmethod
    def case_variables(self, subject: str, case: MatchCase, scrutinee: Expr) -> None:
        """Bring a case's variables into scope and write their values."""

    def while_(self, statement: syntax.While) -> None:
        """Write a loop."""
        self.write(f"while {self.condition(statement.condition)}:")
        with self.indented():
            self.loop_turn()
            self.block(statement.body)

    @abstractmethod
    def loop_turn(self) -> None:
        """Write what happens at the start of each turn of a loop."""

    @abstractmethod
    def ghost(self, statement: Statement) -> None:
        """Write what becomes of an assertion or a proof."""

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Open a scope for what a block declares."""
        yield

    # --- control ---------------------------------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Write one line."""
        self.lines.append(INDENT * self.depth + text)

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Write deeper, and ``pass`` if nothing was written there."""
        before = len(self.lines)
        self.depth += 1
        yield
        if len(self.lines) == before:
            self.write("pass")
        self.depth -= 1

    def block(self, block: Block) -> None:
        """Write the statements of a block."""
        with self.scope():
            for statement in block.statements:
                self.statement(statement)

    def statement(self, statement: Statement) -> None:
        """Write a statement."""
        match statement:
            case Block():
                self.block(statement)
            case syntax.Declare(binder, value):
                self.declare(binder)
                if value is not None:
                    self.assign((binder.name,), (value,))
            case syntax.Assign(targets, values):
                self.assign(targets, values)
            case syntax.CallStatement(declares=declares):
                for binder in declares:
                    self.declare(binder)
                self.call(statement)
            case syntax.IfStatement():
                self._if(statement)
            case syntax.While():
                self.while_(statement)
            case syntax.MatchStatement(scrutinee, cases):
                self._match(scrutinee, cases)
            case syntax.Return():
                self.leave()
            case syntax.Break():
                self.write("break")
            case _:
                self.ghost(statement)

    def _if(self, statement: syntax.IfStatement) -> None:
        keyword = "if"
        current: syntax.IfStatement | None = statement
        while current is not None:
            self.write(f"{keyword} {self.condition(current.condition)}:")
            with self.indented():
                self.block(current.then)
            keyword = "elif"
            match current.otherwise:
                case Block((syntax.IfStatement() as chained,)):
                    current = chained
                case None:
                    current = None
                case otherwise:
                    self._else(otherwise)
                    current = None

    def _else(self, block: Block) -> None:
        if block.statements:
            self.write("else:")
            with self.indented():
                self.block(block)

    def _match(self, scrutinee: Expr, cases: tuple[MatchCase, ...]) -> None:
        subject = self.subject(scrutinee)
        for number, case in enumerate(cases):
            last = number == len(cases) - 1
            if last and number:
                self.write("else:")
            else:
                self.write(f"{'elif' if number else 'if'} {self.case_test(subject, case, scrutinee)}:")
            with self.indented(), self.scope():
                self.case_variables(subject, case, scrutinee)
                self.block(case.body)
