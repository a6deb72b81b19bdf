prelude
import Init.Data.Nat.Simproc
import Init.Unexpand
/-!
# Lists: lemmas

Simplification lemmas first, then order-insensitive facts (`Perm`, `count`) and sorted lists (`Pairwise`).
-/
set_option linter.all false
universe u v w
noncomputable section

/-! ## Options -/
namespace Option
variable {α : Type u} {β : Type v} {γ : Type w}
@[simp] theorem map_none (f : α → β) : Option.map f none = none := rfl
@[simp] theorem map_some (a : α) (f : α → β) : Option.map f (some a) = some (f a) := rfl
@[simp] theorem getD_none (a : α) : getD none a = a := rfl
@[simp] theorem getD_some {a b : α} : getD (some a) b = a := rfl
@[simp] theorem isSome_none : (@none α).isSome = false := rfl
@[simp] theorem isSome_some {a : α} : (some a).isSome = true := rfl
@[simp] theorem isNone_none : (@none α).isNone = true := rfl
@[simp] theorem isNone_some {a : α} : (some a).isNone = false := rfl
@[simp] theorem bind_none (f : α → Option β) : Option.bind none f = none := rfl
@[simp] theorem bind_some (a : α) (f : α → Option β) : Option.bind (some a) f = f a := rfl
@[simp] theorem get_some (x : α) (h : isSome (some x) = true) : (some x).get h = x := rfl
@[simp] theorem all_none (p : α → Bool) : Option.all p none = true := rfl
@[simp] theorem all_some (p : α → Bool) (a : α) : Option.all p (some a) = p a := rfl
@[simp] theorem any_none (p : α → Bool) : Option.any p none = false := rfl
@[simp] theorem any_some (p : α → Bool) (a : α) : Option.any p (some a) = p a := rfl
@[simp] theorem elim_none (x : β) (f : α → β) : Option.elim none x f = x := rfl
@[simp] theorem elim_some (x : β) (f : α → β) (a : α) : Option.elim (some a) x f = f a := rfl
theorem some_ne_none (x : α) : some x ≠ none := fun h => by cases h
theorem eq_none_or_eq_some (a : Option α) : a = none ∨ ∃ x, a = some x := by cases a <;> simp
theorem some_inj {a b : α} : some a = some b ↔ a = b := by simp
@[simp] theorem map_id (x : Option α) : Option.map id x = x := by cases x <;> rfl
@[simp] theorem map_map (h : β → γ) (g : α → β) (x : Option α) : (x.map g).map h = x.map (h ∘ g) := by cases x <;> rfl
theorem map_eq_some_iff {f : α → β} {o : Option α} {b : β} : o.map f = some b ↔ ∃ a, o = some a ∧ f a = b := by cases o <;> simp
theorem map_eq_none_iff {f : α → β} {o : Option α} : o.map f = none ↔ o = none := by cases o <;> simp
attribute [simp] map_eq_some_iff map_eq_none_iff
@[simp] theorem bind_eq_some_iff {o : Option α} {f : α → Option β} {b : β} : o.bind f = some b ↔ ∃ a, o = some a ∧ f a = some b := by cases o <;> simp
@[simp] theorem isSome_map {f : α → β} {o : Option α} : (o.map f).isSome = o.isSome := by cases o <;> rfl
@[simp] theorem isNone_iff_eq_none {o : Option α} : o.isNone = true ↔ o = none := by cases o <;> simp
theorem isSome_iff_exists {o : Option α} : o.isSome = true ↔ ∃ a, o = some a := by cases o <;> simp
@[simp] theorem some_or {a : α} {o : Option α} : (some a).or o = some a := rfl
@[simp] theorem none_or {o : Option α} : none.or o = o := rfl
@[simp] theorem or_none {o : Option α} : o.or none = o := by cases o <;> rfl
theorem or_assoc {a b c : Option α} : (a.or b).or c = a.or (b.or c) := by cases a <;> rfl
@[simp] theorem mem_def {a : α} {o : Option α} : a ∈ o ↔ o = some a := Iff.rfl
@[simp] theorem ext_iff' {a b : Option α} : (∀ x, a = some x ↔ b = some x) ↔ a = b := by
  refine ⟨fun h => ?_, fun h _ => h ▸ Iff.rfl⟩
  cases a with
  | none => cases b with
    | none => rfl
    | some b => exact ((h b).mpr rfl)
  | some a => exact ((h a).mp rfl).symm
@[ext] theorem ext {a b : Option α} (h : ∀ x, a = some x ↔ b = some x) : a = b := ext_iff'.mp h
end Option

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Constructors -/

theorem cons_ne_nil (a : α) (l : List α) : a :: l ≠ [] := fun h => by cases h
theorem nil_ne_cons (a : α) (l : List α) : [] ≠ a :: l := fun h => by cases h
@[simp] theorem cons_ne_self (a : α) (l : List α) : a :: l ≠ l := fun h => by
  have := congrArg length h
  simp at this
theorem cons_inj_right (a : α) {l l' : List α} : a :: l = a :: l' ↔ l = l' := by simp
theorem exists_cons_of_ne_nil {l : List α} (h : l ≠ []) : ∃ b L, l = b :: L := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => exact ⟨a, l, rfl⟩
theorem ne_nil_iff_exists_cons {l : List α} : l ≠ [] ↔ ∃ b L, l = b :: L := ⟨exists_cons_of_ne_nil, fun ⟨b, L, e⟩ => e ▸ cons_ne_nil b L⟩

/-! ## length -/

theorem length_eq_zero_iff {l : List α} : length l = 0 ↔ l = [] := by cases l <;> simp
attribute [simp] length_eq_zero_iff
theorem eq_nil_of_length_eq_zero {l : List α} (h : length l = 0) : l = [] := length_eq_zero_iff.mp h
theorem length_pos_iff {l : List α} : 0 < length l ↔ l ≠ [] := by cases l <;> simp
theorem length_pos_of_mem {a : α} {l : List α} (h : a ∈ l) : 0 < length l := by cases h <;> simp
theorem length_singleton {a : α} : length [a] = 1 := rfl
theorem ne_nil_of_length_pos {l : List α} (h : 0 < length l) : l ≠ [] := length_pos_iff.mp h

/-! ## append -/

@[simp] theorem nil_append (as : List α) : [] ++ as = as := rfl
@[simp] theorem cons_append {a : α} {as bs : List α} : (a :: as) ++ bs = a :: (as ++ bs) := rfl
@[simp] theorem append_eq {as bs : List α} : List.append as bs = as ++ bs := rfl
@[simp] theorem append_nil (as : List α) : as ++ [] = as := by induction as <;> simp_all
@[simp] theorem append_assoc (as bs cs : List α) : (as ++ bs) ++ cs = as ++ (bs ++ cs) := by induction as <;> simp_all
theorem append_cons (as : List α) (b : α) (bs : List α) : as ++ b :: bs = as ++ [b] ++ bs := by simp
@[simp] theorem length_append {as bs : List α} : (as ++ bs).length = as.length + bs.length := by induction as <;> simp_all; omega
@[simp] theorem append_eq_nil_iff {p q : List α} : p ++ q = [] ↔ p = [] ∧ q = [] := by cases p <;> simp
@[simp] theorem nil_eq_append_iff {a b : List α} : [] = a ++ b ↔ a = [] ∧ b = [] := by cases a <;> simp [eq_comm]
theorem append_ne_nil_of_left_ne_nil {s : List α} (h : s ≠ []) (t : List α) : s ++ t ≠ [] := by simp [h]
theorem append_ne_nil_of_right_ne_nil (s : List α) {t : List α} (h : t ≠ []) : s ++ t ≠ [] := by simp [h]
theorem append_cancel_left {as bs cs : List α} (h : as ++ bs = as ++ cs) : bs = cs := by induction as <;> simp_all
@[simp] theorem append_right_inj {t₁ t₂ : List α} (s : List α) : s ++ t₁ = s ++ t₂ ↔ t₁ = t₂ := ⟨append_cancel_left, fun h => h ▸ rfl⟩
theorem append_inj {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length s₁ = length s₂) : s₁ = s₂ ∧ t₁ = t₂ := by
  induction s₁ generalizing s₂ with
  | nil => cases s₂ <;> simp_all
  | cons a s₁ ih => cases s₂ with
    | nil => simp at hl
    | cons b s₂ =>
      simp at h hl
      have := ih h.2 hl
      simp [h.1, this]
theorem append_inj_right {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length s₁ = length s₂) : t₁ = t₂ := (append_inj h hl).2
theorem append_inj_left {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length s₁ = length s₂) : s₁ = s₂ := (append_inj h hl).1
theorem append_inj' {s₁ s₂ t₁ t₂ : List α} (h : s₁ ++ t₁ = s₂ ++ t₂) (hl : length t₁ = length t₂) : s₁ = s₂ ∧ t₁ = t₂ :=
  append_inj h (by have := congrArg length h; simp at this; omega)
theorem append_cancel_right {as bs cs : List α} (h : as ++ bs = cs ++ bs) : as = cs := (append_inj' h rfl).1
@[simp] theorem append_left_inj {s₁ s₂ : List α} (t : List α) : s₁ ++ t = s₂ ++ t ↔ s₁ = s₂ := ⟨append_cancel_right, fun h => h ▸ rfl⟩
@[simp] theorem append_left_eq_self {xs ys : List α} : xs ++ ys = ys ↔ xs = [] := by have := append_left_inj (s₁ := xs) (s₂ := []) ys; simpa using this
@[simp] theorem append_right_eq_self {xs ys : List α} : xs ++ ys = xs ↔ ys = [] := by have := append_right_inj (t₁ := ys) (t₂ := []) xs; simpa using this

/-! ## membership -/

@[simp] theorem not_mem_nil {a : α} : ¬a ∈ [] := fun h => by cases h
@[simp] theorem mem_cons {a b : α} {l : List α} : a ∈ b :: l ↔ a = b ∨ a ∈ l :=
  ⟨fun h => by cases h with | head => exact .inl rfl | tail _ h => exact .inr h, fun h => h.elim (fun e => e ▸ .head l) (.tail b)⟩
theorem mem_cons_self {a : α} {l : List α} : a ∈ a :: l := .head l
theorem mem_cons_of_mem (y : α) {a : α} {l : List α} (h : a ∈ l) : a ∈ y :: l := .tail y h
theorem mem_singleton {a b : α} : a ∈ [b] ↔ a = b := by simp
theorem mem_singleton_self (a : α) : a ∈ [a] := .head []
@[simp] theorem mem_append {a : α} {s t : List α} : a ∈ s ++ t ↔ a ∈ s ∨ a ∈ t := by
  induction s with
  | nil => simp
  | cons b s ih => simp [ih, or_assoc]
theorem mem_append_left {a : α} {as : List α} (bs : List α) (h : a ∈ as) : a ∈ as ++ bs := mem_append.mpr (.inl h)
theorem mem_append_right {b : α} (as : List α) {bs : List α} (h : b ∈ bs) : b ∈ as ++ bs := mem_append.mpr (.inr h)
theorem ne_nil_of_mem {a : α} {l : List α} (h : a ∈ l) : l ≠ [] := by cases h <;> simp
theorem eq_nil_iff_forall_not_mem {l : List α} : l = [] ↔ ∀ a, a ∉ l := by
  cases l with
  | nil => simp
  | cons b l => exact ⟨fun h => (by cases h), fun h => absurd (.head l) (h b)⟩
theorem mem_of_ne_of_mem {a y : α} {l : List α} (h₁ : a ≠ y) (h₂ : a ∈ y :: l) : a ∈ l := (mem_cons.mp h₂).resolve_left h₁
theorem forall_mem_nil (p : α → Prop) : ∀ x, x ∈ [] → p x := fun _ h => by cases h
@[simp] theorem forall_mem_cons {p : α → Prop} {a : α} {l : List α} : (∀ x, x ∈ a :: l → p x) ↔ p a ∧ ∀ x, x ∈ l → p x := forall_mem_cons_iff'
theorem forall_mem_append {p : α → Prop} {l₁ l₂ : List α} : (∀ x, x ∈ l₁ ++ l₂ → p x) ↔ (∀ x, x ∈ l₁ → p x) ∧ (∀ x, x ∈ l₂ → p x) := by
  simp [or_imp, forall_and]
theorem exists_mem_of_ne_nil (l : List α) (h : l ≠ []) : ∃ x, x ∈ l := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => exact ⟨a, .head l⟩
theorem append_of_mem {a : α} {l : List α} (h : a ∈ l) : ∃ s t, l = s ++ a :: t := by
  induction h with
  | head l => exact ⟨[], l, rfl⟩
  | tail b _ ih => obtain ⟨s, t, e⟩ := ih; exact ⟨b :: s, t, by simp [e]⟩
@[simp] theorem elem_iff [BEq α] [LawfulBEq α] {a : α} {as : List α} : elem a as = true ↔ a ∈ as := by
  induction as with
  | nil => simp [elem]
  | cons b as ih =>
    unfold elem
    cases h : a == b with
    | true => simp_all
    | false => simp_all
theorem contains_iff_mem [BEq α] [LawfulBEq α] {a : α} {as : List α} : as.contains a = true ↔ a ∈ as := elem_iff
theorem elem_eq_mem [DecidableEq α] (a : α) (as : List α) : elem a as = decide (a ∈ as) := by rw [Bool.eq_iff_iff]; simp
@[simp] theorem elem_nil [BEq α] {a : α} : elem a [] = false := rfl
theorem elem_cons [BEq α] {a b : α} {bs : List α} : elem a (b :: bs) = (a == b || elem a bs) := by
  show (match a == b with | true => true | false => elem a bs) = _
  cases a == b <;> rfl

theorem sizeOf_lt_of_mem [SizeOf α] {a : α} {as : List α} (h : a ∈ as) : sizeOf a < sizeOf as := by
  induction h with
  | head as => simp; omega
  | tail b _ ih => simp; omega

/-! ## map -/

@[simp] theorem map_nil {f : α → β} : map f [] = [] := rfl
@[simp] theorem map_cons {f : α → β} {a : α} {l : List α} : map f (a :: l) = f a :: map f l := rfl
@[simp] theorem length_map {as : List α} (f : α → β) : (as.map f).length = as.length := by induction as <;> simp_all
@[simp] theorem map_append {f : α → β} {l₁ l₂ : List α} : map f (l₁ ++ l₂) = map f l₁ ++ map f l₂ := by induction l₁ <;> simp_all
@[simp] theorem map_id_fun : map (id : α → α) = id := by
  funext l
  induction l <;> simp_all
theorem map_id (l : List α) : map (id : α → α) l = l := by simp
@[simp] theorem map_id_fun' : map (fun (a : α) => a) = id := map_id_fun
theorem map_id' (l : List α) : map (fun (a : α) => a) l = l := map_id l
@[simp] theorem map_map {g : β → γ} {f : α → β} {l : List α} : map g (map f l) = map (g ∘ f) l := by induction l <;> simp_all
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
theorem mem_map_of_mem {a : α} {l : List α} {f : α → β} (h : a ∈ l) : f a ∈ map f l := mem_map.mpr ⟨a, h, rfl⟩
@[simp] theorem map_eq_nil_iff {f : α → β} {l : List α} : map f l = [] ↔ l = [] := by cases l <;> simp
theorem map_congr_left {f g : α → β} {l : List α} (h : ∀ a, a ∈ l → f a = g a) : map f l = map g l := by induction l <;> simp_all
theorem map_inj_left {f g : α → β} {l : List α} : map f l = map g l ↔ ∀ a, a ∈ l → f a = g a := by induction l <;> simp_all
@[simp] theorem map_const' {l : List α} {b : β} : map (fun _ => b) l = replicate l.length b := by induction l <;> simp_all [replicate]

/-! ## filter -/

@[simp] theorem filter_nil {p : α → Bool} : filter p [] = [] := rfl
@[simp] theorem filter_cons_of_pos {p : α → Bool} {a : α} {l : List α} (pa : p a) : filter p (a :: l) = a :: filter p l := by rw [filter, pa]
@[simp] theorem filter_cons_of_neg {p : α → Bool} {a : α} {l : List α} (pa : ¬p a) : filter p (a :: l) = filter p l := by rw [filter, eq_false_of_ne_true pa]
theorem filter_cons {x : α} {xs : List α} {p : α → Bool} : (x :: xs).filter p = if p x then x :: (xs.filter p) else xs.filter p := by
  by_cases h : p x = true
  · rw [filter_cons_of_pos h, if_pos h]
  · rw [filter_cons_of_neg h, if_neg h]
@[simp] theorem filter_append {p : α → Bool} (l₁ l₂ : List α) : filter p (l₁ ++ l₂) = filter p l₁ ++ filter p l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a l ih => simp only [cons_append, filter_cons, ih]; split <;> rfl
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
theorem length_filter_le (p : α → Bool) (l : List α) : (l.filter p).length ≤ l.length := by
  induction l with
  | nil => simp
  | cons a l ih => rw [filter_cons]; split <;> simp <;> omega
@[simp] theorem filter_filter {p q : α → Bool} {l : List α} : filter p (filter q l) = filter (fun a => p a && q a) l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    simp only [filter_cons]
    by_cases hq : q a = true
    · by_cases hp : p a = true <;> simp [hq, hp, ih, filter_cons]
    · simp [hq, ih, filter_cons]
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
theorem filter_eq_nil_iff {p : α → Bool} {l : List α} : filter p l = [] ↔ ∀ a, a ∈ l → ¬p a := by
  induction l with
  | nil => simp
  | cons a l ih =>
    rw [filter_cons]
    split
    · next h => simp [h]
    · next h => simp_all
@[simp] theorem filter_true (l : List α) : filter (fun _ => true) l = l := filter_eq_self.mpr (fun _ _ => rfl)
@[simp] theorem filter_false (l : List α) : filter (fun _ => false) l = [] := filter_eq_nil_iff.mpr (fun _ _ h => by cases h)
theorem filter_map {p : β → Bool} {f : α → β} {l : List α} : filter p (map f l) = map f (filter (p ∘ f) l) := by
  induction l with
  | nil => rfl
  | cons a l ih => by_cases h : p (f a) = true <;> simp [h, ih]
theorem filter_congr {p q : α → Bool} {l : List α} (h : ∀ x, x ∈ l → p x = q x) : filter p l = filter q l := by
  induction l with
  | nil => rfl
  | cons a l ih => simp at h; simp [filter_cons, h.1, ih h.2]
@[simp] theorem filterMap_nil {f : α → Option β} : filterMap f [] = [] := rfl
theorem filterMap_cons {f : α → Option β} {a : α} {l : List α} : filterMap f (a :: l) = match f a with | none => filterMap f l | some b => b :: filterMap f l := rfl
theorem filterMap_eq_map {f : α → β} : filterMap (some ∘ f) = map f := by
  funext l
  induction l with
  | nil => rfl
  | cons a l ih => simp [filterMap_cons, ih]
@[simp] theorem filterMap_append {f : α → Option β} {l l' : List α} : filterMap f (l ++ l') = filterMap f l ++ filterMap f l' := by
  induction l with
  | nil => rfl
  | cons a l ih => simp only [cons_append, filterMap_cons, ih]; cases f a <;> rfl

/-! ## folds -/

@[simp] theorem foldl_nil {f : α → β → α} {b : α} : [].foldl f b = b := rfl
@[simp] theorem foldl_cons {f : β → α → β} {a : α} {l : List α} {b : β} : (a :: l).foldl f b = l.foldl f (f b a) := rfl
@[simp] theorem foldr_nil {f : α → β → β} {b : β} : [].foldr f b = b := rfl
@[simp] theorem foldr_cons {f : α → β → β} {a : α} {l : List α} {b : β} : (a :: l).foldr f b = f a (l.foldr f b) := rfl
@[simp] theorem foldl_append {f : β → α → β} {b : β} {l l' : List α} : (l ++ l').foldl f b = l'.foldl f (l.foldl f b) := by induction l generalizing b <;> simp_all
@[simp] theorem foldr_append {f : α → β → β} {b : β} {l l' : List α} : (l ++ l').foldr f b = l.foldr f (l'.foldr f b) := by induction l <;> simp_all
theorem foldl_map {f : α → β} {g : γ → β → γ} {l : List α} {init : γ} : (l.map f).foldl g init = l.foldl (fun x y => g x (f y)) init := by induction l generalizing init <;> simp_all
theorem foldr_map {f : α → β} {g : β → γ → γ} {l : List α} {init : γ} : (l.map f).foldr g init = l.foldr (fun x y => g (f x) y) init := by induction l <;> simp_all
@[simp] theorem foldr_cons_eq_append {l l' : List α} : l.foldr cons l' = l ++ l' := by induction l <;> simp_all
theorem foldr_cons_nil (l : List α) : l.foldr cons [] = l := by simp
@[simp] theorem sum_nil [Add α] [Zero α] : ([] : List α).sum = 0 := rfl
@[simp] theorem sum_cons [Add α] [Zero α] {a : α} {l : List α} : (a :: l).sum = a + l.sum := rfl

/-! ## reverse -/

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
@[simp] theorem reverse_nil : reverse ([] : List α) = [] := rfl
@[simp] theorem reverse_cons {a : α} {as : List α} : reverse (a :: as) = reverse as ++ [a] := reverseAux_eq (as := as) (bs := [a])
@[simp] theorem reverse_append {as bs : List α} : (as ++ bs).reverse = bs.reverse ++ as.reverse := by induction as <;> simp_all
@[simp] theorem reverse_reverse (as : List α) : as.reverse.reverse = as := by induction as <;> simp_all
@[simp] theorem length_reverse {as : List α} : (as.reverse).length = as.length := by induction as <;> simp_all
@[simp] theorem mem_reverse {x : α} {as : List α} : x ∈ reverse as ↔ x ∈ as := by induction as <;> simp_all [or_comm]
@[simp] theorem reverse_eq_nil_iff {xs : List α} : xs.reverse = [] ↔ xs = [] := by cases xs <;> simp
theorem reverse_inj {xs ys : List α} : xs.reverse = ys.reverse ↔ xs = ys := ⟨fun h => by have := congrArg reverse h; simpa using this, fun h => h ▸ rfl⟩
attribute [simp] reverse_inj
theorem reverse_eq_iff {as bs : List α} : as.reverse = bs ↔ as = bs.reverse := ⟨fun h => by rw [← h, reverse_reverse], fun h => by rw [h, reverse_reverse]⟩
theorem map_reverse {f : α → β} {l : List α} : l.reverse.map f = (l.map f).reverse := by induction l <;> simp_all
attribute [simp] map_reverse
@[simp] theorem filter_reverse {p : α → Bool} {l : List α} : filter p l.reverse = (filter p l).reverse := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    by_cases h : p a = true <;> simp [ih, h]
@[simp] theorem foldl_reverse {l : List α} {f : β → α → β} {b : β} : l.reverse.foldl f b = l.foldr (fun x y => f y x) b := by induction l generalizing b <;> simp_all
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

@[simp] theorem flatten_nil : ([] : List (List α)).flatten = [] := rfl
@[simp] theorem flatten_cons {l : List α} {L : List (List α)} : (l :: L).flatten = l ++ L.flatten := rfl
@[simp] theorem flatten_append {L₁ L₂ : List (List α)} : flatten (L₁ ++ L₂) = flatten L₁ ++ flatten L₂ := by induction L₁ <;> simp_all
theorem mem_flatten {a : α} {L : List (List α)} : a ∈ L.flatten ↔ ∃ l, l ∈ L ∧ a ∈ l := by
  induction L with
  | nil => simp
  | cons l L ih => simp [ih]
attribute [simp] mem_flatten
@[simp] theorem flatMap_nil {f : α → List β} : flatMap f [] = [] := rfl
@[simp] theorem flatMap_cons {x : α} {xs : List α} {f : α → List β} : flatMap f (x :: xs) = f x ++ flatMap f xs := rfl
@[simp] theorem flatMap_append {xs ys : List α} {f : α → List β} : flatMap f (xs ++ ys) = flatMap f xs ++ flatMap f ys := by induction xs <;> simp_all
@[simp] theorem mem_flatMap {f : α → List β} {b : β} {l : List α} : b ∈ flatMap f l ↔ ∃ a, a ∈ l ∧ b ∈ f a := by
  induction l with
  | nil => simp
  | cons a l ih => simp [ih]

/-! ## any and all -/

@[simp] theorem any_nil {f : α → Bool} : [].any f = false := rfl
@[simp] theorem any_cons {a : α} {l : List α} {f : α → Bool} : (a :: l).any f = (f a || l.any f) := rfl
@[simp] theorem all_nil {f : α → Bool} : [].all f = true := rfl
@[simp] theorem all_cons {a : α} {l : List α} {f : α → Bool} : (a :: l).all f = (f a && l.all f) := rfl
@[simp] theorem any_eq_true {l : List α} {p : α → Bool} : l.any p = true ↔ ∃ x, x ∈ l ∧ p x := by
  induction l with
  | nil => simp
  | cons a l ih => simp [ih]
@[simp] theorem all_eq_true {l : List α} {p : α → Bool} : l.all p = true ↔ ∀ x, x ∈ l → p x := by induction l <;> simp_all
@[simp] theorem any_append {f : α → Bool} {xs ys : List α} : any (xs ++ ys) f = (any xs f || any ys f) := by induction xs <;> simp_all [Bool.or_assoc]
@[simp] theorem all_append {f : α → Bool} {xs ys : List α} : all (xs ++ ys) f = (all xs f && all ys f) := by induction xs <;> simp_all [Bool.and_assoc]
theorem any_map {l : List α} {f : α → β} {p : β → Bool} : (l.map f).any p = l.any (p ∘ f) := by induction l <;> simp_all
theorem all_map {l : List α} {f : α → β} {p : β → Bool} : (l.map f).all p = l.all (p ∘ f) := by induction l <;> simp_all
theorem any_eq_not_all_not (l : List α) (p : α → Bool) : l.any p = !l.all (!p ·) := by induction l <;> simp_all
theorem not_any_eq_all_not (l : List α) (p : α → Bool) : (!l.any p) = l.all fun a => !p a := by induction l <;> simp_all
theorem not_all_eq_any_not (l : List α) (p : α → Bool) : (!l.all p) = l.any fun a => !p a := by induction l <;> simp_all
@[simp] theorem any_reverse {l : List α} {f : α → Bool} : l.reverse.any f = l.any f := by induction l <;> simp_all [Bool.or_comm]
@[simp] theorem all_reverse {l : List α} {f : α → Bool} : l.reverse.all f = l.all f := by induction l <;> simp_all [Bool.and_comm]
@[simp] theorem isEmpty_nil : ([] : List α).isEmpty = true := rfl
@[simp] theorem isEmpty_cons {x : α} {xs : List α} : (x :: xs).isEmpty = false := rfl
@[simp] theorem isEmpty_iff {l : List α} : l.isEmpty = true ↔ l = [] := by cases l <;> simp

/-! ## replicate -/

@[simp] theorem replicate_zero {a : α} : replicate 0 a = [] := rfl
theorem replicate_succ {a : α} {n : Nat} : replicate (n+1) a = a :: replicate n a := rfl
@[simp] theorem length_replicate {n : Nat} {a : α} : (replicate n a).length = n := by induction n <;> simp_all [replicate_succ]
@[simp] theorem mem_replicate {a b : α} {n : Nat} : b ∈ replicate n a ↔ n ≠ 0 ∧ b = a := by
  induction n with
  | zero => simp
  | succ n ih => simp [replicate_succ, ih]
theorem eq_of_mem_replicate {a b : α} {n : Nat} (h : b ∈ replicate n a) : b = a := (mem_replicate.mp h).2
@[simp] theorem map_replicate {n : Nat} {a : α} {f : α → β} : (replicate n a).map f = replicate n (f a) := by induction n <;> simp_all [replicate_succ]
theorem replicate_add' (m n : Nat) (a : α) : replicate (m + n) a = replicate m a ++ replicate n a := by
  induction m with
  | zero => simp
  | succ m ih => rw [Nat.add_right_comm, replicate_succ, replicate_succ, ih]; rfl
theorem replicate_append_replicate {n m : Nat} {a : α} : replicate n a ++ replicate m a = replicate (n + m) a := (replicate_add' n m a).symm
theorem replicate_succ' {n : Nat} {a : α} : replicate (n+1) a = replicate n a ++ [a] := replicate_add' n 1 a
@[simp] theorem reverse_replicate {n : Nat} {a : α} : (replicate n a).reverse = replicate n a := by
  induction n with
  | zero => rfl
  | succ n ih => rw [replicate_succ, reverse_cons, ih, ← replicate_succ', replicate_succ]

/-! ## take and drop -/

@[simp] theorem take_zero {l : List α} : l.take 0 = [] := by cases l <;> rfl
@[simp] theorem take_nil {i : Nat} : ([] : List α).take i = [] := by cases i <;> rfl
@[simp] theorem take_succ_cons {a : α} {as : List α} {i : Nat} : (a :: as).take (i+1) = a :: as.take i := rfl
@[simp] theorem drop_zero {l : List α} : l.drop 0 = l := by cases l <;> rfl
@[simp] theorem drop_nil {i : Nat} : ([] : List α).drop i = [] := by cases i <;> rfl
@[simp] theorem drop_succ_cons {a : α} {l : List α} {i : Nat} : (a :: l).drop (i + 1) = l.drop i := rfl
theorem take_append_drop (i : Nat) (l : List α) : take i l ++ drop i l = l := by
  induction i generalizing l with
  | zero => simp
  | succ i ih => cases l <;> simp [ih]
attribute [simp] take_append_drop
@[simp] theorem length_take {i : Nat} {l : List α} : (take i l).length = min i l.length := by
  induction i generalizing l with
  | zero => simp
  | succ i ih => cases l with
    | nil => simp
    | cons a l => simp [ih]; omega
@[simp] theorem length_drop {i : Nat} {l : List α} : (drop i l).length = l.length - i := by
  induction i generalizing l with
  | zero => simp
  | succ i ih => cases l with
    | nil => simp
    | cons a l => simp [ih]
theorem length_take_le (i : Nat) (l : List α) : (take i l).length ≤ i := by simp; omega
theorem take_of_length_le {i : Nat} {l : List α} (h : l.length ≤ i) : take i l = l := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp at h
    | succ i => simp at h; simp [ih h]
theorem drop_of_length_le {i : Nat} {l : List α} (h : l.length ≤ i) : drop i l = [] := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp at h
    | succ i => simp at h; simp [ih h]
@[simp] theorem take_length {l : List α} : l.take l.length = l := take_of_length_le (Nat.le_refl _)
@[simp] theorem drop_length {l : List α} : l.drop l.length = [] := drop_of_length_le (Nat.le_refl _)
theorem take_take {i j : Nat} {l : List α} : take i (take j l) = take (min i j) l := by
  induction l generalizing i j with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp
    | succ i => cases j with
      | zero => simp
      | succ j =>
        have : min (i+1) (j+1) = min i j + 1 := by omega
        simp [this, ih]
attribute [simp] take_take
theorem drop_drop {i j : Nat} {l : List α} : drop i (drop j l) = drop (j + i) l := by
  induction j generalizing l with
  | zero => simp
  | succ j ih => cases l with
    | nil => simp
    | cons a l => rw [show j + 1 + i = j + i + 1 by omega]; simp [ih]
attribute [simp] drop_drop
theorem take_append {i : Nat} {l₁ l₂ : List α} : take i (l₁ ++ l₂) = take i l₁ ++ take (i - l₁.length) l₂ := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
theorem drop_append {i : Nat} {l₁ l₂ : List α} : drop i (l₁ ++ l₂) = drop i l₁ ++ drop (i - l₁.length) l₂ := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
@[simp] theorem take_left {l₁ l₂ : List α} : take l₁.length (l₁ ++ l₂) = l₁ := by simp [take_append]
@[simp] theorem drop_left {l₁ l₂ : List α} : drop l₁.length (l₁ ++ l₂) = l₂ := by simp [drop_append]
theorem map_take {f : α → β} {l : List α} {i : Nat} : (l.take i).map f = (l.map f).take i := by induction l generalizing i <;> cases i <;> simp_all
theorem map_drop {f : α → β} {l : List α} {i : Nat} : (l.drop i).map f = (l.map f).drop i := by induction l generalizing i <;> cases i <;> simp_all
theorem mem_of_mem_take {a : α} {i : Nat} {l : List α} (h : a ∈ l.take i) : a ∈ l := by rw [← take_append_drop i l]; exact mem_append_left _ h
theorem mem_of_mem_drop {a : α} {i : Nat} {l : List α} (h : a ∈ l.drop i) : a ∈ l := by rw [← take_append_drop i l]; exact mem_append_right _ h
theorem take_drop {i j : Nat} {l : List α} : take i (drop j l) = drop j (take (j + i) l) := by
  induction j generalizing l with
  | zero => simp
  | succ j ih => cases l with
    | nil => simp
    | cons a l => rw [show j + 1 + i = j + i + 1 by omega]; simp [ih]
theorem drop_take {i j : Nat} {l : List α} : drop i (take j l) = take (j - i) (drop i l) := by
  induction i generalizing j l with
  | zero => simp
  | succ i ih => cases l with
    | nil => simp
    | cons a l => cases j <;> simp [ih]
@[simp] theorem takeWhile_nil {p : α → Bool} : ([] : List α).takeWhile p = [] := rfl
theorem takeWhile_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).takeWhile p = if p a then a :: l.takeWhile p else [] := by
  show (match p a with | true => _ | false => _) = _
  cases p a <;> rfl
@[simp] theorem dropWhile_nil {p : α → Bool} : ([] : List α).dropWhile p = [] := rfl
theorem dropWhile_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).dropWhile p = if p a then l.dropWhile p else a :: l := by
  show (match p a with | true => _ | false => _) = _
  cases p a <;> rfl
@[simp] theorem takeWhile_append_dropWhile {p : α → Bool} {l : List α} : takeWhile p l ++ dropWhile p l = l := by
  induction l with
  | nil => rfl
  | cons a l ih => simp only [takeWhile_cons, dropWhile_cons]; split <;> simp [ih]

/-! ## head, tail, last -/

@[simp] theorem head_cons {a : α} {l : List α} {h : a :: l ≠ []} : head (a :: l) h = a := rfl
@[simp] theorem head?_nil : ([] : List α).head? = none := rfl
@[simp] theorem head?_cons {a : α} {l : List α} : (a :: l).head? = some a := rfl
@[simp] theorem headD_nil {a : α} : [].headD a = a := rfl
@[simp] theorem headD_cons {a b : α} {l : List α} : (a :: l).headD b = a := rfl
@[simp] theorem tail_nil : ([] : List α).tail = [] := rfl
@[simp] theorem tail_cons {a : α} {l : List α} : (a :: l).tail = l := rfl
@[simp] theorem length_tail {l : List α} : l.tail.length = l.length - 1 := by cases l <;> simp
@[simp] theorem drop_one {l : List α} : l.drop 1 = l.tail := by cases l <;> simp
@[simp] theorem cons_head_tail {l : List α} (h : l ≠ []) : l.head h :: l.tail = l := by cases l with | nil => exact absurd rfl h | cons a l => rfl
@[simp] theorem head_mem {l : List α} (h : l ≠ []) : head l h ∈ l := by cases l with | nil => exact absurd rfl h | cons a l => exact .head l
theorem mem_of_mem_tail {a : α} {l : List α} (h : a ∈ tail l) : a ∈ l := by cases l with | nil => exact h | cons b l => exact .tail b h
@[simp] theorem getLast?_nil : ([] : List α).getLast? = none := rfl
@[simp] theorem getLast_singleton {a : α} (h : [a] ≠ []) : getLast [a] h = a := rfl
@[simp] theorem getLast_cons_cons {a b : α} {l : List α} : getLast (a :: b :: l) (cons_ne_nil a (b :: l)) = getLast (b :: l) (cons_ne_nil b l) := rfl
@[simp] theorem dropLast_nil : ([] : List α).dropLast = [] := rfl
@[simp] theorem dropLast_singleton {x : α} : [x].dropLast = [] := rfl
@[simp] theorem dropLast_cons₂ {x y : α} {zs : List α} : (x :: y :: zs).dropLast = x :: (y :: zs).dropLast := rfl
@[simp] theorem dropLast_concat {l : List α} {b : α} : dropLast (l ++ [b]) = l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases l with
    | nil => rfl
    | cons c l => simp at ih; simp [ih]
@[simp] theorem getLast_append_singleton {a : α} (l : List α) : getLast (l ++ [a]) (append_ne_nil_of_right_ne_nil l (cons_ne_nil a [])) = a := by
  induction l with
  | nil => rfl
  | cons b l ih => cases l with
    | nil => rfl
    | cons c l => exact ih
theorem dropLast_append_getLast {l : List α} (h : l ≠ []) : dropLast l ++ [getLast l h] = l := by
  induction l with
  | nil => exact absurd rfl h
  | cons a l ih => cases l with
    | nil => rfl
    | cons b l => have := ih (cons_ne_nil b l); simp [this]
@[simp] theorem length_dropLast {l : List α} : l.dropLast.length = l.length - 1 := by
  induction l with
  | nil => rfl
  | cons a l ih => cases l with
    | nil => rfl
    | cons b l => simp_all
@[simp] theorem getLast_mem {l : List α} (h : l ≠ []) : getLast l h ∈ l := by
  have : getLast l h ∈ dropLast l ++ [getLast l h] := mem_append_right _ (mem_singleton_self _)
  rw [dropLast_append_getLast h] at this; exact this

/-! ## indexing -/

theorem get_eq_getElem {l : List α} {i : Fin l.length} : l.get i = l[i.1]'i.2 := rfl
@[simp] theorem getElem_cons_zero {a : α} {as : List α} {h : 0 < (a :: as).length} : getElem (a :: as) 0 h = a := rfl
@[simp] theorem getElem_cons_succ {a : α} {as : List α} {i : Nat} {h : i + 1 < (a :: as).length} : getElem (a :: as) (i+1) h = getElem as i (Nat.lt_of_succ_lt_succ h) := rfl
@[simp] theorem getElem?_nil {i : Nat} : ([] : List α)[i]? = none := by cases i <;> rfl
@[simp] theorem getElem?_cons_zero {a : α} {l : List α} : (a :: l)[0]? = some a := rfl
@[simp] theorem getElem?_cons_succ {a : α} {l : List α} {i : Nat} : (a :: l)[i+1]? = l[i]? := rfl
@[simp] theorem getElem?_eq_getElem {l : List α} {i : Nat} (h : i < l.length) : l[i]? = some l[i] := by
  induction l generalizing i with
  | nil => simp at h
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ h)
theorem getElem?_eq_none {l : List α} {i : Nat} (h : l.length ≤ i) : l[i]? = none := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp at h
    | succ i => simp at h; exact ih h
@[simp] theorem getElem?_eq_none_iff {l : List α} {i : Nat} : l[i]? = none ↔ length l ≤ i := by
  refine ⟨fun h => Nat.le_of_not_lt fun h' => ?_, getElem?_eq_none⟩
  rw [getElem?_eq_getElem h'] at h; cases h
theorem getElem?_eq_some_iff {l : List α} {i : Nat} {a : α} : l[i]? = some a ↔ ∃ h : i < l.length, l[i] = a := by
  by_cases h : i < l.length
  · rw [getElem?_eq_getElem h, Option.some.injEq]; exact ⟨fun e => ⟨h, e⟩, fun ⟨_, e⟩ => e⟩
  · simp [getElem?_eq_none (Nat.le_of_not_lt h), h]
@[simp] theorem getElem_mem {l : List α} {n : Nat} (h : n < l.length) : l[n]'h ∈ l := by
  induction l generalizing n with
  | nil => simp at h
  | cons a l ih => cases n with
    | zero => exact .head l
    | succ n => exact .tail a (ih _)
theorem getElem_of_mem {a : α} {l : List α} (h : a ∈ l) : ∃ (i : Nat) (h : i < l.length), l[i]'h = a := by
  induction h with
  | head l => exact ⟨0, by simp, rfl⟩
  | tail b _ ih => obtain ⟨i, h, e⟩ := ih; exact ⟨i+1, by simp; omega, e⟩
theorem mem_iff_getElem {a : α} {l : List α} : a ∈ l ↔ ∃ (i : Nat) (h : i < l.length), l[i]'h = a := ⟨getElem_of_mem, fun ⟨_, h, e⟩ => e ▸ getElem_mem h⟩
@[ext] theorem ext_getElem? {l₁ l₂ : List α} (h : ∀ i : Nat, l₁[i]? = l₂[i]?) : l₁ = l₂ := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ with
    | nil => rfl
    | cons b l₂ => have := h 0; simp at this
  | cons a l₁ ih => cases l₂ with
    | nil => have := h 0; simp at this
    | cons b l₂ =>
      have h0 := h 0
      simp at h0
      rw [h0, ih (fun i => h (i+1))]
theorem ext_getElem {l₁ l₂ : List α} (hl : length l₁ = length l₂) (h : ∀ (i : Nat) (h₁ : i < l₁.length) (h₂ : i < l₂.length), l₁[i]'h₁ = l₂[i]'h₂) : l₁ = l₂ := by
  apply ext_getElem?
  intro i
  by_cases hi : i < l₁.length
  · rw [getElem?_eq_getElem hi, getElem?_eq_getElem (hl ▸ hi), h i hi (hl ▸ hi)]
  · rw [getElem?_eq_none (Nat.le_of_not_lt hi), getElem?_eq_none (hl ▸ Nat.le_of_not_lt hi)]
@[simp] theorem getElem?_map {f : α → β} {l : List α} {i : Nat} : (map f l)[i]? = Option.map f l[i]? := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
@[simp] theorem getElem_map (f : α → β) {l : List α} {i : Nat} {h : i < (map f l).length} : (map f l)[i] = f (l[i]'(length_map f ▸ h)) := by
  induction l generalizing i with
  | nil => simp at h
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact ih
theorem getElem?_append_left {l₁ l₂ : List α} {i : Nat} (hn : i < l₁.length) : (l₁ ++ l₂)[i]? = l₁[i]? := by
  induction l₁ generalizing i with
  | nil => simp at hn
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ hn)
theorem getElem?_append_right {l₁ l₂ : List α} {i : Nat} (h : l₁.length ≤ i) : (l₁ ++ l₂)[i]? = l₂[i - l₁.length]? := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp at h
    | succ i => simp at h; simp [ih h]
theorem getElem?_append {l₁ l₂ : List α} {i : Nat} : (l₁ ++ l₂)[i]? = if i < l₁.length then l₁[i]? else l₂[i - l₁.length]? := by
  split
  · next h => exact getElem?_append_left h
  · next h => exact getElem?_append_right (Nat.le_of_not_lt h)
theorem getElem_eq_iff {x : α} {l : List α} {i : Nat} (h : i < l.length) : l[i] = x ↔ l[i]? = some x := by
  rw [getElem?_eq_getElem h, Option.some.injEq]
theorem getElem_append_left {as bs : List α} {i : Nat} (h : i < as.length) {h' : i < (as ++ bs).length} : (as ++ bs)[i] = as[i] := by
  rw [getElem_eq_iff, getElem?_append_left h, getElem?_eq_getElem h]
theorem getElem_append_right {as bs : List α} {i : Nat} (h₁ : as.length ≤ i) {h₂ : i < (as ++ bs).length} :
    (as ++ bs)[i]'h₂ = bs[i - as.length]'(by rw [length_append] at h₂; omega) := by
  rw [getElem_eq_iff, getElem?_append_right h₁, getElem?_eq_getElem]
theorem getElem_append {l₁ l₂ : List α} {i : Nat} (h : i < (l₁ ++ l₂).length) :
    (l₁ ++ l₂)[i] = if h' : i < l₁.length then l₁[i] else l₂[i - l₁.length]'(by rw [length_append] at h; omega) := by
  split
  · next h' => exact getElem_append_left h'
  · next h' => exact getElem_append_right (Nat.le_of_not_lt h')
@[simp] theorem getElem?_take {l : List α} {i j : Nat} : (l.take i)[j]? = if j < i then l[j]? else none := by
  induction l generalizing i j with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp
    | succ i => cases j with
      | zero => simp
      | succ j => simp [ih]
@[simp] theorem getElem?_drop {l : List α} {i j : Nat} : (l.drop i)[j]? = l[i + j]? := by
  induction i generalizing l with
  | zero => simp
  | succ i ih => cases l with
    | nil => simp
    | cons a l => rw [show i + 1 + j = i + j + 1 by omega]; simp [ih]
theorem getElem?_reverse {l : List α} {i : Nat} (h : i < l.length) : l.reverse[i]? = l[l.length - 1 - i]? := by
  induction l generalizing i with
  | nil => simp at h
  | cons a l ih =>
    rw [reverse_cons]
    by_cases hi : i < l.length
    · rw [getElem?_append_left (by simp; exact hi), ih hi, length_cons, show l.length + 1 - 1 - i = (l.length - 1 - i) + 1 by omega, getElem?_cons_succ]
    · simp at h
      have : i = l.length := by omega
      subst this
      rw [getElem?_append_right (by simp)]; simp
theorem getElem?_replicate {n i : Nat} {a : α} : (replicate n a)[i]? = if i < n then some a else none := by
  induction n generalizing i with
  | zero => simp
  | succ n ih => rw [replicate_succ]; cases i with
    | zero => simp
    | succ i => simp [ih]
@[simp] theorem getElem_replicate {n i : Nat} {a : α} (h : i < (replicate n a).length) : (replicate n a)[i] = a := eq_of_mem_replicate (getElem_mem h)
@[simp] theorem getD_getElem? (l : List α) (i : Nat) (d : α) : l[i]?.getD d = if p : i < l.length then l[i]'p else d := by
  by_cases h : i < l.length
  · simp [h]
  · simp [h, getElem?_eq_none (Nat.le_of_not_lt h)]
@[simp] theorem length_set {as : List α} {i : Nat} {a : α} : (as.set i a).length = as.length := by
  induction as generalizing i with
  | nil => rfl
  | cons b as ih => cases i with
    | zero => rfl
    | succ i => exact congrArg (· + 1) ih
@[simp] theorem set_nil {n : Nat} {a : α} : [].set n a = [] := by cases n <;> rfl
@[simp] theorem set_cons_zero {x : α} {xs : List α} {a : α} : (x :: xs).set 0 a = a :: xs := rfl
@[simp] theorem set_cons_succ {x : α} {xs : List α} {i : Nat} {a : α} : (x :: xs).set (i + 1) a = x :: xs.set i a := rfl
theorem getElem?_set {l : List α} {i j : Nat} {a : α} : (l.set i a)[j]? = if i = j then (if i < l.length then some a else none) else l[j]? := by
  induction l generalizing i j with
  | nil => simp
  | cons b l ih => cases i with
    | zero => cases j <;> simp
    | succ i => cases j with
      | zero => simp
      | succ j => simp [ih]
theorem getElem?_set_self {l : List α} {i : Nat} {a : α} (h : i < l.length) : (l.set i a)[i]? = some a := by rw [getElem?_set, if_pos rfl, if_pos h]
theorem getElem?_set_ne {l : List α} {i j : Nat} {a : α} (h : i ≠ j) : (l.set i a)[j]? = l[j]? := by simp [getElem?_set, h]
@[simp] theorem set_set {a b : α} {l : List α} {i : Nat} : (l.set i a).set i b = l.set i b := by
  induction l generalizing i with
  | nil => simp
  | cons c l ih => cases i <;> simp [ih]

/-! ## zip -/

@[simp] theorem zipWith_nil_left {l : List β} {f : α → β → γ} : zipWith f [] l = [] := rfl
@[simp] theorem zipWith_nil_right {l : List α} {f : α → β → γ} : zipWith f l [] = [] := by cases l <;> rfl
@[simp] theorem zipWith_cons_cons {f : α → β → γ} {a : α} {as : List α} {b : β} {bs : List β} : zipWith f (a :: as) (b :: bs) = f a b :: zipWith f as bs := rfl
@[simp] theorem zip_nil_left {l : List β} : zip ([] : List α) l = [] := rfl
@[simp] theorem zip_nil_right {l : List α} : zip l ([] : List β) = [] := by cases l <;> rfl
@[simp] theorem zip_cons_cons {a : α} {as : List α} {b : β} {bs : List β} : zip (a :: as) (b :: bs) = (a, b) :: zip as bs := rfl
@[simp] theorem length_zipWith {l₁ : List α} {l₂ : List β} {f : α → β → γ} : length (zipWith f l₁ l₂) = min l₁.length l₂.length := by
  induction l₁ generalizing l₂ with
  | nil => simp
  | cons a l ih => cases l₂ with
    | nil => simp
    | cons b l₂ => simp [ih]; omega
@[simp] theorem length_zip {l₁ : List α} {l₂ : List β} : length (zip l₁ l₂) = min l₁.length l₂.length := length_zipWith
theorem zipWith_map {f : γ → γ → β} {g : α → γ} {l₁ l₂ : List α} : zipWith f (l₁.map g) (l₂.map g) = zipWith (fun a b => f (g a) (g b)) l₁ l₂ := by
  induction l₁ generalizing l₂ with
  | nil => simp
  | cons a l ih => cases l₂ <;> simp [ih]
@[simp] theorem unzip_nil : unzip ([] : List (α × β)) = ([], []) := rfl
@[simp] theorem unzip_cons {h : α × β} {t : List (α × β)} : unzip (h :: t) = (h.1 :: (unzip t).1, h.2 :: (unzip t).2) := rfl
@[simp] theorem map_fst_zip {l₁ : List α} {l₂ : List β} (h : l₁.length ≤ l₂.length) : map Prod.fst (zip l₁ l₂) = l₁ := by
  induction l₁ generalizing l₂ with
  | nil => simp
  | cons a l ih => cases l₂ with
    | nil => simp at h
    | cons b l₂ => simp at h; simp [ih h]
@[simp] theorem map_snd_zip {l₁ : List α} {l₂ : List β} (h : l₂.length ≤ l₁.length) : map Prod.snd (zip l₁ l₂) = l₂ := by
  induction l₂ generalizing l₁ with
  | nil => simp
  | cons b l ih => cases l₁ with
    | nil => simp at h
    | cons a l₁ => simp at h; simp [ih h]

/-! ## range -/

theorem range_loop_eq (n : Nat) (acc : List Nat) : range.loop n acc = range n ++ acc := by
  induction n generalizing acc with
  | zero => rfl
  | succ n ih =>
    show range.loop n (n :: acc) = range.loop n [n] ++ acc
    rw [ih, ih [n]]; simp
@[simp] theorem range_zero : range 0 = [] := rfl
theorem range_succ {n : Nat} : range (n+1) = range n ++ [n] := range_loop_eq n [n]
@[simp] theorem length_range {n : Nat} : (range n).length = n := by induction n <;> simp_all [range_succ]
@[simp] theorem mem_range {m n : Nat} : m ∈ range n ↔ m < n := by
  induction n with
  | zero => simp
  | succ n ih => simp [range_succ, ih]; omega
@[simp] theorem length_range' {s step n : Nat} : (range' s n step).length = n := by induction n generalizing s <;> simp_all [range']

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
