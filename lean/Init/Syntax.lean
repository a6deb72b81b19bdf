prelude
import Init.Prelude
/-!
# Names and the description of syntax

What the engine refers to before any notation: the values that stand for parsers, macros and unexpanders.
-/
set_option linter.defProp false
set_option linter.missingDocs false

universe u v w u₁ u₂

/-! ## Names and the description of syntax -/

namespace Lean

/-- Hierarchical names. -/
inductive Name where
  | anonymous : Name
  | str (pre : Name) (str : String)
  | num (pre : Name) (i : Nat)
instance : Inhabited Name := ⟨.anonymous⟩
/-- The engine's constructor of names, which stores a hash besides the parts. -/
@[extern "native"] opaque Name.str._override (pre : Name) (str : String) : Name
/-- The engine's constructor of numbered names. -/
@[extern "native"] opaque Name.num._override (pre : Name) (i : Nat) : Name
attribute [implemented_by Name.str._override] Name.str
attribute [implemented_by Name.num._override] Name.num
/-- Kinds of syntax nodes. -/
abbrev SyntaxNodeKind := Name
abbrev Name.mkStr (p : Name) (s : String) : Name := Name.str p s
abbrev Name.mkNum (p : Name) (i : Nat) : Name := Name.num p i
abbrev Name.mkSimple (s : String) : Name := .str .anonymous s
abbrev Name.mkStr1 (s₁ : String) : Name := .str .anonymous s₁
abbrev Name.mkStr2 (s₁ s₂ : String) : Name := .str (.str .anonymous s₁) s₂
abbrev Name.mkStr3 (s₁ s₂ s₃ : String) : Name := .str (.str (.str .anonymous s₁) s₂) s₃
abbrev Name.mkStr4 (s₁ s₂ s₃ s₄ : String) : Name := .str (.str (.str (.str .anonymous s₁) s₂) s₃) s₄
abbrev Name.mkStr5 (s₁ s₂ s₃ s₄ s₅ : String) : Name :=
  .str (.str (.str (.str (.str .anonymous s₁) s₂) s₃) s₄) s₅
abbrev Name.mkStr6 (s₁ s₂ s₃ s₄ s₅ s₆ : String) : Name :=
  .str (.str (.str (.str (.str (.str .anonymous s₁) s₂) s₃) s₄) s₅) s₆

/-- Descriptions of parsers, as the engine reads them. -/
inductive ParserDescr where
  | const (name : Name)
  | unary (name : Name) (p : ParserDescr)
  | binary (name : Name) (p₁ p₂ : ParserDescr)
  | node (kind : SyntaxNodeKind) (prec : Nat) (p : ParserDescr)
  | trailingNode (kind : SyntaxNodeKind) (prec lhsPrec : Nat) (p : ParserDescr)
  | symbol (val : String)
  | nonReservedSymbol (val : String) (includeIdent : Bool)
  | cat (catName : Name) (rbp : Nat)
  | parser (declName : Name)
  | nodeWithAntiquot (name : String) (kind : SyntaxNodeKind) (p : ParserDescr)
  | sepBy (p : ParserDescr) (sep : String) (psep : ParserDescr) (allowTrailingSep : Bool)
  | sepBy1 (p : ParserDescr) (sep : String) (psep : ParserDescr) (allowTrailingSep : Bool)
  | unicodeSymbol (val : String) (asciiVal : String) (preserveForPP : Bool)
instance : Inhabited ParserDescr := ⟨.const .anonymous⟩
/-- Descriptions of parsers that continue a term. -/
abbrev TrailingParserDescr := ParserDescr

/-- Stands for the engine's syntax trees: only the engine makes and takes them. -/
structure Syntax where
  opaqueTree : Unit
/-- Stands for the reader context of macros. -/
structure Macro.Context where
  opaqueContext : Unit
/-- Stands for the state of macros. -/
structure Macro.State where
  opaqueState : Unit
/-- Stands for the result of macros. -/
structure Macro.Result where
  opaqueResult : Unit
/-- The engine's macros: from a syntax tree to a syntax tree. -/
def Macro : Type := Syntax → Macro.Context → Macro.State → Macro.Result
instance : Inhabited Macro := ⟨fun _ _ _ => ⟨⟨⟩⟩⟩
/-- The engine's unexpanders: what the printer uses to show notation. -/
def PrettyPrinter.Unexpander : Type := Syntax → Syntax → Unit → Macro.Result
instance : Inhabited PrettyPrinter.Unexpander := ⟨fun _ _ _ => ⟨⟨⟩⟩⟩
/-- A category of syntax. -/
structure Parser.Category where
  mk ::

end Lean

/-- An argument filled in by the given tactic. -/
@[reducible] def autoParam.{z} (α : Sort z) (_tactic : Lean.Syntax) : Sort z := α
