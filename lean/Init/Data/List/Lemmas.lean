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

end List
