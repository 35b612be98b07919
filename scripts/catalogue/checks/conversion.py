"""How many of one unit are in another, for one product: by the units' factors or by what its packaging says."""

from __future__ import annotations

from decimal import Decimal

from catalogue.records import Product
from catalogue.vocabulary import Unit, Vocabulary

_GRAMS_PER_KG = 1000
_CARTON = "carton"


def units_in(source: str, target: str, product: Product, vocabulary: Vocabulary) -> Decimal | None:
    """How many `target` one `source` holds; None where the record does not say.

    Weights: `packaging.net_weight_g` is the weight of one piece or one package; `packaging.carton` that of a carton.
    Contents: `food.net_content` is what one package holds. Counts: `packaging.carton.units` per carton.
    """
    if source == target:
        return Decimal(1)
    one, other = vocabulary.units[source], vocabulary.units[target]
    if one.factor is not None and other.factor is not None and one.dimension == other.dimension:
        return one.factor / other.factor
    for dimension in ("mass", "volume"):
        if (one.dimension == dimension) != (other.dimension == dimension):
            return _ratio(_amount(one, dimension, product, vocabulary), _amount(other, dimension, product, vocabulary))
    if _CARTON in {source, target} and one.dimension != "length" and other.dimension != "length":
        return _ratio(_pieces(one, product), _pieces(other, product))
    return None


def _ratio(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return one / other if one and other else None


def _amount(unit: Unit, dimension: str, product: Product, vocabulary: Vocabulary) -> Decimal | None:
    """Grams or millilitres in one unit."""
    if unit.dimension == dimension:
        return unit.factor
    if unit.dimension not in {"count", "package"}:
        return None
    packaging, each = product.packaging, _each(dimension, product, vocabulary)
    if unit.id == _CARTON:
        carton = packaging.carton if packaging else None
        if dimension == "mass" and carton and carton.net_kg:
            return carton.net_kg * _GRAMS_PER_KG
        return each * carton.units if each and carton and carton.units else None
    return each * (unit.factor or 1) if each else None


def _each(dimension: str, product: Product, vocabulary: Vocabulary) -> Decimal | None:
    """Grams or millilitres in one piece or package."""
    packaging, food = product.packaging, product.food
    if dimension == "mass" and packaging and packaging.net_weight_g:
        return packaging.net_weight_g
    content = food.net_content if food else None
    if content and vocabulary.units[content.unit].dimension == dimension:
        return content.value * (vocabulary.units[content.unit].factor or 1)
    return None


def _pieces(unit: Unit, product: Product) -> Decimal | None:
    """Pieces or packages in one unit."""
    if unit.id != _CARTON:
        return unit.factor or Decimal(1)
    carton = product.packaging.carton if product.packaging else None
    return Decimal(carton.units) if carton and carton.units else None
