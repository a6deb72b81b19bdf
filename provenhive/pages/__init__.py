"""Pages for people: one self-contained HTML file each, safe with texts of any origin."""
