"""Specifications as bytes that travel with the work: a worker needs no file of the machine that the run was started on.

What the main process has read is what all workers judge, whatever becomes of the files meanwhile.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from provenhive.canonical import canonical_json
from provenhive.spec_lang.load import SpecificationText, read_program
from provenhive.swarm.provisions import held


def packed(texts: SpecificationText) -> bytes:
    """Return the bytes of a specification, by whose digest work names it."""
    return canonical_json(asdict(texts))


def texts_for(path: str, digest: str) -> SpecificationText:
    """Return the texts that a worker was sent under a digest; without one, those of the file at ``path``.

    Raises:
        InfrastructureError: it was sent nothing of this digest.
        UserError, SpecificationError: the file cannot be read, or is not correct.
    """
    if not digest:
        return read_program(Path(path))[1]
    data = json.loads(held(digest))
    return SpecificationText(
        data["file"], data["text"], tuple((name, file, text) for name, file, text in data["imports"])
    )
