"""Surface syntax to core: names resolved, types inferred and checked, matches compiled, recursion classified."""
