"""Slips are mended and everyday words are left alone, over the list of words that the samples' search has."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
import yaml
from browser_rules import run
from built_site import REPO, BuiltSite
from catalogue.reference import VocabularyError
from catalogue.search.everyday import FILE, read_everyday

SPELLING = REPO / "tests" / "search_quality" / "spelling.yml"
PLANS = """(async () => {
  const { Terms } = await use("search-terms.js");
  const terms = new Terms(JSON.parse(given.head), Uint8Array.from(given.bytes));
  return given.words.map((word) => {
    const { searches, meant } = m.plan(word, terms);
    return { word, meant, asked: searches.flatMap((text) => text.split(" ")), known: Boolean(terms.token(word)) };
  });
})()"""


def plans(site: BuiltSite, words: list[str]) -> list[dict[str, Any]]:
    """What the browser makes of single words."""
    packed = gzip.decompress((site.folder / "search" / "terms.pack").read_bytes())
    head, _, data = packed.partition(b"\n")
    found: list[dict[str, Any]] = run(
        "search-query.js", PLANS, {"head": head.decode(), "bytes": list(data), "words": words}
    )
    return found


def same(typed: list[str], meant: list[str]) -> bool:
    """Whether both ask for one thing: a word, a group of synonyms, or a word by its beginning."""
    return any(word.startswith(part) for part in typed for word in meant)


def test_everyday_words_are_not_mended_into_other_goods(sample_site: BuiltSite) -> None:
    lists = yaml.safe_load(SPELLING.read_text(encoding="utf-8"))["right"]
    words = sorted({word for text in lists.values() for word in text.split()})
    strange = [plan for plan in plans(sample_site, words) if not plan["known"]]
    assert len(strange) >= 150
    mended = [f"{plan['word']} > {plan['meant']}" for plan in strange if plan["meant"]]
    assert len(mended) <= 0.03 * len(strange), mended


def test_slips_ask_for_what_was_meant(sample_site: BuiltSite) -> None:
    pairs = yaml.safe_load(SPELLING.read_text(encoding="utf-8"))["typed"]
    assert len(pairs) >= 100
    typed = plans(sample_site, [slip for slip, _ in pairs])
    meant = plans(sample_site, [word for _, word in pairs])
    wrong = [a["word"] for a, b in zip(typed, meant, strict=True) if not same(a["asked"], b["asked"])]
    assert len(wrong) <= 0.05 * len(pairs), wrong


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("en: tea\nid: teh\n", "needs a list of words for each"),
        ("en: Tea\nid: teh\nms: susu\n", "'Tea' must be one word"),
        ("en: tea\nid: susu\nms: susu\n", "'susu' stands twice"),
        ("en: tea\nen: tea\nid: teh\nms: susu\n", FILE),
    ],
)
def test_a_list_in_another_form_is_refused(tmp_path: Any, text: str, reason: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=reason):
        read_everyday(tmp_path)
