"""The form page is made from the field table: every field once, a new one by itself, nobody named without consent."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from catalogue.languages import LANGUAGES
from catalogue.pages.form_fields import FormField, form_field, term_options
from catalogue.pages.shared import Shared
from catalogue.pages.submit import FIRST, GROUPS, OWN_CONTROLS, arrange, submit_inputs, submit_page
from catalogue.records.fields import Field, field_at, fields_of, walk
from pages_content import make_site, producer_record, product_record, render, terms

ASKED = (*fields_of("product"), *fields_of("producer"))


def names_in(fields: tuple[FormField, ...]) -> list[str]:
    found = []
    for field in fields:
        found += [field.name] if field.control in {"line", "area", "pick", "ticks"} else names_in(field.children)
    return found


def is_asked(field: Field) -> bool:
    """Whether the form has to have a control for a field of its own."""
    above = [field_at(".".join(field.path.split(".")[:depth])) for depth in range(2, field.path.count(".") + 1)]
    left_out = any(part.office or part.path in OWN_CONTROLS for part in (*above, field))
    return not left_out and field.shape not in {"part", "photo"} and len(field.choices) != 1


def test_every_field_that_a_producer_is_asked_stands_in_the_form_once() -> None:
    groups = arrange(terms("id"), ASKED)
    found = Counter(re.sub(r"\[\]", "", name) for group in groups for name in names_in(group.fields))
    first = Counter(path for path in FIRST if not field_at(path).children)
    first += Counter(child.path for path in FIRST for child in field_at(path).children)
    wanted = {field.path for field in walk(ASKED) if is_asked(field)} | {"producer.consent.by"}
    assert found + first == Counter(wanted)


def test_a_new_field_of_the_models_appears_by_itself() -> None:
    new = replace(field_at("product.storage"), path="product.shelf_display", key="shelf_display")
    (group,) = [group for group in arrange(terms("id"), (*ASKED, new)) if group.id == "other"]
    assert "product.shelf_display" in names_in(group.fields)


def test_what_the_groups_name_exists() -> None:
    for path in (*FIRST, *OWN_CONTROLS, *(path for _, paths in GROUPS for path in paths)):
        assert field_at(path).path == path


def test_office_fields_and_single_choices_are_not_asked() -> None:
    assert form_field(field_at("product.status"), terms("id")) is None
    assert form_field(field_at("product.capacity.per"), terms("id")) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_have_names_and_leave_out_what_is_refused(language: str) -> None:
    words = terms(language)  # type: ignore[arg-type]
    for field in walk(ASKED):
        if field.term is None or field.term == "hs_code":
            continue
        options = term_options(words, field.term)
        assert {key for key, _ in options} == set(words.vocabulary.ids(field.term)) - {"npwp"}, field.term
        assert all(label for _, label in options)


def test_a_producer_without_consent_is_not_named() -> None:
    silent = producer_record("diam", consent={"publish": False})
    site = make_site(products=[product_record("satu", producer="diam")], producers=[silent])
    shared = Shared(site)
    html = render(submit_page(shared, "id"))
    assert "diam" not in html
    assert '"satu": ""' in html
    assert "kit-producer" not in html.replace('data-when="kit-producer"', "")


def test_a_listed_producer_can_be_chosen_and_renews_the_page() -> None:
    shown = producer_record("batik", consent={"publish": True})
    site = make_site(products=[], producers=[shown])
    shared = Shared(site)
    html = render(submit_page(shared, "id"))
    assert f'<option value="batik">{shown["name"]}' in html
    assert submit_inputs(shared) != submit_inputs(Shared(make_site(products=[], producers=[])))


def test_the_issue_link_is_there_where_the_repository_is_known() -> None:
    site = make_site(products=[], producers=[])
    assert "kit-issue" not in render(submit_page(Shared(site), "ms"))
    known = replace(site, settings=replace(site.settings, repo_url="https://github.com/example/katalog"))
    html = render(submit_page(Shared(known), "ms"))
    assert 'href="https://github.com/example/katalog/issues/new?template=product-ms.yml"' in html
