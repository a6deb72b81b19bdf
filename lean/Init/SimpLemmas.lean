prelude
import Init.Classical
/-!
# Logical simplification lemmas

What `simp` itself refers to, and the propositional, boolean and quantifier lemmas of its default set.
-/
set_option linter.all false
universe u v w u₁ u₂ u₃
noncomputable section

gen_injective_theorems% Prod
gen_injective_theorems% PProd
gen_injective_theorems% MProd
gen_injective_theorems% Subtype
gen_injective_theorems% Fin
gen_injective_theorems% Sum
gen_injective_theorems% PSum
/-- The successor is injective. -/
theorem Nat.succ.inj {m n : Nat} (h : m.succ = n.succ) : m = n := congrArg Nat.pred h
/-- Equality of successors is equality of the numbers. -/
theorem Nat.succ.injEq (u v : Nat) : (u.succ = v.succ) = (u = v) := propext ⟨Nat.succ.inj, congrArg Nat.succ⟩
gen_injective_theorems% Option
gen_injective_theorems% List
gen_injective_theorems% Except
gen_injective_theorems% Sigma
gen_injective_theorems% PSigma
gen_injective_theorems% BitVec
gen_injective_theorems% UInt32
gen_injective_theorems% Char
gen_injective_theorems% String

/-- A proposition that equals `False` is false. -/
theorem of_eq_false {p : Prop} (h : p = False) : ¬p := fun hp => h ▸ hp
/-- A false proposition equals `False`. -/
theorem eq_false {p : Prop} (h : ¬p) : p = False := propext ⟨fun hp => h hp, False.elim⟩
/-- A proposition that implies falsity equals `False`. -/
theorem eq_false' {p : Prop} (h : p → False) : p = False := eq_false h
/-- A proposition decided as true equals `True`. -/
theorem eq_true_of_decide {p : Prop} [Decidable p] (h : decide p = true) : p = True := eq_true (of_decide_eq_true h)
/-- A proposition decided as false equals `False`. -/
theorem eq_false_of_decide {p : Prop} {_ : Decidable p} (h : decide p = false) : p = False := eq_false (of_decide_eq_false h)
/-- Reflexivity, as an equation with `True`. -/
@[simp] theorem eq_self {α : Sort u} (a : α) : (a = a) = True := eq_true rfl
/-- Implications with equal sides are equal. -/
theorem implies_congr {p₁ p₂ : Sort u} {q₁ q₂ : Sort v} (h₁ : p₁ = p₂) (h₂ : q₁ = q₂) : (p₁ → q₁) = (p₂ → q₂) := by
  subst h₁ h₂; rfl
/-- Equivalences with equivalent sides are equivalent. -/
theorem iff_congr {p₁ p₂ q₁ q₂ : Prop} (h₁ : p₁ ↔ p₂) (h₂ : q₁ ↔ q₂) : (p₁ ↔ q₁) ↔ (p₂ ↔ q₂) :=
  ⟨fun h => h₁.symm.trans (h.trans h₂), fun h => h₁.trans (h.trans h₂.symm)⟩
/-- Implications are equal if their premises are and, under the premise, their dependent conclusions. -/
theorem implies_dep_congr_ctx {p₁ p₂ q₁ : Prop} (h₁ : p₁ = p₂) {q₂ : p₂ → Prop} (h₂ : (h : p₂) → q₁ = q₂ h) : (p₁ → q₁) = ((h : p₂) → q₂ h) := by
  subst h₁; exact propext ⟨fun h hp => h₂ hp ▸ h hp, fun h hp => (h₂ hp).mpr (h hp)⟩
/-- Implications are equal if their premises are, and under the premise their conclusions. -/
theorem implies_congr_ctx {p₁ p₂ q₁ q₂ : Prop} (h₁ : p₁ = p₂) (h₂ : p₂ → q₁ = q₂) : (p₁ → q₁) = (p₂ → q₂) := implies_dep_congr_ctx h₁ h₂
/-- Implications with equal premises are equal. -/
theorem implies_congr_left {p₁ p₂ : Sort u} {q : Sort v} (h : p₁ = p₂) : (p₁ → q) = (p₂ → q) := by subst h; rfl
/-- Implications with equal conclusions are equal. -/
theorem implies_congr_right {p : Sort u} {q₁ q₂ : Sort v} (h : q₁ = q₂) : (p → q₁) = (p → q₂) := by subst h; rfl
/-- Universal statements about equal predicates are equal. -/
theorem forall_congr {α : Sort u} {p q : α → Prop} (h : ∀ a, p a = q a) : (∀ a, p a) = (∀ a, q a) := by
  have e : p = q := funext h
  subst e; rfl
/-- Types of dependent functions into equal families are equal. -/
theorem pi_congr {α : Sort u} {β β' : α → Sort v} (h : ∀ a, β a = β' a) : (∀ a, β a) = (∀ a, β' a) := by
  have e : β = β' := funext h
  subst e; rfl
/-- Universal statements over proofs of equal propositions are equal if their bodies are. -/
theorem forall_prop_domain_congr {p₁ p₂ : Prop} {q₁ : p₁ → Prop} {q₂ : p₂ → Prop} (h₁ : p₁ = p₂)
    (h₂ : ∀ a : p₂, q₁ (h₁.mpr_prop a) = q₂ a) : (∀ a : p₁, q₁ a) = (∀ a : p₂, q₂ a) := by
  subst h₁; exact forall_congr h₂
/-- A universal statement over proofs may range over those of an equal proposition. -/
theorem forall_prop_congr_dom {p₁ p₂ : Prop} (h : p₁ = p₂) (q : p₁ → Prop) : (∀ a : p₁, q a) = (∀ a : p₂, q (h.mpr_prop a)) := by
  subst h; rfl
/-- `let` with equal values and bodies is equal. -/
theorem let_congr {α : Sort u} {β : Sort v} {a a' : α} {b b' : α → β} (h₁ : a = a') (h₂ : ∀ x, b x = b' x) :
    (let x := a; b x) = (let x := a'; b' x) := by subst h₁; exact h₂ a
/-- `let` with equal values is equal. -/
theorem let_val_congr {α : Sort u} {β : Sort v} {a a' : α} (b : α → β) (h : a = a') : (let x := a; b x) = (let x := a'; b x) := by
  subst h; rfl
/-- `let` with equal bodies is equal. -/
theorem let_body_congr {α : Sort u} {β : α → Sort v} {b b' : (a : α) → β a} (a : α) (h : ∀ x, b x = b' x) :
    (let x := a; b x) = (let x := a; b' x) := h a
/-- A `have` whose value is not used may be left out. -/
theorem have_unused {α : Sort u} {β : Sort v} (a : α) {b b' : β} (h : b = b') : (have _ := a; b) = b' := h
/-- A `have` whose value does not matter may be left out. -/
theorem have_unused_dep {α : Sort u} {β : Sort v} (a : α) {b : α → β} {b' : β} (h : ∀ x, b x = b') : (have x := a; b x) = b' := h a
/-- `have` with equal values and bodies is equal. -/
theorem have_congr {α : Sort u} {β : Sort v} {a a' : α} {f f' : α → β} (h₁ : a = a') (h₂ : ∀ x, f x = f' x) :
    (have x := a; f x) = (have x := a'; f' x) := by subst h₁; exact h₂ a
/-- `have` with equal values is equal. -/
theorem have_val_congr {α : Sort u} {β : Sort v} {a a' : α} {f : α → β} (h : a = a') : (have x := a; f x) = (have x := a'; f x) := by
  subst h; rfl
/-- `have` with equal bodies is equal, where the type depends on the value. -/
theorem have_body_congr_dep {α : Sort u} {β : α → Sort v} (a : α) {f f' : (x : α) → β x} (h : ∀ x, f x = f' x) :
    (have x := a; f x) = (have x := a; f' x) := h a
/-- `have` with equal bodies is equal. -/
theorem have_body_congr {α : Sort u} {β : Sort v} (a : α) {f f' : α → β} (h : ∀ x, f x = f' x) :
    (have x := a; f x) = (have x := a; f' x) := h a
/-- An argument that is not used may be left out. -/
theorem have_unused' {α : Sort u} {β : Sort v} (a : α) {b b' : β} (h : b = b') : (fun _ : α => b) a = b' := h
/-- An argument that does not matter may be left out. -/
theorem have_unused_dep' {α : Sort u} {β : Sort v} (a : α) {b : α → β} {b' : β} (h : ∀ x, b x = b') : b a = b' := h a
/-- Equal functions of equal arguments are equal. -/
theorem have_congr' {α : Sort u} {β : Sort v} {a a' : α} {f f' : α → β} (h₁ : a = a') (h₂ : ∀ x, f x = f' x) : f a = f' a' := by
  subst h₁; exact h₂ a
/-- A function of equal arguments is equal. -/
theorem have_val_congr' {α : Sort u} {β : Sort v} {a a' : α} {f : α → β} (h : a = a') : f a = f a' := congrArg f h
/-- Equal dependent functions of an argument are equal. -/
theorem have_body_congr_dep' {α : Sort u} {β : α → Sort v} (a : α) {f f' : (x : α) → β x} (h : ∀ x, f x = f' x) : f a = f' a := h a
/-- Equal functions of an argument are equal. -/
theorem have_body_congr' {α : Sort u} {β : Sort v} (a : α) {f f' : α → β} (h : ∀ x, f x = f' x) : f a = f' a := h a

/-- `if` with equal conditions, and branches that are equal where they count, is equal. -/
@[congr] theorem ite_congr {α : Sort u₁} {b c : Prop} {x y u v : α} {s : Decidable b} [Decidable c] (h₁ : b = c) (h₂ : c → x = u) (h₃ : ¬c → y = v) :
    ite b x y = ite c u v := by
  subst h₁
  cases Decidable.em b with
  | inl h => rw [if_pos h, if_pos h]; exact h₂ h
  | inr h => rw [if_neg h, if_neg h]; exact h₃ h
/-- `if h : c` with equal conditions, and branches that are equal where they count, is equal. -/
@[congr] theorem dite_congr {α : Sort u₁} {b c : Prop} {_ : Decidable b} [Decidable c] {x : b → α} {u : c → α} {y : ¬b → α} {v : ¬c → α}
    (h₁ : b = c) (h₂ : (h : c) → x (h₁.mpr_prop h) = u h) (h₃ : (h : ¬c) → y (h₁.mpr_not h) = v h) : dite b x y = dite c u v := by
  subst h₁
  cases Decidable.em b with
  | inl h => rw [dif_pos h, dif_pos h]; exact h₂ h
  | inr h => rw [dif_neg h, dif_neg h]; exact h₃ h

/-- Difference is negated equality. -/
@[simp] theorem ne_eq {α : Sort u} (a b : α) : (a ≠ b) = ¬(a = b) := rfl
/-- `if True` takes the first branch. -/
@[simp] theorem ite_true {α : Sort u} (a b : α) : (if True then a else b) = a := rfl
/-- `if False` takes the second branch. -/
@[simp] theorem ite_false {α : Sort u} (a b : α) : (if False then a else b) = b := rfl
/-- `if h : True` takes the first branch. -/
@[simp] theorem dite_true {α : Sort u} {t : True → α} {e : ¬True → α} : (dite True t e) = t True.intro := rfl
/-- `if h : False` takes the second branch. -/
@[simp] theorem dite_false {α : Sort u} {t : False → α} {e : ¬False → α} : (dite False t e) = e not_false := rfl
/-- `if` on what equals `True` takes the first branch. -/
theorem ite_cond_eq_true {α : Sort u} {c : Prop} {_ : Decidable c} (a b : α) (h : c = True) : (if c then a else b) = a := if_pos (of_eq_true h)
/-- `if` on what equals `False` takes the second branch. -/
theorem ite_cond_eq_false {α : Sort u} {c : Prop} {_ : Decidable c} (a b : α) (h : c = False) : (if c then a else b) = b := if_neg (of_eq_false h)
/-- `if h : c` on what equals `True` takes the first branch. -/
theorem dite_cond_eq_true {α : Sort u} {c : Prop} {_ : Decidable c} {t : c → α} {e : ¬c → α} (h : c = True) : (dite c t e) = t (of_eq_true h) := dif_pos (of_eq_true h)
/-- `if h : c` on what equals `False` takes the second branch. -/
theorem dite_cond_eq_false {α : Sort u} {c : Prop} {_ : Decidable c} {t : c → α} {e : ¬c → α} (h : c = False) : (dite c t e) = e (of_eq_false h) := dif_neg (of_eq_false h)
/-- `if` on what holds takes the first branch. -/
theorem ite_eq_left {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t e : α} : (ite c t e) = t := if_pos hc
/-- `if` on what does not hold takes the second branch. -/
theorem ite_eq_right {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t e : α} : (ite c t e) = e := if_neg hnc
/-- `if h : c` on what holds takes the first branch. -/
theorem dite_eq_left {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t : c → α} {e : ¬c → α} : (dite c t e) = t hc := dif_pos hc
/-- `if h : c` on what does not hold takes the second branch. -/
theorem dite_eq_right {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t : c → α} {e : ¬c → α} : (dite c t e) = e hnc := dif_neg hnc
/-- `if` on what equals `True` takes the first branch. -/
theorem ite_eq_left_of_eq_true {α : Sort u} {c : Prop} {_ : Decidable c} (a b : α) (h : c = True) : (if c then a else b) = a := if_pos (of_eq_true h)
/-- `if` on what equals `False` takes the second branch. -/
theorem ite_eq_right_of_eq_false {α : Sort u} {c : Prop} {_ : Decidable c} (a b : α) (h : c = False) : (if c then a else b) = b := if_neg (of_eq_false h)
/-- `if h : c` on what equals `True` takes the first branch. -/
theorem dite_eq_left_of_eq_true {α : Sort u} {c : Prop} {_ : Decidable c} {t : c → α} {e : ¬c → α} (h : c = True) : (dite c t e) = t (of_eq_true h) := dif_pos (of_eq_true h)
/-- `if h : c` on what equals `False` takes the second branch. -/
theorem dite_eq_right_of_eq_false {α : Sort u} {c : Prop} {_ : Decidable c} {t : c → α} {e : ¬c → α} (h : c = False) : (dite c t e) = e (of_eq_false h) := dif_neg (of_eq_false h)
/-- `if h : c` whose branches do not use the proof is `if c`. -/
@[simp] theorem dite_eq_ite {c : Prop} {h : Decidable c} {α : Sort u} (t e : α) : (dite c (fun _ => t) (fun _ => e)) = ite c t e := dif_eq_if c t e
/-- `if` with equal branches is that branch. -/
@[simp] theorem ite_self {α : Sort u} {c : Prop} {d : Decidable c} (a : α) : ite c a a = a := by cases d <;> rfl

/-- `True` is neutral on the right of a conjunction. -/
@[simp] theorem and_true (p : Prop) : (p ∧ True) = p := propext ⟨fun h => h.1, fun h => ⟨h, trivial⟩⟩
/-- `True` is neutral on the left of a conjunction. -/
@[simp] theorem true_and (p : Prop) : (True ∧ p) = p := propext ⟨fun h => h.2, fun h => ⟨trivial, h⟩⟩
/-- A conjunction with `False` on the right is false. -/
@[simp] theorem and_false (p : Prop) : (p ∧ False) = False := eq_false fun h => h.2
/-- A conjunction with `False` on the left is false. -/
@[simp] theorem false_and (p : Prop) : (False ∧ p) = False := eq_false fun h => h.1
/-- A proposition and itself is the proposition. -/
@[simp] theorem and_self (p : Prop) : (p ∧ p) = p := propext ⟨fun h => h.1, fun h => ⟨h, h⟩⟩
/-- No proposition holds together with its negation. -/
@[simp] theorem and_not_self {a : Prop} : ¬(a ∧ ¬a) := fun h => h.2 h.1
/-- No negation holds together with its proposition. -/
@[simp] theorem not_and_self {a : Prop} : ¬(¬a ∧ a) := fun h => h.1 h.2
/-- To follow from a conjunction is to follow from one part, given the other. -/
@[simp] theorem and_imp {a b c : Prop} : (a ∧ b → c) ↔ (a → b → c) := ⟨fun h ha hb => h ⟨ha, hb⟩, fun h hab => h hab.1 hab.2⟩
/-- A conjunction fails just when its left part refutes its right one. -/
@[simp] theorem not_and {a b : Prop} : ¬(a ∧ b) ↔ (a → ¬b) := and_imp
/-- A proposition or itself is the proposition. -/
@[simp] theorem or_self (p : Prop) : (p ∨ p) = p := propext ⟨fun h => h.elim id id, .inl⟩
/-- A disjunction with `True` on the right is true. -/
@[simp] theorem or_true (p : Prop) : (p ∨ True) = True := eq_true (.inr trivial)
/-- A disjunction with `True` on the left is true. -/
@[simp] theorem true_or (p : Prop) : (True ∨ p) = True := eq_true (.inl trivial)
/-- `False` is neutral on the right of a disjunction. -/
@[simp] theorem or_false (p : Prop) : (p ∨ False) = p := propext ⟨fun h => h.elim id False.elim, .inl⟩
/-- `False` is neutral on the left of a disjunction. -/
@[simp] theorem false_or (p : Prop) : (False ∨ p) = p := propext ⟨fun h => h.elim False.elim id, .inr⟩
/-- A proposition is equivalent to itself. -/
@[simp] theorem iff_self (p : Prop) : (p ↔ p) = True := eq_true Iff.rfl
/-- To be equivalent to `True` is to hold. -/
@[simp] theorem iff_true (p : Prop) : (p ↔ True) = p := propext ⟨fun h => h.2 trivial, fun h => ⟨fun _ => trivial, fun _ => h⟩⟩
/-- `True` is equivalent to just what holds. -/
@[simp] theorem true_iff (p : Prop) : (True ↔ p) = p := propext ⟨fun h => h.1 trivial, fun h => ⟨fun _ => h, fun _ => trivial⟩⟩
/-- To be equivalent to `False` is not to hold. -/
@[simp] theorem iff_false (p : Prop) : (p ↔ False) = ¬p := propext ⟨fun h => h.1, fun h => ⟨h, False.elim⟩⟩
/-- `False` is equivalent to just what does not hold. -/
@[simp] theorem false_iff (p : Prop) : (False ↔ p) = ¬p := propext ⟨fun h => h.2, fun h => ⟨False.elim, h⟩⟩
/-- From `False` everything follows. -/
@[simp] theorem false_implies (p : Prop) : (False → p) = True := eq_true False.elim
/-- Everything holds of all proofs of `False`. -/
@[simp] theorem forall_false (p : False → Prop) : (∀ h : False, p h) = True := eq_true (fun h => h.elim)
/-- `True` follows from everything. -/
@[simp] theorem implies_true (α : Sort u) : (α → True) = True := eq_true fun _ => trivial
/-- What follows from `True` holds. -/
@[simp] theorem true_implies (p : Prop) : (True → p) = p := propext ⟨fun h => h trivial, fun h _ => h⟩
/-- The negation of `False` is `True`. -/
@[simp] theorem not_false_eq_true : (¬False) = True := eq_true id
/-- The negation of `True` is `False`. -/
@[simp] theorem not_true_eq_false : (¬True) = False := eq_false fun h => h trivial
/-- No proposition is equivalent to its negation. -/
@[simp] theorem iff_not_self {a : Prop} : ¬(a ↔ ¬a) := fun h => have hn : ¬a := fun ha => h.1 ha ha; hn (h.2 hn)
/-- No negation is equivalent to its proposition. -/
@[simp] theorem not_iff_self {a : Prop} : ¬(¬a ↔ a) := fun h => iff_not_self h.symm

/-- Conjunctions of equivalent parts are equivalent. -/
theorem and_congr {a b c d : Prop} (h₁ : a ↔ c) (h₂ : b ↔ d) : a ∧ b ↔ c ∧ d := ⟨.imp h₁.1 h₂.1, .imp h₁.2 h₂.2⟩
/-- Disjunctions of equivalent parts are equivalent. -/
theorem or_congr {a b c d : Prop} (h₁ : a ↔ c) (h₂ : b ↔ d) : a ∨ b ↔ c ∨ d := ⟨.imp h₁.1 h₂.1, .imp h₁.2 h₂.2⟩
/-- Disjunctions with equivalent left parts are equivalent. -/
theorem or_congr_left {a b c : Prop} (h : a ↔ b) : a ∨ c ↔ b ∨ c := or_congr h .rfl
/-- Disjunctions with equivalent right parts are equivalent. -/
theorem or_congr_right {a b c : Prop} (h : b ↔ c) : a ∨ b ↔ a ∨ c := or_congr .rfl h
/-- Implications with equivalent premises are equivalent. -/
theorem imp_congr_left {a b c : Prop} (h : a ↔ b) : (a → c) ↔ (b → c) := ⟨fun f hb => f (h.2 hb), fun f ha => f (h.1 ha)⟩
/-- Implications are equivalent if their conclusions are, under the premise. -/
theorem imp_congr_right {a b c : Prop} (h : a → (b ↔ c)) : (a → b) ↔ (a → c) := ⟨fun f ha => (h ha).1 (f ha), fun f ha => (h ha).2 (f ha)⟩
/-- Implications are equivalent if their premises are, and under the premise their conclusions. -/
theorem imp_congr_ctx {a b c d : Prop} (h₁ : a ↔ c) (h₂ : c → (b ↔ d)) : (a → b) ↔ (c → d) := (imp_congr_left h₁).trans (imp_congr_right h₂)
/-- Implications with equivalent sides are equivalent. -/
theorem imp_congr {a b c d : Prop} (h₁ : a ↔ c) (h₂ : b ↔ d) : (a → b) ↔ (c → d) := imp_congr_ctx h₁ fun _ => h₂
/-- To imply what does not hold is not to hold. -/
theorem imp_iff_not {a b : Prop} (hb : ¬b) : a → b ↔ ¬a := imp_congr_right fun _ => iff_of_false hb not_false |>.trans (by exact Iff.rfl)
/-- Conjunctions are equivalent if their right parts are, under the left one. -/
theorem and_congr_right {a b c : Prop} (h : a → (b ↔ c)) : a ∧ b ↔ a ∧ c := ⟨fun x => ⟨x.1, (h x.1).1 x.2⟩, fun x => ⟨x.1, (h x.1).2 x.2⟩⟩
/-- Conjunctions are equivalent if their left parts are, under the right one. -/
theorem and_congr_left {a b c : Prop} (h : c → (a ↔ b)) : a ∧ c ↔ b ∧ c := ⟨fun x => ⟨(h x.2).1 x.1, x.2⟩, fun x => ⟨(h x.2).2 x.1, x.2⟩⟩
/-- Conjunctions with equivalent left parts are equivalent. -/
theorem and_congr_left' {a b c : Prop} (h : a ↔ b) : a ∧ c ↔ b ∧ c := and_congr h .rfl
/-- Conjunctions with equivalent right parts are equivalent. -/
theorem and_congr_right' {a b c : Prop} (h : b ↔ c) : a ∧ b ↔ a ∧ c := and_congr .rfl h
/-- Conjunction is associative. -/
theorem and_assoc {a b c : Prop} : (a ∧ b) ∧ c ↔ a ∧ (b ∧ c) := ⟨fun h => ⟨h.1.1, h.1.2, h.2⟩, fun h => ⟨⟨h.1, h.2.1⟩, h.2.2⟩⟩
/-- The first part of a conjunction changes places with the second. -/
theorem and_left_comm {a b c : Prop} : a ∧ b ∧ c ↔ b ∧ a ∧ c := ⟨fun h => ⟨h.2.1, h.1, h.2.2⟩, fun h => ⟨h.2.1, h.1, h.2.2⟩⟩
/-- The second part of a conjunction changes places with the third. -/
theorem and_right_comm {a b c : Prop} : (a ∧ b) ∧ c ↔ (a ∧ c) ∧ b := ⟨fun h => ⟨⟨h.1.1, h.2⟩, h.1.2⟩, fun h => ⟨⟨h.1.1, h.2⟩, h.1.2⟩⟩
/-- A part of a conjunction that is repeated on the left may be left out. -/
@[simp] theorem and_self_left {a b : Prop} : a ∧ (a ∧ b) ↔ a ∧ b := ⟨fun h => h.2, fun h => ⟨h.1, h⟩⟩
/-- A part of a conjunction that is repeated on the right may be left out. -/
@[simp] theorem and_self_right {a b : Prop} : (a ∧ b) ∧ b ↔ a ∧ b := ⟨fun h => h.1, fun h => ⟨h, h.2⟩⟩
/-- Conjunctions are equivalent just when their right parts are, under the left one. -/
@[simp] theorem and_congr_right_iff {a b c : Prop} : (a ∧ b ↔ a ∧ c) ↔ (a → (b ↔ c)) :=
  ⟨fun h ha => ⟨fun hb => (h.1 ⟨ha, hb⟩).2, fun hc => (h.2 ⟨ha, hc⟩).2⟩, and_congr_right⟩
/-- Conjunctions are equivalent just when their left parts are, under the right one. -/
@[simp] theorem and_congr_left_iff {a b c : Prop} : (a ∧ c ↔ b ∧ c) ↔ (c → (a ↔ b)) :=
  ⟨fun h hc => ⟨fun ha => (h.1 ⟨ha, hc⟩).1, fun hb => (h.2 ⟨hb, hc⟩).1⟩, and_congr_left⟩
/-- A conjunction is its left part, if that implies the right one. -/
theorem and_iff_left_of_imp {a b : Prop} (h : a → b) : (a ∧ b) ↔ a := ⟨And.left, fun ha => ⟨ha, h ha⟩⟩
/-- A conjunction is its right part, if that implies the left one. -/
theorem and_iff_right_of_imp {a b : Prop} (h : b → a) : (a ∧ b) ↔ b := ⟨And.right, fun hb => ⟨h hb, hb⟩⟩
/-- A conjunction is its left part, if the right one holds. -/
theorem and_iff_left {a b : Prop} (hb : b) : a ∧ b ↔ a := and_iff_left_of_imp fun _ => hb
/-- A conjunction is its right part, if the left one holds. -/
theorem and_iff_right {a b : Prop} (ha : a) : a ∧ b ↔ b := and_iff_right_of_imp fun _ => ha
/-- A conjunction is its left part just when that implies the right one. -/
@[simp] theorem and_iff_left_iff_imp {a b : Prop} : ((a ∧ b) ↔ a) ↔ (a → b) := ⟨fun h ha => (h.2 ha).2, and_iff_left_of_imp⟩
/-- A conjunction is its right part just when that implies the left one. -/
@[simp] theorem and_iff_right_iff_imp {a b : Prop} : ((a ∧ b) ↔ b) ↔ (b → a) := ⟨fun h hb => (h.2 hb).1, and_iff_right_of_imp⟩
/-- A proposition is its conjunction with another just when it implies that. -/
@[simp] theorem iff_self_and {p q : Prop} : (p ↔ p ∧ q) ↔ (p → q) := ⟨fun h hp => (h.1 hp).2, fun h => (and_iff_left_of_imp h).symm⟩
/-- A proposition is another's conjunction with it just when it implies that. -/
@[simp] theorem iff_and_self {p q : Prop} : (p ↔ q ∧ p) ↔ (p → q) := ⟨fun h hp => (h.1 hp).1, fun h => (and_iff_right_of_imp h).symm⟩
/-- Disjunction is associative. -/
theorem or_assoc {a b c : Prop} : (a ∨ b) ∨ c ↔ a ∨ (b ∨ c) :=
  ⟨fun | .inl (.inl h) => .inl h | .inl (.inr h) => .inr (.inl h) | .inr h => .inr (.inr h),
   fun | .inl h => .inl (.inl h) | .inr (.inl h) => .inl (.inr h) | .inr (.inr h) => .inr h⟩
/-- The first part of a disjunction changes places with the second. -/
theorem or_left_comm {a b c : Prop} : a ∨ (b ∨ c) ↔ b ∨ (a ∨ c) := or_assoc.symm.trans ((or_congr_left or_comm).trans or_assoc)
/-- The second part of a disjunction changes places with the third. -/
theorem or_right_comm {a b c : Prop} : (a ∨ b) ∨ c ↔ (a ∨ c) ∨ b := or_assoc.trans ((or_congr_right or_comm).trans or_assoc.symm)
/-- A part of a disjunction that is repeated on the left may be left out. -/
@[simp] theorem or_self_left {a b : Prop} : a ∨ (a ∨ b) ↔ a ∨ b := ⟨fun h => h.elim .inl id, .inr⟩
/-- A part of a disjunction that is repeated on the right may be left out. -/
@[simp] theorem or_self_right {a b : Prop} : (a ∨ b) ∨ b ↔ a ∨ b := ⟨fun h => h.elim id .inr, .inl⟩
/-- A disjunction is its right part, if the left one implies that. -/
theorem or_iff_right_of_imp {a b : Prop} (ha : a → b) : (a ∨ b) ↔ b := ⟨fun h => h.elim ha id, .inr⟩
/-- A disjunction is its left part, if the right one implies that. -/
theorem or_iff_left_of_imp {a b : Prop} (hb : b → a) : (a ∨ b) ↔ a := ⟨fun h => h.elim id hb, .inl⟩
/-- A disjunction is its right part, if the left one does not hold. -/
theorem or_iff_right {a b : Prop} (ha : ¬a) : a ∨ b ↔ b := or_iff_right_of_imp fun h => (ha h).elim
/-- A disjunction is its left part, if the right one does not hold. -/
theorem or_iff_left {a b : Prop} (hb : ¬b) : a ∨ b ↔ a := or_iff_left_of_imp fun h => (hb h).elim
/-- A disjunction is its left part just when the right one implies that. -/
@[simp] theorem or_iff_left_iff_imp {a b : Prop} : (a ∨ b ↔ a) ↔ (b → a) := ⟨fun h hb => h.1 (.inr hb), or_iff_left_of_imp⟩
/-- A disjunction is its right part just when the left one implies that. -/
@[simp] theorem or_iff_right_iff_imp {a b : Prop} : (a ∨ b ↔ b) ↔ (a → b) := ⟨fun h ha => h.1 (.inl ha), or_iff_right_of_imp⟩
/-- A proposition is its disjunction with another just when that implies it. -/
@[simp] theorem iff_self_or {a b : Prop} : (a ↔ a ∨ b) ↔ (b → a) := ⟨fun h hb => h.2 (.inr hb), fun h => (or_iff_left_of_imp h).symm⟩
/-- A proposition is another's disjunction with it just when that implies it. -/
@[simp] theorem iff_or_self {a b : Prop} : (b ↔ a ∨ b) ↔ (a → b) := ⟨fun h ha => h.2 (.inl ha), fun h => (or_iff_right_of_imp h).symm⟩
/-- Conjunction distributes over a disjunction on its right. -/
theorem and_or_left {a b c : Prop} : a ∧ (b ∨ c) ↔ (a ∧ b) ∨ (a ∧ c) :=
  ⟨fun ⟨ha, h⟩ => h.imp (⟨ha, ·⟩) (⟨ha, ·⟩), fun h => h.elim (fun x => ⟨x.1, .inl x.2⟩) (fun x => ⟨x.1, .inr x.2⟩)⟩
/-- Conjunction distributes over a disjunction on its left. -/
theorem or_and_right {a b c : Prop} : (a ∨ b) ∧ c ↔ (a ∧ c) ∨ (b ∧ c) :=
  ⟨fun ⟨h, hc⟩ => h.imp (⟨·, hc⟩) (⟨·, hc⟩), fun h => h.elim (fun x => ⟨.inl x.1, x.2⟩) (fun x => ⟨.inr x.1, x.2⟩)⟩
/-- Disjunction distributes over a conjunction on its right. -/
theorem or_and_left {a b c : Prop} : a ∨ (b ∧ c) ↔ (a ∨ b) ∧ (a ∨ c) :=
  ⟨fun h => h.elim (fun ha => ⟨.inl ha, .inl ha⟩) (fun x => ⟨.inr x.1, .inr x.2⟩), fun ⟨h₁, h₂⟩ => h₁.elim .inl fun hb => h₂.elim .inl fun hc => .inr ⟨hb, hc⟩⟩
/-- Disjunction distributes over a conjunction on its left. -/
theorem and_or_right {a b c : Prop} : (a ∧ b) ∨ c ↔ (a ∨ c) ∧ (b ∨ c) :=
  ⟨fun h => h.elim (fun x => ⟨.inl x.1, .inl x.2⟩) (fun hc => ⟨.inr hc, .inr hc⟩), fun ⟨h₁, h₂⟩ => h₁.elim (fun ha => h₂.elim (fun hb => .inl ⟨ha, hb⟩) .inr) .inr⟩
/-- A disjunction fails just when both parts do. -/
@[simp] theorem not_or {p q : Prop} : ¬(p ∨ q) ↔ ¬p ∧ ¬q := ⟨fun h => ⟨fun hp => h (.inl hp), fun hq => h (.inr hq)⟩, fun h hpq => hpq.elim h.1 h.2⟩
/-- A conjunction fails if one of its parts does. -/
theorem not_and_of_not_or_not {a b : Prop} (h : ¬a ∨ ¬b) : ¬(a ∧ b) := fun x => h.elim (· x.1) (· x.2)
/-- A conjunction fails if its left part does. -/
theorem not_and_of_not_left {a : Prop} (b : Prop) (h : ¬a) : ¬(a ∧ b) := fun x => h x.1
/-- A conjunction fails if its right part does. -/
theorem not_and_of_not_right (a : Prop) {b : Prop} (h : ¬b) : ¬(a ∧ b) := fun x => h x.2
/-- To follow from a disjunction is to follow from each part. -/
theorem or_imp {a b c : Prop} : (a ∨ b → c) ↔ (a → c) ∧ (b → c) := ⟨fun h => ⟨fun ha => h (.inl ha), fun hb => h (.inr hb)⟩, fun h x => x.elim h.1 h.2⟩
/-- To imply a conjunction is to imply each part. -/
theorem imp_and {a b c : Prop} : (a → b ∧ c) ↔ (a → b) ∧ (a → c) := ⟨fun h => ⟨fun ha => (h ha).1, fun ha => (h ha).2⟩, fun h ha => ⟨h.1 ha, h.2 ha⟩⟩
/-- To imply falsity is not to hold. -/
theorem imp_false {a : Prop} : (a → False) ↔ ¬a := Iff.rfl
/-- To refute is mutual. -/
theorem imp_not_comm {a b : Prop} : (a → ¬b) ↔ (b → ¬a) := ⟨fun h hb ha => h ha hb, fun h ha hb => h hb ha⟩
/-- Premises may be swapped. -/
theorem imp.swap {a b : Sort u} {c : Prop} : a → b → c ↔ b → a → c := ⟨fun h x y => h y x, fun h x y => h y x⟩
/-- What holds follows from everything. -/
theorem imp_intro {α β : Prop} (h : α) : β → α := fun _ => h
/-- Everything implies itself. -/
theorem imp_self' {a : Prop} : (a → a) ↔ True := iff_true_intro id
/-- Everything implies itself. -/
@[simp] theorem imp_self {a : Prop} : (a → a) = True := eq_true id
/-- To imply one's own negation is not to hold. -/
@[simp] theorem imp_not_self {a : Prop} : (a → ¬a) ↔ ¬a := ⟨fun h ha => h ha ha, fun h _ => h⟩
/-- Equivalence is implication in both directions. -/
theorem iff_iff_implies_and_implies {a b : Prop} : (a ↔ b) ↔ (a → b) ∧ (b → a) := iff_def
/-- Negations of equivalent propositions are equivalent. -/
theorem not_iff_not_of_iff {a b : Prop} : (a ↔ b) → (¬a ↔ ¬b) := not_congr

/-! ## Quantifiers -/

/-- What is implied everywhere holds everywhere if its premise does. -/
theorem forall_imp {α : Sort u} {p q : α → Prop} (h : ∀ a, p a → q a) : (∀ a, p a) → ∀ a, q a := fun h' a => h a (h' a)
/-- Universal statements about equivalent predicates are equivalent. -/
theorem forall_congr' {α : Sort u} {p q : α → Prop} (h : ∀ a, p a ↔ q a) : (∀ a, p a) ↔ ∀ a, q a := ⟨fun H a => (h a).1 (H a), fun H a => (h a).2 (H a)⟩
/-- Existential statements about equivalent predicates are equivalent. -/
theorem exists_congr {α : Sort u} {p q : α → Prop} (h : ∀ a, p a ↔ q a) : (∃ a, p a) ↔ ∃ a, q a := ⟨Exists.imp fun x => (h x).1, Exists.imp fun x => (h x).2⟩
/-- A statement about all proofs of existence is one about all witnesses. -/
theorem forall_exists_index {α : Sort u} {p : α → Prop} {q : (∃ x, p x) → Prop} : (∀ h, q h) ↔ ∀ x (h : p x), q ⟨x, h⟩ :=
  ⟨fun h x hpx => h ⟨x, hpx⟩, fun h ⟨x, hpx⟩ => h x hpx⟩
attribute [simp] forall_exists_index
/-- A quantifier of existence that binds nothing may be left out, over a type with an element. -/
@[simp] theorem exists_const {b : Prop} (α : Sort u) [i : Nonempty α] : (∃ _ : α, b) ↔ b := ⟨fun ⟨_, h⟩ => h, i.elim fun a h => ⟨a, h⟩⟩
/-- A universal quantifier that binds nothing may be left out, over a type with an element. -/
@[simp] theorem forall_const {b : Prop} (α : Sort u) [i : Nonempty α] : (α → b) ↔ b := ⟨fun h => i.elim h, fun h _ => h⟩
/-- Nothing satisfies `False`. -/
@[simp] theorem exists_false {α : Sort u} : ¬(∃ _a : α, False) := fun ⟨_, h⟩ => h
/-- Existence of a proof with a further fact is conjunction. -/
@[simp] theorem exists_prop {b a : Prop} : (∃ _h : a, b) ↔ a ∧ b := ⟨fun ⟨x, y⟩ => ⟨x, y⟩, fun ⟨x, y⟩ => ⟨x, y⟩⟩
/-- Existence over proofs of `True` is about the one proof. -/
@[simp] theorem exists_true_left {p : True → Prop} : (∃ x, p x) ↔ p True.intro := ⟨fun ⟨_, h⟩ => h, fun h => ⟨_, h⟩⟩
/-- What holds of everything equal to `a'` holds of `a'`, and conversely. -/
@[simp] theorem forall_eq {α : Sort u} {p : α → Prop} {a' : α} : (∀ a, a = a' → p a) ↔ p a' := ⟨fun h => h a' rfl, fun h _ e => e ▸ h⟩
/-- What holds of everything that `a'` equals holds of `a'`, and conversely. -/
@[simp] theorem forall_eq' {α : Sort u} {p : α → Prop} {a' : α} : (∀ a, a' = a → p a) ↔ p a' := ⟨fun h => h a' rfl, fun h _ e => e ▸ h⟩
/-- Something equals `a'`. -/
@[simp] theorem exists_eq {α : Sort u} {a' : α} : ∃ a, a = a' := ⟨_, rfl⟩
/-- `a'` equals something. -/
@[simp] theorem exists_eq' {α : Sort u} {a' : α} : ∃ a, a' = a := ⟨_, rfl⟩
/-- Something equal to `a'` satisfies `p` just when `a'` does. -/
@[simp] theorem exists_eq_left {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, a = a' ∧ p a) ↔ p a' := ⟨fun ⟨_, e, h⟩ => e ▸ h, fun h => ⟨_, rfl, h⟩⟩
/-- Something satisfies `p` and equals `a'` just when `a'` satisfies `p`. -/
@[simp] theorem exists_eq_right {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, p a ∧ a = a') ↔ p a' := ⟨fun ⟨_, h, e⟩ => e ▸ h, fun h => ⟨_, h, rfl⟩⟩
/-- Something that `a'` equals satisfies `p` just when `a'` does. -/
@[simp] theorem exists_eq_left' {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, a' = a ∧ p a) ↔ p a' := ⟨fun ⟨_, e, h⟩ => e ▸ h, fun h => ⟨_, rfl, h⟩⟩
/-- Something satisfies `p` and `a'` equals it just when `a'` satisfies `p`. -/
@[simp] theorem exists_eq_right' {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, p a ∧ a' = a) ↔ p a' := ⟨fun ⟨_, h, e⟩ => e ▸ h, fun h => ⟨_, h, rfl⟩⟩
/-- Something satisfies `p` and `q` and equals `a'` just when `a'` satisfies both. -/
@[simp] theorem exists_eq_right_right {α : Sort u} {p q : α → Prop} {a' : α} : (∃ a, p a ∧ q a ∧ a = a') ↔ p a' ∧ q a' := ⟨fun ⟨_, h, k, e⟩ => e ▸ ⟨h, k⟩, fun h => ⟨_, h.1, h.2, rfl⟩⟩
/-- A fact on the left that does not depend on the witness moves out of existence. -/
@[simp] theorem exists_and_left {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, b ∧ p x) ↔ b ∧ (∃ x, p x) := ⟨fun ⟨x, h⟩ => ⟨h.1, x, h.2⟩, fun ⟨h, x, k⟩ => ⟨x, h, k⟩⟩
/-- A fact on the right that does not depend on the witness moves out of existence. -/
@[simp] theorem exists_and_right {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, p x ∧ b) ↔ (∃ x, p x) ∧ b := ⟨fun ⟨x, h⟩ => ⟨⟨x, h.1⟩, h.2⟩, fun ⟨⟨x, k⟩, h⟩ => ⟨x, k, h⟩⟩
/-- Something equals `y` or satisfies `p`. -/
@[simp] theorem exists_or_eq_left {α : Sort u} (y : α) (p : α → Prop) : ∃ x, x = y ∨ p x := ⟨y, .inl rfl⟩
/-- Existence among `a'` and what satisfies `q` splits into both cases. -/
@[simp] theorem exists_eq_or_imp {α : Sort u} {p q : α → Prop} {a' : α} : (∃ a, (a = a' ∨ q a) ∧ p a) ↔ p a' ∨ ∃ a, q a ∧ p a :=
  ⟨fun ⟨a, h, k⟩ => h.elim (fun e => .inl (e ▸ k)) (fun h => .inr ⟨a, h, k⟩), fun h => h.elim (fun k => ⟨a', .inl rfl, k⟩) (fun ⟨a, h, k⟩ => ⟨a, .inr h, k⟩)⟩
/-- Existence distributes over disjunction. -/
theorem exists_or {α : Sort u} {p q : α → Prop} : (∃ x, p x ∨ q x) ↔ (∃ x, p x) ∨ ∃ x, q x :=
  ⟨fun ⟨x, h⟩ => h.imp (⟨x, ·⟩) (⟨x, ·⟩), fun h => h.elim (fun ⟨x, k⟩ => ⟨x, .inl k⟩) (fun ⟨x, k⟩ => ⟨x, .inr k⟩)⟩
/-- Universality distributes over conjunction. -/
theorem forall_and {α : Sort u} {p q : α → Prop} : (∀ x, p x ∧ q x) ↔ (∀ x, p x) ∧ (∀ x, q x) := ⟨fun h => ⟨fun x => (h x).1, fun x => (h x).2⟩, fun h x => ⟨h.1 x, h.2 x⟩⟩
/-- Nothing satisfies `p` just when everything fails it. -/
@[simp] theorem not_exists {α : Sort u} {p : α → Prop} : (¬∃ x, p x) ↔ ∀ x, ¬p x := ⟨fun h x hp => h ⟨x, hp⟩, fun h ⟨x, hp⟩ => h x hp⟩
/-- If nothing satisfies `p`, everything fails it. -/
theorem forall_not_of_not_exists {α : Sort u} {p : α → Prop} (h : ¬∃ x, p x) : ∀ x, ¬p x := not_exists.mp h
/-- If something fails `p`, not everything satisfies it. -/
theorem not_forall_of_exists_not {α : Sort u} {p : α → Prop} : (∃ x, ¬p x) → ¬∀ x, p x := fun ⟨x, h⟩ k => h (k x)
/-- What holds of `a'` and of all that satisfies `q` holds of each, and conversely. -/
theorem forall_eq_or_imp {α : Sort u} {p q : α → Prop} {a' : α} : (∀ a, a = a' ∨ q a → p a) ↔ p a' ∧ ∀ a, q a → p a :=
  ⟨fun h => ⟨h a' (.inl rfl), fun a k => h a (.inr k)⟩, fun h a k => k.elim (fun e => e ▸ h.1) (h.2 a)⟩
attribute [simp] forall_eq_or_imp
/-- Quantifiers of existence may be swapped. -/
theorem exists_comm {α : Sort u} {β : Sort v} {p : α → β → Prop} : (∃ a b, p a b) ↔ (∃ b a, p a b) := ⟨fun ⟨a, b, h⟩ => ⟨b, a, h⟩, fun ⟨b, a, h⟩ => ⟨a, b, h⟩⟩
/-- Universal quantifiers may be swapped. -/
theorem forall_comm {α : Sort u} {β : Sort v} {p : α → β → Prop} : (∀ a b, p a b) ↔ (∀ b a, p a b) := ⟨fun h b a => h a b, fun h a b => h b a⟩
/-- What holds of everything that is a value of `f` holds of all its values, and conversely. -/
@[simp] theorem forall_apply_eq_imp_iff {α : Sort u} {β : Sort v} {f : α → β} {p : β → Prop} : (∀ b a, f a = b → p b) ↔ ∀ a, p (f a) := ⟨fun h a => h _ a rfl, fun h _ a e => e ▸ h a⟩
/-- What holds of everything equal to a value of `f` holds of all its values, and conversely. -/
@[simp] theorem forall_eq_apply_imp_iff {α : Sort u} {β : Sort v} {f : α → β} {p : β → Prop} : (∀ b a, b = f a → p b) ↔ ∀ a, p (f a) := ⟨fun h a => h _ a rfl, fun h _ a e => e ▸ h a⟩
/-- What holds of all values of `f` at arguments that satisfy `p`, stated through the value or the argument. -/
@[simp] theorem forall_apply_eq_imp_iff₂ {α : Sort u} {β : Sort v} {f : α → β} {p : α → Prop} {q : β → Prop} : (∀ b a, p a → f a = b → q b) ↔ ∀ a, p a → q (f a) := ⟨fun h a k => h _ a k rfl, fun h _ a k e => e ▸ h a k⟩
/-- A statement about all proofs of what holds is one about the given proof. -/
theorem forall_prop_of_true {p : Prop} {q : p → Prop} (h : p) : (∀ h' : p, q h') ↔ q h := ⟨fun k => k h, fun k _ => k⟩
/-- Existence over proofs of what holds is about the given proof. -/
theorem exists_prop_of_true {p : Prop} {q : p → Prop} (h : p) : (∃ h' : p, q h') ↔ q h := ⟨fun ⟨_, k⟩ => k, fun k => ⟨h, k⟩⟩
/-- There is no proof, and so none with a property, of what does not hold. -/
@[simp] theorem exists_prop_of_false {p : Prop} {q : p → Prop} : ¬p → ¬∃ h' : p, q h' := fun hn ⟨h, _⟩ => hn h

/-! ## Classical reasoning -/

namespace Classical
/-- An element that satisfies the predicate, when one exists. -/
def indefiniteDescription {α : Sort u} (p : α → Prop) (h : ∃ x, p x) : {x // p x} :=
  choice (match h with | ⟨x, px⟩ => ⟨⟨x, px⟩⟩)
/-- A chosen witness. -/
def choose {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : α := (indefiniteDescription p h).val
/-- The chosen element satisfies the predicate. -/
theorem choose_spec {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : p (choose h) := (indefiniteDescription p h).property
/-- The excluded middle, from choice and extensionality (Diaconescu 1975). -/
theorem em (p : Prop) : p ∨ ¬p :=
  have hT : ∃ x, x = True ∨ p := ⟨True, .inl rfl⟩
  have hF : ∃ x, x = False ∨ p := ⟨False, .inl rfl⟩
  match choose_spec hT, choose_spec hF with
  | .inr h, _ => .inl h
  | _, .inr h => .inl h
  | .inl eT, .inl eF => .inr fun hp =>
    have e : (fun x => x = True ∨ p) = (fun x => x = False ∨ p) := funext fun x => propext ⟨fun _ => .inr hp, fun _ => .inr hp⟩
    have : ∀ (h₁ : ∃ x, x = True ∨ p) (h₂ : ∃ x, x = False ∨ p), choose h₁ = choose h₂ := e ▸ fun _ _ => rfl
    false_ne_true (eF.symm.trans ((this hT hF).symm.trans eT))
/-- Every proposition is decidable, by choice. -/
scoped instance (priority := low) propDecidable (a : Prop) : Decidable a :=
  choice (match em a with
    | .inl h => ⟨isTrue h⟩
    | .inr h => ⟨isFalse h⟩)
/-- What cannot be refuted holds. -/
theorem byContradiction {p : Prop} (h : ¬p → False) : p := (em p).elim id fun hn => (h hn).elim
/-- What follows from a proposition and from its negation holds. -/
theorem byCases {p q : Prop} (hpq : p → q) (hnpq : ¬p → q) : q := (em p).elim hpq hnpq
/-- A doubly negated proposition holds. -/
theorem of_not_not {a : Prop} (h : ¬¬a) : a := byContradiction h
/-- A double negation may be left out. -/
@[simp] theorem not_not {a : Prop} : ¬¬a ↔ a := ⟨of_not_not, not_not_intro⟩
/-- Not everything satisfies `p` just when something fails it. -/
@[simp low] theorem not_forall {α : Sort u} {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  ⟨fun h => byContradiction fun hn => h fun x => byContradiction fun hp => hn ⟨x, hp⟩, not_forall_of_exists_not⟩
/-- Not everything fails `p` just when something satisfies it. -/
theorem not_forall_not {α : Sort u} {p : α → Prop} : (¬∀ x, ¬p x) ↔ ∃ x, p x := ⟨fun h => byContradiction fun hn => h fun x hp => hn ⟨x, hp⟩, fun ⟨x, h⟩ k => k x h⟩
/-- Nothing fails `p` just when everything satisfies it. -/
theorem not_exists_not {α : Sort u} {p : α → Prop} : (¬∃ x, ¬p x) ↔ ∀ x, p x := ⟨fun h x => byContradiction fun hp => h ⟨x, hp⟩, fun h ⟨x, k⟩ => k (h x)⟩
/-- An implication fails just when its premise holds and its conclusion does not. -/
@[simp low] theorem not_imp {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b := ⟨fun h => ⟨byContradiction fun ha => h fun k => (ha k).elim, fun hb => h fun _ => hb⟩, fun h k => h.2 (k h.1)⟩
/-- A conjunction fails just when one of its parts does. -/
theorem not_and_iff_not_or_not {a b : Prop} : ¬(a ∧ b) ↔ ¬a ∨ ¬b := ⟨fun h => (em a).elim (fun ha => .inr fun hb => h ⟨ha, hb⟩) .inl, not_and_of_not_or_not⟩
/-- A disjunction holds just when its right part does unless the left one does. -/
theorem or_iff_not_imp_left {a b : Prop} : a ∨ b ↔ (¬a → b) := ⟨fun h => h.resolve_left, fun h => (em a).elim .inl fun ha => .inr (h ha)⟩
/-- A disjunction holds just when its left part does unless the right one does. -/
theorem or_iff_not_imp_right {a b : Prop} : a ∨ b ↔ (¬b → a) := ⟨fun h => h.resolve_right, fun h => (em b).elim .inr fun hb => .inl (h hb)⟩
/-- An implication fails just when its premise holds and its conclusion does not. -/
theorem not_imp_iff_and_not {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b := not_imp
/-- An equivalence fails just when one side is equivalent to the other's negation. -/
theorem not_iff {a b : Prop} : ¬(a ↔ b) ↔ (¬a ↔ b) :=
  ⟨fun h => ⟨fun ha => byContradiction fun hb => h (iff_of_false ha hb), fun hb ha => h (iff_of_true ha hb)⟩, fun h k => iff_not_self (k.trans h.symm)⟩
end Classical

namespace Decidable
/-- An implication with decidable premise fails just when that holds and the conclusion does not. -/
theorem not_imp_iff_and_not {a b : Prop} [Decidable a] : ¬(a → b) ↔ a ∧ ¬b :=
  ⟨fun h => ⟨byContradiction fun ha => h fun k => (ha k).elim, fun hb => h fun _ => hb⟩, fun h k => h.2 (k h.1)⟩
/-- A conjunction with decidable left part fails just when one of its parts does. -/
theorem not_and_iff_or_not_not {a b : Prop} [Decidable a] : ¬(a ∧ b) ↔ ¬a ∨ ¬b :=
  ⟨fun h => if ha : a then .inr (fun hb => h ⟨ha, hb⟩) else .inl ha, not_and_of_not_or_not⟩
/-- A conjunction with decidable left part fails just when one of its parts does. -/
theorem not_and_iff_not_or_not {a b : Prop} [Decidable a] : ¬(a ∧ b) ↔ ¬a ∨ ¬b := not_and_iff_or_not_not
/-- With a decidable side, equivalence means that both sides hold or neither does. -/
theorem iff_iff_and_or_not_and_not {a b : Prop} [Decidable b] : (a ↔ b) ↔ (a ∧ b) ∨ (¬a ∧ ¬b) :=
  ⟨fun e => if h : b then .inl ⟨e.2 h, h⟩ else .inr ⟨mt e.1 h, h⟩, fun h => h.elim (fun x => iff_of_true x.1 x.2) (fun x => iff_of_false x.1 x.2)⟩
/-- Negations of decidable propositions are equivalent just when the propositions are. -/
theorem not_iff_not {a b : Prop} [Decidable a] [Decidable b] : (¬a ↔ ¬b) ↔ (a ↔ b) :=
  ⟨fun h => ⟨fun ha => byContradiction fun hb => h.2 hb ha, fun hb => byContradiction fun ha => h.1 ha hb⟩, not_congr⟩
/-- An implication with decidable premise means that this fails or the conclusion holds. -/
theorem not_or_of_imp {a b : Prop} [Decidable a] (h : a → b) : ¬a ∨ b := if ha : a then .inr (h ha) else .inl ha
/-- A disjunction with decidable left part holds just when its right part does unless the left one does. -/
theorem or_iff_not_imp_left {a b : Prop} [Decidable a] : a ∨ b ↔ (¬a → b) := ⟨fun h => h.resolve_left, fun h => if ha : a then .inl ha else .inr (h ha)⟩
/-- Not everything fails `p` just when something satisfies it, if the latter is decidable. -/
theorem not_forall_not {α : Sort u} {p : α → Prop} [Decidable (∃ x, p x)] : (¬∀ x, ¬p x) ↔ ∃ x, p x := ⟨fun h => byContradiction fun hn => h fun x hp => hn ⟨x, hp⟩, fun ⟨x, h⟩ k => k x h⟩
/-- Not everything satisfies `p` just when something fails it, if both are decidable. -/
theorem not_forall {α : Sort u} {p : α → Prop} [Decidable (∃ x, ¬p x)] [∀ x, Decidable (p x)] : (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  ⟨fun h => byContradiction fun hn => h fun x => byContradiction fun hp => hn ⟨x, hp⟩, not_forall_of_exists_not⟩
end Decidable

/-! ## Booleans -/

/-- `false` is neutral on the right of `||`. -/
@[simp] theorem Bool.or_false (b : Bool) : (b || false) = b := by cases b <;> rfl
/-- `true` on the right makes `||` true. -/
@[simp] theorem Bool.or_true (b : Bool) : (b || true) = true := by cases b <;> rfl
/-- `false` is neutral on the left of `||`. -/
@[simp] theorem Bool.false_or (b : Bool) : (false || b) = b := rfl
/-- `true` on the left makes `||` true. -/
@[simp] theorem Bool.true_or (b : Bool) : (true || b) = true := rfl
/-- A boolean or itself is the boolean. -/
@[simp] theorem Bool.or_self (b : Bool) : (b || b) = b := by cases b <;> rfl
/-- `false` on the right makes `&&` false. -/
@[simp] theorem Bool.and_false (b : Bool) : (b && false) = false := by cases b <;> rfl
/-- `true` is neutral on the right of `&&`. -/
@[simp] theorem Bool.and_true (b : Bool) : (b && true) = b := by cases b <;> rfl
/-- `false` on the left makes `&&` false. -/
@[simp] theorem Bool.false_and (b : Bool) : (false && b) = false := rfl
/-- `true` is neutral on the left of `&&`. -/
@[simp] theorem Bool.true_and (b : Bool) : (true && b) = b := rfl
/-- A boolean and itself is the boolean. -/
@[simp] theorem Bool.and_self (b : Bool) : (b && b) = b := by cases b <;> rfl
/-- Negating twice changes nothing. -/
@[simp] theorem Bool.not_not (b : Bool) : (!!b) = b := by cases b <;> rfl
/-- The negation of `true` is `false`. -/
@[simp] theorem Bool.not_true : (!true) = false := rfl
/-- The negation of `false` is `true`. -/
@[simp] theorem Bool.not_false : (!false) = true := rfl
/-- `true` is not `false`, as an equation of propositions. -/
@[simp] theorem Bool.true_eq_false : (true = false) = False := eq_false (fun h => Bool.noConfusion h)
/-- `false` is not `true`, as an equation of propositions. -/
@[simp] theorem Bool.false_eq_true : (false = true) = False := eq_false (fun h => Bool.noConfusion h)
/-- `true` is not `false`. -/
theorem Bool.true_eq_false_eq_False : ¬(true = false) := fun h => Bool.noConfusion h
/-- `||` is true where one of its sides is, as an equation of propositions. -/
@[simp] theorem Bool.or_eq_true (a b : Bool) : ((a || b) = true) = (a = true ∨ b = true) := by cases a <;> cases b <;> simp
/-- `&&` is true where both of its sides are, as an equation of propositions. -/
@[simp] theorem Bool.and_eq_true (a b : Bool) : ((a && b) = true) = (a = true ∧ b = true) := by cases a <;> cases b <;> simp
/-- `&&` is true just when both sides are. -/
theorem Bool.and_eq_true_iff {a b : Bool} : (a && b) = true ↔ a = true ∧ b = true := Iff.of_eq (Bool.and_eq_true a b)
/-- `||` is true just when one of the sides is. -/
theorem Bool.or_eq_true_iff {a b : Bool} : (a || b) = true ↔ a = true ∨ b = true := Iff.of_eq (Bool.or_eq_true a b)
/-- `||` is false just when both sides are. -/
@[simp] theorem Bool.or_eq_false_iff {a b : Bool} : (a || b) = false ↔ a = false ∧ b = false := by cases a <;> cases b <;> simp
/-- `&&` is false just when the right side is false wherever the left one is true. -/
@[simp] theorem Bool.and_eq_false_imp {a b : Bool} : (a && b) = false ↔ (a = true → b = false) := by cases a <;> cases b <;> simp
/-- `&&` is false just when one of the sides is. -/
theorem Bool.and_eq_false_iff {a b : Bool} : (a && b) = false ↔ a = false ∨ b = false := by cases a <;> cases b <;> simp
/-- `&&` is associative. -/
theorem Bool.and_assoc (a b c : Bool) : (a && b && c) = (a && (b && c)) := by cases a <;> rfl
/-- `||` is associative. -/
theorem Bool.or_assoc (a b c : Bool) : (a || b || c) = (a || (b || c)) := by cases a <;> rfl
/-- `&&` is commutative. -/
theorem Bool.and_comm (a b : Bool) : (a && b) = (b && a) := by cases a <;> cases b <;> rfl
/-- `||` is commutative. -/
theorem Bool.or_comm (a b : Bool) : (a || b) = (b || a) := by cases a <;> cases b <;> rfl
/-- The first side of `&&` changes places with the second. -/
theorem Bool.and_left_comm (a b c : Bool) : (a && (b && c)) = (b && (a && c)) := by cases a <;> cases b <;> rfl
/-- The first side of `||` changes places with the second. -/
theorem Bool.or_left_comm (a b c : Bool) : (a || (b || c)) = (b || (a || c)) := by cases a <;> cases b <;> rfl
/-- `&&` distributes over `||` on its right. -/
theorem Bool.and_or_distrib_left (a b c : Bool) : (a && (b || c)) = (a && b || a && c) := by cases a <;> rfl
/-- `&&` distributes over `||` on its left. -/
theorem Bool.and_or_distrib_right (a b c : Bool) : ((a || b) && c) = (a && c || b && c) := by cases a <;> cases b <;> cases c <;> rfl
/-- `||` distributes over `&&` on its right. -/
theorem Bool.or_and_distrib_left (a b c : Bool) : (a || b && c) = ((a || b) && (a || c)) := by cases a <;> rfl
/-- `||` distributes over `&&` on its left. -/
theorem Bool.or_and_distrib_right (a b c : Bool) : (a && b || c) = ((a || c) && (b || c)) := by cases a <;> cases b <;> cases c <;> rfl
/-- De Morgan's law for `&&`. -/
@[simp] theorem Bool.not_and (a b : Bool) : (!(a && b)) = (!a || !b) := by cases a <;> rfl
/-- De Morgan's law for `||`. -/
@[simp] theorem Bool.not_or (a b : Bool) : (!(a || b)) = (!a && !b) := by cases a <;> rfl
/-- A boolean and its negation is false. -/
@[simp] theorem Bool.and_not_self (a : Bool) : (a && !a) = false := by cases a <;> rfl
/-- The negation of a boolean and the boolean is false. -/
@[simp] theorem Bool.not_and_self (a : Bool) : (!a && a) = false := by cases a <;> rfl
/-- A boolean or its negation is true. -/
@[simp] theorem Bool.or_not_self (a : Bool) : (a || !a) = true := by cases a <;> rfl
/-- The negation of a boolean or the boolean is true. -/
@[simp] theorem Bool.not_or_self (a : Bool) : (!a || a) = true := by cases a <;> rfl
/-- A side of `&&` that is repeated on the left may be left out. -/
@[simp] theorem Bool.and_self_left (a b : Bool) : (a && (a && b)) = (a && b) := by cases a <;> rfl
/-- A side of `&&` that is repeated on the right may be left out. -/
@[simp] theorem Bool.and_self_right (a b : Bool) : ((a && b) && b) = (a && b) := by cases a <;> cases b <;> rfl
/-- A side of `||` that is repeated on the left may be left out. -/
@[simp] theorem Bool.or_self_left (a b : Bool) : (a || (a || b)) = (a || b) := by cases a <;> rfl
/-- A side of `||` that is repeated on the right may be left out. -/
@[simp] theorem Bool.or_self_right (a b : Bool) : ((a || b) || b) = (a || b) := by cases a <;> cases b <;> rfl
/-- `false` is neutral on the right of exclusive or. -/
@[simp] theorem Bool.xor_false (b : Bool) : Bool.xor b false = b := by cases b <;> rfl
/-- `false` is neutral on the left of exclusive or. -/
@[simp] theorem Bool.false_xor (b : Bool) : Bool.xor false b = b := rfl
/-- A boolean exclusive-or itself is false. -/
@[simp] theorem Bool.xor_self (b : Bool) : Bool.xor b b = false := by cases b <;> rfl
/-- Exclusive or is commutative. -/
theorem Bool.xor_comm (a b : Bool) : Bool.xor a b = Bool.xor b a := by cases a <;> cases b <;> rfl
/-- Exclusive or is associative. -/
theorem Bool.xor_assoc (a b c : Bool) : Bool.xor (Bool.xor a b) c = Bool.xor a (Bool.xor b c) := by cases a <;> cases b <;> cases c <;> rfl
/-- A negation is true where the boolean is false. -/
@[simp] theorem Bool.not_eq_true' (b : Bool) : ((!b) = true) = (b = false) := by cases b <;> simp
/-- A negation is false where the boolean is true. -/
@[simp] theorem Bool.not_eq_false' (b : Bool) : ((!b) = false) = (b = true) := by cases b <;> simp
/-- What is not true is false. -/
@[simp] theorem Bool.not_eq_true (b : Bool) : (¬(b = true)) = (b = false) := by cases b <;> simp
/-- What is not false is true. -/
@[simp] theorem Bool.not_eq_false (b : Bool) : (¬(b = false)) = (b = true) := by cases b <;> simp
/-- Booleans are equal just when they are true alike. -/
theorem Bool.eq_iff_iff {a b : Bool} : a = b ↔ (a = true ↔ b = true) := by cases a <;> cases b <;> simp
/-- A boolean is true or false. -/
theorem Bool.eq_true_or_eq_false (b : Bool) : b = true ∨ b = false := by cases b <;> simp
/-- Comparison with `true` is the boolean. -/
@[simp] theorem beq_true (b : Bool) : (b == true) = b := by cases b <;> rfl
/-- Comparison with `false` is the negation. -/
@[simp] theorem beq_false (b : Bool) : (b == false) = !b := by cases b <;> rfl
/-- Comparison of `true` with a boolean is the boolean. -/
@[simp] theorem Bool.true_beq (b : Bool) : (true == b) = b := by cases b <;> rfl
/-- Comparison of `false` with a boolean is the negation. -/
@[simp] theorem Bool.false_beq (b : Bool) : (false == b) = !b := by cases b <;> rfl
/-- No boolean equals its negation. -/
@[simp] theorem Bool.not_beq_self' (b : Bool) : ((!b) == b) = false := by cases b <;> rfl
/-- What differs from the negation of `b` is `b`. -/
@[simp] theorem Bool.not_eq_not {a b : Bool} : (¬a = !b) ↔ a = b := by cases a <;> cases b <;> simp
/-- What the negation of `a` differs from is `a`. -/
@[simp] theorem Bool.not_not_eq {a b : Bool} : (¬(!a) = b) ↔ a = b := by cases a <;> cases b <;> simp
/-- Negation of booleans is injective. -/
theorem Bool.not_inj {x y : Bool} : ((!x) = !y) → x = y := by cases x <;> cases y <;> simp
/-- Negations of booleans are equal just when the booleans are. -/
@[simp] theorem Bool.not_inj_iff {x y : Bool} : ((!x) = !y) ↔ x = y := by cases x <;> cases y <;> simp
/-- To be decided as true is to hold, as an equation of propositions. -/
@[simp] theorem decide_eq_true_eq {p : Prop} [Decidable p] : (decide p = true) = p := propext ⟨of_decide_eq_true, decide_eq_true⟩
/-- A proposition is decided as true just when it holds. -/
theorem decide_eq_true_iff {p : Prop} [Decidable p] : decide p = true ↔ p := Iff.of_eq decide_eq_true_eq
/-- A proposition is decided as false just when it does not hold. -/
@[simp] theorem decide_eq_false_iff_not {p : Prop} {_ : Decidable p} : (decide p = false) ↔ ¬p := ⟨of_decide_eq_false, decide_eq_false⟩
/-- Deciding a negation is negating the decision. -/
@[simp] theorem decide_not {p : Prop} [g : Decidable p] [h : Decidable (Not p)] : decide (Not p) = !(decide p) := by
  cases g with
  | isTrue hp => rw [decide_eq_false (not_not_intro hp)]; rfl
  | isFalse hp => rw [decide_eq_true hp]; rfl
/-- A decision whose negation is true means that the proposition does not hold. -/
theorem not_decide_eq_true {p : Prop} [h : Decidable p] : ((!decide p) = true) = ¬p := by simp
/-- Heterogeneous equality within one type is equality. -/
@[simp] theorem heq_eq_eq {α : Sort u} (a b : α) : HEq a b = (a = b) := propext ⟨eq_of_heq, heq_of_eq⟩
/-- The conditional on `true` takes the first branch. -/
@[simp] theorem cond_true {α : Sort u} (a b : α) : cond true a b = a := rfl
/-- The conditional on `false` takes the second branch. -/
@[simp] theorem cond_false {α : Sort u} (a b : α) : cond false a b = b := rfl
/-- The conditional with equal branches is that branch. -/
@[simp] theorem cond_self {α : Sort u} (c : Bool) (t : α) : cond c t t = t := by cases c <;> rfl
/-- The conditional on a boolean is `if` on its being true. -/
theorem cond_eq_ite {α : Sort u} (b : Bool) (t e : α) : (bif b then t else e) = if b then t else e := by cases b <;> rfl
/-- The conditional on a boolean is `if` on its being true. -/
theorem Bool.cond_eq_ite {α : Sort u} (b : Bool) (t e : α) : (bif b then t else e) = if b then t else e := _root_.cond_eq_ite b t e
/-- The conditional on a decision is `if` on the proposition. -/
@[simp] theorem Bool.cond_decide {α : Sort u} (p : Prop) [Decidable p] (t e : α) : cond (decide p) t e = if p then t else e := by
  cases Decidable.em p with
  | inl h => rw [_root_.decide_eq_true h, if_pos h]; rfl
  | inr h => rw [_root_.decide_eq_false h, if_neg h]; rfl
/-- A reflexive `==` is true of equal arguments. -/
@[simp] theorem beq_self_eq_true {α : Type u} [BEq α] [ReflBEq α] (a : α) : (a == a) = true := ReflBEq.rfl
/-- A reflexive `==` holds between a value and itself. -/
theorem BEq.rfl {α : Type u} [BEq α] [ReflBEq α] {a : α} : a == a := ReflBEq.rfl
/-- The `==` of decidable equality is true of equal arguments. -/
theorem beq_self_eq_true' {α : Type u} [DecidableEq α] (a : α) : (a == a) = true := by simp
/-- A lawful `==` means equality. -/
@[simp] theorem beq_iff_eq {α : Type u} [BEq α] [LawfulBEq α] {a b : α} : a == b ↔ a = b := ⟨eq_of_beq, beq_of_eq⟩
/-- A reflexive `==` makes `!=` false of equal arguments. -/
@[simp] theorem bne_self_eq_false {α : Type u} [BEq α] [ReflBEq α] (a : α) : (a != a) = false := by simp [bne]
/-- Decidable equality makes `!=` false of equal arguments. -/
theorem bne_self_eq_false' {α : Type u} [DecidableEq α] (a : α) : (a != a) = false := by simp
/-- A lawful `==` is false just when the arguments differ. -/
@[simp] theorem beq_eq_false_iff_ne {α : Type u} [BEq α] [LawfulBEq α] {a b : α} : (a == b) = false ↔ a ≠ b := ⟨ne_of_beq_false, beq_false_of_ne⟩
/-- A lawful `!=` means difference. -/
@[simp] theorem bne_iff_ne {α : Type u} [BEq α] [LawfulBEq α] {a b : α} : a != b ↔ a ≠ b := by simp [bne]
/-- A lawful `!=` is false just when the arguments are equal. -/
@[simp] theorem bne_eq_false_iff_eq {α : Type u} [BEq α] [LawfulBEq α] {a b : α} : (a != b) = false ↔ a = b := by simp [bne]
/-- `==` on booleans means equality. -/
theorem Bool.beq_to_eq (a b : Bool) : (a == b) = (a = b) := by simp
/-- A negated `==` on booleans means difference. -/
theorem Bool.not_beq_to_not_eq (a b : Bool) : (!(a == b)) = ¬(a = b) := by simp
/-- Propositions are decided alike just when they are equivalent. -/
@[simp] theorem decide_eq_decide {p q : Prop} {_ : Decidable p} {_ : Decidable q} : decide p = decide q ↔ (p ↔ q) := by
  rw [Bool.eq_iff_iff]; simp
/-- `True` is decided as true, in whatever way. -/
@[simp] theorem decide_true' (h : Decidable True) : @decide True h = true := by simp
/-- `False` is decided as false, in whatever way. -/
@[simp] theorem decide_false' (h : Decidable False) : @decide False h = false := by simp
/-- `True` is decided as true. -/
@[simp] theorem decide_true : decide True = true := rfl
/-- `False` is decided as false. -/
@[simp] theorem decide_false : decide False = false := rfl
/-- Deciding whether a boolean is true gives the boolean. -/
@[simp] theorem Bool.decide_eq_true {b : Bool} [Decidable (b = true)] : decide (b = true) = b := by cases b <;> simp
/-- Deciding whether a boolean is false gives its negation. -/
@[simp] theorem Bool.decide_eq_false {b : Bool} [Decidable (b = false)] : decide (b = false) = !b := by cases b <;> simp
/-- Deciding a conjunction is deciding both parts. -/
theorem Bool.decide_and (p q : Prop) [dpq : Decidable (p ∧ q)] [dp : Decidable p] [dq : Decidable q] : decide (p ∧ q) = (decide p && decide q) := by
  rw [Bool.eq_iff_iff]; simp
/-- Deciding a disjunction is deciding both parts. -/
theorem Bool.decide_or (p q : Prop) [dpq : Decidable (p ∨ q)] [dp : Decidable p] [dq : Decidable q] : decide (p ∨ q) = (decide p || decide q) := by
  rw [Bool.eq_iff_iff]; simp
/-- A boolean that is true where `q` holds and false elsewhere is the decision of `q`. -/
@[simp] theorem Bool.ite_eq_true_else_eq_false {b : Bool} {q : Prop} [Decidable q] : (if q then b = true else b = false) ↔ (b = decide q) := by
  cases Decidable.em q with
  | inl h => simp [h]
  | inr h => simp [h]
/-- `if` on a negation swaps the branches. -/
@[simp] theorem ite_not {α : Sort u} (p : Prop) [Decidable p] [Decidable (¬p)] (x y : α) : ite (¬p) x y = ite p y x := by
  cases Decidable.em p with
  | inl h => rw [if_pos h, if_neg (not_not_intro h)]
  | inr h => rw [if_neg h, if_pos h]
/-- `if h : ¬p` swaps the branches. -/
@[simp] theorem dite_not {α : Sort u} (p : Prop) [hn : Decidable (¬p)] [h : Decidable p] (x : ¬p → α) (y : ¬¬p → α) : dite (¬p) x y = dite p (fun h => y (not_not_intro h)) x := by
  cases Decidable.em p with
  | inl h => rw [dif_pos h, dif_neg (not_not_intro h)]
  | inr h => rw [dif_neg h, dif_pos h]
/-- A function applied to `if` may be applied to its branches. -/
theorem apply_ite {α : Sort u} {β : Sort v} (f : α → β) (P : Prop) [Decidable P] (x y : α) : f (ite P x y) = ite P (f x) (f y) := by
  cases Decidable.em P with
  | inl h => rw [if_pos h, if_pos h]
  | inr h => rw [if_neg h, if_neg h]
/-- A function applied to `if h : c` may be applied to its branches. -/
theorem apply_dite {α : Sort u} {β : Sort v} (f : α → β) (P : Prop) [Decidable P] (x : P → α) (y : ¬P → α) : f (dite P x y) = dite P (fun h => f (x h)) (fun h => f (y h)) := by
  cases Decidable.em P with
  | inl h => rw [dif_pos h, dif_pos h]
  | inr h => rw [dif_neg h, dif_neg h]
/-- `if` equals its first branch just when the second is equal to it wherever it is taken. -/
theorem ite_eq_left_iff {α : Sort u} {P : Prop} [Decidable P] {a b : α} : ite P a b = a ↔ ¬P → b = a := by
  cases Decidable.em P with
  | inl h => simp [h]
  | inr h => simp [h]
/-- `if` equals its second branch just when the first is equal to it wherever it is taken. -/
theorem ite_eq_right_iff {α : Sort u} {P : Prop} [Decidable P] {a b : α} : ite P a b = b ↔ P → a = b := by
  cases Decidable.em P with
  | inl h => simp [h]
  | inr h => simp [h]
attribute [simp] ite_eq_left_iff ite_eq_right_iff
/-- `if` equals `c` just when the branch that is taken does. -/
theorem ite_eq_iff {α : Sort u} {p : Prop} [Decidable p] {a b c : α} : ite p a b = c ↔ p ∧ a = c ∨ ¬p ∧ b = c := by
  cases Decidable.em p with
  | inl h => simp [h]
  | inr h => simp [h]
/-- `if` with `True` as its second branch is implication. -/
@[simp] theorem if_true_right {p q : Prop} [Decidable p] : ite p q True ↔ (p → q) := by cases Decidable.em p with | inl h => simp [h] | inr h => simp [h]
/-- `if` with `True` as its first branch is implication by the negated condition. -/
@[simp] theorem if_true_left {p q : Prop} [Decidable p] : ite p True q ↔ ¬p → q := by cases Decidable.em p with | inl h => simp [h] | inr h => simp [h]
/-- `if` with `False` as its second branch is conjunction. -/
@[simp] theorem if_false_right {p q : Prop} [Decidable p] : ite p q False ↔ p ∧ q := by cases Decidable.em p with | inl h => simp [h] | inr h => simp [h]
/-- `if` with `False` as its first branch is conjunction with the negated condition. -/
@[simp] theorem if_false_left {p q : Prop} [Decidable p] : ite p False q ↔ ¬p ∧ q := by cases Decidable.em p with | inl h => simp [h] | inr h => simp [h]
/-- `if` with its condition as first branch is implication by the negated condition. -/
@[simp] theorem ite_then_self {p q : Prop} [h : Decidable p] : (if p then p else q) ↔ (¬p → q) := by cases Decidable.em p with | inl h => simp [h] | inr h => simp [h]
/-- `if` between `true` and `false` is the decision. -/
@[simp] theorem Bool.ite_true_false {p : Prop} [Decidable p] : (if p then true else false) = decide p := by cases Decidable.em p with | inl h => simp [h] | inr h => simp [h]
/-- `if` between `false` and `true` is the decision of the negation. -/
@[simp] theorem Bool.ite_false_true {p : Prop} [Decidable p] : (if p then false else true) = decide (¬p) := by cases Decidable.em p with | inl h => simp [h] | inr h => simp [h]
/-- A composition applies the inner function, then the outer one. -/
@[simp] theorem Function.comp_apply {α : Sort u₁} {β : Sort u₂} {δ : Sort w} {f : β → δ} {g : α → β} {x : α} : (f ∘ g) x = f (g x) := rfl
/-- A composition, written out. -/
theorem Function.comp_def {α : Sort u₁} {β : Sort u₂} {δ : Sort w} (f : β → δ) (g : α → β) : f ∘ g = fun x => f (g x) := rfl
/-- The constant function has its value everywhere. -/
@[simp] theorem Function.const_apply {α : Sort u} {β : Sort v} {y : β} {x : α} : Function.const α y x = y := rfl
/-- `≥` is `≤` with its sides swapped. -/
theorem ge_iff_le {α : Type u} [LE α] {x y : α} : x ≥ y ↔ y ≤ x := Iff.rfl
/-- `>` is `<` with its sides swapped. -/
theorem gt_iff_lt {α : Type u} [LT α] {x y : α} : x > y ↔ y < x := Iff.rfl
attribute [simp] ge_iff_le gt_iff_lt
/-- Equality followed by `≤` is `≤`. -/
theorem le_of_eq_of_le {α : Type u} {a b c : α} [LE α] (h₁ : a = b) (h₂ : b ≤ c) : a ≤ c := h₁ ▸ h₂
/-- `≤` followed by equality is `≤`. -/
theorem le_of_le_of_eq {α : Type u} {a b c : α} [LE α] (h₁ : a ≤ b) (h₂ : b = c) : a ≤ c := h₂ ▸ h₁
/-- Equality followed by `<` is `<`. -/
theorem lt_of_eq_of_lt {α : Type u} {a b c : α} [LT α] (h₁ : a = b) (h₂ : b < c) : a < c := h₁ ▸ h₂
/-- `<` followed by equality is `<`. -/
theorem lt_of_lt_of_eq {α : Type u} {a b c : α} [LT α] (h₁ : a < b) (h₂ : b = c) : a < c := h₂ ▸ h₁
/-- Relations that compose, for `calc`. -/
class Trans.{p, q, r, a, b, c} {α : Sort a} {β : Sort b} {γ : Sort c} (r : α → β → Sort p) (s : β → γ → Sort q) (t : outParam (α → γ → Sort r)) where
  /-- Relations that follow each other give the third. -/
  trans {a b c} : r a b → s b c → t a c
export Trans (trans)
instance {α : Sort u} {γ : Sort v} (r : α → γ → Sort w) : Trans Eq r r := ⟨fun e h => e ▸ h⟩
instance {α : Sort u} {β : Sort v} (r : α → β → Sort w) : Trans r Eq r := ⟨fun h e => e ▸ h⟩
instance : Trans Iff Iff Iff := ⟨Iff.trans⟩
/-- The identity, not to be unfolded: a marker of the engine. -/
opaque Lean.opaqueId {α : Sort u} (x : α) : α := x
/-- Proofs of one proposition are equal. -/
theorem proof_irrel {a : Prop} (h₁ h₂ : a) : h₁ = h₂ := rfl
/-- Proofs of whatever propositions are equal, heterogeneously. -/
theorem proof_irrel_heq {p q : Prop} (hp : p) (hq : q) : HEq hp hq := by
  have : p = q := propext (iff_of_true hp hq)
  subst this; exact .rfl

/-! ## Extensionality -/

attribute [ext] Prod.ext funext propext Subtype.ext
attribute [symm] Eq.symm Iff.symm HEq.symm Ne.symm And.symm Or.symm
