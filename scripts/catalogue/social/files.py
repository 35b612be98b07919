"""Social pictures and captions as files, made once for the same content."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

from PIL import Image, features

from catalogue.catalogue import PhotoFile
from catalogue.kept.code_version import generator_version
from catalogue.kept.store import Store
from catalogue.languages import LANGUAGES, Language
from catalogue.media.normalise import normalise
from catalogue.media.opening import open_image, read_photo
from catalogue.media.unchanged import read_unchanged
from catalogue.pages.share_card import share_card_path
from catalogue.pages.shared import Shared
from catalogue.records import Collection, Product
from catalogue.social.captions import caption
from catalogue.social.content import SocialContent, collection_content, product_content
from catalogue.social.formats import FORMATS, WIDE, Format
from catalogue.social.picture import render_picture


class SocialMaker:
    """Makes pictures and captions, and keeps the pictures between runs."""

    def __init__(self, shared: Shared, cache_dir: Path) -> None:
        """Opens the cache.

        Args:
            shared: look-ups of the build.
            cache_dir: finished pictures are kept in `social-posts/` below it.
        """
        self._shared = shared
        self._store = Store(cache_dir / "social-posts", generator_version())

    def product(self, product: Product, languages: Sequence[Language]) -> dict[str, bytes | Path]:
        """Pictures and captions of a product, by file name: `<id>-id-square.jpg`, `<id>-id.txt`."""
        return self._files([product_content(self._shared, product, language) for language in languages])

    def collection(self, collection: Collection, languages: Sequence[Language]) -> dict[str, bytes | Path]:
        """Pictures and captions of a collection, named in the same way."""
        return self._files([collection_content(self._shared, collection, language) for language in languages])

    def _files(self, contents: Sequence[SocialContent]) -> dict[str, bytes | Path]:
        files: dict[str, bytes | Path] = {}
        for content in contents:
            files[f"{content.id}-{content.language}.txt"] = caption(content, self._shared).encode()
            for form in FORMATS:
                made = partial(make_picture, content, form)
                files[f"{content.id}-{content.language}-{form.name}.jpg"] = self._store.file(_key(content, form), made)
        return files


def share_cards(shared: Shared, cache_dir: Path) -> dict[str, Path]:
    """The Open Graph pictures of collections: files of the site, kept in `share-cards/` of the cache.

    Returns:
        Site path to finished file.
    """
    store = Store(cache_dir / "share-cards", generator_version())
    files: dict[str, Path] = {}
    for collection in shared.catalogue.collections.values():
        for language in LANGUAGES:
            content = collection_content(shared, collection, language)
            made = store.file(_key(content, WIDE), partial(make_picture, content, WIDE))
            files[share_card_path(shared, collection, language)] = made
    store.forget_unused()
    return files


def make_picture(content: SocialContent, form: Format) -> bytes:
    """A picture of its content, with the photo read from its file."""
    if content.photo is None:
        return render_picture(content, form, None)
    return render_picture(content, form, _opened(content.photo.file))


@lru_cache(maxsize=1)  # a photo is used nine times in a row
def _opened(photo: PhotoFile) -> Image.Image:
    return normalise(read_photo(open_image(read_unchanged(photo.path, photo.fingerprint))))


def _key(content: SocialContent, form: Format) -> str:
    """What a picture depends on: its texts, its photo, the size, and what draws it."""
    photo = content.photo.file.fingerprint if content.photo else ""
    parts = (features.version("pil"), features.version("jpg"), features.version("freetype2"))
    texts = (
        content.kicker,
        content.name,
        content.facts,
        content.marks,
        content.address,
        content.wordmark,
        content.sample,
        content.paused,
    )
    return hashlib.blake2b(repr((parts, repr(form), photo, texts)).encode(), digest_size=16).hexdigest()
