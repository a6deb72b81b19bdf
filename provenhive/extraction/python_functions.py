"""Functions and bodies as Python: statements in tail position, candidates' bodies without their ghosts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from provenhive.candidates import syntax
from provenhive.candidates.python_writer import PythonWriter
from provenhive.candidates.statements import own_expressions, statements_of
from provenhive.candidates.syntax import Block, MatchCase, Statement
from provenhive.extraction.python_expressions import ExpressionWriter
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Expr
from provenhive.spec_lang.traverse import free_variables
from provenhive.spec_lang.types import DataType


class TailWriter:
    """Writes an expression whose value is returned (or stored), its choices as statements."""

    def __init__(self, writer: ExpressionWriter, lines: list[str], depth: int, leaf: str = "return {}") -> None:
        """``leaf`` is what is done with the value."""
        self.writer = writer
        self.lines = lines
        self.depth = depth
        self.leaf = leaf

    def _line(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)

    @contextmanager
    def _indented(self) -> Iterator[None]:
        self.depth += 1
        yield
        self.depth -= 1

    def write(self, expr: Expr) -> None:
        """Write statements."""
        match expr:
            case core.If(condition, then, otherwise):
                self._branch(f"if {self.writer.expression(condition)}:", then)
                self._rest(otherwise)
            case core.Let(name, value, body):
                text = self.writer.expression(value)
                self._line(f"{self.writer.bind(name)} = {text}")
                self.write(body)
            case core.MatchSeq():
                self._match_seq(expr)
            case core.MatchData():
                self._match_data(expr)
            case _:
                self._line(self.leaf.format(self.writer.expression(expr)))

    def _branch(self, head: str, body: Expr) -> None:
        self._line(head)
        with self._indented(), self.writer.scope():
            self.write(body)

    def _rest(self, otherwise: Expr) -> None:
        """Write what is done otherwise: at the same depth where the branch before has returned."""
        if self.leaf.startswith("return"):
            self.write(otherwise)
        else:
            self._branch("else:", otherwise)

    def _subject(self, expr: Expr) -> str:
        if isinstance(expr, core.Var):
            return self.writer.expression(expr)
        text = self.writer.expression(expr)
        name = self.writer.allocator.name("matched")
        self._line(f"{name} = {text}")
        return name

    def _match_seq(self, expr: core.MatchSeq) -> None:
        subject = self._subject(expr.scrutinee)
        self._branch(f"if not {subject}:", expr.empty)
        if not self.leaf.startswith("return"):
            self._line("else:")
            self.depth += 1
        with self.writer.scope():
            head, tail = self.writer.bind(expr.head), self.writer.bind(expr.tail)
            self._line(f"{head}, {tail} = {subject}[0], {subject}[1:]")
            self.write(expr.nonempty)
        if not self.leaf.startswith("return"):
            self.depth -= 1

    def _match_data(self, expr: core.MatchData) -> None:
        subject, whole = self._subject(expr.scrutinee), _datatype(expr.scrutinee)
        last = len(expr.cases) - 1
        for number, case in enumerate(expr.cases):
            flat = number == last and (self.leaf.startswith("return") or last == 0)
            if not flat:
                owner = self.writer.vocabulary.constructors[(whole.name, case.constructor)]
                test = f"{self.writer.vocabulary.use('isinstance')}({subject}, {owner})"
                returning = self.leaf.startswith("return")
                self._line("else:" if number == last else f"{'elif' if number and not returning else 'if'} {test}:")
                self.depth += 1
            with self.writer.scope():
                for line in field_lines(self.writer, subject, whole, case.constructor, case.variables, (case.body,)):
                    self._line(line)
                self.write(case.body)
            if not flat:
                self.depth -= 1


def field_lines(
    writer: ExpressionWriter,
    subject: str,
    whole: DataType,
    constructor: str,
    variables: Sequence[str],
    users: Sequence[Expr],
) -> list[str]:
    """Return the assignment of those fields of a matched value that are used."""
    used = {name for user in users for name in free_variables(user)}
    fields = zip(variables, writer.fields_of(whole, constructor), strict=True)
    wanted = [(writer.bind(variable), field) for variable, field in fields if variable in used]
    if not wanted:
        return []
    names = ", ".join(name for name, _ in wanted)
    return [f"{names} = {', '.join(f'{subject}.{field}' for _, field in wanted)}"]


class BodyWriter(PythonWriter):
    """Writes the body of a unit or helper, whose ghosts have been erased."""

    def __init__(self, writer: ExpressionWriter, results: tuple[Binder, ...]) -> None:
        super().__init__()
        self.writer = writer
        self.results = results

    def body(self, block: Block) -> list[str]:
        """Return the lines of a body."""
        self.block(block)
        if not returns(block):
            self.leave()
        return self.lines

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Open a scope."""
        with self.writer.scope():
            yield

    def declare(self, binder: Binder) -> None:
        """Bring a variable into scope."""
        self.writer.bind(binder.name)

    def condition(self, expr: Expr) -> str:
        """Return the source of a condition."""
        return self.writer.expression(expr)

    def assign(self, targets: tuple[str, ...], values: tuple[Expr, ...]) -> None:
        """Write an assignment."""
        names = ", ".join(self.writer.names[target] for target in targets)
        if len(values) == 1:
            with self.writer.scope():
                TailWriter(self.writer, self.lines, self.depth, names + " = {}").write(values[0])
        else:
            self.write(f"{names} = {', '.join(self.writer.expression(value) for value in values)}")

    def call(self, statement: syntax.CallStatement) -> None:
        """Write a call."""
        function = self.writer.vocabulary.function(statement.callee)
        arguments = ", ".join(self.writer.expression(argument) for argument in statement.arguments)
        targets = ", ".join(self.writer.names[target] for target in statement.targets)
        self.write(f"{targets} = {function}({arguments})" if targets else f"{function}({arguments})")

    def leave(self) -> None:
        """Write the return of the results."""
        names = [self.writer.names[binder.name] for binder in self.results]
        self.write(f"return {', '.join(names)}" if names else "return")

    def subject(self, expr: Expr) -> str:
        """Return the name of what a match inspects."""
        if isinstance(expr, core.Var):
            return self.writer.expression(expr)
        text = self.writer.expression(expr)
        name = self.writer.allocator.name("matched")
        self.write(f"{name} = {text}")
        return name

    def case_test(self, subject: str, case: MatchCase, scrutinee: Expr) -> str:
        """Return the condition under which a case is taken."""
        owner = self.writer.vocabulary.constructors[(_datatype(scrutinee).name, case.constructor)]
        return f"{self.writer.vocabulary.use('isinstance')}({subject}, {owner})"

    def case_variables(self, subject: str, case: MatchCase, scrutinee: Expr) -> None:
        """Write those fields of a case that are used."""
        users = [expr for statement in statements_of(case.body) for expr in own_expressions(statement)]
        whole = _datatype(scrutinee)
        for line in field_lines(self.writer, subject, whole, case.constructor, case.variables, users):
            self.write(line)

    def loop_turn(self) -> None:
        """Write nothing: verified loops end."""

    def ghost(self, statement: Statement) -> None:
        """Refuse a ghost: they have been erased."""
        raise TypeError(f"a ghost is left: {type(statement).__name__}")


def _datatype(expr: Expr) -> DataType:
    if not isinstance(expr.type, DataType):
        raise TypeError("match on what is not a datatype")
    return expr.type


def returns(block: Block) -> bool:
    """Say whether control never comes to the end of a block."""
    if not block.statements:
        return False
    match block.statements[-1]:
        case syntax.Return():
            return True
        case Block() as inner:
            return returns(inner)
        case syntax.IfStatement(_, then, otherwise):
            return otherwise is not None and returns(then) and returns(otherwise)
        case syntax.MatchStatement(cases=cases):
            return all(returns(case.body) for case in cases)
        case _:
            return False
