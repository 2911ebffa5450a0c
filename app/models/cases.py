"""The cases of the service log and their course: the tables and the questions asked of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    ForeignKey,
    Index,
    Row,
    Select,
    String,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Day, Moment, RowId
from app.models.customers import Customer
from app.models.grades import Grade


class Case(Base):
    """One contact that wants care; its status is that of the last step of its course."""

    __tablename__ = "service_case"

    id: Mapped[RowId]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[str] = mapped_column(String)
    channel: Mapped[str] = mapped_column(String)
    text: Mapped[str] = mapped_column(Text)
    day: Mapped[date] = mapped_column(Day)
    due: Mapped[date | None] = mapped_column(Day)
    owner: Mapped[str] = mapped_column(String, server_default="")
    status: Mapped[str] = mapped_column(String)
    result: Mapped[str] = mapped_column(Text, server_default="")
    told: Mapped[date | None] = mapped_column(Day)
    closed: Mapped[date | None] = mapped_column(Day)
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        Index("ix_service_case_customer_id", "customer_id"),
        Index("ix_service_case_status_due", "status", "due"),
    )


class CaseStep(Base):
    """One step of a case's course: who, when, what, and the status that it left; only added to."""

    __tablename__ = "case_step"

    id: Mapped[RowId]
    case_id: Mapped[int] = mapped_column(ForeignKey("service_case.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    day: Mapped[date] = mapped_column(Day)
    actor: Mapped[str] = mapped_column(String)
    act: Mapped[str] = mapped_column(String)
    status: Mapped[str] = mapped_column(String)
    text: Mapped[str] = mapped_column(Text, server_default="")
    details: Mapped[str] = mapped_column(Text, server_default="{}")
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.id"))

    __table_args__ = (Index("ix_case_step_case_id", "case_id"),)
