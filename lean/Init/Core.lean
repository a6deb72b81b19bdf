prelude
import Init.Tactics
/-!
# Classes behind the notation, logic, decidability, quotients

Names and types are those of Lean's own `Init`; the proofs are this project's.
-/
set_option linter.all false
universe u v w u₁ u₂
noncomputable section

/-! ## Operators -/

/-- Inequality, `a ≠ b`. -/
@[reducible] def Ne {α : Sort u} (a b : α) : Prop := ¬(a = b)
/-- Addition between types, `a + b`. -/
class HAdd (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hAdd : α → β → γ
/-- Subtraction between types, `a - b`. -/
class HSub (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hSub : α → β → γ
/-- Multiplication between types, `a * b`. -/
class HMul (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hMul : α → β → γ
/-- Division between types, `a / b`. -/
class HDiv (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hDiv : α → β → γ
/-- Remainder between types, `a % b`. -/
class HMod (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hMod : α → β → γ
/-- Power between types, `a ^ b`. -/
class HPow (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hPow : α → β → γ
/-- Scalar multiplication between types, `a • b`. -/
class HSMul (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hSMul : α → β → γ
/-- Concatenation between types, `a ++ b`. -/
class HAppend (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hAppend : α → β → γ
/-- Bitwise and between types. -/
class HAnd (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hAnd : α → β → γ
/-- Bitwise or between types. -/
class HOr (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hOr : α → β → γ
/-- Bitwise exclusive or between types. -/
class HXor (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hXor : α → β → γ
/-- Shift to the left between types. -/
class HShiftLeft (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hShiftLeft : α → β → γ
/-- Shift to the right between types. -/
class HShiftRight (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  hShiftRight : α → β → γ
/-- Types with zero. -/
class Zero (α : Type u) where
  zero : α
/-- Types with one. -/
class One (α : Type u) where
  one : α
/-- Types with addition. -/
class Add (α : Type u) where
  add : α → α → α
/-- Types with subtraction. -/
class Sub (α : Type u) where
  sub : α → α → α
/-- Types with multiplication. -/
class Mul (α : Type u) where
  mul : α → α → α
/-- Types with negation, `-a`. -/
class Neg (α : Type u) where
  neg : α → α
/-- Types with division. -/
class Div (α : Type u) where
  div : α → α → α
/-- Types with inverse. -/
class Inv (α : Type u) where
  inv : α → α
/-- Types with remainder. -/
class Mod (α : Type u) where
  mod : α → α → α
/-- Divisibility, `a ∣ b`. -/
class Dvd (α : Type u) where
  dvd : α → α → Prop
/-- Types with powers. -/
class Pow (α : Type u) (β : Type v) where
  pow : α → β → α
/-- Types with powers to natural exponents. -/
class NatPow (α : Type u) where
  protected pow : α → Nat → α
/-- Scalar multiplication. -/
class SMul (M : Type u) (α : Type v) where
  smul : M → α → α
/-- Types with concatenation. -/
class Append (α : Type u) where
  append : α → α → α
class AndOp (α : Type u) where
  and : α → α → α
class OrOp (α : Type u) where
  or : α → α → α
class XorOp (α : Type u) where
  xor : α → α → α
class Complement (α : Type u) where
  complement : α → α
class ShiftLeft (α : Type u) where
  shiftLeft : α → α → α
class ShiftRight (α : Type u) where
  shiftRight : α → α → α
/-- Types with a greatest of two. -/
class Max (α : Type u) where
  max : α → α → α
export Max (max)
/-- Types with a least of two. -/
class Min (α : Type u) where
  min : α → α → α
export Min (min)
/-- Equality as a boolean, `a == b`. -/
class BEq (α : Type u) where
  beq : α → α → Bool
/-- Membership, `a ∈ c`. -/
class Membership (α : outParam (Type u)) (γ : Type v) where
  mem : γ → α → Prop
/-- The empty collection, `∅`. -/
class EmptyCollection (α : Type u) where
  emptyCollection : α
/-- Insertion of an element into a collection. -/
class Insert (α : outParam (Type u)) (γ : Type v) where
  insert : α → γ → γ
export Insert (insert)
/-- Collections of one element. -/
class Singleton (α : outParam (Type u)) (β : Type v) where
  singleton : α → β
export Singleton (singleton)
/-- Union, `a ∪ b`. -/
class Union (α : Type u) where
  union : α → α → α
/-- Intersection, `a ∩ b`. -/
class Inter (α : Type u) where
  inter : α → α → α
/-- Difference, `a \ b`. -/
class SDiff (α : Type u) where
  sdiff : α → α → α
/-- Subset, `a ⊆ b`. -/
class HasSubset (α : Type u) where
  Subset : α → α → Prop
export HasSubset (Subset)
/-- Strict subset, `a ⊂ b`. -/
class HasSSubset (α : Type u) where
  SSubset : α → α → Prop
export HasSSubset (SSubset)
abbrev Superset {α : Type u} [HasSubset α] (a b : α) := Subset b a
abbrev SSuperset {α : Type u} [HasSSubset α] (a b : α) := SSubset b a
/-- Equivalence, `a ≈ b`. -/
class HasEquiv (α : Sort u) where
  Equiv : α → α → Sort v
/-- Inserting into the empty collection makes a collection of one element. -/
class LawfulSingleton (α : Type u) (β : Type v) [EmptyCollection β] [Insert α β] [Singleton α β] : Prop where
  insert_empty_eq (x : α) : (insert x ∅ : β) = singleton x
export LawfulSingleton (insert_empty_eq)

@[default_instance] instance instHAdd {α : Type u} [Add α] : HAdd α α α := ⟨Add.add⟩
@[default_instance] instance instHSub {α : Type u} [Sub α] : HSub α α α := ⟨Sub.sub⟩
@[default_instance] instance instHMul {α : Type u} [Mul α] : HMul α α α := ⟨Mul.mul⟩
@[default_instance] instance instHDiv {α : Type u} [Div α] : HDiv α α α := ⟨Div.div⟩
@[default_instance] instance instHMod {α : Type u} [Mod α] : HMod α α α := ⟨Mod.mod⟩
@[default_instance] instance instHPow {α : Type u} {β : Type v} [Pow α β] : HPow α β α := ⟨Pow.pow⟩
@[default_instance] instance instPowNat {α : Type u} [NatPow α] : Pow α Nat := ⟨fun x n => NatPow.pow x n⟩
@[default_instance] instance instHSMul {α : Type u} {β : Type v} [SMul α β] : HSMul α β β := ⟨SMul.smul⟩
@[default_instance] instance instHAppendOfAppend {α : Type u} [Append α] : HAppend α α α := ⟨Append.append⟩
@[default_instance] instance instHAndOfAndOp {α : Type u} [AndOp α] : HAnd α α α := ⟨AndOp.and⟩
@[default_instance] instance instHOrOfOrOp {α : Type u} [OrOp α] : HOr α α α := ⟨OrOp.or⟩
@[default_instance] instance instHXorOfXorOp {α : Type u} [XorOp α] : HXor α α α := ⟨XorOp.xor⟩
@[default_instance] instance instHShiftLeftOfShiftLeft {α : Type u} [ShiftLeft α] : HShiftLeft α α α := ⟨ShiftLeft.shiftLeft⟩
@[default_instance] instance instHShiftRightOfShiftRight {α : Type u} [ShiftRight α] : HShiftRight α α α := ⟨ShiftRight.shiftRight⟩
instance Zero.toOfNat0 {α : Type u} [Zero α] : OfNat α (nat_lit 0) := ⟨Zero.zero⟩
instance One.toOfNat1 {α : Type u} [One α] : OfNat α (nat_lit 1) := ⟨One.one⟩
instance (priority := 200) Zero.ofOfNat0 {α : Type u} [OfNat α (nat_lit 0)] : Zero α := ⟨0⟩
instance (priority := 200) One.ofOfNat1 {α : Type u} [OfNat α (nat_lit 1)] : One α := ⟨1⟩
attribute [instance 200] Zero.ofOfNat0 One.ofOfNat1

instance instAddNat : Add Nat := ⟨Nat.add⟩
instance instMulNat : Mul Nat := ⟨Nat.mul⟩
instance instSubNat : Sub Nat := ⟨Nat.sub⟩
instance instNatPowNat : NatPow Nat := ⟨Nat.pow⟩

attribute [match_pattern] Add.add HAdd.hAdd Neg.neg Mul.mul HMul.hMul Inv.inv

/-- The least of two elements, by a decidable `≤`. -/
@[reducible] def minOfLe {α : Type u} [LE α] [DecidableRel (@LE.le α _)] : Min α := ⟨fun x y => if x ≤ y then x else y⟩
/-- The greatest of two elements, by a decidable `≤`. -/
@[reducible] def maxOfLe {α : Type u} [LE α] [DecidableRel (@LE.le α _)] : Max α := ⟨fun x y => if x ≤ y then y else x⟩

/-! ## Coercions -/

/-- A coercion that may be chained. -/
class Coe (α : semiOutParam (Sort u)) (β : Sort v) where
  coe : α → β
attribute [coe_decl] Coe.coe
class CoeTC (α : Sort u) (β : Sort v) where
  coe : α → β
attribute [coe_decl] CoeTC.coe
instance {α : Sort u} {β : Sort v} {γ : Sort w} [Coe β γ] [CoeTC α β] : CoeTC α γ := ⟨fun a => (Coe.coe (CoeTC.coe a : β))⟩
instance {α : Sort u} {β : Sort v} [Coe α β] : CoeTC α β := ⟨fun a => Coe.coe a⟩
class CoeOut (α : Sort u) (β : semiOutParam (Sort v)) where
  coe : α → β
attribute [coe_decl] CoeOut.coe
class CoeOTC (α : Sort u) (β : Sort v) where
  coe : α → β
attribute [coe_decl] CoeOTC.coe
instance {α : Sort u} {β : Sort v} {γ : Sort w} [CoeOut α β] [CoeOTC β γ] : CoeOTC α γ := ⟨fun a => CoeOTC.coe (CoeOut.coe a : β)⟩
instance {α : Sort u} {β : Sort v} [CoeTC α β] : CoeOTC α β := ⟨fun a => CoeTC.coe a⟩
instance {α : Sort u} : CoeOTC α α := ⟨fun a => a⟩
class CoeHead (α : Sort u) (β : semiOutParam (Sort v)) where
  coe : α → β
attribute [coe_decl] CoeHead.coe
class CoeHTC (α : Sort u) (β : Sort v) where
  coe : α → β
attribute [coe_decl] CoeHTC.coe
instance {α : Sort u} {β : Sort v} {γ : Sort w} [CoeHead α β] [CoeOTC β γ] : CoeHTC α γ := ⟨fun a => CoeOTC.coe (CoeHead.coe a : β)⟩
instance {α : Sort u} {β : Sort v} [CoeOTC α β] : CoeHTC α β := ⟨fun a => CoeOTC.coe a⟩
instance {α : Sort u} : CoeHTC α α := ⟨fun a => a⟩
class CoeTail (α : semiOutParam (Sort u)) (β : Sort v) where
  coe : α → β
attribute [coe_decl] CoeTail.coe
class CoeHTCT (α : Sort u) (β : Sort v) where
  coe : α → β
attribute [coe_decl] CoeHTCT.coe
instance {α : Sort u} {β : Sort v} {γ : Sort w} [CoeTail β γ] [CoeHTC α β] : CoeHTCT α γ := ⟨fun a => CoeTail.coe (CoeHTC.coe a : β)⟩
instance {α : Sort u} {β : Sort v} [CoeHTC α β] : CoeHTCT α β := ⟨fun a => CoeHTC.coe a⟩
instance {α : Sort u} : CoeHTCT α α := ⟨fun a => a⟩
class CoeDep (α : Sort u) (_ : α) (β : Sort v) where
  coe : β
attribute [coe_decl] CoeDep.coe
/-- The coercion that `↑x` looks for. -/
class CoeT (α : Sort u) (_ : α) (β : Sort v) where
  coe : β
attribute [coe_decl] CoeT.coe
instance {α : Sort u} {β : Sort v} {a : α} [CoeHTCT α β] : CoeT α a β := ⟨CoeHTCT.coe a⟩
instance {α : Sort u} {β : Sort v} {a : α} [CoeDep α a β] : CoeT α a β := ⟨CoeDep.coe a⟩
instance {α : Sort u} {a : α} : CoeT α a α := ⟨a⟩
instance {α : Sort u} {β : Sort v} [CoeFun α (fun _ => β)] : CoeOut α β := ⟨fun a => CoeFun.coe a⟩
instance {α : Sort u} {β : Sort v} [CoeSort α β] : CoeOut α β := ⟨fun a => CoeSort.coe a⟩
instance boolToProp : Coe Bool Prop := ⟨fun b => b = true⟩
instance boolToSort : CoeSort Bool Prop := ⟨fun b => b = true⟩
instance decPropToBool (p : Prop) [Decidable p] : CoeDep Prop p Bool := ⟨decide p⟩
instance optionCoe {α : Type u} : Coe α (Option α) := ⟨some⟩
instance subtypeCoe {α : Sort v} {p : α → Prop} : CoeOut (Subtype p) α := ⟨fun v => v.val⟩

/-- Types that natural numbers have a cast into. -/
class NatCast (R : Type u) where
  protected natCast : Nat → R
/-- Types that integers have a cast into. -/
instance : NatCast Nat := ⟨id⟩
/-- The cast of a natural number. -/
@[coe, reducible, match_pattern] protected def Nat.cast {R : Type u} [NatCast R] : Nat → R := NatCast.natCast
instance {R : Type u} [NatCast R] : CoeTail Nat R := ⟨Nat.cast⟩
instance {R : Type u} [NatCast R] : CoeHTCT Nat R := ⟨Nat.cast⟩

/-! ## Logic -/

/-- Truth is true. -/
theorem trivial : True := True.intro
theorem Lean.injEq_helper {P Q R : Prop} : (P → Q → R) → (P ∧ Q → R) := fun h pq => h pq.1 pq.2
protected theorem Eq.propIntro {a b : Prop} (h₁ : a → b) (h₂ : b → a) : a = b := propext ⟨h₁, h₂⟩
theorem mt {a b : Prop} (h₁ : a → b) (h₂ : ¬b) : ¬a := fun ha => h₂ (h₁ ha)
theorem not_false : ¬False := id
theorem not_true : ¬¬True := fun h => h trivial
theorem not_not_intro {p : Prop} (h : p) : ¬¬p := fun hn => hn h
theorem not_not_em (a : Prop) : ¬¬(a ∨ ¬a) := fun h => h (.inr (fun ha => h (.inl ha)))
theorem rfl_eq {α : Sort u} (a : α) : a = a := rfl
theorem of_eq_true {p : Prop} (h : p = True) : p := h ▸ trivial
theorem eq_true {p : Prop} (h : p) : p = True := propext ⟨fun _ => trivial, fun _ => h⟩
@[simp] theorem id_eq {α : Sort u} (a : α) : @Eq α (id a) a := rfl
theorem Eq.substr {α : Sort u} {p : α → Prop} {a b : α} (h₁ : b = a) (h₂ : p a) : p b := h₁ ▸ h₂
theorem cast_eq {α : Sort u} (h : α = α) (a : α) : cast h a = a := rfl
attribute [simp] cast_eq
theorem cast_heq {α β : Sort u} (h : α = β) (a : α) : HEq (cast h a) a := by cases h; exact .rfl
attribute [simp] cast_heq
theorem eqRec_heq {α : Sort u} {motive : α → Sort v} {a a' : α} (h : a = a') (p : motive a) :
    HEq (@Eq.recOn α a (fun x _ => motive x) a' h p) p := by cases h; exact .rfl
theorem HEq.symm {α β : Sort u} {a : α} {b : β} (h : HEq a b) : HEq b a := by cases h; exact .rfl
theorem HEq.trans {α β φ : Sort u} {a : α} {b : β} {c : φ} (h₁ : HEq a b) (h₂ : HEq b c) : HEq a c := by cases h₁; exact h₂
theorem HEq.subst {α β : Sort u} {p : (T : Sort u) → T → Prop} {a : α} {b : β} (h₁ : HEq a b) (h₂ : p α a) : p β b := by
  cases h₁; exact h₂
theorem heq_of_heq_of_eq {α β : Sort u} {a : α} {b b' : β} (h₁ : HEq a b) (h₂ : b = b') : HEq a b' := h₂ ▸ h₁
theorem heq_of_eq_of_heq {α β : Sort u} {a a' : α} {b : β} (h₁ : a = a') (h₂ : HEq a' b) : HEq a b := h₁ ▸ h₂
/-- Elimination of heterogeneous equality at one type. -/
protected abbrev HEq.homo_ndrec.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α} (h : HEq a b) : motive b :=
  Eq.ndrec m (eq_of_heq h)
protected abbrev HEq.ndrec.{u1, u2} {α : Sort u2} {a : α} {motive : {β : Sort u2} → β → Sort u1} (m : motive a) {β : Sort u2} {b : β} (h : HEq a b) : motive b :=
  h.rec m
theorem type_eq_of_heq {α β : Sort u} {a : α} {b : β} (h : HEq a b) : α = β := by cases h; exact rfl
theorem Eq.heq {α : Sort u} {a b : α} (h : a = b) : HEq a b := heq_of_eq h
theorem HEq.eq {α : Sort u} {a b : α} (h : HEq a b) : a = b := eq_of_heq h

theorem Ne.intro {α : Sort u} {a b : α} (h : a = b → False) : a ≠ b := h
theorem Ne.elim {α : Sort u} {a b : α} (h : a ≠ b) : a = b → False := h
theorem Ne.irrefl {α : Sort u} {a : α} (h : a ≠ a) : False := h rfl
theorem Ne.symm {α : Sort u} {a b : α} (h : a ≠ b) : b ≠ a := fun e => h e.symm
theorem ne_comm {α : Sort u} {a b : α} : a ≠ b ↔ b ≠ a := ⟨Ne.symm, Ne.symm⟩
theorem ne_of_eq_of_ne {α : Sort u} {a b c : α} (h₁ : a = b) (h₂ : b ≠ c) : a ≠ c := h₁ ▸ h₂
theorem ne_of_ne_of_eq {α : Sort u} {a b c : α} (h₁ : a ≠ b) (h₂ : b = c) : a ≠ c := h₂ ▸ h₁
theorem false_of_ne {α : Sort u} {a : α} : a ≠ a → False := Ne.irrefl
theorem ne_false_of_self {p : Prop} : p → p ≠ False := fun hp h => h ▸ hp
theorem ne_true_of_not {p : Prop} : ¬p → p ≠ True := fun hp h => hp (h ▸ trivial)
theorem true_ne_false : ¬True = False := ne_false_of_self trivial
theorem false_ne_true : False ≠ True := fun h => h.symm ▸ trivial
theorem eq_comm {α : Sort u} {a b : α} : a = b ↔ b = a := ⟨Eq.symm, Eq.symm⟩

@[refl] theorem Iff.refl (a : Prop) : a ↔ a := ⟨id, id⟩
protected theorem Iff.rfl {a : Prop} : a ↔ a := Iff.refl a
theorem Iff.of_eq {a b : Prop} (h : a = b) : a ↔ b := h ▸ Iff.rfl
theorem Iff.trans {a b c : Prop} (h₁ : a ↔ b) (h₂ : b ↔ c) : a ↔ c := ⟨fun h => h₂.mp (h₁.mp h), fun h => h₁.mpr (h₂.mpr h)⟩
theorem Iff.symm {a b : Prop} (h : a ↔ b) : b ↔ a := ⟨h.mpr, h.mp⟩
theorem Iff.comm {a b : Prop} : (a ↔ b) ↔ (b ↔ a) := ⟨Iff.symm, Iff.symm⟩
theorem iff_comm {a b : Prop} : (a ↔ b) ↔ (b ↔ a) := Iff.comm
theorem iff_of_eq {a b : Prop} (h : a = b) : a ↔ b := Iff.of_eq h
theorem iff_of_true {a b : Prop} (ha : a) (hb : b) : a ↔ b := ⟨fun _ => hb, fun _ => ha⟩
theorem iff_of_false {a b : Prop} (ha : ¬a) (hb : ¬b) : a ↔ b := ⟨fun h => (ha h).elim, fun h => (hb h).elim⟩
theorem iff_true_intro {a : Prop} (h : a) : a ↔ True := iff_of_true h trivial
theorem iff_false_intro {a : Prop} (h : ¬a) : a ↔ False := iff_of_false h id
theorem iff_true_left {a b : Prop} (ha : a) : (a ↔ b) ↔ b := ⟨fun h => h.mp ha, fun hb => iff_of_true ha hb⟩
theorem not_congr {a b : Prop} (h : a ↔ b) : ¬a ↔ ¬b := ⟨mt h.mpr, mt h.mp⟩
theorem Iff.not {a b : Prop} (h : a ↔ b) : ¬a ↔ ¬b := not_congr h
theorem iff_def {a b : Prop} : (a ↔ b) ↔ (a → b) ∧ (b → a) := ⟨fun h => ⟨h.mp, h.mpr⟩, fun h => ⟨h.1, h.2⟩⟩
def Iff.elim {a b : Prop} {c : Sort u} (f : (a → b) → (b → a) → c) (h : a ↔ b) : c := f h.mp h.mpr
theorem of_iff_true {a : Prop} (h : a ↔ True) : a := h.mpr trivial
theorem not_of_iff_false {a : Prop} : (a ↔ False) → ¬a := Iff.mp
theorem Eq.to_iff {a b : Prop} : a = b → (a ↔ b) := Iff.of_eq
theorem Iff.to_eq {a b : Prop} (h : a ↔ b) : a = b := propext h
theorem Eq.mpr_prop {p q : Prop} (h₁ : p = q) (h₂ : q) : p := h₁ ▸ h₂
theorem Eq.mpr_not {p q : Prop} (h₁ : p = q) (h₂ : ¬q) : ¬p := h₁ ▸ h₂

theorem And.symm {a b : Prop} (h : a ∧ b) : b ∧ a := ⟨h.2, h.1⟩
theorem And.comm {a b : Prop} : a ∧ b ↔ b ∧ a := ⟨And.symm, And.symm⟩
theorem and_comm {a b : Prop} : a ∧ b ↔ b ∧ a := And.comm
theorem And.imp {a b c d : Prop} (f : a → c) (g : b → d) (h : a ∧ b) : c ∧ d := ⟨f h.1, g h.2⟩
theorem And.imp_left {a b c : Prop} (h : a → b) : a ∧ c → b ∧ c := .imp h id
theorem And.imp_right {a b c : Prop} (h : a → b) : c ∧ a → c ∧ b := .imp id h
theorem Or.elim {a b c : Prop} (h : a ∨ b) (left : a → c) (right : b → c) : c := h.rec left right
theorem Or.resolve_left {a b : Prop} (h : a ∨ b) (na : ¬a) : b := h.elim (absurd · na) id
theorem Or.resolve_right {a b : Prop} (h : a ∨ b) (nb : ¬b) : a := h.elim id (absurd · nb)
theorem Or.neg_resolve_left {a b : Prop} (h : ¬a ∨ b) (ha : a) : b := h.elim (absurd ha) id
theorem Or.neg_resolve_right {a b : Prop} (h : a ∨ ¬b) (nb : b) : a := h.elim id (absurd nb)
theorem Or.symm {a b : Prop} (h : a ∨ b) : b ∨ a := h.elim .inr .inl
theorem Or.comm {a b : Prop} : a ∨ b ↔ b ∨ a := ⟨Or.symm, Or.symm⟩
theorem or_comm {a b : Prop} : a ∨ b ↔ b ∨ a := Or.comm
theorem Or.imp {a b c d : Prop} (f : a → c) (g : b → d) (h : a ∨ b) : c ∨ d := h.elim (fun x => .inl (f x)) (fun x => .inr (g x))
theorem Or.imp_left {a b c : Prop} (f : a → b) : a ∨ c → b ∨ c := .imp f id
theorem Or.imp_right {a b c : Prop} (f : b → c) : a ∨ b → a ∨ c := .imp id f
theorem Exists.elim {α : Sort u} {p : α → Prop} {b : Prop} (h₁ : ∃ x, p x) (h₂ : ∀ a, p a → b) : b := by
  obtain ⟨w, h⟩ := h₁; exact h₂ w h
theorem Exists.imp {α : Sort u} {p q : α → Prop} (h : ∀ a, p a → q a) : (∃ a, p a) → ∃ a, q a := fun ⟨w, hw⟩ => ⟨w, h w hw⟩

/-! ## Decidability -/

theorem Bool.false_ne_true : (false = true) → False := fun h => Bool.noConfusion h
theorem of_decide_eq_true {p : Prop} [inst : Decidable p] : decide p = true → p := fun h => by
  cases inst with
  | isTrue hp => exact hp
  | isFalse _ => exact (Bool.noConfusion h)
theorem of_decide_eq_false {p : Prop} [inst : Decidable p] : decide p = false → ¬p := fun h => by
  cases inst with
  | isTrue _ => exact (Bool.noConfusion h)
  | isFalse hp => exact hp
theorem decide_eq_true {p : Prop} [inst : Decidable p] : p → decide p = true := fun h => by
  cases inst with
  | isTrue _ => rfl
  | isFalse hp => exact absurd h hp
theorem decide_eq_false {p : Prop} [inst : Decidable p] : ¬p → decide p = false := fun h => by
  cases inst with
  | isTrue hp => exact absurd hp h
  | isFalse _ => rfl
theorem of_decide_eq_self_eq_true {α : Sort u} [inst : DecidableEq α] (a : α) : decide (a = a) = true := decide_eq_true rfl
theorem ne_true_of_eq_false : {b : Bool} → b = false → ¬(b = true)
  | false, _ => fun h => Bool.noConfusion h
  | true, h => Bool.noConfusion h
theorem ne_false_of_eq_true : {b : Bool} → b = true → ¬(b = false)
  | true, _ => fun h => Bool.noConfusion h
  | false, h => Bool.noConfusion h
theorem eq_false_of_ne_true : {b : Bool} → ¬(b = true) → b = false
  | true, h => (h rfl).elim
  | false, _ => rfl
theorem eq_true_of_ne_false : {b : Bool} → ¬(b = false) → b = true
  | true, _ => rfl
  | false, h => (h rfl).elim
theorem Bool.of_not_eq_true : {b : Bool} → ¬(b = true) → b = false := eq_false_of_ne_true
theorem Bool.of_not_eq_false : {b : Bool} → ¬(b = false) → b = true := eq_true_of_ne_false
theorem Bool.eq_false_of_not_eq_true' {b : Bool} (h : ¬(b = true)) : b = false := eq_false_of_ne_true h

instance instDecidableTrue : Decidable True := isTrue trivial
instance instDecidableFalse : Decidable False := isFalse not_false
instance instDecidableAnd {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p ∧ q) :=
  match dp with
  | isTrue hp => match dq with
    | isTrue hq => isTrue ⟨hp, hq⟩
    | isFalse hq => isFalse (fun h => hq h.2)
  | isFalse hp => isFalse (fun h => hp h.1)
instance instDecidableOr {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p ∨ q) :=
  match dp with
  | isTrue hp => isTrue (.inl hp)
  | isFalse hp => match dq with
    | isTrue hq => isTrue (.inr hq)
    | isFalse hq => isFalse (fun h => h.elim hp hq)
instance instDecidableNot {p : Prop} [dp : Decidable p] : Decidable (¬p) :=
  match dp with
  | isTrue hp => isFalse (absurd hp)
  | isFalse hp => isTrue hp
instance instDecidableForall {p q : Prop} [Decidable p] [Decidable q] : Decidable (p → q) :=
  if hp : p then
    if hq : q then isTrue (fun _ => hq)
    else isFalse (fun h => absurd (h hp) hq)
  else isTrue (fun h => absurd h hp)
instance instDecidableIff {p q : Prop} [Decidable p] [Decidable q] : Decidable (p ↔ q) :=
  if hp : p then
    if hq : q then isTrue ⟨fun _ => hq, fun _ => hp⟩
    else isFalse fun h => absurd (h.1 hp) hq
  else
    if hq : q then isFalse fun h => absurd (h.2 hq) hp
    else isTrue ⟨fun h => absurd h hp, fun h => absurd h hq⟩
instance instDecidableIteProp {c t e : Prop} [dC : Decidable c] [dT : Decidable t] [dE : Decidable e] : Decidable (if c then t else e) :=
  match dC with
  | isTrue _ => dT
  | isFalse _ => dE
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
instance instDecidableEqBool : DecidableEq Bool := Bool.decEq
instance instDecidableEqNat : DecidableEq Nat := Nat.decEq
instance instDecidableEqPUnit : DecidableEq PUnit := fun _ _ => isTrue rfl
instance instDecidableEqProd {α : Type u} {β : Type v} [DecidableEq α] [DecidableEq β] : DecidableEq (α × β)
  | (a, b), (c, d) =>
    if h₁ : a = c then
      if h₂ : b = d then isTrue (h₁ ▸ h₂ ▸ rfl)
      else isFalse (fun h => by cases h; exact h₂ rfl)
    else isFalse (fun h => by cases h; exact h₁ rfl)
instance instDecidableEqSubtype {α : Type u} {p : α → Prop} [DecidableEq α] : DecidableEq (Subtype p)
  | ⟨a, ha⟩, ⟨b, hb⟩ =>
    if h : a = b then isTrue (by subst h; rfl) else isFalse (fun e => by cases e; exact h rfl)
instance instDecidableEqOption {α : Type u} [DecidableEq α] : DecidableEq (Option α)
  | none, none => isTrue rfl
  | none, some _ => isFalse (fun h => by cases h)
  | some _, none => isFalse (fun h => by cases h)
  | some a, some b => if h : a = b then isTrue (h ▸ rfl) else isFalse (fun e => by cases e; exact h rfl)
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
instance instDecidableEqList {α : Type u} [DecidableEq α] : DecidableEq (List α) := List.hasDecEq

namespace Decidable
@[macro_inline] def byCases {p : Prop} {q : Sort u} [dec : Decidable p] (h1 : p → q) (h2 : ¬p → q) : q :=
  match dec with
  | isTrue h => h1 h
  | isFalse h => h2 h
theorem em (p : Prop) [Decidable p] : p ∨ ¬p := byCases .inl .inr
theorem byContradiction {p : Prop} [dec : Decidable p] (h : ¬p → False) : p := byCases id (fun np => (h np).elim)
theorem of_not_not {p : Prop} [Decidable p] : ¬¬p → p := fun hnn => byContradiction (fun hn => absurd hn hnn)
theorem not_and_iff_or_not {p q : Prop} [d₁ : Decidable p] [d₂ : Decidable q] : ¬(p ∧ q) ↔ ¬p ∨ ¬q :=
  ⟨fun h => if hp : p then .inr (fun hq => h ⟨hp, hq⟩) else .inl hp, fun h ⟨hp, hq⟩ => h.elim (· hp) (· hq)⟩
@[simp] theorem not_not {p : Prop} [Decidable p] : ¬¬p ↔ p := ⟨of_not_not, not_not_intro⟩
end Decidable
/-- Transport decidability along an equivalence. -/
def decidable_of_decidable_of_iff {p q : Prop} [Decidable p] (h : p ↔ q) : Decidable q :=
  if hp : p then isTrue (h.mp hp) else isFalse fun hq => absurd (h.mpr hq) hp
def decidable_of_decidable_of_eq {p q : Prop} [Decidable p] (h : p = q) : Decidable q := decidable_of_decidable_of_iff (Iff.of_eq h)
def decidable_of_iff {b : Prop} (a : Prop) (h : a ↔ b) [Decidable a] : Decidable b := decidable_of_decidable_of_iff h
def decidable_of_iff' {a : Prop} (b : Prop) (h : a ↔ b) [Decidable b] : Decidable a := decidable_of_decidable_of_iff h.symm
def decidable_of_bool {a : Prop} : (b : Bool) → (b = true ↔ a) → Decidable a
  | true, h => isTrue (h.1 rfl)
  | false, h => isFalse (mt h.2 (fun e => Bool.noConfusion e))

theorem if_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t e : α} : (ite c t e) = t := by
  cases h with
  | isTrue _ => rfl
  | isFalse hn => exact absurd hc hn
theorem if_neg {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t e : α} : (ite c t e) = e := by
  cases h with
  | isTrue hc => exact absurd hc hnc
  | isFalse _ => rfl
theorem dif_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t : c → α} {e : ¬c → α} : (dite c t e) = t hc := by
  cases h with
  | isTrue _ => rfl
  | isFalse hn => exact absurd hc hn
theorem dif_neg {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t : c → α} {e : ¬c → α} : (dite c t e) = e hnc := by
  cases h with
  | isTrue hc => exact absurd hc hnc
  | isFalse _ => rfl
theorem dif_eq_if (c : Prop) {h : Decidable c} {α : Sort u} (t e : α) : dite c (fun _ => t) (fun _ => e) = ite c t e := by
  cases h <;> rfl
/-- Split a goal on `if`: see the tactic `split`. -/
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
instance instBEqOfDecidableEq {α : Type u} [DecidableEq α] : BEq α := ⟨fun a b => decide (a = b)⟩
/-- Inequality as a boolean, `a != b`. -/
@[macro_inline] def bne {α : Type u} [BEq α] (a b : α) : Bool := !(a == b)
/-- `==` is reflexive. -/
class ReflBEq (α : Type u) [BEq α] : Prop where
  protected rfl {a : α} : a == a
/-- `==` is equality. -/
class LawfulBEq (α : Type u) [BEq α] : Prop extends ReflBEq α where
  eq_of_beq : {a b : α} → a == b → a = b
export LawfulBEq (eq_of_beq)
instance {α : Type u} [DecidableEq α] : LawfulBEq α where
  eq_of_beq := of_decide_eq_true
  rfl := of_decide_eq_self_eq_true _
instance {α : Type u} {β : Type v} [BEq α] [BEq β] : BEq (α × β) := ⟨fun (a₁, b₁) (a₂, b₂) => a₁ == a₂ && b₁ == b₂⟩
theorem beq_of_eq {α : Type u} [BEq α] [ReflBEq α] {a b : α} (h : a = b) : (a == b) = true := h ▸ ReflBEq.rfl
theorem ne_of_beq_false {α : Type u} [BEq α] [ReflBEq α] {a b : α} (h : (a == b) = false) : a ≠ b :=
  fun e => Bool.noConfusion ((beq_of_eq e).symm.trans h)
theorem beq_false_of_ne {α : Type u} [BEq α] [LawfulBEq α] {a b : α} (h : a ≠ b) : (a == b) = false :=
  eq_false_of_ne_true (fun h' => h (eq_of_beq h'))

/-! ## Choice, extensionality, quotients -/

/-- The axiom of choice. -/
axiom Classical.choice {α : Sort u} : Nonempty α → α
/-- Elimination of nonemptiness into a proposition. -/
protected theorem Nonempty.elim {α : Sort u} {p : Prop} (h₁ : Nonempty α) (h₂ : α → p) : p := match h₁ with | ⟨a⟩ => h₂ a
instance (priority := 100) instNonemptyOfInhabited {α : Sort u} [Inhabited α] : Nonempty α := ⟨default⟩
theorem nonempty_of_exists {α : Sort u} {p : α → Prop} : (∃ x, p x) → Nonempty α := fun ⟨w, _⟩ => ⟨w⟩
instance : Inhabited Prop := ⟨True⟩
instance instInhabitedSort : Inhabited (Sort u) := ⟨PUnit⟩
instance instInhabitedForall {α : Sort u} {β : α → Sort v} [(a : α) → Inhabited (β a)] : Inhabited ((a : α) → β a) := ⟨fun _ => default⟩
instance : Inhabited Bool := ⟨false⟩
instance instInhabitedNat : Inhabited Nat := ⟨Nat.zero⟩
instance instInhabitedList {α : Type u} : Inhabited (List α) := ⟨.nil⟩
instance instInhabitedOption {α : Type u} : Inhabited (Option α) := ⟨none⟩
instance instInhabitedProd {α : Type u} {β : Type v} [Inhabited α] [Inhabited β] : Inhabited (α × β) := ⟨(default, default)⟩
instance : Inhabited PUnit := ⟨⟨⟩⟩
instance : Inhabited True := ⟨trivial⟩

/-- Types with at most one element. -/
class Subsingleton (α : Sort u) : Prop where
  intro ::
  allEq : (a b : α) → a = b
protected theorem Subsingleton.elim {α : Sort u} [h : Subsingleton α] : (a b : α) → a = b := h.allEq
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

axiom Quot.sound : ∀ {α : Sort u} {r : α → α → Prop} {a b : α}, r a b → Quot.mk r a = Quot.mk r b
protected theorem Quot.liftBeta {α : Sort u} {r : α → α → Prop} {β : Sort v} (f : α → β) (c : ∀ a b, r a b → f a = f b) (a : α) :
    Quot.lift f c (Quot.mk r a) = f a := rfl
theorem Quot.exists_rep {α : Sort u} {r : α → α → Prop} (q : Quot r) : ∃ a, Quot.mk r a = q :=
  Quot.ind (β := fun q => ∃ a, Quot.mk r a = q) (fun a => ⟨a, rfl⟩) q
/-- Lift a function to a quotient, the quotient first. -/
protected abbrev Quot.liftOn {α : Sort u} {β : Sort v} {r : α → α → Prop} (q : Quot r) (f : α → β) (c : (a b : α) → r a b → f a = f b) : β :=
  Quot.lift f c q
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

/-- An equivalence relation chosen for a type. -/
structure Equivalence {α : Sort u} (r : α → α → Prop) : Prop where
  refl : ∀ x, r x x
  symm : ∀ {x y}, r x y → r y x
  trans : ∀ {x y z}, r x y → r y z → r x z
/-- A type with an equivalence relation. -/
class Setoid (α : Sort u) where
  r : α → α → Prop
  iseqv : Equivalence r
instance {α : Sort u} [Setoid α] : HasEquiv α := ⟨Setoid.r⟩
theorem Setoid.refl {α : Sort u} [Setoid α] (a : α) : a ≈ a := iseqv.refl a
theorem Setoid.symm {α : Sort u} [Setoid α] {a b : α} (h : a ≈ b) : b ≈ a := iseqv.symm h
theorem Setoid.trans {α : Sort u} [Setoid α] {a b c : α} (h₁ : a ≈ b) (h₂ : b ≈ c) : a ≈ c := iseqv.trans h₁ h₂
/-- The quotient of a type by its equivalence. -/
def Quotient {α : Sort u} (s : Setoid α) := @Quot α Setoid.r
namespace Quotient
protected def mk {α : Sort u} (s : Setoid α) (a : α) : Quotient s := Quot.mk Setoid.r a
protected def mk' {α : Sort u} [s : Setoid α] (a : α) : Quotient s := Quotient.mk s a
theorem sound {α : Sort u} {s : Setoid α} {a b : α} : a ≈ b → Quotient.mk s a = Quotient.mk s b := Quot.sound
protected abbrev lift {α : Sort u} {β : Sort v} {s : Setoid α} (f : α → β) : ((a b : α) → a ≈ b → f a = f b) → Quotient s → β := Quot.lift f
protected theorem ind {α : Sort u} {s : Setoid α} {motive : Quotient s → Prop} (h : (a : α) → motive (Quotient.mk s a)) (q : Quotient s) : motive q := Quot.ind h q
protected abbrev liftOn {α : Sort u} {β : Sort v} {s : Setoid α} (q : Quotient s) (f : α → β) (c : (a b : α) → a ≈ b → f a = f b) : β := Quot.liftOn q f c
protected theorem inductionOn {α : Sort u} {s : Setoid α} {motive : Quotient s → Prop} (q : Quotient s) (h : (a : α) → motive (Quotient.mk s a)) : motive q := Quot.ind h q
theorem exists_rep {α : Sort u} {s : Setoid α} (q : Quotient s) : ∃ a, Quotient.mk s a = q := Quot.exists_rep q
protected abbrev lift₂ {α : Sort u} {β : Sort v} {φ : Sort w} {s₁ : Setoid α} {s₂ : Setoid β} (f : α → β → φ)
    (c : (a₁ : α) → (b₁ : β) → (a₂ : α) → (b₂ : β) → a₁ ≈ a₂ → b₁ ≈ b₂ → f a₁ b₁ = f a₂ b₂) (q₁ : Quotient s₁) (q₂ : Quotient s₂) : φ :=
  Quotient.lift (fun a₁ => Quotient.lift (f a₁) (fun a b h => c a₁ a a₁ b (Setoid.refl a₁) h) q₂)
    (fun a b h => Quotient.ind (motive := fun q₂ => Quotient.lift (f a) (fun x y h => c a x a y (Setoid.refl a) h) q₂ = Quotient.lift (f b) (fun x y h => c b x b y (Setoid.refl b) h) q₂)
      (fun x => c a x b x h (Setoid.refl x)) q₂) q₁
protected abbrev liftOn₂ {α : Sort u} {β : Sort v} {φ : Sort w} {s₁ : Setoid α} {s₂ : Setoid β} (q₁ : Quotient s₁) (q₂ : Quotient s₂) (f : α → β → φ)
    (c : (a₁ : α) → (b₁ : β) → (a₂ : α) → (b₂ : β) → a₁ ≈ a₂ → b₁ ≈ b₂ → f a₁ b₁ = f a₂ b₂) : φ := Quotient.lift₂ f c q₁ q₂
protected theorem ind₂ {α : Sort u} {β : Sort v} {s₁ : Setoid α} {s₂ : Setoid β} {motive : Quotient s₁ → Quotient s₂ → Prop}
    (h : (a : α) → (b : β) → motive (Quotient.mk s₁ a) (Quotient.mk s₂ b)) (q₁ : Quotient s₁) (q₂ : Quotient s₂) : motive q₁ q₂ :=
  Quotient.ind (motive := fun q₁ => motive q₁ q₂) (fun a => Quotient.ind (motive := fun q₂ => motive (Quotient.mk s₁ a) q₂) (fun b => h a b) q₂) q₁
protected theorem inductionOn₂ {α : Sort u} {β : Sort v} {s₁ : Setoid α} {s₂ : Setoid β} {motive : Quotient s₁ → Quotient s₂ → Prop}
    (q₁ : Quotient s₁) (q₂ : Quotient s₂) (h : (a : α) → (b : β) → motive (Quotient.mk s₁ a) (Quotient.mk s₂ b)) : motive q₁ q₂ := Quotient.ind₂ h q₁ q₂
/-- Equal classes have equivalent members. -/
theorem exact {α : Sort u} {s : Setoid α} {a b : α} (h : Quotient.mk s a = Quotient.mk s b) : a ≈ b :=
  let rel : Quotient s → Prop := Quotient.lift (fun x => a ≈ x) (fun _ _ hxy => propext ⟨fun hx => Setoid.trans hx hxy, fun hy => Setoid.trans hy (Setoid.symm hxy)⟩)
  (congrArg rel h).mp (Setoid.refl a)
end Quotient
instance Quotient.decidableEq {α : Sort u} {s : Setoid α} [d : ∀ (a b : α), Decidable (a ≈ b)] : DecidableEq (Quotient s) :=
  fun q₁ q₂ => @Quot.rec _ _ (fun q => Decidable (q = q₂)) (fun a =>
    @Quot.rec _ _ (fun q => Decidable (Quotient.mk s a = q)) (fun b =>
      match d a b with
      | isTrue h => isTrue (Quotient.sound h)
      | isFalse h => isFalse (fun e => h (Quotient.exact e))) (fun _ _ _ => Subsingleton.elim _ _) q₂)
    (fun _ _ _ => Subsingleton.elim _ _) q₁

/-! ## Projections and eta -/

@[simp] theorem Prod.eta {α : Type u} {β : Type v} (p : α × β) : (p.1, p.2) = p := rfl
protected theorem Prod.ext {α : Type u} {β : Type v} : {p q : α × β} → p.fst = q.fst → p.snd = q.snd → p = q
  | (_, _), (_, _), rfl, rfl => rfl
protected theorem Prod.eq_iff_fst_eq_snd_eq {α : Type u} {β : Type v} {p q : α × β} : p = q ↔ p.fst = q.fst ∧ p.snd = q.snd :=
  ⟨fun h => h ▸ ⟨rfl, rfl⟩, fun h => Prod.ext h.1 h.2⟩
protected theorem Subtype.ext {α : Sort u} {p : α → Prop} : {a b : Subtype p} → a.val = b.val → a = b
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
protected theorem Subtype.eq {α : Sort u} {p : α → Prop} {a b : Subtype p} (h : a.val = b.val) : a = b := Subtype.ext h
/-- Map over the second component of a pair. -/
def Prod.map {α₁ : Type u₁} {α₂ : Type u₂} {β₁ : Type v} {β₂ : Type w} (f : α₁ → α₂) (g : β₁ → β₂) : α₁ × β₁ → α₂ × β₂
  | (a, b) => (f a, g b)
/-- A pair with its components exchanged. -/
def Prod.swap {α : Type u} {β : Type v} (p : α × β) : β × α := (p.2, p.1)

/-! ## Sizes, for recursion -/

/-- The size of a value, the default measure of well-founded recursion. -/
class SizeOf (α : Sort u) where
  sizeOf : α → Nat
export SizeOf (sizeOf)
/-- The size of a function or of a value of unknown type. -/
protected def default.sizeOf (α : Sort u) : α → Nat
  | _ => 0
instance (priority := low) instSizeOfDefault (α : Sort u) : SizeOf α := ⟨default.sizeOf α⟩
@[simp] theorem sizeOf_default {α : Sort u} (n : α) : sizeOf n = 0 := rfl
instance instSizeOfNat : SizeOf Nat := ⟨fun n => n⟩
@[simp] theorem sizeOf_nat (n : Nat) : sizeOf n = n := rfl
instance instSizeOfForallUnit {α : Sort u} [SizeOf α] : SizeOf (Unit → α) := ⟨fun f => sizeOf (f ())⟩
end
