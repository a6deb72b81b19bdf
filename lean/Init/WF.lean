prelude
import Init.BoolLemmas
/-!
# Well-founded recursion
-/
set_option linter.all false
universe u v w
noncomputable section

/-- `x` is accessible: everything below it is. -/
inductive Acc {α : Sort u} (r : α → α → Prop) : α → Prop where
  /-- From accessibility of all that is smaller. -/
  | intro (x : α) (h : (y : α) → r y x → Acc r y) : Acc r x
/-- Recursion along accessibility, with a motive that ignores the proof. -/
noncomputable abbrev Acc.ndrec.{u1, u2} {α : Sort u2} {r : α → α → Prop} {C : α → Sort u1}
    (m : (x : α) → ((y : α) → r y x → Acc r y) → ((y : α) → (a : r y x) → C y) → C x) {a : α} (n : Acc r a) : C a := n.rec m
/-- What is smaller than something accessible is accessible. -/
theorem Acc.inv {α : Sort u} {r : α → α → Prop} {x y : α} (h₁ : Acc r x) (h₂ : r y x) : Acc r y := h₁.recOn (fun _ ac _ h₂ => ac y h₂) h₂
/-- A relation without infinite descent. -/
inductive WellFounded {α : Sort u} (r : α → α → Prop) : Prop where
  /-- From accessibility of everything. -/
  | intro (h : ∀ a, Acc r a) : WellFounded r
/-- A type with a well-founded relation, for `termination_by`. -/
class WellFoundedRelation (α : Sort u) where
  /-- The relation. -/
  rel : α → α → Prop
  /-- It has no infinite descent. -/
  wf : WellFounded rel
namespace WellFounded
/-- Everything is accessible under a well-founded relation. -/
theorem apply {α : Sort u} {r : α → α → Prop} (wf : WellFounded r) (a : α) : Acc r a := wf.rec fun p => p a
section
variable {α : Sort u} {r : α → α → Prop}
/-- Induction along a well-founded relation. -/
theorem induction {r : α → α → Prop} (hwf : WellFounded r) {C : α → Prop} (a : α) (h : ∀ x, (∀ y, r y x → C y) → C x) : C a := by
  induction hwf.apply a with
  | intro x _ ih => exact h x ih
end
section
variable {α : Sort u} {C : α → Sort v} {r : α → α → Prop}
/-- Recursion on a proof of accessibility. -/
noncomputable def fixF (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) (a : Acc r x) : C x := by
  induction a with
  | intro x _ ih => exact F x ih
/-- Recursion along accessibility satisfies its equation. -/
theorem fixF_eq (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) (acx : Acc r x) : fixF F x acx = F x (fun (y : α) (p : r y x) => fixF F y (Acc.inv acx p)) := by
  cases acx; rfl
/-- Well-founded recursion. -/
noncomputable def fix (hwf : WellFounded r) (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) : C x := fixF F x (apply hwf x)
/-- Recursion along a well-founded relation satisfies its equation. -/
theorem fix_eq (hwf : WellFounded r) (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) : fix hwf F x = F x (fun y _ => fix hwf F y) := fixF_eq F x (apply hwf x)
end
end WellFounded
/-- The empty relation is well-founded. -/
@[reducible] def emptyWf {α : Sort u} : WellFoundedRelation α := ⟨fun _ _ => False, ⟨fun a => ⟨a, fun _ h => h.elim⟩⟩⟩
namespace Subrelation
/-- What is accessible is so under a smaller relation. -/
theorem accessible {α : Sort u} {r q : α → α → Prop} {a : α} (h₁ : ∀ {x y}, q x y → r x y) (ac : Acc r a) : Acc q a := by
  induction ac with
  | intro x _ ih => exact ⟨x, fun y h => ih y (h₁ h)⟩
/-- A relation within a well-founded one is well-founded. -/
theorem wf {α : Sort u} {r q : α → α → Prop} (h₁ : ∀ {x y}, q x y → r x y) (h₂ : WellFounded r) : WellFounded q := ⟨fun a => accessible h₁ (h₂.apply a)⟩
end Subrelation
/-- The relation that compares images. -/
def InvImage {α : Sort u} {β : Sort v} (r : β → β → Prop) (f : α → β) : α → α → Prop := fun a₁ a₂ => r (f a₁) (f a₂)
namespace InvImage
private theorem accAux {α : Sort u} {β : Sort v} {r : β → β → Prop} (f : α → β) {b : β} (ac : Acc r b) : ∀ (x : α), f x = b → Acc (InvImage r f) x := by
  induction ac with
  | intro x acx ih => intro z e; exact ⟨z, fun y lt => ih (f y) (e ▸ lt) y rfl⟩
/-- What has an accessible image is accessible. -/
theorem accessible {α : Sort u} {β : Sort v} {r : β → β → Prop} {a : α} (f : α → β) (ac : Acc r (f a)) : Acc (InvImage r f) a := accAux f ac a rfl
/-- The relation between images under a well-founded relation is well-founded. -/
theorem wf {α : Sort u} {β : Sort v} {r : β → β → Prop} (f : α → β) (h : WellFounded r) : WellFounded (InvImage r f) := ⟨fun a => accessible f (h.apply (f a))⟩
end InvImage
/-- The relation that compares images, as an instance to use. -/
@[reducible] def invImage {α : Sort u} {β : Sort v} (f : α → β) (h : WellFoundedRelation β) : WellFoundedRelation α := ⟨InvImage h.rel f, InvImage.wf f h.wf⟩

/-- `<` on natural numbers is well-founded. -/
theorem Nat.accLt : (n : Nat) → Acc (· < ·) n
  | 0 => ⟨0, fun _ h => by cases h⟩
  | n+1 => ⟨n+1, fun y h => by
      have ih := Nat.accLt n
      cases h with
      | refl => exact ih
      | step h' => exact Acc.inv ih h'⟩
/-- The well-founded relation of natural numbers. -/
@[reducible] def Nat.lt_wfRel : WellFoundedRelation Nat := ⟨(· < ·), ⟨Nat.accLt⟩⟩
/-- The relation that compares a measure. -/
@[reducible] def measure {α : Sort u} (f : α → Nat) : WellFoundedRelation α := invImage f Nat.lt_wfRel
/-- The relation that compares sizes. -/
abbrev SizeOf.measure (α : Sort u) [SizeOf α] : WellFoundedRelation α := _root_.measure sizeOf
/-- The order by size. -/
abbrev sizeOfWFRel {α : Sort u} [SizeOf α] : WellFoundedRelation α := _root_.measure sizeOf
/-- Recursion is by size, unless something else is said. -/
instance (priority := low) instWellFoundedRelationOfSizeOf {α : Sort u} [SizeOf α] : WellFoundedRelation α := sizeOfWFRel
namespace Prod
section
variable {α : Type u} {β : Type v} (ra : α → α → Prop) (rb : β → β → Prop)
/-- The lexicographic order of pairs. -/
protected inductive Lex : α × β → α × β → Prop where
  /-- The first component is smaller. -/
  | left {a₁} (b₁) {a₂} (b₂) (h : ra a₁ a₂) : Prod.Lex (a₁, b₁) (a₂, b₂)
  /-- The first components are equal, the second is smaller. -/
  | right (a) {b₁ b₂} (h : rb b₁ b₂) : Prod.Lex (a, b₁) (a, b₂)
end
/-- The lexicographic order, spelt out. -/
theorem lex_def {α : Type u} {β : Type v} {r : α → α → Prop} {s : β → β → Prop} {p q : α × β} : Prod.Lex r s p q ↔ r p.1 q.1 ∨ p.1 = q.1 ∧ s p.2 q.2 :=
  ⟨fun h => by cases h with | left _ _ h => exact .inl h | right _ h => exact .inr ⟨rfl, h⟩,
   fun h => match p, q, h with
    | (_, _), (_, _), .inl h => .left _ _ h
    | (_, _), (_, _), .inr ⟨e, h⟩ => by cases e; exact .right _ h⟩
private theorem lexAccAux {α : Type u} {β : Type v} {ra : α → α → Prop} {rb : β → β → Prop} (aca : ∀ a, Acc ra a) (acb : ∀ b, Acc rb b) (a : α) (b : β) : Acc (Prod.Lex ra rb) (a, b) := by
  induction aca a generalizing b with
  | intro xa _ iha =>
    induction acb b with
    | intro xb _ ihb =>
      refine ⟨_, fun p lt => ?_⟩
      cases lt with
      | left b₁ _ h => exact iha _ h b₁
      | right _ h => exact ihb _ h
/-- The lexicographic order of two well-founded relations. -/
@[reducible] def lex {α : Type u} {β : Type v} (ha : WellFoundedRelation α) (hb : WellFoundedRelation β) : WellFoundedRelation (α × β) :=
  ⟨Prod.Lex ha.rel hb.rel, ⟨fun (a, b) => lexAccAux ha.wf.apply hb.wf.apply a b⟩⟩
/-- Recursion on pairs is by the lexicographic order. -/
instance instWellFoundedRelation {α : Type u} {β : Type v} [ha : WellFoundedRelation α] [hb : WellFoundedRelation β] : WellFoundedRelation (α × β) := lex ha hb
end Prod
namespace PSigma
section
variable {α : Sort u} {β : α → Sort v} (r : α → α → Prop) (s : ∀ a, β a → β a → Prop)
/-- The lexicographic order of dependent pairs. -/
inductive Lex : PSigma β → PSigma β → Prop where
  /-- The first component is smaller. -/
  | left {a₁ : α} (b₁ : β a₁) {a₂ : α} (b₂ : β a₂) : r a₁ a₂ → Lex ⟨a₁, b₁⟩ ⟨a₂, b₂⟩
  /-- The first components are equal, the second is smaller. -/
  | right (a : α) {b₁ b₂ : β a} : s a b₁ b₂ → Lex ⟨a, b₁⟩ ⟨a, b₂⟩
end
private theorem lexAccAux {α : Sort u} {β : α → Sort v} {r : α → α → Prop} {s : ∀ a, β a → β a → Prop} (aca : ∀ a, Acc r a) (acb : ∀ a b, Acc (s a) b) (a : α) (b : β a) : Acc (Lex r s) ⟨a, b⟩ := by
  induction aca a with
  | intro xa _ iha =>
    induction acb xa b with
    | intro xb _ ihb =>
      refine ⟨_, fun p lt => ?_⟩
      cases lt with
      | left b₁ _ h => exact iha _ h b₁
      | right _ h => exact ihb _ h
/-- The lexicographic order of well-founded relations on dependent pairs. -/
@[reducible] def lex {α : Sort u} {β : α → Sort v} (ha : WellFoundedRelation α) (hb : ∀ a, WellFoundedRelation (β a)) : WellFoundedRelation (PSigma β) :=
  ⟨Lex ha.rel (fun a => (hb a).rel), ⟨fun ⟨a, b⟩ => lexAccAux ha.wf.apply (fun a => (hb a).wf.apply) a b⟩⟩
instance {α : Sort u} {β : α → Sort v} [ha : WellFoundedRelation α] [hb : ∀ a, WellFoundedRelation (β a)] : WellFoundedRelation (PSigma β) := lex ha hb
end PSigma
/-- Names a bound variable after another; the identity. -/
@[simp] def binderNameHint {α : Sort u} {β : Sort v} {γ : Sort w} (_v : α) (_binder : β) (e : γ) : γ := e
/-- Lets a recursive call under `if` see the condition. -/
@[wf_preprocess] theorem ite_eq_dite {α : Sort u} {P : Prop} [Decidable P] {a b : α} :
    (if P then a else b) = (if h : P then binderNameHint h () a else binderNameHint h () b) := by
  cases Decidable.em P with
  | inl h => rw [if_pos h, dif_pos h]; rfl
  | inr h => rw [if_neg h, dif_neg h]; rfl
deriving instance SizeOf for Prod
deriving instance SizeOf for PProd
deriving instance SizeOf for PUnit
deriving instance SizeOf for Bool
deriving instance SizeOf for Option
deriving instance SizeOf for List
deriving instance SizeOf for Sum
deriving instance SizeOf for Subtype
deriving instance SizeOf for Except
deriving instance SizeOf for Fin
deriving instance SizeOf for BitVec
deriving instance SizeOf for UInt32
deriving instance SizeOf for Char
deriving instance SizeOf for String
deriving instance SizeOf for Sigma
deriving instance SizeOf for PSigma
deriving instance SizeOf for Array
/-- The size of the only element is one. -/
@[simp] theorem Unit.sizeOf (u : Unit) : sizeOf u = 1 := rfl
