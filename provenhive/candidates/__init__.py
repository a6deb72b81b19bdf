"""What agents propose: statements over core expressions, read from text through an allow-list grammar."""
