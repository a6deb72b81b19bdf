prelude
import Init.Data.Nat.Lemmas
/-!
# Integers: definitions

`Int.ofNat n` is `n`, `Int.negSucc n` is `-(n + 1)`. Division and remainder are Euclidean (`ediv`, `emod`): the
remainder is never negative.
-/
set_option linter.all false
universe u v w
noncomputable section

set_option genCtorIdx false in
/-- The integers. -/
inductive Int : Type where
  /-- A natural number as an integer. -/
  | ofNat : Nat → Int
  /-- `-(n + 1)`. -/
  | negSucc : Nat → Int
/-- The index of an integer's constructor. -/
protected def Int.ctorIdx (t : Int) : Nat := t.casesOn (fun _ => 0) (fun _ => 1)
/-- Types that integers have a cast into. -/
class IntCast (R : Type u) where
  /-- The value of an integer in the type. -/
  protected intCast : Int → R
instance : IntCast Int := ⟨id⟩
/-- The cast of an integer. -/
@[coe, reducible, match_pattern] protected def Int.cast {R : Type u} [IntCast R] : Int → R := IntCast.intCast
instance {R : Type u} [IntCast R] : CoeTail Int R := ⟨Int.cast⟩
instance {R : Type u} [IntCast R] : CoeHTCT Int R := ⟨Int.cast⟩
/-- Natural numbers are cast to integers by `Int.ofNat`. -/
instance instNatCastInt : NatCast Int := ⟨Int.ofNat⟩
/-- Numerals as integers. -/
instance instOfNat {n : Nat} : OfNat Int n := ⟨Int.ofNat n⟩
namespace Int
instance : Inhabited Int := ⟨ofNat 0⟩
/-- The negation of a natural number. -/
def negOfNat : Nat → Int
  | 0 => 0
  | Nat.succ m => negSucc m
/-- Negation. -/
protected def neg (n : Int) : Int :=
  match n with
  | ofNat n => negOfNat n
  | negSucc n => Nat.succ n
/-- `-` before an integer. -/
instance instNegInt : Neg Int := ⟨Int.neg⟩
/-- The difference of two natural numbers as an integer. -/
def subNatNat (m n : Nat) : Int :=
  match (n - m : Nat) with
  | 0 => ofNat (m - n)
  | Nat.succ k => negSucc k
/-- Addition. -/
protected def add (m n : Int) : Int :=
  match m, n with
  | ofNat m, ofNat n => ofNat (m + n)
  | ofNat m, negSucc n => subNatNat m (Nat.succ n)
  | negSucc m, ofNat n => subNatNat n (Nat.succ m)
  | negSucc m, negSucc n => negSucc (Nat.succ (m + n))
/-- `+` on integers. -/
instance instAdd : Add Int := ⟨Int.add⟩
/-- Multiplication. -/
protected def mul (m n : Int) : Int :=
  match m, n with
  | ofNat m, ofNat n => ofNat (m * n)
  | ofNat m, negSucc n => negOfNat (m * Nat.succ n)
  | negSucc m, ofNat n => negOfNat (Nat.succ m * n)
  | negSucc m, negSucc n => ofNat (Nat.succ m * Nat.succ n)
/-- `*` on integers. -/
instance instMul : Mul Int := ⟨Int.mul⟩
/-- Subtraction. -/
protected def sub (m n : Int) : Int := m + -n
/-- `-` between integers. -/
instance instSub : Sub Int := ⟨Int.sub⟩
/-- Being a natural number. -/
inductive NonNeg : Int → Prop where
  /-- A natural number is not negative. -/
  | mk (n : Nat) : NonNeg (ofNat n)
/-- `a ≤ b`. -/
protected def le (a b : Int) : Prop := NonNeg (b - a)
/-- `≤` on integers. -/
instance instLEInt : LE Int := ⟨Int.le⟩
/-- `a < b`. -/
protected def lt (a b : Int) : Prop := (a + 1) ≤ b
/-- `<` on integers. -/
instance instLTInt : LT Int := ⟨Int.lt⟩
/-- Equality of integers is decidable. -/
protected def decEq (a b : Int) : Decidable (a = b) :=
  match a, b with
  | ofNat a, ofNat b => match Nat.decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse h => isFalse (fun e => by cases e; exact h rfl)
  | ofNat _, negSucc _ => isFalse (fun e => by cases e)
  | negSucc _, ofNat _ => isFalse (fun e => by cases e)
  | negSucc a, negSucc b => match Nat.decEq a b with
    | isTrue h => isTrue (h ▸ rfl)
    | isFalse h => isFalse (fun e => by cases e; exact h rfl)
/-- Equality of integers is decidable. -/
instance instDecidableEq : DecidableEq Int := Int.decEq
/-- Being a natural number is decidable. -/
private def decNonneg (m : Int) : Decidable (NonNeg m) :=
  match m with
  | ofNat m => isTrue (NonNeg.mk m)
  | negSucc _ => isFalse (fun h => by cases h)
/-- `≤` on integers is decidable. -/
instance decLe (a b : Int) : Decidable (a ≤ b) := decNonneg _
/-- `<` on integers is decidable. -/
instance decLt (a b : Int) : Decidable (a < b) := decNonneg _
/-- The absolute value as a natural number. -/
def natAbs (m : Int) : Nat :=
  match m with
  | ofNat m => m
  | negSucc m => m.succ
/-- The sign: -1, 0 or 1. -/
def sign : Int → Int
  | ofNat (Nat.succ _) => 1
  | ofNat 0 => 0
  | negSucc _ => -1
/-- The natural number, zero for a negative integer. -/
def toNat : Int → Nat
  | ofNat n => n
  | negSucc _ => 0
/-- Division with the remainder in `[0, |b|)`; by zero it is zero. -/
def ediv : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, negSucc n => -ofNat (m / Nat.succ n)
  | negSucc _, ofNat 0 => 0
  | negSucc m, ofNat (Nat.succ n) => negSucc (m / Nat.succ n)
  | negSucc m, negSucc n => ofNat (Nat.succ (m / Nat.succ n))
/-- The remainder in `[0, |b|)`; by zero it is the dividend. -/
def emod : Int → Int → Int
  | ofNat m, n => ofNat (m % natAbs n)
  | negSucc m, n => subNatNat (natAbs n) (Nat.succ (m % natAbs n))
/-- `/` on integers is Euclidean division. -/
instance instDiv : Div Int := ⟨Int.ediv⟩
/-- `%` on integers is the Euclidean remainder, which is not negative unless the divisor is zero. -/
instance instMod : Mod Int := ⟨Int.emod⟩
/-- One integer divides another if this is a multiple of it. -/
instance instDvd : Dvd Int := ⟨fun a b => ∃ c, b = a * c⟩
/-- Division rounded to zero. -/
def tdiv : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, negSucc n => -ofNat (m / Nat.succ n)
  | negSucc m, ofNat n => -ofNat (Nat.succ m / n)
  | negSucc m, negSucc n => ofNat (Nat.succ m / Nat.succ n)
/-- The remainder of division rounded to zero. -/
def tmod : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m % n)
  | ofNat m, negSucc n => ofNat (m % Nat.succ n)
  | negSucc m, ofNat n => -ofNat (Nat.succ m % n)
  | negSucc m, negSucc n => -ofNat (Nat.succ m % Nat.succ n)
/-- Power with a natural exponent. -/
protected def pow (m : Int) : Nat → Int
  | 0 => 1
  | Nat.succ n => Int.pow m n * m
/-- `^` on integers, with natural exponents. -/
instance instNatPow : NatPow Int := ⟨Int.pow⟩
/-- The smaller of two integers. -/
instance instMinInt : Min Int := minOfLe
/-- The larger of two integers. -/
instance instMaxInt : Max Int := maxOfLe
/-- The remainder in `[-m/2, m/2)`. -/
def bmod (x : Int) (m : Nat) : Int :=
  let r := x % m
  if r < (m + 1) / 2 then r else r - m
/-- The quotient that belongs to `bmod`. -/
def bdiv (x : Int) (m : Nat) : Int :=
  if m = 0 then 0
  else
    let q := x / m
    let r := x % m
    if r < (m + 1) / 2 then q else q + 1
/-- The natural number of a non-negative integer. -/
def toNat? : Int → Option Nat
  | ofNat n => some n
  | negSucc _ => none
/-- The greatest common divisor of the absolute values. -/
def gcd (m n : Int) : Nat := m.natAbs.gcd n.natAbs
/-- The least common multiple of the absolute values. -/
def lcm (m n : Int) : Nat := m.natAbs.lcm n.natAbs
end Int
