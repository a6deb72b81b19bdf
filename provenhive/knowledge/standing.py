"""How it stands with a proposition, read from certificates, last run, and what was certified before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenhive.knowledge.model import Evidence, Node, RunFact, Status

_STANDING = {"holds": Status.PROVED, "stale": Status.STALE, "revoked": Status.REVOKED}
_VERDICT = {"proved": Status.CHECKED, "refuted": Status.REFUTED}
_PRINCIPAL = {"unit": "implements", "law": "law"}
_WORST = (
    Status.REFUTED,
    Status.REVOKED,
    Status.STALE,
    Status.OPEN,
    Status.MISSING,
    Status.CHECKED,
    Status.PROVED,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A status with its reason and the entry that it comes from."""

    status: Status
    reason: str = ""
    entry: int | None = None


def of_certificate(evidence: Evidence, current: bool | None) -> Found:
    """Return how it stands with a certificate.

    ``current`` says whether a proposition of the specifications has its digest; ``False`` when only one of its name
    has, ``None`` when there is none at all.
    """
    index = evidence.known.index
    standing = evidence.standing
    if standing.state == "holds" and current is False:
        return Found(Status.STALE, "its proposition has changed since", index)
    if standing.state == "holds" and current is None:
        return Found(Status.PROVED, "no proposition of these specifications", index)
    return Found(_STANDING[standing.state], standing.reason, index)


def of_obligation(
    digest: str, certificates: Sequence[Evidence], earlier: Sequence[Evidence], run: RunFact | None
) -> Found:
    """Return how it stands with an obligation.

    ``certificates`` are those for its digest, ``earlier`` those for other digests under its id; both oldest first. A
    refutation goes before everything, a certificate that holds before all else that a run said.
    """
    said = run if run is not None and run.digest == digest else None
    if said is not None and said.verdict == "refuted":
        return Found(Status.REFUTED, said.reason)
    holding = [c for c in certificates if c.standing.state == "holds"]
    if holding:
        return Found(Status.PROVED, "", holding[-1].known.index)
    if certificates:
        last = certificates[-1]
        return Found(_STANDING[last.standing.state], last.standing.reason, last.known.index)
    if said is not None:
        status = _VERDICT.get(said.verdict, Status.OPEN)
        return Found(status, said.reason or (f"by {said.backend}" if said.backend else ""))
    if earlier:
        return Found(Status.STALE, f"it has changed since entry {earlier[-1].known.index} proved it")
    return Found(Status.MISSING)


def of_declaration(kind: str, obligations: Iterable[Node]) -> Found:
    """Return how it stands with a declaration: as with what it is for, unless something else of it is refuted.

    What a unit is for is its implementation, a law its statement; of everything else the worst counts.
    """
    claimed = tuple(obligations)
    if not claimed:
        return Found(Status.STATED)
    refuted = next((o for o in claimed if o.status is Status.REFUTED), None)
    principal = next((o for o in claimed if o.kind == _PRINCIPAL.get(kind)), None)
    chosen = refuted or principal or min(claimed, key=lambda o: _WORST.index(o.status))
    reason = f"{chosen.kind}: {chosen.reason}" if chosen.reason and chosen is not principal else chosen.reason
    return Found(chosen.status, reason, chosen.entry)
