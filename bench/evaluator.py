"""Compares the compiled evaluator with the slow reference on the same questions, and prints the ratios.

Usage: python bench/evaluator.py [--seconds S]

Each row asks one question on many inputs, with one and then with the other, until ``S`` seconds (default 1) are spent
on each side; every answer of the reference is compared with that of the evaluator.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from provenhive.spec_lang.core import Function, Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.reference import Reference
from provenhive.spec_lang.values import Data, Value

SPECIFICATION = """
module bench

datatype Tree = Leaf | Node(left: Tree, key: int, right: Tree)

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
predicate sorted(xs: seq<int>) = forall i: int, j: int :: 0 <= i < j < |xs| ==> xs[i] <= xs[j]
predicate all_found(xs: seq<int>, ys: seq<int>) = forall v: int :: v in xs ==> v in ys
predicate prime(n: int) = n > 1 && (forall d: int :: 2 <= d < n ==> n % d != 0)
function fibonacci(n: nat): nat decreases n = if n < 2 then n else fibonacci(n - 1) + fibonacci(n - 2)
function size(t: Tree): nat = match t { Leaf => 0, Node(l, k, r) => size(l) + 1 + size(r) }
predicate permuted(xs: seq<int>, ys: seq<int>) = multiset(xs) == multiset(ys)
"""


@dataclass(frozen=True)
class Question:
    """A function, a maker of its arguments, and how far the reference has to look for quantified integers."""

    function: str
    arguments: Callable[[random.Random], tuple[Value, ...]]
    window: int = 0


def numbers(source: random.Random, length: int = 8) -> tuple[int, ...]:
    """Return a sequence of small integers, sorted half of the time."""
    items = [source.randint(-9, 9) for _ in range(length)]
    return tuple(sorted(items)) if source.random() < 0.5 else tuple(items)


def tree(source: random.Random, depth: int = 4) -> Data:
    """Return a random tree."""
    if depth == 0 or source.random() < 0.2:
        return Data("Leaf")
    return Data("Node", (tree(source, depth - 1), source.randint(0, 99), tree(source, depth - 1)))


QUESTIONS = (
    Question("sum", lambda s: (numbers(s),)),
    Question("sorted", lambda s: (numbers(s),), window=9),
    Question("all_found", lambda s: (numbers(s), numbers(s)), window=10),
    Question("prime", lambda s: (s.randint(2, 60),), window=60),
    Question("fibonacci", lambda s: (s.randint(5, 14),)),
    Question("size", lambda s: (tree(s),)),
    Question("permuted", lambda s: (numbers(s), numbers(s))),
)


def inputs(question: Question, seed: int) -> Iterator[tuple[Value, ...]]:
    """Yield arguments, the same for the same seed."""
    source = random.Random(f"{seed}:{question.function}")
    while True:
        yield question.arguments(source)


def rate(answer: Callable[[tuple[Value, ...]], Value], question: Question, seconds: float) -> tuple[float, list[Value]]:
    """Return answers a second and the answers."""
    answers: list[Value] = []
    start = time.perf_counter()
    for arguments in inputs(question, 1):
        answers.append(answer(arguments))
        if time.perf_counter() - start > seconds:
            break
    return len(answers) / (time.perf_counter() - start), answers


def measure(program: Program, question: Question, seconds: float) -> tuple[float, float]:
    """Return the rates of the evaluator and of the reference; their answers are the same."""
    function: Function = program.function(f"bench.{question.function}")
    evaluator, reference = Evaluator(program), Reference(program, window=question.window)
    names = [p.name for p in function.parameters]
    fast, first = rate(lambda a: evaluator.call(function, a), question, seconds)
    slow, second = rate(
        lambda a: reference.evaluate(function.body, dict(zip(names, a, strict=True))), question, seconds
    )
    shared = min(len(first), len(second))
    if first[:shared] != second[:shared]:
        raise SystemExit(f"{question.function}: the evaluator and the reference disagree")
    return fast, slow


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=1.0)
    seconds = parser.parse_args().seconds
    program = load_text(SPECIFICATION)
    print(f"{'function':12} {'evaluator/s':>14} {'reference/s':>14} {'ratio':>8}")
    for question in QUESTIONS:
        fast, slow = measure(program, question, seconds)
        print(f"{question.function:12} {fast:14,.0f} {slow:14,.0f} {fast / slow:8.1f}")


if __name__ == "__main__":
    main()
