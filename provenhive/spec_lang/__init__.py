"""The language ``.hspec``: parsed, resolved, typed, printed and evaluated."""
