"""Which candidates are the same but for names: these are judged once. And which ones to compare by what they compute.

What computes the same on some inputs need not be the same: it is put behind the first of its kind, and not left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenhive.candidates import syntax
from provenhive.candidates.lexer import IDENT, tokenize
from provenhive.candidates.names import mangle
from provenhive.candidates.statements import expressions_of, statements_of
from provenhive.candidates.syntax import Candidate, HelperMethod
from provenhive.spec_lang.core import Let, MatchData, MatchSeq, Quantified
from provenhive.spec_lang.traverse import walk


def alpha_form(candidate: Candidate, text: str) -> str:
    """Return a candidate's canonical text with the names that it declares itself numbered as they appear.

    Two candidates of a unit with equal forms are alike up to such names: each form is a renaming of the text in which
    different names stay different, and names of the specification stay as they are.
    """
    own = {mangle(name) for name in _declared(candidate)}
    numbers: dict[str, int] = {}
    words: list[str] = []
    for token in tokenize(text):
        # What stands behind a dot is a field of the specification, whatever else has its name.
        if token.kind == IDENT and token.text in own and words[-1:] != ["."]:
            words.append(f"#{numbers.setdefault(token.text, len(numbers))}")
        else:
            words.append(token.text)
    return " ".join(words)


def is_plain(candidate: Candidate) -> bool:
    """Say whether a candidate has nothing but assignments and branches: no loop, no helper, no step of a proof.

    Whether a proof of such a candidate is found turns mostly on what it computes, so that the first of those that
    compute the same on the inputs tried goes before the others. With a loop, it turns on the invariants.
    """
    plain = syntax.Block | syntax.Declare | syntax.Assign | syntax.IfStatement | syntax.MatchStatement
    return not candidate.helpers and all(isinstance(s, plain) for s in statements_of(candidate.body))


def _declared(candidate: Candidate) -> Iterator[str]:
    """Yield every name that the candidate declares."""
    bodies = [candidate.body]
    for helper in candidate.helpers:
        yield helper.name
        yield from helper.type_parameters
        yield from (binder.name for binder in helper.parameters)
        if isinstance(helper, HelperMethod):
            yield from (binder.name for binder in helper.results)
            bodies.append(helper.body)
    for body in bodies:
        for statement in statements_of(body):
            yield from _in_statement(statement)
    for expr in expressions_of(candidate):
        for node in walk(expr):
            match node:
                case Let(name=name):
                    yield name
                case MatchData(cases=cases):
                    yield from (variable for case in cases for variable in case.variables)
                case MatchSeq(head=head, tail=tail):
                    yield from (head, tail)
                case Quantified(binders=binders):
                    yield from (binder.name for binder in binders)


def _in_statement(statement: syntax.Statement) -> Iterator[str]:
    match statement:
        case syntax.Declare(binder=binder):
            yield binder.name
        case syntax.CallStatement(declares=declares):
            yield from (binder.name for binder in declares)
        case syntax.MatchStatement(cases=cases):
            yield from (variable for case in cases for variable in case.variables)
        case syntax.ForallStatement(binders=binders):
            yield from (binder.name for binder in binders)
