"""ProvenHive: agents propose code, provers judge it, a ledger keeps the evidence."""

__version__ = "0.1.0"
