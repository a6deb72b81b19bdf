prelude
import Init.Data.Int.Order
/-!
# Integers: Euclidean division, divisibility, balanced remainder
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Int

/-- Division by zero is zero. -/
@[simp] theorem ediv_zero : (a : Int) → a / 0 = 0
  | ofNat m => congrArg ofNat (Nat.div_zero m)
  | negSucc _ => rfl
/-- Zero divided by a number is zero. -/
@[simp] theorem zero_ediv : (b : Int) → 0 / b = 0
  | ofNat n => congrArg ofNat (Nat.zero_div n)
  | negSucc n => show -ofNat (0 / (n+1)) = 0 by rw [Nat.zero_div]; rfl
/-- The remainder by zero is the number itself. -/
@[simp] theorem emod_zero : (a : Int) → a % 0 = a
  | ofNat m => congrArg ofNat (Nat.mod_zero m)
  | negSucc m => show subNatNat 0 (m % 0 + 1) = negSucc m by rw [Nat.mod_zero]; rfl
/-- The remainder of zero is zero. -/
@[simp] theorem zero_emod (b : Int) : 0 % b = 0 := congrArg ofNat (Nat.zero_mod b.natAbs)
/-- The cast of a quotient is the quotient of the casts. -/
theorem natCast_ediv (m n : Nat) : ((m / n : Nat) : Int) = ↑m / ↑n := rfl
/-- The cast of a remainder is the remainder of the casts. -/
theorem natCast_emod (m n : Nat) : ((m % n : Nat) : Int) = m % n := rfl
/-- The cast of a quotient is the quotient of the casts. -/
theorem ofNat_ediv (m n : Nat) : ((m / n : Nat) : Int) = ↑m / ↑n := rfl
/-- The cast of a remainder is the remainder of the casts. -/
theorem ofNat_emod (m n : Nat) : ((m % n : Nat) : Int) = m % n := rfl
/-- Negating the divisor negates the quotient. -/
theorem ediv_neg : (a b : Int) → a / -b = -(a / b)
  | ofNat m, ofNat 0 => by show ofNat (m / 0) = -ofNat (m / 0); rw [Nat.div_zero]; rfl
  | ofNat m, ofNat (n+1) => rfl
  | ofNat m, negSucc n => (Int.neg_neg _).symm
  | negSucc m, ofNat 0 => rfl
  | negSucc m, ofNat (n+1) => rfl
  | negSucc m, negSucc n => rfl
/-- Negating the divisor keeps the remainder. -/
theorem emod_neg (a b : Int) : a % -b = a % b := by
  cases a with
  | ofNat m => show ofNat (m % natAbs (-b)) = _; rw [natAbs_neg]; rfl
  | negSucc m => show subNatNat (natAbs (-b)) (Nat.succ (m % natAbs (-b))) = _; rw [natAbs_neg]; rfl
attribute [simp] ediv_neg emod_neg
/-- Remainder plus divisor times quotient is the number. -/
theorem emod_add_mul_ediv (a b : Int) : a % b + b * (a / b) = a := by
  have key : ∀ m n : Nat, subNatNat (n+1) (m % (n+1) + 1) + subNatNat (n+1) 0 * subNatNat 0 (m / (n+1) + 1) = negSucc m := by
    intro m n
    rw [subNatNat_mul_subNatNat, subNatNat_add_subNatNat]
    show _ = subNatNat 0 (m+1)
    apply subNatNat_eq_of
    have e := Nat.mod_add_div m (n+1)
    conv => lhs; rw [← e]
    simp only [Nat.mul_zero, Nat.zero_mul, Nat.add_zero, Nat.zero_add]
    rw [Nat.mul_add_one]
    simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
  cases a with
  | ofNat m => cases b with
    | ofNat n => exact congrArg ofNat (Nat.mod_add_div m n)
    | negSucc n =>
      show ofNat (m % (n+1)) + negSucc n * -ofNat (m / (n+1)) = ofNat m
      have : negSucc n = -ofNat (n+1) := rfl
      rw [this, neg_mul_neg]; exact congrArg ofNat (Nat.mod_add_div m (n+1))
  | negSucc m => cases b with
    | ofNat n => cases n with
      | zero => show negSucc m % 0 + 0 * _ = _; rw [emod_zero, Int.zero_mul, Int.add_zero]
      | succ n => exact (congrArg (fun z => subNatNat (n+1) (m % (n+1) + 1) + z * negSucc (m / (n+1))) (subNatNat_zero (n+1)).symm).trans (key m n)
    | negSucc n =>
      show subNatNat (n+1) (m % (n+1) + 1) + negSucc n * ofNat (m / (n+1) + 1) = negSucc m
      have h1 : negSucc n = -subNatNat (n+1) 0 := by rw [neg_subNatNat]; rfl
      have h2 : ofNat (m / (n+1) + 1) = -subNatNat 0 (m / (n+1) + 1) := rfl
      rw [h1, h2, neg_mul_neg]; exact key m n
/-- Remainder plus divisor times quotient is the number. -/
theorem emod_add_ediv (a b : Int) : a % b + b * (a / b) = a := emod_add_mul_ediv a b
/-- Divisor times quotient plus remainder is the number. -/
theorem mul_ediv_add_emod (a b : Int) : b * (a / b) + a % b = a := by rw [Int.add_comm]; exact emod_add_ediv a b
/-- Divisor times quotient plus remainder is the number. -/
theorem ediv_add_emod (a b : Int) : b * (a / b) + a % b = a := mul_ediv_add_emod a b
/-- Remainder plus quotient times divisor is the number. -/
theorem emod_add_ediv' (m k : Int) : m % k + m / k * k = m := by rw [Int.mul_comm]; exact emod_add_ediv m k
/-- The remainder is what divisor times quotient leaves of the number. -/
theorem emod_def (a b : Int) : a % b = a - b * (a / b) := by
  have := congrArg (· - b * (a / b)) (emod_add_ediv a b)
  simp only [Int.add_sub_cancel] at this; exact this
/-- The remainder by a number other than zero is not negative. -/
theorem emod_nonneg : (a : Int) → {b : Int} → b ≠ 0 → 0 ≤ a % b
  | ofNat _, _, _ => ofNat_nonneg _
  | negSucc m, b, h => by
    show 0 ≤ subNatNat (natAbs b) (m % natAbs b + 1)
    rw [zero_eq_subNatNat, subNatNat_le_subNatNat, Nat.zero_add, Nat.add_zero]
    exact Nat.mod_lt m (natAbs_pos.mpr h)
/-- The remainder by a positive number is below it. -/
theorem emod_lt_of_pos (a : Int) {b : Int} (H : 0 < b) : a % b < b := by
  obtain ⟨n, rfl⟩ := eq_succ_of_zero_lt H
  cases a with
  | ofNat m => exact ofNat_lt.mpr (Nat.mod_lt m (Nat.succ_pos n))
  | negSucc m =>
    show subNatNat (n+1) (m % (n+1) + 1) < ((n+1 : Nat) : Int)
    rw [ofNat_eq_subNatNat, subNatNat_lt_subNatNat, Nat.add_zero]
    exact Nat.lt_add_of_pos_right (Nat.succ_pos _)
/-- The remainder by a number other than zero is below its absolute value. -/
theorem emod_lt (a : Int) {b : Int} (H : b ≠ 0) : a % b < natAbs b := by
  cases natAbs_eq b with
  | inl h => rw [h]; exact emod_lt_of_pos a (by rw [← h]; exact Int.lt_of_le_of_ne (by rw [h]; exact ofNat_nonneg _) (Ne.symm H))
  | inr h =>
    have hp : 0 < (natAbs b : Int) := natCast_pos.mpr (natAbs_pos.mpr H)
    rw [h, emod_neg, natAbs_neg]
    exact emod_lt_of_pos a hp
/-- Quotient and remainder are what they must be. -/
theorem ediv_emod_unique' {a b r q : Int} (h : 0 < b) (e : r + b * q = a) (h0 : 0 ≤ r) (h1 : r < b) : a / b = q ∧ a % b = r := by
  have e' := emod_add_ediv a b
  have m0 := emod_nonneg a (Int.ne_of_gt h)
  have m1 := emod_lt_of_pos a h
  have hq : a / b = q := by
    have key : ∀ {r r' q q' : Int}, r + b * q = r' + b * q' → 0 ≤ r → r' < b → q ≤ q' := by
      intro r r' q q' e hr hr'
      apply Int.not_lt.mp
      intro hlt
      have h2 : b * (q' + 1) ≤ b * q := Int.mul_le_mul_of_nonneg_left hlt (Int.le_of_lt h)
      rw [Int.mul_add, Int.mul_one] at h2
      have h3 : r' + b * q' < r + b * q := by
        refine Int.lt_of_lt_of_le ?_ (Int.le_trans h2 (Int.le_add_of_nonneg_left hr))
        rw [Int.add_comm]; exact Int.add_lt_add_left hr' _
      exact Int.lt_irrefl _ (e ▸ h3)
    exact Int.le_antisymm (key (e'.trans e.symm) m0 h1) (key (e.trans e'.symm) h0 m1)
  refine ⟨hq, ?_⟩
  rw [hq, ← e] at e'
  have := Int.add_right_cancel e'
  rw [e] at this; exact this
/-- Quotient and remainder by a positive number are the only ones that make up the number. -/
theorem ediv_emod_unique {a b r q : Int} (h : 0 < b) : a / b = q ∧ a % b = r ↔ r + b * q = a ∧ 0 ≤ r ∧ r < b :=
  ⟨fun ⟨h1, h2⟩ => h1 ▸ h2 ▸ ⟨emod_add_ediv a b, emod_nonneg a (Int.ne_of_gt h), emod_lt_of_pos a h⟩, fun ⟨e, h0, h1⟩ => ediv_emod_unique' h e h0 h1⟩
/-- Adding `b` times the divisor raises the quotient by `b`. -/
theorem add_mul_ediv_right (a b : Int) {c : Int} (H : c ≠ 0) : (a + b * c) / c = a / c + b := by
  have pos : ∀ {a b c : Int}, 0 < c → (a + b * c) / c = a / c + b := by
    intro a b c hc
    refine (ediv_emod_unique' hc (r := a % c) ?_ (emod_nonneg a (Int.ne_of_gt hc)) (emod_lt_of_pos a hc)).1
    rw [Int.mul_add, ← Int.add_assoc, emod_add_ediv, Int.mul_comm c b]
  cases Int.lt_or_gt_of_ne H with
  | inr h => exact pos h
  | inl h =>
    have := pos (a := a) (b := -b) (Int.neg_pos.mpr h)
    rw [neg_mul_neg, ediv_neg, ediv_neg, ← Int.neg_add, Int.neg_inj] at this; exact this
/-- Adding `c` times the divisor raises the quotient by `c`. -/
theorem add_mul_ediv_left (a : Int) {b : Int} (c : Int) (H : b ≠ 0) : (a + b * c) / b = a / b + c := by rw [Int.mul_comm]; exact add_mul_ediv_right a c H
/-- Division by the right factor, if not zero, leaves the left one. -/
@[simp] theorem mul_ediv_cancel (a : Int) {b : Int} (H : b ≠ 0) : (a * b) / b = a := by have := add_mul_ediv_right 0 a H; rw [Int.zero_add, zero_ediv, Int.zero_add] at this; exact this
/-- Division by the left factor, if not zero, leaves the right one. -/
@[simp] theorem mul_ediv_cancel_left {a : Int} (b : Int) (H : a ≠ 0) : (a * b) / a = b := by rw [Int.mul_comm]; exact mul_ediv_cancel b H
/-- A number other than zero divided by itself is one. -/
@[simp] theorem ediv_self {a : Int} (H : a ≠ 0) : a / a = 1 := by have := mul_ediv_cancel 1 H; rw [Int.one_mul] at this; exact this
/-- Division by one changes nothing. -/
@[simp] theorem ediv_one (a : Int) : a / 1 = a := by have := mul_ediv_cancel a (b := 1) (by decide); rw [Int.mul_one] at this; exact this
/-- The remainder by one is zero. -/
@[simp] theorem emod_one (a : Int) : a % 1 = 0 := by rw [emod_def, ediv_one, Int.one_mul, Int.sub_self]
/-- The remainder of a number by itself is zero. -/
@[simp] theorem emod_self {a : Int} : a % a = 0 := by
  by_cases h : a = 0
  · rw [h]; rfl
  · rw [emod_def, ediv_self h, Int.mul_one, Int.sub_self]
/-- Adding a multiple of the divisor keeps the remainder. -/
@[simp] theorem add_mul_emod_self_right (a b c : Int) : (a + b * c) % c = a % c := by
  by_cases h : c = 0
  · rw [h, Int.mul_zero, Int.add_zero]
  · rw [emod_def, emod_def a, add_mul_ediv_right a b h, Int.mul_add, Int.mul_comm b c, Int.add_comm (c * (a / c)), ← Int.sub_sub, Int.add_sub_cancel]
/-- Adding a multiple of the divisor keeps the remainder. -/
@[simp] theorem add_mul_emod_self_left (a b c : Int) : (a + b * c) % b = a % b := by rw [Int.mul_comm]; exact add_mul_emod_self_right a c b
/-- Adding a multiple of the divisor keeps the remainder. -/
theorem add_mul_emod_self {a b c : Int} : (a + b * c) % c = a % c := add_mul_emod_self_right a b c
/-- A product leaves no remainder by its right factor. -/
@[simp] theorem mul_emod_left (a b : Int) : (a * b) % b = 0 := by have := add_mul_emod_self_right 0 a b; rw [Int.zero_add, zero_emod] at this; exact this
/-- A product leaves no remainder by its left factor. -/
@[simp] theorem mul_emod_right (a b : Int) : (a * b) % a = 0 := by rw [Int.mul_comm]; exact mul_emod_left b a
/-- Taking first the remainder by a multiple of the divisor changes nothing. -/
@[simp] theorem emod_emod_of_dvd (n : Int) {m k : Int} (h : m ∣ k) : (n % k) % m = n % m := by
  obtain ⟨c, rfl⟩ := h
  have := add_mul_emod_self_left (n % (m * c)) m (c * (n / (m * c)))
  rw [← Int.mul_assoc, emod_add_ediv] at this
  exact this.symm
/-- The remainder of a remainder is the remainder. -/
@[simp] theorem emod_emod (a b : Int) : (a % b) % b = a % b := emod_emod_of_dvd a ⟨1, (Int.mul_one b).symm⟩
/-- In a remainder the left summand may be replaced by its own. -/
@[simp] theorem emod_add_emod (m n k : Int) : (m % n + k) % n = (m + k) % n := by
  have := add_mul_emod_self_left (m % n + k) n (m / n)
  rw [Int.add_right_comm, emod_add_ediv] at this
  exact this.symm
/-- In a remainder the right summand may be replaced by its own. -/
@[simp] theorem add_emod_emod (m n k : Int) : (m + n % k) % k = (m + n) % k := by rw [Int.add_comm, emod_add_emod, Int.add_comm]
/-- The remainder of a sum is that of the remainders' sum. -/
theorem add_emod (a b n : Int) : (a + b) % n = (a % n + b % n) % n := by rw [emod_add_emod, add_emod_emod]
/-- In the remainder of a negative the number may be replaced by its own. -/
theorem emod_neg_emod (a n : Int) : (-(a % n)) % n = (-a) % n := by
  have := add_mul_emod_self_left (-(a % n)) n (-(a / n))
  rw [Int.mul_neg, ← Int.neg_add, emod_add_ediv] at this
  exact this.symm
/-- The remainder of a difference is that of the remainders' difference. -/
theorem sub_emod (a b n : Int) : (a - b) % n = (a % n - b % n) % n := by
  rw [Int.sub_eq_add_neg, Int.sub_eq_add_neg, emod_add_emod, ← add_emod_emod, ← add_emod_emod a (-(b % n)), emod_neg_emod]
/-- In the remainder of a difference the left side may be replaced by its own. -/
@[simp] theorem emod_sub_emod (a b n : Int) : (a % n - b) % n = (a - b) % n := by rw [sub_emod, emod_emod, ← sub_emod]
/-- In the remainder of a difference the right side may be replaced by its own. -/
@[simp] theorem sub_emod_emod (a b n : Int) : (a - b % n) % n = (a - b) % n := by rw [sub_emod, emod_emod, ← sub_emod]
/-- The remainder of a product is that of the remainders' product. -/
theorem mul_emod (a b n : Int) : (a * b) % n = (a % n) * (b % n) % n := by
  have ha := emod_add_ediv a n
  have hb := emod_add_ediv b n
  conv => lhs; rw [← ha, ← hb]
  rw [Int.add_mul, Int.mul_add, Int.mul_assoc n, Int.mul_left_comm (a % n) n, add_mul_emod_self_left, add_mul_emod_self_left]
/-- Adding the divisor on the right keeps the remainder. -/
theorem add_emod_self {a b : Int} : (a + b) % b = a % b := by have := add_mul_emod_self_left a b 1; rw [Int.mul_one] at this; exact this
/-- Adding the divisor on the left keeps the remainder. -/
theorem add_emod_self_left {a b : Int} : (a + b) % a = b % a := by rw [Int.add_comm, add_emod_self]
/-- Adding the divisor on the right keeps the remainder. -/
@[simp] theorem add_emod_right (a b : Int) : (a + b) % b = a % b := add_emod_self
/-- Adding the divisor on the left keeps the remainder. -/
@[simp] theorem add_emod_left (a b : Int) : (a + b) % a = b % a := add_emod_self_left
/-- A number from zero up to the divisor is its own remainder. -/
theorem emod_eq_of_lt {a b : Int} (H1 : 0 ≤ a) (H2 : a < b) : a % b = a :=
  (ediv_emod_unique' (q := 0) (Int.lt_of_le_of_lt H1 H2) (by rw [Int.mul_zero, Int.add_zero]) H1 H2).2
/-- The quotient of a number from zero up to the divisor is zero. -/
theorem ediv_eq_zero_of_lt {a b : Int} (H1 : 0 ≤ a) (H2 : a < b) : a / b = 0 :=
  (ediv_emod_unique' (q := 0) (Int.lt_of_le_of_lt H1 H2) (by rw [Int.mul_zero, Int.add_zero]) H1 H2).1
/-- The remainder by two is zero or one. -/
theorem emod_two_eq (x : Int) : x % 2 = 0 ∨ x % 2 = 1 := by
  have h1 := emod_nonneg x (b := 2) (by decide)
  have h2 := emod_lt_of_pos x (b := 2) (by decide)
  obtain ⟨n, e⟩ := eq_ofNat_of_zero_le h1
  rw [e] at h2 ⊢
  match n, h2 with
  | 0, _ => exact .inl rfl
  | 1, _ => exact .inr rfl
  | n+2, h2 => exact absurd (ofNat_lt.mp h2) (Nat.not_lt_of_ge (Nat.le_add_left 2 n))
/-- The quotient of numbers that are not negative is not negative. -/
theorem ediv_nonneg {a b : Int} (Ha : 0 ≤ a) (Hb : 0 ≤ b) : 0 ≤ a / b := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le Ha; obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le Hb
  exact ofNat_nonneg _
/-- A quotient by a positive number is not negative just when the dividend is not. -/
theorem ediv_nonneg_iff_of_pos {a b : Int} (h : 0 < b) : 0 ≤ a / b ↔ 0 ≤ a := by
  refine ⟨fun hq => ?_, fun ha => ediv_nonneg ha (Int.le_of_lt h)⟩
  rw [← emod_add_ediv a b]
  exact Int.add_nonneg (emod_nonneg a (Int.ne_of_gt h)) (Int.mul_nonneg (Int.le_of_lt h) hq)
/-- Quotient times divisor is at most the number. -/
theorem ediv_mul_le (a : Int) {b : Int} (H : b ≠ 0) : a / b * b ≤ a := by
  have := emod_nonneg a H
  rw [emod_def, Int.sub_nonneg, Int.mul_comm] at this; exact this
/-- Divisor times quotient is at most the number. -/
theorem mul_ediv_self_le {x k : Int} (h : k ≠ 0) : k * (x / k) ≤ x := by rw [Int.mul_comm]; exact ediv_mul_le x h
/-- A number is below divisor times quotient plus divisor, if the divisor is positive. -/
theorem lt_mul_ediv_self_add {x k : Int} (h : 0 < k) : x < k * (x / k) + k := by
  have h1 := emod_add_ediv x k
  have h2 := emod_lt_of_pos x h
  conv => lhs; rw [← h1]
  rw [Int.add_comm]; exact Int.add_lt_add_left h2 _
/-- A number is below the divisor times one more than the quotient, if the divisor is positive. -/
theorem lt_ediv_add_one_mul_self (a : Int) {b : Int} (H : 0 < b) : a < (a / b + 1) * b := by rw [Int.add_mul, Int.one_mul, Int.mul_comm]; exact lt_mul_ediv_self_add H
/-- A number is at most a quotient just when its product with the divisor is at most the dividend. -/
theorem le_ediv_iff_mul_le {a b c : Int} (H : 0 < c) : a ≤ b / c ↔ a * c ≤ b := by
  refine ⟨fun h => Int.le_trans (Int.mul_le_mul_of_nonneg_right h (Int.le_of_lt H)) (ediv_mul_le b (Int.ne_of_gt H)), fun h => ?_⟩
  apply le_of_lt_add_one
  have h1 := Int.lt_of_le_of_lt h (lt_ediv_add_one_mul_self b H)
  rw [Int.mul_comm, Int.mul_comm (b / c + 1)] at h1
  exact Int.lt_of_mul_lt_mul_left h1 (Int.le_of_lt H)
/-- A quotient is below a number just when the dividend is below its product with the divisor. -/
theorem ediv_lt_iff_lt_mul {a b c : Int} (H : 0 < c) : a / c < b ↔ a < b * c := by rw [← Int.not_le, le_ediv_iff_mul_le H, Int.not_le]
/-- Division by a positive number keeps `≤`. -/
theorem ediv_le_ediv {a b c : Int} (H : 0 < c) (H' : a ≤ b) : a / c ≤ b / c := (le_ediv_iff_mul_le H).mpr (Int.le_trans (ediv_mul_le a (Int.ne_of_gt H)) H')

/-! ## Divisibility -/

/-- A number divides itself. -/
protected theorem dvd_refl (n : Int) : n ∣ n := ⟨1, (Int.mul_one n).symm⟩
/-- Every number divides zero. -/
protected theorem dvd_zero (n : Int) : n ∣ 0 := ⟨0, (Int.mul_zero n).symm⟩
/-- The left factor divides a product. -/
protected theorem dvd_mul_right (a b : Int) : a ∣ a * b := ⟨b, rfl⟩
/-- The right factor divides a product. -/
protected theorem dvd_mul_left (a b : Int) : b ∣ a * b := ⟨a, Int.mul_comm a b⟩
/-- Zero divides just zero. -/
@[simp] protected theorem zero_dvd {n : Int} : 0 ∣ n ↔ n = 0 := ⟨fun ⟨c, e⟩ => by rw [e, Int.zero_mul], fun h => h ▸ Int.dvd_zero 0⟩
/-- One divides every number. -/
protected theorem one_dvd (n : Int) : 1 ∣ n := ⟨n, (Int.one_mul n).symm⟩
/-- Divisibility is transitive. -/
protected theorem dvd_trans {a b c : Int} (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c := by
  obtain ⟨x, rfl⟩ := h₁; obtain ⟨y, rfl⟩ := h₂
  exact ⟨x * y, Int.mul_assoc a x y⟩
/-- What divides both summands divides the sum. -/
protected theorem dvd_add {a b c : Int} (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b + c := by
  obtain ⟨x, rfl⟩ := h₁; obtain ⟨y, rfl⟩ := h₂
  exact ⟨x + y, (Int.mul_add a x y).symm⟩
/-- What divides two numbers divides their difference. -/
protected theorem dvd_sub {a b c : Int} (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b - c := by
  obtain ⟨x, rfl⟩ := h₁; obtain ⟨y, rfl⟩ := h₂
  exact ⟨x - y, (Int.mul_sub a x y).symm⟩
/-- What divides a number divides its negative, and conversely. -/
protected theorem dvd_neg {a b : Int} : a ∣ -b ↔ a ∣ b := ⟨fun ⟨c, e⟩ => ⟨-c, by rw [Int.mul_neg, ← e, Int.neg_neg]⟩, fun ⟨c, e⟩ => ⟨-c, by rw [Int.mul_neg, e]⟩⟩
/-- A number and its negative divide the same. -/
protected theorem neg_dvd {a b : Int} : -a ∣ b ↔ a ∣ b := ⟨fun ⟨c, e⟩ => ⟨-c, by rw [e, neg_mul_comm]⟩, fun ⟨c, e⟩ => ⟨-c, by rw [e, neg_mul_neg]⟩⟩
/-- Without remainder means divisible. -/
theorem dvd_of_emod_eq_zero {a b : Int} (H : b % a = 0) : a ∣ b := ⟨b / a, by have := emod_add_ediv b a; rw [H, Int.zero_add] at this; exact this.symm⟩
/-- Divisible means without remainder. -/
theorem emod_eq_zero_of_dvd {a b : Int} (h : a ∣ b) : b % a = 0 := by obtain ⟨c, rfl⟩ := h; exact mul_emod_right a c
/-- Divisibility is the absence of a remainder. -/
theorem dvd_iff_emod_eq_zero {a b : Int} : a ∣ b ↔ b % a = 0 := ⟨emod_eq_zero_of_dvd, dvd_of_emod_eq_zero⟩
/-- The absence of a remainder is divisibility. -/
theorem emod_eq_zero_iff_dvd {a b : Int} : b % a = 0 ↔ a ∣ b := dvd_iff_emod_eq_zero.symm
/-- Divisibility of integers is decidable. -/
instance decidableDvd : DecidableRel (α := Int) (β := Int) (· ∣ ·) := fun _ _ => decidable_of_decidable_of_iff dvd_iff_emod_eq_zero.symm
/-- Where `a` does not divide, it is zero or the remainder is positive. -/
theorem emod_pos_of_not_dvd {a b : Int} (h : ¬a ∣ b) : a = 0 ∨ 0 < b % a := by
  by_cases ha : a = 0
  · exact .inl ha
  · exact .inr (Int.lt_of_le_of_ne (emod_nonneg b ha) fun e => h (dvd_of_emod_eq_zero e.symm))
/-- Divisor times quotient is the number, if the division leaves no remainder. -/
protected theorem mul_ediv_cancel' {a b : Int} (H : a ∣ b) : a * (b / a) = b := by have := emod_add_ediv b a; rw [emod_eq_zero_of_dvd H, Int.zero_add] at this; exact this
/-- Quotient times divisor is the number, if the division leaves no remainder. -/
protected theorem ediv_mul_cancel {a b : Int} (H : b ∣ a) : a / b * b = a := by rw [Int.mul_comm, Int.mul_ediv_cancel' H]
/-- Dividing a product by what divides its right factor divides that factor. -/
protected theorem mul_ediv_assoc (a : Int) {b c : Int} (H : c ∣ b) : (a * b) / c = a * (b / c) := by
  by_cases hc : c = 0
  · rw [hc, ediv_zero, ediv_zero, Int.mul_zero]
  · obtain ⟨k, rfl⟩ := H; rw [mul_ediv_cancel_left k hc, Int.mul_left_comm, mul_ediv_cancel_left _ hc]
/-- Dividing a product by what divides its left factor divides that factor. -/
protected theorem mul_ediv_assoc' (b : Int) {a c : Int} (h : c ∣ a) : (a * b) / c = a / c * b := by rw [Int.mul_comm, Int.mul_ediv_assoc b h, Int.mul_comm]
/-- Division distributes over a sum if the divisor divides the right summand. -/
theorem add_ediv_of_dvd_right {a b c : Int} (H : c ∣ b) : (a + b) / c = a / c + b / c := by
  by_cases hc : c = 0
  · rw [hc, ediv_zero, ediv_zero, ediv_zero]; rfl
  · obtain ⟨k, rfl⟩ := H; rw [add_mul_ediv_left a k hc, mul_ediv_cancel_left k hc]
/-- Division distributes over a sum if the divisor divides the left summand. -/
theorem add_ediv_of_dvd_left {a b c : Int} (H : c ∣ a) : (a + b) / c = a / c + b / c := by rw [Int.add_comm, add_ediv_of_dvd_right H, Int.add_comm]
/-- Division without remainder commutes with negation. -/
theorem neg_ediv_of_dvd {a b : Int} (H : b ∣ a) : (-a) / b = -(a / b) := by
  by_cases hb : b = 0
  · rw [hb, ediv_zero, ediv_zero]; rfl
  · obtain ⟨k, rfl⟩ := H; rw [← Int.mul_neg, mul_ediv_cancel_left _ hb, mul_ediv_cancel_left _ hb]
/-- Division distributes over a difference if the divisor divides the subtracted number. -/
theorem sub_ediv_of_dvd (a : Int) {b c : Int} (hcb : c ∣ b) : (a - b) / c = a / c - b / c := by
  rw [Int.sub_eq_add_neg, Int.sub_eq_add_neg, add_ediv_of_dvd_right (Int.dvd_neg.mpr hcb), neg_ediv_of_dvd hcb]
/-- Natural numbers divide as integers just when they do as natural numbers. -/
theorem ofNat_dvd {m n : Nat} : (↑m : Int) ∣ ↑n ↔ m ∣ n := by
  rw [dvd_iff_emod_eq_zero, ← natCast_emod, natCast_eq_zero, Nat.dvd_iff_mod_eq_zero]
/-- Natural numbers divide as integers just when they do as natural numbers. -/
theorem natCast_dvd_natCast {m n : Nat} : (↑m : Int) ∣ ↑n ↔ m ∣ n := ofNat_dvd
/-- A natural number divides an integer just when it divides the absolute value. -/
theorem ofNat_dvd_left {n : Nat} {z : Int} : (↑n : Int) ∣ z ↔ n ∣ z.natAbs := by
  cases natAbs_eq z with
  | inl h => conv => lhs; rw [h]
             exact ofNat_dvd
  | inr h => conv => lhs; rw [h, Int.dvd_neg]
             exact ofNat_dvd
/-- An integer divides a natural number just when its absolute value does. -/
theorem ofNat_dvd_right {n : Nat} {z : Int} : z ∣ (↑n : Int) ↔ z.natAbs ∣ n := by
  cases natAbs_eq z with
  | inl h => conv => lhs; rw [h]
             exact ofNat_dvd
  | inr h => conv => lhs; rw [h, Int.neg_dvd]
             exact ofNat_dvd

/-! ## Balanced remainder -/

/-- The balanced remainder has the same remainder as the number. -/
@[simp] theorem bmod_emod (x : Int) (m : Nat) : (x.bmod m) % m = x % m := by
  show (if x % m < (m + 1) / 2 then x % m else x % m - m) % m = x % m
  split
  · exact emod_emod x m
  · have := add_mul_emod_self_left (x % m) m (-1)
    rw [Int.mul_neg, Int.mul_one] at this
    exact this.trans (emod_emod x m)
end Int
