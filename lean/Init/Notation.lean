prelude
import Init.Prelude
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

@[attr_parser 1000, extern "native"] opaque Lean.Attr.coe : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.ext : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.method_specs_simp : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.norm_cast : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.sevalprocAttr : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.simp : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.simprocAttr : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.spec : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.Parser.Attr.wf_preprocess : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.deprecated : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.deprecated_arg : ParserDescr
@[attr_parser 1000, extern "native"] opaque Lean.suggest_for : ParserDescr

/-! ## Category `binderPred` -/

@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred<_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred>_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred∈_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred∉_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred≠_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred≤_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred≥_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred⊂_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred⊃_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred⊆_» : ParserDescr
@[binderPred_parser 1000, extern "native"] opaque Lean.«binderPred⊇_» : ParserDescr

/-! ## Category `command` -/

@[command_parser 1000, extern "native"] opaque Lean.Parser.Command.classAbbrev : ParserDescr
@[command_parser 1000, extern "native"] opaque Lean.Parser.Command.guardCmd : ParserDescr
@[command_parser 1000, extern "native"] opaque Lean.Parser.Command.guardExprCmd : ParserDescr
@[command_parser 1000, extern "native"] opaque Lean.Parser.commandSeal__ : ParserDescr
@[command_parser 1000, extern "native"] opaque Lean.Parser.commandUnseal__ : ParserDescr
@[command_parser 1000, extern "native"] opaque Lean.guardMsgsCmd : ParserDescr
@[command_parser 1000, extern "native"] opaque Lean.reduceCmd : ParserDescr

/-! ## Category `prec` -/

@[prec_parser 1000, extern "native"] opaque Lean.Parser.Syntax.addPrec : TrailingParserDescr
@[prec_parser 1000, extern "native"] opaque Lean.Parser.Syntax.subPrec : TrailingParserDescr
@[prec_parser 1000, extern "native"] opaque precArg : ParserDescr
@[prec_parser 1000, extern "native"] opaque precLead : ParserDescr
@[prec_parser 1000, extern "native"] opaque precMax : ParserDescr
@[prec_parser 1000, extern "native"] opaque precMin : ParserDescr
@[prec_parser 1000, extern "native"] opaque precMin1 : ParserDescr
@[prec_parser 1000, extern "native"] opaque «prec(_)» : ParserDescr

/-! ## Category `prio` -/

@[prio_parser 1000, extern "native"] opaque Lean.Parser.Syntax.addPrio : TrailingParserDescr
@[prio_parser 1000, extern "native"] opaque Lean.Parser.Syntax.subPrio : TrailingParserDescr
@[prio_parser 1000, extern "native"] opaque prioDefault : ParserDescr
@[prio_parser 1000, extern "native"] opaque prioHigh : ParserDescr
@[prio_parser 1000, extern "native"] opaque prioLow : ParserDescr
@[prio_parser 1000, extern "native"] opaque prioMid : ParserDescr
@[prio_parser 1000, extern "native"] opaque «prio(_)» : ParserDescr

/-! ## Category `term` -/

@[term_parser 1000, extern "native"] opaque Bool.«term_^^_» : TrailingParserDescr
namespace Int
@[scoped term_parser 1000, extern "native"] opaque «term-[_+1]» : Lean.ParserDescr
end Int
@[term_parser 1000, extern "native"] opaque Lean.Parser.Tactic.by? : ParserDescr
@[term_parser 1000, extern "native"] opaque Lean.Parser.Tactic.showTermElab : ParserDescr
@[term_parser 1000, extern "native"] opaque Lean.calc : ParserDescr
@[term_parser 1000, extern "native"] opaque Lean.termEval_prec_ : ParserDescr
@[term_parser 1000, extern "native"] opaque Lean.termEval_prio_ : ParserDescr
@[term_parser 1000, extern "native"] opaque Lean.termM!_ : ParserDescr
@[term_parser 1000, extern "native"] opaque Lean.«termSatisfies_binder_pred%__» : ParserDescr
@[term_parser 1000, extern "native"] opaque Lean.«term_Matches_|» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque Lean.«term∀__,_» : ParserDescr
@[term_parser 1000, extern "native"] opaque Lean.«term∃__,_» : ParserDescr
@[term_parser 1000, extern "native"] opaque List.«term_<+:_» : TrailingParserDescr
namespace List
@[scoped term_parser 1000, extern "native"] opaque «term_<+_» : Lean.TrailingParserDescr
end List
@[term_parser 1000, extern "native"] opaque List.«term_<:+:_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque List.«term_<:+_» : TrailingParserDescr
namespace List
@[scoped term_parser 1000, extern "native"] opaque «term_~_» : Lean.TrailingParserDescr
end List
@[term_parser 1000, extern "native"] opaque boolIfThenElse : ParserDescr
@[term_parser 1000, extern "native"] opaque coeFunNotation : ParserDescr
@[term_parser 1000, extern "native"] opaque coeNotation : ParserDescr
@[term_parser 1000, extern "native"] opaque coeSortNotation : ParserDescr
@[term_parser 1000, extern "native"] opaque rawNatLit : ParserDescr
@[term_parser 1000, extern "native"] opaque term!_ : ParserDescr
@[term_parser 1000, extern "native"] opaque termDepIfThenElse : ParserDescr
@[term_parser 1000, extern "native"] opaque termIfLet : ParserDescr
@[term_parser 1000, extern "native"] opaque termIfThenElse : ParserDescr
@[term_parser 1000, extern "native"] opaque termMax_prec : ParserDescr
@[term_parser 1000, extern "native"] opaque termS!_ : ParserDescr
@[term_parser 1000, extern "native"] opaque termWithout_expected_type_ : ParserDescr
@[term_parser 1000, extern "native"] opaque «term#[_,]» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term%[_|_]» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term-_» : ParserDescr
@[term_parser 1000, extern "native"] opaque «termExists_,_» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term[_]» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term_!=_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_$__» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_%_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_&&&_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_&&_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_*>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_*_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_++_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_+_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_-_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_/_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_::_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<$>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<&&>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<&>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<*>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<*_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<->_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<<<_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<=<_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<=_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<|>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<|_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_<||>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_=<<_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_==_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_=_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_>=>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_>=_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_>>=_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_>>>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_>>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_\_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_^^^_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_^_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term__[_]'_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term__[_]_!» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term__[_]_?» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term__[_]» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_|>_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_||_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_|||_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_×'__1» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term_×'_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_×__1» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term_×_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_•_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_⁻¹» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_↔_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_∈_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_∉_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_∘_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_∣_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_∧_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_∨_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_∩_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_∪_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_≈_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_≍_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_≠_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_≤_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_≥_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_⊂_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_⊃_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_⊆_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_⊇_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_⊕'_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term_⊕_» : TrailingParserDescr
@[term_parser 1000, extern "native"] opaque «term{_:_//_}» : ParserDescr
@[term_parser 100, extern "native"] opaque «term{_}» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term{}» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term~~~_» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term¬_» : ParserDescr
@[term_parser 1000, extern "native"] opaque «termΣ'_,_» : ParserDescr
@[term_parser 1000, extern "native"] opaque «termΣ_,_» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term‹_›» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term∃_,_» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term∅» : ParserDescr
@[term_parser 1000, extern "native"] opaque «term∎» : ParserDescr

/-! ## Macros -/

@[macro Bool.«term_^^_», extern "native"] opaque Bool.«_aux_Init_Data_Bool___macroRules_Bool_term_^^__1» : Macro
@[macro Int.«term-[_+1]», extern "native"] opaque Int.«_aux_Init_Data_Int_Basic___macroRules_Int_term-[_+1]_1» : Macro
@[macro Lean.Parser.Command.classAbbrev, extern "native"] opaque _aux_Init_NotationExtra___macroRules_Lean_Parser_Command_classAbbrev_1 : Macro
@[macro Lean.Parser.Syntax.addPrec, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrec_1 : Macro
@[macro Lean.Parser.Syntax.addPrio, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrio_1 : Macro
@[macro Lean.Parser.Syntax.subPrec, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrec_1 : Macro
@[macro Lean.Parser.Syntax.subPrio, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrio_1 : Macro
@[macro Lean.Parser.Tactic.by?, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_by?_1 : Macro
@[macro Lean.Parser.Tactic.showTermElab, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_showTermElab_1 : Macro
@[macro Lean.Parser.commandSeal__, extern "native"] opaque Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandSeal___1 : Macro
@[macro Lean.Parser.commandUnseal__, extern "native"] opaque Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandUnseal___1 : Macro
@[macro Lean.termEval_prec_, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_termEval_prec__1 : Macro
@[macro Lean.termEval_prio_, extern "native"] opaque Lean._aux_Init_Meta___macroRules_Lean_termEval_prio__1 : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___1» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___2» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___3» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___4» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___5» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___6» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___7» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___8» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___9» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___10» : Macro
@[macro Lean.«termSatisfies_binder_pred%__», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___11» : Macro
@[macro Lean.«term_Matches_|», extern "native"] opaque Lean.«_aux_Init_NotationExtra___macroRules_Lean_term_Matches_|_1» : Macro
@[macro Lean.«term∀__,_», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∀__,__1» : Macro
@[macro Lean.«term∃__,_», extern "native"] opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∃__,__1» : Macro
@[macro List.«term_<+:_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+:__1» : Macro
@[macro List.«term_<+_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+__1» : Macro
@[macro List.«term_<:+:_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+:__1» : Macro
@[macro List.«term_<:+_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+__1» : Macro
@[macro List.«term_~_», extern "native"] opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_~__1» : Macro
@[macro boolIfThenElse, extern "native"] opaque _aux_Init_Notation___macroRules_boolIfThenElse_1 : Macro
@[macro precArg, extern "native"] opaque _aux_Init_Notation___macroRules_precArg_1 : Macro
@[macro precLead, extern "native"] opaque _aux_Init_Notation___macroRules_precLead_1 : Macro
@[macro precMax, extern "native"] opaque _aux_Init_Notation___macroRules_precMax_1 : Macro
@[macro precMin, extern "native"] opaque _aux_Init_Notation___macroRules_precMin_1 : Macro
@[macro precMin1, extern "native"] opaque _aux_Init_Notation___macroRules_precMin1_1 : Macro
@[macro prioDefault, extern "native"] opaque _aux_Init_Notation___macroRules_prioDefault_1 : Macro
@[macro prioHigh, extern "native"] opaque _aux_Init_Notation___macroRules_prioHigh_1 : Macro
@[macro prioLow, extern "native"] opaque _aux_Init_Notation___macroRules_prioLow_1 : Macro
@[macro prioMid, extern "native"] opaque _aux_Init_Notation___macroRules_prioMid_1 : Macro
@[macro term!_, extern "native"] opaque _aux_Init_Notation___macroRules_term!__1 : Macro
@[macro termDepIfThenElse, extern "native"] opaque _aux_Init_Notation___macroRules_termDepIfThenElse_1 : Macro
@[macro termIfLet, extern "native"] opaque _aux_Init_Notation___macroRules_termIfLet_1 : Macro
@[macro termIfThenElse, extern "native"] opaque _aux_Init_Notation___macroRules_termIfThenElse_1 : Macro
@[macro termMax_prec, extern "native"] opaque _aux_Init_Notation___macroRules_termMax_prec_1 : Macro
@[macro termS!_, extern "native"] opaque _aux_Init_Data_ToString_Macro___macroRules_termS!__1 : Macro
@[macro termWithout_expected_type_, extern "native"] opaque _aux_Init_Notation___macroRules_termWithout_expected_type__1 : Macro
@[macro «prec(_)», extern "native"] opaque «_aux_Init_Notation___macroRules_prec(_)_1» : Macro
@[macro «prio(_)», extern "native"] opaque «_aux_Init_Notation___macroRules_prio(_)_1» : Macro
@[macro «term%[_|_]», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term%[_|_]_1» : Macro
@[macro «term-_», extern "native"] opaque «_aux_Init_Notation___macroRules_term-__1» : Macro
@[macro «term-_», extern "native"] opaque «_aux_Init_Notation___macroRules_term-__2» : Macro
@[macro «termExists_,_», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_termExists_,__1» : Macro
@[macro «term[_]», extern "native"] opaque Lean.«_aux_Init_Data_List_Notation___macroRules_term[_]_1» : Macro
@[macro «term_!=_», extern "native"] opaque «_aux_Init_Core___macroRules_term_!=__1» : Macro
@[macro «term_!=_», extern "native"] opaque «_aux_Init_Core___macroRules_term_!=__2» : Macro
@[macro «term_$__», extern "native"] opaque «_aux_Init_Notation___macroRules_term_$___1» : Macro
@[macro «term_%_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_%__1» : Macro
@[macro «term_%_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_%__2» : Macro
@[macro «term_&&&_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_&&&__1» : Macro
@[macro «term_&&&_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_&&&__2» : Macro
@[macro «term_&&_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_&&__1» : Macro
@[macro «term_*>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_*>__1» : Macro
@[macro «term_*_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_*__1» : Macro
@[macro «term_*_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_*__2» : Macro
@[macro «term_++_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_++__1» : Macro
@[macro «term_++_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_++__2» : Macro
@[macro «term_+_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_+__1» : Macro
@[macro «term_+_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_+__2» : Macro
@[macro «term_-_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_-__1» : Macro
@[macro «term_-_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_-__2» : Macro
@[macro «term_/_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_/__1» : Macro
@[macro «term_/_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_/__2» : Macro
@[macro «term_::_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_::__1» : Macro
@[macro «term_<$>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<$>__1» : Macro
@[macro «term_<&&>_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_<&&>__1» : Macro
@[macro «term_<&>_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_<&>__1» : Macro
@[macro «term_<*>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<*>__1» : Macro
@[macro «term_<*_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<*__1» : Macro
@[macro «term_<->_», extern "native"] opaque «_aux_Init_Core___macroRules_term_<->__1» : Macro
@[macro «term_<<<_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<<<__1» : Macro
@[macro «term_<=<_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_<=<__1» : Macro
@[macro «term_<=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<=__1» : Macro
@[macro «term_<=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<=__2» : Macro
@[macro «term_<_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<__1» : Macro
@[macro «term_<_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<__2» : Macro
@[macro «term_<|>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<|>__1» : Macro
@[macro «term_<|_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_<|__1» : Macro
@[macro «term_<||>_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_<||>__1» : Macro
@[macro «term_=<<_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_=<<__1» : Macro
@[macro «term_==_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_==__1» : Macro
@[macro «term_==_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_==__2» : Macro
@[macro «term_=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_=__1» : Macro
@[macro «term_=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_=__2» : Macro
@[macro «term_>=>_», extern "native"] opaque «_aux_Init_Control_Basic___macroRules_term_>=>__1» : Macro
@[macro «term_>=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>=__1» : Macro
@[macro «term_>=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>=__2» : Macro
@[macro «term_>>=_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>>=__1» : Macro
@[macro «term_>>>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>>>__1» : Macro
@[macro «term_>>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>>__1» : Macro
@[macro «term_>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>__1» : Macro
@[macro «term_>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_>__2» : Macro
@[macro «term_\_», extern "native"] opaque «_aux_Init_Core___macroRules_term_\__1» : Macro
@[macro «term_^^^_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_^^^__1» : Macro
@[macro «term_^^^_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_^^^__2» : Macro
@[macro «term_^_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_^__1» : Macro
@[macro «term_^_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_^__2» : Macro
@[macro «term__[_]'_», extern "native"] opaque «_aux_Init_GetElem___macroRules_term__[_]'__1» : Macro
@[macro «term__[_]_!», extern "native"] opaque «_aux_Init_GetElem___macroRules_term__[_]_!_1» : Macro
@[macro «term__[_]_?», extern "native"] opaque «_aux_Init_GetElem___macroRules_term__[_]_?_1» : Macro
@[macro «term__[_]», extern "native"] opaque «_aux_Init_GetElem___macroRules_term__[_]_1» : Macro
@[macro «term_|>_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_|>__1» : Macro
@[macro «term_||_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_||__1» : Macro
@[macro «term_|||_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_|||__1» : Macro
@[macro «term_|||_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_|||__2» : Macro
@[macro «term_×'__1», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term_×'__1_1» : Macro
@[macro «term_×'_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_×'__1» : Macro
@[macro «term_×__1», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term_×__1_1» : Macro
@[macro «term_×_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_×__1» : Macro
@[macro «term_•_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_•__1» : Macro
@[macro «term_•_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_•__2» : Macro
@[macro «term_⁻¹», extern "native"] opaque «_aux_Init_Notation___macroRules_term_⁻¹_1» : Macro
@[macro «term_↔_», extern "native"] opaque «_aux_Init_Core___macroRules_term_↔__1» : Macro
@[macro «term_∈_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∈__1» : Macro
@[macro «term_∉_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∉__1» : Macro
@[macro «term_∘_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∘__1» : Macro
@[macro «term_∣_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∣__1» : Macro
@[macro «term_∧_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∧__1» : Macro
@[macro «term_∨_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_∨__1» : Macro
@[macro «term_∩_», extern "native"] opaque «_aux_Init_Core___macroRules_term_∩__1» : Macro
@[macro «term_∪_», extern "native"] opaque «_aux_Init_Core___macroRules_term_∪__1» : Macro
@[macro «term_≈_», extern "native"] opaque «_aux_Init_Core___macroRules_term_≈__1» : Macro
@[macro «term_≍_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≍__1» : Macro
@[macro «term_≠_», extern "native"] opaque «_aux_Init_Core___macroRules_term_≠__1» : Macro
@[macro «term_≠_», extern "native"] opaque «_aux_Init_Core___macroRules_term_≠__2» : Macro
@[macro «term_≤_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≤__1» : Macro
@[macro «term_≤_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≤__2» : Macro
@[macro «term_≥_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≥__1» : Macro
@[macro «term_≥_», extern "native"] opaque «_aux_Init_Notation___macroRules_term_≥__2» : Macro
@[macro «term_⊂_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊂__1» : Macro
@[macro «term_⊃_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊃__1» : Macro
@[macro «term_⊆_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊆__1» : Macro
@[macro «term_⊇_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊇__1» : Macro
@[macro «term_⊕'_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊕'__1» : Macro
@[macro «term_⊕_», extern "native"] opaque «_aux_Init_Core___macroRules_term_⊕__1» : Macro
@[macro «term{_:_//_}», extern "native"] opaque «_aux_Init_Notation___macroRules_term{_:_//_}_1» : Macro
@[macro «term{_}», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term{_}_1» : Macro
@[macro «term{}», extern "native"] opaque «_aux_Init_Core___macroRules_term{}_1» : Macro
@[macro «term~~~_», extern "native"] opaque «_aux_Init_Notation___macroRules_term~~~__1» : Macro
@[macro «term¬_», extern "native"] opaque «_aux_Init_Notation___macroRules_term¬__1» : Macro
@[macro «termΣ'_,_», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_termΣ'_,__1» : Macro
@[macro «termΣ_,_», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_termΣ_,__1» : Macro
@[macro «term‹_›», extern "native"] opaque «_aux_Init_Tactics___macroRules_term‹_›_1» : Macro
@[macro «term∃_,_», extern "native"] opaque «_aux_Init_NotationExtra___macroRules_term∃_,__1» : Macro
@[macro «term∅», extern "native"] opaque «_aux_Init_Core___macroRules_term∅_1» : Macro
@[macro «term∎», extern "native"] opaque «_aux_Init_Try___macroRules_term∎_1» : Macro
