"""Rules between records: what they refer to exists, and what must be single is single."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from catalogue.checks.certificates import TAX_NUMBER, label_of
from catalogue.checks.finding import Finding, found
from catalogue.checks.relation_index import Known
from catalogue.checks.trade import gtins_of
from catalogue.problems import Bilingual
from catalogue.records import Collection, Product
from catalogue.records.suggestions import did_you_mean
from catalogue.vocabulary import CertificateType, Vocabulary

_SHOWN: Final = frozenset({"published", "paused"})

#: Key of a record (`product/<id>`) and what was found in it.
Related = Iterator[tuple[str, Finding]]


def check_relations(known: Known, vocabulary: Vocabulary) -> Related:
    """All rules between records."""
    with_region = {key: kind for key, kind in vocabulary.certificates.items() if kind.regency_group is not None}
    for product in known.products.values():
        for finding in (*_producer_of(product, known), *_pirt_regency(product, known, with_region, vocabulary)):
            yield f"product/{product.id}", finding
    for collection in known.collections.values():
        for finding in _products_of(collection, known):
            yield f"collection/{collection.id}", finding
    yield from _gtins(known.products)
    yield from _skus(known.products)
    yield from _aliases(known.products, "product", known.product_ids)
    yield from _aliases(known.collections, "collection", frozenset(known.collections))
    yield from _certificate_numbers(known, vocabulary)


def _producer_of(product: Product, known: Known) -> Iterator[Finding]:
    """A product's producer exists and can be shown with it."""
    name = product.producer
    if name is None:
        return
    if name not in known.producer_ids:
        near = known.near_producer(name)
        yield found("unknown-producer", "producer", hint=did_you_mean(near) if near else None, value=name)
        return
    producer = known.producers.get(name)
    if producer is None:
        return
    if product.status != "draft" and producer.status == "draft":
        yield found("producer-draft", "producer", value=name)
    if product.status in _SHOWN and producer.status == "archived":
        yield found("producer-archived", "producer", value=name)
    if product.status == "published" and producer.status == "paused":
        yield found("producer-paused", "producer", value=name)
    if product.sample_data != producer.sample_data:
        yield found("sample-mismatch", "producer", value=name)


def _pirt_regency(
    product: Product, known: Known, with_region: Mapping[str, CertificateType], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """The region inside a P-IRT number is the producer's."""
    numbered = [
        (index, certificate.number, with_region[certificate.type])
        for index, certificate in enumerate(product.certificates)
        if certificate.type in with_region and certificate.number
    ]
    if not numbered:
        return
    producer = known.producers.get(product.producer or "")
    place = producer.location if producer else None
    regency = vocabulary.regencies.get(place.regency or "") if place else None
    if regency is None:
        return
    for index, number, kind in numbered:
        match = kind.pattern.fullmatch(number) if kind.pattern is not None else None
        if match is None or kind.regency_group is None or kind.is_dummy(number):
            continue
        code = match[kind.regency_group]
        if code != regency.bps:
            yield found(
                "pirt-regency",
                f"certificates[{index}].number",
                code=code,
                regency=Bilingual(f"{regency.short} ({regency.bps})", f"{regency.short} ({regency.bps})"),
            )


def _products_of(collection: Collection, known: Known) -> Iterator[Finding]:
    """A collection's products exist and are shown."""
    for index, name in enumerate(collection.products):
        field = f"products[{index}]"
        if name not in known.product_ids:
            near = known.near_product(name)
            yield found("unknown-product", field, hint=did_you_mean(near) if near else None, value=name)
        elif name in known.products and known.products[name].status not in _SHOWN:
            yield found("collection-product-hidden", field, value=name, status=known.products[name].status)
    for index, name in enumerate(collection.select.producer if collection.select else ()):
        if name not in known.producer_ids:
            near = known.near_producer(name)
            hint = did_you_mean(near) if near else None
            yield found("unknown-producer", f"select.producer[{index}]", hint=hint, value=name)


def _gtins(products: Mapping[str, Product]) -> Related:
    """A GTIN stands for one thing; shorter ones are the longer with zeros in front."""
    first: dict[str, str] = {}
    for product in products.values():
        for field, gtin in gtins_of(product):
            padded = gtin.zfill(14)
            if padded in first:
                yield f"product/{product.id}", found("duplicate-gtin", field, value=gtin, other=first[padded])
            else:
                first[padded] = f"products/{product.id}"


def _skus(products: Mapping[str, Product]) -> Related:
    """A producer's own codes differ."""
    first: dict[tuple[str, str], str] = {}
    for product in products.values():
        skus = [("sku", product.sku)]
        skus += [(f"variants[{at}].sku", variant.sku) for at, variant in enumerate(product.variants)]
        for field, sku in skus:
            if sku is None or product.producer is None:
                continue
            key = (product.producer, sku)
            if key in first:
                yield f"product/{product.id}", found("duplicate-sku", field, value=sku, other=first[key])
            else:
                first[key] = f"products/{product.id}"


def _aliases(records: Mapping[str, Product] | Mapping[str, Collection], kind: str, ids: frozenset[str]) -> Related:
    """A former id leads to one record."""
    first: dict[str, str] = {}
    for record in records.values():
        for index, alias in enumerate(record.aliases):
            if alias == record.id:
                continue
            other = alias if alias in ids else first.get(alias)
            if other is not None:
                finding = found("alias-taken", f"aliases[{index}]", value=alias, other=f"{kind}s/{other}")
                yield f"{kind}/{record.id}", finding
            else:
                first[alias] = record.id


def _certificate_numbers(known: Known, vocabulary: Vocabulary) -> Related:
    """A certificate belongs to one producer; dummies are exempt."""
    owners: dict[tuple[str, str], tuple[str, str]] = {}
    for key, field, kind_id, number, owner in _numbers(known):
        kind = vocabulary.certificates.get(kind_id)
        if kind is None or kind_id == TAX_NUMBER or kind.is_dummy(number):
            continue
        plain = (number if number.isalnum() else "".join(filter(str.isalnum, number))).casefold()
        first_owner, first_place = owners.setdefault((kind_id, plain), (owner, key))
        if first_owner != owner:
            folder, _, name = first_place.partition("/")
            yield key, found("certificate-number-shared", field, label=label_of(kind), other=f"{folder}s/{name}")


def _numbers(known: Known) -> Iterator[tuple[str, str, str, str, str]]:
    """Record key, field, kind, number and owner of every certificate number that belongs to a firm."""
    for producer in known.producers.values():
        if producer.nib:
            yield f"producer/{producer.id}", "nib", "nib", producer.nib, producer.id
    for product in known.products.values():
        owner = product.producer
        if owner is None or owner not in known.producer_ids:
            continue
        for index, certificate in enumerate(product.certificates):
            if certificate.number and certificate.type != "sni":
                field = f"certificates[{index}].number"
                yield f"product/{product.id}", field, certificate.type, certificate.number, owner
