"""The merge gate: specification, certificates, extracted files, decorated functions and ledger head must agree.

It reads the ledger and starts no prover (``git`` only, when it compares with another revision).
"""
