"""The page of a portal: one search over the sites of all members, the map, and what each site holds.

What stands in the page is what members said when they were last heard; the search asks them when a visitor searches.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.federation.members import Member
from catalogue.federation.portal import Heard, Portal, render_answer
from catalogue.federation.summary import SCHEMA, SEARCH_FORMAT, SUMMARY_FILE
from catalogue.languages import Language, format_date
from catalogue.pages.base import Head, Page, language_path
from catalogue.pages.maps import MapView
from catalogue.pages.places import place_map
from catalogue.pages.shared import Shared
from catalogue.pages.structured import breadcrumbs
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.text import DESCRIPTION_MAX, Notice, Said, Speaker, shorten
from catalogue.records import L10n

#: Address of the page; forms and links of the whole portal lead here.
PATH = "members/"
#: Results that are shown at once, and how many more with each press.
_PAGE_SIZE = 24


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of a member, in the reader's language.

    Attributes:
        address: absolute.
        name: its text.
        count: products behind it, as digits; empty where nothing is counted.
    """

    address: str
    name: Said
    count: str = ""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member's site.

    Attributes:
        id: as in `federation.yml`.
        name: of the member.
        address: its home page in the reader's language.
        regency: the regency it stands for.
        heard: whether it has ever answered; without, all below is empty.
        products: how many, for the plural.
        number: the same as digits.
        producers: how many, as digits.
        asked: the day it was last heard.
        sample: whether its products are fictitious.
        categories: what it has, in the vocabulary's order.
        newest: its newest products.
        data: its public data.
    """

    id: str
    name: str
    address: str
    regency: str
    heard: bool = False
    products: int = 0
    number: str = ""
    producers: str = ""
    asked: str = ""
    sample: bool = False
    categories: tuple[Link, ...] = ()
    newest: tuple[Link, ...] = ()
    data: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class RegencyRow:
    """A regency: how many products all members have there, and whose sites stand for it."""

    name: str
    count: int
    number: str
    members: tuple[MemberRow, ...]


@dataclass(frozen=True, slots=True)
class MembersView:
    """What the page shows.

    Attributes:
        products: of all members, for the plural.
        number: the same as digits.
        members: in the order of `federation.yml`.
        regencies: all of them, from west to east.
        map: the regencies.
        notice: what readers have to know of the names, or None.
        config: for the script: words, members, forms it can read.
    """

    products: int
    number: str
    members: tuple[MemberRow, ...]
    regencies: tuple[RegencyRow, ...]
    map: MapView
    notice: Notice | None
    config: Mapping[str, object]


def members_page(shared: Shared, portal: Portal, language: Language) -> Page:
    """The page in one language."""
    terms, speaker = shared.terms[language], shared.speaker(language)
    rows = tuple(_row(portal.heard.get(member.id), member, terms, speaker) for member in portal.members)
    view = MembersView(
        products=portal.products,
        number=terms.number(portal.products),
        members=rows,
        regencies=_regencies(portal, rows, terms),
        map=place_map(terms, COMMA.join(terms.short_regencies.values())),
        notice=shared.notice(speaker, PATH),
        config=_config(portal, terms),
    )
    title = terms.text("Member sites")
    about = terms.text("One search over the catalogues of %(names)s.") % {"names": COMMA.join(row.name for row in rows)}
    head = Head(
        title=title,
        description=shorten(about, DESCRIPTION_MAX),
        structured=(breadcrumbs(shared.site, language, ((title, ""),)),),
    )
    sample = any(row.sample for row in rows)
    return Page(PATH, language, "members", "members", "members.html", head, view, sample)


def members_inputs(portal: Portal) -> tuple[str, ...]:
    """What the page depends on, the same for every language."""
    answers = (render_answer(portal.heard[key]).decode() for key in sorted(portal.heard))
    return (repr(portal.members), *answers)


def _row(heard: Heard | None, member: Member, terms: Terms, speaker: Speaker) -> MemberRow:
    row = MemberRow(
        member.id,
        member.name[terms.language],
        _address(member, "", terms.language),
        terms.short_regencies[member.regency],
    )
    if heard is None:
        return row
    summary = heard.summary
    return MemberRow(
        row.id,
        row.name,
        row.address,
        row.regency,
        heard=True,
        products=summary.products,
        number=terms.number(summary.products),
        producers=terms.number(summary.producers),
        asked=format_date(heard.asked, terms.language),
        sample=summary.sample_data,
        categories=tuple(
            Link(_address(member, f"categories/{key}/", terms.language), Said(label), terms.number(count))
            for key, label in terms.categories.items()
            if (count := summary.categories.get(key))
        ),
        newest=tuple(
            Link(_address(member, f"products/{entry.id}/", terms.language), speaker.say(name))
            for entry in summary.newest
            if (name := L10n(en=entry.name.en, id=entry.name.id, ms=entry.name.ms)).all_texts()
        ),
        data=tuple(
            Link(member.url + summary.data[kind], Said(kind.upper()))
            for kind in ("xlsx", "csv", "json")
            if kind in summary.data
        ),
    )


def _regencies(portal: Portal, rows: tuple[MemberRow, ...], terms: Terms) -> tuple[RegencyRow, ...]:
    found = []
    for key, name in terms.short_regencies.items():
        counts = (heard.summary.regencies.get(key) for heard in portal.heard.values())
        products = sum(count.products for count in counts if count)
        own = tuple(row for row, member in zip(rows, portal.members, strict=True) if member.regency == key)
        found.append(RegencyRow(name, products, terms.number(products), own))
    return tuple(found)


def _address(member: Member, path: str, language: Language) -> str:
    return member.url + language_path(path, language)


def _config(portal: Portal, terms: Terms) -> dict[str, object]:
    """What the script needs beside the page; `%(num)s` and the like are filled by it."""
    text, blank = terms.text, "%(num)s"
    members = [{"id": m.id, "name": m.name[terms.language], "url": m.url} for m in portal.members]
    return {
        "members": members,
        "summary": SUMMARY_FILE,
        "schema": SCHEMA,
        "format": SEARCH_FORMAT,
        "pageSize": _PAGE_SIZE,
        "suggest": {
            "all": text("See all results"),
            "none": text("None of the member sites that answered has such a product. Try another word."),
            "results": text("Results"),
            "meant": text("Showing results for %(meant)s."),
        },
        "words": {
            "foundOne": terms.plural("%(num)s product found", "%(num)s products found", 1, num=blank),
            "foundMany": terms.plural("%(num)s product found", "%(num)s products found", 2, num=blank),
            "none": text("None of the member sites that answered has such a product. Try another word."),
            "near": text("Products that come close"),
            "waiting": text("Asking the member sites…"),
            "silent": text("%(name)s does not answer now. The results are those of the other sites."),
            "slow": text("%(name)s has not answered yet."),
            "newer": text("%(name)s was made by a newer version and cannot be searched from here."),
            "visit": text("Open its own site"),
            "meant": text("Showing results for %(meant)s."),
            "partly": text("No product has all of these words. These have some of them."),
            "all": text("All member sites"),
            "more": text("Show more"),
            "at": text("See these results with filters at %(name)s"),
        },
    }
