"""A gate's report as SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code hosts."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from provenhive import __version__
from provenhive.canonical import digest_json
from provenhive.gate.drift import Cause, Drift, GateReport, Place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
DESCRIPTIONS = {
    Cause.SPECIFICATION_INVALID: "A specification cannot be read.",
    Cause.SPECIFICATION_CHANGED: "A proposition is not the one that was proved.",
    Cause.PROOF_MISSING: "A proposition has no certificate.",
    Cause.PROOF_REVOKED: "The certificate of a proposition is revoked.",
    Cause.PROOF_STALE: "The certificate of a proposition leans on something that no longer holds.",
    Cause.PREMISE_CHANGED: "A certificate does not lean on what the specification says now.",
    Cause.FILE_MISSING: "An extracted file is missing.",
    Cause.FILE_EDITED: "An extracted file was edited.",
    Cause.FILE_UNKNOWN: "A file claims to be proved and no certificate names it.",
    Cause.FILE_SHADOWED: "Python would import something else in the place of a file.",
    Cause.FUNCTION_UNREADABLE: "The claim of a certified function cannot be read.",
    Cause.FUNCTION_UNPROVED: "A certified function names a unit that is not proved.",
    Cause.FUNCTION_DIGEST: "A certified function leans on another contract.",
    Cause.FUNCTION_EDITED: "A certified function is not the code that was proved.",
    Cause.LEDGER_MISSING: "There is no ledger.",
    Cause.LEDGER_TAMPERED: "The ledger contradicts itself.",
    Cause.SIGNATURE_MISSING: "A ledger entry is not signed.",
    Cause.SIGNATURE_UNKNOWN: "A ledger entry is signed by nobody who is trusted.",
    Cause.SIGNATURE_WRONG: "A signature of a ledger entry is wrong.",
    Cause.HEAD_ROLLED_BACK: "The ledger has lost entries.",
    Cause.HEAD_FORKED: "The ledger is not a continuation of the one that was pinned.",
    Cause.PIN_MISSING: "The pinned head is gone.",
    Cause.PIN_INVALID: "The pinned head is not a checkpoint to be believed.",
    Cause.PIN_ROLLED_BACK: "The pin goes back to an earlier head.",
    Cause.NOT_PROVED: "A proposition is not proved.",
}


def sarif(report: GateReport) -> str:
    """Return the SARIF log of a report, one result a drift."""
    return json.dumps(sarif_document(report), indent=2, ensure_ascii=False) + "\n"


def sarif_document(report: GateReport) -> dict[str, Any]:
    """Return the SARIF log as a JSON object."""
    rules = [
        {"id": cause.value, "shortDescription": {"text": text}, "defaultConfiguration": {"level": "error"}}
        for cause, text in DESCRIPTIONS.items()
    ]
    places = {cause: number for number, cause in enumerate(DESCRIPTIONS)}
    notes = [{"level": "note", "message": {"text": note}} for note in report.notes]
    driver = {"name": "provenhive", "version": __version__, "semanticVersion": __version__, "rules": rules}
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": notes}
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "the project's root"}}},
        "properties": {"ledger": {"size": report.size, "root": report.root, "trust": report.trust}},
        "results": [_result(drift, places[drift.cause]) for drift in report.drifts],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(drift: Drift, rule: int) -> dict[str, Any]:
    place = drift.place or Place("provenhive.toml")
    location = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.path), "uriBaseId": "PROJECT"},
            "region": {"startLine": place.line, "startColumn": place.column},
        },
        "logicalLocations": [{"fullyQualifiedName": drift.subject}],
    }
    return {
        "ruleId": drift.cause.value,
        "ruleIndex": rule,
        "level": "error",
        "message": {"text": drift.render()},
        "locations": [location],
        "partialFingerprints": {"provenhive/v1": digest_json([drift.cause.value, drift.subject, place.path])},
        "properties": {"sides": [list(side) for side in drift.sides], "mend": drift.mend, "entry": drift.entry},
    }
