"""What the catalogue holds already, drafts included: what a contribution is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from catalogue.checks.relation_index import Known
from catalogue.checks.within import CheckedFile
from catalogue.loading.records import kept_records, read_records
from catalogue.media.intake import look_at
from catalogue.media.likeness import Likeness
from catalogue.records import Collection, Producer, Product
from catalogue.records.suggestions import Suggestions
from catalogue.settings import Settings
from catalogue.sources import find_records
from catalogue.vocabulary import Vocabulary


class Holdings:
    """The records of a content root when an import begins."""

    def __init__(self, settings: Settings, vocabulary: Vocabulary) -> None:
        self.settings, self.vocabulary = settings, vocabulary
        self.suggestions = Suggestions(vocabulary)
        self._files = find_records(settings.content).files
        cache = kept_records(vocabulary, settings)
        read = read_records(self._files, cache, vocabulary, settings, lambda done, total: None)
        records = [(each.file.id, each.checked.record) for each in read]
        self.known = Known(
            products={key: r for key, r in records if isinstance(r, Product) and r.id == key},
            producers={key: r for key, r in records if isinstance(r, Producer)},
            collections={key: r for key, r in records if isinstance(r, Collection) and r.id == key},
            product_ids=frozenset(f.id for f in self._files if f.kind == "product"),
            producer_ids=frozenset(f.id for f in self._files if f.kind == "producer"),
        )
        self._claims: dict[str, str] = {}
        self._checked: dict[str, tuple[str, CheckedFile]] = {}
        self._likenesses: dict[Path, Likeness | None] = {}

    @cached_property
    def products_of(self) -> Mapping[str, Sequence[Product]]:
        """Products by their producer's id."""
        found: defaultdict[str, list[Product]] = defaultdict(list)
        for product in self.known.products.values():
            found[product.producer or ""].append(product)
        return found

    @cached_property
    def producer_by_name(self) -> Mapping[str, str]:
        """Ids of producers by their name, in lower case; the first of those that share one."""
        named = [(producer.name, key) for key, producer in self.known.producers.items() if producer.name]
        return {" ".join(name.split()).casefold(): key for name, key in reversed(named)}

    @cached_property
    def former(self) -> Mapping[str, str]:
        """Former ids of products, and whose they were."""
        return {alias: key for key, product in self.known.products.items() for alias in product.aliases}

    def claim(self, product: str, producer: str) -> bool:
        """Takes a product's id for a producer in this import; False where it is another's or a former one."""
        if product in self.former:
            return False
        known = self.known.products.get(product)
        owner = known.producer if known is not None else self._claims.setdefault(product, producer)
        return owner == producer

    def remembered(
        self, producer: Mapping[str, Any], make: Callable[[], tuple[str, CheckedFile]]
    ) -> tuple[str, CheckedFile]:
        """A new producer's text and check; the rows of a sheet that share a producer share these."""
        key = repr(producer)
        if key not in self._checked:
            self._checked[key] = make()
        return self._checked[key]

    def is_there(self, path: str) -> bool:
        """Whether something lies at a path of the content root, a broken link included."""
        place = self.settings.content / path
        return place.is_symlink() or place.exists()

    def text_of(self, path: str) -> str:
        """The text of a record's file; empty where it cannot be read."""
        try:
            return (self.settings.content / path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return ""

    def names_in(self, folder: str) -> frozenset[str]:
        """Names of the files in a record's folder."""
        place = self.settings.content / folder
        return frozenset(entry.name for entry in place.iterdir()) if place.is_dir() else frozenset()

    def photos_of(self, product: Product) -> list[tuple[str, Likeness]]:
        """Path and likeness of a product's photos."""
        paths = [f"products/{product.id}/{photo.file}" for photo in product.photos]
        return [(path, seen) for path in paths if (seen := self._likeness(path)) is not None]

    def _likeness(self, path: str) -> Likeness | None:
        file = self.settings.content / path
        if file not in self._likenesses:
            plain = file.is_file() and not file.is_symlink()
            self._likenesses[file] = look_at(file.read_bytes()) if plain else None
        return self._likenesses[file]
