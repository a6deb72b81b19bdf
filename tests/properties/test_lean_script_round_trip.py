"""Whatever comes in, the gate refuses it or prints a text that parses to the same tree and holds no refused word."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from provenhive.lean_bridge.script import CHANGED, Proof, Script, ScriptRefused, leaves, parse_proof, parse_script
from provenhive.lean_bridge.script_words import REFUSED_WORDS, RESERVED_ROOTS
from provenhive.resources import data_folder

# --- well-formed scripts --------------------------------------------------------------------------------------------

_NAMES = st.sampled_from(["h", "x", "foo.bar", "Nat.add_comm", "ih'", "xs", "left", "first"])


@st.composite
def terms(draw: st.DrawFn, depth: int = 3) -> str:
    """A term on one line, with blocks of tactics inside brackets."""
    if depth == 0:
        return draw(_NAMES)

    def sub() -> str:
        return draw(terms(depth - 1))

    match draw(st.integers(0, 12)):
        case 0:
            return f"({sub()} {sub()})"
        case 1:
            return f"⟨{sub()}, {sub()}⟩"
        case 2:
            return f"(fun x y => {sub()})"
        case 3:
            return f"({sub()} + {sub()} * {sub()})"
        case 4:
            return f"(by {draw(tactics(depth - 1))})"
        case 5:
            return f"(match {sub()}, x with | {sub()}, _ => {sub()} | _, y => {sub()})"
        case 6:
            return f"(if h : {sub()} then {sub()} else {sub()})"
        case 7:
            return f"(have h : {sub()} := {sub()}; {sub()})"
        case 8:
            return f"(∀ x ∈ {sub()}, ∃ y, {sub()})"
        case 9:
            return f"xs[{sub()}]!.foo"
        case 10:
            return f"(show {sub()} from {sub()})"
        case 11:
            return f"⟨by ({draw(tactics(depth - 1))}); {draw(tactics(depth - 1))}, {sub()}⟩"
        case _:
            return draw(_NAMES)


@st.composite
def tactics(draw: st.DrawFn, depth: int = 2) -> str:
    """A tactic on one line."""
    term = draw(terms(depth))
    if depth == 0:
        return draw(
            st.sampled_from(["simp", "omega", "rfl", "exact h", "simp only [foo.bar, ← h] at h ⊢", "intro x h"])
        )
    inner = draw(tactics(depth - 1))
    forms = [
        f"exact {term}",
        f"rw [{term}, ← h] at x",
        f"have h : {term} := {term}",
        f"({inner}; {inner}) <;> {inner}",
        f"try ({inner})",
        f"obtain ⟨x, h⟩ | h := {term}",
        f"first | ({inner}) | skip",
        f"cases h with | inl x => ({inner}) | inr y => {inner}",
        f"simpa [{term}] using {term}",
        f"refine {term}",
        f"all_goals {inner}",
    ]
    return draw(st.sampled_from(forms))


@st.composite
def scripts(draw: st.DrawFn, depth: int = 2, indent: int = 0) -> str:
    """Lines of tactics with nested blocks on lines of their own."""
    lines = []
    pad = " " * indent
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.integers(0, 5)) if depth else 0
        if kind == 1:
            lines.append(f"{pad}· {draw(scripts(depth - 1, indent + 2)).lstrip()}")
        elif kind == 2:
            lines.append(f"{pad}have h : {draw(terms(1))} := by\n{draw(scripts(depth - 1, indent + 2))}")
        elif kind == 3:
            arms = [f"{pad}| c{i} x =>\n{draw(scripts(depth - 1, indent + 4))}" for i in range(2)]
            lines.append("\n".join([f"{pad}induction xs with", *arms]))
        elif kind == 4:
            step = f"{pad}  _ = x := by\n{draw(scripts(depth - 1, indent + 4))}"
            lines.append(f"{pad}calc x = y := {draw(terms(1))}\n{step}")
        else:
            lines.append(pad + draw(tactics(depth)))
    return "\n".join(lines)


@settings(max_examples=120, deadline=None)
@given(scripts())
def test_good_scripts_are_read_and_printed_the_same(text: str) -> None:
    script = parse_script(text)
    assert parse_script(script.text(indent=7)) == script
    assert parse_script(script.text()).text() == script.text()


# --- anything -------------------------------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    [
        *(
            "by",
            "simp",
            "exact",
            "intro",
            "h",
            "x",
            "fun",
            "=>",
            "⟨",
            "⟩",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            "<;>",
        ),
        *(
            "|",
            ":=",
            ":",
            "·",
            "cases",
            "with",
            "at",
            "⊢",
            "*",
            "rw",
            "←",
            "have",
            "let",
            "match",
            "if",
            "then",
            "else",
        ),
        *("calc", "_", "=", "+", "-", "¬", "!", "first", "try", "1", ".1", ".nil", "xs[", "]!", "∀", "∃", "→", "sorry"),
        *(
            "axiom",
            "open",
            "«a»",
            "`",
            "@",
            "#",
            "Lean.x",
            "_root_.y",
            "show",
            "from",
            "suffices",
            "+native",
            "elab",
            "'",
        ),
    ]
)
_SPACES = st.sampled_from([" ", " ", " ", "\n", "\n  ", "\n    ", ""])
_SOUPS = st.lists(st.tuples(_WORDS, _SPACES), max_size=25).map(lambda parts: "".join(a + b for a, b in parts))


def _require_clean(proof: Proof) -> None:
    text = proof.as_term()
    assert parse_proof(text) == proof
    tree = proof.block if isinstance(proof, Script) else proof.term
    assert not {leaf.text for leaf in leaves(tree)}.intersection(REFUSED_WORDS)
    assert not re.search(r"[`#«»]|@\[", text)
    for root in RESERVED_ROOTS:
        assert not re.search(rf"(?<![\w.']){re.escape(root)}\.", text)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_SOUPS, st.text(max_size=60)))
def test_any_text_is_refused_or_printed_the_same(text: str) -> None:
    try:
        proof = parse_proof(text)
    except ScriptRefused as refusal:
        assert refusal.detail != CHANGED
        return
    _require_clean(proof)


# --- the library's proofs -------------------------------------------------------------------------------------------

_PROOF = re.compile(r":= by\b([^\n]*\n(?:(?:[ ]+[^\n]*)?\n)*)")


def test_the_library_s_own_proofs_are_read() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted(data_folder("lean").rglob("*.lean"))]
    proofs = ["by" + match[1] for source in sources for match in _PROOF.finditer(source)]
    assert proofs
    refused = []
    for text in proofs:
        try:
            proof = parse_proof(text)
        except ScriptRefused as refusal:
            refused.append(f"{refusal}\n{text}")
            continue
        assert parse_proof(proof.as_term()) == proof
    assert len(refused) <= len(proofs) // 20, "\n\n".join(refused)
