"""Types in extracted Python: annotations, classes of datatypes, and the checks of what comes in from outside."""

from __future__ import annotations

from provenhive.extraction.artefact import NotExtractable
from provenhive.extraction.python_expressions import Vocabulary
from provenhive.extraction.python_names import Allocator
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Datatype, Program
from provenhive.spec_lang.declared import erase, type_variables
from provenhive.spec_lang.types import (
    BoolType,
    CharType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    VarType,
    substitute,
)

MAX_INSTANCES = 40


class Classes:
    """The datatypes of a module and the shapes that check their values, collected as they are needed."""

    def __init__(self, program: Program, allocator: Allocator, vocabulary: Vocabulary) -> None:
        """Names of classes are entered into ``vocabulary``."""
        self.program = program
        self.allocator = allocator
        self.vocabulary = vocabulary
        self.type_variables: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        self._waiting: list[Datatype] = []
        self._shapes: dict[DataType, str] = {}

    # --- names -----------------------------------------------------------------------------------------------------

    def variable(self, name: str) -> str:
        """Return the ``TypeVar`` of a type parameter."""
        if name not in self.type_variables:
            self.type_variables[name] = self.allocator.name(name)
        return self.type_variables[name]

    def need(self, name: str) -> str:
        """Return the Python name of a datatype, which the module then has."""
        if name not in self._aliases:
            declared = self.program.datatype(name)
            bare = name.rsplit(".", 1)[-1]
            single = len(declared.constructors) == 1 and declared.constructors[0].name == bare
            for constructor in declared.constructors:
                key = (name, constructor.name)
                self.vocabulary.constructors[key] = self.allocator.name(constructor.name)
                inner = Allocator()
                for field in constructor.fields:
                    self.vocabulary.fields[(name, field.name)] = inner.name(field.name)
            own = self.vocabulary.constructors[(name, declared.constructors[0].name)]
            self._aliases[name] = own if single else self.allocator.name(bare)
            self._waiting.append(declared)
        return self._aliases[name]

    # --- annotations -----------------------------------------------------------------------------------------------

    def hint(self, declared: Type, *, given: bool = False) -> str:
        """Return the annotation of a declared type; wider for what is ``given`` from outside."""
        return self._hint(erase(self.program, declared), given)

    def _hint(self, type_: Type, given: bool) -> str:
        def inner(part: Type) -> str:
            return self._hint(part, given)

        match type_:
            case IntType():
                return "int"
            case BoolType():
                return "bool"
            case CharType() | SeqType(CharType()):
                return "str"
            case SeqType(element):
                return f"Sequence[{inner(element)}]" if given else f"tuple[{inner(element)}, ...]"
            case SetType(element):
                return f"{'AbstractSet' if given else 'frozenset'}[{inner(element)}]"
            case MultisetType(element):
                return f"{self.vocabulary.use('Multiset')}[{inner(element)}]"
            case MapType(key, value):
                name = "Mapping" if given else self.vocabulary.use("FrozenMap")
                return f"{name}[{inner(key)}, {inner(value)}]"
            case TupleType(items):
                return f"tuple[{', '.join(map(inner, items))}]"
            case DataType(name, arguments):
                applied = f"[{', '.join(self._hint(a, False) for a in arguments)}]" if arguments else ""
                return self.need(name) + applied
            case VarType(name):
                return self.variable(name)
            case SubsetType(name):
                raise TypeError(f"{name} is not erased")

    # --- classes ---------------------------------------------------------------------------------------------------

    def texts(self) -> list[str]:
        """Return the classes of all datatypes that were needed, and of those in their fields."""
        return [text for declared in self._waiting for text in self._datatype(declared)]  # grows while it is read

    def _datatype(self, declared: Datatype) -> list[str]:
        alias = self._aliases[declared.name]
        found, members = [], []
        for constructor in declared.constructors:
            name = self.vocabulary.constructors[(declared.name, constructor.name)]
            used = frozenset[str]().union(*(type_variables(erase(self.program, f.type)) for f in constructor.fields))
            parameters = [self.variable(p) for p in declared.type_parameters if p in used]
            applied = f"[{', '.join(parameters)}]" if parameters else ""
            members.append(name + applied)
            found.append(self._class(declared, constructor, name, applied))
        if members != [alias] and not members[0].startswith(alias + "["):
            found.append(f"{alias} = Union[{', '.join(members)}]")
        return found

    def _class(self, declared: Datatype, constructor: core.Constructor, name: str, applied: str) -> str:
        lines = ["@dataclass(frozen=True, slots=True)", f"class {name}{f'(Generic{applied})' if applied else ''}:"]
        of = declared.name.rsplit(".", 1)[-1]
        lines.append(f'    """Constructor ``{constructor.name}`` of datatype ``{of}``."""')
        for position, field in enumerate(constructor.fields):
            attribute = self.vocabulary.fields[(declared.name, field.name)]
            lines += [""] * (position == 0)
            lines.append(f"    {attribute}: {self.hint(field.type)}")
        return "\n".join(lines)

    # --- shapes ----------------------------------------------------------------------------------------------------

    def shape(self, declared: Type) -> str:
        """Return the expression that checks and converts a value of a declared type."""
        return self._shape(erase(self.program, declared))

    def _shape(self, type_: Type) -> str:
        use = self.vocabulary.use
        match type_:
            case IntType():
                return use("_int")
            case BoolType():
                return use("_bool")
            case CharType():
                return use("_char")
            case SeqType(CharType()):
                return use("_string")
            case SeqType(element):
                return f"{use('_seq')}({self._shape(element)})"
            case SetType(element):
                return f"{use('_set')}({self._shape(element)})"
            case MultisetType(element):
                return f"{use('_multiset')}({self._shape(element)})"
            case MapType(key, value):
                return f"{use('_map')}({self._shape(key)}, {self._shape(value)})"
            case TupleType(items):
                return f"{use('_tuple')}({', '.join(map(self._shape, items))})"
            case DataType():
                return self._data_shape(type_)
            case VarType():
                return use("_any")
            case SubsetType(name):
                raise TypeError(f"{name} is not erased")

    def _data_shape(self, type_: DataType) -> str:
        if type_ not in self._shapes:
            if len(self._shapes) >= MAX_INSTANCES:
                raise NotExtractable(f"{type_} holds values of too many types")
            self.vocabulary.use("_Data")
            self.need(type_.name)
            self._shapes[type_] = self.allocator.name("_" + type_.name.rsplit(".", 1)[-1].lower())
        return self._shapes[type_]

    def shape_lines(self) -> str:
        """Return the definitions of the shapes of datatypes."""
        named = []
        filled = []
        for type_, name in self._growing():
            declared = self.program.datatype(type_.name)
            named.append(f'{name} = _Data("{declared.name.rsplit(".", 1)[-1]}")')
            binding = dict(zip(declared.type_parameters, type_.arguments, strict=True))
            filled.append(f"{name}.classes = {{")
            for constructor in declared.constructors:
                fields = ", ".join(
                    f'"{self.vocabulary.fields[(type_.name, f.name)]}": '
                    f"{self._shape(substitute(erase(self.program, f.type), binding))}"
                    for f in constructor.fields
                )
                filled.append(f"    {self.vocabulary.constructors[(type_.name, constructor.name)]}: {{{fields}}},")
            filled.append("}")
        return "\n".join([*named, *filled])

    def _growing(self) -> list[tuple[DataType, str]]:
        """Return all shapes, those included that fields of others ask for."""
        done: list[tuple[DataType, str]] = []
        while len(done) < len(self._shapes):
            done = list(self._shapes.items())
            for type_, _ in done:
                declared = self.program.datatype(type_.name)
                binding = dict(zip(declared.type_parameters, type_.arguments, strict=True))
                for constructor in declared.constructors:
                    for field in constructor.fields:
                        self._shape(substitute(erase(self.program, field.type), binding))
        return done
