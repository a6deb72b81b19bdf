prelude
import Init.Quantifiers
/-!
# Booleans: simplification lemmas

Booleans, decisions, `if`, and what `split`, `calc` and `ext` quote.
-/
set_option linter.all false
universe u v w u₁ u₂ u₃
noncomputable section

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
