prelude
import Init.SimpLemmas
/-!
# Quantifiers, and classical reasoning
-/
set_option linter.all false
universe u v w u₁ u₂ u₃
noncomputable section

/-! ## Quantifiers -/

/-- What is implied everywhere holds everywhere if its premise does. -/
theorem forall_imp {α : Sort u} {p q : α → Prop} (h : ∀ a, p a → q a) : (∀ a, p a) → ∀ a, q a := fun h' a => h a (h' a)
/-- Universal statements about equivalent predicates are equivalent. -/
theorem forall_congr' {α : Sort u} {p q : α → Prop} (h : ∀ a, p a ↔ q a) : (∀ a, p a) ↔ ∀ a, q a := ⟨fun H a => (h a).1 (H a), fun H a => (h a).2 (H a)⟩
/-- Existential statements about equivalent predicates are equivalent. -/
theorem exists_congr {α : Sort u} {p q : α → Prop} (h : ∀ a, p a ↔ q a) : (∃ a, p a) ↔ ∃ a, q a := ⟨Exists.imp fun x => (h x).1, Exists.imp fun x => (h x).2⟩
/-- A statement about all proofs of existence is one about all witnesses. -/
theorem forall_exists_index {α : Sort u} {p : α → Prop} {q : (∃ x, p x) → Prop} : (∀ h, q h) ↔ ∀ x (h : p x), q ⟨x, h⟩ :=
  ⟨fun h x hpx => h ⟨x, hpx⟩, fun h ⟨x, hpx⟩ => h x hpx⟩
attribute [simp] forall_exists_index
/-- A quantifier of existence that binds nothing may be left out, over a type with an element. -/
@[simp] theorem exists_const {b : Prop} (α : Sort u) [i : Nonempty α] : (∃ _ : α, b) ↔ b := ⟨fun ⟨_, h⟩ => h, i.elim fun a h => ⟨a, h⟩⟩
/-- A universal quantifier that binds nothing may be left out, over a type with an element. -/
@[simp] theorem forall_const {b : Prop} (α : Sort u) [i : Nonempty α] : (α → b) ↔ b := ⟨fun h => i.elim h, fun h _ => h⟩
/-- Nothing satisfies `False`. -/
@[simp] theorem exists_false {α : Sort u} : ¬(∃ _a : α, False) := fun ⟨_, h⟩ => h
/-- Existence of a proof with a further fact is conjunction. -/
@[simp] theorem exists_prop {b a : Prop} : (∃ _h : a, b) ↔ a ∧ b := ⟨fun ⟨x, y⟩ => ⟨x, y⟩, fun ⟨x, y⟩ => ⟨x, y⟩⟩
/-- Existence over proofs of `True` is about the one proof. -/
@[simp] theorem exists_true_left {p : True → Prop} : (∃ x, p x) ↔ p True.intro := ⟨fun ⟨_, h⟩ => h, fun h => ⟨_, h⟩⟩
/-- What holds of everything equal to `a'` holds of `a'`, and conversely. -/
@[simp] theorem forall_eq {α : Sort u} {p : α → Prop} {a' : α} : (∀ a, a = a' → p a) ↔ p a' := ⟨fun h => h a' rfl, fun h _ e => e ▸ h⟩
/-- What holds of everything that `a'` equals holds of `a'`, and conversely. -/
@[simp] theorem forall_eq' {α : Sort u} {p : α → Prop} {a' : α} : (∀ a, a' = a → p a) ↔ p a' := ⟨fun h => h a' rfl, fun h _ e => e ▸ h⟩
/-- Something equals `a'`. -/
@[simp] theorem exists_eq {α : Sort u} {a' : α} : ∃ a, a = a' := ⟨_, rfl⟩
/-- `a'` equals something. -/
@[simp] theorem exists_eq' {α : Sort u} {a' : α} : ∃ a, a' = a := ⟨_, rfl⟩
/-- Something equal to `a'` satisfies `p` just when `a'` does. -/
@[simp] theorem exists_eq_left {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, a = a' ∧ p a) ↔ p a' := ⟨fun ⟨_, e, h⟩ => e ▸ h, fun h => ⟨_, rfl, h⟩⟩
/-- Something satisfies `p` and equals `a'` just when `a'` satisfies `p`. -/
@[simp] theorem exists_eq_right {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, p a ∧ a = a') ↔ p a' := ⟨fun ⟨_, h, e⟩ => e ▸ h, fun h => ⟨_, h, rfl⟩⟩
/-- Something that `a'` equals satisfies `p` just when `a'` does. -/
@[simp] theorem exists_eq_left' {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, a' = a ∧ p a) ↔ p a' := ⟨fun ⟨_, e, h⟩ => e ▸ h, fun h => ⟨_, rfl, h⟩⟩
/-- Something satisfies `p` and `a'` equals it just when `a'` satisfies `p`. -/
@[simp] theorem exists_eq_right' {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, p a ∧ a' = a) ↔ p a' := ⟨fun ⟨_, h, e⟩ => e ▸ h, fun h => ⟨_, h, rfl⟩⟩
/-- Something satisfies `p` and `q` and equals `a'` just when `a'` satisfies both. -/
@[simp] theorem exists_eq_right_right {α : Sort u} {p q : α → Prop} {a' : α} : (∃ a, p a ∧ q a ∧ a = a') ↔ p a' ∧ q a' := ⟨fun ⟨_, h, k, e⟩ => e ▸ ⟨h, k⟩, fun h => ⟨_, h.1, h.2, rfl⟩⟩
/-- A fact on the left that does not depend on the witness moves out of existence. -/
@[simp] theorem exists_and_left {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, b ∧ p x) ↔ b ∧ (∃ x, p x) := ⟨fun ⟨x, h⟩ => ⟨h.1, x, h.2⟩, fun ⟨h, x, k⟩ => ⟨x, h, k⟩⟩
/-- A fact on the right that does not depend on the witness moves out of existence. -/
@[simp] theorem exists_and_right {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, p x ∧ b) ↔ (∃ x, p x) ∧ b := ⟨fun ⟨x, h⟩ => ⟨⟨x, h.1⟩, h.2⟩, fun ⟨⟨x, k⟩, h⟩ => ⟨x, k, h⟩⟩
/-- Something equals `y` or satisfies `p`. -/
@[simp] theorem exists_or_eq_left {α : Sort u} (y : α) (p : α → Prop) : ∃ x, x = y ∨ p x := ⟨y, .inl rfl⟩
/-- Existence among `a'` and what satisfies `q` splits into both cases. -/
@[simp] theorem exists_eq_or_imp {α : Sort u} {p q : α → Prop} {a' : α} : (∃ a, (a = a' ∨ q a) ∧ p a) ↔ p a' ∨ ∃ a, q a ∧ p a :=
  ⟨fun ⟨a, h, k⟩ => h.elim (fun e => .inl (e ▸ k)) (fun h => .inr ⟨a, h, k⟩), fun h => h.elim (fun k => ⟨a', .inl rfl, k⟩) (fun ⟨a, h, k⟩ => ⟨a, .inr h, k⟩)⟩
/-- Existence distributes over disjunction. -/
theorem exists_or {α : Sort u} {p q : α → Prop} : (∃ x, p x ∨ q x) ↔ (∃ x, p x) ∨ ∃ x, q x :=
  ⟨fun ⟨x, h⟩ => h.imp (⟨x, ·⟩) (⟨x, ·⟩), fun h => h.elim (fun ⟨x, k⟩ => ⟨x, .inl k⟩) (fun ⟨x, k⟩ => ⟨x, .inr k⟩)⟩
/-- Universality distributes over conjunction. -/
theorem forall_and {α : Sort u} {p q : α → Prop} : (∀ x, p x ∧ q x) ↔ (∀ x, p x) ∧ (∀ x, q x) := ⟨fun h => ⟨fun x => (h x).1, fun x => (h x).2⟩, fun h x => ⟨h.1 x, h.2 x⟩⟩
/-- Nothing satisfies `p` just when everything fails it. -/
@[simp] theorem not_exists {α : Sort u} {p : α → Prop} : (¬∃ x, p x) ↔ ∀ x, ¬p x := ⟨fun h x hp => h ⟨x, hp⟩, fun h ⟨x, hp⟩ => h x hp⟩
/-- If nothing satisfies `p`, everything fails it. -/
theorem forall_not_of_not_exists {α : Sort u} {p : α → Prop} (h : ¬∃ x, p x) : ∀ x, ¬p x := not_exists.mp h
/-- If something fails `p`, not everything satisfies it. -/
theorem not_forall_of_exists_not {α : Sort u} {p : α → Prop} : (∃ x, ¬p x) → ¬∀ x, p x := fun ⟨x, h⟩ k => h (k x)
/-- What holds of `a'` and of all that satisfies `q` holds of each, and conversely. -/
theorem forall_eq_or_imp {α : Sort u} {p q : α → Prop} {a' : α} : (∀ a, a = a' ∨ q a → p a) ↔ p a' ∧ ∀ a, q a → p a :=
  ⟨fun h => ⟨h a' (.inl rfl), fun a k => h a (.inr k)⟩, fun h a k => k.elim (fun e => e ▸ h.1) (h.2 a)⟩
attribute [simp] forall_eq_or_imp
/-- Quantifiers of existence may be swapped. -/
theorem exists_comm {α : Sort u} {β : Sort v} {p : α → β → Prop} : (∃ a b, p a b) ↔ (∃ b a, p a b) := ⟨fun ⟨a, b, h⟩ => ⟨b, a, h⟩, fun ⟨b, a, h⟩ => ⟨a, b, h⟩⟩
/-- Universal quantifiers may be swapped. -/
theorem forall_comm {α : Sort u} {β : Sort v} {p : α → β → Prop} : (∀ a b, p a b) ↔ (∀ b a, p a b) := ⟨fun h b a => h a b, fun h a b => h b a⟩
/-- What holds of everything that is a value of `f` holds of all its values, and conversely. -/
@[simp] theorem forall_apply_eq_imp_iff {α : Sort u} {β : Sort v} {f : α → β} {p : β → Prop} : (∀ b a, f a = b → p b) ↔ ∀ a, p (f a) := ⟨fun h a => h _ a rfl, fun h _ a e => e ▸ h a⟩
/-- What holds of everything equal to a value of `f` holds of all its values, and conversely. -/
@[simp] theorem forall_eq_apply_imp_iff {α : Sort u} {β : Sort v} {f : α → β} {p : β → Prop} : (∀ b a, b = f a → p b) ↔ ∀ a, p (f a) := ⟨fun h a => h _ a rfl, fun h _ a e => e ▸ h a⟩
/-- What holds of all values of `f` at arguments that satisfy `p`, stated through the value or the argument. -/
@[simp] theorem forall_apply_eq_imp_iff₂ {α : Sort u} {β : Sort v} {f : α → β} {p : α → Prop} {q : β → Prop} : (∀ b a, p a → f a = b → q b) ↔ ∀ a, p a → q (f a) := ⟨fun h a k => h _ a k rfl, fun h _ a k e => e ▸ h a k⟩
/-- A statement about all proofs of what holds is one about the given proof. -/
theorem forall_prop_of_true {p : Prop} {q : p → Prop} (h : p) : (∀ h' : p, q h') ↔ q h := ⟨fun k => k h, fun k _ => k⟩
/-- Existence over proofs of what holds is about the given proof. -/
theorem exists_prop_of_true {p : Prop} {q : p → Prop} (h : p) : (∃ h' : p, q h') ↔ q h := ⟨fun ⟨_, k⟩ => k, fun k => ⟨h, k⟩⟩
/-- There is no proof, and so none with a property, of what does not hold. -/
@[simp] theorem exists_prop_of_false {p : Prop} {q : p → Prop} : ¬p → ¬∃ h' : p, q h' := fun hn ⟨h, _⟩ => hn h

/-! ## Classical reasoning -/

namespace Classical
/-- An element that satisfies the predicate, when one exists. -/
def indefiniteDescription {α : Sort u} (p : α → Prop) (h : ∃ x, p x) : {x // p x} :=
  choice (match h with | ⟨x, px⟩ => ⟨⟨x, px⟩⟩)
/-- A chosen witness. -/
def choose {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : α := (indefiniteDescription p h).val
/-- The chosen element satisfies the predicate. -/
theorem choose_spec {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : p (choose h) := (indefiniteDescription p h).property
/-- The excluded middle, from choice and extensionality (Diaconescu 1975). -/
theorem em (p : Prop) : p ∨ ¬p :=
  have hT : ∃ x, x = True ∨ p := ⟨True, .inl rfl⟩
  have hF : ∃ x, x = False ∨ p := ⟨False, .inl rfl⟩
  match choose_spec hT, choose_spec hF with
  | .inr h, _ => .inl h
  | _, .inr h => .inl h
  | .inl eT, .inl eF => .inr fun hp =>
    have e : (fun x => x = True ∨ p) = (fun x => x = False ∨ p) := funext fun x => propext ⟨fun _ => .inr hp, fun _ => .inr hp⟩
    have : ∀ (h₁ : ∃ x, x = True ∨ p) (h₂ : ∃ x, x = False ∨ p), choose h₁ = choose h₂ := e ▸ fun _ _ => rfl
    false_ne_true (eF.symm.trans ((this hT hF).symm.trans eT))
/-- Every proposition is decidable, by choice. -/
scoped instance (priority := low) propDecidable (a : Prop) : Decidable a :=
  choice (match em a with
    | .inl h => ⟨isTrue h⟩
    | .inr h => ⟨isFalse h⟩)
/-- What cannot be refuted holds. -/
theorem byContradiction {p : Prop} (h : ¬p → False) : p := (em p).elim id fun hn => (h hn).elim
/-- What follows from a proposition and from its negation holds. -/
theorem byCases {p q : Prop} (hpq : p → q) (hnpq : ¬p → q) : q := (em p).elim hpq hnpq
/-- A doubly negated proposition holds. -/
theorem of_not_not {a : Prop} (h : ¬¬a) : a := byContradiction h
/-- A double negation may be left out. -/
@[simp] theorem not_not {a : Prop} : ¬¬a ↔ a := ⟨of_not_not, not_not_intro⟩
/-- Not everything satisfies `p` just when something fails it. -/
@[simp low] theorem not_forall {α : Sort u} {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  ⟨fun h => byContradiction fun hn => h fun x => byContradiction fun hp => hn ⟨x, hp⟩, not_forall_of_exists_not⟩
/-- Not everything fails `p` just when something satisfies it. -/
theorem not_forall_not {α : Sort u} {p : α → Prop} : (¬∀ x, ¬p x) ↔ ∃ x, p x := ⟨fun h => byContradiction fun hn => h fun x hp => hn ⟨x, hp⟩, fun ⟨x, h⟩ k => k x h⟩
/-- Nothing fails `p` just when everything satisfies it. -/
theorem not_exists_not {α : Sort u} {p : α → Prop} : (¬∃ x, ¬p x) ↔ ∀ x, p x := ⟨fun h x => byContradiction fun hp => h ⟨x, hp⟩, fun h ⟨x, k⟩ => k (h x)⟩
/-- An implication fails just when its premise holds and its conclusion does not. -/
@[simp low] theorem not_imp {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b := ⟨fun h => ⟨byContradiction fun ha => h fun k => (ha k).elim, fun hb => h fun _ => hb⟩, fun h k => h.2 (k h.1)⟩
/-- A conjunction fails just when one of its parts does. -/
theorem not_and_iff_not_or_not {a b : Prop} : ¬(a ∧ b) ↔ ¬a ∨ ¬b := ⟨fun h => (em a).elim (fun ha => .inr fun hb => h ⟨ha, hb⟩) .inl, not_and_of_not_or_not⟩
/-- A disjunction holds just when its right part does unless the left one does. -/
theorem or_iff_not_imp_left {a b : Prop} : a ∨ b ↔ (¬a → b) := ⟨fun h => h.resolve_left, fun h => (em a).elim .inl fun ha => .inr (h ha)⟩
/-- A disjunction holds just when its left part does unless the right one does. -/
theorem or_iff_not_imp_right {a b : Prop} : a ∨ b ↔ (¬b → a) := ⟨fun h => h.resolve_right, fun h => (em b).elim .inr fun hb => .inl (h hb)⟩
/-- An implication fails just when its premise holds and its conclusion does not. -/
theorem not_imp_iff_and_not {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b := not_imp
/-- An equivalence fails just when one side is equivalent to the other's negation. -/
theorem not_iff {a b : Prop} : ¬(a ↔ b) ↔ (¬a ↔ b) :=
  ⟨fun h => ⟨fun ha => byContradiction fun hb => h (iff_of_false ha hb), fun hb ha => h (iff_of_true ha hb)⟩, fun h k => iff_not_self (k.trans h.symm)⟩
end Classical

namespace Decidable
/-- An implication with decidable premise fails just when that holds and the conclusion does not. -/
theorem not_imp_iff_and_not {a b : Prop} [Decidable a] : ¬(a → b) ↔ a ∧ ¬b :=
  ⟨fun h => ⟨byContradiction fun ha => h fun k => (ha k).elim, fun hb => h fun _ => hb⟩, fun h k => h.2 (k h.1)⟩
/-- A conjunction with decidable left part fails just when one of its parts does. -/
theorem not_and_iff_or_not_not {a b : Prop} [Decidable a] : ¬(a ∧ b) ↔ ¬a ∨ ¬b :=
  ⟨fun h => if ha : a then .inr (fun hb => h ⟨ha, hb⟩) else .inl ha, not_and_of_not_or_not⟩
/-- A conjunction with decidable left part fails just when one of its parts does. -/
theorem not_and_iff_not_or_not {a b : Prop} [Decidable a] : ¬(a ∧ b) ↔ ¬a ∨ ¬b := not_and_iff_or_not_not
/-- With a decidable side, equivalence means that both sides hold or neither does. -/
theorem iff_iff_and_or_not_and_not {a b : Prop} [Decidable b] : (a ↔ b) ↔ (a ∧ b) ∨ (¬a ∧ ¬b) :=
  ⟨fun e => if h : b then .inl ⟨e.2 h, h⟩ else .inr ⟨mt e.1 h, h⟩, fun h => h.elim (fun x => iff_of_true x.1 x.2) (fun x => iff_of_false x.1 x.2)⟩
/-- Negations of decidable propositions are equivalent just when the propositions are. -/
theorem not_iff_not {a b : Prop} [Decidable a] [Decidable b] : (¬a ↔ ¬b) ↔ (a ↔ b) :=
  ⟨fun h => ⟨fun ha => byContradiction fun hb => h.2 hb ha, fun hb => byContradiction fun ha => h.1 ha hb⟩, not_congr⟩
/-- An implication with decidable premise means that this fails or the conclusion holds. -/
theorem not_or_of_imp {a b : Prop} [Decidable a] (h : a → b) : ¬a ∨ b := if ha : a then .inr (h ha) else .inl ha
/-- A disjunction with decidable left part holds just when its right part does unless the left one does. -/
theorem or_iff_not_imp_left {a b : Prop} [Decidable a] : a ∨ b ↔ (¬a → b) := ⟨fun h => h.resolve_left, fun h => if ha : a then .inl ha else .inr (h ha)⟩
/-- Not everything fails `p` just when something satisfies it, if the latter is decidable. -/
theorem not_forall_not {α : Sort u} {p : α → Prop} [Decidable (∃ x, p x)] : (¬∀ x, ¬p x) ↔ ∃ x, p x := ⟨fun h => byContradiction fun hn => h fun x hp => hn ⟨x, hp⟩, fun ⟨x, h⟩ k => k x h⟩
/-- Not everything satisfies `p` just when something fails it, if both are decidable. -/
theorem not_forall {α : Sort u} {p : α → Prop} [Decidable (∃ x, ¬p x)] [∀ x, Decidable (p x)] : (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  ⟨fun h => byContradiction fun hn => h fun x => byContradiction fun hp => hn ⟨x, hp⟩, not_forall_of_exists_not⟩
end Decidable
