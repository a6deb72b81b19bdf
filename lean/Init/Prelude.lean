prelude
/-!
# Seed of the core library

The types and constants that the engine itself refers to before any notation or tactic exists: logic, equality,
`Nat`, `Bool`, `List`, `Char`, `String`, decidability, and the description language of syntax
(`Lean.ParserDescr`) through which `Init.Notation` and `Init.Tactics` bring the engine's own parsers alive.

Nothing here is executed: the kernel computes, so every definition is `noncomputable`.
-/

set_option linter.defProp false
set_option linter.missingDocs false

universe u v w u₁ u₂

/-- Stands for erased terms in the compiler's intermediate code; proofs cannot use it. -/
unsafe axiom lcErased : Type
/-- Stands for any type in the compiler's intermediate code; proofs cannot use it. -/
unsafe axiom lcAny : Type
/-- Stands for the absence of a value in the compiler's intermediate code; proofs cannot use it. -/
unsafe axiom lcVoid : Type
/-- Stands for erased proofs in the compiler's intermediate code; proofs cannot use it. -/
unsafe axiom lcProof {α : Prop} : α
/-- Stands for casts in the compiler's intermediate code; proofs cannot use it. -/
unsafe axiom lcCast {α : Sort u} {β : Sort v} (a : α) : β
/-- Stands for code never reached in the compiler's intermediate code; proofs cannot use it. -/
unsafe axiom lcUnreachable {α : Sort u} : α

set_option bootstrap.inductiveCheckResultingUniverse false in
/-- The canonical one-element type in every universe. -/
inductive PUnit : Sort u where
  /-- The only element. -/
  | unit : PUnit

/-- The canonical one-element type. -/
abbrev Unit : Type := PUnit
/-- The only element of `Unit`. -/
@[match_pattern] abbrev Unit.unit : Unit := PUnit.unit

/-- The identity function. -/
@[inline] def id {α : Sort u} (a : α) : α := a
/-- The identity; the kernel computes the argument first. -/
def eagerReduce {α : Sort u} (a : α) : α := a
/-- Composition of functions, `f ∘ g`. -/
@[inline] def Function.comp {α : Sort u} {β : Sort v} {δ : Sort w} (f : β → δ) (g : α → β) : α → δ :=
  fun x => f (g x)
/-- The function that is constantly `a`. -/
@[inline] def Function.const {α : Sort u} (β : Sort v) (a : α) : β → α := fun _ => a
set_option checkBinderAnnotations false in
/-- The instance of type `α` that instance resolution finds. -/
@[reducible] def inferInstance {α : Sort u} [i : α] : α := i
/-- Marks a class parameter that instance resolution finds rather than is given. -/
@[reducible] def outParam (α : Sort u) : Sort u := α
/-- Marks a class parameter as semi-output. -/
@[reducible] def semiOutParam (α : Sort u) : Sort u := α
/-- Argument with a default value. -/
@[reducible] def optParam (α : Sort u) (_default : α) : Sort u := α
/-- Marks a function argument in the preprocessing of well-founded recursion. -/
abbrev wfParam {α : Sort u} (a : α) : α := a

/-- Truth. -/
inductive True : Prop where
  /-- Truth holds. -/
  | intro : True
/-- Falsity: it has no proof. -/
inductive False : Prop
/-- The empty type. -/
inductive Empty : Type
set_option bootstrap.inductiveCheckResultingUniverse false in
/-- The empty type in every universe. -/
inductive PEmpty : Sort u where
/-- From falsity, anything. -/
def False.elim {C : Sort u} (h : False) : C := h.rec
/-- Negation, `¬ a`. -/
def Not (a : Prop) : Prop := a → False
/-- From a contradiction, anything. -/
def absurd {a : Prop} {b : Sort v} (h₁ : a) (h₂ : Not a) : b := (h₂ h₁).rec

/-- Equality, `a = b`. -/
inductive Eq {α : Sort u} : α → α → Prop where
  /-- Everything equals itself. -/
  | refl (a : α) : Eq a a
/-- Elimination of equality into any sort, with a motive that ignores the proof. -/
abbrev Eq.ndrec.{v₁, v₂} {α : Sort v₂} {a : α} {motive : α → Sort v₁} (m : motive a) {b : α} (h : Eq a b) :
    motive b := h.rec m
/-- Everything equals itself. -/
@[match_pattern] def rfl {α : Sort u} {a : α} : Eq a a := Eq.refl a
/-- Substitution: what holds of a value holds of everything equal to it. -/
theorem Eq.subst {α : Sort u} {motive : α → Prop} {a b : α} (h₁ : Eq a b) (h₂ : motive a) : motive b :=
  Eq.ndrec h₂ h₁
/-- Equality is symmetric. -/
theorem Eq.symm {α : Sort u} {a b : α} (h : Eq a b) : Eq b a :=
  Eq.subst (motive := fun x => Eq x a) h rfl
/-- Equality is transitive. -/
theorem Eq.trans {α : Sort u} {a b c : α} (h₁ : Eq a b) (h₂ : Eq b c) : Eq a c := Eq.subst h₂ h₁
/-- Transport along an equality of types. -/
abbrev cast {α β : Sort u} (h : Eq α β) (a : α) : β := h.rec a
/-- Functions respect equality of arguments. -/
theorem congrArg {α : Sort u} {β : Sort v} {a₁ a₂ : α} (f : α → β) (h : Eq a₁ a₂) : Eq (f a₁) (f a₂) :=
  Eq.subst (motive := fun x => Eq (f a₁) (f x)) h rfl
/-- Equal functions at equal arguments are equal. -/
theorem congr {α : Sort u} {β : Sort v} {f₁ f₂ : α → β} {a₁ a₂ : α} (h₁ : Eq f₁ f₂) (h₂ : Eq a₁ a₂) :
    Eq (f₁ a₁) (f₂ a₂) :=
  Eq.subst (motive := fun x => Eq (f₁ a₁) (f₂ x)) h₂
    (Eq.subst (motive := fun (f : α → β) => Eq (f₁ a₁) (f a₁)) h₁ rfl)
/-- Equal functions agree everywhere. -/
theorem congrFun {α : Sort u} {β : α → Sort v} {f g : (x : α) → β x} (h : Eq f g) (a : α) : Eq (f a) (g a) :=
  Eq.subst (motive := fun (k : (x : α) → β x) => Eq (f a) (k a)) h rfl
/-- `congrFun` for functions that are not dependent. -/
theorem congrFun' {α : Sort u} {β : Sort v} {f g : α → β} (h : Eq f g) (a : α) : Eq (f a) (g a) := congrFun h a
/-- Transport along an equality of types. -/
abbrev Eq.mp {α β : Sort u} (h : Eq α β) (a : α) : β := h.rec a
/-- Transport back along an equality of types. -/
abbrev Eq.mpr {α β : Sort u} (h : Eq α β) (b : β) : α := h.symm.rec b

/-- Equality between terms whose types need not be definitionally equal, `a ≍ b`. -/
inductive HEq : {α : Sort u} → α → {β : Sort u} → β → Prop where
  /-- Everything equals itself. -/
  | refl (a : α) : HEq a a
/-- Everything equals itself, heterogeneously. -/
@[match_pattern] protected def HEq.rfl {α : Sort u} {a : α} : HEq a a := HEq.refl a
/-- Heterogeneous equality at one type is equality. -/
theorem eq_of_heq {α : Sort u} {a a' : α} (h : HEq a a') : Eq a a' :=
  have key : (β : Sort u) → (b : β) → HEq a b → (e : Eq α β) → Eq (cast e a) b :=
    fun _ _ hb => hb.rec (fun _ => rfl)
  key α a' h rfl
/-- Equality is heterogeneous equality. -/
theorem heq_of_eq {α : Sort u} {a a' : α} (h : Eq a a') : HEq a a' := Eq.subst h (HEq.refl a)

/-- Conjunction, `a ∧ b`. -/
@[pp_using_anonymous_constructor] structure And (a b : Prop) : Prop where
  /-- A proof of each part proves the conjunction. -/
  intro ::
  /-- The left part. -/
  left : a
  /-- The right part. -/
  right : b
/-- Disjunction, `a ∨ b`. -/
inductive Or (a b : Prop) : Prop where
  /-- By the left part. -/
  | inl (h : a) : Or a b
  /-- By the right part. -/
  | inr (h : b) : Or a b
/-- Equivalence of propositions, `a ↔ b`. -/
structure Iff (a b : Prop) : Prop where
  /-- From both implications. -/
  intro ::
  /-- Left to right. -/
  mp : a → b
  /-- Right to left. -/
  mpr : b → a
/-- Existence, `∃ x, p x`. -/
inductive Exists {α : Sort u} (p : α → Prop) : Prop where
  /-- A witness and its proof. -/
  | intro (w : α) (h : p w) : Exists p

/-- Pairs in any sorts. -/
@[pp_using_anonymous_constructor] structure PProd (α : Sort u) (β : Sort v) where
  /-- The first element. -/
  fst : α
  /-- The second element. -/
  snd : β
/-- Pairs, `α × β`. -/
structure Prod (α : Type u) (β : Type v) where
  /-- The pair of two elements. -/
  mk ::
  /-- The first element. -/
  fst : α
  /-- The second element. -/
  snd : β
attribute [unbox] Prod
/-- Pairs in one universe. -/
structure MProd (α β : Type u) where
  /-- The first element. -/
  fst : α
  /-- The second element. -/
  snd : β
/-- Dependent pairs. -/
@[pp_using_anonymous_constructor] structure Sigma {α : Type u} (β : α → Type v) where
  /-- The pair of an element and one of its type. -/
  mk ::
  /-- The first element. -/
  fst : α
  /-- The second element, whose type depends on the first. -/
  snd : β fst
/-- Dependent pairs in any sorts. -/
@[pp_using_anonymous_constructor] structure PSigma {α : Sort u} (β : α → Sort v) where
  /-- The pair of an element and one of its type. -/
  mk ::
  /-- The first element. -/
  fst : α
  /-- The second element, whose type depends on the first. -/
  snd : β fst
/-- The elements of `α` that satisfy `p`, `{x : α // p x}`. -/
@[pp_using_anonymous_constructor] structure Subtype {α : Sort u} (p : α → Prop) where
  /-- The element. -/
  val : α
  /-- It satisfies the predicate. -/
  property : p val
/-- Lifts a sort to a larger universe. -/
structure PULift.{r, s} (α : Sort s) : Sort (max s r 1) where
  /-- An element in the larger universe. -/
  up ::
  /-- The element in its own universe. -/
  down : α
/-- Lifts a proposition or type into `Type`. -/
structure PLift (α : Sort u) : Type u where
  /-- An element or proof as an element of a type. -/
  up ::
  /-- The element or proof itself. -/
  down : α
/-- Lifts a type to a larger universe. -/
structure ULift.{r, s} (α : Type s) : Type (max s r) where
  /-- An element in the larger universe. -/
  up ::
  /-- The element in its own universe. -/
  down : α
set_option genCtorIdx false in
/-- Truth values. -/
inductive Bool : Type where
  /-- False. -/
  | false : Bool
  /-- True. -/
  | true : Bool
export Bool (false true)
/-- `if` on a boolean. -/
@[macro_inline] def cond {α : Sort u} (c : Bool) (x y : α) : α := c.casesOn y x

set_option genCtorIdx false in
/-- The natural numbers. -/
inductive Nat where
  /-- Zero. -/
  | zero : Nat
  /-- Successor. -/
  | succ (n : Nat) : Nat

set_option genCtorIdx false in
/-- Decidable propositions: a proof, or a refutation. -/
class inductive Decidable (p : Prop) where
  /-- The proposition is false. -/
  | isFalse (h : Not p) : Decidable p
  /-- The proposition is true. -/
  | isTrue (h : p) : Decidable p
export Decidable (isTrue isFalse)

/-- Numerals of type `α`. -/
class OfNat (α : Type u) (_ : Nat) where
  /-- The value of the numeral. -/
  ofNat : α
/-- Numerals are natural numbers unless something else is said. -/
@[default_instance 100] instance instOfNatNat (n : Nat) : OfNat Nat n := ⟨n⟩

/-- The index of a number's constructor. -/
protected noncomputable def Nat.ctorIdx (t : Nat) : Nat := t.casesOn 0 (fun _ => 1)
/-- The index of a boolean's constructor. -/
protected noncomputable def Bool.ctorIdx (t : Bool) : Nat := t.casesOn 0 1
/-- The index of a decision's constructor. -/
protected noncomputable def Decidable.ctorIdx {p : Prop} (t : Decidable p) : Nat := t.casesOn (fun _ => 0) (fun _ => 1)
/-- Equality of natural numbers as a boolean. -/
@[extern "lean_nat_dec_eq"] def Nat.beq : Nat → Nat → Bool
  | .zero, .zero => true
  | .zero, .succ _ => false
  | .succ _, .zero => false
  | .succ n, .succ m => Nat.beq n m
private theorem falseNeTrue (h : Eq false true) : False :=
  Eq.subst (motive := fun b => cond b False True) h True.intro
/-- What `Nat.beq` calls equal is equal. -/
theorem Nat.eq_of_beq_eq_true : {n m : Nat} → Eq (Nat.beq n m) true → Eq n m
  | .zero, .zero, _ => rfl
  | .zero, .succ _, h => (falseNeTrue h).elim
  | .succ _, .zero, h => (falseNeTrue h).elim
  | .succ n, .succ m, h =>
    have : Eq (Nat.beq n m) true := h
    congrArg Nat.succ (Nat.eq_of_beq_eq_true this)
private theorem Nat.beqRefl : (n : Nat) → Eq (Nat.beq n n) true
  | .zero => rfl
  | .succ n => Nat.beqRefl n
/-- Values of different constructors are different: what `cases` and `injection` build on. -/
theorem noConfusion_of_Nat {α : Sort u} (f : α → Nat) {a b : α} (h : Eq a b) :
    (Nat.beq (f a) (f b)).rec (motive := fun _ => Prop) False True :=
  Eq.subst (motive := fun c => (Nat.beq (f a) (f c)).rec (motive := fun _ => Prop) False True) h
    (Eq.subst (motive := fun (c : Bool) => c.rec (motive := fun _ => Prop) False True) (Eq.symm (Nat.beqRefl (f a))) True.intro)
/-- What `Nat.beq` calls different is different. -/
theorem Nat.ne_of_beq_eq_false {n m : Nat} (h : Eq (Nat.beq n m) false) : Not (Eq n m) :=
  fun e => falseNeTrue (Eq.trans (Eq.symm h) (Eq.subst (motive := fun k => Eq (Nat.beq n k) true) e (Nat.beqRefl n)))
/-- Equality of natural numbers is decidable. -/
noncomputable def Nat.decEq (n m : Nat) : Decidable (Eq n m) :=
  Bool.casesOn (motive := fun b => Eq (Nat.beq n m) b → Decidable (Eq n m)) (Nat.beq n m)
    (fun h => isFalse (Nat.ne_of_beq_eq_false h)) (fun h => isTrue (Nat.eq_of_beq_eq_true h)) rfl

/-- `≤` as a boolean. -/
@[extern "lean_nat_dec_le"] def Nat.ble : Nat → Nat → Bool
  | .zero, .zero => true
  | .zero, .succ _ => true
  | .succ _, .zero => false
  | .succ n, .succ m => Nat.ble n m

/-- Disjoint union, `α ⊕ β`. -/
inductive Sum (α : Type u) (β : Type v) where
  /-- An element of the left type. -/
  | inl (val : α) : Sum α β
  /-- An element of the right type. -/
  | inr (val : β) : Sum α β
/-- Disjoint union of sorts. -/
inductive PSum (α : Sort u) (β : Sort v) where
  /-- An element of the left sort. -/
  | inl (val : α) : PSum α β
  /-- An element of the right sort. -/
  | inr (val : β) : PSum α β

/-- Lists. -/
inductive List (α : Type u) where
  /-- The empty list, `[]`. -/
  | nil : List α
  /-- An element before a list, `a :: as`. -/
  | cons (head : α) (tail : List α) : List α
/-- A value, or none. -/
inductive Option (α : Type u) where
  /-- No value. -/
  | none : Option α
  /-- A value. -/
  | some (val : α) : Option α
attribute [unbox] Option
export Option (none some)
/-- A value, or an error. -/
inductive Except (ε : Type u) (α : Type v) where
  /-- An error. -/
  | error (e : ε) : Except ε α
  /-- A value. -/
  | ok (a : α) : Except ε α
/-- Arrays: a list of elements under a constructor of its own. -/
structure Array (α : Type u) where
  /-- The array of a list's elements. -/
  mk ::
  /-- The elements in order. -/
  toList : List α
/-- Coercions to functions. -/
class CoeFun (α : Sort u) (γ : outParam (α → Sort v)) where
  /-- The function. -/
  coe : (f : α) → γ f
attribute [coe_decl] CoeFun.coe
/-- Coercions to sorts. -/
class CoeSort (α : Sort u) (β : outParam (Sort v)) where
  /-- The sort. -/
  coe : α → β
attribute [coe_decl] CoeSort.coe
/-- Types with a chosen element. -/
class Inhabited (α : Sort u) where
  /-- The chosen element. -/
  default : α
export Inhabited (default)
/-- Types with an element. -/
class inductive Nonempty (α : Sort u) : Prop where
  /-- The witness. -/
  | intro (val : α) : Nonempty α

noncomputable section

/-- The decision as a boolean: `true` where the proposition holds. -/
def Decidable.decide (p : Prop) [h : Decidable p] : Bool :=
  h.casesOn (fun _ => false) (fun _ => true)
export Decidable (decide)
/-- Decidable equality on `α`. -/
abbrev DecidableEq (α : Sort u) := (a b : α) → Decidable (Eq a b)
/-- A decidable predicate. -/
abbrev DecidablePred {α : Sort u} (r : α → Prop) := (a : α) → Decidable (r a)
/-- A decidable relation. -/
abbrev DecidableRel {α : Sort u} {β : Sort v} (r : α → β → Prop) := (a : α) → (b : β) → Decidable (r a b)
/-- `if c then t else e` on a proposition. -/
@[macro_inline] def ite {α : Sort u} (c : Prop) [h : Decidable c] (t e : α) : α :=
  match h with
  | isTrue _ => t
  | isFalse _ => e
/-- `if h : c then t else e` on a proposition. -/
@[macro_inline] def dite {α : Sort u} (c : Prop) [h : Decidable c] (t : c → α) (e : Not c → α) : α :=
  match h with
  | isTrue h => t h
  | isFalse h => e h

/-- The predecessor; zero's is zero. -/
def Nat.pred : Nat → Nat
  | .zero => .zero
  | .succ n => n
/-- Addition. -/
@[match_pattern] protected def Nat.add : Nat → Nat → Nat
  | n, .zero => n
  | n, .succ m => .succ (Nat.add n m)
/-- Multiplication. -/
protected def Nat.mul : Nat → Nat → Nat
  | _, .zero => .zero
  | n, .succ m => Nat.add (Nat.mul n m) n
/-- Power. -/
protected def Nat.pow (m : Nat) : Nat → Nat
  | .zero => .succ .zero
  | .succ n => Nat.mul (Nat.pow m n) m
/-- Subtraction, cut off at zero. -/
protected def Nat.sub : Nat → Nat → Nat
  | n, .zero => n
  | n, .succ m => Nat.pred (Nat.sub n m)
/-- `≤` on natural numbers. -/
protected inductive Nat.le (n : Nat) : Nat → Prop where
  /-- `n ≤ n`. -/
  | refl : Nat.le n n
  /-- One step up. -/
  | step {m} : Nat.le n m → Nat.le n (.succ m)
/-- `<` on natural numbers. -/
protected def Nat.lt (n m : Nat) : Prop := Nat.le (Nat.add n 1) m
/-- Types with `<`. -/
class LT (α : Type u) where
  /-- The relation. -/
  lt : α → α → Prop
/-- Types with `≤`. -/
class LE (α : Type u) where
  /-- The relation. -/
  le : α → α → Prop
/-- `a ≥ b` is `b ≤ a`. -/
@[reducible] def GE.ge {α : Type u} [LE α] (a b : α) : Prop := LE.le b a
/-- `a > b` is `b < a`. -/
@[reducible] def GT.gt {α : Type u} [LT α] (a b : α) : Prop := LT.lt b a
/-- `<` on natural numbers. -/
instance instLTNat : LT Nat := ⟨Nat.lt⟩
/-- `≤` on natural numbers. -/
instance instLENat : LE Nat := ⟨Nat.le⟩

/-- The natural numbers below `n`. -/
@[pp_using_anonymous_constructor] structure Fin (n : Nat) where
  /-- The number. -/
  val : Nat
  /-- It is below the bound. -/
  isLt : LT.lt val n
/-- Bit vectors of width `w`. -/
structure BitVec (w : Nat) where
  /-- From a number below `2 ^ w`. -/
  ofFin ::
  /-- The number below `2 ^ w`. -/
  toFin : Fin (Nat.pow 2 w)
/-- The number of values of an unsigned 32-bit integer. -/
abbrev UInt32.size : Nat := 4294967296
/-- Unsigned 32-bit integers. -/
structure UInt32 where
  /-- From 32 bits. -/
  ofBitVec ::
  /-- The bits. -/
  toBitVec : BitVec 32
/-- The number of an unsigned 32-bit integer. -/
def UInt32.toNat (n : UInt32) : Nat := n.toBitVec.toFin.val
/-- The number is a Unicode scalar value: below 0xD800 or between 0xE000 and 0x10FFFF. -/
abbrev Nat.isValidChar (n : Nat) : Prop :=
  Or (LT.lt n 0xd800) (And (LT.lt 0xdfff n) (LT.lt n 0x110000))
/-- The integer is a Unicode scalar value. -/
abbrev UInt32.isValidChar (n : UInt32) : Prop := Nat.isValidChar n.toNat
/-- Unicode scalar values. -/
structure Char where
  /-- The code point. -/
  val : UInt32
  /-- It is a scalar value. -/
  valid : val.isValidChar
/-- Strings: a list of characters under a constructor of its own. -/
structure String where
  /-- The string of the given characters. -/
  ofList ::
  /-- The characters. -/
  toList : List Char

/-- Propositions that are equivalent are equal. -/
axiom propext {a b : Prop} : (Iff a b) → Eq a b
/-- The placeholder that `sorry` and errors leave: never in an accepted proof. -/
@[never_extract] axiom sorryAx (α : Sort u) (synthetic : Bool) : α

init_quot

end
