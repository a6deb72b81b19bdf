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
  assoc : (a b c : α) → op (op a b) c = op a (op b c)
/-- The operation is commutative. -/
class Commutative {α : Sort u} (op : α → α → α) : Prop where
  comm : (a b : α) → op a b = op b a
/-- The operation is idempotent. -/
class IdempotentOp {α : Sort u} (op : α → α → α) : Prop where
  idempotent : (x : α) → op x x = x
class LeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop
class LawfulLeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop extends LeftIdentity op o where
  left_id : ∀ a, op o a = a
class RightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop
class LawfulRightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop extends RightIdentity op o where
  right_id : ∀ a, op a o = a
class Identity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop extends LeftIdentity op o, RightIdentity op o
/-- The operation has an identity element. -/
class LawfulIdentity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop extends Identity op o, LawfulLeftIdentity op o, LawfulRightIdentity op o
class LawfulCommIdentity {α : Sort u} (op : α → α → α) (o : outParam α) [hc : Commutative op] : Prop extends LawfulIdentity op o where
  left_id a := Eq.trans (hc.comm o a) (right_id a)
  right_id a := Eq.trans (hc.comm a o) (left_id a)
class Refl {α : Sort u} (r : α → α → Prop) : Prop where
  refl : ∀ a, r a a
class Antisymm {α : Sort u} (r : α → α → Prop) : Prop where
  antisymm (a b : α) : r a b → r b a → a = b
class Asymm {α : Sort u} (r : α → α → Prop) : Prop where
  asymm : ∀ a b, r a b → ¬r b a
class Total {α : Sort u} (r : α → α → Prop) : Prop where
  total : ∀ a b, r a b ∨ r b a
class Irrefl {α : Sort u} (r : α → α → Prop) : Prop where
  irrefl : ∀ a, ¬r a a
/-- `≤` is a preorder. -/
class IsPreorder (α : Type u) [LE α] : Prop where
  le_refl : ∀ a : α, a ≤ a
  le_trans : ∀ a b c : α, a ≤ b → b ≤ c → a ≤ c
/-- `≤` is a partial order. -/
class IsPartialOrder (α : Type u) [LE α] : Prop extends IsPreorder α where
  le_antisymm : ∀ a b : α, a ≤ b → b ≤ a → a = b
class IsLinearPreorder (α : Type u) [LE α] : Prop extends IsPreorder α where
  le_total : ∀ a b : α, a ≤ b ∨ b ≤ a
/-- `≤` is a linear order. -/
class IsLinearOrder (α : Type u) [LE α] : Prop extends IsPartialOrder α, IsLinearPreorder α
/-- `<` is what `≤` makes it. -/
class LawfulOrderLT (α : Type u) [LT α] [LE α] : Prop where
  lt_iff : ∀ a b : α, a < b ↔ a ≤ b ∧ ¬b ≤ a
end Std
