prelude
import Init.Operators
/-!
# Logic

Names and types are those of Lean's own `Init`; the proofs are this project's.
-/
set_option linter.all false
universe u v w u₁ u₂
noncomputable section

/-- Truth is true. -/
theorem trivial : True := True.intro
/-- What follows from two propositions follows from their conjunction: what `injEq` lemmas build on. -/
theorem Lean.injEq_helper {P Q R : Prop} : (P → Q → R) → (P ∧ Q → R) := fun h pq => h pq.1 pq.2
/-- Propositions that imply each other are equal. -/
protected theorem Eq.propIntro {a b : Prop} (h₁ : a → b) (h₂ : b → a) : a = b := propext ⟨h₁, h₂⟩
/-- Contraposition: what implies a falsehood is false. -/
theorem mt {a b : Prop} (h₁ : a → b) (h₂ : ¬b) : ¬a := fun ha => h₂ (h₁ ha)
/-- Falsity is refuted. -/
theorem not_false : ¬False := id
/-- Truth is not refuted. -/
theorem not_true : ¬¬True := fun h => h trivial
/-- What holds is not refuted. -/
theorem not_not_intro {p : Prop} (h : p) : ¬¬p := fun hn => hn h
/-- Excluded middle is not refuted. -/
theorem not_not_em (a : Prop) : ¬¬(a ∨ ¬a) := fun h => h (.inr (fun ha => h (.inl ha)))
/-- Everything equals itself. -/
theorem rfl_eq {α : Sort u} (a : α) : a = a := rfl
/-- What equals `True` holds. -/
theorem of_eq_true {p : Prop} (h : p = True) : p := h ▸ trivial
/-- What holds equals `True`. -/
theorem eq_true {p : Prop} (h : p) : p = True := propext ⟨fun _ => trivial, fun _ => h⟩
/-- The identity gives its argument. -/
@[simp] theorem id_eq {α : Sort u} (a : α) : @Eq α (id a) a := rfl
/-- Substitution of equals, from right to left. -/
theorem Eq.substr {α : Sort u} {p : α → Prop} {a b : α} (h₁ : b = a) (h₂ : p a) : p b := h₁ ▸ h₂
/-- Transport along an equality of a type with itself changes nothing. -/
theorem cast_eq {α : Sort u} (h : α = α) (a : α) : cast h a = a := rfl
attribute [simp] cast_eq
/-- A transported value is heterogeneously equal to the value. -/
theorem cast_heq {α β : Sort u} (h : α = β) (a : α) : HEq (cast h a) a := by cases h; exact .rfl
attribute [simp] cast_heq
/-- An eliminated equality is heterogeneously equal to what it was applied to. -/
theorem eqRec_heq {α : Sort u} {motive : α → Sort v} {a a' : α} (h : a = a') (p : motive a) :
    HEq (@Eq.recOn α a (fun x _ => motive x) a' h p) p := by cases h; exact .rfl
/-- Heterogeneous equality is symmetric. -/
theorem HEq.symm {α β : Sort u} {a : α} {b : β} (h : HEq a b) : HEq b a := by cases h; exact .rfl
/-- Heterogeneous equality is transitive. -/
theorem HEq.trans {α β φ : Sort u} {a : α} {b : β} {c : φ} (h₁ : HEq a b) (h₂ : HEq b c) : HEq a c := by cases h₁; exact h₂
/-- Substitution of what is heterogeneously equal. -/
theorem HEq.subst {α β : Sort u} {p : (T : Sort u) → T → Prop} {a : α} {b : β} (h₁ : HEq a b) (h₂ : p α a) : p β b := by
  cases h₁; exact h₂
/-- Heterogeneous equality followed by equality is heterogeneous equality. -/
theorem heq_of_heq_of_eq {α β : Sort u} {a : α} {b b' : β} (h₁ : HEq a b) (h₂ : b = b') : HEq a b' := h₂ ▸ h₁
/-- Equality followed by heterogeneous equality is heterogeneous equality. -/
theorem heq_of_eq_of_heq {α β : Sort u} {a a' : α} {b : β} (h₁ : a = a') (h₂ : HEq a' b) : HEq a b := h₁ ▸ h₂
/-- Elimination of heterogeneous equality at one type. -/
protected abbrev HEq.homo_ndrec.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α} (h : HEq a b) : motive b :=
  Eq.ndrec m (eq_of_heq h)
/-- Elimination of heterogeneous equality, with a motive that ignores the proof. -/
protected abbrev HEq.ndrec.{u1, u2} {α : Sort u2} {a : α} {motive : {β : Sort u2} → β → Sort u1} (m : motive a) {β : Sort u2} {b : β} (h : HEq a b) : motive b :=
  h.rec m
/-- What is heterogeneously equal has equal types. -/
theorem type_eq_of_heq {α β : Sort u} {a : α} {b : β} (h : HEq a b) : α = β := by cases h; exact rfl
/-- Equal values are heterogeneously equal. -/
theorem Eq.heq {α : Sort u} {a b : α} (h : a = b) : HEq a b := heq_of_eq h
/-- Within one type, what is heterogeneously equal is equal. -/
theorem HEq.eq {α : Sort u} {a b : α} (h : HEq a b) : a = b := eq_of_heq h

/-- Values whose equality is absurd are different. -/
theorem Ne.intro {α : Sort u} {a b : α} (h : a = b → False) : a ≠ b := h
/-- Equality of different values is absurd. -/
theorem Ne.elim {α : Sort u} {a b : α} (h : a ≠ b) : a = b → False := h
/-- Nothing differs from itself. -/
theorem Ne.irrefl {α : Sort u} {a : α} (h : a ≠ a) : False := h rfl
/-- Difference is symmetric. -/
theorem Ne.symm {α : Sort u} {a b : α} (h : a ≠ b) : b ≠ a := fun e => h e.symm
/-- Difference is symmetric. -/
theorem ne_comm {α : Sort u} {a b : α} : a ≠ b ↔ b ≠ a := ⟨Ne.symm, Ne.symm⟩
/-- What equals something different from `c` is different from `c`. -/
theorem ne_of_eq_of_ne {α : Sort u} {a b c : α} (h₁ : a = b) (h₂ : b ≠ c) : a ≠ c := h₁ ▸ h₂
/-- What is different from something that equals `c` is different from `c`. -/
theorem ne_of_ne_of_eq {α : Sort u} {a b c : α} (h₁ : a ≠ b) (h₂ : b = c) : a ≠ c := h₂ ▸ h₁
/-- Nothing differs from itself. -/
theorem false_of_ne {α : Sort u} {a : α} : a ≠ a → False := Ne.irrefl
/-- What holds is different from `False`. -/
theorem ne_false_of_self {p : Prop} : p → p ≠ False := fun hp h => h ▸ hp
/-- What does not hold is different from `True`. -/
theorem ne_true_of_not {p : Prop} : ¬p → p ≠ True := fun hp h => hp (h ▸ trivial)
/-- The negation of `True` is `False`. -/
theorem true_ne_false : ¬True = False := ne_false_of_self trivial
/-- `False` is different from `True`. -/
theorem false_ne_true : False ≠ True := fun h => h.symm ▸ trivial
/-- Equality is symmetric. -/
theorem eq_comm {α : Sort u} {a b : α} : a = b ↔ b = a := ⟨Eq.symm, Eq.symm⟩

/-- Equivalence is reflexive. -/
@[refl] theorem Iff.refl (a : Prop) : a ↔ a := ⟨id, id⟩
/-- Equivalence is reflexive. -/
protected theorem Iff.rfl {a : Prop} : a ↔ a := Iff.refl a
/-- Equal propositions are equivalent. -/
theorem Iff.of_eq {a b : Prop} (h : a = b) : a ↔ b := h ▸ Iff.rfl
/-- Equivalence is transitive. -/
theorem Iff.trans {a b c : Prop} (h₁ : a ↔ b) (h₂ : b ↔ c) : a ↔ c := ⟨fun h => h₂.mp (h₁.mp h), fun h => h₁.mpr (h₂.mpr h)⟩
/-- Equivalence is symmetric. -/
theorem Iff.symm {a b : Prop} (h : a ↔ b) : b ↔ a := ⟨h.mpr, h.mp⟩
/-- Equivalence is symmetric. -/
theorem Iff.comm {a b : Prop} : (a ↔ b) ↔ (b ↔ a) := ⟨Iff.symm, Iff.symm⟩
/-- Equivalence is symmetric. -/
theorem iff_comm {a b : Prop} : (a ↔ b) ↔ (b ↔ a) := Iff.comm
/-- Equal propositions are equivalent. -/
theorem iff_of_eq {a b : Prop} (h : a = b) : a ↔ b := Iff.of_eq h
/-- True propositions are equivalent. -/
theorem iff_of_true {a b : Prop} (ha : a) (hb : b) : a ↔ b := ⟨fun _ => hb, fun _ => ha⟩
/-- False propositions are equivalent. -/
theorem iff_of_false {a b : Prop} (ha : ¬a) (hb : ¬b) : a ↔ b := ⟨fun h => (ha h).elim, fun h => (hb h).elim⟩
/-- What holds is equivalent to `True`. -/
theorem iff_true_intro {a : Prop} (h : a) : a ↔ True := iff_of_true h trivial
/-- What does not hold is equivalent to `False`. -/
theorem iff_false_intro {a : Prop} (h : ¬a) : a ↔ False := iff_of_false h id
/-- To be equivalent to what holds is to hold. -/
theorem iff_true_left {a b : Prop} (ha : a) : (a ↔ b) ↔ b := ⟨fun h => h.mp ha, fun hb => iff_of_true ha hb⟩
/-- Negations of equivalent propositions are equivalent. -/
theorem not_congr {a b : Prop} (h : a ↔ b) : ¬a ↔ ¬b := ⟨mt h.mpr, mt h.mp⟩
/-- Negations of equivalent propositions are equivalent. -/
theorem Iff.not {a b : Prop} (h : a ↔ b) : ¬a ↔ ¬b := not_congr h
/-- Equivalence is implication in both directions. -/
theorem iff_def {a b : Prop} : (a ↔ b) ↔ (a → b) ∧ (b → a) := ⟨fun h => ⟨h.mp, h.mpr⟩, fun h => ⟨h.1, h.2⟩⟩
/-- What follows from both implications follows from the equivalence. -/
def Iff.elim {a b : Prop} {c : Sort u} (f : (a → b) → (b → a) → c) (h : a ↔ b) : c := f h.mp h.mpr
/-- What is equivalent to `True` holds. -/
theorem of_iff_true {a : Prop} (h : a ↔ True) : a := h.mpr trivial
/-- What is equivalent to `False` does not hold. -/
theorem not_of_iff_false {a : Prop} : (a ↔ False) → ¬a := Iff.mp
/-- Equal propositions are equivalent. -/
theorem Eq.to_iff {a b : Prop} : a = b → (a ↔ b) := Iff.of_eq
/-- Equivalent propositions are equal. -/
theorem Iff.to_eq {a b : Prop} (h : a ↔ b) : a = b := propext h
/-- What equals a true proposition is true. -/
theorem Eq.mpr_prop {p q : Prop} (h₁ : p = q) (h₂ : q) : p := h₁ ▸ h₂
/-- What equals a false proposition is false. -/
theorem Eq.mpr_not {p q : Prop} (h₁ : p = q) (h₂ : ¬q) : ¬p := h₁ ▸ h₂

/-- The parts of a conjunction may be swapped. -/
theorem And.symm {a b : Prop} (h : a ∧ b) : b ∧ a := ⟨h.2, h.1⟩
/-- Conjunction is commutative. -/
theorem And.comm {a b : Prop} : a ∧ b ↔ b ∧ a := ⟨And.symm, And.symm⟩
/-- Conjunction is commutative. -/
theorem and_comm {a b : Prop} : a ∧ b ↔ b ∧ a := And.comm
/-- A conjunction implies that of what its parts imply. -/
theorem And.imp {a b c d : Prop} (f : a → c) (g : b → d) (h : a ∧ b) : c ∧ d := ⟨f h.1, g h.2⟩
/-- The left part of a conjunction may be weakened. -/
theorem And.imp_left {a b c : Prop} (h : a → b) : a ∧ c → b ∧ c := .imp h id
/-- The right part of a conjunction may be weakened. -/
theorem And.imp_right {a b c : Prop} (h : a → b) : c ∧ a → c ∧ b := .imp id h
/-- What follows from each part follows from the disjunction. -/
theorem Or.elim {a b c : Prop} (h : a ∨ b) (left : a → c) (right : b → c) : c := h.rec left right
/-- A disjunction whose left part is refuted gives its right part. -/
theorem Or.resolve_left {a b : Prop} (h : a ∨ b) (na : ¬a) : b := h.elim (absurd · na) id
/-- A disjunction whose right part is refuted gives its left part. -/
theorem Or.resolve_right {a b : Prop} (h : a ∨ b) (nb : ¬b) : a := h.elim id (absurd · nb)
/-- A disjunction with a negation on the left, refuted, gives its right part. -/
theorem Or.neg_resolve_left {a b : Prop} (h : ¬a ∨ b) (ha : a) : b := h.elim (absurd ha) id
/-- A disjunction with a negation on the right, refuted, gives its left part. -/
theorem Or.neg_resolve_right {a b : Prop} (h : a ∨ ¬b) (nb : b) : a := h.elim id (absurd nb)
/-- The parts of a disjunction may be swapped. -/
theorem Or.symm {a b : Prop} (h : a ∨ b) : b ∨ a := h.elim .inr .inl
/-- Disjunction is commutative. -/
theorem Or.comm {a b : Prop} : a ∨ b ↔ b ∨ a := ⟨Or.symm, Or.symm⟩
/-- Disjunction is commutative. -/
theorem or_comm {a b : Prop} : a ∨ b ↔ b ∨ a := Or.comm
/-- A disjunction implies that of what its parts imply. -/
theorem Or.imp {a b c d : Prop} (f : a → c) (g : b → d) (h : a ∨ b) : c ∨ d := h.elim (fun x => .inl (f x)) (fun x => .inr (g x))
/-- The left part of a disjunction may be weakened. -/
theorem Or.imp_left {a b c : Prop} (f : a → b) : a ∨ c → b ∨ c := .imp f id
/-- The right part of a disjunction may be weakened. -/
theorem Or.imp_right {a b c : Prop} (f : b → c) : a ∨ b → a ∨ c := .imp id f
/-- What follows from every witness follows from existence. -/
theorem Exists.elim {α : Sort u} {p : α → Prop} {b : Prop} (h₁ : ∃ x, p x) (h₂ : ∀ a, p a → b) : b := by
  obtain ⟨w, h⟩ := h₁; exact h₂ w h
/-- A weaker predicate has a witness too. -/
theorem Exists.imp {α : Sort u} {p q : α → Prop} (h : ∀ a, p a → q a) : (∃ a, p a) → ∃ a, q a := fun ⟨w, hw⟩ => ⟨w, h w hw⟩

end
