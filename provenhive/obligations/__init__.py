"""What a specification claims, proposition by proposition, with canonical bytes and digests."""

from provenhive.obligations.closure import declared_names, dependencies
from provenhive.obligations.derive import derive, extractions, specification_digest
from provenhive.obligations.digests import Digests, digest_of
from provenhive.obligations.model import Kind, Obligation, Witness

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
    "specification_digest",
]
