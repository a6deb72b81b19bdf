import Hive.Seq
/-!
# Multisets of the specification language

A multiset is how often it holds each value; it holds finitely many. Two are equal if and only if the counts are.
-/
set_option linter.all false
noncomputable section
namespace Hive
variable {α : Type} [DecidableEq α]

/-- How often a list holds a value. -/
def occ : List α → α → Int
  | [], _ => 0
  | x :: xs, a => (if x = a then 1 else 0) + occ xs a

/-- Nothing occurs in the empty list. -/
@[simp] theorem occ_nil (a : α) : occ [] a = 0 := rfl
/-- Occurrences in a list with one element more. -/
@[simp] theorem occ_cons (x a : α) (xs : List α) : occ (x :: xs) a = (if x = a then 1 else 0) + occ xs a := rfl

/-- Occurrences in two lists joined are added. -/
@[simp] theorem occ_append (xs ys : List α) (a : α) : occ (xs ++ ys) a = occ xs a + occ ys a := by
  induction xs with
  | nil => simp
  | cons x xs ih =>
    simp [ih]
    omega

/-- Nothing occurs less than no times. -/
theorem occ_nonneg (xs : List α) (a : α) : 0 ≤ occ xs a := by
  induction xs with
  | nil => simp
  | cons x xs ih =>
    simp
    split <;> omega

/-- What occurs is an element. -/
theorem occ_pos_iff (xs : List α) (a : α) : 0 < occ xs a ↔ a ∈ xs := by
  induction xs with
  | nil => simp
  | cons x xs ih =>
    have n := occ_nonneg xs a
    by_cases e : x = a
    · simp [e]
      omega
    · have e' : ¬ a = x := fun h => e h.symm
      simp [e, e', ih]

/-- Multiplicities below those of a list are those of a list. -/
theorem exists_occ (l : List α) (f : α → Int) (h : ∀ a, 0 ≤ f a) (k : ∀ a, f a ≤ occ l a) :
    ∃ m : List α, ∀ a, f a = occ m a := by
  induction l generalizing f with
  | nil =>
    refine ⟨[], fun a => ?_⟩
    have := h a
    have := k a
    simp at *
    omega
  | cons x xs ih =>
    by_cases z : f x ≤ occ xs x
    · apply ih f h
      intro a
      have := k a
      simp at this
      by_cases e : x = a
      · rw [← e]
        exact z
      · simp [e] at this
        exact this
    · have below : ∀ a, (if a = x then f a - 1 else f a) ≤ occ xs a := by
        intro a
        have := k a
        simp at this
        by_cases e : a = x
        · simp [e]
          rw [e] at this
          simp at this
          omega
        · have e' : ¬ x = a := fun h => e h.symm
          simp [e'] at this
          simp [e]
          exact this
      have positive : ∀ a, 0 ≤ (if a = x then f a - 1 else f a) := by
        intro a
        have p := h a
        by_cases e : a = x
        · simp [e]
          have := occ_nonneg xs x
          omega
        · simp [e]
          exact p
      obtain ⟨m, hm⟩ := ih (fun a => if a = x then f a - 1 else f a) positive below
      refine ⟨x :: m, fun a => ?_⟩
      have := hm a
      by_cases e : a = x
      · simp [e] at *
        omega
      · have e' : ¬ x = a := fun h => e h.symm
        simp [e] at this
        simp [e']
        exact this

/-- A finite multiset. -/
structure MultiSet (α : Type) [DecidableEq α] where
  /-- How often it holds each value. -/
  counts : α → Int
  /-- Some list holds each value as often. -/
  finite : ∃ l : List α, ∀ a, counts a = occ l a

namespace MultiSet

/-- How often a multiset holds a value. -/
def count (m : MultiSet α) (a : α) : Int := m.counts a

/-- Multisets with the same counts are equal. -/
theorem ext (m n : MultiSet α) (h : ∀ a, count m a = count n a) : m = n := by
  cases m with
  | mk f hf =>
    cases n with
    | mk g hg =>
      have : f = g := funext h
      subst this
      rfl

/-- Equality of multisets is equality of all counts: what tactics should see. -/
@[simp] theorem eq_iff (m n : MultiSet α) : m = n ↔ ∀ a, count m a = count n a := by
  constructor
  · intro h a
    rw [h]
  · exact ext m n

/-- Multiplicities are not negative. -/
theorem count_nonneg (m : MultiSet α) (a : α) : 0 ≤ count m a := by
  obtain ⟨l, hl⟩ := m.finite
  have := occ_nonneg l a
  have := hl a
  unfold count
  omega

/-- The values of a list with their multiplicities. -/
def ofList (l : List α) : MultiSet α := ⟨occ l, l, fun _ => rfl⟩

/-- Multiplicities in a multiset made from a list are occurrences in the list. -/
@[simp] theorem count_ofList (l : List α) (a : α) : count (ofList l) a = occ l a := rfl

/-- Both together: multiplicities are added. -/
def union (m n : MultiSet α) : MultiSet α :=
  ⟨fun a => count m a + count n a, by
    obtain ⟨l, hl⟩ := m.finite
    obtain ⟨k, hk⟩ := n.finite
    refine ⟨l ++ k, fun a => ?_⟩
    rw [occ_append, ← hl a, ← hk a]
    rfl⟩

/-- Multiplicities in a union are added. -/
@[simp] theorem count_union (m n : MultiSet α) (a : α) : count (union m n) a = count m a + count n a := rfl

/-- What both hold: the smaller multiplicities. -/
def inter (m n : MultiSet α) : MultiSet α :=
  ⟨fun a => if count m a ≤ count n a then count m a else count n a, by
    obtain ⟨l, hl⟩ := m.finite
    apply exists_occ l
    · intro a
      have := count_nonneg m a
      have := count_nonneg n a
      split <;> omega
    · intro a
      rw [← hl a]
      unfold count
      split <;> omega⟩

/-- The multiplicity in an intersection is the lesser of the two. -/
@[simp] theorem count_inter (m n : MultiSet α) (a : α) :
    count (inter m n) a = if count m a ≤ count n a then count m a else count n a := rfl

/-- What remains of the first without the second: multiplicities are subtracted, down to 0. -/
def diff (m n : MultiSet α) : MultiSet α :=
  ⟨fun a => if count m a ≤ count n a then 0 else count m a - count n a, by
    obtain ⟨l, hl⟩ := m.finite
    apply exists_occ l
    · intro a
      split <;> omega
    · intro a
      have := count_nonneg m a
      have := count_nonneg n a
      rw [← hl a]
      unfold count at *
      split <;> omega⟩

/-- The multiplicity in a difference is what is left, and at least nothing. -/
@[simp] theorem count_diff (m n : MultiSet α) (a : α) :
    count (diff m n) a = if count m a ≤ count n a then 0 else count m a - count n a := rfl

/-- Membership. -/
def Mem (a : α) (m : MultiSet α) : Prop := 0 < count m a

/-- Membership is decided by the multiplicity. -/
instance (a : α) (m : MultiSet α) : Decidable (Mem a m) := inferInstanceAs (Decidable (0 < count m a))

/-- What a multiset holds has a multiplicity above zero. -/
@[simp] theorem mem_iff (a : α) (m : MultiSet α) : Mem a m ↔ 0 < count m a := Iff.rfl

/-- Inclusion with multiplicities. -/
def Subset (m n : MultiSet α) : Prop := ∀ a, count m a ≤ count n a

/-- Inclusion is decided classically. -/
instance (m n : MultiSet α) : Decidable (Subset m n) := Classical.propDecidable _
/-- Equality of multisets is decided classically. -/
instance : DecidableEq (MultiSet α) := fun _ _ => Classical.propDecidable _
/-- The empty multiset stands for any. -/
instance : Inhabited (MultiSet α) := ⟨ofList []⟩

/-- Inclusion compares multiplicities. -/
@[simp] theorem subset_iff (m n : MultiSet α) : Subset m n ↔ ∀ a, count m a ≤ count n a := Iff.rfl

/-- Lists with the same multiplicities have the same length. -/
theorem length_eq (l k : List α) (h : ∀ a, occ l a = occ k a) : l.length = k.length := by
  induction l generalizing k with
  | nil =>
    cases k with
    | nil => rfl
    | cons y ys =>
      have := h y
      have := occ_nonneg ys y
      simp at *
      omega
  | cons x xs ih =>
    have n := occ_nonneg xs x
    have e := h x
    simp at e
    have m : x ∈ k := (occ_pos_iff k x).mp (by omega)
    obtain ⟨s, t, st⟩ := List.append_of_mem m
    subst st
    have : xs.length = (s ++ t).length := by
      apply ih
      intro a
      have := h a
      simp at *
      omega
    simp at *
    omega

/-- The number of values with their multiplicities. -/
def size (m : MultiSet α) : Int := ((Classical.choose m.finite).length : Int)

/-- A multiset made from a list is as large as the list is long. -/
@[simp] theorem size_ofList (l : List α) : size (ofList l) = (l.length : Int) := by
  have s := Classical.choose_spec (ofList l).finite
  have := length_eq l (Classical.choose (ofList l).finite) s
  unfold size
  omega

end MultiSet
end Hive
end
