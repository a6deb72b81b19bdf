"""Propositions and what joins them: declarations and obligations as nodes, their relations as edges.

Nodes are qualified names of declarations and ids of obligations; the attribute ``node`` says ``declaration`` or
``obligation``, ``kind`` which one, ``digest`` its digest. Edges carry ``relation``: ``claims`` from a declaration to
its obligations, ``depends-on`` to the declarations that a meaning depends on, ``uses`` to the laws and ``leans-on`` to
the units by which something may be shown, ``refines`` from a decomposition to the contracts of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from provenhive.obligations.closure import dependencies
from provenhive.obligations.derive import derive
from provenhive.obligations.digests import Digests
from provenhive.obligations.model import Kind, Obligation
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.validity import RESERVED

if TYPE_CHECKING:
    import networkx

_WORDS: tuple[tuple[type, str], ...] = (
    (core.Datatype, "datatype"),
    (core.Subset, "type"),
    (core.Function, "function"),
    (core.Law, "law"),
    (core.Unit, "unit"),
    (core.Machine, "machine"),
    (core.System, "system"),
)


def proposition_graph(program: Program, obligations: Iterable[Obligation] | None = None) -> networkx.MultiDiGraph:
    """Return the graph of a program; ``obligations`` defaults to all of its modules'."""
    import networkx  # here, because it takes longer to load than most commands take

    graph = networkx.MultiDiGraph()
    digests = Digests(program)
    declared = {name: d for name, d in program.index.items() if RESERVED not in name}
    for name, declaration in declared.items():
        kind = next(word for class_, word in _WORDS if isinstance(declaration, class_))
        graph.add_node(name, node="declaration", kind=kind, digest=digests.declaration(name))
    for name, declaration in declared.items():
        for other in sorted(dependencies(declaration) & declared.keys()):
            graph.add_edge(name, other, relation=_relation(declaration, other))
    for obligation in derive(program, imported=True) if obligations is None else obligations:
        _add_obligation(graph, program, obligation)
    return graph


def _relation(declaration: core.Declaration, other: str) -> str:
    if isinstance(declaration, core.Unit | core.System) and other in declaration.built_from:
        return "refines"
    return "uses" if isinstance(declaration, core.Unit) and other in declaration.uses else "depends-on"


def _add_obligation(graph: networkx.MultiDiGraph, program: Program, obligation: Obligation) -> None:
    graph.add_node(
        obligation.id, node="obligation", kind=obligation.kind.value, digest=obligation.digest, part=obligation.part
    )
    graph.add_edge(obligation.subject, obligation.id, relation="claims")
    for name in obligation.depends:
        if RESERVED not in name and name not in obligation.leans_on:
            graph.add_edge(obligation.id, name, relation="depends-on")
    for name in obligation.leans_on:
        law = isinstance(program.index.get(name), core.Law)
        relation = "uses" if law else "refines" if obligation.kind is Kind.REFINES else "leans-on"
        graph.add_edge(obligation.id, name, relation=relation)


def impact(graph: networkx.MultiDiGraph, name: str) -> tuple[str, ...]:
    """Return everything whose meaning or proof leans on a node, sorted; ``KeyError`` if there is no such node."""
    import networkx

    if name not in graph:
        raise KeyError(name)
    return tuple(sorted(networkx.ancestors(graph, name)))


def why(graph: networkx.MultiDiGraph, name: str) -> tuple[str, ...]:
    """Return everything that a node leans on, sorted; ``KeyError`` if there is no such node."""
    import networkx

    if name not in graph:
        raise KeyError(name)
    return tuple(sorted(networkx.descendants(graph, name)))
