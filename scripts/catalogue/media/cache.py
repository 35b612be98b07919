"""The content-addressed cache of renditions: one folder, safe against kills, truncation and flipped bits.

    <root>/entries/ab/<key>.json   what a photo became: written last; its files with size and SHA-256
    <root>/files/cd/<hash>-<tag>   the renditions, named by their own content as they are on the site

A key is made from the photo's fingerprint and all that shapes its renditions; a file's name from its bytes.
So a name never gets other content, browsers may keep the pictures forever, and equal pictures are one file.

Each file's size and SHA-256 are compared whenever an entry is loaded. Measured: reading and hashing
takes about a second for 1 GB, all that a site may weigh on a free host, so trusting file times instead would
gain too little for its gap. What fails is encoded again.
"""

import hashlib
import json
import os
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from catalogue.kept.disuse import forget_unused, note_use
from catalogue.media.encode import PIPELINE_VERSION, EncodedPhoto, encoder_version
from catalogue.media.plan import Rendition, recipe

# 64 bits: among a million files two differ in content and share a name once in 37 million sites.
_HASH_DIGITS = 16
_TEMPORARY = ".tmp"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One rendition in the cache.

    Attributes:
        rendition: What it is.
        size_bytes: Its size.
        sha256: Its content's hash, 64 hexadecimal digits.
    """

    rendition: Rendition
    size_bytes: int
    sha256: str

    @property
    def name(self) -> str:
        """Name of the file in the cache and on the site: `<hash>-<tag>`."""
        return f"{self.sha256[:_HASH_DIGITS]}-{self.rendition.tag}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one photo became.

    Attributes:
        colour: Dominant colour, `#rrggbb`.
        files: Its renditions in the order of the plan.
    """

    colour: str
    files: tuple[StoredFile, ...]


class MediaCache:
    """Renditions on disk. Threads and builds may share one."""

    def __init__(self, root: Path) -> None:
        """Use the folder `root`; it is made when the first photo is stored."""
        self.root = root
        self._entries = root / "entries"
        self._files = root / "files"

    def key(self, fingerprint: str, *, cover: bool) -> str:
        """Return the key of a photo's renditions, 64 hexadecimal digits.

        Args:
            fingerprint: SHA-256 of the photo's bytes.
            cover: Whether it gets a cover's renditions.
        """
        parts = (fingerprint, recipe(cover=cover), str(PIPELINE_VERSION), encoder_version())
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def file(self, name: str) -> Path:
        """Return where the file of that name (`StoredFile.name`) is or would be."""
        return self._files / name[:2] / name

    def load(self, key: str) -> Entry | None:
        """Return the entry of a key if it and all its files are intact; None otherwise."""
        path = self._entry_path(key)
        entry = self._read_entry(path)
        if entry is None or not all(map(self._is_intact, entry.files)):
            return None
        note_use([path, *(self.file(stored.name) for stored in entry.files)])
        return entry

    def store(self, key: str, photo: EncodedPhoto) -> Entry:
        """Write the files that are not there intact, then the entry, each atomically; return the entry."""
        files = []
        for rendition, content in photo.files:
            stored = StoredFile(rendition, len(content), hashlib.sha256(content).hexdigest())
            if self._is_intact(stored):
                note_use([self.file(stored.name)])
            else:
                _write_atomically(self.file(stored.name), content)
            files.append(stored)
        entry = Entry(photo.colour, tuple(files))
        _write_atomically(self._entry_path(key), _dump(entry))
        return entry

    def forget_unused(self) -> int:
        """Remove what nothing used for a month, and what a killed build left behind; return the number of files."""
        return forget_unused(self.root)

    def _entry_path(self, key: str) -> Path:
        return self._entries / key[:2] / f"{key}.json"

    def _read_entry(self, path: Path) -> Entry | None:
        try:
            return _parse(path.read_bytes())
        except (OSError, ValueError, KeyError, TypeError):
            # Missing, cut off or damaged: all the same, the photo is encoded again.
            return None

    def _is_intact(self, stored: StoredFile) -> bool:
        try:
            content = self.file(stored.name).read_bytes()
        except OSError:
            return False
        return len(content) == stored.size_bytes and hashlib.sha256(content).hexdigest() == stored.sha256


def _dump(entry: Entry) -> bytes:
    """Return an entry as JSON with a hash of itself, so that a flipped bit in it is found as well."""
    body = asdict(entry)
    return _json({**body, "check": hashlib.sha256(_json(body)).hexdigest()})


def _parse(data: bytes) -> Entry:
    body: Any = json.loads(data)
    if not isinstance(body, dict):
        msg = "the entry is no mapping"
        raise TypeError(msg)
    check = body.pop("check")
    if hashlib.sha256(_json(body)).hexdigest() != check:
        msg = "the entry does not match its own hash"
        raise ValueError(msg)
    files = (StoredFile(Rendition(**each["rendition"]), each["size_bytes"], each["sha256"]) for each in body["files"])
    return Entry(body["colour"], tuple(files))


def _json(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that under its name there is always the whole content or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}{_TEMPORARY}")
    temporary.write_bytes(content)
    temporary.replace(path)
