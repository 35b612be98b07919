"""Cards of products for the script that shows results: the same markup as in pages, by the dozen.

A page of results needs two dozen cards of ten thousand. They come in small packs, in the order of the products'
numbers; a pack is made again only when one of its cards changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from catalogue.catalogue import Catalogue
from catalogue.languages import Language
from catalogue.messages import Messages
from catalogue.pages.base import SiteContext
from catalogue.pages.shared import Shared
from catalogue.records import Product
from catalogue.render import relative_prefix
from catalogue.search.packs import pack_texts
from catalogue.templates import CatalogueEnvironment

#: Cards in a pack. More would make a page of results load more that it does not show, fewer would make more files.
CARDS_PER_PACK: Final = 12
_TEMPLATE: Final = "macros.html"


class CardPacks:
    """Makes the packs of one build.

    Attributes:
        products: all that can be found, by number.
    """

    def __init__(self, site: SiteContext, products: Sequence[Product]) -> None:
        """Prepares the templates; no card is made yet."""
        self.products = products
        self._site = site
        self._shared = Shared(site)
        self._folder = site.settings.repo / "overrides" / "catalogue"
        self._source = (self._folder / _TEMPLATE).read_bytes()
        self._macro = cache(self._load)

    def keys(self, language: Language) -> Iterator[tuple[str, Sequence[Product]]]:
        """What each pack of a language depends on, and its products."""
        common = _common(language, self._source, self._site.catalogue, self._site.messages[language])
        for start in range(0, len(self.products), CARDS_PER_PACK):
            some = self.products[start : start + CARDS_PER_PACK]
            digest = common.copy()
            digest.update("\0".join(self._shared.card_keys(some)).encode())
            yield digest.hexdigest(), some

    def pack(self, language: Language, products: Sequence[Product]) -> bytes:
        """The cards of some products; addresses in them are relative to the browse page of the language."""
        root, base = relative_prefix("products/", language)
        card = self._macro(language)
        return pack_texts(str(card(self._shared.card(p.id, language), root, base)).strip() for p in products)

    def _load(self, language: Language) -> Callable[..., object]:
        compiled = self._site.settings.cache_dir / "templates"
        environment = CatalogueEnvironment(self._folder, self._site.messages[language], _no_asset, compiled)
        made: Callable[..., object] = environment.get_template(_TEMPLATE).module.card  # type: ignore[attr-defined]
        return made


def _no_asset(name: str) -> str:
    raise KeyError(f"a card uses no asset, not even {name}")


def _common(language: Language, source: bytes, catalogue: Catalogue, messages: Messages) -> hashlib.blake2b:
    digest = hashlib.blake2b(source, digest_size=16)
    for part in (language, catalogue.vocabulary.fingerprint, repr(sorted(messages.texts.items()))):
        digest.update(b"\0" + part.encode())
    return digest
