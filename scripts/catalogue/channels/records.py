"""From answers to a draft: values by the field table, ids, and the producer that is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from catalogue.channels.answers import Answer, Answers, Collected, Words
from catalogue.channels.entry import Draft, Way
from catalogue.channels.holdings import Holdings
from catalogue.channels.likenesses import name_of
from catalogue.channels.questions import asked
from catalogue.channels.readers import read_answer
from catalogue.channels.wholes import read_wholes
from catalogue.languages import LANGUAGES
from catalogue.problem_codes import problem
from catalogue.problems import Location
from catalogue.records.kinds import RECORD_ID_MAX
from catalogue.records.values import id_from

_PRODUCER: Final = "product.producer"
_NAME: Final = "producer.name"


def draft_from(answers: Answers, words: Words, holdings: Holdings, source: str, way: Way, place: Location) -> Draft:
    """Makes a draft of answers.

    Args:
        answers: by path of the question; a text in a certain language as `product.name.en`.
        words: the vocabulary and the language.
        holdings: what producers and products there are.
        source: what a person calls the entry.
        way: how it came in.
        place: where it stands.
    """
    said = {path: answer for path, answer in answers.items() if not answer.is_nothing}
    found = Collected(words)
    done = read_wholes(said, found)
    for path, answer in said.items():
        question, suffix = _question(path)
        if path in done or question in {"", "product.photos", _PRODUCER}:
            continue
        read_answer(asked()[question], answer, found, suffix)
    if name_of(found.product.get("name")) == "":
        found.problems.append(problem("sheet-no-name", place, "product.name"))
    producer_id = _producer(said, found, holdings, place)
    if not producer_id or not name_of(found.product.get("name")):
        return Draft(source, way, place, problems=tuple(found.problems), places=found.places)
    head = {"id": _product_id(found.product, producer_id, holdings), "status": "draft", "producer": producer_id}
    product = {**head, **found.product, "updated": words.today}
    producer = {}
    if found.producer:
        producer = {"id": producer_id, "status": "draft", **found.producer, "updated": words.today}
    return Draft(source, way, place, product, producer, (), tuple(found.problems), found.places)


def _question(path: str) -> tuple[str, str]:
    """The question that a path asks, and the language of its text where it names one; empty where it asks none."""
    if path in asked():
        return path, ""
    base, _, suffix = path.rpartition(".")
    if suffix in LANGUAGES and base in asked():
        return base, suffix
    return "", ""


def _producer(said: Mapping[str, Answer], found: Collected, holdings: Holdings, place: Location) -> str:
    """The id of the producer: one that is there, by id or name, else one made of the new producer's name."""
    chosen, named = said.get(_PRODUCER), said.get(_NAME)
    if chosen is not None:
        known = _known_producer(chosen.text, holdings)
        if known is None and named is None:
            found.problems.append(problem("unknown-producer", chosen.place, _PRODUCER, value=chosen.text))
        if known is not None or named is None:
            found.producer.clear()
            return known or ""
    name = found.producer.get("name")
    if not isinstance(name, str):
        found.problems.append(problem("sheet-no-producer", place, _NAME))
        return ""
    return _known_producer(name, holdings) or plain_id(name)


def _known_producer(text: str, holdings: Holdings) -> str | None:
    """The producer that is called so, by its id or its exact name in any case."""
    word = " ".join(text.split())
    return word if word in holdings.known.producer_ids else holdings.producer_by_name.get(word.casefold())


def _product_id(product: Mapping[str, Any], producer: str, holdings: Holdings) -> str:
    """An id from the product's name; with the producer's behind it where another producer has taken it."""
    own = plain_id(name_of(product.get("name")))
    longer = f"{own[: RECORD_ID_MAX - min(len(producer), 40) - 1]}-{producer[:40]}".strip("-")
    return own if holdings.claim(own, producer) else longer


def plain_id(name: str) -> str:
    """An id made of a name: marks on letters dropped, lower case, words joined by hyphens."""
    bare = "".join(s for s in unicodedata.normalize("NFKD", name) if not unicodedata.combining(s))
    return id_from(bare) if any(s.isascii() and s.isalnum() for s in bare) else ""
