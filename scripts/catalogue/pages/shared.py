"""What the pages of one build share, so that 30,000 of them do not make the same card twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from catalogue.catalogue import SHOWN, WITH_PAGE, Catalogue, certificate_state
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import SiteContext
from catalogue.pages.cards import BADGE, Card, make_card
from catalogue.pages.contact import programme_reach, suggestion
from catalogue.pages.counts import Counts
from catalogue.pages.panel import Panels
from catalogue.pages.people import Maker, maker_of
from catalogue.pages.pictures import PictureView
from catalogue.pages.related import Neighbours
from catalogue.pages.terms import Terms
from catalogue.pages.text import Notice, Speaker
from catalogue.pages.trade import is_public
from catalogue.records import Collection, L10n, Producer, Product
from catalogue.translations.ledger import drafts


class Shared:
    """Look-ups for every page of a build.

    Attributes:
        site: the records, pictures, settings and words.
        catalogue: the records.
        today: the day everything dated is judged by.
        readiness: how every product stands to every market.
        counts: of products by filter, and the like.
        terms: words by language.
        panels: how products stand to markets, as their pages say it, by language.
        programme: the programme's contact.
        open_keys: what `open_key` found, by product.
    """

    def __init__(self, site: SiteContext) -> None:
        """Prepares what all pages use; cards and pictures are made when the first page asks for them."""
        self.site = site
        self.catalogue: Catalogue = site.catalogue
        self.today: date = site.catalogue.today
        vocabulary = site.catalogue.vocabulary
        self.readiness = site.readiness
        self.counts = Counts(site.catalogue, site.readiness)
        self.terms = {language: Terms(language, site.messages[language], vocabulary) for language in LANGUAGES}
        self.panels = {language: Panels(self.readiness, self.terms[language]) for language in LANGUAGES}
        self.programme = programme_reach(vocabulary.site)
        self._drafts = _drafts_of(site.catalogue)
        self._neighbours = Neighbours(site.catalogue)
        self._related: dict[str, tuple[str, ...]] = {}
        self._pictures: dict[str, PictureView] = {}
        self._covers: dict[str, PictureView | None] = {}
        self._cards: dict[tuple[str, Language], Card] = {}
        self._makers: dict[tuple[str, Language], Maker] = {}
        self._card_keys: dict[str, str] = {}
        self._new_cards: dict[str, str] = {}
        self.open_keys: dict[str, str] = {}

    def speaker(self, language: Language) -> Speaker:
        """Takes texts out of records for one page."""
        return Speaker(language, self._drafts)

    def drafted(self, text: L10n) -> Mapping[Language, Language]:
        """Into which languages a machine translated a text that nobody has looked at since, and from which."""
        return self._drafts.get(id(text)) or {}

    def notice(self, speaker: Speaker, path: str, cards: Iterable[Card] = ()) -> Notice | None:
        """What readers have to know of the texts of a page; None where all were written, or read, by a person.

        Args:
            speaker: that took the page's texts.
            path: of the page, without the language.
            cards: that stand on it.
        """
        speaker.hear(*(card.name for card in cards))
        if not (speaker.borrowed or speaker.drafted):
            return None
        terms, page = self.terms[speaker.language], self.site.absolute(path, speaker.language)
        address = suggestion(self.programme, self.site.settings.repo_url, terms, page)
        return Notice(speaker.borrowed, speaker.drafted, address)

    def picture(self, record: str, file: str) -> PictureView | None:
        """A picture of a record (`product/<id>`), or None where it was not encoded."""
        photo = self.catalogue.photos.get(record, {}).get(file)
        if photo is None:
            return None
        view = self._pictures.get(photo.fingerprint)
        if view is None and (picture := self.site.pictures.get(photo.fingerprint)) is not None:
            view = self._pictures[photo.fingerprint] = PictureView(picture)
        return view

    def cover(self, product: Product) -> PictureView | None:
        """The picture that stands for a product."""
        if product.id not in self._covers:
            photo = product.cover
            self._covers[product.id] = self.picture(f"product/{product.id}", photo.file) if photo else None
        return self._covers[product.id]

    def card(self, product_id: str, language: Language) -> Card:
        """The card of a product."""
        card = self._cards.get((product_id, language))
        if card is None:
            product = self.catalogue.products[product_id]
            card = make_card(product, self.catalogue, self.terms[language], self.speaker(language), self.cover(product))
            self._cards[product_id, language] = card
        return card

    def cards(self, products: Iterable[Product], language: Language) -> tuple[Card, ...]:
        """Cards of several products in their order."""
        return tuple([self.card(product.id, language) for product in products])

    def maker(self, producer: Producer, language: Language) -> Maker:
        """What a product's page may say of its producer."""
        maker = self._makers.get((producer.id, language))
        if maker is None:
            maker = maker_of(producer, self.terms[language], self.programme, self.has_page(producer), self.today)
            self._makers[producer.id, language] = maker
        return maker

    def card_key(self, product_id: str) -> str:
        """Changes when a product's card does, in any language; part of the inputs of every list it stands in."""
        key = self._card_keys.get(product_id)
        if key is None:
            product = self.catalogue.products[product_id]
            remembered, cover = self.site.remembered, self.cover(product)
            own = remembered.card(product) if remembered else None
            if own is None:
                own = self._new_cards[product_id] = self._card_digest(product)
            key = self._card_keys[product_id] = f"{own} {cover.key if cover else ''}"
        return key

    def found_cards(self) -> Iterator[tuple[Product, str]]:
        """What had to be worked out of cards, for `Remembered`."""
        for product_id, digest in self._new_cards.items():
            yield self.catalogue.products[product_id], digest

    def card_keys(self, products: Iterable[Product]) -> tuple[str, ...]:
        """Card keys of several products in their order."""
        return tuple([self.card_key(product.id) for product in products])

    def related(self, product: Product) -> tuple[str, ...]:
        """Ids of products like this one."""
        found = self._related.get(product.id)
        if found is None:
            regency = self.catalogue.regency_of(product)
            found = self._related[product.id] = self._neighbours.of(product, regency)
        return found

    def fingerprint(self, record: str) -> str:
        """A hash of everything in a record (`producer/<id>`)."""
        return self.catalogue.fingerprints[record]

    def has_page(self, record: Producer | Collection) -> bool:
        """Whether a producer or collection has a page; a producer without consent has none."""
        return record.status in WITH_PAGE and (not isinstance(record, Producer) or record.may_be_shown)

    def is_listed(self, record: Producer | Collection) -> bool:
        """Whether it stands in lists: it has a page and is not archived."""
        return record.status in SHOWN and self.has_page(record)

    def day_marks(self, product: Product) -> str:
        """What the day decides about a product: whether its price still holds and how its certificates stand."""
        states = [certificate_state(certificate, self.today)[0] for certificate in product.certificates]
        return ("1" if is_public(product.price, self.today) else "0") + "".join(states)

    def _card_digest(self, product: Product) -> str:
        seen = (
            product.id,
            product.name,
            product.category,
            self.catalogue.regency_of(product),
            product.price if is_public(product.price, self.today) else None,
            product.moq,
            product.status,
            any(certificate.type == BADGE for certificate in self.catalogue.held(product)),
            product.sample_data,
            *self._drafts.get(id(product.name), {}).items(),
        )
        return hashlib.blake2b(repr(seen).encode(), digest_size=8).hexdigest()


def _drafts_of(catalogue: Catalogue) -> dict[int, dict[Language, Language]]:
    """Every machine draft of the catalogue, as `Speaker` looks them up; the catalogue keeps the texts as they are."""
    found: dict[int, dict[Language, Language]] = {}
    records: list[Product | Producer | Collection] = [*catalogue.products.values()]
    records += [*catalogue.producers.values(), *catalogue.collections.values()]
    for text, language, source in (draft for record in records for draft in drafts(record)):
        found.setdefault(id(text), {})[language] = source
    return found
