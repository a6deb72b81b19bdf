prelude
import Init.WF
/-!
# Natural numbers: definitions, order, arithmetic
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Nat

@[simp] theorem zero_eq : Nat.zero = 0 := rfl
@[simp] theorem add_eq (x y : Nat) : Nat.add x y = x + y := rfl
@[simp] theorem mul_eq (x y : Nat) : Nat.mul x y = x * y := rfl
@[simp] theorem sub_eq (x y : Nat) : Nat.sub x y = x - y := rfl
@[simp] theorem pow_eq {m n : Nat} : m.pow n = m ^ n := rfl
@[simp] theorem lt_eq (x y : Nat) : Nat.lt x y = (x < y) := rfl
@[simp] theorem le_eq (x y : Nat) : Nat.le x y = (x ≤ y) := rfl
@[simp] theorem succ_eq_add_one (n : Nat) : n.succ = n + 1 := rfl
theorem add_one (n : Nat) : n + 1 = succ n := rfl
@[simp] theorem add_zero (n : Nat) : n + 0 = n := rfl
theorem add_succ (n m : Nat) : n + succ m = succ (n + m) := rfl
@[simp] theorem zero_add : (n : Nat) → 0 + n = n
  | 0 => rfl
  | n+1 => congrArg succ (Nat.zero_add n)
theorem succ_add : (n m : Nat) → succ n + m = succ (n + m)
  | _, 0 => rfl
  | n, m+1 => congrArg succ (succ_add n m)
theorem succ_add_eq_add_succ (a b : Nat) : succ a + b = a + succ b := succ_add a b
protected theorem add_comm : (n m : Nat) → n + m = m + n
  | n, 0 => (Nat.zero_add n).symm
  | n, m+1 => (congrArg succ (Nat.add_comm n m)).trans (succ_add m n).symm
protected theorem add_assoc : (n m k : Nat) → (n + m) + k = n + (m + k)
  | _, _, 0 => rfl
  | n, m, k+1 => congrArg succ (Nat.add_assoc n m k)
protected theorem add_left_comm (n m k : Nat) : n + (m + k) = m + (n + k) := by rw [← Nat.add_assoc, Nat.add_comm n m, Nat.add_assoc]
protected theorem add_right_comm (n m k : Nat) : (n + m) + k = (n + k) + m := by rw [Nat.add_assoc, Nat.add_comm m k, ← Nat.add_assoc]
protected theorem add_left_cancel {n m k : Nat} : n + m = n + k → m = k := by
  induction n with
  | zero => intro h; rw [Nat.zero_add, Nat.zero_add] at h; exact h
  | succ n ih => intro h; apply ih; rw [succ_add, succ_add] at h; exact succ.inj h
protected theorem add_right_cancel {n m k : Nat} (h : n + m = k + m) : n = k := by
  rw [Nat.add_comm n m, Nat.add_comm k m] at h; exact Nat.add_left_cancel h
@[simp] protected theorem add_left_cancel_iff {m k n : Nat} : n + m = n + k ↔ m = k := ⟨Nat.add_left_cancel, fun h => h ▸ rfl⟩
@[simp] protected theorem add_right_cancel_iff {m k n : Nat} : m + n = k + n ↔ m = k := ⟨Nat.add_right_cancel, fun h => h ▸ rfl⟩
@[simp] protected theorem mul_zero (n : Nat) : n * 0 = 0 := rfl
theorem mul_succ (n m : Nat) : n * succ m = n * m + n := rfl
theorem mul_add_one (n m : Nat) : n * (m + 1) = n * m + n := rfl
@[simp] protected theorem zero_mul : (n : Nat) → 0 * n = 0
  | 0 => rfl
  | n+1 => Nat.zero_mul n
theorem succ_mul (n m : Nat) : succ n * m = n * m + m := by
  induction m with
  | zero => rfl
  | succ m ih => rw [mul_succ, mul_succ, ih, add_succ, add_succ, Nat.add_right_comm]
theorem add_one_mul (n m : Nat) : (n + 1) * m = n * m + m := succ_mul n m
protected theorem mul_comm : (n m : Nat) → n * m = m * n
  | n, 0 => (Nat.zero_mul n).symm
  | n, m+1 => by rw [mul_add_one, add_one_mul, Nat.mul_comm n m]
@[simp] protected theorem mul_one (n : Nat) : n * 1 = n := Nat.zero_add n
@[simp] protected theorem one_mul (n : Nat) : 1 * n = n := (Nat.mul_comm 1 n).trans (Nat.mul_one n)
protected theorem left_distrib (n m k : Nat) : n * (m + k) = n * m + n * k := by
  induction n with
  | zero => simp only [Nat.zero_mul, Nat.zero_add]
  | succ n ih => rw [succ_mul, ih, succ_mul, succ_mul, Nat.add_assoc, Nat.add_assoc, Nat.add_left_comm (n*k) m k]
protected theorem mul_add (k m n : Nat) : k * (m + n) = k * m + k * n := Nat.left_distrib k m n
protected theorem right_distrib (n m k : Nat) : (n + m) * k = n * k + m * k := by
  rw [Nat.mul_comm, Nat.left_distrib, Nat.mul_comm k n, Nat.mul_comm k m]
protected theorem add_mul (n m k : Nat) : (n + m) * k = n * k + m * k := Nat.right_distrib n m k
protected theorem mul_assoc : (n m k : Nat) → (n * m) * k = n * (m * k)
  | _, _, 0 => rfl
  | n, m, k+1 => by rw [mul_add_one, mul_add_one, Nat.left_distrib, Nat.mul_assoc n m k]
protected theorem mul_left_comm (n m k : Nat) : n * (m * k) = m * (n * k) := by rw [← Nat.mul_assoc, Nat.mul_comm n m, Nat.mul_assoc]
protected theorem mul_right_comm (n m k : Nat) : n * m * k = n * k * m := by rw [Nat.mul_assoc, Nat.mul_comm m, ← Nat.mul_assoc]
protected theorem mul_two (n : Nat) : n * 2 = n + n := by rw [mul_succ, Nat.mul_one]
protected theorem two_mul (n : Nat) : 2 * n = n + n := by rw [Nat.mul_comm, Nat.mul_two]

/-! ## Order -/

@[simp] protected theorem le_refl (n : Nat) : n ≤ n := .refl
protected theorem le_rfl {n : Nat} : n ≤ n := .refl
protected theorem le_of_eq {n m : Nat} (h : n = m) : n ≤ m := h ▸ .refl
@[simp] theorem zero_le : (n : Nat) → 0 ≤ n
  | 0 => .refl
  | n+1 => .step (zero_le n)
protected theorem le_trans {n m k : Nat} (h₁ : n ≤ m) (h₂ : m ≤ k) : n ≤ k := by
  induction h₂ with
  | refl => exact h₁
  | step _ ih => exact .step ih
theorem le_succ (n : Nat) : n ≤ succ n := .step .refl
theorem le_succ_of_le {n m : Nat} (h : n ≤ m) : n ≤ succ m := .step h
theorem le_step {n m : Nat} (h : n ≤ m) : n ≤ succ m := .step h
theorem succ_le_succ {n m : Nat} (h : n ≤ m) : succ n ≤ succ m := by
  induction h with
  | refl => exact .refl
  | step _ ih => exact .step ih
theorem pred_le_pred {n m : Nat} (h : n ≤ m) : pred n ≤ pred m := by
  cases h with
  | refl => exact .refl
  | step h => cases n with
    | zero => exact zero_le _
    | succ n => exact Nat.le_trans (le_succ n) h
theorem le_of_succ_le_succ {n m : Nat} : succ n ≤ succ m → n ≤ m := pred_le_pred
theorem le_of_lt_succ {m n : Nat} : m < succ n → m ≤ n := le_of_succ_le_succ
theorem lt_succ_of_le {n m : Nat} (h : n ≤ m) : n < succ m := succ_le_succ h
@[simp] theorem not_lt_zero (n : Nat) : ¬n < 0 := fun h => by cases h
theorem not_succ_le_zero (n : Nat) : ¬succ n ≤ 0 := fun h => by cases h
theorem not_succ_le_self : (n : Nat) → ¬succ n ≤ n
  | 0 => not_succ_le_zero _
  | n+1 => fun h => not_succ_le_self n (le_of_succ_le_succ h)
@[simp] protected theorem lt_irrefl (n : Nat) : ¬n < n := not_succ_le_self n
theorem lt_succ_self (n : Nat) : n < succ n := .refl
@[simp] protected theorem lt_add_one (n : Nat) : n < n + 1 := .refl
theorem lt_succ {m n : Nat} : m < succ n ↔ m ≤ n := ⟨le_of_lt_succ, lt_succ_of_le⟩
theorem lt_succ_iff {m n : Nat} : m < succ n ↔ m ≤ n := lt_succ
theorem lt_add_one_iff {m n : Nat} : m < n + 1 ↔ m ≤ n := lt_succ
theorem lt_add_one_of_le {n m : Nat} (h : n ≤ m) : n < m + 1 := succ_le_succ h
theorem le_of_lt_add_one {n m : Nat} : n < m + 1 → n ≤ m := le_of_succ_le_succ
theorem succ_le {n m : Nat} : succ n ≤ m ↔ n < m := Iff.rfl
theorem succ_le_iff {n m : Nat} : succ n ≤ m ↔ n < m := Iff.rfl
theorem add_one_le_iff {n m : Nat} : n + 1 ≤ m ↔ n < m := Iff.rfl
theorem succ_le_of_lt {n m : Nat} (h : n < m) : succ n ≤ m := h
theorem lt_of_succ_le {n m : Nat} (h : succ n ≤ m) : n < m := h
protected theorem lt_trans {n m k : Nat} (h₁ : n < m) (h₂ : m < k) : n < k := Nat.le_trans h₁ (Nat.le_trans (le_succ m) h₂)
protected theorem lt_of_lt_of_le {n m k : Nat} (h₁ : n < m) (h₂ : m ≤ k) : n < k := Nat.le_trans h₁ h₂
protected theorem lt_of_le_of_lt {n m k : Nat} (h₁ : n ≤ m) (h₂ : m < k) : n < k := Nat.le_trans (succ_le_succ h₁) h₂
protected theorem lt_of_lt_of_eq {n m k : Nat} (h₁ : n < m) (h₂ : m = k) : n < k := h₂ ▸ h₁
theorem le_of_succ_le {n m : Nat} (h : succ n ≤ m) : n ≤ m := Nat.le_trans (le_succ n) h
protected theorem le_of_lt {n m : Nat} (h : n < m) : n ≤ m := le_of_succ_le h
theorem lt_of_succ_lt {n m : Nat} (h : succ n < m) : n < m := Nat.lt_trans (lt_succ_self n) h
theorem lt_succ_of_lt {n m : Nat} (h : n < m) : n < succ m := .step h
theorem succ_lt_succ {n m : Nat} (h : n < m) : succ n < succ m := succ_le_succ h
theorem lt_of_succ_lt_succ {n m : Nat} (h : succ n < succ m) : n < m := le_of_succ_le_succ h
@[simp] theorem succ_lt_succ_iff {n m : Nat} : succ n < succ m ↔ n < m := ⟨lt_of_succ_lt_succ, succ_lt_succ⟩
@[simp] theorem succ_le_succ_iff {n m : Nat} : succ n ≤ succ m ↔ n ≤ m := ⟨le_of_succ_le_succ, succ_le_succ⟩
theorem succ_pos (n : Nat) : 0 < succ n := succ_le_succ (zero_le n)
@[simp] theorem zero_lt_succ (n : Nat) : 0 < succ n := succ_pos n
@[simp] protected theorem zero_lt_one : 0 < 1 := succ_pos 0
protected theorem le_antisymm {n m : Nat} (h₁ : n ≤ m) (h₂ : m ≤ n) : n = m := by
  cases h₁ with
  | refl => rfl
  | step h => exact absurd (Nat.lt_of_le_of_lt h h₂) (Nat.lt_irrefl _)
protected theorem le_antisymm_iff {a b : Nat} : a = b ↔ a ≤ b ∧ b ≤ a := ⟨fun h => ⟨Nat.le_of_eq h, Nat.le_of_eq h.symm⟩, fun h => Nat.le_antisymm h.1 h.2⟩
protected theorem eq_or_lt_of_le {n m : Nat} (h : n ≤ m) : n = m ∨ n < m := by
  cases h with
  | refl => exact .inl rfl
  | step h => exact .inr (succ_le_succ h)
protected theorem lt_or_ge : (n m : Nat) → n < m ∨ n ≥ m
  | n, 0 => .inr (zero_le n)
  | n, m+1 => match Nat.lt_or_ge n m with
    | .inl h => .inl (.step h)
    | .inr h => match Nat.eq_or_lt_of_le h with
      | .inl e => .inl (e ▸ .refl)
      | .inr h => .inr h
protected theorem lt_or_le (a b : Nat) : a < b ∨ b ≤ a := Nat.lt_or_ge a b
protected theorem le_total (m n : Nat) : m ≤ n ∨ n ≤ m := (Nat.lt_or_ge m n).imp_left Nat.le_of_lt
protected theorem lt_trichotomy (a b : Nat) : a < b ∨ a = b ∨ b < a :=
  (Nat.lt_or_ge a b).elim .inl fun h => (Nat.eq_or_lt_of_le h).elim (fun e => .inr (.inl e.symm)) (fun h => .inr (.inr h))
protected theorem not_le_of_gt {n m : Nat} (h : n > m) : ¬n ≤ m := fun h₁ => Nat.lt_irrefl _ (Nat.lt_of_le_of_lt h₁ h)
protected theorem not_le_of_lt {n m : Nat} (h : m < n) : ¬n ≤ m := Nat.not_le_of_gt h
protected theorem not_lt_of_ge {n m : Nat} (h : n ≥ m) : ¬n < m := fun h₁ => Nat.not_le_of_gt h₁ h
protected theorem not_lt_of_le {n m : Nat} (h : m ≤ n) : ¬n < m := Nat.not_lt_of_ge h
protected theorem lt_of_not_le {a b : Nat} (h : ¬a ≤ b) : b < a := (Nat.lt_or_ge b a).resolve_right h
protected theorem lt_of_not_ge {a b : Nat} (h : ¬b ≥ a) : b < a := (Nat.lt_or_ge b a).resolve_right h
protected theorem le_of_not_lt {a b : Nat} (h : ¬a < b) : b ≤ a := (Nat.lt_or_ge a b).resolve_left h
protected theorem le_of_not_gt {a b : Nat} (h : ¬b > a) : b ≤ a := Nat.le_of_not_lt h
protected theorem le_of_not_le {a b : Nat} (h : ¬b ≤ a) : a ≤ b := Nat.le_of_lt (Nat.lt_of_not_le h)
@[simp] protected theorem not_le {n m : Nat} : ¬n ≤ m ↔ m < n := ⟨Nat.lt_of_not_le, Nat.not_le_of_gt⟩
@[simp] protected theorem not_lt {n m : Nat} : ¬n < m ↔ m ≤ n := ⟨Nat.le_of_not_lt, Nat.not_lt_of_ge⟩
protected theorem ne_of_gt {a b : Nat} (h : b < a) : a ≠ b := fun e => Nat.lt_irrefl _ (e ▸ h)
protected theorem ne_of_lt {a b : Nat} (h : a < b) : a ≠ b := fun e => Nat.lt_irrefl _ (e ▸ h)
protected theorem ne_of_lt' {a b : Nat} (h : b < a) : a ≠ b := Nat.ne_of_gt h
protected theorem lt_asymm {a b : Nat} (h : a < b) : ¬b < a := fun h' => Nat.lt_irrefl _ (Nat.lt_trans h h')
protected theorem lt_of_le_of_ne {n m : Nat} (h₁ : n ≤ m) (h₂ : ¬n = m) : n < m := (Nat.eq_or_lt_of_le h₁).resolve_left h₂
protected theorem lt_iff_le_and_ne {m n : Nat} : m < n ↔ m ≤ n ∧ m ≠ n := ⟨fun h => ⟨Nat.le_of_lt h, Nat.ne_of_lt h⟩, fun h => Nat.lt_of_le_of_ne h.1 h.2⟩
protected theorem lt_iff_le_not_le {m n : Nat} : m < n ↔ m ≤ n ∧ ¬n ≤ m := ⟨fun h => ⟨Nat.le_of_lt h, Nat.not_le_of_gt h⟩, fun h => Nat.lt_of_not_le h.2⟩
protected theorem lt_or_gt_of_ne {a b : Nat} (ne : a ≠ b) : a < b ∨ a > b := (Nat.lt_trichotomy a b).elim .inl fun h => h.elim (fun e => absurd e ne) .inr
protected theorem ne_iff_lt_or_gt {a b : Nat} : a ≠ b ↔ a < b ∨ a > b := ⟨Nat.lt_or_gt_of_ne, fun h => h.elim Nat.ne_of_lt Nat.ne_of_gt⟩
protected theorem lt_or_gt {a b : Nat} : a ≠ b ↔ a < b ∨ b < a := Nat.ne_iff_lt_or_gt
protected theorem eq_iff_le_and_ge {a b : Nat} : a = b ↔ a ≤ b ∧ b ≤ a := Nat.le_antisymm_iff
protected theorem pos_of_ne_zero {n : Nat} : n ≠ 0 → 0 < n := fun h => (Nat.eq_or_lt_of_le (zero_le n)).resolve_left (fun e => h e.symm)
protected theorem pos_iff_ne_zero {n : Nat} : 0 < n ↔ n ≠ 0 := ⟨Nat.ne_of_gt, Nat.pos_of_ne_zero⟩
protected theorem zero_lt_of_ne_zero {n : Nat} (h : n ≠ 0) : 0 < n := Nat.pos_of_ne_zero h
protected theorem zero_lt_of_lt {n m : Nat} (h : n < m) : 0 < m := Nat.lt_of_le_of_lt (zero_le n) h
protected theorem pos_of_lt {n m : Nat} (h : n < m) : 0 < m := Nat.zero_lt_of_lt h
theorem eq_zero_or_pos : (n : Nat) → n = 0 ∨ 0 < n
  | 0 => .inl rfl
  | n+1 => .inr (succ_pos n)
theorem eq_zero_of_le_zero {n : Nat} (h : n ≤ 0) : n = 0 := Nat.le_antisymm h (zero_le _)
@[simp] theorem le_zero_eq (a : Nat) : (a ≤ 0) = (a = 0) := propext ⟨eq_zero_of_le_zero, Nat.le_of_eq⟩
protected theorem le_zero {n : Nat} : n ≤ 0 ↔ n = 0 := Iff.of_eq (le_zero_eq n)
@[simp] theorem succ_ne_zero (n : Nat) : succ n ≠ 0 := fun h => by cases h
theorem add_one_ne_zero (n : Nat) : n + 1 ≠ 0 := succ_ne_zero n
theorem succ_ne_self (n : Nat) : succ n ≠ n := fun h => Nat.ne_of_gt (lt_succ_self n) h
@[simp] theorem lt_one_iff {n : Nat} : n < 1 ↔ n = 0 := ⟨fun h => eq_zero_of_le_zero (le_of_lt_succ h), fun h => h ▸ Nat.zero_lt_one⟩
theorem one_le_iff {n : Nat} : 1 ≤ n ↔ 0 < n := Iff.rfl
theorem succ_inj {m n : Nat} : succ m = succ n ↔ m = n := ⟨succ.inj, congrArg succ⟩
theorem succ_inj' {m n : Nat} : succ m = succ n ↔ m = n := succ_inj
theorem exists_eq_succ_of_ne_zero : {n : Nat} → n ≠ 0 → ∃ k, n = succ k
  | _+1, _ => ⟨_, rfl⟩
  | 0, h => absurd rfl h
theorem exists_eq_add_one_of_ne_zero {n : Nat} (h : n ≠ 0) : ∃ k, n = k + 1 := exists_eq_succ_of_ne_zero h

theorem ble_self_eq_true : (n : Nat) → Nat.ble n n = true
  | 0 => rfl
  | n+1 => ble_self_eq_true n
theorem ble_succ_eq_true : {n m : Nat} → Nat.ble n m = true → Nat.ble n (succ m) = true
  | 0, _, _ => rfl
  | n+1, m+1, h => ble_succ_eq_true (n := n) (m := m) h
theorem ble_eq_true_of_le {n m : Nat} (h : n ≤ m) : Nat.ble n m = true := by
  induction h with
  | refl => exact ble_self_eq_true n
  | step _ ih => exact ble_succ_eq_true ih
theorem le_of_ble_eq_true : {n m : Nat} → Nat.ble n m = true → n ≤ m
  | 0, _, _ => zero_le _
  | n+1, m+1, h => succ_le_succ (le_of_ble_eq_true (n := n) (m := m) h)
theorem not_le_of_not_ble_eq_true {n m : Nat} (h : ¬(Nat.ble n m = true)) : ¬n ≤ m := fun h' => h (ble_eq_true_of_le h')
@[simp] theorem ble_eq {x y : Nat} : (Nat.ble x y = true) = (x ≤ y) := propext ⟨le_of_ble_eq_true, ble_eq_true_of_le⟩
@[simp] theorem beq_eq {x y : Nat} : (Nat.beq x y = true) = (x = y) := propext ⟨Nat.eq_of_beq_eq_true, fun h => by subst h; exact (eq_true_of_ne_false (fun hf => Nat.ne_of_beq_eq_false hf rfl))⟩
instance decLe (n m : Nat) : Decidable (LE.le n m) := dite (Nat.ble n m = true) (fun h => isTrue (le_of_ble_eq_true h)) (fun h => isFalse (not_le_of_not_ble_eq_true h))
instance decLt (n m : Nat) : Decidable (LT.lt n m) := decLe (succ n) m
theorem beq_eq_true_eq (a b : Nat) : ((a == b) = true) = (a = b) := by simp
theorem not_beq_eq_true_eq (a b : Nat) : ((!(a == b)) = true) = ¬(a = b) := by simp

theorem le_add_right : (n k : Nat) → n ≤ n + k
  | _, 0 => .refl
  | n, k+1 => .step (le_add_right n k)
theorem le_add_left (n m : Nat) : n ≤ m + n := Nat.add_comm n m ▸ le_add_right n m
attribute [simp] le_add_right le_add_left
theorem le.intro {n m k : Nat} (h : n + k = m) : n ≤ m := h ▸ le_add_right n k
theorem le.dest : {n m : Nat} → n ≤ m → ∃ k, n + k = m
  | 0, m, _ => ⟨m, Nat.zero_add m⟩
  | n+1, 0, h => absurd h (not_succ_le_zero n)
  | n+1, m+1, h => match le.dest (le_of_succ_le_succ h) with
    | ⟨k, e⟩ => ⟨k, by rw [← e]; exact succ_add n k⟩
theorem exists_eq_add_of_le {m n : Nat} (h : m ≤ n) : ∃ k, n = m + k := match le.dest h with | ⟨k, e⟩ => ⟨k, e.symm⟩
theorem exists_eq_add_of_le' {m n : Nat} (h : m ≤ n) : ∃ k, n = k + m := match le.dest h with | ⟨k, e⟩ => ⟨k, by rw [Nat.add_comm, e]⟩
@[simp] theorem not_add_one_le_self (n : Nat) : ¬n + 1 ≤ n := not_succ_le_self n
@[simp] theorem not_add_one_le_zero (n : Nat) : ¬n + 1 ≤ 0 := not_succ_le_zero n
@[simp] theorem add_one_ne_self (n : Nat) : n + 1 ≠ n := succ_ne_self n
@[simp] theorem self_ne_add_one (n : Nat) : n ≠ n + 1 := fun h => succ_ne_self n h.symm
@[simp] theorem add_one_pos (n : Nat) : 0 < n + 1 := succ_pos n
@[simp] theorem add_eq_zero' (n : Nat) : ¬n + 1 = 0 := succ_ne_zero n
theorem le_of_add_right_le {n m k : Nat} (h : n + k ≤ m) : n ≤ m := Nat.le_trans (le_add_right n k) h
theorem le_of_add_left_le {n m k : Nat} (h : k + n ≤ m) : n ≤ m := Nat.le_trans (le_add_left n k) h
theorem le_add_right_of_le {n m k : Nat} (h : n ≤ m) : n ≤ m + k := Nat.le_trans h (le_add_right m k)
theorem le_add_left_of_le {n m k : Nat} (h : n ≤ m) : n ≤ k + m := Nat.le_trans h (le_add_left m k)
protected theorem add_le_add_left {n m : Nat} (h : n ≤ m) (k : Nat) : k + n ≤ k + m := by
  obtain ⟨w, e⟩ := le.dest h
  exact le.intro (k := w) (by rw [Nat.add_assoc, e])
protected theorem add_le_add_right {n m : Nat} (h : n ≤ m) (k : Nat) : n + k ≤ m + k := by
  rw [Nat.add_comm n k, Nat.add_comm m k]; exact Nat.add_le_add_left h k
protected theorem add_le_add {a b c d : Nat} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d := Nat.le_trans (Nat.add_le_add_right h₁ c) (Nat.add_le_add_left h₂ b)
protected theorem add_lt_add_left {n m : Nat} (h : n < m) (k : Nat) : k + n < k + m := Nat.add_le_add_left (n := n+1) h k
protected theorem add_lt_add_right {n m : Nat} (h : n < m) (k : Nat) : n + k < m + k := by
  rw [Nat.add_comm n k, Nat.add_comm m k]; exact Nat.add_lt_add_left h k
protected theorem add_lt_add {a b c d : Nat} (h₁ : a < b) (h₂ : c < d) : a + c < b + d := Nat.lt_trans (Nat.add_lt_add_right h₁ c) (Nat.add_lt_add_left h₂ b)
protected theorem add_lt_add_of_le_of_lt {a b c d : Nat} (hle : a ≤ b) (hlt : c < d) : a + c < b + d := Nat.lt_of_le_of_lt (Nat.add_le_add_right hle c) (Nat.add_lt_add_left hlt b)
protected theorem add_lt_add_of_lt_of_le {a b c d : Nat} (hlt : a < b) (hle : c ≤ d) : a + c < b + d := Nat.lt_of_lt_of_le (Nat.add_lt_add_right hlt c) (Nat.add_le_add_left hle b)
protected theorem le_of_add_le_add_left {a b c : Nat} (h : a + b ≤ a + c) : b ≤ c := by
  obtain ⟨w, e⟩ := le.dest h
  exact le.intro (k := w) (Nat.add_left_cancel (n := a) (by rw [← Nat.add_assoc]; exact e))
protected theorem le_of_add_le_add_right {a b c : Nat} (h : a + b ≤ c + b) : a ≤ c := Nat.le_of_add_le_add_left (a := b) (by rw [Nat.add_comm b a, Nat.add_comm b c]; exact h)
@[simp] protected theorem add_le_add_iff_left {m k n : Nat} : n + m ≤ n + k ↔ m ≤ k := ⟨Nat.le_of_add_le_add_left, fun h => Nat.add_le_add_left h n⟩
@[simp] protected theorem add_le_add_iff_right {m k n : Nat} : m + n ≤ k + n ↔ m ≤ k := ⟨Nat.le_of_add_le_add_right, fun h => Nat.add_le_add_right h n⟩
@[simp] protected theorem add_lt_add_iff_left {k n m : Nat} : k + n < k + m ↔ n < m := Nat.add_le_add_iff_left (m := n+1)
@[simp] protected theorem add_lt_add_iff_right {k n m : Nat} : n + k < m + k ↔ n < m := by rw [Nat.add_comm n k, Nat.add_comm m k]; exact Nat.add_lt_add_iff_left
protected theorem lt_add_of_pos_right {k n : Nat} (h : 0 < k) : n < n + k := Nat.add_lt_add_left h n
protected theorem lt_add_of_pos_left {k n : Nat} (h : 0 < k) : n < k + n := Nat.add_comm n k ▸ Nat.lt_add_of_pos_right h
@[simp] protected theorem lt_add_right_iff_pos {k n : Nat} : n < n + k ↔ 0 < k := ⟨fun h => Nat.add_lt_add_iff_left.mp (show n + 0 < n + k from h), Nat.lt_add_of_pos_right⟩
theorem lt_add_left (c : Nat) {a b : Nat} (h : a < b) : a < c + b := Nat.lt_of_lt_of_le h (le_add_left b c)
theorem lt_add_right (c : Nat) {a b : Nat} (h : a < b) : a < b + c := Nat.lt_of_lt_of_le h (le_add_right b c)
protected theorem add_pos_left {m : Nat} (h : 0 < m) (n : Nat) : 0 < m + n := Nat.lt_of_lt_of_le h (le_add_right m n)
protected theorem add_pos_right {n : Nat} (m : Nat) (h : 0 < n) : 0 < m + n := Nat.lt_of_lt_of_le h (le_add_left n m)
protected theorem eq_zero_of_add_eq_zero_right {n m : Nat} (h : n + m = 0) : n = 0 := eq_zero_of_le_zero (h ▸ le_add_right n m)
protected theorem eq_zero_of_add_eq_zero_left {n m : Nat} (h : n + m = 0) : m = 0 := eq_zero_of_le_zero (h ▸ le_add_left m n)
@[simp] protected theorem add_eq_zero_iff {n m : Nat} : n + m = 0 ↔ n = 0 ∧ m = 0 := ⟨fun h => ⟨Nat.eq_zero_of_add_eq_zero_right h, Nat.eq_zero_of_add_eq_zero_left h⟩, fun ⟨h₁, h₂⟩ => by rw [h₁, h₂]⟩
@[simp] protected theorem add_eq_left {a b : Nat} : a + b = a ↔ b = 0 := ⟨fun h => Nat.add_left_cancel (show a + b = a + 0 from h), fun h => h ▸ rfl⟩
@[simp] protected theorem add_eq_right {a b : Nat} : a + b = b ↔ a = 0 := by rw [Nat.add_comm]; exact Nat.add_eq_left
protected theorem mul_le_mul_left {m n : Nat} (k : Nat) (h : m ≤ n) : k * m ≤ k * n := by
  obtain ⟨w, e⟩ := le.dest h
  rw [← e, Nat.left_distrib]; exact le_add_right _ _
protected theorem mul_le_mul_right {m n : Nat} (k : Nat) (h : m ≤ n) : m * k ≤ n * k := by rw [Nat.mul_comm m, Nat.mul_comm n]; exact Nat.mul_le_mul_left k h
protected theorem mul_le_mul {n₁ m₁ n₂ m₂ : Nat} (h₁ : n₁ ≤ n₂) (h₂ : m₁ ≤ m₂) : n₁ * m₁ ≤ n₂ * m₂ := Nat.le_trans (Nat.mul_le_mul_right m₁ h₁) (Nat.mul_le_mul_left n₂ h₂)
protected theorem mul_pos {n m : Nat} (hn : 0 < n) (hm : 0 < m) : 0 < n * m := by
  cases n with
  | zero => exact absurd hn (Nat.lt_irrefl 0)
  | succ n => rw [succ_mul]; exact Nat.add_pos_right _ hm
protected theorem mul_lt_mul_of_pos_left {m n k : Nat} (h : m < n) (hk : 0 < k) : k * m < k * n := by
  refine Nat.lt_of_lt_of_le ?_ (Nat.mul_le_mul_left k h)
  exact Nat.lt_add_of_pos_right hk
protected theorem mul_lt_mul_of_pos_right {m n k : Nat} (h : m < n) (hk : 0 < k) : m * k < n * k := by rw [Nat.mul_comm m, Nat.mul_comm n]; exact Nat.mul_lt_mul_of_pos_left h hk
protected theorem eq_of_mul_eq_mul_left {m k n : Nat} (hn : 0 < n) (h : n * m = n * k) : m = k := by
  cases Nat.lt_trichotomy m k with
  | inl h' => exact absurd h (Nat.ne_of_lt (Nat.mul_lt_mul_of_pos_left h' hn))
  | inr h' => cases h' with
    | inl e => exact e
    | inr h' => exact absurd h (Nat.ne_of_gt (Nat.mul_lt_mul_of_pos_left h' hn))
protected theorem eq_of_mul_eq_mul_right {n m k : Nat} (hm : 0 < m) (h : n * m = k * m) : n = k := Nat.eq_of_mul_eq_mul_left hm (by rw [Nat.mul_comm m, Nat.mul_comm m]; exact h)
protected theorem le_of_mul_le_mul_left {a b c : Nat} (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b := Nat.le_of_not_lt fun h' => Nat.not_le_of_gt (Nat.mul_lt_mul_of_pos_left h' hc) h
protected theorem eq_zero_of_mul_eq_zero : {n m : Nat} → n * m = 0 → n = 0 ∨ m = 0
  | 0, _, _ => .inl rfl
  | n+1, 0, _ => .inr rfl
  | n+1, m+1, h => absurd h (Nat.ne_of_gt (Nat.mul_pos (succ_pos n) (succ_pos m)))
@[simp] protected theorem mul_eq_zero {m n : Nat} : n * m = 0 ↔ n = 0 ∨ m = 0 := ⟨Nat.eq_zero_of_mul_eq_zero, fun h => h.elim (fun e => by rw [e, Nat.zero_mul]) (fun e => by rw [e, Nat.mul_zero])⟩

instance : Trans (α := Nat) (· < ·) (· < ·) (· < ·) := ⟨Nat.lt_trans⟩
instance : Trans (α := Nat) (· ≤ ·) (· < ·) (· < ·) := ⟨Nat.lt_of_le_of_lt⟩
instance : Trans (α := Nat) (· < ·) (· ≤ ·) (· < ·) := ⟨Nat.lt_of_lt_of_le⟩
instance : Trans (α := Nat) (· ≤ ·) (· ≤ ·) (· ≤ ·) := ⟨Nat.le_trans⟩

end Nat
