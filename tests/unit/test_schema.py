"""The JSON Schema agrees with the check, and what is generated is current."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml
from bad_content import GOOD, REPO
from catalogue.cli.schema import generated_files
from catalogue.problem_codes import CODES
from catalogue.records import Collection, Producer, Product
from catalogue.records.market_schema import market_schema
from catalogue.records.schema import record_schema
from catalogue.reference import read_vocabulary
from catalogue.scaffold import scaffold_producer, scaffold_product
from catalogue.strict_yaml import read_yaml

VOCABULARY = read_vocabulary(REPO / "reference")
MODELS: dict[str, Any] = {"products": Product, "producers": Producer, "collections": Collection}
SCHEMAS = {name: record_schema(model, VOCABULARY) for name, model in MODELS.items()}
FILES = sorted(path for root in (REPO, GOOD) for name in MODELS for path in (root / name).glob(f"*/{name[:-1]}.yml"))


def as_an_editor_reads(node: yaml.Node) -> Any:
    """Values as YAML 1.2 tools see them."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: as_an_editor_reads(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [as_an_editor_reads(item) for item in node.value]
    text: str = node.value
    if getattr(node, "style", ""):
        return text
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", text):
        return float(text)
    return text


def errors(kind: str, text: str) -> list[str]:
    root = read_yaml(text.encode(), "p.yml").root
    assert root is not None
    validator = jsonschema.Draft202012Validator(SCHEMAS[kind])
    return [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(as_an_editor_reads(root))]


@pytest.mark.parametrize("kind", MODELS)
def test_it_is_a_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])


def test_the_schema_of_market_rules_knows_the_file_and_finds_slips() -> None:
    schema = market_schema(VOCABULARY)
    jsonschema.Draft202012Validator.check_schema(schema)
    text = (REPO / "reference" / "markets.yml").read_text(encoding="utf-8")

    def slips(changed: str) -> list[str]:
        root = read_yaml(changed.encode(), "markets.yml").root
        assert root is not None
        return [e.json_path for e in jsonschema.Draft202012Validator(schema).iter_errors(as_an_editor_reads(root))]

    assert slips(text) == []
    for old, new, where in (
        ("    cert: halal_bpjph\n", "    cert: halal_mui\n", "$.requirements.halal.cert"),
        ("        src: [my_ispm15]\n", "        src: []\n", "$.markets.MY.common[3].src"),
        ("    words: [halal]\n", "    word: [halal]\n", "$.conditions.halal_claimed"),
    ):
        assert slips(text.replace(old, new)) == [where]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_good_records_are_valid(path: Any) -> None:
    assert errors(path.parent.parent.name, path.read_text(encoding="utf-8")) == []


def test_scaffolds_are_valid() -> None:
    from datetime import date

    today = date(2026, 11, 21)
    assert errors("products", scaffold_product("a", "b", VOCABULARY, today)) == []
    assert errors("producers", scaffold_producer("b", VOCABULARY, today)) == []


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("products", "harga: 5"),
        ("products", "moq: {value: 5, unit: kgs}"),
        ("products", "moq: {value: '1.250.000', unit: kg}"),
        ("products", "moq: {value: -5, unit: kg}"),
        ("products", "moq: {value: 5}"),
        ("products", "updated: 21/11/2026"),
        ("products", "sample_data: ya"),
        ("products", "price: {mode: nego}"),
        ("products", "name: Kopi"),
        ("products", "name: {ms: Kopi}"),
        ("products", "materials: cotton"),
        ("products", "certificates: [{type: npwp, status: issued}]"),
        ("producers", "contact: {whatsapp: '0812'}"),
        ("producers", "nik: 5"),
        ("collections", "products: [Kopi]"),
    ],
)
def test_bad_records_are_not(kind: str, line: str) -> None:
    assert errors(kind, f"id: a\nstatus: draft\n{line}\n") != []


def test_a_published_product_needs_what_a_draft_may_lack() -> None:
    assert errors("products", "id: a\nstatus: draft\n") == []
    (error,) = errors("products", "id: a\nstatus: published\nproducer: b\ncategory: craft\nname: {id: A}\n"
                      "summary: {id: A}\ndescription: {id: A}\nphotos: []\nhs_code: '442010'\n"
                      "moq: {value: 1, unit: piece}\ncapacity: {value: 1, unit: piece}\nlead_time: {min: 1, max: 2}\n"
                      "price: {mode: on_request}\n")  # fmt: skip
    assert "updated" in error


@pytest.mark.parametrize(("path", "text"), list(generated_files(VOCABULARY)), ids=lambda value: str(value)[:30])
def test_generated_files_are_current(path: str, text: str) -> None:
    assert (REPO / path).read_text(encoding="utf-8") == text, "run `catalogue schema --write`"


def test_every_code_is_documented() -> None:
    page = (REPO / "docs/dev/problems.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^### (\S+)$", page, re.MULTILINE)) == set(CODES)
