"""The search for proofs of laws: tactic scripts tried on a bench, and lemmas that it makes up and proves first."""
