"""What every part of a record is: small, whole again after pickling, spelled as people write it."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from catalogue.records import L10n, Producer, Product
from catalogue.records.parts import Part, key_names
from catalogue.records.product import Tier
from filled import filled

KOPI = filled(
    Product,
    {
        "id": "kopi",
        "status": "published",
        "name": {"en": "Coffee", "id": "Kopi"},
        "price": {"mode": "tiered", "tiers": [{"from": "1", "amount": "5"}, {"from": "50", "amount": "4.50"}]},
        "translations": {"name": {"en": {"status": "human"}}},
        "updated": "2026-11-01",
    },
)


@pytest.mark.parametrize("model", Part.__subclasses__(), ids=lambda model: model.__name__)
def test_a_part_has_slots_and_nothing_beside(model: type[Part]) -> None:
    assert len(key_names(model)) > 1  # `_values` gives a tuple for two and more only
    assert model.__dictoffset__ == 0


def test_a_part_comes_back_from_a_pickle() -> None:
    again = pickle.loads(pickle.dumps(KOPI, pickle.HIGHEST_PROTOCOL))
    assert again == KOPI
    assert repr(again) == repr(KOPI)
    assert again.price.tiers[1].amount == Decimal("4.50")


def test_equal_parts_are_one_key() -> None:
    assert len({L10n(en="Coffee"), L10n(en="Coffee"), L10n(id="Coffee")}) == 2


def test_an_attribute_that_python_would_not_take_is_written_without_its_underscore() -> None:
    assert key_names(Tier) == {"from": "from_", "amount": "amount"}


def test_fields_stand_in_the_order_of_the_table() -> None:
    assert list(key_names(Producer))[:3] == ["id", "name", "legal_name"]


def test_the_summary_of_a_site_is_where_pydantic_is_loaded_and_nowhere_else() -> None:
    package = Path(__file__).parents[2] / "scripts/catalogue"
    naming = {
        path.name
        for path in package.rglob("*.py")
        if "import pydantic" in (text := path.read_text()) or "from pydantic" in text
    }
    assert naming == {"summary.py", "summary_model.py"}
