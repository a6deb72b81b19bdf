prelude
import Init.Data.Nat.Simproc
import Init.Unexpand
/-!
# Options and lists: lemmas

Length, append, membership, map, filter, folds.
-/
set_option linter.all false
universe u v w
noncomputable section

/-! ## Options -/
namespace Option
variable {α : Type u} {β : Type v} {γ : Type w}
/-- Mapping over no value gives no value. -/
@[simp] theorem map_none (f : α → β) : Option.map f none = none := rfl
/-- Mapping over a value applies the function to it. -/
@[simp] theorem map_some (a : α) (f : α → β) : Option.map f (some a) = some (f a) := rfl
/-- Without a value the default is taken. -/
@[simp] theorem getD_none (a : α) : getD none a = a := rfl
/-- Where there is a value the default is not taken. -/
@[simp] theorem getD_some {a b : α} : getD (some a) b = a := rfl
/-- `none` is not a value. -/
@[simp] theorem isSome_none : (@none α).isSome = false := rfl
/-- `some` is a value. -/
@[simp] theorem isSome_some {a : α} : (some a).isSome = true := rfl
/-- `none` is the absence of a value. -/
@[simp] theorem isNone_none : (@none α).isNone = true := rfl
/-- `some` is not the absence of a value. -/
@[simp] theorem isNone_some {a : α} : (some a).isNone = false := rfl
/-- Binding no value gives no value. -/
@[simp] theorem bind_none (f : α → Option β) : Option.bind none f = none := rfl
/-- Binding a value applies the function to it. -/
@[simp] theorem bind_some (a : α) (f : α → Option β) : Option.bind (some a) f = f a := rfl
/-- The value taken out of `some x` is `x`. -/
@[simp] theorem get_some (x : α) (h : isSome (some x) = true) : (some x).get h = x := rfl
/-- Every predicate holds of all values of `none`. -/
@[simp] theorem all_none (p : α → Bool) : Option.all p none = true := rfl
/-- A predicate holds of all values of `some a` if it holds of `a`. -/
@[simp] theorem all_some (p : α → Bool) (a : α) : Option.all p (some a) = p a := rfl
/-- No predicate holds of some value of `none`. -/
@[simp] theorem any_none (p : α → Bool) : Option.any p none = false := rfl
/-- A predicate holds of some value of `some a` if it holds of `a`. -/
@[simp] theorem any_some (p : α → Bool) (a : α) : Option.any p (some a) = p a := rfl
/-- Case distinction on `none` takes the first alternative. -/
@[simp] theorem elim_none (x : β) (f : α → β) : Option.elim none x f = x := rfl
/-- Case distinction on `some a` applies the second alternative to `a`. -/
@[simp] theorem elim_some (x : β) (f : α → β) (a : α) : Option.elim (some a) x f = f a := rfl
/-- A value is different from none. -/
theorem some_ne_none (x : α) : some x ≠ none := fun h => by cases h
/-- An option is `none`, or `some` of a value. -/
theorem eq_none_or_eq_some (a : Option α) : a = none ∨ ∃ x, a = some x := by cases a <;> simp
/-- `some` is injective. -/
theorem some_inj {a b : α} : some a = some b ↔ a = b := by simp
/-- Mapping the identity changes nothing. -/
@[simp] theorem map_id (x : Option α) : Option.map id x = x := by cases x <;> rfl
/-- Mapping twice is mapping the composition. -/
@[simp] theorem map_map (h : β → γ) (g : α → β) (x : Option α) : (x.map g).map h = x.map (h ∘ g) := by cases x <;> rfl
/-- A mapped option has the value `b` just when the option has a value that `f` takes to `b`. -/
theorem map_eq_some_iff {f : α → β} {o : Option α} {b : β} : o.map f = some b ↔ ∃ a, o = some a ∧ f a = b := by cases o <;> simp
/-- A mapped option is `none` just when the option is. -/
theorem map_eq_none_iff {f : α → β} {o : Option α} : o.map f = none ↔ o = none := by cases o <;> simp
attribute [simp] map_eq_some_iff map_eq_none_iff
/-- A bound option has the value `b` just when the option has a value at which `f` has the value `b`. -/
@[simp] theorem bind_eq_some_iff {o : Option α} {f : α → Option β} {b : β} : o.bind f = some b ↔ ∃ a, o = some a ∧ f a = some b := by cases o <;> simp
/-- Mapping neither adds nor removes a value. -/
@[simp] theorem isSome_map {f : α → β} {o : Option α} : (o.map f).isSome = o.isSome := by cases o <;> rfl
/-- The test for absence means equality with `none`. -/
@[simp] theorem isNone_iff_eq_none {o : Option α} : o.isNone = true ↔ o = none := by cases o <;> simp
/-- The test for presence means that there is a value. -/
theorem isSome_iff_exists {o : Option α} : o.isSome = true ↔ ∃ a, o = some a := by cases o <;> simp
/-- The first alternative is taken where it has a value. -/
@[simp] theorem some_or {a : α} {o : Option α} : (some a).or o = some a := rfl
/-- The second alternative is taken where the first has no value. -/
@[simp] theorem none_or {o : Option α} : none.or o = o := rfl
/-- `none` as the second alternative changes nothing. -/
@[simp] theorem or_none {o : Option α} : o.or none = o := by cases o <;> rfl
/-- Choice between options is associative. -/
theorem or_assoc {a b c : Option α} : (a.or b).or c = a.or (b.or c) := by cases a <;> rfl
/-- A value belongs to an option just when the option is `some` of it. -/
@[simp] theorem mem_def {a : α} {o : Option α} : a ∈ o ↔ o = some a := Iff.rfl
/-- Options with the same values are equal, and conversely. -/
@[simp] theorem ext_iff' {a b : Option α} : (∀ x, a = some x ↔ b = some x) ↔ a = b := by
  refine ⟨fun h => ?_, fun h _ => h ▸ Iff.rfl⟩
  cases a with
  | none => cases b with
    | none => rfl
    | some b => exact ((h b).mpr rfl)
  | some a => exact ((h a).mp rfl).symm
/-- Options with the same values are equal. -/
@[ext] theorem ext {a b : Option α} (h : ∀ x, a = some x ↔ b = some x) : a = b := ext_iff'.mp h
end Option

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Constructors -/

/-- A list with a first element is not empty. -/
theorem cons_ne_nil (a : α) (l : List α) : a :: l ≠ [] := fun h => by cases h
/-- The empty list is not one with a first element. -/
theorem nil_ne_cons (a : α) (l : List α) : [] ≠ a :: l := fun h => by cases h
/-- An element before a list makes another list. -/
@[simp] theorem cons_ne_self (a : α) (l : List α) : a :: l ≠ l := fun h => by
  have := congrArg length h
  simp at this
/-- Lists with the same first element are equal just when their rests are. -/
theorem cons_inj_right (a : α) {l l' : List α} : a :: l = a :: l' ↔ l = l' := by simp
/-- A list that is not empty has a first element and a rest. -/
theorem exists_cons_of_ne_nil {l : List α} (h : l ≠ []) : ∃ b L, l = b :: L := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => exact ⟨a, l, rfl⟩
/-- A list is not empty just when it has a first element and a rest. -/
theorem ne_nil_iff_exists_cons {l : List α} : l ≠ [] ↔ ∃ b L, l = b :: L := ⟨exists_cons_of_ne_nil, fun ⟨b, L, e⟩ => e ▸ cons_ne_nil b L⟩

/-! ## length -/

/-- A list has length zero just when it is empty. -/
theorem length_eq_zero_iff {l : List α} : length l = 0 ↔ l = [] := by cases l <;> simp
attribute [simp] length_eq_zero_iff
/-- A list of length zero is empty. -/
theorem eq_nil_of_length_eq_zero {l : List α} (h : length l = 0) : l = [] := length_eq_zero_iff.mp h
/-- A list has positive length just when it is not empty. -/
theorem length_pos_iff {l : List α} : 0 < length l ↔ l ≠ [] := by cases l <;> simp
/-- A list with a member has positive length. -/
theorem length_pos_of_mem {a : α} {l : List α} (h : a ∈ l) : 0 < length l := by cases h <;> simp
/-- A list of one element has length one. -/
theorem length_singleton {a : α} : length [a] = 1 := rfl
/-- A list of positive length is not empty. -/
theorem ne_nil_of_length_pos {l : List α} (h : 0 < length l) : l ≠ [] := length_pos_iff.mp h

/-! ## append -/

/-- The empty list on the left changes nothing. -/
@[simp] theorem nil_append (as : List α) : [] ++ as = as := rfl
/-- Appending to `a :: as` appends to `as`, after `a`. -/
@[simp] theorem cons_append {a : α} {as bs : List α} : (a :: as) ++ bs = a :: (as ++ bs) := rfl
/-- The function behind `++` on lists, written with `++`. -/
@[simp] theorem append_eq {as bs : List α} : List.append as bs = as ++ bs := rfl
/-- Appending the empty list on the right changes nothing. -/
@[simp] theorem append_nil (as : List α) : as ++ [] = as := by induction as <;> simp_all
/-- Append is associative. -/
@[simp] theorem append_assoc (as bs cs : List α) : (as ++ bs) ++ cs = as ++ (bs ++ cs) := by induction as <;> simp_all
/-- The first element of the right list may move to the end of the left one. -/
theorem append_cons (as : List α) (b : α) (bs : List α) : as ++ b :: bs = as ++ [b] ++ bs := by simp
/-- The length of a concatenation is the sum of the lengths. -/
@[simp] theorem length_append {as bs : List α} : (as ++ bs).length = as.length + bs.length := by induction as <;> simp_all; omega
/-- A concatenation is empty just when both parts are. -/
@[simp] theorem append_eq_nil_iff {p q : List α} : p ++ q = [] ↔ p = [] ∧ q = [] := by cases p <;> simp
/-- The empty list is a concatenation just when both parts are empty. -/
@[simp] theorem nil_eq_append_iff {a b : List α} : [] = a ++ b ↔ a = [] ∧ b = [] := by cases a <;> simp [eq_comm]
/-- A concatenation whose left part is not empty is not empty. -/
theorem append_ne_nil_of_left_ne_nil {s : List α} (h : s ≠ []) (t : List α) : s ++ t ≠ [] := by simp [h]
/-- A concatenation whose right part is not empty is not empty. -/
theorem append_ne_nil_of_right_ne_nil (s : List α) {t : List α} (h : t ≠ []) : s ++ t ≠ [] := by simp [h]
/-- Append can be cancelled on the left. -/
theorem append_cancel_left {as bs cs : List α} (h : as ++ bs = as ++ cs) : bs = cs := by induction as <;> simp_all
/-- Concatenations with the same left part are equal just when their right parts are. -/
@[simp] theorem append_right_inj {t₁ t₂ : List α} (s : List α) : s ++ t₁ = s ++ t₂ ↔ t₁ = t₂ := ⟨append_cancel_left, fun h => h ▸ rfl⟩
/-- Equal concatenations whose left parts have the same length have equal parts. -/
theorem append_inj {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length s₁ = length s₂) : s₁ = s₂ ∧ t₁ = t₂ := by
  induction s₁ generalizing s₂ with
  | nil => cases s₂ <;> simp_all
  | cons a s₁ ih => cases s₂ with
    | nil => simp at hl
    | cons b s₂ =>
      simp at h hl
      have := ih h.2 hl
      simp [h.1, this]
/-- Equal concatenations whose left parts have the same length have equal right parts. -/
theorem append_inj_right {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length s₁ = length s₂) : t₁ = t₂ := (append_inj h hl).2
/-- Equal concatenations whose left parts have the same length have equal left parts. -/
theorem append_inj_left {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length s₁ = length s₂) : s₁ = s₂ := (append_inj h hl).1
/-- Equal concatenations whose right parts have the same length have equal parts. -/
theorem append_inj' {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length t₁ = length t₂) : s₁ = s₂ ∧ t₁ = t₂ :=
  append_inj h (by have := congrArg length h; simp at this; omega)
/-- Append can be cancelled on the right. -/
theorem append_cancel_right {as bs cs : List α} (h : as ++ bs = cs ++ bs) : as = cs := (append_inj' h rfl).1
/-- Concatenations with the same right part are equal just when their left parts are. -/
@[simp] theorem append_left_inj {s₁ s₂ : List α} (t : List α) : s₁ ++ t = s₂ ++ t ↔ s₁ = s₂ := ⟨append_cancel_right, fun h => h ▸ rfl⟩
/-- A concatenation is its right part just when its left part is empty. -/
@[simp] theorem append_left_eq_self {xs ys : List α} : xs ++ ys = ys ↔ xs = [] := by have := append_left_inj (s₁ := xs) (s₂ := []) ys; simpa using this
/-- A concatenation is its left part just when its right part is empty. -/
@[simp] theorem append_right_eq_self {xs ys : List α} : xs ++ ys = xs ↔ ys = [] := by have := append_right_inj (t₁ := ys) (t₂ := []) xs; simpa using this

/-! ## membership -/

/-- Nothing is a member of the empty list. -/
@[simp] theorem not_mem_nil {a : α} : ¬a ∈ [] := fun h => by cases h
/-- A member of `b :: l` is `b` or a member of `l`. -/
@[simp] theorem mem_cons {a b : α} {l : List α} : a ∈ b :: l ↔ a = b ∨ a ∈ l :=
  ⟨fun h => by cases h with | head => exact .inl rfl | tail _ h => exact .inr h, fun h => h.elim (fun e => e ▸ .head l) (.tail b)⟩
/-- The first element is a member. -/
theorem mem_cons_self {a : α} {l : List α} : a ∈ a :: l := .head l
/-- A member of the rest is a member of the list. -/
theorem mem_cons_of_mem (y : α) {a : α} {l : List α} (h : a ∈ l) : a ∈ y :: l := .tail y h
/-- The only member of a list of one element is that element. -/
theorem mem_singleton {a b : α} : a ∈ [b] ↔ a = b := by simp
/-- The element of a list of one element is its member. -/
theorem mem_singleton_self (a : α) : a ∈ [a] := .head []
/-- A member of a concatenation is a member of one of the parts. -/
@[simp] theorem mem_append {a : α} {s t : List α} : a ∈ s ++ t ↔ a ∈ s ∨ a ∈ t := by
  induction s with
  | nil => simp
  | cons b s ih => simp [ih, or_assoc]
/-- A member of the left part is a member of the concatenation. -/
theorem mem_append_left {a : α} {as : List α} (bs : List α) (h : a ∈ as) : a ∈ as ++ bs := mem_append.mpr (.inl h)
/-- A member of the right part is a member of the concatenation. -/
theorem mem_append_right {b : α} (as : List α) {bs : List α} (h : b ∈ bs) : b ∈ as ++ bs := mem_append.mpr (.inr h)
/-- A list with a member is not empty. -/
theorem ne_nil_of_mem {a : α} {l : List α} (h : a ∈ l) : l ≠ [] := by cases h <;> simp
/-- A list is empty just when nothing is its member. -/
theorem eq_nil_iff_forall_not_mem {l : List α} : l = [] ↔ ∀ a, a ∉ l := by
  cases l with
  | nil => simp
  | cons b l => exact ⟨fun h => (by cases h), fun h => absurd (.head l) (h b)⟩
/-- A member that is not the first element is a member of the rest. -/
theorem mem_of_ne_of_mem {a y : α} {l : List α} (h₁ : a ≠ y) (h₂ : a ∈ y :: l) : a ∈ l := (mem_cons.mp h₂).resolve_left h₁
/-- Everything holds of all members of the empty list. -/
theorem forall_mem_nil (p : α → Prop) : ∀ x, x ∈ [] → p x := fun _ h => by cases h
/-- What holds of all members holds of the first element and all members of the rest, and conversely. -/
@[simp] theorem forall_mem_cons {p : α → Prop} {a : α} {l : List α} : (∀ x, x ∈ a :: l → p x) ↔ p a ∧ ∀ x, x ∈ l → p x := forall_mem_cons_iff'
/-- What holds of all members of a concatenation holds of all members of both parts, and conversely. -/
theorem forall_mem_append {p : α → Prop} {l₁ l₂ : List α} : (∀ x, x ∈ l₁ ++ l₂ → p x) ↔ (∀ x, x ∈ l₁ → p x) ∧ (∀ x, x ∈ l₂ → p x) := by
  simp [or_imp, forall_and]
/-- A list that is not empty has a member. -/
theorem exists_mem_of_ne_nil (l : List α) (h : l ≠ []) : ∃ x, x ∈ l := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => exact ⟨a, .head l⟩
/-- A list with a member splits before it. -/
theorem append_of_mem {a : α} {l : List α} (h : a ∈ l) : ∃ s t, l = s ++ a :: t := by
  induction h with
  | head l => exact ⟨[], l, rfl⟩
  | tail b _ ih => obtain ⟨s, t, e⟩ := ih; exact ⟨b :: s, t, by simp [e]⟩
/-- Membership computed by a lawful `==` is membership. -/
@[simp] theorem elem_iff [BEq α] [LawfulBEq α] {a : α} {as : List α} : elem a as = true ↔ a ∈ as := by
  induction as with
  | nil => simp [elem]
  | cons b as ih =>
    unfold elem
    cases h : a == b with
    | true => simp_all
    | false => simp_all
/-- Membership computed by a lawful `==` is membership. -/
theorem contains_iff_mem [BEq α] [LawfulBEq α] {a : α} {as : List α} : as.contains a = true ↔ a ∈ as := elem_iff
/-- Membership computed by `==` is decided membership. -/
theorem elem_eq_mem [DecidableEq α] (a : α) (as : List α) : elem a as = decide (a ∈ as) := by rw [Bool.eq_iff_iff]; simp
/-- The empty list contains nothing. -/
@[simp] theorem elem_nil [BEq α] {a : α} : elem a [] = false := rfl
/-- A list contains an element if its first element or its rest does. -/
theorem elem_cons [BEq α] {a b : α} {bs : List α} : elem a (b :: bs) = (a == b || elem a bs) := by
  show (match a == b with | true => true | false => elem a bs) = _
  cases a == b <;> rfl

/-- A member is structurally smaller than its list. -/
theorem sizeOf_lt_of_mem [SizeOf α] {a : α} {as : List α} (h : a ∈ as) : sizeOf a < sizeOf as := by
  induction h with
  | head as => simp; omega
  | tail b _ ih => simp; omega

/-! ## map -/

/-- Mapping over the empty list gives the empty list. -/
@[simp] theorem map_nil {f : α → β} : map f [] = [] := rfl
/-- Mapping applies the function to the first element and maps the rest. -/
@[simp] theorem map_cons {f : α → β} {a : α} {l : List α} : map f (a :: l) = f a :: map f l := rfl
/-- Mapping keeps the length. -/
@[simp] theorem length_map {as : List α} (f : α → β) : (as.map f).length = as.length := by induction as <;> simp_all
/-- Mapping a concatenation maps both parts. -/
@[simp] theorem map_append {f : α → β} {l₁ l₂ : List α} : map f (l₁ ++ l₂) = map f l₁ ++ map f l₂ := by induction l₁ <;> simp_all
/-- Mapping the identity is the identity. -/
@[simp] theorem map_id_fun : map (id : α → α) = id := by
  funext l
  induction l <;> simp_all
/-- Mapping the identity changes nothing. -/
theorem map_id (l : List α) : map (id : α → α) l = l := by simp
/-- Mapping the identity, written as a lambda, is the identity. -/
@[simp] theorem map_id_fun' : map (fun (a : α) => a) = id := map_id_fun
/-- Mapping the identity, written as a lambda, changes nothing. -/
theorem map_id' (l : List α) : map (fun (a : α) => a) l = l := map_id l
/-- Mapping twice is mapping the composition. -/
@[simp] theorem map_map {g : β → γ} {f : α → β} {l : List α} : map g (map f l) = map (g ∘ f) l := by induction l <;> simp_all
/-- The members of a mapped list are the images of the members. -/
@[simp] theorem mem_map {b : β} {f : α → β} {l : List α} : b ∈ map f l ↔ ∃ a, a ∈ l ∧ f a = b := by
  induction l with
  | nil => simp
  | cons a l ih =>
    simp only [map_cons, mem_cons, ih]
    constructor
    · intro h
      rcases h with rfl | ⟨x, hx, rfl⟩
      · exact ⟨a, .inl rfl, rfl⟩
      · exact ⟨x, .inr hx, rfl⟩
    · rintro ⟨x, rfl | hx, rfl⟩
      · exact .inl rfl
      · exact .inr ⟨x, hx, rfl⟩
/-- The image of a member is a member of the mapped list. -/
theorem mem_map_of_mem {a : α} {l : List α} {f : α → β} (h : a ∈ l) : f a ∈ map f l := mem_map.mpr ⟨a, h, rfl⟩
/-- A mapped list is empty just when the list is. -/
@[simp] theorem map_eq_nil_iff {f : α → β} {l : List α} : map f l = [] ↔ l = [] := by cases l <;> simp
/-- Functions that agree on all members map the list alike. -/
theorem map_congr_left {f g : α → β} {l : List α} (h : ∀ a, a ∈ l → f a = g a) : map f l = map g l := by induction l <;> simp_all
/-- Two functions map a list alike just when they agree on all its members. -/
theorem map_inj_left {f g : α → β} {l : List α} : map f l = map g l ↔ ∀ a, a ∈ l → f a = g a := by induction l <;> simp_all
/-- Mapping a constant repeats it as often as the list is long. -/
@[simp] theorem map_const' {l : List α} {b : β} : map (fun _ => b) l = replicate l.length b := by induction l <;> simp_all [replicate]

/-! ## filter -/

/-- Filtering the empty list leaves the empty list. -/
@[simp] theorem filter_nil {p : α → Bool} : filter p [] = [] := rfl
/-- A filter keeps a first element that satisfies the predicate. -/
@[simp] theorem filter_cons_of_pos {p : α → Bool} {a : α} {l : List α} (pa : p a) : filter p (a :: l) = a :: filter p l := by rw [filter, pa]
/-- A filter drops a first element that does not satisfy the predicate. -/
@[simp] theorem filter_cons_of_neg {p : α → Bool} {a : α} {l : List α} (pa : ¬p a) : filter p (a :: l) = filter p l := by rw [filter, eq_false_of_ne_true pa]
/-- A filter decides on the first element and filters the rest. -/
theorem filter_cons {x : α} {xs : List α} {p : α → Bool} : (x :: xs).filter p = if p x then x :: (xs.filter p) else xs.filter p := by
  by_cases h : p x = true
  · rw [filter_cons_of_pos h, if_pos h]
  · rw [filter_cons_of_neg h, if_neg h]
/-- Filtering a concatenation filters both parts. -/
@[simp] theorem filter_append {p : α → Bool} (l₁ l₂ : List α) : filter p (l₁ ++ l₂) = filter p l₁ ++ filter p l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a l ih => simp only [cons_append, filter_cons, ih]; split <;> rfl
/-- The members of a filtered list are the members that satisfy the predicate. -/
@[simp] theorem mem_filter {a : α} {p : α → Bool} {as : List α} : a ∈ filter p as ↔ a ∈ as ∧ p a := by
  induction as with
  | nil => simp
  | cons b as ih =>
    rw [filter_cons]
    split
    · next h =>
      simp only [mem_cons, ih]
      constructor
      · rintro (rfl | ⟨h₁, h₂⟩)
        · exact ⟨.inl rfl, h⟩
        · exact ⟨.inr h₁, h₂⟩
      · rintro ⟨rfl | h₁, h₂⟩
        · exact .inl rfl
        · exact .inr ⟨h₁, h₂⟩
    · next h =>
      simp only [mem_cons, ih]
      constructor
      · rintro ⟨h₁, h₂⟩; exact ⟨.inr h₁, h₂⟩
      · rintro ⟨rfl | h₁, h₂⟩
        · exact absurd h₂ h
        · exact ⟨h₁, h₂⟩
/-- A filtered list is no longer than the list. -/
theorem length_filter_le (p : α → Bool) (l : List α) : (l.filter p).length ≤ l.length := by
  induction l with
  | nil => simp
  | cons a l ih => rw [filter_cons]; split <;> simp <;> omega
/-- Filtering twice is filtering by both predicates. -/
@[simp] theorem filter_filter {p q : α → Bool} {l : List α} : filter p (filter q l) = filter (fun a => p a && q a) l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    simp only [filter_cons]
    by_cases hq : q a = true
    · by_cases hp : p a = true <;> simp [hq, hp, ih, filter_cons]
    · simp [hq, ih, filter_cons]
/-- A filter changes nothing just when all members satisfy the predicate. -/
theorem filter_eq_self {p : α → Bool} {l : List α} : filter p l = l ↔ ∀ a, a ∈ l → p a := by
  induction l with
  | nil => simp
  | cons a l ih =>
    rw [filter_cons]
    split
    · next h => simp [ih, h]
    · next h =>
      simp [h]
      intro e
      have := length_filter_le p l
      rw [e] at this
      simp at this
/-- A filter leaves nothing just when no member satisfies the predicate. -/
theorem filter_eq_nil_iff {p : α → Bool} {l : List α} : filter p l = [] ↔ ∀ a, a ∈ l → ¬p a := by
  induction l with
  | nil => simp
  | cons a l ih =>
    rw [filter_cons]
    split
    · next h => simp [h]
    · next h => simp_all
/-- Filtering by what always holds changes nothing. -/
@[simp] theorem filter_true (l : List α) : filter (fun _ => true) l = l := filter_eq_self.mpr (fun _ _ => rfl)
/-- Filtering by what never holds leaves nothing. -/
@[simp] theorem filter_false (l : List α) : filter (fun _ => false) l = [] := filter_eq_nil_iff.mpr (fun _ _ h => by cases h)
/-- Filtering a mapped list is mapping the elements whose images satisfy the predicate. -/
theorem filter_map {p : β → Bool} {f : α → β} {l : List α} : filter p (map f l) = map f (filter (p ∘ f) l) := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p (f a) = true <;> simp [h, ih]
/-- Predicates that agree on all members filter the list alike. -/
theorem filter_congr {p q : α → Bool} {l : List α} (h : ∀ x, x ∈ l → p x = q x) : filter p l = filter q l := by
  induction l with
  | nil => rfl
  | cons a l ih => simp at h; simp [filter_cons, h.1, ih h.2]
/-- `filterMap` on the empty list gives the empty list. -/
@[simp] theorem filterMap_nil {f : α → Option β} : filterMap f [] = [] := rfl
/-- `filterMap` decides on the first element and goes on with the rest. -/
theorem filterMap_cons {f : α → Option β} {a : α} {l : List α} : filterMap f (a :: l) = match f a with | none => filterMap f l | some b => b :: filterMap f l := rfl
/-- With a function that always has a value, `filterMap` is `map`. -/
theorem filterMap_eq_map {f : α → β} : filterMap (some ∘ f) = map f := by
  funext l
  induction l with
  | nil => rfl
  | cons a l ih => simp [filterMap_cons, ih]
/-- `filterMap` on a concatenation works on both parts. -/
@[simp] theorem filterMap_append {f : α → Option β} {l l' : List α} : filterMap f (l ++ l') = filterMap f l ++ filterMap f l' := by
  induction l with
  | nil => rfl
  | cons a l ih => simp only [cons_append, filterMap_cons, ih]; cases f a <;> rfl

/-! ## folds -/

/-- A left fold over the empty list gives the initial value. -/
@[simp] theorem foldl_nil {f : α → β → α} {b : α} : [].foldl f b = b := rfl
/-- A left fold first combines the initial value with the first element. -/
@[simp] theorem foldl_cons {f : β → α → β} {a : α} {l : List α} {b : β} : (a :: l).foldl f b = l.foldl f (f b a) := rfl
/-- A right fold over the empty list gives the initial value. -/
@[simp] theorem foldr_nil {f : α → β → β} {b : β} : [].foldr f b = b := rfl
/-- A right fold combines the first element with the fold of the rest. -/
@[simp] theorem foldr_cons {f : α → β → β} {a : α} {l : List α} {b : β} : (a :: l).foldr f b = f a (l.foldr f b) := rfl
/-- A left fold over a concatenation goes on from the fold of the left part. -/
@[simp] theorem foldl_append {f : β → α → β} {b : β} {l l' : List α} : (l ++ l').foldl f b = l'.foldl f (l.foldl f b) := by induction l generalizing b <;> simp_all
/-- A right fold over a concatenation starts from the fold of the right part. -/
@[simp] theorem foldr_append {f : α → β → β} {b : β} {l l' : List α} : (l ++ l').foldr f b = l.foldr f (l'.foldr f b) := by induction l <;> simp_all
/-- A left fold over a mapped list applies the function as it goes. -/
theorem foldl_map {f : α → β} {g : γ → β → γ} {l : List α} {init : γ} : (l.map f).foldl g init = l.foldl (fun x y => g x (f y)) init := by induction l generalizing init <;> simp_all
/-- A right fold over a mapped list applies the function as it goes. -/
theorem foldr_map {f : α → β} {g : β → γ → γ} {l : List α} {init : γ} : (l.map f).foldr g init = l.foldr (fun x y => g (f x) y) init := by induction l <;> simp_all
/-- A right fold of `cons` over a list, from another, appends that other. -/
@[simp] theorem foldr_cons_eq_append {l l' : List α} : l.foldr cons l' = l ++ l' := by induction l <;> simp_all
/-- Folding `cons` from the right over the empty list rebuilds the list. -/
theorem foldr_cons_nil (l : List α) : l.foldr cons [] = l := by simp
/-- The empty sum is zero. -/
@[simp] theorem sum_nil [Add α] [Zero α] : ([] : List α).sum = 0 := rfl
/-- The sum of a list is its first element plus the sum of the rest. -/
@[simp] theorem sum_cons [Add α] [Zero α] {a : α} {l : List α} : (a :: l).sum = a + l.sum := rfl
end List
