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

@[simp] theorem countP_nil {p : α → Bool} : countP p [] = 0 := rfl
theorem countP_cons {p : α → Bool} {a : α} {l : List α} : countP p (a :: l) = countP p l + if p a then 1 else 0 := by
  show (bif p a then _ else _) = _
  cases p a <;> rfl
@[simp] theorem countP_append {p : α → Bool} {l₁ l₂ : List α} : countP p (l₁ ++ l₂) = countP p l₁ + countP p l₂ := by
  induction l₁ with
  | nil => simp
  | cons a l ih => simp only [cons_append, countP_cons, ih]; omega
theorem countP_eq_length_filter {p : α → Bool} {l : List α} : countP p l = length (filter p l) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [countP_cons, filter_cons]; split <;> simp [ih]
theorem countP_le_length {p : α → Bool} {l : List α} : countP p l ≤ l.length := by rw [countP_eq_length_filter]; exact length_filter_le p l
@[simp] theorem count_nil [BEq α] {a : α} : count a [] = 0 := rfl
theorem count_cons [BEq α] {a b : α} {l : List α} : count a (b :: l) = count a l + if b == a then 1 else 0 := countP_cons
@[simp] theorem count_append [BEq α] {a : α} {l₁ l₂ : List α} : count a (l₁ ++ l₂) = count a l₁ + count a l₂ := countP_append
@[simp] theorem count_cons_self [BEq α] [LawfulBEq α] {a : α} {l : List α} : count a (a :: l) = count a l + 1 := by simp [count_cons]
@[simp] theorem count_cons_of_ne [BEq α] [LawfulBEq α] {a b : α} (h : b ≠ a) {l : List α} : count a (b :: l) = count a l := by simp [count_cons, h]
@[simp] theorem count_reverse [BEq α] {a : α} {l : List α} : count a l.reverse = count a l := by
  induction l with
  | nil => rfl
  | cons b l ih => simp only [reverse_cons, count_append, ih, count_cons, count_nil]; omega
theorem count_le_length [BEq α] {a : α} {l : List α} : count a l ≤ l.length := countP_le_length
theorem count_eq_zero_of_not_mem [BEq α] [LawfulBEq α] {a : α} {l : List α} (h : a ∉ l) : count a l = 0 := by
  induction l with
  | nil => rfl
  | cons b l ih => simp at h; rw [count_cons_of_ne (Ne.symm h.1), ih h.2]
theorem count_pos_iff [BEq α] [LawfulBEq α] {a : α} {l : List α} : 0 < count a l ↔ a ∈ l := by
  induction l with
  | nil => simp
  | cons b l ih =>
    by_cases h : b = a
    · subst h; simp
    · rw [count_cons_of_ne h, ih]; simp [Ne.symm h]
theorem count_eq_zero [BEq α] [LawfulBEq α] {a : α} {l : List α} : count a l = 0 ↔ a ∉ l := by rw [← count_pos_iff]; omega
@[simp] theorem count_replicate [BEq α] [LawfulBEq α] {a b : α} {n : Nat} : count a (replicate n b) = if b == a then n else 0 := by
  induction n with
  | zero => simp
  | succ n ih => rw [replicate_succ, count_cons, ih]; split <;> simp
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

@[simp] theorem sum_append_nat {l₁ l₂ : List Nat} : (l₁ ++ l₂).sum = l₁.sum + l₂.sum := by
  induction l₁ with
  | nil => simp
  | cons a l ih => simp [ih]; omega
@[simp] theorem sum_append_int {l₁ l₂ : List Int} : (l₁ ++ l₂).sum = l₁.sum + l₂.sum := by
  induction l₁ with
  | nil => simp
  | cons a l ih => simp [ih]; omega
@[simp] theorem sum_reverse_nat {l : List Nat} : l.reverse.sum = l.sum := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]; omega
@[simp] theorem sum_reverse_int {l : List Int} : l.reverse.sum = l.sum := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]; omega
@[simp] theorem sum_replicate_nat {n a : Nat} : (replicate n a).sum = n * a := by
  induction n with
  | zero => simp
  | succ n ih => simp [replicate_succ, ih, Nat.add_mul]; omega
@[simp] theorem sum_replicate_int {n : Nat} {a : Int} : (replicate n a).sum = n * a := by
  induction n with
  | zero => simp
  | succ n ih => simp [replicate_succ, ih, Int.add_mul]; omega
theorem Perm.sum_nat {l₁ l₂ : List Nat} (h : Perm l₁ l₂) : l₁.sum = l₂.sum := by
  induction h with
  | nil => rfl
  | cons x _ ih => simp [ih]
  | swap x y l => simp; omega
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

/-! ## Permutations -/

namespace Perm
@[refl] protected theorem refl (l : List α) : Perm l l := by induction l with | nil => exact .nil | cons a l ih => exact .cons a ih
protected theorem rfl {l : List α} : Perm l l := .refl l
protected theorem symm {l₁ l₂ : List α} (h : Perm l₁ l₂) : Perm l₂ l₁ := by
  induction h with
  | nil => exact .nil
  | cons x _ ih => exact .cons x ih
  | swap x y l => exact .swap y x l
  | trans _ _ ih₁ ih₂ => exact .trans ih₂ ih₁
theorem of_eq {l₁ l₂ : List α} (h : l₁ = l₂) : Perm l₁ l₂ := h ▸ .refl l₁
theorem mem_iff {a : α} {l₁ l₂ : List α} (p : Perm l₁ l₂) : a ∈ l₁ ↔ a ∈ l₂ := by
  induction p with
  | nil => exact Iff.rfl
  | cons x _ ih => simp [ih]
  | swap x y l => simp [or_left_comm]
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem length_eq {l₁ l₂ : List α} (p : Perm l₁ l₂) : length l₁ = length l₂ := by
  induction p with
  | nil => rfl
  | cons x _ ih => simp [ih]
  | swap x y l => rfl
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem append_right {l₁ l₂ : List α} (t₁ : List α) (p : Perm l₁ l₂) : Perm (l₁ ++ t₁) (l₂ ++ t₁) := by
  induction p with
  | nil => exact .refl _
  | cons x _ ih => exact .cons x ih
  | swap x y l => exact .swap x y _
  | trans _ _ ih₁ ih₂ => exact .trans ih₁ ih₂
theorem append_left {t₁ t₂ : List α} (l : List α) (p : Perm t₁ t₂) : Perm (l ++ t₁) (l ++ t₂) := by
  induction l with
  | nil => exact p
  | cons a l ih => exact .cons a ih
theorem append {l₁ l₂ t₁ t₂ : List α} (p₁ : Perm l₁ l₂) (p₂ : Perm t₁ t₂) : Perm (l₁ ++ t₁) (l₂ ++ t₂) := (p₁.append_right t₁).trans (p₂.append_left l₂)
theorem map (f : α → β) {l₁ l₂ : List α} (p : Perm l₁ l₂) : Perm (map f l₁) (map f l₂) := by
  induction p with
  | nil => exact .nil
  | cons x _ ih => exact .cons (f x) ih
  | swap x y l => exact .swap (f x) (f y) _
  | trans _ _ ih₁ ih₂ => exact .trans ih₁ ih₂
theorem countP_eq (p : α → Bool) {l₁ l₂ : List α} (s : Perm l₁ l₂) : countP p l₁ = countP p l₂ := by
  induction s with
  | nil => rfl
  | cons x _ ih => simp [countP_cons, ih]
  | swap x y l => simp only [countP_cons]; omega
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂
theorem count_eq [BEq α] {l₁ l₂ : List α} (p : Perm l₁ l₂) (a : α) : count a l₁ = count a l₂ := p.countP_eq _
end Perm
theorem perm_middle {a : α} {l₁ l₂ : List α} : Perm (l₁ ++ a :: l₂) (a :: (l₁ ++ l₂)) := by
  induction l₁ with
  | nil => exact .refl _
  | cons b l ih => exact (ih.cons b).trans (.swap a b _)
theorem perm_append_comm {l₁ l₂ : List α} : Perm (l₁ ++ l₂) (l₂ ++ l₁) := by
  induction l₁ with
  | nil => simp; exact .refl _
  | cons a l ih => exact (ih.cons a).trans perm_middle.symm
theorem perm_append_singleton (a : α) (l : List α) : Perm (l ++ [a]) (a :: l) := by have := perm_middle (a := a) (l₁ := l) (l₂ := []); simpa using this
theorem reverse_perm (l : List α) : Perm l.reverse l := by
  induction l with
  | nil => exact .nil
  | cons a l ih => rw [reverse_cons]; exact (perm_append_singleton a _).trans (ih.cons a)
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
@[simp] theorem perm_nil {l₁ : List α} : Perm l₁ [] ↔ l₁ = [] := ⟨fun p => eq_nil_of_length_eq_zero p.length_eq, fun h => h ▸ .refl _⟩
@[simp] theorem nil_perm {l₁ : List α} : Perm [] l₁ ↔ l₁ = [] := ⟨fun p => perm_nil.mp p.symm, fun h => h ▸ .refl _⟩
@[simp] theorem perm_cons {a : α} {l₁ l₂ : List α} [DecidableEq α] : Perm (a :: l₁) (a :: l₂) ↔ Perm l₁ l₂ := by
  refine ⟨fun p => perm_iff_count.mpr fun b => ?_, fun p => p.cons a⟩
  have := p.count_eq b
  rw [count_cons, count_cons] at this
  omega
instance decidablePerm [DecidableEq α] (l₁ l₂ : List α) : Decidable (Perm l₁ l₂) :=
  decidable_of_decidable_of_iff (p := ∀ a, a ∈ l₁ ++ l₂ → count a l₁ = count a l₂)
    (perm_iff_count.trans ⟨fun h a _ => h a, fun h a => by
      by_cases ha : a ∈ l₁ ++ l₂
      · exact h a ha
      · simp at ha
        rw [count_eq_zero_of_not_mem ha.1, count_eq_zero_of_not_mem ha.2]⟩).symm

/-! ## Sorted lists and lists without repetition -/

@[simp] theorem Pairwise.nil' {R : α → α → Prop} : Pairwise R [] ↔ True := iff_true_intro .nil
@[simp] theorem pairwise_cons {R : α → α → Prop} {a : α} {l : List α} : Pairwise R (a :: l) ↔ (∀ a', a' ∈ l → R a a') ∧ Pairwise R l :=
  ⟨fun h => by cases h with | cons h₁ h₂ => exact ⟨h₁, h₂⟩, fun h => .cons h.1 h.2⟩
theorem pairwise_singleton (R : α → α → Prop) (a : α) : Pairwise R [a] := by simp
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
theorem Pairwise.imp {R S : α → α → Prop} (H : ∀ {a b}, R a b → S a b) {l : List α} (h : Pairwise R l) : Pairwise S l := by
  induction h with
  | nil => exact .nil
  | cons h _ ih => exact .cons (fun a' ha => H (h a' ha)) ih
theorem Pairwise.filter {R : α → α → Prop} (p : α → Bool) {l : List α} (h : Pairwise R l) : Pairwise R (filter p l) := by
  induction h with
  | nil => exact .nil
  | cons h _ ih => rw [filter_cons]; split <;> simp_all
instance instDecidablePairwise (R : α → α → Prop) [DecidableRel R] : (l : List α) → Decidable (Pairwise R l)
  | [] => isTrue .nil
  | a :: l => match instDecidablePairwise R l with
    | isFalse h => isFalse (fun k => h (pairwise_cons.mp k).2)
    | isTrue h => match decidableBAll (R a) l with
      | isTrue k => isTrue (.cons k h)
      | isFalse k => isFalse (fun m => k (pairwise_cons.mp m).1)
@[simp] theorem nodup_nil : Nodup ([] : List α) := .nil
@[simp] theorem nodup_cons {a : α} {l : List α} : Nodup (a :: l) ↔ a ∉ l ∧ Nodup l := by
  show Pairwise _ _ ↔ _ ∧ Pairwise _ _
  rw [pairwise_cons]
  exact and_congr_left' ⟨fun h ha => h a ha rfl, fun h b hb e => h (e ▸ hb)⟩
instance nodupDecidable [DecidableEq α] (l : List α) : Decidable (Nodup l) := instDecidablePairwise _ l
theorem Nodup.filter (p : α → Bool) {l : List α} (h : Nodup l) : Nodup (filter p l) := Pairwise.filter p h
theorem Perm.nodup_iff [DecidableEq α] {l₁ l₂ : List α} (p : Perm l₁ l₂) : Nodup l₁ ↔ Nodup l₂ := by
  induction p with
  | nil => exact Iff.rfl
  | cons x p ih => simp [ih, p.mem_iff]
  | swap x y l => simp only [nodup_cons, mem_cons, not_or, ne_comm (a := x)]; exact ⟨fun h => ⟨⟨h.1.1, h.2.1⟩, h.1.2, h.2.2⟩, fun h => ⟨⟨h.1.1, h.2.1⟩, h.1.2, h.2.2⟩⟩
  | trans _ _ ih₁ ih₂ => exact ih₁.trans ih₂

/-! ## Sublists, prefixes, subsets -/

@[simp] theorem nil_subset (l : List α) : [] ⊆ l := fun _ h => by cases h
theorem subset_def {l₁ l₂ : List α} : l₁ ⊆ l₂ ↔ ∀ {a : α}, a ∈ l₁ → a ∈ l₂ := Iff.rfl
@[simp] theorem Subset.refl (l : List α) : l ⊆ l := fun _ h => h
theorem Subset.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ ⊆ l₂) (h₂ : l₂ ⊆ l₃) : l₁ ⊆ l₃ := fun _ h => h₂ (h₁ h)
@[simp] theorem cons_subset {a : α} {l m : List α} : a :: l ⊆ m ↔ a ∈ m ∧ l ⊆ m := forall_mem_cons_iff'
@[simp] theorem prefix_append (l₁ l₂ : List α) : l₁ <+: l₁ ++ l₂ := ⟨l₂, rfl⟩
@[simp] theorem suffix_append (l₁ l₂ : List α) : l₂ <:+ l₁ ++ l₂ := ⟨l₁, rfl⟩
@[simp] theorem prefix_refl (l : List α) : l <+: l := ⟨[], append_nil l⟩
theorem IsPrefix.length_le {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁.length ≤ l₂.length := by obtain ⟨t, rfl⟩ := h; simp
theorem IsPrefix.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ <+: l₂) (h₂ : l₂ <+: l₃) : l₁ <+: l₃ := by
  obtain ⟨s, rfl⟩ := h₁; obtain ⟨t, rfl⟩ := h₂; exact ⟨s ++ t, by simp⟩
theorem take_prefix (i : Nat) (l : List α) : take i l <+: l := ⟨drop i l, take_append_drop i l⟩
theorem drop_suffix (i : Nat) (l : List α) : drop i l <:+ l := ⟨take i l, take_append_drop i l⟩
theorem prefix_iff_eq_take {l₁ l₂ : List α} : l₁ <+: l₂ ↔ l₁ = take (length l₁) l₂ :=
  ⟨fun ⟨t, e⟩ => by rw [← e, take_left], fun h => h ▸ take_prefix _ _⟩

/-! ## Merging sorted lists -/

@[simp] theorem nil_merge {ys : List α} {le : α → α → Bool} : merge [] ys le = ys := by rw [merge]
@[simp] theorem merge_nil {xs : List α} {le : α → α → Bool} : merge xs [] le = xs := by cases xs <;> simp [merge]
theorem cons_merge_cons {le : α → α → Bool} {x y : α} {xs ys : List α} : merge (x :: xs) (y :: ys) le = if le x y then x :: merge xs (y :: ys) le else y :: merge (x :: xs) ys le := by rw [merge]
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
theorem mem_merge {a : α} {le : α → α → Bool} {xs ys : List α} : a ∈ merge xs ys le ↔ a ∈ xs ∨ a ∈ ys := by rw [merge_perm_append.mem_iff, mem_append]
end List
