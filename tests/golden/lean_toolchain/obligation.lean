-- Obligation/Statement.lean
import Hive
noncomputable section
def golden.sum (xs : List Int) : Int :=
  match (generalizing := false) xs with
  | [] => (0 : Int)
  | x :: rest => x + golden.sum rest
termination_by structural xs
end
open golden
def ProvenHive.Obligation.statement : Prop :=
  ∀ {T : Type} [DecidableEq T] [Inhabited T] (xs : List Int) (ys : List T) (h1 : ∀ (e_0 : Int), e_0 ∈ xs → e_0 % 2 = 0) (h2 : (List.length xs : Int) > 0), golden.sum xs % 2 = 0 ∧ (List.length ys : Int) ≥ 0
set_option pp.all true
#print ProvenHive.Obligation.statement

-- Obligation/Proof.lean
import Hive
import Obligation.Statement
open golden
theorem golden.total {T : Type} [DecidableEq T] [Inhabited T] (xs : List Int) (ys : List T) (h1 : ∀ (e_0 : Int), e_0 ∈ xs → e_0 % 2 = 0) (h2 : (List.length xs : Int) > 0) :
    golden.sum xs % 2 = 0 ∧ (List.length ys : Int) ≥ 0 := by
  have h : sum xs % 2 = 0 := by induction xs <;> simp_all [sum]
  exact ⟨h, by omega⟩

-- Obligation/Restated.lean
import Hive
import Obligation.Statement
import Obligation.Proof
open golden
theorem ProvenHive.Obligation.restated :
  ∀ {T : Type} [DecidableEq T] [Inhabited T] (xs : List Int) (ys : List T) (h1 : ∀ (e_0 : Int), e_0 ∈ xs → e_0 % 2 = 0) (h2 : (List.length xs : Int) > 0), golden.sum xs % 2 = 0 ∧ (List.length ys : Int) ≥ 0 := @_root_.golden.total
theorem ProvenHive.Obligation.anchored : _root_.ProvenHive.Obligation.statement := _root_.ProvenHive.Obligation.restated
set_option pp.all true
#print _root_.ProvenHive.Obligation.statement
#check @_root_.ProvenHive.Obligation.anchored
set_option pp.all false
#print axioms _root_.ProvenHive.Obligation.anchored
