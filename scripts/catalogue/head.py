"""What stands in a page's head: title, canonical, alternates, social cards, structured data."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from markupsafe import escape

from catalogue.languages import LANGUAGES, OWN_NAMES, Language
from catalogue.pages.base import Head, language_path

#: What must not end a script element early, nor open a comment in it (HTML standard, "Restrictions for contents
#: of script elements").
_SCRIPT_SAFE: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


#: `hreflang` and the language it leads to.
_ALTERNATES: Final = (*((lang, lang) for lang in LANGUAGES), ("x-default", LANGUAGES[0]))


@dataclass(frozen=True, slots=True)
class HeadContext:
    """What every head needs to know of the site.

    Attributes:
        base_url: absolute address of the site's root, with a slash at the end.
        site_name: the site's name by language.
        card: site path, width and height of the picture shown where a page has none of its own.
    """

    base_url: str
    site_name: dict[Language, str]
    card: tuple[str, int, int]


def render_head(context: HeadContext, head: Head, path: str, language: Language) -> str:
    """The lines of a page's head that are the page's own, as HTML.

    Frugal, because it is multiplied by every page. Networks take the description where they find no `og:description`,
    the canonical address where they find no `og:url`, and `website` for a page without `og:type` (ogp.me).

    Args:
        context: the site.
        head: the page's facts.
        path: language-neutral address of the page.
        language: the page's language.
    """
    site = context.site_name[language]
    title = f"{head.title} – {site}" if head.title != site else site
    image, width, height = (head.image, *head.image_size) if head.image else context.card
    base = escape(context.base_url)
    lines = [f'<title>{escape(title)}</title><meta name=description content="{escape(head.description)}">']
    if head.noindex:
        lines.append("<meta name=robots content=noindex>")
    if head.has_address:
        lines += _addresses(base, path, language)
    lines.append(
        f'<meta property=og:title content="{escape(head.title)}"><meta property=og:image content={base}{image}>'
        f"<meta property=og:image:width content={width}><meta property=og:image:height content={height}>"
        "<meta name=twitter:card content=summary_large_image>"  # X shows no picture without it
    )
    if head.feed:
        lines.append(f'<link rel=alternate type=application/atom+xml title="{escape(site)}" href={base}{head.feed}>')
    if head.structured:
        lines.append(_structured({"@context": "https://schema.org", "@graph": head.structured}))
    return "".join(lines)


def render_languages(path: str, language: Language, root: str, here: str = "./") -> str:
    """The language switch: the same page in each language, as links.

    Args:
        path: language-neutral address of the page.
        language: the page's language.
        root: prefix from the page to the site's root.
        here: address of the page itself as seen from it; empty where it stands at any address.
    """
    return "".join([_language_link(path, lang, root, here if lang == language else None) for lang in LANGUAGES])


def _language_link(path: str, language: Language, root: str, here: str | None) -> str:
    mark = "" if here is None else " aria-current=true"
    name = language.upper()
    address = here or root + language_path(path, language)
    return f'<a href={address} lang={language}{mark} aria-label="{name}: {OWN_NAMES[language]}">{name}</a>'


def render_note(text: Callable[[str], str], *, of_one: bool) -> str:
    """The notice that a page shows fictitious data: one product and its producer, or among others."""
    notice = sample_notice(text) if of_one else text("This page shows fictitious products and producers as examples.")
    return f"<p class=note><b>{escape(text('Sample data'))}.</b> <span>{escape(notice)}</span></p>"


def sample_notice(text: Callable[[str], str]) -> str:
    """What a reader of a fictitious product has to know, as plain text."""
    return text("This product and producer are fictitious and shown as examples only.")


def _addresses(base: str, path: str, language: Language) -> list[str]:
    # Paths are made of checked ids and the site's own address: nothing in them needs quotes.
    return [
        f"<link rel=canonical href={base}{language_path(path, language)}>",
        *[f"<link rel=alternate hreflang={name} href={base}{language_path(path, lang)}>" for name, lang in _ALTERNATES],
    ]


def _structured(entry: object) -> str:
    text = _ENCODER.encode(entry)
    for sign, safe in _SCRIPT_SAFE.items():  # few texts hold any, and to see that takes no time
        text = text.replace(sign, safe)
    return f"<script type=application/ld+json>{text}</script>"
