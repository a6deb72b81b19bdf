prelude
import Init.Data.List.Lemmas
/-!
# Lists: reversed, flattened, tested, repeated
-/
set_option linter.all false
universe u v w
noncomputable section

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## reverse -/

/-- Reversal with an accumulator puts the reversed list before the accumulator. -/
theorem reverseAux_eq {as bs : List α} : reverseAux as bs = reverse as ++ bs := by
  have h : ∀ as bs : List α, reverseAux as bs = reverseAux as [] ++ bs := by
    intro as
    induction as with
    | nil => intro bs; rfl
    | cons a as ih =>
      intro bs
      show reverseAux as (a :: bs) = reverseAux as [a] ++ bs
      rw [ih (a :: bs), ih [a]]; simp
  exact h as bs
/-- The empty list reversed is empty. -/
@[simp] theorem reverse_nil : reverse ([] : List α) = [] := rfl
/-- Reversal moves the first element to the end. -/
@[simp] theorem reverse_cons {a : α} {as : List α} : reverse (a :: as) = reverse as ++ [a] := reverseAux_eq (as := as) (bs := [a])
/-- Reversal swaps the parts of a concatenation and reverses each. -/
@[simp] theorem reverse_append {as bs : List α} : (as ++ bs).reverse = bs.reverse ++ as.reverse := by induction as <;> simp_all
/-- Reversing twice changes nothing. -/
@[simp] theorem reverse_reverse (as : List α) : as.reverse.reverse = as := by induction as <;> simp_all
/-- Reversal keeps the length. -/
@[simp] theorem length_reverse {as : List α} : (as.reverse).length = as.length := by induction as <;> simp_all
/-- Reversal keeps the members. -/
@[simp] theorem mem_reverse {x : α} {as : List α} : x ∈ reverse as ↔ x ∈ as := by induction as <;> simp_all [or_comm]
/-- A reversed list is empty just when the list is. -/
@[simp] theorem reverse_eq_nil_iff {xs : List α} : xs.reverse = [] ↔ xs = [] := by cases xs <;> simp
/-- Reversal is injective. -/
theorem reverse_inj {xs ys : List α} : xs.reverse = ys.reverse ↔ xs = ys := ⟨fun h => by have := congrArg reverse h; simpa using this, fun h => h ▸ rfl⟩
attribute [simp] reverse_inj
/-- Reversal may move to the other side of an equation. -/
theorem reverse_eq_iff {as bs : List α} : as.reverse = bs ↔ as = bs.reverse := ⟨fun h => by rw [← h, reverse_reverse], fun h => by rw [h, reverse_reverse]⟩
/-- Mapping a reversed list is reversing the mapped one. -/
theorem map_reverse {f : α → β} {l : List α} : l.reverse.map f = (l.map f).reverse := by induction l <;> simp_all
attribute [simp] map_reverse
/-- Filtering a reversed list is reversing the filtered one. -/
@[simp] theorem filter_reverse {p : α → Bool} {l : List α} : filter p l.reverse = (filter p l).reverse := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    by_cases h : p a = true <;> simp [ih, h]
/-- A left fold over the reversed list is a right fold. -/
@[simp] theorem foldl_reverse {l : List α} {f : β → α → β} {b : β} : l.reverse.foldl f b = l.foldr (fun x y => f y x) b := by induction l generalizing b <;> simp_all
/-- A right fold over the reversed list is a left fold. -/
@[simp] theorem foldr_reverse {l : List α} {f : α → β → β} {b : β} : l.reverse.foldr f b = l.foldl (fun x y => f y x) b := by induction l generalizing b <;> simp_all
/-- Induction from the end of a list. -/
@[elab_as_elim] theorem reverseRecOn' {motive : List α → Prop} (l : List α) (nil : motive []) (append_singleton : ∀ l a, motive l → motive (l ++ [a])) : motive l := by
  have h : ∀ l : List α, motive l.reverse := by
    intro l
    induction l with
    | nil => exact nil
    | cons a l ih => rw [reverse_cons]; exact append_singleton _ _ ih
  have := h l.reverse
  rw [reverse_reverse] at this; exact this

/-! ## flatten and flatMap -/

/-- No lists flatten to the empty list. -/
@[simp] theorem flatten_nil : ([] : List (List α)).flatten = [] := rfl
/-- Flattening appends the first list to the flattened rest. -/
@[simp] theorem flatten_cons {l : List α} {L : List (List α)} : (l :: L).flatten = l ++ L.flatten := rfl
/-- Flattening a concatenation flattens both parts. -/
@[simp] theorem flatten_append {L₁ L₂ : List (List α)} : flatten (L₁ ++ L₂) = flatten L₁ ++ flatten L₂ := by induction L₁ <;> simp_all
/-- The members of a flattened list are the members of its lists. -/
theorem mem_flatten {a : α} {L : List (List α)} : a ∈ L.flatten ↔ ∃ l, l ∈ L ∧ a ∈ l := by
  induction L with
  | nil => simp
  | cons l L ih => simp [ih]
attribute [simp] mem_flatten
/-- `flatMap` over the empty list gives the empty list. -/
@[simp] theorem flatMap_nil {f : α → List β} : flatMap f [] = [] := rfl
/-- `flatMap` appends the first element's list to those of the rest. -/
@[simp] theorem flatMap_cons {x : α} {xs : List α} {f : α → List β} : flatMap f (x :: xs) = f x ++ flatMap f xs := rfl
/-- `flatMap` over a concatenation works on both parts. -/
@[simp] theorem flatMap_append {xs ys : List α} {f : α → List β} : flatMap f (xs ++ ys) = flatMap f xs ++ flatMap f ys := by induction xs <;> simp_all
/-- The members of `flatMap f l` are the members of the lists that `f` gives for members of `l`. -/
@[simp] theorem mem_flatMap {f : α → List β} {b : β} {l : List α} : b ∈ flatMap f l ↔ ∃ a, a ∈ l ∧ b ∈ f a := by
  induction l with
  | nil => simp
  | cons a l ih => simp [ih]

/-! ## any and all -/

/-- No element of the empty list satisfies a predicate. -/
@[simp] theorem any_nil {f : α → Bool} : [].any f = false := rfl
/-- Some element satisfies a predicate if the first does or one of the rest. -/
@[simp] theorem any_cons {a : α} {l : List α} {f : α → Bool} : (a :: l).any f = (f a || l.any f) := rfl
/-- All elements of the empty list satisfy every predicate. -/
@[simp] theorem all_nil {f : α → Bool} : [].all f = true := rfl
/-- All elements satisfy a predicate if the first does and all of the rest. -/
@[simp] theorem all_cons {a : α} {l : List α} {f : α → Bool} : (a :: l).all f = (f a && l.all f) := rfl
/-- The test `any` means that some member satisfies the predicate. -/
@[simp] theorem any_eq_true {l : List α} {p : α → Bool} : l.any p = true ↔ ∃ x, x ∈ l ∧ p x := by
  induction l with
  | nil => simp
  | cons a l ih => simp [ih]
/-- The test `all` means that every member satisfies the predicate. -/
@[simp] theorem all_eq_true {l : List α} {p : α → Bool} : l.all p = true ↔ ∀ x, x ∈ l → p x := by induction l <;> simp_all
/-- Some element of a concatenation satisfies a predicate if one of either part does. -/
@[simp] theorem any_append {f : α → Bool} {xs ys : List α} : any (xs ++ ys) f = (any xs f || any ys f) := by induction xs <;> simp_all [Bool.or_assoc]
/-- All elements of a concatenation satisfy a predicate if those of both parts do. -/
@[simp] theorem all_append {f : α → Bool} {xs ys : List α} : all (xs ++ ys) f = (all xs f && all ys f) := by induction xs <;> simp_all [Bool.and_assoc]
/-- The test `any` of a mapped list tests the images. -/
theorem any_map {l : List α} {f : α → β} {p : β → Bool} : (l.map f).any p = l.any (p ∘ f) := by induction l <;> simp_all
/-- The test `all` of a mapped list tests the images. -/
theorem all_map {l : List α} {f : α → β} {p : β → Bool} : (l.map f).all p = l.all (p ∘ f) := by induction l <;> simp_all
/-- Some element satisfies the predicate unless all fail to. -/
theorem any_eq_not_all_not (l : List α) (p : α → Bool) : l.any p = !l.all (!p ·) := by induction l <;> simp_all
/-- No element satisfies the predicate if all fail to. -/
theorem not_any_eq_all_not (l : List α) (p : α → Bool) : (!l.any p) = l.all fun a => !p a := by induction l <;> simp_all
/-- Not all elements satisfy the predicate if some element fails to. -/
theorem not_all_eq_any_not (l : List α) (p : α → Bool) : (!l.all p) = l.any fun a => !p a := by induction l <;> simp_all
/-- The test `any` does not depend on the direction. -/
@[simp] theorem any_reverse {l : List α} {f : α → Bool} : l.reverse.any f = l.any f := by induction l <;> simp_all [Bool.or_comm]
/-- The test `all` does not depend on the direction. -/
@[simp] theorem all_reverse {l : List α} {f : α → Bool} : l.reverse.all f = l.all f := by induction l <;> simp_all [Bool.and_comm]
/-- The empty list is empty. -/
@[simp] theorem isEmpty_nil : ([] : List α).isEmpty = true := rfl
/-- A list with a first element is not empty. -/
@[simp] theorem isEmpty_cons {x : α} {xs : List α} : (x :: xs).isEmpty = false := rfl
/-- The test for emptiness means equality with the empty list. -/
@[simp] theorem isEmpty_iff {l : List α} : l.isEmpty = true ↔ l = [] := by cases l <;> simp

/-! ## replicate -/

/-- No copies make the empty list. -/
@[simp] theorem replicate_zero {a : α} : replicate 0 a = [] := rfl
/-- One copy more is a copy before the others. -/
theorem replicate_succ {a : α} {n : Nat} : replicate (n+1) a = a :: replicate n a := rfl
/-- A list of `n` copies has length `n`. -/
@[simp] theorem length_replicate {n : Nat} {a : α} : (replicate n a).length = n := by induction n <;> simp_all [replicate_succ]
/-- The only member of a list of copies is the copied element, if there is a copy. -/
@[simp] theorem mem_replicate {a b : α} {n : Nat} : b ∈ replicate n a ↔ n ≠ 0 ∧ b = a := by
  induction n with
  | zero => simp
  | succ n ih => simp [replicate_succ, ih]
/-- Every member of a list of copies is the copied element. -/
theorem eq_of_mem_replicate {a b : α} {n : Nat} (h : b ∈ replicate n a) : b = a := (mem_replicate.mp h).2
/-- Mapping copies of an element gives copies of its image. -/
@[simp] theorem map_replicate {n : Nat} {a : α} {f : α → β} : (replicate n a).map f = replicate n (f a) := by induction n <;> simp_all [replicate_succ]
/-- `m + n` copies are `m` copies followed by `n`. -/
theorem replicate_add' (m n : Nat) (a : α) : replicate (m + n) a = replicate m a ++ replicate n a := by
  induction m with
  | zero => simp
  | succ m ih => rw [Nat.add_right_comm, replicate_succ, replicate_succ, ih]; rfl
/-- Two lists of copies of one element are one list of copies. -/
theorem replicate_append_replicate {n m : Nat} {a : α} : replicate n a ++ replicate m a = replicate (n + m) a := (replicate_add' n m a).symm
/-- One copy more is a copy after the others. -/
theorem replicate_succ' {n : Nat} {a : α} : replicate (n+1) a = replicate n a ++ [a] := replicate_add' n 1 a
/-- A list of copies reversed is the same list. -/
@[simp] theorem reverse_replicate {n : Nat} {a : α} : (replicate n a).reverse = replicate n a := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, reverse_cons, ih, ← replicate_succ', replicate_succ]

end List
