"""The words that go with a picture: what to paste under a post, hashtags, and what the picture shows."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from catalogue.pages.shared import Shared
from catalogue.social.content import SocialContent

_MOST_TAGS: Final = 10
#: Tags that every post of the catalogue carries; they are the same words in all three languages.
_OWN_TAGS: Final = ("Madura", "MadeInIndonesia")
_WORD: Final = re.compile(r"[^\W_]+")


def caption(content: SocialContent, shared: Shared) -> str:
    """A caption: notices, name, summary, facts, certificates, address, hashtags; then the alternative text, set apart.

    The three parts stand under headings in the caption's language, so that each can be copied by itself.
    """
    text = shared.terms[content.language].text
    lines = [content.name, "", content.summary, ""]
    lines += [f"{fact.label}: {fact.value}" for fact in content.facts]
    held, alternate = text("Certificates held"), text("Alternative text of the picture")
    if content.papers:
        lines.append(f"{held}: {', '.join(content.papers)}")
    lines += ["", content.address, "", " ".join(hashtags(content))]
    notices = []
    if content.sample:
        fictitious = text("This product and producer are fictitious and shown as examples only.")
        notices.append(f"{content.sample}. {fictitious}")
    if content.paused:
        notices.append(f"{content.paused}.")
    if content.drafted:
        notices.append(text("This text was translated by a machine and has not been checked by a person yet."))
    lines = [line for notice in notices for line in (notice, "")] + lines
    lines += ["", f"{alternate}:", alternative(content, shared)]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def hashtags(content: SocialContent) -> list[str]:
    """Hashtags, the narrowest first, each once whatever its capitals."""
    tags: dict[str, str] = {}
    for topic in (*content.topics[: _MOST_TAGS - len(_OWN_TAGS)], *_OWN_TAGS):
        tag = _tag(topic)
        if tag:
            tags.setdefault(tag.casefold(), tag)
    return [f"#{tag}" for tag in tags.values()]


def alternative(content: SocialContent, shared: Shared) -> str:
    """What somebody hears who does not see the picture: the photo, then what is written beside it."""
    text = shared.terms[content.language].text
    said = [content.photo.alt.rstrip(".")] if content.photo and content.photo.alt else []
    written, held, code = text("Text on the picture"), text("Certificates held"), text("QR code")
    said.append(f"{written}: {content.name}")
    said += [f"{fact.label}: {fact.value}" for fact in content.facts]
    if content.marks:
        said.append(f"{held}: {', '.join(content.marks)}")
    said.append(f"{code}: {content.address}")
    return (". ".join(said) + ".").replace("\u00a0", " ")


def _tag(topic: str) -> str:
    """A topic as one word: letters and digits, each part with a capital; a number alone is no tag."""
    words = _WORD.findall(unicodedata.normalize("NFC", topic))
    joined = "".join(word[:1].upper() + word[1:] for word in words)
    return joined if any(sign.isalpha() for sign in joined) else ""
