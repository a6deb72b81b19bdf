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
  /-- The root of all names. -/
  | anonymous : Name
  /-- A name with a string component at its end. -/
  | str (pre : Name) (str : String)
  /-- A name with a numeric component at its end. -/
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
/-- A name with a string component added. -/
abbrev Name.mkStr (p : Name) (s : String) : Name := Name.str p s
/-- A name with a numeric component added. -/
abbrev Name.mkNum (p : Name) (i : Nat) : Name := Name.num p i
/-- The name of one component. -/
abbrev Name.mkSimple (s : String) : Name := .str .anonymous s
/-- The name of one component. -/
abbrev Name.mkStr1 (s₁ : String) : Name := .str .anonymous s₁
/-- The name of two components. -/
abbrev Name.mkStr2 (s₁ s₂ : String) : Name := .str (.str .anonymous s₁) s₂
/-- The name of three components. -/
abbrev Name.mkStr3 (s₁ s₂ s₃ : String) : Name := .str (.str (.str .anonymous s₁) s₂) s₃
/-- The name of four components. -/
abbrev Name.mkStr4 (s₁ s₂ s₃ s₄ : String) : Name := .str (.str (.str (.str .anonymous s₁) s₂) s₃) s₄
/-- The name of five components. -/
abbrev Name.mkStr5 (s₁ s₂ s₃ s₄ s₅ : String) : Name :=
  .str (.str (.str (.str (.str .anonymous s₁) s₂) s₃) s₄) s₅
/-- The name of six components. -/
abbrev Name.mkStr6 (s₁ s₂ s₃ s₄ s₅ s₆ : String) : Name :=
  .str (.str (.str (.str (.str (.str .anonymous s₁) s₂) s₃) s₄) s₅) s₆

/-- Descriptions of parsers, as the engine reads them. -/
inductive ParserDescr where
  /-- A parser without arguments, by its alias. -/
  | const (name : Name)
  /-- A parser of one argument, by its alias. -/
  | unary (name : Name) (p : ParserDescr)
  /-- A parser of two arguments, by its alias. -/
  | binary (name : Name) (p₁ p₂ : ParserDescr)
  /-- A node of a kind, with its precedence. -/
  | node (kind : SyntaxNodeKind) (prec : Nat) (p : ParserDescr)
  /-- A node that takes what stands to its left as its first part. -/
  | trailingNode (kind : SyntaxNodeKind) (prec lhsPrec : Nat) (p : ParserDescr)
  /-- A keyword or symbol. -/
  | symbol (val : String)
  /-- A word that stays an identifier elsewhere. -/
  | nonReservedSymbol (val : String) (includeIdent : Bool)
  /-- A category, from a precedence on. -/
  | cat (catName : Name) (rbp : Nat)
  /-- A parser by the name of its constant. -/
  | parser (declName : Name)
  /-- A node with a pattern for quotations. -/
  | nodeWithAntiquot (name : String) (kind : SyntaxNodeKind) (p : ParserDescr)
  /-- Any number of parts between separators. -/
  | sepBy (p : ParserDescr) (sep : String) (psep : ParserDescr) (allowTrailingSep : Bool)
  /-- One part or more between separators. -/
  | sepBy1 (p : ParserDescr) (sep : String) (psep : ParserDescr) (allowTrailingSep : Bool)
  /-- A symbol with a spelling in ASCII. -/
  | unicodeSymbol (val : String) (asciiVal : String) (preserveForPP : Bool)
instance : Inhabited ParserDescr := ⟨.const .anonymous⟩
/-- Descriptions of parsers that continue a term. -/
abbrev TrailingParserDescr := ParserDescr

/-- Stands for the engine's syntax trees: only the engine makes and takes them. -/
structure Syntax where
  /-- Its parts are the engine's own. -/
  opaqueTree : Unit
/-- Stands for the reader context of macros. -/
structure Macro.Context where
  /-- Its parts are the engine's own. -/
  opaqueContext : Unit
/-- Stands for the state of macros. -/
structure Macro.State where
  /-- Its parts are the engine's own. -/
  opaqueState : Unit
/-- Stands for the result of macros. -/
structure Macro.Result where
  /-- Its parts are the engine's own. -/
  opaqueResult : Unit
/-- The engine's macros: from a syntax tree to a syntax tree. -/
def Macro : Type := Syntax → Macro.Context → Macro.State → Macro.Result
instance : Inhabited Macro := ⟨fun _ _ _ => ⟨⟨⟩⟩⟩
/-- The engine's unexpanders: what the printer uses to show notation. -/
def PrettyPrinter.Unexpander : Type := Syntax → Syntax → Unit → Macro.Result
instance : Inhabited PrettyPrinter.Unexpander := ⟨fun _ _ _ => ⟨⟨⟩⟩⟩
/-- A category of syntax. -/
structure Parser.Category where
  /-- The only value. -/
  mk ::

end Lean

/-- An argument filled in by the given tactic. -/
@[reducible] def autoParam.{z} (α : Sort z) (_tactic : Lean.Syntax) : Sort z := α
