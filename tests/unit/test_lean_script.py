"""The gate of proofs: what is read, how it is printed, what is refused and where."""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from textwrap import dedent

import pytest

from provenhive.lean_bridge.script import (
    CHANGED,
    ProofTerm,
    Refusal,
    Script,
    ScriptRefused,
    names,
    parse_proof,
    parse_script,
    parse_term_proof,
)
from provenhive.lean_bridge.script_lexer import MAX_CHARACTERS, MAX_TOKENS
from provenhive.lean_bridge.script_parser import MAX_DEPTH


def _text(source: str) -> str:
    return dedent(source).strip("\n")


SCRIPTS = {
    "one line": ("by simp", "simp"),
    "by and lines": ("by\n  intro h\n  exact ⟨h.2, h.1⟩", "intro h\nexact ⟨h.2, h.1⟩"),
    "semicolons": ("intro h; exact h", "intro h\nexact h"),
    "comments": ("simp -- sorry\n/- axiom /- nested -/\n -/\nomega", "simp\nomega"),
    "spellings": ("exact fun a ↦ (f : a -> b) a", "exact fun a => (f : a → b) a"),
    "arms in the same column": (
        """
        induction xs generalizing ys with
        | nil => simp
        | cons x xs ih =>
          simp [sum, ih]
          omega
        """,
        """
        induction xs generalizing ys with
          | nil => simp
          | cons x xs ih =>
            simp [sum, ih]
            omega
        """,
    ),
    "arms on one line": (
        "cases h with | inl h => exact a h | inr h => simp; omega",
        """
        cases h with
          | inl h => exact a h
          | inr h =>
            simp
            omega
        """,
    ),
    "a pattern's bars inside an arm": (
        "cases h with | inl h => obtain ⟨a, b⟩ | c := h | inr h => omega",
        """
        cases h with
          | inl h => obtain ⟨a, b⟩ | c := h
          | inr h => omega
        """,
    ),
    "focus": ("constructor\n· simp\n  omega\n· rfl", "constructor\n· simp\n  omega\n· rfl"),
    "combinators": (
        "all_goals try simp <;> omega\nrepeat (rw [h]; rfl)",
        """
        all_goals
          try simp <;> omega
        repeat
          (rw [h]
           rfl)
        """,
    ),
    "first": (
        "first | simp; done | omega",
        """
        first
          | simp
            done
          | omega
        """,
    ),
    "have by": (
        "have h : a = b := by\n  simp\n  omega\nexact h",
        "have h : a = b := by\n  simp\n  omega\nexact h",
    ),
    "by inside brackets": (
        "exact ⟨by simp, by intro x; omega, c⟩",
        "exact ⟨by simp, by intro x\n                   omega, c⟩",
    ),
    "have in a term": (
        "exact fun x =>\n  have h : p := by simp\n  foo h",
        "exact fun x => have h : p := by simp\n               foo h",
    ),
    "have in a term with a semicolon": (
        "exact (have h : p := g; foo h)",
        "exact (have h : p := g\n       foo h)",
    ),
    "match in a term": (
        "exact match a with | 0 => rfl | n + 1 => by simp [n]",
        "exact match a with | 0 => rfl\n                   | n + 1 => by simp [n]",
    ),
    "match as a tactic": (
        "match h with\n| ⟨a, b⟩ =>\n  simp\n  exact a",
        "match h with\n  | ⟨a, b⟩ =>\n    simp\n    exact a",
    ),
    "calc": (
        "calc a = b := by simp\n  _ = c := by\n    rw [h]\n    rfl\n  _ < d := foo",
        "calc\n  a = b := by simp\n  _ = c := by\n    rw [h]\n    rfl\n  _ < d := foo",
    ),
    "calc on lines": ("calc\n  a ≤ b := h\n  _ ≤ c := g", "calc\n  a ≤ b := h\n  _ ≤ c := g"),
    "rewriting": (
        "rw [← h, Nat.add_comm a b] at h₁ ⊢\nsimp only [foo, ← bar, *] at *",
        "rw [← h, Nat.add_comm a b] at h₁ ⊢\nsimp only [foo, ← bar, *] at *",
    ),
    "options": ("decide +kernel\nsimp +arith -zeta [h]", "decide +kernel\nsimp +arith -zeta [h]"),
    "patterns": (
        "rintro ⟨x, hx⟩ (h | h) -\nrcases h with ⟨rfl, -⟩ | @h",
        "rintro ⟨x, hx⟩ (h | h) -\nrcases h with ⟨rfl, -⟩ | @h",
    ),
    "cases by name": (
        "case mp => simp\ncase cons x xs => exact h x\nnext => rfl",
        "case mp => simp\ncase cons x xs => exact h x\nnext => rfl",
    ),
    "if": ("if h : a = b then\n  simp\nelse\n  omega", "if h : a = b then simp else omega"),
    "quantifiers": (
        "exact ∃ x ∈ xs, ∀ (y : Nat), ∃ z < y, x = z",
        "exact ∃ x ∈ xs, ∀ (y : Nat), ∃ z < y, x = z",
    ),
    "indices and members": (
        "exact xs[i].1 + xs[i]! + ys[j]?.get h + xs[i]'h + [1][0] + f [1]",
        "exact xs[i].1 + xs[i]! + ys[j]?.get h + xs[i]'h + [1][0] + f [1]",
    ),
    "arguments": (
        "exact @foo _ (n := 3) (by omega) .nil (· + 1) ..",
        "exact @foo _ (n := 3) (by omega) .nil (· + 1) ..",
    ),
    "prefixes": ("exact -x + !b ∧ ¬ p", "exact - x + ! b ∧ ¬ p"),
    "continued lines": ("exact f\n  (a)\n  b <|\n    g", "exact f (a) b <| g"),
    "words of tactics as names": (
        "intro left right\nexact h.left simp",
        "intro left right\nexact h.left simp",
    ),
    "suffices": (
        "suffices h : p from h.1\nsuffices k : q by\n  simp\n  exact k\nrfl",
        "suffices h : p from h.1\nsuffices k : q by\n  simp\n  exact k\nrfl",
    ),
    "obtain with a proof": (
        "obtain ⟨x, hx⟩ : ∃ x, x = 1 := by\n  exact ⟨1, rfl⟩\nsimp",
        "obtain ⟨x, hx⟩ : ∃ x, x = 1 := by exact ⟨1, rfl⟩\nsimp",
    ),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_read_and_printed(name: str) -> None:
    source, printed = SCRIPTS[name]
    script = parse_script(_text(source))
    assert script.text(indent=0) == _text(printed)
    assert parse_script(script.text(indent=4)) == script


TERMS = {
    "application": ("Nat.add_comm x y ▸ rfl", "Nat.add_comm x y ▸ rfl"),
    "function": ("fun ⟨a, b⟩ (c : p) => ⟨b, a⟩", "fun ⟨a, b⟩ (c : p) => ⟨b, a⟩"),
    "alternatives": ("fun | 0 => rfl | n+1 => foo n", "fun | 0 => rfl\n    | n + 1 => foo n"),
    "if": ("if h : a then f h else g h", "if h : a then f h else g h"),
    "show": ("show a = b from rfl", "show a = b from rfl"),
    "structure": ("{ mp := f, mpr := fun h => g h }", "{ mp := f, mpr := fun h => g h }"),
    "subtype": ("fun (x : { n : Nat // 0 < n }) => x.2", "fun (x : { n : Nat // 0 < n }) => x.2"),
    "assumption": ("foo ‹a = b›", "foo ‹a = b›"),
    "pipe": ("xs |>.map f |>.length", "xs |>.map f |>.length"),
}


@pytest.mark.parametrize("name", TERMS)
def test_terms_are_read_and_printed(name: str) -> None:
    source, printed = TERMS[name]
    proof = parse_term_proof(source)
    assert proof.text(indent=0) == printed
    assert parse_term_proof(proof.text(indent=3)) == proof


def test_a_proof_is_a_script_or_a_term() -> None:
    assert isinstance(parse_proof("by simp"), Script)
    assert isinstance(parse_proof("simp"), Script)
    assert isinstance(parse_proof("· simp"), Script)
    assert isinstance(parse_proof("have h := f a; g h"), ProofTerm)
    assert isinstance(parse_proof("⟨f, g⟩"), ProofTerm)
    assert isinstance(parse_proof("foo.bar"), ProofTerm)


def test_the_text_behind_the_assignment() -> None:
    assert parse_proof("by simp").as_term() == "by\n  simp"
    assert parse_proof("⟨f, g⟩").as_term() == "\n  ⟨f, g⟩"


def test_names_are_those_of_identifiers() -> None:
    found = names(parse_proof('rw [foo.bar, h] at k; exact f (n := x.1) .nil "s"'))
    assert found == {"foo.bar", "h", "k", "f", "n", "x"}


REFUSED = {
    "unknown tactic": ("intro h\npolyrith h", Refusal.SEARCH_LEFTOVER, 2, 1),
    "unlisted tactic": ("intro h\naesop_cat h [x]", Refusal.TACTIC, 2, 1),
    "unlisted option": ("simp +foo", Refusal.CONFIGURATION, 1, 6),
    "native option": ("simp\ndecide +native", Refusal.NATIVE, 2, 8),
    "option in brackets": ("simp (config := c)", Refusal.SYNTAX, 1, 6),
    "sorry in the middle": ("exact f (g\n  sorry)", Refusal.SORRY, 2, 3),
    "sorry as a member": ("exact foo.sorryAx", Refusal.SORRY, 1, 7),
    "option": ("simp\nset_option x true in simp", Refusal.OPTION, 2, 1),
    "lean's names": ("exact Lean.foo", Refusal.RESERVED_NAME, 1, 7),
    "made names": ("exact foo._proof_1", Refusal.RESERVED_NAME, 1, 7),
    "root": ("exact _root_.foo", Refusal.NAMESPACE, 1, 7),
    "escaped": ("intro «a b»", Refusal.ESCAPED_NAME, 1, 7),
    "quotation": ("exact `(a)", Refusal.QUOTATION, 1, 7),
    "tab": ("\tsimp", Refusal.CHARACTER, 1, 1),
    "attribute": ("simp\n@[simp] exact a", Refusal.ATTRIBUTE, 2, 1),
    "no tactic": ("have h : p := by\nexact h", Refusal.SYNTAX, 2, 1),
    "bracket": ("exact (a", Refusal.SYNTAX, 1, 7),
    "wrong bracket": ("exact (a]", Refusal.SYNTAX, 1, 9),
    "stray bracket": ("exact a)", Refusal.SYNTAX, 1, 8),
    "indented item": ("simp\n  omega", Refusal.SYNTAX, 2, 3),
    "open comment": ("simp /- foo", Refusal.SYNTAX, 1, 6),
    "empty": ("by", Refusal.SYNTAX, 1, 1),
    "string with a strange character": ('exact "a\u202eb"', Refusal.CHARACTER, 1, 7),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusals_name_the_place(name: str) -> None:
    source, category, line, column = REFUSED[name]
    with pytest.raises(ScriptRefused) as refused:
        parse_script(source)
    assert (refused.value.category, refused.value.line, refused.value.column) == (category, line, column)


@pytest.mark.parametrize("source", ["intro h\nexact h", "⟨f, g⟩"])
def test_what_is_printed_as_another_proof_is_refused(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Script, "text", lambda _self, *_: "simp")
    monkeypatch.setattr(ProofTerm, "text", lambda _self, *_: "f")
    with pytest.raises(ScriptRefused) as refused:
        parse_proof(source)
    assert (refused.value.category, refused.value.detail) == (Refusal.SYNTAX, CHANGED)


def test_sizes_are_limited() -> None:
    for text in ("a" * (MAX_CHARACTERS + 1), "exact " + "a " * MAX_TOKENS, "exact " + "(" * (MAX_DEPTH + 1)):
        with pytest.raises(ScriptRefused) as refused:
            parse_script(text + ")" * text.count("("))
        assert refused.value.category is Refusal.SIZE


def test_deep_but_allowed_nesting() -> None:
    depth = MAX_DEPTH - 1
    script = parse_script("exact " + "(" * depth + "a" + ")" * depth)
    assert parse_script(script.text()) == script
