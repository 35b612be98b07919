"""Files that hosts read beside the pages: headers, redirects, security contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from catalogue.languages import LANGUAGES
from catalogue.policy import FRAMED_BY_NOBODY, SAFE_HEADERS, content_policy

#: Cloudflare Pages takes 2,000 static redirects; those beyond are pages that forward, as all of them are anyway.
MOST_REDIRECTS: Final = 2000
_FOR_EVER: Final = "public, max-age=31536000, immutable"
#: Folders whose files are named by their content.
_NAMED_BY_CONTENT: Final = ("assets", "media")
#: Pages made for other people's frames, and the page beside them that is not.
_EMBEDDED: Final = "embed/card/*"
_EMBEDDING: Final = "embed/*"
#: What other sites read, a portal first of all: browsers ask for it, and need to be told that they may. One rule for
#: each folder, because Cloudflare Pages takes 100 rules ("Headers", November 2026).
_SHARED: Final = (
    "site.json",
    "search/*",
    "pagefind/*",
    "downloads/products.json",
)
#: RFC 9116, section 2.5.5: less than a year ahead.
_SECURITY_DAYS: Final = 364


def host_files(
    base_url: str,
    base_path: str,
    pages: Iterable[str],
    moved: Iterable[tuple[str, str]],
    contact: str,
    today: date,
    origins: Sequence[str] = (),
    framers: str = "frame-ancestors *",
) -> dict[str, bytes]:
    """Site path to content.

    Args:
        base_url: absolute address of the site's root.
        base_path: its path, with slashes at both ends.
        pages: site paths of all pages.
        moved: former and present site path of pages, with a slash at the end.
        contact: e-mail address for reports of security problems, or empty.
        today: the date of the build.
        origins: other sites that pages may ask, as in `content_policy`.
        framers: the policy of pages that are made to be framed, see `frame_ancestors`.

    Returns:
        `_headers` and `_redirects` (Cloudflare Pages, Netlify, and GitLab Pages for the second), `.nojekyll` (GitHub
        Pages), `.well-known/security.txt` where there is a contact.
    """
    files = {
        "_headers": render_headers(base_path, pages, origins, framers).encode(),
        "_redirects": render_redirects(base_path, moved).encode(),
        ".nojekyll": b"",
    }
    if contact:
        files[".well-known/security.txt"] = render_security(base_url, contact, today).encode()
    return files


def render_headers(
    base_path: str, pages: Iterable[str], origins: Sequence[str], framers: str = "frame-ancestors *"
) -> str:
    """`_headers`: the policy for pages, its companions for everything, long life for what is named by its content.

    Other sites may read the public data and the files of the search, see `_SHARED`.

    Where several rules set one header, hosts send both values; of two policies both hold. So the policy is said for
    each folder of pages and never for everything, because the editor at `/admin/` is none of them and brings a policy
    of its own; and those that are made to be framed say it in their own way.

    Args:
        base_path: path of the site's root, with slashes at both ends.
        pages: site paths of all pages.
        origins: as in `content_policy`.
        framers: as in `host_files`.
    """
    policy = "Content-Security-Policy"
    blocks = [(f"{base_path}*", list(SAFE_HEADERS))]
    blocks += [(f"{base_path}{folder}/*", [("Cache-Control", _FOR_EVER)]) for folder in _NAMED_BY_CONTENT]
    blocks += [(f"{base_path}{place}", [("Access-Control-Allow-Origin", "*")]) for place in _SHARED]
    for place in sorted({_folder_of(page) for page in pages}):
        if not place.endswith(_EMBEDDING):
            blocks.append((f"{base_path}{place}", [(policy, content_policy(origins)), (policy, FRAMED_BY_NOBODY)]))
            continue
        folder = place.removesuffix(_EMBEDDING)
        page = f"{base_path}{folder}{_EMBEDDING.removesuffix('*')}"
        blocks.append((page, [(policy, content_policy(origins)), (policy, FRAMED_BY_NOBODY)]))
        blocks.append((f"{base_path}{folder}{_EMBEDDED}", [(policy, content_policy(origins)), (policy, framers)]))
    return "\n".join(f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in rules) for path, rules in blocks)


def _folder_of(page: str) -> str:
    """The rule for a page: its first folder (behind the language), or the page itself at a root."""
    parts = page.removesuffix("index.html").split("/", 2)
    depth = 2 if parts[0] in LANGUAGES else 1
    return "/".join((*parts[:depth], "*")) if len(parts) > depth else "/".join(parts)


def render_redirects(base_path: str, moved: Iterable[tuple[str, str]]) -> str:
    """`_redirects`: former addresses, permanently."""
    lines = [f"{base_path}{old} {base_path}{new} 301\n" for old, new in sorted(moved)]
    return "".join(lines[:MOST_REDIRECTS])


def render_security(base_url: str, contact: str, today: date) -> str:
    """`security.txt` (RFC 9116); it runs out within a year, and every build renews it."""
    return (
        f"Contact: mailto:{contact}\n"
        f"Expires: {(today + timedelta(days=_SECURITY_DAYS)).isoformat()}T00:00:00Z\n"
        "Preferred-Languages: id, en, ms\n"
        f"Canonical: {base_url}.well-known/security.txt\n"
    )
