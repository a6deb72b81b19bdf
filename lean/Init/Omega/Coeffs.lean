prelude
import Init.Data.Int.DivMod
import Init.Data.List.Basic
/-!
# Coefficient lists of the decision procedure `omega`

A list of integers stands for a finitely supported function: what is past its end is zero.
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Lean.Omega

/-- Coefficients, dense. -/
abbrev IntList := List Int
namespace IntList
/-- The coefficient at an index. -/
def get : (xs : IntList) → (i : Nat) → Int
  | [], _ => 0
  | x :: _, 0 => x
  | _ :: xs, i+1 => get xs i
/-- Replace a coefficient, padding with zeros. -/
def set (xs : IntList) (i : Nat) (y : Int) : IntList :=
  match xs, i with
  | [], 0 => [y]
  | [], i+1 => 0 :: set [] i y
  | _ :: xs, 0 => y :: xs
  | x :: xs, i+1 => x :: set xs i y
/-- The first coefficient that is not zero. -/
def leading : IntList → Int
  | [] => 0
  | x :: xs => if x = 0 then leading xs else x
/-- Sum. -/
def add : IntList → IntList → IntList
  | [], ys => ys
  | x :: xs, [] => x :: xs
  | x :: xs, y :: ys => (x + y) :: add xs ys
instance : Add IntList := ⟨add⟩
/-- Negation. -/
def neg (xs : IntList) : IntList := xs.map fun x => -x
instance : Neg IntList := ⟨neg⟩
/-- Difference. -/
def sub : IntList → IntList → IntList
  | [], ys => neg ys
  | x :: xs, [] => x :: xs
  | x :: xs, y :: ys => (x - y) :: sub xs ys
instance : Sub IntList := ⟨sub⟩
/-- Multiple. -/
def smul (xs : IntList) (i : Int) : IntList := xs.map fun x => i * x
instance : HMul Int IntList IntList := ⟨fun i xs => xs.smul i⟩
/-- Linear combination of two. -/
def combo (a : Int) : IntList → Int → IntList → IntList
  | [], b, ys => smul ys b
  | x :: xs, _, [] => smul (x :: xs) a
  | x :: xs, b, y :: ys => (a * x + b * y) :: combo a xs b ys
/-- Scalar product. -/
def dot : IntList → IntList → Int
  | [], _ => 0
  | _ :: _, [] => 0
  | x :: xs, y :: ys => x * y + dot xs ys
/-- Exact division. -/
def sdiv (xs : IntList) (g : Int) : IntList := xs.map fun x => x / g
/-- Greatest common divisor of the coefficients. -/
def gcd (xs : IntList) : Nat := xs.foldr (fun x g => Nat.gcd x.natAbs g) 0
/-- Balanced remainders. -/
abbrev bmod (x : IntList) (m : Nat) : IntList := x.map (Int.bmod · m)

/-- The empty list has the coefficient zero everywhere. -/
theorem get_nil {i : Nat} : get ([] : IntList) i = 0 := rfl
/-- Past the end of the list the coefficient is zero. -/
theorem get_of_length_le {i : Nat} : {xs : IntList} → xs.length ≤ i → xs.get i = 0 := by
  intro xs
  induction xs generalizing i with
  | nil => intro _; rfl
  | cons x xs ih => cases i with
    | zero => intro h; exact absurd h (Nat.not_succ_le_zero _)
    | succ i => intro h; exact ih (Nat.le_of_succ_le_succ h)
/-- The scalar product with the empty list is zero. -/
theorem dot_nil_right {xs : IntList} : dot xs [] = 0 := by cases xs <;> rfl
/-- The scalar product adds the product of the first coefficients to that of the rests. -/
theorem dot_cons {x y : Int} {xs ys : IntList} : dot (x :: xs) (y :: ys) = x * y + dot xs ys := rfl
/-- Subtracting is adding the negative. -/
theorem sub_eq_add_neg (xs ys : IntList) : xs - ys = xs + (-ys) := by
  induction xs generalizing ys with
  | nil => rfl
  | cons x xs ih => cases ys with
    | nil => rfl
    | cons y ys => exact congrArg (List.cons (x - y)) (ih ys)
/-- A multiple of the empty list is empty. -/
theorem smul_nil (i : Int) : smul [] i = [] := rfl
/-- A linear combination is the sum of the multiples. -/
theorem combo_eq_smul_add_smul (a : Int) (xs : IntList) (b : Int) (ys : IntList) : combo a xs b ys = a * xs + b * ys := by
  induction xs generalizing ys with
  | nil => cases ys <;> rfl
  | cons x xs ih => cases ys with
    | nil => rfl
    | cons y ys => exact congrArg (List.cons (a * x + b * y)) (ih ys)
/-- The scalar product distributes over a sum on its left. -/
theorem dot_distrib_left (xs ys zs : IntList) : dot (xs + ys) zs = dot xs zs + dot ys zs := by
  induction xs generalizing ys zs with
  | nil => exact (Int.zero_add _).symm
  | cons x xs ih => cases ys with
    | nil => exact (Int.add_zero _).symm
    | cons y ys => cases zs with
      | nil => rfl
      | cons z zs =>
        show (x + y) * z + dot (xs + ys) zs = x * z + dot xs zs + (y * z + dot ys zs)
        rw [ih, Int.add_mul, Int.add_assoc, Int.add_assoc, Int.add_left_comm (y * z)]
/-- A negation on the left moves out of the scalar product. -/
theorem dot_neg_left (xs ys : IntList) : dot (-xs) ys = -(dot xs ys) := by
  induction xs generalizing ys with
  | nil => rfl
  | cons x xs ih => cases ys with
    | nil => rfl
    | cons y ys =>
      show -x * y + dot (-xs) ys = -(x * y + dot xs ys)
      rw [ih, Int.neg_mul, Int.neg_add]
/-- A factor on the left moves out of the scalar product. -/
theorem dot_smul_left (xs ys : IntList) (i : Int) : dot (i * xs) ys = i * dot xs ys := by
  induction xs generalizing ys with
  | nil => exact (Int.mul_zero i).symm
  | cons x xs ih => cases ys with
    | nil => exact (Int.mul_zero i).symm
    | cons y ys =>
      show i * x * y + dot (i * xs) ys = i * (x * y + dot xs ys)
      rw [ih, Int.mul_assoc, Int.mul_add]
/-- Replacing a coefficient changes the scalar product by the difference times the other list's coefficient. -/
theorem dot_set_left (xs ys : IntList) (i : Nat) (z : Int) : dot (xs.set i z) ys = dot xs ys + (z - xs.get i) * ys.get i := by
  induction xs generalizing i ys with
  | nil =>
    induction i generalizing ys with
    | zero => cases ys with
      | nil => show (0 : Int) = 0 + (z - 0) * 0; rw [Int.mul_zero]; rfl
      | cons y ys => show z * y + 0 = 0 + (z - 0) * y; rw [Int.add_zero, Int.zero_add, Int.sub_zero]
    | succ i ih => cases ys with
      | nil => show (0 : Int) = 0 + (z - 0) * 0; rw [Int.mul_zero]; rfl
      | cons y ys => show 0 * y + dot (set [] i z) ys = 0 + (z - 0) * get ys i; rw [Int.zero_mul, Int.zero_add, ih]; rfl
  | cons x xs ih => cases ys with
    | nil => rw [dot_nil_right, dot_nil_right, get_nil, Int.mul_zero]; rfl
    | cons y ys => cases i with
      | zero =>
        show z * y + dot xs ys = x * y + dot xs ys + (z - x) * y
        rw [Int.sub_mul, Int.add_right_comm, Int.add_comm (x * y), Int.sub_add_cancel]
      | succ i =>
        show x * y + dot (set xs i z) ys = x * y + dot xs ys + (z - get xs i) * get ys i
        rw [ih, Int.add_assoc]
/-- The scalar product with a list of zeros is zero. -/
theorem dot_eq_zero_of_left_eq_zero {xs ys : IntList} (h : ∀ x, x ∈ xs → x = 0) : dot xs ys = 0 := by
  induction xs generalizing ys with
  | nil => rfl
  | cons x xs ih => cases ys with
    | nil => rfl
    | cons y ys =>
      rw [dot_cons, h x (.head xs), ih (fun x m => h x (.tail _ m)), Int.zero_mul]; rfl
/-- The scalar product with a list of zeros is zero. -/
theorem dot_of_left_zero {xs ys : IntList} (w : ∀ x, x ∈ xs → x = 0) : dot xs ys = 0 := dot_eq_zero_of_left_eq_zero w
/-- The greatest common divisor takes in one coefficient after the other. -/
theorem gcd_cons {x : Int} {xs : IntList} : gcd (x :: xs) = Nat.gcd x.natAbs (gcd xs) := rfl
/-- The greatest common divisor divides the first coefficient. -/
theorem gcd_cons_div_left {x : Int} {xs : IntList} : (gcd (x :: xs) : Int) ∣ x := Int.ofNat_dvd_left.mpr (Nat.gcd_dvd_left _ _)
/-- The greatest common divisor divides that of the rest. -/
theorem gcd_cons_div_right {x : Int} {xs : IntList} : gcd (x :: xs) ∣ gcd xs := Nat.gcd_dvd_right _ _
/-- The greatest common divisor divides that of the rest, as integers. -/
theorem gcd_cons_div_right' {x : Int} {xs : IntList} : (gcd (x :: xs) : Int) ∣ (gcd xs : Int) := Int.ofNat_dvd.mpr gcd_cons_div_right
/-- Only zeros have the greatest common divisor zero. -/
theorem gcd_eq_zero_elim : {xs : IntList} → xs.gcd = 0 → ∀ x, x ∈ xs → x = 0 := by
  intro xs
  induction xs with
  | nil => intro _ x hx; cases hx
  | cons x xs ih =>
    intro h y hy
    have h' := Nat.gcd_eq_zero_iff.mp (gcd_cons.symm.trans h)
    cases hy with
    | head => exact Int.natAbs_eq_zero.mp h'.1
    | tail _ hy => exact ih h'.2 y hy
/-- The greatest common divisor of a list divides its scalar products. -/
theorem gcd_dvd_dot_left (xs ys : IntList) : (xs.gcd : Int) ∣ dot xs ys := by
  induction xs generalizing ys with
  | nil => exact Int.dvd_zero _
  | cons x xs ih => cases ys with
    | nil => exact Int.dvd_zero _
    | cons y ys => exact Int.dvd_add (Int.dvd_trans gcd_cons_div_left (Int.dvd_mul_right x y)) (Int.dvd_trans gcd_cons_div_right' (ih ys))
/-- Exact division of the left list divides the scalar product. -/
theorem dot_sdiv_left (xs ys : IntList) {d : Int} (h : d ∣ xs.gcd) : dot (xs.sdiv d) ys = (dot xs ys) / d := by
  induction xs generalizing ys with
  | nil => exact (Int.zero_ediv d).symm
  | cons x xs ih => cases ys with
    | nil => exact (Int.zero_ediv d).symm
    | cons y ys =>
      have wx : d ∣ x := Int.dvd_trans h gcd_cons_div_left
      have w : d ∣ (gcd xs : Int) := Int.dvd_trans h gcd_cons_div_right'
      show x / d * y + dot (sdiv xs d) ys = (x * y + dot xs ys) / d
      rw [ih ys w, Int.add_ediv_of_dvd_left (Int.dvd_trans wx (Int.dvd_mul_right x y)), Int.mul_ediv_assoc' y wx]
/-- Taking balanced remainders does not lengthen the list. -/
theorem bmod_length (x : IntList) (m : Nat) : (bmod x m).length ≤ x.length := by
  induction x with
  | nil => exact .refl
  | cons x xs ih => exact Nat.succ_le_succ ih
/-- What the balanced remainder of a scalar product differs from the product of remainders. -/
abbrev bmod_dot_sub_dot_bmod (m : Nat) (a b : IntList) : Int := (Int.bmod (dot a b) m) - dot (bmod a m) b
/-- What balanced remainders change in a scalar product is a multiple of the modulus. -/
theorem dvd_bmod_dot_sub_dot_bmod (m : Nat) (xs ys : IntList) : (m : Int) ∣ bmod_dot_sub_dot_bmod m xs ys := by
  have key : ∀ xs ys : IntList, dot (bmod xs m) ys % m = dot xs ys % m := by
    intro xs
    induction xs with
    | nil => intro ys; rfl
    | cons x xs ih => intro ys; cases ys with
      | nil => rfl
      | cons y ys =>
        show (Int.bmod x m * y + dot (bmod xs m) ys) % m = (x * y + dot xs ys) % m
        rw [Int.add_emod, ih, Int.mul_emod, Int.bmod_emod, ← Int.mul_emod, ← Int.add_emod]
  apply Int.dvd_of_emod_eq_zero
  rw [Int.sub_emod, Int.bmod_emod, key, Int.sub_self, Int.zero_emod]
end IntList

/-- The representation of coefficients that `omega` names. -/
abbrev Coeffs := IntList
namespace Coeffs
/-- Coefficients as a list. -/
abbrev toList (xs : Coeffs) : List Int := xs
/-- Coefficients from a list. -/
abbrev ofList (xs : List Int) : Coeffs := xs
/-- All coefficients are zero. -/
abbrev isZero (xs : Coeffs) : Prop := ∀ x, x ∈ xs → x = 0
/-- Replace a coefficient, padding with zeros. -/
abbrev set (xs : Coeffs) (i : Nat) (y : Int) : Coeffs := IntList.set xs i y
/-- The coefficient at an index. -/
abbrev get (xs : Coeffs) (i : Nat) : Int := IntList.get xs i
/-- Greatest common divisor of the coefficients. -/
abbrev gcd (xs : Coeffs) : Nat := IntList.gcd xs
/-- Multiple. -/
abbrev smul (xs : Coeffs) (g : Int) : Coeffs := IntList.smul xs g
/-- Exact division. -/
abbrev sdiv (xs : Coeffs) (g : Int) : Coeffs := IntList.sdiv xs g
/-- Scalar product. -/
abbrev dot (xs ys : Coeffs) : Int := IntList.dot xs ys
/-- Sum. -/
abbrev add (xs ys : Coeffs) : Coeffs := IntList.add xs ys
/-- Difference. -/
abbrev sub (xs ys : Coeffs) : Coeffs := IntList.sub xs ys
/-- Negation. -/
abbrev neg (xs : Coeffs) : Coeffs := IntList.neg xs
/-- Linear combination of two. -/
abbrev combo (a : Int) (xs : Coeffs) (b : Int) (ys : Coeffs) : Coeffs := IntList.combo a xs b ys
/-- The number of coefficients listed. -/
abbrev length (xs : Coeffs) := List.length xs
/-- The first coefficient that is not zero. -/
abbrev leading (xs : Coeffs) : Int := IntList.leading xs
/-- The function applied to each coefficient. -/
abbrev map (f : Int → Int) (xs : Coeffs) : Coeffs := List.map f xs
/-- The index of the first coefficient that satisfies the predicate. -/
abbrev findIdx? (f : Int → Bool) (xs : Coeffs) : Option Nat := List.findIdx? f xs
/-- Balanced remainders. -/
abbrev bmod (x : Coeffs) (m : Nat) : Coeffs := IntList.bmod x m
/-- What balanced remainders change in a scalar product. -/
abbrev bmod_dot_sub_dot_bmod (m : Nat) (a b : Coeffs) : Int := IntList.bmod_dot_sub_dot_bmod m a b
end Coeffs

/-- A linear combination of atoms and a constant. -/
structure LinearCombo where
  /-- The constant. -/
  const : Int := 0
  /-- The coefficients of the atoms. -/
  coeffs : Coeffs := []
namespace LinearCombo
instance : Inhabited LinearCombo := ⟨{const := 1}⟩
/-- Linear combinations with equal constants and coefficients are equal. -/
theorem ext {a b : LinearCombo} (w₁ : a.const = b.const) (w₂ : a.coeffs = b.coeffs) : a = b := by cases a; cases b; cases w₁; cases w₂; rfl
/-- The value at given values of the atoms. -/
def eval (lc : LinearCombo) (values : Coeffs) : Int := lc.const + lc.coeffs.dot values
/-- The atom with the given index. -/
def coordinate (i : Nat) : LinearCombo where
  const := 0
  coeffs := Coeffs.set .nil i 1
/-- The value of a coordinate is the atom's value. -/
theorem coordinate_eval (i : Nat) (v : Coeffs) : (coordinate i).eval v = v.get i := by
  show 0 + IntList.dot (IntList.set [] i 1) v = _
  rw [IntList.dot_set_left]
  show 0 + (0 + (1 - 0) * _) = _
  rw [Int.zero_add, Int.zero_add, Int.sub_zero, Int.one_mul]
/-- The value of the coordinate 0 on listed values. -/
theorem coordinate_eval_0 {a0 : Int} {t : List Int} : (coordinate 0).eval (.ofList (a0 :: t)) = a0 := coordinate_eval 0 _
/-- The value of the coordinate 1 on listed values. -/
theorem coordinate_eval_1 {a0 a1 : Int} {t : List Int} : (coordinate 1).eval (.ofList (a0 :: a1 :: t)) = a1 := coordinate_eval 1 _
/-- The value of the coordinate 2 on listed values. -/
theorem coordinate_eval_2 {a0 a1 a2 : Int} {t : List Int} : (coordinate 2).eval (.ofList (a0 :: a1 :: a2 :: t)) = a2 := coordinate_eval 2 _
/-- The value of the coordinate 3 on listed values. -/
theorem coordinate_eval_3 {a0 a1 a2 a3 : Int} {t : List Int} : (coordinate 3).eval (.ofList (a0 :: a1 :: a2 :: a3 :: t)) = a3 := coordinate_eval 3 _
/-- The value of the coordinate 4 on listed values. -/
theorem coordinate_eval_4 {a0 a1 a2 a3 a4 : Int} {t : List Int} : (coordinate 4).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: t)) = a4 := coordinate_eval 4 _
/-- The value of the coordinate 5 on listed values. -/
theorem coordinate_eval_5 {a0 a1 a2 a3 a4 a5 : Int} {t : List Int} : (coordinate 5).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: t)) = a5 := coordinate_eval 5 _
/-- The value of the coordinate 6 on listed values. -/
theorem coordinate_eval_6 {a0 a1 a2 a3 a4 a5 a6 : Int} {t : List Int} : (coordinate 6).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: t)) = a6 := coordinate_eval 6 _
/-- The value of the coordinate 7 on listed values. -/
theorem coordinate_eval_7 {a0 a1 a2 a3 a4 a5 a6 a7 : Int} {t : List Int} : (coordinate 7).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: t)) = a7 := coordinate_eval 7 _
/-- The value of the coordinate 8 on listed values. -/
theorem coordinate_eval_8 {a0 a1 a2 a3 a4 a5 a6 a7 a8 : Int} {t : List Int} : (coordinate 8).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: a8 :: t)) = a8 := coordinate_eval 8 _
/-- The value of the coordinate 9 on listed values. -/
theorem coordinate_eval_9 {a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 : Int} {t : List Int} : (coordinate 9).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: a8 :: a9 :: t)) = a9 := coordinate_eval 9 _
/-- Sum. -/
def add (l₁ l₂ : LinearCombo) : LinearCombo where
  const := l₁.const + l₂.const
  coeffs := l₁.coeffs + l₂.coeffs
instance : Add LinearCombo := ⟨add⟩
/-- Difference. -/
def sub (l₁ l₂ : LinearCombo) : LinearCombo where
  const := l₁.const - l₂.const
  coeffs := l₁.coeffs - l₂.coeffs
instance : Sub LinearCombo := ⟨sub⟩
/-- Negation. -/
def neg (lc : LinearCombo) : LinearCombo where
  const := -lc.const
  coeffs := -lc.coeffs
instance : Neg LinearCombo := ⟨neg⟩
/-- Multiple. -/
def smul (lc : LinearCombo) (i : Int) : LinearCombo where
  const := i * lc.const
  coeffs := lc.coeffs.smul i
instance : HMul Int LinearCombo LinearCombo := ⟨fun i lc => lc.smul i⟩
/-- Subtracting is adding the negative. -/
theorem sub_eq_add_neg (l₁ l₂ : LinearCombo) : l₁ - l₂ = l₁ + -l₂ := ext rfl (IntList.sub_eq_add_neg _ _)
/-- The value of a sum is the sum of the values. -/
theorem add_eval (l₁ l₂ : LinearCombo) (v : Coeffs) : (l₁ + l₂).eval v = l₁.eval v + l₂.eval v := by
  show l₁.const + l₂.const + IntList.dot (l₁.coeffs + l₂.coeffs) v = l₁.const + IntList.dot l₁.coeffs v + (l₂.const + IntList.dot l₂.coeffs v)
  rw [IntList.dot_distrib_left, Int.add_assoc, Int.add_assoc, Int.add_left_comm l₂.const]
/-- The value of a negation is the negative of the value. -/
theorem neg_eval (lc : LinearCombo) (v : Coeffs) : (-lc).eval v = -lc.eval v := by
  show -lc.const + IntList.dot (-lc.coeffs) v = -(lc.const + IntList.dot lc.coeffs v)
  rw [IntList.dot_neg_left, Int.neg_add]
/-- The value of a difference is the difference of the values. -/
theorem sub_eval (l₁ l₂ : LinearCombo) (v : Coeffs) : (l₁ - l₂).eval v = l₁.eval v - l₂.eval v := by
  rw [sub_eq_add_neg, add_eval, neg_eval]; rfl
/-- The value of a multiple is the multiple of the value. -/
theorem smul_eval (lc : LinearCombo) (i : Int) (v : Coeffs) : (i * lc).eval v = i * lc.eval v := by
  show i * lc.const + IntList.dot (i * lc.coeffs) v = i * (lc.const + IntList.dot lc.coeffs v)
  rw [IntList.dot_smul_left, Int.mul_add]
/-- The value of a multiple is the value times the factor. -/
theorem smul_eval_comm (lc : LinearCombo) (i : Int) (v : Coeffs) : (i * lc).eval v = lc.eval v * i := by rw [smul_eval, Int.mul_comm]
/-- The product, where one factor is constant. -/
def mul (l₁ l₂ : LinearCombo) : LinearCombo := l₂.const * l₁ + l₁.const * l₂ - { const := l₁.const * l₂.const }
/-- The value of a product is the product of the values, where the left combination is constant. -/
theorem mul_eval_of_const_left (l₁ l₂ : LinearCombo) (v : Coeffs) (w : l₁.coeffs.isZero) : (mul l₁ l₂).eval v = l₁.eval v * l₂.eval v := by
  have h : l₁.eval v = l₁.const := by show _ + IntList.dot l₁.coeffs v = _; rw [IntList.dot_of_left_zero w, Int.add_zero]
  have hc : ∀ c : Int, eval { const := c } v = c := fun c => by show c + IntList.dot [] v = c; exact Int.add_zero c
  show eval (_ - _) v = _
  rw [sub_eval, add_eval, smul_eval, smul_eval, hc, h, Int.mul_comm l₂.const, Int.add_comm, Int.add_sub_cancel]
/-- The value of a product is the product of the values, where the right combination is constant. -/
theorem mul_eval_of_const_right (l₁ l₂ : LinearCombo) (v : Coeffs) (w : l₂.coeffs.isZero) : (mul l₁ l₂).eval v = l₁.eval v * l₂.eval v := by
  have h : l₂.eval v = l₂.const := by show _ + IntList.dot l₂.coeffs v = _; rw [IntList.dot_of_left_zero w, Int.add_zero]
  have hc : ∀ c : Int, eval { const := c } v = c := fun c => by show c + IntList.dot [] v = c; exact Int.add_zero c
  show eval (_ - _) v = _
  rw [sub_eval, add_eval, smul_eval, smul_eval, hc, h, Int.add_sub_cancel, Int.mul_comm]
/-- The value of a product is the product of the values, where one of the combinations is constant. -/
theorem mul_eval (l₁ l₂ : LinearCombo) (v : Coeffs) (w : l₁.coeffs.isZero ∨ l₂.coeffs.isZero) : (mul l₁ l₂).eval v = l₁.eval v * l₂.eval v :=
  w.elim (mul_eval_of_const_left l₁ l₂ v) (mul_eval_of_const_right l₁ l₂ v)
end LinearCombo

end Lean.Omega
