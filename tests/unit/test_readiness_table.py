"""The decision table: every group of goods in every market, with everything shown, one step missing, one expired."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from catalogue.readiness import Readiness, Verdict
from catalogue.requirements import Rule
from readiness_samples import TODAY, goods, maker, paper, reasons, seen, showing, stands, vocabulary, with_

YESTERDAY = TODAY - timedelta(days=1)
RULES = vocabulary().rules
CASES = [(market, group) for market in RULES.markets for group in RULES.groups]


def all_rules(market: str, group: str) -> tuple[Rule, ...]:
    return RULES.markets[market].rules_for(group)


def deciding(market: str, group: str) -> list[Verdict]:
    """What decides about a product of the group that shows everything."""
    full = stands(showing(goods(group), all_rules(market, group)), market)
    found = [verdict for verdict in full.verdicts if verdict.decides]
    return found if any(verdict.rule.group for verdict in found) else []


def of(readiness: Readiness, requirement: str) -> Verdict:
    return next(verdict for verdict in readiness.verdicts if verdict.requirement == requirement)


DECIDED = [(m, g) for m, g in CASES if RULES.markets[m].covers(g) and deciding(m, g)]
UNDECIDED = [case for case in CASES if case not in DECIDED]


def test_the_table_has_every_market_and_most_groups() -> None:
    assert len(CASES) == 11 * 12
    assert {market for market, _ in DECIDED} >= {"MY", "SG", "AE", "JP", "EU", "US", "AU", "KR", "SA"}
    assert {group for _, group in DECIDED} >= set(RULES.groups) - {"traditional_medicine"}


@pytest.mark.parametrize(("market", "group"), DECIDED)
def test_a_product_that_shows_everything_is_ready(market: str, group: str) -> None:
    found = stands(showing(goods(group), all_rules(market, group), expires=TODAY), market)
    assert found.state == "ready"
    assert reasons().overall(found) == "Everything the producer and exporter can prepare is on record."
    for verdict in found.met:
        assert any("21 November 2026" in line for line in reasons().of(verdict)), verdict.requirement


@pytest.mark.parametrize(("market", "group"), DECIDED)
def test_without_one_step_it_is_not_and_the_step_is_named(market: str, group: str) -> None:
    for lacking in deciding(market, group):
        kept = [rule for rule in all_rules(market, group) if rule is not lacking.rule]
        shared = set(lacking.rule.requirement.certificates)
        if any(shared & set(rule.requirement.certificates) for rule in kept):
            continue  # the same certificate shows another requirement too
        found = stands(showing(goods(group), kept), market)
        left = of(found, lacking.requirement)
        if lacking.who == "importer":
            assert left.state == "to_confirm"
            assert not left.decides
            assert "The importer takes care of it." in reasons().of(left)
            others = [v for v in deciding(market, group) if v.rule is not lacking.rule and v.rule.group]
            assert found.state == ("ready" if others else "unknown")
        else:
            assert found.state == "nearly"
            assert found.step == left
            assert (left.state, left.is_open) == ("missing", True)
            assert "Nothing on record shows it." in reasons().of(left)
            assert left.rule.requirement.label["en"] in reasons().overall(found)


@pytest.mark.parametrize(("market", "group"), DECIDED)
def test_what_ran_out_yesterday_is_expired_and_not_held(market: str, group: str) -> None:
    for lapsed in deciding(market, group):
        kept = [rule for rule in all_rules(market, group) if rule is not lapsed.rule]
        shared = set(lapsed.rule.requirement.certificates)
        if any(shared & set(rule.requirement.certificates) for rule in kept):
            continue
        product = showing(showing(goods(group), kept), [lapsed.rule], expires=YESTERDAY)
        found = stands(product, market)
        left = of(found, lapsed.requirement)
        assert left.state == "expired"
        assert any("20 November 2026" in line for line in reasons().of(left))
        assert stands(product, market, today=YESTERDAY).state == "ready"
        if lapsed.who == "importer":
            assert not left.decides
        else:
            assert (found.state, found.step) == ("nearly", left)


@pytest.mark.parametrize(("market", "group"), UNDECIDED)
def test_where_nothing_decides_the_importer_is_to_be_asked(market: str, group: str) -> None:
    covered = RULES.markets[market].covers(group)
    for product in (goods(group), showing(goods(group), all_rules(market, group))):
        found = stands(product, market)
        assert found.state == "unknown"
        assert ("have not been collected yet" in reasons().overall(found)) == (not covered)


@pytest.mark.parametrize(("market", "group"), CASES)
def test_every_verdict_has_a_source_a_date_and_reasons(market: str, group: str) -> None:
    for product in (goods(group), showing(goods(group), all_rules(market, group))):
        for verdict in stands(product, market).verdicts:
            assert verdict.sources
            assert date(2020, 1, 1) < verdict.checked_on <= TODAY
            assert verdict.who in ("producer", "exporter", "importer")
            assert reasons().of(verdict) or verdict.state == "missing", verdict


def test_goods_that_a_rule_does_not_mean_are_spared() -> None:
    roasted = stands(goods("coffee", hs_code="090121"), "MY")
    permit = of(roasted, "import_permit_green_coffee")
    assert (permit.state, permit.decides) == ("not_applicable", False)
    assert reasons().of(permit) == (
        "It applies only to this: Unroasted coffee beans. By its record, the product is not.",
    )
    bamboo = stands(goods("furniture", hs_code="940152", materials=["bamboo"]), "SG")
    assert of(bamboo, "v_legal").state == "to_confirm"
    assert bamboo.state == "unknown"


def test_halal_is_asked_of_whoever_says_halal() -> None:
    silent = goods("processed_food", name={"en": "Crackers"})
    assert of(stands(silent, "MY"), "halal").state == "to_confirm"
    says = goods("processed_food", name={"en": "Crackers"}, keywords={"id": ["camilan halal"]})
    verdict = of(stands(says, "MY"), "halal")
    assert (verdict.state, verdict.is_open) == ("missing", True)
    assert "It applies because of this: The word halal is shown." in reasons().of(verdict)
    within = goods("processed_food", name={"en": "Halalan"}, keywords={"id": ["nonhalal", "hal", "al"]})
    assert of(stands(within, "MY"), "halal").state == "to_confirm"


def test_a_keris_is_never_ready_for_malaysia_without_its_customs() -> None:
    keris = showing(goods("handicraft_metal"), [r for r in all_rules("MY", "handicraft_metal") if r.requirement.ahead])
    bare = stands(goods("handicraft_metal"), "MY")
    assert bare.state == "unknown"
    assert [verdict.requirement for verdict in bare.to_agree if verdict.who == "importer"] == ["weapon_clearance"]
    assert stands(keris, "MY").state == "ready"


def test_the_best_of_several_papers_counts() -> None:
    rule = next(r for r in all_rules("MY", "processed_food") if r.requirement.id == "halal")
    rest = [r for r in all_rules("MY", "processed_food") if r is not rule]
    base = showing(goods("processed_food"), rest)
    evidence = base.readiness.evidence if base.readiness else ()

    def halal(*papers: object) -> Verdict:
        return of(stands(with_(base, [*base.certificates, *papers], evidence), "MY"), "halal")  # type: ignore[list-item]

    late, soon = paper("halal_bpjph", expires=YESTERDAY), paper("halal_bpjph", "in_progress")
    assert halal(late).state == "expired"
    assert halal(late, soon).state == "in_progress"
    assert halal(paper("halal_bpjph", "planned")).state == "missing"
    assert reasons().of(halal(paper("halal_bpjph", "planned")))[0] == "Halal is planned."
    assert halal(late, soon, paper("halal_bpjph")).state == "met"


def test_evidence_counts_where_it_was_seen_and_by_whom() -> None:
    def label(*evidence: object, producer: object = None) -> str:
        product = with_(goods("coffee"), (), evidence)  # type: ignore[arg-type]
        return of(stands(product, "SG", producer=producer), "food_label_en").state  # type: ignore[arg-type]

    assert label(seen("food_label_en")) == "met"
    assert label(seen("food_label_en", markets=["SG"])) == "met"
    assert label(seen("food_label_en", markets=["MY"])) == "missing"
    assert label(seen("food_label_en", by=None)) == "missing"
    assert label(seen("food_label_en", date=None)) == "missing"
    assert label(seen("food_label_en", date=TODAY + timedelta(days=1))) == "missing"
    assert label(seen("food_label_en", "in_progress")) == "in_progress"
    theirs = maker(readiness={"evidence": [seen("food_label_en")]})
    assert label(producer=theirs) == "met"


def test_what_holds_for_all_goods_never_decides_alone() -> None:
    coffee = stands(with_(goods("coffee"), (), [seen("label_origin")]), "SA")
    assert of(coffee, "label_origin").decides
    assert {v.confidence for v in coffee.verdicts if v.rule.group} == {"low"}
    assert coffee.state == "unknown"
