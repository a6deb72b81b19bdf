"""Choice between proved variants of a unit: judges vote on measurements, and correctness is not among them."""
