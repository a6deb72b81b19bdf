prelude
import Init.Omega.Int
/-!
# Facts that the engine's arithmetic simplification procedures quote
-/
set_option linter.all false
noncomputable section
namespace Nat
/-- The larger of two different numbers is the smaller plus something plus one. -/
theorem exists_eq_add_of_lt {m n : Nat} (h : m < n) : ∃ k, n = m + k + 1 := ⟨n - m - 1, by omega⟩
/-- Subtracting a sum is subtracting one summand after the other. -/
theorem sub_add_eq (a b c : Nat) : a - (b + c) = a - b - c := by omega
/-- Adding back the one that was subtracted from a number other than zero gives the number. -/
theorem sub_one_add_one {a : Nat} (h : a ≠ 0) : a - 1 + 1 = a := by omega
/-- Subtracting from a sum may be done in its left summand, if that is large enough. -/
theorem sub_add_comm' {n m k : Nat} (h : k ≤ n) : n + m - k = n - k + m := by omega
/-- A remainder computed as zero makes divisibility true. -/
theorem dvd_eq_true_of_mod_eq_zero {m n : Nat} (h : n % m == 0) : (m ∣ n) = True := by simp [Nat.dvd_of_mod_eq_zero (eq_of_beq h)]
/-- A remainder computed as other than zero makes divisibility false. -/
theorem dvd_eq_false_of_mod_ne_zero {m n : Nat} (h : n % m != 0) : (m ∣ n) = False := by
  have h : n % m ≠ 0 := by simpa using h
  exact eq_false fun k => h (Nat.mod_eq_zero_of_dvd k)
end Nat
namespace Int
/-- A remainder computed as zero makes divisibility of integers true. -/
theorem dvd_eq_true_of_mod_eq_zero {a b : Int} (h : b % a == 0) : (a ∣ b) = True := by simp [Int.dvd_of_emod_eq_zero (eq_of_beq h)]
/-- A remainder computed as other than zero makes divisibility of integers false. -/
theorem dvd_eq_false_of_mod_ne_zero {a b : Int} (h : b % a != 0) : (a ∣ b) = False := by
  have h : b % a ≠ 0 := by simpa using h
  exact eq_false fun k => h (Int.emod_eq_zero_of_dvd k)
end Int
namespace Nat.Simproc
/-- Subtracting a sum is subtracting the right summand, then the left one. -/
theorem sub_add_eq_comm (a b c : Nat) : a - (b + c) = a - c - b := by omega
/-- Subtracting from a sum may be done in its right summand, if that is large enough. -/
theorem add_sub_assoc {m k : Nat} (h : k ≤ m) (n : Nat) : n + m - k = n + (m - k) := by omega
/-- A difference of sums, the constant at the left being the smaller. -/
theorem add_sub_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : a + b - (c + d) = a - (c + (d - b)) := by omega
/-- A difference of sums, the constant at the left being the larger. -/
theorem add_sub_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : a + b - (c + d) = a + (b - d) - c := by omega
/-- Subtracting a constant from a sum with one that is no larger. -/
theorem add_sub_le (a : Nat) {b c : Nat} (h : b ≤ c) : a + b - c = a - (c - b) := by omega
/-- A sum with a constant above `c` is not `c`. -/
theorem add_eq_gt (a : Nat) {b c : Nat} (h : b > c) : (a + b = c) = False := eq_false (by omega)
/-- What is below `c` is not a sum with `c`. -/
theorem eq_add_gt (a : Nat) {b c : Nat} (h : c > a) : (a = b + c) = False := eq_false (by omega)
/-- An equation of sums, the constant at the left being the smaller. -/
theorem add_eq_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : (a + b = c + d) = (a = c + (d - b)) := propext (by omega)
/-- An equation of sums, the constant at the left being the larger. -/
theorem add_eq_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : (a + b = c + d) = (a + (b - d) = c) := propext (by omega)
/-- A constant summand moves to the other side of an equation. -/
theorem add_eq_le (a : Nat) {b c : Nat} (h : b ≤ c) : (a + b = c) = (a = c - b) := propext (by omega)
/-- A constant summand moves to the other side of an equation. -/
theorem eq_add_le {a : Nat} (b : Nat) {c : Nat} (h : c ≤ a) : (a = b + c) = (b = a - c) := propext (by omega)
/-- Equivalent equations have equal boolean tests `==`. -/
theorem beqEqOfEqEq {a b c d : Nat} (p : (a = b) = (c = d)) : (a == b) = (c == d) := by
  rw [Bool.eq_iff_iff]; simp [p]
/-- A false equation has a false test `==`. -/
theorem beqFalseOfEqFalse {a b : Nat} (p : (a = b) = False) : (a == b) = false := by simp [p]
/-- Equivalent equations have equal boolean tests `!=`. -/
theorem bneEqOfEqEq {a b c d : Nat} (p : (a = b) = (c = d)) : (a != b) = (c != d) := congrArg Bool.not (beqEqOfEqEq p)
/-- A false equation has a true test `!=`. -/
theorem bneTrueOfEqFalse {a b : Nat} (p : (a = b) = False) : (a != b) = true := congrArg Bool.not (beqFalseOfEqFalse p)
/-- `≤` between sums, the constant at the left being the smaller. -/
theorem add_le_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : (a + b ≤ c + d) = (a ≤ c + (d - b)) := propext (by omega)
/-- `≤` between sums, the constant at the left being the larger. -/
theorem add_le_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : (a + b ≤ c + d) = (a + (b - d) ≤ c) := propext (by omega)
/-- A sum is at most its right summand just when the left one is zero. -/
theorem add_le_eq (a b : Nat) : (a + b ≤ b) = (a = 0) := propext (by omega)
/-- A constant summand moves to the other side of `≤`. -/
theorem add_le_le (a : Nat) {b c : Nat} (h : b ≤ c) : (a + b ≤ c) = (a ≤ c - b) := propext (by omega)
/-- A sum with a constant above `c` is not at most `c`. -/
theorem add_le_gt (a : Nat) {b c : Nat} (h : b > c) : (a + b ≤ c) = False := eq_false (by omega)
/-- A constant summand moves to the other side of `<`. -/
theorem add_lt_lt (a : Nat) {b c : Nat} (h : b < c) : (a + b < c) = (a < c - b) := propext (by omega)
/-- A sum with a constant that is at least `c` is not below `c`. -/
theorem add_lt_ge (a : Nat) {b c : Nat} (h : b ≥ c) : (a + b < c) = False := eq_false (by omega)
/-- What is at most `c` is at most a sum with `c`. -/
theorem le_add_le (a : Nat) {b c : Nat} (h : a ≤ c) : (a ≤ b + c) = True := eq_true (by omega)
/-- A constant summand moves to the other side of `≤`. -/
theorem le_add_ge {a : Nat} (b : Nat) {c : Nat} (h : a ≥ c) : (a ≤ b + c) = (a - c ≤ b) := propext (by omega)
/-- A constant summand moves to the other side of `<`. -/
theorem lt_add_ge {a : Nat} (b : Nat) {c : Nat} (h : a ≥ c) : (a < b + c) = (a - c < b) := propext (by omega)
/-- `<` between sums, the constant at the left being the smaller. -/
theorem add_lt_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : (a + b < c + d) = (a < c + (d - b)) := propext (by omega)
/-- `<` between sums, the constant at the left being the larger. -/
theorem add_lt_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : (a + b < c + d) = (a + (b - d) < c) := propext (by omega)
end Nat.Simproc
namespace Bool
/-- What is decidable of each boolean is decidable of all. -/
instance instDecidableForallOfDecidablePred (p : Bool → Prop) [inst : DecidablePred p] : Decidable (∀ x, p x) :=
  match inst true, inst false with
  | isFalse h, _ => isFalse fun k => h (k true)
  | _, isFalse h => isFalse fun k => h (k false)
  | isTrue ht, isTrue hf => isTrue fun | true => ht | false => hf
/-- What is decidable of each boolean is decidable of some. -/
instance instDecidableExistsOfDecidablePred (p : Bool → Prop) [inst : DecidablePred p] : Decidable (∃ x, p x) :=
  match inst true, inst false with
  | isTrue h, _ => isTrue ⟨true, h⟩
  | _, isTrue h => isTrue ⟨false, h⟩
  | isFalse ht, isFalse hf => isFalse fun ⟨x, h⟩ => match x, h with | true, h => ht h | false, h => hf h
end Bool
/-- A decidable property of all numbers below a bound is decidable. -/
instance Nat.decidableBallLT : (n : Nat) → (P : (k : Nat) → k < n → Prop) → [∀ n h, Decidable (P n h)] → Decidable (∀ n h, P n h)
  | 0, _, _ => isTrue fun _ h => absurd h (Nat.not_lt_zero _)
  | n+1, P, H => match decidableBallLT n (fun k h => P k (Nat.lt_succ_of_lt h)) with
    | isFalse h => isFalse fun k => h fun m hm => k m _
    | isTrue h => match H n (Nat.lt_succ_self n) with
      | isFalse hp => isFalse fun k => hp (k n _)
      | isTrue hp => isTrue fun m hm => (Nat.lt_or_ge m n).elim (h m) fun hge => by
          have : m = n := by omega
          subst this; exact hp
