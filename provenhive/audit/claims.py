"""What an audit of one entry starts from, and what can come of it. Plain values: they travel to worker processes."""

from __future__ import annotations

from dataclasses import astuple, dataclass, is_dataclass

from provenhive.canonical import digest_json
from provenhive.verdicts import Unknown

Files = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a prover as a certificate has it; ``role`` is ``judge`` or ``second-opinion``."""

    role: str
    name: str
    version: str
    flags: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class CertificateJob:
    """A certificate's own words, texts included: all that its audit starts from.

    Attributes:
        parts: the candidates of all units that this one reaches through the entries it names, by unit.
        fallen: those of them whose own entries are revoked or stale.
        gate: the version of the gate that let the candidate through.
        runs: of all provers that the certificate names.
        text_digests: of the texts that its judges were given.
        seeds: under how many other random seeds to prove it again.
        witnesses: values that a claim of the specification names, as shown.
        statement: the text that a claim of the specification says was stated.
        agreements: evaluators, and on how many ground cases they agreed.
        conditions: of each solver its name and version, how many conditions there are, and those open for it.
        theorems: the conditions that are theorems of Lean's kernel, with the digest of what was stated and the proof.
        companion: the text of a lemma that was made up, as a law behind the root file.
        measured: size and reading effort of the candidate as it stood in a vote; None if there was none.
    """

    kind: str
    obligation_id: str
    obligation_kind: str
    obligation_name: str
    obligation_digest: str
    specification_digest: str
    root: str
    files: Files
    candidate: str
    agent: str
    producer: str
    proof: str
    uses: tuple[tuple[str, str, str], ...]
    artefacts: tuple[tuple[str, str, str], ...]
    parts: tuple[tuple[str, str], ...] = ()
    fallen: tuple[str, ...] = ()
    gate: str = ""
    runs: tuple[Run, ...] = ()
    text_digests: tuple[str, ...] = ()
    seeds: int = 0
    witnesses: tuple[str, ...] = ()
    statement: str = ""
    agreements: tuple[tuple[tuple[str, ...], int], ...] = ()
    conditions: tuple[tuple[str, str, int, tuple[str, ...]], ...] = ()
    theorems: tuple[tuple[str, ...], str, str] = ((), "", "")
    companion: str = ""
    measured: tuple[int, int] | None = None

    def digest(self) -> str:
        """Return the digest of all that the audit of this certificate starts from."""
        return digest_json([list(map(_plain, (getattr(self, name) for name in self.__slots__)))])


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(astuple(value))
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class SpecificationJob:
    """A specification's entry: its files, and the digest that it claims to have."""

    digest: str
    root: str
    files: Files


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where an entry and the world differ, with both sides."""

    text: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """What was not established again, because a prover ran out of time or memory here. It contradicts nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class Stability:
    """How a proof fared under other random seeds.

    Attributes:
        seeds: how many were tried; 0 where the prover has none (Lean's kernel).
        proved: under how many of them it was proved.
        slowest: seconds of the slowest proof.
        failures: what came of the others, each with its seed.
    """

    seeds: int
    proved: int
    slowest: float = 0.0
    failures: tuple[str, ...] = ()

    @property
    def brittle(self) -> bool:
        """Whether a seed was found under which the same text is not proved."""
        return self.proved < self.seeds


@dataclass(frozen=True, slots=True)
class Established:
    """An entry holds. ``remarks`` say what could not be compared, or differs without contradicting it."""

    remarks: tuple[str, ...] = ()
    stability: Stability | None = None


Outcome = Divergence | Undecided | Established
"""What can come of one entry."""


class Diverges(Exception):
    """Leaves the steps of an audit at the first divergence."""


class RanOut(Exception):
    """Leaves the steps of an audit where a prover met a limit and said nothing."""

    def __init__(self, what: str, verdict: Unknown) -> None:
        super().__init__(f"not established again here: {what} ran out of {verdict.reason.value}: {verdict.detail}")
