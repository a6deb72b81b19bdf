"""A status badge of a gate's report: an SVG picture, or the JSON that shields.io's endpoint badges read."""

from __future__ import annotations

import json
from html import escape

from provenhive.gate.drift import GateReport, State

_LABEL = "provenhive"
_CHARACTER = 6.6
_PADDING = 12
_GOOD, _OPEN, _BAD = "#2f7d4f", "#8a6d1f", "#a83232"


def badge(report: GateReport, *, as_json: bool) -> str:
    """Return the badge's text."""
    message, colour = _message(report)
    if as_json:
        document = {"schemaVersion": 1, "label": _LABEL, "message": message, "color": colour.removeprefix("#")}
        return json.dumps({**document, "isError": not report.clean}, ensure_ascii=False) + "\n"
    return _svg(message, colour)


def _message(report: GateReport) -> tuple[str, str]:
    if not report.clean:
        return f"{len(report.drifts)} drift{'s' if len(report.drifts) != 1 else ''}", _BAD
    established = sum(p.state is State.ESTABLISHED for p in report.propositions)
    if report.trust.startswith("UNSIGNED"):
        return f"{established} proved, unsigned", _OPEN
    return f"{established} proved", _GOOD if established else _OPEN


def _svg(message: str, colour: str) -> str:
    left, right = (round(len(text) * _CHARACTER) + _PADDING for text in (_LABEL, message))
    title = escape(f"{_LABEL}: {message}")
    text = 'fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{title}">'
        f"<title>{title}</title>"
        f'<clipPath id="r"><rect width="{left + right}" height="20" rx="3"/></clipPath>'
        f'<g clip-path="url(#r)"><rect width="{left}" height="20" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{colour}"/></g>'
        f'<g {text}><text x="{left / 2}" y="14">{_LABEL}</text>'
        f'<text x="{left + right / 2}" y="14">{escape(message)}</text></g></svg>\n'
    )
