"""Synthesis problems as modules of ``.hspec``: one unit a function, or one for functions that constraints tie together.

A constraint ``C[f(t)]`` with one and the same call of ``f`` throughout says: for all ``v``, ``C(v)[f(t(v))]``. Over
parameters ``p`` and a result ``r`` that is ``forall v :: p == t(v) ==> C(v)[r]``, where each ``p == v`` or
``p == v + c`` is solved for ``v`` (the one-point rule), so that nothing is left to quantify when all arguments are
different variables. Functions that are called with the same arguments in the same constraint share one body's input:
they are the results of one unit. Where the calls of one function differ in the order of their arguments only, its
values at all orders of the same arguments are the results of one unit (``sygus_orbits``).

Source: single invocation as in Reynolds et al., Counterexample-Guided Quantifier Instantiation for Synthesis in SMT,
CAV 2015.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from provenhive.imports.names import Names
from provenhive.imports.sexpr import refuse
from provenhive.imports.sygus_orbits import Arrangement, arranged, coherence, composed, generated
from provenhive.imports.sygus_print import Printer
from provenhive.imports.sygus_script import Constraint, Problem, read_problem
from provenhive.imports.sygus_terms import BOOL, INT, Signature, Term, rebuilt, replaced, walk
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.diagnostics import Source, SpecificationError
from provenhive.spec_lang.format import format_file
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.span import Span


@dataclass(frozen=True, slots=True)
class Imported:
    """A module that was made: its name, its text and the units in it."""

    module: str
    text: str
    units: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Joint:
    """Functions with one input: a unit."""

    functions: tuple[Signature, ...]
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a unit takes and returns: name and sort each."""

    parameters: tuple[tuple[str, str], ...]
    outputs: tuple[tuple[str, str], ...]


def import_sygus(source: Source, module: str) -> Imported:
    """Return the module that means what a SyGuS-IF file means.

    Raises:
        SpecificationError: the file is not SyGuS-IF, or says what no unit can say; with file, line and column.
    """
    problem = read_problem(source)
    writer = _Writer(problem)
    file = writer.file(module)
    text = format_file(file)
    load_text(text, f"{module}.hspec")
    units = tuple(d.name for d in file.declarations if isinstance(d, syn.UnitDeclaration))
    return Imported(module, text, units, writer.notes)


def _joints(problem: Problem) -> tuple[tuple[_Joint, ...], tuple[Constraint, ...]]:
    """Split what is sought by the constraints that tie it together; constraints about nothing sought come second."""
    graph = nx.Graph()
    graph.add_nodes_from(s.name for s in problem.sought)
    about: list[tuple[Constraint, list[str]]] = []
    for constraint in problem.constraints:
        names = [call.name for call in _calls(problem, constraint.term)]
        nx.add_path(graph, names)
        about.append((constraint, names))
    joints: list[_Joint] = []
    for component in nx.connected_components(graph):
        functions = tuple(s for s in problem.sought if s.name in component)
        own = tuple(c for c, names in about if names and names[0] in component)
        joints.append(_Joint(functions, own))
    return tuple(joints), tuple(c for c, names in about if not names)


def _calls(problem: Problem, term: Term) -> list[Term]:
    names = {s.name for s in problem.sought}
    return [part for part in walk(term) if part.op == "call" and part.name in names]


class _Writer:
    """Builds the syntax tree of one module; places are lines of it, so that comments stand where they belong."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        kept = [d for d in problem.definitions if not d.unfolded]
        signatures = [*problem.sought, *(d.signature for d in kept)]
        names = [s.name for s in signatures] + [n for s in signatures for n, _ in s.parameters]
        self.names = Names.of([*names, *(name for name, _ in problem.variables)])
        self.line = 1
        self.comments: list[syn.Comment] = []
        self.notes: tuple[str, ...] = ()
        self.kept = kept

    def span(self) -> Span:
        """Return the place of the declaration that is being made."""
        return Span("<import>", self.line, 1, self.line, 2)

    def _comment(self, text: str) -> None:
        self.comments.append(syn.Comment(f"// {text}", True, span=self.span()))
        self.line += 1

    def file(self, module: str) -> syn.File:
        """Return the whole module."""
        joints, loose = _joints(self.problem)
        self._comment(f"From the SyGuS-IF file {_quoted(self.problem.source.file.rsplit('/', 1)[-1])}.")
        for old, new in self.names.changed:
            self._comment(f"{_quoted(old)} of that file is {new} here.")
        declared: list[syn.DeclarationSyntax] = [syn.ModuleHeader(module, span=self.span())]
        self.line += 2
        for definition in self.kept:
            declared.append(self._function(definition.signature, definition.body))
        for constraint in loose:
            declared.append(self._law(constraint))
        for joint in joints:
            declared.append(self._unit(joint))
        return syn.File("<import>", tuple(declared), tuple(self.comments))

    def _parameters(self, pairs: Iterable[tuple[str, str]]) -> tuple[syn.Parameter, ...]:
        return tuple(syn.Parameter(name, self._type(sort), span=self.span()) for name, sort in pairs)

    def _type(self, sort: str) -> syn.NamedType:
        word = {INT: "int", BOOL: "bool"}[sort]
        return syn.NamedType(syn.Name(word, span=self.span()), (), span=self.span())

    def _printer(self, variables: Mapping[str, str]) -> Printer:
        functions = {d.signature.name: self.names[d.signature.name] for d in self.kept}
        return Printer(self.span(), variables, functions)

    def _function(self, signature: Signature, body: Term) -> syn.FunctionDeclaration:
        pairs = [(self.names[name], sort) for name, sort in signature.parameters]
        printer = self._printer({name: self.names[name] for name, _ in signature.parameters})
        result = None if signature.result == BOOL else self._type(signature.result)
        declared = syn.FunctionDeclaration(
            self.names[signature.name], (), self._parameters(pairs), result, (), printer.expr(body), span=self.span()
        )
        self.line += 2
        return declared

    def _law(self, constraint: Constraint) -> syn.LawDeclaration:
        """What is said of nothing sought has to hold by itself."""
        self._comment(f"Line {constraint.span.line} speaks of no function that is sought.")
        sorts = dict(self.problem.variables)
        used = _variables(constraint.term)
        printer = self._printer({name: self.names[name] for name in used})
        pairs = [(self.names[name], sorts[name]) for name in used]
        name = self.names.fresh(f"constraint_{constraint.span.line}")
        statement = printer.expr(constraint.term)
        law = syn.LawDeclaration(name, (), self._parameters(pairs), (), statement, (), span=self.span())
        self.line += 2
        return law

    def _unit(self, joint: _Joint) -> syn.UnitDeclaration:
        first = joint.functions[0]
        for function in joint.functions:
            if function.name in self.problem.grammars:
                self._note(f"the grammar of {_quoted(function.name)} is no part of the contract")
        parameters = tuple((self.names[n], sort) for n, sort in first.parameters)
        group = self._orbit(joint)
        name = self.names[first.name]
        if len(joint.functions) > 1:
            shown = ", ".join(self.names[f.name] for f in joint.functions)
            self._note(f"one unit returns {shown}: constraints tie them together")
            name = self.names.fresh("_".join(self.names[f.name] for f in joint.functions)[:60])
            shape = _Shape(parameters, tuple((self.names[f.name], f.result) for f in joint.functions))
            clauses = self._clauses(joint, shape)
        elif len(group) > 1:
            shape = _Shape(parameters, tuple((self.names.fresh("r"), first.result) for _ in group))
            clauses = self._orbit_clauses(joint, shape, dict(zip(group, shape.outputs, strict=True)))
        else:
            shape = _Shape(parameters, ((self.names.fresh("r"), first.result),))
            clauses = self._clauses(joint, shape)
        inputs, outputs = self._parameters(shape.parameters), self._parameters(shape.outputs)
        unit = syn.UnitDeclaration(name, (), inputs, outputs, clauses, span=self.span())
        self.line += 2
        return unit

    def _clauses(self, joint: _Joint, shape: _Shape) -> tuple[syn.Clause, ...]:
        """What constraints say of functions that are all called with the same arguments."""
        results = {f.name: name for f, (name, _) in zip(joint.functions, shape.outputs, strict=True)}
        orders = self._orders(joint)
        for function in joint.functions:
            order = orders[function.name]
            if order != tuple(range(len(order))):
                taken = ", ".join(shape.parameters[i][0] for i in order)
                self._note(f"of these, {self.names[function.name]} takes its parameters as {taken}")
        found = []
        for constraint in joint.constraints:
            calls = _calls(self.problem, constraint.term)
            known = self._invocation(joint, constraint, orders)
            found.append(self._ensures(constraint, known, shape, {call: results[call.name] for call in calls}))
        return tuple(found)

    def _note(self, text: str) -> None:
        self.notes = (*self.notes, text)
        self._comment(f"{text[0].upper()}{text[1:]}.")

    # --- one function at several orders of its arguments -----------------------------------------------------------

    def _orbit(self, joint: _Joint) -> tuple[Arrangement, ...]:
        """Return the orders of its arguments at which constraints speak of a function; more than one is an orbit."""
        alone: tuple[Arrangement, ...] = (tuple(range(len(joint.functions[0].parameters))),)
        if len(joint.functions) > 1:
            return alone
        found: set[Arrangement] = set()
        for constraint in joint.constraints:
            calls = _calls(self.problem, constraint.term)
            for call in calls:
                order = arranged(calls[0].args, call.args)
                if order is None or any(_calls(self.problem, argument) for argument in call.args):
                    return alone
                found.add(order)
        return generated(alone[0], found) or alone

    def _orbit_clauses(
        self, joint: _Joint, shape: _Shape, values: Mapping[Arrangement, tuple[str, str]]
    ) -> tuple[syn.Clause, ...]:
        """Say all constraints at all orders of the arguments, and that equal arguments have equal values."""
        called = self.names[joint.functions[0].name]
        shown = [f"{r} = {called}({', '.join(shape.parameters[i][0] for i in g)})" for g, (r, _) in values.items()]
        self._note(f"constraints tie values of {called} together, which one unit returns: {'; '.join(shown)}")
        self._note(f"the value of {called} at any arguments is what this unit, given their least order, returns for it")
        found: list[syn.Clause] = []
        for constraint in joint.constraints:
            calls = _calls(self.problem, constraint.term)
            own = {call: arranged(calls[0].args, call.args) for call in calls}
            for order in values:
                results = {call: values[composed(order, at)][0] for call, at in own.items() if at is not None}
                found.append(self._ensures(constraint, _given(calls[0], order), shape, results))
        printer = self._printer({name: name for name, _ in (*shape.parameters, *shape.outputs)})
        for pairs, one, other in coherence(tuple(values)):
            premises = [_equal(shape.parameters[i], shape.parameters[j]) for i, j in pairs]
            statement = printer.under(premises, _equal(values[one], values[other]))
            found.append(syn.Clause("ensures", (statement,), span=self.span()))
        return tuple(found)

    def _ensures(
        self,
        constraint: Constraint,
        arguments: tuple[Term, ...],
        shape: _Shape,
        results: Mapping[Term, str],
    ) -> syn.Clause:
        """Say a constraint of a unit whose parameters are these arguments; ``results`` are what calls return."""
        parameters = shape.parameters
        # In what follows a parameter is a variable under a key that no name of the file can have.
        inputs = tuple(Term("var", sort, name=f"|{i}") for i, (_, sort) in enumerate(parameters))
        names = {f"|{i}": name for i, (name, _) in enumerate(parameters)}
        names |= {f"|{name}|": name for name in results.values()}

        def result(part: Term) -> Term | None:
            return Term("var", part.sort, name=f"|{results[part]}|") if part in results else None

        solved, premises = _solve(inputs, arguments)

        def known(part: Term) -> Term | None:
            return solved.get(part.name) if part.op == "var" else None

        body = replaced(replaced(constraint.term, result), known)
        premises = [replaced(premise, known) for premise in premises]
        used = dict.fromkeys(name for t in (*premises, body) for name in _variables(t) if name not in names)
        taken = {name for name, _ in (*parameters, *shape.outputs)}
        for name in used:
            names[name] = self.names[name] if self.names[name] not in taken else self.names.fresh(self.names[name])
        printer = self._printer(names)
        sorts = dict(self.problem.variables)
        statement = printer.under(premises, body)
        if used:
            binders = self._parameters((names[name], sorts[name]) for name in used)
            statement = syn.Quantification("forall", binders, statement, span=self.span())
        return syn.Clause("ensures", (statement,), span=self.span())

    def _invocation(self, joint: _Joint, constraint: Constraint, orders: Mapping[str, Arrangement]) -> tuple[Term, ...]:
        """Return what the calls in a constraint are given for the unit's parameters: the same in all of them."""
        calls = _calls(self.problem, constraint.term)
        found = [_given(call, orders[call.name]) for call in calls]
        for call, given in zip(calls, found, strict=True):
            if any(_calls(self.problem, argument) for argument in call.args):
                message = f"multi-invocation: an argument of '{call.name}' calls what is sought itself"
                raise self._refuse(call.span or constraint.span, message)
            if given != found[0]:
                line = calls[0].span.line if calls[0].span else constraint.span.line
                other = f"'{calls[0].name}' (line {line})" if call.name != calls[0].name else f"as in line {line}"
                message = f"multi-invocation: '{call.name}' is called here, and {other}, with different arguments"
                raise self._refuse(call.span or constraint.span, message)
        return found[0]

    def _orders(self, joint: _Joint) -> dict[str, Arrangement]:
        """Return which of the unit's parameters, those of the first function, each function takes, in its order.

        ``f(x, y)`` and ``g(y, x)`` in one constraint know the same: ``g`` takes the parameters the other way round.
        """
        first = joint.functions[0]
        for function in joint.functions:
            if sorted(sort for _, sort in function.parameters) != sorted(sort for _, sort in first.parameters):
                message = f"'{first.name}' and '{function.name}' depend on each other, but not on the same input"
                raise self._refuse(function.span, message)
        orders: dict[str, Arrangement] = {first.name: tuple(range(len(first.parameters)))}
        while len(orders) < len(joint.functions):
            for constraint in joint.constraints:
                calls = _calls(self.problem, constraint.term)
                known = next((_given(call, orders[call.name]) for call in calls if call.name in orders), None)
                for call in calls if known is not None else ():
                    if call.name not in orders and known is not None:
                        orders[call.name] = self._order(call, known, constraint)
        return orders

    def _order(self, call: Term, known: tuple[Term, ...], constraint: Constraint) -> Arrangement:
        if call.args == known:
            return tuple(range(len(known)))
        order = arranged(known, call.args)
        if order is None:
            message = f"multi-invocation: '{call.name}' is called with other arguments than what it is tied to"
            raise self._refuse(call.span or constraint.span, message)
        return order

    def _refuse(self, span: Span, message: str) -> SpecificationError:
        hint = "the contract of a unit speaks of one call: of the parameters and the results of that call"
        return refuse(self.problem.source, span, message, "declaration", hint)


def _equal(one: tuple[str, str], other: tuple[str, str]) -> Term:
    """Return that two variables, given by name and sort, are equal."""
    return rebuilt(Term("=", BOOL), tuple(Term("var", sort, name=name) for name, sort in (one, other)))


def _given(call: Term, order: Arrangement) -> tuple[Term, ...]:
    """Return the arguments of a call in the order of the unit's parameters."""
    return tuple(argument for _, argument in sorted(zip(order, call.args, strict=True), key=lambda pair: pair[0]))


def _solve(inputs: tuple[Term, ...], arguments: tuple[Term, ...]) -> tuple[dict[str, Term], list[Term]]:
    """Return what variables are in terms of the inputs, and the equations that are left."""
    solved: dict[str, Term] = {}
    left: list[tuple[Term, Term]] = []
    for value, argument in sorted(zip(inputs, arguments, strict=True), key=lambda pair: pair[1].op != "var"):
        found = _inverse(value, argument)
        if found is None or found[0] in solved:
            left.append((value, argument))
        else:
            solved[found[0]] = found[1]
    return solved, [rebuilt(Term("=", BOOL), pair) for pair in left]


def _inverse(value: Term, argument: Term) -> tuple[str, Term] | None:
    """Return the variable of ``v``, ``v + c``, ``c + v`` or ``v - c``, and what it is when that is ``value``."""
    if argument.op == "var":
        return argument.name, value
    if argument.op not in ("+", "-") or len(argument.args) != 2:
        return None
    one, other = argument.args
    if argument.op == "+" and one.op == "int":
        one, other = other, one
    if one.op != "var" or other.op != "int":
        return None
    return one.name, rebuilt(Term("-" if argument.op == "+" else "+", INT), (value, other))


def _variables(term: Term) -> list[str]:
    """Return the names of the variables of a term, in the order of their first use."""
    return list(dict.fromkeys(part.name for part in walk(term) if part.op == "var"))


def _quoted(text: str) -> str:
    """Return a text that stands on one line, whatever is in it."""
    return json.dumps(text)
