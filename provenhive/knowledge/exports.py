"""The graph in forms that other programs read: GraphML, DOT, Mermaid, JSON.

Names and texts come from specifications and from ledgers of strangers. Whatever they hold, they stay text: each writer
escapes by the rules of its form, and no name is ever an identifier of the form (nodes are numbered).

* GraphML: http://graphml.graphdrawing.org/specification.html, written by networkx; XML 1.0 has no control characters.
* DOT: https://graphviz.org/doc/info/lang.html; labels are ``escString``, in which character entities count too.
* Mermaid: https://mermaid.js.org/syntax/flowchart.html; in quoted text ``#N;`` stands for the character N.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import networkx

from provenhive.knowledge.model import Edge, KnowledgeGraph, Node, Relation, Sort, Status, scalars

MERMAID_EDGES = 500
"""More edges than this Mermaid does not draw unless the page that embeds it says so (``maxEdges``)."""

_FILL = {
    Status.PROVED: ("#d9f2e0", "#1a7f37"),
    Status.CHECKED: ("#d8eefb", "#0b6fa4"),
    Status.STATED: ("#eceff2", "#59636e"),
    Status.MISSING: ("#fdf3d1", "#8a6d00"),
    Status.OPEN: ("#ffe8cc", "#b35900"),
    Status.STALE: ("#efe3fb", "#7a3fc0"),
    Status.REVOKED: ("#fbdcd9", "#c0362c"),
    Status.REFUTED: ("#f6bcb7", "#8f1d14"),
}
_SHAPES = {
    Sort.DECLARATION: ("box", ("[", "]")),
    Sort.OBLIGATION: ("ellipse", ("([", "])")),
    Sort.CERTIFICATE: ("note", ("[[", "]]")),
    Sort.REVOCATION: ("octagon", ("{{", "}}")),
    Sort.COUNTEREXAMPLE: ("octagon", ("{{", "}}")),
}


def node_document(node: Node) -> dict[str, Any]:
    """Return a node as a JSON object."""
    document: dict[str, Any] = {"id": node.id, **scalars(node)}
    document.setdefault("entry", None)
    if node.subject:
        document["subject"] = node.subject
    return document


def edge_document(edge: Edge) -> dict[str, str]:
    """Return an edge as a JSON object."""
    return {"source": edge.source, "relation": edge.relation.value, "target": edge.target}


def to_json(graph: KnowledgeGraph) -> str:
    """Return the whole graph as one JSON document."""
    document = {
        "nodes": [node_document(node) for node in graph.nodes.values()],
        "edges": [edge_document(edge) for edge in graph.edges],
        "ledger": {"size": graph.size, "root": graph.root, "trust": graph.trust},
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


# --- GraphML ---------------------------------------------------------------------------------------------------------


def to_graphml(graph: KnowledgeGraph) -> str:
    """Return the graph as GraphML; what XML cannot hold is replaced by U+FFFD."""
    clean = networkx.MultiDiGraph()
    for id_, data in graph.network.nodes(data=True):
        clean.add_node(_xml(id_), **{k: _xml(v) if isinstance(v, str) else v for k, v in data.items()})
    for number, edge in enumerate(graph.edges):
        clean.add_edge(_xml(edge.source), _xml(edge.target), key=number, relation=edge.relation.value)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(networkx.generate_graphml(clean)) + "\n"


def _xml(text: str) -> str:
    """Return a text of XML's characters (XML 1.0, production 2)."""
    return "".join(c if _is_xml(ord(c)) else "\ufffd" for c in text)


def _is_xml(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


# --- DOT -------------------------------------------------------------------------------------------------------------


def to_dot(graph: KnowledgeGraph) -> str:
    """Return the graph in Graphviz's language, a cluster a module."""
    numbers = _numbers(graph)
    lines = [
        "digraph provenhive {",
        "  rankdir=RL; compound=true; nodesep=0.15; ranksep=0.8;",
        '  node [fontname="Helvetica", fontsize=10, style="filled,rounded", penwidth=1];',
        '  edge [color="#8a93a0", arrowsize=0.6, fontname="Helvetica", fontsize=8];',
    ]
    for number, (module, nodes) in enumerate(_modules(graph)):
        lines.append(f"  subgraph cluster_{number} {{")
        lines.append(f'    label={_dot(module or "ledger")}; color="#c6ccd4"; style=rounded;')
        lines += [f"    {numbers[node.id]} {_dot_node(node)};" for node in nodes]
        lines.append("  }")
    lines += [f"  {_dot_edge(edge, numbers)};" for edge in graph.edges]
    return "\n".join([*lines, "}", ""])


def _dot_node(node: Node) -> str:
    fill, colour = _FILL[node.status]
    shape, _ = _SHAPES[node.sort]
    label = _dot(f"{node.label}\n{_caption(node)}")
    tip = _dot("\n".join(filter(None, (node.id, node.reason, node.text))))
    return f'[label={label}, tooltip={tip}, shape={shape}, fillcolor="{fill}", color="{colour}"]'


def _dot_edge(edge: Edge, numbers: dict[str, str]) -> str:
    style = ', style=dashed, color="#c0362c"' if edge.relation in (Relation.REFUTES, Relation.WITHDRAWS) else ""
    return f'{numbers[edge.source]} -> {numbers[edge.target]} [label="{edge.relation.value}"{style}]'


def _dot(text: str) -> str:
    """Return a text as a quoted ``escString``: backslashes, quotes, line ends and entities stand for themselves."""
    escaped = _xml(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    lines = escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n").replace("\t", " ")
    return f'"{lines}"'


# --- Mermaid ---------------------------------------------------------------------------------------------------------


def to_mermaid(graph: KnowledgeGraph) -> str:
    """Return the graph as a Mermaid flowchart, a subgraph a module."""
    numbers = _numbers(graph)
    lines = ["flowchart RL"]
    for number, (module, nodes) in enumerate(_modules(graph)):
        lines.append(f"  subgraph m{number}[{_mermaid(module or 'ledger')}]")
        for node in nodes:
            _, (left, right) = _SHAPES[node.sort]
            label = _mermaid(f"{node.label}: {_caption(node)}")
            lines.append(f"    {numbers[node.id]}{left}{label}{right}:::{node.status.value}")
        lines.append("  end")
    for edge in graph.edges:
        arrow = "-.->" if edge.relation in (Relation.REFUTES, Relation.WITHDRAWS) else "-->"
        lines.append(f"  {numbers[edge.source]} {arrow}|{edge.relation.value}| {numbers[edge.target]}")
    for status in sorted({node.status.value for node in graph.nodes.values()}):
        fill, colour = _FILL[Status(status)]
        lines.append(f"  classDef {status} fill:{fill},stroke:{colour},color:#1c2128")
    return "\n".join([*lines, ""])


def _mermaid(text: str) -> str:
    """Return a quoted text: all but letters, digits and a few harmless signs become character codes."""
    one_line = " ".join(_xml(text).split())
    return '"' + "".join(c if c.isalnum() or c in " _.,:+-" else f"#{ord(c)};" for c in one_line) + '"'


# --- shared ----------------------------------------------------------------------------------------------------------


def _numbers(graph: KnowledgeGraph) -> dict[str, str]:
    return {id_: f"n{number}" for number, id_ in enumerate(graph.nodes)}


def _modules(graph: KnowledgeGraph) -> Iterator[tuple[str, tuple[Node, ...]]]:
    found: dict[str, list[Node]] = {}
    for node in graph.nodes.values():
        found.setdefault(node.module, []).append(node)
    for module, nodes in found.items():
        yield module, tuple(nodes)


def _caption(node: Node) -> str:
    what = node.kind if node.sort is Sort.DECLARATION else node.subject.rpartition(".")[2] or node.kind
    entry = f", entry {node.entry}" if node.entry is not None and node.sort is not Sort.CERTIFICATE else ""
    return f"{what}, {node.status.value}{entry}"


WRITERS: dict[str, Callable[[KnowledgeGraph], str]] = {
    "graphml": to_graphml,
    "dot": to_dot,
    "mermaid": to_mermaid,
    "json": to_json,
}
