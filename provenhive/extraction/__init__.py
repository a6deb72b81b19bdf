"""Verified code as something to import: Python from our own trees, JavaScript from Dafny's compiler."""
