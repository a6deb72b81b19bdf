prelude
import Init.Data.Nat.Basic
/-!
# Natural numbers: order
-/
set_option linter.all false
universe u v w
noncomputable section

namespace Nat

/-- `≤` is reflexive. -/
@[simp] protected theorem le_refl (n : Nat) : n ≤ n := .refl
/-- `≤` is reflexive. -/
protected theorem le_rfl {n : Nat} : n ≤ n := .refl
/-- Equal numbers are `≤`. -/
protected theorem le_of_eq {n m : Nat} (h : n = m) : n ≤ m := h ▸ .refl
/-- Zero is the least number. -/
@[simp] theorem zero_le : (n : Nat) → 0 ≤ n
  | 0 => .refl
  | n+1 => .step (zero_le n)
/-- `≤` is transitive. -/
protected theorem le_trans {n m k : Nat} (h₁ : n ≤ m) (h₂ : m ≤ k) : n ≤ k := by
  induction h₂ with
  | refl => exact h₁
  | step _ ih => exact .step ih
/-- A number is at most its successor. -/
theorem le_succ (n : Nat) : n ≤ succ n := .step .refl
/-- What is at most `m` is at most its successor. -/
theorem le_succ_of_le {n m : Nat} (h : n ≤ m) : n ≤ succ m := .step h
/-- What is at most `m` is at most its successor. -/
theorem le_step {n m : Nat} (h : n ≤ m) : n ≤ succ m := .step h
/-- The successor keeps `≤`. -/
theorem succ_le_succ {n m : Nat} (h : n ≤ m) : succ n ≤ succ m := by
  induction h with
  | refl => exact .refl
  | step _ ih => exact .step ih
/-- The predecessor keeps `≤`. -/
theorem pred_le_pred {n m : Nat} (h : n ≤ m) : pred n ≤ pred m := by
  cases h with
  | refl => exact .refl
  | step h => cases n with
    | zero => exact zero_le _
    | succ n => exact Nat.le_trans (le_succ n) h
/-- `≤` between successors is `≤` between the numbers. -/
theorem le_of_succ_le_succ {n m : Nat} : succ n ≤ succ m → n ≤ m := pred_le_pred
/-- What is below a successor is at most the number. -/
theorem le_of_lt_succ {m n : Nat} : m < succ n → m ≤ n := le_of_succ_le_succ
/-- What is at most a number is below its successor. -/
theorem lt_succ_of_le {n m : Nat} (h : n ≤ m) : n < succ m := succ_le_succ h
/-- No number is below zero. -/
@[simp] theorem not_lt_zero (n : Nat) : ¬n < 0 := fun h => by cases h
/-- No successor is at most zero. -/
theorem not_succ_le_zero (n : Nat) : ¬succ n ≤ 0 := fun h => by cases h
/-- No successor is at most its number. -/
theorem not_succ_le_self : (n : Nat) → ¬succ n ≤ n
  | 0 => not_succ_le_zero _
  | n+1 => fun h => not_succ_le_self n (le_of_succ_le_succ h)
/-- `<` is irreflexive. -/
@[simp] protected theorem lt_irrefl (n : Nat) : ¬n < n := not_succ_le_self n
/-- A number is below its successor. -/
theorem lt_succ_self (n : Nat) : n < succ n := .refl
/-- A number is below itself plus one. -/
@[simp] protected theorem lt_add_one (n : Nat) : n < n + 1 := .refl
/-- To be below a successor is to be at most the number. -/
theorem lt_succ {m n : Nat} : m < succ n ↔ m ≤ n := ⟨le_of_lt_succ, lt_succ_of_le⟩
/-- To be below a successor is to be at most the number. -/
theorem lt_succ_iff {m n : Nat} : m < succ n ↔ m ≤ n := lt_succ
/-- To be below `n + 1` is to be at most `n`. -/
theorem lt_add_one_iff {m n : Nat} : m < n + 1 ↔ m ≤ n := lt_succ
/-- What is at most `m` is below `m + 1`. -/
theorem lt_add_one_of_le {n m : Nat} (h : n ≤ m) : n < m + 1 := succ_le_succ h
/-- What is below `m + 1` is at most `m`. -/
theorem le_of_lt_add_one {n m : Nat} : n < m + 1 → n ≤ m := le_of_succ_le_succ
/-- A successor is at most `m` just when the number is below `m`. -/
theorem succ_le {n m : Nat} : succ n ≤ m ↔ n < m := Iff.rfl
/-- A successor is at most `m` just when the number is below `m`. -/
theorem succ_le_iff {n m : Nat} : succ n ≤ m ↔ n < m := Iff.rfl
/-- `n + 1` is at most `m` just when `n` is below `m`. -/
theorem add_one_le_iff {n m : Nat} : n + 1 ≤ m ↔ n < m := Iff.rfl
/-- The successor of what is below `m` is at most `m`. -/
theorem succ_le_of_lt {n m : Nat} (h : n < m) : succ n ≤ m := h
/-- What has a successor at most `m` is below `m`. -/
theorem lt_of_succ_le {n m : Nat} (h : succ n ≤ m) : n < m := h
/-- `<` is transitive. -/
protected theorem lt_trans {n m k : Nat} (h₁ : n < m) (h₂ : m < k) : n < k := Nat.le_trans h₁ (Nat.le_trans (le_succ m) h₂)
/-- `<` followed by `≤` is `<`. -/
protected theorem lt_of_lt_of_le {n m k : Nat} (h₁ : n < m) (h₂ : m ≤ k) : n < k := Nat.le_trans h₁ h₂
/-- `≤` followed by `<` is `<`. -/
protected theorem lt_of_le_of_lt {n m k : Nat} (h₁ : n ≤ m) (h₂ : m < k) : n < k := Nat.le_trans (succ_le_succ h₁) h₂
/-- `<` followed by equality is `<`. -/
protected theorem lt_of_lt_of_eq {n m k : Nat} (h₁ : n < m) (h₂ : m = k) : n < k := h₂ ▸ h₁
/-- What has a successor at most `m` is at most `m`. -/
theorem le_of_succ_le {n m : Nat} (h : succ n ≤ m) : n ≤ m := Nat.le_trans (le_succ n) h
/-- What is below `m` is at most `m`. -/
protected theorem le_of_lt {n m : Nat} (h : n < m) : n ≤ m := le_of_succ_le h
/-- What has a successor below `m` is below `m`. -/
theorem lt_of_succ_lt {n m : Nat} (h : succ n < m) : n < m := Nat.lt_trans (lt_succ_self n) h
/-- What is below `m` is below its successor. -/
theorem lt_succ_of_lt {n m : Nat} (h : n < m) : n < succ m := .step h
/-- The successor keeps `<`. -/
theorem succ_lt_succ {n m : Nat} (h : n < m) : succ n < succ m := succ_le_succ h
/-- `<` between successors is `<` between the numbers. -/
theorem lt_of_succ_lt_succ {n m : Nat} (h : succ n < succ m) : n < m := le_of_succ_le_succ h
/-- Successors are in the relation `<` just when the numbers are. -/
@[simp] theorem succ_lt_succ_iff {n m : Nat} : succ n < succ m ↔ n < m := ⟨lt_of_succ_lt_succ, succ_lt_succ⟩
/-- Successors are in the relation `≤` just when the numbers are. -/
@[simp] theorem succ_le_succ_iff {n m : Nat} : succ n ≤ succ m ↔ n ≤ m := ⟨le_of_succ_le_succ, succ_le_succ⟩
/-- A successor is positive. -/
theorem succ_pos (n : Nat) : 0 < succ n := succ_le_succ (zero_le n)
/-- A successor is positive. -/
@[simp] theorem zero_lt_succ (n : Nat) : 0 < succ n := succ_pos n
/-- Zero is below one. -/
@[simp] protected theorem zero_lt_one : 0 < 1 := succ_pos 0
/-- `≤` is antisymmetric. -/
protected theorem le_antisymm {n m : Nat} (h₁ : n ≤ m) (h₂ : m ≤ n) : n = m := by
  cases h₁ with
  | refl => rfl
  | step h => exact absurd (Nat.lt_of_le_of_lt h h₂) (Nat.lt_irrefl _)
/-- Equality is `≤` in both directions. -/
protected theorem le_antisymm_iff {a b : Nat} : a = b ↔ a ≤ b ∧ b ≤ a := ⟨fun h => ⟨Nat.le_of_eq h, Nat.le_of_eq h.symm⟩, fun h => Nat.le_antisymm h.1 h.2⟩
/-- What is at most `m` equals it or is below it. -/
protected theorem eq_or_lt_of_le {n m : Nat} (h : n ≤ m) : n = m ∨ n < m := by
  cases h with
  | refl => exact .inl rfl
  | step h => exact .inr (succ_le_succ h)
/-- Of two numbers the first is below the second, or at least it. -/
protected theorem lt_or_ge : (n m : Nat) → n < m ∨ n ≥ m
  | n, 0 => .inr (zero_le n)
  | n, m+1 => match Nat.lt_or_ge n m with
    | .inl h => .inl (.step h)
    | .inr h => match Nat.eq_or_lt_of_le h with
      | .inl e => .inl (e ▸ .refl)
      | .inr h => .inr h
/-- Of two numbers the first is below the second, or at least it. -/
protected theorem lt_or_le (a b : Nat) : a < b ∨ b ≤ a := Nat.lt_or_ge a b
/-- `≤` is total. -/
protected theorem le_total (m n : Nat) : m ≤ n ∨ n ≤ m := (Nat.lt_or_ge m n).imp_left Nat.le_of_lt
/-- Of two numbers one is below the other, or they are equal. -/
protected theorem lt_trichotomy (a b : Nat) : a < b ∨ a = b ∨ b < a :=
  (Nat.lt_or_ge a b).elim .inl fun h => (Nat.eq_or_lt_of_le h).elim (fun e => .inr (.inl e.symm)) (fun h => .inr (.inr h))
/-- What is above `m` is not at most `m`. -/
protected theorem not_le_of_gt {n m : Nat} (h : n > m) : ¬n ≤ m := fun h₁ => Nat.lt_irrefl _ (Nat.lt_of_le_of_lt h₁ h)
/-- What is above `m` is not at most `m`. -/
protected theorem not_le_of_lt {n m : Nat} (h : m < n) : ¬n ≤ m := Nat.not_le_of_gt h
/-- What is at least `m` is not below `m`. -/
protected theorem not_lt_of_ge {n m : Nat} (h : n ≥ m) : ¬n < m := fun h₁ => Nat.not_le_of_gt h₁ h
/-- What is at least `m` is not below `m`. -/
protected theorem not_lt_of_le {n m : Nat} (h : m ≤ n) : ¬n < m := Nat.not_lt_of_ge h
/-- What is not at most `b` is above it. -/
protected theorem lt_of_not_le {a b : Nat} (h : ¬a ≤ b) : b < a := (Nat.lt_or_ge b a).resolve_right h
/-- What does not reach `a` is below it. -/
protected theorem lt_of_not_ge {a b : Nat} (h : ¬b ≥ a) : b < a := (Nat.lt_or_ge b a).resolve_right h
/-- What is not below `b` is at least `b`. -/
protected theorem le_of_not_lt {a b : Nat} (h : ¬a < b) : b ≤ a := (Nat.lt_or_ge a b).resolve_left h
/-- If `b` is not above `a`, it is at most `a`. -/
protected theorem le_of_not_gt {a b : Nat} (h : ¬b > a) : b ≤ a := Nat.le_of_not_lt h
/-- If `b` is not at most `a`, it is at least `a`. -/
protected theorem le_of_not_le {a b : Nat} (h : ¬b ≤ a) : a ≤ b := Nat.le_of_lt (Nat.lt_of_not_le h)
/-- Not to be at most `m` is to be above it. -/
@[simp] protected theorem not_le {n m : Nat} : ¬n ≤ m ↔ m < n := ⟨Nat.lt_of_not_le, Nat.not_le_of_gt⟩
/-- Not to be below `m` is to be at least `m`. -/
@[simp] protected theorem not_lt {n m : Nat} : ¬n < m ↔ m ≤ n := ⟨Nat.le_of_not_lt, Nat.not_lt_of_ge⟩
/-- What is above a number is different from it. -/
protected theorem ne_of_gt {a b : Nat} (h : b < a) : a ≠ b := fun e => Nat.lt_irrefl _ (e ▸ h)
/-- What is below a number is different from it. -/
protected theorem ne_of_lt {a b : Nat} (h : a < b) : a ≠ b := fun e => Nat.lt_irrefl _ (e ▸ h)
/-- What is above a number is different from it. -/
protected theorem ne_of_lt' {a b : Nat} (h : b < a) : a ≠ b := Nat.ne_of_gt h
/-- `<` is asymmetric. -/
protected theorem lt_asymm {a b : Nat} (h : a < b) : ¬b < a := fun h' => Nat.lt_irrefl _ (Nat.lt_trans h h')
/-- What is at most `m` and different from it is below it. -/
protected theorem lt_of_le_of_ne {n m : Nat} (h₁ : n ≤ m) (h₂ : ¬n = m) : n < m := (Nat.eq_or_lt_of_le h₁).resolve_left h₂
/-- `<` is `≤` between different numbers. -/
protected theorem lt_iff_le_and_ne {m n : Nat} : m < n ↔ m ≤ n ∧ m ≠ n := ⟨fun h => ⟨Nat.le_of_lt h, Nat.ne_of_lt h⟩, fun h => Nat.lt_of_le_of_ne h.1 h.2⟩
/-- `<` is `≤` without its converse. -/
protected theorem lt_iff_le_not_le {m n : Nat} : m < n ↔ m ≤ n ∧ ¬n ≤ m := ⟨fun h => ⟨Nat.le_of_lt h, Nat.not_le_of_gt h⟩, fun h => Nat.lt_of_not_le h.2⟩
/-- Of two different numbers one is below the other. -/
protected theorem lt_or_gt_of_ne {a b : Nat} (ne : a ≠ b) : a < b ∨ a > b := (Nat.lt_trichotomy a b).elim .inl fun h => h.elim (fun e => absurd e ne) .inr
/-- Numbers are different just when one is below the other. -/
protected theorem ne_iff_lt_or_gt {a b : Nat} : a ≠ b ↔ a < b ∨ a > b := ⟨Nat.lt_or_gt_of_ne, fun h => h.elim Nat.ne_of_lt Nat.ne_of_gt⟩
/-- Numbers are different just when one is below the other. -/
protected theorem lt_or_gt {a b : Nat} : a ≠ b ↔ a < b ∨ b < a := Nat.ne_iff_lt_or_gt
/-- Equality is `≤` in both directions. -/
protected theorem eq_iff_le_and_ge {a b : Nat} : a = b ↔ a ≤ b ∧ b ≤ a := Nat.le_antisymm_iff
/-- What is not zero is positive. -/
protected theorem pos_of_ne_zero {n : Nat} : n ≠ 0 → 0 < n := fun h => (Nat.eq_or_lt_of_le (zero_le n)).resolve_left (fun e => h e.symm)
/-- To be positive is not to be zero. -/
protected theorem pos_iff_ne_zero {n : Nat} : 0 < n ↔ n ≠ 0 := ⟨Nat.ne_of_gt, Nat.pos_of_ne_zero⟩
/-- What is not zero is positive. -/
protected theorem zero_lt_of_ne_zero {n : Nat} (h : n ≠ 0) : 0 < n := Nat.pos_of_ne_zero h
/-- What is above some number is positive. -/
protected theorem zero_lt_of_lt {n m : Nat} (h : n < m) : 0 < m := Nat.lt_of_le_of_lt (zero_le n) h
/-- What is above some number is positive. -/
protected theorem pos_of_lt {n m : Nat} (h : n < m) : 0 < m := Nat.zero_lt_of_lt h
/-- A number is zero or positive. -/
theorem eq_zero_or_pos : (n : Nat) → n = 0 ∨ 0 < n
  | 0 => .inl rfl
  | n+1 => .inr (succ_pos n)
/-- What is at most zero is zero. -/
theorem eq_zero_of_le_zero {n : Nat} (h : n ≤ 0) : n = 0 := Nat.le_antisymm h (zero_le _)
/-- To be at most zero is to be zero, as an equation of propositions. -/
@[simp] theorem le_zero_eq (a : Nat) : (a ≤ 0) = (a = 0) := propext ⟨eq_zero_of_le_zero, Nat.le_of_eq⟩
/-- To be at most zero is to be zero. -/
protected theorem le_zero {n : Nat} : n ≤ 0 ↔ n = 0 := Iff.of_eq (le_zero_eq n)
/-- A successor is not zero. -/
@[simp] theorem succ_ne_zero (n : Nat) : succ n ≠ 0 := fun h => by cases h
/-- A number plus one is not zero. -/
theorem add_one_ne_zero (n : Nat) : n + 1 ≠ 0 := succ_ne_zero n
/-- A successor is not its number. -/
theorem succ_ne_self (n : Nat) : succ n ≠ n := fun h => Nat.ne_of_gt (lt_succ_self n) h
/-- To be below one is to be zero. -/
@[simp] theorem lt_one_iff {n : Nat} : n < 1 ↔ n = 0 := ⟨fun h => eq_zero_of_le_zero (le_of_lt_succ h), fun h => h ▸ Nat.zero_lt_one⟩
/-- To be at least one is to be positive. -/
theorem one_le_iff {n : Nat} : 1 ≤ n ↔ 0 < n := Iff.rfl
/-- The successor is injective. -/
theorem succ_inj {m n : Nat} : succ m = succ n ↔ m = n := ⟨succ.inj, congrArg succ⟩
/-- The successor is injective. -/
theorem succ_inj' {m n : Nat} : succ m = succ n ↔ m = n := succ_inj
/-- What is not zero is a successor. -/
theorem exists_eq_succ_of_ne_zero : {n : Nat} → n ≠ 0 → ∃ k, n = succ k
  | _+1, _ => ⟨_, rfl⟩
  | 0, h => absurd rfl h
/-- What is not zero is some number plus one. -/
theorem exists_eq_add_one_of_ne_zero {n : Nat} (h : n ≠ 0) : ∃ k, n = k + 1 := exists_eq_succ_of_ne_zero h

/-- The boolean `≤` is reflexive. -/
theorem ble_self_eq_true : (n : Nat) → Nat.ble n n = true
  | 0 => rfl
  | n+1 => ble_self_eq_true n
/-- The boolean `≤` stays true when the right side grows. -/
theorem ble_succ_eq_true : {n m : Nat} → Nat.ble n m = true → Nat.ble n (succ m) = true
  | 0, _, _ => rfl
  | n+1, m+1, h => ble_succ_eq_true (n := n) (m := m) h
/-- `≤` makes its boolean true. -/
theorem ble_eq_true_of_le {n m : Nat} (h : n ≤ m) : Nat.ble n m = true := by
  induction h with
  | refl => exact ble_self_eq_true n
  | step _ ih => exact ble_succ_eq_true ih
/-- The boolean `≤`, where true, means `≤`. -/
theorem le_of_ble_eq_true : {n m : Nat} → Nat.ble n m = true → n ≤ m
  | 0, _, _ => zero_le _
  | n+1, m+1, h => succ_le_succ (le_of_ble_eq_true (n := n) (m := m) h)
/-- The boolean `≤`, where not true, refutes `≤`. -/
theorem not_le_of_not_ble_eq_true {n m : Nat} (h : ¬(Nat.ble n m = true)) : ¬n ≤ m := fun h' => h (ble_eq_true_of_le h')
/-- The boolean `≤` means `≤`. -/
@[simp] theorem ble_eq {x y : Nat} : (Nat.ble x y = true) = (x ≤ y) := propext ⟨le_of_ble_eq_true, ble_eq_true_of_le⟩
/-- The function `Nat.beq` means equality. -/
@[simp] theorem beq_eq {x y : Nat} : (Nat.beq x y = true) = (x = y) := propext ⟨Nat.eq_of_beq_eq_true, fun h => by subst h; exact (eq_true_of_ne_false (fun hf => Nat.ne_of_beq_eq_false hf rfl))⟩
/-- `≤` on natural numbers is decidable. -/
instance decLe (n m : Nat) : Decidable (LE.le n m) := dite (Nat.ble n m = true) (fun h => isTrue (le_of_ble_eq_true h)) (fun h => isFalse (not_le_of_not_ble_eq_true h))
/-- `<` on natural numbers is decidable. -/
instance decLt (n m : Nat) : Decidable (LT.lt n m) := decLe (succ n) m
/-- A true `==` means equality. -/
theorem beq_eq_true_eq (a b : Nat) : ((a == b) = true) = (a = b) := by simp
/-- A false `==` means that the numbers differ. -/
theorem not_beq_eq_true_eq (a b : Nat) : ((!(a == b)) = true) = ¬(a = b) := by simp

/-- A number is at most its sum with another on the right. -/
theorem le_add_right : (n k : Nat) → n ≤ n + k
  | _, 0 => .refl
  | n, k+1 => .step (le_add_right n k)
/-- A number is at most its sum with another on the left. -/
theorem le_add_left (n m : Nat) : n ≤ m + n := Nat.add_comm n m ▸ le_add_right n m
attribute [simp] le_add_right le_add_left
/-- `n` is at most `m` if some number added to `n` makes `m`. -/
theorem le.intro {n m k : Nat} (h : n + k = m) : n ≤ m := h ▸ le_add_right n k
/-- If `n` is at most `m`, some number added to `n` makes `m`. -/
theorem le.dest : {n m : Nat} → n ≤ m → ∃ k, n + k = m
  | 0, m, _ => ⟨m, Nat.zero_add m⟩
  | n+1, 0, h => absurd h (not_succ_le_zero n)
  | n+1, m+1, h => match le.dest (le_of_succ_le_succ h) with
    | ⟨k, e⟩ => ⟨k, by rw [← e]; exact succ_add n k⟩
/-- The larger of two numbers is the smaller plus something. -/
theorem exists_eq_add_of_le {m n : Nat} (h : m ≤ n) : ∃ k, n = m + k := match le.dest h with | ⟨k, e⟩ => ⟨k, e.symm⟩
/-- The larger of two numbers is something plus the smaller. -/
theorem exists_eq_add_of_le' {m n : Nat} (h : m ≤ n) : ∃ k, n = k + m := match le.dest h with | ⟨k, e⟩ => ⟨k, by rw [Nat.add_comm, e]⟩
/-- A number plus one is not at most the number. -/
@[simp] theorem not_add_one_le_self (n : Nat) : ¬n + 1 ≤ n := not_succ_le_self n
/-- A number plus one is not at most zero. -/
@[simp] theorem not_add_one_le_zero (n : Nat) : ¬n + 1 ≤ 0 := not_succ_le_zero n
/-- A number plus one is different from the number. -/
@[simp] theorem add_one_ne_self (n : Nat) : n + 1 ≠ n := succ_ne_self n
/-- A number is different from itself plus one. -/
@[simp] theorem self_ne_add_one (n : Nat) : n ≠ n + 1 := fun h => succ_ne_self n h.symm
/-- A number plus one is positive. -/
@[simp] theorem add_one_pos (n : Nat) : 0 < n + 1 := succ_pos n
/-- A number plus one is not zero. -/
@[simp] theorem add_eq_zero' (n : Nat) : ¬n + 1 = 0 := succ_ne_zero n
/-- The left summand of what is at most `m` is at most `m`. -/
theorem le_of_add_right_le {n m k : Nat} (h : n + k ≤ m) : n ≤ m := Nat.le_trans (le_add_right n k) h
/-- The right summand of what is at most `m` is at most `m`. -/
theorem le_of_add_left_le {n m k : Nat} (h : k + n ≤ m) : n ≤ m := Nat.le_trans (le_add_left n k) h
/-- What is at most `m` is at most `m` plus something. -/
theorem le_add_right_of_le {n m k : Nat} (h : n ≤ m) : n ≤ m + k := Nat.le_trans h (le_add_right m k)
/-- What is at most `m` is at most something plus `m`. -/
theorem le_add_left_of_le {n m k : Nat} (h : n ≤ m) : n ≤ k + m := Nat.le_trans h (le_add_left m k)
/-- Adding on the left keeps `≤`. -/
protected theorem add_le_add_left {n m : Nat} (h : n ≤ m) (k : Nat) : k + n ≤ k + m := by
  obtain ⟨w, e⟩ := le.dest h
  exact le.intro (k := w) (by rw [Nat.add_assoc, e])
/-- Adding on the right keeps `≤`. -/
protected theorem add_le_add_right {n m : Nat} (h : n ≤ m) (k : Nat) : n + k ≤ m + k := by
  rw [Nat.add_comm n k, Nat.add_comm m k]; exact Nat.add_le_add_left h k
/-- Sums of summands in the relation `≤` are in it. -/
protected theorem add_le_add {a b c d : Nat} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d := Nat.le_trans (Nat.add_le_add_right h₁ c) (Nat.add_le_add_left h₂ b)
/-- Adding on the left keeps `<`. -/
protected theorem add_lt_add_left {n m : Nat} (h : n < m) (k : Nat) : k + n < k + m := Nat.add_le_add_left (n := n+1) h k
/-- Adding on the right keeps `<`. -/
protected theorem add_lt_add_right {n m : Nat} (h : n < m) (k : Nat) : n + k < m + k := by
  rw [Nat.add_comm n k, Nat.add_comm m k]; exact Nat.add_lt_add_left h k
/-- Sums of summands in the relation `<` are in it. -/
protected theorem add_lt_add {a b c d : Nat} (h₁ : a < b) (h₂ : c < d) : a + c < b + d := Nat.lt_trans (Nat.add_lt_add_right h₁ c) (Nat.add_lt_add_left h₂ b)
/-- Summands in `≤` and `<` have sums in `<`. -/
protected theorem add_lt_add_of_le_of_lt {a b c d : Nat} (hle : a ≤ b) (hlt : c < d) : a + c < b + d := Nat.lt_of_le_of_lt (Nat.add_le_add_right hle c) (Nat.add_lt_add_left hlt b)
/-- Summands in `<` and `≤` have sums in `<`. -/
protected theorem add_lt_add_of_lt_of_le {a b c d : Nat} (hlt : a < b) (hle : c ≤ d) : a + c < b + d := Nat.lt_of_lt_of_le (Nat.add_lt_add_right hlt c) (Nat.add_le_add_left hle b)
/-- An equal summand on the left of `≤` may be cancelled. -/
protected theorem le_of_add_le_add_left {a b c : Nat} (h : a + b ≤ a + c) : b ≤ c := by
  obtain ⟨w, e⟩ := le.dest h
  exact le.intro (k := w) (Nat.add_left_cancel (n := a) (by rw [← Nat.add_assoc]; exact e))
/-- An equal summand on the right of `≤` may be cancelled. -/
protected theorem le_of_add_le_add_right {a b c : Nat} (h : a + b ≤ c + b) : a ≤ c := Nat.le_of_add_le_add_left (a := b) (by rw [Nat.add_comm b a, Nat.add_comm b c]; exact h)
/-- An equal summand on the left does not matter for `≤`. -/
@[simp] protected theorem add_le_add_iff_left {m k n : Nat} : n + m ≤ n + k ↔ m ≤ k := ⟨Nat.le_of_add_le_add_left, fun h => Nat.add_le_add_left h n⟩
/-- An equal summand on the right does not matter for `≤`. -/
@[simp] protected theorem add_le_add_iff_right {m k n : Nat} : m + n ≤ k + n ↔ m ≤ k := ⟨Nat.le_of_add_le_add_right, fun h => Nat.add_le_add_right h n⟩
/-- An equal summand on the left does not matter for `<`. -/
@[simp] protected theorem add_lt_add_iff_left {k n m : Nat} : k + n < k + m ↔ n < m := Nat.add_le_add_iff_left (m := n+1)
/-- An equal summand on the right does not matter for `<`. -/
@[simp] protected theorem add_lt_add_iff_right {k n m : Nat} : n + k < m + k ↔ n < m := by rw [Nat.add_comm n k, Nat.add_comm m k]; exact Nat.add_lt_add_iff_left
/-- Adding a positive number on the right makes a number larger. -/
protected theorem lt_add_of_pos_right {k n : Nat} (h : 0 < k) : n < n + k := Nat.add_lt_add_left h n
/-- Adding a positive number on the left makes a number larger. -/
protected theorem lt_add_of_pos_left {k n : Nat} (h : 0 < k) : n < k + n := Nat.add_comm n k ▸ Nat.lt_add_of_pos_right h
/-- A sum is above its left summand just when the right one is positive. -/
@[simp] protected theorem lt_add_right_iff_pos {k n : Nat} : n < n + k ↔ 0 < k := ⟨fun h => Nat.add_lt_add_iff_left.mp (show n + 0 < n + k from h), Nat.lt_add_of_pos_right⟩
/-- What is below `b` is below something plus `b`. -/
theorem lt_add_left (c : Nat) {a b : Nat} (h : a < b) : a < c + b := Nat.lt_of_lt_of_le h (le_add_left b c)
/-- What is below `b` is below `b` plus something. -/
theorem lt_add_right (c : Nat) {a b : Nat} (h : a < b) : a < b + c := Nat.lt_of_lt_of_le h (le_add_right b c)
/-- A sum is positive if its left summand is. -/
protected theorem add_pos_left {m : Nat} (h : 0 < m) (n : Nat) : 0 < m + n := Nat.lt_of_lt_of_le h (le_add_right m n)
/-- A sum is positive if its right summand is. -/
protected theorem add_pos_right {n : Nat} (m : Nat) (h : 0 < n) : 0 < m + n := Nat.lt_of_lt_of_le h (le_add_left n m)
/-- The left summand of a sum that is zero is zero. -/
protected theorem eq_zero_of_add_eq_zero_right {n m : Nat} (h : n + m = 0) : n = 0 := eq_zero_of_le_zero (h ▸ le_add_right n m)
/-- The right summand of a sum that is zero is zero. -/
protected theorem eq_zero_of_add_eq_zero_left {n m : Nat} (h : n + m = 0) : m = 0 := eq_zero_of_le_zero (h ▸ le_add_left m n)
/-- A sum is zero just when both summands are. -/
@[simp] protected theorem add_eq_zero_iff {n m : Nat} : n + m = 0 ↔ n = 0 ∧ m = 0 := ⟨fun h => ⟨Nat.eq_zero_of_add_eq_zero_right h, Nat.eq_zero_of_add_eq_zero_left h⟩, fun ⟨h₁, h₂⟩ => by rw [h₁, h₂]⟩
/-- A sum is its left summand just when the right one is zero. -/
@[simp] protected theorem add_eq_left {a b : Nat} : a + b = a ↔ b = 0 := ⟨fun h => Nat.add_left_cancel (show a + b = a + 0 from h), fun h => h ▸ rfl⟩
/-- A sum is its right summand just when the left one is zero. -/
@[simp] protected theorem add_eq_right {a b : Nat} : a + b = b ↔ a = 0 := by rw [Nat.add_comm]; exact Nat.add_eq_left
/-- Multiplying from the left keeps `≤`. -/
protected theorem mul_le_mul_left {m n : Nat} (k : Nat) (h : m ≤ n) : k * m ≤ k * n := by
  obtain ⟨w, e⟩ := le.dest h
  rw [← e, Nat.left_distrib]; exact le_add_right _ _
/-- Multiplying from the right keeps `≤`. -/
protected theorem mul_le_mul_right {m n : Nat} (k : Nat) (h : m ≤ n) : m * k ≤ n * k := by rw [Nat.mul_comm m, Nat.mul_comm n]; exact Nat.mul_le_mul_left k h
/-- Products of factors in the relation `≤` are in it. -/
protected theorem mul_le_mul {n₁ m₁ n₂ m₂ : Nat} (h₁ : n₁ ≤ n₂) (h₂ : m₁ ≤ m₂) : n₁ * m₁ ≤ n₂ * m₂ := Nat.le_trans (Nat.mul_le_mul_right m₁ h₁) (Nat.mul_le_mul_left n₂ h₂)
/-- The product of positive numbers is positive. -/
protected theorem mul_pos {n m : Nat} (hn : 0 < n) (hm : 0 < m) : 0 < n * m := by
  cases n with
  | zero => exact absurd hn (Nat.lt_irrefl 0)
  | succ n => rw [succ_mul]; exact Nat.add_pos_right _ hm
/-- Multiplying from the left by a positive number keeps `<`. -/
protected theorem mul_lt_mul_of_pos_left {m n k : Nat} (h : m < n) (hk : 0 < k) : k * m < k * n := by
  refine Nat.lt_of_lt_of_le ?_ (Nat.mul_le_mul_left k h)
  exact Nat.lt_add_of_pos_right hk
/-- Multiplying from the right by a positive number keeps `<`. -/
protected theorem mul_lt_mul_of_pos_right {m n k : Nat} (h : m < n) (hk : 0 < k) : m * k < n * k := by rw [Nat.mul_comm m, Nat.mul_comm n]; exact Nat.mul_lt_mul_of_pos_left h hk
/-- An equal positive factor on the left may be cancelled. -/
protected theorem eq_of_mul_eq_mul_left {m k n : Nat} (hn : 0 < n) (h : n * m = n * k) : m = k := by
  cases Nat.lt_trichotomy m k with
  | inl h' => exact absurd h (Nat.ne_of_lt (Nat.mul_lt_mul_of_pos_left h' hn))
  | inr h' => cases h' with
    | inl e => exact e
    | inr h' => exact absurd h (Nat.ne_of_gt (Nat.mul_lt_mul_of_pos_left h' hn))
/-- An equal positive factor on the right may be cancelled. -/
protected theorem eq_of_mul_eq_mul_right {n m k : Nat} (hm : 0 < m) (h : n * m = k * m) : n = k := Nat.eq_of_mul_eq_mul_left hm (by rw [Nat.mul_comm m, Nat.mul_comm m]; exact h)
/-- An equal positive factor on the left of `≤` may be cancelled. -/
protected theorem le_of_mul_le_mul_left {a b c : Nat} (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b := Nat.le_of_not_lt fun h' => Nat.not_le_of_gt (Nat.mul_lt_mul_of_pos_left h' hc) h
/-- A product that is zero has a factor that is zero. -/
protected theorem eq_zero_of_mul_eq_zero : {n m : Nat} → n * m = 0 → n = 0 ∨ m = 0
  | 0, _, _ => .inl rfl
  | n+1, 0, _ => .inr rfl
  | n+1, m+1, h => absurd h (Nat.ne_of_gt (Nat.mul_pos (succ_pos n) (succ_pos m)))
/-- A product is zero just when one of its factors is. -/
@[simp] protected theorem mul_eq_zero {m n : Nat} : n * m = 0 ↔ n = 0 ∨ m = 0 := ⟨Nat.eq_zero_of_mul_eq_zero, fun h => h.elim (fun e => by rw [e, Nat.zero_mul]) (fun e => by rw [e, Nat.mul_zero])⟩

instance : Trans (α := Nat) (· < ·) (· < ·) (· < ·) := ⟨Nat.lt_trans⟩
instance : Trans (α := Nat) (· ≤ ·) (· < ·) (· < ·) := ⟨Nat.lt_of_le_of_lt⟩
instance : Trans (α := Nat) (· < ·) (· ≤ ·) (· < ·) := ⟨Nat.lt_of_lt_of_le⟩
instance : Trans (α := Nat) (· ≤ ·) (· ≤ ·) (· ≤ ·) := ⟨Nat.le_trans⟩

end Nat
