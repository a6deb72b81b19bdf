prelude
import Init.Data.Nat.Order
/-!
# Natural numbers: subtraction, powers, minimum and maximum, division
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Nat

/-! ## Predecessor and subtraction -/

/-- The predecessor of zero is zero. -/
@[simp] theorem pred_zero : pred 0 = 0 := rfl
/-- The predecessor undoes the successor. -/
@[simp] theorem pred_succ (n : Nat) : pred (succ n) = n := rfl
/-- The predecessor is the number minus one. -/
@[simp] theorem pred_eq_sub_one (n : Nat) : pred n = n - 1 := rfl
/-- The predecessor is at most the number. -/
theorem pred_le : (n : Nat) → pred n ≤ n
  | 0 => .refl
  | n+1 => le_succ n
/-- The predecessor of a number that is not zero is below it. -/
theorem pred_lt : {n : Nat} → n ≠ 0 → pred n < n
  | 0, h => absurd rfl h
  | n+1, _ => .refl
/-- The successor undoes the predecessor of a number that is not zero. -/
theorem succ_pred {a : Nat} (h : a ≠ 0) : a.pred.succ = a := by cases a with | zero => exact absurd rfl h | succ n => rfl
/-- The successor undoes the predecessor of a positive number. -/
theorem succ_pred_eq_of_pos {n : Nat} (h : 0 < n) : succ (pred n) = n := succ_pred (Nat.ne_of_gt h)
/-- Subtracting zero changes nothing. -/
@[simp] protected theorem sub_zero (n : Nat) : n - 0 = n := rfl
/-- Subtracting a successor is taking the predecessor of the difference. -/
theorem sub_succ (n m : Nat) : n - succ m = pred (n - m) := rfl
/-- Subtracting one is taking the predecessor. -/
theorem sub_one (n : Nat) : n - 1 = pred n := rfl
/-- Subtracting one undoes the successor. -/
theorem succ_sub_one (n : Nat) : succ n - 1 = n := rfl
/-- Subtracting one undoes adding one. -/
@[simp] theorem add_one_sub_one (n : Nat) : n + 1 - 1 = n := rfl
/-- The difference of successors is the difference of the numbers. -/
theorem succ_sub_succ_eq_sub (n m : Nat) : succ n - succ m = n - m := by
  induction m with
  | zero => rfl
  | succ m ih => exact congrArg pred ih
/-- The difference of successors is the difference of the numbers. -/
theorem succ_sub_succ (n m : Nat) : succ n - succ m = n - m := succ_sub_succ_eq_sub n m
/-- Adding one to both sides of a difference changes nothing. -/
@[simp] theorem add_one_sub_add_one (n m : Nat) : n + 1 - (m + 1) = n - m := succ_sub_succ n m
/-- A number minus itself is zero. -/
protected theorem sub_self : (n : Nat) → n - n = 0
  | 0 => rfl
  | n+1 => by rw [succ_sub_succ, Nat.sub_self n]
attribute [simp] Nat.sub_self
/-- Zero minus a number is zero. -/
@[simp] protected theorem zero_sub : (n : Nat) → 0 - n = 0
  | 0 => rfl
  | n+1 => by rw [sub_succ, Nat.zero_sub n]; rfl
/-- A difference is at most what was subtracted from. -/
theorem sub_le : (n m : Nat) → n - m ≤ n
  | _, 0 => .refl
  | n, m+1 => Nat.le_trans (pred_le _) (sub_le n m)
attribute [simp] sub_le
/-- Subtracting a positive number from a positive one makes it smaller. -/
theorem sub_lt : {n m : Nat} → 0 < n → 0 < m → n - m < n
  | 0, _, h, _ => absurd h (Nat.lt_irrefl 0)
  | n+1, 0, _, h => absurd h (Nat.lt_irrefl 0)
  | n+1, m+1, _, _ => by rw [succ_sub_succ]; exact lt_succ_of_le (sub_le n m)
/-- Subtracting twice is subtracting the sum. -/
protected theorem sub_sub (n m k : Nat) : n - m - k = n - (m + k) := by
  induction k with
  | zero => rfl
  | succ k ih => rw [add_succ, sub_succ, sub_succ, ih]
/-- Subtracting the right summand leaves the left one. -/
protected theorem add_sub_cancel (n m : Nat) : n + m - m = n := by
  induction m with
  | zero => rfl
  | succ m ih => rw [add_succ, succ_sub_succ, ih]
/-- Subtracting the left summand leaves the right one. -/
protected theorem add_sub_cancel_left (n m : Nat) : n + m - n = m := by rw [Nat.add_comm, Nat.add_sub_cancel]
attribute [simp] Nat.add_sub_cancel Nat.add_sub_cancel_left
/-- Adding the same number on the right to both sides of a difference changes nothing. -/
protected theorem add_sub_add_right (n k m : Nat) : (n + k) - (m + k) = n - m := by
  induction k with
  | zero => rfl
  | succ k ih => rw [add_succ, add_succ, succ_sub_succ, ih]
/-- Adding the same number on the left to both sides of a difference changes nothing. -/
protected theorem add_sub_add_left (k n m : Nat) : (k + n) - (k + m) = n - m := by rw [Nat.add_comm k n, Nat.add_comm k m, Nat.add_sub_add_right]
attribute [simp] Nat.add_sub_add_right Nat.add_sub_add_left
/-- Subtracting a number at least as large leaves zero. -/
theorem sub_eq_zero_of_le {n m : Nat} (h : n ≤ m) : n - m = 0 := by
  obtain ⟨k, e⟩ := le.dest h
  rw [← e, ← Nat.sub_sub, Nat.sub_self, Nat.zero_sub]
/-- A difference is zero just when the first number is at most the second. -/
protected theorem sub_eq_zero_iff_le {n m : Nat} : n - m = 0 ↔ n ≤ m := by
  refine ⟨fun h => ?_, sub_eq_zero_of_le⟩
  cases Nat.le_total n m with
  | inl h' => exact h'
  | inr h' =>
    obtain ⟨k, e⟩ := le.dest h'
    rw [← e, Nat.add_sub_cancel_left] at h
    rw [← e, h]; exact .refl
/-- Adding back what was subtracted, if it was no more than there was, gives the number. -/
protected theorem sub_add_cancel {n m : Nat} (h : m ≤ n) : n - m + m = n := by
  obtain ⟨k, e⟩ := le.dest h
  rw [← e, Nat.add_sub_cancel_left, Nat.add_comm]
/-- The smaller number plus the difference is the larger. -/
protected theorem add_sub_of_le {a b : Nat} (h : a ≤ b) : a + (b - a) = b := by rw [Nat.add_comm, Nat.sub_add_cancel h]
/-- The smaller number plus the difference is the larger. -/
protected theorem add_sub_cancel' {n m : Nat} (h : m ≤ n) : m + (n - m) = n := Nat.add_sub_of_le h
/-- Subtracting from a sum may be done in its right summand, if that is large enough. -/
protected theorem add_sub_assoc {m k : Nat} (h : k ≤ m) (n : Nat) : n + m - k = n + (m - k) := by
  obtain ⟨w, e⟩ := le.dest h
  rw [← e, Nat.add_left_comm, Nat.add_sub_cancel_left, Nat.add_sub_cancel_left]
/-- Subtracting from a sum may be done in its left summand, if that is large enough. -/
protected theorem sub_add_comm {n m k : Nat} (h : k ≤ n) : n + m - k = n - k + m := by rw [Nat.add_comm, Nat.add_sub_assoc h, Nat.add_comm]
/-- What a difference equals, plus the subtracted number, is the larger number. -/
protected theorem eq_add_of_sub_eq {a b c : Nat} (hle : b ≤ a) (h : a - b = c) : a = c + b := by rw [← h, Nat.sub_add_cancel hle]
/-- What is `c + b`, minus `b`, is `c`. -/
protected theorem sub_eq_of_eq_add {a b c : Nat} (h : a = c + b) : a - b = c := by rw [h, Nat.add_sub_cancel]
/-- The difference of a larger number and a smaller is positive. -/
protected theorem sub_pos_of_lt {m n : Nat} (h : m < n) : 0 < n - m := Nat.pos_of_ne_zero fun e => Nat.not_le_of_gt h (Nat.sub_eq_zero_iff_le.mp e)
/-- A difference is positive just when the first number is above the second. -/
@[simp] protected theorem sub_pos_iff_lt {m n : Nat} : 0 < n - m ↔ m < n := ⟨fun h => Nat.lt_of_not_le fun h' => by rw [sub_eq_zero_of_le h'] at h; exact Nat.lt_irrefl 0 h, Nat.sub_pos_of_lt⟩
/-- Subtracting more leaves at most as much. -/
protected theorem sub_le_sub_left {n m : Nat} (h : n ≤ m) (k : Nat) : k - m ≤ k - n := by
  obtain ⟨w, e⟩ := le.dest h
  rw [← e, ← Nat.sub_sub]; exact sub_le _ _
/-- Subtracting the same number keeps `≤`. -/
protected theorem sub_le_sub_right {n m : Nat} (h : n ≤ m) : (k : Nat) → n - k ≤ m - k
  | 0 => h
  | k+1 => pred_le_pred (Nat.sub_le_sub_right h k)
/-- A subtracted number may move to the other side of `≤` as a summand. -/
protected theorem sub_le_iff_le_add {a b c : Nat} : a - b ≤ c ↔ a ≤ c + b := by
  refine ⟨fun h => ?_, fun h => ?_⟩
  · cases Nat.le_total b a with
    | inl hb => rw [← Nat.sub_add_cancel hb]; exact Nat.add_le_add_right h b
    | inr hb => exact le_add_left_of_le hb
  · have := Nat.sub_le_sub_right h b
    rw [Nat.add_sub_cancel] at this; exact this
/-- A summand may move to the other side of `≤` as a subtracted number. -/
protected theorem le_sub_of_add_le {a b c : Nat} (h : a + b ≤ c) : a ≤ c - b := by
  have := Nat.sub_le_sub_right h b
  rw [Nat.add_sub_cancel] at this; exact this
/-- A subtracted number, if no more than there was, may move to the other side of `≤` as a summand. -/
protected theorem add_le_of_le_sub {a b c : Nat} (hle : b ≤ c) (h : a ≤ c - b) : a + b ≤ c := by
  have := Nat.add_le_add_right h b
  rw [Nat.sub_add_cancel hle] at this; exact this
/-- A summand may move to the other side of `<` as a subtracted number. -/
protected theorem lt_sub_of_add_lt {a b c : Nat} (h : a + b < c) : a < c - b := Nat.le_sub_of_add_le (a := a+1) (by rw [Nat.add_right_comm]; exact h)
/-- Multiplication distributes over a difference on its right. -/
protected theorem mul_sub (k m n : Nat) : k * (m - n) = k * m - k * n := by
  cases Nat.le_total n m with
  | inl h => obtain ⟨w, e⟩ := le.dest h; rw [← e, Nat.add_sub_cancel_left, Nat.left_distrib, Nat.add_sub_cancel_left]
  | inr h => rw [sub_eq_zero_of_le h, sub_eq_zero_of_le (Nat.mul_le_mul_left k h), Nat.mul_zero]
/-- Multiplication distributes over a difference on its left. -/
protected theorem sub_mul (n m k : Nat) : (n - m) * k = n * k - m * k := by rw [Nat.mul_comm, Nat.mul_sub, Nat.mul_comm k n, Nat.mul_comm k m]

/-! ## Powers -/

/-- Any number to the power zero is one. -/
@[simp] protected theorem pow_zero (b : Nat) : b ^ 0 = 1 := rfl
/-- A power with exponent one higher has one factor more. -/
protected theorem pow_succ {b n : Nat} : b ^ (n+1) = b ^ n * b := rfl
/-- A power with exponent one higher has one factor more. -/
protected theorem pow_add_one {b n : Nat} : b ^ (n+1) = b ^ n * b := rfl
/-- A number to the power one is the number. -/
@[simp] protected theorem pow_one (a : Nat) : a ^ 1 = a := by rw [Nat.pow_succ, Nat.pow_zero, Nat.one_mul]
/-- The power of a sum is the product of the powers. -/
protected theorem pow_add (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n with
  | zero => rw [Nat.add_zero, Nat.pow_zero, Nat.mul_one]
  | succ n ih => rw [add_succ, Nat.pow_succ, Nat.pow_succ, ih, Nat.mul_assoc]
/-- A power of a positive number is positive. -/
protected theorem pow_pos {p n : Nat} (hp : 0 < p) : 0 < p ^ n := by
  induction n with
  | zero => exact Nat.zero_lt_one
  | succ n ih => exact Nat.mul_pos ih hp
/-- A power of a positive number is positive. -/
protected theorem pos_pow_of_pos {b : Nat} (n : Nat) (h : 0 < b) : 0 < b ^ n := Nat.pow_pos h
/-- A power of two is positive. -/
protected theorem two_pow_pos (w : Nat) : 0 < 2 ^ w := Nat.pow_pos (succ_pos 1)
/-- Every power of one is one. -/
@[simp] protected theorem one_pow (n : Nat) : 1 ^ n = 1 := by induction n with | zero => rfl | succ n ih => rw [Nat.pow_succ, ih]
/-- A positive power of zero is zero. -/
@[simp] protected theorem zero_pow {n : Nat} (h : 0 < n) : 0 ^ n = 0 := by cases n with | zero => exact absurd h (Nat.lt_irrefl 0) | succ n => rfl

/-! ## Minimum and maximum -/

/-- The smaller of two natural numbers. -/
instance instMinNat : Min Nat := minOfLe
/-- The larger of two natural numbers. -/
instance instMaxNat : Max Nat := maxOfLe
/-- The minimum by cases. -/
protected theorem min_def {n m : Nat} : min n m = if n ≤ m then n else m := rfl
/-- The maximum by cases. -/
protected theorem max_def {n m : Nat} : max n m = if n ≤ m then m else n := rfl

/-! ## Division -/

/-- Division by repeated subtraction, with fuel. -/
def div.go (y : Nat) : (fuel x : Nat) → Nat
  | 0, _ => 0
  | fuel+1, x => if y ≤ x then div.go y fuel (x - y) + 1 else 0
/-- Division, rounded down; by zero it is zero. -/
protected def div (x y : Nat) : Nat := if 0 < y then div.go y (x + 1) x else 0
/-- `/` on natural numbers rounds down; division by zero is zero. -/
instance instDiv : Div Nat := ⟨Nat.div⟩
/-- Remainder by repeated subtraction, with fuel. -/
def modCore.go (y : Nat) : (fuel x : Nat) → Nat
  | 0, x => x
  | fuel+1, x => if y ≤ x then modCore.go y fuel (x - y) else x
/-- Remainder; by zero it is the dividend. -/
protected def mod (x y : Nat) : Nat := if 0 < y then modCore.go y (x + 1) x else x
/-- `%` on natural numbers is the remainder; that by zero is the number itself. -/
instance instMod : Mod Nat := ⟨Nat.mod⟩
attribute [instance] instDiv instMod
/-- One natural number divides another if this is a multiple of it. -/
instance instDvd : Dvd Nat := ⟨fun a b => ∃ c, b = a * c⟩

private theorem div_go_fuel {y : Nat} (hy : 0 < y) : (f₁ f₂ x : Nat) → x < f₁ → x < f₂ → div.go y f₁ x = div.go y f₂ x
  | 0, _, _, h, _ => absurd h (not_lt_zero _)
  | _, 0, _, _, h => absurd h (not_lt_zero _)
  | f₁+1, f₂+1, x, h₁, h₂ => by
    unfold div.go
    by_cases h : y ≤ x
    · rw [if_pos h, if_pos h]
      have hx : x - y < x := sub_lt (Nat.lt_of_lt_of_le hy h) hy
      rw [div_go_fuel hy f₁ f₂ (x - y) (Nat.lt_of_lt_of_le hx (le_of_lt_succ h₁)) (Nat.lt_of_lt_of_le hx (le_of_lt_succ h₂))]
    · rw [if_neg h, if_neg h]
private theorem mod_go_fuel {y : Nat} (hy : 0 < y) : (f₁ f₂ x : Nat) → x < f₁ → x < f₂ → modCore.go y f₁ x = modCore.go y f₂ x
  | 0, _, _, h, _ => absurd h (not_lt_zero _)
  | _, 0, _, _, h => absurd h (not_lt_zero _)
  | f₁+1, f₂+1, x, h₁, h₂ => by
    unfold modCore.go
    by_cases h : y ≤ x
    · rw [if_pos h, if_pos h]
      have hx : x - y < x := sub_lt (Nat.lt_of_lt_of_le hy h) hy
      rw [mod_go_fuel hy f₁ f₂ (x - y) (Nat.lt_of_lt_of_le hx (le_of_lt_succ h₁)) (Nat.lt_of_lt_of_le hx (le_of_lt_succ h₂))]
    · rw [if_neg h, if_neg h]
/-- The quotient, one subtraction at a time. -/
theorem div_eq (x y : Nat) : x / y = if 0 < y ∧ y ≤ x then (x - y) / y + 1 else 0 := by
  show Nat.div x y = if 0 < y ∧ y ≤ x then Nat.div (x - y) y + 1 else 0
  unfold Nat.div
  by_cases hy : 0 < y
  · rw [if_pos hy, if_pos hy]
    conv => lhs; unfold div.go
    by_cases h : y ≤ x
    · have hx : x - y < x := sub_lt (Nat.lt_of_lt_of_le hy h) hy
      rw [if_pos h, if_pos ⟨hy, h⟩, div_go_fuel hy x (x - y + 1) (x - y) hx (Nat.lt_add_one _)]
    · rw [if_neg h, if_neg (fun h' => h h'.2)]
  · rw [if_neg hy, if_neg (fun h' => hy h'.1)]
/-- The remainder, one subtraction at a time. -/
theorem mod_eq (x y : Nat) : x % y = if 0 < y ∧ y ≤ x then (x - y) % y else x := by
  show Nat.mod x y = if 0 < y ∧ y ≤ x then Nat.mod (x - y) y else x
  unfold Nat.mod
  by_cases hy : 0 < y
  · rw [if_pos hy, if_pos hy]
    conv => lhs; unfold modCore.go
    by_cases h : y ≤ x
    · have hx : x - y < x := sub_lt (Nat.lt_of_lt_of_le hy h) hy
      rw [if_pos h, if_pos ⟨hy, h⟩, mod_go_fuel hy x (x - y + 1) (x - y) hx (Nat.lt_add_one _)]
    · rw [if_neg h, if_neg (fun h' => h h'.2)]
  · rw [if_neg hy, if_neg (fun h' => hy h'.1)]
/-- Each step of a division makes the number smaller. -/
theorem div_rec_lemma {x y : Nat} : 0 < y ∧ y ≤ x → x - y < x := fun h => sub_lt (Nat.lt_of_lt_of_le h.1 h.2) h.1
end Nat

/-- Strong induction on natural numbers. -/
theorem Nat.strong_induction_on {p : Nat → Prop} (n : Nat) (h : ∀ n, (∀ m, m < n → p m) → p n) : p n := Nat.lt_wfRel.wf.induction n h
/-- Strong recursion on natural numbers. -/
@[elab_as_elim] protected noncomputable def Nat.strongRecOn {motive : Nat → Sort u} (n : Nat) (ind : ∀ n, (∀ m, m < n → motive m) → motive n) : motive n := Nat.lt_wfRel.wf.fix ind n
/-- Induction from all smaller numbers, with zero a case of its own. -/
@[elab_as_elim] protected noncomputable def Nat.caseStrongRecOn {motive : Nat → Sort u} (a : Nat) (zero : motive 0) (ind : ∀ n, (∀ m, m ≤ n → motive m) → motive (n+1)) : motive a :=
  Nat.strongRecOn a fun n => match n with
    | 0 => fun _ => zero
    | n+1 => fun h => ind n (fun m hm => h m (Nat.lt_succ_of_le hm))
/-- Induction in the shape that `induction n using Nat.rec` shows: `0` and `n + 1`. -/
@[elab_as_elim, induction_eliminator] protected abbrev Nat.recAux {motive : Nat → Sort u} (zero : motive 0) (succ : (n : Nat) → motive n → motive (n + 1)) (t : Nat) : motive t := Nat.rec zero succ t
/-- Case distinction in terms of `0` and `n + 1`. -/
@[elab_as_elim, cases_eliminator] protected abbrev Nat.casesAuxOn {motive : Nat → Sort u} (t : Nat) (zero : motive 0) (succ : (n : Nat) → motive (n + 1)) : motive t := Nat.casesOn t zero succ

namespace WellFounded.Nat
variable {α : Sort u} {motive : α → Sort v}
/-- The number itself; its test forces the kernel to compute it first. -/
def eager (n : Nat) : Nat := if Nat.beq n n = true then n else n
/-- The number itself, whatever the evaluation. -/
theorem eager_eq (n : Nat) : eager n = n := ite_self n
/-- Recursion along a measure, on fuel: it computes, where `WellFounded.fix` would have to compute proofs. -/
def fix.go (h : α → Nat) (F : (x : α) → ((y : α) → InvImage (· < ·) h y x → motive y) → motive x) :
    (fuel : Nat) → (x : α) → h x < fuel → motive x :=
  Nat.rec (fun _ hfuel => (Nat.not_lt_zero _ hfuel).elim)
    (fun _ ih x hfuel => F x (fun y hy => ih y (Nat.lt_of_lt_of_le hy (Nat.le_of_lt_add_one hfuel))))
/-- Recursion along a measure in the natural numbers. -/
def fix (h : α → Nat) (F : (x : α) → ((y : α) → InvImage (· < ·) h y x → motive y) → motive x) (x : α) : motive x :=
  fix.go h F (eager (h x + 1)) x (eager_eq _ ▸ Nat.lt_add_one _)
/-- The recursion does not depend on its fuel, as long as there is enough. -/
theorem fix.go_congr (h : α → Nat) (F : (x : α) → ((y : α) → InvImage (· < ·) h y x → motive y) → motive x)
    (x : α) (f₁ f₂ : Nat) (h₁ : h x < f₁) (h₂ : h x < f₂) : fix.go h F f₁ x h₁ = fix.go h F f₂ x h₂ := by
  induction f₁ generalizing f₂ x with
  | zero => exact absurd h₁ (Nat.not_lt_zero _)
  | succ f₁ ih => cases f₂ with
    | zero => exact absurd h₂ (Nat.not_lt_zero _)
    | succ f₂ =>
      show F x _ = F x _
      congr 1
      funext y hy
      exact ih y f₂ _ _
/-- Recursion by a measure satisfies its equation. -/
theorem fix_eq (h : α → Nat) (F : (x : α) → ((y : α) → InvImage (· < ·) h y x → motive y) → motive x) (x : α) :
    fix h F x = F x (fun y _ => fix h F y) := by
  have e : ∀ n (hn : h x < n) , fix.go h F n x hn = fix.go h F (h x + 1) x (Nat.lt_add_one _) := fun n hn => fix.go_congr h F x n _ hn _
  refine (e _ _).trans ?_
  show F x _ = F x _
  congr 1
  funext y hy
  exact fix.go_congr h F y _ _ _ _
end WellFounded.Nat
