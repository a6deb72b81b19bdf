import Hive.FinMap
/-!
# Closed propositions of the specification language, in forms that the kernel decides

Quantifiers over a range of integers become conjunctions over its members, equalities of collections made from lists
become comparisons of the lists. On literals the results are decidable by computation. None of these is a simplification
rule by itself: they are named where they are wanted.
-/
set_option linter.all false
noncomputable section
namespace Hive

/-- A proposition holds for the given number of integers from the first on. -/
def AllFrom (P : Int → Prop) (first : Int) : Nat → Prop
  | 0 => True
  | n + 1 => P first ∧ AllFrom P (first + 1) n

/-- What is decidable is decidable for finitely many integers. -/
instance AllFrom.decidable (P : Int → Prop) [inst : ∀ i, Decidable (P i)] :
    (first : Int) → (n : Nat) → Decidable (AllFrom P first n)
  | _, 0 => isTrue True.intro
  | first, n + 1 =>
    match inst first, AllFrom.decidable P (first + 1) n with
    | isTrue h, isTrue k => isTrue ⟨h, k⟩
    | isFalse h, _ => isFalse fun both => h both.1
    | _, isFalse k => isFalse fun both => k both.2

/-- Holding for so many integers from the first on is holding in the range. -/
theorem allFrom_iff (P : Int → Prop) (first : Int) (n : Nat) :
    AllFrom P first n ↔ ∀ i, first ≤ i ∧ i < first + (n : Int) → P i := by
  induction n generalizing first with
  | zero =>
    constructor
    · intro _ i h
      exfalso
      omega
    · intro _
      exact True.intro
  | succ n ih =>
    constructor
    · intro h i hi
      by_cases e : i = first
      · rw [e]
        exact h.1
      · apply (ih (first + 1)).mp h.2
        omega
    · intro h
      refine ⟨h first (by omega), (ih (first + 1)).mpr ?_⟩
      intro i hi
      apply h
      omega

/-- A range from one bound up to, but not including, another. -/
theorem forall_range (P : Int → Prop) (lo hi : Int) :
    (∀ i, lo ≤ i ∧ i < hi → P i) ↔ AllFrom P lo (hi - lo).toNat := by
  rw [allFrom_iff]
  constructor
  · intro h i hi
    apply h
    omega
  · intro h i hi
    apply h
    omega

/-- A range that includes its last integer. -/
theorem forall_range_le (P : Int → Prop) (lo hi : Int) :
    (∀ i, lo ≤ i ∧ i ≤ hi → P i) ↔ AllFrom P lo (hi + 1 - lo).toNat := by
  rw [← forall_range]
  constructor
  · intro h i hi
    apply h
    omega
  · intro h i hi
    apply h
    omega

/-- A range without its lower bound. -/
theorem forall_range_lt (P : Int → Prop) (lo hi : Int) :
    (∀ i, lo < i ∧ i < hi → P i) ↔ AllFrom P (lo + 1) (hi - (lo + 1)).toNat := by
  rw [← forall_range]
  constructor
  · intro h i hi
    apply h
    omega
  · intro h i hi
    apply h
    omega

/-- Ordered pairs of different integers in a range. -/
theorem forall_pairs (P : Int → Int → Prop) (lo hi : Int) :
    (∀ i, ∀ j, (lo ≤ i ∧ i < j) ∧ j < hi → P i j) ↔
      AllFrom (fun i => AllFrom (P i) (i + 1) (hi - (i + 1)).toNat) lo (hi - lo).toNat := by
  rw [← forall_range]
  constructor
  · intro h i hi
    rw [← forall_range]
    intro j hj
    apply h
    omega
  · intro h i j hij
    have k := h i (by omega)
    rw [← forall_range] at k
    apply k
    omega

/-- Ordered pairs of integers in a range, an integer with itself included. -/
theorem forall_pairs_le (P : Int → Int → Prop) (lo hi : Int) :
    (∀ i, ∀ j, (lo ≤ i ∧ i ≤ j) ∧ j < hi → P i j) ↔
      AllFrom (fun i => AllFrom (P i) i (hi - i).toNat) lo (hi - lo).toNat := by
  rw [← forall_range]
  constructor
  · intro h i hi
    rw [← forall_range]
    intro j hj
    apply h
    omega
  · intro h i j hij
    have k := h i (by omega)
    rw [← forall_range] at k
    apply k
    omega

/-- An integer of a range with a property: not all are without it. -/
theorem exists_range (P : Int → Prop) (lo hi : Int) :
    (∃ i, (lo ≤ i ∧ i < hi) ∧ P i) ↔ ¬ AllFrom (fun i => ¬ P i) lo (hi - lo).toNat := by
  rw [← forall_range]
  constructor
  · intro h k
    obtain ⟨i, hi, p⟩ := h
    exact k i hi p
  · intro h
    apply Classical.byContradiction
    intro k
    apply h
    intro i hi p
    exact k ⟨i, hi, p⟩

/-- An integer with a property in a range that includes its last integer. -/
theorem exists_range_le (P : Int → Prop) (lo hi : Int) :
    (∃ i, (lo ≤ i ∧ i ≤ hi) ∧ P i) ↔ ¬ AllFrom (fun i => ¬ P i) lo (hi + 1 - lo).toNat := by
  rw [← forall_range_le]
  constructor
  · intro h k
    obtain ⟨i, hi, p⟩ := h
    exact k i hi p
  · intro h
    apply Classical.byContradiction
    intro k
    apply h
    intro i hi p
    exact k ⟨i, hi, p⟩

/-- An ordered pair with a property: not all are without it. -/
theorem exists_pairs (P : Int → Int → Prop) (lo hi : Int) :
    (∃ i, ∃ j, ((lo ≤ i ∧ i < j) ∧ j < hi) ∧ P i j) ↔
      ¬ AllFrom (fun i => AllFrom (fun j => ¬ P i j) (i + 1) (hi - (i + 1)).toNat) lo (hi - lo).toNat := by
  rw [← forall_pairs]
  constructor
  · intro h k
    obtain ⟨i, j, hij, p⟩ := h
    exact k i j hij p
  · intro h
    apply Classical.byContradiction
    intro k
    apply h
    intro i j hij p
    exact k ⟨i, j, hij, p⟩

namespace MultiSet
variable {α : Type} [DecidableEq α]

/-- Adding up lists is joining them. -/
theorem union_ofList (l k : List α) : union (ofList l) (ofList k) = ofList (l ++ k) := by
  apply ext
  intro a
  simp

/-- Lists hold the same values as often if that is so for the values that they hold. -/
theorem ofList_eq_iff (l k : List α) : ofList l = ofList k ↔ ∀ a, a ∈ l ++ k → occ l a = occ k a := by
  constructor
  · intro h a _
    have := congrArg (fun m => count m a) h
    exact this
  · intro h
    apply ext
    intro a
    by_cases e : a ∈ l ++ k
    · exact h a e
    · have hl : ¬ a ∈ l := fun m => e (List.mem_append.mpr (Or.inl m))
      have hk : ¬ a ∈ k := fun m => e (List.mem_append.mpr (Or.inr m))
      have nl := occ_nonneg l a
      have nk := occ_nonneg k a
      rw [← occ_pos_iff] at hl
      rw [← occ_pos_iff] at hk
      simp only [count_ofList]
      omega

end MultiSet

namespace FinSet
variable {α : Type}

/-- A union of sets made from lists is made from the joined list. -/
theorem union_ofList (l k : List α) : union (ofList l) (ofList k) = ofList (l ++ k) := by
  apply ext
  intro a
  simp

/-- Sets made from lists are equal if each list holds what the other does. -/
theorem ofList_eq_iff (l k : List α) : ofList l = ofList k ↔ (∀ a, a ∈ l → a ∈ k) ∧ (∀ a, a ∈ k → a ∈ l) := by
  constructor
  · intro h
    have e : ∀ a, a ∈ l ↔ a ∈ k := fun a => by
      have := congrArg (fun s => Mem a s) h
      exact iff_of_eq this
    exact ⟨fun a => (e a).mp, fun a => (e a).mpr⟩
  · intro h
    apply ext
    intro a
    exact ⟨h.1 a, h.2 a⟩

end FinSet

namespace FinMap
variable {κ ν : Type} [DecidableEq κ]

/-- The map of no entries has nothing. -/
theorem ofList_nil : ofList ([] : List (κ × ν)) = empty := rfl

/-- A map of entries is made by adding them one after the other. -/
theorem ofList_one (k : κ) (v : ν) : ofList [(k, v)] = update empty k v := rfl

end FinMap
end Hive
end
