"""Texts by themselves and beside their translations: what is pointed out, and what looks like it but is right."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po
from catalogue.checks.agreement import values_of, written_numbers
from catalogue.checks.finding import Scope
from catalogue.checks.language import check_language
from catalogue.checks.wording import wordings
from catalogue.problem_codes.language import LANGUAGE_CODES
from catalogue.records import Product
from catalogue.records.parts import L10n
from catalogue.tongues import FAMILIES, confidence, may_be_foreign
from filled import filled
from translated import REPO, samples, vocabulary

LONG = "Kopi robusta dari Pakong yang disangrai bersama jahe, kayu manis, dan cengkih, lalu digiling halus."


def codes(**texts: str) -> list[str]:
    product = filled(Product, {"id": "kopi", "status": "published", "summary": texts})
    scope = Scope(vocabulary(), date(2026, 11, 21), "kopi")
    return [finding.code for finding in check_language(product, scope)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"id": "Mutunya sesuai kualiti pasar."}, ["indonesian-wrong-word"]),
        ({"id": "Warnanya boleh dipilih, dan kualitinya tetap."}, ["indonesian-doubtful-word"]),
        ({"id": "Dibuat di Kedai Kapasiti, Sumenep."}, []),
        ({"id": "Harum dan wangi, dari minyak yang disuling di kilang minyak."}, []),
        ({"id": "Buat dulu: TODO"}, ["text-placeholder"]),
        ({"en": "Lorem ipsum dolor sit amet"}, ["text-placeholder"]),
        ({"id": "Kopi bubuk.", "ms": "[Kopi bubuk]"}, ["text-placeholder"]),
        ({"id": "Kopi bubuk.", "ms": "belum diterjemahkan"}, ["text-placeholder"]),
        ({"en": "{name} from Madura"}, ["text-placeholder"]),
        ({"en": "Sizes S to XXL, 24 in a box (100%)."}, []),
        ({"id": "Teks ini diterjemahkan dari bahasa Madura."}, []),
        ({"id": "Coffee that is roasted with ginger and cloves."}, ["wrong-language"]),
        ({"en": "Kopi yang disangrai bersama jahe dan cengkih."}, ["wrong-language"]),
        ({"en": "Batik from Tanjung Bumi, dyed in the gentongan jar."}, []),
        ({"id": "Isi 1.250 g.", "en": "1,250 g", "ms": "1,250 g"}, []),
        ({"id": "Isi 1,5 kg.", "en": "1.5 kg", "ms": "1.5 kg"}, []),
        ({"id": "Isi 1.250 g.", "en": "1.25 g"}, ["numbers-differ"]),
        # A number of a person's is the error; the digits that differ would repeat it.
        ({"id": "NPWP 09.254.294.3-407.000, isi 5 kg.", "en": "3 kg"}, []),
        ({"id": "Isi 5 kg.", "en": "NIK 3528 0101 0180 0001, 3 kg"}, []),
        ({"id": "Tahan dua belas bulan.", "en": "Keeps for 12 months."}, []),
        ({"id": "Tahan 12 bulan.", "en": "A 12-month shelf life."}, []),
        ({"id": "Tahan 18 bulan.", "en": "Keeps for 18 days."}, ["units-differ"]),
        ({"id": "Diolah 40 menit.", "ms": "Diproses 40 minit."}, []),
        ({"id": LONG, "ms": "Kopi robusta."}, ["translation-length"]),
        ({"id": "Serbuk jahe.", "en": "A spice powder.", "ms": "Serbuk rempah."}, ["term-not-used"] * 2),
        ({"id": "Kue jahe.", "en": "Gingerbread.", "ms": "Kuih berhalia."}, []),
        ({"id": "Ikan dan udang, kulit halus.", "en": "Prawns and anchovies, smooth skin."}, []),
        ({"id": "Ada pesanan minimum.", "en": "There is a threshold."}, []),
        ({"id": "Ada pesanan minimum.", "ms": "Ada minimal pesanan."}, []),
        ({"id": "Dibuat produsen kecil.", "ms": "Dibuat pengusaha kecil."}, ["term-not-used"]),
        ({"id": LONG, "ms": LONG.replace("disangrai", "dipanggang").replace("jahe", "halia")}, []),
    ],
)
def test_what_is_pointed_out_and_what_is_right(texts: dict[str, str], expected: list[str]) -> None:
    assert codes(**texts) == expected


def test_a_copy_is_not_told_twice() -> None:
    text = "Kopi yang disangrai bersama jahe dan cengkih."
    assert codes(id=text, en=text) == ["text-untranslated"]


def test_a_name_of_the_record_is_no_wrong_word() -> None:
    values: dict[str, Any] = {"id": "kopi", "status": "published", "summary": {"id": "Sajian sihat dari Madura."}}
    scope = Scope(vocabulary(), date(2026, 11, 21), "kopi")
    named = filled(Product, values | {"local_names": {"id": ["sihat"]}})
    assert [finding.code for finding in check_language(filled(Product, values), scope)] != []
    assert list(check_language(named, scope)) == []


def test_numbers_are_read_as_their_language_writes_them() -> None:
    found = wordings(L10n(id="1.000,5 kg dan 3,25 %", en="1,000.5 kg and 3.25 %"))
    values = {language: values_of(written_numbers(each), language) for language, each in found.items()}
    assert values["id"] == values["en"]
    assert {str(value): set(units) for value, units in values["id"].items()} == {
        "1000.5": {"kg"},
        "3.25": {"%"},
    }


def test_all_samples_pass() -> None:
    names = {code.name for code in LANGUAGE_CODES}
    assert [problem for problem in samples().problems if problem.code in names] == []


def _sentences(language: Any) -> list[tuple[str, str]]:
    """What the interface, the labels of fields and the pages of the documentation say."""
    found: list[tuple[str, str]] = []
    if language != "en":
        with (REPO / f"overrides/locale/{language}/LC_MESSAGES/catalogue.po").open("rb") as file:
            messages = [message for message in read_po(file) if message.id]
        found += [("catalogue.po", message.string) for message in messages if isinstance(message.string, str)]
    fields = yaml.safe_load((REPO / "scripts/catalogue/records/fields.yml").read_text(encoding="utf-8"))
    found += [("fields.yml", text) for text in _in_language(fields, language)]
    for path in sorted((REPO / "docs").glob(f"*.{language}.md")):
        found += [(path.name, line) for line in path.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    return found


def _in_language(value: Any, language: str) -> list[str]:
    if isinstance(value, dict):
        own = value.get(language)
        inner = [text for each in value.values() for text in _in_language(each, language)]
        return [own, *inner] if isinstance(own, str) else inner
    return [text for each in value for text in _in_language(each, language)] if isinstance(value, list) else []


@pytest.mark.parametrize("language", ["en", "id", "ms"])
def test_interface_fields_and_pages_are_in_the_language_they_say(language: Any) -> None:
    suspects = [
        (place, text)
        for place, text in _sentences(language)
        for wording in wordings(filled(L10n, {language: text})).values()
        if may_be_foreign(wording.words, len(text), language) and confidence(text, FAMILIES[language]) < 0.1
    ]
    assert suspects == []


@pytest.mark.parametrize("language", ["id", "ms"])
def test_pages_hold_no_word_of_the_other_language(language: Any) -> None:
    words = vocabulary().false_friends[language]
    for path in sorted((REPO / "docs").glob(f"*.{language}.md")):
        text = re.sub(r"\S*_\S*", "", path.read_text(encoding="utf-8"))  # names of accounts and files
        assert [(path.name, hit.word) for hit in words.find(text) if hit.certain] == []


def test_the_detector_knows_its_two_families() -> None:
    assert confidence("The coffee is roasted with ginger and cloves in small batches.", "english") > 0.95
    for text in ("Kopi disangrai bersama jahe dan cengkih.", "Kopi dipanggang bersama halia dan bunga cengkih."):
        assert confidence(text, "malay") > 0.95
