prelude
import Init.Data.List.Counting
/-!
# Characters and strings
-/
set_option linter.all false
universe u v w
noncomputable section

/-- Equality of bounded numbers is decidable. -/
instance instDecidableEqFin (n : Nat) : DecidableEq (Fin n) := fun i j =>
  match i, j with
  | ⟨a, _⟩, ⟨b, _⟩ => if h : a = b then isTrue (by subst h; rfl) else isFalse (fun e => by cases e; exact h rfl)
namespace Fin
/-- Bounded numbers with equal values are equal. -/
theorem eq_of_val_eq {n : Nat} : {i j : Fin n} → i.val = j.val → i = j
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
/-- Equal bounded numbers have equal values. -/
theorem val_eq_of_eq {n : Nat} {i j : Fin n} (h : i = j) : i.val = j.val := h ▸ rfl
/-- Bounded numbers with equal values are equal. -/
@[ext] protected theorem ext {n : Nat} {a b : Fin n} (h : (a : Fin n).val = b.val) : a = b := eq_of_val_eq h
/-- `<` on bounded numbers compares their values. -/
instance instLT {n : Nat} : LT (Fin n) := ⟨fun a b => a.val < b.val⟩
/-- `≤` on bounded numbers compares their values. -/
instance instLE {n : Nat} : LE (Fin n) := ⟨fun a b => a.val ≤ b.val⟩
/-- `<` on bounded numbers is decidable. -/
instance decLt {n : Nat} (a b : Fin n) : Decidable (a < b) := Nat.decLt ..
/-- `≤` on bounded numbers is decidable. -/
instance decLe {n : Nat} (a b : Fin n) : Decidable (a ≤ b) := Nat.decLe ..
end Fin
/-- The bit vector of a number below the number of values. -/
protected def BitVec.ofNatLT {w : Nat} (i : Nat) (p : i < 2 ^ w) : BitVec w := ⟨⟨i, p⟩⟩
/-- The number of a bit vector. -/
protected def BitVec.toNat {w : Nat} (x : BitVec w) : Nat := x.toFin.val
/-- Equality of bit vectors is decidable. -/
instance instDecidableEqBitVec {w : Nat} : DecidableEq (BitVec w) := fun a b =>
  match a, b with
  | ⟨m⟩, ⟨n⟩ => if h : m = n then isTrue (h ▸ rfl) else isFalse (fun e => by cases e; exact h rfl)
/-- Equality of 32-bit integers is decidable. -/
instance instDecidableEqUInt32 : DecidableEq UInt32 := fun a b =>
  match a, b with
  | ⟨m⟩, ⟨n⟩ => if h : m = n then isTrue (h ▸ rfl) else isFalse (fun e => by cases e; exact h rfl)
/-- The 32-bit integer of a number below `2 ^ 32`. -/
def UInt32.ofNatLT (n : Nat) (h : n < UInt32.size) : UInt32 := ⟨⟨⟨n, h⟩⟩⟩
/-- 32-bit integers with equal values are equal. -/
theorem UInt32.toNat_inj' {a b : UInt32} (h : a.toNat = b.toNat) : a = b := by
  obtain ⟨⟨a⟩⟩ := a; obtain ⟨⟨b⟩⟩ := b
  have : a = b := Fin.eq_of_val_eq h
  rw [this]
/-- The number of a character fits into 32 bits. -/
theorem Nat.lt_size_of_isValidChar {n : Nat} (h : n.isValidChar) : n < UInt32.size := by
  show n < 4294967296
  rcases h with h | ⟨_, h⟩ <;> omega
instance (n : Nat) : Decidable n.isValidChar := instDecidableOr (dq := instDecidableAnd)
namespace Char
/-- The character of a valid code point. -/
def ofNatAux (n : Nat) (h : n.isValidChar) : Char := ⟨UInt32.ofNatLT n (Nat.lt_size_of_isValidChar h), h⟩
/-- The character of a code point; the null character if it is not valid. -/
def ofNat (n : Nat) : Char := dite n.isValidChar (fun h => ofNatAux n h) (fun _ => ofNatAux 0 (.inl (by decide)))
/-- The code point. -/
def toNat (c : Char) : Nat := c.val.toNat
/-- Characters are equal just when their numbers are. -/
theorem toNat_inj {c d : Char} : c.toNat = d.toNat ↔ c = d := by
  refine ⟨fun h => ?_, fun h => h ▸ rfl⟩
  obtain ⟨a, ha⟩ := c; obtain ⟨b, hb⟩ := d
  have : a = b := UInt32.toNat_inj' h
  subst this; rfl
/-- Characters with equal numbers are equal. -/
theorem eq_of_toNat_eq {c d : Char} (h : c.toNat = d.toNat) : c = d := toNat_inj.mp h
/-- A valid number is that of the character made from it. -/
theorem toNat_ofNatAux {n : Nat} (h : n.isValidChar) : (ofNatAux n h).toNat = n := rfl
/-- The number of a character made from `n` is `n` if that is valid, else zero. -/
theorem toNat_ofNat (n : Nat) : (ofNat n).toNat = if n.isValidChar then n else 0 := by
  unfold ofNat; split <;> rfl
/-- A character is made from its number. -/
@[simp] theorem ofNat_toNat (c : Char) : ofNat c.toNat = c := by
  have h : c.toNat.isValidChar := c.valid
  unfold ofNat
  rw [dif_pos h]; exact eq_of_toNat_eq rfl
/-- `<` on characters compares their numbers. -/
instance instLT : LT Char := ⟨fun a b => a.val.toNat < b.val.toNat⟩
/-- `≤` on characters compares their numbers. -/
instance instLE : LE Char := ⟨fun a b => a.val.toNat ≤ b.val.toNat⟩
/-- `<` on characters is decidable. -/
instance instDecidableLt (a b : Char) : Decidable (a < b) := Nat.decLt ..
/-- `≤` on characters is decidable. -/
instance instDecidableLe (a b : Char) : Decidable (a ≤ b) := Nat.decLe ..
end Char
/-- Equality of characters is decidable. -/
instance instDecidableEqChar : DecidableEq Char := fun c d =>
  if h : c.toNat = d.toNat then isTrue (Char.eq_of_toNat_eq h) else isFalse (fun e => h (e ▸ rfl))
/-- The chosen character is `A`. -/
instance instInhabitedChar : Inhabited Char := ⟨Char.ofNat 65⟩
/-- Equality of strings is decidable. -/
instance instDecidableEqString : DecidableEq String := fun s t =>
  if h : s.toList = t.toList then isTrue (by cases s; cases t; cases h; rfl) else isFalse (fun e => h (e ▸ rfl))
namespace String
/-- Concatenation. -/
protected def append (s t : String) : String := ofList (s.toList ++ t.toList)
instance : Append String := ⟨String.append⟩
/-- The number of characters. -/
def length (s : String) : Nat := s.toList.length
instance : Inhabited String := ⟨ofList []⟩
/-- The characters of a string made from a list are the list. -/
@[simp] theorem toList_ofList {l : List Char} : (ofList l).toList = l := rfl
/-- A string is made from its characters. -/
@[simp] theorem ofList_toList {s : String} : ofList s.toList = s := rfl
/-- The characters of a concatenation are those of both strings. -/
@[simp] theorem toList_append {s t : String} : (s ++ t).toList = s.toList ++ t.toList := rfl
/-- The length of a concatenation is the sum of the lengths. -/
@[simp] theorem length_append {s t : String} : (s ++ t).length = s.length + t.length := by simp [length]
/-- The length of a string made from a list is that of the list. -/
@[simp] theorem length_ofList {l : List Char} : (ofList l).length = l.length := rfl
/-- Strings are equal just when their characters are. -/
theorem toList_inj {s t : String} : s.toList = t.toList ↔ s = t := ⟨fun h => by cases s; cases t; cases h; rfl, fun h => h ▸ rfl⟩
/-- Strings with the same characters are equal. -/
@[ext] theorem ext {s t : String} (h : s.toList = t.toList) : s = t := toList_inj.mp h
/-- Concatenation of strings is associative. -/
theorem append_assoc {s t u : String} : s ++ t ++ u = s ++ (t ++ u) := by ext; simp
end String
