"""The core library on the real engine: each tactic shown proving, and refusing what is wrong.

All snippets of a table are one file, so that the engine starts once; messages are told apart by their lines.
"""

# ruff: noqa: E501, RUF001
# Lean text: its own symbols, and statements that read better on one line.

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.library import LibrarySource, build_library
from provenhive.lean_bridge.messages import Message
from provenhive.lean_bridge.one_shot import check_file
from provenhive.resources import data_folder

HEADER = "noncomputable section\nopen List\n"

PROVED = {
    "intro exact": "theorem t (p q : Prop) : p → q → p := by intro h _; exact h",
    "apply": "theorem t (a b : Nat) (h : a ≤ b) (k : b ≤ a) : a = b := by apply Nat.le_antisymm <;> assumption",
    "refine": "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by refine ⟨?_, hq⟩; exact hp",
    "constructor": "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor\n  · exact hp\n  · exact hq",
    "cases": "theorem t (p q : Prop) (h : p ∨ q) : q ∨ p := by\n"
    "  cases h with\n  | inl h => exact .inr h\n  | inr h => exact .inl h",
    "rcases": "theorem t (p q r : Prop) (h : p ∧ (q ∨ r)) : q ∨ r ∧ p := by\n"
    "  rcases h with ⟨hp, hq | hr⟩\n  · exact .inl hq\n  · exact .inr ⟨hr, hp⟩",
    "obtain": "theorem t (f : Nat → Nat) (h : ∃ x, f x = 3 ∧ x < 2) : ∃ y, f y = 3 := by\n"
    "  obtain ⟨x, hx, _⟩ := h\n  exact ⟨x, hx⟩",
    "rintro": "theorem t (p q : Prop) : ¬(p ∨ q) → ¬p := by\n  rintro h hp\n  exact h (.inl hp)",
    "induction": "theorem t (xs : List Nat) : xs ++ [] = xs := by\n"
    "  induction xs with\n  | nil => rfl\n  | cons x xs ih => rw [List.cons_append, ih]",
    "induction generalizing": "def go (n : Nat) : List Nat → Nat\n  | [] => n\n  | x :: xs => go (n + x) xs\n"
    "theorem t (n : Nat) (xs : List Nat) : go n xs = n + go 0 xs := by\n"
    "  induction xs generalizing n with\n  | nil => simp [go]\n"
    "  | cons x xs ih => simp only [go]; rw [ih (n + x), ih (0 + x)]; omega",
    "induction using": "theorem t (p : Nat → Prop) (h : ∀ n, (∀ m, m < n → p m) → p n) (n : Nat) : p n := by\n"
    "  induction n using Nat.strongRecOn with\n  | ind n ih => exact h n ih",
    "fun_induction": "def fib : Nat → Nat\n  | 0 => 0\n  | 1 => 1\n  | n + 2 => fib n + fib (n + 1)\n"
    "theorem t (n : Nat) : fib n ≤ fib (n + 1) := by\n"
    "  fun_induction fib n with\n  | case1 => decide\n  | case2 => decide\n  | case3 n _ _ => simp [fib]",
    "exists": "theorem t : ∃ x : Nat, x * x = 49 := by exists 7",
    "anonymous constructor": "theorem t : ∃ x y : Int, x + y = 3 ∧ x - y = 1 := ⟨2, 1, by decide, by decide⟩",
    "rw": "theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := by rw [h, k]",
    "rw at": "theorem t (a b : Nat) (h : a + 0 = b) : a = b := by rw [Nat.add_zero] at h; exact h",
    "rw backwards": "theorem t (a b c : Nat) : a * (b * c) = a * b * c := by rw [← Nat.mul_assoc]",
    "rwa": "theorem t (a b c : Nat) (h : a = b) (k : b < c) : a < c := by rwa [← h] at k",
    "simp": "theorem t (xs ys : List Nat) : (xs ++ ys).reverse.length = ys.length + xs.length := by simp",
    "simp only": "theorem t (a b : Nat) (h : a = b) : a + 0 = b := by simp only [Nat.add_zero, h]",
    "simp at": "theorem t (a : Nat) (h : a ∈ [1, 2, 3]) : a ≤ 3 := by simp at h; omega",
    "simp literals": "theorem t : (2 : Int) * -3 + 7 % 4 = -3 ∧ 2 ^ 10 = 1024 ∧ (3 ∣ 12) := by simp",
    "simp offsets": "theorem t (x : Nat) : x + 2 ≤ 5 ↔ x ≤ 3 := by simp",
    "simpa": "theorem t (xs ys : List Nat) (h : xs ++ [1] = ys ++ [1]) : xs = ys := by simpa using h",
    "simp_all": "theorem t (f : Nat → Nat) (a b : Nat) (h : f a = 0) (k : a = b) : f b + 1 = 1 := by simp_all",
    "dsimp": "theorem t (a b : Nat) : (a, b).1 + 0 = a := by dsimp only; rfl",
    "omega nat": "theorem t (a b : Nat) (h : a < b) (k : b < a + 2) : b = a + 1 := by omega",
    "omega int": "theorem t (x y : Int) (h : 3 * x + 5 * y = 7) (k : x > 0) (l : y > 0) : False := by omega",
    "omega division": "theorem t (x : Int) : x % 2 + 2 * (x / 2) = x ∧ 0 ≤ x % 2 := by omega",
    "omega cases": "theorem t (a b : Int) : (if a ≤ b then a else b) = min a b := by omega",
    "omega casts": "theorem t (n m : Nat) (h : (n : Int) < m) : n + 1 ≤ m := by omega",
    "omega dichotomy": "theorem t (a b c : Nat) (h : ¬(a = b ∨ c < a)) (k : a ≤ b ↔ c < 3) : c < 3 ∨ b < a := by omega",
    "decide": "theorem t : ∀ x ∈ [1, 2, 3], x * x < 10 := by decide",
    "decide euclidean": "theorem t : (-7 : Int) / 2 = -4 ∧ (-7 : Int) % 2 = 1 ∧ (7 : Int) / -2 = -3 := by decide",
    "decide strings": """theorem t : 'a' ≠ 'b' ∧ "ab" ++ "c" = "abc" := by decide""",
    "decide bool": "theorem t : ∀ a b c : Bool, (a && (b || c)) = (a && b || a && c) := by decide",
    "decide bounded": "theorem t : ∀ n, n < 20 → n * n < 400 := by decide",
    "rfl": "theorem t : 123456789 * 987654321 = 121932631112635269 := by rfl",
    "split if": "theorem t (a b : Nat) : (if a < b then b else a) = max a b := by split <;> omega",
    "split match": "theorem t (o : Option Nat) : (match o with | some x => x | none => 0) ≥ 0 := by split <;> simp",
    "unfold": "def f (x : Int) : Int := x + 1\ntheorem t (x : Int) : f x > x := by unfold f; omega",
    "subst": "theorem t (a b : Nat) (h : a = b) : b = a := by subst h; rfl",
    "contradiction": "theorem t (p q : Prop) (h : p) (k : ¬p) : q := by contradiction",
    "exfalso": "theorem t (a : Nat) (h : a < a) : a = 7 := by exfalso; exact Nat.lt_irrefl a h",
    "have show": "theorem t (a b : Nat) (h : a = b) : b + 1 = a + 1 := by\n"
    "  have k : b = a := h.symm\n  show b + 1 = a + 1\n  rw [k]",
    "suffices": "theorem t (a : Nat) : a ≤ a + 1 := by\n  suffices h : a < a + 1 from Nat.le_of_lt h\n  exact Nat.lt_add_one a",
    "calc": "theorem t (a b c : Int) (h : a < b) (k : b ≤ c) : a < c := by\n  calc\n    a < b := h\n    _ ≤ c := k",
    "first try repeat": "theorem t (p q r : Prop) (hp : p) (hq : q) (hr : r) : p ∧ q ∧ r := by\n"
    "  try exact hp\n  repeat (first | assumption | constructor)",
    "all_goals": "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor\n  all_goals assumption",
    "any_goals": "theorem t (p q r : Prop) (hp : p) (k : q → r) (h : q) : p ∧ r := by\n  constructor\n  any_goals assumption\n  exact k h",
    "by_cases": "theorem t (p q : Prop) (h : p → q) (k : ¬p → q) : q := by\n  by_cases c : p\n  · exact h c\n  · exact k c",
    "generalize": "theorem t (a b : Nat) : (a + b) * 0 = 0 := by generalize a + b = c; simp",
    "injection": "theorem t (a b : Nat) (h : some a = some b) : a = b := by injection h",
    "left right": "theorem t (p q : Prop) (h : q) : p ∨ q := by right; exact h",
    "specialize": "theorem t (f : Nat → Nat) (h : ∀ x, f x = x) : f 3 = 3 := by specialize h 3; exact h",
    "revert": "theorem t (a : Bool) : (!!a) = a := by revert a; decide",
    "funext": "theorem t (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by funext x; exact h x",
    "ext": "theorem t (p q : Nat × Int) (h : p.1 = q.1) (k : p.2 = q.2) : p = q := by ext <;> simp [h, k]",
    "congr": "theorem t (xs ys : List Nat) (h : xs = ys) : xs.reverse = ys.reverse := by congr",
    "conv": "theorem t (a : Nat) : a = a + 0 := by\n  conv =>\n    rhs\n    rw [Nat.add_zero]",
    "norm_cast": "theorem t (a b : Nat) (h : (a : Int) + 1 < b) : a + 1 < b := by exact_mod_cast h",
    "push_cast": "theorem t (a b : Nat) : ((a + 2 * b : Nat) : Int) = a + 2 * b := by push_cast; rfl",
    "symm": "theorem t (a b : Nat) (h : a = b) : b = a := by symm; exact h",
    "match tactic": "theorem t (o : Option Nat) (h : o ≠ none) : ∃ x, o = some x := by\n"
    "  match o, h with\n  | some x, _ => exact ⟨x, rfl⟩",
    "nomatch": "theorem t (a : Nat) (h : a < 0) : a = 5 := nomatch h",
    "deriving": "inductive Shape where\n  | dot\n  | box (w h : Int)\n  | group (items : Shape) (rest : Shape)\n"
    "deriving DecidableEq\ntheorem t : Shape.group .dot (.box 1 2) ≠ .group .dot (.box 2 1) := by decide",
    "structure": "structure Account where\n  balance : Int\n  log : List (Nat × Int)\nderiving DecidableEq\n"
    "theorem t (a : Account) : { a with balance := 0 }.log = a.log := rfl",
    "structural recursion": "inductive Tree where\n  | leaf\n  | node (l : Tree) (v : Int) (r : Tree)\n"
    "def Tree.mirror : Tree → Tree\n  | leaf => leaf\n  | node l v r => node r.mirror v l.mirror\n"
    "theorem t (a : Tree) : a.mirror.mirror = a := by induction a <;> simp_all [Tree.mirror]",
    "termination_by": "def log (n : Nat) : Nat := if n ≤ 1 then 0 else 1 + log (n / 2)\ntermination_by n\n"
    "decreasing_by omega\ntheorem t : log 8 = 3 := by simp [log]",
    "termination_by pair": "def ack : Nat → Nat → Nat\n  | 0, n => n + 1\n  | m + 1, 0 => ack m 1\n"
    "  | m + 1, n + 1 => ack m (ack (m + 1) n)\ntermination_by m n => (m, n)\n"
    "theorem t : ack 1 1 = 3 := by simp [ack]",
    "termination_by integer": "def down (n : Int) : Int := if n ≤ 0 then 0 else 1 + down (n - 1)\n"
    "termination_by n.toNat\ndecreasing_by omega\n"
    "theorem t (n : Int) : 0 ≤ down n := by\n  fun_induction down n <;> omega",
    "mutual recursion": "mutual\ndef ev : Nat → Bool\n  | 0 => true\n  | n + 1 => od n\ndef od : Nat → Bool\n"
    "  | 0 => false\n  | n + 1 => ev n\nend\n"
    "theorem t (n : Nat) : ev n = !od n := by induction n <;> simp_all [ev, od]",
    "sum of append": "def total : List Int → Int\n  | [] => 0\n  | x :: xs => x + total xs\n"
    "theorem t (xs ys : List Int) : total (xs ++ ys) = total xs + total ys := by\n"
    "  induction xs with\n  | nil => simp [total]\n  | cons x xs ih => simp [total, ih]; omega",
    "arithmetic series": "def sumTo : Nat → Nat\n  | 0 => 0\n  | n + 1 => n + 1 + sumTo n\n"
    "theorem t (n : Nat) : 2 * sumTo n = n * (n + 1) := by\n  induction n with\n  | zero => rfl\n"
    "  | succ n ih => simp only [sumTo, Nat.mul_add, ih, Nat.add_mul]; omega",
    "filter length": "theorem t (p : Nat → Bool) (xs : List Nat) : (xs.filter p).length ≤ xs.length := by\n"
    "  exact List.length_filter_le p xs",
    "map fusion": "theorem t (f g : Nat → Nat) (xs : List Nat) : (xs.map f).map g = xs.map (g ∘ f) := by simp",
    "fold of append": "theorem t (xs ys : List Int) : (xs ++ ys).foldl (· + ·) 0 = ys.foldl (· + ·) (xs.foldl (· + ·) 0) := by simp",
    "take and drop": "theorem t (n : Nat) (xs : List Nat) : xs.take n ++ xs.drop n = xs := by simp",
    "permutation notation": "theorem t (x y : Nat) (xs : List Nat) : x :: y :: xs ~ y :: x :: xs := .swap y x xs",
    "count and permutation": "theorem t (xs ys : List Nat) (h : xs ~ ys) (a : Nat) : xs.count a = ys.count a := h.count_eq a",
    "insertion sort": "def ins (x : Int) : List Int → List Int\n  | [] => [x]\n"
    "  | y :: ys => if x ≤ y then x :: y :: ys else y :: ins x ys\n"
    "theorem ins_perm (x : Int) (xs : List Int) : ins x xs ~ x :: xs := by\n"
    "  induction xs with\n  | nil => exact .refl _\n"
    "  | cons y ys ih =>\n    unfold ins\n    split\n    · exact .refl _\n    · exact (ih.cons y).trans (.swap x y ys)\n"
    "theorem t (x : Int) (xs : List Int) (h : xs.Pairwise (· ≤ ·)) : (ins x xs).Pairwise (· ≤ ·) := by\n"
    "  induction xs with\n  | nil => simp [ins]\n"
    "  | cons y ys ih =>\n    simp only [List.pairwise_cons] at h\n    unfold ins\n    split\n"
    "    · simp_all; intro a ha; have := h.1 a ha; omega\n"
    "    · simp only [List.pairwise_cons, (ins_perm x ys).mem_iff, ih h.2, and_true]\n"
    "      intro a ha\n      simp at ha\n      rcases ha with rfl | ha\n      · omega\n      · exact h.1 a ha",
    "stack machine": "inductive Expr where\n  | lit (n : Int)\n  | add (a b : Expr)\n  | mul (a b : Expr)\n"
    "inductive Op where\n  | push (n : Int)\n  | plus\n  | times\n"
    "def eval : Expr → Int\n  | .lit n => n\n  | .add a b => eval a + eval b\n  | .mul a b => eval a * eval b\n"
    "def compile : Expr → List Op\n  | .lit n => [.push n]\n  | .add a b => compile a ++ compile b ++ [.plus]\n"
    "  | .mul a b => compile a ++ compile b ++ [.times]\n"
    "def exec : List Op → List Int → List Int\n  | [], s => s\n  | .push n :: p, s => exec p (n :: s)\n"
    "  | .plus :: p, y :: x :: s => exec p ((x + y) :: s)\n  | .times :: p, y :: x :: s => exec p ((x * y) :: s)\n"
    "  | _ :: p, s => exec p s\n"
    "theorem t (e : Expr) (p : List Op) (s : List Int) : exec (compile e ++ p) s = exec p (eval e :: s) := by\n"
    "  induction e generalizing p s with\n  | lit n => simp [compile, exec, eval]\n"
    "  | add a b iha ihb => simp [compile, iha, ihb, exec, eval]\n"
    "  | mul a b iha ihb => simp [compile, iha, ihb, exec, eval]",
    "enumeration": "inductive Color where\n  | red\n  | green\n  | blue\nderiving DecidableEq\n"
    "theorem t (c : Color) : c ≠ .red ∨ c ≠ .blue := by cases c <;> decide",
    "polymorphic datatype": "inductive Tree (α : Type) where\n  | leaf\n  | node (l : Tree α) (x : α) (r : Tree α)\n"
    "deriving DecidableEq\ntheorem t : (Tree.leaf : Tree Int) ≠ .node .leaf 1 .leaf := by decide",
    "nested recursion": "inductive Rose where\n  | node (v : Int) (cs : List Rose)\nmutual\n"
    "def Rose.mirror : Rose → Rose\n  | .node v cs => .node v (mirrors cs)\n"
    "def mirrors : List Rose → List Rose\n  | [] => []\n  | c :: cs => mirrors cs ++ [c.mirror]\nend\n"
    "theorem t (cs : List Rose) : (mirrors cs).length = cs.length := by induction cs <;> simp_all [mirrors]",
    "inductive predicate": "inductive Step : Int → Int → Prop where\n  | inc (n : Int) : Step n (n + 1)\n"
    "  | dec (n : Int) (h : 0 < n) : Step n (n - 1)\ninductive Reach : Int → Prop where\n  | init : Reach 0\n"
    "  | step {s u} : Reach s → Step s u → Reach u\n"
    "theorem t (n : Int) (h : Reach n) : 0 ≤ n := by\n  induction h with\n  | init => decide\n"
    "  | step _ k ih => cases k <;> omega",
    "indexing": "theorem t (xs ys : List Nat) (i : Nat) (h : i < xs.length) : (xs ++ ys)[i]? = xs[i]? := by\n"
    "  simp [List.getElem?_append, h]",
    "sums": "theorem t (xs ys : List Int) : (xs ++ ys).sum = ys.sum + xs.sum := by simp; omega",
    "nonlinear": "theorem t (x : Int) : 0 ≤ x * x := Int.mul_self_nonneg x",
    "choice": "theorem t (p : Nat → Prop) (h : ¬∀ n, p n) : ∃ n, ¬p n := by simpa using h",
    "quotient": "def r : Setoid Int where\n  r a b := a % 2 = b % 2\n  iseqv := ⟨fun _ => rfl, Eq.symm, Eq.trans⟩\n"
    "theorem t : Quotient.mk r 3 = Quotient.mk r 5 := Quotient.sound (show (3 : Int) % 2 = 5 % 2 by decide)",
    "grind": "theorem t (p q r : Prop) : (p ∧ (q ∨ r)) ↔ ((p ∧ q) ∨ (p ∧ r)) := by grind",
    "grind congruence": "theorem t (f : Nat → Nat) (h : ∀ x, f (f x) = x) (a : Nat) : f (f (f (f a))) = a := by grind",
    "grind lemmas": "theorem t (xs ys : List Nat) (a : Nat) (h : a ∈ xs) : a ∈ ys ++ xs := by grind",
    "grind induction": "def app : List Nat → List Nat → List Nat\n  | [], ys => ys\n  | x :: xs, ys => x :: app xs ys\n"
    "theorem t (xs ys zs : List Nat) : app (app xs ys) zs = app xs (app ys zs) := by induction xs with grind [app]",
    "grind constructors": "inductive Op where\n  | push (n : Int)\n  | add\n"
    "theorem t (a b : Op) (h : a = .push 3) (k : b = a) : b ≠ .add := by grind",
    "kernel subtraction": "theorem t : ∀ a, a < 9 → ∀ b, b < 9 → a - (b + 1) = Nat.pred (a - b) ∧ a - 0 = a := by decide",
    "kernel order": "theorem t : ∀ a, a < 9 → ∀ b, b < 9 → Nat.ble (a + 1) (b + 1) = Nat.ble a b ∧ Nat.beq (a + 1) (b + 1) = Nat.beq a b\n"
    "  ∧ Nat.ble 0 b ∧ !Nat.ble (a + 1) 0 ∧ !Nat.beq 0 (a + 1) := by decide",
    "kernel division": "theorem t : ∀ a, a < 15 → ∀ b, b < 9 → a / b = (if 0 < b ∧ b ≤ a then (a - b) / b + 1 else 0)\n"
    "  ∧ a % b = (if 0 < b ∧ b ≤ a then (a - b) % b else a) := by decide",
    "kernel gcd": "theorem t : ∀ a, a < 15 → ∀ b, b < 15 → Nat.gcd a b = if a = 0 then b else Nat.gcd (b % a) a := by decide",
    "kernel powers": "theorem t : ∀ a, a < 6 → ∀ b, b < 6 → a ^ (b + 1) = a ^ b * a ∧ a ^ 0 = 1 ∧ a <<< (b + 1) = (2 * a) <<< b\n"
    "  ∧ a <<< 0 = a ∧ a >>> (b + 1) = (a >>> b) / 2 ∧ a >>> 0 = a := by decide",
    "kernel logarithm": "theorem t : ∀ a, a < 20 → Nat.log2 a = if a ≥ 2 then Nat.log2 (a / 2) + 1 else 0 := by decide +kernel",
    "kernel bits": "def bits (f : Bool → Bool → Bool) (op : Nat → Nat → Nat) (n m : Nat) : Bool :=\n"
    "  op n m == (if n = 0 then (if f false true then m else 0) else if m = 0 then (if f true false then n else 0)\n"
    "    else op (n / 2) (m / 2) * 2 + if f (n % 2 = 1) (m % 2 = 1) then 1 else 0)\n"
    "theorem t : ∀ a, a < 10 → ∀ b, b < 10 → bits and Nat.land a b ∧ bits or Nat.lor a b ∧ bits bne Nat.xor a b := by decide",
    "gcd": "theorem t (a b : Nat) : Nat.gcd a b = Nat.gcd b a ∧ Nat.gcd 12 18 = 6 := ⟨Nat.gcd_comm a b, by decide⟩",
}

REFUSED = {
    "exact": "theorem t (p q : Prop) (h : p) : q := by exact h",
    "omega": "theorem t (a b : Int) (h : a ≤ b) : a < b := by omega",
    "omega nonlinear": "theorem t (a b : Nat) : a * b ≤ a + b := by omega",
    "decide": "theorem t : (-7 : Int) / 2 = -3 := by decide",
    "decide bounded": "theorem t : ∀ n, n < 20 → n * n < 361 := by decide",
    "rfl": "theorem t : 2 + 2 = 5 := by rfl",
    "rfl big": "theorem t : 123456789 * 987654321 = 121932631112635268 := rfl",
    "simp": "theorem t (xs ys : List Nat) : (xs ++ ys).reverse = xs.reverse ++ ys.reverse := by simp",
    "simp_all": "theorem t (p q : Prop) (h : p ∨ q) : p := by simp_all",
    "rw": "theorem t (a b : Nat) (h : a = b) : b + 1 = a := by rw [h]",
    "induction": "theorem t (n : Nat) : n * n = n := by\n  induction n with\n  | zero => rfl\n  | succ n ih => simp_all",
    "missing case": "theorem t (p q : Prop) (h : p ∨ q) (k : p) : p := by\n  cases h with\n  | inl h => exact h",
    "unsolved goals": "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · exact h",
    "contradiction": "theorem t (p q : Prop) (h : p) : q := by contradiction",
    "assumption": "theorem t (p q : Prop) (h : p) : q := by assumption",
    "split": "theorem t (a b : Nat) : (if a < b then a else b) = max a b := by split <;> omega",
    "termination": "def f (n : Nat) : Nat := f (n + 1)\ntheorem t : f 0 = 0 := by simp [f]",
    "grind": "theorem t (p q : Prop) (h : p ∨ q) : q := by grind",
    "grind membership": "theorem t (xs ys : List Nat) (a : Nat) (h : a ∈ xs ++ ys) : a ∈ xs := by grind",
    "unknown name": "theorem t (a : Nat) : a = a := Nat.no_such_lemma a",
    "universe": "theorem t : (Type : Type) = Type := rfl",
}

WARNED = {"sorry": "theorem t (p : Prop) : p := by sorry", "sorry term": "theorem t (p : Prop) : p := sorry"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A file of snippets, and where each of them stands in it."""

    text: str
    lines: dict[str, tuple[int, int]]

    @classmethod
    def of(cls, snippets: dict[str, str]) -> Placed:
        """Put each snippet into a namespace of its own and ask for the axioms of its theorem ``t``."""
        text, lines = HEADER, {}
        for number, (name, snippet) in enumerate(snippets.items()):
            first = text.count("\n") + 1
            text += f"namespace S{number}\n{snippet}\n#print axioms t\nend S{number}\n"
            lines[name] = (first, text.count("\n"))
        return cls(text, lines)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[Message]]]:
    """What the engine says of each snippet of each table."""
    engine = find_engine()
    library = build_library(engine, LibrarySource(data_folder("lean"), ("Init",)))
    folder = tmp_path_factory.mktemp("lean")
    said: dict[str, dict[str, list[Message]]] = {}
    for table, snippets in (("proved", PROVED), ("refused", REFUSED), ("warned", WARNED)):
        placed = Placed.of(snippets)
        file = folder / f"{table}.lean"
        file.write_text(placed.text, encoding="utf-8")
        answer = check_file(engine, file, module_root=folder, search_path=(library.folder,))
        assert answer.limit is None
        said[table] = {
            name: [m for m in answer.messages if first <= m.line <= last]
            for name, (first, last) in placed.lines.items()
        }
    return said


def _axioms(messages: list[Message]) -> set[str]:
    """The axioms that ``#print axioms`` lists; the answer must be there."""
    answers = [m.text for m in messages if "axioms" in m.text]
    assert len(answers) == 1
    if "does not depend on any axioms" in answers[0]:
        return set()
    return {name.strip() for name in answers[0].partition("[")[2].rstrip("]").split(",")}


@pytest.mark.parametrize("name", PROVED)
def test_proves(ask: dict[str, dict[str, list[Message]]], name: str) -> None:
    messages = ask["proved"][name]
    assert [str(m) for m in messages if m.is_error or "sorry" in m.text] == []
    assert _axioms(messages) <= {"propext", "Quot.sound", "Classical.choice"}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(ask: dict[str, dict[str, list[Message]]], name: str) -> None:
    messages = ask["refused"][name]
    errors = [m for m in messages if m.is_error]
    assert errors != []
    assert not any("unknown constant" in m.text.lower() for m in errors if name != "unknown name")


@pytest.mark.parametrize("name", WARNED)
def test_sorry_shows_in_the_axioms(ask: dict[str, dict[str, list[Message]]], name: str) -> None:
    assert "sorryAx" in _axioms(ask["warned"][name])


def test_sources_hold_no_axiom_but_the_three() -> None:
    allowed = {"propext", "Quot.sound", "Classical.choice", "sorryAx"}
    compiler_only = {"lcErased", "lcAny", "lcVoid", "lcProof", "lcCast", "lcUnreachable"}
    folder = Path(data_folder("lean"))
    found: set[str] = set()
    for file in (folder / "Init.lean", *sorted((folder / "Init").rglob("*.lean"))):
        for line in file.read_text(encoding="utf-8").splitlines():
            words = line.replace("@[never_extract]", "").split()
            if "axiom" in words[:2]:
                name = words[words.index("axiom") + 1].rstrip(":")
                found.add(name)
                assert ("unsafe" in words) == (name in compiler_only)
            assert "sorry" not in line.replace("sorryAx", "").replace("`sorry`", "") or "opaque" in line
    assert found == allowed | compiler_only
