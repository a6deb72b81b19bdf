"""Reads the report that Boogie writes with ``/xml:``, the structured half of a fresh run's answer."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Final

from provenhive.dafny_bridge.outcomes import DafnyFailure, Outcome, Procedure

_WORDS: Final = {
    "correct": Outcome.CORRECT,
    "errors": Outcome.ERRORS,
    "timedout": Outcome.TIMED_OUT,
    "outofresource": Outcome.OUT_OF_RESOURCE,
    "outofmemory": Outcome.OUT_OF_MEMORY,
    "inconclusive": Outcome.INCONCLUSIVE,
}


@dataclass(frozen=True, slots=True)
class XmlReport:
    """The tool's version and the conclusion on each procedure."""

    version: str
    procedures: tuple[Procedure, ...]


def read_xml(data: bytes) -> XmlReport:
    """Read the report.

    Raises:
        DafnyFailure: it is not well-formed, or a procedure has no conclusion or one of an unknown word.
    """
    try:
        root = ET.fromstring(data.decode("utf-8-sig"))  # noqa: S314 - written by Boogie's own XmlWriter
    except (ET.ParseError, UnicodeDecodeError) as error:
        raise DafnyFailure(f"Dafny's XML report cannot be read: {error}") from error
    if root.tag != "boogie":
        raise DafnyFailure(f"Dafny's XML report begins with '{root.tag}'")
    return XmlReport(root.get("version", ""), tuple(map(_procedure, root.findall("method"))))


def _procedure(element: ET.Element) -> Procedure:
    name = element.get("name", "")
    conclusions = element.findall("conclusion")
    if len(conclusions) != 1:
        raise DafnyFailure(f"'{name}' has {len(conclusions)} conclusions in Dafny's XML report")
    word = conclusions[0].get("outcome", "")
    if word not in _WORDS:
        raise DafnyFailure(f"'{name}' has the unknown outcome '{word}' in Dafny's XML report")
    return Procedure(name, _WORDS[word], float(conclusions[0].get("duration", "nan")))
