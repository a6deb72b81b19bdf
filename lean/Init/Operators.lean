prelude
import Init.Tactics
/-!
# Classes behind the notation, and coercions
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
/-- The cast of natural numbers to themselves. -/
instance : NatCast Nat := ⟨id⟩
/-- The cast of a natural number. -/
@[coe, reducible, match_pattern] protected def Nat.cast {R : Type u} [NatCast R] : Nat → R := NatCast.natCast
instance {R : Type u} [NatCast R] : CoeTail Nat R := ⟨Nat.cast⟩
instance {R : Type u} [NatCast R] : CoeHTCT Nat R := ⟨Nat.cast⟩

end
