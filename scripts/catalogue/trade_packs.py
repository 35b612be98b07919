"""Files of trade facts for the scripts of the inquiry, compare and capacity parts.

* `trade/index.json`: how many shards there are, their version, whom to ask, the vocabulary in three languages;
* `trade/<n>.json`: shown products by id, spread over the shards by a hash of the id that the script knows too;
* `trade/capacity/<category>.json`: what the products of a category can be made in a month, without their names.

A list of a few products reads a few shards, whatever the size of the catalogue. A shard is made again only when
something in it changed. Former ids stand where their hash puts them and say the id of today.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from catalogue.catalogue import Catalogue
from catalogue.kept.code_version import generator_version
from catalogue.kept.store import Store, content_hash
from catalogue.pages.open_data import open_key
from catalogue.pages.shared import Shared
from catalogue.pages.trade_facts import Facts, capacity_facts, number, product_facts
from catalogue.records import Product
from catalogue.vocabulary import Label, Vocabulary

PRODUCTS_PER_SHARD: Final = 64


def trade_files(shared: Shared, cache_dir: Path) -> dict[str, Path]:
    """Makes what changed since the last build.

    Args:
        shared: the records, pictures and words.
        cache_dir: finished files are kept in `trade/` below it; what this build does not use is removed.

    Returns:
        Site path to finished file, sorted.
    """
    store = Store(cache_dir / "trade", generator_version())
    files = {f"trade/{place}.json": file for place, file in enumerate(_shards(shared, store))}
    files |= {f"trade/capacity/{category}.json": file for category, file in _capacities(shared, store)}
    versioned = "\0".join(file.name for file in files.values())
    manifest = make_manifest(shared, content_hash(versioned.encode()), shard_count(shared.catalogue))
    files["trade/index.json"] = store.content(_json(manifest))
    store.forget_unused()
    return dict(sorted(files.items()))


def shard_count(catalogue: Catalogue) -> int:
    """How many shards the shown products are spread over; at least one."""
    return max(1, -(-len(catalogue.shown) // PRODUCTS_PER_SHARD))


def shard_of(product_id: str, shards: int) -> int:
    """The shard of an id: FNV-1a of its bytes, 32 bits, modulo the count. `lib/trade-data.js` has the same."""
    found = 0x811C9DC5
    for byte in product_id.encode():
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return found % shards


def make_manifest(shared: Shared, version: str, shards: int) -> dict[str, Any]:
    """What every script needs first: where the facts are, whom to ask, the vocabulary in all languages."""
    vocabulary, terms = shared.catalogue.vocabulary, shared.terms["en"]
    return {
        "version": version,
        "shards": shards,
        "address": shared.site.settings.base_url,
        "programme": {
            "name": dict(vocabulary.site["owner"]),
            "whatsapp": shared.programme.whatsapp,
            "email": shared.programme.email,
        },
        "units": _units(vocabulary),
        "ports": {code: terms.port(code) for code in sorted(vocabulary.ports)},
        "categories": {key: dict(category.label) for key, category in vocabulary.categories.items()},
        "certificates": {key: dict(kind.short) for key, kind in vocabulary.certificates.items()},
        "regencies": {key: regency.short for key, regency in vocabulary.regencies.items()},
    }


def shard_facts(products: Sequence[Product], moved: Mapping[str, str], shared: Shared) -> dict[str, Facts]:
    """Facts by id of the products of one shard, and where its former ids have gone."""
    facts = {product.id: product_facts(product, shared) for product in products}
    facts |= {alias: {"moved": product_id} for alias, product_id in moved.items()}
    return dict(sorted(facts.items()))


def category_facts(products: Sequence[Product], shared: Shared) -> list[Facts]:
    """Capacities of a category, in the order of the ids; a paused product can make nothing now."""
    ready = [product for product in products if product.status == "published"]
    return [capacity_facts(product, shared) for product in sorted(ready, key=lambda product: product.id)]


def _units(vocabulary: Vocabulary) -> dict[str, Any]:
    def unit(label: Label, plural: Label, dimension: str) -> dict[str, Any]:
        return {"label": dict(label), "plural": dict(plural), "dimension": dimension}

    return {
        key: unit(entry.label, entry.plural, entry.dimension)
        | ({"factor": number(entry.factor)} if entry.factor is not None else {})
        for key, entry in vocabulary.units.items()
    }


def _shards(shared: Shared, store: Store) -> Iterator[Path]:
    count = shard_count(shared.catalogue)
    spread: defaultdict[int, list[Product]] = defaultdict(list)
    moved: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for product in sorted(shared.catalogue.shown, key=attrgetter("id")):
        spread[shard_of(product.id, count)].append(product)
        for alias in product.aliases:
            moved[shard_of(alias, count)][alias] = product.id
    for place in range(count):
        here, gone = spread[place], dict(sorted(moved[place].items()))
        key = _key(shared, here, "shard", repr(gone), repr(shared.programme))
        yield store.file(key, partial(_shard_file, here, gone, shared))


def _shard_file(products: Sequence[Product], moved: Mapping[str, str], shared: Shared) -> bytes:
    return _json(shard_facts(products, moved, shared))


def _capacities(shared: Shared, store: Store) -> Iterator[tuple[str, Path]]:
    for category, products in shared.catalogue.by_category.items():
        key = _key(shared, products, "capacity")
        yield category, store.file(key, partial(_capacity_file, products, shared))


def _capacity_file(products: Sequence[Product], shared: Shared) -> bytes:
    return _json(category_facts(products, shared))


def _key(shared: Shared, products: Sequence[Product], *parts: str) -> str:
    """What a file depends on: the public facts of its products, and these parts."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(b"\0" + part.encode())
    for product in products:
        digest.update(b"\0" + open_key(product, shared).encode())
    return digest.hexdigest()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
