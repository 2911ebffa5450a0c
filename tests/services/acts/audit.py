"""Acts that read the audit log."""

from app.domain.access import Permission
from app.services import audit
from app.services.audit import AuditView
from tests.services.acts.shape import Act, P

ACTS: dict[str, tuple[Permission, Act]] = {
    "audit.lines": (P.SEE_AUDIT, lambda desk: audit.lines(desk, AuditView())),
    "audit.acts": (P.SEE_AUDIT, audit.acts),
    "audit.log_sheet": (P.SEE_AUDIT, lambda desk: audit.log_sheet(desk, AuditView())),
    "audit.actors": (P.SEE_AUDIT, audit.actors),
    "audit.broken": (P.SEE_AUDIT, audit.broken),
    "audit.digest": (P.SEE_AUDIT, audit.digest),
}
