"""Specifications from text for tests of the language, and what is wrong with them."""

import pytest

from provenhive.spec_lang import core
from provenhive.spec_lang.diagnostics import Source, SpecificationError
from provenhive.spec_lang.load import load_text


def load(text: str, **modules: str) -> core.Program:
    texts = {name: Source(f"{name}.hspec", body) for name, body in modules.items()}
    return load_text("module m\n" + text, "m.hspec", texts.get)


def body(text: str, name: str = "f") -> core.Expr:
    return load(text).function(f"m.{name}").body


def errors(text: str, **modules: str) -> list[tuple[str, int, int, str]]:
    with pytest.raises(SpecificationError) as caught:
        load(text, **modules)
    return [(d.category, d.span.line, d.span.column, d.message) for d in caught.value.diagnostics]


def error(text: str, **modules: str) -> str:
    [(category, _, _, message)] = errors(text, **modules)
    return f"{category}: {message}"
