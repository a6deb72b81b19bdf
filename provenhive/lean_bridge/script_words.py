"""The words of proof texts: what each allowed word is, and why each known cheat is refused.

The gate is an allow-list: a word that stands in tactic position and is not in ``TACTIC_WORDS`` is refused whatever it
is. The lists of refused words serve two ends. They give a refusal its category, and they keep words that Lean reads as
keywords out of the places where an identifier may stand, so that no printed proof can begin a command.
"""

from __future__ import annotations

from enum import Enum


class Refusal(Enum):
    """Why a proof text was refused; the values are stable words."""

    SORRY = "sorry"  # an unproved hole, under any of its names
    NATIVE = "native"  # trust in compiled code instead of the kernel
    AXIOM = "axiom"  # a declaration of something unproved
    UNSAFE = "unsafe"  # unsafe code, foreign or replaced implementations
    METAPROGRAM = "metaprogram"  # code that runs while the proof is elaborated
    OPTION = "option"  # a change of the engine's options
    NAMESPACE = "namespace"  # a change of what names mean
    ATTRIBUTE = "attribute"  # attributes and instances
    COMMAND = "command"  # any other command
    QUOTATION = "quotation"  # syntax quotations
    SEARCH_LEFTOVER = "search leftover"  # a tactic that searches and reports, to be replaced by what it found
    OUTPUT = "output"  # a tactic whose purpose is to print
    RESERVED_NAME = "reserved name"  # a name in Lean's own namespaces, or one that the engine makes
    ESCAPED_NAME = "escaped name"  # names in « » and the like
    CHARACTER = "character"  # a character outside the alphabet of proofs
    TACTIC = "tactic"  # a tactic that is not on the list
    CONFIGURATION = "configuration"  # a tactic's option that is not on the list
    SYNTAX = "syntax"  # anything else that the grammar does not have
    SIZE = "size"  # too long or too deep


_TACTICS: dict[str, str] = {
    "T_BARE": "constructor left right assumption rfl eq_refl trivial exfalso contradiction skip done infer_instance "
    "ac_rfl subst_vars subst_eqs symm split split_ifs injections and_intros omega decide ring ring_nf positivity "
    "tauto norm_cast push_cast push_neg swap intros lia cutsat",
    "T_NUM": "congr rotate_left rotate_right",
    "T_TERM": "exact apply refine refine' specialize exact_mod_cast",
    "T_TERMS": "exists use",
    "T_ATOMS": "intro revert clear subst rename_i funext ext unfold delta by_contra",
    "T_SIMP": "simp simp_all dsimp simpa norm_num field_simp grind linarith nlinarith",
    "T_RW": "rw rwa rewrite erw simp_rw",
    "T_INDUCT": "cases induction fun_induction fun_cases",
    "T_RCASES": "rcases",
    "T_OBTAIN": "obtain",
    "T_RINTRO": "rintro",
    "T_INJECTION": "injection",
    "T_GENERALIZE": "generalize",
    "T_BY_CASES": "by_cases",
    "T_CHANGE": "change",
    "T_BLOCK": "try repeat repeat' all_goals any_goals focus",
    "T_ITERATE": "iterate",
    "T_FIRST": "first solve",
    "T_CASE": "case",
    "T_NEXT": "next",
}

TACTIC_WORDS: dict[str, str] = {word: kind for kind, words in _TACTICS.items() for word in words.split()}
"""Allowed tactics with the terminal of the grammar that each belongs to."""

KEYWORDS: dict[str, str] = {
    "fun": "FUN",
    "λ": "FUN",
    "forall": "FORALL",
    "∀": "FORALL",
    "∃": "EXISTS",
    "if": "IF",
    "then": "THEN",
    "else": "ELSE",
    "match": "MATCH",
    "with": "WITH",
    "by": "BY",
    "let": "LET",
    "have": "HAVE",
    "suffices": "SUFFICES",
    "show": "SHOW",
    "from": "FROM",
    "calc": "CALC",
    "nomatch": "NOMATCH",
    "nofun": "NOFUN",
    "at": "AT",
    "using": "USING",
    "generalizing": "GENERALIZING",
    "Type": "SORT",
    "Prop": "SORT",
    "Sort": "SORT",
}
"""Words that are never identifiers, with their terminals."""

SOFT_KEYWORDS: dict[str, str] = {"only": "ONLY"}
"""Words that are keywords where the grammar takes them and identifiers elsewhere."""

CONFIG_ITEMS = frozenset(
    {
        *(
            "kernel",
            "arith",
            "contextual",
            "zeta",
            "zetaDelta",
            "decide",
            "ground",
            "singlePass",
            "beta",
            "eta",
            "iota",
        ),
        *("proj", "index", "failIfUnchanged", "autoUnfold", "unfoldPartialApp", "dsimp", "memoize", "revert"),
        *("splitDisjunctions", "splitNatSub", "splitNatAbs", "splitMinMax", "splitMatch", "splitIte", "splitIndPred"),
        *("ring", "linarith", "lia", "ext", "funext", "matchEqs"),
    }
)
"""Names that may stand after ``+`` or ``-`` behind a tactic. ``native`` is not among them."""

_REFUSED: dict[Refusal, str] = {
    Refusal.SORRY: "sorry admit sorryAx lcProof lcUnreachable lcAny lcCast lcErased lcVoid",
    Refusal.NATIVE: "native_decide bv_decide bv_check ofReduceBool ofReduceNat reduceBool reduceNat trustCompiler",
    Refusal.AXIOM: "axiom opaque",
    Refusal.UNSAFE: "unsafe unsafeCast unsafeIO unsafeEIO unsafeBaseIO implemented_by extern ptrAddrUnsafe csimp",
    Refusal.METAPROGRAM: "elab elab_rules macro macro_rules syntax declare_syntax_cat run_tac run_cmd run_meta "
    "run_elab by_elab simproc simproc_decl dsimproc dsimproc_decl builtin_simproc builtin_dsimproc builtin_initialize "
    "initialize notation infix infixl infixr prefix postfix binder_predicate unif_hint meta tactic_extension "
    "register_simp_attr register_builtin_option register_parser_alias register_tactic_tag grind_pattern "
    "grind_propagator gen_injective_theorems% declare_simp_like_tactic notation3",
    Refusal.OPTION: "set_option",
    Refusal.NAMESPACE: "open namespace section end export import prelude module universe variable include omit in "
    "hiding renaming alias public private protected unlock_limits",
    Refusal.ATTRIBUTE: "attribute local scoped instance deriving irreducible_def seal unseal",
    Refusal.COMMAND: "theorem lemma def abbrev example inductive coinductive structure class mutual where extends "
    "termination_by termination_by? decreasing_by partial_fixpoint coinductive_fixpoint inductive_fixpoint "
    "noncomputable partial nonrec add_decl_doc recommended_spelling init_quot library_note assert_not_exists "
    "assert_exists deprecated_module do return for unless while mut catch finally break continue assert! panic! "
    "unreachable! dbg_trace! leading_parser trailing_parser include_str proof_wanted suppress_compilation "
    "noncomputable_section register_error_explanation",
}

REFUSED_WORDS: dict[str, Refusal] = {word: refusal for refusal, words in _REFUSED.items() for word in words.split()}
"""Keywords of commands and names of cheats: refused wherever they stand as a name of their own."""

_REFUSED_TACTICS: dict[Refusal, str] = {
    Refusal.SORRY: "stop",
    Refusal.METAPROGRAM: "conv simp_proc eval_tactic",
    Refusal.SEARCH_LEFTOVER: "exact? apply? rw? rewrites? simp? simp_all? simpa? dsimp? show_term by? says hint try? "
    "grind? aesop? library_search suggest squeeze_simp squeeze_dsimp decide? omega? norm_num? polyrith find propose "
    "observe? intro? cases? rcases? rintro? obtain? ring? linarith? plausible slim_check",
    Refusal.OUTPUT: "trace trace_state trace_goal dbg_trace sleep checkpoint save fail fail_if_success guard_hyp "
    "guard_target guard_expr",
}

REFUSED_TACTICS: dict[str, Refusal] = {
    word: refusal for refusal, words in _REFUSED_TACTICS.items() for word in words.split()
}
"""Categories of some words that are refused because they are no allowed tactic; as names of variables they are
harmless."""

REFUSED_SEGMENTS: dict[str, Refusal] = {
    word: refusal
    for word, refusal in REFUSED_WORDS.items()
    if refusal in (Refusal.SORRY, Refusal.NATIVE, Refusal.UNSAFE)
}
"""Words that are refused as any part of a dotted name."""

RESERVED_ROOTS: dict[str, Refusal] = {
    "_root_": Refusal.NAMESPACE,
    "Lean": Refusal.RESERVED_NAME,
    "_private": Refusal.RESERVED_NAME,
    "_aux": Refusal.RESERVED_NAME,
    "_inaccessible": Refusal.RESERVED_NAME,
    "IO": Refusal.RESERVED_NAME,
    "EIO": Refusal.RESERVED_NAME,
    "BaseIO": Refusal.RESERVED_NAME,
    "Runtime": Refusal.RESERVED_NAME,
    "Lake": Refusal.RESERVED_NAME,
    "Elab": Refusal.RESERVED_NAME,
    "Meta": Refusal.RESERVED_NAME,
    "Plausible": Refusal.RESERVED_NAME,
    "ProvenHive": Refusal.RESERVED_NAME,
}
"""First parts of names that proofs have no business with."""
