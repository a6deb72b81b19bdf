"""ProvenHive: agents propose code, provers judge it, a ledger keeps the evidence."""

from provenhive.binding import certified

__all__ = ["__version__", "certified"]
__version__ = "0.1.0"
