"""Documents to a file or to standard output."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from provenhive.cli.console import err, print_json
from provenhive.errors import UserError


def write_text(text: str, output: Path | None, *, as_json: bool, facts: Mapping[str, Any]) -> None:
    """Write a document to a file, whole or not at all, and say so; without a file, to standard output.

    Raises:
        UserError: the file cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    part = output.with_name(output.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(output)
    except OSError as error:
        raise UserError(f"{output}: {error.strerror or error}") from error
    if as_json:
        print_json({"written": str(output), "bytes": len(text.encode()), **facts})
    else:
        err.print(f"wrote {output} ({len(text.encode()):,} bytes)", markup=False)
