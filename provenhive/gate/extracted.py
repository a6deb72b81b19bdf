"""Extracted files against the certificates that name them.

1. Every file that a unit's certificate names is there.
2. It has the digest that a holding certificate of that unit names for it. The one line that names the ledger entry is
   no part of the digest, so it has to name such a certificate's entry and nothing else: it could carry code.
3. Every other file in the output folder that claims a ledger entry is of a certificate that holds, in the same way: one
   of a unit whose specification has drifted is as it was extracted.
4. In a folder that was the output folder, and is not any more, whatever is left is as a certificate that holds says.
5. Python imports such a file, and nothing else in its place (``shadows``).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from provenhive.errors import ProvenHiveError
from provenhive.extraction.artefact import LEDGER_LINE, artefact_digest
from provenhive.gate.differences import text_diff
from provenhive.gate.drift import Cause, Drift, Place, Proposition, State
from provenhive.gate.propositions import FileVerdict, relative
from provenhive.gate.revision import Revision, tracks_anything, versions_of
from provenhive.gate.shadows import shadow_of, shadowed
from provenhive.gate.trust import Trusted
from provenhive.pipeline.library import recorded_program
from provenhive.pipeline.project import SETTINGS_FILE, Project
from provenhive.records import Artefact, Text, UnitCertificate
from provenhive.records.standing import Known

MAX_BYTES = 20_000_000
_CLAIM = re.compile(rf"^.*{re.escape(LEDGER_LINE)} (.*)$", re.MULTILINE)
_ENTRY = re.compile(r"0|[1-9][0-9]{0,15}")
_PASSED_OVER = frozenset({"__pycache__", "node_modules"})


@dataclass(frozen=True, slots=True)
class _Expected:
    """A file that a unit has, and the certificates that hold and name it."""

    path: str
    unit: str
    certificates: tuple[tuple[Known, Artefact], ...]


class ExtractedFiles:
    """The output folder of a project, seen under a ledger that is believed."""

    def __init__(
        self,
        project: Project,
        trusted: Trusted,
        text: Callable[[Text], str],
        base: Revision | None,
        folder: Path | None = None,
    ) -> None:
        """Bind the project; ``text`` reads long texts of the ledger.

        ``base`` is where an edited file's original is looked for first, ``folder`` another than the settings name.
        """
        self._project = project
        self._trusted = trusted
        self._text = text
        self._base = base
        self._folder = folder or project.path(project.settings.output)
        self._tracked = cache(tracks_anything)

    def of(self, verdict: FileVerdict) -> tuple[int, tuple[Drift, ...]]:
        """Return how many files the units of a specification have, and what is wrong with them (steps 1, 2)."""
        expected = [e for p in verdict.propositions for e in self._expected(p)]
        drifts = [drift for e in expected if (drift := self._check(e, verdict)) is not None]
        return len(expected), tuple(drifts)

    def of_proposition(self, proposition: Proposition, verdict: FileVerdict) -> tuple[Drift, ...]:
        """Return what is wrong with the files of one unit."""
        found = (self._check(expected, verdict) for expected in self._expected(proposition))
        return tuple(drift for drift in found if drift is not None)

    def strangers(self, verdicts: Sequence[FileVerdict]) -> Iterator[Drift]:
        """Yield the files that claim a ledger entry without one (step 3), those apart that the units there have."""
        if not self._trusted.sound:
            return
        named = self._named()
        checked = {e.path for verdict in verdicts for p in verdict.propositions for e in self._expected(p)}
        for file in _files(self._folder):
            path = file.relative_to(self._folder).as_posix()
            text = None if path in checked else _read(file)
            claim = None if text is None else _CLAIM.search(text)
            if text is None or claim is None:
                continue
            certificates = named.get(path)
            if not certificates:
                yield self._unknown(file, claim[1])
                continue
            unit = _unit(certificates[-1][0])
            drift = self._judge(
                _Expected(path, unit, tuple(certificates)), text, _mend_drifted(self._project, file, unit, verdicts)
            )
            if drift is not None:
                yield drift

    def left_behind(self) -> Iterator[Drift]:
        """Yield what is wrong with a folder that the settings do not name any more (step 4).

        A file at the place of an extracted one is looked at even if it claims nothing: programs take it for that one.
        """
        if not self._trusted.sound:
            return
        named, current = self._named(), self._project.path(self._project.settings.output)
        for path, certificates in sorted(named.items()):
            file = self._folder / path
            if file.exists():
                mend = f"rm {relative(self._project, file)}, or set output in {SETTINGS_FILE} as it was"
                drift = self._judge(_Expected(path, _unit(certificates[-1][0]), tuple(certificates)), _read(file), mend)
                if drift is not None:
                    yield drift
        for file in _files(self._folder):
            if file.relative_to(self._folder).as_posix() in named or file.is_relative_to(current):
                continue
            claim = _CLAIM.search(_read(file) or "")
            if claim is not None:
                yield self._unknown(file, claim[1])

    # --- what there has to be --------------------------------------------------------------------------------------

    def _expected(self, proposition: Proposition) -> tuple[_Expected, ...]:
        if proposition.state is not State.ESTABLISHED:
            return ()
        found: dict[str, list[tuple[Known, Artefact]]] = {}
        for known in self._trusted.holding(proposition.digest):
            for artefact in _artefacts(known):
                found.setdefault(artefact.path, []).append((known, artefact))
        newest = {a.path for a in _artefacts(self._trusted.holding(proposition.digest)[-1])}
        return tuple(_Expected(path, proposition.subject, tuple(found[path])) for path in sorted(newest))

    def _named(self) -> dict[str, list[tuple[Known, Artefact]]]:
        found: dict[str, list[tuple[Known, Artefact]]] = {}
        for digest in self._trusted.certificates:
            for known in self._trusted.holding(digest):
                for artefact in _artefacts(known):
                    found.setdefault(artefact.path, []).append((known, artefact))
        return found

    # --- what there is ---------------------------------------------------------------------------------------------

    def _check(self, expected: _Expected, verdict: FileVerdict) -> Drift | None:
        file = self._folder / expected.path
        if not file.is_file() or not file.resolve().is_relative_to(self._folder.resolve()):
            return self._missing(expected, verdict)
        return self._judge(expected, _read(file), self._mend(verdict))

    def _judge(self, expected: _Expected, text: str | None, mend: str) -> Drift | None:
        """Hold a file's text against the certificates that name the file (step 2)."""
        fit = [
            known for known, artefact in expected.certificates if text is not None and artefact.sha256 == _digest(text)
        ]
        if text is None or not fit:
            return self._edited(expected, text, mend)
        claim = _CLAIM.search(text)
        named = claim[1] if claim is not None else ""
        if any(named == str(known.index) for known in fit):
            return self._shadowed(expected, fit[-1])
        shown, index = relative(self._project, self._folder / expected.path), fit[-1].index
        sides = (("the certificate", f"entry {index}"), ("the file", f"{LEDGER_LINE} {named}"))
        message = f"the extracted file of {expected.unit} names another ledger entry"
        place = Place(shown, _line(text))
        return Drift(Cause.FILE_EDITED, shown, message, sides, "", mend, place, index)

    def _shadowed(self, expected: _Expected, known: Known) -> Drift | None:
        """Say what Python would import in the place of a file (step 5)."""
        if all(artefact.target != "python" for _, artefact in expected.certificates):
            return None
        file = self._folder / expected.path
        found = shadow_of(file, self._project.root, self._folder, self._tracked)
        if found is None:
            return None
        paths = relative(self._project, file), relative(self._project, found)
        return shadowed(f"the extracted file of {expected.unit}", *paths, known.index)

    def _missing(self, expected: _Expected, verdict: FileVerdict) -> Drift:
        known, artefact = expected.certificates[-1]
        shown = relative(self._project, self._folder / expected.path)
        place = next((p.place for p in verdict.propositions if p.subject == expected.unit), None)
        message = f"the extracted file of {expected.unit} is missing"
        return Drift(
            Cause.FILE_MISSING,
            shown,
            message,
            (_named_by(known, artefact),),
            "",
            self._mend(verdict),
            place,
            known.index,
        )

    def _edited(self, expected: _Expected, text: str | None, mend: str) -> Drift:
        known, artefact = expected.certificates[-1]
        shown = relative(self._project, self._folder / expected.path)
        original = self._original(expected.unit, known, artefact)
        diff = ""
        if original is not None and text is not None:
            diff = text_diff(_pending(original), _pending(text), ("as extracted", shown))
        found = "no text" if text is None else f"sha256:{_digest(text)}"
        sides = (_named_by(known, artefact), ("the file", found))
        message = f"the extracted file of {expected.unit} was edited"
        place = _first_change(shown, diff)
        return Drift(Cause.FILE_EDITED, shown, message, sides, diff, mend, place, known.index)

    def _mend(self, verdict: FileVerdict) -> str:
        return f"provenhive extract {relative(self._project, verdict.path)}"

    def _unknown(self, file: Path, claimed: str) -> Drift:
        shown = relative(self._project, file)
        entry = int(claimed) if _ENTRY.fullmatch(claimed) else None
        message = "the file claims to be proved, and no certificate that holds names it"
        sides = (("the file", f"{LEDGER_LINE} {claimed}"),)
        return Drift(Cause.FILE_UNKNOWN, shown, message, sides, "", f"rm {shown}", Place(shown), entry)

    def _original(self, unit: str, known: Known, artefact: Artefact) -> str | None:
        """Return what a certificate's file was; ``None`` if neither the ledger nor git can tell.

        A Python file is written again from the ledger's candidates. Other languages' files come from Dafny's compiler,
        which the gate does not run.
        """
        again = self._written_again(unit, known) if artefact.target == "python" else None
        if again is not None and artefact_digest(again) == f"sha256:{artefact.sha256}":
            return again
        return self._from_git(artefact)

    def _written_again(self, unit: str, known: Known) -> str | None:
        if not isinstance(known.record, UnitCertificate):
            return None
        from provenhive.gate.rewriting import python_again

        try:
            program = recorded_program(self._trusted.specification(known.record), self._text)
            return None if program is None else python_again(program, unit, self._trusted, self._text)
        except ProvenHiveError:
            return None

    def _from_git(self, artefact: Artefact) -> str | None:
        path = relative(self._project, self._folder / artefact.path)
        try:
            found = versions_of(self._project.root, path, self._base)
            texts = (data.decode("utf-8", errors="replace") for data in found)
            return next((text for text in texts if artefact_digest(text) == f"sha256:{artefact.sha256}"), None)
        except ProvenHiveError:
            return None


def _named_by(known: Known, artefact: Artefact) -> tuple[str, str]:
    return (f"the certificate (entry {known.index})", f"sha256:{artefact.sha256}")


def _unit(known: Known) -> str:
    return known.record.obligation.name if isinstance(known.record, UnitCertificate) else ""


def _mend_drifted(project: Project, file: Path, unit: str, verdicts: Sequence[FileVerdict]) -> str:
    """Return what mends the file of a unit that is not established: prove it as it is now, if it still is somewhere."""
    found = next((v.path for v in verdicts if any(p.subject == unit for p in v.propositions)), None)
    return f"rm {relative(project, file)}" if found is None else f"provenhive prove {relative(project, found)}"


def _artefacts(known: Known) -> Sequence[Artefact]:
    return known.record.artefacts if isinstance(known.record, UnitCertificate) else ()


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _PASSED_OVER)
        yield from (Path(root) / name for name in sorted(names))


def _read(file: Path) -> str | None:
    """Return a file's text as its bytes have it; ``None`` for what is no text file of a sensible size."""
    try:
        if not file.is_file() or file.stat().st_size > MAX_BYTES:
            return None
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _digest(text: str) -> str:
    return artefact_digest(text).removeprefix("sha256:")


def _pending(text: str) -> str:
    """Return a text with what its first ledger line names left out, as digests have it."""
    claim = _CLAIM.search(text)
    return text if claim is None else text[: claim.start(1)] + text[claim.end(1) :]


def _line(text: str) -> int:
    claim = _CLAIM.search(text)
    return 1 if claim is None else text.count("\n", 0, claim.start()) + 1


def _first_change(path: str, diff: str) -> Place:
    hunk = re.search(r"^@@ -\S+ \+(\d+)", diff, re.MULTILINE)
    return Place(path, int(hunk[1]) if hunk is not None else 1)
