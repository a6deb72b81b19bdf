prelude
import Init.Std
import Init.Grind.Syntax
/-!
# Facts that `grind` quotes in its proofs

The propositional propagators, congruence, normalization and case splits. The names are those that the engine looks for.
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Lean.Grind

/-! ## Gadgets -/

/-- Marks a proof inside of a term. -/
def nestedProof (p : Prop) {h : p} : p := h
/-- Marks an instance of decidability inside of a term. -/
def nestedDecidable {p : Prop} (h : Decidable p) : Decidable p := h
/-- Marks a `match` of which only the discriminants are to be simplified. -/
def simpMatchDiscrsOnly {α : Sort u} (a : α) : α := a
/-- An offset in a pattern. -/
def offset (a b : Nat) : Nat := a + b
/-- A pattern `a = b` for backward reasoning. -/
def eqBwdPattern {α : Sort u} (a b : α) : Prop := a = b
/-- The conclusion of an equation of a `match`. -/
abbrev EqMatch {α : Sort u} (a b : α) {_origin : α} : Prop := a = b
/-- The condition of an equation of a `match`. -/
abbrev MatchCond (p : Prop) : Prop := p
/-- As `MatchCond`, before simplification. -/
def PreMatchCond (p : Prop) : Prop := p
/-- Marks a proposition that is in normal form. -/
def alreadyNorm (p : Prop) : Prop := p
/-- Marks an abstracted function. -/
def abstractFn {α : Sort u} (a : α) : α := a
/-- A proposition or its negation holds, marked as normalised. -/
theorem em (p : Prop) : alreadyNorm p ∨ alreadyNorm (¬p) := Classical.em p
/-- Proofs of equal propositions, marked as nested, are heterogeneously equal. -/
theorem nestedProof_congr (p q : Prop) (h : p = q) (hp : p) (hq : q) : HEq (@nestedProof p hp) (@nestedProof q hq) := by
  subst h; exact .rfl
/-- Decisions of equal propositions, marked as nested, are heterogeneously equal. -/
theorem nestedDecidable_congr (p q : Prop) (h : p = q) (hp : Decidable p) (hq : Decidable q) : HEq (@nestedDecidable p hp) (@nestedDecidable q hq) := by
  subst h; exact heq_of_eq (Subsingleton.elim _ _)
/-- `true` equals itself. -/
theorem rfl_true : true = true := rfl
/-- Introduce a premise in its simplified form. -/
def intro_with_eq (p p' : Prop) (q : Sort u) (he : p = p') (h : p' → q) : p → q := fun hp => h (he.mp hp)
/-- Introduce a premise in its simplified form, where the conclusion depends on it. -/
def intro_with_eq' (p p' : Prop) (q : p → Sort u) (he : p = p') (h : (h : p') → q (he.mpr_prop h)) : (h : p) → q h := fun hp => h (he.mp hp)

/-! ## Connectives -/

/-- A conjunction whose left part is true is its right part. -/
theorem and_eq_of_eq_true_left {a b : Prop} (h : a = True) : (a ∧ b) = b := by simp [h]
/-- A conjunction whose right part is true is its left part. -/
theorem and_eq_of_eq_true_right {a b : Prop} (h : b = True) : (a ∧ b) = a := by simp [h]
/-- A conjunction whose left part is false is false. -/
theorem and_eq_of_eq_false_left {a b : Prop} (h : a = False) : (a ∧ b) = False := by simp [h]
/-- A conjunction whose right part is false is false. -/
theorem and_eq_of_eq_false_right {a b : Prop} (h : b = False) : (a ∧ b) = False := by simp [h]
/-- The left part of a true conjunction is true. -/
theorem eq_true_of_and_eq_true_left {a b : Prop} (h : (a ∧ b) = True) : a = True := eq_true (of_eq_true h).1
/-- The right part of a true conjunction is true. -/
theorem eq_true_of_and_eq_true_right {a b : Prop} (h : (a ∧ b) = True) : b = True := eq_true (of_eq_true h).2
/-- One part of a false conjunction does not hold. -/
theorem or_of_and_eq_false {a b : Prop} (h : (a ∧ b) = False) : (¬a ∨ ¬b) := Classical.not_and_iff_not_or_not.mp (of_eq_false h)
/-- A disjunction whose left part is true is true. -/
theorem or_eq_of_eq_true_left {a b : Prop} (h : a = True) : (a ∨ b) = True := by simp [h]
/-- A disjunction whose right part is true is true. -/
theorem or_eq_of_eq_true_right {a b : Prop} (h : b = True) : (a ∨ b) = True := by simp [h]
/-- A disjunction whose left part is false is its right part. -/
theorem or_eq_of_eq_false_left {a b : Prop} (h : a = False) : (a ∨ b) = b := by simp [h]
/-- A disjunction whose right part is false is its left part. -/
theorem or_eq_of_eq_false_right {a b : Prop} (h : b = False) : (a ∨ b) = a := by simp [h]
/-- The left part of a false disjunction is false. -/
theorem eq_false_of_or_eq_false_left {a b : Prop} (h : (a ∨ b) = False) : a = False := eq_false fun ha => of_eq_false h (.inl ha)
/-- The right part of a false disjunction is false. -/
theorem eq_false_of_or_eq_false_right {a b : Prop} (h : (a ∨ b) = False) : b = False := eq_false fun hb => of_eq_false h (.inr hb)
/-- An implication whose premise is false is true. -/
theorem imp_eq_of_eq_false_left {a b : Prop} (h : a = False) : (a → b) = True := by simp [h]
/-- An implication whose conclusion is true is true. -/
theorem imp_eq_of_eq_true_right {a b : Prop} (h : b = True) : (a → b) = True := by simp [h]
/-- An implication whose premise is true is its conclusion. -/
theorem imp_eq_of_eq_true_left {a b : Prop} (h : a = True) : (a → b) = b := by simp [h]
/-- The premise of a true implication is false if the conclusion is. -/
theorem eq_false_of_imp_eq_true {a b : Prop} (h₁ : (a → b) = True) (h₂ : b = False) : a = False := eq_false fun ha => of_eq_false h₂ (of_eq_true h₁ ha)
/-- The premise of a false implication is true. -/
theorem eq_true_of_imp_eq_false {a b : Prop} (h : (a → b) = False) : a = True := eq_true (Classical.not_imp.mp (of_eq_false h)).1
/-- The conclusion of a false implication is false. -/
theorem eq_false_of_imp_eq_false {a b : Prop} (h : (a → b) = False) : b = False := eq_false (Classical.not_imp.mp (of_eq_false h)).2
/-- The negation of what is true is false. -/
theorem not_eq_of_eq_true {a : Prop} (h : a = True) : (Not a) = False := by simp [h]
/-- The negation of what is false is true. -/
theorem not_eq_of_eq_false {a : Prop} (h : a = False) : (Not a) = True := by simp [h]
/-- What has a true negation is false. -/
theorem eq_false_of_not_eq_true {a : Prop} (h : (Not a) = True) : a = False := eq_false (of_eq_true h)
/-- What has a false negation is true. -/
theorem eq_true_of_not_eq_false {a : Prop} (h : (Not a) = False) : a = True := eq_true (Classical.not_not.mp (of_eq_false h))
/-- No proposition equals its negation. -/
theorem false_of_not_eq_self {a : Prop} (h : (Not a) = a) : False := not_iff_self (Iff.of_eq h)
/-- Equality with what is true is the other side. -/
theorem eq_eq_of_eq_true_left {a b : Prop} (h : a = True) : (a = b) = b := by subst h; exact propext ⟨fun h => h ▸ trivial, fun h => (eq_true h).symm⟩
/-- Equality of something with what is true is that thing. -/
theorem eq_eq_of_eq_true_right {a b : Prop} (h : b = True) : (a = b) = a := by subst h; exact propext ⟨of_eq_true, eq_true⟩
/-- Equations between equal sides are equal. -/
theorem eq_congr {α : Sort u} {a₁ b₁ a₂ b₂ : α} (h₁ : a₁ = a₂) (h₂ : b₁ = b₂) : (a₁ = b₁) = (a₂ = b₂) := by subst h₁ h₂; rfl
/-- Equations between crosswise equal sides are equal. -/
theorem eq_congr' {α : Sort u} {a₁ b₁ a₂ b₂ : α} (h₁ : a₁ = b₂) (h₂ : b₁ = a₂) : (a₁ = b₁) = (a₂ = b₂) := by subst h₁ h₂; exact propext eq_comm
/-- What equals something different from `c` is different from `c`. -/
theorem ne_of_ne_of_eq_left {α : Sort u} {a b c : α} (h₁ : a = b) (h₂ : b ≠ c) : a ≠ c := h₁ ▸ h₂
/-- What is different from `c` is different from anything that equals `c`. -/
theorem ne_of_ne_of_eq_right {α : Sort u} {a b c : α} (h₁ : a = c) (h₂ : b ≠ c) : b ≠ a := h₁ ▸ h₂
/-- A lawful `==` is true of equal values. -/
theorem beq_eq_true_of_eq {α : Type u} {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : a = b) : (a == b) = true := by simp [h]
/-- A lawful `==` is false of different values. -/
theorem beq_eq_false_of_diseq {α : Type u} {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : ¬a = b) : (a == b) = false := by simp [h]
/-- Values of which a lawful `==` is true are equal. -/
theorem eq_of_beq_eq_true {α : Type u} {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : (a == b) = true) : a = b := eq_of_beq h
/-- The equality of values of which a lawful `==` is false is false. -/
theorem ne_of_beq_eq_false {α : Type u} {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : (a == b) = false) : (a = b) = False := eq_false (ne_of_beq_false h)
/-- `&&` whose left side is true is its right side. -/
theorem Bool.and_eq_of_eq_true_left {a b : Bool} (h : a = true) : (a && b) = b := by simp [h]
/-- `&&` whose right side is true is its left side. -/
theorem Bool.and_eq_of_eq_true_right {a b : Bool} (h : b = true) : (a && b) = a := by simp [h]
/-- `&&` whose left side is false is false. -/
theorem Bool.and_eq_of_eq_false_left {a b : Bool} (h : a = false) : (a && b) = false := by simp [h]
/-- `&&` whose right side is false is false. -/
theorem Bool.and_eq_of_eq_false_right {a b : Bool} (h : b = false) : (a && b) = false := by simp [h]
/-- The left side of a true `&&` is true. -/
theorem Bool.eq_true_of_and_eq_true_left {a b : Bool} (h : (a && b) = true) : a = true := by simp at h; exact h.1
/-- The right side of a true `&&` is true. -/
theorem Bool.eq_true_of_and_eq_true_right {a b : Bool} (h : (a && b) = true) : b = true := by simp at h; exact h.2
/-- `||` whose left side is true is true. -/
theorem Bool.or_eq_of_eq_true_left {a b : Bool} (h : a = true) : (a || b) = true := by simp [h]
/-- `||` whose right side is true is true. -/
theorem Bool.or_eq_of_eq_true_right {a b : Bool} (h : b = true) : (a || b) = true := by simp [h]
/-- `||` whose left side is false is its right side. -/
theorem Bool.or_eq_of_eq_false_left {a b : Bool} (h : a = false) : (a || b) = b := by simp [h]
/-- `||` whose right side is false is its left side. -/
theorem Bool.or_eq_of_eq_false_right {a b : Bool} (h : b = false) : (a || b) = a := by simp [h]
/-- The left side of a false `||` is false. -/
theorem Bool.eq_false_of_or_eq_false_left {a b : Bool} (h : (a || b) = false) : a = false := by cases a <;> simp_all
/-- The right side of a false `||` is false. -/
theorem Bool.eq_false_of_or_eq_false_right {a b : Bool} (h : (a || b) = false) : b = false := by cases a <;> simp_all
/-- The negation of a true boolean is false. -/
theorem Bool.not_eq_of_eq_true {a : Bool} (h : a = true) : (!a) = false := by simp [h]
/-- The negation of a false boolean is true. -/
theorem Bool.not_eq_of_eq_false {a : Bool} (h : a = false) : (!a) = true := by simp [h]
/-- A boolean with a true negation is false. -/
theorem Bool.eq_false_of_not_eq_true {a : Bool} (h : (!a) = true) : a = false := by cases a <;> simp_all
/-- A boolean with a false negation is true. -/
theorem Bool.eq_true_of_not_eq_false {a : Bool} (h : (!a) = false) : a = true := by cases a <;> simp_all
/-- A boolean that is not true is false. -/
theorem Bool.eq_false_of_not_eq_true' {a : Bool} (h : ¬a = true) : a = false := eq_false_of_ne_true h
/-- A boolean that is not false is true. -/
theorem Bool.eq_true_of_not_eq_false' {a : Bool} (h : ¬a = false) : a = true := eq_true_of_ne_false h
/-- No boolean equals its negation. -/
theorem Bool.false_of_not_eq_self {a : Bool} (h : (!a) = a) : False := by cases a <;> cases h
/-- A false and a true boolean are not equal. -/
theorem Bool.ne_of_eq_false_of_eq_true {a b : Bool} (h₁ : a = false) (h₂ : b = true) : (a = b) = False := by simp [h₁, h₂]
/-- A true and a false boolean are not equal. -/
theorem Bool.ne_of_eq_true_of_eq_false {a b : Bool} (h₁ : a = true) (h₂ : b = false) : (a = b) = False := by simp [h₁, h₂]
/-- Equal propositions both hold, or neither does. -/
theorem of_eq_eq_true {a b : Prop} (h : (a = b) = True) : (a ∧ b) ∨ (¬a ∧ ¬b) :=
  (Classical.em a).elim (fun ha => .inl ⟨ha, (of_eq_true h).mp ha⟩) (fun ha => .inr ⟨ha, fun hb => ha ((of_eq_true h).mpr hb)⟩)
/-- Of different propositions one holds and the other does not. -/
theorem of_eq_eq_false {a b : Prop} (h : (a = b) = False) : (a ∧ ¬b) ∨ (¬a ∧ b) :=
  (Classical.em a).elim (fun ha => .inl ⟨ha, fun hb => of_eq_false h (propext (iff_of_true ha hb))⟩)
    (fun ha => .inr ⟨ha, Classical.byContradiction fun hb => of_eq_false h (propext (iff_of_false ha hb))⟩)
/-- A statement about all proofs of what is true is one about the given proof. -/
theorem forall_propagator (p : Prop) (q : p → Prop) (q' : Prop) (h₁ : p = True) (h₂ : q (of_eq_true h₁) = q') : (∀ hp : p, q hp) = q' :=
  propext ⟨fun h => h₂.mp (h _), fun h _ => h₂.mpr h⟩
/-- A false universal statement has a counterexample. -/
theorem of_forall_eq_false (α : Sort u) (p : α → Prop) (h : (∀ x : α, p x) = False) : ∃ x : α, ¬p x := Classical.not_forall.mp (of_eq_false h)
/-- `if h : c` on what is true is the simplified first branch. -/
theorem dite_cond_eq_true' {α : Sort u} {c : Prop} {_ : Decidable c} {a : c → α} {b : ¬c → α} {r : α} (h₁ : c = True) (h₂ : a (of_eq_true h₁) = r) : (dite c a b) = r := h₂ ▸ dif_pos _
/-- `if h : c` on what is false is the simplified second branch. -/
theorem dite_cond_eq_false' {α : Sort u} {c : Prop} {_ : Decidable c} {a : c → α} {b : ¬c → α} {r : α} (h₁ : c = False) (h₂ : b (of_eq_false h₁) = r) : (dite c a b) = r := h₂ ▸ dif_neg _
/-- An eliminated equality is heterogeneously equal to what it was applied to. -/
theorem eqRec_heq.{u_1, u_2} {α : Sort u_2} {a : α} {motive : (x : α) → a = x → Sort u_1} (v : motive a (Eq.refl a)) {b : α} (h : a = b) : HEq (@Eq.rec α a motive v b h) v := by subst h; exact .rfl
/-- An eliminated equality is heterogeneously equal to what it was applied to. -/
theorem eqRecOn_heq.{u_1, u_2} {α : Sort u_2} {a : α} {motive : (x : α) → a = x → Sort u_1} {b : α} (h : a = b) (v : motive a (Eq.refl a)) : HEq (@Eq.recOn α a motive b h v) v := by subst h; exact .rfl
/-- An eliminated equality is heterogeneously equal to what it was applied to. -/
theorem eqNDRec_heq.{u_1, u_2} {α : Sort u_2} {a : α} {motive : α → Sort u_1} (v : motive a) {b : α} (h : a = b) : HEq (@Eq.ndrec α a motive v b h) v := by subst h; exact .rfl
/-- What is decided as true is true. -/
theorem of_decide_eq_true {p : Prop} {_ : Decidable p} : decide p = true → p = True := fun h => eq_true (_root_.of_decide_eq_true h)
/-- What is decided as false is false. -/
theorem of_decide_eq_false {p : Prop} {_ : Decidable p} : decide p = false → p = False := fun h => eq_false (_root_.of_decide_eq_false h)
/-- What is true is decided as true. -/
theorem decide_eq_true {p : Prop} {_ : Decidable p} : p = True → decide p = true := fun h => _root_.decide_eq_true (of_eq_true h)
/-- What is false is decided as false. -/
theorem decide_eq_false {p : Prop} {_ : Decidable p} : p = False → decide p = false := fun h => _root_.decide_eq_false (of_eq_false h)
/-- What cannot be refuted is true. -/
theorem of_lookahead (p : Prop) (h : (¬p) → False) : p = True := eq_true (Classical.byContradiction h)

/-! ## Normal forms -/

/-- Equivalence is equality of propositions. -/
theorem iff_eq (p q : Prop) : (p ↔ q) = (p = q) := propext ⟨propext, Iff.of_eq⟩
/-- To equal `True` is to hold. -/
theorem eq_true_eq (p : Prop) : (p = True) = p := propext ⟨of_eq_true, eq_true⟩
/-- To equal `False` is not to hold. -/
theorem eq_false_eq (p : Prop) : (p = False) = ¬p := propext ⟨of_eq_false, eq_false⟩
/-- Propositions differ just when one equals the other's negation. -/
theorem not_eq_prop (p q : Prop) : (¬(p = q)) = (p = ¬q) := propext ⟨fun h => propext ⟨fun hp hq => h (propext (iff_of_true hp hq)), fun hq => Classical.byContradiction fun hp => h (propext (iff_of_false hp hq))⟩, fun h e => by subst e; exact iff_not_self (Iff.of_eq h)⟩
/-- An implication is the disjunction of the negated premise and the conclusion. -/
theorem imp_eq (p q : Prop) : (p → q) = (¬p ∨ q) := propext ⟨fun h => (Classical.em p).elim (fun hp => .inr (h hp)) .inl, fun h hp => h.elim (absurd hp) id⟩
/-- What follows from a universal statement holds, or the statement has a counterexample. -/
theorem forall_imp_eq_or {α : Sort u} (p : α → Prop) (q : Prop) : ((∀ a, p a) → q) = ((∃ a, ¬p a) ∨ q) := by rw [imp_eq]; simp
/-- An implication from `True` is its conclusion. -/
theorem true_imp_eq (p : Prop) : (True → p) = p := by simp
/-- An implication from `False` is true. -/
theorem false_imp_eq (p : Prop) : (False → p) = True := by simp
/-- An implication of `True` is true. -/
theorem imp_true_eq (p : Prop) : (p → True) = True := by simp
/-- An implication of `False` is the negated premise. -/
theorem imp_false_eq (p : Prop) : (p → False) = ¬p := rfl
/-- An implication from a proposition to itself is true. -/
theorem imp_self_eq (p : Prop) : (p → p) = True := eq_true id
/-- A conjunction fails where one of its parts does. -/
theorem not_and (p q : Prop) : (¬(p ∧ q)) = (¬p ∨ ¬q) := propext Classical.not_and_iff_not_or_not
/-- The negation of `if` negates the branches. -/
theorem not_ite {p : Prop} {_ : Decidable p} (q r : Prop) : (¬ite p q r) = ite p (¬q) (¬r) := by split <;> rfl
/-- `if` between `True` and `False` is its condition. -/
theorem ite_true_false {p : Prop} {_ : Decidable p} : (ite p True False) = p := by split <;> simp_all
/-- `if` between `False` and `True` is the negated condition. -/
theorem ite_false_true {p : Prop} {_ : Decidable p} : (ite p False True) = ¬p := by split <;> simp_all
/-- A universal statement fails where it has a counterexample. -/
theorem not_forall {α : Sort u} (p : α → Prop) : (¬∀ x, p x) = ∃ x, ¬p x := propext Classical.not_forall
/-- An existential statement fails where everything fails the predicate. -/
theorem not_exists {α : Sort u} (p : α → Prop) : (¬∃ x, p x) = ∀ x, ¬p x := propext _root_.not_exists
/-- The conditional on a boolean is `if` on its being true. -/
theorem cond_eq_ite {α : Sort u} (c : Bool) (a b : α) : cond c a b = ite c a b := _root_.cond_eq_ite c a b
/-- `<` on natural numbers in terms of `≤`. -/
theorem Nat.lt_eq (a b : Nat) : (a < b) = (a + 1 ≤ b) := rfl
/-- `<` on integers in terms of `≤`. -/
theorem Int.lt_eq (a b : Int) : (a < b) = (a + 1 ≤ b) := rfl
/-- `≥` is `≤` with its sides swapped. -/
theorem ge_eq {α : Type u} [LE α] (a b : α) : (a ≥ b) = (b ≤ a) := rfl
/-- `>` is `<` with its sides swapped. -/
theorem gt_eq {α : Type u} [LT α] (a b : α) : (a > b) = (b < a) := rfl
/-- A lawful `==` is the decision of equality. -/
theorem beq_eq_decide_eq {α : Type u} {_ : BEq α} [LawfulBEq α] [DecidableEq α] (a b : α) : (a == b) = (decide (a = b)) := by rw [_root_.Bool.eq_iff_iff]; simp
/-- A lawful `!=` is the decision of difference. -/
theorem bne_eq_decide_not_eq {α : Type u} {_ : BEq α} [LawfulBEq α] [DecidableEq α] (a b : α) : (a != b) = (decide (¬a = b)) := by rw [_root_.Bool.eq_iff_iff]; simp
/-- The cast of a natural number, by the class's own function. -/
theorem natCast_eq {α : Type u} [NatCast α] (a : Nat) : (Nat.cast a : α) = (NatCast.natCast a : α) := rfl
/-- The cast of a quotient is the quotient of the casts. -/
theorem natCast_div (a b : Nat) : (NatCast.natCast (a / b) : Int) = (NatCast.natCast a) / (NatCast.natCast b) := rfl
/-- The cast of a remainder is the remainder of the casts. -/
theorem natCast_mod (a b : Nat) : (NatCast.natCast (a % b) : Int) = (NatCast.natCast a) % (NatCast.natCast b) := rfl
/-- The cast of a sum is the sum of the casts. -/
theorem natCast_add (a b : Nat) : (NatCast.natCast (a + b : Nat) : Int) = (NatCast.natCast a : Int) + (NatCast.natCast b : Int) := rfl
/-- The cast of a product is the product of the casts. -/
theorem natCast_mul (a b : Nat) : (NatCast.natCast (a * b : Nat) : Int) = (NatCast.natCast a : Int) * (NatCast.natCast b : Int) := rfl
/-- A statement about all proofs of `True` is one about the only proof. -/
theorem forall_true (p : True → Prop) : (∀ h : True, p h) = p True.intro := propext ⟨fun h => h trivial, fun h _ => h⟩
/-- An equation between booleans may be turned round. -/
theorem flip_bool_eq (a b : Bool) : (a = b) = (b = a) := propext eq_comm
/-- An equation between booleans is one between their being true. -/
theorem bool_eq_to_prop (a b : Bool) : (a = b) = ((a = true) = (b = true)) := propext ⟨fun h => by rw [h], fun h => _root_.Bool.eq_iff_iff.mpr (Iff.of_eq h)⟩
/-- A universal statement on the right of a disjunction moves out of it. -/
theorem forall_or_forall {α : Sort u} {β : α → Sort v} (p : α → Prop) (q : (a : α) → β a → Prop) : (∀ a : α, p a ∨ ∀ b : β a, q a b) = (∀ (a : α) (b : β a), p a ∨ q a b) :=
  propext ⟨fun h a b => (h a).imp_right (· b), fun h a => (Classical.em (p a)).imp_right fun hp b => (h a b).resolve_left hp⟩
/-- A universal statement on the left of a disjunction moves out of it. -/
theorem forall_forall_or {α : Sort u} {β : α → Sort v} (p : α → Prop) (q : (a : α) → β a → Prop) : (∀ a : α, (∀ b : β a, q a b) ∨ p a) = (∀ (a : α) (b : β a), q a b ∨ p a) :=
  propext ⟨fun h a b => (h a).imp_left (· b), fun h a => (Classical.em (p a)).elim .inr fun hp => .inl fun b => (h a b).resolve_right hp⟩
/-- A double negation may be left out. -/
theorem not_not (p : Prop) : (¬¬p) = p := propext Classical.not_not
/-- The negation of `True` is `False`. -/
theorem not_true : (¬True) = False := not_true_eq_false
/-- The negation of `False` is `True`. -/
theorem not_false : (¬False) = True := not_false_eq_true
/-- A disjunction fails where both parts do. -/
theorem not_or (p q : Prop) : (¬(p ∨ q)) = (¬p ∧ ¬q) := propext _root_.not_or
/-- An implication fails where its premise holds and its conclusion does not. -/
theorem not_implies (p q : Prop) : (¬(p → q)) = (p ∧ ¬q) := propext Classical.not_imp
/-- Not to equal `True` is not to hold. -/
theorem not_eq_true (p : Prop) : (¬(p = True)) = ¬p := by rw [eq_true_eq]
/-- Not to equal `False` is to hold. -/
theorem not_eq_false (p : Prop) : (¬(p = False)) = p := by rw [eq_false_eq, not_not]
/-- Disjunction is associative. -/
theorem or_assoc (p q r : Prop) : ((p ∨ q) ∨ r) = (p ∨ (q ∨ r)) := propext _root_.or_assoc
/-- The first part of a disjunction changes places with the second. -/
theorem or_swap12 (p q r : Prop) : (p ∨ q ∨ r) = (q ∨ p ∨ r) := propext or_left_comm
/-- The first part of a disjunction changes places with the third. -/
theorem or_swap13 (p q r : Prop) : (p ∨ q ∨ r) = (r ∨ q ∨ p) :=
  propext ⟨fun h => h.elim (fun x => .inr (.inr x)) (fun h => h.elim (fun x => .inr (.inl x)) .inl), fun h => h.elim (fun x => .inr (.inr x)) (fun h => h.elim (fun x => .inr (.inl x)) .inl)⟩
end Lean.Grind
/-- A negated `≤` between natural numbers is `≤` from one more. -/
theorem Nat.not_le_eq (a b : Nat) : (¬a ≤ b) = (b + 1 ≤ a) := propext Nat.not_le
/-- A negated `≥` between natural numbers is `≤` from one more. -/
theorem Nat.not_ge_eq (a b : Nat) : (¬a ≥ b) = (a + 1 ≤ b) := propext Nat.not_le
/-- A negated `<` between natural numbers is `≤` the other way. -/
theorem Nat.not_lt_eq (a b : Nat) : (¬a < b) = (b ≤ a) := propext Nat.not_lt
/-- A negated `≤` between integers is `≤` from one more. -/
theorem Int.not_le_eq (a b : Int) : (¬a ≤ b) = (b + 1 ≤ a) := propext Int.not_le
namespace Lean.Grind
/-! ## Rings: the interface of the engine's ring solver; without instances it stays out of the way -/

/-- Semirings. -/
class Semiring (α : Type u) extends Add α, Mul α where
  /-- The cast of natural numbers. -/
  [natCast : NatCast α]
  /-- The numerals. -/
  [ofNat : ∀ n, OfNat α n]
  /-- The multiples by natural numbers. -/
  [nsmul : SMul Nat α]
  /-- The powers with natural exponents. -/
  [npow : HPow α Nat α]
  /-- Zero is neutral for addition. -/
  add_zero : ∀ a : α, a + 0 = a
  /-- Addition is commutative. -/
  add_comm : ∀ a b : α, a + b = b + a
  /-- Addition is associative. -/
  add_assoc : ∀ a b c : α, a + b + c = a + (b + c)
  /-- Multiplication is associative. -/
  mul_assoc : ∀ a b c : α, a * b * c = a * (b * c)
  /-- One is neutral on the right of a product. -/
  mul_one : ∀ a : α, a * 1 = a
  /-- One is neutral on the left of a product. -/
  one_mul : ∀ a : α, 1 * a = a
  /-- Multiplication distributes over a sum on its right. -/
  left_distrib : ∀ a b c : α, a * (b + c) = a * b + a * c
  /-- Multiplication distributes over a sum on its left. -/
  right_distrib : ∀ a b c : α, (a + b) * c = a * c + b * c
  /-- Zero times an element is zero. -/
  zero_mul : ∀ a : α, 0 * a = 0
  /-- An element times zero is zero. -/
  mul_zero : ∀ a : α, a * 0 = 0
  /-- An element to the power zero is one. -/
  pow_zero : ∀ a : α, a ^ 0 = 1
  /-- A power with exponent one higher has one factor more. -/
  pow_succ : ∀ a : α, ∀ n : Nat, a ^ (n + 1) = (a ^ n) * a
  /-- The numeral after `a` is `a` plus one. -/
  ofNat_succ : ∀ a : Nat, OfNat.ofNat (α := α) (a + 1) = OfNat.ofNat a + 1
  /-- Numerals are casts of natural numbers. -/
  ofNat_eq_natCast : ∀ n : Nat, OfNat.ofNat (α := α) n = Nat.cast n
  /-- A multiple by a natural number is the product with its cast. -/
  nsmul_eq_natCast_mul : ∀ n : Nat, ∀ a : α, n • a = Nat.cast n * a
/-- Rings. -/
class Ring (α : Type u) extends Semiring α, Neg α, Sub α where
  /-- The cast of integers. -/
  [intCast : IntCast α]
  /-- The multiples by integers. -/
  [zsmul : SMul Int α]
  /-- The negative of an element plus the element is zero. -/
  neg_add_cancel : ∀ a : α, -a + a = 0
  /-- Subtracting is adding the negative. -/
  sub_eq_add_neg : ∀ a b : α, a - b = a + -b
  /-- A multiple by a negative integer is the negative of the multiple. -/
  neg_zsmul : ∀ (i : Int) (a : α), (-i : Int) • a = -(i • a)
  /-- Multiples by natural numbers as integers are multiples by natural numbers. -/
  zsmul_natCast_eq_nsmul : ∀ n : Nat, ∀ a : α, (n : Int) • a = n • a
  /-- The cast of an integer numeral is the numeral. -/
  intCast_ofNat : ∀ n : Nat, Int.cast (OfNat.ofNat (α := Int) n) = OfNat.ofNat (α := α) n
  /-- The cast of a negative integer is the negative of the cast. -/
  intCast_neg : ∀ i : Int, Int.cast (R := α) (-i) = -Int.cast i
/-- Commutative semirings. -/
class CommSemiring (α : Type u) extends Semiring α where
  /-- Multiplication is commutative. -/
  mul_comm : ∀ a b : α, a * b = b * a
/-- Commutative rings. -/
class CommRing (α : Type u) extends Ring α, CommSemiring α
attribute [instance_reducible] Semiring.npow Semiring.ofNat
attribute [instance 100] Semiring.toAdd Semiring.toMul Semiring.npow Ring.toNeg Ring.toSub Semiring.ofNat
init_grind_norm
  not_and not_or not_ite not_forall not_exists
  |
  Classical.not_not
  ne_eq iff_eq eq_self heq_eq_eq
  forall_or_forall forall_forall_or
  eq_true_eq eq_false_eq not_eq_prop
  not_true
  not_false_eq_true
  true_imp_eq false_imp_eq imp_true_eq imp_false_eq imp_self_eq
  and_true true_and and_false false_and and_assoc
  or_true true_or or_false false_or or_assoc
  ite_true ite_false ite_true_false ite_false_true
  dite_eq_ite
  forall_and forall_false forall_true
  forall_imp_eq_or
  exists_const exists_or exists_prop exists_and_left exists_and_right
  cond_eq_ite
  Bool.or_false Bool.or_true Bool.false_or Bool.true_or Bool.or_eq_true Bool.or_assoc
  Bool.and_false Bool.and_true Bool.false_and Bool.true_and Bool.and_eq_true Bool.and_assoc
  Bool.not_not
  beq_iff_eq beq_eq_decide_eq beq_self_eq_true
  bne_iff_ne bne_eq_decide_not_eq
  Bool.not_eq_true Bool.not_eq_false
  decide_eq_true_eq decide_not not_decide_eq_true
  Nat.le_zero_eq Nat.lt_eq Nat.succ_eq_add_one
  Nat.add_eq Nat.sub_eq Nat.mul_eq Nat.zero_eq Nat.le_eq
  Nat.div_zero Nat.mod_zero Nat.div_one Nat.mod_one
  Nat.sub_sub Nat.pow_zero Nat.pow_one Nat.sub_self
  Int.lt_eq
  Int.emod_neg Int.ediv_neg
  Int.ediv_zero Int.emod_zero
  Int.ediv_one Int.emod_one
  Int.negSucc_eq
  Int.pow_zero
  ge_eq gt_eq
  Int.ofNat_eq_coe
  Function.const_apply Function.comp_apply
end Lean.Grind
attribute [grind cases eager] And False Empty True PUnit Exists Subtype
attribute [grind cases] Or
attribute [grind =] List.length_nil List.length_cons List.length_append List.length_map List.length_reverse List.length_replicate
  List.nil_append List.cons_append List.append_nil List.append_assoc List.mem_cons List.mem_append List.map_nil List.map_cons List.map_append List.map_map
  List.mem_map List.filter_nil List.filter_cons List.filter_append List.mem_filter List.foldl_nil List.foldl_cons List.foldr_nil List.foldr_cons
  List.foldl_append List.foldr_append List.reverse_nil List.reverse_cons List.reverse_append List.reverse_reverse List.mem_reverse
  List.count_nil List.count_cons List.count_append List.take_zero List.drop_zero List.take_nil List.drop_nil List.take_succ_cons List.drop_succ_cons
  Option.map_none Option.map_some Option.getD_none Option.getD_some Option.isSome_none Option.isSome_some
attribute [grind ←] List.not_mem_nil
