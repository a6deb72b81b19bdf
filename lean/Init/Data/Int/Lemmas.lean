prelude
import Init.Data.Int.Basic
/-!
# Integers: ring and order

Every integer is a difference `subNatNat a b` of natural numbers; the operations on differences are polynomial, so
each law below becomes an identity of natural numbers.
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Int

/-! ## Differences of natural numbers -/

/-- Adding the same number to both sides of a difference changes nothing. -/
theorem subNatNat_add_add (m n k : Nat) : subNatNat (m + k) (n + k) = subNatNat m n := by
  unfold subNatNat; rw [Nat.add_sub_add_right, Nat.add_sub_add_right]
/-- Subtracting zero leaves the number. -/
theorem subNatNat_zero (a : Nat) : subNatNat a 0 = ofNat a := by unfold subNatNat; rw [Nat.zero_sub]; rfl
/-- Zero minus a successor is negative. -/
theorem zero_subNatNat_succ (n : Nat) : subNatNat 0 (n + 1) = negSucc n := rfl
/-- Subtracting the left summand leaves the right one. -/
theorem subNatNat_add_left (m n : Nat) : subNatNat (m + n) m = ofNat n := by
  have := subNatNat_add_add n 0 m
  rw [Nat.zero_add, Nat.add_comm n m] at this
  rw [this, subNatNat_zero]
/-- A number minus a larger one is negative. -/
theorem subNatNat_add_right (m n : Nat) : subNatNat m (m + n + 1) = negSucc n := by
  have := subNatNat_add_add 0 (n + 1) m
  rw [Nat.zero_add, Nat.add_comm (n + 1) m] at this
  exact this
/-- Every integer is a difference. -/
theorem rep (x : Int) : ∃ a b : Nat, x = subNatNat a b := by
  cases x with
  | ofNat n => exact ⟨n, 0, (subNatNat_zero n).symm⟩
  | negSucc n => exact ⟨0, n + 1, rfl⟩
private theorem canon (a b : Nat) : (∃ k, a = b + k ∧ subNatNat a b = ofNat k) ∨ (∃ k, b = a + k + 1 ∧ subNatNat a b = negSucc k) := by
  cases Nat.lt_or_ge a b with
  | inr h =>
    obtain ⟨k, e⟩ := Nat.exists_eq_add_of_le h
    exact .inl ⟨k, e, by rw [e, subNatNat_add_left]⟩
  | inl h =>
    obtain ⟨k, e⟩ := Nat.exists_eq_add_of_le h
    rw [Nat.succ_add] at e
    exact .inr ⟨k, e, by rw [e, ← subNatNat_add_right a k]⟩
/-- Differences of natural numbers are equal if the crosswise sums are. -/
theorem subNatNat_eq_of {a b c d : Nat} (h : a + d = c + b) : subNatNat a b = subNatNat c d := by
  rw [← subNatNat_add_add a b d, h, Nat.add_comm b d, subNatNat_add_add]
/-- Differences of natural numbers are equal just when the crosswise sums are. -/
theorem subNatNat_eq_iff {a b c d : Nat} : subNatNat a b = subNatNat c d ↔ a + d = c + b := by
  refine ⟨fun h => ?_, subNatNat_eq_of⟩
  cases canon a b with
  | inl h₁ => obtain ⟨k, e₁, f₁⟩ := h₁; cases canon c d with
    | inl h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂] at h; cases h
      rw [e₁, e₂, Nat.add_right_comm d, Nat.add_right_comm b, Nat.add_comm b d]
    | inr h₂ => obtain ⟨l, e₂, f₂⟩ := h₂; rw [f₁, f₂] at h; cases h
  | inr h₁ => obtain ⟨k, e₁, f₁⟩ := h₁; cases canon c d with
    | inl h₂ => obtain ⟨l, e₂, f₂⟩ := h₂; rw [f₁, f₂] at h; cases h
    | inr h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂] at h; cases h
      rw [e₁, e₂, ← Nat.add_assoc, ← Nat.add_assoc, ← Nat.add_assoc, ← Nat.add_assoc, Nat.add_comm a c]
/-- Negation swaps the sides of a difference. -/
theorem neg_subNatNat (a b : Nat) : -(subNatNat a b) = subNatNat b a := by
  cases canon a b with
  | inl h =>
    obtain ⟨k, e, f⟩ := h
    rw [f, e]
    cases k with
    | zero => exact (subNatNat_zero 0).symm.trans (subNatNat_eq_of (by rw [Nat.add_comm]))
    | succ k => exact (subNatNat_add_right b k).symm
  | inr h =>
    obtain ⟨k, e, f⟩ := h
    rw [f, e]
    exact (subNatNat_add_left a (k+1)).symm
/-- The sum of differences is the difference of sums. -/
theorem subNatNat_add_subNatNat (a b c d : Nat) : subNatNat a b + subNatNat c d = subNatNat (a + c) (b + d) := by
  cases canon a b with
  | inl h₁ => obtain ⟨k, e₁, f₁⟩ := h₁; cases canon c d with
    | inl h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂]
      refine (subNatNat_zero (k + l)).symm.trans (subNatNat_eq_of ?_)
      subst e₁; subst e₂; simp only [Nat.add_zero, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
    | inr h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂]
      refine (show _ = subNatNat k (l + 1) from rfl).trans (subNatNat_eq_of ?_)
      subst e₁; subst e₂; simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
  | inr h₁ => obtain ⟨k, e₁, f₁⟩ := h₁; cases canon c d with
    | inl h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂]
      refine (show _ = subNatNat l (k + 1) from rfl).trans (subNatNat_eq_of ?_)
      subst e₁; subst e₂; simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
    | inr h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂]
      refine (show _ = subNatNat 0 (k + l + 1 + 1) from rfl).trans (subNatNat_eq_of ?_)
      subst e₁; subst e₂; simp only [Nat.zero_add, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
/-- The difference of differences is the difference of crosswise sums. -/
theorem subNatNat_sub_subNatNat (a b c d : Nat) : subNatNat a b - subNatNat c d = subNatNat (a + d) (b + c) := by
  show subNatNat a b + -(subNatNat c d) = _
  rw [neg_subNatNat, subNatNat_add_subNatNat]
private theorem negOfNat_eq (n : Nat) : negOfNat n = subNatNat 0 n := by
  cases n with
  | zero => exact (subNatNat_zero 0).symm
  | succ n => rfl
/-- The product of differences, multiplied out. -/
theorem subNatNat_mul_subNatNat (a b c d : Nat) : subNatNat a b * subNatNat c d = subNatNat (a * c + b * d) (a * d + b * c) := by
  cases canon a b with
  | inl h₁ => obtain ⟨k, e₁, f₁⟩ := h₁; cases canon c d with
    | inl h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂]
      refine (subNatNat_zero (k * l)).symm.trans (subNatNat_eq_of ?_)
      subst e₁; subst e₂; simp only [Nat.add_zero, Nat.add_mul, Nat.mul_add, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
    | inr h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂]
      refine (negOfNat_eq (k * (l + 1))).trans (subNatNat_eq_of ?_)
      subst e₁; subst e₂; simp only [Nat.zero_add, Nat.add_zero, Nat.mul_one, Nat.add_mul, Nat.mul_add, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
  | inr h₁ => obtain ⟨k, e₁, f₁⟩ := h₁; cases canon c d with
    | inl h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂]
      refine (negOfNat_eq ((k + 1) * l)).trans (subNatNat_eq_of ?_)
      subst e₁; subst e₂; simp only [Nat.zero_add, Nat.add_zero, Nat.one_mul, Nat.add_mul, Nat.mul_add, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
    | inr h₂ =>
      obtain ⟨l, e₂, f₂⟩ := h₂
      rw [f₁, f₂]
      refine (subNatNat_zero ((k + 1) * (l + 1))).symm.trans (subNatNat_eq_of ?_)
      subst e₁; subst e₂; simp only [Nat.add_zero, Nat.mul_one, Nat.one_mul, Nat.add_mul, Nat.mul_add, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
private theorem nonNeg_iff {a b : Nat} : NonNeg (subNatNat a b) ↔ b ≤ a := by
  cases canon a b with
  | inl h => obtain ⟨k, e, f⟩ := h; rw [f, e]; exact ⟨fun _ => Nat.le_add_right b k, fun _ => .mk k⟩
  | inr h =>
    obtain ⟨k, e, f⟩ := h
    rw [f, e]
    exact ⟨fun h => (by cases h), fun h => absurd h (Nat.not_le_of_gt (Nat.lt_succ_of_le (Nat.le_add_right a k)))⟩
/-- Differences are in the relation `≤` just when the crosswise sums are. -/
theorem subNatNat_le_subNatNat {a b c d : Nat} : subNatNat a b ≤ subNatNat c d ↔ a + d ≤ c + b := by
  show NonNeg (subNatNat c d - subNatNat a b) ↔ _
  rw [subNatNat_sub_subNatNat, nonNeg_iff, Nat.add_comm d a]
/-- One as a difference of natural numbers. -/
theorem one_eq_subNatNat : (1 : Int) = subNatNat 1 0 := rfl
/-- Zero as a difference of natural numbers. -/
theorem zero_eq_subNatNat : (0 : Int) = subNatNat 0 0 := rfl
/-- A natural number as a difference of natural numbers. -/
theorem ofNat_eq_subNatNat (n : Nat) : (n : Int) = subNatNat n 0 := (subNatNat_zero n).symm
/-- Differences are in the relation `<` just when the crosswise sums are. -/
theorem subNatNat_lt_subNatNat {a b c d : Nat} : subNatNat a b < subNatNat c d ↔ a + d < c + b := by
  show subNatNat a b + 1 ≤ subNatNat c d ↔ a + d + 1 ≤ c + b
  rw [one_eq_subNatNat, subNatNat_add_subNatNat, subNatNat_le_subNatNat, Nat.add_right_comm]
  exact Iff.rfl

/-! ## Addition and subtraction -/

/-- Addition is commutative. -/
protected theorem add_comm (a b : Int) : a + b = b + a := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_add_subNatNat, subNatNat_add_subNatNat, Nat.add_comm a, Nat.add_comm a']
/-- Addition is associative. -/
protected theorem add_assoc (a b c : Int) : a + b + c = a + (b + c) := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b; obtain ⟨c, c', rfl⟩ := rep c
  simp only [subNatNat_add_subNatNat, Nat.add_assoc]
/-- The first summand changes places with the second. -/
protected theorem add_left_comm (a b c : Int) : a + (b + c) = b + (a + c) := by rw [← Int.add_assoc, Int.add_comm a, Int.add_assoc]
/-- The second summand changes places with the third. -/
protected theorem add_right_comm (a b c : Int) : a + b + c = a + c + b := by rw [Int.add_assoc, Int.add_comm b, ← Int.add_assoc]
/-- Zero is neutral on the right of a sum. -/
@[simp] protected theorem add_zero (a : Int) : a + 0 = a := by
  obtain ⟨a, a', rfl⟩ := rep a
  rw [zero_eq_subNatNat, subNatNat_add_subNatNat]; rfl
/-- Zero is neutral on the left of a sum. -/
@[simp] protected theorem zero_add (a : Int) : 0 + a = a := by rw [Int.add_comm, Int.add_zero]
/-- Subtracting is adding the negative. -/
protected theorem sub_eq_add_neg {a b : Int} : a - b = a + -b := rfl
/-- Adding the negative is subtracting. -/
protected theorem add_neg_eq_sub {a b : Int} : a + -b = a - b := rfl
/-- Adding minus one is subtracting one. -/
theorem add_neg_one (i : Int) : i + -1 = i - 1 := rfl
/-- Negating twice changes nothing. -/
@[simp] protected theorem neg_neg (a : Int) : -(-a) = a := by
  obtain ⟨a, a', rfl⟩ := rep a
  rw [neg_subNatNat, neg_subNatNat]
/-- The negative of zero is zero. -/
@[simp] protected theorem neg_zero : -(0 : Int) = 0 := rfl
/-- A number plus its negative is zero. -/
protected theorem add_right_neg (a : Int) : a + -a = 0 := by
  obtain ⟨a, a', rfl⟩ := rep a
  rw [neg_subNatNat, subNatNat_add_subNatNat, zero_eq_subNatNat, subNatNat_eq_iff, Nat.add_zero, Nat.zero_add, Nat.add_comm]
/-- The negative of a number plus the number is zero. -/
protected theorem add_left_neg (a : Int) : -a + a = 0 := by rw [Int.add_comm, Int.add_right_neg]
attribute [simp] Int.add_right_neg Int.add_left_neg
/-- A number minus itself is zero. -/
@[simp] protected theorem sub_self (a : Int) : a - a = 0 := Int.add_right_neg a
/-- Subtracting zero changes nothing. -/
@[simp] protected theorem sub_zero (a : Int) : a - 0 = a := Int.add_zero a
/-- Zero minus a number is its negative. -/
@[simp] protected theorem zero_sub (a : Int) : 0 - a = -a := Int.zero_add (-a)
/-- The negative of a sum is the sum of the negatives. -/
protected theorem neg_add {a b : Int} : -(a + b) = -a + -b := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  simp only [neg_subNatNat, subNatNat_add_subNatNat]
/-- An equal summand on the left may be cancelled. -/
protected theorem add_left_cancel {a b c : Int} (h : a + b = a + c) : b = c := by
  have := congrArg (fun x => -a + x) h
  simp only [← Int.add_assoc, Int.add_left_neg, Int.zero_add] at this
  exact this
/-- An equal summand on the right may be cancelled. -/
protected theorem add_right_cancel {a b c : Int} (h : a + b = c + b) : a = c := by
  rw [Int.add_comm a, Int.add_comm c] at h; exact Int.add_left_cancel h
/-- Sums with the same right summand are equal just when the left ones are. -/
@[simp] protected theorem add_left_inj {i j : Int} (k : Int) : (i + k = j + k) ↔ i = j := ⟨Int.add_right_cancel, fun h => h ▸ rfl⟩
/-- Sums with the same left summand are equal just when the right ones are. -/
@[simp] protected theorem add_right_inj {i j : Int} (k : Int) : (k + i = k + j) ↔ i = j := ⟨Int.add_left_cancel, fun h => h ▸ rfl⟩
/-- Adding back what was subtracted gives the number. -/
@[simp] protected theorem sub_add_cancel (a b : Int) : a - b + b = a := by rw [Int.sub_eq_add_neg, Int.add_assoc, Int.add_left_neg, Int.add_zero]
/-- Subtracting what was added gives the number. -/
@[simp] protected theorem add_sub_cancel (a b : Int) : a + b - b = a := by rw [Int.sub_eq_add_neg, Int.add_assoc, Int.add_right_neg, Int.add_zero]
/-- Adding the negative cancels the summand next to it. -/
@[simp] protected theorem neg_add_cancel_left (a b : Int) : -a + (a + b) = b := by rw [← Int.add_assoc, Int.add_left_neg, Int.zero_add]
/-- Adding a number cancels its negative next to it. -/
@[simp] protected theorem add_neg_cancel_left (a b : Int) : a + (-a + b) = b := by rw [← Int.add_assoc, Int.add_right_neg, Int.zero_add]
/-- Adding the negative cancels what was added. -/
@[simp] protected theorem add_neg_cancel_right (a b : Int) : a + b + -b = a := Int.add_sub_cancel a b
/-- Adding a number cancels its negative added before. -/
@[simp] protected theorem neg_add_cancel_right (a b : Int) : a + -b + b = a := Int.sub_add_cancel a b
/-- A negation may move to the other side of an equation. -/
protected theorem neg_eq_iff {a b : Int} : -a = b ↔ a = -b := ⟨fun h => by rw [← h, Int.neg_neg], fun h => by rw [h, Int.neg_neg]⟩
/-- Negation is injective. -/
@[simp] protected theorem neg_inj {a b : Int} : -a = -b ↔ a = b := ⟨fun h => by rw [← Int.neg_neg a, h, Int.neg_neg], fun h => h ▸ rfl⟩
/-- A negative is zero just when the number is. -/
@[simp] protected theorem neg_eq_zero {a : Int} : -a = 0 ↔ a = 0 := by rw [Int.neg_eq_iff, Int.neg_zero]
/-- Negating a difference swaps its sides. -/
protected theorem neg_sub (a b : Int) : -(a - b) = b - a := by rw [Int.sub_eq_add_neg, Int.neg_add, Int.neg_neg, Int.add_comm]; rfl
attribute [simp] Int.neg_sub
/-- Subtracting twice is subtracting the sum. -/
protected theorem sub_sub (a b c : Int) : a - b - c = a - (b + c) := by rw [Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.sub_eq_add_neg, Int.neg_add, Int.add_assoc]
/-- Subtracting the negative is adding. -/
protected theorem sub_neg (a b : Int) : a - -b = a + b := by rw [Int.sub_eq_add_neg, Int.neg_neg]
attribute [simp] Int.sub_neg
/-- Subtracting from a sum may be done in its right summand. -/
protected theorem add_sub_assoc (a b c : Int) : a + b - c = a + (b - c) := by rw [Int.sub_eq_add_neg, Int.add_assoc]; rfl
/-- A difference is zero just when its sides are equal. -/
protected theorem sub_eq_zero {a b : Int} : a - b = 0 ↔ a = b := ⟨fun h => by have := congrArg (· + b) h; simp only [Int.sub_add_cancel, Int.zero_add] at this; exact this, fun h => by rw [h, Int.sub_self]⟩
/-- Numbers whose difference is zero are equal. -/
protected theorem eq_of_sub_eq_zero {a b : Int} (h : a - b = 0) : a = b := Int.sub_eq_zero.mp h
/-- The difference of equal numbers is zero. -/
protected theorem sub_eq_zero_of_eq {a b : Int} (h : a = b) : a - b = 0 := Int.sub_eq_zero.mpr h

/-! ## Casts -/

/-- The constructor `Int.ofNat` is the cast of natural numbers. -/
@[simp] theorem ofNat_eq_coe {n : Nat} : ofNat n = (n : Int) := rfl
/-- The constructor `Int.ofNat` is the cast of natural numbers. -/
theorem ofNat_eq_natCast (n : Nat) : ofNat n = (n : Int) := rfl
/-- The natural number zero as an integer is zero. -/
theorem ofNat_zero : ((0 : Nat) : Int) = 0 := rfl
/-- The natural number one as an integer is one. -/
theorem ofNat_one : ((1 : Nat) : Int) = 1 := rfl
/-- The natural number two as an integer is two. -/
theorem ofNat_two : ((2 : Nat) : Int) = 2 := rfl
/-- A numeral of natural numbers as an integer is the same numeral. -/
@[simp] theorem cast_ofNat_Int {n : Nat} : (@Nat.cast Int instNatCastInt (no_index (OfNat.ofNat n))) = OfNat.ofNat n := rfl
/-- The natural number zero as an integer is zero. -/
@[norm_cast] theorem natCast_zero : ((0 : Nat) : Int) = 0 := rfl
/-- The natural number one as an integer is one. -/
@[norm_cast] theorem natCast_one : ((1 : Nat) : Int) = 1 := rfl
/-- A numeral of natural numbers as an integer is the same numeral. -/
theorem natCast_ofNat {n : Nat} : (@Nat.cast Int instNatCastInt (no_index (OfNat.ofNat n))) = OfNat.ofNat n := rfl
/-- The cast of a sum is the sum of the casts. -/
@[simp, norm_cast] theorem natCast_add (n m : Nat) : ((n + m : Nat) : Int) = n + m := rfl
/-- The cast of a product is the product of the casts. -/
@[simp, norm_cast] theorem natCast_mul (n m : Nat) : ((n * m : Nat) : Int) = n * m := rfl
/-- The cast of a sum is the sum of the casts. -/
theorem ofNat_add (n m : Nat) : ((n + m : Nat) : Int) = n + m := rfl
/-- The cast of a product is the product of the casts. -/
theorem ofNat_mul (n m : Nat) : ((n * m : Nat) : Int) = n * m := rfl
/-- The cast of a successor is the cast plus one. -/
@[simp, norm_cast] theorem natCast_succ (n : Nat) : ((Nat.succ n : Nat) : Int) = n + 1 := rfl
/-- The cast of a successor is the cast plus one. -/
theorem ofNat_succ (n : Nat) : ((Nat.succ n : Nat) : Int) = n + 1 := rfl
/-- The cast of natural numbers is injective. -/
@[norm_cast] theorem natCast_inj {m n : Nat} : (m : Int) = n ↔ m = n := ⟨fun h => by cases h; rfl, fun h => h ▸ rfl⟩
/-- The cast of natural numbers is injective. -/
theorem ofNat_inj {m n : Nat} : ((m : Nat) : Int) = n ↔ m = n := natCast_inj
attribute [simp] ofNat_inj
/-- A cast is zero just when the natural number is. -/
@[simp] theorem natCast_eq_zero {n : Nat} : (n : Int) = 0 ↔ n = 0 := natCast_inj (n := 0)
/-- A cast is zero just when the natural number is. -/
theorem ofNat_eq_zero {n : Nat} : ((n : Nat) : Int) = 0 ↔ n = 0 := natCast_eq_zero
/-- A cast is different from zero just when the natural number is. -/
theorem ofNat_ne_zero {n : Nat} : ((n : Nat) : Int) ≠ 0 ↔ n ≠ 0 := not_congr natCast_eq_zero
/-- The constructor `negSucc n` is the negative of `n + 1`. -/
theorem negSucc_eq (n : Nat) : negSucc n = -((n : Int) + 1) := rfl
/-- The negative of `negSucc n` is `n + 1`. -/
theorem neg_negSucc (n : Nat) : -(negSucc n) = ((n + 1 : Nat) : Int) := rfl
/-- The constructor `negSucc` never makes zero. -/
theorem negSucc_ne_zero (n : Nat) : negSucc n ≠ 0 := fun h => by cases h
/-- The cast of a difference that is not cut off is the difference of the casts. -/
@[norm_cast] theorem natCast_sub {m n : Nat} (h : m ≤ n) : ((n - m : Nat) : Int) = n - m := by
  rw [ofNat_eq_subNatNat, ofNat_eq_subNatNat, ofNat_eq_subNatNat, subNatNat_sub_subNatNat, subNatNat_eq_iff, Nat.zero_add, Nat.sub_add_cancel h]; rfl
/-- The cast of a difference that is not cut off is the difference of the casts. -/
theorem ofNat_sub {m n : Nat} (h : m ≤ n) : ((n - m : Nat) : Int) = n - m := natCast_sub h
/-- The cast of a positive number minus one is the cast minus one. -/
theorem natCast_pred_of_pos {n : Nat} (h : 0 < n) : ((n - 1 : Nat) : Int) = (n : Int) - 1 := natCast_sub h
/-- A cast is different from zero just when the natural number is. -/
theorem natCast_ne_zero {n : Nat} : (n : Int) ≠ 0 ↔ n ≠ 0 := not_congr natCast_eq_zero
/-- The difference of natural numbers as an integer is the difference of the casts. -/
theorem subNatNat_eq_coe {m n : Nat} : subNatNat m n = ↑m - ↑n := by
  rw [ofNat_eq_subNatNat, ofNat_eq_subNatNat, subNatNat_sub_subNatNat, Nat.zero_add]; rfl

/-! ## Multiplication -/

/-- Multiplication is commutative. -/
protected theorem mul_comm (a b : Int) : a * b = b * a := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  simp only [subNatNat_mul_subNatNat, Nat.mul_comm, Nat.add_comm]
/-- Multiplication is associative. -/
protected theorem mul_assoc (a b c : Int) : a * b * c = a * (b * c) := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b; obtain ⟨c, c', rfl⟩ := rep c
  simp only [subNatNat_mul_subNatNat]
  apply subNatNat_eq_of
  simp only [Nat.add_mul, Nat.mul_add, Nat.mul_assoc, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
/-- The first factor changes places with the second. -/
protected theorem mul_left_comm (a b c : Int) : a * (b * c) = b * (a * c) := by rw [← Int.mul_assoc, Int.mul_comm a, Int.mul_assoc]
/-- The second factor changes places with the third. -/
protected theorem mul_right_comm (a b c : Int) : a * b * c = a * c * b := by rw [Int.mul_assoc, Int.mul_comm b, ← Int.mul_assoc]
/-- One is neutral on the right of a product. -/
@[simp] protected theorem mul_one (a : Int) : a * 1 = a := by
  obtain ⟨a, a', rfl⟩ := rep a
  rw [one_eq_subNatNat, subNatNat_mul_subNatNat]
  simp only [Nat.mul_one, Nat.mul_zero, Nat.add_zero, Nat.zero_add]
/-- One is neutral on the left of a product. -/
@[simp] protected theorem one_mul (a : Int) : 1 * a = a := by rw [Int.mul_comm, Int.mul_one]
/-- A number times zero is zero. -/
@[simp] protected theorem mul_zero (a : Int) : a * 0 = 0 := by
  obtain ⟨a, a', rfl⟩ := rep a
  rw [zero_eq_subNatNat, subNatNat_mul_subNatNat]; rfl
/-- Zero times a number is zero. -/
@[simp] protected theorem zero_mul (a : Int) : 0 * a = 0 := by rw [Int.mul_comm, Int.mul_zero]
/-- Multiplication distributes over a sum on its right. -/
protected theorem mul_add (a b c : Int) : a * (b + c) = a * b + a * c := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b; obtain ⟨c, c', rfl⟩ := rep c
  simp only [subNatNat_mul_subNatNat, subNatNat_add_subNatNat]
  apply subNatNat_eq_of
  simp only [Nat.mul_add, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
/-- Multiplication distributes over a sum on its left. -/
protected theorem add_mul (a b c : Int) : (a + b) * c = a * c + b * c := by rw [Int.mul_comm, Int.mul_add, Int.mul_comm c, Int.mul_comm c]
/-- A negation of the right factor moves out of the product. -/
protected theorem mul_neg (a b : Int) : a * -b = -(a * b) := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  simp only [neg_subNatNat, subNatNat_mul_subNatNat]
/-- A negation of the left factor moves out of the product. -/
protected theorem neg_mul (a b : Int) : -a * b = -(a * b) := by rw [Int.mul_comm, Int.mul_neg, Int.mul_comm]
attribute [simp] Int.mul_neg Int.neg_mul
/-- Negations of both factors cancel. -/
theorem neg_mul_neg (a b : Int) : -a * -b = a * b := by rw [Int.neg_mul, Int.mul_neg, Int.neg_neg]
/-- A negation may move from one factor to the other. -/
theorem neg_mul_comm (a b : Int) : -a * b = a * -b := by rw [Int.neg_mul, Int.mul_neg]
/-- A negated product is the product with its left factor negated. -/
protected theorem neg_mul_eq_neg_mul (a b : Int) : -(a * b) = -a * b := (Int.neg_mul a b).symm
/-- A negated product is the product with its right factor negated. -/
protected theorem neg_mul_eq_mul_neg (a b : Int) : -(a * b) = a * -b := (Int.mul_neg a b).symm
/-- Negation is multiplication by minus one. -/
protected theorem neg_eq_neg_one_mul (a : Int) : -a = -1 * a := by rw [Int.neg_mul, Int.one_mul]
/-- Multiplication distributes over a difference on its right. -/
protected theorem mul_sub (a b c : Int) : a * (b - c) = a * b - a * c := by rw [Int.sub_eq_add_neg, Int.mul_add, Int.mul_neg]; rfl
/-- Multiplication distributes over a difference on its left. -/
protected theorem sub_mul (a b c : Int) : (a - b) * c = a * c - b * c := by rw [Int.sub_eq_add_neg, Int.add_mul, Int.neg_mul]; rfl
/-- A number times two is the number doubled. -/
protected theorem mul_two (a : Int) : a * 2 = a + a := by rw [show (2 : Int) = 1 + 1 from rfl, Int.mul_add, Int.mul_one]
/-- Two times a number is the number doubled. -/
protected theorem two_mul (a : Int) : 2 * a = a + a := by rw [Int.mul_comm, Int.mul_two]
/-- A product is zero just when one of its factors is. -/
protected theorem mul_eq_zero {a b : Int} : a * b = 0 ↔ a = 0 ∨ b = 0 := by
  refine ⟨fun h => ?_, fun h => h.elim (fun e => by rw [e, Int.zero_mul]) (fun e => by rw [e, Int.mul_zero])⟩
  cases a with
  | ofNat a => cases b with
    | ofNat b => exact (Nat.eq_zero_of_mul_eq_zero (natCast_eq_zero.mp h)).imp (fun e => by rw [e]; rfl) (fun e => by rw [e]; rfl)
    | negSucc b => cases a with
      | zero => exact .inl rfl
      | succ a => have h : negOfNat ((a+1) * (b+1)) = 0 := h; rw [Nat.mul_succ, Nat.add_succ] at h; cases h
  | negSucc a => cases b with
    | ofNat b => cases b with
      | zero => exact .inr rfl
      | succ b => have h : negOfNat ((a+1) * (b+1)) = 0 := h; rw [Nat.mul_succ, Nat.add_succ] at h; cases h
    | negSucc b => cases h
attribute [simp] Int.mul_eq_zero
/-- The product of numbers other than zero is not zero. -/
protected theorem mul_ne_zero {a b : Int} (ha : a ≠ 0) (hb : b ≠ 0) : a * b ≠ 0 := fun h => (Int.mul_eq_zero.mp h).elim ha hb

end Int
