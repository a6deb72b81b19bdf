"""``provenhive init``: a project that proves something from its first minute."""

from __future__ import annotations

from pathlib import Path

import jinja2

from provenhive.cli.console import out
from provenhive.errors import ExitCode, UserError
from provenhive.files import write_file
from provenhive.pipeline.project import SETTINGS_FILE, Settings, find_project, prepare

_SETTINGS = jinja2.Template(
    """\
# Settings of this ProvenHive project; every line may be left out. See docs/cli.md.
ledger = "{{ settings.ledger }}"
output = "{{ settings.output }}"
targets = [{% for target in settings.targets %}"{{ target }}"{{ ", " if not loop.last }}{% endfor %}]
unit_seconds = {{ settings.unit_seconds }}
""",
    keep_trailing_newline=True,
)
_SPECIFICATION = jinja2.Template(
    """\
module {{ module }}

// What has to hold is written here; agents write the code, Dafny judges it.

function total(xs: seq<int>): int =
  match xs { [] => 0, x :: rest => x + total(rest) }

unit sum(xs: seq<int>) returns (r: int)
  ensures r == total(xs)
  example sum([1, 2, 3]) == 6

unit maximum(a: int, b: int) returns (r: int)
  ensures r >= a && r >= b
  ensures r == a || r == b
""",
    keep_trailing_newline=True,
)


def init(folder: Path) -> int:
    """Make a project in ``folder``; nothing that is there is changed.

    Raises:
        UserError: the folder is a project already, or cannot be written.
    """
    settings_file, specification = folder / SETTINGS_FILE, folder / "first.hspec"
    if settings_file.exists():
        raise UserError(f"{settings_file}: this folder is a project already")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{folder}: {error.strerror or error}") from error
    write_file(settings_file, _SETTINGS.render(settings=Settings()))
    if not specification.exists():
        write_file(specification, _SPECIFICATION.render(module="first"))
    prepare(find_project(folder))
    out.print(f"made a project in {folder}; next: provenhive prove {specification}", markup=False)
    return ExitCode.OK
