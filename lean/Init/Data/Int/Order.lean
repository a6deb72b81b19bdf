prelude
import Init.Data.Int.Lemmas
/-!
# Integers: order, absolute value, minimum and maximum, powers
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Int

/-! ## Order -/

/-- `≤` is reflexive. -/
@[simp] protected theorem le_refl (a : Int) : a ≤ a := by
  obtain ⟨a, a', rfl⟩ := rep a
  exact subNatNat_le_subNatNat.mpr (Nat.le_refl _)
/-- `≤` is reflexive. -/
protected theorem le_rfl {a : Int} : a ≤ a := Int.le_refl a
/-- Equal numbers are `≤`. -/
protected theorem le_of_eq {a b : Int} (h : a = b) : a ≤ b := h ▸ Int.le_refl a
/-- `≤` is transitive. -/
protected theorem le_trans {a b c : Int} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b; obtain ⟨c, c', rfl⟩ := rep c
  rw [subNatNat_le_subNatNat] at h₁ h₂ ⊢
  have := Nat.add_le_add h₁ h₂
  apply Nat.le_of_add_le_add_right (b := b + b')
  refine Nat.le_trans (Nat.le_of_eq ?_) (Nat.le_trans this (Nat.le_of_eq ?_)) <;> simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
/-- `≤` is antisymmetric. -/
protected theorem le_antisymm {a b : Int} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat] at h₁ h₂
  exact subNatNat_eq_of (Nat.le_antisymm h₁ h₂)
/-- `≤` is total. -/
protected theorem le_total (a b : Int) : a ≤ b ∨ b ≤ a := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat, subNatNat_le_subNatNat]
  exact Nat.le_total _ _
/-- Not to be at most `b` is to be above it. -/
protected theorem not_le {a b : Int} : ¬a ≤ b ↔ b < a := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat, subNatNat_lt_subNatNat]
  exact Nat.not_le
/-- Not to be below `b` is to be at least `b`. -/
protected theorem not_lt {a b : Int} : ¬a < b ↔ b ≤ a := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat, subNatNat_lt_subNatNat]
  exact Nat.not_lt
attribute [simp] Int.not_le Int.not_lt
/-- `<` is irreflexive. -/
protected theorem lt_irrefl (a : Int) : ¬a < a := Int.not_lt.mpr (Int.le_refl a)
attribute [simp] Int.lt_irrefl
/-- What is below `b` is at most `b`. -/
protected theorem le_of_lt {a b : Int} (h : a < b) : a ≤ b := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat]; rw [subNatNat_lt_subNatNat] at h; exact Nat.le_of_lt h
/-- `≤` followed by `<` is `<`. -/
protected theorem lt_of_le_of_lt {a b c : Int} (h₁ : a ≤ b) (h₂ : b < c) : a < c := Int.not_le.mp fun h => Int.not_le.mpr h₂ (Int.le_trans h h₁)
/-- `<` followed by `≤` is `<`. -/
protected theorem lt_of_lt_of_le {a b c : Int} (h₁ : a < b) (h₂ : b ≤ c) : a < c := Int.not_le.mp fun h => Int.not_le.mpr h₁ (Int.le_trans h₂ h)
/-- `<` is transitive. -/
protected theorem lt_trans {a b c : Int} (h₁ : a < b) (h₂ : b < c) : a < c := Int.lt_of_lt_of_le h₁ (Int.le_of_lt h₂)
/-- What is not at most `b` is above it. -/
protected theorem lt_of_not_ge {a b : Int} (h : ¬a ≤ b) : b < a := Int.not_le.mp h
/-- What is not at most `b` is above it. -/
protected theorem lt_of_not_le {a b : Int} (h : ¬a ≤ b) : b < a := Int.not_le.mp h
/-- What is above `b` is not at most `b`. -/
protected theorem not_le_of_gt {a b : Int} (h : b < a) : ¬a ≤ b := Int.not_le.mpr h
/-- What is at least `b` is not below it. -/
protected theorem not_lt_of_ge {a b : Int} (h : b ≤ a) : ¬a < b := Int.not_lt.mpr h
/-- What is not above `b` is at most `b`. -/
protected theorem le_of_not_gt {a b : Int} (h : ¬a > b) : a ≤ b := Int.not_lt.mp h
/-- What is not at most `b` is at least `b`. -/
protected theorem le_of_not_le {a b : Int} (h : ¬a ≤ b) : b ≤ a := (Int.le_total a b).resolve_left h
/-- Of two numbers the first is below the second, or at least it. -/
protected theorem lt_or_ge (a b : Int) : a < b ∨ b ≤ a := (Decidable.em (b ≤ a)).elim .inr fun h => .inl (Int.not_le.mp h)
/-- `<` is asymmetric. -/
protected theorem lt_asymm {a b : Int} (h : a < b) : ¬b < a := Int.not_lt.mpr (Int.le_of_lt h)
/-- What is below a number is different from it. -/
protected theorem ne_of_lt {a b : Int} (h : a < b) : a ≠ b := fun e => Int.lt_irrefl _ (e ▸ h)
/-- What is above a number is different from it. -/
protected theorem ne_of_gt {a b : Int} (h : b < a) : a ≠ b := fun e => Int.lt_irrefl _ (e ▸ h)
/-- What is at most `b` and different from it is below it. -/
protected theorem lt_of_le_of_ne {a b : Int} (h₁ : a ≤ b) (h₂ : a ≠ b) : a < b := Int.not_le.mp fun h => h₂ (Int.le_antisymm h₁ h)
/-- `<` is `≤` between different numbers. -/
protected theorem lt_iff_le_and_ne {a b : Int} : a < b ↔ a ≤ b ∧ a ≠ b := ⟨fun h => ⟨Int.le_of_lt h, Int.ne_of_lt h⟩, fun h => Int.lt_of_le_of_ne h.1 h.2⟩
/-- `<` is `≤` without its converse. -/
protected theorem lt_iff_le_not_le {a b : Int} : a < b ↔ a ≤ b ∧ ¬b ≤ a := ⟨fun h => ⟨Int.le_of_lt h, Int.not_le_of_gt h⟩, fun h => Int.lt_of_not_ge h.2⟩
/-- Of two numbers one is below the other, or they are equal. -/
protected theorem lt_trichotomy (a b : Int) : a < b ∨ a = b ∨ b < a :=
  (Int.lt_or_ge a b).elim .inl fun h => (Decidable.em (a = b)).elim (fun e => .inr (.inl e)) fun ne => .inr (.inr (Int.lt_of_le_of_ne h (Ne.symm ne)))
/-- Of two different numbers one is below the other. -/
protected theorem lt_or_gt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a := (Int.lt_trichotomy a b).elim .inl fun k => k.elim (fun e => absurd e h) .inr
/-- Of two different numbers one is below the other. -/
protected theorem lt_or_lt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a := Int.lt_or_gt_of_ne h
/-- Numbers are different just when one is below the other. -/
protected theorem ne_iff_lt_or_gt {a b : Int} : a ≠ b ↔ a < b ∨ b < a := ⟨Int.lt_or_gt_of_ne, fun h => h.elim Int.ne_of_lt Int.ne_of_gt⟩
/-- Equality is `≤` in both directions. -/
protected theorem eq_iff_le_and_ge {x y : Int} : x = y ↔ x ≤ y ∧ y ≤ x := ⟨fun h => ⟨Int.le_of_eq h, Int.le_of_eq h.symm⟩, fun h => Int.le_antisymm h.1 h.2⟩
/-- Equality is `≤` in both directions. -/
protected theorem le_antisymm_iff {a b : Int} : a = b ↔ a ≤ b ∧ b ≤ a := Int.eq_iff_le_and_ge
/-- To be below `b` is to be at most `b` after adding one. -/
theorem lt_iff_add_one_le {a b : Int} : a < b ↔ a + 1 ≤ b := Iff.rfl
/-- To be at most `b` after adding one is to be below it. -/
theorem add_one_le_iff {a b : Int} : a + 1 ≤ b ↔ a < b := Iff.rfl
/-- What is below `b` is at most `b` after adding one. -/
theorem add_one_le_of_lt {a b : Int} (h : a < b) : a + 1 ≤ b := h
/-- What is at most `b` after adding one is below it. -/
theorem lt_of_add_one_le {a b : Int} (h : a + 1 ≤ b) : a < b := h
/-- To be below `b + 1` is to be at most `b`. -/
theorem lt_add_one_iff {a b : Int} : a < b + 1 ↔ a ≤ b := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [one_eq_subNatNat, subNatNat_add_subNatNat, subNatNat_le_subNatNat, subNatNat_lt_subNatNat, Nat.add_zero, Nat.add_right_comm]
  exact Nat.lt_succ
/-- What is at most `b` is below `b + 1`. -/
theorem lt_add_one_of_le {a b : Int} (h : a ≤ b) : a < b + 1 := lt_add_one_iff.mpr h
/-- What is below `b + 1` is at most `b`. -/
theorem le_of_lt_add_one {a b : Int} (h : a < b + 1) : a ≤ b := lt_add_one_iff.mp h
/-- Casts of natural numbers are in the relation `≤` just when the numbers are. -/
theorem ofNat_le {m n : Nat} : (m : Int) ≤ n ↔ m ≤ n := by
  rw [ofNat_eq_subNatNat, ofNat_eq_subNatNat, subNatNat_le_subNatNat]; exact Iff.rfl
/-- Casts of natural numbers are in the relation `<` just when the numbers are. -/
theorem ofNat_lt {n m : Nat} : (n : Int) < m ↔ n < m := by
  rw [ofNat_eq_subNatNat, ofNat_eq_subNatNat, subNatNat_lt_subNatNat]; exact Iff.rfl
attribute [simp] ofNat_le ofNat_lt
/-- The cast of a natural number is not negative. -/
theorem ofNat_nonneg (n : Nat) : 0 ≤ (n : Int) := ofNat_le.mpr (Nat.zero_le n)
/-- The cast of a natural number is not negative. -/
theorem natCast_nonneg (n : Nat) : 0 ≤ (n : Int) := ofNat_nonneg n
/-- The cast of a natural number is not negative. -/
theorem ofNat_zero_le (n : Nat) : 0 ≤ (n : Int) := ofNat_nonneg n
attribute [simp] natCast_nonneg ofNat_zero_le
/-- Casts of natural numbers are in the relation `≤` just when the numbers are. -/
@[norm_cast] theorem natCast_le {m n : Nat} : (m : Int) ≤ n ↔ m ≤ n := ofNat_le
/-- Casts of natural numbers are in the relation `<` just when the numbers are. -/
@[norm_cast] theorem natCast_lt {m n : Nat} : (m : Int) < n ↔ m < n := ofNat_lt
/-- A cast is positive just when the natural number is. -/
@[simp] theorem natCast_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := ofNat_lt (n := 0)
/-- A cast is positive just when the natural number is. -/
theorem ofNat_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := natCast_pos
/-- The cast of a successor is positive. -/
theorem ofNat_succ_pos (n : Nat) : 0 < (Nat.succ n : Int) := ofNat_lt.mpr (Nat.succ_pos n)
/-- The constructor `negSucc` makes negative numbers. -/
theorem negSucc_lt_zero (n : Nat) : negSucc n < 0 := by
  show subNatNat 0 (n+1) < _
  rw [zero_eq_subNatNat, subNatNat_lt_subNatNat, Nat.zero_add, Nat.zero_add]; exact Nat.succ_pos n
/-- The negative of a natural number is at most zero. -/
theorem neg_of_natCast_nonpos (n : Nat) : -(n : Int) ≤ 0 := by
  rw [ofNat_eq_subNatNat, neg_subNatNat, zero_eq_subNatNat, subNatNat_le_subNatNat]; exact Nat.zero_le _
/-- An integer that is not negative is a natural number. -/
theorem eq_ofNat_of_zero_le {a : Int} (h : 0 ≤ a) : ∃ n : Nat, a = n := by
  cases a with
  | ofNat n => exact ⟨n, rfl⟩
  | negSucc n => exact absurd h (Int.not_le.mpr (negSucc_lt_zero n))
/-- A positive integer is a natural number plus one. -/
theorem eq_succ_of_zero_lt {a : Int} (h : 0 < a) : ∃ n : Nat, a = (n + 1 : Nat) := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le (Int.le_of_lt h)
  cases n with
  | zero => exact absurd h (Int.lt_irrefl 0)
  | succ n => exact ⟨n, rfl⟩
/-- A negative integer is made by `negSucc`. -/
theorem eq_negSucc_of_lt_zero {a : Int} (h : a < 0) : ∃ n : Nat, a = negSucc n := by
  cases a with
  | ofNat n => exact absurd h (Int.not_lt.mpr (ofNat_nonneg n))
  | negSucc n => exact ⟨n, rfl⟩
/-- Adding on the left keeps `≤`. -/
protected theorem add_le_add_left {a b : Int} (h : a ≤ b) (c : Int) : c + a ≤ c + b := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b; obtain ⟨c, c', rfl⟩ := rep c
  rw [subNatNat_le_subNatNat] at h
  rw [subNatNat_add_subNatNat, subNatNat_add_subNatNat, subNatNat_le_subNatNat]
  have := Nat.add_le_add_left h (c + c')
  refine Nat.le_trans (Nat.le_of_eq ?_) (Nat.le_trans this (Nat.le_of_eq ?_)) <;> simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
/-- Adding on the right keeps `≤`. -/
protected theorem add_le_add_right {a b : Int} (h : a ≤ b) (c : Int) : a + c ≤ b + c := by rw [Int.add_comm a, Int.add_comm b]; exact Int.add_le_add_left h c
/-- Sums of summands in the relation `≤` are in it. -/
protected theorem add_le_add {a b c d : Int} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d := Int.le_trans (Int.add_le_add_right h₁ c) (Int.add_le_add_left h₂ b)
/-- An equal summand on the left of `≤` may be cancelled. -/
protected theorem le_of_add_le_add_left {a b c : Int} (h : a + b ≤ a + c) : b ≤ c := by have := Int.add_le_add_left h (-a); rw [Int.neg_add_cancel_left, Int.neg_add_cancel_left] at this; exact this
/-- An equal summand on the right of `≤` may be cancelled. -/
protected theorem le_of_add_le_add_right {a b c : Int} (h : a + b ≤ c + b) : a ≤ c := Int.le_of_add_le_add_left (a := b) (by rw [Int.add_comm b, Int.add_comm b]; exact h)
/-- An equal summand on the left does not matter for `≤`. -/
@[simp] protected theorem add_le_add_iff_left {b c : Int} (a : Int) : a + b ≤ a + c ↔ b ≤ c := ⟨Int.le_of_add_le_add_left, fun h => Int.add_le_add_left h a⟩
/-- An equal summand on the right does not matter for `≤`. -/
@[simp] protected theorem add_le_add_iff_right {a b : Int} (c : Int) : a + c ≤ b + c ↔ a ≤ b := ⟨Int.le_of_add_le_add_right, fun h => Int.add_le_add_right h c⟩
/-- Adding on the left keeps `<`. -/
protected theorem add_lt_add_left {a b : Int} (h : a < b) (c : Int) : c + a < c + b := Int.not_le.mp fun h' => Int.not_le.mpr h (Int.le_of_add_le_add_left h')
/-- Adding on the right keeps `<`. -/
protected theorem add_lt_add_right {a b : Int} (h : a < b) (c : Int) : a + c < b + c := by rw [Int.add_comm a, Int.add_comm b]; exact Int.add_lt_add_left h c
/-- Sums of summands in the relation `<` are in it. -/
protected theorem add_lt_add {a b c d : Int} (h₁ : a < b) (h₂ : c < d) : a + c < b + d := Int.lt_trans (Int.add_lt_add_right h₁ c) (Int.add_lt_add_left h₂ b)
/-- Summands in `≤` and `<` have sums in `<`. -/
protected theorem add_lt_add_of_le_of_lt {a b c d : Int} (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d := Int.lt_of_le_of_lt (Int.add_le_add_right h₁ c) (Int.add_lt_add_left h₂ b)
/-- Summands in `<` and `≤` have sums in `<`. -/
protected theorem add_lt_add_of_lt_of_le {a b c d : Int} (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d := Int.lt_of_lt_of_le (Int.add_lt_add_right h₁ c) (Int.add_le_add_left h₂ b)
/-- An equal summand on the left does not matter for `<`. -/
@[simp] protected theorem add_lt_add_iff_left {b c : Int} (a : Int) : a + b < a + c ↔ b < c := by rw [← Int.not_le, ← Int.not_le, Int.add_le_add_iff_left]
/-- An equal summand on the right does not matter for `<`. -/
@[simp] protected theorem add_lt_add_iff_right {a b : Int} (c : Int) : a + c < b + c ↔ a < b := by rw [← Int.not_le, ← Int.not_le, Int.add_le_add_iff_right]
/-- The sum of numbers that are not negative is not negative. -/
protected theorem add_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a + b := Int.add_le_add ha hb
/-- The sum of positive numbers is positive. -/
protected theorem add_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a + b := Int.add_lt_add ha hb
/-- The sum of a positive number and one that is not negative is positive. -/
protected theorem add_pos_of_pos_of_nonneg {a b : Int} (ha : 0 < a) (hb : 0 ≤ b) : 0 < a + b := Int.add_lt_add_of_lt_of_le ha hb
/-- A difference is not negative just when the subtracted number is at most the other. -/
protected theorem sub_nonneg {a b : Int} : 0 ≤ a - b ↔ b ≤ a := by
  have := Int.add_le_add_iff_right (a := 0) (b := a - b) b
  rw [Int.sub_add_cancel, Int.zero_add] at this; exact this.symm
attribute [simp] Int.sub_nonneg
/-- The difference to a number at most as large is not negative. -/
protected theorem sub_nonneg_of_le {a b : Int} (h : b ≤ a) : 0 ≤ a - b := Int.sub_nonneg.mpr h
/-- If a difference is not negative, the subtracted number is at most the other. -/
protected theorem le_of_sub_nonneg {a b : Int} (h : 0 ≤ a - b) : b ≤ a := Int.sub_nonneg.mp h
/-- A difference is positive just when the subtracted number is below the other. -/
protected theorem sub_pos {a b : Int} : 0 < a - b ↔ b < a := by
  have := Int.add_lt_add_iff_right (a := 0) (b := a - b) b
  rw [Int.sub_add_cancel, Int.zero_add] at this; exact this.symm
attribute [simp] Int.sub_pos
/-- The difference to a smaller number is positive. -/
protected theorem sub_pos_of_lt {a b : Int} (h : b < a) : 0 < a - b := Int.sub_pos.mpr h
/-- Negation reverses `≤`. -/
protected theorem neg_le_neg {a b : Int} (h : a ≤ b) : -b ≤ -a := by
  have := Int.add_le_add_right h (-a + -b)
  rw [← Int.add_assoc, Int.add_right_neg, Int.zero_add, Int.add_left_comm, Int.add_right_neg, Int.add_zero] at this
  exact this
/-- Negatives are in the relation `≤` just when the numbers are in its converse. -/
@[simp] protected theorem neg_le_neg_iff {a b : Int} : -a ≤ -b ↔ b ≤ a := ⟨fun h => by have := Int.neg_le_neg h; rw [Int.neg_neg, Int.neg_neg] at this; exact this, Int.neg_le_neg⟩
/-- Negatives are in the relation `<` just when the numbers are in its converse. -/
@[simp] protected theorem neg_lt_neg_iff {a b : Int} : -a < -b ↔ b < a := by rw [← Int.not_le, ← Int.not_le, Int.neg_le_neg_iff]
/-- Negation reverses `<`. -/
protected theorem neg_lt_neg {a b : Int} (h : a < b) : -b < -a := Int.neg_lt_neg_iff.mpr h
/-- A negative is at least zero just when the number is at most zero. -/
@[simp] protected theorem neg_nonneg {a : Int} : 0 ≤ -a ↔ a ≤ 0 := Int.neg_le_neg_iff (a := 0)
/-- A negative is at most zero just when the number is at least zero. -/
@[simp] protected theorem neg_nonpos_iff (i : Int) : -i ≤ 0 ↔ 0 ≤ i := Int.neg_le_neg_iff (b := 0)
/-- A negative is positive just when the number is below zero. -/
@[simp] protected theorem neg_pos {a : Int} : 0 < -a ↔ a < 0 := Int.neg_lt_neg_iff (a := 0)
/-- A negative is below zero just when the number is positive. -/
@[simp] protected theorem neg_neg_iff_pos {a : Int} : -a < 0 ↔ 0 < a := Int.neg_lt_neg_iff (b := 0)
/-- The negative of a number at most zero is at least zero. -/
protected theorem neg_nonneg_of_nonpos {a : Int} (h : a ≤ 0) : 0 ≤ -a := Int.neg_nonneg.mpr h
/-- The negative of a number below zero is positive. -/
protected theorem neg_pos_of_neg {a : Int} (h : a < 0) : 0 < -a := Int.neg_pos.mpr h
/-- A subtracted number moves to the other side of `≤` as a summand. -/
protected theorem add_le_of_le_sub_right {a b c : Int} (h : a ≤ c - b) : a + b ≤ c := by have := Int.add_le_add_right h b; rw [Int.sub_add_cancel] at this; exact this
/-- A summand moves to the other side of `≤` as a subtracted number. -/
protected theorem le_sub_right_of_add_le {a b c : Int} (h : a + b ≤ c) : a ≤ c - b := by have := Int.add_le_add_right h (-b); rw [Int.add_neg_cancel_right] at this; exact this
/-- A summand moves to the other side of `≤` as a subtracted number, and back. -/
protected theorem add_le_iff_le_sub {a b c : Int} : a + b ≤ c ↔ a ≤ c - b := ⟨Int.le_sub_right_of_add_le, Int.add_le_of_le_sub_right⟩
/-- A summand on the larger side moves to the smaller one as a subtracted number. -/
protected theorem sub_le_of_le_add {a b c : Int} (h : a ≤ c + b) : a - b ≤ c := by have := Int.add_le_add_right h (-b); rw [Int.add_neg_cancel_right] at this; exact this
/-- A subtracted number on the smaller side moves to the larger one as a summand. -/
protected theorem le_add_of_sub_le {a b c : Int} (h : a - b ≤ c) : a ≤ c + b := by have := Int.add_le_add_right h b; rw [Int.sub_add_cancel] at this; exact this
/-- A subtracted number on the smaller side moves to the larger one as a summand, and back. -/
protected theorem sub_le_iff_le_add {a b c : Int} : a - b ≤ c ↔ a ≤ c + b := ⟨Int.le_add_of_sub_le, Int.sub_le_of_le_add⟩
/-- Subtracting what is not negative gives at most the number. -/
protected theorem sub_le_self (a : Int) {b : Int} (h : 0 ≤ b) : a - b ≤ a := Int.sub_le_of_le_add (by have := Int.add_le_add_left h a; rw [Int.add_zero] at this; exact this)
/-- Adding on the right what is not negative gives at least the number. -/
protected theorem le_add_of_nonneg_right {a b : Int} (h : 0 ≤ b) : a ≤ a + b := by have := Int.add_le_add_left h a; rw [Int.add_zero] at this; exact this
/-- Adding on the left what is not negative gives at least the number. -/
protected theorem le_add_of_nonneg_left {a b : Int} (h : 0 ≤ b) : a ≤ b + a := by rw [Int.add_comm]; exact Int.le_add_of_nonneg_right h
/-- Adding a positive number makes a number larger. -/
protected theorem lt_add_of_pos_right (a : Int) {b : Int} (h : 0 < b) : a < a + b := by have := Int.add_lt_add_left h a; rw [Int.add_zero] at this; exact this
/-- Subtracting a positive number makes a number smaller. -/
protected theorem sub_lt_self (a : Int) {b : Int} (h : 0 < b) : a - b < a := by have := Int.add_lt_add_left (Int.neg_lt_neg h) a; rw [Int.neg_zero, Int.add_zero] at this; exact this
/-- The product of numbers that are not negative is not negative. -/
protected theorem mul_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le ha; obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le hb
  rw [← natCast_mul]; exact ofNat_nonneg _
/-- The product of positive numbers is positive. -/
protected theorem mul_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a * b := by
  obtain ⟨n, rfl⟩ := eq_succ_of_zero_lt ha; obtain ⟨m, rfl⟩ := eq_succ_of_zero_lt hb
  rw [← natCast_mul]; exact natCast_pos.mpr (Nat.mul_pos (Nat.succ_pos n) (Nat.succ_pos m))
/-- Multiplying from the left by what is not negative keeps `≤`. -/
protected theorem mul_le_mul_of_nonneg_left {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : c * a ≤ c * b := by
  apply Int.le_of_sub_nonneg
  rw [← Int.mul_sub]; exact Int.mul_nonneg h₂ (Int.sub_nonneg.mpr h₁)
/-- Multiplying from the right by what is not negative keeps `≤`. -/
protected theorem mul_le_mul_of_nonneg_right {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : a * c ≤ b * c := by rw [Int.mul_comm a, Int.mul_comm b]; exact Int.mul_le_mul_of_nonneg_left h₁ h₂
/-- Multiplying from the left by what is at most zero reverses `≤`. -/
protected theorem mul_le_mul_of_nonpos_left {a b c : Int} (ha : a ≤ 0) (h : c ≤ b) : a * b ≤ a * c := by
  have := Int.mul_le_mul_of_nonneg_left h (Int.neg_nonneg.mpr ha)
  rw [Int.neg_mul, Int.neg_mul, Int.neg_le_neg_iff] at this; exact this
/-- The product of numbers at most zero is at least zero. -/
protected theorem mul_nonneg_of_nonpos_of_nonpos {a b : Int} (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b := by
  have := Int.mul_nonneg (Int.neg_nonneg.mpr ha) (Int.neg_nonneg.mpr hb)
  rw [neg_mul_neg] at this; exact this
/-- A square is not negative. -/
protected theorem mul_self_nonneg (a : Int) : 0 ≤ a * a := (Int.le_total 0 a).elim (fun h => Int.mul_nonneg h h) (fun h => Int.mul_nonneg_of_nonpos_of_nonpos h h)
/-- The product of a number at least zero and one at most zero is at most zero. -/
protected theorem mul_nonpos_of_nonneg_of_nonpos {a b : Int} (ha : 0 ≤ a) (hb : b ≤ 0) : a * b ≤ 0 := by
  have := Int.mul_nonneg ha (Int.neg_nonneg.mpr hb)
  rw [Int.mul_neg, Int.neg_nonneg] at this; exact this
/-- Multiplying from the left by a positive number keeps `<`. -/
protected theorem mul_lt_mul_of_pos_left {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : c * a < c * b := by
  apply Int.sub_pos.mp
  rw [← Int.mul_sub]; exact Int.mul_pos h₂ (Int.sub_pos.mpr h₁)
/-- Multiplying from the right by a positive number keeps `<`. -/
protected theorem mul_lt_mul_of_pos_right {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : a * c < b * c := by rw [Int.mul_comm a, Int.mul_comm b]; exact Int.mul_lt_mul_of_pos_left h₁ h₂
/-- Products of factors in the relation `≤` are in it, where the inner ones are not negative. -/
protected theorem mul_le_mul {a b c d : Int} (h₁ : a ≤ c) (h₂ : b ≤ d) (hb : 0 ≤ b) (hc : 0 ≤ c) : a * b ≤ c * d := Int.le_trans (Int.mul_le_mul_of_nonneg_right h₁ hb) (Int.mul_le_mul_of_nonneg_left h₂ hc)
/-- A positive factor on the left of `≤` may be cancelled. -/
protected theorem le_of_mul_le_mul_left {a b c : Int} (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b := Int.not_lt.mp fun h' => Int.not_lt.mpr h (Int.mul_lt_mul_of_pos_left h' hc)
/-- A factor on the left of `<` that is not negative may be cancelled. -/
protected theorem lt_of_mul_lt_mul_left {a b c : Int} (h : c * a < c * b) (hc : 0 ≤ c) : a < b := Int.not_le.mp fun h' => Int.not_le.mpr h (Int.mul_le_mul_of_nonneg_left h' hc)
/-- An equal factor on the left that is not zero may be cancelled. -/
protected theorem eq_of_mul_eq_mul_left {a b c : Int} (ha : a ≠ 0) (h : a * b = a * c) : b = c := by
  have : a * (b - c) = 0 := by rw [Int.mul_sub, h, Int.sub_self]
  exact Int.eq_of_sub_eq_zero ((Int.mul_eq_zero.mp this).resolve_left ha)
/-- An equal factor on the right that is not zero may be cancelled. -/
protected theorem eq_of_mul_eq_mul_right {a b c : Int} (ha : a ≠ 0) (h : b * a = c * a) : b = c := Int.eq_of_mul_eq_mul_left ha (by rw [Int.mul_comm a, Int.mul_comm a]; exact h)

instance : Trans (α := Int) (· < ·) (· < ·) (· < ·) := ⟨Int.lt_trans⟩
instance : Trans (α := Int) (· ≤ ·) (· < ·) (· < ·) := ⟨Int.lt_of_le_of_lt⟩
instance : Trans (α := Int) (· < ·) (· ≤ ·) (· < ·) := ⟨Int.lt_of_lt_of_le⟩
instance : Trans (α := Int) (· ≤ ·) (· ≤ ·) (· ≤ ·) := ⟨Int.le_trans⟩

/-! ## Absolute value, conversion to natural numbers -/

/-- The absolute value of a numeral is the numeral. -/
@[simp] theorem natAbs_ofNat (n : Nat) : natAbs (no_index (OfNat.ofNat n : Int)) = n := rfl
/-- The absolute value of a natural number is the number. -/
@[simp] theorem natAbs_natCast (n : Nat) : natAbs (n : Int) = n := rfl
/-- The absolute value of a natural number is the number. -/
@[simp] theorem natAbs_cast (n : Nat) : natAbs (n : Int) = n := rfl
/-- The absolute value of zero is zero. -/
@[simp] theorem natAbs_zero : natAbs (0 : Int) = 0 := rfl
/-- The absolute value of one is one. -/
@[simp] theorem natAbs_one : natAbs (1 : Int) = 1 := rfl
/-- The absolute value of `negSucc n` is `n + 1`. -/
@[simp] theorem natAbs_negSucc (n : Nat) : natAbs (negSucc n) = n + 1 := rfl
/-- A number and its negative have the same absolute value. -/
@[simp] theorem natAbs_neg (a : Int) : natAbs (-a) = natAbs a := by
  cases a with
  | ofNat n => cases n <;> rfl
  | negSucc n => rfl
/-- The absolute value of a number that is not negative is the number. -/
theorem natAbs_of_nonneg {a : Int} (H : 0 ≤ a) : (natAbs a : Int) = a := by obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le H; rfl
/-- The absolute value of a number at most zero is its negative. -/
theorem ofNat_natAbs_of_nonpos {a : Int} (H : a ≤ 0) : (natAbs a : Int) = -a := by rw [← natAbs_neg, natAbs_of_nonneg (Int.neg_nonneg.mpr H)]
/-- A number that is not negative is its absolute value. -/
theorem eq_natAbs_of_zero_le {a : Int} (h : 0 ≤ a) : a = natAbs a := (natAbs_of_nonneg h).symm
/-- The absolute value is zero just for zero. -/
@[simp] theorem natAbs_eq_zero {a : Int} : natAbs a = 0 ↔ a = 0 := ⟨fun h => by cases a with | ofNat n => exact congrArg ofNat h | negSucc n => exact absurd h (Nat.succ_ne_zero n), fun h => h ▸ rfl⟩
/-- The absolute value is not zero just for other numbers than zero. -/
theorem natAbs_ne_zero {a : Int} : a.natAbs ≠ 0 ↔ a ≠ 0 := not_congr natAbs_eq_zero
/-- The absolute value is positive just for other numbers than zero. -/
theorem natAbs_pos {a : Int} : 0 < natAbs a ↔ a ≠ 0 := by rw [Nat.pos_iff_ne_zero]; exact natAbs_ne_zero
/-- A number is its absolute value, or the negative of that. -/
theorem natAbs_eq (a : Int) : a = natAbs a ∨ a = -(natAbs a : Int) := by
  cases Int.le_total 0 a with
  | inl h => exact .inl (eq_natAbs_of_zero_le h)
  | inr h => rw [ofNat_natAbs_of_nonpos h, Int.neg_neg]; exact .inr rfl
/-- The absolute value of a product is the product of the absolute values. -/
theorem natAbs_mul (a b : Int) : natAbs (a * b) = natAbs a * natAbs b := by
  cases a with
  | ofNat a => cases b with
    | ofNat b => rfl
    | negSucc b => show natAbs (negOfNat (a * (b+1))) = a * (b+1); cases a * (b+1) <;> rfl
  | negSucc a => cases b with
    | ofNat b => show natAbs (negOfNat ((a+1) * b)) = (a+1) * b; cases (a+1) * b <;> rfl
    | negSucc b => rfl
/-- A number is at most its absolute value. -/
theorem le_natAbs {a : Int} : a ≤ natAbs a := by
  cases Int.le_total 0 a with
  | inl h => rw [natAbs_of_nonneg h]; exact Int.le_refl _
  | inr h => exact Int.le_trans h (ofNat_nonneg _)
/-- The negative of a number is at most its absolute value. -/
theorem neg_le_natAbs {a : Int} : -a ≤ natAbs a := by rw [← natAbs_neg]; exact le_natAbs
/-- As a natural number, an integer that is not negative keeps its value. -/
theorem toNat_of_nonneg {a : Int} (h : 0 ≤ a) : (toNat a : Int) = a := by obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le h; rfl
/-- The cast of a natural number turns back into that number. -/
@[simp] theorem toNat_natCast (n : Nat) : toNat (n : Int) = n := rfl
/-- A numeral as a natural number is the same numeral. -/
@[simp] theorem toNat_ofNat (n : Nat) : toNat (no_index (OfNat.ofNat n)) = n := rfl
/-- The integer zero as a natural number is zero. -/
@[simp] theorem toNat_zero : (0 : Int).toNat = 0 := rfl
/-- The integer one as a natural number is one. -/
@[simp] theorem toNat_one : (1 : Int).toNat = 1 := rfl
/-- A negative integer as a natural number is zero. -/
@[simp] theorem toNat_negSucc (n : Nat) : toNat (negSucc n) = 0 := rfl
/-- An integer at most zero is zero as a natural number. -/
theorem toNat_of_nonpos : {z : Int} → z ≤ 0 → z.toNat = 0
  | ofNat n, h => Nat.eq_zero_of_le_zero ((ofNat_le (n := 0)).mp h)
  | negSucc _, _ => rfl
/-- As a natural number, an integer is cut off at zero. -/
theorem toNat_eq_max (a : Int) : (toNat a : Int) = max a 0 := by
  show _ = if a ≤ 0 then 0 else a
  by_cases h : a ≤ 0
  · rw [if_pos h, toNat_of_nonpos h]; rfl
  · rw [if_neg h]; exact toNat_of_nonneg (Int.le_of_lt (Int.not_le.mp h))
/-- An integer is zero as a natural number just when it is at most zero. -/
theorem toNat_eq_zero {n : Int} : n.toNat = 0 ↔ n ≤ 0 := ⟨fun h => by cases n with | ofNat n => exact ofNat_le.mpr (Nat.le_of_eq h) | negSucc n => exact Int.le_of_lt (negSucc_lt_zero n), toNat_of_nonpos⟩
/-- An integer is at most its natural number. -/
theorem self_le_toNat (a : Int) : a ≤ toNat a := by
  cases Int.le_total 0 a with
  | inl h => rw [toNat_of_nonneg h]; exact Int.le_refl _
  | inr h => exact Int.le_trans h (ofNat_nonneg _)

/-! ## Minimum, maximum, powers -/

/-- The minimum by cases. -/
protected theorem min_def (n m : Int) : min n m = if n ≤ m then n else m := rfl
/-- The maximum by cases. -/
protected theorem max_def (n m : Int) : max n m = if n ≤ m then m else n := rfl
/-- The minimum is at most the left number. -/
protected theorem min_le_left (a b : Int) : min a b ≤ a := by rw [Int.min_def]; split; exact Int.le_refl _; exact Int.le_of_lt (Int.not_le.mp ‹_›)
/-- The minimum is at most the right number. -/
protected theorem min_le_right (a b : Int) : min a b ≤ b := by rw [Int.min_def]; split; assumption; exact Int.le_refl _
/-- The left number is at most the maximum. -/
protected theorem le_max_left (a b : Int) : a ≤ max a b := by rw [Int.max_def]; split; assumption; exact Int.le_refl _
/-- The right number is at most the maximum. -/
protected theorem le_max_right (a b : Int) : b ≤ max a b := by rw [Int.max_def]; split; exact Int.le_refl _; exact Int.le_of_lt (Int.not_le.mp ‹_›)
/-- To be at most the minimum is to be at most both numbers. -/
protected theorem le_min {a b c : Int} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c := ⟨fun h => ⟨Int.le_trans h (Int.min_le_left _ _), Int.le_trans h (Int.min_le_right _ _)⟩, fun h => by rw [Int.min_def]; split; exact h.1; exact h.2⟩
/-- The maximum is at most `c` just when both numbers are. -/
protected theorem max_le {a b c : Int} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c := ⟨fun h => ⟨Int.le_trans (Int.le_max_left _ _) h, Int.le_trans (Int.le_max_right _ _) h⟩, fun h => by rw [Int.max_def]; split; exact h.2; exact h.1⟩
/-- The minimum is the left number if it is at most the right one. -/
protected theorem min_eq_left {a b : Int} (h : a ≤ b) : min a b = a := if_pos h
/-- The maximum is the right number if the left one is at most it. -/
protected theorem max_eq_right {a b : Int} (h : a ≤ b) : max a b = b := if_pos h
/-- The minimum is the right number if it is at most the left one. -/
protected theorem min_eq_right {a b : Int} (h : b ≤ a) : min a b = b := Int.le_antisymm (Int.min_le_right a b) (Int.le_min.mpr ⟨h, Int.le_refl _⟩)
/-- The maximum is the left number if the right one is at most it. -/
protected theorem max_eq_left {a b : Int} (h : b ≤ a) : max a b = a := Int.le_antisymm (Int.max_le.mpr ⟨Int.le_refl _, h⟩) (Int.le_max_left a b)
/-- The minimum is commutative. -/
protected theorem min_comm (a b : Int) : min a b = min b a := by
  cases Int.le_total a b with
  | inl h => rw [Int.min_eq_left h, Int.min_eq_right h]
  | inr h => rw [Int.min_eq_right h, Int.min_eq_left h]
/-- The maximum is commutative. -/
protected theorem max_comm (a b : Int) : max a b = max b a := by
  cases Int.le_total a b with
  | inl h => rw [Int.max_eq_right h, Int.max_eq_left h]
  | inr h => rw [Int.max_eq_left h, Int.max_eq_right h]
/-- The minimum of a number with itself is the number. -/
@[simp] protected theorem min_self (a : Int) : min a a = a := Int.min_eq_left (Int.le_refl a)
/-- The maximum of a number with itself is the number. -/
@[simp] protected theorem max_self (a : Int) : max a a = a := Int.max_eq_right (Int.le_refl a)
/-- Any number to the power zero is one. -/
@[simp] protected theorem pow_zero (b : Int) : b ^ 0 = 1 := rfl
/-- A power with exponent one higher has one factor more, on the right. -/
protected theorem pow_succ (b : Int) (e : Nat) : b ^ (e+1) = (b ^ e) * b := rfl
/-- A power with exponent one higher has one factor more, on the left. -/
protected theorem pow_succ' (b : Int) (e : Nat) : b ^ (e+1) = b * (b ^ e) := by rw [Int.mul_comm]; rfl
/-- The cast of a power is the power of the cast. -/
@[simp, norm_cast] protected theorem natCast_pow (b n : Nat) : ((b ^ n : Nat) : Int) = (b : Int) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_succ, Int.natCast_mul, ih]; rfl
end Int
