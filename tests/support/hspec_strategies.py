"""Hypothesis strategies: surface syntax trees of every kind, and comments put between the words of a text."""

from __future__ import annotations

from hypothesis import strategies as st

from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.span import Span

AT = Span("<tree>", 1, 1, 1, 1)
NAMES = st.sampled_from(
    ["a", "b", "xs", "n1", "state", "example", "hint", "as", "uses", "proof", "lean", "from", "built", "where", "keys",
     "initially", "operation", "property", "guarantees", "int", "seq", "x'", "in_range", "iff", "tru", "lets"]
)  # fmt: skip
CAPITALS = st.sampled_from(["None", "Some", "Cons", "In", "Match"])
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=4)
CHARACTERS = st.characters(exclude_categories=("Cs",))


def name_nodes() -> st.SearchStrategy[syn.Name]:
    modules = st.one_of(st.none(), st.sampled_from(["std", "other"]))
    return st.builds(lambda n, m: syn.Name(n, m, span=AT), NAMES, modules)


def constructor_names() -> st.SearchStrategy[syn.Name]:
    return st.builds(lambda n: syn.Name(n, span=AT), CAPITALS)


def types() -> st.SearchStrategy[syn.TypeSyntax]:
    plain = st.builds(lambda n: syn.NamedType(n, (), span=AT), name_nodes())

    def grow(inner):
        applied = st.builds(
            lambda n, a: syn.NamedType(n, tuple(a), span=AT), name_nodes(), st.lists(inner, min_size=1, max_size=2)
        )
        sets = st.builds(
            lambda k, a: syn.NamedType(syn.Name(k, span=AT), (a,), span=AT), st.sampled_from(["set", "multiset"]), inner
        )
        maps = st.builds(lambda a, b: syn.NamedType(syn.Name("map", span=AT), (a, b), span=AT), inner, inner)
        tuples = st.lists(inner, min_size=2, max_size=3).map(lambda t: syn.TupleTypeSyntax(tuple(t), span=AT))
        return st.one_of(applied, sets, maps, tuples)

    return st.recursive(plain, grow, max_leaves=4)


def parameters(*, typed: bool = True) -> st.SearchStrategy[syn.Parameter]:
    kinds = types() if typed else st.one_of(st.none(), types())
    return st.builds(lambda n, t: syn.Parameter(n, t, span=AT), NAMES, kinds)


def patterns() -> st.SearchStrategy[syn.Pattern]:
    leaves = st.one_of(
        st.just(syn.WildcardPattern(span=AT)),
        name_nodes().map(lambda n: syn.NamePattern(n, span=AT)),
        st.integers(-9, 9).map(lambda v: syn.IntPattern(v, span=AT)),
        st.booleans().map(lambda v: syn.BoolPattern(v, span=AT)),
        CHARACTERS.map(lambda v: syn.CharPattern(v, span=AT)),
        TEXTS.map(lambda v: syn.TextPattern(v, span=AT)),
        st.just(syn.SeqPattern((), span=AT)),
    )

    def grow(inner):
        several = st.lists(inner, max_size=3).map(tuple)
        return st.one_of(
            st.builds(lambda n, a: syn.ConstructorPattern(n, a, span=AT), constructor_names(), several),
            several.map(lambda i: syn.SeqPattern(i, span=AT)),
            st.builds(lambda h, t: syn.ConsPattern(h, t, span=AT), inner, inner),
            st.lists(inner, min_size=2, max_size=3).map(lambda i: syn.TuplePattern(tuple(i), span=AT)),
        )

    return st.recursive(leaves, grow, max_leaves=4)


def expressions(max_leaves: int = 12) -> st.SearchStrategy[syn.Expression]:
    leaves = st.one_of(
        st.integers(0, 10**20).map(lambda v: syn.Integer(v, span=AT)),
        st.booleans().map(lambda v: syn.Boolean(v, span=AT)),
        CHARACTERS.map(lambda v: syn.Character(v, span=AT)),
        TEXTS.map(lambda v: syn.Text(v, span=AT)),
        st.one_of(NAMES, CAPITALS).map(lambda n: syn.Variable(n, span=AT)),
    )
    return st.recursive(leaves, _grow, max_leaves=max_leaves)


def _grow(inner):
    several = st.lists(inner, max_size=3).map(tuple)
    entries = st.lists(st.tuples(inner, inner), max_size=2).map(tuple)
    some_entries = st.lists(st.tuples(inner, inner), min_size=1, max_size=2).map(tuple)
    optional = st.one_of(st.none(), inner)
    infix = st.sampled_from(["<==>", "==>", "||", "&&", "+", "-", "++", "*", "/", "%"])
    relation = st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in", "!in"])
    cases = st.lists(st.builds(lambda p, b: syn.MatchCase(p, b, span=AT), patterns(), inner), min_size=1, max_size=3)
    fields = st.lists(st.tuples(NAMES, inner), min_size=1, max_size=2).map(tuple)

    def chain(first, links):
        return syn.Comparison((first, *(e for _, e in links)), tuple(o for o, _ in links), span=AT)

    return st.one_of(
        st.builds(lambda n, a: syn.Apply(n, a, span=AT), name_nodes(), several),
        st.builds(lambda v, n: syn.Member(v, n, span=AT), inner, NAMES),
        st.builds(lambda v, i: syn.Projection(v, i, span=AT), inner, st.integers(0, 12)),
        st.builds(lambda v, c: syn.Discriminator(v, c, span=AT), inner, CAPITALS),
        st.builds(lambda v, f: syn.RecordUpdate(v, f, span=AT), inner, fields),
        st.builds(lambda v, i: syn.IndexOf(v, i, span=AT), inner, inner),
        st.builds(lambda v, low, high: syn.SliceOf(v, low, high, span=AT), inner, optional, optional),
        st.builds(lambda v, e: syn.UpdateOf(v, e, span=AT), inner, some_entries),
        inner.map(lambda v: syn.Size(v, span=AT)),
        st.builds(lambda k, i: syn.Display(k, i, span=AT), st.sampled_from(["seq", "set", "multiset"]), several),
        entries.map(lambda e: syn.MapDisplay(e, span=AT)),
        st.builds(lambda k, v: syn.Conversion(k, v, span=AT), st.sampled_from(["multiset", "set"]), inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda i: syn.TupleDisplay(tuple(i), span=AT)),
        st.builds(lambda o, v: syn.Prefix(o, v, span=AT), st.sampled_from(["-", "!"]), inner),
        st.builds(lambda o, a, b: syn.Infix(o, a, b, span=AT), infix, inner, inner),
        st.builds(chain, inner, st.lists(st.tuples(relation, inner), min_size=1, max_size=3)),
        st.builds(lambda c, a, b: syn.Conditional(c, a, b, span=AT), inner, inner, inner),
        st.builds(lambda p, v, b: syn.LetIn(p, v, b, span=AT), patterns(), inner, inner),
        st.builds(lambda v, c: syn.Match(v, tuple(c), span=AT), inner, cases),
        st.builds(
            lambda q, b, e: syn.Quantification(q, tuple(b), e, span=AT),
            st.sampled_from(["forall", "exists"]),
            st.lists(parameters(typed=False), min_size=1, max_size=2),
            inner,
        ),
    )


def _clauses(*words: str) -> st.SearchStrategy[syn.Clause]:
    one = st.builds(
        lambda w, e: syn.Clause(w, (e,), span=AT),
        st.sampled_from([w for w in words if w != "decreases"]),
        expressions(5),
    )
    if "decreases" not in words:
        return one
    many = st.lists(expressions(3), min_size=1, max_size=2)
    return st.one_of(one, many.map(lambda e: syn.Clause("decreases", tuple(e), span=AT)))


def _several(strategy, least: int = 0):
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


def declarations() -> st.SearchStrategy[syn.DeclarationSyntax]:
    generic = st.lists(st.sampled_from(["T", "U"]), max_size=2, unique=True).map(tuple)
    constructor = st.builds(lambda n, f: syn.ConstructorDeclaration(n, f, span=AT), CAPITALS, _several(parameters()))
    names = _several(name_nodes(), 1)
    built_from = st.builds(lambda n, p: syn.BuiltFrom(n, p, span=AT), names, st.one_of(st.none(), expressions(4)))
    uses = names.map(lambda n: syn.NamesClause("uses", n, span=AT))
    proof = st.sampled_from([" simp ", "", " cases x with { } -- fine\n  omega ", "{}{ {}}"])
    help_ = st.one_of(
        names.map(lambda n: syn.NamesClause("hint", n, span=AT)), proof.map(lambda t: syn.Proof(t, span=AT))
    )
    operation = st.builds(
        lambda n, p, r, c: syn.OperationDeclaration(n, p, r, c, span=AT),
        NAMES, _several(parameters()), _several(parameters()), _several(_clauses("requires", "ensures")),
    )  # fmt: skip
    item = st.one_of(
        _several(parameters(), 1).map(lambda v: syn.State(v, span=AT)),
        _clauses("invariant", "initially"),
        operation,
        st.builds(lambda n, e: syn.PropertyDeclaration(n, e, span=AT), NAMES, expressions(5)),
    )
    unit_clause = st.one_of(_clauses("requires", "ensures", "example", "decreases"), built_from, uses)
    return st.one_of(
        NAMES.map(lambda n: syn.ModuleHeader(n, span=AT)),
        NAMES.map(lambda n: syn.Import(n, span=AT)),
        st.builds(
            lambda n, g, c: syn.DatatypeDeclaration(n, g, c, span=AT), CAPITALS, generic, _several(constructor, 1)
        ),
        st.builds(
            lambda n, g, v, t, e: syn.SubsetDeclaration(n, g, v, t, e, span=AT),
            CAPITALS, generic, NAMES, types(), expressions(6),
        ),
        st.builds(
            lambda n, g, p, r, c, e: syn.FunctionDeclaration(n, g, p, r, c, e, span=AT),
            NAMES, generic, _several(parameters()), st.one_of(st.none(), types()),
            _several(_clauses("requires", "decreases")), expressions(),
        ),
        st.builds(
            lambda n, g, p, r, e, h: syn.LawDeclaration(n, g, p, r, e, h, span=AT),
            NAMES, generic, _several(parameters()), _several(_clauses("requires")), expressions(), _several(help_),
        ),
        st.builds(
            lambda n, g, p, r, c: syn.UnitDeclaration(n, g, p, r, c, span=AT),
            NAMES, generic, _several(parameters()), _several(parameters()), _several(unit_clause),
        ),
        st.builds(lambda n, i: syn.MachineDeclaration(n, i, span=AT), CAPITALS, _several(item)),
        st.builds(
            lambda n, p, c: syn.SystemDeclaration(n, p, c, span=AT),
            NAMES, _several(parameters()), _several(st.one_of(built_from, _clauses("guarantees"))),
        ),
    )  # fmt: skip


def files() -> st.SearchStrategy[syn.File]:
    return st.lists(declarations(), max_size=4).map(lambda d: syn.File("<tree>", tuple(d)))
