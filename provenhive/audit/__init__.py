"""The auditor: from a ledger's bytes and the provers to the same claims, without the code that wrote them."""

from provenhive.audit.auditor import AuditOptions, AuditReport, Begun, EntryAudit, audit
from provenhive.audit.claims import Stability

__all__ = ["AuditOptions", "AuditReport", "Begun", "EntryAudit", "Stability", "audit"]
