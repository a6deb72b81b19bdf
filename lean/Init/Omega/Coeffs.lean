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

theorem get_nil {i : Nat} : get ([] : IntList) i = 0 := rfl
theorem get_of_length_le {i : Nat} : {xs : IntList} → xs.length ≤ i → xs.get i = 0 := by
  intro xs
  induction xs generalizing i with
  | nil => intro _; rfl
  | cons x xs ih => cases i with
    | zero => intro h; exact absurd h (Nat.not_succ_le_zero _)
    | succ i => intro h; exact ih (Nat.le_of_succ_le_succ h)
theorem dot_nil_right {xs : IntList} : dot xs [] = 0 := by cases xs <;> rfl
theorem dot_cons {x y : Int} {xs ys : IntList} : dot (x :: xs) (y :: ys) = x * y + dot xs ys := rfl
theorem sub_eq_add_neg (xs ys : IntList) : xs - ys = xs + (-ys) := by
  induction xs generalizing ys with
  | nil => rfl
  | cons x xs ih => cases ys with
    | nil => rfl
    | cons y ys => exact congrArg (List.cons (x - y)) (ih ys)
theorem smul_nil (i : Int) : smul [] i = [] := rfl
theorem combo_eq_smul_add_smul (a : Int) (xs : IntList) (b : Int) (ys : IntList) : combo a xs b ys = a * xs + b * ys := by
  induction xs generalizing ys with
  | nil => cases ys <;> rfl
  | cons x xs ih => cases ys with
    | nil => rfl
    | cons y ys => exact congrArg (List.cons (a * x + b * y)) (ih ys)
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
theorem dot_neg_left (xs ys : IntList) : dot (-xs) ys = -(dot xs ys) := by
  induction xs generalizing ys with
  | nil => rfl
  | cons x xs ih => cases ys with
    | nil => rfl
    | cons y ys =>
      show -x * y + dot (-xs) ys = -(x * y + dot xs ys)
      rw [ih, Int.neg_mul, Int.neg_add]
theorem dot_smul_left (xs ys : IntList) (i : Int) : dot (i * xs) ys = i * dot xs ys := by
  induction xs generalizing ys with
  | nil => exact (Int.mul_zero i).symm
  | cons x xs ih => cases ys with
    | nil => exact (Int.mul_zero i).symm
    | cons y ys =>
      show i * x * y + dot (i * xs) ys = i * (x * y + dot xs ys)
      rw [ih, Int.mul_assoc, Int.mul_add]
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
theorem dot_eq_zero_of_left_eq_zero {xs ys : IntList} (h : ∀ x, x ∈ xs → x = 0) : dot xs ys = 0 := by
  induction xs generalizing ys with
  | nil => rfl
  | cons x xs ih => cases ys with
    | nil => rfl
    | cons y ys =>
      rw [dot_cons, h x (.head xs), ih (fun x m => h x (.tail _ m)), Int.zero_mul]; rfl
theorem dot_of_left_zero {xs ys : IntList} (w : ∀ x, x ∈ xs → x = 0) : dot xs ys = 0 := dot_eq_zero_of_left_eq_zero w
theorem gcd_cons {x : Int} {xs : IntList} : gcd (x :: xs) = Nat.gcd x.natAbs (gcd xs) := rfl
theorem gcd_cons_div_left {x : Int} {xs : IntList} : (gcd (x :: xs) : Int) ∣ x := Int.ofNat_dvd_left.mpr (Nat.gcd_dvd_left _ _)
theorem gcd_cons_div_right {x : Int} {xs : IntList} : gcd (x :: xs) ∣ gcd xs := Nat.gcd_dvd_right _ _
theorem gcd_cons_div_right' {x : Int} {xs : IntList} : (gcd (x :: xs) : Int) ∣ (gcd xs : Int) := Int.ofNat_dvd.mpr gcd_cons_div_right
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
theorem gcd_dvd_dot_left (xs ys : IntList) : (xs.gcd : Int) ∣ dot xs ys := by
  induction xs generalizing ys with
  | nil => exact Int.dvd_zero _
  | cons x xs ih => cases ys with
    | nil => exact Int.dvd_zero _
    | cons y ys => exact Int.dvd_add (Int.dvd_trans gcd_cons_div_left (Int.dvd_mul_right x y)) (Int.dvd_trans gcd_cons_div_right' (ih ys))
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
theorem bmod_length (x : IntList) (m : Nat) : (bmod x m).length ≤ x.length := by
  induction x with
  | nil => exact .refl
  | cons x xs ih => exact Nat.succ_le_succ ih
/-- What the balanced remainder of a scalar product differs from the product of remainders. -/
abbrev bmod_dot_sub_dot_bmod (m : Nat) (a b : IntList) : Int := (Int.bmod (dot a b) m) - dot (bmod a m) b
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
abbrev toList (xs : Coeffs) : List Int := xs
abbrev ofList (xs : List Int) : Coeffs := xs
abbrev isZero (xs : Coeffs) : Prop := ∀ x, x ∈ xs → x = 0
abbrev set (xs : Coeffs) (i : Nat) (y : Int) : Coeffs := IntList.set xs i y
abbrev get (xs : Coeffs) (i : Nat) : Int := IntList.get xs i
abbrev gcd (xs : Coeffs) : Nat := IntList.gcd xs
abbrev smul (xs : Coeffs) (g : Int) : Coeffs := IntList.smul xs g
abbrev sdiv (xs : Coeffs) (g : Int) : Coeffs := IntList.sdiv xs g
abbrev dot (xs ys : Coeffs) : Int := IntList.dot xs ys
abbrev add (xs ys : Coeffs) : Coeffs := IntList.add xs ys
abbrev sub (xs ys : Coeffs) : Coeffs := IntList.sub xs ys
abbrev neg (xs : Coeffs) : Coeffs := IntList.neg xs
abbrev combo (a : Int) (xs : Coeffs) (b : Int) (ys : Coeffs) : Coeffs := IntList.combo a xs b ys
abbrev length (xs : Coeffs) := List.length xs
abbrev leading (xs : Coeffs) : Int := IntList.leading xs
abbrev map (f : Int → Int) (xs : Coeffs) : Coeffs := List.map f xs
abbrev findIdx? (f : Int → Bool) (xs : Coeffs) : Option Nat := List.findIdx? f xs
abbrev bmod (x : Coeffs) (m : Nat) : Coeffs := IntList.bmod x m
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
theorem ext {a b : LinearCombo} (w₁ : a.const = b.const) (w₂ : a.coeffs = b.coeffs) : a = b := by cases a; cases b; cases w₁; cases w₂; rfl
/-- The value at given values of the atoms. -/
def eval (lc : LinearCombo) (values : Coeffs) : Int := lc.const + lc.coeffs.dot values
/-- The atom with the given index. -/
def coordinate (i : Nat) : LinearCombo where
  const := 0
  coeffs := Coeffs.set .nil i 1
theorem coordinate_eval (i : Nat) (v : Coeffs) : (coordinate i).eval v = v.get i := by
  show 0 + IntList.dot (IntList.set [] i 1) v = _
  rw [IntList.dot_set_left]
  show 0 + (0 + (1 - 0) * _) = _
  rw [Int.zero_add, Int.zero_add, Int.sub_zero, Int.one_mul]
theorem coordinate_eval_0 {a0 : Int} {t : List Int} : (coordinate 0).eval (.ofList (a0 :: t)) = a0 := coordinate_eval 0 _
theorem coordinate_eval_1 {a0 a1 : Int} {t : List Int} : (coordinate 1).eval (.ofList (a0 :: a1 :: t)) = a1 := coordinate_eval 1 _
theorem coordinate_eval_2 {a0 a1 a2 : Int} {t : List Int} : (coordinate 2).eval (.ofList (a0 :: a1 :: a2 :: t)) = a2 := coordinate_eval 2 _
theorem coordinate_eval_3 {a0 a1 a2 a3 : Int} {t : List Int} : (coordinate 3).eval (.ofList (a0 :: a1 :: a2 :: a3 :: t)) = a3 := coordinate_eval 3 _
theorem coordinate_eval_4 {a0 a1 a2 a3 a4 : Int} {t : List Int} : (coordinate 4).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: t)) = a4 := coordinate_eval 4 _
theorem coordinate_eval_5 {a0 a1 a2 a3 a4 a5 : Int} {t : List Int} : (coordinate 5).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: t)) = a5 := coordinate_eval 5 _
theorem coordinate_eval_6 {a0 a1 a2 a3 a4 a5 a6 : Int} {t : List Int} : (coordinate 6).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: t)) = a6 := coordinate_eval 6 _
theorem coordinate_eval_7 {a0 a1 a2 a3 a4 a5 a6 a7 : Int} {t : List Int} : (coordinate 7).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: t)) = a7 := coordinate_eval 7 _
theorem coordinate_eval_8 {a0 a1 a2 a3 a4 a5 a6 a7 a8 : Int} {t : List Int} : (coordinate 8).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: a8 :: t)) = a8 := coordinate_eval 8 _
theorem coordinate_eval_9 {a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 : Int} {t : List Int} : (coordinate 9).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: a8 :: a9 :: t)) = a9 := coordinate_eval 9 _
def add (l₁ l₂ : LinearCombo) : LinearCombo where
  const := l₁.const + l₂.const
  coeffs := l₁.coeffs + l₂.coeffs
instance : Add LinearCombo := ⟨add⟩
def sub (l₁ l₂ : LinearCombo) : LinearCombo where
  const := l₁.const - l₂.const
  coeffs := l₁.coeffs - l₂.coeffs
instance : Sub LinearCombo := ⟨sub⟩
def neg (lc : LinearCombo) : LinearCombo where
  const := -lc.const
  coeffs := -lc.coeffs
instance : Neg LinearCombo := ⟨neg⟩
def smul (lc : LinearCombo) (i : Int) : LinearCombo where
  const := i * lc.const
  coeffs := lc.coeffs.smul i
instance : HMul Int LinearCombo LinearCombo := ⟨fun i lc => lc.smul i⟩
theorem sub_eq_add_neg (l₁ l₂ : LinearCombo) : l₁ - l₂ = l₁ + -l₂ := ext rfl (IntList.sub_eq_add_neg _ _)
theorem add_eval (l₁ l₂ : LinearCombo) (v : Coeffs) : (l₁ + l₂).eval v = l₁.eval v + l₂.eval v := by
  show l₁.const + l₂.const + IntList.dot (l₁.coeffs + l₂.coeffs) v = l₁.const + IntList.dot l₁.coeffs v + (l₂.const + IntList.dot l₂.coeffs v)
  rw [IntList.dot_distrib_left, Int.add_assoc, Int.add_assoc, Int.add_left_comm l₂.const]
theorem neg_eval (lc : LinearCombo) (v : Coeffs) : (-lc).eval v = -lc.eval v := by
  show -lc.const + IntList.dot (-lc.coeffs) v = -(lc.const + IntList.dot lc.coeffs v)
  rw [IntList.dot_neg_left, Int.neg_add]
theorem sub_eval (l₁ l₂ : LinearCombo) (v : Coeffs) : (l₁ - l₂).eval v = l₁.eval v - l₂.eval v := by
  rw [sub_eq_add_neg, add_eval, neg_eval]; rfl
theorem smul_eval (lc : LinearCombo) (i : Int) (v : Coeffs) : (i * lc).eval v = i * lc.eval v := by
  show i * lc.const + IntList.dot (i * lc.coeffs) v = i * (lc.const + IntList.dot lc.coeffs v)
  rw [IntList.dot_smul_left, Int.mul_add]
theorem smul_eval_comm (lc : LinearCombo) (i : Int) (v : Coeffs) : (i * lc).eval v = lc.eval v * i := by rw [smul_eval, Int.mul_comm]
/-- The product, where one factor is constant. -/
def mul (l₁ l₂ : LinearCombo) : LinearCombo := l₂.const * l₁ + l₁.const * l₂ - { const := l₁.const * l₂.const }
theorem mul_eval_of_const_left (l₁ l₂ : LinearCombo) (v : Coeffs) (w : l₁.coeffs.isZero) : (mul l₁ l₂).eval v = l₁.eval v * l₂.eval v := by
  have h : l₁.eval v = l₁.const := by show _ + IntList.dot l₁.coeffs v = _; rw [IntList.dot_of_left_zero w, Int.add_zero]
  have hc : ∀ c : Int, eval { const := c } v = c := fun c => by show c + IntList.dot [] v = c; exact Int.add_zero c
  show eval (_ - _) v = _
  rw [sub_eval, add_eval, smul_eval, smul_eval, hc, h, Int.mul_comm l₂.const, Int.add_comm, Int.add_sub_cancel]
theorem mul_eval_of_const_right (l₁ l₂ : LinearCombo) (v : Coeffs) (w : l₂.coeffs.isZero) : (mul l₁ l₂).eval v = l₁.eval v * l₂.eval v := by
  have h : l₂.eval v = l₂.const := by show _ + IntList.dot l₂.coeffs v = _; rw [IntList.dot_of_left_zero w, Int.add_zero]
  have hc : ∀ c : Int, eval { const := c } v = c := fun c => by show c + IntList.dot [] v = c; exact Int.add_zero c
  show eval (_ - _) v = _
  rw [sub_eval, add_eval, smul_eval, smul_eval, hc, h, Int.add_sub_cancel, Int.mul_comm]
theorem mul_eval (l₁ l₂ : LinearCombo) (v : Coeffs) (w : l₁.coeffs.isZero ∨ l₂.coeffs.isZero) : (mul l₁ l₂).eval v = l₁.eval v * l₂.eval v :=
  w.elim (mul_eval_of_const_left l₁ l₂ v) (mul_eval_of_const_right l₁ l₂ v)
end LinearCombo

/-! ## Constraints -/

abbrev LowerBound : Type := Option Int
abbrev UpperBound : Type := Option Int
abbrev LowerBound.sat (b : LowerBound) (t : Int) := b.all fun x => x ≤ t
abbrev UpperBound.sat (b : UpperBound) (t : Int) := b.all fun y => t ≤ y
/-- An interval of integers. -/
structure Constraint where
  /-- The least value, if there is one. -/
  lowerBound : LowerBound
  /-- The greatest value, if there is one. -/
  upperBound : UpperBound
namespace Constraint
/-- The value lies in the interval. -/
def sat (c : Constraint) (t : Int) : Bool := c.lowerBound.sat t ∧ c.upperBound.sat t
/-- What `sat` says, as a proposition. -/
theorem sat_iff {c : Constraint} {t : Int} : c.sat t = true ↔ (∀ x, c.lowerBound = some x → x ≤ t) ∧ (∀ y, c.upperBound = some y → t ≤ y) := by
  obtain ⟨l, u⟩ := c
  show decide (_ ∧ _) = true ↔ _
  rw [decide_eq_true_iff]
  apply and_congr
  · cases l with
    | none => exact ⟨fun _ _ h => (by cases h), fun _ => rfl⟩
    | some l => exact ⟨fun h x e => (by cases e; exact of_decide_eq_true h), fun h => decide_eq_true (h l rfl)⟩
  · cases u with
    | none => exact ⟨fun _ _ h => (by cases h), fun _ => rfl⟩
    | some u => exact ⟨fun h x e => (by cases e; exact of_decide_eq_true h), fun h => decide_eq_true (h u rfl)⟩
def map (c : Constraint) (f : Int → Int) : Constraint where
  lowerBound := c.lowerBound.map f
  upperBound := c.upperBound.map f
def translate (c : Constraint) (t : Int) : Constraint := c.map (· + t)
def flip (c : Constraint) : Constraint where
  lowerBound := c.upperBound
  upperBound := c.lowerBound
def neg (c : Constraint) : Constraint := c.flip.map (- ·)
private theorem map_some {f : Int → Int} {o : Option Int} {y : Int} (h : o.map f = some y) : ∃ x, o = some x ∧ f x = y := by
  cases o with
  | none => cases h
  | some x => cases h; exact ⟨x, rfl, rfl⟩
theorem translate_sat {c : Constraint} {v : Int} (h : sat c v) : sat (c.translate t) (v + t) := by
  have h := sat_iff.mp h
  refine sat_iff.mpr ⟨fun x e => ?_, fun y e => ?_⟩
  · obtain ⟨w, e', rfl⟩ := map_some e; exact Int.add_le_add_right (h.1 w e') t
  · obtain ⟨w, e', rfl⟩ := map_some e; exact Int.add_le_add_right (h.2 w e') t
theorem neg_sat {c : Constraint} {v : Int} (h : sat c v) : sat (c.neg) (-v) := by
  have h := sat_iff.mp h
  refine sat_iff.mpr ⟨fun x e => ?_, fun y e => ?_⟩
  · obtain ⟨w, e', rfl⟩ := map_some e; exact Int.neg_le_neg (h.2 w e')
  · obtain ⟨w, e', rfl⟩ := map_some e; exact Int.neg_le_neg (h.1 w e')
def trivial : Constraint := ⟨none, none⟩
def impossible : Constraint := ⟨some 1, some 0⟩
def exact (r : Int) : Constraint := ⟨some r, some r⟩
theorem trivial_say {t : Int} : trivial.sat t := rfl
theorem exact_sat_iff {r t : Int} : (exact r).sat t = true ↔ r = t :=
  ⟨fun h => have h := sat_iff.mp h; Int.le_antisymm (h.1 r rfl) (h.2 r rfl),
   fun h => sat_iff.mpr ⟨fun _ e => (by cases e; exact Int.le_of_eq h), fun _ e => (by cases e; exact Int.le_of_eq h.symm)⟩⟩
theorem exact_sat (r : Int) (t : Int) : (exact r).sat t = decide (r = t) := by
  rw [Bool.eq_iff_iff, exact_sat_iff, decide_eq_true_iff]
def isImpossible : Constraint → Bool
  | ⟨some x, some y⟩ => y < x
  | _ => false
def isExact : Constraint → Bool
  | ⟨some x, some y⟩ => x = y
  | _ => false
theorem not_sat_of_isImpossible {c : Constraint} (h : isImpossible c) {t : Int} : ¬c.sat t := by
  intro hs
  have hs := sat_iff.mp hs
  match c, h, hs with
  | ⟨some x, some y⟩, h, hs => exact Int.not_lt.mpr (Int.le_trans (hs.1 x rfl) (hs.2 y rfl)) (of_decide_eq_true h)
def scale (k : Int) (c : Constraint) : Constraint :=
  if k = 0 then
    if c.isImpossible then c else ⟨some 0, some 0⟩
  else if 0 < k then
    c.map (k * ·)
  else
    c.flip.map (k * ·)
theorem scale_sat {c : Constraint} {t : Int} (k : Int) (w : c.sat t) : (scale k c).sat (k * t) := by
  unfold scale
  split
  · next hk =>
    split
    · next hi => exact absurd w (not_sat_of_isImpossible hi)
    · rw [hk, Int.zero_mul]; rfl
  · have w := sat_iff.mp w
    split
    · next hp =>
      refine sat_iff.mpr ⟨fun x e => ?_, fun y e => ?_⟩
      · obtain ⟨z, e', rfl⟩ := map_some e; exact Int.mul_le_mul_of_nonneg_left (w.1 z e') (Int.le_of_lt hp)
      · obtain ⟨z, e', rfl⟩ := map_some e; exact Int.mul_le_mul_of_nonneg_left (w.2 z e') (Int.le_of_lt hp)
    · next hp =>
      have hp := Int.not_lt.mp hp
      refine sat_iff.mpr ⟨fun x e => ?_, fun y e => ?_⟩
      · obtain ⟨z, e', rfl⟩ := map_some e; exact Int.mul_le_mul_of_nonpos_left hp (w.2 z e')
      · obtain ⟨z, e', rfl⟩ := map_some e; exact Int.mul_le_mul_of_nonpos_left hp (w.1 z e')
def add (x y : Constraint) : Constraint where
  lowerBound := x.lowerBound.bind fun a => y.lowerBound.map fun b => a + b
  upperBound := x.upperBound.bind fun a => y.upperBound.map fun b => a + b
private theorem bind_some {o p : Option Int} {z : Int} (h : (o.bind fun a => p.map fun b => a + b) = some z) : ∃ x y, o = some x ∧ p = some y ∧ x + y = z := by
  cases o with
  | none => cases h
  | some x => cases p with
    | none => cases h
    | some y => cases h; exact ⟨x, y, rfl, rfl, rfl⟩
theorem add_sat {c₁ c₂ : Constraint} {x₁ x₂ : Int} (w₁ : c₁.sat x₁) (w₂ : c₂.sat x₂) : (add c₁ c₂).sat (x₁ + x₂) := by
  have w₁ := sat_iff.mp w₁
  have w₂ := sat_iff.mp w₂
  refine sat_iff.mpr ⟨fun z e => ?_, fun z e => ?_⟩
  · obtain ⟨x, y, e₁, e₂, rfl⟩ := bind_some e; exact Int.add_le_add (w₁.1 x e₁) (w₂.1 y e₂)
  · obtain ⟨x, y, e₁, e₂, rfl⟩ := bind_some e; exact Int.add_le_add (w₁.2 x e₁) (w₂.2 y e₂)
def combo (a : Int) (x : Constraint) (b : Int) (y : Constraint) : Constraint := add (scale a x) (scale b y)
theorem combo_sat {c₁ c₂ : Constraint} {x₁ x₂ : Int} (a : Int) (w₁ : c₁.sat x₁) (b : Int) (w₂ : c₂.sat x₂) : (combo a c₁ b c₂).sat (a * x₁ + b * x₂) :=
  add_sat (scale_sat a w₁) (scale_sat b w₂)
def combine (x y : Constraint) : Constraint where
  lowerBound := Option.merge max x.lowerBound y.lowerBound
  upperBound := Option.merge min x.upperBound y.upperBound
theorem combine_sat (c c' : Constraint) (t : Int) : (c.combine c').sat t = (c.sat t ∧ c'.sat t) := by
  obtain ⟨l, u⟩ := c; obtain ⟨l', u'⟩ := c'
  apply propext
  rw [sat_iff, sat_iff, sat_iff]
  have hl : (∀ x, Option.merge max l l' = some x → x ≤ t) ↔ (∀ x, l = some x → x ≤ t) ∧ (∀ x, l' = some x → x ≤ t) := by
    cases l with
    | none => cases l' with
      | none => exact ⟨fun _ => ⟨fun _ e => (by cases e), fun _ e => (by cases e)⟩, fun _ _ e => (by cases e)⟩
      | some y => exact ⟨fun h => ⟨fun _ e => (by cases e), h⟩, fun h => h.2⟩
    | some x => cases l' with
      | none => exact ⟨fun h => ⟨h, fun _ e => (by cases e)⟩, fun h => h.1⟩
      | some y => exact ⟨fun h => have h := Int.max_le.mp (h _ rfl); ⟨fun _ e => (by cases e; exact h.1), fun _ e => (by cases e; exact h.2)⟩, fun h _ e => (by cases e; exact Int.max_le.mpr ⟨h.1 _ rfl, h.2 _ rfl⟩)⟩
  have hu : (∀ x, Option.merge min u u' = some x → t ≤ x) ↔ (∀ x, u = some x → t ≤ x) ∧ (∀ x, u' = some x → t ≤ x) := by
    cases u with
    | none => cases u' with
      | none => exact ⟨fun _ => ⟨fun _ e => (by cases e), fun _ e => (by cases e)⟩, fun _ _ e => (by cases e)⟩
      | some y => exact ⟨fun h => ⟨fun _ e => (by cases e), h⟩, fun h => h.2⟩
    | some x => cases u' with
      | none => exact ⟨fun h => ⟨h, fun _ e => (by cases e)⟩, fun h => h.1⟩
      | some y => exact ⟨fun h => have h := Int.le_min.mp (h _ rfl); ⟨fun _ e => (by cases e; exact h.1), fun _ e => (by cases e; exact h.2)⟩, fun h _ e => (by cases e; exact Int.le_min.mpr ⟨h.1 _ rfl, h.2 _ rfl⟩)⟩
  exact ⟨fun h => ⟨⟨(hl.mp h.1).1, (hu.mp h.2).1⟩, (hl.mp h.1).2, (hu.mp h.2).2⟩, fun h => ⟨hl.mpr ⟨h.1.1, h.2.1⟩, hu.mpr ⟨h.1.2, h.2.2⟩⟩⟩
def div (c : Constraint) (k : Nat) : Constraint where
  lowerBound := c.lowerBound.map fun x => (- ((- x) / k))
  upperBound := c.upperBound.map fun y => y / k
theorem div_sat (c : Constraint) (t : Int) (k : Nat) (n : k ≠ 0) (h : (k : Int) ∣ t) (w : c.sat t) : (c.div k).sat (t / k) := by
  have hk : (0 : Int) < k := Int.natCast_pos.mpr (Nat.pos_of_ne_zero n)
  have w := sat_iff.mp w
  refine sat_iff.mpr ⟨fun z e => ?_, fun z e => ?_⟩
  · obtain ⟨x, e', rfl⟩ := map_some e
    have := Int.neg_le_neg (w.1 x e')
    have := Int.ediv_le_ediv hk this
    rw [Int.neg_ediv_of_dvd h] at this
    have := Int.neg_le_neg this
    rw [Int.neg_neg] at this; exact this
  · obtain ⟨y, e', rfl⟩ := map_some e; exact Int.ediv_le_ediv hk (w.2 y e')
abbrev sat' (c : Constraint) (x y : Coeffs) := c.sat (Coeffs.dot x y)
theorem combine_sat' {s t : Constraint} {x y : Coeffs} (ws : s.sat' x y) (wt : t.sat' x y) : (s.combine t).sat' x y := (combine_sat _ _ _).mpr ⟨ws, wt⟩
theorem div_sat' {c : Constraint} {x y : Coeffs} (h : Coeffs.gcd x ≠ 0) (w : c.sat (Coeffs.dot x y)) : (c.div (Coeffs.gcd x)).sat' (Coeffs.sdiv x (Coeffs.gcd x)) y := by
  show Constraint.sat _ (IntList.dot (IntList.sdiv x (IntList.gcd x)) y) = true
  rw [IntList.dot_sdiv_left _ _ (Int.dvd_refl _)]
  exact div_sat c _ (Coeffs.gcd x) h (IntList.gcd_dvd_dot_left x y) w
theorem not_sat'_of_isImpossible {c : Constraint} (h : isImpossible c) {x y : Coeffs} : ¬c.sat' x y := not_sat_of_isImpossible h
theorem addInequality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y ≥ 0) : Constraint.sat' { lowerBound := some (-c), upperBound := none } x y := by
  refine sat_iff.mpr ⟨fun z e => ?_, fun z e => (by cases e)⟩
  cases e
  have := Int.add_le_add_left w (-c)
  rw [Int.add_zero, Int.neg_add_cancel_left] at this; exact this
theorem addEquality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y = 0) : Constraint.sat' { lowerBound := some (-c), upperBound := some (-c) } x y := by
  refine exact_sat_iff.mpr ?_
  have := congrArg (-c + ·) w
  simp only [Int.add_zero, Int.neg_add_cancel_left] at this; exact this.symm
end Constraint

def normalize? : Constraint × Coeffs → Option (Constraint × Coeffs)
  | ⟨s, x⟩ =>
    let gcd := Coeffs.gcd x
    if gcd = 0 then
      if s.sat 0 then some (.trivial, x) else some (.impossible, x)
    else if gcd = 1 then none
    else some (s.div gcd, Coeffs.sdiv x gcd)
def normalize (p : Constraint × Coeffs) : Constraint × Coeffs := normalize? p |>.getD p
abbrev normalizeConstraint (s : Constraint) (x : Coeffs) : Constraint := (normalize (s, x)).1
abbrev normalizeCoeffs (s : Constraint) (x : Coeffs) : Coeffs := (normalize (s, x)).2
theorem normalize_sat {s : Constraint} {x v : Coeffs} (w : s.sat' x v) : (normalizeConstraint s x).sat' (normalizeCoeffs s x) v := by
  unfold normalizeConstraint normalizeCoeffs normalize normalize?
  dsimp only
  split
  · next h =>
    split
    · rfl
    · next hs =>
      have w : s.sat (IntList.dot x v) = true := w
      rw [IntList.dot_eq_zero_of_left_eq_zero (IntList.gcd_eq_zero_elim h)] at w
      exact absurd w hs
  · next h =>
    split
    · exact w
    · exact Constraint.div_sat' h w
def positivize? : Constraint × Coeffs → Option (Constraint × Coeffs)
  | ⟨s, x⟩ => if 0 ≤ x.leading then none else some (s.neg, Coeffs.smul x (-1))
def positivize (p : Constraint × Coeffs) : Constraint × Coeffs := positivize? p |>.getD p
abbrev positivizeConstraint (s : Constraint) (x : Coeffs) : Constraint := (positivize (s, x)).1
abbrev positivizeCoeffs (s : Constraint) (x : Coeffs) : Coeffs := (positivize (s, x)).2
theorem positivize_sat {s : Constraint} {x v : Coeffs} (w : s.sat' x v) : (positivizeConstraint s x).sat' (positivizeCoeffs s x) v := by
  unfold positivizeConstraint positivizeCoeffs positivize positivize?
  dsimp only
  split
  · exact w
  · show Constraint.sat s.neg (IntList.dot ((-1 : Int) * x : IntList) v) = true
    rw [IntList.dot_smul_left, ← Int.neg_eq_neg_one_mul]
    exact Constraint.neg_sat w
def tidy? : Constraint × Coeffs → Option (Constraint × Coeffs)
  | ⟨s, x⟩ =>
    match positivize? (s, x) with
    | none => match normalize? (s, x) with
      | none => none
      | some (s', x') => some (s', x')
    | some (s', x') => some (normalize (s', x'))
def tidy (p : Constraint × Coeffs) : Constraint × Coeffs := tidy? p |>.getD p
abbrev tidyConstraint (s : Constraint) (x : Coeffs) : Constraint := (tidy (s, x)).1
abbrev tidyCoeffs (s : Constraint) (x : Coeffs) : Coeffs := (tidy (s, x)).2
theorem tidy_eq (s : Constraint) (x : Coeffs) : tidy (s, x) = normalize (positivize (s, x)) := by
  unfold tidy tidy? positivize
  dsimp only
  cases positivize? (s, x) with
  | none =>
    dsimp only [Option.getD]
    unfold normalize
    cases normalize? (s, x) <;> rfl
  | some p => rfl
theorem tidy_sat {s : Constraint} {x v : Coeffs} (w : s.sat' x v) : (tidyConstraint s x).sat' (tidyCoeffs s x) v := by
  unfold tidyConstraint tidyCoeffs
  rw [tidy_eq]
  exact normalize_sat (positivize_sat w)
theorem combo_sat' (s t : Constraint) (a : Int) (x : Coeffs) (b : Int) (y : Coeffs) (v : Coeffs) (wx : s.sat' x v) (wy : t.sat' y v) :
    (Constraint.combo a s b t).sat' (Coeffs.combo a x b y) v := by
  show Constraint.sat _ (IntList.dot (IntList.combo a x b y) v) = true
  rw [IntList.combo_eq_smul_add_smul, IntList.dot_distrib_left, IntList.dot_smul_left, IntList.dot_smul_left]
  exact Constraint.combo_sat a wx b wy
abbrev bmod_div_term (m : Nat) (a b : Coeffs) : Int := Coeffs.bmod_dot_sub_dot_bmod m a b / m
def bmod_coeffs (m : Nat) (i : Nat) (x : Coeffs) : Coeffs := Coeffs.set (Coeffs.bmod x m) i m
theorem bmod_sat (m : Nat) (r : Int) (i : Nat) (x v : Coeffs) (h : x.length ≤ i) (p : Coeffs.get v i = bmod_div_term m x v)
    (w : (Constraint.exact r).sat' x v) : (Constraint.exact (Int.bmod r m)).sat' (bmod_coeffs m i x) v := by
  have w := Constraint.exact_sat_iff.mp w
  refine Constraint.exact_sat_iff.mpr ?_
  show _ = IntList.dot (IntList.set (IntList.bmod x m) i m) v
  have p : IntList.get v i = _ := p
  rw [IntList.dot_set_left, IntList.get_of_length_le (Nat.le_trans (IntList.bmod_length x m) h), Int.sub_zero, p]
  show _ = _ + (m : Int) * (IntList.bmod_dot_sub_dot_bmod m x v / m)
  rw [Int.mul_ediv_cancel' (IntList.dvd_bmod_dot_sub_dot_bmod m x v), w]
  show Int.bmod (IntList.dot x v) m = _ + (Int.bmod (IntList.dot x v) m - _)
  rw [Int.add_comm, Int.sub_add_cancel]
end Lean.Omega
