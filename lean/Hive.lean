import Hive.Seq
import Hive.MultiSet
import Hive.FinSet
import Hive.FinMap
import Hive.Ground
/-!
# What the specification language adds to Lean's own types

Sequences with integer positions, finite sets, multisets and maps. These modules need `Init` only: they compile with
the project's core library and with Lean's own.
-/
