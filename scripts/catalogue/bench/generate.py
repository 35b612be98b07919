"""Makes catalogues of any size that look like the real thing: the samples' words, in new order.

A seeded generator: the same seed and size give the same files. Nothing it makes is published.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from catalogue.languages import LANGUAGES, Language

SEED: Final = 20261121
#: One producer stands behind about this many products, as in the samples and the regencies' own inventories.
PRODUCTS_PER_PRODUCER: Final = 4

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
Record = dict[str, Any]


class _Samples:
    """What the samples are made of: sentences and words by language and category."""

    def __init__(self, content: Path) -> None:
        self.products = [_read(path) for path in sorted(content.glob("products/*/product.yml"))]
        self.producers = [_read(path) for path in sorted(content.glob("producers/*/producer.yml"))]
        self.sentences: defaultdict[tuple[str, str], list[Mapping[Language, str]]] = defaultdict(list)
        self.keywords: defaultdict[tuple[str, Language], list[str]] = defaultdict(list)
        for product in self.products:
            for field in ("description", "story"):
                self._take_sentences(product, field)
            for language in LANGUAGES:
                self.keywords[product["category"], language] += product.get("keywords", {}).get(language, [])

    def _take_sentences(self, product: Record, field: str) -> None:
        split = {language: _SENTENCE.split(product[field][language]) for language in LANGUAGES}
        for number in range(min(len(sentences) for sentences in split.values())):
            self.sentences[product["category"], field].append(
                {language: split[language][number] for language in LANGUAGES}
            )


def generate(content: Path, target: Path, count: int, seed: int = SEED) -> None:
    """Writes a content root of `count` products and their producers.

    Args:
        content: a content root whose samples give the words.
        target: an empty or missing folder.
        count: number of products.
        seed: of the random choices.
    """
    samples = _Samples(content)
    choose = random.Random(seed)
    producers = max(1, count // PRODUCTS_PER_PRODUCER)
    for number in range(producers):
        producer = _producer(samples, choose, number)
        _write(target / "producers" / producer["id"] / "producer.yml", producer)
    for number in range(count):
        product = _product(samples, choose, number, producers)
        _write(target / "products" / product["id"] / "product.yml", product)


def change_one(target: Path) -> Path:
    """Changes the price of one product in the middle; returns the file."""
    paths = sorted(target.glob("products/*/product.yml"))
    path = paths[len(paths) // 2]
    record = _read(path)
    record["moq"]["value"] = int(record["moq"]["value"]) + 1
    _write(path, record)
    return path


def _producer(samples: _Samples, choose: random.Random, number: int) -> Record:
    base = dict(choose.choice(samples.producers))
    base["id"] = f"producer-{number:05d}"
    base["name"] = f"{base['name']} {number}"
    base["contact"] = {
        **base["contact"],
        "whatsapp": f"+62812{number:08d}",
        "email": f"p{number}@example.org",
    }
    base["nib"] = "0000000000001"
    base["consent"] = {**base["consent"], "publish": True}
    return base


def _product(samples: _Samples, choose: random.Random, number: int, producers: int) -> Record:
    base = dict(choose.choice(samples.products))
    category = base["category"]
    base["id"] = f"product-{number:06d}"
    base["producer"] = f"producer-{choose.randrange(producers):05d}"
    base["name"] = {language: f"{text} {number}" for language, text in base["name"].items()}
    base["description"] = _sentences(choose, samples.sentences[category, "description"], choose.choice((2, 3, 3, 4)))
    base["story"] = _sentences(choose, samples.sentences[category, "story"], 1)
    base["keywords"] = {language: _some(choose, samples.keywords[category, language], 6) for language in LANGUAGES}
    base["updated"] = f"2026-{choose.randrange(1, 11):02d}-{choose.randrange(1, 29):02d}"
    base["moq"] = {**base["moq"], "value": choose.choice((5, 10, 20, 50, 100, 200, 300))}
    base.pop("variants", None)
    base.pop("translations", None)  # what is noted there belongs to the sample's own texts
    return base


def _sentences(choose: random.Random, pool: Sequence[Mapping[Language, str]], count: int) -> dict[Language, str]:
    chosen = choose.sample(pool, min(count, len(pool)))
    return {language: " ".join(sentence[language] for sentence in chosen) for language in LANGUAGES}


def _some(choose: random.Random, pool: Sequence[str], count: int) -> list[str]:
    unique = list(dict.fromkeys(pool))
    return choose.sample(unique, min(count, len(unique)))


def _read(path: Path) -> Record:
    """A record with its scalars as the text that was written, so that codes and numbers stay as they are."""
    record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    if not isinstance(record, dict):
        raise TypeError(f"{path} is not a record")
    return record


def _write(path: Path, record: Record) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    # Read as text, booleans come back quoted; the records write them plain.
    path.write_text(re.sub(r"'(true|false)'", r"\1", text), encoding="utf-8")
