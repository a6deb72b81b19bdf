"""Agents, the filter and the search over proofs; the judge comes in as a callable."""
