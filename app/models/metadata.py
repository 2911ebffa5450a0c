"""All tables together: what a new shop's database must equal after the last migration step."""

from sqlalchemy import MetaData

from app.models import (
    audit,
    batches,
    benefits,
    cases,
    consents,
    customers,
    grades,
    id_numbers,
    levels,
    overrides,
    pictures,
    points,
    preferences,
    refused,
    sales,
    schemes,
    search,
    settings,
    staff,
)
from app.models.base import Base

TABLES = (
    audit,
    batches,
    benefits,
    cases,
    consents,
    customers,
    grades,
    id_numbers,
    levels,
    overrides,
    pictures,
    points,
    preferences,
    refused,
    sales,
    schemes,
    search,
    settings,
    staff,
)


def metadata() -> MetaData:
    """Return the metadata with every table of the program in it."""
    return Base.metadata
