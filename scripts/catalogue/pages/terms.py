"""The words of one language as pages use them: labels looked up once, quantities and money written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from catalogue.catalogue import CertificateState
from catalogue.languages import EN_DASH, Language, format_number, locale_of
from catalogue.messages import Messages
from catalogue.vocabulary import Label, Vocabulary

#: Joins the values of one row of a ledger, in every language.
COMMA = ", "


class Terms:
    """Interface and vocabulary in one language.

    Attributes:
        language: the language.
        text: translation of an interface text; raises where there is none.
        plural: translation of a text with a count.
        state_words: the word for each state of a certificate.
    """

    def __init__(self, language: Language, messages: Messages, vocabulary: Vocabulary) -> None:
        """Looks every label up once, so that a page costs dictionary look-ups only."""
        self.language = language
        self.text = messages.text
        self.plural = messages.plural
        self.vocabulary = vocabulary
        self.categories = {key: category.label[language] for key, category in vocabulary.categories.items()}
        self.materials = _labels(vocabulary.materials, language)
        self.techniques = _labels(vocabulary.techniques, language)
        self.allergens = _labels(vocabulary.allergens, language)
        self.countries = _labels(vocabulary.countries, language)
        self.markets = _labels(vocabulary.markets, language)
        self.payment_terms = _labels(vocabulary.payment_terms, language)
        self.certificates = {key: kind.label[language] for key, kind in vocabulary.certificates.items()}
        self.badges = {key: kind.short[language] for key, kind in vocabulary.certificates.items()}
        self.regencies = {key: regency.label[language] for key, regency in vocabulary.regencies.items()}
        self.short_regencies = {key: regency.short for key, regency in vocabulary.regencies.items()}
        self.districts = {code: district.name for code, district in vocabulary.districts.items()}
        self.state_words: Mapping[CertificateState, str] = {
            "held": messages.text("Valid"),
            "in_progress": messages.text("In progress"),
            "planned": messages.text("Planned"),
            "expired": messages.text("Expired"),
        }
        self.number = cache(self._number)
        self.quantity = cache(self._quantity)
        self.per = cache(self._per)
        self.port = cache(self._port)

    def listed(self, labels: Mapping[str, str], ids: Iterable[str]) -> str:
        """Labels of several ids as one text, in their own order, with a capital in front."""
        return capital(COMMA.join([labels[key] for key in ids]))

    def country(self, code: str) -> str:
        """Name of a country, or of the European Union; the code where the vocabulary has no name."""
        return self.countries.get(code) or self.markets.get(code, code)

    def spoken(self, code: str) -> str:
        """Name of a spoken language (ISO 639); the code where CLDR has no name."""
        own = {"mad": self.text("Madurese"), "jv": self.text("Javanese")}
        return own.get(code) or locale_of(self.language).languages.get(code, code)

    def span(self, low: int, high: int) -> str:
        """Two whole numbers as a span, or one where they are equal."""
        return str(low) if low == high else f"{low}{EN_DASH}{high}"

    def yes_no(self, value: bool) -> str:
        """Yes or no."""
        return self.text("Yes") if value else self.text("No")

    def _number(self, value: Decimal | int, places: int | None = None) -> str:
        """A number as the language writes it."""
        return format_number(value, self.language, places=places)

    def _quantity(self, value: Decimal, unit: str) -> str:
        """A number with its unit: `5 pieces`."""
        entry = self.vocabulary.units[unit]
        label = entry.label if value == 1 else entry.plural
        return f"{self.number(value)}\u00a0{label[self.language]}"

    def _per(self, unit: str) -> str:
        """What one price is for: `per piece`."""
        return self.text("per %(unit)s") % {"unit": self.vocabulary.units[unit].label[self.language]}

    def _port(self, code: str) -> str:
        """Short name of a port: `Surabaya` for `Surabaya (Tanjung Perak)`; the code where it is unknown."""
        return self.vocabulary.ports.get(code, code).partition(" (")[0]


def capital(text: str) -> str:
    """A text with a capital letter in front; the vocabulary's terms are written as they stand inside a sentence."""
    return text[:1].upper() + text[1:]


def _labels(labels: Mapping[str, Label], language: Language) -> dict[str, str]:
    return {key: label[language] for key, label in labels.items()}
