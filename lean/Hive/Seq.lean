/-!
# Sequences of the specification language

`seq<T>` is `List T`; its partial operations count positions by `Int`. Outside of their range they are total with an
arbitrary value: statements are well-formed, so no truth rests on it. The recursive definitions are what proofs by
induction want to see.
-/
set_option linter.all false
noncomputable section
namespace Hive

/-- The code point of a character, by which characters are ordered. -/
def code (c : Char) : Int := (c.val.toNat : Int)

/-- The element at position `i`; the first one below 0, arbitrary beyond the end. -/
def get {α : Type} [Inhabited α] : List α → Int → α
  | [], _ => default
  | x :: xs, i => if i ≤ 0 then x else get xs (i - 1)

/-- The first `n` elements; all of them if there are fewer. -/
def take {α : Type} : List α → Int → List α
  | [], _ => []
  | x :: xs, n => if n ≤ 0 then [] else x :: take xs (n - 1)

/-- What remains without the first `n` elements. -/
def drop {α : Type} : List α → Int → List α
  | [], _ => []
  | x :: xs, n => if n ≤ 0 then x :: xs else drop xs (n - 1)

/-- The sequence with the element at position `i` replaced. -/
def update {α : Type} : List α → Int → α → List α
  | [], _, _ => []
  | x :: xs, i, v => if i ≤ 0 then v :: xs else x :: update xs (i - 1) v

/-- The sign of a product, by the signs of its factors: what linear arithmetic needs to know of one. -/
theorem sign_mul (a b : Int) :
    (0 < a ∧ 0 < b ∧ 0 < a * b) ∨ (a < 0 ∧ b < 0 ∧ 0 < a * b) ∨ (0 < a ∧ b < 0 ∧ a * b < 0) ∨
      (a < 0 ∧ 0 < b ∧ a * b < 0) ∨ (a = 0 ∧ a * b = 0) ∨ (b = 0 ∧ a * b = 0) := by
  by_cases za : a = 0
  · simp [za]
  · by_cases zb : b = 0
    · simp [zb]
    · by_cases pa : 0 < a
      · by_cases pb : 0 < b
        · have := Int.mul_pos pa pb
          omega
        · have := Int.mul_pos pa (show 0 < -b by omega)
          rw [Int.mul_neg] at this
          omega
      · by_cases pb : 0 < b
        · have := Int.mul_pos (show 0 < -a by omega) pb
          rw [Int.neg_mul] at this
          omega
        · have := Int.mul_pos (show 0 < -a by omega) (show 0 < -b by omega)
          rw [Int.neg_mul, Int.mul_neg, Int.neg_neg] at this
          omega

variable {α : Type} [Inhabited α]

/-- The first element of a list is its head. -/
@[simp] theorem get_cons_zero (x : α) (xs : List α) : get (x :: xs) 0 = x := by
  simp [get]

/-- Positions after the first are those of the tail, moved by one. -/
theorem get_cons_pos (x : α) (xs : List α) (i : Int) (h : 0 < i) : get (x :: xs) i = get xs (i - 1) := by
  have : ¬ i ≤ 0 := by omega
  simp [get, this]

/-- The length of a list with one element more, as an integer. -/
theorem length_cons_int {β : Type} (x : β) (xs : List β) : ((x :: xs).length : Int) = (xs.length : Int) + 1 := by
  rw [List.length_cons]
  omega

/-- A prefix of the empty list is empty. -/
@[simp] theorem take_nil {β : Type} (n : Int) : take ([] : List β) n = [] := rfl
/-- Nothing remains of the empty list. -/
@[simp] theorem drop_nil {β : Type} (n : Int) : drop ([] : List β) n = [] := rfl

/-- Without its first no elements a list is itself. -/
@[simp] theorem drop_zero {β : Type} (xs : List β) : drop xs 0 = xs := by
  cases xs <;> simp [drop]

/-- The prefix of no elements is empty. -/
@[simp] theorem take_zero {β : Type} (xs : List β) : take xs 0 = [] := by
  cases xs <;> simp [take]

/-- A prefix and what remains make the list. -/
theorem take_append_drop {β : Type} (xs : List β) (n : Int) : take xs n ++ drop xs n = xs := by
  induction xs generalizing n with
  | nil => rfl
  | cons x xs ih =>
    by_cases h : n ≤ 0
    · simp [take, drop, h]
    · simp [take, drop, h, ih]

/-- A prefix within the list has the length asked for. -/
theorem length_take {β : Type} (xs : List β) (n : Int) (h : 0 ≤ n) (k : n ≤ (xs.length : Int)) :
    ((take xs n).length : Int) = n := by
  induction xs generalizing n with
  | nil =>
    simp at k
    simp
    omega
  | cons x xs ih =>
    by_cases z : n ≤ 0
    · simp [take, z]
      omega
    · have := ih (n - 1) (by omega) (by simp at k; omega)
      simp [take, z]
      omega

/-- What remains after a prefix within the list is as long as the rest. -/
theorem length_drop {β : Type} (xs : List β) (n : Int) (h : 0 ≤ n) (k : n ≤ (xs.length : Int)) :
    ((drop xs n).length : Int) = (xs.length : Int) - n := by
  have e := congrArg List.length (take_append_drop xs n)
  have t := length_take xs n h k
  simp at e
  omega

/-- A prefix of no or fewer elements is empty. -/
theorem take_of_nonpos {β : Type} (xs : List β) (n : Int) (h : n ≤ 0) : take xs n = [] := by
  cases xs <;> simp [take, h]

/-- What remains after a prefix of no or fewer elements is everything. -/
theorem drop_of_nonpos {β : Type} (xs : List β) (n : Int) (h : n ≤ 0) : drop xs n = xs := by
  cases xs <;> simp [drop, h]

/-- A prefix as long as the list or longer is the list. -/
theorem take_of_length_le {β : Type} (xs : List β) (n : Int) (h : (xs.length : Int) ≤ n) : take xs n = xs := by
  induction xs generalizing n with
  | nil => rfl
  | cons x xs ih =>
    simp at h
    have z : ¬ n ≤ 0 := by omega
    simp [take, z]
    exact ih (n - 1) (by omega)

/-- Nothing remains after a prefix as long as the list or longer. -/
theorem drop_of_length_le {β : Type} (xs : List β) (n : Int) (h : (xs.length : Int) ≤ n) : drop xs n = [] := by
  induction xs generalizing n with
  | nil => rfl
  | cons x xs ih =>
    simp at h
    have z : ¬ n ≤ 0 := by omega
    simp [drop, z]
    exact ih (n - 1) (by omega)

/-- The prefix of all elements is the list. -/
@[simp] theorem take_length {β : Type} (xs : List β) : take xs (xs.length : Int) = xs :=
  take_of_length_le xs _ (by omega)

/-- Nothing remains after all elements. -/
@[simp] theorem drop_length {β : Type} (xs : List β) : drop xs (xs.length : Int) = [] :=
  drop_of_length_le xs _ (by omega)

/-- The length of a prefix: what is asked for, within the list. -/
theorem length_take_eq {β : Type} (xs : List β) (n : Int) :
    ((take xs n).length : Int) = if n ≤ 0 then 0 else if n ≤ (xs.length : Int) then n else (xs.length : Int) := by
  by_cases h : n ≤ 0
  · simp [take_of_nonpos, h]
  · by_cases k : n ≤ (xs.length : Int)
    · have := length_take xs n (by omega) k
      simp [h, k, this]
    · have := take_of_length_le xs n (by omega)
      simp [h, k, this]

/-- The length of what remains after a prefix. -/
theorem length_drop_eq {β : Type} (xs : List β) (n : Int) :
    ((drop xs n).length : Int) =
      if n ≤ 0 then (xs.length : Int) else if n ≤ (xs.length : Int) then (xs.length : Int) - n else 0 := by
  by_cases h : n ≤ 0
  · simp [drop_of_nonpos, h]
  · by_cases k : n ≤ (xs.length : Int)
    · have := length_drop xs n (by omega) k
      simp [h, k, this]
    · have := drop_of_length_le xs n (by omega)
      simp [h, k, this]

/-- A prefix is not longer than the list. -/
@[simp] theorem length_take_le {β : Type} (xs : List β) (n : Int) : (take xs n).length ≤ xs.length := by
  have := length_take_eq xs n
  split at this
  · omega
  · split at this <;> omega

/-- What remains is not longer than the list. -/
@[simp] theorem length_drop_le {β : Type} (xs : List β) (n : Int) : (drop xs n).length ≤ xs.length := by
  have := length_drop_eq xs n
  split at this
  · omega
  · split at this <;> omega

/-- A prefix of two lists joined is one of the first, and then one of the second. -/
theorem take_append {β : Type} (xs ys : List β) (n : Int) : take (xs ++ ys) n = take xs n ++ take ys (n - (xs.length : Int)) := by
  induction xs generalizing n with
  | nil => simp
  | cons x xs ih =>
    by_cases h : n ≤ 0
    · have k : n - (((x :: xs).length : Nat) : Int) ≤ 0 := by simp; omega
      rw [take_of_nonpos _ _ h, take_of_nonpos _ _ h, take_of_nonpos _ _ k]
      rfl
    · have e : n - (((x :: xs).length : Nat) : Int) = n - 1 - (xs.length : Int) := by simp; omega
      rw [e]
      simp [take, h, ih]

/-- What remains of two lists joined remains of the first, and then of the second. -/
theorem drop_append {β : Type} (xs ys : List β) (n : Int) : drop (xs ++ ys) n = drop xs n ++ drop ys (n - (xs.length : Int)) := by
  induction xs generalizing n with
  | nil => simp
  | cons x xs ih =>
    by_cases h : n ≤ 0
    · have k : n - (((x :: xs).length : Nat) : Int) ≤ 0 := by simp; omega
      rw [drop_of_nonpos _ _ h, drop_of_nonpos _ _ h, drop_of_nonpos _ _ k]
    · have e : n - (((x :: xs).length : Nat) : Int) = n - 1 - (xs.length : Int) := by simp; omega
      rw [e]
      simp [drop, h, ih]

/-- A prefix of a prefix is the shorter one. -/
theorem take_take {β : Type} (xs : List β) (m n : Int) : take (take xs m) n = take xs (if n ≤ m then n else m) := by
  induction xs generalizing m n with
  | nil => rfl
  | cons x xs ih =>
    by_cases h : m ≤ 0
    · by_cases k : n ≤ 0
      · have : (if n ≤ m then n else m) ≤ 0 := by split <;> omega
        simp [take, h, this]
      · have : ¬ n ≤ m := by omega
        simp [take, h, this]
    · by_cases k : n ≤ 0
      · have : n ≤ m := by omega
        simp [take, h, k, this]
      · by_cases l : n ≤ m
        · have l' : n - 1 ≤ m - 1 := by omega
          simp [take, h, k, l, ih]
          rw [if_pos l']
        · have l' : ¬ n - 1 ≤ m - 1 := by omega
          simp [take, h, k, l, ih]
          rw [if_neg l']

/-- What remains after two prefixes remains after one that is as long as both. -/
theorem drop_drop {β : Type} (xs : List β) (m n : Int) :
    drop (drop xs m) n = drop xs (if m ≤ 0 then n else if n ≤ 0 then m else m + n) := by
  induction xs generalizing m with
  | nil => rfl
  | cons x xs ih =>
    by_cases h : m ≤ 0
    · simp [drop_of_nonpos, h]
    · by_cases k : n ≤ 0
      · simp [drop_of_nonpos, h, k]
      · have a : ¬ m + n ≤ 0 := by omega
        have e : m + n - 1 = m - 1 + n := by omega
        simp [drop, h, k, a, ih, e]
        split
        · have : m - 1 + n = n := by omega
          rw [this]
        · rfl

/-- Elements of a prefix are elements of the list. -/
theorem mem_of_mem_take {β : Type} (x : β) (xs : List β) (n : Int) (h : x ∈ take xs n) : x ∈ xs := by
  have e := take_append_drop xs n
  rw [← e]
  exact List.mem_append_left _ h

/-- Elements of what remains are elements of the list. -/
theorem mem_of_mem_drop {β : Type} (x : β) (xs : List β) (n : Int) (h : x ∈ drop xs n) : x ∈ xs := by
  have e := take_append_drop xs n
  rw [← e]
  exact List.mem_append_right _ h

/-- An update keeps the length. -/
@[simp] theorem length_update {β : Type} (xs : List β) (i : Int) (v : β) : (update xs i v).length = xs.length := by
  induction xs generalizing i with
  | nil => rfl
  | cons x xs ih =>
    by_cases h : i ≤ 0
    · simp [update, h]
    · simp [update, h, ih]

/-- What stands at a position is an element. -/
theorem get_mem (xs : List α) (i : Int) (h : 0 ≤ i) (k : i < (xs.length : Int)) : get xs i ∈ xs := by
  induction xs generalizing i with
  | nil =>
    simp at k
    omega
  | cons x xs ih =>
    by_cases z : i ≤ 0
    · simp [get, z]
    · have := ih (i - 1) (by omega) (by simp at k; omega)
      simp [get, z, this]

/-- An element stands at some position. -/
theorem mem_get (xs : List α) (x : α) (h : x ∈ xs) : ∃ i : Int, 0 ≤ i ∧ i < (xs.length : Int) ∧ get xs i = x := by
  induction xs with
  | nil => simp at h
  | cons y ys ih =>
    by_cases e : x = y
    · exact ⟨0, by omega, by simp; omega, by simp [e]⟩
    · have m : x ∈ ys := by
        simp [e] at h
        exact h
      obtain ⟨i, a, b, c⟩ := ih m
      refine ⟨i + 1, by omega, by simp; omega, ?_⟩
      rw [get_cons_pos y ys (i + 1) (by omega)]
      have : i + 1 - 1 = i := by omega
      rw [this, c]

/-- The elements are what stands at the positions. -/
theorem mem_iff_get (xs : List α) (x : α) : x ∈ xs ↔ ∃ i : Int, 0 ≤ i ∧ i < (xs.length : Int) ∧ get xs i = x := by
  constructor
  · exact mem_get xs x
  · intro h
    obtain ⟨i, a, b, c⟩ := h
    rw [← c]
    exact get_mem xs i a b

/-- Positions in the first of two joined lists are its own. -/
theorem get_append_left (xs ys : List α) (i : Int) (h : 0 ≤ i) (k : i < (xs.length : Int)) :
    get (xs ++ ys) i = get xs i := by
  induction xs generalizing i with
  | nil =>
    simp at k
    omega
  | cons x xs ih =>
    by_cases z : i ≤ 0
    · simp [get, z]
    · have := ih (i - 1) (by omega) (by simp at k; omega)
      simp [get, z, this]

/-- Positions behind the first of two joined lists are those of the second, moved. -/
theorem get_append_right (xs ys : List α) (i : Int) (h : (xs.length : Int) ≤ i) :
    get (xs ++ ys) i = get ys (i - (xs.length : Int)) := by
  induction xs generalizing i with
  | nil => simp
  | cons x xs ih =>
    simp at h
    have z : ¬ i ≤ 0 := by omega
    have := ih (i - 1) (by omega)
    simp [get, z, this]
    congr 1
    omega

/-- Positions in what remains are those of the list, moved. -/
theorem get_drop (xs : List α) (n i : Int) (h : 0 ≤ n) (k : 0 ≤ i) : get (drop xs n) i = get xs (n + i) := by
  induction xs generalizing n with
  | nil => rfl
  | cons x xs ih =>
    by_cases z : n ≤ 0
    · have : n = 0 := by omega
      subst this
      simp
    · have nz : ¬ n + i ≤ 0 := by omega
      simp [drop, get, z, nz, ih (n - 1) (by omega)]
      congr 1
      omega

/-- Positions in a prefix are those of the list. -/
theorem get_take (xs : List α) (n i : Int) (h : i < n) (k : 0 ≤ i) (l : n ≤ (xs.length : Int)) :
    get (take xs n) i = get xs i := by
  have e := take_append_drop xs n
  have t := length_take xs n (by omega) l
  have := get_append_left (take xs n) (drop xs n) i k (by omega)
  rw [e] at this
  exact this.symm

/-- An updated position holds the new value. -/
theorem get_update_same (xs : List α) (i : Int) (v : α) (h : 0 ≤ i) (k : i < (xs.length : Int)) :
    get (update xs i v) i = v := by
  induction xs generalizing i with
  | nil =>
    simp at k
    omega
  | cons x xs ih =>
    by_cases z : i ≤ 0
    · simp [get, update, z]
    · have := ih (i - 1) (by omega) (by simp at k; omega)
      simp [get, update, z, this]

/-- An update leaves the other positions as they were. -/
theorem get_update_other (xs : List α) (i j : Int) (v : α) (h : 0 ≤ i) (k : 0 ≤ j) (ne : i ≠ j) :
    get (update xs i v) j = get xs j := by
  induction xs generalizing i j with
  | nil => rfl
  | cons x xs ih =>
    by_cases z : i ≤ 0
    · have nz : ¬ j ≤ 0 := by omega
      simp [get, update, z, nz]
    · by_cases w : j ≤ 0
      · simp [get, update, z, w]
      · have := ih (i - 1) (j - 1) (by omega) (by omega) (by omega)
        simp [get, update, z, w, this]

/-- Sequences of one length with the same elements at all positions are equal. -/
theorem ext_get (xs ys : List α) (l : xs.length = ys.length)
    (h : ∀ i : Int, 0 ≤ i → i < (xs.length : Int) → get xs i = get ys i) : xs = ys := by
  induction xs generalizing ys with
  | nil =>
    cases ys with
    | nil => rfl
    | cons y ys => simp at l
  | cons x xs ih =>
    cases ys with
    | nil => simp at l
    | cons y ys =>
      have first := h 0 (by omega) (by simp; omega)
      simp at first
      simp at l
      have rest : xs = ys := by
        apply ih ys l
        intro i a b
        have := h (i + 1) (by omega) (by simp; omega)
        rw [get_cons_pos x xs (i + 1) (by omega), get_cons_pos y ys (i + 1) (by omega)] at this
        have e : i + 1 - 1 = i := by omega
        rw [e] at this
        exact this
      rw [first, rest]

/-- A property holds at all positions if and only if it holds of all elements. -/
theorem forall_get (xs : List α) (p : α → Prop) :
    (∀ i : Int, 0 ≤ i → i < (xs.length : Int) → p (get xs i)) ↔ ∀ x : α, x ∈ xs → p x := by
  constructor
  · intro h x m
    obtain ⟨i, a, b, c⟩ := mem_get xs x m
    rw [← c]
    exact h i a b
  · intro h i a b
    exact h (get xs i) (get_mem xs i a b)

end Hive
end
