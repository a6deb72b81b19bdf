prelude
import Init.Notation
/-!
# Syntax of tactics

The tactics' parsers and macros, brought alive as in `Init.Notation`: the engine has the elaborator of each tactic
registered under the kind that its parser makes.
-/
set_option linter.all false
open Lean
declare_syntax_cat conv (behavior := both)
declare_syntax_cat rcasesPat
declare_syntax_cat rintroPat

/-! ## Category `conv` -/

/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.allGoals`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.allGoals : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.anyGoals`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.anyGoals : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.arg`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.arg : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.case`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.case : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.case'`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.case' : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.change`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.change : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.clear`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.clear : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.congr`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.congr : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convApply_`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convApply_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convArgs`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convArgs : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convConvSeq`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convConvSeq : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convDone`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convDone : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convErw__`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convErw__ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convIntro___`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convIntro___ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convLeft`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convLeft : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convRepeat_`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convRepeat_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convRfl`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convRfl : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convRight`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convRight : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convRw__`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convRw__ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convTactic`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convTactic : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convTrace_state`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convTrace_state : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.convTry_`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.convTry_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.delta`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.delta : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.dsimp`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.dsimp : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.dsimpTrace`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.dsimpTrace : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.enter`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.enter : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.ext`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.ext : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.extractLets`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.extractLets : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.failIfSuccess`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.failIfSuccess : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.first`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.first : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.focus`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.focus : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.fun`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.fun : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.letToHave`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.letToHave : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.lhs`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.lhs : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.liftLets`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.liftLets : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.nestedConv`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.nestedConv : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.nestedTactic`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.nestedTactic : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.nestedTacticCore`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.nestedTacticCore : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.normCast`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.normCast : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.paren`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.paren : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.pattern`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.pattern : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.reduce`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.reduce : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.rewrite`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.rewrite : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.rhs`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.rhs : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.simp`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.simp : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.simpMatch`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.simpMatch : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.simpTrace`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.simpTrace : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.skip`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.skip : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.unfold`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.unfold : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.whnf`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.whnf : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.zeta`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.zeta : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.«convNext__=>_»`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.«convNext__=>_» : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.«conv_<;>_»`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.«conv_<;>_» : TrailingParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.«conv·_»`. -/ @[conv_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.«conv·_» : ParserDescr
/-- The engine's parser of the kind `Lean.convCalc_`. -/ @[conv_parser 1000, extern "native"] opaque Lean.convCalc_ : ParserDescr

/-! ## Category `rcasesPat` -/

/-- The engine's parser of the kind `Lean.Parser.Tactic.rcasesPat.clear`. -/ @[rcasesPat_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rcasesPat.clear : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rcasesPat.explicit`. -/ @[rcasesPat_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rcasesPat.explicit : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rcasesPat.ignore`. -/ @[rcasesPat_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rcasesPat.ignore : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rcasesPat.one`. -/ @[rcasesPat_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rcasesPat.one : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rcasesPat.paren`. -/ @[rcasesPat_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rcasesPat.paren : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rcasesPat.tuple`. -/ @[rcasesPat_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rcasesPat.tuple : ParserDescr

/-! ## Category `rintroPat` -/

/-- The engine's parser of the kind `Lean.Parser.Tactic.rintroPat.binder`. -/ @[rintroPat_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rintroPat.binder : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rintroPat.one`. -/ @[rintroPat_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rintroPat.one : ParserDescr

/-! ## Category `tactic` -/

/-- The engine's parser of the kind `Lean.Elab.Tactic.Ext.applyExtTheorem`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Elab.Tactic.Ext.applyExtTheorem : ParserDescr
/-- The engine's parser of the kind `Lean.Elab.Tactic.Ext.ext`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Elab.Tactic.Ext.ext : ParserDescr
/-- The engine's parser of the kind `Lean.Elab.Tactic.Ext.tacticExt1___`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Elab.Tactic.Ext.tacticExt1___ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.Conv.conv`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.Conv.conv : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.acNf0`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.acNf0 : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.acRfl`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.acRfl : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.allGoals`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.allGoals : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.anyGoals`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.anyGoals : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.apply`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.apply : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.apply?`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.apply? : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.applyAssumption`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.applyAssumption : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.applyRfl`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.applyRfl : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.applyRules`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.applyRules : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.as_aux_lemma`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.as_aux_lemma : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.assumption`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.assumption : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.attemptAll`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.attemptAll : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.attemptAllPar`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.attemptAllPar : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.case`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.case : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.case'`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.case' : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.cases`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.cases : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.change`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.change : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.classical`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.classical : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.clear`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.clear : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.clearValue`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.clearValue : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.congr`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.congr : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.constructor`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.constructor : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.constructorBang`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.constructorBang : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.contradiction`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.contradiction : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.decide`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.decide : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.delta`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.delta : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.done`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.done : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.dsimp`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.dsimp : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.dsimpAutoUnfold`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.dsimpAutoUnfold : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.dsimpTrace`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.dsimpTrace : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.eqRefl`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.eqRefl : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.exact`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.exact : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.exact?`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.exact? : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.exposeNames`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.exposeNames : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.extractLets`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.extractLets : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.fail`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.fail : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.failIfSuccess`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.failIfSuccess : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.falseOrByContra`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.falseOrByContra : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.first`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.first : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.firstPar`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.firstPar : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.focus`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.focus : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.funCases`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.funCases : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.funInduction`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.funInduction : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.generalize`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.generalize : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.guardExpr`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.guardExpr : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.guardExprConv`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.guardExprConv : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.guardHyp`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.guardHyp : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.guardHypConv`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.guardHypConv : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.guardTarget`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.guardTarget : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.guardTargetConv`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.guardTargetConv : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.impossible`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.impossible : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.induction`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.induction : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.injection`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.injection : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.injections`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.injections : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.intro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.intro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.intros`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.intros : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.left`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.left : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.letToHave`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.letToHave : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.letrec`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.letrec : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.liftLets`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.liftLets : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.massumptionMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.massumptionMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mcasesError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mcasesError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mcasesMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mcasesMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mclearError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mclearError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mclearMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mclearMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mconstructorMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mconstructorMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mexactError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mexactError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mexactMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mexactMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mexfalsoMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mexfalsoMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mexistsError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mexistsError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mexistsMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mexistsMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mframeMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mframeMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mhaveError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mhaveError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mhaveMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mhaveMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mintroError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mintroError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mintroMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mintroMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mleaveMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mleaveMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mleftMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mleftMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mpureError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mpureError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mpureIntro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mpureIntro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mpureIntroMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mpureIntroMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mpureMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mpureMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mrefineError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mrefineError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mrefineMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mrefineMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mrenameI`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mrenameI : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mrenameIError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mrenameIError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mrenameIMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mrenameIMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mreplaceError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mreplaceError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mreplaceMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mreplaceMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mrevertError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mrevertError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mrevertMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mrevertMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mrightMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mrightMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mspecMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mspecMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mspecNoBind`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mspecNoBind : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mspecNoSimp`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mspecNoSimp : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mspecializeError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mspecializeError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mspecializeMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mspecializeMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mspecializePure`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mspecializePure : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mspecializePureError`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mspecializePureError : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mspecializePureMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mspecializePureMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mstartMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mstartMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.mstopMacro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.mstopMacro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.normCast0`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.normCast0 : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.normCastAddElim`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.normCastAddElim : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.obtain`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.obtain : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.omega`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.omega : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.paren`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.paren : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.pushCast`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.pushCast : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rcases`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rcases : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.refine`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.refine : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.refine'`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.refine' : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rename`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rename : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.renameI`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.renameI : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.repeat'`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.repeat' : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.repeat1'`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.repeat1' : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.replace`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.replace : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.revert`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.revert : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rewriteSeq`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rewriteSeq : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rewrites?`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rewrites? : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.right`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.right : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rintro`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rintro : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rotateLeft`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rotateLeft : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rotateRight`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rotateRight : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rwSeq`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rwSeq : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rwa`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rwa : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rwaAt`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rwaAt : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.rwaAtLegacyLocation`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.rwaAtLegacyLocation : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.show`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.show : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.showTerm`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.showTerm : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simp`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simp : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpAll`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpAll : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpAllArith`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpAllArith : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpAllArithBang`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpAllArithBang : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpAllAutoUnfold`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpAllAutoUnfold : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpAllTrace`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpAllTrace : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpArith`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpArith : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpArithBang`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpArithBang : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpAutoUnfold`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpAutoUnfold : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpTrace`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpTrace : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpa`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpa : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.simpaUsingBang`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.simpaUsingBang : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.skip`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.skip : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.solveByElim`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.solveByElim : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.specialize`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.specialize : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.split`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.split : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.subst`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.subst : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.substEqs`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.substEqs : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.substVars`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.substVars : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.symm`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.symm : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.symmSaturate`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.symmSaturate : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacDepIfThenElse`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacDepIfThenElse : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacIfThenElse`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacIfThenElse : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticAc_nf_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticAc_nf_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticAdmit`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticAdmit : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticAnd_intros`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticAnd_intros : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticApply_mod_cast_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticApply_mod_cast_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticAssumption_mod_cast_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticAssumption_mod_cast_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticDsimp?!_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticDsimp?!_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticErw___`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticErw___ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticExact_mod_cast_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticExact_mod_cast_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticExfalso`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticExfalso : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticHave'`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticHave' : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticHaveI__`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticHaveI__ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticHave__`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticHave__ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticInfer_instance`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticInfer_instance : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticIterate____`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticIterate____ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticLet'__`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticLet'__ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticLetI__`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticLetI__ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticLet__`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticLet__ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticNofun`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticNofun : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticNorm_cast__`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticNorm_cast__ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticRefine_lift'_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticRefine_lift'_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticRefine_lift_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticRefine_lift_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticRepeat_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticRepeat_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticRfl`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticRfl : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticRfl'`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticRfl' : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticRw_mod_cast___`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticRw_mod_cast___ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSimp?!_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSimp?!_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSimp_all?!_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSimp_all?!_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSimpa!_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSimpa!_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSimpa!__1`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSimpa!__1 : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSimpa?!_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSimpa?!_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSimpa?!__1`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSimpa?!__1 : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSimpa?_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSimpa?_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSimpa?__1`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSimpa?__1 : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSorry`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSorry : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticStop_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticStop_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticSuffices_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticSuffices_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticTrivial`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticTrivial : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticTry_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticTry_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tacticUnhygienic_`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tacticUnhygienic_ : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.traceMessage`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.traceMessage : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.traceState`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.traceState : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tryResult`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tryResult : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tryTrace`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tryTrace : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.tryTraceWith`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.tryTraceWith : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.unfold`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.unfold : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.withImplicit`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.withImplicit : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.withReducible`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.withReducible : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.withReducibleAndInstances`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.withReducibleAndInstances : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.withUnfoldingAll`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.withUnfoldingAll : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.withUnfoldingNone`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.withUnfoldingNone : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.«tacticExists_,,»`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.«tacticExists_,,» : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.«tacticNext_=>_»`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.«tacticNext_=>_» : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.«tacticNomatch_,,»`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.«tacticNomatch_,,» : ParserDescr
/-- The engine's parser of the kind `Lean.Parser.Tactic.«tactic_<;>_»`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.Parser.Tactic.«tactic_<;>_» : TrailingParserDescr
/-- The engine's parser of the kind `Lean.calcTactic`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.calcTactic : ParserDescr
/-- The engine's parser of the kind `Lean.cdot`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.cdot : ParserDescr
/-- The engine's parser of the kind `Lean.solveTactic`. -/ @[tactic_parser 1000, extern "native"] opaque Lean.solveTactic : ParserDescr
/-- The engine's parser of the kind `List.tacticSizeOf_list_dec`. -/ @[tactic_parser 1000, extern "native"] opaque List.tacticSizeOf_list_dec : ParserDescr
/-- The engine's parser of the kind `tacticClean_wf`. -/ @[tactic_parser 1000, extern "native"] opaque tacticClean_wf : ParserDescr
/-- The engine's parser of the kind `tacticDecreasing_tactic`. -/ @[tactic_parser 1000, extern "native"] opaque tacticDecreasing_tactic : ParserDescr
/-- The engine's parser of the kind `tacticDecreasing_trivial`. -/ @[tactic_parser 1000, extern "native"] opaque tacticDecreasing_trivial : ParserDescr
/-- The engine's parser of the kind `tacticDecreasing_trivial_pre_omega`. -/ @[tactic_parser 1000, extern "native"] opaque tacticDecreasing_trivial_pre_omega : ParserDescr
/-- The engine's parser of the kind `tacticDecreasing_with_`. -/ @[tactic_parser 1000, extern "native"] opaque tacticDecreasing_with_ : ParserDescr
/-- The engine's parser of the kind `tacticDeriving_LawfulEq_tactic`. -/ @[tactic_parser 1000, extern "native"] opaque tacticDeriving_LawfulEq_tactic : ParserDescr
/-- The engine's parser of the kind `tacticDeriving_LawfulEq_tactic_step`. -/ @[tactic_parser 1000, extern "native"] opaque tacticDeriving_LawfulEq_tactic_step : ParserDescr
/-- The engine's parser of the kind `tacticFunext___`. -/ @[tactic_parser 1000, extern "native"] opaque tacticFunext___ : ParserDescr
/-- The engine's parser of the kind `tacticGet_elem_tactic`. -/ @[tactic_parser 1000, extern "native"] opaque tacticGet_elem_tactic : ParserDescr
/-- The engine's parser of the kind `tacticGet_elem_tactic_extensible`. -/ @[tactic_parser 1000, extern "native"] opaque tacticGet_elem_tactic_extensible : ParserDescr
/-- The engine's parser of the kind `tacticGet_elem_tactic_trivial`. -/ @[tactic_parser 1000, extern "native"] opaque tacticGet_elem_tactic_trivial : ParserDescr
/-- The engine's parser of the kind `tacticSimp_wf`. -/ @[tactic_parser 1000, extern "native"] opaque tacticSimp_wf : ParserDescr
/-- The engine's parser of the kind `«tacticBy_cases_:_»`. -/ @[tactic_parser 1000, extern "native"] opaque «tacticBy_cases_:_» : ParserDescr
/-- The engine's parser of the kind `«tactic∎»`. -/ @[tactic_parser 1000, extern "native"] opaque «tactic∎» : ParserDescr

/-! ## Macros -/

/-- The engine's macro for `Lean.Elab.Tactic.Ext.tacticExt1___`. -/ @[macro Lean.Elab.Tactic.Ext.tacticExt1___, extern "native"] opaque Lean.Elab.Tactic.Ext._aux_Init_Ext___macroRules_Lean_Elab_Tactic_Ext_tacticExt1____1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.allGoals`. -/ @[macro Lean.Parser.Tactic.Conv.allGoals, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_allGoals_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.anyGoals`. -/ @[macro Lean.Parser.Tactic.Conv.anyGoals, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_anyGoals_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.case`. -/ @[macro Lean.Parser.Tactic.Conv.case, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_case_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.case'`. -/ @[macro Lean.Parser.Tactic.Conv.case', extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_case'_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convApply_`. -/ @[macro Lean.Parser.Tactic.Conv.convApply_, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convApply__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convArgs`. -/ @[macro Lean.Parser.Tactic.Conv.convArgs, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convArgs_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convDone`. -/ @[macro Lean.Parser.Tactic.Conv.convDone, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convDone_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convErw__`. -/ @[macro Lean.Parser.Tactic.Conv.convErw__, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convErw___1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convIntro___`. -/ @[macro Lean.Parser.Tactic.Conv.convIntro___, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convIntro____1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convLeft`. -/ @[macro Lean.Parser.Tactic.Conv.convLeft, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convLeft_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convRepeat_`. -/ @[macro Lean.Parser.Tactic.Conv.convRepeat_, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRepeat__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convRfl`. -/ @[macro Lean.Parser.Tactic.Conv.convRfl, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRfl_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convRight`. -/ @[macro Lean.Parser.Tactic.Conv.convRight, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRight_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convRw__`. -/ @[macro Lean.Parser.Tactic.Conv.convRw__, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRw___1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convTrace_state`. -/ @[macro Lean.Parser.Tactic.Conv.convTrace_state, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convTrace_state_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.convTry_`. -/ @[macro Lean.Parser.Tactic.Conv.convTry_, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convTry__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.failIfSuccess`. -/ @[macro Lean.Parser.Tactic.Conv.failIfSuccess, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_failIfSuccess_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.focus`. -/ @[macro Lean.Parser.Tactic.Conv.focus, extern "native"] opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_focus_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.«convNext__=>_»`. -/ @[macro Lean.Parser.Tactic.Conv.«convNext__=>_», extern "native"] opaque Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convNext__=>__1» : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.«conv_<;>_»`. -/ @[macro Lean.Parser.Tactic.Conv.«conv_<;>_», extern "native"] opaque Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_conv_<;>__1» : Macro
/-- The engine's macro for `Lean.Parser.Tactic.Conv.«conv·_»`. -/ @[macro Lean.Parser.Tactic.Conv.«conv·_», extern "native"] opaque Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_conv·__1» : Macro
/-- The engine's macro for `Lean.Parser.Tactic.constructorBang`. -/ @[macro Lean.Parser.Tactic.constructorBang, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Meta___macroRules_Lean_Parser_Tactic_constructorBang_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.letrec`. -/ @[macro Lean.Parser.Tactic.letrec, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_letrec_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.massumptionMacro`. -/ @[macro Lean.Parser.Tactic.massumptionMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_massumptionMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mcasesMacro`. -/ @[macro Lean.Parser.Tactic.mcasesMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mcasesMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mclearMacro`. -/ @[macro Lean.Parser.Tactic.mclearMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mclearMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mconstructorMacro`. -/ @[macro Lean.Parser.Tactic.mconstructorMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mconstructorMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mexactMacro`. -/ @[macro Lean.Parser.Tactic.mexactMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mexactMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mexfalsoMacro`. -/ @[macro Lean.Parser.Tactic.mexfalsoMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mexfalsoMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mexistsMacro`. -/ @[macro Lean.Parser.Tactic.mexistsMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mexistsMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mframeMacro`. -/ @[macro Lean.Parser.Tactic.mframeMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mframeMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mhaveMacro`. -/ @[macro Lean.Parser.Tactic.mhaveMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mhaveMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mintroMacro`. -/ @[macro Lean.Parser.Tactic.mintroMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mintroMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mleaveMacro`. -/ @[macro Lean.Parser.Tactic.mleaveMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mleaveMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mleftMacro`. -/ @[macro Lean.Parser.Tactic.mleftMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mleftMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mpureIntroMacro`. -/ @[macro Lean.Parser.Tactic.mpureIntroMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mpureIntroMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mpureMacro`. -/ @[macro Lean.Parser.Tactic.mpureMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mpureMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mrefineMacro`. -/ @[macro Lean.Parser.Tactic.mrefineMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mrefineMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mrenameIMacro`. -/ @[macro Lean.Parser.Tactic.mrenameIMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mrenameIMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mreplaceMacro`. -/ @[macro Lean.Parser.Tactic.mreplaceMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mreplaceMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mrevertMacro`. -/ @[macro Lean.Parser.Tactic.mrevertMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mrevertMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mrightMacro`. -/ @[macro Lean.Parser.Tactic.mrightMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mrightMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mspecMacro`. -/ @[macro Lean.Parser.Tactic.mspecMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mspecMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mspecializeMacro`. -/ @[macro Lean.Parser.Tactic.mspecializeMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mspecializeMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mspecializePureMacro`. -/ @[macro Lean.Parser.Tactic.mspecializePureMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mspecializePureMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mstartMacro`. -/ @[macro Lean.Parser.Tactic.mstartMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mstartMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.mstopMacro`. -/ @[macro Lean.Parser.Tactic.mstopMacro, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_mstopMacro_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.rwSeq`. -/ @[macro Lean.Parser.Tactic.rwSeq, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_rwSeq_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.rwaAtLegacyLocation`. -/ @[macro Lean.Parser.Tactic.rwaAtLegacyLocation, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_rwaAtLegacyLocation_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacDepIfThenElse`. -/ @[macro Lean.Parser.Tactic.tacDepIfThenElse, extern "native"] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacDepIfThenElse_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacIfThenElse`. -/ @[macro Lean.Parser.Tactic.tacIfThenElse, extern "native"] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacIfThenElse_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticAc_nf_`. -/ @[macro Lean.Parser.Tactic.tacticAc_nf_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAc_nf__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticAdmit`. -/ @[macro Lean.Parser.Tactic.tacticAdmit, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAdmit_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticAnd_intros`. -/ @[macro Lean.Parser.Tactic.tacticAnd_intros, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAnd_intros_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticApply_mod_cast_`. -/ @[macro Lean.Parser.Tactic.tacticApply_mod_cast_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticApply_mod_cast__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticAssumption_mod_cast_`. -/ @[macro Lean.Parser.Tactic.tacticAssumption_mod_cast_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAssumption_mod_cast__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticDsimp?!_`. -/ @[macro Lean.Parser.Tactic.tacticDsimp?!_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticDsimp?!__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticErw___`. -/ @[macro Lean.Parser.Tactic.tacticErw___, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Meta___macroRules_Lean_Parser_Tactic_tacticErw____1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticExact_mod_cast_`. -/ @[macro Lean.Parser.Tactic.tacticExact_mod_cast_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticExact_mod_cast__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticExfalso`. -/ @[macro Lean.Parser.Tactic.tacticExfalso, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticExfalso_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticHave'`. -/ @[macro Lean.Parser.Tactic.tacticHave', extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHave'_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticHaveI__`. -/ @[macro Lean.Parser.Tactic.tacticHaveI__, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHaveI___1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticHave__`. -/ @[macro Lean.Parser.Tactic.tacticHave__, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHave___1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticInfer_instance`. -/ @[macro Lean.Parser.Tactic.tacticInfer_instance, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticInfer_instance_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticIterate____`. -/ @[macro Lean.Parser.Tactic.tacticIterate____, extern "native"] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticIterate_____1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticLet'__`. -/ @[macro Lean.Parser.Tactic.tacticLet'__, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLet'___1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticLetI__`. -/ @[macro Lean.Parser.Tactic.tacticLetI__, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLetI___1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticLet__`. -/ @[macro Lean.Parser.Tactic.tacticLet__, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLet___1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticNofun`. -/ @[macro Lean.Parser.Tactic.tacticNofun, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNofun_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticNorm_cast__`. -/ @[macro Lean.Parser.Tactic.tacticNorm_cast__, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNorm_cast___1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticRefine_lift'_`. -/ @[macro Lean.Parser.Tactic.tacticRefine_lift'_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRefine_lift'__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticRefine_lift_`. -/ @[macro Lean.Parser.Tactic.tacticRefine_lift_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRefine_lift__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticRfl`. -/ @[macro Lean.Parser.Tactic.tacticRfl, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticRfl`. -/ @[macro Lean.Parser.Tactic.tacticRfl, extern "native"] opaque _aux_Init_Core___macroRules_Lean_Parser_Tactic_tacticRfl_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticRfl`. -/ @[macro Lean.Parser.Tactic.tacticRfl, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_2 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticRfl`. -/ @[macro Lean.Parser.Tactic.tacticRfl, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_3 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticRfl'`. -/ @[macro Lean.Parser.Tactic.tacticRfl', extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl'_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticRw_mod_cast___`. -/ @[macro Lean.Parser.Tactic.tacticRw_mod_cast___, extern "native"] opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticRw_mod_cast____1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSimp?!_`. -/ @[macro Lean.Parser.Tactic.tacticSimp?!_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimp?!__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSimp_all?!_`. -/ @[macro Lean.Parser.Tactic.tacticSimp_all?!_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimp_all?!__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSimpa!_`. -/ @[macro Lean.Parser.Tactic.tacticSimpa!_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa!__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSimpa!__1`. -/ @[macro Lean.Parser.Tactic.tacticSimpa!__1, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa!__1_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSimpa?!_`. -/ @[macro Lean.Parser.Tactic.tacticSimpa?!_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?!__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSimpa?!__1`. -/ @[macro Lean.Parser.Tactic.tacticSimpa?!__1, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?!__1_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSimpa?_`. -/ @[macro Lean.Parser.Tactic.tacticSimpa?_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSimpa?__1`. -/ @[macro Lean.Parser.Tactic.tacticSimpa?__1, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?__1_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSorry`. -/ @[macro Lean.Parser.Tactic.tacticSorry, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSorry_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticStop_`. -/ @[macro Lean.Parser.Tactic.tacticStop_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticStop__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticSuffices_`. -/ @[macro Lean.Parser.Tactic.tacticSuffices_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSuffices__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticTrivial`. -/ @[macro Lean.Parser.Tactic.tacticTrivial, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticTrivial`. -/ @[macro Lean.Parser.Tactic.tacticTrivial, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_2 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticTrivial`. -/ @[macro Lean.Parser.Tactic.tacticTrivial, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_3 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticTrivial`. -/ @[macro Lean.Parser.Tactic.tacticTrivial, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_4 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticTrivial`. -/ @[macro Lean.Parser.Tactic.tacticTrivial, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_5 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticTrivial`. -/ @[macro Lean.Parser.Tactic.tacticTrivial, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_6 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticTry_`. -/ @[macro Lean.Parser.Tactic.tacticTry_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTry__1 : Macro
/-- The engine's macro for `Lean.Parser.Tactic.tacticUnhygienic_`. -/ @[macro Lean.Parser.Tactic.tacticUnhygienic_, extern "native"] opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticUnhygienic__1 : Macro
/-- The engine's macro behind `exists` as a tactic. -/
@[macro Lean.Parser.Tactic.«tacticExists_,,», extern "native"] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticExists_,,_1» : Macro
/-- The engine's macro for `Lean.Parser.Tactic.«tacticNext_=>_»`. -/ @[macro Lean.Parser.Tactic.«tacticNext_=>_», extern "native"] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNext_=>__1» : Macro
/-- The engine's macro behind `nomatch` as a tactic. -/
@[macro Lean.Parser.Tactic.«tacticNomatch_,,», extern "native"] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNomatch_,,_1» : Macro
/-- The engine's macro for `Lean.Parser.Tactic.«tactic_<;>_»`. -/ @[macro Lean.Parser.Tactic.«tactic_<;>_», extern "native"] opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tactic_<;>__1» : Macro
/-- The engine's macro for `Lean.convCalc_`. -/ @[macro Lean.convCalc_, extern "native"] opaque Lean._aux_Init_NotationExtra___macroRules_Lean_convCalc__1 : Macro
/-- The engine's macro for `Lean.solveTactic`. -/ @[macro Lean.solveTactic, extern "native"] opaque Lean._aux_Init_NotationExtra___macroRules_Lean_solveTactic_1 : Macro
/-- The engine's macro for `List.tacticSizeOf_list_dec`. -/ @[macro List.tacticSizeOf_list_dec, extern "native"] opaque List._aux_Init_Data_List_BasicAux___macroRules_List_tacticSizeOf_list_dec_1 : Macro
/-- The engine's macro for `tacticClean_wf`. -/ @[macro tacticClean_wf, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticClean_wf_1 : Macro
/-- The engine's macro for `tacticDecreasing_tactic`. -/ @[macro tacticDecreasing_tactic, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_tactic_1 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque List._aux_Init_Data_List_BasicAux___macroRules_tacticDecreasing_trivial_1 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque String.Legacy.Iterator._aux_Init_Data_String_Iterator___macroRules_tacticDecreasing_trivial_1 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_1 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_1 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque String.Legacy.Iterator._aux_Init_Data_String_Iterator___macroRules_tacticDecreasing_trivial_2 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_2 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_2 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_3 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_3 : Macro
/-- The engine's macro for `tacticDecreasing_trivial`. -/ @[macro tacticDecreasing_trivial, extern "native"] opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_4 : Macro
/-- The engine's macro for `tacticDecreasing_trivial_pre_omega`. -/ @[macro tacticDecreasing_trivial_pre_omega, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_1 : Macro
/-- The engine's macro for `tacticDecreasing_trivial_pre_omega`. -/ @[macro tacticDecreasing_trivial_pre_omega, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_2 : Macro
/-- The engine's macro for `tacticDecreasing_trivial_pre_omega`. -/ @[macro tacticDecreasing_trivial_pre_omega, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_3 : Macro
/-- The engine's macro for `tacticDecreasing_with_`. -/ @[macro tacticDecreasing_with_, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_with__1 : Macro
/-- The engine's macro for `tacticDeriving_LawfulEq_tactic`. -/ @[macro tacticDeriving_LawfulEq_tactic, extern "native"] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_1 : Macro
/-- The engine's macro for `tacticDeriving_LawfulEq_tactic_step`. -/ @[macro tacticDeriving_LawfulEq_tactic_step, extern "native"] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_1 : Macro
/-- The engine's macro for `tacticDeriving_LawfulEq_tactic_step`. -/ @[macro tacticDeriving_LawfulEq_tactic_step, extern "native"] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_2 : Macro
/-- The engine's macro for `tacticDeriving_LawfulEq_tactic_step`. -/ @[macro tacticDeriving_LawfulEq_tactic_step, extern "native"] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_3 : Macro
/-- The engine's macro for `tacticDeriving_LawfulEq_tactic_step`. -/ @[macro tacticDeriving_LawfulEq_tactic_step, extern "native"] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_4 : Macro
/-- The engine's macro for `tacticDeriving_LawfulEq_tactic_step`. -/ @[macro tacticDeriving_LawfulEq_tactic_step, extern "native"] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_5 : Macro
/-- The engine's macro for `tacticDeriving_LawfulEq_tactic_step`. -/ @[macro tacticDeriving_LawfulEq_tactic_step, extern "native"] opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_6 : Macro
/-- The engine's macro for `tacticFunext___`. -/ @[macro tacticFunext___, extern "native"] opaque _aux_Init_NotationExtra___macroRules_tacticFunext____1 : Macro
/-- The engine's macro for `tacticGet_elem_tactic`. -/ @[macro tacticGet_elem_tactic, extern "native"] opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_1 : Macro
/-- The engine's macro for `tacticGet_elem_tactic_extensible`. -/ @[macro tacticGet_elem_tactic_extensible, extern "native"] opaque Fin._aux_Init_GetElem___macroRules_tacticGet_elem_tactic_extensible_1 : Macro
/-- The engine's macro for `tacticGet_elem_tactic_extensible`. -/ @[macro tacticGet_elem_tactic_extensible, extern "native"] opaque _aux_Init_Data_Range_Basic___macroRules_tacticGet_elem_tactic_extensible_1 : Macro
/-- The engine's macro for `tacticGet_elem_tactic_extensible`. -/ @[macro tacticGet_elem_tactic_extensible, extern "native"] opaque _aux_Init_Data_Range_Polymorphic_GetElemTactic___macroRules_tacticGet_elem_tactic_extensible_1 : Macro
/-- The engine's macro for `tacticGet_elem_tactic_extensible`. -/ @[macro tacticGet_elem_tactic_extensible, extern "native"] opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_1 : Macro
/-- The engine's macro for `tacticGet_elem_tactic_extensible`. -/ @[macro tacticGet_elem_tactic_extensible, extern "native"] opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_2 : Macro
/-- The engine's macro for `tacticGet_elem_tactic_extensible`. -/ @[macro tacticGet_elem_tactic_extensible, extern "native"] opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_3 : Macro
/-- The engine's macro for `tacticSimp_wf`. -/ @[macro tacticSimp_wf, extern "native"] opaque _aux_Init_WFTactics___macroRules_tacticSimp_wf_1 : Macro
/-- The engine's macro for `«tacticBy_cases_:_»`. -/ @[macro «tacticBy_cases_:_», extern "native"] opaque «_aux_Init_ByCases___macroRules_tacticBy_cases_:__1» : Macro
/-- The engine's macro for `«tacticBy_cases_:_»`. -/ @[macro «tacticBy_cases_:_», extern "native"] opaque «_aux_Init_ByCases___macroRules_tacticBy_cases_:__2» : Macro
/-- The engine's macro for `«tactic∎»`. -/ @[macro «tactic∎», extern "native"] opaque «_aux_Init_Try___macroRules_tactic∎_1» : Macro
