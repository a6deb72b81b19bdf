"""The whole path: from specifications to verdicts, ledger entries and extracted code."""
