"""Which pages the rail holds, in which order, and who may open them.

A page is a class with (desk, hub, jobs); it is imported and built when it is first opened, so that
the window does not wait for it. A new page is one builder and one line in the list.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.access import Permission
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.window_frame import PageSpec

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.ui.page import Page

Prefer = Callable[[str, str], None]
Build = Callable[["Desk", Hub, Jobs], "Page"]


def page_specs(
    prefer: Prefer, columns: Sequence[str] = (), *, has_amounts: bool = False
) -> list[PageSpec]:
    """Return the pages that exist, in the order of the rail; Ctrl 0 to 9 follow it."""

    def heard(build: Build) -> Build:
        """Let what a page asks to remember reach this user's settings."""

        def made(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
            page = build(desk, hub, jobs)
            page.preferences_asked.connect(prefer)
            return page

        return made

    front_desk, customers = heard(_front_desk(has_amounts=has_amounts)), heard(_customers(columns))
    translate = QCoreApplication.translate
    may, see = Permission, Permission.SEE_CUSTOMERS
    # The order of the rail: today, front_desk, customers, grading, reviews, benefits, service,
    # data. A window starts at the front desk, which stays Ctrl 1.
    return [
        PageSpec("today", translate("Rail", "Today"), "today", heard(_today), see, key="Ctrl+0"),
        PageSpec("front_desk", translate("Rail", "Front desk"), "counter", front_desk, see),
        PageSpec("customers", translate("Rail", "Customers"), "customers", customers, see),
        PageSpec(
            "grading", translate("Rail", "Grading"), "grading", heard(_grading), may.EDIT_SCHEME
        ),
        PageSpec("reviews", translate("Rail", "Reviews"), "calendar", heard(_reviews), see),
        PageSpec("benefits", translate("Rail", "Benefits"), "benefits", heard(_benefits), see),
        PageSpec(
            "service", translate("Rail", "Service"), "service", heard(_service), may.SEE_CASES
        ),
        PageSpec("data", translate("Rail", "Data"), "data", heard(_data), see),
        PageSpec(
            "audit", translate("Rail", "Log"), "shield", heard(_audit), may.SEE_AUDIT, at_foot=True
        ),
        PageSpec(
            "settings", translate("Rail", "Settings"), "settings", heard(_settings), at_foot=True
        ),
    ]


def _today(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
    from app.ui.pages.today import TodayPage  # noqa: PLC0415 - built when opened

    return TodayPage(desk, hub, jobs)


def _front_desk(*, has_amounts: bool) -> Build:
    def made(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
        from app.ui.pages.front_desk import FrontDeskPage  # noqa: PLC0415 - built when opened

        return FrontDeskPage(desk, hub, jobs, has_amounts=has_amounts)

    return made


def _customers(columns: Sequence[str]) -> Build:
    def made(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
        from app.ui.pages.customers import CustomersPage  # noqa: PLC0415 - built when opened

        return CustomersPage(desk, hub, jobs, columns)

    return made


def _grading(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
    from app.ui.pages.grading import GradingPage  # noqa: PLC0415 - built when opened

    return GradingPage(desk, hub, jobs)


def _reviews(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
    from app.ui.pages.reviews import ReviewsPage  # noqa: PLC0415 - built when opened

    return ReviewsPage(desk, hub, jobs)


def _service(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
    from app.ui.pages.service import ServicePage  # noqa: PLC0415 - built when opened

    return ServicePage(desk, hub, jobs)


def _benefits(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
    from app.ui.pages.benefits import BenefitsPage  # noqa: PLC0415 - built when opened

    return BenefitsPage(desk, hub, jobs)


def _data(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
    from app.ui.pages.data import DataPage  # noqa: PLC0415 - built when opened

    return DataPage(desk, hub, jobs)


def _audit(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
    from app.ui.pages.audit import AuditPage  # noqa: PLC0415 - built when opened

    return AuditPage(desk, hub, jobs)


def _settings(desk: "Desk", hub: Hub, jobs: Jobs) -> "Page":
    from app.ui.pages.settings import SettingsPage  # noqa: PLC0415 - built when opened

    return SettingsPage(desk, hub, jobs)
