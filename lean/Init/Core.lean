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
  /-- The function behind `+`. -/
  hAdd : α → β → γ
/-- Subtraction between types, `a - b`. -/
class HSub (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `-`. -/
  hSub : α → β → γ
/-- Multiplication between types, `a * b`. -/
class HMul (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `*`. -/
  hMul : α → β → γ
/-- Division between types, `a / b`. -/
class HDiv (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `/`. -/
  hDiv : α → β → γ
/-- Remainder between types, `a % b`. -/
class HMod (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `%`. -/
  hMod : α → β → γ
/-- Power between types, `a ^ b`. -/
class HPow (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `^`. -/
  hPow : α → β → γ
/-- Scalar multiplication between types, `a • b`. -/
class HSMul (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `•`. -/
  hSMul : α → β → γ
/-- Concatenation between types, `a ++ b`. -/
class HAppend (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `++`. -/
  hAppend : α → β → γ
/-- Bitwise and between types. -/
class HAnd (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `&&&`. -/
  hAnd : α → β → γ
/-- Bitwise or between types. -/
class HOr (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `|||`. -/
  hOr : α → β → γ
/-- Bitwise exclusive or between types. -/
class HXor (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `^^^`. -/
  hXor : α → β → γ
/-- Shift to the left between types. -/
class HShiftLeft (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `<<<`. -/
  hShiftLeft : α → β → γ
/-- Shift to the right between types. -/
class HShiftRight (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  /-- The function behind `>>>`. -/
  hShiftRight : α → β → γ
/-- Types with zero. -/
class Zero (α : Type u) where
  /-- The element zero. -/
  zero : α
/-- Types with one. -/
class One (α : Type u) where
  /-- The element one. -/
  one : α
/-- Types with addition. -/
class Add (α : Type u) where
  /-- The sum. -/
  add : α → α → α
/-- Types with subtraction. -/
class Sub (α : Type u) where
  /-- The difference. -/
  sub : α → α → α
/-- Types with multiplication. -/
class Mul (α : Type u) where
  /-- The product. -/
  mul : α → α → α
/-- Types with negation, `-a`. -/
class Neg (α : Type u) where
  /-- The negative. -/
  neg : α → α
/-- Types with division. -/
class Div (α : Type u) where
  /-- The quotient. -/
  div : α → α → α
/-- Types with inverse. -/
class Inv (α : Type u) where
  /-- The inverse. -/
  inv : α → α
/-- Types with remainder. -/
class Mod (α : Type u) where
  /-- The remainder. -/
  mod : α → α → α
/-- Divisibility, `a ∣ b`. -/
class Dvd (α : Type u) where
  /-- The relation of dividing. -/
  dvd : α → α → Prop
/-- Types with powers. -/
class Pow (α : Type u) (β : Type v) where
  /-- The power. -/
  pow : α → β → α
/-- Types with powers to natural exponents. -/
class NatPow (α : Type u) where
  /-- The power with a natural exponent. -/
  protected pow : α → Nat → α
/-- Scalar multiplication. -/
class SMul (M : Type u) (α : Type v) where
  /-- The multiple. -/
  smul : M → α → α
/-- Types with concatenation. -/
class Append (α : Type u) where
  /-- The concatenation. -/
  append : α → α → α
/-- Types with `&&&`. -/
class AndOp (α : Type u) where
  /-- The bitwise conjunction. -/
  and : α → α → α
/-- Types with `|||`. -/
class OrOp (α : Type u) where
  /-- The bitwise disjunction. -/
  or : α → α → α
/-- Types with `^^^`. -/
class XorOp (α : Type u) where
  /-- The bitwise exclusive disjunction. -/
  xor : α → α → α
/-- Types with `~~~`. -/
class Complement (α : Type u) where
  /-- The bitwise complement. -/
  complement : α → α
/-- Types with `<<<`. -/
class ShiftLeft (α : Type u) where
  /-- The shift to the left. -/
  shiftLeft : α → α → α
/-- Types with `>>>`. -/
class ShiftRight (α : Type u) where
  /-- The shift to the right. -/
  shiftRight : α → α → α
/-- Types with a greatest of two. -/
class Max (α : Type u) where
  /-- The larger of two elements. -/
  max : α → α → α
export Max (max)
/-- Types with a least of two. -/
class Min (α : Type u) where
  /-- The smaller of two elements. -/
  min : α → α → α
export Min (min)
/-- Equality as a boolean, `a == b`. -/
class BEq (α : Type u) where
  /-- The test for equality. -/
  beq : α → α → Bool
/-- Membership, `a ∈ c`. -/
class Membership (α : outParam (Type u)) (γ : Type v) where
  /-- The relation of membership; the collection comes first. -/
  mem : γ → α → Prop
/-- The empty collection, `∅`. -/
class EmptyCollection (α : Type u) where
  /-- The empty collection. -/
  emptyCollection : α
/-- Insertion of an element into a collection. -/
class Insert (α : outParam (Type u)) (γ : Type v) where
  /-- The collection with an element inserted. -/
  insert : α → γ → γ
export Insert (insert)
/-- Collections of one element. -/
class Singleton (α : outParam (Type u)) (β : Type v) where
  /-- The collection of one element. -/
  singleton : α → β
export Singleton (singleton)
/-- Union, `a ∪ b`. -/
class Union (α : Type u) where
  /-- The union. -/
  union : α → α → α
/-- Intersection, `a ∩ b`. -/
class Inter (α : Type u) where
  /-- The intersection. -/
  inter : α → α → α
/-- Difference, `a \ b`. -/
class SDiff (α : Type u) where
  /-- The difference. -/
  sdiff : α → α → α
/-- Subset, `a ⊆ b`. -/
class HasSubset (α : Type u) where
  /-- The relation of inclusion. -/
  Subset : α → α → Prop
export HasSubset (Subset)
/-- Strict subset, `a ⊂ b`. -/
class HasSSubset (α : Type u) where
  /-- The relation of strict inclusion. -/
  SSubset : α → α → Prop
export HasSSubset (SSubset)
/-- `a ⊇ b` is `b ⊆ a`. -/
abbrev Superset {α : Type u} [HasSubset α] (a b : α) := Subset b a
/-- `a ⊃ b` is `b ⊂ a`. -/
abbrev SSuperset {α : Type u} [HasSSubset α] (a b : α) := SSubset b a
/-- Equivalence, `a ≈ b`. -/
class HasEquiv (α : Sort u) where
  /-- The relation. -/
  Equiv : α → α → Sort v
/-- Inserting into the empty collection makes a collection of one element. -/
class LawfulSingleton (α : Type u) (β : Type v) [EmptyCollection β] [Insert α β] [Singleton α β] : Prop where
  /-- Inserting an element into the empty collection makes the collection of that element. -/
  insert_empty_eq (x : α) : (insert x ∅ : β) = singleton x
export LawfulSingleton (insert_empty_eq)

/-- `+` within one type is `Add.add`. -/
@[default_instance] instance instHAdd {α : Type u} [Add α] : HAdd α α α := ⟨Add.add⟩
/-- `-` within one type is `Sub.sub`. -/
@[default_instance] instance instHSub {α : Type u} [Sub α] : HSub α α α := ⟨Sub.sub⟩
/-- `*` within one type is `Mul.mul`. -/
@[default_instance] instance instHMul {α : Type u} [Mul α] : HMul α α α := ⟨Mul.mul⟩
/-- `/` within one type is `Div.div`. -/
@[default_instance] instance instHDiv {α : Type u} [Div α] : HDiv α α α := ⟨Div.div⟩
/-- `%` within one type is `Mod.mod`. -/
@[default_instance] instance instHMod {α : Type u} [Mod α] : HMod α α α := ⟨Mod.mod⟩
/-- `^` is `Pow.pow`. -/
@[default_instance] instance instHPow {α : Type u} {β : Type v} [Pow α β] : HPow α β α := ⟨Pow.pow⟩
/-- Powers with natural exponents are `NatPow.pow`. -/
@[default_instance] instance instPowNat {α : Type u} [NatPow α] : Pow α Nat := ⟨fun x n => NatPow.pow x n⟩
/-- `•` is `SMul.smul`. -/
@[default_instance] instance instHSMul {α : Type u} {β : Type v} [SMul α β] : HSMul α β β := ⟨SMul.smul⟩
/-- `++` within one type is `Append.append`. -/
@[default_instance] instance instHAppendOfAppend {α : Type u} [Append α] : HAppend α α α := ⟨Append.append⟩
/-- `&&&` within one type is `AndOp.and`. -/
@[default_instance] instance instHAndOfAndOp {α : Type u} [AndOp α] : HAnd α α α := ⟨AndOp.and⟩
/-- `|||` within one type is `OrOp.or`. -/
@[default_instance] instance instHOrOfOrOp {α : Type u} [OrOp α] : HOr α α α := ⟨OrOp.or⟩
/-- `^^^` within one type is `XorOp.xor`. -/
@[default_instance] instance instHXorOfXorOp {α : Type u} [XorOp α] : HXor α α α := ⟨XorOp.xor⟩
/-- `<<<` within one type is `ShiftLeft.shiftLeft`. -/
@[default_instance] instance instHShiftLeftOfShiftLeft {α : Type u} [ShiftLeft α] : HShiftLeft α α α := ⟨ShiftLeft.shiftLeft⟩
/-- `>>>` within one type is `ShiftRight.shiftRight`. -/
@[default_instance] instance instHShiftRightOfShiftRight {α : Type u} [ShiftRight α] : HShiftRight α α α := ⟨ShiftRight.shiftRight⟩
/-- The numeral 0 of a type with a zero. -/
instance Zero.toOfNat0 {α : Type u} [Zero α] : OfNat α (nat_lit 0) := ⟨Zero.zero⟩
/-- The numeral 1 of a type with a one. -/
instance One.toOfNat1 {α : Type u} [One α] : OfNat α (nat_lit 1) := ⟨One.one⟩
/-- The zero of a type with a numeral 0. -/
instance (priority := 200) Zero.ofOfNat0 {α : Type u} [OfNat α (nat_lit 0)] : Zero α := ⟨0⟩
/-- The one of a type with a numeral 1. -/
instance (priority := 200) One.ofOfNat1 {α : Type u} [OfNat α (nat_lit 1)] : One α := ⟨1⟩
attribute [instance 200] Zero.ofOfNat0 One.ofOfNat1

/-- `+` on natural numbers. -/
instance instAddNat : Add Nat := ⟨Nat.add⟩
/-- `*` on natural numbers. -/
instance instMulNat : Mul Nat := ⟨Nat.mul⟩
/-- `-` on natural numbers, cut off at zero. -/
instance instSubNat : Sub Nat := ⟨Nat.sub⟩
/-- `^` on natural numbers. -/
instance instNatPowNat : NatPow Nat := ⟨Nat.pow⟩

attribute [match_pattern] Add.add HAdd.hAdd Neg.neg Mul.mul HMul.hMul Inv.inv

/-- The least of two elements, by a decidable `≤`. -/
@[reducible] def minOfLe {α : Type u} [LE α] [DecidableRel (@LE.le α _)] : Min α := ⟨fun x y => if x ≤ y then x else y⟩
/-- The greatest of two elements, by a decidable `≤`. -/
@[reducible] def maxOfLe {α : Type u} [LE α] [DecidableRel (@LE.le α _)] : Max α := ⟨fun x y => if x ≤ y then y else x⟩

/-! ## Coercions -/

/-- A coercion that may be chained. -/
class Coe (α : semiOutParam (Sort u)) (β : Sort v) where
  /-- The coercion. -/
  coe : α → β
attribute [coe_decl] Coe.coe
/-- Chains of `Coe`. -/
class CoeTC (α : Sort u) (β : Sort v) where
  /-- The coercion. -/
  coe : α → β
attribute [coe_decl] CoeTC.coe
instance {α : Sort u} {β : Sort v} {γ : Sort w} [Coe β γ] [CoeTC α β] : CoeTC α γ := ⟨fun a => (Coe.coe (CoeTC.coe a : β))⟩
instance {α : Sort u} {β : Sort v} [Coe α β] : CoeTC α β := ⟨fun a => Coe.coe a⟩
/-- Coercions that are looked for from the source type. -/
class CoeOut (α : Sort u) (β : semiOutParam (Sort v)) where
  /-- The coercion. -/
  coe : α → β
attribute [coe_decl] CoeOut.coe
/-- Chains of `CoeOut`, then of `Coe`. -/
class CoeOTC (α : Sort u) (β : Sort v) where
  /-- The coercion. -/
  coe : α → β
attribute [coe_decl] CoeOTC.coe
instance {α : Sort u} {β : Sort v} {γ : Sort w} [CoeOut α β] [CoeOTC β γ] : CoeOTC α γ := ⟨fun a => CoeOTC.coe (CoeOut.coe a : β)⟩
instance {α : Sort u} {β : Sort v} [CoeTC α β] : CoeOTC α β := ⟨fun a => CoeTC.coe a⟩
instance {α : Sort u} : CoeOTC α α := ⟨fun a => a⟩
/-- Coercions that may stand first in a chain. -/
class CoeHead (α : Sort u) (β : semiOutParam (Sort v)) where
  /-- The coercion. -/
  coe : α → β
attribute [coe_decl] CoeHead.coe
/-- A `CoeHead`, then a chain. -/
class CoeHTC (α : Sort u) (β : Sort v) where
  /-- The coercion. -/
  coe : α → β
attribute [coe_decl] CoeHTC.coe
instance {α : Sort u} {β : Sort v} {γ : Sort w} [CoeHead α β] [CoeOTC β γ] : CoeHTC α γ := ⟨fun a => CoeOTC.coe (CoeHead.coe a : β)⟩
instance {α : Sort u} {β : Sort v} [CoeOTC α β] : CoeHTC α β := ⟨fun a => CoeOTC.coe a⟩
instance {α : Sort u} : CoeHTC α α := ⟨fun a => a⟩
/-- Coercions that may stand last in a chain. -/
class CoeTail (α : semiOutParam (Sort u)) (β : Sort v) where
  /-- The coercion. -/
  coe : α → β
attribute [coe_decl] CoeTail.coe
/-- A chain, then a `CoeTail`. -/
class CoeHTCT (α : Sort u) (β : Sort v) where
  /-- The coercion. -/
  coe : α → β
attribute [coe_decl] CoeHTCT.coe
instance {α : Sort u} {β : Sort v} {γ : Sort w} [CoeTail β γ] [CoeHTC α β] : CoeHTCT α γ := ⟨fun a => CoeTail.coe (CoeHTC.coe a : β)⟩
instance {α : Sort u} {β : Sort v} [CoeHTC α β] : CoeHTCT α β := ⟨fun a => CoeHTC.coe a⟩
instance {α : Sort u} : CoeHTCT α α := ⟨fun a => a⟩
/-- Coercions of one value. -/
class CoeDep (α : Sort u) (_ : α) (β : Sort v) where
  /-- The value coerced. -/
  coe : β
attribute [coe_decl] CoeDep.coe
/-- The coercion that `↑x` looks for. -/
class CoeT (α : Sort u) (_ : α) (β : Sort v) where
  /-- The value coerced. -/
  coe : β
attribute [coe_decl] CoeT.coe
instance {α : Sort u} {β : Sort v} {a : α} [CoeHTCT α β] : CoeT α a β := ⟨CoeHTCT.coe a⟩
instance {α : Sort u} {β : Sort v} {a : α} [CoeDep α a β] : CoeT α a β := ⟨CoeDep.coe a⟩
instance {α : Sort u} {a : α} : CoeT α a α := ⟨a⟩
instance {α : Sort u} {β : Sort v} [CoeFun α (fun _ => β)] : CoeOut α β := ⟨fun a => CoeFun.coe a⟩
instance {α : Sort u} {β : Sort v} [CoeSort α β] : CoeOut α β := ⟨fun a => CoeSort.coe a⟩
/-- A boolean as the proposition that it is true. -/
instance boolToProp : Coe Bool Prop := ⟨fun b => b = true⟩
/-- A boolean as the type of proofs that it is true. -/
instance boolToSort : CoeSort Bool Prop := ⟨fun b => b = true⟩
/-- A decidable proposition as its decision. -/
instance decPropToBool (p : Prop) [Decidable p] : CoeDep Prop p Bool := ⟨decide p⟩
/-- A value as an option. -/
instance optionCoe {α : Type u} : Coe α (Option α) := ⟨some⟩
/-- An element of a subtype as the element. -/
instance subtypeCoe {α : Sort v} {p : α → Prop} : CoeOut (Subtype p) α := ⟨fun v => v.val⟩

/-- Types that natural numbers have a cast into. -/
class NatCast (R : Type u) where
  /-- The value of a natural number in the type. -/
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
