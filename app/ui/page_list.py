"""Which pages the rail holds, in which order, and who may open them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.access import Permission
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import PageSpec

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.ui.page import Page

Prefer = Callable[[str, str], None]


def page_specs(prefer: Prefer, columns: Sequence[str] = ()) -> list[PageSpec]:
    """Return the pages that exist; each is imported and built when it is first opened."""

    def settings(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
        from app.ui.pages.settings import SettingsPage  # noqa: PLC0415 - built when opened

        page = SettingsPage(desk, hub, jobs)
        page.preferences_asked.connect(prefer)
        return page

    def customers(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
        from app.ui.pages.customers import CustomersPage  # noqa: PLC0415 - built when opened

        page = CustomersPage(desk, hub, jobs, columns)
        page.preferences_asked.connect(prefer)
        return page

    translate = QCoreApplication.translate
    return [
        PageSpec(
            "customers",
            translate("Rail", "Customers"),
            "customers",
            customers,
            Permission.SEE_CUSTOMERS,
        ),
        PageSpec("data", translate("Rail", "Data"), "data", _data, Permission.SEE_CUSTOMERS),
        PageSpec("settings", translate("Rail", "Settings"), "settings", settings, at_foot=True),
    ]


def _data(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
    from app.ui.pages.data import DataPage  # noqa: PLC0415 - built when opened

    return DataPage(desk, hub, jobs)
