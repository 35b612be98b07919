"""What may be said of a producer: who and where, the business in figures, networks.

Without consent nothing but the regency leaves this module.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from catalogue.pages.contact import Reach, reach_of
from catalogue.pages.screened import screened_fact
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.trade import Fact
from catalogue.pages.view_model import view_model
from catalogue.readiness import screening
from catalogue.records import Producer

_NETWORKS: Final = {
    "instagram": ("Instagram", "https://www.instagram.com/{}/"),
    "facebook": ("Facebook", "https://www.facebook.com/{}"),
    "tiktok": ("TikTok", "https://www.tiktok.com/@{}"),
    "youtube": ("YouTube", "https://www.youtube.com/@{}"),
    "shopee": ("Shopee", "https://shopee.co.id/{}"),
    "tokopedia": ("Tokopedia", "https://www.tokopedia.com/{}"),
}


@view_model
class Maker:
    """Who makes a product, as a product's page says it.

    Attributes:
        id: of the producer, or empty where the producer has no page.
        name: of the producer, or empty without consent.
        place: district and regency; without consent the regency only.
        regency: id of the regency.
        regency_label: full name of the regency.
        facts: form of business, people, experience; empty without consent.
        screened: the producer's screening; empty without consent or where there was none.
        programme: whether the programme answers for the producer.
    """

    id: str
    name: str
    place: str
    regency: str
    regency_label: str
    facts: tuple[Fact, ...]
    screened: Fact
    programme: bool


@view_model
class OutsideLink:
    """A link to another site."""

    label: str
    address: str


def maker_of(producer: Producer, terms: Terms, programme: Reach, has_page: bool, today: date) -> Maker:
    """What a product's page may say of its producer.

    Args:
        producer: who makes it.
        terms: words of the page's language.
        programme: the programme's contact.
        has_page: whether the producer has a page of their own.
        today: the day a screening is judged by.
    """
    regency = (producer.location.regency if producer.location else None) or ""
    short, label = terms.short_regencies.get(regency, ""), terms.regencies.get(regency, "")
    if not producer.may_be_shown:
        return Maker("", "", short, regency, label, (), screened_fact(None, terms), programme=True)
    return Maker(
        id=producer.id if has_page else "",
        name=producer.name or producer.id,
        place=place_of(producer, terms),
        regency=regency,
        regency_label=label,
        facts=_brief(producer, terms),
        screened=screened_fact(screening(producer, today), terms),
        programme=reach_of(producer, programme).programme,
    )


def _brief(producer: Producer, terms: Terms) -> tuple[Fact, ...]:
    """What a product's page says of the business; the rest is on the producer's own page."""
    facts = (
        Fact(terms.text("Form of business"), _kind(producer, terms)),
        Fact(terms.text("People"), _workers(producer, terms)),
        Fact(terms.text("Export experience"), _experience(producer, terms)),
    )
    return tuple(fact for fact in facts if fact.value)


def place_of(producer: Producer, terms: Terms) -> str:
    """District and regency of a producer who may be shown."""
    place = producer.location
    if place is None:
        return ""
    parts = (terms.districts.get(place.district or ""), terms.short_regencies.get(place.regency or ""))
    return COMMA.join(dict.fromkeys(part for part in parts if part))


def lead(producer: Producer, terms: Terms) -> str:
    """One sentence on a producer who may be shown: form, place, founding year."""
    words = {
        "artisan": terms.text("Sole trader in %(place)s"),
        "group": terms.text("Producer group in %(place)s"),
        "cooperative": terms.text("Cooperative in %(place)s"),
        "cv": terms.text("Partnership (CV) in %(place)s"),
        "pt": terms.text("Limited company (PT) in %(place)s"),
    }
    template = words[producer.type] if producer.type else terms.text("Producer in %(place)s")
    sentence = template % {"place": place_of(producer, terms)}
    if producer.founded:
        sentence += COMMA + terms.text("since %(year)s") % {"year": producer.founded}
    return sentence + "."


def business_facts(producer: Producer, terms: Terms) -> list[Fact]:
    """The business as a ledger, with what is not known."""
    text = terms.text
    facts = [
        Fact(text("Form of business"), _kind(producer, terms), producer.legal_name or ""),
        Fact(text("Since"), str(producer.founded or "")),
        Fact(text("People"), _workers(producer, terms)),
        Fact(text("Sold at"), COMMA.join(producer.retail)),
        Fact(text("Business Identification Number (NIB)"), producer.nib or ""),
        Fact(text("Brand"), producer.brand or ""),
    ]
    if producer.location and producer.location.village:
        facts.insert(1, Fact(text("Village"), producer.location.village))
    return facts


def _kind(producer: Producer, terms: Terms) -> str:
    kinds = {
        "artisan": terms.text("Sole trader"),
        "group": terms.text("Producer group"),
        "cooperative": terms.text("Cooperative"),
        "cv": terms.text("Partnership (CV)"),
        "pt": terms.text("Limited company (PT)"),
    }
    return kinds[producer.type] if producer.type else ""


def _workers(producer: Producer, terms: Terms) -> str:
    if producer.workers is None:
        return ""
    number = terms.number(producer.workers)
    people = terms.plural("%(num)s person", "%(num)s people", producer.workers, num=number)
    if not producer.women_workers:
        return people
    women = terms.number(producer.women_workers)
    return (
        people
        + COMMA
        + terms.plural("%(num)s of them a woman", "%(num)s of them women", producer.women_workers, num=women)
    )


@view_model
class Sale:
    """A country a producer has sold to; `year` and `mode` (how it went there) may be empty."""

    year: str
    country: str
    mode: str


def sales(producer: Producer, terms: Terms) -> tuple[Sale, ...]:
    """Where a producer has sold abroad, latest first."""
    modes = {
        "direct": terms.text("direct export"),
        "consignment": terms.text("consignment"),
        "diaspora": terms.text("through the diaspora"),
        "marketplace": terms.text("marketplace"),
    }
    ordered = sorted(producer.export_experience, key=lambda entry: (-(entry.year or 0), entry.country))
    return tuple(
        Sale(str(entry.year or ""), terms.country(entry.country), modes[entry.mode] if entry.mode else "")
        for entry in ordered
    )


def _experience(producer: Producer, terms: Terms) -> str:
    found = [COMMA.join([part for part in (s.country, s.year, s.mode) if part]) for s in sales(producer, terms)]
    return "; ".join(found)


def answers_in(producer: Producer, terms: Terms) -> str:
    """Languages a producer answers in, or nothing."""
    spoken = producer.contact.languages if producer.contact else ()
    return COMMA.join([terms.spoken(code) for code in spoken])


def outside_links(producer: Producer, terms: Terms) -> tuple[OutsideLink, ...]:
    """The producer's website and networks."""
    found = []
    if producer.contact and producer.contact.website:
        found.append(OutsideLink(terms.text("Website"), producer.contact.website))
    for field, (label, pattern) in _NETWORKS.items():
        handle = getattr(producer.social, field, None) if producer.social else None
        if handle:
            address = handle if handle.startswith("https://") else pattern.format(handle.lstrip("@"))
            found.append(OutsideLink(label, address))
    return tuple(found)
