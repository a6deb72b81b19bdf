"""Candidates for measuring the filter, most of them wrong: changes of proved solutions, and enumerated ones.

One half are mutants: one to three typed changes of expressions (``search.evolution.variation``) or of statements (one
is left out, doubled, or trades places with the next). The other half are enumerated: one place after the other in the
code that runs is filled with terms of its type, from the contract's vocabulary and the solution's own, small ones
first. All pass the gate and are different texts in canonical form; the proved solution is among them, at a random
position.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from random import Random

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.names import Names
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.statements import statements_of
from provenhive.candidates.syntax import Assert, Block, Candidate, HelperMethod, While
from provenhive.search.agent import Task
from provenhive.search.agents.grammar import Grammar, atoms, vocabulary
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.search.evolution.sites import expressions, nodes, with_expression, with_node
from provenhive.search.evolution.variation import Variation
from provenhive.spec_lang.core import Binary, BinaryOp, Expr, IntLit, Program, Unit, Var
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import INT

_TRIES = 60


def solutions(path: Path) -> dict[str, str]:
    """Return the proved candidates of a file by unit."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))["solution"]
    return {item["unit"]: item["text"] for item in found}


def generated(program: Program, unit: Unit, solution: str, count: int, seed: int) -> list[str]:
    """Return at most ``count`` different candidates of a unit, the solution among them; the same for the same seed.

    Raises:
        ValueError: the gate refuses the solution.
    """
    chance = Random(f"{seed}:{unit.name}")
    right = parse_candidate(solution, program, unit)
    if not isinstance(right, Candidate):
        raise ValueError(f"{unit.name}: the gate refuses the solution: {right.message}")
    names = Names(program)
    found = {print_candidate(right, names): None}
    terms = _terms(program, unit, right)
    sources = (_mutants(right, terms, chance), _enumerated(right, terms, chance))
    for pair in zip_longest(*sources):
        for candidate in pair:
            text = candidate and _accepted(candidate, program, unit, names)
            if text and len(found) < count:
                found[text] = None
        if len(found) >= count:
            break
    texts = list(found)
    chance.shuffle(texts)
    return texts


def _accepted(candidate: Candidate, program: Program, unit: Unit, names: Names) -> str:
    """Return the canonical text if the gate lets the candidate through."""
    read = parse_candidate(print_candidate(candidate, names), program, unit)
    return print_candidate(read, names) if isinstance(read, Candidate) else ""


def _terms(program: Program, unit: Unit, right: Candidate) -> list[Expr]:
    """Return terms of the contract's vocabulary and of the solution's, small ones first."""
    bench = Workbench(Task(program, unit))
    tryout = Tryout(bench)
    variables = [bench.var(p) for p in unit.parameters]
    said = (*unit.requires, *unit.ensures)
    grammar = Grammar(bench, tryout.runner, vocabulary(bench, variables, said), [tryout.env(a) for a in tryout.samples])
    results = {bench.erased(r.type) for r in unit.results}
    grammar.grow(results)
    found = [t.expr for type_ in {v.type for v in variables} | results for t in grammar.of_type(type_)]
    found += [t.expr for t in atoms(grammar, limit=60)]
    own = [node for expr in expressions(right) for node in walk(expr)]
    one = IntLit(1)
    near = [Binary(op, v, one) for v in own if isinstance(v, Var) and v.type == INT for op in _NEAR]
    return sorted(dict.fromkeys((*own, *near, *found)), key=lambda e: (sum(1 for _ in walk(e)), str(e)))


_NEAR = (BinaryOp.ADD, BinaryOp.SUB)


def _mutants(right: Candidate, terms: list[Expr], chance: Random) -> Iterator[Candidate]:
    variation = Variation(terms, chance)
    for _ in range(_TRIES * 100):
        candidate = right
        for _ in range(chance.choice((1, 2, 2, 3))):
            if chance.random() < 0.25:
                candidate = _restated(candidate, chance)
            else:
                candidate = variation.child(candidate, right)
        yield candidate


def _restated(candidate: Candidate, chance: Random) -> Candidate:
    """Leave a statement out, double it, or let it trade places with the next, in one block."""
    blocks = [candidate.body, *(h.body for h in candidate.helpers if isinstance(h, HelperMethod))]
    wholes = [b for body in blocks for b in _blocks(body) if b.statements]
    if not wholes:
        return candidate
    chosen = chance.choice(wholes)
    items = list(chosen.statements)
    at = chance.randrange(len(items))
    match chance.randrange(3):
        case 0:
            items.pop(at)
        case 1:
            items.insert(at, items[at])
        case _:
            items[at - 1], items[at] = items[at], items[at - 1]
    return _with_block(candidate, chosen, Block(tuple(items)))


def _blocks(block: Block) -> Iterator[Block]:
    yield block
    for statement in statements_of(block):
        for name in getattr(statement, "__match_args__", ()):
            inner = getattr(statement, name)
            if isinstance(inner, Block):
                yield inner


def _with_block(candidate: Candidate, old: Block, new: Block) -> Candidate:
    """Replace one block, wherever it stands."""

    def change(node: object) -> object:
        if node is old:
            return new
        if isinstance(node, tuple):
            return tuple(map(change, node))
        if isinstance(node, Candidate | HelperMethod | Block) or hasattr(node, "body") or hasattr(node, "then"):
            fields = {n: getattr(node, n) for n in type(node).__match_args__}  # type: ignore[attr-defined]
            changed = {n: change(v) for n, v in fields.items()}
            return replace(node, **{n: v for n, v in changed.items() if v is not fields[n]})  # type: ignore[type-var]
        return node

    changed = change(candidate)
    return changed if isinstance(changed, Candidate) else candidate


def _enumerated(right: Candidate, terms: list[Expr], chance: Random) -> Iterator[Candidate]:
    """Fill one place of the code after the other with each term of its type, in turns between the places."""
    claims = {id(e) for e in _claims(right)}
    whole = [(k, expr) for k, expr in enumerate(expressions(right)) if id(expr) not in claims]
    places = [(k, path, node) for k, expr in whole for path, node in nodes(expr)]
    chance.shuffle(places)
    fillings = [iter([t for t in terms if t.type == node.type and t != node]) for _, _, node in places]
    for row in zip_longest(*fillings):
        for (position, path, _), term in zip(places, row, strict=True):
            if term is not None:
                place = expressions(right)[position]
                yield with_expression(right, position, with_node(place, path, term))


def _claims(candidate: Candidate) -> Iterator[Expr]:
    """Yield invariants, measures, assertions and helpers' contracts."""
    bodies = [candidate.body, *(h.body for h in candidate.helpers if isinstance(h, HelperMethod))]
    for statement in (s for body in bodies for s in statements_of(body)):
        if isinstance(statement, While):
            yield from (*statement.invariants, *statement.decreases)
        elif isinstance(statement, Assert):
            yield statement.condition
    for helper in candidate.helpers:
        if isinstance(helper, HelperMethod):
            yield from (*helper.requires, *helper.ensures, *helper.decreases)
