prelude
import Init.Data.Nat.Arith
/-!
# Natural numbers: division, remainder, divisibility, minimum and maximum
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Nat

/-! ## Division and remainder -/

/-- The quotient by a larger number is zero. -/
theorem div_eq_of_lt {a b : Nat} (h : a < b) : a / b = 0 := by rw [div_eq, if_neg]; exact fun h' => Nat.not_le_of_gt h h'.2
/-- The remainder by a larger number is the number itself. -/
theorem mod_eq_of_lt {a b : Nat} (h : a < b) : a % b = a := by rw [mod_eq, if_neg]; exact fun h' => Nat.not_le_of_gt h h'.2
/-- Division by zero is zero. -/
@[simp] protected theorem div_zero (b : Nat) : b / 0 = 0 := by rw [div_eq, if_neg]; exact fun h => Nat.lt_irrefl 0 h.1
/-- The remainder by zero is the number itself. -/
@[simp] theorem mod_zero (a : Nat) : a % 0 = a := by rw [mod_eq, if_neg]; exact fun h => Nat.lt_irrefl 0 h.1
/-- Zero divided by a number is zero. -/
@[simp] protected theorem zero_div (b : Nat) : 0 / b = 0 := by
  cases b with
  | zero => exact Nat.div_zero 0
  | succ b => exact div_eq_of_lt (succ_pos b)
/-- The remainder of zero is zero. -/
@[simp] theorem zero_mod (b : Nat) : 0 % b = 0 := by
  cases b with
  | zero => exact mod_zero 0
  | succ b => exact mod_eq_of_lt (succ_pos b)
/-- Subtracting the divisor lowers the quotient by one. -/
theorem div_eq_sub_div {a b : Nat} (h₁ : 0 < b) (h₂ : b ≤ a) : a / b = (a - b) / b + 1 := by rw [div_eq a, if_pos ⟨h₁, h₂⟩]
/-- Subtracting the divisor keeps the remainder. -/
theorem mod_eq_sub_mod {a b : Nat} (h : a ≥ b) : a % b = (a - b) % b := by
  cases b with
  | zero => rw [Nat.sub_zero]
  | succ b => rw [mod_eq a, if_pos ⟨succ_pos b, h⟩]
/-- The remainder by a positive number is below it. -/
theorem mod_lt (x : Nat) {y : Nat} : y > 0 → x % y < y := by
  intro hy
  induction x using Nat.strongRecOn with
  | ind x ih =>
    by_cases h : y ≤ x
    · rw [mod_eq_sub_mod h]; exact ih _ (sub_lt (Nat.lt_of_lt_of_le hy h) hy)
    · rw [mod_eq_of_lt (Nat.lt_of_not_le h)]; exact Nat.lt_of_not_le h
/-- Divisor times quotient plus remainder is the number. -/
theorem div_add_mod (m k : Nat) : k * (m / k) + m % k = m := by
  cases eq_zero_or_pos k with
  | inl h => subst h; rw [Nat.zero_mul, Nat.zero_add, mod_zero]
  | inr hk =>
    induction m using Nat.strongRecOn with
    | ind m ih =>
      by_cases h : k ≤ m
      · rw [div_eq_sub_div hk h, mod_eq_sub_mod h, Nat.left_distrib, Nat.mul_one, Nat.add_right_comm, ih _ (sub_lt (Nat.lt_of_lt_of_le hk h) hk), Nat.sub_add_cancel h]
      · rw [div_eq_of_lt (Nat.lt_of_not_le h), mod_eq_of_lt (Nat.lt_of_not_le h), Nat.mul_zero, Nat.zero_add]
/-- Remainder plus divisor times quotient is the number. -/
theorem mod_add_div (m k : Nat) : m % k + k * (m / k) = m := by rw [Nat.add_comm]; exact div_add_mod m k
/-- The remainder is at most the number. -/
theorem mod_le (x y : Nat) : x % y ≤ x := by
  have := div_add_mod x y
  exact le.intro (k := y * (x / y)) (by rw [Nat.add_comm]; exact this)
/-- The quotient is at most the number. -/
theorem div_le_self (n k : Nat) : n / k ≤ n := by
  cases eq_zero_or_pos k with
  | inl h => subst h; rw [Nat.div_zero]; exact zero_le n
  | inr hk =>
    refine Nat.le_trans ?_ (le.intro (div_add_mod n k))
    have := Nat.mul_le_mul_right (n / k) hk
    rw [Nat.one_mul] at this; exact this
/-- Quotient times divisor is at most the number. -/
theorem div_mul_le_self (a b : Nat) : a / b * b ≤ a := by rw [Nat.mul_comm]; exact le.intro (div_add_mod a b)
/-- Divisor times quotient is at most the number. -/
theorem mul_div_le (m n : Nat) : n * (m / n) ≤ m := le.intro (div_add_mod m n)
/-- A number is below the divisor times one more than the quotient. -/
theorem lt_mul_div_succ (a : Nat) {b : Nat} (hb : 0 < b) : a < b * (a / b + 1) := by
  rw [Nat.mul_add, Nat.mul_one]
  have h := div_add_mod a b
  conv => lhs; rw [← h]
  exact Nat.add_lt_add_left (mod_lt a hb) _
/-- Quotient and remainder are what they must be. -/
theorem div_mod_unique {a b q r : Nat} (hb : 0 < b) (h : b * q + r = a) (hr : r < b) : a / b = q ∧ a % b = r := by
  have e := div_add_mod a b
  have hm := mod_lt a hb
  have hq : a / b = q := by
    apply Nat.le_antisymm
    · apply le_of_lt_succ
      apply Nat.lt_of_not_le
      intro hle
      have := Nat.mul_le_mul_left b hle
      rw [mul_succ] at this
      have h2 : b * q + b ≤ b * q + r := Nat.le_trans this (by rw [h]; exact mul_div_le a b)
      exact Nat.not_le_of_gt hr (Nat.le_of_add_le_add_left h2)
    · apply le_of_lt_succ
      apply Nat.lt_of_not_le
      intro hle
      have := Nat.mul_le_mul_left b hle
      rw [mul_succ] at this
      have h2 : b * (a / b) + b ≤ b * (a / b) + a % b := Nat.le_trans this (by rw [e, ← h]; exact le_add_right _ _)
      exact Nat.not_le_of_gt hm (Nat.le_of_add_le_add_left h2)
  refine ⟨hq, ?_⟩
  rw [hq, ← h] at e
  have := Nat.add_left_cancel e
  rw [h] at this; exact this
/-- The remainder of a number by itself is zero. -/
@[simp] theorem mod_self (n : Nat) : n % n = 0 := by
  cases n with
  | zero => rfl
  | succ n => exact (div_mod_unique (q := 1) (r := 0) (succ_pos n) (by rw [Nat.mul_one, Nat.add_zero]) (succ_pos n)).2
/-- A positive number divided by itself is one. -/
@[simp] protected theorem div_self {n : Nat} (h : 0 < n) : n / n = 1 := (div_mod_unique (q := 1) (r := 0) h (by rw [Nat.mul_one, Nat.add_zero]) h).1
/-- Division by one changes nothing. -/
@[simp] protected theorem div_one (n : Nat) : n / 1 = n := (div_mod_unique (q := n) (r := 0) (succ_pos 0) (by rw [Nat.one_mul, Nat.add_zero]) (succ_pos 0)).1
/-- The remainder by one is zero. -/
@[simp] theorem mod_one (x : Nat) : x % 1 = 0 := lt_one_iff.mp (mod_lt x (succ_pos 0))
/-- A product leaves no remainder by its left factor. -/
@[simp] theorem mul_mod_right (x z : Nat) : x * z % x = 0 := by
  cases x with
  | zero => rw [Nat.zero_mul]
  | succ x => exact (div_mod_unique (q := z) (succ_pos x) (Nat.add_zero _) (succ_pos x)).2
/-- A product leaves no remainder by its right factor. -/
@[simp] theorem mul_mod_left (x z : Nat) : x * z % z = 0 := by rw [Nat.mul_comm]; exact mul_mod_right z x
/-- Division by the right factor, if positive, leaves the left one. -/
@[simp] protected theorem mul_div_cancel (m : Nat) {n : Nat} (H : 0 < n) : m * n / n = m := (div_mod_unique (r := 0) H (by rw [Nat.add_zero, Nat.mul_comm]) H).1
/-- Division by the left factor, if positive, leaves the right one. -/
@[simp] protected theorem mul_div_cancel_left (m : Nat) {n : Nat} (H : 0 < n) : n * m / n = m := by rw [Nat.mul_comm]; exact Nat.mul_div_cancel m H
/-- Adding `z` times the divisor raises the quotient by `z`. -/
theorem add_mul_div_left (x z : Nat) {y : Nat} (H : 0 < y) : (x + y * z) / y = x / y + z :=
  (div_mod_unique H (q := x / y + z) (r := x % y) (by rw [Nat.mul_add, Nat.add_right_comm, div_add_mod]) (mod_lt x H)).1
/-- Adding `y` times the divisor raises the quotient by `y`. -/
theorem add_mul_div_right (x y : Nat) {z : Nat} (H : 0 < z) : (x + y * z) / z = x / z + y := by rw [Nat.mul_comm, add_mul_div_left _ _ H]
/-- Adding a multiple of the divisor keeps the remainder. -/
@[simp] theorem add_mul_mod_self_left (a b n : Nat) : (a + b * n) % b = a % b := by
  cases eq_zero_or_pos b with
  | inl h => subst h; rw [Nat.zero_mul, Nat.add_zero]
  | inr H => exact (div_mod_unique H (q := a / b + n) (r := a % b) (by rw [Nat.mul_add, Nat.add_right_comm, div_add_mod]) (mod_lt a H)).2
/-- Adding a multiple of the divisor keeps the remainder. -/
@[simp] theorem add_mul_mod_self_right (a b n : Nat) : (a + b * n) % n = a % n := by rw [Nat.mul_comm]; exact add_mul_mod_self_left a n b
/-- Adding the divisor on the right keeps the remainder. -/
@[simp] theorem add_mod_right (x z : Nat) : (x + z) % z = x % z := by have := add_mul_mod_self_left x z 1; rw [Nat.mul_one] at this; exact this
/-- Adding the divisor on the left keeps the remainder. -/
@[simp] theorem add_mod_left (x z : Nat) : (x + z) % x = z % x := by rw [Nat.add_comm]; exact add_mod_right z x
/-- Adding the divisor on the right raises the quotient by one. -/
theorem add_div_right (x : Nat) {z : Nat} (H : 0 < z) : (x + z) / z = x / z + 1 := by have := add_mul_div_left x 1 H; rw [Nat.mul_one] at this; exact this
/-- Adding the divisor on the left raises the quotient by one. -/
theorem add_div_left (x : Nat) {z : Nat} (H : 0 < z) : (z + x) / z = x / z + 1 := by rw [Nat.add_comm]; exact add_div_right x H
/-- The remainder of a remainder is the remainder. -/
@[simp] theorem mod_mod (a n : Nat) : (a % n) % n = a % n := by
  cases eq_zero_or_pos n with
  | inl h => subst h; rw [mod_zero, mod_zero]
  | inr H => exact mod_eq_of_lt (mod_lt a H)
/-- In a remainder the left summand may be replaced by its own. -/
@[simp] theorem mod_add_mod (m n k : Nat) : (m % n + k) % n = (m + k) % n := by
  have := add_mul_mod_self_left (m % n + k) n (m / n)
  rw [Nat.add_right_comm, mod_add_div] at this
  exact this.symm
/-- In a remainder the right summand may be replaced by its own. -/
@[simp] theorem add_mod_mod (m n k : Nat) : (m + n % k) % k = (m + n) % k := by rw [Nat.add_comm, mod_add_mod, Nat.add_comm]
/-- The remainder of a sum is that of the remainders' sum. -/
theorem add_mod (a b n : Nat) : (a + b) % n = ((a % n) + (b % n)) % n := by rw [mod_add_mod, add_mod_mod]
/-- The remainder of a product is that of the remainders' product. -/
theorem mul_mod (a b n : Nat) : a * b % n = (a % n) * (b % n) % n := by
  have ha := mod_add_div a n
  have hb := mod_add_div b n
  conv => lhs; rw [← ha, ← hb]
  rw [Nat.add_mul, Nat.mul_add, Nat.mul_assoc n, Nat.mul_left_comm (a % n) n, add_mul_mod_self_left, add_mul_mod_self_left]
/-- In a remainder the left factor may be replaced by its own. -/
@[simp] theorem mod_mul_mod (m n k : Nat) : (m % n * k) % n = (m * k) % n := by rw [mul_mod, mod_mod, ← mul_mod]
/-- In a remainder the right factor may be replaced by its own. -/
@[simp] theorem mul_mod_mod (m n k : Nat) : (m * (n % k)) % k = (m * n) % k := by rw [mul_mod, mod_mod, ← mul_mod]
/-- The remainder by two is zero or one. -/
theorem mod_two_eq_zero_or_one (n : Nat) : n % 2 = 0 ∨ n % 2 = 1 :=
  match n % 2, mod_lt n (show 2 > 0 from succ_pos 1) with
  | 0, _ => .inl rfl
  | 1, _ => .inr rfl
/-- A number is at most a quotient just when its product with the divisor is at most the dividend. -/
theorem le_div_iff_mul_le {k x y : Nat} (k0 : 0 < k) : x ≤ y / k ↔ x * k ≤ y := by
  constructor
  · intro h; exact Nat.le_trans (Nat.mul_le_mul_right k h) (div_mul_le_self y k)
  · intro h
    apply le_of_lt_succ
    apply Nat.lt_of_not_le
    intro h'
    have h1 := Nat.mul_le_mul_left k h'
    have h2 := Nat.lt_of_lt_of_le (lt_mul_div_succ y k0) h1
    rw [Nat.mul_comm] at h2
    exact Nat.not_le_of_gt h2 h
/-- A quotient is below a number just when the dividend is below its product with the divisor. -/
theorem div_lt_iff_lt_mul {k x y : Nat} (k0 : 0 < k) : x / k < y ↔ x < y * k := by
  rw [← Nat.not_le, ← Nat.not_le, le_div_iff_mul_le k0]
/-- A positive number divided by more than one becomes smaller. -/
theorem div_lt_self {n k : Nat} (hn : 0 < n) (hk : 1 < k) : n / k < n := by
  rw [div_lt_iff_lt_mul (Nat.lt_trans Nat.zero_lt_one hk)]
  have := Nat.mul_lt_mul_of_pos_left hk hn
  rw [Nat.mul_one] at this; exact this
/-- Division keeps `≤`. -/
theorem div_le_div_right {a b : Nat} (k : Nat) (h : a ≤ b) : a / k ≤ b / k := by
  cases eq_zero_or_pos k with
  | inl e => subst e; rw [Nat.div_zero]; exact zero_le _
  | inr hk => rw [le_div_iff_mul_le hk]; exact Nat.le_trans (div_mul_le_self a k) h
/-- Dividing twice is dividing by the product. -/
protected theorem div_div_eq_div_mul (m n k : Nat) : m / n / k = m / (n * k) := by
  cases eq_zero_or_pos k with
  | inl e => subst e; rw [Nat.mul_zero, Nat.div_zero, Nat.div_zero]
  | inr hk =>
    cases eq_zero_or_pos n with
    | inl e => subst e; rw [Nat.zero_mul, Nat.div_zero, Nat.zero_div]
    | inr hn =>
      apply Nat.le_antisymm
      · rw [le_div_iff_mul_le (Nat.mul_pos hn hk), Nat.mul_comm n k, ← Nat.mul_assoc, ← le_div_iff_mul_le hn]; exact div_mul_le_self _ _
      · rw [le_div_iff_mul_le hk, le_div_iff_mul_le hn, Nat.mul_assoc, Nat.mul_comm k n]; exact div_mul_le_self _ _
/-- Subtracting a multiple of the divisor keeps the remainder. -/
theorem sub_mul_mod {x k n : Nat} (h₁ : n * k ≤ x) : (x - n * k) % n = x % n := by
  obtain ⟨w, e⟩ := exists_eq_add_of_le h₁
  rw [e, Nat.add_sub_cancel_left, Nat.add_comm, add_mul_mod_self_left]

/-! ## Divisibility -/

/-- A number divides itself. -/
protected theorem dvd_refl (a : Nat) : a ∣ a := ⟨1, (Nat.mul_one a).symm⟩
/-- Every number divides zero. -/
protected theorem dvd_zero (a : Nat) : a ∣ 0 := ⟨0, rfl⟩
/-- The right factor divides a product. -/
protected theorem dvd_mul_left (a b : Nat) : a ∣ b * a := ⟨b, Nat.mul_comm b a⟩
/-- The left factor divides a product. -/
protected theorem dvd_mul_right (a b : Nat) : a ∣ a * b := ⟨b, rfl⟩
/-- Divisibility is transitive. -/
protected theorem dvd_trans {a b c : Nat} (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c := by
  obtain ⟨x, e₁⟩ := h₁; obtain ⟨y, e₂⟩ := h₂
  exact ⟨x * y, by rw [e₂, e₁, Nat.mul_assoc]⟩
/-- What zero divides is zero. -/
protected theorem eq_zero_of_zero_dvd {a : Nat} (h : 0 ∣ a) : a = 0 := by obtain ⟨c, e⟩ := h; rw [e, Nat.zero_mul]
/-- Zero divides just zero. -/
@[simp] protected theorem zero_dvd {n : Nat} : 0 ∣ n ↔ n = 0 := ⟨Nat.eq_zero_of_zero_dvd, fun h => h ▸ Nat.dvd_zero 0⟩
/-- What divides both summands divides the sum. -/
protected theorem dvd_add {m n k : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m + n := by
  obtain ⟨x, e₁⟩ := h₁; obtain ⟨y, e₂⟩ := h₂
  exact ⟨x + y, by rw [e₁, e₂, Nat.mul_add]⟩
/-- What divides two numbers divides their difference. -/
protected theorem dvd_sub {k m n : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m - n := by
  obtain ⟨x, e₁⟩ := h₁; obtain ⟨y, e₂⟩ := h₂
  exact ⟨x - y, by rw [e₁, e₂, Nat.mul_sub]⟩
/-- What divides one summand divides the sum just when it divides the other. -/
protected theorem dvd_add_right {m k : Nat} (h : k ∣ m) {n : Nat} : k ∣ m + n ↔ k ∣ n :=
  ⟨fun h' => by have := Nat.dvd_sub h' h; rw [Nat.add_sub_cancel_left] at this; exact this, Nat.dvd_add h⟩
/-- Without remainder means divisible. -/
theorem dvd_of_mod_eq_zero {k n : Nat} (h : n % k = 0) : k ∣ n := ⟨n / k, by have := div_add_mod n k; rw [h, Nat.add_zero] at this; exact this.symm⟩
/-- Divisible means without remainder. -/
theorem mod_eq_zero_of_dvd {k n : Nat} (h : k ∣ n) : n % k = 0 := by obtain ⟨c, e⟩ := h; rw [e, mul_mod_right]
/-- Divisibility is the absence of a remainder. -/
theorem dvd_iff_mod_eq_zero {k n : Nat} : k ∣ n ↔ n % k = 0 := ⟨mod_eq_zero_of_dvd, dvd_of_mod_eq_zero⟩
/-- The absence of a remainder is divisibility. -/
theorem mod_eq_zero_iff_dvd {k n : Nat} : n % k = 0 ↔ k ∣ n := ⟨dvd_of_mod_eq_zero, mod_eq_zero_of_dvd⟩
/-- Divisibility of natural numbers is decidable. -/
instance decidable_dvd : @DecidableRel Nat Nat (· ∣ ·) := fun _ _ => decidable_of_decidable_of_iff mod_eq_zero_iff_dvd
/-- Where `a` does not divide, the remainder is positive. -/
theorem emod_pos_of_not_dvd {a b : Nat} (h : ¬a ∣ b) : 0 < b % a := Nat.pos_of_ne_zero fun e => h (dvd_of_mod_eq_zero e)
/-- A divisor of a positive number is at most that number. -/
theorem le_of_dvd {m n : Nat} (h1 : 0 < n) : m ∣ n → m ≤ n := by
  intro ⟨c, e⟩
  cases c with
  | zero => rw [e, Nat.mul_zero] at h1; exact absurd h1 (Nat.lt_irrefl 0)
  | succ c => rw [e, Nat.mul_succ]; exact le_add_left _ _
/-- Numbers that divide each other are equal. -/
theorem dvd_antisymm {m n : Nat} (h₁ : m ∣ n) (h₂ : n ∣ m) : m = n := by
  cases eq_zero_or_pos n with
  | inl e => subst e; exact Nat.eq_zero_of_zero_dvd h₂
  | inr hn => cases eq_zero_or_pos m with
    | inl e => subst e; exact (Nat.eq_zero_of_zero_dvd h₁).symm
    | inr hm => exact Nat.le_antisymm (le_of_dvd hn h₁) (le_of_dvd hm h₂)
/-- One divides every number. -/
@[simp] theorem one_dvd (n : Nat) : 1 ∣ n := ⟨n, (Nat.one_mul n).symm⟩
/-- Only one divides one. -/
theorem eq_one_of_dvd_one {n : Nat} (h : n ∣ 1) : n = 1 := dvd_antisymm h (one_dvd n)
/-- Divisor times quotient is the number, if the division leaves no remainder. -/
protected theorem mul_div_cancel' {n m : Nat} (H : n ∣ m) : n * (m / n) = m := by have := div_add_mod m n; rw [mod_eq_zero_of_dvd H, Nat.add_zero] at this; exact this
/-- Quotient times divisor is the number, if the division leaves no remainder. -/
protected theorem div_mul_cancel {n m : Nat} (H : n ∣ m) : m / n * n = m := by rw [Nat.mul_comm, Nat.mul_div_cancel' H]
/-- What divides the right factor divides the product. -/
theorem dvd_mul_left_of_dvd {a b : Nat} (h : a ∣ b) (c : Nat) : a ∣ c * b := Nat.dvd_trans h (Nat.dvd_mul_left b c)
/-- What divides the left factor divides the product. -/
theorem dvd_mul_right_of_dvd {a b : Nat} (h : a ∣ b) (c : Nat) : a ∣ b * c := Nat.dvd_trans h (Nat.dvd_mul_right b c)

/-! ## Shifts -/

/-- `n * 2 ^ m`. -/
def shiftLeft : Nat → Nat → Nat
  | n, 0 => n
  | n, m+1 => shiftLeft (2 * n) m
/-- `n / 2 ^ m`. -/
def shiftRight : Nat → Nat → Nat
  | n, 0 => n
  | n, m+1 => shiftRight n m / 2
/-- `<<<` on natural numbers. -/
instance instShiftLeftNat : ShiftLeft Nat := ⟨Nat.shiftLeft⟩
/-- `>>>` on natural numbers. -/
instance instShiftRightNat : ShiftRight Nat := ⟨Nat.shiftRight⟩
/-- Shifting to the left multiplies by a power of two. -/
theorem shiftLeft_eq (a b : Nat) : a <<< b = a * 2 ^ b := by
  show shiftLeft a b = _
  induction b generalizing a with
  | zero => exact (Nat.mul_one a).symm
  | succ b ih => show shiftLeft (2 * a) b = _; rw [ih, Nat.pow_succ, Nat.mul_comm 2 a, Nat.mul_assoc, Nat.mul_comm 2]
/-- Shifting to the right divides by a power of two. -/
theorem shiftRight_eq_div_pow (m n : Nat) : m >>> n = m / 2 ^ n := by
  show shiftRight m n = _
  induction n with
  | zero => exact (Nat.div_one m).symm
  | succ n ih => show shiftRight m n / 2 = _; rw [ih, Nat.div_div_eq_div_mul, Nat.pow_succ]

/-! ## Minimum and maximum -/

/-- The minimum is the left number if it is at most the right one. -/
protected theorem min_eq_left {a b : Nat} (h : a ≤ b) : min a b = a := if_pos h
/-- The minimum is the right number if it is at most the left one. -/
protected theorem min_eq_right {a b : Nat} (h : b ≤ a) : min a b = b := by
  rw [Nat.min_def]; split
  · exact Nat.le_antisymm ‹_› h
  · rfl
/-- The maximum is the right number if the left one is at most it. -/
protected theorem max_eq_right {a b : Nat} (h : a ≤ b) : max a b = b := if_pos h
/-- The maximum is the left number if the right one is at most it. -/
protected theorem max_eq_left {a b : Nat} (h : b ≤ a) : max a b = a := by
  rw [Nat.max_def]; split
  · exact Nat.le_antisymm h ‹_›
  · rfl
/-- The minimum is at most the left number. -/
protected theorem min_le_left (a b : Nat) : min a b ≤ a := by rw [Nat.min_def]; split; exact .refl; exact Nat.le_of_lt (Nat.lt_of_not_le ‹_›)
/-- The minimum is at most the right number. -/
protected theorem min_le_right (a b : Nat) : min a b ≤ b := by rw [Nat.min_def]; split; assumption; exact .refl
/-- The left number is at most the maximum. -/
protected theorem le_max_left (a b : Nat) : a ≤ max a b := by rw [Nat.max_def]; split; assumption; exact .refl
/-- The right number is at most the maximum. -/
protected theorem le_max_right (a b : Nat) : b ≤ max a b := by rw [Nat.max_def]; split; exact .refl; exact Nat.le_of_lt (Nat.lt_of_not_le ‹_›)
/-- The minimum is commutative. -/
protected theorem min_comm (a b : Nat) : min a b = min b a := by
  cases Nat.le_total a b with
  | inl h => rw [Nat.min_eq_left h, Nat.min_eq_right h]
  | inr h => rw [Nat.min_eq_right h, Nat.min_eq_left h]
/-- The maximum is commutative. -/
protected theorem max_comm (a b : Nat) : max a b = max b a := by
  cases Nat.le_total a b with
  | inl h => rw [Nat.max_eq_right h, Nat.max_eq_left h]
  | inr h => rw [Nat.max_eq_left h, Nat.max_eq_right h]
/-- The minimum of a number with itself is the number. -/
@[simp] protected theorem min_self (a : Nat) : min a a = a := Nat.min_eq_left .refl
/-- The maximum of a number with itself is the number. -/
@[simp] protected theorem max_self (a : Nat) : max a a = a := Nat.max_eq_right .refl
/-- The minimum of zero and a number is zero. -/
@[simp] protected theorem zero_min (a : Nat) : min 0 a = 0 := Nat.min_eq_left (zero_le a)
/-- The minimum of a number and zero is zero. -/
@[simp] protected theorem min_zero (a : Nat) : min a 0 = 0 := Nat.min_eq_right (zero_le a)
/-- The maximum of zero and a number is the number. -/
@[simp] protected theorem zero_max (a : Nat) : max 0 a = a := Nat.max_eq_right (zero_le a)
/-- The maximum of a number and zero is the number. -/
@[simp] protected theorem max_zero (a : Nat) : max a 0 = a := Nat.max_eq_left (zero_le a)
/-- To be at most the minimum is to be at most both numbers. -/
protected theorem le_min {a b c : Nat} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c := ⟨fun h => ⟨Nat.le_trans h (Nat.min_le_left _ _), Nat.le_trans h (Nat.min_le_right _ _)⟩, fun h => by rw [Nat.min_def]; split; exact h.1; exact h.2⟩
/-- The maximum is at most `c` just when both numbers are. -/
protected theorem max_le {a b c : Nat} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c := ⟨fun h => ⟨Nat.le_trans (Nat.le_max_left _ _) h, Nat.le_trans (Nat.le_max_right _ _) h⟩, fun h => by rw [Nat.max_def]; split; exact h.2; exact h.1⟩

/-! ## Greatest common divisor -/

/-- Euclid's algorithm. -/
def gcd (m n : Nat) : Nat := WellFounded.fix (C := fun _ => Nat → Nat) (measure id).wf (fun m F => match m with
  | 0 => fun n => n
  | m'+1 => fun n => F (n % (m'+1)) (mod_lt n (succ_pos m')) (m'+1)) m n
/-- The greatest common divisor of zero and `y` is `y`. -/
@[simp] theorem gcd_zero_left (y : Nat) : gcd 0 y = y := by unfold gcd; rw [WellFounded.fix_eq]
/-- One step of Euclid's algorithm on a successor. -/
theorem gcd_succ (x y : Nat) : gcd (succ x) y = gcd (y % succ x) (succ x) := by unfold gcd; rw [WellFounded.fix_eq]
/-- One step of Euclid's algorithm on a number plus one. -/
theorem gcd_add_one (x y : Nat) : gcd (x + 1) y = gcd (y % (x + 1)) (x + 1) := gcd_succ x y
/-- The greatest common divisor of one and a number is one. -/
@[simp] theorem gcd_one_left (n : Nat) : gcd 1 n = 1 := by rw [gcd_succ, mod_one, gcd_zero_left]
/-- The greatest common divisor of `n` and zero is `n`. -/
@[simp] theorem gcd_zero_right (n : Nat) : gcd n 0 = n := by
  cases n with
  | zero => exact gcd_zero_left 0
  | succ n => rw [gcd_succ, zero_mod, gcd_zero_left]
/-- Euclid's algorithm as one equation. -/
theorem gcd_def (x y : Nat) : gcd x y = if x = 0 then y else gcd (y % x) x := by
  cases x with
  | zero => rw [gcd_zero_left, if_pos rfl]
  | succ x => rw [gcd_succ, if_neg (succ_ne_zero x)]
/-- One step of Euclid's algorithm keeps the greatest common divisor. -/
theorem gcd_rec (m n : Nat) : gcd m n = gcd (n % m) m := by
  cases m with
  | zero => rw [gcd_zero_left, mod_zero, gcd_zero_right]
  | succ m => rw [gcd_succ]
/-- Induction that follows Euclid's algorithm. -/
theorem gcd.induction {P : Nat → Nat → Prop} (m n : Nat) (H0 : ∀ n, P 0 n) (H1 : ∀ m n, 0 < m → P (n % m) m → P m n) : P m n := by
  induction m using Nat.strongRecOn generalizing n with
  | ind m ih => cases m with
    | zero => exact H0 n
    | succ m => exact H1 _ _ (succ_pos m) (ih _ (mod_lt n (succ_pos m)) _)
/-- The greatest common divisor divides both numbers. -/
theorem gcd_dvd (m n : Nat) : gcd m n ∣ m ∧ gcd m n ∣ n := by
  induction m, n using gcd.induction with
  | H0 n => rw [gcd_zero_left]; exact ⟨Nat.dvd_zero n, Nat.dvd_refl n⟩
  | H1 m n _ ih =>
    rw [← gcd_rec] at ih
    refine ⟨ih.2, ?_⟩
    have := Nat.dvd_add ih.1 (Nat.dvd_trans ih.2 (Nat.dvd_mul_right m (n / m)))
    rw [mod_add_div] at this; exact this
/-- The greatest common divisor divides the left number. -/
theorem gcd_dvd_left (m n : Nat) : gcd m n ∣ m := (gcd_dvd m n).1
/-- The greatest common divisor divides the right number. -/
theorem gcd_dvd_right (m n : Nat) : gcd m n ∣ n := (gcd_dvd m n).2
/-- A divisor of the divisor divides the remainder just when it divides the number. -/
theorem dvd_mod_iff {k m n : Nat} (h : k ∣ n) : k ∣ m % n ↔ k ∣ m := by
  have e := mod_add_div m n
  have hk : k ∣ n * (m / n) := dvd_mul_right_of_dvd h _
  constructor
  · intro h'; rw [← e]; exact Nat.dvd_add h' hk
  · intro h'; rw [← e, Nat.add_comm] at h'; exact (Nat.dvd_add_right hk).mp h'
/-- Every common divisor divides the greatest one. -/
theorem dvd_gcd {k m n : Nat} : k ∣ m → k ∣ n → k ∣ gcd m n := by
  induction m, n using gcd.induction with
  | H0 n => intro _ h; rw [gcd_zero_left]; exact h
  | H1 m n _ ih => intro hm hn; rw [gcd_rec]; exact ih ((dvd_mod_iff hm).mpr hn) hm
/-- The divisors of the greatest common divisor are the common divisors. -/
theorem dvd_gcd_iff {k m n : Nat} : k ∣ gcd m n ↔ k ∣ m ∧ k ∣ n := ⟨fun h => ⟨Nat.dvd_trans h (gcd_dvd_left m n), Nat.dvd_trans h (gcd_dvd_right m n)⟩, fun h => dvd_gcd h.1 h.2⟩
/-- The greatest common divisor is commutative. -/
theorem gcd_comm (m n : Nat) : gcd m n = gcd n m := dvd_antisymm (dvd_gcd (gcd_dvd_right m n) (gcd_dvd_left m n)) (dvd_gcd (gcd_dvd_right n m) (gcd_dvd_left n m))
/-- The greatest common divisor is associative. -/
theorem gcd_assoc (m n k : Nat) : gcd (gcd m n) k = gcd m (gcd n k) :=
  dvd_antisymm
    (dvd_gcd (Nat.dvd_trans (gcd_dvd_left _ _) (gcd_dvd_left m n)) (dvd_gcd (Nat.dvd_trans (gcd_dvd_left _ _) (gcd_dvd_right m n)) (gcd_dvd_right _ _)))
    (dvd_gcd (dvd_gcd (gcd_dvd_left _ _) (Nat.dvd_trans (gcd_dvd_right m _) (gcd_dvd_left n k))) (Nat.dvd_trans (gcd_dvd_right m _) (gcd_dvd_right n k)))
/-- The greatest common divisor of a number with itself is the number. -/
@[simp] theorem gcd_self (n : Nat) : gcd n n = n := dvd_antisymm (gcd_dvd_left n n) (dvd_gcd (Nat.dvd_refl n) (Nat.dvd_refl n))
/-- The greatest common divisor of a number and one is one. -/
@[simp] theorem gcd_one_right (n : Nat) : gcd n 1 = 1 := by rw [gcd_comm, gcd_one_left]
/-- The greatest common divisor is positive if the left number is. -/
theorem gcd_pos_of_pos_left {m : Nat} (n : Nat) (h : 0 < m) : 0 < gcd m n := Nat.pos_of_ne_zero fun e => by
  have := gcd_dvd_left m n
  rw [e] at this
  exact Nat.ne_of_gt h (Nat.eq_zero_of_zero_dvd this)
/-- The greatest common divisor is positive if the right number is. -/
theorem gcd_pos_of_pos_right (m : Nat) {n : Nat} (h : 0 < n) : 0 < gcd m n := by rw [gcd_comm]; exact gcd_pos_of_pos_left m h
/-- The greatest common divisor is zero just when both numbers are. -/
theorem gcd_eq_zero_iff {m n : Nat} : gcd m n = 0 ↔ m = 0 ∧ n = 0 := ⟨fun h => ⟨Nat.eq_zero_of_zero_dvd (h ▸ gcd_dvd_left m n), Nat.eq_zero_of_zero_dvd (h ▸ gcd_dvd_right m n)⟩, fun h => by rw [h.1, h.2, gcd_zero_left]⟩
/-- The least common multiple. -/
def lcm (m n : Nat) : Nat := m * n / gcd m n
/-- The least common multiple is commutative. -/
theorem lcm_comm (m n : Nat) : lcm m n = lcm n m := by unfold lcm; rw [Nat.mul_comm, gcd_comm]
end Nat
