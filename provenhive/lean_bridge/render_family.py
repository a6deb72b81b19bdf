"""Datatypes that hold themselves inside collections, or one another, as Lean declarations.

A *family* is a group of datatypes each of which holds the others, directly or inside sequences, tuples and other
datatypes. Its *shapes* are these datatypes and the types through which they hold one another: of ``Node(value: int,
children: seq<Rose>)`` they are ``Rose`` and ``seq<Rose>``. Lean takes such types as mutual and nested inductive types;
what it does not derive for them is made here by recursion over all shapes at once: decidable equality, and the
principles of induction. ``joint`` proves something of every shape together, ``induct`` something of a datatype given it
for all values that it holds inside sequences and tuples. Both are theorems, with proofs that the kernel checks.
"""
# Lean's own symbols are not typing errors.

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

import networkx as nx

from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.lean_tree import (
    Apply,
    Arm,
    Binder,
    By,
    Conditional,
    Definition,
    Instance,
    Items,
    Match,
    Mutual,
    Name,
    Operator,
    Project,
    Quantifier,
    Term,
    print_term,
)
from provenhive.lean_bridge.render_types import NotRenderable, conjunction, render_type, type_binders
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.types import DataType, SeqType, TupleType, Type, VarType, children, substitute

_MOST_SHAPES = 12
_OTHER = By(("intro e", "injection e"))
_DIFFERENT = By(("intro e", "injection e", "contradiction"))
_EASY = (
    "first | assumption | (intros; trivial) | (intro _ _ one all item inside; "
    "cases inside <;> first | assumption | (apply all; assumption) | simp_all) | (intros; simp_all; done)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which a value of a shape is made: the constructor, empty for a tuple, and the types of its parts."""

    constructor: str
    parts: tuple[Type, ...]

    def made(self, values: tuple[Term, ...]) -> Term:
        """Return the value, or the pattern, made of parts."""
        if self.constructor == "::":
            return Operator("::", *values)
        if not self.constructor:
            return Items(values, "()")
        return Apply(Name(self.constructor), values) if values else Name(self.constructor)


@dataclass(frozen=True, slots=True)
class Shape:
    """A type of a family with the ways in which its values are made."""

    type: Type
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Datatypes that hold themselves through other types, or one another; the first shapes are the datatypes."""

    name: str
    parameters: tuple[str, ...]
    datatypes: tuple[core.Datatype, ...]
    shapes: tuple[Shape, ...]


def speaks_of(type_: Type, datatypes: frozenset[str]) -> bool:
    """Say whether one of the datatypes occurs in a type."""
    return (isinstance(type_, DataType) and type_.name in datatypes) or any(
        speaks_of(part, datatypes) for part in children(type_)
    )


@dataclass
class Families:
    """The families of one program."""

    program: Program
    _groups: dict[str, frozenset[str]] = field(default_factory=dict)
    _known: dict[frozenset[str], Family | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Group the datatypes by who holds whom."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        for declared in self.program.index.values():
            if isinstance(declared, core.Datatype):
                graph.add_node(declared.name)
                types = [f.type for made in declared.constructors for f in made.fields]
                graph.add_edges_from((declared.name, name) for type_ in types for name in self._named(type_))
        for group in nx.strongly_connected_components(graph):
            self._groups.update(dict.fromkeys(group, frozenset(group)))

    def _named(self, type_: Type) -> frozenset[str]:
        erased = erase(self.program, type_)
        own = frozenset({erased.name}) if isinstance(erased, DataType) else frozenset[str]()
        return own.union(*(self._named(part) for part in children(erased)))

    def group(self, datatype: str) -> frozenset[str]:
        """Return the datatypes that hold one another with this one, itself among them."""
        return self._groups[datatype]

    def of(self, datatype: str) -> Family | None:
        """Return the family of a datatype; ``None`` if it holds at most itself, and that as a field.

        Raises:
            NotRenderable: Lean has no such inductive type.
        """
        group = self._groups[datatype]
        if group not in self._known:
            self._known[group] = self._family(group)
        return self._known[group]

    def of_type(self, type_: Type) -> Family | None:
        """Return the family one of whose shapes, at some arguments, a type is. Raises ``NotRenderable``."""
        for name in sorted(self._named(type_)):
            family = self.of(name)
            if family is not None and any(instance_of(shape.type, type_) is not None for shape in family.shapes):
                return family
        return None

    def _family(self, group: frozenset[str]) -> Family | None:
        datatypes = tuple(d for d in self.program.index.values() if isinstance(d, core.Datatype) and d.name in group)
        first = datatypes[0]
        own = tuple(VarType(p) for p in first.type_parameters)
        known: list[Type] = []
        for declared in datatypes:
            if len(declared.type_parameters) != len(own):
                raise NotRenderable(f"{first.name} and {declared.name} hold one another and differ in type parameters")
            known.append(DataType(declared.name, own))
        count = len(known)
        shapes: list[Shape] = []
        while len(shapes) < len(known):
            shape = Shape(known[len(shapes)], self._cases(known[len(shapes)], group))
            shapes.append(shape)
            parts = [part for case in shape.cases for part in case.parts if speaks_of(part, group)]
            known += [part for part in dict.fromkeys(parts) if part not in known]
            if len(known) > _MOST_SHAPES:
                raise NotRenderable(f"{first.name} holds itself in ever other types, or in too many")
        wrong = [t for t in known[count:] if isinstance(t, DataType) and t.name in group]
        if wrong:
            raise NotRenderable(f"{first.name} holds {wrong[0]}, which is the datatype at other types")
        if count == 1 and len(shapes) == 1:
            return None
        return Family(first.name, first.type_parameters, datatypes, tuple(shapes))

    def _cases(self, type_: Type, group: frozenset[str]) -> tuple[Case, ...]:
        match type_:
            case DataType(name, arguments):
                declared = self.program.datatype(name)
                binding = dict(zip(declared.type_parameters, arguments, strict=True))
                return tuple(
                    Case(
                        names.constructor(name, made.name),
                        tuple(erase(self.program, substitute(f.type, binding)) for f in made.fields),
                    )
                    for made in declared.constructors
                )
            case SeqType(element):
                return (Case("[]", ()), Case("::", (element, type_)))
            case TupleType(items):
                rest = items[1] if len(items) == 2 else TupleType(items[1:])
                return (Case("", (items[0], rest)),)
            case _:
                holder = ", ".join(sorted(group))
                raise NotRenderable(f"{holder}: {type_} inside of a datatype's own values has no rendering in Lean")


def instance_of(pattern: Type, type_: Type) -> dict[str, Type] | None:
    """Return what a pattern's type variables stand for in a type; ``None`` if it is no instance."""
    binding: dict[str, Type] = {}
    return binding if _match(pattern, type_, binding) else None


def _match(pattern: Type, type_: Type, binding: dict[str, Type]) -> bool:
    if isinstance(pattern, VarType):
        return binding.setdefault(pattern.name, type_) == type_
    if type(pattern) is not type(type_) or getattr(pattern, "name", "") != getattr(type_, "name", ""):
        return False
    inner, outer = children(pattern), children(type_)
    return len(inner) == len(outer) and all(_match(p, t, binding) for p, t in zip(inner, outer, strict=True))


# --- what is made for a family ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FamilyRenderer:
    """Renders what Lean does not derive for a family."""

    program: Program
    family: Family
    modules: frozenset[str]

    def _name(self, text: str) -> Name:
        """Return a local name, which hides no module."""
        return Name(names.variable(text, self.modules))

    def _bound(self, text: str, type_: Term) -> Binder:
        return Binder(self._name(text).text, type_)

    def _type(self, shape: Shape) -> Term:
        return render_type(self.program, shape.type)

    def _shape_number(self, type_: Type) -> int | None:
        return next((n for n, shape in enumerate(self.family.shapes, 1) if shape.type == type_), None)

    def _lean(self, last: str) -> str:
        return f"{names.qualified(self.family.name)}.{last}"

    # --- equality ----------------------------------------------------------------------------------------------------

    def equality(self) -> tuple[Mutual | Instance, ...]:
        """Decide equality, by recursion over all shapes at once."""
        binders = type_binders(self.family.parameters)
        definitions = tuple(
            Definition(
                self._lean(f"decide_{number}"),
                (*binders, self._bound("a", self._type(shape)), self._bound("b", self._type(shape))),
                Apply(Name("Decidable"), (Operator("=", self._name("a"), self._name("b")),)),
                Match((self._name("a"), self._name("b")), tuple(self._equal_arms(shape))),
                attributes=("reducible",),
                termination=(f"termination_by structural {self._name('a').text}",),
            )
            for number, shape in enumerate(self.family.shapes, 1)
        )
        instances = (
            Instance(binders, Apply(Name("DecidableEq"), (self._type(shape),)), Name(self._lean(f"decide_{number}")))
            for number, shape in enumerate(self.family.shapes[: len(self.family.datatypes)], 1)
        )
        return (Mutual(definitions), *instances)

    def _equal_arms(self, shape: Shape) -> list[Arm]:
        arms = []
        for left, right in product(shape.cases, repeat=2):
            same = left is right
            pair = tuple(
                case.made(tuple(self._name(f"{side}{n}") if same else Name("_") for n in range(1, len(case.parts) + 1)))
                for case, side in ((left, "a"), (right, "b"))
            )
            arms.append(Arm(pair, self._equal_parts(left.parts) if same else Apply(Name("isFalse"), (_OTHER,))))
        return arms

    def _equal_parts(self, types: tuple[Type, ...]) -> Term:
        """Compare part by part."""
        equal = [self._name(f"h{n}") for n in range(1, len(types) + 1)]
        proof: Term = By((f"rw [{', '.join(h.text for h in equal)}]",)) if equal else Name("rfl")
        result: Term = Apply(Name("isTrue"), (proof,))
        different = Apply(Name("isFalse"), (_DIFFERENT,))
        for n, type_ in reversed(list(enumerate(types, 1))):
            left, right = self._name(f"a{n}"), self._name(f"b{n}")
            number = self._shape_number(type_)
            if number is None:
                result = Conditional(Operator("=", left, right), result, different, hypothesis=f"h{n}")
            else:
                decided = Apply(Name(self._lean(f"decide_{number}")), (left, right))
                given = self._name(f"h{n}")
                arms = (
                    Arm((Apply(Name("isTrue"), (given,)),), result),
                    Arm((Apply(Name("isFalse"), (given,)),), different),
                )
                result = Match((decided,), arms)
        return result

    # --- induction ---------------------------------------------------------------------------------------------------

    def principles(self) -> tuple[Mutual | Definition, ...]:
        """Render ``joint`` and, for each datatype, ``induct``."""
        numbers = range(1, len(self.family.shapes) + 1)
        given = self._premises()
        labels = tuple(Name(b.name) for b in given)
        theorems = tuple(
            Definition(
                self._lean(f"joint_{number}"),
                (*self._motives(), *given, self._bound("v", self._type(shape))),
                Apply(Name(f"motive_{number}"), (self._name("v"),)),
                Match((self._name("v"),), tuple(self._joint_arms(shape, labels))),
                termination=(f"termination_by structural {self._name('v').text}",),
                keyword="theorem",
            )
            for number, shape in enumerate(self.family.shapes, 1)
        )
        everything = conjunction(tuple(self._for_all(number) for number in numbers))
        proofs = tuple(Apply(Name(self._lean(f"joint_{number}")), labels) for number in numbers)
        joint = Definition(
            self._lean("joint"),
            (*self._motives(), *given),
            everything,
            Items(proofs, "⟨⟩") if len(proofs) > 1 else proofs[0],
            keyword="theorem",
        )
        return (Mutual(theorems), joint, *map(self._induct, range(1, len(self.family.datatypes) + 1)))

    def _motives(self) -> tuple[Binder, ...]:
        shapes = enumerate(self.family.shapes, 1)
        motives = (Binder(f"motive_{n}", Operator("→", self._type(s), Name("Prop")), "{}") for n, s in shapes)
        return (*type_binders(self.family.parameters), *motives)

    def _for_all(self, number: int) -> Term:
        shape = self.family.shapes[number - 1]
        return Quantifier(
            "∀", (self._bound("v", self._type(shape)),), Apply(Name(f"motive_{number}"), (self._name("v"),))
        )

    def _premises(self) -> tuple[Binder, ...]:
        """Return a premise for each way in which a value of a shape is made."""
        found: list[Binder] = []
        for number, shape in enumerate(self.family.shapes, 1):
            for case in shape.cases:
                found.append(self._bound(f"h{len(found) + 1}", self._premise(number, shape, case)))
        return tuple(found)

    def _premise(self, number: int, shape: Shape, case: Case) -> Term:
        parts = tuple(self._name(f"x{n}") for n in range(1, len(case.parts) + 1))
        whole: Term = Apply(Name(f"motive_{number}"), (case.made(parts),))
        for part, type_ in reversed(list(zip(parts, case.parts, strict=True))):
            inner = self._shape_number(type_)
            if inner is not None:
                whole = Operator("→", Apply(Name(f"motive_{inner}"), (part,)), whole)
        for part, type_ in reversed(list(zip(parts, case.parts, strict=True))):
            whole = Quantifier("∀", (Binder(part.text, render_type(self.program, type_)),), whole)
        return whole

    def _joint_arms(self, shape: Shape, labels: tuple[Name, ...]) -> list[Arm]:
        before = sum(len(s.cases) for s in self.family.shapes[: self.family.shapes.index(shape)])
        arms = []
        for number, case in enumerate(shape.cases):
            parts = tuple(self._name(f"x{n}") for n in range(1, len(case.parts) + 1))
            inner = [
                Apply(Name(self._lean(f"joint_{n}")), (*labels, part))
                for part, type_ in zip(parts, case.parts, strict=True)
                if (n := self._shape_number(type_)) is not None
            ]
            arms.append(Arm((case.made(parts),), Apply(labels[before + number], (*parts, *inner))))
        return arms

    def _induct(self, number: int) -> Definition:
        """One datatype alone: what is proved is known of all its values inside sequences and tuples of a value."""
        shape = self.family.shapes[number - 1]
        motive = Binder("motive", Operator("→", self._type(shape), Name("Prop")), "{}")
        given = tuple(
            self._bound(names.own_constructor(made.name), self._alone(shape, case))
            for made, case in zip(self.family.datatypes[number - 1].constructors, shape.cases, strict=True)
        )
        value = self._name("v")
        motives = tuple(
            f"(motive_{n} := fun {value.text} => {print_term(self._inside(s.type, value, shape.type, 0))})"
            for n, s in enumerate(self.family.shapes, 1)
        )
        proof = By((f"apply {self._lean(f'joint_{number}')} {' '.join(motives)} <;> {_EASY}",))
        qualified = names.qualified(self.family.datatypes[number - 1].name)
        goal = Quantifier("∀", (self._bound("v", self._type(shape)),), Apply(Name("motive"), (self._name("v"),)))
        binders = (*type_binders(self.family.parameters), motive, *given)
        return Definition(f"{qualified}.induct", binders, goal, proof, keyword="theorem")

    def _alone(self, shape: Shape, case: Case) -> Term:
        parts = tuple(self._name(f"x{n}") for n in range(1, len(case.parts) + 1))
        whole: Term = Apply(Name("motive"), (case.made(parts),))
        for part, type_ in reversed(list(zip(parts, case.parts, strict=True))):
            if self._shape_number(type_) is not None:
                inside = self._inside(type_, part, shape.type, 0)
                whole = whole if inside == Name("True") else Operator("→", inside, whole)
        for part, type_ in reversed(list(zip(parts, case.parts, strict=True))):
            whole = Quantifier("∀", (Binder(part.text, render_type(self.program, type_)),), whole)
        return whole

    def _inside(self, type_: Type, value: Term, own: Type, depth: int) -> Term:
        """Say of a value that the motive holds of what it holds, as far as sequences and tuples go."""
        if type_ == own:
            return Apply(Name("motive"), (value,))
        match type_:
            case SeqType(element) if self._shape_number(element) is not None:
                item = self._name(f"e{depth}")
                inner = self._inside(element, item, own, depth + 1)
                if inner == Name("True"):
                    return inner
                member = Operator("→", Operator("∈", item, value), inner)
                return Quantifier("∀", (Binder(item.text, render_type(self.program, element)),), member)
            case TupleType(items):
                rest = items[1] if len(items) == 2 else TupleType(items[1:])
                sides = ((items[0], (1,)), (rest, (2,)))
                said = (
                    self._inside(part, Project(value, path), own, depth)
                    for part, path in sides
                    if self._shape_number(part) is not None
                )
                return conjunction(tuple(s for s in said if s != Name("True")))
            case _:
                return Name("True")


_VALID = (
    "decreasing_by",
    "  all_goals first",
    "    | decreasing_tactic",
    "    | (have := List.sizeOf_lt_of_mem (by assumption); simp_all; omega)",
    "    | (have := List.sizeOf_lt_of_mem (by assumption); obtain ⟨_, _⟩ := e_0; simp_all; omega)",
    "    | (have := List.sizeOf_lt_of_mem (by assumption); obtain ⟨_, _, _⟩ := e_0; simp_all; omega)",
    "    | (obtain ⟨_, _⟩ := e_0; simp_all; omega)",
)


def validity_ends(family: Family, value: str) -> tuple[str, ...]:
    """Return what ends the recursion of ``Valid``, which speaks of the elements of sequences.

    Raises:
        NotRenderable: values hold one another in other ways than fields, sequences, and tuples in sequences.
    """
    own = {shape.type for shape in family.shapes[: len(family.datatypes)]}
    for shape in family.shapes[len(own) :]:
        inner = shape.type.element if isinstance(shape.type, SeqType) else shape.type
        if inner not in own and not isinstance(inner, TupleType):
            raise NotRenderable(
                f"what the fields of {family.name} demand inside of {shape.type} has no rendering in Lean"
            )
    return (f"termination_by sizeOf {value}", *_VALID)


def grounded(family: Family) -> tuple[tuple[core.Datatype, core.Constructor], ...]:
    """Return each datatype with a constructor that makes an element of elements made before it.

    Raises:
        NotRenderable: some datatype has none that is plain.
    """
    found: dict[str, core.Constructor] = {}
    while len(found) < len(family.datatypes):
        new = next(
            (
                (d, c)
                for d in family.datatypes
                if d.name not in found
                for c in d.constructors
                if _plain(c, family, found)
            ),
            None,
        )
        if new is None:
            raise NotRenderable(f"no element of the datatype {family.name} is plain")
        found[new[0].name] = new[1]
    declared = {d.name: d for d in family.datatypes}
    return tuple((declared[name], made) for name, made in found.items())


def _plain(made: core.Constructor, family: Family, found: dict[str, core.Constructor]) -> bool:
    waiting = frozenset(d.name for d in family.datatypes) - set(found)
    return not any(_holds(f.type, waiting) for f in made.fields)


def _holds(type_: Type, waiting: frozenset[str]) -> bool:
    """Say whether every value of a type may hold one of the datatypes: sequences may be empty."""
    if isinstance(type_, DataType):
        return type_.name in waiting or any(_holds(part, waiting) for part in children(type_))
    return isinstance(type_, TupleType) and any(_holds(part, waiting) for part in children(type_))
