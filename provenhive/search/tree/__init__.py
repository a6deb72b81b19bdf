"""Tree search over repairs and decompositions of candidates that failed."""
