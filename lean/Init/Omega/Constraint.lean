prelude
import Init.Omega.Coeffs
/-!
# What `omega` builds its proofs from: constraints on linear combinations
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Lean.Omega

/-! ## Constraints -/

/-- A least value, or none. -/
abbrev LowerBound : Type := Option Int
/-- A greatest value, or none. -/
abbrev UpperBound : Type := Option Int
/-- The number is at least the bound. -/
abbrev LowerBound.sat (b : LowerBound) (t : Int) := b.all fun x => x ≤ t
/-- The number is at most the bound. -/
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
/-- The interval with a function applied to its ends. -/
def map (c : Constraint) (f : Int → Int) : Constraint where
  lowerBound := c.lowerBound.map f
  upperBound := c.upperBound.map f
/-- The interval moved by `t`. -/
def translate (c : Constraint) (t : Int) : Constraint := c.map (· + t)
/-- The interval with its ends swapped. -/
def flip (c : Constraint) : Constraint where
  lowerBound := c.upperBound
  upperBound := c.lowerBound
/-- The interval of the negatives. -/
def neg (c : Constraint) : Constraint := c.flip.map (- ·)
private theorem map_some {f : Int → Int} {o : Option Int} {y : Int} (h : o.map f = some y) : ∃ x, o = some x ∧ f x = y := by
  cases o with
  | none => cases h
  | some x => cases h; exact ⟨x, rfl, rfl⟩
/-- A number in the interval, moved, is in the interval moved. -/
theorem translate_sat {c : Constraint} {v : Int} (h : sat c v) : sat (c.translate t) (v + t) := by
  have h := sat_iff.mp h
  refine sat_iff.mpr ⟨fun x e => ?_, fun y e => ?_⟩
  · obtain ⟨w, e', rfl⟩ := map_some e; exact Int.add_le_add_right (h.1 w e') t
  · obtain ⟨w, e', rfl⟩ := map_some e; exact Int.add_le_add_right (h.2 w e') t
/-- The negative of a number in the interval is in that of the negatives. -/
theorem neg_sat {c : Constraint} {v : Int} (h : sat c v) : sat (c.neg) (-v) := by
  have h := sat_iff.mp h
  refine sat_iff.mpr ⟨fun x e => ?_, fun y e => ?_⟩
  · obtain ⟨w, e', rfl⟩ := map_some e; exact Int.neg_le_neg (h.2 w e')
  · obtain ⟨w, e', rfl⟩ := map_some e; exact Int.neg_le_neg (h.1 w e')
/-- All integers. -/
def trivial : Constraint := ⟨none, none⟩
/-- No integer: from 1 to 0. -/
def impossible : Constraint := ⟨some 1, some 0⟩
/-- The one integer `r`. -/
def exact (r : Int) : Constraint := ⟨some r, some r⟩
/-- Every integer is in the interval of all. -/
theorem trivial_say {t : Int} : trivial.sat t := rfl
/-- In the interval of `r` alone lies just `r`. -/
theorem exact_sat_iff {r t : Int} : (exact r).sat t = true ↔ r = t :=
  ⟨fun h => have h := sat_iff.mp h; Int.le_antisymm (h.1 r rfl) (h.2 r rfl),
   fun h => sat_iff.mpr ⟨fun _ e => (by cases e; exact Int.le_of_eq h), fun _ e => (by cases e; exact Int.le_of_eq h.symm)⟩⟩
/-- The test for lying in the interval of `r` alone decides equality with `r`. -/
theorem exact_sat (r : Int) (t : Int) : (exact r).sat t = decide (r = t) := by
  rw [Bool.eq_iff_iff, exact_sat_iff, decide_eq_true_iff]
/-- The least value is above the greatest. -/
def isImpossible : Constraint → Bool
  | ⟨some x, some y⟩ => y < x
  | _ => false
/-- The least value is the greatest. -/
def isExact : Constraint → Bool
  | ⟨some x, some y⟩ => x = y
  | _ => false
/-- Nothing lies in an interval whose least value is above the greatest. -/
theorem not_sat_of_isImpossible {c : Constraint} (h : isImpossible c) {t : Int} : ¬c.sat t := by
  intro hs
  have hs := sat_iff.mp hs
  match c, h, hs with
  | ⟨some x, some y⟩, h, hs => exact Int.not_lt.mpr (Int.le_trans (hs.1 x rfl) (hs.2 y rfl)) (of_decide_eq_true h)
/-- An interval around the multiples by `k` of the numbers in the interval. -/
def scale (k : Int) (c : Constraint) : Constraint :=
  if k = 0 then
    if c.isImpossible then c else ⟨some 0, some 0⟩
  else if 0 < k then
    c.map (k * ·)
  else
    c.flip.map (k * ·)
/-- A number in the interval, times `k`, is in the interval scaled by `k`. -/
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
/-- The interval from the sum of the least values to that of the greatest. -/
def add (x y : Constraint) : Constraint where
  lowerBound := x.lowerBound.bind fun a => y.lowerBound.map fun b => a + b
  upperBound := x.upperBound.bind fun a => y.upperBound.map fun b => a + b
private theorem bind_some {o p : Option Int} {z : Int} (h : (o.bind fun a => p.map fun b => a + b) = some z) : ∃ x y, o = some x ∧ p = some y ∧ x + y = z := by
  cases o with
  | none => cases h
  | some x => cases p with
    | none => cases h
    | some y => cases h; exact ⟨x, y, rfl, rfl, rfl⟩
/-- The sum of numbers in two intervals is in the intervals' sum. -/
theorem add_sat {c₁ c₂ : Constraint} {x₁ x₂ : Int} (w₁ : c₁.sat x₁) (w₂ : c₂.sat x₂) : (add c₁ c₂).sat (x₁ + x₂) := by
  have w₁ := sat_iff.mp w₁
  have w₂ := sat_iff.mp w₂
  refine sat_iff.mpr ⟨fun z e => ?_, fun z e => ?_⟩
  · obtain ⟨x, y, e₁, e₂, rfl⟩ := bind_some e; exact Int.add_le_add (w₁.1 x e₁) (w₂.1 y e₂)
  · obtain ⟨x, y, e₁, e₂, rfl⟩ := bind_some e; exact Int.add_le_add (w₁.2 x e₁) (w₂.2 y e₂)
/-- The sum of two scaled intervals. -/
def combo (a : Int) (x : Constraint) (b : Int) (y : Constraint) : Constraint := add (scale a x) (scale b y)
/-- A linear combination of numbers in two intervals is in that of the intervals. -/
theorem combo_sat {c₁ c₂ : Constraint} {x₁ x₂ : Int} (a : Int) (w₁ : c₁.sat x₁) (b : Int) (w₂ : c₂.sat x₂) : (combo a c₁ b c₂).sat (a * x₁ + b * x₂) :=
  add_sat (scale_sat a w₁) (scale_sat b w₂)
/-- The intersection of two intervals. -/
def combine (x y : Constraint) : Constraint where
  lowerBound := Option.merge max x.lowerBound y.lowerBound
  upperBound := Option.merge min x.upperBound y.upperBound
/-- What lies in the intersection lies in both intervals. -/
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
/-- The interval of the quotients by `k` of the multiples of `k` in it. -/
def div (c : Constraint) (k : Nat) : Constraint where
  lowerBound := c.lowerBound.map fun x => (- ((- x) / k))
  upperBound := c.upperBound.map fun y => y / k
/-- The quotient by `k` of a multiple in the interval is in the interval divided. -/
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
/-- The scalar product lies in the interval. -/
abbrev sat' (c : Constraint) (x y : Coeffs) := c.sat (Coeffs.dot x y)
/-- A scalar product in two intervals is in their intersection. -/
theorem combine_sat' {s t : Constraint} {x y : Coeffs} (ws : s.sat' x y) (wt : t.sat' x y) : (s.combine t).sat' x y := (combine_sat _ _ _).mpr ⟨ws, wt⟩
/-- Dividing coefficients and interval by the greatest common divisor keeps a constraint satisfied. -/
theorem div_sat' {c : Constraint} {x y : Coeffs} (h : Coeffs.gcd x ≠ 0) (w : c.sat (Coeffs.dot x y)) : (c.div (Coeffs.gcd x)).sat' (Coeffs.sdiv x (Coeffs.gcd x)) y := by
  show Constraint.sat _ (IntList.dot (IntList.sdiv x (IntList.gcd x)) y) = true
  rw [IntList.dot_sdiv_left _ _ (Int.dvd_refl _)]
  exact div_sat c _ (Coeffs.gcd x) h (IntList.gcd_dvd_dot_left x y) w
/-- No scalar product lies in an interval whose least value is above the greatest. -/
theorem not_sat'_of_isImpossible {c : Constraint} (h : isImpossible c) {x y : Coeffs} : ¬c.sat' x y := not_sat_of_isImpossible h
/-- An inequality as a constraint with a least value. -/
theorem addInequality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y ≥ 0) : Constraint.sat' { lowerBound := some (-c), upperBound := none } x y := by
  refine sat_iff.mpr ⟨fun z e => ?_, fun z e => (by cases e)⟩
  cases e
  have := Int.add_le_add_left w (-c)
  rw [Int.add_zero, Int.neg_add_cancel_left] at this; exact this
/-- An equation as a constraint with least and greatest value. -/
theorem addEquality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y = 0) : Constraint.sat' { lowerBound := some (-c), upperBound := some (-c) } x y := by
  refine exact_sat_iff.mpr ?_
  have := congrArg (-c + ·) w
  simp only [Int.add_zero, Int.neg_add_cancel_left] at this; exact this.symm
end Constraint

/-- Divide by the greatest common divisor of the coefficients, unless it is one; decide if all are zero. -/
def normalize? : Constraint × Coeffs → Option (Constraint × Coeffs)
  | ⟨s, x⟩ =>
    let gcd := Coeffs.gcd x
    if gcd = 0 then
      if s.sat 0 then some (.trivial, x) else some (.impossible, x)
    else if gcd = 1 then none
    else some (s.div gcd, Coeffs.sdiv x gcd)
/-- The constraint divided by the greatest common divisor of its coefficients. -/
def normalize (p : Constraint × Coeffs) : Constraint × Coeffs := normalize? p |>.getD p
/-- The interval of the divided constraint. -/
abbrev normalizeConstraint (s : Constraint) (x : Coeffs) : Constraint := (normalize (s, x)).1
/-- The coefficients of the divided constraint. -/
abbrev normalizeCoeffs (s : Constraint) (x : Coeffs) : Coeffs := (normalize (s, x)).2
/-- Dividing by the greatest common divisor keeps a constraint satisfied. -/
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
/-- Negate a constraint whose leading coefficient is negative. -/
def positivize? : Constraint × Coeffs → Option (Constraint × Coeffs)
  | ⟨s, x⟩ => if 0 ≤ x.leading then none else some (s.neg, Coeffs.smul x (-1))
/-- The constraint with a leading coefficient that is not negative. -/
def positivize (p : Constraint × Coeffs) : Constraint × Coeffs := positivize? p |>.getD p
/-- The interval of the constraint made positive. -/
abbrev positivizeConstraint (s : Constraint) (x : Coeffs) : Constraint := (positivize (s, x)).1
/-- The coefficients of the constraint made positive. -/
abbrev positivizeCoeffs (s : Constraint) (x : Coeffs) : Coeffs := (positivize (s, x)).2
/-- Making the leading coefficient positive keeps a constraint satisfied. -/
theorem positivize_sat {s : Constraint} {x v : Coeffs} (w : s.sat' x v) : (positivizeConstraint s x).sat' (positivizeCoeffs s x) v := by
  unfold positivizeConstraint positivizeCoeffs positivize positivize?
  dsimp only
  split
  · exact w
  · show Constraint.sat s.neg (IntList.dot ((-1 : Int) * x : IntList) v) = true
    rw [IntList.dot_smul_left, ← Int.neg_eq_neg_one_mul]
    exact Constraint.neg_sat w
/-- Make the leading coefficient positive and divide by the greatest common divisor, where there is anything to do. -/
def tidy? : Constraint × Coeffs → Option (Constraint × Coeffs)
  | ⟨s, x⟩ =>
    match positivize? (s, x) with
    | none => match normalize? (s, x) with
      | none => none
      | some (s', x') => some (s', x')
    | some (s', x') => some (normalize (s', x'))
/-- The constraint in its normal form. -/
def tidy (p : Constraint × Coeffs) : Constraint × Coeffs := tidy? p |>.getD p
/-- The interval of the normal form. -/
abbrev tidyConstraint (s : Constraint) (x : Coeffs) : Constraint := (tidy (s, x)).1
/-- The coefficients of the normal form. -/
abbrev tidyCoeffs (s : Constraint) (x : Coeffs) : Coeffs := (tidy (s, x)).2
/-- The normal form is reached by making positive, then dividing. -/
theorem tidy_eq (s : Constraint) (x : Coeffs) : tidy (s, x) = normalize (positivize (s, x)) := by
  unfold tidy tidy? positivize
  dsimp only
  cases positivize? (s, x) with
  | none =>
    dsimp only [Option.getD]
    unfold normalize
    cases normalize? (s, x) <;> rfl
  | some p => rfl
/-- The normal form of a satisfied constraint is satisfied. -/
theorem tidy_sat {s : Constraint} {x v : Coeffs} (w : s.sat' x v) : (tidyConstraint s x).sat' (tidyCoeffs s x) v := by
  unfold tidyConstraint tidyCoeffs
  rw [tidy_eq]
  exact normalize_sat (positivize_sat w)
/-- The combination of two satisfied constraints is satisfied. -/
theorem combo_sat' (s t : Constraint) (a : Int) (x : Coeffs) (b : Int) (y : Coeffs) (v : Coeffs) (wx : s.sat' x v) (wy : t.sat' y v) :
    (Constraint.combo a s b t).sat' (Coeffs.combo a x b y) v := by
  show Constraint.sat _ (IntList.dot (IntList.combo a x b y) v) = true
  rw [IntList.combo_eq_smul_add_smul, IntList.dot_distrib_left, IntList.dot_smul_left, IntList.dot_smul_left]
  exact Constraint.combo_sat a wx b wy
/-- The value of the atom that a step of balanced remainders introduces. -/
abbrev bmod_div_term (m : Nat) (a b : Coeffs) : Int := Coeffs.bmod_dot_sub_dot_bmod m a b / m
/-- The balanced remainders, with the modulus as coefficient of the atom introduced. -/
def bmod_coeffs (m : Nat) (i : Nat) (x : Coeffs) : Coeffs := Coeffs.set (Coeffs.bmod x m) i m
/-- A step of balanced remainders keeps an equation satisfied. -/
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
