"""A project on disk: where its ledger, keys and extracted code live, and its settings.

The root is the nearest folder, upwards from where the command runs, that holds ``provenhive.toml`` or ``.provenhive``;
else the folder where it runs.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from provenhive.candidates.expression_printer import Dialect
from provenhive.errors import UserError
from provenhive.files import read_text, write_file
from provenhive.ledger import open_ledger
from provenhive.records import (
    RecordLog,
    TrustedKey,
    TrustPolicy,
    generate_key,
    load_key,
    load_policy,
    policy_toml,
    public_of,
    save_key,
)
from provenhive.records.memory import AcceptedHeads
from provenhive.search.llm.settings import LlmGroup, Replay
from provenhive.search.scheduling.turns import Schedule

SETTINGS_FILE = "provenhive.toml"
STATE_FOLDER = ".provenhive"
_BY_DAFNY4 = {"javascript": "dafny4-javascript"}
_Positive = Annotated[int, Field(ge=1)]


class Settings(BaseModel):
    """``provenhive.toml``: every field may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    ledger: str = f"{STATE_FOLDER}/ledger.db"
    policy: str = f"{STATE_FOLDER}/policy.toml"
    key: str = f"{STATE_FOLDER}/key.pem"
    pin: str = f"{STATE_FOLDER}/pin"
    output: str = "extracted"
    targets: tuple[str, ...] = ("python", "javascript")
    agents: tuple[str, ...] = ()
    jobs: _Positive | None = None
    unit_seconds: _Positive = 90
    prover_seconds: _Positive | None = None
    law_seconds: _Positive = 30
    opinion_seconds: Annotated[int, Field(ge=0)] = 3
    condition_seconds: Annotated[float, Field(ge=0)] = 1.0
    candidates: _Positive = 400
    procedure_seconds: _Positive = 20
    dafny: Dialect = Dialect.V2
    lean: str = ""
    lean_project: str = ""
    lean_imports: tuple[str, ...] = ()
    lean_premises: str = ""
    seed: int = 0
    variants: _Positive = 1
    executor: Literal["local", "ray"] = "local"
    ray_address: str = ""
    ray_resources: dict[Literal["search", "extract", "lean", "specification"], dict[str, float]] = {}
    lead: _Positive = 3
    schedule: Schedule = "bandit"
    llm: dict[str, LlmGroup] = {}
    replay: Replay = "record"

    @property
    def extracted(self) -> tuple[str, ...]:
        """The targets of extraction; JavaScript comes from the Dafny that judges, for there may be no other."""
        by_dafny = _BY_DAFNY4 if self.dafny is Dialect.V4 else {}
        return tuple(by_dafny.get(target, target) for target in self.targets)


@dataclass(frozen=True, slots=True)
class Project:
    """A root folder with its settings."""

    root: Path
    settings: Settings

    def path(self, relative: str) -> Path:
        """Return a path of the settings, taken from the root unless it is absolute."""
        return self.root / relative

    @property
    def state(self) -> Path:
        """The folder for the ledger, keys and counterexamples."""
        return self.root / STATE_FOLDER


def find_project(start: Path, *, ledger: str | None = None, output: str | None = None) -> Project:
    """Find the project that ``start`` is in, with the command line's choices over the settings file's.

    Raises:
        UserError: the settings file cannot be read or says something that is not known.
    """
    start = start.resolve()
    folders = (start, *start.parents)
    root = next((f for f in folders if (f / SETTINGS_FILE).is_file() or (f / STATE_FOLDER).is_dir()), start)
    settings = load_settings(root / SETTINGS_FILE)
    changes = {name: value for name, value in (("ledger", ledger), ("output", output)) if value is not None}
    return Project(root, settings.model_copy(update=changes))


def load_settings(path: Path) -> Settings:
    """Read a settings file; a missing one is all defaults.

    Raises:
        UserError: naming the file and the fault.
    """
    return parse_settings(read_text(path) if path.exists() else "", str(path))


def parse_settings(text: str, where: str) -> Settings:
    """Read the text of a settings file; ``where`` is what errors call it.

    Raises:
        UserError: naming the fault.
    """
    try:
        return Settings.model_validate(tomllib.loads(text))
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise UserError(f"{where}: {faults}") from error
    except (ValueError, RecursionError) as error:
        raise UserError(f"{where}: {error}") from error


def location(project: Project) -> str | Path:
    """Return where the ledger is: a URL as it stands, a path under the root."""
    text = project.settings.ledger
    return text if "://" in text else project.path(text)


def prepare(project: Project) -> None:
    """Make what a first run needs: the state folder, a signing key, and a policy that trusts it.

    Nothing that is there is changed. Of several processes one does it, and the others wait.

    Raises:
        UserError: the state folder cannot be written, or there is no key that can be used.
    """
    try:
        project.state.mkdir(parents=True, exist_ok=True)
        with _locked(project.state):
            _prepare(project)
    except OSError as error:
        raise UserError(f"{project.state}: {error.strerror or error}") from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _prepare(project: Project) -> None:
    ignore = project.state / ".gitignore"
    if not ignore.exists():
        write_file(ignore, "key*.pem\n*.next\npool/\nlast-run.json\ntrace.jsonl\n*.db-wal\n*.db-shm\n")
    key_path, policy_path = project.path(project.settings.key), project.path(project.settings.policy)
    if policy_path.exists():
        return
    if not key_path.exists():
        save_key(generate_key(), key_path)
    trusted = TrustedKey(name="this project", public=public_of(load_key(key_path)))
    policy = TrustPolicy(mode="signed", keys=(trusted,), origin=f"provenhive.local/{secrets.token_hex(8)}")
    write_file(policy_path, policy_toml(policy))


def open_log(project: Project, *, write: bool, memory: AcceptedHeads | None = None) -> RecordLog:
    """Open the project's ledger under its trust policy; ``write`` makes a missing one and takes the signing key.

    Without it nothing is written to the ledger: it may be where nothing can be.

    With a ``memory`` a reader does not verify again what this machine has accepted before.

    Raises:
        UserError: the ledger, the policy or the key is missing or cannot be used.
    """
    if write:
        prepare(project)
    policy = load_policy(project.path(project.settings.policy))
    key_path = project.path(project.settings.key)
    signers = (load_key(key_path),) if write and policy.signed else ()
    place = location(project)
    ledger = open_ledger(place, create=write, read_only=not write)
    try:
        return RecordLog(ledger, policy, signers, memory)
    except BaseException:
        ledger.close()
        raise
