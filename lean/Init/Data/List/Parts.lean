prelude
import Init.Data.List.Reverse
/-!
# Lists: parts, ends, indexing, zip, range
-/
set_option linter.all false
universe u v w
noncomputable section

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## take and drop -/

/-- The first zero elements are none. -/
@[simp] theorem take_zero {l : List α} : l.take 0 = [] := by cases l <;> rfl
/-- The empty list has no first elements. -/
@[simp] theorem take_nil {i : Nat} : ([] : List α).take i = [] := by cases i <;> rfl
/-- The first `i + 1` elements are the first one and `i` of the rest. -/
@[simp] theorem take_succ_cons {a : α} {as : List α} {i : Nat} : (a :: as).take (i+1) = a :: as.take i := rfl
/-- Dropping nothing changes nothing. -/
@[simp] theorem drop_zero {l : List α} : l.drop 0 = l := by cases l <;> rfl
/-- Dropping from the empty list leaves the empty list. -/
@[simp] theorem drop_nil {i : Nat} : ([] : List α).drop i = [] := by cases i <;> rfl
/-- Dropping `i + 1` elements drops the first one and `i` of the rest. -/
@[simp] theorem drop_succ_cons {a : α} {l : List α} {i : Nat} : (a :: l).drop (i + 1) = l.drop i := rfl
/-- The first `i` elements and the others make up the list. -/
theorem take_append_drop (i : Nat) (l : List α) : take i l ++ drop i l = l := by
  induction i generalizing l with
  | zero => simp
  | succ i ih => cases l <;> simp [ih]
attribute [simp] take_append_drop
/-- The first `i` elements are `i`, or as many as there are. -/
@[simp] theorem length_take {i : Nat} {l : List α} : (take i l).length = min i l.length := by
  induction i generalizing l with
  | zero => simp
  | succ i ih => cases l with
    | nil => simp
    | cons a l => simp [ih]; omega
/-- Dropping `i` elements shortens the list by `i`, to zero at the least. -/
@[simp] theorem length_drop {i : Nat} {l : List α} : (drop i l).length = l.length - i := by
  induction i generalizing l with
  | zero => simp
  | succ i ih => cases l with
    | nil => simp
    | cons a l => simp [ih]
/-- The first `i` elements are at most `i`. -/
theorem length_take_le (i : Nat) (l : List α) : (take i l).length ≤ i := by simp; omega
/-- Taking as many elements as there are, or more, gives the list. -/
theorem take_of_length_le {i : Nat} {l : List α} (h : l.length ≤ i) : take i l = l := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp at h
    | succ i => simp at h; simp [ih h]
/-- Dropping as many elements as there are, or more, leaves nothing. -/
theorem drop_of_length_le {i : Nat} {l : List α} (h : l.length ≤ i) : drop i l = [] := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp at h
    | succ i => simp at h; simp [ih h]
/-- Taking as many elements as there are gives the list. -/
@[simp] theorem take_length {l : List α} : l.take l.length = l := take_of_length_le (Nat.le_refl _)
/-- Dropping as many elements as there are leaves nothing. -/
@[simp] theorem drop_length {l : List α} : l.drop l.length = [] := drop_of_length_le (Nat.le_refl _)
/-- Taking from a prefix takes the shorter of both. -/
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
/-- Dropping twice drops the sum. -/
theorem drop_drop {i j : Nat} {l : List α} : drop i (drop j l) = drop (j + i) l := by
  induction j generalizing l with
  | zero => simp
  | succ j ih => cases l with
    | nil => simp
    | cons a l => rw [show j + 1 + i = j + i + 1 by omega]; simp [ih]
attribute [simp] drop_drop
/-- The first `i` elements of a concatenation come from the left part, then from the right one. -/
theorem take_append {i : Nat} {l₁ l₂ : List α} : take i (l₁ ++ l₂) = take i l₁ ++ take (i - l₁.length) l₂ := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
/-- Dropping from a concatenation drops from the left part, then from the right one. -/
theorem drop_append {i : Nat} {l₁ l₂ : List α} : drop i (l₁ ++ l₂) = drop i l₁ ++ drop (i - l₁.length) l₂ := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
/-- As many elements as the left part has are the left part. -/
@[simp] theorem take_left {l₁ l₂ : List α} : take l₁.length (l₁ ++ l₂) = l₁ := by simp [take_append]
/-- Dropping as many elements as the left part has leaves the right part. -/
@[simp] theorem drop_left {l₁ l₂ : List α} : drop l₁.length (l₁ ++ l₂) = l₂ := by simp [drop_append]
/-- Mapping a prefix is taking from the mapped list. -/
theorem map_take {f : α → β} {l : List α} {i : Nat} : (l.take i).map f = (l.map f).take i := by induction l generalizing i <;> cases i <;> simp_all
/-- Mapping what is left is dropping from the mapped list. -/
theorem map_drop {f : α → β} {l : List α} {i : Nat} : (l.drop i).map f = (l.map f).drop i := by induction l generalizing i <;> cases i <;> simp_all
/-- A member of a prefix is a member of the list. -/
theorem mem_of_mem_take {a : α} {i : Nat} {l : List α} (h : a ∈ l.take i) : a ∈ l := by rw [← take_append_drop i l]; exact mem_append_left _ h
/-- A member of what is left is a member of the list. -/
theorem mem_of_mem_drop {a : α} {i : Nat} {l : List α} (h : a ∈ l.drop i) : a ∈ l := by rw [← take_append_drop i l]; exact mem_append_right _ h
/-- A prefix of what is left is what is left of a longer prefix. -/
theorem take_drop {i j : Nat} {l : List α} : take i (drop j l) = drop j (take (j + i) l) := by
  induction j generalizing l with
  | zero => simp
  | succ j ih => cases l with
    | nil => simp
    | cons a l => rw [show j + 1 + i = j + i + 1 by omega]; simp [ih]
/-- What is left of a prefix is a prefix of what is left. -/
theorem drop_take {i j : Nat} {l : List α} : drop i (take j l) = take (j - i) (drop i l) := by
  induction i generalizing j l with
  | zero => simp
  | succ i ih => cases l with
    | nil => simp
    | cons a l => cases j <;> simp [ih]
/-- The empty list's longest prefix that satisfies a predicate is empty. -/
@[simp] theorem takeWhile_nil {p : α → Bool} : ([] : List α).takeWhile p = [] := rfl
/-- The longest prefix that satisfies a predicate goes on while the first element does. -/
theorem takeWhile_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).takeWhile p = if p a then a :: l.takeWhile p else [] := by
  show (match p a with | true => _ | false => _) = _
  cases p a <;> rfl
/-- Dropping while a predicate holds leaves nothing of the empty list. -/
@[simp] theorem dropWhile_nil {p : α → Bool} : ([] : List α).dropWhile p = [] := rfl
/-- Dropping while a predicate holds stops at the first element that does not satisfy it. -/
theorem dropWhile_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).dropWhile p = if p a then l.dropWhile p else a :: l := by
  show (match p a with | true => _ | false => _) = _
  cases p a <;> rfl
/-- The longest prefix that satisfies a predicate and what follows it make up the list. -/
@[simp] theorem takeWhile_append_dropWhile {p : α → Bool} {l : List α} : takeWhile p l ++ dropWhile p l = l := by
  induction l with
  | nil => rfl
  | cons a l ih => simp only [takeWhile_cons, dropWhile_cons]; split <;> simp [ih]

/-! ## head, tail, last -/

/-- The head of `a :: l` is `a`. -/
@[simp] theorem head_cons {a : α} {l : List α} {h : a :: l ≠ []} : head (a :: l) h = a := rfl
/-- The empty list has no head. -/
@[simp] theorem head?_nil : ([] : List α).head? = none := rfl
/-- The head of `a :: l` is `a`. -/
@[simp] theorem head?_cons {a : α} {l : List α} : (a :: l).head? = some a := rfl
/-- The head of the empty list is the default. -/
@[simp] theorem headD_nil {a : α} : [].headD a = a := rfl
/-- The head of `a :: l` is `a`, whatever the default. -/
@[simp] theorem headD_cons {a b : α} {l : List α} : (a :: l).headD b = a := rfl
/-- The tail of the empty list is empty. -/
@[simp] theorem tail_nil : ([] : List α).tail = [] := rfl
/-- The tail of `a :: l` is `l`. -/
@[simp] theorem tail_cons {a : α} {l : List α} : (a :: l).tail = l := rfl
/-- The tail is shorter by one, unless the list is empty. -/
@[simp] theorem length_tail {l : List α} : l.tail.length = l.length - 1 := by cases l <;> simp
/-- Dropping one element is taking the tail. -/
@[simp] theorem drop_one {l : List α} : l.drop 1 = l.tail := by cases l <;> simp
/-- Head and tail make up the list. -/
@[simp] theorem cons_head_tail {l : List α} (h : l ≠ []) : l.head h :: l.tail = l := by cases l with | nil => exact absurd rfl h | cons a l => rfl
/-- The head is a member. -/
@[simp] theorem head_mem {l : List α} (h : l ≠ []) : head l h ∈ l := by cases l with | nil => exact absurd rfl h | cons a l => exact .head l
/-- A member of the tail is a member of the list. -/
theorem mem_of_mem_tail {a : α} {l : List α} (h : a ∈ tail l) : a ∈ l := by cases l with | nil => exact h | cons b l => exact .tail b h
/-- The empty list has no last element. -/
@[simp] theorem getLast?_nil : ([] : List α).getLast? = none := rfl
/-- The last element of a list of one element is that element. -/
@[simp] theorem getLast_singleton {a : α} (h : [a] ≠ []) : getLast [a] h = a := rfl
/-- The last element of a longer list is that of its tail. -/
@[simp] theorem getLast_cons_cons {a b : α} {l : List α} : getLast (a :: b :: l) (cons_ne_nil a (b :: l)) = getLast (b :: l) (cons_ne_nil b l) := rfl
/-- The empty list without its last element is empty. -/
@[simp] theorem dropLast_nil : ([] : List α).dropLast = [] := rfl
/-- A list of one element without its last one is empty. -/
@[simp] theorem dropLast_singleton {x : α} : [x].dropLast = [] := rfl
/-- Dropping the last element of a longer list drops that of its tail. -/
@[simp] theorem dropLast_cons₂ {x y : α} {zs : List α} : (x :: y :: zs).dropLast = x :: (y :: zs).dropLast := rfl
/-- Dropping the last element undoes adding one at the end. -/
@[simp] theorem dropLast_concat {l : List α} {b : α} : dropLast (l ++ [b]) = l := by
  induction l with
  | nil => rfl
  | cons a l ih => cases l with
    | nil => rfl
    | cons c l => simp at ih; simp [ih]
/-- The last element of `l ++ [a]` is `a`. -/
@[simp] theorem getLast_append_singleton {a : α} (l : List α) : getLast (l ++ [a]) (append_ne_nil_of_right_ne_nil l (cons_ne_nil a [])) = a := by
  induction l with
  | nil => rfl
  | cons b l ih => cases l with
    | nil => rfl
    | cons c l => exact ih
/-- A list is what comes before its last element, and that element. -/
theorem dropLast_append_getLast {l : List α} (h : l ≠ []) : dropLast l ++ [getLast l h] = l := by
  induction l with
  | nil => exact absurd rfl h
  | cons a l ih => cases l with
    | nil => rfl
    | cons b l => have := ih (cons_ne_nil b l); simp [this]
/-- Without its last element a list is shorter by one, unless it is empty. -/
@[simp] theorem length_dropLast {l : List α} : l.dropLast.length = l.length - 1 := by
  induction l with
  | nil => rfl
  | cons a l ih => cases l with
    | nil => rfl
    | cons b l => simp_all
/-- The last element is a member. -/
@[simp] theorem getLast_mem {l : List α} (h : l ≠ []) : getLast l h ∈ l := by
  have : getLast l h ∈ dropLast l ++ [getLast l h] := mem_append_right _ (mem_singleton_self _)
  rw [dropLast_append_getLast h] at this; exact this

/-! ## indexing -/

/-- `get` is access by index. -/
theorem get_eq_getElem {l : List α} {i : Fin l.length} : l.get i = l[i.1]'i.2 := rfl
/-- The element at index zero is the first. -/
@[simp] theorem getElem_cons_zero {a : α} {as : List α} {h : 0 < (a :: as).length} : getElem (a :: as) 0 h = a := rfl
/-- The element at index `i + 1` is the rest's element at `i`. -/
@[simp] theorem getElem_cons_succ {a : α} {as : List α} {i : Nat} {h : i + 1 < (a :: as).length} : getElem (a :: as) (i+1) h = getElem as i (Nat.lt_of_succ_lt_succ h) := rfl
/-- The empty list has no element at any index. -/
@[simp] theorem getElem?_nil {i : Nat} : ([] : List α)[i]? = none := by cases i <;> rfl
/-- The element at index zero is the first. -/
@[simp] theorem getElem?_cons_zero {a : α} {l : List α} : (a :: l)[0]? = some a := rfl
/-- The element at index `i + 1`, if any, is the rest's at `i`. -/
@[simp] theorem getElem?_cons_succ {a : α} {l : List α} {i : Nat} : (a :: l)[i+1]? = l[i]? := rfl
/-- Within the list, checked access finds the element. -/
@[simp] theorem getElem?_eq_getElem {l : List α} {i : Nat} (h : i < l.length) : l[i]? = some l[i] := by
  induction l generalizing i with
  | nil => simp at h
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ h)
/-- Beyond the list, checked access finds nothing. -/
theorem getElem?_eq_none {l : List α} {i : Nat} (h : l.length ≤ i) : l[i]? = none := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp at h
    | succ i => simp at h; exact ih h
/-- Checked access finds nothing exactly at the indices beyond the list. -/
@[simp] theorem getElem?_eq_none_iff {l : List α} {i : Nat} : l[i]? = none ↔ length l ≤ i := by
  refine ⟨fun h => Nat.le_of_not_lt fun h' => ?_, getElem?_eq_none⟩
  rw [getElem?_eq_getElem h'] at h; cases h
/-- Checked access finds an element just when the index is valid and the element is there. -/
theorem getElem?_eq_some_iff {l : List α} {i : Nat} {a : α} : l[i]? = some a ↔ ∃ h : i < l.length, l[i] = a := by
  by_cases h : i < l.length
  · rw [getElem?_eq_getElem h, Option.some.injEq]; exact ⟨fun e => ⟨h, e⟩, fun ⟨_, e⟩ => e⟩
  · simp [getElem?_eq_none (Nat.le_of_not_lt h), h]
/-- The element at an index is a member. -/
@[simp] theorem getElem_mem {l : List α} {n : Nat} (h : n < l.length) : l[n]'h ∈ l := by
  induction l generalizing n with
  | nil => simp at h
  | cons a l ih => cases n with
    | zero => exact .head l
    | succ n => exact .tail a (ih _)
/-- A member stands at some index. -/
theorem getElem_of_mem {a : α} {l : List α} (h : a ∈ l) : ∃ (i : Nat) (h : i < l.length), l[i]'h = a := by
  induction h with
  | head l => exact ⟨0, by simp, rfl⟩
  | tail b _ ih => obtain ⟨i, h, e⟩ := ih; exact ⟨i+1, by simp; omega, e⟩
/-- The members are the elements at the valid indices. -/
theorem mem_iff_getElem {a : α} {l : List α} : a ∈ l ↔ ∃ (i : Nat) (h : i < l.length), l[i]'h = a := ⟨getElem_of_mem, fun ⟨_, h, e⟩ => e ▸ getElem_mem h⟩
/-- Lists that agree under checked access at every index are equal. -/
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
/-- Lists of one length that agree at every valid index are equal. -/
theorem ext_getElem {l₁ l₂ : List α} (hl : length l₁ = length l₂) (h : ∀ (i : Nat) (h₁ : i < l₁.length) (h₂ : i < l₂.length), l₁[i]'h₁ = l₂[i]'h₂) : l₁ = l₂ := by
  apply ext_getElem?
  intro i
  by_cases hi : i < l₁.length
  · rw [getElem?_eq_getElem hi, getElem?_eq_getElem (hl ▸ hi), h i hi (hl ▸ hi)]
  · rw [getElem?_eq_none (Nat.le_of_not_lt hi), getElem?_eq_none (hl ▸ Nat.le_of_not_lt hi)]
/-- Checked access to a mapped list applies the function to what it finds. -/
@[simp] theorem getElem?_map {f : α → β} {l : List α} {i : Nat} : (map f l)[i]? = Option.map f l[i]? := by
  induction l generalizing i with
  | nil => simp
  | cons a l ih => cases i <;> simp [ih]
/-- The element of a mapped list is the image of the list's element. -/
@[simp] theorem getElem_map (f : α → β) {l : List α} {i : Nat} {h : i < (map f l).length} : (map f l)[i] = f (l[i]'(length_map f ▸ h)) := by
  induction l generalizing i with
  | nil => simp at h
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact ih
/-- Within the left part, checked access to a concatenation is access to the left part. -/
theorem getElem?_append_left {l₁ l₂ : List α} {i : Nat} (hn : i < l₁.length) : (l₁ ++ l₂)[i]? = l₁[i]? := by
  induction l₁ generalizing i with
  | nil => simp at hn
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ hn)
/-- Beyond the left part, checked access to a concatenation is access to the right part. -/
theorem getElem?_append_right {l₁ l₂ : List α} {i : Nat} (h : l₁.length ≤ i) : (l₁ ++ l₂)[i]? = l₂[i - l₁.length]? := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp at h
    | succ i => simp at h; simp [ih h]
/-- Checked access to a concatenation is access to the left part or, beyond it, to the right one. -/
theorem getElem?_append {l₁ l₂ : List α} {i : Nat} : (l₁ ++ l₂)[i]? = if i < l₁.length then l₁[i]? else l₂[i - l₁.length]? := by
  split
  · next h => exact getElem?_append_left h
  · next h => exact getElem?_append_right (Nat.le_of_not_lt h)
/-- The element at a valid index is `x` just when checked access finds `x`. -/
theorem getElem_eq_iff {x : α} {l : List α} {i : Nat} (h : i < l.length) : l[i] = x ↔ l[i]? = some x := by
  rw [getElem?_eq_getElem h, Option.some.injEq]
/-- Within the left part, the element of a concatenation is the left part's. -/
theorem getElem_append_left {as bs : List α} {i : Nat} (h : i < as.length) {h' : i < (as ++ bs).length} : (as ++ bs)[i] = as[i] := by
  rw [getElem_eq_iff, getElem?_append_left h, getElem?_eq_getElem h]
/-- Beyond the left part, the element of a concatenation is the right part's. -/
theorem getElem_append_right {as bs : List α} {i : Nat} (h₁ : as.length ≤ i) {h₂ : i < (as ++ bs).length} :
    (as ++ bs)[i]'h₂ = bs[i - as.length]'(by rw [length_append] at h₂; omega) := by
  rw [getElem_eq_iff, getElem?_append_right h₁, getElem?_eq_getElem]
/-- The element of a concatenation is the left part's or, beyond it, the right part's. -/
theorem getElem_append {l₁ l₂ : List α} {i : Nat} (h : i < (l₁ ++ l₂).length) :
    (l₁ ++ l₂)[i] = if h' : i < l₁.length then l₁[i] else l₂[i - l₁.length]'(by rw [length_append] at h; omega) := by
  split
  · next h' => exact getElem_append_left h'
  · next h' => exact getElem_append_right (Nat.le_of_not_lt h')
/-- Checked access to the first `i` elements is access to the list at indices below `i`. -/
@[simp] theorem getElem?_take {l : List α} {i j : Nat} : (l.take i)[j]? = if j < i then l[j]? else none := by
  induction l generalizing i j with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp
    | succ i => cases j with
      | zero => simp
      | succ j => simp [ih]
/-- Checked access after dropping `i` elements is access at an index higher by `i`. -/
@[simp] theorem getElem?_drop {l : List α} {i j : Nat} : (l.drop i)[j]? = l[i + j]? := by
  induction i generalizing l with
  | zero => simp
  | succ i ih => cases l with
    | nil => simp
    | cons a l => rw [show i + 1 + j = i + j + 1 by omega]; simp [ih]
/-- Checked access to the reversed list counts from the end. -/
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
/-- Checked access to a list of copies finds the element at indices below their number. -/
theorem getElem?_replicate {n i : Nat} {a : α} : (replicate n a)[i]? = if i < n then some a else none := by
  induction n generalizing i with
  | zero => simp
  | succ n ih => rw [replicate_succ]; cases i with
    | zero => simp
    | succ i => simp [ih]
/-- Every element of a list of copies is the copied one. -/
@[simp] theorem getElem_replicate {n i : Nat} {a : α} (h : i < (replicate n a).length) : (replicate n a)[i] = a := eq_of_mem_replicate (getElem_mem h)
/-- Access with a default gives the element at a valid index, and the default beyond. -/
@[simp] theorem getD_getElem? (l : List α) (i : Nat) (d : α) : l[i]?.getD d = if p : i < l.length then l[i]'p else d := by
  by_cases h : i < l.length
  · simp [h]
  · simp [h, getElem?_eq_none (Nat.le_of_not_lt h)]
/-- Replacing an element keeps the length. -/
@[simp] theorem length_set {as : List α} {i : Nat} {a : α} : (as.set i a).length = as.length := by
  induction as generalizing i with
  | nil => rfl
  | cons b as ih => cases i with
    | zero => rfl
    | succ i => exact congrArg (· + 1) ih
/-- In the empty list there is nothing to replace. -/
@[simp] theorem set_nil {n : Nat} {a : α} : [].set n a = [] := by cases n <;> rfl
/-- Replacing the element at index zero replaces the first. -/
@[simp] theorem set_cons_zero {x : α} {xs : List α} {a : α} : (x :: xs).set 0 a = a :: xs := rfl
/-- Replacing the element at index `i + 1` replaces the rest's at `i`. -/
@[simp] theorem set_cons_succ {x : α} {xs : List α} {i : Nat} {a : α} : (x :: xs).set (i + 1) a = x :: xs.set i a := rfl
/-- Checked access after a replacement finds the replacement at its index, elsewhere what was there. -/
theorem getElem?_set {l : List α} {i j : Nat} {a : α} : (l.set i a)[j]? = if i = j then (if i < l.length then some a else none) else l[j]? := by
  induction l generalizing i j with
  | nil => simp
  | cons b l ih => cases i with
    | zero => cases j <;> simp
    | succ i => cases j with
      | zero => simp
      | succ j => simp [ih]
/-- At the index of a replacement stands the replacement. -/
theorem getElem?_set_self {l : List α} {i : Nat} {a : α} (h : i < l.length) : (l.set i a)[i]? = some a := by rw [getElem?_set, if_pos rfl, if_pos h]
/-- A replacement changes no other index. -/
theorem getElem?_set_ne {l : List α} {i j : Nat} {a : α} (h : i ≠ j) : (l.set i a)[j]? = l[j]? := by simp [getElem?_set, h]
/-- Of two replacements at one index the later counts. -/
@[simp] theorem set_set {a b : α} {l : List α} {i : Nat} : (l.set i a).set i b = l.set i b := by
  induction l generalizing i with
  | nil => simp
  | cons c l ih => cases i <;> simp [ih]

/-! ## zip -/

/-- Combining with the empty list on the left gives the empty list. -/
@[simp] theorem zipWith_nil_left {l : List β} {f : α → β → γ} : zipWith f [] l = [] := rfl
/-- Combining with the empty list on the right gives the empty list. -/
@[simp] theorem zipWith_nil_right {l : List α} {f : α → β → γ} : zipWith f l [] = [] := by cases l <;> rfl
/-- Combining two lists combines the first elements, then the rests. -/
@[simp] theorem zipWith_cons_cons {f : α → β → γ} {a : α} {as : List α} {b : β} {bs : List β} : zipWith f (a :: as) (b :: bs) = f a b :: zipWith f as bs := rfl
/-- Pairing with the empty list on the left gives the empty list. -/
@[simp] theorem zip_nil_left {l : List β} : zip ([] : List α) l = [] := rfl
/-- Pairing with the empty list on the right gives the empty list. -/
@[simp] theorem zip_nil_right {l : List α} : zip l ([] : List β) = [] := by cases l <;> rfl
/-- Pairing two lists pairs the first elements, then the rests. -/
@[simp] theorem zip_cons_cons {a : α} {as : List α} {b : β} {bs : List β} : zip (a :: as) (b :: bs) = (a, b) :: zip as bs := rfl
/-- Combined lists are as long as the shorter of both. -/
@[simp] theorem length_zipWith {l₁ : List α} {l₂ : List β} {f : α → β → γ} : length (zipWith f l₁ l₂) = min l₁.length l₂.length := by
  induction l₁ generalizing l₂ with
  | nil => simp
  | cons a l ih => cases l₂ with
    | nil => simp
    | cons b l₂ => simp [ih]; omega
/-- Paired lists are as long as the shorter of both. -/
@[simp] theorem length_zip {l₁ : List α} {l₂ : List β} : length (zip l₁ l₂) = min l₁.length l₂.length := length_zipWith
/-- Combining mapped lists is combining by the function applied to images. -/
theorem zipWith_map {f : γ → γ → β} {g : α → γ} {l₁ l₂ : List α} : zipWith f (l₁.map g) (l₂.map g) = zipWith (fun a b => f (g a) (g b)) l₁ l₂ := by
  induction l₁ generalizing l₂ with
  | nil => simp
  | cons a l ih => cases l₂ <;> simp [ih]
/-- The empty list of pairs has empty lists of components. -/
@[simp] theorem unzip_nil : unzip ([] : List (α × β)) = ([], []) := rfl
/-- The components of a list of pairs are those of the first pair before those of the rest. -/
@[simp] theorem unzip_cons {h : α × β} {t : List (α × β)} : unzip (h :: t) = (h.1 :: (unzip t).1, h.2 :: (unzip t).2) := rfl
/-- The first components of two paired lists are the left one, if it is no longer. -/
@[simp] theorem map_fst_zip {l₁ : List α} {l₂ : List β} (h : l₁.length ≤ l₂.length) : map Prod.fst (zip l₁ l₂) = l₁ := by
  induction l₁ generalizing l₂ with
  | nil => simp
  | cons a l ih => cases l₂ with
    | nil => simp at h
    | cons b l₂ => simp at h; simp [ih h]
/-- The second components of two paired lists are the right one, if it is no longer. -/
@[simp] theorem map_snd_zip {l₁ : List α} {l₂ : List β} (h : l₂.length ≤ l₁.length) : map Prod.snd (zip l₁ l₂) = l₂ := by
  induction l₂ generalizing l₁ with
  | nil => simp
  | cons b l ih => cases l₁ with
    | nil => simp at h
    | cons a l₁ => simp at h; simp [ih h]

/-! ## range -/

/-- The loop behind `range` puts the range before what it has gathered. -/
theorem range_loop_eq (n : Nat) (acc : List Nat) : range.loop n acc = range n ++ acc := by
  induction n generalizing acc with
  | zero => rfl
  | succ n ih =>
    show range.loop n (n :: acc) = range.loop n [n] ++ acc
    rw [ih, ih [n]]; simp
/-- There are no numbers below zero. -/
@[simp] theorem range_zero : range 0 = [] := rfl
/-- The numbers below `n + 1` are those below `n`, and `n`. -/
theorem range_succ {n : Nat} : range (n+1) = range n ++ [n] := range_loop_eq n [n]
/-- There are `n` numbers below `n`. -/
@[simp] theorem length_range {n : Nat} : (range n).length = n := by induction n <;> simp_all [range_succ]
/-- The members of `range n` are the numbers below `n`. -/
@[simp] theorem mem_range {m n : Nat} : m ∈ range n ↔ m < n := by
  induction n with
  | zero => simp
  | succ n ih => simp [range_succ, ih]; omega
/-- `range' s n step` has `n` elements. -/
@[simp] theorem length_range' {s step n : Nat} : (range' s n step).length = n := by induction n generalizing s <;> simp_all [range']

end List
