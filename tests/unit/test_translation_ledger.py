"""The ledger: which translation belongs to the text there is now, and how it is kept in a person's file."""

from __future__ import annotations

from datetime import date
from typing import Any

from catalogue.records import Product
from catalogue.records.texts import field_of, localised_texts, steps
from catalogue.translations.applying import changed
from catalogue.translations.ledger import source_hash, states
from catalogue.translations.taking import Taken, confirmed, unnoted
from catalogue.translations.worklist import Choice, next_tasks, tasks
from filled import filled
from translated import sample_work, samples, says

RECORD: dict[str, Any] = {"id": "teh", "status": "published"}


def _product(**fields: Any) -> Product:
    return filled(Product, RECORD | fields)


def _found(product: Product) -> dict[tuple[str, str], str]:
    return {(state.field.key, state.language): state.state for state in states(product)}


def _ledger(text: str, status: str = "human") -> dict[str, Any]:
    return {"ms": {"name": {"status": status, "source_hash": source_hash(text)}}}


def test_a_text_without_translation_is_missing_and_one_without_ledger_is_a_persons() -> None:
    assert _found(_product(name={"id": "Teh", "en": "Tea"})) == {("name", "en"): "human", ("name", "ms"): "missing"}


def test_a_changed_source_makes_a_translation_outdated_and_the_old_text_makes_it_current() -> None:
    for status in ("human", "reviewed", "machine"):
        for text, state in (("Teh hijau", status), ("Teh hitam", "outdated"), ("  Teh\nhijau ", status)):
            product = _product(name={"id": text, "ms": "Teh hijau"}, translations=_ledger("Teh hijau", status))
            assert _found(product)["name", "ms"] == state


def test_a_draft_of_a_machine_is_known_as_one_though_outdated() -> None:
    product = _product(name={"id": "Teh", "ms": "Teh"}, translations=_ledger("Kopi", "machine"))
    (state,) = (state for state in states(product) if state.language == "ms")
    assert (state.state, state.drafted, state.noted) == ("outdated", True, True)


def test_the_source_is_indonesian_else_english() -> None:
    english = states(_product(name={"en": "Tea", "ms": "Teh"}))
    assert {(s.source_language, s.language) for s in english} == {("en", "id"), ("en", "ms")}
    both = states(_product(name={"id": "Teh", "en": "Tea"}))
    assert {s.source_language for s in both} == {"id"}


def test_indonesian_that_was_itself_translated_is_not_the_source() -> None:
    ledger = {"id": {"name": {"status": "human", "source_hash": source_hash("Tea")}}}
    product = _product(name={"id": "Teh", "en": "Green tea"}, translations=ledger)
    assert _found(product)["name", "id"] == "outdated"


def test_a_photo_keeps_its_ledger_when_it_moves() -> None:
    photos = [{"file": name, "alt": {"id": name}} for name in ("main.jpg", "b.jpg")]
    for listed in (photos, photos[::-1]):
        keys = {text.text.id: text.key for text in localised_texts(_product(photos=listed))}
        assert keys == {"main.jpg": "photos[main.jpg].alt", "b.jpg": "photos[b.jpg].alt"}


def test_items_that_share_a_name_go_by_their_position() -> None:
    variants = [{"sku": "A", "name": {"id": "satu"}}, {"sku": "A", "name": {"id": "dua"}}, {"name": {"id": "tiga"}}]
    keys = [text.key for text in localised_texts(_product(variants=variants))]
    assert keys == ["variants[0].name", "variants[1].name", "variants[2].name"]


def test_every_text_has_its_field_in_the_table() -> None:
    for read in samples().read:
        for text in localised_texts(read.checked.record):
            assert field_of(read.file.kind, text.path).shape == "texts"
    assert steps("photos[0].alt") == ("photos", 0, "alt")


def test_the_ledger_is_written_behind_the_record_and_nothing_else_moves() -> None:
    noted = [task for task in sample_work("ms") if task.file.key == "product/kopi-rempah"]
    assert all(task.state.noted for task in noted)
    work = [task._replace(state=task.state._replace(noted=False)) for task in noted]
    before = work[0].file.file.read_text(encoding="utf-8").partition("translations:")[0]
    after = changed(before, unnoted(work))
    assert says(after) == says(before)
    assert after.startswith(before)
    added = after.removeprefix(before).splitlines()
    assert added[:3] == ["translations:", "  ms:", f"    name: {{status: human, source_hash: {_shown(work[0])}}}"]
    again = changed(after, confirmed(work))
    assert again == after.replace("status: human", "status: reviewed")


def _shown(task: Any) -> str:
    digits = source_hash(task.state.source)
    return digits if digits[0].isalpha() else f'"{digits}"'


def test_long_texts_are_folded_and_short_ones_stay_on_their_line() -> None:
    text = "name: {id: Teh} # nama\n# uraian\ndescription:\n  id: Teh\n\nstory: {id: a}\n"
    product = _product(name={"id": "Teh"}, description={"id": "Teh"}, story={"id": "a"})
    task = sample_work("ms")[0]
    long = " ".join(f"kata{number}" for number in range(40))
    new = {"name": "Tea: green", "description": long, "story": f"{long}\n\n- satu"}
    taken = [
        Taken(type(task)(task.file, product, state, 1), new[state.field.key], "human", "ab12cd34ef56")
        for state in states(product)
        if state.language == "en"
    ]
    after = changed(text, taken)
    assert says(after) == {key: {"id": says(text)[key]["id"], "en": new[key]} for key in new}
    assert 'name: {id: Teh, en: "Tea: green"} # nama\n# uraian\n' in after
    assert "  en: >-\n    kata0" in after
    assert max(map(len, after.partition("story")[0].splitlines())) < 120


def test_what_buyers_see_first_and_what_a_fair_needs_comes_first() -> None:
    missing = _product(name={"id": "Teh"}, description={"id": "Teh dari bukit"}, id="kopi-rempah")
    loaded = samples()
    task = sample_work("ms")[0]
    reads = [type(loaded.read[0])(task.file, "", type(loaded.read[0].checked)(missing, (), False))]
    only = type(loaded)(loaded.catalogue, (), 1, 0, {}, False, tuple(reads))
    near = next_tasks(tasks(only, date(2027, 2, 1), Choice(frozenset({"ms"}))), 5)
    assert [each.state.field.key for each in near] == ["name", "description"]
    far = tasks(only, date(2020, 1, 1), Choice(frozenset({"ms"})))
    assert far[0].priority < near[0].priority
    assert [each.words for each in far] == [1, 3]
