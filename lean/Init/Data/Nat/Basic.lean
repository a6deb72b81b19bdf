prelude
import Init.WF
/-!
# Natural numbers: sums and products
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Nat

/-- The constructor `Nat.zero` is the numeral 0. -/
@[simp] theorem zero_eq : Nat.zero = 0 := rfl
/-- The function `Nat.add` is `+`. -/
@[simp] theorem add_eq (x y : Nat) : Nat.add x y = x + y := rfl
/-- The function `Nat.mul` is `*`. -/
@[simp] theorem mul_eq (x y : Nat) : Nat.mul x y = x * y := rfl
/-- The function `Nat.sub` is `-`. -/
@[simp] theorem sub_eq (x y : Nat) : Nat.sub x y = x - y := rfl
/-- The function `Nat.pow` is `^`. -/
@[simp] theorem pow_eq {m n : Nat} : m.pow n = m ^ n := rfl
/-- The relation `Nat.lt` is `<`. -/
@[simp] theorem lt_eq (x y : Nat) : Nat.lt x y = (x < y) := rfl
/-- The relation `Nat.le` is `≤`. -/
@[simp] theorem le_eq (x y : Nat) : Nat.le x y = (x ≤ y) := rfl
/-- The successor is the number plus one. -/
@[simp] theorem succ_eq_add_one (n : Nat) : n.succ = n + 1 := rfl
/-- The number plus one is the successor. -/
theorem add_one (n : Nat) : n + 1 = succ n := rfl
/-- Zero on the right of a sum changes nothing. -/
@[simp] theorem add_zero (n : Nat) : n + 0 = n := rfl
/-- The sum with a successor is the successor of the sum. -/
theorem add_succ (n m : Nat) : n + succ m = succ (n + m) := rfl
/-- Zero on the left of a sum changes nothing. -/
@[simp] theorem zero_add : (n : Nat) → 0 + n = n
  | 0 => rfl
  | n+1 => congrArg succ (Nat.zero_add n)
/-- The sum of a successor with a number is the successor of the sum. -/
theorem succ_add : (n m : Nat) → succ n + m = succ (n + m)
  | _, 0 => rfl
  | n, m+1 => congrArg succ (succ_add n m)
/-- A successor may move from one summand to the other. -/
theorem succ_add_eq_add_succ (a b : Nat) : succ a + b = a + succ b := succ_add a b
/-- Addition is commutative. -/
protected theorem add_comm : (n m : Nat) → n + m = m + n
  | n, 0 => (Nat.zero_add n).symm
  | n, m+1 => (congrArg succ (Nat.add_comm n m)).trans (succ_add m n).symm
/-- Addition is associative. -/
protected theorem add_assoc : (n m k : Nat) → (n + m) + k = n + (m + k)
  | _, _, 0 => rfl
  | n, m, k+1 => congrArg succ (Nat.add_assoc n m k)
/-- The first summand changes places with the second. -/
protected theorem add_left_comm (n m k : Nat) : n + (m + k) = m + (n + k) := by rw [← Nat.add_assoc, Nat.add_comm n m, Nat.add_assoc]
/-- The second summand changes places with the third. -/
protected theorem add_right_comm (n m k : Nat) : (n + m) + k = (n + k) + m := by rw [Nat.add_assoc, Nat.add_comm m k, ← Nat.add_assoc]
/-- An equal summand on the left may be cancelled. -/
protected theorem add_left_cancel {n m k : Nat} : n + m = n + k → m = k := by
  induction n with
  | zero => intro h; rw [Nat.zero_add, Nat.zero_add] at h; exact h
  | succ n ih => intro h; apply ih; rw [succ_add, succ_add] at h; exact succ.inj h
/-- An equal summand on the right may be cancelled. -/
protected theorem add_right_cancel {n m k : Nat} (h : n + m = k + m) : n = k := by
  rw [Nat.add_comm n m, Nat.add_comm k m] at h; exact Nat.add_left_cancel h
/-- Sums with the same left summand are equal just when the right ones are. -/
@[simp] protected theorem add_left_cancel_iff {m k n : Nat} : n + m = n + k ↔ m = k := ⟨Nat.add_left_cancel, fun h => h ▸ rfl⟩
/-- Sums with the same right summand are equal just when the left ones are. -/
@[simp] protected theorem add_right_cancel_iff {m k n : Nat} : m + n = k + n ↔ m = k := ⟨Nat.add_right_cancel, fun h => h ▸ rfl⟩
/-- A number times zero is zero. -/
@[simp] protected theorem mul_zero (n : Nat) : n * 0 = 0 := rfl
/-- The product with a successor has one more of the first factor. -/
theorem mul_succ (n m : Nat) : n * succ m = n * m + n := rfl
/-- The product with a number plus one has one more of the first factor. -/
theorem mul_add_one (n m : Nat) : n * (m + 1) = n * m + n := rfl
/-- Zero times a number is zero. -/
@[simp] protected theorem zero_mul : (n : Nat) → 0 * n = 0
  | 0 => rfl
  | n+1 => Nat.zero_mul n
/-- The product of a successor has one more of the second factor. -/
theorem succ_mul (n m : Nat) : succ n * m = n * m + m := by
  induction m with
  | zero => rfl
  | succ m ih => rw [mul_succ, mul_succ, ih, add_succ, add_succ, Nat.add_right_comm]
/-- The product of a number plus one has one more of the second factor. -/
theorem add_one_mul (n m : Nat) : (n + 1) * m = n * m + m := succ_mul n m
/-- Multiplication is commutative. -/
protected theorem mul_comm : (n m : Nat) → n * m = m * n
  | n, 0 => (Nat.zero_mul n).symm
  | n, m+1 => by rw [mul_add_one, add_one_mul, Nat.mul_comm n m]
/-- One is neutral on the right of a product. -/
@[simp] protected theorem mul_one (n : Nat) : n * 1 = n := Nat.zero_add n
/-- One is neutral on the left of a product. -/
@[simp] protected theorem one_mul (n : Nat) : 1 * n = n := (Nat.mul_comm 1 n).trans (Nat.mul_one n)
/-- Multiplication distributes over a sum on its right. -/
protected theorem left_distrib (n m k : Nat) : n * (m + k) = n * m + n * k := by
  induction n with
  | zero => simp only [Nat.zero_mul, Nat.zero_add]
  | succ n ih => rw [succ_mul, ih, succ_mul, succ_mul, Nat.add_assoc, Nat.add_assoc, Nat.add_left_comm (n*k) m k]
/-- Multiplication distributes over a sum on its right. -/
protected theorem mul_add (k m n : Nat) : k * (m + n) = k * m + k * n := Nat.left_distrib k m n
/-- Multiplication distributes over a sum on its left. -/
protected theorem right_distrib (n m k : Nat) : (n + m) * k = n * k + m * k := by
  rw [Nat.mul_comm, Nat.left_distrib, Nat.mul_comm k n, Nat.mul_comm k m]
/-- Multiplication distributes over a sum on its left. -/
protected theorem add_mul (n m k : Nat) : (n + m) * k = n * k + m * k := Nat.right_distrib n m k
/-- Multiplication is associative. -/
protected theorem mul_assoc : (n m k : Nat) → (n * m) * k = n * (m * k)
  | _, _, 0 => rfl
  | n, m, k+1 => by rw [mul_add_one, mul_add_one, Nat.left_distrib, Nat.mul_assoc n m k]
/-- The first factor changes places with the second. -/
protected theorem mul_left_comm (n m k : Nat) : n * (m * k) = m * (n * k) := by rw [← Nat.mul_assoc, Nat.mul_comm n m, Nat.mul_assoc]
/-- The second factor changes places with the third. -/
protected theorem mul_right_comm (n m k : Nat) : n * m * k = n * k * m := by rw [Nat.mul_assoc, Nat.mul_comm m, ← Nat.mul_assoc]
/-- A number times two is the number doubled. -/
protected theorem mul_two (n : Nat) : n * 2 = n + n := by rw [mul_succ, Nat.mul_one]
/-- Two times a number is the number doubled. -/
protected theorem two_mul (n : Nat) : 2 * n = n + n := by rw [Nat.mul_comm, Nat.mul_two]
end Nat
