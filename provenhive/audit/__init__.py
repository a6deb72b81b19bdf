"""The auditor: from a ledger's bytes and the provers to the same claims, without the pipeline and the ledger's writer.

The judge, the gate and the renderers are the ones that ``prove`` uses too.
"""

from provenhive.audit.auditor import AuditOptions, AuditReport, Begun, EntryAudit, audit
from provenhive.audit.claims import Stability

__all__ = ["AuditOptions", "AuditReport", "Begun", "EntryAudit", "Stability", "audit"]
