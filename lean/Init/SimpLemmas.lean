prelude
import Init.Classical
/-!
# Logical simplification lemmas

What `simp` itself refers to, and the propositional lemmas of its default set.
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
