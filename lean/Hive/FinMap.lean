import Hive.FinSet
/-!
# Finite maps of the specification language

A map is given by what it has for each key; it has something for finitely many. Two are equal if and only if they have
the same for every key.
-/
set_option linter.all false
noncomputable section
namespace Hive
variable {κ ν : Type} [DecidableEq κ]

/-- A finite map. -/
structure FinMap (κ ν : Type) where
  /-- What it has for each key. -/
  lookup : κ → Option ν
  /-- Some list holds all its keys. -/
  finite : ∃ l : List κ, ∀ k, lookup k ≠ none → k ∈ l

namespace FinMap

/-- Maps with the same entries are equal. -/
theorem ext (m n : FinMap κ ν) (h : ∀ k, m.lookup k = n.lookup k) : m = n := by
  cases m with
  | mk f hf =>
    cases n with
    | mk g hg =>
      have : f = g := funext h
      subst this
      rfl

/-- Equality of maps is equality of what they have for every key: what tactics should see. -/
@[simp] theorem eq_iff (m n : FinMap κ ν) : m = n ↔ ∀ k, m.lookup k = n.lookup k := by
  constructor
  · intro h k
    rw [h]
  · exact ext m n

/-- The map that has nothing. -/
def empty : FinMap κ ν := ⟨fun _ => none, [], fun _ h => absurd rfl h⟩

/-- The empty map has no entries. -/
@[simp] theorem lookup_empty (k : κ) : (empty : FinMap κ ν).lookup k = none := rfl

/-- The empty map stands for any. -/
instance : Inhabited (FinMap κ ν) := ⟨empty⟩
/-- Equality of maps is decided classically. -/
instance : DecidableEq (FinMap κ ν) := fun _ _ => Classical.propDecidable _

/-- The map with one entry added or replaced. -/
def update (m : FinMap κ ν) (k : κ) (v : ν) : FinMap κ ν :=
  ⟨fun a => if a = k then some v else m.lookup a, by
    obtain ⟨l, hl⟩ := m.finite
    refine ⟨k :: l, fun a h => ?_⟩
    by_cases e : a = k
    · rw [e]
      simp
    · simp [e] at h
      simp [hl a h]⟩

/-- Looking up in an updated map: the new value at the key, the old one elsewhere. -/
@[simp] theorem lookup_update (m : FinMap κ ν) (k a : κ) (v : ν) :
    (update m k v).lookup a = if a = k then some v else m.lookup a := rfl

/-- The map of a list of entries; of two with the same key the later one counts. -/
def ofList (entries : List (κ × ν)) : FinMap κ ν := entries.foldl (fun m e => update m e.1 e.2) empty

/-- The value of a key; arbitrary where there is none. -/
def get [Inhabited ν] (m : FinMap κ ν) (k : κ) : ν := (m.lookup k).getD default

/-- Whether a key has a value. -/
def Mem (k : κ) (m : FinMap κ ν) : Prop := m.lookup k ≠ none

/-- Having a key is decided classically. -/
instance (k : κ) (m : FinMap κ ν) : Decidable (Mem k m) := Classical.propDecidable _

/-- A key is in a map where looking it up gives something. -/
@[simp] theorem mem_iff (k : κ) (m : FinMap κ ν) : Mem k m ↔ m.lookup k ≠ none := Iff.rfl

/-- The keys that have a value. -/
def keys (m : FinMap κ ν) : FinSet κ :=
  ⟨fun k => m.lookup k ≠ none, by
    obtain ⟨l, hl⟩ := m.finite
    exact exists_filter l _ hl⟩

/-- The keys of a map are those that have a value. -/
@[simp] theorem mem_keys (m : FinMap κ ν) (k : κ) : FinSet.Mem k (keys m) ↔ m.lookup k ≠ none := Iff.rfl

/-- The number of keys that have a value. -/
def size (m : FinMap κ ν) : Int := FinSet.size (keys m)

/-- An updated key has its new value. -/
@[simp] theorem get_update_same [Inhabited ν] (m : FinMap κ ν) (k : κ) (v : ν) : get (update m k v) k = v := by
  simp [get]

/-- An update leaves the other keys as they were. -/
theorem get_update_other [Inhabited ν] (m : FinMap κ ν) (k a : κ) (v : ν) (h : a ≠ k) :
    get (update m k v) a = get m a := by
  simp [get, h]

end FinMap
end Hive
end
