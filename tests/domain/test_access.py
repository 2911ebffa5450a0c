"""What a mask shows of a phone number."""

import pytest

from app.domain.access import mask_phone


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812345678", "138 **** 5678"),
        ("0212345678", "02 **** 5678"),
        ("612345678", "6 **** 5678"),
        ("61234567", "**** 4567"),
        ("1234567", "**** 67"),
        ("8613812345678", "861 **** 5678"),
        ("", ""),
        ("138****5678", "138****5678"),
    ],
)
def test_a_mask_hides_four_digits_or_more(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked
