"""The controlled vocabulary: what a record may refer to. `reference.py` reads it from its files.

Terms are complete in all three languages, so a label is never a fallback. Facts keep their source and the date
they were checked; `reference/` says both on top of each file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, Literal

from catalogue.false_friends import WordList
from catalogue.languages import Language
from catalogue.requirements import Rulebook

Label = Mapping[Language, str]
Dimension = Literal["count", "mass", "volume", "length", "package"]

#: ISO 4217, active currencies of states.
_ACTIVE_CURRENCIES: Final = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
    RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD
    TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES: Final = frozenset(_ACTIVE_CURRENCIES.split())
#: Languages a producer can answer in (ISO 639-1 and -3).
SPOKEN_LANGUAGES: Final = frozenset({"id", "en", "ms", "mad", "jv", "ar", "zh", "ja", "ko", "nl", "de", "fr"})


@dataclass(frozen=True, slots=True)
class Category:
    """A product category; `group` is its default group of market requirements."""

    id: str
    label: Label
    about: Label
    group: str
    food: bool
    order: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or package.

    Attributes:
        label: singular, as in "per piece".
        plural: as in "5 pieces".
        unece: UNECE Recommendation 20 code, or None.
        factor: how many of the dimension's base (piece, gram, millilitre, metre), or None for packages.
    """

    id: str
    label: Label
    plural: Label
    dimension: Dimension
    unece: str | None = None
    factor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan by its Kemendagri code; the point is the source's own representative point."""

    code: str
    name: str
    regency: str
    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class Regency:
    """One of the four kabupaten of Madura."""

    id: str
    code: str
    bps: str
    label: Label
    short: str
    about: Label
    districts: tuple[District, ...]


@dataclass(frozen=True, slots=True)
class CertificateType:
    """A kind of certificate, registration or report.

    Attributes:
        pattern: what a number looks like, or None where no format is known.
        pattern_level: what a number that does not match is.
        dummy: what a dummy number (zeros where the serial stands) looks like.
        public: whether the number may be shown to buyers.
        year_group: regex group that holds the two-digit year of expiry.
        regency_group: regex group that holds the BPS regency code.
        example: a number in the right form, of a certificate that does not exist.
        requirement_groups: groups of products it is for; `all` is every group.
    """

    id: str
    group: str
    label: Label
    short: Label
    issuer: str
    pattern: re.Pattern[str] | None
    pattern_level: Literal["error", "warn"]
    dummy: re.Pattern[str] | None
    public: bool
    year_group: int | None
    regency_group: int | None
    example: str = ""
    requirement_groups: tuple[str, ...] = ()

    def serves(self, group: str) -> bool:
        """Whether it is for a group of products."""
        return group in self.requirement_groups or "all" in self.requirement_groups

    def is_dummy(self, number: str) -> bool:
        """Whether a number has only zeros where its serial stands."""
        if self.dummy is not None:
            return bool(self.dummy.match(number.strip()))
        digits = re.sub(r"\D", "", number)
        return bool(digits) and not digits.strip("0")


@dataclass(frozen=True, slots=True)
class TradeTerm:
    """A word of export trade, as the catalogue uses it.

    Attributes:
        group: the heading it stands under.
        label: the word to use.
        definition: what it means.
        also: other words with the same meaning, by language.
        avoid: words found for it that should not be used, by language.
    """

    id: str
    group: str
    label: Label
    definition: Label
    also: Mapping[Language, tuple[str, ...]]
    avoid: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True)
class Vocabulary:
    """Everything a record may refer to."""

    categories: Mapping[str, Category]
    materials: Mapping[str, Label]
    techniques: Mapping[str, Label]
    units: Mapping[str, Unit]
    allergens: Mapping[str, Label]
    regencies: Mapping[str, Regency]
    certificates: Mapping[str, CertificateType]
    rules: Rulebook
    countries: Mapping[str, Label]
    ports: Mapping[str, str]
    payment_terms: Mapping[str, Label]
    incoterms: Mapping[str, Label]
    hs_codes: Mapping[str, str] = field(repr=False)
    hs_chapters: Mapping[str, Label] = field(repr=False)
    site: Mapping[str, Any] = field(repr=False)
    outline: Mapping[str, Any] = field(repr=False)
    trade_terms: Mapping[str, TradeTerm] = field(repr=False)
    glossary_groups: Mapping[str, Label] = field(repr=False)
    false_friends: Mapping[Language, WordList] = field(repr=False, default_factory=dict)
    fingerprint: str = ""

    @property
    def requirement_groups(self) -> Mapping[str, Label]:
        """Groups of products as market requirements know them."""
        return self.rules.groups

    @cached_property
    def markets(self) -> Mapping[str, Label]:
        """Names of the target markets."""
        return {code: market.label for code, market in self.rules.markets.items()}

    @cached_property
    def districts(self) -> Mapping[str, District]:
        """Every district by its code; names are not unique."""
        return {d.code: d for regency in self.regencies.values() for d in regency.districts}

    def ids(self, name: str) -> frozenset[str]:
        """The ids a field of that vocabulary may hold (see `records.kinds.VocabularyName`)."""
        return self._ids[name]

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Every word of the names of regencies and districts, in lower case."""
        names = [*(r.short for r in self.regencies.values()), *(d.name for d in self.districts.values())]
        return frozenset(word for name in names for word in name.casefold().split())

    def labels_by_id(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Everything a term is called, in every language; empty for lists of codes."""
        return self._labels.get(name, {})

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        def words(labels: Mapping[str, Label]) -> dict[str, tuple[str, ...]]:
            return {key: tuple(label.values()) for key, label in labels.items()}

        return {
            "category": words({key: c.label for key, c in self.categories.items()}),
            "material": words(self.materials),
            "technique": words(self.techniques),
            "unit": {key: (*u.label.values(), *u.plural.values()) for key, u in self.units.items()},
            "allergen": words(self.allergens),
            "certificate": {key: (*c.label.values(), *c.short.values()) for key, c in self.certificates.items()},
            "requirement_group": words(self.requirement_groups),
            "requirement": words({key: asked.label for key, asked in self.rules.requirements.items()}),
            "market": words(self.markets),
            "regency": {key: (*r.label.values(), r.short) for key, r in self.regencies.items()},
            "district": {code: (district.name,) for code, district in self.districts.items()},
            "port": {code: (name,) for code, name in self.ports.items()},
            "incoterm": words(self.incoterms),
            "payment_term": words(self.payment_terms),
            "country": words(self.countries),
        }

    @cached_property
    def _ids(self) -> Mapping[str, frozenset[str]]:
        return {
            "category": frozenset(self.categories),
            "material": frozenset(self.materials),
            "technique": frozenset(self.techniques),
            "unit": frozenset(self.units),
            "allergen": frozenset(self.allergens),
            "certificate": frozenset(self.certificates),
            "requirement_group": frozenset(self.requirement_groups),
            "requirement": frozenset(self.rules.requirements),
            "market": frozenset(self.markets),
            "regency": frozenset(self.regencies),
            "district": frozenset(self.districts),
            "port": frozenset(self.ports),
            "incoterm": frozenset(self.incoterms),
            "payment_term": frozenset(self.payment_terms),
            "currency": CURRENCIES,
            "country": frozenset(self.countries),
            "hs_code": frozenset(self.hs_codes),
            "language": SPOKEN_LANGUAGES,
        }
