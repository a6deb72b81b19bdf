"""Rendered statements in the real engine: definitions compile, values agree with the evaluator, machines are safe."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lean_support import lean_engine, lean_library

from provenhive.judge.lean_check import LeanJudgement
from provenhive.judge.machines import check_machine, confirm_machine
from provenhive.lean_bridge.checker import CheckedTheorem, Checker, quick_check
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.render import (
    Rendered,
    equation_proofs,
    equation_statement,
    ground_proofs,
    ground_statement,
    law_statement,
)
from provenhive.lean_bridge.render_machine import PieceProof
from provenhive.lean_bridge.script import parse_proof
from provenhive.obligations.machines import machine_claims
from provenhive.resources import data_folder
from provenhive.spec_lang import core
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.generate import Generator
from provenhive.spec_lang.load import load_program, load_text
from provenhive.spec_lang.types import BOOL, INT
from provenhive.spec_lang.value_forms import literal
from provenhive.verdicts import Proved, Unknown

EXAMPLES = sorted(data_folder("examples").glob("*.hspec"))


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=2) as workers:
        yield workers


@cache
def _load(path: Path) -> core.Program:
    return load_program(path)


def _functions(program: core.Program) -> list[core.Function]:
    return [d for d in program.main.declarations if isinstance(d, core.Function)]


def _accepted(pool: WorkerPool, rendered: Rendered, texts: tuple[str, ...]) -> bool:
    return any(quick_check(pool, rendered.statement, parse_proof(text), seconds=60).accepted for text in texts)


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_functions_are_total(path: Path, pool: WorkerPool) -> None:
    program = _load(path)
    open_ = [
        function.name
        for function in _functions(program)
        if not _accepted(pool, equation_statement(program, function), equation_proofs(program, function))
    ]
    assert open_ == []


def _ground(program: core.Program, function: core.Function) -> Iterator[tuple[core.Call, core.Expr, object]]:
    """Calls on generated arguments with what the evaluator says."""
    evaluator = Evaluator(program)
    result = core.Binder("result", erase(program, function.result))
    contract = core.Unit(function.name, (), function.parameters, (result,), function.requires, ())
    for arguments in Generator(evaluator).inputs(contract, 3, size=3):
        value = evaluator.call(function, arguments)
        literals = tuple(literal(a, p.type, program) for a, p in zip(arguments, function.parameters, strict=True))
        yield core.Call(function.name, (), literals, result.type), literal(value, result.type, program), value


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_kernel_agrees_with_the_evaluator(path: Path, pool: WorkerPool) -> None:
    program = _load(path)
    different = []
    for function in _functions(program):
        if function.type_parameters:
            continue
        for call, value, shown in _ground(program, function):
            rendered = ground_statement(program, "ground", call, value)
            if not _accepted(pool, rendered, ground_proofs(rendered)):
                different.append((rendered.statement.conclusion, shown))
    assert different == []


def test_a_wrong_value_is_not_confirmed(pool: WorkerPool) -> None:
    program = load_text("module m\nfunction sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }")
    call = core.Call("m.sum", (), (core.SeqLit((core.IntLit(2), core.IntLit(3)), INT),), INT)
    right = ground_statement(program, "ground", call, core.IntLit(5))
    wrong = ground_statement(program, "ground", call, core.IntLit(6))
    assert _accepted(pool, right, ground_proofs(right))
    assert not _accepted(pool, wrong, ground_proofs(wrong))


LAWS = """
module m
datatype Tree = Leaf | Node(left: Tree, value: nat, right: Tree)
type Even = x: int where x % 2 == 0
function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
function total(t: Tree): int = match t { Leaf => 0, Node(l, v, r) => total(l) + v + total(r) }
function insert(x: int, xs: seq<int>): seq<int> =
  match xs { [] => [x], y :: rest => if x <= y then [x] ++ xs else [y] ++ insert(x, rest) }
law sum_append(xs: seq<int>, ys: seq<int>): sum(xs ++ ys) == sum(xs) + sum(ys)
law evens(a: Even, b: Even): (a + b) % 2 == 0
law total_nat(t: Tree): total(t) >= 0
law same_elements(x: int, xs: seq<int>): multiset(insert(x, xs)) == multiset(xs) + multiset{x}
law parts(xs: seq<int>, n: int): requires 0 <= n <= |xs| xs[..n] ++ xs[n..] == xs
law parted(s: set<int>, t: set<int>): s * t + (s - t) == s
law updated(m: map<int, int>, k: int, v: int): m[k := v][k] == v
law characters(a: char, b: char): a < b ==> a != b
law pairs(p: (int, bool)): (p.0, p.1) == p
law euclid(a: int, b: int): requires b != 0 b * (a / b) + a % b == a && a % b >= 0
law reals(): 2 - 3 == -1
"""
PROOFS = {
    "m.sum_append": "induction xs <;> simp_all [sum] <;> omega",
    "m.evens": "omega",
    "m.total_nat": (
        "induction t with\n| Leaf => simp [total]\n| Node l v r il ir =>\n"
        "  have a := il h1.1\n  have b := ir h1.2.2\n  have c := h1.2.1\n  simp [total]\n  omega"
    ),
    "m.same_elements": "induction xs <;> simp_all [insert] <;> (try split) <;> simp_all <;> intro a <;> omega",
    "m.parts": "exact Hive.take_append_drop xs n",
    "m.parted": "simp\nintro a\nby_cases h : Hive.FinSet.Mem a t <;> simp [h]",
    "m.updated": "simp",
    "m.characters": "intro h e\nrw [e] at h\nomega",
    "m.pairs": "rfl",
    "m.euclid": "exact ⟨Int.mul_ediv_add_emod a b, Int.emod_nonneg a h1⟩",
    "m.reals": "rfl",
}


@pytest.mark.parametrize("name", PROOFS)
def test_laws_are_proved(name: str) -> None:
    program = load_text(LAWS)
    rendered = law_statement(program, program.law(name))
    result = Checker(lean_engine(), lean_library()).check(rendered.statement, parse_proof(PROOFS[name]))
    assert isinstance(result, CheckedTheorem), result


MACHINE = """
module bank
datatype Entry = Credit(amount: nat) | Debit(amount: nat)
function value(log: seq<Entry>): int =
  match log { [] => 0, e :: rest => (match e { Credit(a) => a, Debit(a) => 0 - a }) + value(rest) }
machine Account
  state balance: int, log: seq<Entry>
  invariant balance >= 0
  initially balance == 0 && log == []
  operation withdraw(amount: nat)
    requires amount <= balance
    ensures balance' == balance - amount && log' == [Debit(amount)] ++ log
  operation deposit(amount: nat)
    ensures balance' == balance + amount && log' == [Credit(amount)] ++ log
  property conserved: balance == value(log)
"""
STEP = "first\n| omega\n| (subst_vars; simp [value]; omega)\n| (subst_vars; simp [value])\n| (simp_all [value]; omega)"


def _machine(text: str) -> tuple[core.Program, core.Machine]:
    program = load_text(text)
    (machine,) = (d for d in program.main.declarations if isinstance(d, core.Machine))
    return program, machine


def _checked(program: core.Program, machine: core.Machine, part: str, script: str) -> LeanJudgement:
    claim = next(c for c in machine_claims(program, machine) if c.part == part)
    proofs = [PieceProof(piece, script) for piece in (*claim.assumed, *claim.pieces)]
    return check_machine(Checker(lean_engine(), lean_library()), program, machine, claim, proofs)


@pytest.mark.parametrize("part", ["invariants", "property conserved"])
def test_a_machine_is_safe_because_its_pieces_hold(part: str) -> None:
    judged = _checked(*_machine(MACHINE), part, STEP)
    assert isinstance(judged.verdict, Proved), judged
    again = confirm_machine(Checker(lean_engine(), lean_library()), *_machine(MACHINE), part, judged.proof)
    assert isinstance(again.verdict, Proved)
    assert again.statement == judged.statement


def test_a_broken_machine_is_not_safe() -> None:
    judged = _checked(*_machine(MACHINE.replace("requires amount <= balance\n", "")), "invariants", STEP)
    assert isinstance(judged.verdict, Unknown)


def test_proofs_for_other_pieces_prove_nothing() -> None:
    checker, (program, machine) = Checker(lean_engine(), lean_library()), _machine(MACHINE)
    for text in ("[]", '[["omega", false]]', "no list", "{}", '[["sorry", false], ["sorry", false], ["sorry", false]]'):
        judged = confirm_machine(checker, program, machine, "invariants", text)
        assert isinstance(judged.verdict, Unknown), text


def test_boolean_functions_and_their_propositions(pool: WorkerPool) -> None:
    program = load_text("module m\npredicate small(x: int) = 0 <= x < 10")
    call = core.Call("m.small", (), (core.IntLit(3),), BOOL)
    rendered = ground_statement(program, "ground", call, core.BoolLit(True))
    assert _accepted(pool, rendered, ("simp [m.small]",))
