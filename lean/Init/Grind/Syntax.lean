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

@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindBwd : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindCases : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindCasesEager : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindDef : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindEq : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindEqBoth : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindEqBwd : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindEqRhs : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindExt : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindFunCC : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindFwd : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindHom : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindHomPred : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindInj : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindIntro : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindLR : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindNorm : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindRL : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindSym : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindUnfold : ParserDescr
@[grind_mod_parser 1000, extern "native"] opaque Lean.Parser.Attr.grindUsr : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.grind : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.grind! : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.grind? : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.grind!? : ParserDescr
@[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.grind : ParserDescr
@[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.grindTrace : ParserDescr
@[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.lia : ParserDescr
@[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.cutsat : ParserDescr
@[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.grind_order : ParserDescr
@[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.grind_linarith : ParserDescr
