"""What a specification claims, proposition by proposition, with canonical bytes and digests."""

from provenhive.obligations.closure import declared_names, dependencies
from provenhive.obligations.companion import Companion, NotACompanion, companion_of, lemma_name, read_companion
from provenhive.obligations.derive import derive, extractions, specification_digest
from provenhive.obligations.digests import Digests, digest_of
from provenhive.obligations.graph import impact, proposition_graph, why
from provenhive.obligations.model import Kind, Obligation, Witness
from provenhive.obligations.text import show_obligation, show_obligations, show_sequent

__all__ = [
    "Companion",
    "Digests",
    "Kind",
    "NotACompanion",
    "Obligation",
    "Witness",
    "companion_of",
    "declared_names",
    "dependencies",
    "derive",
    "digest_of",
    "extractions",
    "impact",
    "lemma_name",
    "proposition_graph",
    "read_companion",
    "show_obligation",
    "show_obligations",
    "show_sequent",
    "specification_digest",
    "why",
]
