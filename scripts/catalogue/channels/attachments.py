"""Attachments of an issue: which addresses count, where their bytes come from, and how many are read."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path
from typing import IO, Final
from urllib.parse import urlsplit

from catalogue.channels.entry import MOST_BYTES

_UUID: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
#: The two forms of GitHub's attachments; nothing else is fetched.
_OWN: Final = re.compile(
    r"https://github\.com/user-attachments/"
    rf"(?:assets/(?P<uuid>{_UUID})|files/\d{{1,20}}/(?P<name>[A-Za-z0-9][\w.() -]{{0,120}}))"
)
_LINKS: Final = (
    re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*[\"']?(?P<url>[^\"'\s<>]+)", re.IGNORECASE),
    re.compile(r"!?\[[^\]\n]{0,300}\]\(\s*<?(?P<url>[^)\s<>]+)>?[^)\n]{0,100}\)"),
    re.compile(r"(?P<url>https?://[^\s<>()\"'\]]+)"),
)
#: Hosts that GitHub sends a download on to.
_STORES: Final = re.compile(
    r"(?:github\.com|(?:objects|private-user-images|user-images)\.githubusercontent\.com"
    r"|github-production-(?:user-asset|repository-file)-[a-z0-9]+\.s3\.amazonaws\.com)"
)
_SUFFIXES: Final = ("", ".jpg", ".jpeg", ".png", ".webp", ".zip")
_TIMEOUT_S: Final = 30


@dataclass(frozen=True, slots=True)
class Attachment:
    """A link in an answer.

    Attributes:
        url: its address.
        name: the file's name, as far as the address tells; empty for one that is not GitHub's.
    """

    url: str
    name: str

    @property
    def is_own(self) -> bool:
        """Whether it is an attachment on GitHub, and so may be fetched."""
        return bool(self.name)

    @property
    def is_kit(self) -> bool:
        """Whether it may be a kit of the form page."""
        return self.name.lower().endswith((".zip", ".katalog.txt"))


def find_attachments(text: str) -> Iterator[Attachment]:
    """Every link of an answer once, in the order of the text."""
    found: dict[str, int] = {}
    for pattern in _LINKS:
        for match in pattern.finditer(text):
            found.setdefault(match["url"].rstrip(".,;"), match.start("url"))
    for url in sorted(found, key=lambda each: found[each]):
        own = _OWN.fullmatch(url)
        yield Attachment(url, (own["uuid"] or own["name"]) if own else "")


def from_folder(folder: Path, attachment: Attachment) -> bytes:
    """The bytes of an attachment that lies in a folder under its name.

    Raises:
        OSError: it is not there, is no plain file, or is too big.
    """
    for suffix in _SUFFIXES:
        path = folder / f"{attachment.name}{suffix}"
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            return _read(file)
    raise FileNotFoundError(2, "not in the folder of attachments", attachment.name)


def download(url: str) -> bytes:
    """The bytes behind an address of GitHub's attachments; redirects lead to GitHub's own stores or nowhere.

    Raises:
        OSError: it cannot be had, leads elsewhere, or is too big.
    """
    if not _OWN.fullmatch(url):
        raise PermissionError(1, "not an attachment on GitHub", url)
    opener = urllib.request.build_opener(_OwnStoresOnly)
    with opener.open(url, timeout=_TIMEOUT_S) as answer:
        return _read(answer)


def _read(file: IO[bytes]) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(27, f"larger than {MOST_BYTES // 1024 // 1024} MB")
    return data


class _OwnStoresOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects to GitHub's own stores only."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """The next request, or an error where it would lead elsewhere."""
        if not may_redirect(newurl):
            raise PermissionError(1, "redirected away from GitHub")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def may_redirect(url: str) -> bool:
    """Whether a download may go on at an address."""
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.port in {None, 443} and bool(_STORES.fullmatch(parts.hostname or ""))
