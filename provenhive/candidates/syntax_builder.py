"""From Lark's parse tree to raw trees, without recursion: the depth of a text cannot exhaust the stack."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from lark import Token, Tree
from lark.tree import Meta

from provenhive.candidates import raw
from provenhive.candidates.lexer import CHAR, FILE, RawToken, literal_characters
from provenhive.candidates.raw import Ident, RawExpr
from provenhive.candidates.rejection import GateCategory, refuse
from provenhive.spec_lang.span import Span

MAX_DEPTH = 120

Handler = Callable[[Span, list[Any]], Any]
_handlers: dict[str, Handler] = {}


def build(tree: Tree[Token]) -> raw.RawCandidate:
    """Return the raw candidate of a parse tree.

    Raises:
        GateRefusal: ``nesting`` if the tree is too deep, ``missing-body`` and others for constructs that the grammar
            reads only to have them refused.
    """
    check_depth(tree)
    results: dict[int, Any] = {}
    for node in tree.iter_subtrees():  # children before parents
        parts = [results[id(c)] if isinstance(c, Tree) else c for c in node.children]
        results[id(node)] = _handlers[node.data](_span(node.meta), parts)
    found: raw.RawCandidate = results[id(tree)]
    return found


def check_depth(tree: Tree[Token]) -> None:
    """Refuse a tree that is deeper than ``MAX_DEPTH``."""
    level: list[Tree[Token]] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in node.children if isinstance(child, Tree)]
        if not level:
            return
    message = f"expressions and statements nest deeper than {MAX_DEPTH} levels"
    raise refuse(GateCategory.NESTING, message, _span(level[0].meta))


def _span(meta: Meta) -> Span:
    if meta.empty:
        return Span(FILE, 1, 1, 1, 1)
    return Span(FILE, meta.line, meta.column, meta.end_line, meta.end_column)


def _token_span(token: Token) -> Span:
    return Span(FILE, token.line or 1, token.column or 1, token.end_line or 1, token.end_column or 1)


def _rule(*names: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        _handlers.update(dict.fromkeys(names, handler))
        return handler

    return register


def _ident(token: Token) -> Ident:
    return Ident(_token_span(token), str(token))


def _present(parts: list[Any]) -> list[Any]:
    return [part for part in parts if part is not None]


@_rule("names", "locals", "parameters", "expressions", "entries", "field_updates", "statement_cases", "type_parameters")
def _list(_: Span, parts: list[Any]) -> tuple[Any, ...]:
    return tuple(_ident(part) if isinstance(part, Token) else part for part in parts)


@_rule("entry")
def _entry(_: Span, parts: list[Any]) -> tuple[RawExpr, RawExpr]:
    return (parts[0], parts[1])


@_rule("field_update")
def _field_update(_: Span, parts: list[Any]) -> tuple[Ident, RawExpr]:
    return (_ident(parts[0]), parts[1])


@_rule("local", "binder", "parameter")
def _binder(span: Span, parts: list[Any]) -> raw.RawBinder:
    return raw.RawBinder(span, _ident(parts[0]), parts[1])


@_rule("domain")
def _domain(span: Span, parts: list[Any]) -> raw.Domain:
    binders = tuple(part for part in parts if isinstance(part, raw.RawBinder))
    return raw.Domain(span, binders, None if isinstance(parts[-1], raw.RawBinder) else parts[-1])


@_rule("pattern")
def _pattern(span: Span, parts: list[Any]) -> raw.Pattern:
    return raw.Pattern(span, str(parts[0]), parts[1] or ())


# --- types ---------------------------------------------------------------------------------------------------------

_TYPE_WORDS = ("int", "nat", "bool", "char", "string", "seq", "set", "multiset", "map")


def _plain_type(word: str, span: Span, parts: list[Any]) -> raw.TypeName:
    return raw.TypeName(span, word, tuple(parts))


_handlers.update({f"{word}_type": partial(_plain_type, word) for word in _TYPE_WORDS})


@_rule("tuple_type")
def _tuple_type(span: Span, parts: list[Any]) -> raw.TypeName:
    only: raw.TypeName = parts[0]
    return only if len(parts) == 1 else raw.TypeName(span, "()", tuple(parts))


@_rule("named_type")
def _named_type(span: Span, parts: list[Any]) -> raw.TypeName:
    return raw.TypeName(span, str(parts[0]), tuple(_present(parts[1:])))


# --- expressions ---------------------------------------------------------------------------------------------------


def _raw_token(token: Token) -> RawToken:
    span = _token_span(token)
    return RawToken(token.type, str(token), span.line, span.column, span.end_line, span.end_column)


@_rule("name")
def _name(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Name(span, str(parts[0]))


@_rule("call")
def _call(span: Span, parts: list[Any]) -> raw.RawCall:
    return raw.RawCall(span, str(parts[0]), parts[1] or ())


@_rule("integer")
def _integer(span: Span, parts: list[Any]) -> RawExpr:
    digits = str(parts[0]).replace("_", "")
    if len(digits) > 1000:
        raise refuse(GateCategory.TOO_LONG, "a number of more than 1000 digits", span)
    return raw.Literal(span, "int", int(digits, 16) if digits.startswith("0x") else int(digits))


@_rule("character", "string")
def _text(span: Span, parts: list[Any]) -> RawExpr:
    token: Token = parts[0]
    kind = "char" if token.type == CHAR else "string"
    return raw.Literal(span, kind, literal_characters(_raw_token(token)))


@_rule("boolean")
def _boolean(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Literal(span, "bool", str(parts[0]) == "true")


@_rule("parenthesised")
def _parenthesised(_: Span, parts: list[Any]) -> RawExpr:
    inner: RawExpr = parts[0]
    return inner


@_rule("binary")
def _binary(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawBinary(span, str(parts[1]), parts[0], parts[2])


@_rule("prefixed")
def _prefixed(_: Span, parts: list[Any]) -> RawExpr:
    operand: RawExpr = parts[1]
    return operand


@_rule("relation_sign", "kind", "function_kind")
def _words(_: Span, parts: list[Any]) -> str:
    return " ".join(map(str, parts))


@_rule("chain")
def _chain(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Chain(span, tuple(parts[::2]), tuple(parts[1::2]))


@_rule("unary")
def _unary(span: Span, parts: list[Any]) -> RawExpr:
    sign, operand = str(parts[0]), parts[1]
    if sign == "-" and isinstance(operand, raw.Literal) and operand.kind == "int" and int(operand.value) >= 0:
        return raw.Literal(span, "int", -int(operand.value))
    return raw.RawUnary(span, sign, operand)


@_rule("if_expression")
def _if_expression(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawIf(span, parts[0], parts[1], parts[2])


@_rule("let")
def _let(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawLet(span, parts[0], parts[1], parts[2])


@_rule("expression_case")
def _expression_case(span: Span, parts: list[Any]) -> raw.ExprCase:
    return raw.ExprCase(span, parts[0], parts[1])


@_rule("match")
def _match(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawMatch(span, parts[0], tuple(parts[1:]))


@_rule("quantified")
def _quantified(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawQuantified(span, str(parts[0]), parts[1], parts[2])


@_rule("comprehension")
def _comprehension(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Comprehension(span, parts[0], parts[1])


@_rule("member")
def _member(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Member(span, parts[0], str(parts[1]), None)


@_rule("member_call")
def _member_call(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Member(span, parts[0], str(parts[1]), parts[2] or ())


@_rule("test")
def _test(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Test(span, parts[0], str(parts[1])[:-1])


@_rule("project")
def _project(span: Span, parts: list[Any]) -> RawExpr:
    digits = str(parts[1])
    if not digits.isdigit() or len(digits) > 3:
        raise refuse(GateCategory.GRAMMAR, "an item of a tuple is named by a plain number", span)
    return raw.RawProject(span, parts[0], int(digits))


@_rule("with_fields")
def _with_fields(span: Span, parts: list[Any]) -> RawExpr:
    return raw.WithFields(span, parts[0], parts[1])


@_rule("index")
def _index(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawIndex(span, parts[0], parts[1])


@_rule("slice")
def _slice(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawSlice(span, parts[0], parts[1], parts[2])


@_rule("update")
def _update(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawUpdate(span, parts[0], parts[1], parts[2])


@_rule("size")
def _size(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawUnary(span, "|", parts[0])


@_rule("to_multiset")
def _to_multiset(span: Span, parts: list[Any]) -> RawExpr:
    return raw.RawUnary(span, "multiset", parts[0])


@_rule("seq_display")
def _seq_display(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Display(span, "seq", parts[0] or ())


@_rule("set_display")
def _set_display(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Display(span, "set", parts[0] or ())


@_rule("multiset_display")
def _multiset_display(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Display(span, "multiset", parts[0] or ())


@_rule("tuple_display")
def _tuple_display(span: Span, parts: list[Any]) -> RawExpr:
    return raw.Display(span, "tuple", tuple(parts))


@_rule("map_display")
def _map_display(span: Span, parts: list[Any]) -> RawExpr:
    return raw.MapDisplay(span, parts[0] or ())


# --- statements ----------------------------------------------------------------------------------------------------


@_rule("block")
def _block(span: Span, parts: list[Any]) -> raw.RawBlock:
    return raw.RawBlock(span, tuple(parts))


@_rule("declare")
def _declare(span: Span, parts: list[Any]) -> raw.RawStatement:
    return raw.RawDeclare(span, parts[0] is not None, parts[1], parts[2] or ())


@_rule("assign")
def _assign(span: Span, parts: list[Any]) -> raw.RawStatement:
    return raw.RawAssign(span, parts[0], parts[1])


@_rule("call_statement")
def _call_statement(span: Span, parts: list[Any]) -> raw.RawStatement:
    return raw.RawCallStatement(span, raw.RawCall(span, str(parts[0]), parts[1] or ()))


@_rule("if_statement")
def _if_statement(span: Span, parts: list[Any]) -> raw.RawStatement:
    return raw.RawIfStatement(span, parts[0], parts[1], parts[2])


def _clause(keyword: str, _: Span, parts: list[Any]) -> tuple[str, tuple[RawExpr, ...]]:
    return (keyword, parts[0] if keyword == "measure" else (parts[0],))


_handlers.update({keyword: partial(_clause, keyword) for keyword in ("invariant", "requires", "ensures", "measure")})


def _clauses(parts: list[Any], keyword: str) -> tuple[RawExpr, ...]:
    return tuple(expr for kind, exprs in parts for expr in exprs if kind == keyword)


def _one_measure(parts: list[Any], span: Span) -> tuple[RawExpr, ...]:
    if sum(kind == "measure" for kind, _ in parts) > 1:
        raise refuse(GateCategory.GRAMMAR, "more than one 'decreases': write one, with commas", span)
    return _clauses(parts, "measure")


def _need_body(body: raw.RawBlock | RawExpr | None, what: str, span: Span) -> None:
    if body is None:
        raise refuse(GateCategory.MISSING_BODY, f"this {what} has no body", span)


@_rule("while_statement")
def _while(span: Span, parts: list[Any]) -> raw.RawStatement:
    clauses, body = parts[1:-1], parts[-1]
    _need_body(body, "loop", span)
    return raw.RawWhile(span, parts[0], _clauses(clauses, "invariant"), _one_measure(clauses, span), body)


@_rule("statement_case")
def _statement_case(span: Span, parts: list[Any]) -> raw.StatementCase:
    statements = tuple(parts[1:])
    place = span if not statements else Span(FILE, statements[0].span.line, statements[0].span.column, *_end(span))
    return raw.StatementCase(span, parts[0], raw.RawBlock(place, statements))


def _end(span: Span) -> tuple[int, int]:
    return (span.end_line, span.end_column)


@_rule("match_statement")
def _match_statement(span: Span, parts: list[Any]) -> raw.RawStatement:
    return raw.RawMatchStatement(span, parts[0], parts[1])


@_rule("return_statement")
def _return(span: Span, parts: list[Any]) -> raw.RawStatement:
    return raw.RawReturn(span, parts[0] or ())


@_rule("break_statement")
def _break(span: Span, _: list[Any]) -> raw.RawStatement:
    return raw.RawBreak(span)


@_rule("assert_statement")
def _assert(span: Span, parts: list[Any]) -> raw.RawStatement:
    return raw.RawAssert(span, parts[0], parts[1] if len(parts) > 1 else None)


@_rule("forall_statement")
def _forall(span: Span, parts: list[Any]) -> raw.RawStatement:
    _need_body(parts[-1], "forall statement", span)
    return raw.RawForall(span, parts[0], _clauses(parts[1:-1], "ensures"), parts[-1])


@_rule("calc_step")
def _calc_step(_: Span, parts: list[Any]) -> tuple[RawExpr, raw.RawBlock | None]:
    return (parts[0], parts[2])


@_rule("calc_statement")
def _calc(span: Span, parts: list[Any]) -> raw.RawStatement:
    steps, last = parts[1:-1], parts[-1]
    hints = tuple(hint or raw.RawBlock(line.span, ()) for line, hint in steps)
    return raw.RawCalc(span, (*(line for line, _ in steps), last), hints)


# --- helpers -------------------------------------------------------------------------------------------------------


@_rule("induction_off")
def _induction_off(_: Span, parts: list[Any]) -> bool:
    return bool(_present(parts))


@_rule("characteristic")
def _characteristic(_: Span, parts: list[Any]) -> None:
    return None


@_rule("type_parameter")
def _type_parameter(_: Span, parts: list[Any]) -> Ident:
    return _ident(parts[0])


@_rule("method")
def _method(span: Span, parts: list[Any]) -> raw.RawMethod:
    ghost, kind, induction_off, name, type_parameters, parameters, results, *clauses, body = parts
    if ghost and kind == "lemma":
        raise refuse(GateCategory.GRAMMAR, "a lemma is ghost already", span)
    if induction_off and kind != "lemma":
        raise refuse(GateCategory.ATTRIBUTE, "'{:induction false}' belongs to lemmas", span)
    _need_body(body, kind, span)
    return raw.RawMethod(
        span,
        f"ghost {kind}" if ghost else kind,
        _ident(name),
        type_parameters or (),
        parameters or (),
        results or (),
        _contract(clauses, span),
        body,
        induction_off,
    )


@_rule("function")
def _function(span: Span, parts: list[Any]) -> raw.RawFunction:
    ghost, kind, name, type_parameters, parameters, result, *clauses, body = parts
    contract = _contract(clauses, span)
    if contract.ensures:
        message = "functions have no 'ensures': state the fact as a lemma"
        raise refuse(GateCategory.FUNCTION_ENSURES, message, contract.ensures[0].span)
    _need_body(body, "function", span)
    if ghost and "method" in kind:
        raise refuse(GateCategory.GRAMMAR, "a function is either 'ghost' or a 'function method'", span)
    return raw.RawFunction(
        span,
        True if ghost else (False if "method" in kind else None),
        _ident(name),
        type_parameters or (),
        parameters or (),
        _result_type(kind, result, span),
        contract,
        body,
    )


def _result_type(kind: str, result: raw.TypeName | None, span: Span) -> raw.TypeName:
    is_predicate = kind.startswith("predicate")
    if is_predicate != (result is None):
        message = "a predicate has no result type" if is_predicate else "a function states its result type"
        raise refuse(GateCategory.GRAMMAR, message, span)
    return result or raw.TypeName(span, "bool")


def _contract(clauses: list[Any], span: Span) -> raw.Clauses:
    return raw.Clauses(_clauses(clauses, "requires"), _clauses(clauses, "ensures"), _one_measure(clauses, span))


@_rule("start")
def _start(span: Span, parts: list[Any]) -> raw.RawCandidate:
    return raw.RawCandidate(span, parts[0], tuple(parts[1:]))
