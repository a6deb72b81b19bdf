"""Whether a decorated function is the extracted one: it hands its arguments on to it, or it is the same code.

All by reading syntax trees. A name counts as what it is imported as only if nothing else in the file binds it, and as
Python's own only if nothing in the file does. A decorator can put anything in a function's place, so those that are
not known by name are never the same code.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeGuard

from provenhive.gate.decorators import Decorated, FunctionNode, SourceTree
from provenhive.gate.shadows import binds, in_the_way, is_package, rivals

_OURS = ((0, ("provenhive", "certified")), (0, ("provenhive", "binding", "certified")))
_HARMLESS = ("staticmethod", "classmethod")


@dataclass(frozen=True)
class Scope:
    """What the names of a file stand for; ``folders`` are where its imports may lead."""

    source: SourceTree
    folders: tuple[Path, ...]

    @cached_property
    def bindings(self) -> Counter[str]:
        """How often each name is bound, anywhere in the file."""
        tree = self.source.tree
        bound = (name for node in ast.walk(tree) for name in _bindings_of(node))
        return Counter(chain(bound, _closed_over(tree)))

    @cached_property
    def defined(self) -> dict[str, ast.stmt]:
        """The definitions, assignments and imports of the module itself, by name."""
        return definitions(self.source.tree)

    def target(self, expr: ast.expr) -> tuple[Path, str] | None:
        """Return the file and the name in it that an expression stands for by the file's imports, or None."""
        dotted = self.dotted(expr)
        if dotted is None:
            return None
        level, (*module, name) = dotted
        file = self._file(level, module)
        return None if file is None else (file, name)

    def dotted(self, expr: ast.expr) -> tuple[int, tuple[str, ...]] | None:
        """Return the level and dotted path that an expression stands for by the file's imports, or None."""
        parts: list[str] = []
        while isinstance(expr, ast.Attribute):
            parts.insert(0, expr.attr)
            expr = expr.value
        if not isinstance(expr, ast.Name) or self.bindings["*"]:
            return None
        imported = self._imported(expr.id)
        return None if imported is None else (imported[0], (*imported[1], *parts))

    def is_builtin(self, name: str) -> bool:
        """Whether a name that the file does not import can only be Python's own."""
        return not (self.bindings[name] or self.bindings["*"])

    def bound_once(self, function: FunctionNode) -> bool:
        """Whether nothing else takes the name of a function, in its class if it is in one."""
        holder = class_of(function, self.source)
        if holder is None:
            return self.bindings[function.name] == 1
        return sum(name == function.name for node in _own(holder) for name in _bindings_of(node)) == 1

    def _imported(self, name: str) -> tuple[int, tuple[str, ...]] | None:
        """Return the level and dotted path of what a name is imported as, if nothing else binds it."""
        found = [(node, alias) for node, alias in _imports(self.source.tree) if _bound_by(node, alias) == name]
        if not found or len(found) != self.bindings[name]:
            return None
        node, alias = found[0]
        if isinstance(node, ast.Import) and alias.asname is None:
            # Any number of `import a.b`, `import a.c` bind `a` to the same package.
            return (0, (name,)) if all(isinstance(n, ast.Import) and a.asname is None for n, a in found) else None
        if len(found) > 1:
            return None
        if isinstance(node, ast.Import):
            return 0, tuple(alias.name.split("."))
        return node.level, (*(node.module.split(".") if node.module else ()), alias.name)

    def _file(self, level: int, module: list[str]) -> Path | None:
        """Return the one file that a dotted module can be; None if there are several or none."""
        if not module:
            return None
        folders = self.folders if level == 0 else (_up(self.source.path.parent, level - 1),)
        found = {path.resolve() for folder in folders for path in _candidates(folder, module)}
        return found.pop() if len(found) == 1 else None


def foreign_decorator(item: Decorated, scope: Scope) -> ast.expr | None:
    """Return a decorator that may put something else in the place of a decorated function, or None."""
    for decorator in item.others:
        if not (isinstance(decorator, ast.Name) and decorator.id in _HARMLESS and scope.is_builtin(decorator.id)):
            return decorator
    ours = item.decorator
    called = ours.func if isinstance(ours, ast.Call) else ours
    return None if scope.dotted(called) in _OURS else ours


def class_of(function: ast.stmt, source: SourceTree) -> ast.ClassDef | None:
    """Return the class that a function is directly in, or None."""
    classes = (node for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef))
    return next((node for node in classes if function in node.body), None)


def hands_on(function: FunctionNode, scope: Scope, file: Path, name: str, *, method: bool) -> bool:
    """Whether a function does nothing but call ``name`` of ``file`` with its own parameters in order.

    Its decorators are the caller's matter.
    """
    given = function.args
    if given.vararg or given.kwarg or given.kwonlyargs or not scope.bound_once(function):
        return False
    if not all(_is_literal(default) for default in given.defaults):
        return False
    parameters = [argument.arg for argument in (*given.posonlyargs, *given.args)]
    match _statements(function):
        case [ast.Return(value=ast.Call(func=called, args=arguments, keywords=[]))]:
            passed = [argument.id if isinstance(argument, ast.Name) else None for argument in arguments]
            shadowed = _root(called) in parameters
            return not shadowed and passed == parameters[1 if method else 0 :] and scope.target(called) == (file, name)
        case _:
            return False


def repeats(function: FunctionNode, scope: Scope, original: ast.Module, file: Path) -> bool:
    """Whether a function, with everything of its file that it reaches, is what ``original`` (of ``file``) has.

    Its own decorators are the caller's matter.
    """
    theirs = definitions(original)
    start = theirs.get(function.name)
    if not isinstance(start, ast.FunctionDef | ast.AsyncFunctionDef) or not _leans_on_python(start, theirs, scope):
        return False
    if ast.dump(_bare(function)) != ast.dump(_bare(start)) or scope.bindings[function.name] != 1:
        return False
    waiting, seen = list(_used(start, theirs)), {function.name}
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        here, there = scope.defined.get(name), theirs[name]
        if here is not None and scope.bindings[name] == 1 and _plain(here) == _plain(there):
            if not _leans_on_python(there, theirs, scope):
                return False
            waiting.extend(_used(there, theirs))
        elif scope.target(ast.Name(id=name)) != (file, name):
            return False
    return True


def definitions(tree: ast.Module) -> dict[str, ast.stmt]:
    """Return what a module defines, assigns and imports, by name."""
    found: dict[str, ast.stmt] = {}
    for statement in tree.body:
        match statement:
            case ast.ImportFrom(module="__future__"):
                continue
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                names = [name for node in ast.walk(statement) for name in _bindings_of(node)]
            case _:
                names = list(_bindings_of(statement))
        found.update(dict.fromkeys(names, statement))
    return found


def shown(node: FunctionNode) -> str:
    """Return a function's text without decorators and docstring, in one canonical layout."""
    return ast.unparse(_bare(node))


def _plain(node: ast.stmt) -> str:
    """Return what a definition is, docstring apart: with its decorators, which can make anything of a function."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ast.dump(_with(node, body=_body(node)))
    return ast.dump(node)


def _bare(node: FunctionNode) -> FunctionNode:
    return _with(node, body=_body(node), decorator_list=[])


def _with(node: FunctionNode, **changes: object) -> FunctionNode:
    fields = {name: getattr(node, name) for name in node._fields}
    return ast.copy_location(type(node)(**{**fields, **changes}), node)


def _body(node: FunctionNode) -> list[ast.stmt]:
    return _statements(node) or [ast.Pass()]


def _statements(node: FunctionNode) -> list[ast.stmt]:
    match node.body:
        case [ast.Expr(value=ast.Constant(value=str())), *rest]:
            return list(rest)
        case body:
            return list(body)


def _used(node: ast.stmt, known: dict[str, ast.stmt]) -> Iterator[str]:
    yield from (n.id for n in ast.walk(node) if isinstance(n, ast.Name) and n.id in known)


def _leans_on_python(node: ast.stmt, known: dict[str, ast.stmt], scope: Scope) -> bool:
    """Whether what a definition takes from nowhere in its own file (``known``) is Python's own in ``scope`` too."""
    inside = {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)}
    inside |= {name for n in ast.walk(node) for name in _bindings_of(n)}
    outside = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} - inside - known.keys()
    return all(scope.is_builtin(name) for name in outside)


def _is_literal(expr: ast.expr) -> bool:
    """Whether an expression runs nothing: a constant, with a sign, or a tuple of such."""
    match expr:
        case ast.Constant():
            return True
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=ast.Constant(value=int() | float())):
            return True
        case ast.Tuple(elts=parts):
            return all(_is_literal(part) for part in parts)
        case _:
            return False


def _root(expr: ast.expr) -> str:
    while isinstance(expr, ast.Attribute):
        expr = expr.value
    return expr.id if isinstance(expr, ast.Name) else ""


def _imports(tree: ast.Module) -> Iterator[tuple[ast.Import | ast.ImportFrom, ast.alias]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from ((node, alias) for alias in node.names)


def _bound_by(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> str:
    return alias.asname or (alias.name.split(".")[0] if isinstance(node, ast.Import) else alias.name)


def _bindings_of(node: ast.AST) -> Iterator[str]:
    """Yield the names that a node itself binds."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            yield name
        case ast.Import() | ast.ImportFrom():
            yield from (_bound_by(node, alias) for alias in node.names)
        case ast.ExceptHandler(name=str() as name) | ast.MatchAs(name=str() as name):
            yield name
        case ast.MatchStar(name=str() as name) | ast.MatchMapping(rest=str() as name):
            yield name
        case _:
            return


def _closed_over(tree: ast.Module) -> Iterator[str]:
    """Yield the parameters of functions that hold other functions, which see them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and any(map(_is_scope, _below(node))):
            yield from (n.arg for n in ast.walk(node.args) if isinstance(n, ast.arg))


def _own(holder: ast.ClassDef) -> Iterator[ast.AST]:
    """Yield the nodes whose names a class itself binds: not those of the bodies of functions and classes in it."""
    waiting: list[ast.AST] = list(holder.body)
    while waiting:
        node = waiting.pop()
        yield node
        inner = node.body if _is_scope(node) else []
        waiting.extend(child for child in ast.iter_child_nodes(node) if child not in inner)


def _is_scope(node: ast.AST) -> TypeGuard[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)


def _below(node: ast.AST) -> Iterator[ast.AST]:
    return (inner for inner in ast.walk(node) if inner is not node)


def _candidates(folder: Path, module: list[str]) -> Iterator[Path]:
    """Yield what an import of a dotted module can lead to from a folder, what is in its way included."""
    *packages, name = module
    yield from in_the_way(folder, packages)
    regular: list[Path] = []
    for package, part in pairwise(module):
        folder = folder / package
        taking = binds(folder, part, openly=True)
        if taking is not None:
            yield taking
        regular += [folder] if is_package(folder) else []
    source = folder / f"{name}.py"
    found = [*rivals(folder, name), *([source] if source.is_file() else [])]
    # A package goes before the folders of its name elsewhere that have no __init__.
    yield from found or regular[:1]


def _up(folder: Path, levels: int) -> Path:
    for _ in range(levels):
        folder = folder.parent
    return folder
