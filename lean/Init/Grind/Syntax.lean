prelude
import Init.Omega.Int
import Init.Unexpand
/-!
# Syntax of the tactic `grind` and of its attributes

Brought alive as in `Init.Notation`.
-/
set_option linter.all false
open Lean
declare_syntax_cat grind (behavior := both)
declare_syntax_cat grind_filter (behavior := both)
declare_syntax_cat grind_ref (behavior := both)
declare_syntax_cat grind_mod (behavior := both)

/-- The engine's parser of the kind `Lean.Parser.Attr.grindBwd`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindBwd : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindCases`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindCases : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindCasesEager`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindCasesEager : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindDef`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindDef : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindEq`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindEq : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindEqBoth`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindEqBoth : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindEqBwd`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindEqBwd : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindEqRhs`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindEqRhs : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindExt`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindExt : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindFunCC`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindFunCC : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindFwd`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindFwd : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindHom`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindHom : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindHomPred`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindHomPred : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindInj`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindInj : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindIntro`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindIntro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindLR`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindLR : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindNorm`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindNorm : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindRL`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindRL : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindSym`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindSym : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindUnfold`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindUnfold : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grindUsr`. -/ @[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindUsr : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grind`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.grind : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grind!`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.grind! : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grind?`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.grind? : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.grind!?`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.grind!? : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.grind`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.grind : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.grindTrace`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.grindTrace : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.lia`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.lia : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.cutsat`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.cutsat : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.grind_order`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.grind_order : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.grind_linarith`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.grind_linarith : ParserDescr
