prelude
import Init.Data.List.Counting
/-!
# Laws of operations and orders, as classes

No instances: with one, `grind` would call its solvers for orders and for associative operations, whose proofs quote
facts that this library does not have.
-/
set_option linter.all false
universe u v w
noncomputable section
namespace Std
/-- The operation is associative. -/
class Associative {α : Sort u} (op : α → α → α) : Prop where
  /-- The operation may be bracketed in either way. -/
  assoc : (a b c : α) → op (op a b) c = op a (op b c)
/-- The operation is commutative. -/
class Commutative {α : Sort u} (op : α → α → α) : Prop where
  /-- The arguments may be swapped. -/
  comm : (a b : α) → op a b = op b a
/-- The operation is idempotent. -/
class IdempotentOp {α : Sort u} (op : α → α → α) : Prop where
  /-- An element combined with itself is the element. -/
  idempotent : (x : α) → op x x = x
/-- `o` is named as the operation's left identity. -/
class LeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop
/-- `o` is neutral on the left. -/
class LawfulLeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop extends LeftIdentity op o where
  /-- Combining with `o` on the left changes nothing. -/
  left_id : ∀ a, op o a = a
/-- `o` is named as the operation's right identity. -/
class RightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop
/-- `o` is neutral on the right. -/
class LawfulRightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop extends RightIdentity op o where
  /-- Combining with `o` on the right changes nothing. -/
  right_id : ∀ a, op a o = a
/-- `o` is named as the operation's identity on both sides. -/
class Identity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop extends LeftIdentity op o, RightIdentity op o
/-- The operation has an identity element. -/
class LawfulIdentity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop extends Identity op o, LawfulLeftIdentity op o, LawfulRightIdentity op o
/-- `o` is neutral for a commutative operation; one side follows from the other. -/
class LawfulCommIdentity {α : Sort u} (op : α → α → α) (o : outParam α) [hc : Commutative op] : Prop extends LawfulIdentity op o where
  left_id a := Eq.trans (hc.comm o a) (right_id a)
  right_id a := Eq.trans (hc.comm a o) (left_id a)
/-- Reflexive relations. -/
class Refl {α : Sort u} (r : α → α → Prop) : Prop where
  /-- Everything is related to itself. -/
  refl : ∀ a, r a a
/-- Antisymmetric relations. -/
class Antisymm {α : Sort u} (r : α → α → Prop) : Prop where
  /-- Elements related in both directions are equal. -/
  antisymm (a b : α) : r a b → r b a → a = b
/-- Asymmetric relations. -/
class Asymm {α : Sort u} (r : α → α → Prop) : Prop where
  /-- No elements are related in both directions. -/
  asymm : ∀ a b, r a b → ¬r b a
/-- Total relations. -/
class Total {α : Sort u} (r : α → α → Prop) : Prop where
  /-- Any two elements are related in one direction. -/
  total : ∀ a b, r a b ∨ r b a
/-- Irreflexive relations. -/
class Irrefl {α : Sort u} (r : α → α → Prop) : Prop where
  /-- Nothing is related to itself. -/
  irrefl : ∀ a, ¬r a a
/-- `≤` is a preorder. -/
class IsPreorder (α : Type u) [LE α] : Prop where
  /-- `≤` is reflexive. -/
  le_refl : ∀ a : α, a ≤ a
  /-- `≤` is transitive. -/
  le_trans : ∀ a b c : α, a ≤ b → b ≤ c → a ≤ c
/-- `≤` is a partial order. -/
class IsPartialOrder (α : Type u) [LE α] : Prop extends IsPreorder α where
  /-- `≤` is antisymmetric. -/
  le_antisymm : ∀ a b : α, a ≤ b → b ≤ a → a = b
/-- Preorders in which any two elements are comparable. -/
class IsLinearPreorder (α : Type u) [LE α] : Prop extends IsPreorder α where
  /-- `≤` is total. -/
  le_total : ∀ a b : α, a ≤ b ∨ b ≤ a
/-- `≤` is a linear order. -/
class IsLinearOrder (α : Type u) [LE α] : Prop extends IsPartialOrder α, IsLinearPreorder α
/-- `<` is what `≤` makes it. -/
class LawfulOrderLT (α : Type u) [LT α] [LE α] : Prop where
  /-- `<` is `≤` without its converse. -/
  lt_iff : ∀ a b : α, a < b ↔ a ≤ b ∧ ¬b ≤ a
end Std
