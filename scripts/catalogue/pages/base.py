"""What every page is made of, and what a page builder may use."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from catalogue.catalogue import Catalogue
from catalogue.federation.portal import Portal
from catalogue.languages import Language
from catalogue.loading.remembered import Remembered
from catalogue.media import Picture
from catalogue.messages import Messages
from catalogue.pages.view_model import view_model
from catalogue.readiness import Board, recall_nothing
from catalogue.settings import Settings

PageKind = Literal[
    "home",
    "products",
    "product",
    "producers",
    "producer",
    "categories",
    "category",
    "regencies",
    "regency",
    "markets",
    "market",
    "collections",
    "collection",
    "inquiry",
    "compare",
    "submit",
    "short",
    "embed",
    "members",
    "missing",
    "doc",
]


@view_model
class Head:
    """What a page tells search engines and social networks.

    Attributes:
        title: without the site's name, plain text.
        description: one or two sentences, at most 160 characters, plain text.
        image: site path of a JPEG for social cards, or None for the site's own card.
        image_size: width and height of `image` in pixels.
        structured: JSON-LD objects without `@context`; addresses inside are absolute.
        noindex: whether search engines are asked to leave the page out.
        has_address: False for the missing page, which is shown at any address.
        feed: site path of an Atom feed of what the page lists, or empty.
    """

    title: str
    description: str
    image: str | None = None
    image_size: tuple[int, int] = (0, 0)
    structured: tuple[Mapping[str, Any], ...] = ()
    noindex: bool = False
    has_address: bool = True
    feed: str = ""


@view_model
class Page:
    """A page ready to be rendered.

    Attributes:
        path: address without the language: empty for home, else with a slash at the end (`products/kopi-rempah/`).
        language: the page's language.
        kind: value of `data-page` on `body`.
        nav: which entry of the main menu it belongs to (`products`, `producers`, `regencies`, `members`, `order`)
            or empty.
        template: file in `overrides/catalogue/`. It renders what stands in `main`; that of a short address and of a
            card for other sites (kinds `short`, `embed`) is a whole document, with its own canonical address and
            alternates.
        head: see Head.
        view: what the template sees as `view`; a typed view model of this package.
        sample: whether the page shows fictitious data and says so.
    """

    path: str
    language: Language
    kind: PageKind
    nav: str
    template: str
    head: Head
    view: object
    sample: bool = False


class Inputs:
    """What a page depends on, worked out when it is first asked for."""

    __slots__ = ("_digest", "_work_out")

    def __init__(self, work_out: Callable[[], tuple[str, ...]]) -> None:
        self._work_out = work_out
        self._digest = ""

    def __call__(self) -> tuple[str, ...]:
        """Everything the page depends on beside shell, templates, vocabulary and the day, as short strings.

        Record keys with fingerprints, picture names, ids in order. Equal inputs, equal page.
        """
        return self._work_out()

    @property
    def digest(self) -> str:
        """A hash of them, worked out once for all languages of the page; they themselves would take 20 MB."""
        if not self._digest:
            self._digest = hashlib.blake2b("\0".join(self._work_out()).encode(), digest_size=16).hexdigest()
        return self._digest


@view_model
class PageJob:
    """A page that the site needs, and when it has to be made again.

    Attributes:
        path: as in Page.
        language: as in Page.
        inputs: what the page depends on; the same object for all its languages.
        make: builds the view model; called only when something changed.
        lastmod: ISO date for the sitemap, or empty.
        images: site paths of pictures for the sitemap.
        listed: whether it stands in the sitemap.
    """

    path: str
    language: Language
    inputs: Inputs
    make: Callable[[], Page]
    lastmod: str = ""
    images: tuple[str, ...] = ()
    listed: bool = True


@dataclass(frozen=True)
class SiteContext:
    """Everything page builders may read.

    Attributes:
        catalogue: the checked records.
        pictures: picture by photo fingerprint.
        settings: date, address, folders.
        messages: the interface's words by language.
        portal: the federation that the site is the portal of, or None.
        remembered: what earlier builds found of products that did not change, where there were any.
        promised: addresses (language-neutral) that were published once and stay.
    """

    catalogue: Catalogue
    pictures: Mapping[str, Picture]
    settings: Settings
    messages: Mapping[Language, Messages]
    portal: Portal | None = None
    remembered: Remembered | None = None
    promised: frozenset[str] = frozenset()

    @cached_property
    def readiness(self) -> Board:
        """How every product stands to every market; worked out once a build."""
        return Board(self.catalogue, self.remembered.case if self.remembered else recall_nothing)

    def absolute(self, path: str, language: Language) -> str:
        """Absolute address of a page (language-neutral path) in a language."""
        return self.settings.base_url + language_path(path, language)

    def short_address(self, record_id: str) -> str:
        """Absolute short address of a record, the one that QR codes and messages hold.

        Where `short_url` stands in `reference/site.yml`, that own short domain leads to the site's `p/`.
        """
        prefix = self.catalogue.vocabulary.site.get("short_url") or f"{self.settings.base_url}p/"
        return f"{prefix}{record_id}/"


def language_path(path: str, language: Language, root: Language = "en") -> str:
    """Site path of a language's version of a page: `products/`, `id/products/`, `ms/products/`."""
    return path if language == root else f"{language}/{path}"
