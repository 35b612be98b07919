"""What a page of the site may load and do: its Content-Security-Policy, and the other headers that go with it.

No page has an inline script or style, so nothing inline is allowed. `wasm-unsafe-eval` lets the search start its
WebAssembly (Content Security Policy Level 3, section 6.7.1.3); it does not allow `eval`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_OWN: Final[tuple[tuple[str, str], ...]] = (
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("font-src", "'self'"),
    ("img-src", "'self' data: blob:"),  # blob: for the photos a producer has just chosen, before they are sent
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("frame-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
#: What other sites of a federation may be asked for: their search index and the pictures of what was found.
_SHARED: Final = ("img-src", "connect-src")

#: Headers of every file, for hosts that let a site set them; the policy comes on top.
SAFE_HEADERS: Final[tuple[tuple[str, str], ...]] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Strict-Transport-Security", "max-age=31536000"),
)


def content_policy(origins: Sequence[str] = ()) -> str:
    """The policy as one line, for a `meta` element.

    Args:
        origins: other sites whose search index and pictures are shown (`https://example.org`).
    """
    return "; ".join(f"{name} {_sources(name, sources, origins)}" for name, sources in _OWN)


#: Who may show a page in a frame. As a policy of its own, because a `meta` element cannot say it, and because pages
#: that are made to be framed must not have it: of two policies on a page, both hold.
FRAMED_BY_NOBODY: Final = "frame-ancestors 'self'"


def frame_ancestors(hosts: Sequence[str]) -> str:
    """The policy of pages that are made for other people's frames.

    Args:
        hosts: origins that may show them; where there is none, everybody may.
    """
    return " ".join(("frame-ancestors", *(("'self'", *sorted(hosts)) if hosts else ("*",))))


def _sources(name: str, sources: str, origins: Sequence[str]) -> str:
    return " ".join((sources, *origins)) if name in _SHARED else sources
