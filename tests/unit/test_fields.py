"""The words of the field table are complete: nothing that asks a person can lack a label or an example."""

from __future__ import annotations

import pytest
from catalogue.records.fields import MODELS, Field, field_at, fields_of, read_words, walk
from catalogue.records.page import parts_of
from catalogue.records.plans import typed_fields

ALL = [field for record in MODELS for field in walk(fields_of(record))]
TYPED = {"text", "texts", "words", "number", "date", "id", "address"}


@pytest.mark.parametrize("field", [f for f in ALL if f.path.count(".") == 1], ids=lambda field: field.path)
def test_a_field_of_a_record_is_explained(field: Field) -> None:
    assert field.words.help is not None


@pytest.mark.parametrize("field", [f for f in ALL if f.shape in TYPED], ids=lambda field: field.path)
def test_what_is_typed_has_an_example(field: Field) -> None:
    assert field.words.example is not None


@pytest.mark.parametrize("field", [f for f in ALL if f.shape == "choice"], ids=lambda field: field.path)
def test_every_choice_has_a_name_and_no_other(field: Field) -> None:
    assert set(field.words.choices) == set(field.choices)


def test_every_entry_is_of_a_field() -> None:
    models = {part for model in MODELS.values() for part in (model, *parts_of(model))}
    named = {f"{model.__name__}.{key}" for model in models for key, _, _ in typed_fields(model)}
    assert set(read_words()) <= named | {field.path for field in ALL}


def test_examples_fit_the_limits_of_their_field() -> None:
    for field in ALL:
        for language in ("en", "id", "ms"):
            assert len(field.example(language)) <= (field.text.max_length or 10_000), field.path
            assert len(field.label(language)) <= 50, field.path


def test_words_of_a_path_come_before_those_of_its_model() -> None:
    assert field_at("product.food.net_content.value").example("id") == "200"
    assert field_at("product.moq.value").example("id") == "50"


def test_shapes() -> None:
    expected = {
        "product.name": ("texts", False),
        "product.keywords": ("words", False),
        "product.materials": ("term", True),
        "product.price": ("part", False),
        "product.price.tiers": ("part", True),
        "product.price.tiers.from": ("number", False),
        "product.price.valid_until": ("date", False),
        "product.sample.available": ("yes_no", False),
        "product.producer": ("id", False),
        "product.photos.file": ("photo", False),
        "product.translations": ("part", True),
        "producer.retail": ("text", True),
        "producer.contact.whatsapp": ("address", False),
        "producer.type": ("choice", False),
    }
    assert {path: (field_at(path).shape, field_at(path).many) for path in expected} == expected
    assert field_at("product.moq.unit").term == "unit"
    assert field_at("product.dimensions_cm").many
