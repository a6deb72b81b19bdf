prelude
import Init.Data.Nat.Simproc
/-!
# Natural numbers: bits

The kernel computes `Nat.land`, `Nat.lor`, `Nat.xor` and `Nat.log2` of literals by itself, whoever defines them. They are
defined here, as what it computes, so that no other definition can take the names.
-/
set_option linter.all false
noncomputable section
namespace Nat
/-- Apply a boolean function to the bits of two numbers. -/
def bitwise (f : Bool → Bool → Bool) (n m : Nat) : Nat :=
  if n = 0 then (if f false true then m else 0)
  else if m = 0 then (if f true false then n else 0)
  else
    let r := bitwise f (n / 2) (m / 2)
    if f (n % 2 = 1) (m % 2 = 1) then r + r + 1 else r + r
termination_by n
decreasing_by omega
/-- Bitwise and. -/
def land (m n : Nat) : Nat := bitwise and m n
/-- Bitwise or. -/
def lor (m n : Nat) : Nat := bitwise or m n
/-- Bitwise exclusive or. -/
def xor (m n : Nat) : Nat := bitwise bne m n
/-- `&&&` on natural numbers, bit by bit. -/
instance instAndOpNat : AndOp Nat := ⟨Nat.land⟩
/-- `|||` on natural numbers, bit by bit. -/
instance instOrOpNat : OrOp Nat := ⟨Nat.lor⟩
/-- `^^^` on natural numbers, bit by bit. -/
instance instXorOpNat : XorOp Nat := ⟨Nat.xor⟩
/-- The base-two logarithm, rounded down; of zero it is zero. -/
def log2 (n : Nat) : Nat := if n ≥ 2 then log2 (n / 2) + 1 else 0
termination_by n
decreasing_by omega
/-- The binary logarithm, one halving at a time. -/
theorem log2_def (n : Nat) : log2 n = if n ≥ 2 then log2 (n / 2) + 1 else 0 := by rw [log2]
/-- A bitwise operation, one bit at a time from the lowest. -/
theorem bitwise_def (f : Bool → Bool → Bool) (n m : Nat) : bitwise f n m =
    if n = 0 then (if f false true then m else 0)
    else if m = 0 then (if f true false then n else 0)
    else if f (n % 2 = 1) (m % 2 = 1) then bitwise f (n / 2) (m / 2) + bitwise f (n / 2) (m / 2) + 1
      else bitwise f (n / 2) (m / 2) + bitwise f (n / 2) (m / 2) := by rw [bitwise]
end Nat
