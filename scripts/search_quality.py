"""Asks the built site a set of queries in a real browser and says how often the right product came first.

Run by `make search-quality` after `make build`. The queries stand in tests/search_quality/queries.yml; another set of
the same form can be named. Prints success@1, success@3 and the mean reciprocal rank by language and by kind.
"""

import argparse
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import yaml
from lighthouse import serving
from playwright.sync_api import Page, sync_playwright

REPO = Path(__file__).resolve().parent.parent
QUERIES = REPO / "tests" / "search_quality" / "queries.yml"
FOLDERS = {"en": "", "id": "id/", "ms": "ms/"}
NONE = "none"
#: What is promised for each language and for each kind.
PROMISED_LANGUAGE, PROMISED_KIND = 0.95, 0.9


@dataclass(frozen=True)
class Query:
    """One query: the page's language, what it tests, the text, and the products that answer it."""

    language: str
    kind: str
    text: str
    accepted: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What the page showed.

    Attributes:
        rank: place of the first accepted product, from 1; None where there was none. A query that should find nothing
            has rank 1 where the page shows no product and offers a way on.
        shown: the first products.
    """

    query: Query
    rank: int | None
    shown: tuple[str, ...]


def read_queries(path: Path) -> list[Query]:
    """The queries of a file, in its order."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Query(language, kind, text, tuple(accepted))
        for language, entries in content.items()
        for kind, text, accepted in entries
    ]


def ask(page: Page, address: str, query: Query) -> Answer:
    """Opens the browse page with the query, as a link or a form does."""
    page.goto(f"{address}{FOLDERS[query.language]}products/?q={quote(query.text)}")
    page.wait_for_selector("#results[data-state=ready]", state="attached")
    shown = tuple(
        page.eval_on_selector_all("#results [data-product]", "cards => cards.map(card => card.dataset.product)")
    )
    if query.kind == NONE:
        helped = page.locator("#suggestions a").count() > 0
        return Answer(query, 1 if not shown and helped else None, shown[:5])
    ranks = [place for place, product in enumerate(shown, 1) if product in query.accepted]
    return Answer(query, ranks[0] if ranks else None, shown[:5])


def success(answers: Sequence[Answer], within: int) -> float:
    """Share of the queries with an accepted product among the first so many."""
    return sum(1 for a in answers if a.rank and a.rank <= within) / len(answers)


def reciprocal_rank(answers: Sequence[Answer]) -> float:
    """Mean of one over the rank; nothing found counts as nothing."""
    return sum(1 / a.rank for a in answers if a.rank) / len(answers)


def grouped(answers: Iterable[Answer]) -> dict[str, list[Answer]]:
    """Answers by language, then by kind."""
    groups: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[answer.query.language].append(answer)
    for answer in answers:
        groups[answer.query.kind].append(answer)
    return dict(groups)


def report(answers: Sequence[Answer]) -> list[str]:
    """A table, then every query without an accepted product among the first three."""
    lines = [f"{'':16}{'queries':>8}{'@1':>8}{'@3':>8}{'MRR':>8}"]
    for name, some in {**grouped(answers), "all": list(answers)}.items():
        figures = (success(some, 1), success(some, 3), reciprocal_rank(some))
        lines.append(f"{name:16}{len(some):8}" + "".join(f"{figure:8.3f}" for figure in figures))
    missed = [a for a in answers if not a.rank or a.rank > 3]
    lines += [f"missed: {a.query.language} {a.query.kind} {a.query.text!r}: {', '.join(a.shown)}" for a in missed]
    return lines


def broken_promises(answers: Sequence[Answer]) -> list[str]:
    """Languages and kinds below what is promised."""
    return [
        f"{name}: success@3 is {success(some, 3):.3f}"
        for name, some in grouped(answers).items()
        if success(some, 3) < (PROMISED_LANGUAGE if name in FOLDERS else PROMISED_KIND)
    ]


def main() -> int:
    """Measures and prints; fails where a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=REPO / "site", help="the built site")
    parser.add_argument("--queries", type=Path, default=QUERIES, help="the set of queries")
    options = parser.parse_args()
    program = os.environ.get("CATALOGUE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    queries = read_queries(options.queries)
    with serving(options.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        answers = [ask(page, address, query) for query in queries]
        browser.close()
    sys.stdout.write("\n".join([*report(answers), ""]))
    failed = broken_promises(answers)
    sys.stderr.writelines(f"{line}\n" for line in failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
