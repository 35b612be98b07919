"""What must hold whatever a product shows: more never hurts, time never helps, what is unverified never decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from catalogue.readiness import Board, Readiness, evaluate
from catalogue.records import Certificate, Product
from catalogue.records.parts import Evidence
from catalogue.requirements import Market, Rule
from hypothesis import given
from hypothesis import strategies as st
from readiness_samples import TODAY, catalogue_of, goods, maker, paper, seen, stands, vocabulary, with_

RULES = vocabulary().rules
MARKETS = sorted(RULES.markets)
ORDER = {"ready": 3, "nearly": 2, "not_ready": 1}

days = st.integers(-400, 400).map(lambda n: TODAY + timedelta(days=n))
kinds = st.sampled_from(sorted({kind for r in RULES.requirements.values() for kind in r.certificates}))
papers = st.builds(paper, kinds, st.sampled_from(["issued", "in_progress", "planned"]), st.none() | days)
proofs = st.builds(
    seen,
    st.sampled_from(sorted(RULES.requirements)),
    st.sampled_from(["met", "in_progress"]),
    st.none() | days,
    markets=st.lists(st.sampled_from(MARKETS), max_size=2),
)
several = st.tuples(st.lists(papers, max_size=5), st.lists(proofs, max_size=8))


@st.composite
def products(draw: st.DrawFn) -> Product:
    shown = draw(several)
    traits = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "materials": st.just(["bamboo"]) | st.just(["teak"]),
                "hs_code": st.sampled_from(["090111", "090121", "442011", "940169"]),
                "packaging": st.none(),
                "name": st.just({"en": "Plain"}),
            },
        )
    )
    return with_(goods(draw(st.sampled_from(sorted(RULES.groups))), **traits), *shown)


def rank(readiness: Readiness) -> int:
    """How ready; what nobody can decide is no better than anything."""
    return ORDER.get(readiness.state, 0)


def more(product: Product, certificates: list[Certificate], evidence: list[Evidence]) -> Product:
    own = product.readiness.evidence if product.readiness else ()
    return with_(product, [*product.certificates, *certificates], [*own, *evidence])


@given(products(), several, st.sampled_from(MARKETS))
def test_more_papers_never_make_a_product_less_ready(product: Product, shown: tuple, market: str) -> None:  # type: ignore[type-arg]
    before, after = stands(product, market), stands(more(product, *shown), market)
    if before.state != "unknown":
        assert rank(after) >= rank(before)
    assert {v.requirement for v in before.met} <= {v.requirement for v in after.met}
    assert len(after.open) <= len(before.open)


@given(products(), st.sampled_from(MARKETS), st.integers(1, 900))
def test_time_never_makes_a_product_more_ready(product: Product, market: str, passed: int) -> None:
    before, after = stands(product, market), stands(product, market, TODAY + timedelta(days=passed))
    if before.state != "unknown":
        assert after.state == "unknown" or rank(after) <= rank(before)
    else:
        assert after.state == "unknown"
    assert {v.requirement for v in after.met} <= {v.requirement for v in before.met}


@given(products(), st.sampled_from(MARKETS))
def test_rules_of_low_confidence_never_decide(product: Product, market: str) -> None:
    found = stands(product, market)
    assert not [v for v in found.verdicts if v.confidence == "low" and (v.decides or v.state == "met")]

    def sure(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        return tuple(rule for rule in rules if rule.confidence != "low")

    entry = RULES.markets[market]
    known = Market(entry.code, entry.label, sure(entry.common), {g: sure(r) for g, r in entry.groups.items()})
    words = replace(vocabulary(), rules=replace(RULES, markets={**RULES.markets, market: known}))
    assert evaluate(product, None, market, words, TODAY).state == found.state


@given(products(), st.sampled_from(MARKETS))
def test_each_rule_once_and_a_state_that_follows_from_them(product: Product, market: str) -> None:
    found = stands(product, market)
    assert len({v.requirement for v in found.verdicts}) == len(found.verdicts)
    own = any(v.decides and v.rule.group for v in found.verdicts)
    assert (found.state == "ready") == (found.covered and own and not found.open)
    assert (found.state == "unknown") == (not found.covered or not own)
    assert (found.step is not None) == (found.state == "nearly")


@given(st.lists(products(), min_size=1, max_size=6))
def test_the_board_says_what_one_by_one_says(several: list[Product]) -> None:
    named = [replace(product, id=f"p-{n}") for n, product in enumerate(several)]
    producer = maker(readiness={"evidence": [seen("kr_facility")]})
    board = Board(catalogue_of(named, [producer]))
    for product in named:
        for market in MARKETS:
            assert board.one(product, market) == stands(product, market, producer=producer)
        assert board.ready_markets(product) == tuple(r.market for r in board.of(product) if r.state == "ready")
    for market in MARKETS:
        standing = board.standing(market)
        assert {p.id for p in standing.ready} == {p.id for p in named if market in board.ready_markets(p)}
        assert standing.nearly_count == sum(board.one(p, market).state == "nearly" for p in named)
