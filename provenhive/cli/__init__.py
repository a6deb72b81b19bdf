"""The command ``provenhive``."""
