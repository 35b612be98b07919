"""Ten thousand products against eleven markets in under three seconds of one core."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

from catalogue.readiness import Board
from readiness_samples import TODAY, catalogue_of, goods, maker, paper, seen, vocabulary, with_

PRODUCTS = 10_000
SECONDS = 3.0


def test_ten_thousand_products_and_eleven_markets() -> None:
    kinds = sorted({kind for asked in vocabulary().rules.requirements.values() for kind in asked.certificates})
    asked = sorted(vocabulary().rules.requirements)
    groups = sorted(vocabulary().rules.groups)
    samples = []
    for number in range(600):  # as many different cases as a catalogue may have, and more
        day = TODAY + timedelta(days=number - 300)
        papers = [
            paper(kinds[number % len(kinds)], expires=day),
            paper(kinds[(7 * number) % len(kinds)], "in_progress"),
        ]
        evidence = [seen(asked[(number * step) % len(asked)], expires=day) for step in (1, 3, 11)]
        samples.append(with_(goods(groups[number % len(groups)]), papers, evidence))
    products = [replace(samples[n % len(samples)], id=f"p-{n}") for n in range(PRODUCTS)]
    catalogue = catalogue_of(products, [maker()])
    start = time.process_time()
    board = Board(catalogue)
    found = sum(len(board.of(product)) for product in products)
    counted = {market: len(board.standing(market).ready) for market in vocabulary().markets}
    spent = time.process_time() - start
    assert found == PRODUCTS * 11
    assert sum(counted.values()) > 0
    assert spent < SECONDS, f"{spent:.2f} s"
