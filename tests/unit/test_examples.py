"""Every example in a hint is right: it can be pasted into a record."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bad_content import REPO
from catalogue.records import Collection, Producer, Product
from catalogue.records.examples import EXAMPLES, example_of
from catalogue.records.page import parts_of
from catalogue.records.plans import plan_of, typed_fields
from catalogue.records.reader import _READERS
from catalogue.records.reading import ABSENT, BAD, Reading
from catalogue.records.suggestions import Suggestions
from catalogue.reference import read_vocabulary
from catalogue.strict_yaml import read_yaml

MODELS = {part for model in (Product, Producer, Collection) for part in (model, *parts_of(model))}
CASES = sorted(
    (model.__name__, key)
    for model in MODELS
    for key, _, _ in typed_fields(model)
    if not example_of(key, model.__name__).endswith("…")
)
VOCABULARY = read_vocabulary(REPO / "reference")


@pytest.mark.parametrize(("model", "key"), CASES)
def test_an_example_reads_without_a_problem(model: str, key: str) -> None:
    example = example_of(key, model)
    document = read_yaml(example.encode(), "p.yml")
    assert document.problems == ()
    assert document.root is not None
    ((name, value),) = document.root.value
    assert name.value == key
    owner = next(candidate for candidate in MODELS if candidate.__name__ == model)
    reading = Reading("p.yml", VOCABULARY, Suggestions(VOCABULARY))
    read = plan_of(owner, _READERS)[key].read(value, (None, key), reading)
    assert reading.problems == []
    assert read is not ABSENT
    assert read is not BAD


def test_every_example_is_of_a_field() -> None:
    keys = {key for model in MODELS for key, _, _ in typed_fields(model)}
    named = {f"{model.__name__}.{key}" for model in MODELS for key, _, _ in typed_fields(model)}
    assert set(EXAMPLES) <= keys | named


def test_examples_are_one_line_of_yaml() -> None:
    for example in EXAMPLES.values():
        assert "\n" not in example
        assert isinstance(yaml.safe_load(example), dict)
    assert Path(REPO / "reference").is_dir()
