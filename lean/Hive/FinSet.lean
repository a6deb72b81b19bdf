import Hive.MultiSet
/-!
# Finite sets of the specification language

A set is given by its members; it has finitely many. Two are equal if and only if they have the same members.
-/
set_option linter.all false
noncomputable section
namespace Hive
variable {α : Type}

/-- A finite set. -/
structure FinSet (α : Type) where
  /-- Which values it holds. -/
  holds : α → Prop
  /-- Some list holds all of them. -/
  finite : ∃ l : List α, ∀ a, holds a ↔ a ∈ l

/-- A list without the values that occur again further on. -/
def distinct : List α → List α
  | [] => []
  | x :: xs => @ite _ (x ∈ xs) (Classical.propDecidable _) (distinct xs) (x :: distinct xs)

/-- Dropping repetitions drops no element. -/
theorem mem_distinct (l : List α) (a : α) : a ∈ distinct l ↔ a ∈ l := by
  induction l with
  | nil => simp [distinct]
  | cons x xs ih =>
    by_cases h : x ∈ xs
    · simp only [distinct, if_pos h, ih, List.mem_cons]
      constructor
      · intro m
        exact Or.inr m
      · intro m
        cases m with
        | inl e => rw [e]; exact h
        | inr m => exact m
    · simp only [distinct, if_neg h, List.mem_cons, ih]

/-- Any part of a list is what some list holds. -/
theorem exists_filter (l : List α) (p : α → Prop) (h : ∀ a, p a → a ∈ l) : ∃ k : List α, ∀ a, p a ↔ a ∈ k := by
  induction l generalizing p with
  | nil =>
    refine ⟨[], fun a => ?_⟩
    constructor
    · exact h a
    · intro m
      simp at m
  | cons x xs ih =>
    obtain ⟨k, hk⟩ := ih (fun a => p a ∧ a ∈ xs) (fun a m => m.2)
    by_cases px : p x
    · refine ⟨x :: k, fun a => ?_⟩
      rw [List.mem_cons, ← hk a]
      constructor
      · intro pa
        have m := h a pa
        rw [List.mem_cons] at m
        cases m with
        | inl e => exact Or.inl e
        | inr m => exact Or.inr ⟨pa, m⟩
      · intro m
        cases m with
        | inl e => rw [e]; exact px
        | inr m => exact m.1
    · refine ⟨k, fun a => ?_⟩
      rw [← hk a]
      constructor
      · intro pa
        have m := h a pa
        rw [List.mem_cons] at m
        cases m with
        | inl e => rw [e] at pa; exact absurd pa px
        | inr m => exact ⟨pa, m⟩
      · intro m
        exact m.1

namespace FinSet

/-- Membership. -/
def Mem (a : α) (s : FinSet α) : Prop := s.holds a

/-- Membership is decided classically. -/
instance (a : α) (s : FinSet α) : Decidable (Mem a s) := Classical.propDecidable _
/-- Equality of sets is decided classically. -/
instance : DecidableEq (FinSet α) := fun _ _ => Classical.propDecidable _

/-- Sets with the same members are equal. -/
theorem ext (s t : FinSet α) (h : ∀ a, Mem a s ↔ Mem a t) : s = t := by
  cases s with
  | mk f hf =>
    cases t with
    | mk g hg =>
      have : f = g := funext fun a => propext (h a)
      subst this
      rfl

/-- Equality of sets is sameness of members: what tactics should see. -/
@[simp] theorem eq_iff (s t : FinSet α) : s = t ↔ ∀ a, Mem a s ↔ Mem a t := by
  constructor
  · intro h a
    rw [h]
  · exact ext s t

/-- The values of a list. -/
def ofList (l : List α) : FinSet α := ⟨fun a => a ∈ l, l, fun _ => Iff.rfl⟩

/-- A set made from a list has the list's elements. -/
@[simp] theorem mem_ofList (l : List α) (a : α) : Mem a (ofList l) ↔ a ∈ l := Iff.rfl

/-- The empty set stands for any. -/
instance : Inhabited (FinSet α) := ⟨ofList []⟩

/-- What is in one of both. -/
def union (s t : FinSet α) : FinSet α :=
  ⟨fun a => Mem a s ∨ Mem a t, by
    obtain ⟨l, hl⟩ := s.finite
    obtain ⟨k, hk⟩ := t.finite
    refine ⟨l ++ k, fun a => ?_⟩
    rw [List.mem_append, ← hl a, ← hk a]
    exact Iff.rfl⟩

/-- Elements of a union are those of either set. -/
@[simp] theorem mem_union (s t : FinSet α) (a : α) : Mem a (union s t) ↔ Mem a s ∨ Mem a t := Iff.rfl

/-- What is in both. -/
def inter (s t : FinSet α) : FinSet α :=
  ⟨fun a => Mem a s ∧ Mem a t, by
    obtain ⟨l, hl⟩ := s.finite
    exact exists_filter l _ (fun a m => (hl a).mp m.1)⟩

/-- Elements of an intersection are those of both sets. -/
@[simp] theorem mem_inter (s t : FinSet α) (a : α) : Mem a (inter s t) ↔ Mem a s ∧ Mem a t := Iff.rfl

/-- What is in the first and not in the second. -/
def diff (s t : FinSet α) : FinSet α :=
  ⟨fun a => Mem a s ∧ ¬ Mem a t, by
    obtain ⟨l, hl⟩ := s.finite
    exact exists_filter l _ (fun a m => (hl a).mp m.1)⟩

/-- Elements of a difference are those of the first set that the second has not. -/
@[simp] theorem mem_diff (s t : FinSet α) (a : α) : Mem a (diff s t) ↔ Mem a s ∧ ¬ Mem a t := Iff.rfl

/-- Inclusion. -/
def Subset (s t : FinSet α) : Prop := ∀ a, Mem a s → Mem a t

/-- Inclusion is decided classically. -/
instance (s t : FinSet α) : Decidable (Subset s t) := Classical.propDecidable _

/-- A subset has no elements but those of the other set. -/
@[simp] theorem subset_iff (s t : FinSet α) : Subset s t ↔ ∀ a, Mem a s → Mem a t := Iff.rfl

/-- The number of members. -/
def size (s : FinSet α) : Int := ((distinct (Classical.choose s.finite)).length : Int)

/-- No set has fewer than no elements. -/
theorem size_nonneg (s : FinSet α) : 0 ≤ size s := by
  unfold size
  omega

end FinSet

variable [DecidableEq α]

/-- Without repetitions an element occurs once or not at all. -/
theorem occ_distinct (l : List α) (a : α) : occ (distinct l) a = if a ∈ l then 1 else 0 := by
  induction l with
  | nil => simp [distinct]
  | cons x xs ih =>
    by_cases h : x ∈ xs
    · simp only [distinct, if_pos h, ih]
      by_cases m : a ∈ xs
      · simp [m]
      · have : ¬ a = x := by
          intro e
          rw [e] at m
          exact m h
        simp [m, this]
    · simp only [distinct, if_neg h, occ_cons, ih]
      by_cases e : x = a
      · rw [← e]
        simp [h]
      · have : ¬ a = x := fun k => e k.symm
        simp [e, this]

/-- The number of members does not depend on the list that shows them finite. -/
theorem length_distinct_eq (l k : List α) (h : ∀ a, a ∈ l ↔ a ∈ k) : (distinct l).length = (distinct k).length := by
  apply MultiSet.length_eq
  intro a
  rw [occ_distinct, occ_distinct]
  by_cases m : a ∈ l
  · simp [m, (h a).mp m]
  · have : ¬ a ∈ k := fun n => m ((h a).mpr n)
    simp [m, this]

namespace FinSet

/-- The size of a set is the length of any list of its elements, without repetitions. -/
theorem size_eq (s : FinSet α) (l : List α) (h : ∀ a, Mem a s ↔ a ∈ l) : size s = ((distinct l).length : Int) := by
  have c := Classical.choose_spec s.finite
  have := length_distinct_eq (Classical.choose s.finite) l (fun a => (c a).symm.trans (h a))
  unfold size
  omega

/-- The size of a set made from a list: its length without repetitions. -/
@[simp] theorem size_ofList (l : List α) : size (ofList l) = ((distinct l).length : Int) :=
  size_eq (ofList l) l (fun _ => Iff.rfl)

/-- An element more makes a set larger by one, unless it had it. -/
theorem size_insert (s : FinSet α) (x : α) :
    size (union s (ofList [x])) = size s + if Mem x s then 0 else 1 := by
  obtain ⟨l, hl⟩ := s.finite
  have u : ∀ a, Mem a (union s (ofList [x])) ↔ a ∈ x :: l := by
    intro a
    have single : a ∈ [x] ↔ a = x := by simp
    rw [mem_union, mem_ofList, single, List.mem_cons]
    constructor
    · intro m
      cases m with
      | inl m => exact Or.inr ((hl a).mp m)
      | inr m => exact Or.inl m
    · intro m
      cases m with
      | inl m => exact Or.inr m
      | inr m => exact Or.inl ((hl a).mpr m)
  rw [size_eq _ _ u, size_eq s l hl]
  by_cases m : x ∈ l
  · have : Mem x s := (hl x).mpr m
    simp [distinct, m, this]
  · have : ¬ Mem x s := fun k => m ((hl x).mp k)
    simp [distinct, m, this]

end FinSet
end Hive
end
