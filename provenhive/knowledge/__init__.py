"""The knowledge graph: a specification's propositions, joined with what ledger and last run say of them.

Sits above records, beside the pipeline. ``build`` makes the graph, ``queries`` asks it, ``exports`` writes it down for
other programs, ``layout`` places it for people.
"""

from provenhive.knowledge.build import build_graph
from provenhive.knowledge.model import (
    Edge,
    Evidence,
    KnowledgeGraph,
    Node,
    Relation,
    RunFact,
    Sort,
    Status,
)

__all__ = [
    "Edge",
    "Evidence",
    "KnowledgeGraph",
    "Node",
    "Relation",
    "RunFact",
    "Sort",
    "Status",
    "build_graph",
]
