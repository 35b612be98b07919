"""Turns a page into HTML: its template fills `main`, and the result is stamped into the shell of its language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Template

from catalogue.head import HeadContext, render_head, render_languages, render_note
from catalogue.languages import LANGUAGES, Language
from catalogue.lean import lean
from catalogue.messages import Messages
from catalogue.pages.base import Page, language_path
from catalogue.templates import CatalogueEnvironment

#: The places in a shell that differ from page to page; overrides/shell.html holds each of them.
_SLOTS: Final = re.compile(r"(<!--@head-->|<!--@langs-->|<!--@note-->|<!--@main-->|@@here@@)")
#: `data-page` where it is not the page's own kind: the contract (records.md) has one value for a list and its entries.
_BODY_KINDS: Final = {
    "producers": "producer",
    "categories": "category",
    "regencies": "regency",
    "markets": "market",
    "collections": "collection",
    "missing": "doc",
}
#: Pages without chrome: a short address is for all languages, a card stands on somebody else's page.
_WHOLE: Final = frozenset({"short", "embed"})
#: Pages that name the root of their language as the base of their addresses: fifty addresses a page are six signs
#: shorter by it. A link to a place on the page itself needs the page's own path then.
_BASED: Final = frozenset({"product"})
_NAVIGATION: Final = re.compile(r"@@nav:([a-z]+)@@")


class ShellError(Exception):
    """The shell lacks a place for something a page must show."""


def relative_prefix(path: str, language: Language) -> tuple[str, str]:
    """Prefixes from a page to the site's root and to the root of its language, both with a slash at the end.

    Relative, so that the same files work at a host's root, under a sub-path and from a folder.
    """
    return "../" * language_path(path, language).count("/") or "./", "../" * path.count("/") or "./"


def _based_prefix(language: Language) -> tuple[str, str]:
    """The same for addresses that are read from the root of a language."""
    return "../" * language_path("", language).count("/"), ""


class Shell:
    """The chrome of one language, cut at the places that pages fill."""

    def __init__(self, html: str) -> None:
        """Cuts the shell.

        Raises:
            ShellError: a place is missing or stands twice.
        """
        self.html = lean(html)
        for slot in ("<!--@head-->", "<!--@langs-->", "<!--@note-->", "<!--@main-->"):
            if html.count(slot) != 1:
                raise ShellError(f"overrides/shell.html must hold {slot} once, not {html.count(slot)} times")
        self._cut = cache(self._fill)

    def stamp(self, root: str, base: str, kind: str, nav: str, parts: Mapping[str, str]) -> str:
        """The whole page.

        Args:
            root: prefix to the site's root.
            base: prefix to the language's root.
            kind: `data-page` of the body.
            nav: name of the menu entry that is current, or empty.
            parts: HTML by slot.
        """
        return "".join([parts.get(piece, piece) for piece in self._cut(root, base, kind, nav)])

    def _fill(self, root: str, base: str, kind: str, nav: str) -> tuple[str, ...]:
        return tuple(_SLOTS.split(fill_places(self.html, root, base, kind, nav)))


def fill_places(html: str, root: str, base: str, kind: str, nav: str) -> str:
    """Fills the places of the chrome that hold addresses and names rather than HTML.

    Args:
        html: a shell or a page with the shell's header and footer.
        root: prefix to the site's root.
        base: prefix to the language's root.
        kind: `data-page` of the body.
        nav: name of the menu entry that is current, or empty.
    """
    html = html.replace("@@root@@", root).replace("@@home@@", base or "./")
    html = html.replace("@@base@@", base).replace("@@kind@@", kind)
    return _NAVIGATION.sub(lambda found: " aria-current=page" if found[1] == nav else "", html)


class Renderer:
    """Renders pages of all languages.

    Attributes:
        fingerprint: changes when any page could come out differently: templates, words, shells, styles.
    """

    def __init__(
        self,
        folder: Path,
        shells: Mapping[Language, str],
        messages: Mapping[Language, Messages],
        head: HeadContext,
        asset: Callable[[str], str],
        fingerprint: str,
        cache_dir: Path,
    ) -> None:
        """Prepares environments and shells.

        Args:
            folder: the templates.
            shells: the empty chrome by language.
            messages: the interface's words by language.
            head: what every head needs.
            asset: name of a style or script to its site path.
            fingerprint: of everything above that comes from files.
            cache_dir: where compiled templates are kept.
        """
        self._shells = {language: Shell(shells[language]) for language in LANGUAGES}
        self._environments = {
            language: CatalogueEnvironment(folder, messages[language], asset, cache_dir) for language in LANGUAGES
        }
        self._head = head
        self._notes = {
            (language, of_one): render_note(messages[language].text, of_one=of_one)
            for language in LANGUAGES
            for of_one in (True, False)
        }
        self._templates: dict[tuple[str, Language], Template] = {}
        digest = hashlib.sha256(fingerprint.encode())
        for path in sorted(folder.rglob("*.html")):
            digest.update(path.name.encode() + path.read_bytes())
        for language in LANGUAGES:
            words = messages[language]
            digest.update(shells[language].encode() + repr((words.texts, words.plurals)).encode())
        self.fingerprint = digest.hexdigest()

    def render(self, page: Page) -> str:
        """The page's HTML, from doctype to the end."""
        root, base = relative_prefix(page.path, page.language)
        if page.kind == "missing":
            root = self._head.base_url[len(_origin(self._head.base_url)) :]
            base = root + language_path("", page.language)
        here = based = ""
        if page.kind in _BASED:
            here, based = page.path, f"<base href={base}>"
            root, base = _based_prefix(page.language)
        main = self._template(page.template, page.language).render(view=page.view, root=root, base=base)
        if page.kind in _WHOLE:
            return main.lstrip()  # a document of its own, in no language's chrome
        path = "" if page.kind == "missing" else page.path
        parts = {
            "<!--@head-->": based + render_head(self._head, page.head, page.path, page.language),
            "<!--@langs-->": render_languages(
                path, page.language, root, "" if page.kind == "missing" else here or "./"
            ),
            "@@here@@": here,
            "<!--@note-->": self._notes[page.language, page.kind == "product"] if page.sample else "",
            "<!--@main-->": main,
        }
        kind = _BODY_KINDS.get(page.kind, page.kind)
        return self._shells[page.language].stamp(root, base, kind, page.nav, parts)

    def _template(self, name: str, language: Language) -> Template:
        key = (name, language)
        if key not in self._templates:
            self._templates[key] = self._environments[language].get_template(name)
        return self._templates[key]


def _origin(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.split('/', 1)[0]}"
