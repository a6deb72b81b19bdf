"""Parses proof texts with the grammar ``grammars/lean_proof.lark``, making the layout tokens on the way.

Lean's blocks are made of lines that start in the same column. The rules here, in the manner of the layout algorithm of
the Haskell 2010 Report, section 10.3:

1. where the grammar takes OPEN, a block opens and its column is that of the next token;
2. a line that starts in the column of the innermost block is its next item (SEP), one that starts to the left closes
   the block; lines within brackets that opened inside the block, and lines that start with a token that no item starts
   with, are left alone;
3. a token that the grammar cannot take inside a block, but can after its end, closes it (the report's parse-error
   rule);
4. alternatives that start lines belong to the innermost construct whose first alternative stands no further right;
5. ``let`` and ``have`` in terms end their value (LETSEP) at ``;`` or at a line that starts no further right than they.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from lark import Lark, Token, Tree
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift
from lark.parsers.lalr_interactive_parser import InteractiveParser

from provenhive.errors import InfrastructureError
from provenhive.lean_bridge.script_lexer import Lexeme, ScriptRefused, tactic_refusal, tokens_of
from provenhive.lean_bridge.script_tree import Block, Branch, Leaf, Syntax
from provenhive.lean_bridge.script_words import Refusal
from provenhive.resources import data_folder
from provenhive.spec_lang.tables import load_tables, write_tables

MAX_DEPTH: Final = 120

_NEVER_STARTS: Final = frozenset(
    {
        *("BAR", "ARROW", "ASSIGN", "BINOP", "STAR", "SEQ", "COMMA", "COLON", "SUBTYPE", "AT", "WITH", "THEN", "ELSE"),
        *(
            "FROM",
            "USING",
            "GENERALIZING",
            "RPAR",
            "RANGLE",
            "RBRACK",
            "RBRACE",
            "RQUOTE",
            "INDEX_CLOSE",
            "INDEX_CLOSE_BY",
            "SEMICOLON",
        ),
        *("PROJ", "BY", "ELLIPSIS"),
    }
)
"""Tokens that no tactic and no step starts with: a line that starts with one goes on with what stands before it."""

_LAYOUT: Final = frozenset({"OPEN", "SEP", "CLOSE", "ARMS_END"})
_TRANSPARENT: Final = frozenset(
    {"binop", "chain", "rule", "named_term", "pattern", "pattern_atom", "discriminant", "targets"}
)
"""Rules that make no node of their own around a single child."""

_OPENERS: Final = frozenset({"LPAR", "LANGLE", "LBRACK", "LBRACE", "LQUOTE", "INDEX_OPEN"})
_CLOSERS: Final = frozenset({"RPAR", "RANGLE", "RBRACK", "RBRACE", "RQUOTE", "INDEX_CLOSE", "INDEX_CLOSE_BY"})


class _NoLexer(Lexer):
    """Tokens are fed by hand; lark's own lexer has nothing to do."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        """Yield nothing."""
        return iter(())


def grammar_text() -> str:
    """Return the grammar of proofs.

    Raises:
        InfrastructureError: the installation lacks it.
    """
    path = data_folder("grammars") / "lean_proof.lark"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InfrastructureError(f"the grammar of proofs cannot be read: {error}") from error


def computed_grammar() -> Lark:
    """Return the parser, its tables computed from the grammar."""
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer=_NoLexer,
        start=["proof_script", "proof_term"],
        keep_all_tokens=True,
        maybe_placeholders=False,
    )


@cache
def _grammar() -> Lark:
    return load_tables(grammar_text(), name="lean_proof", lexer=_NoLexer) or computed_grammar()


@dataclass(slots=True)
class _Context:
    """Something open: a ``bracket``, a ``block`` (its items start in ``column``), ``arms`` (the first starts there), a
    ``let`` that waits for its body."""

    kind: str
    column: int
    token: Lexeme
    rebased: bool = True


class _Driver:
    """Feeds tokens to the parser, inserting layout."""

    def __init__(self, start: str) -> None:
        self._parser: InteractiveParser = _grammar().parse_interactive(start=start)
        self._open: list[_Context] = []
        self._last = "SEP"
        self._pending_block = False

    def accepts(self, kind: str) -> bool:
        """Tell whether a token of this kind can come next; a simulation of the LALR automaton's stack."""
        state = self._parser.parser_state
        table: Any = state.parse_conf.parse_table.states
        stack: list[Any] = list(state.state_stack)
        while True:
            step = table[stack[-1]].get(kind)
            if step is None:
                return False
            action, argument = step
            if action is Shift:
                return True
            if argument.expansion:
                del stack[-len(argument.expansion) :]
            stack.append(table[stack[-1]][argument.origin.name][1])
            if kind == "$END" and stack[-1] == state.parse_conf.end_state:
                return True

    def _shift(self, kind: str, text: str = "", at: Lexeme | None = None) -> None:
        line, column = (at.line, at.column) if at else (1, 1)
        self._parser.feed_token(Token(kind, text, None, line, column))
        self._last = kind

    def parse(self, tokens: tuple[Lexeme, ...]) -> Tree[Token]:
        """Feed all tokens and return lark's tree."""
        end = Lexeme(("$END",), "the end of the proof", *self._after(tokens), True)
        self._pending_block = self.accepts("OPEN")
        for token in tokens:
            self._feed(token)
        if self._pending_block:
            raise ScriptRefused(Refusal.SYNTAX, "the proof ends where a tactic must follow", end.line, end.column)
        while not self.accepts("$END"):
            self._close_innermost(end)
        tree = self._parser.feed_token(Token("$END", ""))
        if not isinstance(tree, Tree):
            raise InfrastructureError("the grammar of proofs made no tree")
        return tree

    @staticmethod
    def _after(tokens: tuple[Lexeme, ...]) -> tuple[int, int]:
        return (tokens[-1].line, tokens[-1].column + len(tokens[-1].text)) if tokens else (1, 1)

    # --- one token -------------------------------------------------------------------------------------------

    def _feed(self, token: Lexeme) -> None:
        if self._pending_block:
            self._open_block(token)
        elif token.starts_line:
            self._line_start(token)
        if token.kinds[0] == "SEMICOLON":
            self._semicolon(token)
            return
        kind = self._choose(token)
        while kind is None:
            self._close_innermost(token)
            kind = self._choose(token)
        self._track(kind, token)
        self._shift(kind, token.text, token)
        self._pending_block = self.accepts("OPEN")

    def _choose(self, token: Lexeme) -> str | None:
        """Return the first kind of the token that the grammar takes here."""
        return next((kind for kind in token.kinds if self.accepts(kind)), None)

    def _track(self, kind: str, token: Lexeme) -> None:
        """Keep the list of what is open."""
        if kind in _OPENERS:
            self._push("bracket", token.column, token)
        elif kind == "BAR" and self._last in ("WITH", "FUN", "T_FIRST"):
            self._push("arms", token.column, token)
        elif kind in _CLOSERS:
            self._forget_light()
            if not self._open or self._open.pop().kind != "bracket":
                raise self._unexpected(token)
        elif kind in ("LET", "HAVE", "SUFFICES"):
            self._push("let", token.column, token)

    def _push(self, kind: str, column: int, token: Lexeme, *, rebased: bool = True) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise ScriptRefused(Refusal.SIZE, f"nested more than {MAX_DEPTH} deep", token.line, token.column)
        self._open.append(_Context(kind, column, token, rebased))

    # --- layout ----------------------------------------------------------------------------------------------

    def _enclosing_column(self) -> int:
        return next((c.column for c in reversed(self._open) if c.kind == "block"), 0)

    def _open_block(self, token: Lexeme) -> None:
        if token.starts_line and token.column <= self._enclosing_column():
            raise ScriptRefused(Refusal.SYNTAX, "a tactic must follow, indented", token.line, token.column)
        is_calc = self._last == "CALC"
        self._push("block", token.column, token, rebased=not is_calc or token.starts_line)
        self._shift("OPEN", at=token)
        self._pending_block = False

    def _line_start(self, token: Lexeme) -> None:
        """Apply rules 2, 4 and 5 to a token that starts a line."""
        if token.kinds[0] == "BAR":
            self._arm_start(token)
        if token.kinds[0] in _NEVER_STARTS:
            return
        while self._open:
            innermost = self._open[-1]
            if innermost.kind == "bracket":
                return
            if innermost.kind == "let":
                if token.column > self._enclosing_column() and token.column <= innermost.column:
                    self._end_let(token)
                    return
                if token.column > innermost.column:
                    return
                self._open.pop()
            elif innermost.kind == "arms":
                if token.column > self._enclosing_column():
                    return
                self._open.pop()
            elif token.column > innermost.column:
                return
            elif token.column == innermost.column:
                self._separate(token)
                return
            elif self._rebase(innermost, token):
                return
            else:
                self._close_innermost(token)

    def _arm_start(self, token: Lexeme) -> None:
        """Apply rule 4: end what stands further right than the alternative that starts here."""
        if self._last in ("WITH", "FUN", "T_FIRST"):
            return
        while any(c.kind == "arms" for c in self._inside_bracket()):
            innermost = self._open[-1]
            if innermost.kind == "arms" and token.column >= innermost.column:
                return
            if innermost.kind == "block":
                self._close_innermost(token)
                continue
            self._open.pop()
            if innermost.kind == "arms" and self.accepts("ARMS_END"):
                self._shift("ARMS_END", at=token)

    def _inside_bracket(self) -> list[_Context]:
        """Return what is open inside the innermost bracket."""
        brackets = [position for position, context in enumerate(self._open) if context.kind == "bracket"]
        return self._open[brackets[-1] + 1 :] if brackets else self._open

    def _forget_light(self) -> None:
        """Take what needs no token to end off the list, as far as the innermost block or bracket."""
        while self._open and self._open[-1].kind in ("let", "arms"):
            self._open.pop()

    def _rebase(self, block: _Context, token: Lexeme) -> bool:
        """The steps after the first one of a calculation that starts on the line of ``calc`` set the column."""
        outer = next((c.column for c in reversed(self._open[:-1]) if c.kind == "block"), 0)
        if block.rebased or token.kinds[0] != "HOLE" or token.column <= outer:
            return False
        block.column, block.rebased = token.column, True
        self._separate(token)
        return True

    def _end_let(self, token: Lexeme) -> None:
        """End the value of the innermost ``let`` in a term, if that is what is being read."""
        if self.accepts("LETSEP"):
            self._open.pop()
            self._shift("LETSEP", at=token)

    def _separate(self, token: Lexeme) -> None:
        """End an item of the innermost block."""
        self._forget_light()
        if self._last == "SEP":
            return
        if not self.accepts("SEP"):
            raise self._unexpected(token)
        self._shift("SEP", at=token)

    def _semicolon(self, token: Lexeme) -> None:
        if self.accepts("LETSEP"):
            while self._open and self._open.pop().kind != "let":
                pass
            self._shift("LETSEP", at=token)
            return
        self._forget_light()
        if not self._open or self._open[-1].kind != "block":
            raise self._unexpected(token)
        self._separate(token)

    def _close_innermost(self, token: Lexeme) -> None:
        """End the innermost block because ``token`` cannot stand inside it."""
        self._forget_light()
        unknown_tactic = "IDENT" in token.kinds and self.accepts("T_BARE")
        if unknown_tactic or not self._open or self._open[-1].kind != "block" or not self.accepts("CLOSE"):
            raise self._unexpected(token)
        self._open.pop()
        self._shift("CLOSE", at=token)

    def _unexpected(self, token: Lexeme) -> ScriptRefused:
        """Return the refusal of a token that fits nowhere."""
        if "IDENT" in token.kinds and self.accepts("T_BARE"):
            category = tactic_refusal(token.text)
            return ScriptRefused(category, f"'{token.text}' is not an allowed tactic", token.line, token.column)
        return ScriptRefused(Refusal.SYNTAX, f"unexpected '{token.text}'", token.line, token.column)


def _convert(tree: Tree[Token] | Token) -> Syntax:
    """Return the project's own tree: blocks in place of layout tokens."""
    if isinstance(tree, Token):
        return Leaf(tree.type, str(tree))
    children = tuple(_convert(c) for c in tree.children if not (isinstance(c, Token) and c.type in _LAYOUT))
    if tree.data in ("block", "steps"):
        return Block(children)
    if tree.data in _TRANSPARENT and len(children) == 1:
        return children[0]
    return Branch(str(tree.data), children)


def parse_block(text: str) -> Block:
    """Return the tactics of a script (without a leading ``by``). Raises ``ScriptRefused``."""
    tree = _convert(_Driver("proof_script").parse(tokens_of(text)))
    block = tree.children[0] if isinstance(tree, Branch) else tree
    if not isinstance(block, Block):
        raise InfrastructureError("the grammar of proofs made no block of a script")
    return block


def parse_term(text: str) -> Syntax:
    """Return the tree of a proof term. Raises ``ScriptRefused``."""
    tree = _convert(_Driver("proof_term").parse(tokens_of(text)))
    if not isinstance(tree, Branch) or len(tree.children) != 1:
        raise InfrastructureError("the grammar of proofs made no tree of a term")
    return tree.children[0]


if __name__ == "__main__":
    write_tables(computed_grammar(), grammar_text(), "lean_proof")
