"""``provenhive key``: signing keys, their rotation in the log, and the trust policy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.table import Table
from securesystemslib.signer import CryptoSigner

from provenhive.cli.console import out, print_json
from provenhive.cli.exchange import writing
from provenhive.cli.revoking import check_reason
from provenhive.errors import ExitCode, UserError
from provenhive.files import read_text, write_file
from provenhive.ledger import LedgerMissing
from provenhive.pipeline.project import Project, open_log, prepare
from provenhive.records import (
    PRODUCER,
    KeyRecord,
    PolicyError,
    RecordLog,
    TrustedKey,
    TrustPolicy,
    generate_key,
    keyid_of,
    load_key,
    load_policy,
    now,
    policy_toml,
    public_of,
    save_key,
)

_NEXT = ".next"
_PRIVATE = ("key*.pem", "*.next")


def create(path: Path, *, as_json: bool) -> int:
    """Make a signing key in a file that only its owner may read; nothing is trusted by that."""
    signer = generate_key()
    save_key(signer, path)
    _say_key(signer, path, "made", as_json=as_json)
    return ExitCode.OK


def _say_key(signer: CryptoSigner, path: Path, done: str, *, as_json: bool, **further: Any) -> None:
    document = {"path": str(path), "keyid": keyid_of(signer), "public": public_of(signer), **further}
    if as_json:
        print_json(document)
    else:
        out.print(f"{done} {path}: key {document['keyid']}\npublic key {document['public']}", markup=False)


def list_(project: Project, *, as_json: bool) -> int:
    """List the keys that the policy and the log's rotations accept, and for which entries."""
    prepare(project)
    policy = load_policy(policy_file(project))
    own = _own(project)
    ring, size = _accepted(project, policy)
    rows = [
        {
            "name": trusted.name,
            "keyid": trusted.keyid,
            "public": trusted.public,
            "first_index": trusted.first_index,
            "last_index": trusted.last_index,
            "accepted_now": trusted.covers(size),
            "by": "policy" if trusted.public in {key.public for key in policy.keys} else "rotation",
            "here": own is not None and trusted.public == public_of(own),
        }
        for trusted in ring
    ]
    if as_json:
        print_json({"trust": policy.describe(), "threshold": policy.threshold, "size": size, "keys": rows})
        return ExitCode.OK
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("name", "key", "accepted for", "by", ""):
        table.add_column(column)
    for row in rows:
        last = "" if row["last_index"] is None else row["last_index"]
        span = f"entries {row['first_index']}..{last}" + ("" if row["accepted_now"] else " (retired)")
        table.add_row(
            str(row["name"]), str(row["keyid"])[:16], span, str(row["by"]), "signs here" if row["here"] else ""
        )
    out.print(table)
    out.print(policy.describe(), markup=False)
    return ExitCode.OK


def _accepted(project: Project, policy: TrustPolicy) -> tuple[Sequence[TrustedKey], int]:
    try:
        records = open_log(project, write=False)
    except LedgerMissing:
        return policy.keys, 0
    with records.ledger as ledger:
        return records.accepted_keys().accepted(), ledger.size


def policy_file(project: Project) -> Path:
    """Return where the project's trust policy is."""
    return project.path(project.settings.policy)


def _own(project: Project) -> CryptoSigner | None:
    path = project.path(project.settings.key)
    return load_key(path) if path.exists() else None


def rotate(project: Project, name: str, reason: str, *, as_json: bool) -> int:
    """Replace the signing key: the log accepts the new one and retires the old one, whose file is kept aside.

    Both entries stand in the log before the new key takes the old one's place in the project, so a rotation that was
    interrupted is finished by the same command.

    Raises:
        UserError: the policy is unsigned or does not follow rotations.
        SigningError: the project's key is not accepted.
    """
    check_reason(reason)
    path = project.path(project.settings.key)
    following = path.with_name(path.name + _NEXT)
    with writing(project) as records:
        _can_rotate(records.policy)
        old = load_key(path)
        _keep_out_of_git(path.parent)
        if not following.exists():
            save_key(generate_key(), following)
        new = load_key(following)
        accepted = _record_once(records, new, "accept", name, reason)
        records = RecordLog(records.ledger, records.policy, [new])
        retired = _record_once(records, old, "retire", "the former key", reason)
    aside = path.with_name(f"{path.stem}-retired-{keyid_of(old)[:8]}{path.suffix}")
    if not aside.exists():
        save_key(old, aside)
    following.replace(path)
    _say_key(new, path, "rotated", as_json=as_json, accepted_by=accepted, retired_by=retired, former=str(aside))
    return ExitCode.OK


def _keep_out_of_git(folder: Path) -> None:
    """See to it that no private key of this folder is committed by accident."""
    ignore = folder / ".gitignore"
    lines = read_text(ignore).splitlines() if ignore.exists() else []
    missing = [pattern for pattern in _PRIVATE if pattern not in lines]
    if missing:
        write_file(ignore, "\n".join([*lines, *missing, ""]))


def _can_rotate(policy: TrustPolicy) -> None:
    if not policy.signed:
        raise UserError("the trust policy is unsigned: there is no key to rotate")
    if not policy.follow_rotations:
        raise UserError("the trust policy does not follow rotations: change its keys by hand")


def _record_once(records: RecordLog, signer: CryptoSigner, action: str, name: str, reason: str) -> int | None:
    """Append a rotation unless it is in force already; return its index."""
    accepted = records.accepted_keys().accepts(keyid_of(signer), records.ledger.size)
    if accepted == (action == "accept"):
        return None
    return _append(records, public_of(signer), keyid_of(signer), action, name, reason)


def _append(records: RecordLog, public: str, keyid: str, action: str, name: str, reason: str) -> int:
    record = KeyRecord.model_validate(
        {
            "producer": PRODUCER,
            "recorded_at": now(),
            "origin": records.origin,
            "action": action,
            "name": name,
            "keyid": keyid,
            "public": public,
            "reason": reason,
        }
    )
    return records.rotate(record).index


def accept(project: Project, public: str, name: str, reason: str, *, as_json: bool) -> int:
    """Accept a further key for entries of the log, a colleague's for instance, from the next entry on."""
    check_reason(reason)
    with writing(project) as records:
        _can_rotate(records.policy)
        keyid = TrustedKey(name=name, public=_public(public)).keyid
        if records.accepted_keys().accepts(keyid, records.ledger.size):
            raise UserError(f"the key {keyid} is accepted already")
        index = _append(records, public, keyid, "accept", name, reason)
    _say_rotation(keyid, index, "accepted", as_json=as_json)
    return ExitCode.OK


def _public(text: str) -> str:
    if len(text) != 64 or not all(c in "0123456789abcdef" for c in text):
        raise UserError(f"{text!r} is no public key: 64 hexadecimal digits, as 'provenhive key list --json' shows them")
    return text


def retire(project: Project, keyid: str, reason: str, *, as_json: bool) -> int:
    """Stop accepting a key from the next entry on. What it signed before stays good: else revoke it."""
    check_reason(reason)
    with writing(project) as records:
        _can_rotate(records.policy)
        size = records.ledger.size
        live = {t.keyid: t for t in records.accepted_keys().accepted() if t.covers(size)}
        found = [trusted for known, trusted in live.items() if known.startswith(keyid)]
        if len(found) != 1:
            raise UserError(f"{len(found)} accepted keys begin with {keyid}; see: provenhive key list")
        if len(live) <= records.policy.threshold:
            raise UserError("without that key nobody could write to the log any more; accept another one first")
        index = _append(records, found[0].public, found[0].keyid, "retire", found[0].name, reason)
    _say_rotation(found[0].keyid, index, "retired", as_json=as_json)
    return ExitCode.OK


def _say_rotation(keyid: str, index: int, done: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"keyid": keyid, "entry": index, "done": done})
    else:
        out.print(f"{done} key {keyid} by entry {index}", markup=False)


def trust(project: Project, public: str, name: str, first_index: int, *, as_json: bool) -> int:
    """Add a key to the trust policy file, which is written anew (comments in it are lost).

    Raises:
        PolicyError: the file cannot be read, or the key is in it.
    """
    prepare(project)
    policy = load_policy(policy_file(project))
    if public in {key.public for key in policy.keys}:
        raise PolicyError(f"{policy_file(project)} trusts the key {public} already")
    added = TrustedKey(name=name, public=_public(public), first_index=first_index)
    return _write(project, policy, {"keys": [key.model_dump() for key in (*policy.keys, added)]}, as_json=as_json)


def pin(project: Project, *, as_json: bool) -> int:
    """Write the log's present head into the policy file: from now on only its continuations are accepted."""
    policy = load_policy(policy_file(project))
    records = open_log(project, write=False)
    with records.ledger as ledger:
        head = ledger.head()
    return _write(project, policy, {"pinned": {"size": head.size, "root": head.root.hex()}}, as_json=as_json)


def _write(project: Project, policy: TrustPolicy, changes: dict[str, Any], *, as_json: bool) -> int:
    changed = TrustPolicy.model_validate_json(json.dumps({**policy.model_dump(mode="json"), **changes}))
    path = policy_file(project)
    write_file(path, policy_toml(changed))
    return show_policy(project, as_json=as_json)


def show_policy(project: Project, *, as_json: bool) -> int:
    """Show the trust policy."""
    policy = load_policy(policy_file(project))
    if as_json:
        print_json({"path": str(policy_file(project)), "trust": policy.describe(), **policy.model_dump(mode="json")})
    else:
        out.print(policy_toml(policy).rstrip(), markup=False)
        out.print(f"{policy_file(project)}: {policy.describe()}", markup=False)
    return ExitCode.OK
