"""Documents to a file or to standard output."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from provenhive.cli.console import err, print_json
from provenhive.files import write_file


def write_text(text: str, output: Path, facts: Mapping[str, Any] | None = None) -> None:
    """Write a document to a file, whole or not at all, and say so: in JSON with ``facts``, else for people.

    Raises:
        UserError: the file cannot be written.
    """
    write_file(output, text)
    if facts is not None:
        print_json({"written": str(output), "bytes": len(text.encode()), **facts})
    else:
        err.print(f"wrote {output} ({len(text.encode()):,} bytes)", markup=False)


def print_text(text: str) -> None:
    """Write a document to standard output."""
    sys.stdout.write(text)
    sys.stdout.flush()
