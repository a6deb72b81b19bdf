"""Verification conditions of candidates, computed in process: a filter before Dafny and a second opinion beside it."""
