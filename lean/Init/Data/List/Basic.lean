prelude
import Init.Data.Nat.Lemmas
/-!
# Options and lists: definitions
-/
set_option linter.all false
universe u v w u₁ u₂
noncomputable section

/-! ## Options -/
namespace Option
/-- The value, or a default. -/
@[macro_inline] def getD {α : Type u} (opt : Option α) (dflt : α) : α :=
  match opt with
  | some x => x
  | none => dflt
/-- Apply a function to the value. -/
protected def map {α : Type u} {β : Type v} (f : α → β) : Option α → Option β
  | some x => some (f x)
  | none => none
/-- Go on with the value. -/
protected def bind {α : Type u} {β : Type v} : Option α → (α → Option β) → Option β
  | none, _ => none
  | some a, f => f a
/-- There is a value. -/
def isSome {α : Type u} : Option α → Bool
  | some _ => true
  | none => false
/-- There is no value. -/
def isNone {α : Type u} : Option α → Bool
  | some _ => false
  | none => true
/-- The value that there is. -/
def get {α : Type u} : (o : Option α) → isSome o = true → α
  | some x, _ => x
  | none, h => (Bool.noConfusion h)
/-- The value, or a failure value of the type. -/
def get! {α : Type u} [Inhabited α] : Option α → α
  | some x => x
  | none => default
/-- The value satisfies the predicate, or there is none. -/
protected def all {α : Type u} (p : α → Bool) : Option α → Bool
  | some a => p a
  | none => true
/-- There is a value that satisfies the predicate. -/
protected def any {α : Type u} (p : α → Bool) : Option α → Bool
  | some a => p a
  | none => false
/-- The value if it satisfies the predicate. -/
protected def filter {α : Type u} (p : α → Bool) : Option α → Option α
  | some a => if p a then some a else none
  | none => none
/-- The first that has a value. -/
protected def orElse {α : Type u} : Option α → (Unit → Option α) → Option α
  | some a, _ => some a
  | none, b => b ()
/-- The first that has a value. -/
protected def or {α : Type u} : Option α → Option α → Option α
  | some a, _ => some a
  | none, b => b
/-- Combine two options, keeping what there is. -/
def merge {α : Type u} (fn : α → α → α) : Option α → Option α → Option α
  | none, none => none
  | some x, none => some x
  | none, some y => some y
  | some x, some y => some (fn x y)
/-- Case analysis into a value. -/
protected def elim {α : Type u} {β : Sort v} : Option α → β → (α → β) → β
  | some x, _, f => f x
  | none, y, _ => y
/-- The option as a list. -/
def toList {α : Type u} : Option α → List α
  | none => .nil
  | some a => .cons a .nil
/-- Join nested options. -/
def join {α : Type u} (x : Option (Option α)) : Option α := x.bind id
instance {α : Type u} : Membership α (Option α) := ⟨fun b a => b = some a⟩
end Option

/-! ## Access to elements -/

/-- Access to elements by a valid index, `xs[i]`. -/
class GetElem (coll : Type u) (idx : Type v) (elem : outParam (Type w)) (valid : outParam (coll → idx → Prop)) where
  /-- The element at the index. -/
  getElem (xs : coll) (i : idx) (h : valid xs i) : elem
export GetElem (getElem)
/-- Access to elements by an index that may be invalid, `xs[i]?` and `xs[i]!`. -/
class GetElem? (coll : Type u) (idx : Type v) (elem : outParam (Type w)) (valid : outParam (coll → idx → Prop)) extends GetElem coll idx elem valid where
  /-- The element, if the index is valid. -/
  getElem? : coll → idx → Option elem
  /-- The element, or the type's default. -/
  getElem! [Inhabited elem] (xs : coll) (i : idx) : elem
export GetElem? (getElem? getElem!)
/-- The safe and the checked access agree. -/
class LawfulGetElem (cont : Type u) (idx : Type v) (elem : outParam (Type w)) (dom : outParam (cont → idx → Prop)) [ge : GetElem? cont idx elem dom] : Prop where
  /-- Checked access gives the element at a valid index, and nothing elsewhere. -/
  getElem?_def (c : cont) (i : idx) [Decidable (dom c i)] : c[i]? = if h : dom c i then some (c[i]'h) else none
  /-- Access that must not fail gives what checked access finds, else the type's default. -/
  getElem!_def [Inhabited elem] (c : cont) (i : idx) : c[i]! = match c[i]? with | some e => e | none => default

/-! ## Lists -/
namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-- The number of elements. -/
def length : List α → Nat
  | nil => 0
  | cons _ as => length as + 1
/-- Concatenation, `as ++ bs`. -/
protected def append : (xs ys : List α) → List α
  | [], bs => bs
  | a :: as, bs => a :: List.append as bs
/-- `++` on lists is concatenation. -/
instance instAppend : Append (List α) := ⟨List.append⟩
/-- The list with `f` applied to each element. -/
def map (f : α → β) : (l : List α) → List β
  | [] => []
  | a :: as => f a :: map f as
/-- The elements that satisfy the predicate. -/
def filter (p : α → Bool) : (l : List α) → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: filter p as
    | false => filter p as
/-- The values of `f` where it has one. -/
def filterMap (f : α → Option β) : List α → List β
  | [] => []
  | a :: as => match f a with
    | none => filterMap f as
    | some b => b :: filterMap f as
/-- Fold from the left. -/
def foldl {α : Type u} {β : Type v} (f : α → β → α) : (init : α) → List β → α
  | a, nil => a
  | a, cons b l => foldl f (f a b) l
/-- Fold from the right. -/
def foldr (f : α → β → β) (init : β) : (l : List α) → β
  | [] => init
  | a :: as => f a (foldr f init as)
/-- `reverse`, with an accumulator. -/
def reverseAux : List α → List α → List α
  | [], r => r
  | a :: l, r => reverseAux l (a :: r)
/-- The list in the opposite order. -/
def reverse (as : List α) : List α := reverseAux as []
/-- The concatenation of a list of lists. -/
def flatten : List (List α) → List α
  | nil => []
  | cons as L => as ++ flatten L
/-- `map` followed by `flatten`. -/
def flatMap {α : Type u} {β : Type v} (b : α → List β) (as : List α) : List β := flatten (map b as)
/-- The first element. -/
def head : (as : List α) → as ≠ [] → α
  | a :: _, _ => a
/-- The first element, or a default. -/
def headD : (as : List α) → (fallback : α) → α
  | [], fallback => fallback
  | a :: _, _ => a
/-- The first element, if there is one. -/
def head? : List α → Option α
  | [] => none
  | a :: _ => some a
/-- The list without its first element. -/
def tail : List α → List α
  | [] => []
  | _ :: as => as
/-- The list without its first element, if there is one. -/
def tail? : List α → Option (List α)
  | [] => none
  | _ :: as => some as
/-- The last element. -/
def getLast : ∀ (as : List α), as ≠ [] → α
  | [], h => absurd rfl h
  | [a], _ => a
  | _ :: b :: as, _ => getLast (b :: as) (fun h => List.noConfusion rfl (heq_of_eq h))
/-- The last element, if there is one. -/
def getLast? : List α → Option α
  | [] => none
  | a :: as => some (getLast (a :: as) (fun h => by cases h))
/-- The list without its last element. -/
def dropLast : List α → List α
  | [] => []
  | [_] => []
  | a :: b :: as => a :: dropLast (b :: as)
/-- The element at a valid index. -/
def get : (as : List α) → Fin as.length → α
  | cons a _, ⟨0, _⟩ => a
  | cons _ as, ⟨Nat.succ i, h⟩ => get as ⟨i, Nat.le_of_succ_le_succ h⟩
/-- The element at an index, if it is valid. -/
def get?Internal : (as : List α) → (i : Nat) → Option α
  | a :: _, 0 => some a
  | _ :: as, n + 1 => get?Internal as n
  | _, _ => none
/-- The element at an index, or the type's default. -/
def get!Internal [Inhabited α] : (as : List α) → (i : Nat) → α
  | a :: _, 0 => a
  | _ :: as, n + 1 => get!Internal as n
  | _, _ => default
/-- The element of a list at a valid index. -/
instance instGetElemNatLtLength : GetElem (List α) Nat α (fun as i => i < as.length) := ⟨fun as i h => as.get ⟨i, h⟩⟩
/-- Checked access to a list by index, and access with the type's default. -/
instance instGetElem?NatLtLength : GetElem? (List α) Nat α (fun as i => i < as.length) where
  getElem? as i := as.get?Internal i
  getElem! as i := as.get!Internal i
/-- The element at an index, or the given default. -/
def getD (as : List α) (i : Nat) (fallback : α) : α := (as[i]?).getD fallback
/-- Replace the element at an index. -/
def set : (l : List α) → (n : Nat) → (a : α) → List α
  | cons _ as, 0, b => cons b as
  | cons a as, Nat.succ n, b => cons a (set as n b)
  | nil, _, _ => nil
/-- `n` copies of an element. -/
def replicate : (n : Nat) → (a : α) → List α
  | 0, _ => []
  | n+1, a => a :: replicate n a
/-- The list of one element. -/
protected def singleton {α : Type u} (a : α) : List α := [a]
/-- The first `n` elements. -/
def take : (n : Nat) → (xs : List α) → List α
  | 0, _ => []
  | _+1, [] => []
  | n+1, a :: as => a :: take n as
/-- The elements after the first `n`. -/
def drop : (n : Nat) → (xs : List α) → List α
  | 0, a => a
  | _+1, [] => []
  | n+1, _ :: as => drop n as
/-- The elements from index `start` up to index `stop`. -/
abbrev extract (l : List α) (start : Nat := 0) (stop : Nat := l.length) : List α := (l.drop start).take (stop - start)
/-- The longest prefix whose elements satisfy the predicate. -/
def takeWhile (p : α → Bool) : (xs : List α) → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: takeWhile p as
    | false => []
/-- The list after the longest prefix whose elements satisfy the predicate. -/
def dropWhile (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => match p a with
    | true => dropWhile p as
    | false => a :: as
/-- The elements that satisfy the predicate, and those that do not. -/
def partition (p : α → Bool) (as : List α) : List α × List α := (filter p as, filter (fun a => !p a) as)
/-- Membership. -/
inductive Mem (a : α) : List α → Prop where
  /-- The first element is a member. -/
  | head (as : List α) : Mem a (a :: as)
  /-- A member of the rest is a member. -/
  | tail (b : α) {as : List α} : Mem a as → Mem a (b :: as)
/-- `a ∈ l` on lists. -/
instance instMembership : Membership α (List α) := ⟨fun l a => Mem a l⟩
/-- `∅` as a list is the empty list. -/
instance instEmptyCollection : EmptyCollection (List α) := ⟨List.nil⟩
/-- Membership by `==`. -/
def elem {α : Type u} [BEq α] (a : α) : (l : List α) → Bool
  | [] => false
  | b :: bs => match a == b with
    | true => true
    | false => elem a bs
/-- Membership by `==`. -/
abbrev contains {α : Type u} [BEq α] (as : List α) (a : α) : Bool := elem a as
/-- The list is empty. -/
def isEmpty : List α → Bool
  | [] => true
  | _ :: _ => false
/-- Some element satisfies the predicate. -/
def any : (l : List α) → (p : α → Bool) → Bool
  | [], _ => false
  | h :: t, p => p h || any t p
/-- Every element satisfies the predicate. -/
def all : List α → (α → Bool) → Bool
  | [], _ => true
  | h :: t, p => p h && all t p
/-- Combine elements at equal positions, to the length of the shorter list. -/
def zipWith (f : α → β → γ) : (xs : List α) → (ys : List β) → List γ
  | x :: xs, y :: ys => f x y :: zipWith f xs ys
  | _, _ => []
/-- Pair elements at equal positions, to the length of the shorter list. -/
def zip : List α → List β → List (α × β) := zipWith Prod.mk
/-- Combine elements at equal positions, to the length of the longer list. -/
def zipWithAll (f : Option α → Option β → γ) : List α → List β → List γ
  | [], bs => bs.map fun b => f none (some b)
  | a :: as, [] => (a :: as).map fun a => f (some a) none
  | a :: as, b :: bs => f (some a) (some b) :: zipWithAll f as bs
/-- The two lists of the components. -/
def unzip : (l : List (α × β)) → List α × List β
  | [] => ([], [])
  | (a, b) :: t => match unzip t with | (as, bs) => (a :: as, b :: bs)
/-- The first element that satisfies the predicate. -/
def find? (p : α → Bool) : List α → Option α
  | [] => none
  | a :: as => match p a with
    | true => some a
    | false => find? p as
/-- The index of the first element that satisfies the predicate, counted from `n`. -/
def findIdx?.go (p : α → Bool) : List α → Nat → Option Nat
  | [], _ => none
  | a :: l, i => if p a then some i else findIdx?.go p l (i + 1)
/-- The index of the first element that satisfies the predicate. -/
def findIdx? (p : α → Bool) (l : List α) : Option Nat := findIdx?.go p l 0
/-- The first value of `f`. -/
def findSome? (f : α → Option β) : List α → Option β
  | [] => none
  | a :: as => match f a with
    | some b => some b
    | none => findSome? f as
/-- The value that belongs to a key. -/
def lookup [BEq α] : α → List (α × β) → Option β
  | _, [] => none
  | a, (k, b) :: as => match a == k with
    | true => some b
    | false => lookup a as
/-- Remove the first occurrence. -/
protected def erase {α : Type u} [BEq α] : List α → α → List α
  | [], _ => []
  | a :: as, b => match a == b with
    | true => as
    | false => a :: List.erase as b
/-- Remove the first element that satisfies the predicate. -/
def eraseP (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => bif p a then as else a :: eraseP p as
/-- Remove the element at an index. -/
def eraseIdx : (l : List α) → (i : Nat) → List α
  | [], _ => []
  | _ :: as, 0 => as
  | a :: as, n+1 => a :: eraseIdx as n
/-- The number of elements that satisfy the predicate. -/
def countP (p : α → Bool) : (l : List α) → Nat
  | [] => 0
  | a :: as => bif p a then countP p as + 1 else countP p as
/-- The number of occurrences. -/
def count {α : Type u} [BEq α] (a : α) (l : List α) : Nat := countP (· == a) l
/-- Insert an element unless it is there. -/
protected def insert {α : Type u} [BEq α] (a : α) (l : List α) : List α := if l.elem a then l else a :: l
/-- The numbers below `n`, in order, before `acc`. -/
def range.loop : Nat → List Nat → List Nat
  | 0, acc => acc
  | n+1, acc => loop n (n :: acc)
/-- The numbers below `n`, in order. -/
def range (n : Nat) : List Nat := range.loop n []
/-- `len` numbers from `start` on. -/
def range' : (start len : Nat) → (step : Nat := 1) → List Nat
  | _, 0, _ => []
  | s, n+1, step => s :: range' (s+step) n step
/-- Sum of the elements. -/
def sum [Add α] [Zero α] (l : List α) : α := l.foldr (· + ·) 0
/-- Elements with their indices, counted from `i`. -/
def zipIdx : (l : List α) → (i : Nat := 0) → List (α × Nat)
  | [], _ => []
  | x :: xs, i => (x, i) :: zipIdx xs (i+1)
/-- Separate the elements. -/
def intersperse (sep : α) : (l : List α) → List α
  | [] => []
  | [x] => [x]
  | x :: y :: xs => x :: sep :: intersperse sep (y :: xs)
/-- Every element is related to all later ones. -/
inductive Pairwise (R : α → α → Prop) : List α → Prop
  /-- The empty list is related pairwise. -/
  | nil : Pairwise R []
  /-- An element related to all of a list that is related pairwise. -/
  | cons : ∀ {a : α} {l : List α}, (∀ a', a' ∈ l → R a a') → Pairwise R l → Pairwise R (a :: l)
/-- No element occurs twice. -/
def Nodup : List α → Prop := Pairwise (· ≠ ·)
/-- One list is the other in another order, `l₁ ~ l₂` (after `open List`). -/
inductive Perm : List α → List α → Prop
  /-- The empty list is a permutation of itself. -/
  | nil : Perm [] []
  /-- The same element in front of permuted lists. -/
  | cons (x : α) {l₁ l₂ : List α} : Perm l₁ l₂ → Perm (x :: l₁) (x :: l₂)
  /-- The first two elements swapped. -/
  | swap (x y : α) (l : List α) : Perm (y :: x :: l) (x :: y :: l)
  /-- One permutation after another. -/
  | trans {l₁ l₂ l₃ : List α} : Perm l₁ l₂ → Perm l₂ l₃ → Perm l₁ l₃
/-- One list is the other with elements left out, `l₁ <+ l₂` (after `open List`). -/
inductive Sublist {α} : List α → List α → Prop
  /-- The empty list is a sublist of itself. -/
  | slnil : Sublist [] []
  /-- An element left out. -/
  | cons a : Sublist l₁ l₂ → Sublist l₁ (a :: l₂)
  /-- An element kept. -/
  | cons₂ a : Sublist l₁ l₂ → Sublist (a :: l₁) (a :: l₂)
/-- `l₁` begins `l₂`, `l₁ <+: l₂`. -/
def IsPrefix (l₁ l₂ : List α) : Prop := ∃ t, l₁ ++ t = l₂
/-- `l₁` ends `l₂`, `l₁ <:+ l₂`. -/
def IsSuffix (l₁ l₂ : List α) : Prop := ∃ t, t ++ l₁ = l₂
/-- `l₁` stands within `l₂`, `l₁ <:+: l₂`. -/
def IsInfix (l₁ l₂ : List α) : Prop := ∃ s t, s ++ l₁ ++ t = l₂
/-- Every element of one list is in the other. -/
protected def Subset (l₁ l₂ : List α) := ∀ ⦃a : α⦄, a ∈ l₁ → a ∈ l₂
instance : HasSubset (List α) := ⟨List.Subset⟩
/-- The greatest element. -/
def max? [Max α] : List α → Option α
  | [] => none
  | a :: as => some (as.foldl max a)
/-- The least element. -/
def min? [Min α] : List α → Option α
  | [] => none
  | a :: as => some (as.foldl min a)
/-- The empty list has length zero. -/
@[simp] theorem length_nil : length ([] : List α) = 0 := rfl
/-- An element in front adds one to the length. -/
@[simp] theorem length_cons {a : α} {as : List α} : (cons a as).length = as.length + 1 := rfl
/-- What holds of all members holds of the first element and all members of the rest, and conversely. -/
theorem forall_mem_cons_iff' {p : α → Prop} {a : α} {l : List α} : (∀ x, x ∈ a :: l → p x) ↔ p a ∧ ∀ x, x ∈ l → p x :=
  ⟨fun h => ⟨h a (.head l), fun x hx => h x (.tail a hx)⟩, fun h x hx => by cases hx with | head => exact h.1 | tail _ hx => exact h.2 x hx⟩
/-- A decidable predicate of all elements is decidable. -/
instance decidableBAll (p : α → Prop) [DecidablePred p] : (l : List α) → Decidable (∀ x, x ∈ l → p x)
  | [] => isTrue (fun _ h => by cases h)
  | a :: l => match (inferInstance : Decidable (p a)) with
    | isFalse h => isFalse (fun k => h (k a (.head l)))
    | isTrue h => match decidableBAll p l with
      | isTrue k => isTrue (forall_mem_cons_iff'.mpr ⟨h, k⟩)
      | isFalse k => isFalse (fun m => k (forall_mem_cons_iff'.mp m).2)
/-- A decidable predicate of some element is decidable. -/
instance decidableBEx (p : α → Prop) [DecidablePred p] : (l : List α) → Decidable (∃ x, x ∈ l ∧ p x)
  | [] => isFalse (fun ⟨_, h, _⟩ => by cases h)
  | a :: l => match (inferInstance : Decidable (p a)) with
    | isTrue h => isTrue ⟨a, .head l, h⟩
    | isFalse h => match decidableBEx p l with
      | isTrue k => isTrue (k.elim fun x h => ⟨x, .tail a h.1, h.2⟩)
      | isFalse k => isFalse (fun ⟨x, hx, hp⟩ => by cases hx with | head => exact h hp | tail _ hx => exact k ⟨x, hx, hp⟩)
/-- Membership is decidable. -/
instance instDecidableMemListOfDecidableEq [DecidableEq α] (a : α) : (l : List α) → Decidable (a ∈ l)
  | [] => isFalse (fun h => by cases h)
  | b :: l => if h : a = b then isTrue (h ▸ .head l) else match instDecidableMemListOfDecidableEq a l with
    | isTrue k => isTrue (.tail b k)
    | isFalse k => isFalse (fun m => by cases m with | head => exact h rfl | tail _ m => exact k m)
/-- Merge two lists by a comparison. -/
def merge (xs ys : List α) (le : α → α → Bool) : List α :=
  match xs, ys with
  | [], ys => ys
  | xs, [] => xs
  | x :: xs, y :: ys => if le x y then x :: merge xs (y :: ys) le else y :: merge (x :: xs) ys le
termination_by xs.length + ys.length
end List
