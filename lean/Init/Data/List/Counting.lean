prelude
import Init.Data.List.Parts
/-!
# Lists: counting, sums, permutations, sortedness, sublists, merging
-/
set_option linter.all false
universe u v w
noncomputable section

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## counting -/

/-- Nothing counts in the empty list. -/
@[simp] theorem countP_nil {p : α → Bool} : countP p [] = 0 := rfl
/-- The first element adds one to the count if it satisfies the predicate. -/
theorem countP_cons {p : α → Bool} {a : α} {l : List α} : countP p (a :: l) = countP p l + if p a then 1 else 0 := by
  show (bif p a then _ else _) = _
  cases p a <;> rfl
/-- The count of a concatenation is the sum of the counts. -/
@[simp] theorem countP_append {p : α → Bool} {l₁ l₂ : List α} : countP p (l₁ ++ l₂) = countP p l₁ + countP p l₂ := by
  induction l₁ with
  | nil => simp
  | cons a l ih => simp only [cons_append, countP_cons, ih]; omega
/-- The count is the length of the filtered list. -/
theorem countP_eq_length_filter {p : α → Bool} {l : List α} : countP p l = length (filter p l) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [countP_cons, filter_cons]; split <;> simp [ih]
/-- The count is at most the length. -/
theorem countP_le_length {p : α → Bool} {l : List α} : countP p l ≤ l.length := by rw [countP_eq_length_filter]; exact length_filter_le p l
/-- Nothing occurs in the empty list. -/
@[simp] theorem count_nil [BEq α] {a : α} : count a [] = 0 := rfl
/-- The first element adds one occurrence if it is the one counted. -/
theorem count_cons [BEq α] {a b : α} {l : List α} : count a (b :: l) = count a l + if b == a then 1 else 0 := countP_cons
/-- The occurrences in a concatenation are those in both parts. -/
@[simp] theorem count_append [BEq α] {a : α} {l₁ l₂ : List α} : count a (l₁ ++ l₂) = count a l₁ + count a l₂ := countP_append
/-- The element itself in front adds one occurrence. -/
@[simp] theorem count_cons_self [BEq α] [LawfulBEq α] {a : α} {l : List α} : count a (a :: l) = count a l + 1 := by simp [count_cons]
/-- Another element in front adds no occurrence. -/
@[simp] theorem count_cons_of_ne [BEq α] [LawfulBEq α] {a b : α} (h : b ≠ a) {l : List α} : count a (b :: l) = count a l := by simp [count_cons, h]
/-- Reversal keeps the number of occurrences. -/
@[simp] theorem count_reverse [BEq α] {a : α} {l : List α} : count a l.reverse = count a l := by
  induction l with
  | nil => rfl
  | cons b l ih => simp only [reverse_cons, count_append, ih, count_cons, count_nil]; omega
/-- There are at most as many occurrences as elements. -/
theorem count_le_length [BEq α] {a : α} {l : List α} : count a l ≤ l.length := countP_le_length
/-- What is no member does not occur. -/
theorem count_eq_zero_of_not_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∉ l) : count a l = 0 := by
  induction l with
  | nil => rfl
  | cons b l ih => simp at h; rw [count_cons_of_ne (Ne.symm h.1), ih h.2]
/-- What occurs is a member, and conversely. -/
theorem count_pos_iff [BEq α] [LawfulBEq α] {a : α} {l : List α} : 0 < count a l ↔ a ∈ l := by
  induction l with
  | nil => simp
  | cons b l ih =>
    by_cases h : b = a
    · subst h; simp
    · rw [count_cons_of_ne h, ih]; simp [Ne.symm h]
/-- What does not occur is no member, and conversely. -/
theorem count_eq_zero [BEq α] [LawfulBEq α] {a : α} {l : List α} : count a l = 0 ↔ a ∉ l := by rw [← count_pos_iff]; omega
/-- In a list of copies the copied element occurs as often as it was copied, and no other does. -/
@[simp] theorem count_replicate [BEq α] [LawfulBEq α] {a b : α} {n : Nat} : count a (replicate n b) = if b == a then n else 0 := by
  induction n with
  | zero => simp
  | succ n ih => rw [replicate_succ, count_cons, ih]; split <;> simp
/-- Erasing removes one occurrence of the erased element, if there is one. -/
theorem count_erase [BEq α] [LawfulBEq α] {a b : α} {l : List α} : count a (l.erase b) = count a l - if b == a then 1 else 0 := by
  induction l with
  | nil => simp [List.erase]
  | cons c l ih =>
    show count a (match c == b with | true => l | false => c :: l.erase b) = _
    cases h : c == b with
    | true => simp at h; subst h; rw [count_cons]; simp
    | false =>
      simp at h
      show count a (c :: l.erase b) = _
      rw [count_cons, ih, count_cons]
      by_cases hb : b = a
      · have : c ≠ a := fun e => h (e.trans hb.symm)
        simp [hb, this]
      · simp [hb]

/-! ## sums -/

/-- The sum of a concatenation of natural numbers is the sum of the sums. -/
@[simp] theorem sum_append_nat {l₁ l₂ : List Nat} : (l₁ ++ l₂).sum = l₁.sum + l₂.sum := by
  induction l₁ with
  | nil => simp
  | cons a l ih => simp [ih]; omega
/-- The sum of a concatenation of integers is the sum of the sums. -/
@[simp] theorem sum_append_int {l₁ l₂ : List Int} : (l₁ ++ l₂).sum = l₁.sum + l₂.sum := by
  induction l₁ with
  | nil => simp
  | cons a l ih => simp [ih]; omega
/-- Reversal keeps the sum of natural numbers. -/
@[simp] theorem sum_reverse_nat {l : List Nat} : l.reverse.sum = l.sum := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]; omega
/-- Reversal keeps the sum of integers. -/
@[simp] theorem sum_reverse_int {l : List Int} : l.reverse.sum = l.sum := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]; omega
/-- The sum of `n` copies of a natural number is its multiple. -/
@[simp] theorem sum_replicate_nat {n a : Nat} : (replicate n a).sum = n * a := by
  induction n with
  | zero => simp
  | succ n ih => simp [replicate_succ, ih, Nat.add_mul]; omega
/-- The sum of `n` copies of an integer is its multiple. -/
@[simp] theorem sum_replicate_int {n : Nat} {a : Int} : (replicate n a).sum = n * a := by
  induction n with
  | zero => simp
  | succ n ih => simp [replicate_succ, ih, Int.add_mul]; omega
/-- Permuted lists of natural numbers have the same sum. -/
theorem Perm.sum_nat {l₁ l₂ : List Nat} (h : Perm l₁ l₂) : l₁.sum = l₂.sum := by
  induction h with
  | nil => rfl
  | cons x _ ih => simp [ih]
  | swap x y l => simp; omega
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

/-! ## Permutations -/

namespace Perm
/-- A list is a permutation of itself. -/
@[refl] protected theorem refl (l : List α) : Perm l l := by induction l with | nil => exact .nil | cons a l ih => exact .cons a ih
/-- A list is a permutation of itself. -/
protected theorem rfl {l : List α} : Perm l l := .refl l
/-- Permutation is symmetric. -/
protected theorem symm {l₁ l₂ : List α} (h : Perm l₁ l₂) : Perm l₂ l₁ := by
  induction h with
  | nil => exact .nil
  | cons x _ ih => exact .cons x ih
  | swap x y l => exact .swap y x l
  | trans _ _ ih₁ ih₂ => exact .trans ih₂ ih₁
/-- Equal lists are permutations of each other. -/
theorem of_eq {l₁ l₂ : List α} (h : l₁ = l₂) : Perm l₁ l₂ := h ▸ .refl l₁
/-- Permuted lists have the same members. -/
theorem mem_iff {a : α} {l₁ l₂ : List α} (p : Perm l₁ l₂) : a ∈ l₁ ↔ a ∈ l₂ := by
  induction p with
  | nil => exact Iff.rfl
  | cons x _ ih => simp [ih]
  | swap x y l => simp [or_left_comm]
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
/-- Permuted lists have the same length. -/
theorem length_eq {l₁ l₂ : List α} (p : Perm l₁ l₂) : length l₁ = length l₂ := by
  induction p with
  | nil => rfl
  | cons x _ ih => simp [ih]
  | swap x y l => rfl
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
/-- Appending one list to permuted lists keeps them permuted. -/
theorem append_right {l₁ l₂ : List α} (t₁ : List α) (p : Perm l₁ l₂) : Perm (l₁ ++ t₁) (l₂ ++ t₁) := by
  induction p with
  | nil => exact .refl _
  | cons x _ ih => exact .cons x ih
  | swap x y l => exact .swap x y _
  | trans _ _ ih₁ ih₂ => exact .trans ih₁ ih₂
/-- Appending permuted lists to one list keeps them permuted. -/
theorem append_left {t₁ t₂ : List α} (l : List α) (p : Perm t₁ t₂) : Perm (l ++ t₁) (l ++ t₂) := by
  induction l with
  | nil => exact p
  | cons a l ih => exact .cons a ih
/-- Concatenations of permuted lists are permuted. -/
theorem append {l₁ l₂ t₁ t₂ : List α} (p₁ : Perm l₁ l₂) (p₂ : Perm t₁ t₂) : Perm (l₁ ++ t₁) (l₂ ++ t₂) := (p₁.append_right t₁).trans (p₂.append_left l₂)
/-- Mapping keeps lists permuted. -/
theorem map (f : α → β) {l₁ l₂ : List α} (p : Perm l₁ l₂) : Perm (map f l₁) (map f l₂) := by
  induction p with
  | nil => exact .nil
  | cons x _ ih => exact .cons (f x) ih
  | swap x y l => exact .swap (f x) (f y) _
  | trans _ _ ih₁ ih₂ => exact .trans ih₁ ih₂
/-- In permuted lists as many elements satisfy a predicate. -/
theorem countP_eq (p : α → Bool) {l₁ l₂ : List α} (s : Perm l₁ l₂) : countP p l₁ = countP p l₂ := by
  induction s with
  | nil => rfl
  | cons x _ ih => simp [countP_cons, ih]
  | swap x y l => simp only [countP_cons]; omega
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
/-- In permuted lists an element occurs equally often. -/
theorem count_eq [BEq α] {l₁ l₂ : List α} (p : Perm l₁ l₂) (a : α) : count a l₁ = count a l₂ := p.countP_eq _
end Perm
/-- An element in the middle may move to the front. -/
theorem perm_middle {a : α} {l₁ l₂ : List α} : Perm (l₁ ++ a :: l₂) (a :: (l₁ ++ l₂)) := by
  induction l₁ with
  | nil => exact .refl _
  | cons b l ih => exact (ih.cons b).trans (.swap a b _)
/-- The parts of a concatenation may be swapped. -/
theorem perm_append_comm {l₁ l₂ : List α} : Perm (l₁ ++ l₂) (l₂ ++ l₁) := by
  induction l₁ with
  | nil => simp; exact .refl _
  | cons a l ih => exact (ih.cons a).trans perm_middle.symm
/-- The last element may move to the front. -/
theorem perm_append_singleton (a : α) (l : List α) : Perm (l ++ [a]) (a :: l) := by have := perm_middle (a := a) (l₁ := l) (l₂ := []); simpa using this
/-- The reversed list is a permutation. -/
theorem reverse_perm (l : List α) : Perm l.reverse l := by
  induction l with
  | nil => exact .nil
  | cons a l ih => rw [reverse_cons]; exact (perm_append_singleton a _).trans (ih.cons a)
/-- A member may be taken out and put in front. -/
theorem perm_cons_erase [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∈ l) : Perm l (a :: l.erase a) := by
  induction l with
  | nil => cases h
  | cons b l ih =>
    by_cases e : b = a
    · subst e
      have : (b :: l).erase b = l := by simp [List.erase]
      rw [this]
    · have h' : a ∈ l := (mem_cons.mp h).resolve_left (Ne.symm e)
      have : (b :: l).erase a = b :: l.erase a := by simp [List.erase, beq_false_of_ne e]
      rw [this]
      exact ((ih h').cons b).trans (.swap a b _)
/-- Lists are permuted just when every element occurs equally often in both. -/
theorem perm_iff_count [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : Perm l₁ l₂ ↔ ∀ a, count a l₁ = count a l₂ := by
  refine ⟨fun p a => p.count_eq a, fun h => ?_⟩
  induction l₁ generalizing l₂ with
  | nil =>
    cases l₂ with
    | nil => exact .nil
    | cons b l₂ => have := h b; simp at this
  | cons a l₁ ih =>
    have ha : a ∈ l₂ := count_pos_iff.mp (by rw [← h a]; simp)
    refine ((ih ?_).cons a).trans (perm_cons_erase ha).symm
    intro b
    have hb := h b
    rw [count_cons] at hb
    rw [count_erase, ← hb]
    omega
/-- Only the empty list is a permutation of the empty list. -/
@[simp] theorem perm_nil {l₁ : List α} : Perm l₁ [] ↔ l₁ = [] := ⟨fun p => eq_nil_of_length_eq_zero p.length_eq, fun h => h ▸ .refl _⟩
/-- Only the empty list is a permutation of the empty list. -/
@[simp] theorem nil_perm {l₁ : List α} : Perm [] l₁ ↔ l₁ = [] := ⟨fun p => perm_nil.mp p.symm, fun h => h ▸ .refl _⟩
/-- Lists with the same first element are permuted just when their rests are. -/
@[simp] theorem perm_cons {a : α} {l₁ l₂ : List α} [DecidableEq α] : Perm (a :: l₁) (a :: l₂) ↔ Perm l₁ l₂ := by
  refine ⟨fun p => perm_iff_count.mpr fun b => ?_, fun p => p.cons a⟩
  have := p.count_eq b
  rw [count_cons, count_cons] at this
  omega
/-- Permutation is decidable: the elements of both lists are counted. -/
instance decidablePerm [DecidableEq α] (l₁ l₂ : List α) : Decidable (Perm l₁ l₂) :=
  decidable_of_decidable_of_iff (p := ∀ a, a ∈ l₁ ++ l₂ → count a l₁ = count a l₂)
    (perm_iff_count.trans ⟨fun h a _ => h a, fun h a => by
      by_cases ha : a ∈ l₁ ++ l₂
      · exact h a ha
      · simp at ha
        rw [count_eq_zero_of_not_mem ha.1, count_eq_zero_of_not_mem ha.2]⟩).symm

/-! ## Sorted lists and lists without repetition -/

/-- The empty list is related pairwise. -/
@[simp] theorem Pairwise.nil' {R : α → α → Prop} : Pairwise R [] ↔ True := iff_true_intro .nil
/-- A list is related pairwise if its first element is to all others, and these are pairwise. -/
@[simp] theorem pairwise_cons {R : α → α → Prop} {a : α} {l : List α} : Pairwise R (a :: l) ↔ (∀ a', a' ∈ l → R a a') ∧ Pairwise R l :=
  ⟨fun h => by cases h with | cons h₁ h₂ => exact ⟨h₁, h₂⟩, fun h => .cons h.1 h.2⟩
/-- A list of one element is related pairwise. -/
theorem pairwise_singleton (R : α → α → Prop) (a : α) : Pairwise R [a] := by simp
/-- A concatenation is related pairwise if both parts are, and each left element is to each right one. -/
theorem pairwise_append {R : α → α → Prop} {l₁ l₂ : List α} : Pairwise R (l₁ ++ l₂) ↔ Pairwise R l₁ ∧ Pairwise R l₂ ∧ ∀ a, a ∈ l₁ → ∀ b, b ∈ l₂ → R a b := by
  induction l₁ with
  | nil => simp
  | cons a l ih =>
    simp only [cons_append, pairwise_cons, ih, mem_append, mem_cons, or_imp, forall_and, forall_eq]
    constructor
    · rintro ⟨⟨h1, h2⟩, h3, h4, h5⟩
      exact ⟨⟨h1, h3⟩, h4, h2, h5⟩
    · rintro ⟨⟨h1, h3⟩, h4, h2, h5⟩
      exact ⟨⟨h1, h2⟩, h3, h4, h5⟩
/-- A weaker relation holds pairwise too. -/
theorem Pairwise.imp {R S : α → α → Prop} (H : ∀ {a b}, R a b → S a b) {l : List α} (h : Pairwise R l) : Pairwise S l := by
  induction h with
  | nil => exact .nil
  | cons h _ ih => exact .cons (fun a' ha => H (h a' ha)) ih
/-- Filtering keeps a list related pairwise. -/
theorem Pairwise.filter {R : α → α → Prop} (p : α → Bool) {l : List α} (h : Pairwise R l) : Pairwise R (filter p l) := by
  induction h with
  | nil => exact .nil
  | cons h _ ih => rw [filter_cons]; split <;> simp_all
/-- A decidable relation is decidable pairwise. -/
instance instDecidablePairwise (R : α → α → Prop) [DecidableRel R] : (l : List α) → Decidable (Pairwise R l)
  | [] => isTrue .nil
  | a :: l => match instDecidablePairwise R l with
    | isFalse h => isFalse (fun k => h (pairwise_cons.mp k).2)
    | isTrue h => match decidableBAll (R a) l with
      | isTrue k => isTrue (.cons k h)
      | isFalse k => isFalse (fun m => k (pairwise_cons.mp m).1)
/-- The empty list has no duplicates. -/
@[simp] theorem nodup_nil : Nodup ([] : List α) := .nil
/-- A list has no duplicates if its first element is not in the rest, which has none. -/
@[simp] theorem nodup_cons {a : α} {l : List α} : Nodup (a :: l) ↔ a ∉ l ∧ Nodup l := by
  show Pairwise _ _ ↔ _ ∧ Pairwise _ _
  rw [pairwise_cons]
  exact and_congr_left' ⟨fun h ha => h a ha rfl, fun h b hb e => h (e ▸ hb)⟩
/-- It is decidable whether a list has duplicates. -/
instance nodupDecidable [DecidableEq α] (l : List α) : Decidable (Nodup l) := instDecidablePairwise _ l
/-- Filtering introduces no duplicates. -/
theorem Nodup.filter (p : α → Bool) {l : List α} (h : Nodup l) : Nodup (filter p l) := Pairwise.filter p h
/-- Permuted lists both have duplicates, or neither. -/
theorem Perm.nodup_iff [DecidableEq α] {l₁ l₂ : List α} (p : Perm l₁ l₂) : Nodup l₁ ↔ Nodup l₂ := by
  induction p with
  | nil => exact Iff.rfl
  | cons x p ih => simp [ih, p.mem_iff]
  | swap x y l => simp only [nodup_cons, mem_cons, not_or, ne_comm (a := x)]; exact ⟨fun h => ⟨⟨h.1.1, h.2.1⟩, h.1.2, h.2.2⟩, fun h => ⟨⟨h.1.1, h.2.1⟩, h.1.2, h.2.2⟩⟩
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

/-! ## Sublists, prefixes, subsets -/

/-- The empty list's members are in every list. -/
@[simp] theorem nil_subset (l : List α) : [] ⊆ l := fun _ h => by cases h
/-- One list's members are in the other, spelt out. -/
theorem subset_def {l₁ l₂ : List α} : l₁ ⊆ l₂ ↔ ∀ {a : α}, a ∈ l₁ → a ∈ l₂ := Iff.rfl
/-- A list's members are in itself. -/
@[simp] theorem Subset.refl (l : List α) : l ⊆ l := fun _ h => h
/-- Inclusion of members is transitive. -/
theorem Subset.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ ⊆ l₂) (h₂ : l₂ ⊆ l₃) : l₁ ⊆ l₃ := fun _ h => h₂ (h₁ h)
/-- All members are in `m` if the first element is and those of the rest are. -/
@[simp] theorem cons_subset {a : α} {l m : List α} : a :: l ⊆ m ↔ a ∈ m ∧ l ⊆ m := forall_mem_cons_iff'
/-- The left part begins a concatenation. -/
@[simp] theorem prefix_append (l₁ l₂ : List α) : l₁ <+: l₁ ++ l₂ := ⟨l₂, rfl⟩
/-- The right part ends a concatenation. -/
@[simp] theorem suffix_append (l₁ l₂ : List α) : l₂ <:+ l₁ ++ l₂ := ⟨l₁, rfl⟩
/-- A list begins itself. -/
@[simp] theorem prefix_refl (l : List α) : l <+: l := ⟨[], append_nil l⟩
/-- A prefix is no longer than the list. -/
theorem IsPrefix.length_le {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁.length ≤ l₂.length := by obtain ⟨t, rfl⟩ := h; simp
/-- A prefix of a prefix is a prefix. -/
theorem IsPrefix.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ <+: l₂) (h₂ : l₂ <+: l₃) : l₁ <+: l₃ := by
  obtain ⟨s, rfl⟩ := h₁; obtain ⟨t, rfl⟩ := h₂; exact ⟨s ++ t, by simp⟩
/-- The first `i` elements begin the list. -/
theorem take_prefix (i : Nat) (l : List α) : take i l <+: l := ⟨drop i l, take_append_drop i l⟩
/-- What is left after dropping ends the list. -/
theorem drop_suffix (i : Nat) (l : List α) : drop i l <:+ l := ⟨take i l, take_append_drop i l⟩
/-- A list begins another just when it is as many of its first elements. -/
theorem prefix_iff_eq_take {l₁ l₂ : List α} : l₁ <+: l₂ ↔ l₁ = take (length l₁) l₂ :=
  ⟨fun ⟨t, e⟩ => by rw [← e, take_left], fun h => h ▸ take_prefix _ _⟩

/-! ## Merging sorted lists -/

/-- Merging nothing with a list gives the list. -/
@[simp] theorem nil_merge {ys : List α} {le : α → α → Bool} : merge [] ys le = ys := by rw [merge]
/-- Merging a list with nothing gives the list. -/
@[simp] theorem merge_nil {xs : List α} {le : α → α → Bool} : merge xs [] le = xs := by cases xs <;> simp [merge]
/-- Merging takes the first element that the comparison puts first. -/
theorem cons_merge_cons {le : α → α → Bool} {x y : α} {xs ys : List α} : merge (x :: xs) (y :: ys) le = if le x y then x :: merge xs (y :: ys) le else y :: merge (x :: xs) ys le := by rw [merge]
/-- The merged list is a permutation of both lists together. -/
theorem merge_perm_append {le : α → α → Bool} {xs ys : List α} : Perm (merge xs ys le) (xs ++ ys) := by
  induction xs generalizing ys with
  | nil => simp; exact .refl _
  | cons x xs ihx => induction ys with
    | nil => simp; exact .refl _
    | cons y ys ihy =>
      rw [cons_merge_cons]
      split
      · exact ihx.cons x
      · exact (ihy.cons y).trans perm_middle.symm
/-- The members of the merged list are those of both lists. -/
theorem mem_merge {a : α} {le : α → α → Bool} {xs ys : List α} : a ∈ merge xs ys le ↔ a ∈ xs ∨ a ∈ ys := by rw [merge_perm_append.mem_iff, mem_append]
end List
