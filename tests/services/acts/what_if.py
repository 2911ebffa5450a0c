"""Acts of trying a scheme."""

from app.domain.access import Permission
from app.services import what_if
from tests.services.acts.shape import Act, P

ACTS: dict[str, tuple[Permission, Act]] = {
    "what_if.open_session": (P.EDIT_SCHEME, what_if.open_session),
}
