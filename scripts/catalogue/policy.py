"""What a page of the site may load and do: its Content-Security-Policy, and the other headers that go with it.

No page has an inline script or style, so nothing inline is allowed. `wasm-unsafe-eval` lets the search start its
WebAssembly (Content Security Policy Level 3, section 6.7.1.3); it does not allow `eval`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

#: What a page may fetch comes from the site itself, whatever it is: one word for scripts, styles, the typeface, data,
#: the worker, the manifest and frames. Said once, because it stands in every page.
_DEFAULT: Final = "default-src 'self' 'wasm-unsafe-eval'"
_PICTURES: Final = "img-src 'self' data: blob:"  # blob: for the photos a producer has just chosen, not yet sent
_CLOSED: Final = ("object-src 'none'", "form-action 'self'", "base-uri 'self'")

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
    pictures = " ".join((_PICTURES, *origins))
    data = (" ".join(("connect-src 'self'", *origins)),) if origins else ()
    return ";".join((_DEFAULT, pictures, *data, *_CLOSED))


#: Who may show a page in a frame. As a policy of its own, because a `meta` element cannot say it, and because pages
#: that are made to be framed must not have it: of two policies on a page, both hold.
FRAMED_BY_NOBODY: Final = "frame-ancestors 'self'"


def frame_ancestors(hosts: Sequence[str]) -> str:
    """The policy of pages that are made for other people's frames.

    Args:
        hosts: origins that may show them; where there is none, everybody may.
    """
    return " ".join(("frame-ancestors", *(("'self'", *sorted(hosts)) if hosts else ("*",))))
