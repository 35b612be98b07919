"""Rules of markets as officials write them: what is wrong is said where it stands, and all of it at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bad_content import GOOD, REPO, settings_for
from catalogue.loading import load
from catalogue.problems import Problem
from catalogue.reference import read_vocabulary
from catalogue.requirements import GENERAL_KNOWLEDGE

MARKETS = "reference/markets.yml"


def problems_of(tmp_path: Path, *changes: tuple[str, str], file: str = MARKETS) -> list[Problem]:
    """What checking finds after these changes; every text that is changed stands there once."""
    content = tmp_path / "content"
    shutil.copytree(GOOD, content)
    shutil.copytree(REPO / "reference", content / "reference")
    path = content / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    loaded = load(settings_for(content, tmp_path / "cache"))
    assert loaded.blocked == bool(loaded.problems)
    return list(loaded.problems)


def test_the_repositorys_own_rules_are_in_order(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == []


def test_everything_wrong_is_said_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = problems_of(
        tmp_path,
        ("    cert: halal_bpjph\n", "    cert: halal_mui\n"),
        (
            "  wooden:\n    label: {id: Dari kayu, en: Of wood, ms: Daripada kayu}\n",
            "  wooden:\n    label: {en: Of wood}\n",
        ),
        ("  TW:\n    label: {id: Taiwan, en: Taiwan, ms: Taiwan}\n", "  TW:\n"),
    )
    assert [(p.code, p.field) for p in found if p.code != "reference-language"] == [
        ("rule-unknown-certificate", "requirements.halal.cert")
    ]
    missing = [(p.field, p.message.en) for p in found if p.code == "reference-language"]
    assert [field for field, _ in missing] == ["conditions.wooden.label"] * 2 + ["markets.TW.label"] * 3
    assert found == sorted(found, key=lambda p: p.sort_key)
    assert all(p.location.path == MARKETS and p.location.line > 1 for p in found)


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("\nchecked_on: 2026-11-21\n", "\n", "rule-without-date", "sources.my_moh_label"),
        ("\nchecked_on: 2026-11-21\n", "\nchecked_on: kemarin\n", "rule-without-date", "checked_on"),
        ("src: [my_wto_coffee]", "src: [my_coffee]", "rule-unknown-key", "markets.MY.categories.coffee[3].src"),
        (
            "          when: unroasted_coffee\n",
            "          when: raw\n",
            "rule-unknown-key",
            "markets.MY.categories.coffee[3].when",
        ),
        (
            "    materials: [teak, mahogany]\n",
            "    materials: [jati]\n",
            "rule-unknown-key",
            "conditions.wooden_material.materials",
        ),
        ("    materials: [teak, mahogany]\n", "", "reference-value", "conditions.wooden_material"),
        ("    field: wood\n", "    field: price\n", "rule-unknown-key", "conditions.wooden_species.field"),
        ("    words: [halal]\n", "    words: halal\n", "reference-value", "conditions.halal_claimed.words"),
        ("    words: [halal]\n", "    word: [halal]\n", "rule-unknown-key", "conditions.halal_claimed"),
        (
            "        note: {id: CEPA Indonesia–UEA., en: Indonesia–UAE CEPA., ms: CEPA Indonesia–UAE.}\n",
            "        note: {en: Indonesia–UAE CEPA.}\n",
            "reference-language",
            "markets.AE.common[1].note",
        ),
        (
            "https://lic-public.wto.org/en/product-categories/509/procedure",
            "lic-public.wto.org",
            "rule-without-source",
            "sources.my_wto_coffee",
        ),
        (
            "  furniture:\n    label: {id: Mebel",
            "  mebel:\n    label: {id: Mebel",
            "rule-unknown-key",
            "markets.MY.categories.furniture",
        ),
    ],
)
def test_what_an_official_may_get_wrong(tmp_path: Path, old: str, new: str, code: str, field: str) -> None:
    found = problems_of(tmp_path, (old, new))
    assert (code, field) in [(p.code, p.field) for p in found]


def test_an_unreadable_number_pattern_is_refused_when_the_rules_are_read(tmp_path: Path) -> None:
    change = ("    year_group: 6\n", "    year_group: 9\n")
    (group,) = problems_of(tmp_path, change, file="reference/certificates.yml")
    assert (group.code, group.field) == ("reference-value", "certificates.pirt.year_group")


def test_what_only_general_knowledge_says_is_of_low_confidence() -> None:
    rules = read_vocabulary(REPO / "reference").rules
    every = [
        rule
        for market in rules.markets.values()
        for rule in (*market.common, *(rule for own in market.groups.values() for rule in own))
    ]
    unverified = [rule for rule in every if {source.id for source in rule.sources} == {GENERAL_KNOWLEDGE}]
    assert len(unverified) > 10
    assert {rule.confidence for rule in unverified} == {"low"}
    assert all(rule.sources and rule.checked_on for rule in every)


def test_a_groups_own_rule_replaces_the_common_one() -> None:
    market = read_vocabulary(REPO / "reference").rules.markets["SA"]
    rules = [rule for rule in market.rules_for("batik_textile") if rule.requirement.id == "label_origin"]
    assert [rule.group for rule in rules] == ["batik_textile"]
    assert [rule.group for rule in market.rules_for("coffee") if rule.requirement.id == "label_origin"] == [""]


@pytest.mark.parametrize(
    ("file", "text", "fields"),
    [
        (MARKETS, "checked_on: 2026-11-21\n", ["groups", "markets", "requirements", "sources"]),
        (
            MARKETS,
            "checked_on: 2026-11-21\nsources: []\nrequirements: 5\ngroups: {}\nmarkets: {}\n",
            ["sources", "requirements"],
        ),
        ("reference/certificates.yml", "checked_on: 2026-11-21\n", ["certificates"]),
        (
            "reference/certificates.yml",
            "checked_on: 2026-11-21\ncertificates: {nib: {group: x, sources: [a]}}\n",
            ["certificates.nib.label"] * 3 + ["certificates.nib.short"] * 3,
        ),
    ],
)
def test_a_file_in_another_form_is_refused(tmp_path: Path, file: str, text: str, fields: list[str]) -> None:
    old = (REPO / file).read_text(encoding="utf-8")
    assert [problem.field for problem in problems_of(tmp_path, (old, text), file=file)] == fields


def test_a_category_follows_a_group_that_there_is(tmp_path: Path) -> None:
    change = ("  requirement_group: furniture\n", "  requirement_group: mebel\n")
    (found,) = problems_of(tmp_path, change, file="reference/categories.yml")
    assert (found.code, found.location.path) == ("reference-broken", "reference/categories.yml")
    assert "furniture" in found.message.en
