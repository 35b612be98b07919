"""Numbers, money and dates as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from catalogue.languages import (
    format_date,
    format_date_range,
    format_money,
    format_money_range,
    format_number,
)


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("1250.5", "en", "1,250.5"),
        ("1250.5", "id", "1.250,5"),
        ("1250.5", "ms", "1,250.5"),
        ("5000", "id", "5.000"),
        ("0.125", "en", "0.125"),
    ],
)
def test_numbers(value: str, language: str, expected: str) -> None:
    assert format_number(Decimal(value), language) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "language", "expected"),
    [("3.2", "en", "USD\u00a03.20"), ("3.2", "id", "USD\u00a03,20"), ("180", "ms", "USD\u00a0180")],
)
def test_money(amount: str, language: str, expected: str) -> None:
    assert format_money(Decimal(amount), "USD", language) == expected  # type: ignore[arg-type]


def test_a_range_has_the_currency_once_and_equal_places() -> None:
    assert format_money_range(Decimal("3"), Decimal("3.9"), "USD", "en") == "USD\u00a03.00–3.90"
    assert format_money_range(Decimal(180), Decimal(450), "USD", "id") == "USD\u00a0180–450"


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "31 March 2027"), ("id", "31 Maret 2027"), ("ms", "31 Mac 2027")]
)
def test_dates(language: str, expected: str) -> None:
    assert format_date(date(2027, 3, 31), language) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "11–14 March 2027"), ("id", "11–14 Maret 2027"), ("ms", "11–14 Mac 2027")],
)
def test_a_span_within_a_month_says_the_month_once(language: str, expected: str) -> None:
    assert format_date_range(date(2027, 3, 11), date(2027, 3, 14), language) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2027, 2, 27), date(2027, 3, 2), "27 Februari – 2 Maret 2027"),
        (date(2026, 12, 27), date(2027, 1, 2), "27 Desember 2026 – 2 Januari 2027"),
    ],
)
def test_a_longer_span_says_what_differs(first: date, last: date, expected: str) -> None:
    assert format_date_range(first, last, "id") == expected


def test_a_span_of_one_day_is_a_date() -> None:
    assert format_date_range(date(2027, 3, 11), date(2027, 3, 11), "ms") == "11 Mac 2027"
