"""The auditor: from a ledger's bytes and the provers to the same claims, without the code that wrote them."""

from provenhive.audit.auditor import AuditReport, EntryAudit, audit

__all__ = ["AuditReport", "EntryAudit", "audit"]
