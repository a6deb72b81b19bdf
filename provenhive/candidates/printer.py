"""Candidates and Dafny declarations as text: the one printer of Dafny for both dialects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from provenhive.candidates import syntax
from provenhive.candidates.expression_printer import IFF, PRIMARY, Dialect, ExpressionPrinter, pattern_variables
from provenhive.candidates.names import Names, mangle
from provenhive.spec_lang.core import Binder, Constructor, Datatype, Expr, Subset
from provenhive.spec_lang.types import MapType, MultisetType, SetType, Type, VarType, children

INDENT = "  "


class DafnyPrinter(ExpressionPrinter):
    """Writes statements, helpers and declarations; ``text`` and ``marks`` hold what came out.

    With ``ghost_witnesses`` the witness of a subset type is not compiled.
    """

    ghost_witnesses: bool = True

    def __init__(self, names: Names, dialect: Dialect = Dialect.V2, spec_prefix: str = "") -> None:
        """Start with empty text at the outermost level."""
        super().__init__(names, dialect, spec_prefix)
        self._depth = 0

    # --- layout ----------------------------------------------------------------------------------------------------

    def line(self, text: str = "") -> None:
        """Write one whole line at the current depth."""
        self.write((INDENT * self._depth + text if text else "") + "\n")

    @contextmanager
    def statement_line(self, end: str = "") -> Iterator[None]:
        """Write a line in pieces."""
        self.write(INDENT * self._depth)
        yield
        self.write(end + "\n")

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Go one level deeper."""
        self._depth += 1
        yield
        self._depth -= 1

    @contextmanager
    def braces(self, head: str = "") -> Iterator[None]:
        """Write ``head {`` … ``}``."""
        self.line(f"{head} {{" if head else "{")
        with self.indented():
            yield
        self.line("}")

    def clauses(self, keyword: str, expressions: Sequence[Expr]) -> None:
        """Write ``keyword e`` lines, one for each expression."""
        for expression in expressions:
            with self.statement_line():
                self.mark(expression.span)
                self.write(f"{keyword} ")
                self.expression(expression, IFF)

    def measure(self, expressions: Sequence[Expr]) -> None:
        """Write one ``decreases`` line, if there is anything to write."""
        if expressions:
            with self.statement_line():
                self.mark(expressions[0].span)
                self.write("decreases ")
                self._separated(expressions, lambda e: self.expression(e, IFF))

    def contract(
        self, requires: Sequence[Expr], ensures: Sequence[Expr], decreases: Sequence[Expr] = (), modifies: str = ""
    ) -> None:
        """Write the clauses of a contract, one level deeper."""
        with self.indented():
            self.clauses("requires", requires)
            if modifies:
                self.line(f"modifies {modifies}")
            self.clauses("ensures", ensures)
            self.measure(decreases)

    # --- candidates ------------------------------------------------------------------------------------------------

    def candidate(self, candidate: syntax.Candidate) -> None:
        """Write a candidate in its own text form: a block, then the helpers."""
        self.block(candidate.body)
        for helper in candidate.helpers:
            self.line()
            self.helper(helper)

    def block(self, block: syntax.Block, head: str = "") -> None:
        """Write a block."""
        with self.braces(head):
            for statement in block.statements:
                self.statement(statement)

    def helper(self, helper: syntax.Helper) -> None:
        """Write a helper declaration."""
        match helper:
            case syntax.HelperMethod():
                attribute = "{:induction false} " if helper.induction_off else ""
                results = f" returns ({self.binders_text(helper.results)})" if helper.results else ""
                with self.statement_line():
                    self.mark(helper.span)
                    self.write(f"{helper.kind.value} {attribute}{mangle(helper.name)}")
                    self.write(
                        f"{type_parameters(helper.type_parameters)}({self.binders_text(helper.parameters)}){results}"
                    )
                self.contract(helper.requires, helper.ensures, helper.decreases)
                self.block(helper.body)
            case syntax.HelperFunction():
                head = self.function_head(ghost=helper.ghost) + f" {mangle(helper.name)}"
                with self.statement_line():
                    self.mark(helper.span)
                    self.write(
                        f"{head}{type_parameters(helper.type_parameters)}({self.binders_text(helper.parameters)})"
                    )
                    self.write(f": {self.type_text(helper.result)}")
                self.contract(helper.requires, (), helper.decreases)
                self.function_body(helper.body)

    def function_head(self, *, ghost: bool) -> str:
        """Return the keyword of a function: the dialects name the compiled and the ghost kind differently."""
        if self.dialect is Dialect.V2:
            return "function" if ghost else "function method"
        return "ghost function" if ghost else "function"

    def function_body(self, body: Expr) -> None:
        """Write the braces and body of a function."""
        with self.braces(), self.statement_line():
            self.expression(body)

    # --- statements ------------------------------------------------------------------------------------------------

    def statement(self, statement: syntax.Statement) -> None:
        """Write a statement on lines of its own."""
        match statement:
            case syntax.Block():
                self.block(statement)
            case syntax.Declare(binder, value, ghost):
                self._declare(statement, binder, value, ghost)
            case syntax.Assign(targets, values):
                with self.statement_line(";"):
                    self.mark(statement.span)
                    self.write(", ".join(map(mangle, targets)) + " := ")
                    self._separated(values, lambda e: self.expression(e, IFF))
            case syntax.CallStatement():
                self._call(statement)
            case syntax.Return():
                self._simple(statement, "return;")
            case syntax.Break():
                self._simple(statement, "break;")
            case syntax.Assert(condition, by):
                with self.statement_line(";" if by is None else " by {"):
                    self.mark(statement.span)
                    self.write("assert ")
                    self.expression(condition, IFF)
                if by is not None:
                    self._rest_of_block(by)
            case _:
                self._compound(statement)

    def _simple(self, statement: syntax.Statement, text: str) -> None:
        with self.statement_line():
            self.mark(statement.span)
            self.write(text)

    def _declare(self, statement: syntax.Declare, binder: Binder, value: Expr | None, ghost: bool) -> None:
        with self.statement_line(";"):
            self.mark(statement.span)
            self.write(f"{'ghost ' if ghost else ''}var {mangle(binder.name)}: {self.type_text(binder.type)}")
            if value is not None:
                self.write(" := ")
                self.expression(value, IFF)

    def _call(self, statement: syntax.CallStatement) -> None:
        if statement.declares:
            # Dafny infers the types of what a call declares; writing them would be a second statement.
            for binder in statement.declares:
                ghost = "ghost " if statement.ghost else ""
                self.line(f"{ghost}var {mangle(binder.name)}: {self.type_text(binder.type)};")
        with self.statement_line(";"):
            self.mark(statement.span)
            if statement.targets:
                self.write(", ".join(map(mangle, statement.targets)) + " := ")
            self.write(self.callee(statement.callee))
            self.expressions("(", statement.arguments, ")")

    def callee(self, name: str) -> str:
        """Return how a method or lemma is called from here."""
        return self.names.dafny(name)

    def _compound(self, statement: syntax.Statement) -> None:
        match statement:
            case syntax.IfStatement():
                self._if(statement)
            case syntax.While(condition, invariants, decreases, body):
                with self.statement_line():
                    self.mark(statement.span)
                    self.write("while ")
                    self.expression(condition, IFF)
                with self.indented():
                    self.clauses("invariant", invariants)
                    self.measure(decreases)
                self.block(body)
            case syntax.MatchStatement(scrutinee, cases):
                with self.statement_line(" {"):
                    self.mark(statement.span)
                    self.write("match ")
                    self.expression(scrutinee, PRIMARY)
                with self.indented():
                    for case in cases:
                        self._case(case)
                self.line("}")
            case syntax.ForallStatement():
                self._forall(statement)
            case syntax.Calc(lines, hints):
                self._calc(lines, hints)
            case _:
                raise TypeError(f"not a statement: {type(statement).__name__}")

    def _if(self, statement: syntax.IfStatement, head: str = "if ") -> None:
        with self.statement_line(" {"):
            self.mark(statement.span)
            self.write(head)
            self.expression(statement.condition, IFF)
        with self.indented():
            for inner in statement.then.statements:
                self.statement(inner)
        match statement.otherwise:
            case None:
                self.line("}")
            case syntax.Block((syntax.IfStatement() as chained,)):
                self._if(chained, "} else if ")
            case otherwise:
                self.line("} else {")
                self._rest_of_block(otherwise)

    def _case(self, case: syntax.MatchCase) -> None:
        self.line(f"case {mangle(case.constructor)}{pattern_variables(case.variables)} =>")
        with self.indented():
            for inner in case.body.statements:
                self.statement(inner)

    def _rest_of_block(self, block: syntax.Block) -> None:
        with self.indented():
            for inner in block.statements:
                self.statement(inner)
        self.line("}")

    def _forall(self, statement: syntax.ForallStatement) -> None:
        with self.statement_line():
            self.mark(statement.span)
            self.write(f"forall {self.binders_text(statement.binders)} | ")
            self.expression(statement.range, IFF)
        with self.indented():
            self.clauses("ensures", statement.ensures)
        self.block(statement.body)

    def _calc(self, lines: Sequence[Expr], hints: Sequence[syntax.Block]) -> None:
        with self.braces("calc"):
            for position, expression in enumerate(lines):
                if position:
                    self.block(hints[position - 1], "==")
                with self.statement_line(";"):
                    self.mark(expression.span)
                    self.expression(expression, IFF)

    # --- declarations of the specification -------------------------------------------------------------------------

    def datatype(self, declaration: Datatype) -> None:
        """Write a datatype."""
        parameters = parameter_list(declaration.type_parameters, self._equality_parameters(declaration))
        head = f"datatype {self.names.dafny(declaration.name)}{parameters} = "
        self.line(head + " | ".join(map(self._constructor, declaration.constructors)))

    def _constructor(self, constructor: Constructor) -> str:
        fields = f"({self.binders_text(constructor.fields)})" if constructor.fields else ""
        return mangle(constructor.name) + fields

    def _equality_parameters(self, declaration: Datatype) -> frozenset[str]:
        """Return the type parameters that stand where Dafny wants equality: elements of sets and keys of maps."""
        found: set[str] = set()
        for constructor in declaration.constructors:
            for field in constructor.fields:
                _collect_equality(field.type, False, found)
        return frozenset(found)

    def subset(self, declaration: Subset, witness: Expr) -> None:
        """Write a subset type with the witness that shows that it is inhabited."""
        with self.statement_line():
            self.mark(declaration.span)
            binder = f"{mangle(declaration.binder.name)}: {self.type_text(declaration.binder.type)}"
            parameters = parameter_list(declaration.type_parameters, frozenset())
            self.write(f"type {self.names.dafny(declaration.name)}{parameters} = {binder} | ")
            self.expression(declaration.predicate, IFF)
            self.write(" ghost witness " if self.ghost_witnesses else " witness ")
            self.expression(witness, IFF)


def _collect_equality(type_: Type, wanted: bool, found: set[str]) -> None:
    if isinstance(type_, VarType) and wanted:
        found.add(type_.name)
    for position, part in enumerate(children(type_)):
        inside = isinstance(type_, SetType | MultisetType) or (isinstance(type_, MapType) and position == 0)
        _collect_equality(part, wanted or inside, found)


def parameter_list(names: tuple[str, ...], equality: frozenset[str]) -> str:
    """Return ``<T, U(==)>`` for a type declaration, or nothing."""
    parts = [mangle(name) + ("(==)" if name in equality else "") for name in names]
    return f"<{', '.join(parts)}>" if parts else ""


def type_parameters(names: tuple[str, ...]) -> str:
    """Return ``<T(==,!new)>`` for a function, lemma or method: values compare and hold no references."""
    return f"<{', '.join(mangle(name) + '(==,!new)' for name in names)}>" if names else ""


def print_candidate(candidate: syntax.Candidate, names: Names, dialect: Dialect = Dialect.V2) -> str:
    """Return a candidate's own text form, as ``parse_candidate`` reads it (in dialect 2.3)."""
    printer = DafnyPrinter(names, dialect)
    printer.candidate(candidate)
    return printer.text


def print_expression(expr: Expr, names: Names, dialect: Dialect = Dialect.V2) -> str:
    """Return an expression's text on one line."""
    printer = ExpressionPrinter(names, dialect)
    printer.expression(expr)
    return printer.text
