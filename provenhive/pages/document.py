"""How pages are put together: templates that escape, data that stays data, and a policy that lets nothing else run.

Specification texts, candidates and ledgers of strangers are shown on these pages. Three walls stand between them and
the reader's browser: templates escape everything, scripts build elements from text and never from markup, and the
page's Content Security Policy (https://www.w3.org/TR/CSP3/) allows exactly the one style and the one script that this
package wrote, by their digests, and no request to anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from provenhive import __version__
from provenhive.errors import InfrastructureError

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("provenhive.pages", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def embedded_json(value: Any) -> Markup:
    """Return JSON that can stand in a ``script`` element: no character of it means anything in HTML.

    Lone surrogates, which UTF-8 cannot write, become U+FFFD.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return Markup(text.encode("utf-8", "replace").decode("utf-8"))  # noqa: S704 - escaped above


def page(template: str, *, styles: tuple[str, ...], scripts: tuple[str, ...], **context: Any) -> str:
    """Return a page from a template of this package with its styles and scripts in place.

    Raises:
        InfrastructureError: the installation is damaged.
    """
    style = "\n".join(_source(name) for name in styles)
    script = "\n".join(_source(name) for name in scripts)
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    )
    return (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 - the package's own file
            script=Markup(script),  # noqa: S704 - the package's own file
            policy=policy,
            version=__version__,
            **context,
        )
    )


@cache
def _source(name: str) -> str:
    """Return a style or script of this package; it must not end the element that it stands in."""
    loader = _environment().loader
    if loader is None:
        raise InfrastructureError("the page templates are missing from this installation")
    text, _, _ = loader.get_source(_environment(), name)
    if "</" in text or "<!--" in text:
        raise InfrastructureError(f"{name} cannot stand within an HTML element")
    return text


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
