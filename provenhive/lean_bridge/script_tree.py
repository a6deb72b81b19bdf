"""Syntax trees of proofs, and their printer.

A tree keeps every token of the grammar and nothing of the layout: a ``Block`` stands wherever the text had lines that
belong together. The printer makes its own layout. A block at the end of a tactic goes on lines of its own, indented by
two; any other block starts where it stands and its further lines are aligned below its first token, so that no column
that Lean checks is ever undercut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leaf:
    """A token; ``kind`` is its terminal in the grammar."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A phrase; ``rule`` is its rule in the grammar."""

    rule: str
    children: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Tactics, or steps of a calculation, one a line."""

    items: tuple[Syntax, ...]


Syntax = Leaf | Branch | Block


@dataclass(frozen=True, slots=True)
class Script:
    """A proof by tactics."""

    block: Block

    def text(self, indent: int = 2) -> str:
        """Return the script as it follows ``by`` on lines of its own, without a line end behind it."""
        printer = _Printer()
        printer.lines(self.block, indent)
        return printer.result()

    def as_term(self, indent: int = 2) -> str:
        """Return ``by`` and the script: the text that may follow ``:=``."""
        return f"by\n{self.text(indent)}"


@dataclass(frozen=True, slots=True)
class ProofTerm:
    """A proof by a term."""

    term: Syntax

    def text(self, indent: int = 2) -> str:
        """Return the term on a line of its own."""
        printer = _Printer()
        printer.indentation(indent)
        printer.put(self.term, tail=True)
        return printer.result()

    def as_term(self, indent: int = 2) -> str:
        """Return the text that may follow ``:=``."""
        return f"\n{self.text(indent)}"


Proof = Script | ProofTerm


def leaves(tree: Syntax) -> Iterator[Leaf]:
    """Yield the tokens of a tree in order."""
    if isinstance(tree, Leaf):
        yield tree
        return
    for part in tree.items if isinstance(tree, Block) else tree.children:
        yield from leaves(part)


def names(proof: Proof) -> frozenset[str]:
    """Return every name that stands in a proof: of lemmas, of functions, of local variables."""
    tree = proof.block if isinstance(proof, Script) else proof.term
    return frozenset(leaf.text for leaf in leaves(tree) if leaf.kind == "IDENT")


_TIGHT_AFTER = frozenset({"LPAR", "LANGLE", "LBRACK", "INDEX_OPEN", "LQUOTE", "AT_SIGN", "INDEX_CLOSE_BY"})
_TIGHT_BEFORE = frozenset(
    {"RPAR", "RANGLE", "RBRACK", "INDEX_CLOSE", "INDEX_CLOSE_BY", "RQUOTE", "COMMA", "PROJ", "INDEX_OPEN"}
)
_ARMS = frozenset({"case_arm", "tactic_arm", "first_arm", "term_arm"})
_TAIL_RULES = frozenset(
    {"simple", "nested", "calc", "case_arm", "tactic_arm", "chain", "step", "by", "infix", "structured"}
)
"""Phrases whose last part may put a block on lines of its own: those that save no column of their own in Lean."""


class _Printer:
    """Writes tokens and keeps track of the column."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._column = 0
        self._indent = 0  # of the line that the innermost block stands on
        self._last = ""  # kind of the last token on the line; empty at its start

    def result(self) -> str:
        """Return the text."""
        return "".join(self._parts)

    def indentation(self, columns: int) -> None:
        """Start a line with that many spaces."""
        self._parts.append(" " * columns)
        self._column = self._indent = columns
        self._last = ""

    def new_line(self, columns: int) -> None:
        """End the line and start the next."""
        self._parts.append("\n")
        self.indentation(columns)

    def lines(self, block: Block, columns: int) -> None:
        """Write the items of a block, each on a line of its own."""
        for position, item in enumerate(block.items):
            if position == 0:
                self.indentation(columns)
            else:
                self.new_line(columns)
            self.put(item, tail=True)

    def put(self, tree: Syntax, *, tail: bool) -> None:
        """Write a tree; ``tail`` says that nothing follows it in its tactic."""
        if isinstance(tree, Leaf):
            self._token(tree)
        elif isinstance(tree, Block):
            self._block(tree, tail=tail)
        else:
            self._branch(tree, tail=tail and tree.rule in _TAIL_RULES)

    def _branch(self, tree: Branch, *, tail: bool) -> None:
        indent = self._indent
        start = self._align(tree) if _is_let(tree) else 0
        arms_column: int | None = None
        for position, child in enumerate(tree.children):
            is_arm = isinstance(child, Branch) and child.rule in _ARMS
            if is_arm:
                arms_column = self._arm(child, arms_column, indent, tail=tail)
            if isinstance(child, Leaf) and child.kind == "LETSEP":
                self.new_line(start)
            else:
                self.put(child, tail=tail and (is_arm or position == len(tree.children) - 1))
            if is_arm or isinstance(child, Block):
                self._indent = indent
        self._indent = indent

    def _arm(self, arm: Syntax, column: int | None, indent: int, *, tail: bool) -> int:
        """Go to where the next alternative starts and return its column."""
        if column is None and not tail:
            return self._align(arm)
        column = indent + 2 if column is None else column
        self.new_line(column)
        return column

    def _align(self, tree: Syntax) -> int:
        """Write the space before a tree and return the column that it starts in."""
        first = next(leaves(tree), None)
        if first is not None:
            self._space(first.kind)
            self._last = ""
        return self._column

    def _block(self, block: Block, *, tail: bool) -> None:
        if self._last == "CDOT" or not (tail or self._simple(block)):
            self._hanging(block)
        elif self._simple(block):
            self.put(block.items[0], tail=tail)
        else:
            column = self._indent + 2
            self._parts.append("\n")
            self.lines(block, column)

    def _hanging(self, block: Block) -> None:
        """Write a block from here on, its lines aligned below its first token."""
        column = self._align(block)
        for position, item in enumerate(block.items):
            if position > 0:
                self.new_line(column)
            self._indent = column
            self.put(item, tail=True)

    @staticmethod
    def _simple(block: Block) -> bool:
        """Tell whether a block is one tactic that holds no block itself."""
        return len(block.items) == 1 and not _has_block(block.items[0])

    def _space(self, kind: str) -> None:
        """Write the space that belongs before a token of this kind."""
        if self._last and self._last not in _TIGHT_AFTER and kind not in _TIGHT_BEFORE:
            self._write(" ")

    def _token(self, leaf: Leaf) -> None:
        self._space(leaf.kind)
        self._write(leaf.text)
        self._last = leaf.kind

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._column += len(text)


def _has_block(tree: Syntax) -> bool:
    if isinstance(tree, Leaf):
        return False
    return isinstance(tree, Block) or any(_has_block(part) for part in tree.children)


def _is_let(tree: Branch) -> bool:
    return any(isinstance(child, Leaf) and child.kind == "LETSEP" for child in tree.children)
