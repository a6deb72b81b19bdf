"""The tables of the language's parser are those of its grammar, and parse the same."""

from __future__ import annotations

import pytest
from lark.exceptions import UnexpectedInput

from provenhive.candidates import parser as candidates
from provenhive.lean_bridge import script_parser as proofs
from provenhive.spec_lang.parser import _LetFilter, computed_grammar, grammar_text
from provenhive.spec_lang.tables import load_tables


def table(parser):
    """Return the table of an LALR parser and where it starts."""
    inner = parser.parser.parser
    found = getattr(inner, "_parse_table", None) or inner.parser.parse_table
    return found.states, found.start_states


def same_automaton(one, other):
    """Walk two automata side by side: their states may be numbered differently, and nothing else."""
    (states, starts), (others, other_starts) = table(one), table(other)
    assert starts.keys() == other_starts.keys()
    partner = {starts[name]: other_starts[name] for name in starts}
    waiting = list(partner)
    while waiting:
        state = waiting.pop()
        here, there = states[state], others[partner[state]]
        assert here.keys() == there.keys()
        for token, (action, target) in here.items():
            assert repr(action) == repr(there[token][0])
            if repr(action) == "Shift":
                if target not in partner:
                    waiting.append(target)
                assert partner.setdefault(target, there[token][1]) == there[token][1]
            else:
                assert target == there[token][1]
    assert len(set(partner.values())) == len(partner) == len(states) == len(others)


def patterns(parser):
    """Return what each terminal matches; flags come back from a table as another kind of collection."""
    return {t.name: (type(t.pattern), t.pattern.value, sorted(t.pattern.flags)) for t in parser.terminals}


def test_the_tables_are_those_of_the_grammar_and_parse_the_same():
    computed, loaded = computed_grammar(), load_tables(grammar_text(), _LetFilter())
    assert loaded is not None, "run: python -m provenhive.spec_lang.tables"
    same_automaton(computed, loaded)
    for text in [
        "unit f(x: int) returns (r: int)\n  ensures let y = x in y == r\n",
        "predicate p(s: set<int>) = 1 in s\n",
    ]:
        assert loaded.parse(text) == computed.parse(text)
    for wrong in ["unit f(x int)", "law l(): 1 +", "datatype D = "]:
        errors = []
        for parser in (computed, loaded):
            with pytest.raises(UnexpectedInput) as caught:
                parser.parse(wrong)
            errors.append((type(caught.value), caught.value.line, caught.value.column, caught.value.expected))
        assert errors[0] == errors[1]


def test_tables_of_another_grammar_count_for_nothing():
    assert load_tables(grammar_text() + "\n// another\n", _LetFilter()) is None


@pytest.mark.parametrize(
    ("module", "name", "lexer"),
    [(candidates, "dafny", candidates.TokenFeed), (proofs, "lean_proof", proofs._NoLexer)],
    ids=["dafny", "lean_proof"],
)
def test_the_tables_of_the_gates_are_those_of_their_grammars(module, name, lexer):
    computed, loaded = module.computed_grammar(), load_tables(module.grammar_text(), name=name, lexer=lexer)
    assert loaded is not None, f"run: python -m {module.__name__}"
    same_automaton(computed, loaded)
    assert patterns(loaded) == patterns(computed)
    assert [str(rule) for rule in loaded.rules] == [str(rule) for rule in computed.rules]
    options = {rule.origin.name: repr(rule.options) for rule in computed.rules}
    assert {rule.origin.name: repr(rule.options) for rule in loaded.rules} == options
    assert load_tables(module.grammar_text() + "\n// another\n", name=name, lexer=lexer) is None
