prelude
import Init.Core
/-!
# Decidability, booleans, choice, extensionality, quotients, sizes

Names and types are those of Lean's own `Init`; the proofs are this project's.
-/
set_option linter.all false
universe u v w u₁ u₂
noncomputable section

/-! ## Decidability -/

/-- `false` is not `true`. -/
theorem Bool.false_ne_true : (false = true) → False := fun h => Bool.noConfusion h
/-- What is decided as true holds. -/
theorem of_decide_eq_true {p : Prop} [inst : Decidable p] : decide p = true → p := fun h => by
  cases inst with
  | isTrue hp => exact hp
  | isFalse _ => exact (Bool.noConfusion h)
/-- What is decided as false does not hold. -/
theorem of_decide_eq_false {p : Prop} [inst : Decidable p] : decide p = false → ¬p := fun h => by
  cases inst with
  | isTrue _ => exact (Bool.noConfusion h)
  | isFalse hp => exact hp
/-- What holds is decided as true. -/
theorem decide_eq_true {p : Prop} [inst : Decidable p] : p → decide p = true := fun h => by
  cases inst with
  | isTrue _ => rfl
  | isFalse hp => exact absurd h hp
/-- What does not hold is decided as false. -/
theorem decide_eq_false {p : Prop} [inst : Decidable p] : ¬p → decide p = false := fun h => by
  cases inst with
  | isTrue hp => exact absurd hp h
  | isFalse _ => rfl
/-- That a value equals itself is decided as true. -/
theorem of_decide_eq_self_eq_true {α : Sort u} [inst : DecidableEq α] (a : α) : decide (a = a) = true := decide_eq_true rfl
/-- What is false is not true. -/
theorem ne_true_of_eq_false : {b : Bool} → b = false → ¬(b = true)
  | false, _ => fun h => Bool.noConfusion h
  | true, h => Bool.noConfusion h
/-- What is true is not false. -/
theorem ne_false_of_eq_true : {b : Bool} → b = true → ¬(b = false)
  | true, _ => fun h => Bool.noConfusion h
  | false, h => Bool.noConfusion h
/-- What is not true is false. -/
theorem eq_false_of_ne_true : {b : Bool} → ¬(b = true) → b = false
  | true, h => (h rfl).elim
  | false, _ => rfl
/-- What is not false is true. -/
theorem eq_true_of_ne_false : {b : Bool} → ¬(b = false) → b = true
  | true, _ => rfl
  | false, h => (h rfl).elim
/-- What is not true is false. -/
theorem Bool.of_not_eq_true : {b : Bool} → ¬(b = true) → b = false := eq_false_of_ne_true
/-- What is not false is true. -/
theorem Bool.of_not_eq_false : {b : Bool} → ¬(b = false) → b = true := eq_true_of_ne_false
/-- What is not true is false. -/
theorem Bool.eq_false_of_not_eq_true' {b : Bool} (h : ¬(b = true)) : b = false := eq_false_of_ne_true h

/-- `True` is decidable. -/
instance instDecidableTrue : Decidable True := isTrue trivial
/-- `False` is decidable. -/
instance instDecidableFalse : Decidable False := isFalse not_false
/-- A conjunction of decidable propositions is decidable. -/
instance instDecidableAnd {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p ∧ q) :=
  match dp with
  | isTrue hp => match dq with
    | isTrue hq => isTrue ⟨hp, hq⟩
    | isFalse hq => isFalse (fun h => hq h.2)
  | isFalse hp => isFalse (fun h => hp h.1)
/-- A disjunction of decidable propositions is decidable. -/
instance instDecidableOr {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p ∨ q) :=
  match dp with
  | isTrue hp => isTrue (.inl hp)
  | isFalse hp => match dq with
    | isTrue hq => isTrue (.inr hq)
    | isFalse hq => isFalse (fun h => h.elim hp hq)
/-- The negation of a decidable proposition is decidable. -/
instance instDecidableNot {p : Prop} [dp : Decidable p] : Decidable (¬p) :=
  match dp with
  | isTrue hp => isFalse (absurd hp)
  | isFalse hp => isTrue hp
/-- An implication between decidable propositions is decidable. -/
instance instDecidableForall {p q : Prop} [Decidable p] [Decidable q] : Decidable (p → q) :=
  if hp : p then
    if hq : q then isTrue (fun _ => hq)
    else isFalse (fun h => absurd (h hp) hq)
  else isTrue (fun h => absurd h hp)
/-- An equivalence of decidable propositions is decidable. -/
instance instDecidableIff {p q : Prop} [Decidable p] [Decidable q] : Decidable (p ↔ q) :=
  if hp : p then
    if hq : q then isTrue ⟨fun _ => hq, fun _ => hp⟩
    else isFalse fun h => absurd (h.1 hp) hq
  else
    if hq : q then isFalse fun h => absurd (h.2 hq) hp
    else isTrue ⟨fun h => absurd h hp, fun h => absurd h hq⟩
/-- `if` between decidable propositions is decidable. -/
instance instDecidableIteProp {c t e : Prop} [dC : Decidable c] [dT : Decidable t] [dE : Decidable e] : Decidable (if c then t else e) :=
  match dC with
  | isTrue _ => dT
  | isFalse _ => dE
/-- `if h : c` between decidable propositions is decidable. -/
instance instDecidableDitePropOfDecidableEq {c : Prop} {t : c → Prop} {e : ¬c → Prop} [dC : Decidable c] [dT : ∀ h, Decidable (t h)] [dE : ∀ h, Decidable (e h)] : Decidable (if h : c then t h else e h) :=
  match dC with
  | isTrue hc => dT hc
  | isFalse hc => dE hc
instance {α : Sort u} [DecidableEq α] (a b : α) : Decidable (a ≠ b) :=
  match (inferInstance : Decidable (a = b)) with
  | isTrue h => isFalse (fun hn => hn h)
  | isFalse h => isTrue h
/-- Equality of booleans is decidable. -/
def Bool.decEq (a b : Bool) : Decidable (a = b) :=
  match a, b with
  | false, false => isTrue rfl
  | false, true => isFalse (fun h => Bool.noConfusion h)
  | true, false => isFalse (fun h => Bool.noConfusion h)
  | true, true => isTrue rfl
/-- Equality of booleans is decidable. -/
instance instDecidableEqBool : DecidableEq Bool := Bool.decEq
/-- Equality of natural numbers is decidable. -/
instance instDecidableEqNat : DecidableEq Nat := Nat.decEq
/-- Equality in the one-element type is decidable. -/
instance instDecidableEqPUnit : DecidableEq PUnit := fun _ _ => isTrue rfl
/-- Equality of pairs is decidable, if that of their components is. -/
instance instDecidableEqProd {α : Type u} {β : Type v} [DecidableEq α] [DecidableEq β] : DecidableEq (α × β)
  | (a, b), (c, d) =>
    if h₁ : a = c then
      if h₂ : b = d then isTrue (h₁ ▸ h₂ ▸ rfl)
      else isFalse (fun h => by cases h; exact h₂ rfl)
    else isFalse (fun h => by cases h; exact h₁ rfl)
/-- Equality in a subtype is decidable, if that in the type is. -/
instance instDecidableEqSubtype {α : Type u} {p : α → Prop} [DecidableEq α] : DecidableEq (Subtype p)
  | ⟨a, ha⟩, ⟨b, hb⟩ =>
    if h : a = b then isTrue (by subst h; rfl) else isFalse (fun e => by cases e; exact h rfl)
/-- Equality of options is decidable, if that of their values is. -/
instance instDecidableEqOption {α : Type u} [DecidableEq α] : DecidableEq (Option α)
  | none, none => isTrue rfl
  | none, some _ => isFalse (fun h => by cases h)
  | some _, none => isFalse (fun h => by cases h)
  | some a, some b => if h : a = b then isTrue (h ▸ rfl) else isFalse (fun e => by cases e; exact h rfl)
/-- Equality in a disjoint union is decidable, if that in both parts is. -/
instance instDecidableEqSum {α : Type u} {β : Type v} [DecidableEq α] [DecidableEq β] : DecidableEq (α ⊕ β)
  | .inl a, .inl b => if h : a = b then isTrue (h ▸ rfl) else isFalse (fun e => by cases e; exact h rfl)
  | .inr a, .inr b => if h : a = b then isTrue (h ▸ rfl) else isFalse (fun e => by cases e; exact h rfl)
  | .inl _, .inr _ => isFalse (fun h => by cases h)
  | .inr _, .inl _ => isFalse (fun h => by cases h)
/-- Equality of lists is decidable. -/
protected def List.hasDecEq {α : Type u} [DecidableEq α] : (as bs : List α) → Decidable (as = bs)
  | .nil, .nil => isTrue rfl
  | .cons _ _, .nil => isFalse (fun h => by cases h)
  | .nil, .cons _ _ => isFalse (fun h => by cases h)
  | .cons a as, .cons b bs =>
    if h₁ : a = b then
      match List.hasDecEq as bs with
      | isTrue h₂ => isTrue (h₁ ▸ h₂ ▸ rfl)
      | isFalse h₂ => isFalse (fun h => by cases h; exact h₂ rfl)
    else isFalse (fun h => by cases h; exact h₁ rfl)
/-- Equality of lists is decidable, if that of their elements is. -/
instance instDecidableEqList {α : Type u} [DecidableEq α] : DecidableEq (List α) := List.hasDecEq

namespace Decidable
/-- Case distinction on a decidable proposition. -/
@[macro_inline] def byCases {p : Prop} {q : Sort u} [dec : Decidable p] (h1 : p → q) (h2 : ¬p → q) : q :=
  match dec with
  | isTrue h => h1 h
  | isFalse h => h2 h
/-- A decidable proposition holds or does not. -/
theorem em (p : Prop) [Decidable p] : p ∨ ¬p := byCases .inl .inr
/-- A decidable proposition that cannot be refuted holds. -/
theorem byContradiction {p : Prop} [dec : Decidable p] (h : ¬p → False) : p := byCases id (fun np => (h np).elim)
/-- A doubly negated decidable proposition holds. -/
theorem of_not_not {p : Prop} [Decidable p] : ¬¬p → p := fun hnn => byContradiction (fun hn => absurd hn hnn)
/-- A conjunction of decidable propositions fails just when one of them does. -/
theorem not_and_iff_or_not {p q : Prop} [d₁ : Decidable p] [d₂ : Decidable q] : ¬(p ∧ q) ↔ ¬p ∨ ¬q :=
  ⟨fun h => if hp : p then .inr (fun hq => h ⟨hp, hq⟩) else .inl hp, fun h ⟨hp, hq⟩ => h.elim (· hp) (· hq)⟩
/-- A double negation of a decidable proposition may be left out. -/
@[simp] theorem not_not {p : Prop} [Decidable p] : ¬¬p ↔ p := ⟨of_not_not, not_not_intro⟩
end Decidable
/-- Transport decidability along an equivalence. -/
def decidable_of_decidable_of_iff {p q : Prop} [Decidable p] (h : p ↔ q) : Decidable q :=
  if hp : p then isTrue (h.mp hp) else isFalse fun hq => absurd (h.mpr hq) hp
/-- What equals a decidable proposition is decidable. -/
def decidable_of_decidable_of_eq {p q : Prop} [Decidable p] (h : p = q) : Decidable q := decidable_of_decidable_of_iff (Iff.of_eq h)
/-- What a decidable proposition is equivalent to is decidable. -/
def decidable_of_iff {b : Prop} (a : Prop) (h : a ↔ b) [Decidable a] : Decidable b := decidable_of_decidable_of_iff h
/-- What is equivalent to a decidable proposition is decidable. -/
def decidable_of_iff' {a : Prop} (b : Prop) (h : a ↔ b) [Decidable b] : Decidable a := decidable_of_decidable_of_iff h.symm
/-- What a boolean stands for is decidable. -/
def decidable_of_bool {a : Prop} : (b : Bool) → (b = true ↔ a) → Decidable a
  | true, h => isTrue (h.1 rfl)
  | false, h => isFalse (mt h.2 (fun e => Bool.noConfusion e))

/-- `if` on what holds takes the first branch. -/
theorem if_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t e : α} : (ite c t e) = t := by
  cases h with
  | isTrue _ => rfl
  | isFalse hn => exact absurd hc hn
/-- `if` on what does not hold takes the second branch. -/
theorem if_neg {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t e : α} : (ite c t e) = e := by
  cases h with
  | isTrue hc => exact absurd hc hnc
  | isFalse _ => rfl
/-- `if h : c` on what holds takes the first branch. -/
theorem dif_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t : c → α} {e : ¬c → α} : (dite c t e) = t hc := by
  cases h with
  | isTrue _ => rfl
  | isFalse hn => exact absurd hc hn
/-- `if h : c` on what does not hold takes the second branch. -/
theorem dif_neg {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t : c → α} {e : ¬c → α} : (dite c t e) = e hnc := by
  cases h with
  | isTrue hc => exact absurd hc hnc
  | isFalse _ => rfl
/-- `if h : c` whose branches do not use the proof is `if c`. -/
theorem dif_eq_if (c : Prop) {h : Decidable c} {α : Sort u} (t e : α) : dite c (fun _ => t) (fun _ => e) = ite c t e := by
  cases h <;> rfl
/-- What holds of both branches holds of the `if`. -/
def iteInduction {α : Sort u} {c : Prop} [inst : Decidable c] {motive : α → Sort v} {t e : α} (hpos : c → motive t) (hneg : ¬c → motive e) : motive (ite c t e) :=
  match inst with
  | isTrue h => hpos h
  | isFalse h => hneg h

/-! ## Booleans -/

/-- Negation of booleans, `!b`. -/
@[inline] def Bool.not : (b : Bool) → Bool
  | true => false
  | false => true
export Bool (not)
/-- Disjunction of booleans, `a || b`. -/
@[macro_inline] def Bool.or (x y : Bool) : Bool :=
  match x with
  | true => true
  | false => y
/-- Conjunction of booleans, `a && b`. -/
@[macro_inline] def Bool.and (x y : Bool) : Bool :=
  match x with
  | false => false
  | true => y
export Bool (or and)
/-- Exclusive or of booleans. -/
@[inline] def Bool.xor : Bool → Bool → Bool
  | true, b => !b
  | false, b => b
export Bool (xor)
/-- Decidable equality makes `==`. -/
instance instBEqOfDecidableEq {α : Type u} [DecidableEq α] : BEq α := ⟨fun a b => decide (a = b)⟩
/-- Inequality as a boolean, `a != b`. -/
@[macro_inline] def bne {α : Type u} [BEq α] (a b : α) : Bool := !(a == b)
/-- `==` is reflexive. -/
class ReflBEq (α : Type u) [BEq α] : Prop where
  /-- A value is `==` to itself. -/
  protected rfl {a : α} : a == a
/-- `==` is equality. -/
class LawfulBEq (α : Type u) [BEq α] : Prop extends ReflBEq α where
  /-- Values that are `==` are equal. -/
  eq_of_beq : {a b : α} → a == b → a = b
export LawfulBEq (eq_of_beq)
instance {α : Type u} [DecidableEq α] : LawfulBEq α where
  eq_of_beq := of_decide_eq_true
  rfl := of_decide_eq_self_eq_true _
instance {α : Type u} {β : Type v} [BEq α] [BEq β] : BEq (α × β) := ⟨fun (a₁, b₁) (a₂, b₂) => a₁ == a₂ && b₁ == b₂⟩
/-- A reflexive `==` is true of equal values. -/
theorem beq_of_eq {α : Type u} [BEq α] [ReflBEq α] {a b : α} (h : a = b) : (a == b) = true := h ▸ ReflBEq.rfl
/-- Values of which a reflexive `==` is false are different. -/
theorem ne_of_beq_false {α : Type u} [BEq α] [ReflBEq α] {a b : α} (h : (a == b) = false) : a ≠ b :=
  fun e => Bool.noConfusion ((beq_of_eq e).symm.trans h)
/-- A lawful `==` is false of different values. -/
theorem beq_false_of_ne {α : Type u} [BEq α] [LawfulBEq α] {a b : α} (h : a ≠ b) : (a == b) = false :=
  eq_false_of_ne_true (fun h' => h (eq_of_beq h'))

/-! ## Choice, extensionality, quotients -/

/-- The axiom of choice. -/
axiom Classical.choice {α : Sort u} : Nonempty α → α
/-- Elimination of nonemptiness into a proposition. -/
protected theorem Nonempty.elim {α : Sort u} {p : Prop} (h₁ : Nonempty α) (h₂ : α → p) : p := match h₁ with | ⟨a⟩ => h₂ a
/-- A type with a chosen element has an element. -/
instance (priority := 100) instNonemptyOfInhabited {α : Sort u} [Inhabited α] : Nonempty α := ⟨default⟩
/-- A type with a witness of something has an element. -/
theorem nonempty_of_exists {α : Sort u} {p : α → Prop} : (∃ x, p x) → Nonempty α := fun ⟨w, _⟩ => ⟨w⟩
instance : Inhabited Prop := ⟨True⟩
/-- A sort has a type, that of one element. -/
instance instInhabitedSort : Inhabited (Sort u) := ⟨PUnit⟩
/-- Functions into types with chosen elements: the one that gives these. -/
instance instInhabitedForall {α : Sort u} {β : α → Sort v} [(a : α) → Inhabited (β a)] : Inhabited ((a : α) → β a) := ⟨fun _ => default⟩
instance : Inhabited Bool := ⟨false⟩
/-- The chosen natural number is zero. -/
instance instInhabitedNat : Inhabited Nat := ⟨Nat.zero⟩
/-- The chosen list is empty. -/
instance instInhabitedList {α : Type u} : Inhabited (List α) := ⟨.nil⟩
/-- The chosen option is `none`. -/
instance instInhabitedOption {α : Type u} : Inhabited (Option α) := ⟨none⟩
/-- The chosen pair is that of the chosen elements. -/
instance instInhabitedProd {α : Type u} {β : Type v} [Inhabited α] [Inhabited β] : Inhabited (α × β) := ⟨(default, default)⟩
instance : Inhabited PUnit := ⟨⟨⟩⟩
instance : Inhabited True := ⟨trivial⟩

/-- Types with at most one element. -/
class Subsingleton (α : Sort u) : Prop where
  /-- From equality of all elements. -/
  intro ::
  /-- All elements are equal. -/
  allEq : (a b : α) → a = b
/-- All elements of a type with at most one are equal. -/
protected theorem Subsingleton.elim {α : Sort u} [h : Subsingleton α] : (a b : α) → a = b := h.allEq
/-- Elements of equal types with at most one are heterogeneously equal. -/
protected theorem Subsingleton.helim {α β : Sort u} [h₁ : Subsingleton α] (h₂ : α = β) (a : α) (b : β) : HEq a b := by
  cases h₂; exact heq_of_eq (Subsingleton.elim a b)
instance (p : Prop) : Subsingleton p := ⟨fun _ _ => rfl⟩
instance : Subsingleton Empty := ⟨fun a => nomatch a⟩
instance : Subsingleton PUnit := ⟨fun _ _ => rfl⟩
instance (p : Prop) : Subsingleton (Decidable p) := ⟨fun a b => match a, b with
  | isTrue _, isTrue _ => rfl
  | isFalse _, isFalse _ => rfl
  | isTrue h, isFalse g => absurd h g
  | isFalse h, isTrue g => absurd g h⟩

/-- Related elements have the same class. -/
axiom Quot.sound : ∀ {α : Sort u} {r : α → α → Prop} {a b : α}, r a b → Quot.mk r a = Quot.mk r b
/-- A lifted function computes on the class of an element. -/
protected theorem Quot.liftBeta {α : Sort u} {r : α → α → Prop} {β : Sort v} (f : α → β) (c : ∀ a b, r a b → f a = f b) (a : α) :
    Quot.lift f c (Quot.mk r a) = f a := rfl
/-- Every class is that of some element. -/
theorem Quot.exists_rep {α : Sort u} {r : α → α → Prop} (q : Quot r) : ∃ a, Quot.mk r a = q :=
  Quot.ind (β := fun q => ∃ a, Quot.mk r a = q) (fun a => ⟨a, rfl⟩) q
/-- Lift a function to a quotient, the quotient first. -/
protected abbrev Quot.liftOn {α : Sort u} {β : Sort v} {r : α → α → Prop} (q : Quot r) (f : α → β) (c : (a b : α) → r a b → f a = f b) : β :=
  Quot.lift f c q
/-- What holds of the class of every element holds of every class. -/
@[elab_as_elim] protected theorem Quot.inductionOn {α : Sort u} {r : α → α → Prop} {motive : Quot r → Prop} (q : Quot r) (h : (a : α) → motive (Quot.mk r a)) : motive q :=
  Quot.ind h q
/-- Functions that agree everywhere are equal. -/
theorem funext {α : Sort u} {β : α → Sort v} {f g : (x : α) → β x} (h : ∀ x, f x = g x) : f = g :=
  let agree (f g : (x : α) → β x) : Prop := ∀ x, f x = g x
  let app (q : Quot agree) (x : α) : β x := Quot.liftOn q (fun f => f x) (fun _ _ hx => hx x)
  have e : (fun x => app (Quot.mk agree f) x) = (fun x => app (Quot.mk agree g) x) :=
    congrArg (fun q x => app q x) (Quot.sound h)
  e
/-- The recursor of quotients, for a motive that depends on the class. -/
@[elab_as_elim] protected abbrev Quot.rec {α : Sort u} {r : α → α → Prop} {motive : Quot r → Sort v}
    (f : (a : α) → motive (Quot.mk r a))
    (h : (a b : α) → (p : r a b) → Eq.ndrec (f a) (Quot.sound p) = f b) (q : Quot r) : motive q :=
  let pair : (a : α) → PSigma motive := fun a => ⟨Quot.mk r a, f a⟩
  have ok : ∀ a b, r a b → pair a = pair b := fun a b hab => by
    have e := Quot.sound hab
    have e' := h a b hab
    show PSigma.mk (Quot.mk r a) (f a) = PSigma.mk (Quot.mk r b) (f b)
    rw [← e']
    exact e.rec (motive := fun c hc => PSigma.mk (Quot.mk r a) (f a) = PSigma.mk c (Eq.ndrec (motive := motive) (f a) hc)) rfl
  have fst_ok : (Quot.lift pair ok q).1 = q := Quot.ind (β := fun q => (Quot.lift pair ok q).1 = q) (fun _ => rfl) q
  Eq.ndrec (motive := motive) (Quot.lift pair ok q).2 fst_ok

/-- The relation is an equivalence. -/
structure Equivalence {α : Sort u} (r : α → α → Prop) : Prop where
  /-- Everything is related to itself. -/
  refl : ∀ x, r x x
  /-- The relation holds in both directions. -/
  symm : ∀ {x y}, r x y → r y x
  /-- The relation may be chained. -/
  trans : ∀ {x y z}, r x y → r y z → r x z
/-- A type with an equivalence relation. -/
class Setoid (α : Sort u) where
  /-- The relation. -/
  r : α → α → Prop
  /-- It is an equivalence. -/
  iseqv : Equivalence r
instance {α : Sort u} [Setoid α] : HasEquiv α := ⟨Setoid.r⟩
/-- Equivalence in a setoid is reflexive. -/
theorem Setoid.refl {α : Sort u} [Setoid α] (a : α) : a ≈ a := iseqv.refl a
/-- Equivalence in a setoid is symmetric. -/
theorem Setoid.symm {α : Sort u} [Setoid α] {a b : α} (h : a ≈ b) : b ≈ a := iseqv.symm h
/-- Equivalence in a setoid is transitive. -/
theorem Setoid.trans {α : Sort u} [Setoid α] {a b c : α} (h₁ : a ≈ b) (h₂ : b ≈ c) : a ≈ c := iseqv.trans h₁ h₂
/-- The quotient of a type by its equivalence. -/
def Quotient {α : Sort u} (s : Setoid α) := @Quot α Setoid.r
namespace Quotient
/-- The class of an element. -/
protected def mk {α : Sort u} (s : Setoid α) (a : α) : Quotient s := Quot.mk Setoid.r a
/-- The class of an element, in the setoid of its type. -/
protected def mk' {α : Sort u} [s : Setoid α] (a : α) : Quotient s := Quotient.mk s a
/-- Equivalent elements have the same class. -/
theorem sound {α : Sort u} {s : Setoid α} {a b : α} : a ≈ b → Quotient.mk s a = Quotient.mk s b := Quot.sound
/-- The function on classes that a function with equal values at equivalent elements makes. -/
protected abbrev lift {α : Sort u} {β : Sort v} {s : Setoid α} (f : α → β) : ((a b : α) → a ≈ b → f a = f b) → Quotient s → β := Quot.lift f
/-- What holds of the class of every element holds of every class. -/
protected theorem ind {α : Sort u} {s : Setoid α} {motive : Quotient s → Prop} (h : (a : α) → motive (Quotient.mk s a)) (q : Quotient s) : motive q := Quot.ind h q
/-- The value at a class of a function with equal values at equivalent elements. -/
protected abbrev liftOn {α : Sort u} {β : Sort v} {s : Setoid α} (q : Quotient s) (f : α → β) (c : (a b : α) → a ≈ b → f a = f b) : β := Quot.liftOn q f c
/-- What holds of the class of every element holds of every class. -/
protected theorem inductionOn {α : Sort u} {s : Setoid α} {motive : Quotient s → Prop} (q : Quotient s) (h : (a : α) → motive (Quotient.mk s a)) : motive q := Quot.ind h q
/-- Every class is that of some element. -/
theorem exists_rep {α : Sort u} {s : Setoid α} (q : Quotient s) : ∃ a, Quotient.mk s a = q := Quot.exists_rep q
/-- The function on two classes that a function with equal values at equivalent elements makes. -/
protected abbrev lift₂ {α : Sort u} {β : Sort v} {φ : Sort w} {s₁ : Setoid α} {s₂ : Setoid β} (f : α → β → φ)
    (c : (a₁ : α) → (b₁ : β) → (a₂ : α) → (b₂ : β) → a₁ ≈ a₂ → b₁ ≈ b₂ → f a₁ b₁ = f a₂ b₂) (q₁ : Quotient s₁) (q₂ : Quotient s₂) : φ :=
  Quotient.lift (fun a₁ => Quotient.lift (f a₁) (fun a b h => c a₁ a a₁ b (Setoid.refl a₁) h) q₂)
    (fun a b h => Quotient.ind (motive := fun q₂ => Quotient.lift (f a) (fun x y h => c a x a y (Setoid.refl a) h) q₂ = Quotient.lift (f b) (fun x y h => c b x b y (Setoid.refl b) h) q₂)
      (fun x => c a x b x h (Setoid.refl x)) q₂) q₁
/-- The value at two classes of a function with equal values at equivalent elements. -/
protected abbrev liftOn₂ {α : Sort u} {β : Sort v} {φ : Sort w} {s₁ : Setoid α} {s₂ : Setoid β} (q₁ : Quotient s₁) (q₂ : Quotient s₂) (f : α → β → φ)
    (c : (a₁ : α) → (b₁ : β) → (a₂ : α) → (b₂ : β) → a₁ ≈ a₂ → b₁ ≈ b₂ → f a₁ b₁ = f a₂ b₂) : φ := Quotient.lift₂ f c q₁ q₂
/-- What holds of the classes of any two elements holds of any two classes. -/
protected theorem ind₂ {α : Sort u} {β : Sort v} {s₁ : Setoid α} {s₂ : Setoid β} {motive : Quotient s₁ → Quotient s₂ → Prop}
    (h : (a : α) → (b : β) → motive (Quotient.mk s₁ a) (Quotient.mk s₂ b)) (q₁ : Quotient s₁) (q₂ : Quotient s₂) : motive q₁ q₂ :=
  Quotient.ind (motive := fun q₁ => motive q₁ q₂) (fun a => Quotient.ind (motive := fun q₂ => motive (Quotient.mk s₁ a) q₂) (fun b => h a b) q₂) q₁
/-- What holds of the classes of any two elements holds of any two classes. -/
protected theorem inductionOn₂ {α : Sort u} {β : Sort v} {s₁ : Setoid α} {s₂ : Setoid β} {motive : Quotient s₁ → Quotient s₂ → Prop}
    (q₁ : Quotient s₁) (q₂ : Quotient s₂) (h : (a : α) → (b : β) → motive (Quotient.mk s₁ a) (Quotient.mk s₂ b)) : motive q₁ q₂ := Quotient.ind₂ h q₁ q₂
/-- Equal classes have equivalent members. -/
theorem exact {α : Sort u} {s : Setoid α} {a b : α} (h : Quotient.mk s a = Quotient.mk s b) : a ≈ b :=
  let rel : Quotient s → Prop := Quotient.lift (fun x => a ≈ x) (fun _ _ hxy => propext ⟨fun hx => Setoid.trans hx hxy, fun hy => Setoid.trans hy (Setoid.symm hxy)⟩)
  (congrArg rel h).mp (Setoid.refl a)
end Quotient
/-- Equality of classes is decidable, if equivalence of elements is. -/
instance Quotient.decidableEq {α : Sort u} {s : Setoid α} [d : ∀ (a b : α), Decidable (a ≈ b)] : DecidableEq (Quotient s) :=
  fun q₁ q₂ => @Quot.rec _ _ (fun q => Decidable (q = q₂)) (fun a =>
    @Quot.rec _ _ (fun q => Decidable (Quotient.mk s a = q)) (fun b =>
      match d a b with
      | isTrue h => isTrue (Quotient.sound h)
      | isFalse h => isFalse (fun e => h (Quotient.exact e))) (fun _ _ _ => Subsingleton.elim _ _) q₂)
    (fun _ _ _ => Subsingleton.elim _ _) q₁

/-! ## Projections and eta -/

/-- A pair is made of its components. -/
@[simp] theorem Prod.eta {α : Type u} {β : Type v} (p : α × β) : (p.1, p.2) = p := rfl
/-- Pairs with equal components are equal. -/
protected theorem Prod.ext {α : Type u} {β : Type v} : {p q : α × β} → p.fst = q.fst → p.snd = q.snd → p = q
  | (_, _), (_, _), rfl, rfl => rfl
/-- Pairs are equal just when their components are. -/
protected theorem Prod.eq_iff_fst_eq_snd_eq {α : Type u} {β : Type v} {p q : α × β} : p = q ↔ p.fst = q.fst ∧ p.snd = q.snd :=
  ⟨fun h => h ▸ ⟨rfl, rfl⟩, fun h => Prod.ext h.1 h.2⟩
/-- Elements of a subtype are equal if they are in the type. -/
protected theorem Subtype.ext {α : Sort u} {p : α → Prop} : {a b : Subtype p} → a.val = b.val → a = b
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
/-- Elements of a subtype are equal if they are in the type. -/
protected theorem Subtype.eq {α : Sort u} {p : α → Prop} {a b : Subtype p} (h : a.val = b.val) : a = b := Subtype.ext h
/-- Functions applied to both components of a pair. -/
def Prod.map {α₁ : Type u₁} {α₂ : Type u₂} {β₁ : Type v} {β₂ : Type w} (f : α₁ → α₂) (g : β₁ → β₂) : α₁ × β₁ → α₂ × β₂
  | (a, b) => (f a, g b)
/-- A pair with its components exchanged. -/
def Prod.swap {α : Type u} {β : Type v} (p : α × β) : β × α := (p.2, p.1)

/-! ## Sizes, for recursion -/

/-- The size of a value, the default measure of well-founded recursion. -/
class SizeOf (α : Sort u) where
  /-- The size. -/
  sizeOf : α → Nat
export SizeOf (sizeOf)
/-- The size of a function or of a value of unknown type. -/
protected def default.sizeOf (α : Sort u) : α → Nat
  | _ => 0
/-- The size of whatever has no other: zero. -/
instance (priority := low) instSizeOfDefault (α : Sort u) : SizeOf α := ⟨default.sizeOf α⟩
/-- The default size is zero. -/
@[simp] theorem sizeOf_default {α : Sort u} (n : α) : sizeOf n = 0 := rfl
/-- The size of a natural number is the number. -/
instance instSizeOfNat : SizeOf Nat := ⟨fun n => n⟩
/-- The size of a natural number is the number. -/
@[simp] theorem sizeOf_nat (n : Nat) : sizeOf n = n := rfl
/-- The size of a delayed value is that of the value. -/
instance instSizeOfForallUnit {α : Sort u} [SizeOf α] : SizeOf (Unit → α) := ⟨fun f => sizeOf (f ())⟩
end
