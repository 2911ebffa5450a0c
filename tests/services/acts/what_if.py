"""Acts of trying a scheme."""

from app.domain import scheme_toml
from app.domain.access import Permission
from app.services import scheme_files, schemes, what_if
from app.services.desk import Desk
from tests.services.acts.shape import Act, P, path
from tests.services.shops import scheme


def _written_and_read(desk: Desk) -> None:
    path(desk, "read.toml").write_text(scheme_toml.dump(scheme()), encoding="utf-8")
    scheme_files.read(desk, path(desk, "read.toml"))


ACTS: dict[str, tuple[Permission, Act]] = {
    "scheme_files.read": (P.EDIT_SCHEME, _written_and_read),
    "scheme_files.write": (
        P.EDIT_SCHEME,
        lambda desk: scheme_files.write(desk, scheme(), path(desk, "scheme.toml")),
    ),
    "schemes.scheme_of_version": (
        P.SEE_CUSTOMERS,
        lambda desk: schemes.scheme_of_version(desk, 1),
    ),
    "what_if.open_session": (P.EDIT_SCHEME, what_if.open_session),
}
