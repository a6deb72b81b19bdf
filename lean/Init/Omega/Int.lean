prelude
import Init.Omega.Constraint
/-!
# Facts that `omega` quotes in its proofs
-/
set_option linter.all false
universe u v w
noncomputable section
/-- The cast of a difference that is cut off is zero. -/
theorem Int.ofNat_sub_eq_zero {b a : Nat} (h : ¬b ≤ a) : ((a - b : Nat) : Int) = 0 :=
  Int.ofNat_eq_zero.mpr (Nat.sub_eq_zero_of_le (Nat.le_of_lt (Nat.not_le.mp h)))
namespace Lean.Omega
namespace Int
/-- The cast of a power is the power of the cast. -/
theorem ofNat_pow (a b : Nat) : ((a ^ b : Nat) : Int) = (a : Int) ^ b := Int.natCast_pow a b
/-- A numeral of natural numbers as an integer is the same numeral. -/
theorem natCast_ofNat {x : Nat} : @Nat.cast Int instNatCastInt (no_index (OfNat.ofNat x)) = OfNat.ofNat x := rfl
/-- A power of a positive integer is positive. -/
theorem pos_pow_of_pos (a : Int) (b : Nat) (h : 0 < a) : 0 < a ^ b := by
  induction b with
  | zero => exact (by decide : (0 : Int) < 1)
  | succ b ih => exact Int.mul_pos ih h
/-- A cast is positive just when the natural number is. -/
theorem ofNat_pos {a : Nat} : 0 < (a : Int) ↔ 0 < a := Int.natCast_pos
/-- The cast of a positive natural number is positive. -/
theorem ofNat_pos_of_pos {a : Nat} (h : 0 < a) : 0 < (a : Int) := ofNat_pos.mpr h
/-- The cast keeps `<`. -/
theorem ofNat_lt_of_lt {x y : Nat} (h : x < y) : (x : Int) < (y : Int) := Int.ofNat_lt.mpr h
/-- The cast keeps `≤`. -/
theorem ofNat_le_of_le {x y : Nat} (h : x ≤ y) : (x : Int) ≤ (y : Int) := Int.ofNat_le.mpr h
/-- The remainder of a natural number is not negative. -/
theorem emod_ofNat_nonneg {x : Nat} {y : Int} : 0 ≤ (x : Int) % y := Int.ofNat_zero_le _
/-- What is not at most `y` is above it. -/
theorem lt_of_not_ge {x y : Int} (h : ¬(x ≤ y)) : y < x := Int.not_le.mp h
/-- What is not at most `y` is above it. -/
theorem lt_of_not_le {x y : Int} (h : ¬(x ≤ y)) : y < x := Int.not_le.mp h
/-- What is above `y` is not at most `y`. -/
theorem not_le_of_lt {x y : Int} (h : y < x) : ¬(x ≤ y) := Int.not_le.mpr h
/-- No number is both below `x` and at least `x`. -/
theorem lt_le_asymm {x y : Int} (h₁ : y < x) (h₂ : x ≤ y) : False := Int.not_le.mpr h₁ h₂
/-- No number is both at most `x` and above it. -/
theorem le_lt_asymm {x y : Int} (h₁ : y ≤ x) (h₂ : x < y) : False := Int.not_lt.mpr h₁ h₂
/-- What is not above `x` is at most `x`. -/
theorem le_of_not_gt {x y : Int} (h : ¬(y > x)) : y ≤ x := Int.not_lt.mp h
/-- What is at least `x` is not below it. -/
theorem not_lt_of_ge {x y : Int} (h : y ≥ x) : ¬(y < x) := Int.not_lt.mpr h
/-- What `x` is not below is at most `x`. -/
theorem le_of_not_lt {x y : Int} (h : ¬(x < y)) : y ≤ x := Int.not_lt.mp h
/-- What is at least `y` is not below it. -/
theorem not_lt_of_le {x y : Int} (h : y ≤ x) : ¬(x < y) := Int.not_lt.mpr h
/-- Sums of equal summands are equal. -/
theorem add_congr {a b c d : Int} (h₁ : a = b) (h₂ : c = d) : a + c = b + d := by subst h₁ h₂; rfl
/-- Products of equal factors are equal. -/
theorem mul_congr {a b c d : Int} (h₁ : a = b) (h₂ : c = d) : a * c = b * d := by subst h₁ h₂; rfl
/-- Products with equal left factors are equal. -/
theorem mul_congr_left {a b : Int} (h₁ : a = b) (c : Int) : a * c = b * c := by subst h₁; rfl
/-- Differences of equal sides are equal. -/
theorem sub_congr {a b c d : Int} (h₁ : a = b) (h₂ : c = d) : a - c = b - d := by subst h₁ h₂; rfl
/-- Negatives of equal numbers are equal. -/
theorem neg_congr {a b : Int} (h₁ : a = b) : -a = -b := by subst h₁; rfl
/-- `>` is `<` with its sides swapped. -/
theorem lt_of_gt {x y : Int} (h : x > y) : y < x := h
/-- `≥` is `≤` with its sides swapped. -/
theorem le_of_ge {x y : Int} (h : x ≥ y) : y ≤ x := h
/-- The product of natural numbers as integers is not negative. -/
theorem ofNat_mul_nonneg {a b : Nat} : 0 ≤ (a : Int) * b := Int.ofNat_zero_le (a * b)
/-- The cast of a difference that is cut off is zero. -/
theorem ofNat_sub_eq_zero {b a : Nat} (h : ¬b ≤ a) : ((a - b : Nat) : Int) = 0 := _root_.Int.ofNat_sub_eq_zero h
/-- The cast of a difference, by whether it is cut off. -/
theorem ofNat_sub_dichotomy {a b : Nat} : b ≤ a ∧ ((a - b : Nat) : Int) = a - b ∨ a < b ∧ ((a - b : Nat) : Int) = 0 :=
  if h : b ≤ a then .inl ⟨h, Int.natCast_sub h⟩ else .inr ⟨Nat.not_le.mp h, ofNat_sub_eq_zero h⟩
/-- Casts of equal natural numbers are equal. -/
theorem ofNat_congr {a b : Nat} (h : a = b) : (a : Int) = (b : Int) := congrArg _ h
/-- Subtracting twice is subtracting the sum, under the cast. -/
theorem ofNat_sub_sub {a b c : Nat} : ((a - b - c : Nat) : Int) = ((a - (b + c) : Nat) : Int) := congrArg _ (Nat.sub_sub _ _ _)
/-- The cast of a minimum is the minimum of the casts. -/
theorem ofNat_min (a b : Nat) : ((min a b : Nat) : Int) = min (a : Int) (b : Int) := by
  rw [Nat.min_def, Int.min_def]
  by_cases h : a ≤ b
  · rw [if_pos h, if_pos (Int.ofNat_le.mpr h)]
  · rw [if_neg h, if_neg (fun h' => h (Int.ofNat_le.mp h'))]
/-- The cast of a maximum is the maximum of the casts. -/
theorem ofNat_max (a b : Nat) : ((max a b : Nat) : Int) = max (a : Int) (b : Int) := by
  rw [Nat.max_def, Int.max_def]
  by_cases h : a ≤ b
  · rw [if_pos h, if_pos (Int.ofNat_le.mpr h)]
  · rw [if_neg h, if_neg (fun h' => h (Int.ofNat_le.mp h'))]
/-- The absolute value by cases. -/
theorem ofNat_natAbs (a : Int) : (a.natAbs : Int) = if 0 ≤ a then a else -a := by
  by_cases h : 0 ≤ a
  · rw [if_pos h, Int.natAbs_of_nonneg h]
  · rw [if_neg h, Int.ofNat_natAbs_of_nonpos (Int.le_of_lt (Int.not_le.mp h))]
/-- The absolute value is the number, or its negative if that is positive. -/
theorem natAbs_dichotomy {a : Int} : 0 ≤ a ∧ a.natAbs = a ∨ a < 0 ∧ a.natAbs = -a :=
  if h : 0 ≤ a then .inl ⟨h, Int.natAbs_of_nonneg h⟩ else .inr ⟨Int.not_le.mp h, Int.ofNat_natAbs_of_nonpos (Int.le_of_lt (Int.not_le.mp h))⟩
/-- The negative of a number is at most its absolute value. -/
theorem neg_le_natAbs {a : Int} : -a ≤ a.natAbs := _root_.Int.neg_le_natAbs
/-- A summand moves to the other side of `≤` as a subtracted number. -/
theorem add_le_iff_le_sub {a b c : Int} : a + b ≤ c ↔ a ≤ c - b := _root_.Int.add_le_iff_le_sub
/-- A summand on the larger side moves to the smaller one as a subtracted number. -/
theorem le_add_iff_sub_le {a b c : Int} : a ≤ b + c ↔ a - c ≤ b := Int.sub_le_iff_le_add.symm
/-- A sum is at most zero just when its left summand is at most the negative of the right one. -/
theorem add_le_zero_iff_le_neg {a b : Int} : a + b ≤ 0 ↔ a ≤ -b := by rw [add_le_iff_le_sub, Int.zero_sub]
/-- A sum is at most zero just when its right summand is at most the negative of the left one. -/
theorem add_le_zero_iff_le_neg' {a b : Int} : a + b ≤ 0 ↔ b ≤ -a := by rw [Int.add_comm, add_le_zero_iff_le_neg]
/-- A sum is at least zero just when its left summand is at least the negative of the right one. -/
theorem add_nonnneg_iff_neg_le {a b : Int} : 0 ≤ a + b ↔ -b ≤ a := by rw [le_add_iff_sub_le, Int.zero_sub]
/-- A sum is at least zero just when its right summand is at least the negative of the left one. -/
theorem add_nonnneg_iff_neg_le' {a b : Int} : 0 ≤ a + b ↔ -a ≤ b := by rw [Int.add_comm, add_nonnneg_iff_neg_le]
/-- Shifting to the left multiplies by a power of two, under the cast. -/
theorem ofNat_shiftLeft_eq {x y : Nat} : ((x <<< y : Nat) : Int) = (x : Int) * ((2 ^ y : Nat) : Int) := congrArg Nat.cast (Nat.shiftLeft_eq x y)
/-- Shifting to the right divides by a power of two, under the cast. -/
theorem ofNat_shiftRight_eq_div_pow {x y : Nat} : ((x >>> y : Nat) : Int) = (x : Int) / ((2 ^ y : Nat) : Int) := congrArg Nat.cast (Nat.shiftRight_eq_div_pow x y)
/-- The first component of a pair, under the cast. -/
theorem ofNat_fst_mk {β : Type u} {x : Nat} {y : β} : (Prod.mk x y).fst = (x : Int) := rfl
/-- The second component of a pair, under the cast. -/
theorem ofNat_snd_mk {α : Type u} {x : α} {y : Nat} : (Prod.mk x y).snd = (y : Int) := rfl
end Int
namespace Nat
/-- `>` on natural numbers is `<` with its sides swapped. -/
theorem lt_of_gt {x y : Nat} (h : x > y) : y < x := h
/-- `≥` on natural numbers is `≤` with its sides swapped. -/
theorem le_of_ge {x y : Nat} (h : x ≥ y) : y ≤ x := h
end Nat
namespace Prod
/-- What the lexicographic order says about the components. -/
theorem of_lex {α : Type u} {β : Type v} {r : α → α → Prop} {s : β → β → Prop} {p q : α × β} (w : Prod.Lex r s p q) : r p.fst q.fst ∨ p.fst = q.fst ∧ s p.snd q.snd := Prod.lex_def.mp w
/-- What the negated lexicographic order says about the components. -/
theorem of_not_lex {α : Type u} {r : α → α → Prop} [DecidableEq α] {β : Type v} {s : β → β → Prop} {p q : α × β} (w : ¬Prod.Lex r s p q) : ¬r p.fst q.fst ∧ (p.fst ≠ q.fst ∨ ¬s p.snd q.snd) := by
  rw [Prod.lex_def, not_or, Decidable.not_and_iff_or_not_not] at w
  exact w
/-- The first component of a pair. -/
theorem fst_mk {α : Type u} {β : Type v} {x : α} {y : β} : (Prod.mk x y).fst = x := rfl
/-- The second component of a pair. -/
theorem snd_mk {α : Type u} {β : Type v} {x : α} {y : β} : (Prod.mk x y).snd = y := rfl
end Prod
end Lean.Omega
namespace Lean.Omega
/-- If a disjunction fails, both parts do. -/
theorem and_not_not_of_not_or {p q : Prop} (h : ¬(p ∨ q)) : ¬p ∧ ¬q := not_or.mp h
/-- If a conjunction of decidable propositions fails, one part does. -/
theorem Decidable.or_not_not_of_not_and {p q : Prop} [Decidable p] [Decidable q] (h : ¬(p ∧ q)) : ¬p ∨ ¬q := _root_.Decidable.not_and_iff_or_not.mp h
/-- Equivalent propositions, one decidable, both hold or both fail. -/
theorem Decidable.and_or_not_and_not_of_iff {p q : Prop} [Decidable q] (h : p ↔ q) : (p ∧ q) ∨ (¬p ∧ ¬q) := _root_.Decidable.iff_iff_and_or_not_and_not.mp h
/-- An equivalence of decidable propositions fails just when one side holds and the other does not. -/
theorem Decidable.not_iff_iff_and_not_or_not_and {a b : Prop} [Decidable a] [Decidable b] : (¬(a ↔ b)) ↔ (a ∧ ¬b) ∨ ((¬a) ∧ b) :=
  ⟨fun e => if hb : b then .inr ⟨fun ha => e (iff_of_true ha hb), hb⟩
    else .inl ⟨Decidable.byContradiction fun ha => e (iff_of_false ha hb), hb⟩,
   fun h e => h.elim (fun x => x.2 (e.1 x.1)) (fun x => x.1 (e.2 x.2))⟩
/-- If an equivalence of decidable propositions fails, one side holds and the other does not. -/
theorem Decidable.and_not_or_not_and_of_not_iff {a b : Prop} [Decidable a] [Decidable b] (h : ¬(a ↔ b)) : a ∧ ¬b ∨ ¬a ∧ b := Decidable.not_iff_iff_and_not_or_not_and.mp h
/-- If an implication with decidable premise fails, the premise holds and the conclusion does not. -/
theorem Decidable.and_not_of_not_imp {a b : Prop} [Decidable a] (h : ¬(a → b)) : a ∧ ¬b := Decidable.not_imp_iff_and_not.mp h
/-- The value of `if`, by whether the condition holds. -/
theorem ite_disjunction {α : Type u} {P : Prop} [Decidable P] {a b : α} : (P ∧ (if P then a else b) = a) ∨ (¬P ∧ (if P then a else b) = b) :=
  if h : P then .inl ⟨h, if_pos h⟩ else .inr ⟨h, if_neg h⟩
end Lean.Omega
