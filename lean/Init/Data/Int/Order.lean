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

@[simp] protected theorem le_refl (a : Int) : a ≤ a := by
  obtain ⟨a, a', rfl⟩ := rep a
  exact subNatNat_le_subNatNat.mpr (Nat.le_refl _)
protected theorem le_rfl {a : Int} : a ≤ a := Int.le_refl a
protected theorem le_of_eq {a b : Int} (h : a = b) : a ≤ b := h ▸ Int.le_refl a
protected theorem le_trans {a b c : Int} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b; obtain ⟨c, c', rfl⟩ := rep c
  rw [subNatNat_le_subNatNat] at h₁ h₂ ⊢
  have := Nat.add_le_add h₁ h₂
  apply Nat.le_of_add_le_add_right (b := b + b')
  refine Nat.le_trans (Nat.le_of_eq ?_) (Nat.le_trans this (Nat.le_of_eq ?_)) <;> simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
protected theorem le_antisymm {a b : Int} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat] at h₁ h₂
  exact subNatNat_eq_of (Nat.le_antisymm h₁ h₂)
protected theorem le_total (a b : Int) : a ≤ b ∨ b ≤ a := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat, subNatNat_le_subNatNat]
  exact Nat.le_total _ _
protected theorem not_le {a b : Int} : ¬a ≤ b ↔ b < a := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat, subNatNat_lt_subNatNat]
  exact Nat.not_le
protected theorem not_lt {a b : Int} : ¬a < b ↔ b ≤ a := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat, subNatNat_lt_subNatNat]
  exact Nat.not_lt
attribute [simp] Int.not_le Int.not_lt
protected theorem lt_irrefl (a : Int) : ¬a < a := Int.not_lt.mpr (Int.le_refl a)
attribute [simp] Int.lt_irrefl
protected theorem le_of_lt {a b : Int} (h : a < b) : a ≤ b := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [subNatNat_le_subNatNat]; rw [subNatNat_lt_subNatNat] at h; exact Nat.le_of_lt h
protected theorem lt_of_le_of_lt {a b c : Int} (h₁ : a ≤ b) (h₂ : b < c) : a < c := Int.not_le.mp fun h => Int.not_le.mpr h₂ (Int.le_trans h h₁)
protected theorem lt_of_lt_of_le {a b c : Int} (h₁ : a < b) (h₂ : b ≤ c) : a < c := Int.not_le.mp fun h => Int.not_le.mpr h₁ (Int.le_trans h₂ h)
protected theorem lt_trans {a b c : Int} (h₁ : a < b) (h₂ : b < c) : a < c := Int.lt_of_lt_of_le h₁ (Int.le_of_lt h₂)
protected theorem lt_of_not_ge {a b : Int} (h : ¬a ≤ b) : b < a := Int.not_le.mp h
protected theorem lt_of_not_le {a b : Int} (h : ¬a ≤ b) : b < a := Int.not_le.mp h
protected theorem not_le_of_gt {a b : Int} (h : b < a) : ¬a ≤ b := Int.not_le.mpr h
protected theorem not_lt_of_ge {a b : Int} (h : b ≤ a) : ¬a < b := Int.not_lt.mpr h
protected theorem le_of_not_gt {a b : Int} (h : ¬a > b) : a ≤ b := Int.not_lt.mp h
protected theorem le_of_not_le {a b : Int} (h : ¬a ≤ b) : b ≤ a := (Int.le_total a b).resolve_left h
protected theorem lt_or_ge (a b : Int) : a < b ∨ b ≤ a := (Decidable.em (b ≤ a)).elim .inr fun h => .inl (Int.not_le.mp h)
protected theorem lt_asymm {a b : Int} (h : a < b) : ¬b < a := Int.not_lt.mpr (Int.le_of_lt h)
protected theorem ne_of_lt {a b : Int} (h : a < b) : a ≠ b := fun e => Int.lt_irrefl _ (e ▸ h)
protected theorem ne_of_gt {a b : Int} (h : b < a) : a ≠ b := fun e => Int.lt_irrefl _ (e ▸ h)
protected theorem lt_of_le_of_ne {a b : Int} (h₁ : a ≤ b) (h₂ : a ≠ b) : a < b := Int.not_le.mp fun h => h₂ (Int.le_antisymm h₁ h)
protected theorem lt_iff_le_and_ne {a b : Int} : a < b ↔ a ≤ b ∧ a ≠ b := ⟨fun h => ⟨Int.le_of_lt h, Int.ne_of_lt h⟩, fun h => Int.lt_of_le_of_ne h.1 h.2⟩
protected theorem lt_iff_le_not_le {a b : Int} : a < b ↔ a ≤ b ∧ ¬b ≤ a := ⟨fun h => ⟨Int.le_of_lt h, Int.not_le_of_gt h⟩, fun h => Int.lt_of_not_ge h.2⟩
protected theorem lt_trichotomy (a b : Int) : a < b ∨ a = b ∨ b < a :=
  (Int.lt_or_ge a b).elim .inl fun h => (Decidable.em (a = b)).elim (fun e => .inr (.inl e)) fun ne => .inr (.inr (Int.lt_of_le_of_ne h (Ne.symm ne)))
protected theorem lt_or_gt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a := (Int.lt_trichotomy a b).elim .inl fun k => k.elim (fun e => absurd e h) .inr
protected theorem lt_or_lt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a := Int.lt_or_gt_of_ne h
protected theorem ne_iff_lt_or_gt {a b : Int} : a ≠ b ↔ a < b ∨ b < a := ⟨Int.lt_or_gt_of_ne, fun h => h.elim Int.ne_of_lt Int.ne_of_gt⟩
protected theorem eq_iff_le_and_ge {x y : Int} : x = y ↔ x ≤ y ∧ y ≤ x := ⟨fun h => ⟨Int.le_of_eq h, Int.le_of_eq h.symm⟩, fun h => Int.le_antisymm h.1 h.2⟩
protected theorem le_antisymm_iff {a b : Int} : a = b ↔ a ≤ b ∧ b ≤ a := Int.eq_iff_le_and_ge
theorem lt_iff_add_one_le {a b : Int} : a < b ↔ a + 1 ≤ b := Iff.rfl
theorem add_one_le_iff {a b : Int} : a + 1 ≤ b ↔ a < b := Iff.rfl
theorem add_one_le_of_lt {a b : Int} (h : a < b) : a + 1 ≤ b := h
theorem lt_of_add_one_le {a b : Int} (h : a + 1 ≤ b) : a < b := h
theorem lt_add_one_iff {a b : Int} : a < b + 1 ↔ a ≤ b := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b
  rw [one_eq_subNatNat, subNatNat_add_subNatNat, subNatNat_le_subNatNat, subNatNat_lt_subNatNat, Nat.add_zero, Nat.add_right_comm]
  exact Nat.lt_succ
theorem lt_add_one_of_le {a b : Int} (h : a ≤ b) : a < b + 1 := lt_add_one_iff.mpr h
theorem le_of_lt_add_one {a b : Int} (h : a < b + 1) : a ≤ b := lt_add_one_iff.mp h
theorem ofNat_le {m n : Nat} : (m : Int) ≤ n ↔ m ≤ n := by
  rw [ofNat_eq_subNatNat, ofNat_eq_subNatNat, subNatNat_le_subNatNat]; exact Iff.rfl
theorem ofNat_lt {n m : Nat} : (n : Int) < m ↔ n < m := by
  rw [ofNat_eq_subNatNat, ofNat_eq_subNatNat, subNatNat_lt_subNatNat]; exact Iff.rfl
attribute [simp] ofNat_le ofNat_lt
theorem ofNat_nonneg (n : Nat) : 0 ≤ (n : Int) := ofNat_le.mpr (Nat.zero_le n)
theorem natCast_nonneg (n : Nat) : 0 ≤ (n : Int) := ofNat_nonneg n
theorem ofNat_zero_le (n : Nat) : 0 ≤ (n : Int) := ofNat_nonneg n
attribute [simp] natCast_nonneg ofNat_zero_le
@[norm_cast] theorem natCast_le {m n : Nat} : (m : Int) ≤ n ↔ m ≤ n := ofNat_le
@[norm_cast] theorem natCast_lt {m n : Nat} : (m : Int) < n ↔ m < n := ofNat_lt
@[simp] theorem natCast_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := ofNat_lt (n := 0)
theorem ofNat_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := natCast_pos
theorem ofNat_succ_pos (n : Nat) : 0 < (Nat.succ n : Int) := ofNat_lt.mpr (Nat.succ_pos n)
theorem negSucc_lt_zero (n : Nat) : negSucc n < 0 := by
  show subNatNat 0 (n+1) < _
  rw [zero_eq_subNatNat, subNatNat_lt_subNatNat, Nat.zero_add, Nat.zero_add]; exact Nat.succ_pos n
theorem neg_of_natCast_nonpos (n : Nat) : -(n : Int) ≤ 0 := by
  rw [ofNat_eq_subNatNat, neg_subNatNat, zero_eq_subNatNat, subNatNat_le_subNatNat]; exact Nat.zero_le _
theorem eq_ofNat_of_zero_le {a : Int} (h : 0 ≤ a) : ∃ n : Nat, a = n := by
  cases a with
  | ofNat n => exact ⟨n, rfl⟩
  | negSucc n => exact absurd h (Int.not_le.mpr (negSucc_lt_zero n))
theorem eq_succ_of_zero_lt {a : Int} (h : 0 < a) : ∃ n : Nat, a = (n + 1 : Nat) := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le (Int.le_of_lt h)
  cases n with
  | zero => exact absurd h (Int.lt_irrefl 0)
  | succ n => exact ⟨n, rfl⟩
theorem eq_negSucc_of_lt_zero {a : Int} (h : a < 0) : ∃ n : Nat, a = negSucc n := by
  cases a with
  | ofNat n => exact absurd h (Int.not_lt.mpr (ofNat_nonneg n))
  | negSucc n => exact ⟨n, rfl⟩
protected theorem add_le_add_left {a b : Int} (h : a ≤ b) (c : Int) : c + a ≤ c + b := by
  obtain ⟨a, a', rfl⟩ := rep a; obtain ⟨b, b', rfl⟩ := rep b; obtain ⟨c, c', rfl⟩ := rep c
  rw [subNatNat_le_subNatNat] at h
  rw [subNatNat_add_subNatNat, subNatNat_add_subNatNat, subNatNat_le_subNatNat]
  have := Nat.add_le_add_left h (c + c')
  refine Nat.le_trans (Nat.le_of_eq ?_) (Nat.le_trans this (Nat.le_of_eq ?_)) <;> simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
protected theorem add_le_add_right {a b : Int} (h : a ≤ b) (c : Int) : a + c ≤ b + c := by rw [Int.add_comm a, Int.add_comm b]; exact Int.add_le_add_left h c
protected theorem add_le_add {a b c d : Int} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d := Int.le_trans (Int.add_le_add_right h₁ c) (Int.add_le_add_left h₂ b)
protected theorem le_of_add_le_add_left {a b c : Int} (h : a + b ≤ a + c) : b ≤ c := by have := Int.add_le_add_left h (-a); rw [Int.neg_add_cancel_left, Int.neg_add_cancel_left] at this; exact this
protected theorem le_of_add_le_add_right {a b c : Int} (h : a + b ≤ c + b) : a ≤ c := Int.le_of_add_le_add_left (a := b) (by rw [Int.add_comm b, Int.add_comm b]; exact h)
@[simp] protected theorem add_le_add_iff_left {b c : Int} (a : Int) : a + b ≤ a + c ↔ b ≤ c := ⟨Int.le_of_add_le_add_left, fun h => Int.add_le_add_left h a⟩
@[simp] protected theorem add_le_add_iff_right {a b : Int} (c : Int) : a + c ≤ b + c ↔ a ≤ b := ⟨Int.le_of_add_le_add_right, fun h => Int.add_le_add_right h c⟩
protected theorem add_lt_add_left {a b : Int} (h : a < b) (c : Int) : c + a < c + b := Int.not_le.mp fun h' => Int.not_le.mpr h (Int.le_of_add_le_add_left h')
protected theorem add_lt_add_right {a b : Int} (h : a < b) (c : Int) : a + c < b + c := by rw [Int.add_comm a, Int.add_comm b]; exact Int.add_lt_add_left h c
protected theorem add_lt_add {a b c d : Int} (h₁ : a < b) (h₂ : c < d) : a + c < b + d := Int.lt_trans (Int.add_lt_add_right h₁ c) (Int.add_lt_add_left h₂ b)
protected theorem add_lt_add_of_le_of_lt {a b c d : Int} (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d := Int.lt_of_le_of_lt (Int.add_le_add_right h₁ c) (Int.add_lt_add_left h₂ b)
protected theorem add_lt_add_of_lt_of_le {a b c d : Int} (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d := Int.lt_of_lt_of_le (Int.add_lt_add_right h₁ c) (Int.add_le_add_left h₂ b)
@[simp] protected theorem add_lt_add_iff_left {b c : Int} (a : Int) : a + b < a + c ↔ b < c := by rw [← Int.not_le, ← Int.not_le, Int.add_le_add_iff_left]
@[simp] protected theorem add_lt_add_iff_right {a b : Int} (c : Int) : a + c < b + c ↔ a < b := by rw [← Int.not_le, ← Int.not_le, Int.add_le_add_iff_right]
protected theorem add_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a + b := Int.add_le_add ha hb
protected theorem add_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a + b := Int.add_lt_add ha hb
protected theorem add_pos_of_pos_of_nonneg {a b : Int} (ha : 0 < a) (hb : 0 ≤ b) : 0 < a + b := Int.add_lt_add_of_lt_of_le ha hb
protected theorem sub_nonneg {a b : Int} : 0 ≤ a - b ↔ b ≤ a := by
  have := Int.add_le_add_iff_right (a := 0) (b := a - b) b
  rw [Int.sub_add_cancel, Int.zero_add] at this; exact this.symm
attribute [simp] Int.sub_nonneg
protected theorem sub_nonneg_of_le {a b : Int} (h : b ≤ a) : 0 ≤ a - b := Int.sub_nonneg.mpr h
protected theorem le_of_sub_nonneg {a b : Int} (h : 0 ≤ a - b) : b ≤ a := Int.sub_nonneg.mp h
protected theorem sub_pos {a b : Int} : 0 < a - b ↔ b < a := by
  have := Int.add_lt_add_iff_right (a := 0) (b := a - b) b
  rw [Int.sub_add_cancel, Int.zero_add] at this; exact this.symm
attribute [simp] Int.sub_pos
protected theorem sub_pos_of_lt {a b : Int} (h : b < a) : 0 < a - b := Int.sub_pos.mpr h
protected theorem neg_le_neg {a b : Int} (h : a ≤ b) : -b ≤ -a := by
  have := Int.add_le_add_right h (-a + -b)
  rw [← Int.add_assoc, Int.add_right_neg, Int.zero_add, Int.add_left_comm, Int.add_right_neg, Int.add_zero] at this
  exact this
@[simp] protected theorem neg_le_neg_iff {a b : Int} : -a ≤ -b ↔ b ≤ a := ⟨fun h => by have := Int.neg_le_neg h; rw [Int.neg_neg, Int.neg_neg] at this; exact this, Int.neg_le_neg⟩
@[simp] protected theorem neg_lt_neg_iff {a b : Int} : -a < -b ↔ b < a := by rw [← Int.not_le, ← Int.not_le, Int.neg_le_neg_iff]
protected theorem neg_lt_neg {a b : Int} (h : a < b) : -b < -a := Int.neg_lt_neg_iff.mpr h
@[simp] protected theorem neg_nonneg {a : Int} : 0 ≤ -a ↔ a ≤ 0 := Int.neg_le_neg_iff (a := 0)
@[simp] protected theorem neg_nonpos_iff (i : Int) : -i ≤ 0 ↔ 0 ≤ i := Int.neg_le_neg_iff (b := 0)
@[simp] protected theorem neg_pos {a : Int} : 0 < -a ↔ a < 0 := Int.neg_lt_neg_iff (a := 0)
@[simp] protected theorem neg_neg_iff_pos {a : Int} : -a < 0 ↔ 0 < a := Int.neg_lt_neg_iff (b := 0)
protected theorem neg_nonneg_of_nonpos {a : Int} (h : a ≤ 0) : 0 ≤ -a := Int.neg_nonneg.mpr h
protected theorem neg_pos_of_neg {a : Int} (h : a < 0) : 0 < -a := Int.neg_pos.mpr h
protected theorem add_le_of_le_sub_right {a b c : Int} (h : a ≤ c - b) : a + b ≤ c := by have := Int.add_le_add_right h b; rw [Int.sub_add_cancel] at this; exact this
protected theorem le_sub_right_of_add_le {a b c : Int} (h : a + b ≤ c) : a ≤ c - b := by have := Int.add_le_add_right h (-b); rw [Int.add_neg_cancel_right] at this; exact this
protected theorem add_le_iff_le_sub {a b c : Int} : a + b ≤ c ↔ a ≤ c - b := ⟨Int.le_sub_right_of_add_le, Int.add_le_of_le_sub_right⟩
protected theorem sub_le_of_le_add {a b c : Int} (h : a ≤ c + b) : a - b ≤ c := by have := Int.add_le_add_right h (-b); rw [Int.add_neg_cancel_right] at this; exact this
protected theorem le_add_of_sub_le {a b c : Int} (h : a - b ≤ c) : a ≤ c + b := by have := Int.add_le_add_right h b; rw [Int.sub_add_cancel] at this; exact this
protected theorem sub_le_iff_le_add {a b c : Int} : a - b ≤ c ↔ a ≤ c + b := ⟨Int.le_add_of_sub_le, Int.sub_le_of_le_add⟩
protected theorem sub_le_self (a : Int) {b : Int} (h : 0 ≤ b) : a - b ≤ a := Int.sub_le_of_le_add (by have := Int.add_le_add_left h a; rw [Int.add_zero] at this; exact this)
protected theorem le_add_of_nonneg_right {a b : Int} (h : 0 ≤ b) : a ≤ a + b := by have := Int.add_le_add_left h a; rw [Int.add_zero] at this; exact this
protected theorem le_add_of_nonneg_left {a b : Int} (h : 0 ≤ b) : a ≤ b + a := by rw [Int.add_comm]; exact Int.le_add_of_nonneg_right h
protected theorem lt_add_of_pos_right (a : Int) {b : Int} (h : 0 < b) : a < a + b := by have := Int.add_lt_add_left h a; rw [Int.add_zero] at this; exact this
protected theorem sub_lt_self (a : Int) {b : Int} (h : 0 < b) : a - b < a := by have := Int.add_lt_add_left (Int.neg_lt_neg h) a; rw [Int.neg_zero, Int.add_zero] at this; exact this
protected theorem mul_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le ha; obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le hb
  rw [← natCast_mul]; exact ofNat_nonneg _
protected theorem mul_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a * b := by
  obtain ⟨n, rfl⟩ := eq_succ_of_zero_lt ha; obtain ⟨m, rfl⟩ := eq_succ_of_zero_lt hb
  rw [← natCast_mul]; exact natCast_pos.mpr (Nat.mul_pos (Nat.succ_pos n) (Nat.succ_pos m))
protected theorem mul_le_mul_of_nonneg_left {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : c * a ≤ c * b := by
  apply Int.le_of_sub_nonneg
  rw [← Int.mul_sub]; exact Int.mul_nonneg h₂ (Int.sub_nonneg.mpr h₁)
protected theorem mul_le_mul_of_nonneg_right {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : a * c ≤ b * c := by rw [Int.mul_comm a, Int.mul_comm b]; exact Int.mul_le_mul_of_nonneg_left h₁ h₂
protected theorem mul_le_mul_of_nonpos_left {a b c : Int} (ha : a ≤ 0) (h : c ≤ b) : a * b ≤ a * c := by
  have := Int.mul_le_mul_of_nonneg_left h (Int.neg_nonneg.mpr ha)
  rw [Int.neg_mul, Int.neg_mul, Int.neg_le_neg_iff] at this; exact this
protected theorem mul_nonneg_of_nonpos_of_nonpos {a b : Int} (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b := by
  have := Int.mul_nonneg (Int.neg_nonneg.mpr ha) (Int.neg_nonneg.mpr hb)
  rw [neg_mul_neg] at this; exact this
protected theorem mul_self_nonneg (a : Int) : 0 ≤ a * a := (Int.le_total 0 a).elim (fun h => Int.mul_nonneg h h) (fun h => Int.mul_nonneg_of_nonpos_of_nonpos h h)
protected theorem mul_nonpos_of_nonneg_of_nonpos {a b : Int} (ha : 0 ≤ a) (hb : b ≤ 0) : a * b ≤ 0 := by
  have := Int.mul_nonneg ha (Int.neg_nonneg.mpr hb)
  rw [Int.mul_neg, Int.neg_nonneg] at this; exact this
protected theorem mul_lt_mul_of_pos_left {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : c * a < c * b := by
  apply Int.sub_pos.mp
  rw [← Int.mul_sub]; exact Int.mul_pos h₂ (Int.sub_pos.mpr h₁)
protected theorem mul_lt_mul_of_pos_right {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : a * c < b * c := by rw [Int.mul_comm a, Int.mul_comm b]; exact Int.mul_lt_mul_of_pos_left h₁ h₂
protected theorem mul_le_mul {a b c d : Int} (h₁ : a ≤ c) (h₂ : b ≤ d) (hb : 0 ≤ b) (hc : 0 ≤ c) : a * b ≤ c * d := Int.le_trans (Int.mul_le_mul_of_nonneg_right h₁ hb) (Int.mul_le_mul_of_nonneg_left h₂ hc)
protected theorem le_of_mul_le_mul_left {a b c : Int} (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b := Int.not_lt.mp fun h' => Int.not_lt.mpr h (Int.mul_lt_mul_of_pos_left h' hc)
protected theorem lt_of_mul_lt_mul_left {a b c : Int} (h : c * a < c * b) (hc : 0 ≤ c) : a < b := Int.not_le.mp fun h' => Int.not_le.mpr h (Int.mul_le_mul_of_nonneg_left h' hc)
protected theorem eq_of_mul_eq_mul_left {a b c : Int} (ha : a ≠ 0) (h : a * b = a * c) : b = c := by
  have : a * (b - c) = 0 := by rw [Int.mul_sub, h, Int.sub_self]
  exact Int.eq_of_sub_eq_zero ((Int.mul_eq_zero.mp this).resolve_left ha)
protected theorem eq_of_mul_eq_mul_right {a b c : Int} (ha : a ≠ 0) (h : b * a = c * a) : b = c := Int.eq_of_mul_eq_mul_left ha (by rw [Int.mul_comm a, Int.mul_comm a]; exact h)

instance : Trans (α := Int) (· < ·) (· < ·) (· < ·) := ⟨Int.lt_trans⟩
instance : Trans (α := Int) (· ≤ ·) (· < ·) (· < ·) := ⟨Int.lt_of_le_of_lt⟩
instance : Trans (α := Int) (· < ·) (· ≤ ·) (· < ·) := ⟨Int.lt_of_lt_of_le⟩
instance : Trans (α := Int) (· ≤ ·) (· ≤ ·) (· ≤ ·) := ⟨Int.le_trans⟩

/-! ## Absolute value, conversion to natural numbers -/

@[simp] theorem natAbs_ofNat (n : Nat) : natAbs (no_index (OfNat.ofNat n : Int)) = n := rfl
@[simp] theorem natAbs_natCast (n : Nat) : natAbs (n : Int) = n := rfl
@[simp] theorem natAbs_cast (n : Nat) : natAbs (n : Int) = n := rfl
@[simp] theorem natAbs_zero : natAbs (0 : Int) = 0 := rfl
@[simp] theorem natAbs_one : natAbs (1 : Int) = 1 := rfl
@[simp] theorem natAbs_negSucc (n : Nat) : natAbs (negSucc n) = n + 1 := rfl
@[simp] theorem natAbs_neg (a : Int) : natAbs (-a) = natAbs a := by
  cases a with
  | ofNat n => cases n <;> rfl
  | negSucc n => rfl
theorem natAbs_of_nonneg {a : Int} (H : 0 ≤ a) : (natAbs a : Int) = a := by obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le H; rfl
theorem ofNat_natAbs_of_nonpos {a : Int} (H : a ≤ 0) : (natAbs a : Int) = -a := by rw [← natAbs_neg, natAbs_of_nonneg (Int.neg_nonneg.mpr H)]
theorem eq_natAbs_of_zero_le {a : Int} (h : 0 ≤ a) : a = natAbs a := (natAbs_of_nonneg h).symm
@[simp] theorem natAbs_eq_zero {a : Int} : natAbs a = 0 ↔ a = 0 := ⟨fun h => by cases a with | ofNat n => exact congrArg ofNat h | negSucc n => exact absurd h (Nat.succ_ne_zero n), fun h => h ▸ rfl⟩
theorem natAbs_ne_zero {a : Int} : a.natAbs ≠ 0 ↔ a ≠ 0 := not_congr natAbs_eq_zero
theorem natAbs_pos {a : Int} : 0 < natAbs a ↔ a ≠ 0 := by rw [Nat.pos_iff_ne_zero]; exact natAbs_ne_zero
theorem natAbs_eq (a : Int) : a = natAbs a ∨ a = -(natAbs a : Int) := by
  cases Int.le_total 0 a with
  | inl h => exact .inl (eq_natAbs_of_zero_le h)
  | inr h => rw [ofNat_natAbs_of_nonpos h, Int.neg_neg]; exact .inr rfl
theorem natAbs_mul (a b : Int) : natAbs (a * b) = natAbs a * natAbs b := by
  cases a with
  | ofNat a => cases b with
    | ofNat b => rfl
    | negSucc b => show natAbs (negOfNat (a * (b+1))) = a * (b+1); cases a * (b+1) <;> rfl
  | negSucc a => cases b with
    | ofNat b => show natAbs (negOfNat ((a+1) * b)) = (a+1) * b; cases (a+1) * b <;> rfl
    | negSucc b => rfl
theorem le_natAbs {a : Int} : a ≤ natAbs a := by
  cases Int.le_total 0 a with
  | inl h => rw [natAbs_of_nonneg h]; exact Int.le_refl _
  | inr h => exact Int.le_trans h (ofNat_nonneg _)
theorem neg_le_natAbs {a : Int} : -a ≤ natAbs a := by rw [← natAbs_neg]; exact le_natAbs
theorem toNat_of_nonneg {a : Int} (h : 0 ≤ a) : (toNat a : Int) = a := by obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le h; rfl
@[simp] theorem toNat_natCast (n : Nat) : toNat (n : Int) = n := rfl
@[simp] theorem toNat_ofNat (n : Nat) : toNat (no_index (OfNat.ofNat n)) = n := rfl
@[simp] theorem toNat_zero : (0 : Int).toNat = 0 := rfl
@[simp] theorem toNat_one : (1 : Int).toNat = 1 := rfl
@[simp] theorem toNat_negSucc (n : Nat) : toNat (negSucc n) = 0 := rfl
theorem toNat_of_nonpos : {z : Int} → z ≤ 0 → z.toNat = 0
  | ofNat n, h => Nat.eq_zero_of_le_zero ((ofNat_le (n := 0)).mp h)
  | negSucc _, _ => rfl
theorem toNat_eq_max (a : Int) : (toNat a : Int) = max a 0 := by
  show _ = if a ≤ 0 then 0 else a
  by_cases h : a ≤ 0
  · rw [if_pos h, toNat_of_nonpos h]; rfl
  · rw [if_neg h]; exact toNat_of_nonneg (Int.le_of_lt (Int.not_le.mp h))
theorem toNat_eq_zero {n : Int} : n.toNat = 0 ↔ n ≤ 0 := ⟨fun h => by cases n with | ofNat n => exact ofNat_le.mpr (Nat.le_of_eq h) | negSucc n => exact Int.le_of_lt (negSucc_lt_zero n), toNat_of_nonpos⟩
theorem self_le_toNat (a : Int) : a ≤ toNat a := by
  cases Int.le_total 0 a with
  | inl h => rw [toNat_of_nonneg h]; exact Int.le_refl _
  | inr h => exact Int.le_trans h (ofNat_nonneg _)

/-! ## Minimum, maximum, powers -/

protected theorem min_def (n m : Int) : min n m = if n ≤ m then n else m := rfl
protected theorem max_def (n m : Int) : max n m = if n ≤ m then m else n := rfl
protected theorem min_le_left (a b : Int) : min a b ≤ a := by rw [Int.min_def]; split; exact Int.le_refl _; exact Int.le_of_lt (Int.not_le.mp ‹_›)
protected theorem min_le_right (a b : Int) : min a b ≤ b := by rw [Int.min_def]; split; assumption; exact Int.le_refl _
protected theorem le_max_left (a b : Int) : a ≤ max a b := by rw [Int.max_def]; split; assumption; exact Int.le_refl _
protected theorem le_max_right (a b : Int) : b ≤ max a b := by rw [Int.max_def]; split; exact Int.le_refl _; exact Int.le_of_lt (Int.not_le.mp ‹_›)
protected theorem le_min {a b c : Int} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c := ⟨fun h => ⟨Int.le_trans h (Int.min_le_left _ _), Int.le_trans h (Int.min_le_right _ _)⟩, fun h => by rw [Int.min_def]; split; exact h.1; exact h.2⟩
protected theorem max_le {a b c : Int} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c := ⟨fun h => ⟨Int.le_trans (Int.le_max_left _ _) h, Int.le_trans (Int.le_max_right _ _) h⟩, fun h => by rw [Int.max_def]; split; exact h.2; exact h.1⟩
protected theorem min_eq_left {a b : Int} (h : a ≤ b) : min a b = a := if_pos h
protected theorem max_eq_right {a b : Int} (h : a ≤ b) : max a b = b := if_pos h
protected theorem min_eq_right {a b : Int} (h : b ≤ a) : min a b = b := Int.le_antisymm (Int.min_le_right a b) (Int.le_min.mpr ⟨h, Int.le_refl _⟩)
protected theorem max_eq_left {a b : Int} (h : b ≤ a) : max a b = a := Int.le_antisymm (Int.max_le.mpr ⟨Int.le_refl _, h⟩) (Int.le_max_left a b)
protected theorem min_comm (a b : Int) : min a b = min b a := by
  cases Int.le_total a b with
  | inl h => rw [Int.min_eq_left h, Int.min_eq_right h]
  | inr h => rw [Int.min_eq_right h, Int.min_eq_left h]
protected theorem max_comm (a b : Int) : max a b = max b a := by
  cases Int.le_total a b with
  | inl h => rw [Int.max_eq_right h, Int.max_eq_left h]
  | inr h => rw [Int.max_eq_left h, Int.max_eq_right h]
@[simp] protected theorem min_self (a : Int) : min a a = a := Int.min_eq_left (Int.le_refl a)
@[simp] protected theorem max_self (a : Int) : max a a = a := Int.max_eq_right (Int.le_refl a)
@[simp] protected theorem pow_zero (b : Int) : b ^ 0 = 1 := rfl
protected theorem pow_succ (b : Int) (e : Nat) : b ^ (e+1) = (b ^ e) * b := rfl
protected theorem pow_succ' (b : Int) (e : Nat) : b ^ (e+1) = b * (b ^ e) := by rw [Int.mul_comm]; rfl
@[simp, norm_cast] protected theorem natCast_pow (b n : Nat) : ((b ^ n : Nat) : Int) = (b : Int) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_succ, Int.natCast_mul, ih]; rfl
end Int
