prelude
import Init.Prelude
import Init.Notation
import Init.Tactics
import Init.Core
import Init.SimpLemmas
import Init.WF
import Init.Data.Nat.Basic
import Init.Data.Nat.Lemmas
import Init.Data.Int.Basic
import Init.Data.Int.Lemmas
import Init.Data.Int.DivMod
import Init.Data.List.Basic
import Init.Omega.Coeffs
import Init.Omega.Int
import Init.Unexpand
import Init.Data.List.Lemmas
import Init.Data.Char
