"""What a specification claims, proposition by proposition, with canonical bytes and digests."""

from provenhive.obligations.closure import declared_names, dependencies
from provenhive.obligations.derive import derive, extractions, specification_digest
from provenhive.obligations.digests import Digests, digest_of
from provenhive.obligations.graph import impact, proposition_graph, why
from provenhive.obligations.model import Kind, Obligation, Witness
from provenhive.obligations.text import show_obligation, show_obligations, show_sequent

__all__ = [
    "Digests",
    "Kind",
    "Obligation",
    "Witness",
    "declared_names",
    "dependencies",
    "derive",
    "digest_of",
    "extractions",
    "impact",
    "proposition_graph",
    "show_obligation",
    "show_obligations",
    "show_sequent",
    "specification_digest",
    "why",
]
