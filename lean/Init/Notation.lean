prelude
import Init.Syntax
/-!
# Notation of terms, precedences, commands and attributes

Each `opaque` declaration gives a name to a parser or macro that is compiled into the engine: the attribute registers
it, and the engine finds the code under the constant's own name. The names are those of the engine's symbol table; no
grammar is written here. `lean/README.md` says how the list is made.
-/
set_option linter.all false
open Lean
declare_syntax_cat binderPred

/-! ## Category `attr` -/

/-- The engine's parser of the kind `Lean.Attr.coe`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Attr.coe : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.ext`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.ext : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.method_specs_simp`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.method_specs_simp : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.norm_cast`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.norm_cast : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.sevalprocAttr`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.sevalprocAttr : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.simp`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.simp : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.simprocAttr`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.simprocAttr : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.spec`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.spec : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Attr.wf_preprocess`. -/ @[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.wf_preprocess : ParserDescr
/-- The engine's parser of the kind `Lean.deprecated`. -/ @[attr_parser 1000, extern "native"] opaque Lean.deprecated : ParserDescr
/-- The engine's parser of the kind `Lean.deprecated_arg`. -/ @[attr_parser 1000, extern "native"] opaque Lean.deprecated_arg : ParserDescr
/-- The engine's parser of the kind `Lean.suggest_for`. -/ @[attr_parser 1000, extern "native"] opaque Lean.suggest_for : ParserDescr

/-! ## Category `binderPred` -/

/-- The engine's parser of the kind `Lean.«binderPred<_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred<_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred>_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred>_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred∈_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred∈_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred∉_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred∉_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred≠_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred≠_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred≤_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred≤_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred≥_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred≥_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred⊂_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred⊂_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred⊃_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred⊃_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred⊆_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred⊆_» : ParserDescr
/-- The engine's parser of the kind `Lean.«binderPred⊇_»`. -/ @[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred⊇_» : ParserDescr

/-! ## Category `command` -/

/-- The engine's parser of the kind `Lean.Parser.Command.classAbbrev`. -/ @[command_parser 1000, extern "native"] opaque Lean.Parser.Command.classAbbrev : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Command.guardCmd`. -/ @[command_parser 1000, extern "native"] opaque Lean.Parser.Command.guardCmd : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Command.guardExprCmd`. -/ @[command_parser 1000, extern "native"] opaque Lean.Parser.Command.guardExprCmd : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.commandSeal__`. -/ @[command_parser 1000, extern "native"] opaque Lean.Parser.commandSeal__ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.commandUnseal__`. -/ @[command_parser 1000, extern "native"] opaque Lean.Parser.commandUnseal__ : ParserDescr
/-- The engine's parser of the kind `Lean.guardMsgsCmd`. -/ @[command_parser 1000, extern "native"] opaque Lean.guardMsgsCmd : ParserDescr
/-- The engine's parser of the kind `Lean.reduceCmd`. -/ @[command_parser 1000, extern "native"] opaque Lean.reduceCmd : ParserDescr

/-! ## Category `prec` -/

/-- The engine's parser of the kind `Lean.Parser.Syntax.addPrec`. -/ @[prec_parser 1000, extern "native"] opaque Lean.Parser.Syntax.addPrec : TrailingParserDescr
/-- The engine's parser of the kind `Lean.Parser.Syntax.subPrec`. -/ @[prec_parser 1000, extern "native"] opaque Lean.Parser.Syntax.subPrec : TrailingParserDescr
/-- The engine's parser of the kind `precArg`. -/ @[prec_parser 1000, extern "native"] opaque precArg : ParserDescr
/-- The engine's parser of the kind `precLead`. -/ @[prec_parser 1000, extern "native"] opaque precLead : ParserDescr
/-- The engine's parser of the kind `precMax`. -/ @[prec_parser 1000, extern "native"] opaque precMax : ParserDescr
/-- The engine's parser of the kind `precMin`. -/ @[prec_parser 1000, extern "native"] opaque precMin : ParserDescr
/-- The engine's parser of the kind `precMin1`. -/ @[prec_parser 1000, extern "native"] opaque precMin1 : ParserDescr
/-- The engine's parser of the kind `«prec(_)»`. -/ @[prec_parser 1000, extern "native"] opaque «prec(_)» : ParserDescr

/-! ## Category `prio` -/

/-- The engine's parser of the kind `Lean.Parser.Syntax.addPrio`. -/ @[prio_parser 1000, extern "native"] opaque Lean.Parser.Syntax.addPrio : TrailingParserDescr
/-- The engine's parser of the kind `Lean.Parser.Syntax.subPrio`. -/ @[prio_parser 1000, extern "native"] opaque Lean.Parser.Syntax.subPrio : TrailingParserDescr
/-- The engine's parser of the kind `prioDefault`. -/ @[prio_parser 1000, extern "native"] opaque prioDefault : ParserDescr
/-- The engine's parser of the kind `prioHigh`. -/ @[prio_parser 1000, extern "native"] opaque prioHigh : ParserDescr
/-- The engine's parser of the kind `prioLow`. -/ @[prio_parser 1000, extern "native"] opaque prioLow : ParserDescr
/-- The engine's parser of the kind `prioMid`. -/ @[prio_parser 1000, extern "native"] opaque prioMid : ParserDescr
/-- The engine's parser of the kind `«prio(_)»`. -/ @[prio_parser 1000, extern "native"] opaque «prio(_)» : ParserDescr

/-! ## Category `term` -/

/-- The engine's parser of the kind `Bool.«term_^^_»`. -/ @[term_parser 1000, extern "native"] opaque Bool.«term_^^_» : TrailingParserDescr
namespace Int
/-- The engine's parser of the kind `Int.«term-[_+1]»`. -/
@[scoped term_parser 1000, extern "native"] opaque «term-[_+1]» : Lean.ParserDescr
end Int
/-- The engine's parser of the kind `Lean.Parser.Tactic.by?`. -/ @[term_parser 1000, extern "native"] opaque Lean.Parser.Tactic.by? : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.showTermElab`. -/ @[term_parser 1000, extern "native"] opaque Lean.Parser.Tactic.showTermElab : ParserDescr
/-- The engine's parser of the kind `Lean.calc`. -/ @[term_parser 1000, extern "native"] opaque Lean.calc : ParserDescr
/-- The engine's parser of the kind `Lean.termEval_prec_`. -/ @[term_parser 1000, extern "native"] opaque Lean.termEval_prec_ : ParserDescr
/-- The engine's parser of the kind `Lean.termEval_prio_`. -/ @[term_parser 1000, extern "native"] opaque Lean.termEval_prio_ : ParserDescr
/-- The engine's parser of the kind `Lean.termM!_`. -/ @[term_parser 1000, extern "native"] opaque Lean.termM!_ : ParserDescr
/-- The engine's parser of the kind `Lean.«termSatisfies_binder_pred%__»`. -/ @[term_parser 1000, extern "native"] opaque Lean.«termSatisfies_binder_pred%__» : ParserDescr
/-- The engine's parser of the kind `Lean.«term_Matches_|»`. -/ @[term_parser 1000, extern "native"] opaque Lean.«term_Matches_|» : TrailingParserDescr
/-- The engine's parser of the kind `Lean.«term∀__,_»`. -/ @[term_parser 1000, extern "native"] opaque Lean.«term∀__,_» : ParserDescr
/-- The engine's parser of the kind `Lean.«term∃__,_»`. -/ @[term_parser 1000, extern "native"] opaque Lean.«term∃__,_» : ParserDescr
/-- The engine's parser of the kind `List.«term_<+:_»`. -/ @[term_parser 1000, extern "native"] opaque List.«term_<+:_» : TrailingParserDescr
namespace List
/-- The engine's parser of the kind `List.«term_<+_»`. -/
@[scoped term_parser 1000, extern "native"] opaque «term_<+_» : Lean.TrailingParserDescr
end List
/-- The engine's parser of the kind `List.«term_<:+:_»`. -/ @[term_parser 1000, extern "native"] opaque List.«term_<:+:_» : TrailingParserDescr
/-- The engine's parser of the kind `List.«term_<:+_»`. -/ @[term_parser 1000, extern "native"] opaque List.«term_<:+_» : TrailingParserDescr
namespace List
/-- The engine's parser of the kind `List.«term_~_»`. -/
@[scoped term_parser 1000, extern "native"] opaque «term_~_» : Lean.TrailingParserDescr
end List
/-- The engine's parser of the kind `boolIfThenElse`. -/ @[term_parser 1000, extern "native"] opaque boolIfThenElse : ParserDescr
/-- The engine's parser of the kind `coeFunNotation`. -/ @[term_parser 1000, extern "native"] opaque coeFunNotation : ParserDescr
/-- The engine's parser of the kind `coeNotation`. -/ @[term_parser 1000, extern "native"] opaque coeNotation : ParserDescr
/-- The engine's parser of the kind `coeSortNotation`. -/ @[term_parser 1000, extern "native"] opaque coeSortNotation : ParserDescr
/-- The engine's parser of the kind `rawNatLit`. -/ @[term_parser 1000, extern "native"] opaque rawNatLit : ParserDescr
/-- The engine's parser of the kind `term!_`. -/ @[term_parser 1000, extern "native"] opaque term!_ : ParserDescr
/-- The engine's parser of the kind `termDepIfThenElse`. -/ @[term_parser 1000, extern "native"] opaque termDepIfThenElse : ParserDescr
/-- The engine's parser of the kind `termIfLet`. -/ @[term_parser 1000, extern "native"] opaque termIfLet : ParserDescr
/-- The engine's parser of the kind `termIfThenElse`. -/ @[term_parser 1000, extern "native"] opaque termIfThenElse : ParserDescr
/-- The engine's parser of the kind `termMax_prec`. -/ @[term_parser 1000, extern "native"] opaque termMax_prec : ParserDescr
/-- The engine's parser of the kind `termS!_`. -/ @[term_parser 1000, extern "native"] opaque termS!_ : ParserDescr
/-- The engine's parser of the kind `termWithout_expected_type_`. -/ @[term_parser 1000, extern "native"] opaque termWithout_expected_type_ : ParserDescr
/-- The engine's parser of the kind `«term#[_,]»`. -/ @[term_parser 1000, extern "native"] opaque «term#[_,]» : ParserDescr
/-- The engine's parser of the kind `«term%[_|_]»`. -/ @[term_parser 1000, extern "native"] opaque «term%[_|_]» : ParserDescr
/-- The engine's parser of the kind `«term-_»`. -/ @[term_parser 1000, extern "native"] opaque «term-_» : ParserDescr
/-- The engine's parser of the kind `«termExists_,_»`. -/ @[term_parser 1000, extern "native"] opaque «termExists_,_» : ParserDescr
/-- The engine's parser of the kind `«term[_]»`. -/ @[term_parser 1000, extern "native"] opaque «term[_]» : ParserDescr
/-- The engine's parser of the kind `«term_!=_»`. -/ @[term_parser 1000, extern "native"] opaque «term_!=_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_$__»`. -/ @[term_parser 1000, extern "native"] opaque «term_$__» : TrailingParserDescr
/-- The engine's parser of the kind `«term_%_»`. -/ @[term_parser 1000, extern "native"] opaque «term_%_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_&&&_»`. -/ @[term_parser 1000, extern "native"] opaque «term_&&&_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_&&_»`. -/ @[term_parser 1000, extern "native"] opaque «term_&&_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_*>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_*>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_*_»`. -/ @[term_parser 1000, extern "native"] opaque «term_*_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_++_»`. -/ @[term_parser 1000, extern "native"] opaque «term_++_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_+_»`. -/ @[term_parser 1000, extern "native"] opaque «term_+_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_-_»`. -/ @[term_parser 1000, extern "native"] opaque «term_-_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_/_»`. -/ @[term_parser 1000, extern "native"] opaque «term_/_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_::_»`. -/ @[term_parser 1000, extern "native"] opaque «term_::_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<$>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<$>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<&&>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<&&>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<&>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<&>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<*>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<*>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<*_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<*_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<->_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<->_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<<<_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<<<_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<=<_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<=<_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<=_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<=_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<|>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<|>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<|_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<|_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_<||>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_<||>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_=<<_»`. -/ @[term_parser 1000, extern "native"] opaque «term_=<<_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_==_»`. -/ @[term_parser 1000, extern "native"] opaque «term_==_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_=_»`. -/ @[term_parser 1000, extern "native"] opaque «term_=_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_>=>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_>=>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_>=_»`. -/ @[term_parser 1000, extern "native"] opaque «term_>=_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_>>=_»`. -/ @[term_parser 1000, extern "native"] opaque «term_>>=_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_>>>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_>>>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_>>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_>>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_\_»`. -/ @[term_parser 1000, extern "native"] opaque «term_\_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_^^^_»`. -/ @[term_parser 1000, extern "native"] opaque «term_^^^_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_^_»`. -/ @[term_parser 1000, extern "native"] opaque «term_^_» : TrailingParserDescr
/-- The engine's parser of the kind `«term__[_]'_»`. -/ @[term_parser 1000, extern "native"] opaque «term__[_]'_» : TrailingParserDescr
/-- The engine's parser of the kind `«term__[_]_!»`. -/ @[term_parser 1000, extern "native"] opaque «term__[_]_!» : TrailingParserDescr
/-- The engine's parser of the kind `«term__[_]_?»`. -/ @[term_parser 1000, extern "native"] opaque «term__[_]_?» : TrailingParserDescr
/-- The engine's parser of the kind `«term__[_]»`. -/ @[term_parser 1000, extern "native"] opaque «term__[_]» : TrailingParserDescr
/-- The engine's parser of the kind `«term_|>_»`. -/ @[term_parser 1000, extern "native"] opaque «term_|>_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_||_»`. -/ @[term_parser 1000, extern "native"] opaque «term_||_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_|||_»`. -/ @[term_parser 1000, extern "native"] opaque «term_|||_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_×'__1»`. -/ @[term_parser 1000, extern "native"] opaque «term_×'__1» : ParserDescr
/-- The engine's parser of the kind `«term_×'_»`. -/ @[term_parser 1000, extern "native"] opaque «term_×'_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_×__1»`. -/ @[term_parser 1000, extern "native"] opaque «term_×__1» : ParserDescr
/-- The engine's parser of the kind `«term_×_»`. -/ @[term_parser 1000, extern "native"] opaque «term_×_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_•_»`. -/ @[term_parser 1000, extern "native"] opaque «term_•_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_⁻¹»`. -/ @[term_parser 1000, extern "native"] opaque «term_⁻¹» : TrailingParserDescr
/-- The engine's parser of the kind `«term_↔_»`. -/ @[term_parser 1000, extern "native"] opaque «term_↔_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_∈_»`. -/ @[term_parser 1000, extern "native"] opaque «term_∈_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_∉_»`. -/ @[term_parser 1000, extern "native"] opaque «term_∉_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_∘_»`. -/ @[term_parser 1000, extern "native"] opaque «term_∘_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_∣_»`. -/ @[term_parser 1000, extern "native"] opaque «term_∣_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_∧_»`. -/ @[term_parser 1000, extern "native"] opaque «term_∧_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_∨_»`. -/ @[term_parser 1000, extern "native"] opaque «term_∨_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_∩_»`. -/ @[term_parser 1000, extern "native"] opaque «term_∩_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_∪_»`. -/ @[term_parser 1000, extern "native"] opaque «term_∪_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_≈_»`. -/ @[term_parser 1000, extern "native"] opaque «term_≈_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_≍_»`. -/ @[term_parser 1000, extern "native"] opaque «term_≍_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_≠_»`. -/ @[term_parser 1000, extern "native"] opaque «term_≠_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_≤_»`. -/ @[term_parser 1000, extern "native"] opaque «term_≤_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_≥_»`. -/ @[term_parser 1000, extern "native"] opaque «term_≥_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_⊂_»`. -/ @[term_parser 1000, extern "native"] opaque «term_⊂_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_⊃_»`. -/ @[term_parser 1000, extern "native"] opaque «term_⊃_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_⊆_»`. -/ @[term_parser 1000, extern "native"] opaque «term_⊆_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_⊇_»`. -/ @[term_parser 1000, extern "native"] opaque «term_⊇_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_⊕'_»`. -/ @[term_parser 1000, extern "native"] opaque «term_⊕'_» : TrailingParserDescr
/-- The engine's parser of the kind `«term_⊕_»`. -/ @[term_parser 1000, extern "native"] opaque «term_⊕_» : TrailingParserDescr
/-- The engine's parser of the kind `«term{_:_//_}»`. -/ @[term_parser 1000, extern "native"] opaque «term{_:_//_}» : ParserDescr
/-- The engine's parser of the kind `«term{_}»`. -/ @[term_parser 100, extern "native"] opaque «term{_}» : ParserDescr
/-- The engine's parser of the kind `«term{}»`. -/ @[term_parser 1000, extern "native"] opaque «term{}» : ParserDescr
/-- The engine's parser of the kind `«term~~~_»`. -/ @[term_parser 1000, extern "native"] opaque «term~~~_» : ParserDescr
/-- The engine's parser of the kind `«term¬_»`. -/ @[term_parser 1000, extern "native"] opaque «term¬_» : ParserDescr
/-- The engine's parser of the kind `«termΣ'_,_»`. -/ @[term_parser 1000, extern "native"] opaque «termΣ'_,_» : ParserDescr
/-- The engine's parser of the kind `«termΣ_,_»`. -/ @[term_parser 1000, extern "native"] opaque «termΣ_,_» : ParserDescr
/-- The engine's parser of the kind `«term‹_›»`. -/ @[term_parser 1000, extern "native"] opaque «term‹_›» : ParserDescr
/-- The engine's parser of the kind `«term∃_,_»`. -/ @[term_parser 1000, extern "native"] opaque «term∃_,_» : ParserDescr
/-- The engine's parser of the kind `«term∅»`. -/ @[term_parser 1000, extern "native"] opaque «term∅» : ParserDescr
/-- The engine's parser of the kind `«term∎»`. -/ @[term_parser 1000, extern "native"] opaque «term∎» : ParserDescr

/-! ## Macros -/

/-- The engine's macro for `Bool.«term_^^_»`. -/ @[macro Bool.«term_^^_», extern "native"] opaque Bool.«_aux_Init_Data_Bool___macroRules_Bool_term_^^__1» : Macro
@[macro Int.«term-[_+1]», extern "native"] opaque Int.«_aux_Init_Data_Int_Basic___macroRules_Int_term-[_+1]_1» : Macro
/-- The engine's macro for `Lean.Parser.Command.classAbbrev`. -/ @[macro Lean.Parser.Command.classAbbrev, extern "native"] opaque _aux_Init_NotationExtra___macroRules_Lean_Parser_Command_classAbbrev_1 : Macro
/-- The engine's macro for `Lean.Parser.Syntax.addPrec`. -/ @[macro Lean.Parser.Syntax.addPrec, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrec_1 : Macro
/-- The engine's macro for `Lean.Parser.Syntax.addPrio`. -/ @[macro Lean.Parser.Syntax.addPrio, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrio_1 : Macro
/-- The engine's macro for `Lean.Parser.Syntax.subPrec`. -/ @[macro Lean.Parser.Syntax.subPrec, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrec_1 : Macro
/-- The engine's macro for `Lean.Parser.Syntax.subPrio`. -/ @[macro Lean.Parser.Syntax.subPrio, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrio_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.by?`. -/ @[macro Lean.Parser.Tactic.by?, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_by?_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.showTermElab`. -/ @[macro Lean.Parser.Tactic.showTermElab, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_showTermElab_1 : Macro
/-- The engine's macro for `Lean.Parser.commandSeal__`. -/ @[macro Lean.Parser.commandSeal__, extern "native"] opaque Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandSeal___1 : Macro
/-- The engine's macro for `Lean.Parser.commandUnseal__`. -/ @[macro Lean.Parser.commandUnseal__, extern "native"] opaque Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandUnseal___1 : Macro
/-- The engine's macro for `Lean.termEval_prec_`. -/ @[macro Lean.termEval_prec_, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_termEval_prec__1 : Macro
/-- The engine's macro for `Lean.termEval_prio_`. -/ @[macro Lean.termEval_prio_, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_termEval_prio__1 : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___1» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___2» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___3» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___4» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___5» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___6» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___7» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___8» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___9» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___10» : Macro
/-- The engine's macro for `Lean.«termSatisfies_binder_pred%__»`. -/ @[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___11» : Macro
/-- The engine's macro for `Lean.«term_Matches_|»`. -/ @[macro Lean.«term_Matches_|», extern "native"] opaque Lean.«_aux_Init_NotationExtra___macroRules_Lean_term_Matches_|_1» : Macro
/-- The engine's macro behind bounded `∀`. -/
@[macro Lean.«term∀__,_», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∀__,__1» : Macro
/-- The engine's macro behind bounded `∃`. -/
@[macro Lean.«term∃__,_», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∃__,__1» : Macro
/-- The engine's macro for `List.«term_<+:_»`. -/ @[macro List.«term_<+:_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+:__1» : Macro
/-- The engine's macro for `List.«term_<+_»`. -/ @[macro List.«term_<+_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+__1» : Macro
/-- The engine's macro for `List.«term_<:+:_»`. -/ @[macro List.«term_<:+:_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+:__1» : Macro
/-- The engine's macro for `List.«term_<:+_»`. -/ @[macro List.«term_<:+_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+__1» : Macro
/-- The engine's macro for `List.«term_~_»`. -/ @[macro List.«term_~_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_~__1» : Macro
/-- The engine's macro for `boolIfThenElse`. -/ @[macro boolIfThenElse, extern "native"] opaque _aux_Init_Notation___macroRules_boolIfThenElse_1 : Macro
/-- The engine's macro for `precArg`. -/ @[macro precArg, extern "native"] opaque _aux_Init_Notation___macroRules_precArg_1 : Macro
/-- The engine's macro for `precLead`. -/ @[macro precLead, extern "native"] opaque _aux_Init_Notation___macroRules_precLead_1 : Macro
/-- The engine's macro for `precMax`. -/ @[macro precMax, extern "native"] opaque _aux_Init_Notation___macroRules_precMax_1 : Macro
/-- The engine's macro for `precMin`. -/ @[macro precMin, extern "native"] opaque _aux_Init_Notation___macroRules_precMin_1 : Macro
/-- The engine's macro for `precMin1`. -/ @[macro precMin1, extern "native"] opaque _aux_Init_Notation___macroRules_precMin1_1 : Macro
/-- The engine's macro for `prioDefault`. -/ @[macro prioDefault, extern "native"] opaque _aux_Init_Notation___macroRules_prioDefault_1 : Macro
/-- The engine's macro for `prioHigh`. -/ @[macro prioHigh, extern "native"] opaque _aux_Init_Notation___macroRules_prioHigh_1 : Macro
/-- The engine's macro for `prioLow`. -/ @[macro prioLow, extern "native"] opaque _aux_Init_Notation___macroRules_prioLow_1 : Macro
/-- The engine's macro for `prioMid`. -/ @[macro prioMid, extern "native"] opaque _aux_Init_Notation___macroRules_prioMid_1 : Macro
/-- The engine's macro for `term!_`. -/ @[macro term!_, extern "native"] opaque _aux_Init_Notation___macroRules_term!__1 : Macro
/-- The engine's macro for `termDepIfThenElse`. -/ @[macro termDepIfThenElse, extern "native"] opaque _aux_Init_Notation___macroRules_termDepIfThenElse_1 : Macro
/-- The engine's macro for `termIfLet`. -/ @[macro termIfLet, extern "native"] opaque _aux_Init_Notation___macroRules_termIfLet_1 : Macro
/-- The engine's macro for `termIfThenElse`. -/ @[macro termIfThenElse, extern "native"] opaque _aux_Init_Notation___macroRules_termIfThenElse_1 : Macro
/-- The engine's macro for `termMax_prec`. -/ @[macro termMax_prec, extern "native"] opaque _aux_Init_Notation___macroRules_termMax_prec_1 : Macro
/-- The engine's macro for `termS!_`. -/ @[macro termS!_, extern "native"] opaque _aux_Init_Data_ToString_Macro___macroRules_termS!__1 : Macro
/-- The engine's macro for `termWithout_expected_type_`. -/ @[macro termWithout_expected_type_, extern "native"] opaque _aux_Init_Notation___macroRules_termWithout_expected_type__1 : Macro
/-- The engine's macro for `«prec(_)»`. -/ @[macro «prec(_)», extern "native"] opaque «_aux_Init_Notation___macroRules_prec(_)_1» : Macro
/-- The engine's macro for `«prio(_)»`. -/ @[macro «prio(_)», extern "native"] opaque «_aux_Init_Notation___macroRules_prio(_)_1» : Macro
@[macro «term%[_|_]», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term%[_|_]_1» : Macro
/-- The engine's macro for `«term-_»`. -/ @[macro «term-_», extern "native"] opaque «_aux_Init_Notation___macroRules_term-__1» : Macro
/-- The engine's macro for `«term-_»`. -/ @[macro «term-_», extern "native"] opaque «_aux_Init_Notation___macroRules_term-__2» : Macro
/-- The engine's macro behind `exists` as a term. -/
@[macro «termExists_,_», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_termExists_,__1» : Macro
@[macro «term[_]», extern "native"] opaque Lean.«_aux_Init_Data_List_Notation___macroRules_term[_]_1» : Macro
/-- The engine's macro for `«term_!=_»`. -/ @[macro «term_!=_», extern "native"] opaque «_aux_Init_Core___macroRules_term_!=__1» : Macro
/-- The engine's macro for `«term_!=_»`. -/ @[macro «term_!=_», extern "native"] opaque «_aux_Init_Core___macroRules_term_!=__2» : Macro
/-- The engine's macro for `«term_$__»`. -/ @[macro «term_$__», extern "native"] opaque «_aux_Init_Notation___macroRules_term_$___1» : Macro
/-- The engine's macro for `«term_%_»`. -/ @[macro «term_%_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_%__1» : Macro
/-- The engine's macro for `«term_%_»`. -/ @[macro «term_%_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_%__2» : Macro
/-- The engine's macro for `«term_&&&_»`. -/ @[macro «term_&&&_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_&&&__1» : Macro
/-- The engine's macro for `«term_&&&_»`. -/ @[macro «term_&&&_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_&&&__2» : Macro
/-- The engine's macro for `«term_&&_»`. -/ @[macro «term_&&_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_&&__1» : Macro
/-- The engine's macro for `«term_*>_»`. -/ @[macro «term_*>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_*>__1» : Macro
/-- The engine's macro for `«term_*_»`. -/ @[macro «term_*_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_*__1» : Macro
/-- The engine's macro for `«term_*_»`. -/ @[macro «term_*_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_*__2» : Macro
/-- The engine's macro for `«term_++_»`. -/ @[macro «term_++_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_++__1» : Macro
/-- The engine's macro for `«term_++_»`. -/ @[macro «term_++_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_++__2» : Macro
/-- The engine's macro for `«term_+_»`. -/ @[macro «term_+_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_+__1» : Macro
/-- The engine's macro for `«term_+_»`. -/ @[macro «term_+_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_+__2» : Macro
/-- The engine's macro for `«term_-_»`. -/ @[macro «term_-_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_-__1» : Macro
/-- The engine's macro for `«term_-_»`. -/ @[macro «term_-_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_-__2» : Macro
/-- The engine's macro for `«term_/_»`. -/ @[macro «term_/_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_/__1» : Macro
/-- The engine's macro for `«term_/_»`. -/ @[macro «term_/_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_/__2» : Macro
/-- The engine's macro for `«term_::_»`. -/ @[macro «term_::_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_::__1» : Macro
/-- The engine's macro for `«term_<$>_»`. -/ @[macro «term_<$>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<$>__1» : Macro
/-- The engine's macro for `«term_<&&>_»`. -/ @[macro «term_<&&>_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_<&&>__1» : Macro
/-- The engine's macro for `«term_<&>_»`. -/ @[macro «term_<&>_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_<&>__1» : Macro
/-- The engine's macro for `«term_<*>_»`. -/ @[macro «term_<*>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<*>__1» : Macro
/-- The engine's macro for `«term_<*_»`. -/ @[macro «term_<*_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<*__1» : Macro
/-- The engine's macro for `«term_<->_»`. -/ @[macro «term_<->_», extern "native"] opaque «_aux_Init_Core___macroRules_term_<->__1» : Macro
/-- The engine's macro for `«term_<<<_»`. -/ @[macro «term_<<<_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<<<__1» : Macro
/-- The engine's macro for `«term_<=<_»`. -/ @[macro «term_<=<_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_<=<__1» : Macro
/-- The engine's macro for `«term_<=_»`. -/ @[macro «term_<=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<=__1» : Macro
/-- The engine's macro for `«term_<=_»`. -/ @[macro «term_<=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<=__2» : Macro
/-- The engine's macro for `«term_<_»`. -/ @[macro «term_<_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<__1» : Macro
/-- The engine's macro for `«term_<_»`. -/ @[macro «term_<_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<__2» : Macro
/-- The engine's macro for `«term_<|>_»`. -/ @[macro «term_<|>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<|>__1» : Macro
/-- The engine's macro for `«term_<|_»`. -/ @[macro «term_<|_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<|__1» : Macro
/-- The engine's macro for `«term_<||>_»`. -/ @[macro «term_<||>_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_<||>__1» : Macro
/-- The engine's macro for `«term_=<<_»`. -/ @[macro «term_=<<_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_=<<__1» : Macro
/-- The engine's macro for `«term_==_»`. -/ @[macro «term_==_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_==__1» : Macro
/-- The engine's macro for `«term_==_»`. -/ @[macro «term_==_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_==__2» : Macro
/-- The engine's macro for `«term_=_»`. -/ @[macro «term_=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_=__1» : Macro
/-- The engine's macro for `«term_=_»`. -/ @[macro «term_=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_=__2» : Macro
/-- The engine's macro for `«term_>=>_»`. -/ @[macro «term_>=>_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_>=>__1» : Macro
/-- The engine's macro for `«term_>=_»`. -/ @[macro «term_>=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>=__1» : Macro
/-- The engine's macro for `«term_>=_»`. -/ @[macro «term_>=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>=__2» : Macro
/-- The engine's macro for `«term_>>=_»`. -/ @[macro «term_>>=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>>=__1» : Macro
/-- The engine's macro for `«term_>>>_»`. -/ @[macro «term_>>>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>>>__1» : Macro
/-- The engine's macro for `«term_>>_»`. -/ @[macro «term_>>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>>__1» : Macro
/-- The engine's macro for `«term_>_»`. -/ @[macro «term_>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>__1» : Macro
/-- The engine's macro for `«term_>_»`. -/ @[macro «term_>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>__2» : Macro
/-- The engine's macro for `«term_\_»`. -/ @[macro «term_\_», extern "native"] opaque «_aux_Init_Core___macroRules_term_\__1» : Macro
/-- The engine's macro for `«term_^^^_»`. -/ @[macro «term_^^^_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_^^^__1» : Macro
/-- The engine's macro for `«term_^^^_»`. -/ @[macro «term_^^^_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_^^^__2» : Macro
/-- The engine's macro for `«term_^_»`. -/ @[macro «term_^_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_^__1» : Macro
/-- The engine's macro for `«term_^_»`. -/ @[macro «term_^_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_^__2» : Macro
@[macro «term__[_]'_», extern "native"] opaque «_aux_Init_GetElem___macroRules_term__[_]'__1» : Macro
@[macro «term__[_]_!», extern "native"] opaque «_aux_Init_GetElem___macroRules_term__[_]_!_1» : Macro
@[macro «term__[_]_?», extern "native"] opaque «_aux_Init_GetElem___macroRules_term__[_]_?_1» : Macro
@[macro «term__[_]», extern "native"] opaque «_aux_Init_GetElem___macroRules_term__[_]_1» : Macro
/-- The engine's macro for `«term_|>_»`. -/ @[macro «term_|>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_|>__1» : Macro
/-- The engine's macro for `«term_||_»`. -/ @[macro «term_||_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_||__1» : Macro
/-- The engine's macro for `«term_|||_»`. -/ @[macro «term_|||_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_|||__1» : Macro
/-- The engine's macro for `«term_|||_»`. -/ @[macro «term_|||_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_|||__2» : Macro
/-- The engine's macro for `«term_×'__1»`. -/ @[macro «term_×'__1», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term_×'__1_1» : Macro
/-- The engine's macro for `«term_×'_»`. -/ @[macro «term_×'_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_×'__1» : Macro
/-- The engine's macro for `«term_×__1»`. -/ @[macro «term_×__1», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term_×__1_1» : Macro
/-- The engine's macro for `«term_×_»`. -/ @[macro «term_×_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_×__1» : Macro
/-- The engine's macro for `«term_•_»`. -/ @[macro «term_•_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_•__1» : Macro
/-- The engine's macro for `«term_•_»`. -/ @[macro «term_•_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_•__2» : Macro
/-- The engine's macro for `«term_⁻¹»`. -/ @[macro «term_⁻¹», extern "native"] opaque «_aux_Init_Notation___macroRules_term_⁻¹_1» : Macro
/-- The engine's macro for `«term_↔_»`. -/ @[macro «term_↔_», extern "native"] opaque «_aux_Init_Core___macroRules_term_↔__1» : Macro
/-- The engine's macro for `«term_∈_»`. -/ @[macro «term_∈_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∈__1» : Macro
/-- The engine's macro for `«term_∉_»`. -/ @[macro «term_∉_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∉__1» : Macro
/-- The engine's macro for `«term_∘_»`. -/ @[macro «term_∘_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∘__1» : Macro
/-- The engine's macro for `«term_∣_»`. -/ @[macro «term_∣_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∣__1» : Macro
/-- The engine's macro for `«term_∧_»`. -/ @[macro «term_∧_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∧__1» : Macro
/-- The engine's macro for `«term_∨_»`. -/ @[macro «term_∨_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∨__1» : Macro
/-- The engine's macro for `«term_∩_»`. -/ @[macro «term_∩_», extern "native"] opaque «_aux_Init_Core___macroRules_term_∩__1» : Macro
/-- The engine's macro for `«term_∪_»`. -/ @[macro «term_∪_», extern "native"] opaque «_aux_Init_Core___macroRules_term_∪__1» : Macro
/-- The engine's macro for `«term_≈_»`. -/ @[macro «term_≈_», extern "native"] opaque «_aux_Init_Core___macroRules_term_≈__1» : Macro
/-- The engine's macro for `«term_≍_»`. -/ @[macro «term_≍_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≍__1» : Macro
/-- The engine's macro for `«term_≠_»`. -/ @[macro «term_≠_», extern "native"] opaque «_aux_Init_Core___macroRules_term_≠__1» : Macro
/-- The engine's macro for `«term_≠_»`. -/ @[macro «term_≠_», extern "native"] opaque «_aux_Init_Core___macroRules_term_≠__2» : Macro
/-- The engine's macro for `«term_≤_»`. -/ @[macro «term_≤_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≤__1» : Macro
/-- The engine's macro for `«term_≤_»`. -/ @[macro «term_≤_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≤__2» : Macro
/-- The engine's macro for `«term_≥_»`. -/ @[macro «term_≥_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≥__1» : Macro
/-- The engine's macro for `«term_≥_»`. -/ @[macro «term_≥_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≥__2» : Macro
/-- The engine's macro for `«term_⊂_»`. -/ @[macro «term_⊂_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊂__1» : Macro
/-- The engine's macro for `«term_⊃_»`. -/ @[macro «term_⊃_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊃__1» : Macro
/-- The engine's macro for `«term_⊆_»`. -/ @[macro «term_⊆_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊆__1» : Macro
/-- The engine's macro for `«term_⊇_»`. -/ @[macro «term_⊇_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊇__1» : Macro
/-- The engine's macro for `«term_⊕'_»`. -/ @[macro «term_⊕'_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊕'__1» : Macro
/-- The engine's macro for `«term_⊕_»`. -/ @[macro «term_⊕_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊕__1» : Macro
/-- The engine's macro for `«term{_:_//_}»`. -/ @[macro «term{_:_//_}», extern "native"] opaque «_aux_Init_Notation___macroRules_term{_:_//_}_1» : Macro
/-- The engine's macro for `«term{_}»`. -/ @[macro «term{_}», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term{_}_1» : Macro
/-- The engine's macro for `«term{}»`. -/ @[macro «term{}», extern "native"] opaque «_aux_Init_Core___macroRules_term{}_1» : Macro
/-- The engine's macro for `«term~~~_»`. -/ @[macro «term~~~_», extern "native"] opaque «_aux_Init_Notation___macroRules_term~~~__1» : Macro
/-- The engine's macro for `«term¬_»`. -/ @[macro «term¬_», extern "native"] opaque «_aux_Init_Notation___macroRules_term¬__1» : Macro
/-- The engine's macro behind `Σ'`. -/
@[macro «termΣ'_,_», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_termΣ'_,__1» : Macro
/-- The engine's macro behind `Σ`. -/
@[macro «termΣ_,_», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_termΣ_,__1» : Macro
/-- The engine's macro for `«term‹_›»`. -/ @[macro «term‹_›», extern "native"] opaque «_aux_Init_Tactics___macroRules_term‹_›_1» : Macro
/-- The engine's macro behind `∃`. -/
@[macro «term∃_,_», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term∃_,__1» : Macro
/-- The engine's macro for `«term∅»`. -/ @[macro «term∅», extern "native"] opaque «_aux_Init_Core___macroRules_term∅_1» : Macro
/-- The engine's macro for `«term∎»`. -/ @[macro «term∎», extern "native"] opaque «_aux_Init_Try___macroRules_term∎_1» : Macro
