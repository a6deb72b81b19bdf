"""Words and signs that a candidate cannot contain, each with the category of its refusal.

The grammar would refuse them all, being an allow-list; this table says *why*, so that feedback is exact and the attack
corpus can tell one defence from another.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenhive.candidates.lexer import IDENT, RawToken
from provenhive.candidates.rejection import GateCategory, GateRefusal

_WORDS: dict[GateCategory, str] = {
    GateCategory.ASSUME: "assume assumption",
    GateCategory.EXPECT: "expect",
    GateCategory.INCLUDE: "include",
    GateCategory.MODULE: "module import export opened abstract refines provides reveals",
    GateCategory.CLASS: "class trait extends iterator constructor this static yield yields protected",
    GateCategory.TYPE_DECLARATION: "type newtype datatype codatatype const witness",
    GateCategory.TWO_STATE: "old twostate fresh unchanged allocated",
    GateCategory.HEAP: "modifies modify reads array object null new",
    GateCategory.FREE: "free",
    GateCategory.PRINT: "print",
    GateCategory.REVEAL: "reveal hide opaque",
    GateCategory.FIXPOINT: "inductive colemma copredicate least greatest",
    GateCategory.LABEL: "label continue goto where",
    GateCategory.REAL: "real",
    GateCategory.INFINITE: "iset imap ORDINAL",
    GateCategory.CAST: "as is",
}
BANNED_WORDS = {word: category for category, words in _WORDS.items() for word in words.split()}

_SIGNS = {
    ":|": GateCategory.SUCH_THAT,
    ":-": GateCategory.GRAMMAR,
    "->": GateCategory.LAMBDA,
    "-->": GateCategory.LAMBDA,
    "~>": GateCategory.LAMBDA,
    "&": GateCategory.BITVECTOR,
    "^": GateCategory.BITVECTOR,
    "...": GateCategory.MODULE,
}

_ATTRIBUTES: dict[GateCategory, str] = {
    GateCategory.AXIOM: "axiom assume_concurrent",
    GateCategory.EXTERN: "extern dllimport imported compile native nativeType main handle",
    GateCategory.VERIFICATION_OFF: "verify verified_under ignore selective_checking inline skip only termination "
    "timeLimit timeLimitMultiplier rlimit resource_limit options subsumption",
    GateCategory.REVEAL: "opaque",
}
_BANNED_ATTRIBUTES = {name: category for category, names in _ATTRIBUTES.items() for name in names.split()}


def check_bans(tokens: Sequence[RawToken]) -> None:
    """Refuse the first token, in the order of reading, that belongs to a banned construct.

    Raises:
        GateRefusal: with the construct's category.
    """
    for position, token in enumerate(tokens):
        following = [after.text for after in tokens[position + 1 : position + 6]]
        category = _category(token, following, tokens[position - 1].text if position else "")
        if token.kind == "=>" and not _behind_pattern(tokens, position):
            category = GateCategory.LAMBDA
        if category is not None:
            message = f"'{token.text}' is not part of what a candidate may say"
            raise GateRefusal(category, message, token.line, token.column)


def _behind_pattern(tokens: Sequence[RawToken], position: int) -> bool:
    """Say whether the arrow at ``position`` ends the pattern of a ``case``: no other arrow does."""
    for token in reversed(tokens[:position]):
        if token.text == "case":
            return True
        if token.text in {"{", "}", ";", ":=", "=>"}:
            return False
    return False


def _category(token: RawToken, following: list[str], before: str) -> GateCategory | None:
    if token.kind == IDENT:
        return _word_category(token.text, following, before)
    if token.kind == "{" and following[:1] == [":"]:
        return _attribute_category(following)
    if token.kind == "@":
        return GateCategory.ATTRIBUTE
    if token.kind == "*":
        return _star_category(following, before)
    return _SIGNS.get(token.kind)


def _word_category(word: str, following: list[str], before: str) -> GateCategory | None:
    if word == "new" and before == "!" and following[:1] in ([","], [")"]):
        return None  # the characteristic of a type parameter
    if word.startswith("array") and word[5:].rstrip("?").isdigit():
        return GateCategory.HEAP
    if word.startswith("bv") and word[2:].isdigit():
        return GateCategory.BITVECTOR
    return BANNED_WORDS.get(word)


def _attribute_category(following: list[str]) -> GateCategory | None:
    name = following[1] if len(following) > 1 else ""
    if name == "induction" and following[2:4] == ["false", "}"]:
        return None
    return _BANNED_ATTRIBUTES.get(name, GateCategory.ATTRIBUTE)


def _star_category(following: list[str], before: str) -> GateCategory | None:
    """Tell the wildcard from multiplication: it follows a keyword or ``:=``."""
    if before == "decreases":
        return GateCategory.DECREASES_STAR
    if before in {":=", "if", "while", "returns", "return", "invariant"}:
        return GateCategory.NONDETERMINISM
    return None
