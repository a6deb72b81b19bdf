"""Z3 in process: specifications as formulas, witnesses, models, and proofs of conditions."""
