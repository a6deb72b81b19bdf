"""Datatypes and functions as Lean declarations.

For each datatype: the inductive type, an element (``Inhabited``), decidable equality, a tester for each constructor, a
destructor for each field, and, where declared fields demand something, ``Valid``. For each function: a definition whose
recursion is structural or goes down a measure; one that goes down a measure and is partial by its contract is guarded
by its domain, outside of which its value is arbitrary.
"""
# Lean's own symbols are not typing errors.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import networkx as nx

from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.lean_tree import (
    Apply,
    Arm,
    Binder,
    Command,
    Conditional,
    ConstructorDecl,
    Definition,
    Inductive,
    Instance,
    Items,
    Match,
    Mutual,
    Name,
    Operator,
    Term,
    print_command,
    print_term,
)
from provenhive.lean_bridge.render_expr import Expressions
from provenhive.lean_bridge.render_family import Families, Family, FamilyRenderer, grounded, validity_ends
from provenhive.lean_bridge.render_recursion import Recursion
from provenhive.lean_bridge.render_types import (
    NotRenderable,
    conjunction,
    type_binders,
    type_parameter,
    valid_parameter,
)
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import (
    BOOL,
    INT,
    DataType,
    SubsetType,
    Type,
    VarType,
    children,
    substitute,
)

_TERMINATION = (
    "decreasing_by",
    "  all_goals first",
    "    | decreasing_tactic",
    "    | omega",
    "    | (simp_all; omega)",
    "    | (simp; omega)",
    "    | (simp_wf; omega)",
)
"""What ends the recursion of a function along its measure, tried in this order: a proof, checked like all others."""


class Declarations:
    """Renders the declarations of one program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.expressions = Expressions(program)
        self.families = Families(program)
        self.recursion = Recursion(program, self.families)

    # --- what is needed --------------------------------------------------------------------------------------

    def needed(self, exprs: Iterable[Expr], types: Iterable[Type]) -> tuple[core.Declaration, ...]:
        """Return the datatypes and functions that expressions and types speak of, in the order of the program."""
        found: dict[str, core.Declaration] = {}
        self._need(found, list(exprs), list(types))
        return tuple(d for d in self.program.index.values() if d.name in found)

    def _need(self, found: dict[str, core.Declaration], exprs: list[Expr], types: list[Type]) -> None:
        while exprs or types:
            if types:
                self._need_type(types.pop(), found, exprs, types)
                continue
            for part in walk(exprs.pop()):
                types.append(part.type)
                if isinstance(part, core.Quantified):
                    types.extend(binder.type for binder in part.binders)
                if isinstance(part, core.Call):
                    self._need_function(part.function, found, exprs, types)

    def _need_type(self, type_: Type, found: dict[str, core.Declaration], exprs: list[Expr], types: list[Type]) -> None:
        types.extend(children(type_))
        if isinstance(type_, DataType) and type_.name not in found:
            declared = self.program.datatype(type_.name)
            found[type_.name] = declared
            types.extend(f.type for c in declared.constructors for f in c.fields)
        elif isinstance(type_, SubsetType) and type_.name in self.program.index:
            subset = self.program.subset(type_.name)
            if subset.name not in found:
                found[subset.name] = subset
                types.append(subset.binder.type)
                exprs.append(subset.predicate)

    def _need_function(
        self, name: str, found: dict[str, core.Declaration], exprs: list[Expr], types: list[Type]
    ) -> None:
        if name in found:
            return
        function = self.program.function(name)
        found[name] = function
        exprs.extend((function.body, *function.requires))
        types.extend((function.result, *(p.type for p in function.parameters)))
        if isinstance(function.recursion, core.Measure):
            exprs.extend(function.recursion.expressions)

    # --- in order --------------------------------------------------------------------------------------------

    def commands(self, needed: Iterable[core.Declaration]) -> tuple[Command, ...]:
        """Render declarations, each after those that it uses; subset types need no declaration.

        ``Valid`` is rendered for the datatypes of which something rendered before, here or by the caller, speaks.
        """
        pieces: dict[str, tuple[Command, ...]] = {}
        aliases: dict[str, str] = {}  # for datatypes that are rendered with another
        for declared in needed:
            if isinstance(declared, core.Datatype):
                family = self.families.of(declared.name)
                if family is None:
                    pieces[names.qualified(declared.name)] = self.datatype(declared)
                elif declared == family.datatypes[0]:
                    pieces[names.qualified(declared.name)] = self.family(family)
                    aliases |= {names.qualified(d.name): names.qualified(declared.name) for d in family.datatypes}
            elif isinstance(declared, core.Function):
                pieces[names.qualified(declared.name)] = (self.function(declared),)
        spoken = self.expressions.validity.spoken
        while missing := sorted(name for name in spoken if names.validity(name) not in pieces):
            for name in missing:
                pieces[names.validity(name)] = (self.valid(self.program.datatype(name)),)
        return tuple(command for group in _in_order(_uses(pieces, aliases)) for command in _group(group, pieces))

    # --- datatypes -------------------------------------------------------------------------------------------

    def _applied(self, datatype: core.Datatype) -> Term:
        parameters = tuple(Name(type_parameter(p)) for p in datatype.type_parameters)
        return Apply(Name(names.qualified(datatype.name)), parameters)

    def datatype(self, datatype: core.Datatype) -> tuple[Command, ...]:
        """Render a datatype with its instances, testers and destructors."""
        return (
            self._inductive(datatype),
            self._inhabited(datatype),
            *(self._tester(datatype, c) for c in datatype.constructors),
            *self._destructors(datatype),
        )

    def family(self, family: Family) -> tuple[Command, ...]:
        """Render datatypes that hold themselves inside other types, or one another, with what goes with them."""
        types = tuple(self._inductive(d, deriving=()) for d in _alike(family))
        made = FamilyRenderer(self.program, family, self.expressions.modules)
        return (
            types[0] if len(types) == 1 else Mutual(types),
            *made.equality(),
            *(self._element(datatype, constructor) for datatype, constructor in grounded(family)),
            *(self._tester(d, c) for d in family.datatypes for c in d.constructors),
            *(definition for d in family.datatypes for definition in self._destructors(d)),
            *made.principles(),
        )

    def _inductive(self, datatype: core.Datatype, deriving: tuple[str, ...] = ("DecidableEq",)) -> Inductive:
        parameters = tuple(Binder(type_parameter(p), Name("Type")) for p in datatype.type_parameters)
        constructors = tuple(
            ConstructorDecl(
                names.own_constructor(c.name),
                tuple(Binder(self.expressions.variable(f.name).text, self.expressions.type(f.type)) for f in c.fields),
            )
            for c in datatype.constructors
        )
        return Inductive(names.qualified(datatype.name), parameters, constructors, Name("Type"), deriving)

    def _inhabited(self, datatype: core.Datatype) -> Instance:
        """An element: the first constructor whose fields do not need one of the datatype itself."""
        for made in datatype.constructors:
            if all(datatype.name not in _datatypes_in(f.type) for f in made.fields):
                return self._element(datatype, made)
        raise NotRenderable(f"no element of the datatype {datatype.name} is plain")

    def _element(self, datatype: core.Datatype, made: core.Constructor) -> Instance:
        value = Apply(Name(names.constructor(datatype.name, made.name)), tuple(Name("default") for _ in made.fields))
        binders = type_binders(datatype.type_parameters)
        return Instance(binders, Apply(Name("Inhabited"), (self._applied(datatype),)), Items((value,), "⟨⟩"))

    def _pattern(self, datatype: core.Datatype, made: core.Constructor, bound: int | None) -> Term:
        """Return the pattern of a constructor that binds one field, or none, to ``x``."""
        fields = tuple(
            self.expressions.variable("x") if position == bound else Name("_") for position in range(len(made.fields))
        )
        return Apply(Name(names.constructor(datatype.name, made.name)), fields)

    def _tester(self, datatype: core.Datatype, made: core.Constructor) -> Definition:
        arms = [Arm((self._pattern(datatype, made, None),), Name("true"))]
        if len(datatype.constructors) > 1:
            arms.append(Arm((Name("_"),), Name("false")))
        return Definition(
            names.tester(datatype.name, made.name),
            (
                *type_binders(datatype.type_parameters),
                Binder(self.expressions.variable("v").text, self._applied(datatype)),
            ),
            Name("Bool"),
            Match((self.expressions.variable("v"),), tuple(arms)),
            attributes=("simp",),
        )

    def _destructors(self, datatype: core.Datatype) -> Iterator[Definition]:
        fields = {f.name: f.type for c in datatype.constructors for f in c.fields}
        for field, type_ in fields.items():
            having = [
                (made, position)
                for made in datatype.constructors
                for position, f in enumerate(made.fields)
                if f.name == field
            ]
            arms = [
                Arm((self._pattern(datatype, made, position),), self.expressions.variable("x"))
                for made, position in having
            ]
            if len(having) < len(datatype.constructors):
                arms.append(Arm((Name("_"),), Name("default")))
            yield Definition(
                names.destructor(datatype.name, field),
                (
                    *type_binders(datatype.type_parameters),
                    Binder(self.expressions.variable("v").text, self._applied(datatype)),
                ),
                self.expressions.type(type_),
                Match((self.expressions.variable("v"),), tuple(arms)),
                attributes=("simp",),
            )

    def valid(self, datatype: core.Datatype) -> Definition:
        """Render ``Valid``: what the fields of a value demand, given what each type argument demands."""
        predicates = tuple(
            Binder(valid_parameter(p), Operator("→", Name(type_parameter(p)), Name("Prop")))
            for p in datatype.type_parameters
        )
        arms = tuple(self._valid_arm(datatype, made) for made in datatype.constructors)
        family, value = self.families.of(datatype.name), self.expressions.variable("v")
        return Definition(
            names.validity(datatype.name),
            (
                *type_binders(datatype.type_parameters),
                *predicates,
                Binder(self.expressions.variable("v").text, self._applied(datatype)),
            ),
            Name("Prop"),
            Match((value,), arms),
            termination=() if family is None else validity_ends(family, value.text),
        )

    def _valid_arm(self, datatype: core.Datatype, made: core.Constructor) -> Arm:
        variables = tuple(self.expressions.variable(f.name) for f in made.fields)
        demands: list[Term] = []
        for field, variable in zip(made.fields, variables, strict=True):
            expr = core.Var(field.name, erase(self.program, field.type))
            demands += self.expressions.validity.of(field.type, expr, variable, generic=True)
        used = {text for demand in demands for text in _words(demand)}
        shown = tuple(v if v.text in used else Name("_") for v in variables)
        pattern = Apply(Name(names.constructor(datatype.name, made.name)), shown)
        return Arm((pattern,), conjunction(tuple(demands)))

    # --- functions -------------------------------------------------------------------------------------------

    def function(self, function: core.Function) -> Definition:
        """Render a function."""
        rendered = self.expressions
        body = self.body(function)
        termination: tuple[str, ...] = ()
        match self.recursion.of(function):
            case core.Structural(parameter):
                parameter_name = rendered.variable(function.parameters[parameter].name).text
                termination = (f"termination_by structural {parameter_name}",)
            case core.Measure(expressions):
                body = self._guarded(function, body)
                termination = (f"termination_by {self._measure(expressions)}", *_TERMINATION, *self._modulo(function))
        return Definition(
            names.qualified(function.name),
            (*type_binders(function.type_parameters), *(rendered.binder(p) for p in function.parameters)),
            Name("Prop") if rendered.is_proposition(function) else rendered.type(function.result),
            body,
            termination=termination,
        )

    def body(self, function: core.Function) -> Term:
        """Render the body of a function, without what guards its domain."""
        is_prop = self.expressions.is_proposition(function)
        body = self.expressions.prop(function.body) if is_prop else self.expressions.value(function.body)
        return _named_conditions(body) if self.is_guarded(function) else body

    def is_guarded(self, function: core.Function) -> bool:
        """Tell whether a function recurses along a measure, and so only inside of its domain."""
        return isinstance(self.recursion.of(function), core.Measure)

    def domain(self, function: core.Function) -> tuple[Term, ...]:
        """Return what the parameters' types and ``requires`` demand."""
        demands = [d for p in function.parameters for d in self.expressions.demands(p)]
        return (*demands, *(self.expressions.prop(r) for r in function.requires))

    def _guarded(self, function: core.Function, body: Term) -> Term:
        demands = self.domain(function)
        if not demands:
            return body
        outside = Name("True") if self.expressions.is_proposition(function) else Name("default")
        return Conditional(conjunction(demands), body, outside, hypothesis="in_domain")

    def _modulo(self, function: core.Function) -> tuple[str, ...]:
        """Return an attempt that knows the bounds of each remainder by a divisor that is no literal."""
        facts: dict[str, None] = {}
        for part in walk(function.body):
            if (
                isinstance(part, core.Binary)
                and part.op is core.BinaryOp.MOD
                and not isinstance(part.right, core.IntLit)
            ):
                left, right = (print_term(self.expressions.value(e)) for e in (part.left, part.right))
                facts[f"have := Int.emod_nonneg ({left}) (show {right} ≠ 0 by omega)"] = None
                facts[f"have := Int.emod_lt_of_pos ({left}) (show 0 < {right} by omega)"] = None
        return (f"    | ({'; '.join(facts)}; omega)",) if facts else ()

    def _measure(self, expressions: tuple[Expr, ...]) -> str:
        parts = []
        for expr in expressions:
            value = self.expressions.value(expr)
            if expr.type == INT:
                parts.append(Apply(Name("Int.toNat"), (value,)))
            elif expr.type == BOOL:
                parts.append(Apply(Name("Bool.toNat"), (value,)))
            else:
                parts.append(Apply(Name("sizeOf"), (value,)))
        return print_term(parts[0] if len(parts) == 1 else Items(tuple(parts), "()"))


def _alike(family: Family) -> tuple[core.Datatype, ...]:
    """Return the datatypes with the type parameters of the first: Lean wants them to be the same."""
    alike = []
    for declared in family.datatypes:
        binding: dict[str, Type] = dict(zip(declared.type_parameters, map(VarType, family.parameters), strict=True))
        constructors = tuple(
            replace(c, fields=tuple(replace(f, type=substitute(f.type, binding)) for f in c.fields))
            for c in declared.constructors
        )
        alike.append(replace(declared, type_parameters=family.parameters, constructors=constructors))
    return tuple(alike)


def _named_conditions(term: Term, depth: int = 0) -> Term:
    """Give each condition a name, so that the proof of termination may use it."""
    if isinstance(term, Conditional):
        return Conditional(
            term.condition,
            _named_conditions(term.then, depth + 1),
            _named_conditions(term.otherwise, depth + 1),
            hypothesis=f"given_{depth}",
        )
    if isinstance(term, Match):
        return Match(term.scrutinees, tuple(Arm(a.patterns, _named_conditions(a.body, depth)) for a in term.arms))
    if isinstance(term, Operator):
        return Operator(term.symbol, _named_conditions(term.left, depth + 1), _named_conditions(term.right, depth + 1))
    if isinstance(term, Apply):
        return Apply(term.function, tuple(_named_conditions(a, depth + 1) for a in term.arguments))
    if isinstance(term, Items):
        return Items(tuple(_named_conditions(a, depth + 1) for a in term.items), term.brackets)
    return term


def _datatypes_in(type_: Type) -> frozenset[str]:
    """Return the datatypes that every value of the type holds one of: those inside collections may be absent."""
    if isinstance(type_, DataType):
        return frozenset({type_.name}).union(*(_datatypes_in(part) for part in children(type_)))
    return frozenset()


_WORD = re.compile(r"[\w.']+")


def _words(term: Term) -> frozenset[str]:
    """Return the words of a term's text."""
    return frozenset(_WORD.findall(print_term(term)))


def _uses(pieces: dict[str, tuple[Command, ...]], aliases: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return which pieces each piece speaks of, read off its names."""
    used: dict[str, frozenset[str]] = {}
    for key, commands in pieces.items():
        words = {word for command in commands for word in _WORD.findall(print_command(command))}
        used[key] = frozenset(owner for word in words if (owner := _owner(word, pieces, aliases)) and owner != key)
    return used


def _owner(word: str, pieces: dict[str, tuple[Command, ...]], aliases: dict[str, str]) -> str:
    """Return the piece that declares a name: that of the name or of its longest beginning."""
    while word and word not in pieces and word not in aliases:
        word = word.rpartition(".")[0]
    return word if word in pieces else aliases.get(word, "")


def _group(group: tuple[str, ...], pieces: dict[str, tuple[Command, ...]]) -> tuple[Command, ...]:
    """Return the commands of pieces that use one another."""
    commands = tuple(command for name in group for command in pieces[name])
    if len(group) == 1:
        return commands
    definitions = tuple(command for command in commands if isinstance(command, Definition))
    if len(definitions) != len(group):
        raise NotRenderable(f"datatypes that contain one another: {', '.join(group)}")
    return (Mutual(definitions),)


def _in_order(uses: dict[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Return groups of names that use one another, each after the groups that it uses, otherwise in the given order."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    position = {name: number for number, name in enumerate(uses)}
    graph.add_nodes_from(uses)
    graph.add_edges_from((name, used) for name, used_ in uses.items() for used in used_ if used in uses)
    condensed = nx.condensation(graph)
    members = {
        node: tuple(sorted(data["members"], key=position.__getitem__)) for node, data in condensed.nodes(data=True)
    }
    order = nx.lexicographical_topological_sort(condensed.reverse(), key=lambda node: position[members[node][0]])
    return tuple(members[node] for node in order)
