prelude
import Init.Data.Int.Basic
import Init.Data.List.Basic
/-!
# Notation in what the engine prints

The engine's own unexpanders, so that goals and messages show `a + b` and not `HAdd.hAdd a b`.
-/
set_option linter.all false
open Lean PrettyPrinter
/-- How the engine prints `And`. -/ @[app_unexpander And, extern "native"] opaque _aux_Init_Notation___unexpand_And_1 : Unexpander
/-- How the engine prints `BEq.beq`. -/ @[app_unexpander BEq.beq, extern "native"] opaque _aux_Init_Notation___unexpand_BEq_beq_1 : Unexpander
/-- How the engine prints `Bool.and`. -/ @[app_unexpander Bool.and, extern "native"] opaque _aux_Init_Notation___unexpand_Bool_and_1 : Unexpander
/-- How the engine prints `Bool.not`. -/ @[app_unexpander Bool.not, extern "native"] opaque _aux_Init_Notation___unexpand_Bool_not_1 : Unexpander
/-- How the engine prints `Bool.or`. -/ @[app_unexpander Bool.or, extern "native"] opaque _aux_Init_Notation___unexpand_Bool_or_1 : Unexpander
/-- How the engine prints `Bool.xor`. -/ @[app_unexpander Bool.xor, extern "native"] opaque Bool._aux_Init_Data_Bool___unexpand_Bool_xor_1 : Unexpander
/-- How the engine prints `Complement.complement`. -/ @[app_unexpander Complement.complement, extern "native"] opaque _aux_Init_Notation___unexpand_Complement_complement_1 : Unexpander
/-- How the engine prints `Dvd.dvd`. -/ @[app_unexpander Dvd.dvd, extern "native"] opaque _aux_Init_Notation___unexpand_Dvd_dvd_1 : Unexpander
/-- How the engine prints `EmptyCollection.emptyCollection`. -/ @[app_unexpander EmptyCollection.emptyCollection, extern "native"] opaque _aux_Init_Core___unexpand_EmptyCollection_emptyCollection_1 : Unexpander
/-- How the engine prints `EmptyCollection.emptyCollection`. -/ @[app_unexpander EmptyCollection.emptyCollection, extern "native"] opaque _aux_Init_Core___unexpand_EmptyCollection_emptyCollection_2 : Unexpander
/-- How the engine prints `Eq`. -/ @[app_unexpander Eq, extern "native"] opaque _aux_Init_Notation___unexpand_Eq_1 : Unexpander
/-- How the engine prints `Function.comp`. -/ @[app_unexpander Function.comp, extern "native"] opaque _aux_Init_Notation___unexpand_Function_comp_1 : Unexpander
/-- How the engine prints `GE.ge`. -/ @[app_unexpander GE.ge, extern "native"] opaque _aux_Init_Notation___unexpand_GE_ge_1 : Unexpander
/-- How the engine prints `GE.ge`. -/ @[app_unexpander GE.ge, extern "native"] opaque _aux_Init_Notation___unexpand_GE_ge_2 : Unexpander
/-- How the engine prints `GT.gt`. -/ @[app_unexpander GT.gt, extern "native"] opaque _aux_Init_Notation___unexpand_GT_gt_1 : Unexpander
/-- How the engine prints `HAdd.hAdd`. -/ @[app_unexpander HAdd.hAdd, extern "native"] opaque _aux_Init_Notation___unexpand_HAdd_hAdd_1 : Unexpander
/-- How the engine prints `HAnd.hAnd`. -/ @[app_unexpander HAnd.hAnd, extern "native"] opaque _aux_Init_Notation___unexpand_HAnd_hAnd_1 : Unexpander
/-- How the engine prints `HAppend.hAppend`. -/ @[app_unexpander HAppend.hAppend, extern "native"] opaque _aux_Init_Notation___unexpand_HAppend_hAppend_1 : Unexpander
/-- How the engine prints `HDiv.hDiv`. -/ @[app_unexpander HDiv.hDiv, extern "native"] opaque _aux_Init_Notation___unexpand_HDiv_hDiv_1 : Unexpander
/-- How the engine prints `HEq`. -/ @[app_unexpander HEq, extern "native"] opaque _aux_Init_Notation___unexpand_HEq_1 : Unexpander
/-- How the engine prints `HMod.hMod`. -/ @[app_unexpander HMod.hMod, extern "native"] opaque _aux_Init_Notation___unexpand_HMod_hMod_1 : Unexpander
/-- How the engine prints `HMul.hMul`. -/ @[app_unexpander HMul.hMul, extern "native"] opaque _aux_Init_Notation___unexpand_HMul_hMul_1 : Unexpander
/-- How the engine prints `HOr.hOr`. -/ @[app_unexpander HOr.hOr, extern "native"] opaque _aux_Init_Notation___unexpand_HOr_hOr_1 : Unexpander
/-- How the engine prints `HPow.hPow`. -/ @[app_unexpander HPow.hPow, extern "native"] opaque _aux_Init_Notation___unexpand_HPow_hPow_1 : Unexpander
/-- How the engine prints `HSMul.hSMul`. -/ @[app_unexpander HSMul.hSMul, extern "native"] opaque _aux_Init_Notation___unexpand_HSMul_hSMul_1 : Unexpander
/-- How the engine prints `HShiftLeft.hShiftLeft`. -/ @[app_unexpander HShiftLeft.hShiftLeft, extern "native"] opaque _aux_Init_Notation___unexpand_HShiftLeft_hShiftLeft_1 : Unexpander
/-- How the engine prints `HShiftRight.hShiftRight`. -/ @[app_unexpander HShiftRight.hShiftRight, extern "native"] opaque _aux_Init_Notation___unexpand_HShiftRight_hShiftRight_1 : Unexpander
/-- How the engine prints `HSub.hSub`. -/ @[app_unexpander HSub.hSub, extern "native"] opaque _aux_Init_Notation___unexpand_HSub_hSub_1 : Unexpander
/-- How the engine prints `HXor.hXor`. -/ @[app_unexpander HXor.hXor, extern "native"] opaque _aux_Init_Notation___unexpand_HXor_hXor_1 : Unexpander
/-- How the engine prints `HasEquiv.Equiv`. -/ @[app_unexpander HasEquiv.Equiv, extern "native"] opaque _aux_Init_Core___unexpand_HasEquiv_Equiv_1 : Unexpander
/-- How the engine prints `HasSSubset.SSubset`. -/ @[app_unexpander HasSSubset.SSubset, extern "native"] opaque _aux_Init_Core___unexpand_HasSSubset_SSubset_1 : Unexpander
/-- How the engine prints `HasSubset.Subset`. -/ @[app_unexpander HasSubset.Subset, extern "native"] opaque _aux_Init_Core___unexpand_HasSubset_Subset_1 : Unexpander
/-- How the engine prints `Iff`. -/ @[app_unexpander Iff, extern "native"] opaque _aux_Init_Core___unexpand_Iff_1 : Unexpander
/-- How the engine prints `Iff`. -/ @[app_unexpander Iff, extern "native"] opaque _aux_Init_Core___unexpand_Iff_2 : Unexpander
/-- How the engine prints `Int.negSucc`. -/ @[app_unexpander Int.negSucc, extern "native"] opaque Int._aux_Init_Data_Int_Basic___unexpand_Int_negSucc_1 : Unexpander
/-- How the engine prints `Inter.inter`. -/ @[app_unexpander Inter.inter, extern "native"] opaque _aux_Init_Core___unexpand_Inter_inter_1 : Unexpander
/-- How the engine prints `Inv.inv`. -/ @[app_unexpander Inv.inv, extern "native"] opaque _aux_Init_Notation___unexpand_Inv_inv_1 : Unexpander
/-- How the engine prints `LE.le`. -/ @[app_unexpander LE.le, extern "native"] opaque _aux_Init_Notation___unexpand_LE_le_1 : Unexpander
/-- How the engine prints `LE.le`. -/ @[app_unexpander LE.le, extern "native"] opaque _aux_Init_Notation___unexpand_LE_le_2 : Unexpander
/-- How the engine prints `LT.lt`. -/ @[app_unexpander LT.lt, extern "native"] opaque _aux_Init_Notation___unexpand_LT_lt_1 : Unexpander
/-- How the engine prints `List.IsInfix`. -/ @[app_unexpander List.IsInfix, extern "native"] opaque List._aux_Init_Data_List_Basic___unexpand_List_IsInfix_1 : Unexpander
/-- How the engine prints `List.IsPrefix`. -/ @[app_unexpander List.IsPrefix, extern "native"] opaque List._aux_Init_Data_List_Basic___unexpand_List_IsPrefix_1 : Unexpander
/-- How the engine prints `List.IsSuffix`. -/ @[app_unexpander List.IsSuffix, extern "native"] opaque List._aux_Init_Data_List_Basic___unexpand_List_IsSuffix_1 : Unexpander
/-- How the engine prints `List.Perm`. -/ @[app_unexpander List.Perm, extern "native"] opaque List._aux_Init_Data_List_Basic___unexpand_List_Perm_1 : Unexpander
/-- How the engine prints `List.Sublist`. -/ @[app_unexpander List.Sublist, extern "native"] opaque List._aux_Init_Data_List_Basic___unexpand_List_Sublist_1 : Unexpander
/-- How the engine prints `List.cons`. -/ @[app_unexpander List.cons, extern "native"] opaque _aux_Init_Notation___unexpand_List_cons_1 : Unexpander
/-- How the engine prints `Membership.mem`. -/ @[app_unexpander Membership.mem, extern "native"] opaque _aux_Init_Notation___unexpand_Membership_mem_1 : Unexpander
/-- How the engine prints `Ne`. -/ @[app_unexpander Ne, extern "native"] opaque _aux_Init_Core___unexpand_Ne_1 : Unexpander
/-- How the engine prints `Neg.neg`. -/ @[app_unexpander Neg.neg, extern "native"] opaque _aux_Init_Notation___unexpand_Neg_neg_1 : Unexpander
/-- How the engine prints `Not`. -/ @[app_unexpander Not, extern "native"] opaque _aux_Init_Notation___unexpand_Not_1 : Unexpander
/-- How the engine prints `Or`. -/ @[app_unexpander Or, extern "native"] opaque _aux_Init_Notation___unexpand_Or_1 : Unexpander
/-- How the engine prints `PProd`. -/ @[app_unexpander PProd, extern "native"] opaque _aux_Init_Notation___unexpand_PProd_1 : Unexpander
/-- How the engine prints `PSum`. -/ @[app_unexpander PSum, extern "native"] opaque _aux_Init_Core___unexpand_PSum_1 : Unexpander
/-- How the engine prints `Prod`. -/ @[app_unexpander Prod, extern "native"] opaque _aux_Init_Notation___unexpand_Prod_1 : Unexpander
/-- How the engine prints `SDiff.sdiff`. -/ @[app_unexpander SDiff.sdiff, extern "native"] opaque _aux_Init_Core___unexpand_SDiff_sdiff_1 : Unexpander
/-- How the engine prints `SSuperset`. -/ @[app_unexpander SSuperset, extern "native"] opaque _aux_Init_Core___unexpand_SSuperset_1 : Unexpander
/-- How the engine prints `Sum`. -/ @[app_unexpander Sum, extern "native"] opaque _aux_Init_Core___unexpand_Sum_1 : Unexpander
/-- How the engine prints `Superset`. -/ @[app_unexpander Superset, extern "native"] opaque _aux_Init_Core___unexpand_Superset_1 : Unexpander
/-- How the engine prints `Union.union`. -/ @[app_unexpander Union.union, extern "native"] opaque _aux_Init_Core___unexpand_Union_union_1 : Unexpander
/-- How the engine prints `bne`. -/ @[app_unexpander bne, extern "native"] opaque _aux_Init_Core___unexpand_bne_1 : Unexpander
/-- How the engine prints `Unit.unit`. -/ @[app_unexpander Unit.unit, extern "native"] opaque unexpandUnit : Unexpander
/-- How the engine prints `List.nil`. -/ @[app_unexpander List.nil, extern "native"] opaque unexpandListNil : Unexpander
/-- How the engine prints `List.cons`. -/ @[app_unexpander List.cons, extern "native"] opaque unexpandListCons : Unexpander
/-- How the engine prints `Prod.mk`. -/ @[app_unexpander Prod.mk, extern "native"] opaque unexpandProdMk : Unexpander
/-- How the engine prints `ite`. -/ @[app_unexpander ite, extern "native"] opaque unexpandIte : Unexpander
/-- How the engine prints `Eq.ndrec`. -/ @[app_unexpander Eq.ndrec, extern "native"] opaque unexpandEqNDRec : Unexpander
/-- How the engine prints `Eq.rec`. -/ @[app_unexpander Eq.rec, extern "native"] opaque unexpandEqRec : Unexpander
/-- How the engine prints `Exists`. -/ @[app_unexpander Exists, extern "native"] opaque unexpandExists : Unexpander
/-- How the engine prints `Sigma`. -/ @[app_unexpander Sigma, extern "native"] opaque unexpandSigma : Unexpander
/-- How the engine prints `PSigma`. -/ @[app_unexpander PSigma, extern "native"] opaque unexpandPSigma : Unexpander
/-- How the engine prints `Subtype`. -/ @[app_unexpander Subtype, extern "native"] opaque unexpandSubtype : Unexpander
/-- How the engine prints `GetElem.getElem`. -/ @[app_unexpander GetElem.getElem, extern "native"] opaque unexpandGetElem : Unexpander
