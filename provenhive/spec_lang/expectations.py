"""Words for what the parser found and what it would have accepted."""

from __future__ import annotations

from collections.abc import Iterable

from lark import Token

_EXPRESSION = {
    "NAME", "INT", "CHAR", "STRING", "TRUE", "FALSE", "_LPAR", "_LBRACK", "LBRACE", "_MULTISET_OPEN", "_MAP_OPEN",
    "MULTISET", "SET", "NEGATE", "NOT", "_IF", "_LET", "_MATCH", "FORALL", "EXISTS", "VBAR",
}  # fmt: skip
_TYPE = {"NAME", "SET", "MULTISET", "MAP", "_LPAR"}
_PATTERN = {"NAME", "INT", "NEGATE", "TRUE", "FALSE", "CHAR", "STRING", "_LBRACK", "_LPAR", "UNDERSCORE"}
_OPERATOR = {
    "IFF", "IMPLIES", "OR", "AND", "RELATION", "IN", "NOT_IN", "PLUS", "MINUS", "CONCAT", "STAR", "SLASH", "PERCENT",
    "_DOT", "_INDEX", "_CALL",
}  # fmt: skip
_DECLARATION = {
    "_MODULE", "_IMPORT", "_DATATYPE", "_TYPE", "_FUNCTION", "_PREDICATE", "_LAW", "_UNIT", "_MACHINE", "_SYSTEM",
}  # fmt: skip
_WORDS = {
    "NAME": "a name",
    "INT": "a number",
    "QUESTION": "a constructor followed by ?",
    "_BUILT_FROM": "built from",
    "_LPAR": "(",
    "_CALL": "( directly after the name",
    "RPAR": ")",
    "_LBRACK": "[",
    "_INDEX": "[ directly after the expression",
    "RSQB": "]",
    "LBRACE": "{",
    "RBRACE": "}",
    "COMMA": ",",
    "COLON": ":",
    "EQUAL": "=",
    "VBAR": "|",
    "LESSTHAN": "<",
    "MORETHAN": ">",
    "LET_IN": "in",
    "DOT": ".",
    "_DOT": ".",
    "DOUBLE_COLON": "::",
    "ASSIGN": ":=",
    "DOTS": "..",
    "ARROW": "=>",
}
_SHOWN = 8


def describe_found(token: Token) -> str:
    """Return what was found, as the text has it."""
    if token.type == "$END":
        return "end of the declaration"
    kind = "keyword" if token.type.lstrip("_").lower() == str(token) else ""
    return f"{kind} '{token}'".strip()


def describe_expected(accepts: set[str], token: Token | None) -> tuple[str | None, str | None]:
    """Return words for what the parser would accept, and a way out when the mistake is a common one."""
    rest = set(accepts)
    words: list[str] = []
    for needed, group, name in (
        ({"NAME", "INT", "_IF"}, _EXPRESSION, "an expression"),
        ({"NAME", "INT", "TRUE"}, _PATTERN, "a pattern"),
        ({"NAME", "SET", "MAP"}, _TYPE, "a type"),
        ({"PLUS", "AND"}, _OPERATOR, "an operator"),
        ({"_LAW", "_UNIT"}, _DECLARATION, "another declaration"),
    ):
        if needed <= rest:
            words.append(name)
            rest -= group
    rest -= {"$END", *(_OPERATOR & rest if "an operator" in words else set())}
    words += sorted(_word(terminal) for terminal in rest)
    if not words:
        return None, _way_out(accepts, token)
    return _join(words), _way_out(accepts, token)


def _word(terminal: str) -> str:
    word = _WORDS.get(terminal) or terminal.lstrip("_").lower()
    return word if word[0].isalpha() else f"'{word}'"


def _join(words: Iterable[str]) -> str:
    listed = list(dict.fromkeys(words))
    if len(listed) > _SHOWN:
        listed = [*listed[:_SHOWN], "..."]
    return " or ".join(listed) if len(listed) < 3 else "one of " + ", ".join(listed)


def _after_expression(accepts: set[str]) -> bool:
    return "PLUS" in accepts or ("_LAW" in accepts and "NAME" not in accepts)


def _way_out(accepts: set[str], token: Token | None) -> str | None:
    if token is None:
        return None
    text = str(token)
    if token.type == "$END" and {"_ENSURES", "_REQUIRES", "NAME"} <= accepts:
        return "a statement is missing; one that begins with a minus needs 'ensures' before it"
    if text == "(" and _after_expression(accepts):
        return "the ( of a call stands directly after the name: f(x)"
    if text == "[" and _after_expression(accepts):
        return "the [ of an index stands directly after the expression: xs[i]"
    if text == "|" and accepts <= {"COMMA", "COLON", "DOUBLE_COLON"}:
        return "a range is part of the body: forall i :: 0 <= i < n ==> ..., exists i :: 0 <= i < n && ..."
    if text == "=" and "NAME" not in accepts:
        return "equality is written =="
    if text == "in" and not accepts & {"NAME", "LET_IN", "PLUS"}:
        return "membership in the value of a let needs parentheses: let b = (x in s) in ..."
    if "NAME" in accepts and token.type not in ("NAME", "$END") and text.isidentifier():
        return f"'{text}' is a keyword and cannot be a name"
    return None
