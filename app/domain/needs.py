"""Which facts a scheme looks at beyond those that every screen shows."""

from dataclasses import dataclass

from app.domain.schemes import Scheme


@dataclass(frozen=True)
class Needs:
    """What must be read for a scheme: each costs time, so only what it weighs is asked for.

    `marks` are those that the shop gives: influence and potential.
    """

    frequency_counts: str
    marks: bool = False
    stability: bool = False
    referrals: bool = False
    feedback: bool = False
    lifetime: bool = False


def needs_of(scheme: Scheme) -> Needs:
    """Return what a scheme needs: one with a direct entry needs the lifetime spend."""
    keys = {dimension.key for dimension in scheme.dimensions}
    return Needs(
        frequency_counts=scheme.frequency_counts,
        marks=not keys.isdisjoint({"influence", "potential"}),
        stability="stability" in keys,
        referrals="referrals" in keys,
        feedback="feedback" in keys,
        lifetime=any(level.direct_entry_minor is not None for level in scheme.levels),
    )
