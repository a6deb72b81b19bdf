"""The built-in symbolic agents: each turns a unit's contract into candidates by a method of its own."""
