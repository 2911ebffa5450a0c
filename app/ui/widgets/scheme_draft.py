"""The scheme on the workbench: what was typed so far, what is wrong with it, what changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain import scheme_checks, schemes
from app.domain.schemes import Dimension, LevelRule, Scheme
from app.errors import UserError

_LONGEST: Final = 20
_CLOSEST: Final = Decimal("0.1")


class Draft(QObject):
    """Holds one scheme while it is edited; texts that are no numbers are kept apart as errors."""

    changed = Signal()
    reshaped = Signal()

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self.scheme = scheme
        self.in_force = scheme
        self._typed_wrong: dict[str, str] = {}

    @property
    def is_touched(self) -> bool:
        """Whether it differs from the scheme in force."""
        return self.scheme != self.in_force or bool(self._typed_wrong)

    @property
    def wrong(self) -> Mapping[str, str]:
        """Return the sentences about fields whose text could not be read, by field."""
        return self._typed_wrong

    @property
    def total(self) -> int:
        """Return what the weights add up to."""
        return sum(dimension.weight for dimension in self.scheme.dimensions)

    def problem(self) -> UserError | None:
        """Return why the scheme cannot be applied, None when it can."""
        try:
            scheme_checks.check(self.scheme)
        except UserError as error:
            return error
        return None

    def tried(self) -> Scheme | None:
        """Return what can be tried: weights that do not add up to 100 are tried as balanced."""
        if self._typed_wrong:
            return None
        tried = self.balanced() if self.total not in {0, schemes.WHOLE} else self.scheme
        try:
            scheme_checks.check(tried)
        except UserError:
            return None
        return tried

    def balanced(self) -> Scheme:
        """Return the scheme with its weights stretched to 100."""
        weights = schemes.balance([one.weight for one in self.scheme.dimensions])
        pairs = zip(self.scheme.dimensions, weights, strict=True)
        return replace(
            self.scheme, dimensions=tuple(replace(one, weight=weight) for one, weight in pairs)
        )

    def begin(self, in_force: Scheme) -> None:
        """Start anew from the scheme in force."""
        self.in_force = in_force
        self.load(in_force)

    def load(self, scheme: Scheme) -> None:
        """Put a whole other scheme on the workbench."""
        self.scheme = scheme
        self._typed_wrong.clear()
        self.reshaped.emit()
        self.changed.emit()

    def balance(self) -> None:
        """Stretch the weights to 100."""
        if self.total not in {0, schemes.WHOLE}:
            self.scheme = self.balanced()
            self.reshaped.emit()
            self.changed.emit()

    def set_rule(self, **values: Any) -> None:  # noqa: ANN401 - any field of a scheme
        """Change the name, the window or the policy."""
        self._take(replace(self.scheme, **values))

    def set_dimension(self, key: str, **values: Any) -> None:  # noqa: ANN401 - any field
        """Change one dimension."""
        self._take(
            replace(
                self.scheme,
                dimensions=tuple(
                    replace(one, **values) if one.key == key else one
                    for one in self.scheme.dimensions
                ),
            )
        )

    def set_level(self, rank: int, **values: Any) -> None:  # noqa: ANN401 - any field of a level
        """Change one level."""
        levels = list(self.scheme.levels)
        levels[rank - 1] = replace(levels[rank - 1], **values)
        self._take(replace(self.scheme, levels=tuple(levels)))

    def set_bounds(self, bounds: Mapping[int, Decimal]) -> None:
        """Take several lower bounds over at once."""
        self.load(
            replace(
                self.scheme,
                levels=tuple(
                    replace(level, lower=bounds.get(rank, level.lower))
                    for rank, level in enumerate(self.scheme.levels, 1)
                ),
            )
        )

    def move_bound(self, rank: int, wanted: Decimal) -> Decimal:
        """Move a bound as far as its neighbours let it, and return where it stands."""
        levels = self.scheme.levels
        lowest = levels[rank - 2].lower + _CLOSEST
        above = levels[rank].lower - _CLOSEST if rank < len(levels) else Decimal(schemes.WHOLE)
        lower = max(lowest, min(above, wanted))
        if lower != levels[rank - 1].lower and lowest <= above:
            self._typed_wrong.pop(f"level.{rank}.lower", None)
            self.set_level(rank, lower=lower)
        return self.scheme.levels[rank - 1].lower

    def switch(self, key: str, *, on: bool) -> None:
        """Weigh a dimension, at first with nothing, or weigh it no longer."""
        dimensions = [one for one in self.scheme.dimensions if one.key != key]
        if on:
            floor, full = schemes.TYPICAL[key]
            dimensions.append(Dimension(key, 0, floor=floor, full=full))
        for field in [name for name in self._typed_wrong if name.startswith("dimension.")]:
            del self._typed_wrong[field]
        self.load_kept(replace(self.scheme, dimensions=tuple(dimensions)))

    def add_level(self) -> None:
        """Add a level on top, half-way between the highest bound and 100."""
        levels = self.scheme.levels
        top = levels[-1].lower
        lower = ((top + schemes.WHOLE) / 2).quantize(Decimal("0.1"))
        number = len(levels) + 1
        text = QCoreApplication.translate("SchemeLevels", "Level {number}")
        name = text.format(number=number)
        while name in {level.name for level in levels}:
            name += "+"
        self.load_kept(
            replace(self.scheme, levels=(*levels, LevelRule(levels[-1].stars + 1, name, lower)))
        )

    def remove_level(self, rank: int) -> None:
        """Remove a level; the one above takes its customers, and the lowest begins at 0."""
        kept = [level for at, level in enumerate(self.scheme.levels, 1) if at != rank]
        numbered = [replace(level, stars=stars) for stars, level in enumerate(kept, 1)]
        numbered[0] = replace(numbered[0], lower=Decimal(0), direct_entry_minor=None)
        for field in [name for name in self._typed_wrong if name.startswith("level.")]:
            del self._typed_wrong[field]
        self.load_kept(replace(self.scheme, levels=tuple(numbered)))

    def load_kept(self, scheme: Scheme) -> None:
        """Take a scheme of another shape; what is typed wrong elsewhere stays as it is."""
        self.scheme = scheme
        self.reshaped.emit()
        self.changed.emit()

    def refuse(self, field: str, sentence: str) -> None:
        """Remember that the text of a field cannot be read."""
        if self._typed_wrong.get(field) != sentence:
            self._typed_wrong[field] = sentence
            self.changed.emit()

    def accept(self, field: str, take: Callable[[], None]) -> None:
        """Take what a field now says in the place of a text that could not be read."""
        was_wrong = self._typed_wrong.pop(field, None) is not None
        take()
        if was_wrong and field not in self._typed_wrong:
            self.changed.emit()

    def _take(self, scheme: Scheme) -> None:
        if scheme != self.scheme:
            self.scheme = scheme
            self.changed.emit()


def read_number(text: str) -> Decimal | None:
    """Read a plain number, with or without thousands and signs of money: "¥10,000" is 10000."""
    plain = text.strip().replace(",", "").replace("，", "").replace("\u2212", "-")
    plain = plain.strip("¥￥$€£% ")
    try:
        number = Decimal(plain) if plain and len(plain) <= _LONGEST else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def with_thousands(number: Decimal) -> str:
    """Write a number for reading: 10000.00 is 10,000."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def written(number: Decimal) -> str:
    """Write a number plainly: 10000.00 is 10000."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
