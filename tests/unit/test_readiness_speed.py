"""Ten thousand products against eleven markets: a case that many products share is judged once."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

from catalogue.readiness import Board
from catalogue.records import Product
from readiness_samples import TODAY, catalogue_of, goods, maker, paper, seen, vocabulary, with_

PRODUCTS = 10_000
CASES = 600  # as many different ones as a catalogue may have, and more


def samples() -> list[Product]:
    kinds = sorted({kind for asked in vocabulary().rules.requirements.values() for kind in asked.certificates})
    asked = sorted(vocabulary().rules.requirements)
    groups = sorted(vocabulary().rules.groups)
    made = []
    for number in range(CASES):
        day = TODAY + timedelta(days=number - 300)
        papers = [
            paper(kinds[number % len(kinds)], expires=day),
            paper(kinds[(7 * number) % len(kinds)], "in_progress"),
        ]
        evidence = [seen(asked[(number * step) % len(asked)], expires=day) for step in (1, 3, 11)]
        made.append(with_(goods(groups[number % len(groups)]), papers, evidence))
    return made


def seconds_for(some: list[Product], count: int) -> float:
    """Seconds of one core for the states of so many products in every market."""
    products = [replace(some[n % len(some)], id=f"p-{n}") for n in range(count)]
    catalogue = catalogue_of(products, [maker()])
    start = time.process_time()
    board = Board(catalogue)
    found = sum(len(board.of(product)) for product in products)
    counted = {market: len(board.standing(market).ready) for market in vocabulary().markets}
    spent = time.process_time() - start
    assert found == count * 11
    assert sum(counted.values()) > 0
    return spent


def test_products_of_the_same_case_cost_little() -> None:
    """Each judged anew, they would take 17 times what the cases take; measured: 2 to 3."""
    some = samples()
    once = min(seconds_for(some, CASES) for _ in range(3))
    assert min(seconds_for(some, PRODUCTS) for _ in range(3)) < PRODUCTS / CASES / 2 * once
