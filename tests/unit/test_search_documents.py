"""Documents: whose words are in them, whose are not, and which weigh most."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby

import pytest
from catalogue.records import Certificate, L10n, L10nList
from catalogue.records.producer import Place
from catalogue.records.product import Customization, Motif, Sample, Textile, Variant
from catalogue.search.documents import hs_code, make_document, make_documents, searched
from catalogue.search.synonyms import Synonyms, mark, read_synonyms
from search_samples import REPO, catalogue, goods, producer, product

SYNONYMS = read_synonyms(REPO / "reference")
NONE = Synonyms((), {}, frozenset())


def fields(html: str) -> dict[str, list[str]]:
    """Words by weight."""
    return {weight: words.split() for weight, words in re.findall(r'<p data-pagefind-weight="(\d+)">(.*?)</p>', html)}


def words(*products_and_makers: object, **changes: object) -> dict[str, list[str]]:
    made = product("barang", "Barang", **changes)
    return fields(make_document(catalogue(made), NONE, made).html)


def test_the_words_of_all_three_languages_are_in_it() -> None:
    found = words(
        name=L10n(en="Ginger", id="Jahe", ms="Halia"),
        summary=L10n(en="Warm", id="Hangat", ms="Panas"),
        description=L10n(en="Sweet", id="Legit", ms="Manis"),
        keywords=L10nList(en=("root",), id=("akar",), ms=("ubi",)),
        local_names=L10nList(id=("jhai",)),
        materials=("silk",),
        category="snack",
    )
    assert {"ginger", "jahe", "halia"} <= set(found["10"])
    assert {"root", "akar", "ubi", "jhai", "snack", "camil", "snek"} <= set(found["5"])
    assert {"silk", "sutra", "sutera"} <= set(found["3"])
    assert {"warm", "hangat", "panas", "sweet", "legit", "manis"} <= set(found["1"])


def test_a_word_stands_once_in_the_weightiest_place() -> None:
    found = words(name=L10n(en="Batik Cloth"), keywords=L10nList(en=("cloth", "wax")), summary=L10n(en="Cloth of wax"))
    assert found["10"] == ["batik", "cloth"]
    assert "wax" in found["5"]
    assert "cloth" not in found["5"] + found.get("1", [])
    assert "wax" not in found.get("1", [])


def test_words_that_say_nothing_stay_only_in_names() -> None:
    found = words(
        name=L10n(en="Ready to Fry"), summary=L10n(en="The crackers are for you", id="Kerupuk yang untuk Anda")
    )
    assert found["10"] == ["ready", "to", "fry"]
    assert not {"the", "are", "for", "you", "yang", "untuk"} & set(found["1"])


def test_codes_are_found_as_they_are_written() -> None:
    found = words(
        hs_code="090121", hs_national="09012110", sku="KR-250", variants=(Variant(sku="KR-500", name=L10n(en="x")),)
    )
    assert {"090121", "09012110", "kr", "250", "500", "barang"} <= {*found["3"], *found["10"]}


@pytest.mark.parametrize(("written", "kept"), [("0901.21", "090121"), ("0901 21 10", "09012110"), ("090121", "090121")])
def test_spellings_of_customs_codes(written: str, kept: str) -> None:
    assert hs_code(written) == kept


def test_motif_and_technique_are_found() -> None:
    found = words(textile=Textile(motif=Motif(name="Sekar Jagad")), techniques=("forged",))
    assert {"sekar", "jagad", "forge", "tempa"} <= set(found["3"])


@pytest.mark.parametrize(("consent", "expected"), [(True, True), (False, False)])
def test_a_producer_and_its_district_are_found_only_with_consent(consent: bool, expected: bool) -> None:
    place = Place(regency="sumenep", district="35.29.11")
    maker = producer("diam", consent=consent, name="Kriya Sunyi", brand="Sunyiku", location=place)
    made = product("barang", "Barang", producer="diam")
    records = catalogue(made, producers=(maker,))
    found = set(make_document(records, NONE, made).words)
    district = records.vocabulary.districts["35.29.11"].name.lower()
    assert ({"kriya", "sunyi", "sunyiku", district} <= found) is expected
    assert bool({"kriya", "sunyi", "sunyiku", district, "diam"} & found) is expected
    assert "sumenep" in found


def test_only_a_certificate_held_today_is_found() -> None:
    def certificate(kind: str, **more: object) -> Certificate:
        return Certificate(type=kind, **{"status": "issued", **more})

    found = words(
        certificates=(certificate("halal_bpjph", expires=date(2026, 11, 20)), certificate("haccp", status="planned"))
    )
    assert not {"halal", "haccp"} & set(found["3"])
    assert "halal" in words(certificates=(certificate("halal_bpjph", expires=date(2026, 11, 21)),))["3"]


def test_archived_products_have_no_document_and_like_stands_beside_like() -> None:
    records = goods()
    ids = [p.id for p in searched(records)]
    assert "lama" not in ids
    assert "kopi-luwak" in ids
    kinds = [(p.category, p.materials, p.techniques) for p in searched(records)]
    assert len(list(groupby(kinds))) == len(set(kinds)) > 1
    assert len(make_documents(records, SYNONYMS)) == len(ids) == 40


def test_nothing_in_a_record_becomes_markup() -> None:
    made = goods().products["aneh"]
    html = make_document(goods(), SYNONYMS, made).html
    assert set(re.findall(r"<(\w+)", html)) == {"html", "body", "p"} | set()
    assert "&" not in html


def test_what_is_offered_beside_the_thing_is_found() -> None:
    found = words(customization=Customization(private_label=True, oem=True), sample=Sample(available=True))
    assert {"private", "label", "order", "sample"} <= set(found["3"])
    assert not {"private", "sample"} & set(words()["3"])


def test_a_group_of_synonyms_marks_the_product_it_names_but_not_one_that_mentions_it() -> None:
    group = next(number for number, phrases in enumerate(SYNONYMS.groups) if "stole" in phrases)
    named = product("a", "Selendang Sutra")
    said = product("b", "Kotak", description=L10n(id="Untuk selendang Anda."))
    records = catalogue(named, said)
    assert mark(group) in fields(make_document(records, SYNONYMS, named).html)["10"]
    assert mark(group) not in make_document(records, SYNONYMS, said).html
